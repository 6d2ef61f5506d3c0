"""Tables of words and days as files for other programs: .xlsx, .csv, .ics.

What comes from a plan or a paper is text in all of them, never a formula, never a line of its own.
"""

import csv
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from io import BytesIO, StringIO
from itertools import accumulate
from math import ceil
from pathlib import Path
from textwrap import wrap
from typing import Any

from generator.disk.links import real
from generator.language import Said
from generator.law.number_words import shown
from generator.law.wording import MONTHS_PADDED, short_date
from generator.lazy import dataclass
from generator.plan.amounts import places_of
from generator.problems import Problem, Rejected, Spot

Tone = str
"""How a word is coloured: a key of `COLOURS`, or "" for plain."""

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
_DAYS = {"padded": "dd/mm/yyyy", "bare": "dd/m/yyyy"}
"""How a cell shows a day, by how its month is written."""
_MOST_PLACES = 4
"""So many decimals of a figure are shown."""
_LARGE = 20_000
"""Of a larger table only the first rows have frames around cells that are empty."""
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


@dataclass(frozen=True, slots=True)
class Toned:
    """A word of a table and how it is coloured; dates stay dates, figures figures."""

    value: str | int | Decimal | date = ""
    tone: Tone = ""

    @property
    def text(self) -> str:
        """The value as Vietnamese write it."""
        if isinstance(self.value, Decimal):
            return shown(self.value, places_of(self.value))
        return short_date(self.value) if isinstance(self.value, date) else str(self.value)


def toned_count(number: int, tone: Tone) -> Toned:
    """How many there are, coloured where there are any."""
    return Toned(number, tone if number else "")


@dataclass(frozen=True, slots=True)
class Bars:
    """Stacked bars beside a table: one for each row, named by a column, a piece for each series."""

    title: str
    names: int
    series: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """One question: its name, what it asks, its columns with widths in characters, its rows, and
    what shows them.

    So many of its last columns stand `aside`: they lead to files, and paper goes without them.
    """

    name: str
    about: str
    columns: tuple[tuple[str, int], ...]
    rows: tuple[tuple[Toned, ...], ...]
    bars: Bars | None = None
    aside: int = 0

    @property
    def printed(self) -> tuple[tuple[str, int], ...]:
        """The columns that paper has."""
        return self.columns[: len(self.columns) - self.aside]


@dataclass(frozen=True, slots=True)
class Due:
    """A day in a calendar, and what is due on it; `name` is the same for the same thing."""

    day: date
    name: str
    summary: str
    description: str


_REMINDERS = (7, 3, 1)
"""So many days before something is due one is reminded of it."""


def cut_short(text: str, most: int) -> str:
    """The text, and if it is longer than `most`, only its beginning."""
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"


def workbook(title: str, tables: Iterable[Table], made: datetime) -> bytes:
    """A workbook with one sheet for each table, with filters and colours."""
    from xlsxwriter import Workbook

    buffer = BytesIO()
    # Cells are written by their type below; these keep the library from guessing all the same.
    safe = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = Workbook(buffer, {"in_memory": True, **safe})
    created = made.replace(tzinfo=None)
    book.set_properties({"title": title, "author": "", "created": created})
    formats = _formats(book)
    for table in tables:
        _sheet(book, table, title, formats)
    book.close()
    return buffer.getvalue()


def _formats(book: Any) -> dict[str, Any]:
    font = {"font_name": "Times New Roman", "font_size": 11}
    base = {**font, "valign": "top", "border": 1, "border_color": "#BFBFBF"}
    wrap, centre = {"text_wrap": True}, {"align": "center"}
    made = {
        "head": {**base, "bold": True, **wrap, "bg_color": "#D9E2F3", **centre},
        **{f"title/{size}": {**font, "font_size": size, "bold": True} for size in _TITLES},
        "about": {**font, "italic": True},
        "aside": base,
    }
    for tone, fill in [("", {}), *((tone, {"bg_color": one}) for tone, one in COLOURS.items())]:
        made[tone] = {**base, **fill, **wrap}
        made[f"{tone}/centre"] = {**base, **fill, **centre}
        for months, shown_as in _DAYS.items():
            made[f"{tone}/{months}"] = {**base, **fill, "num_format": shown_as, **centre}
        for places in range(1, _MOST_PLACES + 1):
            number = {"num_format": f"#,##0.{'0' * places}"}
            made[f"{tone}/{places}"] = {**base, **fill, **number, **centre}
    return {name: book.add_format(about) for name, about in made.items()}


def _sheet(book: Any, table: Table, title: str, formats: dict[str, Any]) -> None:
    sheet = book.add_worksheet(table.name)
    sheet.write_string(0, 0, title, formats[f"title/{_title_size(title)}"])
    sheet.write_string(1, 0, table.about, formats["about"])
    widths = _widths(table)
    on_paper = widths[: len(table.printed)]
    sheet.set_row(2, _height([name for name, _ in table.printed], on_paper))
    for at, (name, _) in enumerate(table.columns):
        sheet.write_string(2, at, name, formats["head"])
        sheet.set_column(at, at, widths[at])
    heights = [*_rows(sheet, table, on_paper, formats)]
    if not table.rows:
        sheet.write_string(3, 0, "Không có.", formats["about"])
    else:
        sheet.autofilter(2, 0, 2 + len(table.rows), len(table.columns) - 1)
    sheet.freeze_panes(3, 2)
    across = sum(one + _PADDING for one in on_paper)
    _on_paper(sheet, table, across)
    if table.bars and table.rows:
        page = _PAGE / _scale(across)
        wide = _first_page(on_paper, across / _pages(across))
        high = _chart(book, sheet, table, table.bars, (wide, page))
        if sum(heights) / 0.75 + high > page and len(table.rows) <= _MOST_BARS:
            _apart(book, table, on_paper, high)


_ACROSS = 150
"""So many characters of a table stand across a page in letters of 9 pt or more."""
_CLOSER = 0.1
"""By so much more of a page the letters may be smaller before there are two pages."""
_PADDING = 0.71
"""How many characters wide the edges of a cell are."""
_BARE = 12
"""So wide a column of figures, days and short words is: it stays so, and none gets narrower."""
_LEAST = 0.55
"""No column of words is narrowed further than to so much of its width."""


def _rows(
    sheet: Any, table: Table, widths: Sequence[float], formats: dict[str, Any]
) -> Iterator[float]:
    """Writes the rows, and gives how high each is on paper, that has columns of these widths."""
    for line, row in enumerate(table.rows, 3):
        printed, aside = row[: len(widths)], row[len(widths) :]
        height = _height([cell.text for cell in printed], widths)
        sheet.set_row(line, height)
        for at, cell in enumerate(printed):
            _write(sheet, (line, at), cell, formats, table.columns[at][1])
        for at, cell in enumerate(aside, len(widths)):
            sheet.write(line, at, cell.text or None, formats["aside"])
        yield height


def _title_size(title: str) -> int:
    """How large the title is, which is cut off where it is longer than the first page is wide."""
    return max(_TITLES[0], min(_TITLES[-1], 1100 // max(1, len(title))))


_TITLES = range(9, 14)
"""How large titles may be."""


def _scale(across: float) -> float:
    """How small the table is printed that is so wide."""
    return min(1, _WHOLE * _pages(across) / across)


_WHOLE = 123
"""So many characters stand across a page in letters as large as on the screen."""


def _pages(across: float) -> int:
    return ceil(across / _ACROSS - _CLOSER)


def _widths(table: Table) -> list[float]:
    """How wide the columns are: those of words are narrowed to what has room on a page."""
    printed = [width for _, width in table.printed]
    words = sum(width * (width > _BARE) for width in printed)
    room = _ACROSS - _PADDING * len(printed) - (sum(printed) - words)
    part = min(1, max(_LEAST, room / max(1, words)))
    apart = [width for _, width in table.columns[len(printed) :]]
    return [*(max(min(width, _BARE), width * part) for width in printed), *apart]


def _height(texts: Iterable[str], widths: Iterable[float]) -> float:
    """How high the row is in which these stand."""
    return 15.5 * max(_lines(*both) for both in zip(texts, widths, strict=True))


def _lines(text: str, width: float) -> int:
    """How many lines a text takes in a column of that width."""
    most = int(width * 1.1)
    return sum(max(1, len(wrap(one, most))) for one in text.split("\n"))


def _on_paper(sheet: Any, table: Table, across: float) -> None:
    """How a table is printed: its titles on each page, on several pages across where one would make
    its letters too small."""
    sheet.repeat_rows(2)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.repeat_columns(0, 1)
    sheet.fit_to_pages(_pages(across), 0)
    if table.aside:
        sheet.print_area(0, 0, 2 + max(1, len(table.rows)), len(table.printed) - 1)
    sheet.set_margins(0.4, 0.4, 0.5, 0.5)
    sheet.set_footer("&C&P/&N")


_MOST_BARS = 60
"""More bars than that cannot be told apart."""


_FONT = {"name": "Times New Roman", "size": 10}


_CHART_WIDTH, _BAR, _AROUND = 760, 24, 140
"""How wide a chart is at most, how high a bar, and what is around all of them, in points of the
screen."""
_PAGE = 600
"""So many of them a page has below its titles."""
_CLOSE = 24
"""More bars than these stand closer, with smaller letters."""


def _edges(widths: Iterable[float]) -> list[int]:
    """Where the columns end, in points of the screen."""
    return [*accumulate(int(7 * one + 5) for one in widths)]


def _first_page(widths: Sequence[float], across: float) -> int:
    """How wide a chart may be that is to stand below columns of the first page across."""
    ends = zip(accumulate(one + _PADDING for one in widths), _edges(widths), strict=True)
    return min(_CHART_WIDTH, max(edge for end, edge in ends if end <= across + 1))


def _apart(book: Any, table: Table, widths: Sequence[float], high: int) -> None:
    """The chart has a page of its own: it is not cut by the end of one, nor by its titles."""
    from xlsxwriter.utility import xl_range_abs

    end, below = 2 + len(table.rows), 4 + len(table.rows)
    edges = _edges(widths)
    across = next((at for at, edge in enumerate(edges) if edge >= _CHART_WIDTH), len(edges) - 1)
    areas = ((0, len(edges) - 1, end), (below, across, below + ceil(high / 20)))
    named = (
        f"'{table.name}'!{xl_range_abs(top, 0, bottom, right)}" for top, right, bottom in areas
    )
    book.define_name(f"'{table.name}'!_xlnm.Print_Area", f"={','.join(named)}")


def _chart(book: Any, sheet: Any, table: Table, bars: Bars, most: tuple[int, float]) -> int:
    """A native chart below the table, so wide and high at most where its bars can be told apart then;
    beside it, of the first rows, where the table is long. How high it is."""
    last = 2 + min(len(table.rows), _MOST_BARS)
    chart = book.add_chart({"type": "bar", "subtype": "stacked"})
    drawn = [(at, tone) for at, tone in bars.series if any(_counts(table, at))]
    for column, tone in drawn:
        chart.add_series(
            {
                "name": [table.name, 2, column],
                "categories": [table.name, 3, bars.names, last, bars.names],
                "values": [table.name, 3, column, last, column],
                "fill": {"color": COLOURS[tone]},
                "border": {"color": "#7F7F7F"},
                "gap": 40,
                "data_labels": {"value": True, "num_format": "0;;;", "font": _FONT},
            }
        )
    counted = zip(*(_counts(table, at) for at, _ in drawn), strict=True)
    longest = max(map(sum, counted), default=0) or 1
    chart.set_title({"name": bars.title, "name_font": {**_FONT, "size": 13}})
    # What has no first and last figure begins wherever a program likes.
    scale = {"min": 0, "max": longest, "major_unit": -(-longest // 10)}
    chart.set_x_axis({**scale, "num_font": _FONT, "num_format": "0"})
    close = {"size": 8} if last - 2 > _CLOSE else {}
    chart.set_y_axis({"reverse": True, "num_font": {**_FONT, **close}})
    chart.set_legend({"position": "bottom", "font": _FONT})
    wide, page = most
    free = _AROUND + _BAR * (last - 2)
    high = int(min(free, max(page, free / 2)))
    chart.set_size({"width": wide, "height": high})
    is_long = len(table.rows) > _MOST_BARS
    at = (2, len(table.columns) + 1) if is_long else (last + 2, 0)
    sheet.insert_chart(*at, chart, {"description": bars.title})
    return high


def _counts(table: Table, column: int) -> list[int]:
    """What the column counts in the rows that are drawn."""
    values = (row[column].value for row in table.rows[:_MOST_BARS])
    return [one if isinstance(one, int) else 0 for one in values]


def _write(
    sheet: Any, at: tuple[int, int], word: Toned, formats: dict[str, Any], width: int
) -> None:
    centre = f"{word.tone}/centre"
    if isinstance(word.value, date):
        day = datetime.combine(word.value, time())
        months = "padded" if day.month <= MONTHS_PADDED else "bare"
        sheet.write_datetime(*at, day, formats[f"{word.tone}/{months}"])
    elif isinstance(word.value, int | Decimal):
        places = min(places_of(word.value), _MOST_PLACES) if isinstance(word.value, Decimal) else 0
        sheet.write_number(*at, word.value, formats[f"{word.tone}/{places}" if places else centre])
    elif word.value:
        sheet.write_string(*at, word.value, formats[word.tone if width > 7 else centre])
    elif at[0] < _LARGE or word.tone:
        sheet.write_blank(*at, None, formats[word.tone])


def table_csv(table: Table) -> bytes:
    """The table, separated by ; with the mark that makes Excel in Viet Nam read it as it is."""
    buffer = StringIO(newline="")
    writer = csv.writer(buffer, delimiter=";", lineterminator="\r\n")
    writer.writerow([name for name, _ in table.columns])
    writer.writerows([_harmless(word.text) for word in row] for row in table.rows)
    return buffer.getvalue().encode("utf-8-sig")


def _harmless(text: str) -> str:
    """The text so that no program takes it for a formula."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def calendar(title: str, days: Iterable[Due], made: datetime, product: str) -> bytes:
    """A calendar with one entry for each thing and day on which it is due; `product` made it."""
    from icalendar import Alarm, Calendar, Event

    found = Calendar()
    found.add("prodid", f"-//kehoach//{product}//VI")
    found.add("version", "2.0")
    found.add("x-wr-calname", title)
    for due in days:
        event = Event()
        event.add("uid", f"{due.name}-{due.day.isoformat()}@kehoach")
        event.add("dtstamp", made)
        event.add("dtstart", due.day)
        if due.day < date.max:  # an event without an end lasts its day
            event.add("dtend", due.day + timedelta(days=1))
        event.add("summary", due.summary)
        event.add("description", due.description)
        event.add("transp", "TRANSPARENT")
        for before in _REMINDERS:
            alarm = Alarm()
            alarm.add("action", "DISPLAY")
            alarm.add("trigger", timedelta(-before))
            alarm.add("description", f"Còn {before} ngày: {due.summary}")
            event.add_component(alarm)
        found.add_component(event)
    return bytes(found.to_ical())


def refuse_targets(targets: dict[str, Path], read: Iterable[Path], code: str) -> None:
    """Raises `Rejected` for a file with another ending, or that is one of those that are read."""
    known = set(map(real, read))
    problems = []
    for ending, target in targets.items():
        spot = Spot(target.as_posix())
        if real(target) in known:
            message = Said(
                "tệp này là đầu vào; không ghi đè", "this file is read here and is not written over"
            )
            problems.append(Problem(spot, code, message))
        elif target.suffix.casefold() != f".{ending}":
            message = Said(f"tên tệp phải có đuôi .{ending}", f"the file name ends in .{ending}")
            problems.append(Problem(spot, code, message))
    if problems:
        raise Rejected(problems)
