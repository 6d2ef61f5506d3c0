"""The years that a plan is for."""

from datetime import date

from generator.lazy import regex
from generator.plan.model import Plan
from generator.plan.source import Text

_SUBJECT_YEAR = regex(r"(?<![\d/.])(?:19|20)\d\d(?![\d/.]\d|/)")
# Years after these belong to the document that is carried out; "tiếp theo" leaves the end open.
_NAMES_A_DOCUMENT = regex(
    r"(?i)\b(?:luật|pháp lệnh|nghị quyết|nghị định|quyết định|chỉ thị|kết luận|thông tư|thông báo"
    r"|đề án|chương trình)\b"
)


def plan_year(plan: Plan) -> int | None:
    """The year that the plan is for, the first one where it is for several."""
    if plan.period:
        return plan.period.start.year
    years = subject_years(plan)
    return min(years) if years else plan.date.year if plan.date else None


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
    return [int(year) for year in _SUBJECT_YEAR.findall(plan.subject.value)]
