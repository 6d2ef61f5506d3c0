"""The numbers that Word draws in front of listed paragraphs, as text (ECMA-376-1, 17.9)."""

from collections import defaultdict

from generator.law.wording import roman
from generator.lazy import dataclass, regex
from generator.reading.document.ooxml import Element, W, children, switch, val
from generator.reading.document.properties import Props, paragraph_props

_PLACE = regex(r"%([1-9])")
_HYPHENS = "-\u2010\u2011\u2012\u2013\u2014\uf02d"


@dataclass(frozen=True, slots=True)
class _Level:
    start: int
    form: str
    text: str
    props: Props
    legal: bool
    restart: int | None

    def starts_anew(self, level: int) -> bool:
        """Whether it counts anew below a paragraph on `level`, which is a higher one."""
        return self.restart is None or level < self.restart


class Numbering:
    """Counters of all lists of one document; ask for each paragraph in order."""

    def __init__(self, root: Element | None) -> None:
        self._levels: dict[str, dict[int, _Level]] = {}
        self._abstract: dict[str, str] = {}
        self._starts: dict[tuple[str, int], int] = {}
        self._own: dict[str, dict[int, _Level]] = {}
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)
        self._begun: set[tuple[str, int]] = set()
        abstracts = children(root, W + "abstractNum")
        linked = {val(one, "styleLink"): one for one in abstracts if val(one, "styleLink")}
        for abstract in abstracts:
            # A list that only names a style of numbers has the levels of the one that makes it.
            made = linked.get(val(abstract, "numStyleLink"), abstract)
            self._levels[abstract.get(W + "abstractNumId", "")] = _levels(made)
        for num in children(root, W + "num"):
            self._num(num)

    def _num(self, num: Element) -> None:
        identity = num.get(W + "numId", "")
        self._abstract[identity] = val(num, "abstractNumId") or ""
        for override in num.findall(W + "lvlOverride"):
            at, start = _int(override.get(W + "ilvl")), val(override, "startOverride")
            if start is not None:
                self._starts[identity, at] = _int(start)
            for level in _levels(override).values():
                self._own.setdefault(identity, {})[at] = level

    def next(self, num: str | None, level_text: str | None) -> tuple[str, Props]:
        """The label of the next paragraph of that list, "" if it has none, and what its level says
        of the paragraph."""
        abstract = self._abstract.get(num or "")
        if num in (None, "0") or abstract is None:
            return "", {}
        level = _int(level_text)
        levels = self._levels.get(abstract, {}) | self._own.get(num, {})
        if level not in levels:
            return "", {}
        own = levels[level]
        counts = self._count(abstract, num, level, levels)
        if own.form == "bullet":
            return ("-" if own.text[:1] in _HYPHENS and own.text else "•"), own.props
        return _PLACE.sub(
            lambda match: self._number(levels, counts, int(match[1]) - 1, own.legal), own.text
        ), own.props

    def _count(
        self, abstract: str, num: str, level: int, levels: dict[int, _Level]
    ) -> dict[int, int]:
        """The counts of all levels of the list once one more paragraph stands on `level`."""
        counts = self._counts[abstract]
        start = levels[level].start
        if (num, level) in self._starts and (num, level) not in self._begun:
            counts.pop(level, None)
            start = self._starts[num, level]
        self._begun.add((num, level))
        counts[level] = counts[level] + 1 if level in counts else start
        for deeper in [other for other in counts if other > level]:
            if deeper not in levels or levels[deeper].starts_anew(level):
                del counts[deeper]
        return counts

    @staticmethod
    def _number(levels: dict[int, _Level], counts: dict[int, int], level: int, legal: bool) -> str:
        if level not in levels:
            return ""
        form = levels[level].form
        legal = legal and form not in ("none", "bullet", "decimalZero")
        return _spell(counts.get(level, levels[level].start), "decimal" if legal else form)


def _int(text: str | None) -> int:
    try:
        return min(max(int(text or "0"), 0), 100_000)
    except ValueError:
        return 0


def _levels(parent: Element) -> dict[int, _Level]:
    return {_int(one.get(W + "ilvl")): _level(one) for one in parent.findall(W + "lvl")}


def _level(element: Element) -> _Level:
    start, restart = val(element, "start"), val(element, "lvlRestart")
    legal = element.find(W + "isLgl")
    return _Level(
        _int(start) if start else 1,
        val(element, "numFmt") or "decimal",
        val(element, "lvlText") or "",
        paragraph_props(element.find(W + "pPr")),
        legal is not None and switch(legal),
        None if restart is None else _int(restart),
    )


def _spell(number: int, form: str) -> str:
    if form in ("upperRoman", "lowerRoman"):
        text = roman(number) if 1 <= number <= 89 else str(number)
        return text if form == "upperRoman" else text.lower()
    if form in ("upperLetter", "lowerLetter"):
        # Word knows no đ: after d comes e, and after z comes aa.
        letter = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 % 20 + 1)
        return letter.upper() if form == "upperLetter" else letter
    if form == "decimalZero":
        return f"{number:02d}"
    return "" if form == "none" else str(number)
