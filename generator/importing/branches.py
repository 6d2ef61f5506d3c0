"""The text of a paper as a tree of numbered items, with every level as the paper has it."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import field

from generator.cascade.values import Fields
from generator.importing.marked import (
    Letter,
    escaped,
    in_marks,
    readable,
    run_in,
    share_of_bold,
    shown_letters,
    unmarked,
)
from generator.law.decree30 import END_MARK
from generator.lazy import dataclass, regex
from generator.reading.anatomy.outline import OutlineLine
from generator.reading.document.seen import SeenTable

_BRACKETED = regex(r"\((?P<n>\d+|[a-zđ])\)\s+(?P<rest>.+)")
_FIRST = {"1", "I", "A", "a"}
_RANK = {
    name: at
    for at, name in enumerate(
        ("phan", "chuong", "upper", "roman", "dieu", "arabic", "decimal", "letter", "paren")
    )
}
_SIGNS = {"dash": 20, "plus": 21, "star": 22}
_MARKS = {
    "dieu": "dieu",
    "chu-hoa": "upper",
    "muc": "roman",
    "khoan": "arabic",
    "khoan-nho": "decimal",
    "diem": "letter",
}
_HEADED = ("phan", "chuong", "upper", "roman")
"""Marks of which every item is a heading."""
_MAY_BE_HEADED = ("dieu", "arabic", "decimal")
"""Marks whose headings are printed bold."""
_RUN_IN = ("arabic", "decimal")
_COUNTED_ON = ("arabic", "decimal", "dieu")
"""Marks whose numbers those below may go on with: 1.1."""


@dataclass(slots=True)
class Branch:
    """An item of the paper: `mark` is how the plan numbers it, "" for a paragraph or a block.

    `label` is the number as the paper has it, `place` the number of its paragraph; `table` is what
    its `fields` were made of by hand; `notes` are what is to be said of it in the file, `id` is what
    it is known by there; `more` are keys that its words were read back as.
    """

    mark: str = ""
    label: str = ""
    title: str = ""
    text: str = ""
    fields: Fields | None = None
    table: SeenTable | None = None
    below: list["Branch"] = field(default_factory=list)
    place: int = 0
    notes: list[str] = field(default_factory=list)
    id: str = ""
    more: Fields = Fields(())

    @property
    def heads(self) -> bool:
        """Whether paragraphs that follow its items are its own."""
        return bool(self.title) or self.mark == "dieu"


def plan_mark(line: OutlineLine) -> str:
    """The plan's name of the numbers of a line; "" for one without."""
    if line.level == "phan-chuong":
        return "phan" if line.word.casefold() == "phần" else "chuong"
    if line.level == "gach":
        return {"+": "plus", "*": "star"}.get(line.number, "dash")
    if not line.level and _BRACKETED.fullmatch(line.text):
        return "paren"
    return _MARKS.get(line.level, "")


def node_of(line: OutlineLine) -> Branch:
    """The item that a line is, as yet with nothing below."""
    mark = plan_mark(line)
    letters = shown_letters(line.paragraph)
    rest = line.rest
    if mark == "paren" and (found := _BRACKETED.fullmatch(line.text)):
        rest = found["rest"]
    label = line.text[: len(line.text) - len(rest)].strip() if mark else ""
    if not mark:
        # A number of a kind that plans do not have stays in the words.
        drawn = f"{line.paragraph.label} " if line.paragraph.label else ""
        return Branch("", "", text=escaped(drawn) + in_marks(letters), place=line.paragraph.number)
    shown = " ".join(readable(rest).split())
    own = letters[-len(shown) :] if shown else []
    title, text = _said(mark, own, line)
    return Branch(mark, label, title, text, place=line.paragraph.number)


def _said(mark: str, letters: Sequence[Letter], line: OutlineLine) -> tuple[str, str]:
    """Title and text of an item."""
    if mark in _HEADED or _is_heading(mark, letters, line):
        return unmarked(letters), ""
    if mark in _RUN_IN and (end := run_in(letters)):
        title = unmarked(letters[: end - 1]).rstrip()
        rest = list(letters[end:])
        return title, in_marks(rest[1:] if rest[0].text == " " else rest)
    return "", in_marks(letters)


def _is_heading(mark: str, letters: Sequence[Letter], line: OutlineLine) -> bool:
    """Whether a line is a heading alone: bold as a whole, or short above what is below it.

    With a full stop behind a number it would be a bold sentence, which is none (PL I, II.6.đ).
    """
    if mark not in _MAY_BE_HEADED or not letters:
        return False
    if mark in _RUN_IN and letters[-1].text in ".;":
        return False
    return share_of_bold(letters) > 0.9 or (line.titled and mark != "dieu")


class Grower:
    """Grows as lines come: a line goes beside the last of its kind, or below what is open.

    A paragraph waits for the next number: it belongs to the innermost heading over that.
    """

    def __init__(self) -> None:
        self.root = Branch()
        self._open: list[tuple[tuple[str, str], Branch]] = []
        self._known: set[tuple[str, str]] = set()
        self._waiting: list[Branch] = []

    def add(self, node: Branch) -> None:
        """The next item, paragraph or block."""
        if not node.mark:
            # A paragraph of signs that nobody sees says nothing.
            self._waiting += [node] if node.fields or node.text.strip() else []
            return
        key = (node.mark, re.sub(r"\w+", "", node.label))
        before = [one for _, one in self._open]
        self._close_for(key, node)
        self._settle_waiting(before, len(self._open))
        (self._open[-1][1] if self._open else self.root).below.append(node)
        self._open.append((key, node))
        self._known.add(key)

    def ended(self) -> Branch:
        """The whole tree: nothing more comes."""
        self._settle_waiting([one for _, one in self._open], 0)
        return self.root

    def _settle_waiting(self, before: list[Branch], left: int) -> None:
        """Puts the paragraphs below a heading: of what was open, one that is not over the rest."""
        may = [self.root, *before][left:]
        holder = next((node for node in reversed(may) if node.heads), may[0])
        holder.below += self._waiting
        self._waiting = []

    def _close_for(self, key: tuple[str, str], node: Branch) -> None:
        """Closes what cannot have the item below it."""
        beside = [at for at, (other, _) in enumerate(self._open) if other == key]
        if beside:
            del self._open[beside[-1] :]
        elif not self._opens_level(key, node):
            while self._open and _rank(self._open[-1][0][0]) >= _rank(node.mark):
                self._open.pop()

    def _opens_level(self, key: tuple[str, str], node: Branch) -> bool:
        """Whether it is the first of a kind that was not there yet, and so stands below."""
        number = re.sub(r"\W+", " ", node.label).strip().rpartition(" ")[2]
        above = self._open[-1][0][0] if self._open else ""
        return (
            key not in self._known
            and number in _FIRST
            and above not in _SIGNS
            and node.mark not in _SIGNS
        )

    def title(self, letters: Sequence[Letter]) -> None:
        """More of the title of the heading that came last."""
        node = self._open[-1][1] if self._open else self.root
        node.title = f"{node.title} {unmarked(letters)}".strip()


def _rank(mark: str) -> int:
    return _RANK.get(mark, _SIGNS.get(mark, 30))


def grown(lines: Iterable["OutlineLine | Branch"]) -> Branch:
    """The tree of the lines, and of blocks that stand among them; lists of one kind of numbers."""
    tree = Grower()
    for line in lines:
        if isinstance(line, Branch):
            tree.add(line)
        elif line.title_of == "phan-chuong":
            tree.title(shown_letters(line.paragraph))
        else:
            tree.add(node_of(line))
    root = tree.ended()
    settle(root)
    return root


def settle(node: Branch) -> None:
    """Makes every list below of one kind of numbers: what is of another becomes paragraphs."""
    mark = list_mark(node.below)
    if mark == "decimal" and node.mark not in _COUNTED_ON:
        mark = ""  # 1.1. stands below a 1. alone
    settled = node.below
    while any(map(_stands_out(mark), settled)):
        parts = (_flat(one) if _stands_out(mark)(one) else [one] for one in settled)
        settled = [part for some in parts for part in some]
    node.below = settled
    for one in node.below:
        settle(one)


def _stands_out(mark: str) -> Callable[[Branch], bool]:
    """Whether an item cannot stand in a list numbered by `mark`: another kind, or without words."""
    return lambda one: bool(one.mark) and (one.mark != mark or not (one.title or one.text))


def list_mark(nodes: Sequence[Branch]) -> str:
    """The kind of numbers of a list, "" for one of paragraphs alone; numbers before dashes."""
    marks = [node.mark for node in nodes if node.mark]
    numbered = [mark for mark in marks if mark not in _SIGNS] or marks
    return max(numbered, key=numbered.count) if numbered else ""


def _flat(node: Branch) -> list[Branch]:
    """An item as paragraphs that say its number themselves, and what was below it."""
    title = f"**{node.title}**" if node.title and "*" not in node.title else node.title
    said = f"{title}: {node.text}" if title and node.text else title or node.text
    own = Branch(text=f"{escaped(node.label)} {said}", place=node.place, notes=node.notes)
    return [own, *node.below]


def unend(root: Branch) -> None:
    """Takes the end mark from the last words below: every document gets its own."""
    last = root
    while last.below:
        last = last.below[-1]
    if last.text:
        last.text = without_end_mark(last.text)


def without_end_mark(text: str) -> str:
    """The text without the end mark, but with the full stop that it stands for."""
    return f"{text.removesuffix(END_MARK).rstrip()}." if text.endswith(END_MARK) else text
