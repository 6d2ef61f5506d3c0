"""Labels of a paper's lines, as a tree: Phần, Chương, Mục, Điều, `I.`, `1.`, `1.1.`, `a)`."""

from collections.abc import Iterator
from dataclasses import field

from generator.law.decree30 import LETTERS
from generator.law.wording import roman, roman_value
from generator.lazy import dataclass, regex
from generator.wording.base import Prose
from generator.wording.cited import body_of
from generator.wording.searched import once_a_line

_LAST_ROMAN = 89
_NO_ITEMS = frozenset(("bang", "chu-thich", "can-cu", "noi-nhan-danh-sach", "so-ky-hieu"))
"""Roles of lines that may begin like an item and are none."""
_DEPTH = {
    "phần": 0,
    "chương": 1,
    "mục lớn": 2,
    "điều": 3,
    "mục": 4,
    "khoản": 5,
    "khoản nhỏ": 6,
    "điểm": 7,
}
_PATTERNS = (
    ("phần", regex(r"(?:Phần|PHẦN)\s+(?:thứ\s+)?(?P<n>[IVXL]+|\w+)\s*(?:[.:]|$)")),
    ("chương", regex(r"(?:Chương|CHƯƠNG)\s+(?P<n>[IVXL]+|\d{1,4})\s*(?:[.:]|$)")),
    ("mục lớn", regex(r"(?:Mục|MỤC)\s+(?P<n>[IVXL]+|\d{1,4})\s*(?:[.:]|$)")),
    ("điều", regex(r"(?:Điều|ĐIỀU)\s+(?P<n>\d{1,4})\s*[.:]")),
    ("mục", regex(r"(?P<n>[IVXL]+)\s*\.\s*(?=\S)")),
    ("khoản nhỏ", regex(r"(?P<n>\d{1,2}(?:\.\d{1,2})+)\.?\s")),
    ("khoản", regex(r"(?P<n>\d{1,2})\s*\.(?:\s*(?=[^\d\s])|\s+(?=\d))")),
    ("điểm", regex(r"(?P<n>[a-zđ])[).]\s")),
)


@dataclass(slots=True, eq=False)
class Node:
    """One labelled line: `level` a key of the depths, `shown` its label as written."""

    line: int
    level: str
    label: str
    shown: str
    parent: "Node | None" = None
    children: list["Node"] = field(default_factory=list)

    def below(self) -> Iterator["Node"]:
        """All nodes under it."""
        for child in self.children:
            yield child
            yield from child.below()


_OPENS = regex(r"[PCMĐIVXL\d]|[a-zđ][.)]")
"""What any label begins with; most lines begin otherwise."""


def outline(prose: Prose) -> list[Node]:
    """The labelled lines of the text in order, each with its parent."""
    return prose.kept(_outline)


def _outline(prose: Prose) -> list[Node]:
    nodes: list[Node] = []
    open_: list[Node] = []
    for number, role, text in body_of(prose):
        node = labelled(text, number) if role not in _NO_ITEMS else None
        if node is None:
            continue
        while open_ and _DEPTH[open_[-1].level] >= _DEPTH[node.level]:
            open_.pop()
        node.parent = open_[-1] if open_ else None
        if node.parent is not None:
            node.parent.children.append(node)
        open_.append(node)
        nodes.append(node)
    return nodes


def labelled(text: str, line: int = 0) -> Node | None:
    """The label that `text` begins with; None where it begins with its words."""
    label = _label(text)
    return Node(line, *label) if label else None


@once_a_line
def _label(text: str) -> tuple[str, str, str] | None:
    """Level, label, and the label as written."""
    for level, pattern in _PATTERNS if _OPENS.match(text) else ():
        match = pattern.match(text)
        if match:
            return level, match["n"], match[0].rstrip()
    return None


_HEADINGS = {
    "mục": ("mục", "mục lớn"),
    "phần": ("phần", "mục"),
    "chương": ("chương",),
    "điều": ("điều",),
}


def find(nodes: list[Node], word: str, labels: tuple[str, ...]) -> dict[str, list[Node]] | None:
    """Each label with the headings that bear it.

    None where the paper shows no heading of that unit at all.
    """
    those = [node for node in nodes if node.level in _HEADINGS.get(word, ())]
    if not those:
        return None
    found: dict[str, list[Node]] = {}
    for label in labels:
        # "mục II.3" is what stands under "3." in "II."
        head, _, rest = label.partition(".")
        heads = [node for node in those if node.label == head]
        found[label] = (
            [one for node in heads for one in node.below() if one.label == rest] if rest else heads
        )
    return found


def rank_of(node: Node) -> int | None:
    """The place that a label says; None for what no scheme knows."""
    if node.level == "điểm":
        return LETTERS.find(node.label) + 1 or None
    if node.level == "khoản nhỏ":
        return int(node.label.rsplit(".", 1)[1])
    if node.label.isdigit():
        return int(node.label)
    return roman_value(node.label) or None


def label_of(node: Node, rank: int) -> str:
    """The label that stands at place `rank` of a list with labels like that of `node`."""
    if node.level == "điểm":
        return LETTERS[rank - 1 : rank]
    above, dot, _ = node.label.rpartition(".")
    return f"{above}{dot}{roman(rank) if roman_value(node.label) and rank <= _LAST_ROMAN else rank}"
