"""What is dropped on the page: kept apart, looked at in a process of its own, shown with findings."""

import json
from pathlib import Path, PurePosixPath

from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from generator.page.files import WORK, argument_of
from generator.page.places import (
    PAPER_ENDINGS,
    Nowhere,
    is_token,
    new_token,
    safe_name,
)
from generator.page.show import page_of
from generator.page.state import Page

MOST_FILES, MOST_FIELDS, FIELD = 4, 100, 256 * 1024
"""Files and fields that one form may bring, and bytes of a field."""
_KEPT = 60
"""Things that were dropped which are kept at once."""
_PIECE = 1 << 20


async def store(page: Page, upload: UploadFile) -> str:
    """Keeps a file that was brought; gives how the page names it. Raises `Nowhere`."""
    name, token = safe_name(upload.filename or ""), new_token()
    _make_room(page.work)
    folder = page.work / token
    folder.mkdir(mode=0o700)
    with open(folder / name, "xb") as file:
        while piece := await upload.read(_PIECE):
            file.write(piece)
    return f"{WORK}{token}/{name}"


def _make_room(work: Path) -> None:
    """Takes the oldest away of more than can be kept."""
    there = sorted(work.iterdir(), key=lambda one: one.stat().st_mtime)
    for folder in there[: max(0, len(there) - _KEPT + 1)]:
        for file in folder.iterdir():
            file.unlink()
        folder.rmdir()


async def take(request: Request) -> Response:
    """Takes a file that was dropped anywhere, and leads to what can be done with it."""
    page = request.app.state.page
    async with request.form(max_files=MOST_FILES, max_fields=MOST_FIELDS) as form:
        upload = form.get("tep")
        if not isinstance(upload, UploadFile) or not upload.filename:
            return page_of(request, "error", 400, what="empty")
        name = await store(page, upload)
    token, file = name.removeprefix(WORK).split("/", 1)
    if Path(file).suffix in PAPER_ENDINGS:
        return RedirectResponse(f"/van-ban/{token}", 303)
    return page_of(request, "other-file", name=name, file=file)


async def paper(request: Request) -> Response:
    """A stranger's paper: its words, and what is found in it."""
    token = request.path_params["token"]
    name = _name_in(request.app.state.page.work, token)
    return await _shown(request, f"{WORK}{token}/{name}")


async def own_paper(request: Request) -> Response:
    """A paper of the folder, likewise."""
    return await _shown(request, request.query_params.get("tep", ""))


async def _shown(request: Request, name: str) -> Response:
    page = request.app.state.page
    answer = await page.children.ask("paper", page.lang, argument_of(page, name))
    found = json.loads(answer.text) if answer.is_whole else None
    return page_of(request, "paper", name=name, file=PurePosixPath(name).name, found=found)


def _name_in(work: Path, token: str) -> str:
    """What the paper is called that was dropped under this name; what was made of it is in another
    place."""
    if not is_token(token) or not (work / token).is_dir():
        raise Nowhere
    names = [one.name for one in (work / token).iterdir() if one.suffix in PAPER_ENDINGS]
    if not names:
        raise Nowhere
    return names[0]
