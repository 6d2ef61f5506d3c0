"""The files of a commune's plan.

The plan, the office's version that it follows beside it, and the one before.
"""

import os
import re
from collections.abc import Mapping
from pathlib import Path

from generator.cascade.communes import Commune
from generator.cascade.derive import derived
from generator.cascade.units import Tree, read_tree, units_outside
from generator.disk.links import real
from generator.language import Said
from generator.lazy import dataclass, regex
from generator.making.acceptance import stops
from generator.making.load import plan_of
from generator.package import MIB, is_there, looked_around, noted_reads, read_bytes
from generator.plan.lineage import BasedOn
from generator.plan.model import Plan, plan_in
from generator.plan.named import PLANS, is_plan
from generator.plan.slips.encoding import decoded
from generator.plan.source import Source
from generator.plan.text import parse_source, read_source
from generator.problems import Problem, Rejected, Severity, Spot, errors_in, has_errors, refused

_FOLLOWS_NONE = Said(
    "tệp này không theo kế hoạch nào (thiếu theo_ke_hoach)",
    "this plan follows none (no based_on)",
)
_MAKE_COPY = Said(
    'Tạo bản của xã bằng: kehoach new --from KẾ_HOẠCH --unit "xã …".',
    'Make the copy with: kehoach new --from PLAN --unit "xã …".',
)

_BASE = ".goc"
_TOP_LINE = regex(
    r"""^(ma|id|phien_ban|version)[ \t]*:[ \t]*["']?([^"'\s]+)["']?[ \t]*(?:#.*)?\r?$""", re.M
)
"""What a plan is called and which version it is, without reading it whole."""


@dataclass(frozen=True, slots=True)
class Office:
    """A version of the office's plan: its text, its values, and what of it goes to one commune."""

    path: Path
    source: Source
    plan: Plan
    view: Tree


@dataclass(frozen=True, slots=True)
class Brought:
    """An office's plan that somebody has brought, and the files that hold it, as they are to be."""

    source: Source
    files: Mapping[Path, bytes]

    @property
    def path(self) -> Path:
        """The file of the plan."""
        return Path(self.source.path)


def base_path(plan: Path) -> Path:
    """Where the office's version that `plan` follows is kept."""
    return plan.with_name(f"{plan.stem}{_BASE}.yaml")


def read_office(path: Path, commune: Commune) -> Office:
    """The office's plan at `path` as `commune` sees it; raises `Rejected` with its errors.

    Its pictures need not be there: a base file lies in the commune's folder, and so do those that
    the commune took.
    """
    return office_of(read_source(path), commune)


def office_given(given: Path | Brought, commune: Commune) -> tuple[Office, Mapping[Path, bytes]]:
    """The office's plan as `commune` sees it, and the files that are not written yet."""
    if isinstance(given, Brought):
        return office_of(given.source, commune), given.files
    return read_office(given, commune), {}


def office_of(source: Source, commune: Commune) -> Office:
    """As `read_office`, of a source that has been read."""
    plan, tree = office_tree(source)
    return Office(Path(source.path), source, plan, derived(tree, plan, commune))


_TEXTS = 4
"""So many texts of offices one command asks for again and again."""
_TREES: dict[tuple[str, str], tuple[Plan, Tree]] = {}


def office_tree(source: Source) -> tuple[Plan, Tree]:
    """The plan of an office and its units, as `read_office`; it is the same for all communes.

    Nobody changes them: of a text that follows from no other file they are made once.
    """
    key = source.path, source.text
    if key in _TREES:
        return _TREES[key]
    with noted_reads() as others:
        made = _office_tree(source)
    if not others:
        _TREES[key] = made
        for old in [*_TREES][:-_TEXTS]:
            del _TREES[old]
    return made


def _office_tree(source: Source) -> tuple[Plan, Tree]:
    from generator.assigned import tasks_by_item  # which loads what reads Word papers

    loaded = plan_of(source)
    errors = [one for one in loaded.problems if stops(one) and not _of_image(one)]
    if errors or loaded.dossier is None:
        raise Rejected(errors or loaded.problems)
    tree = read_tree(parse_source(source.path, source.text))
    tree.outside, tree.said = list(units_outside(tree)), tasks_by_item(loaded.dossier)
    return loaded.dossier.plan, tree


def _of_image(problem: Problem) -> bool:
    return problem.code.startswith("plan/image-")


def _read(source: Source) -> Plan | None:
    return plan_in(source)


def read_own(path: Path) -> tuple[Source, Plan]:
    """A commune's plan, which says what it is based on.

    Slips that no reader stumbles over are left for `check`.
    """
    source = read_source(path)
    plan = _read(source)
    if plan is None or has_errors(source.problems):
        raise Rejected(errors_in(source.problems))
    if plan.based_on is None:
        raise refused(Spot(path.as_posix(), 1, 1), "cascade/no-lineage", _FOLLOWS_NONE, _MAKE_COPY)
    return source, plan


def office_path(plan: Path, named: str) -> Path:
    """The office's file that `named` means, seen from the folder of `plan`."""
    return Path(os.path.normpath(plan.parent / named.replace("\\", "/")))


def followed_file(plan: Path, lineage: BasedOn) -> Path | None:
    """The plan that `lineage` tells of: where it says, else the newest of that id that was put into
    the folder of `plan` or below `plans`; None where there is none.
    """
    named = office_path(plan, lineage.file.value) if lineage.file else None
    if named is not None and is_there(named):
        return named
    looked_around()
    versions = {one: version_in(one, lineage.id.value) for one in _near(plan)}
    newest = max(versions, key=lambda one: versions[one], default=plan)
    return newest if versions.get(newest) else None


def _near(plan: Path) -> list[Path]:
    """The plans beside `plan`, then those below `plans`; a base is no plan of its own."""
    folders = [one for one in (*plan.parents, PLANS) if one.name == PLANS.name]
    found = [sorted(plan.parent.glob("*")), *(sorted(one.rglob("*")) for one in folders)]
    plans = (one for files in found for one in files if is_plan(one) and one.is_file())
    return [one for one in plans if not one.stem.endswith(_BASE)]


def bases_below(folder: Path) -> list[Path]:
    """The versions of offices' plans that are kept beside plans below `folder`."""
    return sorted(folder.rglob(f"*{_BASE}.yaml"))


def version_in(path: Path, id_: str) -> int:
    """The version of the plan `id_` that stands in a file, 0 for any other file."""
    try:
        text, _ = decoded(path.as_posix(), read_bytes(path, MIB))
    except Rejected:
        return 0
    keys = dict(_TOP_LINE.findall(text.removeprefix("\ufeff")))
    version = str(keys.get("phien_ban", keys.get("version", "")))
    is_it = keys.get("ma", keys.get("id")) == id_ and re.fullmatch(r"\d{1,9}", version)
    return int(version) if is_it else 0


def no_office(plan: Path, lineage: BasedOn, severity: Severity = Severity.ERROR) -> Problem:
    """That the office's plan is not to be found, so that nobody knows whether there is a newer one,
    and how to get it.
    """
    vi, en = "", ""
    if lineage.file:
        where = office_path(plan, lineage.file.value).as_posix()
        vi, en = f" ở {where},", f" at {where},"
    return Problem(
        lineage.file.spot if lineage.file else lineage.spot,
        "cascade/no-office",
        Said(
            f"không thấy kế hoạch của cấp trên '{lineage.id}'{vi} cạnh tệp này và dưới plans/, "
            "nên chưa biết có bản mới hay không",
            f"no plan '{lineage.id}' of the office{en} beside this file or below plans/, "
            "so nobody knows whether there is a newer version",
        ),
        severity,
        Said(
            "Xin cấp trên tệp .yaml mới nhất của kế hoạch, để cạnh tệp này (tên gì cũng được); "
            "để nơi khác thì chạy kehoach update với --from TỆP.",
            "Ask the office for the newest .yaml of its plan and put it beside this file, under any "
            "name; if it is elsewhere, run kehoach update with --from FILE.",
        ),
    )


def seen_from(folder: Path, path: Path) -> str:
    """`path` as it is written in a plan of `folder`.

    Relative, unless it stands on another drive.
    """
    try:
        return Path(os.path.relpath(real(path), real(folder))).as_posix()
    except ValueError:
        return real(path).as_posix()
