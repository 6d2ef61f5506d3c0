"""Marks and zeros that are certain are written; where they are not, the paper stays as it is."""

from pathlib import Path

import pytest

from generator.cli import main as run_cli
from generator.language import Said
from generator.mending.fix import mended
from generator.mending.reasons import why_left
from generator.problems import Problem, Spot
from generator.reading.lint import check_content
from generator.rules import CATALOGUE, load
from tests.reading.papers import changed, office
from tests.reading.papers.change import Opened, words_of
from tests.reading.papers.changes import retext
from tests.reading.papers.kinds import letter_many, report

_CERTAIN = [
    (office, "Tân An, ngày 15", "Tân An, ngày 5", "Tân An, ngày 05"),
    (office, "Tân An, ngày 15", "Tân An ngày 15", "Tân An, ngày 15"),
    (letter_many, "Số: 125/", "Số : 5/", "Số: 05/"),
    (letter_many, "Số: 125/", "Số 5/", "Số: 05/"),
    (letter_many, "Số: 125/", "Số 125/", "Số: 125/"),
    (letter_many, "Số: 125/", "Số:125/", "Số: 125/"),
    (letter_many, "Số: 125/", "Số :125/", "Số: 125/"),
    (letter_many, "Số: 125/", "Số        /", "Số:        /"),
    (letter_many, "125/UBND-VP", "125 /UBND - VP", "125/UBND-VP"),
    (letter_many, "125/UBND-VP", "125/UBND–VP", "125/UBND-VP"),
    (
        report,
        "Kết quả công tác cải cách hành chính năm 2025",
        "Kết quả công tác cải cách hành chính năm 2025.",
        "Kết quả công tác cải cách hành chính năm 2025",
    ),
    (office, "quyết định./.", "quyết định./", "quyết định./."),
    (office, "quyết định./.", "quyết định././.", "quyết định./."),
    (office, "Nơi nhận:", "Nơi nhận :", "Nơi nhận:"),
    (office, "Chủ tịch UBND xã;", "Chủ tịch UBND xã", "Chủ tịch UBND xã;"),
    (office, "Chủ tịch UBND xã;", "Chủ tịch UBND xã.", "Chủ tịch UBND xã;"),
    (letter_many, "Lưu: VT, VP.", "Lưu VT, VP;", "Lưu: VT, VP."),
    (letter_many, "Trưởng các thôn.", "Trưởng các thôn", "Trưởng các thôn."),
    (letter_many, "KT. CHỦ TỊCH", "KT.CHỦ TỊCH", "KT. CHỦ TỊCH"),
    (letter_many, "TM. ỦY BAN", "T/M ỦY BAN", "TM. ỦY BAN"),
    (office, "2. Số hóa hồ sơ", "2/ Số hóa hồ sơ", "2. Số hóa hồ sơ"),
    (office, "2. Số hóa hồ sơ", "2-Số hóa hồ sơ", "2. Số hóa hồ sơ"),
    (office, "2. Số hóa hồ sơ", "2, Số hóa hồ sơ", "2. Số hóa hồ sơ"),
    (office, "c) Bố trí công", "c, Bố trí công", "c) Bố trí công"),
    (office, "III. TỔ CHỨC", "III/ TỔ CHỨC", "III. TỔ CHỨC"),
    (office, "III. TỔ CHỨC", "III, TỔ CHỨC", "III. TỔ CHỨC"),
    (office, "- Các phòng chuyên", "Các phòng chuyên", "- Các phòng chuyên"),
    (office, "- Các phòng chuyên", "•Các phòng chuyên", "- Các phòng chuyên"),
    (office, "giải quyết;", "giải quyết ;", "giải quyết;"),
    (office, "thành phần hồ sơ, thời", "thành phần hồ sơ,thời", "thành phần hồ sơ, thời"),
    (office, "nộp trực tuyến.", "nộp trực tuyến", "nộp trực tuyến."),
]


@pytest.mark.parametrize(("build", "good", "bad", "then"), _CERTAIN)
def test_what_is_certain_is_written(build: object, good: str, bad: str, then: str) -> None:
    made = mended("a.docx", changed(build, retext(good, bad))())  # type: ignore[arg-type]
    said = _said(made.content)
    assert then in said and bad not in said.replace(then, "")
    assert made.changes and not made.kept


@pytest.mark.parametrize("figure", ["2,5 tỷ đồng để số hóa hồ sơ", "12, 13 và 14 là số hồ sơ"])
def test_a_figure_that_opens_a_line_is_not_its_number(figure: str) -> None:
    content = changed(office, retext("2. Số hóa hồ sơ", figure))()
    assert "khoan/number" not in {one.code for one in check_content("a.docx", content).problems}


@pytest.mark.parametrize(
    ("end", "advice"),
    [
        ("định", "Thêm “./.” vào cuối nội dung."),
        ("định.", "Đổi “.” ở cuối thành “./.”."),
        ("định./", "Đổi “./” ở cuối thành “./.”."),
        ("định ././.", "Đổi “././.” ở cuối thành “./.”."),
    ],
)
def test_who_does_what_is_told_of_the_end_mark_has_one(end: str, advice: str) -> None:
    paper = changed(office, retext("quyết định./.", f"quyết {end}"))()
    told = [
        one for one in check_content("a.docx", paper).problems if one.code == "noi-dung/end-mark"
    ]
    assert [one.advice.vi for one in told] == [advice]


_UNCERTAIN = [
    (office, "2. Số hóa hồ sơ", "2. Số hóa hồ sơ     , thủ tục"),
    (letter_many, "Lưu: VT, VP.", "Lưu: VT, …"),
    (letter_many, "Trưởng các thôn.", "Trưởng các thôn và …"),
]


@pytest.mark.parametrize(("build", "good", "bad"), _UNCERTAIN)
def test_what_is_not_certain_stays_and_is_told(build: object, good: str, bad: str) -> None:
    before = changed(build, retext(good, bad))()  # type: ignore[arg-type]
    made = mended("a.docx", before)
    assert bad in _said(made.content)
    assert made.kept and all(one.why.vi for one in made.kept)


def _said(content: bytes) -> str:
    return "\n".join(map(words_of, Opened(content).paragraphs()))


def test_whatever_is_left_has_its_reason(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    paper = tmp_path / "a.docx"
    slips = (retext("Nơi nhận:", "Nơi nhận :"), retext("Số: 15/KH-UBND", "Số:      /KH-UBND"))
    words = retext("Số hóa hồ sơ", "Số hóa hồ sơ sẽ sẽ làm")
    paper.write_bytes(changed(office, *slips, words)())
    assert run_cli(["fix", str(paper), "-o", str(tmp_path / "b.docx")]) == 0
    said = capsys.readouterr().out
    assert "Còn 2 phát hiện không tự sửa, vì:" in said
    for why in ("điền khi ký, đăng ký:\n", "lời văn, cần người đọc:\n"):
        assert why in said
    assert all(why_left(one).vi and why_left(one).en for one in _every_kind())


def _every_kind() -> list[Problem]:
    load("generator.reading")
    spot, message = Spot("a.docx"), Said("a", "a")
    return [Problem(spot, code, message, entry.severity) for code, entry in CATALOGUE.items()]


def test_the_next_step_is_a_command_that_works(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    paper, gone = tmp_path / "a.docx", tmp_path / "x.docx"
    paper.write_bytes(changed(office, retext("Nơi nhận:", "Nơi nhận :"))())
    gone.write_bytes(b"x")
    first = ["fix", str(paper), "-o", str(tmp_path / "b.docx")]
    assert run_cli(first) == 0 and run_cli([*first, "--tracked"]) == 1
    said = capsys.readouterr().out
    again = f"-o {(tmp_path / 'b-2.docx').as_posix()} --tracked"
    assert again in said and "hoặc chuyển" not in said
    for path, offered in ((paper, True), (tmp_path / "b.docx", False), (gone, False)):
        run_cli(["check", str(path)])
        assert ("kehoach fix" in capsys.readouterr().out) is offered
    run_cli(["check", str(tmp_path / "none.docx")])
    assert "Việc tiếp" not in capsys.readouterr().out
