"""What communes have sent, found among files and folders: plans, reports on them, documents."""

from collections.abc import Iterator, Sequence
from dataclasses import field, replace
from pathlib import Path

from generator.batch.roster import Roster
from generator.cascade.communes import Commune, commune_named
from generator.cascade.units import read_tree
from generator.cascade.values import pair
from generator.disk.links import real
from generator.language import Said
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
from generator.plan.source import Source, value_at
from generator.plan.text import parse_source, read_source
from generator.problems import Problem, Rejected, Severity, Spot, errors_in
from generator.running.clock import served

_BASED_ON = regex(r"(?m)^(?:theo_ke_hoach|based_on):.*\n(?:(?:[ \t#].*|[ \t\r]*)\n)*")
"""The lines of a plan that say which plan it follows."""
_ID = regex(r"(?m)^(?:ma|id):[ \t]*([\w.-]+)")
_REPORT = regex(r"(?m)^(?:loai|kind):[ \t]*bao_cao|^(?:bao_cao_ve|reports_on):")
_WHERE_BATCHES_GO = (Path("output"),)
"""Where else the versions are kept that an office has sent out."""
_REMARKS = (codes.YAML_CONVERTED.code, codes.YAML_TXT.code)
"""What the office is told of a file that could be read all the same."""


@dataclass(slots=True)
class _Pile:
    """What was found of answers to the plan `id_`, sorted.

    Plans and documents by unit, notes, and documents that are as the program made them.
    """

    id_: str
    versions: Versions
    senders: Senders
    made: set[Path] = field(default_factory=set)
    plans: dict[str, list[Answer]] = field(default_factory=dict)
    notes: list[Problem] = field(default_factory=list)

    def add(self, answer: Answer) -> None:
        """Puts it to what its unit has sent."""
        self.plans.setdefault(answer.unit.full, []).append(answer)


def read_answers(
    path: Path, office: Office, paths: Sequence[Path], roster: Roster | None
) -> tuple[list[Answer], list[Problem]]:
    """The answers to the plan of `office` at `path`, and notes on other files.

    They are in the order of the roster, else by name. Of two plans of one unit the
    later counts. Reports are no answers: what they say is heard of later.
    """
    asked = [entry.unit for entry in roster.entries] if roster else None
    folders = [one for one in (*paths, *_WHERE_BATCHES_GO) if one.is_dir()]
    versions = Versions(path, office, folders)
    pile = _Pile(office[0].id.value, versions, Senders(asked))
    for one, named in _files(path, paths):
        try:
            with served(one):
                _sort(one, named, pile)
        except Rejected as rejected:
            pile.notes += rejected.problems
    return list(_by_unit(pile, roster)), pile.notes


def _by_unit(pile: _Pile, roster: Roster | None) -> Iterator[Answer]:
    """What counts of each unit; a note for each that is not in the roster, or may be several."""
    units = {entry.unit.full: entry for entry in roster.entries} if roster else {}
    unclear = _unclear(pile)
    for name, entry in units.items():
        unit = Answer(entry.unit, entry.code, problems=tuple(unclear.get(entry.unit, ())))
        yield _counting(unit, pile.plans.get(name, []), pile)
    for name in sorted(pile.plans.keys() - units.keys()):
        found = pile.plans[name]
        answer = _counting(replace(found[0], listed=roster is None), found, pile)
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


def _counting(unit: Answer, found: list[Answer], pile: _Pile) -> Answer:
    """The unit with the plan that counts of those found."""
    if not found:
        return unit
    return replace(_latest(found, pile), unit=unit.unit, code=unit.code, listed=unit.listed)


def _not_listed(answer: Answer) -> Problem:
    name = answer.unit.full
    message = Said(f"'{name}' không có trong danh sách", f"'{name}' is not in the roster")
    return Problem(Spot(answer.shown), "ledger/not-listed", message, Severity.WARNING)


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
    if not (plan and plan.reports_on and plan.reports_on.as_of.full):
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


def _sort_plan(path: Path, named: bool, source: Source, plan: Plan | None, pile: _Pile) -> None:
    pile.notes += [one for one in source.problems if one.code in _REMARKS]
    errors = _errors(source)
    is_lost = plan is None and bool(errors)
    follows = plan.based_on if plan else _follows(source)
    is_ours = follows.id.value == pile.id_ if follows else is_lost
    if is_ours and (unit := _sender(path, follows, source.text, pile)):
        pile.add(_answer(path, source, plan, unit, errors, pile.versions))
        return
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
