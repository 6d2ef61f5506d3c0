"""The page of one folder: what it holds, and which address shows what."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from importlib import import_module

from starlette.applications import Starlette
from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.body_limit import RequestBodyLimitMiddleware
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Receive, Scope, Send

from generator.package import MIB
from generator.page import choose, desk, dropped, files, several, work
from generator.page.children import Busy
from generator.page.doors import asked
from generator.page.places import Nowhere
from generator.page.plans import drawn
from generator.page.show import STATIC, page_of
from generator.page.state import Page

_WRITING = "generator.page.plans.written"
BODY = 64 * MIB
"""Bytes of all that one request may bring."""


@asynccontextmanager
async def _living(app: Starlette) -> AsyncIterator[None]:
    """Ends what the page started when it ends itself."""
    yield
    page: Page = app.state.page
    for job in page.jobs.living:
        page.jobs.stop(job)
    await page.close()


async def _beat(request: Request) -> Response:
    """A tab says that it is open."""
    request.app.state.page.seen()
    return Response(status_code=204)


async def _refused(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 400
    return page_of(request, "error", status, what=f"{status}")


async def _nowhere(request: Request, _error: Exception) -> Response:
    return page_of(request, "error", 404, what="404")


async def _not_taken(request: Request, error: Exception) -> Response:
    assert isinstance(error, dropped.NotTaken)
    return page_of(request, "error", 400, what="kind", told=error.told)


async def _busy(request: Request, _error: Exception) -> Response:
    return page_of(request, "error", 503, what="503")


async def _failed(request: Request, _error: Exception) -> Response:
    return page_of(request, "error", 500, what="500")


class _Announced:
    """Refuses with a page what announces to be larger than may come, before any of it does."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers the request, or has it answered."""
        said = Headers(scope=scope).get("content-length", "") if scope["type"] == "http" else ""
        is_too_large = said.isascii() and said.isdecimal() and int(said[:20]) > BODY
        refusal = page_of(Request(scope), "error", 413, what="413") if is_too_large else None
        await (refusal or self._app)(scope, receive, send)


_LIMITS = [Middleware(_Announced), Middleware(RequestBodyLimitMiddleware, max_body_size=BODY)]


def _later(name: str) -> Callable[[Request], Awaitable[Response]]:
    """What answers for a plan that is written, loaded when first asked."""

    async def answer(request: Request) -> Response:
        room = await asyncio.to_thread(import_module, _WRITING)
        found: Response = await getattr(room, name)(request)
        return found

    return answer


_ROUTES = [
    Route("/", desk.desk),
    Route("/ban", desk.survey_part),
    Route(desk.COPIES, desk.copies_part),
    Route("/ban/theo", desk.behind_part),
    Route("/ke-hoach", _later("plan_page")),
    Route("/ke-hoach/sua", _later("obey"), methods=["POST"]),
    Route("/ke-hoach/goi-y", _later("suggest")),
    Route("/ke-hoach/loi", _later("problems")),
    Route("/ke-hoach/trang", drawn.page_part),
    Route("/ke-hoach/anh", drawn.page_image),
    Route("/ke-hoach/quanh", drawn.page_around),
    Route("/tro-giup", desk.help_page),
    Route("/moi", desk.ask_name),
    Route("/moi", desk.make_example, methods=["POST"]),
    Route("/nhip", _beat, methods=["POST"]),
    Route("/tha", dropped.take, methods=["POST"]),
    Route("/nhieu/{token}", several.several),
    Route("/nhieu/{token}/phan", several.several_part),
    Route("/van-ban", dropped.own_paper),
    Route("/van-ban-trang", dropped.leaves),
    Route("/van-ban-anh", dropped.leaf),
    Route("/van-ban/{token}", dropped.paper),
    Route("/chon", choose.choices),
    Route("/chon", choose.choose, methods=["POST"]),
    Route("/cua/{door}", asked.ask),
    Route("/cua/{door}", asked.begin, methods=["POST"]),
    Route("/viec/{token}", work.job_page),
    Route("/viec/{token}/phan", work.job_part),
    Route("/viec/{token}/dung", work.stop_job, methods=["POST"]),
    Route("/tep/{token}/{name}", files.dropped_file),
    Route("/tai", files.own_file),
    Route("/mo", files.open_file, methods=["POST"]),
    Mount("/static", StaticFiles(directory=STATIC)),
]


def application(page: Page) -> Starlette:
    """The page as what answers requests, behind no door yet."""
    made = Starlette(
        routes=_ROUTES,
        middleware=_LIMITS,
        exception_handlers={
            HTTPException: _refused,
            ClientDisconnect: _refused,
            Nowhere: _nowhere,
            Busy: _busy,
            dropped.NotTaken: _not_taken,
            Exception: _failed,
        },
        lifespan=_living,
    )
    made.state.page = page
    return made
