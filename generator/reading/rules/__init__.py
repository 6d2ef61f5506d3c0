"""Every rule of form, in the order of the page: the visible table of what is judged."""

from generator.reading.finding import Rule
from generator.reading.rules import dating, heading, letters, lines, page, page_number, presence, symbol

RULES: tuple[Rule, ...] = (
    *page.RULES,
    *page_number.RULES,
    *presence.RULES,
    *heading.RULES,
    *symbol.RULES,
    *dating.RULES,
    *lines.RULES,
    *letters.RULES,
)
