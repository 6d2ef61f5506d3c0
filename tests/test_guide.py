"""HUONG_DAN.md walked through from its first command to its last, as somebody new would, in an empty folder.

Lines for Windows are run with `py` standing for the Python of the tests; Windows itself is not at hand.
"""

import json
import re
import shlex
import sys
import textwrap
from collections.abc import Callable
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

import docx
import pytest

from tests.helpers import ROOT, texts
from tests.pages import need_pages
from tests.program import run
from tests.reading.papers.last_year import last_year

sys.path.insert(0, str(ROOT / "tools"))
import guide_pictures as pictures

GUIDE = (
    (ROOT / "HUONG_DAN.md").read_text("utf-8").partition("\n## 10. ")[0]
)  # the communes' way: tests/cascade
WORD, LAST_YEAR = Path("output/ke-hoach-dau-tien.docx"), "Kế hoạch CCHC 2026.docx"
# What a reader does, in the order of the page: types, opens, edits, reads what comes.
STEP = re.compile(
    r"^ *```(?P<kind>bat|yaml|text)\n(?P<block>.*?)^ *```|(?:vào|mở) `(?P<plan>[^`]+\.yaml)`"
    r"|đổi `(?P<old>[^`]+)`\s+thành\s+`(?P<new>[^`]+)`",
    re.M | re.S,
)


@dataclass
class Reader:
    """Somebody who follows the page: where he works, what he has seen, how often each thing was done."""

    folder: Path
    seen: str = ""
    plan: str = ""
    codes: list[int] = field(default_factory=list)
    done: list[str] = field(default_factory=list)

    def types(self, line: str) -> None:
        program, *arguments = shlex.split(line)
        assert program == "py", line
        if arguments[:3] == ["-m", "pip", "install"]:
            return  # tests/test_install.py does what this does
        assert arguments[:2] == ["-m", "generator"], line
        done = run(*arguments[2:], cwd=self.folder)
        self.seen = done.stdout + done.stderr
        self.codes.append(done.returncode)
        self.done.append(line)

    def edits(self, lines: str) -> None:
        """Puts the keys shown in the place of those that the plan has."""
        for block in re.split(r"^(?=\w)", lines, flags=re.MULTILINE)[1:]:
            own = re.compile(rf"^{block.split(':')[0]}:.*\n(?:[ -].*\n)*", re.MULTILINE)
            self.changes(lambda text, own=own, block=block: own.sub(lambda _: block, text))

    def changes(self, how: Callable[[str], str]) -> None:
        path = self.folder / "plans" / self.plan
        before = path.read_text("utf-8")
        after = how(before)
        assert after != before, "the page changes what is not there"
        path.write_text(after, "utf-8")
        self.done.append("edit")


def test_who_follows_the_guide_gets_what_it_shows(tmp_path: Path) -> None:
    need_pages()
    reader = Reader(tmp_path)
    (tmp_path / LAST_YEAR).write_bytes(last_year())
    shown = 0
    for step in STEP.finditer(GUIDE):
        block = textwrap.dedent(step["block"] or "").rstrip("\n")
        if step["kind"] == "bat":
            for line in block.splitlines():
                reader.types(line)
        elif step["kind"] == "yaml":
            reader.edits(f"{block}\n")
        elif step["kind"] == "text":
            shown += 1
            # What stands behind “…” is another on another day.
            assert block.removesuffix("…") in reader.seen, reader.seen
        elif step["plan"]:
            reader.plan = step["plan"]
        else:
            reader.changes(lambda text, step=step: text.replace(step["old"], step["new"]))
    assert reader.done.count("edit") == 3 + 3 + 2 and shown == 8
    # Every command is good, but for the one that is to show a mistake.
    assert reader.codes.count(1) == 1 and set(reader.codes) == {0, 1}
    said = texts(docx.Document(str(tmp_path / WORD)))
    assert any("XÃ MINH TÂN" in line for line in said) and any(
        "27 tháng 02 năm 2026" in line for line in said
    )
    assert "b) Phương châm: dân biết, dân bàn, dân làm, dân kiểm tra." in said
    new = texts(docx.Document(str(tmp_path / "output/ke-hoach-cchc-2027.docx")))
    assert "2. Tối thiểu 70% hồ sơ được nộp trực tuyến; năm 2026 đạt 63%." in new


def test_the_keys_of_a_new_users_minute_are_as_many_as_it_says() -> None:
    minute = GUIDE.partition("\n## 5. ")[2].partition("\n## 6. ")[0]
    edits = re.findall(r"đổi\s`([^`]+)`\s+thành\s+`([^`]+)`", minute)
    digits = sum(a != b for old, new in edits for a, b in zip(old, new, strict=True))
    assert digits == 6 and "sáu chữ số" in minute and len(edits) == 3
    (year,) = re.findall(r"Gõ `(\d+)`, Enter\*\* \(năm phím\)", minute)
    assert len(year) + 1 == 5
    assert minute.count("bấm đúp") - minute.count("lần bấm đúp") == 2


def test_its_pictures_are_there_and_small() -> None:
    pictures = re.findall(r"!\[[^]]+\]\(([^)]+)\)", GUIDE)
    assert len(pictures) == 10
    for name in pictures:
        content = (ROOT / name).read_bytes()
        assert content.startswith(b"\x89PNG") and 3_000 < len(content) < 200_000, name


NOTED = json.loads(pictures.RECORD.read_text("utf-8"))


def test_every_picture_is_one_that_the_program_makes() -> None:
    """Those of all pages, each as it was drawn; a new one is drawn by the same command."""
    pages = [ROOT / name for name in ("README.md", "README.vi.md", "HUONG_DAN.md")]
    pages += sorted((ROOT / "docs").glob("*.md"))
    used = {
        Path(name).name
        for page in pages
        for name in re.findall(r"[\w/.-]+\.png", page.read_text("utf-8"))
        if "docs/huong-dan/" in name
    }
    assert used == {*NOTED} == {path.name for path in pictures.FOLDER.glob("*.png")}
    drawn = {
        name: sha256((pictures.FOLDER / name).read_bytes()).hexdigest() for name in sorted(NOTED)
    }
    assert drawn == {name: noted["is"] for name, noted in NOTED.items()}, DRAW


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> pictures.Seen:
    return pictures.seen(tmp_path_factory.mktemp("pictures"))


DRAW = "run: python tools/guide_pictures.py"


def test_every_picture_shows_what_the_program_says_now(seen: pictures.Seen, tmp_path: Path) -> None:
    shown = pictures.shown(seen, tmp_path / "tep")
    other = [name for name, shows in shown.items() if shows != NOTED[name]["shows"]]
    assert other == [] and {*shown} == {*NOTED}, DRAW


def test_another_word_or_look_is_another_picture() -> None:
    page = '<p class="a">Hai chữ</p><input type="hidden" value="k1"><input value="đã gõ">'
    said = pictures._words(page)
    assert said == pictures._words(page.replace("k1", "k2")), "a key is not seen"
    for old, new in (("Hai", "Ba"), ('"a"', '"b"'), ("<p", "<b"), ("đã gõ", "chưa gõ")):
        assert pictures._words(page.replace(old, new)) != said, old
    hours = [pictures._words(f"<td>hôm nay, {hour}</td>") for hour in ("9:05", "22:20")]
    assert hours[0] == hours[1]


def test_its_first_four_sections_are_read_in_ten_minutes() -> None:
    """Words and lines to type, at the pace of somebody slow: 130 words a minute, and what is done beside it."""
    front = GUIDE.partition("\n## 5. ")[0]
    words = len(re.sub(r"```.*?```|!\[.*?\)|[|`*#>-]", " ", front, flags=re.DOTALL).split())
    assert words < 1_300, words
    assert front.index("mo-trang.bat") < front.index("tao-van-ban.bat")


SOURCES = "\n".join(path.read_text("utf-8") for path in (ROOT / "generator").rglob("*.py"))


@pytest.mark.parametrize(
    "message", ["không có kế hoạch nào trong", "dấu Tab", "dấu hai chấm không được đứng ở đây"]
)
def test_the_messages_that_it_explains_exist(message: str) -> None:
    assert f"| `{message}" in GUIDE and message in SOURCES


def test_the_names_that_it_explains_are_what_init_makes(tmp_path: Path) -> None:
    reader = Reader(tmp_path)
    reader.types("py -m generator init")
    (table,) = re.findall(r"^\| Ở đâu .*?\n\n", GUIDE, re.M | re.S)
    names = re.findall(r"^\| `([^`]+)`", table, re.MULTILINE)
    assert len(names) == 7 and [name for name in names if not (tmp_path / name).exists()] == [
        "output"
    ]
