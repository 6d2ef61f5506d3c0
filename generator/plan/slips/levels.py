"""Lines that stand at no level of those around them: where they belong, or what they lack."""

from collections.abc import Sequence, Set
from itertools import takewhile

from generator.language import NOTHING, Said
from generator.lazy import regex
from generator.plan.closest import closest
from generator.plan.records import KEYS, KNOWN, alias
from generator.plan.slips.indents import fitting, levels, says, seen
from generator.plan.slips.lists import below_or_beside, sentence_lost_dash, without_rows
from generator.plan.slips.phrases import (
    NO_DASH,
    Slip,
    in_column,
    indent_it,
    move_left,
    no_colon,
    no_line,
    quoted_item,
    to_write,
    with_text,
    without_dash,
)
from generator.plan.slips.place import TypedPlace, at_line, with_it
from generator.plan.slips.roles import IDS, INDICATORS, LISTS, SENTENCES
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
_IS_PRINTED = Said("tên phần tự in", "the heading is printed by itself")
_DELETE = Said("Xóa dòng này.", "Delete this line.")
_COLON_WITHIN = Said(
    "dấu hai chấm tách câu nhiều dòng làm hai", "a colon divides a sentence of several lines"
)
_LOOSE = Said(
    "dòng này không có khóa mà cũng không nối vào câu nào",
    "this line has no key, and continues no sentence",
)


def out_of_place(lines: Sequence[str], number: int) -> Slip | None:
    """Where line `number` belongs, of which YAML makes nothing where it stands."""
    place = at_line(lines, number - 1)
    if not place.above:
        return None
    looks = _OF_ITEMS if place.line.item else _OF_KEYS if place.line.key else (_without_key,)
    return next(filter(None, (look(place) for look in looks)), None)


def _moved(place: TypedPlace) -> Slip | None:
    """Another column is where it belongs, and what is below it belongs with it."""
    column = fitting(place.lines, place.at)
    if column == place.line.column:
        return None
    deeper = column < place.line.column and place.nearest.key and not place.nearest.opens
    message = _DEEPER if deeper and place.line.key and not place.line.item else _WRONGLY
    vi, en = in_column(column, _keys_beside(place))
    more = with_it(place, column)
    return place.told(message, Said(f"Sửa: {vi}{more.vi}.", f"Mend: {en}{more.en}."))


def _keys_beside(place: TypedPlace) -> list[int]:
    """The numbers of this line and of the keys right behind it in its column, if that is of no key
    above."""
    line, begun = place.line, place.at + 1
    if line.item or not line.key or line.column in levels(place.above, items=False):
        return [begun]
    behind = map(seen, place.lines[begun:])
    beside = takewhile(lambda one: one.key and one.column == one.words == line.column, behind)
    return [*range(begun, begun + 1 + len([*beside]))]


def _no_item(place: TypedPlace) -> Slip | None:
    """A key of a task that has a '-' in the column of the keys above it."""
    line, nearest = place.line, place.nearest
    of_targets = _of("target_item") - _of("item") - INDICATORS
    keys = _OF_TASKS | of_targets | LISTS | (SENTENCES if nearest.key in IDS else set())
    if line.key not in keys or not nearest.key or line.column != nearest.words:
        return None
    return place.told(
        Said(f"'{line.key}' là khóa của mục ở trên", f"'{line.key}' is a key of the item above"),
        without_dash(line.column, _same_dashes(place)),
    )


def _same_dashes(place: TypedPlace) -> list[int]:
    """The numbers of this line and of those right behind it that have the same '-'."""
    behind = map(seen, place.lines[place.at + 1 :])
    same = takewhile(lambda one: one.key in _OF_TASKS and one.words == place.line.words, behind)
    dashed = takewhile(lambda one: one.item, same)
    return [*range(place.at + 1, place.at + 2 + len([*dashed]))]


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


def _at_the_margin(place: TypedPlace) -> Slip | None:
    """The key above stands at the left margin, where it is none."""
    nearest, owner = place.nearest, at_line(place.lines, place.owner - 1)
    begun = owner.above[:1]
    within = begun and begun[0].item and begun[0].words == place.line.words
    keys = KEYS - _of("plan") | (_of("item") if within else set())
    if nearest.words or nearest.opens or nearest.key not in keys:
        return None
    return _dash_lost(owner) or _moved(owner)


def _of(record: str) -> Set[str]:
    """The keys of a record."""
    return KNOWN[record].words.keys() if record in KNOWN else frozenset()


def _of_the_plan(place: TypedPlace) -> Slip | None:
    """A key of the plan that was indented."""
    line, nearest = place.line, place.nearest
    lists = levels(place.above, items=True)
    inside = KNOWN["plan"].keys_below(place.above[-1].key) if "plan" in KNOWN else set()
    beyond = line.words <= min(lists) if lists else line.key not in inside
    of_task = line.key in _OF_TASKS and nearest.key and not line.opens
    if line.key not in _of("plan") or not beyond or of_task:
        return None
    return place.told(_of_all(line.key), move_left(0))


def _of_the_plan_with_dash(place: TypedPlace) -> Slip | None:
    """A key of the plan at the margin that has a '-', behind keys that are in no list there."""
    line = place.line
    if (
        line.column
        or line.key not in _of("plan") - _of("item")
        or 0 in levels(place.above, items=True)
    ):
        return None
    return place.told(_of_all(line.key), without_dash(0))


def _of_all(key: str) -> Said:
    return Said(f"'{key}' là khóa của cả kế hoạch", f"'{key}' is a key of the plan")


def _item_astray(place: TypedPlace) -> Slip | None:
    """The item above, whose keys stand where those of other items of its list do."""
    line, nearest, column = place.line, place.nearest, place.line.words - 2
    if not nearest.item or not nearest.key or nearest.words == line.words:
        return None
    of_plan = takewhile(lambda one: one.column or one.item, map(seen, place.lines[place.at :]))
    like = any((one.item, one.column, one.key) == (True, column, nearest.key) for one in of_plan)
    if not like and column not in levels(place.above[1:], items=True):
        return None
    return _of_owner(place, column)


def _owner_lost(place: TypedPlace) -> Slip | None:
    """A key of what another key of the plan holds, whose line is not there."""
    key, plan = place.line.key, KNOWN.get("plan")
    if not plan or key in _of("plan") | _of("item") | _of("target_item"):
        return None
    owner = next((name for name in plan.words if key in plan.keys_below(name)), "")
    if not owner or place.above[-1].key in (owner, plan.words[owner]):
        return None
    vi, en = alias("plan", plan.words[owner]), plan.words[owner]
    return place.told(
        no_line(Said(vi, en)),
        Said(
            f"Thêm một dòng '{vi}:' ngay trên dòng này, sát lề trái.",
            f"Add a line '{en}:' just above this one, at the left margin.",
        ),
    )


def _first_key_lost(place: TypedPlace) -> Slip | None:
    """Words without their key stand above, in the place of the first key of a record."""
    nearest, holder, plan = place.nearest, place.above[1:2], KNOWN.get("plan")
    if nearest.key or nearest.item or not holder or not holder[0].opens or not plan:
        return None
    keys = plan.keys_below(holder[0].key)
    held = [one for one in KNOWN.values() if one.words.keys() == keys]
    if place.line.key not in keys or nearest.column != place.line.column or not held:
        return None
    first, words = next(iter(held[0].fields)), place.lines[place.owner - 1].strip()
    vi, en = to_write(f"{alias(held[0].name, first)}: {words}"), to_write(f"{first}: {words}")
    owner = at_line(place.lines, place.owner - 1)
    return owner.told(_KEY_FORGOTTEN, Said(vi.vi, en.en))


def _of_sentence(place: TypedPlace) -> Slip | None:
    """The item above is a sentence."""
    nearest = place.nearest
    if not nearest.item or nearest.key or place.lines[place.owner - 1].lstrip(" -")[:1] in "[{":
        return None
    words = place.lines[place.owner - 1].lstrip(" -").rstrip()
    if _ID_ALONE.fullmatch(words):
        vi, en = (to_write(f"- {key}: {words}") for key in ("ma", "id"))
        return at_line(place.lines, place.owner - 1).told(_NO_KEY, Said(vi.vi, en.en))
    line, this = with_text(place.owner), in_column(nearest.words)
    return place.told(_OF_A_SENTENCE, Said(f"{line.vi}; {this.vi}.", f"{line.en}; {this.en}."))


def _sentence(place: TypedPlace) -> Slip | None:
    """A sentence with a colon, such as “Lưu: VT”, in the column of the items above it."""
    line = place.line
    if line.key in KEYS or line.column not in levels(place.above, items=True):
        return None
    return place.told(NO_DASH, quoted_item(place.lines[place.at].strip(), line.column))


def _dash_lost(place: TypedPlace) -> Slip | None:
    """A key in the column of items that begin with it."""
    line, words = place.line, place.lines[place.at].strip()
    lists = levels(place.above, items=True)
    if line.key in lists.get(line.column, ()):
        return place.told(NO_DASH, to_write(f"- {words}"))
    below = next(map(seen, filter(says, place.lines[place.at + 1 :])), line)
    column = below.words - 2
    if below.item or column <= line.column or line.key not in lists.get(column, ()):
        return None
    vi, en = in_column(column)
    return place.told(NO_DASH, Said(f"Viết '- {words}', {vi}.", f"Write '- {words}', {en}."))


def _first_too_far_right(place: TypedPlace) -> Slip | None:
    """The first item of the list, a sentence above this line, stands further in than the others."""
    line, nearest, holder = place.line, place.nearest, place.above[1:2]
    beside = nearest.item and not nearest.key and holder and holder[0].opens
    if not beside or not holder[0].column <= line.column < nearest.column:
        return None
    return _of_owner(place, line.column)


def _of_owner(place: TypedPlace, column: int) -> Slip:
    """The line above belongs in that column."""
    return place.told(
        Said("mục ở trên thụt vào sai chỗ", "the item above is indented wrongly"),
        Said(
            f"Sửa: đầu dòng {place.owner} có đúng {column} dấu cách.",
            f"Mend: exactly {column} spaces in front of line {place.owner}.",
        ),
    )


def _item_lost_dash(place: TypedPlace) -> Slip | None:
    """The key above is the first of an item without its '-', whose other keys stand rightly."""
    first, holder = place.nearest, place.above[1:2]
    if first.item or first.column + 2 != place.line.words or not holder or not holder[0].opens:
        return None
    plan, words = KNOWN.get("plan"), place.lines[place.owner - 1].strip()
    of_items = plan.keys_of_items(holder[0].key) if plan else set[str]()
    of_items = of_items - (plan.keys_below(holder[0].key) if plan else set())
    if holder[0].words or first.key not in of_items or not of_items >= IDS:
        return None
    return at_line(place.lines, place.owner - 1).told(NO_DASH, to_write(f"- {words}"))


def _first_dash_lost(place: TypedPlace) -> Slip | None:
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
    return at_line(place.lines, number).told(NO_DASH, advice)


def _without_key(place: TypedPlace) -> Slip | None:
    """Words that are no key and no item: each of what they may have been meant for."""
    text, nearest = place.lines[place.at].strip(), place.nearest
    found = _KEY_ALONE.match(text)
    if found and found["key"] in KEYS:
        return place.told(*no_colon(found["key"], found["rest"]))
    if slip := _below_its_dash(place) or _heading(place, text) or _of_two_lines(place):
        return slip
    if nearest.key and nearest.opens and nearest.words:
        return place.told(_LOOSE, indent_it(nearest.words + 2))
    return place.told(_LOOSE, _meant(place))


def _below_its_dash(place: TypedPlace) -> Slip | None:
    """The words of an item on the line below its dash."""
    if place.lines[place.owner - 1].strip() != "-":
        return None
    advice = Said(
        f"Đưa cả dòng này lên dòng {place.owner}, sau '- '.",
        f"Move this line up to line {place.owner}, behind '- '.",
    )
    return place.told(_LOOSE, advice)


def _heading(place: TypedPlace, text: str) -> Slip | None:
    """The heading of a part as it is printed, in the place of its key, or below that."""
    below = next(map(seen, filter(says, place.lines[place.at + 1 :])), place.line)
    plan = KNOWN.get("plan")
    named = {alias("plan", one): one for one in plan.fields} if plan else {}
    key = closest(text, [*named]) if below.item or below.column else ""
    if place.line.column or not key:
        return None
    if place.nearest.key in (key, named[key]):
        return place.told(_IS_PRINTED, _DELETE)
    vi, en = to_write(f"{key}:"), to_write(f"{named[key]}:")
    return place.told(_no_heading(key, named[key]), Said(vi.vi, en.en))


def _of_two_lines(place: TypedPlace) -> Slip | None:
    """The rest of a sentence whose colon makes a key of what is in front of it."""
    nearest, number = place.nearest, place.owner
    is_sentence = nearest.item and nearest.key not in KEYS and ":" in place.lines[number - 1]
    if not is_sentence or place.line.column <= nearest.column:
        return None
    advice = Said(
        f"Câu có dấu hai chấm: đặt cả câu, từ dòng {number} đến hết câu, trong ngoặc kép thẳng "
        '"…".',
        f'It has a colon: put all of it, from line {number} to its end, in straight quotes "…".',
    )
    return at_line(place.lines, number - 1).told(_COLON_WITHIN, advice)


def _no_heading(vi: str, en: str) -> Said:
    return Said(f"tên phần như in trên văn bản thay cho '{vi}'", f"a heading in place of '{en}'")


def _meant(place: TypedPlace) -> Said:
    """What a line of words may be, and how that is written."""
    column, nearest = place.line.column, place.nearest
    goes_on = in_column(nearest.words + 2 * bool(nearest.key))
    items = [*map(in_column, [*levels(place.above, items=True)][:1])]
    meant = [
        _TEXT_FORGOTTEN if nearest.key and 0 < place.line.words == nearest.words else NOTHING,
        *(Said(f"Là mục mới: {vi} rồi '- '.", f"A new item: {en}, and '- '.") for vi, en in items),
        Said(
            f"Là phần nối của câu trên: {goes_on.vi}.",
            f"More of the sentence above: {goes_on.en}.",
        ),
        _COLON_FORGOTTEN,
        NOTHING if column else _NOTE,
    ]
    vi, en = (" ".join(filter(None, said)) for said in zip(*meant, strict=True))
    return Said(vi, en)


_KEY_FORGOTTEN = Said("thiếu khóa trước chữ này", "the key before these words is missing")
_NO_KEY = Said("thiếu khóa trước mã này", "the key before this id is missing")
_ID_ALONE = regex(r"[A-Z]+[\w.-]*\d")
_TEXT_FORGOTTEN = Said(
    "Là câu của mục: thêm 'noi_dung: ' ở trước.",
    "The sentence of the item: put 'text: ' before it.",
)
_COLON_FORGOTTEN = Said("Là khóa: thêm dấu hai chấm sau khóa.", "A key: put a colon behind it.")
_NOTE = Said(
    "Là ghi chú hay tên một phần: thêm '# ' ở đầu.", "A note, or a heading: put '# ' before it."
)
_KEY_ALONE = regex(
    r"(?P<key>[a-z]+_[a-z_]+|(?:so|ma|loai|ngay)(?=\s+\S+$)|[a-z]+(?=\s*[=;]|\s+[-–—] |$))"
    r"(?:\s*(?:[=;,.]|[-–—] )\s*|\s+|$)(?P<rest>.*)"
)
_OF_ITEMS = (
    _of_the_plan_with_dash,
    sentence_lost_dash,
    _first_too_far_right,
    _first_dash_lost,
    _no_item,
    without_rows,
    below_or_beside,
    _moved,
)
_OF_KEYS = (
    _item_lost_dash,
    _item_astray,
    _first_key_lost,
    _sentence,
    _at_the_margin,
    _of_the_plan,
    _owner_lost,
    _of_sentence,
    _dash_lost,
    _moved,
)
