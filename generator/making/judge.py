"""All checks over one plan."""

from collections.abc import Iterator
from dataclasses import replace

from generator.checks import CHECKS
from generator.paper.dossier import Dossier
from generator.problems import Problem, Spot


def judged(dossier: Dossier) -> Iterator[Problem]:
    """What every check finds, at its line of the plan file.

    What another file says, which a report takes over, is judged there.
    """
    path = dossier.source.path
    for rule in CHECKS:
        for entry, finding in CHECKS.findings(rule, dossier) or ():
            if finding.where == CHECKS.whole:
                finding = replace(finding, where=Spot(path))
            if finding.where.path == path:
                severity, code = finding.severity or entry.severity, finding.code or entry.code
                yield dossier.source.problem(
                    finding.where, code, finding.found, finding.mend, severity
                )
