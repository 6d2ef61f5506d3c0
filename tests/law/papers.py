"""Where the checker draws a line: a paper with one value in it, and what is told of it."""

import re
from collections.abc import Callable
from copy import deepcopy
from functools import cache

from generator.law.times_new_roman import text_width
from generator.problems import Severity
from generator.reading.lint import check_content
from tests.reading.papers import changed
from tests.reading.papers.change import Change, Element, Opened, W, props, put, words_of
from tests.reading.papers.wml import twips

Found = dict[str, set[Severity]]
Build = Callable[[], bytes]


def told(build: Build, *changes: Change) -> Found:
    """The codes of what is found in the paper with these changes, each with how bad it is."""
    found: Found = {}
    for problem in check_content("paper.docx", changed(build, *changes)()).problems:
        found.setdefault(problem.code, set()).add(problem.severity)
    return found


def half_points(size: float) -> str:
    """A size as Word stores it."""
    return str(round(size * 2))


def of_text(mm: float) -> str:
    """Millimetres as Word stores them."""
    return str(twips(mm))


def at(text: str) -> Callable[[Opened], Element]:
    """The first paragraph that begins with `text`."""
    return lambda opened: next(
        found for found in opened.paragraphs() if words_of(found).startswith(text)
    )


def look(text: str, **values: str) -> Change:
    """Sets w:rPr of all runs of the paragraph that begins with `text`."""

    def change(opened: Opened) -> None:
        for run in at(text)(opened).iter(f"{W}r"):
            for name, value in values.items():
                put(props(run, "rPr"), name, val=value)

    return change


def aligned(text: str, value: str) -> Change:
    """Sets the alignment of the paragraph that begins with `text`."""

    def change(opened: Opened) -> None:
        put(props(at(text)(opened), "pPr"), "jc", val=value)

    return change


def recased(text: str, case: Callable[[str], str]) -> Change:
    """Writes the paragraph that begins with `text` in other letters, its number (`I.`, `a)`) aside."""

    def change(opened: Opened) -> None:
        for found in at(text)(opened).iter(f"{W}t"):
            number = re.match(r"[\w]{1,3}[.)] |", found.text or "")
            assert number
            found.text = number[0] + case((found.text or "")[number.end() :])

    return change


def partly(text: str, share: float, **values: str) -> Change:
    """Sets w:rPr of the first `share` of the letters of the paragraph that begins with `text`."""

    def change(opened: Opened) -> None:
        (run,) = at(text)(opened).findall(f"{W}r")
        (words,) = (one.text or "" for one in run.iter(f"{W}t"))
        rest = deepcopy(run)
        run.addnext(rest)
        at_ = round(share * len(words))
        for part, said in ((run, words[:at_]), (rest, words[at_:])):
            next(part.iter(f"{W}t")).text = said
        for name, value in values.items():
            put(props(run, "rPr"), name, val=value)

    return change


def retitled(old: str, new: str) -> Change:
    """Writes `new` in the paragraph that says `old` and nothing else."""

    def change(opened: Opened) -> None:
        found = next(found for found in opened.paragraphs() if words_of(found) == old)
        next(found.iter(f"{W}t")).text = new

    return change


@cache
def width(text: str, size: float, bold: bool) -> float:
    """The length of a line of text, mm."""
    return text_width(text, size, bold, False)
