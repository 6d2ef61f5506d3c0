"""The folders and commands that are disturbed: by each other, by a kill, by a disk that is full."""

from tests.cascade.helpers import OFFICE
from tests.helpers import BASE, changed
from tools.trials.processes import Scene

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
