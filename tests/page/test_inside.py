"""What processes of the page answer where there is little to say: no choice, no printer, no page."""

import re
from collections.abc import Sequence
from datetime import datetime
from itertools import chain
from pathlib import Path
from unicodedata import normalize

import pytest

from generator.form.places import Place
from generator.form.sample import judged_as, still_of_example
from generator.form.sheet import plan_form
from generator.language import Said
from generator.making.example import example_text
from generator.package import read_package
from generator.page.inside import choices, leaves, paper, studio
from generator.page.inside.example import new_example
from generator.plan.items import Target
from generator.plan.lineage import Conflict
from generator.plan.source import Text
from generator.plan.text import parse_source
from generator.problems import Spot
from generator.reading import rdocx
from generator.reading.bounded import NotConverted
from generator.reading.pages.laid_out import lay_out
from generator.reading.pages.letters import page_letters
from generator.reading.printer import Printer, find_printer
from tests.helpers import BASE
from tests.pages import need_pages, need_rdocx, without_office
from tests.reading.papers import changed, office
from tests.reading.papers.changes import fonts, retext
from tests.reading.papers.last_year import last_year

_WHY = NotConverted("timeout", Said("quá lâu", "too long"), Said("Lưu lại", "Save it"))


def _never(copies: Sequence[bytes]) -> list[NotConverted]:
    return [_WHY for _ in copies]


@pytest.fixture
def no_printer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rdocx, "is_installed", lambda: False)
    monkeypatch.setattr(studio, "find_spec", lambda _: None)
    for module in (leaves, studio):
        monkeypatch.setattr(module, "find_printer", lambda: Printer(str, _never, False))


def test_a_dash_is_marked_with_its_line() -> None:
    dash = "- Mức phí, lệ phí và cách thức nộp trực tuyến."
    (pdf,) = rdocx.pdfs_of([office()])
    assert isinstance(pdf, bytes)
    with page_letters(pdf) as letters:
        at = letters.find(dash, 0)
        assert at and len(letters.boxes(dash, at[0])) == 1


def test_a_paper_is_drawn_as_it_prints_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """rdocx makes a table fit that is wider than its page; LibreOffice, as Word, does not."""
    need_pages()
    (tmp_path / "a.docx").write_bytes(office())
    drawn = leaves.paper_leaves(tmp_path / "a.docx", "vi")
    assert drawn["engine"].startswith("LibreOffice") and not drawn["estimates"]
    need_rdocx()
    without_office(monkeypatch)
    drawn = leaves.paper_leaves(tmp_path / "a.docx", "vi")
    assert drawn["engine"].startswith("rdocx") and drawn["estimates"]


def test_letters_of_several_signs_are_marked_where_they_stand(tmp_path: Path) -> None:
    """Not at the same words elsewhere, which are written with letters of one sign."""
    content = changed(office, retext("XÃ TÂN AN", normalize("NFD", "XÃ TÂN AN")))()
    (tmp_path / "a.docx").write_bytes(content)
    found = paper.read_for_page(tmp_path / "a.docx", "vi")["findings"]
    drawn = leaves.paper_leaves(tmp_path / "a.docx", "vi")
    assert [one["code"] for one in found] == ["ky-tu/lan-to-hop"]
    ((_, page, ((_, top, right, _),)),) = drawn["marks"]
    assert page == 1 and top < 0.15 and right < 0.5


def test_all_places_of_a_finding_are_marked(tmp_path: Path) -> None:
    """On the pages, and in the words below them."""
    lines = ("Niêm yết đầy đủ", "1. Văn phòng", "2. Phòng Kinh tế")
    (tmp_path / "a.docx").write_bytes(changed(office, *(fonts(one, "Arial") for one in lines))())
    words = paper.read_for_page(tmp_path / "a.docx", "vi")
    assert [one["code"] for one in words["findings"]] == ["page/font"]
    pieces = [one["pieces"] for one in words["blocks"] if "pieces" in one]
    assert sum(any(numbers for _, numbers in one) for one in pieces) == len(lines)
    marks = leaves.paper_leaves(tmp_path / "a.docx", "vi")["marks"]
    assert [number for number, *_ in marks] == [1] * len(lines)
    assert len({(page, boxes[0][1]) for _, page, boxes in marks}) == len(lines)


def test_of_a_whole_paragraph_its_first_line_is_marked(tmp_path: Path) -> None:
    """Also where the words that are shown of it go on in the next line."""
    (tmp_path / "a.docx").write_bytes(last_year())
    found = paper.read_for_page(tmp_path / "a.docx", "vi")["findings"]
    number = next(one["number"] for one in found if one["code"] == "noi-dung/spacing")
    marks = leaves.paper_leaves(tmp_path / "a.docx", "vi")["marks"]
    assert {len(boxes) for of, _, boxes in marks if of == number} == {1}


def test_lines_that_begin_alike_are_marked_each_where_it_stands(tmp_path: Path) -> None:
    """And of a line no more than the sign that is wrong."""
    alike = "- Danh mục thủ tục hành chính, thành phần"
    lines = retext("- Mức phí, lệ phí và", f"{alike}, mức phí , lệ phí và")
    (tmp_path / "a.docx").write_bytes(changed(office, lines)())
    found = paper.read_for_page(tmp_path / "a.docx", "vi")["findings"]
    number = next(one["number"] for one in found if one["code"] == "ky-tu/cach-dau-cau")
    marks = {n: boxes for n, _, boxes in leaves.paper_leaves(tmp_path / "a.docx", "vi")["marks"]}
    ((left, top, right, _),) = marks[number]
    with page_letters(_printed(tmp_path / "a.docx")) as letters:
        first = letters.find(alike)
        assert first is not None
        second = letters.find(alike, first[1])
        assert second is not None and right - left < 0.03
        line = letters.boxes(f"{alike}, mức", second[0])[0]
        assert line.top < top < line.bottom and left > line.right


def test_a_short_line_is_not_taken_for_its_words_in_the_text_above(tmp_path: Path) -> None:
    above = retext("mức độ hài lòng", "mức độ hài lòng nêu tại mục 2. Yêu cầu, là")
    (tmp_path / "a.docx").write_bytes(changed(office, fonts("2. Yêu cầu", "Arial"), above)())
    found = paper.read_for_page(tmp_path / "a.docx", "vi")["findings"]
    number = next(one["number"] for one in found if one["code"] == "page/font")
    marks = {n: boxes for n, _, boxes in leaves.paper_leaves(tmp_path / "a.docx", "vi")["marks"]}
    with page_letters(_printed(tmp_path / "a.docx")) as letters:
        below = letters.find("a) Xác định rõ nhiệm vụ, thời hạn")
        assert below is not None
        (line,) = letters.boxes("2. Yêu cầu", below[0] - len("2.Yêucầu"))
    assert marks[number][0][1] == pytest.approx(line.top, abs=0.002)


def _printed(path: Path) -> bytes:
    return lay_out(read_package(path), find_printer())


def test_words_are_marked_with_what_hangs_on_them_and_a_gap_as_it_is_typed(tmp_path: Path) -> None:
    slips = retext("Bố trí công chức", "Bố trí  công chức (đạt 80%, tăng 9 % so với 2025).")
    ended = retext("- Chủ tịch, các Phó Chủ tịch UBND xã;", "- Chủ tịch, các Phó Chủ tịch UBND xã,")
    (tmp_path / "a.docx").write_bytes(changed(office, slips, ended)())
    shown = paper.read_for_page(tmp_path / "a.docx", "vi")
    cells = [cell for one in shown["blocks"] for row in one.get("rows", ()) for cell in row]
    pieces = [one["pieces"] for one in (*chain(*cells), *shown["blocks"]) if "pieces" in one]
    marked = [words for words, numbers in chain(*pieces) if numbers]
    assert "trí  công" in marked and "xã," in marked
    assert not [one for one in marked if one.endswith("80")]


@pytest.mark.parametrize(
    ("text", "own", "pieces"),
    [
        ("đạt 100%; còn", [("đạt 100", 1)], [("đạt 100%;", [1]), (" còn", [])]),
        ("nhiệm vụ. Nay", [("nhiệm v", 1)], [("nhiệm vụ.", [1]), (" Nay", [])]),
        ("còn ……%.", [("……", 1)], [("còn ", []), ("……%.", [1])]),
        ("hai  chỗ", [("hai chỗ", 1)], [("hai  chỗ", [1])]),
        ("năm , nay", [(" ,", 1)], [("năm", []), (" ,", [1]), (" nay", [])]),
        (
            "một hai ba",
            [("hai ba", 1), ("hai", 2)],
            [("một ", []), ("hai", [2]), (" ba", []), ("", [1])],
        ),
        ("một hai ba", [("một hai", 1), ("hai", 2)], [("một hai", [1, 2]), (" ba", [])]),
        ("một hai", [("không có", 1)], [("một hai", []), ("", [1])]),
        ("a.b (c", [("a.b (", 1)], [("a.b (c", [1])]),
    ],
)
def test_a_number_stands_behind_a_word_never_inside_one(
    text: str, own: list[tuple[str, int]], pieces: list[tuple[str, list[int]]]
) -> None:
    assert paper._pieces(text, own) == pieces


@pytest.mark.usefixtures("no_printer")
def test_a_paper_that_no_printer_takes_says_why(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(office())
    assert leaves.paper_leaves(tmp_path / "a.docx", "vi") == {
        "pages": [],
        "why": "quá lâu. Lưu lại",
    }


@pytest.mark.usefixtures("no_printer")
def test_a_plan_that_no_printer_takes_says_why(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(BASE, "utf-8")
    pages = studio.OpenPages(tmp_path / "a.yaml", "en")
    assert pages.page(1, 84) == {"pages": 0, "why": "too long. Save it"}


def test_a_plan_that_cannot_be_read_has_no_choices(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("a: [", "utf-8")
    assert choices.choices_of(tmp_path / "a.yaml", "vi") == []


def test_what_is_to_be_chosen_is_asked_of_an_issued_plan_too(tmp_path: Path) -> None:
    """Of that it is an error, as of what has others."""
    conflict = (
        "xung_dot:\n  - {muc: NV01, khoa: thoi_han, van_phong: 2026-05-29, cua_xa: 2026-06-30}\n"
    )
    (tmp_path / "a.yaml").write_text(f"{BASE}{conflict}", "utf-8")
    (told,) = choices.choices_of(tmp_path / "a.yaml", "vi")
    assert (told["own"], told["office"]) == ("30/6/2026", "29/5/2026")


def test_of_a_choice_a_side_that_left_an_item_out_and_a_whole_target_are_said_in_words() -> None:
    gone = Conflict(spot=Spot(""), item=Text("NV09"), office=Text("Làm."))
    assert choices._choice(1, gone, None, "en")["own"] == "(leaves it out)"
    item = Target(spot=Spot(""), indicator=Text("Tỷ lệ"), unit=Text("%"))
    sides = {"own": Text("{tu: 43,5, nam: 2026}"), "office": Text("{khong_qua: 44}")}
    both = Conflict(spot=Spot(""), item=Text("CT01"), key=Text("chi_tieu"), **sides)
    told = choices._choice(2, both, item, "vi")
    assert (told["key"], told["asked"], told["before"]) == ("Chỉ tiêu", "", "")
    assert (told["own"], told["office"]) == ("từ 43,5% trở lên năm 2026", "không quá 44%")


@pytest.mark.parametrize(
    ("name", "year"), [("kế hoạch PAPI 2028", 2028), ("giai đoạn 2031-2035", 2031), ("rác", 2033)]
)
def test_a_new_plan_has_days_of_its_year(
    name: str, year: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of the year that its name says, else of the one planned for; that of a law stays."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", f"{datetime(2032, 11, 2).timestamp():.0f}")
    Path("plans").mkdir()
    said = Path(new_example(name)).read_text("utf-8")
    assert f"nam: {year - 1}, " in said and f"thoi_han: {year}-03-31\n" in said
    assert f"trước ngày 15/12/{year}" in said and f"PAPI năm {year} của" in said
    assert "2026" not in said and "16 tháng 6 năm 2025" in said


def test_a_place_called_as_the_examples_is_the_plans_own() -> None:
    """While other words of the example stand, its names may be the example's too; who signs there
    is nobody's own until the plan is issued."""

    def still(text: str) -> frozenset[Place]:
        return still_of_example(parse_source("", text).root)

    draft = re.sub(r"(?m)^(number|date|closing): .*\n", "", BASE)
    draft = draft.replace("title: Quán triệt, chỉ đạo triển khai", "title: Công khai")
    draft = draft.replace('"45,00"', '"46,00"')
    named = draft.replace("place: Minh Hòa", "place: Tân Hưng")
    signer = ("signature", 0, "name")
    assert named != draft and still(named) == still(draft) == {signer}
    assert still(named.replace("Nguyễn Văn An", "Nguyễn Văn Minh")) == frozenset()
    closing = "closing: Trên đây là Kế hoạch nâng cao Chỉ số PAPI năm 2030 của Ủy ban nhân dân xã\n"
    told = {("place",), signer, ("closing", 0)}
    assert still(named + closing) == told
    assert still(named + closing + "number: 5\ndate: 2026-02-03\n") == frozenset()
    follows = "based_on: {id: tinh, version: 1, unit: xã Tân Hưng}\n"
    assert still(named + closing + follows) == frozenset()


def test_targets_of_the_example_are_never_complete() -> None:
    """Its figures are another's only with the name and all else that is said of the target."""

    def told(text: str) -> str:
        source = parse_source("", text)
        (targets,) = (one for one in plan_form(source, ()) if one.key == "targets")
        return judged_as(targets, still_of_example(source.root)).en

    example = example_text(2029)
    assert told(example) == "still has the example's words"
    assert '"45,00"' in example and told(example.replace('"45,00"', '"46,00"')) == "complete"


def test_the_examples_words_are_known_in_whatever_year() -> None:
    plans = [parse_source("", example_text(year)) for year in (2026, 2029, 2030)]
    told = [
        [judged_as(one, still_of_example(plan.root)).vi for one in plan_form(plan, ())]
        for plan in plans
    ]
    assert told[0] == told[1] == told[2] and "còn chữ của bản mẫu" in told[0]
