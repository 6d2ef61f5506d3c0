"""What mends a breach of each rule, one module a region: to stand here under `mends` is to be run
by `kehoach fix` and to be marked in the catalogue."""

from collections.abc import Callable, Iterable
from dataclasses import field
from enum import Enum

from generator.language import Said
from generator.lazy import dataclass
from generator.mending.pen import Pen
from generator.package import Package
from generator.problems import Problem, Severity
from generator.reading.anatomy.paper import Paper
from generator.reading.document.ooxml import Element
from generator.reading.finding import said, shown_number
from generator.rules import MENDED, load


@dataclass
class Work:
    """A paper that is open to be mended: `sections` are its `w:sectPr`.

    `words` are the texts that menders changed, as they were and as they are; `parts` those that are
    written anew beside what the pen wrote in.
    """

    package: Package
    paper: Paper
    sections: list[Element]
    pen: Pen
    words: list[tuple[str, str]] = field(default_factory=list)
    parts: dict[str, bytes] = field(default_factory=dict)


Mender = Callable[[Work, Problem], Said]
"""Mends what a finding tells, and gives what stands there now."""
MENDERS: dict[str, Mender] = {}
"""What mends a finding, by the code of its rule."""
DOUBTFUL: set[str] = set()
"""Codes of which also what is undecided is mended: what comes of it is right in any case."""


class Turn(Enum):
    """When a mender's turn comes: first words, then how they look, then the room that they need,
    then what is measured by them."""

    WORDS = 1
    LOOKS = 2
    COLUMNS = 3
    LINES = 4


TURNS: dict[str, Turn] = {}
"""The turn of each mender, by code."""


def mends(
    *codes: str, turn: Turn = Turn.LOOKS, doubtful: bool = False
) -> Callable[[Mender], Mender]:
    """The decorator of what mends the findings of these rules; it may raise `Unsure`."""

    def registered(mender: Mender) -> Mender:
        MENDERS.update(dict.fromkeys(codes, mender))
        TURNS.update(dict.fromkeys(codes, turn))
        MENDED.update(codes)
        DOUBTFUL.update(codes if doubtful else ())
        return mender

    return registered


def load_menders() -> dict[str, Mender]:
    """Every mender of the room, by code."""
    load(__name__)
    return MENDERS


def is_mended(problem: Problem) -> bool:
    """Whether the finding has a mender, which what is undecided needs to have for itself."""
    sure = problem.severity is not Severity.UNDECIDED or problem.code in DOUBTFUL
    return sure and problem.code in load_menders()


def numbers_said(found: Iterable[float], unit: Said, places: int = 1) -> Said:
    """The numbers in words, each once: `20 mm, 25 mm`."""
    shown = [said("{} {}", "{} {}", shown_number(one, places), unit) for one in sorted({*found})]
    return Said.in_one(shown, ", ")
