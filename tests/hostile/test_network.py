"""The network and other programs: nothing that a file says makes the program call anybody."""

import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from generator.cli import main
from generator.package import read_package, zip_parts
from tests.cascade.helpers import OFFICE
from tests.helpers import BASE, ROOT, document, template

_WATCHED = """
import json, sys
told = []
def watch(event, given):
    if event.startswith(("socket.connect", "socket.getaddrinfo", "socket.gethostby", "urllib.", "subprocess.",
                         "os.system", "os.exec", "os.posix_spawn", "os.fork")):
        told.append([event, repr(given)[:200]])
from generator.cli import main
sys.addaudithook(watch)
codes = [main(command) for command in json.loads(sys.argv[1])]
print("\\n" + json.dumps([told, codes]))
"""
_OUTSIDE = (
    b'<Relationship Id="rIdX" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" '
    b'Target="http://127.0.0.1:9/a.png" TargetMode="External"/></Relationships>'
)


def _fetching(parts: dict[str, bytes]) -> bytes:
    name = "word/_rels/document.xml.rels"
    return zip_parts({**parts, name: parts[name].replace(b"</Relationships>", _OUTSIDE)})


_FORM = ("report", "tinh.yaml", "--period", "năm 2026")


def _linked(folder: Path) -> None:
    """A form of the office's plan with a cell of another workbook."""
    assert main([*_FORM, "--xlsx", "mau.xlsx"]) == 0
    with zipfile.ZipFile(folder / "mau.xlsx") as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    sheet, links = "xl/worksheets/sheet1.xml", "xl/_rels/workbook.xml.rels"
    formula = b"<row r='90'><c r='B90'><f>[1]A!A1</f><v>1</v></c></row></sheetData>"
    parts[sheet] = parts[sheet].replace(b"</sheetData>", formula)
    outside = _OUTSIDE.replace(b"relationships/image", b"relationships/externalLink")
    parts[links] = parts[links].replace(b"</Relationships>", outside)
    (folder / "mau.xlsx").write_bytes(zip_parts(parts))


def _run(folder: Path, *commands: str) -> tuple[list[list[str]], list[int]]:
    given = json.dumps([command.split("|" if "|" in command else None) for command in commands])
    done = subprocess.run(
        [sys.executable, "-c", _WATCHED, given],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    told, codes = json.loads(done.stdout.splitlines()[-1])
    return told, codes


def test_nobody_is_called(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.yaml").write_text(
        BASE.replace(
            "purpose:\n", "purpose:\n  - \"{{ cycler.__init__.__globals__.os.system('id') }}\"\n"
        ),
        "utf-8",
    )
    (tmp_path / "tinh.yaml").write_text(OFFICE, "utf-8")
    (tmp_path / "mau.docx").write_bytes(_fetching(template().parts))
    document().save(str(tmp_path / "b.docx"))
    _linked(tmp_path)
    (tmp_path / "c.docx").write_bytes(_fetching(read_package(tmp_path / "b.docx").parts))
    told, codes = _run(
        tmp_path,
        "build a.yaml",
        "build a.yaml --template mau.docx",
        "check a.yaml c.docx",
        "import c.docx -o e.yaml",
        "ledger tinh.yaml a.yaml --xlsx l.xlsx",
        "|".join((*_FORM, "--from", "mau.xlsx", "-o", "f.yaml")),
    )
    assert told == []
    assert codes[1] == 1 and codes[0] == codes[-1] == 0, codes


@pytest.mark.skipif(shutil.which("git") is None, reason="no git here")
def test_who_calls_is_seen(tmp_path: Path) -> None:
    """That the watch sees calls: git is one."""
    (tmp_path / "a.yaml").write_text(BASE, "utf-8")
    told, _ = _run(tmp_path, "build a.yaml --summary s.md --since HEAD")
    assert "subprocess.Popen" in {event for event, _ in told}
