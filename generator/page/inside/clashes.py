"""What a plan and a reviewer's copy of its document both changed, side by side, to be chosen from."""

from pathlib import Path
from typing import Any

from generator.language import Lang, Said
from generator.verbs.absorb import both_changed

_GONE = Said("(đã bỏ)", "(taken away)")


def clashes_of(plan: Path, reviewed: Path, lang: Lang) -> list[dict[str, Any]]:
    """Every such place, numbered as `absorb` numbers them."""
    gone = _GONE.to(lang)
    return [
        {
            "number": one.number,
            "item": one.place,
            "words": "",
            "key": "",
            "asked": "",
            "own": one.ours or gone,
            "office": one.theirs or gone,
            "before": one.before,
            "place": "",
        }
        for one in both_changed(plan, reviewed)
    ]
