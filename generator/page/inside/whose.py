"""Whose the plans of a folder are: its own, and those of communes, many of one plan, with what these
report, and letters to them, many of one day; all told by how their files begin, judged by nobody."""

from collections.abc import Iterator, Mapping, Sequence
from os.path import normpath
from pathlib import Path
from typing import NamedTuple

from generator.disk.links import leads_out
from generator.language import NOTHING, Said
from generator.lazy import regex
from generator.making.plans import find_plans
from generator.package import MIB, read_bytes
from generator.page.inside.rows import (
    DONE,
    DRAFT,
    TO_ISSUE,
    Todo,
    gaps_left,
    issued_on,
)
from generator.page.plain import plain_days
from generator.problems import Rejected

COPIES, REPORTS, LETTERS = "plans", "reports", "letters"
"""What many of are one line of the desk."""
_FOLLOWS = regex(r"(?m)^(?:theo_ke_hoach|based_on):(.*(?:\n[ \t]+.*)*)")
_SAYS = regex(
    r"""(?:^|[{,\s])(ma|id|phien_ban|version|don_vi|unit)[ \t]*:[ \t]*["']?([^,"'}\n]+)"""
)
_REPORTS_ON = regex(
    r"""(?m)^(?:bao_cao_ve|reports_on):\s+(?:ke_hoach|plan)[ \t]*:[ \t]*["']?([^"'\n]+\.yaml)"""
)
_LETTER = regex(r"(?m)^ma: don-doc-(\d{4}-\d{2}-\d{2})-")
_LETTER_SAYS = regex(r"""(?m)^(kinh_gui|trich_yeu):[ \t]*["']?([^"'\n]+)""")
_ISSUE = regex(r"""(?m)^(so|number|ngay|date):[ \t]*["']?(\d[^"'#\s]*)""")
_OPEN = regex(r"(?m)^[ \t]*#.*|(\{(?:chua_co|open):)")
_CONFLICTS = regex(r"(?m)^(?:xung_dot|conflicts):[ \t]*\r?\n((?:(?:[ \t#].*)?\n)*)")
_CONFLICT = regex(r"(?m)^  - ")
_COMMITTEE = "Ủy ban nhân dân "


class Copy(NamedTuple):
    """A plan that follows another: for whom, and which version; what its unit reports; or a letter to
    it, and what that is about. `todo` is what there is to do while it is as its document was made;
    `state` is whether it was issued, `choices` how many places wait that it and the office changed."""

    path: Path
    unit: str
    version: str = ""
    about: str = ""
    todo: Todo = DONE
    state: Said = NOTHING
    choices: int = 0

    def is_behind(self, version: int) -> bool:
        """Whether it follows an earlier version than that."""
        return self.version.isdecimal() and int(self.version) < version


class Many(NamedTuple):
    """What many copies are of: plans and reports by the plan that is followed, letters by their
    folder, their day and what they are about."""

    id: str
    kind: str = COPIES


class Shared(NamedTuple):
    """The plans of a folder: its own, and the others by what they are of.

    What is for one unit alone is the folder's own, and in `of_any` with all the others.
    """

    own: Sequence[Path]
    of_communes: Mapping[Many, Sequence[Copy]]
    of_any: Mapping[Many, Sequence[Copy]]


def shared(folder: Path) -> Shared:
    """Whose the plans of a folder are; who follows a plan for one unit alone is that unit."""
    found = {path: _text_of(path) for path in of_folder(find_plans(folder))}
    copies: dict[Many, list[Copy]] = {}
    for path, text in found.items():
        for group, copy in (*_copies(path, text), *_letters(path, text)):
            copies.setdefault(group, []).append(copy)
    many = {group: of for group, of in copies.items() if len({one.unit for one in of}) > 1}
    for group, copy in [*_reports(found, many)]:
        many.setdefault(group, []).append(copy)
    others = {one.path for of in many.values() for one in of}
    return Shared([path for path in found if path not in others], many, copies | many)


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


def _copies(path: Path, text: str) -> Iterator[tuple[Many, Copy]]:
    """What a plan says that it follows, as the program writes it; else it counts as no copy."""
    for found in _FOLLOWS.findall(text):
        said = {key: value.strip() for key, value in _SAYS.findall(found)}
        id_, unit = said.get("ma", said.get("id")), said.get("don_vi", said.get("unit"))
        if id_ and unit:
            version = said.get("phien_ban", said.get("version", ""))
            # Its places are for the commune to fill in: nothing for who looks at all of them.
            todo = "", _todo_in(text)[1]
            choices = sum(len(_CONFLICT.findall(one)) for one in _CONFLICTS.findall(text))
            yield Many(id_), Copy(path, unit, version, "", todo, _state_in(text), choices)


def _letters(path: Path, text: str) -> Iterator[tuple[Many, Copy]]:
    """To whom a letter of reminder is, as the program writes it: one that cites another version of
    the plan is of another group."""
    day, said = _LETTER.search(text), dict(_LETTER_SAYS.findall(text))
    if day and {"kinh_gui", "trich_yeu"} <= said.keys():
        about = f"{said['trich_yeu'].strip()}, xét ngày {day[1]}"
        unit = said["kinh_gui"].strip().removeprefix(_COMMITTEE)
        copy = Copy(path, unit, "", about, _todo_in(text), _state_in(text))
        yield Many(f"{path.parent.as_posix()}/{day[1]}: {about}", LETTERS), copy


def _reports(
    texts: Mapping[Path, str], many: Mapping[Many, Sequence[Copy]]
) -> Iterator[tuple[Many, Copy]]:
    """What communes report on their plans."""
    plans = {one.path: (group, one) for group, of in many.items() for one in of}
    for path, text in texts.items():
        on = _REPORTS_ON.search(text)
        followed = plans.get(Path(normpath(path.parent / on[1].strip()))) if on else None
        if followed:
            group, plan = followed
            copy = Copy(path, plan.unit, "", "", _todo_in(text), _state_in(text))
            yield Many(group.id, REPORTS), copy


def _state_in(text: str) -> Said:
    """Whether a plan has its number and its day, as the program writes them."""
    said = dict(_ISSUE.findall(text))
    number, day = said.get("so", said.get("number")), said.get("ngay", said.get("date", ""))
    return issued_on(number, plain_days(day)) if number and day else DRAFT


def _todo_in(text: str) -> Todo:
    """What there is to do with a plan whose document is made."""
    if _state_in(text) is not DRAFT:
        return DONE
    return gaps_left(sum(map(bool, _OPEN.findall(text)))) or TO_ISSUE
