"""What was measured, held against the decree: what it does not allow is told, and made what it does."""

from collections.abc import Iterable
from dataclasses import replace

from generator.language import Said
from generator.law.decree30 import COMPONENTS, QUOC_HIEU, Component, Measure, component, measure
from generator.law.times_new_roman import LINE_HEIGHT_EM, text_width
from generator.likeness.columns import within
from generator.likeness.components import BODY
from generator.likeness.measured import MARGINS
from generator.likeness.told import Telling
from generator.likeness.values import Columns, Likeness, LineLook, Setting
from generator.problems import Problem
from generator.reading.finding import said, shown_number

_SIDES = {
    "top": Said("Lề trên", "Top margin"),
    "bottom": Said("Lề dưới", "Bottom margin"),
    "left": Said("Lề trái", "Left margin"),
    "right": Said("Lề phải", "Right margin"),
}
_LIKE = {"kinh-gui-danh-sach": "kinh-gui", "tham-quyen": "ten-loai", "ban-hanh": "ten-loai"}
"""Components without a row in the law table, with the one that they are set like."""
_SINGLE = ("quoc-hieu", "tieu-ngu", "co-quan-chu-quan", "co-quan-ban-hanh")
"""Components whose lines are single (PL I, II.1.c, II.2.b)."""
_SIGNED = (36.0, 150.0)
"""Room for a signature that a template takes, pt."""
_MOST_ROOM = 60.0
"""Room above any other component that a template takes, pt."""
_HEADER = (5.0, 15.0)
"""How far the page number may be from the edge of the paper, mm: it stands in the top margin."""
_SAME = 0.06


def lawful(found: Likeness, telling: Telling) -> Likeness:
    """The likeness within the law; each value that is changed for its sake is told with the article.

    What the decree leaves open is kept within what a page can bear.
    """
    body = _body(found.looks.get("noi-dung", Setting()), telling)
    looks = {code: _look(code, look, body, telling) for code, look in found.looks.items()}
    page = {
        side: _margin(side, found.page[side], telling) for side in MARGINS if side in found.page
    }
    if "header" in found.page:
        page["header"] = min(max(found.page["header"], _HEADER[0]), _HEADER[1])
    room = _PAPER - page.get("left", _USED["left"]) - page.get("right", _USED["right"])
    return replace(
        found,
        page=page,
        looks=looks | ({"noi-dung": body} if "noi-dung" in found.looks else {}),
        heading=_inside(found.heading, room, _heading_least(found, looks), "Phần đầu", telling),
        signature=_inside(found.signature, room, _SIGNER, "Nơi nhận, chữ ký", telling),
        end_room=_between(found.end_room, 0, _MOST_ROOM),
        underlines={code: _line(code, line, telling) for code, line in found.underlines.items()},
    )


_PAPER = measure("page/width").value.used
_USED = {side: measure(f"page/margin-{side}").value.used for side in MARGINS}
_SIGNER = 55.0
"""How wide the column of who signs is at the least, mm."""


def _heading_least(found: Likeness, looks: dict[str, Setting]) -> float:
    """How wide the right column of the head has to be for national name and date, mm."""
    name, date = (
        looks.get(code, Setting()).size or component(code).size.used
        for code in ("quoc-hieu", "dia-danh-thoi-gian")
    )
    widths = (
        text_width(QUOC_HIEU, name, bold=True),
        text_width(found.date_line, date, italic=True),
    )
    return max(widths) + _SPARE


_SPARE = 1.0
"""mm that a line is given beyond its measured width: other fonts are a little wider."""


def _inside(
    columns: Columns | None, room: float, least_right: float, what: str, telling: Telling
) -> Columns | None:
    """The columns within the margins, which is told where the paper's table leaves them."""
    if columns is None:
        return None
    over = max(-columns.start, columns.start + columns.left + columns.right - room)
    if over > _OVERHANG:
        wide = shown_number(columns.left + columns.right, 0)
        found = said("bảng rộng {} mm, lấn lề", "a table {} mm wide, into the margins", wide)
        now = said("trong lề, {} mm", "within them, {} mm", shown_number(room, 0))
        telling.decree(what, found, now, measure("page/margin-left").article)
    return within(columns, room, least_right)


_OVERHANG = 2.5
"""mm by which a table may stick out: Word lets the cells' own room stand in the margin."""


def _margin(side: str, value: float, telling: Telling) -> float:
    row = measure(f"page/margin-{side}")
    kept = _within(row, value)
    if abs(kept - value) > _SAME:
        what = _SIDES[side].vi
        telling.decree(what, _shown(value, "mm"), _shown(kept, "mm"), row.article)
    return kept


def _within(row: Measure, value: float) -> float:
    if row.choices:
        return min(row.choices, key=lambda choice: abs(choice - value))
    return min(max(value, row.value.low), row.value.high)


def _shown(value: float, unit: str) -> Said:
    return said("{} {}", "{} {}", shown_number(value, 2), unit)


def _row(code: str) -> Component | None:
    try:
        return component(_LIKE.get(code, code))
    except KeyError:
        return None


def _look(code: str, look: Setting, body: Setting, telling: Telling) -> Setting:
    row = _row(code)
    if row is None:
        return replace(look, below=_between(look.below, 0, _MOST_ROOM))
    size = _size(row, look.size, telling) if code != "noi-dung" else body.size
    if code in BODY:
        return _of_body(replace(look, size=size), body)
    if code == "noi-nhan-danh-sach":
        _tell_indent(row, look, telling)
    line, rule = (1.0, "auto") if code in _SINGLE else _lines(look, size or row.size.used)
    return replace(
        look,
        size=size,
        above=_room_above(row, look.above, telling),
        below=_between(look.below, 0, _MOST_ROOM),
        line=line,
        rule=rule,
        align=look.align if row.align is None else None,
        first=None,
        left=_between(look.left, 0, 80),
    )


def _room_above(row: Component, above: float | None, telling: Telling) -> float | None:
    """The room above a component that stands alone, pt."""
    if row.code == "trich-yeu-cong-van":
        return measure("trich-yeu-cong-van/spacing").value.used
    if row.code != "ho-ten":
        return _between(above, 0, _MOST_ROOM)
    if above is not None and above < _SIGNED[0]:
        # Rows of their own height may make that room; what is less leaves none to sign in.
        telling.unsure(row.name, Said("không rõ chỗ ký cao bao nhiêu", "no room to sign is seen"))
        return None
    return _between(above, *_SIGNED)


def _tell_indent(row: Component, look: Setting, telling: Telling) -> None:
    """The hyphens of the recipients stand at the left edge."""
    start = (look.left or 0.0) + (look.first or 0.0)
    if start > _OVERHANG:
        edge = Said("sát lề trái", "at the left edge")
        found = said("lùi {}", "indented {}", _shown(start / 10, "cm"))
        telling.decree(row.name, found, edge, row.article)


def _between(value: float | None, low: float, high: float) -> float | None:
    return None if value is None else min(max(value, low), high)


def _size(row: Component, size: float | None, telling: Telling) -> float | None:
    if size is None:
        return None
    kept = min(max(round(size * 2) / 2, row.size.low), row.size.high)
    if abs(kept - size) > _SAME:
        found = said("cỡ chữ {}", "size {}", shown_number(size))
        telling.decree(row.name, found, shown_number(kept), row.article)
    return kept


def _lines(look: Setting, size: float) -> tuple[float | None, str]:
    """The height of lines as it is, if they neither overlap nor stand far apart."""
    if look.line is None:
        return None, "auto"
    lines = look.line if look.rule == "auto" else look.line / (size * LINE_HEIGHT_EM)
    row = measure("noi-dung/line-spacing").value
    if look.rule == "atLeast" and lines < row.low:
        return 1.0, "auto"
    if row.allows(lines, 0.005):
        return look.line, look.rule
    return min(max(lines, row.low), row.high), "auto"


def _body(look: Setting, telling: Telling) -> Setting:
    """How the text is set: one size, one first line, room between its paragraphs."""
    size = _size(component("noi-dung"), look.size, telling)
    first = look.first
    if first is not None:
        row = measure("noi-dung/first-line")
        first = _within(row, first)
        if abs(first - (look.first or 0.0)) > _SAME:
            found = said("lùi đầu dòng {}", "first line {}", _shown((look.first or 0.0) / 10, "cm"))
            telling.decree(_TEXT, found, _shown(first / 10, "cm"), row.article)
    line, rule = _lines(look, size or component("noi-dung").size.used)
    _tell_lines(look, line, rule, telling)
    above, below = _room(look, telling)
    return Setting(size, above, below, line, rule, first=first)


_TEXT = component("noi-dung").name


def _tell_lines(look: Setting, line: float | None, rule: str, telling: Telling) -> None:
    is_less = look.rule == "atLeast" and rule == "auto" and line == 1.0
    if look.line is None or (line, rule) == (look.line, look.rule) or is_less:
        return
    unit = Said("dòng", "lines") if look.rule == "auto" else Said("pt", "pt")
    found = said("cách dòng {} {}", "line spacing {} {}", shown_number(look.line, 2), unit)
    now = said("{} dòng", "{} lines", shown_number(line or 1.0, 2))
    telling.decree(_TEXT, found, now, measure("noi-dung/line-spacing").article)


def _room(look: Setting, telling: Telling) -> tuple[float | None, float | None]:
    """Room above and below each paragraph: one of the two is what the decree asks for at least."""
    if look.above is None or look.below is None:
        return None, None
    row = measure("noi-dung/spacing")
    above, below = min(look.above, _MOST_ROOM), min(look.below, _MOST_ROOM)
    if max(above, below) >= row.value.low - _SAME:
        return above, below
    found = said("cách đoạn {} pt", "{} pt between paragraphs", shown_number(max(above, below)))
    telling.decree(_TEXT, found, _shown(row.value.low, "pt"), row.article)
    return (above, row.value.low) if below > above else (row.value.low, below)


def _of_body(look: Setting, body: Setting) -> Setting:
    """A component of the text: what it has of its own beside the others, that keeps their room."""
    rooms = (look.above, body.above), (look.below, body.below)
    known = [(own or 0.0, shared or 0.0) for own, shared in rooms if own is not None]
    kept = max(map(min, known), default=0.0)
    least = measure("noi-dung/spacing").value.low - _SAME
    if kept < least or max(map(max, known)) > _MOST_OF_TEXT:
        return Setting(look.size)
    return Setting(look.size, look.above, look.below)


_MOST_OF_TEXT = 24.0
"""Room between two paragraphs of text that a template takes, pt."""


def _line(code: str, line: LineLook, telling: Telling) -> LineLook:
    row = measure(code)
    if line.part is None:
        return line
    kept = _within(row, line.part)
    if abs(kept - line.part) > _SLACK:
        name = component(code.partition("/")[0]).name
        found = said("đường kẻ dài {} dòng chữ", "a line of {} of the text", _per_cent(line.part))
        telling.decree(name, found, _per_cent(kept), row.article)
    return LineLook(kept, line.weight)


_SLACK = 0.1
"""By which part of the text a line that is drawn by hand may miss the decree's untold."""


def _per_cent(part: float) -> Said:
    return said("{}%", "{}%", shown_number(part * 100, 0))


def without(likeness: Likeness, wrong: Iterable[Problem], telling: Telling) -> Likeness:
    """The likeness without the looks that the problems speak of, each of which is told."""
    gone = set()
    for problem in wrong:
        named = {row.code for row in COMPONENTS if f"({row.name})" in problem.spot.part}
        gone |= {problem.code.partition("/")[0], *named}
        if problem.breach is not None:
            title, found, allowed = problem.breach
            telling.decree(title.vi, found, allowed, problem.citation)
    # What the text has in common is the room of each of its parts.
    gone |= set(BODY) if gone & set(BODY) else set()
    looks = {code: look for code, look in likeness.looks.items() if code not in gone}
    return replace(likeness, looks=looks)
