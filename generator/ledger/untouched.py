"""Whether anybody has written a word into a copy of the office's plan."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from generator.cascade.communes import Commune
from generator.cascade.copying import copy_text
from generator.cascade.derive import derived
from generator.cascade.files import base_path, office_tree
from generator.cascade.units import Tree
from generator.cascade.values import Fields, Value, value_of
from generator.plan.model import PLAN, Plan
from generator.plan.source import Source
from generator.plan.text import parse_source, read_source
from generator.plan.walk import open_places
from generator.problems import Rejected

Office = tuple[Plan, Tree]
"""The office's plan and its units."""


def is_untouched(source: Source, plan: Plan, unit: Commune, office: Office) -> bool:
    """Whether the plan says what its copy said when the program made it.

    Of the office's plan as it is, or as it was when the unit last followed it. Comments, the
    encoding and where the office's file lies are no words of the unit.
    """
    if not any(open_places(plan)):
        return False
    own = _says(source)
    return any(own == _says(_copy(one, unit)) for one in _versions(office, source))


def _versions(office: Office, source: Source) -> Iterator[Office]:
    yield office
    base = base_path(Path(source.path))
    if base.is_file():
        with suppress(Rejected):
            yield office_tree(read_source(base))


def _copy(office: Office, unit: Commune) -> Source:
    plan, tree = office
    return parse_source("", copy_text(derived(tree, plan, unit), plan, unit, ""))


def _says(source: Source) -> list[Value]:
    """All that the plan says but which office's plan it follows, and where that lies."""
    value = value_of(source.root, PLAN) if source.root else None
    found = value.entries if isinstance(value, Fields) else ()
    return [one for key, one in found if key.en != "based_on"]
