"""A report filled from the plan that it is on: its tasks and targets, each with what came of it."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import fields, is_dataclass, replace
from datetime import date
from typing import Any, TypeVar, cast

from generator.law.wording import short_date
from generator.paper.body import STATES
from generator.paper.dossier import Dossier
from generator.paper.outline import PART_TITLES
from generator.plan.amounts import number
from generator.plan.blocks import ChartBlock
from generator.plan.inline import references
from generator.plan.items import Item, Part, Section, Target, Targets
from generator.plan.model import Plan
from generator.plan.reports.asked import expected
from generator.plan.reports.outcome import Outcome
from generator.plan.reports.results import ReportsOn, is_unproven, needs_proof, owes_result
from generator.plan.source import Text
from generator.plan.tasks import due_days
from generator.plan.walk import below, items_of, values
from generator.problems import Spot

_ITEM = TypeVar("_ITEM", bound=Item)
_MOST_COLUMNS = 10
"""More targets than that make a chart that cannot be read on a page."""


def filled(plan: Plan, reported: Dossier) -> Plan:
    """The report with the tasks and targets of the plan that it is on in front of its own."""
    on = plan.reports_on
    assert on
    filler = _Filler(reported, on, expected(reported.plan, plan))
    tasks = tuple(filler.tasks())
    targets = tuple(filler.targets())
    if tasks:
        own = plan.task_results or Part(spot=on.spot, items=())
        plan = replace(
            plan, task_results=replace(own, items=(_count(tasks, on), *tasks, *own.items))
        )
    if targets:
        more = plan.target_results or Targets(spot=on.spot, items=())
        chart = () if any(item.chart for item in items_of(plan)) else _chart(targets, on)
        plan = replace(plan, target_results=replace(more, items=(*targets, *chart, *more.items)))
    return _with_names(plan, reported.plan, (*tasks, *targets))


def _groups(plan: Plan) -> Iterator[tuple[Text, Sequence[Item]]]:
    """Where tasks may stand: parts, headings with items of their own, appendices, each by title."""
    for name, part in plan.parts():
        if name != "targets":
            yield part.title or Text(PART_TITLES[name], part.spot), part.items
    for section in _headings(plan.outline.sections if plan.outline else ()):
        yield section.title, section.items
    for appendix in plan.appendices:
        yield appendix.title, appendix.items


def _headings(sections: Sequence[Section]) -> Iterator[Section]:
    for section in sections:
        yield section
        yield from _headings(section.sections)


class _Filler:
    def __init__(self, reported: Dossier, on: ReportsOn, ids: frozenset[str] | None) -> None:
        self.plan = plan = reported.plan
        self.on = on
        self.results = on.by_id
        self.given = {one.id.value for one in on.results if not one.says_nothing}
        self.ids = ids
        self.taken = {item.id.value for item in items_of(plan) if item.id and self._tells(item)}
        self.cited = reported.arrangement.citable

    def tasks(self) -> Iterator[Item]:
        """The tasks under their headings, and under the names of parts if several have tasks."""
        kept = ((title, self._kept(items)) for title, items in _groups(self.plan))
        found = [(title, items) for title, items in kept if items]
        if len(found) == 1:
            yield from found[0][1]
        else:
            yield from (Item(spot=title.spot, title=title, items=kept) for title, kept in found)

    def targets(self) -> Iterator[Target]:
        if self.plan.targets:
            yield from self._kept(self.plan.targets.items)

    def _kept(self, items: Sequence[_ITEM], proof: bool = False) -> tuple[_ITEM, ...]:
        """What owes a result, with it, and what stands over that; `proof` if above it is needed."""
        kept = []
        for item in items:
            needed = needs_proof(item, proof)
            under = self._kept(item.items, needed)
            if self._tells(item):
                own = self.results.get(item.id.value) if item.id else None
                result = self._judged(item, own or Outcome(spot=self.on.spot), needed)
                kept.append(self._alone(replace(item, items=under, result=result)))
            elif under:
                # What a table alone shows is told in sentences.
                kept += (
                    cast("tuple[_ITEM, ...]", under)
                    if item.block
                    else (self._alone(replace(item, items=under)),)
                )
        return tuple(kept)

    def _tells(self, item: Item) -> bool:
        """Whether the report says what came of it: all that is asked for, and what has a result."""
        id_ = item.id.value if item.id else ""
        wanted = self.ids is None or id_ in self.ids or id_ in self.given
        return owes_result(item) and wanted

    def _alone(self, item: _ITEM) -> _ITEM:
        """The item without what concerns the plan's own paper, citing as that prints it."""
        said = {name: _mapped(value, self._cites) for name, value in _said(item)}
        return replace(
            item, **said | dict.fromkeys(("rule", "marks", "needs_evidence")) | {"accepted": ()}
        )

    def _cites(self, text: Text) -> Text:
        words = text.value
        for id_ in references(words):
            if id_ in self.cited and id_ not in self.taken:
                words = words.replace(f"[[{id_}]]", f"{self.cited[id_]} Kế hoạch")
        return Text(words, text.spot)

    def _judged(self, item: Item, result: Outcome, needs: bool) -> Outcome:
        unproven = is_unproven(result, needs)
        state = "in_progress" if unproven else result.state
        due = due_days(item.deadline)
        by = result.date if state == "done" else self.on.as_of
        late = bool(due and by and by.full and by.full > due[1])
        said = {field.name: getattr(result, field.name) for field in fields(Outcome)}
        # A result names its item besides, and is read once.
        return Outcome(**said | {"late": late, "state": state, "unproven": unproven})


def _said(item: Item) -> Iterator[tuple[str, Any]]:
    """What the plan itself says of an item, by field."""
    return (
        (field.name, getattr(item, field.name))
        for field in fields(item)
        if field.name not in ("items", "result")
    )


def _mapped(value: Any, change: Callable[[Text], Text]) -> Any:
    """`value` with every text in it changed."""
    if isinstance(value, Text):
        return change(value)
    if isinstance(value, tuple):
        return tuple(_mapped(one, change) for one in value)
    if is_dataclass(value) and not isinstance(value, Spot | type):
        return replace(
            value, **{one.name: _mapped(getattr(value, one.name), change) for one in fields(value)}
        )
    return value


def _count(tasks: Sequence[Item], on: ReportsOn) -> Item:
    """One paragraph that counts the tasks by how far they are."""
    outcomes = [item.result for item in below(tasks) if item.result]
    states = Counter(one.state for one in outcomes)
    late = Counter(one.state for one in outcomes if one.late)
    names = STATES | {None: "chưa có kết quả"}
    said = [f"{name} {states[state]} nhiệm vụ" for state, name in names.items() if states[state]]
    if late["done"]:
        said[0] += f" (trong đó {late['done']} nhiệm vụ chậm so với thời hạn)"
    over = late.total() - late["done"]
    ending = f"; quá thời hạn {over} nhiệm vụ" if over else ""
    day = short_date(on.as_of.full or date.min)
    words = f"trong {len(outcomes)} nhiệm vụ của Kế hoạch, {', '.join(said)}{ending}."
    return Item(spot=on.spot, paragraph=Text(f"Đến ngày {day}, {words}", on.spot))


def _chart(targets: Sequence[Target], on: ReportsOn) -> tuple[Target, ...]:
    """The targets that can be seen beside each other, as a chart; none where they are too few."""
    alike = _alike([item for item in below(targets) if isinstance(item, Target) and _whole(item)])
    if not 1 < len(alike) <= _MOST_COLUMNS:
        return ()
    words = "Biểu đồ cột so sánh hiện trạng, kết quả thực hiện và chỉ tiêu"
    unit = _unit(alike[0]) or "không ghi"
    chart = ChartBlock(
        spot=on.spot,
        title=Text("Kết quả thực hiện các chỉ tiêu", on.spot),
        targets=tuple(item.id for item in alike if item.id),
        alt=Text(f"{words} của {len(alike)} chỉ số, đơn vị: {unit}", on.spot),
    )
    return (Target(spot=on.spot, chart=chart),)


def _whole(item: Target) -> bool:
    """Whether a chart can name it and show all three figures of it."""
    return bool(item.id and item.drawable and item.result and item.result.value)


def _alike(targets: Sequence[Target]) -> list[Target]:
    """Those in the unit that most have, of like height."""
    usual = Counter(map(_unit, targets)).most_common(1)
    alike = [item for item in targets if _unit(item) == usual[0][0]]
    # A total stands so high above what it adds up that nothing can be seen of the others.
    heights = sorted(map(_height, alike))
    return [item for item in alike if _height(item) <= 4 * heights[len(alike) // 2]]


def _unit(item: Target) -> str:
    return item.unit.value if item.unit else ""


def _height(item: Target) -> float:
    assert item.target and item.target.figure
    return abs(float(number(item.target.figure)))


def _with_names(plan: Plan, of: Plan, taken: Sequence[Item]) -> Plan:
    """The report with the cited documents and acronyms that the tasks taken over name."""
    names = {id_ for text in _texts(taken) for id_ in references(text.value)}
    own = {document.id.value for document in plan.documents} | {
        one.short.value for one in plan.acronyms
    }
    documents = tuple(one for one in of.documents if one.id.value in names - own)
    acronyms = tuple(one for one in of.acronyms if one.short.value in names - own)
    return replace(
        plan, documents=(*plan.documents, *documents), acronyms=(*plan.acronyms, *acronyms)
    )


def _texts(items: Sequence[Item]) -> list[Text]:
    """Every text that the plan says in `items`."""
    said = tuple(value for item in below(items) for _, value in _said(item))
    return [text for _, text in values(said) if isinstance(text, Text)]
