"""Tables of tasks: which tables of a paper they are, and the task of each row."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from itertools import zip_longest

from generator.export import cut_short
from generator.lazy import dataclass, regex
from generator.reading.anatomy.called import table_called
from generator.reading.document.layout import Document
from generator.reading.document.seen import SeenCell, SeenTable, seen_tables
from generator.tasks.assigning import only_names
from generator.tasks.authorities import Named, names, roles_in, split_roles
from generator.tasks.columns import Header, Role, header_of, is_marked, title_words
from generator.tasks.due import Calendar, year_in
from generator.tasks.phrases import LabelledLine, behind_labels
from generator.tasks.task import GivenTask

_KINDS = (
    ("roman", regex(r"[IVXLC]+[.)]?")),
    ("upper", regex(r"[A-ZĐ][.)]?")),
    ("digits", regex(r"[A-ZĐ]*\.?\d+(?:\.\d+)*[.)]?")),
    ("lower", regex(r"[a-zđ][.)]?")),
    ("dash", regex(r"[-–—+•*\uf0b7]")),
)
"""Kinds of numbers of rows; what has the same kind stands on the same level."""
_TYPED_NUMBER = regex(
    r"(?P<number>[-–+•](?=\s)|\d+(?:\.\d+)+[.)]?|\d{1,2}[.)/]|[IVXLC]+[.)]|[A-ZĐ][.)]|[a-zđ]\))"
    r"\s+(?=\S)"
)
_LONG, _LONGEST = 1_000, 20_000
"""Letters of a row that groups others, and of a cell, that are told with each task."""
_TOTAL = regex(r"(?:tổng|cộng)(?:\s*[:(].*)?|tổng (?:cộng|số|kinh phí)(?!\w).*", re.IGNORECASE)
_LED = (Role.LEAD, Role.LEAD_AND_SUPPORT)
_SAYS = (*_LED, Role.SUPPORT, Role.DEADLINE, Role.PRODUCT)
_SPAN = regex(r"bắt đầu|từ|kết thúc|đến")


@dataclass(frozen=True, slots=True)
class Worklist:
    """A table of a paper that lists tasks; without a header of its own it goes on with another."""

    table: SeenTable
    header: Header
    continued: bool = False


@dataclass(frozen=True, slots=True)
class TaskRow:
    """A row of such a table: its `cells` by column; one that `groups` stands over others only."""

    index: int
    number: str
    text: str
    cells: dict[int, SeenCell]
    groups: bool = False

    def said(self, columns: Iterable[int]) -> list[SeenCell]:
        """The cells of the columns that say something; one merged over several counts once."""
        found = [self.cells[column] for column in columns if column in self.cells]
        return [one for at, one in enumerate(found) if one.text and one not in found[:at]]

    @property
    def kind(self) -> str:
        """What kind of number it has, "" for none: on which level it stands."""
        found = next((kind for kind, form in _KINDS if form.fullmatch(self.number)), "")
        return f"{found}{self.number.rstrip('.').count('.')}" if found == "digits" else found


def task_tables(document: Document) -> list[Worklist]:
    """The tables of the document that list tasks, each with its header."""
    found: list[Worklist] = []
    for table in seen_tables(document.paragraphs):
        header = header_of(table)
        if header is not None:
            found.append(Worklist(table, header))
        elif found and _goes_on(table, found[-1]):
            above = found[-1].header
            found.append(Worklist(table, replace(above, rows=0), continued=True))
    # A table around one of them only sets the page.
    around = {one.table.within.table for one in found if one.table.within}
    return [one for one in found if one.table.number not in around]


def _goes_on(table: SeenTable, above: Worklist) -> bool:
    """Whether a table without a header is the rest of the one before it."""
    before = above.table
    if table.number != before.number + 1 or table.within != before.within:
        return False
    if table.width < 3 or not (
        table.width == before.width or len(table.rows[0]) == len(above.header.places)
    ):
        return False
    row = TaskRow(0, "", "", dict(_cells(table, above.header, 0)))
    numbers = row.said(above.header.of(Role.NO))
    if above.header.of(Role.NO):
        return bool(numbers) and TaskRow(0, numbers[0].text, "", {}).kind != ""
    leads = row.said(above.header.of(Role.LEAD, Role.LEAD_AND_SUPPORT))
    return bool(leads) and bool(only_names(leads[0].text))


def rows_of(listed: Worklist) -> list[TaskRow]:
    """The rows below the header that say something, without those that repeat it or add up."""
    table, header = listed.table, listed.header
    read = (_row(table, header, index) for index in range(header.rows, len(table.rows)))
    rows = [one for one in read if one and not _repeats(one, header)]
    return [
        replace(one, groups=_groups(one, later, header))
        for one, later in zip_longest(rows, rows[1:])
    ]


def _cells(table: SeenTable, header: Header, index: int) -> Iterator[tuple[int, SeenCell]]:
    row = table.rows[index]
    if len(row) == len(header.places):  # hands that drag borders leave columns that do not line up
        for (first, span), cell in zip(header.places, row, strict=True):
            yield from ((one, cell) for one in range(first, first + span) if one in header.roles)
        return
    for column in header.roles:
        covering = table.at(index, column)
        if covering is not None:
            yield column, covering


def _row(table: SeenTable, header: Header, index: int) -> TaskRow | None:
    if not any(cell.row == index and cell.text for cell in table.rows[index]):
        return None
    row = TaskRow(index, "", "", dict(_cells(table, header, index)))
    text = _text(row, header)
    numbers = [one.text for one in row.said(header.of(Role.NO)) if one.text != text]
    typed = None if numbers else _TYPED_NUMBER.match(text)
    if typed and (typed["number"] not in "-–+•" or text.count(f" {typed['number']} ") == 0):
        numbers, text = [typed["number"]], text[typed.end() :]
    made = replace(row, number=" ".join(numbers), text=text)
    return made if text and not _adds_up(made, header) else None


def _adds_up(row: TaskRow, header: Header) -> bool:
    """Whether the row says what others come to."""
    return bool(_TOTAL.fullmatch(row.text)) and not row.said(header.of(*_LED))


def _text(row: TaskRow, header: Header) -> str:
    """What the task is: the detail of one that is told over several rows."""
    texts, details = row.said(header.of(Role.TEXT)), row.said(header.of(Role.DETAIL))
    own = [one for one in details if one.rows == 1]
    if own and texts and texts[0].rows > 1:
        return own[0].text
    merged = (one for one in row.said(row.cells) if one.span > 1)
    return next((one.text for one in (*texts, *details, *merged)), "")


def _repeats(row: TaskRow, header: Header) -> bool:
    """Whether the row is the header again, as at the top of a page, or numbers the columns."""
    said = [title_words(one.text) for one in row.said(row.cells)]
    if len(said) < 2:
        return False
    counts = len(said) > 3 and all(re.fullmatch(r"\d{1,2}|[a-z]", one) for one in said)
    return counts or all(one in header.words for one in said)


def _groups(row: TaskRow, later: TaskRow | None, header: Header) -> bool:
    """Whether a row only stands over those below: it says no more than a heading does."""
    said = row.said(header.of(*_SAYS))
    if any(one.span <= 1 for one in said):
        return False
    wide = any(row.text and one.text.endswith(row.text) for one in said)
    return wide or (later is not None and _heads(row, later))


def _heads(row: TaskRow, later: TaskRow) -> bool:
    """Whether a row that says nothing but what it is looks like a heading of the next."""
    if row.kind in ("roman", "upper") and later.kind != row.kind:
        return True
    if later.number.startswith(f"{row.number.rstrip('.')}.") and row.number:
        return True
    below = later.kind in ("lower", "dash") and row.kind not in ("", later.kind)
    above = not row.number and bool(later.number) and row.text[:1].isupper()
    return below or above or row.text.isupper() or (_bold(row) and not _bold(later))


def _bold(row: TaskRow) -> bool:
    cells = [one for one in row.cells.values() if row.text and one.text.endswith(row.text)]
    runs = [run for one in cells for line in one.paragraphs for run in line.runs]
    shown = [run for run in runs if run.text.strip()]
    return bool(shown) and all(run.look.bold for run in shown)


def tasks_of(listed: Worklist, calendar: Calendar, region: str = "") -> Iterator[GivenTask]:
    """The task of each row, in order; `region` says in which part of the paper the table is."""
    above: list[TaskRow] = []
    for row in rows_of(listed):
        above = _outer(above, row)
        if row.groups:
            above.append(row)
        else:
            yield _task(listed, row, above, calendar, region)


def _outer(above: list[TaskRow], row: TaskRow) -> list[TaskRow]:
    """The rows that group this one: those before the first of its own level."""
    kinds = [one.kind for one in above]
    if row.kind in kinds and (row.kind or row.groups):
        return above[: kinds.index(row.kind)]
    return list(above)


def _task(
    listed: Worklist, row: TaskRow, above: list[TaskRow], calendar: Calendar, region: str
) -> GivenTask:
    header = listed.header
    labels = behind_labels(row.text) or LabelledLine(row.text, {})
    leads, supports = _authorities(row, header, labels.said)
    if not leads:
        leads = next(filter(None, (only_names(one.text) for one in above[::-1])), ())
    deadline, due = _deadline(row, header, calendar)
    deadline = deadline or labels.said.get("deadline", "")
    product = "; ".join(one.text for one in row.said(header.of(Role.PRODUCT)))
    own = [cut_short(cell.text, _LONGEST) for cell in listed.table.rows[row.index] if cell.text]
    groups = (cut_short(f"{one.number} {one.text}".strip(), _LONG) for one in above)
    return GivenTask(
        text=labels.before or row.text,
        leads=leads,
        supports=supports,
        deadline=deadline,
        due=due or calendar.due(deadline),
        product=product or labels.said.get("product", ""),
        passage=" | ".join((*groups, *own)),
        place=_place(listed, row, region),
    )


def _place(listed: Worklist, row: TaskRow, region: str) -> str:
    cells = [one for one in listed.table.rows[row.index] if one.row == row.index]
    stands = next(one.cell for cell in cells for one in cell.paragraphs)
    number = stands.row if stands and stands.table == listed.table.number else row.index + 1
    spot = f"{table_called(listed.table.first)}, hàng {number}"
    return f"{spot} ({region})" if region else spot


def _authorities(
    row: TaskRow, header: Header, said: Mapping[str, str]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Who leads and who supports, as the cells say it; else as labels in the text `said` it.

    All words of a column's cell stay in its list; those of a column for both go where they say.
    """
    leads = tuple(_leading(row, header))
    supports = tuple(_supporting(row, header))
    if leads:
        return leads, supports
    leads, supporting = split_roles([said.get("lead", "") or said.get("both", "")])
    return leads, (*supports, *supporting, *names([said.get("support", "")]))


def _leading(row: TaskRow, header: Header) -> Iterator[str]:
    for one in _roles(row, header, Role.LEAD):
        yield from one.whole
    for one in _roles(row, header, Role.LEAD_AND_SUPPORT):
        yield from () if one.supports else one.whole


def _supporting(row: TaskRow, header: Header) -> Iterator[str]:
    for one in _roles(row, header, Role.LEAD_AND_SUPPORT):
        yield from one.whole if one.supports else ()
    if not header.of(Role.SUPPORT, Role.LEAD_AND_SUPPORT):
        for one in _roles(row, header, Role.LEAD):
            yield from one.bare if one.supports else ()
    for cell in row.said(header.of(Role.SUPPORT)):
        yield from names(_spoken(cell))


def _roles(row: TaskRow, header: Header, role: Role) -> Iterator[Named]:
    for cell in row.said(header.of(role)):
        yield from roles_in(_spoken(cell))


def _spoken(cell: SeenCell) -> list[str]:
    """The lines of a cell; of one that speaks for many rows, as many letters as a name can have."""
    if cell.rows == 1 or len(cell.text) < _LONG:
        return cell.lines
    return [cut_short(cell.text, _LONG)]


def _deadline(row: TaskRow, header: Header, calendar: Calendar) -> tuple[str, tuple[date, ...]]:
    """The deadline as it is written, or as the titles of the columns that are marked say it."""
    columns = header.of(Role.DEADLINE, Role.PERIOD)
    titles = [title for column in columns for title in header.titles[column]]
    stated = next(filter(None, map(year_in, titles)), None)
    if stated:
        calendar = replace(calendar, year=stated, sure=True)
    said = (_period(cell, header, column) for column in columns for cell in row.said([column]))
    parts = [*dict.fromkeys(filter(None, said))]
    ends = any(_SPAN.match(title_words(title)) for title in titles)
    written = (" - " if ends else ", ").join(parts)
    due = calendar.due(written) or calendar.due("".join(parts[-1:]))
    return " ".join(written.split()), due


def _period(cell: SeenCell, header: Header, column: int) -> str:
    """What a cell says of time, line by line; one that is only marked, what its column is."""
    if is_marked(cell.text):
        return header.titles[column][-1]
    return "\n".join(_spoken(cell)) if header.roles[column] is Role.DEADLINE else ""
