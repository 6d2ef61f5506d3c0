"""A door that is opened: what it asks for, and its work begun."""

import json
from typing import Any

from starlette.datastructures import FormData, UploadFile
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from generator.law.divisions import provinces
from generator.page.doors.door import Door, Field
from generator.page.doors.given import Wrong, order_of
from generator.page.doors.table import OPEN
from generator.page.dropped import MOST_FIELDS, MOST_FILES, NotTaken, store
from generator.page.files import WORK, offered
from generator.page.jobs import Call
from generator.page.places import Nowhere
from generator.page.show import page_of
from generator.page.state import Page
from generator.page.stock import folders_there, plans_there

_SECONDS = 20.0
"""How long a page waits for the paper that it is to show."""


def _door(request: Request) -> tuple[str, Door]:
    name = request.path_params["door"]
    if name not in OPEN:
        raise Nowhere
    return name, OPEN[name]


async def ask(request: Request) -> Response:
    """What a door asks for, with what the address says already, or what was typed for a job."""
    name, door = _door(request)
    page = request.app.state.page
    job = page.jobs.known(request.query_params.get("viec", ""))
    said = job.values if job else request.query_params
    known = {field.name: said.get(field.name, "") for field in door.fields}
    plans = await _plans_for(page, door)
    return _asked(request, name, door, known if job else _begun(door, known, plans), plans)


def _begun(door: Door, known: dict[str, str], plans: dict[str, Any]) -> dict[str, str]:
    """The values with what is known of the plan: where its communes' files are, and their roster."""
    chosen = known.get("plan") or next((path for path, _ in plans["own"]), "")
    of_plan = plans["begins"].get(chosen, {})
    by_kind = {field.name: of_plan.get(field.begins_as, "") for field in door.fields}
    return {name: value or by_kind[name] for name, value in known.items()}


def _asked(
    request: Request,
    name: str,
    door: Door,
    values: dict[str, str],
    plans: dict[str, Any],
    wrong: Wrong | None = None,
) -> Response:
    kinds = {field.kind for field in door.fields}
    page = request.app.state.page
    return page_of(
        request,
        "door",
        400 if wrong else 200,
        name=name,
        door=door,
        values=values,
        wrong=wrong.field if wrong else "",
        told=wrong.told if wrong else (),
        plans=plans,
        folders=folders_there(page.folder) if "folder" in kinds else [],
        provinces=sorted(provinces(), key=lambda one: one.slug) if "units" in kinds else [],
    )


_NONE: dict[str, Any] = {"own": [], "groups": [], "begins": {}}


async def _plans_for(page: Page, door: Door) -> dict[str, Any]:
    """The plans to choose from, each with what it is called: by its file where that is not known."""
    if not {field.kind for field in door.fields} & {"plan", "any"}:
        return _NONE
    answer = await page.children.ask("plans", page.lang)
    if answer.is_whole:
        found: dict[str, Any] = json.loads(answer.text)
        return found
    return _NONE | {"own": [(path, path.rpartition(".")[0]) for path in plans_there(page.folder)]}


async def begin(request: Request) -> Response:
    """Begins what a door asks for."""
    name, door = _door(request)
    page = request.app.state.page
    values: dict[str, str] = {}
    try:
        async with request.form(max_files=MOST_FILES, max_fields=MOST_FIELDS) as form:
            values |= {field.name: _typed(field, form) for field in door.fields}
            for field in door.fields:
                values[field.name] = await _brought(page, field, form) or values[field.name]
        order = order_of(door, page, values)
    except Wrong as wrong:
        return _asked(request, name, door, values, await _plans_for(page, door), wrong)
    words = (*order.words, "--lang", page.lang)
    title, plan = door.title.to(page.lang), values.get("plan", "")
    paper = next((values[one.name] for one in door.fields if one.kind == "paper"), "")
    call = Call(title, words, tuple(order.offers), plan, paper, name, values)
    call.received = order.received
    job = page.jobs.begin(call)
    await page.jobs.ended(job, _SECONDS if door.leads else 0)
    return RedirectResponse(_led_to(page, job, door) or f"/viec/{job.token}", 303)


def _led_to(page: Page, job: Call, door: Door) -> str:
    """The page of the paper that was made, "" where none was, or the work is what is shown."""
    made = offered(page, job.offers) if door.leads and job.is_over else []
    if not made:
        return ""
    page.mended.keep(job)
    return f"/van-ban/{job.offers[0].removeprefix(WORK).partition('/')[0]}"


def _typed(field: Field, form: FormData) -> str:
    """What a field says."""
    said = form.get(field.name, "")
    return said if isinstance(said, str) else ""


async def _brought(page: Page, field: Field, form: FormData) -> str:
    """The file that a field brings, which is kept, as the page names it; "" for none."""
    brought = form.get(f"{field.name}.tep")
    if not isinstance(brought, UploadFile) or not brought.filename:
        return ""
    try:
        return await store(page, brought)
    except NotTaken as error:
        raise Wrong(field.name, error.told) from None
