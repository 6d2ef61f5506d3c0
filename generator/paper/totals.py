"""Tables made by hand that are added up: their rows of totals, and what the rows above say."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from generator.paper.hand_columns import cell_words, heading, is_money, placed
from generator.paper.sums import unit_in
from generator.plan.amounts import number
from generator.plan.blocks import Cell, HandTable

_TOTAL = re.compile(
    r"(?i)(?:tổng|cộng|(?:tổng (?:cộng|số|kinh phí|vốn|chi|dự toán|nhu cầu)"
    r"|cộng (?:chung|mục|phần|nhóm|năm|[IVX]+))(?!\w).*)\W*(?:\(.*\))?"
)
_NO_SUM = re.compile(
    r"(?i)%|tỷ lệ|tỉ lệ|điểm|chỉ số|bình quân|trung bình|hạng|bậc|đơn giá|định mức|mức"
)
"""What is not added up: shares, ranks, means, rates."""
_WELL_FORMED = re.compile(r"-?\d{1,3}(?:\.\d{3})*(?:,\d+)?|-?\d+(?:,\d+)?")
_LABELS = (
    r"[IVXL]+\.?",
    r"\d+\.?",
    r"\d+\.\d+\.?",
    r"\d+\.\d+\.\d+\.?",
    r"[a-zđ]\)?\.?",
    r"[-+*]?",
)
"""What stands in front of a row, from large to small."""
_HALF = Decimal("0.5")


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
    width = len(table.columns)
    rows = list(placed(table.rows, width))
    above: list[int] = []
    marked = [_is_total(row) for row in rows]
    for at, row in enumerate(rows):
        if marked[at]:
            # At the head of a table it is the sum of what follows.
            parts = above or [count for count in range(at + 1, len(rows)) if not marked[count]]
            yield from _totals(table, rows, at, parts, marked)
            above = []
        elif row:
            above.append(at)


def _is_total(row: dict[int, Cell]) -> bool:
    words = (cell_words(cell).strip("*") for cell in row.values())
    return any(map(_TOTAL.fullmatch, words))


def _totals(
    table: HandTable, rows: list[dict[int, Cell]], at: int, parts: list[int], marked: list[bool]
) -> Iterator[Total]:
    every = [count for count, is_total in enumerate(marked) if not is_total and rows[count]]
    for column, cell in rows[at].items():
        title = heading(table, column)
        texts = [cell_words(row.get(column)) for row in rows]
        value = _figure(texts[at])
        if value is None or _NO_SUM.search(title) or len(parts) < 2:
            continue
        sums = [
            *_sums([(_label(rows[one]), texts[one]) for one in parts]),
            *_sums([(_label(rows[one]), texts[one]) for one in every]),
            *_sums([("", texts[one]) for one in range(at) if marked[one]]),
        ]
        known = [text for text in texts if _figure(text) is not None]
        if sums:
            places = max(len(text.partition(",")[2]) for text in known)
            slack = _HALF * len(parts) / 10**places if places else Decimal(0)
            named = f"{title} {table.title.value if table.title else ''}"
            unit = unit_in(named) if is_money(named, known) else None
            yield Total(cell, value, tuple(sums), slack, unit)


def _label(row: dict[int, Cell]) -> str:
    return cell_words(row.get(0)).strip("*")


def _sums(rows: Sequence[tuple[str, str]]) -> Iterator[Decimal]:
    """What the rows come to: those of each kind of number, and all; none with words among them."""
    said = [(label, text.strip("*")) for label, text in rows]
    if any(text not in ("", "-", "–") and _figure(text) is None for _, text in said):
        return
    figures = [(label, _figure(text) or Decimal(0)) for label, text in said]
    for kind in _LABELS:
        one_kind = [value for label, value in figures if re.fullmatch(kind, label)]
        if len(one_kind) > 1:
            yield sum(one_kind, Decimal(0))
    if len(figures) > 1:
        yield sum((value for _, value in figures), Decimal(0))


def _figure(text: str) -> Decimal | None:
    bare = text.strip("*")
    return number(bare) if _WELL_FORMED.fullmatch(bare) else None
