"""The ledger: each task and target that the office assigned, in the plan of each commune.

Of a commune only what was assigned to it.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence, Set
from dataclasses import replace
from datetime import date
from functools import cached_property
from pathlib import Path

from generator.batch.roster import Roster
from generator.cascade.copying import refuse_foreign
from generator.cascade.derive import derived, leeway_of, shown_issuer
from generator.cascade.files import office_tree
from generator.cascade.units import PLAN_PARTS, Tree, Unit
from generator.cascade.values import by_name, is_open, one_line
from generator.language import NOTHING, Said
from generator.law.deadlines import last_day
from generator.lazy import dataclass, regex
from generator.ledger.answers import Answer, Stage
from generator.ledger.inbox import read_answers
from generator.ledger.judging import OWN_CHOICE, SHORTCOMINGS, WITHOUT_PLAN, State, copies, state_of
from generator.ledger.owed import ReportOwed, reports_owed
from generator.paper.briefly import briefly
from generator.plan.model import Plan
from generator.plan.text import read_source
from generator.problems import Problem, Rejected, Spot
from generator.tasks.task import GivenTask

_SIGNS = {"at_least": "≥", "at_most": "≤", "exactly": "="}
_RANKS = {"rank": "hạng", "group": "nhóm"}
_ASKING = ("lead", "deadline", "product", "target", "change")
_WORK = tuple(part for part in PLAN_PARTS if part != "report_schedule")
"""The parts with tasks and targets; who owes a report is another question."""
_ISSUING = regex(r"(?i)ban hành kế hoạch (?!kiểm tra|giám sát)")
_SAYING = ("text", "indicator", "dimension", "title")
"""What has one of the first is a task or a target, and so is what says something of its own."""


@dataclass(frozen=True, slots=True)
class Assignment:
    """A task or target of the office; `mark` is what it is called in a column of a table.

    The deadline `is_read` where it stands in a sentence of the office, and in no field.
    """

    mark: str
    says: str
    deadline: str
    goal: str
    due: date | None
    spot: Spot
    is_read: bool = False

    @property
    def is_the_plan(self) -> bool:
        """Whether all that a sentence asks for by a day is the unit's plan."""
        return self.is_read and bool(_ISSUING.search(self.says))


@dataclass(frozen=True, slots=True)
class Standing:
    """An assignment in the plan of one unit, what it says of it; `why` names what falls short.

    `led_by` are others, whose it is to report, where the unit only supports them. It is `unsure` in
    the place of overdue where a report of the unit may say that it is done, and could not be read.
    """

    assignment: Assignment
    answer: Answer
    state: State
    why: Said = NOTHING
    deadline: str = ""
    goal: str = ""
    lead: str = ""
    due: date | None = None
    done: bool = False
    overdue: bool = False
    unsure: bool = False
    spot: Spot | None = None
    led_by: tuple[str, ...] = ()

    @property
    def is_waited_for(self) -> bool:
        """Whether the unit has yet to report it done: nobody else leads it, it may not leave it."""
        return not self.done and not self.led_by and self.state is not State.LEFT

    @property
    def is_gap(self) -> bool:
        """Whether the office has to ask about it; a plan that is not there is asked for once."""
        return self.state in SHORTCOMINGS or self.overdue


@dataclass(frozen=True)
class Ledger:
    """Everything that is known of a plan and its answers."""

    office: Path
    plan: Plan
    assignments: tuple[Assignment, ...]
    answers: tuple[Answer, ...]
    standings: tuple[Standing, ...]
    on: date | None
    notes: tuple[Problem, ...]
    issued_from: date | None = None

    @cached_property
    def by_answer(self) -> dict[str, list[Standing]]:
        """The standings of each unit, by its full name."""
        found: dict[str, list[Standing]] = {answer.unit.full: [] for answer in self.answers}
        for standing in self.standings:
            found[standing.answer.unit.full].append(standing)
        return found

    @cached_property
    def reports(self) -> list[ReportOwed]:
        """The reports that the plan asks of the units, by the days on which they are due."""
        return reports_owed(self.plan, list(self.answers))

    @property
    def late_reports(self) -> list[ReportOwed]:
        """Those that were due before the day of the ledger and have not come."""
        return [one for one in self.reports if one.is_late(self.on)]

    @property
    def gaps(self) -> list[Standing]:
        """The standings that the office has to ask about."""
        return [standing for standing in self.standings if standing.is_gap]

    @property
    def counts_drafts(self) -> bool:
        """Whether a draft is a gap: from the day by which the office wants plans issued."""
        return self.issued_from is not None and (self.on is None or self.on >= self.issued_from)

    @cached_property
    def to_ask(self) -> list[Answer]:
        """The units that the office has to ask for a plan, or to issue it."""
        drafts = (Stage.DRAFT,) if self.counts_drafts else ()
        return [one for one in self.answers if not one.is_plan or one.stage in drafts]

    def on_day(self, on: date) -> "Ledger":
        """The same, with what is overdue on that day; a plan that is asked for is no late task too."""
        then = replace(self, on=on)
        asked = {one.unit.full for one in then.to_ask}
        standings = (_on_day(one, on, asked) for one in self.standings)
        return replace(then, standings=tuple(standings))

    def asks(self, answer: Answer) -> int:
        """So many things the office has to ask of the unit, its plan among them."""
        return sum(one.is_gap for one in self.by_answer[answer.unit.full]) + (answer in self.to_ask)

    @property
    def summary(self) -> Said:
        """How far the units that were asked have come, and how much there is to ask."""
        asked = [answer for answer in self.answers if answer.listed]
        count = Counter(answer.stage for answer in asked)
        answered = count[Stage.DRAFT] + count[Stage.ISSUED]
        others = len(self.answers) - len(asked)
        gaps = sum(map(self.asks, self.answers))
        unclear = sum(one.state is State.UNCLEAR for one in self.standings)
        unissued = len(asked) - count[Stage.ISSUED] if self.counts_drafts else 0
        late = len(self.late_reports)
        behind = sum(one.days_late > 0 for one in self.reports)
        unsure = sum(one.unsure for one in self.standings)
        told = [
            (
                True,
                f"{answered}/{len(asked)} đơn vị đã trả lời",
                f"{answered} of {len(asked)} units have answered",
            ),
            *(
                (count[one], f"{count[one]} {one.value.vi}", f"{count[one]} {one.value.en}")
                for one in reversed(Stage)
            ),
            (
                unissued,
                f"{unissued} đã đến ngày phải ban hành mà chưa ban hành",
                f"{unissued} that should be issued by now and are not",
            ),
            (
                others,
                f"{others} kế hoạch ngoài danh sách",
                f"{others} plans of units outside the roster",
            ),
            (
                True,
                f"{gaps} chỗ cần đôn đốc",
                f"{gaps} things to ask about",
            ),
            (unclear, f"{unclear} chỗ chưa so được", f"{unclear} that cannot be compared"),
            (
                unsure,
                f"{unsure} việc đến hạn chưa xét được (báo cáo Word chưa đọc được)",
                f"{unsure} that were due and of which a paper may speak that could not be read",
            ),
            (late, f"{late} báo cáo quá hạn chưa gửi", f"{late} reports that are overdue"),
            (behind, f"{behind} báo cáo gửi chậm", f"{behind} reports that came late"),
        ]
        return Said.in_one(Said(vi, en) for is_any, vi, en in told if is_any)

    @property
    def has_gaps(self) -> bool:
        """Whether anything is missing, falls short, is overdue or unanswered."""
        return bool(self.gaps or self.to_ask or self.late_reports)

    @property
    def title(self) -> str:
        """What the plan is called."""
        return f"{briefly(self.plan)(self.plan.subject)} – {shown_issuer(self.plan)}"


def gather(
    office: Path,
    paths: Sequence[Path],
    roster: Roster | None = None,
    on: date | None = None,
    issued_from: date | None = None,
) -> Ledger:
    """The ledger of the plan at `office` over the plans in `paths`, on the day `on`.

    From the day `issued_from` a draft is a gap. Raises `Rejected` when the office's has errors, or
    there is no other.
    """
    plan, tree = office_tree(read_source(office))
    refuse_foreign(plan, Spot(office.as_posix(), 1, 1))
    answers, notes = read_answers(office, (plan, tree), paths, roster)
    if not answers:
        message = Said("chưa có kế hoạch nào của xã", "there is no plan of a commune")
        advice = Said(
            "Ghi thư mục có kế hoạch của các xã, hoặc thêm --units.",
            "Name the folder with their plans, or add --units.",
        )
        raise Rejected(
            [*notes, Problem(Spot(office.as_posix()), "ledger/no-answers", message, advice=advice)]
        )
    say = briefly(plan)
    known: dict[Spot, Assignment] = {}
    standings: list[Standing] = []
    for answer in answers:
        view = derived(tree, plan, answer.unit)
        pairs = copies(view, answer.tree) if answer.tree else {}
        for unit in _assigned(view):
            said = tree.said.get(unit.spot, ())
            assignment = known.setdefault(unit.spot, _assignment(unit, len(known) + 1, say, said))
            standings.append(_standing(assignment, unit, *pairs.get(unit, (None, NOTHING)), answer))
    order = tuple(sorted(known.values(), key=lambda one: one.spot))
    ledger = Ledger(
        office, plan, order, tuple(answers), tuple(standings), None, tuple(notes), issued_from
    )
    return ledger.on_day(on) if on else ledger


def _assigned(view: Tree) -> Iterator[Unit]:
    """What of the view is a task or a target: no heading over others, no paragraph, no table."""
    for part in _WORK:
        for top in view.parts.get(part, []):
            for unit in top.walk():
                says = any(map(unit.fields.get, _SAYING))
                if not unit.fields.keys().isdisjoint(_ASKING) or (says and not unit.below):
                    yield unit


def _assignment(
    unit: Unit, number: int, say: Callable[[str], str], said: Sequence[GivenTask]
) -> Assignment:
    """The unit as an assignment; where it has no deadline of its own, that which its words say."""
    deadline = one_line(unit.fields.get("deadline"))
    read = [one for one in said if one.due] if unit.part != "targets" and not deadline else []
    if read:
        deadline = f"{'; '.join(one.deadline for one in read)} (đọc từ câu)"
    return Assignment(
        unit.id or f"({number})",
        say(unit.says),
        deadline,
        goal_shown(unit),
        max((day for one in read for day in one.due), default=None) or last_day(deadline),
        unit.spot,
        bool(read),
    )


def goal_shown(unit: Unit) -> str:
    """What a target demands, in short: `≥ 45,00 điểm; hạng 16/34`."""
    told = []
    measure = one_line(unit.fields.get("unit"))
    for key, word in (("target", ""), ("change", "thêm ")):
        for name, below in by_name(unit.fields.get(key)).items():
            if name in _SIGNS:
                told.append(f"{word}{_SIGNS[name]} {one_line(below)} {measure}".strip())
            elif name in _RANKS:
                told.append(f"{_RANKS[name]} {one_line(below)}")
    return "; ".join(told)


def _standing(
    assignment: Assignment,
    unit: Unit,
    copy: Unit | None,
    why: Said,
    answer: Answer,
) -> Standing:
    standing = (
        _absent(assignment, unit, why, answer)
        if copy is None
        else _there(assignment, unit, copy, answer)
    )
    if not answer.is_plan:
        standing = replace(standing, state=WITHOUT_PLAN[answer.stage], why=NOTHING)
    done = assignment.is_the_plan and answer.stage is Stage.ISSUED
    return replace(standing, done=done, led_by=unit.led_by)


def _on_day(standing: Standing, on: date, asked: Set[str]) -> Standing:
    """The same on that day; of the units `asked` for their plan no task asks for it too."""
    of_plan = standing.assignment.is_the_plan and standing.answer.unit.full in asked
    late = _is_late(standing, on) and not of_plan
    unread = standing.assignment.mark in standing.answer.unclear
    return replace(standing, overdue=late and not unread, unsure=late and unread)


def _is_late(standing: Standing, on: date) -> bool:
    """Whether the unit was to have it done before that day, and is not known to."""
    return standing.is_waited_for and standing.due is not None and standing.due < on


def _absent(assignment: Assignment, unit: Unit, why: Said, answer: Answer) -> Standing:
    state = State.LEFT if leeway_of(unit) in OWN_CHOICE else State.MISSING
    return Standing(assignment, answer, state, why, due=assignment.due)


def _due(assignment: Assignment, unit: Unit, own: date | None) -> date | None:
    """The day that holds for a unit: its own where it may choose, else the earlier of both.

    A day that a unit moved for itself hides no late task.
    """
    if leeway_of(unit) in OWN_CHOICE:
        return own or assignment.due
    return min(filter(None, (own, assignment.due)), default=None)


def _there(assignment: Assignment, unit: Unit, copy: Unit, answer: Answer) -> Standing:
    deadline, lead = one_line(copy.fields.get("deadline")), copy.fields.get("lead")
    return Standing(
        assignment,
        answer,
        *state_of(unit, copy),
        deadline,
        goal_shown(copy),
        "" if is_open(lead) else one_line(lead),
        _due(assignment, unit, last_day(deadline)),
        spot=copy.spot,
    )
