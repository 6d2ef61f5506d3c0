"""Whose the plans of a folder are: its own, and those of communes, many of one plan, and letters to
them, many of one day; these are told by how they begin, and judged where somebody looks at them."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any, NamedTuple

from generator.cascade.files import base_path, office_of, version_in
from generator.cascade.follow import commune_of
from generator.cascade.leeway import overstepped
from generator.cascade.units import read_tree
from generator.changes.compare import compared
from generator.changes.whole import read_whole
from generator.disk.links import leads_out
from generator.form.worded import shortened
from generator.language import NOTHING, Lang, Said
from generator.lazy import regex
from generator.making.plans import find_plans
from generator.package import MIB, read_bytes
from generator.page.inside.documents import Documents, is_made_of
from generator.page.inside.rows import (
    AS_MADE,
    DRAFT,
    TO_ISSUE,
    PlanRow,
    Titled,
    Todo,
    apart_of,
    desk_row,
    gaps_left,
    is_received,
    issued_on,
    plan_looked_at,
    plan_title,
    row_as_made,
    told_apart,
)
from generator.page.inside.sent import begins
from generator.page.plain import plain_days
from generator.page.plans.told import NOT_RAISED
from generator.plan.model import Plan, plan_in
from generator.plan.slips.encoding import decoded
from generator.plan.source import Source
from generator.plan.text import parse_source, read_source
from generator.problems import Problem, Rejected, Severity

_FOLLOWS = regex(r"(?m)^(?:theo_ke_hoach|based_on):(.*(?:\n[ \t]+.*)*)")
_SAYS = regex(
    r"""(?:^|[{,\s])(ma|id|phien_ban|version|don_vi|unit)[ \t]*:[ \t]*["']?([^,"'}\n]+)"""
)

_LETTER = regex(r"(?m)^ma: don-doc-(\d{4}-\d{2}-\d{2})-")
_LETTER_SAYS = regex(r"""(?m)^(kinh_gui|trich_yeu|so):[ \t]*["']?([^"'\n]+)""")
_ISSUE = regex(r"""(?m)^(so|number|ngay|date):[ \t]*["']?(\d[^"'#\s]*)""")
_COMMITTEE = "Ủy ban nhân dân "
_PLANS = Said("Của xã, phường", "Of communes")
_LETTERS = Said("Công văn", "Letters")


class Copy(NamedTuple):
    """A plan that follows another: for whom, and which version; or a letter to a unit, and what it is
    about. `todo` is what there is to do while it is as its document was made; `state` is whether it
    was issued."""

    path: Path
    unit: str
    version: str = ""
    about: str = ""
    todo: Todo = AS_MADE
    state: Said = NOTHING

    def is_behind(self, version: int) -> bool:
        """Whether it follows an earlier version than that."""
        return self.version.isdecimal() and int(self.version) < version


class Shared(NamedTuple):
    """The plans of a folder: its own, the communes' by the plan that they follow, and the letters to
    these by the folder and the day that they were made for.

    What is for one unit alone is the folder's own, and in `of_any` with all the others.
    """

    own: Sequence[Path]
    of_communes: Mapping[str, Sequence[Copy]]
    of_any: Mapping[str, Sequence[Copy]]


def shared(folder: Path) -> Shared:
    """Whose the plans of a folder are; who follows a plan for one unit alone is that unit."""
    found = of_folder(find_plans(folder))
    copies: dict[str, list[Copy]] = {}
    for path in found:
        text = _text_of(path)
        for followed, copy in (*_copies(path, text), *_letters(path, text)):
            copies.setdefault(followed, []).append(copy)
    many = {id_: of for id_, of in copies.items() if len({one.unit for one in of}) > 1}
    others = {one.path for of in many.values() for one in of}
    return Shared([path for path in found if path not in others], many, copies)


def of_folder(paths: Sequence[Path]) -> list[Path]:
    """Those that stand in the folder itself, and not in what programs keep there."""
    hidden = (path for path in paths if not any(step.startswith(".") for step in path.parts))
    return [path for path in hidden if not path.is_symlink() and not leads_out(path.parent)]


def _text_of(path: Path) -> str:
    """The text of a plan, "" of what cannot be read."""
    try:
        return read_bytes(path, MIB).decode("utf-8", "replace")
    except Rejected:
        return ""


def _letters(path: Path, text: str) -> Iterator[tuple[str, Copy]]:
    """To whom a letter of reminder is, as the program writes it, by its folder and day."""
    id_ = _LETTER.search(text)
    if id_ is None:
        return
    said = {key: value.strip() for key, value in _LETTER_SAYS.findall(text)}
    if {"kinh_gui", "trich_yeu"} <= said.keys():
        about = f"{said['trich_yeu']}, xét ngày {id_[1]}"
        unit = said["kinh_gui"].removeprefix(_COMMITTEE)
        todo = AS_MADE if "so" in said else gaps_left(text.count("{chua_co:")) or TO_ISSUE
        copy = Copy(path, unit, "", about, todo, _state_in(text))
        yield f"{path.parent.as_posix()}/{id_[1]}", copy


def _copies(path: Path, text: str) -> Iterator[tuple[str, Copy]]:
    """What a plan says that it follows, as the program writes it; else it counts as no copy."""
    for found in _FOLLOWS.findall(text):
        said = {key: value.strip() for key, value in _SAYS.findall(found)}
        id_, unit = said.get("ma", said.get("id")), said.get("don_vi", said.get("unit"))
        if id_ and unit:
            version = said.get("phien_ban", said.get("version", ""))
            yield id_, Copy(path, unit, version, state=_state_in(text))


def _state_in(text: str) -> Said:
    """Whether a plan has its number and its day, as the program writes them."""
    said = dict(_ISSUE.findall(text))
    number, day = said.get("so", said.get("number")), said.get("ngay", said.get("date", ""))
    return issued_on(number, plain_days(day)) if number and day else DRAFT


def groups_of(
    plans: Shared, made: Documents, titles: Mapping[Path, str], lang: Lang
) -> list[dict[str, Any]]:
    """A line of the desk for the communes' plans of each plan, by whose title they are called."""
    return [_group(id_, plans, made, titles, lang) for id_ in sorted(plans.of_communes)]


def _group(
    id_: str, plans: Shared, made: Documents, titles: Mapping[Path, str], lang: Lang
) -> dict[str, Any]:
    copies = plans.of_communes[id_]
    about = copies[0].about
    newest, version = _newest(id_, plans)
    return {
        "id": id_,
        "of": newest.as_posix() if version else "",
        "title": titles.get(newest, id_) if version else plain_days(about) or id_,
        "is_letters": bool(about),
        "count": len(copies),
        "changed": sum(not _is_as_made(one.path, made) for one in copies),
        "behind": sum(one.is_behind(version) for one in copies),
        "todo": _to_follow(copies, version).to(lang),
    }


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
    return _to_follow(plans.of_communes.get(id_, ()), version).to(lang)


def not_raised(folder: Path, plan: Plan, source: Source) -> list[Problem]:
    """That communes follow this very version of a plan, which says otherwise by now."""
    copies = shared(folder).of_communes.get(f"{plan.id}", ())
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
    return next((id_ for id_ in plans.of_any if version_in(path, id_)), named)


def _is_as_made(plan: Path, made: Documents) -> bool:
    return is_made_of(plan, made.of(plan).entry)


def copies_in(folder: Path, named: str, lang: Lang) -> list[dict[str, Any]]:
    """The communes' plans of one plan, named by its id or file, those first that ask for something;
    what is as it was made is not judged."""
    made, bases, plans = Documents(folder), _Bases(), shared(folder)
    id_ = _followed_as(named, plans)
    _, version = _newest(id_, plans)
    copies = plans.of_any.get(id_, ())
    rows = [_following(_row(one, made, bases, lang), one, version, lang) for one in copies]
    first = sorted(rows, key=lambda row: (not row.door, row.door != "choose"))
    return [asdict(row) for row in told_apart(first, lang)]


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
    copies = {group["of"]: [one.path for one in plans.of_communes[group["id"]]] for group in groups}
    first = sorted(plans.own, key=lambda one: (is_received(one), one.as_posix() not in copies))
    own = [named[path] for path in first]
    return {
        "own": _labels(own, lang),
        "groups": [
            [
                f"{(_LETTERS if group['is_letters'] else _PLANS).to(lang)}: {group['title']}",
                _labels([*map(_named, plans.of_communes[group["id"]])], lang),
            ]
            for group in groups
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
