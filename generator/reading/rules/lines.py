"""Lines under Tiêu ngữ, issuing body and subject (PL I, II.1.b, II.2.b, II.5.b)."""

from collections.abc import Iterator

from generator.language import Said
from generator.law.decree30 import Measure, component, measure
from generator.problems import Severity
from generator.reading.anatomy.paper import Paper
from generator.reading.anatomy.rulings import Ruling
from generator.reading.anatomy.segments import Segment
from generator.reading.finding import Check, Finding, Rule, at, number, rule, said

ACCEPTED = {"tieu-ngu": (0.9, 1.2), "co-quan-ban-hanh": (0.28, 0.55), "trich-yeu": (0.28, 0.55)}
"""Parts of the text that pass: what careful offices draw by hand, about the decree's own figure."""
LENGTHS = {
    "tieu-ngu": Said("dài bằng dòng chữ", "as long as the text"),
    "co-quan-ban-hanh": Said("dài 1/3 đến 1/2 dòng chữ", "1/3 to 1/2 of the text"),
    "trich-yeu": Said("dài 1/3 đến 1/2 dòng chữ", "1/3 to 1/2 of the text"),
}
"""How long the line under each component is, in words."""
_DRAW = Said(
    "Insert > Shapes > Line: vẽ một đường thẳng nét liền.",
    "Insert > Shapes > Line: draw a solid line.",
)


def _underlined(pieces: list[Segment]) -> bool:
    return (
        bool(pieces)
        and sum(share for kind, share in pieces[-1].shares("underline").items() if kind != "none")
        > 0.5
    )


def _solid(paper: Paper, code: str) -> list[Ruling]:
    return [line for line in paper.lines.get(code, ()) if line.solid and line.made != "typed"]


def _missing(code: str) -> Check:
    def check(paper: Paper) -> Iterator[Finding]:
        pieces, lines = paper.found[code], paper.lines.get(code, [])
        if _solid(paper, code):
            return
        where, text = at(pieces[-1], component(code).name)
        allowed = said("đường kẻ nét liền, {}", "a solid line, {}", LENGTHS[code])
        found = Said("không có đường kẻ bên dưới", "no line below")
        if lines:
            typed = lines[0].made == "typed"
            found = (
                Said("gõ bằng dấu gạch", "typed dashes")
                if typed
                else Said("nét đứt", "a dashed line")
            )
        yield Finding(where, found, allowed, _DRAW, text)

    return check


def _underline(code: str) -> Check:
    def check(paper: Paper) -> Iterator[Finding]:
        pieces = paper.found[code]
        if _underlined(pieces):
            where, text = at(pieces[-1], component(code).name)
            mend = Said("Chọn chữ, bấm Ctrl+U để bỏ gạch chân.", "Select the text, press Ctrl+U.")
            allowed = Said("đường kẻ riêng bên dưới", "a line of its own below")
            yield Finding(where, Said("chữ gạch chân", "underlined text"), allowed, mend, text)

    return check


def _references(pieces: list[Segment]) -> list[float]:
    """The lengths that a line may be measured against: its nearest line of text and the widest one, the law says just
    "dòng chữ"."""
    widths = [pieces[0].width(line) for piece in pieces for line in piece.lines()]
    return [widths[-1], max(widths)] if widths else []


def _length(code: str, row: Measure) -> Check:
    low, high = ACCEPTED[code]

    def check(paper: Paper) -> Iterator[Finding]:
        pieces, lines = paper.found[code], _solid(paper, code)
        references = [width for width in _references(pieces) if width > 0]
        if not lines or not references:
            return
        where, text = at(pieces[-1], component(code).name)
        known = [line.length for line in lines if line.length is not None]
        if not known:
            found = Said("không rõ độ dài đường kẻ", "the length of the line cannot be told")
            yield Finding(where, found, LENGTHS[code], _DRAW, text, Severity.UNDECIDED)
            return
        if any(low <= length / width <= high for length in known for width in references):
            return
        length = min(known, key=lambda length: abs(length / references[0] - row.value.used))
        ratio = length / references[0]
        found = said(
            "dài {} mm, bằng {} dòng chữ ({} mm)",
            "{} mm, {} of the text ({} mm)",
            number(length),
            number(ratio, 2),
            number(references[0]),
        )
        wanted = number(references[0] * row.value.used, 0)
        yield Finding(
            where,
            found,
            LENGTHS[code],
            said("Kéo đường kẻ dài khoảng {} mm.", "Make it {} mm.", wanted),
            text,
        )

    return check


def _rules(code: str) -> Iterator[Rule]:
    row, name = measure(f"{code}/line"), component(code).name
    article = row.article
    yield rule(
        f"{code}/line",
        Severity.ERROR,
        article,
        Said(f"{name}, đường kẻ", f"{name}, line"),
        "một đường kẻ nét liền bên dưới",
        "không có đường kẻ",
        code,
    )(_missing(code))
    yield rule(
        f"{code}/line-length",
        Severity.WARNING,
        article,
        Said(f"{name}, độ dài đường kẻ", f"{name}, length of line"),
        LENGTHS[code].vi,
        "đường kẻ dài gấp đôi" if code == "tieu-ngu" else "đường kẻ dài bằng dòng chữ",
        code,
    )(_length(code, row))
    yield rule(
        f"{code}/underline",
        Severity.WARNING,
        article,
        Said(f"{name}, gạch chân", f"{name}, underline"),
        "đường kẻ riêng bên dưới",
        "chữ gạch chân",
        code,
    )(_underline(code))


RULES = tuple(found for code in ACCEPTED for found in _rules(code))
