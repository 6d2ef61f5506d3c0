"""A plan as the desk shows it: looked at once, with its state and what to do next."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from glob import escape
from pathlib import Path
from typing import NamedTuple

from generator.changes.issued import further_problems
from generator.checks.status import is_gap
from generator.language import NOTHING, Lang, Said
from generator.law.kinds import LETTER, kind_of
from generator.law.wording import short_date
from generator.lazy import dataclass
from generator.making.keep import EDITED, stem_of_kept
from generator.making.load import Loaded, load_plan
from generator.making.wording import wording_problems
from generator.page.inside.documents import Documents, Noted, is_made_of, sum_of
from generator.page.places import RECEIVED
from generator.page.plain import plainly
from generator.plan.model import Plan
from generator.problems import Problem, Rejected, by_severity, errors_in
from generator.running.clock import served

Todo = tuple[str, Said]
"""What is to be done: by the name of its door, and in a line."""


@dataclass(frozen=True)
class PlanRow:
    """A plan as the desk shows it; `door` names where what is to be done first is done, `apart` tells
    it from others that are called the same."""

    path: str
    title: str
    version: str
    state: str
    errors: int
    warnings: int
    document: str
    edited: str
    changed: float
    door: str
    todo: str
    apart: str = ""


class Titled(NamedTuple):
    """A plan, and what it is called."""

    path: Path
    title: str
    version: str

    def label(self, apart: str) -> str:
        """What it is called where it is chosen, with what tells it apart."""
        return f"{self.title} ({plainly(apart)})" if apart else self.title


def apart_of(plans: Sequence[Titled]) -> dict[Path, Said]:
    """The file and version of those that are called the same, which tell them apart."""
    titles = Counter(one.title for one in plans)
    return {one.path: _file_and_version(one) for one in plans if titles[one.title] > 1}


def _file_and_version(plan: Titled) -> Said:
    """What tells a plan from others; of one that cannot be read the file alone."""
    file = plan.path.as_posix()
    vi, en = (f", lần {plan.version}", f", no. {plan.version}") if plan.version else ("", "")
    return Said(f"tệp {file}{vi}", f"file {file}{en}")


def told_apart(rows: Sequence[PlanRow], lang: Lang) -> list[PlanRow]:
    """The rows; those of one title with their file and version."""
    apart = apart_of([Titled(Path(row.path), row.title, row.version) for row in rows])
    return [replace(row, apart=apart.get(Path(row.path), NOTHING).to(lang)) for row in rows]


class JudgedFile(NamedTuple):
    """A plan file, and all that is found of it; one file takes no more time than it may."""

    path: Path
    loaded: Loaded
    problems: Sequence[Problem]


More = Callable[[Path, Plan], Iterable[Problem]]
"""What is found of a sound plan beside what loading it tells."""


def plan_looked_at(path: Path, more: More | None = None) -> JudgedFile:
    """The plan, judged; also by its words and by what it follows, unless it is said by what."""
    try:
        with served(path):
            loaded = load_plan(path)
            found = _more(path, loaded, more) if loaded.plan else ()
            return JudgedFile(path, loaded, [*loaded.problems, *found])
    except Rejected as rejected:
        loaded = Loaded(path.as_posix(), None, rejected.problems)
        return JudgedFile(path, loaded, rejected.problems)


def _more(path: Path, loaded: Loaded, more: More | None) -> Iterable[Problem]:
    assert loaded.plan
    if more:
        return more(path, loaded.plan)
    return [*wording_problems(loaded), *further_problems(path, loaded.plan)]


def desk_row(looked: JudgedFile, made: Documents, lang: Lang) -> PlanRow:
    """The plan as the desk shows it."""
    path, loaded, problems = looked
    noted = made.of(path)
    edited = edited_of(noted)
    errors, warnings, *_ = by_severity(problems)
    door, todo = next(_todo(loaded, problems, noted, edited))
    return PlanRow(
        path.as_posix(),
        plan_title(loaded.dossier.plan if loaded.dossier else None, path),
        f"{loaded.plan.version}" if loaded.plan else "",
        _state(loaded, is_received(path)).to(lang),
        errors,
        warnings,
        noted.path.as_posix() if noted.path.is_file() else "",
        edited,
        path.stat().st_mtime,
        door,
        todo.to(lang),
    )


def plan_title(plan: Plan | None, path: Path) -> str:
    """What a plan is called: by its kind and subject, a letter also by whom it is to, else by its
    file."""
    if plan is None or plan.subject is None:
        return path.stem
    kind = kind_of(plan.kind)
    called = f"{kind.name} {plan.subject}" if kind.name else f"{plan.subject}"
    to = plan.to if kind is LETTER and isinstance(plan.to, tuple) else ()
    return f"{called}, gửi {to[0]}" if len(to) == 1 else called


def is_received(path: Path) -> bool:
    """Whether a plan came from above, and is nothing to be worked on."""
    return path.parent.name == RECEIVED


def _state(loaded: Loaded, is_received: bool) -> Said:
    if loaded.dossier is None:
        return Said("chưa đọc được", "cannot be read yet")
    plan = loaded.dossier.plan
    if is_received:
        return Said("của cấp trên", "the office's")
    if plan.is_draft:
        return DRAFT
    day = plan.dated
    return issued_on(f"{plan.number}", short_date(day) if day else "")


DRAFT = Said("dự thảo", "draft")


def issued_on(number: str, day: str) -> Said:
    """That a plan has been issued, under its number."""
    when = f", {day}" if day else ""
    return Said(f"đã ban hành: số {number}{when}", f"issued: no. {number}{when}")


def edited_of(noted: Noted) -> str:
    """The file that somebody edited in Word: the document itself, or one kept beside it."""
    document, entry = noted
    if entry and sum_of(document) not in ("", entry.get("sha256")):
        return document.as_posix()
    kept = sorted(document.parent.glob(f"{escape(document.stem)}{EDITED}*.docx"))
    own = (path for path in kept if stem_of_kept(path.stem) == document.stem)
    return next((path.as_posix() for path in own), "")


_TO_EDIT: Todo = (
    "absorb",
    Said("đã bị sửa trong Word: xem và đưa về", "edited in Word: look, and bring it home"),
)
TO_ISSUE: Todo = "issue", Said("ký xong thì điền số, ngày", "once signed, give number and date")
DONE: Todo = "", Said("xong", "done")


def _todo(loaded: Loaded, problems: Sequence[Problem], noted: Noted, edited: str) -> Iterator[Todo]:
    """What there is to do, the most urgent first; always something."""
    errors, *_ = by_severity(problems)
    if is_received(Path(loaded.path)):
        yield "", Said("của cấp trên", "the office's")
        return
    if loaded.plan is None:
        yield "plan", _to_mend(loaded, problems)
        return
    yield from _of_office(loaded.plan, problems)
    if edited:
        yield _TO_EDIT
    if errors:
        yield "plan", Said(f"{errors} chỗ phải sửa", f"{errors} places to be mended")
    if not noted.entry or not noted.path.is_file():
        yield "build", Said("chưa có văn bản Word", "no Word document yet")
    elif not is_made_of(Path(loaded.path), noted.entry):
        yield "build", _changed(_open_places(loaded.plan, problems))
    yield _at_last(loaded.plan, problems)


def _to_mend(loaded: Loaded, problems: Sequence[Problem]) -> Said:
    """What keeps a document from being made: where nothing can be read for one fault, which."""
    wrong = errors_in(problems)
    errors = len(wrong)
    if loaded.dossier is None and errors == 1:
        said = wrong[0].message
        vi, en = plainly(said.vi), plainly(said.en)
        return Said(f"chưa đọc được: {vi}", f"cannot be read yet: {en}")
    if loaded.dossier is not None:
        return Said(
            f"{errors} chỗ phải sửa rồi mới tạo được văn bản Word",
            f"{errors} places to be mended before the document can be made",
        )
    return Said(
        f"chưa đọc được: {errors} chỗ phải sửa", f"cannot be read yet: {errors} places to be mended"
    )


def _of_office(plan: Plan, problems: Sequence[Problem]) -> Iterator[Todo]:
    """What is to be settled with the office."""
    if count := len(plan.conflicts):
        yield choices_left(count)
    for found in problems:
        if found.code == "cascade/behind":
            yield "update", found.message


def choices_left(count: int) -> Todo:
    """That a plan has so many places which its unit and the office both changed."""
    return "choose", Said(f"{count} chỗ phải chọn", f"{count} choices to make")


def _changed(places: Todo | None) -> Said:
    """That a plan was changed since its document was made, and the places that are open yet."""
    vi, en = (f"; {places[1].vi}", f"; {places[1].en}") if places else NOTHING
    return Said(f"đã sửa sau lần tạo Word trước{vi}", f"changed since the document was made{en}")


def _at_last(plan: Plan, problems: Sequence[Problem]) -> Todo:
    """What is left of a plan whose document is as it should be."""
    return (_open_places(plan, problems) or TO_ISSUE) if plan.is_draft else DONE


def _open_places(plan: Plan, problems: Sequence[Problem]) -> Todo | None:
    return gaps_left(sum(map(is_gap, problems))) if plan.is_draft else None


def gaps_left(count: int) -> Todo | None:
    """That a draft has so many places which are still open, if any."""
    said = Said(f"còn {count} chỗ chưa điền", f"{count} places still open")
    return ("plan", said) if count else None


def row_as_made(path: Path, noted: Noted, lang: Lang, else_: Todo, state: Said) -> PlanRow:
    """A plan that is still as its document was made, which is not judged again; what there is to do
    unless the document was edited, and whether it was issued."""
    edited = edited_of(noted)
    door, todo = _TO_EDIT if edited else else_
    return PlanRow(
        path=path.as_posix(),
        title=path.stem,
        version="",
        state=state.to(lang),
        errors=0,
        warnings=0,
        document=noted.path.as_posix(),
        edited=edited,
        changed=path.stat().st_mtime,
        door=door,
        todo=todo.to(lang),
    )
