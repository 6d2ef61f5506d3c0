"""What a commune's plan and the office's both changed, side by side, to be chosen from."""

import re
from pathlib import Path
from typing import Any

from generator.form.labels import label_said
from generator.language import Lang, Said
from generator.lazy import regex
from generator.making.load import load_plan
from generator.plan.items import Item
from generator.plan.lineage import Conflict
from generator.plan.records import KNOWN, alias
from generator.plan.source import Text
from generator.plan.walk import items_of

_DAY = regex(r"\b(\d{4})-(\d{2})-(\d{2})\b")


def choices_of(path: Path, lang: Lang) -> list[dict[str, Any]]:
    """Every choice that waits in the plan, numbered as `update` numbers them."""
    plan = load_plan(path).plan
    if plan is None:
        return []
    said = {item.id.value: _words(item) for item in items_of(plan) if item.id}
    return [
        _choice(number, one, said.get(f"{one.item}", ""), lang)
        for number, one in enumerate(plan.conflicts, 1)
    ]


def _words(item: Item) -> str:
    return f"{item.title or item.text or ''}"


def _choice(number: int, one: Conflict, words: str, lang: Lang) -> dict[str, Any]:
    return {
        "number": number,
        "item": f"{one.item}",
        "words": words,
        "key": _named(f"{one.key}", lang) if one.key else "",
        "own": _side(one.own, lang),
        "office": _side(one.office, lang),
        "before": _DAY.sub(_day, f"{one.before}") if one.before else "",
    }


def _side(text: Text | None, lang: Lang) -> str:
    """What one side says."""
    if text is None:
        return Said("(bỏ mục này)", "(leaves it out)").to(lang)
    return _DAY.sub(_day, f"{text}")


def _day(found: re.Match[str]) -> str:
    """A day as people write it."""
    year, month, day = map(int, found.groups())
    return f"{day}/{month}/{year}"


def _named(key: str, lang: Lang) -> str:
    """The field that both changed, as the form calls it."""
    for record in ("item", "target_item"):
        for name, field in KNOWN[record].fields.items():
            if key in (name, alias(record, name)):
                return label_said(record, name, field).to(lang)
    return key.replace("_", " ")
