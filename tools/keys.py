"""Writes the table of keys in docs/plan-file.md: `python tools/keys.py`. Every key, and what it holds."""

import re
from collections.abc import Iterator
from pathlib import Path

from generator.plan.fields import ABOUT_OPEN, OPEN_KEYS
from generator.plan.records import ALIASES, alias
from generator.plan.schema import RECORDS

PAGE = Path(__file__).resolve().parents[1] / "docs" / "plan-file.md"
_HEAD = "| Tiếng Anh | Tiếng Việt | Là gì |\n|---|---|---|\n"
_TABLE = re.compile(re.escape(_HEAD) + r"(?:\|.*\n)*")
_MOST = 3
"""So many meanings of one key say what it is for; more would be a list of all records."""


def page(text: str) -> str:
    """The page with the table as the model has it."""
    rows = (f"| `{key}` | `{vi}` | {_about(key)} |\n" for key, vi in ALIASES.items())
    return _TABLE.sub(lambda _: _HEAD + "".join(rows), text)


def _about(key: str) -> str:
    if key == OPEN_KEYS[0]:
        return ABOUT_OPEN.vi
    return " · ".join(list(dict.fromkeys(_meanings(key)))[:_MOST])


def _meanings(key: str) -> Iterator[str]:
    """What the key holds, in each record that has it under this name."""
    *of, name = key.split(".")
    for record in RECORDS:
        field = record.fields.get(name)
        mine = of == [record.name] or (not of and f"{record.name}.{name}" not in ALIASES)
        if field and mine and alias(record.name, name) == ALIASES[key]:
            yield field.metadata["about"].vi


if __name__ == "__main__":
    PAGE.write_text(page(PAGE.read_text("utf-8")), "utf-8", newline="\n")
