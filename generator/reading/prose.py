"""A document as the rules of wording see it: its lines in reading order, each with what it is."""

import unicodedata
from collections.abc import Callable, Iterator
from functools import partial

from generator.language import Said
from generator.lazy import regex
from generator.problems import Problem, Severity, Spot
from generator.reading.anatomy import words
from generator.reading.anatomy.paper import Paper
from generator.reading.anatomy.segments import Segment
from generator.reading.document.layout import Paragraph
from generator.reading.finding import Located, Portion, place
from generator.rules import Finding
from generator.wording.base import WORDING, Line, Phrase, Prose
from generator.wording.run import problem

_BY_FORM = ("dan-chieu/label",)
"""Judged by a rule of form already (numbering/gap, numbering/repeat)."""
LONGEST, MOST = 20_000, 2_000_000
"""Characters of a line and of a paper that are judged: no office writes more, an attacker does."""
_DASH = regex(r"[-+*–•] ")
_YEAR = regex(r"\b(?:19|20)\d{2}\b")


def slips_of(shown: str, paper: Paper) -> list[Problem]:
    """What the words of the paper get wrong, each finding with the paragraph where it stands."""
    written, places = _lines(paper)
    lines = _judged(written)
    prose = Prose(tuple(lines), paper.kind_key, paper.dated, _year(paper), paper.month)
    found = [] if lines == written else [_not_read(shown)]
    for entry, slip in WORDING.judge(prose):
        if entry.code not in _BY_FORM:
            part = _at_words(places[slip.where.line](), prose, slip) if places else ""
            found.append(problem(entry, slip, prose, Spot(shown, part=part)))
    return found


def _at_words(where: Located, prose: Prose, slip: Finding[Phrase]) -> Located:
    """The place of a line, and there the words that a slip speaks of where it knows the right
    ones."""
    paragraph = where.pieces[0]
    if not slip.right or not isinstance(paragraph, Paragraph):
        return where
    line = prose.lines[slip.where.line].text
    own = line.removeprefix(f"{paragraph.label} ") if paragraph.label else line
    at = _shown(paragraph.text).find(own)
    if at < 0:
        return where
    shift = at - (len(line) - len(own))
    start, end = slip.where.start + shift, slip.where.end + shift
    words = Portion(paragraph, start, end, paragraph.text[start:end])
    return Located.of(where, [words], slip.right)


def _judged(lines: list[Line]) -> list[Line]:
    """The lines, each cut where they grow longer than any that is judged."""
    judged, room = [], MOST
    for line in lines:
        most = min(LONGEST, room)
        judged.append(
            line
            if max(len(line.text), len(line.raw)) <= most
            else _line(line.raw[:most], line.role)
        )
        room -= len(judged[-1].raw)
    return judged


def _not_read(shown: str) -> Problem:
    message = Said(
        f"lời văn quá dài: mỗi đoạn chỉ xét {LONGEST} ký tự đầu, cả văn bản {MOST} ký tự",
        f"too long: of a paragraph the first {LONGEST} characters are judged for wording, "
        f"of a paper {MOST}",
    )
    return Problem(Spot(shown), "file/not-read", message, Severity.UNDECIDED)


def _lines(paper: Paper) -> tuple[list[Line], list[Callable[[], Located]]]:
    """The lines, and what says where each of them stands; footnotes come last."""
    pieces: dict[int, list[tuple[str, Segment]]] = {}
    for code, segments in (*paper.found.items(), *_of_attached(paper)):
        for segment in segments:
            pieces.setdefault(id(segment.paragraph), []).append((code, segment))
    lines: list[Line] = []
    places: list[Callable[[], Located]] = []
    for paragraph in paper.document.paragraphs:
        if paragraph.blank:
            continue
        own, typed = pieces.get(id(paragraph), []), _typed(paragraph)
        # A paragraph of two halves beside a tab is two lines; one component alone is the whole of
        # it.
        parts = (
            [(code, piece.text) for code, piece in own]
            if len(own) > 1
            else [(_role(paragraph, own, typed), typed)]
        )
        for role, text in parts:
            lines.append(_line(text, role))
            places.append(partial(place, paragraph))
    for number, note in paper.document.notes:
        if not note.blank:
            lines.append(_line(_typed(note), "chu-thich"))
            places.append(partial(Located.of, f"chú thích {number}", [note]))
    return lines, places


def _of_attached(paper: Paper) -> Iterator[tuple[str, list[Segment]]]:
    """What stands above the text of each one that is issued with the paper."""
    for one in paper.attached:
        yield "ten-loai", [one.title]
        yield "trich-yeu", one.subject
        yield "phu-luc-kem-theo", one.reference


def _line(text: str, role: str) -> Line:
    return Line(unicodedata.normalize("NFC", _shown(text)), role, text)


def _shown(text: str) -> str:
    """The text on one line, letter for letter."""
    return text.replace("\n", " ").replace("\t", " ")


def _typed(paragraph: Paragraph) -> str:
    """The line as it is stored, its marks loose where they are."""
    return f"{paragraph.label} {paragraph.typed.strip()}".strip()


def _role(paragraph: Paragraph, own: list[tuple[str, Segment]], typed: str) -> str:
    if own and own[0][0] != "noi-dung":
        return own[0][0]
    if paragraph.cell is not None:
        return "bang"
    text = unicodedata.normalize("NFC", _shown(typed))
    if paragraph.align == "center" and words.KEM_THEO.match(text):
        return "phu-luc-kem-theo"
    return "gach" if _DASH.match(text) else "noi-dung"


def _year(paper: Paper) -> int | None:
    if paper.dated_year:
        return paper.dated_year
    years = _YEAR.findall(paper.text("trich-yeu") or paper.text("trich-yeu-cong-van"))
    return int(years[0]) if years else None
