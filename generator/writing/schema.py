"""JSON Schema of the plan file, for editors; both names of every key are accepted."""

from typing import Any

from generator.language import Lang
from generator.writing.items import ACCEPTED, BASELINE, GOAL, ITEM, OUTLINE, PART, SECTION, TARGET, TARGETS
from generator.writing.plan import ISSUER, PLAN, SIGNATURE
from generator.writing.records import Record

RECORDS: tuple[Record[Any], ...] = (
    *(ISSUER, SIGNATURE, ACCEPTED, OUTLINE, SECTION, PART, TARGETS, ITEM, TARGET, BASELINE, GOAL),
)


def plan_schema(lang: Lang) -> dict[str, Any]:
    """The schema (draft 2020-12), its descriptions in `lang`."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Kế hoạch" if lang == "vi" else "Plan",
        **PLAN.definition(lang),
        "$defs": {record.name: record.definition(lang) for record in RECORDS},
    }
