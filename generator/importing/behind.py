"""What stands behind the signature of a paper: appendices, and lists that bear no such name."""

from collections.abc import Sequence
from itertools import pairwise, takewhile

from generator.cascade.values import Fields, Pair
from generator.importing.body import Items, fields_of, marks_of
from generator.importing.branches import Branch, grown
from generator.importing.marked import escaped
from generator.importing.text import LineReader
from generator.importing.told import Doubts
from generator.language import Said
from generator.lazy import dataclass
from generator.paper.outline import usual_marks
from generator.plan.items import APPENDIX, ORIENTATIONS
from generator.reading.anatomy import words
from generator.reading.anatomy.appendices import AppendixHead
from generator.reading.anatomy.paper import Paper
from generator.reading.anatomy.segments import pieces_of
from generator.reading.document.layout import Paragraph
from generator.reading.finding import quoted_place

_UNTITLED = "Phụ lục"
_MOST_TITLES = 6


@dataclass(frozen=True, slots=True)
class _Region:
    """One appendix: the words of its title, and the paragraphs below its head."""

    title: str
    below: Sequence[Paragraph]
    first: Paragraph
    named: bool


def appendices_of(
    paper: Paper, begin: int, end: int, lines: LineReader, doubts: Doubts
) -> tuple[Fields, ...]:
    """The appendices from the paragraph with the index `begin` up to that with `end`."""
    regions = _regions(paper, begin, end)
    return tuple(_appendix(paper, one, lines, doubts) for one in regions)


def _regions(paper: Paper, begin: int, end: int) -> list[_Region]:
    paragraphs = paper.document.paragraphs
    heads = {one.heading.paragraph.number - 1: one for one in paper.appendices}
    opened = sorted(at for at in heads if begin <= at < end)
    loose = paragraphs[begin : min([*opened, end])]
    found = [_loose(loose)] if any(not one.blank for one in loose) else []
    for at, stop in pairwise([*opened, end] if opened else []):
        found.append(_headed(heads[at], paragraphs[at:stop]))
    return found


def _headed(head: AppendixHead, paragraphs: Sequence[Paragraph]) -> _Region:
    of_head = {one.paragraph.number for one in (head.heading, *head.title, *head.reference)}
    match = words.PHU_LUC.match(head.heading.text)
    rest = head.heading.text[match.end() :].strip(" :.-–") if match else ""
    title = " ".join([rest, *(one.text for one in head.title)])
    below = [one for one in paragraphs if one.number not in of_head]
    return _Region(" ".join(title.split()), below, paragraphs[0], True)


def _loose(paragraphs: Sequence[Paragraph]) -> _Region:
    """A list behind the signature without the word Phụ lục: its title are the centred lines."""
    shown = [one for one in paragraphs if not one.blank]
    head = list(takewhile(_is_centred, shown[:_MOST_TITLES]))
    titles = [one for one in head if not words.KEM_THEO.match(one.text.strip())]
    if not titles and shown[0].free:
        titles = head = shown[:1]
    of_head = {one.number for one in head}
    below = [one for one in paragraphs if one.number not in of_head]
    title = " ".join(one.text for one in pieces_of(titles))
    return _Region(" ".join(title.split()), below, shown[0], False)


def _is_centred(paragraph: Paragraph) -> bool:
    return paragraph.free and paragraph.align == "center"


def _appendix(paper: Paper, region: _Region, lines: LineReader, doubts: Doubts) -> Fields:
    root = grown(lines.read(region.below))
    lines.remarks.hang(root)
    if not region.named:
        message = Said(
            "phần sau chữ ký không ghi “Phụ lục”, nhập thành phụ lục",
            "what follows the signature is taken for an appendix",
        )
        doubts.unsure("appendices", message, quoted_place(region.first))
    items = root.below or [Branch(text=escaped(region.title), place=region.first.number)]
    sections = paper.document.sections
    section = sections[min(region.first.section, len(sections) - 1)]
    side = "landscape" if section.landscape else ""
    return fields_of(
        APPENDIX,
        title=escaped(region.title) or _UNTITLED,
        orientation=Pair(side, ORIENTATIONS[side]) if side else None,
        marks=marks_of(items, _usual(items)),
        items=Items(items),
    )


def _usual(items: Sequence[Branch]) -> str:
    return usual_marks([one.title for one in items if one.mark])
