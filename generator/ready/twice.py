"""What the office asks for twice: the same task in two plans, the same report of the same unit."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from generator.language import Said
from generator.law.periods import ReportPeriod
from generator.lazy import dataclass
from generator.paper.issuing import issuer_name
from generator.plan.reports.asked import asked_of, duties
from generator.plan.reports.schedule import ReportDuty
from generator.problems import Problem
from generator.ready.looked import Looked, LookedTask
from generator.reporting.typed import folded_words
from generator.wording.communes import means_all

_ALIKE = 0.8
"""So much of the words of two tasks is the same where they are one."""
_RARE = 40
"""A word that more tasks have tells none of them from another."""


_Known = tuple[Looked, LookedTask, frozenset[str]]


def tasks_twice(plans: Sequence[Looked]) -> Iterator[Problem]:
    """A warning at each task that another plan of the same office has already, with its place."""
    known = [(looked, task, _words(task)) for looked in plans for task in looked.tasks]
    holders: dict[str, list[int]] = defaultdict(list)
    for at, one in enumerate(known):
        if first := _earlier(known, holders, one):
            looked, task, _ = one
            place = f"{first[0].name}:{first[1].item.spot.line}: {first[1].says}"
            message = Said(f"nhiệm vụ này đã có ở {place}", f"this task is in {place}")
            code = "ready/task-twice"
            yield from looked.found(task.item, code, message, _ONE_PLACE, above=task.above)
        for word in one[2]:
            holders[word].append(at)


def _earlier(
    known: Sequence[_Known], holders: Mapping[str, Sequence[int]], one: _Known
) -> _Known | None:
    """The first of the tasks before it that is the same; by its rare words it is looked for."""
    rare = (holders.get(word, ()) for word in one[2])
    near = sorted({at for found in rare if len(found) <= _RARE for at in found})
    alike = (known[at] for at in near if _are_alike(known[at][2], one[2]))
    return next((other for other in alike if _one_office(other[0], one[0])), None)


_ONE_PLACE = Said(
    "Giao ở một kế hoạch, ở kế hoạch kia chỉ dẫn chiếu.", "Assign it in one plan, cite it there."
)


def _words(task: LookedTask) -> frozenset[str]:
    return frozenset(folded_words(task.says).replace(",", " ").split())


def _are_alike(words: frozenset[str], others: frozenset[str]) -> bool:
    """Whether two tasks are one: what is done in village 4 is not what is done in village 5."""
    same = len(words & others) >= _ALIKE * len(words | others) and len(words) > 3
    return same and not any(map(str.isdecimal, words ^ others))


def _one_office(one: Looked, other: Looked) -> bool:
    """Whether both are plans of one office, and not one plan in two versions, or with its copy."""
    return _are_two(one, other) and bool(one.issuers & other.issuers)


def _are_two(one: Looked, other: Looked) -> bool:
    ids = [{looked.plan.id.value} for looked in (one, other)]
    for looked, own in zip((one, other), ids, strict=True):
        if looked.plan.based_on:
            own.add(looked.plan.based_on.id.value)
    return one.name != other.name and not ids[0] & ids[1]


@dataclass(frozen=True, slots=True, eq=False)
class _Duty:
    """By which duty of which plan reports are asked for."""

    looked: Looked
    duty: ReportDuty

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Duty) and self.duty is other.duty

    def __hash__(self) -> int:
        return id(self.duty)

    @property
    def receiver(self) -> str:
        """To whom: by its name, else the office that issues the plan."""
        return self.duty.receiver.value if self.duty.receiver else issuer_name(self.looked.plan)

    @property
    def place(self) -> str:
        """Where it is asked."""
        return f"{self.looked.name}:{self.duty.spot.line}"


def reports_asked(plans: Iterable[Looked]) -> list[tuple[str, str, str, str]]:
    """Who reports to whom, on which period or how often, and where that is asked; in order."""
    found = (
        (unit.value, own.receiver, str(one.rhythm or one.period), own.place)
        for looked in plans
        for duty in duties(looked.plan)
        for own in (_Duty(looked, duty),)
        for unit in duty.reporters
        for one in duty.periods
    )
    return sorted(found)


def reports_twice(plans: Sequence[Looked]) -> Iterator[Problem]:
    """A warning at each duty by which a unit reports on a period that another plan asks of it too.

    A report of each quarter is one on the second quarter as well.
    """
    seen: dict[tuple[str, ReportPeriod], list[_Duty]] = defaultdict(list)
    again: dict[tuple[_Duty, _Duty, str], list[ReportPeriod]] = defaultdict(list)
    for looked in plans:
        for asked in asked_of(looked.plan):
            own = _Duty(looked, asked.duty)
            for unit in asked.duty.reporters:
                known = seen[_named(unit.value), asked.period]
                first = next((one for one in known if _are_two(one.looked, looked)), None)
                known.append(own)
                if first:
                    again[own, first, unit.value].append(asked.period)
    for (own, first, who), periods in again.items():
        times = ", ".join(map(str, periods[:_NAMED])) + (", …" if len(periods) > _NAMED else "")
        to, place = first.receiver, first.place
        message = Said(
            f"{who} đã phải báo cáo {to} {times} ở {place}",
            f"{who} reports to {to} on {times} already: {place}",
        )
        yield from own.looked.found(own.duty, "ready/report-twice", message, _ONE_REPORT)


def _named(unit: str) -> str:
    """What two names of one unit have in common: all communes are one, by whatever name."""
    return "cấp xã" if means_all(unit) else folded_words(unit)


_NAMED = 4
"""So many periods are named."""
_ONE_REPORT = Said(
    "Ghép thành một báo cáo, hoặc chấp nhận có lý do.", "Make one report of both, or accept it."
)
