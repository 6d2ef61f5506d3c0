"""How far a copy may leave the office's plan (`quy_tac`).

What the office fixed, and what it set as the least.
"""

import dataclasses
import re
from collections.abc import Callable, Iterator

from generator.cascade.derive import leeway_of
from generator.cascade.match import paired
from generator.cascade.units import Tree, Unit
from generator.cascade.values import Fields, Value, is_open, one_line
from generator.language import NOTHING, Said
from generator.law.deadlines import last_day
from generator.law.papi import group
from generator.plan.amounts import number, rank
from generator.plan.blocks import BLOCKS
from generator.plan.tasks import TASK_FIELDS
from generator.problems import Problem, Severity

FIXED = (
    "title",
    "text",
    "paragraph",
    "indicator",
    "target",
    "change",
    "unit",
    *(key for key, field in TASK_FIELDS.items() if field.fixed),
    "amount",
    "dimension",
    *BLOCKS,
)
"""What a copy may not say otherwise.

Who does it, who watches over it, what it costs and what was before is the commune's to say.
"""
_SENTENCES = ("title", "text", "paragraph")
"""What may not be added either."""
_AMOUNTS = ("target", "change", "deadline")
SAME = ("indicator", "unit")
"""What the least is the least of: this may not change."""
_WAYS = ("at_least", "exactly", "at_most")
_BINDING = ("fixed", "minimum")
_KEEPS = Said("không được đổi quy tắc", "keeps its rule")
_IS_FIXED = Said("là nội dung cố định", "is fixed")
_IS_LEAST = Said("là mức tối thiểu", "is the least")
_OF_LEAST = {
    "indicator": Said("không được đổi", "may not change"),
    "unit": Said("không được đổi", "may not change"),
    "deadline": Said("không được muộn hơn", "may not be later"),
}
_DOUBT = Said("; chưa so được, cần xem lại", "; cannot be compared, please look")


def overstepped(office: Tree, own: Tree) -> Iterator[Problem]:
    """What the plan `own` changes although the office, in the version that it follows, does not
    leave it that.
    """
    pairs = paired(office, own)
    for unit in office.walk():
        if leeway_of(unit) not in _BINDING:
            continue
        if unit in pairs:
            for problem in _changes(unit, pairs[unit]):
                yield dataclasses.replace(problem, excerpt=own.source.line(problem.spot.line))
        elif not _told_above(unit, pairs):
            yield _removed(unit, own)


def _told_above(unit: Unit, pairs: dict[Unit, Unit]) -> bool:
    """Whether what stands over a unit is missing too, and is told."""
    over = unit.parent
    return over is not None and over not in pairs and leeway_of(over) in _BINDING


def _changes(unit: Unit, copy: Unit) -> Iterator[Problem]:
    if leeway_of(unit) == "fixed":
        for key in changed(unit, copy):
            yield _broken("fixed", key, unit, copy, _IS_FIXED)
    else:
        yield from _least(unit, copy)
    if "rule" in unit.fields and copy.fields.get("rule") != unit.fields["rule"]:
        yield _broken("rule", "rule", unit, copy, _KEEPS)


def _least(unit: Unit, copy: Unit) -> Iterator[Problem]:
    for key, verdict in lowered(unit, copy):
        why = _OF_LEAST.get(key, _IS_LEAST)
        if verdict:
            yield _broken("minimum", key, unit, copy, why)
        elif not is_open(copy.fields.get(key)):
            yield _broken("minimum", key, unit, copy, why, Severity.UNDECIDED)


def changed(unit: Unit, copy: Unit) -> list[str]:
    """The keys in which a copy says something else than what is fixed."""
    free = _follows_from_the_rest(unit, copy)
    bound = (key for key in FIXED if key in unit.fields or key in _SENTENCES)
    bound = (key for key in bound if key not in free)
    return [key for key in bound if copy.fields.get(key) != unit.fields.get(key)]


def _follows_from_the_rest(unit: Unit, copy: Unit) -> tuple[str, ...]:
    """The rise to a target that the office sets, from what the commune itself has been before."""
    own = copy.fields.get("baseline") != unit.fields.get("baseline")
    return ("change",) if own and "target" in unit.fields else ()


def lowered(unit: Unit, copy: Unit) -> Iterator[tuple[str, bool | None]]:
    """The keys in which a copy does not keep to the least, each with True.

    With None where the two cannot be compared.
    """
    free = _follows_from_the_rest(unit, copy)
    for key in (one for one in _AMOUNTS if one not in free):
        verdict = _lowers(key, unit.fields.get(key), copy.fields.get(key))
        if verdict is not False:
            yield key, verdict
    for key in SAME:
        if key in unit.fields and copy.fields.get(key) != unit.fields[key]:
            yield key, True
    if _may_say_less(unit, copy):
        yield "text", None


def _lowers(key: str, office: Value | None, own: Value | None) -> bool | None:
    if office in (None, own) or is_open(office):
        return False
    if is_open(own):
        return None
    return late(office, own) if key == "deadline" else weaker(key, office, own)


def _may_say_less(unit: Unit, copy: Unit) -> bool:
    """Whether a figure that stands in words alone has perhaps been changed."""
    measured = "target" in unit.fields or "change" in unit.fields
    return not measured and unit.says != copy.says and re.search(r"\d", unit.says) is not None


def weaker(key: str, office: Value, own: Value | None) -> bool | None:
    """Whether the commune's `target` or `change` asks for less in anything.

    None where the two cannot be compared.
    """
    if not isinstance(office, Fields) or not isinstance(own, Fields):
        return True
    ours, theirs = _parts(office), _parts(own)
    verdicts = [_less(key, ours, theirs), *(_worse(one, ours, theirs) for one in _ORDERED)]
    if True in verdicts:
        return True
    return None if None in verdicts or ours.get("unit") != theirs.get("unit") else False


def _parts(fields: Fields) -> dict[str, str]:
    return {key: one_line(value) for key, value in fields.by_name.items()}


def _less(key: str, ours: dict[str, str], theirs: dict[str, str]) -> bool | None:
    """Whether the figure asks for less.

    Of a fall, which is a negative change, what is less deep.
    """
    way, other = _way(ours), _way(theirs)
    if not way or not other:
        return bool(way)
    if ours.get("unit") != theirs.get("unit"):
        return None
    least, wanted = number(ours[way]), number(theirs[other])
    if key == "change" and least < 0:
        least, wanted = -least, -wanted
    if way == "at_most":
        return other == "at_least" or wanted > least
    return other == "at_most" or wanted < least


def _way(parts: dict[str, str]) -> str:
    return next((one for one in _WAYS if one in parts), "")


def _worse(key: str, ours: dict[str, str], theirs: dict[str, str]) -> bool | None:
    """Whether the rank, the group or the year is behind what the office asks for."""
    behind, unsaid = _ORDERED[key]
    if key not in ours or ours[key] == theirs.get(key):
        return False
    return behind(ours[key], theirs[key]) if key in theirs else unsaid


def _lower_rank(office: str, own: str) -> bool | None:
    (asked, count), (place, among) = rank(office), rank(own)
    return place > asked if count == among else None


def _lower_group(office: str, own: str) -> bool | None:
    asked, quarter = group(office), group(own)
    return None if asked is None or quarter is None else quarter < asked


def _later_year(office: str, own: str) -> bool:
    return int(own) > int(office)


_ORDERED: dict[str, tuple[Callable[[str, str], bool | None], bool | None]] = {
    "rank": (_lower_rank, True),
    "group": (_lower_group, True),
    "year": (_later_year, None),
}
"""What says whether the commune's is behind the office's, and what it means that the commune says
nothing of it.
"""


def late(office: Value, own: Value | None) -> bool | None:
    """Whether the commune's deadline is later; None where one of them names no day."""
    if own is None:
        return True
    ours, theirs = last_day(one_line(office)), last_day(one_line(own))
    return None if ours is None or theirs is None else theirs > ours


def _broken(
    code: str, key: str, unit: Unit, copy: Unit, why: Said, severity: Severity = Severity.ERROR
) -> Problem:
    spot, name = unit.spot_of(key), unit.key(key)
    ours, theirs = _quoted(unit.fields.get(key)), _quoted(copy.fields.get(key))
    place = f"{spot.path}:{spot.line}"
    doubt = _DOUBT if severity is Severity.UNDECIDED else NOTHING
    return Problem(
        copy.spot_of(key),
        f"cascade/{code}",
        Said(
            f"mục '{unit.label}': {name.vi} {why.vi}: "
            f"xã ghi {theirs.vi}, cấp trên ghi {ours.vi} ({place}){doubt.vi}",
            f"item '{unit.label}': {name.en} {why.en}: "
            f"here {theirs.en}, the office has {ours.en} ({place}){doubt.en}",
        ),
        severity,
        Said(
            f"Ghi lại như cấp trên (dòng {spot.line}), hoặc xin ý kiến cấp trên để đổi quy tắc.",
            f"Write it as the office has it (line {spot.line}), or ask the office to change the rule.",
        ),
    )


def _quoted(value: Value | None) -> Said:
    if value is None:
        return Said("(không ghi)", "(nothing)")
    text = one_line(value)
    short = text if len(text) <= 90 else f"{text[:89]}…"
    return Said(f"'{short}'", f"'{short}'")


def _removed(unit: Unit, own: Tree) -> Problem:
    place = f"{unit.spot.path}:{unit.spot.line}"
    return Problem(
        own.spot_of(unit.part),
        "cascade/removed",
        Said(
            f"thiếu mục '{unit.label}' mà cấp trên quy định phải có ({place})",
            f"item '{unit.label}' is missing, which the office demands ({place})",
        ),
        advice=Said("Chép lại mục này từ tệp gốc.", "Copy it back from the base file."),
    )
