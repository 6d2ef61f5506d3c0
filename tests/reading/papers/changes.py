"""The things that go wrong in a paper, one at a time: each function returns a `Change`.

Texts name a paragraph by what it says; the attributes are those of the XML, so sizes are half-points, lengths twips.
"""

from lxml import etree

from .change import MC, Change, Element, Opened, W, props, put, words_of
from .wml import twips

_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_EMU = 36_000


def retext(old: str, new: str) -> Change:
    """Replaces `old`, which stands in exactly one w:t outside mc:Fallback, by `new`."""

    def change(opened: Opened) -> None:
        holders = [
            t
            for p in opened.paragraphs()
            for t in p.iter(f"{W}t")
            if old in (t.text or "") and next(t.iterancestors(f"{W}p")) is p
        ]
        if len(holders) != 1:
            raise ValueError(f"{len(holders)} texts hold {old!r}")
        holders[0].text = (holders[0].text or "").replace(old, new)

    return change


def runs(text: str, **look: str) -> Change:
    """Sets w:rPr of every run of the paragraph that holds `text`: `b="0"`, `sz="28"`, `color="FF0000"`."""

    def change(opened: Opened) -> None:
        for run in opened.paragraph(text).iter(f"{W}r"):
            if next(run.iterancestors(f"{W}p")) is opened.paragraph(text):
                for name, value in look.items():
                    put(props(run, "rPr"), name, val=value)

    return change


def fonts(text: str, name: str) -> Change:
    """Sets another font on the paragraph that holds `text`."""

    def change(opened: Opened) -> None:
        for run in opened.paragraph(text).iter(f"{W}r"):
            put(props(run, "rPr"), "rFonts", ascii=name, hAnsi=name, cs=name)

    return change


def layout(text: str, name: str, **values: str) -> Change:
    """Sets one property of the paragraph that holds `text`: `"jc", val="left"`, `"ind", firstLine="850"`."""

    def change(opened: Opened) -> None:
        put(props(opened.paragraph(text), "pPr"), name, **values)

    return change


def everywhere(name: str, **values: str) -> Change:
    """Sets one property of every justified paragraph, that is, of the whole text."""

    def change(opened: Opened) -> None:
        for found in list(opened.paragraphs()):
            both = found.find(f"{W}pPr/{W}jc")
            if both is not None and both.get(f"{W}val") == "both":
                put(props(found, "pPr"), name, **values)

    return change


def resized(half_points: str) -> Change:
    """Sets the size of the whole text."""

    def change(opened: Opened) -> None:
        for found in opened.paragraphs():
            both = found.find(f"{W}pPr/{W}jc")
            for run in (
                found.iter(f"{W}r") if both is not None and both.get(f"{W}val") == "both" else ()
            ):
                put(props(run, "rPr"), "sz", val=half_points)

    return change


def drop(text: str) -> Change:
    """Removes the paragraph that holds `text`."""

    def change(opened: Opened) -> None:
        found = opened.paragraph(text)
        parent = found.getparent()
        assert parent is not None
        parent.remove(found)

    return change


def after(text: str, *xml: str) -> Change:
    """Puts paragraphs, given as XML with w: names, after the one that holds `text`."""

    def change(opened: Opened) -> None:
        found = opened.paragraph(text)
        space = W.strip("{}")
        wrapped = etree.fromstring(f'<x xmlns:w="{space}">{"".join(xml)}</x>')
        for child in reversed(list(wrapped)):
            found.addnext(child)

    return change


def section(name: str, index: int = 0, **values: str) -> Change:
    """Sets a property of the `index`th section: `"pgMar", left="1417"`."""

    def change(opened: Opened) -> None:
        put(list(opened.part().iter(f"{W}sectPr"))[index], name, **values)

    return change


def _drawn(opened: Opened, index: int) -> Element:
    found = [
        run for run in opened.part().iter(f"{W}r") if run.find(f"{MC}AlternateContent") is not None
    ]
    return found[index]


def no_line(index: int) -> Change:
    """Removes the `index`th drawn line: 0 under the agency, 1 under the motto, 2 under the subject."""

    def change(opened: Opened) -> None:
        run = _drawn(opened, index)
        parent = run.getparent()
        assert parent is not None
        parent.remove(run)

    return change


def typed_line(index: int, text: str) -> Change:
    """Puts typed characters in the place of a drawn line."""

    def change(opened: Opened) -> None:
        run = _drawn(opened, index)
        for child in list(run):
            run.remove(child)
        etree.SubElement(run, f"{W}t").text = text

    return change


def line_of(index: int, mm: float) -> Change:
    """Makes a drawn line `mm` long, in DrawingML and in its VML double, its middle where it was."""

    def change(opened: Opened) -> None:
        run = _drawn(opened, index)
        extent, offset = next(run.iter(f"{_WP}extent")), next(run.iter(f"{_WP}posOffset"))
        old = int(extent.get("cx", "0"))
        offset.text = str(int(offset.text or "0") + (old - round(mm * _EMU)) // 2)
        for size in (extent, next(run.iter(f"{_DRAWING}ext"))):
            size.set("cx", str(round(mm * _EMU)))
        fallback = next(run.iter("{urn:schemas-microsoft-com:vml}line"))
        fallback.set("from", "0,3pt")
        fallback.set("to", f"{mm * 72 / 25.4:.1f}pt,3pt")

    return change


def dashed(index: int) -> Change:
    """Makes a drawn line dashed, in DrawingML and in its VML double."""

    def change(opened: Opened) -> None:
        run = _drawn(opened, index)
        stroke = next(run.iter(f"{_DRAWING}ln"))
        stroke.insert(1, stroke.makeelement(f"{_DRAWING}prstDash", {"val": "dash"}))
        vml = "{urn:schemas-microsoft-com:vml}"
        etree.SubElement(next(run.iter(f"{vml}line")), f"{vml}stroke", {"dashstyle": "dash"})

    return change


def margin(side: str, mm: float) -> Change:
    """Sets one margin of the first section."""

    def change(opened: Opened) -> None:
        next(opened.part().iter(f"{W}pgMar")).set(f"{W}{side}", str(twips(mm)))

    return change


def led_by(text: str, blanks: str) -> Change:
    """The paragraph that says `text` begins at the left, with blanks typed before it."""

    def change(opened: Opened) -> None:
        found = next(p for p in opened.paragraphs() if words_of(p) == text)
        put(found.find(f"{W}pPr"), "jc", val="left")  # type: ignore[arg-type]
        holder = next(found.iter(f"{W}t"))
        holder.text = blanks.replace("\t", "") + text
        holder.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        for _ in range(blanks.count("\t")):
            holder.addprevious(holder.makeelement(f"{W}tab"))

    return change


def without_stops(blanks: str) -> Change:
    """Where a Tab led to a stop that its line sets, blanks are typed instead and no stop is set."""

    def change(opened: Opened) -> None:
        for stops in list(opened.part().iter(f"{W}tabs")):
            properties = stops.getparent()
            assert properties is not None
            for run in properties.itersiblings(f"{W}r"):
                for tab in run.findall(f"{W}tab"):
                    tab.addprevious(_preserved(tab, blanks.replace("\t", "")))
                    for _ in range(blanks.count("\t")):
                        tab.addprevious(tab.makeelement(f"{W}tab"))
                    run.remove(tab)
            properties.remove(stops)

    return change


def _preserved(near: Element, text: str) -> Element:
    made = near.makeelement(f"{W}t")
    made.text = text
    made.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return made
