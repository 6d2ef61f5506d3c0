"""Tables made by hand that are added up: their rows of totals, and what the rows above say."""

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import chain, starmap

from generator.lazy import dataclass, regex
from generator.paper.hand_columns import cell_words, heading, is_money, placed
from generator.paper.sums import unit_in
from generator.plan.amounts import number
from generator.plan.blocks import Cell, HandTable

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
_Cells = dict[int, Cell]


@dataclass(frozen=True, slots=True)
class Total:
    """A figure in a row of totals, with what the rows that it may be the sum of come to.

    `unit` is what one of the figure is in đồng; None where the table does not say, or it is none.
    """

    cell: Cell
    value: Decimal
    sums: tuple[Decimal, ...]
    slack: Decimal
    unit: int | None

    @property
    def right(self) -> bool:
        """Whether it is one of these sums, as near as rounding lets it be."""
        return any(abs(one - self.value) <= self.slack for one in self.sums)


def totals(table: HandTable) -> Iterator[Total]:
    """Every figure of a row of totals that has two rows or more to be the sum of."""
    sheet = _Sheet(table, tuple(placed(table.rows, len(table.columns))))
    return filter(None, starmap(sheet.total, sheet.places()))


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A table as rows of cells by column."""

    table: HandTable
    rows: tuple[_Cells, ...]

    def places(self) -> Iterator[tuple[int, int]]:
        """Row and column of every figure in a row of totals."""
        for at, row in enumerate(self.rows):
            if _is_total(row):
                yield from ((at, column) for column in row)

    def total(self, at: int, column: int) -> Total | None:
        """What stands there, as a total; None where it is none that can be judged."""
        title, cell = heading(self.table, column), self.rows[at][column]
        value = _figure(cell_words(cell))
        if value is None or NO_SUM.search(title):
            return None
        lists = [self._said(parts, column) for parts in self._parts(at)]
        if len(lists[0]) == 1:
            return None  # a group of one row
        sums = tuple(chain.from_iterable(map(_sums, lists)))
        figures = [text for said in lists for _, text in said if _figure(text) is not None]
        return (
            Total(cell, value, sums, _slack(figures), self._unit(title, figures)) if sums else None
        )

    def _parts(self, at: int) -> Iterator[list[int]]:
        """What the row may be the sum of: the rows since the last total, all rows, the totals.

        At the head of a table a total is the sum of what follows.
        """
        usual = [count for count, row in enumerate(self.rows) if row and not _is_total(row)]
        before = [count for count, row in enumerate(self.rows[:at]) if _is_total(row)]
        since = before[-1] if before else -1
        yield [count for count in usual if since < count < at]
        yield usual
        yield before

    def _said(self, rows: Iterable[int], column: int) -> list[tuple[str, str]]:
        """The number of each of these rows, and what it says in the column."""
        cells = ((self.rows[one].get(0), self.rows[one].get(column)) for one in rows)
        return [(_bare(label), _bare(figure)) for label, figure in cells]

    def _unit(self, title: str, figures: list[str]) -> int | None:
        named = f"{title} {self.table.title.value if self.table.title else ''}"
        return unit_in(named) if is_money(named, figures) else None


def _is_total(row: _Cells) -> bool:
    return any(_TOTAL.fullmatch(_bare(cell)) for cell in row.values())


def _bare(cell: Cell | None) -> str:
    return cell_words(cell).strip("*")


def _slack(figures: Sequence[str]) -> Decimal:
    """How far a sum of such figures may be off where they were rounded."""
    places = max((len(text.partition(",")[2]) for text in figures), default=0)
    return _HALF * len(figures) / 10**places if places else Decimal(0)


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
    bare = text.strip("*")
    return number(bare) if _WELL_FORMED.fullmatch(bare) else None
