"""What one row of the table of errors is."""

from collections.abc import Callable
from dataclasses import dataclass

from ..papers import Builder, changed
from ..papers.change import Change


@dataclass(frozen=True)
class FormError:
    """One way to commit a common error: a good paper with one thing broken.

    `expected` are the codes that a checker must report, `implied` those that it may report besides, because the break
    cannot be made without them; any other finding is a false alarm.
    """

    id: str
    what: str
    build: Builder
    expected: frozenset[str]
    implied: frozenset[str] = frozenset()


def error(
    number: int, what: str, build: Builder, codes: str, implied: str = "", *changes: Change
) -> FormError:
    """The row E`number`; `codes` and `implied` are separated by spaces."""
    make: Callable[[], bytes] = changed(build, *changes) if changes else build
    return FormError(
        f"E{number:02d}", what, make, frozenset(codes.split()), frozenset(implied.split())
    )
