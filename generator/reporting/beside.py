"""What stands in a sheet of the form where no answer is looked for: told, so that nothing is lost."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from generator.language import NOTHING, Said
from generator.lazy import dataclass
from generator.problems import Severity
from generator.reporting.columns import LAST, NUMBER, SAYS, FormColumn
from generator.reporting.form import FormRow
from generator.reporting.heads import TitleRow, is_title
from generator.reporting.tables import CellTable, address
from generator.reporting.typed import folded_words

_SHOWN = 60
GONE = Said(
    "dòng này không còn trong phiên bản nay của kế hoạch; không tính",
    "a row that the plan no longer has in its version of now; it is left out",
)
"""Of a row in a form that an earlier version of the plan gave: whoever filled it in did no wrong."""


@dataclass(frozen=True, slots=True)
class BesideForm:
    """Cells of one row: the first is named, the words of each are kept, below the row `id` or last."""

    cell: str
    code: str
    message: Said
    words: tuple[tuple[str, str], ...] = ()
    id: str = ""
    severity: Severity = Severity.WARNING


def unread_cells(
    table: CellTable,
    head: TitleRow,
    rows: Mapping[int, FormRow | Said],
    same_last: bool,
    same_plan: bool | None = True,
) -> Iterator[BesideForm]:
    """Words of the form that somebody changed, and what was typed beside it, row by row.

    `rows` says which row of the form each is, or why that is not known though it answers something;
    `same_plan` that the form was made of the very plan, False of another version of it: there words
    differ that nobody changed. None is of a plan that is not here, whose words are its own.
    """
    by_row: dict[int, list[int]] = defaultdict(list)
    for row, column in sorted(table.cells.keys()):
        by_row[row].append(column)
    for row in by_row.keys() - {head.row}:
        of = rows.get(row, NOTHING)
        if isinstance(of, FormRow) and same_plan is not None:
            yield from _changed(table, head, row, of, same_last, same_plan)
        known = head.known if isinstance(of, FormRow) else {}
        free = [at for at in by_row[row] if at not in known and not _is_form(table, head, row, at)]
        yield from _beside(table, head, row, free, of) if free else ()


def _is_form(table: CellTable, head: TitleRow, row: int, column: int) -> bool:
    """Whether the words are a title of the form, or the number of a row."""
    text = table.text(row, column)
    numbered = column == head.column(NUMBER) and text.rstrip(".").isdigit()
    return numbered or is_title(text, head.sheet)


def _changed(
    table: CellTable, head: TitleRow, row: int, of: FormRow, same_last: bool, same_plan: bool
) -> Iterator[BesideForm]:
    """The cells of the form that say something else now."""
    for at, column in head.shown.items():
        now, place = table.text(row, at), address(row, at)
        compared = column.title != LAST or same_last
        if now and compared and folded_words(now) != folded_words(column.shows(0, of)):
            if same_plan:
                yield BesideForm(place, "changed", _edited(column, now), ((place, now),), of.id)
            else:
                message = _differs(column, now, column.shows(0, of))
                yield BesideForm(place, "differs", message, id=of.id, severity=Severity.INFO)


def _edited(column: FormColumn, now: str) -> Said:
    return Said(
        f"ô '{column.title}' của mẫu đã bị sửa thành '{now[:_SHOWN]}'; không phải chỗ trả lời",
        f"'{column.title}' of the form was changed to '{now[:_SHOWN]}'; no place of answers",
    )


def _differs(column: FormColumn, now: str, here: str) -> Said:
    """What the plan says that the form was made from, and the one at hand."""
    return Said(
        f"'{column.title}': kế hoạch lập ra bảng ghi '{now[:_SHOWN]}', kế hoạch ở đây ghi"
        f" '{here[:_SHOWN] or 'không'}'",
        f"'{column.title}': '{now[:_SHOWN]}' in the plan of the form, '{here[:_SHOWN]}' in the one here",
    )


def _beside(
    table: CellTable, head: TitleRow, row: int, columns: Sequence[int], of: FormRow | Said
) -> Iterator[BesideForm]:
    """What was typed where the form has nothing, each below the title that it stands under."""
    titles = ["" if at in head.known else table.text(head.row, at) for at in columns]
    texts = [table.text(row, at) for at in columns]
    said = [": ".join(filter(None, both)) for both in zip(titles, texts, strict=True)]
    words = tuple(zip((address(row, at) for at in columns), said, strict=True))
    if isinstance(of, Said) and of != NOTHING:
        place = address(row, head.column(SAYS))
        severity = Severity.INFO if of == GONE else Severity.ERROR
        yield BesideForm(place, "row", of, words, severity=severity)
        return
    told = "; ".join(said)[:_SHOWN]
    message = Said(f"ngoài các ô của mẫu: {told}", f"outside the cells of the form: {told}")
    yield BesideForm(
        words[0][0], "beside", message, words, of.id if isinstance(of, FormRow) else ""
    )
