"""What a check tells of a plan that follows another.

Where it oversteps its leeway, and by what it is behind.
"""

from pathlib import Path

from generator.cascade.files import (
    Office,
    base_path,
    followed_file,
    no_office,
    office_tree,
    read_office,
)
from generator.cascade.follow import Followed, based_on_of, commune_of, follow
from generator.cascade.leeway import overstepped
from generator.cascade.units import read_tree
from generator.language import Said
from generator.package import is_there, looked_around
from generator.plan.model import Plan
from generator.plan.text import parse_source, read_source
from generator.problems import Problem, Rejected, Severity, typed

_CHANGES = {
    "set": Said("sửa", "changed"),
    "new": Said("mới", "new"),
    "gone": Said("bỏ", "gone"),
    "moved": Said("chuyển chỗ", "moved"),
    "ordered": Said("xếp lại", "put elsewhere in its list"),
}
_CLASHES = Said("hai bên cùng sửa", "changed on both sides")
_NOTHING = Said("không đụng tới phần của xã", "nothing that concerns this plan")


def oversteps_and_lags(path: Path, plan: Plan) -> list[Problem]:
    """The rules that a plan which follows another breaks, and by what it is behind."""
    if not is_there(base_path(path)):
        return [no_base(path, plan)]
    try:
        base = read_office(base_path(path), commune_of(plan))
        found = overstepped(base.view, read_tree(read_source(path)))
        return [*found, *_behind(path, plan, base)]
    except Rejected as rejected:
        return list(rejected.problems)


def rules_broken(path: Path, plan: Plan, text: str) -> list[Problem]:
    """The rules of the office that a plan at `path` breaks where its file says `text`.

    Raises `Rejected` where one of both cannot be used.
    """
    if plan.based_on is None or not base_path(path).is_file():
        return []
    base = read_office(base_path(path), commune_of(plan))
    return list(overstepped(base.view, read_tree(parse_source(path.as_posix(), text))))


def no_base(path: Path, plan: Plan) -> Problem:
    """That nobody can say whether a plan without its base file keeps to the office's rules."""
    name = base_path(path).name
    message = Said(
        f"không thấy {name}, nên không so được với kế hoạch của cấp trên",
        f"{name} is missing, so this plan cannot be compared with the office's",
    )
    advice = Said("Để tệp gốc cạnh kế hoạch này.", "Keep the base file beside this plan.")
    spot = plan.based_on.spot if plan.based_on else plan.spot
    return Problem(spot, "cascade/no-base", message, Severity.UNDECIDED, advice)


def _behind(path: Path, plan: Plan, base: Office) -> list[Problem]:
    found = followed_file(path, based_on_of(plan))
    if found is None:
        return [no_office(path, based_on_of(plan), Severity.UNDECIDED)]
    try:
        source = read_source(found)
        if source.text == base.source.text or office_tree(source)[0].version < base.plan.version:
            return []
        looked_around()
        return [_newer(path, plan, follow(path, found))]
    except Rejected as rejected:
        return [_cannot_follow(plan, found, rejected.problems[0])]


def _newer(path: Path, plan: Plan, followed: Followed) -> Problem:
    old, new = followed.base.plan.version, followed.office.plan.version
    changes = in_short(followed)
    message = Said(
        f"bản này theo phiên bản {old}; cấp trên đã có phiên bản {new}: {changes.vi}",
        f"this follows version {old}; the office has version {new}: {changes.en}",
    )
    name = typed(path)
    advice = Said(
        f"Xem trước: kehoach update {name} --dry-run; nhận về: kehoach update {name}",
        f"Look first: kehoach update {name} --dry-run; then: kehoach update {name}",
    )
    spot = based_on_of(plan).spot
    return Problem(spot, "cascade/behind", message, Severity.WARNING, advice)


def _cannot_follow(plan: Plan, office: Path, why: Problem) -> Problem:
    """That the plan cannot be compared with what the office has now, and why."""
    return Problem(
        based_on_of(plan).spot,
        why.code,
        Said(
            f"không so được với {office.as_posix()}: {why.spot}: {why.message.vi}",
            f"cannot be compared with {office.as_posix()}: {why.spot}: {why.message.en}",
        ),
        Severity.WARNING,
        why.advice,
    )


def in_short(followed: Followed) -> Said:
    """In one line, by what the office's version differs from what the commune has."""
    merged = followed.merged
    changed = [
        (words, [taken.unit.label for taken in merged.taken if taken.what == what])
        for what, words in _CHANGES.items()
    ]
    clashes = [clash.known.item for clash in merged.open]
    told = [
        Said(f"{words.vi} {labels}", f"{words.en} {labels}")
        for words, found in (*changed, (_CLASHES, clashes))
        if (labels := ", ".join(dict.fromkeys(found)))
    ]
    if not told:
        return _NOTHING
    return Said.in_one(told)
