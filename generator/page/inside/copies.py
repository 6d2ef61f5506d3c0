"""Whose the plans of a folder are: its own, and those of communes, many of one plan, which are told
by how they begin, and judged where somebody looks at them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any, NamedTuple

from generator.cascade.files import base_path, office_of, version_in
from generator.cascade.follow import commune_of
from generator.cascade.leeway import overstepped
from generator.cascade.units import read_tree
from generator.disk.links import leads_out
from generator.language import NOTHING, Lang
from generator.lazy import regex
from generator.making.plans import find_plans
from generator.package import MIB, read_bytes
from generator.page.inside.documents import Documents, is_made_of
from generator.page.inside.rows import (
    PlanRow,
    Titled,
    apart_of,
    desk_row,
    is_received,
    plan_looked_at,
    plan_title,
    row_as_made,
    told_apart,
)
from generator.plan.model import Plan, plan_in
from generator.plan.slips.encoding import decoded
from generator.plan.source import Source
from generator.plan.text import parse_source, read_source
from generator.problems import Problem, Rejected

_FOLLOWS = regex(r"(?m)^(?:theo_ke_hoach|based_on):(.*(?:\n[ \t]+.*)*)")
_SAYS = regex(
    r"""(?:^|[{,\s])(ma|id|phien_ban|version|don_vi|unit)[ \t]*:[ \t]*["']?([^,"'}\n]+)"""
)


class Copy(NamedTuple):
    """A plan that follows another: for whom, and which version."""

    path: Path
    unit: str
    version: str


class Shared(NamedTuple):
    """The plans of a folder: its own, and the communes' by the plan that they follow."""

    own: Sequence[Path]
    of_communes: Mapping[str, Sequence[Copy]]


def shared(folder: Path) -> Shared:
    """Whose the plans of a folder are; who follows a plan for one unit alone is that unit."""
    found = of_folder(find_plans(folder))
    copies: dict[str, list[Copy]] = {}
    for path in found:
        for followed, copy in _copies(path):
            copies.setdefault(followed, []).append(copy)
    many = {id_: of for id_, of in copies.items() if len({one.unit for one in of}) > 1}
    others = {one.path for of in many.values() for one in of}
    return Shared([path for path in found if path not in others], many)


def of_folder(paths: Sequence[Path]) -> list[Path]:
    """Those that stand in the folder itself, and not in what programs keep there."""
    hidden = (path for path in paths if not any(step.startswith(".") for step in path.parts))
    return [path for path in hidden if not path.is_symlink() and not leads_out(path.parent)]


def _copies(path: Path) -> Iterator[tuple[str, Copy]]:
    """What a plan says that it follows, as the program writes it; else it counts as no copy."""
    try:
        text = read_bytes(path, MIB).decode("utf-8", "replace")
    except Rejected:
        return
    for found in _FOLLOWS.findall(text):
        said = {key: value.strip() for key, value in _SAYS.findall(found)}
        id_, unit = said.get("ma", said.get("id")), said.get("don_vi", said.get("unit"))
        if id_ and unit:
            yield id_, Copy(path, unit, said.get("phien_ban", said.get("version", "")))


def groups_of(plans: Shared, made: Documents, titles: Mapping[Path, str]) -> list[dict[str, Any]]:
    """A line of the desk for the communes' plans of each plan, by whose title they are called."""
    return [_group(id_, plans, made, titles) for id_ in sorted(plans.of_communes)]


def _group(id_: str, plans: Shared, made: Documents, titles: Mapping[Path, str]) -> dict[str, Any]:
    copies = plans.of_communes[id_]
    versions = {path: version_in(path, id_) for path in plans.own}
    newest = max(versions, key=lambda one: versions[one], default=Path())
    version = versions.get(newest, 0)
    return {
        "id": id_,
        "of": newest.as_posix() if version else "",
        "title": titles.get(newest, id_) if version else id_,
        "count": len(copies),
        "changed": sum(not _is_as_made(one.path, made) for one in copies),
        "behind": sum(one.version.isdecimal() and int(one.version) < version for one in copies),
    }


def _is_as_made(plan: Path, made: Documents) -> bool:
    return is_made_of(plan, made.of(plan).entry)


def copies_in(folder: Path, id_: str, lang: Lang) -> list[dict[str, Any]]:
    """The communes' plans of one plan, those first that ask for something; what is as it was made is
    not judged."""
    made, bases = Documents(folder), _Bases()
    rows = [_row(one, made, bases, lang) for one in shared(folder).of_communes.get(id_, ())]
    first = sorted(rows, key=lambda row: not row.door)
    return [asdict(row) for row in told_apart(first, lang)]


def _row(copy: Copy, made: Documents, bases: "_Bases", lang: Lang) -> PlanRow:
    noted = made.of(copy.path)
    if is_made_of(copy.path, noted.entry):
        row = row_as_made(copy.path, noted, lang)
    else:
        row = desk_row(plan_looked_at(copy.path, bases.overstepped), made, lang)
    return replace(row, title=copy.unit)


class _Bases:
    """The versions of the office's plan that stand beside copies: most say the same, and are read
    once. Which of those files says it is told nowhere here."""

    def __init__(self) -> None:
        self._paths: dict[str, str] = {}

    def overstepped(self, path: Path, plan: Plan) -> Sequence[Problem]:
        """What a copy changes although the office forbids it."""
        there = base_path(path)
        if plan.based_on is None or not there.is_file():
            return ()
        try:
            view = office_of(self._read(there), commune_of(plan)).view
            return list(overstepped(view, read_tree(read_source(path))))
        except Rejected as rejected:
            return rejected.problems

    def _read(self, there: Path) -> Source:
        text = decoded(there.as_posix(), read_bytes(there, MIB)).text
        return parse_source(self._paths.setdefault(text, there.as_posix()), text)


def to_choose_from(folder: Path, lang: Lang) -> dict[str, Any]:
    """The plans of a folder by their titles: its own, first what communes follow and last what came
    from above; then the communes', by their units."""
    plans, made = shared(folder), Documents(folder)
    named = {path: Titled(path, *_title_and_version(path)) for path in plans.own}
    groups = groups_of(plans, made, {path: one.title for path, one in named.items()})
    followed = {group["of"] for group in groups}
    first = sorted(plans.own, key=lambda one: (is_received(one), one.as_posix() not in followed))
    own = [named[path] for path in first]
    return {
        "own": _labels(own, lang),
        "groups": [
            [group["title"], _labels([*map(_named, plans.of_communes[group["id"]])], lang)]
            for group in groups
        ],
    }


def _title_and_version(path: Path) -> tuple[str, str]:
    try:
        plan = plan_in(read_source(path))
    except Rejected:
        plan = None
    return plan_title(plan, path), f"{plan.version}" if plan else ""


def _named(copy: Copy) -> Titled:
    return Titled(copy.path, copy.unit, copy.version)


def _labels(plans: Sequence[Titled], lang: Lang) -> list[tuple[str, str]]:
    """Each plan with what it is called."""
    apart = apart_of(plans)
    return [
        (one.path.as_posix(), one.label(apart.get(one.path, NOTHING).to(lang))) for one in plans
    ]
