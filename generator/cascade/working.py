"""The commune's plan while it follows.

Every change is made in its text, read again, and compared with what was meant.
"""

from collections.abc import Iterable, Sequence
from collections.abc import Mapping as Map
from itertools import groupby
from typing import NamedTuple

from generator.cascade.edit import Editor, shifted
from generator.cascade.emit import block_unit, block_units, entry_lines, flow_unit
from generator.cascade.units import RECORDS, Unit, read_tree
from generator.cascade.values import Value, pair, record_fields, rows, value_of, vocabulary
from generator.language import Lang, Said
from generator.plan.model import PLAN
from generator.plan.source import Listing, Mapping, Node, Source, Text, entries, entry_at
from generator.plan.text import parse_source
from generator.problems import Rejected, Spot, refused

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
        index = 0
        for is_new, units in groupby(siblings, lambda unit: unit.node is None):
            run = list(units)
            if is_new:
                self._place(editor, run, part, parent, index, None)
            else:
                index += len(run)

    def move(self, unit: Unit, parent: Unit | None, index: int) -> None:
        """Moves a unit with its text, comments and all, in front of the one at `index` of a list of
        its part.
        """
        editor = self.editor()
        listing = self._listing(unit.part, unit.parent)
        siblings = self.tree.siblings(unit.part, unit.parent)
        at, there = siblings.index(unit), self.tree.siblings(unit.part, parent)
        if there is siblings and index in (at, at + 1):
            return
        lines = None
        if listing and not listing.flow:
            span = editor.element(listing, at)
            text = editor.old[span.start : span.end]
            lines = _Lines(text, editor.column(listing.span.start))
        whole = self._place(editor, [unit], unit.part, parent, index, lines)
        if len(siblings) == 1:
            self._remove_list(editor, unit.part, unit.parent, not whole)
        elif whole:
            editor.put(span.start, span.end, "")
        elif listing:
            editor.remove_element(listing, at)
        siblings.remove(unit)
        there.insert(index - 1 if there is siblings and at < index else index, unit)
        unit.parent = parent
        self.take(editor)

    def delete(self, unit: Unit) -> None:
        """Takes a unit and all below it out; comments stay."""
        editor = self.editor()
        siblings = self.tree.siblings(unit.part, unit.parent)
        listing = self._listing(unit.part, unit.parent)
        if len(siblings) == 1:
            self._remove_list(editor, unit.part, unit.parent, True)
        elif listing:
            editor.remove_element(listing, siblings.index(unit))
        siblings.remove(unit)
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
        lines: _Lines | None,
    ) -> bool:
        """Writes `units` into a list that is there or has to be made.

        Whether the `lines` of the one were used for that.
        """
        listing = self._listing(part, parent)
        if listing and (listing.items or listing.flow):
            block = self._block(units, editor.column(listing.span.start), lines)
            editor.add_element(listing, index, block, self._flow(units))
            return lines is not None and not listing.flow
        if parent is None:
            part_lines = f"{self.name(part)}:\n{self._block(units, 2, lines)}"
            editor.insert_line(self._after_parts(editor, part), part_lines)
            return lines is not None
        if self._place_in_flow(editor, units, parent):
            return False
        indent, end = self._opened(editor, parent)
        key = f"{' ' * indent}{parent.key('items').to(self.lang)}:\n"
        editor.insert_line(editor.line_end(end), key + self._block(units, indent + 2, lines))
        return lines is not None

    def _place_in_flow(self, editor: Editor, units: Sequence[Unit], parent: Unit) -> bool:
        """Writes the first units below one that stands in brackets.

        False for one in lines of its own.
        """
        node = parent.node
        if isinstance(node, Mapping) and node.flow:
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

    def _block(self, units: Sequence[Unit], column: int, lines: _Lines | None) -> str:
        return lines.at(column) if lines else block_units(list(units), column, self.lang)

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
        return [entry for entry in map(self.entry, keys) if entry]

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
            kept = editor.comments(last.start, listing.span.start)
            kept += editor.comments(editor.element(listing, 0).end, last.end)
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
            root = self.source.root
            in_flow = isinstance(root, Mapping) and root.flow
            self._set_value(editor, found, self.value(key), value, in_flow)
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


def _below(unit: Unit) -> str:
    """The key of its list, as it is written."""
    found = unit.entry("items")
    return found[0].value if found else ""


def _settle(unit: Unit, part: str, parent: Unit | None) -> None:
    unit.part, unit.parent = part, parent
    for below in unit.below:
        _settle(below, part, unit)
