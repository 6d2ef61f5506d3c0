"""The proof of an import: the plan is built in memory, and its words held against the paper's."""

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from generator.importing.told import ADDED, FORMAL, LOST, MOVED, NUMBERED
from generator.language import Said
from generator.lazy import dataclass, regex
from generator.making.build import document_bytes, find_template
from generator.making.load import Loaded, load_plan
from generator.package import Package, package_of, read_package
from generator.problems import Problem, Severity, Spot
from generator.reading.anatomy.outline import OutlineLine, read_lines
from generator.reading.anatomy.paper import read_paper
from generator.reading.anatomy.words import KEM_THEO, PHU_LUC
from generator.review.spans import steps
from generator.review.stories import Stories, Story, StoryText, stories_of

_WORD = regex(r"[^\W_]+")
_HELD = [story for story in Story if story not in (Story.COMMENT, Story.ENDNOTE)]
"""Comments are no words of the paper, but become comments of the file; endnotes, footnotes."""
_SHOWN = 90
"""How many words are held together one by one; how many letters of them are shown."""


@dataclass(frozen=True, slots=True)
class Proof:
    """How the words of the two papers differ: how many there are, were lost, came, were moved.

    What the line says that an appendix bears by the decree is `formal`: the program makes it.
    """

    words: int
    lost: int
    added: int
    moved: int
    formal: int
    renumbered: int
    problems: tuple[Problem, ...]

    @property
    def same(self) -> bool:
        """Whether there is no difference."""
        return not (self.lost or self.added or self.moved or self.formal or self.renumbered)

    @property
    def summary(self) -> Said:
        """The counts in one line."""
        return Said(
            f"{self.words} từ; không có trong kế hoạch: {self.lost}, thêm: {self.added}, "
            f"theo thể thức: {self.formal}, đổi chỗ: {self.moved}, đánh số khác: {self.renumbered}",
            f"{self.words} words; not in the plan: {self.lost}, added: {self.added}, "
            f"by the decree: {self.formal}, moved: {self.moved}, "
            f"numbered otherwise: {self.renumbered}",
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


def made_of(files: Mapping[str, bytes], target: Path) -> Loaded:
    """The plan of files that are not written yet, the first of them the plan itself."""
    with TemporaryDirectory() as folder:
        for name, content in files.items():
            Path(folder, name).write_bytes(content)
        loaded = load_plan(Path(folder, target.name))
        there = Path(folder).as_posix()
    problems = (_moved(one, there, target.parent.as_posix()) for one in loaded.problems)
    return replace(loaded, problems=tuple(problems))


def _moved(problem: Problem, there: str, here: str) -> Problem:
    """The problem at the place where its file will be."""
    path = problem.spot.path.removeprefix(f"{there}/")
    prefix = "" if here == "." else f"{here}/"
    return replace(problem, spot=replace(problem.spot, path=f"{prefix}{path}"))


def built(loaded: Loaded, office: Path = Path()) -> bytes:
    """The document of a sound plan."""
    assert loaded.plan
    return document_bytes(loaded, read_package(find_template(loaded.plan.kind, office)))


def proof(shown: str, paper: Package, document: bytes) -> Proof:
    """The words of the paper held against those of the document that the plan gives."""
    before, after = _Told(stories_of(paper)), _Told(stories_of(package_of("", document)))
    lost = [*_missing(before.aside, after.aside, before.stories)]
    added = [*_missing(after.aside, before.aside, after.stories)]
    numbered: list[Problem] = []
    total = sum(len(line.words) for line in before.aside)
    for story in _HELD:
        one, other = before.lines(story), after.lines(story)
        total += sum(len(line.words) for line in one)
        for kind, i, j, k, m in steps([line.words for line in one], [line.words for line in other]):
            if kind == "equal":
                pairs = zip(one[i:j], other[k:m], strict=True)
                numbered += _renumbered(shown, pairs, before.stories)
            else:
                lost += _only(one[i:j], other[k:m], before.stories)
                added += _only(other[k:m], one[i:j], after.stories)
    formal = [*_formal(shown, before, after)]
    return _summed(shown, total, lost, added, formal, numbered)


class _Told:
    """What one paper says: head and end apart, which every office sets in its own way.

    Apart, too, the lines that say what an appendix belongs to, and the head of what is issued: the
    decree words them.
    """

    def __init__(self, stories: Stories) -> None:
        self.stories = stories
        paper = read_paper(stories.document)
        closing = paper.closing
        ends = {*range(1, paper.head.end + 1), *range(closing.start + 1, closing.end + 1)}
        issued = (piece for one in paper.attached for piece in (*one.head, *one.reference))
        pieces = [*paper.found.get("phu-luc-kem-theo", ()), *issued]
        belonging = {piece.paragraph.number for piece in pieces}
        # What follows the signature without the word Phụ lục is an appendix of the plan.
        behind = stories.document.paragraphs[closing.end :]
        belonging |= {one.number for one in behind if one.free and KEM_THEO.match(one.text.strip())}
        self._apart = ends | belonging
        self.aside = self._of(ends)
        self.belonging = self._of(belonging)

    def _of(self, numbers: Container[int]) -> list[_Line]:
        texts = (one for one in self.stories.texts[Story.TEXT] if one.paragraph)
        return [
            _Line("", _words(one.text), one)
            for one in texts
            if one.paragraph and one.paragraph.number in numbers
        ]

    def _texts(self, story: Story) -> tuple[StoryText, ...]:
        """What a story says; all notes are one."""
        notes = (Story.FOOTNOTE, Story.ENDNOTE) if story is Story.FOOTNOTE else (story,)
        return tuple(text for one in notes for text in self.stories.texts.get(one, ()))

    def lines(self, story: Story) -> list[_Line]:
        """The lines of a story, each with the number in front of it apart."""
        texts = self._texts(story)
        paragraphs = [one.paragraph for one in texts if one.paragraph and one.paragraph.free]
        outline = {line.paragraph.number: line for line in read_lines(paragraphs)}
        apart = self._apart if story is Story.TEXT else ()
        lines: list[_Line] = []
        waiting = ""
        for text in texts:
            number = text.paragraph.number if text.paragraph else 0
            if number in apart:
                continue
            label = _label(outline.get(number))
            said = _words(text.text.removeprefix(label))
            if said:
                lines.append(_Line(label or waiting, said, text))
            # "Chương I" may stand on a line by itself, or with its title.
            waiting = "" if said else label
        return lines


def _words(text: str) -> tuple[str, ...]:
    """The words of a text as they are compared: 05 is 5, and capitals are form."""
    return tuple(word.lstrip("0") or "0" for word in _WORD.findall(text.casefold()))


def _missing(mine: Sequence[_Line], its: Sequence[_Line], stories: Stories) -> Iterator[_Stretch]:
    """The words of `mine` that `its` does not have anywhere."""
    pool = Counter(word for line in its for word in line.words)
    for line in mine:
        if left := _left(line.words, pool):
            yield _Stretch(left, stories.quoted_place(line.text))


def _formal(shown: str, before: _Told, after: _Told) -> Iterator[tuple[int, Problem]]:
    """What the lines say otherwise that tell what an appendix belongs to, and in how many words."""
    told = [
        *_missing(before.belonging, after.belonging, before.stories),
        *_missing(after.belonging, before.belonging, after.stories),
    ]
    if told:
        own = " ".join(line.text.text for line in before.belonging)
        message = Said(
            f"dòng kèm theo do chương trình lập, trong văn bản: “{_cut(own) or '–'}”",
            f"the line of appendices is made by the program; in the paper: “{_cut(own) or '–'}”",
        )
        count = sum(len(one.words) for one in told)
        yield count, Problem(Spot(shown, part=told[0].place), FORMAL.code, message, Severity.INFO)


def _label(line: OutlineLine | None) -> str:
    """The number in front of a line, as it stands there; of an appendix the word too."""
    appendix = PHU_LUC.match(line.text) if line is not None and not line.level else None
    if appendix:
        return appendix[0].rstrip(" :.-–")
    numbered = line is not None and line.level
    return line.text[: len(line.text) - len(line.rest)].strip() if line and numbered else ""


def _only(mine: Sequence[_Line], its: Sequence[_Line], stories: Stories) -> Iterator[_Stretch]:
    """The words of `mine` that `its` does not have in their order; how lines break is no matter."""
    own = [(word, line) for line in mine for word in line.words]
    other = [word for line in its for word in line.words]
    for kind, i, j, _, _ in steps([word for word, _ in own], other):
        if kind in ("delete", "replace"):
            words = tuple(word for word, _ in own[i:j])
            yield _Stretch(words, stories.quoted_place(own[i][1].text))


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
            place = stories.quoted_place(mine.text)
            yield Problem(Spot(shown, part=place), NUMBERED.code, message, Severity.INFO)


def _summed(
    shown: str,
    total: int,
    lost: list[_Stretch],
    added: list[_Stretch],
    formal: list[tuple[int, Problem]],
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
        words=total,
        lost=counts[LOST.code],
        added=counts[ADDED.code],
        moved=counts[MOVED.code],
        formal=sum(count for count, _ in formal),
        renumbered=len(numbered),
        problems=(*problems, *(told for _, told in formal), *numbered),
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
    text = _cut(" ".join(words))
    said, count = _SAYS[code], len(words)
    message = Said(f"{said.vi}: “{text}” ({count} từ)", f"{said.en}: “{text}” ({count} words)")
    severity = Severity.WARNING if code == LOST.code else Severity.INFO
    return Problem(Spot(shown, part=place), code, message, severity)


def _cut(text: str) -> str:
    return f"{text[:_SHOWN]}…" if len(text) > _SHOWN else text
