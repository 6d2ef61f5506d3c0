"""Bookmarks that readers do not see: the names by which paragraphs of a document are found.

Of what Word keeps when it saves, LibreOffice keeps only bookmarks, in .docx and in .odt.
"""

from collections.abc import Mapping
from itertools import count
from types import MappingProxyType
from typing import Any

from docx.document import Document
from docx.oxml.ns import qn

from generator.language import NOTHING, Said

NO_ANCHORS: Mapping[str, str] = MappingProxyType({})
_PROPERTIES = qn("w:pPr")
_START, _END, _ID, _NAME = map(qn, ("w:bookmarkStart", "w:bookmarkEnd", "w:id", "w:name"))
_RUN, _PARAGRAPH = map(qn, ("w:r", "w:p"))


class Misplaced(Exception):
    """A tag of the template stands where its text or block cannot be printed."""

    def __init__(self, message: Said, advice: Said = NOTHING) -> None:
        self.message, self.advice = message, advice
        super().__init__(message.en)


NOWHERE = Said(
    "mẫu đặt thẻ ở chỗ không in được chữ",
    "a tag of the template stands where no text can be",
)


def paragraph_around(text: Any) -> Any:
    """The paragraph that a text stands in, however deep; raises `Misplaced` where there is none."""
    if text.getparent().tag != _RUN:
        raise Misplaced(NOWHERE)
    for around in text.iterancestors(_PARAGRAPH):
        return around
    raise Misplaced(NOWHERE)


def anchor(paragraph: Any, name: str) -> None:
    """Gives a paragraph a name that it begins with; one that has a name keeps that."""
    if name and not anchor_of(paragraph):
        at = 0 if paragraph.find(_PROPERTIES) is None else 1
        paragraph.insert(at, paragraph.makeelement(_END))
        paragraph.insert(at, paragraph.makeelement(_START, {_NAME: name}))


def bookmark(name: str) -> str:
    """The name as XML in front of the words of a paragraph, "" for none."""
    return f'<w:bookmarkStart w:name="{name}"/><w:bookmarkEnd/>' if name else ""


def anchor_of(paragraph: Any) -> str:
    """The name that a paragraph was given, "" for none."""
    first = paragraph.find(_START)
    return "" if first is None or first.get(_ID) is not None else str(first.get(_NAME))


def number_anchors(document: Document) -> None:
    """Gives every name a number that no other mark of the document has."""
    marks = list(document.element.body.iter(_START))
    taken = {mark.get(_ID) for mark in marks}
    free = (str(number) for number in count() if str(number) not in taken)
    for mark in marks:
        if mark.get(_ID) is None:
            number = next(free)
            mark.set(_ID, number)
            mark.getnext().set(_ID, number)
