"""What was counted as files: .xlsx to look into, .json for reports and other programs."""

import json
import os
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, date, datetime, time
from decimal import Decimal
from hashlib import sha256
from pathlib import Path
from typing import Any

from generator.export import workbook
from generator.law.number_words import shown
from generator.making.rolled import FORMAT, seal_of
from generator.package import MIB, read_bytes
from generator.plan.amounts import places_of
from generator.problems import Problem, Rejected, Spot
from generator.rollup.tables import day_of, place_text, rollup_tables
from generator.rollup.tally import (
    Figure,
    Tally,
    TargetTally,
    TaskGroup,
    TaskStand,
    TaskState,
    TaskTally,
    UnitCount,
)

Row = dict[str, Any]
_At = Callable[[Spot | None], str]


def rollup_xlsx(tally: Tally, misfits: Sequence[Problem]) -> bytes:
    """A workbook with a sheet for each question, with filters and charts, and no formula."""
    made = datetime.combine(day_of(tally), time(), UTC)
    return workbook(tally.gathered.title, rollup_tables(tally, misfits), made)


def rollup_json(tally: Tally, misfits: Sequence[Problem], target: Path) -> bytes:
    """All that was counted, each figure with its file and line, sealed.

    Paths are as they are seen from the folder of `target`; what was read is noted by its sum.
    """
    told = _content(tally, misfits, target.parent)
    text = json.dumps({**told, "seal": seal_of(told)}, ensure_ascii=False, indent=1)
    return f"{text}\n".encode()


def _content(tally: Tally, misfits: Sequence[Problem], folder: Path) -> Row:
    gathered = tally.gathered
    plan, period = gathered.plan, gathered.period

    def seen(path: Path | str) -> str:
        return Path(os.path.relpath(path, folder)).as_posix()

    def at(spot: Spot | None) -> str:
        return place_text(spot, seen(spot.path)) if spot else ""

    return {
        "kehoach": "rollup",
        "format": FORMAT,
        "plan": {
            "id": plan.id.value,
            "version": plan.version,
            "file": seen(gathered.office),
        },
        "period": {
            "name": str(period),
            "first": period.first.isoformat(),
            "last": period.last.isoformat(),
        },
        "on": _iso(tally.on),
        "folders": [seen(one) for one in gathered.folders],
        "files": {seen(one): _sum(one) for one in (gathered.office, *gathered.looked)},
        "units": [_unit(one, seen) for one in tally.per_unit],
        "tasks": [_task(one, at) for one in tally.tasks],
        "targets": [_target(one, at) for one in tally.targets],
        "leads": [*map(_group, tally.leads)],
        "months": [*map(_group, tally.months)],
        "dimensions": [*map(_group, tally.dimensions)],
        "misfits": [
            {"at": at(one.spot), "code": one.code, "message": one.message.vi} for one in misfits
        ],
    }


def _sum(path: Path) -> str:
    try:
        return sha256(read_bytes(path, MIB)).hexdigest()
    except Rejected:
        return ""


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""


def figure_text(value: Decimal | None) -> str:
    """A figure as it is printed, "" for none."""
    return "" if value is None else shown(value, places_of(value))


def _unit(one: UnitCount, seen: Callable[[Path | str], str]) -> Row:
    report = one.unit.report
    return {
        "name": one.unit.name,
        "code": one.unit.code,
        "file": seen(report.path) if report else "",
        "as_of": _iso(report.as_of) if report else "",
        **{state.name.lower(): one.states[state] for state in TaskState},
        "overdue": one.overdue,
    }


def _names(found: Iterable[TaskStand]) -> list[str]:
    return [one.unit.name for one in found]


def _task(one: TaskTally, at: _At) -> Row:
    asked = one.asked
    return {
        "id": asked.id,
        "says": asked.says,
        "due": _iso(asked.due),
        "deadline": asked.deadline,
        **{state.name.lower(): _names(one.of(state)) for state in TaskState},
        "overdue": _names(one.overdue),
        "done_late": _names(one.done_late),
        "at": {stand.unit.name: at(stand.spot) for stand in one.stands if stand.spot},
    }


def _target(one: TargetTally, at: _At) -> Row:
    return {
        "id": one.asked.id,
        "says": one.asked.says,
        "unit": one.asked.unit,
        "goal": one.asked.goal,
        "sum": figure_text(one.sum),
        "mean": figure_text(one.mean),
        "lowest": figure_text(one.lowest),
        "highest": figure_text(one.highest),
        "since_baseline": figure_text(one.since("baseline")),
        "since_before": figure_text(one.since("before")),
        "baseline_units": one.having("baseline"),
        "before_units": one.having("before"),
        "figures": [_figure(figure, one.asked.id, at) for figure in one.figures],
        "left_out": [_figure(figure, one.asked.id, at) for figure in one.left_out],
    }


def _figure(one: Figure, id_: str, at: _At) -> Row:
    before = one.unit.before if one.before is not None else None
    return {
        "unit": one.unit.name,
        "value": figure_text(one.value),
        "rank": one.rank,
        "below": one.below,
        "before": figure_text(one.before),
        "before_at": at(before.spot(id_, "value") if before else None),
        "at": at(one.spot),
    }


def _group(one: TaskGroup) -> Row:
    return {
        "name": one.name,
        "tasks": [task.asked.id for task in one.tasks],
        **{state.name.lower(): one.count(state) for state in TaskState},
        "overdue": one.overdue,
        "targets": [target.asked.id for target in one.targets],
        "below": sum(len(target.below) for target in one.targets),
    }
