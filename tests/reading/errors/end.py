"""Errors of signature, recipients and appendices, and Party style: E45 to E61, E73, E77."""

from copy import deepcopy

from ..papers import words
from ..papers.body import Ending, Hand, appendix, kinh_gui, title
from ..papers.change import Change, Element, Opened, W, props, put, words_of
from ..papers.changes import drop, retext, runs
from ..papers.file import docx
from ..papers.head import one_row
from ..papers.kinds import CHAIR, decision, letter_many, letter_one, notice, plan_signed
from ..papers.plans import HEAD, office, one_appendix, plan_body, two_appendices
from ..papers.wml import Section, paragraph
from .form import error

_TM, _NAME, _LABEL = "TM. ỦY BAN NHÂN DÂN", "Nguyễn Văn Bình", "Nơi nhận:"
_ITEM, _LAST = "- Thường trực HĐND xã;", "- Lưu: VT, VP."
_SIGN, _LIST = "quyen-han-chuc-vu", "noi-nhan-danh-sach"


def _deputy() -> bytes:
    return plan_signed(*words.COMMITTEE_DEPUTY)


def _chief() -> bytes:
    return notice("TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG")


def _authorised() -> bytes:
    return notice("TUQ. CHỦ TỊCH", "GIÁM ĐỐC SỞ NỘI VỤ")


def _below() -> bytes:
    """Recipients first, the signature below them, no table."""
    ending = Ending(words.PLAN_RECIPIENTS, words.COMMITTEE)
    return docx(plan_body(one_row()(HEAD), ending=paragraph() + ending.left() + ending.right()))


def _left_aligned(opened: Opened) -> None:
    for text in (_TM, "CHỦ TỊCH"):
        found = next(p for p in opened.paragraphs() if words_of(p) == text)
        put(found.find(f"{W}pPr"), "jc", val="left")  # type: ignore[arg-type]


def _addressed() -> bytes:
    subject = title("KẾ HOẠCH", words.PLAN_SUBJECT, words.PLAN_SUBJECT_LINE) + kinh_gui(
        "Các phòng chuyên môn"
    )
    return docx(plan_body(one_row()(HEAD), subject=subject))


def _announced_only() -> bytes:
    return docx(plan_body(one_row()(HEAD), extra=[words.ONE_APPENDIX]))


def _unannounced() -> bytes:
    body = plan_body(one_row()(HEAD), extra=[words.NO_APPENDIX]) + paragraph(
        section=Section().xml()
    )
    text = Hand().plan(
        (
            "1. Niêm yết công khai thủ tục hành chính.",
            "2. Số hóa kết quả giải quyết còn hiệu lực./.",
        )
    )
    return docx(
        body + appendix("", "NHIỆM VỤ CỤ THỂ CỦA TỪNG CƠ QUAN", words.REFERENCE, text),
        Section(start=1),
    )


def _count_goes_on(opened: Opened) -> None:
    last = list(opened.part().iter(f"{W}sectPr"))[-1]
    last.remove(last.find(f"{W}pgNumType"))  # type: ignore[arg-type]


def _on_one_line(opened: Opened) -> None:
    """`Kính gửi: A; B; C.` on one line."""
    names = [p for p in opened.paragraphs() if words_of(p).startswith("- ")][:3]
    head = opened.paragraph("Kính gửi:")
    text = ", ".join(words_of(p).strip("- ;.") for p in names)
    next(head.iter(f"{W}t")).text = f"Kính gửi: {text}."
    for found in names:
        found.getparent().remove(found)  # type: ignore[union-attr]


def _two_lines(opened: Opened) -> None:
    """`Kính gửi: A;` and below it `B.`, without hyphens."""
    _on_one_line(opened)
    (text,) = [
        one for one in opened.part().iter(f"{W}t") if (one.text or "").startswith("Kính gửi:")
    ]
    first, second, _ = (text.text or "").split(", ", 2)
    text.text = f"{first};"
    below = deepcopy(text)
    below.text = f"{second}."
    text.addnext(text.makeelement(f"{W}br"))
    text.getparent().append(below)  # type: ignore[union-attr]


def _archive_moved(opened: Opened) -> None:
    """The last recipient behind the line for the archive."""
    above, last = opened.paragraph("- Các phòng chuyên môn"), opened.paragraph(_LAST)
    last.addnext(above)
    next(above.iter(f"{W}t")).text = "- Các phòng chuyên môn thuộc UBND xã."


def _second(opened: Opened) -> Element:
    """The line `Phụ lục II` of the appendix itself; the text speaks of it too."""
    return next(p for p in opened.paragraphs() if words_of(p) == "Phụ lục II")


def _head_of(text: str) -> Change:
    def change(opened: Opened) -> None:
        next(_second(opened).iter(f"{W}t")).text = text

    return change


def _look(**look: str) -> Change:
    def change(opened: Opened) -> None:
        run = next(_second(opened).iter(f"{W}r"))
        for name, value in look.items():
            put(props(run, "rPr"), name, val=value)

    return change


END_ERRORS = (
    error(45, "T/M stands for TM.", office, f"{_SIGN}/prefix", "page/party", retext(_TM, "T/M ỦY BAN NHÂN DÂN")),
    error(45, "TM/ stands for TM.", office, f"{_SIGN}/prefix", "page/party", retext(_TM, "TM/ ỦY BAN NHÂN DÂN")),
    error(45, "A space lacks after KT.", _deputy, f"{_SIGN}/prefix", "", retext("KT. CHỦ TỊCH", "KT.CHỦ TỊCH")),
    error(45, "A plan of the committee is signed by its head alone.", office, f"{_SIGN}/tm", "", drop(_TM)),
    error(46, "KT. stands before the post of the deputy.", lambda: plan_signed(_TM, "KT. PHÓ CHỦ TỊCH"), f"{_SIGN}/kt"),
    error(47, "TL. stands before the committee.", _chief, f"{_SIGN}/tl", "",
          retext("TL. CHỦ TỊCH", "TL. ỦY BAN NHÂN DÂN")),
    error(47, "TUQ. stands before the committee.", _authorised, f"{_SIGN}/tl", "",
          retext("TUQ. CHỦ TỊCH", "TUQ. ỦY BAN NHÂN DÂN")),
    error(48, "A degree stands before the name.", office, "ho-ten/degree", "", retext(_NAME, "ThS. Nguyễn Văn Bình")),
    error(48, "A degree in full stands before the name.", office, "ho-ten/degree", "",
          retext(_NAME, "Tiến sĩ Nguyễn Văn Bình")),
    error(48, "A degree with a stop in it stands before the name.", office, "ho-ten/degree", "",
          retext(_NAME, "Th.S Nguyễn Văn Bình")),
    error(48, "A degree in small letters stands before the name.", office, "ho-ten/degree", "",
          retext(_NAME, "Th.s. Nguyễn Văn Bình")),
    error(49, "The name is in capitals.", office, "ho-ten/caps", "", retext(_NAME, "NGUYỄN VĂN BÌNH")),
    error(49, "The name is not bold.", office, "ho-ten/bold", "", runs(_NAME, b="0")),
    error(50, "The chairperson decides, the committee signs.", lambda: decision(CHAIR, words.COMMITTEE),
          f"{_SIGN}/authority"),
    error(50, "The committee decides, the chairperson signs.",
          lambda: decision("ỦY BAN NHÂN DÂN XÃ TÂN AN", ("CHỦ TỊCH",)),
          f"{_SIGN}/authority", f"{_SIGN}/tm"),
    error(51, "Nơi nhận is upright.", office, "noi-nhan/italic", "", runs(_LABEL, i="0")),
    error(51, "Nơi nhận is not bold.", office, "noi-nhan/bold", "", runs(_LABEL, b="0")),
    error(51, "Nơi nhận is underlined.", office, "noi-nhan/underline", "", runs(_LABEL, u="single")),
    error(51, "Nơi nhận is set at 11.", office, "noi-nhan/size", "", runs(_LABEL, sz="22")),
    error(51, "Nơi nhận is set at 13.", office, "noi-nhan/size", "", runs(_LABEL, sz="26")),
    error(51, "No colon follows Nơi nhận.", office, "noi-nhan/colon", "", retext(_LABEL, "Nơi nhận")),
    error(52, "A recipient is set at 12.", office, f"{_LIST}/size", "", runs(_ITEM, sz="24")),
    error(52, "A recipient is italic.", office, f"{_LIST}/italic", "", runs(_ITEM, i="1")),
    error(53, "A recipient has no hyphen.", office, f"{_LIST}/hyphen", "", retext(_ITEM, "Thường trực HĐND xã;")),
    error(53, "A bullet stands for the hyphen.", office, f"{_LIST}/hyphen", "",
          retext(_ITEM, "• Thường trực HĐND xã;")),
    error(53, "A recipient has no semicolon.", office, f"{_LIST}/semicolon", "",
          retext(_ITEM, "- Thường trực HĐND xã")),
    error(53, "A comma stands for the semicolon.", office, f"{_LIST}/semicolon", "",
          retext(_ITEM, "- Thường trực HĐND xã,")),
    error(54, "No colon follows Lưu.", office, f"{_LIST}/luu", "", retext(_LAST, "- Lưu VT, VP.")),
    error(54, "VT is missing.", office, f"{_LIST}/luu", "", retext(_LAST, "- Lưu: VP.")),
    error(54, "The last line has no full stop.", office, f"{_LIST}/full-stop", "",
          retext(_LAST, "- Lưu: VT, VP")),
    error(54, "The last line ends with a semicolon.", office, f"{_LIST}/full-stop", "",
          retext(_LAST, "- Lưu: VT, VP;")),
    error(54, "The list has no line for the archive.", office, f"{_LIST}/luu", f"{_LIST}/full-stop", drop(_LAST)),
    error(54, "A recipient stands behind the line for the archive.", office, f"{_LIST}/last", "", _archive_moved),
    error(55, "Như trên has no Kính gửi above it.", office, f"{_LIST}/nhu-tren", "",
          retext("- UBND tỉnh Minh Hòa (để b/c);", "- Như trên;")),
    error(55, "Như kính gửi stands for Như trên.", letter_one, f"{_LIST}/nhu-tren", "",
          retext("- Như trên;", "- Như kính gửi;")),
    error(55, "A công văn does not say Như trên.", letter_one, f"{_LIST}/nhu-tren", "", drop("- Như trên;")),
    error(56, "A plan bears Kính gửi.", _addressed, "kinh-gui/kind", f"{_LIST}/nhu-tren"),
    error(57, "Several recipients share the line of Kính gửi.", letter_many, "kinh-gui/line", "", _on_one_line),
    error(57, "Two bodies are joined by “và” behind Kính gửi.", letter_one, "kinh-gui/line", "",
          retext("Kính gửi: Sở Nội vụ", "Kính gửi: Sở Nội vụ và Sở Tài chính")),
    error(57, "Of two recipients on lines of their own the first stands behind Kính gửi.", letter_many,
          "kinh-gui/line", "", _two_lines),
    error(57, "The last of several recipients has no full stop.", letter_many, "kinh-gui/full-stop", "",
          retext("- Trưởng các thôn.", "- Trưởng các thôn;")),
    error(57, "One of several recipients has no semicolon.", letter_many, "kinh-gui/semicolon", "",
          retext("hành chính công xã;", "hành chính công xã")),
    error(58, "PHỤ LỤC stands in capitals.", two_appendices, "phu-luc/caps", "", _head_of("PHỤ LỤC II")),
    error(58, "The appendix bears an Arabic number.", two_appendices, "phu-luc/number", "", _head_of("Phụ lục 2")),
    error(58, "Phụ lục is set at 13.", two_appendices, "phu-luc/size", "", _look(sz="26")),
    error(58, "Phụ lục is not bold.", two_appendices, "phu-luc/bold", "", _look(b="0")),
    error(58, "Two appendices have no numbers.", two_appendices, "phu-luc/number", "",
          _head_of("Phụ lục")),
    error(59, "An appendix has no reference line.", one_appendix, "phu-luc-kem-theo/missing", "",
          drop("(Kèm theo Kế hoạch")),
    error(59, "The reference line is upright.", one_appendix, "phu-luc-kem-theo/italic", "",
          runs("(Kèm theo Kế hoạch", i="0")),
    error(60, "The text names an appendix that is not there.", _announced_only, "phu-luc/missing"),
    error(60, "An appendix is nowhere announced.", _unannounced, "phu-luc/announced"),
    error(61, "The pages of the appendix go on with the count.", one_appendix, "phu-luc/page-number", "",
          _count_goes_on),
    error(73, "The symbol is written as the Party writes it.", office, "page/party",
          "so-ky-hieu/colon so-ky-hieu/text",
          retext("Số: 15/KH-UBND", "Số 15-KH/UBND")),
    error(77, "The signature is left-aligned.", office, f"{_SIGN}/align", "", _left_aligned),
    error(77, "The signature stands below the recipients.", _below, f"{_SIGN}/level"),
)  # fmt: skip
