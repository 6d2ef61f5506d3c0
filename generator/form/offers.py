"""What may be added to what a plan has: how it is called and what it is for, the usual first."""

from functools import cache
from typing import NamedTuple

from generator.form.labels import help_of, label_said
from generator.language import Said
from generator.plan.records import KNOWN


class Offer(NamedTuple):
    """A key of a record, as a form offers it."""

    key: str
    label: Said
    about: Said
    is_rare: bool = False


_OF_ITEMS = (
    *("title", "items", "table", "budget", "amount", "note", "paragraph"),
    *("task_table", "rule", "id"),
)
_USUAL = {"item": _OF_ITEMS, "target_item": _OF_ITEMS}
"""What is added often, the most often first, of records that can say a lot; of others it is all."""


@cache
def offers_of(name: str) -> tuple[Offer, ...]:
    """All that a record can say, what is added often in front."""
    fields = KNOWN[name].fields
    usual = _USUAL.get(name, tuple(fields))
    return tuple(
        Offer(key, label_said(name, key, fields[key]), help_of(fields[key]), key not in usual)
        for key in dict.fromkeys((*usual, *fields))
    )
