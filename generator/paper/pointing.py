"""The word in front of a reference, which that names too: `khoản [[MD1]]`, `Quyết định [[QD9]]`."""

import re
from collections.abc import Iterator, Mapping

from generator.lazy import regex
from generator.paper.outline import MARKS

_UNITS = sorted(
    {mark.level for mark in MARKS.values() if mark.level} | {"Chương", "Phụ lục"},
    key=len,
    reverse=True,
)
_UNIT = regex(rf"(?i)(?<!\w)(?P<word>{'|'.join(_UNITS)})\s+\[\[(?P<id>[^\[\]\s]+)\]\]")


def said_once(text: str, provisions: Mapping[str, str], kinds: Mapping[str, str]) -> str:
    """`text` in which no word stands in front of a reference that begins with it.

    `provisions` are what ids of the plan print, `kinds` the kinds of the documents that ids name.
    """
    if "[[" not in text:
        return text

    def provision(match: re.Match[str]) -> str:
        printed = provisions.get(match["id"], "")
        if not _begins(printed, match["word"]):
            return match[0]
        return match["word"][0] + printed[1:] if match["word"][0].isupper() else printed

    text = _UNIT.sub(provision, text)
    for id_, kind in kinds.items():
        text = re.sub(rf"(?i)(?<!\w){re.escape(kind)}\s+(?=\[\[{re.escape(id_)}\]\])", "", text)
    return text


def misnamed(text: str, provisions: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Each word of `text` that calls a reference something else than it is, with the id."""
    for match in _UNIT.finditer(text) if "[[" in text else ():
        printed = provisions.get(match["id"], "")
        if printed and not _begins(printed, match["word"]):
            yield match["word"], match["id"]


def _begins(printed: str, word: str) -> bool:
    return (
        printed.casefold().startswith(f"{word.casefold()} ")
        or printed.casefold() == word.casefold()
    )
