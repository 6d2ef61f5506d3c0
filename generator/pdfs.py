"""PDF/A beside Word documents: of whatever prints here, left alone where nothing changed."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path

from generator.atomic import write_atomically, write_keeping
from generator.language import Said
from generator.lazy import dataclass
from generator.making.made_of import content_there, sha256
from generator.package import MAX_FILE, package_of, read_bytes
from generator.problems import Problem, Rejected, Spot
from generator.reading.bounded import NotConverted
from generator.reading.pages.harmless import harmless
from generator.reading.pages.sheets import read_sheets
from generator.reading.printer import find_printer
from generator.rules import told

NOTE = "pdf.json"
"""What says, in the folder of the documents, how each PDF was made."""
_LARGEST = 8 * 1024 * 1024
_ASKED = "timesnewroman"

told("pdf/not-made", "chưa tạo được PDF", "no PDF was made")


@dataclass(frozen=True, slots=True)
class MadePdf:
    """How a PDF was made: of which document, by which program, and with which fonts in it."""

    file: str
    document_sha256: str
    pdf_sha256: str
    engine: str
    fonts: tuple[str, ...]

    @property
    def stood_in(self) -> tuple[str, ...]:
        """The fonts that stand where Times New Roman was asked for."""
        asked = any(_ASKED in one.lower().replace(" ", "") for one in self.fonts)
        return () if asked else self.fonts


@dataclass(frozen=True, slots=True)
class PdfOutcome:
    """What became of the PDF of one document; `made` is None where a problem says why, `kept` is
    where a PDF of somebody else is now that stood there."""

    document: Path
    made: MadePdf | None
    written: bool = False
    problem: Problem | None = None
    kept: Path | None = None


def make_pdfs(documents: Sequence[Path], output: Path) -> Iterator[PdfOutcome]:
    """The PDF of each document in `output`, written where the document or the program changed."""
    noted = _noted(output)
    try:
        printer = find_printer()
        engine = printer.version()
    except NotConverted as error:
        yield from (_failed(one, error) for one in documents)
        return
    contents = {one: read_bytes(one, MAX_FILE) for one in documents}
    stale = []
    for one, content in contents.items():
        known = noted.get(one.with_suffix(".pdf").name)
        if known and _as_noted(one, known, content, engine):
            yield PdfOutcome(one, known)
        else:
            stale.append(one)
    copies = [harmless(package_of(one.as_posix(), contents[one])) for one in stale]
    for one, pdf in zip(stale, printer.print(copies), strict=True):
        if isinstance(pdf, NotConverted):
            yield _failed(one, pdf)
            continue
        target = one.with_suffix(".pdf")
        try:
            kept = _put(target, pdf, noted.get(target.name))
        except Rejected as rejected:  # open in a reader of PDF on Windows
            yield PdfOutcome(one, None, problem=rejected.problems[0])
            continue
        made = MadePdf(target.name, sha256(contents[one]), sha256(pdf), engine, _fonts(pdf))
        noted[target.name] = made
        _write_note(output, noted)
        yield PdfOutcome(one, made, True, kept=kept)


def _as_noted(document: Path, known: MadePdf, content: bytes, engine: str) -> bool:
    try:
        there = read_bytes(document.with_suffix(".pdf"), MAX_FILE)
    except Rejected:
        return False
    same = (sha256(content), sha256(there), engine)
    return same == (known.document_sha256, known.pdf_sha256, known.engine)


def _put(target: Path, pdf: bytes, known: MadePdf | None) -> Path | None:
    """Writes the PDF; one that is not what was noted, such as a scan of the signed paper, is kept."""
    there = content_there(target)
    if there is not None and (known is None or sha256(there) != known.pdf_sha256):
        return write_keeping(target, pdf)
    write_atomically(target, pdf)
    return None


def _fonts(pdf: bytes) -> tuple[str, ...]:
    """The families of the fonts in it, none where nothing here can read a PDF."""
    try:
        _, fonts = read_sheets(pdf)
    except NotConverted:
        return ()
    return tuple(sorted({one.partition("-")[0] for one in fonts}))


def _failed(document: Path, error: NotConverted) -> PdfOutcome:
    why = error.message
    message = Said(f"chưa tạo được PDF: {why.vi}", f"no PDF was made: {why.en}")
    spot = Spot(document.with_suffix(".pdf").as_posix())
    return PdfOutcome(
        document, None, problem=Problem(spot, "pdf/not-made", message, advice=error.advice)
    )


def _noted(output: Path) -> dict[str, MadePdf]:
    """The note by files; one that cannot be read counts as none."""
    try:
        rows = json.loads(read_bytes(output / NOTE, _LARGEST))
        found = [MadePdf(**{**row, "fonts": tuple(row["fonts"])}) for row in rows]
    except (Rejected, ValueError, TypeError, KeyError, RecursionError):
        return {}
    return {one.file: one for one in found}


def _write_note(output: Path, noted: dict[str, MadePdf]) -> None:
    rows = [asdict(noted[name]) for name in sorted(noted)]
    text = json.dumps(rows, ensure_ascii=False, indent=2)
    write_atomically(output / NOTE, f"{text}\n".encode())
