"""Every text field of a plan that uses everything, edited in Word's way and in LibreOffice's, comes home.

`make slow` prints the figures of all four ways.
"""

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import pytest

from generator.absorbing.provenance import printed
from generator.atomic import write_atomically
from generator.making.build import find_template
from generator.making.load import load_plan
from generator.package import read_package
from generator.plan.source import Text
from generator.plan.splice import scalars
from generator.plan.text import parse_source
from generator.review.stories import Story
from tests.desk import FULL, Desk, made, unplaced, words
from tests.helpers import ROOT

_PYTHON = "/usr/bin/python3"


class Edit(NamedTuple):
    """Words of a paragraph, what stands there then, and the value that says it."""

    paragraph: str
    old: str
    new: str
    value: Text


class Figures(NamedTuple):
    """How many fields were edited, came home to their value, were printed again, were listed."""

    fields: int
    made: int
    home: int
    printed: int
    listed: int

    @property
    def lost(self) -> int:
        """How many did not come home, or were told beside."""
        return sum(self.fields - one for one in self[:4]) + self.listed


def edits(desk: Desk) -> Iterator[Edit]:
    """One edit of each value, in the first paragraph that prints it, as that stands by then."""
    loaded = load_plan(desk.plan)
    assert loaded.plan
    template = read_package(find_template(loaded.plan.kind, ROOT))
    seen = set()
    runs: dict[str, list[str]] = {}
    for paragraph in desk.paragraphs():
        own = runs.setdefault(" ".join(paragraph.text.split()), [])
        own += (run.text for run in paragraph.runs)
    for one in printed(loaded, template, desk.plan.read_text("utf-8"))[Story.TEXT]:
        now = one.told.text
        cell = one.told.paragraph.cell if one.told.paragraph else None
        if cell and cell.heading:  # titles stand twice in the file, and must agree
            continue
        for at, value in one.values:
            if value.spot not in seen:
                seen.add(value.spot)
                old = _words(value.value, one.told.text, at, runs[one.told.text])
                new = f"{old} {'XANH' if old.isupper() else 'Xanh'}"
                yield Edit(now, old, new, value)
                now = now.replace(old, new, 1)


def _words(value: str, paragraph: str, at: int, runs: list[str]) -> str:
    """Words of a value that stand once in a paragraph, within one run; in capitals where that has."""
    said = sorted(re.findall(r"\w+ \w+|\w+", value), key=lambda one: " " not in one)
    written = [*said, *(one.upper() for one in said)]
    once = (one for one in written if one in paragraph[at:] and paragraph.count(one) == 1)
    return next(one for one in once if any(one in run for run in runs))


def _by_word(desk: Desk, wanted: list[Edit]) -> int:
    count = 0
    for edit in wanted:
        same = (one for one in desk.paragraphs() if " ".join(one.text.split()) == edit.paragraph)
        run = next(run for one in same for run in one.runs if edit.old in run.text)
        run.text = run.text.replace(edit.old, edit.new, 1)
        count += 1
    return count


def _by_libreoffice(desk: Desk, wanted: list[Edit], tracked: bool) -> int:
    folder = desk.plan.parent
    (folder / "tao.docx").write_bytes(desk.made)
    (folder / "sua.json").write_text(json.dumps([one[:3] for one in wanted]), "utf-8")
    command = [_PYTHON, str(ROOT / "tests" / "uno_edits.py")]
    names = [str(folder / name) for name in ("tao.docx", "luu.docx", "sua.json")]
    done = subprocess.run(
        [*command, *names, *(["tracked"] if tracked else [])],
        capture_output=True,
        check=True,
        timeout=120,
    )
    desk.saved_by(lambda _: (folder / "luu.docx").read_bytes())
    return len(json.loads(done.stdout.splitlines()[-1]))


def figures(folder: Path, engine: str, tracked: bool) -> Figures:
    """What came of an edit of every field."""
    shutil.copy(FULL.with_name("so-do.png"), folder)
    desk = Desk(folder, FULL.read_text("utf-8"))
    wanted = list(edits(desk))
    word = engine == "word"
    count = _by_word(desk, wanted) if word else _by_libreoffice(desk, wanted, tracked)
    before = list(scalars(parse_source(desk.plan.as_posix(), desk.plan.read_text("utf-8")).root))
    done = desk.absorbed(tracked and word)
    after = list(scalars(parse_source(desk.plan.as_posix(), done.text).root))
    place = {one.spot: at for at, one in enumerate(before)}
    home = [
        edit.new.lower() in after[place[edit.value.spot]].value.lower()
        for edit in wanted
        if len(before) == len(after)
    ]
    write_atomically(desk.plan, done.text.encode())
    again = " ".join(words(made(desk.plan))).lower()
    there = sum(edit.new.lower() in again for edit in wanted)
    return Figures(len(wanted), count, sum(home), there, len(unplaced(done)))


@pytest.mark.parametrize("tracked", [False, True])
def test_every_field_comes_home(tmp_path: Path, tracked: bool) -> None:
    found = figures(tmp_path, "word", tracked)
    assert found.fields > 60
    assert found.lost == 0


if __name__ == "__main__":
    lost = 0
    for engine in ("word", "libreoffice"):
        for tracked in (False, True):
            with TemporaryDirectory() as name:
                told = figures(Path(name), engine, tracked)
                sys.stdout.write(f"{engine} {'tracked' if tracked else 'direct'} {told}\n")
                lost += told.lost
    sys.exit(lost > 0)
