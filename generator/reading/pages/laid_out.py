"""Judges the printed pages of one document: what only a laid-out page shows. Never raises.

LibreOffice makes the pages, with fonts as wide as Times New Roman; Word may break a line elsewhere
by a hair. Where rdocx makes them they are an estimate: what is seen on them is undecided.
"""

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from generator.language import NOTHING, Said
from generator.lazy import dataclass
from generator.package import MAX_FILE, Package, read_bytes
from generator.problems import Problem, Rejected, Severity, Spot
from generator.reading.anatomy.classes import recognise
from generator.reading.anatomy.paper import read_paper
from generator.reading.bounded import NotConverted
from generator.reading.document.layout import Document
from generator.reading.document.ooxml import Damaged, TooMuchMarkup
from generator.reading.document.read import read_document
from generator.reading.finding import problems_of
from generator.reading.foreign import paper_package
from generator.reading.pages.harmless import harmless
from generator.reading.pages.page_rule import PAGES, Laid
from generator.reading.pages.placing import Printed
from generator.reading.pages.sheets import read_sheets
from generator.reading.printer import Printer, find_printer
from generator.rules import Rule, told
from generator.running.clock import too_much

told(
    "page/no-libreoffice",
    "không có LibreOffice, cũng không có rdocx",
    "LibreOffice is missing, and rdocx",
    Severity.UNDECIDED,
)
_ESTIMATED = told(
    "page/estimated",
    "trang in chỉ được ước lượng",
    "the pages are only estimated",
    Severity.UNDECIDED,
)
told(
    "page/no-reader",
    "thiếu thư viện pypdfium2",
    "the library pypdfium2 is missing",
    Severity.UNDECIDED,
)
told(
    "page/not-converted",
    "không chuyển được thành trang in",
    "it cannot be converted to pages",
    Severity.UNDECIDED,
)
told("page/timeout", "dàn trang quá lâu", "laying it out takes too long", Severity.UNDECIDED)
told("page/too-large", "trang in quá lớn", "the pages are too large", Severity.UNDECIDED)
told(
    "page/no-font",
    "thiếu phông rộng như Times New Roman",
    "no font as wide as Times New Roman",
    Severity.UNDECIDED,
)
told("page/unreadable", "không đọc được tệp", "the file cannot be read", Severity.UNDECIDED)
_AS_WIDE = (
    "timesnewroman",
    "liberationserif",
    "tinos",
    "texgyretermes",
    "nimbusroman",
    "freeserif",
    "thorndale",
)


Printing = Callable[[Package, Printer], bytes]
"""What gives the PDF of a document; raises as `lay_out`."""


@dataclass(frozen=True, slots=True)
class PageReport:
    """What the printed pages show; `decided` are the codes that rules of the paper have for what
    was seen on them for certain."""

    problems: tuple[Problem, ...]
    decided: frozenset[str] = frozenset()


def check_pages(
    path: Path,
    ignore: Collection[str] = (),
    seen: Callable[[bytes], None] = lambda pdf: None,
    printed: Printing | None = None,
) -> PageReport:
    """The findings on the printed pages of one .docx, sorted.

    There is none where the decree does not apply to it. `seen` gets the PDF of the pages judged,
    which `printed` makes where it is not to be made of this document alone.
    """
    shown, decided = path.as_posix(), set[str]()
    try:
        problems = list(_judge(path, shown, seen, decided, printed or lay_out))
    except NotConverted as error:
        why = error.message
        message = Said(f"không xét được trang in: {why.vi}", f"pages not judged: {why.en}")
        problems = [_undecided(shown, f"page/{error.code}", message, error.advice)]
    except (Rejected, Damaged, TooMuchMarkup):
        message = Said(
            "không xét được trang in: tệp không đọc được",
            "pages not judged: the file cannot be read",
        )
        problems = [_undecided(shown, "page/unreadable", message)]
    except MemoryError:
        problems = [too_much(shown)]
    except Exception as error:  # the promise of this function: no file makes it raise
        kind = type(error).__name__
        message = Said(f"không xét được trang in ({kind})", f"pages could not be judged ({kind})")
        problems = [_undecided(shown, "page/unreadable", message)]
    kept = (problem for problem in problems if problem.code not in ignore)
    return PageReport(tuple(sorted(kept)), frozenset(decided))


def with_pages(told: Collection[Problem], pages: PageReport) -> list[Problem]:
    """What the file told and what its pages show, each thing once; short of an error pages decide.

    What pages show too, and the file was sure of, is told as the file tells it.
    """
    shown = {
        _of_paper(one.code) for one in pages.problems if one.severity is not Severity.UNDECIDED
    }
    kept = [one for one in told if not _outdone(one, pages.decided, shown)]
    said = {one.code for one in kept}
    return [*kept, *(one for one in pages.problems if not said & _told_as(_of_paper(one.code)))]


def _told_as(code: str) -> set[str]:
    """The codes under which a paper is told the same; the place of a page number has two."""
    return {"so-trang/header", "so-trang/align"} if code == "so-trang/place" else {code}


def _outdone(one: Problem, decided: Collection[str], shown: Collection[str]) -> bool:
    """Whether the pages show otherwise than the file made believe."""
    if one.severity is Severity.UNDECIDED:
        return one.code in decided or one.code in shown
    return one.severity is not Severity.ERROR and one.code in decided and one.code not in shown


def _of_paper(code: str) -> str:
    """The code that a rule of the paper has for what a rule of pages sees."""
    return code.replace("laid-out-", "")


def lay_out(package: Package, printer: Printer) -> bytes:
    """The PDF that a printer makes of a harmless copy of the document.

    Raises `NotConverted`, and `Damaged` or `TooMuchMarkup` where a part of the document cannot be
    read.
    """
    (pdf,) = printer.print([harmless(package)])
    if isinstance(pdf, NotConverted):
        raise pdf
    return pdf


def _undecided(shown: str, code: str, message: Said, advice: Said = NOTHING) -> Problem:
    return Problem(Spot(shown), code, message, Severity.UNDECIDED, advice)


def _judge(
    path: Path,
    shown: str,
    seen: Callable[[bytes], None],
    decided: set[str],
    printed: Printing,
) -> Iterator[Problem]:
    """The findings; adds the codes that are decided with them."""
    package = paper_package(shown, read_bytes(path, MAX_FILE))
    paper = read_paper(read_document(package))
    klass = recognise(paper)
    rules = [rule for rule in PAGES if klass.judges(_of_paper(rule.code))]
    if not rules:
        return
    printer = find_printer()
    pdf = printed(package, printer)
    seen(pdf)
    sheets, fonts = read_sheets(pdf)
    _same_widths(paper.document, fonts)
    laid = Laid(paper, Printed(paper.document, sheets))
    if printer.estimates:
        yield from _estimated(shown, rules, laid, printer)
        return
    for rule in rules:
        found = PAGES.findings(rule, laid)
        if found is not None and all(one.severity is not Severity.UNDECIDED for _, one in found):
            decided.add(_of_paper(rule.code))
        yield from problems_of(shown, found or ())


def _estimated(
    shown: str, rules: Iterable[Rule[Laid, str]], laid: Laid, printer: Printer
) -> Iterator[Problem]:
    """What is seen on pages that are an estimate, all of it undecided; that they are one, first.

    It decides nothing, for what is not seen there may be seen on Word's pages.
    """
    by = printer.version()
    message = Said(f"trang in chỉ do {by} ước lượng", f"the pages are an estimate by {by}")
    advice = Said(
        "Word có thể ngắt dòng, ngắt trang khác; muốn xét chắc chắn thì cài LibreOffice.",
        "Word may break lines and pages elsewhere; install LibreOffice to have them judged.",
    )
    yield _undecided(shown, _ESTIMATED.code, message, advice)
    for rule in rules:
        for problem in problems_of(shown, PAGES.findings(rule, laid) or ()):
            if problem.severity is not Severity.UNDECIDED:
                yield replace(problem, severity=Severity.UNDECIDED)


def _same_widths(document: Document, fonts: set[str]) -> None:
    """`NotConverted` if Times New Roman was printed in other widths: lines would break elsewhere."""
    printed = {re.sub(r"[^a-z]", "", font.lower()) for font in fonts}
    asked = any(
        "Times New Roman" in run.look.fonts
        for paragraph in document.paragraphs
        for run in paragraph.runs
    )
    if asked and printed and not any(font.startswith(_AS_WIDE) for font in printed):
        names = ", ".join(sorted(fonts))
        message = Said(
            f"máy này in Times New Roman bằng phông khác: {names}",
            f"Times New Roman was replaced: {names}",
        )
        advice = Said(
            "Cài Times New Roman hoặc Liberation Serif.",
            "Install Times New Roman or Liberation Serif.",
        )
        raise NotConverted("no-font", message, advice)
