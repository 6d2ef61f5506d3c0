"""What an issued plan says otherwise than it did under its number, each change at its line."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from generator.cascade.followed import followed_problems
from generator.changes.compare import Amendment, compared
from generator.changes.telling import in_words
from generator.changes.whole import nested, read_whole
from generator.language import Said
from generator.making.as_issued import CHANGED, copies_as_issued
from generator.making.load import plan_of
from generator.making.same_number import same_number
from generator.plan.model import PLAN, Plan
from generator.plan.records import alias
from generator.plan.source import Source, entry_at, text_at, value_at
from generator.plan.text import read_source
from generator.problems import Problem, Rejected, Severity, Spot

_MOST = 12
"""Changes that are told of one plan."""


def further_problems(path: Path, plan: Plan) -> list[Problem]:
    """What a check tells of a plan beside other files: of the one that it follows, of what it was
    when it was issued, and of those that have its number."""
    return [*followed_problems(path, plan), *since_issued(path), *same_number(path, plan)]


def since_issued(path: Path) -> list[Problem]:
    """Where the plan at `path` says otherwise than what was issued, old and new; nothing of one
    whose copy of that is gone, or cannot be read any more."""
    copies = copies_as_issued(path)
    if not copies:
        return []
    with suppress(Rejected):
        now = read_source(path)
        issued = [one for one in map(read_source, copies) if _noted(one) == _noted(now)]
        is_changed = CHANGED.code in {one.code for one in plan_of(now).problems}
        return list(_changes(issued[0], now)) if issued and is_changed else []
    return []


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
    yield from _more(len(told[_MOST:]), now.path)


_BACK = Said(
    "Sửa nhầm thì ghi lại như cũ.", "If that was not meant, write what stood there before."
)


def _more(count: int, path: str) -> Iterator[Problem]:
    message = Said(
        f"còn {count} chỗ khác bản đã ban hành nữa", f"{count} more places differ from the issue"
    )
    if count:
        yield Problem(Spot(path), CHANGED.code, message, Severity.INFO)


def _spot(change: Amendment, now: Source) -> Spot:
    """Where the plan says it now; of what is gone where its list, or the plan, begins."""
    unit = change.new
    spot = unit.spot if unit else Spot(now.path, 1, 1)
    node, record = (unit.node, unit.record) if unit else (now.root, PLAN)
    for key in change.keys or (change.part,):
        found = entry_at(node, key, alias(record.name, key))
        if found is None:
            break
        spot, node = found[0].spot, found[1]
        record = nested(record, key) or record
    return spot
