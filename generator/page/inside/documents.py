"""Which documents were made of which plans, as the manifests of a folder say: of builds and batches,
in whatever folder they were made."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from generator.making.homes import LOG, OUTPUT, of_batch
from generator.making.made_of import content_there, sha256
from generator.making.manifest import MANIFEST, read_manifest
from generator.making.plans import document_name

Entry = Mapping[str, Any]
"""What is noted of a document."""
UNKNOWN: Entry = {}


class Noted(NamedTuple):
    """A document, and what is noted of it."""

    path: Path
    entry: Entry


class Documents:
    """The documents of a folder that were noted, those of its own output first."""

    def __init__(self, folder: Path) -> None:
        self._output = folder / OUTPUT
        self._entries: dict[Path, list[Entry]] = {}
        self._of_plans: dict[Path, list[Path]] = {}
        built = sorted(folder.rglob(MANIFEST), key=lambda one: one.parent != self._output)
        for manifest in built:
            self._note(manifest.parent, folder, read_manifest(manifest.parent).values())
        for log in sorted(folder.rglob(f"*{LOG}")):
            self._note(log.parent, log.parent, of_batch(log))

    def _note(self, into: Path, office: Path, entries: Iterable[Entry]) -> None:
        """Notes documents of one folder, made of plans that are named as seen from another."""
        for entry in entries:
            self._entries.setdefault(into / f"{entry['file']}", []).append(entry)
            plan = office / f"{entry.get('plan', '')}"
            self._of_plans.setdefault(plan, []).append(into / f"{entry['file']}")

    def of(self, plan: Path) -> Noted:
        """The document of a plan: what was made of its words as they are, else the first that is
        there; where none is, what a build would make."""
        known = self.all_of(plan)
        there = [self._noted(one) for one in known if one.is_file()]
        as_now = (one for one in there if is_made_of(plan, one.entry))
        return next(as_now, there[0] if there else self._noted(known[-1]))

    def all_of(self, plan: Path) -> list[Path]:
        """Every document of a plan, last what a build would make; not all need be there."""
        return [*self._of_plans.get(plan, ()), self._output / document_name(plan)]

    def _noted(self, document: Path) -> Noted:
        """The document with what was noted of it as it is: a build may have made it after a batch."""
        *others, last = self._entries.get(document, [UNKNOWN])
        now = sum_of(document) if others else ""
        return Noted(document, next((one for one in others if one.get("sha256") == now), last))


def is_made_of(plan: Path, entry: Entry) -> bool:
    """Whether a document was made of a plan as it is now."""
    return bool(entry) and entry.get("plan_sha256") == sum_of(plan)


def sum_of(path: Path) -> str:
    """The sum of a file, "" of none."""
    content = content_there(path)
    return sha256(content) if content is not None else ""
