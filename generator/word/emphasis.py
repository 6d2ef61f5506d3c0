"""Bold and italic letters: where marks of a text turn them on and off, and how a run has them."""

from collections.abc import Iterable, Iterator
from typing import Any

from generator.plan.inline import BOLD, ITALIC

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
    for name, wanted in zip(("b", "i"), look, strict=True):
        if wanted:
            getattr(run.get_or_add_rPr(), f"get_or_add_{name}")().val = True
