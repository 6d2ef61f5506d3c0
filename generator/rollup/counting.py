"""Of several reports of one unit which counts: the one rule of rollup, ledger and letters.

Of a period the last one counts: by the day of its figures, or on which it was signed, then by its
version (what came without a plan file has none), by when it was saved as the file itself says, by
the time of the file, by its name.
"""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from generator.language import Said
from generator.law.periods import ReportPeriod
from generator.lazy import dataclass
from generator.problems import Problem, Severity
from generator.rollup.sent import Sent

TWICE = "rollup/twice"
_WHY = (
    Said(
        "cùng ngày, tệp .yaml hoặc phiên bản sau", "of the same day, a plan file or later version"
    ),
    Said("cùng ngày, lưu sau cùng", "of the same day, saved last"),
    Said("cùng ngày, giờ của tệp sau cùng", "of the same day, the file's time is the last"),
    Said("cùng ngày, cùng giờ lưu, tệp sau theo tên", "of the same time, the later name"),
)
"""By what the last of two reports of one day counts, in the order in which that is looked at."""


@dataclass(frozen=True, slots=True)
class OfPeriod:
    """The reports of one period, the later ones last."""

    reports: Sequence[Sent]

    @property
    def newest(self) -> Sent | None:
        """The last of them."""
        return self.reports[-1] if self.reports else None

    @property
    def last(self) -> Sent | None:
        """The one that counts; None where there is none, or nothing of the last could be read."""
        return None if self.newest is None or self.newest.is_unread else self.newest

    @property
    def older(self) -> tuple[Sent, ...]:
        """Those in whose place the last one counts."""
        return tuple(self.reports[:-1])

    @property
    def unread(self) -> tuple[Problem, ...]:
        """What is told of the last one where nothing of it could be read."""
        return self.newest.problems if self.newest and not self.last else ()

    def twice(self) -> Iterator[Problem]:
        """That of several the last counts, told at each of them."""
        if not self.newest:
            return
        last = self.newest
        for one in self.older:
            why = _why(one, last) if one is self.older[-1] else None
            more = f" ({why.vi})" if why else "", f" ({why.en})" if why else ""
            message = Said(
                f"báo cáo kỳ này gửi {len(self.reports)} lần; tính {last.path}{more[0]},"
                " không tính tệp này",
                f"one of {len(self.reports)} reports of this period; {last.path} counts{more[1]},"
                " and not this",
            )
            yield Problem(one.whole, TWICE, message, Severity.WARNING)
        if self.older:
            names = ", ".join(one.path for one in self.older)
            message = Said(
                f"báo cáo này được tính, thay {names}", f"this report counts, in place of {names}"
            )
            yield Problem(last.whole, TWICE, message, Severity.WARNING)


def of_period(reports: Iterable[Sent], period: ReportPeriod) -> OfPeriod:
    """The reports of one unit that are on the period."""
    return OfPeriod(oldest_first([one for one in reports if one.is_of(period)]))


def periods_of(reports: Iterable[Sent], asked: Iterable[ReportPeriod]) -> list[ReportPeriod]:
    """The periods that were asked for, and those that the reports name."""
    named = (one.period for one in reports if one.period)
    return [*dict.fromkeys((*asked, *named))]


def counting(reports: Sequence[Sent], asked: Iterable[ReportPeriod]) -> list[Sent]:
    """The reports that count for their period, or are of none, by the days of their figures."""
    periods = [of_period(reports, one) for one in periods_of(reports, asked)]
    last = [one.newest for one in periods]
    older = {one.path for period in periods for one in period.older}
    counted = [one for one in reports if one in last or one.path not in older]
    return sorted(counted, key=lambda one: (one.as_of, *_order(one)))


def oldest_first(reports: Sequence[Sent]) -> list[Sent]:
    """The later ones last."""
    return sorted(reports, key=_order) if len(reports) > 1 else [*reports]


def _order(one: Sent) -> tuple[object, ...]:
    day, version = one.age
    return day, version, *one.moments, Path(one.path).with_suffix("").as_posix()


def _why(one: Sent, last: Sent) -> Said | None:
    """By what the last one is the last where it is not by its day."""
    before, after = _order(one)[:-1], _order(last)[:-1]
    apart = next((at for at, (a, b) in enumerate(zip(before, after, strict=True)) if a != b), 4)
    return _WHY[apart - 1] if apart else None
