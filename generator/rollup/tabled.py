"""Reports that came without a plan file: the workbook of the form filled in, or a Word paper.

A paper's tables are read as `import` reads them; a row is a task or target by its id or its very
words, and what a cell or a sentence says is taken only where that is certain.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import field, replace
from datetime import date
from itertools import chain
from pathlib import Path

from generator.cascade.values import Fields, Pair, Value, texts
from generator.export import cut_short
from generator.language import Said
from generator.law.deadlines import DAY, day_written, days_in
from generator.law.periods import ReportPeriod, period_named
from generator.lazy import dataclass, regex
from generator.ledger.senders import Senders
from generator.making.load import load_plan
from generator.making.plans import WORKBOOKS
from generator.package import read_package, saved_at
from generator.plan.amounts import number
from generator.plan.model import Plan
from generator.problems import Problem, Rejected, Severity, Spot
from generator.reading.document.layout import Paragraph
from generator.reading.document.read import read_document
from generator.reading.document.seen import SeenTable, seen_tables
from generator.reporting.filled import Filled, filled_in
from generator.reporting.form import ReportForm, form_of, usable
from generator.reporting.heads import TAKE_NEWER, form_marks, form_sender, is_form_of, is_newer
from generator.reporting.opened import is_old_form, read_tables
from generator.reporting.tables import CellMark
from generator.reporting.typed import Unclear, folded_words, taken
from generator.rollup.reading import PERIOD_NAMED, Read
from generator.rollup.sent import OwnPlan, OwnTarget, Reported, Sent
from generator.rollup.sentences import Sentence, agreed, lines_naming
from generator.rollup.tracked import Tracked
from generator.running.clock import served

UNCLEAR = "rollup/unclear"
_HEAD = 40
"""So many paragraphs of a paper are its head: who issues it, and on what it is."""
_COLUMNS = (
    ("id", r"ma(?: so| nv| nhiem vu| chi tieu)?"),
    ("state", r"(?:tinh trang|trang thai)\b.*"),
    ("date", r"ngay (?:hoan thanh|xong)\b.*"),
    (
        "says",
        r"(?:.*\b(?:nhiem vu|cong viec|dau viec)\b.*|noi dung|(?:ten )?(?:cac )?chi (?:tieu|so))",
    ),
    ("evidence", r"minh chung\b.*"),
    ("value", r"(?:ket qua(?: thuc hien| dat duoc)?|gia tri|thuc hien|dat duoc|so lieu)\b.*"),
)
"""What a column of a paper's table says by its title without marks, the first that holds."""
_STATES = (
    ("not_started", r"chua (?:thuc hien|trien khai|bat dau)\b.*"),
    ("in_progress", r"dang (?:thuc hien|trien khai|lam)\b.*|chua (?:hoan thanh|xong)\b.*"),
    ("done", r"(?:da )?(?:hoan thanh|xong)\b.*"),
)
_DATED = regex(r"ngày (\d{1,2}) tháng (\d{1,2}) năm (\d{4})")
_FIGURE = regex(r"(?P<figure>-?\d[\d.]*(?:,\d+)?) ?(?P<unit>[^\d,;]*)")


@dataclass(frozen=True, slots=True)
class TabledReader:
    """Reads what came as tables on the plan `id_` of an office; `plans` are those of units by folder."""

    id_: str
    office: Path
    tracked: Sequence[Tracked]
    senders: Senders
    plans: Mapping[Path, Sequence[OwnPlan]] = field(default_factory=dict)
    _forms: dict[tuple[Path, ReportPeriod], ReportForm] = field(default_factory=dict)

    def read(self, path: Path) -> Read:
        """The report that the file holds, if it is one on this plan; no file stops anything."""
        ending = path.suffix.casefold()
        try:
            with served(path):
                return self._workbook(path) if ending in WORKBOOKS else self._paper(path)
        except Rejected as rejected:
            return Read(path, rejected.problems)

    def _own(self, path: Path) -> OwnPlan | None:
        plans = self.plans.get(path.parent, ())
        return plans[0] if len(plans) == 1 else None

    def _who(self, path: Path, named: str, own: OwnPlan | None) -> str:
        """Whose it is: as it says, else by the plan beside it, else by its name."""
        unit = self.senders.known(named) if named else None
        unit = unit or (None if own else self.senders.named_in(path.stem))
        return unit.full if unit else own.who if own else ""

    def _workbook(self, path: Path) -> Read:
        if path.suffix.casefold() == ".xls" and not is_old_form(path):
            return Read(path)
        tables = read_tables(path)
        marks = form_marks(tables)
        period = period_named(marks.get("period", ""))
        if period is None:
            return Read(path)  # another workbook
        if marks.get("follows", self.id_) != self.id_:
            return Read(path, (_of_another_plan(path, marks),), period=period)
        own = self._named(marks.get("id", "")) or self._own(path)
        who = self._who(path, form_sender(tables), own)
        own = own or self._plan_of(who)
        form = self._form_of(own, path, marks, period)
        given = frozenset() if is_newer(marks, form.plan) else self._given_to(who)
        found = filled_in(tables, form, path.as_posix(), given=given)
        filled = {*marks.get("filled", "").split()}
        if found.answers.keys() <= filled and len(filled) < len(form.rows):
            return Read(path, (_not_filled_in(path),), period=period)
        said = {id_: cell_answer(found, id_, one) for id_, one in found.answers.items()}
        own = replace(own, ids=own.ids | found.rows.keys()) if own else _printed_plan(found)
        older = tuple(_of_newer(path, marks, form.plan))
        return _read(path, who, _closed(form, path), period, said, own, (*older, *found.problems))

    def _named(self, id_: str) -> OwnPlan | None:
        """The newest of the plans of units that has this id, wherever it lies."""
        fit = [one for one in self._all_plans if id_ and one.name == id_]
        return max(fit, key=lambda one: one.version, default=None)

    def _plan_of(self, who: str) -> OwnPlan | None:
        """The one plan of the unit of that name."""
        fit = [one for one in self._all_plans if who and one.who == who]
        return fit[0] if len(fit) == 1 else None

    @property
    def _all_plans(self) -> list[OwnPlan]:
        return [*chain.from_iterable(self.plans.values())]

    def _form_of(
        self, own: OwnPlan | None, path: Path, marks: Mapping[str, str], period: ReportPeriod
    ) -> ReportForm:
        """The form that the workbook was made from: of the unit's plan, else of the office's.

        Of an older copy of that plan it has what the office gave since: no answer may be lost.
        """
        beside = path.with_name(Path(marks.get("plan", "")).name or "-")
        plan = Path(own.path) if own else beside if beside.is_file() else self.office
        try:
            form = self._form(plan, period)
        except Rejected:  # with errors of its own: it is told of these where it is read
            form = self._form(self.office, period)
        if is_form_of(marks, form.plan):
            return form
        more = [one for one in self._form(self.office, period).rows if one.id not in form.by_id]
        return replace(form, rows=(*form.rows, *more))

    def _given_to(self, who: str) -> frozenset[str]:
        """The ids of what the unit reports on: of its own plan, else of what goes to it."""
        given = frozenset(one.id for one in self.tracked if one.goes_to(who))
        led = {one.id for one in self.tracked if one.is_led_for(who)}
        return {one.who: one.ids for one in self._all_plans}.get(who, given) - led

    def _form(self, plan: Path, period: ReportPeriod) -> ReportForm:
        """The form of the period on a plan: the office's is that of all who send nothing but it."""
        if (plan, period) not in self._forms:
            self._forms[plan, period] = form_of(usable(load_plan(plan)), period, None)
        return self._forms[plan, period]

    def _paper(self, path: Path) -> Read:
        document = read_document(read_package(path))
        head = [line for one in document.paragraphs[:_HEAD] for line in one.text.split("\n")]
        period = _period_below_title(head)
        if period is None:
            return Read(path)
        own = self._own(path)
        unit = self.senders.issuing(head)
        who = unit.full if unit else self._who(path, "", own)
        found = _PaperReading(path, period, self.tracked)
        found.read(document.paragraphs)
        if not (found.said or found.named or self.senders.known(who)):
            return Read(path)
        unclear, problems = found.left_open(self._given_to(who))
        read = _read(path, who, _as_of(head, period), period, found.said, own, problems)
        if read.report:
            signed, as_of = _signed(head), read.report.as_of
            age = max(signed or as_of, as_of), 0
            read.report = replace(read.report, unclear=unclear, signed=signed, age=age)
        return read


@dataclass
class _PaperReading:
    """What a paper says: in rows of tables, else in sentences; `named` is all that it speaks of."""

    path: Path
    period: ReportPeriod
    tracked: Sequence[Tracked]
    said: dict[str, Reported] = field(default_factory=dict)
    named: set[str] = field(default_factory=set)
    kinds: set[bool] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)

    def read(self, paragraphs: Sequence[Paragraph]) -> None:
        """Takes what is certain, and tells what is not."""
        tables = {one.number: one for one in seen_tables(paragraphs)}
        read = {number for number, table in tables.items() if self._table(table)}
        text = (one for one in paragraphs if one.cell is None or one.cell.table not in read)
        for id_, lines in lines_naming(text, self.tracked).items():
            if id_ not in self.named:
                self.named.add(id_)
                self._sentences(id_, lines)

    def _table(self, table: SeenTable) -> bool:
        """Takes the rows of a table; gives whether it is one of tasks or targets."""
        columns = _columns(table)
        if "says" not in columns or not columns.keys() & {"state", "value"}:
            return False
        for one, cells, place in _rows(table, columns, self.tracked):
            self.named.add(one.id)
            self.kinds.add(one.target is not None)
            read = _of_target(one, cells, self.period, place) if one.target else None
            answer = read if one.target else _of_task(cells, place)
            told = cells.get("state") or cells.get("value")
            if answer is not None:
                self.said.setdefault(one.id, answer)
            elif told:
                self.problems.append(_unclear(self.path, place, one, told))
            else:
                self.named.discard(one.id)
        return True

    def _sentences(self, id_: str, lines: Sequence[Sentence]) -> None:
        answer = agreed(lines) or self._of_figures(id_, lines)
        if answer is None:
            self.problems.append(_unread_sentence(self.path, lines[0]))
        else:
            self.said[id_] = answer
            self.problems.append(_sentence_read(self.path, id_, answer))

    def _of_figures(self, id_: str, lines: Sequence[Sentence]) -> Reported | None:
        """The figure of a target that its lines give; None where they give none, or two."""
        figures = {one.figure: one for one in lines if one.figure}
        if len(figures) != 1:
            return None
        ((figure, line),) = figures.items()
        (target,) = (one for one in self.tracked if one.id == id_)
        read = _of_target(target, {"value": figure}, self.period, line.shown)
        return replace(read, words=line.text) if read else None

    def left_open(self, given: frozenset[str]) -> tuple[frozenset[str], tuple[Problem, ...]]:
        """What of the `given` the paper may have said and nobody could read, with all problems.

        Where it has no table of tasks, any sentence may have spoken of one in other words; so of
        targets.
        """
        of = {one.id: one.target is not None for one in self.tracked}
        open_ = [id_ for id_ in of if id_ in given and id_ not in self.said]
        others = [id_ for id_ in open_ if id_ not in self.named and of[id_] not in self.kinds]
        unclear = frozenset(id_ for id_ in open_ if id_ in self.named or id_ in others)
        told = [_without_table(self.path, others)] if others else []
        return unclear, (*self.problems, *told)


def _read(
    path: Path,
    who: str,
    as_of: date,
    period: ReportPeriod,
    said: Mapping[str, Reported],
    own: OwnPlan | None,
    problems: tuple[Problem, ...],
) -> Read:
    if not who:
        message = Said(
            "chưa rõ báo cáo này của đơn vị nào", "this report does not tell whose it is"
        )
        advice = Said("Đặt tên đơn vị vào tên tệp.", "Put the unit's name into the file's name.")
        nobody = Problem(Spot(path.as_posix()), "rollup/nobody", message, advice=advice)
        return Read(path, (*problems, nobody))
    report = Sent(who, path.as_posix(), as_of, period, (as_of, 0), said, own, problems, True)
    return Read(path, problems, report)


def _closed(form: ReportForm, path: Path) -> date:
    """The day of the figures of a workbook: the form's, or that on which it was saved before."""
    with suppress(ValueError):
        saved = date.fromisoformat(saved_at(path)[:10])
        return min(saved, form.closed) if saved >= form.period.first else form.closed
    return form.closed


def _of_another_plan(path: Path, marks: Mapping[str, str]) -> Problem:
    message = Said(
        f"bảng này của kế hoạch '{marks['follows']}'; không tính",
        f"this workbook is on the plan '{marks['follows']}'; it is left out",
    )
    return Problem(Spot(path.as_posix()), "rollup/other-plan", message, Severity.INFO)


def _printed_plan(found: Filled) -> OwnPlan:
    """What a workbook that came without its plan prints of it: units, and how it was before."""
    targets = {}
    for id_, (unit, was) in found.was.items():
        match = _FIGURE.match(was)
        targets[id_] = OwnTarget(unit, number(match["figure"]) if match else None)
    return OwnPlan("", frozenset(found.rows), targets)


def _of_newer(path: Path, marks: Mapping[str, str], plan: Plan) -> Iterator[Problem]:
    """That the plan at hand is older than the one that the form was made from."""
    if is_newer(marks, plan):
        message = Said(
            f"bảng lập từ phiên bản {marks['version']} của kế hoạch, bản ở {plan.spot.path} còn là"
            f" {plan.version}; mọi ô đã trả lời vẫn tính",
            f"made of version {marks['version']} of the plan, {plan.spot.path} is still version"
            f" {plan.version}; every answer counts",
        )
        spot = Spot(path.as_posix())
        yield Problem(spot, "report/newer", message, Severity.WARNING, TAKE_NEWER)


def _not_filled_in(path: Path) -> Problem:
    message = Said("mẫu này chưa điền; không tính", "this form is not filled in; it is left out")
    return Problem(Spot(path.as_posix()), "rollup/not-filled", message, Severity.INFO)


def cell_answer(found: Filled, id_: str, fields: Fields) -> Reported:
    """What a row of a workbook says, each at its cell."""
    said = {key.en: value for key, value in fields.entries}
    day = said.get("date")
    return Reported(
        _word(said.get("state")),
        date.fromisoformat(day) if isinstance(day, str) else None,
        _word(said.get("value")),
        _word(said.get("rank")),
        _word(said.get("text")),
        "; ".join(texts(said.get("evidence", ""))),
        cell=found.place(id_),
        cells={key: cell for (of, key), cell in found.cells.items() if of == id_},
    )


def _word(value: Value | None) -> str:
    return value.en if isinstance(value, Pair) else value if isinstance(value, str) else ""


def _period_below_title(head: Sequence[str]) -> ReportPeriod | None:
    """The period that the subject of a report names; None of any other paper."""
    lines = iter(head)
    if not any(line.casefold().strip().startswith("báo cáo") for line in lines):
        return None
    found = (PERIOD_NAMED.search(" ".join(line.split())) for line in lines)
    return next(filter(None, (period_named(one[0]) for one in found if one)), None)


def _as_of(head: Sequence[str], period: ReportPeriod) -> date:
    """The day of the figures: one in the head that is of the period, else its closing day."""
    return next(filter(period.holds, days_in(" ".join(head))), period.closing_day)


def _signed(head: Sequence[str]) -> date | None:
    """The day in the head of a paper, above its title; None where none is filled in."""
    for line in head:
        if line.casefold().strip().startswith("báo cáo"):
            return None
        if match := _DATED.search(line.casefold()):
            return day_written("/".join(match.groups()))
    return None


def _rows(
    table: SeenTable, columns: Mapping[str, int], tracked: Sequence[Tracked]
) -> Iterator[tuple[Tracked, dict[str, str], str]]:
    """The rows of a table that are tasks or targets, each with its cells and its place."""
    by_id = {one.id.casefold(): one for one in tracked}
    by_words = {_bare(one.says): one for one in tracked}
    for row in range(1, len(table.rows)):
        cells = _cells(table, row, columns)
        one = by_id.get(cells.get("id", "").casefold()) or by_words.get(_bare(cells["says"]))
        if one is not None:
            yield one, cells, f"bảng {table.number}, hàng {row + 1}"


def _cells(table: SeenTable, row: int, columns: Mapping[str, int]) -> dict[str, str]:
    """What a row says in each column; what reaches there from above is not its own."""
    found = {key: table.at(row, at) for key, at in columns.items()}
    return {key: cell.text if cell and cell.row == row else "" for key, cell in found.items()}


def _bare(words: str) -> str:
    return folded_words(words).strip(" .;")


def _columns(table: SeenTable) -> dict[str, int]:
    """Where each column stands, by the titles of the first row."""
    found: dict[str, int] = {}
    for cell in table.rows[0]:
        title = folded_words(cell.text)
        key = next((key for key, form in _COLUMNS if re.fullmatch(form, title)), "")
        if key:
            found.setdefault(key, cell.column)
    return found


def _of_task(cells: Mapping[str, str], place: str) -> Reported | None:
    """The state of a task as its cell says it; None where that is not certain."""
    said = cells.get("state") or cells.get("value", "")
    words = folded_words(said)
    state = next((state for state, form in _STATES if re.fullmatch(form, words)), "")
    if not state:
        return None
    day = _day(cells.get("date") or said) if state == "done" else None
    words, evidence = (cells.get(key, "") for key in ("value", "evidence"))
    return Reported(state, day, words=words, evidence=evidence, cell=place)


def _of_target(
    one: Tracked, cells: Mapping[str, str], period: ReportPeriod, place: str
) -> Reported | None:
    """The figure of a target, in its own unit; None where that is not certain."""
    match = _FIGURE.match(cells.get("value", "").strip())
    unit = match["unit"].strip() if match else ""
    if match is None or (unit and unit.casefold() != one.unit.casefold()):
        return None
    try:
        read = taken("value", match["figure"], CellMark(), one.unit, period)
    except Unclear:
        return None
    return Reported(value=_word(read.value), words=cells["value"], cell=place)


def _day(text: str) -> date | None:
    """The first day that the words name; None where that is in no calendar."""
    match = DAY.search(text)
    return day_written(match[0]) if match else None


def _unclear(path: Path, place: str, one: Tracked, told: str) -> Problem:
    spot = Spot(path.as_posix(), part=place)
    message = Said(
        f"'{one.id}': chưa rõ “{told[:60]}” là kết quả nào; không tính",
        f"'{one.id}': it is not clear what “{told[:60]}” says; it is left out",
    )
    advice = Said("Hỏi đơn vị, hoặc xin tệp báo cáo (.yaml, .xlsx).", "Ask for the report's file.")
    return Problem(spot, UNCLEAR, message, Severity.WARNING, advice)


_OPEN_IT = Said(
    "Mở văn bản, điền vào bảng hoặc tệp báo cáo của đơn vị; chưa điền thì chưa xét quá hạn.",
    "Open it and fill in the unit's workbook or report; until then nothing of it counts as late.",
)


def _unread_sentence(path: Path, line: Sentence) -> Problem:
    message = Said(
        f"báo cáo Word nhắc {line.id} mà không đọc được tình trạng: “{cut_short(line.text, 100)}”",
        f"the paper speaks of {line.id}, but not plainly: “{cut_short(line.text, 100)}”",
    )
    spot = Spot(path.as_posix(), part=line.place)
    return Problem(spot, UNCLEAR, message, Severity.WARNING, _OPEN_IT)


def _sentence_read(path: Path, id_: str, answer: Reported) -> Problem:
    message = Said(
        f"{id_} đọc từ câu: “{cut_short(answer.words, 100)}”",
        f"{id_} is read from a sentence: “{cut_short(answer.words, 100)}”",
    )
    spot = Spot(path.as_posix(), part=answer.cell)
    return Problem(spot, "rollup/sentence", message, Severity.INFO)


def _without_table(path: Path, ids: Sequence[str]) -> Problem:
    message = Said(
        f"báo cáo Word không có bảng ghi {', '.join(ids)}, chưa đọc được trong câu chữ; chưa xét",
        f"the paper has no table with {', '.join(ids)}, nor are they read in its words; left open",
    )
    return Problem(Spot(path.as_posix()), UNCLEAR, message, Severity.WARNING, _OPEN_IT)
