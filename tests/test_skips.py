"""What is unchanged is left alone, what is stale never: tries to deceive the skip; and `--verify`, which writes nothing."""

import importlib.metadata
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.making import build as building
from generator.making import made_of
from generator.making.build import build, verify
from generator.making.made_of import program_sha256
from generator.making.manifest import left_over
from generator.making.plans import find_plans
from generator.package import zip_parts
from generator.problems import Severity
from generator.review.words import Reviewer
from tests.helpers import BASE, ROOT, changed, template, told_of
from tests.images import png
from tests.program import kehoach

NEW = BASE.replace("number: 5", "number: 6")
PICTURE = "plans/so-do.png"
WITH_PICTURE = changed(
    id="id: plan-b",
    number="number: 16",
    implementation="implementation:\n  - Thực hiện theo sơ đồ.\n  - image: {file: so-do.png, alt: Sơ đồ, caption: Sơ đồ}",
)

REPORT = changed(
    id="id: plan-c",
    number="number: 17",
    **dict.fromkeys(
        ("purpose", "requirements", "targets", "solutions", "implementation", "closing")
    ),
) + (
    "reports_on:\n  plan: a.yaml\n  as_of: 2026-02-03\n  results:\n"
    "    - {id: NV01, state: not_started}\n    - {id: CT01, value: '44,00'}\n"
)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three plans, built: b shows a picture, c is a report on a; the template is the office's own."""
    folder = tmp_path_factory.mktemp("office")
    (folder / "plans").mkdir()
    (folder / "templates").mkdir()
    for name, text in {"a": changed(id="id: plan-a"), "b": WITH_PICTURE, "c": REPORT}.items():
        (folder / "plans" / f"{name}.yaml").write_text(text, "utf-8")
    (folder / PICTURE).write_bytes(png(20, 20))
    shutil.copy(ROOT / "templates" / "ke-hoach.docx", folder / "templates")
    assert [built.written for built in _built(folder)] == [True] * 3
    return folder


@pytest.fixture
def office(made: Path, tmp_path: Path) -> Path:
    """The office of this test alone."""
    return shutil.copytree(made, tmp_path / "office")


def _built(office: Path, force: bool = False) -> list[building.Built]:
    return list(
        build(
            find_plans(office / "plans"),
            office / "output",
            office=office,
            force=force,
            reader=Reviewer(),
        )
    )


def _verified(office: Path) -> list[str]:
    plans = find_plans(office / "plans")
    return [
        problem.code
        for one in verify(plans, office / "output", office=office, reader=Reviewer())
        for problem in one.problems
    ]


def _files(folder: Path) -> dict[str, tuple[bytes, int, int]]:
    """Content, time of writing and inode of every file: a file written again has another inode."""
    return {
        path.name: (path.read_bytes(), path.stat().st_mtime_ns, path.stat().st_ino)
        for path in folder.iterdir()
    }


def test_nothing_changed_nothing_written(office: Path) -> None:
    before = _files(office / "output")
    assert [built.written for built in _built(office)] == [False] * 3
    assert _files(office / "output") == before


def test_one_plan_of_three_changed_one_document_written(office: Path) -> None:
    before = _files(office / "output")
    (office / "plans" / "b.yaml").write_text(NEW, "utf-8")
    assert [built.written for built in _built(office)] == [False, True, False]
    after = _files(office / "output")
    assert {name for name in after if after[name] != before[name]} == {"b.docx", "manifest.json"}


def test_force_makes_all_anew(office: Path) -> None:
    before = _files(office / "output")
    assert [built.written for built in _built(office, force=True)] == [True] * 3
    after = _files(office / "output")
    assert (
        all(after[name][0] == before[name][0] for name in after)
        and after["a.docx"] != before["a.docx"]
    )


def test_a_comment_changed_in_the_plan_leaves_the_document_alone(office: Path) -> None:
    before = _files(office / "output")
    (office / "plans" / "b.yaml").write_text(WITH_PICTURE + "# xong\n", "utf-8")
    assert [built.written for built in _built(office)] == [False] * 3
    assert _files(office / "output")["b.docx"] == before["b.docx"]
    assert _verified(office) == []


# Each tries to let a stale document stand; every one of them ends with a plan, template or picture that says something
# else than the document in `output`, or with another document there.


def _edit(office: Path, name: str = "b", text: str = NEW) -> None:
    """Changes a plan, but not its size in days of old nor its time."""
    path = office / "plans" / f"{name}.yaml"
    times = path.stat()
    path.write_text(text, "utf-8")
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))


def _entries(office: Path) -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads(
        (office / "output" / "manifest.json").read_text("utf-8")
    )
    return found


def _note(office: Path, entries: object) -> None:
    (office / "output" / "manifest.json").write_text(json.dumps(entries), "utf-8")


def _same_time_and_size(office: Path) -> None:
    _edit(office)


def _document_touched(office: Path) -> None:
    with (office / "output" / "b.docx").open("ab") as stream:
        stream.write(b"\0")


def _documents_swapped(office: Path) -> None:
    a, b = office / "output" / "a.docx", office / "output" / "b.docx"
    _edit(office, "a", NEW)
    _built(office)
    content = a.read_bytes()
    a.write_bytes(b.read_bytes())
    b.write_bytes(content)


def _note_says_the_new_plan(office: Path) -> None:
    _edit(office)
    entries = _entries(office)
    entries[1]["plan_sha256"] = made_of.sha256(NEW.encode())
    _note(office, entries)


def _notes_merged_line_by_line(office: Path) -> None:
    """As git merges two branches: the new inputs of one, the document and its sum of the other."""
    old, content = _entries(office), (office / "output" / "b.docx").read_bytes()
    _edit(office)
    _built(office)
    mixed = _entries(office)
    mixed[1]["sha256"] = old[1]["sha256"]
    _note(office, mixed)
    (office / "output" / "b.docx").write_bytes(content)


def _old_document_put_back(office: Path) -> None:
    content = (office / "output" / "b.docx").read_bytes()
    _edit(office)
    _built(office)
    (office / "output" / "b.docx").write_bytes(content)


def _old_document_and_note_put_back(office: Path) -> None:
    shutil.copytree(office / "output", office / "backup")
    _edit(office)
    _built(office)
    shutil.rmtree(office / "output")
    (office / "backup").rename(office / "output")


def _plans_renamed(office: Path) -> None:
    _edit(office, "a", NEW)
    _built(office)
    (office / "plans" / "a.yaml").rename(office / "plans" / "z.yaml")
    (office / "plans" / "b.yaml").rename(office / "plans" / "a.yaml")
    (office / "plans" / "z.yaml").rename(office / "plans" / "b.yaml")


def _picture_changed(office: Path) -> None:
    """Another picture of the same size in bytes and the same time."""
    path = office / PICTURE
    times, size = path.stat(), len(path.read_bytes())
    path.write_bytes(png(20, 20, shade=0x40))
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert len(path.read_bytes()) == size


def _pictures_swapped(office: Path) -> None:
    """A second picture in b; then each takes the other's name."""
    (office / "plans" / "hai.png").write_bytes(png(20, 20, shade=0x10))
    _edit(
        office,
        "b",
        WITH_PICTURE.replace(
            "implementation:\n", "implementation:\n  - image: {file: hai.png, alt: Hai}\n"
        ),
    )
    _built(office)
    (office / PICTURE).rename(office / "x")
    (office / "plans" / "hai.png").rename(office / PICTURE)
    (office / "x").rename(office / "plans" / "hai.png")


def _plan_of_a_report_changed(office: Path) -> None:
    """The document of the plan itself stays as it is, if that is built first and then built alone."""
    _edit(
        office,
        "a",
        (office / "plans" / "a.yaml")
        .read_text("utf-8")
        .replace("kế hoạch kiểm tra", "kế hoạch tự kiểm tra"),
    )
    plan = office / "plans" / "a.yaml"
    list(build([plan], office / "output", office=office, reader=Reviewer()))


def _template_changed(office: Path) -> None:
    parts = dict(template().parts)
    parts["word/document.xml"] = parts["word/document.xml"].replace(
        "Độc lập".encode(), "Độc  lập".encode()
    )
    (office / "templates" / "ke-hoach.docx").write_bytes(zip_parts(parts))


def _template_gone(office: Path) -> None:
    _template_changed(office)
    _built(office)
    (office / "templates" / "ke-hoach.docx").unlink()


def _no_manifest(office: Path) -> None:
    _edit(office)
    (office / "output" / "manifest.json").unlink()


def _document_gone(office: Path) -> None:
    (office / "output" / "b.docx").unlink()


TRICKS: list[Callable[[Path], None]] = [
    _same_time_and_size,
    _document_touched,
    _documents_swapped,
    _note_says_the_new_plan,
    _notes_merged_line_by_line,
    _old_document_put_back,
    _old_document_and_note_put_back,
    _plans_renamed,
    _picture_changed,
    _pictures_swapped,
    _plan_of_a_report_changed,
    _template_changed,
    _template_gone,
    _no_manifest,
    _document_gone,
]


@pytest.mark.parametrize("trick", TRICKS, ids=lambda trick: trick.__name__.strip("_"))
def test_a_skip_never_shows_a_stale_document(trick: Callable[[Path], None], office: Path) -> None:
    trick(office)
    assert {"build/stale", "build/missing", "build/edited"} & set(_verified(office)), (
        "the trick makes nothing stale"
    )
    assert any(built.written for built in _built(office))
    fresh = {
        built.output.name: built.output.read_bytes()
        for built in build(
            find_plans(office / "plans"), office / "fresh", office=office, reader=Reviewer()
        )
        if built.output
    }
    assert len(fresh) == 3
    assert {name: (office / "output" / name).read_bytes() for name in fresh} == fresh
    for edited in (office / "output").glob("*.da-sua-word.docx"):
        edited.unlink()
    assert _verified(office) == []


def test_another_program_makes_everything_anew(
    office: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rendered: list[str] = []
    real = building.document_parts

    def counted(of: object, *rest: object) -> dict[str, bytes]:
        rendered.append("one")
        return real(of, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(building, "document_parts", counted)
    _built(office)
    assert rendered == []
    monkeypatch.setattr(building, "program_sha256", lambda: "another")
    _built(office)
    assert len(rendered) == 3


def test_the_program_is_known_by_its_sources_and_libraries(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(
        ROOT / "generator", tmp_path / "generator", ignore=shutil.ignore_patterns("__pycache__")
    )
    monkeypatch.setattr(made_of, "__file__", str(tmp_path / "generator" / "making" / "made_of.py"))
    program = program_sha256.__wrapped__
    first = program()
    law = tmp_path / "generator" / "law" / "decree30.py"
    law.write_bytes(law.read_bytes().replace(b"\n", b"\r\n"))
    assert program() == first, "line ends of a checkout on Windows"
    law.write_bytes(law.read_bytes() + b"\n# ")
    second = program()
    monkeypatch.setattr(made_of, "library", lambda name: "9")
    assert len({first, second, program()}) == 3


def test_only_the_plan_whose_picture_changes_is_made_anew(office: Path) -> None:
    before = _files(office / "output")
    (office / PICTURE).write_bytes(png(30, 20))
    assert [built.written for built in _built(office)] == [False, True, False]
    after = _files(office / "output")
    assert {name for name in after if after[name] != before[name]} == {"b.docx", "manifest.json"}


_WATCHED = """
import sys
from pathlib import Path
from generator.package import noted_reads
from generator.making.build import document_bytes
from generator.making.load import load_plan
from tests.helpers import template
folder, opened = Path("plans").resolve(), set()
def watch(event, details):
    if event == "open" and isinstance(details[0], (str, Path)):
        opened.add(Path(details[0]).resolve())
word, path = template(), Path("plans/" + sys.argv[1])
sys.addaudithook(watch)
with noted_reads() as read:
    plan = load_plan(path)
    document_bytes(plan, word)
print(sorted(one.name for one in opened if one.is_relative_to(folder)))
print(sorted(one.name for one in read))
"""


@pytest.mark.parametrize(
    ("name", "files"),
    [("day-du.yaml", ["day-du.yaml", "so-do.png"]), ("c.yaml", ["a.yaml", "c.yaml"])],
)
def test_every_file_that_a_document_is_made_of_counts(
    name: str, files: list[str], tmp_path: Path
) -> None:
    """What plans with all there is open beside themselves, the system says; all of it is in the manifest's sums."""
    shutil.copytree(ROOT / "tests" / "full", tmp_path / "plans")
    (tmp_path / "plans" / "a.yaml").write_text(changed(id="id: plan-a"), "utf-8")
    (tmp_path / "plans" / "c.yaml").write_text(REPORT, "utf-8")
    world = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", _WATCHED, name]
    done = subprocess.run(
        command, cwd=tmp_path, env=world, capture_output=True, encoding="utf-8", check=False
    )
    assert done.stdout.splitlines() == [str(files)] * 2, done.stderr


def test_verify_tells_each_kind_of_difference_and_writes_nothing(office: Path) -> None:
    assert kehoach("build", "--verify", cwd=office).stdout == "3/3 văn bản đúng như kế hoạch\n"
    _edit(office, "a")
    _document_gone(office)
    entries = _entries(office)
    entries[2]["version"] = 9
    _note(office, entries)
    before = _files(office / "output")
    done = kehoach("build", "--verify", cwd=office)
    assert done.returncode == 1
    assert [line for line in done.stdout.splitlines() if not line.startswith(" ")] == [
        "output/a.docx: không phải văn bản mà plans/a.yaml cho ra [build/stale]",
        "output/b.docx: chưa có văn bản của plans/b.yaml [build/missing]",
        "output/c.docx: manifest.json ghi khác về văn bản này [build/manifest]",
        "0/3 văn bản đúng như kế hoạch",
    ]
    assert _files(office / "output") == before


def test_verify_of_a_broken_plan_fails_with_its_error(office: Path) -> None:
    (office / "plans" / "a.yaml").write_text(BASE.replace("place:", "plac:"), "utf-8")
    done = kehoach("build", "--verify", cwd=office)
    assert done.returncode == 1 and told_of(done.stdout, "plan/unknown-key", "plans/a.yaml:6:1")


def test_a_document_of_a_plan_that_is_gone_is_told(office: Path) -> None:
    (office / "plans" / "b.yaml").unlink()
    (office / "output" / "thư riêng.docx").write_bytes(b"")
    (office / "output" / "~$a.docx").write_bytes(b"")
    verified, built = kehoach("build", "--verify", cwd=office), kehoach("build", cwd=office)
    assert verified.returncode == 1 and built.returncode == 0
    for done in (verified, built):
        assert "[build/left-over]" in done.stdout and "plans/b.yaml" in done.stdout
        assert "output/thư riêng.docx: lưu ý:" in done.stdout and "~$a" not in done.stdout
    assert kehoach("build", "plans/a.yaml", "--verify", cwd=office).returncode == 0, (
        "only what was asked for"
    )
    (office / "output" / "b.docx").unlink()
    assert kehoach("build", "--verify", cwd=office).returncode == 0


def test_a_note_with_a_path_leads_nowhere(office: Path) -> None:
    (office / "plans.docx").write_bytes(b"")
    _note(office, [{"file": "../plans.docx", "plan": "x"}, {"file": ["a"]}, 5])
    assert left_over(office / "output", ["a.docx", "b.docx", "c.docx"], Severity.ERROR) == []
    _built(office, force=True)
    assert [entry["file"] for entry in _entries(office)] == ["a.docx", "b.docx", "c.docx"]


def test_a_finding_does_not_end_because_nothing_changed(office: Path) -> None:
    (office / "plans" / "a.yaml").write_text(
        BASE.replace("place: Minh Hòa", "place: TP. Minh Hòa"), "utf-8"
    )
    first, second = kehoach("build", cwd=office), kehoach("build", cwd=office)
    assert first.returncode == second.returncode == 1
    assert "output/a.docx = plans/a.yaml (không đổi; 1 lỗi)" in second.stdout
    assert [line for line in first.stdout.splitlines() if "dia-danh-thoi-gian/place" in line] == [
        line for line in second.stdout.splitlines() if "dia-danh-thoi-gian/place" in line
    ]


def test_comparing_and_forcing_exclude_each_other(office: Path) -> None:
    done = kehoach("build", "--verify", "--force", cwd=office)
    assert done.returncode == 2 and "không đi cùng" in done.stderr


def test_versions_of_libraries_are_those_that_the_installer_noted() -> None:
    """As the library tells them, which takes longer."""
    for one in importlib.metadata.distributions():
        assert made_of.library(one.metadata["Name"]) == one.version
    assert made_of.library("no-such-thing") == "?"
