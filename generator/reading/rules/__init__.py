"""Every rule of form, in the order of the page: the visible table of what is judged."""

from generator.reading.finding import Rule
from generator.reading.rules import letters

RULES: tuple[Rule, ...] = (*letters.RULES,)
