"""A plan on the page: its form, the page that it prints, its text; every change saved at once."""

import asyncio
from datetime import datetime
from functools import partial
from pathlib import PurePosixPath
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from generator.cascade.values import one_line
from generator.form.labels import label_said
from generator.form.places import Place, name_of, node_at, place_named, reader_at, record_of
from generator.form.rows import hint_of, row_of
from generator.form.sample import judged_as, still_of_example
from generator.form.sheet import FormSection, plan_form
from generator.form.spans import laid_rows
from generator.form.stored import OpenPlan, Saved
from generator.form.suggest import suggestions
from generator.form.typed import as_typed
from generator.form.writing import Draft
from generator.language import Lang, Said
from generator.making.load import plan_of
from generator.package import MIB
from generator.page.doors.table import DOORS
from generator.page.files import argument_of
from generator.page.places import Nowhere
from generator.page.plans.orders import Order, obeyed, order_in
from generator.page.plans.told import told_plainly
from generator.page.show import page_of, part_text
from generator.page.state import Page
from generator.plan.model import PLAN, plan_in
from generator.plan.source import Source, text_at
from generator.plan.text import parse_source
from generator.problems import Rejected

_OF_A_PLAN = (
    *("tao-word", "kiem-tra", "truoc-khi-ky", "ban-hanh", "dua-ve", "cap-nhat", "thay-doi"),
    *("bao-cao", "nhan-bao-cao"),
)


_NOT_DONE = Said(
    "Việc này không làm được ở chỗ ấy; tệp giữ nguyên. Tải lại trang (F5) rồi làm lại.",
    "That cannot be done there; the file stays as it is. Reload the page (F5) and try again.",
)


class OpenPlans:
    """The plans that are open on a page; one order at a time is obeyed."""

    def __init__(self) -> None:
        self.plans: dict[str, OpenPlan] = {}
        self.lock = asyncio.Lock()


def _opened(request: Request) -> OpenPlans:
    """What is open; made when the first plan is."""
    state = request.app.state
    if not hasattr(state, "open_plans"):
        state.open_plans = OpenPlans()
    found: OpenPlans = state.open_plans
    return found


def _plan(request: Request, name: str) -> OpenPlan:
    """The plan of that name, which stays open; raises `Nowhere` for what is none."""
    page: Page = request.app.state.page
    way = argument_of(page, name)
    if not name.endswith((".yaml", ".yml")) or name.startswith("tep:"):
        raise Nowhere(name)
    plans = _opened(request).plans
    return plans.setdefault(way, OpenPlan(page.folder / way))


async def plan_page(request: Request) -> Response:
    """The page of a plan, with its form at once."""
    name = request.query_params.get("tep", "")
    plan = _plan(request, name)
    saved = await asyncio.to_thread(plan.now)
    source = parse_source(plan.path.as_posix(), saved.text)
    doors = [(one, DOORS[one]) for one in _OF_A_PLAN]
    shown = _shown(source, ())
    title = _title(source) or PurePosixPath(name).stem
    return page_of(
        request,
        "plan",
        plan=name,
        title=title,
        doors=doors,
        saved=saved,
        text=saved.text,
        ways=plan.ways,
        **shown,
    )


def _title(source: Source) -> str:
    """What a plan is called, by its subject."""
    node = node_at(source.root, ("subject",))
    return as_typed(Draft(source).value(("subject",))) if node is not None else ""


def _shown(source: Source, asked: tuple[Place, ...]) -> dict[str, Any]:
    """What the form is made of."""
    sections: tuple[FormSection, ...] = plan_form(source, (), asked)
    still = still_of_example(source.root)
    return {
        "sections": sections,
        "still": still,
        "name_of": name_of,
        "row_of": row_of,
        "judged_as": partial(judged_as, still=still),
        "hint_of": hint_of,
        "laid_rows": laid_rows,
        "broken": source.root is None,
        "numbered": all(text_at(node_at(source.root, (key,))) for key in ("number", "date")),
    }


async def obey(request: Request) -> Response:
    """Does what was done on the page; what came of it is told in plain values."""
    order = await _order(request)
    plan, lang = _plan(request, str(order.get("tep", ""))), request.app.state.page.lang
    request.app.state.page.seen()
    async with _opened(request).lock:
        try:
            done = await asyncio.to_thread(obeyed, plan, order)
        except Rejected as rejected:
            why = rejected.problems[0]
            said = filter(None, (why.message.to(lang), why.advice.to(lang)))
            return JSONResponse({"refused": " → ".join(said)}, 409)
        except (KeyError, ValueError, IndexError):
            return JSONResponse({"refused": _NOT_DONE.to(lang)}, 400)
    saved = await asyncio.to_thread(plan.now) if done is None else done
    return JSONResponse(_told(request, plan, order, saved))


async def _order(request: Request) -> Order:
    body = await request.body()
    try:
        return order_in(body if len(body) < 2 * MIB else b"")
    except ValueError:
        raise Nowhere("order") from None


def _told(request: Request, plan: OpenPlan, order: Order, saved: Saved) -> dict[str, Any]:
    lang, now = request.app.state.page.lang, datetime.now()
    source = parse_source(plan.path.as_posix(), saved.text)
    asked = tuple(map(place_named, map(str, order.get("asked", ()))))
    alone = order["op"] in ("put", "open") and not saved.merged and not order.get("whole")
    form = "" if alone else part_text(lang, "plan-form", **_shown(source, asked))
    undo, redo = plan.ways
    return {
        "seen": saved.name,
        "at": Said(f"Đã lưu {now.hour}:{now.minute:02}", f"Saved {now.hour}:{now.minute:02}").to(
            lang
        ),
        "form": form,
        "text": saved.text,
        "undo": undo,
        "redo": redo,
        "shown": _as_shown(source, order) if alone else "",
        "title": _title(source),
        "parts": _parts(source, lang) if alone else {},
        "notes": [one.message.to(lang) for one in saved.notes],
        "clashes": [
            {
                "place": name_of(one.place),
                "label": _label(one.place).to(lang),
                "mine": as_typed(one.mine),
                "theirs": as_typed(one.theirs),
                "line": one_line(one.before),
            }
            for one in saved.clashes
        ],
    }


def _parts(source: Source, lang: Lang) -> dict[str, tuple[str, bool]]:
    """What each part that says something is told to be, and whether it is so until it is judged."""
    form = plan_form(source, ())
    still = still_of_example(source.root)
    parts = (one for one in form if not one.is_empty)
    told = ((one.key, one.missing, judged_as(one, still)) for one in parts)
    return {
        key: ((lacks if lacks.vi else said).to(lang), bool(lacks.vi)) for key, lacks, said in told
    }


def _as_shown(source: Source, order: Order) -> str:
    """The value that was put, as the form shows it; nothing of what is left open."""
    if source.root is None or order["op"] == "open":
        return ""
    return as_typed(Draft(source).value(place_named(str(order["place"]))))


def _label(place: Place) -> Said:
    """What a place is called: its last key."""
    keys = [at for at, step in enumerate(place) if isinstance(step, str)]
    if not keys:
        return Said("Cả tệp", "The whole file")
    record = record_of(reader_at(place[: keys[-1]])) or PLAN
    key = str(place[keys[-1]])
    return label_said(record.name, key, record.fields[key])


async def problems(request: Request) -> Response:
    """What is wrong with a plan, before its pages are laid out."""
    name, lang = request.query_params.get("tep", ""), request.app.state.page.lang
    plan = _plan(request, name)

    def told() -> list[dict[str, Any]]:
        source = parse_source(plan.path.as_posix(), plan.now().text)
        return told_plainly(source, plan_of(source).problems, lang, name)

    return JSONResponse(await asyncio.to_thread(told))


async def suggest(request: Request) -> Response:
    """What a field may say."""
    query = request.query_params
    plan = _plan(request, query.get("tep", ""))

    def words() -> tuple[str, ...]:
        source = parse_source(plan.path.as_posix(), plan.now().text)
        known = plan_in(Source(source.path, source.text, source.root))
        return suggestions(source, known, place_named(query.get("cho", "")))

    return JSONResponse(await asyncio.to_thread(words))
