"""A plan on the page: what it says, and beside it the page as it will print."""

import base64

from starlette.requests import Request
from starlette.responses import Response

from generator.page.desk import title_of_plan
from generator.page.doors import DOORS
from generator.page.files import argument_of
from generator.page.places import Nowhere
from generator.page.show import page_of

_DOORS = (
    *("tao-word", "kiem-tra", "truoc-khi-ky", "ban-hanh", "dua-ve", "cap-nhat", "thay-doi"),
    "bao-cao",
)
_MOST = 60
"""Pictures of pages that are kept."""


def _plan(request: Request) -> str:
    """The plan that is asked for, which is there."""
    argument_of(request.app.state.page, request.query_params.get("tep", ""))
    return request.query_params["tep"]


def _number(request: Request) -> int:
    said = request.query_params.get("so", "1")
    return int(said) if said.isascii() and said.isdecimal() and len(said) < 5 else 1


async def plan(request: Request) -> Response:
    """The plan with what can be done with it."""
    name = _plan(request)
    title = title_of_plan(request.app.state.page, name)
    return page_of(request, "plan", plan=name, title=title, doors=[(d, DOORS[d]) for d in _DOORS])


async def page_part(request: Request) -> Response:
    """A page of it as it will print, and what is wrong with the plan."""
    page, name, number = request.app.state.page, _plan(request), _number(request)
    found = await (await page.studios.of(name)).ask(number=number)
    if found and found["pages"]:
        page.pictures[name, found["number"]] = base64.b64decode(found.pop("picture"))
        while len(page.pictures) > _MOST:
            page.pictures.pop(next(iter(page.pictures)))
    return page_of(request, "plan-page", plan=name, found=found)


async def page_image(request: Request) -> Response:
    """The picture of a page that was drawn."""
    content = request.app.state.page.pictures.get((_plan(request), _number(request)))
    if content is None:
        raise Nowhere
    return Response(content, media_type="image/png")
