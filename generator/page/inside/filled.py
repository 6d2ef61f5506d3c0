"""A workbook that was brought: of which plan of the folder it is a form that was filled in."""

from pathlib import Path

from generator.making.plans import find_plans
from generator.page.inside.whose import of_folder
from generator.problems import Rejected
from generator.reporting.opened import read_tables
from generator.reporting.whose import plan_of_form


def plan_of_workbook(path: Path, folder: Path) -> str:
    """The plan that the workbook is a form of; "" where it is none, or the plan is not there."""
    try:
        found = plan_of_form(read_tables(path), of_folder(find_plans(folder)))
    except Rejected:
        return ""
    return found.as_posix() if found else ""
