"""What does not fit in the workbook of one unit, told to it before its report goes out."""

from pathlib import Path

from generator.problems import Problem
from generator.reporting.filled import Filled
from generator.reporting.form import ReportForm
from generator.rollup.fits import misfits
from generator.rollup.gather import Gathered, Sender
from generator.rollup.reading import own_plan, result_answer
from generator.rollup.sent import Reported, Sent
from generator.rollup.tabled import cell_answer
from generator.rollup.tracked import tracked_in


def own_misfits(form: ReportForm, found: Filled, taken: Path) -> list[Problem]:
    """What the office would be told of the answers in the workbook `taken`, each at its cell."""
    said = {id_: cell_answer(found, id_, one) for id_, one in found.answers.items()}
    on = form.last.reports_on if form.last else None
    before = {one.id.value: result_answer(one) for one in on.results} if on else {}
    unit = Sender("", report=_sent(form, said, taken), before=_sent(form, before, taken))
    asked = tracked_in(form.plan)
    return misfits(Gathered(form.path, form.plan, form.period, asked, (unit,), (), (), ()))


def _sent(form: ReportForm, said: dict[str, Reported], taken: Path) -> Sent:
    own, age = own_plan("", form.plan), (form.as_of, 0)
    return Sent("", taken.as_posix(), form.as_of, form.period, age, said, own, tabled=True)
