"""A table wider than the room between the margins is told, and fitted; a margin pushes none off the paper."""

from collections.abc import Callable

import pytest

from generator.mending.fix import Mended, mended
from generator.package import package_of
from generator.problems import Problem, Severity
from generator.reading.document.layout import Paragraph
from generator.reading.document.read import read_document
from generator.reading.lint import check_content
from tests.reading.papers import changed, office
from tests.reading.papers.change import Change, Opened, W
from tests.reading.papers.changes import after, margin
from tests.reading.papers.wml import paragraph, run, table

WIDE = (15.0, 60.0, 40.0, 40.0, 30.0, 40.0)
HEADS = ("STT", "Nội dung công việc", "Đơn vị chủ trì", "Phối hợp", "Thời gian", "Ghi chú")
CODE = "bang/width"
NUMBERED = "Toàn bộ hồ sơ tiếp nhận"


def _table(columns: tuple[float, ...] = WIDE, heads: tuple[str, ...] = HEADS, **how: float) -> str:
    rows = [[paragraph(run(one, 13)) for one in heads[: len(columns)]]] * 2
    return table(columns, rows, borders=True, indent=how.get("indent"))


def _with(xml: str, *changes: Change) -> bytes:
    return changed(office, after(NUMBERED, xml), *changes)()


def _last(opened: Opened) -> int:
    """Where among the tables the one stands that was put in."""
    return next(
        at
        for at, one in enumerate(opened.part().iter(f"{W}tbl"))
        if "STT" in "".join(one.itertext())
    )


def _about(change: Callable[..., None]) -> Change:
    def changing(opened: Opened) -> None:
        tables = [*opened.part().iter(f"{W}tbl")]
        change(tables[_last(opened)])

    return changing


def _sized_by_texts(tbl: object) -> None:
    """The table fits its columns to their texts; its cells say how wide they are."""
    for layout in [*tbl.iter(f"{W}tblLayout")]:  # type: ignore[attr-defined]
        layout.getparent().remove(layout)
    for own in tbl.iter(f"{W}tblW"):  # type: ignore[attr-defined]
        own.set(f"{W}w", "0")
        own.set(f"{W}type", "auto")


def _without_widths(tbl: object) -> None:
    """As before, and its cells say nothing: Word makes the columns anew."""
    _sized_by_texts(tbl)
    for own in tbl.iter(f"{W}tcW"):  # type: ignore[attr-defined]
        own.set(f"{W}w", "0")
        own.set(f"{W}type", "auto")


def _told(content: bytes) -> list[Problem]:
    return [one for one in check_content("a.docx", content).problems if one.code == CODE]


def _spread(content: bytes) -> tuple[list[float], float, float, float]:
    """The widths of the rooms of its first row, where its texts begin and end, and the room."""
    document = read_document(package_of("a.docx", content))
    first = next(one for one in document.paragraphs if one.text.startswith("STT"))
    row = [one for one in document.paragraphs if _in_first_row(one, first.table)]
    cells = [one.cell for one in row if one.cell]
    ends = [(one.x or 0.0) + (one.width or 0.0) for one in cells]
    begin = min(one.x or 0.0 for one in cells)
    room = document.sections[first.section].text_width or 0.0
    return [one.width or 0.0 for one in cells], begin, max(ends), room


def _in_first_row(one: Paragraph, number: int) -> bool:
    return one.cell is not None and one.cell.table == number and one.cell.row == 1


def _fitted(content: bytes) -> Mended:
    made = mended("a.docx", content)
    assert not _told(made.content)
    _, begin, end, room = _spread(made.content)
    assert begin > -4 and room - 8 < end <= room + 0.1
    return made


def test_how_much_is_too_wide_is_told_and_what_is_beside_the_paper() -> None:
    _, _, end, room = _spread(_with(_table()))
    (told,) = _told(_with(_table()))
    assert told.severity is Severity.ERROR and "không in ra" in told.message.vi
    assert f"{end - room:.1f}".replace(".", ",").rstrip("0").rstrip(",") in told.message.vi
    columns = (15.0, room - 15 - 1.9 + 12)
    (told,) = _told(_with(_table(columns)))
    assert told.severity is Severity.WARNING and "ngoài giấy" not in told.message.vi


@pytest.mark.parametrize(("more", "times"), [(3.7, 0), (4.3, 1)])
@pytest.mark.parametrize("indent", [0.0, 12.0])
def test_what_cells_keep_clear_may_stand_in_the_margin(
    more: float, times: int, indent: float
) -> None:
    room = _spread(_with(_table()))[3]
    columns = (15.0, room - 15 - indent + 1.9 + more)
    assert len(_told(_with(_table(columns, indent=indent)))) == times
    out = _table((15.0, 80.0), indent=-1.9 - more)
    assert len(_told(_with(out))) == times


def test_of_columns_that_word_makes_anew_nothing_is_sure() -> None:
    assert _told(_with(_table(), _about(_sized_by_texts)))
    assert not _told(_with(_table(), _about(_without_widths)))


@pytest.mark.parametrize("indent", [0.0, 10.0, -25.0])
@pytest.mark.parametrize("by_texts", [False, True])
def test_it_is_fitted_in_proportion_and_no_word_breaks(indent: float, by_texts: bool) -> None:
    before = _with(_table(indent=indent), *[_about(_sized_by_texts)] * by_texts)
    made = _fitted(before)
    assert CODE in {one.problem.code for one in made.changes}
    old, new = _spread(before)[0], _spread(made.content)[0]
    assert new[0] > 9, "“STT” would break"
    parts = [after / before for before, after in zip(old, new, strict=True)]
    assert max(parts[1:]) - min(parts[1:]) < 0.06 and max(parts[1:]) < 0.9


def test_a_margin_that_takes_room_makes_tables_fit_and_says_so() -> None:
    room = _spread(_with(_table()))[3]
    before = _with(_table((15.0, 60.0, room - 65)), margin("left", 20))
    assert not _told(before)
    made = _fitted(before)
    (change,) = [one for one in made.changes if one.problem.code == "page/margin-left"]
    assert "thu 1 bảng" in change.now.vi
    kept = mended("a.docx", _with(_table((15.0, 60.0)), margin("left", 20)))
    (change,) = [one for one in kept.changes if one.problem.code == "page/margin-left"]
    assert change.now.vi == "30 mm"


def test_a_table_stands_as_near_to_the_margin_as_before() -> None:
    """A few millimetres that it would stand in the margin are taken from its columns too."""
    room = _spread(_with(_table()))[3]
    before = _with(_table((15.0, 60.0, room - 70)), margin("left", 25))
    edge = _spread(before)[3] - _spread(before)[2]
    _, _, end, room = _spread(_fitted(before).content)
    assert room - end == pytest.approx(edge, abs=0.2)


def test_margins_that_give_and_take_leave_the_room_of_both() -> None:
    made = _fitted(_with(_table(), margin("left", 20), margin("right", 30)))
    _, _, end, room = _spread(made.content)
    assert end == pytest.approx(room, abs=0.2)


def test_a_margin_stays_where_words_of_a_table_would_break() -> None:
    heads = ("STT", *["NGHIÊNG" * 3] * 3)
    columns = (15.0, 54.0, 54.0, 54.0)
    before = _with(_table(columns, heads), margin("left", 18), margin("right", 12))
    made = mended("a.docx", before)
    (why,) = [one.why.vi for one in made.kept if one.problem.code == "page/margin-left"]
    assert "sẽ tràn lề" in why and "vỡ giữa từ" in why
    assert _spread(made.content)[0] == _spread(before)[0]
