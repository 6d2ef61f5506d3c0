"""The tasks of a Word paper, in the order in which it gives them."""

import re

from generator.package import Package
from generator.problems import Rejected
from generator.reading.anatomy.paper import Paper, read_paper
from generator.reading.anatomy.regions import regions
from generator.reading.document.ooxml import Damaged, TooMuchMarkup
from generator.reading.document.read import read_document
from generator.reading.lint import damaged_file
from generator.tasks.due import Calendar
from generator.tasks.rows import task_tables, tasks_of
from generator.tasks.task import GivenTask

_OF_YEAR = re.compile(r"(?<![-–/\d] )(?<![-–/\d])\bnăm (20\d\d)\b(?! ?[-–] ?\d)")


def tasks_of_paper(shown: str, package: Package) -> list[GivenTask]:
    """The tasks that the paper in `package` gives; raises `Rejected` where it cannot be read."""
    try:
        paper = read_paper(read_document(package))
    except (Damaged, TooMuchMarkup) as error:
        raise Rejected([damaged_file(shown, error)]) from None
    calendar = calendar_of(paper)
    where = regions(paper)
    return [
        task
        for listed in task_tables(paper.document)
        for task in tasks_of(listed, calendar, where.get(listed.table.first.number, ""))
    ]


def calendar_of(paper: Paper) -> Calendar:
    """The year of which the paper is, as a plan says it in its subject; else when it is dated."""
    years = set(_OF_YEAR.findall(paper.text("trich-yeu")))
    if len(years) == 1 and paper.kind_key in ("ke_hoach", "chuong_trinh", "phuong_an"):
        return Calendar(int(years.pop()), paper.dated, sure=True)
    return Calendar(paper.dated_year, paper.dated)
