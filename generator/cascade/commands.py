"""What `kehoach new` and `kehoach update` do: the files they write, and the lines they say."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.atomic import write_atomically
from generator.cascade.communes import commune
from generator.cascade.copying import SCHEMA, copy_text, refuse_foreign
from generator.cascade.files import base_path, kept_path, read_office, seen_from
from generator.cascade.follow import Followed, follow
from generator.cascade.images import pictures
from generator.cascade.sides import Clash, Known, Taken
from generator.cascade.units import Unit
from generator.language import Said
from generator.package import MIB
from generator.plan.lineage import conflict_said
from generator.plan.text import PLAN_SUFFIXES
from generator.problems import Problem, Rejected, Spot, typed


@dataclass(frozen=True, slots=True)
class Done:
    """What a command says: problems with their places, then lines; and whether something is left to settle."""

    lines: tuple[Said, ...]
    problems: tuple[Problem, ...] = ()
    unsettled: bool = False


def new_copy(office: Path, named: str, target: Path | None) -> Done:
    """Writes the plan of a commune and the base file beside it; raises `Rejected` rather than write over a file."""
    unit, warnings = commune(named)
    read = read_office(office, unit)
    refuse_foreign(read.plan, Spot(office.as_posix(), 1, 1))
    folder = Path("plans") if Path("plans").is_dir() else Path()
    path = target or folder / f"{office.stem}-{unit.slug}.yaml"
    if path.suffix.casefold() not in PLAN_SUFFIXES:
        message = Said(
            "tên tệp kế hoạch phải có đuôi .yaml", "the name of a plan file ends in .yaml"
        )
        advice = Said(f"Viết -o {path.stem}.yaml", f"Write -o {path.stem}.yaml")
        raise Rejected([Problem(Spot(path.as_posix()), "cascade/target", message, advice=advice)])
    for one in (path, base_path(path)):
        if one.exists():
            message = Said(
                "đã có tệp này; không ghi đè", "this file is there already and is not written over"
            )
            advice = Said(
                "Chọn tên khác bằng -o, hoặc dùng kehoach update.",
                "Choose another with -o, or kehoach update.",
            )
            raise Rejected(
                [Problem(Spot(one.as_posix()), "cascade/exists", message, advice=advice)]
            )
    text = copy_text(
        read.view, read.plan, unit, seen_from(path.parent, office), schema_path(path.parent)
    )
    images = pictures(read.view, office, path.parent)
    for file, content in images.files.items():
        write_atomically(file, content)
    write_atomically(base_path(path), office.read_bytes())
    write_atomically(path, text.encode("utf-8"))
    name = path.as_posix()
    checking = f"kehoach check {typed(path)}"
    lines = (
        Said(
            f"{name} ← {office.as_posix()} (phiên bản {read.plan.version}), cho {unit.full}",
            f"{name} ← {office.as_posix()} (version {read.plan.version}), for {unit.full}",
        ),
        Said(
            f"Tệp gốc để cập nhật về sau: {base_path(path).as_posix()} (không sửa, không xóa)",
            f"Base for later updates: {base_path(path).as_posix()} (leave it as it is)",
        ),
        Said(
            f"Tiếp theo: điền các chỗ chua_co, rồi chạy: {checking}",
            f"Next: fill in what is open, then run: {checking}",
        ),
    )
    return Done(lines, (*warnings, *images.notes))


def schema_path(folder: Path) -> str:
    """Where the editors' schema is, seen from `folder`: in it or up to three folders above."""
    above = [Path(), *(Path(*[".."] * steps) for steps in (1, 2, 3))]
    return next(
        ((one / SCHEMA).as_posix() for one in above if (folder / one / SCHEMA).is_file()), SCHEMA
    )


def update(
    path: Path,
    office: Path | None,
    base: Path | None,
    keep: Sequence[str],
    take: Sequence[str],
    dry_run: bool,
) -> Done:
    """Makes a commune's plan follow the office's, keeping the file as it was; with `dry_run` only says what would be."""
    followed = follow(path, office, base, keep, take)
    lines = list(_told(followed, dry_run))
    if not followed.changes_files and (base is None or base_path(path).is_file()):
        lines.append(Said("Không có gì phải ghi.", "There is nothing to write."))
    elif dry_run:
        lines.append(Said("Chạy thử: chưa ghi tệp nào.", "Dry run: nothing was written."))
    else:
        lines += _write(followed)
    return Done(tuple(lines), followed.notes, bool(followed.outcome.open))


def _write(followed: Followed) -> list[Said]:
    path, lines = followed.path, []
    old = path.read_bytes()
    if old.decode("utf-8").removeprefix("\ufeff") != followed.before:
        message = Said("tệp vừa được sửa trong lúc cập nhật", "the file changed during the update")
        raise Rejected(
            [
                Problem(
                    Spot(path.as_posix()),
                    "cascade/changed",
                    message,
                    advice=Said("Chạy lại.", "Try again."),
                )
            ]
        )
    if followed.text != followed.before:
        kept = kept_path(path)
        mark = b"\xef\xbb\xbf" if old.startswith(b"\xef\xbb\xbf") else b""
        content = mark + followed.text.encode("utf-8")
        if len(content) > MIB:
            message = Said("kế hoạch sau khi cập nhật quá lớn", "the plan would be too large")
            raise Rejected([Problem(Spot(path.as_posix()), "cascade/too-large", message)])
        write_atomically(kept, old)
        write_atomically(path, content)
        lines.append(
            Said(
                f"Đã ghi {path.as_posix()}; bản trước giữ ở {kept.as_posix()}",
                f"Wrote {path.as_posix()}; the file before is {kept.as_posix()}",
            )
        )
    for file, content in followed.images.items():
        write_atomically(file, content)
        lines.append(
            Said(
                f"Đã chép hình {file.name} của văn phòng",
                f"Copied the office's picture {file.name}",
            )
        )
    write_atomically(base_path(path), followed.office.path.read_bytes())
    lines.append(
        Said(
            f"Tệp gốc nay là phiên bản {followed.office.plan.version}: {base_path(path).as_posix()}",
            f"The base now is version {followed.office.plan.version}: {base_path(path).as_posix()}",
        )
    )
    return lines


def _told(followed: Followed, dry_run: bool) -> list[Said]:
    old, new = followed.base.plan.version, followed.office.plan.version
    steps = f"{old} → {new}" if old != new else f"{new}"
    name, plan = followed.path.as_posix(), followed.office.plan.id
    lines = [
        Said(
            f"{name}: theo '{plan}', phiên bản {steps}",
            f"{name}: follows '{plan}', version {steps}",
        )
    ]
    lines += [_kept(one) for one in followed.kept]
    lines += [_change(taken) for taken in followed.outcome.taken]
    if not followed.outcome.taken:
        lines.append(
            Said("  Văn phòng không đổi gì ở phần của xã.", "  Nothing new from the office.")
        )
    if followed.outcome.open:
        count = len(followed.outcome.open)
        lines.append(
            Said(
                f"  Hai bên cùng sửa, đang giữ của xã, chờ xã chọn ({count}):",
                f"  Changed on both sides, the commune's is kept until you choose ({count}):",
            )
        )
        for number, clash in enumerate(followed.outcome.open, 1):
            own = followed.first.get(clash.own) if dry_run and clash.own else clash.own
            lines += _clash(number, clash, own, typed(followed.path))
    return lines


def _kept(known: Known) -> Said:
    name = f"{known.item} {known.key}".rstrip()
    return Said(f"  = giữ của xã: {name}", f"  = kept: {name}")


def _change(taken: Taken) -> Said:
    label = taken.unit.label
    says = "" if label == taken.unit.says else f": {_short(taken.unit.says)}"
    if taken.what == "set":
        before, after = _apart(taken.before, taken.after)
        before, after = before or "(không có)", after or "(bỏ)"
        return Said(
            f"  ~ sửa {label}, {taken.key}: {before} → {after}",
            f"  ~ {label}, {taken.key}: {before} → {after}",
        )
    if taken.what == "moved":
        to = taken.after
        return Said(
            f"  > chuyển {label}{f' vào mục {to}' if to else ''}",
            f"  > moved {label}{f' to {to}' if to else ''}",
        )
    if taken.what == "new":
        return Said(f"  + mới {label}{says}", f"  + new {label}{says}")
    return Said(f"  - bỏ {label}{says}", f"  - gone {label}{says}")


def _clash(number: int, clash: Clash, own_unit: Unit | None, name: str) -> list[Said]:
    known = clash.known
    office, own, before = (
        _short(value) if value else None for value in (known.office, known.own, known.before)
    )
    said = conflict_said(known.item, known.key, office, own, before)
    places = [str(unit.spot_of(clash.key)) for unit in (own_unit, clash.office) if unit]
    choose = f"kehoach update {name} --keep {number}", f"kehoach update {name} --take {number}"
    return [
        Said(f"  {number}. {said.vi}", f"  {number}. {said.en}"),
        Said(f"     {'  |  '.join(places)}", f"     {'  |  '.join(places)}"),
        Said(f"     giữ của xã: {choose[0]}", f"     keep the commune's: {choose[0]}"),
        Said(f"     theo văn phòng: {choose[1]}", f"     take the office's: {choose[1]}"),
    ]


def _apart(before: str, after: str) -> tuple[str, str]:
    """Both, shortened so that where they differ is seen."""
    pairs = enumerate(zip(before, after, strict=False))
    same = next((at for at, (one, two) in pairs if one != two), min(len(before), len(after)))
    if min(len(before), len(after)) <= 90 or same <= 50:
        return _short(before), _short(after)
    start = before.rfind(" ", 0, same - 25) + 1
    return f"…{_short(before[start:])}", f"…{_short(after[start:])}"


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= 90 else f"{words[:89].rstrip()}…"
