"""What stands between the head and the text: type, subject, Kính gửi, authority, bases, QUYẾT
ĐỊNH:."""

import re
from collections.abc import Iterator

from generator.law.kinds import LETTER, UNKNOWN, Kind
from generator.lazy import regex
from generator.reading.anatomy import words
from generator.reading.anatomy.heading import Head
from generator.reading.anatomy.rulings import TYPED, Ruling, rulings
from generator.reading.anatomy.segments import Segment, cut, segments
from generator.reading.document.layout import Document

MARKER = regex(r"(?:QUYẾT ĐỊNH|QUYẾT NGHỊ|NGHỊ QUYẾT)\s*:?", re.IGNORECASE)
_ACTS = regex(
    r",[^;]{0,200}\b(?:trình|đề nghị|ban hành|báo cáo|thông báo|trân trọng|yêu cầu|xây dựng"
    r"|triển khai|tổ chức"
    r"|quyết định)\b"
)
"""What an office does after it has named its grounds: then the line is a sentence, no basis."""
_GROUND = regex(
    r"(?:Thực hiện|Triển khai|Trên cơ sở|Tiếp theo|Thi hành|Chấp hành|Quán triệt|Sau khi|Được)\b"
)
"""How grounds open that are no “Căn cứ”."""
_ANNOUNCES = regex(r"như sau\s*[:.]?$|(?:ban hành|báo cáo|trân trọng|thông báo)\b[^;]{0,200}:$")
_BELOW = (
    *(words.KINH_GUI, words.CAN_CU, words.KEM_THEO, words.PHU_LUC, MARKER),
    regex(r"(?:[IVX]+|\d+)\.\s|Điều \d|Phần |Chương "),
)
_SENTENCE = regex(r"(?:Thực hiện|Ngày|Hôm nay) ")


class Preamble:
    """What stands between the head and the text: type, subject, Kính gửi, authority, bases; `next`
    follows them."""

    def __init__(self, document: Document, head: Head) -> None:
        self.found: dict[str, list[Segment]] = {}
        self.lines: dict[str, list[Ruling]] = {}
        self.kind: Kind = UNKNOWN
        self.authority: list[Segment] = []
        self.marker: Segment | None = None
        self.kem_theo: list[Segment] = []
        self._rest: list[Segment] = []
        self._wired = False
        self.next = head.end
        self._paragraphs = document.paragraphs
        self._type()
        if "ten-loai" not in self.found:
            self._misplaced_type(head)
        self._subject()
        self._preamble()
        if "ten-loai" in self.found:
            self._lines(document)
        elif "trich-yeu-cong-van" in head.found or "kinh-gui" in self.found:
            self.kind = LETTER

    def _peek(self) -> tuple[int, list[Segment]]:
        """The next paragraph that shows text, with its pieces."""
        for index in range(self.next, min(self.next + 12, len(self._paragraphs))):
            found = list(segments(self._paragraphs[index]))
            if found and not all(TYPED.fullmatch(piece.text) for piece in found):
                return index, found
        return len(self._paragraphs), []

    def _type(self) -> None:
        """The name of a kind, or a title that stands where one should."""
        index, found = self._peek()
        if not found:
            return
        first = found[0]
        named = words.kind_named(first.text)
        opening = None if named else words.kind_opening(first.text)
        if not named and not opening and not _is_title(first):
            return
        self.kind = named or opening or UNKNOWN
        self.next = index + 1
        name, *rest = _parted(first, len(opening.name)) if opening else (first,)
        self.found["ten-loai"] = [name]
        self._rest = [*rest, *found[1:]]

    def _misplaced_type(self, head: Head) -> None:
        """The type that stands among the pieces of the head."""
        for piece in head.pieces:
            named = words.kind_named(piece.text)
            if named is not None and piece.spread and words.is_upper(piece.text):
                self.found["ten-loai"], self.kind = [piece], named
                return

    def _subject(self) -> None:
        if "ten-loai" not in self.found:
            return
        subject = list(self._rest)
        while len(subject) < 12:
            index, found = self._peek()
            if not found or not all(self._is_subject(piece, subject) for piece in found):
                break
            subject += found
            self.next = index + 1
        if subject:
            self.found["trich-yeu"] = subject

    def _is_subject(self, piece: Segment, before: list[Segment]) -> bool:
        # A table of one cell is a frame around the subject.
        if not piece.spread or _follows_subject(piece):
            return False
        return _goes_on(before[-1], piece) if before else self._opens_subject(piece)

    def _opens_subject(self, piece: Segment) -> bool:
        """Whether a line below the name of the kind is its subject, and not text already."""
        text, align = piece.text, piece.paragraph.align
        if piece.bold:
            return True
        if len(text) > 200 or (self.kind.form and not piece.centred):
            return False
        return align != "both" or not (len(text) > 150 or text.endswith((".", ":", ",", ";")))

    def _preamble(self) -> None:
        """Kính gửi, authority line, bases and marker, in whatever order they come."""
        while True:
            index, found = self._peek()
            if not found:
                return
            text = found[0].text
            if self._refers(found[0]):
                self.kem_theo += found
            elif words.KINH_GUI.match(text) and "kinh-gui" not in self.found:
                self.found["kinh-gui"] = found
                self.next = index + 1
                self._addressees()
                continue
            elif MARKER.fullmatch(text) and words.mostly_upper(text):
                self.marker = found[0]
            elif self._is_aside(text):
                pass
            elif self._is_authority(found[0]):
                self.authority += found
            elif self._is_basis(found[0]):
                self.found.setdefault("can-cu", []).extend(found)
            else:
                return
            self.next = index + 1

    def _refers(self, piece: Segment) -> bool:
        """Whether a line says what the paper is issued with, or goes on to do so."""
        if "can-cu" in self.found:
            return False
        begun = bool(self.kem_theo) and not self.kem_theo[-1].text.rstrip().endswith(")")
        return bool(words.KEM_THEO.match(piece.text)) or (begun and piece.centred)

    def _addressees(self) -> None:
        own = self.found["kinh-gui"]
        alone = words.KINH_GUI.sub("", own[0].text, count=1).strip(" :") == ""
        while True:
            index, found = self._peek()
            if not found or not _is_addressee(found[0], own, alone):
                return
            own += found
            self.next = index + 1

    def _is_aside(self, text: str) -> bool:
        """What is neither component nor text: the number of what sides agree on; whom a công điện is
        wired to (Mẫu 1.6)."""
        if self.kind.sides:
            return words.SO.match(text) is not None and len(text) < 80
        if self.kind.key != "cong_dien":
            return False
        self._wired = text.rstrip().endswith("điện:") or (
            self._wired and words.HANGS.match(text) is not None
        )
        return self._wired

    def _is_authority(self, piece: Segment) -> bool:
        text = piece.text
        return (
            bool(self.kind.enacts)
            and words.is_upper(text)
            and len(text) < 150
            and self.marker is None
            and not text.startswith("ĐIỀU")
        )

    def _is_basis(self, piece: Segment) -> bool:
        """A line of bases; a sentence that begins with "Căn cứ" and goes on to act is text."""
        if "ten-loai" not in self.found or self.kind.below_number or self.marker is not None:
            return False
        begun = "can-cu" in self.found
        opens = (words.BASIS_NEXT if begun else words.CAN_CU).match(piece.text)
        return bool(opens or _set_as_basis(piece, begun)) and not _acts(piece)

    def _lines(self, document: Document) -> None:
        subject = self.kem_theo or self.found.get("trich-yeu") or self.found["ten-loai"]
        start = self.found["ten-loai"][0].paragraph.number - 1
        last = subject[-1].paragraph.number
        below = range(last, len(self._paragraphs))
        stop = next((i for i in below if not self._paragraphs[i].blank), last)
        self.lines["trich-yeu"] = [
            ruling
            for ruling in rulings(document, self._paragraphs[start : stop + 1])
            if not _is_of_text(ruling, last)
        ]


def _is_title(piece: Segment) -> bool:
    """Whether a piece stands as the name of a kind does, whatever it says."""
    text = piece.text
    if words.KINH_GUI.match(text) or MARKER.fullmatch(text):
        return False
    return piece.centred and words.is_upper(text) and len(text) < 60


def _parted(piece: Segment, length: int) -> Iterator[Segment]:
    """The name of the kind that opens a piece, and what follows it there."""
    text = piece.unstripped
    start = len(text) - len(text.lstrip()) + length
    for runs, shown in (
        (cut(piece.runs, 0, start), piece.text[:length]),
        (cut(piece.runs, start, len(text)), piece.text[length:]),
    ):
        yield Segment(piece.paragraph, runs, shown.strip(), piece.side, piece.row, False)


def _follows_subject(piece: Segment) -> bool:
    """Whether a piece is what stands below a subject: Kính gửi, a basis, a number, a sentence."""
    text = piece.text
    if len(text) > 400 or any(pattern.match(text) for pattern in _BELOW):
        return True
    return not (piece.bold and piece.centred) and _SENTENCE.match(text) is not None


def _goes_on(last: Segment, piece: Segment) -> bool:
    """Whether a piece continues the subject that ends with `last`: right below it, and of one
    look."""
    mine, its = piece.paragraph, last.paragraph
    if mine.number - its.number > 1 or mine.align != its.align or piece.bold != last.bold:
        return False
    if words.is_upper(piece.text) and not words.is_upper(last.text):
        return False
    return mine.align != "both" or not piece.text.endswith((".", ":"))


def _is_addressee(piece: Segment, before: list[Segment], alone: bool) -> bool:
    """Whether a piece below Kính gửi goes with it; `alone` says that nothing stands beside the
    word."""
    if words.HANGS.match(piece.text) or _is_named(piece.text, before[-1].text):
        return True
    if len(before) == 1:
        return alone and len(piece.text) < 200
    return piece.paragraph.begins > 20


def _is_named(text: str, before: str) -> bool:
    """Whether a line is the name of a body; with a full stop only behind one that is listed."""
    name = text.removesuffix(";") if not before.endswith(";") else text.rstrip(";.")
    return words.BODY.fullmatch(name) is not None


def _set_as_basis(piece: Segment, begun: bool) -> bool:
    """Whether a line is set as bases are, slanted and with their marks, whatever it opens with."""
    ends = (";", ".") if begun else (";",)
    return piece.italic and piece.text.endswith(ends) and _GROUND.match(piece.text) is not None


def _acts(piece: Segment) -> bool:
    """Whether a line goes on from its grounds to what the office does."""
    text = piece.text
    if _ANNOUNCES.search(text):
        return True
    return not text.endswith(";") and not piece.italic and _ACTS.search(text) is not None


def _is_of_text(ruling: Ruling, last: int) -> bool:
    """Whether a border is one of the text around the subject, which ends in paragraph `last`."""
    paragraph = ruling.paragraph
    below = paragraph.number > last and not paragraph.blank and paragraph.border_bottom
    return ruling.made == "border" and bool(below or paragraph.number < last)
