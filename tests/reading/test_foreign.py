"""Files that are no .docx are named by their content; .doc and .rtf are read through LibreOffice, where it is there."""

from dataclasses import replace
from pathlib import Path

import pytest

from generator.language import Said
from generator.package import read_package, zip_parts
from generator.problems import Problem, Rejected, Severity
from generator.reading import office as libreoffice
from generator.reading.bounded import NotConverted
from generator.reading.lint import check_content, check_document
from generator.reading.office import DOCX, Output
from generator.tasks.read import read_tasks
from tests import office as program
from tests.pages import need_pages
from tests.program import kehoach
from tests.tasks.papers import paper as given_paper

from .papers import changed, office
from .papers.changes import margin
from .test_office import POSIX, _fake

OLE = bytes.fromhex("D0CF11E0A1B11AE1") + bytes(504)
RTF = rb"{\rtf1\ansi\deff0{\fonttbl{\f0 Times New Roman;}}\f0 K\u7871? ho\u7841?ch\par}"


def _ole(stream: str) -> bytes:
    return OLE + stream.encode("utf-16-le") + bytes(512)


NAMED = [
    (_ole("WordDocument"), "a.doc", "file/doc", "văn bản Word đời cũ (.doc)"),
    (_ole("WordDocument"), "a.docx", "file/doc", "văn bản Word đời cũ (.doc), dù tên tệp có đuôi .docx"),
    (RTF, "a.rtf", "file/rtf", "văn bản RTF (.rtf)"),
    (b"\xef\xbb\xbf\r\n" + RTF, "a.DOC", "file/rtf", "văn bản RTF (.rtf), dù tên tệp có đuôi .doc"),
    (RTF, "a", "file/rtf", "văn bản RTF (.rtf), dù tên tệp có đuôi khác"),
    (_ole("EncryptedPackage"), "a.docx", "file/encrypted", "tệp có mật khẩu"),
    (_ole("Workbook"), "a.doc", "file/not-docx", "bảng tính Excel (.xls), dù tên tệp có đuôi .doc"),
    (b"%PDF-1.7\n", "a.docx", "file/not-docx", "tệp PDF, dù tên tệp có đuôi .docx"),
    (b"<HTML><body>", "a.doc", "file/not-docx", "trang web (HTML), dù tên tệp có đuôi .doc"),
    (b"<!DOCTYPE html>", "a.doc", "file/not-docx", "trang web (HTML), dù tên tệp có đuôi .doc"),
    (OLE, "a.doc", "file/encrypted", "tệp có mật khẩu hoặc là .doc đời cũ"),
    (b"{\\rtx\0", "a.rtf", "file/damaged", "tệp hỏng, không phải .docx hợp lệ"),
    (b"\x89PNG\r\n\x1a\n\0", "a.png", "file/not-docx", "tệp ảnh"),
    (b"\xff\xd8\xff\xe0", "a.docx", "file/not-docx", "tệp ảnh"),
    (b"\0\0\0\x18ftypheic", "a.heic", "file/not-docx", "tệp ảnh"),
    ("Ghi chú: họp".encode(), "a.txt", "file/not-docx", "tệp chữ thuần"),
    ("Ghi chú".encode("utf-16"), "a.docx", "file/not-docx", "tệp chữ thuần"),
    (zip_parts({"mimetype": b"application/vnd.oasis.opendocument.text"}), "a.odt", "file/not-docx", "văn bản ODF"),
    (zip_parts({"[Content_Types].xml": b"x.spreadsheetml.sheet"}), "a.doc", "file/not-docx", "bảng tính Excel (.xlsx), dù tên tệp có đuôi .doc"),
]  # fmt: skip


def _only(problems: tuple[Problem, ...]) -> Problem:
    (found,) = problems
    return found


def _none(content: bytes, ending: str, target: Output) -> bytes:
    raise NotConverted("no-libreoffice", Said("không có", "none"), Said("Cài.", "Install."))


@pytest.mark.parametrize(("content", "name", "code", "told"), NAMED)
def test_a_file_is_named_by_what_it_holds(
    content: bytes,
    name: str,
    code: str,
    told: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(Rejected) as rejected:
        read_package(path)
    (found,) = rejected.value.problems
    assert (found.code, found.message.vi) == (code, told) and all(found.advice)
    monkeypatch.setattr(libreoffice, "convert", _none)
    judged = _only(check_document(path).problems)
    assert judged.code == code and judged.message.vi.startswith(told)
    assert judged.severity is Severity.ERROR and all(judged.advice)


def test_without_libreoffice_it_is_said_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "a.rtf").write_bytes(RTF)
    done = kehoach("check", "a.rtf", cwd=tmp_path, PATH=str(tmp_path), PROGRAMFILES="")
    assert done.returncode == 1 and "[file/rtf]" in done.stdout
    assert "máy này không có LibreOffice" in done.stdout and "File > Save As" in done.stdout


@pytest.mark.parametrize("name", ["a.rtf", "a.docx"])
def test_comments_want_a_docx(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(RTF)
    done = kehoach("check", name, "--comments", "b.docx", cwd=tmp_path, PATH=str(tmp_path))
    assert done.returncode == 1 and not (tmp_path / "b.docx").exists()
    assert "văn bản RTF" in done.stdout and done.stdout.count("[file/rtf]") == 1


def test_what_libreoffice_cannot_read_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(libreoffice, "convert", lambda content, ending, target: b"PK broken")
    assert _only(check_content("a.rtf", RTF + b" ").problems).code == "file/damaged"


@POSIX
def test_the_program_gets_the_file_under_its_own_ending_and_reads_what_it_makes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made, note = tmp_path / "made.docx", tmp_path / "asked"
    made.write_bytes(changed(office, margin("top", 10))())
    script = "import os, shutil, sys\nos.makedirs(sys.argv[-2])\n"
    script += f"open({str(note)!r}, 'a').write(' '.join(sys.argv[-4:]) + '\\n')\n"
    script += f"shutil.copy({str(made)!r}, sys.argv[-2] + '/paper.docx')"
    _fake(tmp_path, script, monkeypatch)
    path = tmp_path / "a.docx"
    path.write_bytes(RTF + b"\n")
    found = {one.code: one for one in check_document(path).problems}
    assert {*found} == {"file/through-libreoffice", "page/margin-top"}
    assert found["file/through-libreoffice"].severity is Severity.INFO
    assert "đọc qua LibreOffice" in found["file/through-libreoffice"].message.vi
    check_document(path)
    asked = note.read_text().splitlines()
    assert len(asked) == 1, "the paper was converted twice"
    assert asked[0].startswith("docx:MS Word 2007 XML --outdir") and asked[0].endswith("paper.rtf")


def _through_the_open_one(content: bytes, ending: str, target: Output) -> bytes:
    """As `convert`, by the LibreOffice that is open for tests."""
    from tempfile import TemporaryDirectory

    assert target is DOCX
    with TemporaryDirectory() as name:
        source, out = Path(name, f"paper{ending}"), Path(name, "out")
        source.write_bytes(content)
        program.convert([source], f"{target.ending}:{target.filter}", out)
        return (out / "paper.docx").read_bytes()


@pytest.mark.parametrize("ending", ["doc", "rtf"])
def test_a_correct_paper_of_another_format_has_no_error(
    ending: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    need_pages()
    monkeypatch.setattr(libreoffice, "convert", _through_the_open_one)
    good = check_content(f"a.{ending}", program.converted(office(), ending)).problems
    assert good[0].code == "file/through-libreoffice"
    grave = (Severity.ERROR, Severity.WARNING)
    assert [one.code for one in good if one.severity in grave] == []
    bad = program.converted(changed(office, margin("top", 10))(), ending)
    codes = [one.code for one in check_content(f"b.{ending}", bad).problems]
    assert "page/margin-top" in codes


GIVEN = (
    "I. NHIỆM VỤ",
    "1. Giao Sở Nội vụ chủ trì, phối hợp với Sở Y tế rà soát thủ tục trước ngày 30/6/2026.",
    [
        ["STT", "Nhiệm vụ", "Cơ quan thực hiện", "<", "Sản phẩm", "Thời hạn"],
        ["^", "^", "Chủ trì", "Phối hợp", "^", "^"],
        ["I", "Nhóm một", "<", "<", "<", "<"],
        ["1", "Tập huấn", "Sở Y tế", "Các sở;\nUBND xã", "Báo cáo", "Quý II/2026"],
        ["2", "Tổng kết", "Sở Tư pháp", "", "^", "15/12/2026"],
    ],
    "Trên đây là Kế hoạch năm 2026.",
)


@pytest.mark.parametrize("ending", ["doc", "rtf"])
def test_the_tasks_of_another_format_are_those_of_the_paper(
    ending: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    need_pages()
    monkeypatch.setattr(libreoffice, "convert", _through_the_open_one)
    given = zip_parts(given_paper(*GIVEN).parts)
    content = {"docx": given, ending: program.converted(given, ending)}
    found = {}
    for kind, data in content.items():
        path = tmp_path / f"a.{kind}"
        path.write_bytes(data)
        tasks, told = read_tasks(path)
        assert [one.code for one in told] == ["file/through-libreoffice"] * (kind != "docx")
        found[kind] = [replace(one, place="") for one in tasks]
    assert len(found["docx"]) == 3 and found[ending] == found["docx"]
