"""Numbers are typed, by depth, in the shapes that real plans have."""

import pytest

from generator.paper.outline import arrange
from generator.plan.closest import slip_of
from generator.problems import Severity
from tests.helpers import BASE, changed, codes, document, loaded, plan, styled, texts


def _printed(solutions: str, outline: str = "") -> list[str]:
    paper = document(changed(solutions=f"solutions:\n{solutions}") + outline)
    printed = texts(paper)
    start = next(n for n, text in enumerate(printed) if "NHIỆM VỤ" in text)
    end = next(n for n, text in enumerate(printed) if "TỔ CHỨC" in text)
    return printed[start + 1 : end]


def test_every_depth_has_its_numbers() -> None:
    printed = _printed(
        "  - title: Một\n    items:\n      - text: hai\n        items:\n          - text: ba\n"
        "            items:\n              - text: bốn\n                items: [{text: năm, items: [sáu]}]\n"
    )
    assert printed == ["1. Một", "hai", "- ba", "+ bốn", "* năm", "sáu"]


@pytest.mark.parametrize(
    ("items", "printed"),
    [
        ("    items: [hai]\n", ["hai"]),
        ("    items: [{paragraph: Dẫn}, hai]\n", ["Dẫn", "hai"]),
        ("    items: [{title: Sở, items: [x, y]}]\n", ["Sở", "- x", "- y"]),
        ("    marks: letter\n    items: [hai]\n", ["a) hai"]),
        ("    marks: dash\n    items: [hai]\n", ["- hai"]),
        ("    items: [hai, ba]\n", ["a) hai", "b) ba"]),
    ],
)
def test_an_item_alone_has_no_letter_unless_the_plan_says_so(
    items: str, printed: list[str]
) -> None:
    assert _printed(f"  - title: Một\n{items}") == ["1. Một", *printed]


def test_letters_run_with_d_bar() -> None:
    letters = [
        text.split()[0]
        for text in _printed("  - title: Một\n    items: [a, b, c, d, e, f, g]\n")[1:]
    ]
    assert letters == ["a)", "b)", "c)", "d)", "đ)", "e)", "g)"]


def test_levels_may_be_missing() -> None:
    assert _printed("  - title: Một\n    marks: dash\n    items: [x, {text: y, items: [z]}]\n") == [
        "1. Một",
        "- x",
        "- y",
        "+ z",
    ]


def test_a_heading_may_run_into_its_text() -> None:
    paper = document(changed(solutions="solutions: [{title: Thời gian, text: từ tháng 3.}]"))
    paragraph = next(p for p in paper.paragraphs if p.text == "1. Thời gian: từ tháng 3.")
    assert [run.text for run in paragraph.runs if run.bold] == ["1. Thời gian"]
    assert paragraph.style is not None and paragraph.style.name == "Khoản"


def test_a_lettered_item_may_be_an_actor_or_a_sentence() -> None:
    paper = document(
        changed(
            solutions="solutions: [{title: Một, items: [{title: Sở Nội vụ, items: [x]}, Đề nghị Mặt trận phối hợp.]}]"
        )
    )
    assert styled(paper, "Heading 3") == ["a) Sở Nội vụ"]
    assert "b) Đề nghị Mặt trận phối hợp." in styled(paper, "Điểm")


def test_paragraphs_without_a_number_do_not_count() -> None:
    printed = _printed("  - title: Một\n    items: [x, {paragraph: Dẫn vào}, y]\n")
    assert printed == ["1. Một", "a) x", "Dẫn vào", "b) y"]


@pytest.mark.parametrize(
    ("marks", "labels"),
    [
        ("decimal", ["1.1. x", "1.2. y"]),
        ("paren", ["(1) x", "(2) y"]),
        ("star", ["* x", "* y"]),
        ("plus", ["+ x", "+ y"]),
        ("none", ["x", "y"]),
        ("gach", ["- x", "- y"]),
    ],
)
def test_other_marks(marks: str, labels: list[str]) -> None:
    assert _printed(f"  - title: Một\n    marks: {marks}\n    items: [x, y]\n")[1:] == labels


def test_phan_stands_on_two_lines_above_roman_headings() -> None:
    outline = (
        "outline:\n  - title: Chung\n    sections:\n      - {title: Mục đích, parts: [purpose]}\n"
        "      - {title: Yêu cầu, parts: [requirements, targets]}\n"
        "  - title: Riêng\n    sections:\n      - {title: Giải pháp, parts: [solutions, implementation]}\n"
    )
    paper = document(changed() + outline)
    assert styled(paper, "Phần, chương") == ["Phần I", "Phần II"]
    assert styled(paper, "Tiêu đề phần, chương") == ["CHUNG", "RIÊNG"]
    assert styled(paper, "Heading 1") == ["I. MỤC ĐÍCH", "II. YÊU CẦU", "I. GIẢI PHÁP"]


def test_chuong_stands_on_two_lines_and_is_cited() -> None:
    outline = (
        "outline:\n  marks: chuong\n  sections:\n"
        "    - {title: Quy định chung, parts: [purpose, requirements, targets]}\n"
        "    - {title: Nhiệm vụ, sections: [{title: Giải pháp, parts: [solutions]}]}\n"
        "    - {title: Tổ chức, items: [{title: Theo dõi, items: ['Theo [[NV01]].']}], marks: roman}\n"
        "    - {title: Thực hiện, parts: [implementation]}\n"
    )
    paper = document(changed() + outline)
    assert styled(paper, "Phần, chương") == [f"Chương {n}" for n in ("I", "II", "III", "IV")]
    assert styled(paper, "Tiêu đề phần, chương")[:2] == ["QUY ĐỊNH CHUNG", "NHIỆM VỤ"]
    assert "1. Các cơ quan, đơn vị tổ chức thực hiện." in " ".join(texts(paper))
    assert "I. GIẢI PHÁP" in styled(paper, "Heading 1")
    assert "1. Theo khoản 1 Mục I Chương II." in texts(paper)


def test_chuong_and_dieu_count_on_through_the_whole_text() -> None:
    parts = "".join(
        f"    - {{title: Phần {n}, marks: chuong, items: [{{title: Chung, items: [{{title: Phạm vi, items: [Một.]}}, {{title: Giải thích, items: [Hai.]}}]}}]}}\n"
        for n in ("một", "hai")
    )
    outline = f"outline:\n  marks: phan\n  sections:\n{parts}    - {{title: Hết, parts: [purpose, requirements, targets, solutions, implementation]}}\n"
    outline = outline.replace("title: Hết,", "title: Hết, marks: arabic,")
    annex = "appendices: [{title: A, marks: dieu, items: [{title: Riêng, text: Ba.}]}]\n"
    decided = plan(changed(kind="kind: quyet_dinh") + outline + annex)
    assert [one.mark for one in arrange(decided).walk() if one.mark in ("dieu", "roman")] == ["dieu"] * 5  # fmt: skip
    articles = outline.replace("{title: Chung, items", "{title: Chung, marks: dieu, items")
    printed = texts(document(changed() + articles + annex))
    assert [line for line in printed if line.startswith(("Phần ", "Chương "))] == ["Phần I", "Chương I", "Phần II", "Chương II", "Phần III"]  # fmt: skip
    numbers = [line.split(".")[0] for line in printed if line.startswith("Điều ")]
    assert numbers == ["Điều 1", "Điều 2", "Điều 3", "Điều 4", "Điều 1"]


def test_headings_may_begin_at_letters_or_at_arabic_numbers() -> None:
    parts = "parts: [purpose, requirements, targets, solutions, implementation]"
    upper = document(
        changed()
        + f"outline: {{marks: upper, sections: [{{title: Chung, sections: [{{title: Hết, {parts}}}]}}]}}\n"
    )
    assert styled(upper, "Heading 1") == ["A. CHUNG", "I. HẾT"]
    arabic = document(
        changed() + f"outline: {{marks: arabic, sections: [{{title: Chung, {parts}}}]}}\n"
    )
    assert "1. Chung" in styled(arabic, "Heading 2") and styled(arabic, "Heading 1") == []


def test_a_heading_may_hold_items_of_its_own() -> None:
    outline = (
        "outline:\n  - {title: Tất cả, parts: [purpose, requirements, targets, solutions, implementation]}\n"
        "  - {title: Kinh phí, items: [Ngân sách nhà nước.]}\n"
    )
    paper = document(changed() + outline)
    assert styled(paper, "Heading 1") == ["I. TẤT CẢ", "II. KINH PHÍ"]
    assert "1. Ngân sách nhà nước." in texts(paper)


def test_decimal_numbers_need_an_arabic_number_above() -> None:
    text = changed(
        solutions="solutions: [{title: Một, items: [{text: x, marks: decimal, items: [y]}]}]"
    )
    assert [code for _, code in codes(loaded(text))] == ["numbering/marks"]


def test_a_roman_number_needs_a_title() -> None:
    text = changed(solutions="solutions: [{title: Một, marks: roman, items: [x]}]")
    assert [code for _, code in codes(loaded(text.replace("roman", "chuong")))] == [
        "numbering/marks"
    ]
    assert [code for _, code in codes(loaded(text))] == ["numbering/marks"]


@pytest.mark.parametrize(
    ("typed", "wrong"),
    [
        (["A", "2. B", "3. C"], 0),
        (["1. A", "2. B", "4. C"], 2),
        (["1. A", "2. B", "2. C"], 2),
        (["a) A", "b) B", "C"], 2),
        (["I. A", "III. B"], 1),
        (["1. A", "2. B", "3. C"], None),
        (["A", "B", "C", "3. D"], None),
        (["1. A", "a) B"], None),
        (["A", "B"], None),
    ],
)
def test_typed_numbers_with_a_gap_are_told_where_it_is(typed: list[str], wrong: int | None) -> None:
    items = "\n".join(f"  - {text}" for text in typed)
    problems = loaded(changed(purpose=f"purpose:\n{items}")).problems
    first = BASE.splitlines().index("purpose:") + 2
    found = [
        problem.spot.line - first for problem in problems if problem.code == "numbering/sequence"
    ]
    assert found == ([] if wrong is None else [wrong])
    assert [p.code for p in problems].count("numbering/typed") == sum(" " in text for text in typed)


@pytest.mark.parametrize(
    ("said", "printed", "warned"),
    [
        ("Theo khoản [[P1]].", "Theo khoản 1 Mục I.", False),
        ("Khoản [[P1]] quy định.", "Khoản 1 Mục I quy định.", False),
        ("Theo [[P1]].", "Theo khoản 1 Mục I.", False),
        ("Theo mục [[P1]].", "Theo mục khoản 1 Mục I.", True),
        ("Theo phụ lục [[PL]].", "Theo Phụ lục.", False),
        ("Theo điểm [[PL]].", "Theo điểm Phụ lục.", True),
        (
            "Theo quyết định [[Q]].",
            "Theo Quyết định số 9/QĐ-UBND ngày 18/01/2025 của Ủy ban nhân dân tỉnh về A.",
            False,
        ),
    ],
)
def test_a_unit_in_front_of_a_reference_is_said_once(said: str, printed: str, warned: bool) -> None:
    more = "appendices: [{id: PL, title: A, items: [Một.]}]\nbudget:\n"
    more += f"  - '{said}'\n  - Theo [[Q]], [[PL]].\n"
    more += "documents:\n  - {id: Q, kind: Quyết định, number: 9/QĐ-UBND, date: 2025-01-18, about: về A,"
    more += " issuer: Ủy ban nhân dân tỉnh}\n"
    text = changed(purpose="purpose: [{id: P1, text: Một.}]", requirements="") + more
    assert f"1. {printed}" in texts(document(text))
    found = [one for one in loaded(text).problems if one.code == "plan/reference"]
    assert [one.severity for one in found] == [Severity.WARNING] * warned


def test_a_colon_that_opens_the_items_below_stands_behind_the_bracket() -> None:
    printed = _printed("  - {text: 'Việc có mục con:', lead: Sở Nội vụ, items: [Một;, Hai.]}\n")
    assert printed[0] == "1. Việc có mục con (chủ trì: Sở Nội vụ):"


def test_the_number_of_a_run_in_heading_is_bold_as_the_heading_is() -> None:
    items = "items: [{title: '**Sở Nội vụ**', text: Một.}, '**Sở Tài chính**: Hai.', 'Ba **đậm**.']"
    paper = document(
        changed(
            solutions=f"solutions:\n  - {{title: A, {items}}}\n  - '**Sở Y tế**: Bốn.'\n"
            "  - {title: Sở Tư pháp, text: Năm.}\n"
        )
    )
    bold = {p.text: "".join(run.text for run in p.runs if run.bold) for p in paper.paragraphs}
    assert bold["2. Sở Y tế: Bốn."] == "2. Sở Y tế"
    assert bold["3. Sở Tư pháp: Năm."].rstrip(": ") == "3. Sở Tư pháp"
    assert bold["b) Sở Tài chính: Hai."] == "b) Sở Tài chính" and bold["c) Ba đậm."] == "đậm"


@pytest.mark.parametrize(
    ("typed", "slip"), [("id: NV01", "id NV01"), ("      text: Tổ chức", "     text: Tổ chức")]
)
def test_the_id_that_was_meant_is_named_also_where_its_item_could_not_be_read(
    typed: str, slip: str
) -> None:
    """At the reference, whatever was left out above it to read on."""
    tasks = (
        "solutions:\n  - title: Triển khai\n    items:\n    - id: NV01\n      text: Tổ chức họp."
    )
    text = changed(solutions=tasks, implementation="implementation:\n  - Báo cáo về [[NVO1]].")
    text = text.replace(typed, slip)
    assert slip in text
    (found,) = (one for one in loaded(text).problems if one.code == "plan/reference")
    assert found.advice.vi == "Có phải [[NV01]]?"
    assert text.splitlines()[found.spot.line - 1][found.spot.column - 1 :] == "[[NVO1]]."


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        *(("NVO1", "NV01"), ("NV1", "NV01"), ("nv01", "NV01"), ("MV01", "NV01"), ("NV0l", "NV01")),
        *(("NV02", ""), ("NV10", ""), ("NV011", ""), ("MU01", ""), ("CT99", ""), ("hop-dan", "")),
    ],
)
def test_an_id_is_meant_that_has_one_letter_otherwise_and_no_other_number(
    typed: str, meant: str
) -> None:
    assert slip_of(typed, ["NV01", "CT01"]) == meant
