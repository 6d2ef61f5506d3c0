"""A plan as it is looked at before it is signed: its tasks with the headings over them."""

from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path

from generator.language import NOTHING, Said
from generator.lazy import dataclass
from generator.paper.body import Say, field_names, item_text, unended
from generator.paper.compose import speaking
from generator.paper.dossier import Dossier
from generator.plan.items import Item, Target
from generator.plan.model import Plan
from generator.plan.source import Text
from generator.problems import Problem, Severity, Spot
from generator.tasks.assigning import only_names


@dataclass(frozen=True, slots=True)
class LookedTask:
    """A task: its words, who leads it, and the PAPI dimensions that it and its headings name."""

    item: Item
    says: str
    leads: tuple[str, ...]
    dimensions: tuple[str, ...]
    above: tuple[Item, ...]


@dataclass(frozen=True)
class Looked:
    """One sound plan, and what of it is looked at."""

    dossier: Dossier

    @property
    def plan(self) -> Plan:
        """The plan itself."""
        return self.dossier.plan

    @property
    def name(self) -> str:
        """Its file, as it was named."""
        return Path(self.dossier.source.path).as_posix()

    @property
    def issuers(self) -> frozenset[str]:
        """Who issues it, in small letters."""
        names = (one.name for one in self.plan.issuers if isinstance(one.name, Text))
        return frozenset(" ".join(one.value.casefold().split()) for one in names)

    @cached_property
    def tasks(self) -> tuple[LookedTask, ...]:
        """The tasks in the order of the plan."""
        say = speaking(self.dossier)
        parts = (part for name, part in self.plan.parts() if name != "targets")
        return tuple(task for part in parts for task in _tasks(part.items, say, ()))

    def found(
        self,
        item: Item,
        code: str,
        message: Said,
        advice: Said = NOTHING,
        severity: Severity = Severity.WARNING,
        above: Sequence[Item] = (),
    ) -> Iterator[Problem]:
        """The finding at the item, unless it, what stands over it or the plan accepts the code."""
        accepting = (*self.plan.accepted, *(one for at in (item, *above) for one in at.accepted))
        if code not in {one.code.value for one in accepting}:
            yield Problem(
                Spot(self.name, item.spot.line, item.spot.column), code, message, severity, advice
            )


def _tasks(items: Sequence[Item], say: Say, above: tuple[Item, ...]) -> Iterator[LookedTask]:
    for item in items:
        if item.is_task and not isinstance(item, Target):
            over = (item, *above[::-1])
            named = [one.dimension.value for one in over if one.dimension]
            titles = [say(one.heading) for one in above[::-1] if one.heading]
            leads = tuple(field_names(item, "lead", say)) or next(
                filter(None, map(only_names, titles)), ()
            )
            words = f"{say(item.title)}: " if item.title else ""
            yield LookedTask(
                item, unended(words + item_text(item, say)), leads, tuple(named), above
            )
        yield from _tasks(item.items, say, (*above, item))
