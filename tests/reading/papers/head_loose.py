"""Heads without a table: one paragraph for both halves, or text boxes."""

from .head import QUOC_HIEU, TIEU_NGU, Head, HeadMaker, agency, date, nation, number
from .lines import Line, connector
from .wml import Layout, paragraph, run

_EMU = 36_000


def _halves(head: Head) -> list[tuple[tuple[str, bool], ...]]:
    names = [(text, False) for text in head.parent] + [(text, True) for text in head.issuer]
    return [(names[0],), (names[1],)]


def tabbed(line: Line = connector) -> HeadMaker:
    """Both halves in one paragraph, each centred at its own tab stop; both lines anchored in an empty paragraph."""
    stops = Layout(align="left", tabs=(("center", 28), ("center", 112)))

    def make(head: Head) -> str:
        big, motto, day = head.sizes
        (first,), (second,) = _halves(head)
        rows = [
            paragraph(
                run(f"\t{first[0]}", big, bold=first[1]),
                run(f"\t{QUOC_HIEU}", big, bold=True),
                layout=stops,
            ),
            paragraph(
                run(f"\t{second[0]}", big, bold=second[1]),
                run(f"\t{TIEU_NGU}", motto, bold=True),
                layout=stops,
            ),
            paragraph(
                line(head.issuer_line, 28 - head.issuer_line / 2, 3),
                line(head.motto_line, 112 - head.motto_line / 2, 3),
            ),
            paragraph(
                run(f"\t{head.number}", 13), run(f"\t{head.date}", day, italic=True), layout=stops
            ),
        ]
        return "".join(rows)

    return make


def spaced(line: Line = connector) -> HeadMaker:
    """The space bar does it all: runs of spaces, and both lines anchored in the paragraph of the agency."""

    def make(head: Head) -> str:
        big, motto, day = head.sizes
        (first,), (second,) = _halves(head)
        lines = line(head.issuer_line, 22 - head.issuer_line / 2, 16) + line(
            head.motto_line, 80, 16
        )
        rows = [
            paragraph(
                run(f"    {first[0]}", big, bold=first[1]),
                run(" " * 14, big),
                run(QUOC_HIEU, big, bold=True),
            ),
            paragraph(
                run(f"          {second[0]}", big, bold=second[1]),
                run(" " * 43, big),
                run(TIEU_NGU, motto, bold=True),
                lines,
            ),
            paragraph(),
            paragraph(
                run(f"    {head.number}", 13), run(" " * 28, 13), run(head.date, day, italic=True)
            ),
        ]
        return "".join(rows)

    return make


def _box(content: str, mm: float, x: float, height: float) -> str:
    width, tall = round(mm * _EMU), round(height * _EMU)
    inner = f"<w:txbxContent>{content}</w:txbxContent>"
    drawing = (
        '<w:drawing><wp:anchor distT="0" distB="0" distL="114300" distR="114300" simplePos="0" '
        'relativeHeight="251658240" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1">'
        '<wp:simplePos x="0" y="0"/>'
        f'<wp:positionH relativeFrom="column"><wp:posOffset>{round(x * _EMU)}</wp:posOffset></wp:positionH>'
        '<wp:positionV relativeFrom="paragraph"><wp:posOffset>0</wp:posOffset></wp:positionV>'
        f'<wp:extent cx="{width}" cy="{tall}"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/>'
        '<wp:docPr id="@" name="Text Box @"/><wp:cNvGraphicFramePr/><a:graphic>'
        '<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp>'
        f'<wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{tall}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/><a:ln><a:noFill/></a:ln></wps:spPr>'
        f'<wps:txbx>{inner}</wps:txbx><wps:bodyPr lIns="0" tIns="0" rIns="0" bIns="0"/></wps:wsp>'
        "</a:graphicData></a:graphic></wp:anchor></w:drawing>"
    )
    style = f"position:absolute;margin-left:{x}mm;margin-top:0;width:{mm}mm;height:{height}mm;z-index:251658240"
    vml = (
        '<w:pict><v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">'
        '<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
        f'<v:shape id="Text Box @" o:spid="_x0000_s30@" type="#_x0000_t202" style="{style}" filled="f" stroked="f">'
        f'<v:textbox inset="0,0,0,0">{inner}</v:textbox></v:shape></w:pict>'
    )
    return (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps">{drawing}</mc:Choice>'
        f"<mc:Fallback>{vml}</mc:Fallback></mc:AlternateContent></w:r>"
    )


def boxed(line: Line | None = None) -> HeadMaker:
    """Two text boxes on an empty paragraph; the lines are borders inside them, or shapes laid over them by `line`."""
    left, right, height = 60.0, 105.0, 26.0

    def make(head: Head) -> str:
        def under(mm: float, width: float) -> str:
            side = (width - mm) / 2
            return (
                paragraph()
                if line
                else paragraph(layout=Layout(left=side, right=side, border="top"))
            )

        names = "".join(agency(head)) + under(head.issuer_line, left) + "".join(number(head))
        state = "".join(nation(head)) + under(head.motto_line, right) + "".join(date(head))
        shapes = _box(names, left, 0, height) + _box(state, right, left, height)
        if line:
            shapes += line(head.issuer_line, (left - head.issuer_line) / 2, 33)
            shapes += line(head.motto_line, left + (right - head.motto_line) / 2, 33)
        return paragraph(shapes) + paragraph() * 4

    return make


def draft_mark() -> str:
    """A text box that says DỰ THẢO, which Word stores twice."""
    return _box(paragraph(run("DỰ THẢO", 13, bold=True)), 30, 0, 8)
