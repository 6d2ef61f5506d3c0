"""All that a plan file brings along, read: what checks judge, what a paper is composed of."""

import re
from collections.abc import Mapping
from dataclasses import field
from functools import cached_property

from generator.lazy import dataclass
from generator.paper.outline import Arrangement, arrange
from generator.paper.rolled import RolledUp
from generator.plan.model import Plan
from generator.plan.picture_file import NoPicture, PictureFile
from generator.plan.source import Source, Text
from generator.plan.walk import Walked, marked, walked
from generator.problems import has_errors


@dataclass(frozen=True)
class Dossier:
    """A plan with its file, what it attaches and reports on, and its pictures.

    `written` is the plan as its file has it; `plan` has in front what a report takes over from the
    plan that it is on, and what it takes from the rollup. `pictures` are what the file names of each stands for: the picture, or why
    there is none.
    """

    source: Source
    written: Plan
    plan: Plan
    reported: "Dossier | None" = None
    attached: tuple["Dossier", ...] = ()
    pictures: Mapping[str, PictureFile | NoPicture] = field(default_factory=dict)
    rolled: RolledUp | None = None

    @property
    def whole(self) -> bool:
        """Whether all of it could be read: what is not there is missing then, not merely unread."""
        return not has_errors(self.source.problems)

    def may_be_unread(self, pattern: str) -> bool:
        """Whether what could not be read may have what the pattern finds in the file."""
        return bool(self.maybe_unread(pattern))

    def maybe_unread(self, pattern: str) -> list[str]:
        """What the pattern finds in a file that could not be read whole."""
        written = "\n".join((self.source.text, *self.source.unread.values()))
        return [] if self.whole else re.findall(pattern, written)

    @cached_property
    def walked(self) -> Walked:
        """All that the plan holds: what checks look through, walked once for all of them."""
        return walked(self.plan)

    @cached_property
    def marked(self) -> tuple[tuple[str, Text], ...]:
        """Every text of the plan in which marks mean something, with its key."""
        return tuple(marked(self.walked.values))

    @cached_property
    def citable(self) -> dict[str, str]:
        """What `[[id]]` prints for what the plan numbers, and for each figure of its rollup."""
        return self.arrangement.citable | (self.rolled.figures if self.rolled else {})

    @cached_property
    def arrangement(self) -> Arrangement:
        """The plan under its headings."""
        return arrange(self.plan)
