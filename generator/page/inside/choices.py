"""What a commune's plan and the office's both changed, side by side, to be chosen from."""

from pathlib import Path
from typing import Any

from generator.form.labels import label_of_key
from generator.language import Lang, Said
from generator.making.load import load_plan
from generator.page.plain import plain_days
from generator.plan.items import Item
from generator.plan.lineage import Conflict
from generator.plan.source import Text
from generator.plan.walk import items_of


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
