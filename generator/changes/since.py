"""What became of plans since a revision, or since a version that was sent out."""

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from generator.changes.diff import Diff, diff
from generator.changes.formats import diff_markdown
from generator.changes.versions import Pairing, Version, pairs_since
from generator.language import Lang, Said
from generator.package import MIB, read_bytes
from generator.problems import Rejected


def amended(plans: Sequence[Path], revision: str, lang: Lang) -> str:
    """In Markdown how the plans differ from what they were in a revision; "" where they do not."""
    paired = pairs_since(revision, (one for one in plans if one.is_file()))
    if paired is None:
        return _UNKNOWN.to(lang)
    changed = [one for one in map(_diff, paired) if one is not None and one.differs]
    return diff_markdown(changed, lang).rstrip() if changed else ""


_UNKNOWN = Said(
    "Không so được với bản trước: máy chạy chỉ lấy về một bản (thêm `fetch-depth: 2`).",
    "No earlier revision is here to compare with (add `fetch-depth: 2`).",
)


def _diff(pair: Pairing) -> Diff | None:
    """What changed, None of a plan that cannot be read: the build has told why."""
    try:
        return diff(pair)
    except Rejected:
        return None


def since_sent(office: Path, bases: Iterable[Path]) -> list[tuple[int, Diff]]:
    """How the office's plan differs from each version that its communes have, by how many have it;
    nothing where all have this one."""
    there = [content for one in bases if (content := _content(one)) is not None]
    now = _content(office)
    found = []
    for content, count in Counter(there).most_common():
        if now is not None and content != now:
            old = Version(office.name, office.name, content)
            changed = _diff(Pairing(old, Version(office.as_posix(), office.name, now)))
            if changed is not None and changed.rows:
                found.append((count, changed))
    return found


def _content(path: Path) -> bytes | None:
    try:
        return read_bytes(path, MIB) if path.is_file() else None
    except Rejected:
        return None
