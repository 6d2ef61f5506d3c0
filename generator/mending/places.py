"""Where in a paper's markup a finding stands: its paragraph, and the words that it speaks of."""

from collections.abc import Iterable, Iterator

from generator.language import NOTHING, Said
from generator.lazy import dataclass, regex
from generator.problems import Problem
from generator.reading.anatomy.called import table_called
from generator.reading.document.layout import Document, Paragraph
from generator.reading.document.ooxml import Element, W
from generator.reading.finding import Portion, told_pieces

_PLACE = regex(
    r"^(?:các |hộp văn bản ở )?(đoạn \d+)|^(bảng [^,]+, hàng \d+, ô \d+)|^(?:trang, )?(phần \d+)$"
)
_QUOTED = regex(r"“([^“”]+)”")
_BESIDE = regex(r"^(?:(lề trên)|(lề dưới)|chú thích (\d+))")


@dataclass(frozen=True, slots=True)
class Anchor:
    """The `w:p` at which a finding stands, and its words there, "" for the whole of it; `beside` says
    where it stands indeed, if that is not in the text."""

    paragraph: Element
    words: str
    beside: Said = NOTHING


def anchored(document: Document, problem: Problem) -> Anchor:
    """Where a comment on the finding stands: at its words, else at the first of its section; Word takes
    none in the margins, nor in notes."""
    if beside := _BESIDE.match(problem.spot.part):
        return _nearest(document, beside[0], beside[3])
    near = _showing(_spoken_of(document, problem) or _of_part(document, problem.spot.part), problem)
    for words in _said(problem):
        for paragraph in near:
            if words in on_one_line(paragraph.text):
                return Anchor(_holder(paragraph), "" if _is_held(paragraph) else words)
    return Anchor(_holder(near[0]), "")


def further_places(document: Document, problem: Problem) -> list[Anchor]:
    """The other paragraphs that the finding speaks of, each as a whole."""
    first = anchored(document, problem).paragraph
    holders = dict.fromkeys(map(_holder, _spoken_of(document, problem)))
    return [Anchor(one, "") for one in holders if one is not first]


def _nearest(document: Document, place: str, note: str | None) -> Anchor:
    """The paragraph that refers to the note, or the first of the paper, for what stands in a margin."""
    numbers = document.note_numbers
    notes = [
        one
        for one in document.paragraphs
        if note and any(str(numbers.get(identity)) == note for _, identity in one.notes)
    ]
    above = Said("ở đầu trang (lề trên)", "in the header")
    below = Said("ở chân trang (lề dưới)", "in the footer")
    named = {"lề trên": above, "lề dưới": below}
    beside = named.get(place, Said(f"ở {place}", f"in note {note}"))
    return Anchor(_holder([*notes, document.paragraphs[0]][0]), "", beside)


def on_one_line(text: str) -> str:
    """The words on one line."""
    return " ".join(text.split())


def _said(problem: Problem) -> Iterable[str]:
    """What the finding quotes of the paper, the narrowest first: the words around a gap, what was
    found, then its excerpt."""
    yield from _around_gap(problem)
    found = problem.found.vi
    for words in map(on_one_line, _QUOTED.findall(found)):
        if words:
            # A sign with the blank that is too much stands there alone.
            yield f" {words}" if f"“ {words}”" in found else _last_word(problem, words)
    yield from filter(None, [_shown(problem)])


def _last_word(problem: Problem, words: str) -> str:
    """A sign at the end with the word before it, for others like it stand in front; else the words."""
    shown = _shown(problem)
    is_sign = len(words) == 1 and not words.isalnum()
    return shown.split()[-1] if is_sign and shown.endswith(words) else words


def _around_gap(problem: Problem) -> Iterator[str]:
    """The words on both sides, where a finding speaks of nothing but the blanks between them."""
    for one in told_pieces(problem):
        if isinstance(one, Portion) and one.words and not one.words.strip():
            text = one.paragraph.text
            before, after = text[: one.start].split()[-1:], text[one.end :].split()[:1]
            yield " ".join(before + after)


def _shown(problem: Problem) -> str:
    return on_one_line(problem.excerpt).strip("…")


def _showing(near: list[Paragraph], problem: Problem) -> list[Paragraph]:
    """Those of the paragraphs that hold what the finding shows of the paper; all where none does."""
    shown = _shown(problem)
    return [one for one in near if shown in on_one_line(one.text)] or near


def _spoken_of(document: Document, problem: Problem) -> list[Paragraph]:
    return [document.paragraphs[at] for at in problem.paragraphs]


def _of_part(document: Document, part: str) -> list[Paragraph]:
    """The paragraphs that a place in words names; those of its section where it names none."""
    found = _PLACE.search(part)
    name = found[found.lastindex or 0] if found else "phần 1"
    return [one for one in document.paragraphs if name in _names(one)] or document.paragraphs[:1]


def _names(paragraph: Paragraph) -> tuple[str, ...]:
    """The places in words at which a paragraph stands."""
    cell = paragraph.cell
    table = table_called(paragraph)
    of_cell = (f"{table}, hàng {cell.row}, ô {cell.column}",) if cell else ()
    return f"đoạn {paragraph.number}", f"phần {paragraph.section + 1}", *of_cell


def _is_held(paragraph: Paragraph) -> bool:
    return _holder(paragraph) is not paragraph.element


def _holder(paragraph: Paragraph) -> Element:
    """The paragraph itself, or the one that holds its text box: Word takes no comment inside."""
    boxes = [one for one in paragraph.element.iterancestors() if one.tag == W + "txbxContent"]
    return next(boxes[-1].iterancestors(W + "p")) if boxes else paragraph.element
