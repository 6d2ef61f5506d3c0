"""A chart of Word's own: clustered columns that print in black and white, and the workbook behind "Edit Data"."""

from decimal import Decimal
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from generator.law.decree30 import FONT
from generator.paper.blocks import Chart, Series
from generator.word.opc import free_drawing_id
from generator.word.workbook import SHEET, label, label_column, places, workbook_bytes

TITLE, LETTERS, SMALL = 12, 11, 10
"""Sizes in points: of the title, of legend and unit, of labels; the decree says nothing of charts."""
_CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_SIDE_BY_SIDE = 16
"""More columns than that stand so close that their labels are written upwards, or they would run into each other."""
_UPWARDS = -5_400_000
"""A quarter turn to the left, in 60,000ths of a degree (ECMA-376 Part 1, 20.1.10.3)."""
_FILLS = ("D9D9D9", "595959", "FFFFFF", "262626", "A6A6A6", "7F7F7F")
"""Greys in an order that keeps neighbours apart on any printer; every column has a black outline beside."""
_AXES = 1001, 1002
_EMU_PER_MM = 36000


def chart_paragraph_run(document: Document, chart: Chart, width_mm: float, height_mm: float) -> Any:
    """A `w:r` that shows the chart in line with the text; chart part and workbook are in the package of `document`."""
    package = document.part.package
    name = package.next_partname("/word/charts/chart%d.xml")
    data = package.next_partname("/word/embeddings/Microsoft_Excel_Worksheet%d.xlsx")
    part = Part(PackURI(name), CONTENT_TYPE.DML_CHART, b"", package)
    book = Part(PackURI(data), CONTENT_TYPE.SML_SHEET, _workbook(chart), package)
    part._blob = _chart_space(chart, part.relate_to(book, RELATIONSHIP_TYPE.PACKAGE)).encode()
    relation = document.part.relate_to(part, RELATIONSHIP_TYPE.CHART)
    identity = free_drawing_id(document)
    width, height = round(width_mm * _EMU_PER_MM), round(height_mm * _EMU_PER_MM)
    return parse_xml(
        f'<w:r {nsdecls("w", "wp", "a", "r")}><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{width}" cy="{height}"/>'
        f'<wp:docPr id="{identity}" name="Biểu đồ {identity}" descr={quoteattr(chart.alt)}/><wp:cNvGraphicFramePr/>'
        f'<a:graphic><a:graphicData uri="{_CHART}"><c:chart xmlns:c="{_CHART}" r:id="{relation}"/></a:graphicData>'
        "</a:graphic></wp:inline></w:drawing></w:r>"
    )


def _workbook(chart: Chart) -> bytes:
    return workbook_bytes(chart.categories, tuple((one.name, one.values) for one in chart.series))


def _chart_space(chart: Chart, workbook: str) -> str:
    spaces = f'xmlns:c="{_CHART}" {nsdecls("a", "r")}'
    title = (
        f'<c:title>{_rich(chart.title, TITLE, bold=True)}<c:overlay val="0"/></c:title>'
        if chart.title
        else ""
    )
    digits = places(one.values for one in chart.series)
    columns = "".join(_series(chart, number, digits) for number in range(len(chart.series)))
    axes = "".join(f'<c:axId val="{axis}"/>' for axis in _AXES)
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<c:chartSpace {spaces}><c:date1904 val="0"/>'
        f'<c:lang val="vi-VN"/><c:roundedCorners val="0"/><c:chart>{title}'
        f'<c:autoTitleDeleted val="{0 if chart.title else 1}"/><c:plotArea><c:layout/><c:barChart>'
        f'<c:barDir val="col"/><c:grouping val="clustered"/><c:varyColors val="0"/>{columns}<c:gapWidth val="60"/>'
        f'{axes}</c:barChart>{_category_axis()}{_value_axis(chart)}</c:plotArea><c:legend><c:legendPos val="b"/>'
        f'<c:overlay val="0"/>{_letters(LETTERS)}</c:legend><c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/>'
        "</c:chart><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"
        f'{_letters(SMALL)}<c:externalData r:id="{workbook}"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
    )


def _series(chart: Chart, number: int, digits: int) -> str:
    one, rows = chart.series[number], len(chart.categories)
    column = chr(ord("B") + number)
    labels = label_column(number, len(chart.series))
    fill = _FILLS[number]
    values = [None if value is None else format(value, "f") for value in one.values]
    return (
        f'<c:ser><c:idx val="{number}"/><c:order val="{number}"/><c:tx>{_strings(f"${column}$1", [one.name])}</c:tx>'
        f'<c:spPr><a:solidFill><a:srgbClr val="{fill}"/></a:solidFill>{_line("000000")}</c:spPr>'
        f'<c:invertIfNegative val="0"/>{_labels(one, labels, digits, len(chart.series) * rows > _SIDE_BY_SIDE)}'
        f"<c:cat>{_strings(f'$A$2:$A${rows + 1}', chart.categories)}</c:cat><c:val><c:numRef>"
        f"<c:f>{SHEET}!${column}$2:${column}${rows + 1}</c:f><c:numCache>"
        f"<c:formatCode>{_format(digits)}</c:formatCode>{_points(values)}</c:numCache></c:numRef></c:val></c:ser>"
    )


def _format(digits: int) -> str:
    # The language in front makes LibreOffice write commas whatever its own; Word goes by Windows, hence `_labels`.
    return "[$-42A]#,##0" + (f".{'0' * digits}" if digits else "")


def _labels(one: Series, column: str, digits: int, turned: bool) -> str:
    """A label on each column, its text taken from a cell: 45,05 in Word too, whatever Windows takes for a comma."""
    shown = (
        f'{_letters(SMALL, _UPWARDS if turned else None)}<c:dLblPos val="outEnd"/><c:showLegendKey val="0"/><c:showVal val="1"/>'
        + "".join(
            f'<c:show{what} val="0"/>' for what in ("CatName", "SerName", "Percent", "BubbleSize")
        )
    )
    each = "".join(
        f'<c:dLbl><c:idx val="{index}"/><c:tx>{_strings(f"${column}${index + 2}", [label(value)])}</c:tx>'
        f"{_numbers(places([[value]]))}{shown}</c:dLbl>"
        for index, value in enumerate(one.values)
        if value is not None
    )
    return f"<c:dLbls>{each}{_numbers(digits)}{shown}</c:dLbls>"


def _numbers(digits: int) -> str:
    return (
        f'<c:numFmt formatCode="{_format(digits)}" sourceLinked="0"/><c:spPr><a:noFill/></c:spPr>'
    )


def _strings(cells: str, texts: "tuple[str, ...] | list[str]") -> str:
    return (
        f"<c:strRef><c:f>{SHEET}!{cells}</c:f><c:strCache>{_points(texts)}</c:strCache></c:strRef>"
    )


def _points(texts: "tuple[str, ...] | list[str] | list[str | None]") -> str:
    points = (
        f'<c:pt idx="{index}"><c:v>{escape(text)}</c:v></c:pt>'
        for index, text in enumerate(texts)
        if text is not None
    )
    return f'<c:ptCount val="{len(texts)}"/>{"".join(points)}'


def _category_axis() -> str:
    own, other = _AXES
    return (
        f'<c:catAx><c:axId val="{own}"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="0"/>'
        '<c:axPos val="b"/><c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/>'
        f'<c:minorTickMark val="none"/><c:tickLblPos val="low"/><c:spPr>{_line("000000")}</c:spPr>'
        # Turned or slanted names are what programs do of themselves to long ones; told not to, they break lines.
        f'{_letters(SMALL, 0)}<c:crossAx val="{other}"/><c:crosses val="autoZero"/><c:auto val="0"/>'
        '<c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:noMultiLvlLbl val="1"/></c:catAx>'
    )


def _value_axis(chart: Chart) -> str:
    other, own = _AXES
    known = [value for one in chart.series for value in one.values if value is not None]
    top = max(map(abs, known), default=Decimal(0))
    # Whole numbers without separators read alike everywhere; where the scale needs others, the labels must do.
    scale = "nextTo" if 4 <= top < 10_000 else "none"
    # From zero, so that a column twice as high says twice as much.
    start = "" if min(known, default=Decimal(0)) < 0 else '<c:min val="0"/>'
    unit = (
        f'<c:title>{_rich(chart.unit, LETTERS, turned=True)}<c:overlay val="0"/></c:title>'
        if chart.unit
        else ""
    )
    return (
        f'<c:valAx><c:axId val="{own}"/><c:scaling><c:orientation val="minMax"/>{start}</c:scaling>'
        f'<c:delete val="0"/><c:axPos val="l"/><c:majorGridlines><c:spPr>{_line("D9D9D9")}</c:spPr></c:majorGridlines>'
        f'{unit}<c:numFmt formatCode="0" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/>'
        f'<c:tickLblPos val="{scale}"/><c:spPr><a:ln><a:noFill/></a:ln></c:spPr>{_letters(SMALL)}'
        f'<c:crossAx val="{other}"/><c:crosses val="autoZero"/><c:crossBetween val="between"/>{_step(top)}</c:valAx>'
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
    return (
        f'<a:{tag} lang="vi-VN" sz="{size * 100}" b="{int(bold)}" i="0"><a:solidFill><a:srgbClr val="000000"/>'
        f'</a:solidFill><a:latin typeface="{FONT}"/><a:ea typeface="{FONT}"/><a:cs typeface="{FONT}"/></a:{tag}>'
    )


def _letters(size: int, turn: int | None = None) -> str:
    body = "<a:bodyPr/>" if turn is None else f'<a:bodyPr rot="{turn}" vert="horz"/>'
    properties = _run_properties("defRPr", size)
    return (
        f'<c:txPr>{body}<a:p><a:pPr>{properties}</a:pPr><a:endParaRPr lang="vi-VN"/></a:p></c:txPr>'
    )


def _rich(text: str, size: int, bold: bool = False, turned: bool = False) -> str:
    body = f'<a:bodyPr rot="{_UPWARDS}" vert="horz"/>' if turned else "<a:bodyPr/>"
    default, own = (_run_properties(tag, size, bold) for tag in ("defRPr", "rPr"))
    return f"<c:tx><c:rich>{body}<a:p><a:pPr>{default}</a:pPr><a:r>{own}<a:t>{escape(text)}</a:t></a:r></a:p></c:rich></c:tx>"
