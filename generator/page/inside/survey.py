"""The plans and papers of a folder, each with its state and what to do next."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, replace
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from generator.cascade.followed import followed_problems
from generator.disk.links import leads_out
from generator.folders import papers_below
from generator.language import NOTHING, Lang, Said
from generator.law.kinds import kind_of
from generator.lazy import dataclass
from generator.making.keep import EDITED, stem_of_kept
from generator.making.load import Loaded, load_plan
from generator.making.made_of import content_there, sha256
from generator.making.manifest import Entry, read_manifest
from generator.making.plans import document_name, find_plans
from generator.making.wording import wording_problems
from generator.page.inside.due import due_said, reports_due
from generator.page.places import RECEIVED
from generator.plan.model import Plan
from generator.problems import Problem, Rejected, Severity, by_severity
from generator.running.clock import served

OUTPUT = Path("output")
MOST = 300
"""Files of each sort that the desk shows."""

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


@dataclass(frozen=True)
class PaperRow:
    """A Word paper of the folder; `plan` is that of which it was made."""

    path: str
    plan: str
    changed: float


def survey(folder: Path, lang: Lang, today: date) -> dict[str, Any]:
    """What the desk shows of a folder."""
    made = read_manifest(folder / OUTPUT)
    looked = [_looked_at(path) for path in _own(find_plans(folder))[:MOST]]
    plans = _told_apart([_row(one, made, lang) for one in looked], lang)
    documents = {row.document: row.path for row in plans if row.document}
    papers = [
        PaperRow(path.as_posix(), documents.get(path.as_posix(), ""), path.stat().st_mtime)
        for path in _own(papers_below(folder))[:MOST]
    ]
    read = [(one.path, one.loaded.dossier.plan) for one in looked if one.loaded.dossier]
    titles = {row.path: row.title for row in plans}
    reports = [
        {
            "path": path.as_posix(),
            "title": titles[path.as_posix()],
            "period": f"{asked.period}",
            "todo": due_said(asked, today).to(lang),
        }
        for path, asked in reports_due(read, today)
    ]
    return {
        "plans": list(map(asdict, plans)),
        "papers": list(map(asdict, papers)),
        "reports": reports,
    }


def _own(paths: Sequence[Path]) -> list[Path]:
    """Those that stand in the folder itself, and not in what programs keep there."""
    hidden = (path for path in paths if not any(step.startswith(".") for step in path.parts))
    return [path for path in hidden if not path.is_symlink() and not leads_out(path.parent)]


class _Looked(NamedTuple):
    """A plan file, and all that is found of it; one file takes no more time than it may."""

    path: Path
    loaded: Loaded
    problems: Sequence[Problem]


def _looked_at(path: Path) -> _Looked:
    try:
        with served(path):
            loaded = load_plan(path)
            return _Looked(path, loaded, [*loaded.problems, *_more(path, loaded)])
    except Rejected as rejected:
        loaded = Loaded(path.as_posix(), None, rejected.problems)
        return _Looked(path, loaded, rejected.problems)


def _more(path: Path, loaded: Loaded) -> list[Problem]:
    if loaded.plan is None:
        return []
    return [*wording_problems(loaded), *followed_problems(path, loaded.plan)]


def _row(looked: _Looked, made: Mapping[str, Entry], lang: Lang) -> PlanRow:
    path, loaded, problems = looked
    document = OUTPUT / document_name(path)
    edited = _edited(document, made.get(document.name))
    errors, warnings, *_ = by_severity(problems)
    door, todo = next(_todo(loaded, problems, document, edited, made.get(document.name)))
    return PlanRow(
        path.as_posix(),
        _title(loaded, path),
        f"{loaded.plan.version}" if loaded.plan else "",
        _state(loaded.plan, _is_received(path)).to(lang),
        errors,
        warnings,
        document.as_posix() if document.is_file() else "",
        edited,
        path.stat().st_mtime,
        door,
        todo.to(lang),
    )


def _title(loaded: Loaded, path: Path) -> str:
    plan = loaded.dossier.plan if loaded.dossier else None
    if plan is None:
        return path.stem
    kind = kind_of(plan.kind).name
    return f"{kind} {plan.subject}" if kind else f"{plan.subject}"


def _told_apart(rows: Sequence[PlanRow], lang: Lang) -> list[PlanRow]:
    """The rows; those of one title with their file and version, which tell them apart."""
    titles = Counter(row.title for row in rows)
    shared = [row for row in rows if titles[row.title] > 1]
    apart = {row.path: _file_and_version(row) for row in shared}
    return [replace(row, apart=apart.get(row.path, NOTHING).to(lang)) for row in rows]


def _file_and_version(row: PlanRow) -> Said:
    """What tells a row from others; of a plan that cannot be read the file alone."""
    vi, en = (f", lần {row.version}", f", no. {row.version}") if row.version else ("", "")
    return Said(f"tệp {row.path}{vi}", f"file {row.path}{en}")


def _is_received(path: Path) -> bool:
    """Whether a plan came from above, and is nothing to be worked on."""
    return path.parent.name == RECEIVED


def _state(plan: Plan | None, is_received: bool) -> Said:
    if plan is None:
        return Said("chưa đọc được", "cannot be read yet")
    if is_received:
        return Said("của cấp trên", "the office's")
    if plan.is_draft:
        return Said("dự thảo", "draft")
    day = plan.dated
    when = f", {day.day}/{day.month}/{day.year}" if day else ""
    return Said(f"đã ban hành: số {plan.number}{when}", f"issued: no. {plan.number}{when}")


def _edited(document: Path, entry: Entry | None) -> str:
    """The file that somebody edited in Word: the document itself, or one kept beside it."""
    there = content_there(document) if entry else None
    if there is not None and entry and sha256(there) != entry["sha256"]:
        return document.as_posix()
    kept = sorted(document.parent.glob(f"*{EDITED}*.docx"))
    own = (path for path in kept if stem_of_kept(path.stem) == document.stem)
    return next((path.as_posix() for path in own), "")


def _todo(
    loaded: Loaded,
    problems: Sequence[Problem],
    document: Path,
    edited: str,
    entry: Entry | None,
) -> Iterator[Todo]:
    """What there is to do, the most urgent first; always something."""
    errors, *_ = by_severity(problems)
    if _is_received(Path(loaded.path)):
        yield "", Said("của cấp trên", "the office's")
        return
    if loaded.plan is None:
        yield (
            "plan",
            Said(
                f"chưa đọc được: {errors} chỗ phải sửa",
                f"cannot be read yet: {errors} places to be mended",
            ),
        )
        return
    yield from _of_office(loaded.plan, problems)
    if edited:
        yield (
            "absorb",
            Said("đã bị sửa trong Word: xem và đưa về", "edited in Word: look, and bring it home"),
        )
    if errors:
        yield "plan", Said(f"{errors} chỗ phải sửa", f"{errors} places to be mended")
    if not document.is_file() or entry is None:
        yield "build", Said("chưa có văn bản Word", "no Word document yet")
    elif entry.get("plan_sha256") != _sum(Path(loaded.path)):
        yield "build", Said("đã sửa sau lần tạo Word trước", "changed since the document was made")
    yield _at_last(loaded.plan, problems)


def _of_office(plan: Plan, problems: Sequence[Problem]) -> Iterator[Todo]:
    """What is to be settled with the office."""
    if count := len(plan.conflicts):
        yield "choose", Said(f"{count} chỗ phải chọn", f"{count} choices to make")
    for found in problems:
        if found.code == "cascade/behind":
            yield "update", found.message


def _at_last(plan: Plan, problems: Sequence[Problem]) -> Todo:
    """What is left of a plan whose document is as it should be."""
    gaps = sum(found.severity is Severity.INFO for found in problems)
    if not plan.is_draft:
        return "", Said("xong", "done")
    if gaps:
        return "plan", Said(f"còn {gaps} chỗ chưa điền", f"{gaps} places still open")
    return "issue", Said("ký xong thì điền số, ngày", "once signed, give number and date")


def _sum(path: Path) -> str:
    content = content_there(path)
    return sha256(content) if content is not None else ""
