"""One plan to its document, warm and in one process, beside docxtpl."""

import shutil
import tempfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

from tools.bench.measure import ROOT, Measured, in_turn, varied
from tools.bench.rival import plain, written
from tools.bench.row import Row

PINNED = {
    "prose": "papi-khanh-hoa-2023.yaml",
    "tables": "minh-hoa-2026/ke-hoach.yaml",
    "commune": "xa-phuong/xa-minh-tan-lan-2.yaml",
}
"""The plans that are always measured, below plans/."""


def _documents(plan: Path, output: Path, checked: bool) -> Any:
    """What `build` does with one plan, without telling it; the document only, or with its findings."""
    from generator.cascade.followed import followed_problems
    from generator.checked import Checked
    from generator.checked import checked as judged
    from generator.making.build import build
    from generator.review.words import Reviewer

    made = build([plan], output, None, Path(), False, followed_problems, Reviewer())
    return [judged(one) if checked else Checked(one) for one in made]


def ready(plan: Path) -> tuple[dict[str, Any], Path]:
    """The context that a script with docxtpl would print, and the template of the plan."""
    from generator.making.build import find_template
    from generator.making.load import load_plan

    loaded = load_plan(plan)
    assert loaded.plan, f"{plan} is wrong"
    context = {name: plain(value) for name, value in loaded.paper.names.items()}
    return context, find_template(loaded.plan.kind, Path())


def _one(name: str, checked: bool, rounds: int) -> Measured:
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(ROOT / "plans", Path(folder, "plans"))
        plan = Path(folder, "plans", PINNED[name])
        texts = varied(plan.read_text("utf-8"))
        context, template = ready(plan)
        outputs = (Path(folder, f"out-{at}") for at in range(10**6))
        target = Path(folder, "rival.docx")

        def ours() -> None:
            (one,) = _documents(plan, next(outputs), checked)
            assert one.built.output, f"{plan}: nothing was built"

        return in_turn(
            ours,
            lambda: written(plan, context, template, target),
            rounds,
            lambda: plan.write_text(next(texts), "utf-8"),
        )


_UNCHECKED = {"prose": (0.9, 0.4), "tables": (1.5, 0.6), "commune": (1.2, 0.5)}
_CHECKED = {"prose": (1.5, 0.6), "tables": (2.5, 0.9), "commune": (2.0, 0.8)}
"""Gate and aim of each plan."""


def rows() -> Iterator[Row]:
    """Both rows of each pinned plan."""
    for word, said, gates in (
        ("unchecked", "not checked", _UNCHECKED),
        ("checked", "checked", _CHECKED),
    ):
        for name, gate in gates.items():
            work = partial(_one, name, word == "checked")
            yield Row(f"{word}-{name}", f"plan → document, {said}: {name}", *gate, work, 15)
