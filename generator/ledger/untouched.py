"""Whether anybody has written a word into a copy of the office's plan."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import cached_property
from pathlib import Path

from generator.cascade.communes import Commune
from generator.cascade.copying import copy_text
from generator.cascade.derive import derived
from generator.cascade.files import base_path, bases_below, office_tree, version_in
from generator.cascade.units import Tree
from generator.cascade.values import Value, by_name, value_of
from generator.package import MIB, read_bytes
from generator.plan.model import PLAN, Plan
from generator.plan.source import Source
from generator.plan.text import parse_source, source_of
from generator.plan.walk import open_places, values
from generator.problems import Rejected

Office = tuple[Plan, Tree]
"""The office's plan and its units."""


class Versions:
    """The office's plan as it is, and as the base files below some folders keep it."""

    def __init__(self, path: Path, office: Office, folders: Iterable[Path]) -> None:
        self._now, self._folders = office, tuple(folders)
        self._read: dict[bytes, Office | None] = {read_bytes(path, MIB): office}

    def _at(self, base: Path) -> Office | None:
        """What a base file keeps; hundreds of them have the same bytes."""
        with suppress(Rejected):
            content = read_bytes(base, MIB)
            if content not in self._read:
                self._read[content] = None
                self._read[content] = office_tree(source_of(base.as_posix(), content))
            return self._read[content]
        return None

    @cached_property
    def _kept(self) -> dict[int, Office]:
        """Each version that a base file keeps."""
        id_ = self._now[0].id.value
        bases = [one for folder in self._folders for one in bases_below(folder)]
        first = {version_in(one, id_): one for one in reversed(bases)}
        read = {version: self._at(path) for version, path in first.items() if version}
        return {version: office for version, office in read.items() if office}

    def followed_by(self, plan: Plan, path: Path) -> Iterator[Office]:
        """What the plan at `path` may be a copy of: the plan as it is, and as it followed it."""
        yield self._now
        base, version = base_path(path), plan.based_on.version if plan.based_on else 0
        then = self._at(base) if base.is_file() else self._kept_of(version)
        if then and then is not self._now:
            yield then

    def _kept_of(self, version: int) -> Office | None:
        return None if version == self._now[0].version else self._kept.get(version)


def is_untouched(source: Source, plan: Plan, unit: Commune, versions: Versions) -> bool:
    """Whether the plan says what its copy said when the program made it.

    Of the office's plan as it is, or as it was when the unit last followed it. Comments, the
    encoding and where the office's file lies are no words of the unit.
    """
    if not any(open_places(values(plan))):
        return False
    own = _says(source)
    offices = versions.followed_by(plan, Path(source.path))
    return any(own == _says(_copy(one, unit)) for one in offices)


def _copy(office: Office, unit: Commune) -> Source:
    plan, tree = office
    return parse_source("", copy_text(derived(tree, plan, unit), plan, unit, ""))


def _says(source: Source) -> list[Value]:
    """All that the plan says but which office's plan it follows, and where that lies."""
    value = value_of(source.root, PLAN) if source.root else None
    return [one for key, one in by_name(value).items() if key != "based_on"]
