"""How the text is set: size, alignment, first lines, gaps, spacing, the end mark (PL I, II.6.e)."""

from collections import Counter, defaultdict
from itertools import pairwise

from generator.language import Said
from generator.law.decree30 import component, measure
from generator.law.times_new_roman import LINE_HEIGHT_EM
from generator.lazy import regex
from generator.problems import Severity
from generator.reading.anatomy.outline import OutlineLine
from generator.reading.anatomy.paper import Paper
from generator.reading.anatomy.segments import STRAY, commonest, shares
from generator.reading.anatomy.words import mostly_upper
from generator.reading.document.layout import Paragraph
from generator.reading.finding import (
    TEXT,
    Findings,
    excerpt,
    grouped,
    grouped_lines,
    has,
    place,
    said,
    shown_number,
)
from generator.reading.rules.letters import body_size, size_due
from generator.rules import Entry, Finding

_ROW = component("noi-dung")
_FIRST, _GAP, _LINE = (
    measure("noi-dung/first-line"),
    measure("noi-dung/spacing"),
    measure("noi-dung/line-spacing"),
)
_HALF_INCH = 12.7
_ENDS = regex(r"(?:^|[^\s/] ?)\./\.$")
_MARKS = regex(r"[ ./;,:]*[./;,:]$")
FIRST_TOLERANCE = 0.31
"""mm: 1.25 cm, which half of the offices set, passes for 1.27."""
_BELOW_DIEM = ("gach", "khoan-nho")
"""Levels on which the decree is silent."""


def _written(paper: Paper) -> bool:
    return bool(paper.items)


def all_text(paper: Paper) -> list[OutlineLine]:
    """Running text and the bases, which are set like it."""
    return paper.kept(_all_text)


def _all_text(paper: Paper) -> list[OutlineLine]:
    return [*_bases(paper), *paper.running]


def _bases(paper: Paper) -> list[OutlineLine]:
    return [OutlineLine(piece.paragraph, piece.text, "") for piece in paper.found.get("can-cu", ())]


def _grouped(
    found: dict[tuple[Said, Severity | None], list[OutlineLine]], allowed: Said, mend: Said
) -> Findings:
    for (what, severity), items in found.items():
        where = grouped_lines(items)
        yield Finding(where, what, allowed, mend, excerpt(items[0].text), severity)


Found = defaultdict[tuple[Said, Severity | None], list[OutlineLine]]


@TEXT(
    Entry(
        "noi-dung/size",
        Said("Nội dung, cỡ chữ", "Text, size"),
        Severity.ERROR,
        _ROW.article,
        "cỡ 13 đến 14",
        "cỡ 12; cỡ 15",
    ),
    applies=has("noi-dung"),
)
def size(paper: Paper) -> Findings:
    """13 to 14 pt."""
    found: Found = defaultdict(list)
    for item in paper.running:
        if item.level in ("khoan", "diem", "dieu", "khoan-tieu-de"):
            continue  # these have rows of their own in the law table
        for value, share in shares(item.paragraph, "size").items():
            if value is None and share > STRAY:
                found[Said("không rõ cỡ chữ", "size unknown"), Severity.UNDECIDED].append(item)
            elif isinstance(value, float) and share > STRAY and not _ROW.size.allows(value, 0.05):
                found[said("cỡ chữ {}", "size {}", shown_number(value)), None].append(item)
    for key, items in found.items():
        due = shown_number(size_due(paper, _ROW, shares(items[0].paragraph, "size")))
        mend = said("Chọn các đoạn này, đặt cỡ {}.", "Select them, set {} pt.", due)
        yield from _grouped({key: items}, Said("cỡ 13 đến 14", "size 13 to 14"), mend)


@TEXT(
    Entry(
        "noi-dung/mixed-size",
        Said("Nội dung, một cỡ chữ", "Text, one size"),
        Severity.WARNING,
        "PL I, II.6.đ",
        "một cỡ chữ từ đầu đến cuối",
        "đoạn cỡ 14, đoạn cỡ 13",
    ),
    applies=_written,
)
def one_size(paper: Paper) -> Findings:
    """The same size from beginning to end."""
    by_size: dict[float, list[OutlineLine]] = defaultdict(list)
    for item in paper.running:
        value = commonest(item.paragraph, "size")
        if isinstance(value, float) and _ROW.size.allows(value, 0.05):
            by_size[value].append(item)
    usual = body_size(paper) or _ROW.size.used
    allowed = said("cỡ {} như các đoạn khác", "size {} as elsewhere", shown_number(usual))
    cure = said("Chọn đoạn, đặt cỡ {}.", "Select it, set {} pt.", shown_number(usual))
    for value in sorted({*by_size} - {usual}):
        items = by_size[value]
        found = said("cỡ {}", "size {}", shown_number(value))
        yield Finding(grouped_lines(items), found, allowed, cure, excerpt(items[0].text))


@TEXT(
    Entry(
        "noi-dung/italic",
        Said("Nội dung, kiểu chữ", "Text, slope"),
        Severity.ERROR,
        _ROW.article,
        "chữ đứng",
        "cả đoạn nghiêng",
    ),
    applies=has("noi-dung"),
)
def italic(paper: Paper) -> Findings:
    """Upright; notes in brackets and quotations may slant."""
    found: Found = defaultdict(list)
    for item in paper.running:
        slanted = shares(item.paragraph, "italic").get(True, 0) > 0.9
        if (
            item.level == ""
            and slanted
            and len(item.text) > 40
            and not item.text.startswith(("(", "“", '"', "["))
        ):
            found[Said("cả đoạn chữ nghiêng", "all italic"), None].append(item)
    yield from _grouped(
        found,
        Said("chữ đứng", "upright"),
        Said("Chọn đoạn, bấm Ctrl+I.", "Select it, press Ctrl+I."),
    )


@TEXT(
    Entry(
        "noi-dung/caps",
        Said("Nội dung, chữ thường", "Text, ordinary letters"),
        Severity.ERROR,
        _ROW.article,
        "chữ in thường",
        "CẢ ĐOẠN VIẾT HOA",
    ),
    applies=has("noi-dung"),
)
def capitals(paper: Paper) -> Findings:
    """Ordinary letters."""
    found: Found = defaultdict(list)
    for item in paper.running:
        if mostly_upper(item.text) and not item.short():
            found[Said("cả đoạn chữ in hoa", "all capitals"), None].append(item)
    mend = Said("Gõ lại, hoặc chọn đoạn và bấm Shift+F3.", "Type it again, or press Shift+F3.")
    yield from _grouped(found, Said("chữ in thường", "ordinary letters"), mend)


@TEXT(
    Entry(
        "noi-dung/align",
        Said("Nội dung, canh lề", "Text, alignment"),
        Severity.ERROR,
        _ROW.article,
        "canh đều hai lề",
        "canh trái",
    ),
    applies=_written,
)
def align(paper: Paper) -> Findings:
    """Justified; a paragraph of one line looks the same when it is set left."""
    found: Found = defaultdict(list)
    names = {
        "left": Said("canh trái", "left"),
        "center": Said("canh giữa", "centred"),
        "right": Said("canh phải", "right"),
    }
    for item in all_text(paper):
        kind = item.paragraph.align
        if kind is None:
            found[Said("không rõ canh lề", "alignment unknown"), Severity.UNDECIDED].append(item)
        elif kind != "both" and not (kind == "left" and item.short()):
            found[names.get(kind, Said(kind, kind)), None].append(item)
    mend = Said("Chọn các đoạn này, bấm Ctrl+J.", "Select them, press Ctrl+J.")
    yield from _grouped(found, Said("canh đều hai lề", "justified"), mend)


def first_due(paper: Paper, paragraph: Paragraph) -> float:
    """Where the first line of a paragraph should begin, in mm: where most do, else the nearest."""
    counts = Counter(
        choice
        for item in all_text(paper)
        for choice in _FIRST.choices
        if not item.paragraph.left and _is_near(item.paragraph.first, choice)
    )
    nearest = min(_FIRST.choices, key=lambda choice: abs(choice - paragraph.begins))
    return counts.most_common(1)[0][0] if counts else nearest


def _is_near(first: float | None, choice: float) -> bool:
    return first is not None and abs(first - choice) <= FIRST_TOLERANCE


_FIRST_EN = "Paragraph > Special: First line {} cm."
_UNTAB_EN = "Delete the tab, set First line {} cm."


def _start(item: OutlineLine) -> tuple[float | None, bool]:
    """Where the first line begins, in mm, and whether a tab or spaces push it there."""
    paragraph, typed = item.paragraph, _typed(item.paragraph)
    if paragraph.first is None or paragraph.left is None:
        return None, False
    if paragraph.left > 0 < paragraph.first and _FIRST.allows(paragraph.first, FIRST_TOLERANCE):
        return paragraph.first, bool(typed)
    start = paragraph.left + paragraph.first
    tabs = len(typed) - len(typed.lstrip("\t"))
    if tabs and abs(start) < 0.5:
        for _ in range(tabs):
            start = _next_stop(paragraph, start)
        return start, True
    return start, len(typed) > 1


def _next_stop(paragraph: Paragraph, here: float) -> float:
    """Where a tab leads from `here`, in mm: to the next stop, beyond the last one by half inches."""
    stops = [at for at, kind in paragraph.tabs if kind not in ("clear", "bar") and at > here + 0.1]
    return min(stops, default=(here // _HALF_INCH + 1) * _HALF_INCH)


def _typed(paragraph: Paragraph) -> str:
    """The blanks that open its text."""
    text = paragraph.text
    return "" if paragraph.label else text[: len(text) - len(text.lstrip(" \t\u00a0"))]


@TEXT(
    Entry(
        "noi-dung/first-line",
        Said("Nội dung, lùi đầu dòng", "Text, first line"),
        Severity.ERROR,
        _FIRST.article,
        "lùi 1 cm hoặc 1,27 cm",
        "lùi 1,5 cm; không lùi; gõ dấu cách",
    ),
    applies=_written,
)
def first_line(paper: Paper) -> Findings:
    """1 or 1.27 cm."""
    found: Found = defaultdict(list)
    for item in all_text(paper):
        if item.level in _BELOW_DIEM or item.paragraph.align == "center":
            continue
        start, typed = _start(item)
        if start is None:
            found[Said("không rõ độ lùi", "indent unknown"), Severity.UNDECIDED].append(item)
        elif not _FIRST.allows(start, FIRST_TOLERANCE):
            how = Said(" (gõ dấu cách)", " (typed spaces)") if typed else Said("", "")
            found[
                said("lùi {} cm{}", "indent {} cm{}", shown_number(start / 10, 2), how), None
            ].append(item)
    for key, items in found.items():
        due = shown_number(first_due(paper, items[0].paragraph) / 10, 2)
        mend = said(
            "Đặt dòng đầu lùi vào {} cm (Word: Paragraph > Special: First line).", _FIRST_EN, due
        )
        yield from _grouped({key: items}, Said("1 cm hoặc 1,27 cm", "1 cm or 1.27 cm"), mend)


@TEXT(
    Entry(
        "noi-dung/typed-indent",
        Said("Nội dung, lùi bằng phím Tab", "Indent by tab key"),
        Severity.WARNING,
        _FIRST.article,
        "lùi đầu dòng bằng định dạng đoạn",
        "lùi đầu dòng bằng phím Tab",
    ),
    applies=_written,
)
def typed_indent(paper: Paper) -> Findings:
    """The right indent, but made with the tab key."""
    found: Found = defaultdict(list)
    for item in all_text(paper):
        start, typed = _start(item)
        if (
            typed
            and start is not None
            and _FIRST.allows(start, FIRST_TOLERANCE)
            and item.level not in _BELOW_DIEM
        ):
            found[
                Said("lùi bằng phím Tab hoặc dấu cách", "indented by tab or spaces"), None
            ].append(item)
    for key, items in found.items():
        due = shown_number(first_due(paper, items[0].paragraph) / 10, 2)
        mend = said(
            "Xóa Tab, đặt dòng đầu lùi vào {} cm (Word: Paragraph > Special: First line).",
            _UNTAB_EN,
            due,
        )
        yield from _grouped({key: items}, Said("định dạng đoạn", "paragraph setting"), mend)


@TEXT(
    Entry(
        "noi-dung/spacing",
        Said("Nội dung, khoảng cách đoạn", "Text, gaps"),
        Severity.ERROR,
        _GAP.article,
        "giữa các đoạn ít nhất 6 pt",
        "0 pt",
    ),
    applies=lambda paper: len(paper.items) > 1,
)
def spacing(paper: Paper) -> Findings:
    """At least 6 pt between paragraphs of text."""
    found: Found = defaultdict(list)
    items = [*_bases(paper), *paper.items]
    for upper, lower in pairwise(items):
        above, below = upper.paragraph, lower.paragraph
        if below.number - above.number != 1 or "center" in (above.align, below.align):
            continue
        after, before = _gaps(above, below)
        if after is None or before is None:
            found[Said("không rõ khoảng cách", "gap unknown"), Severity.UNDECIDED].append(lower)
        elif max(after, before) < _GAP.value.low - 0.05:
            # Word adds or takes the larger one, depending on settings of the file.
            severity = None if after + before < _GAP.value.low - 0.05 else Severity.UNDECIDED
            found[said("{} pt", "{} pt", shown_number(max(after, before))), severity].append(lower)
    mend = Said(
        "Chọn các đoạn, đặt cách đoạn trên 6 pt (Word: Paragraph > Spacing > Before).",
        "Select them, Spacing Before: 6 pt.",
    )
    yield from _grouped(found, Said("ít nhất 6 pt", "at least 6 pt"), mend)


def _gaps(above: Paragraph, below: Paragraph) -> tuple[float | None, float | None]:
    """After the one and before the other; none where they leave it out between alike paragraphs."""
    alike = above.style == below.style
    return (
        0.0 if above.contextual and alike else above.after,
        0.0 if below.contextual and alike else below.before,
    )


def _lines(item: OutlineLine) -> float | None:
    paragraph = item.paragraph
    points = commonest(paragraph, "size")
    single = (points if isinstance(points, float) else 14.0) * LINE_HEIGHT_EM
    if paragraph.line is None:
        return None
    if paragraph.rule == "auto":
        return paragraph.line
    return (
        paragraph.line / single if paragraph.rule == "exact" else max(1.0, paragraph.line / single)
    )


@TEXT(
    Entry(
        "noi-dung/line-spacing",
        Said("Nội dung, cách dòng", "Text, line spacing"),
        Severity.ERROR,
        _LINE.article,
        "cách dòng đơn đến 1,5",
        "cách dòng đôi; đúng 12 pt",
    ),
    applies=_written,
)
def line_spacing(paper: Paper) -> Findings:
    """Single to 1.5 lines; fixed spacing worth other, which no article names, is a warning."""
    found: Found = defaultdict(list)
    for item in all_text(paper):
        lines, exactly = _lines(item), item.paragraph.rule == "exact"
        if lines is None:
            found[Said("không rõ cách dòng", "spacing unknown"), Severity.UNDECIDED].append(item)
        elif not _LINE.allows(lines, 0.03 if exactly else 0.01):
            written = (
                shown_number(item.paragraph.line or 0.0) if exactly else shown_number(lines, 2)
            )
            what = (
                said("đúng {} pt", "exactly {} pt", written)
                if exactly
                else said("{} dòng", "{} lines", written)
            )
            found[what, Severity.WARNING if exactly else None].append(item)
    mend = Said(
        "Đặt giãn dòng từ đơn đến 1,5 (Word: Paragraph > Line spacing: Single, 1.5 lines).",
        "Line Spacing: Single to 1.5 lines.",
    )
    yield from _grouped(found, Said("cách dòng đơn đến 1,5", "single to 1.5 lines"), mend)


@TEXT(
    Entry(
        "noi-dung/empty-paragraph",
        Said("Nội dung, đoạn trống", "Text, empty paragraphs"),
        Severity.INFO,
        _GAP.article,
        "khoảng cách đặt trong định dạng đoạn",
        "bấm Enter hai lần",
    ),
    applies=lambda paper: len(paper.items) > 1,
)
def empty_paragraphs(paper: Paper) -> Findings:
    """Gaps come from settings, not from empty paragraphs."""
    paragraphs = paper.document.paragraphs
    pairs = pairwise(paper.items)
    empty = [
        paragraph
        for above, below in pairs
        for paragraph in paragraphs[above.paragraph.number : below.paragraph.number - 1]
        if paragraph.blank
        and not paragraph.lines
        and paragraph.figure is None
        and paragraph.cell is None
        and _between_text(paper, paragraph)
    ]
    if empty:
        found = Said("đoạn trống ngay bên dưới", "an empty paragraph right below")
        above = paragraphs[empty[0].number - 2].text
        mend = Said(
            "Xóa đoạn trống, đặt cách đoạn trên 6 pt (Word: Paragraph > Spacing > Before).",
            "Delete them, set Spacing Before: 6 pt.",
        )
        allowed = Said("cách đoạn từ 6 pt", "spacing of 6 pt")
        yield Finding(grouped(empty), found, allowed, mend, excerpt(above))


def _between_text(paper: Paper, paragraph: Paragraph) -> bool:
    """Whether neither a table nor a new section asks for the empty paragraph."""
    around = paper.document.paragraphs[paragraph.number - 2 : paragraph.number + 1]
    return all(other.cell is None and other.section == paragraph.section for other in around)


@TEXT(
    Entry(
        "noi-dung/end-mark",
        Said("Dấu kết thúc “./.”", "End mark “./.”"),
        Severity.WARNING,
        "PL III, Mẫu 1.1 đến 1.10",
        "… thực hiện./.",
        "… thực hiện.",
    ),
    applies=lambda p: bool(p.items) and p.kind.ends,
)
def end_mark(paper: Paper) -> Findings:
    """The text closes with `./.`, in its last line or alone, or above a note in brackets.

    A space before it is tolerated.
    """
    last = paper.items[-1]
    noted = last.text.startswith("(") and last.text.rstrip(" .").endswith(")")
    ends = paper.items[-2:] if noted else [last]
    if not any(_ENDS.search(item.text) for item in ends):
        found = said("kết thúc bằng “{}”", "ends with “{}”", " ".join(last.text.split()[-2:]))
        yield Finding(
            place(last.paragraph, "Nội dung"),
            found,
            Said("“./.”", "“./.”"),
            _ended_rightly(last.text),
            excerpt(last.text[-60:]),
        )


def _ended_rightly(text: str) -> Said:
    """What to do about the end of a text that has another mark there, or none."""
    marks = _MARKS.search(text)
    if marks is None:
        return Said("Thêm “./.” vào cuối nội dung.", "End the text with “./.”.")
    return said("Đổi “{}” ở cuối thành “./.”.", "Change the last “{}” to “./.”.", marks[0].strip())
