"""A head whose column is too narrow for its line is given room, and nothing else breaks or moves."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from generator.law.decree30 import QUOC_HIEU
from generator.mending.fix import Mended, mended
from generator.package import package_of
from generator.reading.anatomy.paper import Paper, read_paper
from generator.reading.document.read import read_document
from generator.reading.lint import check_content
from generator.reading.pages.laid_out import check_pages
from tests.audit import audited
from tests.pages import need_pages
from tests.reading.papers import changed
from tests.reading.papers.change import Change, Element, Opened, W, props, put
from tests.reading.papers.changes import margin
from tests.reading.papers.file import docx
from tests.reading.papers.head import (
    Head,
    HeadMaker,
    agency,
    anchored_in_text,
    bordered,
    date,
    nation,
    number,
    one_row,
    three_rows,
)
from tests.reading.papers.lines import connector, freeform, underscores, vml_line, vml_polyline
from tests.reading.papers.lines import vml_t32 as t32
from tests.reading.papers.plans import HEAD, plan_body
from tests.reading.papers.wml import paragraph, run, table

ONE_LINE = "quoc-hieu/one-line"
LARGE = replace(HEAD, large=True)
SUBJECT = replace(HEAD, about=("V/v báo cáo kết quả cải cách hành chính 6 tháng đầu năm",))
LONG = replace(HEAD, issuer=("ỦY BAN NHÂN DÂN XÃ TÂN AN ĐÔNG HÒA",))


def _made(head: HeadMaker, says: Head = HEAD, *changes: Change) -> Callable[[], bytes]:
    return changed(lambda: docx(plan_body(head(says))), *changes)


def _of_head(opened: Opened, tag: str) -> list[Element]:
    return [*next(opened.part().iter(f"{W}tbl")).iter(f"{W}{tag}")]


def _said(opened: Opened, name: str, kind: str, of: float) -> None:
    """All widths of the head are given in another way."""
    for one in _of_head(opened, name):
        one.set(f"{W}w", str(round(int(one.get(f"{W}w", "0")) * of)))
        one.set(f"{W}type", kind)


def _per_cent(opened: Opened) -> None:
    for name in ("tblW", "tcW"):
        _said(opened, name, "pct", 5000 / 9354)


def _by_itself(opened: Opened) -> None:
    _said(opened, "tblW", "auto", 0)
    for layout in _of_head(opened, "tblLayout"):
        layout.getparent().remove(layout)  # type: ignore[union-attr]


def _by_the_grid(opened: Opened) -> None:
    _said(opened, "tcW", "auto", 0)


def _placed(where: str) -> Change:
    def change(opened: Opened) -> None:
        for about in _of_head(opened, "tblPr"):
            about.insert(1, about.makeelement(f"{W}jc", {f"{W}val": where}))

    return change


def _indented(opened: Opened) -> None:
    put(props(opened.paragraph("CỘNG HÒA"), "pPr"), "ind", firstLine="567")


def _ruled_unevenly(opened: Opened) -> None:
    """The line below the agency begins where its column does, and ends before that."""
    for one in _of_head(opened, "ind")[:1]:
        one.set(f"{W}right", str(2 * int(one.get(f"{W}right", "0"))))
        one.set(f"{W}left", "0")


def _merged(head: Head) -> str:
    """Four columns of which rows take two together, an empty one between the halves, which in the
    last row is part of the left."""
    widths = (40.0, 30.0, 6.0, 84.0)
    first = ("".join(agency(head)), "", paragraph(), "".join(nation(head)))
    last = ("".join(number(head)), "", "", "".join(date(head)))
    return table(widths, [first, last])


def _joined(opened: Opened) -> None:
    """Cells that say nothing are one with the cell before."""
    for row in _of_head(opened, "tr"):
        kept: list[Element] = []
        for cell in row.findall(f"{W}tc"):
            if cell.find(f"{W}p") is None:
                about = kept[-1][0]
                width, own = about[0], cell[0][0]
                total = int(width.get(f"{W}w", "0")) + int(own.get(f"{W}w", "0"))
                width.set(f"{W}w", str(total))
                span = about.find(f"{W}gridSpan")
                if span is None:
                    span = about.makeelement(f"{W}gridSpan", {f"{W}val": "1"})
                    width.addnext(span)
                span.set(f"{W}val", str(int(span.get(f"{W}val", "1")) + 1))
                row.remove(cell)
            else:
                kept.append(cell)


NARROW: dict[str, Callable[[], bytes]] = {
    "one row": _made(one_row(left=80, right=85)),
    "connectors": _made(one_row(connector, left=80, right=85)),
    "VML lines": _made(one_row(vml_line, left=80, right=85)),
    "VML shapes": _made(one_row(t32, left=80, right=85)),
    "freeforms": _made(one_row(freeform, left=80, right=85)),
    "underscores": _made(one_row(underscores, left=80, right=85)),
    "borders": _made(bordered(left=82, right=83)),
    "borders at the side": _made(bordered(left=82, right=83), HEAD, _ruled_unevenly),
    "lines in the names": _made(anchored_in_text(left=80, right=80)),
    "three rows beyond the text": _made(three_rows(left=85, right=88), LARGE),
    "the motto too": _made(one_row(left=112, right=53)),
    "room beside the table": _made(one_row(left=80, right=60), LONG),
    "in the middle": _made(one_row(left=60, right=80), HEAD, _placed("center")),
    "to the right": _made(one_row(left=60, right=80), HEAD, _placed("right")),
    "parts of the page": _made(one_row(left=80, right=85), HEAD, _per_cent),
    "as wide as it is": _made(three_rows(left=85, right=80, indent=0), HEAD, _by_itself),
    "widths of the grid": _made(one_row(left=80, right=85), HEAD, _by_the_grid),
    "an indent": _made(one_row(left=72, right=92), HEAD, _indented),
    "a subject that has two lines": _made(one_row(left=80, right=80), SUBJECT),
    "merged cells": _made(_merged, HEAD, _joined),
}


def _paper(content: bytes) -> Paper:
    return read_paper(read_document(package_of("a.docx", content)))


def _codes(content: bytes) -> list[str]:
    return [one.code for one in check_content("a.docx", content).problems]


def _breaks(paper: Paper) -> list[tuple[str, ...]]:
    """How the lines of the left column break."""
    left = [one for one in paper.head.pieces if one.side == "left" and one.text.isupper()]
    return [tuple(one.lines()) for one in left]


def _off(paper: Paper) -> list[float]:
    """How far the middle of each drawn line is from that of the text above it, in mm."""
    found = []
    for code, rulings in paper.lines.items():
        for one in rulings:
            cell = paper.found[code][-1].paragraph.cell
            if one.middle is not None and cell and cell.x is not None and cell.width:
                found.append(round(one.middle - cell.x - cell.width / 2, 1))
    return found


def _lengths(paper: Paper) -> list[float | None]:
    return [one.length for one in paper.lines.get("co-quan-ban-hanh", ())]


@pytest.mark.parametrize("name", sorted(NARROW))
def test_the_column_is_given_room_and_all_else_stays(name: str) -> None:
    before = NARROW[name]()
    made = mended("a.docx", before)
    assert ONE_LINE in _codes(before) and _codes(made.content) == []
    old, new = _paper(before), _paper(made.content)
    assert _breaks(old) == _breaks(new) and _off(old) == _off(new)
    assert _lengths(old) == pytest.approx(_lengths(new)[: len(_lengths(old))], abs=0.1)
    assert mended("a.docx", made.content).content == made.content
    _in_step(Opened(made.content), Opened(before))


def _in_step(now: Opened, before: Opened) -> None:
    """Grid, cells and table give the same widths, and the table is no wider than the text was."""
    grid = [int(one.get(f"{W}w", "0")) for one in _of_head(now, "gridCol")]
    for row in _of_head(now, "tr"):
        cells = [one for one in row.iter(f"{W}tcW") if one.get(f"{W}type") == "dxa"]
        total = sum(int(one.get(f"{W}w", "0")) for one in cells)
        assert not cells or total == pytest.approx(sum(grid), abs=len(grid))
    (table_width,) = _of_head(now, "tblW")
    if table_width.get(f"{W}type") == "dxa":
        assert int(table_width.get(f"{W}w", "0")) == pytest.approx(sum(grid), abs=len(grid))
    was = sum(int(one.get(f"{W}w", "0")) for one in _of_head(before, "gridCol"))
    assert sum(grid) <= max(was, 9354 + 108) + 1


@pytest.mark.usefixtures("open_office")
def test_it_is_printed_on_one_line(tmp_path: Path) -> None:
    need_pages()
    path = tmp_path / "a.docx"
    path.write_bytes(mended("a.docx", NARROW["the motto too"]()).content)
    assert check_pages(path).problems == ()
    assert audited(path).errors == []


def _left(made: Mended) -> dict[str, str]:
    return {one.problem.code: one.why.en for one in (*made.kept, *made.others)}


def _typed(head: Head) -> str:
    words = f"{head.issuer[0]} {head.issuer[1]} TỈNH MINH HÒA ĐÔNG\t\t{QUOC_HIEU}"
    return paragraph(run(words, 13, bold=True)) + nation(head)[1]


def _nested(opened: Opened) -> None:
    """The left cell holds a table, whose width is its own."""
    cell = _of_head(opened, "tc")[0]
    inner = Opened(docx(table((70.0,), [(paragraph(run("x", 13)),)]))).part()
    cell.insert(1, next(inner.iter(f"{W}tbl")))


def _gridless(opened: Opened) -> None:
    for one in _of_head(opened, "gridCol")[1:]:
        one.getparent().remove(one)  # type: ignore[union-attr]


CROWDED = replace(HEAD, issuer=("VĂN PHÒNG ỦY BAN NHÂN DÂN XÃ TÂN AN ĐÔNG",))
STAYS: dict[str, tuple[Callable[[], bytes], str]] = {
    "crowded": (_made(one_row(left=82, right=83), CROWDED), "would break"),
    "a table within": (_made(one_row(left=82, right=83), HEAD, _nested), "would break"),
    "Tabs": (_made(_typed), "in no table"),
    "no grid": (_made(one_row(left=80, right=85), HEAD, _gridless), "not known"),
    "a polyline": (_made(one_row(vml_polyline, left=80, right=85)), "drawn in another way"),
}


@pytest.mark.parametrize("name", sorted(STAYS))
def test_what_is_not_certain_stays_and_is_told_why(name: str) -> None:
    build, why = STAYS[name]
    before = build()
    made = mended("a.docx", before, only=[ONE_LINE])
    assert why in _left(made)[ONE_LINE]
    assert made.content == before


def _refused(content: bytes) -> bytes:
    """The paper with all that is tracked in it refused."""
    opened = Opened(content)
    names = [f"{W}{one}Change" for one in ("tblPr", "tblGrid", "tcPr", "pPr", "rPr")]
    for change in list(opened.part().iter(*names)):
        properties, (old,) = change.getparent(), change
        assert properties is not None
        properties[:] = list(old)
    return opened.closed()


def test_widths_that_are_tracked_can_be_refused_and_shapes_stay(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    before = NARROW["underscores"]()
    made = mended("a.docx", before, tracked=True)
    assert _codes(made.content) == []
    path.write_bytes(made.content)
    assert audited(path).errors == []
    refused = Opened(_refused(made.content))
    for name in ("gridCol", "tcW", "tblW"):
        found, was = (
            [one.get(f"{W}w") for one in _of_head(opened, name)]
            for opened in (refused, Opened(before))
        )
        assert found == was
    drawn = NARROW["one row"]()
    assert "tracks no shapes" in _left(mended("a.docx", drawn, tracked=True))[ONE_LINE]


WIDE: dict[str, Callable[[], bytes]] = {
    "drawn lines": _made(one_row(left=70, right=105)),
    "lines of the page": _made(one_row(connector, left=70, right=105)),
    "borders": _made(bordered(left=70, right=105)),
    "lines in the names": _made(anchored_in_text(left=70, right=105)),
    "underscores": _made(one_row(underscores, left=70, right=105)),
}
"""Heads for a text of 175 mm."""
BESIDE = "bang/width"


def _ends(paper: Paper) -> float:
    """Where the name of the State ends, in mm from the left margin."""
    piece = paper.found["quoc-hieu"][0]
    cell = piece.paragraph.cell
    assert cell and cell.x is not None and cell.width is not None
    return cell.x + (cell.width + piece.width(piece.text)) / 2


@pytest.mark.parametrize("name", sorted(WIDE))
def test_a_head_goes_with_a_margin_that_takes_room(name: str) -> None:
    before = changed(WIDE[name], margin("left", 20), margin("right", 15))()
    made = mended("a.docx", before)
    assert _codes(before) == ["page/margin-left"] and _codes(made.content) == []
    old, new = _paper(before), _paper(made.content)
    room = new.document.sections[0].text_width or 0.0
    assert _ends(new) <= room + 0.1 and _breaks(old) == _breaks(new)
    assert _off(new) == pytest.approx(_off(old), abs=0.2)
    assert mended("a.docx", made.content).content == made.content


@pytest.mark.parametrize(("right", "times"), [(124.0, 1), (120.0, 0)])
def test_words_of_the_head_in_the_margin_are_told_and_brought_in(right: float, times: int) -> None:
    before = _made(one_row(left=65, right=right))()
    end = _ends(_paper(before)) - (_paper(before).document.sections[0].text_width or 0.0)
    assert (end > 5) == bool(times) and _codes(before) == [BESIDE] * times
    made = mended("a.docx", before)
    assert _codes(made.content) == []
    told = [one.problem.message.vi for one in made.changes]
    assert len(told) == times and all(f"lấn {end:.1f}".replace(".", ",") in one for one in told)


def test_a_head_that_has_no_room_to_give_stays_and_so_does_the_margin() -> None:
    says = replace(HEAD, issuer=("ỦY BAN NHÂN DÂN XÃ TÂN AN ĐÔNG HÒA MỸ",))
    before = _made(one_row(left=82, right=100), says, margin("left", 18), margin("right", 10))()
    made = mended("a.docx", before)
    assert "page/margin-left" in _left(made) and BESIDE not in _codes(made.content)
