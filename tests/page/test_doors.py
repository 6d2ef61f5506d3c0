"""The doors: what verbs do, done from the page, and told as people say it."""

import asyncio
import re
import sys
import time
from collections.abc import Mapping
from contextlib import nullcontext
from datetime import date
from html import unescape
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote
from zipfile import ZipFile

import pytest

from generator.batch.columns import COLUMNS
from generator.command import parser
from generator.form.labels import keys_said
from generator.form.marks import place_marks
from generator.form.stored import OpenPlan
from generator.language import Said
from generator.law.divisions import slug
from generator.making.build import document_parts, find_template
from generator.making.issue import issue
from generator.making.load import Loaded, load_plan, plan_of
from generator.package import read_package
from generator.page import files
from generator.page.children import Children
from generator.page.doors.given import Wrong, order_of
from generator.page.doors.of_papers import OF_PAPERS, OF_SEVERAL
from generator.page.doors.table import DOORS, OPEN
from generator.page.inside import rows, studio
from generator.page.inside.preview import to_look_at
from generator.page.inside.survey import survey
from generator.page.jobs import DONE, RUNS, Call
from generator.page.mended import MendedHere
from generator.page.places import RECEIVED
from generator.page.plain import plain_lines, plainly
from generator.page.plans.orders import obeyed
from generator.page.plans.studio import Studio
from generator.page.plans.told import told_plainly
from generator.page.state import Dropped, Page
from generator.plan.text import parse_source, read_source
from generator.problems import Severity
from generator.reading.lint import check_content
from generator.running import clock
from tests.cascade.helpers import LEAD, OFFICE, filled
from tests.helpers import BASE, ROOT
from tests.page.opened import Opened, apart, opened
from tests.program import kehoach
from tests.reading.papers import CORRECT, changed, office
from tests.reading.papers.changes import margin, retext
from tests.reading.papers.last_year import last_year
from tests.workbooks import Book

_ASKED = r'name="phat_hien" value="([^"]+)"'
"""The finding that a button of the page asks to be mended."""

HTML = ROOT / "generator" / "page" / "html"


def test_a_stranger_s_paper_has_its_findings_at_its_words(tmp_path: Path) -> None:
    with opened(tmp_path) as here:
        shown = here.follow(here.drop("Kế hoạch của xã.docx", last_year())).text
        numbers = re.findall(r'<li id="loi-(\d+)"', shown)
        assert numbers == [str(number) for number in range(1, len(numbers) + 1)] and numbers
        marks = set(re.findall(r'data-at="(\d+)"', shown))
        assert marks and marks <= set(numbers)
        name = re.findall(r'name="tep" value="(tep:[^"]+)"', shown)[0]
        made = here.done(here.post("/cua/ghi-chu", data={"tep": name}))
        (href,) = re.findall(r'href="(/tep/[^"]+)" download', made)
        answer = here.browser.get(href)
        assert answer.headers["content-disposition"].startswith("attachment")
        with ZipFile(BytesIO(answer.content)) as archive:
            assert "word/comments.xml" in archive.namelist()
        for door in ("chinh-the-thuc", "viec-giao"):
            assert " download" in here.done(here.post(f"/cua/{door}", data={"tep": name})), door
        here.done(here.post("/cua/tu-word", data={"tep": name, "nam": "2027"}))
        (plan,) = (here.folder / "plans").glob("*xa*.yaml")
        assert b"2027" in plan.read_bytes()


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("QD.pdf", b"%PDF-1.7", "tệp PDF. Lấy tệp Word gốc"),
        ("anh.png", b"\x89PNG\r\n\x1a\n", "tệp ảnh. Ảnh không có chữ"),
        ("ghi chú.txt", b"ghi", "tệp chữ thuần. Mở ra, lưu thành tệp .docx"),
        ("x.exe", b"MZ\0\1", "tệp có đuôi .exe. Trang nhận văn bản Word"),
    ],
)
def test_what_is_no_paper_is_called_by_what_it_is(
    name: str, content: bytes, told: str, tmp_path: Path
) -> None:
    with opened(tmp_path) as here:
        answer = here.drop(name, content)
        assert answer.status_code == 400 and told in answer.text


def _together(here: Opened, *given: tuple[str, bytes]) -> tuple[str, str]:
    """What the page says of files that are dropped together, and where it says so."""
    answer = here.post("/tha", files=[("tep", one) for one in given])
    here.follow(answer)
    address = answer.headers["location"]
    return unescape(here.browser.get(f"{address}/phan").text), address


def test_several_papers_have_their_counts_the_worst_first_and_damaged_ones_apart(
    tmp_path: Path,
) -> None:
    worst = changed(office, margin("left", 10), margin("right", 50), margin("top", 5))()
    given = [("b.docx", office()), ("a.docx", last_year()), ("c.pdf", b"%PDF-1.7")]
    damaged = [("rỗng.docx", b""), ("hỏng.docx", b"PK"), ("d.docx", worst)]
    with opened(tmp_path) as here:
        said, address = _together(here, *given, *damaged)
        rows = re.findall(r'<a href="(/van-ban[^"]+)">(\w\.docx)</a></td>(.*?)</tr>', said, re.S)
        counts = [re.findall(r"<td>(.*?)</td>", cells) for _, _, cells in rows]
        assert [name for _, name, _ in rows] == ["d.docx", "a.docx", "b.docx"]
        assert counts[0][0] == "3" and counts[2] == ["–"] * 4
        table, broken = said.split('id="hong"')
        assert "c.pdf</strong>: tệp PDF. Lấy tệp Word gốc" in broken
        assert "rỗng.docx</strong>: tệp rỗng" in broken and "hỏng.docx</strong>: tệp hỏng" in broken
        assert "hỏng" not in table and "Chỉnh thể thức 2 văn bản" in table
        shown = here.browser.get(f"{address}").text
        assert all(f">{name}</a>" in shown for _, name, _ in rows)
        d, _, b = (here.browser.get(href).text for href, _, _ in rows)
        assert "/cua/chinh-the-thuc" in d and "/cua/chinh-the-thuc" not in b


@pytest.mark.parametrize(
    ("door", "part", "name"),
    [
        ("chinh-nhieu", "word/header1.xml", "da-chinh-the-thuc.zip"),
        ("ghi-chu-nhieu", "word/comments.xml", "co-ghi-chu.zip"),
    ],
)
def test_all_that_were_dropped_together_come_back_as_one_zip(
    door: str, part: str, name: str, tmp_path: Path
) -> None:
    """Two of one name both, a sound one and a damaged one not; and the job leads back to the list."""
    given = [("xã.docx", last_year()), ("xã.docx", last_year()), ("b.docx", office())]
    with opened(tmp_path) as here:
        _, address = _together(here, *given, ("hỏng.docx", b"PK"))
        token = address.rpartition("/")[2]
        made = here.done(here.post(f"/cua/{door}", data={"nhieu": token}))
        (href,) = re.findall(r'href="(/tep/[^"]+)" download data-saves', made)
        answer = here.browser.get(href)
        assert name in answer.headers["content-disposition"] and href.endswith(name)
        with ZipFile(BytesIO(answer.content)) as archive:
            (alone,) = OPEN[_ALONE[door]].makes
            stems = [{alone.of: stem} for stem in ("xã", "xã-2")]
            assert sorted(archive.namelist()) == sorted(map(alone.name, stems))
            assert {one.date_time[:3] for one in archive.infolist()} == {
                date.today().timetuple()[:3]
            }
            for one in archive.namelist():
                with ZipFile(BytesIO(archive.read(one))) as paper:
                    assert part in paper.namelist()
        assert f'href="/nhieu/{token}"' in made and "hỏng.docx" not in made
        assert "Soi tiếp" not in made
        forged = here.post(f"/cua/{door}", data={"nhieu": "0" * 16})
        assert forged.status_code == 400
        assert here.browser.get(f"/tep/{'0' * 16}/{name}").status_code == 404
        assert here.browser.get(f"/tep/..%2F/{name}").status_code == 404
        assert here.browser.get(f"/nhieu/{'0' * 16}").status_code == 404


_ALONE = {"chinh-nhieu": "chinh-the-thuc", "ghi-chu-nhieu": "ghi-chu"}


def test_what_is_left_of_several_papers_is_told_as_their_sum(tmp_path: Path) -> None:
    with opened(tmp_path) as here:
        stays = changed(CORRECT["tabs"], margin("left", 25))()
        given = [("a.docx", last_year()), ("b.docx", last_year()), ("c.docx", stays)]
        _, address = _together(here, *given)
        token = address.rpartition("/")[2]
        made = here.done(here.post("/cua/chinh-nhieu", data={"nhieu": token}))
        (told,) = re.findall(r"Xong\. <span[^>]*>Còn (\d+) phát hiện: kể ở dưới", made)
        each = re.findall(r"Còn (\d+) phát hiện không tự sửa", made)
        assert len(each) == 3 and int(told) == sum(map(int, each))


def test_findings_are_counted_in_the_words_that_stand_at_each(tmp_path: Path) -> None:
    with opened(tmp_path) as here:
        motto = retext("Độc lập - Tự do - Hạnh phúc", "Độc lập – Tự do – Hạnh phúc")
        shown = here.follow(here.drop("a.docx", changed(office, motto)())).text
        (counts,) = re.findall(r'<p class="counts">(.+?)</p>', shown, re.DOTALL)
        words = re.sub(r"\s+", " ", re.sub("<[^>]*>", "", counts))
        for number, severity in zip((1, 0, 0, 0), Severity, strict=True):
            assert f" {number} {severity.said.vi}" in words
        assert f'<span class="sort">{Severity.ERROR.said.vi}</span>' in shown


def test_a_finding_has_a_button_only_where_a_mender_can(tmp_path: Path) -> None:
    with opened(tmp_path) as here:
        stays = changed(CORRECT["tabs"], margin("left", 25))()
        shown = here.follow(here.drop("a.docx", stays)).text
        assert "Lề trái" in shown and "/cua/sua-mot-cho" not in shown
        name = re.findall(r'name="tep" value="(tep:[^"]+)"', shown)[0]
        made = here.done(here.post("/cua/chinh-the-thuc", data={"tep": name}))
        assert "không có gì để sửa" in made and " download" not in made


def test_comments_are_a_success_that_is_saved_and_leads_back(tmp_path: Path) -> None:
    with opened(tmp_path) as here:
        shown = here.follow(here.drop("a.docx", last_year())).text
        name = re.findall(r'name="tep" value="(tep:[^"]+)"', shown)[0]
        made = here.done(here.post("/cua/ghi-chu", data={"tep": name}))
        assert "state good" in made and "trouble" not in made and "data-saves" in made
        (back,) = re.findall(r'href="(/van-ban\?tep=[^"]+)"', made)
        assert "/cua/ghi-chu" in here.browser.get(unescape(back)).text


def _codes(shown: str) -> list[str]:
    """The codes of findings that may be mended alone, as the page shows them."""
    return [one.partition("@")[0] for one in re.findall(_ASKED, shown)]


def test_the_page_says_for_how_many_findings_its_items_are(tmp_path: Path) -> None:
    """Those of one cause in several places are one item, and the sum is that of `check` and `fix`."""
    slips = retext("Bố trí công chức", "Bố trí  công chức"), retext("Niêm yết", "Niêm  yết")
    paper = changed(office, *slips)()
    with opened(tmp_path) as here:
        shown = here.follow(here.drop("xã.docx", paper)).text
    items, found = len(re.findall(r'<li id="loi-', shown)), check_content("a.docx", paper).problems
    assert items < len(found)
    assert f"dưới đây {items} mục cho {len(found)} phát hiện" in shown


def test_findings_are_mended_one_after_the_other_where_they_are_shown(tmp_path: Path) -> None:
    """Nothing is saved meanwhile; each paper has the next number, and leads back to the one before."""
    with opened(tmp_path) as here:
        shown = here.follow(here.drop("xã.docx", last_year())).text
        codes, counted = _codes(shown), len(re.findall(r'<li id="loi-', shown))
        assert sorted(codes) == ["can-cu/full-stop", "noi-dung/spacing"]
        assert "Tải bản đã sửa" not in shown
        seen = [shown]
        for number in (1, 2):
            name = re.findall(r'name="tep" value="(tep:[^"]+)"', seen[-1])[0]
            asked = unescape(re.findall(_ASKED, seen[-1])[0])
            answer = here.post("/cua/sua-mot-cho", data={"tep": name, "phat_hien": asked})
            assert answer.headers["location"].startswith("/van-ban/")
            seen.append(here.follow(answer).text)
            assert len(re.findall(r'<li id="loi-', seen[-1])) == counted - number
            assert _codes(seen[-1]) == codes[number:] and "data-saves" not in seen[-1]
            href = rf'href="(/tep/[^"]+)" download>Tải bản đã sửa: xã-sua-{number}.docx<'
            assert re.search(r"Đã sửa:</span> [^<]+ → ", seen[-1]) and re.search(href, seen[-1])
            (back,) = re.findall(r'href="([^"]+)">Bỏ lần sửa này', seen[-1])
            assert _codes(here.browser.get(unescape(back)).text) == codes[number - 1 :]
        (made,) = re.findall(r'href="(/tep/[^"]+)" download', seen[-1])
        again = here.follow(here.drop("xã-sua-2.docx", here.browser.get(made).content)).text
        assert _codes(again) == [] and "Tải bản đã sửa" not in again
        assert "/cua/sua-mot-cho" not in here.browser.get("/tro-giup").text


def _left_on_the_desk(here: Opened) -> list[tuple[str, str]]:
    """The copies that the desk says nobody has saved, each with where it leads."""
    part = _desk(here).partition('id="chua-tai"')[2].partition("</section>")[0]
    return re.findall(r"<strong>(.+?)</strong>.*?href=\"([^\"]+)\"", part, re.DOTALL)


def test_what_was_mended_and_not_saved_is_found_again_on_the_desk(tmp_path: Path) -> None:
    """The last copy of each paper, as long as nobody has saved it, and none that was taken back."""
    with opened(tmp_path) as here:
        shown = here.follow(here.drop("xã.docx", last_year())).text
        assert _left_on_the_desk(here) == []
        for number in (1, 2):
            name = re.findall(r'name="tep" value="(tep:[^"]+)"', shown)[0]
            given = {"tep": name, "phat_hien": unescape(re.findall(_ASKED, shown)[0])}
            shown = here.follow(here.post("/cua/sua-mot-cho", data=given)).text
            ((file, href),) = _left_on_the_desk(here)
            assert file == f"xã-sua-{number}.docx" and f"đã sửa {number} chỗ" in _desk(here)
            assert f"Tải bản đã sửa: {file}" in here.browser.get(unescape(href)).text
        (undo,) = re.findall(r'href="([^"]+)">Bỏ lần sửa này', shown)
        before = here.browser.get(unescape(undo)).text
        assert [file for file, _ in _left_on_the_desk(here)] == ["xã-sua-1.docx"]
        (undo,) = re.findall(r'href="([^"]+)">Bỏ lần sửa này', before)
        here.browser.get(unescape(undo))
        assert _left_on_the_desk(here) == []
        here.browser.get(unescape(href))
        assert [file for file, _ in _left_on_the_desk(here)] == ["xã-sua-2.docx"]
        (made,) = re.findall(r'href="(/tep/[^"]+)" download', shown)
        assert here.browser.get(made).status_code == 200
        here.browser.get(unescape(href))
        assert _left_on_the_desk(here) == [] and "chưa tải" not in _desk(here)


def _desk(here: Opened) -> str:
    return here.browser.get("/").text


def test_no_more_copies_are_remembered_than_are_kept() -> None:
    mended = MendedHere()
    for number in range(100):
        mended.keep(
            Call("", ("fix",), (f"tep:{number}/a-sua-1.docx",), source=f"tep:{number}/a.docx")
        )
        mended.look_at(f"tep:{number}/a-sua-1.docx")
    assert [name for name, _ in mended.unsaved()] == [
        f"tep:{number}/a-sua-1.docx" for number in range(99, 39, -1)
    ]


def test_what_cannot_be_mended_alone_is_told_by_the_work(tmp_path: Path) -> None:
    with opened(tmp_path) as here:
        shown = here.follow(here.drop("xã.docx", last_year())).text
        name = re.findall(r'name="tep" value="(tep:[^"]+)"', shown)[0]
        given = {"tep": name, "phat_hien": "quoc-hieu/caps"}
        said = here.done(here.post("/cua/sua-mot-cho", data=given))
        assert "state trouble" in said and "không" in said


@pytest.mark.parametrize(
    ("stem", "name"),
    [
        ("a", "a-sua-1"),
        ("a-sua-1", "a-sua-2"),
        ("a-sua-9", "a-sua-10"),
        ("a-sua", "a-sua-sua-1"),
        ("a-sua-b", "a-sua-b-sua-1"),
    ],
)
def test_copies_are_numbered_so_that_the_last_is_known(stem: str, name: str) -> None:
    (made,) = OPEN["sua-mot-cho"].makes
    assert made.name({made.of: stem}) == f"{name}.docx"


@pytest.mark.parametrize(("last", "index"), [("Lưu: VT", 1), ("- Lưu: VT, TH", 1), ("Sở Y tế", 2)])
def test_a_recipient_is_added_above_the_archive_line(tmp_path: Path, last: str, index: int) -> None:
    with opened(tmp_path) as here:
        own = BASE.replace("- Lưu: VT, TH", f"- '{last}'")
        (here.folder / "plans" / "a.yaml").write_text(own, "utf-8")
        shown = here.browser.get("/ke-hoach?tep=plans/a.yaml").text
        assert re.findall(r'data-place="recipients" data-index="(\d+)"', shown) == [f"{index}"]


def test_a_plan_is_made_built_and_issued(tmp_path: Path) -> None:
    with opened(tmp_path) as here:
        answer = here.post("/moi", data={"ten": "Kế hoạch PAPI 2027"})
        plan = here.folder / "plans" / "ke-hoach-papi-2027.yaml"
        assert answer.status_code == 303 and "ma: ke-hoach-papi-2027\n" in plan.read_text("utf-8")
        assert here.post("/moi", data={"ten": "Kế hoạch PAPI 2027"}).status_code == 400
        made = load_plan(here.folder / "plans" / "ke-hoach-papi-2027.yaml").plan
        assert made and f"{made.subject}" == "Thực hiện PAPI 2027"
        assert here.post("/moi", data={"ten": "../!"}).status_code == 400
        name = "plans/ke-hoach-papi-2027.yaml"
        given = {"plan": name, "so": "12", "ngay": "2026-01-20"}
        told = here.done(here.post("/cua/ban-hanh", data=given))
        assert "đã ghi số, ngày và nội dung ban hành" in told
        made = here.done(here.post("/cua/tao-word", data={"plan": name}))
        (href,) = re.findall(r'href="(/tai[^"]+)" download', made)
        content = here.browser.get(href.replace("&amp;", "&")).content
        plan_text = plan.read_bytes()
        assert b"so: 12" in plan_text and b"2026-01-20" in plan_text
        other = tmp_path / "other"
        (other / "plans").mkdir(parents=True)
        (other / name).write_bytes(plan_text)
        assert kehoach("build", cwd=other).returncode == 0
        assert (other / "output" / "ke-hoach-papi-2027.docx").read_bytes() == content
        desk = here.browser.get("/ban").text
        assert "đã ban hành: số 12, 20/01/2026" in desk


def test_a_document_that_is_not_made_is_not_given(tmp_path: Path) -> None:
    """One of a time before is named as old; a plan that has never had one gives none."""
    with opened(tmp_path) as here:
        plan = here.folder / "plans" / "a.yaml"
        plan.write_text(BASE, "utf-8")
        made = here.done(here.post("/cua/tao-word", data={"plan": "plans/a.yaml", "pdf": "1"}))
        assert re.findall(r'class="button main" href="/tai\?tep=output%2F(a\.\w+)"', made) == [
            *("a.docx", "a.pdf")
        ]
        assert "Bản cũ" not in made
        again = here.done(here.post("/cua/tao-word", data={"plan": "plans/a.yaml"}))
        assert re.findall(r'class="button main" href="/tai\?tep=output%2F(a\.\w+)"', again) == [
            "a.docx"
        ]
        assert re.search(r"Bản cũ[^<]*\(hôm nay, \d+:\d\d\): <a [^>]*>a\.pdf<", again)
        for name in ("a", "b"):
            broken = here.folder / "plans" / f"{name}.yaml"
            broken.write_text(f"{BASE}kinh_phi:\n", "utf-8")
            told = here.done(here.post("/cua/tao-word", data={"plan": f"plans/{name}.yaml"}))
            assert "Chưa tạo được" in told and "Đã làm xong" not in told
            assert 'class="button main" href="/tai' not in told and "Mở trên máy này" not in told
            old = re.findall(r"Bản cũ[^<]*: <a [^>]*>(a\.\w+)<", told)
            assert old == (["a.docx", "a.pdf"] if name == "a" else [])


def test_what_is_wrong_is_said_with_its_part_in_words_of_the_form(tmp_path: Path) -> None:
    with opened(tmp_path) as here:
        added = "budget:\n  - title:\nappendices:\n  - {title: A, items: ['']}\n"
        (here.folder / "plans" / "a.yaml").write_text(BASE + added, "utf-8")
        for door in ("tao-word", "kiem-tra"):
            told = here.done(here.post(f"/cua/{door}", data={"plan": "plans/a.yaml"}))
            assert "<p>Kinh phí: tiêu đề để trống</p>" in told
            assert "→ Điền nội dung, hoặc bỏ mục này." in told
            assert "<p>Phụ lục, Nội dung: giá trị để trống</p>" in told
            assert "khóa" not in told and "chua_co" not in told


def test_the_office_s_new_version_is_chosen_from_in_two_columns(tmp_path: Path) -> None:
    with opened(tmp_path) as here:
        office = here.folder / "plans" / "tinh.yaml"
        office.write_text(OFFICE, "utf-8")
        made = here.post(
            "/cua/tu-van-phong", data={"goc": "plans/tinh.yaml", "don_vi": "xã Tân Hưng"}
        )
        here.done(made)
        own = here.folder / "plans" / "tinh-xa-tan-hung.yaml"
        text = filled(own.read_text("utf-8")).replace("2026-06-30", "2026-06-20")
        own.write_text(text.replace(LEAD, LEAD), "utf-8")
        office.write_text(
            OFFICE.replace("version: 1", "version: 2").replace("2026-06-30", "2026-06-25"), "utf-8"
        )
        desk = here.browser.get("/ban").text
        assert "cấp trên đã có phiên bản 2" in desk and "/cua/cap-nhat?plan=" in desk
        name = "plans/tinh-xa-tan-hung.yaml"
        told = here.done(here.post("/cua/cap-nhat", data={"plan": name}))
        assert "/chon?plan=" in told
        assert "chỗ phải chọn" in here.browser.get("/ban").text
        choices = here.browser.get("/chon", params={"plan": name}).text
        assert choices.count("<fieldset") == 1
        assert "20/6/2026" in choices and "25/6/2026" in choices
        assert "NV01 – Thời hạn" in choices and "Niêm yết danh sách hộ nghèo." in choices
        ledger = {"plan": "plans/tinh.yaml", "thu_muc": "plans"}
        table = here.done(here.post("/cua/theo-doi", data=ledger))
        assert '<th scope="col">Đơn vị</th>' in table
        own_page = "/ke-hoach?tep=plans%2Ftinh-xa-tan-hung.yaml"
        assert f'<td><a href="{own_page}">xã Tân Hưng</a></td>' in table, "its plan is a press away"
        for ending in ("xlsx", "docx", "html"):
            (href,) = re.findall(rf'href="(/tep/[^"]+/tinh-theo-doi\.{ending})"', table)
            assert "xã Tân Hưng".encode() in _words(here.browser.get(href).content)
        assert not re.search("[┃│━─]", table)
        none = here.post("/chon", data={"plan": name})
        assert none.headers["location"].startswith("/chon?plan=")
        here.done(here.post("/chon", data={"plan": name, "chon-1": "tinh"}))
        assert "2026-06-25" in own.read_text("utf-8")
        assert "Không còn chỗ nào" in here.browser.get("/chon", params={"plan": name}).text
        forged = {"plan": name, "chon-1 --force": "xa", "chon-": "xa", "chon-x": "tinh"}
        assert here.post("/chon", data=forged).headers["location"].startswith("/chon?")


def test_a_reviewer_s_copy_comes_home(tmp_path: Path) -> None:
    with opened(tmp_path) as here:
        here.done(here.post("/cua/tao-word", data={"plan": "plans/a.yaml"}))
        document = (here.folder / "output" / "a.docx").read_bytes()
        edited = _with_words(document, "của từng cơ quan.", "của từng cơ quan và các năm sau.")
        shown = here.follow(here.drop("duyet.docx", edited)).text
        assert "plan=plans%2Fa.yaml" in shown, "whose paper it is was not seen"
        name = re.findall(r'name="tep" value="(tep:[^"]+)"', shown)[0]
        before = (here.folder / "plans" / "a.yaml").read_bytes()
        given = {"plan": "plans/a.yaml", "tep": name}
        here.done(here.post("/cua/dua-ve", data=given | {"xem": "1"}))
        assert (here.folder / "plans" / "a.yaml").read_bytes() == before
        told = here.done(here.post("/cua/dua-ve", data=given))
        assert "Đã ghi" in told
        assert "các năm sau" in (here.folder / "plans" / "a.yaml").read_text("utf-8")


def _words(content: bytes) -> bytes:
    """A file as it is, or what its parts are where it is a zip."""
    if not content.startswith(b"PK"):
        return content
    with ZipFile(BytesIO(content)) as parts:
        return b"".join(parts.read(name) for name in parts.namelist())


def _with_words(document: bytes, old: str, new: str) -> bytes:
    made = BytesIO()
    with ZipFile(BytesIO(document)) as source, ZipFile(made, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            if name == "word/document.xml":
                assert old.encode() in content
                content = content.replace(old.encode(), new.encode(), 1)
            target.writestr(name, content)
    return made.getvalue()


def test_a_filled_workbook_is_taken_into_the_report(tmp_path: Path) -> None:
    """Known by what it holds when it is dropped; what is refused is told by its cell, nothing is lost."""
    with opened(tmp_path) as here:
        asked = {"plan": "plans/a.yaml", "ky": "6 tháng đầu năm"}
        made = here.done(here.post("/cua/bao-cao", data=asked))
        assert "/cua/nhan-bao-cao?plan=plans%2Fa.yaml" in made
        (href,) = re.findall(r'href="(/tep/[^"]+)" download', made)
        book = Book(here.browser.get(href).content)
        book.put(1, "G5", "Đang thực hiện")
        book.put(2, "H5", "chưa rõ")
        dropped = here.drop("đã điền.xlsx", book.content)
        assert dropped.headers["location"].startswith("/cua/nhan-bao-cao?plan=plans%2Fa.yaml")
        shown = here.follow(dropped).text
        assert "đã điền.xlsx" in shown and '"plans/a.yaml" selected' in shown
        (name,) = re.findall(r'name="tep" value="(tep:[^"]+)"', shown)
        given = {"plan": "plans/a.yaml", "tep": name}
        told = here.done(here.post("/cua/nhan-bao-cao", data=given))
        (report,) = (here.folder / "plans").glob("*bao-cao*.yaml")
        assert "đã điền.xlsx: nhận 1/2 dòng" in told and "<p>Chỉ tiêu!H5: " in told
        assert "Mở báo cáo" in told and f"plans%2F{report.name}" in told
        said = report.read_text("utf-8")
        assert "tinh_trang: dang_thuc_hien" in said and "ô Chỉ tiêu!H5: chưa rõ" in said
        several = [("b.docx", office()), ("mot.xlsx", book.content), ("xa.csv", b"ma,ten\n1,An\n")]
        each, _ = _together(here, *several)
        assert re.search(r'href="/cua/nhan-bao-cao\?plan=plans%2Fa.yaml[^"]*">mot.xlsx<', each)
        assert "xa.csv</strong>: bảng hoặc kế hoạch" in each
        # What was typed in the report meanwhile stays, and the report as it was is kept beside.
        typed = said.replace("tinh_trang: dang_thuc_hien", "tinh_trang: chua")
        report.write_text(typed, "utf-8")
        told = here.done(here.post("/cua/nhan-bao-cao", data=given))
        kept = report.with_name(f"{report.stem}.truoc.yaml")
        assert "Bản trước giữ ở" in told and kept.read_text("utf-8") == typed


def test_the_example_of_a_period_is_taken_and_a_refusal_leads_back(tmp_path: Path) -> None:
    with opened(tmp_path, forked=False) as here:
        (here.folder / "xa").mkdir()
        for door, more in (("bao-cao", {}), ("tong-hop", {"thu_muc": "xa"})):
            hint = next(one.hint.vi for one in DOORS[door].fields if one.name == "ky")
            asked = {"plan": "plans/a.yaml", **more, "ky": hint.removeprefix("Ví dụ: ")}
            done = here.done(here.post(f"/cua/{door}", data=asked))
            assert "không phải" not in done and "Tải về a-" in done
            refused = here.done(here.post(f"/cua/{door}", data=asked | {"ky": "nửa mùa"}))
            assert "'nửa mùa' không phải một kỳ báo cáo" in unescape(refused)
            assert "--period" not in refused
            (back,) = re.findall(r'href="(/cua/[^"]*\?viec=[^"]*)"', refused)
            form = here.browser.get(back).text
            assert 'value="nửa mùa"' in form and re.search(
                r'value="plans/a.yaml"[^>]* selected', form
            )
            assert not more or re.search(r'<option value="xa"\s+selected>', form)
        assert "?viec=" not in here.done(here.post("/cua/kiem-tra", data={"plan": "plans/a.yaml"}))


def test_what_was_rolled_up_becomes_the_report_of_the_office_by_a_press(tmp_path: Path) -> None:
    with opened(tmp_path, forked=False) as here:
        (here.folder / "xa").mkdir()
        given = {"plan": "plans/a.yaml", "thu_muc": "xa", "ky": "6 tháng đầu năm"}
        done = here.done(here.post("/cua/tong-hop", data=given))
        (form,) = re.findall(r'<form method="post" action="/cua/tong-hop">.*?</form>', done, re.S)
        assert "Lập báo cáo của cơ quan bằng số liệu này" in form
        pressed = dict(re.findall(r'type="hidden" name="([^"]+)" value="([^"]*)"', form))
        assert pressed["thu_muc"] == "xa" and pressed["bao_cao"] == "1"
        told = here.done(here.post("/cua/tong-hop", data=pressed))
        assert 'action="/cua/tong-hop"' not in told, "it is made"
        (way,) = re.findall(r'href="/ke-hoach\?tep=([^"]+)">Mở báo cáo<', told)
        report = here.folder / unquote(way)
        assert report.is_file() and report.with_suffix(".json").is_file()
        assert "tong_hop: {ma: TH" in report.read_text("utf-8")
        assert here.browser.get(f"/ke-hoach?tep={way}").status_code == 200


def test_a_file_that_is_not_taken_loses_nothing_of_the_form(tmp_path: Path) -> None:
    with opened(tmp_path) as here:
        given = {"plan": "plans/a.yaml", "thu_muc": "plans", "ngay": "31/12/2026"}
        answer = here.post("/cua/theo-doi", data=given, files={"xa.tep": ("xa.pdf", b"%PDF-1.7")})
        form = unescape(answer.text)
        assert answer.status_code == 400 and 'value="31/12/2026"' in form
        assert re.search(r"Xem lại mục:\s+Danh sách xã, phường\. Đây là .*PDF", form)
        gone = here.post("/cua/theo-doi", data=given | {"plan": "plans/b.yaml"}).text
        assert "Đây là tệp không còn trong thư mục. Chọn lại tệp." in gone
        assert 'value="31/12/2026"' in gone


@pytest.mark.parametrize("content", [b"x", b"", b"PK\3\4", "ma,ten\n00001,xã An\n".encode()])
def test_a_table_that_is_no_form_is_asked_about(tmp_path: Path, content: bytes) -> None:
    with opened(tmp_path) as here:
        shown = here.drop("bảng.csv" if b"," in content else "bảng.xlsx", content).text
        assert "/cua/nhan-bao-cao?tep=" in shown and "/cua/theo-doi?xa=" in shown


def test_a_second_import_makes_a_second_plan_and_a_refused_box_says_why(tmp_path: Path) -> None:
    with opened(tmp_path) as here:
        for count in (1, 2):
            told = here.done(here.post("/cua/tu-word", files={"tep.tep": ("b.docx", last_year())}))
            plans = sorted(one.name for one in (here.folder / "plans").glob("b*.yaml"))
            assert len(plans) == count and "không ghi đè" not in told and "-o plans" not in told
            own = "b-2.yaml" if count == 2 else "b.yaml"
            assert "Mở kế hoạch vừa làm" in told and f"plans%2F{own}" in told
        given = {"plan": "plans/a.yaml", "so": "năm", "ngay": "2026-02-03"}
        told = unescape(here.post("/cua/ban-hanh", data=given).text)
        assert "Xem lại mục: Số văn bản. Ví dụ: 5; ký hiệu tự thêm." in told
        told = here.done(here.post("/cua/ban-hanh", data=given | {"so": "05/KH-UBND"}))
        assert '<a class="button" href="/cua/tao-word?plan=' in told
        assert "Xong." in told


def test_what_both_changed_of_a_target_is_said_in_words_and_may_be_otherwise(
    tmp_path: Path,
) -> None:
    """By the name of the target and of the box, with the unit; no key of the file is shown."""
    example = ROOT / "plans" / "xa-phuong"
    with opened(tmp_path) as here:
        office, own = (here.folder / "plans" / name for name in ("tinh.yaml", "xa.yaml"))
        office.write_bytes((example / "tinh-minh-hoa-lan-1.yaml").read_bytes())
        kehoach("new", "--from", str(office), "--unit", "xã Tân Hưng", "-o", str(own), cwd=tmp_path)
        text = own.read_text("utf-8").replace("{tu: 42, nam: 2026}", '{tu: "43,5", nam: 2026}')
        own.write_text(text, "utf-8")
        office.write_bytes((example / "tinh-minh-hoa-lan-2.yaml").read_bytes())
        here.done(here.post("/cua/cap-nhat", data={"plan": "plans/xa.yaml"}))
        page = unescape(here.browser.get("/chon", params={"plan": "plans/xa.yaml"}).text)
        assert re.search(r"CT02 – Chỉ tiêu</legend>", page) and "chi tieu" not in page
        assert "Tỷ lệ hồ sơ thủ tục hành chính của cấp xã nộp trực tuyến" in page
        assert all(f">từ {side} trở lên<" in page for side in ("43,5%", "44%"))
        assert ": từ 42% trở lên<" in page and "</strong> (Từ … trở lên)</label>" in page
        (place,) = re.findall(r'name="cho-1" value="([^"]+)"', page)
        other = {"plan": "plans/xa.yaml", "chon-1": "khac", "cho-1": place, "khac-1": "43,8"}
        here.done(here.post("/chon", data=other))
        assert '{tu: "43,8", nam: 2026}' in own.read_text("utf-8")


def test_two_papers_are_compared_and_marked(tmp_path: Path) -> None:
    with opened(tmp_path) as here:
        paper = last_year()
        files = {"truoc.tep": ("a.docx", paper), "sau.tep": ("b.docx", paper)}
        made = here.done(here.post("/cua/thay-doi", files=files))
        assert " download" in made and "b-thay-doi.docx" in made


def test_a_plan_is_shown_as_it_will_print(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By a printer that is made up: which one the machine has is no matter here."""
    with opened(tmp_path) as here:
        plan = here.folder / "plans" / "a.yaml"
        monkeypatch.chdir(here.folder)
        own = studio.OpenPages(Path("plans/a.yaml"), "vi")
        pages = [
            studio.Leaves(_blank(2), "máy in thử", True),
            studio.Leaves(_blank(1), "x", True),
        ]
        monkeypatch.setattr(studio, "_printed", lambda parts: pages.pop(0))

        async def ask(_: object, **order: int) -> Mapping[str, object]:
            return own.page(**order) if order else own.around(lambda: False)

        monkeypatch.setattr(Studio, "ask", ask)
        way = {"tep": "plans/a.yaml", "so": "2"}
        shown = here.browser.get("/ke-hoach/trang", params=way).json()
        assert (shown["number"], shown["pages"], shown["engine"]) == (2, 2, "máy in thử")
        picture = here.browser.get(shown["image"])
        assert (
            picture.content.startswith(b"\x89PNG")
            and picture.headers["content-type"] == "image/png"
        )
        again = {"tep": "plans/a.yaml", "so": "9"}
        assert here.browser.get("/ke-hoach/trang", params=again).json()["number"] == 2
        assert len(pages) == 1, "the same document was laid out twice"
        plan.write_text(
            plan.read_text("utf-8").replace("kiểm tra.", "kiểm tra và giám sát."), "utf-8"
        )
        assert here.browser.get("/ke-hoach/trang", params=again).json()["pages"] == 1
        good = plan.read_text("utf-8")
        for broken in ("a: [", good.replace("subject: ", "subject: &a ")):
            plan.write_text(broken, "utf-8")
            shown = here.browser.get("/ke-hoach/trang", params=again).json()
            assert (shown["pages"], shown["older"], shown["why"]) == (1, True, "")
            assert here.browser.get(shown["image"]).content.startswith(b"\x89PNG")
        plan.write_text(good, "utf-8")
        assert "older" not in here.browser.get("/ke-hoach/trang", params=again).json()
        plan.write_text("a: [", "utf-8")
        assert "older" in here.browser.get("/ke-hoach/trang", params=again).json()
        told = here.browser.get("/ke-hoach/quanh", params=way).json()
        assert told["problems"][0]["severity"] == "error"
        for wrong in ("-1", "x", "99999999999999999999", "²"):
            way = {"tep": "plans/a.yaml", "so": wrong}
            assert here.browser.get("/ke-hoach/trang", params=way).status_code == 200
        assert (
            here.browser.get(
                "/ke-hoach/anh", params={"tep": "plans/a.yaml", "so": "77"}
            ).status_code
            == 404
        )


def test_who_types_waits_for_the_page_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Words are judged, and values looked for on the pages, when the page was given away."""
    monkeypatch.chdir(tmp_path)
    Path("a.yaml").write_text(BASE, "utf-8")
    asked: list[str] = []
    monkeypatch.setattr(studio, "wording_problems", lambda _: asked.append("words") or [])
    monkeypatch.setattr(studio, "place_marks", lambda *_: asked.append("marks") or ())
    monkeypatch.setattr(studio, "_printed", lambda _: studio.Leaves(_blank(1), "x", True))
    own = studio.OpenPages(Path("a.yaml"), "vi")
    assert own.page(1, 110)["pages"] == 1 and asked == []
    for _ in range(2):
        assert own.around(lambda: False)
    assert asked == ["words", "marks", "words"], "the same pages were read twice"
    assert own.around(lambda: True) == {"later": True} and len(asked) == 3


def test_what_words_get_wrong_is_told_once_around_a_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And not of the document again; what only the document shows is told all the same."""
    monkeypatch.chdir(tmp_path)
    bad = BASE.replace("closing: ", "closing: Theo HĐND & UBND các cấp. ")
    Path("a.yaml").write_text(bad, "utf-8")
    monkeypatch.setattr(studio, "_printed", lambda _: studio.Leaves(_blank(1), "x", True))
    own = studio.OpenPages(Path("a.yaml"), "vi")
    own.page(1, 110)
    told = [one["message"] for one in own.around(lambda: False)["problems"]]
    assert len([one for one in told if "&" in one]) == 1, told


def test_the_next_order_is_told_before_the_answer_to_the_last(tmp_path: Path) -> None:
    """So that what is looked for around a page is left when the next letter is typed."""
    told = "import sys; [print(len(line)) for line in [input(), input()]]"

    async def asked() -> list[object]:
        children = Children(tmp_path, "vi")

        async def companion(*_: str) -> asyncio.subprocess.Process:
            pipes = dict.fromkeys(("stdin", "stdout"), asyncio.subprocess.PIPE)
            return await asyncio.create_subprocess_exec(sys.executable, "-c", told, **pipes)

        setattr(children, "companion", companion)  # noqa: B010
        own = Studio(children, "vi", "a.yaml")
        answers = asyncio.gather(own.ask(), own.ask(number=1))
        found = await asyncio.wait_for(answers, 10)
        await own.close()
        return [*found]

    assert apart(asyncio.run, asked()) == [len("{}"), len('{"number": 1}')]


def test_an_order_that_waits_is_seen() -> None:
    orders = studio.Orders(["{}", '{"number": 1}'])
    came = iter(orders)
    assert next(came) == {}
    while not orders.is_waiting():
        time.sleep(0.001)
    assert next(came) == {"number": 1} and [*came] == []


def test_a_chart_is_a_box_with_its_words_where_rdocx_lays_out() -> None:
    loaded = load_plan(ROOT / "plans" / "minh-hoa-2026" / "ke-hoach.yaml")
    assert loaded.plan
    parts = document_parts(loaded, read_package(find_template(loaded.plan.kind, Path())))
    content, has_charts = to_look_at(parts)
    with ZipFile(BytesIO(content)) as archive:
        body = archive.read("word/document.xml").decode()
    assert has_charts and "drawingml/2006/chart" not in body and "bookmark" not in body
    assert ">Biểu đồ cột so sánh điểm năm 2024" in body
    assert "của tỉnh (biểu đồ được vẽ trong bản Word)<" in body
    leaves = studio._printed(parts)
    assert leaves.lacks
    assert "Unsupported chart" not in _words_of(leaves.pdf)


def test_all_lines_of_a_value_are_marked_and_nothing_between(tmp_path: Path) -> None:
    """Also where the page ends in the middle of it, and where it cites what is printed otherwise."""
    long = (
        "Việc nêu tại [[CT01]] của các cơ quan, đơn vị phải làm từng ngày cho tới khi xong hết. "
        * 60
    )
    path = tmp_path / "a.yaml"
    path.write_text(BASE.replace("Nâng cao hiệu lực", f"{long}Nâng cao hiệu lực"), "utf-8")
    loaded = load_plan(path)
    assert loaded.plan
    parts = document_parts(loaded, read_package(find_template(loaded.plan.kind, Path())))
    place = "purpose/items/0/text"
    marks = [
        one
        for one in place_marks(studio._printed(parts).pdf, read_source(path))
        if one.place == place
    ]
    assert {one.page for one in marks} == {1, 2} and len(marks) > 40
    first = next(one for one in marks if one.page == 2)
    assert first.right - first.left > 0.5, "the number of the page is no line of it"
    for above, below in pairwise(marks):
        assert above.page < below.page or above.top <= below.top


def _words_of(pdf: bytes) -> str:
    import pypdfium2

    return "".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf))


def _blank(pages: int) -> bytes:
    """A PDF of empty pages."""
    import pypdfium2

    made, out = pypdfium2.PdfDocument.new(), BytesIO()
    for _ in range(pages):
        made.new_page(595, 842)
    made.save(out)
    return out.getvalue()


def test_a_studio_that_ends_is_begun_anew(tmp_path: Path) -> None:
    with opened(tmp_path, forked=False) as here:
        way = {"tep": "plans/a.yaml"}
        first = here.browser.get("/ke-hoach/trang", params=way)
        assert first.status_code == 200
        (process,) = here.page.children._living
        process.kill()
        assert "Chưa dàn được trang" in here.browser.get("/ke-hoach/trang", params=way).text
        assert "Chưa dàn được trang" not in here.browser.get("/ke-hoach/trang", params=way).text


def test_a_job_can_be_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with opened(tmp_path) as here:
        answer = here.post("/cua/kiem-tra", data={"plan": "plans/a.yaml"})
        address = answer.headers["location"]
        assert 'aria-live="polite"' in here.browser.get(address).text
        here.post(f"{address}/dung")
        told = here.browser.get(f"{address}/phan").text
        assert "data-over" in told and "Đã dừng" in told
        assert here.page.jobs.living == []


def test_while_work_goes_on_the_page_does_not_end(tmp_path: Path) -> None:
    with opened(tmp_path) as here:
        answer = here.post("/cua/kiem-tra", data={"plan": "plans/a.yaml"})
        here.page.wait(10_000)
        assert not here.page.is_over(600.0)
        here.done(answer)
        here.page.wait(10_000)
        assert here.page.is_over(600.0)


@pytest.mark.parametrize("name", sorted(DOORS))
def test_every_door_opens(name: str, tmp_path: Path) -> None:
    with opened(tmp_path) as here:
        shown = here.browser.get(f"/cua/{name}", params={"plan": "plans/a.yaml"})
        assert shown.status_code == 200
        for field in DOORS[name].fields:
            assert field.label.vi in shown.text
        if "plan" in {field.name for field in DOORS[name].fields}:
            assert re.search(r'<option value="plans/a.yaml"[^>]* selected>Kế hoạch ', shown.text)


_FILLED = {
    **{"plan": "plans/a.yaml", "paper": "b.docx", "any": "b.docx", "table": "c.csv"},
    **{"folder": "plans", "text": "6 tháng", "day": "2026-06-30", "check": "1"},
    **{"finding": "so-trang/size@lề dưới", "units": "c.csv", "papers": "0" * 16},
}


@pytest.mark.parametrize("typed", ["30/6/2026", "30/06/2026", "30-6-2026", "2026-06-30"])
def test_a_day_is_typed_as_people_write_it(typed: str, tmp_path: Path) -> None:
    here, door = Page(tmp_path, tmp_path, "vi"), DOORS["ban-hanh"]
    given = {"plan": "a.yaml", "so": "7"}
    (tmp_path / "a.yaml").write_bytes(b"")
    assert "2026-06-30" in order_of(door, here, given | {"ngay": typed}).words
    for wrong in ("6/2026", "31/6/2026", "30/6", "06/30/2026"):
        with pytest.raises(Wrong):
            order_of(door, here, given | {"ngay": wrong})


@pytest.mark.parametrize("is_whole", [True, False], ids=["all", "needed"])
@pytest.mark.parametrize("name", sorted(OPEN))
def test_a_row_of_the_table_is_a_call_that_its_verb_takes(
    name: str, is_whole: bool, tmp_path: Path
) -> None:
    here, door = Page(tmp_path / "f", tmp_path / "w", "vi"), OPEN[name]
    for way in ("f/plans/a.yaml", "f/b.docx", "f/c.csv", "w/x"):
        (tmp_path / way).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / way).write_bytes(b"")
    numbers = {"so": "12", "nam": "2027"}
    here.several[_FILLED["papers"]] = [Dropped("b.docx", "b.docx", counts={"error": 1})]
    values = {
        one.name: numbers.get(one.name) or _FILLED[one.kind] if is_whole or one.needed else ""
        for one in door.fields
    }
    order = order_of(door, here, values)
    taken = " ".join(map(str, vars(parser("vi", door.verb).parse_args(order.words)).values()))
    for one in door.fields:
        if values[one.name] and one.kind != "check":
            said = "b.docx" if one.kind == "papers" else values[one.name]
            assert said in taken, one.name
    assert all("{" not in offer for offer in order.offers)
    for one in door.fields:
        with pytest.raises(Wrong) if one.needed else nullcontext():
            order_of(door, here, values | {one.name: " "})


@pytest.mark.parametrize("path", sorted(HTML.glob("*.html")), ids=lambda one: one.stem)
def test_the_page_speaks_no_word_of_computers(path: Path) -> None:
    text = re.sub(r"\{[%{].*?[%}]\}|<[^>]*>", " ", path.read_text("utf-8"), flags=re.DOTALL)
    said = " ".join(
        re.findall(r't\("([^"]*)", "([^"]*)"\)', path.read_text("utf-8")).__str__().split()
    )
    for word in ("yaml", "json", "schema", "server", "parse"):
        assert not re.search(rf"\b{word}\b", text + said, re.IGNORECASE), word


def test_doors_speak_both_languages_and_no_word_of_computers() -> None:
    for door in DOORS.values():
        texts = [door.title, door.about, door.press, *(field.label for field in door.fields)]
        for said in texts:
            assert isinstance(said, Said) and said.vi and said.en
            assert not re.search(r"yaml|json|schema|server|parse|!", f"{said.vi} {said.en}", re.I)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("Sửa plans/a.yaml, rồi chạy: kehoach build plans/a.yaml", ""),
        ("đã ghi plans/a.yaml; tạo a.docx: kehoach build plans/a.yaml", "đã ghi a"),
        ("    → Xem trước: kehoach update a.yaml --dry-run; nhận về: kehoach update a.yaml", ""),
        ("    → Thay bằng Luật số 72/2025/QH15.", "    → Thay bằng Luật số 72/2025/QH15."),
        ("plans/a.yaml:5:1: cảnh báo: hạn 2026-05-30 [plan/day-off]", "cảnh báo: hạn 30/5/2026"),
        (
            "plans/xã.yaml:7:1 [NV01 (Dán)]: chưa có: nơi [noi-dung/open]",
            "NV01 (Dán), xã:7: chưa có: nơi",
        ),
        ("xa/ds 12.xlsx:16:1: thiếu mã đơn vị [units/code]", "ds 12.xlsx:16: thiếu mã đơn vị"),
        ("căn đều (PL I, II.6)", "căn đều (Phụ lục I, II.6)"),
        ("… và 64 dòng nữa; đủ trong bảng (--xlsx TỆP)", "… và 64 dòng nữa; đủ trong bảng"),
        ("Muốn tính, thêm --issued-from NGÀY. Xét hôm nay.", "Xét hôm nay."),
        ("489 việc quá hạn, 30/11; ngày khác: --on NGÀY", "489 việc quá hạn, 30/11"),
        ("xét đến 2026-12-20; gửi trước 2026-12-31.", "xét đến 20/12/2026; gửi trước 31/12/2026."),
        (
            "  Đã ghi ….yaml; bản trước giữ ở ….truoc.yaml",
            "  Đã ghi; bản trước để bên cạnh, tên thêm “.truoc”",
        ),
        ("Tệp gốc nay là phiên bản 2: xa/plans/x.goc.yaml", "Tệp gốc nay là phiên bản 2"),
        ("1 bản theo 'tinh-2026', phiên bản 1 → 2 (plans/tinh.yaml)", "1 bản theo phiên bản 1 → 2"),
        ("xã An (cac-xa/tinh/plans/tinh-01-xa-an.yaml):", "xã An:"),
        ("│ xã An │ dự thảo: cac-xa/tinh/plans/a.yaml │ 3 │", "│ xã An │ dự thảo │ 3 │"),
        ("mới có: /t/co-quan/cac-xa/plans/a.yaml", "mới có: /t/co-quan/cac-xa/plans/a"),
        ("mới có: co-quan/cac-xa/plans/a.yaml", "mới có: a"),
        ("    cũng thế: dòng 63, 71", "    cũng thế ở chỗ khác nữa"),
        ("    → Để trống số, ngày (so, ngay).", "    → Để trống số, ngày."),
        # Names of files and folders are no days.
        ("Đã ghi so-theo-doi-2026-12-31.html", "Đã ghi so-theo-doi-2026-12-31.html"),
        ("9 công văn trong nhac-viec/2026-12-20", "9 công văn trong nhac-viec/2026-12-20"),
        ("tệp 2026-12-20.yaml, lần 2", "tệp 2026-12-20, lần 2"),
        ("│ 2026-12-20/xa-an.docx │ 2026-12-20 │", "│ 2026-12-20/xa-an.docx │ 20/12/2026 │"),
    ],
)
def test_what_verbs_say_is_told_without_commands(line: str, told: str) -> None:
    assert plainly(line) == told


def test_what_is_found_in_one_of_many_papers_names_it(tmp_path: Path) -> None:
    """A commune whose name is spelt otherwise than the office's; of one paper alone it is no news."""
    units = "ma,ten\n00001,xã Tân Hưng\n00002,xã Minh Hoá\n00003,phường Hòa Thuận\n"
    with opened(tmp_path) as here:
        (here.folder / "plans" / "tinh.yaml").write_text(OFFICE, "utf-8")
        (here.folder / "xa.csv").write_text(units, "utf-8")
        asked = {"plan": "plans/tinh.yaml", "thu_muc": "cac-xa/tinh", "xa": "xa.csv"}
        said = here.done(here.post("/cua/cac-xa", data=asked))
        own = "cac-xa/tinh/plans/tinh-00002-xa-minh-hoa.yaml"
        alone = here.done(here.post("/cua/tao-word", data={"plan": own}))
    assert "tinh-00002-xa-minh-hoa.docx: bảng phần đầu, hàng 1, ô 1: lưu ý: " in said
    assert ".docx: bảng phần đầu" not in alone


def test_keys_of_files_are_told_as_forms_call_them() -> None:
    said = "xem co_quan; bỏ hien_trang (dong_co) ở tra_loi/hien_trang.yaml, bao_cao_xa.docx"
    told = (
        "xem cơ quan ban hành; bỏ hiện trạng (dong_co) ở tra_loi/hien_trang.yaml, bao_cao_xa.docx"
    )
    assert keys_said(said, "vi") == told
    assert keys_said("leave issued_under out", "en").startswith("leave ")
    assert keys_said("hoặc đặt trang_thai: du_thao", "vi") == "hoặc đặt trạng thái: dự thảo"


def test_what_a_plan_lacks_is_told_in_words_at_its_field() -> None:
    text = (
        "dinh_dang: 1\nma: x-2026\nphien_ban: 1\nloai: ke_hoach\nco_quan: {ten: UBND xã Minh Tân}\n"
    )
    source = parse_source("a.yaml", text)
    told = told_plainly(source, plan_of(source).problems, "vi", "a.yaml")
    said = {one["place"]: (one["message"], one["advice"]) for one in told}
    assert said["recipients"] == ("thiếu nơi nhận", "Thêm nơi nhận.")
    assert said["issuer/0/abbreviation"][0] == "thiếu viết tắt trong cơ quan ban hành"
    assert said["purpose"][0] == "kế hoạch chưa có phần nội dung nào" and "signature" in said
    words = " ".join(f"{one['message']} {one['advice']}" for one in told)
    assert not re.search(r"khóa|'|_|[a-z]\)", words)


def test_lines_of_files_are_left_out() -> None:
    said = ["a.yaml:5:1: sai [plan/x]", "    thoi_han: 2026-05-30", "              ^", "    → Sửa."]
    assert list(plain_lines(said)) == ["sai", "    → Sửa."]


def test_a_document_opens_in_the_program_of_the_machine(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened_: list[Path] = []
    monkeypatch.setattr(files, "_opened", lambda path: opened_.append(path) or len(opened_) < 2)
    with opened(tmp_path) as here:
        (here.folder / "a; $(id).docx").write_bytes(b"x")
        answer = here.post("/mo", data={"tep": "a; $(id).docx"})
        assert "Đang mở trong Word" in answer.text
        assert opened_ == [here.folder / "a; $(id).docx"]
        assert "Tải về" in here.post("/mo", data={"tep": "a; $(id).docx"}).text
        for name in ("plans/a.yaml", "../x.docx", "x.docx", "tep:x/a.docx"):
            assert here.post("/mo", data={"tep": name}).status_code == 404
    assert len(opened_) == 2


def test_the_desk_puts_first_what_is_urgent_and_shows_at_once_what_it_saw(tmp_path: Path) -> None:
    with opened(tmp_path) as here:
        for at in range(8):
            other = here.folder / "plans" / f"b{at}.yaml"
            other.write_bytes((here.folder / "plans" / "a.yaml").read_bytes())
        (here.folder / "plans" / "c.yaml").write_text("a: [", "utf-8")
        assert "Đang xem thư mục" in here.browser.get("/").text
        assert "đang xem lại" not in here.browser.get("/ban").text
        again = here.browser.get("/").text  # what was seen last, said to be that
        assert again.count("đang xem lại…") == 2 and "kế hoạch" in again.casefold()
        desk = here.browser.get("/ban").text
        first = re.findall(r"<strong>([^<]*)</strong> <span class=\"of-plan\">([^<]*)<", desk)[0]
        assert first == ("1 chỗ phải sửa rồi mới tạo được văn bản Word", "c")
        assert desk.count("<li><span><strong>") == 10 and "<summary>9 kế hoạch chờ" in desk
        # Plans that are called the same are told apart by their files.
        assert desk.count('<br><span class="quiet" aria-hidden="true">tệp plans/b') == 8
        again = here.browser.get("/").text
        assert "1 chỗ phải sửa rồi mới tạo" in again and 'aria-busy="true"' in again


def test_plans_that_cannot_be_read_are_told_apart_by_their_file_alone(tmp_path: Path) -> None:
    """They have no version that could be named."""
    with opened(tmp_path) as here:
        for name in ("c.yaml", "x/c.yaml"):
            (here.folder / "plans" / name).parent.mkdir(exist_ok=True)
            (here.folder / "plans" / name).write_text("a: [", "utf-8")
        desk = here.browser.get("/ban").text
        assert "tệp plans/x/c" in desk and ", lần" not in desk


def _chosen(form: str, name: str) -> str:
    """What is chosen in a list of a form."""
    (said,) = re.findall(rf'<select[^>]*name="{name}".*?</select>', form, re.DOTALL)
    return next(iter(re.findall(r'<option value="([^"]*)"\s+selected', said)), "")


def test_a_roster_is_a_province_or_a_table_and_is_needed_for_a_batch_alone(tmp_path: Path) -> None:
    with opened(tmp_path) as here:
        form = here.browser.get("/cua/cac-xa").text
        assert "Mọi xã, phường của tỉnh Hưng Yên" in form and "không bắt buộc" not in form
        told = here.post("/cua/cac-xa", data={"plan": "plans/a.yaml", "xa": ""}).text
        assert re.search(r"Xem lại mục:\s+Danh sách xã, phường", told)
        assert "(không bắt buộc)" in here.browser.get("/cua/theo-doi").text
        plan = here.folder / "plans" / "a.yaml"
        plan.write_text(BASE.replace("tỉnh Minh Hòa", "tỉnh Hưng Yên"), "utf-8")
        assert _chosen(here.browser.get("/cua/cac-xa").text, "xa") == "hung-yen"
        assert _chosen(here.browser.get("/cua/theo-doi").text, "xa") == ""


def test_a_form_says_which_columns_a_roster_has() -> None:
    """By names that are read as these."""
    known = {name: key for key, names in COLUMNS.items() for name in names}
    for field in (DOORS["cac-xa"].fields[1], DOORS["theo-doi"].fields[2]):
        for words in field.hint:
            named = [slug(one).replace("-", "_") for one in re.findall("“([^”]+)”", words)]
            assert [known.get(one) for one in named] == [*COLUMNS]


def test_of_a_list_that_is_refused_it_is_said_that_there_is_no_file_yet(tmp_path: Path) -> None:
    with opened(tmp_path, forked=False) as here:
        (here.folder / "plans" / "tinh.yaml").write_text(OFFICE, "utf-8")
        given = {"plan": "plans/tinh.yaml"}
        files = {"xa.tep": ("xa.csv", "Mã xã;Số\n11977;1\n".encode())}
        batch = here.done(here.post("/cua/cac-xa", data=given, files=files))
        assert "danh sách thiếu cột “Tên đơn vị”" in unescape(batch)
        (table,) = re.findall(r'data-part="(/ban/xa[^"]+)"', batch)
        shown = unescape(here.browser.get(unescape(table)).text)
        assert "Chưa có tệp nào của xã, phường." in shown and "Tải lại trang" not in shown


_NO_NAMES = ("xa.csv", "Mã xã;Số\n11977;1\n".encode())


def test_a_list_that_is_refused_does_not_stay_as_if_it_were_taken(tmp_path: Path) -> None:
    with opened(tmp_path, forked=False) as here:
        received = here.folder / "nhan-ve"
        (here.folder / "plans" / "tinh.yaml").write_text(OFFICE, "utf-8")
        given = {"plan": "plans/tinh.yaml"}
        began = here.post("/cua/cac-xa", data=given, files={"xa.tep": _NO_NAMES})
        batch = unescape(here.done(began))
        assert not [*received.glob("*")]
        assert "Không giữ trong thư mục tệp chưa nhận được: xa.csv." in batch
        (back,) = re.findall(r'href="(/cua/cac-xa\?viec=[^"]+)"', batch)
        form = here.browser.get(back).text
        assert _chosen(form, "xa").endswith("/xa.csv"), "what was chosen may be looked at again"
        again = given | {"xa": _chosen(form, "xa")}
        assert "thiếu cột" in unescape(here.done(here.post("/cua/cac-xa", data=again)))
        assert not [*received.glob("*")]
        one_wrong = "Mã xã;Tên đơn vị\n1;xã Tân Hưng\n1;xã Minh Tân\n".encode()
        files = {"xa.tep": ("xa.csv", one_wrong)}
        partly = unescape(here.done(here.post("/cua/cac-xa", data=given, files=files)))
        assert "mã '00001' đã dùng" in partly and "Không giữ" not in partly
        assert [one.name for one in received.iterdir()] == ["xa.csv"]


def test_a_list_that_lay_there_stays_where_it_is_refused(tmp_path: Path) -> None:
    with opened(tmp_path, forked=False) as here:
        own = here.folder / "nhan-ve" / "xa.csv"
        own.parent.mkdir()
        own.write_bytes(_NO_NAMES[1])
        (here.folder / "plans" / "tinh.yaml").write_text(OFFICE, "utf-8")
        given = {"plan": "plans/tinh.yaml"}
        began = here.post("/cua/cac-xa", data=given, files={"xa.tep": _NO_NAMES})
        assert "Không giữ" not in unescape(here.done(began)) and own.is_file()


def test_a_form_of_a_report_is_called_by_its_period(tmp_path: Path) -> None:
    with opened(tmp_path, forked=False) as here:
        (here.folder / "plans" / "tinh.yaml").write_text(OFFICE, "utf-8")
        for period, name in (
            ("quý II/2026", "quy-ii-2026"),
            ("6 tháng đầu năm", "6-thang-dau-nam"),
        ):
            asked = {"plan": "plans/tinh.yaml", "ky": period}
            done = unescape(here.done(here.post("/cua/bao-cao", data=asked)))
            assert f"Tải về tinh-bao-cao-{name}.xlsx" in done


def test_only_folders_that_can_be_meant_are_offered(tmp_path: Path) -> None:
    with opened(tmp_path, forked=False) as here:
        ways = ("xa/01", "bao-cao", "plans/xa", "nhan-ve", "templates", "nhac-viec/tinh", "output")
        for way in ways:
            (here.folder / way).mkdir(parents=True, exist_ok=True)
        form = here.browser.get("/cua/theo-doi").text
        (choice,) = re.findall(r'(?s)<select[^>]* name="thu_muc".*?</select>', form)
        offered = [one for one in re.findall(r'<option value="([^"]+)"', choice)]
        assert offered == ["bao-cao", "plans/xa", "xa", "xa/01"]


def test_the_folder_of_plans_is_offered_where_it_has_copies(tmp_path: Path) -> None:
    with opened(tmp_path, forked=False) as here:
        (here.folder / "plans" / "tinh.yaml").write_text(OFFICE, "utf-8")
        for unit in ("xã Tân Hưng", "xã Minh Tân"):
            copy = ("new", "--from", "plans/tinh.yaml", "--unit", unit)
            assert kehoach(*copy, "-o", f"plans/{slug(unit)}.yaml", cwd=here.folder).returncode == 0
        form = here.browser.get("/cua/theo-doi", params={"plan": "plans/tinh.yaml"}).text
        assert _chosen(form, "thu_muc") == "plans"


def test_a_form_after_a_batch_begins_with_its_folder_and_its_roster(tmp_path: Path) -> None:
    with opened(tmp_path, forked=False) as here:
        (here.folder / "bao-cao").mkdir()
        (here.folder / "plans" / "tinh.yaml").write_text(OFFICE, "utf-8")
        units = "ma,ten\n00001,xã Tân Hưng\n00002,xã Minh Tân\n00003,xã Yên Mỹ\n".encode()
        given = {"plan": "plans/tinh.yaml"}
        batch = here.done(here.post("/cua/cac-xa", data=given, files={"xa.tep": ("xa.csv", units)}))
        assert "co_quan" not in batch and "hien_trang" not in batch
        (table,) = re.findall(r'data-part="(/ban/xa[^"]+)"', batch)
        assert unescape(here.browser.get(unescape(table)).text).count("Mở trong Word") == 3
        own = here.folder / "cac-xa" / "tinh" / "plans" / "tinh-00002-xa-minh-tan.yaml"
        own.unlink()
        own.with_name("tinh-00002-xa-minh-tan.goc.yaml").unlink()
        (here.folder / "cac-xa" / "tinh" / "tinh-00002-xa-minh-tan.docx").unlink()
        for door in ("theo-doi", "tong-hop", "nhac-viec"):
            form = here.browser.get(f"/cua/{door}").text
            assert _chosen(form, "thu_muc") == "cac-xa/tinh"
            assert _chosen(form, "xa") == "nhan-ve/xa.csv" and "nhan-ve/xa.csv" in form
        other = here.browser.get("/cua/theo-doi", params={"plan": "plans/a.yaml"}).text
        assert _chosen(other, "thu_muc") == _chosen(other, "xa") == ""
        asked = {"plan": "plans/tinh.yaml", "thu_muc": "cac-xa/tinh", "xa": "nhan-ve/xa.csv"}
        assert f'href="/cua/theo-doi?plan={"plans%2Ftinh.yaml"}">Sổ theo dõi' in batch
        asked |= {"ban_hanh": "1/3/2027"}
        told = here.done(here.post("/cua/theo-doi", data=asked))
        (letters_form,) = re.findall(r'href="(/cua/nhac-viec[^"]*)"', told)
        begun = here.browser.get(unescape(letters_form)).text
        assert re.search(r'name="ban_hanh"[^>]*value="1/3/2027"', begun)
        assert "0/3 đơn vị đã trả lời" in told
        late = {"ngay": "15/1/2027", "tra_loi": "20/1/2027", "ban_hanh": "1/3/2026"}
        done = here.done(here.post("/cua/nhac-viec", data=asked | late))
        assert "Tải về goi-dien-2027-01-15.xlsx" in done
        (table,) = re.findall(r'data-part="(/ban/xa[^"]+)"', done)
        shown = unescape(here.browser.get(unescape(table)).text)
        assert "xã Yên Mỹ" in shown and shown.count("Mở trong Word") == 3
        letters = sorted((here.folder / "nhac-viec" / "tinh").glob("*.yaml"))
        assert len(letters) == 3
        for letter in letters:
            words = letter.read_text("utf-8")
            assert "thời hạn ban hành 01/3/2026" in words and "trước ngày 20/01/2027" in words
        mine = letters[0].read_text("utf-8").replace("khẩn trương", "sớm")
        letters[0].write_text(mine, "utf-8")
        again = here.done(here.post("/cua/nhac-viec", data=asked | late))
        assert letters[0].read_text("utf-8") == mine
        assert "3 công văn trong nhac-viec/tinh; 2 theo ngày xét; 1 đã có người sửa" in again


def _with_three_communes(folder: Path) -> Path:
    """An office's folder with a batch, whose plan has a second version; one commune has issued its
    plan, another has changed what the office changed. The folder of their plans."""
    office, plans = folder / "plans" / "tinh.yaml", folder / "cac-xa" / "tinh" / "plans"
    office.write_text(OFFICE, "utf-8")
    (folder / "xa.csv").write_text("ma,ten\n1,xã Tân Hưng\n2,xã Minh Tân\n3,xã Yên Mỹ\n", "utf-8")
    batch = ("batch", "plans/tinh.yaml", "--units", "xa.csv", "-o", "cac-xa/tinh")
    assert kehoach(*batch, cwd=folder).returncode == 0
    newer = OFFICE.replace("version: 1", "version: 2").replace('"42"', '"44"')
    office.write_text(newer, "utf-8")
    (own,) = plans.glob("*-xa-minh-tan.yaml")
    own.write_text(
        own.read_text("utf-8").replace('"42"', '"43"').replace("tu: 42", "tu: 43"), "utf-8"
    )
    (own,) = plans.glob("*-xa-yen-my.yaml")
    own.write_text(filled(own.read_text("utf-8")), "utf-8")
    signed = ("issue", f"{own}", "--number", "12", "--date", "2026-02-25")
    assert kehoach(*signed, cwd=folder).returncode == 0
    assert kehoach(*batch, cwd=folder).returncode in (0, 1)
    return plans


def test_a_new_version_is_brought_to_all_communes_from_one_place(tmp_path: Path) -> None:
    with opened(tmp_path, forked=False) as here:
        plans = _with_three_communes(here.folder)
        texts = {path: path.read_text("utf-8") for path in plans.glob("*.yaml")}
        said = "xã, phường còn theo bản trước; kế hoạch này đã có phiên bản 2"
        desk = unescape(here.browser.get("/ban").text)
        (count,) = re.findall(rf"<strong>(\d) {said}</strong>", desk)
        address = "/cua/ban-moi?plan=plans%2Ftinh.yaml&xem=1"
        assert f'href="{address}"' in desk
        of_plan = unescape(here.browser.get("/ban/theo?plan=plans/tinh.yaml").text)
        assert f"{count} {said}" in of_plan and f'href="{address}"' in of_plan
        assert not here.browser.get("/ban/theo?plan=plans/a.yaml").text.strip()

        form = unescape(here.browser.get(address).text)
        assert re.search(r'value="plans/tinh.yaml"[^>]* selected>', form)
        assert _chosen(form, "thu_muc") == "cac-xa/tinh"
        presses = re.findall(r"<button([^>]*)>([^<]+)</button>", form.split("data-busy")[1])
        assert presses == [
            (' class="main" name="xem" value="1"', "Xem trước, chưa ghi gì"),
            ("", "Nhận về tất cả"),
        ]
        given = {"plan": "plans/tinh.yaml", "thu_muc": "cac-xa/tinh"}
        looked = unescape(here.done(here.post("/cua/ban-moi", data=given | {"xem": "1"})))
        assert {path: path.read_text("utf-8") for path in texts} == texts
        assert "CT01" in looked and "Nhận về tất cả</button>" in looked and "Từng xã" not in looked
        asked = re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', looked)
        assert dict(asked) == given

        done = unescape(here.done(here.post("/cua/ban-moi", data=given)))
        (table,) = re.findall(r'data-part="(/ban/xa[^"]+)"', done)
        shown = unescape(here.browser.get(unescape(table)).text)
        waits = re.findall(r'href="/chon\?plan=([^"]+)">1 chỗ phải chọn<[^>]*> ([^<]+)<', shown)
        assert [unit for _, unit in waits] == ["xã Minh Tân"]
        assert shown.count("dự thảo") == 2 and shown.count("đã ban hành: số 12, 25/02/2026") == 1
        assert said not in unescape(here.browser.get("/ban").text)


def test_a_communes_document_is_made_again_where_it_lies(tmp_path: Path) -> None:
    """And downloaded from there; that of the office's own plan goes to output."""
    with opened(tmp_path, forked=False) as here:
        own, *_ = sorted(_with_three_communes(here.folder).glob("*-xa-minh-tan.yaml"))
        given = {"plan": own.relative_to(here.folder).as_posix()}
        done = here.done(here.post("/cua/tao-word", data=given))
        assert f'href="/tai?tep=cac-xa%2Ftinh%2F{own.stem}.docx"' in done
        assert not (here.folder / "output").exists()
        done = here.done(here.post("/cua/tao-word", data={"plan": "plans/a.yaml"}))
        assert 'href="/tai?tep=output%2Fa.docx"' in done


def test_a_communes_plan_that_is_behind_says_so_though_it_is_as_it_was_made(tmp_path: Path) -> None:
    with opened(tmp_path, forked=False) as here:
        _with_three_communes(here.folder)
        shown = unescape(here.browser.get("/ban/xa?ma=tinh-2026").text)
        rows = {re.findall(r">([^<]*)</a></th>", row)[0]: row for row in shown.split("<tr>")[2:]}
        assert [*rows] and all(
            "theo phiên bản 1; cấp trên đã có phiên bản 2" in rows[one]
            for one in rows
            if "Hưng" not in one
        )
        assert "<td>đã ban hành: số 12, 25/02/2026</td>" in rows["xã Yên Mỹ"]
        assert 'href="/cua/cap-nhat?plan=' in rows["xã Yên Mỹ"]


def test_what_is_marked_on_a_page_stays_black(tmp_path: Path) -> None:
    """A mark of its own colour over the picture greyed the words, most where two lie on each other."""
    with opened(tmp_path) as here:
        css = here.browser.get("/static/page.css").text
    assert re.search(r"^\.stroke \{[^}]*mix-blend-mode: multiply", css, re.MULTILINE)


def test_what_came_from_above_asks_for_nothing(tmp_path: Path) -> None:
    own = tmp_path / RECEIVED
    own.mkdir()
    (own / "tinh.yaml").write_text(OFFICE, "utf-8")
    (row,) = survey(tmp_path, "vi", date(2026, 3, 1))["plans"]
    assert (row["state"], row["door"], row["apart"]) == ("của cấp trên", "", "")


def test_how_far_work_is_is_shown(tmp_path: Path) -> None:
    with opened(tmp_path, forked=False) as here:
        (here.folder / "plans" / "tinh.yaml").write_text(OFFICE, "utf-8")
        units = "ma,ten\n00001,xã Tân Hưng\n00002,xã Minh Tân\n".encode()
        given = {"plan": "plans/tinh.yaml"}
        answer = here.post("/cua/cac-xa", data=given, files={"xa.tep": ("xa.csv", units)})
        told = here.done(answer)
        call = here.page.jobs.known(answer.headers["location"].rpartition("/")[2])
        assert call and call.step[:2] == (2, 2), told
        call.state = RUNS
        shown = here.browser.get(f"/viec/{call.token}").text
        assert '<progress max="2" value="2" aria-label="Đã xong">' in shown
        call.state = DONE


def test_a_report_that_is_due_stands_on_the_desk(tmp_path: Path) -> None:
    asking = """\
report_schedule:
  - {id: BC1, reporters: Ủy ban nhân dân tỉnh Minh Hòa, receiver: Bộ Nội vụ, periods: [{period: 6 tháng đầu năm 2026, due: 2026-06-15}]}
  - {id: BC2, reporters: Thanh tra tỉnh, periods: [{period: năm 2026, due: 2026-06-20}]}
"""
    own = tmp_path / "plans"
    own.mkdir()
    (own / "a.yaml").write_text(f"{BASE}{asking}", "utf-8")

    def said(day: int, month: int) -> list[str]:
        found = survey(tmp_path, "vi", date(2026, month, day))["reports"]
        return [f"{one['todo']}" for one in found]

    assert said(6, 6) == ["báo cáo 6 tháng đầu năm 2026: hạn 15/6, còn 9 ngày, chưa viết"]
    assert said(18, 6) == ["báo cáo 6 tháng đầu năm 2026: hạn 15/6, đã quá 3 ngày, chưa viết"]
    assert said(1, 4) == said(1, 12) == []
    begun = BASE.replace("id: papi-2026", "id: bao-cao").replace("kind: ke_hoach", "kind: bao_cao")
    on = "reports_on: {plan: a.yaml, period: 6 tháng đầu năm 2026, as_of: 2026-06-01}\n"
    (own / "b.yaml").write_text(f"{begun}{on}", "utf-8")
    assert said(6, 6) == []


def test_a_plan_that_takes_too_long_keeps_no_other_from_the_desk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = tmp_path / "plans"
    own.mkdir()
    for name in ("a", "b", "c"):
        (own / f"{name}.yaml").write_text(BASE, "utf-8")
    monkeypatch.setattr(clock, "SECONDS", 0.3)
    load = rows.load_plan

    def slow(path: Path) -> Loaded:
        while path.stem == "b":
            pass
        return load(path)

    monkeypatch.setattr(rows, "load_plan", slow)
    found = survey(tmp_path, "vi", date(2026, 1, 1))["plans"]
    assert [row["state"] for row in found][1] == "chưa đọc được" and len(found) == 3
    assert found[0]["state"].startswith("đã ban hành")


def test_the_page_speaks_english_too(tmp_path: Path) -> None:
    with opened(tmp_path) as here:
        here.page.lang = "en"
        assert '<html lang="en">' in here.browser.get("/").text
        desk = here.browser.get("/ban").text
        assert "No Word document yet" in desk and "Last change" in desk
        for name in DOORS:
            shown = unescape(here.browser.get(f"/cua/{name}").text)
            assert DOORS[name].about.en in shown and DOORS[name].about.vi not in shown


def test_what_came_from_above_is_kept_in_the_folder(tmp_path: Path) -> None:
    with opened(tmp_path) as here:
        for _ in range(2):
            given = {"don_vi": "xã Tân Hưng"}
            files_ = {"goc.tep": ("../../tỉnh.yaml", OFFICE.encode())}
            told = here.done(here.post("/cua/tu-van-phong", data=given, files=files_))
        assert (here.folder / "nhan-ve" / "tỉnh.yaml").read_text("utf-8") == OFFICE
        assert "đã có tệp này" in told
        other = {"goc.tep": ("tỉnh.yaml", OFFICE.replace("version: 1", "version: 2").encode())}
        copy = "plans/tỉnh-xa-tan-hung.yaml"
        assert (here.folder / copy).is_file()
        here.done(here.post("/cua/cap-nhat", data={"plan": copy}, files=other))
        assert sorted(one.name for one in (here.folder / "nhan-ve").iterdir()) == [
            "tỉnh-2.yaml",
            "tỉnh.yaml",
        ]
        assert "phien_ban: 2" in (here.folder / copy).read_text("utf-8")


def test_examples_of_figures_are_told_without_the_quotes_of_a_file() -> None:
    source = parse_source("a.yaml", BASE.replace('at_least: "45,00"', "at_least: bảy mươi"))
    (one,) = told_plainly(source, plan_of(source).problems, "vi", "a.yaml")
    assert one["advice"].startswith("Ví dụ: 45,05")


def test_what_may_be_accepted_is_told_by_the_press_that_does_it() -> None:
    text = BASE.replace("deadline: 2026-06-30", "deadline: 2026-01-30")
    source = parse_source("a.yaml", text)
    told = told_plainly(source, plan_of(source).problems, "vi", "a.yaml")
    (found,) = [one for one in told if one["message"].startswith("thời hạn trước ngày")]
    assert found["severity"] == "error" and found["advice"] == (
        "Kiểm tra hai ngày; nếu đúng là đã qua hạn, bấm “Chấp nhận” và ghi vì sao."
    )
    accepted = "solutions/items/0/items/0/accepted/0"
    assert found["press"] == {
        "words": "Chấp nhận",
        "put": "plan/deadline",
        "at": f"{accepted}/code",
        "then": f"{accepted}/reason",
    }


def test_what_was_issued_and_says_otherwise_is_made_the_next_version_by_a_press(
    tmp_path: Path,
) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(BASE.replace("number: 5\ndate: 2026-02-03\n", "number:\ndate:\n"), "utf-8")
    issue(path, "21", "2026-02-10")
    path.write_text(path.read_text("utf-8").replace('"45,00"', '"46,00"'), "utf-8")
    source = read_source(path)
    told = told_plainly(source, plan_of(source).problems, "vi", "a.yaml")
    (press,) = [one["press"] for one in told if one["message"].startswith("nội dung khác bản")]
    assert press == {"words": "Ra phiên bản 2", "op": "amend", "put": "", "then": "version"}
    plan = OpenPlan(path)
    amended = obeyed(plan, {"op": press["op"], "place": "number", "seen": plan.now().name})
    assert amended and "version: 2\n" in amended.text and "46,00" in amended.text
    assert "\nnumber: " not in amended.text and "\ndate: " not in amended.text
    assert plan_of(parse_source("a.yaml", amended.text)).problems == ()
    assert issue(path, "22", "2026-02-11").changed


def test_days_that_were_set_before_are_told_and_nothing_is_asked_of_them() -> None:
    text = BASE.replace("deadline: 2026-06-30", "deadline: 2026-01-30")
    source = parse_source("a.yaml", text.replace("version: 1", "version: 2"))
    told = told_plainly(source, plan_of(source).problems, "vi", "a.yaml")
    (found,) = [one for one in told if one["message"].startswith("thời hạn trước ngày")]
    assert (found["severity"], found["press"]) == ("info", None)
    assert found["advice"] == "Hạn ấy có từ trước: để nguyên được."


def test_a_pack_names_its_papers_as_those_that_are_saved_alone() -> None:
    packed = {one.packs.name: one.verb for one in OF_SEVERAL.values() if one.packs}
    alone = {door.verb: Path(one.ending).stem for door in OF_PAPERS.values() for one in door.makes}
    assert {name: alone[verb] for name, verb in packed.items()} == files.ADDED


def test_work_on_a_paper_says_what_is_left_and_leads_to_no_empty_form(tmp_path: Path) -> None:
    with opened(tmp_path) as here:
        shown = here.follow(here.drop("a.docx", last_year())).text
        name = re.findall(r'name="tep" value="(tep:[^"]+)"', shown)[0]
        noted = here.done(here.post("/cua/ghi-chu", data={"tep": name}))
        assert "Quay lại các mục" not in noted and "Tải về" in noted
        mended = here.done(here.post("/cua/chinh-the-thuc", data={"tep": name}))
        assert re.search(r"Xong\. <span[^>]*>Còn \d+ phát hiện: kể ở dưới", mended)
        clean = here.follow(here.drop("b.docx", office())).text
        assert "Không thấy gì phải sửa" in clean and "/cua/ghi-chu" not in clean
