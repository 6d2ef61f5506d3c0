"""JSON Schema of the plan file, for editors; both names of every key are accepted."""

from typing import Any

from generator.language import Lang
from generator.writing import blocks, declared, items, plan
from generator.writing.plan import PLAN
from generator.writing.records import Record

RECORDS: tuple[Record[Any], ...] = tuple(
    record
    for module in (plan, declared, items, blocks)
    for record in vars(module).values()
    if isinstance(record, Record) and record is not PLAN
)
"""Every mapping that a plan may hold."""


def plan_schema(lang: Lang) -> dict[str, Any]:
    """The schema (draft 2020-12), its descriptions in `lang`."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Kế hoạch" if lang == "vi" else "Plan",
        **PLAN.definition(lang),
        "$defs": {record.name: record.definition(lang) for record in sorted(RECORDS, key=lambda record: record.name)},
    }
