"""What plans and papers hold more and more of: how a case is written at a size, and what is then run."""

import random
import re
import struct
import zlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from generator.cli import main
from generator.package import read_package, zip_parts
from tests.cascade.helpers import OFFICE

Commands = dict[str, tuple[str, ...]]
VERBS: Commands = {
    "check": ("check", "tinh.yaml"),
    "build": ("build", "tinh.yaml", "-o", "ra"),
    "check of the document": ("check", "ra/tinh.docx"),
    "new": ("new", "--from", "tinh.yaml", "--unit", "xã Tân Lập", "-o", "moi.yaml"),
    "update": ("update", "xa.yaml"),
    "ledger": ("ledger", "tinh.yaml", "xa.yaml"),
}
OF_TEMPLATE: Commands = {
    "check of the document": ("check", "mau.docx"),
    "build": ("build", "tinh.yaml", "-o", "ra", "--template", "mau.docx"),
}
OF_PAPER: Commands = {
    "check of the document": ("check", "ban-1.docx"),
    "new": ("new", "--from", "ban-1.docx", "--unit", "xã Tân Lập", "-o", "moi.yaml"),
    "update": ("update", "moi.yaml", "--from", "ban-2.docx"),
}
_COPY = ("new", "--from", "tinh.yaml", "--unit", "xã Tân Hưng", "-o", "xa.yaml")
_BLOCKS = {
    found[1]: found[0] for found in re.finditer(r"^(\w+):.*\n(?:[ -].*\n)*", OFFICE, re.MULTILINE)
}
_BLOCKS |= {
    "number": "number:\n",
    "date": "date:\n",
    "acronyms": "acronyms:\n  - {short: PAPI, full: Chỉ số Hiệu quả Quản trị}\n",
}
"""The office's plan, a draft, by its keys at the top."""


@dataclass(frozen=True, slots=True)
class Case:
    """What grows: who writes it, its largest size, and the commands that are measured."""

    name: str
    written: Callable[[int], None]
    largest: int
    commands: Commands


def plan(**blocks: str) -> str:
    """The office's plan with other blocks for some of its keys at the top."""
    return "".join({**_BLOCKS, **blocks}.values())


def write(text: str) -> None:
    """The office's plan, newer than the one that the commune has."""
    Path("tinh.yaml").write_text(text.replace("version: 1", "version: 2", 1), "utf-8")


def items(lines: Iterable[str]) -> None:
    """A title more, below which stand a task of communes and these items, each a line."""
    given = [_OF_COMMUNES, *lines]
    below = "".join(f"      - {line}\n" for line in given)
    new = f"  - title: Việc mới\n    marks: so\n    items:\n{below}"
    write(plan(solutions=_BLOCKS["solutions"] + new))


def tasks(line: str, count: int) -> None:
    """So many tasks more for communes."""
    items(f"{{id: NV{at + 100}, {line.format(at)}}}" for at in range(count))


def _sentences(line: str, count: int) -> None:
    items(line.format(at) for at in range(count))


def _rows(count: int) -> None:
    rows = ", ".join(f"[Mục thứ {at}, Tại trụ sở, {at}]" for at in range(count))
    items([f"table: {{columns: [Nội dung, Hình thức, Số], rows: [{rows}]}}"])


def _renewed(change: Callable[[str], str], count: int) -> None:
    """The commune has these tasks already, and the office has changed something since."""
    tasks(_TASK, count)
    for path in Path().glob("xa*"):
        path.unlink()
    main(_COPY)
    text = Path("tinh.yaml").read_text("utf-8").replace("version: 2", "version: 3", 1)
    Path("tinh.yaml").write_text(change(text), "utf-8")


def _scattered(text: str) -> str:
    """Behind every task one that is new."""
    return _TASK_LINE.sub(r"\1\2\3\n\g<1>9\2\3\n", text)


def _gone(text: str) -> str:
    return _TASK_LINE.sub("", text)


def _moved(text: str) -> str:
    """The tasks stand under the first heading instead of the last."""
    lines = "".join(found[0] for found in _TASK_LINE.finditer(text))
    return _gone(text).replace("items:\n", f"marks: so\n    items:\n{lines}", 1)


def _reversed(text: str) -> str:
    lines = [found[0] for found in _TASK_LINE.finditer(text)]
    return _TASK_LINE.sub(lambda _: lines.pop(), text)


def picture(size: int) -> bytes:
    """A PNG of about so many bytes, which nothing makes smaller."""
    width = 1000 if size > 3000 else 1
    rows = max(1, size // (3 * width))

    def chunk(kind: bytes, data: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(kind + data))
        return struct.pack(">I", len(data)) + kind + data + check

    noise = random.Random(size)
    raw = b"".join(b"\0" + noise.randbytes(3 * width) for _ in range(rows))
    head = struct.pack(">IIBBBBB", width, rows, 8, 2, 0, 0, 0)
    packed = zlib.compress(raw, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", packed) + chunk(b"IEND", b"")
    )


def _pictures(size: int, count: int) -> None:
    for at in range(count):
        Path(f"h{at}.png").write_bytes(picture(size + at))
    items(f"image: {{file: h{at}.png, alt: Hình {at}}}" for at in range(count))


def _bookmarked(source: Path, name: str, count: int) -> None:
    package = read_package(source)
    marks = "".join(
        f'<w:bookmarkStart w:id="{at}" w:name="b{at}"/><w:bookmarkEnd w:id="{at}"/>'
        for at in range(count)
    )
    body = package.parts["word/document.xml"].decode("utf-8")
    last = body.rindex("</w:p>")
    parts = {**package.parts, "word/document.xml": f"{body[:last]}{marks}{body[last:]}".encode()}
    Path(name).write_bytes(zip_parts(parts))


def _template(count: int) -> None:
    write(plan())
    _bookmarked(Path(__file__).parents[2] / "templates" / "ke-hoach.docx", "mau.docx", count)


def _paper(count: int) -> None:
    write(plan())
    main(("build", "tinh.yaml", "-o", "."))
    for name in ("ban-1.docx", "ban-2.docx"):
        _bookmarked(Path("tinh.docx"), name, count)


_TASK_LINE = re.compile(r"( +- \{id: NV)(1\d+)(.*)\n")
CHANGES = {
    "here and there": _scattered,
    "that go": _gone,
    "under another heading": _moved,
    "in another order": _reversed,
}
_OF_COMMUNES = "{id: NV09, text: Công khai sơ đồ., lead: Ủy ban nhân dân cấp xã}"
_TASK = "text: Công khai danh mục thứ {0} tại trụ sở., lead: Ủy ban nhân dân cấp xã, deadline: 2026-06-30"
_NOTED = 'text: "Công khai danh mục^[Theo báo cáo {0}.] tại trụ sở.", lead: Ủy ban nhân dân cấp xã'
_NOTES = f'text: "Công khai{" danh mục^[x]" * 1000} tại trụ sở.", lead: Ủy ban nhân dân cấp xã'
_REFERRING = 'text: "Công khai theo [[NV01]] tại trụ sở.", lead: Ủy ban nhân dân cấp xã'
CONTENTS = (
    Case("tasks", partial(tasks, _TASK), 4500, VERBS),
    *(
        Case(f"tasks {how}", partial(_renewed, change), 1200, {"update": VERBS["update"]})
        for how, change in CHANGES.items()
    ),
    Case("tasks with a footnote", partial(tasks, _NOTED), 5000, VERBS),
    Case("footnotes by the thousand", partial(tasks, _NOTES), 24, VERBS),
    Case("tasks with a reference", partial(tasks, _REFERRING), 5000, VERBS),
    Case("sentences", partial(_sentences, "Nâng cao hiệu lực quản lý lần thứ {0}."), 5000, VERBS),
    Case("findings", partial(_sentences, "Nâng cao hiệu quả , quản lý lần thứ {0}."), 5000, VERBS),
    Case("rows of a table", _rows, 5000, VERBS),
    Case("pictures", partial(_pictures, 400_000), 60, VERBS),
    Case("small pictures", partial(_pictures, 300), 1600, VERBS),
    Case("bookmarks of a template", _template, 48_000, OF_TEMPLATE),
    Case("bookmarks of a paper", _paper, 200_000, OF_PAPER),
)
"""What is measured, with its largest size: at a limit, or beyond what offices write."""


def prepared(case: Case, size: int) -> None:
    """The current folder as the commands of the case want it."""
    Path("tinh.yaml").write_text(plan(), "utf-8")
    main(_COPY)
    case.written(size)
