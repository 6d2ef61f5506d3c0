"""What a commune's plan says of the office's beside the items: its number, date and version, legal basis and period."""

from generator.cascade.communes import Commune
from generator.cascade.copying import based_on, basis, local_subject, period
from generator.cascade.edit import Editor
from generator.cascade.files import Office
from generator.cascade.values import shown, value_of
from generator.cascade.working import Working
from generator.language import Said
from generator.problems import Problem, Severity, Spot
from generator.writing.declared import PERIOD
from generator.writing.lineage import BASED_ON
from generator.writing.source import Listing, Text


def say_own(working: Working, unit: Commune, base: Office, office: Office, file: str) -> list[Problem]:
    """Carries number, date, version, period and place of the office's plan into the commune's; notes on what is left."""
    new = based_on(office.plan, unit, file)
    node = working.tree.top("based_on")
    if node is not None and value_of(node, BASED_ON) != new:
        working.set_top("based_on", new, "kind")
    notes = [*_follow_basis(working, base, office), *_follow_period(working, base, office)]
    before, after = local_subject(base.plan, unit), local_subject(office.plan, unit)
    if before != after:
        notes.append(
            _note(
                _spot(working, "subject"),
                Said(f"văn phòng đổi trích yếu thành: {after}", f"the office's subject now is: {after}"),
            )
        )
    if base.plan.version == office.plan.version and base.source.text != office.source.text:
        message = Said(
            "văn phòng đã sửa kế hoạch mà chưa tăng phien_ban", "the office changed its plan and not its version"
        )
        notes.append(_note(Spot(office.path.as_posix()), message))
    return notes


def _follow_basis(working: Working, base: Office, office: Office) -> list[Problem]:
    old, new = basis(base.plan), basis(office.plan)
    bases = working.tree.top("legal_bases")
    nodes = [one for one in (bases.items if isinstance(bases, Listing) else ()) if isinstance(one, Text)]
    if old == new or any(one.value == new for one in nodes):
        return []
    found = next((one for one in nodes if one.value == old), None)
    if found is None:
        message = Said(f"căn cứ nay là: {new}", f"the legal basis now is: {new}")
        return [_note(_spot(working, "legal_bases"), message)]
    editor = Editor(working.source, working.lang)
    editor.replace(None, found, new, isinstance(bases, Listing) and bases.flow)
    working.edit(editor)
    return []


def _follow_period(working: Working, base: Office, office: Office) -> list[Problem]:
    old, new = period(base.view), period(office.view)
    node = working.tree.top("period")
    own = value_of(node, PERIOD) if node else None
    if old == new or own == new:
        return []
    if own == old:
        working.set_top("period", new, "subject")
        return []
    said = shown(new) or "(bỏ)"
    return [
        _note(_spot(working, "period"), Said(f"văn phòng đổi thoi_ky thành: {said}", f"the office's period: {said}"))
    ]


def _spot(working: Working, key: str) -> Spot:
    node = working.tree.top(key)
    return node.spot if node else Spot(working.source.path, 1, 1)


def _note(spot: Spot, message: Said) -> Problem:
    return Problem(spot, "cascade/look", message, Severity.INFO, Said("Xem lại chỗ này.", "Look at this."))
