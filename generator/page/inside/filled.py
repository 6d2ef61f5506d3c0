"""A workbook that was brought: of which plan of the folder it is a form that was filled in."""

from pathlib import Path

from generator.cascade.files import version_in
from generator.making.plans import find_plans
from generator.page.inside.copies import of_folder
from generator.problems import Rejected
from generator.reporting.heads import form_marks
from generator.reporting.opened import read_tables


def plan_of_form(path: Path, folder: Path) -> str:
    """The newest plan that the workbook is a form of, by its id and first by its file; "" where it is
    none, or the plan is not there."""
    try:
        marks = form_marks(read_tables(path))
    except Rejected:
        return ""
    versions = {one: version_in(one, marks.get("id", "")) for one in of_folder(find_plans(folder))}
    named = Path(marks.get("plan", "")).name
    newest = max(versions, key=lambda one: (versions[one], one.name == named), default=Path())
    return newest.as_posix() if versions.get(newest) else ""
