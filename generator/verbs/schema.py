"""Prints the JSON Schema of the plan file, for editors."""

import json

from generator import console
from generator.command import GOOD, Group, Options, Verb, argument
from generator.language import LANGS, Lang, Said


def run(options: Options, lang: Lang) -> int:
    """Runs `kehoach schema`."""
    from generator.plan.schema import plan_schema

    console.pass_on(json.dumps(plan_schema(lang, options.keys), ensure_ascii=False, indent=2))
    return GOOD


VERB = Verb(
    Group.REFERENCE,
    Said("in lược đồ (“JSON Schema”) của tệp kế hoạch", "print the JSON Schema of the plan file"),
    run,
    argument(
        "--keys",
        Said(
            "tên khóa: tiếng Việt, tiếng Anh hay cả hai",
            "names of keys: Vietnamese, English or both",
        ),
        choices=("both", *LANGS),
        default="both",
    ),
)
