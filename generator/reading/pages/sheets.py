"""The printed pages of a document: letters with their place and straight level lines, read from a
PDF.

Lengths are points from the top left corner of a page. The reader of PDF is pypdfium2, the extra
`pages` of the package.
"""

import ctypes
from collections.abc import Iterator
from dataclasses import field
from importlib import import_module
from types import ModuleType
from typing import Any, NamedTuple

from generator.language import Said
from generator.lazy import dataclass
from generator.reading.bounded import NotConverted

MOST_PAGES = 400
THIN, SHORT = 3.5, 8.0
"""Points: what is no higher and at least as long is a line."""
_SAME_LINE = 2.5


class Glyph(NamedTuple):
    """One letter; `line` is the height of its base line."""

    text: str
    left: float
    right: float
    line: float
    size: float
    page: int


class Stroke(NamedTuple):
    """One level line, drawn or made of underscores."""

    left: float
    right: float
    height: float


@dataclass(slots=True)
class Sheet:
    """One page; `glyphs` in the order of the file, without blanks. `painted` says that there is more
    than letters: a picture, a line, a frame."""

    number: int
    width: float
    height: float
    glyphs: list[Glyph] = field(default_factory=list)
    strokes: list[Stroke] = field(default_factory=list)
    painted: bool = False


def lines_of(glyphs: "list[Glyph]") -> list[list[Glyph]]:
    """The letters of one page by line, top to bottom, each from left to right."""
    found: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda glyph: glyph.line):
        if found and glyph.line - found[-1][-1].line < _SAME_LINE:
            found[-1].append(glyph)
        else:
            found.append([glyph])
    return [sorted(line, key=lambda glyph: glyph.left) for line in found]


def read_sheets(pdf: bytes) -> tuple[list[Sheet], set[str]]:
    """The pages, and the names of the fonts in them. Raises `NotConverted` where they cannot be
    read."""
    library = read_library()
    try:
        document = library.PdfDocument(pdf)
    except library.PdfiumError:
        raise NotConverted(
            "not-converted", Said("trang in hỏng", "the pages are damaged")
        ) from None
    try:
        if len(document) > MOST_PAGES:
            raise NotConverted(
                "too-large", Said(f"hơn {MOST_PAGES} trang", f"more than {MOST_PAGES} pages")
            )
        fonts: set[str] = set()
        return [
            _sheet(library, page, number, fonts) for number, page in enumerate(document, 1)
        ], fonts
    finally:
        document.close()


def read_library() -> Any:
    """The module pypdfium2, loaded when it is first needed. Raises `NotConverted` where it is
    missing."""
    try:
        return import_module("pypdfium2")
    except ImportError:
        message = Said(
            "thiếu thư viện pypdfium2",
            "pypdfium2 is missing",
        )
        advice = Said("Chạy: pip install 'kehoach[pages]'", "Run: pip install 'kehoach[pages]'")
        raise NotConverted("no-reader", message, advice) from None


def _sheet(library: Any, page: Any, number: int, fonts: set[str]) -> Sheet:
    sheet = Sheet(number, page.get_width(), page.get_height())
    text = page.get_textpage()
    try:
        sheet.glyphs = list(_glyphs(library.raw, text, sheet, fonts))
    finally:
        text.close()
    sheet.strokes = [*_drawn(library.raw, page, sheet), *_underscores(sheet)]
    letters = library.raw.FPDF_PAGEOBJ_TEXT
    sheet.painted = any(one.type != letters for one in page.get_objects())
    page.close()
    return sheet


def _glyphs(raw: ModuleType, text: Any, sheet: Sheet, fonts: set[str]) -> Iterator[Glyph]:
    x, y, box = ctypes.c_double(), ctypes.c_double(), raw.FS_RECTF()
    for index in range(text.count_chars()):
        char = chr(raw.FPDFText_GetUnicode(text, index))
        if char.isspace() or char < " " or raw.FPDFText_IsGenerated(text, index) == 1:
            continue
        raw.FPDFText_GetCharOrigin(text, index, x, y)
        raw.FPDFText_GetLooseCharBox(text, index, box)
        if index % 16 == 0:
            fonts.add(_font(raw, text, index))
        size = raw.FPDFText_GetFontSize(text, index)
        yield Glyph(char, box.left, box.right, sheet.height - y.value, size, sheet.number)


def _font(raw: ModuleType, text: Any, index: int) -> str:
    """The name of the font without the six letters that mark a part of it:
    `LiberationSerif-Bold`."""
    buffer = ctypes.create_string_buffer(128)
    raw.FPDFText_GetFontInfo(text, index, buffer, len(buffer), ctypes.c_int())
    return buffer.value.decode("utf-8", "replace").rpartition("+")[2]


def _drawn(raw: ModuleType, page: Any, sheet: Sheet) -> Iterator[Stroke]:
    for shape in page.get_objects(filter=(raw.FPDF_PAGEOBJ_PATH,)):
        left, bottom, right, top = shape.get_bounds()
        if top - bottom <= THIN and right - left >= SHORT:
            # The bounds hold half the pen's width at each end.
            pen = (top - bottom) / 2
            yield Stroke(left + pen, right - pen, sheet.height - (top + bottom) / 2)


def _underscores(sheet: Sheet) -> Iterator[Stroke]:
    """Typed lines: four underscores or more, one after the other."""
    run: list[Glyph] = []
    for glyph in [*sheet.glyphs, None]:
        follows = (
            run
            and glyph is not None
            and abs(glyph.line - run[-1].line) < 1
            and glyph.left - run[-1].right < 2
        )
        if glyph is not None and glyph.text == "_" and (follows or not run):
            run.append(glyph)
            continue
        if len(run) >= 4:
            yield Stroke(run[0].left, run[-1].right, run[0].line + 0.125 * run[0].size)
        run = [glyph] if glyph is not None and glyph.text == "_" else []
