"""The pages of a plan as they will print."""

import base64
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from generator.language import Said
from generator.page.files import argument_of
from generator.page.places import Nowhere

DOTS = (110, 165, 220)
"""Per inch, of a page on the screen: the least, and for who looks closer."""
_NOT_DRAWN = Said(
    "Chưa dàn được trang: kế hoạch quá lớn hoặc quá lâu. Thử lại sau.",
    "The pages could not be laid out: the plan is too large or took too long.",
)


def _plan(request: Request) -> str:
    """The plan that is asked for, which is there."""
    argument_of(request.app.state.page, request.query_params.get("tep", ""))
    return request.query_params["tep"]


def _number(request: Request) -> int:
    said = request.query_params.get("so", "1")
    return int(said) if said.isascii() and said.isdecimal() and len(said) < 5 else 1


def _dots(request: Request) -> int:
    """How finely it is drawn, per inch; what is no choice of the page is the least."""
    said = request.query_params.get("net", "")
    return next((one for one in DOTS if said == f"{one}"), DOTS[0])


async def page_part(request: Request) -> Response:
    """A page of it as it will print."""
    page, name, number = request.app.state.page, _plan(request), _number(request)
    dots = _dots(request)
    found = await (await page.studios.of(name)).ask(number=number, dots=dots)
    if found and found["pages"]:
        page.keep_picture(name, found["number"], base64.b64decode(found.pop("picture")))
        way = {"tep": name, "so": str(found["number"]), "dau": found["stamp"], "net": f"{dots}"}
        found["image"] = f"/ke-hoach/anh?{urlencode(way)}"
    why = _NOT_DRAWN.to(request.app.state.page.lang)
    return JSONResponse({"why": why} if found is None else found)


async def page_around(request: Request) -> Response:
    """What is wrong with the plan whose page was drawn last, and where its values stand."""
    found = await (await request.app.state.page.studios.of(_plan(request))).ask()
    return JSONResponse(found or {})


async def page_image(request: Request) -> Response:
    """The picture of a page that was drawn."""
    content = request.app.state.page.pictures.get((_plan(request), _number(request)))
    if content is None:
        raise Nowhere
    return Response(content, media_type="image/png")
