"""What a check tells of any plan: of one that follows no other there is nothing to load."""

from pathlib import Path

from generator.plan.model import Plan
from generator.problems import Problem


def followed_problems(path: Path, plan: Plan) -> list[Problem]:
    """What a check tells of a plan that follows another: the rules that it breaks, and by what it is
    behind."""
    if plan.based_on is None:
        return []
    from generator.cascade.behind import oversteps_and_lags

    return oversteps_and_lags(path, plan)
