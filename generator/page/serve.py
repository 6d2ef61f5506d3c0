"""Serves the page of a folder until ten minutes after its last tab."""

import asyncio
import socket
import sys
import threading
import webbrowser
from pathlib import Path

import h11
import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

from generator import console
from generator.disk.links import real
from generator.language import Lang, Said
from generator.page.app import application
from generator.page.guard import Guard, entry_address
from generator.page.keys import Keys
from generator.page.running import home_of
from generator.page.state import Page
from generator.problems import Spot, refused

HEADER_SECONDS = 10.0
"""How long a connection may take to say what it asks for."""
CONNECTIONS = 64
_TICK, _WITHOUT_TAB = 5.0, 600.0


def serve(folder: Path, port: int, lang: Lang, opens: bool) -> None:
    """Shows the folder: in the page that runs for it already, else in one that runs from now on."""
    with home_of(folder) as home:
        running = home.address()
        if running is not None:
            _announce(running, opens)
            return
        keys = Keys()
        listening = _listening(port)
        address = f"http://127.0.0.1:{listening.getsockname()[1]}"
        home.note(address, keys.master)
        page = Page(real(folder), home.work(), lang, quick=True)
    guarded = Guard(application(page), keys, address, lang)
    try:
        with listening:
            _announce(entry_address(address, keys), opens)
            asyncio.run(_served(page, guarded, listening))
    finally:
        home.leave()


def _announce(address: str, opens: bool) -> None:
    """Prints the address, alone on its line, and opens it."""
    console.pass_on(address)
    sys.stdout.flush()
    if opens:
        # A browser that has to start keeps whoever opens it waiting.
        threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()


def _listening(port: int) -> socket.socket:
    """A socket of this machine alone."""
    # Named TCP: else what is sent waits 40 ms for the browser to say that it has what came before.
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        if sys.platform != "win32":  # there it would let another program take the port
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(("127.0.0.1", port))
        listening.listen(CONNECTIONS)
    except OSError as error:
        listening.close()
        why = error.strerror or "?"
        message = Said(f"không dùng được cổng {port} ({why})", f"port {port} is not free ({why})")
        advice = Said("Bỏ --port, hoặc chọn số khác.", "Leave --port out, or choose another.")
        raise refused(Spot("--port"), "open/port", message, advice) from None
    return listening


class _Prompt(H11Protocol):
    """A connection that ends where nobody asks anything in time, at first or again."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Gives it some seconds."""
        super().connection_made(transport)
        self._look_again()

    def _look_again(self) -> None:
        self.loop.call_later(HEADER_SECONDS, self._close_unasked, self.cycle)

    def _close_unasked(self, before: object) -> None:
        if self.transport.is_closing():
            return
        if self.cycle is before and self.conn.their_state is h11.IDLE:
            self.transport.close()
        else:
            self._look_again()


async def _served(page: Page, guarded: Guard, listening: socket.socket) -> None:
    config = uvicorn.Config(
        guarded,
        http=_Prompt,
        ws="none",
        lifespan="on",
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=False,
        limit_concurrency=CONNECTIONS,
        timeout_keep_alive=20,
        timeout_graceful_shutdown=2,
        h11_max_incomplete_event_size=32 * 1024,
    )
    server = uvicorn.Server(config)
    ending = asyncio.create_task(_ended(page, server))
    await server.serve(sockets=[listening])
    ending.cancel()


async def _ended(page: Page, server: uvicorn.Server) -> None:
    """Ends the server some time after nobody looks any more; a machine that slept has not waited."""
    while not page.is_over(_WITHOUT_TAB):
        await asyncio.sleep(_TICK)
        page.wait(_TICK)
    server.should_exit = True
