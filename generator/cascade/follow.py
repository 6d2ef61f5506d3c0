"""A commune's plan follows the office's: what an update does to its file."""

from collections.abc import Mapping as Map
from collections.abc import Sequence
from copy import copy
from dataclasses import field
from pathlib import Path

from generator.cascade.communes import Commune, commune_named
from generator.cascade.conflicts import known_conflicts, write_conflicts
from generator.cascade.files import (
    Brought,
    Office,
    base_path,
    followed_file,
    no_office,
    office_given,
    office_path,
    read_office,
    read_own,
    seen_from,
)
from generator.cascade.heading import follow_heading, place_again
from generator.cascade.images import pictures
from generator.cascade.leeway import overstepped
from generator.cascade.merge import merge
from generator.cascade.sides import Known, Merged, Sides
from generator.cascade.units import Unit, read_tree
from generator.cascade.working import Working
from generator.language import Said
from generator.lazy import dataclass
from generator.making.load import plan_of
from generator.plan import codes
from generator.plan.lineage import BasedOn
from generator.plan.model import Plan
from generator.plan.source import Source
from generator.plan.text import parse_source
from generator.problems import Problem, Rejected, Severity, Spot, errors_in, refused

ALL = "all"
"""What chooses for every conflict."""


@dataclass(frozen=True, slots=True)
class Followed:
    """What an update makes of a commune's plan.

    Its new text, and all that there is to say about it.

    `first` are the items of the plan as it was, by those that the update has worked on; `forbidden`
    is what the office's rules do not leave the commune, also where it is asked about; `brought` are
    files of the office's plan that may not be written yet.
    """

    path: Path
    text: str
    before: str
    base: Office
    office: Office
    merged: Merged
    first: dict[Unit, Unit]
    images: dict[Path, bytes]
    commune: Commune
    kept: tuple[Known, ...] = ()
    notes: tuple[Problem, ...] = ()
    forbidden: tuple[Problem, ...] = ()
    brought: Map[Path, bytes] = field(default_factory=dict)

    @property
    def is_renewed(self) -> bool:
        """Whether the office's plan is another than the one followed so far."""
        return self.base.source.text != self.office.source.text

    @property
    def changes_files(self) -> bool:
        """Whether anything has to be written."""
        return bool(self.text != self.before or self.is_renewed or self.images)


def follow(
    path: Path,
    office: Path | Brought | None = None,
    base: Path | None = None,
    keep: Sequence[str] = (),
    take: Sequence[str] = (),
) -> Followed:
    """What `path` becomes when it follows the office's plan as that is now; nothing is written.

    `keep` and `take` settle conflicts for the commune or for the office, by the number in
    `xung_dot` or the item's id; `ALL` are those that the other does not name. Raises `Rejected` when one of the plans cannot be read, or they do
    not belong together.
    """
    source, plan = read_own(path)
    lineage = based_on_of(plan)
    commune = commune_of(plan)
    current, at_hand = office_given(office or _office_file(path, lineage), commune)
    before = read_office(base_file(path, base), commune)
    _refuse_strangers(lineage, before, current)
    known = known_conflicts(source)
    working = Working(parse_source(source.path, source.text))
    first = dict(zip(working.tree.walk(), read_tree(source).walk(), strict=True))
    kept, taken = _chosen(known, keep, take, source), _chosen(known, take, keep, source)
    _refuse_both(kept, taken, source)
    sides = Sides(before.view, current.view, working, known, kept, taken)
    merged = merge(sides)
    named = _name_of(current.path, path, lineage)
    notes = follow_heading(sides, commune, before, current, named)
    if before.source.text != current.source.text:
        from generator.cascade.beside.elsewhere import one_elsewhere

        notes += one_elsewhere(current.plan, commune)
    sides.sort_open()
    own = [clash.own for clash in merged.open if clash.own and clash.own not in first]
    first |= {unit: copy(unit) for unit in own}
    write_conflicts(working, known, [clash.known for clash in merged.open])
    place_again(sides)
    if working.text != source.text and not plan.is_draft:
        notes.append(_issued(plan, working))
    images = pictures(current.view, current.path, path.parent, working.tree, at_hand)
    notes += [*_converted(source), *images.notes, *_new_errors(source, working.text)]
    forbidden = errors_in(overstepped(current.view, working.tree))
    notes += _not_asked(forbidden, merged)
    return Followed(
        path,
        working.text,
        source.text,
        before,
        current,
        merged,
        first,
        images.files,
        commune,
        tuple(_settled(kept, merged)),
        tuple(notes),
        tuple(forbidden),
        at_hand,
    )


def based_on_of(plan: Plan) -> BasedOn:
    """What a copy says of the plan that it comes from."""
    assert plan.based_on
    return plan.based_on


def _settled(kept: Sequence[Known], merged: Merged) -> list[Known]:
    """The conflicts that were settled for the commune, and are."""
    still = {(clash.known.item, clash.known.key) for clash in merged.open}
    return [one for one in kept if (one.item, one.key) not in still]


def _issued(plan: Plan, working: Working) -> Problem:
    """That the paper which this file has been is signed, and the changed one is another."""
    message = Said(
        f"kế hoạch này đã ban hành (số {plan.number}); bản sửa là một văn bản mới",
        f"this plan has been issued (number {plan.number}); what it is now is another paper",
    )
    advice = Said(
        "Để trống số, ngày (so, ngay), tăng phien_ban, rồi trình ký lại.",
        "Empty number and date, raise version.",
    )
    node = working.tree.top("number")
    spot = node.spot if node else plan.spot
    return Problem(spot, "cascade/issued", message, Severity.INFO, advice)


def _converted(source: Source) -> list[Problem]:
    """That the plan is no UTF-8; the one that is written is."""
    return [one for one in source.problems if one.code == codes.YAML_CONVERTED.code]


def _new_errors(source: Source, text: str) -> list[Problem]:
    """The errors that an update brings, such as a reference to what the office has taken out."""
    before = plan_of(parse_source(source.path, source.text)).problems
    old = {(one.code, one.message) for one in before}
    found = plan_of(parse_source(source.path, text)).problems
    errors = (one for one in errors_in(found) if (one.code, one.message) not in old)
    return [one for one in errors if not one.code.startswith(("plan/image-", "cascade/conflict"))]


def _not_asked(forbidden: Sequence[Problem], merged: Merged) -> list[Problem]:
    """What the office forbids the commune to keep, beside what it is asked about anyway."""
    asked = {clash.own.spot_of(clash.key) for clash in merged.open if clash.own}
    return [one for one in forbidden if one.spot not in asked]


def commune_of(plan: Plan) -> Commune:
    """The commune that the plan is for.

    Raises `Rejected` at the place where it is named wrongly.
    """
    named = based_on_of(plan).unit
    return commune_named(named.value, named.spot)


def _office_file(path: Path, lineage: BasedOn) -> Path:
    found = followed_file(path, lineage)
    if found is None:
        raise Rejected([no_office(path, lineage)])
    return found


def _name_of(office: Path, path: Path, lineage: BasedOn) -> str:
    """How the plan at `path` names the office's: as it does already, where that is right."""
    named = lineage.file.value if lineage.file else ""
    return named if named and office_path(path, named) == office else seen_from(path.parent, office)


def base_file(path: Path, named: Path | None) -> Path:
    """The office's version that the plan at `path` follows; raises `Rejected` where it is missing."""
    found = named or base_path(path)
    if not found.is_file():
        raise refused(
            Spot(found.as_posix()),
            "cascade/no-base",
            Said(
                "không thấy tệp gốc cạnh kế hoạch của xã",
                "the base file beside the plan is missing",
            ),
            Said(
                "Tệp gốc là bản của cấp trên lúc xã bắt đầu hoặc cập nhật lần trước; "
                "có ở nơi khác thì thêm --base TỆP.",
                "It is the office's version that this plan last followed; "
                "if it is elsewhere, add --base FILE.",
            ),
        )
    return found


def _refuse_strangers(lineage: BasedOn, base: Office, office: Office) -> None:
    """Raises `Rejected` unless both are versions of the plan followed, none too new or too old."""
    for other in (base, office):
        if other.plan.id != lineage.id:
            raise _other_plan(lineage, other)
    if base.plan.version > lineage.version:
        raise _newer_base(base, lineage.version)
    if office.plan.version < base.plan.version:
        raise _older(base, office)


def _other_plan(lineage: BasedOn, other: Office) -> Rejected:
    found, file = other.plan.id, other.path.as_posix()
    return refused(
        lineage.id.spot,
        "cascade/other-plan",
        Said(
            f"kế hoạch này theo '{lineage.id}', không phải '{found}' ({file})",
            f"this plan follows '{lineage.id}', not '{found}' ({file})",
        ),
    )


def _newer_base(base: Office, followed: int) -> Rejected:
    version = base.plan.version
    return refused(
        Spot(base.path.as_posix()),
        "cascade/newer-base",
        Said(
            f"tệp gốc là phiên bản {version}, mà kế hoạch này mới theo phiên bản {followed}",
            f"the base is version {version}, and this plan follows version {followed}",
        ),
        Said(
            f"Tìm lại bản phiên bản {followed} của cấp trên rồi thêm --base TỆP; "
            "phần cấp trên sửa sẽ mất nếu dùng tệp này.",
            f"Find the office's version {followed} and add --base FILE; "
            "with this one its changes would be lost.",
        ),
    )


def _older(base: Office, office: Office) -> Rejected:
    new, old = office.plan.version, base.plan.version
    return refused(
        Spot(office.path.as_posix()),
        "cascade/older",
        Said(
            f"bản của cấp trên (phiên bản {new}) cũ hơn bản xã đang theo ({old})",
            f"the office's file (version {new}) is older than what this plan follows ({old})",
        ),
    )


def _chosen(
    known: Sequence[Known], named: Sequence[str], others: Sequence[str], source: Source
) -> list[Known]:
    """The conflicts that are named, by their number in the file or their item.

    All means those that the other choice, `others`, does not name.
    """
    found = []
    for name in named:
        hits = [one for at, one in enumerate(known, 1) if name in (str(at), one.item)]
        if name == ALL:
            hits = [one for at, one in enumerate(known, 1) if not {str(at), one.item} & {*others}]
        elif not hits:
            raise _no_conflict(name, known, source)
        found += hits
    return found


def _no_conflict(name: str, known: Sequence[Known], source: Source) -> Rejected:
    message = Said(f"không có xung đột '{name}'", f"there is no conflict '{name}'")
    listed = ", ".join(f"{at} ({one.item})" for at, one in enumerate(known, 1))
    nothing = Said("Không có chỗ nào chờ chọn.", "Nothing waits to be settled.")
    return refused(
        Spot(source.path),
        "cascade/no-conflict",
        message,
        Said(f"Đang có: {listed}.", f"There are: {listed}.") if listed else nothing,
    )


def _refuse_both(keep: Sequence[Known], take: Sequence[Known], source: Source) -> None:
    if both := [one.item for one in keep if one in take]:
        raise refused(
            Spot(source.path),
            "cascade/both",
            Said(f"'{both[0]}' vừa --keep vừa --take", f"'{both[0]}' with both --keep and --take"),
            Said("Chọn một.", "Choose one of them."),
        )
