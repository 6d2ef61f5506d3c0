"""The runs that hold just certain letters of a paragraph, and other words in their place."""

import unicodedata
from collections.abc import Iterator
from copy import deepcopy

from lxml import etree

from generator.language import Said
from generator.mending.pen import SPACE, Pen
from generator.mending.stock import signs_lost
from generator.reading.anatomy.segments import Segment
from generator.reading.document.fields import keyword
from generator.reading.document.layout import Paragraph, Typed
from generator.reading.document.ooxml import Element, W, parent_of
from generator.reading.document.styles import Look
from generator.reading.finding import Piece, Portion, paragraph_of
from generator.reading.rules.page import LEGACY, SYMBOLS

_BLANKS = " \t\u00a0"
_R, _T, _RPR = W + "r", W + "t", W + "rPr"


NOT_LETTERS = Said(
    "phông bảng mã cũ hoặc phông ký hiệu: sửa thì chữ thành vô nghĩa",
    "an old character set or a symbol font: changed, its letters mean nothing",
)
_SIGNS = Said(
    "ở đó có Tab, ngắt dòng, dấu cách cứng hoặc ký hiệu",
    "a Tab, a break, a no-break space or a sign stands among the letters",
)
_BOUND = Said("chữ do trường dữ liệu điền", "the letters are filled in from data")


class Unsure(Exception):
    """What is to be mended is not certain; `why` tells the reason."""

    def __init__(self, why: Said) -> None:
        self.why = why
        super().__init__(why.en)


def extent(piece: Piece) -> tuple[int, int]:
    """Where in the text of its paragraph a piece stands."""
    paragraph = paragraph_of(piece)
    if isinstance(piece, Portion):
        return piece.start, piece.end
    if not isinstance(piece, Segment) or piece.runs is paragraph.runs:
        return 0, len(paragraph.text)
    text = piece.unstripped
    start = paragraph.text.find(text)
    if start < 0:
        raise Unsure(Said("không định vị được chữ", "the letters cannot be placed"))
    return start, start + len(text)


def faces(piece: Piece, start: int = 0, end: int | None = None) -> Iterator[tuple[Element, Look]]:
    """The runs of a piece, each with the look of its letters; of its letters `start` to `end`.

    They hold nothing else: runs that do are cut.
    """
    first, last = extent(piece)
    high = last if end is None else min(first + end, last)
    seen: set[Element] = set()
    for letter in _cut(paragraph_of(piece), first + start, high):
        run = letter.element.getparent()
        if run is not None and run not in seen:
            seen.add(run)
            yield run, letter.look


def replace(pen: Pen, paragraph: Paragraph, start: int, end: int, words: str) -> None:
    """The letters from `start` to `end` are `words` now, in the look of the first of them.

    Where there are none, they come in behind the letter before. `Unsure` where more than letters
    would go: a Tab, a break, a sign, or what Word fills in by itself.
    """
    letters = _cut(paragraph, start, end, alone=True)
    if signs_lost(paragraph.text[start:end], words) or any(
        one.element.tag != _T for one in letters
    ):
        raise Unsure(_SIGNS)
    if any(_is_bound(_run_of(one)) for one in letters or _cut(paragraph, start - 1, start)):
        raise Unsure(_BOUND)
    overwrite(pen, paragraph, start, end, words)


def overwrite(pen: Pen, paragraph: Paragraph, start: int, end: int, words: str) -> None:
    """The same, whatever stands there now."""
    letters = _cut(paragraph, start, end, alone=True)
    if any(not_letters(font, one.text) for one in letters for font in one.look.fonts):
        raise Unsure(NOT_LETTERS)
    if not letters:
        letters = _cut(paragraph, start - 1, start, alone=True)[-1:]
        _write(pen, paragraph, letters, words, instead=False)
    else:
        _write(pen, paragraph, letters, words, instead=True)
    paragraph.text = paragraph.text[:start] + words + paragraph.text[end:]


def not_letters(font: str | None, text: str) -> bool:
    """Whether a text that is set in the font says something else in another; digits say the same
    in all but symbol fonts."""
    if font is None or SYMBOLS.search(font):
        return font is not None
    return bool(LEGACY.match(font)) and any(char.isalpha() for char in text)


def unindent(pen: Pen, paragraph: Paragraph) -> None:
    """Takes away the blanks that open a text."""
    typed = len(paragraph.text) - len(paragraph.text.lstrip(_BLANKS))
    if typed:
        with pen.losing(paragraph.element):
            overwrite(pen, paragraph, 0, typed, "")


def _write(
    pen: Pen, paragraph: Paragraph, letters: list[Typed], words: str, *, instead: bool
) -> None:
    runs = [*map(_run_of, letters)]
    if not runs:
        raise Unsure(_BOUND)
    pen.touch(runs[0])
    new = _saying(runs[0], words) if words else None
    at = paragraph.letters.index(letters[-1]) + 1
    if new is not None:
        inserted = pen.marked("ins", runs[0]) if pen.tracked else new
        runs[-1].addnext(inserted)
        if inserted is not new:
            inserted.append(new)
        paragraph.letters.insert(at, Typed(new[-1], words, letters[0].look))
    if instead:
        for letter, run in zip(letters, runs, strict=True):
            paragraph.letters.remove(letter)
            _delete(pen, run)


def _delete(pen: Pen, run: Element) -> None:
    if not pen.tracked:
        parent_of(run).remove(run)
        return
    gone = pen.marked("del", run)
    run.addprevious(gone)
    gone.append(run)
    for text in run.findall(_T):
        text.tag = W + "delText"


def _saying(run: Element, words: str) -> Element:
    """A run that looks like `run` and says `words`."""
    new = etree.Element(_R)
    look = run.find(_RPR)
    if look is not None:
        new.append(deepcopy(look))
    text = etree.SubElement(new, _T)
    text.text = words
    text.set(SPACE, "preserve")
    return new


def _is_bound(run: Element) -> bool:
    """Whether Word fills the letters in anew: a field's result, or a control bound to data."""
    controls = (one.find(W + "sdtPr") for one in run.iterancestors(W + "sdt"))
    bound = any(one is not None and one.find(W + "dataBinding") is not None for one in controls)
    shown = next(run.iterancestors(W + "fldSimple"), None) is not None
    return bound or shown or any(keyword(one) != "HYPERLINK" for one in _instructions(run))


def _instructions(run: Element) -> list[str]:
    """What each field says that is open where the run stands in its paragraph."""
    marks, said = (W + "fldChar", W + "instrText", _R), list[str]()
    for one in next(run.iterancestors(W + "p"), run).iter(*marks):
        kind = one.get(W + "fldCharType")
        if one is run:
            break
        if kind == "begin":
            said.append("")
        elif kind == "end":
            del said[-1:]
        elif one.tag != _R and kind is None and said:
            said[-1] += one.text or ""
    return said


def _cut(paragraph: Paragraph, start: int, end: int, *, alone: bool = False) -> list[Typed]:
    """The letters from `start` to `end`, in runs that hold no others; each in its own if `alone`."""
    letters = _exactly(paragraph, start, end)
    inside = {id(letter.element) for letter in letters}
    others = {_run_of(letter) for letter in paragraph.letters if id(letter.element) not in inside}
    for letter in letters:
        if alone or _run_of(letter) in others:
            _isolate(letter.element)
    return letters


def _exactly(paragraph: Paragraph, start: int, end: int) -> list[Typed]:
    """The letters from `start` to `end`, cut out of longer ones."""
    if start <= 0 and end >= len(paragraph.text):
        return list(paragraph.letters)
    found: list[Typed] = []
    cut: list[Typed] = []
    at = 0
    for letter in paragraph.letters:
        length = len(unicodedata.normalize("NFC", letter.text))
        low, high = max(start - at, 0), min(end - at, length)
        pieces = _split(letter, low, high) if low < high and high - low < length else [letter]
        if low < high:
            found.append(pieces[1 if low else 0])
        cut += pieces
        at += length
    paragraph.letters[:] = cut
    if at != len(paragraph.text):
        raise Unsure(
            Said("dấu Unicode tổ hợp nằm ở đoạn chữ khác", "marks stand in runs of their own")
        )
    return found


def _split(letter: Typed, low: int, high: int) -> list[Typed]:
    """The letters in up to three pieces: before `low`, up to `high`, and behind."""
    element, text = letter.element, letter.element.text or ""
    if element.tag != _T or len(text) != len(unicodedata.normalize("NFC", letter.text)):
        raise Unsure(Said("chữ gõ bằng Unicode tổ hợp", "letters with loose marks"))
    pieces: list[Typed] = []
    for start, end in ((0, low), (low, high), (high, len(text))):
        if start < end:
            piece = element if not pieces else etree.Element(_T)
            if pieces:
                pieces[-1].element.addnext(piece)
            piece.text = text[start:end]
            piece.set(SPACE, "preserve")
            pieces.append(Typed(piece, letter.text[start:end], letter.look))
    return pieces


def _run_of(letter: Typed) -> Element:
    run = letter.element.getparent()
    if run is None or run.tag != _R:
        raise Unsure(Said("chữ không nằm trong đoạn chữ thường", "the letters are in no plain run"))
    return run


def _isolate(element: Element) -> None:
    """Its run holds nothing else: what stands before and behind is in runs of the same look."""
    run = parent_of(element)
    before = [one for one in element.itersiblings(preceding=True) if one.tag != _RPR]
    for others, place in (
        (before[::-1], run.addprevious),
        (list(element.itersiblings()), run.addnext),
    ):
        if others:
            other = etree.Element(_R)
            look = run.find(_RPR)
            if look is not None:
                other.append(deepcopy(look))
            other.extend(others)
            place(other)
