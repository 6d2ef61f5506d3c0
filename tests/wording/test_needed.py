"""Looking for needed words first finds what looking at every letter finds."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.lazy import regex
from generator.making.load import load_plan
from generator.making.plans import find_plans
from generator.paper.prose import prose_of
from generator.wording import labels, noted, searched
from generator.wording.base import WORDING, Prose, sample
from generator.wording.needed import caseless, needed, odd
from generator.wording.searched import Searched
from tests.helpers import ROOT
from tools import needed as tool

_QUICKLY = Searched.matches
Found = list[tuple[int, tuple[int, int]]]


def _plainly(lines: Searched, pattern: "re.Pattern[str]") -> Found:
    return [
        (number, match.span())
        for number, text in enumerate(lines.texts)
        for match in pattern.finditer(text)
    ]


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> Iterator[set[str]]:
    """The patterns that were looked for, each look held against the plain one."""
    searched._known_of.cache_clear()
    looked: set[str] = set()

    def matches(
        lines: Searched, pattern: "re.Pattern[str]"
    ) -> Iterator[tuple[int, "re.Match[str]"]]:
        looked.add(noted.pattern_name(pattern))
        found = list(_QUICKLY(lines, pattern))
        assert [(number, match.span()) for number, match in found] == _plainly(lines, pattern)
        yield from found

    monkeypatch.setattr(Searched, "matches", matches)
    yield looked
    searched._known_of.cache_clear()


def _judged(prose: Prose) -> None:
    for rule in WORDING:
        if rule.applies(prose):
            list(rule.check(prose))


def _samples() -> list[str]:
    entries = [entry for rule in WORDING for entry in rule.entries]
    return sorted({text for entry in entries for text in (entry.good, entry.bad) if text})


def test_every_pattern_finds_the_same_in_all_samples(held: set[str]) -> None:
    texts = _samples()
    for turned in (str, str.upper, str.lower, str.title, str.swapcase):
        _judged(sample("\n".join(map(turned, texts))))
    _judged(sample("\n".join(texts), role="can-cu"))
    assert len(held) >= 50


@pytest.mark.parametrize("plan", find_plans(ROOT / "plans")[::3], ids=lambda plan: plan.stem)
def test_every_pattern_finds_the_same_in_plans(plan: Path, held: set[str]) -> None:
    loaded = load_plan(plan)
    assert loaded.plan
    _judged(prose_of(loaded.plan, loaded.paper).prose)
    assert len(held) >= 50
    assert held <= noted.words_noted().keys()


def test_words_are_noted_as_they_are_worked_out() -> None:
    assert tool.noted() == noted.FILE.read_text("utf-8"), "make templates"


def test_what_is_skipped_in_error_is_seen(held: set[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(searched, "needed", lambda pattern: frozenset({"không đâu có"}))
    searched._known_of.cache_clear()
    with pytest.raises(AssertionError):
        _judged(sample("\n".join(_samples())))


def test_no_letter_is_taken_for_another_that_folding_keeps_apart() -> None:
    """Where case is ignored the library knows more pairs than folding; texts with these are odd."""
    patterns = {"".join(needed(regex(one))) for one in ("kế hoạch|[sS]ố|Ủy ban|đ[eoiuy]", "σς")}
    words = "".join(patterns) + "abcdefghijklmnopqrstuvwxyzđàảãáạăằâêôơưỳỷỹýỵ"
    every = "".join(map(chr, [*range(0x20, 0xD800), *range(0xE000, 0x10000)]))
    for letter in sorted(set(words + words.upper())):
        for other in re.findall(re.escape(letter), every, re.IGNORECASE):
            assert caseless(other) == caseless(letter) or odd(other), (letter, other)


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        ("(?<!x)kế hoạch(?= này)", {"kế hoạch"}),
        ("(?<=của )\\d+(?! này| khác)", {"của "}),
        ("\\d+(?= (?:tỉnh|xã))", {"tỉnh", "xã"}),
        ("[Kk]ế hoạch", {"kế hoạch"}),
        ("(?:tỉnh|xã) \\w+", {"tỉnh", "xã"}),
        ("(?:tỉnh|\\d) của", {" của"}),
        ("\\d+ (?:năm )?", {" "}),
        ("(?:năm)?\\d", set()),
        ("[^a]\\w", set()),
        ("(?i:Ủy) ban", {" ban"}),
        ("[òó][ae]", {"òa", "òe", "óa", "óe"}),
    ],
)
def test_what_a_pattern_needs(pattern: str, words: set[str]) -> None:
    assert needed(regex(pattern)) == words
    assert needed(re.compile(pattern)) == words


def test_of_odd_letters_nothing_is_known() -> None:
    kelvin = regex("k\u1ebf", re.IGNORECASE)
    lines = Searched(["\u212a\u1ebf"])
    assert needed(kelvin)
    assert [match[0] for _, match in lines.matches(kelvin)] == ["\u212a\u1ebf"]


def test_what_is_remembered_of_a_line_is_what_is_found() -> None:
    lines = ["Thực hiện kế hoạch này.", "Không có gì.", "kế hoạch, kế hoạch"]
    pattern = regex("kế hoạch")
    first, again = (list(Searched(lines).matches(pattern)) for _ in range(2))
    assert [(number, match.span()) for number, match in again] == _plainly(Searched(lines), pattern)
    assert all(one[1] is other[1] for one, other in zip(first, again, strict=True))
    assert [number for number, _ in Searched(lines[::-1]).matches(pattern)] == [0, 0, 2]


def test_a_label_opens_as_any_label_does() -> None:
    openings = ("Phần I.", "PHẦN thứ nhất:", "Chương 2", "CHƯƠNG II.", "Mục 1", "MỤC I:", "Điều 3.")
    openings += ("ĐIỀU 4:", "XI. a", "1.2 a", "10. a", "a) b", "đ. b", "LX. b", "CH. b", "MM. b")
    alphabet = map(chr, [*range(0x21, 0x250), *range(0x1EA0, 0x1EFA)])
    openings += tuple(f"{one}{mark} a" for one in alphabet for mark in (".", ")", "1.", "V."))
    labelled = [text for text in openings if any(one.match(text) for _, one in labels._PATTERNS)]
    assert len(labelled) > 50
    assert all(labels._OPENS.match(text) for text in labelled)
