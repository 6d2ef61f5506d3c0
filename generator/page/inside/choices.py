"""What a commune's plan and the office's both changed, side by side, to be chosen from."""

from pathlib import Path
from typing import Any

from generator.form.labels import label_of_key
from generator.form.places import keys_by_name, name_of, place_at, reader_at, record_of
from generator.form.sheet import control_of
from generator.language import Lang, Said
from generator.making.load import load_plan
from generator.page.plain import plain_days
from generator.plan.items import Item
from generator.plan.lineage import Conflict
from generator.plan.source import Source, Text
from generator.plan.text import read_source
from generator.plan.walk import items_of


def choices_of(path: Path, lang: Lang) -> list[dict[str, Any]]:
    """Every choice that waits in the plan, numbered as `update` numbers them."""
    plan = load_plan(path).plan
    if plan is None:
        return []
    source = read_source(path)
    items = {item.id.value: item for item in items_of(plan) if item.id}
    return [
        _choice(number, one, items.get(f"{one.item}"), lang)
        | {"place": _place(source, items.get(f"{one.item}"), f"{one.key or ''}")}
        for number, one in enumerate(plan.conflicts, 1)
    ]


def _place(source: Source, item: Item | None, key: str) -> str:
    """Where the plan says what both changed, "" where that is more than can be typed in a field."""
    if item is None or item.id is None:
        return ""
    over = place_at(source, item.id.spot)[:-1]
    name = keys_by_name(record.name).get(key) if (record := record_of(reader_at(over))) else None
    if name is None:
        return ""
    place = (*over, name)
    return name_of(place) if control_of(place, reader_at(place)) in _TYPED else ""


_TYPED = ("line", "lines", "day", "names")
"""What can be written otherwise than either side has it."""


def _words(item: Item) -> str:
    return f"{item.title or item.text or ''}"


def _choice(number: int, one: Conflict, item: Item | None, lang: Lang) -> dict[str, Any]:
    words = _words(item) if item else ""
    return {
        "number": number,
        "item": f"{one.item}",
        "words": words,
        "key": label_of_key(f"{one.key}").to(lang) if one.key else "",
        "own": _side(one.own, lang),
        "office": _side(one.office, lang),
        "before": plain_days(f"{one.before}") if one.before else "",
    }


def _side(text: Text | None, lang: Lang) -> str:
    """What one side says."""
    if text is None:
        return Said("(bỏ mục này)", "(leaves it out)").to(lang)
    return plain_days(f"{text}")
