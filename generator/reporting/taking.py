"""Answers of a workbook put into the YAML report: a new one, or one in which somebody has typed."""

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from generator.cascade.values import Fields, one_line
from generator.language import Said
from generator.law.wording import short_date
from generator.lazy import dataclass
from generator.plan.model import Plan, plan_in
from generator.plan.reports.results import ReportsOn, Result
from generator.plan.source import Mapping as MappingNode
from generator.plan.source import Source, entry_at, value_at
from generator.plan.splice import TextEditor
from generator.plan.text import parse_source, read_source
from generator.problems import Problem, Rejected, Severity, Spot, has_errors, refused
from generator.reporting.filled import Filled
from generator.reporting.form import ReportForm
from generator.reporting.skeleton import as_answer, in_order_of_keys, result_lines, skeleton
from generator.running.today import today

_NAMES = ("results", "cac_ket_qua")


@dataclass(frozen=True, slots=True)
class ReportText:
    """The text of the report, and what of it replaced something else."""

    text: str
    told: tuple[Problem, ...] = ()


def report_text(form: ReportForm, found: Filled, target: Path) -> ReportText:
    """The report at `target` with the answers.

    What was typed there stays where the workbook says nothing, and is told where that says
    something else. Raises `Rejected` for a file that is no report on this plan and period.
    """
    if not target.exists():
        return ReportText(skeleton(form, target, found.answers, found.left))
    source = read_source(target)
    report = _report(source, form)
    assert report.reports_on
    there = report.reports_on.by_id
    answers = _answers(report.reports_on)
    told: list[Problem] = []
    for id_, answer in found.answers.items():
        told += _replaced(there.get(id_), answer)
        told += _stale(there.get(id_), answer)
        by_key = dict(answers.get(id_, Fields(())).entries) | dict(answer.entries)
        answers[id_] = in_order_of_keys(by_key)
    lines = result_lines(form, answers, found.left)
    moved = _closing(report.reports_on, form, answers)
    told += [_moved(report.reports_on, moved)] if moved else []
    text = _spliced(source, lines, moved)
    if _results(text, source.path) != answers:
        raise refused(Spot(source.path, 1, 1), "report/text", _UNUSUAL, _OTHER_FILE)
    return ReportText(text, tuple(told))


def _closing(on: ReportsOn, form: ReportForm, answers: Mapping[str, Fields]) -> date | None:
    """The day on which the figures end by now, where the one that stands there no longer holds: it
    is still to come, or something was done after it."""
    days = (one.by_name.get("date") for one in answers.values())
    last = max((day for day in days if isinstance(day, str)), default="")
    holds = last <= on.as_of.last.isoformat() <= today().isoformat()
    fits = last <= form.closed.isoformat() != on.as_of.last.isoformat()
    return form.closed if fits and not holds else None


def _moved(on: ReportsOn, day: date) -> Problem:
    message = Said(
        f"tinh_den: đổi thành {short_date(day)}, trước là {short_date(on.as_of.last)}",
        f"as_of: now {day.isoformat()}, before {on.as_of.last.isoformat()}",
    )
    return Problem(on.as_of.spot, "report/replaced", message, Severity.WARNING, _KEPT)


def _replaced(was: Result | None, answer: Fields) -> Iterator[Problem]:
    """What somebody typed in the report, and the workbook says otherwise."""
    before = as_answer(was).by_name
    for key, value in answer.entries:
        old = before.get(key.en)
        if was and old is not None and old != value:
            message = Said(
                f"{was.id} {key.vi}: lấy '{one_line(value)}' của bảng thay '{one_line(old)}'",
                f"{was.id} {key.en}: '{one_line(value)}' replaces '{one_line(old)}'",
            )
            yield Problem(was.spot, "report/replaced", message, Severity.WARNING, _KEPT)


def _stale(was: Result | None, answer: Fields) -> Iterator[Problem]:
    """Words that were said of another state, and that the workbook leaves as they are."""
    before, now = as_answer(was).by_name, answer.by_name
    same = now.get("state", before.get("state")) == before.get("state")
    if was and not same and "text" in before and "text" not in now:
        message = Said(
            f"{was.id}: tình trạng đã đổi, kết quả bằng lời còn như cũ: '{one_line(before['text'])}'",
            f"{was.id}: another state, with the words of before: '{one_line(before['text'])}'",
        )
        advice = Said("Sửa câu ấy nếu nó không còn đúng.", "Mend them if they no longer hold.")
        yield Problem(was.spot, "report/words", message, Severity.WARNING, advice)


_KEPT = Said("Tệp cũ được giữ bên cạnh.", "The file as it was is kept beside it.")
_UNUSUAL = Said(
    "tệp báo cáo viết theo lối lạ, không sửa tự động được; giữ nguyên",
    "the report is written in an unusual way and stays as it is",
)
_OTHER_FILE = Said("Chọn tệp khác: -o TỆP.yaml", "Name another file: -o FILE.yaml")


def _report(source: Source, form: ReportForm) -> Plan:
    """The report as it is, if it is one on this plan and period, without errors."""
    report = plan_in(source)
    if has_errors(source.problems):
        raise Rejected(source.problems)
    on = report.reports_on if report else None
    if report is None or on is None or not _is_on(source, on.plan.value, form):
        message = Said(
            "tệp này không phải báo cáo về kế hoạch ấy", "this file is no report on that plan"
        )
        raise refused(Spot(source.path, 1, 1), "report/target", message, _OTHER_FILE)
    if on.period and on.period.value != str(form.period):
        message = Said(
            f"tệp này là báo cáo {on.period}, bảng là {form.period}",
            f"this is the report on {on.period}, the workbook is on {form.period}",
        )
        raise refused(on.period.spot, "report/target", message, _OTHER_FILE)
    return report


def _is_on(source: Source, named: str, form: ReportForm) -> bool:
    return (Path(source.path).parent / named).resolve() == form.path.resolve()


def _spliced(source: Source, lines: str, moved: date | None) -> str:
    """The text with another list of results, and with the day of the figures where that `moved`."""
    node = value_at(source.root, "reports_on", "bao_cao_ve")
    if not isinstance(node, MappingNode) or node.flow:
        raise refused(Spot(source.path, 1, 1), "report/text", _UNUSUAL, _OTHER_FILE)
    editor = TextEditor(source)
    if moved and (day := value_at(node, "as_of", "tinh_den")):
        editor.put(day.span.start, day.span.end, moved.isoformat())
    column = editor.column(node.entries[0][0].span.start)
    indented = "".join(
        f"{' ' * (column - 2)}{line}" if column > 2 and line.strip() else line
        for line in lines.splitlines(keepends=True)
    )
    found = entry_at(node, *_NAMES)
    if found:
        start = editor.line_start(found[0].span.start)
        end = editor.line_end(max(found[0].span.end, found[1].span.end - 1))
    else:
        last = node.entries[-1]
        start = end = editor.line_end(max(last[0].span.end, last[1].span.end))
    editor.put(start, end, f"\n{indented}" if editor.unended(start) else indented)
    return editor.text()


def _results(text: str, path: str) -> dict[str, Fields]:
    """What a report with that text answers, as the workbook would."""
    source = parse_source(path, text)
    report = plan_in(source)
    on = report.reports_on if report and not has_errors(source.problems) else None
    return _answers(on) if on else {}


def _answers(on: ReportsOn) -> dict[str, Fields]:
    """What the results say, all but those in which nothing is filled in, by their ids."""
    said = {one.id.value: as_answer(one) for one in on.results}
    return {id_: answer for id_, answer in said.items() if answer.entries}
