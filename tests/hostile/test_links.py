"""Links: what stands behind one is neither told nor written over."""

import shutil
from pathlib import Path

import pytest

from generator.atomic import write_atomically
from generator.disk import folder as folders
from generator.making import build as building
from generator.problems import Rejected
from tests.cascade.helpers import OFFICE, Desk
from tests.helpers import BASE, changed

SECRET = "root:x:0:0:khóa-bí-mật\n"
COPY = BASE.replace("id: papi-2026\n", "id: xa-2026\n")
ROSTER = "Mã;Tên\n12345;xã Tân Hưng\n"


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    """A file outside the office's folder."""
    path = tmp_path / "secret"
    path.write_text(SECRET, "utf-8")
    return path


def _put(desk: Desk, name: str, secret: Path) -> None:
    (desk.folder / name).parent.mkdir(exist_ok=True)
    (desk.folder / name).symlink_to(secret)


@pytest.mark.parametrize(
    ("link", "arguments"),
    [
        ("a.yaml", "build a.yaml"),
        ("plans/a.yaml", "build"),
        ("a.yaml", "check a.yaml"),
        ("a.docx", "check a.docx"),
        ("a.yaml", "issue a.yaml --number 5 --date 2026-02-03"),
        ("a.yaml", "update a.yaml"),
        ("a.yaml", "new --from a.yaml --unit xã_Tân_Hưng"),
        ("a.yaml", "diff a.yaml tinh.yaml"),
        ("a.yaml", "tasks a.yaml"),
        ("a.docx", "import a.docx"),
        ("in/a.yaml", "ledger tinh.yaml in"),
        ("u.csv", "ledger tinh.yaml tinh.yaml --units u.csv"),
        ("u.csv", "batch tinh.yaml --units u.csv --jobs 1"),
        ("mau.docx", "build tinh.yaml --template mau.docx"),
    ],
)
def test_no_line_behind_a_link_is_told(link: str, arguments: str, desk: Desk, secret: Path) -> None:
    desk.write("tinh.yaml", OFFICE)
    _put(desk, link, secret)
    status = desk.run(*(one.replace("_", " ") for one in arguments.split()))
    assert status == 1 and "file/link" in desk.said, desk.said
    assert "bí-mật" not in desk.said and "root:x" not in desk.said


def test_no_line_of_a_base_behind_a_link_is_told(desk: Desk, secret: Path) -> None:
    desk.copy()
    desk.edit("tinh.yaml", ("version: 1", "version: 2"))
    (desk.folder / "xa.goc.yaml").unlink()
    _put(desk, "xa.goc.yaml", secret)
    assert desk.run("update", "xa.yaml") == 1 and "file/link" in desk.said
    assert "bí-mật" not in desk.said


def test_a_folder_that_leads_out_is_not_read(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "others").mkdir()
    (tmp_path / "others" / "a.yaml").write_text("khoa: bí-mật\n", "utf-8")
    (desk.folder / "in").symlink_to(tmp_path / "others")
    assert desk.run("check", "in/a.yaml") == 1
    assert "file/link" in desk.said and "bí-mật" not in desk.said


def test_a_link_to_a_folder_inside_is_a_folder(desk: Desk) -> None:
    desk.write("plans/a.yaml", BASE)
    (desk.folder / "in").symlink_to(desk.folder / "plans")
    (desk.folder / "out").mkdir()
    (desk.folder / "ra").symlink_to(desk.folder / "out")
    assert desk.run("build", "in/a.yaml", "-o", "ra") == 0, desk.said
    assert "out/a.docx" in desk.names()


def test_nothing_is_written_where_the_output_leads_out(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "others").mkdir()
    (desk.folder / "output").symlink_to(tmp_path / "others")
    desk.write("a.yaml", BASE)
    assert desk.run("build", "a.yaml") == 1 and "file/link" in desk.said
    assert not [*(tmp_path / "others").iterdir()]


def test_nobody_writes_where_a_folder_leads_out(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "others").mkdir()
    (desk.folder / "in").symlink_to(tmp_path / "others")
    with pytest.raises(Rejected, match="file/link"):
        write_atomically(Path("in/a"), b"1")
    assert not [*(tmp_path / "others").iterdir()]


@pytest.mark.parametrize(
    ("deep", "by_handle"),
    [("output", True), ("output/ra", True), ("../beside", True), ("output", False)],
)
def test_a_folder_that_becomes_a_link_is_not_written_through(
    deep: str, by_handle: bool, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second plan comes after somebody put a link in the place of the folder."""
    monkeypatch.setattr(folders, "_BY_HANDLE", by_handle)
    others, output = tmp_path / "others", Path(deep)
    others.mkdir()
    victim = others / "b.docx"
    victim.write_bytes(b"theirs")
    made = building.document_parts

    def swapping(*given: object) -> dict[str, bytes]:
        if (output / "a.docx").exists() and not output.is_symlink():
            shutil.move(output, tmp_path / "gone")
            output.symlink_to(others)
        return made(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(building, "document_parts", swapping)
    for name in ("a", "b", "c"):
        desk.write(f"{name}.yaml", changed(id=f"id: {name}"))
    assert desk.run("build", "a.yaml", "b.yaml", "c.yaml", "-o", deep) == 1
    assert output.is_symlink() and "file/link" in desk.said
    assert [*others.iterdir()] == [victim] and victim.read_bytes() == b"theirs"


@pytest.mark.parametrize("option", ["--summary", "--report"])
def test_no_summary_and_no_report_goes_through_a_link(
    option: str, desk: Desk, secret: Path
) -> None:
    desk.write("a.yaml", BASE)
    _put(desk, "s.md", secret)
    assert desk.run("build", "a.yaml", option, "s.md", "--format", "json") == 1
    assert "file/link" in desk.said and secret.read_text("utf-8") == SECRET


def test_init_writes_through_no_link(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "others").mkdir()
    (desk.folder / ".github").symlink_to(tmp_path / "others")
    assert desk.run("init") == 1 and "file/link" in desk.said
    assert not [*(tmp_path / "others").iterdir()]


@pytest.mark.parametrize(
    "arguments",
    [
        "build vong.yaml",
        "build a.yaml --template vong.docx",
        "build a.yaml --summary vong.md",
        "build a.yaml --report vong.md --format json",
        "build a.yaml -o vong.d",
        "check vong.yaml",
        "check vong.docx",
        "issue vong.yaml --number 5 --date 2026-02-03",
        "update vong.yaml",
        "ledger a.yaml vong.d",
        "ledger vong.yaml a.yaml",
        "ledger a.yaml a.yaml --csv vong.csv",
        "fix vong.docx -o ra.docx",
        "init vong.d",
        "tasks vong.d",
    ],
)
def test_links_in_a_circle_are_told(arguments: str, desk: Desk) -> None:
    desk.write("a.yaml", BASE)
    for ending in ("yaml", "docx", "md", "csv", "d"):
        (desk.folder / f"vong.{ending}").symlink_to(desk.folder / f"vong.{ending}")
    status = desk.run(*arguments.split())
    assert status in (0, 1), desk.said
    assert status == 1 or (desk.folder / "vong.csv").is_file()
