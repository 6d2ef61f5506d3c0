"""Keys that stand beside what they belong below, or below what they do not belong to."""

from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from itertools import takewhile

from generator.language import Said
from generator.plan import codes
from generator.plan.slips.nested import put_below
from generator.plan.slips.phrases import (
    NO_DASH,
    OF_ITEMS,
    add_line,
    belongs_below,
    indent_it,
    move_left,
    push_in,
    with_dash,
    without_dash,
)
from generator.plan.slips.roles import IDS, INDICATORS, LISTS, SENTENCES, TITLES
from generator.plan.source import Listing, Mapping, Node, Source, Span, Text

Keys = Callable[[str], Set[str]]
"""The keys that the value of a key may have, or the items of it; none of a value without keys."""
_Entry = tuple[Text, Node]


def put_right(node: Mapping, own: Set[str], below: Keys, items: Keys, source: Source) -> Mapping:
    """The mapping, whose keys are its `own`, with all where it belongs; what was moved is told."""
    if node.flow:
        return node
    tidied = _Tidied(own, below, items, source)
    beside = own - {str(key) for key, _ in node.entries}
    entries = [one for entry in node.entries for one in tidied.moved_out(entry, beside)]
    return Mapping(tuple(tidied.taken_in(entries)), node.spot, node.flow, node.span)


def tell_dashes(node: Listing, own: Set[str], source: Source) -> Mapping | None:
    """The keys of one value, each with a '-' in front, as that value, which is told; else None."""
    items = [one for one in node.items if isinstance(one, Mapping) and one.entries]
    entries = [entry for one in items for entry in one.entries]
    names = {str(key) for key, _ in entries}
    if len(items) < len(node.items) or len(names) < len(entries) or names - own:
        return None
    source.report(node.spot, codes.SHAPE, *(_BRACKETS if node.flow else _dashes(node, items)))
    return Mapping(tuple(entries), node.spot, node.flow, node.span)


def with_items(
    entries: Sequence[_Entry], own: Set[str], items: Keys, source: Source
) -> Iterator[_Entry]:
    """The entries of what has its `own` keys; the item behind the key of a list that has nothing,
    without its '-' and no further in, is put there and told."""
    there: set[str] = set()
    end = 0
    while (at := end) < len(entries):
        key, value = entries[at]
        there.add(key.value)
        of_items = items(key.value) if value == Text("") else set()
        item = _item_behind(entries[at + 1 :], of_items, own - there)
        end = at + 1 + len(item)
        yield (key, _tell_no_dash(_whole(item), source)) if item else entries[at]


def _item_behind(behind: Sequence[_Entry], of_items: Set[str], free: Set[str]) -> Sequence[_Entry]:
    """The entries behind a key that are an item of its list, without the `free` keys at its ends."""
    found = [*takewhile(lambda one: one[0].value in of_items, behind)]
    names = [name.value for name, _ in found]
    while names and (names[-1] in free or names[-1] in names[:-1]):
        names.pop()
    is_item = names and names[0] not in free and {*names} & (SENTENCES | INDICATORS | TITLES)
    return found[: len(names)] if is_item and len({*names}) == len(names) else ()


def _whole(item: Sequence[_Entry]) -> Mapping:
    """The entries as one value."""
    first, last = item[0][0], item[-1][1]
    return Mapping((*item,), first.spot, False, Span(first.span.start, last.span.end))


def in_an_item(key: Text, value: Node, source: Source, begun: bool, further: int) -> Said:
    """How a key of items is written that stands where their list belongs, which may have begun; the
    columns are those when it stands so much further in."""
    if isinstance(value, Listing) and key.value in SENTENCES:
        return Said(f"Viết '{OF_ITEMS.vi}:'.", f"Write '{OF_ITEMS.en}:'.")
    line, last = key.spot.line, source.spot(max(value.span.end - 1, 0)).line
    own = with_dash(source.line(line).strip(), line + 1, last)
    vi, en = add_line(OF_ITEMS, key.spot.column - 1 + further)
    return own if begun else Said(f"{vi} {own.vi}", f"{en} {own.en}")


def _dashes(node: Listing, items: Sequence[Mapping]) -> tuple[Said, Said]:
    """What is told of keys that have a '-' in front."""
    first = items[0] if any(len(one.entries) > 1 for one in items) else node
    return _NO_DASHES, without_dash(first.spot.column - 1, [one.spot.line for one in items])


_NO_DASHES = Said("các khóa này không có dấu '-' ở đầu", "these keys have no '-' in front")
_NO_BRACKETS = (
    Said("danh sách này thiếu cặp ngoặc [ ]", "this list lacks its [ ]"),
    Said("Thêm dấu [ trước { và dấu ] sau }.", "Put [ before { and ] after }."),
)
_SPARE_DASH = Said("thừa một dấu '-' trước khóa này", "a '-' too many in front of this key")
_BRACKETS = (
    Said("các khóa nằm trong [ ]", "the keys stand in [ ]"),
    Said("Thay [ ] bằng { }.", "Put { } in place of [ ]."),
)


def _is_item(node: Mapping, of_items: Set[str], own: Set[str]) -> bool:
    """Whether these are the keys of an item, in the place of a list or of its `own` keys."""
    names = [str(key) for key, _ in node.entries]
    return names[:1] != [] and names[0] in of_items and own.isdisjoint(names)


def _tell_no_dash(node: Mapping, source: Source) -> Listing:
    """The only item of a list, which has no '-' in front and is told, as that list."""
    source.report(node.spot, codes.SHAPE, *(_NO_BRACKETS if node.flow else _no_dash(node, source)))
    return Listing((node,), node.spot, node.flow, node.span)


def _no_dash(node: Mapping, source: Source) -> tuple[Said, Said]:
    """What is told of an item without its '-', all of whose lines move with it."""
    first, last = node.spot.line, source.spot(node.span.end - 1).line
    return NO_DASH, with_dash(source.line(first).strip(), first + 1, last)


def _held(value: Node) -> tuple[_Entry, ...] | None:
    """What stands below a key on lines of its own; None where no key can be added there."""
    if isinstance(value, Mapping):
        return None if value.flow else value.entries
    return () if value == Text("") else None


def _id_alone(value: Node) -> Mapping | None:
    """The last item of a list, if it has an id and nothing else."""
    last = value.items[-1] if isinstance(value, Listing) and value.items else None
    if not isinstance(last, Mapping) or last.flow:
        return None
    return last if {str(key) for key, _ in last.entries} <= IDS else None


def _said_first(item: Mapping) -> str:
    """How an item begins, as it is typed."""
    key, value = item.entries[0]
    return f"- {key}: {value}"


class _Tidied:
    """The entries of a mapping that are put in their places."""

    def __init__(self, own: Set[str], below: Keys, items: Keys, source: Source) -> None:
        self.own, self.below, self.items, self.source = own, below, items, source

    def moved_out(self, entry: _Entry, free: Set[str]) -> list[_Entry]:
        """The entry, and behind it what stands below it and is one of the `free` keys beside it."""
        key, value = entry
        keys = self.below(key.value)
        if isinstance(value, Listing):
            lost = () if keys or self.items(key.value) else self._with_dashes(key, value, free)
            own = Text("", key.spot) if lost else self._listed(key, value, keys)
            return [(key, own), *lost]
        if isinstance(value, Mapping) and _is_item(value, self.items(key.value), keys):
            return [(key, _tell_no_dash(value, self.source))]
        if not isinstance(value, Mapping) or value.flow or not keys:
            return [entry]
        return self._apart(key, value, free - keys)

    def _with_dashes(self, key: Text, value: Listing, free: Set[str]) -> Sequence[_Entry]:
        """The entries of a list that are `free` keys beside its own, each told its '-' too many."""
        items = [one.entries for one in value.items if isinstance(one, Mapping) and not one.flow]
        found = [one for entries in items for one in entries]
        are_keys = {str(name) for name, _ in found} <= free
        if not (len(items) == len(found) == len(value.items)) or not are_keys:
            return ()
        self._tell(found, _SPARE_DASH, without_dash, key.spot.column - 1)
        return found

    def _listed(self, key: Text, value: Listing, keys: Set[str]) -> Node:
        """The list, or the `keys` of one value that it has by mistake; its items as they belong."""
        single = len(value.items) > 1 and keys and tell_dashes(value, keys, self.source)
        if single:
            return single
        return put_below(value, self.source) if self.items(key.value) else value

    def _apart(self, key: Text, value: Mapping, misfits: Set[str]) -> list[_Entry]:
        """The entry without the misfits that its value has, and these behind it."""
        out = [one for one in value.entries if one[0].value in misfits]
        if out:
            message = Said(f"khóa này không thuộc '{key}'", f"this is no key of '{key}'")
            self._tell(out, message, move_left, key.spot.column - 1)
        kept = tuple(one for one in value.entries if one not in out) if out else value.entries
        return [(key, Mapping(kept, value.spot, False, value.span)), *out]

    def taken_in(self, entries: Sequence[_Entry]) -> Iterator[_Entry]:
        """The entries, and below each what stands behind it and belongs there."""
        end = 0
        while (at := end) < len(entries):
            key, value = entries[at]
            behind = map(entries.__getitem__, range(at + 1, len(entries)))
            item = _id_alone(value)
            strays = self._of_item(key, behind) if item else self._of_key(key, value, behind)
            end = at + 1 + len(strays)
            yield self._with(key, value, item, strays) if strays else entries[at]

    def _of_key(self, key: Text, value: Node, behind: Iterable[_Entry]) -> Sequence[_Entry]:
        """What stands behind an entry and belongs below it, where there is room for it."""
        held = _held(value)
        if held is None:
            return ()
        there = {str(name) for name, _ in held}
        room = self.below(key.value) - there - (self.own if held else set())
        found = [*takewhile(lambda one: one[0].value in room, behind)]
        while found and found[-1][0].value in self.own:
            found.pop()  # it may belong here as well
        return found

    def _of_item(self, key: Text, behind: Iterable[_Entry]) -> Sequence[_Entry]:
        """What stands behind a list and belongs to its last item, which says nothing without."""
        room = self.items(key.value) - IDS
        found = [*takewhile(lambda one: one[0].value in room, behind)]
        says = SENTENCES | INDICATORS | LISTS
        return found if any(name.value in says for name, _ in found) else ()

    def _with(
        self, key: Text, value: Node, item: Mapping | None, strays: Sequence[_Entry]
    ) -> _Entry:
        """The entry, with the strays below it, or in the last item of its list."""
        holder, name = (item, _said_first(item)) if item else (value, key.value)
        held = _held(holder) or ()
        column = (held[0][0].spot.column if held else key.spot.column + 2) - 1
        self._tell(strays, belongs_below(name), self._further_in(strays), column)
        whole = Mapping((*held, *strays), holder.spot, False, holder.span)
        if not (item and isinstance(value, Listing)):
            return key, whole
        return key, Listing((*value.items[:-1], whole), value.spot, False, value.span)

    def _further_in(self, strays: Sequence[_Entry]) -> Callable[[int, Sequence[int]], Said]:
        """How these keys move further in: with all below them, where the last has lines."""
        key, (last, value) = strays[0][0], strays[-1]
        end = self.source.spot(max(value.span.end - 1, 0)).line
        if end <= last.spot.line:
            return indent_it
        return lambda column, _: push_in(column + 1 - key.spot.column, key.spot.line, end)

    def _tell(
        self,
        strays: Sequence[_Entry],
        message: Said,
        move: Callable[[int, Sequence[int]], Said],
        column: int,
    ) -> None:
        """Tells of keys that must stand in another column, at the first of them."""
        advice = move(column, [key.spot.line for key, _ in strays])
        self.source.report(strays[0][0].spot, codes.MISPLACED, message, advice)
