"""Lines of text in which many patterns are looked for, and which of their words are the author's own."""

import re
from collections.abc import Collection, Iterable, Sequence
from functools import cached_property, lru_cache

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


Pattern = re.Pattern[str]
Found = tuple[int, re.Match[str]]


@lru_cache(_LINES)
def _known_of(text: str) -> tuple[set[Pattern], dict[Pattern, list[re.Match[str]]]]:
    """The patterns that were tried in a line so far, and what was found of those that are there."""
    return set(), {}


class Searched:
    """Lines of text; of each pattern only those are tried that have a word which it needs, once."""

    def __init__(self, texts: Iterable[str]) -> None:
        self.texts = tuple(texts)

    def matches(self, pattern: Pattern) -> Sequence[Found]:
        """Every match of the pattern, with the number of its line."""
        if pattern not in self._tried:
            self._try(pattern)
        return self._found.get(pattern, ())

    def _try(self, pattern: Pattern) -> None:
        """Tries the pattern in the lines in which nobody has."""
        new = [number for number, (tried, _) in enumerate(self._known) if pattern not in tried]
        perhaps = self._perhaps(pattern)
        for number in new:
            tried, found = self._known[number]
            tried.add(pattern)
            matches = [*pattern.finditer(self.texts[number])] if number in perhaps else []
            if matches:
                found[pattern] = matches
        self._tried.add(pattern)
        self._found[pattern] = [
            (number, match)
            for number, (_, found) in enumerate(self._known)
            for match in found.get(pattern, ())
        ]

    @cached_property
    def _known(self) -> list[tuple[set[Pattern], dict[Pattern, list[re.Match[str]]]]]:
        return list(map(_known_of, self.texts))

    @cached_property
    def _tried(self) -> set[Pattern]:
        """The patterns that were tried in every line."""
        return set.intersection(*(tried for tried, _ in self._known)) if self._known else set()

    @cached_property
    def _found(self) -> dict[Pattern, list[Found]]:
        found: dict[Pattern, list[Found]] = {}
        for number, (_, known) in enumerate(self._known):
            for pattern, matches in known.items():
                found.setdefault(pattern, []).extend((number, match) for match in matches)
        return found

    def _perhaps(self, pattern: Pattern) -> Collection[int]:
        """The numbers of the lines in which the pattern may be."""
        words = ANYTHING if self._odd else needed(pattern)
        if not words:
            return range(len(self.texts))
        there = [word for word in words if word in self._whole]
        lines = enumerate(self._folded) if there else ()
        return {number for number, line in lines if any(word in line for word in there)}

    @cached_property
    def _odd(self) -> bool:
        return any(map(odd, self.texts))

    @cached_property
    def _folded(self) -> tuple[str, ...]:
        return tuple(map(caseless, self.texts))

    @cached_property
    def _whole(self) -> str:
        return "\n".join(self._folded)
