"""A workbook that came back, against the form that it was made from: answers, and what is told."""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from functools import cached_property

from generator.cascade.values import Fields, Pair, Value, pair, record_fields
from generator.language import NOTHING, Said
from generator.lazy import dataclass
from generator.plan.reports.outcome import STATES as NAMES
from generator.plan.reports.results import RESULT
from generator.problems import Problem, Rejected, Severity, Spot
from generator.reporting.beside import GONE, unread_cells
from generator.reporting.columns import ABOUT, ID, SAYS, SHEETS, UNIT, WAS, FormColumn
from generator.reporting.form import FormRow, ReportForm
from generator.reporting.heads import TitleRow, form_marks, is_form_of, is_older, title_row
from generator.reporting.moved import moved_answers
from generator.reporting.skeleton import Left
from generator.reporting.tables import CellTable, address, cell_text
from generator.reporting.typed import Unclear, folded_words, taken


@dataclass
class Filled:
    """The answers by id, each key with its cell, what is to be looked at, and what found no place.

    `rows` are the ids that the sheets have, answered or not, each where it stands first, `was` the
    unit and the figure before the plan that they print of a target.
    """

    answers: dict[str, Fields] = field(default_factory=dict)
    cells: dict[tuple[str, str], str] = field(default_factory=dict)
    rows: dict[str, str] = field(default_factory=dict)
    was: dict[str, tuple[str, str]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    left: list[Left] = field(default_factory=list)

    def place(self, id_: str) -> str:
        """The cell that says how it stands with a task or target, else the first that says anything."""
        own = {key: cell for (of, key), cell in self.cells.items() if of == id_}
        return own.get("state") or own.get("value") or next(iter(own.values()), "")


def filled_in(
    tables: Sequence[CellTable],
    form: ReportForm,
    path: str,
    same_last: bool = False,
    given: Container[str] | None = None,
) -> Filled:
    """What the sheets answer of the form; every cell that cannot be taken is told by its name.

    `same_last` says that what the last report said stands in them as in the form, `given` are the
    ids of the rows that its sender had to fill in, all where none are named. Raises `Rejected`
    where none of the sheets is one of the form.
    """
    reading = _Reading(form, path, same_last)
    marks = form_marks(tables)
    of_other = marks.get("id", str(form.plan.id)) != str(form.plan.id)
    reading.same_plan = None if of_other else is_form_of(marks, form.plan)
    reading.is_older = is_older(marks, form.plan)
    asked = [row for row in form.rows if given is None or row.id in given]
    for table in tables:
        if table.name != ABOUT:
            reading.read(table)
    reading.finish(asked)
    if not reading.seen:
        raise Rejected(reading.found.problems)
    return reading.found


_MOST = 200
"""So many remarks of one sheet are told and kept; the rest is in the workbook."""
_Typed = Mapping[str, int]
"""In which column of a row something is typed, by the key of the answer."""
_Moved = Mapping[tuple[int, int], str]
"""The cells whose answers belong to another row, each with the words of that row."""


class _Reading:
    def __init__(self, form: ReportForm, path: str, same_last: bool) -> None:
        self.form, self.path, self.found = form, path, Filled()
        self.same_last = same_last
        self.same_plan: bool | None = True
        self.is_older = False
        self.seen: set[bool] = set()

    def read(self, table: CellTable) -> None:
        """Takes the answers of one sheet, and tells what else stands in it."""
        for note in table.notes[:_MOST]:
            at = address(note.row, note.column)
            self._tell(table, at, "note", _NOTE, Severity.WARNING)
            self.found.left.append(Left(f"{table.name}!{at}", note.words))
        self._too_many(table, len(table.notes))
        if head := title_row(table):
            self._answered(table, head)
        elif table.cells and not table.hidden:
            self._tell(table, "", "sheet", _NO_HEAD, Severity.WARNING)
            for row, column in sorted(table.cells)[:_MOST]:
                self._leave(table, row, [column])
            self._too_many(table, len(table.cells))

    def _answered(self, table: CellTable, head: TitleRow) -> None:
        """Takes the answers of a sheet of the form, and tells what else stands there."""
        self.seen.add(head.sheet.of_targets)
        for column in head.sheet.columns:
            if column.key and head.column(column.title) < 0:
                self._tell(table, "", "column", _no_column(column))
        self._merged(table, head)
        moved = moved_answers(table, head)
        rows = {}
        for row in range(head.row + 1, table.height):
            found, typed = self._whose(table, head, row), _typed(table, head, row)
            if isinstance(found, FormRow):
                self._row(table, head, row, typed, found, moved)
            if isinstance(found, FormRow) or typed:
                rows[row] = found
        unread = list(unread_cells(table, head, rows, self.same_last, self.same_plan))
        for one in unread[:_MOST]:
            self._tell(table, one.cell, one.code, one.message, one.severity)
            self.found.left += (Left(f"{table.name}!{at}", said, one.id) for at, said in one.words)
        self._too_many(table, len(unread))

    def finish(self, asked: Sequence[FormRow]) -> None:
        """Tells what of these rows no sheet has."""
        for sheet in SHEETS:
            rows = [row for row in asked if row.is_target is sheet.of_targets]
            if rows and sheet.of_targets not in self.seen:
                message = Said(f"thiếu trang '{sheet.name}'", f"sheet '{sheet.name}' is missing")
                self._problem("", "sheet", message, _ASK_AGAIN)
                continue
            for row in rows:
                if row.id not in self.found.rows:
                    self._missing(sheet.name, row)

    def _missing(self, sheet: str, row: FormRow) -> None:
        """Tells that a row is not there; of a form that is older nobody took it out."""
        if self.is_older:
            message = Said(
                f"bảng lập trước khi kế hoạch có {row.id}: {row.says}",
                f"the form is older than {row.id}: {row.says}",
            )
            self._problem(sheet, "row", message, _FILL_IN, Severity.INFO)
            return
        message = Said(f"thiếu dòng của {row.id}: {row.says}", f"no row of {row.id}: {row.says}")
        self._problem(sheet, "row", message, _ASK_AGAIN)

    def _row(
        self, table: CellTable, head: TitleRow, row: int, typed: _Typed, of: FormRow, moved: _Moved
    ) -> None:
        """Takes what a row answers and no row before it has: an empty one takes nothing away."""
        said = dict(self._answers(table, head, row, typed, of, moved))
        before = dict(self.found.answers.get(of.id, Fields(())).entries)
        if differ := [key for key in said if before.get(key, said[key]) != said[key]]:
            self._tell(
                table, address(row, 0), "row", _twice(of, self.found.rows[of.id]), advice=_ONE_ROW
            )
            self._leave(table, row, [typed[key.en] for key in differ], of.id)
        new = {key: value for key, value in said.items() if key not in before}
        if _DATE in new and (before | said).get(_STATE) != _DONE:
            self._tell(table, address(row, typed["date"]), "cell", _NOT_DONE, advice=_SAY_DONE)
            self._leave(table, row, [typed["date"]], of.id)
            del new[_DATE]
        self.found.rows.setdefault(of.id, f"{table.name}!{address(row, head.column(SAYS))}")
        self.found.was.setdefault(
            of.id, (table.text(row, head.column(UNIT)), _was(table, head, row))
        )
        if new:
            self.found.answers[of.id] = Fields((*before.items(), *new.items()))
        for key in new:
            self.found.cells[of.id, key.en] = f"{table.name}!{address(row, typed[key.en])}"

    def _whose(self, table: CellTable, head: TitleRow, row: int) -> FormRow | Said:
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
        if len(alike) == 1:
            return alike[0]
        return GONE if self.is_older and id_ else _NOBODYS

    @cached_property
    def _by_words(self) -> dict[str, list[FormRow]]:
        found: dict[str, list[FormRow]] = {}
        for row in self.form.by_id.values():
            found.setdefault(folded_words(row.says), []).append(row)
        return found

    def _answers(
        self, table: CellTable, head: TitleRow, row: int, typed: _Typed, of: FormRow, moved: _Moved
    ) -> Iterator[tuple[Pair, Value]]:
        """What the cells of a row say; what cannot be taken is told and left."""
        for key in (one for one, _ in record_fields(RESULT) if one.en in typed):
            column = typed[key.en]
            try:
                _refuse_apart(moved.get((row, column), ""))
                if key.en == "value":
                    _refuse_other_unit(table.text(row, head.column(UNIT)), of.unit)
                read = self._value(table, row, column, key.en, of)
            except Unclear as unclear:
                at = address(row, column)
                self._tell(table, at, "cell", unclear.message, advice=unclear.advice)
                self._leave(table, row, [column], of.id)
                continue
            if read:
                yield key, read

    def _value(self, table: CellTable, row: int, column: int, key: str, of: FormRow) -> Value:
        """The value of a cell, and how it was read where that is to be looked at."""
        cell, mark, at = (
            table.cells.get((row, column)),
            table.mark(row, column),
            address(row, column),
        )
        read = taken(key, cell, mark, of.unit, self.form.period)
        if key == "date":
            self._date(table, at, str(read.value))
        if mark.formula:
            self._tell(table, at, "formula", _by_formula(cell_text(cell)), Severity.WARNING)
        if read.read_as != NOTHING:
            self._tell(table, at, "read-as", read.read_as, Severity.INFO)
        return read.value

    def _date(self, table: CellTable, at: str, day: str) -> None:
        """Raises `Unclear` for a day on which nothing that is reported can have been done."""
        if day > self.form.closed.isoformat():
            raise Unclear(_AFTER, _CHECK_DAYS)
        if day < str(self.form.period.first.year - 1):
            self._tell(table, at, "day", _LONG_AGO, Severity.WARNING)

    def _merged(self, table: CellTable, head: TitleRow) -> None:
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
            mark = table.mark(row, column)
            words = table.text(row, column) or mark.error or mark.formula
            self.found.left.append(Left(place, words, id_))

    def _too_many(self, table: CellTable, count: int) -> None:
        """Tells that the workbook alone has the rest of what found no place."""
        if count > _MOST:
            self._tell(table, "", "beside", _more(count - _MOST), Severity.WARNING)

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


def _typed(table: CellTable, head: TitleRow, row: int) -> _Typed:
    """Where something is typed: a formula that gives nothing is something too."""
    columns = {one.key: at for at, one in head.known.items() if one.key}
    return {key: at for key, at in columns.items() if table.is_filled(row, at)}


def _was(table: CellTable, head: TitleRow, row: int) -> str:
    """What the row prints of how it was before the plan."""
    return table.text(row, head.column(WAS))


_STATE, _DATE = pair(RESULT, "state"), pair(RESULT, "date")
_DONE = Pair("done", NAMES["done"])
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
_FILL_IN = Said(
    "Đã làm việc ấy thì điền thẳng vào tệp báo cáo.", "What was done of it goes into the report."
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


def _twice(of: FormRow, first: str) -> Said:
    return Said(
        f"{of.id} có hai dòng khác nhau; tính dòng ở {first}",
        f"{of.id} has two rows that differ; the one at {first} counts",
    )


def _refuse_apart(other: str) -> None:
    if other:
        message = Said(
            f"ô này vốn ở dòng '{other}': cột đã bị sắp xếp riêng, tách khỏi nội dung",
            f"the cell was in the row '{other}': its column was sorted apart from the words",
        )
        raise Unclear(message, _SORT_WHOLE)


_SORT_WHOLE = Said(
    "Hoàn tác việc sắp xếp, hoặc điền lại vào mẫu mới.", "Undo the sorting, or take a new form."
)


def _refuse_other_unit(unit: str, own: str) -> None:
    if unit and folded_words(unit) != folded_words(own):
        message = Said(
            f"đơn vị tính ở dòng này đã bị sửa thành '{unit}', mẫu là '{own}'",
            f"the unit of the row was changed to '{unit}', the form has '{own}'",
        )
        raise Unclear(message, _KEEP_UNIT)


_KEEP_UNIT = Said("Ghi theo đơn vị của mẫu.", "Use the unit of the form.")
_NOTE = Said(
    "ghi chú, khung chữ hoặc hình gắn ở ô: không phải câu trả lời",
    "a note, text box or picture at the cell: no answer",
)


_AFTER = Said("ngày hoàn thành sau ngày chốt số liệu", "done after the day of the figures")
_CHECK_DAYS = Said("Kiểm tra hai ngày.", "Check both dates.")
_LONG_AGO = Said("ngày đã lâu trước kỳ báo cáo", "a day long before the period")


def _more(count: int) -> Said:
    return Said(
        f"còn {count} chỗ nữa ngoài các ô của mẫu; xem trong bảng",
        f"{count} more outside the cells of the form; see the workbook",
    )
