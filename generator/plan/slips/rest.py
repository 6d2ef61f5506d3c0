"""What of a plan file can be read although YAML stumbles in it, so that one run tells of all of it.

The least that holds a fault is left out: its key keeps no value, its item no words. Of these lines
nothing is told but the fault.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from generator.language import Said
from generator.lazy import dataclass, regex
from generator.plan import codes
from generator.plan.model import PLAN
from generator.plan.records import KEYS, KNOWN, named, part_name
from generator.plan.slips.characters import without_bad
from generator.plan.source import Source
from generator.plan.text import parse_source
from generator.problems import Problem, Severity, has_errors

_MOST = 12
"""Behind so many faults is looked; who has more has enough to do."""
_LONGEST = 200_000
_KEY = regex(r"( *(?:- +)*)([A-Za-z_]\w*)(?P<colon> *:(?= |$))?")
_TOP = regex(r"(?=[A-Za-z_])\w+ *:(?= |$)|---|\.\.\.")
_ITEM = regex(r" *-(?= |$)")


def with_rest(source: Source) -> Source:
    """The file with all values that can be read, and every problem of its characters and syntax.

    It is `source` where YAML stumbles nowhere, and with no value where nothing can be read beside
    the fault: that is told.
    """
    if source.root is not None:
        return source
    rest = _rest(source) if len(source.text) <= _LONGEST else None
    return rest or replace(source, problems=_nothing_else(source.problems))


def _rest(source: Source) -> Source | None:
    first = parse_source(source.path, source.text).problems
    aside = [one for one in source.problems if one not in first]  # of the file, not of its text
    text, spoilt = without_bad(source.text)
    told = first if text != source.text else []
    unread = set(spoilt)
    for _ in range(_MOST):
        part = parse_source(source.path, text)
        new = [one for one in part.problems if one.spot.line not in unread and one not in told]
        if part.root is not None:
            problems = [*aside, *told, *new]
            lost = {number: source.line(number) for number in unread}
            rest = Source(source.path, text, part.root, problems, lost)
            return rest if has_errors(problems) else None
        unit = _left_out(source.path, text, _stumbles(part))
        if unit is None:
            return None
        told = [*told, *_of_unit(unit, new)]
        unread |= {*unit.numbers}
        text = unit.without(text)
    return None


def _stumbles(part: Source) -> int:
    """The number of the line where YAML cannot go on."""
    errors = [one for one in part.problems if one.severity is Severity.ERROR]
    tabs = [one for one in errors if one.code == codes.YAML_TAB.code]
    return [*tabs[:1], *errors[-1:]][0].spot.line


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


def _left_out(path: str, text: str, number: int) -> _Unit | None:
    """The least unit around that line without which YAML reads on; None if there is none."""
    for unit in _units(text.split("\n"), number - 1):
        part = parse_source(path, unit.without(text))
        if part.root is not None or _stumbles(part) not in range(unit.numbers.stop):
            return unit
    return None


def _units(lines: Sequence[str], at: int) -> Iterator[_Unit]:
    """What may be left out for a fault at that line, from the least to its key of the plan."""
    if lines[at].startswith(("---", "...")):
        yield _Unit(at, len(lines) - 1, "")
    elif (key := _KEY.match(lines[at])) and key[1] and _is_of_the_plan(key):
        yield from _below_the_plan(lines, at)
        return
    elif key and (key["colon"] or key[2] in KEYS):
        yield _Unit(at, _end(lines, at, len(key[1])), f"{key[1]}{key[2]}:")
    elif lines[at][:1].strip(" \t-#"):
        yield _Unit(at, _end(lines, at, 0), "")
    yield from _items(lines, at)
    yield from _below_the_plan(lines, at)


def _below_the_plan(lines: Sequence[str], at: int) -> Iterator[_Unit]:
    """The key of the plan that the line belongs to, with all that is below it."""
    top = next((one for one in range(at, -1, -1) if _TOP.match(lines[one])), None)
    if top is not None and (key := _TOP.match(lines[top])):
        last = next((one for one in range(top + 1, len(lines)) if _TOP.match(lines[one])), None)
        yield _Unit(top, (last or len(lines)) - 1, key[0])


def _is_of_the_plan(key: re.Match[str]) -> bool:
    """Whether it is a key of the plan, pushed in by mistake: all below it belongs there, too."""
    bare = not key.string[key.end() :].strip(": ")
    return key[2] in _of_plans() or bool(bare and part_name(key[2]))


@cache
def _of_plans() -> frozenset[str]:
    """The keys that stand at the top of a plan and nowhere else."""
    others = (named(one.name, one.model) for one in KNOWN.values() if one is not PLAN)
    return frozenset(named(PLAN.name, PLAN.model)).difference(*others)


def _items(lines: Sequence[str], at: int) -> Iterator[_Unit]:
    """The items around that line, the innermost first."""
    column = len(lines[at]) + 1
    for one in range(at, -1, -1):
        if _said(lines[one]) and (indent := _indent(lines[one])) < column:
            column = indent
            if item := _ITEM.match(lines[one]):
                yield _Unit(one, _end(lines, one, indent), item[0])


def _end(lines: Sequence[str], first: int, column: int) -> int:
    """The last of the lines behind the first that stand further in than the column."""
    for one in range(first + 1, len(lines)):
        if _said(lines[one]) and _indent(lines[one]) <= column:
            return one - 1
    return len(lines) - 1


def _said(line: str) -> bool:
    """Whether it has more than a comment."""
    return not line.lstrip().startswith("#") and bool(line.strip())


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _of_unit(unit: _Unit, found: Sequence[Problem]) -> Iterator[Problem]:
    """What is told of the unit; with the fault, which of its lines were not looked at."""
    own = [one for one in found if one.spot.line in unit.numbers]
    yield from own[:-1]
    first, last = unit.numbers[0], unit.numbers[-1]
    vi, en = f"Chưa xét các dòng {first}–{last}.", f"Lines {first}–{last} were not looked at."
    yield from (_adding(one, Said(vi, en)) if last > first else one for one in own[-1:])


def _nothing_else(found: Sequence[Problem]) -> list[Problem]:
    """The problems of a file of which nothing was read: the last of them says so."""
    more = Said("Phần còn lại của tệp chưa được xét.", "The rest of the file was not looked at.")
    return [*found[:-1], *(_adding(one, more) for one in found[-1:])]


def _adding(problem: Problem, more: Said) -> Problem:
    vi, en = (f"{said} {added}".strip() for said, added in zip(problem.advice, more, strict=True))
    return replace(problem, advice=Said(vi, en))
