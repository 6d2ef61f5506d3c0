"""A commune's own plan: what the office's plan assigns to it, its own parts left open.

The office's plan may be a Word paper: it is imported to a plan file beside it, every item with an id,
and what an import tells is told. That file is used again for the next commune. No file is written
over.
"""

from pathlib import Path

from generator import console
from generator.command import GOOD, Group, Options, Verb, argument, folders_of
from generator.folders import is_paper
from generator.language import Lang, Said
from generator.plan.named import plans_here


def run(options: Options, lang: Lang) -> int:
    """Runs `kehoach new`."""
    from generator.cascade.commands import new_copy

    if is_paper(options.office):
        from generator.importing.office import first_plan

        incoming = first_plan(options.office)
        console.show(incoming.problems, lang)
        console.say("\n".join(line.to(lang) for line in incoming.lines))
        done = new_copy(incoming.plan, options.unit, options.output)
    else:
        done = new_copy(options.office, options.unit, options.output)
    console.show(done.problems, lang)
    console.say("\n".join(line.to(lang) for line in done.lines))
    return GOOD


def _changes(options: Options) -> set[Path]:
    """The folder of the new plan, and that of a paper, beside which its plan is written."""
    imported = folders_of(options.office) if is_paper(options.office) else set()
    if options.output:
        return imported | folders_of(options.output)
    return imported | {plans_here()}


VERB = Verb(
    Group.COPIES,
    Said("tạo kế hoạch của xã từ kế hoạch của cấp trên", "make a commune's plan from the office's"),
    run,
    argument(
        "--from",
        Said(
            "kế hoạch của cấp trên: tệp kế hoạch, hoặc bản Word (.docx)",
            "the office's plan: a plan file, or a Word paper (.docx)",
        ),
        dest="office",
        type=Path,
        required=True,
        metavar="PLAN",
    ),
    argument(
        "--unit",
        Said('tên đơn vị, ví dụ "xã Tân Hưng"', 'the unit, such as "xã Tân Hưng"'),
        required=True,
        metavar="UNIT",
    ),
    argument(
        "-o --output",
        Said("tệp kế hoạch mới của xã (.yaml)", "the new plan file (.yaml)"),
        type=Path,
        metavar="FILE",
    ),
    changes=_changes,
)
