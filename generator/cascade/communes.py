"""Communes by name: xã, phường, đặc khu, and how their committees are named in their own papers."""

import csv
import re
import unicodedata
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from pathlib import Path

from generator.language import Said
from generator.problems import Problem, Rejected, Severity, Spot

TYPES = ("xã", "phường", "đặc khu")
_ARGUMENT = Spot("--unit")
_DISTRICT = re.compile(r"(?i)(huyện|quận|thị xã|thành phố|thị trấn|tỉnh) ")
UNITS_FILE = Path(__file__).resolve().parents[1] / "law" / "units.csv"


@dataclass(frozen=True, slots=True)
class Commune:
    """A unit of commune level; `whole` says that its name is written with the word xã, phường before it.

    A name of a person, a number or an event keeps that word wherever the unit is named (PL I, II.4.a; PL II, III.1).
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
    """The communes that the program knows by full name, each with its province and whether it bears a person's name."""
    with UNITS_FILE.open(encoding="utf-8", newline="") as file:
        return {
            f"{row['type']} {row['name']}": (row["province"], row["named_after"] != "")
            for row in csv.DictReader(file)
        }


def commune(named: str) -> tuple[Commune, list[Problem]]:
    """The commune that `named` means, with a warning when the program does not know it.

    Raises `Rejected` when it does not begin with xã, phường or đặc khu and no known commune has that name.
    """
    unit = commune_named(named, _ARGUMENT)
    return unit, [] if unit.full in known_communes() else [_unknown(unit)]


def commune_named(named: str, spot: Spot) -> Commune:
    """The commune that `named` means at `spot`, whether the program knows it or not; raises as `commune`."""
    words = " ".join(unicodedata.normalize("NFC", named).split())
    words = re.sub(r"(?i)^(ủy ban nhân dân|uỷ ban nhân dân|ubnd) ", "", words)
    words = re.sub(
        r"(?i)^([xp])\. ?(?=\S)",
        lambda short: {"x": "xã ", "p": "phường "}[short[1].lower()],
        words,
    )
    if _DISTRICT.match(words):
        message = Said(
            f"'{named}' không phải đơn vị cấp xã", f"'{named}' is no unit of commune level"
        )
        advice = Said(
            "Từ 01/7/2025 không còn cấp huyện: ghi xã, phường hoặc đặc khu.",
            "Name a xã, phường or đặc khu.",
        )
        raise Rejected([Problem(spot, "cascade/unit", message, advice=advice)])
    match = re.match(rf"(?i)({'|'.join(TYPES)}) (\S.*)$", words)
    if not match:
        near = [
            full
            for full in known_communes()
            if full.split(" ", 2 if full.startswith("đặc") else 1)[-1] == words
        ]
        message = Said(f"'{named}' chưa có loại đơn vị", f"'{named}' lacks its kind")
        example = f"xã {words}" if words else "xã Tân Hưng"
        advice = Said(
            f'Viết --unit "{near[0] if near else example}" (xã, phường hoặc đặc khu).',
            f'Write --unit "{near[0] if near else example}" (xã, phường or đặc khu).',
        )
        if spot.line:
            full = near[0] if near else example
            advice = Said(
                f"Viết {full} (xã, phường hoặc đặc khu).", f"Write {full} (xã, phường or đặc khu)."
            )
        raise Rejected([Problem(spot, "cascade/unit", message, advice=advice)])
    unit = _spelled(match[1].lower(), match[2])
    if (
        re.search(r'[<>:"/\\|?*\x00-\x1f\[\]{}#]', unit.name)
        or len(unit.name) > 60
        or not slug(unit.name)
    ):
        message = Said(
            f"'{named}' không phải tên một đơn vị", f"'{named}' is not the name of a unit"
        )
        raise Rejected([Problem(spot, "cascade/unit", message)])
    named_after = known_communes()[unit.full][1] if unit.full in known_communes() else False
    return Commune(unit.type, unit.name, named_after or unit.name.isdigit())


def _spelled(type_: str, name: str) -> Commune:
    """The unit as it is spelled in the list; an unknown one typed in small letters gets its capitals."""
    full = next(
        (one for one in known_communes() if one.casefold() == f"{type_} {name}".casefold()), ""
    )
    if full:
        return Commune(type_, full.removeprefix(f"{type_} "))
    if name == name.lower():
        return Commune(type_, " ".join(word[:1].upper() + word[1:] for word in name.split()))
    return Commune(type_, name[0].upper() + name[1:])


def _unknown(unit: Commune) -> Problem:
    folded = {full.casefold(): full for full in known_communes()}
    near = [folded[one] for one in get_close_matches(unit.full.casefold(), list(folded), 2, 0.8)]
    message = Said(
        f"chưa có '{unit.full}' trong danh sách đơn vị",
        f"'{unit.full}' is not in the list of units",
    )
    said = (
        Said(f"Có phải {' hoặc '.join(near)}?", f"Did you mean {' or '.join(near)}?")
        if near
        else Said(
            "Danh sách mới có tỉnh Hưng Yên và tỉnh Khánh Hòa; nếu tên đúng thì bỏ qua lời nhắc này.",
            "The list has the provinces Hưng Yên and Khánh Hòa only; if the name is right, ignore this.",
        )
    )
    return Problem(_ARGUMENT, "cascade/unit", message, Severity.WARNING, said)


def slug(text: str) -> str:
    """The text in small letters without diacritics, words joined by hyphens."""
    plain = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    return "-".join(
        re.findall(r"[a-z0-9]+", "".join(char for char in plain if not unicodedata.combining(char)))
    )
