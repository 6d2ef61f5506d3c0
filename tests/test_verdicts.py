"""What is kept of a build: told again while nothing changed, and by nobody believed against the files."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from generator.cli import main
from generator.disk import cache
from generator.making import verdicts
from generator.making.verdicts import Verdicts
from tests.helpers import ROOT

PLANS = [
    Path("plans", name)
    for name in (
        "papi-bqlkcn-2020.yaml",
        "minh-hoa-2026/ke-hoach.yaml",
        "minh-hoa-2026/quyet-dinh.yaml",
        "minh-hoa-2026/bao-cao.yaml",
        "xa-phuong/xa-minh-tan-lan-2.yaml",
    )
]
FINDS, SHOWS, ATTACHES, REPORTS, COPY = PLANS


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with plans, their documents, and a cache that knows them; to be copied."""
    folder = tmp_path_factory.mktemp("made")
    shutil.copytree(ROOT / "plans", folder / "plans")
    (folder / "templates").mkdir()
    shutil.copy(ROOT / "templates" / "ke-hoach.docx", folder / "templates")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        patch.setenv("KEHOACH_CACHE", str(folder / "cache"))
        main(["build", *map(str, PLANS)])
    return folder


@pytest.fixture
def office(made: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder itself, for what changes nothing in it."""
    monkeypatch.chdir(made)
    monkeypatch.setenv("KEHOACH_CACHE", str(made / "cache"))
    return made


@pytest.fixture
def own(office: Path, tmp_path: Path) -> Iterator[Path]:
    """A copy at the same path, so that the cache is of it; what was there comes back afterwards."""
    aside = tmp_path / "aside"
    shutil.copytree(office, aside)
    yield office
    for one in office.iterdir():
        shutil.rmtree(one)
    shutil.copytree(aside, office, dirs_exist_ok=True)


def _known(*plans: Path, output: str = "output") -> list[bool]:
    """Of which of the plans what was told is known."""
    of = Verdicts(plans or PLANS, Path(output), None, compact=False).of
    return [of(plan) is not None for plan in plans or PLANS]


def _told(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    capsys.readouterr()
    status = main(["build", *arguments, *map(str, PLANS)])
    return status, capsys.readouterr().out


@pytest.mark.parametrize("form", ["text", "json", "github"])
def test_what_was_kept_is_what_would_be_found(
    form: str, office: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert _known() == [True] * 5
    kept = _told(capsys, "--format", form)
    monkeypatch.setenv("KEHOACH_CACHE", "")
    assert _known() == [False] * 5
    assert kept == _told(capsys, "--format", form)
    assert "papi-bqlkcn-2020" in kept[1]


def test_what_was_kept_is_told_without_the_libraries_that_make_it(office: Path) -> None:
    program = """
import sys
from generator.cli import main
main(["build", *sys.argv[1:]])
heavy = ("yaml", "lxml", "docx", "docxtpl", "jinja2", "generator.reading", "generator.plan.model")
print([name for name in heavy if name in sys.modules])
"""
    done = subprocess.run(
        [sys.executable, "-c", program, *map(str, PLANS)],
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert done.stdout.endswith("[]\n"), done.stdout


def _edit(path: str) -> Callable[[], None]:
    return lambda: Path(path).write_bytes(Path(path).read_bytes() + b"\n# x\n")


def _reseal() -> None:
    path = Path("output/manifest.json")
    path.write_text(path.read_text("utf-8").replace('"version": ', '"version": 1'), "utf-8")


def _link() -> None:
    Path(COPY).rename("plans/elsewhere.yaml")
    Path(COPY).symlink_to(Path("plans/elsewhere.yaml").absolute())


_PICTURE = "plans/minh-hoa-2026/quy-trinh.png"
_BASE = "plans/xa-phuong/xa-minh-tan-lan-2.goc.yaml"
_OFFICE = "plans/xa-phuong/tinh-minh-hoa-lan-2.yaml"


@pytest.mark.parametrize(
    ("change", "of"),
    [
        (_edit(str(FINDS)), {FINDS}),
        (_edit(_PICTURE), {SHOWS, REPORTS}),
        (_edit(str(SHOWS)), {SHOWS, REPORTS}),
        (_edit("plans/minh-hoa-2026/ke-hoach-kiem-tra.kem.yaml"), {ATTACHES}),
        (_edit(_BASE), {COPY}),
        (lambda: os.unlink(_BASE), {COPY}),
        (_edit(_OFFICE), {COPY}),
        (lambda: os.unlink(_OFFICE), {COPY}),
        (_link, {COPY}),
        (_edit("templates/ke-hoach.docx"), {FINDS, SHOWS, COPY}),
        (lambda: os.unlink("templates/ke-hoach.docx"), set()),
        (_edit("output/bao-cao.docx"), {REPORTS}),
        (lambda: os.unlink("output/bao-cao.docx"), {REPORTS}),
        (_edit("output/manifest.json"), {*PLANS}),
        (_reseal, {*PLANS}),
    ],
)
def test_it_counts_while_all_that_it_rests_on_is_the_same(
    change: Callable[[], None], of: set[Path], own: Path
) -> None:
    change()
    assert {plan for plan, known in zip(PLANS, _known(), strict=True) if not known} == of


def test_a_file_that_waits_beside_the_document_is_looked_at(own: Path) -> None:
    shutil.copy("output/bao-cao.docx", "output/bao-cao.da-sua-word.docx")
    assert _known() == [plan is not REPORTS for plan in PLANS]


def test_another_program_folder_or_set_of_plans_has_verdicts_of_its_own(
    office: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert _known(FINDS) == [True], "what was known of many is known of one"
    assert _known(FINDS, output="elsewhere") == [False]
    assert _known(FINDS, Path("plans/minh-hoa-2026/to-trinh.yaml")) == [False, False]
    monkeypatch.setattr(verdicts, "program_sha256", lambda: "another")
    assert _known() == [False] * 5


def _entry(folder: Path) -> Path:
    (path,) = (folder / "cache" / "kehoach").iterdir()
    return path


def _plant(path: Path, change: Callable[[dict[str, object]], None]) -> None:
    """Changes what is kept, with the right sum over it."""
    value = json.loads(path.read_bytes().partition(b"\n")[2])
    change(value)
    content = json.dumps(value).encode()
    path.write_bytes(cache._sum(content) + b"\n" + content)


def test_a_false_verdict_is_seen_by_whoever_judges_anew(
    own: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    truth = _told(capsys)
    assert _told(capsys, "--verify")[0] == 0

    def say_nothing(value: dict[str, object]) -> None:
        for row in value["known"].values():  # type: ignore[attr-defined]
            row |= {"found": [], "told": [], "problems": []}

    _plant(_entry(own), say_nothing)
    false = _told(capsys)
    assert false != truth and "lưu ý" not in false[1]
    status, told = _told(capsys, "--verify")
    assert status == 1 and f"{FINDS.as_posix()}: " in told and "[build/kept]" in told
    _told(capsys, "--force")
    assert _told(capsys) == truth and _told(capsys, "--verify")[0] == 0


@pytest.mark.parametrize(
    "spoil",
    [
        lambda path: path.write_bytes(b""),
        lambda path: path.write_bytes(path.read_bytes()[:-50]),
        lambda path: path.write_bytes(b"0" * 64 + path.read_bytes()[64:]),
        lambda path: path.write_bytes(b"[" * 200_000),
        lambda path: _plant(path, lambda value: value.update(known=[])),
        lambda path: _plant(path, lambda value: value.update(plans=7)),
        lambda path: _plant(
            path, lambda value: value.update(known=dict.fromkeys(value["known"], 7))
        ),  # type: ignore[call-overload]
        lambda path: _plant(
            path,
            lambda value: [one.update(read=[], found=[[1, 2]]) for one in value["known"].values()],  # type: ignore[attr-defined]
        ),
        lambda path: path.parent.chmod(0o777),
        lambda path: path.rename(path.with_name("x")) and path.symlink_to(path.with_name("x")),
        lambda path: path.unlink() or path.mkdir(),
    ],
)
def test_what_is_damaged_or_anothers_counts_for_nothing(
    spoil: Callable[[Path], object], own: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    truth = _told(capsys)
    spoil(_entry(own))
    assert _known() == [False] * 5
    assert _told(capsys) == truth


@pytest.mark.skipif(os.name != "posix", reason="Windows knows no such owner")
def test_the_folder_of_another_user_is_not_believed(
    office: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "getuid", lambda: 4242)
    assert _known() == [False] * 5


def test_what_looks_around_is_not_kept(own: Path) -> None:
    """A copy that cannot find its office's plan where it says, and looks for it."""
    text = COPY.read_text("utf-8")
    assert "tinh-minh-hoa-lan-2.yaml" in text
    COPY.write_text(text.replace("tinh-minh-hoa-lan-2.yaml", "cho-khac.yaml"), "utf-8")
    main(["build", *map(str, PLANS)])
    assert _known() == [plan is not COPY for plan in PLANS]


def test_one_plan_that_changed_is_built_and_the_rest_is_told(
    own: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    FINDS.write_text(
        re.sub(r"(?m)^phien_ban: .*$", "phien_ban: 77", FINDS.read_text("utf-8")), "utf-8"
    )
    _, told = _told(capsys)
    signs = re.findall(r"^output/\S+ (.)", told, re.MULTILINE)
    assert sorted(signs) == ["=", "=", "=", "=", "←"] and _known() == [True] * 5


# The folder


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("KEHOACH_CACHE", str(tmp_path))
    return tmp_path / "kehoach"


def test_entries_are_bounded_and_the_oldest_go(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cache, "_MOST", 3)
    for at in range(5):
        cache.remember(f"name {at}", {"at": at})
        path = folder / cache._file(f"name {at}")
        os.utime(path, (at, at))
    assert [cache.remembered(f"name {at}") for at in range(5)] == [
        None,
        None,
        *({"at": at} for at in (2, 3, 4)),
    ]
    monkeypatch.setattr(cache, "_TOGETHER", 100)
    cache.remember("name 5", {"at": 5})
    assert [cache.remembered(f"name {at}") for at in (4, 5)] == [None, {"at": 5}]
    monkeypatch.setattr(cache, "LARGEST", 200)
    cache.remember("large", "x" * 200)
    assert cache.remembered("large") is None and len(list(folder.iterdir())) == 1


@pytest.mark.parametrize(
    ("system", "world", "where"),
    [
        ("linux", {"XDG_CACHE_HOME": "/x/cache"}, "/x/cache"),
        ("linux", {}, "/home/an/.cache"),
        ("darwin", {}, "/home/an/Library/Caches"),
        ("linux", {"KEHOACH_CACHE": ""}, None),
        ("linux", {"KEHOACH_CACHE": "/y", "XDG_CACHE_HOME": "/x"}, "/y"),
    ],
)
@pytest.mark.skipif(os.name != "posix", reason="paths of POSIX")
def test_where_each_system_keeps_such_things(
    system: str, world: dict[str, str], where: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("KEHOACH_CACHE", "XDG_CACHE_HOME"):
        monkeypatch.delenv(name, raising=False)
    for name, value in {"HOME": "/home/an", **world}.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys, "platform", system)
    found = cache._base()
    assert (found and found.as_posix()) == where


def test_where_nothing_can_be_written_nothing_is_kept(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder.parent.joinpath("file").touch()
    for named in (folder.parent / "file", Path("relative")):
        monkeypatch.setenv("KEHOACH_CACHE", str(named))
        cache.remember("name", 1)
        assert cache.remembered("name") is None
