"""Rules that travel: what the office fixed, and what it set as the least, in the plans of its communes."""

import dataclasses
import re
from collections.abc import Iterator

from generator.cascade.derive import rule_of
from generator.cascade.match import paired
from generator.cascade.units import Tree, Unit
from generator.cascade.values import Fields, Value, is_open, shown
from generator.language import Said
from generator.law.deadlines import last_day
from generator.law.papi import group
from generator.plan.amounts import number, rank
from generator.plan.blocks import BLOCKS
from generator.plan.tasks import TASK_FIELDS
from generator.problems import Problem, Severity, Spot

FIXED = (
    "title",
    "text",
    "paragraph",
    "indicator",
    "baseline",
    "target",
    "change",
    "unit",
    *(key for key, field in TASK_FIELDS.items() if field.fixed),
    "amount",
    "dimension",
    *BLOCKS,
)
"""What a copy may not say otherwise; who does it, who watches over it and what it costs is the commune's to say."""
_AMOUNTS = ("target", "change", "deadline")
SAME = ("indicator", "unit")
"""What the least is the least of: this may not change."""
_WAYS = ("at_least", "exactly", "at_most")


def broken_rules(office: Tree, own: Tree) -> Iterator[Problem]:
    """What the plan `own` changes although the rule of the office, in the version that it follows, forbids it."""
    pairs = paired(office, own)
    for unit in office.walk():
        rule = rule_of(unit)
        if rule not in ("fixed", "minimum"):
            continue
        copy = pairs.get(unit)
        if copy is None:
            if (
                unit.parent is None
                or unit.parent in pairs
                or rule_of(unit.parent) not in ("fixed", "minimum")
            ):
                yield _removed(unit, own)
            continue
        found = list(_fixed(unit, copy) if rule == "fixed" else _least(unit, copy))
        if "rule" in unit.fields and copy.fields.get("rule") != unit.fields["rule"]:
            found.append(
                _broken(
                    "rule", "rule", unit, copy, Said("không được đổi quy tắc", "keeps its rule")
                )
            )
        for problem in found:
            yield dataclasses.replace(problem, excerpt=own.source.line(problem.spot.line))


def _fixed(unit: Unit, copy: Unit) -> Iterator[Problem]:
    for key in changed(unit, copy):
        yield _broken("fixed", key, unit, copy, Said("là nội dung cố định", "is fixed"))


def _least(unit: Unit, copy: Unit) -> Iterator[Problem]:
    for key, verdict in lowered(unit, copy):
        why = Said("là mức tối thiểu", "is the least")
        if key in SAME:
            why = Said("không được đổi", "may not change")
        elif key == "deadline":
            why = Said("không được muộn hơn", "may not be later")
        if verdict or not is_open(copy.fields.get(key)):
            yield _broken(
                "minimum", key, unit, copy, why, Severity.ERROR if verdict else Severity.UNDECIDED
            )


def changed(unit: Unit, copy: Unit) -> list[str]:
    """The keys in which a copy says something else than what is fixed."""
    always = ("title", "text", "paragraph")
    said = (key for key in FIXED if key in unit.fields or key in always)
    return [key for key in said if copy.fields.get(key) != unit.fields.get(key)]


def lowered(unit: Unit, copy: Unit) -> Iterator[tuple[str, bool | None]]:
    """The keys in which a copy does not keep to the least, each with True; with None where the two cannot be compared."""
    for key in _AMOUNTS:
        ours, theirs = unit.fields.get(key), copy.fields.get(key)
        if ours is None or ours == theirs or is_open(ours):
            continue
        verdict = (
            None
            if is_open(theirs)
            else late(ours, theirs)
            if key == "deadline"
            else weaker(key, ours, theirs)
        )
        if verdict is not False:
            yield key, verdict
    yield from (
        (key, True)
        for key in SAME
        if key in unit.fields and copy.fields.get(key) != unit.fields[key]
    )
    measured = any(key in unit.fields for key in ("target", "change"))
    if not measured and unit.says != copy.says and re.search(r"\d", unit.says):
        yield "text", None


def weaker(key: str, office: Value, own: Value | None) -> bool | None:
    """Whether the commune's `target` or `change` asks for less in anything; None where the two cannot be compared."""
    if not isinstance(office, Fields) or not isinstance(own, Fields):
        return True
    ours, theirs = _parts(office), _parts(own)
    verdicts = [
        _less(key, ours, theirs),
        _worse("rank", ours, theirs),
        _worse("group", ours, theirs),
        _worse("year", ours, theirs),
        None if ours.get("unit") != theirs.get("unit") else False,
    ]
    return True if True in verdicts else None if None in verdicts else False


def _parts(fields: Fields) -> dict[str, str]:
    return {key.en: shown(value) for key, value in fields.entries}


def _less(key: str, ours: dict[str, str], theirs: dict[str, str]) -> bool | None:
    """Whether the figure asks for less; of a fall, which is a negative change, what is less deep."""
    way, other = (next((one for one in _WAYS if one in parts), "") for parts in (ours, theirs))
    if not way or not other:
        return bool(way)
    if ours.get("unit") != theirs.get("unit"):
        return None
    least, wanted = number(ours[way]), number(theirs[other])
    if key == "change" and least < 0:
        least, wanted = -least, -wanted
    return (
        other == "at_least" or wanted > least
        if way == "at_most"
        else other == "at_most" or wanted < least
    )


def _worse(key: str, ours: dict[str, str], theirs: dict[str, str]) -> bool | None:
    """Whether the rank, the group or the year is behind what the office asks for."""
    if key not in ours or ours[key] == theirs.get(key):
        return False
    if key not in theirs:
        return None if key == "year" else True
    if key == "year":
        return int(theirs[key]) > int(ours[key])
    if key == "rank":
        (place, count), (own, among) = rank(ours[key]), rank(theirs[key])
        return own > place if count == among else None
    quarter, own_quarter = group(ours[key]), group(theirs[key])
    return None if quarter is None or own_quarter is None else own_quarter < quarter


def late(office: Value, own: Value | None) -> bool | None:
    """Whether the commune's deadline is later; None where one of them names no day."""
    if own is None:
        return True
    ours, theirs = last_day(shown(office)), last_day(shown(own))
    return None if ours is None or theirs is None else theirs > ours


def _broken(
    code: str, key: str, unit: Unit, copy: Unit, why: Said, severity: Severity = Severity.ERROR
) -> Problem:
    spot = unit.spot_of(key)
    name = unit.key(key)
    ours, theirs = _short(unit.fields.get(key)), _short(copy.fields.get(key))
    place = f"{spot.path}:{spot.line}"
    doubt = (
        Said("; chưa so được, cần xem lại", "; cannot be compared, please look")
        if severity is Severity.UNDECIDED
        else Said("", "")
    )
    message = Said(
        f"mục '{unit.label}': {name.vi} {why.vi}: xã ghi {theirs.vi}, văn phòng ghi {ours.vi} ({place}){doubt.vi}",
        f"item '{unit.label}': {name.en} {why.en}: here {theirs.en}, the office has {ours.en} ({place}){doubt.en}",
    )
    advice = Said(
        f"Ghi lại như văn phòng (dòng {spot.line}), hoặc xin ý kiến văn phòng để đổi quy tắc.",
        f"Write it as the office has it (line {spot.line}), or ask the office to change the rule.",
    )
    return Problem(copy.spot_of(key), f"cascade/{code}", message, severity, advice)


def _short(value: Value | None) -> Said:
    if value is None:
        return Said("(không ghi)", "(nothing)")
    text = shown(value) if len(shown(value)) <= 90 else f"{shown(value)[:89]}…"
    return Said(f"'{text}'", f"'{text}'")


def _removed(unit: Unit, own: Tree) -> Problem:
    place = f"{unit.spot.path}:{unit.spot.line}"
    message = Said(
        f"thiếu mục '{unit.label}' mà văn phòng quy định phải có ({place})",
        f"item '{unit.label}' is missing, which the office demands ({place})",
    )
    advice = Said("Chép lại mục này từ tệp gốc.", "Copy it back from the base file.")
    node = own.top(unit.part)
    spot = node.spot if node else Spot(own.source.path, 1, 1)
    return Problem(spot, "cascade/removed", message, advice=advice)
