"""A Word document as it looks: paragraphs with effective formatting, in reading order; knows
nothing of the decree."""

from collections.abc import Callable
from dataclasses import field
from functools import cached_property
from typing import Any, NamedTuple

from generator.lazy import dataclass
from generator.reading.document.ooxml import Element
from generator.reading.document.sections import PageSetup
from generator.reading.document.shapes import DrawnLine
from generator.reading.document.styles import Look
from generator.reading.document.tables import TableCell


class Run(NamedTuple):
    """Letters of one look; `field` is the keyword of the field whose result they are, "" for typed
    text."""

    text: str
    look: Look
    field: str = ""


class Typed(NamedTuple):
    """Letters as they are stored: the element that holds them, what it shows, and how."""

    element: Element
    text: str
    look: Look


class HowSet(NamedTuple):
    """How a paragraph is set: fields of a `Paragraph`, in its order."""

    align: str | None
    left: float | None
    right: float | None
    first: float | None
    before: float | None
    after: float | None
    line: float | None
    rule: str
    contextual: bool
    border_top: str | None
    border_bottom: str | None
    tabs: tuple[tuple[float, str | None], ...]
    frame: str | None
    kept: bool
    breaks: bool


ENDNOTE = "endnote:"
"""Stands before the id of an endnote where paragraphs refer to it."""


@dataclass(slots=True)
class Paragraph:
    """Lengths in mm, spacing in pt; None is what cannot be resolved. `text` holds tabs, and line
    breaks as newlines.

    `letters` are the text as it is stored, its marks loose where they are; `text` is composed (NFC).
    `label` is the number that Word draws in front. `line` counts lines where `rule` is auto, points
    otherwise. `element` is its `w:p`. `cached` is room for what others work out about it once. `breaks` says that a page
    ends before or inside it, `kept` that it stays on the page of the next paragraph. `section` indexes `Document.sections`. `figure` is the height of the
    pictures and charts that stand in it, 0 where they float, None where there are none. `notes` are
    the places in its text that refer to a footnote, each with the id of that, or to an endnote.
    """

    number: int
    runs: list[Run]
    text: str
    letters: list[Typed]
    label: str
    style: str
    align: str | None
    left: float | None
    right: float | None
    first: float | None
    before: float | None
    after: float | None
    line: float | None
    rule: str
    contextual: bool
    border_top: str | None
    border_bottom: str | None
    tabs: tuple[tuple[float, str | None], ...]
    frame: str | None
    kept: bool
    breaks: bool
    section: int
    room: float | None
    cell: TableCell | None = None
    lines: list[DrawnLine] = field(default_factory=list)
    figure: float | None = None
    central_tab: bool = False
    notes: tuple[tuple[int, str], ...] = ()
    element: Element = field(kw_only=True, repr=False, compare=False)
    cached: dict[str, Any] = field(default_factory=dict)

    @property
    def typed(self) -> str:
        """The text as it is stored."""
        return "".join(one.text for one in self.letters)

    @property
    def free(self) -> bool:
        """Whether it stands neither in a table nor in a text box."""
        return self.cell is None

    @property
    def table(self) -> int:
        """The number of its table, 0 outside of tables."""
        return self.cell.table if self.cell is not None else 0

    @property
    def in_box(self) -> bool:
        """Whether it stands in a box for text, which is a cell of no table."""
        return self.cell is not None and not self.cell.table

    @property
    def begins(self) -> float:
        """Where its first line begins, mm from the left margin."""
        return (self.left or 0.0) + (self.first or 0.0)

    @property
    def indented(self) -> float:
        """What its indents take of the room of its first line, in mm."""
        return self.begins + (self.right or 0.0)

    @property
    def blank(self) -> bool:
        """Whether it shows no text."""
        return not self.text.strip() and not self.label


@dataclass(slots=True)
class PageNumber:
    """A PAGE field in a header or footer (`band`) of pages of `kind` default, first or even."""

    band: str
    kind: str
    section: int
    paragraph: Paragraph
    run: Run


@dataclass
class Document:
    """The whole document; `boxed` paragraphs (text boxes) stand among the others, `margins` are
    headers and footers.

    `notes` are the paragraphs of footnotes, each with the number that Word prints; `note_numbers`
    has these by the ids that paragraphs name. `endnotes` are those of endnotes, each with its id.
    """

    paragraphs: list[Paragraph]
    sections: list[PageSetup]
    page_numbers: list[PageNumber]
    margins: list[Paragraph]
    even_and_odd: bool
    unread: tuple[str, ...]
    notes: tuple[tuple[int, Paragraph], ...] = ()
    note_numbers: dict[str, int] = field(default_factory=dict)
    endnotes: tuple[tuple[str, Paragraph], ...] = ()

    @cached_property
    def runs(self) -> list[tuple[Paragraph, Run]]:
        """The runs of the text and of headers and footers, each with its paragraph."""
        return [(one, run) for one in (*self.paragraphs, *self.margins) for run in one.runs]

    @cached_property
    def _looks(self) -> dict[int, Look]:
        return {id(run.look): run.look for _, run in self.runs}

    def runs_unlike(self, plain: Callable[[Look], bool]) -> list[tuple[Paragraph, Run]]:
        """Those of its runs whose look is not plain; of a paper's few looks each is asked once."""
        odd = {key for key, look in self._looks.items() if not plain(look)}
        return [one for one in self.runs if id(one[1].look) in odd] if odd else []
