"""Opens Word packages from strangers: bounded, checked member by member, never trusting the zip.

A leaf like `problems` and `law`: it knows the container (ECMA-376 part 2), not what a paper says.
"""

import codecs
import os
import posixpath
import re
import stat
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from dataclasses import replace
from functools import cached_property, lru_cache
from io import BytesIO
from pathlib import Path, PurePath
from typing import Any, NamedTuple

from generator.disk.links import real, refuse_link
from generator.language import NOTHING, Said
from generator.lazy import dataclass, put_off, regex
from generator.problems import Problem, Rejected, Spot
from generator.rules import told
from generator.running.clock import fault_of, turn_to

# It loads what packs by other means than those that are read here.
with put_off("bz2", "lzma", "shutil"):
    import zipfile

MIB = 1024 * 1024
MAX_FILE, MAX_TOTAL, MAX_PARTS = 32 * MIB, 96 * MIB, 1000
MAX_RATIO, RATIO_GRACE = 100, 4 * MIB
CONTENT_TYPES = "[Content_Types].xml"
DOCUMENT_TYPE = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_OLE = bytes.fromhex("D0CF11E0A1B11AE1")
CLICKED = ("http://", "https://", "mailto:")
"""What a link may open when somebody clicks on it; nothing is fetched before that."""
NOWHERE = ("javascript:;", "javascript:void(0)", "javascript:void(0);", "about:blank")
"""Targets that text copied from a web page brings along; Word opens nothing for them."""
_ACTIVE_NAMES = ("vbaproject", "activex", "oleobject")
_ACTIVE_TYPES = ("/vbaproject", "/oleobject", "/afchunk", "/package", "/control")
_CHART_RELATIONS = "word/charts/_rels/"
_WORKBOOK_TYPE = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
_NOT_OF_NUMBERS = (
    "vbaproject",
    "macrosheets",
    "activex",
    "embeddings",
    "externallinks",
    "connections",
    "querytables",
)
"""What a workbook may hold beside numbers: programs, and what fetches."""
_FETCHING = regex(
    r"(?i)\b(INCLUDEPICTURE|INCLUDETEXT|INCLUDE|IMPORT|DDEAUTO|DDE|LINK|DATABASE|RD)\b"
)
ZIP_FAULTS = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError)
"""What reading a zip from a stranger may raise; `NotImplementedError` is a `RuntimeError`."""
_INSTRUCTION = regex(rb"<w:instrText[^>]*>([^<]*)<|w:instr=\"([^\"]*)\"")


@dataclass(frozen=True, eq=False)
class Package:
    """The members of one .docx by name, all read and bounded.

    `external` names targets outside the file that Word would fetch (not the links that a reader may
    click), `active` the members that hold macros or embedded programs. Of those, `numbers` are the
    workbooks of charts: plain .xlsx files which Word opens when somebody edits the chart, and which
    run and fetch nothing by themselves.
    """

    path: str
    parts: dict[str, bytes]
    external: tuple[str, ...]
    active: tuple[str, ...]
    numbers: tuple[str, ...] = ()

    @cached_property
    def sum(self) -> str:
        """The SHA-256 of its members, however they were packed."""
        from hashlib import sha256

        return sha256(zip_parts(self.parts)).hexdigest()


def zip_parts(parts: dict[str, bytes], *, deflated: bool = False) -> bytes:
    """The members as a zip whose bytes depend on nothing but them.

    Stored, not deflated: zlib and its successors compress differently, so an office on Windows and
    its CI would disagree about an unchanged document; `deflated` is for papers that nobody compares
    so, and that are as small then as Word makes them. Content types come first, as readers of OPC
    expect.
    """
    buffer = BytesIO()
    packing = zipfile.ZIP_DEFLATED if deflated else zipfile.ZIP_STORED
    with zipfile.ZipFile(buffer, "w", packing) as archive:
        for name in sorted(
            parts, key=lambda name: (name != CONTENT_TYPES, name != "_rels/.rels", name)
        ):
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.create_system, info.compress_type = 0, packing
            archive.writestr(info, parts[name])
    return buffer.getvalue()


def read_package(path: Path) -> Package:
    """The package at `path`.

    Raises `Rejected` with one problem: `file/missing`, `file/folder`, `file/unreadable`,
    `file/too-large`, `file/encrypted`, `file/not-docx`, `file/empty` or `file/damaged`.
    """
    with fault_of(path):
        return package_of(path.as_posix(), read_bytes(path, MAX_FILE))


def package_of(shown: str, content: bytes) -> Package:
    """The package in `content`, called `shown` in messages; raises `Rejected` as `read_package`."""
    return _Opener(shown).open(content)


@lru_cache(4)
def kept_package(shown: str, content: bytes) -> Package:
    """As `package_of`, of a file that is used again and again and that nobody changes: a template."""
    return package_of(shown, content)


def zip_members(shown: str, content: bytes) -> dict[str, bytes]:
    """The members of any zip, read within the same bounds; raises `Rejected` as `read_package`.

    What is not a zip at all raises `zipfile.BadZipFile`.
    """
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return _Opener(shown).members(archive)


_SAVED = {"docProps/core.xml": b"dcterms:modified", "meta.xml": b"dc:date"}
"""Where programs note when they saved a file: Microsoft's, and those of OpenDocument."""


def saved_at(path: Path) -> str:
    """When the file was saved, as it says itself; "" where it does not."""
    with suppress(*ZIP_FAULTS), zipfile.ZipFile(path) as archive:
        for part in _SAVED.keys() & archive.namelist():
            with archive.open(part) as member:
                _, _, behind = member.read(MIB).partition(b"<" + _SAVED[part])
            return behind.partition(b">")[2].partition(b"<")[0].decode("ascii", "replace")
    return ""


def holds_deflated(content: bytes, parts: dict[str, bytes]) -> bool:
    """Whether it is a zip of these very members, packed by whatever zlib."""
    try:
        return len(content) < sum(map(len, parts.values())) and zip_members("", content) == parts
    except (Rejected, *ZIP_FAULTS):
        return False


Reads = dict[Path, str]
"""The SHA-256 of the bytes of each file, by its resolved path; "" of one that is not there."""
AROUND = Path()
"""Stands among what was read where somebody looked what else there is: no sums can say that."""
_READS: ContextVar[Reads | None] = ContextVar("reads", default=None)


@contextmanager
def noted_reads() -> Iterator[Reads]:
    """Notes what `read_bytes` reads meanwhile: whatever was made of it was made of these bytes."""
    noted: Reads = {}
    before = _READS.set(noted)
    try:
        yield noted
    finally:
        _READS.reset(before)
        for path, digest in noted.items():
            _note(path, digest)


def _note(path: Path, digest: str) -> None:
    if (noted := _READS.get()) is not None:
        noted.setdefault(path, digest)


def is_there(path: Path) -> bool:
    """Whether it is a file; that it is none is noted as well."""
    there = path.is_file()
    if not there:
        _note(real(path), "")
    return there


def looked_around() -> None:
    """Notes that something depends on what else there is."""
    _note(AROUND, "")


_MISSING = (
    Said("không có tệp này", "there is no such file"),
    Said(
        "Xem lại tên tệp và thư mục, hoặc chép tệp vào đó.",
        "Check its name and folder, or copy the file there.",
    ),
)


def read_bytes(path: Path, limit: int) -> bytes:
    """The bytes of a regular file of at most `limit` bytes; `Rejected` with one problem
    otherwise."""
    shown = path.as_posix()
    turn_to(path)
    try:
        refuse_link(path)
        there = _stat(path)
        if there is None:
            _note(real(path), "")
            raise _no(shown, "missing", *_MISSING)
        if stat.S_ISDIR(there.st_mode):
            raise _no(
                shown,
                "folder",
                Said("đây là thư mục, không phải tệp", "this is a folder, not a file"),
            )
        if not stat.S_ISREG(there.st_mode):
            raise _no(
                shown, "unreadable", Said("không phải tệp thường", "this is not a regular file")
            )
        with open(path, "rb", opener=_unfollowed) as stream:
            # Python makes room for all that is asked for, and that is dear.
            content = stream.read(min(there.st_size, limit) + 1)
            if len(content) > there.st_size:  # it has grown, or does not tell its size
                content += stream.read(limit - there.st_size)
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or str(error)
        raise _no(
            shown, "unreadable", Said(f"không đọc được tệp ({why})", f"cannot be read ({why})")
        ) from None
    if len(content) > limit:
        size = f"{limit // MIB} MiB"
        raise _no(
            shown, "too-large", Said(f"tệp lớn hơn {size}", f"the file is larger than {size}")
        )
    if _READS.get() is not None:
        from hashlib import sha256

        _note(real(path), sha256(content).hexdigest())
    return content


def _stat(path: Path) -> os.stat_result | None:
    """What stands there, None where nothing does."""
    with suppress(FileNotFoundError, NotADirectoryError):
        return os.stat(path)
    return None


def _unfollowed(path: str, flags: int) -> int:
    """Opens a file, unless it has become a link since it was looked at."""
    return os.open(path, flags | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))


told("file/missing", "không có tệp", "no such file")
told("file/folder", "thư mục, không phải tệp", "a folder")
told("file/unreadable", "tệp không đọc được", "the file cannot be read")
told("file/too-large", "tệp quá lớn", "too large")
told("file/encrypted", "tệp có mật khẩu, hoặc .doc đời cũ", "password, or an old .doc")
told("file/doc", "văn bản Word đời cũ (.doc)", "a Word document of old (.doc)")
told("file/rtf", "văn bản RTF", "an RTF document")
told("file/not-docx", "không phải văn bản Word", "no Word document")
told("file/damaged", "tệp hỏng", "the file is damaged")
told("file/empty", "tệp rỗng", "the file is empty")


def _no(path: str, code: str, message: Said, advice: Said = NOTHING) -> Rejected:
    return Rejected([Problem(Spot(path), f"file/{code}", message, advice=advice)])


class Relation(NamedTuple):
    """A relationship of a part; `path` is the member that it leads to where it stays in the
    file."""

    identity: str
    type: str
    target: str
    is_external: bool
    path: str

    @property
    def kind(self) -> str:
        """What it leads to, in one word: `styles`, `image`, `hyperlink`."""
        return self.type.rpartition("/")[2]

    @property
    def is_link(self) -> bool:
        """Whether it is a link that waits for a click."""
        target = self.target.casefold()
        opens = target.startswith(CLICKED) or target in NOWHERE
        return self.type.endswith("/hyperlink") and opens

    @property
    def is_fetched(self) -> bool:
        """Whether Word fetches the target from outside."""
        return self.is_external and not self.is_link


def relations_of(parts: dict[str, bytes], part: str) -> list[Relation]:
    """The relationships of a part, "" for the package itself; raises `SyntaxError` where they are
    no XML."""
    blob = parts.get(relations_name(part))
    return _relations(blob, posixpath.dirname(part)) if blob else []


def related_parts(parts: dict[str, bytes], part: str, kind: str) -> list[str]:
    """The parts of a kind that a part, "" for the package itself, leads to and that are there."""
    led = (one.path for one in relations_of(parts, part) if one.kind == kind)
    return [path for path in led if path in parts]


def relations_name(part: str) -> str:
    """The name of the member that holds the relationships of a part."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


_SAVE_AS = Said(
    "Mở ra, lưu thành tệp .docx (Word: File > Save As > Word Document).",
    "Open it in Word, choose File > Save As, Word Document (.docx).",
)


@dataclass(frozen=True, slots=True)
class Foreign:
    """What a file is that is no .docx: `code` is the part after `file/`, `ending` that of its
    kind."""

    code: str
    name: Said
    ending: str
    advice: Said = _SAVE_AS

    def told(self, path: str) -> Said:
        """What the file at `path` is, also where its name says otherwise."""
        ending = PurePath(path).suffix.casefold()
        if not self.ending or ending == self.ending:
            return self.name
        return Said(
            f"{self.name.vi}, dù tên tệp có đuôi {ending or 'khác'}",
            f"{self.name.en}, although its name ends otherwise",
        )


_TAKE_WORD = Said("Chọn văn bản Word (.docx).", "Choose a Word document (.docx).")
_FROM_PDF = Said(
    "Lấy tệp Word gốc (.docx); chỉ có PDF thì mở bằng Word, lưu thành .docx rồi đọc lại chữ.",
    "Take the Word file it was made of (.docx); or open the PDF in Word, save it as .docx and proofread it.",
)
_FROM_PICTURE = Said(
    "Ảnh không có chữ để xét: lấy tệp Word gốc (.docx), hoặc gõ lại trong Word.",
    "A picture has no words to judge: take the Word file (.docx), or type it anew in Word.",
)
_PASSWORD = Foreign(
    "encrypted",
    Said("tệp có mật khẩu", "the file has a password"),
    "",
    Said(
        "Mở bằng Word, bỏ mật khẩu (Word: File > Info > Protect Document), lưu lại dạng .docx.",
        "Open it in Word, take the password off, save it as .docx.",
    ),
)
_OLD_OR_LOCKED = Said(
    "tệp có mật khẩu hoặc là .doc đời cũ", "the file has a password or is an old .doc"
)
_IN_OLE = (
    ("EncryptedPackage", _PASSWORD),
    (
        "WordDocument",
        Foreign("doc", Said("văn bản Word đời cũ (.doc)", "a Word document of old (.doc)"), ".doc"),
    ),
    (
        "Workbook",
        Foreign(
            "not-docx", Said("bảng tính Excel (.xls)", "an Excel workbook"), ".xls", _TAKE_WORD
        ),
    ),
    (
        "PowerPoint Document",
        Foreign(
            "not-docx",
            Said("bản trình chiếu (.ppt)", "a presentation (.ppt)"),
            ".ppt",
            _TAKE_WORD,
        ),
    ),
)
"""What a compound file is, by a stream that it holds."""
_BEGINNINGS = (
    (b"{\\rtf", Foreign("rtf", Said("văn bản RTF (.rtf)", "an RTF document (.rtf)"), ".rtf")),
    (b"%PDF", Foreign("not-docx", Said("tệp PDF", "a PDF file"), ".pdf", _FROM_PDF)),
    (b"<html", Foreign("not-docx", Said("trang web (HTML)", "a web page (HTML)"), ".html")),
    (b"<!doctype html", Foreign("not-docx", Said("trang web (HTML)", "a web page"), ".html")),
    (b"mime-version:", Foreign("not-docx", Said("trang web (.mht)", "a web page (.mht)"), ".mht")),
)
"""What other files are, by how they begin."""
_PICTURE = Foreign("not-docx", Said("tệp ảnh", "a picture"), "", _FROM_PICTURE)
_PICTURES = regex(
    rb"\x89PNG|\xff\xd8\xff|GIF8|II\*\0|MM\0\*|RIFF.{4}WEBP|BM.{4}\0{4}|.{4}ftyp(hei|mif1|avif)",
    re.DOTALL,
)
_TEXT = Foreign("not-docx", Said("tệp chữ thuần", "a plain text file"), "")
_IN_ZIP = (
    ("opendocument.text", Foreign("not-docx", Said("văn bản ODF", "an ODF text"), ".odt")),
    (
        "presentationml",
        Foreign("not-docx", Said("bản trình chiếu", "a presentation"), ".pptx", _TAKE_WORD),
    ),
    (
        "spreadsheetml",
        Foreign(
            "not-docx", Said("bảng tính Excel (.xlsx)", "an Excel workbook"), ".xlsx", _TAKE_WORD
        ),
    ),
)
"""What a zip is that is no .docx, by what it says of its kind."""


def foreign_of(content: bytes) -> Foreign | None:
    """What the bytes are of that are no .docx and no zip, None where that is not known."""
    if content.startswith(b"PK"):
        return None
    if content.startswith(_OLE):
        found = (kind for name, kind in _IN_OLE if name.encode("utf-16-le") in content)
        return next(found, replace(_PASSWORD, name=_OLD_OR_LOCKED))
    if _PICTURES.match(content[:16]):
        return _PICTURE
    head = content[:1024].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    return next((kind for mark, kind in _BEGINNINGS if head.startswith(mark.lower())), None)


def foreign_or_text(content: bytes) -> Foreign | None:
    """The same, where plain text is known too."""
    return foreign_of(content) or (_TEXT if _is_text(content[:4096]) else None)


def _is_text(content: bytes) -> bool:
    """Whether the bytes begin with words, and nothing that only programs read."""
    if content.startswith(b"PK"):
        return False
    is_wide = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    read = codecs.getincrementaldecoder("utf-16" if is_wide else "utf-8")()
    try:
        words = read.decode(content).split()
    except UnicodeDecodeError:
        return False
    return bool(words) and all(one.strip("﻿").isprintable() for one in words)


_EMPTY = Said("tệp rỗng, không có gì bên trong", "the file is empty")
_SEND_ANEW = Said(
    "Chép lại từ nơi lưu, hoặc xin người gửi gửi lại.",
    "Copy it anew, or have it sent again.",
)


@dataclass(frozen=True, slots=True)
class _Opener:
    path: str

    def open(self, content: bytes) -> Package:
        if not content:
            raise _no(self.path, "empty", _EMPTY, _SEND_ANEW)
        if foreign := foreign_or_text(content):
            raise _no(self.path, foreign.code, foreign.told(self.path), foreign.advice)
        try:
            with zipfile.ZipFile(BytesIO(content)) as archive:
                parts = self.members(archive)
        except ZIP_FAULTS:
            raise self._damaged() from None
        self._must_be_docx(parts)
        self._must_be_plain(parts)
        by_part = self._relations(parts)
        relations = [relation for found in by_part.values() for relation in found]
        fetched = {relation.target for relation in relations if relation.is_fetched}
        active, numbers = _active(parts, relations), _numbers(parts, by_part)
        return Package(self.path, parts, tuple(sorted(fetched)), active, numbers)

    def members(self, archive: zipfile.ZipFile) -> dict[str, bytes]:
        """All members by name, read within the bounds."""
        infos = [info for info in archive.infolist() if not info.is_dir()]
        self._must_be_bounded(infos)
        self._must_lie_apart(infos)
        parts: dict[str, bytes] = {}
        room = MAX_TOTAL
        for info in infos:
            parts[info.filename] = self._inflate(archive, info, room)
            room -= len(parts[info.filename])
        return parts

    def _must_be_bounded(self, infos: list[zipfile.ZipInfo]) -> None:
        """What the zip says of its members is what we read: few, plainly packed, each its own."""
        if len(infos) > MAX_PARTS:
            raise self._too_large(
                Said(f"hơn {MAX_PARTS} thành phần", f"more than {MAX_PARTS} members")
            )
        if len({info.filename.casefold() for info in infos}) < len(infos):
            raise self._damaged(Said("hai thành phần trùng tên", "two members with one name"))
        if {info.compress_type for info in infos} - {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
            raise self._damaged(Said("kiểu nén lạ", "an unusual compression"))
        if any(info.flag_bits & 1 for info in infos):
            raise _no(self.path, "encrypted", Said("tệp zip có mật khẩu", "the zip has a password"))

    def _must_lie_apart(self, infos: list[zipfile.ZipInfo]) -> None:
        """No member points outside, none shares bytes with the one behind it."""
        starts = sorted(info.header_offset for info in infos)
        for info in infos:
            if ".." in info.filename.split("/") or info.filename.startswith("/"):
                raise self._damaged(
                    Said("tên thành phần trỏ ra ngoài", "a member name points outside")
                )
            end = info.header_offset + info.compress_size
            if any(info.header_offset < start < end for start in starts):
                raise self._damaged(Said("các thành phần chồng lên nhau", "members overlap"))

    def _inflate(self, archive: zipfile.ZipFile, info: zipfile.ZipInfo, room: int) -> bytes:
        room = min(room, max(RATIO_GRACE, info.compress_size * MAX_RATIO))
        with archive.open(info) as stream:
            blob = stream.read(room + 1)
        if len(blob) > room:
            raise self._too_large(Said("nội dung giải nén quá lớn", "it unpacks to too much"))
        return blob

    def _must_be_docx(self, parts: dict[str, bytes]) -> None:
        types = parts.get(CONTENT_TYPES, b"")
        if b"macroEnabled" not in types and DOCUMENT_TYPE not in types:
            said = types + parts.get("mimetype", b"")[:100]
            for mark, kind in _IN_ZIP:
                if mark.encode() in said:
                    raise _no(self.path, kind.code, kind.told(self.path), kind.advice)
            message = Said("không phải văn bản Word (.docx)", "this is not a Word document (.docx)")
            advice = Said("Lưu lại dạng Word (.docx).", "Save it as Word (.docx).")
            raise _no(self.path, "not-docx", message, advice)

    def _must_be_plain(self, parts: dict[str, bytes]) -> None:
        """No part declares what a parser would follow, or has two bytes for a letter."""
        for name, blob in parts.items():
            is_xml = name.endswith((".xml", ".rels"))
            if is_xml and any(mark in blob for mark in (b"<!DOCTYPE", b"<!ENTITY", b"\0")):
                why = Said(
                    f"{name} chứa DOCTYPE hoặc mã lạ", f"{name} has a DOCTYPE or an odd encoding"
                )
                raise self._damaged(why)

    def _relations(self, parts: dict[str, bytes]) -> dict[str, list[Relation]]:
        """The relationships of every .rels part, by its name."""
        try:
            return {
                name: _relations(blob, name.partition("_rels/")[0])
                for name, blob in parts.items()
                if name.endswith(".rels")
            }
        except SyntaxError:  # lxml.etree.XMLSyntaxError is one
            raise self._damaged(Said("quan hệ hỏng", "broken relationships")) from None

    def _damaged(self, why: Said = NOTHING) -> Rejected:
        message = Said(
            "tệp hỏng, không phải .docx hợp lệ", "the file is damaged, not a valid .docx"
        )
        if why.vi:
            message = Said(f"{message.vi}: {why.vi}", f"{message.en}: {why.en}")
        advice = Said(
            "Mở bằng Word rồi lưu lại, hoặc lấy bản khác.",
            "Open it in Word and save it anew, or take another copy.",
        )
        return _no(self.path, "damaged", message, advice)

    def _too_large(self, message: Said) -> Rejected:
        return _no(self.path, "too-large", message)


_SHORT = 16 * 1024
"""Bytes of relationships that are remembered: who opens a package asks for the same ones again."""


def _relations(blob: bytes, folder: str) -> list[Relation]:
    return [*(_known_relations if len(blob) < _SHORT else _parsed)(blob, folder)]


def _parsed(blob: bytes, folder: str) -> tuple[Relation, ...]:
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    return tuple(_relation(element.attrib, folder) for element in etree.fromstring(blob, parser))


_known_relations = lru_cache(64)(_parsed)


def _relation(said: Any, folder: str) -> Relation:
    target = said.get("Target", "")
    # Joined to a folder, an absolute target stays as it is.
    path = posixpath.normpath(posixpath.join(folder, target)).lstrip("/")
    is_external = said.get("TargetMode", "").strip().casefold() == "external"
    return Relation(said.get("Id", ""), said.get("Type", ""), target, is_external, path)


def _active(parts: dict[str, bytes], relations: list[Relation]) -> tuple[str, ...]:
    """Members, relations and fields that run programs or fetch what is not in the file."""
    found = {name for name in parts if any(mark in name.casefold() for mark in _ACTIVE_NAMES)}
    found |= {one.target for one in relations if one.type.casefold().endswith(_ACTIVE_TYPES)}
    if b"macroenabled" in parts.get(CONTENT_TYPES, b"").lower():
        found.add(CONTENT_TYPES)
    for name, blob in parts.items():
        if name.startswith("word/") and name.endswith(".xml"):
            found |= _fetching(blob)
    return tuple(sorted(found))


def _fetching(blob: bytes) -> set[str]:
    """The fields of a part that fetch."""
    if b"w:instr" not in blob:
        return set()
    # Word may divide one instruction over many runs.
    instructions = b"".join(first or second for first, second in _INSTRUCTION.findall(blob))
    return set(_FETCHING.findall(instructions.decode("utf-8", "replace")))


def _numbers(parts: dict[str, bytes], by_part: dict[str, list[Relation]]) -> tuple[str, ...]:
    """The targets that, wherever they are named, are workbooks of charts and hold numbers alone."""
    found: dict[str, bool] = {}
    for source, relations in by_part.items():
        for relation in relations:
            if relation.type.casefold().endswith("/package"):
                is_plain = _is_numbers_of_chart(source, relation, parts)
                found[relation.target] = is_plain and found.get(relation.target, True)
    return tuple(sorted(target for target, is_plain in found.items() if is_plain))


def _is_numbers_of_chart(source: str, relation: Relation, parts: dict[str, bytes]) -> bool:
    if relation.is_external or not source.startswith(_CHART_RELATIONS):
        return False
    blob = parts.get(relation.path, b"")
    return relation.path.casefold().endswith(".xlsx") and _is_plain_workbook(blob)


def _is_plain_workbook(blob: bytes) -> bool:
    try:
        with zipfile.ZipFile(BytesIO(blob)) as archive:
            names = [name.casefold() for name in archive.namelist()]
            with archive.open(CONTENT_TYPES) as stream:
                types = stream.read(MIB)
    except (*ZIP_FAULTS, KeyError):
        return False
    odd = any(mark in name for name in names for mark in _NOT_OF_NUMBERS)
    return (
        _WORKBOOK_TYPE in types
        and b"macroenabled" not in types.lower()
        and not odd
        and len(names) <= MAX_PARTS
    )
