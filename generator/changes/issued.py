"""What an issued plan says otherwise than it did under its number, each change at its line."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from generator.cascade.followed import followed_problems
from generator.changes.compare import Amendment, compared
from generator.changes.telling import in_words
from generator.changes.whole import nested, read_whole
from generator.language import Said
from generator.making.as_issued import CHANGED, copies_as_issued
from generator.making.load import load_plan
from generator.plan.model import PLAN, Plan
from generator.plan.records import Record, alias
from generator.plan.source import Source, entry_at, text_at, value_at
from generator.plan.text import read_source
from generator.problems import Problem, Severity, Spot

_MOST = 12
"""Changes that are told of one plan."""


def further_problems(path: Path, plan: Plan) -> list[Problem]:
    """What a check tells of a plan beside other files: of the one that it follows, and of what it
    was when it was issued."""
    return [*followed_problems(path, plan), *since_issued(path, plan)]


def since_issued(path: Path, plan: Plan) -> list[Problem]:
    """Where the plan at `path` says otherwise than what was issued, old and new; nothing of one
    whose copy of that is gone."""
    copies = map(read_source, copies_as_issued(path)) if plan.issued else ()
    was = next((one for one in copies if plan.issued and _noted(one) == plan.issued.value), None)
    if was is None or was.text == read_source(path).text:
        return []
    loaded = load_plan(path)
    told = [one for one in loaded.problems if one.code == CHANGED.code]
    return list(_changes(was, read_source(path))) if told else []


def _noted(source: Source) -> str:
    return text_at(value_at(source.root, "issued", alias("plan", "issued")))


def _changes(was: Source, now: Source) -> Iterator[Problem]:
    changes = compared(read_whole(was), read_whole(now))
    told = [(one, line) for one in changes for all_ in in_words([one]) for line in all_.lines]
    for one, line in told[:_MOST]:
        message = Said(
            f"khác bản đã ban hành: {line.vi}", f"otherwise than it was issued: {line.en}"
        )
        yield now.problem(_spot(one, now), CHANGED.code, message, _BACK, Severity.WARNING)
    if len(told) > _MOST:
        yield _more(len(told) - _MOST, now.path)


_BACK = Said(
    "Sửa nhầm thì ghi lại như cũ.", "If that was not meant, write what stood there before."
)


def _more(count: int, path: str) -> Problem:
    message = Said(
        f"còn {count} chỗ khác bản đã ban hành nữa", f"{count} more places differ from the issue"
    )
    return Problem(Spot(path), CHANGED.code, message, Severity.INFO)


def _spot(change: Amendment, now: Source) -> Spot:
    """Where the plan says it now; of what is gone where its list, or the plan, begins."""
    unit = change.new
    node = unit.node if unit else now.root
    record: Record[Any] | None = unit.record if unit else PLAN
    spot = unit.spot if unit else Spot(now.path, 1, 1)
    for key in change.keys or (() if unit else (change.part,)):
        found = entry_at(node, key, alias(record.name, key)) if record else None
        if record is None or found is None:
            return spot
        spot, node, record = found[0].spot, found[1], nested(record, key)
    return spot
