"""The Word templates that the program ships, made from the law table: `python -m generator.word.template`.

A template is an ordinary Word file: named styles, a heading table, the text, and the table of recipients and signer,
with docxtpl tags where the plan's words go. An office restyles a copy in Word; this module is only for its first state.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from docx.oxml import parse_xml

from generator.law.decree30 import (
    COMPONENTS,
    FONT,
    NOI_NHAN,
    QUOC_HIEU,
    TIEU_NGU,
    Component,
    component,
    measure,
)
from generator.law.kinds import NONE, WRITTEN, Kind
from generator.law.times_new_roman import text_width
from generator.package import zip_parts
from generator.paper.blocks import Letterhead
from generator.word.styles import (
    BLOCK_STYLES,
    BODY_STYLES,
    HEADINGS,
    RULES,
    STAMPS,
    block_style,
    style_id,
    style_name,
    template_name,
)
from generator.word.wordml import FOOTER_RELATION, HEADER_RELATIONS, XML, R, W, package_parts

HEADING, SIGNATURE = (63, 102), (80, 85)
"""Widths of the two columns, mm: in the heading the right one holds the longest date line at 13 pt, at the end the left
one holds a recipient with his mark on one line."""


def twips(mm: float) -> int:
    """Millimetres in twentieths of a point, rounded up so that a lower limit is never missed by rounding."""
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
        f'<w:style w:type="paragraph" w:styleId="{id_}"><w:name w:val="{escape(name)}"/><w:basedOn w:val="{based_on}"/>'
        f"{following}<w:qFormat/><w:pPr>{paragraph}</w:pPr>{run}</w:style>"
    )


# Room above and below, pt, where a component stands alone; the body's comes from the law table.
_ROOM = {
    **{
        "kinh-gui": (12, 6),
        "kinh-gui-danh-sach": (0, 6),
        "tham-quyen": (12, 12),
        "ban-hanh": (6, 6),
    },
    **{
        "trich-yeu-cong-van": (6, 0),
        "do-mat": (6, 0),
        "do-khan": (6, 0),
        "du-thao": (6, 0),
        "nguoi-soan": (6, 0),
    },
    **{"ten-loai": (18, 0), "so-ky-hieu": (6, 0), "dia-danh-thoi-gian": (6, 0), "ho-ten": (78, 0)},
    "phu-luc-kem-theo": (0, 12),
}
_TOGETHER = ("phu-luc", "phu-luc-tieu-de", "phu-luc-kem-theo")
"""Stay with what follows; the first of them shows in the navigation pane."""


def _component_style(row: Component) -> str:
    id_, name, properties = style_id(row.code), style_name(row.code), _run_properties(row)
    if row.code in BODY_STYLES and row.code != "noi-dung":
        # All that the text shares stands in one style: who changes "Nội dung" changes all of it.
        keep, level, next_ = "", "", ""
        if row.code in HEADINGS:
            keep, level = "<w:keepNext/>", f'<w:outlineLvl w:val="{HEADINGS[row.code]}"/>'
            next_ = style_id("noi-dung")
        own = properties.replace(_sizes(component("noi-dung")), "")
        return _style(id_, name, keep + level, own, next_, style_id("noi-dung"))
    above, below = _ROOM.get(row.code, (0, 0))
    indent = _indent(row)
    if row.code == "noi-dung":
        below = int(measure("noi-dung/spacing").value.used)
        indent = f'<w:ind w:firstLine="{twips(measure("noi-dung/first-line").value.used)}"/>'
    lines = int(measure("noi-dung/line-spacing").value.used * 240)
    spacing = f'<w:spacing w:before="{above * 20}" w:after="{below * 20}" w:line="{lines}" w:lineRule="auto"/>'
    keep = "<w:keepNext/>" if row.code in _TOGETHER else ""
    if row.code in STAMPS:
        return _stamp_style(row, above)
    if row.code == "dia-chi":
        keep += '<w:pBdr><w:top w:val="single" w:sz="6" w:space="1" w:color="auto"/></w:pBdr>'
    level = '<w:outlineLvl w:val="0"/>' if row.code == "phu-luc" else ""
    return _style(
        id_,
        name,
        f'{keep}{spacing}{indent}<w:jc w:val="{row.align or "both"}"/>{level}',
        properties,
    )


_TO = 35.0
"""Where Kính gửi begins, mm from the margin; the decree's own templates have it there (PL I, IV, cell 9a)."""


def _indent(row: Component) -> str:
    if row.code == "kinh-gui":
        return f'<w:ind w:left="{twips(_TO)}" w:firstLine="0"/>'
    if row.code == "kinh-gui-danh-sach":
        # The hyphens stand under the colon (PL I, II.9.a); what a long line has more stands under its words.
        colon = _TO + text_width("Kính gửi", row.size.used, row.bold, row.italic)
        hyphen = text_width("- ", row.size.used, row.bold, row.italic)
        return f'<w:ind w:left="{twips(colon + hyphen)}" w:hanging="{twips(hyphen)}"/>'
    return ""


_STAMP_LINE = 410
"""Height of the line in a stamp, twips: with its border 8 mm (PL I, III.2.b)."""


def _stamp_style(row: Component, above: int) -> str:
    """Words in a box; urgency is red (PL I, III.2.b)."""
    colour = "FF0000" if row.code == "do-khan" else "auto"
    sides = (
        f'<w:{side} w:val="single" w:sz="8" w:space="1" w:color="{colour}"/>' for side in _SIDES
    )
    spacing = f'<w:spacing w:before="{above * 20}" w:after="0" w:line="{_STAMP_LINE}" w:lineRule="exact"/>'
    run = _run_properties(row).replace("<w:sz ", f'<w:color w:val="{colour}"/><w:sz ', 1)
    paragraph = f'<w:pBdr>{"".join(sides)}</w:pBdr>{spacing}<w:jc w:val="center"/>'
    return _style(style_id(row.code), style_name(row.code), paragraph, run)


_SIDES = ("top", "left", "bottom", "right")


def _rule_style(code: str) -> str:
    # A paragraph two points high whose upper border is the line; its indents, set when the text is known, give
    # the length. Unlike a drawn shape it stays where it is when the text above grows.
    after = 12 if code == "trich-yeu/line" else 0
    paragraph = (
        '<w:pBdr><w:top w:val="single" w:sz="6" w:space="1" w:color="auto"/></w:pBdr>'
        f'<w:spacing w:before="30" w:after="{after * 20}" w:line="40" w:lineRule="exact"/><w:jc w:val="center"/>'
    )
    return _style(
        style_id(code),
        style_name(code),
        paragraph,
        '<w:rPr><w:sz w:val="4"/><w:szCs w:val="4"/></w:rPr>',
    )


def _styles() -> str:
    size = int(component("noi-dung").size.used * 2)
    defaults = (
        f'<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="{FONT}" w:eastAsia="{FONT}" w:hAnsi="{FONT}"'
        f' w:cs="{FONT}"/><w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'
        '<w:lang w:val="vi-VN" w:eastAsia="vi-VN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        '<w:pPrDefault><w:pPr><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/></w:pPr>'
        "</w:pPrDefault></w:docDefaults>"
    )
    basic = (
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>'
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        f'<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>{_NO_MARGINS}</w:tblPr>'
        "</w:style>"
    )
    rows = sorted(
        (row for row in COMPONENTS if row.code in _USED), key=lambda row: row.code != "noi-dung"
    )
    own = "".join(map(_component_style, [*rows, *_BELOW_DIEM, *_UNNAMED])) + "".join(
        map(_rule_style, RULES)
    )
    own += "".join(map(block_style, BLOCK_STYLES))
    return f"{XML}<w:styles {W}>{defaults}{basic}{own}</w:styles>"


# What the decree is silent on, set like the text around it.
_BELOW_DIEM = tuple(
    Component(code, "", component("diem").size, False, False, False, "both", "")
    for code in ("diem-tieu-de", "gach")
)
_UNNAMED = (
    Component(
        "kinh-gui-danh-sach",
        "",
        component("kinh-gui").size,
        False,
        False,
        False,
        "left",
        "PL I, II.9.a",
    ),
    Component("tham-quyen", "", component("ten-loai").size, True, False, True, "center", "Mẫu 1.2"),
    Component("ban-hanh", "", component("ten-loai").size, True, False, True, "center", "Mẫu 1.2"),
    Component(
        "do-mat", "", component("do-khan").size, True, False, True, "center", "PL I, III.2.a"
    ),
    Component("du-thao", "", component("do-khan").size, True, False, True, "center", ""),
)
"""Components that the table of sizes has no row for."""
_USED = frozenset(
    (
        *(code for code in BODY_STYLES if code not in ("diem-tieu-de", "gach")),
        *(
            "quoc-hieu",
            "tieu-ngu",
            "co-quan-chu-quan",
            "co-quan-ban-hanh",
            "so-ky-hieu",
            "dia-danh-thoi-gian",
        ),
        *("ten-loai", "trich-yeu", "phan-chuong", "phan-chuong-tieu-de"),
        *("quyen-han-chuc-vu", "ho-ten", "noi-nhan", "noi-nhan-danh-sach", "so-trang"),
        *("phu-luc", "phu-luc-tieu-de", "phu-luc-kem-theo"),
        *("trich-yeu-cong-van", "kinh-gui", "do-khan", "luu-hanh", "nguoi-soan", "dia-chi"),
    )
)

_PAGE_FIELD = '<w:fldSimple w:instr=" PAGE "><w:r><w:t>2</w:t></w:r></w:fldSimple>'


Styles = Callable[[str], str]
"""Gives the id of the style that a component has in a document."""


def _paragraph(style: str, content: str, styles: Styles = style_id) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{styles(style)}"/></w:pPr>{content}</w:p>'


def _text(style: str, text: str, styles: Styles = style_id) -> str:
    return _paragraph(style, f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>', styles)


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


# In the tables themselves too: LibreOffice overlooks what the default table style says of margins.
_NO_MARGINS = (
    "<w:tblCellMar>"
    + "".join(f'<w:{side} w:w="0" w:type="dxa"/>' for side in ("top", "left", "bottom", "right"))
    + "</w:tblCellMar>"
)


def _table(columns: tuple[float, float], *rows: tuple[str, str]) -> str:
    widths = twips(columns[0]), twips(columns[1])

    def cell(width: int, content: str) -> str:
        return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{content}</w:tc>'

    def row(left: str, right: str) -> str:
        return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{cell(widths[0], left)}{cell(widths[1], right)}</w:tr>"

    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>{_NO_MARGINS}'
        f"</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{''.join(row(*cells) for cells in rows)}</w:tbl>"
    )


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
    """A `w:tbl` with the agency and the national name, neither number nor date, in a document that has these styles."""
    agency = "".join(_text("co-quan-chu-quan", line, styles) for line in block.parent)
    agency += "".join(_text("co-quan-ban-hanh", line, styles) for line in block.issuer)
    table = _table(
        HEADING, (agency + _paragraph("co-quan-ban-hanh/line", "", styles), _nation(styles))
    )
    return parse_xml(table.replace("<w:tbl>", f"<w:tbl {W}>", 1))


_NUMBERED = (
    *("phan-chuong", "phan-chuong-tieu-de", "dieu", "muc", "khoan-tieu-de", "diem-tieu-de"),
    *("khoan", "diem", "gach"),
)


def _paragraphs(names: str, kinds: tuple[str, ...]) -> str:
    """The paragraphs of the list `names`, each in the style of its kind; all others are set as the text is."""
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
    used = {
        name: twips(measure(f"page/{name}").value.used)
        for name in ("margin-top", "margin-right", "margin-bottom", "margin-left")
    }
    margins = " ".join(
        f'w:{name.removeprefix("margin-")}="{value}"' for name, value in used.items()
    )
    width, height = (
        round(measure(f"page/{name}").value.used * 1440 / 25.4) for name in ("width", "height")
    )
    return (
        f'<w:sectPr><w:headerReference w:type="default" r:id="{HEADER_RELATIONS[0]}"/>'
        f'<w:headerReference w:type="first" r:id="{HEADER_RELATIONS[1]}"/>'
        f'<w:footerReference w:type="first" r:id="{FOOTER_RELATION}"/>'
        f'<w:pgSz w:w="{width}" w:h="{height}"/><w:pgMar {margins} w:header="567" w:footer="567" w:gutter="0"/>'
        '<w:pgNumType w:start="1"/><w:titlePg/></w:sectPr>'
    )


def main() -> None:
    """Writes the shipped templates anew, one for each kind."""
    for key, kind in WRITTEN.items():
        path = Path(__file__).parents[2] / "templates" / template_name(key)
        path.write_bytes(template_bytes(kind))


if __name__ == "__main__":
    main()
