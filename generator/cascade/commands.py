"""What `kehoach new` and `kehoach update` do: the files they write, and the lines they say."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from generator.atomic import write_atomically
from generator.cascade.beside.telling import Updated, as_updated
from generator.cascade.communes import Commune, commune
from generator.cascade.copying import SCHEMA, copy_text, refuse_foreign
from generator.cascade.files import Brought, Office, base_path, office_given, seen_from
from generator.cascade.follow import Followed, follow
from generator.cascade.images import pictures
from generator.cascade.kept import is_kept, keep, kept_files
from generator.language import NOTHING, Said
from generator.lazy import dataclass
from generator.making.made_of import content_there
from generator.package import MIB
from generator.plan.named import is_plan, plans_here
from generator.plan.slips.encoding import begun_as, decoded
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
_NOTHING_TO_WRITE = Said("Không có gì phải ghi.", "There is nothing to write.")
_DRY_RUN = Said("Chạy thử: chưa ghi tệp nào.", "Dry run: nothing was written.")


@dataclass(frozen=True, slots=True)
class Done:
    """What a command says: problems with their places, and lines."""

    lines: tuple[Said, ...]
    problems: tuple[Problem, ...] = ()


def new_copy(given: Path | Brought, named: str, target: Path | None) -> Done:
    """Writes the plan of a commune and the base file beside it.

    Raises `Rejected` rather than write over a file.
    """
    unit, warnings = commune(named)
    read, at_hand = office_given(given, unit)
    office = read.path
    refuse_foreign(read.plan, Spot(office.as_posix(), 1, 1))
    path = target or plans_here() / f"{office.stem}-{unit.slug}.yaml"
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
    notes = (*warnings, *_beside(read, unit), *_nothing_given(read, unit), *images.notes)
    return Done(_copied(path, office, read.plan.version, unit), notes)


def _beside(office: Office, unit: Commune) -> Iterator[Problem]:
    """What the office's plan is, or says, that is not this commune's."""
    from generator.cascade.beside.copied import copied_figures
    from generator.cascade.beside.elsewhere import one_elsewhere
    from generator.cascade.beside.spoken import said_of_all
    from generator.cascade.beside.taken import left_with_office

    yield from one_elsewhere(office.plan, unit)
    yield from copied_figures(office.plan)
    yield from left_with_office(office)
    yield from said_of_all(office)


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
) -> Updated:
    """Makes a commune's plan follow the office's, keeping the file as it was.

    With `dry_run` only says what would be.
    """
    followed = follow(path, office, base, keep, take)
    if not followed.changes_files and (base is None or base_path(path).is_file()):
        return as_updated(followed, dry_run, [_NOTHING_TO_WRITE])
    return as_updated(followed, dry_run, [_DRY_RUN] if dry_run else _write(followed))


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
    content = begun_as(old, text)
    if len(content) > MIB:
        raise refused(Spot(path.as_posix()), "cascade/too-large", _TOO_LARGE)
    name = path.as_posix()
    if old == begun_as(old, before) and not followed.is_renewed and is_kept(path, before, text):
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
