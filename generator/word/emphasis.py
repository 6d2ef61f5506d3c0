"""Bold and italic letters: where marks of a text turn them on and off, and how a run has them."""

from collections.abc import Iterable, Iterator
from typing import Any

from docx.oxml.ns import qn

from generator.plan.inline import BOLD, ITALIC

_PROPERTIES = qn("w:rPr")
Look = tuple[bool, bool]
"""Whether letters are bold, and whether they are italic."""
PLAIN: Look = (False, False)


def emphasised(pieces: Iterable[str]) -> Iterator[tuple[str, Look]]:
    """Every piece that is no mark itself, with the look that the marks before it give."""
    bold, italic = PLAIN
    for piece in pieces:
        bold ^= piece == BOLD
        italic ^= piece == ITALIC
        if piece not in (BOLD, ITALIC):
            yield piece, (bold, italic)


def emphasise(run: Any, look: Look) -> None:
    """Makes the letters of `run` bold or italic; what it is already stays."""
    for tag, wanted in zip(_MARKS, look, strict=True):
        if wanted:
            _turn_on(run, tag)


_MARKS = _B, _I = qn("w:b"), qn("w:i")
_FIRST = [qn(f"w:{name}") for name in ("rStyle", "rFonts")]
_BEFORE = {_B: _FIRST, _I: [*_FIRST, _B, qn("w:bCs")]}
"""What stands in front of a mark among the properties of a run (ECMA-376-1, 17.3.2.28)."""


def _turn_on(run: Any, tag: str) -> None:
    properties = run.find(_PROPERTIES)
    if properties is None:
        properties = run.makeelement(_PROPERTIES)
        run.insert(0, properties)
    mark = properties.find(tag)
    if mark is None:
        mark = run.makeelement(tag)
        properties.insert(sum(one.tag in _BEFORE[tag] for one in properties), mark)
    mark.attrib.clear()
