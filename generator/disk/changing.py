"""What a run changes is its own while it runs."""

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from generator.atomic import remove_leftovers
from generator.disk.folder import Folder, held
from generator.disk.links import real
from generator.disk.lock import locked


@contextmanager
def changing(folders: Iterable[Path], waits: Callable[[Folder], None]) -> Iterator[None]:
    """No other run changes the folders meanwhile, no link takes their place, and what a killed one
    was writing there is gone. One that is missing is made, and goes where it stays empty."""
    places: dict[Path, Path] = {}
    for folder in folders:
        places.setdefault(real(folder), folder)
    with ExitStack() as stack:
        # In one order, so that no two wait for each other.
        for _, folder in sorted(places.items()):
            stack.callback(_remove_empty, _missing(folder))
            with suppress(OSError):  # who writes there says why it cannot be
                is_own = stack.enter_context(locked(stack.enter_context(held(folder)), waits))
                remove_leftovers(folder, *([0.0] if is_own else []))
        yield


def _missing(folder: Path) -> list[Path]:
    """The folders that have to be made, the innermost first."""
    whole = Path(os.path.abspath(folder))
    return [one for one in (whole, *whole.parents) if not os.path.lexists(one)]


def _remove_empty(folders: Iterable[Path]) -> None:
    with suppress(OSError):
        for one in folders:
            one.rmdir()
