"""Whatever the file, there is an answer: one clear line each for what cannot be read or should not be there."""

import os
import random
import time
import zipfile
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest

from generator.language import Said
from generator.package import Package, package_of, zip_parts
from generator.problems import Problem, Severity, Spot
from generator.reading.document.read import read_document
from generator.reading.lint import Report, check_document
from generator.reading.pages.laid_out import PageReport, with_pages
from generator.reading.prose import LONGEST

from .papers import Opened, office

RUNS = int(os.environ.get("KEHOACH_FUZZ", "300"))
SLOWEST = 10.0


def _check(data: bytes, folder: Path) -> Report:
    path = folder / "paper.docx"
    path.write_bytes(data)
    return check_document(path)


def _with(**parts: bytes | None) -> bytes:
    opened = Opened(office())
    opened.parts |= {name: blob for name, blob in parts.items() if blob is not None}
    for name in [name for name, blob in parts.items() if blob is None]:
        del opened.parts[name]
    return opened.closed()


def _codes(report: Report) -> list[str]:
    return [problem.code for problem in report.problems]


def test_missing_file(tmp_path: Path) -> None:
    assert _codes(check_document(tmp_path / "none.docx")) == ["file/missing"]


def test_folder(tmp_path: Path) -> None:
    assert _codes(check_document(tmp_path)) == ["file/folder"]


def test_encrypted(tmp_path: Path) -> None:
    assert _codes(_check(bytes.fromhex("D0CF11E0A1B11AE1") + b"\0" * 600, tmp_path)) == [
        "file/encrypted"
    ]


def test_no_zip(tmp_path: Path) -> None:
    assert _codes(_check(b"\0not a document", tmp_path)) == ["file/damaged"]


def test_broken_xml(tmp_path: Path) -> None:
    assert _codes(_check(_with(**{"word/document.xml": b"<w:document"}), tmp_path)) == [
        "file/damaged"
    ]


def test_without_its_document(tmp_path: Path) -> None:
    assert _codes(_check(_with(**{"word/document.xml": None}), tmp_path)) == ["file/damaged"]


def test_a_strict_paper_says_the_same() -> None:
    parts = Opened(office()).parts
    usual = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    strict = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
    theirs = {name: blob.replace(usual, strict) for name, blob in parts.items()}
    assert theirs != parts
    one, other = (
        read_document(package_of("a.docx", zip_parts(given))) for given in (parts, theirs)
    )
    assert one.paragraphs and [
        [(run.text, run.look) for run in paragraph.runs] for paragraph in one.paragraphs
    ] == [[(run.text, run.look) for run in paragraph.runs] for paragraph in other.paragraphs]


def test_flood_of_markup(tmp_path: Path) -> None:
    body = (
        Opened(office())
        .parts["word/document.xml"]
        .replace(b"<w:body>", b"<w:body>" + b"<w:p/>" * 650_000)
    )
    assert _codes(_check(_with(**{"word/document.xml": body}), tmp_path)) == ["file/too-large"]


def test_macros_are_told_beside_the_findings(tmp_path: Path) -> None:
    assert _codes(_check(_with(**{"word/vbaProject.bin": b"x"}), tmp_path)) == ["file/macros"]


def test_outside_references_are_told(tmp_path: Path) -> None:
    rels = Opened(office()).parts["word/_rels/document.xml.rels"]
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"
    link = f'<Relationship Id="x" Type="{kind}" Target="http://example.org/a.dotx" TargetMode="External"/>'.encode()
    data = _with(
        **{
            "word/_rels/document.xml.rels": rels.replace(
                b"</Relationships>", link + b"</Relationships>"
            )
        }
    )
    assert _codes(_check(data, tmp_path)) == ["file/external"]


def test_an_inserted_document_is_undecided(tmp_path: Path) -> None:
    body = (
        Opened(office())
        .parts["word/document.xml"]
        .replace(b"<w:body>", b'<w:body><w:altChunk r:id="x"/>')
    )
    report = _check(_with(**{"word/document.xml": body}), tmp_path)
    assert [(p.code, p.severity) for p in report.problems] == [
        ("file/not-read", Severity.UNDECIDED)
    ]


def test_a_paragraph_longer_than_any_is_judged_up_to_there(tmp_path: Path) -> None:
    body = Opened(office()).parts["word/document.xml"]
    longer = "a" * LONGEST + " điểm a" + " nhân dân" * 3
    at = body.rindex(b"<w:sectPr")
    text = body[:at] + f"<w:p><w:r><w:t>{longer}</w:t></w:r></w:p>".encode() + body[at:]
    report = _check(_with(**{"word/document.xml": text}), tmp_path)
    assert ("file/not-read", Severity.UNDECIDED) in [(p.code, p.severity) for p in report.problems]
    assert "viet-hoa/nhan-dan" not in _codes(report)


def _told(code: str, severity: Severity) -> Problem:
    return Problem(Spot("a.docx"), code, Said("a", "b"), severity)


LINE, NUMBER = "tieu-ngu/line", "page/number"
SEEN = (_told("tieu-ngu/laid-out-line", Severity.ERROR), _told(NUMBER, Severity.ERROR))


@pytest.mark.parametrize("decided", [set[str](), {LINE}])
def test_what_the_file_was_sure_of_is_told_once(decided: set[str]) -> None:
    for severity in (Severity.ERROR, Severity.WARNING, Severity.INFO):
        sure = _told(LINE, severity)
        assert with_pages([sure], PageReport(SEEN, frozenset(decided))) == [sure, SEEN[1]]


def test_pages_decide_what_the_file_could_not() -> None:
    doubted = _told(LINE, Severity.UNDECIDED)
    assert with_pages([doubted], PageReport(SEEN, frozenset({LINE}))) == list(SEEN)
    assert with_pages([doubted], PageReport(SEEN)) == list(SEEN)
    assert with_pages([doubted], PageReport(())) == [doubted]
    assert with_pages([doubted], PageReport((replace(SEEN[0], severity=doubted.severity),))) == [
        doubted
    ]
    assert with_pages([doubted], PageReport((), frozenset({LINE}))) == []


@pytest.mark.parametrize("code", ["so-trang/header", "so-trang/align"])
def test_the_place_of_a_number_is_told_once(code: str) -> None:
    place = _told("so-trang/laid-out-place", Severity.ERROR)
    told = _told(code, Severity.ERROR)
    assert with_pages([told], PageReport((place,), frozenset({"so-trang/place"}))) == [told]


def test_pages_that_show_nothing_wrong_outdo_a_warning_and_no_error() -> None:
    pages = PageReport((), frozenset({LINE}))
    told = [
        _told(LINE, Severity.ERROR),
        _told(LINE, Severity.WARNING),
        _told(NUMBER, Severity.WARNING),
    ]
    assert with_pages(told, pages) == [told[0], told[2]]


def test_ignored_codes_are_left_out(tmp_path: Path) -> None:
    path = tmp_path / "paper.docx"
    path.write_bytes(_with(**{"word/vbaProject.bin": b"x"}))
    assert check_document(path, ignore=["file/macros"]).problems == ()


def test_problems_name_the_file_as_posix(tmp_path: Path) -> None:
    report = _check(_with(**{"word/vbaProject.bin": b"x"}), tmp_path)
    assert report.problems[0].spot.path == (tmp_path / "paper.docx").as_posix()


def _flip(data: bytearray, dice: random.Random) -> bytes:
    for _ in range(dice.randint(1, 12)):
        data[dice.randrange(len(data))] = dice.randrange(256)
    return bytes(data)


def _cut(data: bytearray, dice: random.Random) -> bytes:
    start = dice.randrange(len(data))
    return bytes(data[:start] + data[start + dice.randint(1, 4000) :])


def _rezip(parts: list[tuple[str, bytes]]) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, blob in parts:
            archive.writestr(name, blob)
    return buffer.getvalue()


def _swap(data: bytearray, dice: random.Random) -> bytes:
    with zipfile.ZipFile(BytesIO(bytes(data))) as archive:
        names = archive.namelist()
        blobs = [archive.read(name) for name in names]
    first, second = dice.randrange(len(names)), dice.randrange(len(names))
    blobs[first], blobs[second] = blobs[second], blobs[first]
    return _rezip(list(zip(names, blobs, strict=True)))


def _break_xml(data: bytearray, dice: random.Random) -> bytes:
    """Well-formed or not: attribute values, tags and texts of one part become something else."""
    with zipfile.ZipFile(BytesIO(bytes(data))) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = dice.choice([name for name in parts if name.endswith((".xml", ".rels"))])
    for _ in range(dice.randint(1, 6)):
        blob = parts[name]
        numbers = [i for i, byte in enumerate(blob) if chr(byte).isdigit()] or [0]
        tags = [i for i, byte in enumerate(blob) if byte == ord("<")] or [0]
        match dice.randrange(4):
            case 0:
                at = dice.choice(numbers)
                parts[name] = (
                    blob[:at]
                    + dice.choice([b"-1", b"99999999999", b"abc", b"", b"0x1", b"1e9"])
                    + blob[at + 1 :]
                )
            case 1:
                start, end = sorted(dice.choices(tags, k=2))
                parts[name] = blob[:start] + blob[end:]
            case 2:
                start, end = sorted(dice.choices(tags, k=2))
                parts[name] = blob[:end] + blob[start:end] + blob[end:]
            case _:
                at = dice.randrange(len(blob) or 1)
                parts[name] = (
                    blob[:at]
                    + dice.choice([b"&", b"]]>", b"\x00", b"\xff", b"<w:p>", b"</w:p>"])
                    + blob[at:]
                )
    return _rezip(list(parts.items()))


def test_corrupted_files_never_make_it_raise(tmp_path: Path) -> None:
    good = office()
    dice = random.Random(30_2020)
    unread = 0
    for _ in range(RUNS):
        data = dice.choice([_flip, _cut, _swap, _break_xml])(bytearray(good), dice)
        begin = time.perf_counter()
        report = _check(data, tmp_path)
        assert time.perf_counter() - begin < SLOWEST
        assert all(
            "could not be judged" not in problem.message.en for problem in report.problems
        ), report
        assert all(problem.message.vi and problem.spot.path for problem in report.problems)
        unread += any(problem.code == "file/unreadable" for problem in report.problems)
    assert unread == 0, "some corruption ran into code that does not expect it"


@pytest.mark.parametrize("seed", ["0", "1", "77"])
def test_order_does_not_depend_on_the_hash_seed(seed: str, tmp_path: Path) -> None:
    import subprocess
    import sys

    path = tmp_path / "paper.docx"
    path.write_bytes(_with(**{"word/styles.xml": None, "word/vbaProject.bin": b"x"}))
    script = "import sys,pathlib;from generator.reading.lint import check_document as c;"
    script += "print([str(p.code) for p in c(pathlib.Path(sys.argv[1])).problems])"
    environment = {
        **os.environ,
        "PYTHONHASHSEED": seed,
        "PYTHONPATH": os.pathsep.join(p for p in sys.path if p),
    }
    done = subprocess.run(
        [sys.executable, "-c", script, str(path)],
        capture_output=True,
        text=True,
        env=environment,
        check=True,
    )
    assert done.stdout.strip() == str(_codes(check_document(path)))


def test_what_was_read_last_is_not_read_again_and_nothing_else_is_taken_for_it() -> None:
    paper = package_of("", office())
    document = read_document(paper)
    marked = Package("", {**paper.parts, "docProps/custom.xml": b"<a/>"}, (), ())
    assert read_document(marked) is document
    main = paper.parts["word/document.xml"]
    assert b"2026" in main
    other = Package(
        "", {**paper.parts, "word/document.xml": main.replace(b"2026", b"2027")}, (), ()
    )
    said = "".join(run.text for one in read_document(other).paragraphs for run in one.runs)
    assert "2027" in said and "2026" not in said
    assert read_document(paper) is not document
