"""Last year's plan for another year: years and days move where that is certain, each is told."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import field, replace
from datetime import date
from itertools import zip_longest
from typing import NamedTuple

from generator.cascade.values import Fields, Pair, Value, is_list
from generator.importing.body import Items
from generator.importing.branches import Branch
from generator.law.deadlines import DAY, FULL_DAYS
from generator.law.kinds import KINDS
from generator.law.wording import printed_day
from generator.lazy import dataclass, regex
from generator.tasks.columns import Role, role_of

_CITES = regex(r"\bsố\s*[\d.…]*\s*/|\b[Ss]ố\s*:|\b(?:Luật|Nghị định|Nghị quyết|Thông tư)\b")
"""What makes the rest of a clause speak of another paper, whose years are its own."""
_OWN_NAME = regex(
    r",(?! ?của\b)[^,.;]*\b(?i:ban hành|xây dựng|lập|triển khai)\s+"
    rf"(?i:{'|'.join(one.name for one in KINDS)})(?=\b[^.;]*(?:\bsau(?:\s+đây)?\s*:?|:)\s*$)"
)
"""Where a clause that cites a paper comes to who issues this one, and to its name."""
_CLAUSE = regex(r"[^.;]*(?:[.;](?=\s|$)|\.(?=\d)[^.;]*|$)")
_YEAR = r"(?<!\d)(?:19|20)\d\d(?![\d-]| ?[-–] ?\d)"
_AND = r"(?: ?, ?| và | ?[-–] ?)"
_NAMES = (
    rf"(?:năm|quý (?:[ivx]+|\d)(?:{_AND}(?:quý )?(?:[ivx]+|\d))*"
    rf"|tháng \d{{1,2}}(?:{_AND}(?:tháng )?\d{{1,2}})*)\s*[/ ]?\s*{_YEAR}"
)
_NAMED = regex(rf"(?i)\b{_NAMES}")
_HEADED = regex(
    rf"(?i)\b(?:kế hoạch|chỉ tiêu|mục tiêu|dự toán|thực hiện|ước|kết quả|KH|TH)\s+{_YEAR}"
    r"(?=\s*(?:[(),.;:]|$))"
)
"""A year as headings of columns and titles have it, “Kế hoạch 2026”; not a number of what follows."""
_DUE = regex(
    r"(?i)\b(?:trước|đến|từ|chậm nhất|xong|hoàn thành|hết|vào|kết thúc|thời hạn)\b[^.;,]{0,25}?"
    rf"(?P<days>{FULL_DAYS})"
)
"""Days until when something is to be done, by the words before them."""
_DATED = regex(r"(?i)\bngày\s+\d{1,2}\s+tháng\s+\d{1,2}\s+$")
_FROM_TO = regex(
    r"(?i)((?:19|20)\d\d)\s*(?:đến|tới|[-–])\s*"
    r"(?:(?:hết|ngày|năm|tháng|quý|\d{1,2}|[ivx]+)[\s/]+)*((?:19|20)\d\d)(?!\d)"
)
"""The years of a span; where they differ it is one of two years, and keeps both its ends."""
_SPAN = 60
"""So many letters beside an end of a span has it room."""
_TIME = regex(
    rf"(?i)(?:(?:từ|trước|trong|đến|hết|xong|ngày|chậm nhất|cả|đầu|cuối)\s+)*(?:{_NAMES}|{FULL_DAYS})"
)
"""How a cell begins that says when."""
_ANY = regex(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_SPANNING = regex(r"\d\s?[-–]\s?$")
"""What stands before the year that ends a span of years, “2026 - 2030”."""
_WORD = 24
_WORD_BEFORE = regex(r"\w+/?\s*(?:\d{1,2}/)*$")
"""The word before a year, or the day and month that it ends, among so many letters."""
_AROUND = 4
"""So many words before a change are shown with it."""
_SKIPPED = (
    "id",
    "number",
    "legal_bases",
    "documents",
    "recipients",
    "signature",
    "issuer",
    "image",
    "attached",
    "value",
    "at_least",
    "at_most",
    "exactly",
    "history",
)


class NotedYear(NamedTuple):
    """A year that stood in the text, with the words before it, before and after; `says` is what the
    plan now has there."""

    year: int
    before: str
    after: str
    says: str


@dataclass(slots=True)
class Years:
    """Moves what is of the year `old` to the year `new`; `noted` are, in the order of the text, the
    changes, what names the year before the old one, and what had a year up to the new one before.
    """

    old: int
    new: int
    noted: list[NotedYear] = field(default_factory=list)

    @property
    def moved(self) -> list[NotedYear]:
        """The changes, word by word."""
        return [one for one in self.noted if one.year == self.old]

    def entry(self, key: Pair, value: Value) -> Value:
        """The value of a key of the plan, its years moved; number and day are for the new paper."""
        return value if key.en in _SKIPPED else self._value(value, key.en == "deadline")

    def _value(self, value: Value, when: bool = False) -> Value:
        if isinstance(value, Items):
            return Items(tuple(map(self._branch, value)))
        if isinstance(value, Fields):
            return self._fields(value)
        if is_list(value):
            return tuple(self._value(one, when) for one in value)
        return self.text(value, when) if isinstance(value, str) else value

    def _branch(self, branch: Branch) -> Branch:
        return replace(
            branch,
            title=self.text(branch.title),
            text=self.text(branch.text),
            fields=self._fields(branch.fields) if branch.fields else None,
            more=self._fields(branch.more),
            below=list(map(self._branch, branch.below)),
        )

    def _fields(self, fields: Fields) -> Fields:
        titles = next((value for key, value in fields.entries if key.en == "columns"), None)
        return Fields(
            tuple(
                (key, self._rows(one, titles) if key.en == "rows" else self.entry(key, one))
                for key, one in fields.entries
            )
        )

    def _rows(self, rows: Value, titles: Value | None) -> Value:
        """The rows of a table; all days move of a column that says when."""
        assert is_list(rows)
        lists = [row for row in rows if is_list(row)]
        when = {*_deadlines(titles), *self._times(lists)}
        return tuple(
            tuple(self._value(cell, at in when) for at, cell in enumerate(row))
            if is_list(row)
            else self._value(row)
            for row in rows
        )

    def _times(self, rows: Sequence[Sequence[Value]]) -> Iterator[int]:
        """The columns whose cells all begin with when, of which some move in any case."""
        for at, column in enumerate(zip_longest(*rows)):
            of_old = [cell for cell in column if isinstance(cell, str) and str(self.old) in cell]
            if any(map(_NAMED.search, of_old)) and all(map(_TIME.match, of_old)):
                yield at

    def text(self, text: str, when: bool = False) -> str:
        """The text with what is certain moved, all its days where it says `when`; a clause that
        cites a paper keeps its years."""
        iso = re.fullmatch(r"((?:19|20)\d\d)((?:-\d\d){0,2})", text)
        return self._iso(int(iso[1]), iso[2]) if iso else self._words(text, when)

    def _iso(self, year: int, rest: str) -> str:
        """A day, a month or a year that is a value by itself, told as papers print it."""
        text = f"{year}{rest}"
        if year == self.old and not self._is_day(rest):
            return text
        after = f"{self.new}{rest}" if year == self.old else text
        self._note(year, _printed(text), _printed(after), after)
        return after

    def _is_day(self, rest: str) -> bool:
        """Whether the new year has the day `-mm-dd`; a year or a month alone it always has."""
        try:
            date(self.new, *(int(part) for part in (*rest.split("-")[1:], "1", "1")[:2]))
        except ValueError:
            return False
        return True

    def _words(self, text: str, when: bool) -> str:
        own = [one for begin, end in _own(text) for one in _dated(text, begin, end, when)]
        moving = {one.end(): one.start() for one in own if self._moves(one)}
        after = text
        for end in moving:
            after = f"{after[: end - 4]}{self.new}{after[end:]}"
        stay = {one.end(): one.start() for one in own if int(one[0][-4:]) != self.old}
        for end, begin in sorted((dict(self._later(text)) | stay | moving).items()):
            before, now = (_in_context(said, begin, end) for said in (text, after))
            self._note(int(text[end - 4 : end]), before, now, after[begin:end])
        return after

    def _moves(self, match: re.Match[str]) -> bool:
        """Whether the old year ends it, the new one has such a day, and no span holds it."""
        said = match[0]
        day = DAY.fullmatch(said) and said.split("/")
        return (
            int(said[-4:]) == self.old
            and (not day or self._is_day(f"-{day[1]}-{day[0]}"))
            and not _is_held(match)
        )

    def _later(self, text: str) -> Iterator[tuple[int, int]]:
        """The end of each year up to the new one that is there already, and the begin of the word
        before it; what ends a span of years is none."""
        for year in _ANY.finditer(text):
            before = text[: year.start()]
            if self.old < int(year[0]) <= self.new and not _SPANNING.search(before[-4:]):
                word = _WORD_BEFORE.search(before[-_WORD:])
                yield year.end(), year.start() - (len(word[0]) if word else 0)

    def _note(self, year: int, before: str, after: str, says: str) -> None:
        if self.old - 1 <= year <= self.new:
            self.noted.append(NotedYear(year, before, after, says))


def _own(text: str) -> Iterator[tuple[int, int]]:
    """From where to where the text speaks of its own paper: a clause that cites another does up to
    there, and from where it comes to who issues this one."""
    for clause in _CLAUSE.finditer(text):
        begin, end = clause.span()
        while cited := _CITES.search(text, begin, end):
            yield begin, cited.start()
            named = _OWN_NAME.search(text, cited.end(), end)
            begin = named.end() if named else end
        yield begin, end


def _dated(text: str, begin: int, end: int, when: bool) -> Iterator[re.Match[str]]:
    """What names a year there, at its end: years by their names, and days until when something is
    to be done, which all are where the text says `when`."""
    due = [one.span("days") for one in _DUE.finditer(text, begin, end)]
    for day in DAY.finditer(text, begin, end):
        if when or any(a <= day.start() < b for a, b in due):
            yield day
    for form in (_HEADED, _NAMED):
        for named in form.finditer(text, begin, end):
            if not _DATED.search(text[: named.start()]):
                yield named


def _deadlines(columns: Value | None) -> list[int]:
    """Which columns of a table say until when."""
    titles = enumerate(columns) if is_list(columns) else ()
    return [at for at, one in titles if isinstance(one, str) and role_of(one) is Role.DEADLINE]


def _is_held(match: re.Match[str]) -> bool:
    """Whether what is found is an end of a span of two years."""
    near = max(0, match.start() - _SPAN), match.end() + _SPAN
    spans = (one for one in _FROM_TO.finditer(match.string, *near) if one[1] != one[2])
    return any(one.start() < match.end() <= one.end() for one in spans)


def _in_context(text: str, begin: int, end: int) -> str:
    """What stands there, behind the words before it."""
    before = text[:begin]
    space = " " if before[-1:].isspace() else ""
    return " ".join(f"{' '.join(before.split()[-_AROUND:])}{space}{text[begin:end]}".split())


def _printed(iso: str) -> str:
    """`2026-05-30` as 30/5/2026."""
    return printed_day(iso) or "/".join(part.lstrip("0") for part in reversed(iso.split("-")))
