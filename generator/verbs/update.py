"""The office's changes come into a commune's plan, or into all copies of a folder, by ids and fields.

`--from` may name the new Word version of the paper from which `new` made the copies: it is imported
beside it, and its items get the ids of the version followed so far, by words, by place, by who leads.
What was taken for an item of that version without being sure is told; `--dry-run` shows all before.

What both changed is kept and asked. Of a folder what is alike in several copies is told once, with
whose these are. Exit code 1 while something is open.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from generator import console
from generator.command import GOOD, PROBLEMS, Group, Options, Verb, argument, folders_of
from generator.folders import is_paper
from generator.language import Lang, Said
from generator.package import MIB, read_bytes
from generator.problems import Problem, Rejected, Spot, refused, typed
from generator.running.clock import served

if TYPE_CHECKING:
    from generator.cascade.beside.telling import Updated
    from generator.cascade.files import Brought


def run(options: Options, lang: Lang) -> int:
    """Runs `kehoach update`."""
    papers = _Papers(options, lang)
    if options.plan.is_dir():
        return _update_all(options, papers, lang)
    return _update_one(options, papers, lang)


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


def _update_one(options: Options, papers: _Papers, lang: Lang) -> int:
    """One plan follows; what became of it is told."""
    done = _update(options.plan, options, papers)
    console.say("\n".join(line.to(lang) for line in done.lines))
    console.show(done.problems, lang)
    settled = not done.waits and not done.is_broken
    console.advise(_next(options, done.waits, done.is_broken), lang)
    return GOOD if settled else PROBLEMS


def _update(plan: Path, options: Options, papers: _Papers) -> "Updated":
    from generator.cascade.commands import update

    office = papers.office_for(plan)
    return update(plan, office, options.base, options.keep, options.take, options.dry_run)


def _update_all(options: Options, papers: _Papers, lang: Lang) -> int:
    """Every copy of a folder; one that cannot follow is told and stops no other."""
    from generator.cascade.beside.alike import problems_together, told_together
    from generator.cascade.follow import ALL
    from generator.making.plans import find_plans, nearly_plans

    spot = Spot(options.plan.as_posix())
    if options.base or {*options.keep, *options.take} - {ALL}:
        raise refused(spot, "cascade/folder", _FOR_ONE, _NAME_ONE)
    done: list[Updated] = []
    nearly = nearly_plans(options.plan)
    refusals: dict[Path, Sequence[Problem]] = {Path(one.spot.path): [one] for one in nearly}
    plans = find_plans(options.plan)
    try:
        with console.progress(Said("Các bản", "Copies").to(lang), len(plans)) as passed:
            for plan in plans:
                try:
                    with served(plan):
                        done.append(_update(plan, options, papers))
                except Rejected as rejected:
                    if not _follows_none(rejected):
                        refusals[plan] = rejected.problems
                if passed:
                    passed(plan.stem)
    finally:
        console.say_all(told_together(done, lang))
        console.say_all(problems_together(refusals, len(done) + len(refusals), lang))
    if not [*done, *refusals]:
        raise refused(spot, "cascade/folder", _NO_COPY, _MAKE_ONE)
    return _summed(options, done, len(refusals), lang)


def _follows_none(rejected: Rejected) -> bool:
    return all(problem.code == "cascade/no-lineage" for problem in rejected.problems)


def _summed(options: Options, copies: Sequence["Updated"], failed: int, lang: Lang) -> int:
    """Counts the copies, and says what to do now."""
    waiting = sum(one.waits for one in copies)
    broken = sum(one.is_broken and not one.waits for one in copies)
    done, total = len(copies) - waiting - broken, len(copies) + failed
    words = _WOULD_BE if options.dry_run else _ARE
    console.say(words.to(lang).format(total, done, waiting, broken, failed))
    console.advise(_next(options, bool(waiting), bool(broken or failed)), lang)
    return GOOD if done == total else PROBLEMS


_ARE = Said(
    "{} bản: {} đã theo, {} chờ xã chọn, {} còn lỗi phải sửa, {} chưa làm được",
    "{} copies: {} follow, {} wait for a choice, {} have errors to be mended, {} could not",
)
_WOULD_BE = Said(
    "{} bản: {} sẽ theo, {} sẽ chờ xã chọn, {} sẽ còn lỗi phải sửa, {} chưa làm được",
    "{} copies: {} would follow, {} would wait for a choice, {} would have errors, {} could not",
)


def _next(options: Options, waits: bool, is_broken: bool) -> Said:
    """What to do now, as an order to type."""
    again = _order(options)
    if options.dry_run:
        chosen = " ".join((again, *_choices(options)))
        return Said(f"Việc tiếp: nhận về: {chosen}", f"Next: take it: {chosen}")
    if waits:
        every = f"{again} --take all"
        return Said(
            f"Việc tiếp: chọn từng chỗ như đã chỉ ở trên, hoặc theo cấp trên tất cả: {every}",
            f"Next: choose as is told above, or take the office's for all: {every}",
        )
    if is_broken:
        return Said(
            f"Việc tiếp: sửa ở các dòng được chỉ ở trên, rồi chạy lại: {again}",
            f"Next: mend the lines that are pointed at above, then run again: {again}",
        )
    check = f"kehoach check {typed(options.plan)}"
    return Said(
        f"Việc tiếp: xem chỗ còn phải điền: {check}", f"Next: see what is still open: {check}"
    )


def _order(options: Options) -> str:
    """The order once more, without its choices."""
    files = (("--from", options.office), ("--base", options.base))
    given = (f"{flag} {typed(file)}" for flag, file in files if file)
    return " ".join(("kehoach update", typed(options.plan), *given))


def _choices(options: Options) -> Iterator[str]:
    for flag, chosen in (("--keep", options.keep), ("--take", options.take)):
        yield from ((flag, *chosen) if chosen else ())


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
