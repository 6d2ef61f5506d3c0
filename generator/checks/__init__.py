"""Checks of a plan: what it says in two ways, what is lost, what breaks the form.

Each is a rule over the dossier of a plan and registers itself here; what one value alone shows is
told where it is read.
"""

from collections.abc import Iterator

from generator.language import NOTHING
from generator.paper.dossier import Dossier
from generator.problems import Severity, Spot
from generator.rules import Entry, Finding, Rules

CHECKS: Rules[Dossier, Spot] = Rules("generator.checks", Spot(""))
"""Every check; as a decorator it makes one of a generator of findings."""
Found = Iterator[Finding[Spot]]


def known(code: str, severity: Severity = Severity.ERROR) -> Entry:
    """The entry of a code that is explained elsewhere: mostly with the rule over papers."""
    return Entry(code, NOTHING, severity)
