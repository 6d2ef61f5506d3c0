"""What the rules of wording find in a paper, wherever its text comes from."""

from dataclasses import replace

from generator.problems import Problem, Spot
from generator.rules import Entry, Finding, problem_of
from generator.wording.base import Phrase, Prose

AROUND = 30
"""Characters shown on either side of the words that a finding speaks of."""


def problem(entry: Entry, slip: Finding[Phrase], prose: Prose, spot: Spot) -> Problem:
    """The finding at `spot`, with the words around it as its excerpt."""
    text = prose.lines[slip.where.line].text if prose.lines else ""
    start, end = max(slip.where.start - AROUND, 0), slip.where.end + AROUND
    excerpt = ("…" if start else "") + text[start:end].strip() + ("…" if end < len(text) else "")
    return problem_of(spot, entry, replace(slip, excerpt=excerpt))
