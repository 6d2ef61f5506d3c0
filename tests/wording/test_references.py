"""Pointers, lists and labels."""

import pytest

from generator.law.kinds import KINDS, Kind
from generator.problems import Severity
from generator.wording.labels import roman_value
from generator.wording.rules import announced, references

from .helpers import WordingRule, judged_by_its_samples, paper, rules_of, shown, slips

RULES = rules_of("dan-chieu")

PLAN = (
    "muc| I. MỤC ĐÍCH", "khoan-tieu-de| 1. Mục đích", "gach| - Nâng cao.", "khoan-tieu-de| 2. Yêu cầu",
    "muc| II. GIẢI PHÁP", "khoan-tieu-de| 1. Tuyên truyền", "diem| a) Sở Nội vụ", "diem| b) Các xã",
    "khoan-tieu-de| 2. Kiểm tra", "khoan-tieu-de| 3. Khảo sát", "muc| III. TỔ CHỨC",
)  # fmt: skip


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_samples(rule: WordingRule) -> None:
    judged_by_its_samples(rule)


@pytest.mark.parametrize(
    ("text", "lost"),
    [
        ("Khoản 1, 2, 3 Mục II Kế hoạch này", []),
        ("khoản 4 Mục II Kế hoạch này", ["khoản 4"]),
        ("điểm b khoản 1 Mục II của Kế hoạch này", []),
        ("điểm c khoản 1 Mục II của Kế hoạch này", ["điểm c"]),
        ("điểm a khoản 2 Mục I Kế hoạch này", []),
        ("Mục IV Kế hoạch này", ["Mục IV"]),
        ("Mục II, III Kế hoạch này", []),
        ("khoản 1 Mục II và khoản 5 Mục II Kế hoạch này", ["khoản 5"]),
        ("từ khoản 1 đến khoản 3 Mục II Kế hoạch này", []),
        ("mục II.3 Kế hoạch này", []),
        ("mục II.5 Kế hoạch này", ["mục II.5"]),
        ("mục 2 phần II Kế hoạch này", []),
        ("khoản 9 Mục II nêu trên", []),
        ("khoản 9 Mục II Kế hoạch số 12/KH-UBND ngày 05/3/2026", []),
        ("khoản 9 Mục II Nghị định của Chính phủ", []),
        ("khoản 9 Mục II Kế hoạch của tỉnh", []),
        ("điểm a mục 9 Kế hoạch này", []),
        ("Điều 9 Quy chế này", []),
        ("khoản 9, điểm a", []),
    ],
)
def test_pointers(text: str, lost: list[str]) -> None:
    assert shown(references.missing, paper(*PLAN, f"khoan| 1. Các xã thực hiện {text}.")) == lost


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.key)
def test_what_a_pointer_is_in_may_be_a_paper_of_any_kind(kind: Kind) -> None:
    text = f"Các xã thực hiện khoản 9 Mục II {kind.name} của tỉnh."
    assert shown(references.missing, paper(*PLAN, text)) == []


def test_a_heading_that_stands_twice_is_searched_both_times() -> None:
    two = ("Phần I", "I. A", "1. x", "Phần II", "I. B", "1. y", "2. z")
    assert shown(references.missing, paper(*two, "Theo khoản 2 Mục I Kế hoạch này.")) == []
    assert shown(references.missing, paper(*two, "Theo khoản 2 Mục I Phần I Kế hoạch này.")) == [
        "khoản 2"
    ]


def test_a_pointer_that_names_no_paper_is_advice() -> None:
    (slip,) = slips(references.missing, paper(*PLAN, "Các xã thực hiện khoản 9 Mục II."))
    assert slip.severity is Severity.INFO


def test_articles_of_a_decision() -> None:
    decision = (
        "dieu| Điều 1. Ban hành Quy chế.",
        "dieu| Điều 2. Hiệu lực.",
        "dieu| Điều 3. Thi hành.",
    )
    assert shown(references.missing, paper(*decision, "Như Điều 5 Quyết định này.")) == ["Điều 5"]
    assert shown(references.missing, paper(*decision, "Như Điều 5.")) == ["Điều 5"]
    assert shown(references.missing, paper(*decision, "Theo Điều 5 Luật Đất đai.")) == []
    assert (
        shown(
            references.missing,
            paper(*decision, "Luật Đất đai quy định tại Điều 5 rằng đất được giao."),
        )
        == []
    )


def test_phan_is_a_name_where_the_paper_has_phan() -> None:
    assert shown(
        references.name, paper(*PLAN, "Theo Khoản 1, 2, 3, Phần II tại Kế hoạch này.")
    ) == ["Phần II"]
    assert shown(references.name, paper("1. A.", "Theo Phần II Kế hoạch này.")) == []
    parts = ("phan-chuong| Phần I", "phan-chuong| Phần II", "muc| I. TÌNH HÌNH")
    assert shown(references.name, paper(*parts, "Theo Mục I Phần II Kế hoạch này.")) == []


def test_appendices() -> None:
    two = ("phu-luc| Phụ lục I", "phu-luc-tieu-de| DANH MỤC", "phu-luc| Phụ lục II")
    assert shown(references.appendix, paper("Theo Phụ lục III kèm theo.", *two)) == ["Phụ lục III"]
    assert shown(references.appendix, paper("Theo Phụ lục 2 kèm theo.", *two)) == []
    assert (
        shown(references.appendix, paper("Theo Phụ lục III Nghị định số 30/2020/NĐ-CP.", *two))
        == []
    )
    assert shown(references.appendix, paper("Theo Phụ lục III của Thông tư hướng dẫn.", *two)) == []
    assert shown(references.appendix, paper("Theo Phụ lục III kèm theo.")) == []


EIGHT = "Cải thiện Chỉ số PAPI trên 8 lĩnh vực, cụ thể như sau:"


def test_eight_announced_and_seven_listed() -> None:
    dashes = [f"gach| - Lĩnh vực {name}." for name in "ABCDEGH"]
    (slip,) = slips(announced.count, paper(f"diem| a) {EIGHT}", *dashes, "diem| b) Khác."))
    assert slip.found.en == "announces 8, lists 7" and slip.severity is None
    assert (
        slips(
            announced.count,
            paper(f"diem| a) {EIGHT}", *dashes, "gach| - Lĩnh vực I.", "muc| II. KHÁC"),
        )
        == []
    )


@pytest.mark.parametrize(
    "lines",
    [
        ("Trong 3 năm, triển khai các nội dung sau:", "- A.", "- B."),
        ("Có ít nhất 3 nội dung sau:", "- A.", "- B."),
        ("Hoàn thành 100% nhiệm vụ, cụ thể như sau:", "- A.", "- B."),
        ("Giao 5 nhiệm vụ cho các đơn vị như sau:", "- A.", "- B."),
        ("Kế hoạch đề ra 3 nhóm giải pháp:", "Nhóm thứ nhất", "- A.", "2. Nhóm thứ hai"),
        ("- Gồm 3 nội dung sau:", "- A.", "- B."),
        ("Có 2 nội dung sau:", "- A.", "- B.", "Đoạn khác.", "- C."),
        ("Có 2 nội dung sau:", "1. A.", "a) x.", "b) y.", "2. B.", "1. Danh sách khác."),
        ("Có 3 nội dung sau:", "bang| A", "bang| B"),
        ("Gồm 03 nhóm: nhóm một; nhóm hai; nhóm ba.",),
        ("Gồm 03 nhóm: nhóm một, nhóm hai.",),
        ("Gồm ba nhiệm vụ sau: (1) tuyên truyền; (2) tập huấn; (3) kiểm tra.",),
    ],
)
def test_counts_that_agree_or_cannot_be_told(lines: tuple[str, ...]) -> None:
    assert shown(announced.count, paper(*lines)) == []


def test_parts_of_a_number_are_no_members() -> None:
    lines = ("Tuyển 12 chỉ tiêu, trong đó:", "a) Văn thư: 07 chỉ tiêu;", "b) Kế toán: 05 chỉ tiêu.")
    assert shown(announced.count, paper(*lines)) == []
    assert shown(announced.count, paper("Tuyển 12 chỉ tiêu:", *lines[1:])) == ["12 chỉ tiêu"]


def test_a_list_inside_the_sentence_is_advice() -> None:
    (slip,) = slips(announced.count, paper("Chia thành 08 nhóm lớn gồm: một; hai; ba."))
    assert slip.severity is Severity.INFO


@pytest.mark.parametrize(
    ("lines", "wrong"),
    [
        (("- A.", "2. B.", "3. C."), ["2."]),
        (("c) A.",), ["c)"]),
        (("a) A.", "b) B.", "c) C.", "d) D.", "d) E."), ["d)"]),
        (("a) A.", "b) B.", "c) C.", "d) D.", "đ) E.", "e) G."), []),
        (("a) A.", "b) B.", "c) C.", "d) D.", "e) E."), []),
        (("I. A", "1. x.", "2. y.", "II. B", "1. x."), []),
        (("I. A", "III. B"), ["III."]),
        (("Chương I", "Điều 1. A", "Điều 2. B", "Chương II", "Điều 3. C"), []),
        (("1. A.", "1.1. x.", "1.2. y.", "2. B.", "2.1. x.", "2.3. y."), ["2.3."]),
        (("1. A.", "2. B.", "1. Danh sách khác."), []),
        (("1.500 đồng.", "12/KH-UBND là số ký hiệu.", "V/v họp."), []),
    ],
)
def test_labels(lines: tuple[str, ...], wrong: list[str]) -> None:
    assert shown(announced.label, paper(*lines)) == wrong


def test_numbers_inside_a_line_may_point_back() -> None:
    assert shown(announced.inline, paper("(1) một; (2) hai; theo (1), (2) và (3) ba.")) == []
    assert shown(announced.inline, paper("Biểu (3) và (5).")) == []


def test_roman_numbers() -> None:
    assert [roman_value(text) for text in ("I", "IV", "IX", "XIV", "XL", "B", "")] == [
        1,
        4,
        9,
        14,
        40,
        0,
        0,
    ]
