"""What stands in the place of a paragraph: charts, pictures, breaks; tables are `grids`."""

from decimal import Decimal

from generator.lazy import dataclass
from generator.plan.blocks import SERIES


@dataclass(frozen=True, slots=True)
class Series:
    """The columns of one shade: a value for each category, None where there is none."""

    name: str
    values: tuple[Decimal | None, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """Clustered columns: `title` may be "", `unit` is beside the axis, `alt` is for the blind."""

    title: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    unit: str
    alt: str

    def __post_init__(self) -> None:
        if not 0 < len(self.series) <= SERIES:
            raise ValueError(f"a chart has 1 to {SERIES} series")
        if not self.categories or any(
            len(one.values) != len(self.categories) for one in self.series
        ):
            raise ValueError(
                "a chart has categories, and each series a value or None for each of them"
            )


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The heading of a text that is issued with another paper: no number, no date."""

    parent: tuple[str, ...]
    issuer: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Signed:
    """One signature: the lines above it, and the name of who signs."""

    rights: tuple[str, ...]
    name: str


@dataclass(frozen=True, slots=True)
class Signatures:
    """The signatures of a paper that several bodies issue together, side by side."""

    signed: tuple[Signed, ...]


@dataclass(frozen=True, slots=True)
class Underline:
    """The line under a subject."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture with a line of words below it; `width` in mm, None for as wide as it is."""

    content: bytes
    width: int | None
    alt: str
    caption: str


@dataclass(frozen=True, slots=True)
class SectionBreak:
    """Where an appendix opens a page of its own; `landscape` is the orientation of that appendix.

    Its pages count from 1; those of a text that is issued with the paper go on counting.
    """

    landscape: bool = False
    counts_on: bool = False
