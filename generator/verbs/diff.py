"""What changed from one version to another, told as one who signs it wants to hear it.

Two plan files, two folders, two Word papers of anybody, or a revision of git (`HEAD~1`,
`HEAD~1:plans/a.yaml`) and a file or folder. Of plans it tells by ids and keys, so that another order
of keys or another vocabulary is no difference; of papers by place and words. Exit code 1 where a
file cannot be read.
"""

from generator import console
from generator.command import GOOD, PROBLEMS, Group, Options, Verb, argument
from generator.language import Lang, Said
from generator.problems import Problem, Rejected


def run(options: Options, lang: Lang) -> int:
    """Runs `kehoach diff`."""
    from generator.changes.diff import Diff, diff
    from generator.changes.formats import DIFF_FORMATS
    from generator.changes.versions import pairs

    found: list[Diff] = []
    problems: list[Problem] = []
    for pair in pairs(options.old, options.new):
        try:
            found.append(diff(pair))
        except Rejected as rejected:
            problems += rejected.problems
    told = DIFF_FORMATS[options.format](found, lang)
    if options.format == "json":
        console.pass_on(told)
    elif found:
        console.say(told)
    console.show(problems, lang)
    return PROBLEMS if problems else GOOD


VERB = Verb(
    Group.PLANS,
    Said("cho biết bản này khác bản kia ở đâu", "tell what changed from one version to another"),
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
)
