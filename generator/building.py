"""The verb `build`: documents of plans, what the rules say of them, and whether all of it is as it should be."""

from argparse import Namespace
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator import console
from generator.language import Lang, Said
from generator.problems import Problem, Rejected, Severity, Spot
from generator.reading.lint import check_document
from generator.writing.build import Built, build, find_plans, nearly_plans, verify
from generator.writing.manifest import left_over
from generator.writing.prose import stands


@dataclass(frozen=True, slots=True)
class Outcome:
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
    console.show(around, lang)
    if not plans:
        message = Said("không có kế hoạch nào trong plans/", "there is no plan in plans/")
        raise Rejected([Problem(Spot("plans"), "build/no-plans", message)])
    outcomes: list[Outcome] = []
    for built in _made(plans, options):
        outcomes.append(Outcome(built) if options.verify else _judged(built))
        _tell(outcomes[-1], options.verify, lang)
    if not given:
        severity = Severity.ERROR if options.verify else Severity.WARNING
        rest = left_over(options.output, [f"{plan.stem}.docx" for plan in plans], severity)
        console.show(rest, lang)
        around += rest
    _count(outcomes, options.verify, lang)
    return [*around, *(problem for one in outcomes for problem in one.problems)]


def _made(plans: Sequence[Path], options: Namespace) -> Iterator[Built]:
    if options.verify:
        return verify(plans, options.output, options.template)
    return build(plans, options.output, options.template, force=options.force)


def _judged(built: Built) -> Outcome:
    """The document is judged whether it was written now or long ago: no finding ends because nothing changed."""
    if built.output is None:
        return Outcome(built)
    found = [found for found in check_document(built.output).problems if not _blank(found)]
    # An item of several paragraphs accepts in each of them; one finding in any is use enough.
    used = {code for code, text in built.accepted if any(stands(one, [(code, text)]) for one in found)}
    found = [one for one in found if not stands(one, built.accepted)]
    found += [_unused(built.plan, code) for code in sorted({code for code, _ in built.accepted} - used)]
    return Outcome(built, tuple(found))


def _blank(problem: Problem) -> bool:
    """Whether the finding only repeats what the plan file itself is told about: a value that is still open."""
    return problem.severity is Severity.INFO and problem.code.endswith("/blank")


def _unused(plan: Path, code: str) -> Problem:
    message = Said(f"chấp nhận '{code}' mà không có phát hiện nào", f"'{code}' is accepted, but nothing is found")
    advice = Said("Bỏ dòng này khỏi chap_nhan.", "Take it out of accepted.")
    return Problem(Spot(plan.as_posix()), "plan/accepted-unused", message, Severity.INFO, advice)


def _tell(outcome: Outcome, verifying: bool, lang: Lang) -> None:
    built = outcome.built
    if verifying:
        # What is only remarked of a plan says nothing of its document.
        console.show([found for found in built.problems if found.severity is Severity.ERROR], lang)
        return
    console.show(built.problems, lang)
    if built.output is None:
        return
    verdict = console.counted(outcome.found, lang) or Said("đúng thể thức", "obeys the form").to(lang)
    same = "" if built.written else Said("không đổi; ", "unchanged; ").to(lang)
    sign = "←" if built.written else "="
    console.say(f"{built.output.as_posix()} {sign} {built.plan.as_posix()} ({same}{verdict})")
    console.show(outcome.found, lang)


def _count(outcomes: Sequence[Outcome], verifying: bool, lang: Lang) -> None:
    total = len(outcomes)
    if verifying:
        good = sum(one.built.output is not None and not _differs(one.built) for one in outcomes)
        words = Said(
            f"{good}/{total} văn bản đúng như kế hoạch", f"{good} of {total} documents are as their plans give"
        )
        console.say(words.to(lang))
    elif failed := sum(one.built.output is None for one in outcomes):
        words = Said(f"{failed}/{total} kế hoạch chưa có văn bản", f"{failed} of {total} plans not built")
        problems = [problem for one in outcomes for problem in one.problems]
        console.complain(f"{words.to(lang)} ({console.counted(problems, lang)})")


def _differs(built: Built) -> bool:
    return any(problem.code.startswith("build/") for problem in built.problems)
