"""Every rule of wording: the visible table of what is judged."""

from generator.wording import (
    bases,
    capitals,
    characters,
    citations,
    figures,
    names,
    persons,
    references,
)
from generator.wording.base import WordingRule

RULES: tuple[WordingRule, ...] = (
    *capitals.RULES,
    *names.RULES,
    *characters.RULES,
    *figures.RULES,
    *citations.RULES,
    *bases.RULES,
    *references.RULES,
    *persons.RULES,
)
