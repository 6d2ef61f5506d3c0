"""What we are held against: a script with docxtpl and libyaml, its context ready, nothing checked.

`python -m tools.bench.rival CONTEXT.json TEMPLATE PLAN OUT COUNT` makes so many documents.
"""

import dataclasses
import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml
from docxtpl import DocxTemplate


def plain(value: Any) -> Any:
    """A value of a template as what JSON has: a passage is a mapping with `kieu` and `chu`."""
    if dataclasses.is_dataclass(value):
        return {"kieu": getattr(value, "style", ""), "chu": str(getattr(value, "text", ""))}
    if isinstance(value, list | tuple):
        return [plain(one) for one in value]
    return value


def written(plan: Path, context: Mapping[str, Any], template: Path, target: Path) -> None:
    """Reads the plan file, and makes a document of the ready context; its data is not looked at."""
    with plan.open("rb") as file:
        yaml.load(file, Loader=yaml.CSafeLoader)
    document = DocxTemplate(template)
    document.render(dict(context), autoescape=True)
    document.save(target)


def script(context: Path, template: Path, plans: list[Path], target: Path, count: int) -> list[str]:
    """The command line of a process that makes `count` documents, of one plan after the other."""
    told = target.with_suffix(".plans.json")
    told.write_text(json.dumps([str(one) for one in plans]), "utf-8")
    words = (context, template, told, target, count)
    return [sys.executable, "-m", "tools.bench.rival", *map(str, words)]


if __name__ == "__main__":
    _context, _template, _plans, _target = map(Path, sys.argv[1:5])
    _read = json.loads(_context.read_text("utf-8"))
    _all = [Path(one) for one in json.loads(_plans.read_text("utf-8"))]
    for _at in range(int(sys.argv[5])):
        written(_all[_at % len(_all)], _read, _template, _target.with_stem(f"{_target.stem}-{_at}"))
