"""Draws the pictures of README.md and HUONG_DAN.md anew from what the program really says: `python tools/guide_pictures.py`.

Screens are text laid out by LibreOffice, pages are those of the documents; nothing is painted by hand. What each picture shows (the
words of a screen, the parts of a document, words and looks of a page in the browser) is noted in `pictures.json` with the
picture itself, so that a test knows without drawing whether the program still looks so.
"""

import json
import os
import re
import shutil
import subprocess
import sys
import textwrap
from dataclasses import dataclass, field
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import docx
from docx.enum.text import WD_LINE_SPACING
from docx.shared import Mm, Pt

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from generator.atomic import write_atomically  # noqa: E402
from generator.package import package_of  # noqa: E402
from generator.problems import typed  # noqa: E402
from generator.reading.pages.laid_out import lay_out  # noqa: E402
from generator.reading.pages.pictures import page_pictures  # noqa: E402
from generator.reading.printer import find_printer  # noqa: E402
from tests.page.opened import entered  # noqa: E402
from tests.program import run  # noqa: E402
from tests.reading.papers.last_year import last_year  # noqa: E402

FOLDER = ROOT / "docs" / "huong-dan"
RECORD = ROOT / "tools" / "pictures.json"
PLAN, LAST_YEAR = "plans/ke-hoach-dau-tien.yaml", "Kế hoạch CCHC 2026.docx"
STRANGE = "Kế hoạch của xã bạn.docx"
DRAWN_IN = "1772150400"
"""In 2026, the year of the first plan that the pictures show, whenever they are drawn."""
WIDTH = 88
"""Characters on one line of a picture."""


def _folded(text: str) -> list[str]:
    keep = {"drop_whitespace": False, "replace_whitespace": False}
    return [
        part for line in text.splitlines() for part in textwrap.wrap(line, WIDTH, **keep) or [""]
    ]


@dataclass
class Seen:
    """What the pictures show: screens with title and text, documents by their first page, pages by their address."""

    office: Path
    screens: dict[str, tuple[str, str]] = field(default_factory=dict)
    documents: dict[str, bytes] = field(default_factory=dict)


PAGES = {
    "8-trang.png": ("/", "/ban"),
    "9-soi-van-ban.png": (f"/van-ban?tep={STRANGE}",),
    "10-ke-hoach.png": (f"/ke-hoach?tep={PLAN}",),
}
"""The pictures of the browser, with the addresses that make up what they show."""


def seen(folder: Path) -> Seen:
    """What a reader of both pages sees who types what they say, in new folders below `folder`."""
    office = folder / "ke-hoach"
    office.mkdir()
    found = Seen(office)
    found.documents["0-mot-trang.png"] = _of_the_readme(folder / "readme")
    made = _said("init", cwd=office, SOURCE_DATE_EPOCH=DRAWN_IN)
    built = _said("build", cwd=office)
    plan = office / PLAN
    text = plan.read_text("utf-8")
    found.screens["1-tao-thu-muc.png"] = "Command Prompt", f"{made}\n{built}"
    found.screens["2-tep-ke-hoach.png"] = f"{plan.name} – Notepad", _head(text, 34)
    found.documents["3-van-ban.png"] = (office / "output" / f"{plan.stem}.docx").read_bytes()
    plan.write_text(text.replace("muc_dich:", "muc_dic:"), "utf-8")
    found.screens["4-bao-loi.png"] = "Command Prompt", _said("build", cwd=office)
    plan.write_text(text, "utf-8")
    _next_year(found)
    (office / STRANGE).write_bytes(last_year())
    return found


def _head(text: str, lines: int) -> str:
    return "\n".join(text.splitlines()[:lines])


def _of_the_readme(folder: Path) -> bytes:
    """The document that the plan in README.md gives."""
    shown = (ROOT / "README.md").read_text("utf-8").partition("```yaml\n")[2].partition("```")[0]
    (folder / "plans").mkdir(parents=True)
    (folder / "plans" / "cchc-2026.yaml").write_text(shown, "utf-8")
    _said("build", cwd=folder)
    return (folder / "output" / "cchc-2026.docx").read_bytes()


def _next_year(found: Seen) -> None:
    """Adds what the section shows that makes this year's plan of last year's paper."""
    office = found.office
    (office / LAST_YEAR).write_bytes(last_year())
    said = _said("import", LAST_YEAR, "--year", "2027", "-o", "plans", cwd=office)
    found.screens["5-tu-tep-word.png"] = "Command Prompt", said
    plan = office / "plans" / "ke-hoach-cchc-2027.yaml"
    text = plan.read_text("utf-8")
    found.screens["6-sua-so-lieu.png"] = f"{plan.name} – Notepad", _head(text, 53)
    for old, new in (("60%", "70%"), ("2025 đạt 52%", "2026 đạt 63%"), ("-05-30", "-05-28")):
        text = text.replace(old, new)
    plan.write_text(text, "utf-8")
    _said("build", cwd=office)
    found.documents["7-nam-2027.png"] = (office / "output" / f"{plan.stem}.docx").read_bytes()


def _said(*arguments: str, cwd: Path, **environment: str) -> str:
    done = run(*arguments, cwd=cwd, **environment)
    # As it is called on Windows.
    said = f"{done.stdout}{done.stderr}".replace(": kehoach ", ": py -m generator ")
    return f"C:\\ke-hoach> py -m generator {' '.join(map(typed, arguments))}\n{said}"


def shown(found: Seen, folder: Path) -> dict[str, str]:
    """For each picture a hash of what it shows; another when the program says it in other words, or it looks otherwise."""
    of_pages = _of_pages(found.office, folder)
    whole = {
        **{name: "\n".join(screen) for name, screen in found.screens.items()},
        **{name: _parts(content) for name, content in found.documents.items()},
        **of_pages,
    }
    return {name: sha256(text.encode()).hexdigest() for name, text in whole.items()}


def _parts(content: bytes) -> str:
    """What Word shows of a document: the parts of its text and its look."""
    parts = package_of("document", content).parts
    return "\n".join(
        f"{name}: {sha256(part).hexdigest()}"
        for name, part in sorted(parts.items())
        if name.startswith("word/")
    )


class _Words(HTMLParser):
    """The words of a page, the tags and classes that give them their looks, and what fields have in them."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        own = dict(attrs)
        if own.get("type") != "hidden":
            kept = (own.get(name) for name in ("class", "value", "placeholder"))
            self.found.append(" ".join([f"<{tag}", *(one for one in kept if one)]))

    def handle_data(self, data: str) -> None:
        if words := data.strip():
            self.found.append(words)


def _of_pages(office: Path, folder: Path) -> dict[str, str]:
    """What stands on the pages that the browser shows, with their looks and the words that their scripts say."""
    static = ROOT / "generator" / "page" / "static"
    looks = (static / "page.css").read_text("utf-8")
    scripts = "".join(path.read_text("utf-8") for path in sorted(static.glob("*.js")))
    looks += "\n".join(re.findall(r'"[^"\n]*"|`[^`]*`', scripts))
    folder.mkdir()
    with entered(office, folder) as opened:
        texts = {
            name: [opened.browser.get(address).text for address in addresses]
            for name, addresses in PAGES.items()
        }
    return {name: f"{_words(''.join(pages))}\n{looks}" for name, pages in texts.items()}


def _words(page: str) -> str:
    """The words of a page; the hour of a file is as good as any other."""
    reader = _Words()
    reader.feed(page)
    return re.sub(r"hôm nay, \d+:\d+", "hôm nay", "\n".join(reader.found))


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
    _first_page(name, (folder / "screen.docx").read_bytes())


def _first_page(name: str, document: bytes) -> None:
    pages = page_pictures(lay_out(package_of(name, document), find_printer()))
    write_atomically(FOLDER / name, next(pages))


_LINE = Pt(12)


def draw() -> None:
    """Writes all pictures of the guide, the paper that its examples are about, and what they show."""
    write_atomically(FOLDER / "ke-hoach-cchc-2026.docx", last_year())
    with TemporaryDirectory(prefix="kehoach-") as name:
        found = seen(Path(name))
        for picture, (title, text) in found.screens.items():
            _screen(picture, title, text, Path(name))
        for picture, document in found.documents.items():
            _first_page(picture, document)
        _in_browser(found.office)
        record(shown(found, Path(name) / "tep"))


def record(shown: dict[str, str]) -> None:
    """Notes of every picture what it shows, and what it is."""
    noted = {
        name: {"shows": shows, "is": sha256((FOLDER / name).read_bytes()).hexdigest()}
        for name, shows in sorted(shown.items())
    }
    RECORD.write_text(f"{json.dumps(noted, indent=1)}\n", "utf-8", newline="\n")


def _in_browser(office: Path) -> None:
    """The pictures of the page: the desk, a stranger's paper with what is found in it, a plan."""
    from playwright.sync_api import sync_playwright

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
    page.get_by_role("link", name=STRANGE).click()
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


if __name__ == "__main__":
    draw()
