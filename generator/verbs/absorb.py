"""What a reviewer changed in the Word document comes home into the plan file.

Edits typed over and tracked changes alike (taken as accepted); words of any value, days and figures,
paragraphs added, taken away or moved with all that stands below them. Comments become lines of the
file over the item that they speak of. Everything that finds no place is listed with its words, exit
code 1. `--dry-run` writes nothing; the plan as it was is kept beside it. What the plan or the office's
rules (a fixed target lowered) do not allow is asked first: it is told, and written with `--force` alone.

A plan that moved on since the document was built is merged: what only one side changed stands, what
both changed in one field is told with a number and the words of both, and the plan keeps its own;
`--take N` lets the reviewer's stand. So a second
reviewer's copy is absorbed after the first one's. What the document said when it was built is found
in it (tracked changes), in the document beside it, in the copies that are kept of the plan, or in
git; where nothing tells it any more, and for a document of another plan, it is refused.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from generator import console
from generator.command import Group, Options, Verb, argument, exit_code, folders_of
from generator.language import Lang, Said
from generator.problems import Severity, has_errors, typed

if TYPE_CHECKING:
    from generator.absorbing.three_ways import BothChanged


def run(options: Options, lang: Lang) -> int:
    """Runs `kehoach absorb`."""
    from generator.absorbing.absorb import absorb
    from generator.absorbing.writing import write

    done = absorb(options.plan, options.document, options.take)
    console.say(_changes(options.plan, done.before, done.text, lang))
    console.show(done.left, lang)
    if done.asked:
        console.say(_ASKED.to(lang))
        console.show(done.asked, lang)
    left = [one for one in done.left if one.severity is not Severity.INFO]
    counts = Said(
        f"{done.placed} chỗ sửa đã có nơi, {done.comments} nhận xét, {len(left)} chỗ chưa",
        f"{done.placed} edits placed, {done.comments} comments, {len(left)} left",
    )
    console.say(counts.to(lang))
    if not done.changes_file:
        console.say(Said("Không có gì phải ghi.", "There is nothing to write.").to(lang))
    elif options.dry_run:
        console.say(Said("Chạy thử: chưa ghi tệp nào.", "Dry run: nothing was written.").to(lang))
    elif has_errors(done.asked) and not options.force:
        console.say(_NOT_WRITTEN.to(lang))
    else:
        kept = write(options.plan, done)
        name = options.plan.as_posix()
        words = Said(
            f"Đã ghi {name}; bản trước giữ ở {kept.as_posix()}. "
            f"Tạo lại: kehoach build {typed(options.plan)}",
            f"Wrote {name}; the file before is {kept.as_posix()}. "
            f"Build again: kehoach build {typed(options.plan)}",
        )
        console.say(words.to(lang))
    return exit_code(left or done.asked)


def both_changed(plan: Path, reviewed: Path) -> "tuple[BothChanged, ...]":
    """What the plan and the reviewer changed otherwise, which `--take` is about."""
    from generator.absorbing.absorb import absorb

    return absorb(plan, reviewed).clashes


_ASKED = Said(
    "Chữ của người sửa trái các quy tắc sau; có đúng là muốn thế không?",
    "The reviewer's words break these rules; is that meant?",
)
_NOT_WRITTEN = Said(
    "Chưa ghi tệp nào. Đúng là muốn thế thì chạy lại, thêm --force.",
    "Nothing was written. If it is meant, run this again with --force.",
)


def _changes(plan: Path, before: str, after: str, lang: Lang) -> str:
    """What the file says otherwise now, told as `kehoach diff` tells it."""
    from generator.changes.diff import diff
    from generator.changes.formats import diff_text
    from generator.changes.versions import Pairing, Version

    name = plan.as_posix()
    old, new = (Version(name, plan.name, text.encode("utf-8")) for text in (before, after))
    return diff_text([diff(Pairing(old, new))], lang)


VERB = Verb(
    Group.PLANS,
    Said(
        "đưa chữ người duyệt sửa trong Word về tệp kế hoạch",
        "bring a reviewer's edits in Word back into the plan file",
    ),
    run,
    argument("plan", Said("tệp kế hoạch", "the plan file"), type=Path, metavar="PLAN"),
    argument(
        "document",
        Said("văn bản Word đã được sửa", "the Word document that was edited"),
        type=Path,
        metavar="REVIEWED.docx",
    ),
    argument(
        "--dry-run",
        Said("chỉ cho xem, không ghi tệp nào", "show everything, write nothing"),
        action="store_true",
    ),
    argument(
        "--take",
        Said(
            "chỗ hai bên cùng sửa, theo số đã nêu: lấy của người duyệt",
            "of what both changed, by its number: the reviewer's words stand",
        ),
        type=int,
        nargs="+",
        default=(),
        metavar="N",
    ),
    argument(
        "--force",
        Said("ghi cả khi chữ ấy trái quy tắc", "write although the words break a rule"),
        action="store_true",
    ),
    changes=lambda options: set() if options.dry_run else folders_of(options.plan),
)
