"""Page numbers (PL I, I.7; V.14; III.1.đ)."""

from collections.abc import Iterator

from generator.language import NOTHING, Said
from generator.law.decree30 import component
from generator.problems import Severity
from generator.reading.anatomy.paper import Paper
from generator.reading.document.layout import PageNumber, Paragraph
from generator.reading.finding import Finding, at, number, rule, said
from generator.reading.pages.count import Pages, count

_ROW = component("so-trang")
_WHERE = {"header": "lề trên", "footer": "lề dưới"}
_INSERT = Said(
    "Insert > Page Number > Top of Page, canh giữa.", "Insert > Page Number > Top of Page, centred."
)


def _has(paper: Paper) -> bool:
    return bool(paper.document.page_numbers)


def _distinct(paper: Paper, band: str = "header") -> Iterator[PageNumber]:
    """Each printed number once, though several sections show it."""
    seen: set[int] = set()
    for shown in paper.document.page_numbers:
        if shown.band == band and id(shown.paragraph) not in seen:
            seen.add(id(shown.paragraph))
            yield shown


@rule(
    "so-trang/missing",
    Severity.ERROR,
    _ROW.article,
    Said("Số trang", "Page numbers"),
    "văn bản từ hai trang trở lên có số trang",
    "văn bản ba trang không đánh số",
    lambda paper: not _has(paper),
)
def missing(paper: Paper) -> Iterator[Finding]:
    """A paper of several pages bears numbers; how many pages there are is an estimate here."""
    pages = count(paper.document)
    if pages is Pages.MANY:
        found, severity = Said("không có số trang", "no page numbers"), None
    elif pages is Pages.UNSURE:
        found = Said(
            "không có số trang; có thể hơn một trang",
            "no page numbers; there may be more than one page",
        )
        severity = Severity.UNDECIDED
    else:
        return
    yield Finding(
        "trang",
        found,
        Said("đánh số từ trang 2, giữa lề trên", "numbered, in the top margin"),
        _INSERT,
        "",
        severity,
    )


@rule(
    "so-trang/header",
    Severity.ERROR,
    _ROW.article,
    Said("Số trang, vị trí", "Page number, place"),
    "số trang ở lề trên (header)",
    "số trang ở chân trang (footer)",
    _has,
)
def in_header(paper: Paper) -> Iterator[Finding]:
    """In the header, never in the footer."""
    for _ in list(_distinct(paper, "footer"))[:1]:
        found = Said("ở lề dưới (footer)", "in the bottom margin (footer)")
        yield Finding("lề dưới", found, Said("giữa lề trên", "centred in the top margin"), _INSERT)


@rule(
    "so-trang/first-page",
    Severity.ERROR,
    _ROW.article,
    Said("Số trang thứ nhất", "Number of page 1"),
    "trang 1 không hiện số (Different First Page)",
    "trang 1 hiện số 1",
    _has,
)
def first_page(paper: Paper) -> Iterator[Finding]:
    """The number of page 1 is hidden."""
    section = paper.document.sections[0]
    kind = "first" if section.title_page else "default"
    shown = [n for n in paper.document.page_numbers if n.section == 0 and n.kind == kind]
    if shown:
        mend = Said(
            "Header & Footer > Different First Page.", "Header & Footer > Different First Page."
        )
        found = Said("trang 1 hiện số trang", "page 1 shows its number")
        yield Finding(_WHERE[shown[0].band], found, Said("không hiển thị", "not shown"), mend)


@rule(
    "so-trang/align",
    Severity.ERROR,
    _ROW.article,
    Said("Số trang, canh lề", "Page number, alignment"),
    "số trang canh giữa",
    "số trang canh phải",
    _has,
)
def align(paper: Paper) -> Iterator[Finding]:
    """Centred by paragraph, frame or tab stop."""
    for shown in _distinct(paper):
        paragraph = shown.paragraph
        before = (
            paragraph.text[: paragraph.text.find(shown.run.text)]
            if shown.run.text in paragraph.text
            else ""
        )
        tabbed = before.count("\t") == 1 and any(kind == "center" for _, kind in paragraph.tabs[:1])
        framed = paragraph.frame == "center"
        centred = (
            paragraph.align == "center"
            and "\t" not in paragraph.text.strip(" ")
            and paragraph.frame in (None, "center")
        )
        if not (centred or tabbed or framed or paragraph.central_tab):
            unknown = paragraph.align is None or (
                paragraph.cell is not None and not paragraph.cell.table
            )
            severity = Severity.UNDECIDED if unknown else None
            found = said(
                "không canh giữa ({})", "not centred ({})", str(paragraph.frame or paragraph.align)
            )
            yield Finding(
                "lề trên", found, Said("canh giữa", "centred"), _INSERT, severity=severity
            )


@rule(
    "so-trang/size",
    Severity.ERROR,
    _ROW.article,
    Said("Số trang, cỡ chữ", "Page number, size"),
    "số trang cỡ 14",
    "số trang cỡ 11",
    _has,
)
def size(paper: Paper) -> Iterator[Finding]:
    """13 to 14 pt."""
    for shown in _distinct(paper):
        found = shown.run.look.size
        allowed = Said("cỡ 13 đến 14", "size 13 to 14")
        mend = Said(
            "Chọn số trang trong header, đặt cỡ 14.", "Select the number in the header, set 14 pt."
        )
        if found is None:
            yield Finding(
                "lề trên",
                Said("không rõ cỡ chữ", "size unknown"),
                allowed,
                mend,
                "",
                Severity.UNDECIDED,
            )
        elif not _ROW.size.allows(found, 0.05):
            yield Finding("lề trên", said("cỡ chữ {}", "size {}", number(found)), allowed, mend)


@rule(
    "so-trang/italic",
    Severity.ERROR,
    _ROW.article,
    Said("Số trang, kiểu chữ", "Page number, slope"),
    "số trang chữ đứng",
    "số trang chữ nghiêng",
    _has,
)
def italic(paper: Paper) -> Iterator[Finding]:
    """Upright."""
    for shown in _distinct(paper):
        if shown.run.look.italic is not False:
            severity = Severity.UNDECIDED if shown.run.look.italic is None else None
            mend = Said("Chọn số trang, bấm Ctrl+I.", "Select the number, press Ctrl+I.")
            yield Finding(
                "lề trên",
                Said("chữ nghiêng", "italic"),
                Said("chữ đứng", "upright"),
                mend,
                "",
                severity,
            )


@rule(
    "so-trang/format",
    Severity.ERROR,
    _ROW.article,
    Said("Số trang, chữ số", "Page number, numerals"),
    "2, 3, 4",
    "ii, iii, iv",
    _has,
)
def numerals(paper: Paper) -> Iterator[Finding]:
    """Arabic numerals."""
    for section in paper.document.sections:
        if section.number_format not in (None, "decimal"):
            mend = Said(
                "Format Page Numbers > Number format: 1, 2, 3.", "Format Page Numbers: 1, 2, 3."
            )
            found = said("kiểu số {}", "format {}", str(section.number_format))
            yield Finding(
                f"phần {section.number + 1} (section)", found, Said("chữ số Ả Rập", "Arabic"), mend
            )


@rule(
    "so-trang/start",
    Severity.ERROR,
    _ROW.article,
    Said("Số trang bắt đầu", "First page number"),
    "đánh từ số 1",
    "đánh từ số 5",
    _has,
)
def start(paper: Paper) -> Iterator[Finding]:
    """Numbering starts at 1."""
    first = paper.document.sections[0].number_start
    if first not in (None, "1"):
        mend = Said("Format Page Numbers > Start at: 1.", "Format Page Numbers > Start at: 1.")
        yield Finding(
            "trang", said("bắt đầu từ {}", "starts at {}", first), Said("từ số 1", "at 1"), mend
        )


@rule(
    "phu-luc/page-number",
    Severity.WARNING,
    "PL I, III.1.đ",
    Said("Số trang của phụ lục", "Page numbers of an appendix"),
    "mỗi phụ lục đánh số trang riêng từ 1",
    "phụ lục đánh tiếp số trang của văn bản",
    lambda paper: _has(paper) and bool(paper.appendices),
)
def restart(paper: Paper) -> Iterator[Finding]:
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
                "Ngắt Section (Next Page) trước phụ lục, Start at: 1.",
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


RULES = (missing, in_header, first_page, align, size, italic, numerals, start, restart)
