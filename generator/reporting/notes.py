"""What is fixed to the cells of an .xlsx: notes and threads of them, links, text boxes, pictures."""

from collections.abc import Iterator, Mapping
from typing import Any

from generator.lazy import regex
from generator.package import related_parts, relations_of
from generator.reporting.looks import parsed
from generator.reporting.tables import CellNote, address

_COPY = "[Threaded comment]"
"""How the note begins that Excel puts beside a thread, for programs that know none."""
PICTURE = "(hình)"


_CELL = regex(r"[A-Z]{1,3}[1-9]\d{0,6}")
_LINK, _SAID = regex(rb"<(?:\w+:)?hyperlink\s[^>]*>"), regex(r'(\w+)="([^"]*)"')
_Found = Iterator[tuple[str, str]]
"""Names of cells, each with what is fixed there."""


def notes_of(parts: Mapping[str, bytes], sheet: str) -> Iterator[CellNote]:
    """What is fixed to the cells of a sheet: by kinds, in the order of the parts."""
    from xlsxwriter.utility import xl_cell_to_rowcol

    known = dict(parts)
    for at, words in (*_threads(known, sheet), *_links(known, sheet), *_drawn(known, sheet)):
        said = " ".join(words.split())
        if said and _CELL.fullmatch(at) and not said.startswith(_COPY):
            row, column = xl_cell_to_rowcol(at)
            yield CellNote(row, column, said)


def _threads(parts: dict[str, bytes], sheet: str) -> _Found:
    for kind in ("threadedComment", "comments"):
        for name in related_parts(parts, sheet, kind):
            for one in parsed(parts[name]).iter("{*}threadedComment", "{*}comment"):
                yield one.get("ref", ""), _words(one, "{*}t", "{*}text")


def _links(parts: dict[str, bytes], sheet: str) -> _Found:
    """Where the links of cells lead to; the cells need not say it."""
    targets = {one.identity: one.target for one in relations_of(parts, sheet) if one.is_external}
    for found in _LINK.findall(parts.get(sheet, b"")):
        said = dict(_SAID.findall(found.decode("utf-8", "replace")))
        yield said.get("ref", "").partition(":")[0], targets.get(said.get("id", ""), "")


def _drawn(parts: dict[str, bytes], sheet: str) -> _Found:
    """What text boxes say, and that there are pictures, at the cells where they begin."""
    for name in related_parts(parts, sheet, "drawing"):
        for anchor in parsed(parts[name]):
            column, row = (anchor.findtext(f"{{*}}from/{{*}}{key}", "0") for key in ("col", "row"))
            picture = PICTURE * (anchor.find(".//{*}pic") is not None)
            yield address(int(row), int(column)), f"{picture} {_words(anchor, '{*}t')}"


def _words(element: Any, *names: str) -> str:
    return "".join(one.text or "" for one in element.iter(*names))
