"""Findings of wording in plan files stand where their words stand."""

import re
from pathlib import Path

import pytest

from generator.checked import checked
from generator.listing import MOST, in_order
from generator.making.build import build
from generator.making.wording import wording_problems
from generator.problems import Problem
from tests.helpers import ROOT, changed, sound


def _found(closing: str, code: str) -> list[Problem]:
    text = changed(closing=f"closing: {closing}")
    return [problem for problem in wording_problems(sound(text)) if problem.code == code]


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_words_on_a_later_line_of_a_folded_sentence(newline: str) -> None:
    text = changed(
        closing="closing: >-\n  Các cơ quan tổ chức thực hiện,\n  để nhân\n  dân biết."
    ).replace("\n", newline)
    (problem,) = wording_problems(sound(text))
    lines = text.split(newline)
    assert lines[problem.spot.line - 1] == problem.excerpt == "  để nhân"
    assert problem.excerpt[problem.spot.column - 1 :] == "nhân"


def test_each_of_the_same_words_has_its_own_place() -> None:
    found = _found("Để nhân dân biết, nhân dân bàn và nhân dân làm.", "viet-hoa/nhan-dan")
    assert [problem.spot.column for problem in found] == [13, 28, 44]


def test_the_same_words_in_another_text_are_not_taken() -> None:
    text = changed(
        purpose="purpose: [Vì Nhân dân.]",
        requirements="requirements: [Vì nhân dân, {text: Để nhân dân biết.}]",
    )
    found = [
        problem for problem in wording_problems(sound(text)) if problem.code == "viet-hoa/nhan-dan"
    ]
    line = text.splitlines()[found[0].spot.line - 1]
    assert [line[problem.spot.column - 1 :][:12] for problem in found] == [
        "nhân dân, {t",
        "nhân dân biế",
    ]


def test_emphasis_inside_the_words() -> None:
    (problem,) = _found("Tỷ lệ *98.5%* trở lên.", "so-lieu/thap-phan")
    assert problem.excerpt[problem.spot.column - 1 :].startswith("98.5%")


def test_paragraphs_of_one_text_are_told_apart() -> None:
    (problem,) = _found("|-\n  Để Nhân dân biết.\n  Để nhân dân bàn.", "viet-hoa/nhan-dan")
    assert problem.excerpt == "  Để nhân dân bàn."


def test_words_that_the_file_does_not_have_so_stand_at_their_text() -> None:
    escaped = '"Để nh\\u00e2n d\\u00e2n biết."'
    (problem,) = _found(escaped, "viet-hoa/nhan-dan")
    assert problem.spot.column == 10 and "nhân dân" in problem.excerpt


def test_what_a_place_is_called_is_judged_by_who_issues_the_plan() -> None:
    """A ward may be called as a province was that is no more; a province may not."""
    for body, told in (("phường Hòa Bình", []), ("tỉnh Minh Hòa", ["Hòa Bình"])):
        issuer = f"issuer: {{name: Ủy ban nhân dân {body}, abbreviation: UBND}}"
        text = changed(issuer=issuer, place="place: Hòa Bình")
        found = (one for one in wording_problems(sound(text)) if one.code == "ten-goi/dia-danh")
        assert [one.excerpt[one.spot.column - 1 :] for one in found] == told


def test_dots_are_told_where_somebody_typed_them_not_where_a_value_is_open() -> None:
    for said, told in (("Tỷ lệ đạt ……%.", ["……%."]), ("{text: {open: chưa giao}}", [])):
        text = changed(implementation=f"implementation: [{said}]", number="number:", date="date:")
        found = (one for one in wording_problems(sound(text)) if one.code == "noi-dung/blank")
        assert [one.excerpt[one.spot.column - 1 :].rstrip("]") for one in found] == told


TABLES = """solutions:
  - title: Công khai
    items:
      - id: NV1
        text: Niêm yết thủ tục.
        lead: Sở Nội vụ
        support: [Văn phòng HĐND&UBND tỉnh, Công an tỉnh]
        product: Để nhân dân biết
      - {id: NV2, text: "Họp HĐND&UBND.", lead: Sở Nội vụ, product: Kế hoạch}
      - id: NV3
        text: Báo cáo kết quả nêu tại [[PL1]], [[PL2]], [[PL3]].
        lead: Sở Nội vụ
        product: Báo cáo của HĐND&UBND"""
APPENDICES = """appendices:
  - id: PL1
    title: Danh mục
    items:
      - task_table: [no, task, lead, support, product]
  - id: PL2
    title: Bảng kẻ tay
    items:
      - table:
          columns: [TT, Việc của HĐND&UBND]
          rows:
            - [1, Họp HĐND&UBND]
            - [2, "Để nhân dân biết"]
  - id: PL3
    title: Chỉ tiêu
    items:
      - target_table: [no, indicator, target, note]
"""
CELLS = changed(
    solutions=TABLES,
    targets="""targets:
  - id: CT01
    indicator: Tỷ lệ hồ sơ đúng hạn
    target: {at_least: "90"}
    unit: "%"
    note: Theo số của HĐND&UBND""",
    number="number:",
    date="date:",
)
_IN_CELLS = [
    "note: Theo số của HĐND&UBND",
    "support: [Văn phòng HĐND&UBND tỉnh, Công an tỉnh]",
    "product: Để nhân dân biết",
    '- {id: NV2, text: "Họp HĐND&UBND.", lead: Sở Nội vụ, product: Kế hoạch}',
    "product: Báo cáo của HĐND&UBND",
    "columns: [TT, Việc của HĐND&UBND]",
    "- [1, Họp HĐND&UBND]",
    '- [2, "Để nhân dân biết"]',
]
_SLIPS = ("ky-tu/dau-va", "viet-hoa/nhan-dan")


def _at(problem: Problem) -> str:
    """The line of the file, where the column is that of the words that are meant."""
    line = (CELLS + APPENDICES).splitlines()[problem.spot.line - 1]
    assert line[problem.spot.column - 1 :].startswith(("HĐND&UBND", "nhân dân")), problem
    return line.strip()


def test_words_of_the_cells_of_tables_stand_where_the_task_or_row_says_them() -> None:
    """Once each, also where a sentence says them too."""
    found = [one for one in wording_problems(sound(CELLS + APPENDICES)) if one.code in _SLIPS]
    assert [_at(one) for one in found] == _IN_CELLS


def test_a_build_tells_what_cells_say_at_the_words_too(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(CELLS + APPENDICES, "utf-8")
    (one,) = build([path], tmp_path / "out", office=ROOT)
    told = [problem for problem in checked(one).told if problem.code in _SLIPS]
    assert {_at(problem) for problem in told} == {*_IN_CELLS}
    said = "\n".join(in_order(told, "en"))
    lines = [number for _, number in re.findall(r"(so are lines |, )(\d+)", said)]
    assert len(lines) == len({*lines}) == MOST + 1
