"""What of a plan file can be read although YAML stumbles in it, so that one run tells of all of it.

The least that holds a fault is left out: its key keeps no value, its item no words. Of these lines
nothing is told but the fault.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from generator.language import Said
from generator.lazy import dataclass, regex
from generator.plan import codes
from generator.plan.model import PLAN, Plan
from generator.plan.records import KEYS, english_keys
from generator.plan.slips.characters import without_bad
from generator.plan.slips.indents import seen
from generator.plan.source import Source
from generator.plan.text import parse_source
from generator.problems import Problem, Severity

MOST_FAULTS = 12
"""Behind so many faults is looked; who has more has enough to do."""
LONGEST = 100_000
_NO_REST = Said(
    "Phần còn lại của tệp chưa được xét.",
    "The rest of the file was not looked at.",
)
_MOVES_LINES = {codes.YAML_JOINED.code, codes.YAML_MARK.code}
_NO_TOP = regex(r"(?![A-Za-z_]\w* *:(?:\s|$))")
_PUSHED_IN = regex(rf"[ -][ -]*(?:{'|'.join(english_keys(PLAN.name, Plan))}) *:\s*$")
"""A key of the plan that was indented by mistake: all below it is none of what is above."""
_WITH_KEY = regex(
    r"(?P<before> *(?:- +)*)"
    rf"(?P<key>[A-Za-z_]\w*(?= *:(?:\s|$))|(?:{'|'.join(sorted(KEYS))})(?!\w))"
)
_AT_THE_LEFT = regex(r"(?P<before>)(?=[^ \t-])")
_STAYS = ((_WITH_KEY, r"\g<0>:"), (_AT_THE_LEFT, ""))
"""What stays of a line with a fault: its key. What stands at the left and is no key goes."""
_ITEM = regex(r" *-(?=\s|$)")


def with_rest(source: Source) -> Source:
    """The file with all values that can be read, and every problem of its characters and syntax.

    It is `source` where YAML stumbles nowhere, and with no value where nothing can be read beside
    the fault: that is told.
    """
    if source.root is not None:
        return source
    rest = _rest(source) if len(source.text) <= LONGEST else None
    return rest or replace(source, problems=_saying(source.problems, _NO_REST))


def _rest(source: Source) -> Source | None:
    """Its values where enough could be left out for YAML to read on."""
    clean, spoilt = without_bad(source.text)
    text = clean.split("\n---")[0]  # a second document is none of this plan
    part = parse_source(source.path, text)
    told = dict.fromkeys(one for one in source.problems if one not in part.problems)
    unread = set(spoilt)
    for _ in range(MOST_FAULTS + 1):
        new = [one for one in part.problems if one.spot.line not in unread]
        if part.root is not None:
            lost = {number: source.line(number) for number in unread}
            return Source(source.path, text, part.root, [*(told | dict.fromkeys(new))], lost)
        if not new:
            break  # it stumbles where that is told already
        unit = _left_out(part)
        told |= dict.fromkeys(_of_unit(unit, new))
        unread |= {*unit.numbers}
        part = parse_source(source.path, unit.without(part.text))
    return None


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


def _stumbles(part: Source) -> int:
    """The number of the line where YAML cannot go on; 0 where it read all."""
    errors = [one.spot.line for one in part.problems if one.severity is Severity.ERROR]
    return errors[-1] if part.root is None else 0


def _left_out(part: Source) -> _Unit:
    """The least unit around the fault without which YAML reads on, else its key of the plan.

    A fault that moves lines has others in its wake, up to the next key of the plan.
    """
    lines = part.text.split("\n")
    at = _stumbles(part) - 1
    top = _top(lines, at)
    for unit in _units(lines, at):
        wake = range(unit.first, (unit if unit.first == at else top).last + 1)
        if _stumbles(parse_source(part.path, unit.without(part.text))) - 1 not in wake:
            return unit
    return top


def _units(lines: Sequence[str], at: int) -> Iterator[_Unit]:
    """What may be left out for a fault at the line: its value, or an item that it belongs to."""
    if _PUSHED_IN.match(lines[at]):
        return
    yield from _joined(lines, at)
    for pattern, stays in _STAYS:
        if found := pattern.match(lines[at]):
            yield _indented(lines, at, found.expand(stays), len(found["before"]))
            break
    for first in range(at, -1, -1):
        if found := _ITEM.match(lines[first]):
            item = _indented(lines, first, found[0], found.end() - 1)
            if at <= item.last:
                yield item


def _joined(lines: Sequence[str], at: int) -> Iterator[_Unit]:
    """The list below a key that has words already: YAML takes all of it for more of them."""
    item, above = seen(lines[at]), map(seen, filter(str.strip, reversed(lines[:at])))
    owner = next((one for one in above if one.column < item.column), None)
    if item.item and owner and owner.key and not owner.opens and item.column > owner.words:
        yield _indented(lines, at, "", owner.words)


def _indented(lines: Sequence[str], first: int, kept: str, column: int) -> _Unit:
    """The line, and those behind it that stand further in than the column, or say nothing."""
    further = re.compile(rf"\s{{{column + 1}}}|\s*(?:#|$)")
    below = takewhile(further.match, lines[first + 1 :])
    return _Unit(first, first + len([*below]), kept)


def _top(lines: Sequence[str], at: int) -> _Unit:
    """The key of the plan that the line belongs to, with all that is below it."""
    above = takewhile(_NO_TOP.match, reversed(lines[: at + 1]))
    first = max(at - len([*above]), 0)
    below = takewhile(_NO_TOP.match, lines[first + 1 :])
    return _Unit(first, first + len([*below]), lines[first].partition(":")[0] + ":")


def _of_unit(unit: _Unit, found: Sequence[Problem]) -> list[Problem]:
    """What is told of the unit; with the fault, which of its lines were not looked at.

    Of problems there are those in its lines told, and of these what moves lines, if there are any.
    """

    def far(one: Problem) -> tuple[bool, bool]:
        return one.spot.line not in unit.numbers, one.code not in _MOVES_LINES

    nearest = min(map(far, found))
    own = [one for one in found if far(one) == nearest]
    first, last = unit.numbers[0], unit.numbers[-1]
    more = Said(f"Chưa xét các dòng {first}–{last}.", f"Lines {first}–{last} were not looked at.")
    return _saying(own, more) if last > first else own


def _saying(found: Sequence[Problem], more: Said) -> list[Problem]:
    """The problems, the advice of the last with more to it."""
    last = found[-1]
    vi, en = map(" ".join, zip(last.advice, more, strict=True))
    return [*found[:-1], replace(last, advice=Said(vi.strip(), en.strip()))]
