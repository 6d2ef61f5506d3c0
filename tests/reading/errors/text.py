"""Errors of page and text: E26 to E44, E76."""

from lxml import etree

from ..papers.change import Opened, W, props, put, words_of
from ..papers.changes import (
    everywhere,
    fonts,
    layout,
    margin,
    resized,
    retext,
    runs,
    section,
)
from ..papers.file import docx, page_number
from ..papers.head import one_row
from ..papers.kinds import collective_decision, decision
from ..papers.plans import HEAD, landscape_table, office, one_appendix, parts_and_mucs, plan_body
from ..papers.wml import CENTER, Layout, Section
from .form import FormError, error

_LAW, _PLAN, _LAST = "Căn cứ Luật Tổ chức", "Căn cứ Kế hoạch số 120", "Căn cứ Nghị quyết số 35"
_AIM = "Rút ngắn thời gian giải quyết hồ sơ"
_OPENING = "ban hành Kế hoạch nâng cao chất lượng"
# The size of all text is that of its components.
_SIZES = "can-cu/size muc/size khoan-tieu-de/size khoan/size diem/size"
_PAGE = Section()


def _numbered(
    what: str, codes: str, part: str, paragraphs: str, page: Section = _PAGE, implied: str = ""
) -> FormError:
    def build() -> bytes:
        return docx(plan_body(one_row()(HEAD)), page, headers={part: paragraphs})

    return error(33, what, build, codes, implied)


def _joined(opened: Opened) -> None:
    """Puts the second basis on the line of the first."""
    first, second = opened.paragraph(_LAW), opened.paragraph(_PLAN)
    for run in list(second.iter(f"{W}r")):
        first.append(run)
    parent = second.getparent()
    assert parent is not None
    parent.remove(second)


def _typed_indent(what: str, typed: str, codes: str) -> FormError:
    def change(opened: Opened) -> None:
        for found in list(opened.paragraphs()):
            both = found.find(f"{W}pPr/{W}jc")
            if both is not None and both.get(f"{W}val") == "both":
                put(props(found, "pPr"), "ind", firstLine="0")
                run = next(found.iter(f"{W}r"))
                text = run.find(f"{W}t")
                assert text is not None
                for _ in range(typed.count("\t")):
                    text.addprevious(etree.Element(f"{W}tab"))
                text.text = typed.strip("\t") + (text.text or "")

    return error(35, what, office, codes, "", change)


def _blank_paragraphs(opened: Opened) -> None:
    """Gaps of 0 pt, and an empty paragraph after each paragraph of text."""
    everywhere("spacing", before="0", after="0")(opened)
    for found in list(opened.paragraphs()):
        both = found.find(f"{W}pPr/{W}jc")
        if both is not None and both.get(f"{W}val") == "both":
            found.addnext(etree.Element(f"{W}p"))


def _one_line(opened: Opened) -> None:
    """`Phần I: NỘI DUNG KẾ HOẠCH`, number and title in one paragraph."""
    number = next(p for p in opened.paragraphs() if words_of(p) == "Phần I")
    next(number.iter(f"{W}t")).text = "Phần I: NỘI DUNG KẾ HOẠCH"
    found = number.getnext()
    assert found is not None
    parent = found.getparent()
    assert parent is not None
    parent.remove(found)


TEXT_ERRORS = (
    error(26, "A basis is upright.", office, "can-cu/italic", "", runs(_PLAN, i="0")),
    error(26, "Two bases share a line.", office, "can-cu/line", "", _joined),
    error(27, "A basis ends with a comma.", office, "can-cu/semicolon", "",
          retext("tháng 6 năm 2025;", "tháng 6 năm 2025,")),
    error(27, "A basis ends with a full stop.", office, "can-cu/semicolon", "",
          retext("tháng 6 năm 2025;", "tháng 6 năm 2025.")),
    error(27, "The last basis ends with a semicolon.", office, "can-cu/full-stop", "",
          retext("sáu tháng cuối năm 2026.", "sáu tháng cuối năm 2026;")),
    error(30, "One paragraph is set in Calibri.", office, "page/font", "", fonts(_AIM, "Calibri")),
    error(30, "The motto is set in Arial.", office, "page/font", "", fonts("Độc lập", "Arial")),
    error(30, "The table of tasks is set in Calibri.", landscape_table, "page/font", "",
          fonts("Niêm yết công khai", "Calibri")),
    error(30, "A legacy font is named.", office, "page/legacy-font", "page/font", fonts(_AIM, ".VnTime")),
    error(30, "Times New Roman Bold is named as if it were a font.", office, "page/font", "",
          fonts(_AIM, "Times New Roman Bold")),
    error(31, "Some text is red.", office, "page/color", "", runs(_AIM, color="FF0000")),
    error(31, "Some text is highlighted.", office, "page/color", "", runs(_AIM, highlight="yellow")),
    error(32, "The left margin is 25 mm.", office, "page/margin-left", "", margin("left", 25)),
    error(32, "The right margin is 25 mm.", office, "page/margin-right", "", margin("right", 25)),
    error(32, "The top margin is 15 mm.", office, "page/margin-top", "", margin("top", 15)),
    error(32, "The bottom margin is 15 mm.", office, "page/margin-bottom", "", margin("bottom", 15)),
    error(32, "The paper is Letter.", office, "page/width page/height", "", section("pgSz", w="12240", h="15840")),
    _numbered("The page number stands in the footer, centred.", "so-trang/header", "footer1", page_number(),
              Section(header="", footer="footer1")),
    _numbered("The page number stands in the footer, at the right; bases are in today's form.",
          "so-trang/header so-trang/align", "footer1",
              page_number(layout=Layout(align="right")), Section(header="", footer="footer1")),
    _numbered("The page number stands in the footer, at 11.", "so-trang/header so-trang/size", "footer1",
              page_number(size=11), Section(header="", footer="footer1")),
    _numbered("The page number stands at the right.", "so-trang/align", "header1",
          page_number(layout=Layout(align="right"))),
    _numbered("The number of the first page is shown.", "so-trang/first-page", "header1", page_number(),
          Section(title_page=False)),
    _numbered("The page number is set at 11.", "so-trang/size", "header1", page_number(size=11)),
    _numbered("The page number is italic.", "so-trang/italic", "header1", page_number(layout=CENTER, italic=True)),
    _numbered("A paper of two pages has no page number.", "so-trang/missing", "header1", "<w:p/>"),
    error(34, "The whole text is left-aligned.", office, "noi-dung/align", "",
          everywhere("jc", val="left")),
    error(34, "One paragraph is left-aligned.", office, "noi-dung/align", "", layout(_OPENING, "jc", val="left")),
    error(35, "First lines are indented by 1.5 cm.", office, "noi-dung/first-line", "",
          everywhere("ind", firstLine="850")),
    error(35, "First lines are not indented.", office, "noi-dung/first-line", "",
          everywhere("ind", firstLine="0")),
    _typed_indent("Spaces are typed instead of an indent.", " " * 10, "noi-dung/first-line"),
    _typed_indent("The tab key is pressed instead of an indent.", "\t", "noi-dung/typed-indent"),
    _typed_indent("The tab key is pressed twice.", "\t\t", "noi-dung/first-line"),
    error(36, "Nothing parts the paragraphs.", office, "noi-dung/spacing", "",
          everywhere("spacing", before="0", after="0")),
    error(36, "4 pt part the paragraphs.", office, "noi-dung/spacing", "",
          everywhere("spacing", before="80", after="0")),
    error(36, "Paragraphs of one style swallow their gaps.", office, "noi-dung/spacing", "",
          everywhere("contextualSpacing")),
    error(36, "Empty paragraphs stand for gaps.", office, "noi-dung/empty-paragraph", "noi-dung/spacing",
          _blank_paragraphs),
    error(37, "Lines are exactly 12 pt apart.", office, "noi-dung/line-spacing", "",
          everywhere("spacing", line="240", lineRule="exact")),
    error(37, "Lines are double-spaced.", office, "noi-dung/line-spacing", "",
          everywhere("spacing", line="480")),
    error(38, "The text is set at 12.", office, "noi-dung/size", _SIZES, resized("24")),
    error(38, "The text is set at 15.", office, "noi-dung/size", _SIZES, resized("30")),
    error(38, "One paragraph is set at 13, the others at 14.", office, "noi-dung/mixed-size", "",
          runs(_OPENING, sz="26")),
    error(39, "đ is left out.", office, "numbering/letter", "",
          retext("đ) Tổng hợp", "e) Tổng hợp"), retext("e) Báo cáo", "f) Báo cáo")),
    error(39, "A letter stands twice.", office, "numbering/repeat", "numbering/letter",
          retext("đ) Tổng hợp", "d) Tổng hợp")),
    error(40, "A number is skipped.", office, "numbering/gap", "", retext("2. Số hóa hồ sơ", "3. Số hóa hồ sơ")),
    error(40, "A number stands twice.", office, "numbering/repeat", "",
          retext("2. Yêu cầu", "1. Yêu cầu")),
    error(40, "A Roman number is skipped.", office, "numbering/gap", "", retext("III. TỔ CHỨC", "IV. TỔ CHỨC")),
    error(40, "A Roman list goes on in Arabic numbers.", office, "numbering/gap", "numbering/repeat",
          retext("II. NHIỆM VỤ", "2. NHIỆM VỤ")),
    error(41, "Phần bears an Arabic number.", parts_and_mucs, "phan-chuong/number", "",
          retext("Phần II", "Phần 2")),
    error(41, "Phần and its title share a line.", parts_and_mucs, "phan-chuong/line", "",
          _one_line),
    error(42, "A colon follows Điều 1.", decision, "dieu/full-stop", "", retext("Điều 1.", "Điều 1:")),
    error(42, "The number of a Điều is not bold.", decision, "dieu/bold", "", runs("Điều 2.", b="0")),
    error(42, "A Điều with a title is not bold.", collective_decision, "dieu/bold", "",
          runs("Điều 1. Mục tiêu", b="0")),
    error(43, "A mục is in small letters.", office, "muc/caps", "",
          retext("I. MỤC ĐÍCH, YÊU CẦU", "I. Mục đích, yêu cầu")),
    error(43, "A mục is not bold.", office, "muc/bold", "", runs("III. TỔ CHỨC", b="0")),
    error(44, "No end mark closes the text.", office, "noi-dung/end-mark", "", retext("quyết định./.", "quyết định.")),
    error(44, "The end mark stands twice.", office, "noi-dung/end-mark", "", retext("quyết định./.", "quyết định././.")),
    error(44, "The end mark is .//.", office, "noi-dung/end-mark", "", retext("quyết định./.", "quyết định.//.")),
    error(44, "The end mark lacks its last stop.", office, "noi-dung/end-mark", "",
          retext("quyết định./.", "quyết định./")),
    error(76, "The pages lie without a table.", office, "page/orientation", "",
          section("pgSz", w="16838", h="11906", orient="landscape")),
    error(76, "An appendix of text only lies.", one_appendix, "page/orientation", "",
          section("pgSz", 1, w="16838", h="11906", orient="landscape")),
)  # fmt: skip
