"""A plan file and its document on the desk of a reviewer, who edits it in memory as Word would."""

from collections.abc import Callable, Collection
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
from docx.document import Document

from generator.absorbing.absorb import Absorbed, absorb
from generator.atomic import write_atomically
from generator.making.build import document_parts, find_template
from generator.making.load import load_plan
from generator.package import package_of, read_package, zip_parts
from generator.problems import Severity
from generator.reading.document.ooxml import W
from generator.redline.make import redline
from generator.review.stories import Story, stories_of
from generator.review.words import Reviewer
from tests.helpers import ROOT

OFFICE = ROOT / "plans" / "xa-phuong" / "tinh-minh-hoa-lan-1.yaml"
FULL = ROOT / "tests" / "full" / "day-du.yaml"


def made(plan: Path) -> bytes:
    """The document of a plan as a build writes it."""
    loaded = load_plan(plan)
    assert loaded.plan, loaded.problems
    template = read_package(find_template(loaded.plan.kind, ROOT))
    return zip_parts(Reviewer().marked(document_parts(loaded, template)))


class Desk:
    """A plan file, and its document on the desk of a reviewer."""

    def __init__(self, folder: Path, text: str, name: str = "ke-hoach.yaml") -> None:
        self.plan, self.paper = folder / name, folder / "da-sua.docx"
        self.plan.write_text(text, "utf-8")
        self.made = made(self.plan)
        self.document: Document = docx.Document(BytesIO(self.made))

    def paragraphs(self) -> list[Any]:
        """All paragraphs of the text, those of cells too."""
        from docx.text.paragraph import Paragraph

        return [Paragraph(one, self.document) for one in self.document.element.body.iter(W + "p")]

    def having(self, words: str) -> Any:
        """The first paragraph with these words."""
        return next(one for one in self.paragraphs() if words in one.text)

    def say(self, old: str, new: str) -> None:
        """Types over words that stand in one run."""
        run = next(run for run in self.having(old).runs if old in run.text)
        run.text = run.text.replace(old, new, 1)

    def absorbed(self, tracked: bool = False, take: Collection[int] = ()) -> Absorbed:
        """What the plan becomes with the document as it is now."""
        content = self.saved()
        if tracked:
            content = redline(package_of("", self.made), package_of("", content)).content
        self.paper.write_bytes(content)
        return absorb(self.plan, self.paper, take)

    def saved_by(self, save: Callable[[bytes], bytes]) -> None:
        """Has another program save the document as it is now."""
        self.document = docx.Document(BytesIO(save(self.saved())))

    def saved(self) -> bytes:
        """The document as it is now."""
        buffer = BytesIO()
        self.document.save(buffer)
        return buffer.getvalue()

    def takes(self, words: str) -> Any:
        """A paragraph that is taken out, to be put elsewhere."""
        paragraph = self.having(words)._p
        paragraph.getparent().remove(paragraph)
        return paragraph

    def rebuilt(self, done: Absorbed) -> list[str]:
        """The words of the document of what was absorbed."""
        write_atomically(self.plan, done.text.encode())
        return words(made(self.plan))


def words(content: bytes) -> list[str]:
    """The paragraphs of a document."""
    return [one.text for one in stories_of(package_of("", content)).texts[Story.TEXT]]


def unplaced(done: Absorbed) -> list[str]:
    """What is told of edits that found no place."""
    return [one.message.vi for one in done.left if one.severity is not Severity.INFO]
