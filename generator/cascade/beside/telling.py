"""What an update has made of a commune's plan, or would make of it, in lines."""

from collections.abc import Iterator, Sequence
from itertools import takewhile
from pathlib import Path

from generator.cascade.derive import OWN_KEYS
from generator.cascade.follow import ALL, Followed
from generator.cascade.sides import Clash, Known, Taken
from generator.cascade.units import Unit
from generator.cascade.values import is_filled, one_line
from generator.form.worded import (
    conflict_said,
    item_named,
    key_called,
    shortened,
    versions_said,
    with_key,
)
from generator.language import NOTHING, Said
from generator.lazy import dataclass
from generator.problems import Problem, has_errors, typed

_NOTHING_NEW = Said("  Cấp trên không đổi gì ở phần của xã.", "  Nothing new from the office.")
_DONE = {
    "set": Said("~ sửa", "~"),
    "new": Said("+ mới", "+ new"),
    "gone": Said("- bỏ", "- gone"),
    "moved": Said("> chuyển", "> moved"),
    "ordered": Said("> xếp", "> put"),
    "order kept": Said("= thứ tự của xã giữ nguyên:", "= the commune's order is kept:"),
    "kept": Said("= giữ của xã:", "= kept:"),
    "follows": Said("theo", "follows"),
}
_WOULD_BE = _DONE | {
    "set": Said("~ sẽ sửa", "~ would change"),
    "new": Said("+ sẽ thêm", "+ would add"),
    "gone": Said("- sẽ bỏ", "- would take out"),
    "moved": Said("> sẽ chuyển", "> would move"),
    "ordered": Said("> sẽ xếp", "> would put"),
    "order kept": Said("= sẽ giữ thứ tự của xã:", "= would keep the commune's order:"),
    "kept": Said("= sẽ giữ của xã:", "= would keep:"),
    "follows": Said("sẽ theo", "would follow"),
}
"""What was done to an item, and what would be."""
_PLACES = {
    "moved": (Said("{} vào mục {}", "{} to {}"), Said("{}", "{}")),
    "ordered": (Said("{} ngay sau {}", "{} behind {}"), Said("{} lên đầu", "{} first")),
    "order kept": (
        NOTHING,
        Said("{} (cấp trên xếp ở chỗ khác)", "{} (the office put it elsewhere)"),
    ),
}
"""What is said of an item that is put elsewhere, with the place and without one."""
_BREAKS = Said(
    "    giữ như vậy là trái quy tắc của cấp trên: chưa tạo được văn bản, cách sửa ở lời báo dưới",
    "    that breaks the office's rule: no document can be made, how to mend it is told below",
)
_WOULD_BREAK = Said(
    "     giữ của xã thì trái quy tắc của cấp trên, sẽ không tạo được văn bản: nên theo cấp trên",
    "     to keep it breaks the office's rule, no document could be made: rather take theirs",
)


@dataclass(frozen=True, slots=True)
class Updated:
    """What an update says of a copy.

    Whose it is, what it follows and in which file; what of the office's comes, which may be the
    same for others; what is its own; what was written, and the problems. `waits` says that
    something is to be chosen.
    """

    path: Path
    unit: str
    follows: Said
    office: str
    changes: tuple[Said, ...]
    own: tuple[Said, ...]
    written: tuple[Said, ...]
    problems: tuple[Problem, ...]
    waits: bool

    @property
    def lines(self) -> tuple[Said, ...]:
        """All of it in its order, as it is told of one copy alone."""
        name = self.path.as_posix()
        head = Said(*(f"{name}: {words} ({self.office})" for words in self.follows))
        return (head, *self.changes, *self.own, *self.written)

    @property
    def is_broken(self) -> bool:
        """Whether something must be mended before it can be built."""
        return has_errors(self.problems)


def as_updated(followed: Followed, dry_run: bool, written: Sequence[Said]) -> Updated:
    """What an update is to say of a copy; of a trial, what it would do."""
    words = _WOULD_BE if dry_run else _DONE
    changes = [_change(one, words) for one in followed.merged.taken] or [_NOTHING_NEW]
    return Updated(
        followed.path,
        followed.commune.full,
        _follows(followed, words["follows"]),
        followed.office.path.as_posix(),
        tuple(changes),
        (*_kept(followed, words["kept"]), *_open(followed, dry_run)),
        tuple(written),
        followed.notes,
        bool(followed.merged.open),
    )


def _follows(followed: Followed, does: Said) -> Said:
    old, new = followed.base.plan.version, followed.office.plan.version
    steps = f"{old} → {new}" if old != new else f"{new}"
    plan = followed.office.plan.id
    return Said(
        f"{does.vi} '{plan}', phiên bản {steps}",
        f"{does.en} '{plan}', version {steps}",
    )


def _kept(followed: Followed, does: Said) -> Iterator[Said]:
    """What was chosen for the commune, and that this breaks a rule of the office's."""
    for known in followed.kept:
        name = with_key(known.item, known.key)
        yield Said(f"  {does.vi} {name.vi}", f"  {does.en} {name.en}")
        if _breaks(followed, known):
            yield _BREAKS


def _breaks(followed: Followed, known: Known) -> bool:
    key = known.key.partition(".")[0]
    spots = {
        unit.spot_of(field)
        for unit in followed.first
        if unit.label == known.item
        for field in unit.fields
        if key in ("", *unit.key(field))
    }
    return any(one.spot in spots for one in followed.forbidden)


def _open(followed: Followed, dry_run: bool) -> Iterator[Said]:
    """What both changed, with the orders that settle it once it is written down."""
    clashes, name = followed.merged.open, typed(followed.path)
    if clashes:
        yield _both_changed(len(clashes))
    for number, clash in enumerate(clashes, 1):
        own = followed.first.get(clash.own) if dry_run and clash.own else clash.own
        yield from _clash(number, clash, own)
        if clash.own and clash.own.spot_of(clash.key) in {one.spot for one in followed.forbidden}:
            yield _WOULD_BREAK
        if not dry_run:
            yield from _ways(name, number)
    if len(clashes) > 1 and not dry_run:
        every = f"kehoach update {name} --take {ALL}"
        yield Said(f"  Theo cấp trên tất cả: {every}", f"  The office's for all: {every}")


def _both_changed(count: int) -> Said:
    return Said(
        f"  Hai bên cùng sửa, đang giữ của xã, chờ xã chọn ({count}):",
        f"  Changed on both sides, the commune's is kept until you choose ({count}):",
    )


def _clash(number: int, clash: Clash, own_unit: Unit | None) -> Iterator[Said]:
    known, unit = clash.known, next(filter(None, (clash.office, clash.own)))
    name = item_named(known.item, unit.says, known.key)
    versions = (known.office, known.own, known.before)
    conflict = conflict_said(name, known.key, _measure(unit), *versions)
    places = "  |  ".join(str(one.spot_of(clash.key)) for one in (own_unit, clash.office) if one)
    yield Said(f"  {number}. {conflict.vi}", f"  {number}. {conflict.en}")
    yield Said(f"     {places}", f"     {places}")


def _ways(name: str, number: int) -> Iterator[Said]:
    keep, take = (f"kehoach update {name} --{one} {number}" for one in ("keep", "take"))
    yield Said(f"     giữ của xã: {keep}", f"     keep the commune's: {keep}")
    yield Said(f"     theo cấp trên: {take}", f"     take the office's: {take}")


def _change(taken: Taken, words: dict[str, Said]) -> Said:
    does = words[taken.what]
    return Said(*(f"  {done} {what}" for done, what in zip(does, _what(taken), strict=True)))


def _what(taken: Taken) -> Said:
    """The item that came, went or changed, and how."""
    label = taken.unit.label
    if taken.what == "set":
        return _set(taken)
    if taken.what in _PLACES:
        with_place, without = _PLACES[taken.what]
        place = with_place if taken.after else without
        return Said(*(words.format(label, taken.after) for words in place))
    says = label if label == taken.unit.says else f"{label}: {shortened(taken.unit.says)}"
    along = _goes_along(taken.unit) if taken.what == "gone" else ""
    return Said(f"{says}{along}", f"{says}{along}")


def _set(taken: Taken) -> Said:
    """A value that is another now."""
    before, after = _apart(
        *versions_said(taken.key, _measure(taken.unit), taken.before, taken.after)
    )
    change = f"{before or '(không có)'} → {after or '(bỏ)'}"
    name = item_named(taken.unit.label, taken.says, taken.key)
    key = with_key(name, taken.key)
    return Said(f"{key.vi}: {change}", f"{key.en}: {change}")


def _measure(unit: Unit) -> str:
    """In what the figures of a target count, "" where nothing says so."""
    return one_line(unit.fields.get("unit"))


def _goes_along(unit: Unit) -> str:
    """Whom the commune had named there, which goes with the item."""
    own = {key: value for key, value in unit.fields.items() if key in OWN_KEYS}
    filled = [
        f"{key_called(key).vi}: {one_line(value)}" for key, value in own.items() if is_filled(value)
    ]
    return f" ({'; '.join(filled)})" if filled else ""


def _apart(before: str, after: str) -> tuple[str, str]:
    """Both, shortened so that where they differ is seen."""
    alike = takewhile(lambda two: two[0] == two[1], zip(before, after, strict=False))
    same = len(list(alike))
    if min(len(before), len(after)) <= 90 or same <= 50:
        return shortened(before), shortened(after)
    start = before.rfind(" ", 0, same - 25) + 1
    return f"…{shortened(before[start:])}", f"…{shortened(after[start:])}"
