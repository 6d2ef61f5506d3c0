"""The paper is signed: number and date come into the plan file, all else of it stays.

It refuses while anything is open, and never overwrites another number, or the date of a paper that has one; the day of a draft
gives way to that of signing, which is told. What was issued is noted
below them (`da_ban_hanh`): `check` and `build` warn once the plan prints anything else under that number, and tell what: the
file is kept as it was issued, as `….da-ban-hanh-15.yaml`.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from generator import console
from generator.command import Group, Options, Verb, argument, exit_code, folders_of
from generator.language import Lang, Said
from generator.problems import Problem, has_errors, typed

if TYPE_CHECKING:
    from generator.plan.model import Plan


def run(options: Options, lang: Lang) -> int:
    """Runs `kehoach issue`."""
    from generator.cascade.followed import followed_problems
    from generator.changes.issued import since_issued
    from generator.making.issue import issue
    from generator.plan.named import AS_ISSUED

    differing: list[Problem] = []

    def judge(path: Path, plan: "Plan") -> list[Problem]:
        differing.extend(since_issued(path))
        return followed_problems(path, plan)

    issued = issue(options.plan, options.number, options.date, judge)
    console.show(differing, lang)
    console.show(issued.problems, lang)
    console.say(issued.name)
    path = options.plan.as_posix()
    if differing:
        copy = f"{options.plan.stem}{AS_ISSUED}-{options.number}.yaml"
        done = Said(
            f"{path}: nội dung hiện nay được ghi là bản đã ký, thay cho nội dung ghi trước đây dưới "
            f"cùng số, ngày (nội dung trước: {copy}). Nếu đã ký bản trước, chép lại từ tệp ấy",
            f"{path}: what it says now is noted as what was signed, in place of what was noted under "
            f"the same number and date (kept: {copy}). If that was signed, copy it back",
        )
    elif issued.changed:
        done = Said(
            f"{path}: đã ghi số, ngày và nội dung ban hành",
            f"{path}: number, date and what was issued are noted",
        )
    else:
        done = Said(
            f"{path}: đã có đúng số, ngày và nội dung này, không sửa gì",
            f"{path}: has them already, nothing changed",
        )
    then = Said(f"tạo {options.plan.stem}.docx", f"make {options.plan.stem}.docx")
    order = f"kehoach build {typed(path)}"
    console.say(f"{done.to(lang)}; {then.to(lang)}: {order}")
    return exit_code(has_errors(issued.problems))


VERB = Verb(
    Group.ISSUE,
    Said(
        "điền số, ngày vào tệp kế hoạch khi văn bản đã ký",
        "fill number and date into the plan file of a signed paper",
    ),
    run,
    argument("plan", Said("tệp kế hoạch", "the plan file"), type=Path, metavar="PLAN"),
    argument(
        "--number",
        Said(
            "số văn bản, ví dụ 5; ký hiệu tự thêm",
            "the number alone, such as 5; the symbol is added",
        ),
        required=True,
        metavar="N",
    ),
    argument(
        "--date",
        Said("ngày ban hành, viết năm-tháng-ngày", "the day of issue, year-month-day"),
        required=True,
        metavar="YYYY-MM-DD",
    ),
    changes=lambda options: folders_of(options.plan),
)
