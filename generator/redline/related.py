"""What a part of the old paper refers to, in the new one: pictures, links, headers and footers."""

import posixpath
from copy import deepcopy

from lxml import etree

from generator.package import CONTENT_TYPES, Relation, relations_name, relations_of
from generator.reading.document.ooxml import RELS, Element, W, as_part, parse
from generator.redline.both import Both

_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WML = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_TAKEN = ("image", "hyperlink", "chart", "header", "footer")


class Relations:
    """Takes over what is referred to; each thing once."""

    def __init__(self, both: Both) -> None:
        self._both = both
        self._known: dict[tuple[str, str, str], str] = {}

    def taken(self, identity: str, old_part: str, new_part: str) -> str:
        """The id under which `new_part` refers to the same; "" for what is not taken over."""
        key = identity, old_part, new_part
        if key not in self._known:
            own = relations_of(self._both.old.parts, old_part)
            found = next((one for one in own if one.identity == identity), None)
            taken = found is not None and found.kind in _TAKEN
            self._known[key] = self._refer(found, old_part, new_part) if found and taken else ""
        return self._known[key]

    def _refer(self, relation: Relation, old_part: str, new_part: str) -> str:
        both = self._both
        root, was = _relations_root(both, new_part), both.old_root(relations_name(old_part))
        own = (
            one for one in (was if was is not None else ()) if one.get("Id") == relation.identity
        )
        made = deepcopy(next(own, None))
        if made is None:
            return ""
        made.set("Id", f"rIdOld{both.new_id()}")
        if not relation.is_external:
            made.set("Target", f"/{self._copied(relation.path)}")
        root.append(made)
        return made.get("Id", "")

    def _copied(self, path: str) -> str:
        """Where a part of the old paper stands in the new one, with all that it refers to."""
        both = self._both
        rels = relations_name(path)
        if both.parts.get(path) == both.old.parts[path] and rels not in both.old.parts:
            return path
        folder, name = posixpath.split(path)
        _, dot, ending = name.rpartition(".")
        target = posixpath.join(folder, f"cu-{both.new_id()}{dot}{ending}")
        both.parts[target] = both.old.parts[path]
        self._type(path, target, ending)
        if (there := both.old_root(rels)) is not None:
            copy = deepcopy(there)
            inner = {one.identity: one.path for one in relations_of(both.old.parts, path)}
            for one in copy:
                if one.get("TargetMode") != "External" and one.get("Id") in inner:
                    one.set("Target", f"/{self._copied(inner[one.get('Id', '')])}")
            both.parts[relations_name(target)] = as_part(copy)
        return target

    def _type(self, path: str, target: str, ending: str) -> None:
        """Says of a copied part what it is, as the old paper says it."""
        there = parse(self._both.old.parts[CONTENT_TYPES], CONTENT_TYPES)
        own = there.find(f"{_TYPES}Override[@PartName='/{path}']")
        kind = _default(there, ending) if own is None else own
        if kind is not None:
            said = {"PartName": f"/{target}", "ContentType": kind.get("ContentType", "")}
            etree.SubElement(self._both.sure(CONTENT_TYPES), _TYPES + "Override", said)


def _default(types: Element, ending: str) -> Element | None:
    found = types.iter(_TYPES + "Default")
    return next((one for one in found if one.get("Extension", "").lower() == ending.lower()), None)


def add_related(both: Both, name: str, kind: str, root: Element) -> str:
    """A part that the text of the new paper refers to as one of that kind; its name."""
    rels = _relations_root(both, both.main)
    both.parts[name] = as_part(root)
    target = {"Id": f"rIdOld{both.new_id()}", "Type": f"{_OFFICE}/{kind}", "Target": f"/{name}"}
    etree.SubElement(rels, RELS + "Relationship", target)
    own = {"PartName": f"/{name}", "ContentType": f"{_WML}.{kind}+xml"}
    etree.SubElement(both.sure(CONTENT_TYPES), _TYPES + "Override", own)
    return name


def reference_to(both: Both, name: str) -> str:
    """The id under which the text of the new paper refers to a part."""
    parts = {relations_name(both.main): as_part(_relations_root(both, both.main))}
    found = (one.identity for one in relations_of(parts, both.main) if one.path == name)
    return next(found, "")


def _relations_root(both: Both, part: str) -> Element:
    """The relations of a part of the new paper, made where it has none."""
    name = relations_name(part)
    if name not in both.parts:
        both.parts[name] = as_part(etree.Element(RELS + "Relationships"))
    return both.sure(name)


def add_notes(both: Both, kind: str) -> str:
    """A part for notes in the new paper, which has none, with what divides them from the text in the
    old one; its name."""
    was = both.old_root(both.old_part_of(kind))
    if was is None:
        return ""
    root = emptied(was)
    root.extend(deepcopy(one) for one in was if one.get(W + "type"))
    return add_related(both, f"word/{kind}.xml", kind, root)


def emptied(root: Element) -> Element:
    """An element without what stands in it."""
    empty = deepcopy(root)
    for child in list(empty):
        empty.remove(child)
    return empty
