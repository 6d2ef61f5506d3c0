"""There is one Word document of one plan: it is made again where it lies."""

import json
from pathlib import Path

import docx
import pytest

from generator.cli import main
from generator.making.homes import OUTPUT, homes
from tests.cascade.helpers import OFFICE, filled
from tests.helpers import BASE, texts

UNITS = "ma,ten\n00001,xã Tân Hưng\n00002,xã Minh Tân\n"
NAME = "tinh-00002-xa-minh-tan"
BATCH = ["batch", "tinh.yaml", "--units", "xa.csv", "-o", "cac-xa"]


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A commune's plan of a batch, in which something was written since."""
    monkeypatch.chdir(tmp_path)
    Path("tinh.yaml").write_text(OFFICE, "utf-8")
    Path("xa.csv").write_text(UNITS, "utf-8")
    assert main([*BATCH, "--jobs", "1"]) == 0
    path = Path(f"cac-xa/plans/{NAME}.yaml")
    path.write_text(filled(path.read_text("utf-8")), "utf-8")
    return path


def _documents() -> list[str]:
    return sorted(one.as_posix() for one in Path().rglob("*.docx"))


def test_a_communes_document_lies_with_its_batch(own: Path) -> None:
    """Whoever makes it next knows it as made by the program, and keeps no copy of it."""
    before = _documents()
    assert main(["build", own.as_posix()]) == 0 and _documents() == before
    document = Path(f"cac-xa/{NAME}.docx")
    assert any("Văn phòng xã" in one for one in texts(docx.Document(document.as_posix())))
    assert main(["build", "--verify", own.as_posix()]) == 0
    own.write_text(own.read_text("utf-8").replace("Văn phòng xã", "Công an xã"), "utf-8")
    assert main([*BATCH, "--jobs", "1"]) == 0 and _documents() == before
    own.write_text(own.read_text("utf-8").replace("Công an xã", "Trạm Y tế"), "utf-8")
    assert main(["build", own.as_posix()]) == 0 and _documents() == before
    assert any("Trạm Y tế" in one for one in texts(docx.Document(document.as_posix())))


@pytest.mark.parametrize("packed", [[], ["--compact"]])
def test_a_document_that_a_batch_alone_made_is_as_the_batch_noted(
    own: Path, packed: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*BATCH, "--jobs", "1", "--force", *packed]) == 0
    assert not Path("cac-xa/manifest.json").exists()
    assert main(["build", "--verify", own.as_posix()]) == 0, capsys.readouterr().out
    assert not Path("cac-xa/manifest.json").exists()
    noted = own.read_text("utf-8")
    own.write_text(f"{noted}# Lời riêng.\n", "utf-8")
    assert main(["build", "--verify", own.as_posix()]) == 1
    assert "[build/manifest]" in capsys.readouterr().out
    own.write_text(noted.replace("Văn phòng xã", "Trạm Y tế"), "utf-8")
    assert main(["build", "--verify", own.as_posix()]) == 1
    assert "[build/stale]" in capsys.readouterr().out
    own.write_text(noted, "utf-8")
    Path("cac-xa/tinh-manifest.json").unlink()
    assert main(["build", "--verify", own.as_posix()]) == 0  # the log has it too
    Path("cac-xa/tinh-log.jsonl").unlink()
    assert main(["build", "--verify", own.as_posix(), "-o", "cac-xa"]) == 1


def test_what_somebody_typed_in_word_is_kept_there(own: Path) -> None:
    document = Path(f"cac-xa/{NAME}.docx")
    edited = docx.Document(document.as_posix())
    edited.add_paragraph("Chữ gõ trong Word.")
    edited.save(document.as_posix())
    typed = document.read_bytes()
    assert main(["build", own.as_posix()]) == 1
    assert Path(f"cac-xa/{NAME}.da-sua-word.docx").read_bytes() == typed


def test_each_plan_of_several_is_made_where_its_document_lies(
    own: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("plans").mkdir()
    Path("plans/a.yaml").write_text(BASE, "utf-8")
    assert main(["build", "plans/a.yaml", own.as_posix()]) == 0
    assert "2 văn bản (2 tạo lại, 0 không đổi) → output/, cac-xa/" in capsys.readouterr().out
    assert "output/a.docx" in _documents() and f"output/{NAME}.docx" not in _documents()


def test_a_batch_that_was_stopped_is_known_by_its_log(own: Path) -> None:
    Path("cac-xa/tinh-manifest.json").unlink()
    assert [*homes([own])] == [Path("cac-xa")]
    Path("cac-xa/tinh-log.jsonl").unlink()
    assert [*homes([own])] == ["cac-xa" / OUTPUT]


def test_what_nobody_noted_goes_to_output(own: Path) -> None:
    """Also what has the name of a document that lies near, and what lies at the top of the folder."""
    Path("cac-xa/plans/la.yaml").write_text(BASE, "utf-8")
    Path("cac-xa/la.docx").write_bytes(b"x")
    Path("la.yaml").write_text(BASE, "utf-8")
    assert [*homes([Path("cac-xa/plans/la.yaml"), Path("la.yaml")])] == ["cac-xa" / OUTPUT, OUTPUT]


@pytest.mark.parametrize("noted", ["a.yaml", "khac/a.yaml", "thu/a.yaml"])
def test_a_document_beside_its_plan_is_that_of_this_plan(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, noted: str
) -> None:
    """Not of another plan that is called the same."""
    monkeypatch.chdir(tmp_path)
    Path("thu").mkdir()
    Path("thu/a.yaml").write_text(BASE, "utf-8")
    assert main(["build", "thu/a.yaml", "-o", "thu"]) == 0
    assert [*homes([Path("thu/a.yaml")])] == [Path("thu")]
    manifest = Path("thu/manifest.json")
    (entry,) = json.loads(manifest.read_text("utf-8"))
    manifest.write_text(json.dumps([entry | {"plan": noted}]), "utf-8")
    is_it = noted != "khac/a.yaml"
    assert [*homes([Path("thu/a.yaml")])] == [Path("thu") if is_it else OUTPUT]
    Path("thu/a.docx").unlink()
    assert [*homes([Path("thu/a.yaml")])] == [OUTPUT]


def _issue(own: Path, number: str) -> None:
    assert main(["issue", own.as_posix(), "--number", number, "--date", "2026-02-24"]) == 0


def _opened_again(own: Path, new: str) -> None:
    """The commune's plan as people write it for a new version: number and day empty."""
    head = (
        own.read_text("utf-8")
        .replace("so: 12\n", "so:\n")
        .replace("phien_ban: 1", "phien_ban: 2", 1)
    )
    own.write_text(
        head.replace("ngay: 2026-02-24\n", "ngay:\n").replace("Văn phòng xã", new), "utf-8"
    )


@pytest.mark.parametrize("maker", [["build", f"cac-xa/plans/{NAME}.yaml"], [*BATCH, "--jobs", "1"]])
def test_what_was_signed_is_set_aside_under_its_number_by_a_batch(
    own: Path, capsys: pytest.CaptureFixture[str], maker: list[str]
) -> None:
    """Where the plan has errors since, as one for which the office's update opened a place."""
    _issue(own, "12")
    assert main(maker) == 0
    document = Path(f"cac-xa/{NAME}.docx")
    signed = document.read_bytes()
    document.with_suffix(".pdf").write_bytes(b"%PDF-1.7 scanned")
    whole = own.read_text("utf-8")
    own.write_text(whole.replace("chu_tri: Văn phòng xã", "chu_tri: {chua_co: ai}", 1), "utf-8")
    capsys.readouterr()
    assert main([*BATCH, "--jobs", "1"]) == 1
    told = capsys.readouterr()
    aside = document.with_stem(f"{NAME}.da-ban-hanh-12")
    assert "văn bản đã ban hành số 12 được giữ ở đây" in told.out + told.err
    assert aside.read_bytes() == signed and not document.exists()
    assert aside.with_suffix(".pdf").is_file() and not document.with_suffix(".pdf").exists()
    assert not [*Path("cac-xa").glob("*.da-sua-word*")]
    _opened_again(own, "Công an xã")
    own.write_text(own.read_text("utf-8").replace("{chua_co: ai}", "Công an xã"), "utf-8")
    assert [*homes([own])] == [Path("cac-xa")], "noted as one that has no document"
    _issue(own, "98")
    assert main(["build", own.as_posix()]) == 0
    assert document.is_file() and not Path("output").exists() and aside.read_bytes() == signed


@pytest.mark.parametrize(
    "second", [["build", f"cac-xa/plans/{NAME}.yaml"], [*BATCH, "--jobs", "1"]]
)
@pytest.mark.parametrize("first", [["build", f"cac-xa/plans/{NAME}.yaml"], [*BATCH, "--jobs", "1"]])
def test_what_was_signed_stays_when_the_next_issue_is_made(
    own: Path, first: list[str], second: list[str]
) -> None:
    """Whichever of the two made it, and whichever makes the new one."""
    _issue(own, "12")
    assert main(first) == 0
    document = Path(f"cac-xa/{NAME}.docx")
    signed = document.read_bytes()
    assert main(first) == 0, "it is of this issue still"
    assert not [*Path("cac-xa").glob("*.da-ban-hanh-*.docx")]
    _opened_again(own, "Công an xã")
    assert main(second) == 0
    assert document.with_stem(f"{NAME}.da-ban-hanh-12").read_bytes() == signed
    assert document.read_bytes() != signed and not Path("output").exists()


def test_a_document_of_a_build_that_nobody_signed_is_no_edited_one(own: Path) -> None:
    assert main(["build", own.as_posix()]) == 0
    whole = own.read_text("utf-8")
    own.write_text(whole.replace("chu_tri: Văn phòng xã", "chu_tri: {chua_co: ai}", 1), "utf-8")
    _issue_as_final(own)
    assert main([*BATCH, "--jobs", "1"]) == 1
    assert Path(f"cac-xa/{NAME}.khong-con-dung.docx").is_file()


def _issue_as_final(own: Path) -> None:
    """Number and day typed into the file, by which an open place is an error."""
    text = (
        own.read_text("utf-8").replace("so:\n", "so: 12\n").replace("ngay:\n", "ngay: 2026-02-24\n")
    )
    own.write_text(text, "utf-8")


@pytest.mark.parametrize(
    ("plan", "home"),
    [
        ("plans/a.yaml", "output"),
        ("plans/nhom/a.yaml", "output"),
        ("a.yaml", "output"),
        ("co-quan/plans/a.yaml", "co-quan/output"),
        ("co-quan/plans/nhom/a.yaml", "co-quan/output"),
        ("/co-quan/plans/a.yaml", "output"),  # from elsewhere: here is where somebody works
    ],
)
def test_a_document_goes_to_the_output_of_its_plans_folder(plan: str, home: str) -> None:
    assert [*homes([Path(plan)])] == [Path(home)]


def test_where_to_look_is_the_folder_that_was_built_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    for folder, said in (("plans", "kehoach open\n"), ("co-quan/plans", "kehoach open co-quan\n")):
        Path(folder).mkdir(parents=True)
        Path(folder, "a.yaml").write_text(BASE, "utf-8")
        assert main(["build", f"{folder}/a.yaml"]) == 0
        assert capsys.readouterr().out.endswith(said)
    assert _documents() == ["co-quan/output/a.docx", "output/a.docx"]
