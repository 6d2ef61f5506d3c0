"""What a document says of its own words: whether anybody has changed them since it was made."""

import hashlib
import json

from lxml import etree

from generator.package import Package, related_parts
from generator.reading.document.ooxml import Element, as_part, parse
from generator.review.stories import Stories

_SPACE = "{http://schemas.openxmlformats.org/officeDocument/2006/custom-properties}"
_KIND, _ROW = "custom-properties", _SPACE + "property"
_WORDS, _MEMBERS, _PLAN, _VERSION = "chu_sha256", "tep_sha256", "ma", "phien_ban"


def with_mark(package: Package, stories: Stories) -> dict[str, bytes]:
    """The members of the package with the sums of its words and of its other members among its
    custom properties.

    Word and LibreOffice keep these when they save. A package that has none stays as it is.
    """
    path = _path(package)
    if path is None or stories.unread:
        return package.parts
    root = parse(package.parts[path], path)
    rows = root.findall(_ROW)
    if not rows:
        return package.parts
    last = max(int(one.get("pid", "1")) for one in rows)
    told = {_WORDS: _sum(stories), _MEMBERS: _sum_of_members(package.parts, path)}
    for number, (name, value) in enumerate(told.items(), last + 1):
        row = etree.fromstring(etree.tostring(rows[-1]))
        row.set("pid", str(number))
        row.set("name", name)
        row[0].text = value
        root.append(row)
    etree.cleanup_namespaces(root)
    return {**package.parts, path: as_part(root)}


def untouched(package: Package, stories: Stories) -> bool:
    """Whether its words are those that it was made with."""
    return not stories.unread and _said(package).get(_WORDS) == _sum(stories)


def as_made(package: Package) -> bool:
    """Whether no program has written it since it was made: its members are, byte for byte, those
    of then."""
    noted = _said(package).get(_MEMBERS)
    return noted == _sum_of_members(package.parts, _path(package))


def same_plan(one: Package, other: Package) -> bool:
    """Whether two documents say that they were made of the same plan."""
    plan = plan_id(one)
    return plan is not None and plan == plan_id(other)


def plan_id(package: Package) -> str | None:
    """The id of the plan that a document says it was made of."""
    return _said(package).get(_PLAN)


def plan_version(package: Package) -> str | None:
    """The version that this plan had then."""
    return _said(package).get(_VERSION)


def _sum(stories: Stories) -> str:
    return hashlib.sha256(json.dumps(stories.told).encode()).hexdigest()


def _sum_of_members(parts: dict[str, bytes], but: str | None) -> str:
    """The sum of all members but one: a sum cannot hold itself."""
    total = hashlib.sha256()
    for name in sorted(parts.keys() - {but}):
        total.update(f"{name}\0{len(parts[name])}\0".encode())
        total.update(parts[name])
    return total.hexdigest()


def _path(package: Package) -> str | None:
    return next(iter(related_parts(package.parts, "", _KIND)), None)


def _said(package: Package) -> dict[str | None, str]:
    """The custom properties, as text."""
    path = _path(package)
    rows: list[Element] = parse(package.parts[path], path).findall(_ROW) if path else []
    return {row.get("name"): "".join(map(str, row.itertext())) for row in rows}
