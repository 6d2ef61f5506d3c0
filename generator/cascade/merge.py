"""The office's changes carried into a commune's plan.

Three versions, compared by ids and fields, nothing overwritten.

What only the office changed is taken over; what only the commune changed stays; what both changed
stays as the commune has it and is listed as a conflict, until one side has the value of the other
or the commune says that it keeps its own.
"""

from generator.cascade.field_merge import merge_fields
from generator.cascade.order import follow_order
from generator.cascade.sides import Merged, Sides
from generator.cascade.structure import ask_about_absent, delete_gone, insert_new, move
from generator.cascade.twins import added_before, both_added


def merge(sides: Sides) -> Merged:
    """Carries what has changed on the office's side into the commune's plan."""
    both_added(sides)
    added_before(sides)
    merge_fields(sides)
    sides.set_all()
    ask_about_absent(sides)
    insert_new(sides)
    move(sides)
    delete_gone(sides)
    follow_order(sides)
    sides.sort_open()
    return sides.merged
