"""Tables of tasks: every row a task, with who, when and what comes of it as its cells say."""

import re

import docx
import pytest

from tests.tasks.papers import Cells, found_in, listed, packed, put_table

SEVEN = [
    "STT",
    "Nhiệm vụ",
    "Sản phẩm",
    "Thời gian hoàn thành",
    "Chủ trì thực hiện",
    "Phối hợp thực hiện",
    "Theo dõi, kiểm tra, đôn đốc",
]
FOUR = ["STT", "Nội dung công việc", "Đơn vị chủ trì", "Thời hạn"]
ONE = ["1", "Rà soát thủ tục", "Sở Nội vụ", "Quý II/2026"]
TWO = ["2", "Công bố thủ tục", "Văn phòng UBND tỉnh", "30/9/2026"]


def _brief(*blocks: str | list[Cells]) -> list[tuple[str, tuple[str, ...], str]]:
    return [(one.text, one.leads, one.deadline) for one in listed(*blocks)]


def test_every_column_of_seven_is_read() -> None:
    row = [
        "1",
        "Ban hành Kế hoạch cải cách",
        "Kế hoạch",
        "Tháng 01/2026",
        "Sở Nội vụ",
        "Các sở, ban, ngành;\nUBND các xã, phường",
        "Văn phòng UBND tỉnh",
    ]
    (task,) = listed([SEVEN, row])
    assert (task.text, task.product, task.deadline) == (row[1], row[2], row[3])
    assert task.leads == ("Sở Nội vụ",)
    assert task.supports == ("Các sở, ban, ngành", "UBND các xã, phường")
    assert [day.isoformat() for day in task.due] == ["2026-01-31"]
    assert task.passage == " | ".join(" ".join(cell.split()) for cell in row)
    assert task.place == "bảng 1, hàng 2"


@pytest.mark.parametrize(
    "titles",
    [
        ["TT", "Nội dung", "Cơ quan/đơn vị chủ trì", "Lộ trình"],
        ["STT", "Nhiệm vụ, giải pháp", "ĐVCT", "Tiến độ"],
        ["Số TT", "Tên nhiệm vụ", "Cơ quan, đơn vị thực hiện", "Thời gian\nthực hiện"],
        ["Stt", "Hoạt động", "Đơn vị thực hiện", "Hạn hoàn thành"],
        ["STT", "Công việc cụ thể", "Người phụ trách", "Thời hạn (năm 2026)"],
        ["STT", "NHIỆM VỤ TRỌNG TÂM", "CHỦ TRÌ", "THỜI GIAN HOÀN THÀNH"],
        ["TT", "Tên văn bản", "Cơ quan chủ trì soạn thảo", "Thời gian trình"],
        ["STT", "Tiêu chí thành phần", "Cơ quan chịu trách nhiệm", "Thời gian"],
        ["TT", "Đầu việc", "Phân công", "Ngày hoàn thành"],
        ["TT", "Việc phải làm", "Đơn vị", "Hạn"],
        ["TT", "", "Cơ quan chủ trì", "Thời hạn"],
        ["STT", "Nội dung chỉ đạo", "Cơ quan được giao chủ trì", "Thời hạn hoàn thành"],
        ["STT", "Ý kiến kết luận", "Đơn vị thực hiện", "Thời hạn"],
        ["STT", "Nhiệm vụ được giao", "Đơn vị thực hiện", "Thời hạn"],
    ],
)
def test_columns_are_known_by_their_titles(titles: list[str]) -> None:
    assert _brief([titles, ONE, TWO]) == [
        ("Rà soát thủ tục", ("Sở Nội vụ",), "Quý II/2026"),
        ("Công bố thủ tục", ("Văn phòng UBND tỉnh",), "30/9/2026"),
    ]


@pytest.mark.parametrize(
    "titles",
    [
        ["STT", "Đơn vị được kiểm tra", "Thời gian kiểm tra", "Ghi chú"],
        ["STT", "Chỉ tiêu", "Đơn vị tính", "Năm 2026"],
        ["Mã", "Chỉ tiêu", "Nguồn", "Cách tính"],
        ["STT", "Họ và tên", "Chức vụ", "Cơ quan"],
        ["STT", "Nội dung góp ý", "Cơ quan", "Tiếp thu, giải trình"],
        ["STT", "Nhiệm vụ", "Kết quả thực hiện", "Tồn tại, hạn chế"],
        ["STT", "Nội dung", "Dự toán", "Thời gian"],
        ["STT", "Họ và tên", "Cơ quan", "Nhiệm vụ"],
        ["STT", "Thành phần", "Đơn vị", "Nhiệm vụ trong Ban"],
    ],
)
def test_other_tables_list_no_tasks(titles: list[str]) -> None:
    assert listed([titles, ["1", "Sở Nội vụ", "Tháng 5/2026", "Ủy viên"]]) == []


def test_a_header_of_two_rows_with_merged_cells() -> None:
    rows = [
        ["STT", "Nhiệm vụ", "Cơ quan thực hiện", "<", "Thời gian", "<"],
        ["^", "^", "Chủ trì", "Phối hợp", "Bắt đầu", "Kết thúc"],
        ["1", "Rà soát thủ tục", "Sở Nội vụ", "Sở Tài chính", "01/3/2026", "30/6/2026"],
    ]
    (task,) = listed(rows)
    assert (task.text, task.leads, task.supports) == (rows[2][1], ("Sở Nội vụ",), ("Sở Tài chính",))
    assert task.deadline == "01/3/2026 - 30/6/2026"
    assert [day.isoformat() for day in task.due] == ["2026-06-30"]


def test_months_are_marked_in_a_calendar() -> None:
    rows = [
        ["STT", "Nhiệm vụ", "Chủ trì", "Thời gian thực hiện năm 2027", "<"],
        ["^", "^", "^", "Quý I", "Quý II"],
        ["1", "Rà soát thủ tục", "Sở Nội vụ", "", "x"],
    ]
    (task,) = listed(rows)
    assert task.deadline == "Quý II"
    assert [day.isoformat() for day in task.due] == ["2027-06-30"]


def test_lines_that_title_the_table_and_count_its_columns_are_no_tasks() -> None:
    title = ["DANH MỤC NHIỆM VỤ NĂM 2026", "<", "<", "<"]
    assert _brief([title, FOUR, ["(1)", "(2)", "(3)", "(4)"], ONE]) == [
        ("Rà soát thủ tục", ("Sở Nội vụ",), "Quý II/2026")
    ]


def test_a_header_that_is_repeated_by_hand_is_no_task() -> None:
    assert [one[0] for one in _brief([FOUR, ONE, FOUR, TWO])] == [ONE[1], TWO[1]]


def test_a_table_goes_on_in_the_next() -> None:
    assert [
        one[0] for one in _brief([FOUR, ONE], "", [TWO, ["3", "Báo cáo", "Sở Tài chính", ""]])
    ] == [
        "Rà soát thủ tục",
        "Công bố thủ tục",
        "Báo cáo",
    ]


def test_another_table_behind_it_does_not_go_on() -> None:
    other = [["Chỉ tiêu", "Đơn vị", "Năm 2025", "Năm 2026"], ["Điểm", "%", "1", "2"]]
    assert [one[0] for one in _brief([FOUR, ONE], other)] == ["Rà soát thủ tục"]


@pytest.mark.parametrize(
    "group",
    [
        ["I", "CÔNG TÁC CHỈ ĐẠO", "", ""],
        ["I", "Công tác chỉ đạo", "<", "<"],
        ["I. Công tác chỉ đạo", "<", "<", "<"],
        ["", "**Công tác chỉ đạo**", "", ""],
        ["A", "Công tác chỉ đạo", "", ""],
        ["Công tác chỉ đạo", "<", "<", "<"],
    ],
)
def test_a_row_that_only_groups_is_told_with_those_below(group: list[str]) -> None:
    tasks = listed([FOUR, group, ONE, TWO])
    assert [one.text for one in tasks] == [ONE[1], TWO[1]]
    for task in tasks:
        assert "công tác chỉ đạo" in task.passage.casefold()


def test_groups_end_where_the_next_of_their_level_begins() -> None:
    rows = [
        FOUR,
        ["I", "Nhóm một", "", ""],
        ["1", "Việc lớn", "", ""],
        ["1.1", "Việc nhỏ", "Sở Nội vụ", ""],
        ["2", "Việc riêng", "Sở Y tế", ""],
        ["II", "Nhóm hai", "", ""],
        ["1", "Việc sau", "Sở Tài chính", ""],
    ]
    assert [
        (one.text, re.findall("Nhóm một|Việc lớn|Nhóm hai", one.passage)) for one in listed(rows)
    ] == [
        ("Việc nhỏ", ["Nhóm một", "Việc lớn"]),
        ("Việc riêng", ["Nhóm một"]),
        ("Việc sau", ["Nhóm hai"]),
    ]


def test_a_row_without_lead_among_others_is_a_task_all_the_same() -> None:
    assert _brief([FOUR, ONE, ["2", "Việc chưa phân công", "", ""], ["3", *TWO[1:]]])[1] == (
        "Việc chưa phân công",
        (),
        "",
    )


def test_a_cell_merged_over_rows_speaks_for_each() -> None:
    rows = [FOUR, ONE, ["2", "Công bố", "^", "Quý III/2026"], ["3", "Báo cáo", "Sở Y tế", "^"]]
    assert _brief(rows) == [
        ("Rà soát thủ tục", ("Sở Nội vụ",), "Quý II/2026"),
        ("Công bố", ("Sở Nội vụ",), "Quý III/2026"),
        ("Báo cáo", ("Sở Y tế",), "Quý III/2026"),
    ]


def test_the_parts_of_a_task_are_tasks() -> None:
    titles = ["STT", "Nhiệm vụ", "Nội dung cụ thể", "Chủ trì"]
    rows = [titles, ["1", "Cải cách", "Rà soát", "Sở Nội vụ"], ["^", "^", "Công bố", "Sở Y tế"]]
    tasks = listed(rows)
    assert [(one.text, one.leads) for one in tasks] == [
        ("Rà soát", ("Sở Nội vụ",)),
        ("Công bố", ("Sở Y tế",)),
    ]
    assert all("Cải cách" in one.passage for one in tasks)


def test_rows_below_an_authority_are_led_by_it() -> None:
    titles = ["STT", "Nhiệm vụ", "Sản phẩm", "Thời hạn"]
    rows = [titles, ["I", "Sở Nội vụ", "<", "<"], ["1", "Rà soát thủ tục", "Báo cáo", "Quý II"]]
    ((_, leads, deadline),) = _brief(rows)
    assert (leads, deadline) == (("Sở Nội vụ",), "Quý II")


BOTH = (
    ("Sở Nội vụ chủ trì; các sở phối hợp", "Sở Nội vụ chủ trì", "các sở phối hợp"),
    ("Sở Nội vụ chủ trì, các sở phối hợp", "Sở Nội vụ chủ trì", "các sở phối hợp"),
    ("- Chủ trì: Sở Y tế\n- Phối hợp: các sở", "Chủ trì: Sở Y tế", "Phối hợp: các sở"),
    ("Sở Y tế chủ trì, phối hợp với các sở", "Sở Y tế chủ trì", "phối hợp với các sở"),
    ("Cơ quan chủ trì: Sở Y tế; phối hợp: sở", "Cơ quan chủ trì: Sở Y tế", "phối hợp: sở"),
    ("Sở Y tế (chủ trì); các sở (phối hợp)", "Sở Y tế (chủ trì)", "các sở (phối hợp)"),
    ("Chủ trì Sở Y tế, phối hợp các sở", "Chủ trì Sở Y tế", "phối hợp các sở"),
    ("Sở Y tế phối hợp với Sở Nội vụ", "Sở Y tế", "phối hợp với Sở Nội vụ"),
    ("Sở Y tế", "Sở Y tế", ""),
)


@pytest.mark.parametrize(("cell", "leads", "supports"), BOTH)
def test_one_column_for_lead_and_support(cell: str, leads: str, supports: str) -> None:
    titles = ["STT", "Công việc", "Chủ trì/phối hợp", "Thời hạn"]
    (task,) = listed([titles, ["1", "Rà soát", cell, ""]])
    assert ("; ".join(task.leads), "; ".join(task.supports)) == (leads, supports)


@pytest.mark.parametrize("title", ["Cơ quan chủ trì", "Đơn vị thực hiện", "Phân công"])
def test_a_column_of_leads_has_all_words_of_its_cell(title: str) -> None:
    """Who supports is named in it, and once more where the table has no column for that."""
    cell = "Sở Nội vụ chủ trì, phối hợp với Sở Y tế và Sở Tư pháp"
    (task,) = listed([["STT", "Công việc", title, "Thời hạn"], ["1", "Rà soát", cell, ""]])
    assert task.leads == ("Sở Nội vụ chủ trì", "phối hợp với Sở Y tế", "Sở Tư pháp")
    assert task.supports == ("Sở Y tế", "Sở Tư pháp")
    titles = ["STT", "Công việc", title, "Phối hợp"]
    (task,) = listed([titles, ["1", "Rà soát", cell, "Công an tỉnh"]])
    assert task.leads[1:] == ("phối hợp với Sở Y tế", "Sở Tư pháp")
    assert task.supports == ("Công an tỉnh",)


def test_numbers_typed_before_the_task_and_numbers_of_words() -> None:
    assert [
        one[0]
        for one in _brief([["Nhiệm vụ", "Chủ trì", "Thời hạn"], ["1.1. Rà soát", "Sở Nội vụ", ""]])
    ] == ["Rà soát"]


def test_a_task_of_several_paragraphs() -> None:
    rows = [FOUR, ["1", "Rà soát:\n- Thủ tục A;\n- Thủ tục B.", "Sở Nội vụ", ""]]
    assert listed(rows)[0].text == "Rà soát: - Thủ tục A; - Thủ tục B."


@pytest.mark.parametrize(
    "total", ["Tổng cộng", "TỔNG", "Cộng:", "Tổng số (A + B)", "Tổng kinh phí năm 2026"]
)
def test_sums_are_no_tasks(total: str) -> None:
    titles = ["STT", "Nhiệm vụ", "Chủ trì", "Kinh phí"]
    assert len(listed([titles, ["1", "Rà soát", "Sở Nội vụ", "10"], ["", total, "", "10"]])) == 1


@pytest.mark.parametrize(
    "text", ["Tổng hợp báo cáo", "Tổng kết năm", "Tổng rà soát thủ tục", "Cộng tác viên tập huấn"]
)
@pytest.mark.parametrize("lead", ["Sở Nội vụ", ""])
def test_what_only_begins_like_a_sum_is_a_task(text: str, lead: str) -> None:
    assert [one[0] for one in _brief([FOUR, ONE, ["2", text, lead, "Quý II"], TWO])][1] == text


def test_a_table_in_the_cell_of_one_that_only_sets_the_page() -> None:
    made = docx.Document()
    outer = made.add_table(1, 2)
    outer.cell(0, 0).text = "Nhiệm vụ"
    put_table(outer.cell(0, 1), [FOUR, ONE])
    assert [one.text for one in found_in(packed(made))] == [ONE[1]]


def test_words_of_a_table_within_a_cell_are_told_with_it() -> None:
    made = docx.Document()
    table = put_table(made, [FOUR, ONE])
    put_table(table.cell(1, 1), [["Biểu mẫu", "Số bản"], ["Mẫu 1", "2"]])
    (task,) = found_in(packed(made))
    assert task.text == "Rà soát thủ tục Biểu mẫu Số bản Mẫu 1 2"


CELLS = [
    ("Sở Nội vụ", ["Sở Nội vụ"]),
    ("Sở Nội vụ, Sở Tài chính", ["Sở Nội vụ", "Sở Tài chính"]),
    ("Sở Nội vụ và Sở Tài chính", ["Sở Nội vụ", "Sở Tài chính"]),
    ("Sở Văn hóa, Thể thao và Du lịch", ["Sở Văn hóa, Thể thao và Du lịch"]),
    (
        "Các sở, ban, ngành; UBND các xã, phường, đặc khu",
        ["Các sở, ban, ngành", "UBND các xã, phường, đặc khu"],
    ),
    ("Lãnh đạo\nSở Y tế", ["Lãnh đạo Sở Y tế"]),
    ("Văn phòng\nUBND tỉnh", ["Văn phòng UBND tỉnh"]),
    ("Sở Tài chính\nSở Nội vụ", ["Sở Tài chính", "Sở Nội vụ"]),
    ("Sở Giáo dục và\nĐào tạo", ["Sở Giáo dục và Đào tạo"]),
    ("- Sở Nội vụ;\n- Công an tỉnh.", ["Sở Nội vụ", "Công an tỉnh"]),
    ("Văn phòng HĐND và UBND xã", ["Văn phòng HĐND và UBND xã"]),
    ("Sở Nội vụ, các cơ quan liên quan", ["Sở Nội vụ", "các cơ quan liên quan"]),
]


@pytest.mark.parametrize(("cell", "names"), CELLS)
def test_names_of_a_cell_stay_as_they_are(cell: str, names: list[str]) -> None:
    (task,) = listed([["STT", "Nhiệm vụ", "Chủ trì"], ["1", "Rà soát", cell]])
    assert list(task.leads) == names


DEADLINES = [
    ("Quý II/2026", "2026-06-30"),
    ("Quý III, IV/2026", "2026-12-31"),
    ("quý II và quý IV", "2026-12-31"),
    ("Tháng 9", "2026-09-30"),
    ("Trước ngày 30/6/2026", "2026-06-30"),
    ("trước 30/6", "2026-06-30"),
    ("Trong quý II", "2026-06-30"),
    ("Năm 2026", "2026-12-31"),
    ("Từ tháng 3 đến tháng 9/2026", "2026-09-30"),
    ("Trong 15 ngày kể từ ngày ban hành Kế hoạch", "2026-02-17"),
    ("Từ 20 giờ 15’ - 20 giờ 45’ ngày 23 tháng 4", "2026-04-23"),
    ("Hoàn thành trước ngày 15/12/2026", "2026-12-15"),
    ("Ngày 15/6/2026 và ngày 15/12/2026", "2026-12-15"),
    ("Dự thảo: 15/3/2026\nBan hành: 30/4/2026", "2026-04-30"),
    ("Thường xuyên, báo cáo trước ngày 15/12/2026", "2026-12-15"),
    ("Thường xuyên", ""),
    ("Hằng năm", ""),
    ("Trước 15 hằng tháng", ""),
    ("Trước ngày 15/12 hằng năm", ""),
    ("Theo kế hoạch", ""),
    ("Từ tháng 01/2026", ""),
    ("Trong 05 ngày làm việc kể từ ngày nhận hồ sơ", ""),
    ("31/02/2026", ""),
]


@pytest.mark.parametrize(("cell", "day"), DEADLINES)
def test_deadlines_are_written_as_they_are_and_read_where_they_can_be(cell: str, day: str) -> None:
    (task,) = listed([FOUR, ["1", "Rà soát", "Sở Nội vụ", cell]])
    assert task.deadline == " ".join(cell.split("\n"))
    assert "".join(str(one) for one in task.due[-1:]) == day


@pytest.mark.parametrize(
    "title",
    [
        "Đ/v thực hiện",
        "Chủ thể thực hiện",
        "Lực lượng thực hiện",
        "CQ chủ trì",
        "Phân công trách nhiệm",
    ],
)
@pytest.mark.parametrize(
    "when", ["Hoàn thành trước ngày", "Mốc thời gian", "Thời gian trình UBND tỉnh"]
)
def test_titles_are_written_in_many_ways(title: str, when: str) -> None:
    ((_, leads, deadline),) = _brief([["STT", "Nhiệm vụ", title, when], ONE])
    assert (leads, deadline) == (("Sở Nội vụ",), "Quý II/2026")


def test_a_row_without_a_number_among_numbered_ones_groups_them() -> None:
    rows = [FOUR, ["", "Nhiệm vụ thường xuyên", "", ""], ONE, TWO]
    tasks = listed(rows)
    assert [one.text for one in tasks] == [ONE[1], TWO[1]]
    assert all("Nhiệm vụ thường xuyên" in one.passage for one in tasks)


def test_a_dash_before_a_task_is_no_part_of_it() -> None:
    rows = [
        FOUR,
        ["1", "Cải cách", "", ""],
        ["", "- Rà soát", "Sở Nội vụ", ""],
        ["", "- Công bố;\n- Báo cáo", "Sở Y tế", ""],
    ]
    assert [(one.text, "Cải cách" in one.passage) for one in listed(rows)] == [
        ("Rà soát", True),
        ("- Công bố; - Báo cáo", True),
    ]


def test_columns_that_do_not_line_up_are_counted() -> None:
    """What hands that drag borders leave: the same cells in every row, over other columns of the grid."""
    rows = [
        ["STT", "Nhiệm vụ", "<", "Chủ trì", "Thời hạn"],
        ["1", "Rà soát", "Sở Nội vụ", "<", "Quý II"],
        ["2", "Công bố", "<", "Sở Y tế", "Quý III"],
    ]
    assert _brief(rows) == [
        ("Rà soát", ("Sở Nội vụ",), "Quý II"),
        ("Công bố", ("Sở Y tế",), "Quý III"),
    ]


def test_a_table_goes_on_though_its_columns_do_not_line_up() -> None:
    rest = [
        ["2", "Công bố", "<", "Sở Y tế", "Quý III"],
        ["3", "Báo cáo", "<", "Sở Tư pháp", "Quý IV"],
    ]
    assert [one[1] for one in _brief([FOUR, ONE], rest)] == [
        ("Sở Nội vụ",),
        ("Sở Y tế",),
        ("Sở Tư pháp",),
    ]


@pytest.mark.parametrize("title", ["Kết quả đạt được", "Dự kiến kết quả", "Sản phẩm, kết quả"])
def test_what_comes_of_a_task_is_its_product(title: str) -> None:
    titles = ["STT", "Nhiệm vụ", "Chủ trì", title, "Thời hạn"]
    (task,) = listed([titles, ["1", "Rà soát", "Sở Nội vụ", "Báo cáo", "Quý II"]])
    assert task.product == "Báo cáo"


def test_what_is_to_be_reached_in_a_year_is_no_deadline() -> None:
    titles = ["STT", "Chỉ tiêu", "Năm 2025", "Năm 2026", "Cơ quan chủ trì"]
    (task,) = listed([titles, ["1", "Tỷ lệ hồ sơ trực tuyến", "60%", "80%", "Sở Nội vụ"]])
    assert (task.text, task.leads, task.deadline) == ("Tỷ lệ hồ sơ trực tuyến", ("Sở Nội vụ",), "")


def test_labels_in_a_cell_say_who_leads() -> None:
    titles = ["STT", "Nội dung công việc", "Thời hạn"]
    (task,) = listed(
        [
            titles,
            [
                "1",
                "Rà soát thủ tục\n(Chủ trì: Sở Nội vụ; phối hợp: Sở Y tế; sản phẩm: Báo cáo)",
                "Quý II",
            ],
        ]
    )
    assert (task.text, task.leads, task.supports) == (
        "Rà soát thủ tục",
        ("Sở Nội vụ",),
        ("Sở Y tế",),
    )
    assert (task.deadline, task.product) == ("Quý II", "Báo cáo")


def test_a_person_leads_where_it_is_said_by_when() -> None:
    titles = ["STT", "Họ và tên", "Nhiệm vụ được phân công", "Thời hạn"]
    assert _brief([titles, ["1", "Nguyễn Văn An", "Rà soát", "Quý II"]]) == [
        ("Rà soát", ("Nguyễn Văn An",), "Quý II")
    ]


@pytest.mark.parametrize("sep", [", ", "; ", " và ", "\n", ";\n- ", ", và "])
def test_no_word_of_a_cell_is_lost(sep: str) -> None:
    names = (
        "Sở Văn hóa, Thể thao và Du lịch",
        "UBND các xã, phường, đặc khu",
        "các cơ quan, đơn vị liên quan",
        "Công an tỉnh (Phòng PC06)",
        "Sở Nội vụ chủ trì, phối hợp với VNPT",
        "Báo Minh Hòa phối hợp",
    )
    cell = sep.join(names)
    (task,) = listed([["STT", "Nhiệm vụ", "Chủ trì", "Phối hợp"], ["1", "Rà soát", cell, cell]])
    expected = [word for word in re.findall(r"\w+", cell) if word != "và"]
    for found in (task.leads, task.supports):
        assert [word for word in re.findall(r"\w+", " ".join(found)) if word != "và"] == expected


@pytest.mark.parametrize("title", ["Lãnh đạo UBND tỉnh phụ trách", "Đồng chí lãnh đạo chỉ đạo"])
def test_who_is_over_a_task_does_not_lead_it(title: str) -> None:
    titles = ["STT", "Nhiệm vụ", "Chủ trì", "Thời hạn", title]
    (task,) = listed([titles, ["1", "Rà soát", "Sở Nội vụ", "Quý II", "Phó Chủ tịch"]])
    assert task.leads == ("Sở Nội vụ",)
