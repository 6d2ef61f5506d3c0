"""Answers that somebody sorted apart from their rows: known by the black that cells bear with them."""

from collections.abc import Mapping, Set

from generator.reporting.columns import SAYS
from generator.reporting.heads import TitleRow
from generator.reporting.tables import CellTable


def moved_answers(table: CellTable, head: TitleRow) -> dict[tuple[int, int], str]:
    """The cells whose answers belong to another row, each with the words of that row.

    Only where cells of one column have changed places with each other: what was filled down, pasted
    or cut out and put elsewhere bears no black of its own, or one that another cell has as well.
    """
    own = table.origins(head.column(SAYS))
    says = {origin: table.text(row, head.column(SAYS)) for row, origin in own.items()}
    answers = [at for at, one in head.known.items() if one.key]
    found = {at: _moved(own, table.origins(at)) for at in answers}
    return {(row, at): says[origin] for at, moved in found.items() for row, origin in moved}


def _moved(own: Mapping[int, int], there: Mapping[int, int]) -> Set[tuple[int, int]]:
    """Where cells of which rows are now that have changed places."""
    apart = there.items() - own.items()
    here = sorted(own.get(row, 0) for row, _ in apart)
    return apart if here == sorted(origin for _, origin in apart) else frozenset()
