"""Mends what is form and certain in Word papers: margins, paper, typeface, sizes, bold and italic,
alignment, indents, spacing, the lines below motto and agency, the page number, capitals that the
rule decides by itself, double spaces, loose marks and the end mark.

The paper is written to another file, never over itself. No word changes but those that are listed;
each change is told with its article, and so is what could not be mended and why. A paper in which
there is nothing to mend comes back with the same bytes. What the form leaves open, and every slip
of wording, stays for a person: `kehoach check` tells it. The catalogue (`kehoach rules`) marks each
rule whose breaches are mended.

`--tracked` makes the changes as tracked ones, which a reviewer may refuse in Word.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from generator import console
from generator.command import GOOD, Group, Options, Verb, argument
from generator.language import Lang, Said
from generator.problems import Spot, refused
from generator.rules import told

if TYPE_CHECKING:
    from generator.mending.fix import Mended

told("fix/exists", "tệp đích đã có, không ghi đè", "the target exists, not written over")
told("fix/suffix", "tệp đích khác đuôi với văn bản", "the target has another ending than the paper")


def run(options: Options, lang: Lang) -> int:
    """Runs `kehoach fix`."""
    from generator.atomic import write_atomically
    from generator.mending.fix import mended
    from generator.package import MAX_FILE, read_bytes

    paper, target = options.paper, options.output
    _must_be_new(paper, target)
    made = mended(paper.as_posix(), read_bytes(paper, MAX_FILE), tracked=options.tracked)
    write_atomically(target, made.content)
    for line in _lines(made, target, lang):
        console.say(line)
    return GOOD


def _must_be_new(paper: Path, target: Path) -> None:
    """Raises `Rejected` where the target exists, or would be of another kind than the paper."""
    spot = Spot(target.as_posix())
    if target.exists():
        message = Said("đã có tệp này, không ghi đè", "this file exists and is not written over")
        advice = Said("Đặt tên khác, hoặc chuyển tệp cũ đi.", "Choose another name.")
        raise refused(spot, "fix/exists", message, advice)
    if target.suffix.casefold() != paper.suffix.casefold():
        ending = paper.suffix or ".docx"
        message = Said(f"tên tệp phải có đuôi {ending}", f"its name must end in {ending}")
        advice = Said("Đặt tên khác.", "Choose another name.")
        raise refused(spot, "fix/suffix", message, advice)


def _lines(made: "Mended", target: Path, lang: Lang) -> Sequence[str]:
    """What was mended, what was not and why, and how much is left for a person."""
    shown = target.as_posix()
    mended = [
        f"  {one.problem.spot.part}: {one.problem.message.to(lang)} → {one.now.to(lang)}"
        for one in made.changes
    ]
    kept = [
        f"  {one.problem.spot.part}: {one.problem.message.to(lang)}: {one.why.to(lang)}"
        for one in made.kept
    ]
    head = Said(f"{shown}: đã sửa {len(mended)} chỗ", f"{shown}: {len(mended)} places mended")
    if not mended:
        head = Said(
            f"{shown}: không có gì để sửa, giữ nguyên từng byte",
            f"{shown}: nothing to mend, the same bytes",
        )
    left = Said("Không sửa, vì:", "Not mended, because:")
    rest = Said(
        f"Còn {len(made.others)} phát hiện không tự sửa được: kehoach check {shown}",
        f"{len(made.others)} findings are for a person: kehoach check {shown}",
    )
    look = Said(
        "Xem lại chỗ ngắt trang trước khi trình ký.", "Look where pages break before it is signed."
    )
    return [
        head.to(lang),
        *mended,
        *([look.to(lang)] if mended else []),
        *([left.to(lang), *kept] if kept else []),
        *([rest.to(lang)] if made.others else []),
    ]


VERB = Verb(
    Group.PLANS,
    Said("sửa thể thức của văn bản Word, ghi ra tệp khác", "mend the form of a Word paper"),
    run,
    argument(
        "paper", Said("văn bản Word (.docx)", "a Word paper (.docx)"), type=Path, metavar="PAPER"
    ),
    argument(
        "-o --output",
        Said("tệp mới, chưa có", "the new file, which does not exist yet"),
        type=Path,
        required=True,
        metavar="OUT",
    ),
    argument(
        "--tracked",
        Said(
            "sửa bằng Track Changes, để người khác duyệt hay bỏ",
            "make the changes as tracked ones, which may be refused",
        ),
        action="store_true",
    ),
)
