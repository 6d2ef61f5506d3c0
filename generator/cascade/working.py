"""The commune's plan while it follows.

Every change is made in its text, read again, and compared with what was meant.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from collections.abc import Mapping as Map
from itertools import chain, groupby
from typing import NamedTuple

from generator.cascade.edit import Editor, shifted
from generator.cascade.emit import block_unit, block_units, entry_lines, flow_unit
from generator.cascade.units import RECORDS, Unit, read_tree
from generator.cascade.values import Value, pair, record_fields, rows, value_of, vocabulary
from generator.language import Lang, Said
from generator.plan.model import PLAN
from generator.plan.source import (
    Listing,
    Mapping,
    Node,
    Source,
    Text,
    entries,
    entry_at,
    is_in_braces,
)
from generator.plan.text import parse_source
from generator.problems import Rejected, Spot, refused

_List = tuple[str, Unit | None]
"""The part of a list, and the unit below which it stands."""
_LAST_PARTS = ("recipients", "signature")
"""What stands behind all parts of a plan."""


class _Lines(NamedTuple):
    """The lines of a unit as they stand in the file, with the column of their dash."""

    text: str
    column: int

    def at(self, column: int) -> str:
        """The lines with their dash at another column."""
        text = self.text if self.text.endswith("\n") else f"{self.text}\n"
        return shifted(text, column - self.column)


class Working:
    """A plan file in memory, with its units.

    Each method changes both, or raises `Rejected` and changes neither.
    """

    def __init__(self, source: Source) -> None:
        self.source = source
        self.tree = read_tree(source)
        self.lang: Lang = vocabulary(source.root)
        self._in_text: dict[_List, list[Unit]] = {}

    @property
    def text(self) -> str:
        """The file as it stands now."""
        return self.source.text

    def name(self, key: str) -> str:
        """The top-level key in the language of the file."""
        return pair(PLAN, key).to(self.lang)

    def entry(self, key: str) -> tuple[Text, Node] | None:
        """The top-level key as it is written, with its value."""
        return entry_at(self.source.root, *pair(PLAN, key))

    def value(self, key: str) -> Value | None:
        """What the file says under a top-level key, None where it has none."""
        found = self.entry(key)
        readers = {name.en: reader for name, reader in record_fields(PLAN)}
        return value_of(found[1], readers[key]) if found else None

    def editor(self) -> Editor:
        """What gathers changes of the file; `take` makes them."""
        return Editor(self.source, self.lang)

    def set_fields(self, changes: Map[Unit, Map[str, Value | None]]) -> None:
        """Gives fields of units new values; None takes a field away."""
        editor = self.editor()
        for unit, values in changes.items():
            old = dict(unit.fields)
            for key, value in values.items():
                unit.fields.pop(key, None)
                if value is not None:
                    unit.fields[key] = value
            if isinstance(unit.node, Mapping):
                self._set_in_mapping(editor, unit, unit.node, old, values)
            else:
                self._write_anew(editor, unit)
        self.take(editor)

    def _set_in_mapping(
        self,
        editor: Editor,
        unit: Unit,
        node: Mapping,
        old: Map[str, Value],
        values: Map[str, Value | None],
    ) -> None:
        gone = []
        for key, value in values.items():
            there = unit.entry(key)
            if there and value is None:
                gone.append(there[0].value)
            elif there and value is not None:
                self._set_value(editor, there, old.get(key), value, node.flow)
            elif value is not None:
                editor.add_entry(node, unit.key(key).to(self.lang), value, _below(unit))
        if gone:
            editor.remove_entries(node, gone)

    def _set_value(
        self,
        editor: Editor,
        entry: tuple[Text, Node],
        old: Value | None,
        new: Value,
        in_flow: bool,
    ) -> None:
        """Replaces as little as differs.

        Of a mapping with the same keys only the values that are others.
        """
        node = entry[1]
        same_keys = rows(old, new)
        if not isinstance(node, Mapping) or not same_keys or len(same_keys) != len(node.entries):
            editor.replace(entry, new, in_flow)
            return
        for name, (before, after) in same_keys:
            inner = entry_at(node, *name)
            if inner and before != after:
                self._set_value(editor, inner, before, after, node.flow)

    def _write_anew(self, editor: Editor, unit: Unit) -> None:
        """A sentence that becomes a mapping, or stays a sentence with other words."""
        node = unit.node
        assert node is not None
        text = unit.fields.get("text")
        if self._in_flow(unit):
            editor.put(node.span.start, node.span.end, flow_unit(unit, self.lang))
        elif unit.is_sentence and isinstance(text, str):
            editor.replace_text(node, text, False)
        else:
            column = editor.column(node.span.start)
            lines = block_unit(unit, column - 2, self.lang).rstrip("\n")
            editor.rewrite(node, lines[column:])

    def _in_flow(self, unit: Unit) -> bool:
        listing = self._listing(unit.part, unit.parent)
        return listing is not None and listing.flow

    def insert(self, unit: Unit, part: str, parent: Unit | None, index: int) -> None:
        """Puts a new unit with all below it into a list in front of the one at `index`."""
        self.add(unit, part, parent, index)
        self.write_added()

    def add(self, unit: Unit, part: str, parent: Unit | None, index: int) -> None:
        """As `insert`, in the units alone: `write_added` puts all that was added into the text, which
        takes as long for many as for one."""
        self.tree.siblings(part, parent).insert(index, unit)
        _settle(unit, part, parent)

    def write_added(self) -> None:
        """The text holds all units that were added."""
        editor = self.editor()
        for part in sorted(self.tree.parts, key=[*RECORDS].index):
            self._write_added(editor, part, None)
        self.take(editor)

    def without(self, added: Iterable[Unit]) -> None:
        """Takes units out again that could not be written."""
        for unit in added:
            self.tree.siblings(unit.part, unit.parent).remove(unit)
        self._read(self.text)

    def _write_added(self, editor: Editor, part: str, parent: Unit | None) -> None:
        siblings = self.tree.siblings(part, parent)
        for unit in siblings:
            if unit.node is not None:
                # What stands below a unit goes in front of what stands behind it.
                self._write_added(editor, part, unit)
        new = {unit for unit in siblings if unit.node is None}
        old = (unit for unit in siblings if unit not in new)
        for run, index in _runs(siblings, old, new):
            self._place(editor, run, part, parent, index)

    def move(self, unit: Unit, parent: Unit | None, index: int) -> None:
        """Moves a unit with its text, comments and all, in front of the one at `index` of a list of
        its part.
        """
        self.shift(unit, parent, index)
        self.write_moved({unit})

    def shift(self, unit: Unit, parent: Unit | None, index: int) -> None:
        """As `move`, in the units alone: `write_moved` puts all that moved into the text."""
        siblings, there = self._moving(unit.part, unit.parent), self._moving(unit.part, parent)
        at = siblings.index(unit)
        del siblings[at]
        there.insert(index - 1 if there is siblings and at < index else index, unit)
        unit.parent = parent

    def reorder(self, part: str, parent: Unit | None, units: Sequence[Unit]) -> None:
        """Gives the units of a list another order, as `shift` in the units alone."""
        self._moving(part, parent)[:] = units

    def _moving(self, part: str, parent: Unit | None) -> list[Unit]:
        """A list from which units move, or to which; how it is written is remembered."""
        siblings = self.tree.siblings(part, parent)
        self._in_text.setdefault((part, parent), [*siblings])
        return siblings

    def write_moved(self, moved: Collection[Unit]) -> None:
        """The text has these units, which were shifted or reordered, where they stand now."""
        before, self._in_text = self._in_text, {}
        after = {key: [*self.tree.siblings(*key)] for key in before}
        try:
            self._write_moved(before, after, moved)
        except (Rejected, ValueError):
            if len(moved) == 1:
                raise
            # Where one stands in the way of another each is written and read by itself.
            self._undo(before)
            for (part, parent), units in after.items():
                for at, unit in enumerate(units):
                    if unit in moved and self.tree.siblings(part, parent)[at : at + 1] != [unit]:
                        self.move(unit, parent, at)

    def _undo(self, before: Map[_List, Sequence[Unit]]) -> None:
        for (part, parent), units in before.items():
            self.tree.siblings(part, parent)[:] = units
            for unit in units:
                unit.parent = parent
        self._read(self.text)

    def _write_moved(
        self,
        before: Map[_List, Sequence[Unit]],
        after: Map[_List, Sequence[Unit]],
        moved: Collection[Unit],
    ) -> None:
        editor = self.editor()
        lines: dict[Unit, _Lines] = {}
        for key, units in before.items():
            lines |= self._lines(editor, key, [unit for unit in units if unit in moved])
        runs = (
            (key, *run) for key, units in after.items() for run in _runs(units, before[key], moved)
        )
        whole: set[Unit] = set()
        for key, run, index in runs:
            if self._place(editor, run, *key, index, [*map(lines.get, run)]):
                whole.update(run)
        for key, units in before.items():
            gone = {at: unit in whole for at, unit in enumerate(units) if unit in moved}
            self._take_out(editor, key, gone, emptied=bool(gone) and not after[key])
        self.take(editor)

    def _lines(self, editor: Editor, key: _List, units: Sequence[Unit]) -> dict[Unit, _Lines]:
        """Those of the units of a list that stand in lines of their own, with these."""
        listing = self._listing(*key)
        if listing is None or listing.flow:
            return {}
        column = editor.column(listing.span.start)
        places = {id(item): at for at, item in enumerate(listing.items)}
        spans = ((unit, editor.element(listing, places[id(unit.node)])) for unit in units)
        return {unit: _Lines(editor.old[span.start : span.end], column) for unit, span in spans}

    def _take_out(self, editor: Editor, key: _List, gone: Map[int, bool], emptied: bool) -> None:
        """Takes elements out of a list; with those that are gone whole their comments go."""
        listing = self._listing(*key)
        if emptied:
            self._remove_list(editor, *key, not all(gone.values()))
        elif listing:
            for span in [editor.element(listing, at) for at, whole in gone.items() if whole]:
                editor.put(span.start, span.end, "")
            editor.remove_elements(listing, [at for at, whole in gone.items() if not whole])

    def delete(self, units: Collection[Unit]) -> None:
        """Takes units and all below them out; comments stay."""
        editor = self.editor()
        tops = dict.fromkeys((unit.part, unit.parent) for unit in units if unit.parent not in units)
        for key in tops:
            siblings = self.tree.siblings(*key)
            stay = [unit for unit in siblings if unit not in units]
            gone = {at: False for at, unit in enumerate(siblings) if unit in units}
            self._take_out(editor, key, gone, emptied=not stay)
            siblings[:] = stay
        self.take(editor)

    def _listing(self, part: str, parent: Unit | None) -> Listing | None:
        found = self.tree.listing(part, parent)
        return found if isinstance(found, Listing) else None

    def _place(
        self,
        editor: Editor,
        units: Sequence[Unit],
        part: str,
        parent: Unit | None,
        index: int,
        known: Sequence[_Lines | None] = (),
    ) -> bool:
        """Writes `units` into a list that is there or has to be made.

        Whether the lines that they all have, as is `known`, were used for that.
        """
        lines = [] if None in known else [*filter(None, known)]
        listing = self._listing(part, parent)
        if listing and (listing.items or listing.flow):
            block = self._block(units, editor.column(listing.span.start), lines)
            editor.add_element(listing, index, block, self._flow(units))
            return bool(lines) and not listing.flow
        if parent is None:
            part_lines = f"{self.name(part)}:\n{self._block(units, 2, lines)}"
            editor.insert_line(self._after_parts(editor, part), part_lines)
            return bool(lines)
        if self._place_in_flow(editor, units, parent):
            return False
        indent, end = self._opened(editor, parent)
        key = f"{' ' * indent}{parent.key('items').to(self.lang)}:\n"
        editor.insert_line(editor.line_end(end), key + self._block(units, indent + 2, lines))
        return bool(lines)

    def _place_in_flow(self, editor: Editor, units: Sequence[Unit], parent: Unit) -> bool:
        """Writes the first units below one that stands in brackets.

        False for one in lines of its own.
        """
        node = parent.node
        if is_in_braces(node):
            end = node.entries[-1][1].span.end
            key = parent.key("items").to(self.lang)
            editor.put(end, end, f", {key}: [{self._flow(units)}]")
            return True
        if self._in_flow(parent):
            before, parent.below = parent.below, list(units)
            self._write_anew(editor, parent)
            parent.below = before
            return True
        return False

    def _opened(self, editor: Editor, parent: Unit) -> tuple[int, int]:
        """The column of the keys of `parent` and where they end.

        A sentence becomes a mapping, to hold a list.
        """
        node = parent.node
        if isinstance(node, Mapping):
            last = node.entries[-1][0].span.end
            return editor.column(node.entries[0][0].span.start), max(last, node.span.end)
        assert node is not None
        indent = editor.column(node.span.start)
        key = parent.key("text").to(self.lang)
        editor.rewrite(node, entry_lines(key, parent.fields["text"], indent, self.lang))
        return indent, node.span.end

    def _block(self, units: Sequence[Unit], column: int, lines: Sequence[_Lines]) -> str:
        if lines:
            return "".join(one.at(column) for one in lines)
        return block_units(list(units), column, self.lang)

    def _flow(self, units: Sequence[Unit]) -> str:
        return ", ".join(flow_unit(unit, self.lang) for unit in units)

    def _after_parts(self, editor: Editor, part: str) -> int:
        """Where a part that the plan lacks belongs: behind the one that usually goes before it."""
        order = list(RECORDS)
        before = self._written(order[: order.index(part)])
        if before:
            return editor.line_end(max(value.span.end for _, value in before))
        later = self._written(_LAST_PARTS)
        if later:
            return editor.line_start(min(key.span.start for key, _ in later))
        return len(editor.old)

    def _written(self, keys: Iterable[str]) -> list[tuple[Text, Node]]:
        """Those of the top-level keys that the file has."""
        return [*filter(None, map(self.entry, keys))]

    def _remove_list(self, editor: Editor, part: str, parent: Unit | None, comments: bool) -> None:
        """Takes out a list whose last element goes, and the key over it.

        A moved element takes its comments along.
        """
        node = parent.node if parent else self.source.root
        assert isinstance(node, Mapping)
        names = parent.key("items") if parent else pair(PLAN, part)
        editor.remove_entries(node, [key.value for key, _ in node.entries if key.value in names])
        if not comments:
            listing = self._listing(part, parent)
            assert listing is not None
            # Its lines have gone elsewhere whole, so nothing of them stays here.
            last = editor.splices.pop()
            lines = [editor.element(listing, at) for at in range(len(listing.items))]
            starts = [last.start, *(one.end for one in lines)]
            ends = [listing.span.start, *(one.start for one in lines[1:]), last.end]
            kept = chain.from_iterable(map(editor.comments, starts, ends))
            editor.put(last.start, last.end, "".join(f"{comment}\n" for comment in kept))

    def set_top(self, key: str, value: Value | None, after: str) -> None:
        """Gives a top-level key a value, or takes it away.

        A new one stands behind the key `after`.
        """
        editor = self.editor()
        found = self.entry(key)
        if value is not None:
            self._set_top(editor, key, value, after)
        elif found and isinstance(self.source.root, Mapping):
            editor.remove_entries(self.source.root, [found[0].value])
        self.take(editor)

    def _set_top(self, editor: Editor, key: str, value: Value, after: str) -> None:
        found = self.entry(key)
        if found:
            in_braces = is_in_braces(self.source.root)
            self._set_value(editor, found, self.value(key), value, in_braces)
        else:
            anchor = self.entry(after) or entries(self.source.root)[-1]
            editor.insert_below(anchor, f"{entry_lines(self.name(key), value, 0, self.lang)}\n")

    def take(self, editor: Editor) -> None:
        """Makes the changes that `editor` has gathered."""
        if editor.splices:
            self._read(editor.text())

    def _read(self, text: str) -> None:
        source = parse_source(self.source.path, text)
        tree = read_tree(source)
        for part, units in tree.parts.items():
            self._same(self.tree.parts.get(part, []), units)
        self.source = source
        self.tree.source = source

    def _same(self, meant: list[Unit], found: list[Unit]) -> None:
        for one, two in zip(meant, found, strict=False):
            if one.fields != two.fields:
                raise self._unmanageable(one)
            one.node, one.spot = two.node, two.spot
            self._same(one.below, two.below)
        if len(meant) != len(found):
            raise self._unmanageable((meant or found)[0])

    def _unmanageable(self, unit: Unit) -> Rejected:
        message = Said(
            f"không sửa tự động được ở mục '{unit.label}'; tệp giữ nguyên",
            f"item '{unit.label}' cannot be changed automatically; the file stays as it is",
        )
        advice = Said(
            "Viết mục này theo lối mỗi khóa một dòng rồi chạy lại.",
            "Write this item with one key on each line, then try again.",
        )
        spot = Spot(self.source.path, unit.spot.line, unit.spot.column)
        return refused(spot, "cascade/text", message, advice)


def _runs(
    units: Sequence[Unit], before: Iterable[Unit], put: Collection[Unit]
) -> Iterator[tuple[list[Unit], int]]:
    """The units of a list that are `put` there, run by run, each with the place behind the one that
    it follows, as the list was before."""
    index, places = 0, {unit: at for at, unit in enumerate(before, 1)}
    for is_put, group in groupby(units, put.__contains__):
        run = [*group]
        if is_put:
            yield run, index
        else:
            index = places[run[-1]]


def _below(unit: Unit) -> str:
    """The key of its list, as it is written."""
    found = unit.entry("items")
    return found[0].value if found else ""


def _settle(unit: Unit, part: str, parent: Unit | None) -> None:
    unit.part, unit.parent = part, parent
    for below in unit.below:
        _settle(below, part, unit)
