"""A plan file as values that know their line, and the problems found in it."""

import re
from bisect import bisect_right
from collections.abc import Iterable
from collections.abc import Mapping as Map
from dataclasses import field
from functools import cached_property
from typing import Any, NamedTuple, TypeGuard

from generator.language import NOTHING, Said
from generator.lazy import dataclass
from generator.plan import codes
from generator.problems import Problem, Severity, Spot, has_errors
from generator.rules import Entry

MAX_PROBLEMS = 100


class Span(NamedTuple):
    """Where a value stands in the text of its file.

    `[start, end)`, without space after it; `style` as PyYAML has it.
    """

    start: int = -1
    end: int = -1
    style: str | None = None


@dataclass(frozen=True, slots=True)
class Text:
    """A scalar as it was written, in NFC, without space around it; equal by what it says."""

    value: str
    spot: Spot = field(compare=False, default=Spot(""))
    span: Span = field(compare=False, default=Span())

    def __str__(self) -> str:
        return self.value


@dataclass(frozen=True, slots=True)
class Listing:
    """A YAML sequence."""

    items: tuple["Node", ...]
    spot: Spot
    flow: bool = False
    span: Span = field(compare=False, default=Span())


@dataclass(frozen=True, slots=True)
class Mapping:
    """A YAML mapping; its keys are distinct and in the order of the file."""

    entries: tuple[tuple[Text, "Node"], ...]
    spot: Spot
    flow: bool = False
    span: Span = field(compare=False, default=Span())


Node = Text | Listing | Mapping


def elements(node: Node | None) -> tuple[Node, ...]:
    """What stands in a sequence; nothing for any other value."""
    return node.items if isinstance(node, Listing) else ()


def entries(node: Node | None) -> tuple[tuple[Text, Node], ...]:
    """The keys of a mapping with their values; nothing for any other value."""
    return node.entries if isinstance(node, Mapping) else ()


def is_in_braces(node: object) -> TypeGuard[Mapping]:
    """Whether it is a mapping that stands in braces, on one line or several."""
    return isinstance(node, Mapping) and node.flow


def entry_at(node: Node | None, *names: str) -> tuple[Text, Node] | None:
    """The first entry of a mapping whose key is one of `names`."""
    return next((one for one in entries(node) if one[0].value in names), None)


def text_at(node: object) -> str:
    """The text of a scalar, "" for anything else."""
    return node.value if isinstance(node, Text) else ""


def value_at(node: Node | None, *names: str) -> Node | None:
    """The value of the first entry of a mapping whose key is one of `names`."""
    found = entry_at(node, *names)
    return found[1] if found else None


def placeless(node: Node | None) -> Any:
    """What a node says, without the places."""
    if isinstance(node, Mapping):
        return [(key.value, placeless(value)) for key, value in node.entries]
    return text_at(node) if isinstance(node, Text) else [*map(placeless, elements(node))]


class Lines:
    """Where the lines of a text begin; lines and columns are counted from 1."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.starts = [0, *(match.end() for match in re.finditer("\n", text))]

    def place(self, index: int) -> tuple[int, int]:
        """Line and column of the character at `index`."""
        line = bisect_right(self.starts, index)
        return line, index - self.starts[line - 1] + 1

    def index(self, line: int, column: int) -> int:
        """The index of the character at that place.

        Beyond the last line, it is counted from there.
        """
        return self.starts[min(line, len(self.starts)) - 1] + column - 1

    def line(self, number: int) -> str:
        """The line of that number, "" where there is none."""
        if not 0 < number <= len(self.starts):
            return ""
        start = self.starts[number - 1]
        return self.text[start : self.text.find("\n", start) % (len(self.text) + 1)].rstrip("\r")


@dataclass
class Source:
    """One plan file: its lines for excerpts, its values, and the problems found so far.

    Of the lines that are `unread`, by their numbers, for a fault in them nothing else is told.
    """

    path: str
    text: str = ""
    root: Node | None = None
    problems: list[Problem] = field(default_factory=list)
    unread: Map[int, str] = field(default_factory=dict)

    @cached_property
    def lines(self) -> Lines:
        """The lines of the text."""
        return Lines(self.text)

    @property
    def unread_words(self) -> frozenset[str]:
        """The words of lines that are unread, have a mistyped colon or are told to be missing.

        Any of them may be a key.
        """
        glued = [one.excerpt for one in self.problems if one.code == codes.YAML_MARK.code]
        lost = [
            said
            for one in self.problems
            if one.code in (codes.YAML_SYNTAX.code, codes.YAML_JOINED.code)
            for said in one.message
        ]
        return frozenset(re.findall(r"\w+", " ".join([*self.unread.values(), *glued, *lost])))

    def spot(self, index: int) -> Spot:
        """The place of the character at `index` of the text."""
        return Spot(self.path, *self.lines.place(index))

    def index(self, line: int, column: int) -> int:
        """The index of the character at that place."""
        return self.lines.index(line, column)

    def report(
        self,
        spot: Spot,
        entry: Entry,
        message: Said,
        advice: Said = NOTHING,
        severity: Severity = Severity.ERROR,
        ending: str = "",
    ) -> None:
        """Adds a problem of what was read; after `MAX_PROBLEMS`, no more than one error.

        What another file says, which a report takes over, is judged there. `ending` follows the
        code of the entry.
        """
        if spot.path == self.path:
            self._add(spot, entry.code + ending, message, advice, severity)

    @property
    def full(self) -> bool:
        """Whether no problem more is kept, for there are enough, with an error among them."""
        return len(self.problems) >= MAX_PROBLEMS and has_errors(self.problems)

    def _add(self, spot: Spot, code: str, message: Said, advice: Said, severity: Severity) -> None:
        enough = len(self.problems) >= MAX_PROBLEMS and severity is not Severity.ERROR
        if enough or self.full or spot.line in self.unread or self._comes_of_joined(spot, code):
            return
        self.problems.append(self.problem(spot, code, message, advice, severity))

    def _comes_of_joined(self, spot: Spot, code: str) -> bool:
        """Whether that comes of lines that are joined to others, which is told."""
        comes = code in (codes.SHAPE.code, codes.MISPLACED.code)
        return comes and self.tells(codes.YAML_JOINED, spot.line)

    def pass_on(self, name: Text, problems: Iterable[Problem]) -> None:
        """Adds what was found, but for remarks, of the file of that `name`, where it is named."""
        for one in problems:
            if one.severity is not Severity.INFO:
                message = Said(f"'{name}': {one.message.vi}", f"'{name}': {one.message.en}")
                advice = Said(f"{one.spot}. {one.advice.vi}", f"{one.spot}. {one.advice.en}")
                self._add(name.spot, one.code, message, advice, one.severity)

    def problem(
        self,
        spot: Spot,
        code: str,
        message: Said,
        advice: Said = NOTHING,
        severity: Severity = Severity.ERROR,
    ) -> Problem:
        """The problem, with the line of the file that it speaks of."""
        return Problem(spot, code, message, severity, advice, self.line(spot.line))

    def tells(self, entry: Entry, line: int) -> bool:
        """Whether a problem with that code has been reported at that line."""
        return any(one.code == entry.code and one.spot.line == line for one in self.problems)

    def line(self, number: int) -> str:
        """The line of that number, "" where there is none."""
        return self.lines.line(number)
