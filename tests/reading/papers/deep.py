"""A plan whose look comes from styles alone: chains of basedOn, toggles, a theme, docDefaults, a bordered table style.

Every paragraph here names a style and most runs name nothing, so a reader that does not resolve sees no size at all.
"""

from . import words
from .body import TEXT_WIDTH
from .file import docx, styles
from .head import QUOC_HIEU, TIEU_NGU, Head, ruled
from .lines import drawing
from .theme import theme
from .wml import Layout, paragraph, run, table


def _style(
    name: str,
    based: str = "Normal",
    paragraph_props: str = "",
    run_props: str = "",
    kind: str = "paragraph",
) -> str:
    based_on = f'<w:basedOn w:val="{based}"/>' if based else ""
    own = f"<w:pPr>{paragraph_props}</w:pPr>" if paragraph_props else ""
    own += f"<w:rPr>{run_props}</w:rPr>" if run_props else ""
    head = f'<w:style w:type="{kind}" w:customStyle="1" w:styleId="{name}"><w:name w:val="{name}"/>'
    return f"{head}{based_on}{own}</w:style>"


def _size(points: int) -> str:
    return f'<w:sz w:val="{points * 2}"/><w:szCs w:val="{points * 2}"/>'


_ON, _OFF = "<w:b/><w:bCs/>", '<w:b w:val="0"/><w:bCs w:val="0"/>'
_CENTER = '<w:spacing w:before="0" w:line="240" w:lineRule="auto"/><w:ind w:firstLine="0"/><w:jc w:val="center"/>'
_GRID = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_STYLES = "".join(
    (
        # Seven steps; bold and italic are switched on, off and on again on the way down.
        _style("Van1", paragraph_props='<w:jc w:val="both"/>'),
        _style("Van2", "Van1", '<w:ind w:firstLine="567"/>'),
        _style("Van3", "Van2", run_props=_ON),
        _style("Van4", "Van3", run_props="<w:i/>"),
        _style("Van5", "Van4", run_props='<w:i w:val="0"/>'),
        _style("Van6", "Van5", run_props=_OFF),
        _style("Van7", "Van6", '<w:ind w:firstLine="720"/>'),
        _style("CanCu", "Van7", run_props="<w:i/>"),
        _style("Khoan", "Van7", run_props=_ON),
        # Typed in small letters, printed in capitals.
        _style("MucLaMa", "Khoan", run_props="<w:caps/>"),
        _style("Giua", paragraph_props=_CENTER),
        _style("QuocHieu", "Giua", run_props=_ON + _size(12)),
        _style("TieuNgu", "QuocHieu", run_props=_size(13)),
        _style("SoKyHieu", "TieuNgu"),
        _style("NgayThang", "SoKyHieu", run_props=f"{_OFF}<w:i/>"),
        _style("TenLoai", "TieuNgu", run_props="<w:caps/>" + _size(14)),
        _style("TrichYeu", "TenLoai", run_props='<w:caps w:val="0"/>'),
        _style("ChucVu", "TenLoai"),
        _style("NoiNhan", "Giua", '<w:jc w:val="left"/>', f"{_ON}<w:i/>{_size(12)}"),
        _style("NoiNhanDanhSach", "NoiNhan", run_props=f'{_OFF}<w:i w:val="0"/>{_size(11)}'),
        # Bold in the paragraph style and bold in the character style make a run that is not bold.
        _style("Dam", "", run_props=_ON, kind="character"),
        '<w:style w:type="table" w:styleId="LuoiBang"><w:name w:val="Table Grid"/><w:basedOn w:val="TableNormal"/>'
        f"<w:tblPr><w:tblBorders>{_GRID}</w:tblBorders></w:tblPr></w:style>",
    )
)
# Word obeys the theme where both stand: Calibri is dead letter here.
_DEFAULT_RUN = (
    '<w:rFonts w:asciiTheme="minorHAnsi" w:eastAsiaTheme="minorEastAsia" w:hAnsiTheme="minorHAnsi" '
    'w:cstheme="minorBidi" '
    'w:ascii="Calibri" w:hAnsi="Calibri"/><w:sz w:val="28"/><w:szCs w:val="28"/><w:lang w:val="vi-VN"/>'
)
_DEFAULT_PARAGRAPH = '<w:spacing w:before="120" w:after="0" w:line="276" w:lineRule="auto"/>'


def _p(style: str, *texts: str, fonts: str = "") -> str:
    return "".join(paragraph(run(text, fonts=fonts), layout=Layout(style=style)) for text in texts)


def _head(head: Head) -> str:
    left, right = 60.0, 105.0
    number = paragraph(run(head.number, style="Dam"), layout=Layout(style="SoKyHieu"))
    names = _p("QuocHieu", *head.issuer) + ruled(drawing, head.issuer_line, left) + number
    state = (
        _p("QuocHieu", QUOC_HIEU) + _p("TieuNgu", TIEU_NGU) + ruled(drawing, head.motto_line, right)
    )
    return table(
        (left, right), [(names, state + _p("NgayThang", head.date))], style="LuoiBang", off=True
    )


def _text() -> str:
    out = ""
    for line in (*words.PLAN_BASES, words.PLAN_OPENING, *words.PLAN_TEXT):
        mark, rest = line[:2], line[2:]
        if mark == "~ ":
            out += _p("CanCu", rest)
        elif mark == "# " and rest.startswith("I"):
            number, name = rest.split(" ", 1)
            out += _p("MucLaMa", f"{number} {name.capitalize()}")
        elif mark == "# ":
            out += _p("Khoan", rest)
        else:
            # An East-Asian face that no Vietnamese letter takes.
            out += _p("Van7", line, fonts='w:eastAsia="MS Mincho"')
    return out


def deep_styles() -> bytes:
    """The plan made of styles."""
    body = (
        _head(Head()) + paragraph() + _p("TenLoai", "Kế hoạch") + _p("TrichYeu", words.PLAN_SUBJECT)
    )
    body += ruled(drawing, words.PLAN_SUBJECT_LINE, TEXT_WIDTH + 3.8) + _text()
    left = _p("NoiNhan", "Nơi nhận:") + _p("NoiNhanDanhSach", *words.PLAN_RECIPIENTS)
    right = (
        _p("ChucVu", *words.COMMITTEE) + _p("Giua", "", "", "") + _p("TrichYeu", "Nguyễn Văn Bình")
    )
    body += paragraph() + table((75, 90), [(left, right)], style="LuoiBang", off=True) + paragraph()
    return docx(
        body,
        style_part=styles(_DEFAULT_RUN, _DEFAULT_PARAGRAPH, _STYLES),
        theme=theme("Times New Roman"),
    )
