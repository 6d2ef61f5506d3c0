"""Small papers that give tasks: paragraphs as text, tables as rows of cells."""

from collections.abc import Sequence
from io import BytesIO
from typing import Any

import docx
from docx.oxml import OxmlElement

from generator.package import Package, package_of
from generator.tasks.read import tasks_of_paper
from generator.tasks.task import GivenTask

Cells = Sequence[str]
"""A row: `^` is merged with the cell above, `<` with the one on the left; a line break begins a paragraph."""


def put_table(container: Any, rows: Sequence[Cells], heading: int = 0) -> Any:
    """A table in `container`, with all its merged cells; its first rows are repeated on every page."""
    table = container.add_table(len(rows), len(rows[0]))
    for r, row in enumerate(rows):
        for c, text in enumerate(row):
            if text not in ("^", "<"):
                _write(table.cell(r, c), text)
    for r, row in enumerate(rows):
        for c, text in enumerate(row):
            if text not in ("^", "<"):
                _merge(table, rows, r, c)
    for row in table.rows[:heading]:
        row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    return table


def _write(cell: Any, text: str) -> None:
    first, *others = text.split("\n")
    bold = first.startswith("**")
    cell.paragraphs[0].add_run(first.strip("*")).bold = bold
    for line in others:
        cell.add_paragraph(line)


def _merge(table: Any, rows: Sequence[Cells], r: int, c: int) -> None:
    right = c
    while right + 1 < len(rows[r]) and rows[r][right + 1] == "<":
        right += 1
    down = r
    while down + 1 < len(rows) and rows[down + 1][c] == "^":
        down += 1
    if (right, down) != (c, r):
        table.cell(r, c).merge(table.cell(down, right))


def paper(
    *blocks: str | Sequence[Cells],
    subject: str = "Cải cách hành chính năm 2026",
    kind: str = "KẾ HOẠCH",
) -> Package:
    """A plan, or another `kind` of paper, of 02/02/2026 with these paragraphs and tables."""
    made = docx.Document()
    head = made.add_table(2, 2)
    head.cell(0, 0).text = "ỦY BAN NHÂN DÂN\nTỈNH MINH HÒA"
    head.cell(0, 1).text = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"
    head.cell(1, 0).text = "Số: 12/KH-UBND"
    head.cell(1, 1).text = "Minh Hòa, ngày 02 tháng 02 năm 2026"
    for line in (kind, subject):
        title = made.add_paragraph()
        title.alignment = 1
        title.add_run(line).bold = True
    for block in blocks:
        if isinstance(block, str):
            made.add_paragraph(block)
        else:
            put_table(made, block)
    end = made.add_table(1, 2)
    end.cell(0, 0).text = "Nơi nhận:\n- Như trên;\n- Lưu: VT."
    end.cell(0, 1).text = "CHỦ TỊCH\nNguyễn Văn An"
    return packed(made)


def packed(made: Any) -> Package:
    """The document as a package."""
    buffer = BytesIO()
    made.save(buffer)
    return package_of("a.docx", buffer.getvalue())


def listed(*blocks: str | Sequence[Cells], **said: str) -> list[GivenTask]:
    """The tasks of a paper with these blocks."""
    return found_in(paper(*blocks, **said))


def found_in(package: Package) -> list[GivenTask]:
    """The tasks of a paper of which all is read."""
    found, problems = tasks_of_paper("a.docx", package)
    assert problems == []
    return found
