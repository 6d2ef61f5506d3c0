"""Every rule by its code: a good paper, one thing broken, that code and no other (but those that the break implies)."""

from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import replace
from pathlib import Path

import pytest

from generator import codes
from generator.language import Said
from generator.law.decree30 import component
from generator.package import package_of
from generator.problems import Severity
from generator.reading import catalogue
from generator.reading.anatomy.paper import read_paper
from generator.reading.document.read import read_document
from generator.reading.finding import FORM, TEXT
from generator.reading.lint import check_document
from generator.reading.rules import letters
from generator.wording.base import WORDING

from .errors import FORM_ERRORS
from .papers import CORRECT, Builder, changed, office, words
from .papers.change import Change, Element, Opened, W, props, put, words_of
from .papers.changes import after, drop, layout, retext, section, without_stops
from .papers.file import docx
from .papers.head import PHONG, SO, TINH, Head, one_row
from .papers.kinds import (
    LETTER_HEAD,
    decision,
    letter_many,
    letter_one,
    letter_urgent,
    notice,
    plan_signed,
    report,
    submission,
)
from .papers.plans import HEAD, one_appendix, parts_and_mucs, plan_body
from .papers.wml import CENTER, Layout, Section, paragraph, run, table
from .test_attached import ERRORS as ATTACHED

RULES = (*FORM, *TEXT)
OTHER = "another paper"

_WORDING = {rule.code for rule in WORDING}
"""Tested for themselves, in tests/wording."""


def found_in(data: bytes, folder: Path) -> set[str]:
    """The codes of what is found in `data`."""
    path = folder / "paper.docx"
    path.write_bytes(data)
    return {
        problem.code for problem in check_document(path).problems if problem.code not in _WORDING
    }


def _first(opened: Opened, text: str) -> Element:
    """The first paragraph that begins with `text`."""
    return next(p for p in opened.paragraphs() if words_of(p).startswith(text))


def _letters(text: str, **look: str) -> Change:
    def change(opened: Opened) -> None:
        for each in _first(opened, text).iter(f"{W}r"):
            for name, value in look.items():
                put(props(each, "rPr"), name, val=value)

    return change


def _spelt(text: str, turn: Callable[[str], str]) -> Change:
    def change(opened: Opened) -> None:
        for each in _first(opened, text).iter(f"{W}t"):
            each.text = turn(each.text or "")

    return change


def _exactly(old: str, new: str) -> Change:
    def change(opened: Opened) -> None:
        holder = next(p for p in opened.paragraphs() if words_of(p) == old)
        next(holder.iter(f"{W}t")).text = new

    return change


def _aligned(text: str, value: str) -> Change:
    def change(opened: Opened) -> None:
        put(props(_first(opened, text), "pPr"), "jc", val=value)

    return change


def _headed(head: Head) -> Builder:
    return lambda: docx(plan_body(one_row()(head)))


def steering(signers: tuple[str, ...]) -> bytes:
    """A công văn of a steering committee of the province."""
    body = ("BAN CHỈ ĐẠO", "CẢI CÁCH HÀNH CHÍNH")
    head = replace(
        LETTER_HEAD,
        parent=("ỦY BAN NHÂN DÂN TỈNH MINH HÒA",),
        issuer=body,
        number="Số: 12/BCĐ-SNV",
        issuer_line=22,
    )
    return letter_one(signers, head)


mucs = changed(parts_and_mucs, _exactly("Phần I", "Mục 1"), _exactly("Phần II", "Mục 2"))
restricted = changed(
    office,
    after("Tân An, ngày 15", paragraph(run("LƯU HÀNH NỘI BỘ", 13, bold=True), layout=CENTER)),
)
STANDS: dict[str, tuple[Builder, str]] = {
    "quoc-hieu": (office, "CỘNG HÒA"),
    "tieu-ngu": (office, "Độc lập"),
    "co-quan-chu-quan": (report, "UBND TỈNH MINH HÒA"),
    "co-quan-ban-hanh": (report, "SỞ NỘI VỤ"),
    "so-ky-hieu": (office, "Số: 15"),
    "dia-danh-thoi-gian": (office, "Tân An, ngày 15"),
    "ten-loai": (office, "KẾ HOẠCH"),
    "trich-yeu": (report, "Kết quả công tác"),
    "trich-yeu-cong-van": (letter_one, "V/v góp"),
    "kinh-gui": (letter_one, "Kính gửi"),
    "can-cu": (office, "Căn cứ Kế hoạch"),
    "phan-chuong": (parts_and_mucs, "Phần II"),
    "phan-chuong-tieu-de": (parts_and_mucs, "NỘI DUNG KẾ HOẠCH"),
    "tieu-muc": (mucs, "Mục 2"),
    "tieu-muc-tieu-de": (mucs, "NỘI DUNG KẾ HOẠCH"),
    "muc": (office, "III. TỔ CHỨC"),
    "dieu": (decision, "Điều 2."),
    "khoan-tieu-de": (office, "2. Số hóa hồ sơ"),
    "khoan": (office, "2. Phòng Kinh tế"),
    "diem": (office, "c) Bố trí công chức"),
    "quyen-han-chuc-vu": (office, "TM. ỦY BAN NHÂN DÂN"),
    "ho-ten": (office, "Nguyễn Văn Bình"),
    "noi-nhan": (office, "Nơi nhận:"),
    "noi-nhan-danh-sach": (office, "- Thường trực HĐND xã"),
    "phu-luc": (one_appendix, "Phụ lục"),
    "phu-luc-tieu-de": (one_appendix, "NHIỆM VỤ CỤ THỂ CỦA"),
    "phu-luc-kem-theo": (one_appendix, "(Kèm theo Kế hoạch"),
    "do-khan": (letter_urgent, "KHẨN"),
    "luu-hanh": (restricted, "LƯU HÀNH NỘI BỘ"),
}


def _lowered(text: str) -> str:
    """In small letters but for a Roman number in front."""
    number, stop, rest = text.partition(". ")
    return f"{number}{stop}{rest.lower()}" if stop else text.lower()


def broken(code: str, aspect: str) -> Builder:
    """A good paper whose component `code` looks otherwise than it has to."""
    return changed(STANDS[code][0], breach(code, aspect))


def breach(code: str, aspect: str) -> Change:
    """Makes the component look otherwise than it has to."""
    text, row = STANDS[code][1], component(code)
    changes = {
        "size": lambda: _letters(text, sz="34"),
        "bold": lambda: _letters(text, b="0" if row.bold else "1"),
        "italic": lambda: _letters(text, i="0" if row.italic else "1"),
        "caps": lambda: _spelt(text, _lowered if row.caps else str.upper),
        "align": lambda: _aligned(text, "right"),
    }
    return changes[aspect]()


IMPLIED = {
    "size": {"line-length", "mixed-size"},
    "bold": {"line-length"},
    "italic": {"line-length"},
    "caps": {"line-length"},
    "align": set[str](),
}
"""Attributes that the break of another one changes: a longer text above the same line."""


@pytest.mark.parametrize("code", [rule.code for rule in letters.look])
def test_letters(code: str, tmp_path: Path) -> None:
    part, aspect = code.split("/")
    found = found_in(broken(part, aspect)(), tmp_path)
    assert code in found
    assert {
        other for other in found - {code} if other.split("/")[1] not in IMPLIED[aspect]
    } <= BESIDES.get(code, set())


BESIDES = {
    "dia-danh-thoi-gian/caps": {"dia-danh-thoi-gian/text"},
    "trich-yeu-cong-van/caps": {"trich-yeu-cong-van/text"},
}


def _paragraph_of(name: str) -> Change:
    """Empties the paragraph, as if it had never been typed."""

    def change(opened: Opened) -> None:
        for each in list(_first(opened, name).iter(f"{W}t")):
            each.text = ""

    return change


def _moved(opened: Opened) -> None:
    """The type above the head."""
    body = opened.part().find(f"{W}body")
    assert body is not None
    body.insert(0, _first(opened, "KẾ HOẠCH"))


def _unboxed(opened: Opened) -> None:
    """The national name and the motto in the middle of the page, above the table."""
    body = opened.part().find(f"{W}body")
    assert body is not None
    body.insert(0, _first(opened, "CỘNG HÒA"))


def _wide(text: str) -> Change:
    return layout(text, "spacing", line="360", lineRule="auto")


def _bold_number(number: str, text: str) -> Change:
    """The number in a bold run of its own."""

    def change(opened: Opened) -> None:
        plain = next(_first(opened, f"{number}{text}").iter(f"{W}r"))
        bold = deepcopy(plain)
        put(props(bold, "rPr"), "b", val="1")
        for each, said in (
            (bold, number),
            (plain, words_of(_first(opened, f"{number}{text}")).removeprefix(number)),
        ):
            holder = next(each.iter(f"{W}t"))
            holder.text = said
            holder.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        plain.addprevious(bold)

    return change


def _unlabelled(label: str) -> Change:
    """The label of an Điều, which is a run of its own, is gone."""

    def change(opened: Opened) -> None:
        found = _first(opened, label)
        found.remove(next(found.iter(f"{W}r")))

    return change


TABLE: dict[str, tuple[Builder, set[str]]] = {
    "so-trang/format": (changed(office, section("pgNumType", fmt="upperRoman")), set()),
    "so-trang/start": (changed(office, section("pgNumType", start="5")), set()),
    "quoc-hieu/missing": (changed(office, _paragraph_of("CỘNG HÒA")), set()),
    "tieu-ngu/missing": (changed(office, _paragraph_of("Độc lập")), set()),
    "co-quan-ban-hanh/missing": (changed(office, _paragraph_of("ỦY BAN NHÂN DÂN"), _paragraph_of("XÃ TÂN AN")), set()),
    "so-ky-hieu/missing": (changed(office, _paragraph_of("Số: 15")), set()),
    "dia-danh-thoi-gian/missing": (changed(office, _paragraph_of("Tân An, ngày")), set()),
    "ten-loai/missing": (changed(office, drop("KẾ HOẠCH")), {OTHER}),
    "trich-yeu/missing": (changed(report, _paragraph_of("Kết quả công tác")), {"trich-yeu/line"}),
    "trich-yeu-cong-van/missing": (changed(letter_one, _paragraph_of("V/v góp"), _paragraph_of("tiếp công dân")),
        set()),
    "kinh-gui/missing": (changed(letter_one, _paragraph_of("Kính gửi")), {"noi-nhan-danh-sach/nhu-tren"}),
    "noi-nhan/missing": (changed(office, _paragraph_of("Nơi nhận:")), {OTHER}),
    "quyen-han-chuc-vu/missing": (
        changed(office, *map(_paragraph_of, ("TM. ỦY BAN", "CHỦ TỊCH", "Nguyễn Văn Bình"))), set()
    ),
    "co-quan-ban-hanh/blank": (changed(report, _exactly("SỞ NỘI VỤ", "……………")), {OTHER}),
    "trich-yeu/blank": (changed(report, _exactly("Kết quả công tác cải cách hành chính năm 2025", "……………")), {OTHER}),
    "quyen-han-chuc-vu/blank": (
        changed(report, _exactly("GIÁM ĐỐC", "……………")), set()
    ),
    "noi-nhan-danh-sach/blank": (changed(office, _exactly("- Thường trực HĐND xã;", "- ……………;")), set()),
    "ho-ten/blank": (changed(office, _exactly("Nguyễn Văn Bình", "……………")), set()),
    "page/order": (changed(office, _moved), {OTHER}),
    "law/before-decree": (CORRECT["before-decree"], set()),
    "quoc-hieu/text": (changed(office, retext("CHỦ NGHĨA", "CHŨ NGHĨA")), set()),
    "quoc-hieu/place": (changed(office, _unboxed), set()),
    "quoc-hieu/one-line": (lambda: docx(plan_body(one_row(left=80, right=85)(HEAD))), set()),
    "tieu-ngu/one-line": (lambda: docx(plan_body(one_row(left=112, right=53)(HEAD))), {"quoc-hieu/one-line", "tieu-ngu/line-length"}),
    "quoc-hieu/spacing": (changed(office, _wide("CỘNG HÒA")), set()),
    "co-quan-ban-hanh/spacing": (changed(office, _wide("XÃ TÂN AN")), {OTHER}),
    "co-quan-chu-quan/locality": (changed(report, _exactly("UBND TỈNH MINH HÒA", "ỦY BAN NHÂN DÂN")), {OTHER}),
    "co-quan-chu-quan/committee": (_headed(replace(HEAD, parent=("UBND TỈNH MINH HÒA",))), set()),
    "co-quan-chu-quan/missing": (_headed(replace(HEAD, issuer=("PHÒNG KINH TẾ",), number="Số: 15/KH-PKT")), set()),
    "co-quan-chu-quan/levels": (
        _headed(replace(SO, parent=("UBND TỈNH MINH HÒA", "SỞ NỘI VỤ"), issuer=("CHI CỤC VĂN THƯ",),
            number="Số: 15/KH-CCVT",
                        issuer_line=18)), set()
    ),
    "co-quan-ban-hanh/joint": (
        _headed(replace(SO, issuer=("SỞ NỘI VỤ -", "SỞ Y TẾ"), number="Số: 15/KH-SNV-SYT")), set()
    ),
    "so-ky-hieu/blank": (CORRECT["draft"], {"dia-danh-thoi-gian/blank"}),
    "dia-danh-thoi-gian/blank": (changed(office, retext("ngày 15 tháng 9 năm 2026", "ngày      tháng 9 năm 2026")),
        {OTHER}),
    "so-ky-hieu/text": (changed(office, retext("Số: 15/KH-UBND", "Số: 15-KH-UBND")), {"page/party"}),
    "so-ky-hieu/order": (changed(office, retext("Số: 15/KH-UBND", "Số: 15/UBND-KH")), set()),
    "dia-danh-thoi-gian/capitals": (changed(office, _exactly("Tân An, ngày 15 tháng 9 năm 2026",
        "Tân an, ngày 15 tháng 9 năm 2026")), set()),
    "dia-danh-thoi-gian/same-line": (changed(office, lambda opened: _below(opened)), set()),
    "ten-loai/kind": (changed(office, _exactly("KẾ HOẠCH", "KẾ HOẠCK")), set()),
    "ten-loai/line": (
        changed(report, drop("Kết quả công tác cải cách"),
                _exactly("BÁO CÁO", "BÁO CÁO Kết quả công tác cải cách hành chính năm 2025")), {OTHER}
    ),
    "ten-loai/authority": (changed(decision, drop("CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ TÂN AN")), set()),
    "ten-loai/marker": (changed(decision, drop("QUYẾT ĐỊNH:")), set()),
    "can-cu/place": (changed(decision, lambda opened: _bases_first(opened)), {OTHER}),
    "quyen-han-chuc-vu/typed-place": (changed(CORRECT["space-bar"], without_stops("\t" * 5)), set()),
    "tieu-ngu/underline": (changed(office, _letters("Độc lập", u="single")), set()),
    "co-quan-ban-hanh/underline": (changed(report, _letters("SỞ NỘI VỤ", u="single")), set()),
    "trich-yeu/underline": (changed(report, _letters("Kết quả công tác", u="single")), set()),
    "noi-dung/italic": (changed(office, _letters("Toàn bộ hồ sơ", i="1")), set()),
    "noi-dung/caps": (changed(office, _spelt("Toàn bộ hồ sơ", str.upper)), set()),
    "noi-dung/typed-indent": (changed(office, lambda opened: _tabbed(opened)), set()),
    "bang/stt": (
        changed(office, after("Toàn bộ hồ sơ tiếp nhận", table((20,),
            [[paragraph(run(one, 13))] for one in ("STT", "1", "2", "3", "5")]))), set()
    ),
    "bang/total": (
        changed(office, after("Toàn bộ hồ sơ tiếp nhận", table((60, 30),
            [[paragraph(run(one, 13)) for one in row]
             for row in (("Xã", "Hồ sơ"), ("A", "1.120"), ("B", "460"), ("Cộng", "1.590"))]))), set()
    ),
    "bang/width": (
        changed(office, after("Toàn bộ hồ sơ tiếp nhận", table((15, 90, 75),
            [[paragraph(run(one, 13)) for one in ("STT", "Nội dung", "Ghi chú")]]))), set()
    ),
    "noi-dung/empty-paragraph": (changed(office, after("Toàn bộ hồ sơ tiếp nhận", "<w:p/>")), set()),
    "phan-chuong-tieu-de/missing": (changed(parts_and_mucs, drop("NỘI DUNG KẾ HOẠCH")), set()),
    "tieu-muc/number": (changed(mucs, _exactly("Mục 2", "Mục II")), set()),
    "muc/number": (changed(office, retext("III. TỔ CHỨC", "III: TỔ CHỨC")), set()),
    "khoan/number": (changed(office, retext("2. Phòng Kinh tế", "2/ Phòng Kinh tế")), set()),
    "khoan/bold": (changed(office, _letters("2. Phòng Kinh tế", b="1")), set()),
    "diem/bold": (changed(office, _letters("c) Bố trí công chức", b="1")), set()),
    "diem/mark": (changed(office, retext("c) Bố trí", "c. Bố trí")), set()),
    "quyen-han-chuc-vu/title": (
        changed(CORRECT["ky-tm-kt-chu-tich"], _exactly("PHÓ CHỦ TỊCH", "PHÓ CHỦ TỊCH THƯỜNG TRỰC")), set()
    ),
    "quyen-han-chuc-vu/tm-name": (
        changed(office, _exactly("TM. ỦY BAN NHÂN DÂN", "TM. UBND")), set()
    ),
    "quyen-han-chuc-vu/unit": (
        changed(CORRECT["ky-tuq-chu-tich"], _exactly("GIÁM ĐỐC SỞ NỘI VỤ", "GIÁM ĐỐC")), set()
    ),
    "quyen-han-chuc-vu/council": (lambda: steering(("TM. BAN CHỈ ĐẠO", "TRƯỞNG BAN")), set()),
    "kinh-gui/report": (
        changed(report, _paragraph_of("Kính gửi"), retext("Sở Nội vụ báo cáo kết quả",
            "Sở Nội vụ báo cáo Ủy ban nhân dân tỉnh kết quả")), {"noi-nhan-danh-sach/nhu-tren"}
    ),
    "numbering/upper-letter": (
        changed(parts_and_mucs, _exactly("Phần I", "A. QUY ĐỊNH CHUNG"), drop("MỤC ĐÍCH, YÊU CẦU")), {OTHER}
    ),
    "diem/bracket": (changed(office, retext("a) Xác định", "(1) Xác định"), retext("b) Việc", "(2) Việc"),
                            retext("c) Gắn", "(3) Gắn")), set()),
    "khoan/bold-number": (changed(office, _bold_number("2.", " Phòng Kinh tế")), set()),
    "diem/bold-number": (changed(office, _bold_number("c)", " Bố trí công chức")), set()),
    "diem/bold-title": (changed(office, _letters("b) Đăng tải", b="1")), set()),
    "dieu/label": (changed(decision, _unlabelled("Điều 2.")), set()),
    "ho-ten/full": (changed(office, _exactly("Nguyễn Văn Bình", "N.V. Bình")), set()),
    "kinh-gui/hyphen": (changed(letter_many, retext("- Trung tâm Phục vụ", "Trung tâm Phục vụ")), set()),
    "noi-nhan-danh-sach/luu": (changed(office, retext("- Lưu: VT, VP.", "- Lưu VT, VP.")), set()),
    "phu-luc/line": (changed(one_appendix, _exactly("Phụ lục", "Phụ lục: DANH MỤC")), set()),
    "phu-luc-kem-theo/text": (changed(one_appendix, lambda opened: _reworded(opened)), set()),
    "sao/form": (
        lambda: changed(office, lambda opened: _appended(opened, paragraph(run("SAO Y BẢN CHÍNH", 13, bold=True),
            layout=CENTER)))(),
        set(),
    ),
}  # fmt: skip
"""By code: the broken paper, and what its break implies; `OTHER` stands for whatever else a coarse break brings."""


def _below(opened: Opened) -> None:
    """The date in a row of its own."""
    date = _first(opened, "Tân An, ngày 15")
    row = next(date.iterancestors(f"{W}tr"))
    copy = deepcopy(row)
    row.addnext(copy)
    for cell in list(copy.iter(f"{W}tc")):
        for each in list(cell.iter(f"{W}p")):
            if not words_of(each).startswith("Tân An, ngày 15"):
                for child in [c for c in each if not c.tag.endswith("}pPr")]:
                    each.remove(child)
    for each in list(date):
        if not each.tag.endswith("}pPr"):
            date.remove(each)


def _bases_first(opened: Opened) -> None:
    authority = _first(opened, "CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ TÂN AN")
    basis = _first(opened, "Căn cứ Luật")
    authority.addprevious(basis)


def _tabbed(opened: Opened) -> None:
    found = _first(opened, "Toàn bộ hồ sơ")
    put(props(found, "pPr"), "ind", firstLine="0")
    text = next(found.iter(f"{W}t"))
    tab = text.makeelement(f"{W}tab")
    text.addprevious(tab)


def _reworded(opened: Opened) -> None:
    found = _first(opened, "(Kèm theo Kế hoạch")
    texts = list(found.iter(f"{W}t"))
    texts[0].text = "(Kèm theo Kế hoạch này"
    for other in texts[1:]:
        other.text = ")"


def _appended(opened: Opened, xml: str) -> None:
    from lxml import etree

    body = opened.part().find(f"{W}body")
    assert body is not None
    child = etree.fromstring(f'<x xmlns:w="{W.strip("{}")}">{xml}</x>')[0]
    body.insert(len(body) - 1, child)


@pytest.mark.parametrize("code", TABLE)
def test_rule(code: str, tmp_path: Path) -> None:
    build, implied = TABLE[code]
    found = found_in(build(), tmp_path)
    assert code in found
    if OTHER not in implied:
        assert found <= {code} | implied


def test_a_submission_without_kinh_gui_is_told(tmp_path: Path) -> None:
    found = found_in(changed(submission, _paragraph_of("Kính gửi"))(), tmp_path)
    assert found == {"kinh-gui/missing", "noi-nhan-danh-sach/nhu-tren"}


_SECOND = "Sở Tài chính tỉnh Minh Hòa"


@pytest.mark.parametrize("look", [Layout(align="center"), Layout(align="both", first=10), Layout()])
@pytest.mark.parametrize(("mark", "end"), [("", ""), (";", "."), (";", ";")])
def test_recipients_in_paragraphs_of_their_own_are_told_as_recipients(
    look: Layout, mark: str, end: str, tmp_path: Path
) -> None:
    first = "Kính gửi: Sở Nội vụ tỉnh Minh Hòa"
    below = after(first, paragraph(run(f"{_SECOND}{end}", 14), layout=look))
    several = changed(letter_one, below, retext(first, f"{first}{mark}"))
    assert found_in(several(), tmp_path) == {"kinh-gui/line"}
    sentence = after(first, paragraph(run(f"{_SECOND} có Công văn số 5.", 14), layout=look))
    assert "kinh-gui/line" not in found_in(changed(letter_one, sentence)(), tmp_path)


@pytest.mark.parametrize("look", [Layout(align="both", first=10), Layout()])
def test_recipients_below_kinh_gui_without_hyphens_are_told_each(
    look: Layout, tmp_path: Path
) -> None:
    names = [paragraph(run(one, 14), layout=look) for one in ("Sở Nội vụ;", "Sở Tài chính.")]
    first = "Kính gửi: Sở Nội vụ tỉnh Minh Hòa"
    told = found_in(
        changed(letter_one, after(first, *names), retext(first, "Kính gửi:"))(), tmp_path
    )
    assert told == {"kinh-gui/hyphen"}


@pytest.mark.parametrize(("part", "where"), [("header1", "lề trên"), ("footer1", "lề dưới")])
def test_what_stands_in_a_margin_is_told_there(part: str, where: str, tmp_path: Path) -> None:
    red = run("bản nháp", 14).replace("<w:rPr>", '<w:rPr><w:color w:val="FF0000"/>', 1)
    bands = Section(header=part) if part == "header1" else Section(header="", footer=part)
    paper = tmp_path / "paper.docx"
    paper.write_bytes(docx(plan_body(one_row()(HEAD)), bands, headers={part: paragraph(red)}))
    told = [one for one in check_document(paper).problems if one.code == "page/color"]
    assert [one.spot.part for one in told] == [where]


def test_a_report_may_do_without_kinh_gui(tmp_path: Path) -> None:
    assert found_in(report(), tmp_path) == set()


@pytest.mark.parametrize(
    "told",
    [
        "Sở Nội vụ báo cáo với Chủ tịch UBND tỉnh như sau:",
        "Các phòng đã báo cáo Giám đốc Sở Nội vụ; Sở Nội vụ báo cáo Bộ Nội vụ như sau:",
        "Sở Nội vụ báo cáo Ban Thường vụ Tỉnh ủy như sau:",
        "Sở Nội vụ lập báo cáo này, kính gửi Ủy ban nhân dân tỉnh xem xét như sau:",
    ],
)
def test_a_report_to_a_named_body_has_kinh_gui(told: str, tmp_path: Path) -> None:
    paper = changed(
        report,
        _paragraph_of("Kính gửi"),
        drop("- Như trên;"),
        _exactly_opening(told),
    )
    assert "kinh-gui/report" in found_in(paper(), tmp_path)


@pytest.mark.parametrize(
    "told",
    [
        "Thực hiện Công văn của Sở Tài chính về việc báo cáo Ủy ban nhân dân tỉnh, Sở Nội vụ báo cáo như sau:",
        "Sở Nội vụ báo cáo kết quả gửi các sở để tổng hợp báo cáo Ủy ban nhân dân tỉnh như sau:",
        "Các phòng đã báo cáo Giám đốc Sở Nội vụ kết quả như sau:",
    ],
)
def test_a_report_that_names_nobody_above_needs_no_kinh_gui(told: str, tmp_path: Path) -> None:
    paper = changed(
        report,
        _paragraph_of("Kính gửi"),
        drop("- Như trên;"),
        _exactly_opening(told),
    )
    assert "kinh-gui/report" not in found_in(paper(), tmp_path)


def _exactly_opening(told: str) -> Change:
    return _spelt("Thực hiện Kế hoạch số 120", lambda _: told)


@pytest.mark.parametrize(
    ("signers", "codes"),
    [
        (("TL. CHỦ TỊCH", "TRƯỞNG PHÒNG"), {"quyen-han-chuc-vu/unit"}),
        (("TL. CHỦ TỊCH", "KT. TRƯỞNG PHÒNG", "PHÓ TRƯỞNG PHÒNG"), {"quyen-han-chuc-vu/unit"}),
        (("TL. CHỦ TỊCH", "KT. TRƯỞNG PHÒNG", "PHÓ TRƯỞNG PHÒNG TÀI CHÍNH"), set()),
        (("TL. CHỦ TỊCH", "TRƯỞNG PHÒNG", "KINH TẾ"), set()),
        (("TUQ. CHỦ TỊCH", "CHÁNH VĂN PHÒNG"), set()),
        (("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"), set()),
    ],
)
def test_the_post_below_an_order_names_its_unit(
    signers: tuple[str, ...], codes: set[str], tmp_path: Path
) -> None:
    assert found_in(notice(*signers), tmp_path) == codes


def test_a_member_of_a_council_bears_his_own_post_too(tmp_path: Path) -> None:
    own = "PHÓ CHỦ TỊCH UBND TỈNH"
    signers = ("TM. BAN CHỈ ĐẠO", "KT. TRƯỞNG BAN", "PHÓ TRƯỞNG BAN")
    assert found_in(steering((*signers, own)), tmp_path) == set()
    assert found_in(steering(signers), tmp_path) == {"quyen-han-chuc-vu/council"}


def test_a_post_elsewhere_is_no_deputy_without_kt(tmp_path: Path) -> None:
    path = tmp_path / "paper.docx"
    path.write_bytes(steering(("TM. BAN CHỈ ĐẠO", "PHÓ TRƯỞNG BAN", "PHÓ CHỦ TỊCH UBND TỈNH")))
    (told,) = check_document(path).problems
    assert (told.code, told.excerpt) == ("quyen-han-chuc-vu/kt", "PHÓ TRƯỞNG BAN")


_BODY, _SIGN = "ỦY BAN NHÂN DÂN", "quyen-han-chuc-vu"


@pytest.mark.parametrize(
    ("signers", "codes"),
    [
        ((f"T.M {_BODY}", "CHỦ TỊCH"), {"prefix"}),
        ((f"TM: {_BODY}", "CHỦ TỊCH"), {"prefix"}),
        ((f"TM. {_BODY}", "K.T CHỦ TỊCH", "PHÓ CHỦ TỊCH"), {"prefix"}),
        ((f"TM. {_BODY}", "QUYỀN CHỦ TỊCH"), {"prefix"}),
        ((f"TM. {_BODY}", "Q. CHỦ TỊCH"), set()),
        ((f"TM. {_BODY}", "P. CHỦ TỊCH"), {"kt"}),
        ((f"TM. {_BODY}", "CHỦ TỊCH", "PHÓ CHỦ TỊCH"), {"kt"}),
        (("TM. HĐTV", "CHỦ TỊCH"), {"tm-name"}),
        (("TUQ. CHỦ TỊCH",), {"tl"}),
        (("TL. CHỦ TỊCH",), {"tl"}),
    ],
)
def test_marks_are_known_however_they_are_typed(
    signers: tuple[str, ...], codes: set[str], tmp_path: Path
) -> None:
    assert found_in(plan_signed(*signers), tmp_path) == {f"{_SIGN}/{code}" for code in codes}


ORDINALS = [
    ("PHẦN THỨ NHẤT", "PHẦN THỨ HAI"),
    ("Phần Thứ Nhất", "Phần Thứ Hai"),
    ("Phần một", "Phần hai"),
]


@pytest.mark.parametrize("numbers", ORDINALS)
def test_a_part_is_known_by_an_ordinal_in_any_letters(
    numbers: tuple[str, str], tmp_path: Path
) -> None:
    first, second = numbers
    paper = changed(parts_and_mucs, _exactly("Phần I", first), _exactly("Phần II", second))
    assert "phan-chuong/number" in found_in(paper(), tmp_path)


def test_a_part_of_something_is_no_heading(tmp_path: Path) -> None:
    sentence = retext("Toàn bộ hồ sơ tiếp nhận", "Phần hai loại hồ sơ tiếp nhận")
    assert found_in(changed(office, sentence)(), tmp_path) == set()


@pytest.mark.parametrize("own", ["VHXH", "PVHXH"])
def test_either_symbol_of_a_department_of_a_commune_is_let_stand(own: str, tmp_path: Path) -> None:
    head = replace(PHONG, number=f"Số: 21/BC-{own}")
    chief, committee = ("TRƯỞNG PHÒNG",), "Ủy ban nhân dân xã Tân An"
    assert found_in(report(head, chief, committee), tmp_path) == set()
    path = tmp_path / "letter.docx"
    about = ("V/v góp ý dự thảo Quy chế", "tiếp công dân")
    path.write_bytes(letter_one(chief, replace(PHONG, number=f"Số: 466/{own}", about=about)))
    (told,) = check_document(path).problems
    assert (told.code, told.severity) == ("so-ky-hieu/cong-van", Severity.INFO)


LOST = {
    "the first": ("Điều 1.", ""),
    "one between": ("Điều 2.", ""),
    "the last, which the recipients name": ("Điều 3.", ""),
    "no blank": ("Điều 2.", "Điều2."),
    "another letter": ("Điều 2.", "Ðiều 2."),
}


@pytest.mark.parametrize(("label", "typed"), LOST.values(), ids=LOST)
def test_a_lost_label_is_told_where_it_was_and_once(label: str, typed: str, tmp_path: Path) -> None:
    path = tmp_path / "paper.docx"
    path.write_bytes(changed(decision, _spelt_first(label, typed))())
    (told,) = [p for p in check_document(path).problems if p.code not in _WORDING]
    article = next(a for a in words.DECISION_ARTICLES if a[0] == label)
    assert told.code == "dieu/label"
    assert told.excerpt.startswith(f"{typed}{article[1]}".strip()[:40])


def _spelt_first(label: str, typed: str) -> Change:
    def change(opened: Opened) -> None:
        next(_first(opened, label).iter(f"{W}t")).text = typed

    return change


def test_a_second_paragraph_of_the_last_dieu_has_lost_nothing(tmp_path: Path) -> None:
    second = "Chánh Văn phòng Hội đồng nhân dân và Ủy ban nhân dân xã"
    paper = changed(
        decision,
        lambda opened: _parted(opened, " Quyết định này có hiệu lực kể từ ngày ký.", second),
    )
    assert found_in(paper(), tmp_path) == set()


def _parted(opened: Opened, head: str, tail: str) -> None:
    """Điều 3 as two paragraphs."""
    found = _first(opened, "Điều 3.")
    below = deepcopy(found)
    below.remove(next(below.iter(f"{W}r")))
    text = next(below.iter(f"{W}t"))
    text.text = tail + (text.text or "").partition(tail)[2]
    list(found.iter(f"{W}t"))[-1].text = head
    found.addnext(below)


def test_a_sentence_that_begins_with_an_article_of_another_text_is_none(tmp_path: Path) -> None:
    cited = (
        ("Toàn bộ hồ sơ tiếp nhận", "Điều 1 Quy chế tiếp công dân áp dụng với hồ sơ tiếp nhận"),
        ("2. Phòng Kinh tế bảo đảm", "Phòng Kinh tế bảo đảm"),
        ("Trong quá trình thực hiện", "Điều 3 Quy chế tiếp công dân áp dụng khi"),
    )
    paper = changed(office, *(retext(old, new) for old, new in cited))
    assert "dieu/label" not in found_in(paper(), tmp_path)


def test_numbers_in_brackets_are_told_whole(tmp_path: Path) -> None:
    path = tmp_path / "paper.docx"
    letters = ("a) Niêm yết", "b) Đăng tải", "c) Bố trí", "d) Rà soát", "đ) Tổng hợp", "e) Báo cáo")
    turned = (retext(old, f"({number}){old[2:]}") for number, old in enumerate(letters, start=1))
    path.write_bytes(changed(office, *turned)())
    (told,) = check_document(path).problems
    assert "“(1), (2), …, (6)”" in told.message.vi


def test_numbers_in_brackets_below_a_diem_are_let_stand(tmp_path: Path) -> None:
    paper = changed(
        office,
        retext("- Danh mục thủ tục", "(1) Danh mục thủ tục"),
        retext("- Mức phí", "(2) Mức phí"),
    )
    assert found_in(paper(), tmp_path) == set()


def _tested() -> Iterator[str]:
    yield from (rule.code for rule in letters.look)
    yield from TABLE
    for row in FORM_ERRORS:
        yield from row.expected
    yield from (code for _, _, code in ATTACHED)


def test_every_rule_is_tested_and_every_tested_code_exists() -> None:
    assert set(_tested()) == {rule.code for rule in RULES}


def test_codes_are_distinct() -> None:
    assert len({rule.code for rule in RULES}) == len(RULES)


def test_every_rule_cites_and_shows() -> None:
    for rule in RULES:
        entry = rule.entry
        assert entry.article and entry.good and entry.bad and entry.good != entry.bad, rule.code
        assert entry.title.vi and entry.title.en, rule.code


def test_the_page_of_rules_is_fresh() -> None:
    page = Path(catalogue.__file__).parent / "rules" / "README.md"
    assert page.read_text("utf-8") == catalogue.markdown("vi")


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_catalogue_knows_each_rule(lang: str) -> None:
    for rule in RULES:
        assert rule.code in (codes.entry(rule.code, lang) or "")  # type: ignore[arg-type]
        assert f"`{rule.code}`" in catalogue.markdown(lang)  # type: ignore[arg-type]
    assert codes.entry("no/such-rule") is None


def test_numbers_of_the_head_are_those_of_another_office(tmp_path: Path) -> None:
    assert found_in(_headed(TINH)(), tmp_path) == set()


def test_what_cannot_be_told_of_several_places_stays_undecided_beside_an_error(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    paper = read_paper(read_document(package_of("a.docx", office())))
    rule = next(rule for rule in letters.look if rule.code == "noi-nhan-danh-sach/align")
    first, *rest = paper.found["noi-nhan-danh-sach"]
    assert len(rest) > 1
    wrong, unknown = Said("sai", "wrong"), Said("không rõ", "unknown")

    def told(_: object, piece: object) -> Iterator[tuple[Said, Said, Severity | None]]:
        yield (wrong, wrong, None) if piece is first else (unknown, wrong, Severity.UNDECIDED)

    monkeypatch.setitem(letters._CHECKS, "align", told)
    found = list(rule.check(paper))
    assert [(one.found.en, one.severity) for one in found] == [
        ("wrong", None),
        (f"unknown ({len(rest)} places)", Severity.UNDECIDED),
    ]
