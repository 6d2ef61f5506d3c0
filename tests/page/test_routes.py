"""Every address of the page against every kind of attack: a new one that is not told here is red."""

import json
from collections.abc import Iterator
from hashlib import sha256
from typing import Any
from urllib.parse import quote

import httpx
import pytest
from starlette.routing import Route

from generator.page import app
from generator.page.children import Children, Reply
from generator.page.jobs import Jobs
from generator.page.plans.studio import Studio
from tests.helpers import BASE
from tests.page.opened import ADDRESS, Opened, opened

FIELDS = {
    "GET /": "",
    "GET /ban": "",
    "GET /ban/xa": "ma",
    "GET /ban/theo": "plan",
    "GET /ke-hoach": "tep",
    "POST /ke-hoach/sua": "tep op place words seen index into asked whole",
    "GET /ke-hoach/goi-y": "tep cho",
    "GET /ke-hoach/loi": "tep",
    "GET /ke-hoach/trang": "tep so",
    "GET /ke-hoach/anh": "tep so dau",
    "GET /ke-hoach/quanh": "tep",
    "GET /tro-giup": "",
    "GET /moi": "",
    "POST /moi": "ten",
    "POST /nhip": "",
    "POST /tha": "tep",
    "GET /nhieu/{token}": "token",
    "GET /nhieu/{token}/phan": "token",
    "GET /van-ban": "tep",
    "GET /van-ban-trang": "tep",
    "GET /van-ban-anh": "tep so",
    "GET /van-ban/{token}": "token",
    "GET /chon": "plan tep",
    "POST /chon": "plan tep chon-1",
    "GET /cua/{door}": "door plan so ngay",
    "POST /cua/{door}": "door plan so ngay",
    "GET /viec/{token}": "token",
    "GET /viec/{token}/phan": "token",
    "POST /viec/{token}/dung": "token",
    "GET /tep/{token}/{name}": "token name",
    "GET /tai": "tep",
    "POST /mo": "tep",
}
"""What each address reads of a request: of the way, of the query, of a form, of an order."""
GOOD = {
    **{"tep": "plans/a.yaml", "plan": "plans/a.yaml", "door": "ban-hanh", "name": "a.docx"},
    **{
        "ma": "tinh-2026",
        "op": "put",
        "place": "subject",
        "into": "purpose/items",
        "cho": "subject",
        "so": "1",
    },
    **{"token": "0" * 16, "ten": "Kế hoạch", "ngay": "2026-01-05", "chon-1": "xa", "dau": "x"},
    **{"seen": sha256(BASE.encode()).hexdigest()[:16], "words": "Nâng cao chỉ số", "index": 0},
}
SECRET = "nobody outside reads this"
SCRIPTS = ("<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "{{7*7}}", "'-alert(1)-'")
WAYS = (
    *("", "..", "../outside.docx", "/etc/passwd", "C:\\x.docx", "~/x.docx"),
    *("plans/../../outside.docx", "..\\outside.docx", "tep:../outside.docx", "tep:/etc/passwd"),
    *("tep:", "link.docx", "linked/outside.docx", ".hidden.docx", "a.docx\0.yaml", "%2e%2e/x"),
    *("plans/linked.yaml", "x" * 5000, "/".join(["x" * 250] * 20), "\U000e0041.yaml", "../" * 900),
)
ODD = (None, -1, 10**400, 1.5, [], [[]], {"a": {}}, "\udcff", "\0")
"""What an order may bring in the place of a text."""


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Opened]:
    """A page that begins no process: it is the page itself that is attacked."""

    async def nothing(*_: object, **__: object) -> Any:
        return None

    async def no_answer(*_: object, **__: object) -> Reply:
        return Reply(None, "", "")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Studio, "ask", nothing)
        patch.setattr(Children, "ask", no_answer)
        patch.setattr(Jobs, "_run", nothing)
        with opened(tmp_path_factory.mktemp("routes"), forked=False) as found:
            office = found.folder
            outside = office.parent / "outside.docx"
            outside.write_text(SECRET, "utf-8")
            (office / ".hidden.docx").write_text(SECRET, "utf-8")
            (office / "link.docx").symlink_to(outside)
            (office / "plans" / "linked.yaml").symlink_to(outside)
            (office / "linked").symlink_to(office.parent)
            yield found


@pytest.fixture
def here(served: Opened) -> Opened:
    served.enter()
    return served


def _ask(here: Opened, route: str, **wrong: Any) -> httpx.Response:
    """The answer to a request that is right but for what is wrong."""
    method, way = route.split()
    said: dict[str, Any] = {name: GOOD.get(name, "") for name in FIELDS[route].split()} | wrong
    path = way.format(
        **{name: quote(str(value), safe="", errors="replace") for name, value in said.items()}
    )
    own = {name: value for name, value in said.items() if f"{{{name}}}" not in way}
    if method == "GET":
        return here.browser.get(path, params=own)
    if way == "/ke-hoach/sua":
        kind = {"Content-Type": "application/json"}
        return here.post(path, content=json.dumps(own).encode(), headers=kind)
    if way == "/tha":
        return here.post(path, files={"tep": (str(own["tep"]), b"x")})
    return here.post(path, data=own)


def test_every_address_is_attacked() -> None:
    """The table above has what the page has, no more and no less."""
    routes = [one for one in app._ROUTES if isinstance(one, Route)]
    there = {
        f"{method} {one.path}" for one in routes for method in one.methods or () if method != "HEAD"
    }
    assert there == set(FIELDS)


ROUTES = list(FIELDS)
KEYLESS: dict[str, dict[str, str | None]] = {
    "no key": {},
    "another's key": {"cookie": "kehoach-8123=" + "x" * 43},
    "foreign host": {"host": "evil.example:8123"},
    "foreign origin": {"origin": "http://evil.example"},
    "another port": {"origin": "http://127.0.0.1:8124"},
    "another site": {"sec-fetch-site": "cross-site"},
    "no origin": {"origin": None},
}


@pytest.mark.parametrize("attack", list(KEYLESS))
@pytest.mark.parametrize("route", ROUTES)
def test_nobody_else_asks(here: Opened, route: str, attack: str) -> None:
    method, way = route.split()
    if attack == "no origin" and method == "GET":
        return  # as an address that is typed
    headers = {"origin": ADDRESS, "sec-fetch-site": "same-origin", **KEYLESS[attack]}
    sent = {name: value for name, value in headers.items() if value is not None}
    if attack == "no origin":
        del sent["sec-fetch-site"]
    before = _everything(here)
    path = way.format(**GOOD)
    browser = here.stranger() if "key" in attack else here.browser
    answer = browser.request(method, path, headers=sent)
    assert (
        answer.status_code == 403
        and "data-" not in answer.text
        and "set-cookie" not in answer.headers
    )
    assert _everything(here) == before


def _everything(here: Opened) -> dict[str, bytes]:
    files = (one for one in here.folder.parent.rglob("*") if one.is_file())
    return {one.as_posix(): one.read_bytes() for one in files}


@pytest.mark.parametrize("route", ROUTES)
def test_only_its_own_method_is_answered(here: Opened, route: str) -> None:
    way = route.split()[1]
    own = {one.split()[0] for one in ROUTES if one.split()[1] == way}
    for method in ("GET", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"):
        if method not in own:
            answer = here.browser.request(method, way.format(**GOOD), headers={"Origin": ADDRESS})
            assert answer.status_code == 405, method


@pytest.mark.parametrize("route", ROUTES)
def test_no_value_leads_out_of_the_folder(here: Opened, route: str) -> None:
    outside = here.folder.parent
    before = {one.name for one in outside.iterdir()}
    for field in FIELDS[route].split():
        for way in WAYS:
            answer = _ask(here, route, **{field: way})
            assert answer.status_code < 500, (field, way)
            assert SECRET not in answer.text and "root:" not in answer.text, (field, way)
    assert {one.name for one in outside.iterdir()} == before
    assert (outside / "outside.docx").read_text("utf-8") == SECRET


@pytest.mark.parametrize("route", ROUTES)
def test_no_value_becomes_script(here: Opened, route: str) -> None:
    for field in FIELDS[route].split():
        for script in SCRIPTS:
            answer = _ask(here, route, **{field: script})
            assert answer.status_code < 500, (field, script)
            if answer.headers.get("content-type", "").startswith("text/html"):
                assert "<script>alert" not in answer.text and "<img src=x" not in answer.text
                assert "49" not in answer.text.replace(here.keys.master, ""), field
            assert answer.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("route", [one for one in ROUTES if one.startswith("POST")])
def test_no_body_is_too_much(here: Opened, route: str) -> None:
    path = route.split()[1].format(**GOOD)
    kinds = (
        "multipart/form-data; boundary=a",
        "application/x-www-form-urlencoded",
        "application/json",
    )
    for kind in kinds:
        huge = {"Content-Length": str(app.BODY + 1), "Content-Type": kind}
        answer = here.post(path, content=b"--a", headers=huge)
        assert answer.status_code in (413, 204, 303, 404), (kind, answer.status_code)
        for body in (
            b"",
            b"x" * 3_000_000,
            b"--a\r\n" * 9,
            b"&" * 9999,
            b"[" * 99_999,
            b"\xff\x00",
        ):
            answer = here.post(path, content=body, headers={"Content-Type": kind})
            assert answer.status_code < 500, (kind, body[:9])


ORDERS = ("put", "insert", "paste", "move", "text", "undo", "__init__")


@pytest.mark.parametrize("op", ORDERS)
def test_no_order_but_a_good_one_changes_a_plan(here: Opened, op: str) -> None:
    """Nor does one leave it half written, or unread."""
    plan = here.folder / "plans" / "a.yaml"
    before = plan.read_bytes()
    for field in FIELDS["POST /ke-hoach/sua"].split():
        assert here.browser.get("/ke-hoach", params={"tep": "plans/a.yaml"}).status_code == 200
        for odd in ODD:
            answer = _ask(here, "POST /ke-hoach/sua", **{"op": op, field: odd})
            assert answer.status_code < 500, (field, odd)
            if answer.status_code != 200:
                assert plan.read_bytes() == before, (field, odd)
            plan.write_bytes(before)


@pytest.mark.parametrize(
    "order",
    [
        {"op": "fly", "place": "place"},
        {"op": "insert", "place": "place", "index": 0},
        {"op": "paste", "place": "place", "words": "a\tb\nc\td"},
        {"op": "put", "place": "purpose/x", "words": "a"},
    ],
)
def test_what_cannot_be_done_is_said_in_words(here: Opened, order: dict[str, Any]) -> None:
    address = {"tep": "plans/a.yaml"}
    seen = here.browser.get("/ke-hoach", params=address).text.split('data-seen="')[1][:16]
    answer = here.post("/ke-hoach/sua", json={**address, "seen": seen, **order})
    assert answer.status_code == 400
    assert answer.json()["refused"].startswith("Việc này không làm được")


def test_what_was_done_can_be_undone_after_the_page_is_loaded_again(here: Opened) -> None:
    (here.folder / "plans" / "lui.yaml").write_text(BASE, "utf-8")
    address = {"tep": "plans/lui.yaml"}
    shown = here.browser.get("/ke-hoach", params=address).text
    assert 'title="Ctrl+Z" disabled>' in shown and 'title="Ctrl+Y" disabled>' in shown
    seen = shown.split('data-seen="')[1][:16]
    order = {**address, "seen": seen, "op": "put", "place": "place", "words": "Tân Hưng"}
    assert here.post("/ke-hoach/sua", json=order).status_code == 200
    again = here.browser.get("/ke-hoach", params=address).text
    assert 'title="Ctrl+Z">' in again and 'title="Ctrl+Y" disabled>' in again
