"""Lengths of a paper at the limit that the decree sets, and just beyond it: what the checker says."""

from collections.abc import Iterator

import pytest

from generator.problems import Severity
from tests.law.decree import LENGTHS, Length
from tests.law.papers import Build, Found, of_text, told, width
from tests.reading.papers import office
from tests.reading.papers.change import Change
from tests.reading.papers.changes import everywhere, layout, line_of, margin, section
from tests.reading.papers.file import docx, page_number
from tests.reading.papers.head import one_row
from tests.reading.papers.kinds import letter_one
from tests.reading.papers.plans import HEAD, one_appendix, plan_body
from tests.reading.papers.wml import CENTER, Section

ERROR, WARNING, UNDECIDED = Severity.ERROR, Severity.WARNING, Severity.UNDECIDED
_ROWS = {row.code: row for row in LENGTHS}


def _page(side: str, mm: float) -> Change:
    key = {"width": "w", "height": "h"}[side]
    return section("pgSz", **{key: of_text(mm)})


def _ends(row: Length, beyond: float) -> Iterator[tuple[float, bool]]:
    """The ends of the range, which are right, and what lies so far beyond them."""
    for end, way in ((row.low, -1), (row.high, 1)):
        yield end, True
        yield end + way * beyond, False


def _cases(codes: list[str], beyond: float) -> list[tuple[str, float, bool]]:
    return [(code, value, right) for code in codes for value, right in _ends(_ROWS[code], beyond)]


MARGINS = [f"page/margin-{side}" for side in ("top", "bottom", "left", "right")]


@pytest.mark.parametrize(("code", "mm", "right"), _cases(MARGINS, 0.7))
def test_margins(code: str, mm: float, right: bool) -> None:
    """Half a millimetre is what Word rounds by."""
    found = told(office, margin(code.rpartition("-")[2], mm))
    assert found.get(code) == (None if right else {ERROR})


@pytest.mark.parametrize(("code", "mm", "right"), _cases(["page/width", "page/height"], 1.2))
def test_paper(code: str, mm: float, right: bool) -> None:
    """A millimetre is how printers cut A4."""
    found = told(office, _page(code.rpartition("/")[2], mm))
    assert found.get(code) == (None if right else {ERROR})


@pytest.mark.parametrize(
    ("mm", "right"),
    [
        (9.5, False),
        (10, True),
        (10.5, False),
        (12.2, False),
        (12.5, True),
        (12.7, True),
        (13.2, False),
    ],
)
def test_first_lines(mm: float, right: bool) -> None:
    """1 cm or 1.27 cm; 1.25 cm, which half of the offices set, passes for it."""
    found = told(office, everywhere("ind", firstLine=of_text(mm)))
    assert found.get("noi-dung/first-line") == (None if right else {ERROR})


@pytest.mark.parametrize(
    ("before", "after", "bad"),
    [
        (6, 0, None),
        (0, 6, None),
        (60, 0, None),
        (5.9, 0, ERROR),
        (0, 5.9, ERROR),
        (5, 0, ERROR),
        (2, 3, ERROR),
        (3, 3, UNDECIDED),  # Word adds them or takes the larger one, after a setting of the file
    ],
)
def test_gaps(before: float, after: float, bad: Severity | None) -> None:
    """At least 6 pt, without an upper end."""
    spacing = {"before": str(round(before * 20)), "after": str(round(after * 20))}
    found = told(office, everywhere("spacing", **spacing))
    assert found.get("noi-dung/spacing") == ({bad} if bad else None)


@pytest.mark.parametrize(
    ("lines", "right"), [(1, True), (1.5, True), (1.25, True), (0.98, False), (1.52, False)]
)
def test_line_spacing(lines: float, right: bool) -> None:
    """From single to 1.5 lines."""
    found = told(office, everywhere("spacing", line=str(round(lines * 240))))
    assert found.get("noi-dung/line-spacing") == (None if right else {ERROR})


def test_a_fixed_line_spacing_is_a_warning_where_it_is_worth_other() -> None:
    for points, right in ((16.1, True), (24.1, True), (14, False), (26, False)):
        fixed = everywhere("spacing", line=str(round(points * 20)), lineRule="exact")
        found = told(office, fixed)
        assert found.get("noi-dung/line-spacing") == (None if right else {WARNING}), points


@pytest.mark.parametrize(("points", "right"), [(6, True), (5.5, False), (0, False)])
def test_the_gap_above_the_subject_of_a_letter(points: float, right: bool) -> None:
    found = told(letter_one, layout("V/v", "spacing", before=str(round(points * 20))))
    assert found.get("trich-yeu-cong-van/spacing") == (None if right else {ERROR})


@pytest.mark.parametrize(
    ("text", "code"),
    [("CỘNG HÒA", "quoc-hieu/spacing"), ("XÃ TÂN AN", "co-quan-ban-hanh/spacing")],
)
def test_the_head_is_single_spaced(text: str, code: str) -> None:
    for lines, right in ((1, True), (1.1, False)):
        found = told(office, layout(text, "spacing", line=str(round(lines * 240))))
        assert (code not in found) is right, lines


# Which line it is of those drawn, and the lines of text that it may be measured by.
DRAWN = {
    "co-quan-ban-hanh/line": (0, ("ỦY BAN NHÂN DÂN", "XÃ TÂN AN"), 12),
    "tieu-ngu/line": (1, ("Độc lập - Tự do - Hạnh phúc",), 13),
    "trich-yeu/line": (
        2,
        (
            "Nâng cao chất lượng giải quyết thủ tục hành chính",
            "trên địa bàn xã Tân An năm 2026",
        ),
        14,
    ),
}
# What careful offices draw by hand passes too: so far beyond the decree's own figures.
BY_HAND = {
    "co-quan-ban-hanh/line": (0.28, 0.55),
    "tieu-ngu/line": (0.9, 1.2),
    "trich-yeu/line": (0.28, 0.55),
}


def _drawn(code: str, ratio: float, of: str) -> Found:
    index, texts, size = DRAWN[code]
    lengths = [width(text, size, True) for text in texts]
    length = {"shortest": min(lengths), "longest": max(lengths)}[of]
    return told(office, line_of(index, ratio * length))


@pytest.mark.parametrize("code", DRAWN)
def test_lines_as_long_as_the_decree_says(code: str) -> None:
    for ratio in (_ROWS[code].low, _ROWS[code].high):
        for of in ("shortest", "longest"):
            assert f"{code}-length" not in _drawn(code, ratio, of), (ratio, of)


@pytest.mark.parametrize("code", DRAWN)
def test_lines_shorter_or_longer_than_hands_draw_them_are_told(code: str) -> None:
    low, high = BY_HAND[code]
    assert low <= _ROWS[code].low and _ROWS[code].high <= high
    for ratio, of in ((low - 0.02, "shortest"), (high + 0.02, "longest")):
        assert _drawn(code, ratio, of)[f"{code}-length"] == {WARNING}, ratio


def _numbered(header: str, page: Section = Section()) -> Build:  # noqa: B008 - frozen
    return lambda: docx(plan_body(one_row()(HEAD)), page, headers={"header1": header})


@pytest.mark.parametrize(("size", "right"), [(12.5, False), (13, True), (14, True), (14.5, False)])
def test_page_numbers_are_of_13_to_14(size: float, right: bool) -> None:
    found = told(_numbered(page_number(size=size)))
    assert found == ({} if right else {"so-trang/size": {ERROR}})


@pytest.mark.parametrize(
    ("numbering", "code"),
    [
        ({"start": "1"}, None),
        ({"start": "2"}, "so-trang/start"),
        ({"start": "0"}, "so-trang/start"),
        ({"fmt": "decimal"}, None),
        ({"fmt": "upperRoman"}, "so-trang/format"),
        ({"fmt": "lowerLetter"}, "so-trang/format"),
    ],
)
def test_pages_count_from_1_in_arabic_numerals(numbering: dict[str, str], code: str | None) -> None:
    found = told(office, section("pgNumType", **numbering))
    assert found == ({code: {ERROR}} if code else {})


def test_the_first_page_shows_no_number_and_the_others_do_in_the_middle_above() -> None:
    assert told(_numbered(page_number())) == {}
    shown = _numbered(page_number(), Section(title_page=False))
    assert told(shown) == {"so-trang/first-page": {ERROR}}
    slanted = _numbered(page_number(layout=CENTER, italic=True))
    assert told(slanted) == {"so-trang/italic": {ERROR}}


def test_an_appendix_counts_its_own_pages() -> None:
    assert told(one_appendix) == {}
    found = told(one_appendix, section("pgNumType", 1, start="2"))
    assert found == {"phu-luc/page-number": {WARNING}}
