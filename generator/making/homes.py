"""Where the document of a plan is made: where it lies already, as is noted there, else where builds go."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

from generator.disk.links import real
from generator.making.manifest import MANIFEST, known_documents
from generator.making.plans import document_name
from generator.package import MIB, read_bytes
from generator.problems import Rejected

OUTPUT = Path("output")
"""Where builds go."""
LOG = "-log.jsonl"
"""How the name of what a batch logs ends."""
_LARGEST = 64 * MIB
_Noted = Callable[[Path], frozenset[str]]
"""The plans that batches of a folder have noted, as seen from it."""


def homes(plans: Sequence[Path], office: Path = Path()) -> dict[Path, list[Path]]:
    """The plans by the folder that their documents are made in, all as seen from `office`.

    That is the folder of the batch which made the document, or that of the plan itself where a build
    made it there.
    """
    found: dict[Path, list[Path]] = {}
    noted = cache(_noted_by_batches)
    for plan in plans:
        found.setdefault(_home(plan, office, noted), []).append(plan)
    return found


def _home(plan: Path, office: Path, noted: _Noted) -> Path:
    own, there = plan.parent, real(office / plan)
    if own.name not in ("", "..") and f"{own.name}/{there.name}" in noted(office / own.parent):
        return own.parent
    entry = known_documents(office / own).get(document_name(plan), {})
    is_beside = there.as_posix().endswith(f"/{entry.get('plan')}")
    return own if is_beside else OUTPUT


def _noted_by_batches(folder: Path) -> frozenset[str]:
    return frozenset(f"{entry['plan']}" for entry in of_batches(folder).values())


def of_batches(folder: Path) -> dict[str, Mapping[str, Any]]:
    """What batches noted of the documents of their folder, by these."""
    logs = folder.glob(f"*{LOG}")
    return {f"{entry['file']}": entry for log in logs for entry in of_batch(log)}


def of_batch(log: Path) -> Iterator[Mapping[str, Any]]:
    """What a batch noted of documents: its manifest, and its log, which a run that was stopped leaves
    alone."""
    manifest = log.with_name(f"{log.name.removesuffix(LOG)}-{MANIFEST}")
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
