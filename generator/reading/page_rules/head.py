"""The head as printed: Quốc hiệu, Tiêu ngữ unbroken, lengths of lines, number level with date."""

from collections.abc import Callable

from generator.language import Said
from generator.law.decree30 import component, measure
from generator.problems import Severity
from generator.reading.finding import Findings, excerpt, said, shown_number
from generator.reading.pages.page_rule import BY_EYE, PAGES, Laid, on_page, unseen
from generator.reading.pages.placing import POINTS, Place, letters_of
from generator.reading.pages.sheets import Glyph, Stroke
from generator.reading.rules.lines import ACCEPTED, LENGTHS, beside, telling_lengths
from generator.rules import Entry, Finding

LEVEL = 5.0
"""Points by which two base lines may differ and be one line: less than half a line of 12 pt."""
_NEAREST, _FARTHEST = 0.17, 2.2
"""Ems below the base line between which a line belongs to the text; nearer, it underlines it."""
_FAR_FROM_LEVEL = Said("không cùng một dòng", "not on one line")
_WIDER = Said(
    "Kéo rộng cột bên phải của bảng đầu trang (khoảng 10 cm), hoặc dùng cỡ chữ 12.",
    "Widen the right column of the heading table (about 10 cm), or use size 12.",
)


@PAGES.each(
    ("quoc-hieu", "tieu-ngu"),
    lambda code: Entry(
        f"{code}/laid-out-one-line",
        Said(
            f"{component(code).name} trên trang in, một dòng",
            f"{component(code).name} as printed, one line",
        ),
        Severity.WARNING,
        "PL III, Mẫu 1.1 đến 1.10",
        "in trên một dòng",
        "in thành hai dòng vì cột hẹp",
    ),
    applies=lambda code: lambda laid: laid.has(code),
)
def unbroken(code: str, laid: Laid) -> Findings:
    """The component is printed on one line."""
    piece, name = laid.paper.one(code), component(code).name
    place = laid.place(code)
    if place is None or piece is None:
        yield unseen(laid.paper.text(code), name)
        return
    lines = len(place.lines())
    if lines > 1:
        found = said("in thành {} dòng", "printed on {} lines", str(lines))
        where = on_page(place.first.page, name)
        yield Finding(where, found, Said("một dòng", "one line"), _WIDER, excerpt(piece.text))


def _stroke(laid: Laid, line: list[Glyph]) -> Stroke | None:
    """The nearest line below a line of text, before the next text, whose middle lies under it."""
    page, size, base = line[0].page, line[0].size, line[0].line
    left, right = line[0].left, line[-1].right
    sheet = laid.printed.sheets[page - 1]
    column = [
        glyph
        for glyph in sheet.glyphs
        if glyph.text != "_" and left < glyph.right and glyph.left < right
    ]
    below = [glyph.line - 0.7 * glyph.size for glyph in column if glyph.line > base + 1]
    limit = min([*below, base + _FARTHEST * size])
    found = [
        stroke
        for stroke in sheet.strokes
        if base + _NEAREST * size < stroke.height <= limit + 1
        and left <= (stroke.left + stroke.right) / 2 <= right
    ]
    return min(found, key=lambda stroke: stroke.height, default=None)


def _places(laid: Laid, code: str) -> list[Place] | None:
    found = [*map(laid.printed.place, laid.paper.found[code])]
    known = [place for place in found if place is not None and place.whole]
    return known if len(known) == len(found) else None


def _ruled(code: str) -> Callable[[Laid], bool]:
    """Whether a solid line stands below a text; dots still to be filled in have no length."""

    def applies(laid: Laid) -> bool:
        lines, pieces = laid.paper.lines.get(code, ()), laid.paper.found.get(code, [])
        written = bool(pieces) and all(letters_of(piece.text) for piece in pieces)
        return written and any(line.solid and line.made != "typed" for line in lines)

    return applies


@PAGES.each(
    ACCEPTED,
    lambda code: Entry(
        f"{code}/laid-out-line-length",
        Said(
            f"{component(code).name}, đường kẻ trên trang in",
            f"{component(code).name}, line as printed",
        ),
        Severity.WARNING,
        measure(f"{code}/line").article,
        LENGTHS[code].vi,
        "đường kẻ in ra dài gấp đôi" if code == "tieu-ngu" else "đường kẻ in ra dài bằng dòng chữ",
    ),
    applies=_ruled,
)
def length(code: str, laid: Laid) -> Findings:
    """The line is printed as long, beside the text, as the decree says."""
    piece, name = laid.paper.found[code][-1], component(code).name
    places = _places(laid, code)
    if not places:
        yield unseen(laid.paper.text(code), name)
        return
    lines = [line for place in places for line in place.lines()]
    widths = [line[-1].right - line[0].left for line in lines]
    where, text = on_page(lines[-1][0].page, name), excerpt(piece.text)
    stroke = _stroke(laid, lines[-1])
    if stroke is None:
        found = Said(
            "không thấy đường kẻ ngay dưới dòng chữ trên trang in",
            "no line is printed right below the text",
        )
        yield Finding(where, found, LENGTHS[code], BY_EYE, text, Severity.UNDECIDED)
        return
    printed = (stroke.right - stroke.left) / POINTS
    finding = beside(
        code, printed, telling_lengths([width / POINTS for width in widths]), where, text
    )
    if finding is not None:
        yield finding


@PAGES(
    Entry(
        "so-ky-hieu/laid-out-level",
        Said("Số, ký hiệu ngang hàng thời gian trên trang in", "Number level with date as printed"),
        Severity.ERROR,
        "PL I, II.4.c",
        "số, ký hiệu và thời gian cùng một dòng",
        "thời gian thấp hơn số, ký hiệu một dòng",
    ),
    applies=lambda laid: laid.has("so-ky-hieu", "dia-danh-thoi-gian"),
)
def level(laid: Laid) -> Findings:
    """Number and symbol stand on the line of place and date."""
    mine, its = laid.place("so-ky-hieu"), laid.place("dia-danh-thoi-gian")
    if mine is None or its is None:
        missing = "so-ky-hieu" if mine is None else "dia-danh-thoi-gian"
        yield unseen(laid.paper.text(missing), component(missing).name)
        return
    apart = its.first.line - mine.first.line
    if mine.first.page != its.first.page or abs(apart) > LEVEL:
        found = _FAR_FROM_LEVEL
        if mine.first.page == its.first.page:
            found = said("lệch nhau {} mm", "{} mm apart", shown_number(abs(apart) / POINTS))
        mend = Said(
            "Đặt hai ô trong cùng một hàng của bảng đầu trang.",
            "Put both in one row of the heading table.",
        )
        where = on_page(mine.first.page, component("so-ky-hieu").name)
        yield Finding(where, found, Said("cùng một dòng", "on one line"), mend)
