"""Whether a plan still says what was issued under its number and day, by two sums in its file.

One is of what its files say, one of the words of its paper. What was issued is changed where both
differ: a comment, an order or a key that is not printed changes the first alone, another version of
this program the second.
"""

from collections.abc import Iterator
from glob import escape
from pathlib import Path
from typing import Any

from generator.language import Said
from generator.law.decree30 import AFTER_ISSUE
from generator.law.wording import short_date
from generator.paper.compose import composed
from generator.paper.dossier import Dossier
from generator.paper.issuing import number_and_symbol
from generator.plan.named import AS_ISSUED, ISSUED
from generator.plan.picture_file import PictureFile
from generator.plan.records import alias
from generator.plan.source import Source, entries, entry_at, placeless
from generator.plan.walk import held_keys
from generator.problems import Problem, Severity, Spot, typed
from generator.rules import told

CHANGED = told(
    "plan/since-issue",
    "nội dung khác bản đã ban hành dưới số, ngày ấy",
    "it says otherwise than what was issued under its number and day",
    Severity.WARNING,
)


def sums(dossier: Dossier) -> str:
    """What is noted of a plan that is issued: the sum of its files, and that of its paper."""
    return f"{_of_files(dossier)}-{_of_paper(dossier)}"


def since_issue(dossier: Dossier) -> Iterator[Problem]:
    """That a plan without errors says otherwise than what was issued.

    Nothing where nothing is noted of that, or number and day are open again.
    """
    noted, plan = dossier.written.issued, dossier.plan
    if noted is None or not plan.dated or plan.is_draft or is_as_issued(dossier):
        return
    issued, path = number_and_symbol(plan), typed(dossier.source.path)
    day, again = short_date(plan.dated), f"--number {plan.number} --date {plan.dated}"
    message = Said(
        f"nội dung khác bản đã ban hành số {issued} ngày {day}",
        f"it says otherwise than what was issued as {issued} on {day}",
    )
    _, number = entry_at(dossier.source.root, *_both("number")) or (noted, noted)
    yield dossier.source.problem(
        number.spot, CHANGED.code, message, _ways_out(f"{path} {again}"), Severity.WARNING
    )


def is_as_issued(dossier: Dossier) -> bool:
    """Whether a plan without errors says what was noted of it when it was issued."""
    files, _, paper = f"{dossier.written.issued or ''}".partition("-")
    return files == _of_files(dossier) or paper == _of_paper(dossier)


def issued_entry(dossier: Dossier | None) -> dict[str, str]:
    """What is noted of the document of a plan that still says what was issued: number and sum."""
    if dossier is None or dossier.written.issued is None or not is_as_issued(dossier):
        return {}
    return {ISSUED: f"{dossier.plan.number} {dossier.written.issued}"}


def copies_as_issued(path: Path) -> list[Path]:
    """The files that are kept of the plan at `path` as it was issued."""
    return sorted(path.parent.glob(f"{escape(path.stem)}{AS_ISSUED}-*{path.suffix}"))


def _ways_out(again: str) -> Said:
    return Said(
        "Sửa đổi, thay thế bằng văn bản mới: để trống 'so', 'ngay', tăng 'phien_ban' rồi ban hành lại. Bản đã "
        f"gửi chỉ sai thể thức, kỹ thuật trình bày: đính chính bằng công văn ({AFTER_ISSUE}). "
        f"Bản đã ký đúng là nội dung này: kehoach issue {again}",
        "A new paper amends or replaces it: empty 'number' and 'date', raise 'version' and issue again. One "
        f"that went out with errors of form alone is corrected by a công văn ({AFTER_ISSUE}). "
        f"If what was signed says just this: kehoach issue {again}",
    )


def rest(source: Source, *names: str) -> list[Any]:
    """What a file says under all but these keys, by their English names."""
    apart = {written for name in names for written in _both(name)}
    kept = (entry for entry in entries(source.root) if entry[0].value not in apart)
    return [(key.value, placeless(value)) for key, value in kept]


def _both(name: str) -> tuple[str, str]:
    """The key in either language."""
    return name, alias("plan", name)


def _of_files(dossier: Dossier) -> str:
    """The sum of what is written: in the plan, in what it attaches, reports on, shows and rolls up."""
    reported = [dossier.reported] if dossier.reported else []
    read = (dossier, *dossier.attached, *reported)
    written = [rest(one.source, "issued") for one in read]
    pictures = (picture for one in read for picture in one.pictures.values())
    shown = [one.content for one in pictures if isinstance(one, PictureFile)]
    return _sum([written, shown, dossier.rolled.told if dossier.rolled else None])


def _of_paper(dossier: Dossier) -> str:
    return _sum(_said([*composed(dossier).names.items()]))


def _said(value: Any) -> Any:
    """What is said, without where it is written."""
    if isinstance(value, (list, tuple)):
        return [*map(_said, value)]
    if keys := held_keys(value):
        return [_said(getattr(value, key)) for key in keys]
    return None if isinstance(value, Spot) else value


def _sum(said: Any) -> str:
    from hashlib import sha256  # a check of a plan that is not issued needs none

    return sha256(ascii(said).encode()).hexdigest()[:12]
