"""No page of an office's folder says a word of its files: not before, while and after work was done in it."""

import re
from collections.abc import Callable, Iterator
from html import unescape
from itertools import chain
from pathlib import Path

from generator.form.labels import words_of_choice
from generator.page.doors.table import DOORS
from generator.plan.records import KNOWN, alias
from tests.cascade.helpers import OFFICE, filled
from tests.page.opened import Opened, opened
from tests.page.test_desk import UNITS

_FIELDS = [(record, key) for record in KNOWN for key in KNOWN[record].fields]
_CHOICES = chain.from_iterable(words_of_choice(KNOWN[one].reader(key)) for one, key in _FIELDS)
_KEYS = {name for record, key in _FIELDS for name in (key, alias(record, key))}
_WORDS = {one for one in (*_KEYS, *(word for word, _ in _CHOICES)) if "_" in one}
_INNER = re.compile(
    rf"(?<![\w/.-])(?:{'|'.join(map(re.escape, sorted(_WORDS)))})(?![\w/-])"
    r"|\.ya?ml\b|\{[a-z_]+:|'[a-z]+[._][a-z._]+'|\*\*\w+\*\*|\[\[|\bkehoach [a-z]+\b|--[a-z]+|'[a-z]+(?:-[a-z0-9]+)+'|\b(?:check|build)\b"
    r"|\bdòng \d|(?<![\w/])(?<!tệp )(?:[\w-]+/)*plans/\w|\(so, ngay\)"
)
_LAW = "{id: LDCCS, kind: Luật, date: 2022-11-10, about: Thực hiện dân chủ ở cơ sở}"
_PLAN = OFFICE.replace("targets:", f"documents: [{_LAW}]\ntargets:", 1).replace(
    "Niêm yết danh sách hộ nghèo.", '"Niêm yết danh sách hộ nghèo theo [[LDCCS]]."'
)
_STAYS = {
    "[[mã]]": "how a box of text refers to an item; what is to be typed there",
    ".kem.yaml": "the name of a file, which is typed as such",
}
"""What stands on a page though it looks like an inner word, and why."""


def test_pages_say_no_word_of_files(tmp_path: Path) -> None:
    with opened(tmp_path) as here:
        found = dict(_walked(here))
    said = {way: line for way, line in found.items() if line}
    assert len(found) > 60 and said == {}


def _walked(here: Opened) -> Iterator[tuple[str, str]]:
    """The pages of a folder in which a year goes by, each with its first line that says such a word."""
    (here.folder / "xa.csv").write_text(UNITS, "utf-8")
    office = here.folder / "plans" / "tinh.yaml"
    office.write_text(_PLAN, "utf-8")
    asked = {"plan": "plans/tinh.yaml", "thu_muc": "cac-xa/tinh", "xa": "xa.csv"}
    late = {**asked, "ngay": "30/11/2026", "ban_hanh": "31/3/2026"}
    yield _done(here, "cac-xa", asked)
    first, second, third = _copies(here)
    for own in (first, second):
        own.write_text(filled(own.read_text("utf-8")), "utf-8")
    issued, other, empty = ({"plan": _way(here, one)} for one in (first, second, third))
    for one in (issued, empty):
        yield _done(here, "ban-hanh", {**one, "so": "4", "ngay": "2/3/2026"})
        for name in ("kiem-tra", "truoc-khi-ky", "tao-word"):
            yield _done(here, name, one)
    yield _done(here, "ban-hanh", {**issued, "so": "5", "ngay": "2/3/2026"})
    yield _done(here, "bao-cao", {**issued, "ky": "6 tháng đầu năm 2026"})
    own = second.read_text("utf-8").replace("2026-06-30", "2026-08-20").replace("tu: 42", "tu: 39")
    second.write_text(own, "utf-8")
    newer = _PLAN.replace('"42"', '"45"').replace("2026-06-30", "2026-07-31")
    office.write_text(newer, "utf-8")
    yield from _pages(here)
    office.write_text(newer.replace("version: 1", "version: 2"), "utf-8")
    yield _done(here, "ban-moi", {**asked, "xem": "1"})
    yield _done(here, "cap-nhat", other)
    yield _done(here, "ban-moi", asked)
    yield _done(here, "cac-xa", asked)
    yield _done(here, "theo-doi", late)
    yield _done(here, "tong-hop", {**asked, "ky": "6 tháng đầu năm 2026"})
    yield _done(here, "nhac-viec", {**late, "tra_loi": "15/12/2026"})
    yield from _pages(here)


def _copies(here: Opened) -> list[Path]:
    found = sorted((here.folder / "cac-xa").rglob("plans/*.yaml"))
    return [one for one in found if not one.stem.endswith(".goc")]


def _way(here: Opened, path: Path) -> str:
    return path.relative_to(here.folder).as_posix()


_DONE = iter(range(1000))


def _done(here: Opened, door: str, data: dict[str, str]) -> tuple[str, str]:
    """What the page says of work that came to its end."""
    said = here.done(here.post(f"/cua/{door}", data=data))
    return f"{next(_DONE)} {door}", _inner(said)


def _pages(here: Opened) -> Iterator[tuple[str, str]]:
    """Every page of the folder as it is now."""
    at = next(_DONE)

    def get(way: str, **asked: str) -> str:
        return here.browser.get(way, params=asked).text

    for way in ("/", "/ban", "/tro-giup", "/moi"):
        yield f"{at} {way}", _inner(get(way))
    for name in DOORS:
        yield f"{at} {name}", _inner(get(f"/cua/{name}", plan="plans/tinh.yaml"))
    yield f"{at} plans", _inner(get("/ban/xa", ma="plans/tinh.yaml", loai="plans"))
    yield f"{at} letters", _inner(get("/ban/xa", ma="nhac-viec/tinh/2026-11-30", loai="letters"))
    for path in (here.folder / "plans" / "tinh.yaml", *_copies(here)):
        yield from _of_plan(get, _way(here, path), at)


def _of_plan(get: Callable[..., str], way: str, at: int) -> Iterator[tuple[str, str]]:
    for name in ("/chon", "/ban/theo"):
        yield f"{at} {name} {way}", _inner(get(name, plan=way))
    yield f"{at} {way}", _inner(get("/ke-hoach", tep=way))
    told = get("/ke-hoach/loi", tep=way)
    assert told.startswith("[")
    yield f"{at} found in {way}", _inner(" ".join(re.findall(_MESSAGE, told)))


_MESSAGE = r'"(?:message|advice)":"((?:[^"\\]|\\.)*)"'


def _inner(page: str) -> str:
    """The first line that people see with a word of files in it; "" where there is none."""
    bare = re.sub(r"(?s)<(script|style|head|textarea)\b.*?</\1>", " ", page)
    lines = unescape(re.sub(r"<[^>]+>", "\n", bare)).splitlines()
    for line in filter(str.strip, lines):
        for stays in _STAYS:
            line = line.replace(stays, "")
        if _INNER.search(line):
            return line.strip()
    return ""
