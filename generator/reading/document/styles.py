"""Effective formatting: defaults, table style, paragraph style, character style, direct
(ECMA-376-1, 17.7.2)."""

from functools import reduce
from itertools import product
from operator import or_
from typing import NamedTuple

from generator.lazy import dataclass
from generator.reading.document.ooxml import A, Element, W, at_path, children, fingerprint, val
from generator.reading.document.properties import SLOTS, TOGGLES, Props, paragraph_props, run_props

MOST = 4096
"""So many looks are kept: no office's papers have as many, an attacker's may."""
WORD_SIZE, WORD_FONT = 10.0, "Times New Roman"
"""What Word takes where a document names neither size nor font."""


_DEFAULTS = {kind: f"{W}docDefaults/{W}{kind}Default/{W}{kind}" for kind in ("rPr", "pPr")}
_UNSURE = ("align", "first", "left", "right", "before", "after", "line")


class Look(NamedTuple):
    """How letters look. None stands for what cannot be resolved; `fonts` follow `SLOTS`.

    `apart` is what is added behind each letter, in pt; `scale` the share of its width that it has.
    """

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
    apart: float | None = 0.0
    scale: float | None = 1.0


@dataclass(frozen=True, slots=True)
class _Style:
    """A style with everything that it is based on; `sound` is False if the chain runs in a
    circle."""

    paragraph: Props
    run: Props
    link: str | None
    kind: str
    sound: bool
    element: Element


class InTable(NamedTuple):
    """What the style of a table says inside a cell, with a key for it."""

    key: int
    run: Props
    paragraph: Props


NO_TABLE = InTable(0, {}, {})


class Styles:
    """The styles of a document, resolved once each."""

    def __init__(self, root: Element | None, theme: Element | None) -> None:
        self._theme = _theme_fonts(theme)
        self._elements: dict[str, Element] = {}
        self._defaults: dict[str, str] = {}
        self._resolved: dict[str, _Style] = {}
        self._looks: dict[tuple[object, ...], Look] = {}
        self._tables: dict[tuple[str | None, tuple[str, ...]], InTable] = {}
        for style in children(root, W + "style"):
            identity = style.get(W + "styleId", "")
            self._elements[identity] = style
            if style.get(W + "default") in ("1", "true", "on"):
                self._defaults[style.get(W + "type", "paragraph")] = identity
        self.run_defaults = run_props(at_path(root, _DEFAULTS["rPr"]))
        self.paragraph_defaults = paragraph_props(at_path(root, _DEFAULTS["pPr"]))

    def style(self, identity: str | None, kind: str) -> _Style | None:
        """The style of that kind; an unknown one is the default of its kind, one of the other kind
        its linked one."""
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

    def inside(self, identity: str | None, conditions: tuple[str, ...]) -> InTable:
        """What a table style says under the conditions that hold in a cell."""
        asked = (identity, conditions)
        if asked not in self._tables:
            self._tables[asked] = self._inside(len(self._tables) + 1, identity, conditions)
        return self._tables[asked]

    def _inside(self, key: int, identity: str | None, conditions: tuple[str, ...]) -> InTable:
        style = self.style(identity, "table")
        if style is None:
            return InTable(key, {}, {})
        run, paragraph = dict(style.run), dict(style.paragraph)
        parts = style.element.findall(W + "tblStylePr")
        for condition in conditions:
            for part in (part for part in parts if part.get(W + "type") == condition):
                run |= run_props(part.find(W + "rPr"))
                paragraph |= paragraph_props(part.find(W + "pPr"))
        return InTable(key, run, paragraph)

    def look(self, paragraph: str | None, table: InTable, rpr: Element | None) -> Look:
        """The look of a run in a paragraph of style `paragraph`, in a cell of that kind."""
        key = (paragraph, table.key, fingerprint(rpr) if rpr is not None and len(rpr) else ())
        found = self._looks.get(key)
        if found is None:
            if len(self._looks) >= MOST:
                self._looks.clear()
            found = self._looks[key] = self._look(paragraph, table.run, run_props(rpr))
        return found

    def _look(self, paragraph: str | None, table: Props, direct: Props) -> Look:
        styles = self._styles_of(paragraph, direct.get("style"))
        sound = all(style.sound for style in styles)
        levels = [table, *(style.run for style in styles)]
        merged = reduce(or_, (*levels, direct), self.run_defaults)
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
            apart=merged.get("apart", 0.0),
            scale=merged.get("scale", 1.0),
        )

    def _styles_of(self, paragraph: str | None, run: str | None) -> list[_Style]:
        """The style of the paragraph, then that of the run where it names one."""
        found = [self.style(paragraph, "paragraph"), self.style(run, "character") if run else None]
        return [*filter(None, found)]

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
        """The paragraph's properties; a list's indents yield to those of a style that carries the
        list itself."""
        style = self.style(identity, "paragraph")
        own = style.paragraph if style else {}
        listed = [own, numbering] if "num" in direct else [numbering, own]
        merged = {**self.paragraph_defaults, **table, **listed[0], **listed[1], **direct}
        if style is not None and not style.sound:
            merged |= {name: None for name in _UNSURE if name not in direct}
        return merged


_FACES = (("latin", ("HAnsi", "Ascii")), ("ea", ("EastAsia",)), ("cs", ("Bidi",)))
"""The elements of a theme that name a face, and how the names end by which runs ask for it."""


def _theme_fonts(theme: Element | None) -> dict[str, str]:
    fonts: dict[str, str] = {}
    for size, (tag, names) in product(("major", "minor"), _FACES):
        face = at_path(theme, f".//{A}{size}Font/{A}{tag}")
        typeface = face.get("typeface") if face is not None else None
        # An empty East-Asian face means that Word picks one by language: not known here.
        fonts |= {size + name: typeface for name in names if typeface}
    return fonts
