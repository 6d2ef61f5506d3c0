"""What a folder offers to choose from: its plans, and the folders in it; by their names alone."""

import os
from collections.abc import Iterator
from pathlib import Path

from generator.making.plans import is_plan_of_its_own
from generator.page.places import RECEIVED
from generator.plan.named import PLANS, is_plan

_MOST, _DEEP = 5000, 4
"""Names that are looked at, and folders below each other."""
_OWN = {f"{PLANS}", f"{RECEIVED}/", "templates/", "output/", "nhac-viec/"}
"""What the page and the program have for other things, with "/" where it is all that is in it."""


def plans_there(folder: Path) -> list[str]:
    """The plans of the folder, by their way from it."""
    files = (one for one, is_folder in _names(folder) if not is_folder)
    return sorted(one for one in files if is_plan(Path(one)) and is_plan_of_its_own(Path(one)))


def folders_there(folder: Path) -> list[str]:
    """The folders in which files of communes may lie."""
    found = (one for one, is_folder in _names(folder) if is_folder)
    return sorted(one for one in found if not {one, f"{one.partition('/')[0]}/"} & _OWN)


def _names(folder: Path) -> Iterator[tuple[str, bool]]:
    """What stands below, no link and nothing hidden, each with whether it is a folder."""
    waiting, seen = [(folder, "", 0)], 0
    while waiting and seen < _MOST:
        here, way, deep = waiting.pop()
        for entry in _entries(here):
            seen += 1
            is_folder = entry.is_dir(follow_symlinks=False)
            if is_folder and deep < _DEEP:
                waiting.append((Path(entry.path), f"{way}{entry.name}/", deep + 1))
            yield f"{way}{entry.name}", is_folder


def _entries(folder: Path) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as found:
            return [one for one in found if not one.name.startswith(".") and not one.is_symlink()]
    except OSError:
        return []
