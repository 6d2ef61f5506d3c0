"""A plan that is open on the page: its pages as they will print, and what is wrong with it."""

import base64
import json
import sys
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from generator import console
from generator.form.marks import PlaceMark, place_marks
from generator.form.told import told_problems
from generator.language import Lang
from generator.lazy import dataclass
from generator.making.build import document_bytes, find_template
from generator.making.load import Loaded, plan_of
from generator.making.made_of import sha256
from generator.making.wording import wording_problems
from generator.package import read_package
from generator.plan.source import Source
from generator.plan.text import read_source
from generator.problems import Problem, Rejected
from generator.reading.bounded import NotConverted
from generator.reading.pages.pictures import draw_page
from generator.reading.printer import find_printer
from generator.reading.rdocx import rdocx_version

DOTS = 110
"""Per inch, of a page on the screen."""


@dataclass(frozen=True, slots=True)
class Leaves:
    """The pages of a document, and what made them; `lacks` says what they do not show of it."""

    pdf: bytes
    engine: str
    estimates: bool
    lacks: str = ""


def studio(path: Path, lang: Lang) -> None:
    """Answers what is asked of the plan at `path`, a line each, until nothing more is asked."""
    plan = OpenPages(path, lang)
    for line in sys.stdin:
        console.pass_on(json.dumps(plan.page(int(json.loads(line)["number"]))))


class OpenPages:
    """The pages of one plan, made anew where its document is another."""

    def __init__(self, path: Path, lang: Lang) -> None:
        self._path, self._lang = path, lang
        self._stamp = ""
        self._printed: Leaves | None = None
        self._source = Source(path.as_posix())
        self._marks: tuple[PlaceMark, ...] = ()

    def page(self, number: int) -> dict[str, Any]:
        """A page of the plan as it is now, and what is found of it."""
        try:
            source = self._source = read_source(self._path)
            loaded = plan_of(source)
            problems = [*loaded.problems, *(wording_problems(loaded) if loaded.plan else ())]
            return {"problems": self._told(problems), **self._drawn(loaded, number)}
        except Rejected as rejected:
            return {"problems": self._told(list(rejected.problems)), "pages": 0, "why": ""}
        except NotConverted as error:
            why = f"{error.message.to(self._lang)}. {error.advice.to(self._lang)}"
            return {"problems": self._told(problems), "pages": 0, "why": why}

    def _drawn(self, loaded: Loaded, number: int) -> Mapping[str, Any]:
        if loaded.plan is None or loaded.plan.is_attached:
            return {"pages": 0, "why": ""}
        template = read_package(find_template(loaded.plan.kind, Path()))
        content = document_bytes(loaded, template)
        stamp = sha256(content)
        if stamp != self._stamp or self._printed is None:
            self._printed, self._stamp = _printed(content), stamp
            self._marks = place_marks(self._printed.pdf, self._source)
        printed = self._printed
        drawn = draw_page(printed.pdf, number, DOTS)
        return {
            "pages": drawn.pages,
            "number": drawn.number,
            "stamp": stamp[:16],
            "engine": printed.engine,
            "estimates": printed.estimates,
            "lacks": printed.lacks,
            "size": drawn.size,
            "marks": [
                [one.place, one.page, one.left, one.top, one.right, one.bottom]
                for one in self._marks
            ],
            "picture": base64.b64encode(drawn.picture).decode(),
        }

    def _told(self, problems: list[Problem]) -> list[dict[str, Any]]:
        return told_problems(self._source, problems, self._lang)


def _printed(content: bytes) -> Leaves:
    """The pages at once where rdocx is there, which this process holds; else by any printer."""
    if find_spec("rdocx"):
        from rdocx import Document

        pdf, undrawn = Document.from_bytes(content).to_pdf_with_diagnostics()
        return Leaves(bytes(pdf), rdocx_version(), True, "; ".join(undrawn))
    printer = find_printer()
    (made,) = printer.print([content])
    if isinstance(made, NotConverted):
        raise made
    return Leaves(made, printer.version(), printer.estimates)
