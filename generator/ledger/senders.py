"""Which unit has sent a file, as far as its name or its words tell."""

from collections.abc import Iterable, Iterator
from functools import cache, cached_property
from unicodedata import normalize

from generator.cascade.communes import TYPES, Commune, commune_named
from generator.law.divisions import divisions_by_name, known_as, provinces, slug
from generator.lazy import regex
from generator.problems import Rejected, Spot

_COMMITTEE = regex(r"(?:ủy|uỷ) ban nhân dân\s*$")
_UNIT = regex(rf"(?:(?:ủy|uỷ) ban nhân dân|ubnd)?\s*((?:{'|'.join(TYPES)})\s+\S.*)")


class Senders:
    """The units that may have sent something: those of a roster, else all that there are."""

    def __init__(self, units: Iterable[Commune] | None) -> None:
        self._units = None if units is None else {one.full: one for one in units}
        self._known = {known_as(full): one for full, one in (self._units or {}).items()}

    @cached_property
    def _by_slug(self) -> dict[str, set[str]]:
        """The full names of units by what stands of them in the name of a file.

        Without its type only a unit of the roster is meant, by a name of two words that is not
        that of a province.
        """
        found: dict[str, set[str]] = {}
        for full in _all_names() if self._units is None else self._units:
            found.setdefault(slug(full), set()).add(full)
        of_provinces = {one.slug for one in provinces()}
        for full, unit in (self._units or {}).items():
            name = slug(unit.name)
            if "-" in name and name not in of_provinces:
                found.setdefault(name, set()).add(full)
        return found

    def named_in(self, text: str) -> Commune | None:
        """The one unit that the name of a file, or an id, names: the longest name in it."""
        words = slug(text).split("-")
        for size in range(min(len(words), 8), 0, -1):
            windows = ("-".join(words[at : at + size]) for at in range(len(words) - size + 1))
            if found := set().union(*(self._by_slug.get(one, set()) for one in windows)):
                return self.known(found.pop()) if len(found) == 1 else None
        return None

    def known(self, full: str) -> Commune | None:
        """The unit of that name, however it is spelt, as the roster has it, else as it is written
        first; None for no unit."""
        unit = self._known.get(known_as(full)) or _commune(full)
        return unit and self._known.setdefault(known_as(unit.full), unit)

    def namesakes(self, unit: Commune) -> list[Commune]:
        """The units of the roster that may be meant, where more than one bears the name alone."""
        plain = known_as(unit.plain)
        alike = [one for one in (self._units or {}).values() if known_as(one.plain) == plain]
        return alike if len(alike) > 1 and unit not in alike else []

    def issuing(self, lines: Iterable[str]) -> Commune | None:
        """The unit whose committee stands over the text of a document."""
        full = next(_committees(lines), "")
        return self.known(full) if full else None


def _all_names() -> Iterator[str]:
    """The full names of all units that there are, of those that are spelled in two ways the first."""
    return (alike[0].full for alike in divisions_by_name().values())


def _committees(lines: Iterable[str]) -> Iterator[str]:
    """What is named behind the words Ủy ban nhân dân, on their line or on the next one."""
    is_behind = False
    for line in lines:
        folded = " ".join(normalize("NFC", line).casefold().split())
        unit = _UNIT.fullmatch(folded)
        if unit and (is_behind or unit.start(1)):
            yield unit[1]
        is_behind = bool(_COMMITTEE.search(folded))


@cache
def _commune(full: str) -> Commune | None:
    try:
        return commune_named(full, Spot(""))
    except Rejected:
        return None
