"""What became of a plan in a build: its document, and what the rules find in that."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain, islice, repeat
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING

from generator.atomic import remove, write_atomically
from generator.cures import in_the_plan, keys_of
from generator.form.sample import still_told
from generator.language import Said
from generator.making.acceptance import granted, unaccounted
from generator.making.became import Built, Checked
from generator.making.load import Loaded
from generator.making.wording import wording_problems
from generator.paper.places import Sayings
from generator.paper.prose import prose_of
from generator.plan.model import Plan
from generator.plan.source import entry_at
from generator.problems import Problem, Spot
from generator.reading.lint import check_document
from generator.running.circles import left_alone
from generator.wording.base import WORDING

# What prints is loaded when pages are asked for.
if TYPE_CHECKING:
    from generator.reading.pages.laid_out import Printing

_OPENING = "can-cu/opening"
"""The code of a legal basis that opens with other words."""


def with_printed_pages(built: Iterable[Built], pictures: Path | None) -> Iterator[Checked]:
    """Each as `checked` has it, its printed pages judged too; the pages of many are made at a time.

    Where `pictures` is the folder for pictures of them, these are written.
    """
    from generator.reading.pages.ahead import TOGETHER, Ahead

    waiting = iter(built)
    while some := list(islice(waiting, TOGETHER)):
        ahead = Ahead(one.output for one in some if one.output)
        yield from (checked(one, ahead.pdf, pictures) for one in some)


@left_alone()
def checked(
    built: Built, printed: "Printing | None" = None, pictures: Path | None = None
) -> Checked:
    """Its document judged, written now or long ago: no finding ends because nothing changed.

    Its printed pages are judged where they are `printed`, and their pictures written to `pictures`.
    """
    if built.output is None:
        return Checked(built)
    found = list(check_document(built.output).problems)
    if printed:
        found = _with_pages(built.output, found, printed, pictures)
    judged = found_in_document(built, found)
    assert built.loaded and built.loaded.dossier
    return replace(judged, still=still_told(built.loaded.dossier.source))


def found_in_document(built: Built, found: Sequence[Problem]) -> Checked:
    """What is found in its document, but for what the plan lets stand or tells itself; with what to
    do about it in the plan, and where."""
    assert built.loaded and built.loaded.sound
    grants = granted(built.loaded.sound, built.loaded.paper)
    left = unaccounted(found, built.plan.as_posix(), grants, built.problems)
    found = list(map(in_the_plan, left))
    misread = _misread(built.problems, built.loaded.sound.plan)
    both = zip(found, _told(built, found), strict=True)
    kept = [(one, told) for one, told in both if told.spot.line not in misread]
    return Checked(built, tuple(one for one, _ in kept), tuple(told for _, told in kept))


def _misread(told: Iterable[Problem], plan: Plan) -> set[int]:
    """The lines of the bases where one of them opens as none, which is told: what is found of them
    comes of that."""
    is_told = _OPENING in map(attrgetter("code"), told)
    return {one.spot.line for one in plan.legal_bases} if is_told else set()


def _with_pages(
    output: Path, told: list[Problem], printed: "Printing", folder: Path | None
) -> list[Problem]:
    """What is `told` and what the printed pages show; their pictures go into `folder`."""
    from generator.reading.pages.laid_out import check_pages, with_pages

    def seen(pdf: bytes) -> None:
        if folder:
            _draw(pdf, folder, output.stem)

    return with_pages(told, check_pages(output, seen=seen, printed=printed))


def _draw(pdf: bytes, folder: Path, stem: str) -> None:
    """Writes the pictures of the pages; takes away those of pages that are no longer."""
    from generator.reading.pages.pictures import page_pictures

    names = set()
    for number, picture in enumerate(page_pictures(pdf), 1):
        names.add(f"{stem}-{number:02}.png")
        write_atomically(folder / f"{stem}-{number:02}.png", picture)
    own = re.compile(rf"{re.escape(stem)}-[0-9]{{2,}}\.png")
    for path in folder.iterdir() if names else ():
        if own.fullmatch(path.name) and path.name not in names:
            remove(path)


def _told(built: Built, found: Sequence[Problem]) -> Iterator[Problem]:
    """What is found in the document, each at the line of the plan that says it."""
    if not found:
        return
    assert built.loaded and built.loaded.plan
    printed = prose_of(built.loaded.plan, built.loaded.paper)
    sayings = Sayings(printed.prose.lines, printed.told)
    of_words = _of_words(built.loaded, found)
    for one in found:
        spot = next(of_words.get((one.code, one.message), iter(())), None)
        yield _at_plan(one, built, spot or _said_at(one, built, sayings))


def _of_words(loaded: Loaded, found: Iterable[Problem]) -> dict[tuple[str, Said], Iterator[Spot]]:
    """Where the file has words that get something wrong, by what is told of them, the last place again
    and again; nothing where none of what is found is of words."""
    if {rule.code for rule in WORDING}.isdisjoint(one.code for one in found):
        return {}
    places: dict[tuple[str, Said], list[Spot]] = {}
    for one in wording_problems(loaded):
        places.setdefault((one.code, one.message), []).append(one.spot)
    return {told: chain(spots, repeat(spots[-1])) for told, spots in places.items()}


def _said_at(found: Problem, built: Built, sayings: Sayings) -> Spot:
    """Where the plan says what is found, else where it has the key of its component."""
    said = sayings.of_words(found.excerpt.strip("…").strip())
    named = sayings.of_component(found.code.split("/")[0])
    return said or named or next(_key_spots(found, built), Spot("", 1, 1))


def _at_plan(found: Problem, built: Built, spot: Spot) -> Problem:
    assert built.output and built.loaded and built.loaded.dossier
    if found.spot.path != built.output.as_posix():
        return found
    where = " ".join(filter(None, (built.output.name, found.spot.part)))
    path, source = spot.path or built.plan.as_posix(), built.loaded.dossier.source
    shown = source.line(spot.line) if path == source.path else found.excerpt
    return replace(found, spot=Spot(path, spot.line, spot.column, where), excerpt=shown)


def _key_spots(found: Problem, built: Built) -> Iterator[Spot]:
    """Where the plan has the key whose words the component prints."""
    assert built.loaded and built.loaded.dossier
    named = (entry_at(built.loaded.dossier.source.root, *both) for both in keys_of(found.code))
    return (entry[0].spot for entry in named if entry)
