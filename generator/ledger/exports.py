"""The ledger as files: .xlsx, .csv and .ics.

What comes from a plan is text in all of them, never a formula.
"""

import csv
from datetime import UTC, date, datetime, time, timedelta
from hashlib import sha256
from io import BytesIO, StringIO
from typing import Any

from generator.ledger.gather import Ledger, Standing
from generator.ledger.judging import State
from generator.ledger.tables import Table, Toned, deadline_word, reason, tables, tasks_sheet
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


def cut_short(text: str, most: int) -> str:
    """The text, and if it is longer than `most`, only its beginning."""
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"


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
    font = {"font_name": "Times New Roman", "font_size": 11}
    base = {**font, "valign": "top", "border": 1, "border_color": "#BFBFBF"}
    wrap, centre, day = {"text_wrap": True}, {"align": "center"}, {"num_format": "dd/mm/yyyy"}
    made = {
        "head": {**base, "bold": True, **wrap, "bg_color": "#D9E2F3", **centre},
        "title": {**font, "font_size": 13, "bold": True},
        "about": {**font, "italic": True},
    }
    for tone, fill in [("", {}), *((tone, {"bg_color": one}) for tone, one in COLOURS.items())]:
        made[tone] = {**base, **fill, **wrap}
        made[f"{tone}/centre"] = {**base, **fill, **centre}
        made[f"{tone}/date"] = {**base, **fill, **day, **centre}
    return {name: book.add_format(about) for name, about in made.items()}


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
            _write(sheet, (line, at), cell, formats, table.columns[at][1])
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


def _write(
    sheet: Any, at: tuple[int, int], word: Toned, formats: dict[str, Any], width: int
) -> None:
    centre = f"{word.tone}/centre"
    if isinstance(word.value, date):
        day = datetime.combine(word.value, time())
        sheet.write_datetime(*at, day, formats[f"{word.tone}/date"])
    elif isinstance(word.value, int):
        sheet.write_number(*at, word.value, formats[centre])
    elif word.value:
        sheet.write_string(*at, word.value, formats[word.tone if width > 7 else centre])
    else:
        sheet.write_blank(*at, None, formats[word.tone])


def as_csv(ledger: Ledger) -> bytes:
    """Every assignment in every plan.

    Separated by ; with the mark that makes Excel in Viet Nam read it as it is.
    """
    table = tasks_sheet(ledger)
    buffer = StringIO(newline="")
    writer = csv.writer(buffer, delimiter=";", lineterminator="\r\n")
    writer.writerow([name for name, _ in table.columns])
    writer.writerows([_harmless(word.text) for word in row] for row in table.rows)
    return buffer.getvalue().encode("utf-8-sig")


def _harmless(text: str) -> str:
    """The text so that no program takes it for a formula."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def as_ics(ledger: Ledger) -> bytes:
    """A calendar with one entry for each task and day on which it is due.

    Who has to have done it by then is its description.
    """
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
        says = standings[0].assignment.says
        name = sha256(f"{mark}\0{says}".encode()).hexdigest()[:12]
        event.add("uid", f"{ledger.plan.id.value}-{name}-{day.isoformat()}@kehoach")
        event.add("dtstamp", made_on(ledger.plan))
        event.add("dtstart", day)
        event.add("dtend", day + timedelta(days=1))
        event.add("summary", f"Hạn {mark}: {cut_short(says, 120)}")
        event.add("description", _description(standings, ledger))
        event.add("transp", "TRANSPARENT")
        calendar.add_component(event)
    return bytes(calendar.to_ical())


def _description(standings: list[Standing], ledger: Ledger) -> str:
    named = {deadline_word(one.deadline or one.assignment.deadline).text for one in standings}
    days = ", ".join(sorted(named - {""}))
    leads = (_lead(one, ledger) for one in standings)
    return "\n".join((f"Thời hạn: {days}", f"{len(standings)} đơn vị:", *leads))


def _lead(one: Standing, ledger: Ledger) -> str:
    """The unit with who leads there, or with why that is not known."""
    why = "" if one.answer.is_plan else f"{one.state.value.vi}; {reason(one.answer, ledger)}"
    said = one.lead or cut_short(" ".join(why.split()), 200)
    return f"- {one.answer.unit.full}{f' ({said})' if said else ''}"
