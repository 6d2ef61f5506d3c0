"""Pictures of printed pages as PNG, for people who look at a change where no Word is."""

import struct
import zlib
from collections.abc import Iterator
from typing import Any, NamedTuple

from generator.reading.pages.sheets import read_library

DOTS = 96
"""Per inch."""
_SMALL, _QUICK = 9, 1
"""How hard a picture is packed: the small one takes twenty times as long, and is kept."""
MOST_PICTURES = 40


def page_pictures(pdf: bytes) -> Iterator[bytes]:
    """The first pages of a PDF that LibreOffice made, each as a PNG. Raises `NotConverted` without
    pypdfium2."""
    document = read_library().PdfDocument(pdf)
    try:
        for index in range(min(len(document), MOST_PICTURES)):
            yield _picture(document[index], DOTS, _SMALL)
    finally:
        document.close()


class Drawn(NamedTuple):
    """One page as a PNG: which of how many it is, and its size in points."""

    picture: bytes
    number: int
    pages: int
    size: tuple[float, float]


def draw_page(pdf: bytes, number: int, dots: int) -> Drawn:
    """A page of a PDF, the last where there are not so many, drawn to be looked at at once; raises as
    `page_pictures`."""
    document = read_library().PdfDocument(pdf)
    try:
        pages = len(document)
        at = max(1, min(number, pages))
        page = document[at - 1]
        return Drawn(_picture(page, dots, _QUICK), at, pages, page.get_size())
    finally:
        document.close()


def _picture(page: Any, dots: int, packed: int) -> bytes:
    bitmap = page.render(scale=dots / 72, rev_byteorder=True, prefer_bgrx=False, grayscale=True)
    rows = bytes(bitmap.buffer)
    starts = _starts(bitmap)
    return png(bitmap.width, bitmap.height, [rows[at : at + bitmap.width] for at in starts], packed)


def _starts(bitmap: object) -> range:
    stride, height = int(bitmap.stride), int(bitmap.height)  # type: ignore[attr-defined]
    return range(0, stride * height, stride)


def png(width: int, height: int, rows: list[bytes], packed: int = _QUICK) -> bytes:
    """A grey picture; PNG needs no more than these three chunks (ISO/IEC 15948, 5.6)."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return (
            struct.pack(">I", len(content))
            + kind
            + content
            + struct.pack(">I", zlib.crc32(kind + content))
        )

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    pixels = zlib.compress(b"".join(b"\0" + row for row in rows), packed)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")
    )
