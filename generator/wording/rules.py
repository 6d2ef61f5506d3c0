"""Every rule of wording: the visible table of what is judged."""

from generator.wording import capitals, characters, figures, names
from generator.wording.base import WordingRule

RULES: tuple[WordingRule, ...] = (*capitals.RULES, *names.RULES, *characters.RULES, *figures.RULES)
