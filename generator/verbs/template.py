"""Makes the office's template of a paper that it likes, of any of the six kinds.

`template PAPER.docx` writes `templates/ke-hoach.docx` (or the name of its kind), or the file or folder
that `-o` names. It is the template that comes with the program, with the looks of the paper: margins,
sizes, spacing and indents, the columns of the head and of the end, the lines below motto, office and
subject, a logo in the head, the page number, borders, head and letters of tables. Names, numbers and
text stay tags: they come from the plan.

Where the paper breaks the decree, the decree wins, and each such value is told with its article; what
could not be measured for sure stays as in the template of the program, and is told too. The new
template is tried before it is written: a paper is built with it and checked.

A template that is there already is kept beside the new one, as `….truoc.docx`. Exit code 1 where no
template was written. A .doc or .rtf is read through LibreOffice.
"""

from pathlib import Path

from generator import console
from generator.command import GOOD, PAPER, Group, Options, Verb, argument, folders_of
from generator.language import Lang, Said
from generator.law.kinds import WRITTEN


def run(options: Options, lang: Lang) -> int:
    """Runs `kehoach template`."""
    from generator.likeness.make import likened, put

    made = likened(options.paper, options.kind)
    placed = put(made, options.paper, options.output)
    console.show((*made.problems, *placed.problems), lang)
    shown = placed.path.as_posix()
    console.say(Said(f"Đã ghi mẫu {shown}", f"Wrote the template {shown}").to(lang))
    for taken in made.taken:
        console.say(f"  {taken.to(lang)}")
    if placed.kept:
        kept = placed.kept.as_posix()
        console.say(Said(f"Mẫu trước giữ ở {kept}", f"The template before is {kept}").to(lang))
    return GOOD


VERB = Verb(
    Group.PLANS,
    Said("tạo mẫu của cơ quan từ một văn bản vừa ý", "make the office's template of a paper"),
    run,
    PAPER,
    argument(
        "-o --output",
        Said(
            "mẫu được ghi, hoặc thư mục; mặc định templates/<loại>.docx",
            "the template, or its folder; templates/<kind>.docx by default",
        ),
        type=Path,
        metavar="TEMPLATE",
    ),
    argument(
        "--kind",
        Said("làm mẫu của loại văn bản này", "make the template of this kind"),
        choices=tuple(WRITTEN),
        default="",
    ),
    changes=lambda options: folders_of(options.output or Path("templates")),
)
