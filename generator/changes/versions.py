"""What is to be compared: files, folders or revisions of git, each file beside what it became."""

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path, PurePosixPath

from generator.changes.revisions import file_at, files_below, is_revision, seen_from_here
from generator.language import Said
from generator.lazy import dataclass
from generator.making.plans import find_plans, is_plan_of_its_own
from generator.package import MAX_FILE, read_bytes
from generator.plan.named import ATTACHED, is_plan, plans_here
from generator.plan.source import Source, text_at, value_at
from generator.plan.text import source_of
from generator.problems import Rejected, Spot, refused


@dataclass(frozen=True, slots=True)
class Version:
    """One file in one version: what it is called in messages, its path in its folder, its bytes."""

    name: str
    within: str
    content: bytes

    @property
    def is_plan(self) -> bool:
        """Whether it is called like a plan file; else it is a Word paper."""
        return is_plan(Path(self.within))


@dataclass(frozen=True, slots=True)
class Pairing:
    """A file before and after, None where it is new, or is no more."""

    old: Version | None
    new: Version | None

    @property
    def name(self) -> str:
        """What messages call the two."""
        return ", ".join(dict.fromkeys(one.name for one in (self.old, self.new) if one))


def pairs(old: str, new: str) -> list[Pairing]:
    """Every file of both sides beside what it became: by its path in the folder, else by its `ma`.

    Two single files belong together however they are called. Raises `Rejected` for a name that is
    no file, folder or revision.
    """
    before, after = _versions(old, new), _versions(new, old)
    if len(before) == len(after) == 1:
        return [Pairing(before[0], after[0])]
    return list(_paired(before, after))


def pairs_since(revision: str, paths: Iterable[Path]) -> list[Pairing] | None:
    """Files beside what they were in a revision; None where git knows no such one here."""
    if not is_revision(revision):
        return None
    return [Pairing(_was(revision, one), _on_disk(one, one.parent)) for one in paths]


def _was(revision: str, path: Path) -> Version | None:
    try:
        there = seen_from_here(path)
        return Version(f"{revision}:{there}", path.name, file_at(revision, there))
    except Rejected:
        return None


def _versions(named: str, other: str) -> list[Version]:
    """The files that `named` means; a revision alone means what `other` names, in it."""
    path = Path(named)
    if path.is_dir():
        return [_on_disk(one, path) for one in _below(path)]
    if path.exists():
        return [_on_disk(path, path.parent)]
    revision, colon, inside = named.partition(":")
    if not is_revision(revision):
        raise refused(Spot(named), "diff/unknown", _NO_SUCH, _NAME)
    there = inside if colon else _path_of(other)
    return _in_revision(revision, there)


_NO_SUCH = Said(
    "không phải tệp, thư mục hay một bản của git",
    "is no file, no folder and no revision of git",
)
_NAME = Said(
    "Ghi hai tệp, hai thư mục, hoặc một bản git (HEAD~1, HEAD~1:plans/a.yaml) và một tệp.",
    "Name two files, two folders, or a revision (HEAD~1, HEAD~1:plans/a.yaml) and a file.",
)


def _path_of(other: str) -> str:
    """The path that the other side names, the folder of plans where it is a revision too."""
    path = Path(other)
    if path.exists():
        return seen_from_here(path)
    return other.partition(":")[2] or plans_here().name


def _in_revision(revision: str, path: str) -> list[Version]:
    inside = files_below(revision, path)
    found = sorted(one for one in inside if _is_compared(Path(one)))
    if not inside:
        return [Version(f"{revision}:{path}", PurePosixPath(path).name, file_at(revision, path))]
    over = PurePosixPath(path or ".")
    return [
        Version(
            f"{revision}:{one}",
            PurePosixPath(one).relative_to(over).as_posix(),
            file_at(revision, one),
        )
        for one in found
    ]


def _on_disk(path: Path, folder: Path) -> Version:
    within = path.relative_to(folder).as_posix()
    return Version(path.as_posix(), within, read_bytes(path, MAX_FILE))


def _below(folder: Path) -> list[Path]:
    attached = (one for one in folder.rglob(f"*{ATTACHED}.y*ml") if one.is_file())
    return sorted({*find_plans(folder), *attached})


def _is_compared(path: Path) -> bool:
    return is_plan(path) and (is_plan_of_its_own(path) or path.stem.endswith(ATTACHED))


def _paired(before: Sequence[Version], after: Sequence[Version]) -> Iterable[Pairing]:
    became = _became(before, after)
    for new in after:
        yield Pairing(became.get(new.within), new)
    taken = {old.within for old in became.values()}
    yield from (Pairing(old, None) for old in before if old.within not in taken)


def _became(before: Sequence[Version], after: Sequence[Version]) -> dict[str, Version]:
    """What each of `after`, by its path, was before."""
    here, there = ({one.within: one for one in side} for side in (after, before))
    same = {path: there[path] for path in here if path in there}
    left = _by_id(one for one in before if one.within not in same)
    come = _by_id(one for one in after if one.within not in same)
    return same | {one.within: left[id_] for id_, one in come.items() if id_ in left}


def _by_id(versions: Iterable[Version]) -> dict[str, Version]:
    """The plans by their `ma`, but for one that several have."""
    found = [(_id(one), one) for one in versions]
    count = Counter(id_ for id_, _ in found)
    return {id_: one for id_, one in found if id_ and count[id_] == 1}


def _id(version: Version) -> str:
    source = source_read(version)
    node = value_at(source.root, "id", "ma") if source else None
    return text_at(node)


def source_read(version: Version) -> Source | None:
    """The values of a plan file, None where it cannot be decoded."""
    try:
        return source_of(version.name, version.content)
    except Rejected:
        return None
