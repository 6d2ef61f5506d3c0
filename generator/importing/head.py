"""Head and end of a paper as keys of a plan: who issues it, number, day, subject, who signs."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from generator.cascade.values import Fields, Pair, Value, is_list, left_open, pair
from generator.importing.body import fields_of
from generator.importing.cited import declared
from generator.importing.marked import escaped
from generator.importing.told import KEPT, Doubts
from generator.language import Said
from generator.law.kinds import NONE, Kind
from generator.law.marks import CIRCULATION, SECRECY, URGENCY
from generator.lazy import regex
from generator.plan.model import HEADING, ISSUER, PLAN, RIGHTS, SIGNATURE, SYMBOL
from generator.reading.anatomy import words
from generator.reading.anatomy.attached import Attached
from generator.reading.anatomy.closing import Closing
from generator.reading.anatomy.paper import Paper
from generator.reading.anatomy.segments import Segment
from generator.wording.casing import in_sentence

_SYMBOL = regex(
    r"(?:số|sô)\s*:?\s*(?P<n>\d+)?[^/\w]*(?:/\s*(?:19|20)\d\d)?\s*[/\-–]\s*(?P<symbol>\S.*)", re.I
)
_ABOUT = regex(r"(?:v\s*/\s*v|về việc)\s*:?\s*", re.IGNORECASE)
_DIVIDED = regex(r"\s[-–]\s*")
_DRAFTER = regex(r"(?P<drafter>[A-ZĐÂĂÊÔƠƯ]{1,6})\.\s*(?:\((?P<copies>[1-9]\d{0,4})\))?")
_SIGNED = regex(r"(?i:đã ký|ký tên)\)?\s*:?\s*(?P<name>[^\W\d_a-zà-ỹ]\w+(?: [^\W\d_a-zà-ỹ]\w+)+)$")
_ADDRESS = regex(r"(?i)điện thoại|địa chỉ|e-?mail|thư điện tử|\bfax\b|website|\bđt\s*:")
_ENDS = " ;.,"
_LINE = regex(r"[-–—•*+\uf0b7]\s*")

Entry = tuple[Pair, Value]


class HeadReader:
    """Reads the head and the end of one paper; what it is not sure of goes to `doubts`."""

    def __init__(self, paper: Paper, kind: Kind, doubts: Doubts, declares: bool) -> None:
        self.paper, self.kind, self.doubts = paper, kind, doubts
        self._declares = declares
        self.body = "\n".join(one.text for one in paper.document.paragraphs)
        number = paper.one("so-ky-hieu")
        self._numbered = _SYMBOL.match(number.text) if number else None

    def opening(self) -> Iterator[Entry]:
        """Issuer, place, number, day, subject, and to whom."""
        yield _top("issuer", self.issuer)
        yield _top("place", self.place())
        if self._numbered and self._numbered["n"] and 0 < int(self._numbered["n"][:9]) < 100_000:
            yield _top("number", str(int(self._numbered["n"])))
        if day := self._day():
            yield _top("date", day)
        yield _top("subject", self._subject())
        if self.kind.to != NONE and (to := self._addressees()):
            yield _top("to", to)
        if self.paper.authority and self.kind.enacts:
            yield _top("authority", self.fitting(_joined(self.paper.authority)))
        yield from self._stamps()
        said = tuple(_bases(self.paper.found.get("can-cu", ())))
        bases, cited = declared(said) if self._declares else (said, ())
        if bases:
            yield _top("legal_bases", bases)
        if cited:
            yield _top("documents", cited)

    def greeting(self) -> tuple[str, ...]:
        """Kính gửi in a paper of a kind that has none, line by line."""
        if self.kind.to != NONE:
            return ()
        return tuple(escaped(one.text) for one in self.paper.found.get("kinh-gui", ()))

    def end(self) -> Iterator[Entry]:
        """Who gets it and who signs it, and the lines at the foot of its first page."""
        pieces = [one.text for one in self.paper.found.get("noi-nhan-danh-sach", ())]
        drafted = _DRAFTER.fullmatch(pieces[-1].strip()) if pieces else None
        if drafted:
            pieces.pop()
            yield _top("drafter", drafted["drafter"])
            if drafted["copies"]:
                yield _top("copies", drafted["copies"])
        listed = tuple(_listed(pieces))
        yield _top("recipients", listed or left_open("văn bản không có nơi nhận"))
        yield _top("signature", self._signatures())
        if address := self.address():
            yield _top("address", address)

    def address(self) -> tuple[str, ...]:
        """The lines of headers and footers, where they say how to reach the office."""
        lines = [" ".join(one.text.split()) for one in self.paper.document.margins if not one.blank]
        lines = [line for line in lines if any(map(str.isalpha, line))]
        return tuple(map(escaped, lines)) if any(map(_ADDRESS.search, lines)) else ()

    def _signatures(self) -> Value:
        """One signature, or one of each body that issues the paper."""
        count = self._issuers()
        if count == 1:
            return self._signature()
        columns = [lines for lines in self._beside().values() if len(lines) > 1]
        found = [*map(self._signed, columns)] or [self._signature()]
        missing = fields_of(SIGNATURE, name=left_open("văn bản không có chữ ký này"))
        return tuple([*found, *[missing] * count][:count])

    def _issuers(self) -> int:
        return len(self.issuer) if is_list(self.issuer) else 1

    def _beside(self) -> dict[int, list[str]]:
        """What stands above the recipients in the columns of a table."""
        closing = self.paper.closing
        label = closing.label.paragraph.number if closing.label else closing.end
        columns: dict[int, list[str]] = {}
        for one in self.paper.document.paragraphs[closing.start : label]:
            if one.cell and not one.blank and one.table != _table_of(closing):
                columns.setdefault(one.cell.column, []).append(" ".join(one.text.split()))
        return columns

    def _signed(self, lines: list[str]) -> Fields:
        rights, title = self._rights(lines[:-1])
        return fields_of(SIGNATURE, **rights, title=title, name=escaped(lines[-1]))

    @cached_property
    def issuer(self) -> Value:
        """Who issues the paper, and the body above; several bodies where they issue it together."""
        parent = _joined(self.paper.found.get("co-quan-chu-quan", ()))
        name = _joined(self.paper.found.get("co-quan-ban-hanh", ()))
        names = _DIVIDED.split(name) if self.paper.joint else [name]
        abbreviation, unit = self._symbol()
        short = abbreviation.split("-") if len(names) > 1 else [abbreviation]
        if len(short) != len(names):
            names, short = [name], [abbreviation]
        found = tuple(
            self._one_issuer(*one, unit, parent) for one in zip(names, short, strict=True)
        )
        return found[0] if len(found) == 1 else found

    def _one_issuer(self, name: str, abbreviation: str, unit: str, parent: str) -> Fields:
        named = "" if words.is_blank(name) else self._sentence(name)
        drafting = unit or (left_open("không đọc được") if self.kind.below_number else None)
        return fields_of(
            ISSUER,
            name=named or left_open("không đọc được tên cơ quan"),
            abbreviation=abbreviation or left_open("không đọc được ký hiệu"),
            drafting_unit=drafting,
            parent=self._sentence(parent) if parent and not words.is_blank(parent) else None,
        )

    def _sentence(self, name: str) -> str:
        said, sure = in_sentence(self.fitting(name), self.body)
        if not sure:
            self.doubts.unsure("issuer", Said(f"“{said}” in hoa trong văn bản", f"“{said}”"))
        return said

    def _symbol(self) -> tuple[str, str]:
        """The issuer's abbreviation and, of a letter, that of the unit which drafted it."""
        symbol = self._numbered["symbol"].replace(" ", "") if self._numbered else ""
        unit = ""
        if self.kind.below_number:
            symbol, _, unit = symbol.partition("-")
        elif symbol.startswith(f"{self.kind.abbreviation}-"):
            symbol = symbol.removeprefix(f"{self.kind.abbreviation}-")
        allowed = [one if re.fullmatch(SYMBOL.pattern, one) else "" for one in (symbol, unit)]
        return allowed[0], allowed[1]

    def place(self) -> Value:
        """The place before the day."""
        piece = self.paper.one("dia-danh-thoi-gian")
        dated = words.DATE.search(piece.text) if piece else None
        place = piece.text[: dated.start()].strip(" ,") if piece and dated else ""
        return escaped(place) if not words.is_blank(escaped(place)) else left_open("không đọc được")

    def _day(self) -> str:
        paper = self.paper
        if paper.dated:
            return paper.dated.isoformat()
        if not paper.dated_year:
            return ""
        return f"{paper.dated_year}-{paper.month:02d}" if paper.month else str(paper.dated_year)

    def _subject(self) -> Value:
        pieces = self.paper.found.get("trich-yeu") or ()
        if self.kind.below_number:
            pieces = self.paper.found.get("trich-yeu-cong-van") or pieces
        subject = _joined(pieces)
        if self.kind.below_number:
            subject = _ABOUT.sub("", subject, count=1)
        return self.fitting(subject) or left_open("văn bản không có trích yếu")

    def fitting(self, text: str) -> str:
        """A line of the head; of one that is longer than any, the beginning, and that is told."""
        said = escaped(text).strip()
        if len(said) <= HEADING.longest:
            return said
        message = Said(
            f"dài hơn {HEADING.longest} ký tự, chỉ lấy phần đầu: “{said[:40]}…”",
            f"longer than {HEADING.longest} letters, of which the beginning is taken",
        )
        self.doubts.tell(KEPT.code, message)
        return said[: HEADING.longest].rpartition(" ")[0] or said[: HEADING.longest]

    def _addressees(self) -> Value | None:
        lines = [one.text for one in self.paper.found.get("kinh-gui", ())]
        if not lines:
            return None
        first = words.KINH_GUI.sub("", lines[0], count=1).strip(" :")
        said = tuple(_listed([first, *lines[1:]]))
        return said[0] if len(said) == 1 else said

    def _stamps(self) -> Iterator[Entry]:
        marks = self.paper.head.marks
        for key, code, rows in (
            ("secrecy", "do-mat", SECRECY),
            ("urgency", "do-khan", URGENCY),
            ("circulation", "luu-hanh", CIRCULATION),
        ):
            said = {one.text.strip(" .!").casefold() for one in self.paper.found.get(code, ())}
            said |= {one.text.strip(" .!").casefold() for one in marks.get(code, ())}
            for name, row in rows.items():
                if row[1].casefold() in said:
                    yield _top(key, Pair(name, row[0]))
        if draft := marks.get("du-thao"):
            yield _top("draft_mark", draft[0].text.strip(" .!").capitalize())

    def _signature(self) -> Fields:
        lines = [one.text for one in self.paper.found.get("quyen-han-chuc-vu", ())]
        rights, title = self._rights(lines)
        name = _joined(self.paper.found.get("ho-ten", ())) or self._name_aside()
        return fields_of(
            SIGNATURE,
            **rights,
            title=title or None,
            name=escaped(name).strip() or left_open("văn bản không ghi họ tên người ký"),
        )

    def _name_aside(self) -> str:
        """The name behind "Đã ký", of a copy that was typed."""
        closing = self.paper.closing
        paragraphs = self.paper.document.paragraphs[closing.start : closing.end]
        found = (_SIGNED.search(" ".join(one.text.split())) for one in paragraphs)
        return next((match["name"] for match in found if match), "")

    def _rights(self, lines: Sequence[str]) -> tuple[dict[str, Value], str]:
        """Who is signed for, by the key of the right, and the signer's own title."""
        given: dict[str, list[str]] = {}
        current = "title"
        for line in lines:
            key, rest = _right(line)
            current = key or ("title" if current != "title" else current)
            given.setdefault(current, []).append(rest)
        said = {
            key: in_sentence(escaped(" ".join(lines)), self.body)[0] for key, lines in given.items()
        }
        return {key: said[key] for key, _ in RIGHTS if key in said}, said.get("title", "")


def issued_head(one: Attached, of: HeadReader) -> Iterator[Entry]:
    """The head of a text that another paper issues: its subject and its bases."""
    yield _top("issuer", of.issuer)
    yield _top("place", of.place())
    subject = of.fitting(_joined(one.subject))
    yield _top("subject", subject or left_open("văn bản kèm theo không có trích yếu"))
    if bases := tuple(_bases(one.bases)):
        yield _top("legal_bases", bases)


def _right(text: str) -> tuple[str, str]:
    """The key of the right that opens a line, "" if none does, and the rest of the line."""
    for key, prefix in RIGHTS:
        letters = prefix.rstrip(".")
        found = re.match(rf"{letters[0]}/?{letters[1:]}\s*[./]\s*", text, re.IGNORECASE)
        if found:
            return key, text[found.end() :].strip()
    return "", text.strip()


def _table_of(closing: Closing) -> int:
    return closing.label.paragraph.table if closing.label else 0


def _top(key: str, value: Value) -> Entry:
    return pair(PLAN, key), value


def _joined(pieces: Iterable[Segment]) -> str:
    return " ".join(" ".join(one.text for one in pieces).split())


def _bases(pieces: Iterable[Segment]) -> Iterator[str]:
    """The bases without their ends, and without emphasis: a basis is italic as a whole."""
    said = (escaped(" ".join(piece.text.split())).strip(_ENDS) for piece in pieces)
    return filter(None, said)


def _listed(lines: Sequence[str]) -> Iterator[str]:
    """The lines of a list: each with its dash, or going on from the line before."""
    joined: list[str] = []
    for line in lines:
        hangs = _LINE.match(line)
        rest = " ".join((line[hangs.end() :] if hangs else line).split())
        if joined and not hangs and not joined[-1].endswith((";", ".")):
            joined[-1] = f"{joined[-1]} {rest}".strip()
        else:
            joined.append(rest)
    return filter(None, (escaped(one.strip(_ENDS)).strip() for one in joined))
