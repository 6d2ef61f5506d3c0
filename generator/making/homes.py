"""Where the document of a plan is made: where it lies already, as is noted there, else where builds go."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any

from generator.disk.links import real
from generator.making.manifest import MANIFEST, known_documents, read_manifest
from generator.making.plans import document_name
from generator.package import MIB, read_bytes
from generator.plan.named import ISSUED, PLANS
from generator.problems import Rejected

OUTPUT = Path("output")
"""Where builds go."""
LOG = "-log.jsonl"
"""How the name of what a batch logs ends."""
_LARGEST = 64 * MIB
_UNREADABLE = (ValueError, TypeError, KeyError, AttributeError, RecursionError)
_Noted = Callable[[Path], frozenset[str]]
"""The plans that batches of a folder have noted, as seen from it."""


def homes(plans: Sequence[Path], office: Path = Path()) -> dict[Path, list[Path]]:
    """The plans by the folder that their documents are made in, all as seen from `office`.

    That is the folder of the batch which made the document, or that of the plan itself where a build
    made it there; else the output of the folder below `office` whose `plans` the plan lies in.
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
    return own if is_beside else _output(plan)


def _output(plan: Path) -> Path:
    """Where builds in the folder go that the plan is of."""
    below = () if plan.is_absolute() else plan.parents
    plans = next((one for one in below if one.name == PLANS.name), PLANS)
    return plans.parent / OUTPUT


def _noted_by_batches(folder: Path) -> frozenset[str]:
    with_plans = (one for log in folder.glob(f"*{LOG}") for one in _noted(log, "plan"))
    return frozenset(f"{one['plan']}" for one in with_plans)


def of_batches(folder: Path) -> dict[str, Mapping[str, Any]]:
    """What batches noted of the documents of their folder, by these."""
    logs = folder.glob(f"*{LOG}")
    return {f"{entry['file']}": entry for log in logs for entry in of_batch(log)}


def written_in(folder: Path) -> dict[str, str]:
    """The documents that builds and batches noted in a folder, by their sums, each with what it was
    issued as, "" of one that was not."""
    found: dict[str, str] = {}
    for one in chain(of_batches(folder).values(), read_manifest(folder).values()):
        sum_ = f"{one.get('sha256')}"
        found[sum_] = f"{one.get(ISSUED, '')}" or found.get(sum_, "")
    return found


def of_batch(log: Path) -> Iterator[Mapping[str, Any]]:
    """What a batch noted of documents."""
    return (one for one in _noted(log, "file", "plan") if not set(one["file"]) & set("/\\:"))


def _noted(log: Path, *keys: str) -> Iterator[Mapping[str, Any]]:
    """What a batch noted that has texts under these keys, also of plans that gave no document."""
    for said in chain(_of_manifest(log), _of_log(log)):
        if isinstance(said, dict) and all(_is_text(said.get(key)) for key in keys):
            yield said


def _of_manifest(log: Path) -> Iterator[Any]:
    manifest = log.with_name(f"{log.name.removesuffix(LOG)}-{MANIFEST}")
    with suppress(Rejected, *_UNREADABLE):
        said = json.loads(read_bytes(manifest, _LARGEST))
        yield from (*said["documents"], *said.get("failed", ()))


def _of_log(log: Path) -> Iterator[Any]:
    """The same of its log, which a run that was stopped leaves alone."""
    with suppress(Rejected):
        for line in read_bytes(log, _LARGEST).splitlines():
            with suppress(*_UNREADABLE):
                said = json.loads(line)
                yield said.get("done") or said["failed"]


def _is_text(said: Any) -> bool:
    return isinstance(said, str) and "\0" not in said
