"""How the letters of each component look: size, weight, slope, capitals, alignment.

One rule per cell of the table.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache, lru_cache

from generator.language import Said
from generator.law.decree30 import Component, component
from generator.problems import Severity
from generator.reading.anatomy import words
from generator.reading.anatomy.paper import Paper
from generator.reading.anatomy.segments import STRAY, Segment, cut
from generator.reading.document.layout import Paragraph
from generator.reading.document.styles import Look
from generator.reading.finding import TEXT, Findings, at, has, said, shown_number
from generator.rules import Entry, Finding

Told = tuple[Said, Said, Severity | None]
"""What is found, what is allowed, and a severity other than that of the rule."""
ASPECTS = {
    "size": Said("cỡ chữ", "size"),
    "bold": Said("độ đậm", "weight"),
    "italic": Said("kiểu chữ", "slope"),
    "caps": Said("chữ hoa, chữ thường", "capitals"),
    "align": Said("canh lề", "alignment"),
}
_ALL = "size bold italic caps align"
JUDGED = {
    "quoc-hieu": _ALL,
    "tieu-ngu": _ALL,
    "co-quan-chu-quan": _ALL,
    "co-quan-ban-hanh": _ALL,
    "so-ky-hieu": "size bold italic align",
    "dia-danh-thoi-gian": _ALL,
    "ten-loai": _ALL,
    "trich-yeu": _ALL,
    "trich-yeu-cong-van": _ALL,
    "kinh-gui": "size italic caps",
    "can-cu": "size bold italic caps",
    "phan-chuong": _ALL,
    "phan-chuong-tieu-de": _ALL,
    "tieu-muc": _ALL,
    "tieu-muc-tieu-de": _ALL,
    "muc": "size bold italic caps",
    "dieu": "size italic caps",
    "khoan-tieu-de": "size bold italic caps",
    "khoan": "size italic",
    "diem": "size italic",
    "quyen-han-chuc-vu": _ALL,
    "ho-ten": _ALL,
    "noi-nhan": _ALL,
    "noi-nhan-danh-sach": "size bold italic align",
    "phu-luc": _ALL,
    "phu-luc-tieu-de": _ALL,
    "phu-luc-kem-theo": "size bold italic align",
    "do-khan": "size bold italic caps",
    "luu-hanh": "size bold italic caps",
}
"""The aspects of each component that are judged."""
_ACRONYM = {"khoan-tieu-de": 8, "khoan": 8}
"""Letters up to which capitals may be just the name of a programme."""
RUNNING = ("can-cu", "dieu", "khoan", "diem")
"""Running text, in which quotations and notes may slant."""
QUOTED = 0.6
"""Share of running text that may be quoted in the other slope."""
_WARNED = {"khoan-tieu-de/bold"}
"""The decree's own appendix breaks it (PL I prints titled khoản without bold)."""
_FILLS = 0.94
"""Share of its room from which on a line looks alike however it is aligned."""
_OF_THE_PAGE = ("ten-loai", "trich-yeu", "phu-luc", "phu-luc-tieu-de")
"""What stands in the middle of the page, and never in one half of it."""
_OFF_CENTRE = 0.1
"""Share of its room by which a line may miss the middle, with spaces before it, and seem centred."""
_NEARLY = 0.05
"""Points by which a size may miss the decree's."""
_SPACED = Said("canh giữa bằng dấu cách hoặc Tab", "centred by spaces or tabs")
PUSHED = Said(
    "đặt bằng dấu cách hoặc Tab, không canh giữa", "put there by spaces or tabs, not centred"
)
FACES = {
    "bold": (Said("chữ đậm", "bold"), Said("chữ không đậm", "not bold")),
    "italic": (Said("chữ nghiêng", "italic"), Said("chữ đứng", "upright")),
}
"""How letters look that do, and that do not."""
ALIGNED = {
    "left": Said("canh trái", "left"),
    "center": Said("canh giữa", "centred"),
    "right": Said("canh phải", "right"),
    "both": Said("canh đều hai lề", "justified"),
}
"""How a paragraph is set, in words."""


def _size(row: Component, piece: Segment) -> Iterator[Told]:
    allowed = _range(row)
    wrong: dict[float, float] = {}
    for size, share in _before_colon(row, piece).shares("size").items():
        if size is None and share > STRAY:
            yield (
                Said("không xác định được cỡ chữ", "the size cannot be told"),
                allowed,
                Severity.UNDECIDED,
            )
        elif isinstance(size, float) and not row.size.allows(size, _NEARLY):
            wrong[size] = share
    if sum(wrong.values()) > STRAY:
        worst = max(wrong, key=lambda size: wrong[size])
        yield said("cỡ chữ {}", "size {}", shown_number(worst)), allowed, None


@cache
def _range(row: Component) -> Said:
    low, high = shown_number(row.size.low), shown_number(row.size.high)
    return (
        said("cỡ {}", "size {}", low)
        if low == high
        else said("cỡ {} đến {}", "size {} to {}", low, high)
    )


def _face(
    name: str, wanted: bool, piece: Segment, on: Said, off: Said, stray: float = STRAY
) -> Iterator[Told]:
    found = piece.shares(name)
    allowed = on if wanted else off
    if found.get(None, 0) > stray:
        yield Said("không xác định được", "cannot be told"), allowed, Severity.UNDECIDED
    elif found.get(not wanted, 0) > stray:
        yield (off if wanted else on), allowed, None


def _bold(row: Component, piece: Segment) -> Iterator[Told]:
    yield from _face(
        "bold",
        row.bold,
        _before_colon(row, piece),
        *FACES["bold"],
    )


def _italic(row: Component, piece: Segment) -> Iterator[Told]:
    stray, piece = STRAY, _before_colon(row, piece)
    if row.code in RUNNING:
        stray, piece = QUOTED, before_note(piece)
    yield from _face(
        "italic",
        row.italic,
        piece,
        *FACES["italic"],
        stray,
    )


def _before_colon(row: Component, piece: Segment) -> Segment:
    """The words of a label: its colon may look as the text does."""
    text = piece.unstripped
    at = text.rfind(":")
    if row.code != "noi-nhan" or at <= 0:
        return piece
    return replace(piece, runs=cut(piece.runs, 0, at))


def before_note(piece: Segment) -> Segment:
    """The piece without the note in brackets that ends it, which may slant however long it is."""
    text = piece.unstripped
    opened = text.find(" (")
    if opened <= 0 or not text.rstrip(" .;:,/").endswith(")"):
        return piece
    return replace(piece, runs=cut(piece.runs, 0, opened))


def _caps(row: Component, piece: Segment) -> Iterator[Told]:
    upper, lower = Said("chữ in hoa", "capitals"), Said("chữ in thường", "ordinary letters")
    letters = _letters(piece.text)
    if row.caps and letters and not words.is_upper(letters):
        yield lower, upper, None
    elif not row.caps and len(letters) > _ACRONYM.get(row.code, 2) and words.mostly_upper(letters):
        yield upper, lower, None


@lru_cache(4096)
def _letters(text: str) -> str:
    return "".join(filter(str.isalpha, text))


def _align(row: Component, piece: Segment) -> Iterator[Told]:
    paragraph = piece.paragraph
    wanted = aligned(row.align)
    if _pushed(row, piece) or "\t" in paragraph.text.strip():
        return
    if paragraph.align is None:
        yield (
            Said("không xác định được canh lề", "the alignment cannot be told"),
            wanted,
            Severity.UNDECIDED,
        )
    elif paragraph.align not in ALIGNED:
        yield (
            said("giá trị canh lề lạ: {}", "odd alignment: {}", paragraph.align),
            wanted,
            Severity.UNDECIDED,
        )
    elif paragraph.align != row.align and (row.align, paragraph.align) != ("left", "both"):
        yield from _otherwise(row, piece, wanted)


def aligned(align: str | None) -> Said:
    """What the alignment is called; nothing said is left."""
    return ALIGNED[align or "left"]


def _pushed(row: Component, piece: Segment) -> bool:
    """Whether tabs or spaces, and no alignment, say where a piece stands."""
    paragraph = piece.paragraph
    if row.align == "center" and _tabbed(paragraph):
        return True
    spaced = row.code == "trich-yeu-cong-van" and paragraph.text[:1] in " \u00a0"
    half = spaced or not (piece.whole or (row.code in _OF_THE_PAGE and piece.spread))
    return half and paragraph.cell is None and "\n" not in paragraph.text


def _tabbed(paragraph: Paragraph) -> bool:
    """Whether a tab leads its words to a stop that centres them."""
    centres = any(kind == "center" for _, kind in paragraph.tabs)
    return paragraph.central_tab or (centres and paragraph.text.startswith("\t"))


def _otherwise(row: Component, piece: Segment, wanted: Said) -> Iterator[Told]:
    """A setting that the decree does not name; none where a line without room looks the same."""
    paragraph = piece.paragraph
    if row.align != "center" or paragraph.align == "right" or paragraph.room is None:
        yield aligned(paragraph.align), wanted, None
        return
    room, wide = paragraph.room, piece.width(piece.text)
    if _FILLS * room <= wide <= room:
        return
    blanks = blanks_before(piece)
    if "\t" not in blanks and len(blanks) < 2:
        yield aligned(paragraph.align), wanted, None
    elif abs(piece.begins(blanks) + wide / 2 - room / 2) <= _OFF_CENTRE * room:
        yield _SPACED, wanted, Severity.INFO
    else:
        yield PUSHED, wanted, None


def blanks_before(piece: Segment) -> str:
    """The spaces and tabs before the words of a line that is its paragraph, "" of another."""
    text = piece.paragraph.text
    return text[: len(text) - len(text.lstrip())] if text.strip() == piece.text else ""


_CHECKS: dict[str, Callable[[Component, Segment], Iterator[Told]]] = {
    "size": _size,
    "bold": _bold,
    "italic": _italic,
    "caps": _caps,
    "align": _align,
}
_RIGHT: dict[str, Callable[[Component, Look], bool]] = {
    "size": lambda row, look: look.size is not None and row.size.allows(look.size, _NEARLY),
    "bold": lambda row, look: look.bold is row.bold,
    "italic": lambda row, look: look.italic is row.italic,
}
"""Whether letters that look so are right: what has one look alone, and that one, needs no counting."""
_MEND = {
    "size": Said(
        "Chọn dòng này, đặt cỡ chữ {} (Ctrl+Shift+P).", "Select the line, set its size to {}."
    ),
    "bold": Said("Chọn dòng này, bấm Ctrl+B.", "Select the line, press Ctrl+B."),
    "italic": Said("Chọn dòng này, bấm Ctrl+I.", "Select the line, press Ctrl+I."),
    "caps": Said(
        "Gõ lại, hoặc chọn dòng và bấm Shift+F3.", "Type it again, or select it and press Shift+F3."
    ),
    "align": Said("Đặt con trỏ vào dòng, chọn {}.", "Put the cursor into the line, choose {}."),
}


_OF_TEXT = ("noi-dung", "can-cu", "kinh-gui", "dieu", "khoan", "khoan-tieu-de", "diem", "muc")
"""What is set in the size of the text: one from beginning to end (PL I, II.6.đ)."""
_MEND_OF = {
    "khoan-tieu-de/bold": Said(
        "Là tiêu đề thì chọn dòng này, bấm Ctrl+B; là câu thì thêm dấu chấm.",
        "Make a heading bold (Ctrl+B); end a sentence with a full stop.",
    )
}
"""Where the look of a line leaves open what is wrong with it."""
_UNTYPED = {
    _SPACED: Said(
        "In ra giữa thì được; chắc hơn: xóa dấu cách, Tab đầu dòng, bấm Ctrl+E.",
        "It may print in the middle; safer: delete the blanks before it, press Ctrl+E.",
    ),
    PUSHED: Said(
        "Xóa dấu cách, Tab đầu dòng, bấm Ctrl+E.", "Delete the blanks before it, press Ctrl+E."
    ),
}
"""What to do about a line that blanks put into its place."""


def body_size(paper: Paper) -> float | None:
    """The size that most letters of the text have, of those that are allowed."""
    counts = Counter[float]()
    for item in paper.running:
        for run in item.paragraph.runs:
            size = run.look.size
            if size is not None and component("noi-dung").size.allows(size, _NEARLY):
                counts[size] += len(run.text)
    return counts.most_common(1)[0][0] if counts else None


def size_due(paper: Paper, row: Component, sizes: Mapping[object, float]) -> float:
    """The size that letters of a component should have, of whose `sizes` each has that share.

    That of the text where they belong to it, else what most of them have, or the nearest.
    """
    usual = body_size(paper) if row.code in _OF_TEXT else None
    if usual and row.size.allows(usual):
        return usual
    known = {size: share for size, share in sizes.items() if isinstance(size, float)}
    right = {size: share for size, share in known.items() if row.size.allows(size, _NEARLY)}
    most = max((right or known).items(), key=lambda one: one[1], default=(row.size.used, 1.0))
    return row.size.nearest(most[0])


def _sample(row: Component, aspect: str, good: bool) -> str:
    if aspect == "size":
        wrong = row.size.high + 1 if row.size.high < 14 else row.size.low - 1
        return f"{row.name}: {row.size.used if good else wrong:g} pt"
    if aspect == "align":
        return f"{row.name}: {ALIGNED[(row.align or 'left') if good else 'right'].vi}"
    wanted = {"bold": row.bold, "italic": row.italic, "caps": row.caps}[aspect]
    on, off = {
        "bold": ("đậm", "không đậm"),
        "italic": ("nghiêng", "đứng"),
        "caps": ("IN HOA", "in thường"),
    }[aspect]
    return f"{row.name}: chữ {on if wanted is good else off}"


def _entry(cell: tuple[str, str]) -> Entry:
    code, aspect = cell
    row = component(code)
    return Entry(
        f"{code}/{aspect}",
        Said(f"{row.name}, {ASPECTS[aspect].vi}", f"{row.name}, {ASPECTS[aspect].en}"),
        Severity.WARNING if f"{code}/{aspect}" in _WARNED else Severity.ERROR,
        row.article,
        _sample(row, aspect, True),
        _sample(row, aspect, False),
    )


def _doubtful(row: Component, aspect: str, pieces: Iterable[Segment]) -> Iterator[Segment]:
    """The pieces that are not right at a look."""
    right = _RIGHT.get(aspect)
    for piece in pieces:
        if right and ((piece.look and right(row, piece.look)) or words.is_blank(piece.text)):
            continue
        yield piece


@TEXT.each(
    [(code, aspect) for code, aspects in JUDGED.items() for aspect in aspects.split()],
    _entry,
    applies=lambda cell: has(cell[0]),
)
def look(cell: tuple[str, str], paper: Paper) -> Findings:
    """The pieces of a component look as its cell of the table says; what is alike is told once."""
    code, aspect = cell
    row = component(code)
    doubtful = [*_doubtful(row, aspect, paper.found.get(code, ()))]
    if doubtful:
        yield from _told(row, aspect, doubtful, paper)


def _told(row: Component, aspect: str, doubtful: list[Segment], paper: Paper) -> Findings:
    seen: dict[tuple[Said, Said], list[Segment]] = {}
    severities: dict[tuple[Said, Said], Severity | None] = {}
    for piece in doubtful:
        for found, allowed, severity in _CHECKS[aspect](row, piece):
            seen.setdefault((found, allowed), []).append(piece)
            severities[found, allowed] = severity
    for (found, allowed), pieces in seen.items():
        size = size_due(paper, row, pieces[0].shares("size"))
        value = shown_number(size) if aspect == "size" else aligned(row.align)
        words_for = _UNTYPED.get(found) or _MEND_OF.get(f"{row.code}/{aspect}", _MEND[aspect])
        mend = said(words_for.vi, words_for.en, value)
        where, text = at(pieces[0], row.name, *pieces[1:])
        many = said("{} ({} chỗ)", "{} ({} places)", found, str(len(pieces)))
        told = many if len(pieces) > 1 else found
        yield Finding(where, told, allowed, mend, text, severities[found, allowed])
