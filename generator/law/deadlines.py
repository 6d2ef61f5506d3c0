"""Deadlines in the words of plans: `Quý I, II/2026`, `6 tháng đầu năm 2026`, `từ 01/3 đến hết ngày
30/6/2026`."""

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from generator.lazy import dataclass, regex

_FULL = r"(?<![\d/])\d{1,2}/\d{1,2}/\d{4}(?!\d)"
DAY = regex(_FULL)
"""A day as papers write it: `20/6/2026`."""
FULL_DAYS = rf"{_FULL}(?:(?:, ?| ?[-–] ?| và | hoặc )(?:trước )?(?:ngày )?{_FULL})*"
"""How days stand in a row, of which words before the first one speak: `20/6/2026 và 20/12/2026`."""
_QUARTERS = {"i": 1, "1": 1, "ii": 2, "2": 2, "iii": 3, "3": 3, "iv": 4, "4": 4}
_COUNTS = {"ba": 3, "sáu": 6, "chín": 9}
_LEADING = regex(
    r"(?:(?:hoàn thành|xong|trước|trong|chậm nhất|muộn nhất|là|vào|đến|tới|hết|cuối|các|giai đoạn"
    r"|\d{1,2} ?(?:giờ|h)(?: ?\d{2}(?: phút)?)?,?) )+"
)
"""What may stand before a day, a month, a quarter or a year and leaves its end where it is; `đầu`
and `giữa` do not."""
_OF = r"(?:(?: ?[/.-] ?| năm | )(?P<year>\d{4}))?"
_PIECES = [
    regex(pattern)
    for pattern in (
        r"(?P<year>\d{4})(?:-(?P<month>\d{2})(?:-(?P<day>\d{2}))?)?",
        r"năm (?P<year>\d{4})",
        r"(?:ngày )?(?P<day>\d{1,2})(?P<mark>[/.-])(?P<month>\d{1,2})(?:(?P=mark)(?P<year>\d{4}))?",
        rf"(?:ngày )?(?P<day>\d{{1,2}}) tháng (?P<month>\d{{1,2}}){_OF}",
        r"ngày (?P<day>\d{1,2})",
        rf"tháng (?P<month>\d{{1,2}}){_OF}",
        r"(?P<month>\d{1,2})/(?P<year>\d{4})",
        rf"quý (?P<quarter>iv|i{{1,3}}|[1-4]){_OF}",
        rf"(?:(?P<count>\d{{1,2}}|ba|sáu|chín) tháng|nửa) (?P<end>đầu|cuối){_OF}",
    )
]
_KEPT = 4096
"""So many texts are remembered with the days that they mean: each is asked for several times."""
_BETWEEN = regex(r" (?:đến|tới) | - |(?<=\d{4})-(?=\d{4}(?!\d)|\d{1,2}/|ngày |tháng |quý )")
_SEVERAL = regex(r"((?:quý|tháng) \w{1,3}) ?- ?(?=(?:(?:quý|tháng) )?\w{1,3}\b)")
_YEAR_APART = regex(r"((?:quý|tháng) \w{1,3}) - (?=\d{4}\b)")
_AND = regex(r" ?[,;+&] ?| và ")


def day_written(words: str) -> date | None:
    """The day that the words are; None where they are none that papers write and a calendar has."""
    try:
        return date(*map(int, reversed(words.split("/")))) if DAY.fullmatch(words) else None
    except ValueError:
        return None


def days_in(text: str) -> Iterator[date]:
    """The days in the text; those that no calendar has are left out."""
    return filter(None, map(day_written, DAY.findall(text)))


@dataclass(frozen=True, slots=True)
class _Piece:
    """The months `first` to `last` of a year, or a day; what is None is said by the piece that
    follows."""

    year: int | None
    first: int | None
    last: int | None
    day: int | None = None


@lru_cache(_KEPT)
def named_days(text: str) -> tuple[date, date] | None:
    """The first and the last day that a deadline may mean; None where its words, all of them, do
    not say a last day."""
    words = " ".join(text.casefold().replace("–", "-").replace("—", "-").split()).rstrip(" .;")
    words = _SEVERAL.sub(r"\1, ", _YEAR_APART.sub(r"\1/", words.replace(", năm ", " năm ")))
    words = _unled(words)
    sides = _BETWEEN.split(words.removeprefix("từ "))
    if len(sides) > 2 or (words.startswith("từ ") and len(sides) == 1):
        return None  # what begins on a day ends on none
    pieces = [piece for side in sides for piece in _pieces(side)]
    known = [*filter(None, pieces)]
    if len(known) < len(pieces) or (len(sides) == 1 and _has_days(known)):
        return None
    return _span(known)


def _has_days(pieces: list[_Piece]) -> bool:
    """Whether it is several days, which are several deadlines."""
    return len(pieces) > 1 and any(piece.day for piece in pieces)


def _unled(words: str) -> str:
    """The words without what may stand before a deadline."""
    leading = _LEADING.match(words)
    return words[leading.end() :] if leading else words


def last_day(text: str) -> date | None:
    """The last day that a deadline allows; None where it names none."""
    days = named_days(text)
    return days[1] if days else None


def _pieces(side: str) -> list[_Piece | None]:
    parts = _AND.split(_unled(side))
    noun = re.match(r"(?:quý|tháng) ", parts[0])
    bare = r"(?:iv|i{1,3}|\d{1,2})\b(?! tháng)"
    return [_piece(f"{noun[0]}{part}" if noun and re.match(bare, part) else part) for part in parts]


def _piece(words: str) -> _Piece | None:
    match = next((found for pattern in _PIECES if (found := pattern.fullmatch(words))), None)
    if not match:
        return None
    named = match.groupdict()
    year, month, day = (
        int(named[key]) if named.get(key) else None for key in ("year", "month", "day")
    )
    months = _months(named)
    if months:
        return _Piece(year, *months)
    return _Piece(year, month, month, day) if month or day else _Piece(year, 1, 12)


def _months(named: dict[str, str | None]) -> tuple[int, int] | None:
    """The first and the last month of a quarter, or of months at the beginning or the end of a
    year."""
    quarter, end, count = named.get("quarter"), named.get("end"), named.get("count") or "6"
    if quarter:
        last = 3 * _QUARTERS[quarter]
        return last - 2, last
    if end:
        months = _COUNTS.get(count) or int(count)
        return (1, months) if end == "đầu" else (13 - months, 12)
    return None


def _span(pieces: list[_Piece]) -> tuple[date, date] | None:
    """From the first day to the last, which the last piece has; None where a year is missing, or a
    calendar lacks the day."""
    days: list[date] = []
    year, month = None, None
    for piece in reversed(pieces):
        year, first, last = piece.year or year, piece.first or month, piece.last or month
        if not (year and first and last):
            return None
        month = first
        try:
            days += [
                date(year, first, piece.day or 1),
                date(year, last, piece.day or monthrange(year, last)[1]),
            ]
        except (ValueError, IndexError):
            return None  # the rules of wording speak of days that do not exist
    return (min(days), days[1]) if max(days) == days[1] else None
