"""Draws the pictures of README.md and HUONG_DAN.md anew from what the program really says: `python tools/guide_pictures.py`.

Screens are text laid out by LibreOffice, pages are those of the documents; nothing is painted by hand.
"""

import os
import shutil
import subprocess
import sys
import textwrap
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import docx
from docx.enum.text import WD_LINE_SPACING
from docx.shared import Mm, Pt

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from generator.atomic import write_atomically  # noqa: E402
from generator.package import read_package  # noqa: E402
from generator.problems import typed  # noqa: E402
from generator.reading.pages.laid_out import lay_out  # noqa: E402
from generator.reading.pages.pictures import page_pictures  # noqa: E402
from generator.reading.printer import find_printer  # noqa: E402
from tests.reading.papers.last_year import last_year  # noqa: E402

FOLDER = ROOT / "docs" / "huong-dan"
PLAN, LAST_YEAR = "plans/ke-hoach-dau-tien.yaml", "Kế hoạch CCHC 2026.docx"
WIDTH = 88
"""Characters on one line of a picture."""


def _folded(text: str) -> list[str]:
    keep = {"drop_whitespace": False, "replace_whitespace": False}
    return [
        part for line in text.splitlines() for part in textwrap.wrap(line, WIDTH, **keep) or [""]
    ]


def _screen(name: str, title: str, text: str, folder: Path) -> None:
    """A picture of the text in a window with this title, as large as the text is."""
    lines = _folded(text)
    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(190), Mm(14) + _LINE * (len(lines) + 1)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(5)
    section.header_distance = section.footer_distance = Mm(0)
    for line, font, bold in (
        (title, "Liberation Sans", True),
        *((line, "Liberation Mono", False) for line in lines),
    ):
        paragraph = document.add_paragraph()
        run = paragraph.add_run(line)
        run.font.name, run.font.size, run.bold = font, Pt(9.5), bold
        form = paragraph.paragraph_format
        form.space_after, form.line_spacing_rule, form.line_spacing = (
            Mm(2 if bold else 0),
            WD_LINE_SPACING.EXACTLY,
            _LINE,
        )
    document.save(str(folder / "screen.docx"))
    write_atomically(
        FOLDER / name,
        next(page_pictures(lay_out(read_package(folder / "screen.docx"), find_printer()))),
    )


_LINE = Pt(12)


def _said(*arguments: str, cwd: Path) -> str:
    world = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "generator", *arguments]
    done = subprocess.run(
        command, cwd=cwd, env=world, capture_output=True, encoding="utf-8", check=False
    )
    said = f"{done.stdout}{done.stderr}".replace(
        ": kehoach ", ": py -m generator "
    )  # as it is called on Windows
    return f"C:\\ke-hoach> py -m generator {' '.join(map(typed, arguments))}\n{said}"


def draw() -> None:
    """Writes all pictures of the guide, and the paper that its examples are about."""
    write_atomically(FOLDER / "ke-hoach-cchc-2026.docx", last_year())
    with TemporaryDirectory(prefix="kehoach-") as name:
        _of_the_readme(Path(name))
        office = Path(name) / "ke-hoach"
        office.mkdir()
        made = _said("init", cwd=office)
        built = _said("build", "--pictures", "pictures", cwd=office).replace(
            " --pictures pictures", ""
        )
        plan = office / PLAN
        text = plan.read_text("utf-8")
        _screen("1-tao-thu-muc.png", "Command Prompt", f"{made}\n{built}", Path(name))
        _screen(
            "2-tep-ke-hoach.png",
            "ke-hoach-dau-tien.yaml – Notepad",
            "\n".join(text.splitlines()[:34]),
            Path(name),
        )
        write_atomically(
            FOLDER / "3-van-ban.png",
            (office / "pictures" / "ke-hoach-dau-tien-01.png").read_bytes(),
        )
        plan.write_text(text.replace("muc_dich:", "muc_dic:"), "utf-8")
        _screen("4-bao-loi.png", "Command Prompt", _said("build", cwd=office), Path(name))
        plan.write_text(text, "utf-8")
        _next_year(office, Path(name))
        _in_browser(office)


def _of_the_readme(folder: Path) -> None:
    """The page that the plan in README.md gives."""
    shown = (ROOT / "README.md").read_text("utf-8").partition("```yaml\n")[2].partition("```")[0]
    (folder / "plans").mkdir()
    (folder / "plans" / "cchc-2026.yaml").write_text(shown, "utf-8")
    _said("build", "--pictures", "pictures", cwd=folder)
    write_atomically(
        FOLDER / "0-mot-trang.png", (folder / "pictures" / "cchc-2026-01.png").read_bytes()
    )


def _in_browser(office: Path) -> None:
    """The pictures of the page: the desk, a stranger's paper with what is found in it, a plan."""
    from playwright.sync_api import sync_playwright

    (office / "Kế hoạch của xã bạn.docx").write_bytes(last_year())
    world = {**os.environ, "PYTHONPATH": str(ROOT), "XDG_RUNTIME_DIR": str(office.parent)}
    command = [sys.executable, "-m", "generator", "open", "--no-browser", str(office)]
    process = subprocess.Popen(command, env=world, stdout=subprocess.PIPE, encoding="utf-8")
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=shutil.which("chromium"), args=["--no-sandbox", "--lang=vi"]
            )
            page = browser.new_page(viewport={"width": 1180, "height": 660}, locale="vi-VN")
            assert process.stdout
            page.goto(process.stdout.readline().strip())
            _pages(page)
            browser.close()
    finally:
        process.kill()
        process.communicate()


def _pages(page: Any) -> None:
    """Goes from the desk to a paper and to a plan, with a picture of each."""
    page.wait_for_selector("#can-lam")
    page.wait_for_selector("[aria-busy=false]")
    write_atomically(FOLDER / "8-trang.png", page.screenshot())
    page.get_by_role("link", name="Kế hoạch của xã bạn.docx").click()
    page.wait_for_selector("[data-leaves]")
    page.wait_for_load_state("networkidle")
    write_atomically(FOLDER / "9-soi-van-ban.png", page.screenshot())
    page.get_by_role("link", name="Bàn làm việc").click()
    page.locator("tbody th a", has_text="Nâng cao Chỉ số").first.click()
    page.wait_for_selector("#trang:not([hidden])")
    page.locator("#p-targets > summary").click()
    page.locator("#p-solutions > summary").click()
    page.locator("[id='f-solutions/items/0/items/0/text']").focus()
    page.evaluate("document.getElementById('p-targets').scrollIntoView()")
    page.wait_for_selector("#vach:not([hidden])")
    write_atomically(FOLDER / "10-ke-hoach.png", page.screenshot())


def _next_year(office: Path, folder: Path) -> None:
    """The pictures of the section that makes this year's plan of last year's paper."""
    (office / LAST_YEAR).write_bytes(last_year())
    said = _said("import", LAST_YEAR, "--year", "2027", "-o", "plans", cwd=office)
    _screen("5-tu-tep-word.png", "Command Prompt", said, folder)
    plan = office / "plans" / "ke-hoach-cchc-2027.yaml"
    lines = plan.read_text("utf-8").splitlines()
    _screen("6-sua-so-lieu.png", f"{plan.name} – Notepad", "\n".join(lines[:53]), folder)
    for old, new in (("60%", "70%"), ("2025 đạt 52%", "2026 đạt 63%"), ("-05-30", "-05-28")):
        plan.write_text(plan.read_text("utf-8").replace(old, new), "utf-8")
    _said("build", "--pictures", "pictures", cwd=office)
    write_atomically(
        FOLDER / "7-nam-2027.png", (office / "pictures" / f"{plan.stem}-01.png").read_bytes()
    )


if __name__ == "__main__":
    draw()
