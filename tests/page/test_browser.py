"""The page in a real browser: by mouse and by keyboard, at both zooms and in both colours."""

import re
from collections.abc import Iterator
from pathlib import Path

import docx
import pytest
from playwright.sync_api import Browser, Page, Route, expect

from generator.package import MIB
from tests.cascade.helpers import OFFICE, filled
from tests.page.chromium import ZOOM, barred, served, tab, violations, wrong_with
from tests.program import kehoach
from tests.reading.papers import changed
from tests.reading.papers import office as correct
from tests.reading.papers.changes import fonts, layout, runs
from tests.reading.papers.last_year import last_year


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str]]:
    """A folder, and the address of its page; a browser has been let in by the key of the first."""
    folder = tmp_path_factory.mktemp("browser") / "UBND xã Minh Tân"
    folder.mkdir()
    (folder / "năm trước.docx").write_bytes(last_year())
    with served(folder) as address:
        yield folder, address


def _enter(page: Page, office: tuple[Path, str], state: dict[str, object]) -> str:
    """Lets the tab in; gives the address of the page."""
    page.context.add_cookies(state["cookies"])  # type: ignore[arg-type]
    base = office[1].split("/vao")[0]
    page.goto(base)
    page.wait_for_selector("#can-lam")
    return base


@pytest.mark.parametrize(("dark", "zoom"), [(False, 1.0), (True, 1.0), (False, ZOOM), (True, ZOOM)])
def test_nobody_is_kept_out_of_any_page(
    office: tuple[Path, str], state: dict[str, object], browser: Browser, dark: bool, zoom: float
) -> None:
    """Names, heads, order, contrast, no scrolling sideways; of every page at both zooms and colours."""
    # What axe-core looks at is the same at both zooms; it is asked once in each colour.
    wrong = wrong_with if dark == (zoom == 1.0) else barred
    with tab(browser, dark, zoom) as page:
        base = _enter(page, office, state)
        page.wait_for_selector("[data-part][aria-busy=false]")
        assert wrong(page) == [], "desk"
        for way in _PAGES:
            page.goto(base + way)
            assert wrong(page) == [], way
        page.goto(f"{base}/cua/kiem-tra?plan=plans/a.yaml")
        page.get_by_role("button", name="Kiểm tra").click()
        page.wait_for_selector("[data-over]")
        assert wrong(page) == [], "job"


_PAGES = (
    *("/tro-giup", "/moi", "/nowhere", "/ke-hoach?tep=plans/a.yaml", "/chon?plan=plans/a.yaml"),
    *("/van-ban?tep=năm trước.docx", "/cua/theo-doi", "/cua/cap-nhat", "/cua/ban-hanh"),
)
"""Every page that has an address of its own; of doors those that ask for each kind of thing."""


def test_nobody_is_kept_out_of_what_refuses(
    office: tuple[Path, str], state: dict[str, object], browser: Browser, tmp_path: Path
) -> None:
    """Who has no key, who brings what is no paper, and who brings too much."""
    with tab(browser) as page:
        page.goto(office[1].split("/vao")[0])
        expect(page.get_by_role("heading", level=1)).to_have_text("Chưa vào được trang này")
        assert barred(page) == []
        for name, size, told in (("xấu", 100, "tệp hỏng"), ("to", 65 * MIB, "Tệp quá lớn")):
            with open(tmp_path / f"{name}.docx", "wb") as file:
                file.truncate(size)
            _enter(page, office, state)
            page.set_input_files("#soi", tmp_path / f"{name}.docx")
            page.get_by_role("button", name="Soi văn bản").click()
            expect(page.locator("main")).to_contain_text(told)
            expect(page.locator("main")).not_to_contain_text("lỗi phải sửa")
            assert barred(page) == []


def test_what_is_wrong_with_a_page_is_seen(browser: Browser) -> None:
    with tab(browser) as page:
        page.set_content(
            "<p style='color:#999'>chữ nhạt</p><input><a href='#x'></a><h3>y</h3><table><td>z"
        )
        found = " ".join(wrong_with(page))
        assert any("color-contrast" in one for one in violations(page))
        for kind in (
            "no name: <input",
            "no name: <a",
            "not one main",
            "contrast",
            "level",
            "heads",
        ):
            assert kind in found, kind


_TITLE = "KẾ HOẠCH"
_THIN = runs(_TITLE, b="0", i="1", sz="40")
_COVERED = """() => {
  const marks = [...document.querySelectorAll(".leaf .mark")];
  const all = [...marks, ...document.querySelectorAll(".leaf .stroke")];
  const over = (one, other) =>
    one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
  return marks.flatMap((mark, n) => all.slice(n + 1)
    .filter((other) => over(mark.getBoundingClientRect(), other.getBoundingClientRect()))
    .map((other) => `${mark.textContent}: ${other.textContent || "words"}`));
}"""
"""Numbers on pages that cover another, or words that are marked."""


def _bring(page: Page, folder: Path) -> None:
    """Has a paper looked at that has one finding at two places."""
    paper = folder / "hai chỗ.docx"
    paper.write_bytes(changed(correct, *(fonts(one, "Arial") for one in _TWO))())
    page.set_input_files("#soi", paper)
    page.get_by_role("button", name="Soi văn bản").click()


def test_a_finding_leads_to_one_of_its_places_after_the_other(
    office: tuple[Path, str], state: dict[str, object], browser: Browser, tmp_path: Path
) -> None:
    with tab(browser) as page:
        _enter(page, office, state)
        _bring(page, tmp_path)
        page.wait_for_selector("[data-leaves]")
        marks = page.locator(".on-leaf")
        expect(marks).to_have_count(2)
        for at in (0, 1, 0):
            page.locator("[data-to]:visible").click()
            expect(marks.nth(at)).to_be_focused()


def test_who_went_to_a_place_is_there_again_when_the_pages_stand(
    office: tuple[Path, str], state: dict[str, object], browser: Browser, tmp_path: Path
) -> None:
    with tab(browser) as page:
        _enter(page, office, state)
        held: list[Route] = []
        page.route("**/van-ban-trang*", lambda route: held.append(route))
        _bring(page, tmp_path)
        page.locator("[data-to]:visible").click()
        assert held and not page.locator("[data-leaves]").count()
        held[0].continue_()
        page.wait_for_selector("[data-leaves]")
        expect(page.locator(".on-leaf").first).to_be_focused()


_TWO = ("Niêm yết đầy đủ", "2. Phòng Kinh tế")


def test_a_strangers_paper_is_checked_and_fixed_by_mouse(
    office: tuple[Path, str], state: dict[str, object], browser: Browser, tmp_path: Path
) -> None:
    paper = tmp_path / "của người khác.docx"
    paper.write_bytes(changed(last_year, layout(_TITLE, "jc", val="left"), _THIN)())
    with tab(browser) as page:
        _enter(page, office, state)
        page.set_input_files("#soi", paper)
        page.get_by_role("button", name="Soi văn bản").click()
        page.wait_for_selector("[data-leaves]")
        assert barred(page) == []
        page.wait_for_selector(".on-leaf[style*=px]")
        assert page.evaluate(_COVERED) == []
        link = page.locator("[data-to]:visible").first
        number = link.get_attribute("data-to")
        link.click()
        mark = page.locator(f'.on-leaf[data-at="{number}"]').first
        expect(mark).to_be_focused()
        page.keyboard.press("Enter")
        expect(page.locator(f"#loi-{number}")).to_be_focused()
        page.get_by_role("button", name="Tải bản đã chỉnh thể thức").click()
        page.wait_for_selector("[data-over]")
        with page.expect_download() as coming:
            page.get_by_role("link", name=re.compile("Tải về")).first.click()
        fixed = tmp_path / "fixed.docx"
        coming.value.save_as(fixed)
    done = kehoach("fix", str(paper), "-o", "own.docx", cwd=tmp_path)
    assert done.returncode == 0 and fixed.read_bytes() == (tmp_path / "own.docx").read_bytes()


def test_a_file_dropped_anywhere_is_checked(
    office: tuple[Path, str], state: dict[str, object], browser: Browser
) -> None:
    with tab(browser) as page:
        _enter(page, office, state)
        page.evaluate(
            """(bytes) => {
              const data = new DataTransfer();
              data.items.add(new File([new Uint8Array(bytes)], "thả.docx"));
              for (const kind of ["dragenter", "dragover", "drop"])
                document.querySelector("h1").dispatchEvent(
                  new DragEvent(kind, { bubbles: true, cancelable: true, dataTransfer: data }));
            }""",
            list(last_year()),
        )
        page.wait_for_selector(".findings li")
        assert page.locator("h1").inner_text() == "thả.docx"


def test_a_plan_is_made_and_built_by_keyboard_alone(
    office: tuple[Path, str], state: dict[str, object], browser: Browser
) -> None:
    folder, _ = office
    with tab(browser) as page:
        _enter(page, office, state)
        _press_on(page, "Từ một kế hoạch mẫu")
        page.wait_for_selector("#o-ten")
        _tab_to(page, "Tên ngắn của kế hoạch")
        page.keyboard.type("bàn phím 2026")
        page.keyboard.press("Enter")
        page.wait_for_url("**/ke-hoach?*")
        _press_on(page, "Tạo văn bản Word")
        page.wait_for_selector("select")
        _press_on(page, "Tạo văn bản")
        page.wait_for_selector("[data-over]")
        expect(
            page.get_by_role("link", name=re.compile("Tải về ban-phim-2026.docx"))
        ).to_be_visible()
        assert barred(page) == []
    document = folder / "output" / "ban-phim-2026.docx"
    made = document.read_bytes()
    assert kehoach("build", "--force", "plans/ban-phim-2026.yaml", cwd=folder).returncode == 0
    assert document.read_bytes() == made
    assert kehoach("check", "output/ban-phim-2026.docx", cwd=folder).returncode == 0


def test_last_years_paper_becomes_this_years_plan(
    office: tuple[Path, str], state: dict[str, object], browser: Browser
) -> None:
    folder, _ = office
    with tab(browser) as page:
        _enter(page, office, state)
        page.get_by_role("link", name="Từ văn bản Word năm trước").click()
        page.set_input_files("input[type=file]:visible", folder / "năm trước.docx")
        page.get_by_label("Làm cho năm").fill("2027")
        page.get_by_role("button", name="Làm kế hoạch").click()
        page.wait_for_selector("[data-over]")
        page.get_by_role("link", name="Mở kế hoạch vừa làm").click()
        page.wait_for_selector("#bieu")
    (plan,) = (folder / "plans").glob("nam-truoc*.yaml")
    same = folder.parent / "own"
    same.mkdir()
    (same / "năm trước.docx").write_bytes((folder / "năm trước.docx").read_bytes())
    kehoach("import", "năm trước.docx", "--year", "2027", "-o", ".", cwd=same)
    (own,) = same.glob("*.yaml")
    assert own.read_bytes() == plan.read_bytes()


def test_a_copy_follows_is_chosen_from_and_is_issued(
    office: tuple[Path, str], state: dict[str, object], browser: Browser
) -> None:
    """From the office's plan to a number: made, behind, asked in two columns, issued."""
    folder, _ = office
    above = folder / "plans" / "tinh.yaml"
    above.write_text(OFFICE, "utf-8")
    with tab(browser) as page:
        base = _enter(page, office, state)
        page.get_by_role("link", name="Từ kế hoạch cấp trên").click()
        page.get_by_label("Kế hoạch cấp trên: kế hoạch trong thư mục").select_option(
            "plans/tinh.yaml"
        )
        page.get_by_label("Tên xã, phường").fill("xã Tân Hưng")
        page.get_by_role("button", name="Làm kế hoạch").click()
        page.wait_for_selector("[data-over]")
        own = folder / "plans" / "tinh-xa-tan-hung.yaml"
        own.write_text(filled(own.read_text("utf-8")).replace("2026-06-30", "2026-06-20"), "utf-8")
        newer = OFFICE.replace("version: 1", "version: 2").replace("2026-06-30", "2026-06-25")
        above.write_text(newer, "utf-8")
        page.goto(base)
        behind = page.locator(
            "li", has_text=re.compile("cấp trên đã có phiên bản 2", re.IGNORECASE)
        ).first
        behind.get_by_role("link", name=re.compile("^Xem")).click()
        page.get_by_role("button", name="Nhận về").click()
        page.wait_for_selector("[data-over]")
        page.get_by_role("link", name="Chỗ hai bên cùng sửa").click()
        expect(page.locator("fieldset")).to_have_count(1)
        assert barred(page) == []
        expect(page.get_by_label("Của cấp trên")).to_be_visible()
        page.get_by_label("Viết khác: NV01").fill("22/6")
        expect(page.get_by_label("Viết khác", exact=True)).to_be_checked()
        page.get_by_role("button", name="Ghi các chỗ đã chọn").click()
        page.wait_for_selector("[data-over]")
        said = own.read_text("utf-8")
        assert "2026-06-22" in said and "2026-06-25" not in said and "2026-06-20" not in said
        page.goto(f"{base}/cua/ban-hanh?plan=plans/tinh-xa-tan-hung.yaml")
        page.get_by_label("Số văn bản").fill("7")
        ahead = page.get_by_text("Ngày này ở sau hôm nay")
        expect(ahead).to_be_hidden()
        for day in ("2/3/2099", "2099-03-02"):
            page.get_by_label("Ngày ban hành").fill(day)
            expect(ahead).to_be_visible()
        page.get_by_label("Ngày ban hành").fill("2/3/2026")
        expect(ahead).to_be_hidden()
        page.get_by_role("button", name="Điền").click()
        page.wait_for_selector("[data-over]")
        assert "so: 7" in own.read_text("utf-8"), page.locator(".said").inner_text()


def test_a_reviewers_copy_is_brought_home(
    office: tuple[Path, str], state: dict[str, object], browser: Browser, tmp_path: Path
) -> None:
    folder, _ = office
    (folder / "plans" / "duyet.yaml").write_text(
        (folder / "plans" / "a.yaml").read_text("utf-8").replace("papi-2026", "duyet-2026"), "utf-8"
    )
    kehoach("build", "plans/duyet.yaml", cwd=folder)
    paper = docx.Document(str(folder / "output" / "duyet.docx"))
    for paragraph in paper.paragraphs:
        for run in paragraph.runs:
            run.text = run.text.replace("của từng cơ quan.", "của từng cơ quan, đơn vị.")
    paper.save(str(tmp_path / "duyệt.docx"))
    with tab(browser) as page:
        _enter(page, office, state)
        page.set_input_files("#soi", tmp_path / "duyệt.docx")
        page.get_by_role("button", name="Soi văn bản").click()
        page.get_by_role("link", name="Bản người duyệt đã sửa").click()
        page.get_by_role("button", name="Đưa về").click()
        page.wait_for_selector("[data-over]")
        told = page.locator(".said").inner_text()
        own = folder / "plans" / "duyet.yaml"
        assert "của từng cơ quan, đơn vị." in own.read_text("utf-8"), told
        # A second copy, of a plan that says something else there by now.
        for paragraph in paper.paragraphs:
            for run in paragraph.runs:
                run.text = run.text.replace("cơ quan, đơn vị.", "phòng, ban.")
        paper.save(str(tmp_path / "duyệt lần hai.docx"))
        changed = own.read_text("utf-8").replace("cơ quan, đơn vị.", "cơ quan, đoàn thể.")
        own.write_text(changed, "utf-8")
        page.goto(f"{office[1].split('/vao')[0]}/cua/dua-ve?plan=plans/duyet.yaml")
        page.set_input_files("input[type=file]", tmp_path / "duyệt lần hai.docx")
        page.get_by_role("button", name="Đưa về").click()
        page.get_by_role("link", name="Chỗ hai bên cùng sửa").click()
        expect(page.locator("fieldset")).to_contain_text("cơ quan, đoàn thể.")
        assert barred(page) == []
        page.get_by_label("Trong bản Word").check()
        page.get_by_role("button", name="Ghi các chỗ đã chọn").click()
        page.wait_for_selector("[data-over]")
        told = page.locator(".said").inner_text()
    assert "của từng phòng, ban." in own.read_text("utf-8"), told


def _tab_to(page: Page, name: str) -> None:
    """Goes with Tab to what is called so."""
    for _ in range(60):
        page.keyboard.press("Tab")
        said = page.evaluate(
            "() => { const at = document.activeElement;"
            " return ((at.labels && at.labels[0]) || at).innerText || ''; }"
        )
        if said.startswith(name):
            return
    raise AssertionError(f"no Tab leads to {name}")


def _press_on(page: Page, name: str) -> None:
    _tab_to(page, name)
    page.keyboard.press("Enter")


def test_plans_of_communes_are_looked_at_where_their_line_is_opened(
    office: tuple[Path, str], state: dict[str, object], browser: Browser
) -> None:
    above = office[0] / "plans" / "chung.yaml"
    above.write_text(OFFICE.replace("id: tinh-2026", "id: chung-2026"), "utf-8")
    kehoach("new", "--from", "plans/chung.yaml", "--unit", "xã An", cwd=office[0])
    own = office[0] / "plans" / "chung-xa-an.yaml"
    other = own.read_text("utf-8").replace("don_vi: xã An", "don_vi: xã Bình")
    own.with_name("chung-xa-binh.yaml").write_text(other, "utf-8")
    with tab(browser) as page:
        _enter(page, office, state)
        page.wait_for_selector("[data-part='/ban'][aria-busy=false]")
        expect(page.locator("body")).not_to_contain_text("xã Bình")
        page.get_by_text("2 kế hoạch của xã, phường: ").click()
        expect(page.get_by_role("link", name="xã Bình", exact=True)).to_be_visible()
        assert barred(page) == []
        # A form that asks after communes begins with what is known of the plan that is chosen.
        page.goto(f"{office[1].split('/vao')[0]}/cua/theo-doi?plan=plans/a.yaml")
        folder = page.get_by_label("Thư mục có bản của xã")
        expect(folder).to_have_value("")
        page.get_by_label("Kế hoạch", exact=True).select_option("plans/chung.yaml")
        expect(folder).to_have_value("plans")
        page.get_by_label("Kế hoạch", exact=True).select_option("plans/a.yaml")
        expect(folder).to_have_value("")
        folder.select_option("plans")
        page.get_by_label("Kế hoạch", exact=True).select_option("plans/a.yaml")
        expect(folder).to_have_value("plans")


def test_a_page_that_has_ended_says_so(browser: Browser, tmp_path: Path) -> None:
    folder = tmp_path / "x"
    with tab(browser) as page:
        with served(folder) as address:
            page.goto(address)
            page.wait_for_selector("#can-lam")
            assert page.locator("#mat").is_hidden()
        page.evaluate("beat()")
        page.wait_for_selector("#mat:visible")


def test_a_part_that_fails_says_so_and_the_page_stays_one(
    office: tuple[Path, str], state: dict[str, object], browser: Browser
) -> None:
    with tab(browser) as page:
        base = _enter(page, office, state)
        refused = page.request.get(f"{base}/nowhere")
        assert refused.status == 404 and "<h1" in refused.text()
        page.route("**/ban", lambda route: route.fulfill(status=404, body=refused.text()))
        page.goto(base)
        page.wait_for_selector("[data-part='/ban'][aria-busy=false]")
        expect(page.locator("[data-part='/ban'] [role=alert]")).to_be_visible()
        assert page.locator("h1").count() == page.locator("main").count() == 1
