"""How the work of the verbs grows with what a plan and its papers hold, up to the sizes that the program itself allows."""

import random
import re
import struct
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from math import log2
from pathlib import Path

from generator.cli import main
from generator.package import read_package, zip_parts
from tests.cascade.helpers import OFFICE
from tools.trials.measuring import Spent, spent
from tools.trials.trial import Found, Trial

MOST, LONGEST, LEAST = 1.2, 10.0, 0.3
"""Exponent and seconds that nothing may pass; below so many seconds there is nothing to measure."""
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
    "check": ("check", "mau.docx"),
    "build": ("build", "tinh.yaml", "-o", "ra", "--template", "mau.docx"),
}
OF_PAPER: Commands = {
    "check": ("check", "tinh.docx"),
    "new": ("new", "--from", "tinh.docx", "--unit", "xã Tân Lập", "-o", "moi.yaml"),
    "update": ("update", "xa.yaml", "--from", "tinh.docx"),
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


def _write(text: str) -> None:
    Path("tinh.yaml").write_text(text.replace("version: 1", "version: 2", 1), "utf-8")


def _tasks(line: str, count: int) -> None:
    """So many tasks more for communes."""
    lines = (f"      - {{id: NV{at + 100}, {line.format(at)}}}\n" for at in range(count))
    new = f"  - title: Việc mới\n    marks: so\n    items:\n{''.join(lines)}"
    _write(plan(solutions=_BLOCKS["solutions"] + new))


def _scattered(count: int) -> None:
    """Behind every task that the commune has already one that it has not."""
    _tasks(_TASK, count)
    main(_COPY)
    _write(
        re.sub(
            r"(\n +- \{id: NV)(1\d+)(.*)", r"\1\2\3\g<1>9\2\3", Path("tinh.yaml").read_text("utf-8")
        )
    )


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
    lines = (f"      - image: {{file: h{at}.png, alt: Hình {at}}}\n" for at in range(count))
    task = "      - {id: NV09, text: Công khai sơ đồ., lead: Ủy ban nhân dân cấp xã}\n"
    new = f"  - title: Sơ đồ\n    items:\n{task}{''.join(lines)}"
    _write(plan(solutions=_BLOCKS["solutions"] + new))


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
    _write(plan())
    _bookmarked(Path(__file__).parents[2] / "templates" / "ke-hoach.docx", "mau.docx", count)


def _paper(count: int) -> None:
    _write(plan())
    main(("build", "tinh.yaml", "-o", "."))
    _bookmarked(Path("tinh.docx"), "tinh.docx", count)


_TASK = "text: Công khai danh mục thứ {0} tại trụ sở., lead: Ủy ban nhân dân cấp xã, deadline: 2026-06-30"
_NOTED = 'text: "Công khai danh mục^[Theo báo cáo {0}.] tại trụ sở.", lead: Ủy ban nhân dân cấp xã'
_NOTES = f'text: "Công khai{" danh mục^[x]" * 1000} tại trụ sở.", lead: Ủy ban nhân dân cấp xã'
_POINTS = 'text: "Công khai theo [[NV0{0!s:.0}1]] tại trụ sở.", lead: Ủy ban nhân dân cấp xã'
CONTENTS = (
    Case("tasks", partial(_tasks, _TASK), 2800, VERBS),
    Case("tasks here and there", _scattered, 1400, VERBS),
    Case("tasks with a footnote", partial(_tasks, _NOTED), 2800, VERBS),
    Case("footnotes by the thousand", partial(_tasks, _NOTES), 24, VERBS),
    Case("tasks with a reference", partial(_tasks, _POINTS), 2800, VERBS),
    Case("pictures", partial(_pictures, 400_000), 60, VERBS),
    Case("small pictures", partial(_pictures, 300), 1600, VERBS),
    Case("bookmarks of a template", _template, 48_000, OF_TEMPLATE),
    Case("bookmarks of a paper", _paper, 200_000, OF_PAPER),
)
LONG, HEADING = 20_000, 600
"""The most characters of a text, and of a heading."""
FIELDS = {
    "subject": (HEADING, "subject: {}"),
    "place": (LONG, "place: {}"),
    "preamble": (LONG, "preamble:\n  - {}"),
    "purpose": (LONG, "purpose:\n  - {}"),
    "legal_bases": (LONG, "legal_bases:\n  - {}"),
    "closing": (LONG, "closing: {}"),
    "recipients": (LONG, "recipients:\n  - {}\n  - Lưu VT"),
    "issuer": (LONG, "issuer: {{name: {}, abbreviation: UBND}}"),
    "abbreviation": (LONG, "issuer: {{name: Ủy ban nhân dân tỉnh Minh Hòa, abbreviation: {}}}"),
    "signer": (LONG, "signature: {{title: Chủ tịch, name: {}}}"),
    "title": (HEADING, "solutions:\n  - {{title: {}, items: [Làm việc.]}}"),
    "text": (LONG, "solutions:\n  - {{id: NV01, text: {}, lead: Ủy ban nhân dân cấp xã}}"),
    "lead": (LONG, "solutions:\n  - {{id: NV01, text: Làm việc., lead: {}}}"),
    "deadline": (LONG, "solutions:\n  - {{id: NV01, text: Làm việc., deadline: {}}}"),
    "product": (LONG, "solutions:\n  - {{id: NV01, text: Làm việc., product: {}}}"),
    "indicator": (
        LONG,
        "targets:\n  - {{id: CT01, indicator: {}, target: {{at_least: 45}}, unit: điểm}}",
    ),
    "cell": (LONG, "budget:\n  - table: {{columns: [A, B], rows: [[1, {}]]}}"),
    "acronym": (
        LONG,
        "acronyms:\n  - {{short: PAPI, full: {}}}\npurpose:\n  - Theo [[PAPI]] và [[PAPI]].",
    ),
    "document": (
        LONG,
        "documents:\n  - {{id: ND30, kind: Nghị định, number: 30/2020/NĐ-CP, date: 2020-03-05, issuer: Chính phủ, about: {}}}\n"
        "purpose:\n  - Theo [[ND30]] và [[ND30]].",
    ),
    "appendix": (HEADING, "appendices:\n  - {{title: {}, items: [Danh mục.]}}"),
}
"""Twenty fields that differ in what becomes of them, each with the most characters that it may have."""
PATTERNS = {
    "marks": "*a* **b** ",
    "footnotes": "a^[x] ",
    "references": "theo [[NV01]] ",
    "abbreviations": "Ủy ban nhân dân (UBND), TT. HĐND, ",
    "numbers": "1.234,56% và 7/8; ",
    "dates": "ngày 01 tháng 02 năm 2026, 03/4/2026, ",
    "capitals": "ĐIỀU I. KẾ HOẠCH ",
    "quotes": "“a ‘b’ (c; [d ",
    "long words": "nghiêng",
    "mixed": "1. Nghị định số 30/2020/NĐ-CP ngày 05/3/2020^[Theo *báo cáo* số 5.], “UBND” đạt 45,5%; **[[NV01]]** ",
}


def _filled(line: str, pattern: str, count: int) -> None:
    text = (pattern * (count // len(pattern))).strip()
    blocks = line.format(f'"{text}"') + "\n"
    _write(plan(**{blocks.partition(":")[0]: blocks}))


def fields() -> Iterator[Case]:
    """Each field with each pattern, in an order that mixes them."""
    cases = [
        Case(f"{field}, {kind}", partial(_filled, line, pattern), largest, VERBS)
        for field, (largest, line) in FIELDS.items()
        for kind, pattern in PATTERNS.items()
    ]
    random.Random(19).shuffle(cases)
    yield from cases


def _prepared(case: Case, size: int) -> None:
    Path("tinh.yaml").write_text(plan(), "utf-8")
    main(_COPY)
    case.written(size)


def grown(case: Case) -> Iterator[tuple[str, Spent, float]]:
    """Each command with what it spends at the whole size, and the power with which that grew.

    What takes no longer than twice the least was at half of the size not worth a look.
    """
    whole = _spent(case, case.largest, case.commands)
    dear = {name: case.commands[name] for name, one in whole.items() if one.seconds > 2 * LEAST}
    half = _spent(case, case.largest // 2, case.commands if dear else {})
    for name, one in whole.items():
        yield name, one, exponent(half[name].seconds, one.seconds) if name in dear else 0.0


def _spent(case: Case, size: int, commands: Commands) -> dict[str, Spent]:
    return spent(partial(_prepared, case, size), commands) if commands else {}


def exponent(less: float, more: float) -> float:
    """The power with which work grows that doubles from `less` to `more`."""
    return log2(more / less) if less >= LEAST else 0.0


def _judged(case: Case) -> Found:
    found = Found(tried=1)
    for verb, whole, power in grown(case):
        shown = f"{case.name}, {verb}: {whole.seconds:.2f} s ^{power:.2f} {whole.mib} MiB"
        found.fault("grows too fast", power > MOST, shown)
        found.fault("takes too long", whole.seconds > LONGEST, shown)
        found.fault("traceback", whole.code not in (0, 1), shown)
        found.counted["commands"] += 1
        found.counted["refused"] += verb == "check" and whole.code == 1
        found.largest("exponent", power)
        found.largest("seconds", whole.seconds)
        found.largest("MiB", whole.mib)
    return found


def _portion(cases: Sequence[Case], number: int, where: Path) -> Found:
    return _judged(cases[number])


def trials() -> Iterator[Trial]:
    """What a plan holds, and its fields."""
    for name, cases in (("contents", CONTENTS), ("fields", [*fields()])):
        yield Trial(f"growth: {name}", len(cases), partial(_portion, cases))
