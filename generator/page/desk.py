"""The desk: the plans and papers of the folder, and what to do next."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from generator.page.doors.table import DOORS
from generator.page.files import offered
from generator.page.show import page_of
from generator.page.state import Page

_SECONDS = 60.0
_LEADS = {
    "choose": "/chon",
    "update": "/cua/cap-nhat",
    "absorb": "/cua/dua-ve",
    "build": "/cua/tao-word",
    "issue": "/cua/ban-hanh",
    "follow": "/cua/ban-moi",
}
"""Where what is to be done next is done; all else at the plan itself."""
_URGENCY = ("choose", "update", "follow", "absorb", "report", "plan", "build", "issue")
"""What is done first."""
_IN_TIME = ("build", "issue")
"""What is to be done once, and is told in one line of all plans."""
_PLAN = "/ke-hoach"
COPIES = "/ban/xa"
"""Where the communes' plans are shown."""


async def desk(request: Request) -> Response:
    """The desk, at once; what the folder holds comes when it was looked at."""
    page = request.app.state.page
    page.seen()
    unsaved = list(_unsaved(page))
    values = {"found": page.surveyed, "is_old": False, "looking": True, "unsaved": unsaved}
    return page_of(request, "desk", **values)


def _unsaved(page: Page) -> Iterator[dict[str, Any]]:
    """The papers that were mended here and not saved: what each is called, where it is, how often."""
    for name, times in page.mended.unsaved():
        for file, _ in offered(page, [name]):
            yield {"file": file, "times": times, "href": _with("/van-ban", tep=name)}


async def survey_part(request: Request) -> Response:
    """What the folder holds, looked at now."""
    page = request.app.state.page
    answer = await page.children.ask("desk", page.lang, seconds=_SECONDS)
    found = answer.said
    if found is not None:
        page.surveyed = _laid_out(found)
    is_old = found is None
    return page_of(request, "desk-part", found=page.surveyed, is_old=is_old, looking=False)


def _laid_out(found: dict[str, Any]) -> dict[str, Any]:
    """What was found in the folder as the desk has it: what is to be done first, and where."""
    plans = list(map(_plan, found["plans"]))
    waiting = sorted(_waiting(found, plans), key=lambda one: _URGENCY.index(one["door"]))
    return {
        "plans": plans,
        "groups": [
            one | {"later": _with(COPIES, ma=one["id"], loai=one["kind"])}
            for one in found["groups"]
        ],
        "urgent": [one for one in waiting if one["door"] not in _IN_TIME],
        "idle": [one for one in waiting if one["door"] in _IN_TIME],
        "papers": [one | {"page": _with("/van-ban", tep=one["path"])} for one in found["papers"]],
        "further": found["further"],
    }


def _waiting(found: dict[str, Any], plans: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """All that is to be done: reports, what communes' plans wait for, the folder's own plans."""
    yield from map(_report, found["reports"])
    for group in found["groups"]:
        if group["todo"]:
            yield _behind(group["of"], group)
        yield from map(_undecided, group["undecided"])
    yield from (one for one in plans if one["door"])


async def copies_part(request: Request) -> Response:
    """The communes' plans of one plan, looked at now."""
    page = request.app.state.page
    asked = request.query_params.get("ma", ""), request.query_params.get("loai", "plans")
    answer = await page.children.ask("copies", page.lang, *asked, seconds=_SECONDS)
    found = answer.said
    return page_of(
        request, "copies-part", found=found if found is None else list(map(_plan, found))
    )


async def behind_part(request: Request) -> Response:
    """That communes follow an earlier version of a plan, looked at now; nothing where none does."""
    page = request.app.state.page
    plan = request.query_params.get("plan", "")
    answer = await page.children.ask("behind", page.lang, plan)
    todo = answer.said
    return page_of(request, "behind-part", found=_behind(plan, {"todo": todo}) if todo else None)


def _behind(plan: str, row: dict[str, Any]) -> dict[str, Any]:
    """What is to be done for the communes that follow an earlier version of a plan, looked at first."""
    href = _with(_LEADS["follow"], plan=plan, xem="1")
    return row | {"door": "follow", "href": href, "apart": ""}


def _undecided(row: dict[str, Any]) -> dict[str, Any]:
    """What is to be chosen in a commune's plan, with where it is chosen."""
    return row | {"href": _with(_LEADS[row["door"]], plan=row["path"]), "apart": ""}


def _plan(row: dict[str, Any]) -> dict[str, Any]:
    """A plan of the survey with where its links lead."""
    edited = {"tep": row["edited"]} if row["door"] == "absorb" else {}
    return row | {
        "page": _with(_PLAN, tep=row["path"]),
        "document_href": _with("/tai", tep=row["document"]),
        "href": _with(_LEADS[row["door"]], plan=row["path"], **edited)
        if row["door"] in _LEADS
        else _with(_PLAN, tep=row["path"]),
    }


def _report(row: dict[str, Any]) -> dict[str, Any]:
    """A report that is due, with where it is begun."""
    href = _with("/cua/bao-cao", plan=row["path"], ky=row["period"])
    return row | {"door": "report", "href": href}


def _with(address: str, **values: str) -> str:
    return f"{address}?{urlencode(values)}"


async def help_page(request: Request) -> Response:
    """What the page is for."""
    return page_of(request, "help", doors=DOORS)


async def ask_name(request: Request) -> Response:
    """Asks what a new plan is to be called."""
    return page_of(request, "start", name="", wrong=False)


async def make_example(request: Request) -> Response:
    """Makes a new plan of the example."""
    page = request.app.state.page
    async with request.form(max_files=0, max_fields=4) as form:
        name = str(form.get("ten", ""))
    answer = await page.children.ask("example", page.lang, name)
    made = answer.said
    if not made:
        return page_of(request, "start", 400, name=name, wrong=True)
    return RedirectResponse(_with(_PLAN, tep=made), 303)
