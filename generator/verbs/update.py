"""The office's changes come into a commune's plan, or into all copies of a folder, by ids and fields.

`--from` may name the new Word version of the paper from which `new` made the copies: it is imported
beside it, and its items get the ids of the version followed so far, by words, by place, by who leads.
What was taken for an item of that version without being sure is told; `--dry-run` shows all before.

What both changed is kept and asked. Exit code 1 while something is open.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from generator import console
from generator.command import GOOD, PROBLEMS, Group, Options, Verb, argument, folders_of
from generator.folders import is_paper
from generator.language import Lang, Said
from generator.package import MIB, read_bytes
from generator.problems import Rejected, Spot, has_errors, refused
from generator.running.clock import served

if TYPE_CHECKING:
    from generator.cascade.files import Brought


def run(options: Options, lang: Lang) -> int:
    """Runs `kehoach update`."""
    papers = _Papers(options, lang)
    if options.plan.is_dir():
        return _update_all(options, papers, lang)
    return GOOD if _update(options.plan, options, papers, lang) else PROBLEMS


class _Papers:
    """The office's plan as `--from` names it; a Word paper is read, and told of, once for all copies
    that follow one version."""

    def __init__(self, options: Options, lang: Lang) -> None:
        self._given: Path | None = options.office
        self._base: Path | None = options.base
        self._lang = lang
        self._read: dict[bytes, Brought] = {}

    def office_for(self, plan: Path) -> "Path | Brought | None":
        """The office's plan that the copy at `plan` is to follow."""
        if self._given is None or not is_paper(self._given):
            return self._given
        from generator.cascade.files import read_own
        from generator.cascade.follow import base_file
        from generator.importing.office import newer_plan

        read_own(plan)
        base = base_file(plan, self._base)
        content = read_bytes(base, MIB)
        if content not in self._read:
            incoming = newer_plan(self._given, base)
            console.show(incoming.problems, self._lang)
            console.say("\n".join(line.to(self._lang) for line in incoming.lines))
            self._read[content] = incoming.plan
        return self._read[content]


def _update(plan: Path, options: Options, papers: _Papers, lang: Lang) -> bool:
    """Whether the plan follows now, with nothing left to settle; what became of it is told."""
    from generator.cascade.commands import update

    office = papers.office_for(plan)
    done = update(plan, office, options.base, options.keep, options.take, options.dry_run)
    console.say("\n".join(line.to(lang) for line in done.lines))
    console.show(done.problems, lang)
    return not done.unsettled and not has_errors(done.problems)


def _update_all(options: Options, papers: _Papers, lang: Lang) -> int:
    """Every copy of a folder; one that cannot follow is told and stops no other."""
    from generator.cascade.follow import ALL
    from generator.making.plans import find_plans, nearly_plans

    spot = Spot(options.plan.as_posix())
    if options.base or {*options.keep, *options.take} - {ALL}:
        raise refused(spot, "cascade/folder", _FOR_ONE, _NAME_ONE)
    became: list[bool | None] = []
    for plan in find_plans(options.plan):
        try:
            with served(plan):
                became.append(_update(plan, options, papers, lang))
        except Rejected as rejected:
            if all(problem.code == "cascade/no-lineage" for problem in rejected.problems):
                continue
            console.show(rejected.problems, lang)
            became.append(None)
    nearly = nearly_plans(options.plan)
    console.show(nearly, lang)
    became += [None for _ in nearly]
    if not became:
        raise refused(spot, "cascade/folder", _NO_COPY, _MAKE_ONE)
    done, waiting, broken = (became.count(one) for one in (True, False, None))
    counted = Said(
        f"{len(became)} bản: {done} đã theo, {waiting} chờ xã chọn, {broken} chưa làm được",
        f"{len(became)} copies: {done} follow, {waiting} wait for a choice, {broken} could not",
    )
    console.say(counted.to(lang))
    return GOOD if done == len(became) else PROBLEMS


_FOR_ONE = Said(
    "--base, và --keep, --take theo số hay mã, là của một tệp",
    "--base, and --keep, --take with a number or an id, are for one file",
)
_NAME_ONE = Said(
    "Ghi tên tệp; cả thư mục thì dùng --take all hoặc --keep all.",
    "Name the file; for a folder use --take all or --keep all.",
)
_NO_COPY = Said(
    "thư mục này không có kế hoạch nào theo kế hoạch của cấp trên",
    "no plan of this folder follows an office's",
)
_MAKE_ONE = Said(
    "Tạo bản của xã bằng kehoach new hoặc kehoach batch.",
    "Make copies with kehoach new or kehoach batch.",
)


def _changes(options: Options) -> set[Path]:
    """The folders of the plans that follow, and that of a paper, beside which its plan is written."""
    from generator.making.plans import find_plans

    if options.dry_run:
        return set()
    below = find_plans(options.plan) if options.plan.is_dir() else []
    paper = options.office if options.office and is_paper(options.office) else None
    return folders_of(options.plan, paper, *below)


VERB = Verb(
    Group.COPIES,
    Said(
        "đưa phần cấp trên sửa vào kế hoạch của xã",
        "carry the office's changes into a commune's plan",
    ),
    run,
    argument(
        "plan",
        Said(
            "tệp kế hoạch của xã, hoặc thư mục có các bản của xã",
            "the commune's plan file, or a folder of such files",
        ),
        type=Path,
        metavar="COMMUNE_PLAN",
    ),
    argument(
        "--from",
        Said(
            "kế hoạch của cấp trên: tệp kế hoạch, hoặc bản Word mới (.docx)",
            "the office's plan: a plan file, or its new Word paper (.docx)",
        ),
        dest="office",
        type=Path,
        metavar="PLAN",
    ),
    argument(
        "--base",
        Said(
            "bản của cấp trên mà xã đang theo (mặc định: <tệp>.goc.yaml)",
            "the office's version followed so far",
        ),
        type=Path,
        metavar="FILE",
    ),
    argument(
        "--dry-run",
        Said("chỉ cho xem, không ghi tệp nào", "show everything, write nothing"),
        action="store_true",
    ),
    argument(
        "--keep",
        Said(
            "chỗ cùng sửa này: giữ của xã (số, mã mục, hoặc “all”: tất cả)",
            "this conflict: keep the commune's (number, id, or all)",
        ),
        nargs="+",
        action="extend",
        default=[],
        metavar="N",
    ),
    argument(
        "--take",
        Said("chỗ cùng sửa này: theo cấp trên", "this conflict: take the office's"),
        nargs="+",
        action="extend",
        default=[],
        metavar="N",
    ),
    changes=_changes,
)
