"""Readers: what a value of the plan file may be, how it becomes a typed value, and its JSON Schema.

A reader returns None for a wrong value after it has reported why; nothing is guessed.
"""

import dataclasses
import re
from calendar import monthrange
from collections.abc import Callable
from collections.abc import Mapping as Map
from datetime import date
from typing import Any, Protocol

from generator.language import NOTHING, Lang, Said
from generator.plan import codes
from generator.plan.source import Listing, Mapping, Node, Source, Text
from generator.problems import Spot
from generator.rules import Entry

Schema = dict[str, Any]
ENGLISH: Schema = {"$comment": "en"}
"""Marks in a schema what is there for the English names alone."""


def sentence(text: str) -> str:
    """The text with a capital at its beginning."""
    return text[:1].upper() + text[1:]


def nullable(value: Schema) -> Schema:
    """The schema with room for a value that is left empty."""
    if "type" in value and "enum" not in value:
        kinds = value["type"] if isinstance(value["type"], list) else [value["type"]]
        return value | {"type": [*kinds, "null"]}
    choices = value["anyOf"] if set(value) == {"anyOf"} else [value]
    return {"anyOf": [*choices, {"type": "null"}]}


_REQUIRED = Said(" Bắt buộc.", " Required.")


def described(about: str, required: bool, lang: Lang) -> Schema:
    """What an editor shows of a key: the name of what belongs there, and all that is said of it."""
    title = re.split("[:;–(]", about)[0].strip()
    said = (
        sentence(about)
        + ("" if about.endswith("…") else ".")
        + (_REQUIRED.to(lang) if required else "")
    )
    return {"title": sentence(title), "description": said}


class Reader(Protocol):
    """Reads one value."""

    def read(self, node: Node, source: Source) -> Any:
        """The typed value of `node`, or None after its problems were reported to `source`."""

    def schema(self, lang: Lang) -> Schema:
        """JSON Schema of what `read` accepts, described in `lang`."""


@dataclasses.dataclass(frozen=True, slots=True)
class Open:
    """A value that is not known yet, and why."""

    reason: str
    spot: Spot = dataclasses.field(compare=False, default=Spot(""))


def _wrong(source: Source, node: Node, entry: Entry, message: Said, advice: Said) -> None:
    source.report(node.spot, entry, message, advice)


def _shape(node: Node) -> Said:
    names = {
        Text: Said("một giá trị", "a value"),
        Listing: Said("một danh sách (- …)", "a list (- …)"),
        Mapping: Said("các khóa con", "keys below"),
    }
    return names[type(node)]


def _expected(source: Source, node: Node, what: Said, example: str) -> None:
    found = _shape(node)
    message = Said(
        f"ở đây phải là {what.vi}, không phải {found.vi}",
        f"expected {what.en} here, not {found.en}",
    )
    _wrong(source, node, codes.SHAPE, message, Said(f"Ví dụ: {example}", f"For example: {example}"))


def report_braces(node: Mapping, source: Source) -> bool:
    """Whether `{ }` stand around a sentence, or a comma inside `{open: …}` divides its reason; both are reported."""
    keys = [str(key) for key, _ in node.entries]
    if not node.flow or not keys:
        return False
    bare = [not source.text[key.span.end :].lstrip(" ").startswith(":") for key, _ in node.entries]
    if keys[0] in OPEN_KEYS and any(bare[1:]):
        spot = node.entries[bare.index(True)][0].spot
        message = Said(
            "dấu phẩy trong {chua_co: …} tách câu làm hai",
            "a comma inside {open: …} divides the sentence",
        )
        advice = Said(
            'Đặt cả câu trong ngoặc kép thẳng "…".', 'Put all of it in straight quotes "…".'
        )
    elif all(bare) and any(" " in key for key in keys):
        spot = node.spot
        message = Said("cả câu nằm trong { }", "the sentence stands in { }")
        advice = Said("Xóa cặp ngoặc { } quanh câu.", "Delete the braces around it.")
    else:
        return False
    source.report(spot, codes.BRACES, message, advice)
    return True


_TEXT = Said("chữ", "text")
_ONE_TEXT = (
    Said(
        "ở đây phải là một câu hay một tên, không phải danh sách",
        "expected one sentence or name here, not a list",
    ),
    Said(
        'Viết một câu trên một dòng; nếu câu có [ ] hay [[mã]] thì đặt cả câu trong ngoặc kép thẳng "…".',
        'Write one sentence on one line; with [ ] or [[id]] in it, put all of it in straight quotes "…".',
    ),
)


@dataclasses.dataclass(frozen=True, slots=True)
class Words:
    """Text that is printed; `lines` allows several lines (each becomes a paragraph or a line)."""

    lines: bool = False
    pattern: str = ""
    what: Said = _TEXT
    example: str = "Mục đích, yêu cầu"
    longest: int = 20_000

    def read(self, node: Node, source: Source) -> Text | None:
        if isinstance(node, Mapping) and report_braces(node, source):
            return None
        if isinstance(node, Mapping) and any(" " in str(key) for key, _ in node.entries):
            message = Said(
                "dấu hai chấm làm câu này thành khóa", "a colon makes a key of this sentence"
            )
            advice = Said(
                'Đặt cả câu trong ngoặc kép thẳng "…".', 'Put all of it in straight quotes "…".'
            )
            return _wrong(source, node, codes.SHAPE, message, advice)
        if isinstance(node, Listing) and self.what == _TEXT:
            return _wrong(source, node, codes.SHAPE, *_ONE_TEXT)
        if not isinstance(node, Text):
            return _expected(source, node, self.what, self.example)
        if not node.value:
            advice = Said(
                "Điền nội dung, hoặc viết {chua_co: lý do}.", "Fill it in, or write {open: reason}."
            )
            return _wrong(
                source, node, codes.EMPTY, Said("giá trị để trống", "the value is empty"), advice
            )
        if len(node.value) > self.longest:
            message = Said(
                f"dài hơn {self.longest} ký tự", f"longer than {self.longest} characters"
            )
            advice = Said("Chia thành nhiều mục.", "Make several items of it.")
            return _wrong(source, node, codes.TOO_LONG, message, advice)
        if "\n" in node.value and not self.lines:
            message = Said("phải viết trên một dòng", "must be written on one line")
            return _wrong(
                source,
                node,
                codes.LINES,
                message,
                Said("Bỏ dấu | hoặc xuống dòng.", "Remove | or line breaks."),
            )
        if self.pattern and not re.fullmatch(self.pattern, node.value):
            message = Said(f"'{node}' không phải {self.what.vi}", f"'{node}' is not {self.what.en}")
            advice = Said(f"Ví dụ: {self.example}", f"For example: {self.example}")
            return _wrong(source, node, codes.FORMAT, message, advice)
        return node

    def schema(self, lang: Lang) -> Schema:
        return {"type": ["string", "number"], "examples": [self.example]} | (
            {"pattern": f"^(?:{self.pattern})$"} if self.pattern else {}
        )


LINE = Words()
LINES = Words(lines=True)


@dataclasses.dataclass(frozen=True, slots=True)
class Whole:
    """A whole number from `low` to `high`."""

    low: int
    high: int
    hint: Said = NOTHING

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
        hint = self.hint if self.hint.vi else Said(f"Ví dụ: {self.low}", f"For example: {self.low}")
        return _wrong(source, node, codes.WHOLE_NUMBER, message, hint)

    def schema(self, lang: Lang) -> Schema:
        return {
            "type": "integer",
            "minimum": self.low,
            "maximum": self.high,
            "examples": [self.low],
        }


_FIGURE = re.compile(r"-?(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)?", re.ASCII)
MOST_DIGITS = 15
"""Digits of a figure on either side of its comma: as many as spreadsheets and sums keep exact."""


@dataclasses.dataclass(frozen=True, slots=True)
class Number:
    """A number as Vietnamese write it (1.234,5), kept as it was written."""

    def read(self, node: Node, source: Source) -> Text | None:
        if isinstance(node, Text) and _FIGURE.fullmatch(node.value):
            whole, _, decimals = node.value.removeprefix("-").replace(".", "").partition(",")
            if max(len(whole), len(decimals)) > MOST_DIGITS:
                message = Said(
                    f"số dài hơn {MOST_DIGITS} chữ số trước hoặc sau dấu phẩy",
                    f"more than {MOST_DIGITS} digits before or after the comma",
                )
                advice = Said(
                    "Viết gọn lại, ví dụ đổi sang triệu, tỷ.",
                    "Shorten it, for example to millions.",
                )
                return _wrong(source, node, codes.FIGURE, message, advice)
            if re.fullmatch(r"-?[1-9]\d{0,2}\.\d{3}", node.value, re.ASCII):
                whole, decimal = node.value.replace(".", ""), node.value.replace(".", ",")
                message = Said(f"'{node}' đọc được hai cách", f"'{node}' can be read in two ways")
                advice = Said(f'Viết {whole} hoặc "{decimal}".', f'Write {whole} or "{decimal}".')
                return _wrong(source, node, codes.FIGURE, message, advice)
            return node
        if isinstance(node, Text) and re.fullmatch(r"-?\d{1,15}\.\d{1,15}", node.value, re.ASCII):
            message = Said("số thập phân viết bằng dấu phẩy", "decimals are written with a comma")
            right = node.value.replace(".", ",")
            return _wrong(
                source, node, codes.FIGURE, message, Said(f'Viết "{right}".', f'Write "{right}".')
            )
        message = Said("phải là một con số", "must be a number")
        return _wrong(
            source, node, codes.FIGURE, message, Said('Ví dụ: "45,05"', 'For example: "45,05"')
        )

    def schema(self, lang: Lang) -> Schema:
        return {"type": ["string", "number"], "examples": ["45,05"]}


MAX_MONEY = 999_999_999_999_999


@dataclasses.dataclass(frozen=True, slots=True)
class Money:
    """Whole đồng, with or without a point between thousands: 1500000 or 1.500.000."""

    def read(self, node: Node, source: Source) -> int | None:
        written = node.value if isinstance(node, Text) else ""
        digits = re.fullmatch(r"\d{1,3}(?:\.\d{3}){1,4}|\d{1,15}", written, re.ASCII)
        if digits and 0 < int(written.replace(".", "")) <= MAX_MONEY:
            return int(written.replace(".", ""))
        message = Said("phải là số tiền nguyên, tính bằng đồng", "must be a whole amount in đồng")
        advice = Said('Ví dụ: "1.500.000.000"', 'For example: "1.500.000.000"')
        return _wrong(source, node, codes.MONEY, message, advice)

    def schema(self, lang: Lang) -> Schema:
        return {"type": ["string", "integer"], "examples": ["1.500.000.000"]}


@dataclasses.dataclass(frozen=True, order=True, slots=True)
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


@dataclasses.dataclass(frozen=True, slots=True)
class Date:
    """A date in ISO form; with `partial`, a year or a month alone will do."""

    partial: bool = False

    def read(self, node: Node, source: Source) -> Day | None:
        value = node.value if isinstance(node, Text) else ""
        match = re.fullmatch(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", value, re.ASCII)
        if not match or not (match[3] or self.partial):
            what = f"'{value}' " if value else ""
            message = Said(
                f"{what}không phải ngày dạng năm-tháng-ngày", f"{what}is not a date year-month-day"
            )
            right = _iso(value, self.partial) or "2026-06-30"
            return _wrong(
                source,
                node,
                codes.DATE,
                message,
                Said(f"Viết như {right}.", f"Write it like {right}."),
            )
        year, month, day = (int(part) if part else None for part in match.groups())
        assert year
        if not _in_calendar(year, month or 1, day or 1):
            message = Said(
                f"không có ngày {value} trong lịch", f"there is no day {value} in the calendar"
            )
            advice = Said("Xem lại ngày, tháng.", "Check the day and the month.")
            return _wrong(source, node, codes.DATE, message, advice)
        return Day(year, month, day, node.spot)

    def schema(self, lang: Lang) -> Schema:
        pattern = r"\d{4}(-\d{2}(-\d{2})?)?" if self.partial else r"\d{4}-\d{2}-\d{2}"
        return {
            "type": ["string", "integer"],
            "pattern": f"^({pattern})$",
            "examples": ["2026-06-30"],
        }


def _iso(written: str, partial: bool) -> str:
    """The date that is meant by `31/3/2027`, `2027-3-31` or, where a month is enough, `3/2027`; "" for none."""
    usual = re.fullmatch(
        r"(?:(?:(\d{1,2})[/.-])?(\d{1,2})[/.-](\d{4})|(\d{4})[/.-](\d{1,2})(?:[/.-](\d{1,2}))?)",
        written,
        re.ASCII,
    )
    if not usual:
        return ""
    year, month, day = usual[3] or usual[4], usual[2] or usual[5], usual[1] or usual[6]
    if not (day or partial) or not _in_calendar(int(year), int(month), int(day or 1)):
        return ""
    return f"{year}-{int(month):02d}" + (f"-{int(day):02d}" if day else "")


def _in_calendar(year: int, month: int, day: int) -> bool:
    try:
        return 1945 <= date(year, month, day).year <= 2100
    except ValueError:
        return False


@dataclasses.dataclass(frozen=True, slots=True)
class Choice:
    """One of a few words; each has one name in English and one in Vietnamese."""

    names: Map[str, str]

    def read(self, node: Node, source: Source) -> str | None:
        value = node.value if isinstance(node, Text) else ""
        english = {vi: en for en, vi in self.names.items()} | {en: en for en in self.names}
        if value in english:
            return english[value]
        listed = ", ".join(self.names.values()), ", ".join(self.names)
        message = Said(
            f"'{value}' không có trong các lựa chọn", f"'{value}' is not one of the choices"
        )
        return _wrong(
            source,
            node,
            codes.CHOICE,
            message,
            Said(f"Chọn một trong: {listed[0]}.", f"One of: {listed[1]}."),
        )

    def schema(self, lang: Lang) -> Schema:
        vi, en = (
            [*self.names.values()],
            [name for name in self.names if name not in self.names.values()],
        )
        return {"anyOf": [{"enum": vi}, ENGLISH | {"enum": en}]} if en else {"enum": vi}


@dataclasses.dataclass(frozen=True, slots=True)
class ListOf:
    """A list; a single value stands for a list of one where `one` allows it."""

    item: Reader
    one: bool = False
    example: str = "- …"

    def read(self, node: Node, source: Source) -> tuple[Any, ...] | None:
        if self.one and not isinstance(node, Listing) and node != Text(""):
            node = Listing((node,), node.spot)
        if node == Text(""):
            return ()
        if not isinstance(node, Listing):
            return _expected(
                source, node, Said("một danh sách (- …)", "a list (- …)"), self.example
            )
        values = [self.item.read(item, source) for item in node.items]
        return tuple(value for value in values if value is not None)

    def schema(self, lang: Lang) -> Schema:
        many: Schema = {"type": "array", "items": self.item.schema(lang)}
        return {"anyOf": [many, self.item.schema(lang)]} if self.one else many


@dataclasses.dataclass(frozen=True, slots=True)
class OrOpen:
    """What `reader` reads, or `{open: reason}` for what is not known yet."""

    reader: Reader

    def read(self, node: Node, source: Source) -> Any:
        if isinstance(node, Mapping) and [str(key) in OPEN_KEYS for key, _ in node.entries] == [
            True
        ]:
            reason = Words().read(node.entries[0][1], source)
            return reason and Open(reason.value, node.spot)
        return self.reader.read(node, source)

    def schema(self, lang: Lang) -> Schema:
        return {"anyOf": [self.reader.schema(lang), {"$ref": "#/$defs/chua_co"}]}


OPEN_KEYS = ("open", "chua_co")
_OPEN = Said(
    "vì sao chưa có; in thành dấu chấm trong dự thảo",
    "why it is not known; prints as dots in a draft",
)


def open_definition(lang: Lang) -> Schema:
    """The JSON Schema of `{open: reason}`, which readers refer to as `#/$defs/chua_co`."""
    english, name = OPEN_KEYS
    reason = described(_OPEN.to(lang), True, lang) | {
        "type": "string",
        "examples": ["chưa phân công người ký"],
    }
    own = {"properties": {name: reason}, "required": [name]}
    other = ENGLISH | {"properties": {english: reason}, "required": [english]}
    return {
        "anyOf": [{"type": "object", "additionalProperties": False} | one for one in (own, other)]
    }


@dataclasses.dataclass(frozen=True, slots=True)
class Later:
    """A reader that is named before it exists, for what contains itself."""

    reader: Callable[[], Reader]

    def read(self, node: Node, source: Source) -> Any:
        return self.reader().read(node, source)

    def schema(self, lang: Lang) -> Schema:
        return self.reader().schema(lang)
