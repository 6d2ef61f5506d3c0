"""The folders and commands that are disturbed: by each other, by a kill, by a disk that is full."""

import tempfile
from functools import cache
from pathlib import Path

from generator.package import read_package, zip_parts
from tests.cascade.helpers import OFFICE
from tests.helpers import BASE, changed
from tools.trials.processes import OWN, Command, Files, Scene, fault_in, files, filled, told
from tools.trials.trial import Found

_MAIN = "word/document.xml"
_UNSIGNED = changed(number="number:", date="date:", kind="kind: ke_hoach\nstatus: draft")
ISSUE = ("issue", "a.yaml", "--date", "2026-02-03", "--number")
BATCH = ("batch", "tinh.yaml", "--units", "u.csv", "--jobs", "1", "-o", "ra")
UPDATE = ("update", "xa.yaml")
BUILD = ("build", "a.yaml")
_REPORT = ("report", "a.yaml", "--period", "2026")
_COPY = ("new", "--from", "tinh.yaml", "--unit", "xã Tân Hưng", "-o", "xa.yaml")
_NEWER = OFFICE.replace("version: 1", "version: 2").replace("mỗi quý", "mỗi tháng")
_UNITS = "Mã;Tên\n11737;xã Tân Hưng\n11738;xã Tân Lập\n"


@cache
def _edited() -> bytes:
    """The document of the plan, in which somebody wrote a word in Word."""
    with tempfile.TemporaryDirectory() as name:
        folder = filled(Path(name, "f"), {"a.yaml": BASE.encode()})
        told(("build", "a.yaml", "-o", "."), folder=folder)
        parts = {**read_package(folder / "a.docx").parts}
    body, old = parts[_MAIN], "Xác định rõ trách nhiệm".encode()
    assert body.count(old) == 1
    return zip_parts({**parts, _MAIN: body.replace(old, "Xác định thật rõ trách nhiệm".encode())})


@cache
def _typed_in() -> bytes:
    """The report on the plan, in which somebody wrote how a task stands."""
    with tempfile.TemporaryDirectory() as name:
        folder = filled(Path(name, "f"), {"a.yaml": BASE.encode()})
        told((*_REPORT, "-o", "b.yaml"), folder=folder)
        text = (folder / "b.yaml").read_bytes()
    return text.replace(b"tinh_trang:\n", b"tinh_trang: dang\n")


def scenes() -> dict[str, Scene]:
    """Each verb that changes files, with a folder for it."""
    return {
        "build": Scene({"a.yaml": BASE}, BUILD),
        "batch": Scene({"tinh.yaml": OFFICE, "u.csv": _UNITS}, BATCH),
        "update": Scene({"tinh.yaml": OFFICE}, UPDATE, (_COPY,), {"tinh.yaml": _NEWER}),
        "issue": Scene({"a.yaml": _UNSIGNED}, (*ISSUE, "5")),
        "absorb": Scene({"a.yaml": BASE, "a.docx": _edited()}, ("absorb", "a.yaml", "a.docx")),
        "report": Scene({"a.yaml": BASE}, (*_REPORT, "-o", "b.yaml")),
    }


def again() -> dict[str, Scene]:
    """Verbs that write where something stands already: files of a run before, or what somebody typed."""
    return {
        "build again": Scene(
            {"a.yaml": BASE}, BUILD, (BUILD,), {"a.yaml": changed(number="number: 6")}
        ),
        "batch again": Scene(
            {"tinh.yaml": OFFICE, "u.csv": _UNITS}, BATCH, (BATCH,), {"tinh.yaml": _NEWER}
        ),
        "report of a workbook": Scene(
            {"a.yaml": BASE},
            (*_REPORT, "--from", "b.xlsx", "-o", "b.yaml"),
            ((*_REPORT, "--xlsx", "b.xlsx"),),
            {"b.yaml": _typed_in()},
        ),
        "init": Scene({}, ("init",)),
        "new": Scene({"tinh.yaml": OFFICE}, _COPY),
    }


def whole(there: Files, before: Files, right: Files) -> bool:
    """Every file is the one before or the one after, and none is lost; a manifest may list less."""
    known = (
        content in (before.get(name), right.get(name))
        for name, content in there.items()
        if OWN not in name and not name.endswith("manifest.json")
    )
    return all(known) and before.keys() <= there.keys()


def healed(found: Found, command: Command, folder: Path, right: Files, at: str = "") -> None:
    """The next run, which nobody disturbs, leaves what is right and nothing else."""
    there = {name: content for name, content in files(folder).items() if OWN not in name}
    (code,), said = told(command, folder=folder)
    after = files(folder)
    # Where all is there already, some commands have nothing to do, and say so.
    found.fault("not healed", after != right or (code and there != right), at)
    found.fault("left behind", any(OWN in one for one in after))
    found.fault("traceback", fault_in(said), fault_in(said))
