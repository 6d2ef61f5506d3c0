"""The Word templates that the program ships: `python -m generator.word.template`.

A template is an ordinary Word file: named styles after the law table, a heading table, the text,
and the table of recipients and signer, with docxtpl tags where the plan's words go. An office
restyles a copy in Word; this module is only for its first state.
"""

from collections.abc import Callable, Sequence
from html import escape
from pathlib import Path
from typing import Any

from docx.oxml import parse_xml

from generator.law.decree30 import (
    COMPONENTS,
    FONT,
    NOI_NHAN,
    QUOC_HIEU,
    TIEU_NGU,
    Align,
    Component,
    component,
    measure,
)
from generator.law.kinds import NONE, WRITTEN, Kind
from generator.law.times_new_roman import text_width
from generator.package import zip_parts
from generator.paper.blocks import Letterhead, Signatures
from generator.word.styles import (
    BLOCK_STYLES,
    BODY_STYLES,
    HEADINGS,
    LEVELS,
    RULES,
    STAMPS,
    TOGETHER,
    block_style,
    style_id,
    style_name,
    template_name,
)
from generator.word.wordml import FOOTER_RELATION, HEADER_RELATIONS, XML, R, W, package_parts

HEADING, SIGNATURE = (63, 102), (80, 85)
"""Widths of the two columns, mm: in the heading the right one holds the longest date line at 13 pt,
at the end the left one holds a recipient with his mark on one line."""


_SIDES = ("top", "left", "bottom", "right")


def twips(mm: float) -> int:
    """Millimetres in twentieths of a point, rounded up: no lower limit is missed by rounding."""
    return -int(-mm * 1440 // 25.4)


def template_bytes(kind: Kind) -> bytes:
    """The template of the papers of this kind, as a .docx."""
    page_number = _header(_paragraph("so-trang", _PAGE_FIELD))
    first = _header(_if("luu_hanh", "luu-hanh") + _paragraph("so-trang", ""))
    foot = _footer(_each("dia_chi", "dia-chi") + _paragraph("so-trang", ""))
    return zip_parts(package_parts(_document(kind), _styles(), page_number, first, foot))


def _sizes(row: Component) -> str:
    size = int(row.size.used * 2)
    return f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'


def _run_properties(row: Component) -> str:
    bold = "<w:b/><w:bCs/>" if row.bold else ""
    italic = "<w:i/><w:iCs/>" if row.italic else ""
    return f"<w:rPr>{bold}{italic}{_sizes(row)}</w:rPr>"


def _style(
    id_: str, name: str, paragraph: str, run: str, next_: str = "", based_on: str = "Normal"
) -> str:
    following = f'<w:next w:val="{next_}"/>' if next_ else ""
    return (
        f'<w:style w:type="paragraph" w:styleId="{id_}"><w:name w:val="{escape(name)}"/>'
        f'<w:basedOn w:val="{based_on}"/>'
        f"{following}<w:qFormat/><w:pPr>{paragraph}</w:pPr>{run}</w:style>"
    )


_ROOM = {
    "kinh-gui": (12, 6),
    "kinh-gui-danh-sach": (0, 6),
    "tham-quyen": (12, 12),
    "ban-hanh": (6, 6),
    "trich-yeu-cong-van": (6, 0),
    "do-mat": (6, 0),
    "do-khan": (6, 0),
    "du-thao": (6, 0),
    "nguoi-soan": (6, 0),
    "ten-loai": (18, 0),
    "so-ky-hieu": (6, 0),
    "dia-danh-thoi-gian": (6, 0),
    "ho-ten": (78, 0),
    "phu-luc-kem-theo": (0, 12),
    "phan-chuong": (12, 0),
    "phan-chuong-tieu-de": (0, 6),
}
"""Room above and below, pt, where a component stands alone; the body's comes from the law table."""
_LINE_ABOVE = '<w:pBdr><w:top w:val="single" w:sz="6" w:space="1" w:color="auto"/></w:pBdr>'


def _component_style(row: Component) -> str:
    if row.code in BODY_STYLES and row.code != "noi-dung":
        return _body_style(row)
    if row.code in STAMPS:
        return _stamp_style(row)
    above, below = _ROOM.get(row.code, (0, 0))
    indent = _indent(row)
    if row.code == "noi-dung":
        below = int(measure("noi-dung/spacing").value.used)
        indent = f'<w:ind w:firstLine="{twips(measure("noi-dung/first-line").value.used)}"/>'
    lines = int(measure("noi-dung/line-spacing").value.used * 240)
    border = _LINE_ABOVE if row.code == "dia-chi" else ""
    paragraph = (
        f"{_keep(row)}{border}{_spacing(above, below, lines)}{indent}"
        f'<w:jc w:val="{row.align or "both"}"/>{_level(row)}'
    )
    return _style(style_id(row.code), style_name(row.code), paragraph, _run_properties(row))


def _keep(row: Component) -> str:
    return "<w:keepNext/>" if row.code in TOGETHER else ""


def _level(row: Component) -> str:
    return f'<w:outlineLvl w:val="{LEVELS[row.code]}"/>' if row.code in LEVELS else ""


def _spacing(above: int, below: int, line: int, rule: str = "auto") -> str:
    """Room above and below, pt, and the height of a line in Word's units."""
    return (
        f'<w:spacing w:before="{above * 20}" w:after="{below * 20}" w:line="{line}"'
        f' w:lineRule="{rule}"/>'
    )


_ABOVE_DIEU = 6
"""Room above a heading of a Điều, pt, beside what the paragraph before it leaves."""


def _body_style(row: Component) -> str:
    """All that the text shares stands in one style: who changes "Nội dung" changes all of it."""
    own = _run_properties(row).replace(_sizes(component("noi-dung")), "")
    text = style_id("noi-dung")
    next_ = text if row.code in HEADINGS else ""
    above = f'<w:spacing w:before="{_ABOVE_DIEU * 20}"/>' if row.code == "dieu" else ""
    look = f"{_keep(row)}{above}{_level(row)}"
    return _style(style_id(row.code), style_name(row.code), look, own, next_, text)


_TO = 35.0
"""Where Kính gửi begins, mm from the margin, as in the decree's templates (PL I, IV, cell 9a)."""


def _indent(row: Component) -> str:
    if row.code == "kinh-gui":
        return f'<w:ind w:left="{twips(_TO)}" w:firstLine="0"/>'
    if row.code == "kinh-gui-danh-sach":
        # The hyphens stand under the colon (PL I, II.9.a), the rest of a long line under its words.
        colon = _TO + text_width("Kính gửi", row.size.used, row.bold, row.italic)
        hyphen = text_width("- ", row.size.used, row.bold, row.italic)
        return f'<w:ind w:left="{twips(colon + hyphen)}" w:hanging="{twips(hyphen)}"/>'
    return ""


_STAMP_LINE = 410
"""Height of the line in a stamp, twips: with its border 8 mm (PL I, III.2.b)."""


def _stamp_style(row: Component) -> str:
    """Words in a box; urgency is red (PL I, III.2.b)."""
    colour = "FF0000" if row.code == "do-khan" else "auto"
    sides = (
        f'<w:{side} w:val="single" w:sz="8" w:space="1" w:color="{colour}"/>' for side in _SIDES
    )
    above, _ = _ROOM.get(row.code, (0, 0))
    spacing = _spacing(above, 0, _STAMP_LINE, "exact")
    run = _run_properties(row).replace("<w:sz ", f'<w:color w:val="{colour}"/><w:sz ', 1)
    paragraph = f'<w:pBdr>{"".join(sides)}</w:pBdr>{spacing}<w:jc w:val="center"/>'
    return _style(style_id(row.code), style_name(row.code), paragraph, run)


def _rule_style(code: str) -> str:
    # A paragraph two points high whose upper border is the line; its indents, set when the text is
    # known, give the length. Unlike a drawn shape it stays where it is when the text above grows.
    after = 240 if code == "trich-yeu/line" else 0
    paragraph = (
        f'{_LINE_ABOVE}<w:spacing w:before="30" w:after="{after}" w:line="40" w:lineRule="exact"/>'
        '<w:jc w:val="center"/>'
    )
    run = '<w:rPr><w:sz w:val="4"/><w:szCs w:val="4"/></w:rPr>'
    return _style(style_id(code), style_name(code), paragraph, run)


def _styles() -> str:
    rows = sorted(
        (row for row in COMPONENTS if row.code not in _UNUSED),
        key=lambda row: row.code != "noi-dung",
    )
    components = map(_component_style, [*rows, *_BELOW_DIEM, *_UNNAMED])
    own = "".join([*components, *map(_rule_style, RULES), *map(block_style, BLOCK_STYLES)])
    return f"{XML}<w:styles {W}>{_defaults()}{_BASIC}{own}</w:styles>"


def _defaults() -> str:
    fonts = " ".join(f'w:{slot}="{FONT}"' for slot in ("ascii", "eastAsia", "hAnsi", "cs"))
    return (
        f"<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts {fonts}/>{_sizes(component('noi-dung'))}"
        '<w:lang w:val="vi-VN" w:eastAsia="vi-VN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        f"<w:pPrDefault><w:pPr>{_spacing(0, 0, 240)}</w:pPr></w:pPrDefault></w:docDefaults>"
    )


# In the tables themselves too: LibreOffice overlooks what the default table style says of margins.
_NO_MARGINS = (
    "<w:tblCellMar>"
    + "".join(f'<w:{side} w:w="0" w:type="dxa"/>' for side in _SIDES)
    + "</w:tblCellMar>"
)
_BASIC = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
    "<w:qFormat/></w:style>"
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
    '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal">'
    '<w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/>'
    f'<w:tblPr><w:tblInd w:w="0" w:type="dxa"/>{_NO_MARGINS}</w:tblPr></w:style>'
)
"""The styles that every document has."""


def _as(code: str, like: str, bold: bool, caps: bool, align: Align, article: str) -> Component:
    """A component that the table of sizes has no row for, in letters as large as another's."""
    return Component(code, "", component(like).size, bold, False, caps, align, article)


# What the decree is silent on, set like the text around it.
_BELOW_DIEM = tuple(
    _as(code, "diem", False, False, "both", "") for code in ("diem-tieu-de", "gach")
)
_UNNAMED = (
    _as("kinh-gui-danh-sach", "kinh-gui", False, False, "left", "PL I, II.9.a"),
    _as("tham-quyen", "ten-loai", True, True, "center", "Mẫu 1.2"),
    _as("ban-hanh", "ten-loai", True, True, "center", "Mẫu 1.2"),
    _as("do-mat", "do-khan", True, True, "center", "PL I, III.2.a"),
    _as("du-thao", "do-khan", True, True, "center", ""),
)
_UNUSED = ("tieu-muc", "tieu-muc-tieu-de")
"""Components that no plan has."""

_PAGE_FIELD = '<w:fldSimple w:instr=" PAGE "><w:r><w:t>2</w:t></w:r></w:fldSimple>'


Styles = Callable[[str], str]
"""Gives the id of the style that a component has in a document."""


def _paragraph(style: str, content: str, styles: Styles = style_id) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{styles(style)}"/></w:pPr>{content}</w:p>'


def _text(style: str, text: str, styles: Styles = style_id) -> str:
    return _paragraph(
        style, f'<w:r><w:t xml:space="preserve">{escape(text, quote=False)}</w:t></w:r>', styles
    )


def _each(names: str, style: str) -> str:
    """A paragraph for every line of the list `names`."""
    return (
        _text(style, f"{{%p for dong in {names} %}}")
        + _text(style, "{{ dong }}")
        + _text(style, "{%p endfor %}")
    )


def _header(content: str) -> str:
    return f"{XML}<w:hdr {W}>{content}</w:hdr>"


def _footer(content: str) -> str:
    return f"{XML}<w:ftr {W}>{content}</w:ftr>"


def _table(columns: Sequence[float], *rows: Sequence[str]) -> str:
    widths = [*map(twips, columns)]
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        f"{_NO_MARGINS}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>"
        f"{''.join(_row(widths, cells) for cells in rows)}</w:tbl>"
    )


def _row(widths: Sequence[int], contents: Sequence[str]) -> str:
    cells = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{content}</w:tc>'
        for width, content in zip(widths, contents, strict=True)
    )
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr>"


def _heading(kind: Kind) -> str:
    agency = (
        _each("co_quan_chu_quan", "co-quan-chu-quan")
        + _each("co_quan_ban_hanh", "co-quan-ban-hanh")
        + _paragraph("co-quan-ban-hanh/line", "")
    )
    number = _text("so-ky-hieu", "{{ so_ky_hieu }}")
    if kind.below_number:
        number += _text("trich-yeu-cong-van", "{{ trich_yeu }}")
    number += "".join(_if(name, style) for name, style in _MARKS)
    return _table(
        HEADING,
        (agency, _nation()),
        (number, _text("dia-danh-thoi-gian", "{{ dia_danh_thoi_gian }}")),
    )


_MARKS = (("do_mat", "do-mat"), ("do_khan", "do-khan"), ("du_thao", "du-thao"))
"""What stands below the number where a paper has it (cells 10a and 10b)."""


def _nation(styles: Styles = style_id) -> str:
    texts = _text("quoc-hieu", QUOC_HIEU, styles) + _text("tieu-ngu", TIEU_NGU, styles)
    return texts + _paragraph("tieu-ngu/line", "", styles)


def _if(name: str, style: str) -> str:
    """A paragraph that is there where the text `name` is."""
    return (
        _text(style, f"{{%p if {name} %}}")
        + _text(style, f"{{{{ {name} }}}}")
        + _text(style, "{%p endif %}")
    )


def letterhead(block: Letterhead, styles: Styles) -> Any:
    """A `w:tbl` with agency and national name, neither number nor date, in these styles."""
    agency = "".join(_text("co-quan-chu-quan", line, styles) for line in block.parent)
    agency += "".join(_text("co-quan-ban-hanh", line, styles) for line in block.issuer)
    table = _table(
        HEADING, (agency + _paragraph("co-quan-ban-hanh/line", "", styles), _nation(styles))
    )
    return parse_xml(table.replace("<w:tbl>", f"<w:tbl {W}>", 1))


def signatures(block: Signatures, styles: Styles) -> Any:
    """A `w:tbl` with the signatures side by side, which stays with the recipients below it."""
    signed = [
        "".join(_text("quyen-han-chuc-vu", line, styles) for line in one.rights)
        for one in block.signed
    ]
    names = [_text("ho-ten", one.name, styles) for one in block.signed]
    width = sum(SIGNATURE) / len(signed)
    table = _table((width,) * len(signed), tuple(signed), tuple(names))
    kept = table.replace("</w:pPr>", "<w:keepNext/></w:pPr>")
    return parse_xml(kept.replace("<w:tbl>", f"<w:tbl {W}>", 1))


_NUMBERED = (
    *("phan-chuong", "phan-chuong-tieu-de", "dieu", "muc", "khoan-tieu-de", "diem-tieu-de"),
    *("khoan", "diem", "gach"),
)


def _paragraphs(names: str, kinds: tuple[str, ...]) -> str:
    """The paragraphs of the list `names`, each in the style of its kind, others as the text."""
    branches = "".join(
        _text(kind, f"{{%p {'elif' if count else 'if'} doan.kieu == '{kind}' %}}")
        + _text(kind, "{{ doan.chu }}")
        for count, kind in enumerate(kinds)
    )
    plain = (
        _text("noi-dung", "{%p else %}")
        + _text("noi-dung", "{{ doan.chu }}")
        + _text("noi-dung", "{%p endif %}")
    )
    loop = _text("noi-dung", f"{{%p for doan in {names} %}}"), _text("noi-dung", "{%p endfor %}")
    return loop[0] + branches + plain + loop[1]


def _body(kind: Kind) -> str:
    to = (
        _each("kinh_gui", "kinh-gui") + _each("kinh_gui_danh_sach", "kinh-gui-danh-sach")
        if kind.to != NONE
        else ""
    )
    text = _each("can_cu", "can-cu") + _each("mo_dau", "noi-dung")
    if kind.enacts:
        text = _each("tham_quyen", "tham-quyen") + text + _text("ban-hanh", "{{ ban_hanh }}")
    return to + text + _paragraphs("noi_dung", _NUMBERED)


def _appendices() -> str:
    heads = ("phu-luc", "phu-luc-tieu-de", "phu-luc-kem-theo", "ten-loai", "trich-yeu", "can-cu")
    return _paragraphs("phu_luc", (*heads, *_NUMBERED))


def _document(kind: Kind) -> str:
    title = ""
    if not kind.below_number:
        title = _text("ten-loai", "{{ ten_loai }}") + _text("trich-yeu", "{{ trich_yeu }}")
        title += _paragraph("trich-yeu/line", "")
    recipients = _text("noi-nhan", NOI_NHAN) + _each("noi_nhan", "noi-nhan-danh-sach")
    recipients += _if("nguoi_soan", "nguoi-soan")
    signer = _each("quyen_han_chuc_vu", "quyen-han-chuc-vu") + _text("ho-ten", "{{ ho_ten }}")
    # Word wants a paragraph after a table; this one is too low to ever open a page.
    end = '<w:p><w:pPr><w:spacing w:line="20" w:lineRule="exact"/></w:pPr></w:p>'
    text = f"{_heading(kind)}{title}{_body(kind)}{_table(SIGNATURE, (recipients, signer))}"
    body = f"{text}{end}{_appendices()}{_section()}"
    return f"{XML}<w:document {W} {R}><w:body>{body}</w:body></w:document>"


def _section() -> str:
    margins = " ".join(
        f'w:{side}="{twips(measure(f"page/margin-{side}").value.used)}"'
        for side in ("top", "right", "bottom", "left")
    )
    width, height = (
        round(measure(f"page/{name}").value.used * 1440 / 25.4) for name in ("width", "height")
    )
    return (
        f'<w:sectPr><w:headerReference w:type="default" r:id="{HEADER_RELATIONS[0]}"/>'
        f'<w:headerReference w:type="first" r:id="{HEADER_RELATIONS[1]}"/>'
        f'<w:footerReference w:type="first" r:id="{FOOTER_RELATION}"/>'
        f'<w:pgSz w:w="{width}" w:h="{height}"/>'
        f'<w:pgMar {margins} w:header="567" w:footer="567" w:gutter="0"/>'
        '<w:pgNumType w:start="1"/><w:titlePg/></w:sectPr>'
    )


def main() -> None:
    """Writes the shipped templates anew, one for each kind."""
    for key, kind in WRITTEN.items():
        path = Path(__file__).parents[2] / "templates" / template_name(key)
        path.write_bytes(template_bytes(kind))


if __name__ == "__main__":
    main()
