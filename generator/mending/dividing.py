"""A section that begins at an appendix, so that its pages count from 1 (PL I, III.1.đ)."""

from collections.abc import Sequence
from copy import deepcopy
from itertools import chain, takewhile
from operator import attrgetter

from lxml import etree

from generator.language import Said
from generator.mending.letters import Unsure
from generator.mending.menders import Work
from generator.mending.pen import Pen
from generator.mending.stock import stock
from generator.reading.document.layout import Paragraph
from generator.reading.document.ooxml import Element, W, parent_of, take_out
from generator.reading.finding import said

_BREAK = W + "br"
_SHOWN = [W + name for name in ("br", "t", "sym", "drawing", "pict", "object")]
_BARE = {W + name for name in ("pPr", "r", "proofErr")}
"""What a line may have that says nothing; no end of a commented place, and nothing tracked."""
_FLAT = {"before": "0", "after": "0", "line": "20", "lineRule": "exact"}
"""The spacing of a paragraph that takes no room."""
_BY_HAND = Said(
    "“{}” chưa mở một phần riêng của tệp: đặt con trỏ trước “{}”, sang phần mới "
    "(Word: Layout > Breaks > Next Page), rồi sửa lại thì số trang được đánh",
    "“{}” opens no section of its own: put the cursor before “{}”, press Layout > Breaks > Next "
    "Page, and mend the paper again: its pages are then numbered",
)


def count_anew(work: Work, heads: Sequence[Paragraph]) -> None:
    """Each of what heads appendices, in their order, opens a section whose pages count from 1;
    `Unsure` where one of them cannot.

    The element of a section stays with the last of those that it is divided into.
    """
    paragraphs = work.paper.document.paragraphs
    around = [_around(work.pen, paragraphs[: one.number]) for one in heads]
    for head, above in zip(heads, around, strict=True):
        section = work.sections[head.section]
        if above:
            _divide(work.pen, above, section)
        work.pen.put(section, "pgNumType", start="1")


def _around(pen: Pen, paragraphs: list[Paragraph]) -> list[Paragraph]:
    """The last paragraph, the blank ones above it and the text above these; none where this is of
    another section, `Unsure` where no page ends between, or nobody could refuse another section."""
    blank = [*takewhile(attrgetter("blank"), reversed(paragraphs[:-1]))]
    around = paragraphs[-len(blank) - 2 :]
    if around[0].blank or around[0].section != around[-1].section:
        return []
    ends = [*_page_breaks(around), *filter(attrgetter("breaks"), around[1:])]
    if pen.tracked or not ends or parent_of(around[-1].element).tag != W + "body":
        text = around[-1].text.strip()
        raise Unsure(said(_BY_HAND.vi, _BY_HAND.en, text, text))
    return around


def _divide(pen: Pen, around: Sequence[Paragraph], section: Element) -> None:
    """Ends the section before the last paragraph, instead of breaks and of blank lines that push it
    to the next page: where these no longer fit, they would be a page of their own."""
    for one in _page_breaks(around):
        with pen.losing(parent_of(one)):
            take_out(one)
    for blank in filter(attrgetter("free"), around[1:-1]):
        if not stock(blank.element) and _BARE.issuperset(map(attrgetter("tag"), blank.element)):
            take_out(blank.element)
    end = etree.Element(W + "p")
    around[-1].element.addprevious(end)
    pen.put(end, "spacing", **_FLAT)
    ended = deepcopy(section)
    etree.strip_elements(ended, W + "sectPrChange")
    pen.properties(end).append(ended)
    pen.take(section, "titlePg")
    pen.take(section, "type")


def _page_breaks(around: Sequence[Paragraph]) -> list[Element]:
    """The page breaks behind the text of the first paragraph and before that of the last."""
    first, *blank, last = [one.element for one in around]
    breaks = chain(
        takewhile(_is_break, reversed([*first.iter(*_SHOWN)])),
        chain.from_iterable(one.iter(_BREAK) for one in blank),
        takewhile(_is_break, last.iter(*_SHOWN)),
    )
    return [one for one in breaks if one.get(W + "type") == "page"]


def _is_break(element: Element) -> bool:
    return element.tag == _BREAK
