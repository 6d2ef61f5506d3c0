"""A page while it runs: the folder that it shows, what was dropped on it, and who looks."""

from collections.abc import Mapping, Sequence
from dataclasses import field
from pathlib import Path
from typing import Any

from generator.language import Lang, Said
from generator.lazy import dataclass
from generator.page.children import Children
from generator.page.jobs import Jobs
from generator.page.mended import MendedHere
from generator.page.places import new_token
from generator.page.plans.studio import Studios

_PICTURES, _TOGETHER = 60, 20
"""Pictures of pages that are kept, and lists of files that were dropped together."""


@dataclass(eq=False)
class Dropped:
    """One of several files that were dropped: what it is called, where it is to be had, where it leads;
    of what is no paper to judge `told` says what it is and what to do. A paper that was looked at
    has `counts` by severity, and `mends` something."""

    file: str
    name: str = ""
    href: str = ""
    told: Sequence[Said] = ()
    counts: Mapping[str, int] = field(default_factory=dict)
    mends: bool = False

    @property
    def is_faulty(self) -> bool:
        """Whether anything was found in it."""
        return any(self.counts.values())

    @property
    def is_seen(self) -> bool:
        """Whether it was looked at."""
        return bool(self.counts or self.told)


class Page:
    """The page of a folder; `work` is the folder for what is dropped on it. `quick` keeps a process
    waiting for the next question. `surveyed` is what the desk showed last,
    `pictures` the pages that were drawn last, by plan and number, `several` files dropped together."""

    def __init__(self, folder: Path, work: Path, lang: Lang, quick: bool = False) -> None:
        self.folder, self.work, self.lang = folder, work, lang
        self.children = Children(folder, lang, keeps_spare=quick)
        self._workers = Children(folder, lang)
        self.jobs = Jobs(self._workers)
        self.studios = Studios(self.children, lang)
        self.pictures: dict[tuple[str, int], bytes] = {}
        self.several: dict[str, list[Dropped]] = {}
        self.mended = MendedHere()
        self.surveyed: dict[str, Any] | None = None
        self._unseen = 0.0

    def keep_picture(self, name: str, number: int, picture: bytes) -> None:
        """Keeps the picture of a page for who asks for it next; the oldest of too many go."""
        self.pictures[name, number] = picture
        while len(self.pictures) > _PICTURES:
            self.pictures.pop(next(iter(self.pictures)))

    def keep_several(self, files: list[Dropped]) -> str:
        """Keeps files that were dropped together; gives what they are called. The oldest go."""
        token = new_token()
        self.several[token] = files
        while len(self.several) > _TOGETHER:
            self.several.pop(next(iter(self.several)))
        return token

    def seen(self) -> None:
        """Somebody looks."""
        self._unseen = 0.0

    def wait(self, seconds: float) -> None:
        """Nobody has looked for so long again; work that goes on is waited for."""
        self._unseen = 0.0 if self.jobs.living else self._unseen + seconds

    def is_over(self, limit: float) -> bool:
        """Whether nobody has looked for as long as `limit`."""
        return self._unseen >= limit

    async def close(self) -> None:
        """Ends all that was started for it."""
        await self.children.close()
        await self._workers.close()
