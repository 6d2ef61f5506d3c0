"""Rules and findings: what a rule is, and what it yields."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from generator.language import NOTHING, Said
from generator.problems import Problem, Severity, Spot
from generator.reading.anatomy.paper import Paper
from generator.reading.anatomy.segments import Segment
from generator.reading.document.layout import Paragraph


@dataclass(frozen=True, slots=True)
class Finding:
    """One breach: where (in words), what was found, what is allowed, how to mend it.

    `severity` is None where the rule's own severity holds; a value that cannot be resolved is `UNDECIDED`.
    """

    where: str
    found: Said
    allowed: Said = NOTHING
    mend: Said = NOTHING
    excerpt: str = ""
    severity: Severity | None = None


Subject = TypeVar("Subject")


@dataclass(frozen=True, slots=True)
class RuleOf(Generic[Subject]):
    """One rule of the decree as a program judges it; `applies` says whether there is what the rule speaks of."""

    code: str
    severity: Severity
    article: str
    title: Said
    good: str
    bad: str
    check: Callable[[Subject], Iterator[Finding]]
    applies: Callable[[Subject], bool]


Rule = RuleOf[Paper]
Check = Callable[[Paper], Iterator[Finding]]
Applies = Callable[[Paper], bool]


def rule(
    code: str,
    severity: Severity,
    article: str,
    title: Said,
    good: str,
    bad: str,
    applies: "Applies | str | None" = None,
) -> Callable[[Check], Rule]:
    """Makes a rule of a generator; `applies` may be the code of the component that must be there."""
    condition: Applies
    if isinstance(applies, str):
        name = applies

        def condition(paper: Paper) -> bool:
            return name in paper.found
    else:
        condition = applies or (lambda paper: True)
    return lambda check: RuleOf(code, severity, article, title, good, bad, check, condition)


def problem_of(shown: str, rule: RuleOf[Any], finding: Finding) -> Problem:
    """The finding as a problem of the file `shown`: what was found, what is allowed, and the article."""
    vi, en = f"{rule.title.vi}: {finding.found.vi}", f"{rule.title.en}: {finding.found.en}"
    if finding.allowed.vi:
        vi, en = f"{vi}; quy định: {finding.allowed.vi}", f"{en}; allowed: {finding.allowed.en}"
    message = Said(f"{vi} ({rule.article})", f"{en} ({rule.article})")
    severity = finding.severity or rule.severity
    spot = Spot(shown, part=finding.where)
    return Problem(spot, rule.code, message, severity, finding.mend, finding.excerpt, rule.article)


def stumbled(error: Exception) -> Finding:
    """What is found by a rule that itself fails: that it could not judge."""
    kind = type(error).__name__
    return Finding(
        "",
        Said(f"không xét được ({kind})", f"could not be judged ({kind})"),
        severity=Severity.UNDECIDED,
    )


def place(paragraph: Paragraph, region: str = "") -> str:
    """Where a paragraph stands, in words: `bảng 1, hàng 1, ô 2 (Quốc hiệu)`."""
    cell = paragraph.cell
    if cell is None:
        spot = f"đoạn {paragraph.number}"
    elif cell.table:
        spot = f"bảng {cell.table}, hàng {cell.row}, ô {cell.column}"
    else:
        spot = f"hộp văn bản ở đoạn {paragraph.number}"
    return f"{spot} ({region})" if region else spot


def excerpt(text: str, limit: int = 80) -> str:
    """The beginning of a text on one line."""
    line = " ".join(text.split())
    return line if len(line) <= limit else line[: limit - 1] + "…"


def at(piece: Segment, region: str) -> tuple[str, str]:
    """Where a piece stands, and the beginning of it."""
    return place(piece.paragraph, region), excerpt(piece.text)


def grouped(paragraphs: Iterable[Paragraph], shown: int = 5) -> str:
    """Several paragraphs in words: `các đoạn 4, 7, 9 và 12 đoạn khác`."""
    found = list(paragraphs)
    if len(found) == 1:
        return place(found[0], "Nội dung")
    numbers = ", ".join(str(paragraph.number) for paragraph in found[:shown])
    more = f" và {len(found) - shown} đoạn khác" if len(found) > shown else ""
    return f"các đoạn {numbers}{more}"


def number(value: float, places: int = 1) -> Said:
    """A number as Vietnamese and as English write it."""
    text = f"{value:.{places}f}".rstrip("0").rstrip(".") if places else f"{value:.0f}"
    return Said(text.replace(".", ","), text)


def said(template_vi: str, template_en: str, *values: "Said | str") -> Said:
    """A message whose `{}` are filled in either language."""
    vi = [value.vi if isinstance(value, Said) else value for value in values]
    en = [value.en if isinstance(value, Said) else value for value in values]
    return Said(template_vi.format(*vi), template_en.format(*en))
