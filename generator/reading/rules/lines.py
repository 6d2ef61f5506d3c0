"""Lines under Tiêu ngữ, issuing body and subject (PL I, II.1.b, II.2.b, II.5.b)."""

from generator.language import Said
from generator.law.decree30 import component, measure
from generator.problems import Severity
from generator.reading.anatomy.paper import Paper
from generator.reading.anatomy.rulings import Ruling
from generator.reading.anatomy.segments import Segment
from generator.reading.finding import FORM, Findings, at, has, said, shown_number
from generator.rules import Entry, Finding

ACCEPTED = {"tieu-ngu": (0.9, 1.2), "co-quan-ban-hanh": (0.28, 0.55), "trich-yeu": (0.28, 0.55)}
"""Parts of the text that pass: what careful offices draw by hand, about the decree's own figure."""
LENGTHS = {
    "tieu-ngu": Said("dài bằng dòng chữ", "as long as the text"),
    "co-quan-ban-hanh": Said("dài 1/3 đến 1/2 dòng chữ", "1/3 to 1/2 of the text"),
    "trich-yeu": Said("dài 1/3 đến 1/2 dòng chữ", "1/3 to 1/2 of the text"),
}
"""How long the line under each component is, in words."""
_DRAW = Said(
    "Vẽ một đường thẳng nét liền (Word: Insert > Shapes > Line).",
    "Insert > Shapes > Line: draw a solid line.",
)
_DRAW_INSTEAD = Said(
    "Xóa dòng gạch gõ tay, rồi vẽ một đường thẳng nét liền (Word: Insert > Shapes > Line).",
    "Delete the typed dashes; Insert > Shapes > Line: draw a solid line.",
)
_ONE_OF_TWO = Said(
    "Xóa dòng gạch gõ tay, giữ đường kẻ.", "Delete the typed dashes and keep the line."
)
_TYPED = ("typed", "underscores")
_DASHES = frozenset("-–—_ ")
_SHORT = 1 / 3
"""Part of the widest line from which on the line of text right above is one to measure by."""


def _underlined(pieces: list[Segment]) -> bool:
    return (
        bool(pieces)
        and sum(share for kind, share in pieces[-1].shares("underline").items() if kind != "none")
        > 0.5
    )


def solid_lines(paper: Paper, code: str) -> list[Ruling]:
    """The lines below a component that are drawn as the decree wants them."""
    return [line for line in paper.lines.get(code, ()) if line.solid and line.made != "typed"]


def _titled(code: str, vi: str, en: str) -> Said:
    name = component(code).name
    return Said(f"{name}, {vi}", f"{name}, {en}")


@FORM.each(
    ACCEPTED,
    lambda code: Entry(
        f"{code}/line",
        _titled(code, "đường kẻ", "line"),
        Severity.ERROR,
        measure(f"{code}/line").article,
        "một đường kẻ nét liền bên dưới",
        "không có đường kẻ",
    ),
    applies=has,
)
def drawn(code: str, paper: Paper) -> Findings:
    """A solid line stands below, and no dashes beside it."""
    where, text = at(paper.found[code][-1], component(code).name)
    allowed = said("đường kẻ nét liền, {}", "a solid line, {}", LENGTHS[code])
    if not solid_lines(paper, code):
        found = _instead(paper.lines.get(code, []))
        mend = _DRAW_INSTEAD if typed_lines(paper, code) else _DRAW
        yield Finding(where, found, allowed, mend, text)
    elif typed_lines(paper, code):
        found = Said("vừa có đường kẻ vừa có gạch gõ tay", "a line, and typed dashes too")
        yield Finding(where, found, allowed, _ONE_OF_TWO, text)


def typed_lines(paper: Paper, code: str) -> list[Ruling]:
    """The lines below a component that are typed; beside one that is drawn also underscores, but no
    ornament."""
    lines = paper.lines.get(code, ())
    typed = [line for line in lines if line.made in _TYPED]
    if any(line.solid and line.made not in _TYPED for line in lines):
        return [line for line in typed if _DASHES.issuperset(line.paragraph.text.strip())]
    return [line for line in typed if not line.solid]


def _instead(lines: list[Ruling]) -> Said:
    """What stands in place of a solid line."""
    if not lines:
        return Said("không có đường kẻ bên dưới", "no line below")
    if lines[0].made == "typed":
        return Said("gõ bằng dấu gạch", "typed dashes")
    return Said("nét đứt", "a dashed line")


@FORM.each(
    ACCEPTED,
    lambda code: Entry(
        f"{code}/underline",
        _titled(code, "gạch chân", "underline"),
        Severity.WARNING,
        measure(f"{code}/line").article,
        "đường kẻ riêng bên dưới",
        "chữ gạch chân",
    ),
    applies=has,
)
def underlined(code: str, paper: Paper) -> Findings:
    """The line is no underlining of the text."""
    pieces = paper.found[code]
    if _underlined(pieces):
        where, text = at(pieces[-1], component(code).name)
        mend = Said("Chọn chữ, bấm Ctrl+U để bỏ gạch chân.", "Select the text, press Ctrl+U.")
        allowed = Said("đường kẻ riêng bên dưới", "a line of its own below")
        yield Finding(where, Said("chữ gạch chân", "underlined text"), allowed, mend, text)


def text_lengths(pieces: list[Segment]) -> list[float]:
    """The lengths that a line may be measured against: its nearest line of text and the widest.

    The law says just "dòng chữ". Lines without width are none.
    """
    return telling_lengths([pieces[0].width(line) for piece in pieces for line in piece.lines()])


def telling_lengths(widths: list[float]) -> list[float]:
    """The nearest of lines of text, the last, and the widest; that alone where the last is short."""
    widest = max(widths, default=0.0)
    nearest = [width for width in widths[-1:] if width >= widest * _SHORT]
    return [*nearest, widest] if widest > 0 else []


@FORM.each(
    ACCEPTED,
    lambda code: Entry(
        f"{code}/line-length",
        _titled(code, "độ dài đường kẻ", "length of line"),
        Severity.WARNING,
        measure(f"{code}/line").article,
        LENGTHS[code].vi,
        "đường kẻ dài gấp đôi" if code == "tieu-ngu" else "đường kẻ dài bằng dòng chữ",
    ),
    applies=has,
)
def length(code: str, paper: Paper) -> Findings:
    """The line is as long, beside the text, as the decree says."""
    used = measure(f"{code}/line").value.used
    pieces, lines = paper.found[code], solid_lines(paper, code)
    references = text_lengths(pieces)
    if not lines or not references:
        return
    where, text = at(pieces[-1], component(code).name)
    known = [line.length for line in lines if line.length is not None]
    if not known:
        found = Said("không rõ độ dài đường kẻ", "the length of the line cannot be told")
        yield Finding(where, found, LENGTHS[code], _DRAW, text, Severity.UNDECIDED)
        return
    nearest = min(known, key=lambda length: abs(length / references[0] - used))
    finding = beside(code, nearest, references, where, text)
    if finding is not None:
        yield finding


def beside(
    code: str, line: float, texts: list[float], where: str, excerpt: str
) -> Finding[str] | None:
    """A line of `line` mm against the lines of text, in mm, that it may be measured against.

    It passes for one of them; too long for one and too short for another, it is a matter of reading.
    """
    (low, high), used = ACCEPTED[code], measure(f"{code}/line").value.used
    parts = [line / text for text in texts]
    if any(low <= part <= high for part in parts):
        return None
    torn = min(parts) < low and max(parts) > high
    nearest, widest = shown_number(texts[0]), shown_number(texts[-1])
    if torn:
        found = said(
            "dài {} mm: quá dài so với dòng chữ sát trên ({} mm), quá ngắn so với dòng dài nhất ({} mm)",
            "{} mm: too long for the text right above ({} mm), too short for the widest line ({} mm)",
            shown_number(line),
            nearest,
            widest,
        )
    else:
        found = said(
            "dài {} mm, bằng {} dòng chữ ({} mm)",
            "{} mm, {} of the text ({} mm)",
            shown_number(line),
            shown_number(parts[0], 2),
            nearest,
        )
    mend = said(
        "Kéo đường kẻ dài khoảng {} mm.", "Make it {} mm.", shown_number(texts[-1] * used, 0)
    )
    return Finding(where, found, LENGTHS[code], mend, excerpt, Severity.INFO if torn else None)
