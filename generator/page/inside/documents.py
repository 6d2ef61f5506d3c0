"""Which documents were made of which plans, as the manifests of a folder say: of builds and batches,
in whatever folder they were made."""

import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

from generator.making.made_of import content_there, sha256
from generator.making.manifest import MANIFEST, read_manifest
from generator.making.plans import document_name
from generator.package import MIB, read_bytes
from generator.problems import Rejected

OUTPUT = "output"
_LARGEST = 64 * MIB
_LOG = "-log.jsonl"
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
        self._entries: dict[Path, Entry] = {}
        self._of_plans: dict[Path, list[Path]] = {}
        built = sorted(folder.rglob(MANIFEST), key=lambda one: one.parent != self._output)
        for manifest in built:
            self._note(manifest.parent, folder, read_manifest(manifest.parent).values())
        for log in sorted(folder.rglob(f"*{_LOG}")):
            self._note(log.parent, log.parent, _of_batch(log))

    def _note(self, into: Path, office: Path, entries: Iterable[Entry]) -> None:
        """Notes documents of one folder, made of plans that are named as seen from another."""
        for entry in entries:
            self._entries[into / f"{entry['file']}"] = entry
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
        return Noted(document, self._entries.get(document, UNKNOWN))


def is_made_of(plan: Path, entry: Entry) -> bool:
    """Whether a document was made of a plan as it is now."""
    return bool(entry) and entry.get("plan_sha256") == sum_of(plan)


def sum_of(path: Path) -> str:
    """The sum of a file, "" of none."""
    content = content_there(path)
    return sha256(content) if content is not None else ""


def _of_batch(log: Path) -> Iterator[Entry]:
    """What a batch noted: its manifest, and its log, which a run that was stopped leaves alone."""
    manifest = log.with_name(f"{log.name.removesuffix(_LOG)}-{MANIFEST}")
    with suppress(Rejected, ValueError, TypeError, KeyError, RecursionError):
        yield from filter(_is_entry, json.loads(read_bytes(manifest, _LARGEST))["documents"])
    with suppress(Rejected):
        for line in read_bytes(log, _LARGEST).splitlines():
            with suppress(ValueError, TypeError, KeyError, RecursionError):
                yield from filter(_is_entry, [json.loads(line)["done"]])


def _is_entry(said: Any) -> bool:
    """Whether it names a document of the folder itself, and a plan."""
    texts = [said.get(key) for key in ("file", "plan")] if isinstance(said, dict) else [None]
    return all(isinstance(one, str) and "\0" not in one for one in texts) and not (
        set(f"{texts[0]}") & set("/\\:")
    )
