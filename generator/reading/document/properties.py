"""What one `w:pPr` or `w:rPr` says, as a plain dict: only what it names, and None where a value cannot be read."""

from typing import Any, Final

from generator.reading.document.ooxml import Element, W, measure, switch

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
_NO_BORDER: Final = ("nil", "none", None)


def run_props(rpr: Element | None) -> Props:
    """Fonts as ("name"|"theme", value) by slot; sizes in points; toggles as bool."""
    props: Props = {}
    for child in rpr if rpr is not None else ():
        tag = child.tag
        if not isinstance(tag, str) or not tag.startswith(W):
            continue
        name = tag[len(W) :]
        if name in TOGGLES:
            props[name] = switch(child)
        elif name == "sz":
            twips = measure(child.get(W + "val"), per=10)
            props["size"] = twips / 20 if twips else None
        elif name == "szCs":
            twips = measure(child.get(W + "val"), per=10)
            props["size_cs"] = twips / 20 if twips else None
        elif name == "rFonts":
            props |= _fonts(child)
        elif name == "color":
            props["color"] = child.get(W + "val")
        elif name == "shd":
            props["shading"] = child.get(W + "fill")
        elif name in ("u", "highlight"):
            props[name] = child.get(W + "val")
        elif name in ("rtl", "cs"):
            props["complex"] = switch(child)
        elif name == "rStyle":
            props["style"] = child.get(W + "val")
    return props


def _fonts(fonts: Element) -> Props:
    found: Props = {}
    for slot in SLOTS:
        # A theme font named beside a plain one wins (17.3.2.26).
        for kind, attribute in (("theme", _THEME[slot]), ("name", slot)):
            if fonts.get(W + attribute) is not None:
                found["font." + slot] = (kind, fonts.get(W + attribute))
                break
    if fonts.get(W + "hint") is not None:
        found["hint"] = fonts.get(W + "hint")
    return found


def paragraph_props(ppr: Element | None) -> Props:
    """Lengths in twips, `line` as written with its `rule`; borders by edge; `num` as (id, level)."""
    props: Props = {}
    for child in ppr if ppr is not None else ():
        tag = child.tag
        if isinstance(tag, str) and tag.startswith(W):
            reader = _READERS.get(tag[len(W) :])
            if reader is not None:
                reader(child, props)
    return props


def _jc(element: Element, props: Props) -> None:
    value = element.get(W + "val")
    props["align"] = _ALIGN.get(value or "", value)


def _ind(element: Element, props: Props) -> None:
    for name, spellings in (("left", ("left", "start")), ("right", ("right", "end"))):
        for spelling in spellings:
            if element.get(W + spelling) is not None:
                props[name] = measure(element.get(W + spelling))
            elif element.get(W + spelling + "Chars") not in (None, "0"):
                props[name] = None
    if element.get(W + "hanging") is not None:
        hanging = measure(element.get(W + "hanging"))
        props["first"] = None if hanging is None else -hanging
    elif element.get(W + "firstLine") is not None:
        props["first"] = measure(element.get(W + "firstLine"))
    elif any(
        element.get(W + name) not in (None, "0") for name in ("firstLineChars", "hangingChars")
    ):
        props["first"] = None


def _spacing(element: Element, props: Props) -> None:
    for edge in ("before", "after"):
        if element.get(W + edge) is not None:
            props[edge] = measure(element.get(W + edge))
        if element.get(W + edge + "Lines") not in (None, "0"):
            # Hundredths of a line; without a document grid Word takes 12 pt for a line.
            lines = measure(element.get(W + edge + "Lines"))
            props[edge] = None if lines is None else lines * 2.4
        if element.get(W + edge + "Autospacing") is not None:
            props[edge + "_auto"] = element.get(W + edge + "Autospacing") not in (
                "0",
                "false",
                "off",
            )
    if element.get(W + "line") is not None:
        props["line"] = measure(element.get(W + "line"))
        props["rule"] = element.get(W + "lineRule", "auto")


def _borders(element: Element, props: Props) -> None:
    for edge in ("top", "bottom"):
        border = element.find(W + edge)
        if border is not None:
            value = border.get(W + "val")
            props["border." + edge] = None if value in _NO_BORDER else value


def _tabs(element: Element, props: Props) -> None:
    stops = [
        (measure(tab.get(W + "pos")), tab.get(W + "val")) for tab in element.findall(W + "tab")
    ]
    props["tabs"] = tuple((position, kind) for position, kind in stops if position is not None)


def _num(element: Element, props: Props) -> None:
    identity, level = element.find(W + "numId"), element.find(W + "ilvl")
    if identity is not None:
        props["num"] = identity.get(W + "val")
    if level is not None:
        props["level"] = level.get(W + "val")


def _frame(element: Element, props: Props) -> None:
    props["frame"] = element.get(W + "xAlign")


def _flag(name: str) -> Any:
    def read(element: Element, props: Props) -> None:
        props[name] = switch(element)

    return read


_READERS: Final[dict[str, Any]] = {
    "jc": _jc,
    "ind": _ind,
    "spacing": _spacing,
    "pBdr": _borders,
    "tabs": _tabs,
    "numPr": _num,
    "framePr": _frame,
    "contextualSpacing": _flag("contextual"),
    "pageBreakBefore": _flag("page_break"),
}
