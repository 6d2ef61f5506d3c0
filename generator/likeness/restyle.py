"""Our template of a kind, restyled: what a paper is like, put into its styles, columns and head."""

from io import BytesIO
from typing import Any

import docx
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from generator.law.decree30 import component
from generator.law.kinds import Kind
from generator.law.times_new_roman import text_width
from generator.likeness.values import Columns, Likeness, LineLook, Logo, Setting
from generator.package import zip_parts
from generator.word.opc import saved
from generator.word.pictures import picture_run
from generator.word.styles import style_id
from generator.word.table_look import table_style
from generator.word.template import template_bytes, twips
from generator.word.wordml import W

_HIGHEST_LOGO = 30.0
"""mm that a picture of the letterhead may be high."""


def template_like(kind: Kind, likeness: Likeness) -> bytes:
    """The template of this kind that looks so; the same likeness, the same bytes."""
    document = docx.Document(BytesIO(template_bytes(kind)))
    styles = {style.style_id: style for style in document.styles}
    for code, look in likeness.looks.items():
        if (style := styles.get(style_id(code))) is not None:
            _set(style, look)
    for code, line in likeness.underlines.items():
        if (style := styles.get(style_id(code))) is not None:
            _underline(style, line)
    _greet(styles, likeness.looks.get("kinh-gui", Setting()))
    _page(document, likeness.page)
    for table, columns in (
        (document.tables[0], likeness.heading),
        (document.tables[-1], likeness.signature),
    ):
        if columns:
            _widen(table, columns)
    if likeness.end_room is not None:
        _drop(document.tables[-1], likeness.end_room)
    for logo in likeness.logos:
        _show(document, logo)
    _dress_tables(document, likeness)
    return zip_parts(saved(document))


def _set(style: Any, look: Setting) -> None:
    """Gives the style what the look says, and nothing that it does not say."""
    if look.size:
        _resize(style, look.size)
    form = style.paragraph_format
    if look.above is not None:
        form.space_before = Pt(look.above)
    if look.below is not None:
        form.space_after = Pt(look.below)
    if look.line is not None:
        _set_lines(style, look.line, look.rule)
    if look.first is not None:
        form.first_line_indent = Mm(look.first)
    if look.align is not None:
        _align(style, look.align)


def _resize(style: Any, points: float) -> None:
    letters = style.element.get_or_add_rPr()
    for name in ("w:sz", "w:szCs"):
        for old in letters.findall(qn(name)):
            letters.remove(old)
    style.font.size = Pt(points)
    own = letters.find(qn("w:sz"))
    complex_size = own.makeelement(qn("w:szCs"))
    complex_size.set(qn("w:val"), own.get(qn("w:val")))
    own.addnext(complex_size)


def _set_lines(style: Any, line: float, rule: str) -> None:
    spacing = style.element.get_or_add_pPr().get_or_add_spacing()
    units = line * 240 if rule == "auto" else line * 20
    spacing.set(qn("w:line"), str(round(units)))
    spacing.set(qn("w:lineRule"), rule)


def _align(style: Any, align: str) -> None:
    properties = style.element.get_or_add_pPr()
    properties.get_or_add_jc().set(qn("w:val"), align)


def _greet(styles: dict[str, Any], look: Setting) -> None:
    """Kính gửi where the paper has it, and below it the list whose hyphens stand under its colon
    (PL I, II.9.a)."""
    greeting, listed = (styles.get(style_id(code)) for code in ("kinh-gui", "kinh-gui-danh-sach"))
    if greeting is None or listed is None:
        return
    size = look.size or component("kinh-gui").size.used
    if look.size:
        _resize(listed, size)
    # The room below the list stands below its last line alone.
    aligned = listed.element.get_or_add_pPr().get_or_add_jc()
    aligned.addprevious(parse_xml(f"<w:contextualSpacing {W}/>"))
    if look.left is None:
        return
    centred = look.align == "center"
    left = 0.0 if centred else look.left
    greeting.paragraph_format.left_indent = Mm(left)
    if not centred:
        hyphen = text_width("- ", size)
        form = listed.paragraph_format
        form.left_indent = Mm(left + text_width("Kính gửi", size) + hyphen)
        form.first_line_indent = Mm(-hyphen)


def _underline(style: Any, line: LineLook) -> None:
    """The length of a line stands in another name of its style, as `stamp.py` reads it."""
    if line.weight:
        for border in style.element.iter(qn("w:top")):
            border.set(qn("w:sz"), str(max(2, round(line.weight * 8))))
    if line.part is not None:
        name = style.element.find(qn("w:name"))
        alias = name.makeelement(qn("w:aliases"))
        alias.set(qn("w:val"), f"dài {round(line.part * 100)}%")
        name.addnext(alias)


def _page(document: Document, page: dict[str, float]) -> None:
    section: Any = document.sections[0]
    margins = section._sectPr.find(qn("w:pgMar"))
    for name, value in page.items():
        margins.set(qn(f"w:{name}"), str(twips(value)))


def _widen(table: Any, columns: Columns) -> None:
    widths = [round(one * 1440 / 25.4) for one in (columns.left, columns.right)]
    for grid, width in zip(table._tbl.tblGrid, widths, strict=True):
        grid.set(qn("w:w"), str(width))
    for row in table._tbl.tr_lst:
        for cell, width in zip(row.tc_lst, widths, strict=True):
            cell.tcPr.find(qn("w:tcW")).set(qn("w:w"), str(width))
    total = table._tbl.tblPr.find(qn("w:tblW"))
    total.set(qn("w:w"), str(sum(widths)))
    if columns.start:
        start = str(round(columns.start * 1440 / 25.4))
        total.addnext(parse_xml(f'<w:tblInd {W} w:w="{start}" w:type="dxa"/>'))


def _drop(table: Any, points: float) -> None:
    """Leaves room above the words in the cells of the table."""
    top = table._tbl.tblPr.find(f"{qn('w:tblCellMar')}/{qn('w:top')}")
    top.set(qn("w:w"), str(round(points * 20)))


def _show(document: Document, logo: Logo) -> None:
    """Puts a picture above or below the names in the head, in a paragraph of its own."""
    cell: Any = document.tables[0].rows[0].cells[1 if logo.right else 0]
    room = max(cell.width.mm - 2, 5.0)
    paragraph = parse_xml(
        f'<w:p {W}><w:pPr><w:pStyle w:val="{style_id("hinh")}"/><w:keepNext w:val="0"/>'
        '<w:spacing w:before="0" w:after="40"/></w:pPr></w:p>'
    )
    content = logo.picture.content
    run = picture_run(document, content, logo.width, room, _HIGHEST_LOGO, logo.alt)
    paragraph.append(run)
    if logo.below:
        cell._tc.append(paragraph)
    else:
        cell._tc.tcPr.addnext(paragraph)


def _dress_tables(document: Document, likeness: Likeness) -> None:
    """The table style and the letters of tables."""
    styles = document.styles.element
    if likeness.table:
        made = table_style(likeness.table).replace("<w:style ", f"<w:style {W} ", 1)
        styles.append(parse_xml(made))
    if likeness.letters:
        (letters,) = (one for one in document.styles if one.style_id == style_id("bang"))
        _resize(letters, likeness.letters)
