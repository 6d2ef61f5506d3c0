"""Plans with a wrong value in every field: another shape, another type, odd numbers and days, files elsewhere."""

import os
from collections.abc import Iterator
from pathlib import Path

from tests.helpers import BASE
from tests.images import png
from tools.trials.hostile.case import Case, Due, refused, taken, told

_TEXTS = {
    "issuer": ("name: Ủy ban nhân dân tỉnh Minh Hòa", "name: @"),
    "abbreviation": ("abbreviation: UBND", "abbreviation: @"),
    "place": ("place: Minh Hòa", "place: @"),
    "subject": ("subject: Cải thiện và nâng cao Chỉ số Hiệu quả Quản trị và Hành chính công năm 2026", "subject: @"),
    "preamble": ('- "Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:"', "- @"),
    "purpose": ("- Nâng cao hiệu lực, hiệu quả quản lý nhà nước.", "- @"),
    "requirement": ("- Xác định rõ trách nhiệm của từng cơ quan.", "- @"),
    "indicator": ("indicator: Chỉ số tổng hợp PAPI", "indicator: @"),
    "unit": ("unit: điểm", "unit: @"),
    "title": ("title: Quán triệt, chỉ đạo triển khai", "title: @"),
    "text": ("text: Xây dựng kế hoạch kiểm tra.", "text: @"),
    "implementation": ("- Các cơ quan, đơn vị tổ chức thực hiện.", "- @"),
    "closing": ("closing: Trên đây là Kế hoạch năm 2026.", "closing: @"),
    "recipient": ("- TT. Tỉnh ủy, TT. HĐND tỉnh, Sở Nội vụ", "- @"),
    "body": ("on_behalf_of: Ủy ban nhân dân", "on_behalf_of: @"),
    "office held": ("title: Chủ tịch", "title: @"),
    "name": ("name: Nguyễn Văn An", "name: @"),
}  # fmt: skip
_CHOSEN = {
    "format": ("format: 1", "format: @"),
    "id": ("id: papi-2026", "id: @"),
    "version": ("version: 1", "version: @"),
    "kind": ("kind: ke_hoach", "kind: @"),
    "year": ("{year: 2025,", "{year: @,"),
    "value": ('value: "43,44"', "value: @"),
    "target": ('at_least: "45,00"', "at_least: @"),
    "task": ("id: NV01", "id: @"),
}
_WHOLE = {
    "issuer": ("issuer: {name: Ủy ban nhân dân tỉnh Minh Hòa, abbreviation: UBND}", "issuer: @"),
    "legal bases": ("legal_bases:\n", "legal_bases: @\nbudget:\n"),
    "targets": ("targets:\n", "targets: @\nbudget:\n"),
    "solutions": ("solutions:\n", "solutions: @\nbudget:\n"),
    "recipients": ("recipients:\n", "recipients: @\nbudget:\n"),
    "signature": ("signature: {on_behalf_of: Ủy ban nhân dân, title: Chủ tịch, name: Nguyễn Văn An}", "signature: @"),
    "baseline": ('baseline: {year: 2025, value: "43,44"}', "baseline: @"),
    "goal": ('target: {at_least: "45,00"}', "target: @"),
}  # fmt: skip
_SHAPES = {
    "a list": "[a, b]", "a mapping": "{a: b}", "a list of lists": "[[a]]", "a list of nothing": "[]",
    "a mapping of nothing": "{}", "null": "~", "nothing": "", "empty quotes": '""', "spaces": '"   "',
}  # fmt: skip
_LISTS = ("closing", "legal bases", "solutions", "signature")
"""Fields that may be lists, or whose lack is a matter of form: they are printed, and told."""
_WORDS = (
    *("true", "no", "off", ".nan", "-.inf", "12:30", "190:20:30", "1_000", "0x1F", "0o17", "010"),
    *("1e400", "2026-02-03", "5", "-5", "1.10", "1" * 300),
)
_NO_NUMBERS = (
    *("true", "no", ".nan", "-.inf", "12:30", "1_000", "0x1F", "1e400", "-5", "1.5", "0", "x"),
    *("9" * 400, "٣", "½", "1 000", "+1"),
)
_BUILD = ("build", "a.yaml", "-o", "ra")


def _plan(field: tuple[str, str], value: str) -> dict[str, bytes]:
    old, new = field
    assert BASE.count(old) == 1, old
    return {"a.yaml": BASE.replace(old, new.replace("@", value)).encode()}


def _of_shape(name: str, shape: str) -> Due:
    return told() if name in _LISTS and "list" in shape else refused("a.yaml:")


def types() -> Iterator[Case]:
    """A value of another shape in every field, and words that YAML 1.1 takes for something else."""
    for name, field in (_TEXTS | _CHOSEN).items():
        for shape, value in _SHAPES.items():
            due = _of_shape(name, shape)
            yield Case(f"{name}: {shape}", _BUILD, _plan(field, value), due)
    for name, field in _WHOLE.items():
        for shape, value in _SHAPES.items() | {("a word", "x"), ("a number", "5")}:
            due = _of_shape(name, shape)
            yield Case(f"{name}: {shape}", _BUILD, _plan(field, value), due)
    for name in ("purpose", "title", "text", "closing"):
        for word in _WORDS:
            due = Due(None, printed=(word,), writes=True)
            yield Case(f"{name}: {word[:12]}", _BUILD, _plan(_TEXTS[name], word), due)


def numbers() -> Iterator[Case]:
    """What is no number, or none of this field, where one is wanted."""
    number = ("number: 5\n", "number: @\n")
    for name, field in ({"number": number} | _CHOSEN).items():
        for value in () if name in ("id", "task", "kind", "value", "target") else _NO_NUMBERS:
            yield Case(f"{name}: {value[:12]}", _BUILD, _plan(field, value), refused("a.yaml:"))
    for name in ("value", "target"):
        for value in ("x", "9" * 400, "1e400", ".nan", "1,2,3", "1.234,5,6", "٣", "½"):
            yield Case(f"{name}: {value[:12]}", _BUILD, _plan(_CHOSEN[name], f'"{value}"'), refused("a.yaml:"))  # fmt: skip


def days() -> Iterator[Case]:
    """Days that are none, in any spelling."""
    day = ("date: 2026-02-03", "date: @")
    for value in (
        *("2026-02-30", "2025-02-29", "2026-13-01", "2026-00-10", "2026-01-00", "0000-01-01"),
        *("9999-99-99", "10000-01-01", "26-01-01", "2026-1", "03/02/2026", "2026/02/03"),
        *("2026-02-03T00:00:00Z", "2026-02-03 10:00", "20260203", "hôm nay", "[2026, 2, 3]"),
        *("-2026-02-03", "2026-02-03-04", "٢٠٢٦-٠٢-٠٣", "1" * 400, "true", ".nan"),
    ):
        yield Case(f"date: {value[:12]}", _BUILD, _plan(day, value), refused("a.yaml:"))
    deadline = ("deadline: 2026-06-30", "deadline: @")
    for value in ("2026-02-30", "2026-13-01", "2026-00-10", "30/02/2026", "31/4/2026"):
        yield Case(f"deadline: {value}", _BUILD, _plan(deadline, value), refused("a.yaml:"))
    for value in ("Quý IV/9999", "tháng 12/9999", "năm 9999", "9999-12-31", "Thường xuyên"):
        yield Case(f"deadline: {value}", _BUILD, _plan(deadline, value), told())


_OUTSIDE = (
    *("../secret", "/etc/passwd", "../../../../etc/passwd", "link", "loop", "pipe", "device", "folder"),
    *("http://127.0.0.1/x", "file:///etc/passwd", "C:/Windows/win.ini", "\\\\\\\\host\\\\x", "con"),
    *("a" * 300, "~/.ssh/id_rsa", "$HOME/x", "missing", "%2e%2e/secret", "a.yaml/../../secret", "\\0x"),
)  # fmt: skip
SECRET = "bi-mat-khong-duoc-lo"
"""What stands in a file outside, and may stand in no message and no document."""


def _traps(folder: Path, ending: str) -> None:
    outside = folder.parent / "f-cache"
    outside.mkdir(exist_ok=True)
    (outside / "secret").write_text(f"{SECRET}\n{BASE}", "utf-8")
    (folder / f"link{ending}").symlink_to(outside / "secret")
    (folder / f"loop{ending}").symlink_to(f"loop{ending}")
    (folder / f"device{ending}").symlink_to("/dev/zero")
    os.mkfifo(folder / f"pipe{ending}")
    (folder / f"folder{ending}").mkdir()


def paths() -> Iterator[Case]:
    """Files that a plan names and that are not its own: outside, links, pipes, devices, folders."""
    fields = {
        "picture": ("budget: [{image: {file: \"@\", alt: Hình}}]\n", ".png"),
        "attached": ('attached: [{plan: "@"}]\n', ".yaml"),
        "report on": ('reports_on: {plan: "@", period: năm 2026, as_of: 2026-12-15}\n', ".yaml"),
        "rollup": ('rollup: "@"\n', ".json"),
    }  # fmt: skip
    for name, (line, ending) in fields.items():
        for value in _OUTSIDE:
            text = BASE + line.replace("@", f"{value}{ending}")
            due = refused("a.yaml:", nowhere=(SECRET, "root:x:0"))
            files = {"a.yaml": text.encode()}
            yield Case(f"{name}: {value[:20]}", _BUILD, files, due, lambda at, end=ending: _traps(at, end))  # type: ignore[misc]  # fmt: skip
    text = BASE + "budget: [{image: {file: hinh.png, alt: Hình}}]\n"
    yield Case("picture: its own", _BUILD, {"a.yaml": text.encode(), "hinh.png": png(40, 40)}, taken())  # fmt: skip
