"""The ledger: each task and target that the office assigned, in the plan of each commune that it was assigned to."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from generator.batch.roster import Roster
from generator.cascade.copying import refuse_foreign, shown_text
from generator.cascade.derive import derived, leeway_of, shown_issuer
from generator.cascade.files import office_tree
from generator.cascade.units import PLAN_PARTS, Tree, Unit
from generator.cascade.values import Fields, is_open, one_line
from generator.language import NOTHING, Said
from generator.law.deadlines import last_day
from generator.ledger.answers import Answer, read_answers
from generator.ledger.judging import GAPS, OWN_CHOICE, State, copies, judged
from generator.paper.outline import arrange
from generator.plan.model import Plan
from generator.plan.text import read_source
from generator.problems import Problem, Rejected, Spot

_SIGNS = {"at_least": "≥", "at_most": "≤", "exactly": "="}


@dataclass(frozen=True, slots=True)
class Assignment:
    """A task or target of the office; `mark` is what it is called in a column of a table."""

    mark: str
    says: str
    deadline: str
    goal: str
    due: date | None
    spot: Spot


@dataclass(frozen=True, slots=True)
class Standing:
    """An assignment in the plan of one unit: what the unit says of it; `why` names what falls short."""

    assignment: Assignment
    answer: Answer
    state: State
    why: Said = Said("", "")
    deadline: str = ""
    goal: str = ""
    lead: str = ""
    due: date | None = None
    done: bool = False
    overdue: bool = False
    spot: Spot | None = None

    @property
    def is_gap(self) -> bool:
        """Whether the office has to ask about it."""
        return self.state in GAPS or self.overdue


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

    @cached_property
    def by_answer(self) -> dict[str, list[Standing]]:
        """The standings of each unit, by its full name."""
        found: dict[str, list[Standing]] = {answer.unit.full: [] for answer in self.answers}
        for standing in self.standings:
            found[standing.answer.unit.full].append(standing)
        return found

    @property
    def gaps(self) -> list[Standing]:
        """The standings that the office has to ask about; those of a silent unit are one question each all the same."""
        return [standing for standing in self.standings if standing.is_gap]

    @property
    def summary(self) -> Said:
        """How many units have answered, of those that were asked, and how much there is to ask and to look at."""
        asked = [answer for answer in self.answers if answer.listed]
        answered = sum(answer.path is not None for answer in asked)
        broken = sum(answer.path is not None and answer.tree is None for answer in self.answers)
        others = len(self.answers) - len(asked)
        read = [one for one in self.standings if one.answer.tree is not None]
        gaps, unclear = (
            sum(one.is_gap for one in read),
            sum(one.state is State.UNCLEAR for one in read),
        )
        told = [
            Said(
                f"{answered}/{len(asked)} đơn vị đã trả lời",
                f"{answered} of {len(asked)} units have answered",
            )
        ]
        if broken:
            told.append(Said(f"{broken} kế hoạch không đọc được", f"{broken} plans cannot be read"))
        if others:
            told.append(
                Said(
                    f"{others} kế hoạch ngoài danh sách",
                    f"{others} plans of units outside the roster",
                )
            )
        told.append(
            Said(
                f"{gaps} chỗ cần đôn đốc ở các đơn vị đã trả lời",
                f"{gaps} gaps in the plans of those",
            )
        )
        if unclear:
            told.append(Said(f"{unclear} chỗ chưa so được", f"{unclear} that cannot be compared"))
        return Said("; ".join(one.vi for one in told), "; ".join(one.en for one in told))

    @property
    def has_gaps(self) -> bool:
        """Whether anything is missing, falls short, is overdue or unanswered."""
        return bool(self.gaps) or any(answer.tree is None for answer in self.answers)

    @property
    def title(self) -> str:
        """What the plan is called."""
        return f"{shown_text(self.plan.subject)} – {shown_issuer(self.plan)}"


def gather(
    office: Path, paths: Sequence[Path], roster: Roster | None = None, on: date | None = None
) -> Ledger:
    """The ledger of the plan at `office` over the plans in `paths`; raises `Rejected` when the office's has errors."""
    plan, tree = office_tree(read_source(office))
    refuse_foreign(plan, Spot(office.as_posix(), 1, 1))
    answers, notes = read_answers(office, plan.id.value, paths, roster, on)
    if not answers:
        message = Said("chưa có kế hoạch nào của xã", "there is no plan of a commune")
        advice = Said(
            "Ghi thư mục có kế hoạch của các xã, hoặc thêm --units.",
            "Name the folder with their plans, or add --units.",
        )
        raise Rejected(
            [*notes, Problem(Spot(office.as_posix()), "ledger/no-answers", message, advice=advice)]
        )
    names = {id_: name or id_ for id_, name in arrange(plan).citable.items()}
    known: dict[Spot, Assignment] = {}
    standings: list[Standing] = []
    for answer in answers:
        view = derived(tree, plan, answer.unit)
        pairs = copies(view, answer.tree) if answer.tree else {}
        for unit in _assigned(view):
            assignment = known.setdefault(unit.spot, _assignment(unit, len(known) + 1, names))
            standings.append(
                _standing(assignment, unit, *pairs.get(unit, (None, NOTHING)), answer, on)
            )
    order = tuple(sorted(known.values(), key=lambda one: one.spot))
    return Ledger(office, plan, order, tuple(answers), tuple(standings), on, tuple(notes))


def _assigned(view: Tree) -> Iterator[Unit]:
    """What of the view is a task or a target, and no heading over others, no paragraph, no table."""
    for part in PLAN_PARTS:
        for top in view.parts.get(part, []):
            for unit in top.walk():
                says = (
                    unit.fields.get("text")
                    or unit.fields.get("indicator")
                    or unit.fields.get("dimension")
                )
                own = any(
                    key in unit.fields
                    for key in ("lead", "deadline", "product", "target", "change")
                )
                if own or ((says or unit.fields.get("title")) and not unit.below):
                    yield unit


def _assignment(unit: Unit, number: int, names: Mapping[str, str]) -> Assignment:
    deadline = one_line(unit.fields.get("deadline"))
    mark = unit.id or f"({number})"
    goal = goal_text(unit)
    return Assignment(
        mark,
        _plain(unit.says, names),
        deadline,
        goal,
        last_day(deadline),
        unit.spot,
    )


def _plain(text: str, names: Mapping[str, str]) -> str:
    """The words without what only a printed plan can show: emphasis, footnotes, references by id."""
    text = re.sub(r"(?<!\\)\^\[[^\]]*\]", "", text)
    text = re.sub(
        r"(?<!\\)\[\[([^\[\]]+)\]\]", lambda match: names.get(match[1].strip(), match[1]), text
    )
    return " ".join(re.sub(r"(?<!\\)\*+|\\(?=[*\[^])", "", text).split())


def goal_text(unit: Unit) -> str:
    """What a target demands, in short: `≥ 45,00 điểm; hạng 16/34`."""
    told = []
    measure = one_line(unit.fields.get("unit"))
    for key, word in (("target", ""), ("change", "thêm ")):
        value = unit.fields.get(key)
        for name, below in (
            value.entries if isinstance(value, Fields) and not is_open(value) else ()
        ):
            text = one_line(below)
            if name.en in _SIGNS:
                told.append(f"{word}{_SIGNS[name.en]} {text} {measure}".strip())
            elif name.en in ("rank", "group"):
                told.append(f"{name.vi.replace('hang', 'hạng').replace('nhom', 'nhóm')} {text}")
    return "; ".join(told)


def _standing(
    assignment: Assignment,
    unit: Unit,
    copy: Unit | None,
    why: Said,
    answer: Answer,
    on: date | None,
) -> Standing:
    done = unit.id in answer.done if unit.id else False

    def overdue(due: date | None) -> bool:
        return on is not None and due is not None and due < on and not done

    if answer.tree is None or copy is None:
        state = (
            (State.UNREADABLE if answer.path else State.SILENT)
            if answer.tree is None
            else State.LEFT
            if leeway_of(unit) in OWN_CHOICE
            else State.MISSING
        )
        late_too = state is not State.LEFT and overdue(assignment.due)
        return Standing(
            assignment, answer, state, why, due=assignment.due, done=done, overdue=late_too
        )
    state, why = judged(unit, copy)
    deadline = one_line(copy.fields.get("deadline"))
    due = last_day(deadline) or assignment.due
    lead = copy.fields.get("lead")
    return Standing(
        assignment,
        answer,
        state,
        why,
        deadline,
        goal_text(copy),
        "" if lead is None or is_open(lead) else one_line(lead),
        due,
        done,
        overdue(due),
        copy.spot,
    )
