"""Work that takes its time: begun, watched while it goes on, and stopped where nobody wants it."""

import asyncio
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import field
from pathlib import Path

from generator import console
from generator.atomic import remove
from generator.lazy import dataclass
from generator.page.children import Busy, Children, end
from generator.page.doors.door import LOOK_FIRST
from generator.page.places import new_token
from generator.problems import Rejected

MOST, _KEPT = 4000, 50
"""Lines that are kept of what a job says, and jobs that are remembered."""
WAITS, RUNS, DONE, STOPPED = "waits", "runs", "done", "stopped"


@dataclass(eq=False)
class Call:
    """One call of a verb; `offers` are the files that it may make, as the page names them, `plan` the
    plan that it is about, `source` the paper. `door` asked for it, with `values` in its fields.
    `step` is how far it is, of how many, and with what; `facts` are the first of each name that the
    verb notes.

    `received` are files that were put into the folder for it, by how the verb names them; what it
    refuses is `returned`, and no more there.
    """

    title: str
    words: tuple[str, ...]
    offers: tuple[str, ...] = ()
    plan: str = ""
    source: str = ""
    door: str = ""
    values: Mapping[str, str] = field(default_factory=dict)
    token: str = field(default_factory=new_token)
    state: str = WAITS
    code: int | None = None
    lines: list[str] = field(default_factory=list)
    facts: dict[str, str] = field(default_factory=dict)
    step: tuple[int, int, str] = (0, 0, "")
    received: tuple[str, ...] = ()
    returned: tuple[str, ...] = ()
    process: asyncio.subprocess.Process | None = None
    work: asyncio.Task[None] | None = None

    @property
    def is_over(self) -> bool:
        """Whether nothing of it is to come."""
        return self.state in (DONE, STOPPED)

    def refuses(self, way: str) -> bool:
        """Whether all that it says is what is wrong with that file."""
        said = {line.partition(":")[0] for line in self.lines if line[:1].strip()}
        return self.code == 1 and said == {way}

    @property
    def only_looked(self) -> bool:
        """Whether it says what would be, and writes nothing."""
        return LOOK_FIRST.option in self.words

    @property
    def may_be_asked_again(self) -> bool:
        """Whether it did not come to a good end, and a form asked for it that can be mended: not for a
        paper that was asked about where it is shown."""
        is_asked = bool(self.door) and self.values.keys() - {"tep", "nhieu"}
        return bool(is_asked) and self.is_over and self.code != 0


class Jobs:
    """The jobs of a page, the newest last."""

    def __init__(self, children: Children) -> None:
        self._children = children
        self._known: dict[str, Call] = {}
        self._tasks: set[asyncio.Task[None]] = set()

    def begin(self, job: Call) -> Call:
        """Starts a job; it goes on while nobody looks."""
        self._known[job.token] = job
        over = [token for token, one in self._known.items() if one.is_over]
        for token in over[: max(0, len(self._known) - _KEPT)]:
            del self._known[token]
        job.work = asyncio.get_running_loop().create_task(self._run(job))
        self._tasks.add(job.work)
        job.work.add_done_callback(self._tasks.discard)
        return job

    async def ended(self, job: Call, seconds: float) -> None:
        """Waits until a job is over, no longer than that."""
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await asyncio.shield(job.work or asyncio.sleep(0))

    def known(self, token: str) -> Call | None:
        """The job that is called so."""
        return self._known.get(token)

    @property
    def living(self) -> list[Call]:
        """Those that are not over."""
        return [job for job in self._known.values() if not job.is_over]

    def stop(self, job: Call) -> None:
        """Ends a job; what it has written by then is whole."""
        if not job.is_over:
            job.state = STOPPED
            if job.process is not None:
                end(job.process)

    async def _run(self, job: Call) -> None:
        try:
            async with self._children.started("verb", *job.words) as process:
                if job.state == STOPPED:
                    return
                job.state, job.process = RUNS, process
                said = (_kept(process.stdout, job), _kept(process.stderr, job))
                await asyncio.gather(*said)
                job.code = await process.wait()
                _give_back(job, self._children.folder)
        except Busy:
            job.code = 1
        if job.state != STOPPED:
            job.state = DONE


def _give_back(job: Call, folder: Path) -> None:
    """Takes out of the folder again what was put there for a job that refused it."""
    for way in filter(job.refuses, job.received):
        with suppress(Rejected):  # on Windows, what another program holds open stays there
            remove(folder / way)
            job.returned += (way,)


async def _kept(stream: asyncio.StreamReader | None, job: Call) -> None:
    """Keeps the lines of a stream while it goes on, and how far the job is."""
    assert stream is not None
    while piece := await _line(stream):
        text = piece.decode("utf-8", "replace").rstrip()
        if text.startswith(console.STEP):
            done, total, name = f"{text[1:]} ".split(" ", 2)
            job.step = int(done), int(total), name.strip()
        elif text.startswith(console.FACT):
            name, _, value = text[1:].partition(" ")
            job.facts.setdefault(name, value)
        elif len(job.lines) < MOST:
            job.lines.append(text)


async def _line(stream: asyncio.StreamReader) -> bytes:
    try:
        return await stream.readline()
    except ValueError:  # longer than any line of ours
        return b"\xe2\x80\xa6\n"
