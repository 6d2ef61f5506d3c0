"""The parts that Word adds to every file and that say little: a theme and a font table."""

_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
FONT_TABLE = f'{_XML}<w:fonts xmlns:w="{_W}"><w:font w:name="Times New Roman"><w:family w:val="roman"/></w:font></w:fonts>'


def theme(latin: str) -> str:
    """A `theme1.xml` whose major and minor faces are `latin`."""
    names = [
        "dk1",
        "lt1",
        "dk2",
        "lt2",
        *(f"accent{number}" for number in range(1, 7)),
        "hlink",
        "folHlink",
    ]
    colors = "".join(
        f'<a:{name}><a:srgbClr val="{"FFFFFF" if name[0] == "l" else "000000"}"/></a:{name}>'
        for name in names
    )
    font = f'<a:latin typeface="{latin}"/><a:ea typeface=""/><a:cs typeface="Times New Roman"/>'
    fonts = f"<a:majorFont>{font}</a:majorFont><a:minorFont>{font}</a:minorFont>"
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>' * 3
    line = '<a:ln w="9525"><a:solidFill><a:schemeClr val="phClr"/></a:solidFill></a:ln>' * 3
    effects = "<a:effectStyle><a:effectLst/></a:effectStyle>" * 3
    return (
        f'{_XML}<a:theme xmlns:a="{_A}" name="Office"><a:themeElements>'
        f'<a:clrScheme name="Office">{colors}</a:clrScheme><a:fontScheme name="Office">{fonts}</a:fontScheme>'
        f'<a:fmtScheme name="Office"><a:fillStyleLst>{fill}</a:fillStyleLst><a:lnStyleLst>{line}</a:lnStyleLst>'
        f"<a:effectStyleLst>{effects}</a:effectStyleLst><a:bgFillStyleLst>{fill}</a:bgFillStyleLst></a:fmtScheme>"
        "</a:themeElements></a:theme>"
    )
