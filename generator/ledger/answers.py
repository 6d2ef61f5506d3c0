"""What communes have sent: plans and reports on them, found among files and folders."""

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
from generator.making.plans import find_plans
from generator.plan.lineage import BASED_ON, BasedOn
from generator.plan.model import PLAN, Plan
from generator.plan.results import ReportsOn
from generator.plan.source import Source, value_at
from generator.plan.text import parse_source, read_source
from generator.problems import Problem, Rejected, Severity, Spot, has_errors

_BASED_ON = re.compile(r"(?m)^(?:theo_ke_hoach|based_on):.*\n(?:(?:[ \t#].*|[ \t\r]*)\n)*")
"""The lines of a plan that say which plan it follows."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One unit: its plan as it was sent, None for one that has not.

    `problems` say why a plan cannot be read. `done` are the ids of tasks that its reports call
    done, `as_of` the day of the last of these reports. `listed` is false for a unit outside the
    roster.
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

    @property
    def shown(self) -> str:
        """The path of its plan as people read it, "" when there is none."""
        return self.path.as_posix() if self.path else ""

    @property
    def age(self) -> tuple[int, int]:
        """The version of the office's plan that it follows, and its own.

        A file that cannot be read is the oldest.
        """
        if self.plan is None or self.plan.based_on is None:
            return 0, 0
        return self.plan.based_on.version, self.plan.version


@dataclass(frozen=True, slots=True)
class _Report:
    as_of: date
    path: Path
    states: Mapping[str, str]


@dataclass(slots=True)
class _Pile:
    """What was found of answers to the plan `id_` until the day `on`, sorted.

    Plans by unit, reports by the plan that they are on, notes, and plans of others.
    """

    id_: str
    on: date | None
    others: set[Path]
    plans: dict[str, list[Answer]] = field(default_factory=dict)
    reports: dict[Path, list[_Report]] = field(default_factory=dict)
    notes: list[Problem] = field(default_factory=list)


def read_answers(
    office: Path, id_: str, paths: Sequence[Path], roster: Roster | None, on: date | None
) -> tuple[list[Answer], list[Problem]]:
    """The answers to the plan `id_` at `office`, and notes on other files.

    They are in the order of the roster, else by name. Of two plans of one unit the
    later counts. Reports after the day `on` are not known on it; what one says of a task holds
    until a later one says something else.
    """
    pile = _Pile(id_, on, {office.resolve()})
    for path, named in _files(office, paths):
        try:
            _sort(path, named, pile)
        except Rejected as rejected:
            pile.notes += rejected.problems
    units = {entry.unit.full: entry for entry in roster.entries} if roster else {}
    answers = [
        _with_reports(Answer(entry.unit, entry.code), pile.plans.get(name, []), pile)
        for name, entry in units.items()
    ]
    for name in sorted(pile.plans.keys() - units.keys()):
        found = pile.plans[name]
        answer = _with_reports(replace(found[0], listed=roster is None), found, pile)
        if not answer.listed:
            pile.notes.append(_not_listed(answer))
        answers.append(answer)
    left = [(of, reports) for of, reports in pile.reports.items() if of not in pile.others]
    pile.notes += [_of_nothing(report.path, of) for of, reports in left for report in reports]
    return answers, pile.notes


def _with_reports(unit: Answer, found: list[Answer], pile: _Pile) -> Answer:
    """The unit with the plan that counts of those found, and what the reports on that one say."""
    if not found:
        return unit
    last = _latest(found, pile)
    reports = pile.reports.pop(Path(last.shown).resolve(), [])
    reports.sort(key=lambda one: (one.as_of, one.path.as_posix()))
    states = {id_: state for report in reports for id_, state in report.states.items()}
    return replace(
        last,
        unit=unit.unit,
        code=unit.code,
        listed=unit.listed,
        done=frozenset(id_ for id_, state in states.items() if state == "done"),
        as_of=reports[-1].as_of if reports else None,
    )


def _not_listed(answer: Answer) -> Problem:
    name = answer.unit.full
    message = Said(f"'{name}' không có trong danh sách", f"'{name}' is not in the roster")
    return Problem(Spot(answer.shown), "ledger/not-listed", message, Severity.WARNING)


def _of_nothing(path: Path, of: Path) -> Problem:
    message = Said(
        f"báo cáo này theo '{of.name}', không phải kế hoạch đang tính của xã nào;"
        " không tính kết quả",
        f"this report is on '{of.name}', which is no plan that counts; its results are left out",
    )
    advice = Said(
        "Ghi tệp kế hoạch đang tính vào bao_cao_ve.", "Name the plan that counts under reports_on."
    )
    return Problem(Spot(path.as_posix(), 1, 1), "ledger/report", message, Severity.WARNING, advice)


def _files(office: Path, paths: Sequence[Path]) -> Iterator[tuple[Path, bool]]:
    """The plan files below `paths`, each once, and whether it was named itself.

    Not the office's own.
    """
    seen = {office.resolve()}
    for path in paths:
        for one in find_plans(path) if path.is_dir() else [path]:
            if one.resolve() not in seen:
                seen.add(one.resolve())
                yield one, not path.is_dir()


def _sort(path: Path, named: bool, pile: _Pile) -> None:
    source = read_source(path)
    plan = PLAN.read(source.root, source) if source.root is not None else None
    if plan and plan.reports_on and plan.reports_on.as_of.full:
        _sort_report(path, plan.reports_on, plan.reports_on.as_of.full, pile)
    else:
        _sort_plan(path, named, source, plan, pile)


def _sort_report(path: Path, report: ReportsOn, day: date, pile: _Pile) -> None:
    if pile.on is None or day <= pile.on:
        states = {one.id.value: one.state for one in report.results if one.state}
        of = (path.parent / report.plan.value).resolve()
        pile.reports.setdefault(of, []).append(_Report(day, path, states))


def _sort_plan(path: Path, named: bool, source: Source, plan: Plan | None, pile: _Pile) -> None:
    problems = tuple(problem for problem in source.problems if has_errors([problem]))
    follows = plan.based_on if plan else _follows(source)
    if follows and follows.id.value == pile.id_:
        unit = commune_named(follows.unit.value, follows.unit.spot)
        tree = None if problems else read_tree(parse_source(source.path, source.text))
        answer = Answer(unit, path=path, plan=plan, tree=tree, problems=problems)
        pile.plans.setdefault(unit.full, []).append(answer)
        return
    pile.others.add(path.resolve())
    if plan is None and problems:
        # Whose plan it is cannot be told: that is no reason to be silent about it.
        pile.notes += problems[:3]
    elif named:
        message = Said(
            f"tệp này không theo kế hoạch '{pile.id_}'",
            f"this file does not follow the plan '{pile.id_}'",
        )
        pile.notes.append(Problem(Spot(path.as_posix(), 1, 1), "ledger/other-plan", message))


def _follows(source: Source) -> BasedOn | None:
    """Whose a plan that cannot be read is, and which plan it follows, by these lines alone."""
    found = _BASED_ON.search(source.text)
    alone = parse_source(source.path, found[0]) if found else None
    node = value_at(alone.root, *pair(PLAN, "based_on")) if alone else None
    return BASED_ON.read(node, Source(source.path)) if node else None


_OLDER = Said("bản mới hơn", "a later version")
_EQUAL = Said("cùng phiên bản, tính tệp sau theo tên", "the same version, the later name counts")
_BROKEN = Said("tệp này không đọc được", "this file cannot be read")


def _latest(found: list[Answer], pile: _Pile) -> Answer:
    """The plan that counts, of equally late ones the last by name; a note for each other one."""
    *older, last = sorted(found, key=lambda one: (one.age, one.shown))
    for one in older:
        # Which of two equal ones counts is a guess, and said to be one.
        equal = one.age == last.age
        why = _BROKEN if one.plan is None else _EQUAL if equal else _OLDER
        message = Said(
            f"đơn vị này có nhiều tệp kế hoạch; tính {last.shown}: {why.vi}",
            f"this unit has several plan files; {last.shown} counts: {why.en}",
        )
        severity = Severity.WARNING if equal else Severity.INFO
        pile.notes.append(Problem(Spot(one.shown), "ledger/older", message, severity))
    return last
