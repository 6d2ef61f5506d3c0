"""What a commune's plan says of the office's beside the items.

Its number, date and version, subject, basis, period.
"""

from collections.abc import Callable, Sequence
from difflib import get_close_matches

from generator.cascade.communes import Commune
from generator.cascade.copying import based_on, basis, local_subject, period
from generator.cascade.files import Office
from generator.cascade.sides import Known, Sides, Stand, Taken, same
from generator.cascade.units import Unit
from generator.cascade.values import Value, is_open, line_or_none, pair, value_of
from generator.language import Said
from generator.plan.lineage import BASED_ON
from generator.plan.model import PLAN
from generator.plan.source import Listing, Node, Text, elements
from generator.problems import Problem, Severity, Spot

_HEAD = Said("đầu kế hoạch", "heading")
"""What the heading is called among the conflicts, where items have their ids."""
_KEYS = ("subject", "period", "legal_bases")
_LOOK = Said("Xem lại chỗ này.", "Look at this.")
_SAME_VERSION = Said(
    "cấp trên đã sửa kế hoạch mà chưa tăng phien_ban",
    "the office changed its plan and not its version",
)


def follow_heading(
    sides: Sides, commune: Commune, base: Office, office: Office, file: str
) -> list[Problem]:
    """Carries what the office's heading says into the commune's as `merge` does with items.

    Notes on what is left.
    """
    working = sides.working
    new = based_on(office.plan, commune, file)
    node = working.tree.top("based_on")
    if node is not None and value_of(node, BASED_ON) != new:
        working.set_top("based_on", new, "kind")
    subjects = (local_subject(one.plan, commune) or None for one in (base, office))
    _follow_key(sides, office, "subject", "kind", *subjects)
    _follow_key(sides, office, "period", "subject", period(base.view), period(office.view))
    notes = _follow_basis(sides, base, office)
    if base.plan.version == office.plan.version and base.source.text != office.source.text:
        notes.append(_note(Spot(office.path.as_posix()), _SAME_VERSION))
    return notes


def place_again(sides: Sides) -> None:
    """Conflicts over the heading stand where its lines have come to stand."""
    for clash in sides.merged.open:
        if clash.own and clash.own.part in _KEYS:
            clash.own.spot = sides.working.tree.spot_of(clash.own.part)


def _follow_key(
    sides: Sides, office: Office, key: str, after: str, before: Value | None, now: Value | None
) -> None:
    """A key of the heading; a new one stands behind the key `after`."""
    working = sides.working
    own = working.value(key)

    def write() -> None:
        working.set_top(key, now, after)

    _follow(sides, office, key, (before, now, None if is_open(own) else own), write)


def _follow(
    sides: Sides,
    office: Office,
    key: str,
    versions: tuple[Value | None, Value | None, Value | None],
    write: Callable[[], None],
) -> None:
    """One line of the heading.

    The office's where the commune left it alone, a conflict where both changed it.
    """
    lang, tree = sides.working.lang, sides.working.tree
    name, item = pair(PLAN, key), _HEAD.to(lang)
    before, now, own = map(line_or_none, versions)
    known = sides.find(item, path=(name,))
    clash = Known(item, name.to(lang), now, own, known.before if known else before)
    line = Unit(key, {"text": item}, spot=tree.spot_of(key))
    match sides.decided(known, clash):
        case Stand.OFFICE:
            write()
            taken = Taken("set", line, clash.key, own or "", now or "")
            sides.merged.taken.append(taken)
        case Stand.OPEN:
            node = office.view.top(key)
            there = Unit(key, {}, spot=node.spot if node else office.plan.spot)
            sides.clash(clash, line, there)


def _follow_basis(sides: Sides, base: Office, office: Office) -> list[Problem]:
    """The office's plan among the legal bases.

    Which of them it is, is seen by what it said before.
    """
    working, before, now = sides.working, basis(base.plan), basis(office.plan)
    bases = working.tree.top("legal_bases")
    found = _basis_among(elements(bases), sides, before, now)
    if not found or not isinstance(bases, Listing):
        if same(before, now):
            return []
        return [
            _note(
                working.tree.spot_of("legal_bases"),
                Said(f"căn cứ nay là: {now}", f"the legal basis now is: {now}"),
            )
        ]

    def write() -> None:
        editor = working.editor()
        editor.replace_text(found, now, bases.flow)
        working.take(editor)

    _follow(sides, office, "legal_bases", (before, now, found.value), write)
    return []


def _basis_among(bases: Sequence[Node], sides: Sides, before: str, now: str) -> Text | None:
    """The line for the office's plan.

    As it is to be, as it was, as it is listed, or what is nearest to that.
    """
    nodes = {node.value: node for node in reversed(bases) if isinstance(node, Text)}
    known = sides.find(_HEAD.to(sides.working.lang), path=(pair(PLAN, "legal_bases"),))
    near = [text for text in (now, before, known and known.own) if text in nodes]
    near = near or get_close_matches(before, list(nodes), 1, 0.6)
    return nodes[near[0]] if near else None


def _note(spot: Spot, message: Said) -> Problem:
    return Problem(spot, "cascade/look", message, Severity.INFO, _LOOK)
