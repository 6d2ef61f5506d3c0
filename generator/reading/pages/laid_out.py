"""Judges the printed pages of one document: what only a laid-out page shows. Never raises.

LibreOffice makes the pages, with fonts as wide as Times New Roman; Word may break a line elsewhere
by a hair.
"""

import re
from collections.abc import Callable, Collection, Iterator
from pathlib import Path

from generator.language import NOTHING, Said
from generator.package import read_package
from generator.problems import Problem, Rejected, Severity, Spot
from generator.reading.anatomy.classes import ADMINISTRATIVE, recognise
from generator.reading.anatomy.paper import read_paper
from generator.reading.document.layout import Document
from generator.reading.document.ooxml import Damaged, TooMuchMarkup
from generator.reading.document.read import read_document
from generator.reading.finding import problems_of
from generator.reading.pages.office import NotLaidOut, lay_out
from generator.reading.pages.page_rule import PAGES, Laid
from generator.reading.pages.placing import Printed
from generator.reading.pages.sheets import read_sheets
from generator.rules import told

told(
    "page/no-font",
    "LibreOffice thiếu phông rộng như Times New Roman",
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


def check_pages(
    path: Path, ignore: Collection[str] = (), seen: Callable[[bytes], None] = lambda pdf: None
) -> tuple[Problem, ...]:
    """The findings on the printed pages of one .docx, sorted.

    There is none where the decree does not apply to it. `seen` gets the PDF of the pages judged.
    """
    shown = path.as_posix()
    try:
        problems = list(_judge(path, shown, seen))
    except NotLaidOut as error:
        problems = [_undecided(shown, f"page/{error.code}", error.message, error.advice)]
    except (Rejected, Damaged, TooMuchMarkup):
        message = Said(
            "không xét được trang in: tệp không đọc được",
            "pages not judged: the file cannot be read",
        )
        problems = [_undecided(shown, "page/unreadable", message)]
    except Exception as error:  # the promise of this function: no file makes it raise
        kind = type(error).__name__
        message = Said(f"không xét được trang in ({kind})", f"pages could not be judged ({kind})")
        problems = [_undecided(shown, "page/unreadable", message)]
    return tuple(sorted(problem for problem in problems if problem.code not in ignore))


def beyond(told: Collection[Problem], pages: Collection[Problem]) -> list[Problem]:
    """The findings of `pages` that `told` lacks: a rule that could not decide has told nothing."""
    decided = {one.code for one in told if one.severity in (Severity.ERROR, Severity.WARNING)}
    return [one for one in pages if one.code.replace("laid-out-", "") not in decided]


def _undecided(shown: str, code: str, message: Said, advice: Said = NOTHING) -> Problem:
    return Problem(Spot(shown), code, message, Severity.UNDECIDED, advice)


def _judge(path: Path, shown: str, seen: Callable[[bytes], None]) -> Iterator[Problem]:
    package = read_package(path)
    paper = read_paper(read_document(package))
    if recognise(paper) is not ADMINISTRATIVE:
        return
    pdf = lay_out(package)
    seen(pdf)
    sheets, fonts = read_sheets(pdf)
    _same_widths(paper.document, fonts)
    laid = Laid(paper, Printed(paper.document, sheets))
    yield from problems_of(shown, PAGES.judge(laid))


def _same_widths(document: Document, fonts: set[str]) -> None:
    """`NotLaidOut` if Times New Roman was printed in other widths: lines would break elsewhere."""
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
        raise NotLaidOut("no-font", message, advice)
