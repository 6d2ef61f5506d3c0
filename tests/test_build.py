"""Building many plans: the same bytes always, whole files only, names that every system takes."""

import hashlib
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from generator import atomic
from generator.atomic import write_atomically
from generator.making import build as building
from generator.making.build import build
from generator.making.plans import find_plans
from generator.package import zip_parts
from generator.problems import Rejected
from tests.audit import audited
from tests.helpers import BASE, ROOT, changed, sound, template
from tests.test_document import SIGNATURES


def _write(folder: Path, **plans: str) -> list[Path]:
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in plans.items():
        (folder / f"{name}.yaml").write_text(text, "utf-8")
    return find_plans(folder)


def test_a_broken_plan_writes_nothing_and_leaves_the_old_document(tmp_path: Path) -> None:
    plans = _write(tmp_path / "plans", a=BASE, b=BASE)
    assert all(built.output for built in build(plans, tmp_path / "out"))
    old = (tmp_path / "out" / "b.docx").read_bytes()
    plans = _write(
        tmp_path / "plans",
        a=BASE.replace("number: 5", "number: 6"),
        b=BASE.replace("place:", "plac:"),
    )
    a, b = build(plans, tmp_path / "out")
    assert a.output and b.output is None
    assert {problem.code for problem in b.problems} == {"plan/unknown-key"}
    assert (tmp_path / "out" / "b.docx").read_bytes() == old
    assert {path.name for path in (tmp_path / "out").iterdir()} == {
        "a.docx",
        "b.docx",
        "manifest.json",
    }


def test_nothing_at_all_is_written_when_the_only_plan_is_broken(tmp_path: Path) -> None:
    plans = _write(tmp_path / "plans", a=BASE.replace("place:", "plac:"))
    list(build(plans, tmp_path / "out"))
    assert not (tmp_path / "out").exists()


def test_the_manifest_says_what_was_made_of_what(tmp_path: Path) -> None:
    plans = _write(tmp_path / "plans", b=BASE, a=BASE)
    list(build(plans, tmp_path / "out", office=tmp_path))
    entries = json.loads((tmp_path / "out" / "manifest.json").read_text("utf-8"))
    assert [(entry["file"], entry["plan"]) for entry in entries] == [
        ("a.docx", "plans/a.yaml"),
        ("b.docx", "plans/b.yaml"),
    ]
    content = (tmp_path / "out" / "a.docx").read_bytes()
    assert entries[0]["sha256"] == hashlib.sha256(content).hexdigest()
    assert (entries[0]["id"], entries[0]["version"]) == ("papi-2026", 1)


def test_the_manifest_keeps_what_was_built_before_and_forgets_what_is_gone(tmp_path: Path) -> None:
    plans = _write(tmp_path / "plans", a=BASE, b=BASE, c=BASE)
    list(build(plans, tmp_path / "out"))
    (tmp_path / "out" / "a.docx").unlink()
    list(build(plans[2:], tmp_path / "out"))
    entries = json.loads((tmp_path / "out" / "manifest.json").read_text("utf-8"))
    assert [entry["file"] for entry in entries] == ["b.docx", "c.docx"]


_PROGRAM = "import sys; from generator.cli import main; sys.exit(main(sys.argv[1:]))"


def _bytes_in_another_world(folder: Path, **environment: str) -> dict[str, bytes]:
    shutil.copytree(ROOT / "plans", folder / "plans")
    (folder / "plans" / "base.yaml").write_text(BASE, "utf-8")
    world = {**os.environ, "PYTHONPATH": str(ROOT), **environment}
    subprocess.run(
        [sys.executable, "-c", _PROGRAM, "build"],
        cwd=folder,
        env=world,
        check=True,
        capture_output=True,
    )
    return {path.name: path.read_bytes() for path in (folder / "output").iterdir()}


def test_the_same_plan_gives_the_same_bytes_anywhere(tmp_path: Path) -> None:
    here = _bytes_in_another_world(
        tmp_path / "a", PYTHONHASHSEED="1", TZ="Asia/Ho_Chi_Minh", LC_ALL="C"
    )
    there = _bytes_in_another_world(
        tmp_path / "thư mục khác",
        PYTHONHASHSEED="2",
        TZ="America/New_York",
        LC_ALL="C.UTF-8",
        PYTHONUTF8="0",
    )
    assert len(here) >= 3 and here == there


_CLOCK = """
import datetime, time, sys
class Then(datetime.datetime):
    @classmethod
    def now(cls, tz=None): return cls(%(year)d, 5, 6, 7, 8, 9, tzinfo=tz)
    utcnow = today = now
datetime.datetime = Then
time.time = lambda: 0x7FFFFFFF if %(year)d > 2020 else 1e9
for name in ("localtime", "gmtime"):
    real = getattr(time, name)
    setattr(time, name, lambda seconds=None, real=real: real(time.time() if seconds is None else seconds))
from generator.making.build import document_bytes
from tests.helpers import changed, sound, template
import hashlib
for text in (changed(), changed(date="date:")):
    sys.stdout.write(hashlib.sha256(document_bytes(sound(text), template())).hexdigest())
"""


def test_another_day_gives_the_same_bytes() -> None:
    def digest(year: int) -> str:
        command = [sys.executable, "-c", _CLOCK % {"year": year}]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        return done.stdout

    then = digest(2001)
    assert then == digest(2037) and len(then) == 128


def test_an_interrupted_write_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "a.docx"
    write_atomically(target, b"old")

    def interrupted(handle: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(atomic.os, "fsync", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_atomically(target, b"new")
    assert target.read_bytes() == b"old" and list(tmp_path.iterdir()) == [target]


def test_what_a_killed_build_was_writing_is_swept_away_once_nobody_can_be_writing_it(
    tmp_path: Path,
) -> None:
    plans, output = _write(tmp_path / "plans", a=BASE), tmp_path / "output"
    output.mkdir()
    old, new, other = (output / name for name in (".kehoach-1-a.tmp", ".kehoach-2-b.tmp", "a.tmp"))
    for left in (old, new, other):
        left.write_bytes(b"half")
        os.utime(left, (0, 0) if left is not new else None)
    assert [one.written for one in build(plans, output)] == [True]
    assert (old.exists(), new.exists(), other.exists()) == (False, True, True)


def test_a_full_disk_or_a_file_open_in_word_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "a.docx"
    target.write_bytes(b"old")

    def refused(*_: object, **__: object) -> None:
        raise PermissionError(13, "Access is denied")

    monkeypatch.setattr(os, "replace", refused)
    with pytest.raises(Rejected) as raised:
        write_atomically(target, b"new")
    (problem,) = raised.value.problems
    assert problem.code == "build/write" and "Word" in problem.advice.vi
    assert target.read_bytes() == b"old" and list(tmp_path.iterdir()) == [target]


def test_a_link_in_place_of_the_document_is_replaced_not_followed(tmp_path: Path) -> None:
    victim = tmp_path / "victim"
    victim.write_bytes(b"victim")
    target = tmp_path / "a.docx"
    try:
        target.symlink_to(victim)
    except OSError:
        pytest.skip("no links on this system")
    write_atomically(target, b"new")
    assert (
        victim.read_bytes() == b"victim"
        and target.read_bytes() == b"new"
        and not target.is_symlink()
    )


@pytest.mark.parametrize(
    "names", [["a/x", "b/x"], ["a/x", "b/X"], ["con"], ["AUX"], ["a:b"], ["nul.v2"], ["x "]]
)
def test_names_that_collide_or_that_windows_refuses_stop_the_build(
    names: list[str], tmp_path: Path
) -> None:
    plans = [tmp_path / f"{name}.yaml" for name in names]
    for path in plans:
        path.parent.mkdir(exist_ok=True)
        path.write_text(BASE, "utf-8")
    with pytest.raises(Rejected):
        list(build(plans, tmp_path / "out"))
    assert not (tmp_path / "out").exists()


def test_the_offices_own_template_comes_before_the_shipped_one(tmp_path: Path) -> None:
    plans = _write(tmp_path / "plans", a=BASE)
    shutil.copytree(ROOT / "templates", tmp_path / "templates")
    own = zip_parts(template().parts).replace(b"<w:t>2</w:t>", b"<w:t>9</w:t>")
    (tmp_path / "templates" / "ke-hoach.docx").write_bytes(
        own.replace("Độc lập".encode(), "Độc-lập".encode())
    )
    (built,) = build(plans, tmp_path / "out", office=tmp_path)
    # The office's file is damaged (its checksums are wrong), so we know that it was the one looked at.
    assert [problem.spot.path for problem in built.problems] == [
        (tmp_path / "templates" / "ke-hoach.docx").as_posix()
    ]


def test_documents_open_without_repair(tmp_path: Path) -> None:
    plans = find_plans(ROOT / "plans")
    plans += _write(tmp_path / "plans", base=BASE, draft=changed(number="number:", date="date:"))
    plans += _write(
        tmp_path / "more",
        **{
            f"signature-{n}": changed(signature=f"signature: {{{yaml}, name: A B}}")
            for n, (yaml, _) in enumerate(SIGNATURES)
        },
    )
    outputs = [built.output for built in build(plans, tmp_path / "out")]
    assert len(outputs) >= 15
    for output in outputs:
        assert output is not None
        result = audited(output)
        assert result.is_valid and not result.errors, (
            output.name,
            [str(error) for error in result.errors],
        )


def test_document_bytes_depend_on_plan_and_template_only() -> None:
    assert building.document_bytes(sound(), template()) == building.document_bytes(
        sound(), template()
    )
    assert building.document_bytes(sound(), template()) != building.document_bytes(
        sound(changed(number="number: 6")), template()
    )
