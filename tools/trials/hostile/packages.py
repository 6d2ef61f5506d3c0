"""Word files that are bombs, traps or none, on every way on which papers and templates come in."""

import io
import re
import warnings
import zipfile
from collections.abc import Callable, Iterator
from functools import partial

from generator.package import zip_parts
from tools.trials.hostile.case import Case, Due, refused, told
from tools.trials.hostile.fields import SECRET
from tools.trials.routes import Route, goods, papers, templates

Parts = dict[str, bytes]
_MAIN, _TYPES, _RELATIONS = "word/document.xml", "[Content_Types].xml", "word/_rels/document.xml.rels"  # fmt: skip
_NOWHERE = (SECRET, "root:x:0")


def _routes() -> Iterator[Route]:
    yield from papers()
    yield from templates()


def _on_all(name: str, make: Callable[[bytes], bytes], due: Callable[[Route], Due]) -> Iterator[Case]:  # fmt: skip
    for route in _routes():
        given = {one: goods()[one][0] for one in (route.spoiled, *route.beside)}
        given[route.spoiled] = make(given[route.spoiled])
        may_change = route.may_change
        yield Case(f"{route.name}: {name}", route.command, given, due(route), may_change=may_change)


def members(content: bytes) -> Parts:
    """The members of a good zip."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _zip(members: list[tuple[str, bytes]], kind: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(out, "w", kind) as archive:
        warnings.simplefilter("ignore")
        for name, content in members:
            archive.writestr(name, content)
    return out.getvalue()


def _and(content: bytes, *more: tuple[str, bytes]) -> bytes:
    return _zip([*members(content).items(), *more])


def _central(content: bytes, offset: int, value: bytes) -> bytes:
    at = content.index(b"PK\x01\x02") + offset
    return content[:at] + value + content[at + len(value) :]


def _quoted(content: bytes) -> bytes:
    """Members that share the bytes of one: what a bomb of a few kilobytes is made of."""
    plain = _zip([*members(content).items()], zipfile.ZIP_STORED)
    first = len(next(iter(members(content).values())))
    return _central(plain, 20, (first + 500).to_bytes(4, "little"))


ZIPS: dict[str, Callable[[bytes], bytes]] = {
    "a bomb of zeros": lambda given: _and(given, ("word/media/a.png", bytes(60 * 2**20))),
    "a bomb in the text": lambda given: _zip([*({**members(given), _MAIN: b"<a>" + b" " * 100 * 2**20}).items()]),
    "1,200 members": lambda given: _and(given, *((f"x{n}", b"") for n in range(1200))),
    "a name twice": lambda given: _and(given, (_MAIN, b"<a/>")),
    "a name in two cases": lambda given: _and(given, ("WORD/document.xml", b"<a/>")),
    "a name to the root": lambda given: _and(given, ("/etc/x", b"")),
    "a name that leads out": lambda given: _and(given, ("../../x", b"")),
    "a password": lambda given: _central(_and(given), 8, b"\x01\x00"),
    "an unusual packing": lambda given: _zip([*members(given).items()], zipfile.ZIP_LZMA),
    "members that overlap": _quoted,
    "a wrong size": lambda given: _central(_and(given), 24, (5).to_bytes(4, "little")),
    "a wrong sum": lambda given: _central(_and(given), 16, b"\1\2\3\4"),
    "cut in half": lambda given: given[: len(given) // 2],
    "without its list": lambda given: given[: given.index(b"PK\x01\x02")],
    "another zip": lambda given: _zip([("a.txt", b"x")]),
    "a workbook": lambda given: goods()["mau.xlsx"][0],
}  # fmt: skip


def _refused(route: Route) -> Due:
    return refused(route.spoiled, nowhere=_NOWHERE)


def zips() -> Iterator[Case]:
    """Zips that unpack to too much, point outside, or are not what they say."""
    for name, make in ZIPS.items():
        yield from _on_all(name, make, _refused)


def _replaced(part: str, old: bytes, new: bytes, given: bytes) -> bytes:
    parts = members(given)
    return zip_parts({**parts, part: re.sub(old, lambda _: new, parts[part], count=1)})


def _inner(xml: bytes, given: bytes) -> bytes:
    return _replaced(_MAIN, rb"</w:body>", xml + b"</w:body>", given)


_DTD = b'<!DOCTYPE a [<!ENTITY b "c">]>'
_DEEP = b"<w:sdt><w:sdtContent>" * 400 + b"<w:p/>" + b"</w:sdtContent></w:sdt>" * 400
_LAUGHS = b"<!DOCTYPE a [<!ENTITY a 'ha'>" + b"".join(
    b"<!ENTITY %c '%s'>" % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(9)
) + b"]>"  # fmt: skip
_PARTS: dict[str, Callable[[bytes], bytes]] = {
    "an entity": partial(_replaced, _MAIN, rb"<w:document", _DTD + b"<w:document"),
    "a million laughs": partial(_replaced, _MAIN, rb"<w:document", _LAUGHS + b"<w:document"),
    "an outer entity": partial(_replaced, "word/styles.xml", rb"<w:styles", b'<!DOCTYPE a SYSTEM "file:///etc/passwd"><w:styles'),
    "no text": lambda given: zip_parts({name: blob for name, blob in members(given).items() if name != _MAIN}),
    "a text of nothing": partial(_replaced, _MAIN, rb"(?s)^.*$", b""),
    "a text that is cut": partial(_replaced, _MAIN, rb"(?s)</w:body>.*$", b""),
    "a text in UTF-16": lambda given: zip_parts({**members(given), _MAIN: members(given)[_MAIN].decode().replace("UTF-8", "UTF-16").encode("utf-16")}),
    "no types": partial(_replaced, _TYPES, rb"(?s)^.*$", b""),
    "types of another kind": partial(_replaced, _TYPES, rb"wordprocessingml\.document\.main", b"spreadsheetml.sheet.main"),
    "relations that are none": partial(_replaced, _RELATIONS, rb"(?s)^.*$", b"<a"),
}  # fmt: skip
_ODD: dict[str, Callable[[bytes], bytes]] = {
    "a bomb that nobody opens": lambda given: _and(given, ("a.zip", _zip([("b", bytes(2**20))]) * 40)),
    "deep": partial(_inner, _DEEP),
    "20,000 paragraphs": partial(_inner, b"<w:p/>" * 20_000),
    "a paragraph of 2 MB": partial(_inner, b"<w:p><w:r><w:t>" + b"a " * 2**20 + b"</w:t></w:r></w:p>"),
    "3,000 revisions": partial(_inner, b'<w:p><w:ins w:id="1" w:author="A"><w:r><w:t>a</w:t></w:r></w:ins><w:del w:id="2" w:author="A"><w:r><w:delText>b</w:delText></w:r></w:del></w:p>' * 3000),
    "a span of a milliard": partial(_inner, b'<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="1000000000"/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>'),
    "a span that is no number": partial(_inner, b'<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="abc"/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>'),
    "a table without cells": partial(_inner, b"<w:tbl><w:tr/></w:tbl><w:tbl/>"),
    "tables in tables": partial(_inner, b"<w:tbl><w:tr><w:tc>" * 60 + b"<w:p/>" + b"</w:tc></w:tr></w:tbl>" * 60),
    "numbers that are none": partial(_inner, b'<w:p><w:pPr><w:spacing w:before="NaN" w:after="1e99" w:line="-1"/><w:ind w:left="x"/></w:pPr></w:p>'),
    "other content": partial(_inner, b'<w:p><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice Requires="x"><w:r><w:t>a</w:t></w:r></mc:Choice><mc:Fallback><w:r><w:t>b</w:t></w:r></mc:Fallback></mc:AlternateContent></w:p>'),
    "strict": partial(_replaced, _MAIN, rb"http://schemas.openxmlformats.org/wordprocessingml/2006/main", b"http://purl.oclc.org/ooxml/wordprocessingml/main"),
    "styles in a circle": partial(_replaced, "word/styles.xml", rb"</w:styles>", b'<w:style w:type="paragraph" w:styleId="A"><w:basedOn w:val="B"/></w:style><w:style w:type="paragraph" w:styleId="B"><w:basedOn w:val="A"/></w:style></w:styles>'),
    "hidden words": partial(_inner, b"<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>a</w:t></w:r></w:p>"),
    "characters that are none": partial(_inner, "<w:p><w:r><w:t>a\u202eb\u200bc\ue000</w:t></w:r></w:p>".encode()),
    "a comment that leads nowhere": partial(_inner, b'<w:p><w:r><w:commentReference w:id="99"/></w:r></w:p>'),
    "a footnote that leads nowhere": partial(_inner, b'<w:p><w:r><w:footnoteReference w:id="99"/></w:r></w:p>'),
}  # fmt: skip


def parts() -> Iterator[Case]:
    """Parts that are missing, broken, of another kind; and texts that are odd, but can be read."""
    for name, make in _PARTS.items():
        yield from _on_all(name, make, _refused)
    for name, make in _ODD.items():
        yield from _on_all(name, make, lambda _: told(nowhere=_NOWHERE))


def _related(kind: str, target: str, given: bytes) -> bytes:
    line = f'<Relationship Id="rId98" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}" Target="{target}" TargetMode="External"/></Relationships>'
    return _replaced(_RELATIONS, rb"</Relationships>", line.encode(), given)


def _field(instruction: str, given: bytes) -> bytes:
    xml = f'<w:p><w:fldSimple w:instr=" {instruction} "><w:r><w:t>x</w:t></w:r></w:fldSimple></w:p>'
    return _inner(xml.encode(), given)


_ACTIVE: dict[str, Callable[[bytes], bytes]] = {
    "a macro": lambda given: _and(given, ("word/vbaProject.bin", b"x")),
    "an ActiveX": lambda given: _and(given, ("word/activeX/activeX1.bin", b"x")),
    "an object": lambda given: _and(given, ("word/embeddings/oleObject1.bin", b"x")),
    "types of macros": partial(_replaced, _TYPES, rb"openxmlformats-officedocument\.wordprocessingml\.document\.main", b"ms-word.document.macroEnabled.main"),
    "a template from afar": partial(_related, "attachedTemplate", "http://127.0.0.1:9/t.dotm"),
    "a picture from afar": partial(_related, "image", "http://127.0.0.1:9/a.png"),
    "a share": partial(_related, "image", "\\\\127.0.0.1\\x"),
    "a frame": partial(_related, "frame", "file:///etc/passwd"),
    "an object from afar": partial(_related, "oleObject", "mhtml:http://127.0.0.1:9/x!x-usc"),
    "another text": partial(_related, "aFChunk", "http://127.0.0.1:9/a.html"),
    **{f"field {one.split()[0]}": partial(_field, one) for one in (
        "DDEAUTO c x", "DDE c x", "INCLUDETEXT a", "INCLUDEPICTURE a", "LINK a", "DATABASE a", "RD a", "IMPORT a",
    )},
}  # fmt: skip


def active() -> Iterator[Case]:
    """What runs or fetches: no template has it, of papers it is told, and nothing of it reaches what we write anew."""
    for name, make in _ACTIVE.items():
        for case in _on_all(name, make, lambda route: told(nowhere=_NOWHERE)):
            is_template = "mau.docx" not in case.files and "ke-hoach.docx" in case.files
            due = refused("ke-hoach.docx", "template/") if is_template else case.due
            yield Case(case.name, case.command, case.files, due, may_change=case.may_change)
