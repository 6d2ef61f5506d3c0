"""Makes a plan file of a Word paper: last year's plan, the province's paper, anybody's.

`import PAPER.docx` writes `PAPER.yaml` beside it, or the file that `-o` names, or into the folder
that it names, under the next free name there, and never over a file that is there. What the paper says goes where plans have a place for it; what has none stays
where it stands, as a paragraph, and is told. What was read without being sure has a comment in the
file. Who leads, until when, with what product, and targets with their figures become keys where the
paper says them just as a plan would print them: `… (chủ trì: …; thời hạn: 30/6/2026).`

The new plan is built in memory at once, and its words are held against those of the paper. Every
difference is listed: what is not in the plan, what it adds, what stands elsewhere, and numbers that
differ. With `--strict` any of these is exit code 1.

`--year 2027` makes next year's plan of it: the years and days of the paper's own year move where
that is certain (its name, deadlines, periods, never those of a paper that is cited), each is told
with its line, as are the lines where the old year still stands, or the new one stood before; number
and day of issue stay empty.
On Windows, a Word file dropped on `tu-tep-word.bat`, which `init` makes, is imported for the year
that is asked for there. A .doc or .rtf is read through LibreOffice.
"""

import re
from pathlib import Path

from generator import console
from generator.command import PAPER, Group, Options, Verb, argument, exit_code, folders_of
from generator.language import LANGS, Lang, Said
from generator.law.kinds import WRITTEN
from generator.problems import has_errors, typed


def run(options: Options, lang: Lang) -> int:
    """Runs `kehoach import`."""
    from generator.importing.bring_in import bring_in

    done = bring_in(options.paper, options.output, options.keys, options.kind, options.year)
    console.show(done.problems, lang)
    console.say(done.summary.to(lang))
    if done.proof:
        there = typed(done.target)
        then = Said(
            f"Sửa {there}, rồi chạy: kehoach build {there}",
            f"Edit {there}, then run: kehoach build {there}",
        )
        console.say(then.to(lang))
    return exit_code(has_errors(done.problems) or (options.strict and not done.same))


def _year(text: str) -> int:
    if not re.fullmatch(r"20\d\d", text, re.ASCII):
        raise ValueError(text)
    return int(text)


VERB = Verb(
    Group.PLANS,
    Said("tạo tệp kế hoạch từ một văn bản Word", "make a plan file of a Word paper"),
    run,
    PAPER,
    argument(
        "-o --output",
        Said(
            "tệp kế hoạch mới (.yaml), chưa có; hoặc thư mục cho nó",
            "the new plan file (.yaml), or the folder for it",
        ),
        type=Path,
        metavar="PLAN",
    ),
    argument(
        "--keys",
        Said("các khóa viết bằng tiếng Việt hay tiếng Anh", "the language of the keys"),
        choices=LANGS,
        default="vi",
    ),
    argument(
        "--kind",
        Said("nhập như loại văn bản này", "import it as a paper of this kind"),
        choices=tuple(WRITTEN),
        default="",
    ),
    argument(
        "--year",
        Said(
            "làm cho năm này: chuyển năm, ngày ở chỗ chắc chắn và kể từng chỗ; bỏ số, ngày ban hành",
            "make it for this year: years and days move where that is certain, and each is told",
        ),
        Said("{} không phải năm, ví dụ 2027", "{} is no year, such as 2027"),
        type=_year,
        metavar="YEAR",
    ),
    argument(
        "--strict",
        Said("khác văn bản một từ cũng là lỗi (mã thoát 1)", "any difference is exit code 1"),
        action="store_true",
    ),
    changes=lambda options: folders_of(options.output or options.paper),
)
