"""What only a laid-out page shows, as LibreOffice lays it out."""

from pathlib import Path

import pytest

from generator.law.decree30 import NOI_NHAN, QUOC_HIEU, TIEU_NGU
from generator.making.build import build
from generator.making.load import load_plan
from generator.making.plans import find_plans
from generator.reading.lint import check_document
from generator.reading.pages.laid_out import check_pages
from tests.helpers import BASE, ROOT, changed
from tests.pages import Pages, lay_out, need_pages

LONG = changed(
    purpose="purpose:\n"
    + "  - Nâng cao hiệu lực, hiệu quả quản lý nhà nước trên địa bàn tỉnh, phục vụ người dân tốt hơn.\n"
    * 22,
    recipients="recipients:\n"
    + "".join(f"  - Cơ quan thứ {n} thuộc Ủy ban nhân dân tỉnh\n" for n in range(11))
    + "  - Lưu: VT\n",
)
CITY = changed(
    issuer="issuer: {name: Ủy ban nhân dân Thành phố Hồ Chí Minh, abbreviation: UBND}",
    place="place: Thành phố Hồ Chí Minh",
    date="date: 2026-12-29",
    solutions="solutions: [Xây dựng kế hoạch kiểm tra.]",
)


PARTS = (
    changed(
        purpose="purpose:\n"
        + "  - Nâng cao hiệu lực, hiệu quả quản lý nhà nước trên địa bàn tỉnh, phục vụ người dân.\n"
        * 9,
    )
    + "outline:\n  marks: phan\n  sections:\n"
    "    - {title: Mục đích, parts: [purpose, requirements, budget]}\n"
    "    - {title: Mục tiêu giáo dục, marks: arabic, parts: [targets]}\n"
    "    - {title: Giải pháp, marks: roman, parts: [solutions, implementation]}\n"
)


SINGLE = sorted((ROOT / "plans").glob("*.yaml"))
"""Papers of one section; those with appendices are below."""


@pytest.fixture(scope="module")
def laid_out(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Pages]:
    need_pages()
    folder = tmp_path_factory.mktemp("pages")
    extra = {"base": BASE, "long": LONG, "city": CITY}
    # Texts whose end falls on every line of a page in turn: the signature must never stand alone.
    extra |= {f"end-{n}": LONG + _filler(n) for n in range(12)}
    extra |= {f"phan-{n}": PARTS + _filler(n) for n in range(4)}
    for name, text in extra.items():
        (folder / f"{name}.yaml").write_text(text, "utf-8")
    built = list(build([*SINGLE, *find_plans(folder)], folder / "out"))
    return lay_out([one.output for one in built if one.output], folder)


def _filler(count: int) -> str:
    lines = "".join(f"  - Nội dung thứ {n}.\n" for n in range(count))
    return f"budget:\n  - Ngân sách nhà nước.\n{lines}"


@pytest.fixture(params=["base", "city", *(path.stem for path in SINGLE)])
def pages(request: pytest.FixtureRequest, laid_out: dict[str, Pages]) -> Pages:
    return laid_out[request.param]


def test_quoc_hieu_and_tieu_ngu_stand_on_one_line_each(pages: Pages) -> None:
    nation, motto = pages.phrase(QUOC_HIEU), pages.phrase(TIEU_NGU)
    assert nation[0].bottom < motto[0].bottom
    middle = (nation[0].left + nation[-1].right) / 2
    assert (motto[0].left + motto[-1].right) / 2 == pytest.approx(middle, abs=1.5)


def test_the_line_below_the_motto_is_as_long_as_the_motto(pages: Pages) -> None:
    motto = pages.phrase(TIEU_NGU)
    assert pages.line_below(motto) / (motto[-1].right - motto[0].left) == pytest.approx(1, abs=0.03)


def test_number_and_date_stand_level(pages: Pages) -> None:
    (line,) = [line for line in pages.lines(1) if line[0].text == "Số:"]
    assert "ngày" in [word.text for word in line] and "năm" in [word.text for word in line]


def test_page_1_has_no_number_and_each_other_page_has_its_own_in_the_middle(pages: Pages) -> None:
    assert pages.lines(1)[0][-1].text == "NAM"
    for page in range(2, pages.count + 1):
        (number,) = pages.lines(page)[0]
        assert number.text == str(page)
        # The middle of the text area: 30 mm on the left, 15 mm on the right.
        assert (number.left + number.right) / 2 == pytest.approx(
            (30 + 195) / 2 / 25.4 * 72, abs=1.5
        )
        assert number.bottom < 20 / 25.4 * 72


def test_recipients_stand_beside_the_signature(pages: Pages) -> None:
    label = pages.phrase(NOI_NHAN, pages.count)
    beside = [
        w
        for w in pages.words
        if w.page == pages.count and w.left > 250 and abs(w.top - label[0].top) < 4
    ]
    assert beside, "nothing stands beside Nơi nhận"


@pytest.mark.parametrize("name", ["base", "city"])
def test_lines_below_agency_and_subject_are_a_third_to_a_half(
    name: str, laid_out: dict[str, Pages]
) -> None:
    pages = laid_out[name]
    last_line = "TỈNH MINH HÒA" if name == "base" else "THÀNH PHỐ HỒ CHÍ MINH"
    for words in (pages.phrase(last_line), pages.phrase("và Hành chính công năm 2026")):
        assert 1 / 3 <= pages.line_below(words) / (words[-1].right - words[0].left) <= 1 / 2


@pytest.mark.parametrize("count", range(12))
def test_the_signature_never_stands_alone(count: int, laid_out: dict[str, Pages]) -> None:
    pages = laid_out[f"end-{count}"]
    label = pages.phrase(NOI_NHAN, pages.count)
    above = [
        line
        for line in pages.lines(pages.count)
        if line[0].bottom < label[0].top and line[0].bottom > 60
    ]
    assert len(above) >= 2
    assert pages.phrase("Nguyễn Văn An", pages.count)


def test_no_heading_stands_at_the_foot_of_a_page(laid_out: dict[str, Pages]) -> None:
    looked_at = 0
    for pages in laid_out.values():
        for page in range(1, pages.count):
            last = pages.lines(page)[-1]
            text = " ".join(word.text for word in last)
            assert not (text == text.upper() and text[:1] in "IV"), text
            looked_at += 1
    assert looked_at >= 10


@pytest.mark.parametrize("count", range(4))
def test_a_heading_of_a_phan_stands_on_the_page_of_its_text(
    count: int, laid_out: dict[str, Pages]
) -> None:
    pages = laid_out[f"phan-{count}"]
    last = " ".join(word.text for word in pages.lines(1)[-1])
    assert pages.count > 1
    assert not last.startswith("Phần ") and last != last.upper(), last


EXAMPLE = sorted(find_plans(ROOT / "plans" / "minh-hoa-2026"))


@pytest.mark.usefixtures("open_office")
@pytest.mark.parametrize("path", EXAMPLE, ids=lambda path: path.stem)
def test_the_pages_of_the_example_have_no_finding(path: Path, tmp_path: Path) -> None:
    need_pages()
    (built,) = build([path], tmp_path)
    assert built.output and built.problems == ()
    plan = load_plan(path).plan
    assert plan
    accepted = {one.code.value for one in plan.accepted}
    found = (*check_document(built.output).problems, *check_pages(built.output).problems)
    assert [str(one) for one in found if one.code not in accepted] == []
