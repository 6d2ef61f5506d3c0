"""Choices between a commune's words and the office's: two columns, one choice each."""

import asyncio
from collections.abc import Iterator, Sequence
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from generator.form.places import place_named, reader_at
from generator.form.stored import OpenPlan
from generator.form.typed import value_typed
from generator.form.writing import Draft
from generator.language import Said
from generator.page.files import argument_of
from generator.page.jobs import Call
from generator.page.plans.orders import year_of
from generator.page.show import page_of
from generator.problems import Rejected

_WAYS = {"--keep": ("xa", "khac"), "--take": ("tinh",)}
_MOST = 400
"""Choices that one form may bring."""
_TITLE = Said("Chọn chỗ hai bên cùng sửa", "Choose what both changed")


async def choices(request: Request) -> Response:
    """What is to be chosen in a plan."""
    page, query = request.app.state.page, request.query_params
    plan, paper = query.get("plan", ""), query.get("tep", "")
    asked = [argument_of(page, one) for one in (plan, paper) if one or one is plan]
    answer = await page.children.ask(_ASKED[bool(paper)], page.lang, *asked)
    found = answer.said
    return page_of(request, "choose", plan=plan, paper=paper, found=found)


_ASKED = ("choices", "clashes")
"""Who answers what is to be chosen: between the office and a commune, of a reviewer's copy."""


async def choose(request: Request) -> Response:
    """Settles what was chosen; what was not stays open."""
    page = request.app.state.page
    async with request.form(max_files=0, max_fields=_MOST) as form:
        plan, paper = argument_of(page, str(form.get("plan", ""))), str(form.get("tep", ""))
        reviewed = [argument_of(page, paper)] if paper else []
        chosen = {flag: _numbers(dict(form), ways) for flag, ways in _WAYS.items()}
        others = dict(_others(dict(form)))
    try:
        await asyncio.to_thread(_write, OpenPlan(page.folder / plan), others)
    except (Rejected, KeyError, ValueError, IndexError):
        return page_of(request, "error", 400, what="choice")
    flags = [flag for flag in chosen if chosen[flag] and not (reviewed and flag == "--keep")]
    words = [word for flag in flags for word in (flag, *chosen[flag])]
    if not words:
        return RedirectResponse(f"/chon?{urlencode({'plan': plan, 'tep': paper})}", 303)
    verb = "absorb" if reviewed else "update"
    order = (verb, plan, *reviewed, *words, "--lang", page.lang)
    call = Call(_TITLE.to(page.lang), order, plan=plan)
    return RedirectResponse(f"/viec/{page.jobs.begin(call).token}", 303)


def _others(form: dict[str, object]) -> Iterator[tuple[str, str]]:
    """What is to be written otherwise than either side has it, by the place where it stands."""
    for number in _numbers(form, ("khac",)):
        if words := str(form.get(f"khac-{number}", "")).strip():
            yield str(form.get(f"cho-{number}", "")), words


def _write(plan: OpenPlan, others: dict[str, str]) -> None:
    """Writes these words at their places, all or none."""
    if others:
        plan.change(plan.now().name, lambda draft: _put(draft, others))


def _put(draft: Draft, others: dict[str, str]) -> None:
    for name, words in others.items():
        place = place_named(name)
        draft.put(place, value_typed(words, reader_at(place), year_of(draft.source)) or words)


def _numbers(form: dict[str, object], ways: Sequence[str]) -> list[str]:
    """The numbers of the choices that were made in one of these ways."""
    numbered = (name.removeprefix("chon-") for name, value in form.items() if value in ways)
    return [number for number in numbered if number.isascii() and number.isdecimal()]
