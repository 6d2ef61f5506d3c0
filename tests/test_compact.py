"""`--compact`: documents deflated for sending, the same and verified all the same."""

import shutil
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from generator.cli import main
from generator.making import build as making
from tests.helpers import ROOT

PLAN, TARGET = "plans/minh-hoa-2026/cong-van.yaml", Path("output/cong-van.docx")


@pytest.fixture(autouse=True)
def _office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("KEHOACH_CACHE", str(tmp_path / "cache"))
    Path(PLAN).parent.mkdir(parents=True)
    shutil.copy(ROOT / PLAN, PLAN)


def _build(*arguments: str) -> tuple[int, bytes]:
    return main(["build", PLAN, *arguments]), TARGET.read_bytes()


def _members(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_a_compact_document_is_the_same_in_a_third_of_the_room() -> None:
    (_, stored), (status, compact) = _build(), _build("--compact")
    assert status == 0 and len(compact) < len(stored) / 3
    assert list(_members(compact).items()) == list(_members(stored).items())
    assert _build("--compact", "--force") == (0, compact), "it depends on nothing else"
    assert _build() == (0, stored), "stored is the default, whatever was there"
    assert [path.name for path in sorted(Path("output").iterdir())] == [
        "cong-van.docx",
        "manifest.json",
    ]


def test_it_is_left_alone_and_verified_as_it_is_noted(capsys: pytest.CaptureFixture[str]) -> None:
    compact = _build("--compact")
    for arguments in (["--compact"], ["--verify"], ["--verify", "--compact"]):
        assert _build(*arguments) == compact
    assert "không đổi" in capsys.readouterr().out
    Path(PLAN).write_bytes(Path(PLAN).read_bytes().replace(b"phien_ban: 1", b"phien_ban: 2"))
    assert _build("--verify") == (1, compact[1]) and "build/stale" in capsys.readouterr().out
    assert _build("--compact")[0] == 0 and _build("--verify")[0] == 0


def test_another_zlib_finds_the_same_document(monkeypatch: pytest.MonkeyPatch) -> None:
    compact = _build("--compact")

    def packed(parts: dict[str, bytes], *, deflated: bool = False) -> bytes:
        buffer = BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
            for name, content in parts.items():
                archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
        return buffer.getvalue()

    monkeypatch.setattr(making, "zip_parts", packed)
    assert _build("--verify") == compact
    assert _build("--compact", "--force") == compact


def test_what_somebody_changed_in_a_compact_document_is_seen(
    capsys: pytest.CaptureFixture[str],
) -> None:
    _build("--compact")
    parts = _members(TARGET.read_bytes())
    body = parts["word/document.xml"].decode()
    parts["word/document.xml"] = body.replace("Kính gửi", "Thân gửi").encode()
    with zipfile.ZipFile(TARGET, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    assert _build("--verify")[0] == 1 and "build/edited" in capsys.readouterr().out


def test_a_batch_is_compact_too(tmp_path: Path) -> None:
    office = "tinh-minh-hoa-lan-2.yaml"
    shutil.copy(ROOT / "plans" / "xa-phuong" / office, office)
    Path("u.csv").write_text("Mã;Tên\n90001;xã An Bình\n", "utf-8")

    def sizes(*arguments: str) -> list[int]:
        assert main(["batch", office, "--units", "u.csv", "--jobs", "1", *arguments]) == 0
        return [path.stat().st_size for path in sorted(Path("output").rglob("*.docx"))]

    stored, compact = sizes(), sizes("--compact")
    assert len(stored) == 1 and compact[0] < stored[0] / 3
    assert sizes("--compact") == compact and sizes() == stored
