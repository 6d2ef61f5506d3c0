"""A job on the page: how far it is, what it says, what it made."""

import re
from collections.abc import Callable, Iterator
from itertools import groupby, pairwise
from pathlib import Path

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from generator.page.doors.door import Door, Field
from generator.page.doors.of_offices import REPORT_TOO
from generator.page.doors.table import DOORS
from generator.page.files import OPENED, WORK, offered, path_of
from generator.page.jobs import Call
from generator.page.places import PAPER_ENDINGS, PLAN_ENDINGS, Nowhere
from generator.page.plain import plain_lines, plainly, plainly_of_many
from generator.page.show import page_of
from generator.page.state import Page

_DRAWN, _ROWS = "┏┃┡│└├┌", ("┃", "│")
"""How lines of a table begin that a verb draws, and those that hold words."""


def _job(request: Request) -> Call:
    found: Call | None = request.app.state.page.jobs.known(request.path_params["token"])
    if found is None:
        raise Nowhere
    return found


async def job_page(request: Request) -> Response:
    """The page of a job."""
    return _shown(request, "job")


async def job_part(request: Request) -> Response:
    """What changes on it."""
    return _shown(request, "job-part")


def _shown(request: Request, name: str) -> Response:
    job, page = _job(request), request.app.state.page
    now, old = _offers(job)
    made_plan = _plan_made(page, job)
    return page_of(
        request,
        name,
        job=job,
        plan=made_plan or job.plan,
        is_new=bool(made_plan),
        several=job.values.get("nhieu", ""),
        paper=_paper_of(page, job),
        made=offered(page, now),
        old=[
            (*one, path_of(page, name).stat().st_mtime)
            for name in old
            for one in offered(page, [name])
        ],
        again=list(_papers(page, job)),
        then=_then(job),
        door=DOORS.get(job.door),
        report_too=_report_too(job) if now else None,
        of_units=_of_units(job),
        left=job.facts.get("left"),
        opens=[one for one in now if one.endswith(OPENED) and path_of(page, one).is_file()],
        blocks=list(_blocks(page, job)),
        plans_of=_plans_of(page, job),
    )


def _offers(job: Call) -> tuple[list[str], list[str]]:
    """Of the files that the job may make what it made; apart those that a build did not make,
    which are of a time before where they are there."""
    if not job.is_over:
        return [], []
    made = {*job.facts.values()} if job.words[0] == "build" else {*job.offers}
    return [one for one in job.offers if one in made], [
        one for one in job.offers if one not in made
    ]


def _papers(page: Page, job: Call) -> Iterator[tuple[str, str]]:
    """The mended papers that can be looked at again, each with its name and its page."""
    for name, href in offered(page, job.offers if job.words[0] == "fix" else ()):
        if Path(name).suffix in PAPER_ENDINGS:
            yield name, f"/van-ban/{href.split('/')[2]}"


def _paper_of(page: Page, job: Call) -> str:
    """The reviewer's copy, as the page names it, where it and the plan changed the same words."""
    if not any("absorb/clash" in line for line in job.lines):
        return ""
    return job.words[2].replace(f"{page.work.as_posix()}/", WORK)


def _then(job: Call) -> tuple[str, Door, dict[str, str]] | None:
    """The door that comes next, where the work came to its end, with the days that it asks for too."""
    name = _AFTER.get(job.door) if job.code is not None and not job.only_looked else None
    if not name:
        return None
    days = [field.name for field in DOORS[name].fields if field.kind == "day"]
    said = {one: job.values[one] for one in days if job.values.get(one)}
    return name, DOORS[name], {"plan": job.plan, **said}


_AFTER = {
    "ban-hanh": "tao-word",
    "cac-xa": "theo-doi",
    "ban-moi": "cac-xa",
    "theo-doi": "nhac-viec",
}
"""What somebody asks for after what."""


def _report_too(job: Call) -> Field | None:
    """The box of its door by which a report would be made as well, where it was not ticked."""
    door = DOORS.get(job.door)
    boxes = (one for one in (door.fields if door else ()) if one.name == REPORT_TOO)
    return next((one for one in boxes if not job.values.get(one.name)), None)


def _of_units(job: Call) -> dict[str, str]:
    """What is made for each unit, as the desk asks for it: plans by the one that they follow, letters
    by their folder and day; nothing of what is for none."""
    if job.door in ("ban-moi", "cac-xa"):
        return {"ma": job.plan, "loai": "plans"}
    said = dict(pairwise(job.words))
    letters = job.door == "nhac-viec"
    return {"ma": f"{said['-o']}/{said['--on']}", "loai": "letters"} if letters else {}


def _plan_made(page: Page, job: Call) -> str:
    """The plan or report that a job made: the first that it names, "" where it makes none."""
    pattern = _MAKING.get(job.words[0])
    named = (re.match(pattern, line) for line in job.lines) if pattern else ()
    return next((one[0] for one in named if one and (page.folder / one[0]).is_file()), "")


_MAKING = {
    **dict.fromkeys(("import", "new"), r"\S.*?\.yaml\b(?!: .*\[import/exists\]$)"),
    **dict.fromkeys(("report", "rollup"), r"\S.*?\.yaml(?= ← )"),
}
"""How verbs that make a plan or a report name it."""


def _blocks(page: Page, job: Call) -> Iterator[list[str] | list[list[str]]]:
    """What the job says: lines, and tables as rows of cells, the first of them the heads; files are
    named without where they are kept."""
    from generator.form.labels import keys_said  # which loads what plans have

    kept = re.compile(rf"{re.escape(page.work.as_posix())}/[0-9a-f]{{16}}/")
    plain = plain_lines((kept.sub("", line) for line in job.lines), _saying(page, job))
    said = (keys_said(line, page.lang) for line in plain)
    for is_table, group in groupby(filter(str.strip, said), key=lambda line: line[0] in _DRAWN):
        lines = list(group)
        yield [_cells(line) for line in lines if line[0] in _ROWS] if is_table else lines


def _saying(page: Page, job: Call) -> Callable[[str], str]:
    """How a line is said here: of what was made of one plan as its form has it."""
    path = page.folder / job.plan
    if job.words[0] in _OF_MANY:
        return plainly_of_many
    if job.words[0] not in _OF_A_PLAN or not (job.is_over and path.is_file()):
        return plainly
    from generator.page.plans.told import said_in_boxes  # which loads what plans have
    from generator.plan.text import parse_source

    text = path.read_text("utf-8", "replace")
    return said_in_boxes(parse_source(job.plan, text), page.lang)


_OF_MANY = ("batch", "remind")
"""What tells findings of a paper for each of many units."""
_OF_A_PLAN = ("build", "check", "issue")
"""What tells findings of the plan that the page shows as a form."""


def _plans_of(page: Page, job: Call) -> dict[str, str]:
    """The plans that rows of tables name, each by what its row is of, such as a commune."""
    rows = (_cells(line) for line in job.lines if line.startswith(_ROWS))
    named = ((row[0], cell.rpartition(": ")[2]) for row in rows for cell in row[1:])
    return {
        unit: name
        for unit, name in named
        if name.endswith(PLAN_ENDINGS) and (page.folder / name).is_file()
    }


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in re.split("[┃│]", line)[1:-1]]


async def stop_job(request: Request) -> Response:
    """Ends a job that nobody wants any more."""
    job = _job(request)
    request.app.state.page.jobs.stop(job)
    return RedirectResponse(f"/viec/{job.token}", 303)
