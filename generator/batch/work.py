"""What one unit of a batch needs and what comes of it: a pure function of values that can go to another process."""

import hashlib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.metadata import version
from pathlib import Path

from generator.cascade.communes import Commune
from generator.cascade.copying import copy_text
from generator.cascade.derive import derived
from generator.cascade.files import office_tree
from generator.cascade.images import named_pictures
from generator.cascade.units import Tree, read_tree
from generator.language import Said
from generator.package import Package, package_of
from generator.problems import Problem, Rejected, Spot, has_errors
from generator.reading.lint import check_content
from generator.verdict import findings
from generator.writing.build import document_bytes
from generator.writing.plan import Plan, plan_of
from generator.writing.plan_text import parse_source
from generator.writing.prose import accepted_findings

_LIBRARIES = ("python-docx", "docxtpl", "jinja2", "lxml")


@dataclass(frozen=True, slots=True)
class Job:
    """What all units of a batch share: the office's plan, the template, and which program makes the documents."""

    path: str
    text: str
    file: str
    schema: str
    template_name: str
    template: bytes
    program: str


@dataclass(frozen=True, slots=True)
class Task:
    """One unit: how its files are called, its plan and base as they are on the disk, and the inputs of its document.

    `refused` says why a plan on the disk cannot be read; such a plan is left alone.
    """

    job: Job
    unit: Commune
    plan_name: str
    document_name: str
    own: str | None = None
    base: str | None = None
    known: str = ""
    refused: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Made:
    """What came of one unit: a plan to write unless the commune has its own, a document unless nothing changed.

    Without `inputs` there is no document, and the problems say why; `kept` says that the plan is the commune's own.
    """

    inputs: str
    problems: tuple[Problem, ...]
    plan: str | None = None
    plan_sha256: str = ""
    document: bytes | None = None
    kept: bool = False


@cache
def program() -> str:
    """What stands for the program itself among the inputs of a document: its sources, and the Word libraries."""
    digest = hashlib.sha256()
    root = Path(__file__).resolve().parents[1]
    for path in sorted(root.rglob("*.py"), key=lambda path: path.relative_to(root).as_posix()):
        digest.update(path.relative_to(root).as_posix().encode() + b"\0" + path.read_bytes())
    digest.update((root / "law" / "units.csv").read_bytes())
    digest.update(" ".join(f"{name}=={version(name)}" for name in _LIBRARIES).encode())
    return digest.hexdigest()


def made(task: Task) -> Made:
    """What comes of `task`; never raises, so that one bad commune does not stop the others."""
    try:
        if task.job.program != program():
            return Made("", (_other_program(task),))
        if task.refused:
            return Made("", task.refused)
        return _made(task)
    except Rejected as rejected:
        return Made("", rejected.problems)
    except Exception as error:  # a fault of the program in one unit is told for that unit
        return Made("", (lost(task, type(error).__name__),))


def _made(task: Task) -> Made:
    plan, tree = _office(task.job.path, task.job.text)
    fresh = _copy(tree, plan, task)
    kept = task.own is not None and task.own != fresh and not _untouched(task)
    text = task.own if kept and task.own is not None else fresh
    pictures = _pictures(task.plan_name, text) if "hinh:" in text or "image:" in text else ""
    inputs = _sha256("\0".join((text, _sha256_of(task.job.template), task.job.program, pictures)))
    plan_sha256 = _sha256(text)
    written = None if kept else text
    if inputs == task.known:
        return Made(inputs, (), written, plan_sha256, None, kept)
    loaded = plan_of(parse_source(task.plan_name, text))
    if loaded.plan is None:
        return Made("", tuple(problem for problem in loaded.problems if has_errors([problem])), kept=kept)
    document = document_bytes(loaded.plan, _template(task.job.template_name, task.job.template))
    report = check_content(task.document_name, document)
    found = findings(report.problems, task.plan_name, accepted_findings(loaded.plan))
    return Made(inputs, tuple(found), written, plan_sha256, document, kept)


def _copy(tree: Tree, plan: Plan, task: Task) -> str:
    return copy_text(derived(tree, plan, task.unit), plan, task.unit, task.job.file, task.job.schema)


def _pictures(plan_name: str, text: str) -> str:
    """What stands for the pictures of a plan among its inputs."""
    try:
        tree = read_tree(parse_source(plan_name, text))
    except Rejected:
        return ""  # a plan that cannot be read makes no document
    paths = [Path(plan_name).parent / name for _, name in named_pictures(tree)]
    return " ".join(_sha256_of(path.read_bytes()) if path.is_file() else "" for path in paths)


def _untouched(task: Task) -> bool:
    """Whether the plan on the disk is what the program made of an earlier version of the office's plan."""
    if task.base is None:
        return False
    try:
        plan, tree = _office(task.job.path, task.base)
    except Rejected:
        return False
    return _copy(tree, plan, task) == task.own


@lru_cache(maxsize=4)
def _office(path: str, text: str) -> tuple[Plan, Tree]:
    """The office's plan and its units, which nobody changes; raises `Rejected` with its errors."""
    return office_tree(parse_source(path, text))


@lru_cache(maxsize=2)
def _template(name: str, content: bytes) -> Package:
    return package_of(name, content)


@lru_cache(maxsize=2)
def _sha256_of(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def lost(task: Task, why: str) -> Problem:
    """What is told of a unit when the program itself, or the process that it ran in, failed."""
    message = Said(
        f"không tạo được văn bản của {task.unit.full} ({why})", f"the document of {task.unit.full} was not made ({why})"
    )
    advice = Said("Chạy lại; nếu vẫn vậy, xin báo lỗi.", "Try again; if it fails again, report it.")
    return Problem(Spot(task.plan_name), "batch/failed", message, advice=advice)


def _other_program(task: Task) -> Problem:
    message = Said(
        "máy tính của cụm dùng bản kehoach hoặc thư viện Word khác", "the worker has another kehoach or Word library"
    )
    advice = Said(
        "Cài cùng một bản trên mọi máy (pip install -c constraints.txt).",
        "Install the same everywhere (pip install -c constraints.txt).",
    )
    return Problem(Spot(task.plan_name), "batch/other-program", message, advice=advice)
