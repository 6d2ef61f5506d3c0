"""How the letters of each component look, as its row of the law's table says."""

from collections.abc import Iterable, Iterator
from functools import partial

from generator.language import Said
from generator.law.decree30 import Component, Range, component
from generator.mending.letters import Unsure, extent, faces, unindent
from generator.mending.menders import Work, mends, numbers_said
from generator.mending.menders.words import rewritten
from generator.mending.pen import Pen
from generator.problems import Problem
from generator.reading.anatomy.segments import Segment, shares
from generator.reading.document.layout import Paragraph
from generator.reading.document.ooxml import Element, W
from generator.reading.document.styles import Look
from generator.reading.finding import Piece, paragraph_of, told_pieces
from generator.reading.rules.letters import (
    ALIGNED,
    FACES,
    JUDGED,
    RUNNING,
    before_note,
    body_size,
    size_due,
)

_POINTS = Said("pt", "pt")
_LEFT_OPEN = ("khoan-tieu-de/bold",)
"""What may be wrong in another way than in its look."""


def _codes(aspect: str) -> Iterator[str]:
    """The codes of the rules on that aspect of a component."""
    for code, aspects in JUDGED.items():
        if aspect in aspects.split() and f"{code}/{aspect}" not in _LEFT_OPEN:
            yield f"{code}/{aspect}"


def _row(problem: Problem) -> Component:
    return component(problem.code.split("/")[0])


@mends("noi-dung/size", *_codes("size"))
def size(work: Work, problem: Problem) -> Said:
    """What has no size that is allowed has the one of the text, else the nearest."""
    row, chosen = _row(problem), list[float]()
    for piece in told_pieces(problem):
        wrong = [one for one in faces(piece) if not _allowed(row.size, one[1].size)]
        sizes = piece.shares("size") if isinstance(piece, Segment) else _sizes(piece)
        wanted = size_due(work.paper, row, sizes)
        resize(work.pen, dict(_numbered(work, piece, wrong)), wanted)
        chosen.append(wanted)
    return numbers_said(chosen, _POINTS)


@mends("noi-dung/mixed-size")
def one_size(work: Work, problem: Problem) -> Said:
    """The text is of the size that most of it has."""
    usual = body_size(work.paper) or component("noi-dung").size.used
    for piece in told_pieces(problem):
        others = [one for one in faces(piece) if one[1].size != usual]
        resize(work.pen, dict(_numbered(work, piece, others)), usual)
    return numbers_said([usual], _POINTS)


def _numbered(
    work: Work, piece: Piece, letters: Iterable[tuple[Element, Look]]
) -> list[tuple[Element, Look]]:
    """The letters, and the number that Word writes in front of them, which looks as they do."""
    found, paragraph = list(letters), paragraph_of(piece)
    if found and paragraph.label:
        found.append((work.pen.mark(paragraph.element), found[0][1]))
    return found


def _sizes(piece: Piece) -> dict[object, float]:
    return shares(paragraph_of(piece), "size")


def _allowed(wanted: Range, size: float | None) -> bool:
    return size is not None and wanted.allows(size, 0.05)


def resize(pen: Pen, runs: Iterable[Element], points: float) -> None:
    """The letters are of that size, but for raised and lowered ones."""
    for run in runs:
        if run.find(f"{W}rPr/{W}vertAlign") is None:
            for name in ("sz", "szCs"):
                pen.put(run, name, val=f"{points * 2:.0f}")


@mends("dieu/bold")
def label_bold(work: Work, problem: Problem) -> Said:
    """Word and number of an Điều are bold."""
    for piece in told_pieces(problem):
        text = paragraph_of(piece).text
        start = len(text) - len(text.lstrip())
        words = text[start:].split(None, 2)
        if len(words) < 2 or words[0].casefold() != "điều":
            raise Unsure(Said("số điều do Word tự đánh", "Word itself numbers it"))
        end = text.index(words[1], start + len(words[0])) + len(words[1])
        _face(work.pen, faces(piece, start, end), "bold", on=True)
    return FACES["bold"][0]


@mends("khoan/bold", "diem/bold", *_codes("bold"))
def bold(work: Work, problem: Problem) -> Said:
    """The letters are bold, or are not, as the row says."""
    for piece in told_pieces(problem):
        letters = _numbered(work, piece, faces(piece))
        _face(work.pen, letters, "bold", on=_row(problem).bold)
    return FACES["bold"][not _row(problem).bold]


@mends("noi-dung/italic", *_codes("italic"))
def italic(work: Work, problem: Problem) -> Said:
    """The letters slant, or do not, as the row says; a note in brackets may in any case."""
    row = _row(problem)
    for piece in told_pieces(problem):
        end = _before_note(piece) if row.code in RUNNING else None
        letters = _numbered(work, piece, faces(piece, 0, end))
        _face(work.pen, letters, "italic", on=row.italic)
    return FACES["italic"][not row.italic]


def _before_note(piece: Piece) -> int | None:
    if not isinstance(piece, Segment):
        return None
    return sum(len(run.text) for run in before_note(piece).runs)


def _face(pen: Pen, letters: Iterable[tuple[Element, Look]], name: str, *, on: bool) -> None:
    tags = {"bold": ("b", "bCs"), "italic": ("i", "iCs")}[name]
    for run, look in letters:
        if getattr(look, name) is not on:
            for tag in tags:
                pen.put(run, tag, val="1" if on else "0")


@mends(*_codes("align"))
def align(work: Work, problem: Problem) -> Said:
    """The paragraph is set as the row says."""
    wanted = _row(problem).align
    if wanted is None:
        raise Unsure(Said("nghị định không quy định", "the decree does not say"))
    for piece in told_pieces(problem):
        paragraph = paragraph_of(piece)
        if isinstance(piece, Segment) and extent(piece) != (0, len(paragraph.text)):
            _must_be_alone(piece)
        if wanted == "center" and not paragraph.label:
            unindent(work.pen, paragraph)
        set_alignment(work.pen, paragraph, wanted)
    return ALIGNED[wanted]


@mends("ten-loai/marker", "ten-loai/authority")
def as_a_title(work: Work, problem: Problem) -> Said:
    """The line of a decision is bold in the middle; its words stay, but for colon and blanks."""
    pieces = [*told_pieces(problem)]
    if not pieces:
        raise Unsure(Said("phải có người viết thêm", "somebody has to write it"))
    if problem.code == "ten-loai/marker":
        rewritten(work, problem, partial(_enacting, work.paper.kind.enacts))
    for piece in pieces:
        paragraph = paragraph_of(piece)
        _face(work.pen, faces(piece), "bold", on=True)
        unindent(work.pen, paragraph)
        set_alignment(work.pen, paragraph, "center")
    return Said("chữ đậm, canh giữa", "bold, centred")


def _enacting(wanted: str, old: str) -> str:
    """The words `wanted` in the place of what says them without colon or with a blank."""
    if old.strip().rstrip(": \u00a0") != wanted.rstrip(":"):
        raise Unsure(Said("chữ khác, cần người gõ lại", "other words: a person types them again"))
    return old.replace(old.strip(), wanted)


def _must_be_alone(piece: Segment) -> None:
    """Raises `Unsure` where the paragraph holds halves that stand beside each other."""
    if "\t" in piece.paragraph.text.strip():
        raise Unsure(Said("dòng có phím Tab", "tabs divide the line"))


def set_alignment(pen: Pen, paragraph: Paragraph, wanted: str) -> None:
    """The paragraph is set so; what is centred is not pushed aside by an indent of its own."""
    element = paragraph.element
    pen.put(element, "jc", val=wanted)
    if wanted == "center" and paragraph.first:
        pen.put(element, "ind", firstLine="0")
        pen.take(element, "ind", "hanging", "firstLineChars", "hangingChars")
    if wanted == "center" and paragraph.cell is not None and paragraph.left:
        pen.put(element, "ind", left="0")
        pen.take(element, "ind", "start", "leftChars", "startChars")
