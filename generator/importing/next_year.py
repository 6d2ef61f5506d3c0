"""What there is to tell of a plan for another year: what moved, where, and what is left."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from generator.importing.told import YEAR
from generator.importing.years import Years
from generator.language import Said
from generator.lazy import regex
from generator.problems import Problem, Spot

_OWN = regex(r"\s*#|(?:ma|id):")
"""Lines of a plan file that say nothing of the paper: comments, and its name."""
_WORDS = 4
"""So many words on each side of a year are shown with it."""


def told_of(years: Years, files: Mapping[str, bytes], target: Path) -> Iterator[Problem]:
    """Every change with its line in the new files, the lines that have figures of the year before,
    then those that still have the old year.
    """
    texts = {
        target.with_name(name).as_posix(): content.decode()
        for name, content in files.items()
        if name.endswith(".yaml")
    }
    begin = dict.fromkeys(texts, 0)
    for moved in years.moved:
        spot = _found(moved.says, texts, begin) or Spot(target.as_posix())
        message = Said(
            f"“{moved.before}” thành “{moved.after}”", f"“{moved.before}” is now “{moved.after}”"
        )
        yield Problem(spot, YEAR.code, message, YEAR.severity)
    yield from _earlier(years, texts, target)
    for shown, text in texts.items():
        yield from _left(shown, text, years.old)


def _found(says: str, texts: Mapping[str, str], begin: dict[str, int]) -> Spot | None:
    """Where the words stand next, behind those that were found before: a line may be broken."""
    form = re.compile(r"\s+".join(map(re.escape, says.split())))
    for shown, text in texts.items():
        match = form.search(text, begin[shown])
        if match:
            begin[shown] = match.end()
            line_start = text.rfind("\n", 0, match.start()) + 1
            line = text.count("\n", 0, match.start()) + 1
            return Spot(shown, line, match.start() - line_start + 1)
    return None


def _earlier(years: Years, texts: Mapping[str, str], target: Path) -> Iterator[Problem]:
    """On which lines the year before the old one stands, beside papers that are cited."""
    begin = dict.fromkeys(texts, 0)
    lines: dict[str, list[int]] = {}
    for says in years.earlier:
        spot = _found(says, texts, begin) or Spot(target.as_posix())
        lines.setdefault(spot.path, []).append(spot.line)
    before = years.old - 1
    for shown, found in lines.items():
        at = ", ".join(map(str, dict.fromkeys(filter(None, found))))
        message = Said(
            f"năm {before} (kỳ trước) ở dòng {at}", f"the year before, {before}, on line {at}"
        )
        advice = Said(
            f"Xem lại từng chỗ: số liệu kỳ trước của kế hoạch mới là của năm {years.new - 1}.",
            f"Look at each: the new plan compares with figures of {years.new - 1}.",
        )
        yield Problem(Spot(shown), YEAR.code, message, YEAR.severity, advice)


def _around(line: str, year: re.Match[str]) -> str:
    """The words of a line with the year among them, so that its place is known without the file."""
    before, after = line[: year.start()].split(" "), line[year.end() :].split(" ")
    words = f"{' '.join(before[-_WORDS:])}{year[0]}{' '.join(after[:_WORDS])}"
    return " ".join(words.split()).strip("-\"'[]{}, ")


def _left(shown: str, text: str, old: int) -> Iterator[Problem]:
    year = re.compile(rf"(?<!\d){old}(?!\d)")
    lines = [
        f"{number} (“{_around(line, found)}”)"
        for number, line in enumerate(text.split("\n"), 1)
        if (found := year.search(line)) and not _OWN.match(line)
    ]
    if lines:
        at = ", ".join(lines)
        message = Said(f"còn năm {old} ở dòng {at}", f"the year {old} still stands on line {at}")
        advice = Said(
            "Xem từng chỗ: căn cứ của năm mới, số liệu, văn bản được dẫn.",
            "Look at each: bases of the new year, figures, papers that are cited.",
        )
        yield Problem(Spot(shown), YEAR.code, message, YEAR.severity, advice)
