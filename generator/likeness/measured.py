"""A paper measured: all that a template may take from it, as it is there."""

from dataclasses import replace

from generator.language import Said
from generator.likeness.columns import columns_of
from generator.likeness.components import BODY, looks_of
from generator.likeness.letterhead import logos_of, tell_words
from generator.likeness.room import room_above
from generator.likeness.tables import table_of
from generator.likeness.told import Telling
from generator.likeness.underlines import underlines_of
from generator.likeness.values import Likeness, Setting
from generator.package import Package
from generator.reading.anatomy.paper import Paper
from generator.reading.anatomy.segments import Segment
from generator.reading.anatomy.words import DATE
from generator.reading.document.ooxml import MM_PER_TWIP, Element, W, attribute, length
from generator.reading.document.read import section_elements

LINE_ROOM = 3.5
"""How high the paragraph is that draws a line in our templates, pt."""
MARGINS = ("top", "bottom", "left", "right")


def likeness_of(package: Package, paper: Paper, body: Element, telling: Telling) -> Likeness:
    """What the paper is like; what cannot be told for sure goes to `telling`."""
    found = Likeness(looks=looks_of(paper, telling), underlines=dict(underlines_of(paper)))
    _page(paper, body, found)
    found.heading = columns_of(_agency(paper), paper.one("quoc-hieu") or paper.one("tieu-ngu"))
    if found.heading is None:
        why = Said("phần đầu không là bảng hai cột", "the head is no table of two columns")
        telling.unsure("Phần đầu", why)
    signer = paper.one("quyen-han-chuc-vu") or paper.one("ho-ten")
    found.signature = columns_of(paper.one("noi-nhan"), signer)
    if found.signature is None:
        why = Said("phần cuối không là bảng hai cột", "the end is no table of two columns")
        telling.unsure("Nơi nhận, chữ ký", why)
    _below_lines(paper, found)
    _above_text(paper, found)
    _above_end(paper, found)
    found.date_line = _date_line(paper.text("dia-danh-thoi-gian"))
    if (table := table_of(package, paper)) is not None:
        found.table, found.letters = table
    found.logos = logos_of(package, paper, telling)
    tell_words(paper, telling)
    return found


def _agency(paper: Paper) -> Segment | None:
    codes = ("co-quan-ban-hanh", "co-quan-chu-quan", "so-ky-hieu")
    return next((one for code in codes if (one := paper.one(code))), None)


def _date_line(text: str) -> str:
    place = text[: date.start()].strip(" ,") if (date := DATE.search(text)) else ""
    return f"{place}, ngày 30 tháng 12 năm 2026"


def _page(paper: Paper, body: Element, found: Likeness) -> None:
    """The margins of the first section, and how far its header is from the edge."""
    section = paper.document.sections[0]
    said = {side: getattr(section, side) for side in MARGINS}
    elements = section_elements(body)
    margins = elements[0].find(W + "pgMar") if elements else None
    twips = length(attribute(margins, "header"))
    said["header"] = None if twips is None else twips * MM_PER_TWIP
    found.page = {name: round(value, 1) for name, value in said.items() if value is not None}


def _below_lines(paper: Paper, found: Likeness) -> None:
    """Gives the lines their part of the room that the paper has around them."""
    _side_by_side(found.looks, "so-ky-hieu", "dia-danh-thoi-gian")
    first = _first_below_title(paper)
    room = room_above(paper.document, first[1]) if first else None
    if first is None or room is None:
        return
    code, room = first[0], max(room - LINE_ROOM, 0.0)
    found.looks["trich-yeu/line"] = Setting(below=room)
    if code not in BODY:
        # Of what one leaves below and the other above, Word takes the larger.
        found.looks[code] = replace(found.looks[code], above=room)


def _above_text(paper: Paper, found: Likeness) -> None:
    """The room between Kính gửi and the text: below it, or below the last of its list."""
    greeted = paper.found.get("kinh-gui", [])
    last = greeted[-1].paragraph.number if greeted else 0
    pieces = (piece for code in BODY for piece in paper.found.get(code, ()))
    below = [piece for piece in pieces if piece.paragraph.number > last]
    first = min(below, key=lambda one: one.paragraph.number, default=None)
    room = room_above(paper.document, first) if greeted and first else None
    if room is not None:
        code = "kinh-gui-danh-sach" if len(greeted) > 1 else "kinh-gui"
        found.looks[code] = replace(found.looks[code], below=room)


def _above_end(paper: Paper, found: Likeness) -> None:
    """The room above the end, which recipients and signer share."""
    label, titles = paper.one("noi-nhan"), paper.one("quyen-han-chuc-vu")
    rooms = [room_above(paper.document, one) for one in (label, titles) if one]
    known = [room for room in rooms if room is not None]
    if not known or titles is None:
        return
    others = [room_above(paper.document, one) for one in paper.found["quyen-han-chuc-vu"][1:]]
    between = min((room for room in others if room is not None), default=0.0)
    # What the last paragraph of the text leaves below it, it leaves in our templates too.
    text = found.looks.get("noi-dung", Setting()).below or 0.0
    found.end_room = max(min(known) - between - text, 0.0)
    # Both begin at one height (PL I, II.9.d), so that what parts two titles stands above both.
    for code in ("noi-nhan", "quyen-han-chuc-vu"):
        found.looks[code] = replace(found.looks.get(code, Setting()), above=between)


def _side_by_side(looks: dict[str, Setting], one: str, other: str) -> None:
    """In our templates number and date begin a row below the lines, at one height."""
    rooms = [looks[code].above for code in (one, other) if code in looks]
    known = [room for room in rooms if room is not None]
    if known:
        room = max(min(known) - LINE_ROOM, 0.0)
        for code in (one, other):
            looks[code] = replace(looks.get(code, Setting()), above=room)


def _first_below_title(paper: Paper) -> tuple[str, Segment] | None:
    """The component that stands first below the subject, with its first piece."""
    title = paper.found.get("trich-yeu") or paper.found.get("ten-loai")
    if not title:
        return None
    below = title[-1].paragraph.number
    pieces = {code: paper.found.get(code, []) for code in ("kinh-gui", *BODY)}
    pieces["tham-quyen"] = paper.authority
    firsts = [
        (piece.paragraph.number, code, piece)
        for code, found in pieces.items()
        for piece in found[:1]
        if piece.paragraph.number > below
    ]
    if not firsts:
        return None
    _, code, piece = min(firsts, key=lambda one: one[0])
    return code, piece
