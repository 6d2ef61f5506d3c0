"""A new plan of the example that comes with the program, for the year that its name says."""

import json
import re

from generator.atomic import write_new
from generator.law.divisions import slug
from generator.law.wording import capitalised
from generator.lazy import regex
from generator.making.example import example_text
from generator.plan.named import PLANS
from generator.running.today import year_of_plans

_LONGEST = 60
_KIND = regex(r"^kế hoạch\s+", re.IGNORECASE)
"""What stands before the subject on the paper anyway."""
_YEAR = regex(r"(?<!\d)20\d\d(?!\d)", re.ASCII)


def new_example(name: str) -> str:
    """The file that was made and is called so, its subject too; "" where the name cannot be, or there is one."""
    stem = slug(name)[:_LONGEST].strip("-")
    path = PLANS / f"{stem}.yaml"
    if not stem:
        return ""
    called = _KIND.sub("", " ".join(name.split()))
    # A subject in capitals alone is against the decree.
    worded = f"Thực hiện {called}" if called.isupper() else capitalised(called)
    subject = json.dumps(worded, ensure_ascii=False)
    year = _YEAR.search(name)
    text = example_text(int(year[0]) if year else year_of_plans())
    text = re.sub(r"(?m)^ma: .*$", f"ma: {stem}", text)
    text = re.sub(r"(?m)^trich_yeu: .*$", lambda _: f"trich_yeu: {subject}", text)
    return path.as_posix() if write_new(path, text.encode()) else ""
