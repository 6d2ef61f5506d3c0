"""Many plans in one call: a batch, sixty plans, sixty that did not change, one of a thousand."""

import csv
import json
import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from io import StringIO
from itertools import count
from pathlib import Path

from tools.bench.measure import (
    ROOT,
    Measured,
    Ran,
    commands_in_turn,
    compared,
    cpu,
    kehoach,
    peak,
    run,
)
from tools.bench.rival import script
from tools.bench.row import Row
from tools.bench.warm import ready

COMMUNES, PLANS = 1000, 60
_OFFICE = "tinh-minh-hoa-lan-2.yaml"
_SYLLABLES = (
    "An Bình Châu Dương Đông Hà Hòa Hưng Kim Lạc Long Minh Nam Phú Quang Sơn Tân Thuận Văn Xuân"
)
_SAID_OTHERWISE: tuple[dict[str, str], ...] = (
    {},
    {"thực hiện": "triển khai", "nâng cao": "cải thiện", "tổ chức": "tiến hành"},
    {"công tác": "công việc", "tăng cường": "đẩy mạnh", "các cơ quan": "mọi cơ quan"},
)
"""Three ways to say most lines, so that twenty plans are sixty."""
_NAMED = re.compile(r"([\w-]+)((?:\.goc|\.kem)?\.yaml)")
_BUILT = (0, 1)
"""The plans of the repository have findings of their own; a missing document is looked for."""


@contextmanager
def _folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as folder:
        yield Path(folder)


def sixty(folder: Path) -> list[Path]:
    """Sixty plans of their own below `folder`: those of the repository, said in three ways."""
    from generator.making.plans import find_plans

    found: list[Path] = []
    for at, words in enumerate(_SAID_OTHERWISE):
        own = folder / f"plans-{at}"
        shutil.copytree(ROOT / "plans", own)
        for path in sorted(own.rglob("*.yaml")):
            text = _NAMED.sub(rf"\g<1>-{at}\g<2>", path.read_text("utf-8"))
            for old, new in words.items():
                text = text.replace(old, new)
            path.unlink()
            path.with_name(_NAMED.sub(rf"\g<1>-{at}\g<2>", path.name)).write_text(text, "utf-8")
        found += find_plans(own)
    return found[:PLANS]


def roster(path: Path, communes: int) -> None:
    """A roster of so many communes that there are not."""
    words = _SYLLABLES.split()
    names = (f"xã {one} {other} {third}" for one in words for other in words for third in words)
    rows = [(str(90000 + at), name) for at, name in zip(range(communes), names, strict=False)]
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file, delimiter=";").writerows([("Mã", "Tên"), *rows])


def _loop(folder: Path, plans: list[Path], documents: int) -> list[str]:
    """The docxtpl script over the plans, with the context of the first."""
    context, template = ready(plans[0])
    path = folder / "context.json"
    path.write_text(json.dumps(context), "utf-8")
    (folder / "rival").mkdir(exist_ok=True)
    return script(path, template, plans, folder / "rival" / "out.docx", documents)


def _batch(rounds: int) -> Measured:
    with _folder() as folder:
        office = folder / _OFFICE
        shutil.copy(ROOT / "plans" / "xa-phuong" / _OFFICE, office)
        roster(folder / "u.csv", COMMUNES)
        loop = _loop(folder, [office], COMMUNES)
        outputs = (folder / f"out-{at}" for at in count())

        def ours() -> Ran:
            out = next(outputs)
            words = ("batch", office.name, "--units", "u.csv", "--jobs", "2", "-o", str(out))
            ran = run(kehoach(*words), folder, _BUILT)
            assert len(list(out.rglob("*.docx"))) == COMMUNES, "documents are missing"
            shutil.rmtree(out)
            return ran

        return commands_in_turn(ours, lambda: run(loop, ROOT), rounds)


def _build_sixty(rounds: int) -> Measured:
    with _folder() as folder:
        plans = sixty(folder)
        loop = _loop(folder, plans, PLANS)
        outputs = (folder / f"out-{at}" for at in count())

        def ours() -> Ran:
            out = next(outputs)
            ran = run(kehoach("build", *map(str, plans), "-o", str(out)), folder, _BUILT)
            assert len(list(out.glob("*.docx"))) == PLANS, "documents are missing"
            return ran

        return commands_in_turn(ours, lambda: run(loop, ROOT), rounds)


def called(*arguments: str) -> int:
    """The exit code of the command in this process, what it says thrown away."""
    from generator.cli import main

    with redirect_stdout(StringIO()), redirect_stderr(StringIO()):
        return main(arguments)


def _nothing_changed(rounds: int) -> Measured:
    """How many times as long building takes as finding that all is there; warm, in one process."""
    with _folder() as folder:
        plans = [str(path) for path in sixty(folder)]
        pairs = []
        for at in range(rounds + 1):
            words = ("build", *plans, "-o", str(folder / f"out-{at}"))
            building = cpu(lambda words=words: called(*words))  # type: ignore[misc]
            pairs.append((building, cpu(lambda words=words: called(*words))))  # type: ignore[misc]
        return compared(pairs[1:], peak())


def _thousand(folder: Path) -> list[Path]:
    """A commune's plan under so many names, each with its office's version beside it."""
    shutil.copy(ROOT / "plans" / "xa-phuong" / _OFFICE, folder / "plans")
    copy = ("new", "--from", f"plans/{_OFFICE}", "--unit", "xã Tân Lập", "-o", "plans/xa.yaml")
    run(kehoach(*copy), folder, _BUILT)
    own, base = (folder / "plans" / name for name in ("xa.yaml", "xa.goc.yaml"))
    names = [folder / "plans" / f"xa-{at:04}.yaml" for at in range(COMMUNES)]
    for name in names:
        shutil.copy(own, name)
        shutil.copy(base, name.with_suffix(".goc.yaml"))
    own.unlink()
    return names


def _one_changed(rounds: int) -> Measured:
    """`build` of all, one of them changed, beside `build` of that one; each in its own process."""
    with _folder() as folder:
        (folder / "plans").mkdir()
        changed, *_ = _thousand(folder)
        run(kehoach("build"), folder, _BUILT)
        assert len(list(folder.joinpath("output").glob("*.docx"))) >= COMMUNES
        versions = count(100)

        def touched(*words: str) -> Ran:
            text = changed.read_text("utf-8")
            now = re.sub(r"(?m)^phien_ban: \d+$", f"phien_ban: {next(versions)}", text, count=1)
            changed.write_text(now, "utf-8")
            return run(kehoach("build", *words), folder, _BUILT)

        def alone() -> Ran:
            return touched(str(changed.relative_to(folder)))

        return commands_in_turn(touched, alone, rounds)


def rows() -> Iterator[Row]:
    """What is asked of calls with many plans."""
    yield Row(
        "batch", f"batch over {COMMUNES:,} communes, checked, two processes", 1.4, 0.5, _batch, 3
    )
    yield Row("sixty", f"build of {PLANS} different plans, checked", 2.0, 0.8, _build_sixty, 3)
    yield Row(
        "nothing-changed",
        f"nothing changed: build of {PLANS} plans, times faster than building them",
        60,
        200,
        _nothing_changed,
        3,
        True,
    )
    yield Row(
        "one-changed",
        f"one plan of {COMMUNES:,} changed, build of all against building one",
        3,
        1.5,
        _one_changed,
        3,
    )
