"""What of a plan file can be read although YAML stumbles in it, so that one run tells of all of it.

The least that holds a fault is left out: its key keeps no value, its item no words. Of these lines
nothing is told but the fault.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from generator.language import Said
from generator.lazy import dataclass, regex
from generator.plan import codes
from generator.plan.model import PLAN, Plan
from generator.plan.records import KEYS, english_keys
from generator.plan.slips.characters import without_bad
from generator.plan.source import Source
from generator.plan.text import parse_source
from generator.problems import Problem, Severity

_MOST = 12
"""Behind so many faults is looked; who has more has enough to do."""
_LONGEST = 100_000
_NO_REST = Said(
    "Phần còn lại của tệp chưa được xét.",
    "The rest of the file was not looked at.",
)
_MOVES_LINES = {codes.YAML_JOINED.code, codes.YAML_MARK.code}
_OF_PLANS = english_keys(PLAN.name, Plan)
_KEY = regex(r"(?P<before> *(?:- +)*)(?P<name>[A-Za-z_]\w*)(?P<colon> *:(?= |$))?")
_TOP = regex(r"[A-Za-z_]\w* *:(?= |$)")
_ITEM = regex(r" *-(?= |$)")
_WORDS = regex(r"\s*(?=[^\s#])")
_NO_WORDS = 1_000_000
"""So deep lies what is blank or a comment: it belongs to whatever stands above it."""


def with_rest(source: Source) -> Source:
    """The file with all values that can be read, and every problem of its characters and syntax.

    It is `source` where YAML stumbles nowhere, and with no value where nothing can be read beside
    the fault: that is told.
    """
    if source.root is not None:
        return source
    rest = _rest(source) if len(source.text) <= _LONGEST else None
    return rest or replace(source, problems=_saying(source.problems, _NO_REST))


def _rest(source: Source) -> Source | None:
    clean, spoilt = without_bad(source.text)
    text = clean.split("\n---")[0]  # a second document is none of this plan
    told = dict.fromkeys(source.problems)
    if text == source.text:
        told = {one: None for one in told if one.severity is not Severity.ERROR}
    unread = set(spoilt)
    for _ in range(_MOST):
        part = parse_source(source.path, text)
        new = [one for one in part.problems if one.spot.line not in unread]
        if part.root is not None:
            lost = {number: source.line(number) for number in unread}
            return Source(source.path, text, part.root, [*(told | dict.fromkeys(new))], lost)
        unit = _left_out(part)
        if unit is None:
            break
        told |= dict.fromkeys(_of_unit(unit, new))
        unread |= {*unit.numbers}
        text = unit.without(text)
    return None


def _stumbles(part: Source) -> int:
    """The number of the line where YAML cannot go on."""
    lines = [one.spot.line for one in part.problems if one.severity is Severity.ERROR]
    # Of tabs each is told, and nothing was read beyond the first.
    return lines[0 if part.problems[0].code == codes.YAML_TAB.code else -1]


@dataclass(frozen=True, slots=True)
class _Unit:
    """The lines `first` to `last`, counted from 0, of which only `kept` stays."""

    first: int
    last: int
    kept: str

    @property
    def numbers(self) -> range:
        """The numbers of its lines, as people count them."""
        return range(self.first + 1, self.last + 2)

    def without(self, text: str) -> str:
        """The text with its lines left out, all others where they were."""
        lines = text.split("\n")
        lines[self.first : self.last + 1] = [self.kept, *[""] * (self.last - self.first)]
        return "\n".join(lines)


def _left_out(part: Source) -> _Unit | None:
    """The least unit around the fault without which YAML reads on; None if there is none.

    A fault that moves lines has others in its wake, up to the next key of the plan.
    """
    at = _stumbles(part) - 1
    units = _Around(part.text.split("\n"), at).units()
    for unit in units:
        rest = parse_source(part.path, unit.without(part.text))
        last = unit.last if unit.first == at else units[-1].last
        if rest.root is not None or _stumbles(rest) not in range(unit.first + 1, last + 2):
            return unit
    return None


class _Around:
    """What stands around a line, as far as its indents tell."""

    def __init__(self, lines: Sequence[str], at: int) -> None:
        self.lines, self.at = lines, at
        self.depths = [found.end() if found else _NO_WORDS for found in map(_WORDS.match, lines)]

    def units(self) -> list[_Unit]:
        """What may be left out for a fault at the line, from the least to its key of the plan."""
        line = self.lines[self.at]
        key = _KEY.match(line)
        if key and key["before"] and key["name"] in _OF_PLANS and line.endswith(":"):
            # It was pushed in by mistake: all that is below it is none of what is above.
            return [self._top()]
        if key and (key["colon"] or key["name"] in KEYS):
            least = [self._unit(self.at, f"{key['before']}{key['name']}:", len(key["before"]))]
        else:
            least = [self._unit(self.at, "", 0)] if line[:1].strip(" \t-") else []
        return [*least, *self._items(), self._top()]

    def _unit(self, first: int, kept: str, column: int) -> _Unit:
        """The line, and those behind it that stand further in than the column."""
        below = takewhile(column.__lt__, self.depths[first + 1 :])
        return _Unit(first, first + len([*below]), kept)

    def _items(self) -> Iterator[_Unit]:
        """The items around the line, the innermost first."""
        column = _NO_WORDS
        for first in range(self.at, -1, -1):
            item = _ITEM.match(self.lines[first])
            if item and self.depths[first] < column:
                yield self._unit(first, item[0], self.depths[first])
            column = min(column, self.depths[first])

    def _top(self) -> _Unit:
        """The key of the plan that the line belongs to, with all that is below it."""
        tops = [0, *(number for number, line in enumerate(self.lines) if _TOP.match(line))]
        at = bisect_right(tops, self.at)
        last = [*tops, len(self.lines)][at] - 1
        return _Unit(tops[at - 1], last, self.lines[tops[at - 1]].partition(":")[0] + ":")


def _of_unit(unit: _Unit, found: Sequence[Problem]) -> list[Problem]:
    """What is told of the unit; with the fault, which of its lines were not looked at."""
    own = [one for one in found if one.spot.line in unit.numbers] or [*found]
    own = [one for one in own if one.code in _MOVES_LINES] or own
    first, last = unit.numbers[0], unit.numbers[-1]
    more = Said(f"Chưa xét các dòng {first}–{last}.", f"Lines {first}–{last} were not looked at.")
    return _saying(own, more) if last > first else own


def _saying(found: Sequence[Problem], more: Said) -> list[Problem]:
    """The problems, the advice of the last with more to it."""
    last = found[-1]
    vi, en = map(" ".join, zip(last.advice, more, strict=True))
    return [*found[:-1], replace(last, advice=Said(vi.strip(), en.strip()))]
