"""One file and what became of it: what changed, for people and for programs."""

from typing import Any

from generator.cascade.values import Fields, Value, is_list, one_line
from generator.cascade.values import Pair as Word
from generator.changes.compare import Amendment, compared
from generator.changes.telling import Told, in_words
from generator.changes.versions import Pairing, Version
from generator.changes.whole import WholePlan, read_whole
from generator.language import NOTHING, Said
from generator.lazy import dataclass
from generator.package import MIB
from generator.plan.text import source_of
from generator.problems import Spot, refused

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Diff:
    """What changed in one file: `blocks` for people, `rows` for programs; none where nothing did."""

    pair: Pairing
    title: Said
    blocks: tuple[Told, ...] = ()
    rows: tuple[Row, ...] = ()

    @property
    def differs(self) -> bool:
        """Whether there is anything to tell."""
        return bool(self.rows) or self.pair.old is None or self.pair.new is None


def diff(pair: Pairing) -> Diff:
    """What changed; raises `Rejected` where one of both cannot be read, or they are not alike."""
    if pair.old is None or pair.new is None:
        return _alone(pair)
    if pair.old.is_plan != pair.new.is_plan:
        raise refused(Spot(pair.new.name), "diff/kinds", _TWO_KINDS, _USE_CHECK)
    return _of_plans(pair.old, pair.new) if pair.new.is_plan else _of_papers(pair.old, pair.new)


_TWO_KINDS = Said(
    "một bên là kế hoạch, một bên là văn bản Word", "one is a plan, the other a Word paper"
)
_USE_CHECK = Said(
    "So văn bản với kế hoạch của nó: kehoach check VĂN_BẢN KẾ_HOẠCH.",
    "Compare a paper with its plan: kehoach check PAPER PLAN.",
)


def _alone(pair: Pairing) -> Diff:
    if pair.new:
        return Diff(pair, Said(f"{pair.new.name}: tệp mới", f"{pair.new.name}: new"))
    there = pair.old.name if pair.old else ""
    return Diff(pair, Said(f"{there}: không còn", f"{there}: gone"))


def _of_plans(old: Version, new: Version) -> Diff:
    before, after = _whole(old), _whole(new)
    changes = compared(before, after)
    title = _title(old, new, _versions(before, after))
    rows = tuple(map(_row, changes))
    return Diff(Pairing(old, new), title, tuple(in_words(changes)), rows)


def _whole(version: Version) -> WholePlan:
    if len(version.content) > MIB:
        raise refused(
            Spot(version.name), "file/too-large", Said("tệp lớn hơn 1 MiB", "larger than 1 MiB")
        )
    return read_whole(source_of(version.name, version.content))


def _versions(before: WholePlan, after: WholePlan) -> Said:
    old, new = before.said("version"), after.said("version")
    if old == new:
        return NOTHING
    return Said(f"phiên bản {old} → {new}", f"version {old} → {new}")


def _title(old: Version, new: Version, more: Said = NOTHING) -> Said:
    names = new.name if old.name == new.name else f"{old.name} → {new.name}"
    return Said(*(f"{names}: {one}" if one else names for one in more))


def _row(change: Amendment) -> Row:
    """A change as data: values as texts, or lists of these, as the plan file has them."""
    return {
        "what": change.what,
        "part": change.part,
        "id": change.unit.id if change.unit else "",
        "label": change.unit.label if change.unit else "",
        "key": ".".join(change.keys),
        "before": _data(change.before),
        "after": _data(change.after),
        "line_before": change.old.spot.line if change.old else 0,
        "line_after": change.new.spot.line if change.new else 0,
    }


def _data(value: Value | None) -> Any:
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, Word):
        return value.en
    if isinstance(value, Fields):
        return {key: _data(below) for key, below in value.by_name.items()}
    return [*map(_data, value)] if is_list(value) else one_line(value)


def _of_papers(old: Version, new: Version) -> Diff:
    from generator.changes.papers import (
        differences,
        read_stories,
        rows_of_papers,
        told_of_papers,
    )

    before, after = (read_stories(one.name, one.content) for one in (old, new))
    found = differences(before, after)
    blocks, rows = told_of_papers(found), rows_of_papers(found)
    return Diff(Pairing(old, new), _title(old, new), tuple(blocks), tuple(rows))
