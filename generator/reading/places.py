"""Where on its paper a finding stands: in which region, and how far down."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from unicodedata import normalize

from generator.law.regions import APPENDIX, BODY, TABLES, region_of
from generator.problems import Problem
from generator.reading.anatomy.paper import Paper
from generator.reading.anatomy.segments import Segment
from generator.reading.document.layout import Paragraph
from generator.reading.finding import paragraph_of, told_pieces


def with_regions(paper: Paper, found: Iterable[Problem]) -> Iterator[Problem]:
    """The findings of the paper, each with its region, its place in the order of reading and the
    paragraphs that it speaks of.

    What stands nowhere in particular, such as the margins, is of the region of its code.
    """
    for problem in found:
        places = paper.kept(_Places)
        region, order = places.of(problem)
        paragraphs = tuple(places.paragraphs(problem))
        yield replace(problem, region=region, order=order, paragraphs=paragraphs)


class _Places:
    def __init__(self, paper: Paper) -> None:
        paragraphs = paper.document.paragraphs
        self._order = {id(paragraph): at for at, paragraph in enumerate(paragraphs)}
        opening = [one.heading.paragraph for one in paper.appendices]
        opening += [one.first for one in paper.attached]
        self._behind = min((self._order[id(one)] for one in opening), default=len(paragraphs))
        self._pieces: dict[int, list[tuple[str, Segment]]] = {}
        for code, segments in paper.found.items():
            for piece in segments:
                self._pieces.setdefault(id(piece.paragraph), []).append((code, piece))
        self._of_tables = {
            paragraph.table: pieces[0][0]
            for paragraph in reversed(paragraphs)
            if paragraph.table and (pieces := self._own(paragraph))
        }

    def of(self, problem: Problem) -> tuple[str, int]:
        """Where its first paragraph stands; of what it says of several, the first in its region."""
        component = problem.code.partition("/")[0]
        own = region_of(component)
        places = list[tuple[str, int]]()
        for paragraph in _spoken_of(problem):
            place = self._place(paragraph, component, problem.excerpt)
            if place is not None and place[0] == own:
                return place
            places += [place] if place is not None else []
        return places[0] if places else (own, 0)

    def paragraphs(self, problem: Problem) -> Iterator[int]:
        """Which paragraphs of the text it speaks of, each once."""
        places = (self._order.get(id(one)) for one in _spoken_of(problem))
        yield from sorted({at for at in places if at is not None})

    def _place(self, paragraph: Paragraph, asked: str, shown: str) -> tuple[str, int] | None:
        at = self._order.get(id(paragraph))
        if at is None:
            return None
        if at >= self._behind:
            return APPENDIX, at
        region = region_of(self._component(paragraph, asked, shown))
        return (TABLES if region == BODY and paragraph.table else region), at

    def _component(self, paragraph: Paragraph, asked: str, shown: str) -> str:
        """The component that the paragraph is: the one `asked` for, else the one that is shown."""
        own = self._own(paragraph)
        codes = [code for code, _ in own]
        if not own:
            return self._of_tables.get(paragraph.table, "bang") if paragraph.table else asked
        words = _plain(shown.strip("…"))
        saying = [code for code, piece in own if words and words in _plain(piece.text)]
        return asked if asked in codes else (saying or codes)[0]

    def _own(self, paragraph: Paragraph) -> list[tuple[str, Segment]]:
        return self._pieces.get(id(paragraph), [])


def _spoken_of(problem: Problem) -> Iterator[Paragraph]:
    return map(paragraph_of, told_pieces(problem))


@lru_cache(maxsize=256)
def _plain(text: str) -> str:
    return " ".join(normalize("NFC", text).split())
