"""Letters of a paper at the limit that the decree sets, and just beyond it: what the checker says."""

import pytest

from generator.problems import Severity
from tests.law.decree import LETTERS, Letters
from tests.law.papers import Build, Found, aligned, half_points, look, recased, told
from tests.reading.papers import changed, office
from tests.reading.papers.changes import retext, runs
from tests.reading.papers.kinds import decision, letter_one, letter_urgent, report
from tests.reading.papers.plans import one_appendix, parts_and_mucs


def section() -> bytes:
    """A plan whose second part is a mục of the first."""
    return changed(parts_and_mucs, retext("Phần II", "Mục 1"))()


def internal() -> bytes:
    """A letter with a mark of circulation in the place of that of urgency, which alone is red."""
    mark = "LƯU HÀNH NỘI BỘ"
    return changed(letter_urgent, retext("KHẨN", mark), runs(mark, color="000000"))()


# In which paper each component stands, and how it begins there.
PLACES: dict[str, tuple[Build, str]] = {
    "quoc-hieu": (office, "CỘNG HÒA"),
    "tieu-ngu": (office, "Độc lập"),
    "co-quan-chu-quan": (report, "UBND TỈNH"),
    "co-quan-ban-hanh": (report, "SỞ NỘI VỤ"),
    "so-ky-hieu": (office, "Số:"),
    "dia-danh-thoi-gian": (office, "Tân An, ngày"),
    "ten-loai": (office, "KẾ HOẠCH"),
    "trich-yeu": (office, "Nâng cao chất"),
    "trich-yeu-cong-van": (letter_one, "V/v"),
    "can-cu": (office, "Căn cứ Kế"),
    "noi-dung": (office, "Ủy ban nhân dân xã Tân An ban hành"),
    "phan-chuong": (parts_and_mucs, "Phần I"),
    "phan-chuong-tieu-de": (parts_and_mucs, "NỘI DUNG"),
    "tieu-muc": (section, "Mục 1"),
    "tieu-muc-tieu-de": (section, "TỔ CHỨC"),
    "muc": (office, "I. "),
    "dieu": (decision, "Điều 2."),
    "khoan-tieu-de": (office, "1. Công"),
    "khoan": (office, "2. Phòng"),
    "diem": (office, "a) Rút"),
    "quyen-han-chuc-vu": (office, "TM. "),
    "ho-ten": (office, "Nguyễn"),
    "kinh-gui": (letter_one, "Kính gửi"),
    "noi-nhan": (office, "Nơi nhận:"),
    "noi-nhan-danh-sach": (office, "- Thường"),
    "phu-luc": (one_appendix, "Phụ lục"),
    "phu-luc-tieu-de": (one_appendix, "NHIỆM VỤ"),
    "phu-luc-kem-theo": (one_appendix, "(Kèm"),
    "do-khan": (letter_urgent, "KHẨN"),
    "luu-hanh": (internal, "LƯU"),
}
ELSEWHERE = {
    "nguoi-soan": "a drafter's mark is no component that the checker looks for",
    "dia-chi": "nor is the address of the agency",
    "so-trang": "stands in the margin: tests/law/test_lengths.py",
}
# What is told under another code, and what is not told at all.
AS = {
    "can-cu/align": "noi-dung/align",
    "dieu/align": "noi-dung/align",
    "khoan/align": "noi-dung/align",
    "diem/align": "noi-dung/align",
    "khoan/caps": "noi-dung/caps",
    "diem/caps": "noi-dung/caps",
}
UNTOLD = {
    "noi-dung/bold",  # words in bold are the drafter's
    "kinh-gui/bold",
    "kinh-gui/align",
    "muc/align",
    "khoan-tieu-de/align",
    "noi-nhan-danh-sach/caps",
    "phu-luc-kem-theo/caps",
    "do-khan/align",
    "luu-hanh/align",
}
WARNED = {"khoan-tieu-de/bold"}
"""The decree's own appendix breaks it."""
ROWS = [row for row in LETTERS if row.code in PLACES]


def _told(row: Letters, found: Found, aspect: str) -> set[Severity]:
    code = f"{row.code}/{aspect}"
    return found.get(AS.get(code, code), set())


def test_every_component_has_its_place() -> None:
    assert {row.code for row in LETTERS} == PLACES.keys() | ELSEWHERE.keys()


@pytest.mark.parametrize("build", dict.fromkeys(build for build, _ in PLACES.values()))
@pytest.mark.parametrize("end", ["low", "high"])
def test_sizes_at_the_limit_are_right(build: Build, end: str) -> None:
    own = [row for row in ROWS if PLACES[row.code][0] is build]
    resized = [look(PLACES[row.code][1], sz=half_points(getattr(row, end))) for row in own]
    found = told(build, *resized)
    # The text has one size, which is another rule's to say; what is above a line makes it long or short.
    assert {code for code in found if not code.endswith("/line-length")} <= {"noi-dung/mixed-size"}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.code)
def test_sizes_just_beyond_the_limit_are_errors(row: Letters) -> None:
    build, text = PLACES[row.code]
    for size in (row.low - 0.5, row.high + 0.5):
        found = told(build, look(text, sz=half_points(size)))
        assert _told(row, found, "size") == {Severity.ERROR}, size


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.code)
def test_letters_of_another_kind_are_errors(row: Letters) -> None:
    build, text = PLACES[row.code]
    face = look(text, b="0" if row.bold else "1", i="0" if row.italic else "1")
    other = str.capitalize if row.caps else str.upper
    # One after the other, for a line that lacks all of its marks is not known for what it is.
    found: Found = {}
    for change in (face, aligned(text, "right"), recased(text, other)):
        found |= told(build, change)
    for aspect in ("bold", "italic", "caps", "align"):
        code = f"{row.code}/{aspect}"
        if code in UNTOLD:
            assert not _told(row, found, aspect), code
        else:
            bad = Severity.WARNING if code in WARNED else Severity.ERROR
            assert _told(row, found, aspect) == {bad}, code
