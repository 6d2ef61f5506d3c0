"""Rows of cells that are added up: the rows of totals among them, and what the others come to."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import chain, starmap
from typing import NamedTuple

from generator.lazy import dataclass, field, regex

_TOTAL = regex(
    r"(?i)(?:tổng|cộng|(?:tổng (?:cộng|số|kinh phí|vốn|chi|dự toán|nhu cầu)"
    r"|cộng (?:chung|mục|phần|nhóm|năm|[IVX]+))(?!\w).*)\W*(?:\(.*\))?"
)
NO_SUM = regex(r"(?i)%|tỷ lệ|tỉ lệ|điểm|chỉ số|bình quân|trung bình|hạng|bậc|đơn giá|định mức|mức")
"""What is not added up: shares, ranks, means, rates."""
_WELL_FORMED = regex(r"-?\d{1,3}(?:\.\d{3})*(?:,\d+)?|-?\d+(?:,\d+)?")
_LABELS = (
    r"[IVXL]+\.?",
    r"\d+\.?",
    r"\d+\.\d+\.?",
    r"\d+\.\d+\.\d+\.?",
    r"[a-zđ]\)?\.?",
    r"[-+*]?",
)
"""What stands in front of a row, from large to small."""
_NOTHING = ("", "-", "–")
_HALF = Decimal("0.5")
_MOST = 100
"""Rows of totals that one table has at the most."""
Row = Mapping[int, str]
"""The words of cells by the column in which they begin; none of one that names a group."""


@dataclass(frozen=True, slots=True)
class Sum:
    """A figure in a row of totals, where it stands, with what the rows that it may be the sum of
    come to; `figures` are what these say."""

    row: int
    column: int
    value: Decimal
    sums: tuple[Decimal, ...]
    figures: tuple[str, ...]

    @property
    def right(self) -> bool:
        """Whether it is one of these sums, as near as rounding lets it be."""
        slack = _slack(self.figures)
        return any(abs(one - self.value) <= slack for one in self.sums)


def sums_in(rows: Sequence[Row], title: Callable[[int], str]) -> Iterator[Sum]:
    """Every figure of a row of totals that has two rows or more to be the sum of.

    `title` gives what stands above a column. A table of more totals than anybody adds up has none.
    """
    totals = [at for at, row in enumerate(rows) if is_total(row)]
    if len(totals) <= _MOST:
        sheet = _Sheet(rows, title, totals)
        yield from filter(None, starmap(sheet.total, sheet.places()))


@dataclass(slots=True)
class _Sheet:
    """The rows of a table below its head, and which of them are totals."""

    rows: Sequence[Row]
    title: Callable[[int], str]
    totals: Sequence[int]
    wholes: "dict[int, _Added]" = field(default_factory=dict)

    def places(self) -> Iterator[tuple[int, int]]:
        """Row and column of every figure in a row of totals."""
        return ((at, column) for at in self.totals for column in self.rows[at])

    def total(self, at: int, column: int) -> Sum | None:
        """What stands there, as a total; None where it is none that can be judged.

        It may be the sum of the rows since the last total, of all rows, or of the totals above; at
        the head of a table it is that of what follows.
        """
        value = _figure(self.rows[at][column])
        if value is None or NO_SUM.search(self.title(column)):
            return None
        above = self.totals[: bisect_left(self.totals, at)]
        near = self._said(range(above[-1] + 1 if above else 0, at), column)
        if len(near) == 1:
            return None  # a group of one row
        lists = [_added(near), self._whole(column), _added(self._said(above, column))]
        sums = tuple(chain.from_iterable(one.sums for one in lists))
        figures = tuple(chain.from_iterable(one.figures for one in lists))
        return Sum(at, column, value, sums, figures) if sums else None

    def _whole(self, column: int) -> "_Added":
        """All rows but the totals, in that column."""
        if column not in self.wholes:
            usual = sorted({*range(len(self.rows))} - {*self.totals})
            self.wholes[column] = _added(self._said(usual, column))
        return self.wholes[column]

    def _said(self, rows: Iterable[int], column: int) -> list[tuple[str, str]]:
        """The number of each of these rows, and what it says in the column; of empty ones nothing."""
        shown = (self.rows[one] for one in rows)
        return [(_bare(row.get(0)), _bare(row.get(column))) for row in shown if row]


def is_total(row: Row) -> bool:
    """Whether one of the cells says that the row is a total."""
    return any(_TOTAL.fullmatch(_bare(words)) for words in row.values())


def _bare(words: str | None) -> str:
    return (words or "").strip("*")


def _slack(figures: Sequence[str]) -> Decimal:
    """How far a sum of such figures may be off where they were rounded."""
    places = max((len(text.partition(",")[2]) for text in figures), default=0)
    return _HALF * len(figures) / 10**places if places else Decimal(0)


class _Added(NamedTuple):
    """What rows may come to, and their figures."""

    sums: tuple[Decimal, ...]
    figures: tuple[str, ...]


def _added(said: Sequence[tuple[str, str]]) -> _Added:
    figures = tuple(text for _, text in said if _figure(text) is not None)
    return _Added(tuple(_sums(said)), figures)


def _sums(said: Sequence[tuple[str, str]]) -> Iterator[Decimal]:
    """What the rows come to: those of each kind of number, and all; none with words among them."""
    known = [(label, text, _figure(text)) for label, text in said]
    if any(figure is None and text not in _NOTHING for _, text, figure in known):
        return
    for kind in (*_LABELS, ".*"):
        of_kind = [figure for label, _, figure in known if re.fullmatch(kind, label)]
        if len(of_kind) > 1:
            yield sum(filter(None, of_kind), Decimal(0))


def _figure(text: str) -> Decimal | None:
    bare = _bare(text)
    plain = bare.replace(".", "").replace(",", ".")
    return Decimal(plain) if _WELL_FORMED.fullmatch(bare) else None
