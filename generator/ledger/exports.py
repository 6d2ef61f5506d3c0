"""The ledger as files: .xlsx, .csv and .ics."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from hashlib import sha256

from generator.export import Due, calendar, cut_short, table_csv, workbook
from generator.ledger.gather import Ledger, Standing
from generator.ledger.owed import ReportOwed
from generator.ledger.tables import deadline_word, reason_on_paper, tables, tasks_sheet
from generator.plan.model import Plan


def made_on(plan: Plan) -> datetime:
    """A day for what must have one: files depend on the plans and not on the clock."""
    day = plan.dated or date(2000, 1, 1)
    return datetime.combine(day, time(), UTC)


def as_xlsx(ledger: Ledger) -> bytes:
    """A workbook with one sheet for each question, with filters and colours."""
    return workbook(ledger.title, tables(ledger), made_on(ledger.plan))


def as_csv(ledger: Ledger) -> bytes:
    """Every assignment in every plan."""
    return table_csv(tasks_sheet(ledger))


def as_ics(ledger: Ledger) -> bytes:
    """A calendar with one entry for each task and day on which it is due.

    Who has to have done it by then is its description.
    """
    days = [*_days(ledger), *_reports(ledger)]
    return calendar(ledger.title, days, made_on(ledger.plan), "ledger")


def _reports(ledger: Ledger) -> Iterator[Due]:
    """The days on which reports are due that have not come, each with who owes them."""
    due: dict[tuple[date, str], list[ReportOwed]] = {}
    for one in ledger.reports:
        if one.sent is None:
            due.setdefault((one.due, str(one.period)), []).append(one)
    for (day, period), owed in due.items():
        name = sha256(f"report\0{period}".encode()).hexdigest()[:12]
        units = [f"- {one.answer.unit.full}" for one in owed]
        told = "\n".join((f"{len(owed)} đơn vị chưa gửi:", *units))
        summary = f"Hạn gửi báo cáo {period}"
        yield Due(day, f"{ledger.plan.id.value}-{name}", summary, told)


def _days(ledger: Ledger) -> Iterator[Due]:
    due: dict[tuple[date, str], list[Standing]] = {}
    for standing in ledger.standings:
        if standing.due and standing.is_waited_for:
            due.setdefault((standing.due, standing.assignment.mark), []).append(standing)
    for (day, mark), standings in sorted(due.items(), key=lambda one: one[0]):
        says = standings[0].assignment.says
        name = sha256(f"{mark}\0{says}".encode()).hexdigest()[:12]
        yield Due(
            day,
            f"{ledger.plan.id.value}-{name}",
            f"Hạn {mark}: {cut_short(says, 120)}",
            _description(standings, ledger),
        )


def _description(standings: list[Standing], ledger: Ledger) -> str:
    named = {deadline_word(one.deadline or one.assignment.deadline).text for one in standings}
    days = ", ".join(sorted(named - {""}))
    leads = (_lead(one, ledger) for one in standings)
    return "\n".join((f"Thời hạn: {days}", f"{len(standings)} đơn vị:", *leads))


def _lead(one: Standing, ledger: Ledger) -> str:
    """The unit with who leads there, or with why that is not known."""
    why = (
        "" if one.answer.is_plan else f"{one.state.value.vi}; {reason_on_paper(one.answer, ledger)}"
    )
    said = one.lead or cut_short(" ".join(why.split()), 200)
    return f"- {one.answer.unit.full}{f' ({said})' if said else ''}"
