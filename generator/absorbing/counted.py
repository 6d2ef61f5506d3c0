"""Which reports of units made a figure that a document prints of a rollup."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from generator.absorbing.anchored import names_in
from generator.absorbing.provenance import Sourced
from generator.lazy import dataclass, regex
from generator.paper.anchors import BY_ID
from generator.paper.behind import Contribution, behind_cell, behind_id, behind_name
from generator.paper.dossier import Dossier
from generator.paper.rolled import RolledUp, rolled_rows
from generator.plan.inline import references
from generator.plan.walk import items_of
from generator.review.stories import as_read

_FIGURE = regex(r"\d[\d.]*(?:,\d+)?")
_Cells = dict[tuple[int, int], str]


@dataclass(frozen=True, slots=True)
class Counted:
    """A figure, or the task or target of which all is printed, and what each unit says of it."""

    figure: str
    parts: tuple[Contribution, ...]


def counted_in(
    dossier: Dossier, words: str, made: Sourced, all_: Sequence[Sourced]
) -> Iterator[Counted]:
    """What the units say whose reports made figures of `words`, in a paragraph or cell as made."""
    rolled = dossier.rolled
    if rolled is None:
        return
    folder = (Path(dossier.source.path).parent / rolled.file).parent
    for figure, parts in _behind(dossier, rolled, words, made, all_):
        if parts:
            yield Counted(figure, tuple(_from(folder, one) for one in parts))


def _from(folder: Path, one: Contribution) -> Contribution:
    """The same, its place as it is seen from here."""
    place = Path(os.path.normpath(folder / one.place)).as_posix() if one.place else ""
    return Contribution(one.unit, one.said, place)


def _behind(
    dossier: Dossier, rolled: RolledUp, words: str, made: Sourced, all_: Sequence[Sourced]
) -> Iterator[tuple[str, Sequence[Contribution]]]:
    cell = made.told.cell
    if cell and (of := _table(dossier, rolled, cell[0], all_)):
        yield made.told.text, behind_cell(rolled, of, cell[1] - 1, cell[2] - 1)
        return
    cited = {id_ for _, value in made.values for id_ in references(value.value)}
    printed = {id_: rolled.figures[id_] for id_ in sorted(cited & rolled.figures.keys())}
    asked = set(_FIGURE.findall(words))
    for id_, figure in printed.items():
        if figure in asked or not asked & set(printed.values()):
            yield f"{figure} ({id_})", behind_name(rolled, id_)
    for id_ in {one.removeprefix(BY_ID) for one in names_in(made.told)} if not cited else ():
        yield id_, behind_id(rolled, id_)


def _table(dossier: Dossier, rolled: RolledUp, number: int, all_: Sequence[Sourced]) -> str:
    """Which table of the rollup the table of that number is, by all that it says."""
    there: _Cells = {}
    for one in all_:
        if (cell := one.told.cell) and cell[0] == number:
            there[cell[1] - 1, cell[2] - 1] = one.told.text
    named = {one.rolled_table.of.value for one in items_of(dossier.written) if one.rolled_table}
    return next((of for of in sorted(named) if _cells(rolled, of) == there), "")


def _cells(rolled: RolledUp, of: str) -> _Cells:
    """What a table of the rollup says, cell by cell; empty ones say nothing."""
    rows = enumerate(rolled_rows(rolled, of))
    cells = ((row, at, as_read(text)) for row, texts in rows for at, text in enumerate(texts))
    return {(row, at): text for row, at, text in cells if text}
