"""Word papers that become plans; papers are made by hand, and plans built and imported again."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from generator.importing.bring_in import Imported, imported
from generator.importing.proof import built
from generator.making.load import load_plan
from generator.problems import Problem
from tests.helpers import ROOT
from tests.reading.papers import words
from tests.reading.papers.body import Ending, Hand, title
from tests.reading.papers.file import docx
from tests.reading.papers.head import TINH, Head, one_row
from tests.reading.papers.wml import paragraph

RECIPIENTS = ("- Thường trực HĐND tỉnh;", "- Các sở, ban, ngành;", "- Lưu: VT, NC.")


def paper(
    *lines: str, head: Head = TINH, kind: str = "KẾ HOẠCH", more: str = "", year: int = 2026
) -> bytes:
    """A paper whose text is `lines`, as `Hand.plan` takes them, and `more` markup behind them."""
    body = Hand().plan(lines) + more
    ending = Ending(RECIPIENTS, words.COMMITTEE_DEPUTY).xml()
    opening = title(kind, f"Tuyên truyền năm {year}", 30) if kind else ""
    return docx(one_row()(head) + opening + paragraph() + body + ending)


def brought(content: bytes, folder: Path, name: str = "a") -> Imported:
    """The import of a paper with these bytes, which stands in `folder`."""
    path = folder / f"{name}.docx"
    path.write_bytes(content)
    return imported(path, folder / f"{name}.yaml")


def said(problems: Sequence[Problem], code: str) -> list[str]:
    """What the problems of a code say."""
    return [one.message.vi for one in problems if one.code == code]


@cache
def document_of(plan: str) -> bytes:
    """The document of a plan of this project, by its path in `plans/`."""
    return built(load_plan(ROOT / "plans" / plan))
