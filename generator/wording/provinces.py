"""Which province a body is of, as its name says, or the place before the date of its papers."""

import unicodedata
from functools import cache

from generator.law.divisions import Province, bare_name, province_called
from generator.lazy import regex
from generator.wording.units import ABOLISHED

_NAMED = regex(r"(?i)(?<!\w)(?<!các )(?<!liên )(tỉnh|thành phố|TP\.?) ([^,;()]+)$")
_NAMELESS = regex(r"(?i)^sở |(?<!\w)(?:tỉnh|thành phố)$")
_LONGEST = 4
"""So many words a name has that no list knows."""


def province_of(bodies: str, place: str) -> str:
    """`tỉnh Hưng Yên`, of `UBND TỈNH HƯNG YÊN`, also one that no list knows; "" where none is told.

    A Sở, or a body of which is only said that it is a province's, is where its papers are signed.
    """
    words = " ".join(unicodedata.normalize("NFC", bodies).split())
    if match := _NAMED.search(words):
        return _told(match[1].casefold(), match[2])
    known = _known(place) if _NAMELESS.search(words) else None
    return known.full if known else ""


def _told(type_: str, name: str) -> str:
    known = _known(name)
    if type_ != "tỉnh":
        return known.full if known and known.type.casefold() != "tỉnh" else ""
    if known:
        return known.full
    is_name = name.replace(" ", "").isalpha() and (name.istitle() or name.isupper())
    return f"tỉnh {name}" if is_name and len(name.split()) <= _LONGEST else ""


def same_province(one: str, other: str) -> bool:
    """Whether two names are of one province today, in whatever spelling."""
    mine, theirs = map(_known, (one, other))
    return mine is theirs if mine or theirs else bare_name(one) == bare_name(other)


@cache
def _known(named: str) -> Province | None:
    """The province of that name, or the one that took it in."""
    bare = bare_name(named)
    now = next((row.new for old, row in ABOLISHED.items() if bare_name(old) == bare), named)
    return province_called(now) if any(map(str.isalpha, named)) else None
