"""The matrix of communes × tasks as one page to look at: .html, and .docx to print."""

from pathlib import Path
from typing import Any

from generator.export import COLOURS, Toned, cut_short
from generator.ledger.exports import made_on
from generator.ledger.gather import Ledger
from generator.ledger.tables import LEGEND, matrix, tables, to_ask
from generator.package import zip_parts
from generator.word.opc import saved

_TEMPLATE = Path(__file__).with_name("page.html.j2")


def counts(ledger: Ledger) -> str:
    """How many have answered, and how many gaps there are, in one line."""
    day = f" Quá hạn tính đến ngày {Toned(ledger.on).text}." if ledger.on else ""
    return f"{ledger.summary.vi}.{day}"


def as_html(ledger: Ledger) -> bytes:
    """One page that needs nothing from elsewhere.

    The matrix, its legend, and what is missing, short and overdue.
    """
    from jinja2 import Environment

    page = Environment(autoescape=True).from_string(_TEMPLATE.read_text("utf-8"))
    names = ("Chưa đạt", "Cần hỏi lại", "Quá hạn", "Chú giải")
    text = page.render(
        title=ledger.title,
        counts=counts(ledger),
        colours=COLOURS,
        legend=LEGEND,
        matrix=matrix(ledger),
        titles={one.mark: one.says for one in ledger.assignments},
        others=[table for table in tables(ledger) if table.name in names],
    )
    return text.encode("utf-8", "xmlcharrefreplace")


# Of the page in Word, in mm: A4 or A3 across, the margins, what a line and a letter take.
_PAGES = ((297, 210), (420, 297))
_MARGIN, _HEAD, _LINE, _LETTER, _NAME, _GAP = 12, 34, 4.2, 9.5, 38, 4
_NOTE_LINE, _NOTE_LETTER = 3.2, 1.3
"""What a line and a letter of the small print below the matrix take."""


def layout(units: int, columns: int, letters: int) -> tuple[tuple[int, int], int, int]:
    """The paper, and in how many blocks of how many lines the matrix fits on it.

    On the larger one it may run over; `letters` is how much small print stands below it.
    """
    for paper in _PAGES:
        notes = (1 + letters * _NOTE_LETTER / (paper[0] - 2 * _MARGIN)) * _NOTE_LINE
        lines = int((paper[1] - 2 * _MARGIN - _HEAD - notes) / _LINE) - 1
        width = _NAME + columns * _LETTER + _GAP
        blocks = max(1, int((paper[0] - 2 * _MARGIN + _GAP) / width))
        if blocks * lines >= units and width - _GAP <= paper[0] - 2 * _MARGIN:
            blocks = -(-units // lines)
            return paper, blocks, -(-units // blocks)
    return _PAGES[1], 1, units


def column_groups(columns: int, paper: tuple[int, int]) -> list[slice]:
    """The columns of the matrix in as few parts as fit the paper, and as equal as can be."""
    most = int((paper[0] - 2 * _MARGIN - _NAME) / _LETTER)
    parts = max(1, -(-columns // most))
    size = max(1, -(-columns // parts))
    return [slice(at, at + size) for at in range(0, max(1, columns), size)]


def as_docx(ledger: Ledger) -> bytes:
    """The matrix on one page in landscape, A4 where it fits, else A3.

    Beyond that it is over several, the head repeated. Of more columns than fit
    there are several tables, each with the names of the units.
    """
    import docx
    from docx.shared import Mm, Pt

    document = docx.Document()
    notes = "   ".join(f"{one.mark}: {cut_short(one.says, 90)}" for one in ledger.assignments)
    paper, blocks, lines = layout(len(ledger.answers), len(ledger.assignments), len(notes))
    section = document.sections[0]
    section.page_width, section.page_height = Mm(paper[0]), Mm(paper[1])
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(
        _MARGIN
    )
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Times New Roman", Pt(10)
    normal.paragraph_format.space_after = Pt(2)
    document.add_paragraph().add_run(ledger.title).bold = True
    document.add_paragraph(counts(ledger))
    _legend(document)
    for number, columns in enumerate(column_groups(len(ledger.assignments), paper)):
        if number:
            document.add_paragraph()
        _matrix(document, ledger, columns, blocks, lines)
    document.add_paragraph().add_run(notes).font.size = Pt(7)
    _to_ask(document, ledger)
    properties = document.core_properties
    properties.title, properties.author, properties.comments = ledger.title[:255], "", ""
    properties.created = properties.modified = made_on(ledger.plan).replace(tzinfo=None)
    return zip_parts(saved(document))


def _legend(document: Any) -> None:
    from docx.shared import Pt

    paragraph = document.add_paragraph()
    for letter, tone, about in LEGEND:
        run = paragraph.add_run(f" {letter or '   '} ")
        _shade(run._r.get_or_add_rPr(), tone)
        run.font.size = Pt(9)
        paragraph.add_run(f" {about}    ").font.size = Pt(9)


def _to_ask(document: Any, ledger: Ledger) -> None:
    from docx.shared import Pt

    table = to_ask(ledger, on_paper=True)
    if table.rows:
        heading = document.add_paragraph()
        heading.add_run(table.about).bold = True
        heading.paragraph_format.keep_with_next = True
    for _, unit, stage, why in table.rows:
        paragraph = document.add_paragraph()
        for word, is_bold in ((unit.text, True), (f": {stage.text}; {why.text}", False)):
            run = paragraph.add_run(" ".join(word.split()))
            run.font.size, run.bold = Pt(9), is_bold


def _matrix(document: Any, ledger: Ledger, columns: slice, blocks: int, lines: int) -> None:
    from docx.shared import Mm

    table = matrix(ledger)
    shown = [(row[1], *row[2:-2][columns]) for row in table.rows]
    marks = (one.mark for one in ledger.assignments[columns])
    names = tuple(Toned(name, "head") for name in ("Đơn vị", *marks))
    width = len(names)
    grid = document.add_table(lines + 1, blocks * width + blocks - 1)
    grid.autofit = False
    _properties(grid)
    for block in range(blocks):
        at = block * (width + 1)
        for line, row in enumerate([names, *shown[block * lines : (block + 1) * lines]]):
            cells = grid.rows[line]._tr.tc_lst
            for place, cell in enumerate(row):
                _fill(cells[at + place], cell, place > 0)
        for place in range(width):
            grid.columns[at + place].width = Mm(_LETTER if place else _NAME)
        if block:
            grid.columns[at - 1].width = Mm(_GAP)


def _properties(grid: Any) -> None:
    """Narrow cells without a frame of their own, the head on every page.

    Cells that hold something draw their frame.
    """
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    margins = "".join(f'<w:{side} w:w="28" w:type="dxa"/>' for side in ("left", "right"))
    grid._tbl.tblPr.append(parse_xml(f"<w:tblCellMar {nsdecls('w')}>{margins}</w:tblCellMar>"))
    head = grid.rows[0]._tr.get_or_add_trPr()
    head.append(parse_xml(f"<w:tblHeader {nsdecls('w')}/>"))
    height = f'<w:trHeight {nsdecls("w")} w:val="{round(_LINE / 25.4 * 1440)}" w:hRule="exact"/>'
    for row in grid.rows:
        properties = row._tr.get_or_add_trPr()
        properties.insert(0, parse_xml(height))
        properties.insert(0, parse_xml(f"<w:cantSplit {nsdecls('w')}/>"))


def _fill(tc: Any, word: Toned, centred: bool) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls
    from docx.shared import Pt
    from docx.text.paragraph import Paragraph

    sides = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:color="BFBFBF"/>'
        for side in ("top", "left", "bottom", "right")
    )
    tc.get_or_add_tcPr().append(parse_xml(f"<w:tcBorders {nsdecls('w')}>{sides}</w:tcBorders>"))
    _shade(tc.get_or_add_tcPr(), word.tone)
    paragraph = Paragraph(tc.p_lst[0], None)  # type: ignore[arg-type]
    paragraph.paragraph_format.space_after = Pt(0)
    if centred:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = paragraph.add_run(word.text)
    run.font.size = Pt(8)
    run.bold = word.tone == "head"


def _shade(properties: Any, tone: str) -> None:
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    if colour := {**COLOURS, "head": "#D9E2F3"}.get(tone, "").lstrip("#"):
        properties.append(
            parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="{colour}"/>')
        )
