"""Text and its end as printed: signature block, headings at the foot, heads of tables."""

import re

from generator.language import Said
from generator.lazy import regex
from generator.problems import Severity
from generator.reading.anatomy.called import table_called
from generator.reading.anatomy.outline import looks_like_heading
from generator.reading.anatomy.segments import Segment, commonest
from generator.reading.document.layout import Paragraph
from generator.reading.finding import Findings, excerpt, said, shown_number
from generator.reading.page_rules.head import LEVEL
from generator.reading.pages.page_rule import PAGES, Laid, on_page, unseen
from generator.reading.pages.placing import POINTS, letters_of
from generator.reading.pages.sheets import Glyph
from generator.rules import Entry, Finding

LINES_WITH_SIGNATURE = 2
USAGE = "thực tiễn trình bày; Nghị định không quy định"
_KEEP = Said(
    "Giữ cùng trang với dòng sau (Word: Paragraph > Line and Page Breaks > Keep with next).",
    "Giữ cùng trang với dòng sau (Word: Paragraph > Line and Page Breaks > Keep with next).",
)
_ONE_ROW = Said(
    "Không cho hàng tách sang trang sau (Word: Table Properties > Row > bỏ “Allow row to break "
    "across pages”).",
    "Let no row break across pages.",
)
_FIRST_COLUMN = regex(r"(?:số\s+)?t\.?t\.?|stt|số thứ tự", re.IGNORECASE)


def _written(pieces: list[Segment]) -> bool:
    """Whether any of them says something; dots are still to be filled in."""
    return any(letters_of(piece.text) for piece in pieces)


@PAGES(
    Entry(
        "quyen-han-chuc-vu/laid-out-level",
        Said(
            "Chữ ký ngang hàng Nơi nhận trên trang in", "Signature level with Nơi nhận as printed"
        ),
        Severity.ERROR,
        "PL I, II.9.d; IV",
        "dòng đầu của quyền hạn, chức vụ ngang “Nơi nhận:”",
        "“Nơi nhận:” thấp hơn chức vụ ba dòng",
    ),
    applies=lambda laid: (
        laid.paper.closing.label is not None
        and not laid.paper.joint
        and not laid.paper.kind.sides
        and _written(laid.paper.closing.titles[:1])
    ),
)
def level(laid: Laid) -> Findings:
    """The first line of the authority stands level with Nơi nhận."""
    label, title = laid.paper.closing.label, laid.paper.closing.titles[0]
    mine, its = laid.printed.place(label) if label else None, laid.printed.place(title)
    if mine is None or its is None:
        yield unseen(title.text if its is None or label is None else label.text, "Chữ ký")
        return
    apart = abs(mine.first.line - its.first.line)
    same_page = mine.first.page == its.first.page
    if not same_page or apart > LEVEL:
        found = said("lệch nhau {} mm", "{} mm apart", shown_number(apart / POINTS))
        if not same_page:
            found = Said("ở hai trang khác nhau", "on different pages")
        mend = Said(
            "Đặt hai khối trong cùng một hàng của bảng, canh trên.",
            "Put both in one table row, at the top.",
        )
        yield Finding(
            on_page(its.first.page, "Chữ ký"),
            found,
            Said("cùng hàng", "level"),
            mend,
            excerpt(title.text),
        )


@PAGES(
    Entry(
        "quyen-han-chuc-vu/laid-out-alone",
        Said("Khối chữ ký trên trang in", "Signature block as printed"),
        Severity.INFO,
        USAGE,
        "khối chữ ký cùng trang với ít nhất hai dòng nội dung",
        "trang cuối chỉ có khối chữ ký",
    ),
    applies=lambda laid: (
        laid.pages > 1 and _written([*laid.paper.closing.titles, *laid.paper.closing.names])
    ),
)
def alone(laid: Laid) -> Findings:
    """Two lines of text or more stand above the signature, and the block is on one page."""
    closing = laid.paper.closing
    pieces = [piece for piece in (*closing.titles, *closing.names) if letters_of(piece.text)]
    above, below = laid.printed.place(pieces[0]), laid.printed.place(pieces[-1])
    if above is None or below is None:
        yield unseen(pieces[0 if above is None else -1].text, "Chữ ký")
        return
    first, last = above.first, below.first
    text, where = excerpt(pieces[0].text), on_page(first.page, "Chữ ký")
    if first.page != last.page:
        found = said(
            "chức vụ ở trang {}, họ tên ở trang {}",
            "title on page {}, name on page {}",
            str(first.page),
            str(last.page),
        )
        yield Finding(where, found, Said("cùng một trang", "on one page"), _ONE_ROW, text)
    lines = _lines_above(laid, first)
    if first.page > 1 and lines < LINES_WITH_SIGNATURE:
        found = Said("đứng một mình trên trang", "alone on its page")
        if lines:
            found = said("chỉ có {} dòng phía trên", "only {} line of text above it", str(lines))
        allowed = Said("ít nhất hai dòng nội dung", "at least two lines of text")
        yield Finding(where, found, allowed, _KEEP, text)


def _lines_above(laid: Laid, first: Glyph) -> int:
    """How many lines of text stand above the signature that `first` opens, or above Nơi nhận."""
    label = laid.paper.closing.label
    place = laid.printed.place(label) if label else None
    top = first.line
    if place is not None and place.first.page == first.page:
        top = min(top, place.first.line)
    return sum(line[0].line < top - LEVEL for line in laid.printed.lines(first.page))


@PAGES(
    Entry(
        "noi-dung/laid-out-heading",
        Said("Tiêu đề ở cuối trang in", "Heading at the foot of a printed page"),
        Severity.INFO,
        USAGE,
        "tiêu đề cùng trang với nội dung của nó",
        "trang kết thúc bằng “2. Yêu cầu”",
    ),
    applies=lambda laid: laid.pages > 1 and any(map(looks_like_heading, laid.paper.items)),
)
def heading(laid: Laid) -> Findings:
    """What follows a heading begins on the page where the heading ends."""
    paragraphs, places = laid.paper.document.paragraphs, laid.printed.paragraphs
    for item in filter(looks_like_heading, laid.paper.items):
        here = places.get(item.paragraph.number)
        following = next(
            (p for p in paragraphs[item.paragraph.number :] if letters_of(p.text) and _in_text(p)),
            None,
        )
        if following is None:
            continue
        there = places.get(following.number)
        if here is None or there is None:
            yield unseen(item.text, "Nội dung")
        elif there.first.page > here.last.page:
            found = Said("nội dung của nó sang trang sau", "its text is on the next page")
            where = on_page(here.last.page, "Nội dung")
            yield Finding(
                where, found, Said("cùng trang", "on one page"), _KEEP, excerpt(item.text)
            )


def _in_text(paragraph: Paragraph) -> bool:
    """Whether it is no text box."""
    return paragraph.cell is None or bool(paragraph.cell.table)


def _tables(laid: Laid) -> dict[int, list[Paragraph]]:
    """The tables of text and appendices with a head: a column of STT, or a first row in bold."""
    closing = laid.paper.closing
    found: dict[int, list[Paragraph]] = {}
    for index, paragraph in enumerate(laid.paper.document.paragraphs):
        if (
            paragraph.cell is not None
            and paragraph.cell.table
            and not closing.start <= index < closing.end
        ):
            found.setdefault(paragraph.cell.table, []).append(paragraph)
    front = {
        piece.paragraph.cell.table
        for piece in laid.paper.head.pieces
        if piece.paragraph.cell is not None
    }
    return {
        table: inside for table, inside in found.items() if table not in front and _has_head(inside)
    }


def _has_head(inside: list[Paragraph]) -> bool:
    first = [
        paragraph
        for paragraph in inside
        if paragraph.cell and paragraph.cell.row == 1 and letters_of(paragraph.text)
    ]
    if len({paragraph.cell.column for paragraph in first if paragraph.cell}) < 2:
        return False
    return bool(_FIRST_COLUMN.fullmatch(first[0].text.strip())) or all(
        commonest(paragraph, "bold") for paragraph in first
    )


@PAGES(
    Entry(
        "noi-dung/laid-out-table-header",
        Said("Hàng tiêu đề của bảng trên trang in", "Head of a table as printed"),
        Severity.INFO,
        USAGE,
        "hàng tiêu đề lặp lại ở đầu mỗi trang mà bảng kéo sang",
        "trang 3 bắt đầu giữa bảng, không có hàng tiêu đề",
    ),
    applies=lambda laid: laid.pages > 1 and bool(_tables(laid)),
)
def table_head(laid: Laid) -> Findings:
    """Every page that a table goes on to begins with the first row of the table."""
    for inside in _tables(laid).values():
        pages = _pages_of(laid, inside)
        if not pages:
            yield unseen(inside[0].text, "Bảng")
        head = "".join(
            letters_of(paragraph.text)
            for paragraph in inside
            if paragraph.cell and paragraph.cell.row == 1
        )
        lost = [page for page in pages[1:] if not _begins(laid, page, head)]
        if lost:
            found = said(
                "không lặp hàng tiêu đề ở trang {}",
                "head not repeated on page {}",
                ", ".join(map(str, lost)),
            )
            mend = Said(
                "Chọn hàng tiêu đề, cho lặp lại ở mỗi trang (Word: Table Layout > Repeat Header Rows).",
                "Select the row, Repeat Header Rows.",
            )
            allowed = Said("lặp lại ở mỗi trang", "repeated on each page")
            yield Finding(table_called(inside[0]), found, allowed, mend, excerpt(inside[0].text))


def _pages_of(laid: Laid, paragraphs: list[Paragraph]) -> list[int]:
    places = (laid.printed.paragraphs.get(paragraph.number) for paragraph in paragraphs)
    return sorted({glyph.page for place in places if place for glyph in (place.first, place.last)})


def _begins(laid: Laid, page: int, head: str) -> bool:
    text = "".join(
        letters_of(glyph.text) for glyph in laid.printed.body(laid.printed.sheets[page - 1])
    )
    return text.casefold().startswith(head.casefold())
