"""What `kehoach new` and `kehoach update` do: the files they write, and the lines they say."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile
from pathlib import Path

from generator.atomic import write_atomically
from generator.cascade.communes import Commune, commune
from generator.cascade.copying import SCHEMA, copy_text, refuse_foreign
from generator.cascade.derive import OWN_KEYS
from generator.cascade.files import Brought, Office, base_path, office_given, seen_from
from generator.cascade.follow import ALL, Followed, follow
from generator.cascade.images import pictures
from generator.cascade.kept import is_kept, keep, kept_files
from generator.cascade.sides import Clash, Known, Taken
from generator.cascade.units import Unit
from generator.cascade.values import is_filled, one_line
from generator.language import NOTHING, Said
from generator.lazy import dataclass
from generator.making.made_of import content_there
from generator.package import MIB
from generator.plan.lineage import conflict_said
from generator.plan.model import Plan
from generator.plan.named import is_plan
from generator.plan.slips.encoding import decoded
from generator.plan.tasks import TASK_FIELDS
from generator.problems import Problem, Rejected, Severity, Spot, refused, typed

_IS_THERE = Said(
    "đã có tệp này; không ghi đè", "this file is there already and is not written over"
)
_CHOOSE_ANOTHER = Said(
    "Chọn tên khác bằng -o, hoặc dùng kehoach update.",
    "Choose another with -o, or kehoach update.",
)
_CHANGED = Said("tệp vừa được sửa trong lúc cập nhật", "the file changed during the update")
_TOO_LARGE = Said("kế hoạch sau khi cập nhật quá lớn", "the plan would be too large")
_NOTHING_NEW = Said("  Cấp trên không đổi gì ở phần của xã.", "  Nothing new from the office.")


@dataclass(frozen=True, slots=True)
class Done:
    """What a command says.

    Problems with their places, then lines; and whether something is left to settle.
    """

    lines: tuple[Said, ...]
    problems: tuple[Problem, ...] = ()
    unsettled: bool = False


def new_copy(given: Path | Brought, named: str, target: Path | None) -> Done:
    """Writes the plan of a commune and the base file beside it.

    Raises `Rejected` rather than write over a file.
    """
    unit, warnings = commune(named)
    read, at_hand = office_given(given, unit)
    office = read.path
    refuse_foreign(read.plan, Spot(office.as_posix(), 1, 1))
    folder = Path("plans") if Path("plans").is_dir() else Path()
    path = target or folder / f"{office.stem}-{unit.slug}.yaml"
    _refuse_target(path)
    file, schema = seen_from(path.parent, office), schema_path(path.parent)
    text = copy_text(read.view, read.plan, unit, file, schema)
    images = pictures(read.view, office, path.parent, at_hand=at_hand)
    base, copied = base_path(path), at_hand.get(office) or office.read_bytes()
    if base.exists() and content_there(base) != copied:
        raise _is_there(base)
    write_given(at_hand)
    for image, content in images.files.items():
        write_atomically(image, content)
    write_atomically(base, copied)
    write_atomically(path, text.encode("utf-8"))
    notes = (*warnings, *_beside(read.plan, unit), *_nothing_given(read, unit), *images.notes)
    return Done(_copied(path, office, read.plan.version, unit), notes)


def _beside(plan: Plan, unit: Commune) -> Iterator[Problem]:
    """What the office's plan is, or says, that is not this commune's."""
    from generator.cascade.beside.copied import copied_figures
    from generator.cascade.beside.elsewhere import one_elsewhere

    yield from one_elsewhere(plan, unit)
    yield from copied_figures(plan)


def _nothing_given(office: Office, unit: Commune) -> Iterator[Problem]:
    """That the office's plan gives nothing to a commune, as far as the program can read."""
    if any(office.view.parts.values()):
        return
    name = office.path.as_posix()
    yield Problem(
        Spot(name),
        "cascade/nothing",
        Said(
            f"không thấy việc, chỉ tiêu nào giao cho {unit.full}; bản của xã chỉ có phần tự điền",
            f"nothing is seen that is given to {unit.full}; its plan has open places only",
        ),
        Severity.WARNING,
        Said(
            f"Xem văn bản giao việc cho ai: kehoach tasks {typed(office.path)}",
            f"See whom it gives tasks to: kehoach tasks {typed(office.path)}",
        ),
    )


def write_given(files: Mapping[Path, bytes]) -> list[Said]:
    """Writes what was brought and is not there yet; what else is there is kept beside it, and told."""
    lines = []
    for file, content in reversed([*files.items()]):
        old = file.read_bytes() if file.exists() else None
        if old == content:
            continue
        name, kept = file.as_posix(), keep(file, old).as_posix() if old is not None else ""
        write_atomically(file, content)
        before = (
            Said(f"; bản trước giữ ở {kept}", f"; the file before is {kept}") if kept else NOTHING
        )
        lines.append(Said(f"Đã ghi {name}{before.vi}", f"Wrote {name}{before.en}"))
    return lines


def _refuse_target(path: Path) -> None:
    if not is_plan(path):
        raise refused(
            Spot(path.as_posix()),
            "cascade/target",
            Said("tên tệp kế hoạch phải có đuôi .yaml", "the name of a plan file ends in .yaml"),
            Said(f"Viết -o {path.stem}.yaml", f"Write -o {path.stem}.yaml"),
        )
    if path.exists():
        raise _is_there(path)


def _is_there(path: Path) -> Rejected:
    return refused(Spot(path.as_posix()), "cascade/exists", _IS_THERE, _CHOOSE_ANOTHER)


def _copied(path: Path, office: Path, version: int, unit: Commune) -> tuple[Said, ...]:
    name, source, base = path.as_posix(), office.as_posix(), base_path(path).as_posix()
    checking = f"kehoach check {typed(path)}"
    return (
        Said(
            f"{name} ← {source} (phiên bản {version}), cho {unit.full}",
            f"{name} ← {source} (version {version}), for {unit.full}",
        ),
        Said(
            f"Tệp gốc để cập nhật về sau: {base} (không sửa, không xóa)",
            f"Base for later updates: {base} (leave it as it is)",
        ),
        Said(
            f"Tiếp theo: điền các chỗ chua_co, rồi chạy: {checking}",
            f"Next: fill in what is open, then run: {checking}",
        ),
    )


def schema_path(folder: Path) -> str:
    """Where the editors' schema is, seen from `folder`: in it or up to three folders above."""
    above = [Path(), *(Path(*[".."] * steps) for steps in (1, 2, 3))]
    return next(
        ((one / SCHEMA).as_posix() for one in above if (folder / one / SCHEMA).is_file()), SCHEMA
    )


def update(
    path: Path,
    office: Path | Brought | None,
    base: Path | None,
    keep: Sequence[str],
    take: Sequence[str],
    dry_run: bool,
) -> Done:
    """Makes a commune's plan follow the office's, keeping the file as it was.

    With `dry_run` only says what would be.
    """
    followed = follow(path, office, base, keep, take)
    lines = list(_told(followed, dry_run))
    if not followed.changes_files and (base is None or base_path(path).is_file()):
        lines.append(Said("Không có gì phải ghi.", "There is nothing to write."))
    elif dry_run:
        lines.append(Said("Chạy thử: chưa ghi tệp nào.", "Dry run: nothing was written."))
    else:
        lines += _write(followed)
    return Done(tuple(lines), followed.notes, bool(followed.merged.open))


def _write(followed: Followed) -> list[Said]:
    path = followed.path
    lines: list[Said] = []
    old = path.read_bytes()
    if decoded(path.as_posix(), old).text.removeprefix("\ufeff") != followed.before:
        raise refused(
            Spot(path.as_posix()), "cascade/changed", _CHANGED, Said("Chạy lại.", "Try again.")
        )
    lines += write_given(followed.brought)
    if followed.text != followed.before:
        lines.append(_write_plan(followed, old))
    for image, content in followed.images.items():
        write_atomically(image, content)
        copied = Said(
            f"Đã chép hình {image.name} của cấp trên", f"Copied the office's picture {image.name}"
        )
        lines.append(copied)
    base, version = base_path(path), followed.office.plan.version
    write_atomically(base, followed.office.path.read_bytes())
    now = Said(
        f"Tệp gốc nay là phiên bản {version}: {base.as_posix()}",
        f"The base now is version {version}: {base.as_posix()}",
    )
    return [*lines, now]


def _write_plan(followed: Followed, old: bytes) -> Said:
    """Writes the new text, with the byte order mark of the old one, which is kept beside it.

    A choice whose words are all kept already leaves no further file.
    """
    path, text, before = followed.path, followed.text, followed.before
    mark = b"\xef\xbb\xbf" if old.startswith(b"\xef\xbb\xbf") else b""
    content = mark + text.encode("utf-8")
    if len(content) > MIB:
        raise refused(Spot(path.as_posix()), "cascade/too-large", _TOO_LARGE)
    name = path.as_posix()
    if (
        old == mark + before.encode("utf-8")
        and not followed.is_renewed
        and is_kept(path, before, text)
    ):
        write_atomically(path, content)
        files = ", ".join(one.as_posix() for one in kept_files(path))
        return Said(
            f"Đã ghi {name}; chữ được thay còn ở {files}", f"Wrote {name}; what went is in {files}"
        )
    kept = keep(path, old).as_posix()
    write_atomically(path, content)
    return Said(
        f"Đã ghi {name}; bản trước giữ ở {kept}", f"Wrote {name}; the file before is {kept}"
    )


def _told(followed: Followed, dry_run: bool) -> list[Said]:
    merged = followed.merged
    lines = [_follows(followed), *map(_kept, followed.kept), *map(_change, merged.taken)]
    if not merged.taken:
        lines.append(_NOTHING_NEW)
    if merged.open:
        lines.append(_both_changed(len(merged.open)))
    for number, clash in enumerate(merged.open, 1):
        own = followed.first.get(clash.own) if dry_run and clash.own else clash.own
        lines += _clash(number, clash, own, typed(followed.path))
    if len(merged.open) > 1:
        every = f"kehoach update {typed(followed.path)} --take {ALL}"
        lines.append(Said(f"  Theo cấp trên tất cả: {every}", f"  The office's for all: {every}"))
    return lines


def _follows(followed: Followed) -> Said:
    old, new = followed.base.plan.version, followed.office.plan.version
    steps = f"{old} → {new}" if old != new else f"{new}"
    name, plan = followed.path.as_posix(), followed.office.plan.id
    file = followed.office.path.as_posix()
    return Said(
        f"{name}: theo '{plan}', phiên bản {steps} ({file})",
        f"{name}: follows '{plan}', version {steps} ({file})",
    )


def _both_changed(count: int) -> Said:
    return Said(
        f"  Hai bên cùng sửa, đang giữ của xã, chờ xã chọn ({count}):",
        f"  Changed on both sides, the commune's is kept until you choose ({count}):",
    )


def _kept(known: Known) -> Said:
    name = f"{known.item}, '{known.key}'" if known.key else known.item
    return Said(f"  = giữ của xã: {name}", f"  = kept: {name}")


def _change(taken: Taken) -> Said:
    label = taken.unit.label
    if taken.what == "set":
        before, after = _apart(taken.before, taken.after)
        change = f"'{taken.key}': {before or '(không có)'} → {after or '(bỏ)'}"
        return Said(f"  ~ sửa {label}, {change}", f"  ~ {label}, {change}")
    if taken.what in _PLACES:
        with_place, without = _PLACES[taken.what]
        words = with_place if taken.after else without
        return Said(words.vi.format(label, taken.after), words.en.format(label, taken.after))
    sign, vi, en = _SIGNS[taken.what]
    says = label if label == taken.unit.says else f"{label}: {_short(taken.unit.says)}"
    along = _goes_along(taken.unit) if taken.what == "gone" else ""
    return Said(f"  {sign} {vi} {says}{along}", f"  {sign} {en} {says}{along}")


def _goes_along(unit: Unit) -> str:
    """Whom the commune had named there, which goes with the item."""
    named = {key: value for key, value in unit.fields.items() if key in OWN_KEYS}
    filled = [
        f"{_called(unit, key)}: {one_line(value)}"
        for key, value in named.items()
        if is_filled(value)
    ]
    return f" ({'; '.join(filled)})" if filled else ""


def _called(unit: Unit, key: str) -> str:
    """A field in the words of the paper, or by its key where a paper does not say it."""
    return TASK_FIELDS[key].label if key in TASK_FIELDS else f"'{unit.key(key).vi}'"


_PLACES = {
    "moved": (
        Said("  > chuyển {} vào mục {}", "  > moved {} to {}"),
        Said("  > chuyển {}", "  > moved {}"),
    ),
    "ordered": (
        Said("  > xếp {} ngay sau {}", "  > put {} behind {}"),
        Said("  > xếp {} lên đầu", "  > put {} first"),
    ),
    "order kept": (
        NOTHING,
        Said(
            "  = thứ tự của xã giữ nguyên: {} (cấp trên xếp ở chỗ khác)",
            "  = the commune's order is kept: {} (the office put it elsewhere)",
        ),
    ),
}
"""What is said of an item that is put elsewhere, with the place and without one."""
_SIGNS = {"new": ("+", "mới", "new"), "gone": ("-", "bỏ", "gone")}


def _clash(number: int, clash: Clash, own_unit: Unit | None, name: str) -> list[Said]:
    known = clash.known
    versions = [
        _short(value) if value else None for value in (known.office, known.own, known.before)
    ]
    conflict = conflict_said(known.item, known.key, *versions)
    places = "  |  ".join(str(one.spot_of(clash.key)) for one in (own_unit, clash.office) if one)
    keep, take = (f"kehoach update {name} --{one} {number}" for one in ("keep", "take"))
    return [
        Said(f"  {number}. {conflict.vi}", f"  {number}. {conflict.en}"),
        Said(f"     {places}", f"     {places}"),
        Said(f"     giữ của xã: {keep}", f"     keep the commune's: {keep}"),
        Said(f"     theo cấp trên: {take}", f"     take the office's: {take}"),
    ]


def _apart(before: str, after: str) -> tuple[str, str]:
    """Both, shortened so that where they differ is seen."""
    alike = takewhile(lambda two: two[0] == two[1], zip(before, after, strict=False))
    same = len(list(alike))
    if min(len(before), len(after)) <= 90 or same <= 50:
        return _short(before), _short(after)
    start = before.rfind(" ", 0, same - 25) + 1
    return f"…{_short(before[start:])}", f"…{_short(after[start:])}"


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= 90 else f"{words[:89].rstrip()}…"
