"""Running text: which words of a line may be judged, and how a slip of spelling is told."""

import re
from collections.abc import Callable, Iterable, Iterator

from generator.language import Said
from generator.lazy import regex
from generator.rules import Entry, Finding, Rule
from generator.wording.base import WORDING, Phrase, Prose, Slips, slip

HEADINGS = frozenset(
    (
        "quoc-hieu",
        "tieu-ngu",
        "co-quan-chu-quan",
        "co-quan-ban-hanh",
        "so-ky-hieu",
        "ten-loai",
        "muc",
        "phan-chuong",
        "phan-chuong-tieu-de",
        "tieu-muc",
        "tieu-muc-tieu-de",
        "quyen-han-chuc-vu",
        "ho-ten",
        "noi-nhan",
        "phu-luc",
        "phu-luc-tieu-de",
        "do-khan",
        "luu-hanh",
        "nguoi-soan",
        "dia-chi",
        "so-trang",
    )
)
"""Components whose capitals and spelling the form prescribes, not the rules of running text."""
BEFORE = 300
"""Characters before a word that say what it belongs to; more would cost the square of a line."""
PRACTICE = "thông lệ"
"""Stands as the article of rules that come from usage, not from the decree."""
LOWER = (
    "["
    + "".join(c for c in map(chr, [*range(0x61, 0x1B5), *range(0x1EA0, 0x1EFA)]) if c.islower())
    + "]"
)
"""Pattern: one small letter; small and capital ones alternate, so that no range names them."""
UPPER = (
    "["
    + "".join(c for c in map(chr, [*range(0x41, 0x1B5), *range(0x1EA0, 0x1EFA)]) if c.isupper())
    + "]"
)
INSIDE = r"(?:(?<=[^\W_] )|(?<=, ))"
"""Pattern: the word before, or a comma, is part of the same sentence."""


def running(
    prose: Prose, pattern: "re.Pattern[str]", skip: frozenset[str] = HEADINGS
) -> Iterator[tuple[int, "re.Match[str]"]]:
    """Every match of `pattern` in the author's own words, outside lines of `skip`.

    What a Tab divides stands in columns, and is no running text.
    """
    for number, match in prose.own.matches(pattern):
        line = prose.lines[number]
        if line.role in skip or ("\t" in line.raw and "\t" in line.typed(*match.span())):
            continue
        yield number, match


def rather(number: int, match: "re.Match[str]", right: str) -> Finding[Phrase]:
    """The slip whose words should read `right`."""
    found = Said(f"“{match[0]}”", f"“{match[0]}”")
    mend = Said(f"Viết “{right}”.", f"Write “{right}”.")
    return slip(number, *match.span(), found, mend, right=right)


def respelled(
    pattern: "re.Pattern[str]",
    right: Callable[["re.Match[str]"], str],
) -> Callable[[Prose], Slips]:
    """A check of every match that is not spelt as `right` says, but for words all in capitals."""

    def check(prose: Prose) -> Slips:
        for number, match in running(prose, pattern):
            wanted = right(match)
            if match[0] != wanted and not match[0].isupper():
                yield rather(number, match, wanted)

    return check


def spelling(
    entry: Entry, pattern: str, right: Callable[["re.Match[str]"], str], flags: int = 0
) -> Rule[Prose, Phrase]:
    """A rule that knows the right spelling of what `pattern` finds."""
    return WORDING(entry)(respelled(regex(pattern, flags), right))


def one_of(names: Iterable[str]) -> str:
    """A pattern of `names`, the longest first, the same whatever the order of a set."""
    longest = sorted(sorted(names), key=len, reverse=True)
    # A space says the same without the stroke, and is read in half the time.
    return "(?:" + "|".join(map(re.escape, longest)).replace(r"\ ", " ") + ")"


def just_before(match: "re.Match[str]") -> str:
    """The end of what stands before the match, at most `BEFORE` characters."""
    return match.string[max(0, match.start() - BEFORE) : match.start()]


def minority(ways: dict[str, list[Phrase]]) -> Iterator[tuple[str, str, Phrase]]:
    """The usual way, the rarer one, and each place of those; ties go by the order of `ways`."""
    if not any(ways.values()):
        return
    usual, *rarer = sorted(ways, key=lambda way: -len(ways[way])) or [""]
    for where in sorted(where for way in rarer for where in ways[way]):
        yield usual, rarer[0], where
