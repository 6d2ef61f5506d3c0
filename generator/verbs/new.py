"""A commune's own plan: what the office's plan assigns to it, its own parts left open. No file is written over."""

import argparse
from pathlib import Path

from generator import console
from generator.command import GOOD, Group, Verb, Words
from generator.language import Lang, Said


def arguments(parser: argparse.ArgumentParser, said: Words) -> None:
    """The arguments of `kehoach new`."""
    office = said("tệp kế hoạch của văn phòng", "the office's plan file")
    parser.add_argument(
        "--from", dest="office", type=Path, required=True, metavar="PLAN", help=office
    )
    unit = said('tên đơn vị, ví dụ "xã Tân Hưng"', 'the unit, such as "xã Tân Hưng"')
    parser.add_argument("--unit", required=True, metavar="UNIT", help=unit)
    target = said("tệp kế hoạch mới của xã (.yaml)", "the new plan file (.yaml)")
    parser.add_argument("-o", "--output", type=Path, metavar="FILE", help=target)


def run(options: argparse.Namespace, lang: Lang) -> int:
    """Runs `kehoach new`."""
    from generator.cascade.commands import new_copy

    done = new_copy(options.office, options.unit, options.output)
    console.show(done.problems, lang)
    console.say("\n".join(line.to(lang) for line in done.lines))
    return GOOD


VERB = Verb(
    Group.COPIES,
    Said(
        "tạo kế hoạch của xã từ kế hoạch của văn phòng", "make a commune's plan from the office's"
    ),
    arguments,
    run,
)
