"""Checks of a plan: what it says in two places and says differently, what is lost, what breaks the
form.

Each is a rule over the dossier of a plan and registers itself here; what only one value shows is
told where it is read.
"""

from collections.abc import Iterator

from generator.language import NOTHING
from generator.paper.dossier import Dossier
from generator.problems import Spot
from generator.rules import Entry, Finding, Rules

CHECKS: Rules[Dossier, Spot] = Rules("generator.checks", Spot(""))
"""Every check; as a decorator it makes one of a generator of findings."""
Found = Iterator[Finding[Spot]]


def known(code: str) -> Entry:
    """The entry of a code that is explained elsewhere: mostly by the rule that finds the same in a
    paper."""
    return Entry(code, NOTHING)
