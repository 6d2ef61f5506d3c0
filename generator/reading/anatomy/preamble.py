"""What stands between the head and the text: type, subject, Kính gửi, authority, bases, QUYẾT ĐỊNH:."""

import re

from generator.law.kinds import LETTER, UNKNOWN, Kind
from generator.reading.anatomy import words
from generator.reading.anatomy.heading import Head
from generator.reading.anatomy.rulings import TYPED, Ruling, rulings
from generator.reading.anatomy.segments import Segment, cut, segments
from generator.reading.document.layout import Document

MARKER = re.compile(r"(?:QUYẾT ĐỊNH|QUYẾT NGHỊ|NGHỊ QUYẾT)\s*:?", re.IGNORECASE)
_ACTS = re.compile(
    r",[^;]{0,200}\b(?:trình|đề nghị|ban hành|báo cáo|thông báo|trân trọng|yêu cầu|xây dựng|triển khai|tổ chức"
    r"|quyết định)\b"
)
"""What an office does after it has named its grounds: then the line is a sentence, no basis."""


class Preamble:
    """What stands between the head and the text: type, subject, Kính gửi, authority, bases; `next` follows them."""

    def __init__(self, document: Document, head: Head) -> None:
        self.found: dict[str, list[Segment]] = {}
        self.lines: dict[str, list[Ruling]] = {}
        self.kind: Kind = UNKNOWN
        self.authority: list[Segment] = []
        self.marker: Segment | None = None
        self.kem_theo: list[Segment] = []
        self.next = head.end
        self._paragraphs = document.paragraphs
        self._type()
        if "ten-loai" not in self.found:
            self._misplaced_type(head)
        self._subject(head)
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
        index, found = self._peek()
        if not found:
            return
        first = found[0]
        named = words.kind_named(first.text)
        opening = words.kind_opening(first.text) if named is None else None
        if named is None and opening is None:
            bare_title = (
                words.is_upper(first.text)
                and len(first.text) < 60
                and not words.KINH_GUI.match(first.text)
            )
            if not (bare_title and first.paragraph.align == "center") or MARKER.fullmatch(
                first.text
            ):
                return
        self.kind = named or opening or UNKNOWN
        self.next = index + 1
        if opening is None:
            self.found["ten-loai"] = [first]
            self._rest = found[1:]
        else:
            at = len(opening.name)
            start = sum(len(run.text) for run in first.runs) - len(
                "".join(run.text for run in first.runs).lstrip()
            )
            halves = cut(first.runs, 0, start + at), cut(first.runs, start + at, 10**6)
            name, rest = (
                Segment(first.paragraph, runs, text.strip(), first.side, first.row, False)
                for runs, text in zip(halves, (first.text[:at], first.text[at:]), strict=True)
            )
            self.found["ten-loai"] = [name]
            self._rest = [rest, *found[1:]]

    _rest: list[Segment]

    def _misplaced_type(self, head: Head) -> None:
        """The type that stands among the pieces of the head."""
        for piece in head.pieces:
            named = (
                words.kind_named(piece.text)
                if piece.side == "full" and words.is_upper(piece.text)
                else None
            )
            if named is not None:
                self.found["ten-loai"], self.kind, self._rest = [piece], named, []
                return

    def _subject(self, head: Head) -> None:
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
        text = piece.text
        patterns = (words.KINH_GUI, words.CAN_CU, words.KEM_THEO, words.PHU_LUC, MARKER)
        if piece.paragraph.cell is not None or any(pattern.match(text) for pattern in patterns):
            return False
        if re.match(r"(?:[IVX]+|\d+)\.\s|Điều \d|Phần |Chương ", text) or len(text) > 400:
            return False
        heading = piece.bold and piece.paragraph.align == "center"
        if re.match(r"(?:Thực hiện|Ngày|Hôm nay) ", text) and not heading:
            return False
        if before:
            gap = piece.paragraph.number - before[-1].paragraph.number > 1
            if piece.bold != before[-1].bold or piece.paragraph.align != before[-1].paragraph.align:
                return False
            upper = words.is_upper(text) and not words.is_upper(before[-1].text)
            return (
                not gap
                and not upper
                and not (piece.paragraph.align == "both" and text.endswith((".", ":")))
            )
        running = (
            piece.paragraph.align == "both"
            and not piece.bold
            and (text.endswith((".", ":", ",", ";")) or len(text) > 150)
        )
        no_subject = self.kind.form and not (piece.bold or piece.paragraph.align == "center")
        return not running and not no_subject and not (len(text) > 200 and not piece.bold)

    def _preamble(self) -> None:
        """Kính gửi, authority line, bases and marker, in whatever order they come."""
        while True:
            index, found = self._peek()
            if not found:
                return
            text = found[0].text
            if words.KEM_THEO.match(text) and "can-cu" not in self.found:
                self.kem_theo += found
            elif words.KINH_GUI.match(text) and "kinh-gui" not in self.found:
                self.found["kinh-gui"] = found
                self.next = index + 1
                self._addressees()
                continue
            elif MARKER.fullmatch(text) and words.mostly_upper(text):
                self.marker = found[0]
            elif self._is_authority(found[0]):
                self.authority += found
            elif self._is_basis(found[0]):
                self.found.setdefault("can-cu", []).extend(found)
            else:
                return
            self.next = index + 1

    def _addressees(self) -> None:
        own = self.found["kinh-gui"]
        alone = words.KINH_GUI.sub("", own[0].text, count=1).strip(" :") == ""
        while True:
            index, found = self._peek()
            hanging = found and words.HANGS.match(found[0].text)
            first = found and alone and len(own) == 1 and len(found[0].text) < 200
            deeper = found and (found[0].paragraph.left or 0) + (found[0].paragraph.first or 0) > 20
            if not (hanging or first or (deeper and len(own) > 1)) or not found:
                return
            own += found
            self.next = index + 1

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
        text = piece.text
        if "ten-loai" not in self.found or self.kind.below_number or self.marker is not None:
            return False
        sentence = not text.endswith(";") and not piece.italic
        acts = re.search(
            r"như sau\s*[:.]?$|(?:ban hành|báo cáo|trân trọng|thông báo)\b[^;]{0,200}:$", text
        )
        if acts is None and sentence:
            acts = _ACTS.search(text)
        opens = words.CAN_CU.match(text) or (
            "can-cu" in self.found and words.BASIS_NEXT.match(text)
        )
        return bool(opens) and not acts

    def _lines(self, document: Document) -> None:
        subject = self.found.get("trich-yeu") or self.found["ten-loai"]
        start = self.found["ten-loai"][0].paragraph.number - 1
        last = subject[-1].paragraph
        stop = next(
            (i for i in range(last.number, len(self._paragraphs)) if not self._paragraphs[i].blank),
            last.number,
        )
        zone = self._paragraphs[start : stop + 1]
        found = []
        for ruling in rulings(document, zone):
            after = ruling.paragraph.number > last.number and not ruling.paragraph.blank
            if ruling.made == "border" and (
                (after and ruling.paragraph.border_bottom) or ruling.paragraph.number < last.number
            ):
                continue
            found.append(ruling)
        self.lines["trich-yeu"] = found
