"""What is dropped on the page: kept apart, looked at in a process of its own, shown with findings."""

import base64
from collections.abc import Sequence
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import urlencode

from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from generator.language import Said
from generator.package import foreign_or_text
from generator.page.files import WORK, argument_of, offered
from generator.page.places import (
    PAPER_ENDINGS,
    TABLE_ENDINGS,
    Nowhere,
    is_token,
    new_token,
    safe_name,
)
from generator.page.plain import plainly
from generator.page.show import page_of
from generator.page.state import Dropped, Page

MOST_FILES, MOST_FIELDS, FIELD = 20, 100, 256 * 1024
"""Files and fields that one form may bring, and bytes of a field."""
_KEPT = 60
"""Things that were dropped which are kept at once."""
_SECONDS = 60.0
"""How long laying out may take."""
_PIECE = 1 << 20


class NotTaken(Exception):
    """What was brought is no file of those that the page takes; `told` says what it is, and what to
    do."""

    def __init__(self, name: str, content: bytes) -> None:
        self.told = _not_taken(name, content)
        super().__init__(name)


def _not_taken(name: str, content: bytes) -> tuple[Said, Said]:
    kind = foreign_or_text(content)
    if kind is not None:
        return kind.told(name), kind.advice
    ending = Path(name).suffix
    return (
        Said(f"tệp có đuôi {ending or 'lạ'}", f"its name ends in {ending or 'nothing known'}"),
        Said(
            "Trang nhận văn bản Word (.docx, .doc, .rtf), bảng (.xlsx, .ods, .xls, .csv) và kế hoạch (.yaml).",
            "The page takes Word papers (.docx, .doc, .rtf), tables (.xlsx, .ods, .xls, .csv) and plans (.yaml).",
        ),
    )


async def store(page: Page, upload: UploadFile) -> str:
    """Keeps a file that was brought; gives how the page names it. Raises `NotTaken`."""
    called, token = upload.filename or "", new_token()
    try:
        name = safe_name(called)
    except Nowhere:
        raise NotTaken(called, await upload.read(_PIECE)) from None
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
        brought = [one for one in form.getlist("tep") if isinstance(one, UploadFile)]
        uploads = [one for one in brought if one.filename]
        if len(uploads) != 1:
            return await _not_one(request, uploads)
        name = await store(page, uploads[0])
    token, file = name.removeprefix(WORK).split("/", 1)
    if Path(file).suffix in PAPER_ENDINGS:
        return RedirectResponse(f"/van-ban/{token}", 303)
    if href := await _report_of_form(page, name):
        return RedirectResponse(href, 303)
    is_table = Path(file).suffix in TABLE_ENDINGS
    return page_of(request, "other-file", name=name, file=file, is_table=is_table)


async def _not_one(request: Request, uploads: Sequence[UploadFile]) -> Response:
    """Leads to the list of several files; a word where there is none."""
    if not uploads:
        return page_of(request, "error", 400, what="empty")
    files = [await _one_of(request.app.state.page, one) for one in uploads]
    return RedirectResponse(f"/nhieu/{request.app.state.page.keep_several(files)}", 303)


async def _one_of(page: Page, upload: UploadFile) -> Dropped:
    """What a file is called, where it is judged or taken in, and what is told of it."""
    try:
        name = await store(page, upload)
    except NotTaken as error:
        return Dropped(upload.filename or "", told=error.told)
    file = PurePosixPath(name).name
    if Path(file).suffix in PAPER_ENDINGS:
        return Dropped(file, name, f"/van-ban?{urlencode({'tep': name})}")
    return Dropped(file, href=await _report_of_form(page, name), told=_ALONE)


_ALONE = (
    Said("bảng hoặc kế hoạch, không phải văn bản Word", "a table or a plan, no Word paper"),
    Said("Thả riêng tệp này.", "Drop it alone."),
)


async def _report_of_form(page: Page, name: str) -> str:
    """Where a workbook is taken into the report of its plan, "" where it is no form of a plan."""
    if Path(name).suffix not in TABLE_ENDINGS:
        return ""
    answer = await page.children.ask("filled", page.lang, argument_of(page, name))
    plan = answer.said
    return f"/cua/nhan-bao-cao?{urlencode({'plan': plan, 'tep': name})}" if plan else ""


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
    found = answer.said
    file = PurePosixPath(name).name
    page.mended.look_at(name)
    mended = _mended(page, name)
    return page_of(request, "paper", name=name, file=file, found=found, mended=mended)


def _mended(page: Page, name: str) -> dict[str, str] | None:
    """Of a paper that was mended here: what was, where it is to be had, and of which paper."""
    job, there = page.mended.job_of(name), offered(page, [name])
    if job is None or not there:
        return None
    return {"said": plainly(job.facts.get("mended", "")), "href": there[0][1], "source": job.source}


async def leaves(request: Request) -> Response:
    """The pages of a paper as they print, with its findings at their places."""
    page, name = request.app.state.page, request.query_params.get("tep", "")
    answer = await page.children.ask("leaves", page.lang, argument_of(page, name), seconds=_SECONDS)
    found: dict[str, Any] = {"pages": [], "why": ""}
    found |= answer.said or {}
    shown = []
    for number, picture in enumerate(found["pages"], 1):
        page.keep_picture(name, number, base64.b64decode(picture))
        marks = [(one, lines) for one, at, lines in found["marks"] if at == number]
        image = f"/van-ban-anh?{urlencode({'tep': name, 'so': number})}"
        shown.append({"number": number, "image": image, "marks": marks})
    return page_of(request, "leaves", found=found, leaves=shown)


async def leaf(request: Request) -> Response:
    """The picture of a page of a paper, that was drawn just now."""
    page, query = request.app.state.page, request.query_params
    argument_of(page, query.get("tep", ""))
    number = query.get("so", "")
    content = page.pictures.get((query["tep"], int(number) if number.isdecimal() else 0))
    if content is None:
        raise Nowhere
    return Response(content, media_type="image/png")


def _name_in(work: Path, token: str) -> str:
    """What the paper is called that was dropped under this name; what was made of it is in another
    place."""
    if not is_token(token) or not (work / token).is_dir():
        raise Nowhere
    names = [one.name for one in (work / token).iterdir() if one.suffix in PAPER_ENDINGS]
    if not names:
        raise Nowhere
    return names[0]
