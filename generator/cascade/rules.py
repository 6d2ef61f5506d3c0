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
from generator.problems import Problem, Severity, Spot
from generator.writing.blocks import BLOCKS

FIXED = (
    "title",
    "text",
    "paragraph",
    "indicator",
    "baseline",
    "target",
    "change",
    "unit",
    "deadline",
    "product",
    "amount",
    "dimension",
    *BLOCKS,
)
"""What a copy may not say otherwise; who does it, who watches over it and what it costs is the commune's to say."""
_SAME = ("indicator", "unit")
_GROUPS = ("thấp", "trung bình thấp", "trung bình cao", "cao")


def broken_rules(office: Tree, own: Tree) -> Iterator[Problem]:
    """What the plan `own` changes although the rule of the office, in the version that it follows, forbids it."""
    pairs = paired(office, own)
    for unit in office.walk():
        rule = rule_of(unit)
        if rule not in ("fixed", "minimum"):
            continue
        copy = pairs.get(unit)
        if copy is None:
            if unit.parent is None or unit.parent in pairs or rule_of(unit.parent) not in ("fixed", "minimum"):
                yield _removed(unit, own)
            continue
        found = list(_fixed(unit, copy) if rule == "fixed" else _least(unit, copy))
        if "rule" in unit.fields and copy.fields.get("rule") != unit.fields["rule"]:
            found.append(_broken("rule", "rule", unit, copy, Said("không được đổi quy tắc", "keeps its rule")))
        for problem in found:
            yield dataclasses.replace(problem, excerpt=own.source.line(problem.spot.line))


def _fixed(unit: Unit, copy: Unit) -> Iterator[Problem]:
    for key in FIXED:
        said = key in unit.fields or key in ("title", "text", "paragraph")
        if said and copy.fields.get(key) != unit.fields.get(key):
            yield _broken("fixed", key, unit, copy, Said("là nội dung cố định", "is fixed"))


def _least(unit: Unit, copy: Unit) -> Iterator[Problem]:
    judged = False
    for key in ("target", "change", "deadline"):
        ours, theirs = unit.fields.get(key), copy.fields.get(key)
        judged |= ours is not None
        if ours is None or ours == theirs or is_open(theirs):
            continue
        verdict = late(ours, theirs) if key == "deadline" else weaker(ours, theirs)
        least = (
            Said("không được muộn hơn", "may not be later")
            if key == "deadline"
            else Said("là mức tối thiểu", "is the least")
        )
        if verdict is None:
            yield _broken("minimum", key, unit, copy, least, Severity.UNDECIDED)
        elif verdict:
            yield _broken("minimum", key, unit, copy, least)
    for key in _SAME:
        if key in unit.fields and copy.fields.get(key) != unit.fields[key]:
            yield _broken("minimum", key, unit, copy, Said("không được đổi", "may not change"))
    if not judged and unit.says != copy.says and re.search(r"\d", unit.says):
        yield _broken("minimum", "text", unit, copy, Said("là mức tối thiểu", "is the least"), Severity.UNDECIDED)


def weaker(office: Value, own: Value | None) -> bool | None:
    """Whether the commune's goal asks for less; None where the two cannot be compared."""
    if not isinstance(office, Fields) or not isinstance(own, Fields):
        return True
    ours, theirs = _parts(office), _parts(own)
    for way in ("at_least", "exactly", "at_most"):
        if way in ours:
            others = {key: value for key, value in theirs.items() if key in ("at_least", "exactly", "at_most")}
            if not others:
                return True
            (name, text), least, wanted = next(iter(others.items())), number(ours[way]), None
            wanted = number(text)
            if least is None or wanted is None:
                return None
            if way == "at_most":
                return name == "at_least" or wanted > least
            return name == "at_most" or wanted < least
    if "rank" in ours:
        first, second = _rank(ours["rank"]), _rank(theirs.get("rank", ""))
        return None if first is None or second is None or first[1] != second[1] else second[0] > first[0]
    if "group" in ours:
        names = [name.casefold() for name in (ours["group"], theirs.get("group", ""))]
        return None if not set(names) <= set(_GROUPS) else _GROUPS.index(names[1]) < _GROUPS.index(names[0])
    return None


def _parts(fields: Fields) -> dict[str, str]:
    return {key.en: shown(value) for key, value in fields.entries}


def number(text: str) -> float | None:
    """A number as Vietnamese write it; None for anything else."""
    plain = text.replace(".", "").replace(",", ".")
    return float(plain) if re.fullmatch(r"-?\d{1,15}(\.\d{1,15})?", plain) else None


def _rank(text: str) -> tuple[int, int] | None:
    match = re.fullmatch(r"(\d{1,3})/(\d{1,3})", text)
    return (int(match[1]), int(match[2])) if match else None


def late(office: Value, own: Value | None) -> bool | None:
    """Whether the commune's deadline is later; None where one of them names no day."""
    if own is None:
        return True
    ours, theirs = last_day(shown(office)), last_day(shown(own))
    return None if ours is None or theirs is None else theirs > ours


def _broken(code: str, key: str, unit: Unit, copy: Unit, why: Said, severity: Severity = Severity.ERROR) -> Problem:
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
