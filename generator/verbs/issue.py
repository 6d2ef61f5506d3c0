"""The paper is signed: number and date come into the plan file, all else of it stays.

It refuses while anything is open, and never overwrites another number or date.
"""

import argparse
from pathlib import Path

from generator import console
from generator.command import GOOD, Group, Verb, Words
from generator.language import Lang, Said
from generator.problems import typed


def arguments(parser: argparse.ArgumentParser, said: Words) -> None:
    """The arguments of `kehoach issue`."""
    plan = said("tệp kế hoạch", "the plan file")
    parser.add_argument("plan", type=Path, metavar="PLAN", help=plan)
    number = said(
        "số văn bản, ví dụ 5; ký hiệu tự thêm", "the number alone, such as 5; the symbol is added"
    )
    parser.add_argument("--number", required=True, metavar="N", help=number)
    day = said("ngày ban hành, viết năm-tháng-ngày", "the day of issue, year-month-day")
    parser.add_argument("--date", required=True, metavar="YYYY-MM-DD", help=day)


def run(options: argparse.Namespace, lang: Lang) -> int:
    """Runs `kehoach issue`."""
    from generator.cascade.follow import followed_problems
    from generator.making.issue import issue

    issued = issue(options.plan, options.number, options.date, followed_problems)
    console.show(issued.problems, lang)
    console.say(issued.name)
    path = options.plan.as_posix()
    if issued.changed:
        done = Said(f"{path}: đã điền số và ngày", f"{path}: number and date filled in")
    else:
        done = Said(
            f"{path}: đã có đúng số và ngày này, không sửa gì",
            f"{path}: has them already, nothing changed",
        )
    then = Said(f"tạo {options.plan.stem}.docx", f"make {options.plan.stem}.docx")
    console.say(f"{done.to(lang)}; {then.to(lang)}: kehoach build {typed(path)}")
    return GOOD


VERB = Verb(
    Group.ISSUE,
    Said(
        "điền số, ngày vào tệp kế hoạch khi văn bản đã ký",
        "fill number and date into the plan file of a signed paper",
    ),
    arguments,
    run,
)
