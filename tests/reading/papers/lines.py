"""The ways in which offices draw a horizontal line: each returns the runs that anchor it in a paragraph.

`mm` is the length, `x` the distance from the left edge of the column, `y` the distance below the paragraph in pt.
"""

from collections.abc import Callable

from .wml import run

Line = Callable[[float, float, float], str]
_EMU = 36_000
_PT = 72 / 25.4


def _anchor(mm: float, x: float, y: float, geometry: str, height: int = 0) -> str:
    width = round(mm * _EMU)
    return (
        '<w:drawing><wp:anchor distT="0" distB="0" distL="114300" distR="114300" simplePos="0" '
        'relativeHeight="251659264" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1">'
        '<wp:simplePos x="0" y="0"/>'
        f'<wp:positionH relativeFrom="column"><wp:posOffset>{round(x * _EMU)}</wp:posOffset></wp:positionH>'
        f'<wp:positionV relativeFrom="paragraph"><wp:posOffset>{round(y * 12700)}</wp:posOffset></wp:positionV>'
        f'<wp:extent cx="{width}" cy="{height}"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/>'
        '<wp:docPr id="@" name="Straight Connector @"/><wp:cNvGraphicFramePr/><a:graphic>'
        '<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp>'
        f'<wps:cNvCnPr/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        f'{geometry}<a:noFill/><a:ln w="9525"><a:solidFill><a:srgbClr val="000000"/></a:solidFill><a:round/></a:ln>'
        "</wps:spPr><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>"
    )


def _twice(drawing: str, vml: str) -> str:
    return (
        "<w:r><w:rPr><w:noProof/></w:rPr><mc:AlternateContent>"
        f'<mc:Choice Requires="wps">{drawing}</mc:Choice><mc:Fallback>{vml}</mc:Fallback></mc:AlternateContent></w:r>'
    )


def _preset(kind: str) -> str:
    return f'<a:prstGeom prst="{kind}"><a:avLst/></a:prstGeom>'


def _v_line(mm: float, x: float, y: float) -> str:
    start, end = f"{x * _PT:.1f}pt,{y:.1f}pt", f"{(x + mm) * _PT:.1f}pt,{y:.1f}pt"
    style = "position:absolute;z-index:251659264;visibility:visible;mso-wrap-style:square"
    return f'<w:pict><v:line id="Line @" o:spid="_x0000_s10@" style="{style}" from="{start}" to="{end}"/></w:pict>'


def drawing(mm: float, x: float, y: float) -> str:
    """Word 2010 and later: DrawingML in mc:Choice, the same line as VML in mc:Fallback."""
    return _twice(_anchor(mm, x, y, _preset("line")), _v_line(mm, x, y))


def connector(mm: float, x: float, y: float) -> str:
    """A connector whose fallback is a shape of type 32."""
    return _twice(_anchor(mm, x, y, _preset("straightConnector1")), _t32(mm, x, y))


def vml_line(mm: float, x: float, y: float) -> str:
    """Word 2003 and 2007: `v:line` alone."""
    return f"<w:r>{_v_line(mm, x, y)}</w:r>"


def _t32(mm: float, x: float, y: float) -> str:
    style = f"position:absolute;margin-left:{x * _PT:.1f}pt;margin-top:{y:.1f}pt;width:{mm * _PT:.1f}pt;height:0"
    return (
        '<w:pict><v:shapetype id="_x0000_t32" coordsize="21600,21600" o:spt="32" o:oned="t" '
        'path="m,l21600,21600e" filled="f"><v:path arrowok="t" fillok="f" o:connecttype="none"/>'
        '<o:lock v:ext="edit" shapetype="t"/></v:shapetype>'
        f'<v:shape id="AutoShape @" o:spid="_x0000_s20@" type="#_x0000_t32" style="{style};z-index:251660288" '
        'o:connectortype="straight"/></w:pict>'
    )


def vml_t32(mm: float, x: float, y: float) -> str:
    """A VML shape of type 32, Word's straight connector, alone."""
    return f"<w:r>{_t32(mm, x, y)}</w:r>"


def vml_polyline(mm: float, x: float, y: float) -> str:
    """A VML polyline of two points."""
    points = f"{x * _PT:.1f}pt,{y:.1f}pt,{(x + mm) * _PT:.1f}pt,{y:.1f}pt"
    style = "position:absolute;z-index:251661312"
    return f'<w:r><w:pict><v:polyline id="Freeform @" style="{style}" points="{points}" filled="f"/></w:pict></w:r>'


def freeform(mm: float, x: float, y: float) -> str:
    """A freeform of nearly no height, as a line drawn by hand is stored."""
    width, height = round(mm * _EMU), 3175
    path = (
        f'<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/><a:pathLst>'
        f'<a:path w="{width}" h="{height}"><a:moveTo><a:pt x="0" y="{height}"/></a:moveTo>'
        f'<a:lnTo><a:pt x="{width}" y="0"/></a:lnTo></a:path></a:pathLst></a:custGeom>'
    )
    return _twice(_anchor(mm, x, y, path, height), _v_line(mm, x, y))


def underscores(mm: float, x: float, y: float) -> str:
    """Typed underscores of 13 pt, as the templates of the decree have them: each is half an em long."""
    return run("_" * round(mm / (13 / 2 / _PT)), 13)
