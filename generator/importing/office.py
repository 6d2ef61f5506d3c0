"""A Word paper of the office as the plan that communes follow: every item has an id, and keeps it
when a new version of the paper comes.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path

from generator.cascade.copying import refuse_foreign
from generator.cascade.files import Brought
from generator.cascade.units import Unit
from generator.cascade.values import pair
from generator.changes.recognise import Recognised, recognised
from generator.changes.whole import WholePlan, read_whole
from generator.export import cut_short
from generator.importing.bring_in import Imported, imported, plan_beside
from generator.importing.naming import unused
from generator.importing.told import EXISTS, FAULTY, MORE, RECOGNISED
from generator.language import Said
from generator.lazy import dataclass
from generator.package import MAX_FILE, read_bytes
from generator.plan.blocks import BLOCKS
from generator.plan.model import PLAN
from generator.plan.source import Source, Text, value_at
from generator.plan.splice import TextEditor
from generator.plan.tasks import TASK_FIELDS
from generator.plan.text import parse_source, read_source
from generator.problems import Problem, Rejected, Spot, errors_in, refused, typed

_ONLY_OF_PLANS = ("rule", "amount", "dimension")
"""Keys that no import makes."""
_OF_WORDS = (*TASK_FIELDS, "indicator", "target", "change")
"""Keys that an import makes of the words that a plan prints of them."""


@dataclass(frozen=True, slots=True)
class Incoming:
    """The office's plan of a Word paper, with what there is to say of how it was read."""

    plan: Brought
    problems: tuple[Problem, ...]
    lines: tuple[Said, ...]


def first_plan(paper: Path) -> Incoming:
    """The plan of a paper from which communes get their first copies.

    One that is there already is taken again if it is just what the paper gives. Raises `Rejected`
    where it is not, and for a paper that is no plan.
    """
    target = plan_beside(paper)
    done = _imported(paper, target)
    new = parse_source(target.as_posix(), done.text)
    plan = PLAN.read(new.root, new) if new.root else None
    if plan:
        refuse_foreign(plan, Spot(paper.as_posix()))
    there = _just_that(target, new)
    for name, content in done.files.items():
        file = target.with_name(name)
        if file.exists() and not (there and file == target) and _bytes(file) != content:
            raise _another(file, paper)
    said = _again(target) if there else done.summary
    return Incoming(_brought(new, there, done), done.problems, (said,))


def newer_plan(paper: Path, base: Path) -> Incoming:
    """The plan of a new version of a paper: what the version at `base` had already bears the id that
    it bears there.

    One that is there already is taken if it is just what the paper gives. Raises `Rejected` where
    the version at `base` says more than a Word paper can.
    """
    target = plan_beside(paper)
    old = read_whole(read_source(base))
    done = _imported(paper, target)
    fresh = parse_source(target.as_posix(), done.text)
    _refuse_more_than_words(old, read_whole(fresh), paper)
    there = _just_that(target, fresh)
    if there and _follows(there, old):
        return Incoming(_brought(fresh, there, done), done.problems, (_again(target),))
    new = read_whole(fresh)
    found = recognised(old, new)
    source = _as_version_of(fresh, new, old, found)
    told = (*done.problems, *_unsure(source, new, found))
    return Incoming(_brought(source, None, done), told, (done.summary, _counted(old, new, found)))


def _imported(paper: Path, target: Path) -> Imported:
    """The paper with an id for every item; raises `Rejected` where its plan has errors."""
    done = imported(paper, target, with_ids=True)
    if done.proof is None:
        first = errors_in(done.slips)[0]
        message = Said(
            f"kế hoạch nhập từ đây còn lỗi: {first.message.vi}",
            f"the plan that it gives has errors: {first.message.en}",
        )
        advice = Said(
            f"Chạy kehoach import {typed(paper)}, sửa lỗi trong tệp ấy, rồi dùng --from tệp ấy.",
            f"Run kehoach import {typed(paper)}, mend that file, and name it with --from.",
        )
        raise refused(Spot(paper.as_posix()), FAULTY.code, message, advice)
    return done


def _brought(new: Source, there: Source | None, done: Imported) -> Brought:
    """The new plan with its files, or the one that is there with what it names."""
    files = {done.target.with_name(name): content for name, content in done.files.items()}
    own = {} if there else {done.target: new.text.encode()}
    return Brought(there or new, own | {a: files[a] for a in files if a != done.target})


def _bytes(file: Path) -> bytes:
    return read_bytes(file, MAX_FILE)


def _just_that(target: Path, new: Source) -> Source | None:
    """The plan that is there, where a paper gives just that, whatever its items are called."""
    if not target.exists():
        return None
    try:
        there = read_source(target)
        known, read = read_whole(there), read_whole(new)
    except Rejected:
        return None
    found = recognised(known, read)
    text = _with_head(_with_ids(new, read, known, found), _named(known))
    return there if text == there.text else None


def _follows(there: Source, old: WholePlan) -> bool:
    """Whether a plan is a version of the old one, and not an older one."""
    new = read_whole(there)
    return new.said("id") == old.said("id") and _version(new) >= _version(old)


def _as_version_of(fresh: Source, new: WholePlan, old: WholePlan, found: Recognised) -> Source:
    """The plan with the ids of the old version; it is the next one unless it says the same."""
    text = _with_ids(fresh, new, old, found)
    same = _with_head(text, _named(old))
    if _said(same) != _said(old.tree.source.text):
        same = _with_head(text, {**_named(old), "version": str(_version(old) + 1)})
    return parse_source(fresh.path, same)


def _said(text: str) -> list[str]:
    return [line for line in text.splitlines() if not line.startswith("#")]


def _named(plan: WholePlan) -> dict[str, str]:
    return {"id": plan.said("id"), "version": str(_version(plan))}


def _version(plan: WholePlan) -> int:
    return int(plan.said("version") or 1)


def _with_ids(fresh: Source, new: WholePlan, old: WholePlan, found: Recognised) -> str:
    """The text in which every item that the old version had bears its id, and no other does."""
    names = {now: unit.id for unit, now in found.pairs.items()}
    used = {unit.id for unit in old.tree.walk()}
    editor = TextEditor(fresh)
    for unit in new.tree.walk():
        entry = unit.entry("id") if "id" in unit.record.fields else None
        if entry and isinstance(node := entry[1], Text):
            name = names.get(unit) or unused(unit.id, used)
            editor.put(node.span.start, node.span.end, name)
    return editor.text()


def _with_head(text: str, head: Mapping[str, str]) -> str:
    """The text with other values of keys at the top."""
    source = parse_source("", text)
    editor = TextEditor(source)
    for key, value in head.items():
        node = value_at(source.root, *pair(PLAN, key))
        if isinstance(node, Text):
            editor.put(node.span.start, node.span.end, value)
    return editor.text()


def _refuse_more_than_words(old: WholePlan, new: WholePlan, paper: Path) -> None:
    """Raises `Rejected` where the plan says what a paper that became `new` cannot say.

    Rules would be lost; so would who leads and until when, where the paper has no such words.
    """
    said = set[str]().union(*(unit.fields for unit in _outside_tables(new)))
    lost = _ONLY_OF_PLANS + _OF_WORDS * said.isdisjoint(_OF_WORDS)
    for unit in _outside_tables(old):
        richer = next((key for key in lost if key in unit.fields), "")
        if richer:
            key = unit.key(richer)
            message = Said(
                f"mục '{unit.label}' có khóa {key.vi}, mà bản Word không ghi lại được như vậy",
                f"'{unit.label}' has the key {key.en}, which a Word paper does not say as such",
            )
            advice = Said(
                "Bản của xã chép từ tệp kế hoạch (.yaml): xin cấp trên tệp .yaml mới, "
                f"không dùng {paper.name}.",
                "This copy was made from a plan file: ask the office for the new .yaml, "
                f"and do not use {paper.name}.",
            )
            raise refused(unit.spot_of(richer), MORE.code, message, advice)


def _outside_tables(plan: WholePlan) -> list[Unit]:
    """The units that no table alone shows."""
    below = {one for unit in plan.tree.walk() if _is_block(unit) for one in unit.walk()}
    return [unit for unit in plan.tree.walk() if unit not in below]


def _is_block(unit: Unit) -> bool:
    return any(key in unit.fields for key in BLOCKS)


def _another(file: Path, paper: Path) -> Rejected:
    """That a file stands where the plan of the paper would."""
    name = file.as_posix()
    message = Said(
        f"đã có tệp này, khác bản nhập từ {paper.name}; không ghi đè",
        f"this file is there and is not what {paper.name} gives; it is not written over",
    )
    advice = Said(
        f"Dùng chính tệp ấy: --from {typed(file)}; nếu không, đổi tên nó rồi chạy lại.",
        f"Use that very file: --from {typed(file)}; otherwise rename it and run again.",
    )
    return refused(Spot(name), EXISTS.code, message, advice)


def _again(target: Path) -> Said:
    name = target.as_posix()
    return Said(f"Dùng lại {name}, đã nhập từ trước", f"{name} was imported before, and is used")


def _counted(old: WholePlan, new: WholePlan, found: Recognised) -> Said:
    """How much of the old version was found again."""
    before, now = (sum("id" in one.record.fields for one in two.tree.walk()) for two in (old, new))
    kept = sum("id" in one.record.fields for one in found.pairs)
    return Said(
        f"So với bản trước: {kept}/{before} mục giữ mã, {now - kept} mục mới, "
        f"{before - kept} mục không còn, {len(found.unsure)} chưa chắc",
        f"Against the version before: {kept} of {before} items keep their ids, {now - kept} are "
        f"new, {before - kept} are gone, {len(found.unsure)} are not sure",
    )


def _unsure(source: Source, new: WholePlan, found: Recognised) -> Iterator[Problem]:
    """What was taken for an item of the version before without being sure."""
    was = {now: unit for unit, now in found.pairs.items()}
    file = typed(Path(source.path))
    for unit, written in zip(new.tree.walk(), read_whole(source).tree.walk(), strict=True):
        if unit not in found.unsure:
            continue
        before, now = was[unit].says, unit.says
        message = Said(
            f"chưa chắc cùng một mục '{written.id}': “{cut_short(before, 90)}” "
            f"nay là “{cut_short(now, 90)}”",
            f"perhaps not the same item '{written.id}': “{cut_short(before, 90)}” "
            f"now is “{cut_short(now, 90)}”",
        )
        advice = Said(
            f"Xem trước bằng --dry-run; nếu khác, đổi ma ở dòng này rồi dùng --from {file}.",
            f"Look first with --dry-run; if not, change its id here and use --from {file}.",
        )
        yield Problem(written.spot, RECOGNISED.code, message, RECOGNISED.severity, advice)
