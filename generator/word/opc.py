"""What python-docx leaves to us of a package: parts that it keeps as bytes, ids of drawings."""

from typing import Any

from docx.document import Document
from docx.opc.part import XmlPart
from docx.oxml import parse_xml
from docx.oxml.ns import qn


def tree(part: Any) -> Any:
    """The root element of `part`; what is changed in it is saved."""
    # Some parts, as notes, python-docx keeps as bytes; as a part with a tree they are saved anew.
    if not isinstance(part, XmlPart):
        element = parse_xml(part.blob)
        part.__class__ = XmlPart
        part._element = element
    return part.element


def free_drawing_id(document: Document) -> int:
    """An id that no drawing of the document has; Word repairs a file that uses one twice."""
    used = {0}
    for part in document.part.package.iter_parts():
        if isinstance(part, XmlPart):
            used |= {int(found.get("id", "0")) for found in part.element.iter(qn("wp:docPr"))}
    return max(used) + 1
