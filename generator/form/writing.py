"""What is typed into a plan, as the least change of its text: it says what was meant, or stays."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from generator.cascade.edit import Editor, shifted
from generator.cascade.emit import entry_lines, flow, list_element, stacked_element
from generator.cascade.values import Fields, Stacked, Value, pair, value_of, vocabulary
from generator.form.meaning import (
    Change,
    each_of,
    in_few_words,
    in_list,
    meant,
    pruned,
    read_back,
    value_at_place,
    with_change,
)
from generator.form.places import (
    Place,
    Slot,
    Step,
    reader_at,
    reader_below,
    record_of,
    slot_at,
    slots_below,
)
from generator.language import Said
from generator.plan.records import alias
from generator.plan.source import (
    Listing,
    Mapping,
    Node,
    Source,
    Text,
    elements,
    entries,
    is_in_braces,
)
from generator.plan.text import parse_source
from generator.problems import Rejected, Spot, refused
from generator.rules import told

UNWRITABLE = told(
    "form/unwritable", "chỗ không sửa được trên trang", "a place that the page cannot change"
)


_BELOW = ("items", "sections", "rows")
"""What stands below all else that an item, a heading or a table says."""


class Draft:
    """The text of a plan file that is being written; each method changes it as meant, or raises
    `Rejected` and leaves it as it is."""

    def __init__(self, source: Source) -> None:
        if source.root is None:
            raise Rejected(source.problems)
        self.source = source
        self.lang = vocabulary(source.root)

    @property
    def root(self) -> Node:
        """All values."""
        assert self.source.root is not None
        return self.source.root

    @property
    def text(self) -> str:
        """The text as it stands now."""
        return self.source.text

    def value(self, place: Place) -> Value | None:
        """What stands at the place, None where nothing does."""
        return value_at_place(meant(self.root), place)

    def put(self, place: Place, value: Value) -> None:
        """The value stands at the place, whatever stood there."""
        new = read_back(value, reader_at(place))
        if self.value(place) != new:
            own = in_few_words(value, reader_at(place))
            self._proven(place, lambda _: new, lambda: self._put(place, own))

    def remove(self, place: Place) -> None:
        """Nothing stands at the place; what would be left empty over it goes too."""
        self._proven(place, lambda _: None, lambda: self._remove(place))

    def insert(self, place: Place, index: int, values: Sequence[Value]) -> None:
        """The values stand in the list at the place, in front of its element `index`."""
        reader = reader_at(place)
        new = [read_back(value, reader_below(reader, 0)) for value in values]

        def with_them(held: Value | None) -> Value | None:
            there = each_of(held)
            return in_list([*there[:index], *new, *there[index:]], reader)

        own = [in_few_words(value, reader_below(reader, 0)) for value in values]
        self._proven(place, with_them, lambda: self._insert(place, index, own))

    def move(self, place: Place, into: Place, index: int) -> None:
        """The element at the place stands in the list `into`, in front of its element `index`, with
        all that is written beside it."""
        before = meant(self.root)
        moving = value_at_place(before, place)
        reader = reader_at(into)

        def with_it(held: Value | None) -> Value | None:
            there = each_of(held)
            return in_list([*there[:index], moving or "", *there[index:]], reader)

        goal = with_change(before, into, with_it)
        goal = with_change(goal, _behind_new(place, into, index), lambda _: None)
        self._held_to(goal, place, lambda: self._move(place, into, index))

    def _proven(self, place: Place, change: Change, write: Callable[[], None]) -> None:
        reader_at(place)  # a place that no plan has is no place
        self._held_to(with_change(meant(self.root), place, change), place, write)

    def _held_to(self, goal: Value | None, place: Place, write: Callable[[], None]) -> None:
        """Does `write`; takes it back where the text does not say the goal then."""
        before = self.source
        try:
            write()
            done = pruned(meant(self.root)) == pruned(goal)
        except (Rejected, ValueError, IndexError, AssertionError) as error:
            self.source = before
            raise self._unwritable(place) from error
        if not done:
            self.source = before
            raise self._unwritable(place)

    def _unwritable(self, place: Place) -> Rejected:
        slot, _ = slot_at(self.root, place)
        message = Said(
            "chỗ này không sửa được từ trang; tệp giữ nguyên",
            "this cannot be changed from the page; the file stays as it is",
        )
        advice = Said("Sửa trong phần chữ của tệp.", "Change it in the text of the file.")
        spot = Spot(self.source.path, slot.node.spot.line, slot.node.spot.column)
        return refused(spot, UNWRITABLE.code, message, advice)

    def _take(self, editor: Editor) -> None:
        source = parse_source(self.source.path, editor.text())
        if source.root is None:
            raise Rejected(source.problems)
        self.source = source

    def _editor(self) -> Editor:
        return Editor(self.source, self.lang)

    def _put(self, place: Place, value: Value) -> None:
        slot, rest = slot_at(self.root, place)
        if rest and self._opened(slot):
            slot, rest = slot_at(self.root, place)
        editor = self._editor()
        inner = _wrapped(rest, slot.reader, value)
        if not rest or not _holds(slot.node):
            _replace(editor, slot, inner)
        elif isinstance(slot.node, Mapping):
            below = reader_below(slot.reader, rest[0])
            _add(editor, slot, str(rest[0]), _wrapped(rest[1:], below, value))
        else:
            _insert(editor, slot, len(elements(slot.node)), each_of(inner))
        self._take(editor)

    def _opened(self, slot: Slot) -> bool:
        """Whether a value that stands for a mapping with it alone became that mapping."""
        record = record_of(slot.reader)
        short = {Text: record.short, Listing: record.listed}.get(type(slot.node)) if record else ""
        if not record or not short or slot.node == Text(""):
            return False
        editor = self._editor()
        if isinstance(slot.node, Listing) and not slot.node.flow:
            _push_below(editor, slot, pair(record, short).to(self.lang))
        else:
            value = value_of(slot.node, record.reader(short))
            _replace(editor, slot, Fields(((pair(record, short), value),)))
        self._take(editor)
        return True

    def _remove(self, place: Place) -> None:
        slot, rest = slot_at(self.root, place)
        if rest or slot.over is None:
            return
        if len(entries(slot.over) or elements(slot.over)) == 1:
            self._remove(place[:-1])
            return
        over, _ = slot_at(self.root, place[:-1])
        words = slots_below(over).get(getattr(record_of(over.reader), "short", ""))
        editor = self._editor()
        alone = words and len(entries(over.node)) == 2 and words.at != slot.at
        if alone and words and isinstance(over.over, Listing):
            _replace(editor, over, value_of(words.node, words.reader))  # a sentence again
        elif isinstance(slot.over, Mapping):
            editor.remove_entries(slot.over, [slot.entry[0].value])
        elif isinstance(slot.over, Listing):
            editor.remove_element(slot.over, slot.at)
        self._take(editor)

    def _insert(self, place: Place, index: int, values: Sequence[Value]) -> None:
        slot, rest = slot_at(self.root, place)
        if not rest and elements(slot.node):
            editor = self._editor()
            _insert(editor, slot, index, values)
            self._take(editor)
            return
        alone = [] if rest or not _says(slot.node) else each_of(value_of(slot.node, slot.reader))
        self._put(place, Stacked((*alone[:index], *values, *alone[index:])))

    def _move(self, place: Place, into: Place, index: int) -> None:
        """Puts an empty element where it is to stand, and its own lines in the place of that."""
        self._insert(into, index, [""])
        slot, _ = slot_at(self.root, _behind_new(place, into, index))
        new, _ = slot_at(self.root, (*into, index))
        over, there = slot.over, new.over
        if not isinstance(over, Listing) or not isinstance(there, Listing):
            raise ValueError(place)
        editor = self._editor()
        if over.flow or there.flow:
            own = value_of(slot.node, slot.reader)
            _replace(editor, new, in_few_words(own, slot.reader))
            self._take(editor)
            self._remove(slot.place)
            return
        gone, free = editor.element(over, slot.at), editor.element(there, new.at)
        by = editor.column(there.span.start) - editor.column(over.span.start)
        lines = self.text[gone.start : gone.end]
        editor.put(free.start, free.end, shifted(f"{lines.rstrip()}\n", by))
        editor.put(gone.start, gone.end, "")
        self._take(editor)
        if len(over.items) == 1:
            self._remove(slot.place[:-1])


def _holds(node: Node) -> bool:
    """Whether it is a mapping or a list that has something in it."""
    return bool(entries(node) or elements(node))


def _says(node: Node) -> bool:
    return _holds(node) or (isinstance(node, Text) and bool(node.value))


def _behind_new(place: Place, into: Place, index: int) -> Place:
    """What the place is called once a new element stands in the list `into` before `index`."""
    at = len(into)
    if place[:at] == into and int(place[at]) >= index:
        return (*into, int(place[at]) + 1, *place[at + 1 :])
    return place


def _wrapped(steps: Sequence[Step], reader: Any, value: Value) -> Value:
    """The value below so many new steps, each written as short as it may be."""
    if not steps:
        return value
    step, record = steps[0], record_of(reader)
    inner = _wrapped(steps[1:], reader_below(reader, step), value)
    if isinstance(step, int) or record is None:
        made = in_list([inner], reader)
        return Stacked(made) if type(made) is tuple else made or ""
    stands = step in (record.short, record.listed)
    return inner if stands else Fields(((pair(record, step), inner),))


def _replace(editor: Editor, slot: Slot, value: Value) -> None:
    """Puts the value in the place of another one."""
    slot = _freed(slot, value)
    if isinstance(slot.over, Mapping):
        editor.replace((slot.entry[0], slot.node), value, slot.in_flow)
    elif slot.in_flow or not slot.node.span.end > slot.node.span.start:
        space = " " if editor.old[slot.node.span.start - 1] == "-" else ""
        editor.put(slot.node.span.start, slot.node.span.end, space + flow(value, editor.lang))
    elif isinstance(value, str):
        editor.replace_text(slot.node, value, False)
    else:
        assert isinstance(slot.over, Listing)
        column = editor.column(slot.node.span.start)
        editor.rewrite(slot.node, _element(editor, slot.over, value, column))


def _freed(slot: Slot, value: Value) -> Slot:
    """The slot, without the quotes of a text that was empty or had one line where it gets several."""
    node = slot.node
    if isinstance(node, Text) and (not node.value or ("\n" in str(value)) > ("\n" in node.value)):
        return slot._replace(node=replace(node, span=node.span._replace(style=None)))
    return slot


def _element(editor: Editor, among: Listing, value: Value, column: int) -> str:
    """The lines of an element, written as mappings in its list are: in braces where one is."""
    braces = any(map(is_in_braces, among.items))
    return (list_element if braces else stacked_element)(value, column, editor.lang)


def _add(editor: Editor, slot: Slot, key: str, value: Value) -> None:
    """Writes a new key with its value behind those that come before it in the model."""
    record, mapping = record_of(slot.reader), slot.node
    assert record and isinstance(mapping, Mapping)
    name, order = pair(record, key).to(editor.lang), sorted(record.fields, key=_BELOW.__contains__)
    names = {one for key in order[: order.index(key)] for one in (key, alias(record.name, key))}
    before = [entry for entry in mapping.entries if entry[0].value in names]
    start = mapping.entries[0][0].span.start
    indent = editor.column(start)
    lines, pad = entry_lines(name, value, indent, editor.lang), " " * indent
    if mapping.flow:
        editor.add_entry(mapping, name, value)
    elif before:
        editor.insert_below(before[-1], f"{pad}{lines}\n")
    else:
        editor.put(start, start, f"{lines}\n{pad}")


def _insert(editor: Editor, slot: Slot, index: int, values: Sequence[Value]) -> None:
    """Writes elements into a list that has some."""
    assert isinstance(slot.node, Listing)
    column = editor.column(slot.node.span.start)
    lines = (_element(editor, slot.node, value, column + 2) for value in values)
    block = "".join(f"{' ' * column}- {line}\n" for line in lines)
    line = ", ".join(flow(value, editor.lang) for value in values)
    editor.add_element(slot.node, index, block, line)


def _push_below(editor: Editor, slot: Slot, key: str) -> None:
    """Puts a list that stands below a key one step further in, below `key` there."""
    assert isinstance(slot.node, Listing)
    column, outer = editor.column(slot.node.span.start), editor.column(slot.entry[0].span.start)
    start = editor.element(slot.node, 0).start
    end = editor.element(slot.node, len(slot.node.items) - 1).end
    inner = shifted(editor.old[start:end], outer + 4 - column)
    editor.put(start, end, f"{' ' * (outer + 2)}{key}:\n{inner}")
