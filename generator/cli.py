"""The command `kehoach`: verbs and exit codes. 0 good, 1 problems in the input, 2 wrong usage, 130 on Ctrl-C."""

import argparse
import json
import os
import sys
from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path

from generator import __version__, console
from generator.formats import FORMATS
from generator.language import LANGS, NOTHING, Lang, Said
from generator.problems import Problem, Rejected, Severity, Spot, has_errors, typed
from generator.verbs import batch as province
from generator.verbs import ledger as whole_ledger

PLANS = (".yaml", ".yml")
GOOD, PROBLEMS, USAGE, INTERRUPTED = 0, 1, 2, 130

# argparse takes these words from gettext; there is one other language, so a table does.
_ARGPARSE = {
    "usage: ": "cách dùng: ",
    "positional arguments": "tham số",
    "options": "tùy chọn",
    "show this help message and exit": "hiện phần trợ giúp này",
    "%(prog)s: error: %(message)s\n": "%(prog)s: lỗi: %(message)s\n",
    "unrecognized arguments: %s": "tham số lạ: %s",
    "the following arguments are required: %s": "thiếu tham số: %s",
    "invalid choice: %(value)r (choose from %(choices)s)": "'%(value)s' không hợp lệ (chọn: %(choices)s)",
    "expected one argument": "cần một giá trị",
    "expected at least one argument": "cần ít nhất một giá trị",
    "not allowed with argument %s": "không đi cùng tham số %s",
    "argument %(argument_name)s: %(message)s": "tham số %(argument_name)s: %(message)s",
}

_VERBS = {
    "build": Said("tạo văn bản Word từ kế hoạch", "make Word documents of plans"),
    "check": Said(
        "kiểm tra kế hoạch và văn bản Word, không ghi tệp nào",
        "check plans and documents, write nothing",
    ),
    "init": Said("tạo thư mục làm việc cho một cơ quan", "make the folder of an office"),
    "new": Said(
        "tạo kế hoạch của xã từ kế hoạch của văn phòng", "make a commune's plan from the office's"
    ),
    "update": Said(
        "đưa phần văn phòng sửa vào kế hoạch của xã",
        "carry the office's changes into a commune's plan",
    ),
    "batch": Said(
        "tạo kế hoạch và văn bản cho mọi xã của một danh sách",
        "plans and documents for a roster of communes",
    ),
    "ledger": Said(
        "xã nào đã có kế hoạch, việc nào còn thiếu, quá hạn",
        "who has answered, what is missing or overdue",
    ),
    "issue": Said(
        "điền số, ngày vào tệp kế hoạch khi văn bản đã ký",
        "fill number and date into the plan file of a signed paper",
    ),
    "rules": Said("danh mục quy tắc thể thức", "the catalogue of rules"),
    "schema": Said("in JSON Schema của tệp kế hoạch", "print the JSON Schema of the plan file"),
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs `kehoach` and gives its exit code; usage errors leave by SystemExit(2), as argparse does."""
    argv = list(sys.argv[1:] if arguments is None else arguments)
    lang = _language(argv)
    try:
        console.prepare()
        words: Callable[[str], str] = (
            (lambda text: _ARGPARSE.get(text, text)) if lang == "vi" else str
        )
        argparse._ = words  # type: ignore[attr-defined]
        options = _parser(lang).parse_args(argv)
        status: int = options.run(options, lang)
        sys.stdout.flush()
    except Rejected as rejected:
        console.show(rejected.problems, lang)
        return PROBLEMS
    except KeyboardInterrupt:
        console.complain(Said("Đã dừng.", "Stopped.").to(lang))
        return INTERRUPTED
    except OSError as error:
        named = f"{error.filename}: " if error.filename else ""
        why = f"{named}{error.strerror or error}"
        console.complain(
            Said(f"Không đọc hoặc không ghi được: {why}", f"Cannot read or write: {why}").to(lang)
        )
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115
        return PROBLEMS
    return status


def _language(argv: Sequence[str]) -> Lang:
    """The language asked for, known before argparse so that its own words are in it too."""
    asked = [
        argument.removeprefix("--lang=") for argument in argv if argument.startswith("--lang=")
    ]
    asked += [after for before, after in pairwise(argv) if before == "--lang"]
    return "en" if asked[-1:] == ["en"] else "vi"


def _parser(lang: Lang) -> argparse.ArgumentParser:
    def said(vi: str, en: str) -> str:
        return Said(vi, en).to(lang)

    about = said(
        "Kế hoạch khai báo một lần, ra văn bản Word đúng Nghị định 30.",
        "Plans in YAML to Word, after Decree 30.",
    )
    parser = argparse.ArgumentParser("kehoach", description=about)
    version = said("hiện phiên bản", "show the version")
    parser.add_argument(
        "--version", action="version", version=f"kehoach {__version__}", help=version
    )
    verbs = parser.add_subparsers(required=True, metavar=said("lệnh", "command"))
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument(
        "--lang",
        choices=LANGS,
        default="vi",
        help=said("ngôn ngữ thông báo", "language of messages"),
    )

    def verb(name: str, run: Callable[[argparse.Namespace, Lang], int]) -> argparse.ArgumentParser:
        words = _VERBS[name].to(lang)
        made: argparse.ArgumentParser = verbs.add_parser(
            name, parents=[common], help=words, description=words
        )
        made.set_defaults(run=run)
        return made

    _build_options(verb("build", _build), said)
    _check_options(verb("check", _check), said)
    _init_options(verb("init", _init), said)
    _cascade_arguments(verb("new", _new), verb("update", _update), said)
    province.batch_arguments(verb("batch", province.batch), said)
    whole_ledger.ledger_arguments(verb("ledger", whole_ledger.ledger), said)
    _issue_options(verb("issue", _issue), said)
    listing = verb("rules", _rules)
    listing.add_argument(
        "code", nargs="?", metavar="CODE", help=said("mã của một quy tắc", "the code of one rule")
    )
    printing = verb("schema", _schema)
    names = said(
        "tên khóa: tiếng Việt, tiếng Anh hay cả hai", "names of keys: Vietnamese, English or both"
    )
    printing.add_argument("--keys", choices=("both", *LANGS), default="both", help=names)
    return parser


def _build_options(building: argparse.ArgumentParser, said: Callable[[str, str], str]) -> None:
    every = said(
        "các tệp kế hoạch; bỏ trống là mọi tệp trong plans/",
        "plan files; none means all below plans/",
    )
    building.add_argument("plans", nargs="*", type=Path, metavar="PLAN", help=every)
    building.add_argument(
        "--template",
        type=Path,
        metavar="FILE",
        help=said("mẫu Word (.docx)", "Word template (.docx)"),
    )
    folder = said("thư mục ghi văn bản", "folder for the documents")
    building.add_argument(
        "-o", "--output", type=Path, default=Path("output"), metavar="DIR", help=folder
    )
    how = building.add_mutually_exclusive_group()
    compare = said(
        "so văn bản đã có với kế hoạch, không ghi gì", "compare documents with plans, write nothing"
    )
    how.add_argument("--verify", action="store_true", help=compare)
    again = said("tạo lại cả văn bản không đổi", "make unchanged documents anew too")
    how.add_argument("--force", action="store_true", help=again)
    pages = said(
        "soi cả trang in, qua LibreOffice", "judge the printed pages too, through LibreOffice"
    )
    building.add_argument("--pages", action="store_true", help=pages)
    drawn = said(
        "ghi ảnh các trang in (PNG) vào thư mục này",
        "write pictures of the pages (PNG) into this folder",
    )
    building.add_argument("--pictures", type=Path, metavar="DIR", help=drawn)
    told = said("ghi bản tóm tắt (Markdown) vào tệp này", "write a summary (Markdown) to this file")
    building.add_argument("--summary", type=Path, metavar="FILE", help=told)
    wanted = said(
        "dạng kết quả; lỗi được chỉ vào dòng của kế hoạch",
        "format of the findings, at the plan's lines",
    )
    building.add_argument("--format", choices=("text", *FORMATS), default="text", help=wanted)
    kept = said("ghi kết quả theo --format vào tệp này", "write what --format gives to this file")
    building.add_argument("--report", type=Path, metavar="FILE", help=kept)


def _init_options(starting: argparse.ArgumentParser, said: Callable[[str, str], str]) -> None:
    where = said("thư mục; bỏ trống là thư mục đang đứng", "the folder; none means the current one")
    starting.add_argument("folder", nargs="?", type=Path, default=Path(), metavar="DIR", help=where)
    source = said(
        "nơi CI lấy chương trình: KHO@PHIÊN-BẢN trên GitHub",
        "where CI gets the program: OWNER/REPO@VERSION",
    )
    starting.add_argument("--program", default="", metavar="REPO@VERSION", help=source)


def _check_options(checking: argparse.ArgumentParser, said: Callable[[str, str], str]) -> None:
    files = said(
        "các tệp kế hoạch (.yaml) hoặc văn bản (.docx)", "plan files (.yaml) or documents (.docx)"
    )
    checking.add_argument("files", nargs="+", type=Path, metavar="FILE", help=files)
    strict = said(
        "cảnh báo và điều chưa xét được cũng là lỗi", "warnings and what is undecided fail too"
    )
    checking.add_argument("--strict", action="store_true", help=strict)
    pages = said(
        "soi cả trang in, qua LibreOffice", "judge the printed pages too, through LibreOffice"
    )
    checking.add_argument("--pages", action="store_true", help=pages)
    ignore = said("bỏ qua các mã này", "leave these codes out")
    formats = ("text", *FORMATS)
    wanted = said("dạng kết quả", "format of the findings")
    checking.add_argument("--format", choices=formats, default="text", help=wanted)
    checking.add_argument(
        "--ignore", nargs="+", action="extend", default=[], metavar="CODE", help=ignore
    )


def _issue_options(issuing: argparse.ArgumentParser, said: Callable[[str, str], str]) -> None:
    issuing.add_argument(
        "plan", type=Path, metavar="PLAN", help=said("tệp kế hoạch", "the plan file")
    )
    number = said(
        "số văn bản, ví dụ 5; ký hiệu tự thêm", "the number alone, such as 5; the symbol is added"
    )
    issuing.add_argument("--number", required=True, metavar="N", help=number)
    day = said("ngày ban hành, viết năm-tháng-ngày", "the day of issue, year-month-day")
    issuing.add_argument("--date", required=True, metavar="YYYY-MM-DD", help=day)


def _cascade_arguments(
    making: argparse.ArgumentParser,
    following: argparse.ArgumentParser,
    said: Callable[[str, str], str],
) -> None:
    office = said("tệp kế hoạch của văn phòng", "the office's plan file")
    making.add_argument(
        "--from", dest="office", type=Path, required=True, metavar="PLAN", help=office
    )
    unit = said('tên đơn vị, ví dụ "xã Tân Hưng"', 'the unit, such as "xã Tân Hưng"')
    making.add_argument("--unit", required=True, metavar="UNIT", help=unit)
    target = said("tệp kế hoạch mới của xã (.yaml)", "the new plan file (.yaml)")
    making.add_argument("-o", "--output", type=Path, metavar="FILE", help=target)
    own = said("tệp kế hoạch của xã", "the commune's plan file")
    following.add_argument("plan", type=Path, metavar="COMMUNE_PLAN", help=own)
    following.add_argument("--from", dest="office", type=Path, metavar="PLAN", help=office)
    base = said(
        "bản của văn phòng mà xã đang theo (mặc định: <tệp>.goc.yaml)",
        "the office's version followed so far",
    )
    following.add_argument("--base", type=Path, metavar="FILE", help=base)
    dry = said("chỉ cho xem, không ghi tệp nào", "show everything, write nothing")
    following.add_argument("--dry-run", action="store_true", help=dry)
    keep = said(
        "chỗ cùng sửa này: giữ của xã (số hoặc mã mục)",
        "this conflict: keep the commune's (number or id)",
    )
    following.add_argument("--keep", nargs="+", action="extend", default=[], metavar="N", help=keep)
    take = said("chỗ cùng sửa này: theo văn phòng", "this conflict: take the office's")
    following.add_argument("--take", nargs="+", action="extend", default=[], metavar="N", help=take)


def _new(options: argparse.Namespace, lang: Lang) -> int:
    from generator.cascade.commands import new_copy

    done = new_copy(options.office, options.unit, options.output)
    console.show(done.problems, lang)
    console.say("\n".join(line.to(lang) for line in done.lines))
    return GOOD


def _update(options: argparse.Namespace, lang: Lang) -> int:
    from generator.cascade.commands import update

    done = update(
        options.plan, options.office, options.base, options.keep, options.take, options.dry_run
    )
    console.say("\n".join(line.to(lang) for line in done.lines))
    console.show(done.problems, lang)
    return PROBLEMS if done.unsettled or has_errors(done.problems) else GOOD


def _build(options: argparse.Namespace, lang: Lang) -> int:
    from generator.verbs.build import run  # the Word libraries take long to load

    return PROBLEMS if has_errors(run(_expanded(options.plans), options, lang)) else GOOD


def _expanded(paths: Sequence[Path]) -> list[Path]:
    """The paths, with patterns such as `plans/*.yaml` expanded, which the shell of Windows leaves to programs."""
    found: list[Path] = []
    for path in paths:
        pattern = any(char in str(path) for char in "*?") and not path.exists()
        base, name = (
            (path.anchor, str(path.relative_to(path.anchor))) if path.anchor else (".", str(path))
        )
        found += _matching(base, name) or [path] if pattern else [path]
    return list(dict.fromkeys(found))


def _matching(folder: str, pattern: str) -> list[Path]:
    try:
        return sorted(Path(folder).glob(pattern))
    except ValueError:  # such as **a.yaml
        return []


def _check(options: argparse.Namespace, lang: Lang) -> int:
    problems: list[Problem] = []
    skipped = 0
    files = _expanded(options.files)
    for path in files:
        found, unused = _checked(path, options.ignore)
        skipped += unused
        if options.pages and path.suffix.casefold() not in PLANS:
            found += _pages(path, options.ignore, found)
        problems += found
        if options.format == "text":
            console.show(found, lang)
    failing = (
        {Severity.ERROR, Severity.WARNING, Severity.UNDECIDED}
        if options.strict
        else {Severity.ERROR}
    )
    status = PROBLEMS if any(problem.severity in failing for problem in problems) else GOOD
    if options.format != "text":
        if text := FORMATS[options.format](problems, lang):
            console.pass_on(text)
        return status
    counts = ", ".join(f"{n} {severity.said.to(lang)}" for severity, n in _counts(problems))
    not_applied = Said(f"{skipped} quy tắc không áp dụng", f"{skipped} rules did not apply").to(
        lang
    )
    console.say(f"{len(files)} {Said('tệp', 'files').to(lang)}: {counts}; {not_applied}")
    return status


def _counts(problems: Sequence[Problem]) -> list[tuple[Severity, int]]:
    return [
        (severity, sum(problem.severity is severity for problem in problems))
        for severity in Severity
    ]


def _checked(path: Path, ignore: Sequence[str]) -> tuple[list[Problem], int]:
    """The findings in one file, and how many rules had nothing to judge in it."""
    from generator.cascade.follow import followed_problems
    from generator.paper.prose import wording_problems
    from generator.plan.model import plan_of
    from generator.plan.text import read_source
    from generator.reading.lint import check_document

    if path.suffix.casefold() not in PLANS:
        report = check_document(path, ignore)
        return list(report.problems), len(report.not_applicable)
    problems: Sequence[Problem]
    try:
        source = read_source(path)
        loaded = plan_of(source)
        problems = [
            *loaded.problems,
            *(wording_problems(loaded.plan, source.text) if loaded.plan else ()),
        ]
        problems += followed_problems(path, loaded.plan) if loaded.plan else []
    except Rejected as rejected:
        problems = rejected.problems
    return [problem for problem in problems if problem.code not in ignore], 0


def _pages(path: Path, ignore: Sequence[str], told: list[Problem]) -> list[Problem]:
    """What the printed pages show beyond what `told` says of the file already."""
    from generator.reading.pages.laid_out import beyond, check_pages

    return beyond(told, check_pages(path, ignore))


def _init(options: argparse.Namespace, lang: Lang) -> int:
    from generator.starting import FIRST_PLAN, PIPELINE, UNKNOWN, WORKFLOW, installed_from, start

    program = options.program or installed_from() or UNKNOWN
    started = start(options.folder, lang, program)
    for name in started.written:
        console.say(Said(f"tạo {name}", f"made {name}").to(lang))
    for name in started.kept:
        console.say(Said(f"giữ nguyên {name} (đã có)", f"kept {name} (it was there)").to(lang))
    if program == UNKNOWN and {WORKFLOW, PIPELINE} & set(started.written):
        note = Said(
            f"Dùng CI thì thay TEN-TAI-KHOAN trong {WORKFLOW}, {PIPELINE} bằng nơi chứa chương trình (xem --program).",
            f"For CI, put where the program is in place of TEN-TAI-KHOAN in {WORKFLOW}, {PIPELINE} (see --program).",
        )
        console.say(note.to(lang))
    then = (
        f"{'' if options.folder == Path() else f'cd {typed(str(options.folder))} && '}kehoach build"
    )
    console.say(
        Said(f"Sửa {FIRST_PLAN}, rồi chạy: {then}", f"Edit {FIRST_PLAN}, then run: {then}").to(lang)
    )
    return GOOD


def _issue(options: argparse.Namespace, lang: Lang) -> int:
    from generator.cascade.follow import followed_problems
    from generator.making.issue import issue

    issued = issue(options.plan, options.number, options.date, followed_problems)
    console.show(issued.problems, lang)
    console.say(issued.name)
    path = options.plan.as_posix()
    if issued.changed:
        done = Said(f"{path}: đã điền số và ngày", f"{path}: number and date filled in")
    else:
        done = Said(
            f"{path}: đã có đúng số và ngày này, không sửa gì",
            f"{path}: has them already, nothing changed",
        )
    then = Said(f"tạo {options.plan.stem}.docx", f"make {options.plan.stem}.docx")
    console.say(f"{done.to(lang)}; {then.to(lang)}: kehoach build {typed(path)}")
    return GOOD


def _rules(options: argparse.Namespace, lang: Lang) -> int:
    from generator import codes
    from generator.reading import catalogue

    if options.code is None:
        console.pass_on(catalogue.markdown(lang).rstrip())
        return GOOD
    entry = catalogue.entry(options.code, lang) or codes.entry(options.code, lang)
    if entry is None:
        near = ", ".join(catalogue.near(options.code, codes.CODES))
        message = Said(f"không có quy tắc '{options.code}'", f"there is no rule '{options.code}'")
        advice = Said(f"Gần giống: {near}", f"Near it: {near}") if near else NOTHING
        raise Rejected([Problem(Spot("rules"), "rules/unknown", message, advice=advice)])
    console.say(entry)
    return GOOD


def _schema(options: argparse.Namespace, lang: Lang) -> int:
    from generator.plan.schema import plan_schema

    console.pass_on(json.dumps(plan_schema(lang, options.keys), ensure_ascii=False, indent=2))
    return GOOD


if __name__ == "__main__":
    raise SystemExit(main())
