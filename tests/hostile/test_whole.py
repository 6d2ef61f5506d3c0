"""Whole or not at all: what a full disk and a killed run leave behind."""

import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from generator import atomic
from generator.atomic import remove, rename, write_atomically, write_keeping, write_new
from generator.disk.folder import Folder
from generator.problems import Rejected
from tests.cascade.helpers import OFFICE, Desk
from tests.helpers import BASE, ROOT

LEFT = ".kehoach-1-a.tmp"


@pytest.fixture
def full(monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk that takes ten bytes more."""

    def write(number: int) -> None:
        os.ftruncate(number, 10)
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(atomic.os, "fsync", write)


@pytest.mark.usefixtures("full")
@pytest.mark.parametrize("option", ["--summary", "--report"])
def test_a_summary_is_whole_or_the_one_before(option: str, desk: Desk) -> None:
    desk.write("a.yaml", OFFICE.replace("place: Minh Hòa", "plac: x"))
    desk.write("s.md", "before")
    assert desk.run("build", "a.yaml", option, "s.md", "--format", "json") == 1
    assert desk.read("s.md") == "before" and "build/write" in desk.said
    assert desk.names() == {"a.yaml", "s.md"}


def test_init_goes_on_after_a_full_disk(
    desk: Desk, full: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert desk.run("init") == 1 and desk.names() == set()
    monkeypatch.undo()
    monkeypatch.chdir(desk.folder)
    assert desk.run("init") == 0 and desk.run("build") == 0, desk.said


@pytest.mark.parametrize(
    ("folder", "arguments"),
    [
        ("output", "build a.yaml"),
        (".", "issue a.yaml --number 5 --date 2026-02-03"),
        (".", "update xa.yaml"),
        (".", "build a.yaml --summary s.md"),
        (".", "new --from tinh.yaml --unit xã_Tân_Lập -o b.yaml"),
        (".", "ledger tinh.yaml xa.yaml --csv b.csv"),
        (".", "init"),
        (".github/workflows", "init"),
        ("ra", "batch tinh.yaml --units u.csv --jobs 1 -o ra"),
        ("ra/plans", "batch tinh.yaml --units u.csv --jobs 1 -o ra"),
    ],
)
def test_what_a_killed_run_was_writing_goes_with_the_next(
    folder: str, arguments: str, desk: Desk
) -> None:
    desk.copy()
    desk.write("a.yaml", BASE)
    desk.write("u.csv", "Mã;Tên\n11737;xã Tân Hưng\n")
    desk.write(f"{folder}/{LEFT}", "half")
    desk.run(*(one.replace("_", " ") for one in arguments.split()))
    assert not [name for name in desk.names() if ".kehoach" in name], desk.said


@pytest.mark.parametrize("arguments", ["check a.yaml", "build a.yaml --verify"])
def test_who_writes_nothing_takes_nothing_away(arguments: str, desk: Desk) -> None:
    desk.write("a.yaml", BASE)
    desk.write(LEFT, "somebody writes this now")
    desk.run(*arguments.split())
    assert LEFT in desk.names()


def test_a_folder_that_stays_empty_is_not_made(desk: Desk) -> None:
    desk.write("a.yaml", BASE.replace("place:", "plac:"))
    assert desk.run("build", "a.yaml", "-o", "ra/xa") == 1
    assert [one.name for one in desk.folder.iterdir()] == ["a.yaml"]


@pytest.mark.parametrize("failing", ["create", "replace", "remove"])
def test_every_way_of_writing_tells_what_the_disk_says(
    failing: str, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.write("a", "1")
    desk.write("a.truoc", "0")

    def fails(*_: object) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(Folder, failing, fails)
    path = Path("a")
    ways: dict[str, tuple[Callable[[], object], ...]] = {
        "create": (lambda: write_new(Path("b"), b"2"), lambda: write_keeping(path, b"2")),
        "replace": (lambda: rename(path, Path("b")), lambda: write_atomically(path, b"2")),
        "remove": (lambda: remove(path),),
    }
    for way in ways[failing]:
        with pytest.raises(Rejected, match="Input/output error"):
            way()
    assert desk.read("a") == "1" and desk.read("a.truoc") == "0"


def test_what_is_kept_once_is_not_kept_twice(desk: Desk) -> None:
    for name in ("a.txt", "a.truoc.txt", "a.truoc-2.txt"):
        desk.write(name, {"a.truoc.txt": "another"}.get(name, "mine"))
    assert write_keeping(Path("a.txt"), b"mine") is None
    assert write_keeping(Path("a.txt"), b"new") == Path("a.truoc-2.txt")
    assert desk.names() == {"a.txt", "a.truoc.txt", "a.truoc-2.txt"}
    assert write_keeping(Path("a.txt"), b"newer") == Path("a.truoc-3.txt")
    assert desk.read("a.truoc-3.txt") == "new" and desk.read("a.txt") == "newer"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no such files there")
def test_what_is_no_regular_file_is_not_written_over(desk: Desk) -> None:
    os.mkfifo(desk.folder / "s.md")
    desk.write("a.yaml", BASE)
    assert desk.run("build", "a.yaml", "--summary", "s.md") == 1 and "build/write" in desk.said
    assert stat.S_ISFIFO((desk.folder / "s.md").lstat().st_mode)


def test_a_file_that_is_there_is_not_written_anew(desk: Desk) -> None:
    path = desk.folder / "in" / "a"
    assert write_new(path, b"1") and not write_new(path, b"2") and path.read_bytes() == b"1"


def test_a_file_in_the_place_of_a_folder_is_told(desk: Desk) -> None:
    desk.write("in", "a file")
    with pytest.raises(Rejected, match="phải là thư mục"):
        write_atomically(Path("in/a"), b"1")


def test_there_is_one_way_of_writing() -> None:
    """Who opens files to write them is `generator/disk`, and who writes what no user keeps."""
    ways = (".write_text(", ".write_bytes(", 'open("w', 'open("x', 'open("a', ".mkdir(", ".unlink(", ".rename(", "os.replace(", "shutil.move")  # fmt: skip
    found = {
        path.relative_to(ROOT / "generator").as_posix()
        for path in (ROOT / "generator").rglob("*.py")
        if any(way in path.read_text("utf-8") for way in ways)
    }
    own = {
        "disk/folder.py",
        "disk/cache.py",  # the user's cache folder, and what is taken out of it
        "reading/office.py",  # a folder of its own, for LibreOffice
        "reading/rdocx.py",  # a folder of its own, for rdocx
        "page/doors/given.py",  # folders, for verbs to write to
        "page/dropped.py",  # a folder of its own, for what is dropped on the page
        "page/running.py",  # the same, and where the page says that it runs
        "importing/proof.py",  # a folder of its own, for the plan that is tried
        "batch/logbook.py",  # goes on writing the log that it has put there whole
        "batch/__main__.py",  # a tool of developers
        "word/template.py",  # a tool of developers
    }
    assert found == own
