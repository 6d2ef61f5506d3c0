"""Runs the rules of wording over a paper, wherever its text comes from."""

from collections.abc import Iterator

from generator.language import Said
from generator.problems import Problem, Severity, Spot
from generator.wording.base import Prose, Slip, WordingRule
from generator.wording.rules import RULES

AROUND = 30
"""Characters shown on either side of the words that a finding speaks of."""


def slips(prose: Prose) -> Iterator[tuple[WordingRule, Slip]]:
    """What every rule finds; a rule that stumbles is undecided, and takes no other with it."""
    for rule in RULES:
        try:
            found = list(rule.check(prose))
        except Exception as error:  # one rule must not silence the rest
            kind = type(error).__name__
            failed = Said(f"không xét được ({kind})", f"could not be judged ({kind})")
            found = [Slip(0, 0, 0, failed, severity=Severity.UNDECIDED)]
        for slip in found:
            yield rule, slip


def words(prose: Prose, slip: Slip) -> str:
    """The words that a slip speaks of."""
    return prose.lines[slip.line].text[slip.start : slip.end] if prose.lines else ""


def problem(rule: WordingRule, slip: Slip, prose: Prose, spot: Spot) -> Problem:
    """The finding at `spot`, with the words around it as its excerpt."""
    text = prose.lines[slip.line].text if prose.lines else ""
    start, end = max(slip.start - AROUND, 0), slip.end + AROUND
    excerpt = ("…" if start else "") + text[start:end].strip() + ("…" if end < len(text) else "")
    title, found = rule.title, slip.found
    message = Said(
        f"{title.vi}: {found.vi} ({rule.article})", f"{title.en}: {found.en} ({rule.article})"
    )
    return Problem(
        spot, rule.code, message, slip.severity or rule.severity, slip.mend, excerpt, rule.article
    )
