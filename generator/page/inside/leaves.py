"""A Word paper of anybody as its pages, with the places of what is found in it."""

import base64
from collections.abc import Iterator
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from typing import Any

from generator.language import Lang
from generator.page.inside.paper import LookedAt, looked_at
from generator.reading.bounded import NotConverted
from generator.reading.pages.laid_out import lay_out
from generator.reading.pages.letters import PageLetters, page_letters
from generator.reading.pages.pictures import draw_page
from generator.reading.printer import find_printer

DOTS, MOST = 84, 20
"""Per inch, of a page on the screen; pages that are shown."""
_LONG = 16
"""Letters of a paragraph that is found for sure: those after it are looked for behind it."""
Lines = tuple[float, ...]
"""The edges of a line, as parts of the page."""


def paper_leaves(path: Path, lang: Lang) -> dict[str, Any]:
    """The first pages of the paper at `path`, and where its findings stand; or why there are none."""
    looked = looked_at(path)
    try:
        # Not the quick way: of papers of others it leaves out what is drawn, and makes tables fit.
        printer = find_printer()
        pdf = lay_out(looked.package, printer)
    except NotConverted as error:
        return {"pages": [], "why": f"{error.message.to(lang)}. {error.advice.to(lang)}"}
    first = draw_page(pdf, 1, DOTS)
    drawn = [first, *(draw_page(pdf, n, DOTS) for n in range(2, min(first.pages, MOST) + 1))]
    with page_letters(pdf) as letters:
        marks = list(_marks(letters, looked))
    return {
        "pages": [base64.b64encode(one.picture).decode() for one in drawn],
        "of": first.pages,
        "engine": printer.version(),
        "estimates": printer.estimates,
        "marks": marks,
    }


def _marks(letters: PageLetters, looked: LookedAt) -> Iterator[tuple[int, int, list[Lines]]]:
    """Where findings stand, by number and page: the lines of their words, else the first of their
    paragraph."""
    at = 0
    for one in looked.document.paragraphs:
        if (span := letters.find(one.text, at)) is None:
            continue
        for words, number in dict.fromkeys(looked.marks.get(id(one.element), ())):
            own = letters.within(one.text, span[0], words) if words else None
            whole = own in (None, span[0])
            said, begin = (one.text, span[0]) if own is None else (words, own)
            boxes = letters.boxes(said, begin)
            boxes = boxes[:1] if whole else boxes
            for page, lines in groupby(boxes, key=attrgetter("page")):
                yield number, page, [line[1:] for line in lines]
        at = letters.behind(one.text, span[0]) if len(one.text) > _LONG else at
