"""What is no more, taken over into the new paper: with its styles, numbers, pictures and notes."""

import posixpath
from copy import deepcopy

from lxml import etree

from generator.language import Said
from generator.package import CONTENT_TYPES, Package, relations_name, relations_of
from generator.reading.document.ooxml import RELS, Element, R, V, W, parse
from generator.reading.document.read import main_part
from generator.redline.atoms import NOTES, PASSIVE, is_accident
from generator.redline.views import as_part

_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WML = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_DRAWN = (W + "drawing", W + "pict", W + "object")
_NOT_TAKEN = (
    *PASSIVE,
    W + "commentReference",
    W + "annotationRef",
    W + "lastRenderedPageBreak",
)
_STYLED = (W + "pStyle", W + "rStyle", W + "tblStyle")
_RELATED = (R + "id", R + "embed", R + "link", R + "pict")
_NEW_IDS = 900_001


Place = tuple[int, str, str]
"""Where a header or footer is shown: section, what refers to it, kind of page."""


class Imports:
    """Both papers: the old one, and the parts of the new one as they are changed."""

    def __init__(self, old: Package, new: Package) -> None:
        self.old, self.parts = old, dict(new.parts)
        self.old_main, self.main = main_part(old), main_part(new)
        self._roots: dict[str, Element] = {}
        self._olds: dict[str, Element] = {}
        self._numbers: dict[str, str] = {}
        self._notes: dict[str, str] = {}
        self._relations: dict[tuple[str, str], str] = {}
        self._ids = _NEW_IDS
        self.left: list[Said] = []

    # -- parts

    def root(self, name: str) -> Element | None:
        """The root of a part of the new paper, which `packed` writes again."""
        if name not in self._roots and name in self.parts:
            self._roots[name] = parse(self.parts[name], name)
        return self._roots.get(name)

    def old_root(self, name: str) -> Element | None:
        """The root of a part of the old paper."""
        if name not in self._olds and name in self.old.parts:
            self._olds[name] = parse(self.old.parts[name], name)
        return self._olds.get(name)

    def packed(self) -> dict[str, bytes]:
        """The parts of the paper that was made."""
        changed = {name: as_part(root) for name, root in self._roots.items()}
        return {**self.parts, **changed}

    def part_of(self, kind: str, old: bool = False) -> str:
        """The name of the part of that kind, "" where the text has none."""
        parts = self.old.parts if old else self.parts
        found = (
            one.path
            for one in relations_of(parts, self.old_main if old else self.main)
            if one.kind == kind
        )
        return next((path for path in found if path in parts), "")

    # -- what is taken over

    def fit(self, element: Element, old_part: str, new_part: str) -> Element | None:
        """A copy of an element of a part of the old paper that may stand in one of the new paper."""
        copy = deepcopy(element)
        copy.tail = None
        for one in [one for one in copy.iter(*_NOT_TAKEN) if one is not copy]:
            _drop(one)
        for one in list(copy.iter(W + "sectPr")):
            _drop(one)
        for one in copy.iter():
            for name in [name for name in one.attrib if is_accident(str(name))]:
                del one.attrib[name]
        if not self._relate(copy, old_part, new_part):
            return None
        self._name_anew(copy)
        for one in copy.iter(*_STYLED):
            self._style(str(one.get(W + "val", "")))
        for one in copy.iter(W + "numId"):
            one.set(W + "val", self._number(str(one.get(W + "val", "0"))))
        for one in copy.iter(*NOTES):
            kind = NOTES[str(one.tag)]
            one.set(W + "id", self.note(f"{kind}:{one.get(W + 'id', '')}").partition(":")[2])
        return copy

    def put_back(self, place: Place, old_part: str, shown: str) -> str:
        """A header or footer in the new paper where the old one has one, by the name of its part; ""
        where the new paper has no such section.

        It is empty, or says what is `shown` there of an earlier section.
        """
        number, band, kind = place
        main, rels = self.root(self.main), self.root(relations_name(self.main))
        types, was = self.root(CONTENT_TYPES), self.old_root(old_part)
        sections = list(main.iter(W + "sectPr")) if main is not None else []
        if number >= len(sections) or rels is None or types is None or was is None:
            return ""
        self._ids += 1
        word = "header" if band.endswith("headerReference") else "footer"
        name = f"word/{word}-cu-{self._ids}.xml"
        there = self.root(shown) if shown else None
        self.parts[name] = as_part(_emptied(was) if there is None else there)
        if relations_name(shown) in self.parts:
            self.parts[relations_name(name)] = self.parts[relations_name(shown)]
        target = {"Id": f"rIdOld{self._ids}", "Type": f"{_OFFICE}/{word}", "Target": f"/{name}"}
        etree.SubElement(rels, RELS + "Relationship", target)
        own = {"PartName": f"/{name}", "ContentType": f"{_WML}.{word}+xml"}
        etree.SubElement(types, _TYPES + "Override", own)
        reference = etree.Element(band, {W + "type": kind, R + "id": target["Id"]})
        sections[number].insert(0, reference)
        return name

    def note(self, old: str) -> str:
        """The id under which a note of the old paper stands in the new one."""
        if old not in self._notes:
            self._ids += 1
            self._notes[old] = f"{old.partition(':')[0]}:{self._ids}"
        return self._notes[old]

    def _name_anew(self, copy: Element) -> None:
        """Gives drawings ids that no other one has: Word may call a file damaged without that."""
        for one in copy.iter("{*}docPr"):
            self._ids += 1
            one.set("id", str(self._ids))
        became: dict[str, str] = {}
        for one in copy.iter(V + "*"):
            if one.get("id"):
                self._ids += 1
                became[f"#{one.get('id')}"] = f"#cu{self._ids}"
                one.set("id", f"cu{self._ids}")
        for one in copy.iter(V + "*"):
            if one.get("type") in became:
                one.set("type", became[str(one.get("type"))])

    def _style(self, name: str) -> None:
        """Takes a style over that the new paper has not, with those that it rests on."""
        there, here = self.old_root(self.part_of("styles", True)), self.root(self.part_of("styles"))
        if there is None or here is None or not name or _named(here, name) is not None:
            return
        style = _named(there, name)
        if style is None:
            return
        here.append(deepcopy(style))
        for one in style.iter(W + "basedOn", W + "next", W + "link"):
            self._style(str(one.get(W + "val", "")))

    def _number(self, number: str) -> str:
        """The number of a list of the old paper in the new one, taken over where it is another."""
        if number not in self._numbers:
            self._numbers[number] = self._list(number)
        return self._numbers[number]

    def _list(self, number: str) -> str:
        old = self.old_root(self.part_of("numbering", True))
        new = self.root(self.part_of("numbering"))
        known = _definition(old, number)
        if old is None or new is None or known is None or _definition(new, number) == known:
            return number
        self._ids += 1
        identity = str(self._ids)
        for found, name in (
            (_abstract(old, number), "abstractNumId"),
            (_num(old, number), "numId"),
        ):
            if found is not None:
                copy = deepcopy(found)
                copy.set(W + name, identity)
                for inner in copy.findall(W + "abstractNumId"):
                    inner.set(W + "val", identity)
                _among(new, copy)
        return identity

    def _relate(self, copy: Element, old_part: str, new_part: str) -> bool:
        """Takes over what an element refers to; False where nothing of it can stay."""
        for one in list(copy.iter()):
            for name in [name for name in _RELATED if name in one.attrib]:
                made = self._relation(str(one.get(name)), old_part, new_part)
                if made:
                    one.set(name, made)
                    continue
                drawn = next((up for up in (one, *one.iterancestors()) if up.tag in _DRAWN), None)
                self.left.append(_NO_PICTURE)
                if drawn is None or drawn is copy:
                    return False
                _drop(drawn)
        return True

    def _relation(self, identity: str, old_part: str, new_part: str) -> str:
        if (old_part, identity) in self._relations:
            return self._relations[old_part, identity]
        found = (one for one in relations_of(self.old.parts, old_part) if one.identity == identity)
        relation = next(found, None)
        if relation is None or relation.kind not in ("image", "hyperlink"):
            return ""
        name = relations_name(new_part)
        if name not in self.parts:
            self.parts[name] = as_part(etree.Element(RELS + "Relationships"))
        root = self.root(name)
        was = self.old_root(relations_name(old_part))
        own = None if was is None else next((o for o in was if o.get("Id") == identity), None)
        if root is None or own is None:
            return ""
        made = deepcopy(own)
        self._ids += 1
        made.set("Id", f"rIdOld{self._ids}")
        if not relation.is_external:
            made.set("Target", f"/{self._media(relation.path)}")
        root.append(made)
        self._relations[old_part, identity] = made.get("Id", "")
        return made.get("Id", "")

    def _media(self, path: str) -> str:
        """Where a picture of the old paper stands in the new one."""
        if self.parts.get(path) == self.old.parts[path]:
            return path
        self._ids += 1
        _, dot, ending = posixpath.basename(path).rpartition(".")
        target = f"word/media/cu-{self._ids}{dot}{ending}"
        self.parts[target] = self.old.parts[path]
        self._type(ending)
        return target

    def _type(self, ending: str) -> None:
        here, there = self.root(CONTENT_TYPES), self.old_root(CONTENT_TYPES)
        if here is None or there is None or _default(here, ending) is not None:
            return
        default = _default(there, ending)
        if default is not None:
            here.insert(0, deepcopy(default))


_NO_PICTURE = Said(
    "một hình hoặc biểu đồ đã bỏ không còn trong bản đánh dấu",
    "a picture or chart that went is not shown in the marked paper",
)


def _emptied(root: Element) -> Element:
    empty = deepcopy(root)
    for child in list(empty):
        empty.remove(child)
    return empty


def _drop(element: Element) -> None:
    over = element.getparent()
    if over is not None:
        over.remove(element)


def _named(styles: Element, name: str) -> Element | None:
    return next((one for one in styles.iter(W + "style") if one.get(W + "styleId") == name), None)


def _default(types: Element, ending: str) -> Element | None:
    found = (one for one in types.iter(_TYPES + "Default"))
    return next((one for one in found if one.get("Extension", "").lower() == ending.lower()), None)


def _num(numbering: Element | None, number: str) -> Element | None:
    found = numbering.iter(W + "num") if numbering is not None else ()
    return next((one for one in found if one.get(W + "numId") == number), None)


def _abstract(numbering: Element | None, number: str) -> Element | None:
    num = _num(numbering, number)
    inner = num.find(W + "abstractNumId") if num is not None else None
    if numbering is None or inner is None:
        return None
    identity = inner.get(W + "val")
    found = numbering.iter(W + "abstractNum")
    return next((one for one in found if one.get(W + "abstractNumId") == identity), None)


def _definition(numbering: Element | None, number: str) -> tuple[bytes, bytes] | None:
    """What a list is, as bytes without the ids that programs give; None where there is none."""
    num, abstract = _num(numbering, number), _abstract(numbering, number)
    if num is None or abstract is None:
        return None
    kept = []
    for one in (num, abstract):
        copy = deepcopy(one)
        copy.tail = None
        for name in list(copy.attrib):
            del copy.attrib[name]
        for inner in [*copy.findall(W + "abstractNumId"), *copy.findall(W + "nsid")]:
            copy.remove(inner)
        kept.append(etree.tostring(copy, method="c14n"))
    return kept[0], kept[1]


def _among(numbering: Element, element: Element) -> None:
    """Puts a list where the schema wants it: definitions first, then lists."""
    nums = numbering.findall(W + "num")
    if element.tag == W + "abstractNum" and nums:
        nums[0].addprevious(element)
    else:
        ending = numbering.find(W + "numIdMacAtCleanup")
        if ending is not None:
            ending.addprevious(element)
        else:
            numbering.append(element)
