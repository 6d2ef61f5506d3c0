"""Phụ lục, urgency, copies, Party style that slipped in (PL I, III; Phần II; HD 05-HD/VPTW)."""

import re
from itertools import takewhile

from generator.language import Said
from generator.law.decree30 import component
from generator.law.wording import NAMES_APPENDIX
from generator.lazy import regex
from generator.problems import Severity
from generator.reading.anatomy.outline import ROMAN
from generator.reading.anatomy.paper import Paper
from generator.reading.document.layout import Paragraph
from generator.reading.finding import FORM, Findings, at, excerpt, has, place, said
from generator.rules import Entry, Finding

_ATTACHED = regex(
    r"[Pp]hụ lục(?: (?:số )?[IVXLC\d]+)?(?:,? [IVXLC\d]+)*(?: và [IVXLC\d]+)? (?:kèm theo|đính kèm"
    r"|ban hành kèm)"
)
_OTHERS = regex(
    r"[Pp]hụ lục [^.;]{0,40}(?:Nghị định|Thông tư|Luật|Quyết định số|Kế hoạch số|Nghị quyết số"
    r"|Công văn)"
)
_REFERENCE = regex(r"\((?:Ban hành )?[Kk]èm theo .+ số .*/.+ ngày .+ của .+\)")
_URGENT = ("KHẨN", "THƯỢNG KHẨN", "HỎA TỐC", "HOẢ TỐC", "HỎA TỐC HẸN GIỜ", "HOẢ TỐC HẸN GIỜ")
_ARTICLE = component("phu-luc").article
_PARTY = regex(r"(?:T/M|K/T|T/L|T/UQ)\b|TM/|KT/|TL/")
_PARTY_NUMBER = regex(r"[Ss]ố\s*:?\s*\d*\s*-\s*[A-ZĐ]\w*\s*/\s*[A-ZĐ]")


def _has(paper: Paper) -> bool:
    return bool(paper.appendices)


@FORM(
    Entry(
        "phu-luc/number",
        Said("Phụ lục, số thứ tự", "Appendix, number"),
        Severity.ERROR,
        "PL I, III.1.a",
        "Phụ lục I, Phụ lục II",
        "Phụ lục 1, Phụ lục 2",
    ),
    applies=_has,
)
def numbers(paper: Paper) -> Findings:
    """Two or more appendices bear Roman numbers; one alone bears none or a Roman one."""
    several = len(paper.appendices) > 1
    for appendix in paper.appendices:
        wrong = not ROMAN.fullmatch(appendix.number) if appendix.number else several
        if wrong:
            where, text = at(appendix.heading, "Phụ lục")
            found = said("“{}”", "“{}”", text)
            mend = Said("Đánh số La Mã: Phụ lục I, II.", "Number them I, II.")
            yield Finding(where, found, Said("chữ số La Mã", "Roman numerals"), mend, text)


@FORM(
    Entry(
        "phu-luc/line",
        Said("Phụ lục, dòng riêng", "Appendix, own line"),
        Severity.ERROR,
        _ARTICLE,
        "Phụ lục I / DANH MỤC NHIỆM VỤ",
        "Phụ lục I: Danh mục nhiệm vụ",
    ),
    applies=_has,
)
def own_line(paper: Paper) -> Findings:
    """Word and number stand alone on their line."""
    for appendix in paper.appendices:
        rest = re.sub(
            r"^phụ\s*lục\s*(?:số\s*)?[IVXLC\d]*", "", appendix.heading.text, flags=re.IGNORECASE
        )
        if rest.strip():
            where, text = at(appendix.heading, "Phụ lục")
            mend = Said("Xuống dòng trước tiêu đề.", "Break the line before the title.")
            yield Finding(
                where,
                said("“{}”", "“{}”", text),
                Said("dòng riêng", "a line of its own"),
                mend,
                text,
            )


@FORM(
    Entry(
        "phu-luc/announced",
        Said("Phụ lục, dẫn trong văn bản", "Appendix, announced"),
        Severity.ERROR,
        "PL I, III.1.a",
        "nội dung có “Phụ lục kèm theo”",
        "có Phụ lục mà nội dung không nhắc",
    ),
    applies=_has,
)
def announced(paper: Paper) -> Findings:
    """The text points to its appendices."""
    paragraphs = paper.document.paragraphs
    tables = (p.text for p in paragraphs[: paper.closing.start] if p.cell is not None)
    # What is issued with a decision stands behind its signature, and may have appendices of its
    # own.
    heading = paper.appendices[0].heading.paragraph
    behind = (
        p.text for p in takewhile(lambda p: p is not heading, paragraphs[paper.closing.end :])
    )
    if not any(
        map(NAMES_APPENDIX.search, (*(item.text for item in paper.items), *tables, *behind))
    ):
        where, text = at(paper.appendices[0].heading, "Phụ lục")
        found = Said("nội dung không nhắc tới phụ lục", "the text does not name it")
        allowed = Said("có chỉ dẫn trong văn bản", "a pointer in the text")
        mend = Said(
            "Thêm “(Phụ lục kèm theo)” vào câu nói tới nội dung ấy.",
            "Add “(Phụ lục kèm theo)” to the sentence that speaks of it.",
        )
        yield Finding(where, found, allowed, mend, text)


@FORM(
    Entry(
        "phu-luc/missing",
        Said("Phụ lục, có mặt", "Appendix, presence"),
        Severity.ERROR,
        "PL I, III.1.a",
        "có Phụ lục kèm theo",
        "nội dung nhắc Phụ lục kèm theo mà không có",
    ),
    applies=lambda paper: not paper.appendices,
)
def missing(paper: Paper) -> Findings:
    """What the text announces is there.

    It may be in a file of its own, so this is not always an error.
    """
    for item in paper.items:
        if _ATTACHED.search(item.text) and not _OTHERS.search(item.text):
            found = Said(
                "nội dung nhắc tới phụ lục, trong tệp không có",
                "the text names an appendix, the file has none",
            )
            mend = Said(
                "Thêm phụ lục; nếu phụ lục ở tệp khác thì để như vậy.",
                "Add it; where it is in another file, leave it so.",
            )
            yield Finding(
                place(item.paragraph, "Nội dung"),
                found,
                Said("có phụ lục", "an appendix"),
                mend,
                excerpt(item.text),
            )
            return


@FORM(
    Entry(
        "phu-luc-kem-theo/missing",
        Said("Chỉ dẫn kèm theo, có mặt", "Reference line, presence"),
        Severity.ERROR,
        "PL I, III.1.c",
        "(Kèm theo Kế hoạch số …/KH-UBND ngày … của …)",
        "không có dòng kèm theo",
    ),
    applies=_has,
)
def reference_missing(paper: Paper) -> Findings:
    """Each appendix says what it belongs to."""
    for appendix in paper.appendices:
        if not appendix.reference:
            where, text = at(appendix.heading, "Phụ lục")
            allowed = Said("(Kèm theo … số … ngày … của …)", "(Kèm theo … số … ngày … của …)")
            found = Said("không có dòng kèm theo", "no reference line")
            mend = Said("Thêm dòng ấy dưới tiêu đề phụ lục.", "Add the line below its title.")
            yield Finding(where, found, allowed, mend, text)


@FORM(
    Entry(
        "phu-luc-kem-theo/text",
        Said("Chỉ dẫn kèm theo, lời văn", "Reference line, wording"),
        Severity.ERROR,
        "PL I, III.1.c",
        "(Kèm theo Kế hoạch số …/KH-UBND ngày … tháng … năm … của …)",
        "(Kèm theo Kế hoạch này)",
    ),
    applies=has("phu-luc-kem-theo"),
)
def reference_text(paper: Paper) -> Findings:
    """Kind, number, date and issuer in brackets; number and date may be blank."""
    for appendix in paper.appendices:
        text = " ".join(piece.text for piece in appendix.reference)
        if text and not _REFERENCE.fullmatch(text.strip()):
            where, _ = at(appendix.reference[0], "Phụ lục")
            allowed = Said("(Kèm theo … số … ngày … của …)", "(Kèm theo … số … ngày … của …)")
            mend = Said(
                "Ghi đủ tên loại, số, ngày, cơ quan ban hành.", "Kind, number, date and issuer."
            )
            yield Finding(where, said("“{}”", "“{}”", excerpt(text)), allowed, mend, excerpt(text))


@FORM(
    Entry(
        "do-khan/text",
        Said("Độ khẩn, từ dùng", "Urgency, the word"),
        Severity.ERROR,
        component("do-khan").article,
        "KHẨN; THƯỢNG KHẨN; HỎA TỐC",
        "RẤT KHẨN; KHẨN CẤP",
    ),
    applies=has("do-khan"),
)
def urgency(paper: Paper) -> Findings:
    """One of the three words."""
    for piece in paper.found["do-khan"]:
        if piece.text.strip(" .!").upper() not in _URGENT:
            where, text = at(piece, "Độ khẩn")
            allowed = Said("KHẨN, THƯỢNG KHẨN, HỎA TỐC", "KHẨN, THƯỢNG KHẨN, HỎA TỐC")
            mend = Said("Gõ lại một trong ba từ ấy.", "Type one of the three.")
            yield Finding(where, said("“{}”", "“{}”", text), allowed, mend, text)


@FORM(
    Entry(
        "sao/form",
        Said("Hình thức sao", "Form of a copy"),
        Severity.ERROR,
        "PL I, Phần II, I.1; II.1.a",
        "SAO Y; SAO LỤC; TRÍCH SAO",
        "SAO Y BẢN CHÍNH",
    ),
    applies=lambda paper: any(_copies(paper)),
)
def copy_form(paper: Paper) -> Findings:
    """SAO Y, SAO LỤC or TRÍCH SAO."""
    for paragraph in _copies(paper):
        text = paragraph.text.strip()
        if text not in ("SAO Y", "SAO LỤC", "TRÍCH SAO"):
            allowed = Said("SAO Y, SAO LỤC, TRÍCH SAO", "SAO Y, SAO LỤC, TRÍCH SAO")
            yield Finding(
                place(paragraph, "Bản sao"),
                said("“{}”", "“{}”", text),
                allowed,
                Said("Gõ lại đúng một trong ba hình thức.", "Type one of the three."),
                excerpt(text),
            )


@FORM(
    Entry(
        "page/party",
        Said("Thể thức của Đảng", "Style of Party papers"),
        Severity.WARNING,
        "HD 05-HD/VPTW; Điều 2",
        "Số: 12/KH-UBND; TM.",
        "Số 12-KH/UBND; T/M",
    )
)
def party_style(paper: Paper) -> Findings:
    """The conventions of Party papers are not mixed in."""
    number = paper.one("so-ky-hieu")
    allowed = Said("thể thức văn bản hành chính", "the style of administrative papers")
    if number is not None and _PARTY_NUMBER.match(number.text):
        where, text = at(number, "Số, ký hiệu")
        mend = Said("Gõ “Số: …/<ký hiệu>”.", "Type “Số: …/<symbol>”.")
        yield Finding(where, said("“{}”", "“{}”", text), allowed, mend, text)
    for piece in paper.found.get("quyen-han-chuc-vu", ()):
        if _PARTY.match(piece.text):
            where, text = at(piece, "Chức vụ")
            mend = Said("Gõ “TM. ”, “KT. ” và chức vụ.", "Type “TM. ”, “KT. ” and the post.")
            yield Finding(where, said("“{}”", "“{}”", text), allowed, mend, text)


def _copies(paper: Paper) -> list[Paragraph]:
    tail = paper.document.paragraphs[paper.closing.start :]
    return [
        p
        for p in tail
        if re.match(r"(?:SAO Y|SAO LỤC|TRÍCH SAO)\b", p.text.strip()) and len(p.text) < 40
    ]
