"""What a plan says in two places and says differently: figures, scales, days, and who receives it.

What is certain is an error; what may be meant is a warning, which an item or the plan may let stand (`accepted`).
Sentences are judged by `generator/wording/`.
"""

from bisect import bisect_right

from generator.checks.authorities import check_bodies
from generator.checks.commas import check_commas
from generator.checks.papi import check_papi
from generator.checks.schedule import check_schedule
from generator.checks.sums import check_sums
from generator.checks.targets import check_targets
from generator.language import Said
from generator.plan.items import Accepted
from generator.plan.model import Plan
from generator.plan.source import Source
from generator.plan.walk import items_of
from generator.problems import Severity, Spot, has_errors

CODES = ("plan/", "papi/")
"""So begin the codes of what is found here; `accepted` of other codes speaks of the document."""


def check_consistency(plan: Plan, source: Source) -> None:
    """Reports to `source` what contradicts itself, but for what the plan lets stand."""
    sound = not has_errors(source.problems)
    before = len(source.problems)
    check_targets(plan, source)
    check_papi(plan, source)
    check_sums(plan, source)
    check_schedule(plan, source)
    check_commas(source)
    if sound:
        check_bodies(plan, source)  # a recipient that could not be read is not one that is missing
    _let_stand(before, plan, source, sound)


def _let_stand(before: int, plan: Plan, source: Source, sound: bool) -> None:
    """Takes out the warnings that the plan, or the item that they are found in, accepts; tells what is accepted in vain."""
    starts = sorted(item.spot for item in items_of(plan))
    granted: dict[tuple[Spot | None, str], Accepted] = {
        (None, one.code.value): one for one in plan.accepted
    }
    granted |= {
        (item.spot, one.code.value): one for item in items_of(plan) for one in item.accepted
    }
    used, left = set(), []
    for found in source.problems[before:]:
        at = bisect_right(starts, found.spot)
        # It belongs to the last item that begins before it.
        keys = {(None, found.code), (starts[at - 1] if at else None, found.code)} & granted.keys()
        if keys and found.severity is not Severity.ERROR:
            used |= keys
        else:
            left.append(found)
    source.problems[before:] = left
    for key, one in granted.items() if sound else ():
        if key not in used and key[1].startswith(CODES):
            message = Said(
                f"chấp nhận '{one.code}' mà không có phát hiện nào",
                f"nothing is found of '{one.code}'",
            )
            advice = Said("Bỏ dòng này khỏi chap_nhan.", "Take it out of accepted.")
            source.report(one.spot, "plan/accepted-unused", message, advice, Severity.INFO)
