"""Who gets in: every request is refused that is not this browser's own, of this page, and bounded.

A page of a stranger, a name that somebody made lead to this machine, another program on another
port of it: none of them has the cookie and the right `Host`, `Origin` and `Sec-Fetch-Site` at once.
"""

import asyncio
import hmac
from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qs

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from generator.console import as_called
from generator.language import Lang
from generator.page.keys import Keys
from generator.page.show import part_text

ENTRY, AGAIN = "/vao", "/khoa"
"""Where the secret of an address is exchanged, and where the same user's command gets a new one."""
SECRET = "khoa"
BODY_SECONDS, ANSWER_SECONDS = 30.0, 300.0
_METHODS = ("GET", "HEAD", "POST")
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_HEADERS = {
    "Content-Security-Policy": _POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cache-Control": "no-store",
}
STYLE = "/static/page.css"
"""What the page looks like, which says nothing of anybody: who is refused sees it too."""


class Guard:
    """The application behind its door; its address is `http://127.0.0.1:PORT`."""

    def __init__(self, app: ASGIApp, keys: Keys, address: str, lang: Lang = "vi") -> None:
        self._app, self._keys, self._address, self._lang = app, keys, address, lang

    def _closed(self) -> Response:
        """The page of who does not get in, with how he would."""
        command = as_called("kehoach open")
        return HTMLResponse(part_text(self._lang, "closed", command=command), 403)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers the request, or refuses it."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        if scope["type"] != "http":
            await send({"type": "websocket.close", "code": 1008})
            return
        answer = self._refused(scope, Headers(scope=scope)) or self._entered(scope)
        closed = _with_headers(send)
        if answer is not None:
            await answer(scope, receive, closed)
            return
        try:
            async with asyncio.timeout(ANSWER_SECONDS):
                await self._app(scope, _in_time(receive), closed)
        except TimeoutError:
            await PlainTextResponse("", 408)(scope, receive, closed)

    def _refused(self, scope: Scope, headers: Headers) -> Response | None:
        """What is answered to who may not ask at all; the secret is not looked at for them."""
        if scope["method"] not in _METHODS:
            return PlainTextResponse("", 405)
        if headers.getlist("host") != [self._address.removeprefix("http://")]:
            return self._closed()
        if not _is_own(headers, self._address, writes=scope["method"] == "POST"):
            return self._closed()
        return None

    def _entered(self, scope: Scope) -> Response | None:
        """The answer to who brings a key, and the refusal of who has none."""
        headers = Headers(scope=scope)
        if scope["path"] == AGAIN:
            return self._again(headers)
        is_known = self._keys.lets_in(_cookie(headers, self._cookie_name()))
        if scope["path"] == ENTRY:
            return self._exchanged(scope, is_known)
        return None if is_known or scope["path"] == STYLE else self._closed()

    def _again(self, headers: Headers) -> Response:
        if not self._keys.is_master(headers.get("authorization", "").removeprefix("Bearer ")):
            return self._closed()
        return PlainTextResponse(entry_address(self._address, self._keys))

    def _exchanged(self, scope: Scope, is_known: bool) -> Response:
        asked = parse_qs(scope["query_string"].decode("latin-1")).get(SECRET, [""])[0]
        session = self._keys.exchanged(asked)
        if session is None and not is_known:
            return self._closed()
        answer = RedirectResponse("/", 303)
        if session is not None:
            answer.set_cookie(self._cookie_name(), session, httponly=True, samesite="strict")
        return answer

    def _cookie_name(self) -> str:
        # A browser gives the cookies of one port of a machine to all others.
        return f"kehoach-{self._address.rpartition(':')[2]}"


def entry_address(address: str, keys: Keys) -> str:
    """An address with a new secret."""
    return f"{address}{ENTRY}?{SECRET}={keys.spare()}"


def _cookie(headers: Headers, name: str) -> str:
    try:
        found = SimpleCookie(headers.get("cookie", "")).get(name)
    except CookieError:
        return ""
    return found.value if found else ""


def _is_own(headers: Headers, address: str, writes: bool) -> bool:
    """Whether a request comes from a page of ours, or from the user himself.

    A form of a page that names no referrer has the origin "null"; the browser says by another
    header, which no script can set, whether it was ours.
    """
    site, origin = headers.get("sec-fetch-site", ""), headers.get("origin", "")
    if site not in ("", "same-origin", "none"):
        return False
    if origin == "null":
        return site == "same-origin"
    if not origin:
        return not writes or headers.get("authorization", "").startswith("Bearer ")
    return hmac.compare_digest(origin.encode(), address.encode())


def _with_headers(send: Send) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in _HEADERS.items():
                headers[name] = value
        await send(message)

    return sending


def _in_time(receive: Receive) -> Receive:
    """Refuses a request whose body takes too long to come."""
    until = asyncio.get_running_loop().time() + BODY_SECONDS
    is_whole = False

    async def receiving() -> Message:
        nonlocal is_whole
        if is_whole:
            return await receive()
        try:
            async with asyncio.timeout_at(until):
                message = await receive()
        except TimeoutError:
            raise HTTPException(408) from None
        is_whole = not message.get("more_body", False)
        return message

    return receiving
