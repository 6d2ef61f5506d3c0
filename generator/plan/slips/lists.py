"""Lists that stand where no key has them: the key that they lack, or the item that is above them."""

from collections.abc import Iterator, Sequence
from itertools import takewhile

from generator.language import NOTHING, Said
from generator.plan.slips.indents import TypedLine, fitting, levels, says, seen
from generator.plan.slips.phrases import (
    NO_DASH,
    OF_ITEMS,
    Slip,
    add_line,
    belongs_below,
    in_column,
    indent_it,
    no_rows,
    to_write,
    with_text,
)
from generator.plan.slips.place import TypedPlace, at_line, with_it
from generator.plan.slips.roles import COLUMNS, IDS, ROWS, SENTENCES, TITLES

_NO_ITEMS = Said("danh sách này chưa có khóa của nó", "this list has no key")
_JOINED = Said(
    "dòng '- …' này bị nối vào câu ở trên", "this '- …' line is joined to the sentence above it"
)


def joined_list(lines: Sequence[str], first: int, number: int) -> Slip:
    """What is told of a list at line `number` that goes on with the words of line `first`."""
    place, owner = at_line(lines, number - 1), seen(lines[first - 1])
    if slip := _keys_of_item(place) or _row(place, owner):
        return slip
    if owner.key in TITLES and owner.words:
        return place.told(_NO_ITEMS, _add_items(owner.words))
    if owner.key in SENTENCES and owner.words:
        below = _add_items(owner.words)
        goes_on = _behind(place).words == owner.words and not _behind(place).item
        return place.told(_NO_ITEMS, below if goes_on else _either(place, below))
    if owner.item and not owner.key:
        return place.told(_JOINED, _either(place, _with_two_keys(owner, first)))
    if not owner.key:
        return at_line(lines, first - 1).told(NO_DASH, to_write(f"- {lines[first - 1].strip()}"))
    return _beside_its_key(place, owner, first)


def without_rows(place: TypedPlace) -> Slip | None:
    """A row of a table, in the column of its keys or below the last of them."""
    return _row(place, place.nearest)


def _row(place: TypedPlace, above: TypedLine) -> Slip | None:
    begin = (one for one in (place.line.column, above.words) if _rows_begin(place, one))
    return next((place.told(*no_rows(column)) for column in begin), None)


def _rows_begin(place: TypedPlace, column: int) -> bool:
    """Whether keys of a table stand in that column above, without that of its rows."""
    keys = levels(place.above, items=False).get(column, set())
    return bool(COLUMNS & keys) and not ROWS & keys


def below_or_beside(place: TypedPlace) -> Slip | None:
    """A list further in than its like, or below a heading: it lacks its key, or stands too deep."""
    line, nearest = place.line, place.nearest
    if nearest.opens or not nearest.key or line.column < nearest.words:
        return None
    below = _add_items(nearest.words)
    if nearest.key in TITLES:
        return place.told(_NO_ITEMS, below)
    return place.told(_NO_ITEMS, _either(place, below))


def _either(place: TypedPlace, below: Said) -> Said:
    """An item may stand beside the one above, or below it."""
    column, like = fitting(place.lines, place.at), [*_like(place)]
    beside = in_column(column, like)
    more = with_it(place, column) if len(like) == 1 else NOTHING
    vi, en = below.vi[0].lower() + below.vi[1:], below.en[0].lower() + below.en[1:]
    return Said(
        f"Mục cùng cấp với mục trên: {beside.vi}{more.vi}. Mục con: {vi}",
        f"Beside the one above: {beside.en}{more.en}. Below it: {en}",
    )


def _like(place: TypedPlace) -> Iterator[int]:
    """The numbers of the lines that are items of one list with this one."""
    column = place.line.column
    for number in range(place.at, len(place.lines)):
        line = seen(place.lines[number])
        if says(place.lines[number]) and not (line.column > column or line.item):
            return
        if line.item and line.column <= column:
            if line.column < column:
                return
            yield number + 1


def _add_items(column: int) -> Said:
    return add_line(OF_ITEMS, column)


def _keys_of_item(place: TypedPlace) -> Slip | None:
    """Keys too far left between an item that has an id alone and this one, the next of its list."""
    column, above = place.line.column, filter(place.says, range(place.at - 1, -1, -1))
    keys = [*takewhile(lambda at: _is_key_before(column, seen(place.lines[at])), above)]
    if not keys:
        return None
    first = at_line(place.lines, keys[-1])
    begun = seen(place.lines[first.owner - 1])
    if begun.key not in IDS or not begun.item or begun.column != column:
        return None
    message = belongs_below(place.lines[first.owner - 1].strip())
    return first.told(message, indent_it(begun.words, [at + 1 for at in reversed(keys)]))


def _is_key_before(column: int, line: TypedLine) -> bool:
    return bool(line.key) and not line.item and line.column < column


def _behind(place: TypedPlace) -> TypedLine:
    """The first line behind it that is no further in."""
    rest = filter(says, place.lines[place.at + 1 :])
    return next((one for one in map(seen, rest) if one.column < place.line.column), seen(""))


def _with_two_keys(owner: TypedLine, number: int) -> Said:
    line, below = with_text(number), _add_items(owner.words)
    return Said(f"{line.vi}. {below.vi}", f"{line.en}. {below.en}")


def _beside_its_key(place: TypedPlace, owner: TypedLine, number: int) -> Slip:
    """Words stand on the line of a key, and a list below it."""
    words = place.lines[number - 1].partition(":")[2].split()
    begin, column, at = " ".join(words[:3]), place.line.column, place.at + 1
    message = Said(
        f"sau '{owner.key}:' có cả câu lẫn danh sách",
        f"behind '{owner.key}:' are words and a list, too",
    )
    advice = Said(
        f"Câu là mục đầu của danh sách: xuống dòng trước '{begin}', đầu dòng mới có đúng "
        f"{column} dấu cách rồi '- '. Danh sách của khóa khác: thêm dòng khóa ấy, "
        f"như 'noi_nhan:', ngay trên dòng {at}.",
        f"If the words are its first item: begin a line before '{begin}', with exactly "
        f"{column} spaces and '- ' in front. If the list is another key's: put that key, "
        f"such as 'recipients:', on a line above line {at}.",
    )
    return at_line(place.lines, number - 1).told(message, advice)
