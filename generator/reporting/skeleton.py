"""A report as a plan file: its head, and every task and target in place with room for an answer."""

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from generator.cascade.copying import line_of_plan
from generator.cascade.emit import comment_lines, entry_lines, folded
from generator.cascade.values import Fields, Pair, Value, left_open, pair, record_fields, value_of
from generator.law.divisions import slug
from generator.law.kinds import kind
from generator.lazy import dataclass
from generator.paper.body import STATES, unended
from generator.paper.issuing import issuer_name, number_and_symbol
from generator.paper.schedule_text import due
from generator.plan.declared import DOCUMENT
from generator.plan.fields import Day, Open
from generator.plan.model import PLAN, Plan
from generator.plan.records import alias
from generator.plan.reports.outcome import STATES as NAMES
from generator.plan.reports.outcome import Outcome
from generator.plan.reports.results import RESULT
from generator.plan.source import Source, Text, value_at
from generator.plan.text import read_source
from generator.reporting.form import FormRow, ReportForm


@dataclass(frozen=True, slots=True)
class Left:
    """What stands in a cell and found no place; it is told in the report, so nothing is lost."""

    place: str
    words: str
    id: str = ""


Answers = Mapping[str, Fields]
"""What is answered, by the id of the task or target."""
SCHEMA = "plan.schema.json"
_HOW = (
    "Điền sau dấu hai chấm; khóa nào không có gì để nói thì để trống.",
    "tinh_trang: xong, dang hoặc chua (Hoàn thành, Đang thực hiện, Chưa thực hiện cũng được). "
    "ngay: 20/3/2026. gia_tri: chỉ ghi số, ví dụ 98,6.",
    "Xong thì chạy: kehoach check, kehoach build.",
)
_CLOSED = (
    "Ngày chốt số liệu: kỳ nào cũng đến ngày 14 của tháng cuối (Điều 12 Nghị định 09/2019/NĐ-CP), "
    "hoặc đến ngày phải gửi, ngày lập báo cáo nếu sớm hơn. Báo cáo nói đến ngày này; tính đến ngày khác thì sửa."
)
_TASK_KEYS = ("state", "date", "evidence", "text")


def skeleton(
    form: ReportForm,
    target: Path,
    answers: Answers | None = None,
    left: Iterable[Left] = (),
    more: str = "",
) -> str:
    """The text of the report as it is to stand at `target`, with the answers, and `more` keys.

    Where there are none yet, with what the last report called done.
    """
    return "".join(
        [
            f"# yaml-language-server: $schema={SCHEMA}\n",
            *map(comment_lines, (f"Báo cáo {form.period} theo {form.path.name}.", *_HOW)),
            *_head(form),
            f"bao_cao_ve:\n  ke_hoach: {_way(form.path, target)}\n",
            f"  ky: {form.period}\n",
            comment_lines(_CLOSED, 2),
            f"  tinh_den: {form.closed.isoformat()}\n",
            result_lines(form, closed(form) if answers is None else answers, left),
            more,
            *_end(form),
        ]
    )


def closed(form: ReportForm) -> dict[str, Fields]:
    """What the last report called done, with what it said."""
    return {row.id: as_answer(row.last) for row in form.rows if row.is_closed}


def period_slug(form: ReportForm) -> str:
    """The period as names of files have it: `6-thang-dau-nam-2026`."""
    return slug(str(form.period))


def _way(plan: Path, target: Path) -> str:
    """The plan's file as it is seen from the folder of the report."""
    try:
        return Path(os.path.relpath(plan, target.parent)).as_posix()
    except ValueError:  # on another drive of Windows
        return plan.as_posix()


def _head(form: ReportForm) -> Iterator[str]:
    subject, cited = _subject(form.plan), _cited(form.plan)
    yield f"dinh_dang: 1\nma: {form.plan.id}-bc-{period_slug(form)}\nphien_ban: 1\nloai: bao_cao\n"
    yield from (_as_written(form, key) for key in ("issuer", "place"))
    yield "so:\nngay:\n"
    yield line_of_plan("subject", f"Kết quả {form.period} thực hiện Kế hoạch {subject}".rstrip())
    yield line_of_plan("to", form.receiver) if form.receiver else ""
    yield line_of_plan("documents", (cited,)) if cited else ""
    on = f"[[{_PLAN}]]" if cited else "Kế hoạch"
    said = f"{_who(form.plan)} báo cáo kết quả {form.period} thực hiện {on} như sau:"
    yield f"mo_dau:\n  - {folded(said, 4, 4)}\n"


_PLAN = "KH-BAO-CAO"
"""The id of the plan among the cited documents: none that a plan gives one of its own."""


def _cited(plan: Plan) -> Fields | None:
    """The plan as a document that is cited, once it has number and day."""
    day, subject = plan.dated, _subject(plan)
    if not (plan.number and day and subject):
        return None
    said = {
        "id": _PLAN,
        "kind": kind(plan.kind).name,
        "number": number_and_symbol(plan),
        "date": day.isoformat(),
        "issuer": _who(plan),
        "about": subject if subject.startswith("về ") else f"về {subject}",
    }
    return Fields(tuple((pair(DOCUMENT, key), value) for key, value in said.items()))


def _who(plan: Plan) -> str:
    return issuer_name(plan) if plan.issuers else "cơ quan báo cáo"


def _subject(plan: Plan) -> str:
    """The subject of the plan as it goes on a sentence, "" while it is open."""
    subject = " ".join(plan.subject.value.split()) if isinstance(plan.subject, Text) else ""
    return subject[:1].lower() + subject[1:] if subject[1:2].islower() else subject


def _as_written(form: ReportForm, key: str) -> str:
    """A key as the last report has it, else the plan."""
    readers = {name.en: reader for name, reader in record_fields(PLAN)}
    for source in _sources(form):
        node = value_at(source.root, key, alias("plan", key))
        if node is not None and node != Text(""):
            return line_of_plan(key, value_of(node, readers[key]))
    return ""


def _sources(form: ReportForm) -> Iterator[Source]:
    if form.last:
        yield read_source(Path(form.last.spot.path))
    yield form.dossier.source


def result_lines(form: ReportForm, answers: Answers, left: Iterable[Left] = ()) -> str:
    """The list of results: a task in five lines, a target in three, each below what it is.

    What found no place stands as a comment below the row that it may belong to. Answers on what the
    form has no row for come last.
    """
    lines = ["  cac_ket_qua:\n"]
    kept = list(left)
    under = ""
    for row in form.rows:
        heading = "Chỉ tiêu" if row.is_target else row.under
        if heading != under:
            lines.append(f"    # --- {heading} ---\n" if heading else "")
            under = heading
        lines.append(comment_lines(_about(row), 4))
        lines.append(_result(row, answers.get(row.id)))
        lines += [_left_line(one) for one in kept if one.id == row.id]
    lines += [_left_line(one) for one in kept if one.id not in form.by_id]
    for id_ in sorted(answers.keys() - {row.id for row in form.rows}):
        row = form.by_id.get(id_, FormRow(id_, ""))
        lines += [comment_lines(_about(row), 4) if row.says else "", _result(row, answers[id_])]
    return "".join(lines)


def _left_line(left: Left) -> str:
    return comment_lines(f"Chưa nhận ô {left.place}: {left.words}", 4)


def _about(row: FormRow) -> str:
    """What the task or target is, what is wanted, and what the last report said of it."""
    said = (
        ("", row.says),
        ("" if row.is_target else "hạn ", row.wanted),
        ("sản phẩm: ", row.product),
        ("trước đây: ", row.was),
        ("cần minh chứng", " " * row.needs_proof),
        ("kỳ trước: ", last_said(row.last)),
    )
    return " | ".join(f"{label}{words}".rstrip() for label, words in said if words)


def last_said(last: Outcome | None) -> str:
    """What a report said, in one line."""
    if last is None:
        return ""
    text = unended(last.text.value) if isinstance(last.text, Text) else ""
    state = STATES.get(last.state or "", "")
    said = (state, last.value, last.rank, last.group, due(last.date, str), *last.evidence, text)
    return "; ".join(str(one) for one in said if one)


def keys_to_fill(row: FormRow) -> Sequence[str]:
    """The keys that there is room for in the answer on a row."""
    if row.is_target:
        more = [key for key, has in (("rank", row.ranked), ("group", row.grouped)) if has]
        return ("value", *more, "text")
    return tuple(key for key in _TASK_KEYS if key != "evidence" or row.needs_proof)


def _result(row: FormRow, answer: Fields | None) -> str:
    said = answer.by_name if answer else {}
    wanted = {*keys_to_fill(row)} - ({"value"} if "take" in said else set())
    names = [key for key, _ in record_fields(RESULT) if key.en in said or key.en in wanted]
    lines = [entry_lines("ma", row.id, 6, "vi")]
    for key in sorted(names, key=_order):
        value = said.get(key.en)
        lines.append(f"{key.vi}:" if value is None else entry_lines(key.vi, value, 6, "vi"))
    return "    - " + "\n      ".join(lines) + "\n"


_ORDER = ("state", "date", "take", "value", "rank", "group", "evidence", "text")


def _order(key: Pair) -> int:
    return _ORDER.index(key.en)


def in_order_of_keys(answer: Mapping[Pair, Value]) -> Fields:
    """The answer with its keys in the order in which a report has them."""
    return Fields(tuple(sorted(answer.items(), key=lambda one: _order(one[0]))))


def as_answer(last: Outcome | None) -> Fields:
    """What a report said, as it is written in the next one."""
    said: list[tuple[Pair, Value]] = []
    for key in _ORDER if last else ():
        value = _value(key, getattr(last, key))
        if value is not None:
            said.append((pair(RESULT, key), value))
    return Fields(tuple(said))


def _value(key: str, found: object) -> Value | None:
    if key == "state" and isinstance(found, str):
        return Pair(found, NAMES[found])
    if isinstance(found, Day):
        return found.last.isoformat()
    if isinstance(found, Open):
        return left_open(found.reason)
    if isinstance(found, tuple):
        texts = tuple(map(str, found))
        return (texts[0] if len(texts) == 1 else texts) if texts else None
    return None if found is None else str(found)


def _end(form: ReportForm) -> Iterator[str]:
    to = f" {form.receiver}" if form.receiver else ""
    yield line_of_plan(
        "closing", f"Trên đây là kết quả {form.period}, {_who(form.plan)} báo cáo{to}."
    )
    if form.last:
        yield _as_written(form, "recipients")
    else:
        yield f"noi_nhan:\n{''.join(_recipients(form))}"
    yield _as_written(form, "signature")


def _recipients(form: ReportForm) -> Iterator[str]:
    """Those of the plan; who is addressed is the first, in the decree's words."""
    if form.receiver:
        yield "  - Như trên\n"
    for one in form.plan.listed_recipients:
        if one.value.casefold() != form.receiver.casefold():
            yield f"  - {folded(one.value, 4, 4)}\n"
