"""The lines below office and subject, and that of the motto: how long beside the text, how thick."""

import re
from collections.abc import Iterator
from itertools import chain

from generator.law.decree30 import measure
from generator.law.times_new_roman import POINT_MM
from generator.lazy import regex
from generator.likeness.values import LineLook
from generator.reading.anatomy.paper import Paper
from generator.reading.anatomy.rulings import Ruling
from generator.reading.document.ooxml import MM_PER_EMU, A, Element, V, W, length
from generator.reading.rules.lines import ACCEPTED, solid_lines, text_lengths

_THINNEST, _THICKEST = 0.25, 1.5
"""Weights of a line that a template takes, pt."""
_WHOLE = regex(r"\d{1,8}", re.ASCII)


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
    points = _border(element) if line.made == "border" else _drawn(element)
    return points if points and _THINNEST <= points <= _THICKEST else None


def _border(element: Element) -> float | None:
    borders = (element.find(f"{W}pPr/{W}pBdr/{W}{side}") for side in ("top", "bottom"))
    weights = (length(border.get(W + "sz")) for border in borders if border is not None)
    return next((weight / 8 for weight in weights if weight), None)


def _drawn(element: Element) -> float | None:
    emus = (line.get("w", "") for line in element.iter(A + "ln"))
    drawn = [int(emu) * MM_PER_EMU / POINT_MM for emu in emus if _WHOLE.fullmatch(emu)]
    twips = (
        length(one.get("strokeweight"), per=20) for one in element.iter(V + "line", V + "shape")
    )
    return next(chain(drawn, (weight / 20 for weight in twips if weight)), None)
