"""Several files that were dropped together: how each stands, and what is done with all at once."""

import asyncio
from collections.abc import Sequence
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from generator.language import Said
from generator.page.files import argument_of
from generator.page.places import Nowhere
from generator.page.show import page_of
from generator.page.state import Dropped, Page
from generator.problems import Severity

_SECONDS = 60.0
"""How long a paper may take, that waits for others."""
_SLOW = (
    Said("soi quá lâu hoặc quá lớn", "too slow or too large"),
    Said("Mở bằng Word, lưu lại rồi thả riêng.", "Open it in Word, save it anew, drop it alone."),
)


async def several(request: Request) -> Response:
    """The files, before they are looked at."""
    token = request.path_params["token"]
    return page_of(request, "several", token=token, files=_files(request))


async def several_part(request: Request) -> Response:
    """The papers with how much is found in each, the worst first, those that cannot be read apart."""
    files, page = _files(request), request.app.state.page
    await asyncio.gather(*(_look(page, one) for one in files if one.name and not one.is_seen))
    papers = sorted((one for one in files if one.counts), key=_worst)
    return page_of(
        request,
        "several-part",
        token=request.path_params["token"],
        papers=papers,
        severities=list(Severity),
        others=[one for one in files if not one.counts],
    )


def _files(request: Request) -> Sequence[Dropped]:
    found: list[Dropped] | None = request.app.state.page.several.get(request.path_params["token"])
    if found is None:
        raise Nowhere
    return found


async def _look(page: Page, one: Dropped) -> None:
    """Has a paper looked at, once."""
    words = argument_of(page, one.name)
    answer = await page.children.ask("counted", page.lang, words, seconds=_SECONDS)
    found: dict[str, Any] = answer.said or {"told": _SLOW}
    one.counts, one.mends = found.get("counts", {}), found.get("mends", False)
    if not one.counts:
        one.href, one.told = "", [Said(*said) for said in found["told"]]


def _worst(one: Dropped) -> list[int]:
    return [-one.counts[severity.value] for severity in Severity]
