"""Writes the words that the patterns of the rules of wording need: `python tools/needed.py`."""

from unittest import mock

from generator.law.kinds import KINDS
from generator.wording import searched
from generator.wording.base import WORDING, Prose, sample
from generator.wording.needed import Words, worked_out
from generator.wording.noted import FILE, pattern_name


def noted() -> str:
    """What the file says: each pattern that a rule looks for in the samples of all."""
    asked: dict[str, list[str]] = {}

    def needed(pattern: searched.Pattern) -> Words:
        words = worked_out(pattern)
        asked[pattern_name(pattern)] = sorted(words)
        return words

    searched._known_of.cache_clear()
    text = _samples()
    with mock.patch.object(searched, "needed", needed):
        _judge(sample(text, role="can-cu"))
        for kind in KINDS:
            _judge(sample(text, kind.key))
    searched._known_of.cache_clear()
    return "\n".join("\t".join([one, *asked[one]]) for one in sorted(asked))


def _samples() -> str:
    entries = [entry for rule in WORDING for entry in rule.entries]
    return "\n".join(sorted({text for one in entries for text in (one.good, one.bad) if text}))


def _judge(prose: Prose) -> None:
    for rule in WORDING:
        if rule.applies(prose):
            list(rule.check(prose))


if __name__ == "__main__":
    FILE.write_text(noted(), "utf-8", newline="\n")
