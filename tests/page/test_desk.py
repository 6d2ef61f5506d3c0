"""The desk of an office with communes: its own plans first, the communes' as one group, each found with its document."""

import os
import re
import shutil
from collections.abc import Iterator
from datetime import date
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from generator.checks.status import is_gap
from generator.making.load import plan_of
from generator.page import desk
from generator.page.inside import copies, rows
from generator.page.inside.copies import copies_in, not_raised, to_choose_from
from generator.page.inside.survey import MOST, survey
from generator.page.plans.told import told_plainly
from generator.plan.model import plan_in
from generator.plan.text import parse_source
from generator.problems import by_severity
from tests.cascade.helpers import OFFICE, filled
from tests.helpers import BASE, changed
from tests.page.opened import Opened, opened
from tests.program import kehoach

UNITS = "ma,ten\n00001,xã Tân Hưng\n00002,xã Minh Tân\n00003,phường Hòa Thuận\n"
TODAY = date(2026, 3, 1)


@pytest.fixture(scope="module")
def province(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Opened]:
    """The page of an office that has made the plans of three communes."""
    with opened(tmp_path_factory.mktemp("tỉnh")) as found:
        (found.folder / "plans" / "tinh.yaml").write_text(OFFICE, "utf-8")
        (found.folder / "xa.csv").write_text(UNITS, "utf-8")
        words = ("plans/tinh.yaml", "--units", "xa.csv", "-o", "cac-xa/tinh")
        done = kehoach("batch", *words, cwd=found.folder)
        assert done.returncode == 0, done.stdout
        found.browser.get("/ban")
        yield found


@pytest.fixture
def here(province: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of that folder, to be changed."""
    own = tmp_path / "co-quan"
    shutil.copytree(province.folder, own)
    monkeypatch.chdir(own)
    return own


def test_plans_of_communes_are_one_group_and_none_of_them_is_judged(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    judged: list[str] = []
    load = rows.load_plan
    monkeypatch.setattr(rows, "load_plan", lambda path: judged.append(f"{path}") or load(path))
    found = survey(Path(), "vi", TODAY)
    assert judged == ["plans/a.yaml", "plans/tinh.yaml"]
    assert [one["path"] for one in found["plans"]] == judged
    (group,) = found["groups"]
    title = next(one["title"] for one in found["plans"] if one["path"] == "plans/tinh.yaml")
    assert (group["title"], group["count"], group["changed"], group["behind"]) == (title, 3, 0, 0)
    assert found["papers"] == [], "documents of communes' plans are no strangers' papers"
    newer = OFFICE.replace("version: 1", "version: 2")
    Path("plans/tinh.yaml").write_text(newer, "utf-8")
    own = Path("cac-xa/tinh/plans/tinh-00001-xa-tan-hung.yaml")
    own.write_text(filled(own.read_text("utf-8")), "utf-8")
    (group,) = survey(Path(), "vi", TODAY)["groups"]
    assert (group["changed"], group["behind"]) == (1, 3)


def _sent(folder: Path, count: int) -> None:
    """Papers of long ago, the later the longer their names are in order."""
    folder.mkdir(exist_ok=True)
    for at in range(count):
        (folder / f"{at:03}.docx").write_bytes(b"PK")
        os.utime(folder / f"{at:03}.docx", (at + 1.0, at + 1.0))


def test_what_was_just_made_leads_the_papers_under_whatever_name(here: Path) -> None:
    """Also where communes have sent hundreds that stand before it by name."""
    _sent(Path("cac-xa"), MOST + 5)
    shown = ("plans/tinh.yaml", "cac-xa/tinh/plans", "--docx", "so.docx")
    assert kehoach("ledger", *shown, cwd=here).returncode in (0, 1)
    found = survey(Path(), "vi", TODAY)
    assert found["papers"][0]["path"] == "so.docx"
    assert (len(found["papers"]), found["further"]) == (MOST, 6)


def test_templates_are_no_papers_to_look_at(here: Path) -> None:
    for path in (Path("templates", "cao.docx"), Path("xa", "templates", "la.docx")):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"")
    assert [one["path"] for one in survey(Path(), "vi", TODAY)["papers"]] == [
        "xa/templates/la.docx"
    ]


def test_the_newest_papers_are_seen_at_once_and_all_are_counted(tmp_path: Path) -> None:
    with opened(tmp_path) as here:
        _sent(here.folder / "gui", MOST + 5)
        (here.folder / "so.docx").write_bytes(b"PK")
        part = here.browser.get("/ban").text
    first, folded = part[part.index('id="van-ban-khac"') :].split("<details", 1)
    assert ">so.docx</a>" in first and first.count("<li>") == 6
    assert f"Cũ hơn: {MOST} văn bản" in folded and folded.count("<li>") == MOST - 6
    assert "Còn 6 văn bản cũ hơn nữa" in folded


def test_a_folder_that_cannot_be_looked_at_again_says_so(
    province: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "Chưa xem lại được" not in province.browser.get("/ban").text
    monkeypatch.setattr(desk, "_SECONDS", 0.0)
    part = province.browser.get("/ban").text
    assert "Chưa xem lại được thư mục này" in part and 'id="cac-ke-hoach"' in part


@pytest.mark.parametrize(
    ("name", "todo"),
    [
        ("{open: chưa phân công}", "còn 1 chỗ chưa điền"),
        ("Trần Văn Hoà", "ký xong thì điền số, ngày"),
    ],
)
def test_what_is_not_filled_in_is_what_the_plan_leaves_open(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, todo: str
) -> None:
    """A hint about its words is none, on the desk as on the page of the plan."""
    monkeypatch.chdir(tmp_path)
    Path("plans").mkdir()
    signed = f"signature: {{on_behalf_of: Ủy ban nhân dân, title: Chủ tịch, name: {name}}}"
    Path("plans/a.yaml").write_text(changed(number=None, date=None, signature=signed), "utf-8")
    assert kehoach("build", "plans/a.yaml", cwd=tmp_path).returncode == 0
    (row,) = survey(Path(), "vi", TODAY)["plans"]
    assert row["todo"] == todo
    looked = rows.plan_looked_at(Path("plans/a.yaml"))
    source = parse_source("plans/a.yaml", Path("plans/a.yaml").read_text("utf-8"))
    (told,) = told_plainly(source, looked.problems, "vi", "plans/a.yaml")
    assert (told["severity"], told["is_gap"]) == ("info", "chưa điền" in todo)


def test_what_is_empty_on_the_page_is_filled_in_or_dropped_as_an_entry() -> None:
    source = parse_source("a.yaml", changed(version="version:"))
    (told,) = told_plainly(source, plan_of(source).problems, "vi", "a.yaml")
    assert told["advice"] == "Điền nội dung, hoặc bỏ mục này."


def test_letters_are_one_group_and_say_to_whom_they_are(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As many as communes, they would stand before the office's own plans, all called the same."""
    asked = ("plans/tinh.yaml", "cac-xa", "--units", "xa.csv", "--on", "2027-01-15")
    assert kehoach("remind", *asked, "-o", "nhac-viec/tinh", cwd=here).returncode == 0
    judged: list[str] = []
    load = rows.load_plan
    monkeypatch.setattr(rows, "load_plan", lambda path: judged.append(f"{path}") or load(path))
    found = survey(Path(), "vi", TODAY)
    assert judged == ["plans/a.yaml", "plans/tinh.yaml"] and len(found["groups"]) == 2
    assert found["papers"] == []
    group = next(one for one in found["groups"] if one["kind"] == "letters")
    assert group["title"].startswith("đôn đốc thực hiện Kế hoạch số ")
    assert group["title"].endswith(", xét ngày 15/01/2027")
    assert (group["count"], group["changed"], group["behind"]) == (3, 0, 0)
    letters = {one["title"]: one for one in copies_in(Path(), group["id"], group["kind"], "vi")}
    assert sorted(letters) == ["phường Hòa Thuận", "xã Minh Tân", "xã Tân Hưng"]
    assert {one["todo"] for one in letters.values()} == {"còn 1 chỗ chưa điền"}
    assert judged[2:] == []
    own = letters["xã Tân Hưng"]["path"]
    words = Path(own).read_text("utf-8")
    Path(own).write_text(re.sub(r"\{chua_co: [^}]*\}", "NC", words), "utf-8")
    made = ("build", own, "-o", "nhac-viec/tinh")
    assert kehoach(*made, cwd=here).returncode == 0
    (row,) = [
        one for one in copies_in(Path(), group["id"], group["kind"], "vi") if one["path"] == own
    ]
    assert (row["door"], row["todo"]) == ("issue", "ký xong thì điền số, ngày")
    signed = ("--number", "7", "--date", "2027-01-15")
    assert kehoach("issue", own, *signed, cwd=here).returncode == 0
    assert kehoach(*made, cwd=here).returncode == 0
    (row,) = [
        one for one in copies_in(Path(), group["id"], group["kind"], "vi") if one["path"] == own
    ]
    assert row["door"] == "" and row["todo"] == "xong"
    choices = dict(to_choose_from(Path(), "vi")["groups"])
    assert [one for one in choices if one.startswith("Công văn: đôn đốc thực hiện")]
    for unit in ("xã Minh Tân", "phường Hòa Thuận"):
        Path(letters[unit]["path"]).unlink()
    titles = [one["title"] for one in survey(Path(), "vi", TODAY)["plans"]]
    (alone,) = [one for one in titles if one.startswith("Công văn ")]
    assert alone.endswith(", gửi Ủy ban nhân dân xã Tân Hưng")
    for named in (group["id"], "nhac-viec/tinh/2027-01-15"):
        (one,) = copies_in(Path(), named, "letters", "vi")
        assert one["title"] == "xã Tân Hưng"


def test_letters_that_cite_another_version_are_another_group(here: Path) -> None:
    """A signed one does not stand under the number of a plan that it does not name."""
    asked = ("plans/tinh.yaml", "cac-xa", "--units", "xa.csv", "--on", "2027-01-15")
    assert kehoach("remind", *asked, "-o", "nhac-viec", cwd=here).returncode == 0
    signed = Path("nhac-viec/don-doc-2027-01-15-00001-xa-tan-hung.yaml")
    words = re.sub(r"\{chua_co: [^}]*\}", "NC", signed.read_text("utf-8"))
    signed.write_text(words, "utf-8")
    number = ("--number", "1050", "--date", "2027-01-15")
    assert kehoach("issue", signed.as_posix(), *number, cwd=here).returncode == 0
    newer = OFFICE.replace("version: 1", "version: 2").replace("number: 20", "number: 55")
    Path("plans/tinh.yaml").write_text(newer, "utf-8")
    assert kehoach("remind", *asked, "-o", "nhac-viec", cwd=here).returncode in (0, 1)
    found = survey(Path(), "vi", TODAY)
    (group,) = [one for one in found["groups"] if one["kind"] == "letters"]
    assert "số 55/" in group["title"] and group["count"] == 2
    (own,) = [one for one in found["plans"] if one["path"] == signed.as_posix()]
    assert "số 20/" in own["title"] and own["state"] == "đã ban hành: số 1050, 15/01/2027"


def test_reports_of_communes_stand_behind_their_plan(here: Path) -> None:
    """Also the only one there is; a report on the office's own plan is the office's own."""
    plans = sorted(Path("cac-xa/tinh/plans").glob("*[0-9]-*[!c].yaml"))
    own = [one for one in plans if not one.stem.endswith(".goc")]
    asked = ("--period", "năm 2026")
    assert kehoach("report", own[0].as_posix(), *asked, cwd=here).returncode == 0
    assert kehoach("report", "plans/tinh.yaml", *asked, cwd=here).returncode == 0
    found = survey(Path(), "vi", TODAY)
    titles = {one["path"]: one["title"] for one in found["plans"]}
    assert sorted(titles) == ["plans/a.yaml", "plans/tinh-bao-cao-nam-2026.yaml", "plans/tinh.yaml"]
    communes, reports = found["groups"]
    assert (communes["kind"], communes["count"]) == ("plans", 3)
    assert (reports["kind"], reports["count"], reports["title"]) == (
        "reports",
        1,
        titles["plans/tinh.yaml"],
    )
    (row,) = copies_in(Path(), reports["id"], "reports", "vi")
    assert row["path"] == f"{own[0].with_suffix('')}-bao-cao-nam-2026.yaml"
    assert row["title"] in ("xã Tân Hưng", "xã Minh Tân", "phường Hòa Thuận") and row["door"]
    choices = dict(to_choose_from(Path(), "vi")["groups"])
    (label,) = [one for one in choices if one.startswith("Báo cáo của xã, phường: ")]
    assert [path for path, _ in choices[label]] == [row["path"]]
    begins = to_choose_from(Path(), "vi")["begins"]["plans/tinh.yaml"]
    assert begins["folder"] == "cac-xa/tinh"


def test_a_version_that_communes_follow_and_that_changed_is_told_with_the_press(here: Path) -> None:
    """A number and a day, or a version of its own, ask for nothing."""

    def told(*changes: tuple[str, str]) -> list[dict[str, Any]]:
        text = OFFICE
        for old, new in changes:
            assert old in text
            text = text.replace(old, new)
        source = parse_source("plans/tinh.yaml", text)
        plan = plan_in(parse_source("plans/tinh.yaml", text))
        assert plan
        return told_plainly(source, not_raised(Path(), plan, source), "vi", "plans/tinh.yaml")

    figure, day = ('at_least: "42"', 'at_least: "44"'), ("2026-06-30", "2026-06-29")
    (found,) = told(figure, day)
    assert found["message"] == "3 xã, phường đang theo phiên bản 1 này, mà nay đã khác: CT01, NV01"
    assert found["advice"] == "Tăng phiên bản để họ biết mà nhận."
    press = {"words": "Tăng thành 2", "put": "2", "at": "version", "then": "version"}
    assert found["press"] == press and found["severity"] == "warning"
    assert told() == told(("number: 20", "number: 21")) == []
    assert told(figure, ("version: 1", "version: 2")) == []
    Path("cac-xa").rename("khac")
    shutil.rmtree("khac")
    assert told(figure) == []


def test_a_report_that_cannot_be_read_says_what_is_wrong_with_its_plan(here: Path) -> None:
    asked = ("plans/tinh.yaml", "--period", "năm 2026")
    assert kehoach("report", *asked, cwd=here).returncode == 0
    wrong = OFFICE.replace("2026-06-30", "2026-06-31")
    Path("plans/tinh.yaml").write_text(wrong, "utf-8")
    rows_ = {one["path"]: one for one in survey(Path(), "vi", TODAY)["plans"]}
    todo = rows_["plans/tinh-bao-cao-nam-2026.yaml"]["todo"]
    assert todo.startswith("chưa đọc được: kế hoạch 'tinh' có lỗi: không có ngày ")


def _copies(folder: Path = Path()) -> dict[str, dict[str, Any]]:
    (group,) = survey(folder, "vi", TODAY)["groups"]
    return {one["title"]: one for one in copies_in(folder, group["id"], group["kind"], "vi")}


def test_documents_of_communes_are_found_where_they_are(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is still as it was made is not judged again; what was changed says what is to be done."""
    judged: list[str] = []
    load = rows.load_plan
    monkeypatch.setattr(rows, "load_plan", lambda path: judged.append(path.stem) or load(path))
    found = _copies()
    assert list(found) == ["xã Tân Hưng", "xã Minh Tân", "phường Hòa Thuận"] and judged == [
        "a",
        "tinh",
    ]
    for one in found.values():
        assert Path(one["document"]).is_file() and one["document"].startswith("cac-xa/tinh/")
        looked = rows.plan_looked_at(Path(one["path"]))
        gaps = sum(map(is_gap, looked.problems))
        assert (one["todo"], one["door"]) == (f"còn {gaps} chỗ chưa điền", "") and gaps > 3
    own = Path(found["xã Minh Tân"]["path"])
    own.write_text(filled(own.read_text("utf-8")), "utf-8")
    Path(found["phường Hòa Thuận"]["document"]).write_bytes(b"x")
    again = _copies()
    assert again["xã Minh Tân"]["door"] == "build" and "đã sửa sau" in again["xã Minh Tân"]["todo"]
    assert again["phường Hòa Thuận"]["door"] == "absorb"
    assert list(again)[-1] == "xã Tân Hưng", "what asks for something comes first"
    # Made again it lies where it lay; in the folder that is named, that is where it is.
    assert (
        kehoach("build", own.as_posix(), cwd=here).returncode == 0 and not Path("output").exists()
    )
    now = _copies()["xã Minh Tân"]
    made = "cac-xa/tinh/tinh-00002-xa-minh-tan.docx"
    assert (now["document"], now["door"], now["todo"]) == (made, "", "ký xong thì điền số, ngày")
    signed = ("--number", "7", "--date", "2026-02-24")
    assert kehoach("issue", own.as_posix(), *signed, cwd=here).returncode == 0
    assert kehoach("build", own.as_posix(), cwd=here).returncode == 0
    now = _copies()["xã Minh Tân"]
    assert (now["state"], now["todo"]) == ("đã ban hành: số 7, 24/02/2026", "xong")
    own.write_text(own.read_text("utf-8") + "# xem\n", "utf-8")
    assert kehoach("build", own.as_posix(), "-o", "output", cwd=here).returncode == 0
    assert _copies()["xã Minh Tân"]["document"] == "output/tinh-00002-xa-minh-tan.docx"
    # One that was taken away is not there.
    Path(found["xã Tân Hưng"]["document"]).unlink()
    assert _copies()["xã Tân Hưng"]["document"] == ""


def test_after_a_new_version_what_is_undecided_and_what_is_open_is_told(province: Opened) -> None:
    """On the desk itself what both changed, at its unit; of each plan also what is open in it yet."""
    with opened(province.folder.parent / "bản mới") as own:
        shutil.copytree(province.folder, own.folder, dirs_exist_ok=True)
        office, plans = own.folder / "plans" / "tinh.yaml", own.folder / "cac-xa" / "tinh" / "plans"
        copy = plans / "tinh-00002-xa-minh-tan.yaml"
        both = (
            copy.read_text("utf-8").replace("2026-06-30", "2026-06-20").replace("tu: 42", "tu: 39")
        )
        copy.write_text(both, "utf-8")
        newer = OFFICE.replace('"42"', '"45"').replace("2026-06-30", "2026-07-31")
        office.write_text(newer.replace("version: 1", "version: 2"), "utf-8")
        kehoach("update", "cac-xa/tinh", "--from", "plans/tinh.yaml", cwd=own.folder)
        count = len(plan_of(parse_source("a.yaml", copy.read_text("utf-8"))).plan.conflicts)
        part = own.browser.get("/ban").text
        shown = own.browser.get("/ban/xa", params={"ma": "plans/tinh.yaml", "loai": "plans"}).text
    urgent = part[: part.index('id="cac-ke-hoach"')]
    assert count == 2 and urgent.count("2 chỗ phải chọn") == 1
    assert 'of-plan">xã Minh Tân: Kế hoạch' in urgent
    assert "/chon?plan=cac-xa%2Ftinh%2Fplans%2Ftinh-00002-xa-minh-tan.yaml" in urgent
    assert len(re.findall(r"đã sửa sau lần tạo Word trước; còn \d+ chỗ chưa điền", shown)) == 2


def test_a_changed_copy_says_what_it_oversteps_and_bases_are_read_once(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As a check of the plan does, which is the plain way."""
    parsed: list[str] = []
    parse = copies.parse_source
    monkeypatch.setattr(
        copies, "parse_source", lambda path, text: parsed.append(path) or parse(path, text)
    )
    for path in sorted(Path("cac-xa/tinh/plans").glob("*.yaml")):
        if not path.stem.endswith(".goc"):
            text = filled(path.read_text("utf-8"))
            path.write_text(text.replace("2026-12-15", "2026-12-16"), "utf-8")
    found = _copies()
    assert len(set(parsed)) == 1 and len(parsed) == 3, "the same words were read for each"
    for one in found.values():
        errors = by_severity(rows.plan_looked_at(Path(one["path"])).problems)[0]
        assert one["errors"] == errors == 1 and one["todo"].startswith("1 chỗ phải sửa")
    Path("cac-xa/tinh/plans/tinh-00001-xa-tan-hung.goc.yaml").write_text("a: [", "utf-8")
    assert _copies()["xã Tân Hưng"]["door"] == "plan"


def test_a_document_is_found_whatever_folder_it_was_made_in(here: Path) -> None:
    assert kehoach("build", "plans/a.yaml", "-o", "gui-di", cwd=here).returncode == 0
    row = survey(Path(), "vi", TODAY)["plans"][0]
    assert row["document"] == "gui-di/a.docx" and row["door"] != "build"


@pytest.mark.parametrize(
    "content", ["[", "{}", "[1]", '{"documents": [{"file": 5}, {}, 7]}', '{"documents": 7}']
)
def test_a_manifest_that_says_nothing_finds_nothing(here: Path, content: str) -> None:
    """A run that was stopped has left a log, which says it too."""
    Path("cac-xa/tinh/tinh-manifest.json").write_text(content, "utf-8")
    assert all(one["document"] for one in _copies().values())
    Path("cac-xa/tinh/tinh-log.jsonl").write_text(f'{content}\n{{"done": {content}}}', "utf-8")
    assert all(one["document"] == "" for one in _copies().values())


def test_a_plan_with_errors_says_what_they_keep_from(tmp_path: Path) -> None:
    """It can be read: what it is called, and whether it is issued, is known."""
    (tmp_path / "a.yaml").write_text(changed(signature=None), "utf-8")
    (row,) = survey(tmp_path, "vi", TODAY)["plans"]
    assert row["todo"] == "1 chỗ phải sửa rồi mới tạo được văn bản Word" and row["door"] == "plan"
    assert row["title"].startswith("Kế hoạch ") and row["state"].startswith("đã ban hành")


def test_a_communes_own_plan_is_its_own(tmp_path: Path) -> None:
    """It follows another, for one unit: in two versions too."""
    (tmp_path / "tinh.yaml").write_text(OFFICE, "utf-8")
    done = kehoach("new", "--from", "tinh.yaml", "--unit", "xã Tân Hưng", cwd=tmp_path)
    assert done.returncode == 0, done.stdout
    (own,) = tmp_path.rglob("*tan-hung.yaml")
    shutil.copy(own, own.with_name("lan-2.yaml"))
    shutil.copy(own.with_suffix(".goc.yaml"), own.with_name("lan-2.goc.yaml"))
    found = survey(tmp_path, "vi", TODAY)
    assert len(found["plans"]) == 3 and found["groups"] == []


def test_the_desk_shows_one_line_of_all_communes_that_opens(province: Opened) -> None:
    desk = unescape(province.browser.get("/ban").text)
    assert "3 kế hoạch của xã, phường" in desk and "xa-tan-hung" not in desk
    assert "kế hoạch chờ tạo văn bản" in desk and "1 kế hoạch chờ" in desk.replace("2 kế", "1 kế")
    (address,) = re.findall(r'data-later="([^"]+)"', desk)
    shown = unescape(province.browser.get(address).text)
    assert shown.count("<tr>") == 4 and "Mở trong Word" in shown and "chưa có" not in shown
    assert '<a href="/ke-hoach?tep=cac-xa%2Ftinh%2Fplans%2Ftinh-00001' in shown
    assert "xã Tân Hưng" in shown and ".yaml<" not in shown


@pytest.mark.parametrize("door", ["tong-hop", "theo-doi", "cac-xa", "tao-word"])
def test_plans_are_chosen_by_their_titles_the_offices_own_first(
    province: Opened, door: str
) -> None:
    province.page.surveyed = None  # also where the desk was not looked at before
    asked = unescape(province.browser.get(f"/cua/{door}").text)
    options = re.findall(r'<option value="([^"]*)"([^>]*)>\s*([^<]*?)\s*</option>', asked)
    plans = [(path, words) for path, _, words in options if path.endswith(".yaml")]
    assert plans[0][0] == "plans/tinh.yaml" and plans[1][0] == "plans/a.yaml"
    assert plans[0][1].startswith("Kế hoạch ") and "yaml" not in str([one for _, one in plans])
    assert [one for _, one in plans[2:]] == ["xã Tân Hưng", "xã Minh Tân", "phường Hòa Thuận"]
    assert '<optgroup label="Của xã, phường: Kế hoạch' in asked
    assert not any("selected" in said for path, said, _ in options if path.endswith(".yaml"))


def test_plans_of_one_title_are_told_apart_where_they_are_chosen(tmp_path: Path) -> None:
    with opened(tmp_path) as here:
        (here.folder / "plans" / "b.yaml").write_text(BASE, "utf-8")
        asked = here.browser.get("/cua/tao-word").text
    assert "(tệp plans/a, lần 1)" in asked and "(tệp plans/b, lần 1)" in asked
