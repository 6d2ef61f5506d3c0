"""Rules of Word papers: where they register, and what they share to put a finding in words."""

from collections.abc import Callable, Iterable, Iterator

from generator.language import Said
from generator.lazy import dataclass
from generator.problems import Problem, Spot
from generator.reading.anatomy.called import table_called
from generator.reading.anatomy.outline import OutlineLine
from generator.reading.anatomy.paper import Paper
from generator.reading.anatomy.segments import Segment
from generator.reading.document.layout import Paragraph
from generator.reading.document.ooxml import W
from generator.rules import Entry, Finding, Rules, problem_of

FORM: Rules[Paper, str] = Rules("generator.reading.rules", "")
"""Rules of form that judge a whole paper."""
TEXT: Rules[Paper, str] = Rules("generator.reading.rules", "")
"""Those that judge a text by itself: also one that is issued with another paper."""
Findings = Iterator[Finding[str]]


@dataclass(frozen=True, slots=True)
class Portion:
    """The letters `start` to `end` of the text of a paragraph, which were `words`."""

    paragraph: Paragraph
    start: int
    end: int
    words: str


Piece = Segment | Paragraph | Portion


def paragraph_of(piece: Piece) -> Paragraph:
    """The paragraph of a piece, or the paragraph itself."""
    return piece if isinstance(piece, Paragraph) else piece.paragraph


def told_pieces(problem: Problem) -> tuple[Piece, ...]:
    """The pieces that a finding speaks of."""
    part = problem.spot.part
    return part.pieces if isinstance(part, Located) else ()


class Located(str):
    """A place in words, and the pieces or paragraphs that stand there.

    `right` is what should be written there, where that is certain.
    """

    pieces: tuple[Piece, ...] = ()
    right: str = ""

    @classmethod
    def of(cls, words: str, pieces: Iterable[Piece], right: str = "") -> "Located":
        """The place `words`, where `pieces` stand."""
        made = cls(words)
        made.pieces, made.right = tuple(pieces), right
        return made


FILL = Said("Điền khi ký, đăng ký.", "Fill it in when the paper is signed.")
"""What to do about all that a draft leaves blank."""
_OPENING = 40
"""Characters of a paragraph by which it is found."""
Applies = Callable[[Paper], bool]


def has(code: str) -> Applies:
    """Whether a paper has the component `code`."""
    return lambda paper: code in paper.found


def by_one(code: str) -> Applies:
    """Whether a paper that one body alone issues has the component `code`."""
    return lambda paper: code in paper.found and not paper.joint


def problems_of(shown: str, found: Iterable[tuple[Entry, Finding[str]]]) -> Iterator[Problem]:
    """The findings as problems of the file `shown`."""
    for entry, finding in found:
        yield problem_of(Spot(shown, part=finding.where), entry, finding)


def place(paragraph: Paragraph, region: str = "") -> Located:
    """Where a paragraph stands, in words: `bảng phần đầu, hàng 1, ô 2 (Quốc hiệu)`."""
    cell, band = paragraph.cell, _band(paragraph)
    if band:
        spot = band
    elif cell is None:
        spot = f"đoạn {paragraph.number}"
    elif cell.table:
        spot = f"{table_called(paragraph)}, hàng {cell.row}, ô {cell.column}"
    else:
        spot = f"hộp văn bản ở đoạn {paragraph.number}"
    return Located.of(f"{spot} ({region})" if region else spot, [paragraph])


def quoted_place(paragraph: Paragraph, region: str = "") -> Located:
    """Where a paragraph stands, by its first words: Word shows no numbers of paragraphs."""
    where = place(paragraph, region)
    words = excerpt(f"{paragraph.label} {paragraph.text}", _OPENING)
    told = where.replace(f"đoạn {paragraph.number}", f"đoạn “{words}”", 1) if words else where
    return Located.of(told, where.pieces)


def _band(paragraph: Paragraph) -> str:
    """The margin whose header or footer holds the paragraph, "" of one of the text."""
    root = paragraph.element.getroottree().getroot().tag
    return {f"{W}hdr": "lề trên", f"{W}ftr": "lề dưới"}.get(str(root), "")


def excerpt(text: str, limit: int = 80) -> str:
    """The beginning of a text on one line."""
    line = " ".join(text.split())
    return line if len(line) <= limit else line[: limit - 1] + "…"


def at(piece: Segment, region: str, *others: Segment) -> tuple[Located, str]:
    """Where a piece stands, the first of several, and the beginning of it."""
    where = place(piece.paragraph, region)
    return Located.of(where, [piece, *others]), excerpt(piece.text)


def opening(text: str) -> Said:
    """The first words of a line, as what was found."""
    return said("“{}”", "“{}”", " ".join(text.split()[:3]))


def ending(text: str, mark: str) -> tuple[Said, Said]:
    """How a line ends that should end with `mark`, as what was found, and what to do about it."""
    last = text.split()[-1]
    if last[-1] in ".,;:":
        found = said("kết thúc bằng “{}”", "ends with “{}”", last[-1])
        return found, said("Đổi thành “{}”.", "Change it to “{}”.", mark)
    found = said("kết thúc bằng “{}”, không có dấu", "ends with “{}”, without a mark", last)
    return found, said("Thêm “{}” vào cuối dòng.", "Add “{}” at its end.", mark)


def grouped(paragraphs: Iterable[Paragraph], shown: int = 5) -> Located:
    """Several paragraphs in words: `các đoạn 4, 7, 9 và 12 đoạn khác`."""
    found = list(paragraphs)
    if len(found) == 1:
        return place(found[0], "Nội dung")
    numbers = ", ".join(str(paragraph.number) for paragraph in found[:shown])
    more = f" và {len(found) - shown} đoạn khác" if len(found) > shown else ""
    return Located.of(f"các đoạn {numbers}{more}", found)


def grouped_lines(items: Iterable[OutlineLine]) -> Located:
    """Several lines of the outline, as `grouped`."""
    return grouped(item.paragraph for item in items)


def shown_number(value: float, places: int = 1) -> Said:
    """A number as Vietnamese and as English write it."""
    text = f"{value:.{places}f}".rstrip("0").rstrip(".") if places else f"{value:.0f}"
    return Said(text.replace(".", ","), text)


def said(template_vi: str, template_en: str, *values: "Said | str") -> Said:
    """A message whose `{}` are filled in either language."""
    vi = [value.vi if isinstance(value, Said) else value for value in values]
    en = [value.en if isinstance(value, Said) else value for value in values]
    return Said(template_vi.format(*vi), template_en.format(*en))
