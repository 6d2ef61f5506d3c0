"""The files of a commune's plan.

The plan, the office's version that it follows beside it, and the one before.
"""

import os
from dataclasses import dataclass
from pathlib import Path

from generator.cascade.communes import Commune
from generator.cascade.derive import derived
from generator.cascade.units import Tree, read_tree
from generator.language import Said
from generator.making.acceptance import stops
from generator.making.load import plan_of
from generator.plan.model import PLAN, Plan
from generator.plan.source import Source
from generator.plan.text import parse_source, read_source
from generator.problems import Problem, Rejected, Spot, has_errors, refused

_FOLLOWS_NONE = Said(
    "tệp này không theo kế hoạch nào (thiếu theo_ke_hoach)",
    "this plan follows none (no based_on)",
)
_MAKE_COPY = Said(
    'Tạo bản của xã bằng: kehoach new --from KẾ_HOẠCH --unit "xã …".',
    'Make the copy with: kehoach new --from PLAN --unit "xã …".',
)


@dataclass(frozen=True, slots=True)
class Office:
    """A version of the office's plan: its text, its values, and what of it goes to one commune."""

    path: Path
    source: Source
    plan: Plan
    view: Tree


def base_path(plan: Path) -> Path:
    """Where the office's version that `plan` follows is kept."""
    return plan.with_name(f"{plan.stem}.goc.yaml")


def kept_path(plan: Path) -> Path:
    """A free name for the file as it was before an update."""
    numbers = ("", *(f"-{number}" for number in range(2, 10_000)))
    names = (plan.with_name(f"{plan.stem}.truoc{number}.yaml") for number in numbers)
    return next(path for path in names if not path.exists())


def read_office(path: Path, commune: Commune) -> Office:
    """The office's plan at `path` as `commune` sees it; raises `Rejected` with its errors.

    Its pictures need not be there: a base file lies in the commune's folder, and so do those that
    the commune took.
    """
    return office_of(read_source(path), commune)


def office_of(source: Source, commune: Commune) -> Office:
    """As `read_office`, of a source that has been read."""
    plan, tree = office_tree(source)
    return Office(Path(source.path), source, plan, derived(tree, plan, commune))


def office_tree(source: Source) -> tuple[Plan, Tree]:
    """The plan of an office and its units, as `read_office`; it is the same for all communes."""
    loaded = plan_of(source)
    errors = [one for one in loaded.problems if stops(one) and not _of_image(one)]
    if errors or loaded.dossier is None:
        raise Rejected(errors or loaded.problems)
    return loaded.dossier.plan, read_tree(parse_source(source.path, source.text))


def _of_image(problem: Problem) -> bool:
    return problem.code.startswith("plan/image-")


def _read(source: Source) -> Plan | None:
    return PLAN.read(source.root, source) if source.root is not None else None


def read_own(path: Path) -> tuple[Source, Plan]:
    """A commune's plan, which says what it is based on.

    Slips that no reader stumbles over are left for `check`.
    """
    source = read_source(path)
    plan = _read(source)
    if plan is None or has_errors(source.problems):
        raise Rejected([problem for problem in source.problems if has_errors([problem])])
    if plan.based_on is None:
        raise refused(Spot(path.as_posix(), 1, 1), "cascade/no-lineage", _FOLLOWS_NONE, _MAKE_COPY)
    return source, plan


def office_path(plan: Path, named: str) -> Path:
    """The office's file that `named` means, seen from the folder of `plan`."""
    return Path(os.path.normpath(plan.parent / named.replace("\\", "/")))


def seen_from(folder: Path, path: Path) -> str:
    """`path` as it is written in a plan of `folder`.

    Relative, unless it stands on another drive.
    """
    try:
        return Path(os.path.relpath(path.resolve(), folder.resolve())).as_posix()
    except ValueError:
        return path.resolve().as_posix()
