"""LibreOffice sees a harmless copy only, under limits; where it is missing or fails, the user is told so."""

import os
import signal
import socket
import sys
import time
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import suppress
from io import BytesIO
from pathlib import Path

import pytest
from lxml import etree

from generator import codes
from generator.language import Said
from generator.package import read_package
from generator.problems import Problem, Severity
from generator.reading import bounded
from generator.reading import office as program
from generator.reading.bounded import NotConverted
from generator.reading.document.fields import flatten
from generator.reading.pages import laid_out, sheets
from generator.reading.pages.ahead import Ahead
from generator.reading.pages.harmless import harmless
from generator.reading.pages.laid_out import check_pages
from generator.reading.printer import Printer
from tests.pages import need_pages

from .papers import CORRECT, office
from .papers.change import W
from .papers.hostile import hostile
from .papers.wml import NAMES

POSIX = pytest.mark.skipif(os.name != "posix", reason="a program made of a shell script")


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    path = tmp_path / "paper.docx"
    path.write_bytes(office())
    return path


def _only(problems: tuple[Problem, ...]) -> Problem:
    (found,) = problems
    assert found.severity is Severity.UNDECIDED and codes.entry(found.code)
    return found


def _fake(folder: Path, script: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A program `soffice` that does what `script` says; its last argument but one is the output folder."""
    tool = folder / "bin" / "soffice"
    tool.parent.mkdir()
    # Nothing is loaded at its start: it has a second, also where all else is traced.
    tool.write_text(f"#!{sys.executable} -S\n{script}\n", "utf-8")
    tool.chmod(0o755)
    monkeypatch.setenv("PATH", str(tool.parent))


def _text(data: bytes) -> bytes:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return b"".join(name.encode() + archive.read(name) for name in archive.namelist())


def test_the_copy_holds_no_link_macro_object_or_comment(tmp_path: Path) -> None:
    path = tmp_path / "hostile.docx"
    path.write_bytes(hostile("http://127.0.0.1:9"))
    package = read_package(path)
    danger = (
        b"127.0.0.1", b"vbaProject", b"AutoOpen", b"INCLUDE", b"DDEAUTO", b"OLEObject", b"comment", b"file:",
        b"External",
    )  # fmt: skip
    before, after = _text(path.read_bytes()), _text(harmless(package))
    assert [word for word in danger if word not in before] == []
    assert [word for word in danger if word in after] == []
    for shown in ("Văn ", "Bình", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"):
        assert shown.encode() in after


def test_page_fields_and_web_links_stay(tmp_path: Path) -> None:
    path = tmp_path / "paper.docx"
    relation = (
        b'<Relationship Id="rIdWeb" TargetMode="External" Target="https://minhhoa.gov.vn" Type="'
    )
    relation += b'http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"/></Relationships>'
    with zipfile.ZipFile(BytesIO(office())) as source, zipfile.ZipFile(path, "w") as archive:
        for name in source.namelist():
            blob = source.read(name)
            links = name == "word/_rels/document.xml.rels"
            archive.writestr(name, blob.replace(b"</Relationships>", relation) if links else blob)
    after = _text(harmless(read_package(path)))
    assert b"minhhoa.gov.vn" in after and b"> PAGE <" in after and b"MERGEFORMAT" not in after


def _mark(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


_BEGIN, _SEPARATE, _END = map(_mark, ("begin", "separate", "end"))
_PAGE = (
    f"{_BEGIN}<w:r><w:instrText>PAGE</w:instrText></w:r>{_SEPARATE}<w:r><w:t>7</w:t></w:r>{_END}"
)


@pytest.mark.parametrize(
    ("inner", "shown", "fields"),
    [
        (_PAGE, "7", 1),
        (_PAGE.replace("PAGE", "LINK Word.Document c:/x"), "7", 0),
        (_PAGE.replace("PAGE", "PAGE </w:instrText></w:r><w:r><w:instrText> LINK"), "7", 1),
        (_PAGE.replace("PAGE", "IN</w:instrText></w:r><w:r><w:instrText>CLUDETEXT x"), "7", 0),
        (
            f"{_BEGIN}<w:r><w:instrText>IF </w:instrText></w:r>{_PAGE}{_SEPARATE}<w:r><w:t>có</w:t></w:r>{_END}",
            "có",
            0,
        ),
        (
            f"{_BEGIN}<w:r><w:instrText>TOC</w:instrText></w:r>{_SEPARATE}<w:r><w:t>Mục</w:t></w:r>{_PAGE}{_END}",
            "Mục7",
            1,
        ),
        (
            f"{_BEGIN}<w:r><w:instrText>LINK x</w:instrText></w:r><w:r><w:t>không đóng</w:t></w:r>",
            "không đóng",
            0,
        ),
        ('<w:fldSimple w:instr="AUTHOR"><w:r><w:t>An</w:t></w:r></w:fldSimple>', "An", 0),
        ('<w:fldSimple w:instr="NUMPAGES \\* ROMAN"><w:r><w:t>9</w:t></w:r></w:fldSimple>', "9", 1),
    ],
    ids=[
        "page",
        "link",
        "link-in-page",
        "cut-in-two",
        "page-in-code",
        "page-in-result",
        "unclosed",
        "simple",
        "pages",
    ],
)
def test_fields_become_the_text_that_they_showed(inner: str, shown: str, fields: int) -> None:
    root = etree.fromstring(f"<w:p {NAMES}>{inner}</w:p>")
    flatten(root)
    assert "".join(text.text or "" for text in root.iter(f"{W}t")) == shown
    codes = [code.text for code in root.iter(f"{W}instrText")]
    codes += [simple.get(f"{W}instr") for simple in root.iter(f"{W}fldSimple")]
    assert len(codes) == fields and all(code in (" PAGE ", " NUMPAGES ") for code in codes)


@pytest.mark.parametrize("name", ["two-appendices", "text-boxes", "deep-styles"])
def test_the_copy_of_a_harmless_paper_says_the_same(name: str, tmp_path: Path) -> None:
    from generator.reading.document.read import read_document

    path, copy = tmp_path / "paper.docx", tmp_path / "copy.docx"
    path.write_bytes(CORRECT[name]())
    copy.write_bytes(harmless(read_package(path)))
    mine, its = (read_document(read_package(one)) for one in (path, copy))
    assert [p.text for p in mine.paragraphs] == [p.text for p in its.paragraphs]
    assert mine.sections == its.sections and len(mine.page_numbers) == len(its.page_numbers)


def test_nothing_is_fetched_and_the_page_is_judged_all_the_same(tmp_path: Path) -> None:
    need_pages()
    with socket.create_server(("127.0.0.1", 0)) as server:
        path = tmp_path / "hostile.docx"
        path.write_bytes(hostile(f"http://127.0.0.1:{server.getsockname()[1]}"))
        assert check_pages(path).problems == ()
        server.settimeout(0.2)
        with pytest.raises(TimeoutError):
            server.accept()


def test_without_libreoffice_the_user_is_told_what_to_do(
    paper: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("PROGRAMFILES", "PROGRAMW6432", "PROGRAMFILES(X86)"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PATH", str(tmp_path / "empty"))
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setitem(sys.modules, "rdocx", None)
    found = _only(check_pages(paper).problems)
    assert (
        found.code == "page/no-libreoffice" and "LibreOffice" in found.advice.vi and found.advice.en
    )
    assert check_pages(paper, ignore=["page/no-libreoffice"]).problems == ()


def test_where_windows_and_macos_install_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path / "empty"))
    tool = tmp_path / "LibreOffice" / "program" / "soffice.com"
    tool.parent.mkdir(parents=True)
    tool.touch()
    monkeypatch.setenv("PROGRAMFILES", str(tmp_path))
    assert program.find_office() == tool
    tool.unlink()
    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    tool = tmp_path / "Applications/LibreOffice.app/Contents/MacOS/soffice"
    tool.parent.mkdir(parents=True)
    tool.write_text("no program", "utf-8")
    assert program.find_office() in (tool, Path("/") / tool.relative_to(tmp_path))
    with pytest.raises(NotConverted):
        program.version()


@POSIX
def test_a_converter_that_hangs_is_stopped_with_all_its_children(
    paper: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    note = tmp_path / "child"
    script = (
        "import os, signal, subprocess, sys, time\nsignal.signal(signal.SIGTERM, signal.SIG_IGN)\n"
    )
    script += "child = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(300)'])\n"
    script += f"open({str(note)!r}, 'w').write(str(child.pid))\ntime.sleep(300)"
    _fake(tmp_path, script, monkeypatch)
    monkeypatch.setattr(program, "SECONDS", 2.0)
    begin = time.monotonic()
    found = _only(check_pages(paper).problems)
    assert found.code == "page/timeout" and time.monotonic() - begin < 20
    assert _ends(int(note.read_text()))


def _ends(pid: int) -> bool:
    """Whether the process is gone soon, or only waits to be collected."""
    for _ in range(50):
        with suppress(OSError):
            state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
            if state not in ("Z", "X"):
                time.sleep(0.1)
                continue
        return True
    os.kill(pid, signal.SIGKILL)
    return False


@POSIX
@pytest.mark.parametrize(
    "script",
    [
        "",
        "raise SystemExit(77)",
        "import os, sys; os.makedirs(sys.argv[-2]); open(sys.argv[-2] + '/paper.pdf', 'w').write('x')",
        "import os, sys; os.makedirs(sys.argv[-2]); open(sys.argv[-2] + '/paper.pdf', 'w').write('%PDF-1.7 broken')",
        "block = bytearray(3 << 30)",
    ],
    ids=["writes-nothing", "fails", "writes-no-pdf", "writes-half-a-pdf", "wants-3-gib"],
)
def test_a_converter_that_fails_is_told(
    script: str, paper: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _fake(tmp_path, script, monkeypatch)
    assert _only(check_pages(paper).problems).code == "page/not-converted"


_MANY = """
import os, sys, time
at = sys.argv.index("--outdir")
out, sources = sys.argv[at + 1], sys.argv[at + 2:]
os.makedirs(out)
for source in sources:
    content = open(source, "rb").read()
    with open(NOTE, "a") as note:
        note.write(f"{len(sources)} {content.decode()}\\n")
    if content == b"falls":
        os._exit(77)
    if content == b"hangs":
        time.sleep(300)
    made = b"%PDF " + content + (b"" if content == b"half" else b"%%EOF")
    name = os.path.basename(source).replace(".docx", ".pdf")
    open(os.path.join(out, name), "wb").write(made)
"""


@POSIX
@pytest.mark.parametrize(
    ("contents", "asked"),
    [
        ("a b c", "3 a,3 b,3 c"),
        ("a falls b c", "4 a,4 falls,1 falls,2 b,2 c"),
        ("a hangs b", "3 a,3 hangs,1 hangs,1 b"),
        ("half a falls", "3 half,3 a,3 falls,1 half,1 falls"),
        ("falls", "1 falls"),
    ],
)
def test_one_start_takes_many_and_the_rest_of_one_that_fell(
    contents: str, asked: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    note = tmp_path / "note"
    _fake(tmp_path, _MANY.replace("NOTE", repr(str(note))), monkeypatch)
    monkeypatch.setattr(program, "SECONDS", 1.0)
    monkeypatch.setattr(program, "_MORE", 0.1)
    words = contents.split()
    made = list(program.convert_all([one.encode() for one in words], ".docx", program.PDF_A))
    assert ",".join(note.read_text().splitlines()) == asked
    bad = {"falls": "not-converted", "hangs": "timeout", "half": "not-converted"}
    told = [one.code if isinstance(one, NotConverted) else one for one in made]
    assert told == [bad.get(one, f"%PDF {one}%%EOF".encode()) for one in words]


def test_pages_of_many_papers_are_printed_by_one_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is told of each is what is told of it alone; one that nobody can read stops no other."""
    papers = [tmp_path / f"{name}.docx" for name in ("a", "b", "c", "d", "e")]
    names = ("deep-styles", "two-appendices", "", "deep-styles", "text-boxes")
    for path, name in zip(papers, names, strict=True):
        path.write_bytes(CORRECT[name]() if name else b"no paper")
    starts: list[int] = []

    def printed(copies: Sequence[bytes]) -> Iterator[bytes | NotConverted]:
        starts.append(len(copies))
        said = [str(len(copy)) for copy in copies]
        yield from (NotConverted("not-converted", Said(one, one)) for one in said)

    monkeypatch.setattr(laid_out, "find_printer", lambda: Printer(str, printed, False))
    alone = [check_pages(one) for one in papers]
    assert starts == [1, 1, 1, 1] and len({repr(one.problems) for one in alone}) == 5
    ahead = Ahead(papers)
    assert [check_pages(one, printed=ahead.pdf) for one in papers] == alone
    assert starts[4:] == [3], "two papers are the same"
    assert [check_pages(one, printed=Ahead([one]).pdf) for one in papers] == alone
    assert starts[5:] == [1, 1, 1, 1]


@POSIX
def test_a_converter_gets_no_more_memory_and_disk_than_allowed(
    paper: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    note = tmp_path / "limits"
    script = "import resource as r\nlimits = [r.getrlimit(kind) for kind in (r.RLIMIT_AS, r.RLIMIT_FSIZE)]\n"
    script += f"open({str(note)!r}, 'w').write(str(limits))"
    _fake(tmp_path, script, monkeypatch)
    check_pages(paper)
    memory, disk = bounded.MEMORY, bounded.LARGEST
    assert note.read_text() == str([(memory, memory), (disk, disk)])


def test_a_program_that_is_not_there_or_writes_too_much_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", "")  # nothing to bound it with: it runs as it is
    with pytest.raises(NotConverted, match="not-converted"):
        bounded.run([str(tmp_path / "none")], tmp_path, 1.0, "nowhere")
    made = tmp_path / "a.pdf"
    with pytest.raises(NotConverted) as missing:
        bounded.written_by(made, b"%PDF", "soffice")
    made.write_bytes(b"%PDF" + bytes(20))
    monkeypatch.setattr(bounded, "LARGEST", 20)
    with pytest.raises(NotConverted) as large:
        bounded.written_by(made, b"%PDF", "soffice")
    assert (missing.value.code, large.value.code) == ("not-converted", "too-large")


def test_too_many_pages_are_not_read(paper: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    need_pages()
    monkeypatch.setattr(sheets, "MOST_PAGES", 1)
    assert _only(check_pages(paper).problems).code == "page/too-large"


def test_without_the_reader_of_pdf_the_user_is_told(
    paper: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    need_pages()
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    found = _only(check_pages(paper).problems)
    assert found.code == "page/no-reader" and "kehoach[pages]" in found.advice.vi


@pytest.mark.parametrize(
    "content", [b"", b"PK\x03\x04", b"<html>", bytes.fromhex("D0CF11E0A1B11AE1")]
)
def test_a_file_that_is_no_document_is_undecided(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "paper.docx"
    path.write_bytes(content)
    assert _only(check_pages(path).problems).code == "page/unreadable"


def test_loading_the_checker_loads_no_reader_of_pdf() -> None:
    import subprocess

    code = "import sys, generator.reading.pages.laid_out; print('pypdfium2' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
