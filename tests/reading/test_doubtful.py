"""What may be read in two ways is information; what one reading alone allows stays a fault."""

from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

from generator.problems import Problem, Severity
from generator.reading.lint import check_document

from .papers import Builder, changed, office, words
from .papers.body import Ending
from .papers.change import Opened, W, put
from .papers.changes import layout, line_of, retext
from .papers.file import docx
from .papers.head import one_row
from .papers.kinds import letter_one, plan_signed
from .papers.plans import HEAD, plan_body

ERROR, WARNING, INFO = Severity.ERROR, Severity.WARNING, Severity.INFO


def _told(build: Builder, code: str, folder: Path) -> list[Problem]:
    path = folder / "paper.docx"
    path.write_bytes(build())
    return [one for one in check_document(path).problems if one.code == code]


def _severities(build: Builder, code: str, folder: Path) -> list[Severity]:
    return [one.severity for one in _told(build, code, folder)]


def _set_left(spaces: int) -> Builder:
    """The place below the committee is set left, with spaces before it."""
    named = changed(office, layout("XÃ TÂN AN", "jc", val="left"))
    return changed(named, retext("XÃ TÂN AN", f"{' ' * spaces}XÃ TÂN AN")) if spaces else named


@pytest.mark.parametrize(
    ("spaces", "severity"), [(0, ERROR), (3, ERROR), (15, INFO), (18, INFO), (30, ERROR)]
)
def test_spaces_may_centre_a_line(spaces: int, severity: Severity, tmp_path: Path) -> None:
    assert _severities(_set_left(spaces), "co-quan-ban-hanh/align", tmp_path) == [severity]


@pytest.mark.parametrize("align", ["left", "both"])
def test_a_line_that_fills_its_column_has_no_alignment(align: str, tmp_path: Path) -> None:
    narrow = replace(HEAD, large=True)

    def paper() -> bytes:
        return docx(plan_body(one_row(left=63, right=102)(narrow)))

    set_so = changed(paper, layout("CỘNG HÒA", "jc", val=align))
    assert _severities(set_so, "quoc-hieu/align", tmp_path) == []
    assert _severities(changed(office, layout("CỘNG HÒA", "jc", val=align)), "quoc-hieu/align",
                       tmp_path) == [ERROR]  # fmt: skip


@pytest.mark.parametrize(
    ("last", "length", "expected"),
    [
        *(("địa bàn xã Tân An", *one) for one in [(10, [WARNING]), (20, []), (28, [INFO])]),
        *(("địa bàn xã Tân An", *one) for one in [(50, []), (90, [WARNING])]),
        *(("năm 2026", *one) for one in [(10, [WARNING]), (25, [WARNING]), (50, [])]),
    ],
)
def test_a_line_below_two_lines_of_text(
    last: str, length: float, expected: list[Severity], tmp_path: Path
) -> None:
    """One or two words in the last are no measure."""
    short = changed(office, retext("trên địa bàn xã Tân An năm 2026", last))
    found = _told(changed(short, line_of(2, length)), "trich-yeu/line-length", tmp_path)
    assert [one.severity for one in found] == expected
    if expected == [INFO]:
        told = found[0].message.vi
        assert "quá dài so với dòng chữ sát trên" in told and "ngắn so với dòng dài nhất" in told
        assert "bằng" not in told  # no two figures for one line


@pytest.mark.parametrize(
    ("signers", "expected"),
    [
        (("TM. BAN CHỈ ĐẠO", "TRƯỞNG BAN", "PHÓ CHỦ TỊCH UBND TỈNH"), []),
        (("TM. BAN CHỈ ĐẠO", "KT. TRƯỞNG BAN", "PHÓ TRƯỞNG BAN", "PHÓ CHỦ TỊCH UBND TỈNH"), []),
        (("TM. BAN CHỈ ĐẠO", "CẢI CÁCH HÀNH CHÍNH", "PHÓ TRƯỞNG BAN", "PHÓ CHỦ TỊCH"), [ERROR]),
        (("TM. BAN CHỈ ĐẠO", "PHÓ TRƯỞNG BAN"), [ERROR]),
        (("PHÓ CHỦ TỊCH",), [ERROR]),
    ],
)
def test_the_post_above_the_name_is_that_in_another_body(
    signers: tuple[str, ...], expected: list[Severity], tmp_path: Path
) -> None:
    for build in (lambda: plan_signed(*signers), lambda: letter_one(signers)):
        assert _severities(build, "quyen-han-chuc-vu/kt", tmp_path) == expected


def test_two_tabs_may_lead_to_the_first_line(tmp_path: Path) -> None:
    stops = "".join(f'<w:tab w:val="left" w:pos="{at}"/>' for at in (320, 720))

    def change(opened: Opened) -> None:
        found = opened.paragraph("Toàn bộ hồ sơ")
        layout = found.find(f"{W}pPr")
        assert layout is not None
        layout.insert(0, etree.fromstring(f'<w:tabs xmlns:w="{W.strip("{}")}">{stops}</w:tabs>'))
        put(layout, "ind", firstLine="0")
        text = next(found.iter(f"{W}t"))
        for _ in range(2):
            text.addprevious(text.makeelement(f"{W}tab"))

    paper = changed(office, change)
    assert _severities(paper, "noi-dung/first-line", tmp_path) == []
    assert _severities(paper, "noi-dung/typed-indent", tmp_path) == [WARNING]


@pytest.mark.parametrize(
    ("issuer", "severity"),
    [
        ("TRƯỜNG TIỂU HỌC TÂN AN", INFO),
        ("BỆNH VIỆN ĐA KHOA MINH HÒA", INFO),
        ("SỞ Y TẾ", ERROR),
        ("PHÒNG KINH TẾ", ERROR),
    ],
)
def test_a_degree_is_for_the_minister_of_schools_and_hospitals_to_say(
    issuer: str, severity: Severity, tmp_path: Path
) -> None:
    def paper() -> bytes:
        signed = Ending(words.PLAN_RECIPIENTS, ("GIÁM ĐỐC",), name="TS. Nguyễn Văn Bình").xml()
        head = replace(HEAD, parent=("UBND XÃ TÂN AN",), issuer=(issuer,))
        return docx(plan_body(one_row()(head), ending=signed))

    assert _severities(paper, "ho-ten/degree", tmp_path) == [severity]


@pytest.mark.parametrize(
    ("last", "expected"),
    [
        ("- Lưu: VT, VP.Hùng", [INFO]),
        ("- Lưu: VT, VP. (H15b)", [INFO]),
        ("- Lưu: VT, VP. Hùng.", []),
        ("- Lưu: VT, VP (Hùng)", [ERROR]),
        ("- Lưu: VT, VP;", [ERROR]),
    ],
)
def test_a_mark_of_the_drafter_may_follow_the_stop(
    last: str, expected: list[Severity], tmp_path: Path
) -> None:
    paper = changed(office, retext("- Lưu: VT, VP.", last))
    assert _severities(paper, "noi-nhan-danh-sach/full-stop", tmp_path) == expected


@pytest.mark.parametrize(
    ("issuer", "post", "expected"),
    [
        ("BAN CHỈ ĐẠO CẢI CÁCH HÀNH CHÍNH", "PHÓ TRƯỞNG BAN THƯỜNG TRỰC", []),
        ("SỞ NỘI VỤ", "PHÓ GIÁM ĐỐC THƯỜNG TRỰC", [WARNING]),
        ("SỞ NỘI VỤ", "PHÓ GIÁM ĐỐC PHỤ TRÁCH", [WARNING]),
        ("SỞ NỘI VỤ", "PHỤ TRÁCH KẾ TOÁN", []),
    ],
)
def test_a_council_orders_its_own_posts(
    issuer: str, post: str, expected: list[Severity], tmp_path: Path
) -> None:
    def paper() -> bytes:
        signed = Ending(words.PLAN_RECIPIENTS, (post,)).xml()
        head = replace(HEAD, parent=("UBND TỈNH MINH HÒA",), issuer=(issuer,))
        return docx(plan_body(one_row()(head), ending=signed))

    assert _severities(paper, "quyen-han-chuc-vu/title", tmp_path) == expected


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("KẾT LUẬN THANH TRA", [INFO]),
        ("LỊCH CÔNG TÁC", [INFO]),
        ("KẾ HOẠCK", [ERROR]),
        ("QUYẾT ĐINH", []),
        ("THÔNG BÁO", []),
    ],
)
def test_other_laws_know_papers_of_other_kinds(
    kind: str, expected: list[Severity], tmp_path: Path
) -> None:
    paper = changed(office, retext("KẾ HOẠCH", kind))
    assert _severities(paper, "ten-loai/kind", tmp_path) == expected
