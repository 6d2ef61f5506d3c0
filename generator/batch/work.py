"""What one unit of a batch needs and what comes of it.

Values that can go to another process and back.
"""

from dataclasses import replace
from pathlib import Path
from typing import Any

from generator.cascade.behind import no_base
from generator.cascade.communes import Commune
from generator.cascade.copying import copy_text
from generator.cascade.derive import derived
from generator.cascade.files import base_path, office_of, office_tree
from generator.cascade.leeway import overstepped
from generator.cascade.units import Tree, read_tree
from generator.cures import in_the_plan
from generator.language import Said
from generator.lazy import dataclass
from generator.making.acceptance import granted, stops, unaccounted
from generator.making.as_issued import issued_entry
from generator.making.build import document_parts
from generator.making.load import plan_of
from generator.making.made_of import MadeOf, others_read, program_sha256, sha256
from generator.package import kept_package, noted_reads, zip_parts
from generator.plan.model import Plan
from generator.plan.named import ISSUED
from generator.plan.text import parse_source
from generator.problems import Problem, Rejected, Severity, Spot, errors_in, typed
from generator.reading.lint import check_content
from generator.review.words import Reviewer
from generator.running.clock import served

REVIEWER = Reviewer()
"""Who reads what somebody edited in Word."""


@dataclass(frozen=True, slots=True)
class Job:
    """What all units of a batch share: the office's plan, the template, the program, and whether
    documents are deflated."""

    path: str
    text: str
    file: str
    schema: str
    template_name: str
    template: bytes
    program: str
    compact: bool = False


@dataclass(frozen=True, slots=True)
class Task:
    """One unit: how its files are called, and its plan and base as they are on the disk.

    `noted` is what the document on the disk is made of, None when there is none to leave alone.
    `told` is what reading its plan told; a plan that cannot be read, or had to be converted, is
    left alone.
    """

    job: Job
    unit: Commune
    plan_name: str
    document_name: str
    own: str | None = None
    base: str | None = None
    noted: dict[str, Any] | None = None
    told: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Made:
    """What came of one unit: a plan to write, a document.

    No plan where the commune has its own, no document where nothing changed. Without `made_of`
    there is no document, and the problems say why. `notes` are told each time, of the plan.
    `issued` is what the document is issued as, "" where it is not.
    """

    made_of: MadeOf | None
    problems: tuple[Problem, ...]
    plan: str | None = None
    document: bytes | None = None
    notes: tuple[Problem, ...] = ()
    issued: str = ""


def made(task: Task) -> Made:
    """What comes of `task`; never raises, so that one bad commune does not stop the others."""
    try:
        if task.job.program != program_sha256():
            return Made(None, (_other_program(task),))
        if task.told and task.own is None:
            return Made(None, task.told)
        with served(task.plan_name):
            return _made(task)
    except Rejected as rejected:
        return Made(None, rejected.problems)
    except Exception as error:  # a fault of the program in one unit is told for that unit
        return lost(task, type(error).__name__)


def _made(task: Task) -> Made:
    office, before = office_tree(parse_source(task.job.path, task.job.text)), _before(task)
    fresh = _copy(*office, task)
    if task.own is None or _is_as_made(task, fresh, before):
        # What the program made of an earlier version of the office's plan is made again.
        paper = _paper(task, fresh)
        return replace(paper, plan=fresh) if paper.made_of else paper
    paper = _paper(task, task.own, kept=True)
    note = _kept(task, office[0], before[0] if before else None)
    # Where there is no document, its problems are about that very plan.
    notes = (*task.told, note)
    return replace(paper, notes=notes) if paper.made_of or note.code == BEHIND else paper


def _is_as_made(task: Task, fresh: str, before: tuple[Plan, Tree] | None) -> bool:
    """Whether the plan on the disk is what the program wrote, to the letter."""
    if task.told:
        return False
    return task.own == fresh or (before is not None and task.own == _copy(*before, task))


def _paper(task: Task, text: str, kept: bool = False) -> Made:
    """The document of the plan `text`, unless it is there.

    Of a plan that the commune has `kept`, if it may be so.
    """
    template = kept_package(task.job.template_name, task.job.template)
    base = _sum(task.base or "") if kept else None
    made_of = MadeOf(_sum(text), template.sum, _program(task.job), base)
    if task.noted:
        unchanged = made_of.reading(Path(task.plan_name), task.noted.get("read", ()))
        if unchanged.in_one_sum == task.noted:
            return Made(unchanged, ())
    try:
        with noted_reads() as read:
            loaded = plan_of(parse_source(task.plan_name, text))
            ruled = _ruled(task, loaded.plan, text) if kept and loaded.plan else []
            errors = errors_in((*loaded.problems, *ruled))
            if loaded.sound is None or any(map(stops, errors)):
                return Made(None, tuple(errors))
            parts = REVIEWER.marked(document_parts(loaded, template))
            document = zip_parts(parts, deflated=task.job.compact)
    except Rejected as rejected:
        return Made(None, rejected.problems)
    found = [*ruled, *check_content(task.document_name, document).problems]
    grants = granted(loaded.sound, loaded.paper)
    made_of = replace(made_of, read=others_read(read, Path(task.plan_name)))
    left = unaccounted(found, task.plan_name, grants, errors)
    issued = issued_entry(loaded.sound).get(ISSUED, "")
    return Made(made_of, (*errors, *map(in_the_plan, left)), document=document, issued=issued)


def _program(job: Job) -> str:
    """The program with what it was asked: other bytes come of one that deflates."""
    return f"{job.program} deflated" if job.compact else job.program


def _ruled(task: Task, plan: Plan, text: str) -> list[Problem]:
    """What the commune's plan changes although the office's version that it follows forbids it."""
    path = Path(task.plan_name)
    if task.base is None:
        return [no_base(path, plan)]
    base = office_of(parse_source(base_path(path).as_posix(), task.base), task.unit)
    return list(overstepped(base.view, read_tree(parse_source(task.plan_name, text))))


def _copy(plan: Plan, tree: Tree, task: Task) -> str:
    return copy_text(
        derived(tree, plan, task.unit), plan, task.unit, task.job.file, task.job.schema
    )


def _before(task: Task) -> tuple[Plan, Tree] | None:
    """The office's version that the plan on the disk follows.

    None when it is lost or cannot be read.
    """
    try:
        return None if task.base is None else office_tree(parse_source(task.job.path, task.base))
    except Rejected:
        return None


def _kept(task: Task, office: Plan, before: Plan | None) -> Problem:
    """That the commune's plan stays as it is, and whether the office has gone on since."""
    spot = Spot(task.plan_name)
    own = Said(
        "kế hoạch đã có nội dung riêng nên giữ nguyên", "the plan has words of its own, so it stays"
    )
    if before is None or task.base == task.job.text or office.version < before.version:
        return Problem(spot, "batch/kept", own, Severity.INFO)
    now = Said(f"có phiên bản {office.version}", f"has version {office.version}")
    if office.version == before.version:
        now = Said("sửa kế hoạch mà chưa tăng phien_ban", "changed its plan and not its version")
    message = Said(
        f"{own.vi}, còn theo phiên bản {before.version}; cấp trên đã {now.vi}",
        f"{own.en} and still follows version {before.version}; the office {now.en}",
    )
    update = f"kehoach update {typed(Path(task.plan_name))}"
    advice = Said(
        f"Nhận phần cấp trên đã sửa: {update}", f"To take over what the office changed: {update}"
    )
    return Problem(spot, BEHIND, message, Severity.WARNING, advice)


BEHIND = "batch/behind"
"""The finding that a commune's own plan follows an older version of the office's."""


def _sum(text: str) -> str:
    return sha256(text.encode("utf-8"))


def lost(task: Task, why: str) -> Made:
    """What is told of a unit when the program itself, or the process that it ran in, failed."""
    message = Said(
        f"không tạo được văn bản của {task.unit.full} ({why})",
        f"the document of {task.unit.full} was not made ({why})",
    )
    advice = Said("Chạy lại; nếu vẫn vậy, xin báo lỗi.", "Try again; if it fails again, report it.")
    return Made(None, (Problem(Spot(task.plan_name), "batch/failed", message, advice=advice),))


def _other_program(task: Task) -> Problem:
    message = Said(
        "máy tính của cụm dùng bản kehoach hoặc thư viện khác",
        "the worker has another kehoach or other libraries",
    )
    advice = Said(
        "Cài cùng một bản trên mọi máy (pip install -c constraints.txt).",
        "Install the same everywhere (pip install -c constraints.txt).",
    )
    return Problem(Spot(task.plan_name), "batch/other-program", message, advice=advice)
