"""What is left to say of a document made from a plan: what the plan does not account for."""

from collections.abc import Iterable, Sequence

from generator.language import Said
from generator.paper.prose import stands
from generator.problems import Problem, Severity, Spot


def findings(
    problems: Iterable[Problem], plan: str, accepted: Sequence[tuple[str, str]]
) -> list[Problem]:
    """The `problems` of the document but for what is open in the plan file or what it lets stand.

    An entry of `accepted` that covers nothing is told at the end.
    """
    found = [problem for problem in problems if not _blank(problem)]
    # An item of several paragraphs accepts in each of them; one finding in any is use enough.
    used = {code for code, text in accepted if any(stands(one, [(code, text)]) for one in found)}
    found = [one for one in found if not stands(one, accepted)]
    return found + [_unused(plan, code) for code in sorted({code for code, _ in accepted} - used)]


def _unused(plan: str, code: str) -> Problem:
    message = Said(
        f"chấp nhận '{code}' mà không có phát hiện nào",
        f"'{code}' is accepted, but nothing is found",
    )
    advice = Said("Bỏ dòng này khỏi chap_nhan.", "Take it out of accepted.")
    return Problem(Spot(plan), "plan/accepted-unused", message, Severity.INFO, advice)


def _blank(problem: Problem) -> bool:
    """Whether the finding only repeats what the plan file is told: a value is still open."""
    return problem.severity is Severity.INFO and problem.code.endswith("/blank")
