"""Where a template goes: what is there is kept, and nothing else is written over."""

from pathlib import Path

import pytest

from generator.cli import main
from tests.reading.papers import plans


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a paper in it, where the program runs."""
    (tmp_path / "a.docx").write_bytes(plans.office())
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_it_goes_where_the_program_looks_for_it(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["template", "a.docx"]) == 0
    assert (here / "templates" / "ke-hoach.docx").exists()
    said = capsys.readouterr().out
    assert "Đã ghi mẫu templates/ke-hoach.docx" in said
    assert "lề trên, dưới, trái, phải 20, 20, 30, 15 mm" in said


def test_a_template_that_is_there_is_kept_and_the_same_one_is_not_kept_twice(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = here / "templates"
    folder.mkdir()
    target, kept = folder / "ke-hoach.docx", folder / "ke-hoach.truoc.docx"
    target.write_bytes(b"the office's own")
    assert main(["template", "a.docx", "-o", "templates"]) == 0
    assert kept.read_bytes() == b"the office's own"
    assert "Mẫu trước giữ ở templates/ke-hoach.truoc.docx" in capsys.readouterr().out
    assert main(["template", "a.docx", "-o", "templates/ke-hoach.docx"]) == 0
    assert "Mẫu trước" not in capsys.readouterr().out
    target.write_bytes(b"the office's own")
    assert main(["template", "a.docx"]) == 0
    assert sorted(path.name for path in folder.iterdir()) == [target.name, kept.name]
    target.write_bytes(b"another one")
    assert main(["template", "a.docx"]) == 0
    assert (folder / "ke-hoach.truoc-2.docx").read_bytes() == b"another one"


@pytest.mark.parametrize(
    ("output", "code"), [("a.docx", "template/self"), ("mau.dotx", "template/suffix")]
)
def test_what_may_not_be_written_over_stays(
    output: str, code: str, here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["template", "a.docx", "-o", output]) == 1
    assert code in capsys.readouterr().out
    assert [path.name for path in here.iterdir()] == ["a.docx"]
    assert (here / "a.docx").read_bytes() == plans.office()


def test_a_name_that_is_never_looked_for_is_told(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["template", "a.docx", "-o", "mau.docx"]) == 0
    assert "template/name" in capsys.readouterr().out


def test_a_paper_that_is_none_leaves_nothing(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / "b.docx").write_bytes(b"PK none")
    for name in ("b.docx", "c.docx", "."):
        assert main(["template", name]) == 1
    assert not (here / "templates").exists()
    assert "file/" in capsys.readouterr().out
