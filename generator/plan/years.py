"""The years that a plan is for."""

import re
from datetime import date

from generator.law.kinds import kind
from generator.lazy import regex
from generator.plan.model import Plan
from generator.plan.source import Text

_SUBJECT_YEAR = regex(r"(?<![\d/.])(?:19|20)\d\d(?![\d/.]\d|/)")
# Years after these belong to the document that is carried out; "tiếp theo" leaves the end open.
_NAMES_A_DOCUMENT = regex(
    r"(?i)\b(?:luật|pháp lệnh|nghị quyết|nghị định|quyết định|chỉ thị|kết luận|thông tư|thông báo"
    r"|đề án|chương trình)\b"
)
_NUMBER = r"\bsố\s*[\d.…]*\s*/"
_OWN_NAME = regex(
    rf"(?i)(?:\btrên đây là|,(?! ?của\b)[^,.;]*\bban hành|^(?!.*{_NUMBER})[^,.;]*\bban hành)\s+"
    r"(?P<name>[^.;:]*?)\bnăm (?P<year>(?:19|20)\d\d)(?! ?[-–]|\d)"
)
_CLOSES = regex(r"(?i)^trên đây là|\bsau(?: đây)?\s*:?\s*$|:\s*$")


def plan_year(plan: Plan) -> int | None:
    """The year that the plan is for, the first one where it is for several."""
    span = plan_span(plan)
    return span[0].year if span else None


def plan_span(plan: Plan) -> tuple[date, date] | None:
    """The first and the last day that the plan is for; None where neither it nor its day says."""
    if plan.period:
        return plan.period.start.first, plan.period.end.last
    years = subject_years(plan) or ([plan.date.year] if plan.date else [])
    return (date(min(years), 1, 1), date(max(years), 12, 31)) if years else None


def subject_years(plan: Plan) -> list[int]:
    """The years that the subject names as those of the plan."""
    if not isinstance(plan.subject, Text) or _NAMES_A_DOCUMENT.search(plan.subject.value):
        return []
    return [*map(int, _SUBJECT_YEAR.findall(plan.subject.value))]


def own_name_year(plan: Plan, words: str) -> int | None:
    """The year that words of the plan give its own name: where they issue it, or end it."""
    found = _OWN_NAME.search(words) if _CLOSES.search(words) else None
    own = kind(plan.kind).name.casefold()
    if not found or not found["name"].casefold().startswith(own):
        return None
    name = found["name"][len(own) :]
    cites = re.search(_NUMBER, name) or _NAMES_A_DOCUMENT.search(name)
    return None if cites else int(found["year"])
