"""The fields of a template: only those that show what the document or the calendar says stay."""

import re
from collections.abc import Iterator
from typing import Any

from docx.oxml.ns import qn

from generator.lazy import regex
from generator.package import CLICKED

_SHOWN = frozenset(
    [
        "PAGE",
        "NUMPAGES",
        "SECTION",
        "SECTIONPAGES",
        "PAGEREF",
        "REF",
        "NOTEREF",
        "STYLEREF",
        "SEQ",
        "LISTNUM",
        "AUTONUM",
        "AUTONUMLGL",
        "AUTONUMOUT",
        "TOC",
        "TC",
        "TOA",
        "TA",
        "INDEX",
        "XE",
        "BIBLIOGRAPHY",
        "CITATION",
        "TITLE",
        "SUBJECT",
        "AUTHOR",
        "KEYWORDS",
        "COMMENTS",
        "LASTSAVEDBY",
        "FILENAME",
        "FILESIZE",
        "NUMWORDS",
        "NUMCHARS",
        "REVNUM",
        "DOCPROPERTY",
        "DATE",
        "TIME",
        "CREATEDATE",
        "SAVEDATE",
        "PRINTDATE",
        "EDITTIME",
        "SYMBOL",
        "EQ",
        "ADVANCE",
        "FORMTEXT",
        "FORMCHECKBOX",
        "FORMDROPDOWN",
        "MERGEFIELD",
        "HYPERLINK",
        "=",
    ]
)
_TARGET = regex(r'HYPERLINK\s+(?:\\[nth]\s+)*"?(?!\\[lmo])([^"\s]+)', re.IGNORECASE)


def forbidden_fields(root: Any) -> Iterator[str]:
    """The fields below `root` that a template may not bring along, by their words; so is a mail
    merge."""
    if root.tag == qn("w:settings") and root.find(qn("w:mailMerge")) is not None:
        yield "mailMerge"
    for words in _instructions(root):
        if not _is_shown(words):
            yield words[:60]


def _is_shown(words: str) -> bool:
    kind = re.match(r"\s*(=|\w*)", words)
    name = kind[1].upper() if kind else ""
    if name == "HYPERLINK":
        target = _TARGET.match(words.strip())
        return target is None or target[1].casefold().startswith(CLICKED)
    return name in _SHOWN or not words.strip()


def _instructions(root: Any) -> Iterator[str]:
    """What every field says, however many runs that is divided over."""
    begun: list[str] = []
    for element in root.iter(qn("w:fldSimple"), qn("w:fldChar"), qn("w:instrText")):
        if element.tag == qn("w:fldSimple"):
            yield element.get(qn("w:instr"), "")
        elif element.tag == qn("w:instrText"):
            begun = begun or [""]  # text of a field that never began is read as one
            begun[-1] += element.text or ""
        elif element.get(qn("w:fldCharType")) == "begin":
            begun.append("")
        elif element.get(qn("w:fldCharType")) == "end" and begun:
            yield begun.pop()
    yield from begun
