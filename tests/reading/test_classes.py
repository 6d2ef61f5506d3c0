"""Papers of other rules are told by their marks, and of them what holds for every paper is still judged."""

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.reading.lint import check_document

from .papers import changed, office, words
from .papers.body import task_table
from .papers.change import Change
from .papers.changes import drop, everywhere, margin, retext, runs
from .papers.file import docx
from .papers.strangers import attached_regulation, party
from .papers.wml import CENTER, paragraph, run

_HEADING = "ĐẢNG CỘNG SẢN VIỆT NAM"


def _told(data: bytes, folder: Path) -> dict[str, str]:
    """The codes of what is found, each with its message."""
    path = folder / "paper.docx"
    path.write_bytes(data)
    return {problem.code: problem.message.vi for problem in check_document(path).problems}


MARKS: dict[str, tuple[tuple[Change, ...], tuple[str, ...]]] = {
    "as it should be": ((), (f"“{_HEADING}”", "“Số 12-KH/ĐU”", "“ĐẢNG BỘ TỈNH MINH HÒA”", "“T/M”", "“*”")),
    "its recipients underlined": ((runs("Nơi nhận:", u="single"),), ("“Nơi nhận” gạch chân",)),
    "without heading": ((drop(_HEADING),), ("“Số 12-KH/ĐU”", "“T/M”", "không dùng “./.”")),
    "a colon behind Số": ((drop(_HEADING), retext("Số 12-KH/ĐU", "Số: 12-KH/ĐU")), ("“Số: 12-KH/ĐU”",)),
    "no number yet": ((drop(_HEADING), drop("Số 12-KH/ĐU")), ("“ĐẢNG BỘ TỈNH MINH HÒA”", "“T/M”")),
}  # fmt: skip


@pytest.mark.parametrize(("changes", "marks"), MARKS.values(), ids=MARKS)
def test_a_party_paper_is_told_by_its_marks(
    changes: tuple[Change, ...], marks: tuple[str, ...], tmp_path: Path
) -> None:
    told = _told(changed(party, *changes)(), tmp_path)
    assert list(told) == ["class/party"]
    for mark in marks:
        assert mark in told["class/party"]


def test_a_head_of_tabs_is_read_by_halves(tmp_path: Path) -> None:
    lines = (f"ĐẢNG ỦY XÃ TÂN AN\t\t{_HEADING}", "Số 12-CV/ĐU\t\tTân An, ngày 15 tháng 9 năm 2026")
    head = "".join(paragraph(run(line, 14, bold=True)) for line in lines)
    told = _told(docx(head + paragraph(run("Kính gửi: Các chi bộ", 14), layout=CENTER)), tmp_path)
    assert f"dấu hiệu: “{_HEADING}”, “Số 12-CV/ĐU”, “ĐẢNG ỦY XÃ TÂN AN”;" in told["class/party"]


def test_a_union_has_rules_of_its_own_and_is_no_party(tmp_path: Path) -> None:
    changes = (
        *map(drop, (_HEADING, "ĐẢNG BỘ TỈNH")),
        retext("ĐẢNG ỦY XÃ TÂN AN", "ĐOÀN TNCS HỒ CHÍ MINH"),
        retext("Số 12-KH/ĐU", "Số: 12-KH/ĐTN"),
    )
    assert set(_told(changed(party, *changes)(), tmp_path)) == {"class/union"}


def test_what_rules_party_papers_is_said_with_its_days_and_how_sure_it_is(tmp_path: Path) -> None:
    (told,) = _told(party(), tmp_path).values()
    assert "399-QĐ/TW từ 09/01/2026, trước đó 66-QĐ/TW" in told
    assert "05-HD/VPTW từ 27/5/2026, trước đó 36-HD/VPTW" in told
    assert "theo văn bản khác dẫn lại" in told


def test_letters_of_a_party_paper_are_judged(tmp_path: Path) -> None:
    loose = retext("Nâng cao nhận thức", "Nâng cao nhâ\u0323n thức")
    assert set(_told(changed(party, loose)(), tmp_path)) == {"class/party", "ky-tu/lan-to-hop"}


def test_a_state_paper_in_party_style_is_no_party_paper(tmp_path: Path) -> None:
    slip = retext("TM. ỦY BAN NHÂN DÂN", "T/M ỦY BAN NHÂN DÂN")
    number = retext("Số: 15/KH-UBND", "Số 15-KH/UBND")
    told = _told(changed(office, slip, number, runs("Nơi nhận:", u="single"))(), tmp_path)
    assert "page/party" in told and "class/party" not in told


ISSUED: dict[str, tuple[Callable[[], bytes], set[str]]] = {
    "no room between paragraphs": (changed(attached_regulation, everywhere("spacing", before="0", after="0")), {"noi-dung/spacing"}),
    "no end mark": (changed(attached_regulation, retext("Quy chế này./.", "Quy chế này.")), {"noi-dung/end-mark"}),
    "an upright reference": (changed(attached_regulation, runs("Kèm theo Quyết định", i="0")), {"phu-luc-kem-theo/italic"}),
    "a narrow margin": (changed(attached_regulation, margin("left", 25)), {"page/margin-left"}),
    "a colon behind Điều": (changed(attached_regulation, retext("Điều 2. Tổ", "Điều 2: Tổ")), {"dieu/full-stop"}),
    "a plain title": (changed(attached_regulation, runs("QUY CHẾ", b="0")), {"ten-loai/bold"}),
}  # fmt: skip


def test_a_party_number_alone_tells_where_neither_state_nor_committee_is_named(
    tmp_path: Path,
) -> None:
    changes = (
        *map(drop, (_HEADING, "*", "ĐẢNG BỘ TỈNH")),
        retext("ĐẢNG ỦY XÃ TÂN AN", "BAN TỔ CHỨC"),
        retext("T/M BAN", "BAN"),
        retext("2. Việc học tập phải thiết thực.", "2. Việc học tập phải thiết thực./."),
    )
    assert set(_told(changed(party, *changes)(), tmp_path)) == {"class/party"}


@pytest.mark.parametrize(("build", "codes"), ISSUED.values(), ids=ISSUED)
def test_a_text_that_is_issued_is_judged_by_the_form_it_has(
    build: Callable[[], bytes], codes: set[str], tmp_path: Path
) -> None:
    assert set(_told(build(), tmp_path)) == {"class/attached"} | codes


def _form() -> bytes:
    """A form of another paper: it says so above its title, and lacks what papers have."""
    above = run("(Kèm theo Quyết định số 46/QĐ-UBND ngày 15 tháng 9 năm 2026)", 11, italic=True)
    body = paragraph(above, layout=CENTER) + paragraph(run("PHIẾU KHẢO SÁT", 12), layout=CENTER)
    return docx(body + paragraph(run("Họ và tên: ……………………", 12)))


def _list(title: str = "DANH MỤC") -> bytes:
    """A list that is issued: title, reference, a table."""
    body = paragraph(run(title, 14, bold=True), layout=CENTER)
    body += paragraph(run("Nhiệm vụ cải cách hành chính năm 2026", 14, bold=True), layout=CENTER)
    body += paragraph(run(words.ISSUED.replace("\n", " "), 14, italic=True), layout=CENTER)
    return docx(body + task_table(words.TASKS, (12, 50, 40, 30, 30)))


def test_a_form_of_another_paper_is_not_judged(tmp_path: Path) -> None:
    assert set(_told(_form(), tmp_path)) == {"class/attached"}


def test_a_list_that_is_issued_needs_neither_kind_nor_head(tmp_path: Path) -> None:
    assert set(_told(_list(), tmp_path)) == {"class/attached"}


def test_an_appendix_alone_is_no_text_that_is_issued(tmp_path: Path) -> None:
    upper = changed(lambda: _list("PHỤ LỤC I"), runs("Nhiệm vụ cải cách", sz="40"))
    assert set(_told(upper(), tmp_path)) == {"class/attached"}
