"""What became of a plan in a build: its document, and what there is to say of both."""

from collections.abc import Sequence
from dataclasses import field
from pathlib import Path
from typing import TYPE_CHECKING

from generator.language import NOTHING, Said
from generator.lazy import dataclass
from generator.package import Reads
from generator.problems import Problem

if TYPE_CHECKING:
    from generator.making.load import Loaded


@dataclass(frozen=True, slots=True)
class Built:
    """What became of one plan: its document, unless an error of it stopped that, and all findings.

    `written` says whether the document was written now: one that stood there already, made of the
    same, is left alone. `loaded` is the plan that it was made of, None where what is told was kept;
    `rests_on` is what was read for it.
    """

    plan: Path
    output: Path | None
    problems: tuple[Problem, ...]
    loaded: "Loaded | None" = None
    written: bool = True
    rests_on: Reads = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Checked:
    """What became of one plan, with what the rules find in its document; `told` is the same at the
    lines of the plan that say it. `still` says where the plan has the example's words yet."""

    built: Built
    found: tuple[Problem, ...] = ()
    told: tuple[Problem, ...] = ()
    still: Said = NOTHING

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Of the plan, then of the document."""
        return (*self.built.problems, *self.found)

    @property
    def located(self) -> tuple[Problem, ...]:
        """The problems, those of the document at the line of the plan that says it."""
        return (*self.built.problems, *self.told)

    @property
    def as_built(self) -> bool:
        """Whether the document that is there is what the plan gives."""
        output = self.built.output
        told = {found.spot.path for found in self.built.problems if found.code.startswith("build/")}
        return output is not None and output.as_posix() not in told


def documents_made(done: Sequence[Checked]) -> Said:
    """How many documents there are, how many of these were written now, how many plans have none."""
    made = [one.built for one in done if one.built.output is not None]
    written, failed = sum(one.written for one in made), len(done) - len(made)
    vi, en = f", {failed} kế hoạch còn lỗi, chưa tạo văn bản", f", {failed} plans not built"
    missing = Said(vi, en) if failed else Said("", "")
    same = len(made) - written
    return Said(
        f"{len(made)} văn bản ({written} tạo lại, {same} không đổi){missing.vi}",
        f"{len(made)} documents ({written} made anew, {same} unchanged){missing.en}",
    )
