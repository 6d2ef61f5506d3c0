"""Marks and zeros that the decree prescribes to the letter: colons, semicolons, stops, hyphens, the
zero of a day, the stop behind a number (PL I, II.3 to II.9; V)."""

import re
from collections.abc import Callable
from itertools import pairwise

from generator.language import Said
from generator.mending.letters import Unsure
from generator.mending.menders import Turn, Work, mends
from generator.mending.menders.words import rewritten
from generator.problems import Problem, Severity
from generator.reading.anatomy.segments import Segment
from generator.reading.finding import paragraph_of, told_pieces
from generator.reading.rules.signature import mark_of

_OTHERWISE = Said("chữ ở đó viết theo cách khác", "the letters there are of another form")
_ARCHIVE = Said(
    "phải có người ghi đơn vị soạn thảo nào lưu", "somebody has to say which unit keeps a copy"
)
_OPEN = Said(
    "dòng cuối chưa trọn, hoặc còn chỗ điền", "the line is not whole, or has blanks to fill"
)
_USAGE = Said("hai cách viết đều dùng", "both ways are in use")
_BY_WORD = Said("số thứ tự do Word tự đánh", "Word itself writes the number")
_BLANK = r"[ \u00a0]*"


def _instead(pattern: str, new: str, why: Said = _OTHERWISE) -> Callable[[str], str]:
    """Writes `new` for the first match of the pattern, which has to be there; `why` it is left if not."""

    def turned(text: str) -> str:
        made, count = re.subn(pattern, new, text, count=1, flags=re.IGNORECASE)
        if not count:
            raise Unsure(why)
        return made

    return turned


def _closed(mark: str) -> Callable[[str], str]:
    """Ends a line with the mark, in the place of another or of none."""

    def turned(text: str) -> str:
        line = text.rstrip()
        whole = re.sub(rf"(?<=[\w)”\"]){_BLANK}[,;:.]$", "", line)
        if not re.search(r"[\w)”\"]$", whole):
            raise Unsure(_OPEN)
        return whole + mark + text[len(line) :]

    return turned


def _padded(text: str) -> str:
    """A zero stands before a day below ten and before January and February."""
    return re.sub(r"(?i)\b(ngày\s+)([1-9])(?!\d)|\b(tháng\s+)([12])(?!\d)", _with_zero, text)


def _with_zero(found: "re.Match[str]") -> str:
    return "{}0{}".format(*filter(None, found.groups()))


def _unspaced(text: str) -> str:
    """No space stands around the slash and the hyphens of a symbol; room for a number stays."""
    made = re.sub(r"(?<=\d)\s+(?=/)|(?<=[/–-])\s+|(?<=[^\W\d_])\s+(?=[–-])", "", text)
    if re.search(r"[/-].*\S\s+\S", made):
        raise Unsure(_OTHERWISE)
    return made


def _joined(text: str) -> str:
    number, slash, symbol = text.partition("/")
    return number + slash + re.sub("[–—_]", "-", symbol)


_TURNS: dict[str, Callable[[str], str]] = {
    "dia-danh-thoi-gian/comma": _instead(rf"(?<=\w){_BLANK},?{_BLANK}(?=ngày\b)", ", "),
    "dia-danh-thoi-gian/padding": _padded,
    "so-ky-hieu/colon": _instead(r"^(\s*số)(?:\s*:)?[ \u00a0]?", r"\1: "),
    "so-ky-hieu/padding": _instead(r"(?<=:)(\s*)([1-9])(?=\s*/)", r"\g<1>0\2"),
    "so-ky-hieu/spaces": _unspaced,
    "so-ky-hieu/hyphen": _joined,
    "trich-yeu/full-stop": _instead(rf"{_BLANK}[.;,](\s*)$", r"\1"),
    "noi-nhan/colon": _instead(r"^(\s*)nơi nhận[\s.:;,]*?(\s*)$", r"\1Nơi nhận:\2"),
    "noi-nhan-danh-sach/luu": _instead(r"^(\s*- ?)lưu\s*:?\s*(?=VT\b)", r"\1Lưu: ", _ARCHIVE),
    "can-cu/semicolon": _closed(";"),
    "can-cu/full-stop": _closed("."),
}
_LISTS = ("noi-nhan-danh-sach", "kinh-gui")
for _list in _LISTS:
    _TURNS[f"{_list}/semicolon"] = _closed(";")
    _TURNS[f"{_list}/full-stop"] = _closed(".")
_NUMBERS = {
    "dieu/full-stop": _instead(rf"^(\s*điều\s+\d+){_BLANK}[:/)\-–]?(\s*)(?=\S|$)", r"\1.\2"),
    "muc/number": _instead(rf"^(\s*[IVXLC]+){_BLANK}[:/),\-–]?(\s*)(?=\S)", r"\1.\2"),
    "khoan/number": _instead(rf"^(\s*\d+){_BLANK}[:/,\-](\s*)(?=\S)", r"\1.\2"),
    "diem/mark": _instead(rf"^(\s*[a-zđ]){_BLANK}[.:/,\-](\s*)(?=\S)", r"\1)\2"),
}


@mends(*_TURNS, turn=Turn.WORDS)
def mark(work: Work, problem: Problem) -> Said:
    """The line has the marks that the decree prescribes."""
    if problem.severity is Severity.INFO:
        raise Unsure(_USAGE)
    return rewritten(work, problem, _TURNS[problem.code])


@mends(*(f"{code}/hyphen" for code in _LISTS), turn=Turn.WORDS)
def hyphen(work: Work, problem: Problem) -> Said:
    """A hyphen opens an entry: in the place of another sign, or where the one above has ended."""
    (piece,) = told_pieces(problem)
    listed = work.paper.found[problem.code.split("/")[0]]
    above = next((one for one, below in pairwise(listed) if below is piece), None)
    if paragraph_of(piece).label:
        raise Unsure(_BY_WORD)
    ended = above is not None and above.text.endswith((";", ":"))
    signs = r"[•–—]\s*|-?(?=\w)" if ended else r"[•–—]\s*|-(?=\w)"
    return rewritten(work, problem, _instead(rf"^(\s*)(?:{signs})", r"\1- "))


@mends(*_NUMBERS, turn=Turn.WORDS)
def numbered(work: Work, problem: Problem) -> Said:
    """The number in front of a line is followed by its mark, and that by a space."""

    def turned(text: str) -> str:
        made = _NUMBERS[problem.code](text)
        return re.sub(r"^(\s*(?:điều\s+)?\w+[.)])(?=\S)", r"\1 ", made, flags=re.IGNORECASE)

    if any(paragraph_of(one).label for one in told_pieces(problem)):
        raise Unsure(_BY_WORD)
    return rewritten(work, problem, turned)


@mends("quyen-han-chuc-vu/prefix", turn=Turn.WORDS)
def authority(work: Work, problem: Problem) -> Said:
    """The letters of an authority are followed by a stop and a space."""
    (piece,) = told_pieces(problem)
    marked = mark_of(piece) if isinstance(piece, Segment) else None
    if marked is None or not isinstance(piece, Segment):
        raise Unsure(_OTHERWISE)
    written = len(piece.text) - len(marked[2])
    if "".join(filter(str.isalpha, piece.text[:written])).upper() != marked[0]:
        raise Unsure(_OTHERWISE)
    whole = f"{marked[0]}. {piece.text[written:]}"
    return rewritten(work, problem, lambda text: text.replace(piece.text, whole))
