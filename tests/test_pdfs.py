"""PDF beside documents: by LibreOffice in one process, told how, left alone where nothing changed."""

import json
import os
from pathlib import Path

import pytest

from tests.helpers import ROOT
from tests.pages import need_pages
from tests.program import kehoach

PLANS = [ROOT / "plans" / "minh-hoa-2026" / f"{name}.yaml" for name in ("thong-bao", "to-trinh")]


def _build(folder: Path, *more: str, **world: str) -> tuple[int, str]:
    done = kehoach("build", *map(str, PLANS), "-o", str(folder), "--pdf", *more, **world)
    return done.returncode, done.stdout


def test_documents_get_a_tagged_archive_pdf_once(tmp_path: Path) -> None:
    need_pages()
    status, told = _build(tmp_path)
    assert status == 0, told
    pdfs = {path.stem: path.read_bytes() for path in tmp_path.glob("*.pdf")}
    assert sorted(pdfs) == ["thong-bao", "to-trinh"]
    for content in pdfs.values():
        assert b"<pdfaid:part>2</pdfaid:part>" in content
        assert b"<pdfaid:conformance>B</pdfaid:conformance>" in content
        assert b"/StructTreeRoot" in content and b"/FontFile" in content
    notes = json.loads((tmp_path / "pdf.json").read_text("utf-8"))
    assert [one["file"] for one in notes] == ["thong-bao.pdf", "to-trinh.pdf"]
    assert all(one["engine"].startswith("LibreOffice") and one["fonts"] for one in notes)
    assert f"to-trinh.pdf ← {tmp_path.as_posix()}/to-trinh.docx (LibreOffice" in told
    (tmp_path / "thong-bao.pdf").write_bytes(b"%PDF another")
    status, told = _build(tmp_path)
    assert status == 0 and "to-trinh.pdf = " in told and "thong-bao.pdf ← " in told
    assert (tmp_path / "to-trinh.pdf").read_bytes() == pdfs["to-trinh"]


@pytest.mark.skipif(os.name != "posix", reason="a path without LibreOffice")
def test_without_libreoffice_documents_are_built_and_it_is_said(tmp_path: Path) -> None:
    status, told = _build(tmp_path, PATH=str(tmp_path))
    assert status == 1
    assert told.count("pdf/not-made: chưa tạo được PDF: máy này không có LibreOffice") == 2
    assert len(list(tmp_path.glob("*.docx"))) == 2 and not list(tmp_path.glob("*.pdf"))
