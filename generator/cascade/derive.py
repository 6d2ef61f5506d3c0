"""What of the office's plan goes to a commune: the units that concern it, said as the commune's own plan says them."""

import re

from generator.cascade.communes import Commune
from generator.cascade.units import Tree, Unit
from generator.cascade.values import Fields, Pair, Value, opened, shown
from generator.paper.outline import arrange
from generator.plan.inline import references
from generator.plan.items import RULES
from generator.plan.model import Plan
from generator.plan.tasks import TASK_FIELDS

_KIND = r"(?:xã|phường|đặc khu|thị trấn)"
_LEVEL = rf"(?:cấp xã|(?:các |từng |mỗi )?{_KIND}(?:(?:, | và |; |/)(?:các )?{_KIND})*)"
COMMITTEES = re.compile(
    rf"(?i)(?:(?:các )?(?:ủy ban nhân dân|uỷ ban nhân dân|ubnd) {_LEVEL}|chính quyền (?:cấp xã|địa phương cấp xã))"
)
"""How offices name the committees of all communes."""
_MADE_BLOCKS = ("task_table", "target_table", "chart")
"""What is made of all tasks and targets of the plan that it stands in."""
_HAND_BLOCKS = ("table", "image")
_ASSIGN = "{} phân công đơn vị chủ trì"
_JOIN = "{} phân công đơn vị đầu mối"


_OWN = {"accepted", "result", *(key for key, one in TASK_FIELDS.items() if not one.travels)}
"""What a commune says of an item by itself, whatever the office says."""


def addressed(text: str) -> bool:
    """Whether `text` names the committees of the communes, and not of one that it names."""
    ends = (text[match.end() : match.end() + 2] for match in COMMITTEES.finditer(text))
    return any(not (end[:1] == " " and (end[1:].isupper() or end[1:].isdigit())) for end in ends)


def _named(found: Unit) -> bool:
    """Whether a heading names the committees, or a sentence begins with them or leads to the items that they get."""
    title, text = shown(found.fields.get("title")), shown(found.fields.get("text"))
    leads_in = bool(found.below) and text.endswith(":")
    return addressed(title) or (
        addressed(text) and (leads_in or COMMITTEES.match(text) is not None)
    )


def derived(tree: Tree, plan: Plan, unit: Commune) -> Tree:
    """The units of the office's plan that `unit` takes over.

    These are: targets; tasks that name the commune committees as those who lead or support them, whatever stands below
    them, and the headings over them; what the office gave a rule (unless somebody else leads it); and of the cited
    documents and acronyms those that all this refers to. Who leads is for the commune to say. Appendices stay with the
    office and are cited as its own, and so do tables and charts made of its tasks and targets.
    """
    view = Tree(tree.source)
    for part in tree.parts:
        if part not in ("documents", "acronyms"):
            view.parts[part] = [
                one for found in tree.parts[part] if (one := _taken(found, None, unit, False))
            ]
    here = {one.id for one in view.walk() if one.id}
    declared = [one for part in ("documents", "acronyms") for one in tree.parts.get(part, [])]
    cited = _cited(view)
    for part in ("documents", "acronyms"):
        view.parts[part] = [
            _copy(one, None, one.fields) for one in declared if one.part == part and one.id in cited
        ]
    elsewhere = _elsewhere(tree, plan, here | {one.id for one in declared})
    for one in view.walk():
        one.fields = {key: _rewritten(value, elsewhere) for key, value in one.fields.items()}
    return view


def _taken(found: Unit, parent: Unit | None, unit: Commune, under: bool) -> Unit | None:
    """The unit as the commune has it, with what is taken of the units below it; None if nothing is."""
    own = [shown(found.fields[key]) for key in ("lead", "support") if key in found.fields]
    mine = under or any(map(addressed, own)) or (not own and _named(found))
    others = bool(own) and not any(addressed(text) for text in own)
    ruled = "rule" in found.fields and not others
    # Below a heading that names the communes all is theirs, but for what it gives to somebody else.
    mine = (mine and not others) or ruled or (found.part == "targets")
    made, drawn = (
        any(key in found.fields for key in keys) for keys in (_MADE_BLOCKS, _HAND_BLOCKS)
    )
    if (made or (drawn and not under)) and not ruled:
        return None
    taken = _copy(found, parent, _fields(found, unit))
    below = [_taken(one, taken, unit, mine and found.part != "targets") for one in found.below]
    taken.below = [one for one in below if one]
    return taken if mine or taken.below else None


def _copy(found: Unit, parent: Unit | None, fields: dict[str, Value]) -> Unit:
    return Unit(found.part, dict(fields), [], parent, found.node, found.spot)


def _fields(found: Unit, unit: Commune) -> dict[str, Value]:
    fields = {key: value for key, value in found.fields.items() if key not in _OWN}
    lead, support = shown(found.fields.get("lead")), shown(found.fields.get("support"))
    if addressed(lead):
        fields["lead"] = opened(_ASSIGN.format(unit.type))
    elif addressed(support):
        joining = _JOIN.format(unit.type)
        fields["lead"] = opened(f"{joining}; {lead} chủ trì" if lead else joining)
    for key in ("title", "text"):
        said = fields.get(key)
        if isinstance(said, str) and (match := COMMITTEES.match(said)) and addressed(match[0]):
            # A heading that is the actor, or a sentence that begins with it, is about this commune now.
            fields[key] = unit.committee + said[match.end() :]
    return fields


def _cited(view: Tree) -> set[str]:
    return {
        id_
        for one in view.walk()
        for value in one.fields.values()
        for text in _texts(value)
        for id_ in references(text)
    }


def _texts(value: Value) -> list[str]:
    if isinstance(value, Fields):
        return [text for _, below in value.entries for text in _texts(below)]
    if isinstance(value, Pair):
        return []
    return (
        [text for below in value for text in _texts(below)] if isinstance(value, tuple) else [value]
    )


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
    name = getattr(plan.issuer, "name", None)
    return " ".join(str(getattr(name, "value", "")).split()) or "cơ quan cấp trên"


def _rewritten(value: Value, elsewhere: dict[str, str]) -> Value:
    if isinstance(value, str):
        return (
            re.sub(
                r"(?<!\\)\[\[([^\[\]]+)\]\]",
                lambda match: elsewhere.get(match[1].strip(), match[0]),
                value,
            )
            if "[[" in value
            else value
        )
    if isinstance(value, Pair):
        return value
    if isinstance(value, Fields):
        return Fields(tuple((key, _rewritten(below, elsewhere)) for key, below in value.entries))
    return tuple(_rewritten(below, elsewhere) for below in value)


def rule_of(unit: Unit) -> str:
    """The rule that binds copies of the unit: its own, else that of what stands over it; "" for none."""
    at: Unit | None = unit
    while at:
        rule = at.fields.get("rule")
        if isinstance(rule, Pair) and rule.en in RULES:
            return rule.en
        at = at.parent
    return ""
