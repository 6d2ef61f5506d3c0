"""A copy of a document that another program may open: no links, macros, objects or comments, fields
as last shown.

What stays is what is named here, so that a kind of content nobody thought of is left out rather
than let through.
"""

import struct
import zlib
from collections.abc import Iterator

from lxml import etree

from generator.package import (
    CONTENT_TYPES,
    DOCUMENT_TYPE,
    Package,
    Relation,
    relations_name,
    relations_of,
    zip_parts,
)
from generator.reading.document.fields import flatten, unwrap
from generator.reading.document.ooxml import (
    RELS,
    Damaged,
    Element,
    R,
    V,
    W,
    as_part,
    parse,
    take_out,
)

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships/"
_O = "{urn:schemas-microsoft-com:office:office}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_KEPT = {
    "officeDocument",
    "styles",
    "numbering",
    "settings",
    "fontTable",
    "theme",
    "header",
    "footer",
    "footnotes",
    "endnotes",
    "image",
    "hyperlink",
    "chart",
    "diagramData",
    "diagramLayout",
    "diagramQuickStyle",
    "diagramColors",
    "diagramDrawing",
}
_NO_RELATIONS = f'<Relationships xmlns="{RELS[1:-1]}"/>'
"""With a prefix for the namespace, as XML allows, LibreOffice finds no relationship at all."""
_REMOVED = {
    *(
        W + name
        for name in (
            "altChunk",
            "attachedTemplate",
            "mailMerge",
            "subDoc",
            "movie",
            "control",
            "dataBinding",
            "entryMacro",
            "exitMacro",
            "commentRangeStart",
            "commentRangeEnd",
            "commentReference",
            "annotationRef",
            "saveThroughXslt",
            "embedRegular",
            "embedBold",
            "embedItalic",
            "embedBoldItalic",
            "del",
            "moveFrom",
            "rPrChange",
            "pPrChange",
            "tblPrChange",
            "trPrChange",
            "tcPrChange",
            "sectPrChange",
            "tblGridChange",
            "moveFromRangeStart",
            "moveFromRangeEnd",
            "moveToRangeStart",
            "moveToRangeEnd",
            "documentProtection",
            "writeProtection",
        )
    ),
    _O + "OLEObject",
    _A + "hlinkClick",
    _A + "hlinkHover",
    _A + "audioFile",
    _A + "videoFile",
    "{http://schemas.openxmlformats.org/drawingml/2006/chart}externalData",
}
"""Tracked changes too: the page is the one that stands once they are accepted, as the rest of this
program reads it."""
_UNWRAPPED = {W + "ins", W + "moveTo"}
_FETCHING = {R + "link", R + "href", R + "pict", _O + "href", _O + "relid", "href"}
_RASTER = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\0", b"MM\0*")


def harmless(package: Package) -> bytes:
    """The document anew as a .docx; `Damaged` or `TooMuchMarkup` name the part that cannot be
    read."""
    return zip_parts(_Copy(package).parts)


class _Copy:
    """Follows the relationships that are let through, from the root on; what none of them reaches
    is left out."""

    def __init__(self, package: Package) -> None:
        self._source = package.parts
        self.parts: dict[str, bytes] = {}
        self._relations("")
        if not any(name.endswith(".xml") for name in self.parts):
            raise Damaged("_rels/.rels")
        self.parts[CONTENT_TYPES] = self._content_types()

    def _relations(self, part: str) -> None:
        """Takes over what is let through of the relations of a part, and the parts that they lead
        to."""
        kept = [one for one in relations_of(self._source, part) if self._lets_through(part, one)]
        if not kept:
            return
        root = etree.fromstring(_NO_RELATIONS)
        for one in kept:
            kind = one.type.replace(_STRICT, _OFFICE)
            relation = etree.SubElement(
                root, RELS + "Relationship", Id=one.identity, Type=kind, Target=one.target
            )
            if one.is_external:
                relation.set("TargetMode", "External")
        self.parts[relations_name(part)] = as_part(root)

    def _lets_through(self, part: str, relation: Relation) -> bool:
        if relation.kind not in _KEPT or (not part and relation.kind != "officeDocument"):
            return False
        if relation.is_external or relation.kind == "hyperlink":
            return relation.is_external and relation.is_link
        return self._part(relation.path)

    def _part(self, name: str) -> bool:
        """Takes a part over; False if there is none."""
        if name in self.parts:
            return True
        blob = self._source.get(name)
        if blob is None:
            return False
        if not name.lower().endswith(".xml"):
            # A picture keeps its room on the page; of drawings that are programs of their own only
            # the room is left.
            self.parts[name] = blob if blob.startswith(_RASTER) else _DOT
            return True
        self.parts[name] = b""  # parts may refer to each other
        self.parts[name] = _cleaned(parse(blob, name))
        self._relations(name)
        return True

    def _content_types(self) -> bytes:
        blob = self._source[CONTENT_TYPES]
        root = parse(blob, CONTENT_TYPES)
        used = {name.rpartition(".")[2].casefold() for name in self.parts} | {"rels", "xml"}
        for default in list(root.iter(_TYPES + "Default")):
            if default.get("Extension", "").casefold() not in used:
                root.remove(default)
        for override in list(root.iter(_TYPES + "Override")):
            kind = override.get("ContentType", "")
            if override.get("PartName", "").lstrip("/") not in self.parts:
                root.remove(override)
            elif "macroEnabled" in kind or kind.endswith("template.main+xml"):
                override.set("ContentType", DOCUMENT_TYPE.decode())
        return as_part(root)


def _cleaned(root: Element) -> bytes:
    flatten(root)
    for element in list(root.iter()):
        if element.tag in _REMOVED:
            take_out(element)
        elif element.tag in _UNWRAPPED:
            unwrap(element)
        else:
            for name in [name for name in element.attrib if _fetches(element, str(name))]:
                del element.attrib[name]
    return as_part(root)


def _fetches(element: Element, name: str) -> bool:
    """Whether an attribute names something to fetch, as `src` does with a picture of VML."""
    return name in _FETCHING or (name == "src" and element.tag.startswith(V))


def _dot() -> bytes:
    """A PNG of one white pixel."""
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunks())


def _chunks() -> Iterator[bytes]:
    header = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    for kind, body in ((b"IHDR", header), (b"IDAT", zlib.compress(b"\0\xff")), (b"IEND", b"")):
        yield (
            struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        )


_DOT = _dot()
