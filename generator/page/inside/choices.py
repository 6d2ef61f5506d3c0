"""What a commune's plan and the office's both changed, side by side, to be chosen from."""

from pathlib import Path
from typing import Any

from generator.form.labels import label_of_key
from generator.form.places import keys_by_name, name_of, place_at, reader_at, record_of
from generator.form.sheet import control_of
from generator.form.worded import item_words, key_called, unit_of, versions_said
from generator.language import Lang, Said
from generator.law.wording import capitalised
from generator.making.load import load_plan
from generator.paper.briefly import briefly
from generator.plan.items import Item
from generator.plan.lineage import Conflict
from generator.plan.source import Source
from generator.plan.walk import in_conflict


def choices_of(path: Path, lang: Lang) -> list[dict[str, Any]]:
    """Every choice that waits in the plan, numbered as `update` numbers them."""
    dossier = load_plan(path).dossier
    if dossier is None:
        return []
    source, say = dossier.source, briefly(dossier.plan)
    return [
        _choice(number, one, item, lang)
        | {"words": say(item_words(item)), "place": _place(source, item, f"{one.key or ''}")}
        for number, (one, item) in enumerate(in_conflict(dossier.plan), 1)
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


def _choice(number: int, one: Conflict, item: Item | None, lang: Lang) -> dict[str, Any]:
    key = f"{one.key or ''}"
    sides = (f"{side or ''}" for side in (one.own, one.office, one.before))
    own, office, before = versions_said(key, unit_of(item), *sides)
    gone = _GONE.to(lang)
    return {
        "number": number,
        "item": f"{one.item}",
        "key": capitalised(key_called(key).to(lang)),
        "asked": label_of_key(key.rpartition(".")[2]).to(lang) if "." in key else "",
        "own": own or gone,
        "office": office or gone,
        "before": before,
    }


_GONE = Said("(bỏ mục này)", "(leaves it out)")
