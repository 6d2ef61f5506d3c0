"""The office's changes come into a commune's plan, by ids and fields; what both changed is kept and asked.

Exit code 1 while something is open.
"""

import argparse
from pathlib import Path

from generator import console
from generator.command import GOOD, PROBLEMS, Group, Verb, Words
from generator.language import Lang, Said
from generator.problems import has_errors


def arguments(parser: argparse.ArgumentParser, said: Words) -> None:
    """The arguments of `kehoach update`."""
    own = said("tệp kế hoạch của xã", "the commune's plan file")
    parser.add_argument("plan", type=Path, metavar="COMMUNE_PLAN", help=own)
    office = said("tệp kế hoạch của văn phòng", "the office's plan file")
    parser.add_argument("--from", dest="office", type=Path, metavar="PLAN", help=office)
    base = said(
        "bản của văn phòng mà xã đang theo (mặc định: <tệp>.goc.yaml)",
        "the office's version followed so far",
    )
    parser.add_argument("--base", type=Path, metavar="FILE", help=base)
    dry = said("chỉ cho xem, không ghi tệp nào", "show everything, write nothing")
    parser.add_argument("--dry-run", action="store_true", help=dry)
    keep = said(
        "chỗ cùng sửa này: giữ của xã (số hoặc mã mục)",
        "this conflict: keep the commune's (number or id)",
    )
    parser.add_argument("--keep", nargs="+", action="extend", default=[], metavar="N", help=keep)
    take = said("chỗ cùng sửa này: theo văn phòng", "this conflict: take the office's")
    parser.add_argument("--take", nargs="+", action="extend", default=[], metavar="N", help=take)


def run(options: argparse.Namespace, lang: Lang) -> int:
    """Runs `kehoach update`."""
    from generator.cascade.commands import update

    done = update(
        options.plan, options.office, options.base, options.keep, options.take, options.dry_run
    )
    console.say("\n".join(line.to(lang) for line in done.lines))
    console.show(done.problems, lang)
    return PROBLEMS if done.unsettled or has_errors(done.problems) else GOOD


VERB = Verb(
    Group.COPIES,
    Said(
        "đưa phần văn phòng sửa vào kế hoạch của xã",
        "carry the office's changes into a commune's plan",
    ),
    arguments,
    run,
)
