"""A commune's own plan: what the office's plan assigns to it, its own parts left open.

No file is written over.
"""

from pathlib import Path

from generator import console
from generator.command import GOOD, Group, Options, Verb, argument, folders_of
from generator.language import Lang, Said


def run(options: Options, lang: Lang) -> int:
    """Runs `kehoach new`."""
    from generator.cascade.commands import new_copy

    done = new_copy(options.office, options.unit, options.output)
    console.show(done.problems, lang)
    console.say("\n".join(line.to(lang) for line in done.lines))
    return GOOD


def _changes(options: Options) -> set[Path]:
    """The folder of the new plan."""
    if options.output:
        return folders_of(options.output)
    return {Path("plans") if Path("plans").is_dir() else Path()}


VERB = Verb(
    Group.COPIES,
    Said(
        "tạo kế hoạch của xã từ kế hoạch của văn phòng", "make a commune's plan from the office's"
    ),
    run,
    argument(
        "--from",
        Said("tệp kế hoạch của văn phòng", "the office's plan file"),
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
