"""What a field may say, from the plan itself and from the other plans of its office."""

from collections.abc import Collection, Iterator
from contextlib import suppress
from pathlib import Path

from generator.form.places import Place
from generator.making.plans import find_plans
from generator.plan.model import Plan, plan_in
from generator.plan.source import Source, Text
from generator.plan.tasks import TASK_FIELDS
from generator.plan.text import read_source
from generator.plan.walk import values
from generator.problems import Rejected

_BODIES = (
    *(key for key, field in TASK_FIELDS.items() if field.names_bodies),
    *("recipients", "to", "members", "reporters", "receiver"),
)
"""Keys under which names of bodies stand."""
_CITED = ("id", "short")
"""Keys of what sentences may cite."""
_SENTENCES = ("legal_bases", "preamble", "text", "paragraph", "closing")
_OTHERS, _MOST = 20, 200
"""So many other plans of an office are looked at, and so many words are offered."""


def suggestions(source: Source, plan: Plan | None, place: Place) -> tuple[str, ...]:
    """What may stand at a place, the words of the plan itself first."""
    key = next((step for step in reversed(place) if isinstance(step, str)), "")
    own = [plan] if plan else []
    if key in _SENTENCES:
        found = [f"[[{name}]]" for name in _said(own, _CITED)]
    else:
        keys = _BODIES if key in _BODIES else (key,)
        found = [*_said([*own, *_of_office(Path(source.path))], keys)]
    return tuple(dict.fromkeys(found))[:_MOST]


def _said(plans: list[Plan], keys: Collection[str]) -> Iterator[str]:
    """What stands under these keys, wherever in the plans; where papers are kept is no body."""
    found = ((name, value) for plan in plans for name, value in values(plan))
    for name, value in found:
        if name in keys and isinstance(value, Text) and not value.value.startswith("Lưu:"):
            yield value.value


def _of_office(path: Path) -> Iterator[Plan]:
    """The other plans of the folder."""
    for other in find_plans(path.parent)[:_OTHERS]:
        with suppress(Rejected):
            plan = plan_in(read_source(other))
            yield from [plan] if plan and other != path else []
