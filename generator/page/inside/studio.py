"""A plan that is open on the page: its pages as they will print, and what is wrong with it."""

import base64
import json
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path
from queue import Queue
from threading import Thread
from typing import Any

from generator import console
from generator.changes.issued import further_problems
from generator.checked import found_in_document
from generator.form.marks import PlaceMark, place_marks
from generator.language import Lang
from generator.lazy import dataclass
from generator.making.became import Built
from generator.making.build import document_parts, find_template
from generator.making.load import Loaded, plan_of
from generator.making.made_of import sha256
from generator.making.wording import wording_problems
from generator.package import read_package, zip_parts
from generator.page.inside.copies import not_raised
from generator.page.inside.preview import to_look_at
from generator.page.plans.told import told_plainly
from generator.plan.source import Source
from generator.plan.text import read_source
from generator.problems import Problem, Rejected
from generator.reading.bounded import NotConverted
from generator.reading.lint import check_content
from generator.reading.pages.pictures import draw_page
from generator.reading.printer import find_printer
from generator.reading.rdocx import rdocx_version
from generator.running.clock import served


@dataclass(frozen=True, slots=True)
class Leaves:
    """The pages of a document, and what made them; `lacks` where they do not show all of it."""

    pdf: bytes
    engine: str
    estimates: bool
    lacks: bool = False


class Orders:
    """The orders that come as lines, one after the other."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._came: Queue[str] = Queue()
        Thread(target=self._take, args=(lines,), daemon=True).start()

    def _take(self, lines: Iterable[str]) -> None:
        for line in lines:
            self._came.put(line)
        self._came.put("")

    def __iter__(self) -> Iterator[dict[str, Any]]:
        """Each order when it has come, until no more will."""
        while line := self._came.get():
            yield json.loads(line)

    def is_waiting(self) -> bool:
        """Whether another has come already."""
        return not self._came.empty()


def studio(path: Path, lang: Lang) -> None:
    """Answers what is asked of the plan at `path`, a line each, until nothing more is asked: a page,
    or what is told around the page that was asked last."""
    plan, orders = OpenPages(path, lang), Orders(sys.stdin)
    for order in orders:
        is_page = "number" in order
        told = (
            plan.page(order["number"], order["dots"]) if is_page else plan.around(orders.is_waiting)
        )
        console.pass_on(json.dumps(told))


class OpenPages:
    """The pages of one plan, made anew where its document is another.

    A page is drawn before anything is looked for on it: who types waits for the page alone.
    """

    def __init__(self, path: Path, lang: Lang) -> None:
        self._path, self._lang = path, lang
        self._source = Source(path.as_posix())
        self._loaded: Loaded | None = None
        self._problems: tuple[Problem, ...] = ()
        self._stamp = ""
        self._parts: Mapping[str, bytes] = {}
        self._printed: Leaves | None = None
        self._marks: tuple[PlaceMark, ...] | None = None
        self._in_document: Sequence[Problem] | None = None

    def page(self, number: int, dots: int) -> Mapping[str, Any]:
        """A page of the plan as it is now; where it has none now, as it was printed last."""
        why = ""
        try:
            with served(self._path):
                self._load()
                is_now = self._print()
        except Rejected as rejected:
            self._loaded, self._problems, is_now = None, tuple(rejected.problems), False
        except NotConverted as error:
            why, is_now = f"{error.message.to(self._lang)}. {error.advice.to(self._lang)}", False
        if self._printed is None:
            return {"pages": 0, "why": why}
        drawn = {**_drawn(self._printed, number, dots), "stamp": self._stamp[:16]}
        return drawn if is_now else {**drawn, "why": why, "older": True}

    def around(self, is_hurried: Callable[[], bool]) -> Mapping[str, Any]:
        """What is found of the plan that was drawn last, and where its values stand on the pages;
        later, where something else is asked meanwhile."""
        words: Sequence[Problem] = ()
        try:
            with served(self._path):
                if self._loaded and not is_hurried():
                    words = self._further(self._loaded)
                    self._look_into_document(self._loaded, words, is_hurried)
                if self._marks is None and self._printed and self._source.root and not is_hurried():
                    self._marks = place_marks(self._printed.pdf, self._source)
        except Rejected as rejected:
            words = rejected.problems
        if is_hurried():
            return {"later": True}
        problems = [*self._problems, *words, *(self._in_document or ())]
        return {
            "problems": told_plainly(self._source, problems, self._lang, self._path.as_posix()),
            "marks": [
                [one.place, one.page, one.left, one.top, one.right, one.bottom]
                for one in self._marks or ()
            ],
        }

    def _further(self, loaded: Loaded) -> Sequence[Problem]:
        """What is found of its words, and beside the plan that it follows or was."""
        if loaded.plan is None:
            return wording_problems(loaded)
        beside = further_problems(self._path, loaded.plan)
        return [*wording_problems(loaded), *beside, *not_raised(Path(), loaded.plan, self._source)]

    def _look_into_document(
        self, loaded: Loaded, words: Sequence[Problem], is_hurried: Callable[[], bool]
    ) -> None:
        """Judges the document that was drawn last, once."""
        if self._in_document is None and not is_hurried():
            self._in_document = self._of_document(loaded, words)

    def _of_document(self, loaded: Loaded, words: Sequence[Problem]) -> Sequence[Problem]:
        """What a build finds in the document, each at the line of the plan that says it; nothing
        of the `words` that is told already."""
        if loaded.sound is None:
            return ()
        made = self._path.with_suffix(".docx")
        built = Built(self._path, made, loaded=loaded, problems=(*self._problems, *words))
        found = check_content(made.as_posix(), zip_parts(dict(self._parts))).problems
        known = {one.code for one in words}
        return [one for one in found_in_document(built, found).told if one.code not in known]

    def _load(self) -> None:
        self._source = read_source(self._path)
        self._loaded = plan_of(self._source)
        self._problems, self._in_document = self._loaded.problems, None

    def _print(self) -> bool:
        """Has the pages of the plan as it is now; gives whether it has any."""
        loaded = self._loaded
        if loaded is None or loaded.plan is None or loaded.plan.is_attached:
            return False
        template = read_package(find_template(loaded.plan.kind, Path()))
        parts = document_parts(loaded, template)
        stamp = sha256(b"".join(parts.values()))
        if stamp != self._stamp or self._printed is None:
            self._printed, self._stamp, self._marks = _printed(parts), stamp, None
        self._parts = parts
        return True


def _drawn(printed: Leaves, number: int, dots: int) -> Mapping[str, Any]:
    """One of the pages."""
    drawn = draw_page(printed.pdf, number, dots)
    return {
        "pages": drawn.pages,
        "number": drawn.number,
        "engine": printed.engine,
        "estimates": printed.estimates,
        "lacks": printed.lacks,
        "size": drawn.size,
        "picture": base64.b64encode(drawn.picture).decode(),
    }


def _printed(parts: dict[str, bytes]) -> Leaves:
    """The pages at once where rdocx is there, which this process holds; else by any printer."""
    if find_spec("rdocx"):
        from rdocx import Document

        content, has_charts = to_look_at(parts)
        pdf, undrawn = Document.from_bytes(content).to_pdf_with_diagnostics()
        return Leaves(bytes(pdf), rdocx_version(), True, has_charts or bool(undrawn))
    printer = find_printer()
    (made,) = printer.print([zip_parts(parts)])
    if isinstance(made, NotConverted):
        raise made
    return Leaves(made, printer.version(), printer.estimates)
