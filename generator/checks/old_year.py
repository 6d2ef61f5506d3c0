"""What a plan says of its own time in a year before its own: left of the plan of that year."""

from collections.abc import Iterator

from generator.checks import CHECKS, Found
from generator.checks.schedule import BEFORE
from generator.language import Said
from generator.lazy import regex
from generator.paper.dossier import Dossier
from generator.paper.hand_columns import cell_words, heading, placed
from generator.plan.items import Section
from generator.plan.model import Plan
from generator.plan.source import Text
from generator.plan.walk import blocks, items_of
from generator.plan.years import subject_years
from generator.problems import Severity, Spot
from generator.rules import Finding, told

_YEAR = r"(?P<year>(?:19|20)\d\d)(?![\d/])"
_TIME = regex(
    r"(?i)(?:(?<![\d/])(?:\d{1,2}/)?\d{1,2}/|\b(?:quý [ivx]+|tháng \d{1,2})(?:/| năm )"
    rf"|\b(?:tết|nguyên đán|xuân)\b[^.;,\d]{{0,25}}){_YEAR}"
)
"""A day, a month, a quarter, or Tết of a year."""
_GOES_ON = regex(r"\s*(?:đến|tới|[-–])[^.;,]{0,25}?(?:19|20)\d\d")
"""Behind the first end of a span: the other says of which year it is."""
_NAMED = regex(rf"(?i)\bnăm {_YEAR}(?! ?[-–])")
_OF_OTHERS = regex(
    r"(?i)\bsố\s*[\d.…]*\s*/|\b(?:so với|cùng kỳ|tính đến|kể từ|từ khi|kết quả|hiện trạng|tình hình"
    r"|đã|đạt|công bố|hiệu lực|ban hành|ký|thành lập|phê duyệt|thông qua|tăng|giảm"
    r"|luật|nghị định|nghị quyết|thông tư|quyết định|chỉ thị|kết luận|công văn|thông báo)\b"
)
"""What a clause has that cites a paper, or tells what was."""
_CLAUSE = regex(r"[^.;]+(?:[.;](?=\S)[^.;]*)*")
_WHEN = regex(r"(?i)thời (?:gian|hạn|điểm)|hoàn thành|tiến độ|lịch\b")
"""What stands above a column that says when."""


@CHECKS(
    told(
        "plan/old-year",
        "dự thảo còn thời gian của năm trước",
        "a draft has times of a year before its own",
        Severity.INFO,
    )
)
def old_year(dossier: Dossier) -> Found:
    """A draft that was made of an earlier one still has days, or a title, of that one's time."""
    plan = dossier.plan
    years = subject_years(plan)
    if not (plan.is_draft and plan.kind == "ke_hoach" and years):
        return
    own = min(years)
    for spot, found in (*_titled(plan, own), *_dated(plan, own), *_tabled(plan, own)):
        words = ", ".join(f"“{one}”" for one in dict.fromkeys(found))
        yield Finding(
            spot,
            Said(
                f"còn {words}: trước năm {own} của kế hoạch",
                f"{words}: before {own}, the year of the plan",
            ),
            mend=Said(
                f"Xem có phải chuyển sang năm {own} không; nếu đúng thì để nguyên.",
                f"See whether it should be of {own}; if it is right it may stay.",
            ),
        )


_Left = Iterator[tuple[Spot, list[str]]]


def _titled(plan: Plan, own: int) -> _Left:
    """Titles that name a year before the last one, of which a plan may tell what was."""
    items = (item.title for item in items_of(plan) if not item.block)
    sections = plan.outline.sections if plan.outline else ()
    for title in filter(None, (*_titles(sections), *items)):
        named = [*_NAMED.finditer(title.value)]
        if named and max(int(one["year"]) for one in named) < own - 1:
            yield title.spot, [one[0] for one in named]


def _titles(sections: tuple[Section, ...]) -> Iterator[Text]:
    for section in sections:
        if isinstance(section.title, Text):
            yield section.title
        yield from _titles(section.sections)


def _dated(plan: Plan, own: int) -> _Left:
    """Sentences that name a time before the year, and neither cite nor tell what was; a day before
    which something is due is told as that."""
    for item in items_of(plan):
        for text in (item.text, item.paragraph):
            if isinstance(text, Text) and (found := _before(text.value, own)):
                yield text.spot, found


def _before(text: str, own: int) -> list[str]:
    clauses = (one[0] for one in _CLAUSE.finditer(BEFORE.sub("", text)))
    return [
        time for clause in clauses if not _OF_OTHERS.search(clause) for time in _times(clause, own)
    ]


def _times(words: str, own: int) -> Iterator[str]:
    for found in _TIME.finditer(words):
        if int(found["year"]) < own and not _GOES_ON.match(words, found.end()):
            yield found[0]


def _tabled(plan: Plan, own: int) -> _Left:
    """Cells below what says when."""
    for table in (item.table for item in blocks(plan) if item.table):
        for row in placed(table.rows, len(table.columns)):
            for at, cell in row.items():
                found = [*_times(cell_words(cell), own)] if _WHEN.search(heading(table, at)) else []
                if found:
                    yield cell.text.spot if cell.text else cell.spot, found
