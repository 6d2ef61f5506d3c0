"""Changes to the text of a plan file that leave all else as it stands: comments, order, quotes."""

import dataclasses
from collections.abc import Iterable, Iterator
from functools import cached_property

from generator.lazy import dataclass
from generator.plan.source import Node, Source, Span, Text, elements, entries


@dataclass(frozen=True, order=True, slots=True)
class Splice:
    """`new` instead of what stands in `[start, end)`."""

    start: int
    end: int
    new: str = dataclasses.field(compare=False)


class TextEditor:
    """Gathers splices for one plan file; nothing is changed before `text` puts them together."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.old = source.text
        self.splices: list[Splice] = []

    def text(self) -> str:
        """The file with all splices made, those of one place in the order in which they were put.

        What is put amid lines that go stands behind them; raises ValueError if others overlap.
        """
        return self._part(0, len(self.old), self.splices)

    def _part(self, start: int, end: int, splices: Iterable[Splice]) -> str:
        made, at = [], start
        for splice in sorted(splices):
            if splice.start < at and splice.start < splice.end:
                raise ValueError(splice)
            made += [self.old[at : splice.start], splice.new]
            at = max(at, splice.end)
        return "".join(made) + self.old[at:end]

    def cut(self, start: int, end: int) -> str:
        """Takes out what stands in `[start, end)`, with what was put into it and behind it."""
        inside = [one for one in self.splices if start <= one.start < one.end <= end]
        inside += [one for one in self.splices if start < one.start == one.end <= end]
        self.splices = [one for one in self.splices if one not in inside]
        self.put(start, end, "")
        return self._part(start, end, inside)

    def put(self, start: int, end: int, new: str) -> None:
        """Puts `new` instead of what stands in `[start, end)`."""
        self.splices.append(Splice(start, end, new))

    def column(self, index: int) -> int:
        """The column of the character at `index`, from 0."""
        return self.source.spot(index).column - 1

    def line_start(self, index: int) -> int:
        """Where the line of `index` begins."""
        return self.old.rfind("\n", 0, index) + 1

    def line_end(self, index: int) -> int:
        """Where the line after that of `index` begins, or the end of the file."""
        found = self.old.find("\n", index)
        return len(self.old) if found < 0 else found + 1

    def unended(self, index: int) -> bool:
        """Whether `index` is the end of a file whose last line has no line end."""
        return index > 0 and self.old[index - 1] != "\n"

    def comments(self, start: int, end: int) -> list[str]:
        """The comments that begin within `[start, end)`."""
        return [
            self.old[span.start : span.end] for span in self._comments if start <= span.start < end
        ]

    @cached_property
    def _comments(self) -> list[Span]:
        return list(_comments(self.source))


def scalars(node: Node | None) -> Iterator[Text]:
    """All scalars of a plan file, keys included."""
    if isinstance(node, Text):
        yield node
    for below in elements(node):
        yield from scalars(below)
    for key, value in entries(node):
        yield key
        yield from scalars(value)


def _comments(source: Source) -> Iterator[Span]:
    """Where the comments of a plan file stand: between its scalars."""
    text = source.text
    at = 0
    for span in sorted(found.span for found in scalars(source.root)):
        yield from _between(text, at, span.start)
        if span.style in ("|", ">"):
            # The line of the | or > may carry a comment of its own.
            head = text.find("\n", span.start) % (len(text) + 1)
            yield from _between(text, span.start + 1, min(head, span.end))
        at = max(at, span.end)
    yield from _between(text, at, len(text))


def _between(text: str, start: int, end: int) -> Iterator[Span]:
    at = start
    while (at := text.find("#", at, end)) >= 0:
        if at == 0 or text[at - 1] in " \n\r":
            stop = text.find("\n", at) % (len(text) + 1)
            yield Span(at, at + len(text[at:stop].rstrip()))
            at = stop
        else:
            at += 1
