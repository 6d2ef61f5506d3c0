"""The proof of an import: the plan is built in memory, and its words held against the paper's."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

from generator.importing.told import ADDED, LOST, MOVED, NUMBERED
from generator.language import Said
from generator.making.build import document_bytes, find_template
from generator.making.load import Loaded, plan_of
from generator.package import Package, package_of, read_package
from generator.plan.text import parse_source
from generator.problems import Problem, Severity, Spot
from generator.reading.anatomy.outline import OutlineLine, read_lines
from generator.reading.anatomy.paper import read_paper
from generator.review.stories import Stories, Story, StoryText, stories_of

_WORD = re.compile(r"\w+")
_LONG, _SHOWN = 3_000, 90
"""How many words are held together one by one; how many letters of them are shown."""


@dataclass(frozen=True, slots=True)
class Proof:
    """How the words of the two papers differ: how many there are, were lost, came, were moved."""

    words: int
    lost: int
    added: int
    moved: int
    renumbered: int
    problems: tuple[Problem, ...]

    @property
    def same(self) -> bool:
        """Whether there is no difference."""
        return not (self.lost or self.added or self.moved or self.renumbered)

    @property
    def summary(self) -> Said:
        """The counts in one line."""
        return Said(
            f"{self.words} từ; không có trong kế hoạch: {self.lost}, thêm: {self.added}, "
            f"đổi chỗ: {self.moved}, đánh số khác: {self.renumbered}",
            f"{self.words} words; not in the plan: {self.lost}, added: {self.added}, "
            f"moved: {self.moved}, numbered otherwise: {self.renumbered}",
        )


@dataclass(frozen=True, slots=True)
class _Line:
    """A text of a paper: the number in front of it apart, and its words as they are compared."""

    label: str
    words: tuple[str, ...]
    text: StoryText


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Words that only one of the papers has at its place."""

    words: tuple[str, ...]
    place: str


def made_of(path: str, text: str) -> Loaded:
    """The plan of a text that is not written yet, called `path` in messages."""
    return plan_of(parse_source(path, text))


def built(loaded: Loaded, office: Path = Path()) -> bytes:
    """The document of a sound plan."""
    assert loaded.plan
    return document_bytes(loaded, read_package(find_template(loaded.plan.kind, office)))


def proof(shown: str, paper: Package, document: bytes) -> Proof:
    """The words of the paper held against those of the document that the plan gives."""
    before, after = stories_of(paper), stories_of(package_of("", document))
    lost: list[_Stretch] = []
    added: list[_Stretch] = []
    numbered: list[Problem] = []
    mine, its = _aside(before), _aside(after)
    lost += _missing(mine, its, before)
    added += _missing(its, mine, after)
    total = sum(len(line.words) for line in mine)
    for story in Story:
        one, other = _lines(before, story), _lines(after, story)
        total += sum(len(line.words) for line in one)
        for kind, i, j, k, m in _steps(
            [line.words for line in one], [line.words for line in other]
        ):
            if kind == "equal":
                numbered += _renumbered(shown, zip(one[i:j], other[k:m], strict=True), before)
            else:
                lost += _only(one[i:j], other[k:m], before)
                added += _only(other[k:m], one[i:j], after)
    return _told(shown, total, lost, added, numbered)


def _lines(stories: Stories, story: Story) -> list[_Line]:
    """What the story says, without head and end of the paper: every office sets these its own way."""
    texts = stories.texts.get(story, ())
    paragraphs = [one.paragraph for one in texts if one.paragraph and one.paragraph.free]
    outline = {line.paragraph.number: line for line in read_lines(paragraphs)}
    aside = _set_aside(stories) if story is Story.TEXT else frozenset()
    lines: list[_Line] = []
    waiting = ""
    for text in texts:
        number = text.paragraph.number if text.paragraph else 0
        if number in aside:
            continue
        label = _label(outline.get(number))
        said = tuple(_WORD.findall(text.text.removeprefix(label).casefold()))
        if said:
            lines.append(_Line(label or waiting, said, text))
        # "Chương I" may stand on a line by itself, or with its title.
        waiting = "" if said else label
    return lines


def _label(line: OutlineLine | None) -> str:
    """The number in front of a line, as it stands there."""
    numbered = line is not None and line.level
    return line.text[: len(line.text) - len(line.rest)].strip() if line and numbered else ""


def _aside(stories: Stories) -> list[_Line]:
    """Head and end of a paper, line by line."""
    aside = _set_aside(stories)
    texts = (one for one in stories.texts[Story.TEXT] if one.paragraph)
    return [
        _Line("", tuple(_WORD.findall(one.text.casefold())), one)
        for one in texts
        if one.paragraph and one.paragraph.number in aside
    ]


def _missing(mine: Sequence[_Line], its: Sequence[_Line], stories: Stories) -> Iterator[_Stretch]:
    """The words of `mine` that `its` does not have anywhere."""
    pool = Counter(word for line in its for word in line.words)
    for line in mine:
        if left := _left(line.words, pool):
            yield _Stretch(left, stories.place(line.text))


def _set_aside(stories: Stories) -> frozenset[int]:
    """The numbers of the paragraphs of the head and of recipients and signature."""
    paper = read_paper(stories.document)
    closing = paper.closing
    numbers = (*range(1, paper.head.end + 1), *range(closing.start + 1, closing.end + 1))
    return frozenset(numbers)


def _steps(one: Sequence[object], other: Sequence[object]) -> list[tuple[str, int, int, int, int]]:
    # Where there is very much, what occurs everywhere says nothing of what belongs together.
    plain = max(len(one), len(other)) > _LONG
    return list(SequenceMatcher(None, one, other, autojunk=plain).get_opcodes())


def _only(mine: Sequence[_Line], its: Sequence[_Line], stories: Stories) -> Iterator[_Stretch]:
    """The words of `mine` that `its` does not have in their order; how lines break is no matter."""
    own = [(word, line) for line in mine for word in line.words]
    other = [word for line in its for word in line.words]
    for kind, i, j, _, _ in _steps([word for word, _ in own], other):
        if kind in ("delete", "replace"):
            words = tuple(word for word, _ in own[i:j])
            yield _Stretch(words, stories.place(own[i][1].text))


def _renumbered(
    shown: str, pairs: Iterable[tuple[_Line, _Line]], stories: Stories
) -> Iterator[Problem]:
    for mine, its in pairs:
        if _WORD.findall(mine.label.casefold()) != _WORD.findall(its.label.casefold()):
            own, other = mine.label or "–", its.label or "–"
            message = Said(
                f"số trong văn bản “{own}”, theo kế hoạch “{other}”",
                f"numbered “{own}” in the paper, “{other}” by the plan",
            )
            place = stories.place(mine.text)
            yield Problem(Spot(shown, part=place), NUMBERED.code, message, Severity.INFO)


def _told(
    shown: str,
    total: int,
    lost: list[_Stretch],
    added: list[_Stretch],
    numbered: list[Problem],
) -> Proof:
    here, there = _pool(lost), _pool(added)
    problems: list[Problem] = []
    counts = Counter[str]()
    for stretches, entry, pool in ((lost, LOST, there), (added, ADDED, here)):
        for stretch in stretches:
            left = _left(stretch.words, pool)
            counts[entry.code] += len(left)
            if entry is LOST:
                counts[MOVED.code] += len(stretch.words) - len(left)
            code = entry if left else MOVED
            if left or entry is LOST:
                problems.append(_problem(shown, code.code, left or stretch.words, stretch.place))
    return Proof(
        total,
        counts[LOST.code],
        counts[ADDED.code],
        counts[MOVED.code],
        len(numbered),
        (*problems, *numbered),
    )


def _pool(stretches: Sequence[_Stretch]) -> Counter[str]:
    return Counter(word for stretch in stretches for word in stretch.words)


def _left(words: Sequence[str], pool: Counter[str]) -> tuple[str, ...]:
    """The words that `pool` does not have; those that it has are taken out of it."""
    left = []
    for word in words:
        if pool[word]:
            pool[word] -= 1
        else:
            left.append(word)
    return tuple(left)


_SAYS = {
    LOST.code: Said("không có trong kế hoạch", "not in the plan"),
    ADDED.code: Said("thêm", "added"),
    MOVED.code: Said("đổi chỗ", "moved"),
}


def _problem(shown: str, code: str, words: Sequence[str], place: str) -> Problem:
    text = " ".join(words)
    if len(text) > _SHOWN:
        text = f"{text[:_SHOWN]}…"
    said, count = _SAYS[code], len(words)
    message = Said(f"{said.vi}: “{text}” ({count} từ)", f"{said.en}: “{text}” ({count} words)")
    severity = Severity.WARNING if code == LOST.code else Severity.INFO
    return Problem(Spot(shown, part=place), code, message, severity)
