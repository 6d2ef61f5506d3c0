"""Điều that lost their label: a number left out, and the paragraph where it was (PL I, II.6.đ)."""

import re
from collections.abc import Iterator
from itertools import pairwise

from generator.language import Said
from generator.law.decree30 import component
from generator.lazy import regex
from generator.problems import Severity
from generator.reading.anatomy.outline import OutlineLine, looks_like_heading
from generator.reading.anatomy.paper import Paper
from generator.reading.finding import TEXT, Findings, excerpt, has, place, said
from generator.rules import Entry, Finding

_MISSPELT = regex(r"[ĐÐD][iI][eEềỀêÊếẾèÈ][uU]\s*(?P<n>\d{1,3})\s*[.:]\s*\S")
_LAST = regex(r"như điều (?P<n>\d{1,3})\b", re.IGNORECASE)
"""How the first recipients are named: by the last Điều, which says who carries it out."""


@TEXT(
    Entry(
        "dieu/label",
        Said("Điều, từ “Điều” và số thứ tự", "Điều, its word and number"),
        Severity.ERROR,
        component("dieu").article,
        "Điều 1. … / Điều 2. … / Điều 3. …",
        "Điều 1. … / (không có “Điều 2.”) … / Điều 3. …",
    ),
    applies=has("dieu"),
)
def label(paper: Paper) -> Findings:
    """Each Điều bears its word and number, also the one that a paragraph without them is."""
    for number, item in unlabelled(paper).items():
        where, text = place(item.paragraph, "Nội dung"), excerpt(item.text)
        due = said("“Điều {}.”", "“Điều {}.”", str(number))
        if _MISSPELT.match(item.text):
            found = said("“{}”", "“{}”", excerpt(item.text, 12))
            yield Finding(where, found, due, said("Gõ lại {}.", "Type {} again.", due), text)
        else:
            found = Said("đoạn này không có số điều", "the paragraph has no number")
            mend = said("Thêm {} ở đầu đoạn này.", "Put {} in front of this paragraph.", due)
            yield Finding(where, found, due, mend, text)


def unlabelled(paper: Paper) -> dict[int, OutlineLine]:
    """The paragraphs that are Điều without saying so, by the number that is left out there.

    One stands where a number lacks: before the first, between two, or behind the last.
    """
    numbers = {int(item.number) for item in paper.items if _labelled(item)}
    found = {}
    for before, after, inside in _between(paper):
        line = _likeliest(inside)
        if after - before == 2 and before + 1 not in numbers and line is not None:
            found[before + 1] = line
    return found


def _labelled(item: OutlineLine) -> bool:
    """Whether a line is an Điều; without a mark behind the number it may speak of another's."""
    return item.level == "dieu" and bool(item.mark)


def _likeliest(inside: list[OutlineLine]) -> OutlineLine | None:
    """The line that was an Điều: it nearly says so, is a bold title, or stands last."""
    plain = [item for item in inside if not item.level and not looks_like_heading(item)]
    misspelt = [item for item in plain if _MISSPELT.match(item.text)]
    titles = [item for item in plain if item.bold]
    return next(reversed(misspelt or titles or plain), None)


def _between(paper: Paper) -> Iterator[tuple[int, int, list[OutlineLine]]]:
    """The lines between one Điều and the next, with the numbers of both.

    Those of the ends too; what follows the last is where the recipients name a later one.
    """
    items = paper.items
    articles = [(at, int(item.number)) for at, item in enumerate(items) if _labelled(item)]
    if len(articles) > 1:
        told = _LAST.search(paper.text("noi-nhan-danh-sach"))
        last = int(told["n"]) if told else articles[-1][1]
        stops = [(-1, 0), *articles, (len(items), last + 1)]
        for (here, before), (there, after) in pairwise(stops):
            yield before, after, items[here + 1 : there]
