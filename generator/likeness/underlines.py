"""The lines below office and subject, and that of the motto: how long beside the text, how thick."""

import re
from collections.abc import Iterator

from generator.law.decree30 import measure
from generator.law.times_new_roman import POINT_MM
from generator.likeness.values import LineLook
from generator.reading.anatomy.paper import Paper
from generator.reading.anatomy.rulings import Ruling
from generator.reading.document.ooxml import MM_PER_EMU, A, Element, V, W, length
from generator.reading.rules.lines import ACCEPTED, solid_lines, text_lengths

_THINNEST, _THICKEST = 0.25, 1.5
"""Weights of a line that a template takes, pt."""
_PIXELS = re.compile(r"([\d.]+)(pt|px|mm|cm|in)?")


def underlines_of(paper: Paper) -> Iterator[tuple[str, LineLook]]:
    """Each line that the paper draws, by its row in the law table."""
    for code in ACCEPTED:
        lines = solid_lines(paper, code) if code in paper.found else []
        if lines:
            yield f"{code}/line", LineLook(_part(paper, code, lines), _weight(lines[0]))


def _part(paper: Paper, code: str, lines: list[Ruling]) -> float | None:
    """Which part of the text the line has that is nearest to what the decree says."""
    texts = text_lengths(paper.found[code])
    known = [line.length for line in lines if line.length]
    if not texts or not known:
        return None
    used = measure(f"{code}/line").value.used
    parts = (line / text for line in known for text in texts)
    return min(parts, key=lambda part: abs(part - used))


def _weight(line: Ruling) -> float | None:
    """How thick a line is, pt."""
    element = line.paragraph.element
    if element is None:
        return None
    points = _border(element) if line.made == "border" else _drawn(element)
    return points if points and _THINNEST <= points <= _THICKEST else None


def _border(element: Element) -> float | None:
    for side in ("top", "bottom"):
        border = element.find(f"{W}pPr/{W}pBdr/{W}{side}")
        eighths = length(border.get(W + "sz")) if border is not None else None
        if eighths:
            return eighths / 8
    return None


def _drawn(element: Element) -> float | None:
    for line in element.iter(A + "ln"):
        width = line.get("w", "")
        if width.isascii() and width.isdigit() and len(width) < 9:
            return int(width) * MM_PER_EMU / POINT_MM
    for shape in element.iter(V + "line", V + "shape"):
        twips = length(shape.get("strokeweight"), per=20)
        if twips:
            return twips / 20
    return None
