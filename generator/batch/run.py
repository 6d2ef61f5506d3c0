"""A batch from its roster to its folder: what is to be made, and what was made.

Unit by unit, in the roster's order.
"""

import unicodedata
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor
from pathlib import Path

from generator.atomic import remove_leftovers, write_atomically
from generator.batch.logbook import Logbook
from generator.batch.pool import spread
from generator.batch.roster import Listed, Roster
from generator.batch.work import REVIEWER, Job, Made, Task, lost, made
from generator.cascade.beside.copied import copied_figures
from generator.cascade.beside.elsewhere import lying_elsewhere
from generator.cascade.beside.spoken import said_of_all
from generator.cascade.beside.taken import left_with_office
from generator.cascade.commands import schema_path
from generator.cascade.copying import refuse_foreign
from generator.cascade.files import base_path, read_office, seen_from
from generator.cascade.images import Copies, pictures
from generator.language import Said
from generator.lazy import dataclass
from generator.making.build import find_template
from generator.making.homes import written_in
from generator.making.keep import Keeper
from generator.making.made_of import content_there, program_sha256, write_unless_there
from generator.package import MAX_FILE, MIB, read_bytes
from generator.plan.named import PLANS
from generator.plan.slips.encoding import converted, decoded
from generator.plan.text import read_source
from generator.problems import Problem, Rejected, Spot

_LONGEST_STEM, _LONGEST_SLUG = 80, 60

Spread = Callable[
    [Callable[[Task], Made], Iterable[Task], Callable[[Task, str], Made]], Iterator[Made]
]
"""How the tasks are worked on: the results of a function over them, in order."""


@dataclass(frozen=True, slots=True)
class Batch:
    """A batch that can begin: its names are safe, its office's plan and template can be read."""

    job: Job
    office: bytes
    folder: Path
    stem: str
    roster: Roster
    names: tuple[str, ...]
    pictures: Copies
    notes: tuple[Problem, ...]

    def document(self, at: int) -> Path:
        """The document of the unit at place `at` of the roster."""
        return self.folder / f"{self.names[at]}.docx"

    def plan(self, at: int) -> Path:
        """The plan of that unit."""
        return self.folder / PLANS / f"{self.names[at]}.yaml"


@dataclass(frozen=True, slots=True)
class Finished:
    """What became of one unit: `what` is new, renewed (a document was there), same (nothing to do) or
    failed."""

    entry: Listed
    document: Path
    what: str
    problems: tuple[Problem, ...]


def laid_out_for(
    office: Path,
    roster: Roster,
    folder: Path,
    template: Path | None,
    compact: bool = False,
) -> Batch:
    """The batch over `roster`.

    Raises `Rejected` for whatever concerns all of its units, before a file is written.
    """
    source = read_source(office)
    if not roster.entries:
        message = Said(
            "danh sách không có đơn vị nào dùng được", "the roster has no unit that can be used"
        )
        raise Rejected(
            [*roster.broken, Problem(Spot(office.as_posix()), "batch/no-units", message)]
        )
    read = read_office(office, roster.entries[0].unit)
    refuse_foreign(read.plan, Spot(office.as_posix(), 1, 1))
    path = template or find_template(read.plan.kind, Path())
    job = Job(
        source.path,
        source.text,
        seen_from(folder / PLANS, office),
        schema_path(folder / PLANS),
        path.as_posix(),
        read_bytes(path, MAX_FILE),
        program_sha256(),
        compact,
    )
    names = tuple(
        f"{office.stem}-{entry.code}-{entry.unit.slug[:_LONGEST_SLUG]}" for entry in roster.entries
    )
    _refuse_names(office, roster.entries, names)
    images = pictures(read.view, office, folder / PLANS)
    told = [(one.unit.full, {one.province} - {""}) for one in roster.entries]
    notes = (
        *lying_elsewhere(read.plan, told),
        *copied_figures(read.plan),
        *left_with_office(read),
        *said_of_all(read),
    )
    return Batch(job, read_bytes(office, MIB), folder, office.stem, roster, names, images, notes)


def _refuse_names(office: Path, entries: tuple[Listed, ...], names: tuple[str, ...]) -> None:
    stem = office.stem
    problems = []
    unsafe = set(stem) & set('<>:"/\\|?*') or not stem.isprintable() or stem[:1] in " -"
    if unsafe or len(stem) > _LONGEST_STEM:
        message = Said(
            f"tên tệp '{stem}' không dùng được trên Windows",
            f"Windows refuses the file name '{stem}'",
        )
        problems.append(Problem(Spot(office.as_posix()), "build/file-name", message))
    taken: dict[str, Listed] = {}
    for entry, name in zip(entries, names, strict=True):
        first = taken.setdefault(unicodedata.normalize("NFC", name).casefold(), entry)
        if first is not entry:
            message = Said(
                f"trùng tên văn bản '{name}.docx' với dòng {first.spot.line} ({first.unit.full})",
                f"same document name '{name}.docx' as line {first.spot.line} ({first.unit.full})",
            )
            problems.append(Problem(entry.spot, "build/same-name", message))
    if problems:
        raise Rejected(problems)


def run(batch: Batch, work: Spread, force: bool = False) -> Iterator[Finished]:
    """Makes what is to be made and gives each unit's result; every file is whole at every moment.

    A run that was stopped or killed goes on where it stopped, and ends with the same files as
    one that was not. With `force` every document is made anew, and one that waits edited is no
    error.
    """
    pictured = {path.parent for path in batch.pictures.files}
    for folder in {batch.folder, batch.folder / PLANS, *pictured}:
        remove_leftovers(folder, older=0)  # one batch at a time has the folder
    keeper = Keeper(batch.folder, REVIEWER, force, lambda: written_in(batch.folder))
    head = {"plan": batch.stem, "units": _shown(batch.roster.named), "program": batch.job.program}
    with Logbook(batch.folder, batch.stem, head) as book:
        for path, content in batch.pictures.files.items():
            write_atomically(path, content)
        for problem in batch.roster.broken:
            book.fail({"row": str(problem.spot)}, (problem,))
        tasks = (_task(batch, book, at, force) for at in range(len(batch.names)))
        for at, result in enumerate(work(made, tasks, lost)):
            yield _finish(batch, book, keeper, at, result)


def _shown(named: str) -> str:
    """How a roster is noted: whose machine it was on is nobody's business."""
    path = Path(named)
    return path.name if path.is_absolute() else named


def _task(batch: Batch, book: Logbook, at: int, force: bool) -> Task:
    plan, document = batch.plan(at), batch.document(at)
    own, told = _text(plan)
    return Task(
        batch.job,
        batch.roster.entries[at].unit,
        plan.as_posix(),
        document.as_posix(),
        own,
        _text(base_path(plan))[0] if own else None,
        None if force else book.made_of(document),
        told,
    )


def _text(path: Path) -> tuple[str | None, tuple[Problem, ...]]:
    """The text of a plan file, None when there is none, and what reading it told.

    Of one that cannot be read why, of one that was converted that it was.
    """
    if not path.exists():
        return None, ()
    try:
        text, encoding = decoded(path.as_posix(), read_bytes(path, MIB))
    except Rejected as rejected:
        return None, rejected.problems
    return text.removeprefix("\ufeff"), converted(path.as_posix(), encoding)


def _finish(batch: Batch, book: Logbook, keeper: Keeper, at: int, result: Made) -> Finished:
    """Writes what is not on the disk yet, base and plan first."""
    entry, document, plan = batch.roster.entries[at], batch.document(at), batch.plan(at)
    about = {
        "code": entry.code,
        "unit": entry.unit.full,
        "plan": plan.relative_to(batch.folder).as_posix(),
    }
    told: list[Problem] = []
    placed, was_there = document, document.is_file()
    try:
        if result.plan is not None:
            _put_plan(plan, result.plan.encode("utf-8"), batch.office)
        if result.document is not None:
            placed, told = _put(keeper, book, document, result.document, result.issued)
        elif result.made_of:
            told += keeper.around(document, content_there(document) or b"")
        elif _is_faulty(plan, result):
            told += keeper.withdraw(document, book.noted(document.name))
    except Rejected as rejected:
        result = Made(None, rejected.problems)
    problems = (*result.problems, *result.notes, *told)
    if not result.made_of:
        book.fail({"row": str(entry.spot), **about}, problems)
        return Finished(entry, document, "failed", problems)
    if placed == document:
        book.made(document.name, about, result)
    else:
        book.held(document.name)
    if result.document is None:
        found = (*book.findings(document.name), *result.notes, *told)
        return Finished(entry, document, "same", found)
    return Finished(entry, placed, "renewed" if was_there else "new", problems)


def _is_faulty(plan: Path, result: Made) -> bool:
    """Whether the plan itself is why there is no document, and not this run."""
    about = {one.spot.path for one in result.problems if not one.code.startswith("batch/")}
    return plan.as_posix() in about


def _put_plan(plan: Path, content: bytes, office: bytes) -> None:
    """Writes a plan and its base; at no moment is it without one, or older than that.

    With a base that is newer than itself it would look as if the commune had changed it.
    """
    base = base_path(plan)
    if not base.exists():
        write_unless_there(base, office)
    write_unless_there(plan, content)
    write_unless_there(base, office)


def _put(
    keeper: Keeper, book: Logbook, document: Path, content: bytes, issued: str
) -> tuple[Path, list[Problem]]:
    """Where the document is now, and what there is to say of what stood there."""
    if content_there(document) == content:
        return document, list(keeper.around(document, content))
    placed, told = keeper.put(document, content, book.noted(document.name), issued)
    return placed, [*told, *keeper.around(document, content)]


def on_executors(opened: Callable[[int], Executor], jobs: int) -> Spread:
    """Work on `jobs` workers of an executor that `opened` opens."""
    return lambda function, tasks, lost_: spread(function, tasks, opened, jobs, lost_)


def one_by_one(
    function: Callable[[Task], Made], tasks: Iterable[Task], _lost: Callable[[Task, str], Made]
) -> Iterator[Made]:
    """Work in this process."""
    return map(function, tasks)
