"""Inline marks of plan text: `**đậm**`, `*nghiêng*`, `[[id]]`, and `\\*`, `\\[[` for the characters themselves.

Emphasis travels through the template as noncharacters, which no plan can hold (`characters.py`).
"""

import re
from collections.abc import Callable, Iterator

BOLD, ITALIC = "\ufdd2", "\ufdd3"
"""Each turns its emphasis on, and off again."""

# A star that touches a letter or digit outside is a star: 2*3*4 has no emphasis.
_MARK = re.compile(
    r"\\(?P<escaped>\*|\[\[)"
    r"|\[\[(?P<id>[^\[\]\s]+)\]\]"
    r"|(?<![\w*])\*\*(?=[^\s*])(?P<bold>(?:\\.|[^\\]){1,2000}?)(?<=\S)\*\*(?![\w*])"
    r"|(?<![\w*])\*(?=[^\s*])(?P<italic>(?:\\.|[^\\*]){1,2000}?)(?<=\S)\*(?![\w*])"
)


def formatted(text: str, refer: Callable[[str], str]) -> str:
    """`text` with its marks turned into `BOLD` and `ITALIC`, and each `[[id]]` into what `refer` says of the id."""

    def replaced(match: re.Match[str]) -> str:
        if match["escaped"]:
            return match["escaped"]
        if match["id"]:
            return refer(match["id"])
        mark = BOLD if match["bold"] else ITALIC
        return mark + formatted(match["bold"] or match["italic"], refer) + mark

    return _MARK.sub(replaced, text)


def references(text: str) -> Iterator[str]:
    """The ids that `text` refers to."""
    for match in _MARK.finditer(text):
        if match["id"]:
            yield match["id"]
        yield from references(match["bold"] or match["italic"] or "")


def stray_mark(text: str) -> str:
    """A `**`, `[[` or `]]` of `text` that marks nothing, "" if there is none; those that are escaped do not count."""
    left = _MARK.sub(lambda match: stray_mark(match["bold"] or match["italic"] or ""), text)
    return next((mark for mark in ("**", "[[", "]]") if mark in left), "")
