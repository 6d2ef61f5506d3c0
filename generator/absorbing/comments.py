"""The comments that reviewers wrote into a Word document."""

from collections.abc import Iterator

from generator.lazy import dataclass
from generator.package import Package, related_parts
from generator.reading.authors import COMMENTED
from generator.reading.document.ooxml import Element, W, parse
from generator.reading.document.read import main_part


@dataclass(frozen=True, slots=True)
class Comment:
    """One comment: who wrote it, when (as the file has it), its words, and those of its paragraph."""

    author: str
    day: str
    text: str
    paragraph: str

    @property
    def told(self) -> str:
        """The comment on one line, with name and day."""
        who = ", ".join(filter(None, (self.author, self.day)))
        return f"{who}: {self.text}" if who else self.text


def comments_of(package: Package) -> list[Comment]:
    """The comments of people, in the order of the text, then those of no place in it; findings that
    the program wrote are none."""
    main = main_part(package)
    found = related_parts(package.parts, main, "comments")
    parts = [parse(package.parts[path], path) for path in found]
    by_id = {one.get(W + "id", ""): one for part in parts for one in part.iter(W + "comment")}
    placed = _in_text(parse(package.parts[main], main), by_id) if by_id else ()
    return [_read(*one) for one in placed if one[0].get(W + "author") not in COMMENTED]


def _in_text(root: Element, by_id: dict[str, Element]) -> Iterator[tuple[Element, str]]:
    """Each comment with the words of its paragraph."""
    left = dict(by_id)
    for paragraph in root.iter(W + "p"):
        for mark in paragraph.iter(W + "commentReference"):
            if (comment := left.pop(mark.get(W + "id", ""), None)) is not None:
                yield comment, " ".join(_letters(paragraph).split())
    yield from ((comment, "") for comment in left.values())


def _read(comment: Element, paragraph: str) -> Comment:
    said = " ".join(map(_letters, comment.iter(W + "p")))
    return Comment(
        " ".join(comment.get(W + "author", "").split()),
        comment.get(W + "date", "")[:10],
        " ".join(said.split()),
        paragraph,
    )


def _letters(element: Element) -> str:
    """The words of an element as they read with all changes accepted."""
    texts = element.iter(W + "t", W + "tab", W + "br")
    return "".join((one.text or "") if one.tag == W + "t" else " " for one in texts)
