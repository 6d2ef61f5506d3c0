"""Effective formatting: defaults, table style, paragraph style, character style, direct (ECMA-376-1, 17.7.2)."""

from dataclasses import dataclass
from typing import NamedTuple

from lxml import etree

from generator.reading.document.ooxml import A, Element, W, val
from generator.reading.document.properties import SLOTS, TOGGLES, Props, paragraph_props, run_props

WORD_SIZE, WORD_FONT = 10.0, "Times New Roman"
"""What Word takes where a document names neither size nor font."""


_UNSURE = ("align", "first", "left", "right", "before", "after", "line")


class Look(NamedTuple):
    """How letters look. None stands for what cannot be resolved; `fonts` follow `SLOTS`."""

    fonts: tuple[str | None, ...]
    size: float | None
    bold: bool | None
    italic: bool | None
    caps: bool | None
    hidden: bool | None
    underline: str
    color: str | None
    highlight: str
    shading: str
    east_asian_hint: bool


@dataclass(frozen=True, slots=True)
class _Style:
    """A style with everything that it is based on; `sound` is False if the chain runs in a circle."""

    paragraph: Props
    run: Props
    link: str | None
    kind: str
    sound: bool
    element: Element


class Styles:
    """The styles of one document, resolved once each."""

    def __init__(self, root: Element | None, theme: Element | None) -> None:
        self._theme = _theme_fonts(theme)
        self._elements: dict[str, Element] = {}
        self._defaults: dict[str, str] = {}
        self._resolved: dict[str, _Style] = {}
        self._looks: dict[tuple[object, ...], Look] = {}
        for style in root.findall(W + "style") if root is not None else ():
            identity = style.get(W + "styleId", "")
            self._elements[identity] = style
            if style.get(W + "default") in ("1", "true", "on"):
                self._defaults[style.get(W + "type", "paragraph")] = identity
        self.run_defaults = run_props(_document_default(root, "rPr"))
        self.paragraph_defaults = paragraph_props(_document_default(root, "pPr"))

    def style(self, identity: str | None, kind: str) -> _Style | None:
        """The style of that kind; an unknown one is the default of its kind, one of the other kind its linked one."""
        if identity not in self._elements:
            identity = self._defaults.get(kind)
        if identity is None:
            return None
        if identity not in self._resolved:
            self._resolved[identity] = self._resolve(identity)
        found = self._resolved[identity]
        if found.kind == kind:
            return found
        linked = self._elements.get(found.link or "")
        if linked is not None and linked.get(W + "type") == kind:
            return self.style(found.link, kind)
        default = self._defaults.get(kind)
        return None if default in (None, identity) else self.style(default, kind)

    def _resolve(self, identity: str) -> _Style:
        chain: list[Element] = []
        seen: set[str] = set()
        current: str | None = identity
        while current in self._elements and current not in seen:
            seen.add(current)
            chain.append(self._elements[current])
            current = val(chain[-1], "basedOn")
        paragraph: Props = {}
        run: Props = {}
        for element in reversed(chain):
            paragraph |= paragraph_props(element.find(W + "pPr"))
            run |= run_props(element.find(W + "rPr"))
        first = chain[0]
        kind = first.get(W + "type", "paragraph")
        return _Style(paragraph, run, val(first, "link"), kind, current not in seen, first)

    def look(self, paragraph: str | None, table: tuple[int, Props], rpr: Element | None) -> Look:
        """The look of a run in a paragraph of style `paragraph`; `table` is the table style's part with its key."""
        direct_key = etree.tostring(rpr, with_tail=False) if rpr is not None and len(rpr) else b""
        key = (paragraph, table[0], direct_key)
        found = self._looks.get(key)
        if found is None:
            found = self._looks[key] = self._look(paragraph, table[1], run_props(rpr))
        return found

    def _look(self, paragraph: str | None, table: Props, direct: Props) -> Look:
        of_run = self.style(direct["style"], "character") if direct.get("style") else None
        styles = [style for style in (self.style(paragraph, "paragraph"), of_run) if style]
        sound = all(style.sound for style in styles)
        levels = [table, *(style.run for style in styles)]
        merged: Props = dict(self.run_defaults)
        for level in (*levels, direct):
            merged |= level
        bold, italic, caps, hidden = (self._toggle(name, levels, direct, sound) for name in TOGGLES)
        size = merged.get("size_cs" if merged.get("complex") else "size", WORD_SIZE)
        return Look(
            fonts=tuple(self._font(merged, slot) for slot in SLOTS),
            size=size if sound or "size" in direct else None,
            bold=bold,
            italic=italic,
            caps=caps,
            hidden=hidden,
            underline=merged.get("u") or "none",
            color=merged.get("color", "auto"),
            highlight=merged.get("highlight") or "none",
            shading=merged.get("shading") or "auto",
            east_asian_hint=merged.get("hint") == "eastAsia",
        )

    def _toggle(self, name: str, levels: list[Props], direct: Props, sound: bool) -> bool | None:
        """What is said directly holds; styles switch each other's value on and off (17.7.3)."""
        if name in direct:
            on: bool | None = direct[name]
            return on
        if not sound:
            return None
        odd = sum(bool(level.get(name)) for level in levels) % 2 == 1
        return bool(self.run_defaults.get(name)) or odd

    def _font(self, merged: Props, slot: str) -> str | None:
        kind, name = merged.get("font." + slot, ("name", WORD_FONT))
        return self._theme.get(name) if kind == "theme" else name

    def paragraph(
        self, identity: str | None, table: Props, numbering: Props, direct: Props
    ) -> Props:
        """The paragraph's properties; a list's indents yield to those of a style that carries the list itself."""
        style = self.style(identity, "paragraph")
        own = style.paragraph if style else {}
        listed = [own, numbering] if "num" in direct else [numbering, own]
        merged = {**self.paragraph_defaults, **table, **listed[0], **listed[1], **direct}
        if style is not None and not style.sound:
            merged |= {name: None for name in _UNSURE if name not in direct}
        return merged


def _document_default(root: Element | None, kind: str) -> Element | None:
    path = f"{W}docDefaults/{W}{kind}Default/{W}{kind}"
    return root.find(path) if root is not None else None


_FACES = (("latin", ("HAnsi", "Ascii")), ("ea", ("EastAsia",)), ("cs", ("Bidi",)))
"""The elements of a theme that name a face, and how the names end by which runs ask for it."""


def _theme_fonts(theme: Element | None) -> dict[str, str]:
    fonts: dict[str, str] = {}
    for size in ("major", "minor") if theme is not None else ():
        for tag, names in _FACES:
            face = theme.find(f".//{A}{size}Font/{A}{tag}") if theme is not None else None
            typeface = face.get("typeface") if face is not None else None
            # An empty East-Asian face means that Word picks one by language: not known here.
            fonts |= {size + name: typeface for name in names if typeface}
    return fonts
