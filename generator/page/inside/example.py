"""A new plan of the example that comes with the program."""

from pathlib import Path

from generator.atomic import write_new
from generator.law.divisions import slug
from generator.making.starting import example_text

PLANS = Path("plans")
_LONGEST = 60


def new_example(name: str) -> str:
    """The file that was made and is called so; "" where the name cannot be, or there is one."""
    stem = slug(name)[:_LONGEST].strip("-")
    path = PLANS / f"{stem}.yaml"
    if not stem:
        return ""
    text = example_text().replace("ma: papi-2026\n", f"ma: {stem}\n")
    return path.as_posix() if write_new(path, text.encode()) else ""
