"""A letter that stands in its folder already: as the program wrote it, changed since, or issued."""

from pathlib import Path

from generator.language import Said
from generator.law.wording import short_date
from generator.lazy import regex
from generator.making.made_of import sha256
from generator.package import MIB, read_bytes
from generator.paper.issuing import number_and_symbol
from generator.plan.model import Plan, plan_in
from generator.plan.text import parse_source
from generator.problems import Problem, Rejected, Severity, Spot

ISSUED, CHANGED = "rollup/letter-issued", "rollup/letter-changed"
_MARK = regex(r"(?m)^# Nguyên bản ([0-9a-f]{12}):.*\n")


def with_sum(text: str) -> str:
    """The text with its sum in a comment, by which it is known while nobody has changed it."""
    first, rest = text.split("\n", 1)
    about = "ai sửa tệp này thì kehoach remind để nguyên, không ghi đè."
    return f"{first}\n# Nguyên bản {_sum(text)}: {about}\n{rest}"


def why_it_stays(path: Path) -> Problem | None:
    """Why the letter at `path` stays; None where there is none, or none that anybody has changed."""
    if not path.is_file():
        return None
    try:
        text = read_bytes(path, MIB).decode("utf-8-sig")
        plan = plan_in(parse_source(path.as_posix(), text))
    except (Rejected, UnicodeDecodeError):
        return _changed(path)
    if plan and plan.number:
        return _issued(path, plan)
    return None if _is_as_written(text) else _changed(path)


def _is_as_written(text: str) -> bool:
    """Whether it is a text that was marked; line ends may be others now."""
    text = "".join(f"{line}\n" for line in text.splitlines())
    noted = _MARK.search(text)
    return noted is not None and noted[1] == _sum(_MARK.sub("", text, count=1))


def _sum(text: str) -> str:
    return sha256(text.encode())[:12]


def _issued(path: Path, plan: Plan) -> Problem:
    number = number_and_symbol(plan)
    day = short_date(plan.dated) if plan.dated else ""
    message = Said(
        f"đã có số {number}{f' ngày {day}' if day else ''}; để nguyên, không soạn lại",
        f"has its number {number}{f' of {day}' if day else ''}; it stays as it is",
    )
    advice = Said(
        "Đôn đốc lần nữa thì soạn với ngày xét khác.",
        "For another letter take another day to look at.",
    )
    return Problem(Spot(path.as_posix()), ISSUED, message, Severity.INFO, advice)


def _changed(path: Path) -> Problem:
    message = Said(
        "đã có người sửa; để nguyên, không soạn lại theo ngày xét",
        "somebody has changed it; it stays, and does not say what is owed on the day",
    )
    advice = Said(
        "Muốn soạn lại thì đổi tên hoặc xóa tệp này rồi chạy lại.",
        "To have it written anew rename or delete this file, then run this again.",
    )
    return Problem(Spot(path.as_posix()), CHANGED, message, Severity.WARNING, advice)
