"""What one `w:pPr` or `w:rPr` says, as a plain dict: only what it names, and None where a value
cannot be read."""

from collections.abc import Callable
from typing import Any, Final

from generator.reading.document.ooxml import OFF, Element, W, inner, length, switch

Props = dict[str, Any]
TOGGLES: Final = ("b", "i", "caps", "vanish")
"""Properties that styles of different kinds switch against each other (ECMA-376-1, 17.7.3)."""
SLOTS: Final = ("ascii", "hAnsi", "eastAsia", "cs")
_THEME: Final = {
    "ascii": "asciiTheme",
    "hAnsi": "hAnsiTheme",
    "eastAsia": "eastAsiaTheme",
    "cs": "cstheme",
}
_ALIGN: Final = {
    "start": "left",
    "end": "right",
    "distribute": "both",
    "mediumKashida": "both",
    "lowKashida": "both",
}
_PERCENTS: Final = frozenset(map(str, range(1, 601)))
"""Widths of letters that Word takes (ECMA-376-1, 17.18.107)."""
_NO_BORDER: Final = ("nil", "none", None)


Reader = Callable[[Element, Props], None]


def run_props(rpr: Element | None) -> Props:
    """Fonts as ("name"|"theme", value) by slot; sizes in points; toggles as bool."""
    return _read(rpr, _OF_RUN)


def paragraph_props(ppr: Element | None) -> Props:
    """Lengths in twips, `line` as written with its `rule`; borders by edge; `num` as (id,
    level)."""
    return _read(ppr, _OF_PARAGRAPH)


def _read(element: Element | None, readers: dict[str, Reader]) -> Props:
    props: Props = {}
    for child in element if element is not None else ():
        reader = readers.get(child.tag)
        if reader is not None:
            reader(child, props)
    return props


def _flag(name: str) -> Reader:
    def read(element: Element, props: Props) -> None:
        props[name] = switch(element)

    return read


def _value(name: str, attribute: str = "val") -> Reader:
    def read(element: Element, props: Props) -> None:
        props[name] = element.get(W + attribute)

    return read


def _first_value(name: str) -> Reader:
    def read(element: Element, props: Props) -> None:
        props.setdefault(name, element.get(W + "val"))

    return read


def _ends_section(element: Element, props: Props) -> None:
    props["ends_section"] = True


def _size(name: str) -> Reader:
    def read(element: Element, props: Props) -> None:
        twips = length(element.get(W + "val"), per=10)
        props[name] = twips / 20 if twips else None

    return read


def _apart(element: Element, props: Props) -> None:
    twips = length(element.get(W + "val"))
    props["apart"] = twips / 20 if twips is not None else None


def _scale(element: Element, props: Props) -> None:
    percent = (element.get(W + "val") or "").rstrip("%")
    props["scale"] = int(percent) / 100 if percent in _PERCENTS else None


def _fonts(fonts: Element, props: Props) -> None:
    for slot in SLOTS:
        # A theme font named beside a plain one wins (17.3.2.26).
        for kind, attribute in (("theme", _THEME[slot]), ("name", slot)):
            if fonts.get(W + attribute) is not None:
                props["font." + slot] = (kind, fonts.get(W + attribute))
                break
    if fonts.get(W + "hint") is not None:
        props["hint"] = fonts.get(W + "hint")


def _jc(element: Element, props: Props) -> None:
    value = element.get(W + "val")
    props["align"] = _ALIGN.get(value or "", value)


def _ind(element: Element, props: Props) -> None:
    for name, spellings in (("left", ("left", "start")), ("right", ("right", "end"))):
        for spelling in spellings:
            if element.get(W + spelling) is not None:
                props[name] = length(element.get(W + spelling))
            elif _counts(element, spelling + "Chars"):
                props[name] = None
    if element.get(W + "hanging") is not None:
        hanging = length(element.get(W + "hanging"))
        props["first"] = None if hanging is None else -hanging
    elif element.get(W + "firstLine") is not None:
        props["first"] = length(element.get(W + "firstLine"))
    elif _counts(element, "firstLineChars") or _counts(element, "hangingChars"):
        props["first"] = None


def _counts(element: Element, name: str) -> bool:
    """Whether an element gives a length in letters or lines."""
    return element.get(W + name) not in (None, "0")


def _spacing(element: Element, props: Props) -> None:
    for edge in ("before", "after"):
        if element.get(W + edge) is not None:
            props[edge] = length(element.get(W + edge))
        if _counts(element, edge + "Lines"):
            # Hundredths of a line; without a document grid Word takes 12 pt for a line.
            lines = length(element.get(W + edge + "Lines"))
            props[edge] = None if lines is None else lines * 2.4
        if element.get(W + edge + "Autospacing") is not None:
            props[edge + "_auto"] = element.get(W + edge + "Autospacing") not in OFF
    if element.get(W + "line") is not None:
        props["line"] = length(element.get(W + "line"))
        props["rule"] = element.get(W + "lineRule", "auto")


def _borders(element: Element, props: Props) -> None:
    for edge in ("top", "bottom"):
        border = inner(element, W + edge)
        if border is not None:
            value = border.get(W + "val")
            props["border." + edge] = None if value in _NO_BORDER else value


def _tabs(element: Element, props: Props) -> None:
    stops = [(length(tab.get(W + "pos")), tab.get(W + "val")) for tab in element.findall(W + "tab")]
    props["tabs"] = tuple((position, kind) for position, kind in stops if position is not None)


def _num(element: Element, props: Props) -> None:
    identity, level = inner(element, W + "numId"), inner(element, W + "ilvl")
    if identity is not None:
        props["num"] = identity.get(W + "val")
    if level is not None:
        props["level"] = level.get(W + "val")


_OF_RUN: Final[dict[str, Reader]] = {
    **{W + name: _flag(name) for name in TOGGLES},
    W + "sz": _size("size"),
    W + "szCs": _size("size_cs"),
    W + "rFonts": _fonts,
    W + "color": _value("color"),
    W + "shd": _value("shading", "fill"),
    W + "u": _value("u"),
    W + "highlight": _value("highlight"),
    W + "spacing": _apart,
    W + "w": _scale,
    W + "rtl": _flag("complex"),
    W + "cs": _flag("complex"),
    W + "rStyle": _value("style"),
}
_OF_PARAGRAPH: Final[dict[str, Reader]] = {
    W + "jc": _jc,
    W + "ind": _ind,
    W + "spacing": _spacing,
    W + "pBdr": _borders,
    W + "tabs": _tabs,
    W + "numPr": _num,
    W + "framePr": _value("frame", "xAlign"),
    W + "contextualSpacing": _flag("contextual"),
    W + "keepNext": _flag("kept"),
    W + "pageBreakBefore": _flag("page_break"),
    W + "pStyle": _first_value("style"),
    W + "sectPr": _ends_section,
}
