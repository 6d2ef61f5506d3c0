"""Values written into the text of a plan file, so that all else stays as it stands."""

import re
from collections.abc import Sequence

from generator.cascade.emit import after_key, entry_lines, flow, folded, scalar
from generator.cascade.values import Fields, Value
from generator.language import Lang
from generator.plan.source import Listing, Mapping, Node, Source, Span, Text
from generator.plan.splice import TextEditor

_COMMENT_LINE = re.compile(r"( *)#[^\n]*(?:\n|$)")


class Editor(TextEditor):
    """Writes values into a plan file, in its language and with its line ends."""

    def __init__(self, source: Source, lang: Lang) -> None:
        super().__init__(source)
        self.lang = lang

    def put(self, start: int, end: int, new: str) -> None:
        """Puts `new` instead of what stands in `[start, end)`, with the line ends of the file."""
        if "\r\n" in self.old:
            new = re.sub("\r?\n", "\r\n", new)
        super().put(start, end, new)

    def insert_line(self, index: int, lines: str) -> None:
        """Puts whole `lines` at `index`, the start of a line or the end of the file."""
        self.put(index, index, f"\n{lines}" if self.unended(index) else lines)

    def replace(self, key: Text | None, node: Node, value: Value, in_flow: bool) -> None:
        """Puts `value` instead of `node`, which follows `key` or stands in a list; comments inside it are kept below."""
        start, end = node.span.start, node.span.end
        glued = not in_flow and start > 0 and self.old[start - 1] == ":"
        style = node.span.style if isinstance(node, Text) else None
        own_line = not self.old[self.line_start(start) : start].strip()
        if key is not None and own_line and isinstance(node, Mapping) and isinstance(value, Fields):
            column = self.column(start)
            rows = [
                entry_lines(name.to(self.lang), below, column, self.lang)
                for name, below in value.entries
            ]
            new = f"\n{' ' * column}".join(rows)
        elif in_flow:
            new = scalar(value, True, style) if isinstance(value, str) else flow(value, self.lang)
        elif key is None:
            column = self.column(start)
            new = (
                folded(value, column, column, style)
                if isinstance(value, str)
                else flow(value, self.lang)
            )
        else:
            # The dashes of a list may stand in the column of its key, or further in.
            listed = own_line and isinstance(node, Listing)
            indent = self.column(start) - 2 if listed else self.column(key.span.start)
            new = after_key(value, indent, self.lang, self.column(start), style)
            # A value that begins on a line of its own stays there.
            new = new.lstrip() if own_line else new if glued else new.removeprefix(" ")
        kept = self.comments(start, end)
        if kept:
            pad = " " * (self.column(key.span.start) if key else self.column(start))
            self.insert_line(self.line_end(end), "".join(f"{pad}{comment}\n" for comment in kept))
        if not in_flow and new.startswith("\n") and self.old[start - 1 : start] == " ":
            start = len(self.old[:start].rstrip(" "))
        self.put(start, end, new)

    def rewrite(self, node: Node, new: str) -> None:
        """Puts `new` instead of a node of a block list; comments inside it are kept below."""
        pad = "\n" + " " * self.column(node.span.start)
        self.put(
            node.span.start,
            node.span.end,
            pad.join([new, *self.comments(node.span.start, node.span.end)]),
        )

    def add_entry(self, mapping: Mapping, key: str, value: Value, before: str = "") -> None:
        """Adds `key: value` at the end of a mapping, or in front of its key `before` where that is not the first."""
        if mapping.flow:
            end = mapping.entries[-1][1].span.end
            self.put(end, end, f", {key}: {flow(value, self.lang)}")
            return
        first = mapping.entries[0][0].span.start
        indent = self.column(first)
        line = f"{' ' * indent}{entry_lines(key, value, indent, self.lang)}\n"
        names = [written.value for written, _ in mapping.entries]
        if before in names[1:]:
            at = self.line_start(mapping.entries[names.index(before)][0].span.start)
        else:
            at = self.line_end(self._end(mapping.entries[-1][0], mapping.entries[-1][1]))
        self.insert_line(at, line)

    def _end(self, key: Text, value: Node) -> int:
        return max(key.span.end, value.span.end)

    def remove_entries(self, mapping: Mapping, names: Sequence[str]) -> None:
        """Takes the keys `names` out of a mapping of which others stay; their comments stay."""
        gone = [written.value in names for written, _ in mapping.entries]
        spans = [Span(key.span.start, self._end(key, value)) for key, value in mapping.entries]
        if mapping.flow:
            self._remove_flow(spans, gone)
            return
        for index, span in enumerate(spans):
            if not gone[index]:
                continue
            start = self.line_start(span.start)
            head = not self.old[start : span.start].strip()
            # The first key of an element stands behind its dash, which stays for the next one that stays.
            if head:
                self._drop_lines(start, self.line_end(span.end), span.start - start)
            else:
                after = next(spans[at].start for at in range(index, len(spans)) if not gone[at])
                kept = self.comments(span.start, after)
                pad = "\n" + " " * self.column(span.start)
                self.put(span.start, after, "".join(f"{comment}{pad}" for comment in kept))
                for at in range(index + 1, len(spans)):
                    if not gone[at]:
                        break
                    gone[at] = False

    def _drop_lines(self, start: int, end: int, indent: int) -> None:
        # Comments further in that follow would be taken for words of a text above them, were they left where they are.
        while (match := _COMMENT_LINE.match(self.old, end)) and len(match[1]) > indent:
            end = match.end()
        kept = "".join(f"{' ' * indent}{comment}\n" for comment in self.comments(start, end))
        self.put(start, end, kept)

    def _remove_flow(self, spans: Sequence[Span], gone: Sequence[bool]) -> None:
        """Takes elements out of `[a, b]` or `{a: b}`, commas included; at least one stays."""
        first = gone.index(False)
        for index, span in enumerate(spans):
            if not gone[index]:
                continue
            start, end = (
                (span.start, spans[index + 1].start)
                if index < first
                else (spans[index - 1].end, span.end)
            )
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
        if listing.flow:
            self._remove_flow(
                [item.span for item in listing.items],
                [at == index for at in range(len(listing.items))],
            )
            return
        span = self.element(listing, index)
        self._drop_lines(span.start, span.end, self.column(listing.span.start))

    def add_element(self, listing: Listing, index: int, block: str, line: str) -> None:
        """Puts an element in front of the one at `index`, or at the end: `block` its lines, `line` its flow form."""
        items = listing.items
        if listing.flow:
            if not items:
                self.put(listing.span.start, listing.span.end, f"[{line}]")
            elif index:
                self.put(items[index - 1].span.end, items[index - 1].span.end, f", {line}")
            else:
                self.put(items[0].span.start, items[0].span.start, f"{line}, ")
        elif index:
            self.insert_line(self.element(listing, index - 1).end, block)
        else:
            self.insert_line(self.element(listing, 0).start, block)
