"""What an update says of the copies of a folder: what is alike once, with whom it is about."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from generator.cascade.beside.telling import Updated
from generator.console import described
from generator.language import Lang, Said
from generator.problems import Problem

_NAME = "…"
"""What stands for the name of a copy's own file, in what is said of several."""
_LEAST = 2
"""Of so many copies a line is told once for all of them."""
_About = dict[Said, list[str]]
"""Lines, and the units of whose copies they are said."""


def told_together(copies: Sequence[Updated], lang: Lang) -> Iterator[str]:
    """What became of the copies: by what they follow, first what they have in common, then what is
    each one's own.
    """
    for follows in dict.fromkeys(one.follows for one in copies):
        some = [one for one in copies if one.follows == follows]
        about = _about(some)
        counted = Said(f"{len(some)} bản", "a copy" if len(some) == 1 else f"{len(some)} copies")
        files = {one.office for one in some}
        yield f"{counted.to(lang)} {follows.to(lang)}" + f" ({min(files)})" * (len(files) == 1)
        yield from _in_common(about, [one.unit for one in some], lang)
        for one in some:
            yield from _own(one, about, lang)


def problems_together(
    found: Mapping[Path, Sequence[Problem]], of: int, lang: Lang
) -> Iterator[str]:
    """The problems of copies that cannot follow, out of so many; what is wrong in a file that they
    share is told once, with these copies.
    """
    about: dict[Problem, list[str]] = {}
    for plan, problems in found.items():
        for problem in dict.fromkeys(problems):
            about.setdefault(problem, []).append(plan.as_posix())
    for problem, plans in about.items():
        yield described(problem, lang)
        if len(plans) >= _LEAST:
            named = "" if len(plans) == of else f": {', '.join(plans)}"
            yield Said(
                f"    (vì vậy {len(plans)} bản chưa làm được{named})",
                f"    (so {len(plans)} copies could not follow{named})",
            ).to(lang)


def _about(copies: Sequence[Updated]) -> _About:
    """Who has which of the lines that several may have; the largest number first."""
    about: _About = {}
    for one in copies:
        for line in _alike(one):
            about.setdefault(line, []).append(one.unit)
    return about


def _alike(copy: Updated) -> Iterator[Said]:
    """Its lines as those of others may be too: its own files by how their names end."""
    own = copy.path.with_suffix("").as_posix()
    for line in dict.fromkeys((*copy.changes, *copy.written)):
        yield Said(*(f"  {words.strip()}".replace(own, _NAME) for words in line))


def _in_common(
    about: Mapping[Said, Sequence[str]], units: Sequence[str], lang: Lang
) -> Iterator[str]:
    """The lines of all copies, then those of some, with which these are."""
    several = [tuple(whose) for whose in about.values() if len(whose) >= _LEAST]
    for whose in sorted(dict.fromkeys(several), key=len, reverse=True):
        yield _whose(whose, units).to(lang)
        yield from (line.to(lang) for line, of in about.items() if tuple(of) == whose)


def _whose(whose: Sequence[str], units: Sequence[str]) -> Said:
    """Whose copies are meant, every one by its name: those, or the fewer others."""
    others = [one for one in units if one not in set(whose)]
    count, named = len(whose), ", ".join(whose)
    if not others:
        return Said(f"Ở cả {count} bản:", f"In all {count} copies:")
    if len(others) < count:
        less = ", ".join(others)
        return Said(f"Ở {count} bản, trừ {less}:", f"In {count} copies, all but {less}:")
    return Said(f"Ở {count} bản, của {named}:", f"In {count} copies, of {named}:")


def _own(copy: Updated, about: Mapping[Said, Sequence[str]], lang: Lang) -> Iterator[str]:
    """What no other copy has, below whose it is."""
    alone = [line for line in _alike(copy) if len(about[line]) < _LEAST]
    told = [line.to(lang) for line in (*alone, *copy.own)]
    told += (described(one, lang) for one in copy.problems)
    if told:
        yield from (f"{copy.unit} ({copy.path.as_posix()}):", *told)
