"""The tasks that a plan file gives: those that it declares, and those that its sentences give."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from generator.law.wording import short_date
from generator.making.load import load_plan
from generator.paper.body import field_names, field_text, item_text, unended
from generator.paper.compose import speaking
from generator.paper.dossier import Dossier
from generator.paper.outline import Numbered
from generator.plan.fields import Open
from generator.plan.items import Item
from generator.plan.model import Plan
from generator.plan.reports.asked import asked_of
from generator.plan.reports.schedule import ReportDuty
from generator.plan.source import Text
from generator.plan.tasks import due_days
from generator.problems import Rejected, Spot
from generator.tasks.assigning import only_names
from generator.tasks.due import Calendar, calendar_of_subject
from generator.tasks.items import TextReader
from generator.tasks.lines import TextLine
from generator.tasks.task import GivenTask


def tasks_of_plan(path: Path) -> list[GivenTask]:
    """The tasks of the plan in the file at `path`, and of what it issues, in the order of its text.

    Raises `Rejected` where the plan has errors.
    """
    loaded = load_plan(path)
    if loaded.sound is None:
        raise Rejected(loaded.problems)
    return [
        task for one in (loaded.sound, *loaded.sound.attached) for task in _PlanReader(one).tasks()
    ]


def tasks_by_item(dossier: Dossier) -> dict[Spot, list[GivenTask]]:
    """The tasks that sentences of a plan give, by the place of the item."""
    reader = _PlanReader(dossier)
    found: dict[Spot, list[GivenTask]] = {}
    for key, task in reader.of_sentences():
        found.setdefault(reader.spots[key], []).append(task)
    return found


class _PlanReader:
    """Reads one plan: its lines as they will be printed, and the tasks that it declares."""

    def __init__(self, dossier: Dossier) -> None:
        self._dossier = dossier
        self._say = speaking(dossier)
        self._calendar = calendar_of_plan(dossier.plan)
        self._places: list[str] = []
        self.spots: list[Spot] = []
        self._declared: list[tuple[int, GivenTask]] = []

    def tasks(self) -> list[GivenTask]:
        """The tasks, those declared and those that sentences give, in their order."""
        found = [*self.of_sentences(), *self._declared]
        return [task for _, task in sorted(found, key=lambda one: one[0])]

    def of_sentences(self) -> list[tuple[int, GivenTask]]:
        """The tasks that sentences give, each with the key of its item among `spots`."""
        arrangement = self._dossier.arrangement
        tops = (
            *arrangement.entries,
            *(one for annex in arrangement.annexes for one in annex.entries),
        )
        lines = [line for entry in tops for line in self._lines(entry, 0, ())]
        reader = TextReader(self._calendar, self._places.__getitem__)
        return list(reader.tasks(lines))

    def _lines(self, entry: Numbered, depth: int, above: tuple[str, ...]) -> Iterator[TextLine]:
        title = self._say(entry.title) if entry.title else ""
        text = item_text(entry.item, self._say) if entry.item and not entry.item.block else ""
        key = self._key(entry)
        if declared := self._of(entry, title, text, above, key):
            self._declared += [(key, one) for one in declared]
        elif text:
            words = f"{title.removesuffix(':')}: {text}" if title else text
            yield TextLine(words, entry.label, depth, False, key)
        elif title:
            yield TextLine(title, entry.label, depth, True, key)
        for one in entry.below:
            yield from self._lines(one, depth + 1, (*above, title or text))

    def _of(
        self, entry: Numbered, title: str, text: str, above: tuple[str, ...], key: int
    ) -> list[GivenTask]:
        """What the item declares: a task, or each report that it asks for."""
        if isinstance(entry.item, ReportDuty) and entry.item.periods:
            return list(self._reports(entry.item, text, key))
        if entry.item and entry.item.is_task:
            return [self._task(entry, entry.item, title, text, above, key)]
        return []

    def _key(self, entry: Numbered) -> int:
        spot = entry.item.spot if entry.item else entry.title.spot if entry.title else Spot("")
        line = f"dòng {spot.line}" if spot.line else ""
        cited = f"({entry.cited})" if line and entry.cited else entry.cited
        self._places.append(" ".join(filter(None, (line, cited))))
        self.spots.append(spot)
        return len(self._places) - 1

    def _task(
        self, entry: Numbered, item: Item, title: str, text: str, above: tuple[str, ...], key: int
    ) -> GivenTask:
        words = ": ".join(filter(None, (title.removesuffix(":"), unended(text))))
        leads = () if isinstance(item.lead, Open) else tuple(field_names(item, "lead", self._say))
        inherited = next(filter(None, map(only_names, above[::-1])), ())
        deadline = (
            "" if isinstance(item.deadline, Open) else field_text(item, "deadline", self._say)
        )
        told = (
            field_text(item, name, self._say) for name in ("lead", "support", "deadline", "product")
        )
        return GivenTask(
            text=words,
            leads=leads or inherited,
            supports=tuple(field_names(item, "support", self._say)),
            deadline=deadline,
            due=self._due(item, deadline),
            product=""
            if isinstance(item.product, Open)
            else field_text(item, "product", self._say),
            passage=" | ".join(filter(None, (*above, f"{entry.label} {words}".strip(), *told))),
            place=self._places[key],
        )

    def _reports(self, duty: ReportDuty, text: str, key: int) -> Iterator[GivenTask]:
        """Each report that the duty asks for, as a task of its own."""
        to = f" {self._say(duty.receiver)}" if duty.receiver else ""
        for one in asked_of(self._dossier.plan):
            if one.duty is duty:
                yield GivenTask(
                    text=f"Báo cáo{to} kết quả {one.period}",
                    leads=tuple(map(self._say, duty.reporters)),
                    deadline=short_date(one.due),
                    due=(one.due,),
                    product="Báo cáo",
                    passage=text,
                    place=self._places[key],
                )

    def _due(self, item: Item, deadline: str) -> tuple[date, ...]:
        days = None if isinstance(item.deadline, Text) else due_days(item.deadline)
        return (days[1],) if days else self._calendar.due(deadline)


def calendar_of_plan(plan: Plan) -> Calendar:
    """What a plan says of time."""
    day = plan.dated
    year = plan.date.year if plan.date else None
    subject = "" if isinstance(plan.subject, Open) else plan.subject.value
    return calendar_of_subject(subject, plan.kind, year, day)
