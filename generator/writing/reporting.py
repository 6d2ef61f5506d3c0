"""A report filled from the plan that it reports on: its tasks and targets, each with what came of it."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import fields, replace
from datetime import date
from typing import TypeVar

from generator.language import Said
from generator.law.wording import short_date
from generator.problems import Severity
from generator.writing.amounts import number
from generator.writing.blocks import ChartBlock
from generator.writing.fields import Day, closest
from generator.writing.inline import references
from generator.writing.items import Item, Part, Target, Targets
from generator.writing.nearby import read_nearby
from generator.writing.outcome import Outcome
from generator.writing.outline import PART_TITLES, citable
from generator.writing.plan import Plan, plan_of
from generator.writing.records import alias
from generator.writing.results import ReportsOn
from generator.writing.schedule import due_days
from generator.writing.source import Mapping, Source, Text
from generator.writing.target_text import indicator_text
from generator.writing.walk import below, items_of

_ITEM = TypeVar("_ITEM", bound=Item)
_MOST_COLUMNS = 10
"""More targets than that make a chart that cannot be read on a page."""


def filled(plan: Plan, on: ReportsOn, source: Source) -> Plan | None:
    """The report with the tasks and targets of its plan in front of its own; problems are reported to `source`.

    None where that plan cannot be used: what the report says of it cannot be judged then.
    """
    plan_of_it = _reported(on, source)
    if plan_of_it is None:
        return None
    _check_results(plan, on, plan_of_it, source)
    filler = _Filler(plan_of_it, on)
    tasks = tuple(filler.tasks())
    targets = tuple(filler.targets())
    if tasks:
        own = plan.task_results or Part(spot=on.spot, items=())
        plan = replace(plan, task_results=replace(own, items=(_count(tasks, on), *tasks, *own.items)))
    if targets:
        more = plan.target_results or Targets(spot=on.spot, items=())
        chart = () if any(item.chart for item in items_of(plan)) else _chart(targets, on)
        plan = replace(plan, target_results=replace(more, items=(*targets, *chart, *more.items)))
    return _with_names(plan, plan_of_it, (*tasks, *targets))


def _reported(on: ReportsOn, source: Source) -> Plan | None:
    of = read_nearby(on.plan, source, "plan/report")
    if of is None:
        return None
    keys = {key.value for key, _ in of.root.entries} if isinstance(of.root, Mapping) else set()
    if keys & {"reports_on", alias("plan", "reports_on")}:  # or two reports on each other would never end
        message = Said(f"'{on.plan}' là một báo cáo, không phải kế hoạch", f"'{on.plan}' is a report itself")
        source.report(on.plan.spot, "plan/report", message, Said("Ghi tệp của kế hoạch.", "Name the plan's file."))
        return None
    loaded = plan_of(of)
    if loaded.plan is None:
        first = next(one for one in loaded.problems if one.severity is Severity.ERROR)
        message = Said(
            f"kế hoạch '{on.plan}' có lỗi: {first.message.vi}", f"plan '{on.plan}' is wrong: {first.message.en}"
        )
        advice = Said(f"Sửa kế hoạch ({first.spot}) trước.", f"Mend the plan ({first.spot}) first.")
        source.report(on.plan.spot, "plan/report", message, advice)
    return loaded.plan


def _check_results(plan: Plan, on: ReportsOn, of: Plan, source: Source) -> None:
    """Every result belongs to a task or target, and each of those has one, or stands open."""
    asked = [item for item in items_of(of) if _counts(item)]
    ids = {item.id.value for item in asked if item.id}
    own = {item.id.value: item.id for item in items_of(plan) if item.id}
    for id_ in ids & set(own):
        message = Said(f"mã '{id_}' đã có trong kế hoạch được báo cáo", f"id '{id_}' is in the plan reported on")
        source.report(own[id_].spot, "plan/duplicate-id", message, Said("Đặt mã khác.", "Choose another id."))
    given = Counter(result.id.value for result in on.results)
    meant: set[str] = set()
    for result in on.results:
        if result.id.value not in ids:
            left = sorted(ids - given.keys() - meant)
            near = closest(result.id.value, left) or closest(result.id.value, sorted(ids))
            meant.add(near)
            message = Said(
                f"kế hoạch không có nhiệm vụ, chỉ tiêu mã '{result.id}'",
                f"no task or target of the plan is '{result.id}'",
            )
            advice = Said(f"Có phải '{near}'?", f"Did you mean '{near}'?")
            if not near:
                listed = ", ".join(left[:8])
                advice = Said(
                    f"Còn chưa có kết quả: {listed}." if left else "Bỏ đi.",
                    f"Without a result: {listed}." if left else "Take it out.",
                )
            source.report(result.id.spot, "plan/result", message, advice)
        elif given[result.id.value] > 1:
            message = Said(f"'{result.id}' có hai kết quả", f"'{result.id}' has two results")
            source.report(result.id.spot, "plan/result", message, Said("Chỉ giữ một.", "Keep one."))
            given[result.id.value] = 1
        if result.date and on.as_of.full and result.date.first > on.as_of.full:
            message = Said("ngày hoàn thành sau ngày chốt số liệu", "done after the day of the figures")
            source.report(result.date.spot, "plan/result", message, Said("Kiểm tra hai ngày.", "Check both dates."))
    _check_days(plan, on, source)
    severity = Severity.INFO if plan.is_draft else Severity.ERROR
    for item in asked:
        name = item.id.value if item.id else ""
        if name in meant:
            continue  # its result is there, under an id that is told to be wrong
        if name and name not in given:
            message = Said(f"chưa có kết quả của '{name}': {_says(item)}", f"no result of '{name}': {_says(item)}")
            advice = Said(f"Thêm vào cac_ket_qua: {{ma: {name}, …}}.", f"Add {{id: {name}, …}} to results.")
            source.report(on.spot, "plan/result-missing", message, advice, severity)
        elif not name:
            message = Said(
                f"nhiệm vụ của kế hoạch chưa có mã: {_says(item)}", f"the plan's task has no id: {_says(item)}"
            )
            advice = Said(
                f"Thêm ma ở dòng {item.spot.line} của kế hoạch.", f"Give it an id, line {item.spot.line} of the plan."
            )
            source.report(on.plan.spot, "plan/result-missing", message, advice, severity)


def _check_days(plan: Plan, on: ReportsOn, source: Source) -> None:
    """Nothing is done after the day of the report; figures up to a later day are guesses."""
    signed = plan.date.full if plan.date else None
    if not signed:
        return
    for result in on.results:
        if result.date and result.date.first > signed:
            days = f"{short_date(result.date.first)} > {short_date(signed)}"
            message = Said(f"ngày hoàn thành sau ngày báo cáo ({days})", f"done after the day of the report ({days})")
            source.report(result.date.spot, "plan/result", message, Said("Kiểm tra hai ngày.", "Check both dates."))
    if on.as_of.first > signed:
        days = f"{short_date(signed)} < {short_date(on.as_of.first)}"
        message = Said(f"báo cáo ký trước ngày chốt số liệu ({days})", f"dated before the day of its figures ({days})")
        advice = Said(
            "Kiểm tra hai ngày; số ước tính thì nói rõ.", "Check both dates; say where figures are estimates."
        )
        source.report(on.as_of.spot, "plan/as-of", message, advice, Severity.WARNING)


def _says(item: Item) -> str:
    said = item.title or item.text
    words = said.value if isinstance(said, Text) else indicator_text(item, str) if isinstance(item, Target) else ""
    return words if len(words) <= 60 else f"{words[:57].rstrip()}…"


def _counts(item: Item) -> bool:
    """Whether a report owes a result of it."""
    return _figured(item) if isinstance(item, Target) else item.is_task


def _figured(item: Item) -> bool:
    return isinstance(item, Target) and bool((item.indicator or item.dimension) and (item.target or item.change))


class _Filler:
    def __init__(self, plan: Plan, on: ReportsOn) -> None:
        self.plan = plan
        self.on = on
        self.results = {result.id.value: result for result in on.results}
        self.taken = {item.id.value for item in items_of(plan) if item.id and _counts(item)}
        self.cited = citable(plan)

    def tasks(self) -> Iterator[Item]:
        """The tasks under their headings; where several parts have tasks, under the names of these."""
        found = []
        for name, part in self.plan.parts():
            kept = self._kept(part.items) if name != "targets" else ()
            if kept:
                title = part.title or Text(PART_TITLES[name], part.spot)
                found.append((title, kept))
        if len(found) == 1:
            yield from found[0][1]
        else:
            yield from (Item(spot=title.spot, title=title, items=kept) for title, kept in found)

    def targets(self) -> Iterator[Target]:
        if self.plan.targets:
            yield from self._kept(self.plan.targets.items)

    def _kept(self, items: Sequence[_ITEM]) -> tuple[_ITEM, ...]:
        kept = []
        for item in items:
            under = self._kept(item.items)
            if _counts(item):
                own = self.results.get(item.id.value) if item.id else None
                result = self._judged(item, own or Outcome(spot=self.on.spot))
                kept.append(self._alone(replace(item, items=under, result=result)))
            elif under:
                kept.append(self._alone(replace(item, items=under)))
        return tuple(kept)

    def _alone(self, item: _ITEM) -> _ITEM:
        """The item without what concerns the plan's own paper, and with what it cites as the plan prints it."""
        text = self._cites(item.text) if isinstance(item.text, Text) else item.text
        title = self._cites(item.title) if item.title else None
        return replace(item, accepted=(), rule=None, marks=None, title=title, text=text)

    def _cites(self, text: Text) -> Text:
        words = text.value
        for id_ in references(words):
            if id_ in self.cited and id_ not in self.taken:
                words = words.replace(f"[[{id_}]]", f"{self.cited[id_]} Kế hoạch")
        return Text(words, text.spot)

    def _judged(self, item: Item, result: Outcome) -> Outcome:
        due = due_days(item.deadline) if isinstance(item.deadline, Day | Text) else None
        by = result.date.full if result.date else self.on.as_of.full if result.state != "done" else None
        said = {field.name: getattr(result, field.name) for field in fields(Outcome)}
        return Outcome(**said | {"late": bool(due and by and by > due[1])})


def _count(tasks: Sequence[Item], on: ReportsOn) -> Item:
    """One paragraph that counts the tasks by how far they are."""
    outcomes = [item.result for item in below(tasks) if item.result]
    states = Counter(one.state for one in outcomes)
    late = sum(one.late and one.state == "done" for one in outcomes)
    over = sum(one.late and one.state != "done" for one in outcomes)
    names = (("done", "đã hoàn thành"), ("in_progress", "đang thực hiện"), ("not_started", "chưa thực hiện"))
    said = [f"{name} {states[state]} nhiệm vụ" for state, name in names if states[state]]
    if late:
        said[0] += f" (trong đó {late} nhiệm vụ chậm so với thời hạn)"
    if states[None]:
        said.append(f"chưa có kết quả {states[None]} nhiệm vụ")
    ending = f"; quá thời hạn {over} nhiệm vụ" if over else ""
    day = short_date(on.as_of.full or date.min)
    words = f"Đến ngày {day}, trong {len(outcomes)} nhiệm vụ của Kế hoạch, {', '.join(said)}{ending}."
    return Item(spot=on.spot, paragraph=Text(words, on.spot))


def _chart(targets: Sequence[Target], on: ReportsOn) -> tuple[Target, ...]:
    """The targets that have all three figures in the unit that most have, as a chart; none where they are too few."""
    whole = [item for item in below(targets) if isinstance(item, Target) and item.id and _three(item)]
    units = Counter(item.unit.value if item.unit else "" for item in whole)
    if not units:
        return ()
    unit = units.most_common(1)[0][0]
    alike = [item for item in whole if (item.unit.value if item.unit else "") == unit]
    # A total stands so high above what it adds up that nothing can be seen of the others.
    height = sorted(_reach(item) for item in alike)[len(alike) // 2]
    alike = [item for item in alike if _reach(item) <= 4 * height]
    if not 1 < len(alike) <= _MOST_COLUMNS:
        return ()
    words = "Biểu đồ cột so sánh hiện trạng, kết quả thực hiện và chỉ tiêu"
    chart = ChartBlock(
        spot=on.spot,
        title=Text("Kết quả thực hiện các chỉ tiêu", on.spot),
        targets=tuple(item.id for item in alike if item.id),
        alt=Text(f"{words} của {len(alike)} chỉ số, đơn vị: {unit or 'không ghi'}", on.spot),
    )
    return (Target(spot=on.spot, chart=chart),)


def _three(item: Target) -> bool:
    return bool(
        item.baseline
        and item.baseline.value
        and item.target
        and item.target.figure
        and item.result
        and item.result.value
    )


def _reach(item: Target) -> float:
    assert item.target and item.target.figure
    return abs(float(number(item.target.figure)))


def _with_names(plan: Plan, of: Plan, taken: Sequence[Item]) -> Plan:
    """The report with the cited documents and acronyms that the tasks taken over name."""
    names = {id_ for text in _texts(taken) for id_ in references(text.value)}
    own = {document.id.value for document in plan.documents} | {one.short.value for one in plan.acronyms}
    documents = tuple(one for one in of.documents if one.id.value in names - own)
    acronyms = tuple(one for one in of.acronyms if one.short.value in names - own)
    return replace(plan, documents=(*plan.documents, *documents), acronyms=(*plan.acronyms, *acronyms))


def _texts(items: Sequence[Item]) -> Iterator[Text]:
    for item in below(items):
        for value in (item.title, item.text, item.product, item.note):
            if isinstance(value, Text):
                yield value
