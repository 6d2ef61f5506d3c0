"""What communes have sent: their plans, and their reports on them, found among files and folders."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from generator.batch.roster import Roster
from generator.cascade.communes import Commune, commune_named
from generator.cascade.units import Tree, read_tree
from generator.cascade.values import pair
from generator.language import Said
from generator.making.build import find_plans
from generator.plan.lineage import BASED_ON, BasedOn
from generator.plan.model import PLAN, Plan
from generator.plan.source import Source, value_at
from generator.plan.text import parse_source, read_source
from generator.problems import Problem, Rejected, Severity, Spot, has_errors

_BASED_ON = re.compile(r"(?m)^(?:theo_ke_hoach|based_on):.*\n(?:(?:[ \t#].*|[ \t\r]*)\n)*")
"""The lines of a plan that say which plan it follows."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One unit: its plan as it was sent, None for one that has not; `problems` say why a plan cannot be read.

    `done` are the ids of tasks that its reports call done, `as_of` the day of the last of these reports. `listed` is
    false for a unit outside the roster.
    """

    unit: Commune
    code: str = ""
    path: Path | None = None
    plan: Plan | None = None
    tree: Tree | None = None
    problems: tuple[Problem, ...] = ()
    done: frozenset[str] = frozenset()
    as_of: date | None = None
    listed: bool = True

    @property
    def name(self) -> str:
        """What the unit is called in tables."""
        return self.unit.full if self.listed else f"{self.unit.full} (ngoài danh sách)"


@dataclass(frozen=True, slots=True)
class _Found:
    path: Path
    plan: Plan | None
    tree: Tree | None
    problems: tuple[Problem, ...]

    @property
    def age(self) -> tuple[int, int]:
        """The version of the office's plan that it follows, and its own; a file that cannot be read is the oldest."""
        return (
            (self.plan.based_on.version, self.plan.version)
            if self.plan and self.plan.based_on
            else (0, 0)
        )


@dataclass(frozen=True, slots=True)
class _Report:
    as_of: date
    path: Path
    states: Mapping[str, str]


@dataclass(slots=True)
class _Pile:
    """What was found, sorted: plans by unit, reports by the plan that they are on, notes, and plans of others."""

    plans: dict[str, list[_Found]] = field(default_factory=dict)
    reports: dict[Path, list[_Report]] = field(default_factory=dict)
    notes: list[Problem] = field(default_factory=list)
    others: set[Path] = field(default_factory=set)


def read_answers(
    office: Path, id_: str, paths: Sequence[Path], roster: Roster | None, on: date | None
) -> tuple[list[Answer], list[Problem]]:
    """The answers to the plan `id_` at `office`, in the order of the roster, else by name; and notes on other files.

    Of two plans of one unit the later counts. Reports after the day `on` are not known on it; what one says of
    a task holds until a later one says something else.
    """
    pile = _Pile(others={office.resolve()})
    for path, named in _files(office, paths):
        try:
            _sort(path, named, id_, pile, on)
        except Rejected as rejected:
            pile.notes += rejected.problems
    units = {entry.unit.full: entry for entry in roster.entries} if roster else {}
    answers = []
    for name in [*units, *sorted(name for name in pile.plans if name not in units)]:
        found = _latest(pile.plans.get(name, []), pile)
        unit = units[name].unit if name in units else commune_named(name, Spot(name))
        answer = Answer(
            unit, units[name].code if name in units else "", listed=not roster or name in units
        )
        if found and not answer.listed:
            message = Said(f"'{name}' không có trong danh sách", f"'{name}' is not in the roster")
            pile.notes.append(
                Problem(Spot(found.path.as_posix()), "ledger/not-listed", message, Severity.WARNING)
            )
        answers.append(_with_reports(answer, found, pile) if found else answer)
    for of, reports in pile.reports.items():
        if of not in pile.others:
            pile.notes += [_of_nothing(report.path, of) for report in reports]
    return answers, pile.notes


def _with_reports(answer: Answer, found: _Found, pile: _Pile) -> Answer:
    reports = sorted(
        pile.reports.pop(found.path.resolve(), []), key=lambda one: (one.as_of, one.path.as_posix())
    )
    states = {id_: state for report in reports for id_, state in report.states.items()}
    return replace(
        answer,
        path=found.path,
        plan=found.plan,
        tree=found.tree,
        problems=found.problems,
        done=frozenset(id_ for id_, state in states.items() if state == "done"),
        as_of=reports[-1].as_of if reports else None,
    )


def _of_nothing(path: Path, of: Path) -> Problem:
    message = Said(
        f"báo cáo này theo '{of.name}', không phải kế hoạch đang tính của xã nào; không tính kết quả",
        f"this report is on '{of.name}', which is no plan that counts; its results are left out",
    )
    advice = Said(
        "Ghi tệp kế hoạch đang tính vào bao_cao_ve.", "Name the plan that counts under reports_on."
    )
    return Problem(Spot(path.as_posix(), 1, 1), "ledger/report", message, Severity.WARNING, advice)


def _files(office: Path, paths: Sequence[Path]) -> Iterator[tuple[Path, bool]]:
    """The plan files below `paths`, each once, and whether it was named itself; not the office's own."""
    seen = {office.resolve()}
    for path in paths:
        for one in find_plans(path) if path.is_dir() else [path]:
            if one.resolve() not in seen:
                seen.add(one.resolve())
                yield one, not path.is_dir()


def _sort(path: Path, named: bool, id_: str, pile: _Pile, on: date | None) -> None:
    source = read_source(path)
    plan = PLAN.read(source.root, source) if source.root is not None else None
    if plan and plan.reports_on and plan.reports_on.as_of.full:
        day = plan.reports_on.as_of.full
        if on is None or day <= on:
            states = {one.id.value: one.state for one in plan.reports_on.results if one.state}
            of = (path.parent / plan.reports_on.plan.value).resolve()
            pile.reports.setdefault(of, []).append(_Report(day, path, states))
        return
    problems = tuple(problem for problem in source.problems if has_errors([problem]))
    follows = _follows(source) if plan is None else plan.based_on
    if follows is None or follows.id.value != id_:
        pile.others.add(path.resolve())
        if plan is None and problems:
            # Whose plan it is cannot be told: that is no reason to be silent about it.
            pile.notes += problems[:3]
        elif named:
            message = Said(
                f"tệp này không theo kế hoạch '{id_}'",
                f"this file does not follow the plan '{id_}'",
            )
            pile.notes.append(Problem(Spot(path.as_posix(), 1, 1), "ledger/other-plan", message))
        return
    name = commune_named(follows.unit.value, follows.unit.spot).full
    tree = None if problems else read_tree(parse_source(source.path, source.text))
    pile.plans.setdefault(name, []).append(_Found(path, plan, tree, problems))


def _follows(source: Source) -> BasedOn | None:
    """What a plan that cannot be read says, in these lines alone, of whose it is and which plan it follows."""
    found = _BASED_ON.search(source.text)
    alone = parse_source(source.path, found[0]) if found else None
    node = value_at(alone.root, *pair(PLAN, "based_on")) if alone else None
    return BASED_ON.read(node, Source(source.path)) if node else None


def _latest(found: list[_Found], pile: _Pile) -> _Found | None:
    """The plan that counts, of the equally late ones the last by name; a note for each other one."""
    if not found:
        return None
    *older, last = sorted(found, key=lambda one: (one.age, one.path.as_posix()))
    for one in older:
        equal = one.age == last.age
        why = Said(
            "cùng phiên bản, tính tệp sau theo tên", "the same version, the later name counts"
        )
        if not equal:
            why = Said("bản mới hơn", "a later version")
        if one.plan is None:
            why = Said("tệp này không đọc được", "this file cannot be read")
        message = Said(
            f"đơn vị này có nhiều tệp kế hoạch; tính {last.path.as_posix()}: {why.vi}",
            f"this unit has several plan files; {last.path.as_posix()} counts: {why.en}",
        )
        # Which of two equal ones counts is a guess, and said to be one.
        severity = Severity.WARNING if equal else Severity.INFO
        pile.notes.append(Problem(Spot(one.path.as_posix()), "ledger/older", message, severity))
    return last
