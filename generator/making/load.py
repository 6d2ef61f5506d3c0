"""A plan file loaded, once: the plan, what it brings along, and what is found of all that."""

from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

from generator.checks.status import is_gap
from generator.language import Said
from generator.lazy import dataclass
from generator.making.acceptance import let_stand, stops
from generator.making.as_issued import since_issue
from generator.making.judge import judged
from generator.paper.compose import Composed, composed
from generator.paper.dossier import Dossier
from generator.paper.reporting import filled
from generator.paper.rolled import RolledUp
from generator.plan import codes
from generator.plan.model import Plan, plan_in
from generator.plan.named import ATTACHED
from generator.plan.nearby import read_nearby
from generator.plan.picture_file import MAX_TOGETHER, NoPicture, PictureFile, no_room, read_picture
from generator.plan.records import alias
from generator.plan.reports.results import ReportsOn
from generator.plan.slips.rest import with_rest
from generator.plan.source import MAX_PROBLEMS, Mapping, Source, Text
from generator.plan.text import read_source
from generator.plan.walk import blocks
from generator.problems import Problem, Severity
from generator.running.clock import fault_of


@dataclass(frozen=True)
class Loaded:
    """What a plan file gives: its dossier, None where it holds no plan, and every problem found."""

    path: str
    dossier: Dossier | None
    problems: tuple[Problem, ...]

    @property
    def sound(self) -> Dossier | None:
        """The dossier, unless one of the problems stops its document."""
        return None if any(map(stops, self.problems)) else self.dossier

    @property
    def plan(self) -> Plan | None:
        """The plan, unless one of the problems stops its document."""
        return self.sound.plan if self.sound else None

    @cached_property
    def paper(self) -> Composed:
        """What the paper of the plan says; of one with errors, with dots for what is not known."""
        assert self.dossier
        return composed(self.dossier)


def load_plan(path: Path) -> Loaded:
    """The plan in the file at `path`, with all that it brings along.

    Raises `Rejected` when the file cannot be opened or decoded.
    """
    return plan_of(read_source(path))


def plan_of(source: Source) -> Loaded:
    """The plan in `source`, as `load_plan`."""
    with fault_of(source.path):
        read = with_rest(source)
        dossier = _dossier(read)
        found = let_stand(dossier, _found(dossier)) if dossier else []
    return Loaded(source.path, dossier, tuple(sorted(_limited([*read.problems, *found]))))


def _found(dossier: Dossier) -> list[Problem]:
    """What is found of the plan; of one without errors, also that it is not as it was issued."""
    unread = dossier.source.unread
    found = [one for one in judged(dossier) if one.spot.line not in unread]
    sound = not any(map(stops, (*dossier.source.problems, *found)))
    return [*found, *since_issue(dossier)] if sound else found


def _limited(problems: list[Problem]) -> list[Problem]:
    """No more than `MAX_PROBLEMS`, and one of them the gravest that there is."""
    kept = problems[:MAX_PROBLEMS]
    for grave in (stops, _is_error):
        if more := list(filter(grave, problems))[:1]:
            return kept if any(map(grave, kept)) else kept + more
    return kept


def _is_error(problem: Problem) -> bool:
    return problem.severity is Severity.ERROR


def _dossier(source: Source) -> Dossier | None:
    written = plan_in(source)
    if written is None:
        return None
    reported = _reported(written.reports_on, source) if written.reports_on else None
    if written.reports_on and reported is None:
        return None  # what a report says of a plan that is not there cannot be judged
    taken = _with_rollup(written, source)
    if taken is None:
        return None  # nor what a paper says of figures that are not there
    shown, rolled = taken
    plan = filled(shown, reported) if reported else shown
    # What is attached attaches nothing: two files that name each other would never end.
    named = () if plan.is_attached else plan.attached
    attached = tuple(filter(None, (_attached(name, source) for name in named)))
    return Dossier(source, written, plan, reported, attached, dict(_pictures(plan)), rolled)


def _with_rollup(written: Plan, source: Source) -> tuple[Plan, RolledUp | None] | None:
    if not written.rollup:
        return written, None
    from generator.making.rolled import with_rollup

    return with_rollup(written, source)


def _reported(on: ReportsOn, source: Source) -> Dossier | None:
    """The plan that a report is on; why it cannot be used is reported to `source`."""
    of = read_nearby(on.plan, source, codes.REPORT)
    if of is None:
        return None
    keys = {key.value for key, _ in of.root.entries} if isinstance(of.root, Mapping) else set()
    if keys & {"reports_on", alias("plan", "reports_on")}:  # two on each other would never end
        message = Said(
            f"'{on.plan}' là một báo cáo, không phải kế hoạch", f"'{on.plan}' is a report itself"
        )
        advice = Said("Ghi tệp của kế hoạch.", "Name the plan's file.")
        source.report(on.plan.spot, codes.REPORT, message, advice)
        return None
    loaded = plan_of(of)
    # What is still open there is printed as dots, as of a draft, and told of the plan itself.
    wrong = [one for one in loaded.problems if stops(one) and not is_gap(one)]
    if wrong:
        first = wrong[0]
        message = Said(
            f"kế hoạch '{on.plan}' có lỗi: {first.message.vi}",
            f"plan '{on.plan}' is wrong: {first.message.en}",
        )
        advice = Said(f"Sửa kế hoạch ({first.spot}) trước.", f"Mend the plan ({first.spot}) first.")
        source.report(on.plan.spot, codes.REPORT, message, advice)
    return None if wrong else loaded.dossier


def _attached(name: Text, source: Source) -> Dossier | None:
    """What a paper issues; what is wrong with it is told where the paper names it."""
    if not Path(name.value).stem.endswith(ATTACHED):
        message = Said(f"'{name}' không phải tệp kèm theo", f"'{name}' is no attached file")
        advice = Said(
            "Đổi tên tệp thành ….kem.yaml; tệp ấy không in thành văn bản riêng.",
            "Call it ….kem.yaml.",
        )
        source.report(name.spot, codes.ATTACHED, message, advice)
        return None
    read = read_nearby(name, source, codes.ATTACHED)
    if read is None:
        return None
    loaded = plan_of(read)
    source.pass_on(name, loaded.problems)
    return loaded.sound


def _pictures(plan: Plan) -> Iterator[tuple[str, PictureFile | NoPicture]]:
    folder, room = Path(plan.spot.path).parent, MAX_TOGETHER
    for name in dict.fromkeys(item.image.file.value for item in blocks(plan) if item.image):
        picture = _picture(name, folder) if room > 0 else no_room()
        if isinstance(picture, PictureFile):
            room -= len(picture.content)
        yield name, picture if room >= 0 else no_room()


def _picture(name: str, folder: Path) -> PictureFile | NoPicture:
    try:
        return read_picture(name, folder)
    except NoPicture as error:
        return error
