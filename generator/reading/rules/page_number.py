"""Page numbers (PL I, I.7; V.14; III.1.đ)."""

from collections.abc import Iterator

from generator.language import NOTHING, Said
from generator.law.decree30 import component
from generator.problems import Severity
from generator.reading.anatomy.paper import Paper
from generator.reading.document.layout import PageNumber, Paragraph
from generator.reading.finding import FORM, Findings, at, said, shown_number
from generator.reading.pages.count import Pages, count
from generator.reading.rules.letters import body_size
from generator.rules import Entry, Finding

_ROW = component("so-trang")
_WHERE = {"header": "lề trên", "footer": "lề dưới"}
_INSERT = Said(
    "Chèn số trang phía trên, canh giữa (Word: Insert > Page Number > Top of Page).",
    "Insert > Page Number > Top of Page, centred.",
)
_INSERT_IF_LONG = Said(
    "Chỉ một trang thì để vậy; hơn một trang thì chèn số trang phía trên, canh giữa "
    "(Word: Insert > Page Number > Top of Page).",
    "Of one page it needs none; of more: Insert > Page Number > Top of Page, centred.",
)
_ANEW = Said(
    "Phụ lục là một phần riêng, đánh lại từ 1 (Word: Format Page Numbers > Start at: 1).",
    "An appendix is a section of its own, which starts at 1 (Format Page Numbers > Start at: 1).",
)

_SIDES = {
    "left": Said("canh trái", "left"),
    "right": Said("canh phải", "right"),
    "both": Said("canh đều hai lề", "justified"),
}
_NUMERALS = {
    "upperRoman": Said("chữ số La Mã", "Roman numerals"),
    "lowerRoman": Said("chữ số La Mã", "Roman numerals"),
    "upperLetter": Said("chữ cái", "letters"),
    "lowerLetter": Said("chữ cái", "letters"),
}


def _has(paper: Paper) -> bool:
    return bool(paper.document.page_numbers)


def _distinct(paper: Paper) -> Iterator[PageNumber]:
    """Each printed number once, though several sections show it."""
    seen: set[int] = set()
    for shown in paper.document.page_numbers:
        if id(shown.paragraph) not in seen:
            seen.add(id(shown.paragraph))
            yield shown


@FORM(
    Entry(
        "so-trang/missing",
        Said("Số trang", "Page numbers"),
        Severity.ERROR,
        _ROW.article,
        "văn bản từ hai trang trở lên có số trang",
        "văn bản ba trang không đánh số",
    ),
    applies=lambda paper: not _has(paper),
)
def missing(paper: Paper) -> Findings:
    """A paper of several pages bears numbers; how many pages there are is an estimate here."""
    pages = count(paper.document, paper.another)
    if pages is Pages.MANY:
        found, mend, severity = Said("không có số trang", "no page numbers"), _INSERT, None
    # Papers that share a file are short ones, and numbers that run through it are none of theirs.
    elif pages is Pages.UNSURE and paper.another is None:
        found = Said(
            "không có số trang; văn bản in ra một trang hay hơn thì chưa biết",
            "no page numbers; whether it prints on one page or more is not known",
        )
        mend, severity = _INSERT_IF_LONG, Severity.UNDECIDED
    else:
        return
    yield Finding(
        "trang",
        found,
        Said("đánh số từ trang 2, giữa lề trên", "numbered, in the top margin"),
        said("{} {}", "{} {}", mend, _ANEW) if paper.appendices else mend,
        "",
        severity,
    )


@FORM(
    Entry(
        "so-trang/header",
        Said("Số trang, vị trí", "Page number, place"),
        Severity.ERROR,
        _ROW.article,
        "số trang ở lề trên",
        "số trang ở chân trang",
    ),
    applies=_has,
)
def in_header(paper: Paper) -> Findings:
    """In the header, never in the footer."""
    if any(shown.band == "footer" for shown in paper.document.page_numbers):
        found = Said("ở lề dưới", "in the bottom margin")
        yield Finding("lề dưới", found, Said("giữa lề trên", "centred in the top margin"), _INSERT)


@FORM(
    Entry(
        "so-trang/first-page",
        Said("Số trang thứ nhất", "Number of page 1"),
        Severity.ERROR,
        _ROW.article,
        "trang 1 không hiện số",
        "trang 1 hiện số 1",
    ),
    applies=_has,
)
def first_page(paper: Paper) -> Findings:
    """The number of page 1 is hidden."""
    section = paper.document.sections[0]
    kind = "first" if section.title_page else "default"
    shown = [n for n in paper.document.page_numbers if n.section == 0 and n.kind == kind]
    if shown:
        mend = Said(
            "Để trang đầu không có số trang (Word: Header & Footer > Different First Page).",
            "Để trang đầu không có số trang (Word: Header & Footer > Different First Page).",
        )
        found = Said("trang 1 hiện số trang", "page 1 shows its number")
        yield Finding(_WHERE[shown[0].band], found, Said("không hiển thị", "not shown"), mend)


@FORM(
    Entry(
        "so-trang/align",
        Said("Số trang, canh lề", "Page number, alignment"),
        Severity.ERROR,
        _ROW.article,
        "số trang canh giữa",
        "số trang canh phải",
    ),
    applies=_has,
)
def align(paper: Paper) -> Findings:
    """Centred by paragraph, frame or tab stop."""
    for shown in _distinct(paper):
        paragraph = shown.paragraph
        if not _centred(shown):
            unknown = paragraph.align is None or paragraph.in_box
            severity = Severity.UNDECIDED if unknown else None
            how = str(paragraph.frame or paragraph.align)
            found = _SIDES.get(how, Said("không canh giữa", "not centred"))
            allowed = Said("canh giữa", "centred")
            yield Finding(_WHERE[shown.band], found, allowed, _INSERT, severity=severity)


def _centred(shown: PageNumber) -> bool:
    paragraph, text = shown.paragraph, shown.paragraph.text
    before = text[: max(text.find(shown.run.text), 0)]
    tabbed = before.count("\t") == 1 and any(kind == "center" for _, kind in paragraph.tabs[:1])
    plain = "\t" not in text.strip(" ") and paragraph.frame is None
    return (
        tabbed
        or paragraph.frame == "center"
        or paragraph.central_tab
        or (paragraph.align == "center" and plain)
    )


@FORM(
    Entry(
        "so-trang/size",
        Said("Số trang, cỡ chữ", "Page number, size"),
        Severity.ERROR,
        _ROW.article,
        "số trang cỡ 14",
        "số trang cỡ 11",
    ),
    applies=_has,
)
def size(paper: Paper) -> Findings:
    """13 to 14 pt."""
    for shown in _distinct(paper):
        found = shown.run.look.size
        allowed = Said("cỡ 13 đến 14", "size 13 to 14")
        due = shown_number(body_size(paper) or _ROW.size.used)
        mend = said("Chọn số trang, đặt cỡ {}.", "Select the number, set {} pt.", due)
        if found is None:
            yield Finding(
                _WHERE[shown.band],
                Said("không rõ cỡ chữ", "size unknown"),
                allowed,
                mend,
                "",
                Severity.UNDECIDED,
            )
        elif not _ROW.size.allows(found, 0.05):
            yield Finding(
                _WHERE[shown.band],
                said("cỡ chữ {}", "size {}", shown_number(found)),
                allowed,
                mend,
            )


@FORM(
    Entry(
        "so-trang/italic",
        Said("Số trang, kiểu chữ", "Page number, slope"),
        Severity.ERROR,
        _ROW.article,
        "số trang chữ đứng",
        "số trang chữ nghiêng",
    ),
    applies=_has,
)
def italic(paper: Paper) -> Findings:
    """Upright."""
    for shown in _distinct(paper):
        if shown.run.look.italic is not False:
            severity = Severity.UNDECIDED if shown.run.look.italic is None else None
            mend = Said("Chọn số trang, bấm Ctrl+I.", "Select the number, press Ctrl+I.")
            yield Finding(
                _WHERE[shown.band],
                Said("chữ nghiêng", "italic"),
                Said("chữ đứng", "upright"),
                mend,
                "",
                severity,
            )


@FORM(
    Entry(
        "so-trang/format",
        Said("Số trang, chữ số", "Page number, numerals"),
        Severity.ERROR,
        _ROW.article,
        "2, 3, 4",
        "ii, iii, iv",
    ),
    applies=_has,
)
def numerals(paper: Paper) -> Findings:
    """Arabic numerals."""
    for section in paper.document.sections:
        if section.number_format not in (None, "decimal"):
            mend = Said(
                "Chọn kiểu số 1, 2, 3 (Word: Format Page Numbers > Number format).",
                "Format Page Numbers: 1, 2, 3.",
            )
            unknown = Said("không phải chữ số Ả Rập", "no Arabic numerals")
            found = _NUMERALS.get(section.number_format, unknown)
            yield Finding(f"phần {section.number + 1}", found, Said("chữ số Ả Rập", "Arabic"), mend)


@FORM(
    Entry(
        "so-trang/start",
        Said("Số trang bắt đầu", "First page number"),
        Severity.ERROR,
        _ROW.article,
        "đánh từ số 1",
        "đánh từ số 5",
    ),
    applies=_has,
)
def start(paper: Paper) -> Findings:
    """Numbering starts at 1."""
    first = paper.document.sections[0].number_start
    if first not in (None, "1"):
        mend = Said(
            "Đánh số từ 1 (Word: Format Page Numbers > Start at: 1).",
            "Format Page Numbers > Start at: 1.",
        )
        yield Finding(
            "trang", said("bắt đầu từ {}", "starts at {}", first), Said("từ số 1", "at 1"), mend
        )


@FORM(
    Entry(
        "phu-luc/page-number",
        Said("Số trang của phụ lục", "Page numbers of an appendix"),
        Severity.WARNING,
        "PL I, III.1.đ",
        "mỗi phụ lục đánh số trang riêng từ 1",
        "phụ lục đánh tiếp số trang của văn bản",
    ),
    applies=lambda paper: _has(paper) and bool(paper.appendices),
)
def restart(paper: Paper) -> Findings:
    """Each appendix opens a section that starts at 1."""
    document = paper.document
    opening: dict[int, Paragraph] = {}
    for paragraph in document.paragraphs:
        if not paragraph.blank:
            opening.setdefault(paragraph.section, paragraph)
    for appendix in paper.appendices:
        first = appendix.heading.paragraph
        if (
            document.sections[first.section].number_start != "1"
            or opening[first.section] is not first
        ):
            where, text = at(appendix.heading, "Phụ lục")
            mend = Said(
                "Sang phần mới trước phụ lục (Word: Layout > Breaks > Next Page), đánh số từ 1 "
                "(Word: Format Page Numbers > Start at: 1).",
                "Section break before it, Start at: 1.",
            )
            found = Said("đánh tiếp số trang của phần trước", "continues the numbers before it")
            yield Finding(
                where,
                found,
                Said("đánh số trang riêng", "numbers of its own"),
                mend or NOTHING,
                text,
            )
