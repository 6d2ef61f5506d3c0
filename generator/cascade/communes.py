"""Communes by name: xã, phường, đặc khu, and how their committees are named in their own papers."""

import re
import unicodedata
from collections.abc import Sequence
from difflib import get_close_matches

from generator.language import Said
from generator.law.divisions import (
    Division,
    divisions,
    divisions_by_name,
    known_as,
    place_of,
    province_called,
    slug,
)
from generator.lazy import dataclass, regex
from generator.plan.slips.characters import bad_characters
from generator.problems import Problem, Severity, Spot, refused

TYPES = ("xã", "phường", "đặc khu")
_ARGUMENT = Spot("--unit")
_DISTRICT = regex(r"(?i)(huyện|quận|thị xã|thành phố|thị trấn|tỉnh) ")
_TYPED = regex(rf"(?i)({'|'.join(TYPES)}) (\S.*)$")
_SHORT = {"x": "xã ", "p": "phường "}
_ODD = regex(r'[<>:"/\\|?*\x00-\x1f\[\]{}#]')
_NO_DISTRICTS = Said(
    "Từ 01/7/2025 không còn cấp huyện: ghi xã, phường hoặc đặc khu.",
    "Name a xã, phường or đặc khu.",
)
_MOST_NEAR = 4
_UP_TO = Said(
    "Danh sách có 3.321 đơn vị, đến ngày 20/9/2026; nếu tên đúng thì bỏ qua lời nhắc này.",
    "The list has the 3,321 units of 20/9/2026; if the name is right, ignore this.",
)


@dataclass(frozen=True, slots=True)
class Commune:
    """A unit of commune level; `province` only where another has one of that name."""

    type: str
    name: str
    province: str = ""

    @property
    def plain(self) -> str:
        """`xã Tân Hưng`, as its own papers name it."""
        return f"{self.type} {self.name}"

    @property
    def full(self) -> str:
        """`xã Tân Hưng`, or `xã Tân Hưng, tỉnh Cà Mau`."""
        return f"{self.plain}, {self.province}" if self.province else self.plain

    @property
    def committee(self) -> str:
        """`Ủy ban nhân dân xã Tân Hưng`."""
        return f"Ủy ban nhân dân {self.plain}"

    @property
    def place(self) -> str:
        """What stands before the date: `Tân Hưng`, or `Xã Lê Lợi`."""
        return place_of(self.type, self.name)

    @property
    def slug(self) -> str:
        """`xa-tan-hung`, for ids and file names."""
        return slug(self.full)


def commune(named: str) -> tuple[Commune, list[Problem]]:
    """The commune that `named` means, with a warning when the program does not know it.

    Raises `Rejected` when it does not begin with xã, phường or đặc khu and no known commune has
    that name.
    """
    unit = commune_named(named, _ARGUMENT)
    alike = divisions_by_name().get(known_as(unit.plain), [])
    known = [one for one in alike if unit.province in ("", one.province.full)]
    return unit, [] if known else [_unknown(unit, alike)]


def commune_named(named: str, spot: Spot) -> Commune:
    """The commune that `named` means at `spot`, whether the program knows it or not.

    Raises as `commune`.
    """
    words = _bare(named)
    if _DISTRICT.match(words):
        raise refused(
            spot,
            "cascade/unit",
            Said(f"'{named}' không phải đơn vị cấp xã", f"'{named}' is no unit of commune level"),
            _NO_DISTRICTS,
        )
    typed = _TYPED.match(words)
    if not typed:
        raise refused(
            spot,
            "cascade/unit",
            Said(f"'{named}' chưa có loại đơn vị", f"'{named}' lacks its kind"),
            _with_type(words, spot),
        )
    named_alone, province = _of_province(typed[2])
    full = _spelled(typed[1].lower(), named_alone)
    name = full.removeprefix(f"{typed[1].lower()} ")
    if _ODD.search(name) or any(bad_characters(name)) or len(name) > 60 or not slug(name):
        raise refused(
            spot,
            "cascade/unit",
            Said(f"'{named}' không phải tên một đơn vị", f"'{named}' is not the name of a unit"),
        )
    return Commune(typed[1].lower(), name, province)


def _of_province(name: str) -> tuple[str, str]:
    """The name alone, and the province that is named behind it, "" where none is."""
    alone, _, behind = name.partition(",")
    province = province_called(behind) if any(map(str.isalpha, behind)) else None
    return (alone.strip(), province.full) if province else (name, "")


def _bare(named: str) -> str:
    """The name without the word committee in front, and with its type in full."""
    words = " ".join(unicodedata.normalize("NFC", named).split())
    words = re.sub(r"(?i)^(ủy ban nhân dân|uỷ ban nhân dân|ubnd) ", "", words)
    return re.sub(r"(?i)^([xp])\. ?(?=\S)", lambda short: _SHORT[short[1].lower()], words)


def _with_type(words: str, spot: Spot) -> Said:
    """How to name it, in the command or in the file.

    As a known commune of that name, else as a xã.
    """
    known = (one.full for one in divisions() if one.name == words)
    full = next(known, f"xã {words}" if words else "xã Tân Hưng")
    what = full if spot.line else f'--unit "{full}"'
    return Said(f"Viết {what} (xã, phường hoặc đặc khu).", f"Write {what} (xã, phường or đặc khu).")


def _spelled(type_: str, name: str) -> str:
    """The unit as it is spelled in the list.

    An unknown one typed in small letters gets its capitals.
    """
    typed = f"{type_} {name}"
    alike = (one.full for one in divisions_by_name().get(known_as(typed), ()))
    known = next((full for full in alike if full.casefold() == typed.casefold()), "")
    words = name.split() if name == name.lower() else [name]
    capital = " ".join(word[0].upper() + word[1:] for word in words)
    return known or f"{type_} {capital}"


def _unknown(unit: Commune, elsewhere: Sequence[Division]) -> Problem:
    near = [f"{one.full}, {one.province.full}" for one in elsewhere]
    near = near or [one.full for one in divisions() if known_as(one.name) == known_as(unit.name)]
    if not near:
        folded = {one.full.casefold(): one.full for one in divisions()}
        close = get_close_matches(unit.plain.casefold(), folded, 2, 0.8)
        near = [folded[one] for one in close]
    near = list(dict.fromkeys(near))[:_MOST_NEAR]
    message = Said(
        f"chưa có '{unit.full}' trong danh sách đơn vị",
        f"'{unit.full}' is not in the list of units",
    )
    advice = _UP_TO
    if near:
        advice = Said(f"Có phải {' hoặc '.join(near)}?", f"Did you mean {' or '.join(near)}?")
    return Problem(_ARGUMENT, "cascade/unit", message, Severity.WARNING, advice)
