"""What changed from one version to another, told as one who signs it wants to hear it.

Two plan files, two folders, two Word papers of anybody, or a revision of git (`HEAD~1`,
`HEAD~1:plans/a.yaml`) and a file or folder. Of plans it tells by ids and keys, so that another order
of keys or another vocabulary is no difference; of papers by place and words. `--redline` writes a
Word document with tracked changes: of two plans, of the documents that they give. Exit code 1 where
a file cannot be read.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from generator import console
from generator.command import Group, Options, Verb, argument, exit_code, folders_of
from generator.language import Lang, Said
from generator.problems import Problem, Rejected
from generator.running.clock import served

if TYPE_CHECKING:
    from generator.changes.versions import Pairing


def run(options: Options, lang: Lang) -> int:
    """Runs `kehoach diff`."""
    from generator.changes.diff import Diff, diff
    from generator.changes.formats import DIFF_FORMATS
    from generator.changes.versions import pairs

    found: list[Diff] = []
    problems: list[Problem] = []
    paired = pairs(options.old, options.new)
    for pair in paired:
        try:
            with served(pair.name):
                found.append(diff(pair))
        except Rejected as rejected:
            problems += rejected.problems
    told = DIFF_FORMATS[options.format](found, lang)
    if options.format == "json":
        console.pass_on(told)
    elif found:
        console.say(told)
    if options.redline and not problems:
        problems += _redline(paired, options.redline, lang)
    console.show(problems, lang)
    return exit_code(problems)


def _redline(paired: "Sequence[Pairing]", target: Path, lang: Lang) -> list[Problem]:
    """Writes the one pair as a paper with tracked changes; gives what forbids it."""
    from generator.atomic import write_atomically
    from generator.changes.marked import redline_of

    try:
        made = redline_of(paired, target)
    except Rejected as rejected:
        return list(rejected.problems)
    write_atomically(target, made.content)
    console.show(made.notes, lang)
    said = Said("bản có đánh dấu thay đổi", "the paper with tracked changes")
    console.say(f"{target.as_posix()}: {said.to(lang)}")
    return []


VERB = Verb(
    Group.PLANS,
    Said("so sánh hai bản: bản này khác bản kia ở đâu", "compare two versions: what changed"),
    run,
    argument(
        "old",
        Said(
            "bản trước: tệp kế hoạch, văn bản Word, thư mục, hoặc bản git",
            "the version before: a plan file, a Word paper, a folder, or a revision of git",
        ),
        metavar="OLD",
    ),
    argument(
        "new", Said("bản sau, cùng loại", "the version after, of the same kind"), metavar="NEW"
    ),
    argument(
        "--format",
        Said("dạng kết quả", "format of the result"),
        choices=("text", "markdown", "json"),
        default="text",
    ),
    argument(
        "--redline",
        Said(
            "ghi thêm văn bản Word có đánh dấu thay đổi (tệp chưa có)",
            "write a Word document with tracked changes too (a file that does not exist)",
        ),
        type=Path,
        metavar="FILE.docx",
    ),
    changes=lambda options: folders_of(options.redline),
)
