"""Communes by name: xã, phường, đặc khu, and how their committees are named in their own papers."""

import csv
import re
import unicodedata
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from pathlib import Path

from generator.language import Said
from generator.problems import Problem, Severity, Spot, refused

TYPES = ("xã", "phường", "đặc khu")
_ARGUMENT = Spot("--unit")
_DISTRICT = re.compile(r"(?i)(huyện|quận|thị xã|thành phố|thị trấn|tỉnh) ")
_TYPED = re.compile(rf"(?i)({'|'.join(TYPES)}) (\S.*)$")
_SHORT = {"x": "xã ", "p": "phường "}
_ODD = re.compile(r'[<>:"/\\|?*\x00-\x1f\[\]{}#]')
_NO_DISTRICTS = Said(
    "Từ 01/7/2025 không còn cấp huyện: ghi xã, phường hoặc đặc khu.",
    "Name a xã, phường or đặc khu.",
)
_ONLY_TWO_PROVINCES = Said(
    "Danh sách mới có tỉnh Hưng Yên và tỉnh Khánh Hòa; nếu tên đúng thì bỏ qua lời nhắc này.",
    "The list has the provinces Hưng Yên and Khánh Hòa only; if the name is right, ignore this.",
)
UNITS_FILE = Path(__file__).resolve().parents[1] / "law" / "units.csv"


@dataclass(frozen=True, slots=True)
class Commune:
    """A unit of commune level.

    `whole` says that its name is written with the word xã, phường before it.

    A name of a person, a number or an event keeps that word wherever the unit is named
    (PL I, II.4.a; PL II, III.1).
    """

    type: str
    name: str
    whole: bool = False

    @property
    def full(self) -> str:
        """`xã Tân Hưng`."""
        return f"{self.type} {self.name}"

    @property
    def committee(self) -> str:
        """`Ủy ban nhân dân xã Tân Hưng`."""
        return f"Ủy ban nhân dân {self.full}"

    @property
    def place(self) -> str:
        """What stands before the date: `Tân Hưng`, or `Xã Lê Lợi`."""
        return f"{self.type[0].upper()}{self.type[1:]} {self.name}" if self.whole else self.name

    @property
    def slug(self) -> str:
        """`xa-tan-hung`, for ids and file names."""
        return slug(self.full)


@cache
def known_communes() -> dict[str, tuple[str, bool]]:
    """The communes that the program knows by full name.

    Province, and whether it bears a person's name.
    """
    with UNITS_FILE.open(encoding="utf-8", newline="") as file:
        return {
            f"{row['type']} {row['name']}": (row["province"], row["named_after"] != "")
            for row in csv.DictReader(file)
        }


def commune(named: str) -> tuple[Commune, list[Problem]]:
    """The commune that `named` means, with a warning when the program does not know it.

    Raises `Rejected` when it does not begin with xã, phường or đặc khu and no known commune has
    that name.
    """
    unit = commune_named(named, _ARGUMENT)
    return unit, [] if unit.full in known_communes() else [_unknown(unit)]


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
    full = _spelled(typed[1].lower(), typed[2])
    name = full.removeprefix(f"{typed[1].lower()} ")
    if _ODD.search(name) or len(name) > 60 or not slug(name):
        raise refused(
            spot,
            "cascade/unit",
            Said(f"'{named}' không phải tên một đơn vị", f"'{named}' is not the name of a unit"),
        )
    _, named_after = known_communes().get(full, ("", False))
    return Commune(typed[1].lower(), name, named_after or name.isdigit())


def _bare(named: str) -> str:
    """The name without the word committee in front, and with its type in full."""
    words = " ".join(unicodedata.normalize("NFC", named).split())
    words = re.sub(r"(?i)^(ủy ban nhân dân|uỷ ban nhân dân|ubnd) ", "", words)
    return re.sub(r"(?i)^([xp])\. ?(?=\S)", lambda short: _SHORT[short[1].lower()], words)


def _with_type(words: str, spot: Spot) -> Said:
    """How to name it, in the command or in the file.

    As a known commune of that name, else as a xã.
    """
    known = (full for full in known_communes() if _name_of(full) == words)
    full = next(known, f"xã {words}" if words else "xã Tân Hưng")
    what = full if spot.line else f'--unit "{full}"'
    return Said(f"Viết {what} (xã, phường hoặc đặc khu).", f"Write {what} (xã, phường or đặc khu).")


def _name_of(full: str) -> str:
    return full.split(" ", 2 if full.startswith("đặc") else 1)[-1]


def _spelled(type_: str, name: str) -> str:
    """The unit as it is spelled in the list.

    An unknown one typed in small letters gets its capitals.
    """
    folded = f"{type_} {name}".casefold()
    known = next((one for one in known_communes() if one.casefold() == folded), "")
    words = name.split() if name == name.lower() else [name]
    capital = " ".join(word[0].upper() + word[1:] for word in words)
    return known or f"{type_} {capital}"


def _unknown(unit: Commune) -> Problem:
    folded = {full.casefold(): full for full in known_communes()}
    near = [folded[one] for one in get_close_matches(unit.full.casefold(), list(folded), 2, 0.8)]
    message = Said(
        f"chưa có '{unit.full}' trong danh sách đơn vị",
        f"'{unit.full}' is not in the list of units",
    )
    advice = _ONLY_TWO_PROVINCES
    if near:
        advice = Said(f"Có phải {' hoặc '.join(near)}?", f"Did you mean {' or '.join(near)}?")
    return Problem(_ARGUMENT, "cascade/unit", message, Severity.WARNING, advice)


def slug(text: str) -> str:
    """The text in small letters without diacritics, words joined by hyphens."""
    decomposed = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    plain = "".join(char for char in decomposed if not unicodedata.combining(char))
    return "-".join(re.findall(r"[a-z0-9]+", plain))
