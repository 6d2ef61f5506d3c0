"""How the work of the program grows with its input: `python tools/growth.py [NAME …] [--fields]`.

Each case is measured in a process of its own, in seconds of the processor, at three sizes, each double the one before. What
grows faster than the power of 1.2, or takes more than ten seconds, is marked. `--fields` measures 20 fields of a plan with 10
patterns each.
"""

import argparse
import os
import resource
import struct
import sys
import tempfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from math import log2
from multiprocessing import get_context
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from generator.cli import main  # noqa: E402
from generator.package import read_package, zip_parts  # noqa: E402
from tests.cascade.helpers import NV03  # noqa: E402
from tests.cascade.helpers import OFFICE as PROVINCE  # noqa: E402
from tests.helpers import BASE, changed  # noqa: E402

MOST, LONGEST, LEAST = 1.2, 10.0, 0.3
"""Exponent and seconds that nothing may pass; below so many seconds there is nothing to measure."""
Work = Callable[[int], list[list[str]]]
"""What writes a case of some size into the current folder, and the commands, of which the last is measured."""


def _write(name: str, text: str) -> None:
    Path(name).parent.mkdir(exist_ok=True)
    Path(name).write_text(text, "utf-8")


def _tasks(count: int) -> str:
    return "".join(
        f"      - {{id: NV{at + 100}, text: Công khai danh mục thứ {at} tại trụ sở., lead: Sở Nội vụ, deadline: 2026-06-30}}\n"
        for at in range(count)
    )


def _groups(lines: Sequence[str]) -> str:
    """The lines as items of solutions, twenty below each title: letters do not reach further."""
    groups = (
        f"  - title: Nhóm {at}\n    items:\n{''.join(lines[at : at + 20])}"
        for at in range(0, len(lines), 20)
    )
    return "".join(groups)


def plan_of_tasks(count: int) -> str:
    """A plan with so many tasks."""
    return changed(solutions=f"solutions:\n{_groups(_tasks(count).splitlines(keepends=True))}")


def _office(count: int) -> str:
    """The province's plan with so many tasks more for communes, twenty below each title."""
    new = _tasks(count).replace("Sở Nội vụ", "Ủy ban nhân dân cấp xã").splitlines(keepends=True)
    return PROVINCE.replace(NV03, NV03 + _groups(new))


def _footnotes(count: int) -> list[list[str]]:
    _write("a.yaml", changed(purpose=f"purpose:\n  - {'a^[x] ' * count}\n"))
    return [["build", "a.yaml"]]


def _footnotes_apart(count: int) -> list[list[str]]:
    lines = "".join(
        f"  - Nâng cao hiệu lực thứ {at}^[Theo báo cáo {at}.].\n" for at in range(count)
    )
    _write("a.yaml", changed(purpose=f"purpose:\n{lines}"))
    return [["build", "a.yaml"]]


def _bookmarks(count: int) -> list[list[str]]:
    package = read_package(ROOT / "templates" / "ke-hoach.docx")
    marks = "".join(
        f'<w:bookmarkStart w:id="{at}" w:name="b{at}"/><w:bookmarkEnd w:id="{at}"/>'
        for at in range(count)
    )
    body = package.parts["word/document.xml"].replace(
        b"<w:body>", f"<w:body><w:p>{marks}</w:p>".encode(), 1
    )
    Path("mau.docx").write_bytes(zip_parts({**package.parts, "word/document.xml": body}))
    _write("a.yaml", BASE)
    return [["build", "a.yaml", "--template", "mau.docx"]]


def picture(size: int) -> bytes:
    """A PNG of about so many bytes."""
    width = 1000
    rows = max(1, size // (3 * width))

    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    raw = b"".join(b"\0" + os.urandom(3 * width) for _ in range(rows))
    head = struct.pack(">IIBBBBB", width, rows, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(raw, 0))
        + chunk(b"IEND", b"")
    )


def _pictures(count: int) -> list[list[str]]:
    for at in range(count):
        Path(f"h{at}.png").write_bytes(picture(400_000))
    lines = "".join(f"  - hinh: {{tep: h{at}.png, mo_ta: Hình {at}}}\n" for at in range(count))
    _write("a.yaml", changed(purpose=f"purpose:\n{lines}"))
    return [["build", "a.yaml"]]


def _update(count: int) -> list[list[str]]:
    _write("tinh.yaml", PROVINCE)
    new = ["new", "--from", "tinh.yaml", "--unit", "xã Tân Hưng", "-o", "xa.yaml"]
    main(new)
    _write("tinh.yaml", _office(count).replace("version: 1", "version: 2", 1))
    return [["update", "xa.yaml"]]


def _update_here_and_there(count: int) -> list[list[str]]:
    """Behind every task of the office one more."""
    one = _office(count).replace("version: 1", "version: 2", 1)
    old, lines = [], one.splitlines(keepends=True)
    for at, line in enumerate(lines):
        if ("id: NV1" not in line and "danh mục thứ" not in line) or at % 2:
            old.append(line)
    _write("tinh.yaml", "".join(old).replace("version: 2", "version: 1", 1))
    main(["new", "--from", "tinh.yaml", "--unit", "xã Tân Hưng", "-o", "xa.yaml"])
    _write("tinh.yaml", one)
    return [["update", "xa.yaml"]]


def _new(count: int) -> list[list[str]]:
    _write("tinh.yaml", _office(count))
    return [["new", "--from", "tinh.yaml", "--unit", "xã Tân Hưng", "-o", "xa.yaml"]]


def _ledger(count: int) -> list[list[str]]:
    (new,) = _new(count)
    return [new, ["ledger", "tinh.yaml", "xa.yaml"]]


def _of_plan(verb: str) -> Work:
    def work(count: int) -> list[list[str]]:
        _write("a.yaml", plan_of_tasks(count))
        return [[verb, "a.yaml"]]

    return work


def _rows(count: int) -> list[list[str]]:
    """A table of so many rows."""
    rows = "".join(
        f"        - [Mục thứ {at}, Công khai tại trụ sở, '{at}']\n" for at in range(count)
    )
    table = f"  - bang:\n      cac_cot: [Nội dung, Hình thức, Số]\n      cac_dong:\n{rows}"
    _write("a.yaml", changed(purpose=f"purpose:\n{table}"))
    return [["build", "a.yaml"]]


def _paragraphs(count: int) -> list[list[str]]:
    lines = [f"      - Nâng cao hiệu lực, hiệu quả quản lý lần thứ {at}.\n" for at in range(count)]
    _write("a.yaml", changed(solutions=f"solutions:\n{_groups(lines)}"))
    return [["build", "a.yaml"]]


def _findings(count: int) -> list[list[str]]:
    """In every sentence a word that is misspelt."""
    lines = [f"      - Nâng cao hiệu quả , quản lý lần thứ {at}.\n" for at in range(count)]
    _write("a.yaml", changed(solutions=f"solutions:\n{_groups(lines)}"))
    return [["check", "a.yaml"]]


GROWING: dict[str, Work] = {
    "tasks, build": _of_plan("build"),
    "tasks, check": _of_plan("check"),
    "table rows": _rows,
    "paragraphs": _paragraphs,
    "findings": _findings,
    "tasks in update": _update,
}
"""What `make bench` measures at 1,000 and 5,000 rows."""
CASES: dict[str, tuple[Work, int]] = {
    "build, footnotes in a sentence": (_footnotes, 400),
    "build, footnotes": (_footnotes_apart, 300),
    "build, bookmarks of the template": (_bookmarks, 50_000),
    "build, pictures": (_pictures, 15),
    "build, tasks": (_of_plan("build"), 400),
    "check, tasks": (_of_plan("check"), 400),
    "update, new tasks": (_update, 100),
    "update, new tasks here and there": (_update_here_and_there, 100),
    "new, tasks": (_new, 400),
    "ledger, tasks": (_ledger, 400),
}
"""What is measured, with the smallest of its three sizes; the largest is at a limit or beyond what offices write."""
PATTERNS = (
    "a ",
    "a",
    "*a* ",
    "^[x] ",
    "[[NV01]] ",
    "1.",
    "“a” ",
    "số 1/2020/NĐ-CP ",
    "ngày 01 tháng 01 ",
    "(a; ",
)
FIELDS = {
    "subject": "subject: {}",
    "place": "place: {}",
    "preamble": "preamble:\n  - {}",
    "purpose": "purpose:\n  - {}",
    "requirements": "requirements:\n  - {}",
    "legal_bases": "legal_bases:\n  - Căn cứ {}",
    "implementation": "implementation:\n  - {}",
    "closing": "closing: {}",
    "recipients": "recipients:\n  - {}\n  - Lưu VT",
    "issuer": "issuer: {{name: {}, abbreviation: UBND}}",
    "abbreviation": "issuer: {{name: UBND tỉnh, abbreviation: {}}}",
    "signer": "signature: {{title: Chủ tịch, name: {}}}",
    "post": "signature: {{title: {}, name: Nguyễn Văn An}}",
    "title": "solutions:\n  - {{title: {}, items: [Làm việc.]}}",
    "text": "solutions:\n  - {{title: A, items: [{{id: NV01, text: {}}}]}}",
    "lead": "solutions:\n  - {{title: A, items: [{{text: Làm việc., lead: {}}}]}}",
    "support": "solutions:\n  - {{title: A, items: [{{text: Làm việc., support: {}}}]}}",
    "deadline": "solutions:\n  - {{title: A, items: [{{text: Làm việc., deadline: {}}}]}}",
    "product": "solutions:\n  - {{title: A, items: [{{text: Làm việc., product: {}}}]}}",
    "indicator": "targets:\n  - {{id: CT01, indicator: {}, target: {{at_least: 45}}, unit: điểm}}",
}
"""Twenty fields, each with the key at the top that it stands below."""


def _of_field(field: str, pattern: str) -> Work:
    def work(count: int) -> list[list[str]]:
        text = (pattern * (count // len(pattern))).strip().replace('"', "")
        line = FIELDS[field].format(f'"{text}"')
        _write("a.yaml", changed(**{line.partition(":")[0]: line}))
        return [["build", "a.yaml"]]

    return work


_PATIENCE = 120
"""Seconds by the clock that a case is waited for."""


def _child(work: Work, size: int, out: Any) -> None:
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        silent = os.open(os.devnull, os.O_WRONLY)
        os.dup2(silent, 1)
        os.dup2(silent, 2)
        *before, last = work(size)
        for command in before:
            main(command)
        began = resource.getrusage(resource.RUSAGE_SELF).ru_utime
        status = main(last)
        used = resource.getrusage(resource.RUSAGE_SELF)
        # What is refused at the door is no work.
        took = float("nan") if status else used.ru_utime - began
        out.send((took, used.ru_maxrss // 1024))
        os.chdir("/")


def seconds(work: Work, size: int) -> tuple[float, int]:
    """Seconds of the processor and MiB that a case of this size takes; endless beyond two minutes."""
    context = get_context("fork")
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_child, args=(work, size, theirs))
    process.start()
    theirs.close()
    found = ours.recv() if ours.poll(_PATIENCE) else (float("inf"), 0)
    process.kill()
    process.join()
    return found


def measured(work: Work, size: int) -> tuple[list[float], float, int]:
    """Seconds at three sizes, the exponent between the last two, and the most MiB."""
    found = [seconds(work, size * step) for step in (1, 2, 4)]
    times = [one for one, _ in found]
    exponent = log2(times[2] / times[1]) if times[1] >= LEAST else 0.0
    return times, exponent, max(memory for _, memory in found)


def _all(arguments: argparse.Namespace) -> Iterator[tuple[str, Work, int]]:
    if arguments.fields:
        for field in FIELDS:
            for pattern in PATTERNS:
                yield f"build, {field}: {pattern!r}", _of_field(field, pattern), 4000
        return
    for name, (work, size) in CASES.items():
        if not arguments.names or any(one in name for one in arguments.names):
            yield name, work, size


def run() -> int:
    """Measures what was asked for; 1 where something grows too fast or takes too long."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("names", nargs="*")
    parser.add_argument("--fields", action="store_true")
    failed = False
    for name, work, size in _all(parser.parse_args()):
        times, exponent, memory = measured(work, size)
        bad = not (exponent <= MOST and max(times) <= LONGEST)
        failed |= bad
        shown = " ".join(f"{one:7.2f}" for one in times)
        print(
            f"{'!' if bad else ' '} {name:50} {size:7} {shown} s  ^{exponent:4.2f} {memory:5} MiB",
            flush=True,
        )
    return int(failed)


if __name__ == "__main__":
    sys.exit(run())
