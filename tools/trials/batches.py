"""A batch of which some communes' plans are bad: every good one is built, every bad one is named once."""

import random
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from tests.benchmark_batch import invented
from tests.province.offices import province, roster_file
from tools.trials.processes import fault_in, told
from tools.trials.trial import Found, Trial

_UNITS, _FEW, _SHARES = 2000, 100, (1, 10, 50)
_BATCH = ("batch", "papi-2026.yaml", "--units", "u.csv", "-o", "ra", "--jobs", "1")
_SPOILED = (
    ("dinh_dang: 1", "dinh_dang: mot"),
    ("phien_ban:", "phien_bann:"),
    ("\nchu_ky:", "\n  - [\nchu_ky:"),
    ("\nco_quan:", "\nco_quan: ["),
    ("\nnoi_nhan:", "\n\ufdd0noi_nhan:"),
)
"""Ways in which a commune's plan is bad."""


def _spoil(path: Path, chance: random.Random) -> None:
    text = path.read_text("utf-8")
    old, new = chance.choice([one for one in _SPOILED if one[0] in text])
    path.write_text(text.replace(old, new, 1), "utf-8")


def _is_told(said: str, path: Path) -> bool:
    """Whether errors of this plan are told, each once and at the beginning of a line."""
    own = [line for line in said.splitlines() if line.startswith(f"ra/plans/{path.name}:")]
    errors = [line for line in own if "lưu ý:" not in line]
    return bool(errors) and len({*errors}) == len(errors)


def spoiled(share: int, units: int, where: Path, chance: random.Random) -> Found:
    """What became of a batch of so many units, of which that share of a hundred is bad."""
    province(where)
    roster_file(where / "u.csv", invented(units))
    told((*_BATCH,), folder=where)
    plans = [one for one in (where / "ra" / "plans").glob("*.yaml") if ".goc." not in one.name]
    documents = {one.stem: where / "ra" / f"{one.stem}.docx" for one in plans}
    before = {name: path.read_bytes() for name, path in documents.items()}
    bad = chance.sample(sorted(plans), max(1, len(plans) * share // 100))
    for path in bad:
        _spoil(path, chance)
    for path in documents.values():
        path.unlink()
    (code,), said = told((*_BATCH,), folder=where)
    found = Found(tried=units)
    names = {path.stem for path in bad}
    for name, path in documents.items():
        built = path.exists() and path.read_bytes() == before[name]
        found.fault("good one not built", name not in names and not built, name)
        found.fault("bad one built", name in names and path.exists(), name)
    for path in bad:
        found.fault("bad one not told once", not _is_told(said, path), path.name)
    found.counted["bad"] += len(bad)
    found.fault("exit code", code != 1, str(code))
    found.fault("traceback", fault_in(said), fault_in(said))
    return found


def _portion(units: int, number: int, where: Path) -> Found:
    return spoiled(_SHARES[number], units, where, random.Random(number))


def trials() -> Iterator[Trial]:
    """One batch for each share."""
    whole, short = partial(_portion, _UNITS), partial(_portion, _FEW)
    yield Trial("batch with bad plans", len(_SHARES), whole, short)
