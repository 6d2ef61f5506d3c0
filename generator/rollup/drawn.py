"""Tables of counts as pictures: stacked bars in SVG, which a page holds in itself."""

from collections.abc import Iterator

from generator.export import COLOURS, Bars, Table, cut_short
from generator.lazy import dataclass

_NAME, _BAR, _LINE, _ROOM = 230, 560, 24, 48
"""What a name and the longest bar take across, a bar down, and a number behind a bar."""
_MOST = 60
"""So many bars are shown."""


@dataclass(frozen=True, slots=True)
class BarPiece:
    """One piece of a bar: where it begins, how long it is, what it counts."""

    x: float
    width: float
    colour: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: what it is called, where it lies, its pieces."""

    name: str
    whole_name: str
    y: int
    pieces: tuple[BarPiece, ...]

    @property
    def end(self) -> float:
        """Where its last piece ends."""
        return max((one.x + one.width for one in self.pieces), default=float(_NAME))

    @property
    def total(self) -> int:
        """What its pieces come to."""
        return sum(one.count for one in self.pieces)


@dataclass(frozen=True, slots=True)
class BarPicture:
    """Bars under a title, as large as they need."""

    title: str
    bars: tuple[Bar, ...]
    legend: tuple[tuple[str, str], ...]

    width = _NAME + _BAR + _ROOM
    name_width = _NAME
    line = _LINE

    @property
    def height(self) -> int:
        """How much it takes down."""
        return _LINE * len(self.bars) + 8


def picture(table: Table) -> BarPicture | None:
    """The table's bars; None of a table that has none, or nothing to show."""
    bars = table.bars
    if bars is None or not table.rows:
        return None
    most = max(sum(_counts(row, bars)) for row in table.rows) or 1
    legend = tuple((table.columns[at][0], COLOURS[tone]) for at, tone in bars.series)
    made = tuple(_bar(table, at, most) for at in range(min(len(table.rows), _MOST)))
    return BarPicture(bars.title, made, legend)


def _counts(row: tuple[object, ...], bars: Bars) -> list[int]:
    values = (getattr(row[at], "value", 0) for at, _ in bars.series)
    return [one if isinstance(one, int) else 0 for one in values]


def _bar(table: Table, at: int, most: int) -> Bar:
    assert table.bars
    row = table.rows[at]
    name = row[table.bars.names].text
    return Bar(cut_short(name, 34), name, at * _LINE + 4, tuple(_pieces(table, at, most)))


def _pieces(table: Table, at: int, most: int) -> Iterator[BarPiece]:
    assert table.bars
    x = float(_NAME)
    for (column, tone), count in zip(
        table.bars.series, _counts(table.rows[at], table.bars), strict=True
    ):
        width = round(_BAR * count / most, 2)
        if count:
            yield BarPiece(x, width, COLOURS[tone], table.columns[column][0], count)
        x += width
