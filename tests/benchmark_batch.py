"""What a batch does at sizes that tests are too short for; run by hand: `python -m tests.benchmark_batch names`.

`names`: 1,000 communes on 8 workers, each document holds its own commune's name only, and no finding. `memory`: peak
of the whole process tree for 200 and for 5,000. `dask`: two workers on loopback, one of them killed in the middle.
"""

import json
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from itertools import islice, product
from pathlib import Path

import docx
import psutil

from tests.helpers import ROOT, texts
from tests.province.offices import files, province, roster_file

_SYLLABLES = (
    "An Bình Châu Dương Đông Hà Hòa Hưng Kim Lạc Long Minh Nam Phú Quang Sơn Tân Thuận Văn Xuân"
)
_NAME = re.compile(r"xã ((?:[A-ZĐ]\w+ ){2}[A-ZĐ]\w+)")
_PROCESSES = dict[int, psutil.Process]


def invented(count: int) -> list[tuple[str, str]]:
    """Codes and names of so many communes that there are not."""
    names = islice(product(_SYLLABLES.split(), repeat=3), count)
    return [(str(90000 + at), f"xã {' '.join(words)}") for at, words in enumerate(names)]


def command(*arguments: str) -> list[str]:
    """The command line of a batch over `u.csv`."""
    return [
        sys.executable,
        "-m",
        "generator",
        "batch",
        "papi-2026.yaml",
        "--units",
        "u.csv",
        *arguments,
    ]


def watched(arguments: list[str], folder: Path) -> tuple[float, float, str]:
    """Seconds and peak MiB of a command with all its processes, and what it said."""
    began, peak = time.monotonic(), 0
    process = subprocess.Popen(
        arguments,
        cwd=folder,
        env={**_world()},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
    )
    seen: _PROCESSES = {process.pid: psutil.Process(process.pid)}
    while process.poll() is None:
        peak = max(peak, sum(_resident(seen)))
        time.sleep(0.2)
    said = process.stdout.read() if process.stdout else ""
    return time.monotonic() - began, peak / 2**20, said


def _world() -> dict[str, str]:
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
    print(
        f"{len(manifest['documents'])} documents, {workers} workers, {seconds:.0f} s, {peak:.0f} MiB"
    )
    print(f"with another name than their own: {wrong}; findings: {found}; said: {said.strip()}")


def memory(folder: Path, small: int = 200, large: int = 5000) -> None:
    """The peaks of a small and a large batch."""
    province(folder)
    peaks = []
    for count in (small, large):
        roster_file(folder / "u.csv", invented(count))
        seconds, peak, said = watched(command("-o", f"out-{count}", "--jobs", "2"), folder)
        peaks.append(peak)
        print(
            f"{count}: {peak:.1f} MiB, {seconds:.0f} s; {said.strip().splitlines()[-1]}", flush=True
        )
    print(f"{100 * (peaks[1] / peaks[0] - 1):+.1f} %")


def dask(folder: Path, count: int = 200) -> None:
    """Two workers on loopback give the same bytes as a local run, also when one is killed in the middle."""
    province(folder)
    roster_file(folder / "u.csv", invented(count))
    watched(command("-o", "local", "--jobs", "2"), folder)
    with cluster(folder) as (address, workers):
        for name, kill in (("calm", False), ("killed", True)):
            process = subprocess.Popen(
                command("-o", name, "--scheduler", address),
                cwd=folder,
                env=_world(),
                stdout=subprocess.PIPE,
            )
            while (
                kill
                and process.poll() is None
                and len(list((folder / name).glob("*.docx"))) < count // 3
            ):
                time.sleep(0.05)
            if kill:
                workers[0].kill()
            said = process.communicate()[0].decode().strip().splitlines()[-1]
            same = files(folder / name) == files(folder / "local")
            print(
                f"dask, {name}: exit {process.returncode}, same bytes as the local run: {same}; {said}",
                flush=True,
            )


@contextmanager
def cluster(folder: Path) -> Iterator[tuple[str, list["subprocess.Popen[bytes]"]]]:
    """A scheduler with two workers of one thread each on loopback, as the README starts them."""
    dask_ = [sys.executable, "-m", "dask"]
    address = "tcp://127.0.0.1:18786"
    quiet = {
        "cwd": folder,
        "env": _world(),
        "stdout": subprocess.DEVNULL,
        "stderr": subprocess.DEVNULL,
    }
    where = ["--host", "127.0.0.1", "--no-dashboard"]
    scheduler = subprocess.Popen([*dask_, "scheduler", *where, "--port", "18786"], **quiet)
    worker = [*dask_, "worker", address, "--nthreads", "1", "--no-nanny", *where]
    workers = [subprocess.Popen(worker, **quiet) for _ in range(2)]
    try:
        time.sleep(15)
        yield address, workers
    finally:
        for process in (*workers, scheduler):
            process.kill()
            process.wait()


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as made:
        {"names": names, "memory": memory, "dask": dask}[sys.argv[1]](
            Path(made), *map(int, sys.argv[2:])
        )
