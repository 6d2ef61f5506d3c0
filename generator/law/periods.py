"""The periods of reports in the words of offices: `6 tháng đầu năm 2026`, `quý II/2026`, `hằng
tháng`. One that is named in two ways is the same."""

import re
from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache
from typing import Self

from generator.law.deadlines import named_days
from generator.law.wording import month, roman, short_date
from generator.lazy import dataclass, regex


@dataclass(frozen=True, order=True, slots=True)
class ReportPeriod:
    """The days that a report is on, both ends included; `str` gives its name."""

    first: date
    last: date

    @classmethod
    def of_months(cls, year: int, first: int, last: int) -> Self:
        """The months `first` to `last` of a year."""
        return cls(date(year, first, 1), date(year, last, monthrange(year, last)[1]))

    @property
    def _months(self) -> tuple[int, int] | None:
        """The first and the last month, of whole months of one year."""
        whole = self.first.day == 1 and (
            self.last == date.max or (self.last + timedelta(1)).day == 1
        )
        return (
            (self.first.month, self.last.month)
            if whole and self.first.year == self.last.year
            else None
        )

    def __str__(self) -> str:
        months, year = self._months, self.first.year
        if months is None:
            return f"từ ngày {short_date(self.first)} đến ngày {short_date(self.last)}"
        first, last = months
        if months == (1, 12):
            return f"năm {year}"
        if first == last:
            return f"tháng {month(first)}/{year}"
        if first % 3 == 1 and last == first + 2:
            return f"quý {roman(last // 3)}/{year}"
        if first == 1:
            return f"{last} tháng đầu năm {year}"
        if last == 12:
            return f"{13 - first} tháng cuối năm {year}"
        return f"từ tháng {first} đến tháng {last} năm {year}"

    @property
    def before(self) -> "ReportPeriod":
        """The period just before it, as long: a quarter's is a quarter, a year's is a year."""
        last = self.first - timedelta(1)
        months = self._months
        if months is None:
            return ReportPeriod(last - (self.last - self.first), last)
        first = 12 * last.year + last.month - 1 - (months[1] - months[0])
        return ReportPeriod(date(first // 12, first % 12 + 1, 1), last)

    @property
    def closing_day(self) -> date:
        """The day on which figures of a periodical report are closed (Decree 09/2019, Điều 12)."""
        return self.last.replace(day=14) if self._months else self.last

    def holds(self, closed: date) -> bool:
        """Whether figures closed on the day are of it: in its last third, or not much later."""
        third = (self.last - self.first) / 3
        return self.last - third < closed <= self.last + min(third, timedelta(31))


@dataclass(frozen=True, slots=True)
class Rhythm:
    """A report that is due again and again, after so many months."""

    months: int

    def __str__(self) -> str:
        return {1: "hằng tháng", 3: "hằng quý", 6: "6 tháng một lần", 12: "hằng năm"}[self.months]

    def periods(self, first: date, last: date) -> tuple[ReportPeriod, ...]:
        """The periods that end between the two days."""
        found = []
        for year in range(first.year, last.year + 1):
            for end in range(self.months, 13, self.months):
                period = ReportPeriod.of_months(year, end - self.months + 1, end)
                if first <= period.last <= last:
                    found.append(period)
        return tuple(found)


_RHYTHMS = {"tháng": 1, "quý": 3, "năm": 12}
_EVERY = regex(r"(?:định kỳ )?(?:hằng|hàng|mỗi) (tháng|quý|năm)")
_EVERY_HALF = regex(
    r"(?:định kỳ )?(?:(?:hằng|hàng|mỗi) (?:6 tháng|sáu tháng|nửa năm)"
    r"|(?:6 tháng|sáu tháng|nửa năm) (?:một|1) lần)"
)
_WITHOUT_MARKS = {
    "thang": "tháng",
    "quy": "quý",
    "nam": "năm",
    "dau": "đầu",
    "cuoi": "cuối",
    "sau": "sáu",
    "chin": "chín",
    "nua": "nửa",
    "ngay": "ngày",
    "tu": "từ",
    "den": "đến",
    "toi": "tới",
    "hang": "hằng",
    "moi": "mỗi",
    "ca": "cả",
    "ky": "kỳ",
    "mot": "một",
    "lan": "lần",
}
"""Words as they are typed where no keyboard has the marks."""
_KEPT = 1024
"""So many texts are remembered with the period that they name: each is asked for several times."""
_OPENING = regex(r"^(?:(?:báo cáo|sơ kết|tổng kết|kết quả|kỳ|trong|cả|đợt) )+")
_IS_A_DEADLINE = regex(r"(?:trước|hết|cuối|giữa|chậm nhất|muộn nhất|hoàn thành|xong) ")
_LETTERS = (
    (regex(r"\bq\.?(iv|i{1,3}|[1-4])\b"), r"quý \1"),
    (regex(r"\bh([12])\b"), lambda match: f"6 tháng {'đầu' if match[1] == '1' else 'cuối'}"),
    (regex(r"\b(\d{1,2}) ?t(?:háng)?\b"), r"\1 tháng"),
    (regex(r"\bt(\d{1,2})\b"), r"tháng \1"),
)
_COUNTED = regex(r"((?:\d{1,2}|ba|sáu|chín) tháng|nửa)(?! (?:đầu|cuối))")


def rhythm_named(text: str) -> Rhythm | None:
    """How often it is, where `text` says so: `hằng quý`."""
    words = _plain(text)
    if _EVERY_HALF.fullmatch(words):
        return Rhythm(6)
    match = _EVERY.fullmatch(words)
    return Rhythm(_RHYTHMS[match[1]]) if match else None


@lru_cache(_KEPT)
def period_named(text: str, year: int | None = None) -> ReportPeriod | None:
    """The period that `text` names, of `year` where it names no year; None where it names none."""
    words = _plain(text)
    if not words or _IS_A_DEADLINE.match(words):
        return None
    for short, long in _LETTERS:
        words = short.sub(long, words)
    # Months that are counted and neither first nor last are the first ones.
    words = _COUNTED.sub(r"\1 đầu", words).replace("đầu của năm", "đầu năm")
    words = re.sub(r"\b(đầu|cuối) (?=\d{4}\b)", r"\1 năm ", words)
    dated = f"{words} {year}" if words.endswith("năm") else f"{words} năm {year}"
    days = named_days(words) or (named_days(dated) if year else None)
    if days is None or days[0] == days[1] or not 1945 <= days[0].year <= 2100:
        return None
    return ReportPeriod(*days)


def _plain(text: str) -> str:
    words = re.sub(r"\s+", " ", text.casefold()).strip(" .;:")
    words = re.sub(r"[^\W\d_]+", lambda match: _WITHOUT_MARKS.get(match[0], match[0]), words)
    return _OPENING.sub("", words, count=1)
