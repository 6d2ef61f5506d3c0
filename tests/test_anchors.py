"""Paragraphs and cells bear hidden names that tell what of the plan they say."""

import re
from pathlib import Path
from typing import Any

import pytest

from generator.making.build import document_bytes, find_template
from generator.making.load import load_plan, plan_of
from generator.package import Package, package_of, read_package
from generator.plan.text import parse_source
from generator.reading.document.ooxml import W, parse
from tests.audit import audited
from tests.helpers import BASE, ROOT
from tests.office import SOFFICE, converted

FULL = ROOT / "tests" / "full" / "day-du.yaml"


def _template() -> Package:
    return read_package(find_template("ke_hoach", ROOT))


def _full() -> bytes:
    loaded = load_plan(FULL)
    assert loaded.plan, loaded.problems
    return document_bytes(loaded, _template())


def _of(text: str, template: Package | None = None) -> bytes:
    loaded = plan_of(parse_source("ke-hoach.yaml", text))
    assert loaded.plan, loaded.problems
    return document_bytes(loaded, template or _template())


def _paragraphs(content: bytes) -> list[Any]:
    body = package_of("", content).parts["word/document.xml"]
    return list(parse(body, "word/document.xml").iter(W + "p"))


def _marks(element: Any) -> list[tuple[str, str]]:
    """The number and name of every bookmark."""
    return [(one.get(W + "id"), one.get(W + "name")) for one in element.iter(W + "bookmarkStart")]


def _words(paragraph: Any) -> str:
    return " ".join("".join(one.text or "" for one in paragraph.iter(W + "t")).split())


def _named(content: bytes) -> dict[str, str]:
    """The words of every paragraph that bears a name of ours, by it."""
    marked = ((name, one) for one in _paragraphs(content) for _, name in _marks(one))
    return {name: _words(one) for name, one in marked if name.startswith("_kh")}


def test_a_name_tells_the_item_by_its_id_or_its_place() -> None:
    named = _named(_full())
    assert named["_khm_NV01"].startswith("a) Xây dựng kế hoạch kiểm tra")
    assert named["_khm_NV01_c4"] == "31/3/2026"
    assert named["_khv_solutions_3"] == "3. Thông tin, tuyên truyền"
    assert named["_khv_solutions_3_3_2_c2"] == "Bản tin một cửa"
    assert named["_khv_purpose_2"].endswith("Kế hoạch số 05/KH-UBND.")
    assert named["_khv_noi_nhan_2"] == "- Các sở, ban, ngành;"
    assert named["_khm_PL2__2"] == "CHỈ TIÊU CỤ THỂ"


def test_every_paragraph_with_words_of_an_item_has_a_name_of_its_own() -> None:
    paragraphs = _paragraphs(_full())
    marks = [mark for one in paragraphs for mark in _marks(one)]
    assert len({number for number, _ in marks}) == len({name for _, name in marks}) == len(marks)
    assert all(re.fullmatch(r"_kh[mv]_[A-Za-z0-9_]{1,35}", name) for _, name in marks)
    bare = {_words(one) for one in paragraphs if not _marks(one)} - {""}
    fixed = {"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "Nơi nhận:"}
    titles = {"STT", "Nhiệm vụ", "Sản phẩm", "Thời hạn hoàn thành"}
    titles |= {"Cơ quan chủ trì", "Cơ quan phối hợp", "Ghi chú"}
    figures = {"Chỉ tiêu", "Đơn vị", "Hiện trạng năm 2025", "Mức tăng, giảm"}
    figures |= {"Chỉ tiêu phấn đấu năm 2026", "Xếp hạng phấn đấu năm 2026"}
    assert bare == fixed | titles | figures | {"Sơ đồ minh họa"}


def test_comments_and_the_language_of_keys_change_no_name() -> None:
    assert _of(f"# Nhận xét\n{BASE.replace('purpose:', 'muc_dich:  # mục đích')}") == _of(BASE)


def test_long_ids_and_signs_have_names_that_differ() -> None:
    long = "NV-" + "x" * 60
    text = BASE.replace(
        "{id: NV01, text: Xây", f"{{id: {long}1, text: Mở lớp.}}\n      - {{id: {long}2, text: Xây"
    )
    named = _named(_of(text.replace("id: CT01", "id: CT.01")))
    ours = [
        name for name, words in named.items() if "Mở lớp" in words or "kế hoạch kiểm tra" in words
    ]
    assert len(ours) == 2 and all(len(name) == 40 for name in ours)
    assert any(name.startswith("_khm_CT_01_") for name in named)


def test_marks_of_an_offices_template_keep_their_numbers() -> None:
    template = _template()
    body = template.parts["word/document.xml"].decode()
    own = '<w:bookmarkStart w:id="1" w:name="cua_van_phong"/><w:bookmarkEnd w:id="1"/></w:p>'
    start = body.index("CỘNG HÒA")
    changed = body[:start] + body[start:].replace("</w:p>", own, 1)
    parts = {**template.parts, "word/document.xml": changed.encode()}
    made = _of(BASE, Package(template.path, parts, (), ()))
    marks = [mark for one in _paragraphs(made) for mark in _marks(one)]
    assert ("1", "cua_van_phong") in marks and len(marks) > 20
    assert len({number for number, _ in marks}) == len(marks)


def test_a_document_with_names_is_sound(tmp_path: Path) -> None:
    paper = tmp_path / "day-du.docx"
    paper.write_bytes(_full())
    assert audited(paper).errors == []


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("kind", ["docx", "odt"])
def test_names_stay_where_they_are_when_libreoffice_saves(kind: str) -> None:
    made = _full()
    saved = converted(made, kind)
    if kind == "odt":
        saved = converted(saved, "docx", "odt")
    named, kept = _named(made), _named(saved)
    assert {name: kept.get(name) for name in named} == named
