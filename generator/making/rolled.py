"""The rollup that a report names: read, held against its seal and against the reports behind it."""

import json
import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, replace
from hashlib import sha256
from json import JSONDecodeError
from pathlib import Path
from typing import Any

from generator.disk.links import real
from generator.language import Said
from generator.making.plans import find_plans, find_tabled
from generator.package import MIB, looked_around, read_bytes
from generator.paper.rolled import (
    NAMES,
    RolledUp,
    joint_state,
    rolled_chart,
    rolled_table,
    sentence_of,
    taken_words,
)
from generator.plan import codes
from generator.plan.items import Item
from generator.plan.model import Plan
from generator.plan.nearby import Unusable, nearby
from generator.plan.records import Written
from generator.plan.reports.results import TAKEN, ReportsOn, Result
from generator.plan.reports.rolled import Rollup
from generator.plan.source import Source, Text
from generator.problems import Rejected

FORMAT = 1
_LARGEST = 200 * MIB
_MAKE = Said(
    "Tạo bằng: kehoach rollup KẾ_HOẠCH THƯ_MỤC --period … --json TỆP.",
    "Make it with: kehoach rollup PLAN FOLDER --period … --json FILE.",
)


def seal_of(told: Mapping[str, Any]) -> str:
    """The sum of what a rollup's file says, without the seal itself."""
    said = {key: value for key, value in told.items() if key != "seal"}
    text = json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return sha256(text.encode()).hexdigest()


def with_rollup(plan: Plan, source: Source) -> tuple[Plan, RolledUp] | None:
    """The plan with what it takes from its rollup, and that; None where it cannot be used."""
    assert plan.rollup
    rolled = _read(plan.rollup, source)
    return (_with_rolled(plan, rolled, source), rolled) if rolled else None


def _read(named: Rollup, source: Source) -> RolledUp | None:
    """The rollup beside the report; why it cannot be used is reported to `source`."""
    try:
        path = nearby(named.file.value, Path(source.path).parent)
        content = read_bytes(path, _LARGEST)
    except Unusable as error:
        source.report(named.file.spot, codes.ROLLUP, error.message, error.advice)
        return None
    except Rejected as rejected:
        message = rejected.problems[0].message
        told_ = Said(f"'{named.file}': {message.vi}", f"'{named.file}': {message.en}")
        source.report(named.file.spot, codes.ROLLUP, told_, _MAKE)
        return None
    told = _told(content)
    if told is None or told.get("kehoach") != "rollup" or told.get("format") != FORMAT:
        message = Said(f"'{named.file}' không phải tệp tổng hợp", f"'{named.file}' is no rollup")
        source.report(named.file.spot, codes.ROLLUP, message, _MAKE)
        return None
    if told.get("seal") != seal_of(told):
        message = Said(
            f"'{named.file}' đã bị sửa tay sau khi tổng hợp",
            f"'{named.file}' was changed by hand after it was made",
        )
        source.report(named.file.spot, codes.ROLLUP, message, _MAKE)
        return None
    looked_around()
    folder = path.parent
    sent = told["files"].keys() - {told["plan"].get("file")}
    unseen = bool(sent) and not any((folder / name).is_file() for name in sent)
    changed = () if unseen else tuple(_changed(told, folder))
    spot = named.file.spot
    return RolledUp(named.id.value, told, spot, named.file.value, changed, unseen)


def _told(content: bytes) -> dict[str, Any] | None:
    try:
        found = json.loads(content)
    except (JSONDecodeError, UnicodeDecodeError, RecursionError):
        return None
    return found if isinstance(found, dict) else None


def _changed(told: Mapping[str, Any], folder: Path) -> Iterator[str]:
    """The files that say something else than when they were rolled up, are new, or are gone."""
    known = set()
    for name, sum_ in told["files"].items():
        path = folder / name
        known.add(real(path))
        try:
            now = sha256(read_bytes(path, MIB)).hexdigest()
        except Rejected:
            now = ""
        if now != sum_:
            yield name
    for one in told["folders"]:
        sent = (*find_plans(folder / one), *find_tabled(folder / one))
        new = (path for path in sent if real(path) not in known)
        yield from (Path(os.path.relpath(path, folder)).as_posix() for path in new)


def _with_rolled(plan: Plan, rolled: RolledUp, source: Source) -> Plan:
    """The plan with the tables and charts of the rollup where it names them, and with what units
    have done of each task of which it says nothing itself."""

    def shown(item: Item) -> Item:
        return _shown(item, rolled, source)

    made: Plan = _with_items(plan, shown)
    return (
        replace(made, reports_on=_with_results(plan.reports_on, rolled, source))
        if plan.reports_on
        else made
    )


def _with_items(value: Any, change: Callable[[Item], Item]) -> Any:
    """`value` with every item below it changed."""
    if isinstance(value, tuple):
        return tuple(_with_items(one, change) for one in value)
    if not isinstance(value, Written):
        return value
    own = {one.name: getattr(value, one.name) for one in fields(value)}
    new = {name: _with_items(one, change) for name, one in own.items()}
    made = replace(value, **{name: one for name, one in new.items() if one is not own[name]})
    return change(made) if isinstance(made, Item) else made


def _shown(item: Item, rolled: RolledUp, source: Source) -> Item:
    named = item.rolled_table or item.rolled_chart
    if named is None:
        return item
    make: Any = rolled_table if item.rolled_table else rolled_chart
    made = make(rolled, named.of.value, named.title, named.spot)
    if made is None:
        message = Said(
            f"tổng hợp không có '{named.of}' để in ở đây",
            f"the rollup has no '{named.of}' to print here",
        )
        ids = ", ".join(str(one["id"]) for one in rolled.targets)
        listed = ", ".join(NAMES)
        advice = Said(f"Có: {listed}; chỉ tiêu: {ids}.", f"There are: {listed}; targets: {ids}.")
        source.report(named.of.spot, codes.ROLLUP, message, advice)
        return item
    block = {"table": made} if item.rolled_table else {"chart": made}
    return replace(item, rolled_table=None, rolled_chart=None, **block)


def _with_results(on: ReportsOn, rolled: RolledUp, source: Source) -> ReportsOn:
    own = [_taken(one, rolled, source) if one.take else one for one in on.results]
    said = {one.id.value for one in on.results}
    more = [_result(one, rolled) for one in rolled.tasks if one["id"] not in said]
    return replace(on, results=(*own, *more))


def _taken(result: Result, rolled: RolledUp, source: Source) -> Result:
    """The result with the figure that it takes."""
    assert result.take
    target = rolled.target(result.id.value)
    figure = target[result.take] if target else ""
    if not target or not figure:
        message = Said(
            f"tổng hợp không có {TAKEN[result.take]} của '{result.id}'",
            f"the rollup has no {result.take} of '{result.id}'",
        )
        advice = Said(
            "Ghi gia_tri; tỷ lệ, điểm số không cộng được.",
            "Give a value; shares and scores are not added up.",
        )
        source.report(result.spot, codes.ROLLUP, message, advice)
        return result
    # A figure is printed with the dots that it is written with, and read without.
    return replace(
        result,
        value=Text(figure.replace(".", ""), result.spot),
        text=result.text or Text(taken_words(target, result.take), result.spot),
        joint=result.take == "sum",
    )


def _result(task: Mapping[str, Any], rolled: RolledUp) -> Result:
    at = rolled.spot
    return Result(
        spot=at,
        id=Text(task["id"], at),
        state=joint_state(task),
        text=Text(f"{sentence_of(task)}.", at),
    )
