"""Communes that lie in another province than the office whose plan they are to follow."""

from collections.abc import Collection, Iterator, Sequence

from generator.cascade.communes import Commune
from generator.language import Said
from generator.law.divisions import divisions_by_name, known_as, province_called
from generator.paper.body import opened
from generator.plan.model import Plan
from generator.problems import Problem, Severity
from generator.wording.provinces import province_of, same_province

_NAMED = 4
"""So many provinces are named, and of a roster that lies elsewhere as a whole so many units."""
_WHOSE = Said(
    "Xem lại đơn vị nhận (--units, --unit) và co_quan của kế hoạch; giao đúng các đơn vị này thì "
    "bỏ qua lời nhắc này.",
    "Look at the units (--units, --unit) and at the plan's issuer; if these are meant, ignore this.",
)


def one_elsewhere(plan: Plan, unit: Commune) -> Iterator[Problem]:
    """That the commune lies in another province than the one whose plan it is.

    By its name alone that is said of a plan of a province that the program knows.
    """
    alike = divisions_by_name().get(known_as(unit.plain), ())
    named = {unit.province} if unit.province else {one.province.full for one in alike}
    if unit.province or all(map(province_called, own_provinces(plan))):
        yield from lying_elsewhere(plan, [(unit.full, named)])


def lying_elsewhere(plan: Plan, units: Sequence[tuple[str, Collection[str]]]) -> Iterator[Problem]:
    """That units, given with the provinces that they may be of, lie in others than the one whose
    plan it is, as far as all this can be told.
    """
    own = own_provinces(plan)
    far = [
        (unit, theirs)
        for unit, theirs in units
        if own and theirs and not any(same_province(one, other) for one in own for other in theirs)
    ]
    if far:
        yield _elsewhere(plan, " và ".join(own), far, len(units))


def own_provinces(plan: Plan) -> list[str]:
    """The provinces that the plan is of, none where its heading does not tell."""
    bodies = (opened(body) for one in plan.issuers for body in (one.name, one.parent) if body)
    return sorted({*filter(None, (province_of(body, opened(plan.place)) for body in bodies))})


def _elsewhere(
    plan: Plan, own: str, far: Sequence[tuple[str, Collection[str]]], of: int
) -> Problem:
    where = ", ".join(sorted({one for _, theirs in far for one in theirs})[:_NAMED])
    shown = far if len(far) < of else far[:_NAMED]
    few = ", ".join(unit for unit, _ in shown) + ", …" * (len(far) > len(shown))
    message = Said(
        f"kế hoạch là của {own}, mà {len(far)}/{of} đơn vị thuộc {where}: {few}",
        f"the plan is of {own}, and {len(far)} of {of} units are of {where}: {few}",
    )
    spot = plan.issuers[0].spot
    return Problem(spot, "cascade/other-province", message, Severity.WARNING, _WHOSE)
