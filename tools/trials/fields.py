"""Twenty fields of a plan with ten patterns each, and whole plans of such texts."""

import random
from collections.abc import Iterator
from functools import partial

from tools.trials.contents import VERBS, Case, plan, tasks, write

LONG, HEADING, MOST_TEXTS = 20_000, 600, 24
"""The most characters of a text and of a heading; so many of the longest texts fill a plan."""
_TASK = "{id: NV01, text: Làm việc., lead: Ủy ban nhân dân cấp xã}"
FIELDS = {
    "subject": (HEADING - 60, "subject: {}", ""),  # communes' copies name themselves behind it
    "body": (
        LONG,
        "signature: {{on_behalf_of: {}, title: Chủ tịch, name: Nguyễn Văn An}}",
        "Ủy ban nhân dân ",
    ),
    "preamble": (LONG, "preamble:\n  - {}", ""),
    "purpose": (LONG, "purpose:\n  - {}", ""),
    "legal_bases": (LONG, "legal_bases:\n  - {}", "Căn cứ "),
    "closing": (LONG, "closing: {}", ""),
    "recipients": (LONG, 'recipients:\n  - {}\n  - "Lưu: VT"', ""),
    "issuer": (HEADING, "issuer: {{name: {}, abbreviation: UBND}}", "Ủy ban "),
    "position": (LONG, "signature: {{title: {}, name: Nguyễn Văn An}}", "Chủ tịch "),
    "signer": (LONG, "signature: {{title: Chủ tịch, name: {}}}", "Nguyễn Văn An "),
    "title": (HEADING, f"solutions:\n  - {{{{title: {{}}, items: [{{{_TASK}}}]}}}}", ""),
    "text": (LONG, "solutions:\n  - {{id: NV01, text: {}, lead: Ủy ban nhân dân cấp xã}}", ""),
    "lead": (LONG, "solutions:\n  - {{id: NV01, text: Làm việc., lead: {}}}", ""),
    "deadline": (LONG, "solutions:\n  - {{id: NV01, text: Làm việc., deadline: {}}}", ""),
    "product": (LONG, "solutions:\n  - {{id: NV01, text: Làm việc., product: {}}}", ""),
    "indicator": (
        LONG,
        "targets:\n  - {{id: CT01, indicator: {}, target: {{at_least: 45}}, unit: điểm}}",
        "",
    ),
    "cell": (LONG, "budget:\n  - table: {{columns: [A, B], rows: [[1, {}]]}}", ""),
    "acronym": (
        LONG,
        "acronyms:\n  - {{short: PAPI, full: {}}}\npurpose:\n  - Theo [[PAPI]] và [[PAPI]].",
        "",
    ),
    "document": (
        LONG,
        "documents:\n  - {{id: ND30, kind: Nghị định, number: 30/2020/NĐ-CP, date: 2020-03-05, issuer: Chính phủ, about: {}}}\n"
        "purpose:\n  - Theo [[ND30]] và [[ND30]].",
        "",
    ),
    "appendix": (HEADING, "appendices:\n  - {{title: {}, items: [Danh mục.]}}", ""),
}
"""Twenty fields that differ in what becomes of them, each with the most characters that it may have, and how it must begin."""
_NOT_NOTED = ("subject", "recipients", "title", "appendix")
"""Fields in which no footnote may stand: there its words stand in brackets."""
PATTERNS = {
    "marks": "*a* **b** ",
    "footnotes": "a^[x] ",
    "references": "theo [[NV01]] ",
    "abbreviations": "Ủy ban nhân dân (UBND), TT. HĐND, ",
    "numbers": "1.234,56% và 7/8; ",
    "dates": "ngày 01 tháng 02 năm 2026, 03/4/2026, ",
    "capitals": "ĐIỀU I. KẾ HOẠCH và ",
    "quotes": "“a ‘b’ (c; [d ",
    "long words": "nghiêng",
    "mixed": "1. Nghị định số 30/2020/NĐ-CP ngày 05/3/2020^[Theo *báo cáo* số 5.], “UBND” đạt 45,5%; **[[NV01]]** ",
}


def _filled(line: str, begin: str, pattern: str, count: int) -> None:
    often = (count - len(begin)) // len(pattern)
    text = f"{begin}{pattern * often}".rstrip(" ,;")
    blocks = line.format(f'"{text}"') + "\n"
    write(plan(**{blocks.partition(":")[0]: blocks}))


def _patterns(field: str) -> Iterator[tuple[str, str]]:
    for kind, pattern in PATTERNS.items():
        yield kind, pattern.replace("^[", " [") if field in _NOT_NOTED else pattern


def fields() -> Iterator[Case]:
    """Each field with each pattern, in an order that mixes them."""
    cases = [
        Case(f"{field}, {kind}", partial(_filled, line, begin, pattern), largest, VERBS)
        for field, (largest, line, begin) in FIELDS.items()
        for kind, pattern in _patterns(field)
    ]
    random.Random(19).shuffle(cases)
    yield from cases


def texts() -> Iterator[Case]:
    """Plans of tasks of the longest texts, of each pattern."""
    for kind, pattern in PATTERNS.items():
        text = (pattern * (LONG // len(pattern))).strip()
        task = f'text: "{text}", lead: Ủy ban nhân dân cấp xã'
        yield Case(f"texts, {kind}", partial(tasks, task), MOST_TEXTS, VERBS)
