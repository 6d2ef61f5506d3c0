"""Lines of text in which many patterns are looked for, and which of their words are the author's own."""

import re
from collections.abc import Collection, Iterable, Sequence
from functools import cached_property, lru_cache, reduce
from operator import and_

from generator.lazy import dataclass, field, regex
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


once_a_line = lru_cache(_LINES)
"""What a line alone says is worked out once, as long as the line is remembered."""


@once_a_line
def own_words(text: str) -> str:
    """`text`, as long as before: quotations and addresses hidden, every space an ordinary one."""
    return _NOT_OWN.sub(lambda match: HIDDEN * len(match[0]), text.translate(_SPACES))


Pattern = re.Pattern[str]
Found = tuple[int, re.Match[str]]
_BITS: dict[Pattern, int] = {}
"""The patterns that were looked for so far, each with a bit of its own."""


@dataclass(slots=True)
class _Known:
    """What was tried in a line so far: the bits of all patterns together, and what was found."""

    tried: int = 0
    found: dict[Pattern, list[re.Match[str]]] = field(default_factory=dict)


@once_a_line
def _known_of(text: str) -> _Known:
    return _Known()


class Searched:
    """Lines of text; of each pattern only those are tried that have a word which it needs, once."""

    def __init__(self, texts: Iterable[str]) -> None:
        self.texts = tuple(texts)

    def matches(self, pattern: Pattern) -> Sequence[Found]:
        """Every match of the pattern, with the number of its line."""
        bit = _BITS.get(pattern) or _BITS.setdefault(pattern, 1 << len(_BITS))
        if not bit & self._tried:
            self._try(pattern, bit)
        return self._found.get(pattern, ())

    def _try(self, pattern: Pattern, bit: int) -> None:
        """Tries the pattern in the lines in which nobody has."""
        words = self._words_there(pattern)
        for number, line in enumerate(self._known):
            if not bit & line.tried:
                matches = self._found_at(number, pattern, words)
                if matches:
                    line.found[pattern] = matches
                line.tried |= bit
        self._tried |= bit
        self._found[pattern] = [
            (number, match)
            for number, line in enumerate(self._known)
            for match in line.found.get(pattern, ())
        ]

    @cached_property
    def _known(self) -> list[_Known]:
        return list(map(_known_of, self.texts))

    @cached_property
    def _tried(self) -> int:
        """The patterns that were tried in every line."""
        return reduce(and_, (line.tried for line in self._known), -1) if self._known else 0

    @cached_property
    def _found(self) -> dict[Pattern, list[Found]]:
        found: dict[Pattern, list[Found]] = {}
        for number, line in enumerate(self._known):
            for pattern, matches in line.found.items():
                found.setdefault(pattern, []).extend([(number, match) for match in matches])
        return found

    def _words_there(self, pattern: Pattern) -> Collection[str]:
        """The words of which the pattern needs one, those that any line has."""
        words = ANYTHING if self._odd else needed(pattern)
        return [word for word in words if word in self._whole] if words else ("",)

    def _found_at(self, line: int, pattern: Pattern, words: Collection[str]) -> list[re.Match[str]]:
        """What is found in a line that has one of the words."""
        folded = self._folded[line] if words else ""
        there = any(word in folded for word in words)
        return [*pattern.finditer(self.texts[line])] if there else []

    @cached_property
    def _odd(self) -> bool:
        return any(map(odd, self.texts))

    @cached_property
    def _folded(self) -> tuple[str, ...]:
        return tuple(map(caseless, self.texts))

    @cached_property
    def _whole(self) -> str:
        return "\n".join(self._folded)
