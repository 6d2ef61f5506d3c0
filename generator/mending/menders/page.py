"""Paper, margins and typeface (PL I, I.1 to I.4)."""

from generator.language import Said
from generator.law.decree30 import FONT, measure
from generator.mending.fitting import fit_section
from generator.mending.letters import NOT_LETTERS, Unsure, not_letters
from generator.mending.menders import Work, mends, numbers_said
from generator.problems import Problem
from generator.reading.document.fields import COUNTED
from generator.reading.document.layout import Paragraph, Typed
from generator.reading.document.ooxml import MM_PER_TWIP, Element, W, length
from generator.reading.document.sections import PageSetup
from generator.reading.document.styles import Look
from generator.reading.finding import said
from generator.reading.rules.page import (
    MARGIN_TOLERANCE,
    PAPER_TOLERANCE,
    is_asian,
    is_right,
    used_fonts,
)

HEAD = ("quoc-hieu", "tieu-ngu", "so-ky-hieu", "dia-danh-thoi-gian")
"""What stands in halves beside each other."""
_SIDES = ("top", "bottom", "left", "right")


def _twips(millimetres: float) -> int:
    return round(millimetres / MM_PER_TWIP)


@mends(*(f"page/margin-{side}" for side in _SIDES))
def margin(work: Work, problem: Problem) -> Said:
    """The margin is the nearest that the decree allows."""
    side = problem.code.rpartition("-")[2]
    row, chosen, narrower = measure(problem.code), list[float](), 0
    for section, element in _sections(work):
        found: float | None = getattr(section, side)
        if section.upright and found is not None and not row.allows(found, MARGIN_TOLERANCE):
            wanted = row.value.nearest(found)
            if wanted > found and side in ("left", "right"):
                _must_not_break(work)
            written = length(element.findall(W + "pgMar")[0].get(W + side)) or 0.0
            # What binding takes is part of the margin.
            binding = _twips(found) - abs(written)
            twips = round(_twips(wanted) - binding)
            if twips < 0:
                raise Unsure(Said("lề đóng gáy rộng hơn lề", "the gutter is wider than the margin"))
            work.pen.put(element, "pgMar", **{side: str(-twips if written < 0 else twips)})
            chosen.append(wanted)
            narrower += fit_section(work, section, element)
    return _with_tables(numbers_said(chosen, Said("mm", "mm")), narrower)


def _with_tables(now: Said, narrower: int) -> Said:
    """What stands there now, and how many tables were made to fit."""
    tables = said("{}; thu {} bảng cho vừa lề", "{}; {} tables made to fit", now, str(narrower))
    return tables if narrower else now


def _must_not_break(work: Work) -> None:
    """Raises `Unsure` where tabs or spaces hold the two halves of the head beside each other."""
    typed = (piece for code in HEAD for piece in work.paper.found.get(code, ()))
    if any(piece.paragraph.free and not piece.whole for piece in typed):
        raise Unsure(
            Said(
                "phần đầu dàn bằng Tab: lề rộng hơn thì vỡ dòng",
                "tabs hold the head: with less room its lines break",
            )
        )


@mends("page/width", "page/height")
def size(work: Work, problem: Problem) -> Said:
    """The paper is A4, the way it lies."""
    short, long, narrower = measure("page/width"), measure("page/height"), 0
    for section, element in _sections(work):
        if section.width and section.width > short.value.used and section.upright:
            _must_not_break(work)
        wide, high = (short, long) if section.upright else (long, short)
        given = (section.width, wide), (section.height, high)
        if any(
            found is not None and not row.allows(found, PAPER_TOLERANCE) for found, row in given
        ):
            width, height = (str(_twips(row.value.used)) for row in (wide, high))
            work.pen.put(element, "pgSz", w=width, h=height)
            work.pen.take(element, "pgSz", "code")
            narrower += fit_section(work, section, element)
    return _with_tables(Said("A4", "A4"), narrower)


def _sections(work: Work) -> list[tuple[PageSetup, Element]]:
    return list(zip(work.paper.document.sections, work.sections, strict=False))


@mends("page/font")
def font(work: Work, problem: Problem) -> Said:
    """Letters of another typeface are set in Times New Roman, but for those that it lacks."""
    paragraphs = [*work.paper.document.paragraphs, *work.paper.document.margins]
    letters = [letter for paragraph in paragraphs for letter in paragraph.letters]
    for paragraph in paragraphs:
        _set_counted(work, paragraph)
    if not all([_set(work, letter) for letter in letters]):
        raise Unsure(NOT_LETTERS)
    return Said(FONT, FONT)


def _set_counted(work: Work, paragraph: Paragraph) -> None:
    """A number that is counted anew looks like the marks of its field, whatever its result does."""
    counted = (one for one in paragraph.runs if one.field in COUNTED)
    if any(_wrong(one.text, one.look) for one in counted):
        for run in paragraph.element.iter(W + "r"):
            if any(run.find(W + name) is not None for name in ("fldChar", "instrText")):
                _write(work, run)


def _set(work: Work, letter: Typed) -> bool:
    """Sets the letters in the right font; whether all of them are in it."""
    wrong = _wrong(letter.text, letter.look)
    run = letter.element.getparent()
    if not wrong or run is None:
        return True
    if is_asian(letter.text) or any(not_letters(font, letter.text) for font in wrong):
        return False
    _write(work, run)
    return True


def _wrong(text: str, look: Look) -> set[str | None]:
    return {font for font in used_fonts(text, look) if not is_right(font)}


def _write(work: Work, run: Element) -> None:
    slots = ("ascii", "hAnsi", "cs", "eastAsia")
    work.pen.put(run, "rFonts", **dict.fromkeys(slots, FONT))
    work.pen.take(run, "rFonts", "asciiTheme", "hAnsiTheme", "cstheme", "eastAsiaTheme", "hint")
