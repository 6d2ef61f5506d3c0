"""The form of a report as a workbook: choices in lists, ids out of sight and locked, no formula."""

from datetime import UTC, date, datetime, time
from io import BytesIO
from textwrap import wrap
from typing import Any

from generator.cascade.values import Fields, Pair
from generator.export import cut_short
from generator.law.wording import short_date
from generator.paper.issuing import issuer_name
from generator.plan.reports.outcome import TITLES
from generator.reporting.columns import ABOUT, HEAD_ROW, SHEETS, FormColumn, FormSheet
from generator.reporting.form import FormRow, ReportForm
from generator.reporting.looks import MOST_ORIGINS, origin_color
from generator.reporting.skeleton import closed, keys_to_fill

_FONT = {"font_name": "Times New Roman", "font_size": 12}
_CELL = {**_FONT, "valign": "top", "border": 1, "border_color": "#BFBFBF", "text_wrap": True}
_FREE = {**_CELL, "locked": False, "bg_color": "#FFFBE6"}
_LINE = 16
"""How high a line is."""
_DATE_ERROR = "Ghi ngày như 20/3/2026, không sau ngày chốt số liệu."
_HEAD_LOOKS = {
    "title": {**_FONT, "font_size": 14, "bold": True},
    "about": {**_FONT, "italic": True},
    "head": {**_CELL, "bold": True, "bg_color": "#D9E2F3", "align": "center", "valign": "vcenter"},
}
_ROW_LOOKS = {
    "shown": {**_CELL, "bg_color": "#F2F2F2"},
    "typed": _FREE,
    "date": {**_FREE, "num_format": "dd/mm/yyyy", "align": "center"},
    # Figures are typed as they are said; as text a comma stays a comma.
    "value": {**_FREE, "num_format": "@", "align": "right"},
}
_ANYWHERE = {"format_columns": True, "format_rows": True, "autofilter": True}
"""What may be done in a locked sheet: no cell changes by it. Sorted would be the answers alone."""


def form_workbook(form: ReportForm) -> bytes:
    """The form as .xlsx; what the last report called done is filled in."""
    from xlsxwriter import Workbook

    buffer = BytesIO()
    safe = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = Workbook(buffer, {"in_memory": True, **safe})
    made = datetime.combine(form.closed, time(), UTC).replace(tzinfo=None)
    book.set_properties({"title": f"Báo cáo {form.period}", "author": "", "created": made})
    for sheet in SHEETS:
        rows = [row for row in form.rows if row.is_target is sheet.of_targets]
        if rows:
            _sheet(book, form, sheet, rows)
    _about(book, form)
    book.close()
    return buffer.getvalue()


def _sheet(book: Any, form: ReportForm, sheet: FormSheet, rows: list[FormRow]) -> None:
    formats = {name: book.add_format(look) for name, look in _HEAD_LOOKS.items()}
    page = book.add_worksheet(sheet.name)
    who = issuer_name(form.plan) if form.plan.issuers else ""
    due = f"; gửi chậm nhất ngày {short_date(form.due)}" if form.due else ""
    until = f"Số liệu tính đến {short_date(form.as_of)}, gửi sớm hơn thì đến ngày gửi"
    page.write_string(0, 1, f"Báo cáo {form.period} – {who}", formats["title"])
    others = f" Không phải báo cáo: {form.not_asked}." if form.others else ""
    page.write_string(1, 1, f"{sheet.about} {until}{due}.{others}", formats["about"])
    page.set_row(HEAD_ROW, 2 * _LINE + 2)
    unseen = _unseen(sheet, rows)
    for at, column in enumerate(sheet.columns):
        page.write_string(HEAD_ROW, at, column.title, formats["head"])
        page.set_column(at, at, column.width, None, {"hidden": column in unseen})
    done = closed(form)
    for number, row in enumerate(rows, 1):
        line = HEAD_ROW + number
        answer = done[row.id].by_name if row.id in done else {}
        page.set_row(line, _LINE * _lines(sheet, number, row))
        looks = _looks(book, number)
        for at, column in enumerate(sheet.columns):
            if column.key:
                _typed(page, (line, at), column, answer, looks.get(column.key, looks["typed"]))
            else:
                page.write_string(line, at, column.shows(number, row), looks["shown"])
    last = HEAD_ROW + len(rows)
    for at, column in enumerate(sheet.columns):
        if rule := _rule(column, form):
            page.data_validation(HEAD_ROW + 1, at, last, at, rule)
    page.autofilter(HEAD_ROW, 0, last, len(sheet.columns) - 1)
    page.freeze_panes(HEAD_ROW + 1, 3)
    page.protect("", _ANYWHERE)
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    page.repeat_rows(HEAD_ROW)
    page.set_margins(0.4, 0.4, 0.5, 0.5)
    page.set_footer("&C&P/&N")


def _unseen(sheet: FormSheet, rows: list[FormRow]) -> list[FormColumn]:
    """The columns that nobody has to see: ids, what shows nothing, what no row is asked for."""
    asked = {key for row in rows for key in keys_to_fill(row)}
    empty = [one for one in sheet.columns if one.prints and not any(_shown(one, rows))]
    extra = [one for one in sheet.columns if one.key in ("rank", "group")]
    return [sheet.columns[0], *empty, *(one for one in extra if one.key not in asked)]


def _shown(column: FormColumn, rows: list[FormRow]) -> list[str]:
    return [column.shows(number, row) for number, row in enumerate(rows, 1)]


def _lines(sheet: FormSheet, number: int, row: FormRow) -> int:
    """How many lines the longest of its cells takes."""
    return max(len(wrap(one.shows(number, row), one.width)) for one in sheet.columns)


def _looks(book: Any, number: int) -> dict[str, Any]:
    """How the cells of a row look: in a black of its own, by which they are known wherever they go."""
    own = {"font_color": origin_color(number)} if number <= MOST_ORIGINS else {}
    return {name: book.add_format({**look, **own}) for name, look in _ROW_LOOKS.items()}


def _typed(
    page: Any, at: tuple[int, int], column: FormColumn, answer: dict[str, Any], kind: Any
) -> None:
    """A cell to be filled in, with what is known already."""
    value = answer.get(column.key)
    if value is None or isinstance(value, Fields):
        page.write_blank(*at, None, kind)
    elif column.key == "date":
        page.write_datetime(*at, datetime.combine(date.fromisoformat(value), time()), kind)
    elif isinstance(value, Pair):
        named = next(title for title, state in TITLES.items() if state == value.en)
        page.write_string(*at, named, kind)
    else:
        said = "; ".join(value) if isinstance(value, tuple) else value
        page.write_string(*at, cut_short(said, 32_000), kind)


def _rule(column: FormColumn, form: ReportForm) -> dict[str, Any] | None:
    """What Excel lets somebody type into the column; what it does not is told when it is read."""
    if column.key == "state":
        return {
            "validate": "list",
            "source": list(TITLES),
            "error_title": "Tình trạng",
            "error_message": "Chọn một trong danh sách.",
        }
    if column.key == "date":
        return {
            "validate": "date",
            "criteria": "between",
            "minimum": date(form.period.first.year - 1, 1, 1),
            "maximum": form.period.last.replace(year=form.period.last.year + 1),
            "error_title": "Ngày hoàn thành",
            "error_message": _DATE_ERROR,
            "error_type": "warning",
        }
    if column.key == "value":
        return {
            "validate": "any",
            "input_title": "Giá trị đạt được",
            "input_message": "Chỉ ghi số, dấu phẩy cho phần thập phân: 98,6",
        }
    return None


def _about(book: Any, form: ReportForm) -> None:
    """Which form it is, for whoever takes it back."""
    page = book.add_worksheet(ABOUT)
    marks = {
        "format": "1",
        "plan": form.path.name,
        "id": form.plan.id.value,
        "version": str(form.plan.version),
        "period": str(form.period),
        "follows": (form.plan.based_on or form.plan).id.value,
        "filled": " ".join(closed(form)),
        "last": form.last_id,
    }
    for line, (name, value) in enumerate(marks.items()):
        page.write_string(line, 0, name)
        page.write_string(line, 1, value)
    page.very_hidden()
    page.protect("")
