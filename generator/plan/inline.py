"""Inline marks of plan text: `**đậm**`, `*nghiêng*`, `[[id]]`, `^[chú thích]`.

`\\*`, `\\[[` and `\\^[` stand for the characters. Emphasis, footnotes, late references and blocks
travel through the template as noncharacters, which no plan can hold (`characters.py`).
"""

import re
from collections.abc import Callable, Iterator

from generator.lazy import regex

BOLD, ITALIC = "\ufdd2", "\ufdd3"
"""Each turns its emphasis on, and off again."""
NOTE_OPEN, NOTE_CLOSE = "\ufdd4", "\ufdd5"
"""Around the text of a footnote, where its number is printed."""
LATE_OPEN, LATE_CLOSE = "\ufdd6", "\ufdd7"
"""Around the number of a declared name, whose wording depends on what was printed before it."""
BLOCK_OPEN, BLOCK_CLOSE = "\ufdd8", "\ufdd9"
"""Around the number of a table, chart or picture; it is all that its paragraph holds."""

# A star that touches a letter or digit outside is a star: 2*3*4 has no emphasis. No mark holds the
# beginning of another one of its kind: so a beginning without an end is left at the next, and the
# work grows with the text, not its square.
_BOLD = r"(?<![\w*])\*\*(?=[^\s*])"
_MARK = regex(
    r"\\(?P<escaped>\*|\[\[|\^\[)"
    r"|\[\[(?P<id>[^\[\]\s]+)\]\]"
    r"|\^\[(?P<note>(?:\\.|\[\[[^\[\]\s]+\]\]|[^\\\[\]]){1,2000})\]"
    rf"|{_BOLD}(?P<bold>(?:\\.|(?!{_BOLD})[^\\]){{1,2000}}?)(?<=\S)\*\*(?![\w*])"
    r"|(?<![\w*])\*(?=[^\s*])(?P<italic>(?:\\.|[^\\*]){1,2000}?)(?<=\S)\*(?![\w*])"
)
_SIGN = regex(r"\*|\[\[|\^\[")
_NOTE = regex(f"{NOTE_OPEN}([^{NOTE_CLOSE}]*){NOTE_CLOSE}")


def _may_mark(text: str) -> bool:
    """Whether a mark can be found in `text`; in most there is none, and that is seen at once."""
    return "*" in text or "[" in text or "\\" in text


def _marks(text: str) -> Iterator[re.Match[str]]:
    return _MARK.finditer(text) if _may_mark(text) else iter(())


def _replaced(text: str, by: Callable[[re.Match[str]], str]) -> str:
    """`text` with what `by` gives for each of its marks."""
    return _MARK.sub(by, text) if _may_mark(text) else text


def formatted(text: str, refer: Callable[[str], str]) -> str:
    """`text` with its marks as the noncharacters above, and for each `[[id]]` what `refer` says."""

    def said(match: re.Match[str]) -> str:
        if match["escaped"]:
            return match["escaped"]
        if match["id"]:
            return refer(match["id"])
        if match["note"]:
            return f"{NOTE_OPEN}{formatted(match['note'].strip(), refer)}{NOTE_CLOSE}"
        mark = BOLD if match["bold"] else ITALIC
        return mark + formatted(match["bold"] or match["italic"], refer) + mark

    return _replaced(text, said)


def literal(text: str) -> str:
    """`text` with its signs as a plan has them that means these very signs."""
    return _SIGN.sub(lambda sign: f"\\{sign[0]}", text)


def _inside(match: re.Match[str]) -> str:
    """What stands in a mark and may hold others, "" in one that holds no words."""
    return match["bold"] or match["italic"] or match["note"] or ""


def references(text: str) -> Iterator[str]:
    """The ids that `text` refers to."""
    for match in _marks(text):
        if match["id"]:
            yield match["id"]
        yield from references(_inside(match))


def has_note(text: str) -> bool:
    """Whether `text` carries a footnote."""
    return any(match["note"] or has_note(_inside(match)) for match in _marks(text))


def stray_mark(text: str) -> str:
    """A `**`, `[[`, `]]` or `^[` of `text` that marks nothing and is not escaped, "" for none."""
    left = _replaced(text, lambda match: stray_mark(_inside(match)))
    return next((mark for mark in ("**", "[[", "]]", "^[") if mark in left), "")


def plain(text: str) -> str:
    """`text` as it is read: without marks of emphasis, and without its footnotes."""
    return _unemphasised(_NOTE.sub("", text) if NOTE_OPEN in text else text)


def notes(text: str) -> list[str]:
    """The footnotes of `text`, each without marks of emphasis."""
    return [*map(_unemphasised, _NOTE.findall(text))]


def _unemphasised(text: str) -> str:
    return text.replace(BOLD, "").replace(ITALIC, "")
