"""The tree of a paper as keys and values of a plan: its parts, its outline, its free text."""

from collections.abc import Iterator, Sequence
from typing import Any

from generator.cascade.values import Fields, Pair, Value, is_list, pair
from generator.importing.branches import Branch, list_mark
from generator.law.kinds import kind
from generator.paper.outline import MARKS, PART_TITLES
from generator.plan.items import ITEM, MARK_NAMES, OUTLINE, PART, SECTION
from generator.plan.model import PLAN
from generator.plan.records import Record, alias

_PARTS = (
    ("purpose", ("mục đích",)),
    ("requirements", ("yêu cầu",)),
    ("targets", ("mục tiêu", "chỉ tiêu")),
    ("budget", ("kinh phí",)),
    ("implementation", ("tổ chức thực hiện",)),
    ("solutions", ("nhiệm vụ", "giải pháp")),
)
"""By which words of its heading a part of a plan is known, the surest first."""
ALONE = ("letter", "paren")
"""Marks that one item alone goes without, unless it is said."""


class Items(tuple[Branch, ...]):
    """A list of items, as a value of the plan file."""


def values_in(value: Value) -> Iterator[Value]:
    """A value, and all that are in it; items are one."""
    yield value
    inner = tuple(one for _, one in value.entries) if isinstance(value, Fields) else value
    if is_list(inner) and not isinstance(inner, Items):
        yield from (below for one in inner for below in values_in(one))


def mark_word(mark: str) -> Pair:
    """The word for a kind of numbers, in both languages."""
    return Pair(mark, MARK_NAMES[mark])


def marks_of(nodes: Sequence[Branch], usual: str) -> Pair | None:
    """What is to be said of how a list is numbered; None where that goes without saying."""
    mark = list_mark(nodes)
    alone = mark in ALONE and sum(bool(node.mark) for node in nodes) == 1
    return mark_word(mark) if mark and (mark != usual or alone) else None


def usual_below(mark: str, nodes: Sequence[Branch]) -> str:
    """How what stands below an item is numbered where the plan does not say."""
    if mark == "chuong":
        counted = [node for node in nodes if node.mark]
        return "roman" if all(node.title for node in counted) else "arabic"
    return MARKS[mark].below


def fields_of(record: Record[Any], **values: Value | None) -> Fields:
    """The keys of a record that have a value."""
    return Fields(tuple((pair(record, key), value) for key, value in values.items() if value))


def with_widths(
    record: Record[Any], columns: Sequence[Value], widths: Sequence[int]
) -> tuple[Fields, ...]:
    """Columns of a table, each with its width in mm."""
    return tuple(_wide(record, *one) for one in zip(columns, widths, strict=True))


def _wide(record: Record[Any], column: Value, width: int) -> Fields:
    own = column.entries if isinstance(column, Fields) else ((pair(record, record.short), column),)
    said = {**{key.en: value for key, value in own}, "width": str(width)}
    return fields_of(record, **{name: said.get(name) for name in record.fields})


def is_unnumbered(nodes: Sequence[Branch], mark: str) -> bool:
    """Whether nothing is numbered where nothing would be: then paragraphs are plain items."""
    return mark == "none" and not list_mark(nodes)


def content(root: Branch, kind_key: str) -> Value:
    """The whole text as the one part that has no heading of its own."""
    usual = kind(kind_key).mark
    headed = usual in ("roman", "upper")
    if headed and not all(node.title for node in root.below if node.mark):
        usual = "arabic"
    marks = marks_of(root.below, usual)
    items = Items(root.below)
    return fields_of(PART, marks=marks, items=items) if marks else items


def parted(root: Branch) -> list[tuple[Pair, Value]]:
    """Outline and parts of a plan whose text stands under headings; empty where it does not."""
    tops = root.below
    headed = (node.mark and node.title and not node.text and node.below for node in tops)
    if not tops or not all(headed):
        return []
    taken: dict[str, Value] = {}
    sections = tuple(_section(node, taken) for node in tops)
    nested = any(pair(SECTION, "sections") in section.keys for section in sections)
    top = list_mark(tops)
    marks = mark_word(top) if nested or top != "roman" else None
    outline = fields_of(OUTLINE, marks=marks, sections=sections)
    parts = [(pair(PLAN, name), taken[name]) for name, _ in _ordered(taken)]
    return [(pair(PLAN, "outline"), outline), *parts]


def _ordered(taken: dict[str, Value]) -> list[tuple[str, Value]]:
    return [(name, taken[name]) for name in PLAN.fields if name in taken]


def _section(node: Branch, taken: dict[str, Value]) -> Fields:
    """One heading: over one part or two that it names, else over items of its own."""
    named = _several(node, taken) or _one(node, taken)
    if named:
        names = tuple(Pair(name, alias("plan", name)) for name in named)
        usual = usual_below(node.mark, node.below)
        marks = marks_of(node.below, usual) if len(named) > 1 else None
        return fields_of(SECTION, title=node.title, marks=marks, parts=names)
    marks = marks_of(node.below, usual_below(node.mark, node.below))
    return fields_of(SECTION, title=node.title, marks=marks, items=Items(node.below))


def _one(node: Branch, taken: dict[str, Value]) -> list[str]:
    name = part_called(node.title)
    if not name or name in taken:
        return []
    taken[name] = _part(node, usual_below(node.mark, node.below), "")
    return [name]


def _several(node: Branch, taken: dict[str, Value]) -> list[str]:
    """The parts that stand under a heading as its titled items: Mục đích, Yêu cầu."""
    names = [part_called(one.title) for one in node.below]
    plain = all(one.mark and one.title and not one.text and one.below for one in node.below)
    if (
        len(names) < 2
        or not plain
        or not all(names)
        or len({*names, *taken}) < len(names) + len(taken)
    ):
        return []
    for name, one in zip(names, node.below, strict=True):
        own = "" if one.title == PART_TITLES[name] else one.title
        taken[name] = _part(one, MARKS[one.mark].below, own)
    return names


def _part(node: Branch, usual: str, title: str) -> Value:
    marks = marks_of(node.below, usual)
    items = Items(node.below)
    if not marks and not title:
        return items
    return fields_of(PART, title=title, marks=marks, items=items)


def part_called(title: str) -> str:
    """The part that a heading names, and no other; "" if it names none."""
    said = title.casefold()
    found = [name for name, words in _PARTS if any(word in said for word in words)]
    return found[0] if len(found) == 1 and len(said) < 120 else ""


def item_value(node: Branch, plain: bool) -> Fields | str:
    """One item with its own keys, without what stands below it."""
    value = _said(node, plain)
    if not node.id:
        return value
    own = fields_of(ITEM, text=value) if isinstance(value, str) else value
    return Fields(((pair(ITEM, "id"), node.id), *own.entries))


def _said(node: Branch, plain: bool) -> Fields | str:
    if node.fields:
        return node.fields
    if not (node.mark or node.more.entries):
        return node.text if plain else fields_of(ITEM, paragraph=node.text)
    marks = marks_of(node.below, usual_below(node.mark, node.below)) if node.below else None
    if not node.title and not node.below and not marks and not node.more.entries:
        return node.text
    own = fields_of(ITEM, title=node.title, text=node.text, marks=marks)
    return Fields((*own.entries, *node.more.entries))
