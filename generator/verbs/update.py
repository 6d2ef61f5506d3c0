"""The office's changes come into a commune's plan, by ids and fields.

What both changed is kept and asked. Exit code 1 while something is open.
"""

from pathlib import Path

from generator import console
from generator.command import GOOD, PROBLEMS, Group, Options, Verb, argument
from generator.language import Lang, Said
from generator.problems import has_errors


def run(options: Options, lang: Lang) -> int:
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
    run,
    argument(
        "plan",
        Said("tệp kế hoạch của xã", "the commune's plan file"),
        type=Path,
        metavar="COMMUNE_PLAN",
    ),
    argument(
        "--from",
        Said("tệp kế hoạch của văn phòng", "the office's plan file"),
        dest="office",
        type=Path,
        metavar="PLAN",
    ),
    argument(
        "--base",
        Said(
            "bản của văn phòng mà xã đang theo (mặc định: <tệp>.goc.yaml)",
            "the office's version followed so far",
        ),
        type=Path,
        metavar="FILE",
    ),
    argument(
        "--dry-run",
        Said("chỉ cho xem, không ghi tệp nào", "show everything, write nothing"),
        action="store_true",
    ),
    argument(
        "--keep",
        Said(
            "chỗ cùng sửa này: giữ của xã (số hoặc mã mục)",
            "this conflict: keep the commune's (number or id)",
        ),
        nargs="+",
        action="extend",
        default=[],
        metavar="N",
    ),
    argument(
        "--take",
        Said("chỗ cùng sửa này: theo văn phòng", "this conflict: take the office's"),
        nargs="+",
        action="extend",
        default=[],
        metavar="N",
    ),
)
