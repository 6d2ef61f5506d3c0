"""Lines that stand at no level of those around them: where they belong, or what they lack."""

from collections.abc import Callable, Iterator, Sequence, Set
from itertools import takewhile

from generator.language import NOTHING, Said
from generator.lazy import dataclass, regex
from generator.plan.records import KEYS, KNOWN, alias
from generator.plan.slips.astray import Slip
from generator.plan.slips.indents import TypedLine, fitting, levels, lines_above, seen
from generator.plan.slips.phrases import (
    NO_DASH,
    add_line,
    belongs_below,
    in_column,
    no_colon,
    no_rows,
    to_write,
)
from generator.plan.slips.yaml_errors import Told, line_slip
from generator.plan.tasks import TASK_FIELDS

_OF_TASKS = {name for key, field in TASK_FIELDS.items() for name in (key, field.alias)}
_WRONGLY = Said("dòng này thụt vào sai chỗ", "this line is indented wrongly")
_DEEPER = Said(
    "khóa này thụt sâu hơn khóa ở trên nên bị nối vào câu ở trên",
    "this key is indented deeper than the one above",
)
_OF_A_SENTENCE = Said(
    "mục ở trên chỉ là một câu nên không nhận thêm khóa",
    "the item above is a sentence alone and has no keys",
)
_NO_ITEMS = Said("danh sách này chưa có khóa của nó", "this list has no key")
_JOINED = Said(
    "dòng '- …' này bị nối vào câu ở trên", "this '- …' line is joined to the sentence above it"
)
_LOOSE = Said(
    "dòng này không có khóa mà cũng không nối vào câu nào",
    "this line has no key, and continues no sentence",
)


@dataclass(frozen=True, slots=True)
class _Place:
    """A line among others: `at` is its number from 0, `above` what stands there, nearest first."""

    lines: Sequence[str]
    at: int
    line: TypedLine
    above: Sequence[TypedLine]

    def told(self, message: Said, advice: Said) -> Slip:
        """The message, at the first word of the line."""
        return self.at + 1, self.line.column + 1, message, advice

    @property
    def nearest(self) -> TypedLine:
        """The line above it."""
        return self.above[0]

    @property
    def owner(self) -> int:
        """The number of the line above it."""
        return next(filter(self.says, range(self.at - 1, -1, -1)), 0) + 1

    def says(self, at: int) -> bool:
        """Whether the line of that number, from 0, holds something."""
        return _says(self.lines[at])


def _says(line: str) -> bool:
    return bool(line.strip()) and not line.lstrip().startswith("#")


def _at(lines: Sequence[str], at: int) -> _Place:
    return _Place(lines, at, seen(lines[at]), lines_above(lines, at))


def out_of_place(lines: Sequence[str], number: int) -> Slip | None:
    """Where line `number` belongs, of which YAML makes nothing where it stands."""
    place = _at(lines, number - 1)
    if not place.above:
        return None
    looks = _OF_ITEMS if place.line.item else _OF_KEYS if place.line.key else (_without_key,)
    return next(filter(None, (look(place) for look in looks)), None)


def _moved(place: _Place) -> Slip | None:
    """Another column is where it belongs, and what is below it belongs with it."""
    column = fitting(place.lines, place.at)
    if column == place.line.column:
        return None
    deeper = column < place.line.column and place.nearest.key and not place.nearest.opens
    message = _DEEPER if deeper and place.line.key and not place.line.item else _WRONGLY
    vi, en = in_column(column)
    more = _with_it(place, column)
    return place.told(message, Said(f"Sửa: {vi}{more.vi}.", f"Mend: {en}{more.en}."))


def _with_it(place: _Place, column: int) -> Said:
    """Which lines below it move as it does: those that are no further in than they have to be."""
    own = [*takewhile(_further(place.line.column), place.lines[place.at + 1 :])]
    while own and not _says(own[-1]):
        own.pop()
    held = next(map(seen, filter(_says, own)), None)
    holds = place.line.item or place.line.opens
    if not held or not holds or held.column - place.line.column > 2 or held.column == column + 2:
        return NOTHING
    last = place.at + 1 + len(own)
    return Said(f", dời theo các dòng {place.at + 2}–{last}", f", and lines {place.at + 2}–{last}")


def _further(column: int) -> Callable[[str], bool]:
    return lambda line: not _says(line) or seen(line).column > column


def _no_item(place: _Place) -> Slip | None:
    """A key of a task that has a '-' in the column of the keys above it."""
    line = place.line
    if line.key not in _OF_TASKS or not place.nearest.key or line.column != place.nearest.words:
        return None
    vi, en = in_column(line.column)
    return place.told(
        Said(f"'{line.key}' là khóa của mục ở trên", f"'{line.key}' is a key of the item above"),
        Said(f"Bỏ dấu '-': {vi}.", f"Take the '-' away: {en}."),
    )


def _without_rows(place: _Place) -> Slip | None:
    """A row of a table, in the column of its keys or below the last of them."""
    return _row(place, place.nearest)


def _row(place: _Place, above: TypedLine) -> Slip | None:
    begin = (one for one in (place.line.column, above.words) if _rows_begin(place, one))
    return next((place.told(*no_rows(column)) for column in begin), None)


def _below_or_beside(place: _Place) -> Slip | None:
    """A list further in than its like, or below a heading: it lacks its key, or stands too deep."""
    line, nearest = place.line, place.nearest
    if nearest.opens or not nearest.key or line.column < nearest.words:
        return None
    below = _add_items(nearest.words)
    if nearest.key in _TITLES:
        return place.told(_NO_ITEMS, below)
    return place.told(_NO_ITEMS, _either(place, below))


def _either(place: _Place, below: Said) -> Said:
    """An item may stand beside the one above, or below it."""
    column, like = fitting(place.lines, place.at), [*_like(place)]
    beside = in_column(column, like)
    more = _with_it(place, column) if len(like) == 1 else NOTHING
    vi, en = below.vi[0].lower() + below.vi[1:], below.en[0].lower() + below.en[1:]
    return Said(
        f"Mục cùng cấp với mục trên: {beside.vi}{more.vi}. Mục con: {vi}",
        f"Beside the one above: {beside.en}{more.en}. Below it: {en}",
    )


def _like(place: _Place) -> Iterator[int]:
    """The numbers of the lines that are items of one list with this one."""
    column = place.line.column
    for number in range(place.at, len(place.lines)):
        line = seen(place.lines[number])
        if _says(place.lines[number]) and not (line.column > column or line.item):
            return
        if line.item and line.column <= column:
            if line.column < column:
                return
            yield number + 1


def _add_items(column: int) -> Said:
    return add_line(_ITEMS, column)


def _rows_begin(place: _Place, column: int) -> bool:
    """Whether keys of a table stand in that column above, without that of its rows."""
    keys = levels(place.above, items=False).get(column, set())
    return bool(_COLUMNS & keys) and not _ROWS & keys


def joined_list(lines: Sequence[str], first: int, number: int) -> Slip:
    """What is told of a list at line `number` that goes on with the words of line `first`."""
    place, owner = _at(lines, number - 1), seen(lines[first - 1])
    if slip := _keys_of_item(place) or _row(place, owner):
        return slip
    if owner.key in _TITLES and owner.words:
        return place.told(_NO_ITEMS, _add_items(owner.words))
    if owner.key in _SENTENCES and owner.words:
        below = _add_items(owner.words)
        goes_on = _behind(place).words == owner.words and not _behind(place).item
        return place.told(_NO_ITEMS, below if goes_on else _either(place, below))
    if owner.item and not owner.key:
        return place.told(_JOINED, _either(place, _with_two_keys(owner, first)))
    if not owner.key:
        return _at(lines, first - 1).told(NO_DASH, to_write(f"- {lines[first - 1].strip()}"))
    return _beside_its_key(place, owner, first)


def _keys_of_item(place: _Place) -> Slip | None:
    """Keys too far left between an item that has an id alone and this one, the next of its list."""
    column, above = place.line.column, filter(place.says, range(place.at - 1, -1, -1))
    keys = [*takewhile(lambda at: _is_key_before(column, seen(place.lines[at])), above)]
    if not keys:
        return None
    first = _at(place.lines, keys[-1])
    begun = seen(place.lines[first.owner - 1])
    if begun.key not in _IDS or not begun.item or begun.column != column:
        return None
    vi, en = in_column(begun.words, [at + 1 for at in reversed(keys)])
    message = belongs_below(place.lines[first.owner - 1].strip())
    return first.told(message, Said(f"Thụt vào: {vi}.", f"Indent it: {en}."))


def _is_key_before(column: int, line: TypedLine) -> bool:
    return bool(line.key) and not line.item and line.column < column


def _behind(place: _Place) -> TypedLine:
    """The first line behind it that is no further in."""
    rest = filter(_says, place.lines[place.at + 1 :])
    return next((one for one in map(seen, rest) if one.column < place.line.column), seen(""))


def _with_two_keys(owner: TypedLine, number: int) -> Said:
    vi, en = _add_items(owner.words)
    return Said(
        f"Viết dòng {number} thành '- noi_dung: câu'. {vi}",
        f"Write line {number} as '- text: sentence'. {en}",
    )


def _beside_its_key(place: _Place, owner: TypedLine, number: int) -> Slip:
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
    return _at(place.lines, number - 1).told(message, advice)


def of_an_item(lines: Sequence[str], number: int, told: Told) -> Slip:
    """What is typed wrongly in line `number`; of a '-' that is none, in which lines and column."""
    column, message, advice = told
    if "'- '" not in advice.vi:
        return number, column, message, advice
    alike = [*takewhile(lambda at: _slip_of(lines, at) == message, range(number, len(lines) + 1))]
    words = lines[number - 1].lstrip()
    as_item = [*lines[: number - 1], f"- {words[1:].lstrip()}", *lines[number:]]
    # Further in than the items above, it is meant to stand below one of them.
    column_now = seen(lines[number - 1]).column
    vi, en = in_column(max(fitting(as_item, number - 1), column_now), alike)
    more = Said(f"{advice.vi.rstrip('.')}; {vi}.", f"{advice.en.rstrip('.')}; {en}.")
    return number, column, message, more


def _slip_of(lines: Sequence[str], number: int) -> Said | None:
    found = line_slip(lines[number - 1])
    return found[1] if found else None


def _at_the_margin(place: _Place) -> Slip | None:
    """The key above stands at the left margin, where it is none."""
    nearest = place.nearest
    if nearest.words or nearest.opens or nearest.key not in KEYS - _of("plan"):
        return None
    return _moved(_at(place.lines, place.owner - 1))


def _of(record: str) -> Set[str]:
    """The keys of a record."""
    return KNOWN[record].words.keys() if record in KNOWN else frozenset()


def _of_the_plan(place: _Place) -> Slip | None:
    """A key of the plan that was indented."""
    line, nearest = place.line, place.nearest
    lists = levels(place.above, items=True)
    beyond = line.words <= min(lists) if lists else not (nearest.words or nearest.opens)
    of_task = line.key in _OF_TASKS and nearest.key and not line.opens
    if line.key not in _of("plan") or not beyond or of_task:
        return None
    vi, en = in_column(0)
    return place.told(
        Said(f"'{line.key}' là khóa của cả kế hoạch", f"'{line.key}' is a key of the plan"),
        Said(f"Lùi ra: {vi}.", f"Move it left: {en}."),
    )


def _owner_lost(place: _Place) -> Slip | None:
    """A key of what another key of the plan holds, whose line is not there."""
    key, plan = place.line.key, KNOWN.get("plan")
    if not plan or key in _of("plan") | _of("item") | _of("target_item"):
        return None
    owner = next((name for name in plan.words if key in plan.keys_below(name)), "")
    if not owner or place.above[-1].key in (owner, plan.words[owner]):
        return None
    vi, en = alias("plan", plan.words[owner]), plan.words[owner]
    return place.told(
        Said(f"thiếu dòng '{vi}:' ở trên", f"the line '{en}:' above is missing"),
        Said(
            f"Thêm một dòng '{vi}:' ngay trên dòng này, sát lề trái.",
            f"Add a line '{en}:' just above this one, at the left margin.",
        ),
    )


def _of_sentence(place: _Place) -> Slip | None:
    """The item above is a sentence."""
    nearest = place.nearest
    if not nearest.item or nearest.key or place.lines[place.owner - 1].lstrip(" -")[:1] in "[{":
        return None
    vi, en = in_column(nearest.words)
    return place.told(
        _OF_A_SENTENCE,
        Said(
            f"Viết dòng {place.owner} thành '- noi_dung: câu'; {vi}.",
            f"Write line {place.owner} as '- text: sentence'; {en}.",
        ),
    )


def _dash_lost(place: _Place) -> Slip | None:
    """A key in the column of items that begin with it."""
    line = place.line
    if line.key not in levels(place.above, items=True).get(line.column, ()):
        return None
    return place.told(NO_DASH, to_write(f"- {place.lines[place.at].strip()}"))


def _first_dash_lost(place: _Place) -> Slip | None:
    """The first item of the list has lost its '-': its key stands right below that of the list."""
    line, number = place.line, place.at
    while line.key and number and seen(place.lines[number - 1]).column >= line.words:
        number -= 1
    first = seen(place.lines[number])
    if number == place.at or first.item or (first.key, first.words) != (line.key, line.words):
        return None
    vi, en = in_column(line.column)
    words = place.lines[number].strip()
    advice = Said(f"Viết '- {words}', {vi}.", f"Write '- {words}', {en}.")
    return _at(place.lines, number).told(NO_DASH, advice)


def _without_key(place: _Place) -> Slip | None:
    """Words that are no key and no item: each of what they may have been meant for."""
    text, nearest = place.lines[place.at].strip(), place.nearest
    found = _KEY_ALONE.match(text)
    if found and found["key"] in KEYS:
        return place.told(*no_colon(found["key"], found["rest"]))
    if nearest.key and nearest.opens and nearest.words:
        return place.told(_LOOSE, to_write(f"{nearest.key}: {text}"))
    return place.told(_LOOSE, _meant(place))


def _meant(place: _Place) -> Said:
    """What a line of words may be, and how that is written."""
    meant = [_COLON_FORGOTTEN, NOTHING if place.line.column else _NOTE]
    goes_on = in_column(place.nearest.words + 2 * bool(place.nearest.key))
    meant.insert(
        0,
        Said(
            f"Là phần nối của câu trên: {goes_on.vi}.",
            f"More of the sentence above: {goes_on.en}.",
        ),
    )
    for column in [*levels(place.above, items=True)][:1]:
        vi, en = in_column(column)
        meant.insert(0, Said(f"Là mục mới: {vi} rồi '- '.", f"A new item: {en}, and '- '."))
    if place.nearest.key and 0 < place.line.words == place.nearest.words:
        meant.insert(0, _TEXT_FORGOTTEN)
    vi, en = (" ".join(filter(None, said)) for said in zip(*meant, strict=True))
    return Said(vi, en)


_TEXT_FORGOTTEN = Said(
    "Là câu của mục: thêm 'noi_dung: ' ở trước.",
    "The sentence of the item: put 'text: ' before it.",
)
_COLON_FORGOTTEN = Said("Là khóa: thêm dấu hai chấm sau khóa.", "A key: put a colon behind it.")
_NOTE = Said(
    "Là ghi chú hay tên một phần: thêm '# ' ở đầu.", "A note, or a heading: put '# ' before it."
)
_KEY_ALONE = regex(r"(?P<key>[a-z]+_[a-z_]+|[a-z]+(?=\s*=|$))(?:\s*=\s*|\s+|$)(?P<rest>.*)")
_ITEMS = Said("cac_muc", "items")
_COLUMNS, _ROWS = {"cac_cot", "columns"}, {"cac_dong", "rows"}
_IDS = ("ma", "id")
_TITLES = ("tieu_de", "title")
_SENTENCES = ("noi_dung", "text")
_OF_ITEMS = (_first_dash_lost, _no_item, _without_rows, _below_or_beside, _moved)
_OF_KEYS = (_at_the_margin, _of_the_plan, _owner_lost, _of_sentence, _dash_lost, _moved)
