"""A job on the page: how far it is, what it says, what it made."""

import re
from collections.abc import Iterator

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from generator.page.files import offered
from generator.page.jobs import Call
from generator.page.places import Nowhere
from generator.page.show import page_of, plainly
from generator.page.state import Page

_DRAWN = "┏┃┡│└├┌"
"""How lines of a table begin that a verb draws."""


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
    made = [one for one in offered(page, job.offers) if job.is_over]
    return page_of(request, name, job=job, made=made, lines=list(_lines(page, job)))


def _lines(page: Page, job: Call) -> Iterator[tuple[str, str]]:
    """What the job says, each line with its sort; the names of files without where they are kept."""
    kept = re.compile(rf"{re.escape(page.work.as_posix())}/[0-9a-f]{{16}}/")
    for line in job.lines:
        text = plainly(kept.sub("", line))
        if text.strip():
            yield "table" if text[0] in _DRAWN else "", text


async def stop_job(request: Request) -> Response:
    """Ends a job that nobody wants any more."""
    job = _job(request)
    request.app.state.page.jobs.stop(job)
    return RedirectResponse(f"/viec/{job.token}", 303)
