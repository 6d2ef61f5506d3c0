"""What a commune's plan and the office's both changed, side by side, to be chosen from."""

from pathlib import Path
from typing import Any

from generator.language import Lang, Said
from generator.making.load import load_plan
from generator.plan.lineage import Conflict
from generator.plan.source import Text


def choices_of(path: Path, lang: Lang) -> list[dict[str, Any]]:
    """Every choice that waits in the plan, numbered as `update` numbers them."""
    plan = load_plan(path).plan
    conflicts = plan.conflicts if plan else ()
    return [_choice(number, one, lang) for number, one in enumerate(conflicts, 1)]


def _choice(number: int, one: Conflict, lang: Lang) -> dict[str, Any]:
    return {
        "number": number,
        "item": f"{one.item}",
        "key": _named(one.key),
        "own": _side(one.own, lang),
        "office": _side(one.office, lang),
        "before": f"{one.before}" if one.before else "",
    }


def _side(text: Text | None, lang: Lang) -> str:
    """What one side says."""
    return f"{text}" if text else Said("(bỏ mục này)", "(leaves it out)").to(lang)


def _named(key: Text | None) -> str:
    """The field that both changed, in the words of people."""
    return f"{key}".replace("_", " ") if key else ""
