"""What there is to tell of a plan for another year: what moved, where, and what is left."""

import re
from collections.abc import Iterator, Mapping, Sequence
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
    those that had the new year before, then those that still have the old one.
    """
    texts = {
        target.with_name(name).as_posix(): content.decode()
        for name, content in files.items()
        if name.endswith(".yaml")
    }
    begin = dict.fromkeys(texts, 0)
    stayed: dict[int, list[Spot]] = {}
    for noted in years.noted:
        spot = _found(noted.says, texts, begin) or Spot(target.as_posix())
        if noted.year != years.old:
            stayed.setdefault(noted.year, []).append(spot)
            continue
        message = Said(
            f"“{noted.before}” thành “{noted.after}”", f"“{noted.before}” is now “{noted.after}”"
        )
        yield Problem(spot, YEAR.code, message, YEAR.severity)
    for year, spots in sorted(stayed.items()):
        if year < years.old:
            yield from _earlier(years, year, spots)
        else:
            yield from _later(years, year, spots, texts)
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


def _by_file(spots: Sequence[Spot]) -> dict[str, list[Spot]]:
    """The spots of each file, the first of each line that is known."""
    lines: dict[str, dict[int, Spot]] = {}
    for spot in spots:
        lines.setdefault(spot.path, {}).setdefault(spot.line, spot)
    return {shown: [spot for line, spot in found.items() if line] for shown, found in lines.items()}


def _earlier(years: Years, year: int, spots: Sequence[Spot]) -> Iterator[Problem]:
    """On which lines the year before the old one stands, beside papers that are cited."""
    for shown, found in _by_file(spots).items():
        at = ", ".join(str(spot.line) for spot in found)
        message = Said(
            f"năm {year} (kỳ trước) ở dòng {at}", f"the year before, {year}, on line {at}"
        )
        advice = Said(
            f"Xem lại từng chỗ: số liệu kỳ trước của kế hoạch mới là của năm {years.new - 1}.",
            f"Look at each: the new plan compares with figures of {years.new - 1}.",
        )
        yield Problem(Spot(shown), YEAR.code, message, YEAR.severity, advice)


def _later(
    years: Years, year: int, spots: Sequence[Spot], texts: Mapping[str, str]
) -> Iterator[Problem]:
    """On which lines a year behind the old one stands that was there before: it may have to move."""
    then = year + years.new - years.old
    for shown, found in _by_file(spots).items():
        lines = texts[shown].split("\n")
        at = ", ".join(_shown(year, spot, lines[(spot.line or 1) - 1]) for spot in found)
        message = Said(
            f"năm {year} đã có sẵn ở dòng {at}", f"the year {year} was there before, on line {at}"
        )
        advice = Said(
            f"Xem từng chỗ có phải thành {then} không.", f"Look at each: should it be {then}?"
        )
        yield Problem(Spot(shown), YEAR.code, message, YEAR.severity, advice)


def _shown(year: int, spot: Spot, line: str) -> str:
    """A line by its number, and the words around the year, where that is on it."""
    found = re.compile(rf"(?<!\d){year}(?!\d)").search(line, (spot.column or 1) - 1)
    return f"{spot.line} (“{_around(line, found)}”)" if found else str(spot.line)


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
