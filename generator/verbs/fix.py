"""Mends what is form and certain in Word papers: margins, paper, typeface, sizes, bold and italic,
alignment, indents, spacing, the lines below motto and agency, the page number, capitals that the
rule decides by itself, spaces around marks, the marks that the decree prescribes (`1.`, `KT. `,
`Nơi nhận:`, `;` and `.` of lists, the zero of a day), loose marks and the end mark.

`fix PAPER.docx -o OUT.docx` writes the paper to another file; `fix FOLDER -o DIR` all papers of a
folder to another folder, and ends with a table. No file is ever written over.

A .doc or .rtf is read through LibreOffice where that is there, and written as .docx.

Comments that `check --comments` left go, and are counted; those of others stay, with what they answer.

No word changes but those that are listed; each change is told with its article, and whatever is
left with the reason. A paper in which there is nothing to mend is not written again. What the form leaves open, and every slip of wording, stays for a person: `kehoach check`
tells it. The catalogue (`kehoach rules`) marks each rule whose breaches are mended.

A table of the text that is wider than the room between the margins gets narrower columns, in proportion and
where no word breaks, the tables of head and signature where no line breaks; a margin that would
push a table out stays where that cannot be.

Where it mends anything, headings stay on the page of what they head, and the signature with the last two
lines of the text: lines that were mended move, and pages break elsewhere. Not with `--only` or `--tracked`.

`--only CODE` mends the findings of one rule alone, `--only 'CODE@“WORDS”'` the one at these words, both
as `check` tells them; several with `;` between, several rules with `--only` again. Where the words
fit several places, these are told. JSON's places (`CODE@đoạn 5`) do too. All others are left as they are.

`--tracked` makes the changes as tracked ones, which a reviewer may refuse in Word; what Word does
not track, such as a drawn line or a new header, is then left and told.

Exit code 1 where a paper could not be written.
"""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from generator import console
from generator.atomic import free_name
from generator.command import Group, Options, Verb, argument, exit_code, expanded, folders_of
from generator.folders import (
    Row,
    files_of,
    is_in,
    must_be_folder,
    must_end_in_docx,
    named_files,
    nothing_in,
    papers_below,
    passed_over,
    show_files,
    show_passed_over,
    targets_in,
    told_renamed,
)
from generator.language import Lang, Said
from generator.lazy import regex
from generator.listing import found_at
from generator.problems import Problem, Rejected, Spot, typed
from generator.rules import told

if TYPE_CHECKING:
    from generator.mending.fix import Kept, Mended

told("fix/exists", "tệp đích đã có, không ghi đè", "the target exists, not written over")
told("fix/suffix", "tên tệp đích không có đuôi .docx", "the target does not end in .docx")
told("fix/folder", "nhiều văn bản cần một thư mục đích", "several papers need a folder to go to")

_COUNTED = regex(r"\d (?:chỗ|đoạn khác|places|others)|phần \d|section \d")
"""What says of how many places something is told."""
_COLUMNS = (Said("đã sửa", "mended"), Said("còn lại", "left"))
_REFUSED = Said("không ghi", "not written")
_LOOK_AGAIN = Said(
    "Xem lại đường kẻ, khung, hình vẽ.", "Look at its lines, frames and drawings again."
)
_LOOK = Said(
    "  Xem lại chỗ ngắt trang trước khi trình ký.", "  Look where pages break before it is signed."
)


def run(options: Options, lang: Lang) -> int:
    """Runs `kehoach fix`."""
    named, output = expanded(options.papers), options.output
    papers = [one for one in files_of(named, papers_below) if not is_in(one, output)]
    if papers == named and len(papers) == 1 and not output.is_dir():
        if output.exists():
            raise Rejected([_is_there(named, output, _THERE, options)])
        made = _mend(papers[0], output, options, lang)
        _note_left([made], options)
        return exit_code(made is None)
    return _mend_all(papers, named, options, lang)


def _mend_all(papers: Sequence[Path], named: Sequence[Path], options: Options, lang: Lang) -> int:
    """Mends papers into a folder; ends with a table."""
    output = options.output
    must_be_folder(output, "fix/folder")
    targets = targets_in(output, papers, named)
    if there := [one for one in targets.values() if one.exists()]:
        console.show([_is_there(named, output, _are_there(there), options)], lang)
    console.say_all(told_renamed(targets, lang))
    made = {paper: _mend_new(paper, to, options, lang) for paper, to in targets.items()}
    _note_left(made.values(), options)
    rows = [_row(paper, one, lang) for paper, one in made.items()]
    show_files(_COLUMNS, rows, lang)
    show_passed_over(_others(named, papers, output), Said("văn bản Word", "Word papers"), lang)
    failed = any(isinstance(values[0], str) for _, values in rows)
    return exit_code(failed or not rows)


def _others(named: Iterable[Path], papers: Iterable[Path], output: Path) -> list[Path]:
    """The files of the folders that were named which are no papers."""
    return [one for one in passed_over(named, papers) if not is_in(one, output)]


def _mend_new(paper: Path, target: Path, options: Options, lang: Lang) -> "Mended | None":
    """Mends a paper, unless its target is there."""
    return None if target.exists() else _mend(paper, target, options, lang)


def _row(paper: Path, made: "Mended | None", lang: Lang) -> Row:
    """The line of a paper in the table."""
    if made is None:
        return paper.as_posix(), (_REFUSED.to(lang), "")
    return paper.as_posix(), (len(made.changes), len(made.kept) + len(made.others))


def _mend(paper: Path, target: Path, options: Options, lang: Lang) -> "Mended | None":
    """Writes the paper mended and tells how; None where it cannot, which is told too."""
    from generator.atomic import write_atomically
    from generator.mending.fix import mended
    from generator.package import MAX_FILE, read_bytes
    from generator.reading.foreign import docx_of, of_old, through_office

    try:
        if paper.is_dir():
            raise Rejected([nothing_in(paper)])
        shown, content = paper.as_posix(), read_bytes(paper, MAX_FILE)
        docx, only = docx_of(shown, content), options.only
        made = _as_counted(shown, content, mended(shown, docx, tracked=options.tracked, only=only))
        must_end_in_docx(paper, target, "fix/suffix")
        if made.differs:
            write_atomically(target, made.content)
    except Rejected as rejected:
        console.show(rejected.problems, lang)
        return None
    if old := of_old(content):
        told = through_office(shown, old)
        console.say(f"{shown}: {told.to(lang)}. {_LOOK_AGAIN.to(lang)}")
    there = target if made.differs else paper
    for line in (*_lines(made, there, lang), *_left(made, there, options, lang)):
        console.say(line)
    first, *others = _changes(made, lang) or [""]
    if first:
        more = Said(f"; và {len(others)} chỗ khác", f"; and {len(others)} more")
        console.note("mended", first + more.to(lang) * bool(others))
    return made


def _as_counted(shown: str, content: bytes, made: "Mended") -> "Mended":
    """What became of a paper, with what `check` says too of one that LibreOffice read."""
    from dataclasses import replace

    from generator.mending.fix import Kept
    from generator.mending.reasons import why_left
    from generator.reading.foreign import as_through_office

    found = (*as_through_office(shown, content, made.found),)
    known = {one.code for one in made.found}
    more = [Kept(one, why_left(one)) for one in found if one.code not in known]
    return replace(made, found=found, others=(*made.others, *more))


_THERE = Said("đã có tệp này, không ghi đè", "this file exists and is not written over")


def _are_there(files: Sequence[Path]) -> Said:
    count, names = len(files), named_files(files)
    return Said(
        f"{count} tệp đã có ở đây, không ghi đè: {names.vi}",
        f"here are {count} of the files, which are not written over: {names.en}",
    )


def _is_there(named: Sequence[Path], target: Path, message: Said, options: Options) -> Problem:
    """What is told of a target that exists, with the order that writes to another."""
    how = "".join(f" --only {typed(str(one))}" for one in options.only or ())
    how += " --tracked" if options.tracked else ""
    again = f"kehoach fix {' '.join(map(typed, named))} -o {typed(free_name(target))}{how}"
    advice = Said(f"Ghi ra tên khác: {again}", f"Write to another name: {again}")
    return Problem(Spot(target.as_posix()), "fix/exists", message, advice=advice)


def _lines(made: "Mended", there: Path, lang: Lang) -> Iterator[str]:
    """What was mended, and what was not and why."""
    shown, count, found = there.as_posix(), len(made.changes), len(made.found)
    kinds = console.counted(made.found, lang)
    head = Said(
        f"{shown}: đã sửa {count} chỗ trong {found} phát hiện ({kinds})",
        f"{shown}: {count} of {found} findings mended ({kinds})",
    )
    same = Said(
        f"{shown}: không có gì để sửa, không ghi tệp mới",
        f"{shown}: nothing to mend, no file written",
    )
    yield (head if made.differs else same).to(lang)
    yield from (f"  {one}" for one in _changes(made, lang))
    if earlier := made.earlier:
        yield Said(
            f"  Bỏ {earlier} ghi chú của lần soi trước; ghi chú của người khác giữ nguyên.",
            f"  {earlier} comments of an earlier check are gone; those of others stay.",
        ).to(lang)
    if held := made.held:
        yield Said(
            f"  Tiêu đề và khối chữ ký nay không rời phần kế nó sang trang khác (đặt ở {held} chỗ).",
            f"  Headings and the signature stay on the page of what is next to them ({held} places).",
        ).to(lang)
    if count:
        yield _LOOK.to(lang)


def _left_of(made: "Mended", options: Options) -> "tuple[Kept, ...]":
    """What is left of what was asked."""
    return made.kept if options.only else (*made.kept, *made.others)


def _note_left(made: "Iterable[Mended | None]", options: Options) -> None:
    """Tells a program that watches how much is left in all papers."""
    if count := sum(len(_left_of(one, options)) for one in made if one is not None):
        console.note("left", count)


def _left(made: "Mended", there: Path, options: Options, lang: Lang) -> Iterator[str]:
    """What is left and why; of what was not asked how much."""
    look, others = f"kehoach check {typed(there.as_posix())}", len(made.others)
    left = _left_of(made, options)
    if left:
        count = len(left)
        yield Said(
            f"  Còn {count} phát hiện không tự sửa, vì:", f"  {count} findings are left, because:"
        ).to(lang)
    for why in dict.fromkeys(one.why for one in left):
        yield f"  {why.to(lang)}:"
        yield from (f"    {found_at(one.problem, lang)}" for one in left if one.why == why)
    if options.only and others:
        yield Said(
            f"  Còn {others} phát hiện khác: {look}", f"  {others} other findings: {look}"
        ).to(lang)
    elif left:
        yield Said(f"  Xem cách sửa từng chỗ: {look}", f"  How to mend them: {look}").to(lang)


def _found_at(problem: Problem, lang: Lang) -> str:
    """What was found and where, with how many other paragraphs the cure speaks of."""
    told, others = found_at(problem, lang), len(problem.paragraphs) - 1
    if others < 1 or _COUNTED.search(told):
        return told
    return f"{told} {Said(f'và {others} đoạn khác', f'and {others} more').to(lang)}"


def _changes(made: "Mended", lang: Lang) -> list[str]:
    """What was found and where, what became of it, and the article, in the order of the paper."""
    return [
        f"{_found_at(one.problem, lang)} → {one.now.to(lang)} ({one.problem.citation})"
        for one in sorted(made.changes, key=lambda one: one.problem.order)
    ]


VERB = Verb(
    Group.PLANS,
    Said("sửa thể thức của văn bản Word, ghi ra tệp khác", "mend the form of Word papers"),
    run,
    argument(
        "papers",
        Said(
            "văn bản Word (.docx, .doc, .rtf), hoặc thư mục",
            "Word papers (.docx, .doc, .rtf), or folders",
        ),
        nargs="+",
        type=Path,
        metavar="PAPER",
    ),
    argument(
        "-o --output",
        Said(
            "tệp mới, chưa có; của nhiều văn bản là thư mục",
            "the new file, which does not exist yet; of several papers a folder",
        ),
        type=Path,
        required=True,
        metavar="OUT",
    ),
    argument(
        "--tracked",
        Said(
            "ghi mỗi chỗ sửa (Word: Track Changes), để người khác duyệt hay bỏ",
            "make the changes as tracked ones, which may be refused",
        ),
        action="store_true",
    ),
    argument(
        "--only",
        Said(
            "chỉ sửa phát hiện này, hoặc chỉ ở chỗ này (như `check` ghi): 'can-cu/end-mark@“Căn cứ”'",
            "mend this finding alone, or alone at this place, as `check` tells it",
        ),
        action="append",
        default=[],
        metavar="CODE[@“WORDS”]",
    ),
    changes=lambda options: folders_of(options.output),
)
