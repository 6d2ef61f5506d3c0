"""The commune's plan while it follows: every change is made in its text, read again, and compared with what was meant."""

from collections.abc import Mapping as Map

from generator.cascade.edit import Editor
from generator.cascade.emit import block_unit, entry_lines, flow_unit
from generator.cascade.units import RECORDS, Unit, entry, part_list, read_tree
from generator.cascade.values import Fields, Value, pair, record_fields, value_of, vocabulary
from generator.language import Lang, Said
from generator.plan.model import PLAN
from generator.plan.records import alias
from generator.plan.source import Listing, Mapping, Node, Source, Text
from generator.plan.text import parse_source
from generator.problems import Problem, Rejected, Spot


class Working:
    """A plan file in memory, with its units; each method changes both, or raises `Rejected` and changes neither."""

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

    def set_fields(self, changes: Map[Unit, Map[str, Value | None]]) -> None:
        """Gives fields of units new values; None takes a field away."""
        editor = Editor(self.source, self.lang)
        for unit, values in changes.items():
            old = dict(unit.fields)
            for key, value in values.items():
                unit.fields.pop(key, None)
                if value is not None:
                    unit.fields[key] = value
            if isinstance(unit.node, Mapping):
                self._set_in_mapping(editor, unit, old, values)
            else:
                self._write_anew(editor, unit)
        self._take(editor)

    def _set_in_mapping(
        self, editor: Editor, unit: Unit, old: Map[str, Value], values: Map[str, Value | None]
    ) -> None:
        node = unit.node
        assert isinstance(node, Mapping)
        written = {key.value: (key, value) for key, value in node.entries}
        gone = []
        for key, value in values.items():
            there = next((name for name in unit.key(key) if name in written), None)
            if value is None:
                gone += [there] if there else []
            elif there and key in old:
                self._set_value(editor, *written[there], old[key], value, node.flow)
            elif there:
                editor.replace(*written[there], value, node.flow)
            else:
                items = (
                    next((name for name in unit.key("items") if name in written), "")
                    if "items" in _keys(unit)
                    else ""
                )
                editor.add_entry(node, unit.key(key).to(self.lang), value, items)
        if gone:
            editor.remove_entries(node, gone)

    def _set_value(
        self, editor: Editor, key: Text, node: Node, old: Value, new: Value, in_flow: bool
    ) -> None:
        """Replaces as little as differs: of a mapping with the same keys only the values that are others."""
        if isinstance(node, Mapping) and isinstance(old, Fields) and isinstance(new, Fields):
            names = [name for name, _ in old.entries]
            if names == [name for name, _ in new.entries] and len(names) == len(node.entries):
                for (name, before), (_, after) in zip(old.entries, new.entries, strict=True):
                    inner = next(found for found in node.entries if found[0].value in name)
                    if before != after:
                        self._set_value(editor, *inner, before, after, node.flow)
                return
        editor.replace(key, node, new, in_flow)

    def _write_anew(self, editor: Editor, unit: Unit) -> None:
        """A sentence that becomes a mapping, or stays a sentence with other words."""
        node = unit.node
        assert node is not None
        listing = self._listing(unit.part, unit.parent)
        if isinstance(listing, Listing) and listing.flow:
            editor.put(node.span.start, node.span.end, flow_unit(unit, self.lang))
        elif (
            list(unit.fields) == ["text"]
            and not unit.below
            and isinstance(unit.fields["text"], str)
        ):
            editor.replace(None, node, unit.fields["text"], False)
        else:
            column = editor.column(node.span.start)
            lines = block_unit(unit, column - 2, self.lang).rstrip("\n")
            editor.rewrite(node, lines[column:])

    def insert(self, unit: Unit, part: str, parent: Unit | None, index: int) -> None:
        """Puts a new unit with all below it into a list in front of the one at `index`."""
        editor = Editor(self.source, self.lang)
        self._place(editor, unit, parent, part, index, None)
        self.tree.siblings(part, parent).insert(index, unit)
        _settle(unit, part, parent)
        self._take(editor)

    def move(self, unit: Unit, parent: Unit | None, index: int) -> None:
        """Moves a unit with its text, comments and all, to another list of its part."""
        editor = Editor(self.source, self.lang)
        listing = self._listing(unit.part, unit.parent)
        siblings = self.tree.siblings(unit.part, unit.parent)
        at = siblings.index(unit)
        lines = None
        if isinstance(listing, Listing) and not listing.flow:
            span = editor.element(listing, at)
            lines = (editor.old[span.start : span.end], editor.column(listing.span.start))
        whole = self._place(editor, unit, parent, unit.part, index, lines)
        if len(siblings) == 1:
            self._remove_list(editor, unit.part, unit.parent, not whole)
        elif whole:
            editor.put(span.start, span.end, "")
        elif isinstance(listing, Listing):
            editor.remove_element(listing, at)
        siblings.remove(unit)
        self.tree.siblings(unit.part, parent).insert(index, unit)
        unit.parent = parent
        self._take(editor)

    def delete(self, unit: Unit) -> None:
        """Takes a unit and all below it out; comments stay."""
        editor = Editor(self.source, self.lang)
        siblings = self.tree.siblings(unit.part, unit.parent)
        listing = self._listing(unit.part, unit.parent)
        if len(siblings) == 1:
            self._remove_list(editor, unit.part, unit.parent)
        elif isinstance(listing, Listing):
            editor.remove_element(listing, siblings.index(unit))
        siblings.remove(unit)
        self._take(editor)

    def _listing(self, part: str, parent: Unit | None) -> Node | None:
        return (
            entry(parent.node, *parent.key("items")) if parent else part_list(self.tree.top(part))
        )

    def _place(
        self,
        editor: Editor,
        unit: Unit,
        parent: Unit | None,
        part: str,
        index: int,
        lines: tuple[str, int] | None,
    ) -> bool:
        """Writes `unit` into a list that is there or has to be made; whether its own `lines` were used for that.

        `lines` come with the column of their dash.
        """
        listing = self._listing(part, parent)
        if isinstance(listing, Listing) and (listing.items or listing.flow):
            column = editor.column(listing.span.start)
            editor.add_element(
                listing, index, self._block(unit, column, lines), flow_unit(unit, self.lang)
            )
            return lines is not None and not listing.flow
        if parent is None:
            key = f"{self.name(part)}:\n"
            editor.insert_line(self._after_parts(editor, part), key + self._block(unit, 2, lines))
            return lines is not None
        node, over = parent.node, self._listing(parent.part, parent.parent)
        assert node is not None
        key = parent.key("items").to(self.lang)
        if isinstance(node, Mapping) and node.flow:
            end = node.entries[-1][1].span.end
            editor.put(end, end, f", {key}: [{flow_unit(unit, self.lang)}]")
            return False
        if isinstance(over, Listing) and over.flow:
            parent.below.append(unit)
            self._write_anew(editor, parent)
            parent.below.remove(unit)
            return False
        if isinstance(node, Mapping):
            indent = editor.column(node.entries[0][0].span.start)
            end = max(node.entries[-1][0].span.end, node.span.end)
        else:
            # A sentence becomes a mapping, so that it can hold a list.
            indent, end = editor.column(node.span.start), node.span.end
            fields = entry_lines(
                parent.key("text").to(self.lang), parent.fields["text"], indent, self.lang
            )
            editor.rewrite(node, fields)
        lines_below = f"{' ' * indent}{key}:\n" + self._block(unit, indent + 2, lines)
        editor.insert_line(editor.line_end(end), lines_below)
        return lines is not None

    def _block(self, unit: Unit, column: int, lines: tuple[str, int] | None) -> str:
        if lines is None:
            return block_unit(unit, column, self.lang)
        text, old = lines
        text = text if text.endswith("\n") else text + "\n"
        moved = []
        for line in text.splitlines(keepends=True):
            bare = line.lstrip(" ")
            indent = max(len(line) - len(bare) + column - old, 0)
            moved.append(" " * indent + bare if bare.strip() else bare)
        return "".join(moved)

    def _after_parts(self, editor: Editor, part: str) -> int:
        """Where a part that the plan lacks belongs: behind the one that usually goes before it."""
        order = list(RECORDS)
        names = [alias("plan", name) for name in order[: order.index(part)]] + order[
            : order.index(part)
        ]
        root = self.source.root
        assert isinstance(root, Mapping)
        before = [value.span.end for key, value in root.entries if key.value in names]
        ends = ("recipients", "signature")
        later = [
            key.span.start
            for key, _ in root.entries
            if key.value in (*ends, *(alias("plan", end) for end in ends))
        ]
        if before:
            return editor.line_end(max(before))
        return editor.line_start(min(later)) if later else len(editor.old)

    def _remove_list(
        self, editor: Editor, part: str, parent: Unit | None, comments: bool = True
    ) -> None:
        """Takes out a list whose last element goes, and the key over it; a moved element takes its comments along."""
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
            editor.put(last.start, last.end, "".join(f"{comment}\n" for comment in kept))

    def set_top(self, key: str, value: Value | None, after: str) -> None:
        """Gives a top-level key a value, or takes it away; a new one stands behind the key `after`."""
        editor = Editor(self.source, self.lang)
        root = self.source.root
        assert isinstance(root, Mapping)
        found = next((pair_ for pair_ in root.entries if pair_[0].value in pair(PLAN, key)), None)
        if found and value is None:
            editor.remove_entries(root, [found[0].value])
        elif found and value is not None:
            reader = next(reader for name, reader in record_fields(PLAN) if name.en == key)
            self._set_value(editor, *found, value_of(found[1], reader), value, root.flow)
        elif value is not None:
            anchor = next(
                (one for one in root.entries if one[0].value in pair(PLAN, after)), root.entries[-1]
            )
            lines = f"{entry_lines(self.name(key), value, 0, self.lang)}\n"
            editor.insert_line(editor.line_end(max(anchor[0].span.end, anchor[1].span.end)), lines)
        self._take(editor)

    def edit(self, editor: Editor) -> None:
        """Takes over changes outside of the units."""
        self._take(editor)

    def _take(self, editor: Editor) -> None:
        if not editor.splices:
            return
        source = parse_source(self.source.path, editor.text())
        tree = read_tree(source)
        for part, units in tree.parts.items():
            self._same(self.tree.parts.get(part, []), units)
        self.source = source
        self.tree.source = source

    def _same(self, meant: list[Unit], found: list[Unit]) -> None:
        for one, two in zip(meant, found, strict=False):
            if one.fields != two.fields:
                self._refuse(one)
            one.node, one.spot = two.node, two.spot
            self._same(one.below, two.below)
        if len(meant) != len(found):
            self._refuse(meant[0] if meant else found[0])

    def _refuse(self, unit: Unit) -> None:
        message = Said(
            f"không sửa tự động được ở mục '{unit.label}'; tệp giữ nguyên",
            f"item '{unit.label}' cannot be changed automatically; the file stays as it is",
        )
        advice = Said(
            "Viết mục này theo lối mỗi khóa một dòng rồi chạy lại.",
            "Write this item with one key on each line, then try again.",
        )
        raise Rejected(
            [
                Problem(
                    Spot(self.source.path, unit.spot.line, unit.spot.column),
                    "cascade/text",
                    message,
                    advice=advice,
                )
            ]
        )


def _keys(unit: Unit) -> list[str]:
    return [key.en for key, _ in record_fields(unit.record)]


def _settle(unit: Unit, part: str, parent: Unit | None) -> None:
    unit.part, unit.parent = part, parent
    for below in unit.below:
        _settle(below, part, unit)
