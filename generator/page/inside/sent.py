"""What a form that asks after communes begins with: where their files are, and their roster."""

import json
from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from os.path import commonpath
from pathlib import Path
from typing import NamedTuple

from generator.cascade.beside.elsewhere import own_provinces
from generator.law.divisions import province_called
from generator.making.manifest import MANIFEST
from generator.package import MIB, read_bytes
from generator.page.places import Nowhere, inside
from generator.plan.model import Plan
from generator.plan.named import PLANS
from generator.problems import Rejected

_LARGEST = 64 * MIB


class Begins(NamedTuple):
    """Where what communes have sent of a plan is, the roster that its batch was for, and the one that
    a batch of it may be for, else all of its province; "" of what is not known."""

    folder: str = ""
    units: str = ""
    all_units: str = ""


def begins(folder: Path, plan: Plan | None, copies: Sequence[Path]) -> Begins:
    """What is known of a plan, by its communes' plans in the folder."""
    sent = _folder_of(copies)
    noted = map(_units_noted, _manifests(folder / sent)) if sent else ()
    units = next((one for one in noted if _is_there(folder, one)), "")
    own = (province_called(one) for one in (own_provinces(plan) if plan else ()))
    return Begins(sent, units, units or next((one.slug for one in own if one), ""))


def _folder_of(copies: Sequence[Path]) -> str:
    """The folder of all plans, or of most where they are of several; "" where it is none below."""
    tops = Counter(one.parts[0] for one in copies if len(one.parts) > 1)
    if not tops:
        return ""
    (top, _), *_ = tops.most_common(1)
    common = Path(commonpath([one.parent for one in copies if one.parts[0] == top]))
    of_batch = common.name == PLANS.name and len(common.parts) > 1
    return (common.parent if of_batch else common).as_posix()


def _manifests(folder: Path) -> list[Path]:
    """The manifests of batches of a folder, the latest first."""
    found = folder.glob(f"*-{MANIFEST}")
    return sorted(found, key=lambda one: one.stat().st_mtime, reverse=True)


def _units_noted(manifest: Path) -> str:
    """The roster that a batch was for."""
    with suppress(Rejected, ValueError, TypeError, KeyError, RecursionError):
        return str(json.loads(read_bytes(manifest, _LARGEST))["units"])
    return ""


def _is_there(folder: Path, units: str) -> bool:
    """Whether a roster can be named again: a province, or a file of the folder."""
    with suppress(Nowhere):
        return bool(units and province_called(units)) or bool(inside(folder, units))
    return False
