"""Gates at their limits: what is let through at the bound, and stopped one beyond it."""

import json
import os
import random
import struct
import time
import zipfile
from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import Path

import pytest

from generator import package
from generator.atomic import remove_leftovers
from generator.batch.bounds import TooLarge, bound
from generator.cli import main
from generator.language import Said
from generator.making.build import build, verify
from generator.making.made_of import PROGRAM
from generator.package import MAX_PARTS, MIB, package_of, read_bytes, zip_members
from generator.plan.slips.rest import LONGEST, MOST_FAULTS, with_rest
from generator.plan.text import parse_source
from generator.problems import Rejected, Severity, Spot, has_errors
from generator.reading.lint import check_document
from generator.rules import Entry
from tests.helpers import BASE, ROOT, changed, loaded
from tests.reading.papers import Opened, office
from tests.reading.papers import changed as changed_paper
from tests.reading.papers.change import Change
from tests.reading.papers.changes import retext, runs


def _refused(call: Callable[[], object]) -> tuple[str, str]:
    """The code and the English message of the one problem for which `call` refuses its file."""
    with pytest.raises(Rejected) as caught:
        call()
    (problem,) = caught.value.problems
    return problem.code, problem.message.en


# Packages


def _zip(parts: Mapping[str, bytes], kind: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", kind) as archive:
        for name, blob in parts.items():
            archive.writestr(name, blob)
    return buffer.getvalue()


def _with(name: str, blob: bytes) -> bytes:
    return _zip({**Opened(office()).parts, name: blob})


def _repeating(size: int, ratio: int) -> bytes:
    """So many bytes, which deflate to about one in `ratio`."""
    noise = random.Random(30).randbytes(size // ratio)
    step = max(1, size // 2000)
    every = max(1, len(noise) // 2000)
    return b"".join(
        noise[at * every : (at + 1) * every].ljust(step, b"\0") for at in range(size // step)
    )


@pytest.mark.parametrize(
    ("size", "ratio", "right"),
    [
        (4 * MIB - 1, 1000, True),  # small parts may be of any kind: nobody is harmed by 4 MiB
        (6 * MIB, 50, True),
        (6 * MIB, 300, False),
    ],
)
def test_what_unpacks_to_a_hundred_times_its_size_is_refused(
    size: int, ratio: int, right: bool
) -> None:
    content = _with("word/media/image1.png", _repeating(size, ratio))
    if right:
        assert package_of("a.docx", content).parts
    else:
        assert _refused(lambda: package_of("a.docx", content)) == (
            "file/too-large",
            "it unpacks to too much",
        )


def test_the_whole_is_bounded_as_well_as_each_part(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "MAX_TOTAL", 1000)
    assert len(zip_members("a", _zip({"1": bytes(500), "2": bytes(500)}))) == 2
    content = _zip({"1": bytes(500), "2": bytes(501)})
    assert _refused(lambda: zip_members("a", content))[0] == "file/too-large"


def test_a_thousand_parts_and_no_more() -> None:
    parts = {str(number): b"" for number in range(MAX_PARTS)}
    assert MAX_PARTS == 1000 and len(zip_members("a", _zip(parts))) == 1000
    content = _zip({**parts, "one more": b""})
    assert _refused(lambda: zip_members("a", content)) == (
        "file/too-large",
        "more than 1000 members",
    )


def test_a_file_may_be_as_large_as_the_limit(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(bytes(10))
    assert read_bytes(path, 10) == bytes(10)
    assert _refused(lambda: read_bytes(path, 9))[0] == "file/too-large"
    assert package.MAX_FILE == 32 * MIB


def _central(content: bytes, number: int, offset: int, value: bytes) -> bytes:
    """The zip with other bytes in the entry of its member `number`, `offset` bytes into it."""
    at = -1
    for _ in range(number + 1):
        at = content.index(b"PK\x01\x02", at + 1)
    at += offset
    return content[:at] + value + content[at + len(value) :]


_FLAGS, _PACKED = 8, 20


def test_members_that_overlap() -> None:
    parts = Opened(office()).parts
    content = _zip(parts, zipfile.ZIP_STORED)
    first = next(iter(parts.values()))
    larger = _central(content, 0, _PACKED, (len(first) + 200).to_bytes(4, "little"))
    assert _refused(lambda: package_of("a.docx", larger))[1].endswith("members overlap")
    assert package_of("a.docx", content).parts.keys() == parts.keys()


def test_a_member_with_a_password() -> None:
    content = _central(_zip(Opened(office()).parts), 0, _FLAGS, b"\x01\x00")
    assert _refused(lambda: package_of("a.docx", content)) == (
        "file/encrypted",
        "the zip has a password",
    )


def test_members_that_are_packed_otherwise() -> None:
    content = _zip(Opened(office()).parts, zipfile.ZIP_LZMA)
    assert _refused(lambda: package_of("a.docx", content))[1].endswith("unusual compression")


def test_a_zip_of_64_bits() -> None:
    """One that says so in vain is a zip like any other; a size that no file has leads behind the next member."""
    parts = Opened(office()).parts
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, blob in parts.items():
            with archive.open(name, "w", force_zip64=True) as member:
                member.write(blob)
    assert package_of("a.docx", buffer.getvalue()).parts == parts
    first = zipfile.ZipInfo(next(iter(parts)))
    first.extra = struct.pack("<HHQQ", 1, 16, 2**40, 2**40)
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(first, b"x")
        archive.writestr("b", b"y")
    content = _central(buffer.getvalue(), 0, _PACKED, b"\xff" * 8)
    assert _refused(lambda: package_of("a.docx", content))[1].endswith("members overlap")


@pytest.mark.parametrize(
    ("names", "why"),
    [
        (("a.xml", "A.XML"), "two members with one name"),
        (("/etc/passwd",), "a member name points outside"),
        (("word/../../a",), "a member name points outside"),
    ],
)
def test_names_of_members(names: tuple[str, ...], why: str) -> None:
    content = _zip({**Opened(office()).parts, **dict.fromkeys(names, b"")})
    code, message = _refused(lambda: package_of("a.docx", content))
    assert code == "file/damaged" and message.endswith(why)


@pytest.mark.parametrize("declared", [b"<!DOCTYPE x>", b"<!ENTITY x 'y'>"])
def test_no_part_declares_a_type_or_an_entity(declared: bytes) -> None:
    body = Opened(office()).parts["word/document.xml"]
    at = body.index(b"<w:document")
    content = _with("word/document.xml", body[:at] + declared + body[at:])
    assert _refused(lambda: package_of("a.docx", content))[0] == "file/damaged"


@pytest.mark.parametrize(
    ("target", "outside"),
    [
        ("https://example.org", False),
        ("HTTP://example.org", False),
        ("mailto:a@example.org", False),
        ("javascript:;", False),
        ("javascript:void(0)", False),
        ("javascript:alert(1)", True),
        ("file:///C:/a.docx", True),
        ("\\\\server\\share", True),
        ("ftp://example.org", True),
    ],
)
def test_what_a_link_may_open(target: str, outside: bool) -> None:
    rels = Opened(office()).parts["word/_rels/document.xml.rels"]
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
    link = f'<Relationship Id="x" Type="{kind}" Target="{target}" TargetMode="External"/>'
    content = _with(
        "word/_rels/document.xml.rels",
        rels.replace(b"</Relationships>", f"{link}</Relationships>".encode()),
    )
    assert package_of("a.docx", content).external == ((target,) if outside else ())


@pytest.mark.parametrize(
    ("last", "right"), [("A2000000", True), ("A2000001", False), ("B1000001", False)]
)
def test_a_workbook_reaches_two_million_cells(last: str, right: bool) -> None:
    sheet = f'<worksheet><sheetData><row><c r="{last}"/></row></sheetData></worksheet>'.encode()
    if right:
        bound({"xl/worksheets/sheet1.xml": sheet})
    else:
        with pytest.raises(TooLarge):
            bound({"xl/worksheets/sheet1.xml": sheet})


# Problems


def test_a_hundred_problems_are_told() -> None:
    wrong = "".join(f"khoa_la_{number}: x\n" for number in range(150))
    assert len(loaded(BASE + wrong).problems) == 100


def test_beyond_the_hundredth_one_error_is_told_that_there_is_one() -> None:
    source = parse_source("plan.yaml", "a: 1\n")
    spot, said = Spot("plan.yaml", 1, 1), Said("a", "b")
    for _ in range(120):
        source.report(spot, Entry("plan/x", said), said, severity=Severity.WARNING)
    assert len(source.problems) == 100 and not has_errors(source.problems)
    source.report(spot, Entry("plan/y", said), said)
    assert len(source.problems) == 101 and has_errors(source.problems)
    source.report(spot, Entry("plan/z", said), said)
    assert len(source.problems) == 101


# Names

_RESERVED = (
    *("con", "prn", "aux", "nul", "conin$", "conout$"),
    *(f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10)),
)


@pytest.mark.parametrize("name", _RESERVED)
def test_names_that_windows_keeps_to_itself(name: str, tmp_path: Path) -> None:
    for stem in (name, name.upper(), f"{name}.a"):
        plans = [tmp_path / f"{stem}.yaml"]
        code, _ = _refused(lambda plans=plans: list(build(plans, tmp_path)))  # type: ignore[misc]
        assert code == "build/file-name"


@pytest.mark.parametrize("name", ["con1", "com10", "conout", "lpt", "nul-a"])
def test_names_that_only_look_so(name: str, tmp_path: Path) -> None:
    (built,) = build([tmp_path / f"{name}.yaml"], tmp_path)
    assert [problem.code for problem in built.problems] == ["file/missing"]


# What fails a check


def _inserted(opened: Opened) -> None:
    body = opened.parts["word/document.xml"]
    opened.parts["word/document.xml"] = body.replace(b"<w:body>", b'<w:body><w:altChunk r:id="x"/>')


@pytest.mark.parametrize(
    ("severity", "change", "status", "strict"),
    [
        (Severity.INFO, retext("tháng 9 năm 2026", "tháng 09 năm 2026"), 0, 0),
        (Severity.WARNING, retext("Nguyễn Văn Bình", "Bình"), 0, 1),
        (Severity.UNDECIDED, _inserted, 0, 1),
        (Severity.ERROR, runs("Rút ngắn", color="FF0000"), 1, 1),
    ],
)
def test_what_fails_a_check_and_a_strict_one(
    severity: Severity, change: Change, status: int, strict: int, tmp_path: Path
) -> None:
    path = tmp_path / "paper.docx"
    path.write_bytes(changed_paper(office, change)())
    assert {problem.severity for problem in check_document(path).problems} == {severity}
    assert main(["check", str(path)]) == status
    assert main(["check", "--strict", str(path)]) == strict


def test_what_is_accepted_lets_nothing_else_stand(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    text = changed(purpose="purpose:\n  - Phục vụ nhân dân theo chính sách của nhà nước.")
    accepted = "accepted: [{code: viet-hoa/nhan-dan, reason: lời của tác giả}]\n"
    for more, left in (("", 2), (accepted, 1)):
        Path("a.yaml").write_text(text + more, "utf-8")
        main(["build", "a.yaml", "--template", str(ROOT / "templates" / "ke-hoach.docx")])
        said = capsys.readouterr().out
        assert ("viet-hoa/nhan-dan" in said) is (left == 2)
        assert "viet-hoa/nha-nuoc" in said


# What is noted of a document


def test_a_document_that_another_version_made_alike_is_as_built(tmp_path: Path) -> None:
    plans, out = [tmp_path / "a.yaml"], tmp_path / "out"
    plans[0].write_text(BASE, "utf-8")
    list(build(plans, out, office=ROOT))
    noted = out / "manifest.json"
    (entry,) = json.loads(noted.read_text("utf-8"))
    for change, right in (({PROGRAM: "0"}, True), ({"plan_sha256": "0"}, False)):
        assert change.keys() <= entry.keys()
        noted.write_text(json.dumps([entry | change]), "utf-8")
        (built,) = verify(plans, out, office=ROOT)
        assert [one.code for one in built.problems] == ([] if right else ["build/manifest"])


# What a killed run leaves


@pytest.mark.parametrize(("age", "stays"), [(0, True), (50, True), (61, False)])
def test_a_file_is_left_over_after_a_minute(age: float, stays: bool, tmp_path: Path) -> None:
    path = tmp_path / ".kehoach-1-2.tmp"
    path.write_bytes(b"")
    then = time.time() - age
    os.utime(path, (then, then))
    remove_leftovers(tmp_path)
    assert path.exists() is stays


# Faults of a plan


def _after_faults(count: int, length: int = 0) -> tuple[bool, str]:
    """Whether anything is read of a plan with so many faults of YAML, and the last advice."""
    text = "muc_tieu:\n" + '- "Một" hai\n' * count + "loai: ke_hoach\n"
    read = with_rest(parse_source("p.yaml", f"{text:<{length}}"))
    return read.root is not None, read.problems[-1].advice.en


def test_behind_so_many_faults_the_rest_is_looked_at() -> None:
    assert _after_faults(MOST_FAULTS)[0]
    read, advice = _after_faults(MOST_FAULTS + 1)
    assert not read and "The rest of the file was not looked at." in advice


def test_of_so_long_a_plan_the_rest_is_looked_at() -> None:
    assert _after_faults(1, LONGEST)[0]
    read, advice = _after_faults(1, LONGEST + 1)
    assert not read and "The rest of the file was not looked at." in advice
