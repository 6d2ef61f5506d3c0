"""What a plan lets stand, with a reason (`chap_nhan`): here alone findings are held against it.

A finding in the plan stands by its line, one in a document by the words that it shows.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from generator.language import Said
from generator.law.decree30 import COMPONENTS
from generator.lazy import dataclass
from generator.paper.body import written
from generator.paper.compose import Composed
from generator.paper.dossier import Dossier
from generator.plan.inline import plain
from generator.plan.items import Accepted
from generator.plan.model import Plan
from generator.plan.walk import items_of
from generator.problems import Problem, Severity, Spot, errors_in
from generator.rules import CATALOGUE, told

OF_PLAN = ("plan/", "papi/")
"""So begin the codes that only a plan has; the others speak of its document too."""
_NOT_OF_PAPERS = (*OF_PLAN, "ready/")
"""These are found of no document."""
_COMPONENTS = tuple(f"{row.code}/" for row in COMPONENTS)
_UNUSED = told(
    "plan/accepted-unused",
    "chap_nhan điều không có",
    "accepted, and nothing is found",
    Severity.INFO,
)
_Key = tuple[Spot | None, str]
"""Where something is accepted, None for all of the plan, and its code."""
_TAKE_OUT = Said("Bỏ dòng này khỏi chap_nhan.", "Take it out of accepted.")


@dataclass(frozen=True, slots=True)
class Grant:
    """A code that may stand in a document: anywhere, or where `text` holds the shown words."""

    code: str
    text: str = ""

    def covers(self, found: Problem) -> bool:
        """Whether it is this finding that may stand."""
        shown = found.excerpt.strip("…")
        return found.code == self.code and (not self.text or bool(shown and shown in self.text))


def stops(found: Problem) -> bool:
    """Whether no document is made: an error of the plan itself, or a gap in a final paper.

    An error of form is a finding of the document, wherever it is seen first: that is written.
    """
    of_form = found.code.startswith(_COMPONENTS) and not found.code.endswith("/open")
    return found.severity is Severity.ERROR and not of_form


def let_stand(dossier: Dossier, found: Iterable[Problem]) -> list[Problem]:
    """What is found of the plan but for what it, or the item that it is found in, accepts.

    Told as well is what a plan that could be read whole accepts in vain.
    """
    starts = sorted(item.spot for item in items_of(dossier.plan))
    granted = _accepted(dossier.plan)
    used: set[_Key] = set()
    left = []
    for one in found:
        at = bisect_right(starts, one.spot)
        # It belongs to the last item that begins before it.
        keys = {(None, one.code), (starts[at - 1] if at else None, one.code)} & granted.keys()
        if keys and may_stand(one):
            used |= keys
        else:
            left.append(one)
    vain = [granted[key] for key in granted.keys() - used if key[1].startswith(OF_PLAN)]
    told = [one for one in vain if dossier.whole and not _to_come(dossier.plan, one.code.value)]
    return left + [_in_vain(dossier, one) for one in told]


def _to_come(plan: Plan, code: str) -> bool:
    """Whether it may be found yet: a draft has no day of issue that a deadline could precede."""
    return plan.is_draft and _acceptable(code)


def _accepted(plan: Plan) -> dict[_Key, Accepted]:
    of_plan: dict[_Key, Accepted] = {(None, one.code.value): one for one in plan.accepted}
    return of_plan | {
        (item.spot, one.code.value): one for item in items_of(plan) for one in item.accepted
    }


def may_stand(found: Problem) -> bool:
    """Whether it may be accepted: what is no error, an error of form, and some of the plan."""
    of_plan = found.severity is Severity.ERROR and found.code.startswith(OF_PLAN)
    return not of_plan or _acceptable(found.code)


def _acceptable(code: str) -> bool:
    return code in CATALOGUE and CATALOGUE[code].acceptable


def _in_vain(dossier: Dossier, accepted: Accepted) -> Problem:
    code = accepted.code
    message = Said(f"chấp nhận '{code}' mà không có phát hiện nào", f"nothing is found of '{code}'")
    return dossier.source.problem(accepted.spot, _UNUSED.code, message, _TAKE_OUT, Severity.INFO)


def granted(dossier: Dossier, paper: Composed) -> tuple[Grant, ...]:
    """What the plan lets stand in its document; what it issues says so in its own file."""
    lines = [*paper.names["noi_dung"], *paper.names["phu_luc"]]
    found: list[Grant] = []
    for own in (dossier, *dossier.attached):
        found += [Grant(one.code.value) for one in own.plan.accepted]
        for entry in own.arrangement.walk():
            for one in entry.item.accepted if entry.item else ():
                spot = written(entry)
                printed = (plain(line.text) for line in lines if line.spot == spot)
                found += [Grant(one.code.value, text) for text in printed]
    return tuple(grant for grant in found if not grant.code.startswith(_NOT_OF_PAPERS))


def stands(found: Problem, grants: Iterable[Grant]) -> bool:
    """Whether the plan lets the finding stand in its document."""
    return any(grant.covers(found) for grant in grants)


def unaccounted(
    problems: Iterable[Problem], plan: str, grants: Sequence[Grant], told: Iterable[Problem]
) -> Iterator[Problem]:
    """The `problems` of a document but for what is open in its plan, and what that lets stand.

    An error that the plan file is `told` is not told again. What it lets stand in vain is told at
    the end.
    """
    known = {one.code for one in errors_in(told)}
    found = [one for one in problems if not _blank(one)]
    yield from (one for one in found if one.code not in known and not stands(one, grants))
    # An item of several paragraphs accepts in each of them; one finding in any is use enough.
    used = {grant.code for grant in grants if any(map(grant.covers, found))}
    for code in sorted({grant.code for grant in grants} - used):
        message = Said(
            f"chấp nhận '{code}' mà không có phát hiện nào",
            f"'{code}' is accepted, but nothing is found",
        )
        yield Problem(Spot(plan), _UNUSED.code, message, Severity.INFO, _TAKE_OUT)


def _blank(problem: Problem) -> bool:
    """Whether it only repeats what the plan file itself is told: a value that is still open."""
    return problem.severity is Severity.INFO and problem.code.endswith("/blank")
