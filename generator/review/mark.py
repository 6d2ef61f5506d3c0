"""What a document says of its own words: whether anybody has changed them since it was made."""

import hashlib
import json

from lxml import etree

from generator.package import Package, related_parts
from generator.reading.document.ooxml import Element, parse
from generator.review.stories import Stories

_SPACE = "{http://schemas.openxmlformats.org/officeDocument/2006/custom-properties}"
_KIND, _ROW = "custom-properties", _SPACE + "property"
_WORDS, _PLAN, _VERSION = "chu_sha256", "ma", "phien_ban"


def with_mark(package: Package, stories: Stories) -> dict[str, bytes]:
    """The members of the package with the sum of its words among its custom properties.

    Word and LibreOffice keep these when they save. A package that has none stays as it is.
    """
    path = _path(package)
    if path is None or stories.unread:
        return package.parts
    root = parse(package.parts[path], path)
    rows = root.findall(_ROW)
    if not rows:
        return package.parts
    row = etree.fromstring(etree.tostring(rows[-1]))
    row.set("pid", str(max(int(one.get("pid", "1")) for one in rows) + 1))
    row.set("name", _WORDS)
    row[0].text = _sum(stories)
    root.append(row)
    etree.cleanup_namespaces(root)
    written = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return {**package.parts, path: written}


def untouched(package: Package, stories: Stories) -> bool:
    """Whether its words are those that it was made with."""
    return not stories.unread and _said(package).get(_WORDS) == _sum(stories)


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


def _path(package: Package) -> str | None:
    return next(iter(related_parts(package.parts, "", _KIND)), None)


def _said(package: Package) -> dict[str | None, str]:
    """The custom properties, as text."""
    path = _path(package)
    rows: list[Element] = parse(package.parts[path], path).findall(_ROW) if path else []
    return {row.get("name"): "".join(str(text) for text in row.itertext()) for row in rows}
