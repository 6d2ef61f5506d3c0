"""Readers: what a value of the plan file may be, how it becomes a typed value, and its JSON Schema.

A reader returns None for a wrong value after it has reported why; nothing is guessed.
"""

import dataclasses
import re
from calendar import monthrange
from collections.abc import Callable, Sequence
from collections.abc import Mapping as Map
from datetime import date
from typing import Any, Protocol

from generator.language import NOTHING, Lang, Said, without_marks
from generator.law.wording import capitalised
from generator.lazy import dataclass, regex
from generator.plan import codes
from generator.plan.closest import closest
from generator.plan.slips.braces import OPEN_KEYS, QUOTE, report_braces
from generator.plan.source import Listing, Mapping, Node, Source, Text, text_at, value_at
from generator.problems import Spot
from generator.rules import Entry

Schema = dict[str, Any]
ENGLISH: Schema = {"$comment": "en"}
"""Marks in a schema what is there for the English names alone."""


def nullable(value: Schema) -> Schema:
    """The schema with room for a value that is left empty."""
    if "type" in value and "enum" not in value:
        kinds = value["type"] if isinstance(value["type"], list) else [value["type"]]
        return value | {"type": [*kinds, "null"]}
    choices = value["anyOf"] if set(value) == {"anyOf"} else [value]
    return {"anyOf": [*choices, {"type": "null"}]}


def said_when_wrong(message: Said, lang: Lang) -> Schema:
    """What an editor says at a value that the schema refuses; no part of JSON Schema, editors know it."""
    return {"errorMessage": message.to(lang), "patternErrorMessage": message.to(lang)}


_REQUIRED = Said(" Bắt buộc.", " Required.")


def shown_of_a_key(about: str, required: bool, lang: Lang) -> Schema:
    """What an editor shows of a key: the name of what belongs there, and all that is said of it."""
    title = re.split("[:;–(]", about)[0].strip()
    said = (
        capitalised(about)
        + ("" if about.endswith("…") else ".")
        + (_REQUIRED.to(lang) if required else "")
    )
    return {"title": capitalised(title), "description": said}


class Reader(Protocol):
    """Reads one value."""

    def read(self, node: Node, source: Source) -> Any:
        """The typed value of `node`, or None after its problems were reported to `source`."""

    def schema(self, lang: Lang) -> Schema:
        """JSON Schema of what `read` accepts, described in `lang`."""


@dataclass(frozen=True, slots=True)
class Open:
    """A value that is not known yet, and why."""

    reason: str
    spot: Spot = dataclasses.field(compare=False, default=Spot(""))


_LIST = Said("một danh sách (- …)", "a list (- …)")
_SHAPES = {
    Text: Said("một giá trị", "a value"),
    Listing: _LIST,
    Mapping: Said("các khóa con", "keys below"),
}


def report_no_list(node: Text, source: Source) -> None:
    """Tells of words where a list belongs how they become its first item."""
    line, column = source.line(node.spot.line), node.spot.column - 1
    begin, indent = " ".join(node.value.split()[:3]), len(line) - len(line.lstrip()) + 2
    cells = [cell.strip() for cell in re.split(r"[,|]", node.value)]
    short = all(0 < len(cell.split()) <= _MOST_OF_A_CELL for cell in cells)
    if len(cells) > 1 and short and not node.value.endswith("."):
        row = f"[{', '.join(cells)}]"
        return source.report(
            node.spot, codes.SHAPE, _NO_LIST, Said(f"Viết {row}.", f"Write {row}.")
        )
    advice = Said(
        f"Xuống dòng trước '{begin}', đầu dòng mới có đúng {indent} dấu cách rồi '- '.",
        f"Begin a line before '{begin}', with exactly {indent} spaces and '- ' in front.",
    )
    report = source.report
    report(node.spot, codes.SHAPE, _NO_LIST, advice if line[:column].strip() else _DASHES)


_MOST_OF_A_CELL = 4
"""Words of one name among several, which commas divide; a sentence has more between them."""
_NO_LIST = Said(
    "ở đây phải là một danh sách, mỗi mục một dòng", "expected a list here, an item a line"
)
_DASHES = Said(
    "Thêm '- ' ở đầu dòng này và đầu mỗi mục sau.", "Put '- ' before this line and each next item."
)


def _expected(source: Source, node: Node, what: Said, example: str) -> None:
    found = _SHAPES[type(node)]
    message = Said(
        f"ở đây phải là {what.vi}, không phải {found.vi}",
        f"expected {what.en} here, not {found.en}",
    )
    source.report(
        node.spot, codes.SHAPE, message, Said(f"Ví dụ: {example}", f"For example: {example}")
    )


_TEXT = Said("chữ", "text")
_ONE_TEXT = (
    Said(
        "ở đây phải là một câu hay một tên, không phải danh sách",
        "expected one sentence or name here, not a list",
    ),
    Said(
        "Viết một câu trên một dòng; "
        'nếu câu có [ ] hay [[mã]] thì đặt cả câu trong ngoặc kép thẳng "…".',
        "Write one sentence on one line; "
        'with [ ] or [[id]] in it, put all of it in straight quotes "…".',
    ),
)
_ONE_DASH = (
    Said("thừa một dấu '-' trước câu này", "a '-' too many before this sentence"),
    Said("Bỏ dấu '-' ở ngay trước câu.", "Take the '-' just before it away."),
)
_MADE_A_KEY = (
    Said("dấu hai chấm làm câu này thành khóa", "a colon makes a key of this sentence"),
    QUOTE,
)
_LEFT_EMPTY = (
    Said("giá trị để trống", "the value is empty"),
    Said("Điền nội dung, hoặc viết {chua_co: lý do}.", "Fill it in, or write {open: reason}."),
)
_SEVERAL_LINES = (
    Said("phải viết trên một dòng", "must be written on one line"),
    Said("Bỏ dấu | hoặc xuống dòng.", "Remove | or line breaks."),
)


@dataclass(frozen=True, slots=True)
class Words:
    """Text that is printed; `lines` allows several lines (each becomes a paragraph or a line)."""

    lines: bool = False
    pattern: str = ""
    what: Said = _TEXT
    example: str = "Mục đích, yêu cầu"
    longest: int = 20_000

    def read(self, node: Node, source: Source) -> Text | None:
        if not isinstance(node, Text):
            return self._report_shape(node, source)
        fault = self._fault(node.value)
        return source.report(node.spot, *fault) if fault else node

    def _report_shape(self, node: Listing | Mapping, source: Source) -> None:
        if node.spot.line - 1 in source.unread:
            return None  # its key's line has a fault, which is told: this may be of another
        if isinstance(node, Listing) and not node.flow and [*map(type, node.items)] == [Text]:
            return source.report(node.spot, codes.SHAPE, *_ONE_DASH)
        if isinstance(node, Listing) and self.what == _TEXT:
            return source.report(node.spot, codes.SHAPE, *_ONE_TEXT)
        if isinstance(node, Mapping) and report_braces(node, source):
            return None
        if isinstance(node, Mapping) and any(" " in str(key) for key, _ in node.entries):
            return source.report(node.spot, codes.SHAPE, *_MADE_A_KEY)
        return _expected(source, node, self.what, self.example)

    def _fault(self, written: str) -> tuple[Entry, Said, Said] | None:
        if not written:
            return codes.EMPTY, *_LEFT_EMPTY
        if len(written) > self.longest:
            most = self.longest
            message = Said(f"dài hơn {most} ký tự", f"longer than {most} characters")
            return (
                codes.TOO_LONG,
                message,
                Said("Chia thành nhiều mục.", "Make several items of it."),
            )
        if "\n" in written and not self.lines:
            return codes.LINES, *_SEVERAL_LINES
        if self.pattern and not re.fullmatch(self.pattern, written):
            message = Said(
                f"'{written}' không phải {self.what.vi}", f"'{written}' is not {self.what.en}"
            )
            advice = Said(f"Ví dụ: {self.example}", f"For example: {self.example}")
            return codes.FORMAT, message, advice
        return None

    def schema(self, lang: Lang) -> Schema:
        text: Schema = {"type": ["string", "number"], "examples": [self.example]}
        if not self.pattern:
            return text
        message = Said(
            f"Phải là {self.what.vi}, ví dụ: {self.example}",
            f"Must be {self.what.en}, such as {self.example}",
        )
        return text | {"pattern": f"^(?:{self.pattern})$"} | said_when_wrong(message, lang)


LINE = Words()
LINES = Words(lines=True)


@dataclass(frozen=True, slots=True)
class Whole:
    """A whole number from `low` to `high`; what to write where it is none has it for `{}`."""

    low: int
    high: int
    hint: Said = Said("Ví dụ: {}", "For example: {}")
    example: int = 0

    def read(self, node: Node, source: Source) -> int | None:
        if (
            isinstance(node, Text)
            and re.fullmatch("[0-9]{1,9}", node.value)
            and self.low <= int(node.value) <= self.high
        ):
            return int(node.value)
        if self.low == self.high:
            message = Said(f"phải là {self.low}", f"must be {self.low}")
        else:
            span = f"{self.low}–{self.high}"
            message = Said(
                f"phải là số nguyên trong khoảng {span}", f"must be a whole number within {span}"
            )
        vi, en = (hint.format(self._meant(node)) for hint in self.hint)
        return source.report(node.spot, codes.WHOLE_NUMBER, message, Said(vi, en))

    def _meant(self, node: Node) -> int:
        """The only whole number that stands in the words and may be it, else the example."""
        found = [*map(int, _WHOLE_WITHIN.findall(text_at(node)))]
        within = len(found) == 1 and self.low <= found[0] <= self.high
        return found[0] if within else self.example or self.low

    def schema(self, lang: Lang) -> Schema:
        return {
            "type": "integer",
            "minimum": self.low,
            "maximum": self.high,
            "examples": [self.low],
            **said_when_wrong(
                Said(
                    f"Phải là số nguyên từ {self.low} đến {self.high}.",
                    f"Must be a whole number from {self.low} to {self.high}.",
                ),
                lang,
            ),
        }


_WHOLE_WITHIN = regex(r"\b\d{1,9}\b", re.ASCII)
_FIGURE = regex(r"-?(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)?", re.ASCII)
PERCENT = regex(rf"^({_FIGURE.pattern}) ?%$", re.ASCII)
"""A figure with the sign that belongs to its unit."""
MOST_DIGITS = 15
"""Digits of a figure on either side of its comma: as many as spreadsheets and sums keep exact."""


_NO_NUMBER = (
    Said("phải là một con số", "must be a number"),
    Said('Ví dụ: "45,05"', 'For example: "45,05"'),
)
_TOO_MANY_DIGITS = (
    Said(
        f"số dài hơn {MOST_DIGITS} chữ số trước hoặc sau dấu phẩy",
        f"more than {MOST_DIGITS} digits before or after the comma",
    ),
    Said("Viết gọn lại, ví dụ đổi sang triệu, tỷ.", "Shorten it, for example to millions."),
)


def _number_fault(written: str) -> tuple[Said, Said] | None:
    with_comma = written.replace(".", ",")
    if percent := PERCENT.fullmatch(written):
        message = Said(f"'{written}' có dấu %", f"'{written}' has a % sign")
        return message, Said(
            f'Viết {percent[1]}; đơn vị ghi riêng: don_vi: "%".',
            f'Write {percent[1]}; the unit stands apart: unit: "%".',
        )
    if not _FIGURE.fullmatch(written):
        if re.fullmatch(rf"[“”]+{_FIGURE.pattern}[“”]+", written):
            figure = written.strip("“”")
            return _NO_NUMBER[0], Said(f'Viết "{figure}".', f'Write "{figure}".')
        if not re.fullmatch(r"-?\d{1,15}\.\d{1,15}", written, re.ASCII):
            return _NO_NUMBER
        message = Said("số thập phân viết bằng dấu phẩy", "decimals are written with a comma")
        return message, Said(f'Viết "{with_comma}".', f'Write "{with_comma}".')
    whole, _, decimals = written.removeprefix("-").replace(".", "").partition(",")
    if max(len(whole), len(decimals)) > MOST_DIGITS:
        return _TOO_MANY_DIGITS
    if re.fullmatch(r"-?[1-9]\d{0,2}\.\d{3}", written, re.ASCII):
        whole = written.replace(".", "")
        message = Said(f"'{written}' đọc được hai cách", f"'{written}' can be read in two ways")
        return message, Said(
            f'Viết {whole} hoặc "{with_comma}".', f'Write {whole} or "{with_comma}".'
        )
    return None


@dataclass(frozen=True, slots=True)
class Number:
    """A number as Vietnamese write it (1.234,5), kept as it was written.

    Where it `may_be_percent`, it is read without that sign, which is its unit's.
    """

    may_be_percent: bool = False

    def read(self, node: Node, source: Source) -> Text | None:
        if not isinstance(node, Text):
            return source.report(node.spot, codes.FIGURE, *_NO_NUMBER)
        if self.may_be_percent:
            node = dataclasses.replace(node, value=PERCENT.sub(r"\1", node.value))
        fault = _number_fault(node.value)
        return source.report(node.spot, codes.FIGURE, *fault) if fault else node

    def schema(self, lang: Lang) -> Schema:
        # A number with a point is refused: decimals have a comma, and so are text to YAML.
        percent = "(?: ?%)?" * self.may_be_percent
        return {
            "type": ["string", "integer"],
            "pattern": rf"^-?(?:\d{{1,3}}(?:\.\d{{3}})+|\d+)(?:,\d+)?{percent}$",
            "examples": ["45,05"],
            **said_when_wrong(
                Said(
                    'Phải là một con số, phần lẻ sau dấu phẩy, ví dụ "45,05".',
                    'Must be a number, its decimals after a comma, such as "45,05".',
                ),
                lang,
            ),
        }


MAX_MONEY = 999_999_999_999_999
_NO_MONEY = (
    Said("phải là số tiền nguyên, tính bằng đồng", "must be a whole amount in đồng"),
    Said('Ví dụ: "1.500.000.000"', 'For example: "1.500.000.000"'),
)


@dataclass(frozen=True, slots=True)
class Money:
    """Whole đồng, with or without a point between thousands: 1500000 or 1.500.000."""

    def read(self, node: Node, source: Source) -> int | None:
        written = text_at(node)
        digits = re.fullmatch(r"\d{1,3}(?:\.\d{3}){1,4}|\d{1,15}", written, re.ASCII)
        if digits and 0 < int(written.replace(".", "")) <= MAX_MONEY:
            return int(written.replace(".", ""))
        return source.report(node.spot, codes.MONEY, *_NO_MONEY)

    def schema(self, lang: Lang) -> Schema:
        return {"type": ["string", "integer"], "examples": ["1.500.000.000"]}


@dataclass(frozen=True, order=True, slots=True)
class Day:
    """A date of which day, or month and day, may still be missing (None); equal by what it says."""

    year: int
    month: int | None = None
    day: int | None = None
    spot: Spot = dataclasses.field(compare=False, default=Spot(""))

    @property
    def full(self) -> date | None:
        """The calendar day, if all of it is known."""
        return date(self.year, self.month, self.day) if self.month and self.day else None

    @property
    def first(self) -> date:
        """The first calendar day that it may mean."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> date:
        """The last calendar day that it may mean."""
        month = self.month or 12
        return date(self.year, month, self.day or monthrange(self.year, month)[1])


ISO_DAYS = Said(
    "Viết ngày theo năm-tháng-ngày, ví dụ 2026-06-30.",
    "Write days as year-month-day, such as 2026-06-30.",
)


@dataclass(frozen=True, slots=True)
class Date:
    """A date in ISO form; with `partial`, a year or a month alone will do."""

    partial: bool = False

    def read(self, node: Node, source: Source) -> Day | None:
        value = text_at(node)
        match = re.fullmatch(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", value, re.ASCII)
        if not match or not (match[3] or self.partial):
            return self._report_form(value, node.spot, source)
        year, *rest = map(int, filter(None, match.groups()))
        if not _in_calendar(year, *rest):
            return _report_no_day(value, (year, *rest), node.spot, source)
        month, day = (*rest, None, None)[:2]
        return Day(year, month, day, node.spot)

    def _report_form(self, written: str, spot: Spot, source: Source) -> None:
        full = _SHORT_YEAR.sub(r"\g<1>20\2", written.rstrip("."))
        meant = [*map(int, filter(None, _parts_of(full)))]
        year, *_ = _ANY_YEAR.findall(f"{full} {_subject(source)} 2026")
        right = iso_day(full, self.partial) or f"{year}-06-30"
        form = Said(f"Viết như {right}.", f"Write it like {right}.")
        if meant and not _in_calendar(*meant):
            return _report_no_day(written, meant, spot, source, form)
        what = f"'{written}' " if written else ""
        message = Said(
            f"{what}không phải ngày dạng năm-tháng-ngày", f"{what}is not a date year-month-day"
        )
        source.report(spot, codes.DATE, message, form)

    def schema(self, lang: Lang) -> Schema:
        pattern = r"\d{4}(-\d{2}(-\d{2})?)?" if self.partial else r"\d{4}-\d{2}-\d{2}"
        return {
            "type": ["string", "integer"],
            "pattern": f"^({pattern})$",
            "examples": ["2026-06-30"],
            **said_when_wrong(ISO_DAYS, lang),
        }


_IN_WORDS = regex(r"^(?:ngày )?(\d{1,2}) tháng (\d{1,2}) năm (\d{4})$", re.ASCII | re.IGNORECASE)
_SHORT_YEAR = regex(r"^(\d{1,2}[/.-]\d{1,2}[/.-])(\d\d)$", re.ASCII)
_ANY_YEAR = regex(r"(?<!\d)20\d\d(?!\d)", re.ASCII)


def _subject(source: Source) -> str:
    """What the plan in the file is about, where it is a line."""
    return text_at(value_at(source.root, "subject", "trich_yeu"))


def _report_no_day(
    written: str, parts: Sequence[int], spot: Spot, source: Source, form: Said = NOTHING
) -> None:
    """Tells of a day that no calendar has, what the calendar has there and the form that is asked."""
    message = Said(
        f"không có ngày {written} trong lịch", f"there is no day {written} in the calendar"
    )
    had = _had(*parts[:2])
    advice = Said(f"{had.vi} {form.vi}".rstrip(), f"{had.en} {form.en}".rstrip())
    source.report(spot, codes.DATE, message, advice)


def _had(year: int, month: int = 1) -> Said:
    if not _in_calendar(year):
        return Said("Năm từ 1945 đến 2100.", "Years from 1945 to 2100.")
    if not _in_calendar(year, month):
        return Said("Một năm có các tháng 1 đến 12.", "A year has the months 1 to 12.")
    days = monthrange(year, month)[1]
    return Said(f"Tháng {month} năm {year} có {days} ngày.", f"{month}/{year} has {days} days.")


def iso_day(written: str, partial: bool) -> str:
    """The date that is meant by `31/3/2027`, `2027-3-31` or, if `partial`, `3/2027`; else ""."""
    year, month, day = _parts_of(written) or ("", "", "")
    if not year or not (day or partial):
        return ""
    if not _in_calendar(int(year), int(month), int(day or 1)):
        return ""
    return f"{year}-{int(month):02d}" + (f"-{int(day):02d}" if day else "")


def _parts_of(written: str) -> tuple[str, ...]:
    """Year, month and day of what is written like a date, "" for no day; none of other words."""
    written = _IN_WORDS.sub(r"\1/\2/\3", written)
    usual = re.fullmatch(
        r"(?:(?:(\d{1,2})[/.-])?(\d{1,2})[/.-](\d{4})|(\d{4})[/.-](\d{1,2})(?:[/.-](\d{1,2}))?)",
        written,
        re.ASCII,
    )
    if not usual:
        return ()
    return usual[3] or usual[4], usual[2] or usual[5], usual[1] or usual[6] or ""


def _in_calendar(year: int, month: int = 1, day: int = 1) -> bool:
    try:
        return 1945 <= date(year, month, day).year <= 2100
    except ValueError:
        return False


@dataclass(frozen=True, slots=True)
class Choice:
    """One of a few words; each has one name in English and one in Vietnamese.

    `short` are ways to type them with fewer keys.
    """

    names: Map[str, str]
    short: Map[str, str] = dataclasses.field(default_factory=dict)

    def read(self, node: Node, source: Source) -> str | None:
        value = text_at(node)
        english = {vi: en for en, vi in self.names.items()} | {en: en for en in self.names}
        english |= self.short
        if value in english:
            return english[value]
        message = Said(
            f"'{value}' không có trong các lựa chọn", f"'{value}' is not one of the choices"
        )
        return source.report(node.spot, codes.CHOICE, message, self._meant(value))

    def _meant(self, value: str) -> Said:
        """Which of them was probably meant, else all of them."""
        if near := closest(value, [*self.names.values()]):
            return Said(f"Có phải '{near}'?", f"Did you mean '{near}'?")
        vi, en = ", ".join(self.names.values()), ", ".join(self.names)
        return Said(f"Chọn một trong: {vi}.", f"One of: {en}.")

    def schema(self, lang: Lang) -> Schema:
        vi = [*self.names.values(), *self.short]
        en = [name for name in self.names if name not in vi]
        listed = ", ".join(self.names.values())
        wrong = said_when_wrong(Said(f"Chọn một trong: {listed}.", f"One of: {listed}."), lang)
        own = {"enum": vi} | wrong
        return {"anyOf": [own, ENGLISH | {"enum": en} | wrong]} if en else own


_ANY_ITEM = "- …"


@dataclass(frozen=True, slots=True)
class ListOf:
    """A list; a single value stands for a list of one where `one` allows it.

    Values that are wrong are left out; a list of which no value is right is none.
    """

    item: Reader
    one: bool = False
    example: str = _ANY_ITEM

    def read(self, node: Node, source: Source) -> tuple[Any, ...] | None:
        if self.one and not isinstance(node, Listing) and node != Text(""):
            node = Listing((node,), node.spot)
        if node == Text(""):
            return ()
        if isinstance(node, Text):
            return report_no_list(node, source)
        if not isinstance(node, Listing):
            return _expected(source, node, _LIST, self._as_typed(node, source))
        values = [self.item.read(item, source) for item in node.items]
        right = tuple(value for value in values if value is not None)
        return None if values and not right else right

    def _as_typed(self, node: Mapping, source: Source) -> str:
        """An item as it is typed: of a sentence with a colon, that in quotes."""
        line = source.line(node.spot.line).strip()
        is_shown = node.flow or '"' in line or self.example != _ANY_ITEM
        return self.example if is_shown else f'- "{line}"'

    def schema(self, lang: Lang) -> Schema:
        many: Schema = {"type": "array", "items": self.item.schema(lang)}
        return {"anyOf": [many, self.item.schema(lang)]} if self.one else many


@dataclass(frozen=True, slots=True)
class OrOpen:
    """What `reader` reads, or `{open: reason}` for what is not known yet."""

    reader: Reader

    def read(self, node: Node, source: Source) -> Any:
        if isinstance(node, Mapping) and [str(key) in OPEN_KEYS for key, _ in node.entries] == [
            True
        ]:
            reason = Words().read(node.entries[0][1], source)
            return reason and Open(reason.value, node.spot)
        if isinstance(node, Mapping) and node.flow and self._meant_open(node, source):
            return None
        return self.reader.read(node, source)

    def _meant_open(self, node: Mapping, source: Source) -> bool:
        """Whether its key is meant to say that the value is open, which is told."""
        key, *more = [key for key, _ in node.entries] or [Text("")]
        said = "_".join(without_marks(key.value).split())
        if more or said not in OPEN_KEYS:
            return False
        message = Said(f"khóa '{key}' viết sai", f"'{key}' is spelt wrongly")
        value = node.entries[0][1]
        source.report(
            key.spot,
            codes.UNKNOWN_KEY,
            message,
            Said(f"Viết {{{said}: {value}}}.", f"Write {{{said}: {value}}}."),
        )
        return True

    def schema(self, lang: Lang) -> Schema:
        return {"anyOf": [self.reader.schema(lang), {"$ref": "#/$defs/chua_co"}]}


ABOUT_OPEN = Said(
    "vì sao chưa có; in thành dấu chấm trong dự thảo",
    "why it is not known; prints as dots in a draft",
)


def open_definition(lang: Lang) -> Schema:
    """The JSON Schema of `{open: reason}`, which readers refer to as `#/$defs/chua_co`."""
    english, name = OPEN_KEYS
    reason = shown_of_a_key(ABOUT_OPEN.to(lang), True, lang) | {
        "type": "string",
        "examples": ["chưa phân công người ký"],
    }
    own = {"properties": {name: reason}, "required": [name]}
    other = ENGLISH | {"properties": {english: reason}, "required": [english]}
    return {
        "anyOf": [{"type": "object", "additionalProperties": False} | one for one in (own, other)]
    }


@dataclass(frozen=True, slots=True)
class Later:
    """A reader that is named before it exists, for what contains itself."""

    reader: Callable[[], Reader]

    def read(self, node: Node, source: Source) -> Any:
        return self.reader().read(node, source)

    def schema(self, lang: Lang) -> Schema:
        return self.reader().schema(lang)


def inner_reader(reader: Any) -> Reader:
    """The reader without what says that the value may be open, or is made later."""
    while isinstance(reader, Later | OrOpen):
        reader = reader.reader() if isinstance(reader, Later) else reader.reader
    made: Reader = reader
    return made
