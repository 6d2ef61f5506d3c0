"""What somebody typed into one cell, as the value of a report; what is no value of it is told.

People type what they mean: a choice in small letters, a point for a comma, a date as text. What has
one meaning is taken, and said where it was read another way; what has two is asked.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import date, timedelta

from generator.cascade.values import Pair, Value
from generator.language import NOTHING, Said, without_marks
from generator.law.periods import ReportPeriod
from generator.law.wording import short_date
from generator.lazy import dataclass, regex
from generator.plan.fields import Number
from generator.plan.reports.outcome import RANK, TITLES, state_named
from generator.plan.reports.outcome import STATES as NAMES
from generator.plan.source import Source, Text
from generator.reporting.tables import CellMark, cell_text
from generator.reporting.tables import Value as Cell


class Unclear(Exception):
    """A cell that is no value of a report: what is wrong, and what to write."""

    def __init__(self, message: Said, advice: Said = NOTHING) -> None:
        super().__init__(message.en)
        self.message, self.advice = message, advice


@dataclass(frozen=True, slots=True)
class CellRead:
    """The value of a cell, and how it was read where that is not as it stands there."""

    value: Value
    read_as: Said = NOTHING


def folded_words(text: str) -> str:
    """The words without marks, capitals and double spaces: as they are compared."""
    return " ".join(without_marks(text).split())


def _bare(cell: Cell) -> str:
    """The words without the mark by which Excel is told that they are words."""
    return cell_text(cell).removeprefix("'")


_CHOOSE = Said(f"Chọn một trong: {', '.join(TITLES)}.", f"One of: {', '.join(TITLES)}.")


def _state(cell: Cell, mark: CellMark, unit: str, period: ReportPeriod) -> CellRead:
    state = state_named(_bare(cell))
    if not state:
        raise Unclear(_is_no(cell, Said("tình trạng nào", "state")), _CHOOSE)
    return CellRead(Pair(state, NAMES[state]))


def _is_no(cell: Cell, what: Said) -> Said:
    words = cell_text(cell)
    return Said(f"'{words}' không phải {what.vi}", f"'{words}' is no {what.en}")


_DATE = regex(r"(\d{1,2})\s*[/.-]\s*(\d{1,2})(?:\s*[/.-]\s*(\d{4}|\d{2}))?")
_ISO = regex(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[t ].*)?")
_WORDY = regex(r"(?:ngay )?(\d{1,2}) thang (\d{1,2})(?:(?:,? nam |/)(\d{4}))?")
_A_DAY = Said("ngày nào", "day")
_WRITE_DAY = Said("Ghi như 20/3/2026 (ngày trước, tháng sau).", "Write day/month/year: 20/3/2026.")
_EXCEL_BEGAN = date(1899, 12, 30)


def _day(cell: Cell, mark: CellMark, unit: str, period: ReportPeriod) -> CellRead:
    if isinstance(cell, date):
        return CellRead(cell.isoformat())
    if isinstance(cell, float) and 36_526 <= cell <= 73_050:
        day = _EXCEL_BEGAN + timedelta(int(cell))
        return CellRead(day.isoformat(), _as(cell, short_date(day)))
    found, sure = _named_day(folded_words(_bare(cell)).rstrip("."), period)
    if found is None:
        raise Unclear(_is_no(cell, _A_DAY), _WRITE_DAY)
    return CellRead(found.isoformat(), NOTHING if sure else _as(cell, short_date(found)))


def _named_day(words: str, period: ReportPeriod) -> tuple[date | None, bool]:
    """The day that the words name, and whether they have its year; else it is the period's."""
    if match := _ISO.fullmatch(words):
        return _calendar_day(*map(int, match.groups())), True
    match = _WORDY.fullmatch(words) or _DATE.fullmatch(words.removeprefix("ngay "))
    if match is None:
        return None, True
    year = int(match[3] or period.last.year)
    full_year = year + 2000 if year < 100 else year
    return _calendar_day(full_year, int(match[2]), int(match[1])), match[3] is not None


def _calendar_day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _as(cell: Cell, read: str) -> Said:
    return Said(f"'{cell_text(cell)}' hiểu là {read}", f"'{cell_text(cell)}' is taken for {read}")


_PERCENT = ("%", "phần trăm", "phan tram")
_GROUPS = regex(r"(?<=\d) (?=\d{3}(?!\d))")
"""Spaces between groups of three digits."""


def _figure(cell: Cell, mark: CellMark, unit: str, period: ReportPeriod) -> CellRead:
    if isinstance(cell, bool | date):
        raise Unclear(_is_no(cell, Said("một con số", "number")), _day_for_number(cell))
    if isinstance(cell, float):
        return _number(cell, mark, unit)
    words = _GROUPS.sub("", " ".join(_bare(cell).split()))
    own = " ".join(unit.split()) or "%"
    endings = {own, "%"} if own in _PERCENT else {own}
    bare = re.sub(rf"(?i) ?(?:{'|'.join(map(re.escape, sorted(endings)))})$", "", words)
    if bare.endswith("%"):
        _refuse_percent(unit)
    decimal = re.fullmatch(r"-?\d{1,15}\.\d{1,2}|-?\d{1,15}\.\d{4,15}|-?0\.\d{1,15}", bare)
    figure = bare.replace(".", ",") if decimal else bare
    _refuse_fault(figure, cell)
    return CellRead(figure, _as(cell, figure) if figure != bare else NOTHING)


def _day_for_number(cell: Cell) -> Said:
    """Excel makes a day of 5/6, and of 5.6 where the point is no decimal mark."""
    if not isinstance(cell, date):
        return Said("Chỉ ghi số, ví dụ 98,6.", "The number alone, such as 98,6.")
    return Said(
        "Excel đã đổi số thành ngày; đặt kiểu ô là chữ (Excel: Text) rồi ghi lại, ví dụ 98,6.",
        "Excel made a day of it; format the cell as Text and type it again.",
    )


def _number(cell: float, mark: CellMark, unit: str) -> CellRead:
    """A number as Excel has it; one that it shows as a percentage is a hundredth of what it says."""
    if mark.percent:
        _refuse_percent(unit)
        figure = cell_text(float(f"{cell * 100:.12g}"))
        return CellRead(figure, _as(cell, f"{figure}%"))
    figure = cell_text(cell)
    _refuse_fault(figure, cell)
    return CellRead(figure)


def _refuse_percent(unit: str) -> None:
    if unit.strip() not in ("", *_PERCENT):
        message = Said(
            f"ô ghi phần trăm, đơn vị là '{unit}'", f"a percentage, and the unit is '{unit}'"
        )
        raise Unclear(message, Said("Ghi theo đơn vị của chỉ tiêu.", "Use the target's unit."))


def _refuse_fault(figure: str, cell: Cell) -> None:
    source = Source("")
    if Number().read(Text(figure), source) is None:
        fault = source.problems[0]
        said = Said(
            f"'{cell_text(cell)}' {fault.message.vi}", f"'{cell_text(cell)}' {fault.message.en}"
        )
        raise Unclear(said if "'" not in fault.message.vi else fault.message, fault.advice)


def _rank(cell: Cell, mark: CellMark, unit: str, period: ReportPeriod) -> CellRead:
    words = "".join(_bare(cell).split()) if isinstance(cell, str) else ""
    if not re.fullmatch(RANK.pattern, words):
        advice = Said(
            "Ghi như 14/34; đặt kiểu ô là chữ (Excel: Text).",
            "Such as 14/34; format the cell as Text.",
        )
        raise Unclear(_is_no(cell, Said("hạng trên tổng số", "rank of so many")), advice)
    return CellRead(words)


_CONTROL = regex(r"_x000D_|[\x00-\x08\x0b-\x1f\x7f\u0085\u2028\u2029\u200b-\u200f\ufeff]")


def _words(cell: Cell, mark: CellMark, unit: str, period: ReportPeriod) -> CellRead:
    text = cell_text(cell).replace("\r\n", "\n").replace("\t", " ")
    text = unicodedata.normalize("NFC", _CONTROL.sub("", text)).replace("\u00a0", " ")
    lines = [" ".join(line.split()) for line in text.split("\n")]
    said = "\n".join(filter(None, lines))
    if len(said) > 20_000:
        raise Unclear(
            Said("dài hơn 20.000 ký tự", "longer than 20,000 characters"),
            Said("Viết gọn lại.", "Make it shorter."),
        )
    return CellRead(said)


def _proofs(cell: Cell, mark: CellMark, unit: str, period: ReportPeriod) -> CellRead:
    """Papers or files, divided by semicolons or lines."""
    said = _words(cell, mark, unit, period).value
    assert isinstance(said, str)
    found = tuple(one.strip() for one in re.split(r"[;\n]", said) if one.strip())
    return CellRead(found[0] if len(found) == 1 else found)


_READ: Mapping[str, Callable[[Cell, CellMark, str, ReportPeriod], CellRead]] = {
    "state": _state,
    "date": _day,
    "value": _figure,
    "rank": _rank,
    "group": _words,
    "evidence": _proofs,
    "text": _words,
}


def taken(key: str, cell: Cell, mark: CellMark, unit: str, period: ReportPeriod) -> CellRead:
    """The value of a cell in the column of `key`; raises `Unclear` where it is none."""
    if mark.struck:
        raise Unclear(
            Said("chữ trong ô bị gạch ngang", "words in the cell are struck out"), _UNSTRIKE
        )
    if mark.error:
        raise Unclear(Said("ô báo lỗi của Excel", "an error of Excel"), _TYPE_IT)
    if mark.formula and cell is None:
        raise Unclear(Said("công thức chưa có giá trị", "a formula without a value"), _TYPE_IT)
    return _READ[key](cell, mark, unit, period)


_UNSTRIKE = Said("Xóa hẳn, hoặc bỏ gạch ngang.", "Delete it, or take the line off.")
_TYPE_IT = Said("Ghi thẳng giá trị vào ô.", "Type the value itself.")
