"""Every rule of form, in the order of the page: the visible table of what is judged."""

from generator.reading.finding import Rule
from generator.reading.rules import (
    appendix,
    attached,
    body,
    dating,
    heading,
    letters,
    lines,
    numbering,
    page,
    page_number,
    presence,
    recipients,
    signature,
    symbol,
    title,
)

RULES: tuple[Rule, ...] = (
    *page.RULES,
    *page_number.RULES,
    *presence.RULES,
    *heading.RULES,
    *symbol.RULES,
    *dating.RULES,
    *title.RULES,
    *lines.RULES,
    *letters.RULES,
    *body.RULES,
    *numbering.RULES,
    *signature.RULES,
    *recipients.RULES,
    *appendix.RULES,
    *attached.RULES,
)
TEXT_RULES: tuple[Rule, ...] = (*letters.RULES, *body.RULES, *numbering.RULES)
"""Those that judge a text by itself: also one that is issued with another paper."""
