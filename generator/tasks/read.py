"""The tasks of a Word paper, in the order in which it gives them."""

import re
from pathlib import Path

from generator.lazy import regex
from generator.package import MAX_FILE, Package, read_bytes
from generator.problems import Problem, Rejected
from generator.reading.anatomy.paper import Paper, read_paper
from generator.reading.anatomy.regions import regions
from generator.reading.anatomy.words import HANGS
from generator.reading.document.ooxml import Damaged, TooMuchMarkup
from generator.reading.document.read import read_document
from generator.reading.finding import place
from generator.reading.foreign import as_through_office, paper_package
from generator.reading.lint import damaged_file, not_read, unread_file
from generator.tasks.assigning import only_names
from generator.tasks.due import Calendar, calendar_of_subject
from generator.tasks.items import TextReader
from generator.tasks.lines import texts_of
from generator.tasks.rows import task_tables, tasks_of
from generator.tasks.task import GivenTask

_PROPOSES = regex(r"phiếu (?:trình|báo)\b", re.IGNORECASE)

Told = tuple[list[GivenTask], list[Problem]]
"""Tasks, and what there is to say of how they were read."""


def read_tasks(path: Path) -> Told:
    """The tasks that the Word paper at `path` gives; raises `Rejected` where it cannot be read."""
    shown, content = path.as_posix(), read_bytes(path, MAX_FILE)
    found, problems = tasks_of_paper(shown, paper_package(shown, content))
    return found, as_through_office(shown, content, problems)


def tasks_of_paper(shown: str, package: Package) -> Told:
    """As `read_tasks`, of a package that messages call `shown`."""
    try:
        paper = read_paper(read_document(package))
        return _tasks_of(paper), [*not_read(shown, paper.document)]
    except (Damaged, TooMuchMarkup) as error:
        raise Rejected([damaged_file(shown, error)]) from None
    except Exception as error:  # the promise of this function: no file stops it otherwise
        raise Rejected([unread_file(shown, error)]) from error


def _tasks_of(paper: Paper) -> list[GivenTask]:
    where = regions(paper)
    found = [*_of_text(paper, where), *_of_tables(paper, where)]
    return [task for _, task in sorted(found, key=lambda one: one[0])]


def _of_text(paper: Paper, where: dict[int, str]) -> list[tuple[int, GivenTask]]:
    shown = {one.number: one for one in paper.document.paragraphs}
    reader = TextReader(
        calendar_of(paper),
        lambda key: place(shown[key], where.get(key, "")),
        _addressed(paper),
        strict=_reports(paper),
    )
    return [found for lines in texts_of(paper) for found in reader.tasks(lines)]


def _of_tables(paper: Paper, where: dict[int, str]) -> list[tuple[int, GivenTask]]:
    calendar = calendar_of(paper)
    return [
        (listed.table.first.number, task)
        for listed in task_tables(paper.document)
        for task in tasks_of(listed, calendar, where.get(listed.table.first.number, ""))
    ]


def _reports(paper: Paper) -> bool:
    """Whether the paper tells or proposes, to somebody who decides: what it says is no task yet."""
    proposes = _PROPOSES.match(paper.text("ten-loai"))
    return bool(proposes) or paper.kind_key in ("bao_cao", "to_trinh")


def _addressed(paper: Paper) -> list[str]:
    """Those to whom a letter is written."""
    lines = (piece.text.partition("Kính gửi:") for piece in paper.found.get("kinh-gui", ()))
    said = (HANGS.sub("", (behind or before).strip()) for before, _, behind in lines)
    return [name for line in said for name in only_names(line)]


def calendar_of(paper: Paper) -> Calendar:
    """What the paper says of time."""
    subject = paper.text("trich-yeu")
    return calendar_of_subject(subject, paper.kind_key, paper.dated_year, paper.dated)
