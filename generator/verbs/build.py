"""Word documents of the plans, each judged by the rules.

A folder stands for the plans below it; nothing named means `plans/`. Documents go to `output/`, of a folder below with
`plans/` of its own to that one's; one that lies with its batch, or beside its plan as those of letters do, is made
there again, so that there is one of each plan. With `--verify` nothing is written: it says whether
the documents are what the plans give now, exit code 1 if not. What somebody edited in Word is kept
beside the new document and told, exit code 1 while it waits; with `--force` that is no error. A CI wants
`--pages --pictures DIR --summary FILE --format F`: the printed pages judged and drawn, a summary,
and findings at the lines of the plan.

`--pdf` makes a PDF/A-2b with tagged text beside each document, through LibreOffice or, where there is none, rdocx;
which version made it and which font stood in for Times New Roman is told, and noted in `pdf.json`. One
whose document did not change is left alone. Without LibreOffice the documents are built all the
same, exit code 1.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from generator import console
from generator.atomic import write_atomically
from generator.command import Group, Options, Verb, argument, exit_code, expanded, folders_of
from generator.disk.links import real, refuse_link
from generator.formats import FORMATS
from generator.language import NOTHING, Lang, Said
from generator.listing import MEND, in_order
from generator.plan.named import PLANS
from generator.problems import Problem, Rejected, Severity, Spot, has_errors, typed

if TYPE_CHECKING:
    from generator.making.became import Checked
    from generator.pdfs import MadePdf, PdfOutcome
    from generator.review.stories import Stories

_GRAVE = (Severity.ERROR,)
"""What is told when only that is asked for; the rest is counted."""


def run(options: Options, lang: Lang) -> int:
    """Runs `kehoach build`."""
    given = expanded(options.plans)
    plans, around = _asked(given) if given else _plans_of(PLANS)
    _refuse_inputs([options.summary, options.report], [*plans, options.template])
    told = options.format == "text" or bool(options.report)
    places = _places(plans, options)
    before = _words(places, options)
    done: list[Checked] = []
    for one in _checked(places, options):
        done.append(one)
        if told:
            _tell(one, options, lang)
    if not given:
        around += _left_over(plans, options)
    around += _pdfs(done, options, lang)
    problems = [*around, *(problem for one in done for problem in one.problems)]
    if told:
        console.show(around, lang)
        _end(done, problems, options, [*places], lang)
    if options.format != "text":
        _report(done, around, options, lang)
    if options.summary:
        _summarise(plans, done, around, before, options, lang)
    return exit_code(has_errors(problems))


def _asked(paths: Sequence[Path]) -> tuple[list[Path], list[Problem]]:
    """The plans that are named, and those of the folders that are."""
    named = [_plans_of(path) if path.is_dir() else ([path], []) for path in paths]
    plans, told = map(chain.from_iterable, zip(*named, strict=True))
    return [*dict.fromkeys(plans)], [*told]


def _plans_of(folder: Path) -> tuple[list[Path], list[Problem]]:
    """Every plan of the folder, and what there is to say of files that are nearly one."""
    from generator.making.plans import find_plans, nearly_plans

    plans = find_plans(folder)
    if not plans:
        where = folder.as_posix()
        message = Said(f"không có kế hoạch nào trong {where}/", f"there is no plan in {where}/")
        raise Rejected([Problem(Spot(where), "build/no-plans", message)])
    return plans, nearly_plans(folder)


def _refuse_inputs(targets: Sequence[Path | None], inputs: Sequence[Path | None]) -> None:
    """Raises `Rejected` when what is to be written is what is read, or is a link."""
    for target in filter(None, targets):
        refuse_link(target)
        if real(target) in {real(path) for path in inputs if path}:
            message = Said(
                "tệp này là tệp đầu vào, không ghi đè", "this file is read, and is not written over"
            )
            advice = Said("Chọn tên tệp khác.", "Choose another name.")
            raise Rejected(
                [Problem(Spot(target.as_posix()), "build/target", message, advice=advice)]
            )


_Places = Mapping[Path, Sequence[Path]]
"""Plans by the folder that their documents go to."""


def _places(plans: Sequence[Path], options: Options) -> _Places:
    """Where documents go: to the folder that is named, else each to where it lies."""
    from generator.making.homes import homes

    return {options.output: plans} if options.output else homes(plans)


def _checked(places: _Places, options: Options) -> Iterator["Checked"]:
    """What becomes of each plan, folder by folder."""
    for folder, plans in places.items():
        yield from _checked_into(plans, Options(**{**vars(options), "output": folder}))


def _checked_into(plans: Sequence[Path], options: Options) -> Iterator["Checked"]:
    """What becomes of each plan: its document made, unless it is only compared, and judged."""
    # What asks for more than the verdicts is given what was made.
    if options.verify or options.pages or options.pictures or options.summary:
        yield from _judged(plans, options)
        return
    from generator.making.plans import with_papers
    from generator.making.verdicts import Verdicts

    verdicts = Verdicts(plans, options.output, options.template, options.compact)
    asked = with_papers(plans)
    yield from verdicts.told(asked, lambda left: _judged(left, options), options.force)


def _judged(plans: Sequence[Path], options: Options) -> Iterator["Checked"]:
    from generator.changes.issued import further_problems
    from generator.checked import checked, with_printed_pages
    from generator.making.became import Checked
    from generator.making.build import build, verify
    from generator.making.verdicts import Verdicts
    from generator.review.words import Reviewer

    where, asked = (plans, options.output, options.template), (further_problems, Reviewer())
    if options.verify:
        verdicts = Verdicts(plans, options.output, options.template)
        for built in verify(*where, Path(), *asked):
            false = verdicts.false(checked(built)) if verdicts.of(built.plan) else ()
            yield Checked(replace(built, problems=(*built.problems, *false)))
        return
    made = build(*where, Path(), options.force, *asked, options.compact)
    if options.pages or options.pictures:
        yield from with_printed_pages(made, options.pictures)
    else:
        yield from map(checked, made)


def _left_over(plans: Sequence[Path], options: Options) -> list[Problem]:
    from generator.making.homes import OUTPUT
    from generator.making.manifest import left_over
    from generator.making.plans import document_name

    severity = Severity.ERROR if options.verify else Severity.WARNING
    return left_over(options.output or OUTPUT, [*map(document_name, plans)], severity)


def _words(places: _Places, options: Options) -> dict[Path, "Stories | None"]:
    """The words of the documents before the build, where the summary is to say what changed."""
    if not options.summary:
        return {}
    from generator.making.plans import document_name
    from generator.review.words import stories_at

    documents = [folder / document_name(plan) for folder in places for plan in places[folder]]
    return {path: stories_at(path) for path in documents}


def _summarise(
    plans: Sequence[Path],
    done: Sequence["Checked"],
    around: Sequence[Problem],
    before: dict[Path, "Stories | None"],
    options: Options,
    lang: Lang,
) -> None:
    from generator.changes.since import amended
    from generator.summary import summary

    changed = amended(plans, options.since, lang) if options.since else ""
    text = summary(done, around, before, lang, changed)
    write_atomically(options.summary, text.encode("utf-8", "backslashreplace"))


def _report(
    done: Sequence["Checked"],
    around: Sequence[Problem],
    options: Options,
    lang: Lang,
) -> None:
    """Gives the findings in the format asked for, to the file that is named or to the reader."""
    problems = [*around, *(problem for one in done for problem in one.located)]
    text = FORMATS[options.format](problems, lang)
    if options.report:
        write_atomically(options.report, f"{text}\n".encode("utf-8", "backslashreplace"))
    elif text:
        console.pass_on(text)


def _pdfs(done: Sequence["Checked"], options: Options, lang: Lang) -> list[Problem]:
    """Makes the PDF of each document where that is asked for, and says how; gives what forbids it, or
    what there is of older ones."""
    if options.verify:
        return []
    return list(_printed(done, options, lang) if options.pdf else _older_pdfs(done))


def _printed(done: Sequence["Checked"], options: Options, lang: Lang) -> Iterator[Problem]:
    from generator.pdfs import make_pdfs

    places: dict[Path, list[Path]] = {}
    for document in filter(None, (one.built.output for one in done)):
        places.setdefault(document.parent, []).append(document)
    say = console.say if options.format == "text" else console.complain
    for one in chain.from_iterable(make_pdfs(some, folder) for folder, some in places.items()):
        if one.problem:
            yield one.problem
        elif one.made:
            console.note("printed", one.document.with_suffix(".pdf").as_posix())
            say(_how_made(one, one.made).to(lang))
        if one.kept:
            name = one.kept.as_posix()
            say(Said(f"Tệp PDF đã có ở đó nay là {name}", f"The PDF there is {name} now").to(lang))


def _how_made(one: "PdfOutcome", made: "MadePdf") -> Said:
    """Of which document a PDF is, by which program, and with which fonts."""
    sign, fonts = "←" if one.written else "=", ", ".join(made.stood_in)
    instead = (
        Said(f"; {fonts} thay Times New Roman", f"; {fonts} for Times New Roman")
        if fonts
        else NOTHING
    )
    pdf = one.document.with_suffix(".pdf").as_posix()
    return Said(*(f"{pdf} {sign} {one.document.as_posix()} ({made.engine}{by})" for by in instead))


def _older_pdfs(done: Sequence["Checked"]) -> Iterator[Problem]:
    """What to say of PDFs beside documents that were just written."""
    written = (one.built.output for one in done if one.built.written)
    return (_older(one) for one in filter(None, written) if one.with_suffix(".pdf").is_file())


def _older(document: Path) -> Problem:
    """That the PDF beside a document just written is not of that."""
    pdf = document.with_suffix(".pdf")
    message = Said(
        f"tệp PDF này có từ trước, không phải của {document.name} vừa tạo",
        f"this PDF was there before, and is not of the {document.name} just made",
    )
    advice = Said("Đừng gửi nhầm; tạo PDF mới: thêm --pdf.", "Do not send it; make anew: --pdf.")
    return Problem(Spot(pdf.as_posix()), "build/older-pdf", message, Severity.WARNING, advice)


def _tell(one: "Checked", options: Options, lang: Lang) -> None:
    built = one.built
    if options.verify:
        # What is only remarked of a plan says nothing of its document.
        said = (Severity.ERROR, Severity.UNDECIDED)
        kept = (
            one for one in built.problems if one.severity in said or one.code.startswith("words/")
        )
        console.say_all(in_order(kept, lang))
        return
    _tell_of(built.problems, options, lang)
    if built.output is None:
        return
    console.note("made", built.output.as_posix())
    same = "" if built.written else Said("không đổi; ", "unchanged; ").to(lang)
    sign = "←" if built.written else "="
    verdict = _verdict(one, lang)
    console.say(f"{built.output.as_posix()} {sign} {built.plan.as_posix()} ({same}{verdict})")
    _tell_of(one.told, options, lang)


def _tell_of(problems: Sequence[Problem], options: Options, lang: Lang) -> None:
    shown = _GRAVE if options.quiet else tuple(Severity)
    console.say_all(in_order((one for one in problems if one.severity in shown), lang))


def _verdict(one: "Checked", lang: Lang) -> str:
    """What is found of the document; and beside it of the plan, which has been told above.

    What waits beside the document is neither.
    """
    good = Said("đúng thể thức", "obeys the form")
    document = console.counted(one.found, lang) or good.to(lang)
    beside = ("build/", "words/")
    grave = (
        found
        for found in one.built.problems
        if found.severity is not Severity.INFO and not found.code.startswith(beside)
    )
    plan = console.counted(grave, lang)
    if not plan:
        return document
    both = Said(f"văn bản {document}; kế hoạch: {plan}", f"document: {document}; plan: {plan}")
    return both.to(lang)


def _end(
    done: Sequence["Checked"],
    problems: Sequence[Problem],
    options: Options,
    folders: Sequence[Path],
    lang: Lang,
) -> None:
    """Tells what it came to and what to do now, last, where the eye is."""
    from generator.making.became import documents_made

    if options.verify:
        good, total = sum(one.as_built for one in done), len(done)
        words = Said(
            f"{good}/{total} văn bản đúng như kế hoạch",
            f"{good} of {total} documents are as their plans give",
        )
        console.say(words.to(lang))
        return
    found = console.counted(problems, lang) or Said("không có", "none").to(lang)
    untold = _SEE.to(lang) if options.quiet and problems else ""
    where = ", ".join(f"{one.as_posix()}/" for one in folders)
    console.say(f"{documents_made(done).to(lang)} → {where}")
    console.say(Said(f"Phát hiện: {found}{untold}", f"Findings: {found}{untold}").to(lang))
    console.say_all(one.still.to(lang) for one in done if one.still.vi)
    console.advise(MEND if has_errors(problems) else _look(folders), lang)


_SEE = Said("; xem từng chỗ: kehoach check plans --all", "; see them: kehoach check plans --all")


def _look(folders: Sequence[Path]) -> Said:
    """How to look at what was made, in the folder that it is of."""
    from generator.making.homes import OUTPUT

    offices = {one.parent for one in folders if one.name == OUTPUT.name}
    named = f" {typed(offices.pop())}" if len(offices - {Path()}) == len(offices) == 1 else ""
    return Said(
        f"Việc tiếp: mở văn bản bằng Word, hoặc xem tất cả trong trình duyệt: kehoach open{named}",
        f"Next: open a document in Word, or see everything in a browser: kehoach open{named}",
    )


def _changes(options: Options) -> set[Path]:
    """The folders that a build writes to, and those of its plans: `update` changes more than one file there."""
    from generator.making.plans import find_plans

    told = folders_of(options.summary, options.report)
    if options.verify:
        return told
    plans = expanded(options.plans) or find_plans(PLANS)
    made_in = {*_places(plans, options)}
    return told | folders_of(*plans) | made_in | {*filter(None, [options.pictures])}


VERB = Verb(
    Group.PLANS,
    Said("tạo văn bản Word từ kế hoạch", "make Word documents of plans"),
    run,
    argument(
        "plans",
        Said(
            "các tệp kế hoạch; bỏ trống là mọi tệp trong plans/",
            "plan files; none means all below plans/",
        ),
        nargs="*",
        type=Path,
        metavar="PLAN",
    ),
    argument(
        "--template",
        Said("mẫu Word (.docx)", "Word template (.docx)"),
        type=Path,
        metavar="FILE",
    ),
    argument(
        "-o --output",
        Said(
            "thư mục ghi văn bản (mặc định: nơi văn bản đã nằm, chưa có thì output/)",
            "folder for the documents (default: where each lies, else output/)",
        ),
        type=Path,
        metavar="DIR",
    ),
    (
        argument(
            "--verify",
            Said(
                "so văn bản đã có với kế hoạch, không ghi gì",
                "compare documents with plans, write nothing",
            ),
            action="store_true",
        ),
        argument(
            "--force",
            Said(
                "tạo lại cả văn bản không đổi; bản sửa trong Word vẫn được giữ",
                "make unchanged documents anew too; what was edited in Word is kept all the same",
            ),
            action="store_true",
        ),
    ),
    argument(
        "--quiet",
        Said(
            "chỉ kể lỗi; cảnh báo, lưu ý thì đếm",
            "tell errors alone; warnings and notes are counted",
        ),
        action="store_true",
    ),
    argument(
        "--compact",
        Said(
            "nén văn bản (nhỏ bằng một phần tư), để gửi đi",
            "deflate the documents (a quarter of the size), for sending",
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
        "--pdf",
        Said(
            "tạo thêm PDF/A cạnh mỗi văn bản, qua LibreOffice hoặc rdocx",
            "make a PDF/A beside each document too, through LibreOffice or rdocx",
        ),
        action="store_true",
    ),
    argument(
        "--pictures",
        Said(
            "ghi ảnh các trang in (PNG) vào thư mục này",
            "write pictures of the pages (PNG) into this folder",
        ),
        type=Path,
        metavar="DIR",
    ),
    argument(
        "--since",
        Said(
            "bản tóm tắt nói cả kế hoạch khác bản git này ở đâu, ví dụ HEAD^",
            "the summary tells how plans differ from this revision of git, such as HEAD^",
        ),
        metavar="REV",
    ),
    argument(
        "--summary",
        Said("ghi bản tóm tắt (Markdown) vào tệp này", "write a summary (Markdown) to this file"),
        type=Path,
        metavar="FILE",
    ),
    argument(
        "--format",
        Said(
            "dạng kết quả; lỗi được chỉ vào dòng của kế hoạch",
            "format of the findings, at the plan's lines",
        ),
        choices=("text", *FORMATS),
        default="text",
    ),
    argument(
        "--report",
        Said("ghi kết quả theo --format vào tệp này", "write what --format gives to this file"),
        type=Path,
        metavar="FILE",
    ),
    changes=_changes,
)
