"""What a page looks like: the texts of `html/`, filled in; every value is escaped there."""

from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse

from generator import __version__
from generator.language import Lang, Said
from generator.law.wording import short_date
from generator.page.plain import plainly

_HERE = Path(__file__).resolve().parent
STATIC = _HERE / "static"


@cache
def _environment(lang: Lang) -> Environment:
    made = Environment(
        loader=FileSystemLoader(_HERE / "html"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals.update(
        lang=lang,
        version=__version__,
        t=lambda vi, en: Said(vi, en).to(lang),
    )
    made.filters.update(when=lambda seconds: _when(seconds, lang), words=plainly)
    return made


def part_text(lang: Lang, which: str, /, **values: Any) -> str:
    """A part of a page, with these values."""
    return _environment(lang).get_template(f"{which}.html").render(**values)


def page_of(request: Request, which: str, /, status: int = 200, **values: Any) -> HTMLResponse:
    """The page called `which` with these values."""
    page = request.app.state.page
    template = _environment(page.lang).get_template(f"{which}.html")
    text = template.render(office=page.folder.name, **values)
    return HTMLResponse(text, status)


def _when(seconds: float, lang: Lang) -> str:
    """A time as people say it."""
    moment = datetime.fromtimestamp(seconds)
    if moment.date() == date.today():
        hour = f"{moment.hour}:{moment.minute:02}"
        return Said(f"hôm nay, {hour}", f"today, {hour}").to(lang)
    return short_date(moment)
