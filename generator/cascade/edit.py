"""Values written into the text of a plan file, so that all else stays as it stands."""

import re
from collections.abc import Collection, Sequence

from generator.cascade.emit import after_key, block_mapping, entry_lines, flow, folded
from generator.cascade.values import Fields, Value
from generator.language import Lang
from generator.lazy import regex
from generator.plan.source import Listing, Mapping, Node, Source, Span, Text
from generator.plan.splice import TextEditor

_COMMENT_LINE = regex(r"( *)#[^\n]*(?:\n|$)")


class Editor(TextEditor):
    """Writes values into a plan file, in its language and with its line ends."""

    def __init__(self, source: Source, lang: Lang) -> None:
        super().__init__(source)
        self.lang = lang
        self._ends_as_windows = "\r\n" in self.old

    def put(self, start: int, end: int, new: str) -> None:
        """Puts `new` instead of what stands in `[start, end)`, with the line ends of the file."""
        if self._ends_as_windows:
            new = re.sub("\r?\n", "\r\n", new)
        super().put(start, end, new)

    def insert_line(self, index: int, lines: str) -> None:
        """Puts whole `lines` at `index`, the start of a line or the end of the file."""
        self.put(index, index, f"\n{lines}" if self.unended(index) else lines)

    def insert_below(self, entry: tuple[Text, Node], lines: str) -> None:
        """Puts whole `lines` below a key and its value."""
        self.insert_line(self.entry_end(entry), lines)

    def entry_end(self, entry: tuple[Text, Node]) -> int:
        """Where the line after a key and its value begins."""
        return self.line_end(_end(entry))

    def replace(self, entry: tuple[Text, Node], value: Value, in_flow: bool) -> None:
        """Puts `value` instead of that of a key; comments inside it are kept below."""
        key, node = entry
        start = node.span.start
        new = self._written(key, node, value, in_flow)
        self._keep_below(node, self.column(key.span.start))
        if not in_flow and new.startswith("\n"):
            # A line does not end in the space behind its colon.
            start = len(self.old[:start].rstrip(" "))
        self.put(start, node.span.end, new)

    def _written(self, key: Text, node: Node, value: Value, in_flow: bool) -> str:
        """The value as it is to stand behind its key, with space in front where there was none."""
        start, style = node.span.start, node.span.style
        column = self.column(start)
        own_line = self.begins_line(start)
        if own_line and isinstance(node, Mapping) and isinstance(value, Fields):
            return block_mapping(value, column, self.lang)
        if in_flow:
            return flow(value, self.lang, style)
        # The dashes of a list may stand in the column of its key, or further in.
        listed = own_line and isinstance(node, Listing)
        indent = column - 2 if listed else self.column(key.span.start)
        new = after_key(value, indent, self.lang, column, style)
        if own_line:
            return new.lstrip()
        return new if self.old[start - 1] == ":" else new.removeprefix(" ")

    def replace_text(self, node: Node, text: str, in_flow: bool) -> None:
        """Puts `text` instead of an element of a list; comments inside it are kept below."""
        column, style = self.column(node.span.start), node.span.style
        self._keep_below(node, column)
        new = flow(text, self.lang, style) if in_flow else folded(text, column, column, style)
        self.put(node.span.start, node.span.end, new)

    def _keep_below(self, node: Node, column: int) -> None:
        kept = self.comments(node.span.start, node.span.end)
        if kept:
            pad = " " * column
            lines = "".join(f"{pad}{comment}\n" for comment in kept)
            self.insert_line(self.line_end(node.span.end), lines)

    def rewrite(self, node: Node, new: str) -> None:
        """Puts `new` instead of a node of a block list; comments inside it are kept below."""
        start, end, _ = node.span
        pad = "\n" + " " * self.column(start)
        self.put(start, end, pad.join([new, *self.comments(start, end)]))

    def begins_line(self, index: int) -> bool:
        """Whether nothing but space stands before `index` in its line."""
        return not self.old[self.line_start(index) : index].strip()

    def add_entry(self, mapping: Mapping, key: str, value: Value, before: str = "") -> None:
        """Adds `key: value` at the end of a mapping, or in front of its key `before` where that is
        not the first.
        """
        last = mapping.entries[-1]
        if mapping.flow:
            end = last[1].span.end
            self.put(end, end, f", {key}: {flow(value, self.lang)}")
            return
        indent = self.column(mapping.entries[0][0].span.start)
        line, pad = entry_lines(key, value, indent, self.lang), " " * indent
        later = [written for written, _ in mapping.entries[1:] if written.value == before]
        if later:
            # What goes may reach up to where that key begins, and not to the start of its line.
            start = later[0].span.start
            self.put(start, start, f"{line}\n{pad}")
        else:
            self.insert_below(last, f"{pad}{line}\n")

    def remove_entries(self, mapping: Mapping, names: Sequence[str]) -> None:
        """Takes the keys `names` out of a mapping of which others stay; their comments stay."""
        gone = [written.value in names for written, _ in mapping.entries]
        spans = [Span(entry[0].span.start, _end(entry)) for entry in mapping.entries]
        if mapping.flow:
            self._remove_flow(spans, gone)
            return
        done = 0
        for index, span in enumerate(spans):
            if index < done or not gone[index]:
                continue
            if self.begins_line(span.start):
                start = self.line_start(span.start)
                self._drop_lines(start, self.line_end(span.end), span.start - start)
            else:
                # The first key of an element stands behind its dash, which the next one that stays
                # takes over.
                done = gone.index(False, index)
                self._pull_up(span.start, spans[done].start)

    def _pull_up(self, start: int, after: int) -> None:
        """Takes out what stands before `after`, which begins where that began; comments stay."""
        pad = "\n" + " " * self.column(start)
        kept = self.comments(start, after)
        self.put(start, after, "".join(f"{comment}{pad}" for comment in kept))

    def _drop_lines(self, start: int, end: int, indent: int) -> None:
        # Comments further in that follow would be taken for words of a text above them, were they
        # left where they are.
        while (match := _COMMENT_LINE.match(self.old, end)) and len(match[1]) > indent:
            end = match.end()
        kept = "".join(f"{' ' * indent}{comment}\n" for comment in self.comments(start, end))
        self.put(start, end, kept)

    def _remove_flow(self, spans: Sequence[Span], gone: Sequence[bool]) -> None:
        """Takes elements out of `[a, b]` or `{a: b}`, commas included; at least one stays."""
        first = gone.index(False)
        for index in (index for index, is_gone in enumerate(gone) if is_gone):
            start, end = spans[index].start, spans[index].end
            if index < first:
                end = spans[index + 1].start
            else:
                start = spans[index - 1].end
            kept = self.comments(start, end)
            self.put(start, end, "".join(f" {comment}\n" for comment in kept))

    def element(self, listing: Listing, index: int) -> Span:
        """The lines of an element of a block list, its dash and the comment behind it included."""
        node, column = listing.items[index], self.column(listing.span.start)
        start = self.line_start(node.span.start)
        while not re.match(rf"[ -]{{{column}}}-(\s|$)", self.old[start : start + column + 2]):
            start = self.line_start(start - 1)
        return Span(start, self.line_end(max(node.span.end, start)))

    def remove_element(self, listing: Listing, index: int) -> None:
        """Takes an element out of a list of which others stay; comments in it stay."""
        self.remove_elements(listing, (index,))

    def remove_elements(self, listing: Listing, indexes: Collection[int]) -> None:
        """Takes elements out of a list of which others stay; comments in them stay."""
        if listing.flow:
            gone = [at in indexes for at in range(len(listing.items))]
            self._remove_flow([item.span for item in listing.items], gone)
            return
        start, column, left = listing.span.start, self.column(listing.span.start), set(indexes)
        if 0 in left and not self.begins_line(start):
            # The first of a list in a list stands behind the dash of that, which the next one that
            # stays takes over.
            first = next(at for at in range(len(listing.items)) if at not in left)
            self._pull_up(start, self.element(listing, first).start + column)
            left -= {*range(first)}
        for index in sorted(left):
            span = self.element(listing, index)
            self._drop_lines(span.start, span.end, column)

    def add_element(self, listing: Listing, index: int, block: str, line: str) -> None:
        """Puts an element in front of the one at `index`, or at the end.

        `block` its lines, `line` its flow form.
        """
        if listing.flow:
            self._add_in_flow(listing, index, line)
        elif index:
            self.insert_line(self.element(listing, index - 1).end, block)
        else:
            self.insert_line(self.element(listing, 0).start, block)

    def _add_in_flow(self, listing: Listing, index: int, line: str) -> None:
        if not listing.items:
            self.put(listing.span.start, listing.span.end, f"[{line}]")
        elif index:
            end = listing.items[index - 1].span.end
            self.put(end, end, f", {line}")
        else:
            start = listing.items[0].span.start
            self.put(start, start, f"{line}, ")


def shifted(lines: str, by: int) -> str:
    """Whole lines so many columns further in, or further out where that is negative."""
    return "".join(_shifted(line, by) for line in lines.splitlines(keepends=True))


def _shifted(line: str, by: int) -> str:
    bare = line.lstrip(" ")
    indent = max(len(line) - len(bare) + by, 0)
    return " " * indent + bare if bare.strip() else bare


def _end(entry: tuple[Text, Node]) -> int:
    return max(entry[0].span.end, entry[1].span.end)
