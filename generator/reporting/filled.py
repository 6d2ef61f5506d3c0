"""A workbook that came back, against the form that it was made from: answers, and what is told."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import field
from functools import cached_property

from generator.cascade.values import Fields, Pair, Value, pair, record_fields
from generator.language import NOTHING, Said
from generator.lazy import dataclass, regex
from generator.plan.reports.outcome import STATES as NAMES
from generator.plan.reports.results import RESULT
from generator.problems import Problem, Rejected, Severity, Spot
from generator.reporting.columns import ABOUT, ID, SAYS, SHEETS, FormColumn, FormSheet
from generator.reporting.form import FormRow, ReportForm
from generator.reporting.skeleton import Left
from generator.reporting.tables import CellMark, CellTable, address, cell_text
from generator.reporting.typed import Unclear, folded_words, taken

_HEADS = 20
"""The titles stand in one of so many rows."""


@dataclass
class Filled:
    """The answers by id, each with its cell, what is to be looked at, and what found no place."""

    answers: dict[str, Fields] = field(default_factory=dict)
    places: dict[str, str] = field(default_factory=dict)
    cells: dict[tuple[str, str], str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    left: list[Left] = field(default_factory=list)


def filled_in(tables: Sequence[CellTable], form: ReportForm, path: str) -> Filled:
    """What the sheets answer of the form; every cell that cannot be taken is told by its name.

    Raises `Rejected` where none of them is one of the form.
    """
    reading = _Reading(form, path)
    for table in tables:
        if table.name != ABOUT:
            reading.read(table)
    reading.finish()
    if not reading.seen:
        raise Rejected(reading.found.problems)
    return reading.found


_TITLE = regex(r"Báo cáo (.+?) – ")


def form_marks(tables: Sequence[CellTable]) -> dict[str, str]:
    """Which form it is: by the sheet out of sight, else the period by the title above a table."""
    for table in tables:
        if table.name == ABOUT:
            return {table.text(row, 0): table.text(row, 1) for row in range(table.height)}
    words = (table.text(row, column) for table in tables for row in range(3) for column in range(3))
    titled = next(filter(None, map(_TITLE.match, words)), None)
    return {"period": titled[1]} if titled else {}


@dataclass(frozen=True)
class _Head:
    """Where the columns of a sheet stand, by what they are called."""

    sheet: FormSheet
    row: int
    columns: dict[str, int]

    def column(self, title: str) -> int:
        """The column of that title, -1 where somebody has taken it out."""
        return self.columns.get(folded_words(title), -1)


def _head(table: CellTable) -> _Head | None:
    """The row of titles, and which sheet it is of: whatever the sheet is called by now."""
    heads = (head for row in range(min(table.height, _HEADS)) for head in _heads(table, row))
    best = max(heads, key=lambda one: one[0], default=None)
    return best[1] if best else None


def _heads(table: CellTable, row: int) -> Iterator[tuple[int, _Head]]:
    """Which sheets a row of titles may be of, each with how many of its columns it names."""
    columns = {
        folded_words(table.text(row, at)): at
        for at in reversed(range(table.width))
        if table.text(row, at)
    }
    for sheet in SHEETS:
        own = [folded_words(one.title) for one in sheet.columns if one.key and one.key != "text"]
        count = sum(one in columns for one in own)
        if count and folded_words(SAYS) in columns:
            yield count, _Head(sheet, row, columns)


def _is_filled(table: CellTable, row: int, column: int) -> bool:
    """Whether there is something in the cell, be it a formula that gives nothing."""
    return (row, column) in table.cells or (row, column) in table.marks


class _Reading:
    def __init__(self, form: ReportForm, path: str) -> None:
        self.form, self.path, self.found = form, path, Filled()
        self.places: dict[str, str] = {}
        self.seen: set[bool] = set()

    def read(self, table: CellTable) -> None:
        """Takes the answers of one sheet."""
        head = _head(table)
        if head is None:
            if table.cells and not table.hidden:
                self._tell(table, "", "sheet", _NO_HEAD, Severity.WARNING)
                self._leave_all(table)
            return
        self.seen.add(head.sheet.of_targets)
        for column in head.sheet.columns:
            if column.key and head.column(column.title) < 0:
                self._tell(table, "", "column", _no_column(column))
        self._merged(table, head)
        for row in range(head.row + 1, table.height):
            self._row(table, head, row)

    def finish(self) -> None:
        """Tells what of the form no sheet has."""
        for sheet in SHEETS:
            rows = [row for row in self.form.rows if row.is_target is sheet.of_targets]
            if rows and sheet.of_targets not in self.seen:
                message = Said(f"thiếu trang '{sheet.name}'", f"sheet '{sheet.name}' is missing")
                self._problem("", "sheet", message, _ASK_AGAIN)
                continue
            for row in rows:
                if row.id not in self.places:
                    message = Said(
                        f"thiếu dòng của {row.id}: {row.says}", f"no row of {row.id}: {row.says}"
                    )
                    self._problem(sheet.name, "row", message, _ASK_AGAIN)

    def _row(self, table: CellTable, head: _Head, row: int) -> None:
        typed = {
            column.key: head.column(column.title)
            for column in head.sheet.columns
            if column.key and _is_filled(table, row, head.column(column.title))
        }
        found = self._whose(table, head, row)
        if isinstance(found, Said):
            if typed:
                self._tell(table, address(row, head.column(SAYS)), "row", found)
                says = [head.column(SAYS)] if table.text(row, head.column(SAYS)) else []
                self._leave(table, row, (*says, *typed.values()))
            return
        place = f"{table.name}!{address(row, head.column(SAYS))}"
        said = dict(self._answers(table, row, typed, found))
        done = Pair("done", NAMES["done"])
        if _DATE in said and said.get(_STATE) != done:
            self._tell(table, address(row, typed["date"]), "cell", _NOT_DONE, advice=_SAY_DONE)
            self._leave(table, row, [typed["date"]], found.id)
            del said[_DATE]
        answer = Fields(tuple(said.items()))
        if found.id in self.places:
            self._twice(table, row, typed, found, answer)
            return
        self.places[found.id] = place
        if answer.entries:
            self.found.answers[found.id] = answer
            self.found.places[found.id] = place
            for key in said:
                self.found.cells[found.id, key.en] = f"{table.name}!{address(row, typed[key.en])}"

    def _whose(self, table: CellTable, head: _Head, row: int) -> FormRow | Said:
        """Which row of the form it is, by its id and its words; else why that is not known."""
        says = folded_words(table.text(row, head.column(SAYS)))
        id_ = table.text(row, head.column(ID))
        named = self.form.by_id.get(id_)
        alike = [
            one for one in self._by_words.get(says, ()) if one.is_target is head.sheet.of_targets
        ]
        if named and (named in alike or not says):
            return named
        if named and alike:
            return Said(
                f"mã {id_} và nội dung không phải của cùng một dòng",
                f"id {id_} and the words are not of one row",
            )
        if named:
            return named
        return alike[0] if len(alike) == 1 else _NOBODYS

    @cached_property
    def _by_words(self) -> dict[str, list[FormRow]]:
        found: dict[str, list[FormRow]] = {}
        for row in self.form.rows:
            found.setdefault(folded_words(row.says), []).append(row)
        return found

    def _answers(
        self, table: CellTable, row: int, typed: dict[str, int], of: FormRow
    ) -> Iterator[tuple[Pair, Value]]:
        for key, _ in record_fields(RESULT):
            column = typed.get(key.en, -1)
            if column < 0:
                continue
            cell = table.cells.get((row, column))
            mark = table.marks.get((row, column), CellMark())
            at = address(row, column)
            try:
                read = taken(key.en, cell, mark, of.unit, self.form.period)
            except Unclear as unclear:
                self._tell(table, at, "cell", unclear.message, advice=unclear.advice)
                self._leave(table, row, [column], of.id)
                continue
            if not read.value:
                continue
            if mark.formula:
                self._tell(table, at, "formula", _by_formula(cell_text(cell)), Severity.WARNING)
            if read.read_as.vi:
                self._tell(table, at, "read-as", read.read_as, Severity.INFO)
            yield pair(RESULT, key.en), read.value

    def _twice(
        self, table: CellTable, row: int, typed: dict[str, int], of: FormRow, answer: Fields
    ) -> None:
        if not answer.entries or answer == self.found.answers.get(of.id):
            return
        first = self.places[of.id]
        message = Said(
            f"{of.id} có hai dòng khác nhau; tính dòng ở {first}",
            f"{of.id} has two rows that differ; the one at {first} counts",
        )
        self._tell(table, address(row, 0), "row", message, advice=_ONE_ROW)
        self._leave(table, row, typed.values(), of.id)

    def _merged(self, table: CellTable, head: _Head) -> None:
        """One answer for several rows is one for the first, and is told."""
        own = {head.column(one.title) for one in head.sheet.columns if one.key}
        for first, left, last, right in table.merged:
            within = own & set(range(left, right + 1))
            if within and last > head.row and (first, left) in table.cells and last > first:
                where = f"{address(first, left)}:{address(last, right)}"
                self._tell(table, where, "merged", _MERGED, advice=_UNMERGE)

    def _leave(self, table: CellTable, row: int, columns: Iterable[int], id_: str = "") -> None:
        for column in columns:
            place = f"{table.name}!{address(row, column)}"
            self.found.left.append(Left(place, table.text(row, column), id_))

    def _leave_all(self, table: CellTable) -> None:
        for row, column in sorted(table.cells)[:200]:
            self._leave(table, row, [column])

    def _tell(
        self,
        table: CellTable,
        at: str,
        code: str,
        message: Said,
        severity: Severity = Severity.ERROR,
        advice: Said = NOTHING,
    ) -> None:
        self._problem(f"{table.name}!{at}".rstrip("!"), code, message, advice, severity)

    def _problem(
        self,
        part: str,
        code: str,
        message: Said,
        advice: Said = NOTHING,
        severity: Severity = Severity.ERROR,
    ) -> None:
        spot = Spot(self.path, part=part)
        self.found.problems.append(Problem(spot, f"report/{code}", message, severity, advice))


_STATE, _DATE = pair(RESULT, "state"), pair(RESULT, "date")
_NOT_DONE = Said(
    "có ngày hoàn thành mà tình trạng không phải Hoàn thành",
    "a day on which it was done, and not done",
)
_SAY_DONE = Said("Chọn Hoàn thành, hoặc xóa ngày.", "Choose Hoàn thành, or clear the day.")
_NO_HEAD = Said(
    "trang này không có dòng tiêu đề của mẫu; không nhận", "no titles of the form; not taken"
)
_NOBODYS = Said(
    "dòng này không phải của nhiệm vụ, chỉ tiêu nào trong mẫu", "a row of nothing in the form"
)
_ASK_AGAIN = Said(
    "Chép lại dòng ấy từ mẫu, hoặc điền thẳng vào tệp báo cáo.",
    "Copy the row from the form, or fill it in in the report.",
)
_ONE_ROW = Said("Giữ một dòng.", "Keep one row.")
_MERGED = Said(
    "ô gộp nhiều dòng; chỉ tính cho dòng đầu", "cells merged over rows; only the first has it"
)
_UNMERGE = Said("Bỏ gộp, ghi từng dòng.", "Unmerge, and fill in each row.")


def _no_column(column: FormColumn) -> Said:
    return Said(f"thiếu cột '{column.title}'", f"column '{column.title}' is missing")


def _by_formula(value: str) -> Said:
    return Said(
        f"ô là công thức; lấy giá trị đang hiện: {value}", f"a formula; its value is taken: {value}"
    )
