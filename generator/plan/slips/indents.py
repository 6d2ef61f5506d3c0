"""What is seen of lines, and how far in each belongs by those above and below it."""

from collections.abc import Sequence
from itertools import dropwhile

from generator.lazy import dataclass, regex

_LINE = regex(r"(?P<dashes> *(?:- +)*)(?P<key>(?:[A-Za-z_]\w*(?=:(?:\s|$)))?)")
_OPENS = regex(r":?\s*(?:[|>][-+]?)?\s*(?:#.*)?$")
_QUOTED = regex(r"\"[^\"]*\"|'[^']*'")
_STEP = 2
"""So much further than a key stands what it has, where nothing beside it tells."""


@dataclass(frozen=True, slots=True)
class TypedLine:
    """Where a line begins, and its words; its first key, and whether a list or lines follow it."""

    column: int
    words: int
    item: bool
    key: str
    opens: bool


def seen(line: str) -> TypedLine:
    """What is seen of a line alone."""
    found = _LINE.match(line)
    assert found
    opens = bool(_OPENS.match(line, found.end()))
    column = len(line) - len(line.lstrip(" "))
    return TypedLine(column, found.end("dashes"), "-" in found["dashes"], found["key"], opens)


def says(line: str) -> bool:
    """Whether it holds more than a comment."""
    return line.lstrip()[:1] not in ("", "#")


def without_quotes(line: str) -> str:
    """The line, with as many letters in place of all that is quoted."""
    return _QUOTED.sub(lambda quoted: "x" * len(quoted[0]), line)


class Untabbed:
    """A text whose lines lose the tabs in front of their words, in turn, as they are asked for."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.lines: list[str] = []

    def column_at(self, tab: int) -> int:
        """How many spaces the line of this tab is to have in front; 0 where others will do."""
        self.lines = self.lines or self.text.split("\n")
        at = self.text.count("\n", 0, tab)
        if self.text[self.text.rfind("\n", 0, tab) + 1 : tab].strip():
            return 0
        column = fitting(self.lines, at)
        self.lines[at] = " " * column + self.lines[at].lstrip()
        return column


def fitting(lines: Sequence[str], at: int) -> int:
    """The column where this line belongs, between those above and below it, however it stands."""
    return _fitting(seen(lines[at].lstrip()), lines_above(lines, at), _next(lines[at + 1 :]))


def lines_above(lines: Sequence[str], at: int) -> list[TypedLine]:
    """The lines above that hold something, the nearest first, up to the key of the plan."""
    found: list[TypedLine] = []
    for number in range(at - 1, -1, -1):
        line = lines[number]
        if says(line):
            found.append(seen(line))
            if found[-1].key and not found[-1].words:
                break
    return found


def _tab(line: str) -> bool:
    return "\t" in line[: len(line) - len(line.lstrip())]


def _next(lines: Sequence[str]) -> TypedLine | None:
    """The first line that holds something and has no tab in front."""
    return next(map(seen, dropwhile(lambda one: not says(one) or _tab(one), lines)), None)


def first_below(key: str, words: str, lines: Sequence[str]) -> int:
    """The column of words that begin a line below a key, with these lines behind them."""
    return _first(seen(words), seen(key), _next(lines))


def _fitting(line: TypedLine, above: Sequence[TypedLine], below: TypedLine | None) -> int:
    """The column of a line between others; 0 where it stands alone."""
    if not above:
        return 0
    if above[0].opens:
        return _first(line, above[0], below)
    if line.item:
        return _of_item(line, above, below)
    if line.key:
        return _of_key(line, above)
    return above[0].words + _STEP * bool(above[0].key)


def _first(line: TypedLine, parent: TypedLine, below: TypedLine | None) -> int:
    """The column of what begins below a key: that of the next, if this belongs there too."""
    if below and below.item == line.item and bool(below.key) == bool(line.key):
        column = below.column
    else:
        column = _of_its_keys(line, below)
    least = (parent.words if parent.key else parent.column) + (not line.item)
    return column if column >= least else parent.words + _STEP


def _of_item(line: TypedLine, above: Sequence[TypedLine], below: TypedLine | None) -> int:
    """The column of an item: where its keys below it want it, else where its like stand."""
    lists = levels(above, items=True)
    own = _of_its_keys(line, below)
    alike = [column for column, keys in lists.items() if line.key in keys]
    near = [own] * (own in lists) + alike + [*lists]
    within = [column for column in near if column + line.words <= _room(line, below)]
    return [*within, *near, above[-1].words + _STEP][0]


def _of_its_keys(line: TypedLine, below: TypedLine | None) -> int:
    """The column of an item whose keys go on below it, -1 where that is not so."""
    goes_on = below and below.key and line.item and not (below.item or line.opens)
    return below.words - line.words if below and goes_on else -1


def _room(line: TypedLine, below: TypedLine | None) -> float:
    """How far in the words of an item may stand: not behind what is below them."""
    holds = below and (line.opens or not (below.item or below.key))
    return below.column if below and holds else float("inf")


def _of_key(line: TypedLine, above: Sequence[TypedLine]) -> int:
    """The column of a key: of the nearest keys above among which it does not stand yet."""
    groups = levels(above, items=False)
    free = [column for column, keys in groups.items() if line.key not in keys]
    return [*free, *groups, 0][0]


def levels(above: Sequence[TypedLine], items: bool) -> dict[int, set[str]]:
    """The columns of the lists, or of the groups of keys, that could go on; the keys in each."""
    found: dict[int, set[str]] = {}
    reached = max((one.words for one in above), default=0)
    for one in above:
        column = one.column if items else one.words
        if column <= reached and (one.item if items else one.key):
            found.setdefault(column, set()).add(one.key)
        if one.item or one.key:
            reached = min(reached, one.column)
    return found
