"""A plan written on the page in a real browser: by mouse, by keyboard alone, in two tabs, beside an editor and git."""

import re
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from generator.making.example import example_text
from tests.helpers import BASE, changed
from tests.page.chromium import ZOOM, barred, served, tab, wrong_with
from tests.program import kehoach


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str]]:
    folder = tmp_path_factory.mktemp("plan") / "UBND xã Minh Tân"
    folder.mkdir()
    with served(folder) as address:
        yield folder, address


def _enter(page: Page, office: tuple[Path, str], state: dict[str, object], way: str = "") -> None:
    page.context.add_cookies(state["cookies"])  # type: ignore[arg-type]
    page.goto(office[1].split("/vao")[0] + way)


def _field(page: Page, place: str) -> str:
    return f'[id="f-{place}"]'


def _saved(page: Page) -> None:
    """Waits until nothing is on its way any more."""
    page.wait_for_function(
        "() => !document.getElementById('ke-hoach').hasAttribute('aria-busy') && !timers.size"
    )
    expect(page.locator("#da-luu")).to_have_text(re.compile(r"Đã lưu \d"))


def _opened(page: Page) -> None:
    page.evaluate(
        "() => { for (const one of document.querySelectorAll('details.piece, details.rest')) one.open = true; fit(); }"
    )


def _from_menu(page: Page, place: str, what: str) -> None:
    """Does with a row what its menu offers."""
    row = page.locator(f'[data-element="{place}"]')
    row.locator(".moves summary").first.click()
    row.locator(f'[data-op="{what}"]').first.click()


def _checked(folder: Path, name: str) -> None:
    """The document that the page made is what `build` makes of the file, and `check` finds nothing."""
    document = folder / "output" / f"{name}.docx"
    made = document.read_bytes()
    assert kehoach("build", "--force", f"plans/{name}.yaml", cwd=folder).returncode == 0
    assert document.read_bytes() == made
    assert kehoach("check", f"output/{name}.docx", cwd=folder).returncode == 0


def test_a_first_plan_by_mouse(
    office: tuple[Path, str], state: dict[str, object], browser: Browser
) -> None:
    folder = office[0]
    with tab(browser) as page:
        _enter(page, office, state)
        page.get_by_role("link", name="Từ một kế hoạch mẫu").click()
        page.locator("#o-ten").fill("kế hoạch chuột")
        page.locator("main button").first.click()
        page.wait_for_url("**/ke-hoach?*")
        page.locator("#p-head summary").first.click()
        page.locator(_field(page, "issuer/0/name")).fill("Ủy ban nhân dân xã Minh Tân")
        page.locator(_field(page, "place")).fill("Minh Tân")
        page.locator("#p-solutions summary").first.click()
        page.locator(_field(page, "solutions/items/0/items/0/text")).fill("Họp dân ở từng thôn.")
        page.locator(_field(page, "solutions/items/0/items/0/deadline")).fill("30/6/2026")
        product = page.locator(_field(page, "solutions/items/0/items/0/product"))
        product.fill("Biên bản")
        low = product.bounding_box()
        product.fill("Hệ thống mạng của phường, có biên bản nghiệm thu và hồ sơ hoàn công kèm theo")
        high = product.bounding_box()
        assert low and high and high["height"] > low["height"], "all that was typed is seen"
        product.fill("Biên bản")
        page.get_by_role("button", name="+ Thêm mục trong 1", exact=True).click()
        new = page.locator(_field(page, "solutions/items/0/items/1/text"))
        expect(new).to_be_focused()
        new.fill("Niêm yết danh sách hộ nghèo.")
        _from_menu(page, "solutions/items/0/items/1", "up")
        expect(page.locator(_field(page, "solutions/items/0/items/0/text"))).to_have_value(
            "Niêm yết danh sách hộ nghèo."
        )
        page.locator("#p-purpose summary").first.click()
        _from_menu(page, "requirements/items/0", "remove")
        _saved(page)
        page.locator("#lui").click()
        expect(page.locator(_field(page, "requirements/items/0/text"))).to_be_visible()
        _saved(page)
        said = (folder / "plans" / "ke-hoach-chuot.yaml").read_text("utf-8")
        assert "ten: Ủy ban nhân dân xã Minh Tân\n" in said
        assert (
            "      - ma: NV03\n        noi_dung: Niêm yết danh sách hộ nghèo.\n      - ma: NV01\n"
            "        noi_dung: Họp dân ở từng thôn.\n" in said
        )
        assert "        thoi_han: 2026-06-30\n        san_pham: Biên bản\n" in said
        assert said.startswith("# yaml-language-server") and "# để trống khi còn là dự thảo" in said
        page.get_by_role("link", name="Tạo văn bản Word").first.click()
        page.get_by_role("button", name="Tạo văn bản").click()
        page.wait_for_selector("[data-over]")
    _checked(folder, "ke-hoach-chuot")


def test_a_first_plan_by_keyboard_alone(
    office: tuple[Path, str], state: dict[str, object], browser: Browser
) -> None:
    folder = office[0]
    with tab(browser) as page:
        _enter(page, office, state)
        keys = page.keyboard
        _tab_to(page, "Từ một kế hoạch mẫu")
        keys.press("Enter")
        page.wait_for_selector("#o-ten")
        _tab_to(page, "Tên ngắn của kế hoạch")
        keys.type("bàn phím")
        keys.press("Enter")
        page.wait_for_url("**/ke-hoach?*")
        _tab_to(page, "3. Mục đích, yêu cầu")
        keys.press("Enter")
        _tab_to(page, "1: Nội dung")
        keys.press("Control+a")
        keys.type("Phục vụ Nhân dân tốt hơn.")
        keys.press("Enter")
        expect(page.locator(_field(page, "purpose/items/1/text"))).to_be_focused()
        keys.type("Cải thiện thứ hạng.")
        keys.press("Control+ArrowUp")
        expect(page.locator(_field(page, "purpose/items/0/text"))).to_be_focused()
        keys.press("Control+ArrowDown")
        expect(page.locator(_field(page, "purpose/items/1/text"))).to_be_focused()
        keys.press("Alt+ArrowRight")
        expect(page.locator(_field(page, "purpose/items/0/items/0/text"))).to_be_focused()
        keys.press("Alt+ArrowLeft")
        expect(page.locator(_field(page, "purpose/items/1/text"))).to_be_focused()
        _saved(page)
        said = (folder / "plans" / "ban-phim.yaml").read_text("utf-8")
        assert "muc_dich:\n  - Phục vụ Nhân dân tốt hơn.\n  - Cải thiện thứ hạng.\nyeu_cau" in said
        keys.press("Control+z")
        expect(page.locator(_field(page, "purpose/items/0/items/0/text"))).to_be_visible()
        keys.press("Control+y")
        expect(page.locator(_field(page, "purpose/items/1/text"))).to_be_visible()
        _saved(page)
        _tab_to(page, "Tạo văn bản Word")
        keys.press("Enter")
        page.wait_for_selector("select")
        _tab_to(page, "Tạo văn bản")
        keys.press("Enter")
        page.wait_for_selector("[data-over]")
    _checked(folder, "ban-phim")


def _tab_to(page: Page, name: str) -> None:
    """Goes with Tab to what is called so."""
    for _ in range(150):
        page.keyboard.press("Tab")
        said = page.evaluate(
            "() => { const at = document.activeElement; return at.ariaLabel"
            " || ((at.labels && at.labels[0]) || at).innerText || ''; }"
        )
        if said.strip().startswith(name):
            return
    raise AssertionError(f"no Tab leads to {name}")


def test_lines_and_a_table_are_pasted(
    office: tuple[Path, str], state: dict[str, object], browser: Browser
) -> None:
    path = office[0] / "plans" / "a.yaml"
    path.write_text(BASE, "utf-8")
    with tab(browser) as page:
        _enter(page, office, state, "/ke-hoach?tep=plans/a.yaml")
        _opened(page)
        _paste(page, "requirements/items/0/text", "- Một việc.\n- Hai việc.\n")
        expect(page.locator(_field(page, "requirements/items/2/text"))).to_have_value("Hai việc.")
        rows = "Nhiệm vụ\tChủ trì\tHạn\nHọp dân.\tSở Y tế\tquý II\nTập huấn.\t\t\n"
        _paste(page, "solutions/items/0/items/0/text", rows)
        expect(page.locator(_field(page, "solutions/items/0/items/1/lead"))).to_have_value(
            "Sở Y tế"
        )
        _saved(page)
    said = path.read_text("utf-8")
    assert "  - Một việc.\n  - Hai việc.\n" in said
    assert (
        "      - {id: NV02, text: Họp dân., lead: Sở Y tế, deadline: Quý II/2026}\n"
        "      - {id: NV03, text: Tập huấn.}\n" in said
    )


def test_a_table_is_pasted_where_it_can_stand_else_it_is_said_where(
    office: tuple[Path, str], state: dict[str, object], browser: Browser
) -> None:
    path = office[0] / "plans" / "dán.yaml"
    path.write_text(BASE, "utf-8")
    rows = "TT\tThôn\tDiện tích\n1\tThôn Một\t45,5\n"
    with tab(browser) as page:
        _enter(page, office, state, "/ke-hoach?tep=plans/dán.yaml")
        page.locator("#p-appendices > summary").click()
        page.get_by_role("button", name="+ Thêm: các phụ lục").click()
        title = page.locator(_field(page, "appendices/0/title"))
        expect(title).to_be_focused()
        _paste(page, "appendices/0/title", rows)
        expect(page.locator("#da-luu")).to_contain_text("Dán bảng vào ô nội dung của một mục")
        title.fill("Danh sách thôn")
        words = page.locator(_field(page, "appendices/0/items/0/text"))
        expect(words).to_have_attribute("placeholder", re.compile("dán được bảng"))
        _paste(page, "appendices/0/items/0/text", rows)
        table = "appendices/0/items/0/table"
        expect(page.locator(f'[data-cell="{table}/rows/0/2"] textarea')).to_have_value("45,5")
        expect(page.locator(f'[data-cell="{table}/rows/0/2"] textarea')).to_be_visible()
        expect(page.locator("#p-appendices .rest > summary").first).to_contain_text("bảng, 1 dòng")
        _saved(page)
        _paste(page, f"{table}/columns/1/title", rows)
        expect(page.locator("#da-luu")).to_contain_text("bảng này đã có chữ → Dán các dòng")
        cell = page.locator(f'[data-cell="{table}/rows/0/0"] textarea').get_attribute("data-place")
        _paste(page, cell or "", "Tổng cộng\t\t45,5\r\n", _SHEET)
        lost = "Không theo sang khi dán: ô gộp (gộp lại bằng nút ở dưới bảng); chữ đậm"
        expect(page.locator("#da-luu")).to_contain_text(lost)
        expect(page.locator("#p-appendices")).to_contain_text("hai đầu một ô: ô ấy in đậm")
        bold = page.locator(f'[data-cell^="{table}/rows/1/"] textarea')
        assert bold.evaluate_all(_SHOWN) == [["700", True], ["700", True]]
        _paste(page, "solutions/items/0/items/0/lead", "Nhiệm vụ\tChủ trì\nHọp dân.\tSở Y tế\n")
        _saved(page)
    said = path.read_text("utf-8")
    assert "      - {id: NV02, text: Họp dân., lead: Sở Y tế}\n" in said
    assert '{columns: [TT, Thôn, Diện tích], rows: [[1, Thôn Một, "45,5"]' in said
    assert '[{text: "**Tổng cộng**", columns: 2}, "**45,5**"]]}\n' in said


_SHOWN = "(all) => all.map((one) => [getComputedStyle(one).fontWeight, one.scrollHeight <= one.clientHeight])"
_SHEET = (
    "<style>.xl6 {font-weight:700}</style><table><tr><td colspan=3><b>DANH SÁCH</b></td></tr>"
    "<tr><td>TT</td><td>Thôn</td><td>Diện tích</td></tr><tr><td colspan=3><b>Một</b></td></tr><tr><td class=xl6 colspan=2>Tổng cộng</td><td style='font-weight: bold'>45,5</td></tr></table>"
)
"""What a workbook puts beside the plain text of a table."""


def _paste(page: Page, place: str, words: str, html: str = "") -> None:
    page.evaluate(
        """([id, words, html]) => {
          const data = new DataTransfer();
          if (html) data.setData("text/html", html);
          data.setData("text/plain", words);
          document.getElementById(id).dispatchEvent(
            new ClipboardEvent("paste", { bubbles: true, cancelable: true, clipboardData: data }));
        }""",
        [f"f-{place}", words, html],
    )


def test_two_tabs_an_editor_and_git_change_one_file(
    office: tuple[Path, str], state: dict[str, object], browser: Browser
) -> None:
    folder = office[0]
    path = folder / "plans" / "a.yaml"
    path.write_text(BASE, "utf-8")

    def git(*words: str) -> str:
        own = ("-c", "user.name=x", "-c", "user.email=x@x", "-c", "commit.gpgsign=false")
        done = subprocess.run(["git", *own, *words], cwd=folder, check=True, capture_output=True)
        return done.stdout.decode()

    git("init", "-q")
    git("add", "plans/a.yaml")
    git("commit", "-qm", "a")
    git("checkout", "-qb", "khac")
    path.write_text(BASE.replace("Các cơ quan, đơn vị tổ chức", "Mọi đơn vị tổ chức"), "utf-8")
    git("commit", "-qam", "b")
    git("checkout", "-q", "-")
    with tab(browser) as one, tab(browser) as two:
        for page in (one, two):
            _enter(page, office, state, "/ke-hoach?tep=plans/a.yaml")
            _opened(page)
        one.locator(_field(one, "place")).fill("Xã An")
        _saved(one)
        # The other tab has not seen that.
        two.locator(_field(two, "closing/0")).fill("Trên đây là Kế hoạch.")
        _saved(two)
        expect(two.locator(_field(two, "place"))).to_have_value("Xã An")
        # An editor.
        path.write_text(path.read_text("utf-8").replace("number: 5", "number: 9"), "utf-8")
        one.locator(_field(one, "signature/0/name")).fill("Trần Thị Bình")
        _saved(one)
        expect(one.locator(_field(one, "number"))).to_have_value("9")
        # git, of a branch that says something else.
        git("stash", "-q")
        git("checkout", "-q", "khac")
        two.locator(_field(two, "purpose/items/0/text")).fill("Phục vụ Nhân dân.")
        _saved(two)
        # Both change one field: the disk stands, and the other is asked.
        path.write_text(path.read_text("utf-8").replace("id: CT01", "id: CT09"), "utf-8")
        one.locator(_field(one, "targets/items/0/id")).fill("CT05")
        expect(one.locator("#hoi")).to_contain_text("Người khác cũng vừa sửa")
        one.get_by_role("button", name="Lấy của tôi: CT05").click()
        _saved(one)
        said = path.read_text("utf-8")
        for words in ("Mọi đơn vị tổ chức", "Phục vụ Nhân dân.", "id: CT05"):
            assert words in said, words
        # What was put aside by git has every word typed before, and comes back into the page.
        git("commit", "-qam", "c")
        git("checkout", "-q", "-")
        git("stash", "pop", "-q")
        back = path.read_text("utf-8")
        for words in ("Xã An", "Trên đây là Kế hoạch.", "Trần Thị Bình", "number: 9"):
            assert words in back, words
        for page, place, words in (
            (one, "signature/0/name", "Trần Thị Bình"),
            (two, "place", "Xã An"),
        ):
            page.evaluate("dispatchEvent(new Event('focus'))")
            expect(page.locator(_field(page, place))).to_have_value(words)
            expect(page.locator(_field(page, "targets/items/0/id"))).to_have_value("CT01")
        two.locator(_field(two, "closing/0")).fill("Hết kế hoạch.")
        _saved(two)
    assert "Hết kế hoạch." in path.read_text("utf-8")
    assert "id: CT05" in git("show", "khac:plans/a.yaml")
    assert "CT05" in (folder / "plans" / "a.truoc.yaml").read_text("utf-8")


@pytest.mark.parametrize("pause", [0, 5, 30], ids=["at once", "while one goes out", "later"])
def test_a_letter_typed_as_the_tab_goes_is_saved(
    office: tuple[Path, str], state: dict[str, object], browser: Browser, pause: int
) -> None:
    path = office[0] / "plans" / "a.yaml"
    path.write_text(BASE, "utf-8")
    with tab(browser) as page:
        _enter(page, office, state, "/ke-hoach?tep=plans/a.yaml")
        page.evaluate(
            """(pause) => {
              const type = (place, words) => {
                const own = field(place);
                own.focus();
                own.value = words;
                own.dispatchEvent(new InputEvent("input", { bubbles: true }));
              };
              type("place", "Xã An");
              setTimeout(() => {
                type("closing/0", "Hết.");
                type("signature/0/name", "Trần Thị Bình");
                location.href = "about:blank";
              }, pause);
            }""",
            pause,
        )
        page.wait_for_url("about:blank")
        words, until = ("place: Xã An\n", "Hết.", "Trần Thị Bình"), time.monotonic() + 5
        while time.monotonic() < until:
            lost = [one for one in words if one not in path.read_text("utf-8")]
            if not lost:
                break
            time.sleep(0.02)
    assert lost == []


def test_a_box_that_is_left_at_once_keeps_what_was_typed_last(
    office: tuple[Path, str], state: dict[str, object], browser: Browser
) -> None:
    """Whatever it showed before, and also when it comes back to that; “Đang lưu…” ends."""
    path = office[0] / "plans" / "a.yaml"
    path.write_text(BASE, "utf-8")
    with tab(browser) as page:
        _enter(page, office, state, "/ke-hoach?tep=plans/a.yaml")
        _opened(page)
        box = page.locator(_field(page, "place"))
        for words, at_once in (("Bình An", False), ("An", True), ("Bình An", True)):
            page.evaluate(
                """([words, atOnce]) => {
                  const own = field("place");
                  own.focus();
                  own.value = words;
                  own.dispatchEvent(new InputEvent("input", { bubbles: true }));
                  if (atOnce) own.blur();
                }""",
                [words, at_once],
            )
            _saved(page)
            box.blur()
            assert box.input_value() == words
            assert f"place: {words}\n" in path.read_text("utf-8")
        page.evaluate(
            """() => {
              const own = field("place");
              own.focus();
              for (const words of ["B", "Bình An"]) {
                own.value = words;
                own.dispatchEvent(new InputEvent("input", { bubbles: true }));
              }
            }"""
        )
        _saved(page)


_SLOW = """() => {
  const was = window.sent;
  window.sent = (what) => was(what).then((told) => new Promise((go) => setTimeout(go, 400, told)));
}"""
"""Has every answer of the server come a while later."""


def test_what_is_typed_while_a_new_row_is_on_its_way_is_of_that_row(
    office: tuple[Path, str], state: dict[str, object], browser: Browser
) -> None:
    path = office[0] / "plans" / "dòng.yaml"
    path.write_text(BASE, "utf-8")
    with tab(browser) as page:
        _enter(page, office, state, "/ke-hoach?tep=plans/dòng.yaml")
        _opened(page)
        page.evaluate(_SLOW)
        page.locator(_field(page, "purpose/items/0/text")).press("End")
        page.keyboard.press("Enter")
        page.keyboard.type("Phục vụ Nhân dân.")
        expect(page.locator(_field(page, "purpose/items/1/text"))).to_be_focused()
        page.get_by_role("button", name="+ Thêm chỉ tiêu là một câu").click()
        page.keyboard.type("Trên 70%.")
        expect(page.locator(_field(page, "targets/items/1/text"))).to_have_value("Trên 70%.")
        _saved(page)
        expect(page.locator(".coming")).to_have_count(0)
    said = path.read_text("utf-8")
    assert "  - Nâng cao hiệu lực, hiệu quả quản lý nhà nước.\n  - Phục vụ Nhân dân.\n" in said
    assert "    text: Trên 70%.\n" in said


def test_what_is_typed_while_rows_move_is_of_its_row(
    office: tuple[Path, str], state: dict[str, object], browser: Browser
) -> None:
    path = office[0] / "plans" / "chuyển.yaml"
    path.write_text(changed(purpose="purpose:\n  - Một.\n  - Hai.\n  - Ba."), "utf-8")
    with tab(browser) as page:
        _enter(page, office, state, "/ke-hoach?tep=plans/chuyển.yaml")
        _opened(page)
        page.evaluate(_SLOW)

        def begin(row: int, key: str, then: int, words: str, told: str) -> None:
            """Presses a key in a row, and types in what is shown as row `then` before it is done."""
            page.locator(_field(page, f"purpose/items/{row}/text")).press(key)
            own = page.locator(_field(page, f"purpose/items/{then}/text"))
            own.press("End")
            page.keyboard.type(words)
            _saved(page)
            assert f"purpose:\n{told}requirements" in path.read_text("utf-8")

        begin(2, "Control+ArrowUp", 2, " x", "  - Một.\n  - Ba. x\n  - Hai.\n")
        begin(0, "Control+ArrowDown", 1, " y", "  - Ba. x y\n  - Một.\n  - Hai.\n")
        begin(0, "Control+Delete", 2, " z", "  - Một.\n  - Hai. z\n")
        begin(0, "Enter", 1, " w", '  - Một.\n  - ""\n  - Hai. z w\n')
        begin(2, "Alt+ArrowRight", 2, " v", "  - Một.\n  - items:\n      - Hai. z w v\n")


def test_what_is_typed_on_while_others_write_is_kept_or_asked(
    office: tuple[Path, str], state: dict[str, object], browser: Browser
) -> None:
    path = office[0] / "plans" / "hai.yaml"
    path.write_text(BASE, "utf-8")
    with tab(browser) as page:
        _enter(page, office, state, "/ke-hoach?tep=plans/hai.yaml")
        _opened(page)
        page.evaluate(_SLOW)
        path.write_text(BASE.replace("place: Minh Hòa", "place: Minh An"), "utf-8")
        lead = page.locator(_field(page, "solutions/items/0/items/0/lead"))
        lead.press("Control+a")
        lead.press_sequentially("Công an xã", delay=60)
        _saved(page)
        expect(page.locator(_field(page, "place"))).to_have_value("Minh An")
        expect(lead).to_have_value("Công an xã")
        said = path.read_text("utf-8")
        assert "place: Minh An\n" in said and "lead: Công an xã," in said
        # The same box, of which the first letter changes nothing yet.
        path.write_text(said.replace("năm 2026.", "năm 2026 của tỉnh."), "utf-8")
        closing = page.locator(_field(page, "closing/0"))
        closing.press("End")
        closing.press_sequentially(" Hết.", delay=60)
        asked = page.locator("#hoi")
        expect(asked).to_contain_text("Giữ bản trên máy: Trên đây là Kế hoạch năm 2026 của tỉnh.")
        expect(closing).to_have_value("Trên đây là Kế hoạch năm 2026 của tỉnh.")
        _saved(page)
        assert "năm 2026 của tỉnh." in path.read_text("utf-8")
        asked.get_by_role("button", name="Lấy của tôi").click()
        expect(closing).to_have_value(re.compile("Kế hoạch năm 2026. H"))


def test_what_is_wrong_leads_to_its_field_and_the_page_to_its_line(
    office: tuple[Path, str], state: dict[str, object], browser: Browser
) -> None:
    (office[0] / "plans" / "a.yaml").write_text(BASE, "utf-8")
    with tab(browser) as page:
        _enter(page, office, state, "/ke-hoach?tep=plans/a.yaml")
        _opened(page)
        number = page.locator(_field(page, "number"))
        number.fill("năm")
        page.get_by_role("button", name=re.compile("✗ Đầu văn bản, Số: .*số nguyên")).click()
        expect(number).to_be_focused()
        expect(number).to_have_attribute("aria-invalid", "true")
        number.fill("7")
        expect(page.locator("#dem")).to_contain_text("0 chỗ cần sửa")
        page.locator("#phan-chu summary").click()
        text = page.locator("#chu")
        text.fill(text.input_value().replace("place: Minh Hòa", "place: Minh Tân"))
        expect(page.locator(_field(page, "place"))).to_have_value("Minh Tân")
        text.fill(BASE.replace("place: Minh Hòa", "place: [Minh"))
        expect(page.locator("#loi li.error").first).to_be_visible()
        text.fill(BASE)
        expect(page.locator(_field(page, "place"))).to_have_value("Minh Hòa")


def test_what_a_build_finds_in_the_document_is_told_while_it_is_written(
    office: tuple[Path, str], state: dict[str, object], browser: Browser
) -> None:
    path = office[0] / "plans" / "phụ lục.yaml"
    path.write_text(f"{BASE}appendices:\n  - {{title: Danh sách, items: [Một dòng.]}}\n", "utf-8")
    built = kehoach("build", "plans/phụ lục.yaml", cwd=office[0])
    assert "phu-luc/announced" in built.stdout
    with tab(browser) as page:
        _enter(page, office, state, "/ke-hoach?tep=plans/phụ lục.yaml")
        told = page.locator("#loi li", has_text="nội dung không nhắc tới phụ lục")
        expect(told).to_contain_text("Viết [[PL1]] vào câu nhắc tới phụ lục, PL1 là mã của nó")
        expect(page.locator("#p-appendices .told")).to_have_text("1 chỗ cần sửa")
        told.get_by_role("button").first.click()
        expect(page.locator("#p-appendices :focus")).to_have_count(1)
        page.locator(_field(page, "appendices/0/id")).fill("PL1")
        told.get_by_text("Thêm câu “Nội dung chi tiết tại [[PL1]].”").click()
        new = page.locator(_field(page, "implementation/items/1/text"))
        expect(new).to_have_value("Nội dung chi tiết tại [[PL1]].")
        expect(told).to_have_count(0)
        expect(page.locator("#p-appendices .told")).to_have_text("đủ")


def test_no_part_is_called_complete_before_it_was_judged(
    office: tuple[Path, str], state: dict[str, object], browser: Browser
) -> None:
    (office[0] / "plans" / "a.yaml").write_text(changed(number="number: năm"), "utf-8")
    judging = re.compile("/ke-hoach/(loi|trang|quanh)")
    with tab(browser) as page:
        page.route(judging, lambda route: route.abort())
        _enter(page, office, state, "/ke-hoach?tep=plans/a.yaml")
        expect(page.locator("#p-head h2").first).to_have_text("1. Đầu văn bản")
        expect(page.locator(".piece .told", has_text="đủ")).to_have_count(0)
        page.unroute(judging)
        page.evaluate("draw()")
        expect(page.locator("#p-head .told")).to_have_text("1 chỗ cần sửa")
        expect(page.locator("#p-purpose .told")).to_have_text("đủ")


def test_what_is_typed_where_something_is_missing_is_its_content(
    office: tuple[Path, str], state: dict[str, object], browser: Browser
) -> None:
    """And its box says meanwhile why it is missing, has room, and is where the footer leads."""
    path = office[0] / "plans" / "ngo.yaml"
    lead = "solutions/items/0/items/0/lead"
    path.write_text(BASE.replace("lead: Sở Nội vụ", "lead: {open: xã phân công}", 1), "utf-8")
    with tab(browser) as page:
        _enter(page, office, state, "/ke-hoach?tep=plans/ngo.yaml")
        own = page.locator(_field(page, lead))
        page.locator("#loi button", has_text="chưa có: xã phân công").click()
        expect(own).to_be_focused()
        expect(own).to_have_attribute("placeholder", "…… chưa có: xã phân công")
        own.press_sequentially("Phòng Kinh tế")
        _saved(page)
        assert "lead: Phòng Kinh tế, deadline" in path.read_text("utf-8")
        for _ in "Phòng Kinh tế":
            own.press("Backspace")
        _saved(page)
        assert "lead: {open: xã phân công}, deadline" in path.read_text("utf-8")
        page.keyboard.press("Tab")
        expect(page.locator(":focus")).to_have_attribute("title", "Chưa có, vì…")
        page.keyboard.press("Enter")
        page.get_by_label("Chưa có, vì").fill("chờ họp")
        page.keyboard.press("Escape")
        own.focus()
        expect(own).to_have_attribute("placeholder", "…… chưa có: chờ họp")
        assert "lead: {open: chờ họp}, deadline" in path.read_text("utf-8")
        _opened(page)
        width = "(one) => one.offsetWidth / one.closest('.cell').offsetWidth"
        assert own.evaluate(width) > 0.95
        support = page.locator(_field(page, lead.replace("lead", "support")))
        support.focus()
        page.get_by_role("button", name=re.compile("Phối hợp: để chấm")).click()
        why = page.locator(f'[id="w-{lead.replace("lead", "support")}"]')
        expect(why).to_have_value("chưa có")
        expect(why).to_be_focused()
        assert barred(page) == []
        page.locator("#lui").click()
        _saved(page)
        expect(why).to_have_count(0)
        own.fill("Phòng Nội vụ")
        _saved(page)
        page.locator("#lui").click()
        expect(own).to_have_value("")
        expect(own).to_have_attribute("placeholder", "…… chưa có: chờ họp")


def test_words_of_the_example_are_told_until_they_are_replaced(
    office: tuple[Path, str], state: dict[str, object], browser: Browser
) -> None:
    """And the page is called what the plan is, as soon as its subject is typed."""
    (office[0] / "plans").mkdir(exist_ok=True)
    (office[0] / "plans" / "mau.yaml").write_text(example_text(), "utf-8")
    with tab(browser, state) as page:
        _enter(page, office, state, "/ke-hoach?tep=plans/mau.yaml")
        closing = page.locator("#p-closing .told")
        expect(closing).to_have_text("còn chữ của bản mẫu", timeout=60_000)
        expect(page.locator("#p-bases .told")).to_have_text("đủ")
        _opened(page)
        marked = page.locator("#p-closing [data-still]")
        expect(marked).to_have_attribute("aria-description", "chữ của bản mẫu")
        assert wrong_with(page) == []
        page.locator("#p-closing [data-place]").first.fill("Trên đây là Kế hoạch của xã")
        _saved(page)
        expect(marked).to_have_count(0)
        expect(closing).to_have_text("đủ")
        expect(page.locator("#p-signature .told")).to_have_text("còn chữ của bản mẫu")
        page.fill(_field(page, "subject"), "Chuyển đổi số năm 2027")
        _saved(page)
        expect(page.locator("header h1")).to_have_text("Chuyển đổi số năm 2027")
        expect(page).to_have_title(re.compile("^Chuyển đổi số năm 2027 – "))


def test_a_row_that_somebody_begins_is_not_wrong_before_it_is_left(
    office: tuple[Path, str], state: dict[str, object], browser: Browser
) -> None:
    (office[0] / "plans" / "a.yaml").write_text(BASE, "utf-8")
    with tab(browser) as page:
        _enter(page, office, state, "/ke-hoach?tep=plans/a.yaml")
        _opened(page)
        wrong = page.locator("#dem")
        page.locator(
            '#p-purpose [data-op="add"], [data-at="purpose"] [data-op="add"]'
        ).first.click()
        page.wait_for_function("() => found.some((one) => one.is_empty)")
        expect(wrong).to_have_text(re.compile(r"^0 chỗ cần sửa · 1 chỗ đang điền"))
        expect(page.locator("#p-purpose .told")).to_have_text("đang điền")
        expect(page.locator("#vi-sao")).to_contain_text("khi chỗ trống đã điền")
        page.evaluate("() => document.activeElement.blur()")
        expect(wrong).to_have_text(re.compile(r"^[1-9] chỗ cần sửa"))


def test_a_target_that_must_not_be_passed_is_typed_where_a_target_is(
    office: tuple[Path, str], state: dict[str, object], browser: Browser
) -> None:
    """Its box says that it may be, and what was typed stands in the box of its own."""
    path = office[0] / "plans" / "a.yaml"
    path.write_text(BASE, "utf-8")
    with tab(browser) as page:
        _enter(page, office, state, "/ke-hoach?tep=plans/a.yaml")
        _opened(page)
        least = page.locator(_field(page, "targets/items/0/target/at_least"))
        expect(least).to_have_attribute("placeholder", "hoặc: không quá 2")
        least.fill("không quá 1,8")
        least.press("Tab")
        most = page.locator(_field(page, "targets/items/0/target/at_most"))
        expect(most).to_have_value("1,8")
        expect(most).to_be_visible()
        assert 'target: {at_most: "1,8"}' in path.read_text("utf-8")


def test_what_is_new_has_the_boxes_of_what_stands_above(
    office: tuple[Path, str], state: dict[str, object], browser: Browser
) -> None:
    path = office[0] / "plans" / "mới.yaml"
    path.write_text(BASE, "utf-8")
    with tab(browser) as page:
        _enter(page, office, state, "/ke-hoach?tep=plans/mới.yaml")
        _opened(page)
        page.get_by_role("button", name="+ Thêm chỉ tiêu có số").click()
        named = page.locator(_field(page, "targets/items/1/indicator"))
        expect(named).to_be_focused()
        named.fill("Tỷ lệ hộ có hố xử lý rác")
        dots = page.locator('[data-op="dots"][data-place="solutions/items/1/items/0/text"]')
        cure = page.get_by_role("button", name="Đây là một câu")
        expect(cure).to_be_visible()
        page.locator(_field(page, "targets/items/1/target/at_least")).fill("60")
        expect(cure).to_be_hidden()
        page.get_by_role("button", name="+ Thêm chỉ tiêu là một câu").click()
        expect(page.locator(_field(page, "targets/items/2/text"))).to_be_focused()
        page.keyboard.type("Trên 70% hồ sơ nộp trực tuyến.")
        page.locator('[data-op="add"][data-place="solutions/items"]').click()
        title = page.locator(_field(page, "solutions/items/1/title"))
        expect(title).to_be_focused()
        title.fill("Trồng cây xanh")
        task = page.locator(_field(page, "solutions/items/1/items/0/text"))
        beside = dots.bounding_box()
        assert beside and beside["height"] < 36, "the dots are on two lines"
        task.fill("Trồng cây.")
        expect(dots).to_be_hidden()
        expect(page.get_by_role("button", name="+ Thêm mục trong 2", exact=True)).to_be_visible()
        text = page.locator(_field(page, "solutions/items/0/items/0/text"))
        text.press("Control+a")
        text.press("Delete")
        _saved(page)
        assert "{id: NV01, lead: Sở Nội vụ," in path.read_text("utf-8")
        text.press_sequentially("Tập huấn.")
        _saved(page)
    said = path.read_text("utf-8")
    assert (
        "  - id: CT02\n    indicator: Tỷ lệ hộ có hố xử lý rác\n    target: {at_least: 60}\n"
        "  - id: CT03\n    text: Trên 70% hồ sơ nộp trực tuyến.\n" in said
    )
    assert (
        "  - title: Trồng cây xanh\n    items:\n      - id: NV02\n        text: Trồng cây.\n"
        in said
    )
    assert "deadline: 2026-06-30, text: Tập huấn.}" in said


def test_cells_are_joined_by_mouse_and_divided_by_keyboard(
    office: tuple[Path, str], state: dict[str, object], browser: Browser
) -> None:
    path, rows = office[0] / "plans" / "bảng.yaml", "          - [a, b]\n          - [c, d]\n"
    table = f"purpose:\n  - table:\n        columns: [A, B]\n        rows:\n{rows}"
    path.write_text(changed(purpose=table), "utf-8")
    with tab(browser) as page:
        _enter(page, office, state, "/ke-hoach?tep=plans/bảng.yaml")
        _opened(page)
        cell = '[data-cell="purpose/items/0/table/rows/0/0"] textarea'
        page.locator(cell).click()
        page.get_by_role("button", name="Gộp với ô bên phải").click()
        expect(page.locator(cell)).to_have_value("a b")
        expect(page.locator(cell)).to_be_focused()
        _saved(page)
        joined = "- [{text: a b, columns: 2}]\n          - [c, d]\n"
        assert joined in path.read_text("utf-8")
        page.keyboard.press("Control+z")
        expect(page.locator(cell.replace("0/0", "0/1"))).to_have_value("b")
        expect(page.locator(cell)).to_have_value("a")
        expect(page.locator(cell)).to_be_focused()
        _saved(page)
        assert path.read_text("utf-8") == changed(purpose=table)
        page.locator("#toi").click()
        expect(page.locator(cell)).to_have_value("a b")
        _saved(page)
        assert joined in path.read_text("utf-8")
        page.locator(cell).focus()
        page.keyboard.press("Alt+Shift+ArrowDown")
        expect(page.locator("#da-luu")).to_contain_text("không có ô nào bằng")
        page.keyboard.press("Alt+Shift+ArrowLeft")
        expect(page.locator(cell.replace("0/0", "0/1"))).to_have_value("")
        assert barred(page) == []
    assert '- [a b, ""]\n          - [c, d]\n' in path.read_text("utf-8")


def test_what_is_empty_is_one_line_that_opens_by_mouse_and_by_keyboard(
    office: tuple[Path, str], state: dict[str, object], browser: Browser
) -> None:
    path = office[0] / "plans" / "thưa.yaml"
    path.write_text(changed(recipients=None, closing=None), "utf-8")
    with tab(browser) as page:
        _enter(page, office, state, "/ke-hoach?tep=plans/thưa.yaml")
        assert page.locator("#p-recipients, #p-closing").evaluate_all(
            "all => all.map(one => one.open)"
        ) == [False, False]
        expect(page.locator("#p-recipients .told")).to_have_text("1 chỗ cần sửa")
        page.get_by_role("button", name="✗ thiếu nơi nhận").click()
        adds = page.get_by_role("button", name="+ Thêm: nơi nhận")
        expect(adds).to_be_focused()
        page.keyboard.press("Enter")
        expect(page.locator(_field(page, "recipients/0"))).to_be_focused()
        page.keyboard.type("Như trên;")
        _tab_to(page, "12. Phụ lục")
        page.keyboard.press("Enter")
        assert page.locator("#p-appendices").evaluate("one => one.open")
        _saved(page)
    assert "recipients:\n  - Như trên;\n" in path.read_text("utf-8")


def test_what_an_empty_part_offers_to_add_is_added_by_the_press_that_opens_it(
    office: tuple[Path, str], state: dict[str, object], browser: Browser
) -> None:
    path = office[0] / "plans" / "ky.yaml"
    path.write_text(BASE, "utf-8")
    with tab(browser) as page:
        _enter(page, office, state, "/ke-hoach?tep=plans/ky.yaml")
        page.locator("#p-reports .told", has_text="+ thêm chế độ báo cáo").click()
        duty = "report_schedule/items/0"
        own = page.locator("#p-reports")
        expect(page.locator(_field(page, f"{duty}/reporters"))).to_be_visible()
        assert own.evaluate("one => one.contains(document.activeElement)")
        page.fill(_field(page, f"{duty}/reporters"), "Sở Nội vụ")
        page.fill(_field(page, f"{duty}/periods/0/period"), "năm 2026")
        page.fill(_field(page, f"{duty}/periods/0/due"), "30/11/2026")
        _saved(page)
        expect(own.locator("h2 + .told")).to_have_text("đủ")
    made = path.read_text("utf-8")
    assert "- reporters: Sở Nội vụ\n" in made and "due: 2026-11-30\n" in made


def test_the_page_is_made_larger_and_stays_so_while_somebody_types(
    office: tuple[Path, str], state: dict[str, object], browser: Browser
) -> None:
    """On the small screen, zoomed: at 100 % the page is as large as the paper, drawn as finely."""
    long = "Nâng cao chất lượng phục vụ Nhân dân của các cơ quan, đơn vị. " * 4
    path = office[0] / "plans" / "a.yaml"
    path.write_text(BASE.replace("Nâng cao hiệu lực", f"{long}Nâng cao hiệu lực"), "utf-8")
    with tab(browser, zoom=ZOOM) as page:
        _enter(page, office, state, "/ke-hoach?tep=plans/a.yaml")
        _opened(page)
        page.wait_for_function("() => marks.length")
        assert page.evaluate("frame.scrollWidth <= right.clientWidth"), "it does not fit"
        size = page.locator("#co")
        for key in ("Phóng to", "Phóng to", "Phóng to"):
            page.get_by_role("button", name=key).click()
        expect(size).to_have_text("100 %")
        assert abs(page.locator("#trang").bounding_box()["width"] - 794) < 3  # type: ignore[index]
        field = page.locator(_field(page, "purpose/items/0/text"))
        field.focus()
        field.press("End")
        field.type("Thêm một câu nữa.")
        page.wait_for_function("() => frame.dataset.seen === seen && !drawing")
        expect(size).to_have_text("100 %")
        expect(page.locator("#vach .stroke").nth(2)).to_be_visible()
        page.locator("section.right").focus()
        page.keyboard.press("-")
        expect(size).to_have_text("80 %")
        page.keyboard.press("0")
        expect(page.get_by_role("button", name="Vừa khung")).to_have_attribute(
            "aria-pressed", "true"
        )


def test_a_plan_that_is_wrong_is_seen_as_it_was_after_the_page_is_loaded_again(
    office: tuple[Path, str], state: dict[str, object], browser: Browser
) -> None:
    """Grey, and said to be so, until the change is taken back."""
    (office[0] / "plans" / "cu.yaml").write_text(BASE, "utf-8")
    with tab(browser) as page:
        _enter(page, office, state, "/ke-hoach?tep=plans/cu.yaml")
        _opened(page)
        page.wait_for_function("() => marks.length")
        page.locator(_field(page, "solutions/items/0/items/0/deadline")).fill("31/6/2026")
        _saved(page)
        page.reload()
        why, frame = page.locator("#vi-sao"), page.locator("#khung")
        expect(why).to_contain_text("của lúc trước")
        expect(page.locator("#trang")).to_be_visible()
        expect(frame).to_have_class(re.compile(r"\bold\b"))
        page.locator("#lui").click()
        expect(why).to_have_text("")
        expect(frame).not_to_have_class(re.compile(r"\bold\b"))


def test_a_finding_is_cured_by_a_press_and_words_are_offered(
    office: tuple[Path, str], state: dict[str, object], browser: Browser
) -> None:
    path = office[0] / "plans" / "a.yaml"
    late = "2026-01-30, accepted: [{code: plan/day-off, reason: trực}]"
    path.write_text(BASE.replace("2026-06-30", late), "utf-8")
    with tab(browser) as page:
        _enter(page, office, state, "/ke-hoach?tep=plans/a.yaml")
        _opened(page)
        page.get_by_role("button", name="Chấp nhận", exact=True).click()
        why = page.locator(_field(page, "solutions/items/0/items/0/accepted/1/reason"))
        expect(why).to_be_focused()
        page.keyboard.type("đã làm xong")
        _saved(page)
        assert "{code: plan/deadline, reason: đã làm xong}" in path.read_text("utf-8")
        path.write_text(BASE.replace("2026-06-30", "2026-06-20"), "utf-8")
        page.reload()
        _opened(page)
        page.get_by_role("button", name="Đổi thành 19/6/2026").click()
        day = page.locator(_field(page, "solutions/items/0/items/0/deadline"))
        expect(day).to_have_value("19/6/2026")
        expect(day).to_be_focused()
        support = page.locator(_field(page, "solutions/items/0/items/0/support"))
        support.press_sequentially("Sở Y tế; so n")
        expect(page.locator("#goi-y li").first).to_have_text("Sở Nội vụ")
        support.press("ArrowDown")
        support.press("Enter")
        expect(support).to_have_value("Sở Y tế; Sở Nội vụ")
        _saved(page)
    assert "deadline: 2026-06-19, support: [Sở Y tế, Sở Nội vụ]" in path.read_text("utf-8")


@pytest.mark.parametrize(("dark", "zoom"), [(False, 1.0), (True, ZOOM)])
def test_the_page_of_a_plan_keeps_nobody_out(
    office: tuple[Path, str], state: dict[str, object], browser: Browser, dark: bool, zoom: float
) -> None:
    (office[0] / "plans" / "a.yaml").write_text(BASE, "utf-8")
    with tab(browser, dark, zoom) as page:
        _enter(page, office, state, "/ke-hoach?tep=plans/a.yaml")
        page.wait_for_selector("#trang:not([hidden])")
        assert barred(page) == []
        _opened(page)
        page.evaluate(
            "() => { for (const one of document.querySelectorAll('details')) one.open = true; }"
        )
        assert barred(page) == []


_TWO_COLUMNS = "purpose:\n  - table: {columns: [Thôn, Thôn trưởng], rows: [[a, b]]}\n"


def test_a_plan_whose_file_is_gone_says_so_and_saves_when_it_is_back(
    office: tuple[Path, str], state: dict[str, object], browser: Browser
) -> None:
    path = office[0] / "plans" / "mất.yaml"
    path.write_text(BASE, "utf-8")
    with tab(browser) as page:
        _enter(page, office, state, "/ke-hoach?tep=plans/mất.yaml")
        _opened(page)
        elsewhere = path.rename(path.with_name("khác.yaml"))
        place = page.locator(_field(page, "place"))
        place.press("End")
        page.keyboard.type(" A")
        expect(page.locator("#da-luu")).to_contain_text("tệp của kế hoạch đã đổi tên")
        elsewhere.rename(path)
        page.keyboard.type("n")
        _saved(page)
    assert "place: Minh Hòa An\n" in path.read_text("utf-8")


def test_a_plan_is_read_on_the_screen_of_a_phone(
    office: tuple[Path, str], state: dict[str, object], browser: Browser
) -> None:
    (office[0] / "plans" / "a.yaml").write_text(BASE, "utf-8")
    with tab(browser) as page:
        page.set_viewport_size({"width": 390, "height": 800})
        _enter(page, office, state, "/ke-hoach?tep=plans/a.yaml")
        _opened(page)
        title = page.locator("h1").bounding_box()
        assert title and title["width"] > 300, "the title is a column of words"
        assert wrong_with(page) == []


@pytest.mark.parametrize("zoom", [1.0, 1.5], ids=["beside the page", "above it"])
def test_offered_words_lie_over_no_box_that_is_pressed_next(
    office: tuple[Path, str], state: dict[str, object], browser: Browser, zoom: float
) -> None:
    path = office[0] / "plans" / "cột.yaml"
    path.write_text(changed(purpose=_TWO_COLUMNS), "utf-8")
    columns = "purpose/items/0/table/columns"
    with tab(browser, zoom=zoom) as page:
        _enter(page, office, state, "/ke-hoach?tep=plans/cột.yaml")
        _opened(page)
        one, two = (page.locator(_field(page, f"{columns}/{at}/title")) for at in (0, 1))
        two.scroll_into_view_if_needed()
        one.fill("Th")
        expect(page.locator("#goi-y li").first).to_be_visible()
        around = two.bounding_box()
        assert around
        page.mouse.click(around["x"] + 30, around["y"] + around["height"] / 2)
        expect(two).to_be_focused()
        expect(page.locator("#goi-y")).to_be_hidden()
        two.fill("Điểm tập kết")
        _saved(page)
        one.fill("Thôn t")
        page.locator("#goi-y li", has_text="Thôn trưởng").click()
        expect(one).to_have_value("Thôn trưởng")
        _saved(page)
    assert "columns: [Thôn trưởng, Điểm tập kết]" in path.read_text("utf-8")
