"""Judges plan files and Word documents, and writes nothing but what `--comments` names.

`--comments OUT.docx` writes the one Word paper named again: each finding is a Word comment at its
words, and all else of the file stays as it is.
Comments of an earlier check make room, those of others stay.

A document that is named together with its plan is also held against it: `check DOCUMENT PLAN` says
whether it still says what the plan says, and where not. Of several, a document belongs to the plan
that the manifest beside it names, or that is called like it.

People are told of a file its counts, what must be mended and the rest, from the top of the paper to
its end, one cause on a line; `--format` gives programs every finding by itself.

A paper in .doc or .rtf, whatever its name ends in, is read through LibreOffice where that is there;
what LibreOffice may have changed is undecided then.

A folder stands for the plans and papers below it; a table with a line for each file ends what is
told then.

Exit code 1 where there is an error; with `--strict` where there is a warning or a doubt.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from generator import console
from generator.atomic import free_name
from generator.command import GOOD, PROBLEMS, Group, Options, Verb, argument, expanded, folders_of
from generator.folders import (
    Row,
    files_of,
    is_paper,
    must_end_in_docx,
    nothing_in,
    papers_below,
    passed_over,
    show_files,
    show_passed_over,
)
from generator.formats import FORMATS
from generator.language import Lang, Said
from generator.listing import MEND, by_region
from generator.problems import (
    Problem,
    Rejected,
    Severity,
    Spot,
    by_severity,
    has_errors,
    refused,
    typed,
)
from generator.running.clock import served

if TYPE_CHECKING:
    from generator.reading.pages.laid_out import Printing

_JUDGED = Said("văn bản Word hay kế hoạch", "Word papers or plans")
_SOUND = Said(
    "đúng thể thức, không thấy gì phải sửa", "its form is right, nothing to mend was found"
)
_FEW = 6
"""Findings that may be mended of which it is tried whether they can be."""
_FAILING = {Severity.ERROR}
_FAILING_STRICTLY = {Severity.ERROR, Severity.WARNING, Severity.UNDECIDED}


def run(options: Options, lang: Lang) -> int:
    """Runs `kehoach check`."""
    named = expanded(options.files)
    files = files_of(named, _below)
    problems: list[Problem] = []
    rows: list[Row] = []
    skipped = 0
    printed = _printed(files) if options.pages else None
    paper = _to_comment(files, options.comments) if options.comments else None
    for path in files:
        found, unused = _within_its_time(path, named, options, printed)
        rows.append((path.as_posix(), by_severity(found)))
        problems += found
        skipped += unused
        if options.format == "text":
            console.say_all(by_region(path.as_posix(), found, lang))
    if paper:
        problems += _commented(paper, problems, options.comments, lang)
    if options.format == "text":
        _end(named, rows, problems, lang)
        _count(len(files), problems, skipped, lang)
        if not options.comments:
            _advise(named, files, problems, lang)
    elif text := FORMATS[options.format](problems, lang):
        console.pass_on(text)
    failing = _FAILING_STRICTLY if options.strict else _FAILING
    return PROBLEMS if any(problem.severity in failing for problem in problems) else GOOD


def _below(folder: Path) -> list[Path]:
    """The plans below a folder, those that are called wrongly, and its papers."""
    from generator.making.plans import find_plans
    from generator.plan.named import is_nearly_plan

    nearly = sorted(path for path in folder.rglob("*") if is_nearly_plan(path))
    return [*find_plans(folder), *nearly, *papers_below(folder)]


def _printed(files: Sequence[Path]) -> "Printing":
    """The printed pages of the papers among the files, made of many at a time."""
    from generator.reading.pages.ahead import Ahead

    return Ahead(path for path in files if is_paper(path)).pdf


def _within_its_time(
    path: Path, named: Sequence[Path], options: Options, printed: "Printing | None"
) -> tuple[list[Problem], int]:
    """As `_checked`, with what the file says otherwise than its plan."""
    try:
        with served(path):
            found, unused = _checked(path, options, printed)
            return found + _beside_its_plan(path, named, options), unused
    except Rejected as rejected:
        return list(rejected.problems), 0


def _checked(path: Path, options: Options, printed: "Printing | None") -> tuple[list[Problem], int]:
    """The findings in one file, and how many rules had nothing to judge in it."""
    from generator.plan.named import is_nearly_plan, is_plan

    if path.is_dir():
        return [nothing_in(path)], 0
    if not (is_plan(path) or is_nearly_plan(path)):
        return _of_document(path, options, printed)
    return [found for found in _of_plan(path) if found.code not in options.ignore], 0


def _of_plan(path: Path) -> Sequence[Problem]:
    from generator.cascade.followed import followed_problems
    from generator.making.as_issued import copies_as_issued
    from generator.making.load import load_plan
    from generator.making.wording import wording_problems

    try:
        loaded = load_plan(path)
        found = [*loaded.problems, *wording_problems(loaded)]
        if loaded.plan:
            found += followed_problems(path, loaded.plan)
        if loaded.plan and copies_as_issued(path):  # else nothing is compared, nor loaded for it
            from generator.changes.issued import since_issued

            found += since_issued(path)
        return found
    except Rejected as rejected:
        return rejected.problems


def _of_document(
    path: Path, options: Options, printed: "Printing | None"
) -> tuple[list[Problem], int]:
    from generator.reading.lint import check_document

    report = check_document(path, options.ignore)
    found = list(report.problems)
    if printed:
        from generator.reading.pages.laid_out import check_pages, with_pages

        found = with_pages(found, check_pages(path, options.ignore, printed=printed))
    return found, len(report.not_applicable)


def _beside_its_plan(path: Path, files: Sequence[Path], options: Options) -> list[Problem]:
    """What a document says otherwise than its plan, where plans are named too."""
    from generator.plan.named import is_nearly_plan, is_plan

    plans = [one for one in files if is_plan(one) or is_nearly_plan(one)]
    if not plans or path in plans:
        return []
    from generator.paired import held_against, plan_of_document

    documents = [one for one in files if one not in plans]
    found = held_against(path, plan_of_document(path, documents, plans))
    return [one for one in found if one.code not in options.ignore]


def _commented(paper: Path, problems: Sequence[Problem], target: Path, lang: Lang) -> list[Problem]:
    """Writes the paper again, each finding a comment at its words; gives what forbids it."""
    from generator.atomic import write_atomically
    from generator.mending.comments import commented
    from generator.package import MAX_FILE, read_bytes
    from generator.reading.foreign import paper_package

    try:
        package = paper_package(paper.as_posix(), read_bytes(paper, MAX_FILE))
        own = [one for one in problems if one.spot.path == paper.as_posix()]
        content, earlier = commented(package, own, lang)
        write_atomically(target, content)
    except Rejected as rejected:
        console.show(rejected.problems, lang)
        return list(rejected.problems)
    shown, count = target.as_posix(), len(own)
    said = Said(f"{shown}: {count} ghi chú", f"{shown}: {count} comments")
    instead = Said(
        f", thay {earlier} ghi chú của lần soi trước",
        f", in the place of {earlier} of the last check",
    )
    console.say(said.to(lang) + (instead.to(lang) if earlier else ""))
    return []


def _to_comment(files: Sequence[Path], target: Path) -> Path:
    """The one Word paper among the files; raises `Rejected` where there is another, or `target` is
    there or is called otherwise than a paper."""
    papers = [path for path in files if is_paper(path)]
    if len(papers) != 1:
        message = Said(
            f"--comments cần đúng một văn bản Word, có {len(papers)}",
            f"--comments takes one Word paper, there are {len(papers)}",
        )
        advice = Said("Nêu từng văn bản một, mỗi lần một tệp ghi chú.", "Name one paper at a time.")
        raise refused(Spot(target.as_posix()), "comments/one-paper", message, advice)
    must_end_in_docx(papers[0], target, "comments/suffix")
    if target.exists():
        message = Said("đã có tệp này, không ghi đè", "this file exists and is not written over")
        again = f"kehoach check {typed(papers[0])} --comments {typed(free_name(target))}"
        advice = Said(f"Ghi ra tên khác: {again}", f"Write another file: {again}")
        raise refused(Spot(target.as_posix()), "comments/exists", message, advice)
    return papers[0]


def _end(
    named: Sequence[Path], rows: Sequence[Row], problems: Sequence[Problem], lang: Lang
) -> None:
    """Ends what is told of files: of a folder with a table, of those named that nothing is wrong."""
    files = [Path(shown) for shown, _ in rows]
    if files != named:
        show_files([severity.said for severity in Severity], rows, lang)
        show_passed_over(passed_over(named, files), _JUDGED, lang)
    elif not problems:
        console.say_all(f"{path.as_posix()}: {_SOUND.to(lang)}" for path in files)


def _count(files: int, problems: Sequence[Problem], skipped: int, lang: Lang) -> None:
    found = zip(by_severity(problems), Severity, strict=True)
    told = ", ".join(f"{count} {severity.said.to(lang)}" for count, severity in found)
    words = Said(
        f"{files} tệp: {told}; {skipped} quy tắc nói về phần không có ở đây",
        f"{files} files: {told}; {skipped} rules speak of parts that are not there",
    )
    console.say(words.to(lang))


def _advise(
    named: Sequence[Path], files: Sequence[Path], problems: Sequence[Problem], lang: Lang
) -> None:
    """Tells what to do with what was found, last, where the eye is."""
    if any(_is_in_line(one) for one in problems):
        console.advise(MEND, lang)
    found = [one for one in problems if _is_in_paper(one)]
    papers = " ".join(typed(one) for one in named if one.is_dir() or is_paper(one))
    target = "DA-SUA.docx" if named == files and len(files) == 1 else "DA-SUA"
    for first in found[:1]:
        console.advise(_next(first.spot.path, f"{papers} -o {target}", found), lang)


def _is_in_line(problem: Problem) -> bool:
    """Whether it is an error in a plan, and none of the file as a whole."""
    of_plan = not is_paper(Path(problem.spot.path)) and not problem.code.startswith("file/")
    return of_plan and has_errors([problem])


def _is_in_paper(problem: Problem) -> bool:
    """Whether it was found in a paper, and does not keep that from being judged."""
    is_unread = problem.code.startswith("file/") and has_errors([problem])
    return is_paper(Path(problem.spot.path)) and not is_unread


def _next(paper: str, papers: str, problems: Sequence[Problem]) -> Said:
    """How to see in Word what was found in a paper, and how to have mended what can be in all."""
    look = f"kehoach check {typed(paper)} --comments CO-GHI-CHU.docx"
    mend = f"kehoach fix {papers}"
    vi, en = f"Việc tiếp: xem ngay trong Word: {look}", f"Next: see them in Word: {look}"
    if _mends_any(problems):
        vi, en = f"{vi}; sửa giúp phần thể thức: {mend}", f"{en}; have the form mended: {mend}"
    return Said(vi, en)


def _mends_any(problems: Sequence[Problem]) -> bool:
    """Whether `fix` would write anything: of one paper with few things to mend that is tried, for a
    paper that was mended has such that stay."""
    from generator.mending.fix import mended
    from generator.mending.menders import is_mended
    from generator.package import MAX_FILE, read_bytes

    mendable = [one for one in problems if is_mended(one)]
    papers = {one.spot.path for one in mendable}
    paper = Path(next(iter(papers), ""))
    if not 0 < len(mendable) <= _FEW or len(papers) > 1 or paper.suffix.casefold() != ".docx":
        return bool(mendable)
    try:
        return mended(paper.as_posix(), read_bytes(paper, MAX_FILE)).differs
    except Rejected:
        return False


VERB = Verb(
    Group.PLANS,
    Said(
        "kiểm tra kế hoạch và văn bản Word, không ghi tệp nào",
        "check plans and documents, write nothing",
    ),
    run,
    argument(
        "files",
        Said(
            "tệp kế hoạch (.yaml), văn bản (.docx, .doc, .rtf), hoặc thư mục có chúng",
            "plan files (.yaml), documents (.docx, .doc, .rtf), or folders with them",
        ),
        nargs="+",
        type=Path,
        metavar="FILE",
    ),
    argument(
        "--strict",
        Said(
            "cảnh báo và điều chưa xét được cũng là lỗi", "warnings and what is undecided fail too"
        ),
        action="store_true",
    ),
    argument(
        "--pages",
        Said(
            "soi cả trang in, qua LibreOffice hoặc rdocx",
            "judge the printed pages too, through LibreOffice or rdocx",
        ),
        action="store_true",
    ),
    argument(
        "--comments",
        Said(
            "ghi thêm văn bản này, mỗi phát hiện là một ghi chú Word (tệp chưa có)",
            "write this paper too, each finding a Word comment (a file that does not exist)",
        ),
        type=Path,
        metavar="OUT.docx",
    ),
    argument(
        "--format",
        Said("dạng kết quả", "format of the findings"),
        choices=("text", *FORMATS),
        default="text",
    ),
    argument(
        "--ignore",
        Said("bỏ qua các mã này", "leave these codes out"),
        nargs="+",
        action="extend",
        default=[],
        metavar="CODE",
    ),
    changes=lambda options: folders_of(options.comments),
)
