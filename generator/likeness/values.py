"""What a template takes from a paper. None is what the paper does not tell: ours stays there."""

from dataclasses import field
from typing import NamedTuple

from generator.lazy import dataclass
from generator.plan.picture_file import PictureFile
from generator.word.table_look import TableLook


@dataclass(frozen=True, slots=True)
class Setting:
    """How paragraphs of one component are set: letters and room in pt, indents in mm.

    `line` counts lines where `rule` is auto, points otherwise.
    """

    size: float | None = None
    above: float | None = None
    below: float | None = None
    line: float | None = None
    rule: str = "auto"
    align: str | None = None
    left: float | None = None
    first: float | None = None


class Columns(NamedTuple):
    """Two columns side by side: where the left one begins, and how wide both are, mm."""

    start: float
    left: float
    right: float


class LineLook(NamedTuple):
    """A line below a text: which part of its length it has, and how thick it is in pt."""

    part: float | None = None
    weight: float | None = None


@dataclass(frozen=True, slots=True)
class Logo:
    """A picture of the letterhead, `width` mm wide; `below` the names of the office, or above them,
    in the right column or the left one."""

    picture: PictureFile
    width: float | None
    alt: str
    below: bool
    right: bool


@dataclass(slots=True)
class Likeness:
    """All that a template takes from one paper; lengths of the page in mm, by the names of Word."""

    page: dict[str, float] = field(default_factory=dict)
    looks: dict[str, Setting] = field(default_factory=dict)
    heading: Columns | None = None
    signature: Columns | None = None
    end_room: float | None = None
    """Room between the text and the table of recipients and signer, pt."""
    underlines: dict[str, LineLook] = field(default_factory=dict)
    table: TableLook | None = None
    letters: float | None = None
    """Size of the letters in tables, pt."""
    date_line: str = ""
    """Place and day at their longest, as the paper's own place has them."""
    logos: list[Logo] = field(default_factory=list)
