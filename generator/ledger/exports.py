"""The ledger as files: .xlsx, .csv and .ics; what comes from a plan is text in all of them, never a formula."""

import csv
from datetime import UTC, date, datetime, time, timedelta
from hashlib import sha256
from io import BytesIO, StringIO
from typing import Any

from generator.ledger.gather import Ledger, Standing
from generator.ledger.judging import State
from generator.ledger.tables import Cell, Table, deadline_cell, tables, tasks
from generator.plan.model import Plan

COLOURS = {
    "good": "#E2F0D9",
    "done": "#A9D18E",
    "open": "#FFF8DC",
    "short": "#F8CBAD",
    "missing": "#FF9B9B",
    "late": "#F4B183",
    "doubt": "#DDEBF7",
    "left": "#EDEDED",
    "silent": "#BFBFBF",
}
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def made_on(plan: Plan) -> datetime:
    """A day for what must have one: files depend on the plans and not on the clock."""
    day = plan.date.full if plan.date and plan.date.full else date(2000, 1, 1)
    return datetime.combine(day, time(), UTC)


def as_xlsx(ledger: Ledger) -> bytes:
    """A workbook with one sheet for each question, with filters and colours."""
    from xlsxwriter import Workbook

    buffer = BytesIO()
    # Cells are written by their type below; these keep the library from guessing all the same.
    safe = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = Workbook(buffer, {"in_memory": True, **safe})
    made = made_on(ledger.plan).replace(tzinfo=None)
    book.set_properties({"title": ledger.title, "author": "", "created": made})
    formats = _formats(book)
    for table in tables(ledger):
        _sheet(book, table, ledger.title, formats)
    book.close()
    return buffer.getvalue()


def _formats(book: Any) -> dict[str, Any]:
    base = {
        "font_name": "Times New Roman",
        "font_size": 11,
        "valign": "top",
        "border": 1,
        "border_color": "#BFBFBF",
    }
    made = {
        "head": book.add_format(
            {**base, "bold": True, "text_wrap": True, "bg_color": "#D9E2F3", "align": "center"}
        )
    }
    for tone, colour in [("", ""), *COLOURS.items()]:
        fill = {"bg_color": colour} if colour else {}
        made[tone] = book.add_format({**base, **fill, "text_wrap": True})
        made[f"{tone}/centre"] = book.add_format({**base, **fill, "align": "center"})
        made[f"{tone}/date"] = book.add_format(
            {**base, **fill, "num_format": "dd/mm/yyyy", "align": "center"}
        )
    made["title"] = book.add_format({"font_name": "Times New Roman", "font_size": 13, "bold": True})
    made["about"] = book.add_format(
        {"font_name": "Times New Roman", "font_size": 11, "italic": True}
    )
    return made


def _sheet(book: Any, table: Table, title: str, formats: dict[str, Any]) -> None:
    sheet = book.add_worksheet(table.name)
    sheet.write_string(0, 0, title, formats["title"])
    sheet.write_string(1, 0, table.about, formats["about"])
    sheet.set_row(2, 31)
    for at, (name, width) in enumerate(table.columns):
        sheet.write_string(2, at, name, formats["head"])
        sheet.set_column(at, at, width)
    for line, row in enumerate(table.rows, 3):
        lines = [
            -(-len(cell.text) // (width * 1.1))
            for cell, (_, width) in zip(row, table.columns, strict=True)
        ]
        sheet.set_row(line, 15.5 * max(1, *lines))
        for at, cell in enumerate(row):
            _write(sheet, line, at, cell, formats, table.columns[at][1])
    if not table.rows:
        sheet.write_string(3, 0, "Không có.", formats["about"])
    else:
        sheet.autofilter(2, 0, 2 + len(table.rows), len(table.columns) - 1)
    sheet.freeze_panes(3, 2)
    sheet.repeat_rows(2)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(0.4, 0.4, 0.5, 0.5)
    sheet.set_footer("&C&P/&N")


def _write(sheet: Any, line: int, at: int, cell: Cell, formats: dict[str, Any], width: int) -> None:
    if isinstance(cell.value, date):
        day = datetime.combine(cell.value, time())
        sheet.write_datetime(line, at, day, formats[f"{cell.tone}/date"])
    elif isinstance(cell.value, int):
        sheet.write_number(line, at, cell.value, formats[f"{cell.tone}/centre"])
    elif cell.value:
        sheet.write_string(
            line, at, cell.value, formats[cell.tone if width > 7 else f"{cell.tone}/centre"]
        )
    else:
        sheet.write_blank(line, at, None, formats[cell.tone])


def as_csv(ledger: Ledger) -> bytes:
    """Every assignment in every plan, separated by ; with the mark that makes Excel in Viet Nam read it as it is."""
    table = tasks(ledger)
    buffer = StringIO(newline="")
    writer = csv.writer(buffer, delimiter=";", lineterminator="\r\n")
    writer.writerow([name for name, _ in table.columns])
    for row in table.rows:
        writer.writerow([_harmless(cell.text) for cell in row])
    return buffer.getvalue().encode("utf-8-sig")


def _harmless(text: str) -> str:
    """The text so that no program takes it for a formula."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def as_ics(ledger: Ledger) -> bytes:
    """A calendar with one entry for each task and day on which it is due, and who has to have done it by then."""
    from icalendar import Calendar, Event

    calendar = Calendar()
    calendar.add("prodid", "-//kehoach//ledger//VI")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", ledger.title)
    due: dict[tuple[date, str], list[Standing]] = {}
    for standing in ledger.standings:
        if standing.due and not standing.done and standing.state is not State.LEFT:
            due.setdefault((standing.due, standing.assignment.mark), []).append(standing)
    for (day, mark), standings in sorted(due.items(), key=lambda one: one[0]):
        event = Event()
        id_ = ledger.plan.id.value
        name = sha256(f"{mark}\0{standings[0].assignment.says}".encode()).hexdigest()[:12]
        event.add("uid", f"{id_}-{name}-{day.isoformat()}@kehoach")
        event.add("dtstamp", made_on(ledger.plan))
        event.add("dtstart", day)
        event.add("dtend", day + timedelta(days=1))
        says = standings[0].assignment.says
        event.add(
            "summary", f"Hạn {mark}: {says if len(says) <= 120 else says[:119].rstrip() + '…'}"
        )
        event.add("description", _description(standings))
        event.add("transp", "TRANSPARENT")
        calendar.add_component(event)
    return bytes(calendar.to_ical())


def _description(standings: list[Standing]) -> str:
    named = {deadline_cell(one.deadline or one.assignment.deadline).text for one in standings} - {
        ""
    }
    lines = [f"Thời hạn: {', '.join(sorted(named))}", f"{len(standings)} đơn vị:"]
    lines += [
        f"- {one.answer.unit.full}{f' ({one.lead})' if one.lead else ''}" for one in standings
    ]
    return "\n".join(lines)
