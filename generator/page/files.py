"""Files to be had: of the folder, and of what was dropped; always to be saved, never to be run."""

import asyncio
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from io import BytesIO
from pathlib import Path
from urllib.parse import quote, urlencode
from zipfile import ZIP_DEFLATED, ZipFile

from starlette.requests import Request
from starlette.responses import FileResponse, Response

from generator.page.places import PAPER_ENDINGS, Nowhere, inside, is_token
from generator.page.show import page_of
from generator.page.state import Page

_GIVEN = (".docx", ".doc", ".rtf", ".pdf", ".xlsx", ".csv", ".ics", ".html", ".yaml", ".yml")
OPENED = (".docx", ".pdf", ".xlsx")
"""What is opened on this machine by a press."""
_PACK = ".zip"
ADDED = {"da-chinh-the-thuc.zip": "-chinh-the-thuc", "co-ghi-chu.zip": "-ghi-chu"}
"""What is added to the names of papers in a pack, as to that of one that is saved alone."""
_PLAIN = "application/octet-stream"
WORK = "tep:"
"""Stands before a file of what was dropped, where files are named."""


async def own_file(request: Request) -> Response:
    """A file of the folder."""
    page = request.app.state.page
    path = inside(page.folder, request.query_params.get("tep", ""))
    return _given(page.folder / path)


async def dropped_file(request: Request) -> Response:
    """A file of what was dropped, or was made of it."""
    page = request.app.state.page
    token, name = request.path_params["token"], request.path_params["name"]
    if not is_token(token):
        raise Nowhere
    if name.endswith(_PACK):
        return await asyncio.to_thread(_packed, page.work / token, name)
    given = _given(page.work / inside(page.work, f"{token}/{name}"))
    page.mended.save(f"{WORK}{token}/{name}")
    return given


async def open_file(request: Request) -> Response:
    """Opens a document of the folder with the program that this machine has for it."""
    page = request.app.state.page
    async with request.form(max_files=0, max_fields=4) as form:
        path = inside(page.folder, str(form.get("tep", "")))
    if path.suffix.casefold() not in OPENED:
        raise Nowhere
    is_open = await asyncio.to_thread(_opened, page.folder / path)
    return page_of(
        request, "opened", file=path.name, is_open=is_open, href=_address(path.as_posix())
    )


def _opened(path: Path) -> bool:
    """Whether the machine has a program for the file; nothing of its name is read as a command."""
    if sys.platform == "win32":
        os.startfile(path)
        return True
    program = shutil.which("open" if sys.platform == "darwin" else "xdg-open")
    if program is None:
        return False
    done = subprocess.run([program, str(path)], stdin=subprocess.DEVNULL, capture_output=True)
    return done.returncode == 0


def _given(path: Path) -> Response:
    if path.suffix.casefold() not in _GIVEN:
        raise Nowhere
    return FileResponse(path, media_type=_PLAIN, filename=path.name)


def _packed(folder: Path, name: str) -> Response:
    """All papers of a folder as one zip, which unpacked lie beside what they were made of."""
    papers = _papers_in(folder)
    if not papers:
        raise Nowhere
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        for one in sorted(papers):
            archive.write(one, f"{one.stem}{ADDED.get(name, '')}{one.suffix}")
    saved = {"content-disposition": f"attachment; filename*=utf-8''{quote(name)}"}
    return Response(packed.getvalue(), media_type=_PLAIN, headers=saved)


def _papers_in(folder: Path) -> list[Path]:
    there = folder.iterdir() if folder.is_dir() else ()
    return [one for one in there if one.suffix in PAPER_ENDINGS]


def _is_there(page: Page, name: str) -> bool:
    """Whether there is such a file, or papers to pack in one."""
    path = path_of(page, name)
    return path.is_file() or (name.endswith(_PACK) and bool(_papers_in(path.parent)))


def offered(page: Page, names: Iterable[str]) -> list[tuple[str, str]]:
    """Of these files the ones that are there, each with its name and where it is to be had."""
    return [(Path(name).name, _address(name)) for name in names if _is_there(page, name)]


def path_of(page: Page, name: str) -> Path:
    """Where a file is: of what was dropped, else of the folder."""
    if name.startswith(WORK):
        return page.work / name.removeprefix(WORK)
    return page.folder / name


def argument_of(page: Page, name: str) -> str:
    """A file that a form names, as it is given to a verb; raises `Nowhere`."""
    if name.startswith(WORK):
        return (page.work / inside(page.work, name.removeprefix(WORK))).as_posix()
    way = inside(page.folder, name).as_posix()
    return f"./{way}" if way.startswith("-") else way


def _address(name: str) -> str:
    if name.startswith(WORK):
        return f"/tep/{quote(name.removeprefix(WORK))}"
    return f"/tai?{urlencode({'tep': name})}"
