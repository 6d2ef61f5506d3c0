"""What there is to fill in of one report: every task and target of a plan that the period asks for."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from generator.export import cut_short
from generator.form.worded import item_named, item_words
from generator.language import Said
from generator.law.periods import ReportPeriod, period_named
from generator.lazy import dataclass
from generator.making.acceptance import stops
from generator.making.load import Loaded
from generator.paper.body import Say, field_text, item_text, unended
from generator.paper.compose import speaking
from generator.paper.dossier import Dossier
from generator.paper.schedule_text import due
from generator.paper.target_text import (
    baseline_text,
    change_text,
    goal_phrase,
    indicator_text,
    unit_text,
)
from generator.plan.items import Item, Target
from generator.plan.model import Plan
from generator.plan.reports.asked import covered, own_reports
from generator.plan.reports.results import Result, is_unproven, needs_proof, owes_result
from generator.plan.walk import items_of, open_places, tops_of, values
from generator.plan.years import plan_year
from generator.problems import Problem, Rejected, Spot, refused
from generator.running.today import today


@dataclass(frozen=True, slots=True)
class FormRow:
    """A task or target to report on: what it is, what is wanted, and what was said the last time.

    `under` are the headings that it stands under.
    """

    id: str
    says: str
    under: str = ""
    wanted: str = ""
    product: str = ""
    unit: str = ""
    was: str = ""
    ranked: bool = False
    grouped: bool = False
    is_target: bool = False
    needs_proof: bool = False
    last: Result | None = None

    @property
    def is_closed(self) -> bool:
        """Whether the last report already said that it is done, with what proves it."""
        if self.last is None or self.last.state != "done":
            return False
        return not is_unproven(self.last, self.needs_proof)


@dataclass(frozen=True)
class ReportForm:
    """The rows of one report, on which period, until when, to whom, on which plan.

    `others` are of the plan as well and not asked for: what comes back on them is taken.
    """

    dossier: Dossier
    period: ReportPeriod
    as_of: date
    due: date | None
    receiver: str
    rows: tuple[FormRow, ...]
    last: Plan | None = None
    others: tuple[FormRow, ...] = ()

    @property
    def plan(self) -> Plan:
        """The plan that is reported on."""
        return self.dossier.plan

    @property
    def path(self) -> Path:
        """Where that stands."""
        return Path(self.dossier.source.path)

    @property
    def closed(self) -> date:
        """The day of the figures as they are now: that of the period, or today before that."""
        return self.as_of if today() < self.period.first else min(self.as_of, today())

    @property
    def not_asked(self) -> str:
        """The others, by their words too, for a form hides ids; the first of them of many, "" for none."""
        more = f" và {len(self.others) - _NAMED} mục khác" if len(self.others) > _NAMED else ""
        named = self.others[:_NAMED]
        says = (f"{one.id} “{cut_short(one.says.rstrip(' .;'), _SHOWN)}”" for one in named)
        return ", ".join(says) + more

    @property
    def last_id(self) -> str:
        """Which report the last one is, "" without one."""
        return self.last.id.value if self.last else ""

    @property
    def by_id(self) -> dict[str, FormRow]:
        """The rows by their ids."""
        return {row.id: row for row in (*self.rows, *self.others)}


_NAMED, _SHOWN = 8, 60
"""So many that are not asked for are named, each by so many letters."""
_NO_PERIOD = Said(
    'Ví dụ: "6 tháng đầu năm", "quý II", "tháng 5", 2026.',
    'For example: "6 tháng đầu năm", "quý II", "tháng 5", 2026.',
)


def named_period(text: str, plan: Plan) -> ReportPeriod:
    """The period that is named, in the year of the plan where it names none; raises `Rejected`."""
    period = period_named(text, plan_year(plan))
    if period is None:
        message = Said(f"'{text}' không phải một kỳ báo cáo", f"'{text}' names no period")
        raise refused(Spot("--period"), "report/period", message, _NO_PERIOD)
    return period


def usable(loaded: Loaded) -> Dossier:
    """The plan, if one can report on it. Raises `Rejected` where it has errors, or is a report."""
    if loaded.sound is None:
        raise Rejected(_at_items([*filter(stops, loaded.problems)], loaded.dossier))
    if loaded.sound.plan.reports_on:
        message = Said("đây là một báo cáo, không phải kế hoạch", "this is a report, no plan")
        advice = Said("Ghi tệp của kế hoạch.", "Name the file of the plan.")
        raise refused(Spot(loaded.path, 1, 1), "report/no-plan", message, advice)
    return loaded.sound


def _at_items(problems: Sequence[Problem], dossier: Dossier | None) -> Iterator[Problem]:
    """The problems, those of a value that is open with the item that it is to be filled in at."""
    items = items_of(dossier.plan) if dossier else []
    opened = {
        one.spot: item_named(f"{item.id or ''}", item_words(item), key)
        for item in items  # the inner ones last
        for key, one in open_places(values(item))
    }
    for one in problems:
        yield replace(one, spot=replace(one.spot, part=opened.get(one.spot, "")))


def form_of(dossier: Dossier, period: ReportPeriod, last: Plan | None) -> ReportForm:
    """The form of the report on `period`; `last` is the report before it.

    Raises `Rejected` where the plan gives nothing to report on, or things without an id.
    """
    plan = dossier.plan
    asked = own_reports(plan, period, plan.issuers)
    day = min((one.due for one in asked), default=None)
    ids, found = covered(plan, asked), tuple(_rows(dossier, last))
    rows = tuple(one for one in found if ids is None or one.id in ids)
    others = tuple(one for one in found if ids is not None and one.id not in ids)
    _refuse_nameless(plan, rows)
    receiver = next((one.duty.receiver.value for one in asked if one.duty.receiver), "")
    as_of = min(filter(None, (period.closing_day, day)))
    return ReportForm(dossier, period, as_of, day, receiver, rows, last, others)


def _refuse_nameless(plan: Plan, rows: Sequence[FormRow]) -> None:
    problems = [_nameless(one) for one in items_of(plan) if owes_result(one) and one.id is None]
    if not rows and not problems:
        problems = [Problem(plan.spot, "report/nothing", _NOTHING)]
    if problems:
        raise Rejected(problems)


_NOTHING = Said("kế hoạch không có nhiệm vụ, chỉ tiêu nào", "the plan has no task, no target")


def _nameless(item: Item) -> Problem:
    message = Said("nhiệm vụ, chỉ tiêu này chưa có mã", "this task or target has no id")
    advice = Said("Thêm ma: NV01 (mỗi mục một mã).", "Add an id, one for each.")
    return Problem(item.spot, "report/no-id", message, advice=advice)


def _rows(dossier: Dossier, last: Plan | None) -> Iterator[FormRow]:
    """The tasks in the order of the plan, then the targets."""
    on = last.reports_on if last else None
    results = on.by_id if on else {}
    say = speaking(dossier)
    for items in sorted(tops_of(dossier.plan), key=_are_targets):
        for item, under, proof in _walk(items, say):
            if owes_result(item) and item.id:
                yield _row(item, under, proof, results.get(item.id.value), say)


def _are_targets(items: Sequence[Item]) -> bool:
    return any(isinstance(one, Target) for one in items)


def _walk(
    items: Sequence[Item], say: Say, under: str = "", proof: bool = False
) -> Iterator[tuple[Item, str, bool]]:
    """Each item, the heading that it stands under, and whether it is done only with evidence."""
    for item in items:
        needed = needs_proof(item, proof)
        yield item, under, needed
        title = say(item.heading).rstrip(": ") if item.heading and not owes_result(item) else ""
        yield from _walk(item.items, say, title or under, needed)


def _row(item: Item, under: str, proof: bool, last: Result | None, say: Say) -> FormRow:
    assert item.id
    row = FormRow(item.id.value, "", under, needs_proof=proof, last=last)
    return _of_target(row, item, say) if isinstance(item, Target) else _of_task(row, item, say)


def _of_task(row: FormRow, item: Item, say: Say) -> FormRow:
    said = [say(one) for one in (item.title, item.text) if one]
    return replace(
        row,
        says=unended(": ".join(said).replace("\n", " ")),
        wanted=due(item.deadline, say),
        product=field_text(item, "product", say),
    )


def _of_target(row: FormRow, item: Target, say: Say) -> FormRow:
    goal, before = item.target, item.baseline
    known = [one for one in (goal, before) if one]
    return replace(
        row,
        says=indicator_text(item, say) or unended(item_text(item, say)),
        wanted=goal_phrase(goal, item, say) or change_text(item, say, True),
        unit=unit_text(item, say),
        was=baseline_text(item, say, True) + (f" ({before.year})" if before else ""),
        ranked=any(one.rank for one in known),
        grouped=any(one.group for one in known),
        is_target=True,
    )
