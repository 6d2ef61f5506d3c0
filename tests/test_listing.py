"""What is found, as people read it: counts, what must be mended, the rest; one cause, one line."""

import re
import sys
from dataclasses import replace
from itertools import product
from pathlib import Path
from unicodedata import normalize

import pytest

from generator.console import described, say_all
from generator.formats import FORMATS
from generator.language import LANGS, NOTHING, Lang, Said
from generator.law.decree30 import COMPONENTS
from generator.law.regions import REGIONS, TABLES
from generator.listing import MOST, by_region, in_order, of_many
from generator.page.inside.paper import read_for_page
from generator.problems import Problem, Severity, Spot
from generator.reading.lint import check_content
from generator.rules import Entry, Finding, problem_of
from tests.helpers import ROOT
from tests.reading.papers import changed, office
from tests.reading.papers.change import Change, Opened
from tests.reading.papers.changes import after, margin, retext
from tests.reading.papers.plans import one_appendix
from tests.reading.papers.wml import paragraph, run, table
from tests.reading.test_rules import _appended

PAPER = "a.docx"
WIDE = table((15, 90, 75), [[paragraph(run(one, 13)) for one in ("STT", "Nội dung", "Ghi chú")]])


def _found(
    code: str,
    found: str,
    allowed: str = "",
    advice: str = "",
    part: str = "",
    excerpt: str = "",
    severity: Severity = Severity.ERROR,
    title: str = "Tên lỗi",
) -> Problem:
    entry = Entry(code, Said(title, "A fault"), severity, "PL I, I.1")
    both = [Said(text, text) if text else NOTHING for text in (found, allowed, advice)]
    return problem_of(Spot(PAPER, part=part), entry, Finding(part, *both, excerpt=excerpt))


def _lines(problems: list[Problem], lang: Lang = "vi") -> list[str]:
    return list(by_region(PAPER, problems, lang))


def _told(problems: list[Problem], lang: Lang = "vi") -> list[str]:
    return [line for line in _lines(problems, lang) if line.startswith("    - ")]


def _many() -> list[Problem]:
    """What is found in a paper with several faults from its head to its page set-up."""

    def two_spaces(opened: Opened) -> None:
        for number in range(6):
            _appended(opened, paragraph(run(f"Hai dấu cách  ở đoạn thứ {number} của văn bản.")))

    paper = changed(
        office,
        margin("top", 10),
        margin("bottom", 10),
        retext("Độc lập - Tự do - Hạnh phúc", "Độc lập – Tự do – Hạnh phúc"),
        two_spaces,
    )
    return list(check_content(PAPER, paper()).problems)


def test_each_component_of_the_law_stands_in_one_region() -> None:
    held = [one for region in REGIONS for one in region.holds]
    assert len(held) == len(set(held)) and {row.code for row in COMPONENTS} <= {*held}


def test_counts_come_first_then_what_must_be_mended_then_the_rest() -> None:
    problems = _many()
    lines = _lines(problems)
    errors = sum(one.severity is Severity.ERROR for one in problems)
    assert 0 < errors < len(problems)
    assert lines[0].startswith(f"{PAPER}: {errors} lỗi, ")
    mended, rest = lines.index("Phải sửa:"), lines.index("Còn lại:")
    assert mended == 1 and rest > 2
    marks = ("cảnh báo: ", "lưu ý: ", "chưa xét được: ", "còn để trống: ")
    for at, line in enumerate(lines):
        if line.startswith("    - "):
            assert line.removeprefix("    - ").startswith(marks) is (at > rest), line


def test_fewer_lines_than_findings_are_said_to_be_joined() -> None:
    problems = _many()
    (head, *_), told = _lines(problems), _told(problems)
    assert 0 < len(told) < len(problems)
    counts = f"{len(told)} dòng cho {len(problems)} phát hiện"
    assert head.endswith(f" (dưới đây {counts}: cùng một cách sửa thì gộp)")
    assert "gộp" not in _lines(problems[:1])[0]


def test_regions_stand_in_the_order_of_reading_each_once_in_a_part() -> None:
    names = [region.name.vi for region in REGIONS]
    lines = _lines(_many())
    rest = lines.index("Còn lại:")
    for part in (lines[:rest], lines[rest:]):
        heads = [names.index(line.strip()) for line in part if re.match(r"  [^ ]", line)]
        assert heads == sorted(set(heads)) and heads


@pytest.mark.parametrize("lang", LANGS)
def test_no_finding_is_lost_and_every_article_stands_once_on_its_line(lang: Lang) -> None:
    problems = _many()
    told = _told(problems, lang)
    codes = [re.findall(r"[a-z-]+/[a-z-]+", line.rpartition("[")[2]) for line in told]
    assert {code for line in codes for code in line} == {one.code for one in problems}
    articles = {one.code: one.citation for one in problems}
    for line, own in zip(told, codes, strict=True):
        for article in {articles[code] for code in own}:
            assert line.count(f"({article})") + line.count(f"; {article})") == 1, line


def test_a_fault_in_many_paragraphs_is_one_line_with_the_first_places_and_a_count() -> None:
    problems = _many()
    again = [one for one in problems if one.code == "ky-tu/hai-dau-cach"]
    (line,) = [line for line in _told(problems) if "ky-tu/hai-dau-cach" in line]
    assert len(again) > MOST and line.count("đoạn ") >= MOST
    assert f"và {len(again) - MOST} chỗ khác" in line and line.count("→") == 1


def test_where_places_are_left_out_it_is_said_how_to_see_them() -> None:
    assert _lines(_many())[-2].endswith(f": kehoach check {PAPER} --comments a-ghi-chu.docx")
    one = [one for one in _many() if one.code == "tieu-ngu/text"]
    assert not any("--comments" in line for line in _lines(one))


def test_margins_that_want_one_measure_are_one_line_with_both_codes() -> None:
    (line,) = [line for line in _told(_many()) if "page/margin" in line]
    assert "[page/margin-bottom, page/margin-top]" in line and line.count("10 mm") == 2


def test_a_page_size_of_seven_sections_is_one_line_that_counts_them() -> None:
    found = [
        _found(
            "page/width",
            "215,9 mm",
            "A4",
            "Layout > Size: chọn A4.",
            f"trang, phần {number}",
            title="Khổ giấy",
        )
        for number in range(1, 8)
    ]
    (line,) = _told(found)
    assert "Khổ giấy: 215,9 mm, 7 phần; quy định: A4 → Layout > Size: chọn A4." in line
    assert "section" not in line


def test_what_is_still_blank_is_one_line() -> None:
    found = [
        _found(code, "chưa điền", "", "Điền khi ký.", excerpt=excerpt, severity=Severity.INFO)
        for code, excerpt in (
            ("so-ky-hieu/blank", "Số: /KH-UBND"),
            ("dia-danh-thoi-gian/blank", "Tân An, ngày tháng năm 2026"),
            ("ho-ten/blank", "CHỦ TỊCH"),
        )
    ]
    (line,) = _told(found)
    assert line.startswith("    - còn để trống: ") and line.count("→ Điền khi ký.") == 1
    assert all(f"“{one.excerpt}”" in line and one.code in line for one in found)


def test_each_way_of_a_fault_has_its_own_cure_where_they_differ() -> None:
    found = [
        _found("x/y", f"“{word} 12/KH-UBND”", "", f"Viết “{word} số”.", f"đoạn {number}")
        for number, word in enumerate(("Kế hoạch", "Báo cáo"), 3)
    ]
    (line,) = _told(found)
    assert (
        "“Kế hoạch 12/KH-UBND” (đoạn 3) → Viết “Kế hoạch số”; "
        "“Báo cáo 12/KH-UBND” (đoạn 4) → Viết “Báo cáo số”" in line
    )


def test_words_that_were_found_are_quoted_once() -> None:
    (line,) = _told([_found("x/y", "“Số”", "“Số:”", "Gõ lại.", "đoạn 3", "Số")])
    assert line.count("“Số”") == 1
    (line,) = _told([_found("x/y", "“Số”", "“Số:”", "Gõ lại.", "đoạn 3", "Số 15/KH")])
    assert "ở “Số 15/KH”;" in line and "đoạn" not in line
    part = "các đoạn 3, 4, 7 và 2 đoạn khác"
    (line,) = _told([_found("x/y", "sai", "đúng", "Gõ lại.", part, "Số 15/KH")])
    assert "ở “Số 15/KH” (và 4 đoạn khác)" in line
    (line,) = _told([_found("x/y", "sai", "đúng", "Gõ lại.", "đoạn 3", "")])
    assert "(đoạn 3)" in line


def test_words_that_can_be_sought_stand_in_the_place_of_cells_and_sections() -> None:
    for part in ("bảng 2, hàng 3, ô 4", "trang, phần 3", "phần 3"):
        for words, shown in (("Nội dung", "ở “Nội dung”;"), ("Nội d…", "ở “Nội d…” (")):
            found = _found("bang/y", "sai", "đúng", "Gõ lại.", part, words)
            (line,) = _told([replace(found, region=TABLES)])
            assert shown in line, (part, line)
        (line,) = _told([_found("bang/y", "sai", "đúng", "Gõ lại.", part)])
        assert f"({part.removeprefix('trang, ')})" in line


@pytest.mark.parametrize(
    ("faults", "told"),
    [
        (after("Toàn bộ hồ sơ tiếp nhận", "<w:p/>"), "bên dưới, ở “Toàn bộ hồ sơ tiếp nhận"),
        (after("Toàn bộ hồ sơ tiếp nhận", WIDE), "giữa hai lề 13,1 mm, ở “Nội dung”;"),
    ],
)
def test_what_has_no_words_of_its_own_is_told_by_those_beside_it(faults: Change, told: str) -> None:
    found = check_content(PAPER, changed(office, faults)()).problems
    (line,) = _told(list(found))
    assert told in line and not re.search(r"đoạn \d|bảng \d", line)


def test_a_title_does_not_say_again_what_was_found() -> None:
    (line,) = _told([_found("x/y", "cỡ chữ 14", "cỡ 13", "Sửa.", title="Số, ký hiệu, cỡ chữ")])
    assert "- Số, ký hiệu: cỡ chữ 14; quy định: cỡ 13" in line


def test_places_are_told_in_english_too() -> None:
    part = "các đoạn 3, 4 và 2 đoạn khác"
    (line,) = _told([_found("x/y", "x", "", "z", part)], "en")
    assert "(paragraphs 3, 4 and 2 others)" in line
    (line,) = _told([_found("khoan/y", "x", "", "z", "bảng 1, hàng 2, ô 3 (Khoản)")], "en")
    assert "(table 1, row 2, cell 3)" in line


def test_nothing_of_a_file_can_break_a_line_or_be_taken_for_another() -> None:
    found = [_found("x/y", "a\nb\u2028c\x1b[31m", excerpt="d\r\n::error::e")]
    (line,) = _told(found)
    assert "\n" not in line and "\x1b" not in line and "\u2028" not in line


def test_a_plan_keeps_line_and_column_and_its_errors_come_first() -> None:
    remark = Problem(Spot("a.yaml", 2, 1), "x/z", Said("nhỏ", "small"), Severity.INFO)
    error = Problem(Spot("a.yaml", 9, 3), "x/y", Said("hỏng", "broken"), excerpt="  a: b")
    again = [replace(error, spot=Spot("a.yaml", line, 3)) for line in (11, 12, 13, 14, 15)]
    lines = list(in_order([remark, error, *again], "vi"))
    assert lines[0].startswith("a.yaml:9:3: hỏng [x/y]\n") and "\n      ^" in lines[0]
    assert lines[1] == "    cũng thế: dòng 11, 12, 13, 14 và 1 chỗ khác"
    assert lines[2] == "a.yaml:2:1: lưu ý: nhỏ [x/z]" and len(lines) == 3
    assert list(by_region("a.yaml", [remark], "vi"))[1] == "Còn lại:"


def test_what_is_said_of_many_files_is_told_once_whatever_they_are_called() -> None:
    def said(count: int, severity: Severity = Severity.WARNING, line: int = 0) -> list[str]:
        names = [f"xa/{at}-xa-an.yaml" for at in range(count)]
        told = [Said(f"tính {name}; {name[3:-5]}.docx", f"{name} counts") for name in names]
        found = [
            Problem(Spot(name, line, line), "x/y", one, severity)
            for name, one in zip(names, told, strict=True)
        ]
        other = Problem(Spot(names[0], 3, 1), "x/z", told[0], Severity.INFO)
        return list(of_many([*found, other], "vi"))

    assert len(said(MOST, line=1)) == MOST + 1, "lines of as many as are named are told one by one"
    assert len(said(1)) == 2 and said(2)[1] == "    cũng thế: 1 tệp khác: 1-xa-an.yaml"
    assert said(MOST + 1, line=1)[1] == said(MOST + 1)[1]
    first, others, other = said(MOST + 1)
    assert first == "xa/0-xa-an.yaml: cảnh báo: tính xa/0-xa-an.yaml; 0-xa-an.docx [x/y]"
    named = ", ".join(f"{at}-xa-an.yaml" for at in range(1, MOST + 1))
    assert others == f"    cũng thế: {MOST} tệp khác: {named}" and "x/z" in other
    assert said(MOST + 2)[1] == f"    cũng thế: {MOST + 1} tệp khác: {named}, …"
    # What has to be mended is told of every file.
    assert len(said(30, Severity.ERROR)) == 31


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("lang", LANGS)
def test_programs_are_told_each_finding_by_itself_as_ever(name: str, lang: Lang) -> None:
    problems = _many()
    assert any(one.breach and one.region and one.order for one in problems)
    plain = [replace(one, breach=None, region="", order=0) for one in problems]
    text = FORMATS[name](problems, lang)
    assert text == FORMATS[name](plain, lang)
    assert text.count("ky-tu/hai-dau-cach") >= 6


def test_findings_are_sorted_for_programs_by_code_as_ever() -> None:
    codes = [one.code for one in _many() if not one.code.startswith("file/")]
    assert codes == sorted(codes) and len(codes) > 8


def test_a_terminal_gets_lines_that_it_can_show(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = _lines(_many())
    assert max(map(len, lines)) > 100
    monkeypatch.setenv("COLUMNS", "90")
    say_all(lines)
    assert max(map(len, capsys.readouterr().out.split("\n"))) > 100  # it is no terminal
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    say_all(lines)
    shown = capsys.readouterr().out.split("\n")
    assert max(map(len, shown)) < 90
    going_on = [line for line in shown if line.startswith("      ")]
    assert going_on and "".join("".join(shown).split()) == "".join("".join(lines).split())


def test_a_clean_file_is_not_told() -> None:
    assert _lines([]) == []


def test_words_stand_in_the_region_of_their_cell_or_behind_the_paper() -> None:
    paper = changed(
        one_appendix,
        retext("- Lưu: VT", normalize("NFD", "- Lưu: VT")),
        retext("Số hóa kết quả", "Số hóa  kết quả"),
    )
    found = [one for one in check_content(PAPER, paper()).problems if one.code.startswith("ky-tu/")]
    assert {one.region for one in found} == {"recipients", "appendix"}, found


def test_a_fault_of_the_text_that_begins_in_the_bases_is_told_of_the_text() -> None:
    sample = ROOT / "docs" / "huong-dan" / "ke-hoach-cchc-2026.docx"
    (found,) = (one for one in check_content(sample.name, sample.read_bytes()).problems
                if one.code == "noi-dung/spacing")  # fmt: skip
    assert found.excerpt.startswith("Căn cứ") and found.region == "body"


def test_the_page_tells_places_by_the_same_words(tmp_path: Path) -> None:
    """Word shows no numbers of paragraphs."""
    path = tmp_path / PAPER
    wrong = (retext("Bố trí công chức", "Bố trí  công chức"),)
    path.write_bytes(changed(office, *wrong, margin("left", 40))())
    places = {one["code"]: one["places"] for one in read_for_page(path, "vi")["findings"]}
    (line,) = (
        one
        for one in _told(list(check_content(PAPER, path.read_bytes()).problems))
        if "hai-dau-cach" in one
    )
    assert not any(re.search(r"đoạn \d", place) for place in places.values())
    assert places["ky-tu/hai-dau-cach"].startswith("“c) Bố trí  công chức")
    assert places["ky-tu/hai-dau-cach"].strip("“”…") in line


def test_a_code_stands_last_on_its_line_and_nowhere_else() -> None:
    """Who reads what is wrong needs no name of a rule first."""
    for severity, lang in product(Severity, LANGS):
        problem = Problem(Spot("a.yaml", 3, 5, "đoạn 2"), "x/y", Said("hỏng", "broken"), severity)
        mark = "" if severity is Severity.ERROR else f"{severity.said.to(lang)}: "
        line = f"a.yaml:3:5 [đoạn 2]: {mark}{problem.message.to(lang)} [x/y]"
        assert described(problem, lang) == problem.line(lang) == line
