"""A commune's plan follows the office's: what an update does to its file, and what a check tells of the two."""

from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass
from pathlib import Path

from generator.cascade.communes import Commune, commune_named
from generator.cascade.conflicts import known_conflicts, write_conflicts
from generator.cascade.files import Office, base_path, office_path, read_office, read_own, seen_from
from generator.cascade.heading import follow_heading, place_again
from generator.cascade.images import pictures
from generator.cascade.merge import merge
from generator.cascade.rules import broken_rules
from generator.cascade.sides import Known, Outcome, Sides
from generator.cascade.units import Unit, read_tree
from generator.cascade.working import Working
from generator.language import Said
from generator.making.load import plan_of
from generator.plan.model import Plan
from generator.plan.source import Source
from generator.plan.text import parse_source, read_source
from generator.problems import Problem, Rejected, Severity, Spot, has_errors, typed


@dataclass(frozen=True, slots=True)
class Followed:
    """What an update makes of a commune's plan: its new text, and all that there is to say about it.

    `first` are the items of the plan as it was, by those that the update has worked on.
    """

    path: Path
    text: str
    before: str
    base: Office
    office: Office
    outcome: Outcome
    first: dict[Unit, Unit]
    images: dict[Path, bytes]
    kept: tuple[Known, ...] = ()
    notes: tuple[Problem, ...] = ()

    @property
    def changes_files(self) -> bool:
        """Whether anything has to be written."""
        return bool(
            self.text != self.before
            or self.base.source.text != self.office.source.text
            or self.images
        )


def follow(
    path: Path,
    office: Path | None = None,
    base: Path | None = None,
    keep: Sequence[str] = (),
    take: Sequence[str] = (),
) -> Followed:
    """What `path` becomes when it follows the office's plan as that is now; nothing is written.

    `keep` and `take` settle conflicts for the commune or for the office, by the number in `xung_dot` or the item's id.
    Raises `Rejected` when one of the plans cannot be read, or they do not belong together.
    """
    source, plan = read_own(path)
    assert plan.based_on
    unit = unit_of(plan)
    current = read_office(_office_file(path, plan, office), unit)
    named = (
        seen_from(path.parent, office)
        if office
        else plan.based_on.file.value
        if plan.based_on.file
        else ""
    )
    before = read_office(_base_file(path, base), unit)
    _refuse_strangers(plan, before, current, source)
    known = known_conflicts(source)
    working, first = Working(parse_source(source.path, source.text)), read_tree(source)
    first_units = dict(zip(working.tree.walk(), first.walk(), strict=True))
    chosen = _chosen(known, keep, source), _chosen(known, take, source)
    _refuse_both(*chosen, source)
    sides = Sides(before.view, current.view, working, known, *chosen)
    outcome = merge(sides)
    notes = follow_heading(sides, unit, before, current, named)
    sides.sort_open()
    first_units |= {
        clash.own: copy(clash.own)
        for clash in outcome.open
        if clash.own and clash.own not in first_units
    }
    write_conflicts(working, known, [clash.known for clash in outcome.open])
    place_again(sides)
    if working.text != source.text and not plan.is_draft:
        notes.append(_issued(plan, working))
    images = pictures(current.view, current.path, path.parent, working.tree)
    notes += [
        *images.notes,
        *_new_errors(source, working.text),
        *_forbidden(current, working, outcome),
    ]
    still = {(clash.known.item, clash.known.key) for clash in outcome.open}
    kept = tuple(one for one in chosen[0] if (one.item, one.key) not in still)
    return Followed(
        path,
        working.text,
        source.text,
        before,
        current,
        outcome,
        first_units,
        images.files,
        kept,
        tuple(notes),
    )


def _issued(plan: Plan, working: Working) -> Problem:
    """That the paper which this file has been is signed, and the changed one is another."""
    message = Said(
        f"kế hoạch này đã ban hành (số {plan.number}); bản sửa là một văn bản mới",
        f"this plan has been issued (number {plan.number}); what it is now is another paper",
    )
    advice = Said(
        "Để trống so, ngay và tăng phien_ban, rồi trình ký lại.",
        "Empty number and date, raise version.",
    )
    node = working.tree.top("number")
    return Problem(
        node.spot if node else plan.spot, "cascade/issued", message, Severity.INFO, advice
    )


def _new_errors(source: Source, text: str) -> list[Problem]:
    """The errors that the file gets by an update, such as a reference to what the office has taken out."""
    old = {
        (one.code, one.message) for one in plan_of(parse_source(source.path, source.text)).problems
    }
    found = plan_of(parse_source(source.path, text)).problems
    return [
        one
        for one in found
        if has_errors([one])
        and (one.code, one.message) not in old
        and not one.code.startswith(("plan/image-", "cascade/conflict"))
    ]


def _forbidden(office: Office, working: Working, outcome: Outcome) -> list[Problem]:
    """What the office's rules forbid the commune to keep, beside what it is asked about anyway."""
    asked = {clash.own.spot_of(clash.key) for clash in outcome.open if clash.own}
    return [
        one
        for one in broken_rules(office.view, working.tree)
        if has_errors([one]) and one.spot not in asked
    ]


def unit_of(plan: Plan) -> Commune:
    """The commune that the plan is for; raises `Rejected` at the place where it is named wrongly."""
    assert plan.based_on
    return commune_named(plan.based_on.unit.value, plan.based_on.unit.spot)


def _office_file(path: Path, plan: Plan, named: Path | None) -> Path:
    if named:
        return named
    assert plan.based_on
    if plan.based_on.file is None:
        message = Said(
            "chưa biết kế hoạch của văn phòng ở tệp nào", "the office's plan is in no known file"
        )
        advice = Said("Thêm --from TỆP_CỦA_VĂN_PHÒNG.", "Add --from FILE.")
        raise Rejected([Problem(plan.based_on.spot, "cascade/no-office", message, advice=advice)])
    found = office_path(path, plan.based_on.file.value)
    if not found.is_file():
        message = Said(
            f"không thấy kế hoạch của văn phòng ở {found.as_posix()}",
            f"no plan of the office at {found.as_posix()}",
        )
        advice = Said(
            "Chép tệp mới của văn phòng vào đó, hoặc thêm --from TỆP_CỦA_VĂN_PHÒNG.",
            "Put the file there, or add --from FILE.",
        )
        raise Rejected(
            [Problem(plan.based_on.file.spot, "cascade/no-office", message, advice=advice)]
        )
    return found


def _base_file(path: Path, named: Path | None) -> Path:
    found = named or base_path(path)
    if not found.is_file():
        message = Said(
            "không thấy tệp gốc cạnh kế hoạch của xã", "the base file beside the plan is missing"
        )
        advice = Said(
            "Tệp gốc là bản của văn phòng lúc xã bắt đầu hoặc cập nhật lần trước; có ở nơi khác thì thêm --base TỆP.",
            "It is the office's version that this plan last followed; if it is elsewhere, add --base FILE.",
        )
        raise Rejected([Problem(Spot(found.as_posix()), "cascade/no-base", message, advice=advice)])
    return found


def _refuse_strangers(plan: Plan, base: Office, office: Office, source: Source) -> None:
    assert plan.based_on
    for other in (base, office):
        if other.plan.id != plan.based_on.id:
            message = Said(
                f"kế hoạch này theo '{plan.based_on.id}', không phải '{other.plan.id}' ({other.path.as_posix()})",
                f"this plan follows '{plan.based_on.id}', not '{other.plan.id}' ({other.path.as_posix()})",
            )
            raise Rejected([Problem(plan.based_on.id.spot, "cascade/other-plan", message)])
    if base.plan.version > plan.based_on.version:
        followed = plan.based_on.version
        message = Said(
            f"tệp gốc là phiên bản {base.plan.version}, mà kế hoạch này mới theo phiên bản {followed}",
            f"the base is version {base.plan.version}, and this plan follows version {followed}",
        )
        advice = Said(
            f"Tìm lại bản phiên bản {followed} của văn phòng rồi thêm --base TỆP; phần văn phòng sửa sẽ mất nếu dùng tệp này.",
            f"Find the office's version {followed} and add --base FILE; with this one its changes would be lost.",
        )
        raise Rejected(
            [Problem(Spot(base.path.as_posix()), "cascade/newer-base", message, advice=advice)]
        )
    if office.plan.version < base.plan.version:
        message = Said(
            f"bản của văn phòng (phiên bản {office.plan.version}) cũ hơn bản xã đang theo ({base.plan.version})",
            f"the office's file (version {office.plan.version}) is older than what this plan follows ({base.plan.version})",
        )
        raise Rejected([Problem(Spot(office.path.as_posix()), "cascade/older", message)])


def _chosen(known: Sequence[Known], named: Sequence[str], source: Source) -> list[Known]:
    found = []
    for name in named:
        hits = [one for at, one in enumerate(known, 1) if name in (str(at), one.item)]
        if not hits:
            message = Said(f"không có xung đột '{name}'", f"there is no conflict '{name}'")
            listed = ", ".join(f"{at} ({one.item})" for at, one in enumerate(known, 1))
            advice = Said(
                f"Đang có: {listed}." if listed else "Không có chỗ nào chờ chọn.",
                f"There are: {listed}." if listed else "Nothing waits to be settled.",
            )
            raise Rejected(
                [Problem(Spot(source.path), "cascade/no-conflict", message, advice=advice)]
            )
        found += hits
    return found


def _refuse_both(keep: Sequence[Known], take: Sequence[Known], source: Source) -> None:
    if both := [one.item for one in keep if one in take]:
        message = Said(
            f"'{both[0]}' vừa --keep vừa --take", f"'{both[0]}' with both --keep and --take"
        )
        advice = Said("Chọn một.", "Choose one of them.")
        raise Rejected([Problem(Spot(source.path), "cascade/both", message, advice=advice)])


def followed_problems(path: Path, plan: Plan) -> list[Problem]:
    """What a check tells of a plan that follows another: the rules that it breaks, and by what it is behind."""
    if plan.based_on is None:
        return []
    if not base_path(path).is_file():
        return [no_base(path, plan)]
    try:
        source = read_source(path)
        base = read_office(base_path(path), unit_of(plan))
        own = read_tree(parse_source(source.path, source.text))
    except Rejected as rejected:
        return list(rejected.problems)
    return [*broken_rules(base.view, own), *_behind(path, plan, base)]


def no_base(path: Path, plan: Plan) -> Problem:
    """That nobody can say whether a plan without its base file keeps to the office's rules."""
    name = base_path(path).name
    message = Said(
        f"không thấy {name}, nên không so được với kế hoạch của văn phòng",
        f"{name} is missing, so this plan cannot be compared with the office's",
    )
    advice = Said("Để tệp gốc cạnh kế hoạch này.", "Keep the base file beside this plan.")
    spot = plan.based_on.spot if plan.based_on else plan.spot
    return Problem(spot, "cascade/no-base", message, Severity.UNDECIDED, advice)


def _behind(path: Path, plan: Plan, base: Office) -> list[Problem]:
    assert plan.based_on
    named = plan.based_on.file
    found = office_path(path, named.value) if named else None
    if found is None or not found.is_file():
        return []
    try:
        office = read_office(found, unit_of(plan))
        if office.source.text == base.source.text or office.plan.version < base.plan.version:
            return []
        followed = follow(path, found)
    except Rejected as rejected:
        return [_cannot_follow(plan, found, rejected.problems[0])]
    message = Said(
        f"bản này theo phiên bản {base.plan.version}; văn phòng đã có phiên bản {office.plan.version}: {summary(followed).vi}",
        f"this follows version {base.plan.version}; the office has version {office.plan.version}: {summary(followed).en}",
    )
    name = typed(path)
    advice = Said(
        f"Xem trước: kehoach update {name} --dry-run; nhận về: kehoach update {name}",
        f"Look first: kehoach update {name} --dry-run; then: kehoach update {name}",
    )
    return [Problem(plan.based_on.spot, "cascade/behind", message, Severity.WARNING, advice)]


def _cannot_follow(plan: Plan, office: Path, why: Problem) -> Problem:
    """That the plan cannot be compared with what the office has now, and why."""
    assert plan.based_on
    message = Said(
        f"không so được với {office.as_posix()}: {why.spot}: {why.message.vi}",
        f"cannot be compared with {office.as_posix()}: {why.spot}: {why.message.en}",
    )
    return Problem(plan.based_on.spot, why.code, message, Severity.WARNING, why.advice)


def summary(followed: Followed) -> Said:
    """In one line, by what the office's version differs from what the commune has."""
    vi, en = [], []
    words = {
        "set": ("sửa", "changed"),
        "new": ("mới", "new"),
        "gone": ("bỏ", "gone"),
        "moved": ("chuyển chỗ", "moved"),
    }
    for what, (name_vi, name_en) in words.items():
        labels = list(
            dict.fromkeys(
                taken.unit.label for taken in followed.outcome.taken if taken.what == what
            )
        )
        if labels:
            vi.append(f"{name_vi} {', '.join(labels)}")
            en.append(f"{name_en} {', '.join(labels)}")
    if clashes := list(dict.fromkeys(clash.known.item for clash in followed.outcome.open)):
        vi.append(f"hai bên cùng sửa {', '.join(clashes)}")
        en.append(f"changed on both sides {', '.join(clashes)}")
    nothing = Said("không đụng tới phần của xã", "nothing that concerns this plan")
    return Said("; ".join(vi), "; ".join(en)) if vi else nothing
