"""What Word keeps beside the words: comments, tracked changes, hidden text, protection."""

from collections.abc import Iterable, Iterator
from dataclasses import field

from generator.importing.branches import Branch
from generator.importing.told import KEPT, Doubts
from generator.language import Said
from generator.lazy import dataclass
from generator.package import Package, related_parts
from generator.reading.anatomy.classes import ADMINISTRATIVE, recognise
from generator.reading.anatomy.paper import Paper
from generator.reading.document.layout import Document, Paragraph
from generator.reading.document.ooxml import (
    Damaged,
    Element,
    TooMuchMarkup,
    W,
    parse,
    switch,
    text_below,
)
from generator.reading.document.read import main_part
from generator.reading.finding import quoted_place

_CHANGES = ("ins", "del", "moveFrom", "moveTo")
_CHANGED = tuple(W + name for name in (*_CHANGES, "rPrChange", "pPrChange", "sectPrChange"))


@dataclass(slots=True)
class Remarks:
    """The comments of a paper by the numbers of the paragraphs that they end in."""

    of: dict[int, list[str]] = field(default_factory=dict)

    def take(self, numbers: Iterable[int]) -> list[str]:
        """The comments at these paragraphs, which are given once."""
        return [text for number in numbers for text in self.of.pop(number, ())]

    def hang(self, root: Branch) -> None:
        """Puts comments over the items that they are about."""
        for branch in root.below:
            branch.notes += self.take([branch.place])
            self.hang(branch)

    def left(self, document: Document) -> Iterator[str]:
        """The comments that found no item, each with its place."""
        paragraphs = {one.number: one for one in document.paragraphs}
        for number in sorted(self.of):
            for text in self.of[number]:
                yield f"{text} (ở {quoted_place(paragraphs[number])})"
        self.of.clear()


def remarks_of(package: Package, document: Document, doubts: Doubts) -> Remarks:
    """The comments of the paper, of which is told that they stay in the file."""
    texts = dict(_texts(package))
    remarks = Remarks()
    for paragraph in document.paragraphs:
        said = [texts[one] for one in _referred(paragraph) if one in texts]
        if said:
            remarks.of[paragraph.number] = said
    if count := sum(map(len, remarks.of.values())):
        message = Said(
            f"{count} nhận xét trong văn bản thành ghi chú (#) trong tệp",
            f"{count} comments are now comments (#) of the file",
        )
        doubts.tell(KEPT.code, message)
    return remarks


def _referred(paragraph: Paragraph) -> Iterator[str]:
    for one in paragraph.element.iter(W + "commentReference"):
        yield one.get(W + "id", "")


def _texts(package: Package) -> Iterator[tuple[str, str]]:
    for path in related_parts(package.parts, main_part(package), "comments"):
        try:
            root = parse(package.parts[path], path)
        except (Damaged, TooMuchMarkup):
            continue
        for comment in root.iter(W + "comment"):
            words = " ".join(map(text_below, comment))
            author = comment.get(W + "author") or ""
            said = f"Nhận xét{f' của {author}' if author else ''}: {' '.join(words.split())}"
            yield comment.get(W + "id", ""), said


def tell_markup(paper: Paper, body: Element, doubts: Doubts) -> None:
    """Says what was decided for the reader: another form, changes accepted, hidden words left."""
    klass = recognise(paper)
    if klass is not ADMINISTRATIVE:
        message = Said(
            f"{klass.name.vi} ({klass.law.vi}); kế hoạch in theo thể thức Nghị định 30",
            f"{klass.name.en} ({klass.law.en}); plans are printed in the form of Decree 30",
        )
        doubts.tell(KEPT.code, message)
    changes = sum(1 for _ in body.iter(*_CHANGED))
    if changes:
        message = Said(
            f"{changes} chỗ sửa đang theo dõi (Word: Track Changes) được coi như đã chấp nhận",
            f"{changes} tracked changes are taken as accepted",
        )
        doubts.tell(KEPT.code, message)
    hidden = [*filter(_hides, body.iter(W + "vanish"))]
    if hidden:
        message = Said(
            f"{len(hidden)} chỗ chữ ẩn không vào kế hoạch, như không in ra",
            f"{len(hidden)} hidden runs are left out, as in print",
        )
        doubts.tell(KEPT.code, message)
    if paper.document.endnotes:
        message = Said(
            "chú thích cuối văn bản thành chú thích cuối trang",
            "endnotes are footnotes now",
        )
        doubts.tell(KEPT.code, message)
    if paper.document.unread:
        message = Said(
            "có phần văn bản chèn mà công cụ không đọc",
            "holds an inserted document that is not read here",
        )
        doubts.tell(KEPT.code, message)


def _hides(vanish: Element) -> bool:
    """Whether a switch hides words, and not the mark of a paragraph."""
    parent = vanish.getparent()
    run = parent.getparent() if parent is not None else None
    return switch(vanish) and run is not None and run.find(W + "t") is not None
