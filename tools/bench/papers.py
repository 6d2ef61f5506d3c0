"""Papers judged, beside what only opening and parsing them takes; pages of many documents printed."""

import os
import shutil
import tempfile
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from statistics import median

from lxml import etree

from tools.bench.measure import ROOT, Measured, Ran, commands_in_turn, cpu, kehoach, peak, run
from tools.bench.row import Row
from tools.bench.warm import PINNED

_PARTS = ("word/document.xml", "word/styles.xml", "word/numbering.xml")


def _papers() -> list[bytes]:
    """The correct papers of the tests, or those of the folder that PAPERS names."""
    if folder := os.environ.get("PAPERS"):
        return [path.read_bytes() for path in sorted(Path(folder).rglob("*.docx"))]
    from tests.reading.papers import CORRECT

    return [build() for build in CORRECT.values()]


def _opened(content: bytes) -> None:
    with zipfile.ZipFile(BytesIO(content)) as archive:
        for name in sorted(set(archive.namelist()) & set(_PARTS)):
            etree.fromstring(archive.read(name))


def _check(rounds: int) -> Measured:
    """The median over all papers, in each round."""
    from generator.reading.lint import check_content

    papers = _papers()
    values, ours, theirs = [], 0.0, 0.0
    for at in range(rounds + 1):
        pairs = []
        for content in papers:
            own = cpu(lambda content=content: check_content("x.docx", content))  # type: ignore[misc]
            # Too short for the clock: ten times.
            other = cpu(lambda content=content: [_opened(content) for _ in range(10)]) / 10  # type: ignore[misc]
            pairs.append((own, other))
        if at:
            values.append(median(own / other for own, other in pairs))
            ours, theirs = (1000 * median(times) for times in zip(*pairs, strict=True))
    return Measured(values, ours, theirs, peak())


_EIGHT = 8


def _pages(rounds: int) -> Measured:
    if not shutil.which("soffice"):
        raise SystemExit("pages: there is no LibreOffice to measure")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copytree(ROOT / "plans", folder / "plans")
        words = "cong-van quyet-dinh thong-bao to-trinh ke-hoach-lien-nganh ke-hoach-theo-chuong ke-hoach-truong-hoc bao-cao"
        own = Path(PINNED["tables"]).parent
        plans = [f"plans/{own}/{word}.yaml" for word in words.split()][:_EIGHT]

        def apart() -> Ran:
            ran = [run(kehoach("build", "--pages", one), folder, (0, 1)) for one in plans]
            return Ran(sum(one.seconds for one in ran), max(one.memory for one in ran))

        def together() -> Ran:
            return run(kehoach("build", "--pages", *plans), folder, (0, 1))

        return commands_in_turn(apart, together, rounds)


def rows() -> Iterator[Row]:
    """What is asked of papers."""
    yield Row(
        "check-papers",
        "check x.docx, median over the correct papers, against unzipping and parsing",
        6,
        3,
        _check,
        5,
    )
    title = f"--pages over {_EIGHT} documents, times faster than one start each"
    yield Row("pages", title, 4, 6, _pages, 3, True)
