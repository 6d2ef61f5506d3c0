"""A paper measured: all that a template may take from it, as it is there."""

from collections.abc import Iterable
from dataclasses import replace

from generator.language import Said
from generator.likeness.columns import columns_of
from generator.likeness.components import BODY, looks_of
from generator.likeness.letterhead import logos_of, tell_words
from generator.likeness.room import least_room, room_above
from generator.likeness.tables import table_of
from generator.likeness.told import Telling
from generator.likeness.underlines import underlines_of
from generator.likeness.values import Likeness, Setting
from generator.package import Package
from generator.reading.anatomy.paper import Paper
from generator.reading.anatomy.segments import Segment
from generator.reading.anatomy.words import DATE
from generator.reading.document.ooxml import Element, W, attribute, length, mm
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
    said["header"] = mm(length(attribute(margins, "header")))
    found.page = {name: round(value, 1) for name, value in said.items() if value is not None}


def _below_lines(paper: Paper, found: Likeness) -> None:
    """Gives the lines their part of the room that the paper has around them."""
    _side_by_side(found.looks, "so-ky-hieu", "dia-danh-thoi-gian")
    title = paper.found.get("trich-yeu") or paper.found.get("ten-loai") or []
    code, room = _next_below(paper, title, ("kinh-gui", "tham-quyen", *BODY))
    if room is None:
        return
    room = max(room - LINE_ROOM, 0.0)
    found.looks["trich-yeu/line"] = Setting(below=room)
    if code not in BODY:
        # Of what one leaves below and the other above, Word takes the larger.
        found.looks[code] = replace(found.looks[code], above=room)


def _above_text(paper: Paper, found: Likeness) -> None:
    """The room between Kính gửi and the text: below it, or below the last of its list."""
    greeted = paper.found.get("kinh-gui", [])
    _, room = _next_below(paper, greeted, BODY)
    if room is not None:
        code = "kinh-gui-danh-sach" if len(greeted) > 1 else "kinh-gui"
        found.looks[code] = replace(found.looks[code], below=room)


def _above_end(paper: Paper, found: Likeness) -> None:
    """The room above the end, which recipients and signer share."""
    titles = paper.found.get("quyen-han-chuc-vu", [])
    room = least_room(paper.document, [*paper.found.get("noi-nhan", []), *titles[:1]])
    if room is None:
        return
    between = least_room(paper.document, titles[1:]) or 0.0
    # What the last paragraph of the text leaves below it, it leaves in our templates too.
    text = found.looks.get("noi-dung", Setting()).below or 0.0
    found.end_room = max(room - between - text, 0.0)
    # Both begin at one height (PL I, II.9.d), so that what parts two titles stands above both.
    for code in ("noi-nhan", "quyen-han-chuc-vu"):
        found.looks[code] = replace(found.looks.get(code, Setting()), above=between)


def _next_below(
    paper: Paper, pieces: list[Segment], codes: Iterable[str]
) -> tuple[str, float | None]:
    """The component that stands first below the pieces, and the room above it; none without
    pieces."""
    found = paper.found | {"tham-quyen": paper.authority}
    last = pieces[-1].paragraph.number if pieces else len(paper.document.paragraphs)
    below = [
        (piece.paragraph.number, code, piece)
        for code in codes
        for piece in found.get(code, ())
        if piece.paragraph.number > last
    ]
    _, code, first = min(below, key=lambda one: one[0], default=(0, "", None))
    return code, room_above(paper.document, first) if first else None


def _side_by_side(looks: dict[str, Setting], one: str, other: str) -> None:
    """In our templates number and date begin a row below the lines, at one height."""
    rooms = [looks[code].above for code in (one, other) if code in looks]
    known = [room for room in rooms if room is not None]
    if known:
        room = max(min(known) - LINE_ROOM, 0.0)
        for code in (one, other):
            looks[code] = replace(looks.get(code, Setting()), above=room)
