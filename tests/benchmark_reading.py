"""Prints two ratios: time to check over the time python-docx takes to open, and memory after 1,000 documents.

python tests/benchmark_reading.py FILE.docx …      (without files: papers made on the spot)
"""

import gc
import statistics
import sys
import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from docx import Document

from generator.reading.lint import check_document

ROUNDS, MANY = 15, 1000


def _fastest(work: Callable[[], object]) -> float:
    """Seconds of the fastest round: what the work takes when nothing else runs on the machine."""
    times = []
    for _ in range(ROUNDS):
        begin = time.perf_counter()
        work()
        times.append(time.perf_counter() - begin)
    return min(times)


def _papers(folder: Path) -> list[Path]:
    sys.path.insert(0, str(Path(__file__).parent))
    from reading.papers import CORRECT  # type: ignore[import-not-found]

    paths = []
    for name, build in CORRECT.items():
        paths.append(folder / f"{name}.docx")
        paths[-1].write_bytes(build())
    return paths


def speed(paths: list[Path]) -> None:
    """Prints milliseconds and ratio of each file, and the worst and the middle ratio."""
    ratios = []
    for path in paths:
        opened, checked = (
            _fastest(lambda p=path: Document(str(p))),
            _fastest(lambda p=path: check_document(p)),
        )  # type: ignore[misc]
        ratios.append(checked / opened)
        print(
            f"{path.name:32} python-docx {opened * 1000:6.1f} ms   check {checked * 1000:6.1f} ms   ×{ratios[-1]:.1f}"
        )
    print(f"check / open: median ×{statistics.median(ratios):.1f}, worst ×{max(ratios):.1f}")


def memory(paths: list[Path]) -> None:
    """Prints how much memory stays in use after 100 and after 1,000 documents."""
    tracemalloc.start()
    kept = {}
    for count in range(1, MANY + 1):
        check_document(paths[count % len(paths)])
        if count in (100, MANY):
            gc.collect()
            kept[count] = tracemalloc.get_traced_memory()[0]
            print(f"after {count:5} documents: {kept[count] / 1024:8.0f} KiB in use")
    print(f"grown by {(kept[MANY] - kept[100]) / 1024:.0f} KiB from 100 to {MANY} documents")


def main() -> None:
    """Runs both on the files named, or on the papers of the tests."""
    with TemporaryDirectory() as folder:
        paths = [Path(name) for name in sys.argv[1:]] or _papers(Path(folder))
        speed(paths)
        memory(paths)


if __name__ == "__main__":
    main()
