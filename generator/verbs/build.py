"""The verb `build`: documents of plans, what the rules say of them, and whether all of it is as it should be."""

import re
from argparse import Namespace
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from generator import console
from generator.atomic import write_atomically
from generator.cascade.follow import followed_problems
from generator.formats import FORMATS
from generator.language import Lang, Said
from generator.making.build import Built, build, find_plans, nearly_plans, verify
from generator.making.manifest import left_over
from generator.paper.prose import plan_prose
from generator.plan.model import load_plan
from generator.problems import Problem, Rejected, Severity, Spot
from generator.reading.lint import check_document
from generator.verbs.verdict import findings
from generator.wording.base import Line, Prose


@dataclass(frozen=True, slots=True)
class Checked:
    """What became of one plan, with what the rules find in its document."""

    built: Built
    found: tuple[Problem, ...] = ()

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Of the plan, then of the document."""
        return (*self.built.problems, *self.found)


def run(given: Sequence[Path], options: Namespace, lang: Lang) -> list[Problem]:
    """Builds, or with `--verify` compares, the plans that are given, or all of `plans/`; gives every problem."""
    plans = list(given) or find_plans(Path("plans"))
    around = [] if given else nearly_plans(Path("plans"))
    if not plans:
        message = Said("không có kế hoạch nào trong plans/", "there is no plan in plans/")
        raise Rejected([Problem(Spot("plans"), "build/no-plans", message)])
    _refuse_inputs([options.summary, options.report], [*plans, options.template])
    told = options.format == "text" or bool(options.report)
    outcomes: list[Checked] = []
    before = _words(plans, options)
    for built in _made(plans, options):
        outcomes.append(Checked(built) if options.verify else _judged(built, options))
        if told:
            _tell(outcomes[-1], options.verify, lang)
    if not given:
        severity = Severity.ERROR if options.verify else Severity.WARNING
        around += left_over(options.output, [f"{plan.stem}.docx" for plan in plans], severity)
    if told:
        console.show(around, lang)
        _count(outcomes, options.verify, lang)
    if options.format != "text":
        _pass_on(
            [*around, *(problem for one in outcomes for problem in located(one))], options, lang
        )
    if options.summary:
        from generator.verbs.summary import summary  # it knows outcomes; a cycle otherwise

        options.summary.write_text(summary(outcomes, around, before, lang), "utf-8", newline="\n")
    return [*around, *(problem for one in outcomes for problem in one.problems)]


def _refuse_inputs(targets: Sequence[Path | None], inputs: Sequence[Path | None]) -> None:
    """Raises `Rejected` when what is to be written is what is read."""
    read = {path.resolve() for path in inputs if path}
    for target in targets:
        if target and target.resolve() in read:
            message = Said(
                "tệp này là tệp đầu vào, không ghi đè", "this file is read, and is not written over"
            )
            advice = Said("Chọn tên tệp khác.", "Choose another name.")
            raise Rejected(
                [Problem(Spot(target.as_posix()), "build/target", message, advice=advice)]
            )


def _words(plans: Sequence[Path], options: Namespace) -> dict[Path, list[str] | None]:
    """The words of the documents as they are before the build, where the summary is to say what changed."""
    from generator.verbs.summary import words_of

    documents = [options.output / f"{plan.stem}.docx" for plan in plans] if options.summary else []
    return {path: words_of(path) for path in documents}


def _pass_on(problems: Sequence[Problem], options: Namespace, lang: Lang) -> None:
    text = FORMATS[options.format](problems, lang)
    if options.report:
        options.report.write_text(f"{text}\n", "utf-8", newline="\n")
    elif text:
        console.pass_on(text)


def located(outcome: Checked) -> list[Problem]:
    """The problems, those of the document at the line of the plan that says it: there it can be shown and mended."""
    built = outcome.built
    if built.output is None or not outcome.found:
        return list(outcome.problems)
    plan = load_plan(built.plan).plan
    prose, spots = plan_prose(plan) if plan else (Prose(()), [])
    lines = [(line, spot) for line, spot in zip(prose.lines, spots, strict=True) if spot.line]
    return [*built.problems, *(_at_plan(found, built, lines) for found in outcome.found)]


def _at_plan(found: Problem, built: Built, lines: Sequence[tuple[Line, Spot]]) -> Problem:
    assert built.output
    if found.spot.path != built.output.as_posix():
        return found
    words, part = found.excerpt.strip("…").strip().casefold(), found.code.split("/")[0]
    saying = [spot for line, spot in lines if words and words in line.text.casefold()]
    saying += [spot for line, spot in lines if line.role == part]
    spot = saying[0] if saying else Spot("", 1, 1)
    where = " ".join(filter(None, (built.output.name, found.spot.part)))
    return replace(
        found, spot=Spot(spot.path or built.plan.as_posix(), spot.line, spot.column, where)
    )


def _made(plans: Sequence[Path], options: Namespace) -> Iterator[Built]:
    if options.verify:
        return verify(plans, options.output, options.template, judge=followed_problems)
    return build(
        plans, options.output, options.template, force=options.force, judge=followed_problems
    )


def _judged(built: Built, options: Namespace) -> Checked:
    """The document is judged whether it was written now or long ago: no finding ends because nothing changed."""
    if built.output is None:
        return Checked(built)
    found = list(check_document(built.output).problems)
    if options.pages or options.pictures:
        found += _pages(built.output, found, options.pictures)
    return Checked(built, tuple(findings(found, built.plan.as_posix(), built.accepted)))


def _pages(output: Path, told: list[Problem], folder: Path | None) -> list[Problem]:
    """What the printed pages show beyond what is `told` already; their pictures go into `folder`."""
    from generator.reading.pages.laid_out import beyond, check_pages

    def seen(pdf: bytes) -> None:
        if folder:
            _draw(pdf, folder, output.stem)

    return beyond(told, check_pages(output, seen=seen))


def _draw(pdf: bytes, folder: Path, stem: str) -> None:
    from generator.reading.pages.pictures import page_pictures

    names = set()
    for number, picture in enumerate(page_pictures(pdf), 1):
        names.add(f"{stem}-{number:02}.png")
        write_atomically(folder / f"{stem}-{number:02}.png", picture)
    for path in folder.iterdir() if names else ():
        if (
            re.fullmatch(rf"{re.escape(stem)}-[0-9]{{2,}}\.png", path.name)
            and path.name not in names
        ):
            path.unlink()  # a page that the document no longer has


def _tell(outcome: Checked, verifying: bool, lang: Lang) -> None:
    built = outcome.built
    if verifying:
        # What is only remarked of a plan says nothing of its document.
        console.show([found for found in built.problems if found.severity is Severity.ERROR], lang)
        return
    console.show(built.problems, lang)
    if built.output is None:
        return
    verdict = _verdict(outcome, lang)
    same = "" if built.written else Said("không đổi; ", "unchanged; ").to(lang)
    sign = "←" if built.written else "="
    console.say(f"{built.output.as_posix()} {sign} {built.plan.as_posix()} ({same}{verdict})")
    console.show(outcome.found, lang)


def _verdict(outcome: Checked, lang: Lang) -> str:
    """What is found of the document; and beside it of the plan, which has been told above."""
    document = console.counted(outcome.found, lang) or Said("đúng thể thức", "obeys the form").to(
        lang
    )
    plan = console.counted(
        (one for one in outcome.built.problems if one.severity is not Severity.INFO), lang
    )
    if not plan:
        return document
    return Said(f"văn bản {document}; kế hoạch: {plan}", f"document: {document}; plan: {plan}").to(
        lang
    )


def _count(outcomes: Sequence[Checked], verifying: bool, lang: Lang) -> None:
    total = len(outcomes)
    if verifying:
        good = sum(one.built.output is not None and not _differs(one.built) for one in outcomes)
        words = Said(
            f"{good}/{total} văn bản đúng như kế hoạch",
            f"{good} of {total} documents are as their plans give",
        )
        console.say(words.to(lang))
    elif failed := sum(one.built.output is None for one in outcomes):
        words = Said(
            f"{failed}/{total} kế hoạch chưa có văn bản", f"{failed} of {total} plans not built"
        )
        problems = [problem for one in outcomes for problem in one.problems]
        console.complain(f"{words.to(lang)} ({console.counted(problems, lang)})")


def _differs(built: Built) -> bool:
    return any(problem.code.startswith("build/") for problem in built.problems)
