"""Pages as LibreOffice lays them out: words with their place, and the lines drawn between them."""

import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import pytest

from generator.reading import office
from tests.office import convert

DPI = 200
AVAILABLE = all(map(shutil.which, ("soffice", "pdftotext", "pdftoppm")))


def need_pages() -> None:
    """Skips where there is no LibreOffice; in CI its absence is a failure, so that no page goes unseen there."""
    if not AVAILABLE:
        assert not os.environ.get("CI"), "soffice, pdftotext or pdftoppm is missing"
        pytest.skip("needs LibreOffice and poppler")


def need_rdocx() -> None:
    """Skips where there is no rdocx; in CI its absence is a failure."""
    if find_spec("rdocx") is None or find_spec("pypdfium2") is None:
        assert not os.environ.get("CI"), "rdocx or pypdfium2 is missing"
        pytest.skip("needs rdocx and pypdfium2")


def without_office(monkeypatch: pytest.MonkeyPatch) -> None:
    """No LibreOffice is found on this machine."""
    monkeypatch.setattr(office, "find_office", lambda: None)


@dataclass(frozen=True)
class Word:
    """A word on a page; lengths in points from the top left corner."""

    page: int
    left: float
    top: float
    right: float
    bottom: float
    text: str


@dataclass(frozen=True)
class Pages:
    """The laid-out pages of one document."""

    pdf: Path
    words: tuple[Word, ...]

    @property
    def count(self) -> int:
        """How many pages there are."""
        return max(word.page for word in self.words)

    def lines(self, page: int) -> list[list[Word]]:
        """The words of a page by line: what stands on one baseline, top to bottom, left to right."""
        found: list[list[Word]] = []
        for word in sorted(
            (w for w in self.words if w.page == page), key=lambda w: (w.bottom, w.left)
        ):
            if found and abs(found[-1][0].bottom - word.bottom) < 2.5:
                found[-1].append(word)
            else:
                found.append([word])
        return [sorted(line, key=lambda w: w.left) for line in found]

    def phrase(self, text: str, page: int = 1) -> list[Word]:
        """The words of `text` where they stand one after the other on one line of a page; fails if they do not."""
        wanted = text.split()
        for line in self.lines(page):
            words = [word.text for word in line]
            for start in range(len(words)):
                if words[start : start + len(wanted)] == wanted:
                    return line[start : start + len(wanted)]
        raise AssertionError(f"'{text}' is not on one line of page {page}")

    def line_below(self, words: list[Word]) -> float:
        """Length in points of the longest dark line within 7 points below `words`."""
        page = words[0].page
        stem = self.pdf.with_name(f"{self.pdf.stem}-{page}")
        command = [
            "pdftoppm",
            "-r",
            str(DPI),
            "-gray",
            "-f",
            str(page),
            "-l",
            str(page),
            "-singlefile",
        ]
        subprocess.run([*command, str(self.pdf), str(stem)], check=True)
        header = re.match(
            rb"P5\s+(\d+)\s+(\d+)\s+255\s", raster := stem.with_suffix(".pgm").read_bytes()
        )
        assert header
        width, pixels = int(header[1]), raster[header.end() :]
        scale = DPI / 72
        top = int(max(word.bottom for word in words) * scale) - 4
        rows = (pixels[y * width : (y + 1) * width] for y in range(top, top + int(7 * scale) + 4))
        left, right = int((words[0].left - 20) * scale), int((words[-1].right + 20) * scale)
        return max(_longest_run(row[left:right]) for row in rows) / scale


def _longest_run(row: bytes) -> int:
    return max(map(len, re.findall(rb"[\x00-\x80]+", row)), default=0)


def lay_out(documents: list[Path], folder: Path) -> dict[str, Pages]:
    """Each document as pages, by file stem."""
    convert(documents, "pdf", folder)
    return {
        path.stem: Pages(folder / f"{path.stem}.pdf", _words(folder / f"{path.stem}.pdf"))
        for path in documents
    }


def _words(pdf: Path) -> tuple[Word, ...]:
    import html

    text = subprocess.run(
        ["pdftotext", "-bbox", str(pdf), "-"], check=True, capture_output=True
    ).stdout.decode()
    words, page = [], 0
    pattern = (
        r'<page |<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>'
    )
    for match in re.finditer(pattern, text):
        if match[1] is None:
            page += 1
        else:
            places = (float(match[number]) for number in range(1, 5))
            words.append(Word(page, *places, html.unescape(match[5])))
    assert words, f"no text in {pdf.name}"
    return tuple(words)
