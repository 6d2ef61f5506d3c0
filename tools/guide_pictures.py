"""Draws the pictures of HUONG_DAN.md anew from what the program really says: `python tools/guide_pictures.py`.

Screens are text laid out by LibreOffice, pages are those of the documents; nothing is painted by hand.
"""

import html
import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from generator.reading.page_pictures import page_pictures  # noqa: E402
from generator.writing.build import write_atomically  # noqa: E402

FOLDER = ROOT / "docs" / "huong-dan"
PLAN = "plans/ke-hoach-dau-tien.yaml"
_PAGE = (
    "<html><head><meta charset='utf-8'><style>@page {{ size: 190mm {height}mm; margin: 4mm }} "
    "pre {{ font: 9.5pt 'Liberation Mono'; margin: 0 }} p {{ font: bold 9.5pt 'Liberation Sans'; margin: 0 0 2mm; "
    "background: #dddddd; padding: 1mm }}</style></head><body><p>{title}</p><pre>{text}</pre></body></html>"
)
_WIDTH = 88
"""Characters on one line of a picture."""


def _folded(text: str) -> list[str]:
    return [line[at : at + _WIDTH] for line in text.splitlines() for at in range(0, max(len(line), 1), _WIDTH)]


def _screen(name: str, title: str, text: str, folder: Path) -> None:
    lines = _folded(text)
    page = _PAGE.format(height=18 + 4.1 * len(lines), title=html.escape(title), text=html.escape("\n".join(lines)))
    (folder / "screen.html").write_text(page, "utf-8")
    office = [
        "soffice",
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        "--headless",
        "--convert-to",
        "pdf:writer_web_pdf_Export",
    ]
    subprocess.run([*office, "screen.html"], cwd=folder, check=True, capture_output=True)
    write_atomically(FOLDER / name, next(page_pictures((folder / "screen.pdf").read_bytes())))


def _said(*arguments: str, cwd: Path) -> str:
    world = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "generator", *arguments]
    done = subprocess.run(command, cwd=cwd, env=world, capture_output=True, encoding="utf-8", check=False)
    return f"> py -m generator {' '.join(arguments)}\n{done.stdout}{done.stderr}"


def draw() -> None:
    """Writes all pictures of the guide."""
    with TemporaryDirectory(prefix="kehoach-") as name:
        office = Path(name) / "ke-hoach"
        office.mkdir()
        made = _said("init", cwd=office)
        built = _said("build", cwd=office)
        _said("build", "--pictures", "pictures", cwd=office)
        plan = office / PLAN
        text = plan.read_text("utf-8")
        _screen("1-tao-thu-muc.png", "Command Prompt", f"{made}\n{built}", Path(name))
        _screen("2-tep-ke-hoach.png", "ke-hoach-dau-tien.yaml – Notepad", "\n".join(text.splitlines()[:34]), Path(name))
        write_atomically(FOLDER / "3-van-ban.png", (office / "pictures" / "ke-hoach-dau-tien-01.png").read_bytes())
        plan.write_text(text.replace("muc_dich:", "muc_dic:"), "utf-8")
        _screen("4-bao-loi.png", "Command Prompt", _said("build", cwd=office), Path(name))


if __name__ == "__main__":
    draw()
