"""rdocx, where it is installed: PDF/A of documents without any office program.

It brings its own fonts, as wide as those that Word has. It runs in a process of its own, for it is
young and may be given anybody's document.
"""

import json
import sys
from collections.abc import Iterator, Sequence
from importlib.metadata import PackageNotFoundError
from importlib.metadata import version as version_of
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

from generator.language import Said
from generator.reading.bounded import NotConverted, run, written_by

SECONDS = 60.0
_BY = "rdocx"
_MAKE = """
import json, sys
folder, source, target, told = sys.argv[1:]
sys.path.insert(0, folder)
from rdocx import Document
with open(source, "rb") as stream:
    content = stream.read()
_, undrawn = Document.from_bytes(content).to_pdf_with_diagnostics()
with open(told, "w", encoding="utf-8") as stream:
    json.dump(undrawn, stream)
if not undrawn:
    with open(target, "wb") as stream:
        stream.write(Document.from_bytes(content).to_pdfa_deterministic())
"""


def is_installed() -> bool:
    """Whether rdocx is there, the extra `pdf` of the package."""
    return bool(_folder())


def rdocx_version() -> str:
    """What rdocx calls itself: `rdocx 0.16.3`."""
    try:
        return f"{_BY} {version_of(_BY)}"
    except PackageNotFoundError:  # copied to where it is, not installed
        return _BY


def pdfs_of(contents: Sequence[bytes]) -> Iterator[bytes | NotConverted]:
    """The PDF/A-2b of each .docx with tagged text and its fonts in it, or why there is none."""
    for content in contents:
        try:
            yield _pdf(content)
        except NotConverted as error:
            yield error


def _folder() -> str:
    """The folder that it is imported from; empty where there is none."""
    spec = find_spec(_BY)
    return str(Path(spec.origin).parents[1]) if spec and spec.origin else ""


def _pdf(content: bytes) -> bytes:
    with TemporaryDirectory(prefix="kehoach-", ignore_cleanup_errors=True) as name:
        source, target, told = (Path(name, one) for one in ("a.docx", "a.pdf", "told.json"))
        source.write_bytes(content)
        command = [sys.executable, "-I", "-S", "-c", _MAKE, _folder()]
        run([*command, *map(str, (source, target, told))], Path(name), SECONDS, _BY)
        undrawn = json.loads(told.read_text("utf-8")) if told.exists() else []
        if undrawn:
            raise _undrawn(undrawn)
        return written_by(target, b"%PDF", _BY)


def _undrawn(told: Sequence[str]) -> NotConverted:
    """What is said where the pages would lack something of the document, as a chart."""
    what = "; ".join(told)
    message = Said(
        f"rdocx không vẽ được hết văn bản này ({what})", f"rdocx cannot draw all of this ({what})"
    )
    advice = Said(
        "Cài LibreOffice (libreoffice.org) rồi chạy lại, hoặc lưu thành PDF bằng Word.",
        "Install LibreOffice (libreoffice.org) and run again, or save it as PDF in Word.",
    )
    return NotConverted("not-converted", message, advice)
