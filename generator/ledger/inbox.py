"""What communes have sent, found among files and folders: plans, reports on them, documents."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field, replace
from datetime import date
from pathlib import Path

from generator.batch.roster import Roster
from generator.cascade.communes import Commune, commune_named
from generator.cascade.units import read_tree
from generator.cascade.values import pair
from generator.disk.links import real
from generator.language import Said
from generator.law.periods import ReportPeriod
from generator.law.wording import short_date
from generator.lazy import dataclass, regex
from generator.ledger.answers import Answer, Stage
from generator.ledger.documents import is_document, sent_document
from generator.ledger.senders import Senders
from generator.ledger.untouched import Office, Versions, is_untouched
from generator.making.plans import find_plans
from generator.package import MIB, read_bytes
from generator.plan import codes
from generator.plan.lineage import BASED_ON, BasedOn
from generator.plan.model import PLAN, Plan, plan_in
from generator.plan.named import is_nearly_plan
from generator.plan.reports.results import ReportsOn, Result, is_unproven, needing_proof
from generator.plan.source import Source, value_at
from generator.plan.text import parse_source, read_source
from generator.problems import Problem, Rejected, Severity, Spot, errors_in
from generator.running.clock import served
from generator.running.today import today

_BASED_ON = regex(r"(?m)^(?:theo_ke_hoach|based_on):.*\n(?:(?:[ \t#].*|[ \t\r]*)\n)*")
"""The lines of a plan that say which plan it follows."""
_ID = regex(r"(?m)^(?:ma|id):[ \t]*([\w.-]+)")
_REPORT = regex(r"(?m)^(?:loai|kind):[ \t]*bao_cao|^(?:bao_cao_ve|reports_on):")
_WHERE_BATCHES_GO = (Path("output"),)
"""Where else the versions are kept that an office has sent out."""
_REMARKS = (codes.YAML_CONVERTED.code, codes.YAML_TXT.code)
"""What the office is told of a file that could be read all the same."""


@dataclass(frozen=True, slots=True)
class _Report:
    """A report; `left_out` says why it does not count, if it does not."""

    as_of: date
    period: ReportPeriod | None
    path: Path
    states: Mapping[str, Result]
    left_out: tuple[Problem, ...] = ()


@dataclass(slots=True)
class _Pile:
    """What was found of answers to the plan `id_` until the day `on`, sorted.

    Plans and documents by unit, reports by the plan that they are on, notes, plans of others, and
    documents that are as the program made them.
    """

    id_: str
    versions: Versions
    on: date
    senders: Senders
    others: set[Path]
    made: set[Path] = field(default_factory=set)
    plans: dict[str, list[Answer]] = field(default_factory=dict)
    reports: dict[Path, list[_Report]] = field(default_factory=dict)
    notes: list[Problem] = field(default_factory=list)

    def add(self, answer: Answer) -> None:
        """Puts it to what its unit has sent."""
        self.plans.setdefault(answer.unit.full, []).append(answer)


def read_answers(
    path: Path, office: Office, paths: Sequence[Path], roster: Roster | None, on: date | None
) -> tuple[list[Answer], list[Problem]]:
    """The answers to the plan of `office` at `path`, and notes on other files.

    They are in the order of the roster, else by name. Of two plans of one unit the
    later counts. Reports after the day `on`, else today, are not known on it; what one says of a
    task holds until a later one says something else.
    """
    asked = [entry.unit for entry in roster.entries] if roster else None
    folders = [one for one in (*paths, *_WHERE_BATCHES_GO) if one.is_dir()]
    versions = Versions(path, office, folders)
    pile = _Pile(office[0].id.value, versions, on or today(), Senders(asked), {real(path)})
    for one, named in _files(path, paths):
        try:
            with served(one):
                _sort(one, named, pile)
        except Rejected as rejected:
            pile.notes += rejected.problems
    answers = list(_by_unit(pile, roster))
    left = [(of, reports) for of, reports in pile.reports.items() if of not in pile.others]
    pile.notes += [_of_nothing(report.path, of) for of, reports in left for report in reports]
    return answers, pile.notes


def _by_unit(pile: _Pile, roster: Roster | None) -> Iterator[Answer]:
    """What counts of each unit; a note for each that is not in the roster, or may be several."""
    units = {entry.unit.full: entry for entry in roster.entries} if roster else {}
    unclear = _unclear(pile)
    for name, entry in units.items():
        unit = Answer(entry.unit, entry.code, problems=tuple(unclear.get(entry.unit, ())))
        yield _with_reports(unit, pile.plans.get(name, []), pile)
    for name in sorted(pile.plans.keys() - units.keys()):
        found = pile.plans[name]
        answer = _with_reports(replace(found[0], listed=roster is None), found, pile)
        if not answer.listed:
            pile.notes.append(_not_listed(answer))
        yield answer


def _unclear(pile: _Pile) -> dict[Commune, list[Problem]]:
    """Takes out what any of several units of one name may have sent, and tells it of each of them."""
    told: dict[Commune, list[Problem]] = {}
    for name, found in [*pile.plans.items()]:
        if alike := pile.senders.namesakes(found[0].unit):
            problems = [_whose(answer, alike) for answer in pile.plans.pop(name)]
            pile.notes += problems
            told |= dict.fromkeys(alike, problems)
    return told


def _whose(answer: Answer, alike: Sequence[Commune]) -> Problem:
    name, names = answer.unit.full, [one.full for one in alike]
    message = Said(
        f"danh sách có {len(names)} đơn vị tên '{name}' ({'; '.join(names)}),"
        " chưa rõ tệp này của đơn vị nào",
        f"the roster has {len(names)} units called '{name}' ({'; '.join(names)}),"
        " and this file does not tell which one sent it",
    )
    advice = Said(
        f'Hỏi nơi gửi, rồi ghi cả tỉnh vào theo_ke_hoach: don_vi: "{names[0]}".',
        f'Ask the sender, then name the province as well under based_on: unit: "{names[0]}".',
    )
    if answer.stage is Stage.DOCUMENT:
        advice = Said(
            "Hỏi nơi gửi, rồi xin tệp kế hoạch (.yaml).",
            "Ask the sender, and for the plan file (.yaml).",
        )
    return Problem(Spot(answer.shown), "ledger/namesakes", message, advice=advice)


def _with_reports(unit: Answer, found: list[Answer], pile: _Pile) -> Answer:
    """The unit with the plan that counts of those found, and what the reports on that one say."""
    if not found:
        return unit
    last = _latest(found, pile)
    sent = pile.reports.pop(real(Path(last.shown)), [])
    pile.notes += [why for report in sent for why in report.left_out]
    reports = [one for one in sent if not one.left_out]
    reports.sort(key=lambda one: (one.as_of, one.path.as_posix()))
    states = {id_: state for report in reports for id_, state in report.states.items()}
    return replace(
        last,
        unit=unit.unit,
        code=unit.code,
        listed=unit.listed,
        done=frozenset(_done(states, last)),
        as_of=reports[-1].as_of if reports else None,
        reports=tuple((one.as_of, one.period) for one in reports),
    )


def _done(states: Mapping[str, Result], answer: Answer) -> Iterator[str]:
    """The ids of what is done, with evidence where the unit's plan needs it."""
    parts = [part for _, part in answer.plan.parts()] if answer.plan else []
    needing = needing_proof(parts)
    for id_, result in states.items():
        if result.state == "done" and not is_unproven(result, id_ in needing):
            yield id_


def _not_listed(answer: Answer) -> Problem:
    name = answer.unit.full
    message = Said(f"'{name}' không có trong danh sách", f"'{name}' is not in the roster")
    return Problem(Spot(answer.shown), "ledger/not-listed", message, Severity.WARNING)


def _of_nothing(path: Path, of: Path) -> Problem:
    message = Said(
        f"báo cáo này theo '{of.name}', không phải kế hoạch đang tính của xã nào;"
        " không tính kết quả",
        f"this report is on '{of.name}', which is no plan that counts; its results are left out",
    )
    advice = Said(
        "Ghi tệp kế hoạch đang tính vào bao_cao_ve.", "Name the plan that counts under reports_on."
    )
    return Problem(Spot(path.as_posix(), 1, 1), "ledger/report", message, Severity.WARNING, advice)


def _files(office: Path, paths: Sequence[Path]) -> Iterator[tuple[Path, bool]]:
    """The files below `paths`, each once, and whether it was named itself.

    Not the office's own.
    """
    seen = {real(office)}
    for path in paths:
        for one in _sent_in(path) if path.is_dir() else [path]:
            if real(one) not in seen:
                seen.add(real(one))
                yield one, not path.is_dir()


def _sent_in(folder: Path) -> Iterator[Path]:
    yield from find_plans(folder)
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    yield from (one for one in files if is_nearly_plan(one) or is_document(one))


def _sort(path: Path, named: bool, pile: _Pile) -> None:
    if is_document(path):
        _sort_document(path, named, pile)
        return
    try:
        source = read_source(path)
    except Rejected as rejected:
        _sort_unread(path, rejected, pile)
        return
    plan = plan_in(source)
    if plan and plan.reports_on and plan.reports_on.as_of.full:
        _sort_report(path, plan, plan.reports_on, plan.reports_on.as_of.full, pile)
    else:
        _sort_plan(path, named, source, plan, pile)


def _sort_document(path: Path, named: bool, pile: _Pile) -> None:
    document = sent_document(path, pile.id_, pile.senders)
    if document:
        pile.add(
            Answer(document.unit, path=path, problems=(document.problem,), stage=Stage.DOCUMENT)
        )
        pile.made |= {path} if document.as_made else set()
    else:
        pile.notes += _other_plan(path, pile.id_, named)


def _sort_unread(path: Path, why: Rejected, pile: _Pile) -> None:
    """A file with bytes that are no text: its keys, its id and its name tell whose it is."""
    try:
        text = read_bytes(path, MIB).replace(b"\0", b"").decode("latin-1")
    except Rejected:
        text = ""
    unit = _sender(path, None, text, pile)
    if unit is None:
        raise why
    pile.add(Answer(unit, path=path, problems=why.problems, stage=Stage.UNREADABLE))


def _sort_report(path: Path, plan: Plan, report: ReportsOn, day: date, pile: _Pile) -> None:
    later = () if _is_known(plan, day, pile.on) else (_of_later(path, plan, day, pile.on),)
    states = {one.id.value: one for one in report.results if one.state}
    period = report.on_period
    of = real(path.parent / report.plan.value)
    pile.reports.setdefault(of, []).append(_Report(day, period, path, states, later))


def _is_known(report: Plan, closed: date, on: date) -> bool:
    """Whether the report is there on the day: its figures end by then, or it was issued by then.

    One that is not issued yet is there now: its figures may end on a day that is still to come.
    """
    return closed <= on or (report.dated or today()) <= on


def _of_later(path: Path, report: Plan, closed: date, on: date) -> Problem:
    day = short_date(on)
    days = ", ".join(map(short_date, filter(None, (closed, report.dated))))
    message = Said(
        f"không tính báo cáo này khi xét đến ngày {day}: ngày chốt số liệu (và ngày ký) là {days}",
        f"left out as of {day}: its figures end (and it was dated) on {days}",
    )
    advice = Said(
        "Ghi đúng ngày vào tinh_den, hoặc xét đến ngày sau đó.",
        "Mend the day under as_of, or look at a later day.",
    )
    return Problem(Spot(path.as_posix(), 1, 1), "ledger/later", message, Severity.WARNING, advice)


def _sort_plan(path: Path, named: bool, source: Source, plan: Plan | None, pile: _Pile) -> None:
    pile.notes += [one for one in source.problems if one.code in _REMARKS]
    errors = _errors(source)
    is_lost = plan is None and bool(errors)
    follows = plan.based_on if plan else _follows(source)
    is_ours = follows.id.value == pile.id_ if follows else is_lost
    if is_ours and (unit := _sender(path, follows, source.text, pile)):
        pile.add(_answer(path, source, plan, unit, errors, pile.versions))
        return
    pile.others.add(real(path))
    if is_ours and follows:
        commune_named(follows.unit.value, follows.unit.spot)  # which says why it is none
    # Whose plan it is cannot be told: that is no reason to be silent about it.
    pile.notes += errors[:3] if is_lost else _other_plan(path, pile.id_, named)


def _errors(source: Source) -> list[Problem]:
    return errors_in(source.problems)


def _answer(
    path: Path,
    source: Source,
    plan: Plan | None,
    unit: Commune,
    problems: list[Problem],
    versions: Versions,
) -> Answer:
    tree, stage = None, Stage.UNREADABLE
    if not problems:
        try:
            tree = read_tree(parse_source(source.path, source.text))
        except Rejected as rejected:
            problems = list(rejected.problems)
    if tree and plan:
        stage = Stage.DRAFT if plan.is_draft else Stage.ISSUED
        if is_untouched(source, plan, unit, versions):
            stage = Stage.UNTOUCHED
    return Answer(unit, path=path, plan=plan, tree=tree, problems=tuple(problems), stage=stage)


def _other_plan(path: Path, id_: str, named: bool) -> list[Problem]:
    """That a file which was named itself has nothing to do with the plan."""
    message = Said(
        f"tệp này không theo kế hoạch '{id_}'", f"this file does not follow the plan '{id_}'"
    )
    problem = Problem(Spot(path.as_posix(), 1, 1), "ledger/other-plan", message)
    return [problem] if named else []


def _sender(path: Path, follows: BasedOn | None, text: str, pile: _Pile) -> Commune | None:
    """Whose a plan is: as it says, else by the id that its copy had, else by its file's name."""
    if _REPORT.search(text):
        return None
    senders = pile.senders
    said = senders.known(follows.unit.value) if follows else None
    id_ = _ID.search(text)
    copied = id_ and id_[1].startswith(f"{pile.id_}-")
    by_id = senders.named_in(id_[1].removeprefix(pile.id_)) if id_ and copied else None
    named = (by_id, senders.named_in(path.stem))
    if said and (alike := senders.namesakes(said)):
        return next((one for one in named if one in alike), said)
    return said or next(filter(None, named), None)


def _follows(source: Source) -> BasedOn | None:
    """Whose a plan that cannot be read is, and which plan it follows, by these lines alone."""
    found = _BASED_ON.search(source.text)
    alone = parse_source(source.path, found[0]) if found else None
    node = value_at(alone.root, *pair(PLAN, "based_on")) if alone else None
    return BASED_ON.read(node, Source(source.path)) if node else None


_LESS = (Stage.UNTOUCHED, Stage.DOCUMENT, Stage.UNREADABLE)
"""What counts for less than a plan, the least first."""
_OLDER = Said(
    "đơn vị này đã có bản mới hơn; tính bản mới, không tính tệp này",
    "this unit has a later version, which counts in the place of this file",
)
_EQUAL = Said("cùng phiên bản, tính tệp sau theo tên", "the same version, the later name counts")


def _latest(found: list[Answer], pile: _Pile) -> Answer:
    """What counts of a unit: a plan before all else, of equally late ones the last by name.

    A note for each other one.
    """
    *older, last = sorted(found, key=lambda one: (_weight(one, pile), one.age, one.shown))
    for one in older:
        if one.tree is None and one.stage is not Stage.UNREADABLE:
            continue  # that a plan has its document is no news
        # Which of two equal ones counts is a guess, and said to be one.
        equal = one.stage is last.stage and one.age == last.age
        why = _EQUAL if equal else one.stage.value
        several = Said(
            f"đơn vị này có nhiều tệp kế hoạch; tính {last.shown}: {why.vi}",
            f"this unit has several plan files; {last.shown} counts: {why.en}",
        )
        message = _OLDER if one.is_plan and not equal else several
        is_grave = equal or one.stage is Stage.UNREADABLE
        severity = Severity.WARNING if is_grave else Severity.INFO
        pile.notes.append(Problem(Spot(one.shown), "ledger/older", message, severity))
        pile.notes += one.problems[:3]
    return last


def _weight(answer: Answer, pile: _Pile) -> int:
    if answer.path in pile.made:
        return -1  # made of an untouched copy, it says no more than the copy
    return _LESS.index(answer.stage) if answer.stage in _LESS else len(_LESS)
