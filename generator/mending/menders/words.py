"""What is typed and certain: capitals that the rule decides by itself, spaces around marks, loose
marks, the marks of items, the end mark."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from itertools import takewhile

from generator.language import Said
from generator.law.decree30 import TIEU_NGU, component
from generator.lazy import regex
from generator.mending.letters import Unsure, extent, overwrite, replace
from generator.mending.menders import Turn, Work, mends
from generator.mending.stock import signs_lost
from generator.problems import Problem
from generator.reading.anatomy.words import is_upper
from generator.reading.document.layout import Paragraph
from generator.reading.finding import Located, Portion, excerpt, paragraph_of, said, told_pieces
from generator.reading.rules.letters import JUDGED

_NAMES = (
    *("viet-hoa/bo-nganh", "viet-hoa/dac-biet", "viet-hoa/so-nganh", "viet-hoa/to-chuc"),
    *("viet-hoa/uy-ban-nhan-dan", "viet-hoa/van-ban-so", "viet-hoa/vien-dan"),
)
"""Rules of Phụ lục II that know the only right spelling, and are no matter of usage."""
_TYPED = ("ky-tu/hai-dau-cach", "ky-tu/cach-dau-cau", "cau/dau-cham", "can-cu/padding")
"""Rules of spaces, marks and zeros that know what is to stand there."""
_MIXED = regex(r"\b[^\W\d_a-zà-ỹ]{2,}[a-zđ]+\b")
"""An abbreviation whose small letters are part of it, such as TTr."""
_TAIL = regex(r"(?:[ ./]*[./])?(?=[\s./]*$)")
_TOKEN = regex(r"\s+|\w+|[^\w\s]")
_SHOWN, _BEFORE = 60, 40
"""Characters of new words that are told, and of those before the first that changed."""
_OPEN = Said("viết hoa theo nghĩa, cần người đọc", "the sense decides, and a person")
_BELOW_LETTERS = Said(
    "cấp “A.” ở trên còn là chữ thường: đổi “A.” thành “Phần I” trước",
    "the level “A.” above is in small letters: make it “Phần I” first",
)


def _respell(work: Work, paragraph: Paragraph, start: int, old: str, new: str) -> Said:
    """Writes `new` where `old` stands, word by word where they are as long; gives what is there."""
    if paragraph.text[start : start + len(old)] != old:
        raise Unsure(Said("đoạn vừa được sửa chỗ khác", "the paragraph was just changed elsewhere"))
    before = paragraph.text
    for first, last, words in reversed(list(_differing(old, new))):
        replace(work.pen, paragraph, start + first, start + last, words)
    if " ".join(before.split()) != " ".join(paragraph.text.split()):
        work.words.append((before, paragraph.text))
    return said("“{}”", "“{}”", _around_change(old, new) or "␣")


def _around_change(old: str, new: str) -> str:
    """The new words on one line, where they are many those around the first that changed."""
    words = new.split()
    same = takewhile(lambda pair: len({*pair}) == 1, zip(old.split(), words, strict=False))
    before = " ".join(word for _, word in same)
    cut = before.find(" ", len(before) - _BEFORE) if len(before) > _BEFORE else -1
    if cut < 0 or len(" ".join(words)) <= _SHOWN:
        return excerpt(new, _SHOWN)
    return excerpt("…" + " ".join(words)[cut + 1 :], _SHOWN)


def _differing(old: str, new: str) -> Iterator[tuple[int, int, str]]:
    """The words and marks of `old` that `new` says otherwise.

    Tabs and breaks between words stay what they are.
    """
    tokens, others = [*_TOKEN.finditer(old)], _TOKEN.findall(new)
    if len(tokens) != len(others):
        yield from _more_or_less(tokens, others, len(old))
        return
    for token, other in zip(tokens, others, strict=True):
        if other != token[0] and not (token[0].isspace() and signs_lost(token[0], other)):
            yield *token.span(), other


def _more_or_less(
    tokens: list[re.Match[str]], others: list[str], length: int
) -> Iterator[tuple[int, int, str]]:
    """The same of texts of which one has more words or marks than the other."""
    from difflib import SequenceMatcher

    starts = [*(token.start() for token in tokens), length]
    ours = [token[0] for token in tokens]
    for kind, start, end, first, last in SequenceMatcher(None, ours, others, False).get_opcodes():
        if kind == "equal":
            continue
        # Before the first letter nothing says how new ones look: it is written anew with them.
        more = ours[:1] if end == 0 else []
        yield starts[start], starts[end + len(more)], "".join([*others[first:last], *more])


@mends(*_TYPED, *_NAMES, turn=Turn.WORDS)
def spelling(work: Work, problem: Problem) -> Said:
    """The words are those that the rule knows to be the only right ones."""
    part = problem.spot.part
    for piece in told_pieces(problem):
        if isinstance(part, Located) and isinstance(piece, Portion):
            _respell(work, piece.paragraph, piece.start, piece.words, part.right)
            return said("“{}”", "“{}”", part.right)
    raise Unsure(Said("không chỉ có một cách viết đúng", "more than one spelling may be right"))


def _capital(code: str) -> bool:
    return "caps" in JUDGED[code].split() and component(code).caps


@mends(*(f"{code}/caps" for code in JUDGED if _capital(code)), turn=Turn.WORDS)
def capitals(work: Work, problem: Problem) -> Said:
    """The letters are capitals; below a heading in small ones they would look like the higher."""
    above = [one.text for one in work.paper.items if one.level == "chu-hoa"]
    if problem.code == "muc/caps" and not all(map(is_upper, above)):
        raise Unsure(_BELOW_LETTERS)
    return _recased(work, problem, _upper)


def _upper(text: str) -> str:
    if _MIXED.search(text):
        raise Unsure(_OPEN)
    return text.upper()


def _recased(work: Work, problem: Problem, turn: Callable[[str], str]) -> Said:
    """Every piece reads as `turn` has it, where its capitals are typed."""
    paragraphs = map(paragraph_of, told_pieces(problem))
    if any(letter.look.caps for one in paragraphs for letter in one.letters):
        raise Unsure(
            Said("chữ hoa do định dạng (Word: Font > All caps)", "the capitals are a setting")
        )
    return rewritten(work, problem, turn)


def rewritten(work: Work, problem: Problem, turn: Callable[[str], str]) -> Said:
    """Every piece reads as `turn` has it; gives how the last of them does."""
    told = _OPEN
    for piece in told_pieces(problem):
        paragraph, (start, end) = paragraph_of(piece), extent(piece)
        old = paragraph.text[start:end]
        told = _respell(work, paragraph, start, old, turn(old))
    return told


@mends("tieu-ngu/text", "tieu-ngu/caps", turn=Turn.WORDS)
def motto(work: Work, problem: Problem) -> Said:
    """The motto, where only hyphens, spaces or capitals of it were wrong."""
    return _recased(work, problem, _motto)


def _motto(text: str) -> str:
    if _letters(text) != _letters(TIEU_NGU):
        raise Unsure(Said("chữ khác với quy định", "other letters than those prescribed"))
    return text.replace(text.strip(), TIEU_NGU)


def _letters(text: str) -> str:
    return "".join(char for char in text.casefold() if char.isalpha())


@mends("ho-ten/caps", turn=Turn.WORDS)
def name(work: Work, problem: Problem) -> Said:
    """Each word of the name opens with a capital."""
    return _recased(work, problem, lambda text: re.sub(r"[^\W\d_]+", _capitalised, text))


def _capitalised(word: re.Match[str]) -> str:
    return word[0][:1].upper() + word[0][1:].lower()


@mends("noi-nhan/caps", "kinh-gui/caps", "phu-luc/caps", turn=Turn.WORDS)
def label(work: Work, problem: Problem) -> Said:
    """The label opens with a capital; what stands behind it is left to a person."""
    return _recased(work, problem, _label)


def _label(text: str) -> str:
    found = re.match(r"\s*(NƠI NHẬN|KÍNH GỬI|PHỤ LỤC)(?=[\s:]*$|[\s:]+[IVXLC\d]+\s*$)", text)
    if found is None:
        raise Unsure(_OPEN)
    return text[: found.start(1)] + found[1].capitalize() + text[found.end(1) :]


@mends("dia-danh-thoi-gian/capitals", turn=Turn.WORDS)
def place(work: Work, problem: Problem) -> Said:
    """Each syllable of the place opens with a capital."""
    return _recased(work, problem, _place)


def _place(text: str) -> str:
    name, comma, rest = text.partition(",")
    if not comma or re.search(r"\b(?:tỉnh|thành|phố|xã|phường|đặc|khu)\b", name):
        raise Unsure(_OPEN)
    initials = str.title if is_upper(name) else _initial
    return re.sub(r"[^\W\d_]+", lambda word: initials(word[0]), name) + comma + rest


def _initial(word: str) -> str:
    return word[:1].upper() + word[1:]


@mends("ky-tu/to-hop", "ky-tu/lan-to-hop", turn=Turn.WORDS)
def composed(work: Work, problem: Problem) -> Said:
    """Every letter is one with its marks."""
    document = work.paper.document
    notes = (note for _, note in document.notes)
    for paragraph in (*document.paragraphs, *document.margins, *notes):
        if not unicodedata.is_normalized("NFC", paragraph.typed):
            _compose(work, paragraph)
    return Said("Unicode dựng sẵn", "composed letters")


def _compose(work: Work, paragraph: Paragraph) -> None:
    """Composes the letters of a paragraph."""
    at = 0
    for letter in list(paragraph.letters):
        text = unicodedata.normalize("NFC", letter.text)
        if text != letter.text:
            overwrite(work.pen, paragraph, at, at + len(text), text)
        at += len(text)


@mends("noi-dung/end-mark", turn=Turn.WORDS)
def end_mark(work: Work, problem: Problem) -> Said:
    """The text closes with `./.` where a sentence closes it."""
    (piece,) = told_pieces(problem)
    paragraph = paragraph_of(piece)
    tail = _TAIL.search(paragraph.text)
    at, end = tail.span() if tail else (len(paragraph.text),) * 2
    words = paragraph.text[:at]
    if not words or not (words[-1].isalnum() or words[-1] in ")”") or is_upper(words):
        raise Unsure(Said("câu cuối chưa trọn", "no sentence stands at the end"))
    if _goes_on(work, paragraph):
        raise Unsure(Said("sau đó còn bảng hoặc hình", "a table or picture follows"))
    before = paragraph.text
    replace(work.pen, paragraph, at, end, "./.")
    work.words.append((before, paragraph.text))
    return Said("“./.”", "“./.”")


def _goes_on(work: Work, paragraph: Paragraph) -> bool:
    """Whether something stands between the paragraph and the end of the text."""
    between = work.paper.document.paragraphs[paragraph.number : work.paper.closing.start]
    return any(not one.blank or one.figure is not None for one in between)
