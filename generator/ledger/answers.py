"""What communes have sent: their plans, and their reports on them, found among files and folders."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from generator.batch.roster import Roster
from generator.cascade.communes import Commune, commune_named
from generator.cascade.units import Tree, read_tree
from generator.language import Said
from generator.problems import Problem, Rejected, Severity, Spot, has_errors
from generator.writing.build import find_plans
from generator.writing.plan import PLAN, Plan
from generator.writing.plan_text import parse_source, read_source


@dataclass(frozen=True, slots=True)
class Answer:
    """One unit: its plan as it was sent, None for one that has not; `problems` say why a plan cannot be read.

    `done` are the ids of tasks that its reports call done, `as_of` the day of the last of these reports.
    """

    unit: Commune
    code: str = ""
    path: Path | None = None
    plan: Plan | None = None
    tree: Tree | None = None
    problems: tuple[Problem, ...] = ()
    done: frozenset[str] = frozenset()
    as_of: date | None = None


@dataclass(frozen=True, slots=True)
class _Found:
    path: Path
    plan: Plan | None
    tree: Tree | None
    problems: tuple[Problem, ...]


@dataclass(slots=True)
class _Pile:
    """What was found, sorted: plans by unit, reports by the plan that they are on, and what fits nowhere."""

    plans: dict[str, list[_Found]] = field(default_factory=dict)
    reports: dict[Path, list[tuple[date, frozenset[str]]]] = field(default_factory=dict)
    notes: list[Problem] = field(default_factory=list)


def read_answers(
    office: Path, id_: str, paths: Sequence[Path], roster: Roster | None, on: date | None
) -> tuple[list[Answer], list[Problem]]:
    """The answers to the plan `id_` at `office`, in the order of the roster, else by name; and notes on other files.

    Of two plans of one unit the later counts. Reports after the day `on` are not known on it.
    """
    pile = _Pile()
    for path, named in _files(office, paths):
        _sort(path, named, id_, pile, on)
    units = {entry.unit.full: entry for entry in roster.entries} if roster else {}
    answers = []
    order = [*units, *sorted(name for name in pile.plans if name not in units)]
    for name in order:
        found = _latest(pile.plans.get(name, []), pile.notes)
        unit = units[name].unit if name in units else commune_named(name, Spot(name))
        code = units[name].code if name in units else ""
        if roster and name not in units and found:
            message = Said(f"'{name}' không có trong danh sách", f"'{name}' is not in the roster")
            pile.notes.append(Problem(Spot(found.path.as_posix()), "ledger/not-listed", message, Severity.WARNING))
        if found is None:
            answers.append(Answer(unit, code))
            continue
        reports = sorted(pile.reports.get(found.path.resolve(), []), key=lambda one: one[0])
        done, as_of = (reports[-1][1], reports[-1][0]) if reports else (frozenset[str](), None)
        answers.append(Answer(unit, code, found.path, found.plan, found.tree, found.problems, done, as_of))
    return answers, pile.notes


def _files(office: Path, paths: Sequence[Path]) -> Iterator[tuple[Path, bool]]:
    """The plan files below `paths`, each once, and whether it was named itself; not the office's own."""
    seen = {office.resolve()}
    for path in paths:
        found = find_plans(path) if path.is_dir() else [path]
        for one in found:
            kept = path.is_dir() and ".truoc" in one.stem
            if one.resolve() not in seen and not kept:
                seen.add(one.resolve())
                yield one, not path.is_dir()


def _sort(path: Path, named: bool, id_: str, pile: _Pile, on: date | None) -> None:
    source = read_source(path)
    plan = PLAN.read(source.root, source) if source.root is not None else None
    if plan and plan.reports_on and plan.reports_on.as_of.full:
        day = plan.reports_on.as_of.full
        if on is None or day <= on:
            done = frozenset(one.id.value for one in plan.reports_on.results if one.state == "done")
            of = (path.parent / plan.reports_on.plan.value).resolve()
            pile.reports.setdefault(of, []).append((day, done))
        return
    problems = tuple(problem for problem in source.problems if has_errors([problem]))
    if plan is None or plan.based_on is None or plan.based_on.id.value != id_:
        if plan is None and problems:
            # Whose plan it is cannot be told: that is no reason to be silent about it.
            pile.notes += problems[:3]
        elif named:
            message = Said(f"tệp này không theo kế hoạch '{id_}'", f"this file does not follow the plan '{id_}'")
            pile.notes.append(Problem(Spot(path.as_posix(), 1, 1), "ledger/other-plan", message))
        return
    try:
        name = commune_named(plan.based_on.unit.value, plan.based_on.unit.spot).full
        tree = None if problems else read_tree(parse_source(source.path, source.text))
    except Rejected as rejected:
        pile.notes += rejected.problems
        return
    pile.plans.setdefault(name, []).append(_Found(path, plan, tree, problems))


def _latest(found: list[_Found], notes: list[Problem]) -> _Found | None:
    """The plan that counts; a note for each other one."""

    def age(one: _Found) -> tuple[int, int]:
        based_on = one.plan.based_on if one.plan else None
        return (based_on.version if based_on else 0, one.plan.version if one.plan else 0)

    if not found:
        return None
    *older, last = sorted(found, key=age)
    for one in older:
        message = Said(
            f"đơn vị này có bản mới hơn: {last.path.as_posix()}", f"this unit has a later one: {last.path.as_posix()}"
        )
        # Which of two equal ones counts is a guess, and said to be one.
        severity = Severity.WARNING if age(one) == age(last) else Severity.INFO
        notes.append(Problem(Spot(one.path.as_posix()), "ledger/older", message, severity))
    return last
