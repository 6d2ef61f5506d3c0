"""A chart of Word's own, that prints in black and white, and the workbook behind "Edit Data"."""

from collections.abc import Sequence
from decimal import Decimal
from html import escape
from typing import Any

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from generator.law.decree30 import FONT
from generator.law.times_new_roman import text_width
from generator.paper.blocks import Chart, Series
from generator.word.opc import free_drawing_id
from generator.word.wordml import XML, quoted_value
from generator.word.workbook import SHEET, label, label_column, places, workbook_bytes

TITLE, LETTERS, SMALL = 12, 11, 10
"""Sizes in points of title, of legend and unit, of labels; the decree is silent on charts."""
_CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_SCALE, _GAP, _BETWEEN = 20.0, 60, 1.5
"""Room beside the columns, mm; what stands between two groups of them, percent of one column; the
least room between two labels, mm: where there is less, they are written upwards."""
_UPWARDS = -5_400_000
"""A quarter turn to the left, in 60,000ths of a degree (ECMA-376 Part 1, 20.1.10.3)."""
_FILLS = ("D9D9D9", "595959", "FFFFFF", "262626", "A6A6A6", "7F7F7F")
"""Greys in an order that keeps neighbours apart on any printer; all have a black outline."""
_AXES = 1001, 1002
_EMU_PER_MM = 36000


def chart_paragraph_run(document: Document, chart: Chart, width_mm: float, height_mm: float) -> Any:
    """A `w:r` that shows the chart in line with the text, now a part of `document`."""
    package = document.part.package
    name = package.next_partname("/word/charts/chart%d.xml")
    data = package.next_partname("/word/embeddings/Microsoft_Excel_Worksheet%d.xlsx")
    part = Part(PackURI(name), CONTENT_TYPE.DML_CHART, b"", package)
    book = Part(PackURI(data), CONTENT_TYPE.SML_SHEET, _workbook(chart), package)
    turned = _crowded(chart, width_mm)
    workbook = part.relate_to(book, RELATIONSHIP_TYPE.PACKAGE)
    part._blob = _chart_space(chart, turned, workbook).encode()
    relation = document.part.relate_to(part, RELATIONSHIP_TYPE.CHART)
    identity = free_drawing_id(document)
    width, height = round(width_mm * _EMU_PER_MM), round(height_mm * _EMU_PER_MM)
    return parse_xml(
        f"<w:r {nsdecls('w', 'wp', 'a', 'r')}><w:drawing>"
        '<wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{width}" cy="{height}"/>'
        f'<wp:docPr id="{identity}" name="Biểu đồ {identity}" descr={quoted_value(chart.alt)}/>'
        f'<wp:cNvGraphicFramePr/><a:graphic><a:graphicData uri="{_CHART}">'
        f'<c:chart xmlns:c="{_CHART}" r:id="{relation}"/></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing></w:r>"
    )


def _workbook(chart: Chart) -> bytes:
    return workbook_bytes(chart.categories, tuple((one.name, one.values) for one in chart.series))


def _crowded(chart: Chart, width: float) -> bool:
    """Whether labels beside each other would touch in a chart of this width, mm."""
    count = len(chart.series)
    column = (width - _SCALE) / len(chart.categories) / (count + _GAP / 100)
    apart = column if count > 1 else column * (1 + _GAP / 100)
    known = (value for one in chart.series for value in one.values if value is not None)
    return any(text_width(label(value), SMALL) + _BETWEEN > apart for value in known)


def _chart_space(chart: Chart, turned: bool, workbook: str) -> str:
    return (
        f'{XML}<c:chartSpace xmlns:c="{_CHART}" {nsdecls("a", "r")}><c:date1904 val="0"/>'
        '<c:lang val="vi-VN"/><c:roundedCorners val="0"/>'
        f"<c:chart>{_title(chart.title, TITLE, bold=True)}"
        f'<c:autoTitleDeleted val="{int(not chart.title)}"/>{_plot(chart, turned)}'
        f'<c:legend><c:legendPos val="b"/><c:overlay val="0"/>{_letters(LETTERS)}</c:legend>'
        '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        f"<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>{_letters(SMALL)}"
        f'<c:externalData r:id="{workbook}"><c:autoUpdate val="0"/></c:externalData>'
        "</c:chartSpace>"
    )


def _title(words: str, size: int, **look: bool) -> str:
    """The title of a chart or an axis; nothing where it says nothing."""
    if not words:
        return ""
    return f'<c:title>{_rich(words, size, **look)}<c:overlay val="0"/></c:title>'


def _plot(chart: Chart, turned: bool) -> str:
    digits = places(one.values for one in chart.series)
    columns = "".join(_series(chart, number, digits, turned) for number in range(len(chart.series)))
    axes = "".join(f'<c:axId val="{axis}"/>' for axis in _AXES)
    return (
        '<c:plotArea><c:layout/><c:barChart><c:barDir val="col"/><c:grouping val="clustered"/>'
        f'<c:varyColors val="0"/>{columns}<c:gapWidth val="{_GAP}"/>{axes}</c:barChart>'
        f"{_category_axis()}{_value_axis(chart)}</c:plotArea>"
    )


def _series(chart: Chart, number: int, digits: int, turned: bool) -> str:
    one, rows = chart.series[number], len(chart.categories)
    column = chr(ord("B") + number)
    labels = _labels(one, label_column(number, len(chart.series)), digits, turned)
    values = [None if value is None else format(value, "f") for value in one.values]
    return (
        f'<c:ser><c:idx val="{number}"/><c:order val="{number}"/>'
        f"<c:tx>{_strings(f'${column}$1', [one.name])}</c:tx>"
        f'<c:spPr><a:solidFill><a:srgbClr val="{_FILLS[number]}"/></a:solidFill>'
        f'{_line("000000")}</c:spPr><c:invertIfNegative val="0"/>{labels}'
        f"<c:cat>{_strings(f'$A$2:$A${rows + 1}', chart.categories)}</c:cat><c:val><c:numRef>"
        f"<c:f>{SHEET}!${column}$2:${column}${rows + 1}</c:f><c:numCache>"
        f"<c:formatCode>{_format(digits)}</c:formatCode>{_points(values)}"
        "</c:numCache></c:numRef></c:val></c:ser>"
    )


def _format(digits: int) -> str:
    # The language in front makes LibreOffice write commas; Word goes by Windows, hence `_labels`.
    return "[$-42A]#,##0" + (f".{'0' * digits}" if digits else "")


_HIDDEN = "".join(
    f'<c:show{what} val="0"/>' for what in ("CatName", "SerName", "Percent", "BubbleSize")
)


def _labels(one: Series, column: str, digits: int, turned: bool) -> str:
    """A label on each column, its text from a cell: 45,05 whatever Windows takes for a comma."""
    shown = (
        f'{_letters(SMALL, _UPWARDS if turned else None)}<c:dLblPos val="outEnd"/>'
        f'<c:showLegendKey val="0"/><c:showVal val="1"/>{_HIDDEN}'
    )
    each = "".join(
        f'<c:dLbl><c:idx val="{index}"/>'
        f"<c:tx>{_strings(f'${column}${index + 2}', [label(value)])}</c:tx>"
        f"{_numbers(places([[value]]))}{shown}</c:dLbl>"
        for index, value in enumerate(one.values)
        if value is not None
    )
    return f"<c:dLbls>{each}{_numbers(digits)}{shown}</c:dLbls>"


def _numbers(digits: int) -> str:
    code = _format(digits)
    return f'<c:numFmt formatCode="{code}" sourceLinked="0"/><c:spPr><a:noFill/></c:spPr>'


def _strings(cells: str, texts: Sequence[str]) -> str:
    cached = f"<c:strCache>{_points(texts)}</c:strCache>"
    return f"<c:strRef><c:f>{SHEET}!{cells}</c:f>{cached}</c:strRef>"


def _points(texts: Sequence[str | None]) -> str:
    points = (
        f'<c:pt idx="{index}"><c:v>{escape(text, quote=False)}</c:v></c:pt>'
        for index, text in enumerate(texts)
        if text is not None
    )
    return f'<c:ptCount val="{len(texts)}"/>{"".join(points)}'


def _category_axis() -> str:
    own, other = _AXES
    return (
        f'<c:catAx><c:axId val="{own}"/><c:scaling><c:orientation val="minMax"/></c:scaling>'
        '<c:delete val="0"/><c:axPos val="b"/><c:numFmt formatCode="General" sourceLinked="0"/>'
        '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>'
        f"<c:spPr>{_line('000000')}</c:spPr>"
        # Programs turn or slant long names of themselves; told not to, they break lines.
        f'{_letters(SMALL, 0)}<c:crossAx val="{other}"/><c:crosses val="autoZero"/>'
        '<c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/>'
        '<c:noMultiLvlLbl val="1"/></c:catAx>'
    )


def _value_axis(chart: Chart) -> str:
    other, own = _AXES
    known = [value for one in chart.series for value in one.values if value is not None]
    top = max(map(abs, known), default=Decimal(0))
    # Whole numbers without separators read alike everywhere; where there are none, labels must do.
    scale = "nextTo" if 4 <= top < 10_000 else "none"
    # From zero, so that a column twice as high says twice as much.
    start = "" if min(known, default=Decimal(0)) < 0 else '<c:min val="0"/>'
    return (
        f'<c:valAx><c:axId val="{own}"/><c:scaling><c:orientation val="minMax"/>{start}'
        f'</c:scaling><c:delete val="0"/><c:axPos val="l"/><c:majorGridlines>'
        f"<c:spPr>{_line('D9D9D9')}</c:spPr></c:majorGridlines>"
        f"{_title(chart.unit, LETTERS, turned=True)}"
        '<c:numFmt formatCode="0" sourceLinked="0"/><c:majorTickMark val="none"/>'
        f'<c:minorTickMark val="none"/><c:tickLblPos val="{scale}"/>'
        f"<c:spPr><a:ln><a:noFill/></a:ln></c:spPr>{_letters(SMALL)}"
        f'<c:crossAx val="{other}"/><c:crosses val="autoZero"/>'
        f'<c:crossBetween val="between"/>{_step(top)}</c:valAx>'
    )


def _step(top: Decimal) -> str:
    """The whole number between two lines of the scale, so that there are four to nine of them."""
    if top < 4:
        return ""
    power = Decimal(10) ** (len(str(int(top))) - 1)
    step = next(
        power * part for part in map(Decimal, ("0.2", "0.5", "1", "2")) if top <= power * part * 6
    )
    return f'<c:majorUnit val="{max(1, int(step))}"/>'


def _line(colour: str) -> str:
    return f'<a:ln w="6350"><a:solidFill><a:srgbClr val="{colour}"/></a:solidFill></a:ln>'


def _run_properties(tag: str, size: int, bold: bool = False) -> str:
    faces = "".join(f'<a:{script} typeface="{FONT}"/>' for script in ("latin", "ea", "cs"))
    return (
        f'<a:{tag} lang="vi-VN" sz="{size * 100}" b="{int(bold)}" i="0">'
        f'<a:solidFill><a:srgbClr val="000000"/></a:solidFill>{faces}</a:{tag}>'
    )


def _letters(size: int, turn: int | None = None) -> str:
    body = "<a:bodyPr/>" if turn is None else f'<a:bodyPr rot="{turn}" vert="horz"/>'
    properties = f"<a:pPr>{_run_properties('defRPr', size)}</a:pPr>"
    return f'<c:txPr>{body}<a:p>{properties}<a:endParaRPr lang="vi-VN"/></a:p></c:txPr>'


def _rich(text: str, size: int, bold: bool = False, turned: bool = False) -> str:
    body = f'<a:bodyPr rot="{_UPWARDS}" vert="horz"/>' if turned else "<a:bodyPr/>"
    default, own = (_run_properties(tag, size, bold) for tag in ("defRPr", "rPr"))
    words = f"<a:pPr>{default}</a:pPr><a:r>{own}<a:t>{escape(text, quote=False)}</a:t></a:r>"
    return f"<c:tx><c:rich>{body}<a:p>{words}</a:p></c:rich></c:tx>"
