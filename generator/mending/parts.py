"""Parts that a paper lacks: made, declared and referred to."""

import posixpath

from lxml import etree

from generator.package import CONTENT_TYPES, relations_name
from generator.reading.document.ooxml import RELS, Element, as_part, parse

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.{}+xml"


def add_part(parts: dict[str, bytes], main: str, kind: str, root: Element) -> tuple[str, str]:
    """Puts a part of that kind beside the main one; gives its name and the id of its relation."""
    name, number = posixpath.join(posixpath.dirname(main), f"{kind}.xml"), 0
    while name in parts:
        number += 1
        name = posixpath.join(posixpath.dirname(main), f"{kind}-kehoach{number}.xml")
    parts[name] = as_part(root)
    rels = relations_name(main)
    relations = parse(parts[rels], rels) if rels in parts else etree.Element(RELS + "Relationships")
    used = {one.get("Id") for one in relations}
    identity = next(
        one for one in (f"rIdKehoach{at}" for at in range(1, len(used) + 2)) if one not in used
    )
    etree.SubElement(
        relations,
        RELS + "Relationship",
        Id=identity,
        Type=f"{_OFFICE}/{kind}",
        Target=posixpath.basename(name),
    )
    parts[rels] = as_part(relations)
    types = parse(parts[CONTENT_TYPES], CONTENT_TYPES)
    declared = {"PartName": f"/{name}", "ContentType": _TYPE.format(kind)}
    etree.SubElement(types, _TYPES + "Override", declared)
    parts[CONTENT_TYPES] = as_part(types)
    return name, identity
