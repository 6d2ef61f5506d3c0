"""Pictures of printed pages as PNG, for people who look at a change where no Word is."""

import struct
import zlib
from collections.abc import Iterator

from generator.reading.pages.sheets import read_library

DOTS = 96
"""Per inch."""
MOST_PICTURES = 40


def page_pictures(pdf: bytes) -> Iterator[bytes]:
    """The first pages of a PDF that LibreOffice made, each as a PNG. Raises `NotConverted` without
    pypdfium2."""
    document = read_library().PdfDocument(pdf)
    try:
        for index in range(min(len(document), MOST_PICTURES)):
            bitmap = document[index].render(
                scale=DOTS / 72, rev_byteorder=True, prefer_bgrx=False, grayscale=True
            )
            rows = bytes(bitmap.buffer)
            yield _png(
                bitmap.width,
                bitmap.height,
                [rows[at : at + bitmap.width] for at in _starts(bitmap)],
            )
    finally:
        document.close()


def _starts(bitmap: object) -> range:
    stride, height = int(bitmap.stride), int(bitmap.height)  # type: ignore[attr-defined]
    return range(0, stride * height, stride)


def _png(width: int, height: int, rows: list[bytes]) -> bytes:
    """A grey picture; PNG needs no more than these three chunks (ISO/IEC 15948, 5.6)."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return (
            struct.pack(">I", len(content))
            + kind
            + content
            + struct.pack(">I", zlib.crc32(kind + content))
        )

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    pixels = zlib.compress(b"".join(b"\0" + row for row in rows), 9)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")
    )
