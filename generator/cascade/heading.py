"""What a commune's plan says of the office's beside the items: its number, date and version, subject, basis, period."""

from collections.abc import Callable
from difflib import get_close_matches

from generator.cascade.communes import Commune
from generator.cascade.copying import based_on, basis, local_subject, period
from generator.cascade.edit import Editor
from generator.cascade.files import Office
from generator.cascade.sides import Known, Sides, Taken, same, settled
from generator.cascade.units import Unit
from generator.cascade.values import Value, is_open, pair, record_fields, shown, value_of
from generator.cascade.working import Working
from generator.language import Said
from generator.plan.declared import PERIOD
from generator.plan.lineage import BASED_ON
from generator.plan.model import PLAN
from generator.plan.source import Listing, Text
from generator.problems import Problem, Severity, Spot

_HEAD = Said("đầu kế hoạch", "heading")
"""What the heading is called among the conflicts, where items have their ids."""
_KEYS = ("subject", "period", "legal_bases")


def follow_heading(
    sides: Sides, unit: Commune, base: Office, office: Office, file: str
) -> list[Problem]:
    """Carries what the office's heading says into the commune's as `merge` does with items; notes on what is left."""
    working = sides.working
    new = based_on(office.plan, unit, file)
    node = working.tree.top("based_on")
    if node is not None and value_of(node, BASED_ON) != new:
        working.set_top("based_on", new, "kind")
    subjects = local_subject(base.plan, unit) or None, local_subject(office.plan, unit) or None
    _follow(
        sides,
        office,
        "subject",
        *subjects,
        _own(working, "subject"),
        _top_writer(working, "subject", "kind"),
    )
    periods = period(base.view), period(office.view)
    _follow(
        sides,
        office,
        "period",
        *periods,
        _own(working, "period"),
        _top_writer(working, "period", "subject"),
    )
    notes = _follow_basis(sides, base, office)
    if base.plan.version == office.plan.version and base.source.text != office.source.text:
        message = Said(
            "văn phòng đã sửa kế hoạch mà chưa tăng phien_ban",
            "the office changed its plan and not its version",
        )
        notes.append(_note(Spot(office.path.as_posix()), message))
    return notes


def place_again(sides: Sides) -> None:
    """Conflicts over the heading stand where its lines have come to stand."""
    for clash in sides.outcome.open:
        if clash.own and clash.own.part in _KEYS:
            clash.own.spot = _spot(sides.working, clash.own.part)


def _own(working: Working, key: str) -> Value | None:
    """What the commune's heading says, None where that is still open."""
    node = working.tree.top(key)
    reader = (
        PERIOD
        if key == "period"
        else next(reader for name, reader in record_fields(PLAN) if name.en == key)
    )
    value = value_of(node, reader) if node else None
    return None if is_open(value) else value


def _top_writer(working: Working, key: str, after: str) -> Callable[[Value | None], None]:
    return lambda value: working.set_top(key, value, after)


def _follow(
    sides: Sides,
    office: Office,
    key: str,
    before: Value | None,
    now: Value | None,
    own: Value | None,
    write: Callable[[Value | None], None],
) -> None:
    """One line of the heading: the office's where the commune left it alone, a conflict where both changed it."""
    name, item = pair(PLAN, key), _HEAD.to(sides.working.lang)
    known = sides.find(item, path=(name,))
    original, theirs, mine = (known.before if known else _shown(before)), _shown(now), _shown(own)
    if settled(original, theirs, mine) or (
        known and known in sides.keep and same(known.office, theirs)
    ):
        return
    line = Unit(key, {"text": item}, spot=_spot(sides.working, key))
    if same(original, mine) or (known and known in sides.take):
        write(now)
        told = name.to(sides.working.lang)
        sides.outcome.taken.append(
            Taken("set", line, told, shown(own) if own else "", shown(now) if now else "")
        )
        return
    node = office.view.top(key)
    there = Unit(key, {}, spot=node.spot if node else office.plan.spot)
    sides.clash(Known(item, name.to(sides.working.lang), theirs, mine, original), line, there)


def _follow_basis(sides: Sides, base: Office, office: Office) -> list[Problem]:
    """The office's plan among the legal bases; which of them it is, is seen by what it said before."""
    working, before, now = sides.working, basis(base.plan), basis(office.plan)
    bases = working.tree.top("legal_bases")
    nodes = [
        one for one in (bases.items if isinstance(bases, Listing) else ()) if isinstance(one, Text)
    ]
    known = sides.find(_HEAD.to(working.lang), path=(pair(PLAN, "legal_bases"),))
    texts = [one.value for one in nodes]
    near = [
        text for text in (now, before, known and known.own) if text in texts
    ] or get_close_matches(before, texts, 1, 0.6)
    found = next((one for one in nodes if one.value in near[:1]), None)
    if found is None:
        if same(before, now):
            return []
        message = Said(f"căn cứ nay là: {now}", f"the legal basis now is: {now}")
        return [_note(_spot(working, "legal_bases"), message)]

    def write(value: Value | None) -> None:
        editor = Editor(working.source, working.lang)
        editor.replace(None, found, value or "", isinstance(bases, Listing) and bases.flow)
        working.edit(editor)

    _follow(sides, office, "legal_bases", before, now, found.value, write)
    return []


def _shown(value: Value | None) -> str | None:
    return None if value is None else shown(value)


def _spot(working: Working, key: str) -> Spot:
    node = working.tree.top(key)
    return node.spot if node else Spot(working.source.path, 1, 1)


def _note(spot: Spot, message: Said) -> Problem:
    return Problem(
        spot, "cascade/look", message, Severity.INFO, Said("Xem lại chỗ này.", "Look at this.")
    )
