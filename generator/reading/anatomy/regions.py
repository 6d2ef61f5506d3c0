"""In which part of a paper each paragraph stands, as somebody names it who has it open."""

from collections.abc import Container, Iterator, Sequence

from generator.law.decree30 import COMPONENTS
from generator.reading.anatomy.outline import DEPTH, OutlineLine
from generator.reading.anatomy.paper import Paper


def regions(paper: Paper) -> dict[int, str]:
    """For each paragraph the component of the decree, the item, or the appendix it stands in."""
    return dict(_regions(paper))


def _regions(paper: Paper) -> Iterator[tuple[int, str]]:
    items = {line.paragraph.number: line for line in paper.items if line.level in DEPTH}
    opened = {one.heading.paragraph.number: one.number for one in paper.appendices}
    heads = _heads(paper, {*items, *opened})
    above: list[OutlineLine] = []
    inside = ""
    for number in (paragraph.number for paragraph in paper.document.paragraphs):
        if number in opened:
            inside = f"Phụ lục {opened[number]}".strip()
        elif number in items:
            above = _below(above, items[number])
            inside = _path(above)
        yield number, heads.get(number, inside)


def _heads(paper: Paper, others: Container[int]) -> dict[int, str]:
    """Which paragraphs are one component by themselves, such as Quốc hiệu."""
    names = {one.code: one.name for one in COMPONENTS}
    return {
        piece.paragraph.number: names[code]
        for code, pieces in paper.found.items()
        for piece in pieces
        if code in names and code != "noi-dung" and piece.paragraph.number not in others
    }


def _below(above: Sequence[OutlineLine], line: OutlineLine) -> list[OutlineLine]:
    """The items in which what follows `line` stands; a dash has no number to name it by."""
    outer = [one for one in above if DEPTH[one.level] < DEPTH[line.level]]
    return outer if line.level == "gach" else [*outer, line]


def _path(above: Sequence[OutlineLine]) -> str:
    said = [f"{line.word} {line.number}".strip() for line in above]
    return f"mục {'.'.join(said)}" if said and not above[0].word else ", ".join(said)
