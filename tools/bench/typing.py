"""From a keystroke on the page of a plan to the page as it prints, in a browser on this machine."""

import tempfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from tools.bench.measure import ROOT, Measured, peak
from tools.bench.row import Row

_TURN = """
async ([place, words]) => {
  const own = document.getElementById("f-" + place);
  const began = performance.now();
  own.focus();
  own.value = words;
  own.dispatchEvent(new InputEvent("input", { bubbles: true }));
  const before = seen;
  while (seen === before || frame.dataset.seen !== seen || drawing) await new Promise((done) => setTimeout(done, 2));
  return performance.now() - began;
}
"""
_SHORT = "generator/starter/ke-hoach-dau-tien.yaml"
_SIX = "plans/papi-khanh-hoa-2023.yaml"
_PAGES, _ROWS = 8, 60
"""Pages of the long plan, and rows of the table that another has as its appendix."""


def _short() -> str:
    return (ROOT / _SHORT).read_text("utf-8")


def _long() -> str:
    """A plan of six pages, with all headings of what is to be done twice but for the last."""
    before, head, rest = (ROOT / _SIX).read_text("utf-8").partition("\nsolutions:\n")
    last = rest.rindex("\n  - title: ")
    return f"{before}{head}{rest[:last]}\n{rest}"


def _appendix() -> str:
    """The short plan with an appendix that shows sixty tasks."""
    tasks = [
        f"      - {{ma: V{at}, noi_dung: Việc thứ {at} của kế hoạch này., chu_tri: Phòng Kinh tế,"
        f" thoi_han: 2026-06-30, san_pham: Báo cáo}}\n"
        for at in range(_ROWS)
    ]
    heads = (
        f"  - tieu_de: Nhóm việc {at}\n    cac_muc:\n{''.join(tasks[at : at + 20])}"
        for at in range(0, _ROWS, 20)
    )
    solutions = f"giai_phap:\n{''.join(heads)}\n"
    table = "      - bang_nhiem_vu: [stt, nhiem_vu, chu_tri, thoi_han, san_pham]\n"
    shown = f"phu_luc:\n  - tieu_de: Danh mục nhiệm vụ\n    cac_muc:\n{table}"
    before, _, rest = _short().partition("giai_phap:\n")
    after = rest.partition("\nto_chuc_thuc_hien:")[2].replace("[[NV01]], [[NV02]]", "[[V1]]")
    return f"{before}{solutions}to_chuc_thuc_hien:{after}{shown}"


PLANS = {"short": _short, "long": _long, "appendix": _appendix}


def _keystrokes(name: str, rounds: int) -> Measured:
    """Milliseconds from a letter to the page that has it, of so many letters."""
    from playwright.sync_api import sync_playwright

    from tests.page.chromium import CHROMIUM, served, tab

    if CHROMIUM is None:
        raise SystemExit("typing: there is no chromium to measure")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        office = Path(folder, "office")
        with served(office) as address:
            (office / "plans" / "a.yaml").write_text(PLANS[name](), "utf-8")
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
            with tab(browser) as page:
                page.goto(address)
                page.goto(f"{address.split('/vao')[0]}/ke-hoach?tep=plans/a.yaml")
                page.wait_for_selector("#trang:not([hidden])")
                pages = page.locator("#trang-so").inner_text().rpartition(" ")[2]
                if name == "long" and int(pages) != _PAGES:
                    raise SystemExit(f"typing: the long plan has {pages} pages")
                values = [
                    float(page.evaluate(_TURN, ["subject", f"Nâng cao chỉ số năm 2026 {at}"]))
                    for at in range(rounds + 2)
                ][2:]
            browser.close()
    return Measured(values, sorted(values)[len(values) // 2], 0.0, peak())


def rows() -> Iterator[Row]:
    """Three plans: a short one, one of eight pages, one with a long table."""
    for name in PLANS:
        title = f"from a keystroke to the page, ms, 100 edits: {name}"
        yield Row(f"typing-{name}", title, 300, 300, partial(_keystrokes, name), 100)
