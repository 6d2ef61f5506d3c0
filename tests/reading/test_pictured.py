"""Lines and frames where rdocx prints them: as pictures, at the places where LibreOffice draws."""

from importlib import import_module
from typing import NamedTuple

import pytest

from generator.package import package_of
from generator.reading.document.ooxml import WP, A, W
from generator.reading.pages.laid_out import lay_out
from generator.reading.pages.sheets import read_sheets
from generator.reading.pictured import pictured
from generator.reading.printer import find_printer
from tests.pages import need_pages, need_rdocx, without_office

from .papers import CORRECT, Opened, changed, office
from .papers.change import put
from .papers.changes import dashed
from .papers.plans import Builder


class _Edges(NamedTuple):
    left: float
    top: float
    right: float
    bottom: float


def _printed(content: bytes) -> bytes:
    return lay_out(package_of("a.docx", content), find_printer())


def _pictures(pdf: bytes) -> list[_Edges]:
    """The pictures of page 1, from top to bottom, in points from its top left corner."""
    library = import_module("pypdfium2")
    document = library.PdfDocument(pdf)
    page, shown = document[0], (library.raw.FPDF_PAGEOBJ_IMAGE,)
    high, bounds = page.get_height(), [one.get_bounds() for one in page.get_objects(filter=shown)]
    document.close()
    found = (_Edges(left, high - top, right, high - low) for left, low, right, top in bounds)
    return sorted(found, key=lambda one: (one.top, one.left))


def _gap_above(opened: Opened) -> None:
    """Room above the paragraphs that hold lines; where these stand is counted from above that."""
    for one in opened.paragraphs():
        if next(one.iter(f"{A}prstGeom"), None) is not None:
            put(next(one.iter(f"{W}pPr")), "spacing", before="480")


def _framed(opened: Opened) -> None:
    """The text boxes have a frame."""
    for line in [*opened.part().iter(f"{A}ln")]:
        for none in line.findall(f"{A}noFill"):
            line.remove(none)


@pytest.mark.parametrize("build", [office, changed(office, _gap_above)])
def test_lines_print_where_libreoffice_draws_them(
    build: Builder, monkeypatch: pytest.MonkeyPatch
) -> None:
    need_pages()
    need_rdocx()
    content = build()
    (sheet, *_), _ = read_sheets(_printed(content))
    drawn = sorted(sheet.strokes, key=lambda one: (one.height, one.left))
    without_office(monkeypatch)
    pictures = _pictures(_printed(content))
    assert len(pictures) == len(drawn) == 3
    for stroke, picture in zip(drawn, pictures, strict=True):
        assert (picture.left, picture.right) == pytest.approx((stroke.left, stroke.right), abs=3)
        assert picture.top == pytest.approx(stroke.height, abs=4)


def test_a_frame_has_its_four_sides(monkeypatch: pytest.MonkeyPatch) -> None:
    need_rdocx()
    without_office(monkeypatch)
    boxed = CORRECT["text-boxes-lines-over"]
    before, after = (_pictures(_printed(one())) for one in (boxed, changed(boxed, _framed)))
    sides = [one for one in after if one not in before]
    boxes = len([*_anchors(boxed(), "txbx")])
    assert boxes and len(sides) == 4 * boxes
    level = [one for one in sides if one.right - one.left > one.bottom - one.top]
    assert len(level) == len(sides) // 2


def _anchors(content: bytes, holds: str) -> list[object]:
    shape = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}"
    found = Opened(content).part().iter(WP + "anchor")
    return [one for one in found if next(one.iter(shape + holds), None) is not None]


def test_what_is_no_solid_line_stays_as_it_is() -> None:
    """A dashed line that printed solid would be another."""
    lines = len(_anchors(pictured(office()), "wsp")), len(_anchors(office(), "wsp"))
    assert lines == (0, 3)
    assert len(_anchors(pictured(changed(office, dashed(1))()), "wsp")) == 1


def test_a_document_without_shapes_stays_as_it_is() -> None:
    plain = CORRECT["footnotes"]
    assert pictured(pictured(plain())) == pictured(plain())
