"""What `kehoach report` does: forms written, workbooks taken back, no typed word lost."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from generator.atomic import write_keeping, write_new
from generator.language import Said
from generator.law.wording import short_date
from generator.lazy import dataclass
from generator.making.load import load_plan
from generator.problems import Problem, Rejected, Severity, Spot, refused, typed
from generator.reporting.earlier import report_before
from generator.reporting.filled import Filled, filled_in
from generator.reporting.form import ReportForm, form_of, named_period, usable
from generator.reporting.heads import TAKE_NEWER, form_marks, is_newer
from generator.reporting.opened import read_tables
from generator.reporting.skeleton import period_slug, skeleton
from generator.reporting.taking import report_text
from generator.reporting.whose import plan_meant, refuse_others
from generator.reporting.workbook import form_workbook


@dataclass(frozen=True, slots=True)
class ReportDone:
    """What was done, in lines, and what there is to look at."""

    lines: Sequence[Said]
    problems: Sequence[Problem] = ()


Judge = Callable[[ReportForm, Filled, Path], Iterable[Problem]]
"""What does not fit in the answers of a form that came back as a file."""
_NO_PLAN = (
    Said("chưa nêu kế hoạch và kỳ báo cáo", "no plan and period are named"),
    Said(
        'Ví dụ: kehoach report plans/ke-hoach.yaml --period "6 tháng đầu năm"',
        'For example: kehoach report plans/ke-hoach.yaml --period "6 tháng đầu năm"',
    ),
)


def form_for(plan: Path | None, period: str | None, last: Path | None = None) -> ReportForm:
    """The form of the report on `plan` for `period`. Raises `Rejected` where there is none."""
    if plan is None or not period:
        raise refused(Spot("report"), "report/period", *_NO_PLAN)
    dossier = usable(load_plan(plan))
    named = named_period(period, dossier.plan)
    bare = form_of(dossier, named, None)
    before = report_before(plan, named, bare.as_of, last)
    return form_of(dossier, named, before) if before else bare


def fill_in(form: ReportForm, target: Path | None) -> ReportDone:
    """Writes the report to be filled in. Raises `Rejected` where a file is there already."""
    target = target or usual_place(form, ".yaml")
    _refuse_far(target, form)
    _write_new(target, skeleton(form, target).encode())
    return ReportDone([*form_told(form, target), then_check(target, _FILL_IN)])


def _refuse_far(target: Path, form: ReportForm) -> None:
    """Raises `Rejected` for a report that could not name its plan, or is no .yaml."""
    refuse_ending(target, ".yaml", ".yml")
    if not form.path.resolve().is_relative_to(target.parent.resolve()):
        message = Said(
            "báo cáo phải ở cùng thư mục với kế hoạch, hoặc ở thư mục bên trên",
            "a report stands in the folder of its plan, or above it",
        )
        advice = Said(f"Ghi: -o {usual_place(form, '.yaml').as_posix()}", "Leave -o out.")
        raise refused(Spot(target.as_posix()), "report/target", message, advice)


def _write_new(target: Path, content: bytes) -> None:
    if not write_new(target, content):
        message = Said("tệp này đã có; không ghi đè", "this file is there; it is kept")
        advice = Said("Điền tiếp vào đó, hoặc chọn tên khác.", "Go on in it, or name another.")
        raise refused(Spot(target.as_posix()), "report/target", message, advice)


def form_told(form: ReportForm, target: Path) -> list[Said]:
    """What the form is of, and what it was made with."""
    tasks = sum(not row.is_target for row in form.rows)
    counts = f"{tasks} nhiệm vụ, {len(form.rows) - tasks} chỉ tiêu"
    due = f"; gửi chậm nhất {short_date(form.due)}" if form.due else ""
    en = f"; due {form.due.isoformat()}" if form.due else ""
    lines = [
        Said(
            f"{target.as_posix()} ← {form.path.name}, {form.period}: {counts}{due}",
            f"{target.as_posix()} ← {form.path.name}, {form.period}: {len(form.rows)} rows{en}",
        )
    ]
    if form.last:
        name = Path(form.last.spot.path).name
        lines.append(Said(f"Kỳ trước: {name}", f"The report before: {name}"))
    if names := form.not_asked:
        lines.append(
            Said(f"Không phải báo cáo ở đây: {names}", f"Not to be reported here: {names}")
        )
    return lines


def then_check(target: Path, first: Said) -> Said:
    """What is done first with a report, and the order that looks at it then."""
    order = f"kehoach check {typed(target.as_posix())}"
    return Said(f"Tiếp theo: {first.vi}: {order}", f"Now {first.en}: {order}")


_FILL_IN = Said("điền kết quả, rồi chạy", "fill it in and run")
_LOOK = Said("xem lại báo cáo", "look at the report")
_FILL_IN_THE_REST = Said(
    "điền các dòng còn trống trong tệp ấy, rồi chạy", "fill in what is still empty there, and run"
)


def usual_place(form: ReportForm, ending: str) -> Path:
    """Where a report on a plan stands if nobody says: beside it, by its period."""
    return form.path.with_name(f"{form.path.stem}-bao-cao-{period_slug(form)}{ending}")


def refuse_ending(target: Path, *endings: str) -> None:
    """Raises `Rejected` for a file of another kind."""
    if target.suffix.casefold() not in endings:
        message = Said(f"tên tệp phải có đuôi {endings[0]}", f"the name ends in {endings[0]}")
        raise Rejected([Problem(Spot(target.as_posix()), "report/target", message)])


def write_form(form: ReportForm, target: Path) -> ReportDone:
    """Writes the form as a workbook. Raises `Rejected` where a file is there already."""
    refuse_ending(target, ".xlsx")
    _write_new(target, form_workbook(form))
    back = f"kehoach report {typed(form.path.as_posix())} --from {typed(target.as_posix())}"
    return ReportDone([*form_told(form, target), Said(f"Điền xong: {back}", f"Filled in: {back}")])


def take_in(
    taken: Path, plan: Path | None, period: str | None, target: Path | None, judge: Judge
) -> ReportDone:
    """Puts the answers of a workbook into the report; what cannot be taken is told, and kept there.

    `judge` says what of them does not fit. Raises `Rejected` where it is not known which report the workbook is.
    """
    tables = read_tables(taken)
    marks = form_marks(tables)
    form = form_for(plan or plan_meant(tables, taken), period or marks.get("period"))
    refuse_others(tables, form.plan, form.path, taken)
    problems = list(_other_form(marks, form, taken, period))
    same_last = marks.get("last") == form.last_id
    found = filled_in(tables, form, taken.as_posix(), same_last)
    target = target or usual_place(form, ".yaml")
    _refuse_far(target, form)
    done = report_text(form, found, target)
    count = sum(row.id in found.answers for row in form.rows)
    kept = write_keeping(target, done.text.encode())
    lines = [
        Said(
            f"{target.as_posix()} ← {taken.as_posix()}: nhận {count}/{len(form.rows)} dòng",
            f"{target.as_posix()} ← {taken.as_posix()}: {count} of {len(form.rows)} rows",
        )
    ]
    if found.left:
        cells = len(found.left)
        lines.append(
            Said(
                f"{cells} ô chưa nhận được ghi thành chú thích (#) trong tệp ấy",
                f"{cells} cells that found no place stand there as comments (#)",
            )
        )
    if kept:
        lines.append(Said(f"Bản trước giữ ở {kept.as_posix()}", f"Kept before: {kept.as_posix()}"))
    told = (*problems, *found.problems, *done.told, *judge(form, found, taken))
    is_whole = count == len(form.rows)
    return ReportDone([*lines, then_check(target, _LOOK if is_whole else _FILL_IN_THE_REST)], told)


def _other_form(
    marks: Mapping[str, str], form: ReportForm, taken: Path, period: str | None
) -> Iterator[Problem]:
    """That the workbook was made of an earlier version, or for another period."""
    spot = Spot(taken.as_posix())
    if period and marks.get("period", str(form.period)) != str(form.period):
        message = Said(
            f"bảng này của kỳ {marks['period']}, không phải {form.period}",
            f"this workbook is on {marks['period']}, not on {form.period}",
        )
        raise refused(spot, "report/other-period", message)
    if is_newer(marks, form.plan):
        message = Said(
            f"bảng lập từ phiên bản {marks['version']} của kế hoạch, bản ở đây còn là"
            f" {form.plan.version}; chưa nhận gì, bảng giữ nguyên",
            f"made of version {marks['version']} of the plan, which here is still version"
            f" {form.plan.version}; nothing was taken, the workbook stays",
        )
        raise refused(spot, "report/newer", message, TAKE_NEWER)
    if marks.get("version", str(form.plan.version)) != str(form.plan.version):
        message = Said(
            f"bảng lập từ phiên bản {marks['version']} của kế hoạch, nay là {form.plan.version}",
            f"made of version {marks['version']} of the plan, which now is {form.plan.version}",
        )
        yield Problem(spot, "report/older", message, Severity.WARNING)
