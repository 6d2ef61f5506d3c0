"""The ledger on paper: the matrix of communes × tasks, what is to be asked, what is late."""

from collections.abc import Sequence
from itertools import count
from typing import Any

from generator.export import COLOURS, Table, Toned
from generator.ledger.exports import made_on
from generator.ledger.gather import Ledger
from generator.ledger.owing import late_reports, late_tasks, plans_owed
from generator.ledger.page import counts
from generator.ledger.tables import LEGEND, matrix
from generator.package import zip_parts
from generator.word.opc import saved

# In mm: A4 or A3 across, the margins, what a line and a column take.
_PAGES = ((297, 210), (420, 297))
_MARGIN, _HEAD, _LINE, _LETTER, _NAME, _GAP = 12, 34, 4.2, 9.5, 38, 4
_WIDE = {"Kế hoạch": 28.0, "Cần đôn đốc": 13.0}
"""The columns of the matrix that hold more than a letter."""
_CELL = "Cell"
"""The style of what stands in cells."""
_NOTE_LINE, _NOTE_LETTER = 3.6, 1.45
"""What a line and a letter of the small print below the matrix take."""
_PAIRS, _SIGN = 3, 8
"""So many signs stand beside each other in the legend; what a sign takes."""


def layout(units: int, widths: Sequence[float], letters: int) -> tuple[tuple[int, int], int, int]:
    """The paper, and in how many blocks of how many lines the matrix fits on it.

    On the larger one it may run over; `letters` is how much small print stands below it.
    """
    for paper in _PAGES:
        notes = (1 + letters * _NOTE_LETTER / _room(paper)) * _NOTE_LINE
        lines = int((paper[1] - 2 * _MARGIN - _HEAD - notes) / _LINE) - 1
        width = _NAME + sum(widths) + _GAP
        blocks = max(1, int((_room(paper) + _GAP) / width))
        if blocks * lines >= units and width - _GAP <= _room(paper):
            blocks = -(-units // lines)
            return paper, blocks, -(-units // blocks)
    return _PAGES[1], 1, units


def _room(paper: tuple[int, int]) -> int:
    """What is between the margins."""
    return paper[0] - 2 * _MARGIN


def column_groups(widths: Sequence[float], paper: tuple[int, int]) -> list[slice]:
    """The columns of the matrix in as few parts as fit the paper, and as equal as can be."""
    for parts in count(1):
        size = max(1, -(-len(widths) // parts))
        groups = [slice(at, at + size) for at in range(0, max(1, len(widths)), size)]
        if size == 1 or all(sum(widths[one]) <= _room(paper) - _NAME for one in groups):
            break
    return groups


def as_docx(ledger: Ledger) -> bytes:
    """The matrix on one page in landscape, A4 where it fits, else A3; lists of what is owed below.

    Beyond that it is over several, the head repeated. Of more columns than fit
    there are several tables, each with the names of the units.
    """
    import docx
    from docx.enum.style import WD_STYLE_TYPE
    from docx.shared import Mm, Pt

    document = docx.Document()
    columns = [name for name, _ in matrix(ledger).columns[2:]]
    widths = [_WIDE.get(name, _LETTER) for name in columns]
    letters = sum(len(f"{one.mark}: {one.says}   ") for one in ledger.assignments)
    paper, blocks, lines = layout(len(ledger.answers), widths, letters)
    section = document.sections[0]
    section.page_width, section.page_height = Mm(paper[0]), Mm(paper[1])
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(
        _MARGIN
    )
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Times New Roman", Pt(10)
    normal.paragraph_format.space_after = Pt(2)
    cell = document.styles.add_style(_CELL, WD_STYLE_TYPE.PARAGRAPH)
    cell.base_style, cell.font.size = normal, Pt(8)
    cell.paragraph_format.space_after = Pt(0.5)
    document.add_paragraph().add_run(ledger.title).bold = True
    document.add_paragraph(counts(ledger))
    _legend(document, _room(paper))
    document.add_paragraph(style=_CELL)
    for number, part in enumerate(column_groups(widths, paper)):
        if number:
            document.add_paragraph()
        _matrix(document, ledger, part, blocks, lines)
    _notes(document, ledger)
    for table in (*plans_owed(ledger), *late_tasks(ledger), *late_reports(ledger)):
        _list(document, table, _room(paper))
    properties = document.core_properties
    properties.title, properties.author, properties.comments = ledger.title[:255], "", ""
    properties.created = properties.modified = made_on(ledger.plan).replace(tzinfo=None)
    return zip_parts(saved(document))


def _legend(document: Any, room: float) -> None:
    """Each sign in a box of its colour, with what it means."""
    lines = -(-len(LEGEND) // _PAIRS)
    grid = document.add_table(lines, 2 * _PAIRS)
    _properties(grid)
    for at, (letter, tone, about) in enumerate(LEGEND):
        sign, words = grid.rows[at % lines]._tr.tc_lst[2 * (at // lines) :][:2]
        _frame(sign)
        _fill(sign, Toned(letter, tone), True)
        _fill(words, Toned(about), False)
    _set_widths(grid, [_SIGN, room / _PAIRS - _SIGN] * _PAIRS)


def _notes(document: Any, ledger: Ledger) -> None:
    """What the columns of the matrix stand for."""
    from docx.shared import Pt

    paragraph = document.add_paragraph()
    for one in ledger.assignments:
        for words, is_bold in ((f"{one.mark}: ", True), (f"{one.says}   ", False)):
            run = paragraph.add_run(words)
            run.font.size, run.bold = Pt(8), is_bold


def _heading(document: Any, table: Table) -> None:
    """What a table asks, on the page on which it begins."""
    from docx.shared import Pt

    heading = document.add_paragraph()
    heading.add_run(table.about).bold = True
    heading.paragraph_format.space_before = Pt(6)
    heading.paragraph_format.keep_with_next = True


def _list(document: Any, table: Table, room: float) -> None:
    """A table of words, as wide as the page."""
    _heading(document, table)
    total = sum(width for _, width in table.columns)
    grid = document.add_table(len(table.rows) + 1, len(table.columns))
    _properties(grid)
    head = tuple(Toned(name, "head") for name, _ in table.columns)
    for line, row in enumerate([head, *table.rows]):
        for tc, word in zip(grid.rows[line]._tr.tc_lst, row, strict=True):
            _frame(tc)
            _fill(tc, word, isinstance(word.value, int) or word.tone == "head")
    _set_widths(grid, [room * width / total for _, width in table.columns])


def _matrix(document: Any, ledger: Ledger, columns: slice, blocks: int, lines: int) -> None:
    table = matrix(ledger)
    shown = [(row[1], *row[2:][columns]) for row in table.rows]
    heads = [name for name, _ in table.columns[2:][columns]]
    names = tuple(Toned(name, "head") for name in ("Đơn vị", *heads))
    widths = [_NAME, *(_WIDE.get(name, _LETTER) for name in heads)]
    grid = document.add_table(lines + 1, blocks * len(names) + blocks - 1)
    _properties(grid)
    for block in range(blocks):
        at = block * (len(names) + 1)
        for line, row in enumerate([names, *shown[block * lines : (block + 1) * lines]]):
            cells = grid.rows[line]._tr.tc_lst
            for place, cell in enumerate(row):
                _frame(cells[at + place])
                _fill(cells[at + place], cell, place > 0)
    _set_widths(grid, [*widths, *(blocks - 1) * [_GAP, *widths]])


def _set_widths(grid: Any, widths: Sequence[float]) -> None:
    """How wide the columns are, in mm; Word looks at each cell for it."""
    from docx.shared import Twips

    sizes = [Twips(int(width / 25.4 * 1440)) for width in widths]
    for column, size in zip(grid.columns, sizes, strict=True):
        column.width = size
    for row in grid._tbl.tr_lst:
        for tc, size in zip(row.tc_lst, sizes, strict=True):
            tc.width = size


def _properties(grid: Any) -> None:
    """Narrow cells without a frame of their own, the head on every page.

    Cells that hold something have one of their own.
    """
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls, qn

    grid.autofit = False
    margins = "".join(f'<w:{side} w:w="28" w:type="dxa"/>' for side in ("left", "right"))
    look = grid._tbl.tblPr.find(qn("w:tblLook"))
    look.addprevious(parse_xml(f"<w:tblCellMar {nsdecls('w')}>{margins}</w:tblCellMar>"))
    head = grid.rows[0]._tr.get_or_add_trPr()
    head.append(parse_xml(f"<w:tblHeader {nsdecls('w')}/>"))
    for tc in grid._tbl.iter_tcs():
        tc.p_lst[0].style = _CELL
    for row in grid.rows:
        row._tr.get_or_add_trPr().insert(0, parse_xml(f"<w:cantSplit {nsdecls('w')}/>"))


def _fill(tc: Any, word: Toned, centred: bool) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.text.paragraph import Paragraph

    _shade(tc.get_or_add_tcPr(), word.tone)
    paragraph = Paragraph(tc.p_lst[0], None)  # type: ignore[arg-type]
    if centred:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = paragraph.add_run(" ".join(word.text.split()))
    run.bold = word.tone == "head"


def _frame(tc: Any) -> None:
    """The frame of a cell."""
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    sides = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:color="BFBFBF"/>'
        for side in ("top", "left", "bottom", "right")
    )
    tc.get_or_add_tcPr().append(parse_xml(f"<w:tcBorders {nsdecls('w')}>{sides}</w:tcBorders>"))


def _shade(properties: Any, tone: str) -> None:
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    if colour := {**COLOURS, "head": "#D9E2F3"}.get(tone, "").lstrip("#"):
        properties.append(
            parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="{colour}"/>')
        )
