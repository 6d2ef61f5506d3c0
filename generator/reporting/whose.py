"""Of which plan a workbook is a form: by the id that it holds, else by who reports in its title."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from generator.cascade.files import version_in
from generator.language import Said
from generator.law.divisions import known_as
from generator.making.plans import find_plans, is_plan_of_its_own
from generator.paper.issuing import issuer_name
from generator.plan.model import Plan, plan_in
from generator.plan.named import PLANS, is_plan
from generator.plan.text import read_source
from generator.problems import Rejected, Spot, refused, typed
from generator.reporting.heads import form_marks, form_sender
from generator.reporting.tables import CellTable

_RETYPED = Said(
    "Hỏi lại nơi gửi; đúng là của kế hoạch này thì chép các ô đã điền sang mẫu của kế hoạch này.",
    "Ask who sent it; if it is of this plan, copy what was filled in into this plan's form.",
)


def plan_of_form(tables: Sequence[CellTable], plans: Iterable[Path]) -> Path | None:
    """The newest of the plans that the workbook is a form of, first that of the file it names; by its
    title only where one plan fits.
    """
    marks = form_marks(tables)
    if "id" not in marks:
        fit = [one for one in plans if _reports(one, _sender(tables))]
        return fit[0] if len(fit) == 1 else None
    versions = {one: version_in(one, marks["id"]) for one in plans}
    named = Path(marks.get("plan", "")).name
    newest = max(versions, key=lambda one: (versions[one], one.name == named), default=Path())
    return newest if versions.get(newest) else None


def _reports(path: Path, sender: str) -> bool:
    """Whether the plan is one that this body reports on."""
    try:
        plan = plan_in(read_source(path))
    except Rejected:
        return False
    return plan is not None and plan.reports_on is None and _is_by(plan, sender)


def _is_by(plan: Plan, sender: str) -> bool:
    """Whether the plan is of that body, which may be named by the end of its name: `xã Tân Hưng`."""
    own, named = (
        known_as(f" {one.partition(',')[0].casefold()}".replace(" ubnd ", " ủy ban nhân dân "))
        for one in (issuer_name(plan), sender)
    )
    return own.endswith(named)


def plans_near(*files: Path) -> list[Path]:
    """The plans beside these files, then those below `plans`."""
    beside = (one for file in files for one in sorted(file.parent.glob("*")) if is_plan(one))
    own = (one for one in beside if is_plan_of_its_own(one) and one.is_file())
    return [*dict.fromkeys((*own, *find_plans(PLANS)))]


def plan_meant(tables: Sequence[CellTable], taken: Path) -> Path | None:
    """The plan of a workbook that came alone; None where it is no form. Raises `Rejected` where that
    plan is not to be found.
    """
    marks = form_marks(tables)
    found = plan_of_form(tables, plans_near(taken))
    if found or not marks:
        return found
    whose = _called(marks, tables)
    raise refused(
        Spot(taken.as_posix()),
        "report/no-plan",
        Said(
            f"bảng này của {whose.vi}; không thấy kế hoạch ấy cạnh bảng và dưới plans/",
            f"this workbook is of {whose.en}, which is neither beside it nor below plans/",
        ),
        Said(
            f"Ghi tên tệp kế hoạch: kehoach report KẾ_HOẠCH --from {typed(taken)}",
            f"Name the plan's file: kehoach report PLAN --from {typed(taken)}",
        ),
    )


def refuse_others(tables: Sequence[CellTable], plan: Plan, path: Path, taken: Path) -> None:
    """Raises `Rejected` for a workbook that is no form of the plan at `path`, and names the right one."""
    marks = form_marks(tables)
    sender = _sender(tables)
    if marks["id"] == plan.id.value if "id" in marks else not sender or _is_by(plan, sender):
        return
    right = plan_of_form(tables, plans_near(path, taken))
    whose, own = _called(marks, tables), _own(marks, plan)
    file = f" ({right.as_posix()})" if right else ""
    raise refused(
        Spot(taken.as_posix()),
        "report/other-plan",
        Said(
            f"bảng này của {whose.vi}{file}, không phải {own.vi}",
            f"this workbook is of {whose.en}{file}, not of {own.en}",
        ),
        _into(right, taken) if right else _RETYPED,
    )


def _called(marks: Mapping[str, str], tables: Sequence[CellTable]) -> Said:
    """Whose the workbook is: the plan by its id, else who reports."""
    if "id" in marks:
        return Said(f"kế hoạch '{marks['id']}'", f"the plan '{marks['id']}'")
    sender = _sender(tables)
    return Said(sender, sender)


def _sender(tables: Sequence[CellTable]) -> str:
    """Who reports, "" where dots stand for the name."""
    named = form_sender(tables)
    return named if any(map(str.isalpha, named)) else ""


def _own(marks: Mapping[str, str], plan: Plan) -> Said:
    """The plan that was named, likewise."""
    name = f"'{plan.id}'" if "id" in marks else issuer_name(plan)
    return Said(name, name)


def _into(right: Path, taken: Path) -> Said:
    order = f"kehoach report {typed(right)} --from {typed(taken)}"
    return Said(f"Nhận vào đúng kế hoạch: {order}", f"Take it into the right plan: {order}")
