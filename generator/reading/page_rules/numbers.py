"""Page numbers as they are printed (PL I, I.7; III.1.đ)."""

from generator.language import Said
from generator.law.decree30 import component
from generator.problems import Severity
from generator.reading.finding import Findings, said, shown_number
from generator.reading.pages.page_rule import PAGES, Laid, on_page, unseen
from generator.reading.pages.placing import POINTS, number_of
from generator.reading.pages.sheets import Glyph
from generator.rules import Entry, Finding

_ARTICLE = component("so-trang").article
_INSERT = Said(
    "Chèn số trang phía trên, canh giữa (Word: Insert > Page Number > Top of Page).",
    "Insert > Page Number > Top of Page, centred.",
)
_OFF_CENTRE = 2 * POINTS
_SHOWN = 5
_SPILT = 3
"""Lines on page 2 up to which Word, which breaks lines by a hair otherwise, may do without it."""
_MAY_FIT = Said(
    " chỉ có vài dòng, Word có thể in vừa một trang", ", which holds few lines: Word may do without"
)


def _numbered(laid: Laid) -> bool:
    return bool(laid.printed.numbers) and laid.pages > 1


def _value(laid: Laid, page: int) -> int | None:
    line = laid.printed.numbers.get(page)
    return None if line is None else number_of(line)


def _openings(laid: Laid) -> list[int]:
    """The pages on which appendices begin."""
    places = [laid.printed.place(appendix.heading) for appendix in laid.paper.appendices]
    return sorted({place.first.page for place in places if place is not None})


def _restarts(laid: Laid) -> set[int]:
    """The pages on which another paper begins, or a section that counts its pages anew from 1."""
    document, another = laid.paper.document, laid.paper.another
    anew = {one.number for one in document.sections[1:] if one.number_start == "1"}
    pages: dict[int, int] = {}
    for paragraph in document.paragraphs:
        place = laid.printed.paragraphs.get(paragraph.number)
        if paragraph.section in anew and place is not None:
            pages.setdefault(paragraph.section, place.first.page)
        elif paragraph.number == another and place is not None:
            pages[-1] = place.first.page
    return set(pages.values())


def _listed(pages: list[int]) -> str:
    more = "…" if len(pages) > _SHOWN else ""
    return ", ".join(map(str, pages[:_SHOWN])) + more


@PAGES(
    Entry(
        "so-trang/laid-out-missing",
        Said("Số trang trên trang in", "Page numbers as printed"),
        Severity.ERROR,
        _ARTICLE,
        "trang 2 in số 2, trang 3 in số 3",
        "trang 2 không có số",
    ),
    applies=lambda laid: laid.pages > 0,
)
def missing(laid: Laid) -> Findings:
    """Page 2 and every later page bear a number; the first one of what counts anew may do without."""
    free = {1, *_openings(laid), *_restarts(laid)}
    pages = [
        sheet.number
        for sheet in laid.printed.sheets
        if sheet.number not in free
        and sheet.number not in laid.printed.numbers
        and laid.printed.body(sheet)
    ]
    if pages:
        found = said("không in số trang: {}", "no number on page {}", _listed(pages))
        spilt = laid.pages == 2 and len(laid.printed.lines(2)) <= _SPILT
        if spilt:
            found = said("{}{}", "{}{}", found, _MAY_FIT)
        yield Finding(
            on_page(pages[0]),
            found,
            Said("đánh số từ trang 2, giữa lề trên", "from page 2 on"),
            _INSERT,
            severity=Severity.UNDECIDED if spilt else None,
        )


@PAGES(
    Entry(
        "so-trang/laid-out-first-page",
        Said("Số của trang thứ nhất trên trang in", "Number of page 1 as printed"),
        Severity.ERROR,
        _ARTICLE,
        "trang 1 không in số",
        "trang 1 in số 1",
    ),
    applies=lambda laid: laid.pages > 0,
)
def first_page(laid: Laid) -> Findings:
    """Page 1 shows no number."""
    value = _value(laid, 1)
    if value is not None:
        mend = Said(
            "Để trang đầu không có số trang (Word: Header & Footer > Different First Page).",
            "Để trang đầu không có số trang (Word: Header & Footer > Different First Page).",
        )
        yield Finding(
            on_page(1),
            said("in số {}", "shows {}", str(value)),
            Said("không hiển thị", "not shown"),
            mend,
        )


@PAGES(
    Entry(
        "so-trang/laid-out-value",
        Said("Thứ tự số trang in", "Page numbers as printed, their order"),
        Severity.ERROR,
        _ARTICLE,
        "trang thứ ba in số 3",
        "trang thứ ba in số 2",
    ),
    applies=_numbered,
)
def value(laid: Laid) -> Findings:
    """Numbers count from 1 up to the first appendix, or what else counts anew."""
    end = min({*_openings(laid), *_restarts(laid)}, default=laid.pages + 1)
    wrong = [page for page in range(2, end) if _value(laid, page) not in (None, page)]
    if wrong:
        found = said(
            "trang thứ {} in số {}", "sheet {} shows {}", str(wrong[0]), str(_value(laid, wrong[0]))
        )
        mend = Said(
            "Đánh số tiếp phần trước (Word: Format Page Numbers > Continue from previous section).",
            "Continue from previous section.",
        )
        yield Finding(on_page(wrong[0]), found, said("số {}", "{}", str(wrong[0])), mend)


@PAGES(
    Entry(
        "so-trang/laid-out-place",
        Said("Vị trí số trang in", "Place of page numbers as printed"),
        Severity.ERROR,
        _ARTICLE,
        "số trang ở giữa lề trên",
        "số trang ở góc dưới bên phải",
    ),
    applies=_numbered,
)
def place(laid: Laid) -> Findings:
    """Numbers stand in the top margin, in the middle of the text or of the paper."""
    for page, line in laid.printed.numbers.items():
        found = _misplaced(laid, page, line)
        if page > 1 and found is not None:
            yield Finding(
                on_page(page),
                found,
                Said("canh giữa, trong lề trên", "centred, in the top margin"),
                _INSERT,
            )
            return


def _misplaced(laid: Laid, page: int, line: list[Glyph]) -> Said | None:
    sheet = laid.printed.sheets[page - 1]
    if line[0].line > sheet.height / 2:
        return Said("ở lề dưới", "in the bottom margin")
    here = (line[0].left + line[-1].right) / 2
    paragraph = next(
        (p for p in laid.paper.document.paragraphs if _begins_on(laid, p.number, page)), None
    )
    section = laid.paper.document.sections[paragraph.section if paragraph is not None else 0]
    middles = [sheet.width / 2]
    if section.left is not None and section.right is not None:
        middles.append((sheet.width + (section.left - section.right) * POINTS) / 2)
    if min(middles) - _OFF_CENTRE <= here <= max(middles) + _OFF_CENTRE:
        return None
    off = min((here - middle for middle in middles), key=abs) / POINTS
    side = Said("phải", "right") if off > 0 else Said("trái", "left")
    return said("lệch {} mm về bên {}", "{} mm off to the {}", shown_number(abs(off)), side)


def _begins_on(laid: Laid, paragraph: int, page: int) -> bool:
    found = laid.printed.paragraphs.get(paragraph)
    return found is not None and found.last.page == page


@PAGES(
    Entry(
        "phu-luc/laid-out-page-number",
        Said("Số trang in của phụ lục", "Page numbers of an appendix as printed"),
        Severity.WARNING,
        "PL I, III.1.đ",
        "phụ lục đánh số trang riêng: 1, 2, 3",
        "phụ lục in tiếp số 4, 5",
    ),
    applies=lambda laid: bool(laid.paper.appendices) and _numbered(laid),
)
def appendix(laid: Laid) -> Findings:
    """The pages of each appendix count from 1."""
    for piece in (appendix.heading for appendix in laid.paper.appendices):
        if laid.printed.place(piece) is None:
            yield unseen(piece.text, "Phụ lục")
    starts = _openings(laid)
    for start, end in zip(starts, [*starts[1:], laid.pages + 1], strict=True):
        wrong = [
            page for page in range(start, end) if _value(laid, page) not in (None, page - start + 1)
        ]
        if wrong:
            found = said(
                "trang thứ {} của phụ lục in số {}",
                "page {} of the appendix shows {}",
                str(wrong[0] - start + 1),
                str(_value(laid, wrong[0])),
            )
            mend = Said(
                "Sang phần mới trước phụ lục (Word: Layout > Breaks > Next Page), đánh số từ 1 "
                "(Word: Format Page Numbers > Start at: 1).",
                "Section break before it, Start at: 1.",
            )
            yield Finding(
                on_page(wrong[0], "Phụ lục"),
                found,
                Said("đánh số trang riêng từ 1", "its own, from 1"),
                mend,
            )
