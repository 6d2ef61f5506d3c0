"""PDF beside documents: by the printer that is there, told how, left alone where nothing changed."""

import json
import os
import re
import sys
from importlib import import_module
from importlib.metadata import version
from pathlib import Path

import pytest

from generator.making.build import build
from generator.making.plans import find_plans
from generator.package import package_of
from generator.pdfs import make_pdfs
from generator.reading import rdocx
from generator.reading.bounded import NotConverted
from generator.reading.pages.harmless import harmless
from tests.helpers import BASE, ROOT
from tests.office import converted
from tests.pages import need_pages, need_rdocx, without_office
from tests.program import kehoach
from tests.test_chart import CHART, saved, with_charts

sys.path.insert(0, str(ROOT / "tools"))

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
def test_without_libreoffice_rdocx_prints_and_is_named(tmp_path: Path) -> None:
    need_rdocx()
    status, told = _build(tmp_path, PATH=str(tmp_path))
    assert status == 0, told
    (note, _) = json.loads((tmp_path / "pdf.json").read_text("utf-8"))
    assert note["engine"] == f"rdocx {version('rdocx')}" and note["fonts"] == ["LiberationSerif"]
    by = f"({note['engine']}; LiberationSerif thay Times New Roman)"
    assert f"to-trinh.pdf ← {tmp_path.as_posix()}/to-trinh.docx {by}" in told
    content = (tmp_path / "to-trinh.pdf").read_bytes()
    assert b"<pdfaid:part>2</pdfaid:part>" in content and b"/FontFile" in content
    assert b"/StructTreeRoot" in content
    status, told = _build(tmp_path, PATH=str(tmp_path))
    assert status == 0 and "to-trinh.pdf = " in told and "thong-bao.pdf = " in told


def test_with_neither_documents_are_built_and_it_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    without_office(monkeypatch)
    monkeypatch.setitem(sys.modules, "rdocx", None)
    (built,) = build(PLANS[:1], tmp_path)
    assert built.output
    (one,) = make_pdfs([built.output], tmp_path)
    assert one.made is None and one.problem and one.problem.code == "pdf/not-made"
    assert "không có LibreOffice, cũng không có rdocx" in one.problem.message.vi
    assert "kehoach[pdf]" in one.problem.advice.vi
    assert not list(tmp_path.glob("*.pdf"))


def test_a_pdf_of_somebody_else_is_kept_and_an_older_one_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A scan of the signed paper is no PDF of ours; one that was there before is not of this document."""
    need_rdocx()
    without_office(monkeypatch)
    plan, scan = tmp_path / "a.yaml", b"%PDF-1.7 scanned"
    plan.write_text(BASE, "utf-8")
    (tmp_path / "a.pdf").write_bytes(scan)
    done = kehoach("build", "a.yaml", "-o", ".", cwd=tmp_path)
    assert (
        "a.pdf: cảnh báo: " in done.stdout
        and "[build/older-pdf]" in done.stdout
        and done.returncode == 0
    )
    (one,) = make_pdfs([tmp_path / "a.docx"], tmp_path)
    assert one.written and one.kept == tmp_path / "a.truoc.pdf"
    assert one.kept.read_bytes() == scan and (tmp_path / "a.pdf").read_bytes() != scan
    plan.write_text(BASE.replace("Xác định rõ", "Xác định"), "utf-8")
    assert "older-pdf" in kehoach("build", "a.yaml", "-o", ".", cwd=tmp_path).stdout
    (one,) = make_pdfs([tmp_path / "a.docx"], tmp_path)
    assert one.written and one.kept is None, "what was noted is ours, and made anew"
    assert sorted(file.name for file in tmp_path.glob("*.pdf")) == ["a.pdf", "a.truoc.pdf"]
    assert "older-pdf" not in kehoach("build", "a.yaml", "-o", ".", cwd=tmp_path).stdout


def test_a_chart_that_rdocx_does_not_draw_makes_no_pdf(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    need_rdocx()
    without_office(monkeypatch)
    document = saved(with_charts(CHART), tmp_path)
    (one,) = make_pdfs([document], tmp_path)
    assert one.made is None and one.problem and "rdocx" in one.problem.message.vi
    assert "LibreOffice" in one.problem.advice.vi and not list(tmp_path.glob("*.pdf"))


@pytest.mark.parametrize("content", [b"", b"PK\3\4 broken"])
def test_what_rdocx_cannot_open_is_told(content: bytes) -> None:
    need_rdocx()
    (error,) = rdocx.pdfs_of([content])
    assert isinstance(error, NotConverted) and error.code == "not-converted"


def test_the_table_of_both_is_true(tmp_path: Path) -> None:
    """Every plan has its line, and that of one small document is what both make of it today."""
    need_rdocx()
    engines = import_module("pdf_engines")
    text = engines.PAGE.read_text("utf-8")
    rows = re.findall(r"^\| `(.+?\.yaml)` \|.*\n", text, re.MULTILINE)
    plans = [one.relative_to(ROOT / "plans").as_posix() for one in find_plans(ROOT / "plans")]
    assert rows == plans
    need_pages()
    (built,) = build(PLANS[1:], tmp_path)
    assert built.output
    copy = harmless(package_of("a.docx", built.output.read_bytes()))
    (its,) = rdocx.pdfs_of([copy])
    assert isinstance(its, bytes)
    mine = engines.words_of(converted(copy, "pdf"))
    assert engines.row("minh-hoa-2026/to-trinh.yaml", mine, engines.words_of(its)) in text
