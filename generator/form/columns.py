"""A column of a table made by hand with its cells: each stays below its title."""

from collections.abc import Callable, Iterator

from generator.cascade.values import Fields, Value, is_list
from generator.form.meaning import each_of, said_by_key
from generator.form.places import Place, reader_at, record_of
from generator.form.writing import Draft
from generator.plan.blocks import TABLE


def along(draft: Draft, into: Place, change: Callable[[Place], None]) -> None:
    """Makes a change in the list at the place; of columns also in every row of their table."""
    for place in (*_rows_below(draft, into), into):
        change(place)


def _rows_below(draft: Draft, into: Place) -> Iterator[Place]:
    """The rows with a cell for each column; none where cells are joined, or the head has rows."""
    over = into[:-1]
    if into[-1:] != ("columns",) or record_of(reader_at(over)) is not TABLE:
        return
    said = said_by_key(draft.value(over))
    width = len(each_of(said.get("columns")))
    rows = [*enumerate(each_of(said.get("rows")))]
    cells = [(at, row) for at, row in rows if not isinstance(row, Fields)]
    if width and "header" not in said and all(_is_plain(row, width) for _, row in cells):
        yield from ((*over, "rows", at) for at, _ in cells)


def _is_plain(row: Value, width: int) -> bool:
    return is_list(row) and len(row) == width and all(isinstance(one, str) for one in row)
