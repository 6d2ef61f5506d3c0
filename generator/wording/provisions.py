"""Provisions in running text: chains such as `điểm a khoản 2 Điều 5`, and what they point to."""

import re
from collections.abc import Sequence

from generator.lazy import dataclass, regex
from generator.wording.base import Prose
from generator.wording.cited import in_body

RANKS = {"điểm": 1, "khoản": 2, "điều": 3, "tiểu mục": 4, "mục": 5, "chương": 6, "phần": 7}
_LABELS = {
    "điểm": r"(?:[a-zđ]|\d{1,2}(?:\.\d{1,2})*)",
    "khoản": r"\d{1,2}(?:\.\d{1,2})*",
    "điều": r"\d{1,3}",
    "tiểu mục": r"\d{1,2}(?:\.\d{1,2})*",
    "mục": r"(?:[IVXL]+(?:\.\d{1,2})*|\d{1,2}(?:\.\d{1,2})*)",
    "chương": r"[IVXL]+",
    "phần": r"[IVXL]+",
}
_NO_WORD = r"(?![\w%/])"
_LINK = "|".join(
    # A label follows a label after a comma or "và"; the word of the unit may be repeated, then it
    # is a link of its own.
    rf"(?P<{word.replace(' ', '_')}>[{word[0]}{word[0].upper()}]{word[1:]}\s+{label}{_NO_WORD}"
    rf"(?:(?:\s*,\s*|\s+và\s+|\s+đến\s+){label}{_NO_WORD})*)"
    for word, label in _LABELS.items()
)
LINK = regex(rf"(?<!\w)(?:{_LINK})")
_JOINT = regex(r"\s*(?:,\s*)?(?:(?:và|của|thuộc|tại|đến)\s+)?")


@dataclass(frozen=True, slots=True)
class Link:
    """One unit in a chain with its labels; of `từ … đến …` only the ends are named."""

    word: str
    labels: tuple[str, ...]
    start: int
    end: int

    @property
    def rank(self) -> int:
        """How large the unit is."""
        return RANKS[self.word]


def chains_of(prose: Prose) -> Sequence[tuple[int, list[Link]]]:
    """The chains of provisions in the body, each with its line, its links in the order of the words."""
    return prose.kept(_chains)


def _chains(prose: Prose) -> Sequence[tuple[int, list[Link]]]:
    found: list[tuple[int, list[Link]]] = []
    for number, match in in_body(prose, LINK, {line.role for line in prose.lines}):
        if not (found and found[-1][0] == number and _joined(match, found[-1][1][-1])):
            found.append((number, []))
        found[-1][1].append(_link(match))
    return found


def _joined(match: "re.Match[str]", before: Link) -> bool:
    """Whether a link goes on where the one before ends."""
    return bool(_JOINT.fullmatch(match.string, before.end, match.start()))


def _link(match: "re.Match[str]") -> Link:
    word = str(match.lastgroup).replace("_", " ")
    labels = re.findall(_LABELS[word] + _NO_WORD, match[0][len(word) :])
    alike = tuple(label for label in labels if label[0].isdigit() == labels[0][0].isdigit())
    return Link(word, alike, match.start(), match.end())
