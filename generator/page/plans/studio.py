"""The process that has a plan open: it is asked again and again, and begun anew where it ended."""

import asyncio
import json
from typing import Any

from generator.page.children import Children, tell_order

_SECONDS, MOST = 60.0, 4
"""How long an answer may take, and how many plans are open at once."""


class Studio:
    """One plan that is open."""

    def __init__(self, children: Children, lang: str, plan: str) -> None:
        self._children, self._lang, self._plan = children, lang, plan
        self._process: asyncio.subprocess.Process | None = None
        self._telling, self._reading = asyncio.Lock(), asyncio.Lock()

    async def ask(self, **order: Any) -> dict[str, Any] | None:
        """The answer to an order; None where the process had to be ended, or ended itself.

        The next order is told before: the process may leave what nobody waits for any more.
        """
        async with self._telling:
            process = self._process = self._process or await self._children.companion(
                "studio", self._lang, self._plan
            )
            await tell_order(process, order)
            await self._reading.acquire()
        try:
            return await self._answer(process)
        finally:
            self._reading.release()

    async def _answer(self, process: asyncio.subprocess.Process) -> dict[str, Any] | None:
        assert process.stdout is not None
        try:
            async with asyncio.timeout(_SECONDS):
                found: dict[str, Any] = json.loads(await process.stdout.readline())
                return found
        except (TimeoutError, ValueError):
            await self._end(process)
            return None
        except asyncio.CancelledError:  # its answer would be taken for that of the next order
            await self._end(process)
            raise

    async def close(self) -> None:
        """Ends the process."""
        if self._process is not None:
            await self._end(self._process)

    async def _end(self, process: asyncio.subprocess.Process) -> None:
        if self._process is process:
            self._process = None
            await self._children.ended(process)


class Studios:
    """The plans that are open, the last asked last."""

    def __init__(self, children: Children, lang: str) -> None:
        self._children, self._lang = children, lang
        self._open: dict[str, Studio] = {}

    async def of(self, plan: str) -> Studio:
        """The studio of a plan; the one that was asked longest ago is closed for it."""
        found = self._open.pop(plan, None) or Studio(self._children, self._lang, plan)
        self._open[plan] = found
        while len(self._open) > MOST:
            await self._open.pop(next(iter(self._open))).close()
        return found
