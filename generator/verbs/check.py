"""Judges plan files and Word documents, and writes nothing but what `--comments` names.

`--comments OUT.docx` writes the one Word paper named again: each finding is a Word comment at its
words, and all else of the file stays as it is. Of a folder, or several papers, `--comments DIR` writes
each in which something was found to a folder, where it stands as it did.
Comments of an earlier check make room, those of others stay; no file is written over.

A document that is named together with its plan is also held against it: `check DOCUMENT PLAN` says
whether it still says what the plan says, and where not. Of several, a document belongs to the plan
that the manifest beside it names, or that is called like it.

People are told of a file its counts, what must be mended and the rest, from the top of the paper to
its end, one cause on a line; `--format` gives programs every finding by itself.

A paper in .doc or .rtf, whatever its name ends in, is read through LibreOffice where that is there;
what LibreOffice may have changed is undecided then.

A folder stands for the plans and papers below it: told are a table with a line for each file, the
worst first, what must be mended in each, and how much the rest is; with `--all` that too.

Exit code 1 where there is an error; with `--strict` where there is a warning or a doubt.
"""

from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from generator import console
from generator.atomic import free_name
from generator.command import Group, Options, Verb, argument, exit_code, expanded, folders_of
from generator.folders import (
    Row,
    files_of,
    is_in,
    is_paper,
    nothing_in,
    papers_below,
    passed_over,
    show_files,
    show_passed_over,
)
from generator.formats import FORMATS
from generator.language import NOTHING, Lang, Said
from generator.listing import MEND, by_region
from generator.problems import (
    Problem,
    Rejected,
    Severity,
    by_severity,
    has_errors,
    typed,
)
from generator.running.clock import served

if TYPE_CHECKING:
    from generator.reading.pages.laid_out import Printing

_JUDGED = Said("văn bản Word hay kế hoạch", "Word papers or plans")
_SOUND = Said(
    "đúng thể thức, không thấy gì phải sửa; số liệu, câu chữ vẫn cần người đọc",
    "its form is right, nothing to mend was found; figures and sentences still want a reader",
)
_JUDGING, _COMMENTS = Said("Đang soi", "Checking"), Said("ghi chú", "comments")
_UNREAD = Said("không đọc được", "not read")
_ALL = Said(
    "Trên đây chỉ kể chỗ phải sửa; xem cả phần còn lại: thêm --all",
    "Told above is what must be mended alone; for the rest add --all",
)
_FEW = 6
"""Findings that may be mended of which it is tried whether they can be."""
_FAILING = {Severity.ERROR}
_FAILING_STRICTLY = {Severity.ERROR, Severity.WARNING, Severity.UNDECIDED}


class Judged(NamedTuple):
    """A file that was judged: its findings, and how many comments its copy got, in the place of how
    many `earlier` ones; `still` says where a plan has the example's words yet."""

    path: Path
    found: list[Problem]
    comments: int = 0
    earlier: int = 0
    still: Said = NOTHING

    @property
    def is_unread(self) -> bool:
        """Whether it is a paper that could not be judged."""
        return any(map(_is_unread, self.found))

    def row(self, lang: Lang, is_commented: bool) -> Row:
        """Its line in the table of a folder."""
        mark = f" ({_UNREAD.to(lang)})" if self.is_unread else ""
        own = [self.comments] if is_commented else []
        return f"{self.path.as_posix()}{mark}", [*by_severity(self.found), *own]


def run(options: Options, lang: Lang) -> int:
    """Runs `kehoach check`."""
    named = expanded(options.files)
    files = _files(named, options.comments)
    shown = options.format == "text"
    judged: list[Judged] = []
    for one in _judged(files, named, options, lang):
        judged.append(one)
        if shown and files == named:
            console.say_all(by_region(one.path.as_posix(), one.found, lang))
    problems = [problem for one in judged for problem in one.found]
    if shown:
        _end(named, judged, options, lang)
    elif text := FORMATS[options.format](problems, lang):
        console.pass_on(text)
    return exit_code({one.severity for one in problems} & _failing(options))


def _judged(
    files: Sequence[Path], named: Sequence[Path], options: Options, lang: Lang
) -> Iterator[Judged]:
    """The files one by one, each with its copy; those of a folder are watched."""
    copies = _copies(files, named, options)
    printed = _printed(files) if options.pages else None
    of_folder = console.progress(_JUDGING.to(lang), len(files)) if files != named else nullcontext()
    with of_folder as step:
        for path in files:
            one = _within_its_time(path, named, options, printed)
            yield _with_copy(one, copies.get(path), options.comments, lang)
            if step:
                step(path.name)


def _files(named: Sequence[Path], target: Path | None) -> list[Path]:
    """The files to judge: none of those that an earlier run wrote to the same folder."""
    return [one for one in files_of(named, _below) if not (target and is_in(one, target))]


def _failing(options: Options) -> set[Severity]:
    """The findings for which a run fails."""
    return _FAILING_STRICTLY if options.strict else _FAILING


def _copies(files: Sequence[Path], named: Sequence[Path], options: Options) -> dict[Path, Path]:
    """Where the papers are written again that are to have comments."""
    if not options.comments:
        return {}
    from generator.mending.copies import copies_of

    return copies_of(files, named, options.comments)


def _below(folder: Path) -> list[Path]:
    """The plans below a folder, those that are called wrongly, and its papers."""
    from generator.making.plans import find_plans
    from generator.plan.named import is_nearly_plan

    nearly = sorted(filter(is_nearly_plan, folder.rglob("*")))
    return [*find_plans(folder), *nearly, *papers_below(folder)]


def _printed(files: Sequence[Path]) -> "Printing":
    """The printed pages of the papers among the files, made of many at a time."""
    from generator.reading.pages.ahead import Ahead

    return Ahead(filter(is_paper, files)).pdf


def _within_its_time(
    path: Path, named: Sequence[Path], options: Options, printed: "Printing | None"
) -> Judged:
    """As `_checked`, with what the file says otherwise than its plan."""
    try:
        with served(path):
            found, still = _checked(path, options, printed)
            beside = _beside_its_plan(path, named, options)
            return Judged(path, [*found, *beside], still=still)
    except Rejected as rejected:
        return Judged(path, list(rejected.problems))


def _checked(
    path: Path, options: Options, printed: "Printing | None"
) -> tuple[list[Problem], Said]:
    """The findings in one file, and where it has the example's words yet."""
    from generator.plan.named import is_nearly_plan, is_plan

    if path.is_dir():
        return [nothing_in(path)], NOTHING
    if not (is_plan(path) or is_nearly_plan(path)):
        return _of_document(path, options, printed), NOTHING
    found, still = _of_plan(path)
    return [one for one in found if one.code not in options.ignore], still


def _of_plan(path: Path) -> tuple[Sequence[Problem], Said]:
    from generator.cascade.followed import followed_problems
    from generator.form.sample import still_told
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
        if loaded.plan and loaded.plan.number:
            from generator.making.same_number import same_number

            found += same_number(path, loaded.plan)
        return found, still_told(loaded.sound.source) if loaded.sound else NOTHING
    except Rejected as rejected:
        return rejected.problems, NOTHING


def _of_document(path: Path, options: Options, printed: "Printing | None") -> list[Problem]:
    from generator.reading.lint import check_document

    found = list(check_document(path, options.ignore).problems)
    if printed:
        from generator.reading.pages.laid_out import check_pages, with_pages

        found = with_pages(found, check_pages(path, options.ignore, printed=printed))
    return found


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


def _with_copy(one: Judged, copy: Path | None, target: Path, lang: Lang) -> Judged:
    """Writes the paper again, each finding a comment at its words, into a folder only where there are
    any; what forbids it is found too."""
    if copy is None or one.is_unread or not (one.found or copy == target):
        return one
    from generator.mending.copies import write_commented

    try:
        made = write_commented(one.path, one.found, copy, lang)
    except Rejected as rejected:
        return one._replace(found=[*one.found, *rejected.problems])
    return one._replace(comments=made.comments, earlier=made.earlier)


def _tell_folder(
    named: Sequence[Path], judged: Sequence[Judged], options: Options, lang: Lang
) -> None:
    """Tells of a folder's files, the worst first: a line for each, then of each what must be mended,
    with `--all` the rest too; and which files nobody looked at."""
    worst = sorted(judged, key=lambda one: (one.is_unread, [-n for n in by_severity(one.found)]))
    columns = [*(severity.said for severity in Severity), _COMMENTS]
    has_copies = options.comments is not None
    rows = [one.row(lang, has_copies) for one in worst]
    show_files(columns if has_copies else columns[:-1], rows, lang)
    told = set(Severity) if options.all else _failing(options)
    for one in worst:
        console.say_all(by_region(one.path.as_posix(), one.found, lang, told))
    if any(problem.severity not in told for one in judged for problem in one.found):
        console.say(_ALL.to(lang))
    show_passed_over(passed_over(named, [one.path for one in judged]), _JUDGED, lang)


def _end(named: Sequence[Path], judged: Sequence[Judged], options: Options, lang: Lang) -> None:
    """Tells of folders their files, and that nothing is wrong with files that were named; what was
    written, how much was found, and what to do with it, last, where the eye is."""
    files, target = [one.path for one in judged], options.comments
    problems = [problem for one in judged for problem in one.found]
    if files != named:
        _tell_folder(named, judged, options, lang)
    elif not problems:
        console.say_all(f"{path.as_posix()}: {_SOUND.to(lang)}" for path in files)
    if target and target.exists():
        _say_written(target, judged, lang)
    _count(judged, problems, lang)
    console.say_all(one.still.to(lang) for one in judged if one.still.vi)
    if not target:
        _advise(named, files, problems, lang)


def _say_written(target: Path, judged: Sequence[Judged], lang: Lang) -> None:
    """Tells how many comments were written to a file, or a folder."""
    count, earlier = sum(one.comments for one in judged), sum(one.earlier for one in judged)
    said = Said(f"{count} ghi chú", f"{count} comments")
    if target.is_dir():
        papers = sum(one.comments > 0 for one in judged)
        said = Said(f"{papers} văn bản, {said.vi}", f"{papers} papers, {said.en}")
    instead = Said(
        f", thay {earlier} ghi chú của lần soi trước",
        f", in the place of {earlier} of the last check",
    )
    told = said.to(lang) + (instead.to(lang) if earlier else "")
    console.say(f"{target.as_posix()}: {told}")


def _count(judged: Sequence[Judged], problems: Sequence[Problem], lang: Lang) -> None:
    found = zip(by_severity(problems), Severity, strict=True)
    told = ", ".join(f"{count} {severity.said.to(lang)}" for count, severity in found)
    console.say(Said(f"{len(judged)} tệp: {told}", f"{len(judged)} files: {told}").to(lang))


def _advise(
    named: Sequence[Path], files: Sequence[Path], problems: Sequence[Problem], lang: Lang
) -> None:
    """Tells what to do with what was found."""
    if any(map(_is_in_line, problems)):
        console.advise(MEND, lang)
    if found := [*filter(_is_in_paper, problems)]:
        papers = " ".join(typed(one) for one in named if one.is_dir() or is_paper(one))
        ending = ".docx" if named == files and len(files) == 1 else ""
        console.advise(_next(papers, ending, found), lang)


def _is_in_line(problem: Problem) -> bool:
    """Whether it is an error in a plan, and none of the file as a whole."""
    of_plan = not is_paper(Path(problem.spot.path)) and not problem.code.startswith("file/")
    return of_plan and has_errors([problem])


def _is_in_paper(problem: Problem) -> bool:
    """Whether it was found in a paper, and does not keep that from being judged."""
    return is_paper(Path(problem.spot.path)) and not _is_unread(problem)


def _is_unread(problem: Problem) -> bool:
    """Whether it keeps a paper from being judged."""
    is_whole = problem.code.startswith("file/") and has_errors([problem])
    return is_whole and is_paper(Path(problem.spot.path))


def _next(papers: str, ending: str, problems: Sequence[Problem]) -> Said:
    """How to see in Word what was found in papers, and how to have mended what can be; both into what
    is not there yet."""
    notes, mended = (typed(_new(Path(f"{name}{ending}"))) for name in ("CO-GHI-CHU", "DA-SUA"))
    look = f"kehoach check {papers} --comments {notes}"
    mend = f"kehoach fix {papers} -o {mended}"
    vi, en = f"Việc tiếp: xem ngay trong Word: {look}", f"Next: see them in Word: {look}"
    if _mends_any(problems):
        vi, en = f"{vi}; sửa giúp phần thể thức: {mend}", f"{en}; have the form mended: {mend}"
    return Said(vi, en)


def _new(path: Path) -> Path:
    return free_name(path) if path.exists() else path


def _mends_any(problems: Sequence[Problem]) -> bool:
    """Whether `fix` would write anything: of one paper with few things to mend that is tried, for a
    paper that was mended has such that stay."""
    from generator.mending.fix import mended
    from generator.mending.menders import is_mended
    from generator.package import MAX_FILE, read_bytes

    mendable = [*filter(is_mended, problems)]
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
            "ghi thêm văn bản này, mỗi phát hiện là một ghi chú Word (tệp chưa có); nhiều văn bản: thư mục",
            "write this paper too, each finding a Word comment (a new file); of several papers a folder",
        ),
        type=Path,
        metavar="OUT",
    ),
    argument(
        "--all",
        Said(
            "của thư mục: kể cả cảnh báo, lưu ý, điều chưa xét được, không chỉ chỗ phải sửa",
            "of a folder: tell warnings and notes too, not only what must be mended",
        ),
        action="store_true",
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
