"""What of the office's plan goes to a commune.

The units that concern it, said as the commune's own plan says them.
"""

import re
from collections.abc import Iterable, Mapping, Sequence

from generator.cascade.communes import Commune
from generator.cascade.units import DECLARED, PLAN_PARTS, Tree, Unit
from generator.cascade.values import (
    Fields,
    Pair,
    Value,
    is_list,
    is_open,
    left_open,
    one_line,
    reworded,
    texts,
)
from generator.lazy import dataclass, regex
from generator.paper.issuing import issuer_name
from generator.paper.outline import arrange
from generator.plan.inline import references
from generator.plan.items import RULES
from generator.plan.model import Plan
from generator.plan.source import Text
from generator.plan.tasks import TASK_FIELDS
from generator.problems import Spot
from generator.tasks.task import GivenTask
from generator.wording.communes import (
    committees_end,
    leading_committees,
    means_all,
    means_one,
    names_committees,
)

MADE_BLOCKS = ("task_table", "target_table", "chart")
"""What is made of all tasks and targets of the plan that it stands in."""
HAND_BLOCKS = ("table", "image")
OWN_KEYS = {"accepted", "result", *(key for key, one in TASK_FIELDS.items() if not one.travels)}
"""What a commune says of an item by itself, whatever the office says."""
KEPT_KEYS = {*OWN_KEYS, "baseline"}
"""These, and what begins as the office's: once a commune says it otherwise, it stays."""
_REFERENCE = regex(r"(?<!\\)\[\[([^\[\]]+)\]\]")
_DOERS = ("lead", "support", "reporters")
_ASSIGN = "{} phân công đơn vị chủ trì"
_JOIN = "{} phân công đơn vị đầu mối"


def _named(found: Unit) -> bool:
    """Whether a heading names the committees, or a sentence begins with them or leads to the items
    that they get.
    """
    title, text = one_line(found.fields.get("title")), one_line(found.fields.get("text"))
    if names_committees(title) or committees_end(text):
        return True
    return bool(found.below) and text.endswith(":") and names_committees(text)


def derived(tree: Tree, plan: Plan, commune: Commune) -> Tree:
    """The units of the office's plan that `commune` takes over.

    These are: targets; tasks that keys, cells or sentences give to all communes or to this one, to
    lead or to support, whatever stands below them, and the headings over them; what the office gave
    a rule (unless somebody else leads it); and of the cited documents and acronyms those that all
    this refers to. Who leads is for the commune to say. Tasks of headings of the outline and of
    appendices stand among its solutions. Other appendices stay with the office and are cited as its
    own, and so do tables and charts made of its tasks and targets.
    """
    view = Tree(tree.source)
    taking = _Taking(commune, tree.said)
    for part in PLAN_PARTS:
        view.parts[part] = taking.all_of(tree.parts.get(part, []))
    view.parts["solutions"] += taking.all_of(tree.outside)
    here = {one.id for one in view.walk() if one.id}
    view.parts["report_schedule"] = _asked(view.parts["report_schedule"], here, plan)
    cited = _cited(view)
    for part in DECLARED:
        declared = tree.parts.get(part, [])
        view.parts[part] = [_copy(one, None, one.fields) for one in declared if one.id in cited]
        here |= {one.id for one in declared}
    elsewhere = _elsewhere(tree, plan, here)
    for one in view.walk():
        one.fields = {key: _rewritten(value, elsewhere) for key, value in one.fields.items()}
    return view


@dataclass(frozen=True, slots=True)
class _Taking:
    """Takes units for one commune; `said` are the tasks that sentences give."""

    commune: Commune
    said: Mapping[Spot, Sequence[GivenTask]]

    def all_of(
        self, units: list[Unit], parent: Unit | None = None, under: bool = False
    ) -> list[Unit]:
        """What the commune has of the units of a list."""
        taken = (self._taken(one, parent, under) for one in units)
        return [*filter(None, taken)]

    def _taken(self, found: Unit, parent: Unit | None, under: bool) -> Unit | None:
        """The unit as the commune has it, with what is taken of the units below it.

        None if nothing is.
        """
        mine = self._concerns(found, under)
        ruled = mine and "rule" in found.fields
        if not ruled and _stays_behind(found, under):
            return None
        taken = _copy(found, parent, self._fields(found))
        taken.led_by = self._led_by(found)
        taken.below = self.all_of(found.below, taken, mine and found.part != "targets")
        return taken if mine or taken.below else None

    def _concerns(self, found: Unit, under: bool) -> bool:
        """Whether the unit is for the commune.

        Below a heading that names them all is, but what somebody else gets.
        """
        if found.part == "targets":
            return True
        names = [one_line(found.fields[key]) for key in _DOERS if key in found.fields]
        if names:
            return any(map(self._is_asked, names))
        said = (name for one in self._said_of(found) for name in (*one.leads, *one.supports))
        return under or "rule" in found.fields or _named(found) or any(map(self._is_asked, said))

    def _said_of(self, found: Unit) -> Sequence[GivenTask]:
        return self.said.get(found.spot, ())

    def _led_by(self, found: Unit) -> tuple[str, ...]:
        """Who leads all that the unit gives, where the commune is only to support them."""
        fields = found.fields
        given = [(_bodies(fields.get("lead")), _bodies(fields.get("support")))]
        if not any(given[0]):
            given = [(one.leads, one.supports) for one in self._said_of(found)]
        supports = all(self._supports(*one) for one in given)
        return tuple(dict.fromkeys(lead for leads, _ in given for lead in leads * supports))

    def _supports(self, leads: Iterable[str], supports: Iterable[str]) -> bool:
        return not any(map(self._is_asked, leads)) and any(map(self._is_asked, supports))

    def _is_asked(self, bodies: str) -> bool:
        return means_all(bodies) or means_one(bodies, self.commune.plain)

    def _fields(self, found: Unit) -> dict[str, Value]:
        fields = {key: value for key, value in found.fields.items() if key not in OWN_KEYS}
        if "reporters" in fields:
            fields["reporters"] = self.commune.committee
        fields |= self._doers(found.fields)
        for key in ("title", "text"):
            text = fields.get(key)
            if isinstance(text, str):
                fields[key] = _acted(text, self.commune)
        return fields

    def _doers(self, fields: Mapping[str, Value]) -> Mapping[str, Value]:
        """Who leads and supports a task of the office here, as far as the commune has to say it.

        Others who lead what it supports stay who they are.
        """
        leads, supports = (_bodies(fields.get(key)) for key in ("lead", "support"))
        if any(map(self._is_asked, leads)):
            return {"lead": self._to_name(_ASSIGN, leads, "cùng chủ trì")}
        if not any(map(self._is_asked, supports)):
            return {}
        joining = self._to_name(_JOIN, supports, "cùng phối hợp")
        return {"lead": fields["lead"], "support": joining} if leads else {"lead": joining}

    def _to_name(self, what: str, bodies: Iterable[str], do: str) -> Fields:
        """An open place for whom the commune names, beside the others of `bodies`."""
        others = ", ".join(name for name in bodies if not self._is_asked(name))
        said = what.format(self.commune.type)
        return left_open(f"{said}; {others} {do}" if others else said)


def _bodies(value: Value | None) -> tuple[str, ...]:
    """The bodies of a field, one or several."""
    if is_open(value):
        return ()
    return tuple(filter(None, map(one_line, value if is_list(value) else (value,))))


def _asked(duties: list[Unit], here: set[str], plan: Plan) -> list[Unit]:
    """The reports that the commune owes, to whom, on those tasks and targets that it has."""
    kept = []
    for duty in duties:
        duty.below = _asked(duty.below, here, plan)
        covers = duty.fields.get("covers", ())
        named = covers if is_list(covers) else (covers,)
        left = tuple(one for one in named if one in here)
        if "periods" in duty.fields:
            duty.fields.setdefault("receiver", shown_issuer(plan))
        if named:
            duty.fields["covers"] = left[0] if len(left) == 1 else left
        if left or not named:
            kept.append(duty)
    return kept


def _stays_behind(found: Unit, under: bool) -> bool:
    blocks = MADE_BLOCKS if under else (*MADE_BLOCKS, *HAND_BLOCKS)
    # A table of tasks with some of its own goes with those that are the commune's.
    return not found.below and any(key in found.fields for key in blocks)


def _copy(found: Unit, parent: Unit | None, fields: dict[str, Value]) -> Unit:
    return Unit(found.part, dict(fields), [], parent, found.node, found.spot)


def _acted(text: str, commune: Commune) -> str:
    """A heading that is the actor, a sentence that begins with it or says that it leads, is about
    this commune now."""
    for start, end in reversed([(0, committees_end(text)), *leading_committees(text)]):
        text = text[:start] + commune.committee + text[end:] if end else text
    return text


def _cited(view: Tree) -> set[str]:
    told = (text for one in view.walk() for value in one.fields.values() for text in texts(value))
    return {id_ for text in told for id_ in references(text)}


def _elsewhere(tree: Tree, plan: Plan, here: set[str]) -> dict[str, str]:
    """How to name, in another plan, the items that stay behind."""
    office = f"Kế hoạch của {shown_issuer(plan)}"
    says = {one.id: one.says for one in tree.walk() if one.id}
    return {
        id_: f"{name or says.get(id_, '')} {office}".strip()
        for id_, name in arrange(plan).citable.items()
        if id_ not in here
    }


def shown_issuer(plan: Plan) -> str:
    """The name of the office in a sentence."""
    named = any(isinstance(one.name, Text) for one in plan.issuers)
    return issuer_name(plan) if named else "cơ quan cấp trên"


def _rewritten(value: Value, elsewhere: dict[str, str]) -> Value:
    """The value with the names of what stays behind instead of references to it."""

    def named(match: re.Match[str]) -> str:
        return elsewhere.get(match[1].strip(), match[0])

    return reworded(value, lambda text: _REFERENCE.sub(named, text))


def leeway_of(unit: Unit) -> str:
    """The rule that binds copies of the unit.

    Its own, else that of what stands over it; "" for none.
    """
    at: Unit | None = unit
    while at:
        rule = at.fields.get("rule")
        if isinstance(rule, Pair) and rule.en in RULES:
            return rule.en
        at = at.parent
    return ""
