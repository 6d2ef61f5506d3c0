"""What a commune's plan and the office's both changed, side by side, to be chosen from."""

from pathlib import Path
from typing import Any

from generator.form.labels import label_of_key
from generator.form.places import keys_by_name, name_of, place_at, reader_at, record_of
from generator.form.sheet import control_of
from generator.language import Lang, Said
from generator.making.load import load_plan
from generator.page.plain import plain_days
from generator.plan.goals import BASELINE, GOAL
from generator.plan.items import Item, Target
from generator.plan.lineage import Conflict
from generator.plan.source import Source, Text
from generator.plan.text import read_source
from generator.plan.walk import items_of, targets_of


def choices_of(path: Path, lang: Lang) -> list[dict[str, Any]]:
    """Every choice that waits in the plan, numbered as `update` numbers them."""
    plan = load_plan(path).plan
    if plan is None:
        return []
    source = read_source(path)
    both = (*items_of(plan), *targets_of(plan))
    items: dict[str, Item] = {item.id.value: item for item in both if item.id}
    return [
        _choice(number, one, items.get(f"{one.item}"), lang)
        | {"place": _place(source, items.get(f"{one.item}"), f"{one.key or ''}")}
        for number, one in enumerate(plan.conflicts, 1)
    ]


def _place(source: Source, item: Item | None, key: str) -> str:
    """Where the plan says what both changed, "" where that is more than can be typed in a field."""
    if item is None or item.id is None:
        return ""
    place = place_at(source, item.id.spot)[:-1]
    for part in key.split("."):
        record = record_of(reader_at(place))
        name = keys_by_name(record.name).get(part) if record else None
        if name is None:
            return ""
        place = (*place, name)
    return name_of(place) if control_of(place, reader_at(place)) in _TYPED else ""


_TYPED = ("line", "lines", "day", "names")
"""What can be written otherwise than either side has it."""


_FIGURES = frozenset(name for record in (GOAL, BASELINE) for name in keys_by_name(record.name)) - {
    "year",
    "nam",
}
"""Keys of a target under which a figure of its unit stands."""


def _words(item: Item) -> str:
    named = item.indicator if isinstance(item, Target) else None
    return f"{item.title or item.text or named or ''}"


def _unit(item: Item | None, key: str) -> str:
    """The unit behind what stands under a key of a target, a space before it unless it is %."""
    if not isinstance(item, Target) or key.rpartition(".")[2] not in _FIGURES:
        return ""
    unit = f"{item.unit or ''}"
    return unit if unit == "%" else f" {unit}".rstrip()


def _choice(number: int, one: Conflict, item: Item | None, lang: Lang) -> dict[str, Any]:
    words, key = _words(item) if item else "", f"{one.key or ''}"
    unit = _unit(item, key)
    return {
        "number": number,
        "item": f"{one.item}",
        "words": words,
        "key": ", ".join(label_of_key(part).to(lang) for part in key.split(".") if part),
        "own": _side(one.own, unit, lang),
        "office": _side(one.office, unit, lang),
        "before": f"{plain_days(f'{one.before}')}{unit}" if one.before else "",
    }


def _side(text: Text | None, unit: str, lang: Lang) -> str:
    """What one side says."""
    if text is None:
        return Said("(bỏ mục này)", "(leaves it out)").to(lang)
    return f"{plain_days(f'{text}')}{unit}"
