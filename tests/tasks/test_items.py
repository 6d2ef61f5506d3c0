"""Tasks in running text: below who has them, behind labels, in single sentences."""

import docx
import pytest

from generator.tasks.assigning import assignment
from generator.tasks.task import GivenTask
from tests.tasks.papers import found_in, listed, packed


def _one(*lines: str, **said: str) -> GivenTask:
    (task,) = listed("I. NHIỆM VỤ", *lines, **said)
    return task


SENTENCES = [
    (
        "Giao Sở Nội vụ chủ trì, phối hợp với Sở Tài chính và các cơ quan liên quan rà soát thủ tục trước ngày 30/6/2026.",
        ["Sở Nội vụ"],
        ["Sở Tài chính", "các cơ quan liên quan"],
        "rà soát thủ tục trước ngày 30/6/2026",
        "trước ngày 30/6/2026",
        "2026-06-30",
    ),
    (
        "Sở Tài chính có trách nhiệm bố trí kinh phí trong quý II.",
        ["Sở Tài chính"],
        [],
        "bố trí kinh phí trong quý II",
        "trong quý II",
        "2026-06-30",
    ),
    (
        "Tổ có nhiệm vụ tuyên truyền, hướng dẫn người dân sử dụng dịch vụ số.",
        ["Tổ"],
        [],
        "tuyên truyền, hướng dẫn người dân sử dụng dịch vụ số",
        "",
        "",
    ),
    (
        "Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh giám sát việc thực hiện Kế hoạch.",
        ["Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh"],
        [],
        "giám sát việc thực hiện Kế hoạch",
        "",
        "",
    ),
    (
        "Yêu cầu các sở, ban, ngành, địa phương gửi báo cáo trước ngày 15 hằng tháng.",
        ["các sở, ban, ngành, địa phương"],
        [],
        "gửi báo cáo trước ngày 15 hằng tháng",
        "trước ngày 15 hằng tháng",
        "",
    ),
    (
        "UBND tỉnh yêu cầu Thủ trưởng các sở, ban, ngành nghiêm túc thực hiện.",
        ["Thủ trưởng các sở, ban, ngành"],
        [],
        "nghiêm túc thực hiện",
        "",
        "",
    ),
    (
        "Sau khi có kết quả khảo sát, giao Văn phòng UBND tỉnh tham mưu ban hành Kế hoạch.",
        ["Văn phòng UBND tỉnh"],
        [],
        "tham mưu ban hành Kế hoạch",
        "",
        "",
    ),
    (
        "Về tổ chức cuộc thi: Sở Tư pháp chủ trì, phối hợp Báo Minh Hòa xây dựng thể lệ.",
        ["Sở Tư pháp"],
        ["Báo Minh Hòa"],
        "xây dựng thể lệ",
        "",
        "",
    ),
    (
        "Các cơ quan, đơn vị phải công khai thủ tục hành chính.",
        ["Các cơ quan, đơn vị"],
        [],
        "phải công khai thủ tục hành chính",
        "",
        "",
    ),
    (
        "Sở Nội vụ tổng hợp, báo cáo trong 15 ngày kể từ ngày ban hành Kế hoạch.",
        ["Sở Nội vụ"],
        [],
        "tổng hợp, báo cáo trong 15 ngày kể từ ngày ban hành Kế hoạch",
        "trong 15 ngày kể từ ngày ban hành Kế hoạch",
        "2026-02-17",
    ),
    (
        "Sở Nội vụ là cơ quan thường trực, có trách nhiệm đôn đốc việc thực hiện.",
        ["Sở Nội vụ"],
        [],
        "đôn đốc việc thực hiện",
        "",
        "",
    ),
    (
        "Giao Trung tâm Phục vụ hành chính công chủ trì phối hợp với VNPT và các đơn vị liên quan tổ chức tập huấn.",
        ["Trung tâm Phục vụ hành chính công"],
        ["VNPT", "các đơn vị liên quan"],
        "tổ chức tập huấn",
        "",
        "",
    ),
    (
        "Ban Chỉ đạo chuyển đổi số tỉnh chủ trì xây dựng kế hoạch.",
        ["Ban Chỉ đạo chuyển đổi số tỉnh"],
        [],
        "xây dựng kế hoạch",
        "",
        "",
    ),
    (
        "Các tổ chức chính trị - xã hội phối hợp với UBND cấp xã vận động Nhân dân.",
        ["Các tổ chức chính trị - xã hội"],
        ["UBND cấp xã"],
        "vận động Nhân dân",
        "",
        "",
    ),
    (
        "Các sở, ban, ngành theo chức năng, nhiệm vụ được giao chủ động triển khai.",
        ["Các sở, ban, ngành"],
        [],
        "theo chức năng, nhiệm vụ được giao chủ động triển khai",
        "",
        "",
    ),
]


@pytest.mark.parametrize("mark", ["", "1. ", "a) ", "- "])
@pytest.mark.parametrize(("sentence", "leads", "supports", "text", "deadline", "due"), SENTENCES)
def test_a_sentence_gives_a_task(
    sentence: str,
    leads: list[str],
    supports: list[str],
    text: str,
    deadline: str,
    due: str,
    mark: str,
) -> None:
    task = _one(mark + sentence)
    assert (list(task.leads), list(task.supports), task.text, task.deadline) == (
        leads,
        supports,
        text,
        deadline,
    )
    assert "".join(map(str, task.due)) == due
    assert task.passage == sentence and task.place.startswith("đoạn ")


@pytest.mark.parametrize(
    "sentence",
    [
        "Thực hiện nhiệm vụ Thủ tướng Chính phủ giao Bộ Nội vụ, kết quả đạt khá.",
        "Năm 2025, Sở Nội vụ đã chủ trì, phối hợp tổ chức 05 lớp tập huấn.",
        "Chánh Văn phòng UBND tỉnh, Giám đốc Sở Nội vụ chịu trách nhiệm thi hành Quyết định này./.",
        "Trên đây là Kế hoạch năm 2026; nếu có vướng mắc, các cơ quan báo cáo về Sở Nội vụ.",
        "Các nhiệm vụ được giao tại Quyết định số 12/QĐ-UBND ngày 01/02/2026.",
        "Hội đồng thành viên gồm ông Nguyễn Văn An.",
        "Theo đề nghị của Giám đốc Sở Nội vụ.",
        "Công tác phối hợp giữa các cơ quan, đơn vị được tăng cường.",
        "Ủy ban nhân dân tỉnh thông báo để các cơ quan biết, thực hiện.",
        "Kinh phí thực hiện trong dự toán giao các cơ quan, đơn vị năm 2026.",
        "Cơ quan trình: Sở Tư pháp.",
        "Sau khi nghe báo cáo, đồng chí chủ trì kết luận như sau:",
        "Trưởng ban kiểm tra: Ông Nguyễn Văn An.",
        "Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:",
        "Phó Chủ tịch UBND tỉnh theo dõi, chỉ đạo Sở Tư pháp.",
        "Theo Quyết định số 12/QĐ-UBND về phân công công việc. Chủ tịch UBND tỉnh trực tiếp chỉ đạo, "
        "theo dõi Sở Nội vụ, Sở Tài chính và các cơ quan thuộc ngành.",
        "Phó Giám đốc Sở phụ trách các phòng chuyên môn.",
        "Yêu cầu các cơ quan, đơn vị nghiêm túc triển khai thực hiện Kế hoạch này./.",
        "Ngày 15/01/2026, đồng chí Nguyễn Văn An, Chủ tịch UBND tỉnh chủ trì cuộc họp về đầu tư công.",
    ],
)
def test_other_sentences_give_none(sentence: str) -> None:
    assert listed("I. NHIỆM VỤ", sentence) == []


@pytest.mark.parametrize("kind", ["PHIẾU TRÌNH GIẢI QUYẾT CÔNG VIỆC", "TỜ TRÌNH", "BÁO CÁO"])
def test_what_a_paper_proposes_is_no_task_unless_it_is_assigned(kind: str) -> None:
    proposed = "Sở Tư pháp rà soát hồ sơ trong tháng 6/2026."
    assert listed("I. ĐỀ XUẤT", proposed, kind=kind, subject="Về hồ sơ") == []
    (task,) = listed("I. ĐỀ XUẤT", f"Giao {proposed}", kind=kind, subject="Về hồ sơ")
    assert task.leads == ("Sở Tư pháp",)


@pytest.mark.parametrize(
    "said", ["kết luận", "có ý kiến chỉ đạo", "thống nhất", "kết luận như sau"]
)
def test_a_notice_of_conclusions_gives_what_it_concludes(said: str) -> None:
    lines = (
        f"Sau khi nghe báo cáo, Chủ tịch UBND tỉnh {said}:",
        "1. Về giải ngân",
        "- Các chủ đầu tư khẩn trương hoàn thiện hồ sơ, xong trước ngày 31/01/2026.",
        "2. Về mặt bằng: Yêu cầu UBND các xã tập trung chi trả; hoàn thành trong quý I/2026.",
        "3. Thống nhất chủ trương. Sở Y tế lập dự án, trình trong tháng 3; Công an tỉnh thẩm định.",
    )
    assert [(one.leads, one.deadline) for one in listed(*lines, kind="THÔNG BÁO")] == [
        (("Các chủ đầu tư",), "xong trước ngày 31/01/2026"),
        (("UBND các xã",), "hoàn thành trong quý I/2026"),
        (("Sở Y tế",), "trong tháng 3"),
        (("Công an tỉnh",), ""),
    ]


def test_what_must_be_in_general_is_no_task() -> None:
    assert listed("II. YÊU CẦU", "1. Các cơ quan, đơn vị phải công khai, minh bạch.") == []


def test_items_below_an_authority_are_led_by_it() -> None:
    tasks = listed(
        "IV. TỔ CHỨC THỰC HIỆN",
        "1. Sở Nội vụ:",
        "a) Chủ trì, phối hợp với các sở, ngành hướng dẫn thực hiện.",
        "b) Theo dõi, đôn đốc. Đồng thời, tổng hợp kết quả. Hoàn thành trước ngày 20/12/2026.",
        "2. Sở Tài chính: Bố trí kinh phí; báo cáo UBND tỉnh.",
        "3. Các sở, ban, ngành; UBND các xã, phường",
        "- Ban hành kế hoạch. Thời gian hoàn thành chậm nhất là ngày 30/01/2026.",
        "Trên đây là Kế hoạch năm 2026./.",
    )
    assert [(one.text, one.leads, one.deadline) for one in tasks] == [
        ("hướng dẫn thực hiện", ("Sở Nội vụ",), ""),
        ("Theo dõi, đôn đốc", ("Sở Nội vụ",), "Hoàn thành trước ngày 20/12/2026"),
        ("Đồng thời, tổng hợp kết quả", ("Sở Nội vụ",), "Hoàn thành trước ngày 20/12/2026"),
        ("Bố trí kinh phí; báo cáo UBND tỉnh", ("Sở Tài chính",), ""),
        (
            "Ban hành kế hoạch",
            ("Các sở, ban, ngành", "UBND các xã, phường"),
            "hoàn thành chậm nhất là ngày 30/01/2026",
        ),
    ]
    assert tasks[0].supports == ("các sở, ngành",)
    assert (
        tasks[1].passage == "1. Sở Nội vụ: | Theo dõi, đôn đốc. Hoàn thành trước ngày 20/12/2026."
    )
    assert tasks[1].place.endswith("(mục IV.1.b)")


@pytest.mark.parametrize(
    "opening",
    [
        "Giao Sở Nội vụ:",
        "1. Giao Sở Nội vụ",
        "1. Trách nhiệm của Sở Nội vụ",
        "1. Thống nhất tổ chức Hội nghị. Giao Sở Nội vụ:",
        "2. Về kế hoạch năm 2026, giao Sở Nội vụ:",
        "1. Sở Nội vụ có trách nhiệm:",
        "1. Đề nghị Sở Nội vụ thực hiện các nội dung sau:",
    ],
)
def test_what_stands_below_an_opening_is_led_by_who_is_named(opening: str) -> None:
    tasks = listed("I. NHIỆM VỤ", opening, "- Rà soát thủ tục.", "- Công bố kết quả.")
    assert [(one.text, one.leads) for one in tasks] == [
        ("Rà soát thủ tục", ("Sở Nội vụ",)),
        ("Công bố kết quả", ("Sở Nội vụ",)),
    ]


def test_another_who_is_named_below_leads_what_it_is_given() -> None:
    tasks = listed(
        "1. Sở Nội vụ", "- Hướng dẫn thực hiện. Các sở, ban, ngành chủ động báo cáo.", "- Tổng hợp."
    )
    assert [one.leads for one in tasks] == [("Sở Nội vụ",), ("Các sở, ban, ngành",), ("Sở Nội vụ",)]


def test_how_a_task_is_done_is_no_task() -> None:
    tasks = listed(
        "1. Sở Nội vụ",
        "a) Tổ chức tuyên truyền bằng các hình thức, gồm:",
        "- Phát tờ rơi.",
        "- Treo băng rôn.",
        "b) Tổng hợp.",
    )
    assert [one.text for one in tasks] == [
        "Tổ chức tuyên truyền bằng các hình thức, gồm",
        "Tổng hợp",
    ]


def test_those_to_whom_a_letter_is_written_lead_what_it_asks() -> None:
    made = docx.Document()
    for line in (
        "ỦY BAN NHÂN DÂN TỈNH MINH HÒA",
        "Số: 12/UBND-NC",
        "V/v cải cách hành chính",
        "Kính gửi: Các sở, ban, ngành.",
        "Ủy ban nhân dân tỉnh yêu cầu:",
        "1. Rà soát thủ tục.",
        "2. Báo cáo trước ngày 15/3/2026.",
    ):
        made.add_paragraph(line)
    tasks = found_in(packed(made))
    assert [(one.text, one.leads) for one in tasks] == [
        ("Rà soát thủ tục", ("Các sở, ban, ngành",)),
        ("Báo cáo trước ngày 15/3/2026", ("Các sở, ban, ngành",)),
    ]


LABELS = [
    [
        "1. Rà soát thủ tục (chủ trì: Sở Nội vụ; phối hợp: Sở Y tế; thời hạn: 30/6/2026; sản phẩm: Báo cáo)."
    ],
    [
        "1. Rà soát thủ tục. Chủ trì: Sở Nội vụ; phối hợp: Sở Y tế; thời gian thực hiện: 30/6/2026; sản phẩm: Báo cáo."
    ],
    [
        "1. Rà soát thủ tục.",
        "- Cơ quan chủ trì: Sở Nội vụ.",
        "- Cơ quan phối hợp: Sở Y tế.",
        "- Thời gian hoàn thành: 30/6/2026.",
        "- Sản phẩm: Báo cáo.",
    ],
    [
        "1. Rà soát thủ tục",
        "a) Đơn vị chủ trì thực hiện: Sở Nội vụ; đơn vị phối hợp: Sở Y tế",
        "b) Thời hạn: 30/6/2026; kết quả: Báo cáo; kinh phí: 5 triệu đồng",
    ],
    [
        "(1) Rà soát thủ tục.",
        "Đơn vị chủ trì: Sở Nội vụ. Đơn vị phối hợp: Sở Y tế. Thời gian: 30/6/2026. Sản phẩm: Báo cáo.",
    ],
    [
        "- Rà soát thủ tục.",
        "+ Đơn vị thực hiện: Sở Nội vụ chủ trì, phối hợp với Sở Y tế.",
        "+ Tiến độ: 30/6/2026.",
        "+ Sản phẩm đầu ra: Báo cáo.",
    ],
    [
        "Rà soát thủ tục.",
        "Cơ quan chủ trì, phối hợp: Sở Nội vụ chủ trì; Sở Y tế phối hợp",
        "Hạn hoàn thành: 30/6/2026",
        "Kết quả, sản phẩm: Báo cáo",
    ],
    [
        "- Rà soát thủ tục.",
        "- Chủ trì: Sở Nội vụ; phối hợp: Sở Y tế.",
        "- Thời hạn: 30/6/2026.",
        "- Sản phẩm: Báo cáo.",
    ],
]


@pytest.mark.parametrize("lines", LABELS)
def test_labels_say_who_leads_and_when(lines: list[str]) -> None:
    task = _one(*lines)
    assert (task.text, task.leads, task.supports) == (
        "Rà soát thủ tục",
        ("Sở Nội vụ",),
        ("Sở Y tế",),
    )
    assert (task.deadline, task.product) == ("30/6/2026", "Báo cáo")
    assert [str(day) for day in task.due] == ["2026-06-30"]
    assert all(line.split(maxsplit=1)[-1].rstrip(".") in task.passage for line in lines)


def test_labels_below_several_items_are_those_of_the_one_above_them() -> None:
    tasks = listed(
        "1. Cải cách thể chế",
        "- Rà soát văn bản;",
        "- Hệ thống hóa văn bản.",
        "- Cơ quan chủ trì: Sở Tư pháp.",
        "2. Cải cách bộ máy",
        "- Cơ quan chủ trì: Sở Nội vụ.",
    )
    assert [(one.text, one.leads) for one in tasks] == [
        ("Cải cách thể chế", ("Sở Tư pháp",)),
        ("Cải cách bộ máy", ("Sở Nội vụ",)),
    ]


def test_items_of_one_level_have_labels_of_their_own() -> None:
    tasks = listed(
        "1. Cải cách thể chế",
        "- Rà soát.",
        "- Chủ trì: Sở Tư pháp.",
        "- Công bố.",
        "- Chủ trì: Sở Nội vụ.",
    )
    assert [(one.text, one.leads) for one in tasks] == [
        ("Rà soát", ("Sở Tư pháp",)),
        ("Công bố", ("Sở Nội vụ",)),
    ]


def test_a_heading_says_by_when_all_below_it_is_due() -> None:
    tasks = listed(
        "I. NHIỆM VỤ TRIỂN KHAI TRONG THÁNG 12/2026",
        "1. Sở Nội vụ",
        "a) Rà soát.",
        "b) Báo cáo trước ngày 05/12/2026.",
    )
    assert [[str(day) for day in one.due] for one in tasks] == [["2026-12-31"], ["2026-12-05"]]


def test_text_and_tables_stand_in_their_order() -> None:
    table = [["STT", "Nhiệm vụ", "Chủ trì"], ["1", "Trong bảng", "Sở Y tế"]]
    tasks = listed("1. Giao Sở Nội vụ rà soát.", table, "2. Giao Sở Tài chính tổng hợp.")
    assert [one.text for one in tasks] == ["rà soát", "Trong bảng", "tổng hợp"]


def test_a_report_tells_what_was_done() -> None:
    made = docx.Document()
    for line in ("BÁO CÁO", "Kết quả năm 2026"):
        made.add_paragraph(line).alignment = 1
    for line in (
        "1. Sở Nội vụ",
        "- Tổ chức 05 lớp tập huấn.",
        "2. Các cơ quan chủ động công khai thủ tục.",
    ):
        made.add_paragraph(line)
    assert found_in(packed(made)) == []


def test_several_authorities_in_one_sentence_have_a_task_each() -> None:
    tasks = listed(
        "I. NHIỆM VỤ",
        "1. Giao Sở Nội vụ rà soát thủ tục; Sở Tài chính bố trí kinh phí; báo cáo kết quả; Công an tỉnh tăng cường kiểm tra.",
    )
    assert [(one.text, one.leads) for one in tasks] == [
        ("rà soát thủ tục", ("Sở Nội vụ",)),
        ("bố trí kinh phí; báo cáo kết quả", ("Sở Tài chính",)),
        ("tăng cường kiểm tra", ("Công an tỉnh",)),
    ]


@pytest.mark.parametrize(
    ("sentence", "leads"),
    [
        ("Yêu cầu đồng chí Giám đốc Sở Nội vụ chỉ đạo rà soát.", ("đồng chí Giám đốc Sở Nội vụ",)),
        (
            "Các sở, ban, ngành; UBND các xã, phường đưa nội dung này vào kế hoạch.",
            ("Các sở, ban, ngành", "UBND các xã, phường"),
        ),
        ("Chậm nhất đến ngày 10/6/2026, Sở Xây dựng phải trình kế hoạch.", ("Sở Xây dựng",)),
        (
            "Trước ngày 25 hằng tháng, các sở, ngành gửi báo cáo về Sở Tài chính.",
            ("các sở, ngành",),
        ),
        ("Kinh phí thực hiện: Sở Tài chính cân đối, bố trí.", ("Sở Tài chính",)),
        ("Sở Y tế chịu trách nhiệm toàn diện về số liệu; hoàn chỉnh hồ sơ.", ("Sở Y tế",)),
        (
            "Yêu cầu Chủ đầu tư, đơn vị thi công tăng ca, bảo đảm tiến độ.",
            ("Chủ đầu tư, đơn vị thi công",),
        ),
        ("Báo Minh Hòa mở chuyên mục tuyên truyền.", ("Báo Minh Hòa",)),
        ("Phó Chủ tịch UBND tỉnh trực tiếp chỉ đạo, đôn đốc.", ("Phó Chủ tịch UBND tỉnh",)),
        ("Giao thủ trưởng các sở, ban, ngành rà soát.", ("thủ trưởng các sở, ban, ngành",)),
        ("Công an tỉnh bảo đảm an ninh, trật tự.", ("Công an tỉnh",)),
        ("Sở Y tế sớm hoàn thiện hồ sơ.", ("Sở Y tế",)),
        ("Thống nhất chủ trương; giao Sở Tài chính tham mưu văn bản.", ("Sở Tài chính",)),
        ("Trường hợp vượt thẩm quyền, giao Sở Tư pháp tham mưu.", ("Sở Tư pháp",)),
    ],
)
def test_whoever_is_addressed_leads(sentence: str, leads: tuple[str, ...]) -> None:
    assert _one(sentence).leads == leads


def test_who_leads_stands_in_brackets() -> None:
    task = _one(
        "1. Rà soát thủ tục hành chính (Sở Nội vụ chủ trì, phối hợp với Sở Y tế; hoàn thành trước ngày 30/6/2026)."
    )
    assert (task.text, task.leads, task.supports) == (
        "Rà soát thủ tục hành chính",
        ("Sở Nội vụ",),
        ("Sở Y tế",),
    )
    assert task.deadline == "hoàn thành trước ngày 30/6/2026"


@pytest.mark.parametrize(
    ("words", "deadline", "due"),
    [
        ("đến ngày 30/6/2026", "đến ngày 30/6/2026", "2026-06-30"),
        ("trước 17 giờ 00 ngày 15/3/2026", "trước 17 giờ 00 ngày 15/3/2026", "2026-03-15"),
        ("trong 6 tháng đầu năm 2026", "trong 6 tháng đầu năm 2026", "2026-06-30"),
        ("trong tháng 3 và tháng 4/2026", "trong tháng 3 và tháng 4/2026", "2026-04-30"),
        (
            "từ ngày 01/3 đến hết ngày 30/6/2026",
            "từ ngày 01/3 đến hết ngày 30/6/2026",
            "2026-06-30",
        ),
        ("xong trước 30/4", "xong trước 30/4", "2026-04-30"),
        ("chậm nhất 25/12/2026", "chậm nhất 25/12/2026", "2026-12-25"),
        ("tính đến ngày 15/5/2026", "", ""),
        ("trong tuần thứ 3 tháng 5/2026", "trong tuần thứ 3 tháng 5/2026", ""),
        ("định kỳ ngày 05 và ngày 20 hằng tháng", "định kỳ ngày 05 và ngày 20 hằng tháng", ""),
        ("theo Quyết định số 12/QĐ-UBND ngày 05/01/2026", "", ""),
    ],
)
def test_by_when_a_sentence_says(words: str, deadline: str, due: str) -> None:
    task = _one(f"Giao Sở Nội vụ rà soát {words}.")
    assert (task.deadline, "".join(map(str, task.due))) == (deadline, due)


def test_whom_one_supports_is_named_and_what_one_does_is_no_name() -> None:
    task = _one("1. Sở Nội vụ: Phối hợp tuyên truyền, giám sát.")
    assert (task.text, task.supports) == ("Phối hợp tuyên truyền, giám sát", ())


def test_a_heading_may_say_who_leads_all_below_it() -> None:
    tasks = listed(
        "I. NHIỆM VỤ",
        "1. Cải cách thủ tục (giao Văn phòng UBND tỉnh chủ trì)",
        "a) Công bố thủ tục.",
        "b) Tỷ lệ hồ sơ đạt 80%.",
    )
    assert [(one.text, one.leads) for one in tasks] == [
        ("Công bố thủ tục", ("Văn phòng UBND tỉnh",))
    ]


def test_what_is_issued_stands_below_nobody_of_the_paper() -> None:
    made = docx.Document()
    for line in ("QUYẾT ĐỊNH", "Ban hành Quy định"):
        made.add_paragraph(line).alignment = 1
    for line in (
        "Điều 1. Ban hành kèm theo Quyết định này Quy định.",
        "Điều 2. Giao Sở Nội vụ:",
        "a) Rà soát.",
        "Nơi nhận:",
        "- Như trên;",
    ):
        made.add_paragraph(line)
    made.add_paragraph("QUY ĐỊNH").alignment = 1
    made.add_paragraph("Kiểm tra việc công khai").alignment = 1
    made.add_paragraph("(Kèm theo Quyết định số 1/QĐ-UBND)").alignment = 1
    made.add_paragraph("Tổ chức hội nghị hằng năm.")
    made.add_paragraph("Phụ lục").alignment = 1
    made.add_paragraph("Tổ chức tập huấn.")
    assert [one.text for one in found_in(packed(made))] == ["Rà soát"]


NAMED = (
    *("Sở Giáo dục và Đào tạo", "Phòng Giáo dục và Đào tạo", "Sở Văn hóa, Thể thao và Du lịch"),
    *("Ban Chỉ đạo Chương trình mục tiêu quốc gia tỉnh", "Ủy ban Bầu cử tỉnh", "Tỉnh ủy"),
    *("Ban Quản lý dự án đầu tư xây dựng tỉnh", "Trung tâm Công nghệ thông tin và Truyền thông"),
    *("Văn phòng Đăng ký đất đai", "Cổng Thông tin điện tử tỉnh", "Thi hành án dân sự tỉnh"),
    *("Hải quan khu vực VIII", "Thống kê tỉnh", "Công ty Khai thác công trình thủy lợi"),
    *("Liên hiệp các Hội Khoa học và Kỹ thuật tỉnh", "Trưởng các phòng, ban", "Thanh tra tỉnh"),
    *("Hội đồng phối hợp phổ biến, giáo dục pháp luật", "Bộ phận Tiếp nhận và Trả kết quả"),
    *("Đội Quản lý trật tự đô thị", "Hợp tác xã nông nghiệp", "Các Ban của HĐND tỉnh"),
    *("Viễn thông Minh Hòa", "Tổng Công ty Phát điện 1", "Vườn quốc gia Tà Đùng"),
    *("Cảng hàng không Minh Hòa", "Nhà xuất bản Chính trị quốc gia", "Các phòng, ban, đơn vị"),
    *("Đài Phát thanh và Truyền hình tỉnh", "Các đơn vị sự nghiệp công lập", "UBND xã Tân Lập"),
)


@pytest.mark.parametrize("name", NAMED)
@pytest.mark.parametrize(
    "sentence",
    [
        "Giao {} chủ trì rà soát thủ tục.",
        "Giao Sở Y tế chủ trì, phối hợp với {} rà soát thủ tục.",
        "{} có trách nhiệm rà soát thủ tục.",
        "{} khẩn trương hoàn thành việc rà soát.",
        "Đề nghị {} quan tâm chỉ đạo rà soát.",
    ],
)
def test_a_name_is_not_cut_at_a_word_that_elsewhere_is_a_verb(sentence: str, name: str) -> None:
    found = assignment(sentence.format(name))
    assert found
    given = found.supports if "phối hợp với" in sentence else found.leads
    assert given == (name,)


def test_inspecting_is_a_verb_and_an_authority() -> None:
    tasks = listed(
        "II. THỰC HIỆN",
        "1. Sở Nội vụ",
        "- Thanh tra, kiểm tra công vụ đột xuất;",
        "2. Thanh tra tỉnh chủ trì, phối hợp với Sở Nội vụ thanh tra trách nhiệm.",
    )
    assert [(one.text, one.leads, one.supports) for one in tasks] == [
        ("Thanh tra, kiểm tra công vụ đột xuất", ("Sở Nội vụ",), ()),
        ("thanh tra trách nhiệm", ("Thanh tra tỉnh",), ("Sở Nội vụ",)),
    ]


@pytest.mark.parametrize(
    ("sentence", "lead", "text"),
    [
        (
            "Đồng chí Nguyễn Văn An - Trưởng phòng Kinh tế: Phụ trách chung, rà soát dự toán.",
            "Đồng chí Nguyễn Văn An - Trưởng phòng Kinh tế",
            "Phụ trách chung, rà soát dự toán",
        ),
        (
            "Định kỳ 6 tháng, năm, các sở, ngành báo cáo kết quả.",
            "các sở, ngành",
            "báo cáo kết quả",
        ),
        (
            "Sở Nội vụ là cơ quan thường trực giúp UBND tỉnh đôn đốc.",
            "Sở Nội vụ",
            "là cơ quan thường trực giúp UBND tỉnh đôn đốc",
        ),
        (
            "Giao Sở Tài chính: (1) rà soát danh mục; (2) trình UBND tỉnh.",
            "Sở Tài chính",
            "(1) rà soát danh mục; (2) trình UBND tỉnh",
        ),
        (
            "Hoàn thành việc rà soát (giao Sở Tư pháp).",
            "Sở Tư pháp",
            "Hoàn thành việc rà soát",
        ),
        (
            "Sở Giáo dục và Đào tạo chỉ đạo các trường học lồng ghép nội dung.",
            "Sở Giáo dục và Đào tạo",
            "chỉ đạo các trường học lồng ghép nội dung",
        ),
    ],
)
def test_further_ways_to_give_a_task(sentence: str, lead: str, text: str) -> None:
    task = _one(f"1. {sentence}")
    assert (task.leads, task.text) == ((lead,), text)


def test_when_a_board_meets_is_no_task() -> None:
    assert listed("I. NHIỆM VỤ", "1. Ban Chỉ đạo họp định kỳ mỗi quý một lần.") == []
