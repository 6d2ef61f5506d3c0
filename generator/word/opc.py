"""What python-docx leaves to us of a package: parts that it keeps as bytes, ids of drawings."""

from io import BytesIO
from typing import Any, cast

from lxml import etree

from generator.lazy import patterns_put_off, put_off
from generator.package import zip_parts

_SELDOM = ("ast", "inspect", "jinja2.bccache", "random", "textwrap", "typing_extensions")
"""What libraries of this room ask for their own documentation, and for templates that keep their
code or choose at random."""
with put_off("urllib.parse", *_SELDOM), patterns_put_off():
    import docxtpl  # noqa: F401
    from docx.document import Document
    from docx.opc.package import Unmarshaller
    from docx.opc.part import PartFactory, XmlPart
    from docx.opc.pkgreader import PackageReader
    from docx.opc.pkgwriter import PackageWriter
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsmap, qn
    from docx.package import Package


class _Members(dict[str, bytes]):
    """What is saved of a package, by the names of its members."""

    def write(self, uri: Any, content: bytes) -> None:
        self[uri.membername] = content


def saved(document: Document) -> dict[str, bytes]:
    """The members of the document, which depend on nothing but it, not even on the clock."""
    package, members = document.part.package, _Members()
    parts = tuple(package.parts)
    for part in parts:
        part.before_marshal()
    writer: Any = PackageWriter  # made for zips alone, which ask the clock
    writer._write_content_types_stream(members, parts)
    writer._write_pkg_rels(members, package.rels)
    writer._write_parts(members, parts)
    return dict(members)


def unpacked(parts: dict[str, bytes]) -> Any:
    """The parts of a package as python-docx reads them, for as many documents as are made of it."""
    reader: Any = PackageReader
    return reader.from_file(BytesIO(zip_parts(parts)))


def document_of(reader: Any) -> Document:
    """A new document of the parts that `unpacked` gave."""
    package, unmarshaller = Package(), cast(Any, Unmarshaller)
    unmarshaller.unmarshal(reader, package, PartFactory)
    return cast(Document, package.main_document_part.document)


def tree(part: Any) -> Any:
    """The root element of `part`; what is changed in it is saved."""
    # Some parts, as notes, python-docx keeps as bytes; as a part with a tree they are saved anew.
    if not isinstance(part, XmlPart):
        element = parse_xml(part.blob)
        part.__class__ = XmlPart
        part._element = element
    return part.element


_NAMED: Any = etree.XPath("./w:style[w:name/@w:val = $name]", namespaces={"w": nsmap["w"]})


def styles_named(document: Document, *names: str) -> list[Any]:
    """The styles of the document that bear one of the names, as elements, name by name."""
    styles: Any = document.styles.element
    return [style for name in names for style in _NAMED(styles, name=name)]


def free_drawing_id(document: Document) -> int:
    """An id that no drawing of the document has; Word repairs a file that uses one twice."""
    used = {0}
    for part in document.part.package.iter_parts():
        if isinstance(part, XmlPart):
            used |= {int(found.get("id", "0")) for found in part.element.iter(qn("wp:docPr"))}
    return max(used) + 1
