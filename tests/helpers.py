"""What the tests share: a plan that has everything, documents in memory, and their text as a reader meets it."""

import re
from collections.abc import Iterator
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.document import Document
from docx.table import Table
from docx.text.paragraph import Paragraph

from generator.making.build import document_bytes, find_template
from generator.making.load import Loaded, plan_of
from generator.package import Package, read_package
from generator.plan.model import Plan
from generator.plan.text import parse_source

ROOT = Path(__file__).parents[1]
SEEDS = {
    "000": "papi-hung-yen-2022",
    "001": "bao-cao-papi-hung-yen-2023",
    "002": "papi-tp-ho-chi-minh-2024",
    "003": "papi-khanh-hoa-2023",
    "004": "papi-bqlkcn-2020",
}
"""The seeds by number, each with the stem of its paper in `plans/`."""

BASE = """\
format: 1
id: papi-2026
version: 1
kind: ke_hoach
issuer: {name: Ủy ban nhân dân tỉnh Minh Hòa, abbreviation: UBND}
place: Minh Hòa
number: 5
date: 2026-02-03
subject: Cải thiện và nâng cao Chỉ số Hiệu quả Quản trị và Hành chính công năm 2026
legal_bases:
  - Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025
  - Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư
preamble:
  - "Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:"
purpose:
  - Nâng cao hiệu lực, hiệu quả quản lý nhà nước.
requirements:
  - Xác định rõ trách nhiệm của từng cơ quan.
targets:
  - id: CT01
    indicator: Chỉ số tổng hợp PAPI
    baseline: {year: 2025, value: "43,44"}
    target: {at_least: "45,00"}
    unit: điểm
solutions:
  - title: Quán triệt, chỉ đạo triển khai
    items:
      - {id: NV01, text: Xây dựng kế hoạch kiểm tra., lead: Sở Nội vụ, deadline: 2026-06-30}
implementation:
  - Các cơ quan, đơn vị tổ chức thực hiện.
closing: Trên đây là Kế hoạch năm 2026.
recipients:
  - TT. Tỉnh ủy, TT. HĐND tỉnh, Sở Nội vụ
  - Lưu: VT, TH
signature: {on_behalf_of: Ủy ban nhân dân, title: Chủ tịch, name: Nguyễn Văn An}
"""


def changed(**lines: str | None) -> str:
    """`BASE` with whole top-level keys replaced by new text, or taken out where that is None."""
    text = BASE
    for key, line in lines.items():
        block = re.compile(rf"^{key}:.*\n(?:[ -].*\n)*", re.MULTILINE)
        assert block.search(text), key
        text = block.sub(lambda _, line=line: "" if line is None else f"{line.rstrip()}\n", text)
    return text


def loaded(text: str) -> Loaded:
    """What reading `text` as a plan file gives."""
    return plan_of(parse_source("plan.yaml", text))


def sound(text: str = BASE) -> Loaded:
    """As `loaded`; the plan must have no errors."""
    found = loaded(text)
    assert found.plan is not None, "\n".join(map(str, found.problems))
    return found


def plan(text: str = BASE) -> Plan:
    """The plan in `text`, which must have no errors."""
    found = sound(text).plan
    assert found
    return found


def template(kind: str = "ke_hoach") -> Package:
    """The template of papers of `kind` that the program ships."""
    return read_package(find_template(kind, ROOT))


def document(text: str = BASE, with_template: Package | None = None) -> Document:
    """The document of the plan in `text`."""
    return docx.Document(BytesIO(document_bytes(sound(text), with_template or template())))


def in_reading_order(container: Any) -> Iterator[Paragraph]:
    """The paragraphs of a document or cell, those of tables where the table stands, cell by cell."""
    for block in container.iter_inner_content():
        if isinstance(block, Table):
            for row in block.rows:
                for cell in row.cells:
                    yield from in_reading_order(cell)
        else:
            yield block


def texts(container: Any) -> list[str]:
    """The non-empty paragraphs as text, in reading order."""
    return [paragraph.text for paragraph in in_reading_order(container) if paragraph.text.strip()]


def styled(container: Any, style: str) -> list[str]:
    """The texts of the paragraphs that have the Word style `style`."""
    return [
        p.text for p in in_reading_order(container) if p.style is not None and p.style.name == style
    ]


def codes(found: Loaded) -> list[tuple[int, str]]:
    """Line and code of every problem."""
    return [(problem.spot.line, problem.code) for problem in found.problems]


def told_of(said: str, code: str, at: str = "") -> str:
    """What was said of the findings under `code`, a line each, `at` a place or wherever they stand."""
    lines = (line.partition(": ") for line in said.splitlines() if line.endswith(f" [{code}]"))
    return "\n".join(words for place, _, words in lines if place.endswith(at))


def on_clock(patch: pytest.MonkeyPatch, day: str) -> None:
    """Makes it noon of that day."""
    noon = datetime.fromisoformat(f"{day}T12:00:00+00:00")
    patch.setenv("SOURCE_DATE_EPOCH", f"{noon.timestamp():.0f}")
