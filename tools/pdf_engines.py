"""Writes docs/pdf.md, what both printers make of all documents of plans/: `python tools/pdf_engines.py`.

It needs LibreOffice, rdocx and pypdfium2.
"""

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from rdocx import Document

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from generator.making.build import build  # noqa: E402
from generator.making.plans import find_plans  # noqa: E402
from generator.package import package_of  # noqa: E402
from generator.reading import office, rdocx  # noqa: E402
from generator.reading.pages.harmless import harmless  # noqa: E402
from generator.reading.pages.sheets import read_library  # noqa: E402

PAGE = ROOT / "docs" / "pdf.md"
_TEXT = """\
# PDF by LibreOffice and by rdocx

Made by `python tools/pdf_engines.py`, not written by hand; {office}, {rdocx}.

`kehoach build --pdf` prints by LibreOffice where that is present, else by `rdocx` (`pip install "kehoach[pdf]"`: a wheel of
18 MB for Windows, macOS and Linux, MIT or Apache-2.0 by its metadata, with Liberation, Carlito and Caladea in it). Both
write PDF/A-2b with tagged text and all fonts in it; no validator has seen either, for veraPDF is neither on PyPI nor in
Debian.

Every document of `plans/`, printed by both: the words on each page, and how many words stand on the same page in both.

{table}
{pages} of {documents} documents have as many pages by both, {same} of {words} words stand on the same page.

- A document with a chart is refused by rdocx (`pdf/not-made`): it prints "Unsupported chart" in its place. Its line above was
  counted without the chart.
- rdocx may break a line after an opening quotation mark or bracket where the style of letters changes, and writes the
  number before a footnote very small. LibreOffice has room above the first line of page 1 that rdocx leaves out.
- Of Word papers of others rdocx draws no line below motto and agency and no frame, which it is given as pictures
  (`generator/reading/pictured.py`); a table wider than the text it makes fit, and of 27 it lost the page number of three:
  so `check --pages` tells all that it sees on such pages as undecided, and that they are an estimate.
"""
_HEAD = "| plan | pages | words by page: LibreOffice | rdocx | on the same page |\n|---|---|---|---|---|\n"


def words_of(pdf: bytes) -> list[list[str]]:
    """The words of each page."""
    document = read_library().PdfDocument(pdf)
    try:
        return [page.get_textpage().get_text_bounded().split() for page in document]
    finally:
        document.close()


def shared(mine: Sequence[Sequence[str]], its: Sequence[Sequence[str]]) -> int:
    """How many words stand on the same page in both."""
    pairs = zip(mine, its, strict=False)
    return sum((Counter(one) & Counter(other)).total() for one, other in pairs)


def row(plan: str, mine: Sequence[Sequence[str]], its: Sequence[Sequence[str]]) -> str:
    """The line of the table for one document."""
    pages = str(len(mine)) if len(mine) == len(its) else f"{len(mine)}, {len(its)}"
    counts = (" · ".join(str(len(page)) for page in one) for one in (mine, its))
    same = f"{shared(mine, its)} of {sum(map(len, mine))}"
    return f"| {' | '.join((f'`{plan}`', pages, *counts, same))} |\n"


def _rows(folder: Path) -> Iterator[tuple[str, list[list[str]], list[list[str]]]]:
    """Each plan with the words of its pages, by both."""
    plans = find_plans(ROOT / "plans")
    copies = []
    for one in build(plans, folder):
        assert one.output, one.problems
        copies.append(harmless(package_of(one.output.name, one.output.read_bytes())))
    printed = office.convert_all(copies, ".docx", office.PDF_A)
    for plan, copy, mine in zip(plans, copies, printed, strict=True):
        assert isinstance(mine, bytes), mine
        # Past what refuses a document with a chart.
        its = Document.from_bytes(copy).to_pdfa_deterministic()
        yield plan.relative_to(ROOT / "plans").as_posix(), words_of(mine), words_of(its)


def page() -> str:
    """The whole page."""
    with TemporaryDirectory() as name:
        rows = list(_rows(Path(name)))
    return _TEXT.format(
        office=office.version(),
        rdocx=rdocx.rdocx_version(),
        table=_HEAD + "".join(row(*one) for one in rows),
        pages=sum(len(mine) == len(its) for _, mine, its in rows),
        documents=len(rows),
        same=sum(shared(mine, its) for _, mine, its in rows),
        words=sum(len(words) for _, mine, _ in rows for words in mine),
    )


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8", newline="\n")
