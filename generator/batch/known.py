"""Which units of the program's own list those of a roster are that bear no code."""

from collections.abc import Sequence

from generator.law.divisions import Division, Province, divisions_by_name, known_as

Named = tuple[str, str]
"""The full name of a unit, and its province where the roster says it, else ""."""


def candidates(units: Sequence[Named]) -> list[list[Division]]:
    """For each unit those that it may be: one where that is certain.

    A unit without a province is of the one that all names of the roster have, if there is such.
    """
    alike = [_alike(*one) for one in units]
    home = _home(alike)
    return [
        [one for one in found if one.province is home or province or not home]
        for (_, province), found in zip(units, alike, strict=True)
    ]


def _alike(name: str, province: str) -> list[Division]:
    found = divisions_by_name().get(known_as(name), [])
    return [one for one in found if province in ("", one.province.full)]


def _home(alike: Sequence[list[Division]]) -> Province | None:
    """The only province in which all of these are that the program knows."""
    of = [{one.province for one in found} for found in alike if found]
    shared = set.intersection(*of) if of else set()
    return shared.pop() if len(shared) == 1 else None
