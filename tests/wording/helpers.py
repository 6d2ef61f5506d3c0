"""Samples of the wording rules: the day and the role that some of them need."""

from dataclasses import replace
from datetime import date

from generator.rules import Finding, Rule
from generator.wording.base import WORDING, Line, Phrase, Prose, sample

WordingRule = Rule[Prose, Phrase]
ISSUED = date(2026, 3, 10)


def rules_of(*groups: str) -> list[WordingRule]:
    """The rules whose codes begin so."""
    return [rule for rule in WORDING if rule.code.split("/")[0] in groups]


def words(prose: Prose, slip: Finding[Phrase]) -> str:
    """The words that the slip speaks of."""
    return prose.lines[slip.where.line].text[slip.where.start : slip.where.end]


def paper(
    *lines: str, role: str = "noi-dung", issued: date | None = ISSUED, year: int | None = 2026
) -> Prose:
    """A paper of these lines; `role: text` gives a line a role of its own."""
    made = []
    for line in lines:
        named, _, text = line.partition("| ")
        made.append(Line(text, named, text) if text else Line(line, role, line))
    return Prose(tuple(made), "ke_hoach", issued, year)


def shown(rule: WordingRule, prose: Prose) -> list[str]:
    """The words that the rule finds wrong."""
    return [words(prose, slip) for slip in slips(rule, prose)]


def slips(rule: WordingRule, prose: Prose) -> list[Finding[Phrase]]:
    """What the rule finds."""
    return list(rule.check(prose))


def sample_of(rule: WordingRule, text: str) -> Prose:
    """The rule's own sample: bases stand in lines of bases, and the paper has a day."""
    role = "can-cu" if rule.code.startswith("can-cu/") else "noi-dung"
    return replace(sample(text, role=role), issued=ISSUED)


def judged_by_its_samples(rule: WordingRule) -> None:
    """Its good sample is clean, its bad one has exactly one slip, and both languages say something."""
    assert slips(rule, sample_of(rule, rule.entry.good)) == [], rule.code
    found = slips(rule, sample_of(rule, rule.entry.bad))
    assert len(found) == 1, (rule.code, found)
    where = found[0].where
    assert 0 <= where.start < where.end <= len(rule.entry.bad.split("\n")[where.line])
    assert found[0].severity is None, rule.code
    for said in (rule.entry.title, rule.entry.unseen, found[0].found):
        assert said.vi and said.en and said.vi != said.en
