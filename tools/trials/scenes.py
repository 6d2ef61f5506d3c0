"""The folders and commands that are disturbed: by each other, by a kill, by a disk that is full."""

from pathlib import Path

from tests.cascade.helpers import OFFICE
from tests.helpers import BASE, changed
from tools.trials.processes import OWN, Command, Files, Scene, fault_in, files, told
from tools.trials.trial import Found

_UNSIGNED = changed(number="number:", date="date:", kind="kind: ke_hoach\nstatus: draft")
ISSUE = ("issue", "a.yaml", "--date", "2026-02-03", "--number")
BATCH = ("batch", "tinh.yaml", "--units", "u.csv", "--jobs", "1", "-o", "ra")
UPDATE = ("update", "xa.yaml")
BUILD = ("build", "a.yaml")
_COPY = ("new", "--from", "tinh.yaml", "--unit", "xã Tân Hưng", "-o", "xa.yaml")
_NEWER = OFFICE.replace("version: 1", "version: 2").replace("mỗi quý", "mỗi tháng")
_UNITS = "Mã;Tên\n11737;xã Tân Hưng\n11738;xã Tân Lập\n"


def scenes() -> dict[str, Scene]:
    """Each verb that changes files, with a folder for it."""
    return {
        "build": Scene({"a.yaml": BASE}, BUILD),
        "batch": Scene({"tinh.yaml": OFFICE, "u.csv": _UNITS}, BATCH),
        "update": Scene({"tinh.yaml": OFFICE}, UPDATE, (_COPY,), {"tinh.yaml": _NEWER}),
        "issue": Scene({"a.yaml": _UNSIGNED}, (*ISSUE, "5")),
    }


def whole(there: Files, before: Files, right: Files) -> bool:
    """Every file is the one before or the one after, and none is lost; a manifest may list less."""
    known = (
        content in (before.get(name), right.get(name))
        for name, content in there.items()
        if OWN not in name and not name.endswith("manifest.json")
    )
    return all(known) and before.keys() <= there.keys()


def healed(found: Found, command: Command, folder: Path, right: Files) -> None:
    """The next run, which nobody disturbs, leaves what is right and nothing else."""
    (code,), said = told(command, folder=folder)
    after = files(folder)
    found.fault("not healed", code or after != right)
    found.fault("left behind", any(OWN in one for one in after))
    found.fault("traceback", fault_in(said), fault_in(said))
