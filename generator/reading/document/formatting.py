"""How paragraphs are set, worked out once for each style with what a table, a list and the paragraph itself say."""

from typing import Any

from generator.reading.document.layout import HowSet
from generator.reading.document.ooxml import MM_PER_TWIP, Element, Key, fingerprint, mm
from generator.reading.document.properties import Props, paragraph_props
from generator.reading.document.styles import MOST, InTable, Styles


class Formatting:
    """What is known so far of documents with these styles."""

    def __init__(self, styles: Styles) -> None:
        self.styles = styles
        self._direct: dict[Key, Props] = {}
        self._forms: dict[tuple[object, ...], HowSet] = {}

    def direct(self, ppr: Element | None) -> tuple[Key, Props]:
        """What a paragraph says itself, with a key for it."""
        if ppr is None:
            return (), {}
        key = fingerprint(ppr)
        found = self._direct.get(key)
        if found is None:
            found = _room_in(self._direct)[key] = paragraph_props(ppr)
        return key, found

    def listed(self, style: str | None, direct: Props) -> tuple[str | None, str | None]:
        """The list and the level of a paragraph."""
        own = self.styles.style(style, "paragraph")
        usual = own.paragraph if own else {}
        return direct.get("num", usual.get("num")), direct.get("level", usual.get("level"))

    def form(
        self, style: str | None, table: InTable, of_list: Props, direct: tuple[Key, Props]
    ) -> HowSet:
        """How a paragraph is set."""
        key = (style, table.key, frozenset(of_list.items()), direct[0])
        found = self._forms.get(key)
        if found is None:
            props = self.styles.paragraph(style, table.paragraph, of_list, direct[1])
            found = _room_in(self._forms)[key] = _form(props)
        return found


def _room_in(kept: dict[Any, Any]) -> dict[Any, Any]:
    if len(kept) >= MOST:
        kept.clear()
    return kept


def _form(props: Props) -> HowSet:
    rule = props.get("rule", "auto")
    left, right, first = (mm(props.get(edge, 0.0)) for edge in ("left", "right", "first"))
    return HowSet(
        align=props.get("align", "left"),
        left=left,
        right=right,
        first=first,
        before=_gap(props, "before"),
        after=_gap(props, "after"),
        line=_line(props.get("line", 240.0), rule),
        rule=rule,
        contextual=bool(props.get("contextual")),
        border_top=props.get("border.top"),
        border_bottom=props.get("border.bottom"),
        tabs=tuple((position * MM_PER_TWIP, kind) for position, kind in props.get("tabs", ())),
        frame=props.get("frame"),
        kept=bool(props.get("kept")),
        breaks=bool(props.get("page_break")),
    )


def _line(given: float | None, rule: str) -> float | None:
    """Lines where the rule is auto, points otherwise."""
    if given is None:
        return None
    return given / 240 if rule == "auto" else given / 20


def _gap(props: Props, edge: str) -> float | None:
    if props.get(edge + "_auto"):
        return 14.0  # what Word takes for "auto", as browsers do for a paragraph
    twips = props.get(edge, 0.0)
    return None if twips is None else twips / 20
