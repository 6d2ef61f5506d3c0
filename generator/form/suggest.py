"""What a field may say, from the plan itself and from the other plans of its office."""

from collections.abc import Iterator
from pathlib import Path

from generator.form.places import Place
from generator.making.plans import find_plans
from generator.plan.model import Plan, plan_in
from generator.plan.source import Source, Text
from generator.plan.tasks import TASK_FIELDS
from generator.plan.text import read_source
from generator.plan.walk import items_of
from generator.problems import Rejected

_BODIES = (
    *(key for key, field in TASK_FIELDS.items() if field.names_bodies),
    *("recipients", "to", "members", "reporters", "receiver"),
)
"""Keys under which names of bodies stand."""
_SENTENCES = ("legal_bases", "preamble", "text", "paragraph", "closing")
_OTHERS, _MOST = 20, 200
"""So many other plans of an office are looked at, and so many words are offered."""


def suggestions(source: Source, plan: Plan | None, place: Place) -> tuple[str, ...]:
    """What may stand at a place, the words of the plan itself first."""
    keys = [step for step in place if isinstance(step, str)]
    key = keys[-1] if keys else ""
    plans = [*([plan] if plan else []), *_of_office(Path(source.path))]
    if key in _BODIES:
        found = (name for one in plans for name in _bodies(one))
    elif key in _SENTENCES or keys[:1] == ["legal_bases"]:
        found = (f"[[{name}]]" for one in plans[:1] for name in _cited(one))
    else:
        found = (words for one in plans for words in _same(one, key))
    return tuple(dict.fromkeys(found))[:_MOST]


def _of_office(path: Path) -> Iterator[Plan]:
    """The other plans of the folder."""
    for other in [one for one in find_plans(path.parent) if one != path][:_OTHERS]:
        try:
            plan = plan_in(read_source(other))
        except Rejected:
            continue
        if plan is not None:
            yield plan


def _bodies(plan: Plan) -> Iterator[str]:
    for item in items_of(plan):
        for key in _BODIES:
            yield from _names(getattr(item, key, None))
    yield from (name for group in plan.groups for name in _names((group.name, *group.members)))
    yield from (name for name in _names(plan.recipients) if not name.startswith("Lưu"))


def _names(value: object) -> Iterator[str]:
    """The words of a value that is a name or several."""
    several = value if isinstance(value, tuple) else (value,)
    yield from (one.value for one in several if isinstance(one, Text))


def _cited(plan: Plan) -> Iterator[str]:
    """What may be cited: papers, acronyms, items, by their ids."""
    yield from (one.id.value for one in plan.documents)
    yield from (one.short.value for one in plan.acronyms)
    yield from (item.id.value for item in items_of(plan) if item.id)


def _same(plan: Plan, key: str) -> Iterator[str]:
    """What items, or the plan itself, say under the same key."""
    yield from _names(getattr(plan, key, None))
    for item in items_of(plan):
        yield from _names(getattr(item, key, None))
