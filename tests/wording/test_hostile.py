"""No rule of wording takes work with the square of a line: lines made to mislead each pattern cost what others cost."""

import time
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import partial
from unicodedata import normalize

import pytest

from generator.plan.inline import formatted, stray_mark
from generator.wording import searched
from generator.wording.base import WORDING, Line, Prose
from generator.wording.needed import ANYTHING
from generator.wording.searched import own_words

from .helpers import WordingRule

SHORT, FOUR_TIMES = 2_500, 10_000
ENOUGH = 0.1
"""Seconds of which nothing is said: a rule that takes no longer for the long line is fast, whatever its ratio."""

# Near matches, over and over: each begins what some pattern looks for, and does not end it.
AGAIN = (
    "ThS. ", "GS.", "BSCKI. ", "Tiến sĩ, ", "(viết tắt là ", "Sở Văn hóa ", "Bí thư - ", "“a ", '"', "«", "‘", "(1) ",
    "Kế hoạch số 1/KH-", "Kế hoạch số 12/KH-UBND ", "Căn cứ Luật ", "Luật số ", "ngày 1 tháng ", "1.", "1,000", "01 ",
    "điểm a khoản 2 ", "Điều 1, ", "Điều 1 và ", "3 nhiệm vụ ", "tỷ lệ thôn là ", "chiếm khoảng ", "năm 2025 - ",
    "UBND các huyện, thị xã, ", "thành phố Hà ", "tỉnh Thái ", "nhân dân ", "; Nâng cao ", "và ", "a. ", "a\u0301 ", "a-",
    "a.", "a@", "www.", "o", "а", "Điều 1 nêu ", "Phụ lục I ", "Kế hoạch a ", "số ", "Xã Tân ", "PHÓ BÍ THƯ ",
)  # fmt: skip
# One beginning, then filling without end.
FILLED = (
    "Tiến sĩ", "ThS.", "(viết tắt", "Kế hoạch số", "Kế hoạch", "Bộ luật số", "Căn cứ Luật số", "Điều 1", "Điều", "ngày 1",
    "ngày 1 tháng 1", "Phụ lục", "Sở Y", "3", "3 nhiệm vụ", "(1)", "và", "Căn cứ", "UBND", "I", "1.", "«", "“", "",
)  # fmt: skip


def _lines(start: str, length: int) -> Iterator[str]:
    if start in AGAIN:
        yield (start * (length // len(start) + 1))[:length]
    if start in FILLED:
        for filling in (" ", "1", "…"):
            yield start + filling * length + " x Điều 2"


def _seconds(work: Callable[[], object]) -> float:
    taken = []
    for _ in range(3):
        begun = time.process_time()
        work()
        taken.append(time.process_time() - begun)
        if taken[-1] < ENOUGH:
            break
    return min(taken)


def _grows_with_the_square(work: Callable[[str], object], short: str, long: str) -> bool:
    """Whether four times the line takes ten times the work, or more; sixteen times is the square."""
    whole = _seconds(lambda: work(long))
    return whole > ENOUGH and whole > 10 * _seconds(lambda: work(short))


@pytest.fixture(autouse=True)
def _words_stand_there(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever means harm writes the words that patterns need."""
    monkeypatch.setattr(searched, "needed", lambda pattern: ANYTHING)


def _prose(rule: WordingRule, text: str) -> Prose:
    """A paper of one line, of the role that the rule looks at."""
    role = "can-cu" if rule.code.startswith("can-cu/") else "noi-dung"
    return Prose((Line(normalize("NFC", text), role, text),), "ke_hoach", date(2026, 3, 10), 2026)


def _judged(rule: WordingRule, text: str) -> None:
    searched._known_of.cache_clear()
    list(rule.check(_prose(rule, text)))


def _slow(text: str, rules: Iterable[WordingRule]) -> list[WordingRule]:
    """The rules that take long for a line; what several want to know of it is found out once."""
    papers: dict[str, Prose] = {}
    slow = []
    for rule in rules:
        paper = _prose(rule, text)
        paper = papers.setdefault(paper.lines[0].role, paper)
        begun = time.process_time()
        list(rule.check(paper))
        if time.process_time() - begun > ENOUGH:
            slow.append(rule)
    return slow


@pytest.mark.parametrize("start", sorted({*AGAIN, *FILLED}))
def test_the_work_of_every_rule_grows_as_the_line_does(start: str) -> None:
    for short, long in zip(_lines(start, SHORT), _lines(start, FOUR_TIMES), strict=True):
        for rule in _slow(long, WORDING):
            judged = partial(_judged, rule)
            assert not _grows_with_the_square(judged, short, long), (rule.code, long[:40])


@pytest.mark.parametrize("start", sorted({*AGAIN, *FILLED}))
def test_the_work_of_hiding_quotations_grows_as_the_line_does(start: str) -> None:
    for short, long in zip(_lines(start, SHORT), _lines(start, FOUR_TIMES), strict=True):
        assert not _grows_with_the_square(own_words.__wrapped__, short, long), long[:40]


MARKS = (
    ' ^[ **a"',
    "**a *b ",
    "*^[**a",
    "**a",
    "*a ",
    "^[",
    "[[a",
    "[[",
    "\\*",
    "**\\",
    "^[[[a]]",
    "**^[a",
    "a** ",
)


@pytest.mark.parametrize("unit", MARKS)
@pytest.mark.parametrize("end", ["", "]", "**", "*"])
def test_the_work_of_marks_grows_as_the_text_does(unit: str, end: str) -> None:
    def read(text: str) -> None:
        formatted(text, str)
        stray_mark(text)

    short, long = (unit * (length // len(unit)) + end for length in (SHORT, FOUR_TIMES))
    assert not _grows_with_the_square(read, short, long)
