"""Provinces and communes, each with its code and the day from which it is what it is.

The lists are read when they are first asked for.
"""

import csv
import re
import unicodedata
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

from generator.language import without_marks
from generator.lazy import dataclass, regex

_HERE = Path(__file__).resolve().parent
_ALSO = {"hcm": "79", "thuathienhue": "46"}
_BEFORE = regex("^(?:ubnd|uybannhandan)?(?:tinh|thanhpho|tp)?")
_COMMITTEE = regex(
    r"(?i)(?:ủy ban nhân dân|uỷ ban nhân dân|ubnd|hội đồng nhân dân|hđnd) (xã|phường|đặc khu) (.+)"
)
_TONE = regex("([\u0300\u0301\u0303\u0309\u0323])([\\w\u0302\u0306\u031b]+)")


@dataclass(frozen=True, slots=True)
class Province:
    """A province, or a city of that level, and the resolution that made it so."""

    code: str
    name: str
    type: str
    since: date
    resolution: str

    @property
    def full(self) -> str:
        """`tỉnh Hưng Yên`."""
        return f"{self.type} {self.name}"

    @property
    def slug(self) -> str:
        """`hung-yen`."""
        return slug(self.name)


@dataclass(frozen=True, slots=True)
class Division:
    """A xã, phường or đặc khu.

    `named_after` says that its name is that of a person or an event, `other_code` is one that
    other lists have for it, "" where all agree.
    """

    code: str
    name: str
    type: str
    province: Province
    since: date
    named_after: str
    other_code: str

    @property
    def full(self) -> str:
        """`xã Tân Hưng`."""
        return f"{self.type} {self.name}"


@cache
def provinces() -> tuple[Province, ...]:
    """All provinces by their codes."""
    return tuple(
        Province(code, name, type_, date.fromisoformat(day), resolution)
        for code, name, type_, day, resolution in _rows("provinces.csv")
    )


@cache
def _by_bare_name() -> dict[str, Province]:
    codes = {one.code: one for one in provinces()}
    names = {bare_name(one.name): one for one in provinces()}
    short = {code.lstrip("0"): one for code, one in codes.items()}
    return names | codes | short | {name: codes[code] for name, code in _ALSO.items()}


def province_called(named: str) -> Province | None:
    """The province that is meant by its name, in whatever spelling, or by its code."""
    return _by_bare_name().get(bare_name(named))


def bare_name(named: str) -> str:
    """`hungyen`, of `UBND tỉnh Hưng Yên` and `hung-yen` alike."""
    words = slug(named).replace("-", "")
    return _BEFORE.sub("", words) or words


@cache
def divisions() -> tuple[Division, ...]:
    """All communes by their codes."""
    of = {province.code: province for province in provinces()}
    return tuple(
        Division(code, name, type_, of[province], date.fromisoformat(day), named_after, other)
        for code, name, type_, province, day, named_after, other in _rows("units.csv")
    )


@cache
def divisions_by_name() -> dict[str, list[Division]]:
    """The communes that bear one full name, under `known_as` of it; they may be of many provinces."""
    found: dict[str, list[Division]] = {}
    for division in divisions():
        found.setdefault(known_as(division.full), []).append(division)
    return found


@cache
def plain_names() -> frozenset[str]:
    """The names of communes, as `known_as` has them, that are no person's, event's or number."""
    after = {known_as(one.name) for one in divisions() if one.named_after}
    return frozenset({known_as(one.name) for one in divisions()} - after)


def place_of(type_: str, name: str) -> str:
    """What a commune's papers say before the date: `Tân Hưng`, or `Xã Lê Lợi`.

    A name of a person, a number or an event takes the kind of the unit before it (PL I, II.4.a).
    """
    alike = divisions_by_name().get(known_as(f"{type_} {name}"), ())
    takes_kind = name[0].isdigit() or any(one.named_after for one in alike)
    return f"{type_.capitalize()} {name}" if takes_kind else name


def seat_of(body: str) -> tuple[str, str] | None:
    """Kind and name of the commune whose committee or council the body is, None for others."""
    match = _COMMITTEE.fullmatch(" ".join(body.split()))
    return (match[1].lower(), match[2]) if match else None


def _rows(name: str) -> Iterator[list[str]]:
    with (_HERE / name).open(encoding="utf-8", newline="") as file:
        _, *rows = csv.reader(file)
    yield from rows


def known_as(name: str) -> str:
    """The name in small letters, the same for `Hòa` and `Hoà`, `M'gar` and `M’gar`; so are names
    compared wherever units are."""
    decomposed = unicodedata.normalize("NFD", name.casefold().replace("’", "'"))
    return _TONE.sub(r"\2\1", decomposed)


def slug(text: str) -> str:
    """The text in small letters without diacritics, words joined by hyphens."""
    return "-".join(re.findall(r"[a-z0-9]+", without_marks(text)))
