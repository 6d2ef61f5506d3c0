"""Opens a paper to change one thing in it, and closes it again."""

import zipfile
from collections.abc import Callable, Iterator
from io import BytesIO

from lxml import etree

from .file import zipped

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
Element = etree._Element


class Opened:
    """The parts of a .docx, XML on demand; `closed` gives the bytes of the changed paper."""

    def __init__(self, data: bytes) -> None:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            self.parts = {name: archive.read(name) for name in archive.namelist()}
        self._trees: dict[str, Element] = {}

    def part(self, name: str = "word/document.xml") -> Element:
        """Root of the part `name`."""
        if name not in self._trees:
            self._trees[name] = etree.fromstring(self.parts[name])
        return self._trees[name]

    def paragraphs(self, part: str = "word/document.xml") -> Iterator[Element]:
        """All paragraphs but those of mc:Fallback, in order."""
        for found in self.part(part).iter(f"{W}p"):
            if next(found.iterancestors(f"{MC}Fallback"), None) is None:
                yield found

    def paragraph(self, text: str) -> Element:
        """The only paragraph of the body that holds `text`; ValueError when there is none or more than one."""
        found = [p for p in self.paragraphs() if text in words_of(p)]
        if len(found) != 1:
            raise ValueError(f"{len(found)} paragraphs hold {text!r}")
        return found[0]

    def closed(self) -> bytes:
        """The .docx with every changed part."""
        changed = {
            name: etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)
            for name, tree in self._trees.items()
        }
        return zipped(self.parts | changed)


def words_of(found: Element) -> str:
    """Text of a paragraph without that of the shapes anchored in it; a line break is a newline."""
    names = {f"{W}t": None, f"{W}br": "\n", f"{W}tab": "\t"}
    runs = (child for run in found.iter(f"{W}r") for child in run if child.tag in names)
    own = (child for child in runs if next(child.iterancestors(f"{W}p")) is found)
    return "".join(names[child.tag] or child.text or "" for child in own)


Change = Callable[[Opened], None]


def changed(build: Callable[[], bytes], *changes: Change) -> Callable[[], bytes]:
    """A builder of the paper of `build` with `changes` made in order."""

    def make() -> bytes:
        opened = Opened(build())
        for change in changes:
            change(opened)
        return opened.closed()

    return make


# The order of the schema, as far as these tests need it: children after `name` in w:pPr and w:rPr.
_ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr pBdr shd tabs spacing ind "
    "contextualSpacing jc rPr sectPr",
    "rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike color spacing w kern position sz szCs highlight u shd lang",
    "sectPr": "headerReference footerReference type pgSz pgMar pgNumType cols titlePg docGrid",
}


def put(parent: Element, name: str, **values: str) -> Element:
    """The child `w:name` of a w:pPr, w:rPr or w:sectPr, made at its place if missing, its attributes set."""
    order = _ORDER[etree.QName(parent).localname].split()
    child = parent.find(f"{W}{name}")
    if child is None:
        child = etree.Element(f"{W}{name}")
        later = {f"{W}{other}" for other in order[order.index(name) + 1 :]}
        place = next((i for i, sibling in enumerate(parent) if sibling.tag in later), len(parent))
        parent.insert(place, child)
    for key, value in values.items():
        child.set(f"{W}{key}", value)
    return child


def props(found: Element, name: str) -> Element:
    """`w:pPr` of a paragraph or `w:rPr` of a run, made if missing."""
    own = found.find(f"{W}{name}")
    if own is None:
        own = etree.Element(f"{W}{name}")
        found.insert(0, own)
    return own
