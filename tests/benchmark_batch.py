"""What a batch does at sizes that tests are too short for; run by hand: `python -m tests.benchmark_batch names`.

`names`: 1,000 communes on 8 workers, each document holds its own commune's name only, and no finding. `memory`: peak
of the whole process tree for 200 and for 5,000. `dask`: two workers on loopback, one of them killed in the middle.
"""

import json
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from io import BytesIO
from itertools import islice, product
from pathlib import Path

import docx
import psutil

from tests.helpers import ROOT, texts
from tests.province.offices import province, roster_file

_SYLLABLES = "An Bình Châu Dương Đông Hà Hòa Hưng Kim Lạc Long Minh Nam Phú Quang Sơn Tân Thuận Văn Xuân"
_NAME = re.compile(r"xã ((?:[A-ZĐ]\w+ ){2}[A-ZĐ]\w+)")
_PROCESSES = dict[int, psutil.Process]


def invented(count: int) -> list[tuple[str, str]]:
    """Codes and names of so many communes that there are not."""
    names = islice(product(_SYLLABLES.split(), repeat=3), count)
    return [(str(90000 + at), f"xã {' '.join(words)}") for at, words in enumerate(names)]


def command(*arguments: str) -> list[str]:
    """The command line of a batch over `u.csv`."""
    return [sys.executable, "-m", "generator", "batch", "papi-2026.yaml", "--units", "u.csv", *arguments]


def watched(arguments: list[str], folder: Path) -> tuple[float, float, str]:
    """Seconds and peak MiB of a command with all its processes, and what it said."""
    began, peak = time.monotonic(), 0
    process = subprocess.Popen(
        arguments, cwd=folder, env={**_world()}, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8"
    )
    seen: _PROCESSES = {process.pid: psutil.Process(process.pid)}
    while process.poll() is None:
        peak = max(peak, sum(_resident(seen)))
        time.sleep(0.2)
    said = process.stdout.read() if process.stdout else ""
    return time.monotonic() - began, peak / 2**20, said


def _world() -> dict[str, str]:
    import os

    return {**os.environ, "PYTHONPATH": str(ROOT)}


def _resident(seen: _PROCESSES) -> Iterator[int]:
    (root, *_) = seen.values()
    try:
        for one in [root, *root.children(recursive=True)]:
            yield one.memory_info().rss
    except psutil.NoSuchProcess:
        return


def names(folder: Path, count: int = 1000, workers: int = 8) -> None:
    """Every document of a large batch holds one name, its own."""
    province(folder)
    roster_file(folder / "u.csv", invented(count))
    seconds, peak, said = watched(command("-o", "out", "--jobs", str(workers)), folder)
    manifest = json.loads((folder / "out" / "papi-2026-manifest.json").read_text("utf-8"))
    wrong = 0
    for one in manifest["documents"]:
        text = "\n".join(texts(docx.Document(BytesIO((folder / "out" / one["file"]).read_bytes()))))
        wrong += {f"xã {name}" for name in _NAME.findall(text)} != {one["unit"]}
    found = sum(len(one["findings"]) for one in manifest["documents"])
    print(f"{len(manifest['documents'])} documents, {workers} workers, {seconds:.0f} s, {peak:.0f} MiB")
    print(f"with another name than their own: {wrong}; findings: {found}; said: {said.strip()}")


def memory(folder: Path, small: int = 200, large: int = 5000) -> None:
    """The peaks of a small and a large batch."""
    province(folder)
    peaks = []
    for count in (small, large):
        roster_file(folder / "u.csv", invented(count))
        seconds, peak, said = watched(command("-o", f"out-{count}", "--jobs", "2"), folder)
        peaks.append(peak)
        print(f"{count}: {peak:.1f} MiB, {seconds:.0f} s; {said.strip().splitlines()[-1]}", flush=True)
    print(f"{100 * (peaks[1] / peaks[0] - 1):+.1f} %")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as made:
        {"names": names, "memory": memory}[sys.argv[1]](Path(made), *map(int, sys.argv[2:]))
