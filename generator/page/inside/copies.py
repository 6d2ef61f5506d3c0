"""The communes' plans of a folder, their reports and letters to them: a line of the desk for many, and
each judged where somebody looks at them."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from generator.cascade.files import base_path, office_of, version_in
from generator.cascade.follow import commune_of
from generator.cascade.leeway import overstepped
from generator.cascade.units import read_tree
from generator.changes.compare import compared
from generator.changes.whole import read_whole
from generator.form.worded import shortened
from generator.language import NOTHING, Lang, Said
from generator.package import MIB, read_bytes
from generator.page.inside.documents import Documents, is_made_of
from generator.page.inside.rows import (
    PlanRow,
    Titled,
    apart_of,
    choices_left,
    desk_row,
    is_received,
    plan_looked_at,
    plan_title,
    row_as_made,
    told_apart,
)
from generator.page.inside.sent import begins
from generator.page.inside.whose import COPIES, LETTERS, REPORTS, Copy, Many, Shared, shared
from generator.page.plain import plain_days
from generator.page.plans.told import NOT_RAISED
from generator.plan.model import Plan, plan_in
from generator.plan.slips.encoding import decoded
from generator.plan.source import Source
from generator.plan.text import parse_source, read_source
from generator.problems import Problem, Rejected, Severity

_CALLED = {
    COPIES: Said("Của xã, phường", "Of communes"),
    REPORTS: Said("Báo cáo của xã, phường", "Reports of communes"),
    LETTERS: Said("Công văn", "Letters"),
}


def groups_of(
    plans: Shared, made: Documents, titles: Mapping[Path, str], lang: Lang
) -> list[dict[str, Any]]:
    """A line of the desk for the communes' plans of each plan, by whose title they are called."""
    return [_group(one, plans, made, titles, lang) for one in sorted(plans.of_communes)]


def _group(
    group: Many, plans: Shared, made: Documents, titles: Mapping[Path, str], lang: Lang
) -> dict[str, Any]:
    copies = plans.of_communes[group]
    newest, version = _newest(group.id, plans)
    called = titles.get(newest, group.id) if version else plain_days(copies[0].about) or group.id
    return {
        "id": group.id,
        "kind": group.kind,
        "of": newest.as_posix() if version else "",
        "title": called,
        "count": len(copies),
        "changed": sum(not _is_as_made(one.path, made) for one in copies),
        "behind": sum(one.is_behind(version) for one in copies),
        "todo": _to_follow(copies, version).to(lang),
        "undecided": [_undecided(one, called, lang) for one in copies if one.choices],
    }


def _undecided(copy: Copy, called: str, lang: Lang) -> dict[str, str]:
    """That a commune's plan has places which it and the office both changed."""
    door, todo = choices_left(copy.choices)
    title = f"{copy.unit}: {called}"
    return {"path": copy.path.as_posix(), "title": title, "door": door, "todo": todo.to(lang)}


def _to_follow(copies: Sequence[Copy], version: int) -> Said:
    """That there are communes whose plans follow an earlier version, if there are."""
    count = sum(one.is_behind(version) for one in copies)
    said = Said(
        f"{count} xã, phường còn theo bản trước; kế hoạch này đã có phiên bản {version}",
        f"{count} communes follow an earlier version; this plan has version {version}",
    )
    return said if count else NOTHING


def _newest(id_: str, plans: Shared) -> tuple[Path, int]:
    """The file of the folder that has the latest version of a plan, and which: 0 where none has."""
    versions = {path: version_in(path, id_) for path in plans.own}
    newest = max(versions, key=lambda one: versions[one], default=Path())
    return newest, versions.get(newest, 0)


def to_follow(folder: Path, plan: str, lang: Lang) -> str:
    """As the desk says of a plan that communes follow an earlier version, "" where none does."""
    plans = shared(folder)
    id_ = _followed_as(plan, plans)
    _, version = _newest(id_, plans)
    return _to_follow(plans.of_communes.get(Many(id_), ()), version).to(lang)


def not_raised(folder: Path, plan: Plan, source: Source) -> list[Problem]:
    """That communes follow this very version of a plan, which says otherwise by now."""
    copies = shared(folder).of_communes.get(Many(f"{plan.id}"), ())
    same = [one for one in copies if one.version == f"{plan.version}"]
    labels: dict[str, None] = {}
    with suppress(Rejected, IndexError):  # no base, or no commune
        base = read_source(base_path(folder / same[0].path))
        changes = compared(read_whole(base), read_whole(source))
        labels = dict.fromkeys(one.unit.label for one in changes if one.unit)
    return [_not_raised(plan, len(same), ", ".join(labels))] if labels else []


def _not_raised(plan: Plan, count: int, changed: str) -> Problem:
    told = shortened(changed)
    message = Said(
        f"{count} xã, phường đang theo phiên bản {plan.version} này, mà nay đã khác: {told}",
        f"{count} communes follow this version {plan.version}, which says otherwise now: {told}",
    )
    advice = Said("Tăng phiên bản để họ biết mà nhận.", "Raise its version, so that they see it.")
    return Problem(plan.spot, NOT_RAISED, message, Severity.WARNING, advice)


def _followed_as(named: str, plans: Shared) -> str:
    """The id of a plan that is named by its file; what is no file is the id."""
    path = Path(named)
    return next((one.id for one in plans.of_any if version_in(path, one.id)), named)


def _is_as_made(plan: Path, made: Documents) -> bool:
    return is_made_of(plan, made.of(plan).entry)


def copies_in(folder: Path, named: str, kind: str, lang: Lang) -> list[dict[str, Any]]:
    """The communes' plans of one plan, named by its id or file, or what else is of that `kind`, such
    as letters of a folder and day; those first that ask for something; what is as it was made is not
    judged."""
    made, bases, plans = Documents(folder), _Bases(), shared(folder)
    id_ = _followed_as(named, plans)
    _, version = _newest(id_, plans)
    groups = (one for one in plans.of_any if one.kind == kind)
    asked = (one for one in groups if f"{one.id}: ".startswith(f"{id_}: "))
    copies = [copy for one in asked for copy in plans.of_any[one]]
    rows = [_following(_row(one, made, bases, lang), one, version, lang) for one in copies]
    first = sorted(rows, key=lambda row: (not row.door, row.door != "choose"))
    return [*map(asdict, told_apart(first, lang))]


def _row(copy: Copy, made: Documents, bases: "_Bases", lang: Lang) -> PlanRow:
    noted = made.of(copy.path)
    if is_made_of(copy.path, noted.entry):
        row = row_as_made(copy.path, noted, lang, copy.todo, copy.state)
    else:
        row = desk_row(plan_looked_at(copy.path, bases.overstepped), made, lang)
    return replace(row, title=copy.unit)


def _following(row: PlanRow, copy: Copy, version: int, lang: Lang) -> PlanRow:
    """The row, which says first that the office has a newer version; a choice comes before that."""
    if row.door == "choose" or not copy.is_behind(version):
        return row
    todo = Said(
        f"theo phiên bản {copy.version}; cấp trên đã có phiên bản {version}",
        f"follows version {copy.version}; the office has version {version}",
    )
    return replace(row, door="update", todo=todo.to(lang))


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
    read = {path: _plan_of(path) for path in plans.own}
    named = {path: _titled(path, plan) for path, plan in read.items()}
    groups = groups_of(plans, made, {path: one.title for path, one in named.items()}, lang)
    of_group = [plans.of_communes[Many(one["id"], one["kind"])] for one in groups]
    copies = {
        group["of"]: [one.path for one in of]
        for group, of in zip(groups, of_group, strict=True)
        if group["kind"] == COPIES
    }
    first = sorted(plans.own, key=lambda one: (is_received(one), one.as_posix() not in copies))
    own = [named[path] for path in first]
    return {
        "own": _labels(own, lang),
        "groups": [
            [
                f"{_CALLED[group['kind']].to(lang)}: {group['title']}",
                _labels([*map(_named, of)], lang),
            ]
            for group, of in zip(groups, of_group, strict=True)
        ],
        "begins": {
            path.as_posix(): begins(folder, plan, copies.get(path.as_posix(), ()))._asdict()
            for path, plan in read.items()
        },
    }


def _plan_of(path: Path) -> Plan | None:
    try:
        return plan_in(read_source(path))
    except Rejected:
        return None


def _titled(path: Path, plan: Plan | None) -> Titled:
    return Titled(path, plan_title(plan, path), f"{plan.version}" if plan else "")


def _named(copy: Copy) -> Titled:
    return Titled(copy.path, copy.unit, copy.version)


def _labels(plans: Sequence[Titled], lang: Lang) -> list[tuple[str, str]]:
    """Each plan with what it is called."""
    apart = apart_of(plans)
    return [
        (one.path.as_posix(), one.label(apart.get(one.path, NOTHING).to(lang))) for one in plans
    ]
