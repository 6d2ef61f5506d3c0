"""The office's changes carried into a commune's plan: three versions, compared by ids and fields, nothing overwritten.

What only the office changed is taken over; what only the commune changed stays; what both changed stays as the commune
has it and is listed as a conflict, until one side has the value of the other or the commune says that it keeps its own.
"""

from collections.abc import Sequence

from generator.cascade.field_merge import merge_fields
from generator.cascade.sides import Known, Outcome, Sides
from generator.cascade.structure import ask_about_absent, delete_gone, insert_new, move
from generator.cascade.twins import added_before, both_added
from generator.cascade.units import Tree
from generator.cascade.working import Working


def merge(
    base: Tree, office: Tree, working: Working, known: Sequence[Known], keep: Sequence[Known], take: Sequence[Known]
) -> Outcome:
    """Carries what has changed from `base` to `office` into `working`.

    `known` are the conflicts that the plan lists; of those, `keep` are settled for the commune and `take` for the
    office.
    """
    sides = Sides(base, office, working, known, keep, take)
    both_added(sides)
    added_before(sides)
    merge_fields(sides)
    sides.set_all()
    ask_about_absent(sides)
    insert_new(sides)
    move(sides)
    delete_gone(sides)
    places = {(one.item, one.key): at for at, one in reversed(list(enumerate(known)))}
    sides.outcome.open.sort(key=lambda clash: places.get((clash.known.item, clash.known.key), len(places)))
    return sides.outcome
