"""Drawn lines are moved by both ends wherever Word keeps them, or nothing of them is changed."""

import re
from dataclasses import replace

import pytest
from lxml import etree

from generator.mending.fix import mended
from generator.mending.strokes import move_ends
from generator.reading.document.ooxml import MC, Element, V, W
from generator.reading.lint import check_content
from tests.reading.papers.file import NAMES, docx
from tests.reading.papers.head import anchored_in_text
from tests.reading.papers.lines import Line, connector, drawing, freeform, vml_line
from tests.reading.papers.lines import vml_t32 as t32
from tests.reading.papers.plans import HEAD, plan_body

_EMU, _PT = 36_000, 72 / 25.4
_COPY = 'gfxdata="'
_TOO_LONG = "co-quan-ban-hanh/line-length"


def _drawn(markup: str) -> Element:
    """What is drawn, in its run; the first way where Word keeps it in two."""
    root = etree.fromstring(f"<x {NAMES}>{markup}</x>")
    return next(root.iter(f"{W}drawing", f"{W}pict"))


def _all(drawn: Element) -> bytes:
    return etree.tostring(drawn.getroottree())


def _places(drawn: Element) -> set[tuple[str, float, float]]:
    """Where each of the ways says that the line begins and how long it is, in mm."""
    said = _all(drawn).decode()
    numbers = r"(-?[\d.]+)"
    found = {
        ("drawing", float(one[1]) / _EMU, float(one[2]) / _EMU)
        for one in re.finditer(rf"posOffset>{numbers}<.*?<wp:extent cx=\"{numbers}\"", said)
    }
    for one in re.finditer(rf'from="{numbers}pt,.*?to="{numbers}pt', said):
        found.add(("line", float(one[1]) / _PT, (float(one[2]) - float(one[1])) / _PT))
    for one in re.finditer(rf'"[^"]*;margin-left:{numbers}pt[^"]*;width:{numbers}pt', said):
        found.add(("style", float(one[1]) / _PT, float(one[2]) / _PT))
    return {(way, round(start, 0), round(length, 0)) for way, start, length in found}


@pytest.mark.parametrize("line", [drawing, connector, freeform, vml_line, t32])
def test_each_way_of_a_line_says_where_it_stands_now(line: Line) -> None:
    drawn = _drawn(line(40, 10, 3))
    ways = {way for way, *_ in _places(drawn)}
    assert _places(drawn) == {(way, 10, 40) for way in ways} and ways
    assert move_ends(drawn, -5, 15)
    assert _places(drawn) == {(way, 5, 60) for way in ways}


_GROUP = (
    '<w:r><mc:AlternateContent><mc:Choice Requires="wpg"><w:drawing><wp:anchor><wp:positionH>'
    '<wp:posOffset>360000</wp:posOffset></wp:positionH><wp:extent cx="1440000" cy="0"/>'
    '<a:ext cx="1440000" cy="0"/><a:ext cx="720000" cy="0"/><a:ext cx="720000" cy="0"/>'
    "</wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict>"
    '<v:group style="position:absolute;margin-left:28.35pt;width:113.4pt;height:1pt">'
    '<v:line from="0,0" to="50,0"/><v:line from="50,0" to="100,0"/></v:group>'
    "</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
)


def test_a_group_of_shapes_moves_as_one_and_is_not_made_longer() -> None:
    drawn = _drawn(_GROUP)
    before = _all(drawn)
    assert not move_ends(drawn, -5, 5) and _all(drawn) == before
    assert move_ends(drawn, 10, 10)
    said = _all(drawn).decode()
    assert "posOffset>720000<" in said and 'from="50,0" to="100,0"' in said
    assert _places(drawn) == {("drawing", 20, 40), ("style", 20, 40)}


_ODD = {
    "one end": '<v:line from="10pt,3pt" to="2in,3pt"/>',
    "no width": '<v:shape style="position:absolute;margin-left:10pt;height:0"/>',
    "no place": '<v:shape style="position:absolute;width:90pt;height:0"/>',
    "one said twice": '<v:shape style="width:90pt;height:0;width:80pt"/>',
    "other places": '<v:shape style="mso-margin-left:10pt;mso-width:90pt"/>',
    "nothing": "<v:shape/>",
    "two shapes": '<v:line from="1pt,3pt" to="2pt,3pt"/><v:line from="1pt,3pt" to="2pt,3pt"/>',
    "a rectangle": '<v:rect style="margin-left:10pt;width:90pt"/>',
    "a group": '<v:group style="margin-left:10pt;width:90pt"><v:line from="0,0" to="1,0"/></v:group>',
}


@pytest.mark.parametrize("markup", [pytest.param(_ODD[name], id=name) for name in sorted(_ODD)])
def test_what_is_drawn_in_an_odd_way_stays_as_it_was(markup: str) -> None:
    drawn = _drawn(f"<w:r><w:pict>{markup}</w:pict></w:r>")
    before = _all(drawn)
    assert not move_ends(drawn, -5, 5) and _all(drawn) == before


def test_what_word_copied_of_a_shape_goes_when_it_moves() -> None:

    drawn = _drawn(vml_line(40, 10, 3))
    shape = drawn.find(f"{V}line")
    assert shape is not None
    shape.set("{urn:schemas-microsoft-com:office:office}gfxdata", "UEsD")
    assert _COPY in _all(drawn).decode() and move_ends(drawn, 1, 1)
    assert _COPY not in _all(drawn).decode()


def test_a_line_in_its_text_or_aligned_in_its_column_moves_with_that() -> None:
    drawn = _drawn(drawing(40, 10, 3))
    for place in drawn.iter("{*}positionH"):
        place[:] = [etree.fromstring(f"<wp:align {NAMES}>center</wp:align>")]
    twin = next(next(drawn.iterancestors(f"{MC}AlternateContent")).iter(f"{V}line"))
    assert move_ends(drawn, 10, 10) and float(twin.get("from", "").split("pt")[0]) > 55
    assert "posOffset" not in _all(drawn).decode().partition("positionV")[0]


@pytest.mark.parametrize("line", [drawing, connector, vml_line])
def test_a_line_anchored_in_the_words_that_it_underlines_gets_its_length(line: Line) -> None:
    """As Word anchors what is drawn with the cursor there; its letters stay where they are."""
    head = anchored_in_text(line)(replace(HEAD, issuer_line=30))
    before = docx(plan_body(head))
    assert [one.code for one in check_content("a.docx", before).problems] == [_TOO_LONG]
    made = mended("a.docx", before)
    assert [one.problem.code for one in made.changes] == [_TOO_LONG] and not made.kept
    assert not check_content("a.docx", made.content).problems
