"""Pictures that a plan names: in the office's folder, whole, sane, without what a camera adds.

PNG and JPEG only; pixels are kept as they are, since programs that encode them anew give other
bytes on each machine.
"""

import struct
import zlib
from collections.abc import Iterator
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import Literal

from generator.language import Said
from generator.lazy import dataclass, regex
from generator.package import MIB, read_bytes
from generator.plan.nearby import Unusable, nearby
from generator.problems import Rejected
from generator.running.clock import fault_of

MAX_BYTES, MAX_PIXELS = 10 * MIB, 50_000_000
"""What a phone takes; more has no use on A4."""
MAX_TOGETHER = 24 * MIB
"""Of all pictures of a plan: its document, which a reader refuses above 32 MiB, needs room besides."""
_PNG = b"\x89PNG\r\n\x1a\n"
_CHANNELS, _BY_PALETTE = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}, 3
_INTERLACED = (
    (0, 0, 8, 8),
    (4, 0, 8, 8),
    (0, 4, 4, 8),
    (2, 0, 4, 4),
    (0, 2, 2, 4),
    (1, 0, 2, 2),
    (0, 1, 1, 2),
)
"""Where each pass of an interlaced PNG begins, and its steps, across and down."""
_KEPT_CHUNKS = frozenset(b"IHDR PLTE tRNS gAMA cHRM sRGB iCCP sBIT pHYs IDAT IEND".split())
_JPEG_FRAMES = (0xC0, 0xC1, 0xC2)
_JPEG_OTHER_FRAMES = (0xC3, *range(0xC5, 0xC8), *range(0xC9, 0xCC), *range(0xCD, 0xD0))
_KEPT_SEGMENTS = {0xE0: b"JFIF\0", 0xE2: b"ICC_PROFILE\0", 0xEE: b"Adobe"}
"""Of application segments, those that say how colours are meant; the others are cameras'."""
_SAVE_ANEW = Said(
    "Mở bằng Paint rồi lưu lại dạng PNG hoặc JPEG.", "Open it in Paint and save it as PNG or JPEG."
)
_SMALLER = Said(
    "Thu nhỏ ảnh (Paint > Đổi cỡ) rồi lưu lại.", "Make it smaller (Paint > Resize) and save it."
)


class NoPicture(Unusable):
    """The picture cannot be used."""


@dataclass(frozen=True, slots=True)
class PictureFile:
    """A picture that Word can show, without data about its making; size in pixels."""

    kind: Literal["png", "jpeg"]
    width: int
    height: int
    content: bytes


def read_picture(name: str, base: Path) -> PictureFile:
    """The picture that `name`, relative to `base`, stands for. Raises `NoPicture`."""
    try:
        path = nearby(name, base)
    except Unusable as error:
        raise NoPicture(error.code, error.message, error.advice) from None
    try:
        with fault_of(path):
            return picture_of(read_bytes(path, MAX_BYTES))
    except Rejected as rejected:
        found = rejected.problems[0]
        message = Said(f"'{name}': {found.message.vi}", f"'{name}': {found.message.en}")
        advice = _SMALLER if found.code == "file/too-large" else found.advice
        raise NoPicture(found.code.partition("/")[2], message, advice) from None


def no_room() -> NoPicture:
    """That the pictures before have taken all that a plan may show."""
    size = f"{MAX_TOGETHER // MIB} MiB"
    message = Said(
        f"các hình của kế hoạch cộng lại lớn hơn {size}",
        f"the pictures of the plan are larger than {size} together",
    )
    return NoPicture("too-large", message, _SMALLER)


@lru_cache(2)
def picture_of(content: bytes) -> PictureFile:
    """The picture in `content`; raises `NoPicture` where Word could not show it as it is."""
    if len(content) > MAX_BYTES:
        size = f"{MAX_BYTES // MIB} MiB"
        raise NoPicture(
            "too-large", Said(f"ảnh lớn hơn {size}", f"the picture is larger than {size}"), _SMALLER
        )
    try:
        if content.startswith(_PNG):
            return _png(content)
        if content.startswith(b"\xff\xd8\xff"):
            return _jpeg(content)
    except (struct.error, zlib.error, IndexError, ValueError):
        raise _broken() from None
    raise NoPicture(
        "kind",
        Said("ảnh không phải PNG hoặc JPEG", "the picture is neither PNG nor JPEG"),
        _SAVE_ANEW,
    )


def _broken() -> NoPicture:
    return NoPicture(
        "broken",
        Said("ảnh hỏng hoặc thiếu phần cuối", "the picture is broken or cut off"),
        _SAVE_ANEW,
    )


def _bounded(width: int, height: int) -> None:
    if not width or not height:
        raise _broken()
    if width * height > MAX_PIXELS:
        size = f"{width} × {height}"
        message = Said(
            f"ảnh quá nhiều điểm ảnh ({size})", f"the picture has too many pixels ({size})"
        )
        raise NoPicture("too-large", message, _SMALLER)


def _png(content: bytes) -> PictureFile:
    chunks = list(_chunks(content))
    width, height, bits, laced = _png_header(chunks)
    _bounded(width, height)
    # Each row has a byte before it that says how it is packed.
    passes = _passes(width, height, laced)
    needed = sum(rows * (1 + (columns * bits + 7) // 8) for columns, rows in passes)
    if _inflated([data for kind, data in chunks if kind == b"IDAT"], needed) != needed:
        raise _broken()
    kept = b"".join(_chunk(kind, data) for kind, data in chunks if kind in _KEPT_CHUNKS)
    return PictureFile("png", width, height, _PNG + kept)


def _png_header(chunks: list[tuple[bytes, bytes]]) -> tuple[int, int, int, int]:
    """Width, height, bits of a pixel and interlacing, of a header that fits the other chunks."""
    kinds = [kind for kind, _ in chunks]
    data = chunks[0][1]
    if kinds[0] != b"IHDR" or kinds.count(b"IHDR") > 1 or b"IDAT" not in kinds or len(data) != 13:
        raise _broken()
    width, height, depth, colour, _, _, laced = struct.unpack(">IIBBBBB", data)
    lacks_palette = colour == _BY_PALETTE and b"PLTE" not in kinds
    if depth not in (1, 2, 4, 8, 16) or colour not in _CHANNELS or lacks_palette:
        raise _broken()
    return width, height, depth * _CHANNELS[colour], laced


def _chunks(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Kind and data of each chunk, to the end of the picture; what follows is no part of it."""
    at, kind = len(_PNG), b""
    while kind != b"IEND":
        (size,) = struct.unpack_from(">I", content, at)
        kind, data = content[at + 4 : at + 8], content[at + 8 : at + 8 + size]
        (checked,) = struct.unpack_from(">I", content, at + 8 + size)
        if zlib.crc32(kind + data) != checked:
            raise _broken()
        yield kind, data
        at += 12 + size


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def _passes(width: int, height: int, laced: int) -> Iterator[tuple[int, int]]:
    """Columns and rows of the one picture, or of the seven that an interlaced one is made of."""
    for left, top, across, down in _INTERLACED if laced else ((0, 0, 1, 1),):
        columns, rows = -(-(width - left) // across), -(-(height - top) // down)
        if columns > 0 and rows > 0:
            yield columns, rows


def _inflated(pieces: list[bytes], most: int) -> int:
    """How many bytes come out of a whole stream of at most `most`; -1 out of any other."""
    unpacker, total = zlib.decompressobj(), 0
    for piece in pieces:
        rest = piece
        while rest and total <= most and not unpacker.eof:
            # Never more than a MiB at once: a small stream may hold any number of zeros.
            total += len(unpacker.decompress(rest, min(MIB, most + 1 - total) or 1))
            rest = unpacker.unconsumed_tail
    return total if unpacker.eof else -1


def _jpeg(content: bytes) -> PictureFile:
    kept, scans = [b"\xff\xd8"], 0
    sizes: list[tuple[int, int]] = []
    for mark, data in _segments(content):
        _refuse_segment(mark, data)
        scans += mark == 0xDA
        if mark in _JPEG_FRAMES:
            sizes.append(_frame_size(data))
        if len(sizes) > 1:
            raise _broken()
        if _shows(mark, data):
            kept.append(data)
    if not scans or not sizes:
        raise _broken()
    return PictureFile("jpeg", *sizes[0], b"".join(kept))


def _refuse_segment(mark: int, data: bytes) -> None:
    if mark in _JPEG_OTHER_FRAMES:
        message = Said("kiểu JPEG mà Word không đọc", "a kind of JPEG that Word cannot read")
        raise NoPicture("kind", message, _SAVE_ANEW)
    if mark == 0xE1 and data[4:10] == b"Exif\0\0" and _orientation(data[10:]) not in (0, 1):
        message = Said(
            "ảnh nằm nghiêng, chỉ có dấu xoay của máy ảnh",
            "the photo lies on its side, marked to be turned",
        )
        advice = Said(
            "Mở ảnh trong Paint, xoay lại rồi lưu.", "Open it in Paint, turn it and save it."
        )
        raise NoPicture("turned", message, advice)


def _frame_size(data: bytes) -> tuple[int, int]:
    """Width and height of the picture, by the segment that begins it."""
    depth, height, width = struct.unpack_from(">BHH", data, 4)
    _bounded(width, height)
    if depth != 8:
        raise _broken()
    return width, height


def _shows(mark: int, data: bytes) -> bool:
    """Whether the picture needs the segment; comments and data of cameras it does not."""
    beside = 0xE0 <= mark <= 0xEF or mark == 0xFE
    return not beside or data[4:].startswith(_KEPT_SEGMENTS.get(mark, b"\0none"))


_ENTROPY_END = regex(rb"\xff[^\x00\xd0-\xd7\xff]")


def _segments(content: bytes) -> Iterator[tuple[int, bytes]]:
    """Marker and bytes of each segment, a scan with its data, to the end of the picture."""
    at = 2
    while True:
        while content[at : at + 2] == b"\xff\xff":
            at += 1
        mark = content[at + 1]
        if content[at] != 0xFF or mark in (0x00, 0xD8):
            raise _broken()
        if mark == 0xD9:
            yield mark, content[at : at + 2]
            return
        end = at + 2 + int(struct.unpack_from(">H", content, at + 2)[0])
        if end > len(content) or end < at + 4:
            raise _broken()
        if mark == 0xDA:
            found = _ENTROPY_END.search(content, end)
            if found is None:
                raise _broken()
            end = found.start()
        yield mark, content[at:end]
        at = end


def _orientation(tiff: bytes) -> int:
    """How the camera was held, by its EXIF tag 274; 0 if it does not say."""
    order = {b"II": "<", b"MM": ">"}.get(tiff[:2])
    # Data about the picture that cannot be read is left out like all of it.
    with suppress(struct.error):
        (start,) = struct.unpack_from(f"{order}I", tiff, 4)
        (count,) = struct.unpack_from(f"{order}H", tiff, start)
        for index in range(min(count, 200)):
            tag, _, _, value = struct.unpack_from(f"{order}HHIH", tiff, start + 2 + 12 * index)
            if tag == 274:
                return int(value)
    return 0
