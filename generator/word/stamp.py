"""Last touches on a rendered document: lines as long as the law wants, its end, its properties."""

from collections.abc import Callable, Iterable, Iterator, Set
from datetime import date, datetime
from functools import partial
from itertools import islice
from typing import Any

from docx.document import Document
from docx.opc.coreprops import CoreProperties
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.styles.style import ParagraphStyle, StyleFactory
from docx.table import Table
from docx.text.paragraph import Paragraph

from generator.law.decree30 import Measure, component, measure
from generator.law.marks import URGENCY
from generator.law.times_new_roman import text_width
from generator.lazy import regex
from generator.word.expand import stories
from generator.word.opc import styles_named
from generator.word.sections import in_mm, line_width
from generator.word.styles import RULES, STAMPS, style_name
from generator.word.wordml import app_properties

MAX_PROPERTY = 255
"""What Word takes in a property of a document."""
_TABLE, _SECTION, _PARAGRAPH_STYLE = map(qn, ("w:tbl", "w:sectPr", "w:pStyle"))
_STYLE_ID, _VAL, _WIDTH, _ALIASES = map(qn, ("w:styleId", "w:val", "w:w", "w:aliases"))
_CORE = (
    "<cp:coreProperties"
    ' xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"/>'
)


def fit_tables(document: Document) -> None:
    """Narrows tables that are wider than the text, as when an office widens its template's margins.

    Tables of the plan are made to measure; those of the template all stand in the first section.
    """
    room = line_width(document)
    for table in _tables_of_first_section(document):
        widths = [in_mm(column.width) for column in table.columns]
        if sum(widths) > room + 0.5 and all(widths):
            _scale(table, room / sum(widths))


def _scale(table: Table, scale: float) -> None:
    for width in table._tbl.xpath(
        "./w:tblGrid/w:gridCol | ./w:tr/w:tc/w:tcPr/w:tcW | ./w:tblPr/w:tblW"
    ):
        if width.get(qn("w:type"), "dxa") == "dxa":
            width.set(qn("w:w"), str(int(int(width.get(qn("w:w"))) * scale)))


def _tables_of_first_section(document: Document) -> list[Table]:
    body = document.element.body
    ends = (section.getparent().getparent() for section in body.iter(_SECTION))
    end = next((one for one in ends if one.getparent() is body), None)
    before = body.iterchildren(_TABLE) if end is None else end.itersiblings(_TABLE, preceding=True)
    tables = [Table(one, document) for one in before]
    return tables if end is None else tables[::-1]


def fit_lines(document: Document) -> None:
    """Gives every line paragraph the indents that make it as long as its row of the law table says.

    The length is a part of the last line of text above it, in the size that this text really has,
    so that a template restyled in Word still has lines of the right length. Which part that is, an
    office says in another name of the style, as `share_of` reads it.
    """
    rows = {style_name(code): measure(code) for code in RULES}
    styles = map(StyleFactory, styles_named(document, *rows))
    ratios = {one.style_id: share_of(one.element, rows[one.name]) for one in styles}
    for line, box in _in_styles(document, ratios.keys()):
        before = islice(line.itersiblings(qn("w:p"), preceding=True), 1)
        for above in (Paragraph(one, document._body) for one in before):
            words = above.text
            if not words.strip():
                continue
            length = _width(above, words.split("\n")[-1]) * ratios[line.style]
            side = max(box() - length, 0) / 2
            _indent(Paragraph(line, document._body), side, side)


_SHARE = regex(r"dài (\d{1,3}) ?%")


def share_of(style: Any, row: Measure) -> float:
    """The part of the text that a line of the style is long: `dài 50%` in one of its other names,
    kept within the law's, else the part that we use."""
    named = style.find(_ALIASES)
    found = None if named is None else _SHARE.search(named.get(_VAL, ""))
    if not found:
        return row.value.used
    return min(max(int(found[1]) / 100, row.value.low), row.value.high)


def _in_styles(document: Document, styles: Set[str]) -> Iterator[tuple[Any, Callable[[], float]]]:
    """The paragraphs in one of the `styles`, of the body and of cells of its tables, each with what
    gives the width of its lines, mm."""
    body = document.element.body
    for style in body.iter(_PARAGRAPH_STYLE):
        if style.get(_VAL) not in styles:
            continue
        paragraph = style.getparent().getparent()
        around = paragraph.getparent()
        if around is body:
            yield paragraph, partial(line_width, document)
        elif around.tag == qn("w:tc") and around.getparent().getparent().getparent() is body:
            yield paragraph, partial(_cell_width, document, around)


def _cell_width(document: Document, cell: Any) -> float:
    table = Table(cell.getparent().getparent(), document)
    return in_mm(cell.width) - _cell_margins(cell, _margins(table))


_AROUND = 6.0
"""Room beside the words of a stamp that has no size of its own, mm in all."""


def fit_stamps(document: Document) -> None:
    """Gives every stamp its width: the decree's for urgency, else that of its words and some more.

    In the heading it stands in the middle of its cell, in the margin above at the right (cells 10
    and 11 of PL I, IV).
    """
    names = map(style_name, STAMPS)
    styles = {style.get(_STYLE_ID) for style in styles_named(document, *names)}
    heading = _tables_of_first_section(document)[:1]
    for cell in (cell for table in heading for row in table.rows for cell in row.cells):
        for paragraph, width in _stamps(cell.paragraphs, styles):
            side = max((_cell_width(document, cell._tc) - width) / 2, 0)
            _indent(paragraph, side, side)
    for paragraph, width in _stamps(_in_headers(document), styles):
        _indent(paragraph, max(line_width(document) - width, 0), 0)


def _in_headers(document: Document) -> list[Paragraph]:
    # python-docx makes headers anew from parts that docxtpl has replaced: these are the real ones.
    headers = [story for story in stories(document) if story.tag == qn("w:hdr")]
    return [Paragraph(one, document._body) for story in headers for one in story.iter(qn("w:p"))]


def _stamps(paragraphs: Iterable[Paragraph], styles: set[str]) -> Iterator[tuple[Paragraph, float]]:
    """The paragraphs in one of the `styles` of stamps, each with the width that it has to have, mm."""
    widths = {text: width for _, text, width in URGENCY.values()}
    for paragraph in paragraphs:
        if paragraph._p.style in styles:
            text = paragraph.text.strip()
            yield paragraph, widths.get(text.upper()) or _width(paragraph, text) + _AROUND


def _indent(paragraph: Paragraph, left: float, right: float) -> None:
    form = paragraph.paragraph_format
    form.left_indent, form.right_indent = Mm(left), Mm(right)


def _margins(table: Table) -> dict[str, str]:
    """The margin at each side of cells that have none of their own: the table's, else its style's."""
    margins = {}
    for side in ("left", "right"):
        place = "/".join(map(qn, ("w:tblPr", "w:tblCellMar", f"w:{side}")))
        found = _width_at(table._tbl, place)
        if not found and table.style:
            found = _width_at(table.style._element, place)
        margins[side] = found or "108"
    return margins


def _width_at(element: Any, place: str) -> str:
    found = element.find(place)
    return "" if found is None else str(found.get(_WIDTH, ""))


def _cell_margins(cell: Any, of_table: dict[str, str]) -> float:
    """Both margins of the cell together, mm."""
    total = 0.0
    for side, margin in of_table.items():
        own = _width_at(cell, "/".join(map(qn, ("w:tcPr", "w:tcMar", f"w:{side}"))))
        total += int(own or margin) / 1440 * 25.4
    return total


def _width(paragraph: Paragraph, text: str) -> float:
    fonts = _fonts(paragraph)
    size = _first(fonts, "size") or Pt(component("noi-dung").size.used)
    return text_width(text, size.pt, bool(_first(fonts, "bold")), bool(_first(fonts, "italic")))


def _styles_of(paragraph: Paragraph) -> list[ParagraphStyle]:
    """The style of the paragraph and those that it is based on, the nearest first."""
    found, style = [], paragraph.style
    while isinstance(style, ParagraphStyle):
        found.append(style)
        style = style.base_style
    return found


def _of_style(paragraph: Paragraph, name: str) -> Any:
    """A property of the paragraph: its own, else that of its style and those it is based on."""
    styles = _styles_of(paragraph)
    return _first([paragraph.paragraph_format, *(one.paragraph_format for one in styles)], name)


def _fonts(paragraph: Paragraph) -> list[Any]:
    """The font of the first run, then of the style and those it is based on."""
    own = [run.font for run in paragraph.runs[:1]]
    return [*own, *(style.font for style in _styles_of(paragraph))]


def _first(forms: Iterable[Any], name: str) -> Any:
    """The property of the first of `forms` that has it."""
    return next((value for form in forms if (value := getattr(form, name)) is not None), None)


def keep_end_together(document: Document) -> None:
    """Keeps the table of recipients and signer on a page with the last two lines of the text."""
    table = _signature_table(document)
    if table is None:
        return
    line = line_width(document)
    lines = 0.0
    before: Any
    for before in table._tbl.itersiblings(preceding=True):
        if before.tag == qn("w:tbl") and not lines and _signed(Table(before, document)):
            continue  # signatures of several stand between the text and the recipients
        if before.tag != qn("w:p") or lines >= 2:
            break
        paragraph = Paragraph(before, document)
        paragraph.paragraph_format.keep_with_next = True
        if not paragraph.text:
            continue
        # What is a letter or two too long may yet fit on one line of another font.
        indent = _of_style(paragraph, "first_line_indent") or Mm(0)
        lines += 2 if in_mm(indent) + _width(paragraph, paragraph.text) > line * 1.05 else 1


_DASH = regex(r"(?<=\d) ([-–]) (?=\d)")


def keep_periods_whole(document: Document) -> None:
    """Makes the spaces of `2021 - 2030` such as no line breaks at."""
    for story in stories(document):
        for text in story.iter(qn("w:t")):
            words = text.text or ""
            if (" - " in words or " – " in words) and _DASH.search(words):
                text.text = _DASH.sub("\u00a0\\1\u00a0", words)


def _signed(table: Table) -> bool:
    """Whether a table holds signatures, and nothing else."""
    name = style_name("ho-ten")
    last = (paragraph for cell in table.rows[-1].cells for paragraph in cell.paragraphs)
    return all(paragraph.style is not None and paragraph.style.name == name for paragraph in last)


def _signature_table(document: Document) -> Table | None:
    label = style_name("noi-nhan")
    for table in reversed(_tables_of_first_section(document)):
        if any(
            paragraph.style and paragraph.style.name == label
            for paragraph in table.rows[-1].cells[0].paragraphs
        ):
            return table
    return None


def set_properties(document: Document, title: str, author: str, issued: date | None) -> None:
    """Makes the document say what it is: title, author, language, and the day of issue alone.

    What the template's own file carried in its core and application properties (the clerk who saved
    it, his office, and when) is taken out.
    """
    part = document.part.package._core_properties_part
    part._element = parse_xml(_CORE)
    properties: CoreProperties = document.core_properties
    for other in document.part.package.iter_parts():
        if other.partname == "/docProps/app.xml":
            other._blob = app_properties()
    properties.title, properties.author = title[:MAX_PROPERTY], author[:MAX_PROPERTY]
    properties.language = "vi-VN"
    if issued:
        properties.created = properties.modified = datetime(issued.year, issued.month, issued.day)
