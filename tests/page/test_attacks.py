"""Nobody else gets in, and nothing that is brought harms: each attack is a test."""

import asyncio
import os
import re
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from generator.language import Lang
from generator.page import app, dropped, guard, serve
from generator.page.guard import ENTRY, SECRET, Guard
from generator.page.places import Nowhere, safe_name
from tests.helpers import ROOT
from tests.page.opened import ADDRESS, Opened, apart, opened

SCRIPT = "<script>alert(1)</script>"
HTML = sorted((ROOT / "generator" / "page" / "html").glob("*.html"))


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Opened]:
    with opened(tmp_path_factory.mktemp("attacked"), forked=False) as found:
        office = found.folder
        (office.parent / "outside.docx").write_bytes(b"secret")
        (office / ".hidden.docx").write_bytes(b"secret")
        (office / "notes.txt").write_bytes(b"secret")
        (office / ".git").mkdir()
        (office / ".git" / "x.docx").write_bytes(b"secret")
        (office / "own.docx").write_bytes(b"ours")
        if os.name == "posix":
            (office / "link.docx").symlink_to(office.parent / "outside.docx")
            (office / "linked").symlink_to(office.parent)
        yield found


@pytest.fixture
def here(served: Opened) -> Opened:
    """The page, entered anew: only so many browsers are known at once."""
    served.enter()
    return served


@pytest.mark.parametrize("path", ["/static/page.js", "/nothing"])
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_without_a_key_nothing_is_shown(here: Opened, method: str, path: str) -> None:
    """Addresses that are asked by routes: `test_routes.py`."""
    answer = here.stranger().request(method, path, headers={"Origin": ADDRESS})
    assert answer.status_code == 403 and "data-" not in answer.text
    assert "set-cookie" not in answer.headers


@pytest.mark.parametrize("secret", ["", "x", "0" * 43, "é", "a&khoa=b", "x" * 5000])
def test_a_secret_that_is_none_is_good_for_nothing(here: Opened, secret: str) -> None:
    answer = here.stranger().get(ENTRY, params={SECRET: secret})
    assert answer.status_code == 403 and "set-cookie" not in answer.headers


def test_a_secret_is_good_once(here: Opened) -> None:
    secret = here.keys.spare()
    first, second = (here.stranger().get(ENTRY, params={SECRET: secret}) for _ in range(2))
    assert (first.status_code, second.status_code) == (303, 403)
    cookie = first.headers["set-cookie"].casefold()
    assert "httponly" in cookie and "samesite=strict" in cookie and "path=/" in cookie
    assert secret not in first.headers["set-cookie"] + first.headers["location"]


def test_who_is_in_comes_to_the_desk_by_an_address_that_was_used(here: Opened) -> None:
    secret = here.keys.spare()
    first, again = (here.browser.get(ENTRY, params={SECRET: secret}) for _ in range(2))
    for answer in (first, again):
        assert (answer.status_code, answer.headers["location"]) == (303, "/")
    assert "set-cookie" not in again.headers


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_who_is_refused_sees_how_to_get_in_in_his_language(here: Opened, lang: Lang) -> None:
    guarded = Guard(application_of(here), here.keys, ADDRESS, lang)
    stranger = TestClient(guarded, base_url=ADDRESS, follow_redirects=False)
    shown = stranger.get("/").text
    assert "mo-trang.bat" in shown and "kehoach open" in shown and f'<html lang="{lang}">' in shown
    own, other = ("Cách vào lại", "How to get in")[:: 1 if lang == "vi" else -1]
    assert own in shown and other not in shown
    assert here.folder.name not in shown and "/tro-giup" not in shown
    (style,) = re.findall(r'(?:href|src)="([^"]+)"', shown)
    assert stranger.get(style).text == here.browser.get("/static/page.css").text
    assert stranger.get("/static/page.js").status_code == 403


def test_old_secrets_die(here: Opened) -> None:
    first = here.keys.spare()
    for _ in range(16):
        here.keys.spare()
    assert here.stranger().get(ENTRY, params={SECRET: first}).status_code == 403


@pytest.mark.parametrize(
    "cookie",
    [
        "kehoach-8123=",
        "kehoach-8123=x",
        "kehoach-8124=SESSION",
        "kehoach=SESSION",
        "kehoach-8123=SESSIO",
        "kehoach-8123=SESSION2",
        "kehoach-8123",
        "=; ;,\x01",
        "kehoach-8123=MASTER",
    ],
)
def test_a_cookie_that_is_none_lets_nobody_in(here: Opened, cookie: str) -> None:
    session = here.browser.cookies["kehoach-8123"]
    forged = cookie.replace("SESSION", session).replace("MASTER", here.keys.master)
    if forged.endswith("=SESSIO"):
        forged = f"kehoach-8123={session[:-1]}"
    assert here.stranger().get("/", headers={"Cookie": forged}).status_code == 403


@pytest.mark.parametrize("key", ["", "x", "Bearer", "Bearer x", "Basic MASTER"])
def test_a_new_address_is_given_to_the_same_user_alone(here: Opened, key: str) -> None:
    key = key.replace("MASTER", here.keys.master)
    assert here.stranger().post("/khoa", headers={"Authorization": key}).status_code == 403
    given = here.stranger().post("/khoa", headers={"Authorization": f"Bearer {here.keys.master}"})
    assert given.text.startswith(f"{ADDRESS}{ENTRY}?{SECRET}=")
    assert here.stranger().get(given.text).status_code == 303


HOSTS = (
    "evil.example",
    "evil.example:8123",
    "localhost:8123",
    "127.0.0.1",
    "127.0.0.1:80",
    "127.0.0.1:8123.evil.example",
    "127.0.0.1.evil.example:8123",
    "[::1]:8123",
    "0.0.0.0:8123",
    "127.0.0.1:8123 ",
    "",
)


@pytest.mark.parametrize("host", HOSTS)
def test_a_foreign_host_is_refused_even_with_the_cookie(here: Opened, host: str) -> None:
    """As after DNS rebinding."""
    answer = here.browser.get("/", headers={"Host": host})
    assert answer.status_code == 403
    secret = here.keys.spare()
    asked = here.stranger().get(ENTRY, params={SECRET: secret}, headers={"Host": host})
    assert asked.status_code == 403
    assert here.keys.exchanged(secret), "the secret was spent for a stranger"


ORIGINS = (
    "http://evil.example",
    "https://127.0.0.1:8123",
    "http://127.0.0.1:8124",
    "http://127.0.0.1",
    "http://localhost:8123",
    "http://127.0.0.1:8123.evil.example",
    "http://127.0.0.1:8123/",
    "null",
    "file://",
    "chrome-extension://abc",
)


@pytest.mark.parametrize("origin", ORIGINS)
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_a_foreign_origin_is_refused_even_with_the_cookie(
    here: Opened, method: str, origin: str
) -> None:
    answer = here.browser.request(method, "/nhip", headers={"Origin": origin})
    assert answer.status_code == 403
    assert "access-control-allow-origin" not in answer.headers


def test_a_form_without_origin_is_refused(here: Opened) -> None:
    assert here.browser.post("/nhip").status_code == 403
    assert here.post("/nhip").status_code == 204


def test_the_form_of_a_page_that_names_no_referrer_is_ours_if_the_browser_says_so(
    here: Opened,
) -> None:
    own = {"Origin": "null", "Sec-Fetch-Site": "same-origin"}
    assert here.post("/nhip", headers=own).status_code == 204
    for site in ("cross-site", "same-site", "none", ""):
        assert here.post("/nhip", headers=own | {"Sec-Fetch-Site": site}).status_code == 403


@pytest.mark.parametrize("site", ["cross-site", "same-site", "other"])
@pytest.mark.parametrize("path", ["/", "/tai?tep=own.docx", "/static/page.js", ENTRY])
def test_another_site_or_port_gets_nothing(here: Opened, path: str, site: str) -> None:
    """A link, a picture or a script of another page: the cookie may come along."""
    answer = here.browser.get(path, headers={"Sec-Fetch-Site": site})
    assert answer.status_code == 403


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND"])
def test_other_methods_are_refused(here: Opened, method: str) -> None:
    headers = {"Origin": ADDRESS, "Access-Control-Request-Method": "POST"}
    answer = here.browser.request(method, "/", headers=headers)
    assert answer.status_code == 405
    assert not [name for name in answer.headers if name.startswith("access-control")]


def test_no_websocket_is_opened(here: Opened) -> None:
    said: list[Any] = []

    async def send(message: Any) -> None:
        said.append(message)

    async def receive() -> Any:
        return {"type": "websocket.connect"}

    scope = {"type": "websocket", "path": "/", "headers": []}
    apart(asyncio.run, Guard(application_of(here), here.keys, ADDRESS)(scope, receive, send))
    assert said == [{"type": "websocket.close", "code": 1008}]


def application_of(here: Opened) -> Any:
    return app.application(here.page)


@pytest.mark.parametrize("path", ["/", "/nothing", "/tai?tep=own.docx", "/static/page.js", "/ban"])
def test_every_answer_forbids_what_it_can(here: Opened, path: str) -> None:
    for browser in (here.browser, here.stranger()):
        headers = browser.get(path).headers
        policy = headers["content-security-policy"]
        assert "default-src 'none'" in policy and "frame-ancestors 'none'" in policy
        assert "unsafe" not in policy and "http" not in policy and "data:" not in policy
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "no-referrer"
        assert headers["cache-control"] == "no-store"
        assert headers["cross-origin-resource-policy"] == "same-origin"


@pytest.mark.parametrize("path", HTML, ids=[one.stem for one in HTML])
def test_no_page_has_script_or_style_in_it(path: Path) -> None:
    text = path.read_text("utf-8")
    assert not re.search(r"<style|style=|\son[a-z]+=|javascript:|\|\s*safe\b|autoescape", text)
    assert re.findall(r"<script[^>]*>[^<]*", text) in (
        [],
        ['<script src="/static/page.js" defer>'],
        ['<script src="/static/plan.js" defer>'],
    )
    assert not re.search(r"(?:src|href|action)=\"(?:https?:)?//", text), "leads elsewhere"


WAYS = (
    "",
    ".",
    "..",
    "../outside.docx",
    "../../../../../../etc/passwd",
    "/etc/passwd",
    "//etc/passwd",
    "plans/../../outside.docx",
    "plans/../own.docx",
    "..\\outside.docx",
    "C:\\Windows\\win.ini",
    "C:own.docx",
    "own.docx\0.pdf",
    "own.docx\n",
    "own.docx::$DATA",
    ".hidden.docx",
    ".git/x.docx",
    "plans",
    "notes.txt",
    "%2e%2e/outside.docx",
    "….docx",
    "~/x.docx",
)
LINKS = ("link.docx", "linked/outside.docx", "linked/co-quan/own.docx")


@pytest.mark.parametrize("way", [*WAYS, *LINKS])
def test_no_file_but_those_of_the_folder(here: Opened, way: str) -> None:
    answer = here.browser.get("/tai", params={"tep": way})
    assert answer.status_code == 404 and "secret" not in answer.text
    assert here.browser.get("/van-ban", params={"tep": way}).status_code == (
        200 if way == "notes.txt" else 404
    )


@pytest.mark.parametrize(
    "path",
    [
        "/tep/0000000000000000/a.docx",
        "/tep/../co-quan/own.docx",
        "/tep/..%2fco-quan/own.docx",
        "/tep/%2e%2e/own.docx",
        "/tep/0000000000000000/..%2f..%2foutside.docx",
        "/static/../app.py",
        "/static/..%2fapp.py",
        "/static/%2e%2e/app.py",
        "/static/..%5capp.py",
        "/static//etc/passwd",
        "/viec/..%2f..",
        "/cua/__class__",
        "/cua/tao-word%00",
    ],
)
def test_no_address_leads_out(here: Opened, path: str) -> None:
    answer = here.browser.get(path)
    assert answer.status_code == 404 and "import" not in answer.text


@pytest.mark.parametrize(
    "way", ["tep:../outside.docx", "tep:/etc/passwd", "tep:", "tep:..", *WAYS[1:12], *LINKS]
)
@pytest.mark.parametrize("door", ["chinh-the-thuc", "viec-giao"])
def test_no_form_names_a_file_elsewhere(here: Opened, door: str, way: str) -> None:
    assert here.post(f"/cua/{door}", data={"tep": way}).status_code in (400, 404)
    assert here.page.jobs.living == []


@pytest.mark.parametrize(
    ("door", "field", "value"),
    [
        ("tu-van-phong", "don_vi", "--output=/tmp/x.yaml"),
        ("tu-van-phong", "don_vi", "-o"),
        ("viec-giao", "cua", "--xlsx=/tmp/x.xlsx"),
        ("bao-cao", "ky", "--from"),
        ("ban-hanh", "so", "1; rm -rf /"),
        ("ban-hanh", "so", "-1"),
        ("ban-hanh", "so", "١"),
        ("ban-hanh", "ngay", "2026-02-30"),
        ("ban-hanh", "ngay", "--force"),
        ("tu-word", "nam", "2026 --strict"),
        ("cac-xa", "xa", "--scheduler=tcp://evil.example:1"),
        ("theo-doi", "thu_muc", "../.."),
        ("theo-doi", "thu_muc", "/"),
        ("theo-doi", "thu_muc", "linked"),
        ("theo-doi", "thu_muc", "-x"),
        ("tu-van-phong", "don_vi", "xã\x07 Tân"),
        ("tu-van-phong", "don_vi", "x" * 301),
    ],
)
def test_no_field_becomes_an_option_or_a_command(
    here: Opened, door: str, field: str, value: str
) -> None:
    given = {"plan": "plans/a.yaml", "goc": "plans/a.yaml", "tep": "own.docx", "ky": "quý I"}
    given |= {"so": "5", "ngay": "2026-01-05", "thu_muc": "plans", "don_vi": "xã A"}
    answer = here.post(f"/cua/{door}", data=given | {field: value})
    assert answer.status_code == 400 and 'role="alert"' in answer.text
    assert here.page.jobs.living == []


@pytest.mark.parametrize(
    "name",
    [
        "../../x.docx",
        "..\\..\\x.docx",
        "/etc/cron.d/x.docx",
        "C:\\x.docx",
        "x\0y.docx",
        "-rf.docx",
        "a\nb.docx",
        "\u202excod.docx",
        ".docx.docx",
        "con.docx",
        "x" * 400 + ".docx",
        "a.b\u2028c.docx",
        "{{7*7}}.docx",
        "$(id).docx",
    ],
)
def test_a_name_becomes_harmless(name: str) -> None:
    safe = safe_name(name)
    assert re.fullmatch(r"[^-.\s][\w .()-]*\.docx", safe) and len(safe) <= 106, safe
    assert safe.casefold() != "con.docx" and not set(safe) & set("/\\:\0\n")


@pytest.mark.parametrize(
    "name",
    ["", "x", "x.exe", "x.docx.exe", "x.svg", "x.html", ".docx", "..", "x.docm", "x.js", "/"],
)
def test_a_file_of_another_kind_is_not_taken(here: Opened, name: str) -> None:
    with pytest.raises(Nowhere):
        safe_name(name)
    before = sorted(here.page.work.iterdir())
    assert here.drop(name, b"x").status_code in (400, 404)
    assert sorted(here.page.work.iterdir()) == before


def _zip(**parts: bytes) -> bytes:
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/"), content)
    return made.getvalue()


_WORD = b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
HOSTILE = {
    "empty": b"",
    "no zip": b"PK\x03\x04 nothing",
    "bomb": _zip(**{"word__document.xml": b" " * 90_000_000}),
    "entities": _zip(
        **{
            "word__document.xml": b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><x>&b;</x>'
        }
    ),
    "outside entity": _zip(
        **{
            "word__document.xml": b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>'
        }
    ),
    "deep": _zip(**{"word__document.xml": _WORD + b"<w:p>" * 50_000}),
    "ways out": _zip(**{"..__..__x": b"x", "word__document.xml": _WORD + b"</w:document>"}),
    "script": b"<html><script>alert(1)</script>",
}


@pytest.mark.parametrize("name", sorted(HOSTILE))
def test_a_hostile_paper_stops_nothing(here: Opened, name: str) -> None:
    shown = here.follow(here.drop("a.docx", HOSTILE[name]))
    assert shown.status_code == 200 and "root:" not in shown.text and "<script>a" not in shown.text
    assert here.browser.get("/").status_code == 200


def test_what_eats_all_time_is_ended(here: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    async def never(name: str, *words: str, seconds: float = 0) -> Any:
        return await type(here.page.children).ask(
            here.page.children, "paper", "vi", "own.docx", seconds=0.01
        )

    monkeypatch.setattr(here.page.children, "ask", never)
    shown = here.browser.get("/van-ban", params={"tep": "own.docx"})
    assert shown.status_code == 200 and "Không đọc được tệp này" in shown.text
    assert here.page.children._living == set()


def test_more_than_can_be_done_is_refused(here: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(here.page.children, "_waiting", 10_000)
    answer = here.browser.get("/van-ban", params={"tep": "own.docx"})
    assert answer.status_code == 503 and here.browser.get("/").status_code == 200


def test_too_much_at_once_is_refused(here: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    headers = {
        "Content-Length": str(app.BODY + 1),
        "Content-Type": "multipart/form-data; boundary=a",
    }
    assert here.post("/tha", content=b"--a", headers=headers).status_code == 413
    many = [("tep", (f"{at}.docx", b"x")) for at in range(dropped.MOST_FILES + 1)]
    assert here.post("/tha", files=many).status_code == 400
    fields = {f"x{at}": "1" for at in range(200)}
    assert here.post("/tha", data=fields, files={"tep": ("a.docx", b"x")}).status_code == 400


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("multipart/form-data", b"x"),
        ("multipart/form-data; boundary=a", b"--a\r\nx"),
        ("multipart/form-data; boundary=a", b"--a\r\n" + b"A: b\r\n" * 5000),
        ("multipart/form-data; boundary=" + "a" * 5000, b"x"),
        ("application/json", b'{"tep": "own.docx"}'),
        ("text/plain", b"tep=own.docx"),
        ("application/x-www-form-urlencoded", b"tep=own.docx&" * 300),
    ],
)
def test_a_form_that_is_none_is_told_so(here: Opened, kind: str, body: bytes) -> None:
    answer = here.post("/tha", content=body, headers={"Content-Type": kind})
    assert answer.status_code == 400 and 'role="alert"' in answer.text


def test_what_was_dropped_first_goes_when_there_is_too_much(here: Opened) -> None:
    for at in range(70):
        here.drop(f"{at}.csv", b"x")
    assert len(list(here.page.work.iterdir())) <= 60


# What is shown is never run


@pytest.mark.parametrize(
    "value", [SCRIPT, '"><img src=x onerror=alert(1)>', "{{7*7}}", "'-alert(1)-'"]
)
@pytest.mark.parametrize(
    ("door", "field"), [("tu-van-phong", "don_vi"), ("bao-cao", "ky"), ("ban-hanh", "so")]
)
def test_what_an_address_says_is_text(here: Opened, door: str, field: str, value: str) -> None:
    shown = here.browser.get(f"/cua/{door}", params={field: value}).text
    assert "<script>alert" not in shown and "<img" not in shown and "49" not in shown
    assert 'value="' in shown and 'onerror=alert(1)>"' not in shown


def test_what_a_plan_and_a_file_are_called_is_text(tmp_path: Path) -> None:
    with opened(tmp_path) as own:
        plan = own.folder / "plans" / "a.yaml"
        text = plan.read_text("utf-8")
        subject = re.search(r"^(trich_yeu|subject): .*$", text, re.MULTILINE)
        assert subject
        plan.write_text(text.replace(subject[0], f'{subject[1]}: "{SCRIPT} & <b>"'), "utf-8")
        bad = "<img src=x onerror=alert(1)>"
        if os.name == "posix":
            (own.folder / f"{bad}.docx").write_bytes(b"x")
            (own.folder / f"{bad}").mkdir()
            (own.folder / "plans" / f"{bad}.yaml").write_text("a: [", "utf-8")
        desk = own.browser.get("/ban").text
        assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; &lt;b&gt;" in desk
        for shown in (desk, own.browser.get("/cua/theo-doi").text):
            assert "<script>alert" not in shown and "<img" not in shown
            assert "&lt;img src=x" in shown
        job = own.done(own.post("/cua/kiem-tra", data={"plan": f"plans/{bad}.yaml"}))
        assert "<img" not in job and "&lt;img" in job


# Who is slow


class _Slow:
    """A request whose body never comes to an end."""

    def __init__(self) -> None:
        self.said: list[Any] = []

    async def receive(self) -> Any:
        await asyncio.sleep(0.03)
        return {"type": "http.request", "body": b"x", "more_body": True}

    async def send(self, message: Any) -> None:
        self.said.append(message)


def test_a_body_that_drips_is_ended(here: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard, "BODY_SECONDS", 0.2)
    session = here.browser.cookies["kehoach-8123"]
    headers = {
        "host": "127.0.0.1:8123",
        "origin": ADDRESS,
        "cookie": f"kehoach-8123={session}",
        "content-type": "application/x-www-form-urlencoded",
    }
    scope = {
        "type": "http",
        "method": "POST",
        "path": "/tha",
        "query_string": b"",
        "headers": [(name.encode(), value.encode()) for name, value in headers.items()],
    }
    slow = _Slow()
    guarded = Guard(application_of(here), here.keys, ADDRESS)
    apart(asyncio.run, asyncio.wait_for(guarded(scope, slow.receive, slow.send), 5))
    assert slow.said[0]["status"] == 408


@pytest.mark.parametrize("asked", [b"", b"GET / HTTP/1.1\r\nHost: x\r\nA: ", b"G"])
def test_a_connection_that_asks_nothing_is_closed(
    here: Opened, asked: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(serve, "HEADER_SECONDS", 0.1)

    async def connected() -> bytes:
        listening = serve._listening(0)
        port = listening.getsockname()[1]
        guarded = Guard(application_of(here), here.keys, f"http://127.0.0.1:{port}")
        served = asyncio.create_task(serve._served(here.page, guarded, listening))
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(asked)
        came = b""
        async with asyncio.timeout(5):
            with suppress(ConnectionResetError):
                came = await reader.read()
        writer.close()
        here.page.wait(10_000)
        served.cancel()
        await asyncio.gather(served, return_exceptions=True)
        listening.close()
        return came

    assert apart(asyncio.run, connected()) == b""


def test_the_page_listens_on_this_machine_alone() -> None:
    listening = serve._listening(0)
    try:
        assert listening.getsockname()[0] == "127.0.0.1"
    finally:
        listening.close()


def test_the_test_client_is_no_friend(here: Opened) -> None:
    """What these tests stand on: the same request passes with the key and fails without."""
    assert isinstance(here.browser, TestClient)
    assert here.browser.get("/").status_code == 200 and here.stranger().get("/").status_code == 403
