"""A Word paper with what is found in it, its words and the findings that stand at them."""

import re
from collections.abc import Hashable, Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple

from generator.language import Lang, Said
from generator.law.regions import REGIONS
from generator.lazy import regex
from generator.listing import place_told, title_of
from generator.mending.fix import mended
from generator.mending.menders import is_mended
from generator.mending.places import Anchor, anchored, further_places
from generator.package import MAX_FILE, Package, read_bytes
from generator.paired import plan_made_of
from generator.problems import Problem, Rejected, Severity, by_severity
from generator.reading.anatomy.paper import read_paper
from generator.reading.document.layout import Document, Paragraph
from generator.reading.document.read import read_document
from generator.reading.foreign import as_through_office, docx_of, paper_package
from generator.reading.lint import Report, check_document, report_of
from generator.running.clock import served

_REGIONS = [region.code for region in REGIONS]
_MOST, _TRIED = 3000, 1000
"""Paragraphs that are shown, and those of a paper whose mending is tried."""
_LAID_OUT = regex(r"\s*[^\S ]\s*|\s{4,}")
"""Tabs, breaks, and more blanks than a hand slips into: of these the words are shown without."""
_FURTHER = 40
"""Further paragraphs that are marked of one finding."""
Marks = dict[int, list[tuple[str, int]]]
"""By the `id` of a paragraph's markup: the words of findings, "" for the whole, and their numbers."""


def read_for_page(path: Path, lang: Lang) -> dict[str, Any]:
    """What the page shows of the paper at `path`; of one that cannot be read, why."""
    try:
        with served(path):
            return _read(path, lang)
    except Rejected as rejected:
        return _unread(rejected.problems, lang)


def counted_for_page(path: Path) -> dict[str, Any]:
    """How much is found in the paper at `path` and whether it has a mender; of one that cannot be read
    nothing, and why."""
    try:
        with served(path):
            checked = check_document(path)
    except Rejected as rejected:
        return _uncounted(rejected.problems)
    if _is_unread(checked):
        return _uncounted(checked.problems)
    return {"counts": _counts(checked.problems), "mends": any(map(is_mended, checked.problems))}


def _uncounted(problems: Sequence[Problem]) -> dict[str, Any]:
    first = problems[0]
    return {"told": [first.message, first.advice]}


def _is_unread(checked: Report) -> bool:
    is_of_file = any(problem.code.startswith("file/") for problem in checked.problems)
    return is_of_file and not checked.klass


def _counts(problems: Sequence[Problem]) -> dict[str, int]:
    counts = zip(Severity, by_severity(problems), strict=True)
    return {severity.value: count for severity, count in counts}


def _unread(problems: Sequence[Problem], lang: Lang) -> dict[str, Any]:
    return _told(problems, (), lang) | {"blocks": [], "plan": "", "read": False}


def _read(path: Path, lang: Lang) -> dict[str, Any]:
    checked = check_document(path)
    if _is_unread(checked):
        return _unread(checked.problems, lang)
    looked = looked_at(path)
    shown = list(_blocks(looked.document.paragraphs[:_MOST], looked.marks))
    plan = plan_made_of(path, looked.package)
    made_of = plan.as_posix() if plan else ""
    sure = _mended(path, looked)
    return _told(looked.found, sure, lang) | {"blocks": shown, "plan": made_of, "read": True}


def _mended(path: Path, looked: "LookedAt") -> list[Problem]:
    """The findings that a mender can mend, seen by trying them all; of a very long paper, and one
    that nothing may be written in, those that have a mender, and none."""
    asked = [*filter(is_mended, looked.found)]
    if len(looked.document.paragraphs) > _TRIED:
        return asked
    content = read_bytes(path, MAX_FILE)
    try:
        made = mended(path.as_posix(), docx_of(path.as_posix(), content))
    except Rejected:
        return []
    done = {one.problem.code for one in made.changes}
    left = {(one.problem.code, str(one.problem.spot.part)) for one in made.kept}
    sure = (one for one in asked if one.code in done)
    return [one for one in sure if (one.code, str(one.spot.part)) not in left]


class LookedAt(NamedTuple):
    """A paper that was read, what is found in it, and where that stands."""

    package: Package
    document: Document
    found: Sequence[Problem]
    marks: Marks


def looked_at(path: Path) -> LookedAt:
    """The paper at `path`, its findings numbered as the page shows them."""
    content = read_bytes(path, MAX_FILE)
    package = paper_package(path.as_posix(), content)
    document = read_document(package)
    problems = report_of(package, read_paper(document)).problems
    found = as_through_office(path.as_posix(), content, problems)
    marks: Marks = {}
    for number, same in enumerate(_causes(found), 1):
        for anchor in _places_of(document, same) if document.paragraphs else ():
            marks.setdefault(id(anchor.paragraph), []).append((anchor.words, number))
    return LookedAt(package, document, found, marks)


def _places_of(document: Document, same: Iterable[Problem]) -> Iterator[Anchor]:
    """Where findings of one cause stand, and the first of all other paragraphs of which they speak."""
    for problem in same:
        anchor = anchored(document, problem)
        if _has_place(anchor, problem):
            yield anchor
            yield from further_places(document, problem)[:_FURTHER]


def _told(problems: Sequence[Problem], sure: Sequence[Problem], lang: Lang) -> dict[str, Any]:
    """The findings, one cause each, in the order of reading, and how many there are."""
    return {
        "findings": [_finding(n, same, sure, lang) for n, same in enumerate(_causes(problems), 1)],
        "mends": bool(sure),
        "counts": _counts(problems),
    }


def _causes(problems: Iterable[Problem]) -> list[list[Problem]]:
    causes: dict[Hashable, list[Problem]] = {}
    for problem in sorted(problems, key=_order):
        causes.setdefault(_cause(problem), []).append(problem)
    return list(causes.values())


def _order(problem: Problem) -> tuple[int, int, int, str]:
    region = _REGIONS.index(problem.region) if problem.region in _REGIONS else -1
    return [*Severity].index(problem.severity) > 0, region, problem.order, problem.code


def _cause(problem: Problem) -> Hashable:
    return problem.severity, problem.code, problem.found, problem.advice


def _finding(
    number: int, same: Sequence[Problem], sure: Sequence[Problem], lang: Lang
) -> dict[str, Any]:
    first = same[0]
    breach = first.breach
    return {
        "number": number,
        "severity": first.severity.value,
        "said": first.severity.said.to(lang),
        "title": title_of(first, lang),
        "found": (breach.found if breach else first.message).to(lang),
        "allowed": breach.allowed.to(lang) if breach else "",
        "advice": first.advice.to(lang),
        "article": first.citation,
        "code": first.code,
        "places": _places(same, lang),
        "mends": _mends([one for one in same if one in sure]),
    }


def _places(same: Sequence[Problem], lang: Lang) -> str:
    if len(same) == 1:
        return place_told(same[0], lang)
    return Said(f"{len(same)} chỗ", f"{len(same)} places").to(lang)


def _mends(same: Sequence[Problem]) -> str:
    """The findings as `fix --only` takes them, "" where none of them can be mended for certain."""
    places = [str(one.spot.part) for one in same]
    return f"{same[0].code}@{'; '.join(places)}" if places else ""


def _has_place(anchor: Anchor, problem: Problem) -> bool:
    """Whether it stands at words, and not just at the first of the paper for want of any."""
    return bool(anchor.words) or "đoạn" in problem.spot.part or "ô " in problem.spot.part


def _blocks(paragraphs: Sequence[Paragraph], marks: Marks) -> Iterator[dict[str, Any]]:
    """The paragraphs as they follow each other, those of a table as its rows and cells."""
    for table, members in groupby(paragraphs, key=lambda one: one.table):
        if table:
            yield {"rows": [*map(list, _rows(list(members), marks))]}
        else:
            yield from (_paragraph(one, marks) for one in members if not one.blank)


def _rows(members: Sequence[Paragraph], marks: Marks) -> Iterator[Iterator[list[dict[str, Any]]]]:
    for _, row in groupby(members, key=lambda one: one.cell.row if one.cell else 0):
        cells = groupby(list(row), key=lambda one: one.cell.column if one.cell else 0)
        yield ([_paragraph(one, marks) for one in cell] for _, cell in cells)


def _paragraph(one: Paragraph, marks: Marks) -> dict[str, Any]:
    text = _LAID_OUT.sub(" ", f"{one.label} {one.text}").strip()
    own = list(dict.fromkeys(marks.get(id(one.element), [])))
    letters = [run for run in one.runs if run.text.strip()]
    bold = bool(letters) and all(run.look.bold for run in letters)
    return {"align": one.align or "", "bold": bold, "pieces": _pieces(text, own)}


def _pieces(text: str, own: Sequence[tuple[str, int]]) -> list[tuple[str, list[int]]]:
    """The text cut at the words of findings, each piece with the numbers of those; what speaks of
    the whole stands at its end."""
    whole: list[int] = []
    spans: dict[tuple[int, int], list[int]] = {}
    for words, number in own:
        span = _span(text, words)
        (spans.setdefault(span, []) if span else whole).append(number)
    pieces: list[tuple[str, list[int]]] = []
    after = 0
    for (start, end), numbers in sorted(spans.items()):
        if start < after:
            (pieces[-1][1] if end <= after else whole).extend(numbers)
            continue
        pieces += [(text[after:start], []), (text[start:end], numbers)]
        after = end
    pieces += [(text[after:], []), ("", sorted(set(whole)))]
    return [(words, numbers) for words, numbers in pieces if words or numbers]


def _span(text: str, words: str) -> tuple[int, int] | None:
    """Where words stand in a text, whatever blanks divide them there, to the end of the last one with
    the signs behind it: what is quoted may be cut in the middle, and a number goes behind it."""
    sought = " +".join(map(re.escape, words.split(" ")))
    found = re.search(rf"{sought}(?:(?<=\S)\S+)?", text) if words else None
    return found.span() if found else None
