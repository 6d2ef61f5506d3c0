"""Lines of text in which many patterns are looked for, and which of their words are the author's own."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from itertools import accumulate

from generator.lazy import regex
from generator.wording.needed import ANYTHING, caseless, needed, odd

HIDDEN = "\ufffc"
"""Stands, letter for letter, for what is not the author's own running text."""
# A quotation may run over several paragraphs: an open one lasts to the end of its line, and the
# reverse.
_NOT_OWN = regex(
    r"“[^“”]*(?:”|$)|^[^“”]*”|\"[^\"]*\"|«[^«»]*»|‘[^‘’]*’"
    r"|(?:https?://|www\.)\S+|(?<![\w.+-])[\w.+-]{1,64}@[\w.-]{1,255}"
    r"|(?<![\w.-])[\w-]{1,63}(?:\.[\w-]{1,63}){0,6}\.(?:vn|com|org|net|gov|edu|info)\b\S*"
    # What a form leaves to be filled in.
    r"|\{\{[^{}]{0,80}\}\}|<[^<>]{1,80}>|\[[^\[\]]{1,80}\]"
)


_SPACES = str.maketrans("\u00a0\t\n", "   ")


_LINES = 2048
"""So many lines are remembered: communes of one province share most of theirs."""


@lru_cache(_LINES)
def own_words(text: str) -> str:
    """`text`, as long as before: quotations and addresses hidden, every space an ordinary one."""
    return _NOT_OWN.sub(lambda match: HIDDEN * len(match[0]), text.translate(_SPACES))


Matches = Sequence["re.Match[str]"]


@lru_cache(_LINES)
def _found_in(text: str) -> dict["re.Pattern[str]", Matches]:
    """What was found in a line so far, by pattern."""
    return {}


class Searched:
    """Lines of text; of each pattern only those are tried that have a word which it needs, once."""

    def __init__(self, texts: Iterable[str]) -> None:
        self.texts = tuple(texts)

    def matches(self, pattern: "re.Pattern[str]") -> Iterator[tuple[int, "re.Match[str]"]]:
        """Every match of the pattern, with the number of its line."""
        unknown = [number for number, found in enumerate(self._found) if pattern not in found]
        perhaps = frozenset(self._perhaps(pattern) if unknown else ())
        for number in unknown:
            text = self.texts[number] if number in perhaps else ""
            self._found[number][pattern] = [*pattern.finditer(text)] if text else ()
        for number, found in enumerate(self._found):
            for match in found[pattern]:
                yield number, match

    @cached_property
    def _found(self) -> list[dict["re.Pattern[str]", Matches]]:
        return list(map(_found_in, self.texts))

    def _perhaps(self, pattern: "re.Pattern[str]") -> Iterable[int]:
        """The numbers of the lines in which the pattern may be."""
        words = ANYTHING if self._odd else needed(pattern)
        if not words:
            return range(len(self.texts))
        return sorted({number for word in words for number in self._with(word)})

    def _with(self, word: str) -> Iterator[int]:
        """The numbers of the lines that have a word."""
        at = self._whole.find(word)
        while at >= 0:
            number = bisect_right(self._starts, at) - 1
            yield number
            at = self._whole.find(word, self._starts[number + 1])

    @cached_property
    def _odd(self) -> bool:
        return any(map(odd, self.texts))

    @cached_property
    def _folded(self) -> tuple[str, ...]:
        return tuple(map(caseless, self.texts))

    @cached_property
    def _whole(self) -> str:
        return "\n".join(self._folded)

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        """Where each line begins in all of them, and one more would."""
        return tuple(accumulate((len(text) + 1 for text in self._folded), initial=0))
