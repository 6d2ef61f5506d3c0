"""How a task or target that the office assigned stands in the plan of a commune."""

import re
from enum import Enum

from generator.cascade.conflicts import known_conflicts
from generator.cascade.derive import leeway_of
from generator.cascade.leeway import SAME, changed, lowered
from generator.cascade.match import paired
from generator.cascade.units import Tree, Unit
from generator.cascade.values import is_open
from generator.language import LANGS, NOTHING, Said
from generator.ledger.answers import Stage

OWN_CHOICE = ("suggested", "free")
"""Under these rules a commune may leave out or lower what the office wrote."""
_LOWER = {
    "target": Said("chỉ tiêu thấp hơn", "a lower target"),
    "change": Said("mức tăng thấp hơn", "a smaller rise"),
    "deadline": Said("thời hạn muộn hơn", "a later deadline"),
    "indicator": Said("khác tên chỉ tiêu", "another indicator"),
    "unit": Said("khác đơn vị tính", "another unit"),
}
_NO_TARGET = Said("không ghi chỉ tiêu", "no target")
_ABSENT = {
    **_LOWER,
    "target": _NO_TARGET,
    "change": _NO_TARGET,
    "deadline": Said("không ghi thời hạn", "no deadline"),
}
"""What falls short in a copy where it says less, and in one that leaves it out."""


class State(Enum):
    """How an assigned task or target stands in a commune's plan, the worst first."""

    SILENT = Stage.ABSENT.value
    UNTOUCHED = Stage.UNTOUCHED.value
    DOCUMENT = Stage.DOCUMENT.value
    UNREADABLE = Stage.UNREADABLE.value
    MISSING = Said("thiếu", "missing")
    SHORT = Said("chưa đạt", "falls short")
    UNCLEAR = Said("chưa so được", "cannot compare")
    LEFT = Said("không nhận (được phép)", "left out (allowed)")
    UNASSIGNED = Said("chưa phân công", "nobody leads")
    STANDS = Said("có", "stands")


WITHOUT_PLAN = {
    Stage.ABSENT: State.SILENT,
    Stage.UNTOUCHED: State.UNTOUCHED,
    Stage.DOCUMENT: State.DOCUMENT,
    Stage.UNREADABLE: State.UNREADABLE,
}
"""How everything stands with a unit that has no plan to look at."""
SHORTCOMINGS = (State.MISSING, State.SHORT)
"""How what is there may fall short of what was assigned."""
GAPS = (*WITHOUT_PLAN.values(), *SHORTCOMINGS)


def copies(view: Tree, own: Tree) -> dict[Unit, tuple[Unit | None, Said]]:
    """The units of the office that the plan `own` has.

    None, and why, for what it has under the same id of its own.
    """
    twins = {
        one.item for one in known_conflicts(own.source) if not one.key and one.office and one.own
    }
    why = Said("xã có mục khác cùng mã", "another item has its id")
    return {
        unit: (None, why) if unit.id in twins else (copy, NOTHING)
        for unit, copy in paired(view, own).items()
    }


def state_of(unit: Unit, copy: Unit) -> tuple[State, Said]:
    """How a unit of the office stands in a plan that has `copy` of it, and why."""
    rule = leeway_of(unit)
    if rule == "fixed" and (keys := changed(unit, copy)):
        vi, en = (", ".join(unit.key(key).to(lang) for key in keys) for lang in LANGS)
        return State.SHORT, Said(f"khác nội dung cố định ({vi})", f"not what is fixed ({en})")
    if less := _less(rule, unit, copy):
        return less
    if _unlike(unit, copy):
        return State.UNCLEAR, Said("nội dung khác hẳn", "about something else")
    if any(_is_unnamed(unit, copy, key) for key in ("lead", "support")):
        return State.UNASSIGNED, NOTHING
    return State.STANDS, NOTHING


def _is_unnamed(unit: Unit, copy: Unit, key: str) -> bool:
    """Whether the copy has yet to say whom the office left it to name."""
    named = copy.fields.get(key)
    return is_open(unit.fields.get(key)) and (not named or is_open(named))


def _less(rule: str, unit: Unit, copy: Unit) -> tuple[State, Said] | None:
    """How the copy falls, or may fall, short of what binds it, None when it does not."""
    if rule in OWN_CHOICE:
        return None
    # Without a rule the office still counts on its goals and days, the words are the commune's.
    words = () if rule == "minimum" else ("text", *SAME)
    found = [(key, sure) for key, sure in lowered(unit, copy) if key not in words]
    if short := [(_LOWER if key in copy.fields else _ABSENT)[key] for key, sure in found if sure]:
        return State.SHORT, Said.in_one(short)
    return (State.UNCLEAR, Said("cần xem lại", "please look")) if found else None


def _unlike(unit: Unit, copy: Unit) -> bool:
    """Whether the two share so few words that only their id says that they are the same."""
    ours, theirs = (set(re.findall(r"\w+", one.says.casefold())) for one in (unit, copy))
    return 2 * len(ours & theirs) < min(len(ours), len(theirs))
