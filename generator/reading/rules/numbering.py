"""Phần, Chương, Mục, Điều, khoản, điểm and their numbers (PL I, II.6.c to II.6.đ; V.6)."""

from collections.abc import Iterator
from itertools import chain, pairwise, zip_longest

from generator.language import NOTHING, Said
from generator.law.decree30 import LETTERS, component
from generator.law.wording import roman, roman_value
from generator.problems import Severity
from generator.reading.anatomy.outline import DEPTH, ROMAN, OutlineLine
from generator.reading.anatomy.paper import Paper
from generator.reading.anatomy.segments import STRAY, shares
from generator.reading.finding import TEXT, Findings, excerpt, has, place, said
from generator.reading.rules.articles import unlabelled
from generator.rules import Entry, Finding

_STOP = Said("Đổi thành dấu chấm.", "Use a stop.")
_UNBOLD = Said("Chọn đoạn này, bấm Ctrl+B.", "Select it, press Ctrl+B.")
_RENUMBER = Said("Đánh lại số thứ tự.", "Number them anew.")
_UPPER_LETTERS = "ABCDĐEGH"


def _at(item: OutlineLine, found: Said, allowed: Said, mend: Said = NOTHING) -> Finding[str]:
    return Finding(place(item.paragraph, "Nội dung"), found, allowed, mend, excerpt(item.text))


@TEXT(
    Entry(
        "phan-chuong/number",
        Said("Phần, chương, số thứ tự", "Phần, Chương, number"),
        Severity.ERROR,
        component("phan-chuong").article,
        "Chương I",
        "Chương 1; Phần thứ nhất",
    ),
    applies=has("phan-chuong"),
)
def part_number(paper: Paper) -> Findings:
    """Roman numerals."""
    for item in paper.items:
        if item.level == "phan-chuong" and not ROMAN.fullmatch(item.number):
            found = said("“{} {}”", "“{} {}”", item.word, item.number)
            mend = Said("Đánh số La Mã: I, II, III.", "Number them I, II, III.")
            yield _at(item, found, Said("chữ số La Mã", "Roman numerals"), mend)


@TEXT(
    Entry(
        "phan-chuong/line",
        Said("Phần, chương, dòng riêng", "Own line"),
        Severity.ERROR,
        component("phan-chuong").article,
        "Chương I / QUY ĐỊNH CHUNG",
        "Chương I: Quy định chung",
    ),
    applies=has("phan-chuong"),
)
def part_own_line(paper: Paper) -> Findings:
    """Word and number on one line, the title on the next."""
    for item in paper.items:
        if item.level == "phan-chuong" and (item.rest or item.mark):
            found = said("“{}”", "“{}”", excerpt(item.text, 40))
            mend = Said(
                "Xuống dòng trước tiêu đề, bỏ dấu hai chấm.", "Break the line before the title."
            )
            yield _at(item, found, Said("tiêu đề ở dòng dưới", "the title on the next line"), mend)


@TEXT(
    Entry(
        "phan-chuong-tieu-de/missing",
        Said("Phần, chương, tiêu đề", "Phần, Chương, title"),
        Severity.WARNING,
        "PL I, II.6.d",
        "Chương I / QUY ĐỊNH CHUNG",
        "Chương I (không có tiêu đề)",
    ),
    applies=has("phan-chuong"),
)
def part_title(paper: Paper) -> Findings:
    """Each Phần, Chương, Mục has a title."""
    for item, following in zip_longest(paper.items, paper.items[1:]):
        if (
            item.level in ("phan-chuong", "tieu-muc")
            and not item.rest
            and (following is None or not following.title_of)
        ):
            found, allowed = Said("không có tiêu đề", "no title"), Said("phải có", "a title")
            yield _at(item, found, allowed, Said("Thêm tiêu đề ở dòng dưới.", "Add a title below."))


@TEXT(
    Entry(
        "tieu-muc/number",
        Said("Mục, tiểu mục, số thứ tự", "Mục, number"),
        Severity.ERROR,
        component("tieu-muc").article,
        "Mục 1",
        "Mục I",
    ),
    applies=has("tieu-muc"),
)
def section_number(paper: Paper) -> Findings:
    """Arabic numerals, on a line of its own."""
    for item in paper.items:
        if item.level == "tieu-muc" and (not item.number.isdigit() or item.rest or item.mark):
            found = said("“{}”", "“{}”", excerpt(item.text, 40))
            allowed = Said("chữ số Ả Rập, dòng riêng", "Arabic numerals, own line")
            mend = Said("Gõ “Mục 1”; tiêu đề xuống dòng dưới.", "“Mục 1”, the title below it.")
            yield _at(item, found, allowed, mend)


@TEXT(
    Entry(
        "dieu/full-stop",
        Said("Điều, số thứ tự", "Điều, number"),
        Severity.ERROR,
        component("dieu").article,
        "Điều 1. …",
        "Điều 1: …",
    ),
    applies=has("dieu"),
)
def article_number(paper: Paper) -> Findings:
    """The number of an Điều is followed by a full stop."""
    for item in paper.items:
        if item.level == "dieu" and item.mark != ".":
            found = said("“{} {}{}”", "“{} {}{}”", item.word, item.number, item.mark)
            yield _at(
                item,
                found,
                said("“Điều {}.”", "“Điều {}.”", item.number),
                _STOP,
            )


@TEXT(
    Entry(
        "dieu/bold",
        Said("Điều, độ đậm", "Điều, weight"),
        Severity.ERROR,
        component("dieu").article,
        "**Điều 1.** …",
        "Điều 1. (không đậm)",
    ),
    applies=has("dieu"),
)
def article_bold(paper: Paper) -> Findings:
    """Word and number are bold."""
    for item in paper.items:
        if item.level != "dieu":
            continue
        # The stop behind the number may belong to the plain text.
        head, at = f"{item.word} {item.number}", 0
        plain = 0
        for run in item.paragraph.runs:
            piece = run.text[: max(0, len(head) - at)]
            plain += sum(not char.isspace() for char in piece) if not run.look.bold else 0
            at += len(run.text)
        if plain > STRAY * len(head):
            yield _at(
                item,
                Said("số điều không đậm", "not bold"),
                Said("chữ đậm", "bold"),
                Said("Bấm Ctrl+B.", "Press Ctrl+B."),
            )


@TEXT(
    Entry(
        "muc/number",
        Said("Mục, số thứ tự", "Mục, number"),
        Severity.ERROR,
        component("muc").article,
        "I. MỤC ĐÍCH",
        "I/ MỤC ĐÍCH; I: MỤC ĐÍCH",
    ),
    applies=has("muc"),
)
def roman_mark(paper: Paper) -> Findings:
    """A Roman number and a full stop."""
    for item in paper.items:
        if item.level == "muc" and item.mark != ".":
            found = said("“{}{}”", "“{}{}”", item.number, item.mark)
            yield _at(item, found, said("“{}.”", "“{}.”", item.number), _STOP)


@TEXT(
    Entry(
        "khoan/number",
        Said("Khoản, số thứ tự", "Khoản, number"),
        Severity.ERROR,
        component("khoan").article,
        "1. …",
        "1/ …; 1: …; 1, …",
    ),
    applies=lambda paper: any(item.level == "khoan" for item in paper.items),
)
def khoan_mark(paper: Paper) -> Findings:
    """An Arabic number and a full stop.

    `1)` is a level of its own below điểm, on which the decree is silent.
    """
    for item in paper.items:
        if item.level == "khoan" and item.mark in (":", "/", "-", ","):
            found = said("“{}{}”", "“{}{}”", item.number, item.mark)
            yield _at(item, found, said("“{}.”", "“{}.”", item.number), _STOP)


def _bold_sentence(item: OutlineLine) -> bool:
    return shares(item.paragraph, "bold").get(True, 0) > 0.9 and item.rest.endswith(
        (".", ";", "./.")
    )


@TEXT(
    Entry(
        "khoan/bold",
        Said("Khoản, độ đậm", "Khoản, weight"),
        Severity.ERROR,
        component("khoan").article,
        "1. Câu văn không đậm.",
        "**1. Cả câu văn đậm.**",
    ),
    applies=has("khoan"),
)
def khoan_bold(paper: Paper) -> Findings:
    """A khoản that is a sentence is plain."""
    for item in paper.items:
        if item.level == "khoan" and not item.titled and _bold_sentence(item):
            found, allowed = Said("cả câu chữ đậm", "all bold"), Said("không đậm", "plain")
            yield _at(item, found, allowed, _UNBOLD)


@TEXT(
    Entry(
        "diem/bold",
        Said("Điểm, độ đậm", "Điểm, weight"),
        Severity.ERROR,
        component("diem").article,
        "a) Câu văn không đậm;",
        "**a) Cả câu văn đậm;**",
    ),
    applies=has("diem"),
)
def diem_bold(paper: Paper) -> Findings:
    """A điểm is plain."""
    for item in paper.items:
        if item.level == "diem" and _bold_sentence(item):
            found, allowed = Said("cả câu chữ đậm", "all bold"), Said("không đậm", "plain")
            yield _at(item, found, allowed, _UNBOLD)


@TEXT(
    Entry(
        "diem/mark",
        Said("Điểm, dấu sau chữ cái", "Điểm, mark"),
        Severity.ERROR,
        component("diem").article,
        "a) …",
        "a. …; a/ …; a, …",
    ),
    applies=has("diem"),
)
def diem_mark(paper: Paper) -> Findings:
    """A letter and a closing bracket."""
    for item in paper.items:
        if item.level == "diem" and item.mark != ")":
            found = said("“{}{}”", "“{}{}”", item.number, item.mark)
            mend = Said("Đổi thành dấu ngoặc “)”.", "Use a bracket “)”.")
            yield _at(item, found, said("“{})”", "“{})”", item.number), mend)


def _series(items: list[OutlineLine], level: str) -> Iterator[list[OutlineLine]]:
    """Runs of items of one level under one parent.

    A deeper level does not end a run, a higher one does.
    """
    run: list[OutlineLine] = []
    for item in items:
        if item.level == level:
            run.append(item)
        elif run and item.level and DEPTH[item.level] < DEPTH[level]:
            yield run
            run = []
    if run:
        yield run


def _restarts(run: list[OutlineLine]) -> Iterator[list[OutlineLine]]:
    """A run cut where it begins anew.

    After plain paragraphs a list may start again without a parent in between.
    """
    current: list[OutlineLine] = []
    for item in run:
        if current and item.number in ("1", "a", "A", "I") and current[-1].number != item.number:
            yield current
            current = []
        current.append(item)
    if current:
        yield current


def _value(item: OutlineLine) -> int | None:
    """The rank that a number says; None for what no scheme knows."""
    text = item.number
    if item.level == "diem":
        return LETTERS.find(text) + 1 or None
    if item.level == "chu-hoa":
        return _UPPER_LETTERS.find(text) + 1 or None
    if ROMAN.fullmatch(text):
        return roman_value(text)
    return int(text) if text.isdigit() and len(text) < 4 else None


_LETTERS_OF = {"diem": LETTERS, "chu-hoa": _UPPER_LETTERS}
"""The letters by which a level counts."""


def _due(item: OutlineLine, rank: int) -> str:
    """The number of that rank in the marks of the series that an item stands in."""
    letters = _LETTERS_OF.get(item.level)
    if letters is not None:
        return letters[rank - 1 : rank]
    return roman(rank) if ROMAN.fullmatch(item.number) else str(rank)


def _lists(paper: Paper) -> list[list[OutlineLine]]:
    """The lists of the text, each of one level under one parent.

    Điều count through the whole text.
    """
    return paper.kept(_listed)


def _listed(paper: Paper) -> list[list[OutlineLine]]:
    levels = ("phan-chuong", "tieu-muc", "muc", "chu-hoa", "khoan", "diem")
    runs = (run for level in levels for run in _series(paper.items, level))
    articles = [item for item in paper.items if item.level == "dieu"]
    return [*chain.from_iterable(map(_restarts, runs)), articles]


def _numbered(paper: Paper) -> bool:
    return any(item.level for item in paper.items)


@TEXT(
    Entry(
        "numbering/letter",
        Said("Điểm, chữ cái tiếng Việt", "Điểm, letters"),
        Severity.ERROR,
        component("diem").article,
        "a) b) c) d) đ) e) g)",
        "a) b) c) d) e) f)",
    ),
    applies=has("diem"),
)
def letters(paper: Paper) -> Findings:
    """Vietnamese letters: đ after d, no f j w z."""
    for run in _lists(paper):
        before = ""
        for item in run if run and run[0].level == "diem" else ():
            if item.number not in LETTERS:
                found = said("“{})”", "“{})”", item.number)
                allowed = Said("a b c d đ e g h i k l m …", "a b c d đ e g h i k l m …")
                yield _at(item, found, allowed, _RENUMBER)
            elif (before, item.number) == ("d", "e"):
                mend = Said("Đổi thành “đ)”.", "Change it to “đ)”.")
                yield _at(
                    item, Said("“e)” ngay sau “d)”", "“e)” after “d)”"), Said("“đ)”", "“đ)”"), mend
                )
            before = item.number


@TEXT(
    Entry(
        "numbering/repeat",
        Said("Đánh số, số trùng", "Numbers, repeated"),
        Severity.WARNING,
        "PL I, II.6.đ",
        "1. 2. 3.; c) d) đ)",
        "1. 2. 2.; c) d) d)",
    ),
    applies=_numbered,
)
def repeats(paper: Paper) -> Findings:
    """No number stands twice under one parent."""
    for run in _lists(paper):
        for above, item in pairwise(run):
            if item.number == above.number:
                found = said("số “{}” hai lần", "“{}” twice", item.number)
                allowed = Said("số thứ tự liên tục", "consecutive numbers")
                yield _at(item, found, allowed, _RENUMBER)


@TEXT(
    Entry(
        "numbering/gap",
        Said("Đánh số, thiếu số", "Numbers, gap"),
        Severity.WARNING,
        "PL I, II.6.đ",
        "1. 2. 3.",
        "1. 2. 4.",
    ),
    applies=_numbered,
)
def gaps(paper: Paper) -> Findings:
    """No number is left out under one parent, and the first is 1."""
    articles = unlabelled(paper)
    for item, expected in chain.from_iterable(map(_jumps, _lists(paper))):
        due = _due(item, expected)
        # đ left out is told by numbering/letter, a lost Điều by dieu/label.
        by_letter = item.level == "diem" and due == "đ" and item.number == "e"
        by_label = item.level == "dieu" and expected in articles
        if not (by_letter or by_label):
            found = said("“{}” ở chỗ của “{}”", "“{}” where “{}” is due", item.number, due)
            allowed = Said("số thứ tự liên tục", "consecutive numbers")
            yield _at(item, found, allowed, _RENUMBER)


def _jumps(run: list[OutlineLine]) -> Iterator[tuple[OutlineLine, int]]:
    """The items of a list that are not the next, each with the rank that was due."""
    expected: int | None = 1
    for item in run:
        value = _value(item)
        if value is not None and expected is not None and value not in (expected, expected - 1):
            yield item, expected
        expected = None if value is None else value + 1
