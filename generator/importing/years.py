"""Last year's plan for another year: years and days move where that is certain, each is told."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import field, replace
from datetime import date
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
_NAMED = regex(rf"(?i)\b(?:năm|quý (?:[ivx]+|\d)|tháng \d{{1,2}})\s*[/ ]?\s*{_YEAR}")
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


class Moved(NamedTuple):
    """One change as it is told, before and after, and what the plan now `says` there."""

    before: str
    after: str
    says: str


@dataclass(slots=True)
class Years:
    """Moves what is of the year `old` to the year `new`; `moved` are the changes, word by word,
    `earlier` the words that name the year before the old one, and stay.
    """

    old: int
    new: int
    moved: list[Moved] = field(default_factory=list)
    earlier: list[str] = field(default_factory=list)

    def entry(self, key: Pair, value: Value) -> Value:
        """The value of a key of the plan, its years moved; number and day are for the new paper."""
        if key.en == "deadline":
            value = self._deadline(value)
        return value if key.en in _SKIPPED else self._value(value)

    def _value(self, value: Value) -> Value:
        if isinstance(value, Items):
            return Items(tuple(map(self._branch, value)))
        if isinstance(value, Fields):
            return self._fields(value)
        if is_list(value):
            return tuple(map(self._value, value))
        return self.text(value) if isinstance(value, str) else value

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
        said = {key.en: value for key, value in fields.entries}
        due = _deadlines(said.get("columns"))
        return Fields(
            tuple(
                (key, self.entry(key, self._rows(one, due) if due and key.en == "rows" else one))
                for key, one in fields.entries
            )
        )

    def _rows(self, rows: Value, due: Sequence[int]) -> Value:
        """The rows of a table with the days moved that stand in a column of deadlines."""
        assert is_list(rows)
        return tuple(
            tuple(self._deadline(cell) if at in due else cell for at, cell in enumerate(row))
            if is_list(row)
            else row
            for row in rows
        )

    def _deadline(self, said: Value) -> Value:
        """What says until when, with all its days moved."""
        if not isinstance(said, str):
            return said
        return "".join(self._clauses(said, lambda words: DAY.sub(self._day, words)))

    def text(self, text: str) -> str:
        """The text with what is certain moved; a clause that cites a paper keeps its years."""
        iso = re.fullmatch(rf"{self.old}((?:-\d\d){{0,2}})", text)
        if iso:
            return self._iso(text, iso[1]) if self._is_day(iso[1]) else text
        if re.fullmatch(rf"{self.old - 1}(?:-\d\d){{0,2}}", text):
            self.earlier.append(text)
        return "".join(self._clauses(text, self._own))

    def _is_day(self, rest: str) -> bool:
        """Whether the new year has the day `-mm-dd`; a year or a month alone it always has."""
        try:
            date(self.new, *(int(part) for part in (*rest.split("-")[1:], "1", "1")[:2]))
        except ValueError:
            return False
        return True

    def _clauses(self, text: str, own: Callable[[str], str]) -> Iterator[str]:
        """The text in pieces: what it says of its own paper moved so, what it cites as it is."""
        for clause in _CLAUSE.finditer(text):
            cited = _CITES.search(clause[0])
            if not cited:
                yield own(clause[0])
                continue
            named = _OWN_NAME.search(clause[0], cited.end())
            begin = named.end() if named else len(clause[0])
            yield own(clause[0][: cited.start()]) + clause[0][cited.start() : begin]
            yield from self._clauses(clause[0][begin:], own)

    def _own(self, words: str) -> str:
        named = _NAMED.sub(self._named, _HEADED.sub(self._named, words))
        due = [one.span("days") for one in _DUE.finditer(named)]
        return DAY.sub(
            lambda day: self._day(day) if any(a <= day.start() < b for a, b in due) else day[0],
            named,
        )

    def _named(self, match: re.Match[str]) -> str:
        if _DATED.search(match.string[: match.start()]) or not self._is_old(match):
            return match[0]
        return self._told(match)

    def _day(self, match: re.Match[str]) -> str:
        day, month, _ = match[0].split("/")
        return (
            self._told(match)
            if self._is_old(match) and self._is_day(f"-{month}-{day}")
            else match[0]
        )

    def _is_old(self, match: re.Match[str]) -> bool:
        """Whether the year at the end is the one that moves; the year before is kept in mind."""
        year = int(match[0][-4:])
        if year == self.old - 1:
            self.earlier.append(_in_context(match, match[0]))
        return year == self.old

    def _iso(self, text: str, rest: str) -> str:
        """A day, a month or a year that is a value by itself, told as papers print it."""
        after = f"{self.new}{rest}"
        self.moved.append(Moved(_printed(text), _printed(after), after))
        return after

    def _told(self, match: re.Match[str]) -> str:
        """What is found, with the new year at its end."""
        after = f"{match[0][:-4]}{self.new}"
        self.moved.append(Moved(_in_context(match, match[0]), _in_context(match, after), after))
        return after


def _deadlines(columns: Value | None) -> list[int]:
    """Which columns of a table say until when."""
    titles = enumerate(columns) if is_list(columns) else ()
    return [at for at, one in titles if isinstance(one, str) and role_of(one) is Role.DEADLINE]


def _in_context(match: re.Match[str], words: str) -> str:
    """The words behind those that stand before what is found."""
    before = match.string[: match.start()]
    space = " " if before[-1:].isspace() else ""
    return " ".join(f"{' '.join(before.split()[-_AROUND:])}{space}{words}".split())


def _printed(iso: str) -> str:
    """`2026-05-30` as 30/5/2026."""
    return printed_day(iso) or "/".join(part.lstrip("0") for part in reversed(iso.split("-")))
