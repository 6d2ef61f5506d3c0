"""What sentences of a Word report say of tasks: taken where that is certain, else left open.

A sentence is certain where it begins with the one task that it names, by its id or its very words,
and goes on with a word of state that nothing takes back: `NV01: đã hoàn thành ngày 12/4/2026.`
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from generator.law.deadlines import day_written
from generator.lazy import dataclass, regex
from generator.reading.document.layout import Paragraph
from generator.reporting.typed import folded_words
from generator.rollup.sent import Reported
from generator.rollup.tracked import Tracked

_LEADING = regex(
    r"(?:[-–—+*•.:;,) ]|\(?(?:\d{1,2}(?:\.\d{1,2})*|[a-z]|[ivx]{1,4})[.)/]"
    r"|nhiem vu|cong viec|viec|ma so|ma)*"
)
"""What may stand before the task: a bullet, a number, what it is."""
_ASIDE = r"(?: ?\([^()]*\))?"
_BETWEEN = rf"{_ASIDE}[-–—.:;,)( \"”]*(?:(?:ket qua|tinh trang|den nay)[:, ]*)?"
_DAY = r"(?:(?: vao)?(?: ngay)? (\d{1,2}/\d{1,2}/\d{4})(?!\d)(?P<more>.*)|[ .;]*)"
_WHY = r"(?:(?: do | vi |[,.;(])(?P<more>.*)|[ .;]*)"
_DONE = regex(rf"{_BETWEEN}(?:da )?(?:hoan thanh|lam xong|xong){_DAY}")
_NOT_STARTED = regex(rf"{_BETWEEN}chua (?:duoc )?(?:thuc hien|trien khai|bat dau){_WHY}")
_IN_PROGRESS = regex(
    rf"{_BETWEEN}(?:dang (?:duoc )?(?:thuc hien|trien khai|lam)|chua (?:hoan thanh|xong))\b"
    r"(?P<more>.*)"
)
_FORMS = (("done", _DONE), ("not_started", _NOT_STARTED), ("in_progress", _IN_PROGRESS))
_IN_WORDS = regex(r"(\d{1,2}) thang (\d{1,2}) nam (\d{4})")
_TAKEN_BACK = regex(
    r"\b(?:con|tru|rieng|nhung|tuy|du kien|phan dau|se|co ban|mot phan|chua|dang|khong"
    r"|hoan thanh|xong)\b|%"
)
"""What behind `hoàn thành` says something else of it, or of a part."""
_DONE_TOO = regex(r"\bda (?:hoan thanh|lam xong|xong)\b")
"""What behind another state says that it is done."""
_VALUE = regex(
    rf"{_ASIDE} ?[:–-] ?(?:dat )?(?P<figure>-?\d(?:[\d.]*\d)?(?:,\d+)?) ?(?P<unit>[^\d,;.()]*)"
    r"(?P<more>(?:[,;.(].*)?)"
)
_NOT_REACHED = regex(
    r"\b(?:ket qua|thuc hien|da dat|dat duoc|uoc|du kien|phan dau|muc tieu|giao)\b"
)
"""What behind a figure says that it is another one: a goal, an estimate."""
_READ = "đọc từ câu"
_FEWEST = 4
"""So many of the first words of a task say which it is, where no other begins so."""
_PART = regex(r"(?<![\d/])(\d+)/(\d+)(?![\d/])")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A line that names a task or target: `answer` is None where what it says of a task is not
    certain, `figure` is what it says of a target, with its unit, "" where that is not."""

    id: str
    text: str
    place: str
    answer: Reported | None
    figure: str = ""

    @property
    def shown(self) -> str:
        """As `cell` of what is read of a sentence."""
        return _shown(self.place)


def lines_naming(
    paragraphs: Iterable[Paragraph], tracked: Sequence[Tracked]
) -> dict[str, list[Sentence]]:
    """The lines that name each task or target, by its id."""
    names = [*_names(tracked)]
    found: dict[str, list[Sentence]] = {}
    for paragraph in paragraphs:
        for line in paragraph.text.split("\n"):
            for one in _line(" ".join(line.split()), f"đoạn {paragraph.number}", names):
                found.setdefault(one.id, []).append(one)
    return found


def agreed(lines: Sequence[Sentence]) -> Reported | None:
    """What the lines say together; None where none is certain, or two say different things."""
    certain = [one.answer for one in lines if one.answer]
    return certain[0] if len({(one.state, one.day) for one in certain}) == 1 else None


@dataclass(frozen=True, slots=True)
class _Name:
    """The words that name a task or target, without marks."""

    words: str
    of: Tracked


def _names(tracked: Sequence[Tracked]) -> Iterator[_Name]:
    """An id names what it is of where no word is written so; words, whatever they are."""
    for one in tracked:
        id_ = one.id.casefold()
        if re.search(r"\d", id_) and re.search(r"[a-z]", id_):
            yield _Name(id_, one)
        if words := folded_words(one.says).strip(" .;:"):
            yield _Name(words, one)


@dataclass(frozen=True, slots=True)
class _Named:
    start: int
    end: int
    of: Tracked


def _line(text: str, place: str, names: Sequence[_Name]) -> Iterator[Sentence]:
    words = folded_words(text)
    found = _named_in(words, names)
    of = {one.of.id: one.of for one in found} or _begun(words, names)
    for id_, one in of.items():
        behind = _behind(words, found) if found and len(of) == 1 else ""
        answer = None if one.target else _answer(behind, text, place)
        yield Sentence(id_, text, place, answer, _figure(behind, one.unit) if one.target else "")


def _begun(words: str, names: Sequence[_Name]) -> dict[str, Tracked]:
    """The one task or target whose first words stand before a colon; its name is cut, so nothing is
    certain of it."""
    leading = _LEADING.match(words)
    begins = words[leading.end() if leading else 0 :].partition(":")[0].strip(" .;–-")
    long_enough = len(begins.split()) >= _FEWEST and ":" in words
    found = {one.of.id: one.of for one in names if one.words.startswith(f"{begins} ")}
    return found if long_enough and len(found) == 1 else {}


def _named_in(words: str, names: Sequence[_Name]) -> list[_Named]:
    """What the line names, in its order; not what stands within a longer name."""
    every = [
        _Named(at, at + len(name.words), name.of) for name in names for at in _places(words, name)
    ]
    return sorted(
        (one for one in every if not any(_within(one, other) for other in every)),
        key=lambda one: one.start,
    )


def _places(words: str, name: _Name) -> Iterator[int]:
    """Where the name stands in the line as words of their own."""
    if name.words in words:
        pattern = rf"(?<![\w.-]){re.escape(name.words)}(?![\w-]|\.\w)"
        yield from (match.start() for match in re.finditer(pattern, words))


def _within(one: _Named, other: _Named) -> bool:
    longer = other.end - other.start > one.end - one.start
    return longer and other.start <= one.start and one.end <= other.end


def _behind(words: str, found: Sequence[_Named]) -> str:
    """What the line says behind the one thing that it names; "" where it begins with something else."""
    gaps = [words[: found[0].start]]
    gaps += [words[a.end : b.start] for a, b in pairwise(found)]
    if not all(map(_LEADING.fullmatch, gaps)):
        return ""
    return words[found[-1].end :]


def _figure(behind: str, unit: str) -> str:
    """The figure that stands behind a target in its own unit, with that; "" where none is plain."""
    match = _VALUE.fullmatch(behind)
    if (
        not match
        or match["unit"].strip() != folded_words(unit)
        or _NOT_REACHED.search(match["more"])
    ):
        return ""
    return f"{match['figure']} {unit}".strip()


def _answer(behind: str, text: str, place: str) -> Reported | None:
    """How a task stands by what the line says behind it; None where that is not plain."""
    behind = _IN_WORDS.sub(r"\1/\2/\3", behind)
    for state, form in _FORMS:
        if match := form.fullmatch(behind):
            return _certain(state, match, text, place)
    return None


def _certain(state: str, match: re.Match[str], text: str, place: str) -> Reported | None:
    more, cell = match["more"] or "", _shown(place)
    if state != "done":
        is_plain = not _DONE_TOO.search(more)
        return Reported(state, words=text, cell=cell) if is_plain else None
    parts = (int(some) < int(all_) for some, all_ in _PART.findall(more))
    if _TAKEN_BACK.search(more) or any(parts):
        return None
    day = day_written(match[1]) if match[1] else None
    if match[1] and day is None:
        return None
    return Reported(state, day, words=text, cell=cell)


def _shown(place: str) -> str:
    """Where it stands, and that it is no row."""
    return f"{place} ({_READ})"
