"""Papers whose layout is typed, with spaces and tabs, are read as what they say."""

from pathlib import Path

import pytest

from generator.mending.fix import mended
from generator.package import package_of
from generator.problems import Problem, Severity
from generator.reading.anatomy.paper import Paper, read_paper
from generator.reading.document.read import read_document
from generator.reading.lint import check_document

from .papers import CORRECT, Builder, changed, office
from .papers.changes import after, drop, led_by, retext, runs, without_stops
from .papers.kinds import CHAIR, DECISION_SUBJECT, decision
from .papers.wml import paragraph, run, table


def _stored(build: Builder, folder: Path) -> Path:
    path = folder / "paper.docx"
    path.write_bytes(build())
    return path


def _told(build: Builder, folder: Path) -> list[Problem]:
    return check_document(_stored(build, folder)).problems


def _said(build: Builder, code: str, folder: Path) -> list[str]:
    return [one.message.vi for one in _told(build, folder) if one.code == code]


def _read(build: Builder) -> Paper:
    return read_paper(read_document(package_of("paper.docx", build())))


TYPED = {
    "spaces": (" " * 46, " " * 30, " " * 46, " " * 14),
    "tabs": ("\t" * 5, "\t\t", "\t" * 5, "\t\t"),
    "both": ("\t\t" + " " * 20, "\t  ", "\t\t" + " " * 20, "\t   "),
}


@pytest.mark.parametrize("way", sorted(TYPED))
def test_parts_that_blanks_put_in_the_middle_are_read(way: str, tmp_path: Path) -> None:
    kind, subject, marker, chair = TYPED[way]
    typed = changed(
        decision,
        led_by("QUYẾT ĐỊNH", kind),
        led_by(DECISION_SUBJECT, subject),
        led_by("QUYẾT ĐỊNH:", marker),
        led_by(CHAIR, chair),
    )
    paper = _read(typed)
    assert paper.kind_key == "quyet_dinh"
    assert (paper.text("ten-loai"), paper.text("trich-yeu")) == ("QUYẾT ĐỊNH", DECISION_SUBJECT)
    assert [piece.text for piece in paper.authority] == [CHAIR]
    assert paper.marker is not None and len(paper.found["can-cu"]) > 1
    codes = {problem.code for problem in _told(typed, tmp_path)}
    assert not {code for code in codes if code.endswith("/missing") or code == "ten-loai/kind"}
    for code in ("ten-loai/align", "trich-yeu/align"):
        (said,) = _said(typed, code, tmp_path)
        assert "dấu cách" in said


def test_a_title_far_from_the_middle_is_typed_and_not_centred(tmp_path: Path) -> None:
    typed = changed(decision, led_by("QUYẾT ĐỊNH", "\t\t"))
    (said,) = _said(typed, "ten-loai/align", tmp_path)
    assert "đặt bằng dấu cách hoặc Tab, không canh giữa" in said
    after = mended("paper.docx", typed())
    (kind,) = _read(lambda: after.content).found["ten-loai"]
    assert (kind.paragraph.text, kind.centred) == ("QUYẾT ĐỊNH", True)


@pytest.mark.parametrize("written", ["QUYẾT ĐỊNH:", "QUYẾT ĐỊNH :", "QUYẾT ĐỊNH"])
@pytest.mark.parametrize("blanks", ["", " " * 46, "\t" * 5, "\t\t" + " " * 20])
def test_the_line_that_enacts_is_centred_as_the_title_is(
    blanks: str, written: str, tmp_path: Path
) -> None:
    typed = changed(
        decision,
        led_by("QUYẾT ĐỊNH:", blanks),
        runs("QUYẾT ĐỊNH:", b="0"),
        retext("QUYẾT ĐỊNH:", written),
    )
    (said,) = _said(typed, "ten-loai/marker", tmp_path)
    if written == "QUYẾT ĐỊNH:":
        assert "không đậm, " in said
        assert ("đặt bằng dấu cách hoặc Tab, không canh giữa" in said) is bool(blanks)
    made = mended("paper.docx", typed())
    marker = _read(lambda: made.content).marker
    assert marker is not None
    assert (marker.paragraph.text, marker.centred, marker.bold) == ("QUYẾT ĐỊNH:", True, True)
    assert "ten-loai/marker" in {change.problem.code for change in made.changes}


def test_a_line_that_enacts_in_other_words_is_left_to_a_person() -> None:
    typed = changed(decision, retext("QUYẾT ĐỊNH:", "NGHỊ QUYẾT:"))
    made = mended("paper.docx", typed())
    assert ["gõ lại" in one.why.vi for one in made.kept] == [True]
    absent = mended("paper.docx", changed(decision, drop("QUYẾT ĐỊNH:"))())
    assert ["viết thêm" in one.why.vi for one in absent.kept] == [True]


@pytest.mark.parametrize(
    "day", ["ngày 5 tháng 3", "ngày 05 tháng 3.", "ngày 15 tháng 10", "ngày … tháng …"]
)
def test_a_date_line_without_its_year_is_one(day: str, tmp_path: Path) -> None:
    paper = changed(office, retext("ngày 15 tháng 9 năm 2026", day))
    assert _said(paper, "dia-danh-thoi-gian/missing", tmp_path) == []
    (said,) = _said(paper, "dia-danh-thoi-gian/text", tmp_path)
    assert "thiếu năm" in said
    assert bool(_said(paper, "dia-danh-thoi-gian/padding", tmp_path)) is ("ngày 5" in day)


@pytest.mark.parametrize(
    ("written", "there", "due"),
    [("II. NHIỆM VỤ", "III", "II"), ("2. Yêu cầu", "3", "2"), ("c) Gắn", "d", "c")],
)
def test_the_number_that_is_missing_is_one_of_its_series(
    written: str, there: str, due: str, tmp_path: Path
) -> None:
    paper = changed(office, retext(written, there + written.removeprefix(due)))
    assert f"“{there}” ở chỗ của “{due}”" in _said(paper, "numbering/gap", tmp_path)[0]


def _table(*rows: str) -> str:
    cells = [[paragraph(run(one, 13)), paragraph(run("Nội dung", 13))] for one in rows]
    return table((20, 145), cells)


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (("STT", "1", "2", "4", "5"), ["“4” ở chỗ của “3”"]),
        (("TT", "1.", "2.", "3.", "5."), ["“5” ở chỗ của “4”"]),
        (("STT", "I", "1", "2", "II", "1", "2", "3"), []),
        (("STT", "1", "2", "2", "3"), ["“2” ở chỗ của “3”"]),
        (("STT", "1", "2", "4", "Cộng"), ["“4” ở chỗ của “3”"]),
        (("STT", "I", "1", "II", "1", "2", "3"), []),
        (("STT", "1", "4", "6", "7"), []),
        (("STT", "2", "2", "2", "3"), []),
        (("STT", "12", "27", "40"), []),
        (("Năm", "2023", "2024", "2026", "2027"), []),
    ],
)
def test_the_rows_of_a_table_count_on(
    rows: tuple[str, ...], expected: list[str], tmp_path: Path
) -> None:
    paper = changed(office, after("Toàn bộ hồ sơ tiếp nhận", _table(*rows)))
    said = _said(paper, "bang/stt", tmp_path)
    assert len(said) == len(expected)
    assert all(words in one for words, one in zip(expected, said, strict=True))


def test_a_hyphen_without_its_space_is_a_note_and_mended(tmp_path: Path) -> None:
    paper = changed(office, retext("- Thường trực HĐND xã;", "-Thường trực HĐND xã;"))
    (problem,) = (p for p in _told(paper, tmp_path) if p.code == "noi-nhan-danh-sach/hyphen")
    assert problem.severity is Severity.INFO
    listed = _read(lambda: mended("paper.docx", paper()).content).found["noi-nhan-danh-sach"]
    assert "- Thường trực HĐND xã;" in [piece.text for piece in listed]


@pytest.mark.parametrize("blanks", [" " * 60, "\t" * 5, "\t\t" + " " * 30])
def test_a_signature_that_blanks_put_aside_gets_a_note(blanks: str, tmp_path: Path) -> None:
    code = "quyen-han-chuc-vu/typed-place"
    typed = changed(CORRECT["space-bar"], without_stops(blanks))
    (problem,) = (one for one in _told(typed, tmp_path) if one.code == code)
    assert problem.severity is Severity.INFO
    assert "(4 dòng)" in problem.message.vi and "hai cột" in problem.advice.vi
    assert problem.excerpt.startswith("TM. ỦY BAN NHÂN DÂN")
    for kept in (CORRECT["space-bar"], office):
        assert not _said(kept, code, tmp_path)


def test_a_label_that_blanks_push_gets_the_note_too(tmp_path: Path) -> None:
    pushed = changed(CORRECT["space-bar"], retext("Nơi nhận:", "     Nơi nhận:"))
    (problem,) = _told(pushed, tmp_path)
    assert (problem.code, problem.excerpt) == ("quyen-han-chuc-vu/typed-place", "Nơi nhận:")
