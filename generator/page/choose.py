"""Choices between a commune's words and the office's: two columns, one choice each."""

import json
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from generator.language import Said
from generator.page.files import argument_of
from generator.page.jobs import Call
from generator.page.show import page_of

_WAYS = {"xa": "--keep", "tinh": "--take"}
_MOST = 400
"""Choices that one form may bring."""
_TITLE = Said("Chọn chỗ hai bên cùng sửa", "Choose what both changed")


async def choices(request: Request) -> Response:
    """What is to be chosen in a plan."""
    page, plan = request.app.state.page, request.query_params.get("plan", "")
    answer = await page.children.ask("choices", page.lang, argument_of(page, plan))
    found = json.loads(answer.text) if answer.is_whole else None
    return page_of(request, "choose", plan=plan, found=found)


async def choose(request: Request) -> Response:
    """Settles what was chosen; what was not stays open."""
    page = request.app.state.page
    async with request.form(max_files=0, max_fields=_MOST) as form:
        plan = argument_of(page, str(form.get("plan", "")))
        chosen = {flag: _numbers(dict(form), way) for way, flag in _WAYS.items()}
    words = [word for flag, some in chosen.items() if some for word in (flag, *some)]
    if not words:
        return RedirectResponse(f"/chon?{urlencode({'plan': plan})}", 303)
    call = Call(_TITLE.to(page.lang), ("update", plan, *words, "--lang", page.lang), plan=plan)
    return RedirectResponse(f"/viec/{page.jobs.begin(call).token}", 303)


def _numbers(form: dict[str, object], way: str) -> list[str]:
    """The numbers of the choices that were made this way."""
    numbered = (name.removeprefix("chon-") for name, value in form.items() if value == way)
    return [number for number in numbered if number.isascii() and number.isdecimal()]
