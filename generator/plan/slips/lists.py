"""Lists that stand where no key has them: the key that they lack, or the item that is above them."""

from collections.abc import Iterator, Sequence
from itertools import takewhile

from generator.language import NOTHING, Said
from generator.plan.records import KEYS, KNOWN
from generator.plan.slips.indents import TypedLine, fitting, levels, says, seen
from generator.plan.slips.phrases import (
    NEITHER,
    NO_DASH,
    OF_ITEMS,
    Slip,
    add_line,
    belongs_below,
    in_column,
    indent_it,
    no_rows,
    quoted_item,
    to_write,
    with_dash_and_items,
    with_text,
)
from generator.plan.slips.place import TypedPlace, at_line, with_it
from generator.plan.slips.roles import COLUMNS, IDS, ROWS, SENTENCES, TITLES

_NO_ITEMS = Said("danh sách này chưa có khóa của nó", "this list has no key")
_OF_ITEM = Said("khóa của một mục mà đứng ở lề trái", "a key of an item at the left margin")
_JOINED = Said(
    "dòng '- …' này bị nối vào câu ở trên", "this '- …' line is joined to the sentence above it"
)


def joined_list(lines: Sequence[str], first: int, number: int) -> Slip:
    """What is told of a list at line `number` that goes on with the words of line `first`."""
    place, owner = at_line(lines, number - 1), seen(lines[first - 1])
    above = _keys_of_item(place), _row(place, owner), _of_no_item(place, first - 1)
    if slip := next(filter(None, above), None):
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
        return _sentence_above(place, first - 1)
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
    if slip := _of_no_item(place, place.owner - 1):
        return slip
    if nearest.opens or not nearest.key or line.column < nearest.words:
        return None
    below = _add_items(nearest.words)
    if nearest.key in TITLES:
        return place.told(_NO_ITEMS, below)
    return place.told(_NO_ITEMS, _either(place, below))


def with_list(lines: Sequence[str], number: int) -> Slip | None:
    """What is told of line `number`: a key has a sentence with a colon, and a list below it."""
    line, words = seen(lines[number - 1]), lines[number - 1].partition(":")[2].strip()
    place = at_line(lines, next((at for at in range(number, len(lines)) if says(lines[at])), 0))
    if not place.line.item or line.item or place.line.column < line.column:
        return None
    if line.key not in KEYS:
        return sentence_lost_dash(place)
    written = quoted_item(words, place.line.column)
    advice = Said(
        f"Dòng này chỉ giữ '{line.key}:'. Câu là mục đầu, ở một dòng mới ngay dưới. {written.vi}",
        f"Keep '{line.key}:' alone here. The words are its first item, on a new line just below. "
        f"{written.en}",
    )
    return at_line(lines, number - 1).told(_words_and_list(line.key), advice)


def _words_and_list(key: str) -> Said:
    return Said(
        f"sau '{key}:' có cả câu lẫn danh sách",
        f"behind '{key}:' are words and a list, too",
    )


def sentence_lost_dash(place: TypedPlace) -> Slip | None:
    """The first item of the list is a sentence with a colon, taken for a key, and has no '-'."""
    nearest, at = place.nearest, place.owner - 1
    opened = at and place.above[1:] and place.above[1].opens and place.above[1].key
    is_key = nearest.key in KEYS or nearest.item or ": " not in place.lines[at]
    if is_key or not opened or nearest.column != place.line.column:
        return None
    return _sentence_above(place, at)


def _sentence_above(place: TypedPlace, at: int) -> Slip:
    """The words above a list, which are its first item."""
    words, column = place.lines[at].strip(), place.line.column
    advice = quoted_item(words, column) if ":" in words else to_write(f"- {words}")
    return at_line(place.lines, at).told(NO_DASH, advice)


def _of_no_item(place: TypedPlace, at: int) -> Slip | None:
    """A list below the last key of an item that has itself no '-': both are told, where it begins."""
    title, first = seen(place.lines[at]), at
    while first and (seen(place.lines[first - 1]).column, title.item) == (title.words, False):
        first -= 1
    begun, holder = seen(place.lines[first]), at_line(place.lines, first).above[:1]
    plan = KNOWN.get("plan")
    if title.key not in TITLES or begun.item or not holder or not holder[0].opens or not plan:
        return None
    if holder[0].words or begun.key not in plan.keys_of_items(holder[0].key) or not begun.words:
        return None
    below = takewhile(lambda one: not says(one) or seen(one).column, place.lines[first + 1 :])
    last = first + 1 + len("\n".join(below).rstrip().split("\n"))
    words = place.lines[first].strip()
    advice = with_dash_and_items(words, first + 2, last, place.at + 1, begun.words + 2)
    return at_line(place.lines, first).told(NEITHER, advice)


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


def _key_left_out(place: TypedPlace, owner: str) -> Said:
    """Which key the list lacks that only one has: bases, or recipients with the archive."""
    own = takewhile(lambda line: line.startswith((" ", "-")), place.lines[place.at :])
    words = [line.strip(" -*\"'") for line in own]
    for begin, vi, en in (("Căn cứ ", "can_cu", "legal_bases"), ("Lưu:", "noi_nhan", "recipients")):
        if owner not in (vi, en) and any(one.startswith(begin) for one in words):
            at = place.at + 1
            return Said(
                f"Thêm dòng '{vi}:' ngay trên dòng {at}.", f"Put a line '{en}:' above line {at}."
            )
    return NOTHING


def _beside_its_key(place: TypedPlace, owner: TypedLine, number: int) -> Slip:
    """Words stand on the line of a key, and a list below; or the key is an item's, at the margin."""
    plan = KNOWN.get("plan")
    if plan and not owner.words and owner.key in KEYS - plan.words.keys():
        above = at_line(place.lines, number - 1)
        return above.told(_OF_ITEM, indent_it(fitting(place.lines, above.at)))
    words = place.lines[number - 1].partition(":")[2].split()
    begin, column, at = " ".join(words[:3]), place.line.column, place.at + 1
    message = _words_and_list(owner.key)
    if (left_out := _key_left_out(place, owner.key)) != NOTHING:
        return at_line(place.lines, number - 1).told(message, left_out)
    advice = Said(
        f"Câu là mục đầu của danh sách: xuống dòng trước '{begin}', đầu dòng mới có đúng "
        f"{column} dấu cách rồi '- '. Danh sách của khóa khác: thêm dòng khóa ấy, "
        f"như 'noi_nhan:', ngay trên dòng {at}.",
        f"If the words are its first item: begin a line before '{begin}', with exactly "
        f"{column} spaces and '- ' in front. If the list is another key's: put that key, "
        f"such as 'recipients:', on a line above line {at}.",
    )
    return at_line(place.lines, number - 1).told(message, advice)
