"""Commas of `[ ]` that divide a sentence: YAML takes `[Sở Nội vụ, Sở Y tế làm]` for two entries."""

from collections.abc import Iterator
from itertools import pairwise
from typing import TypeGuard

from generator.checks import CHECKS, Found
from generator.language import Said
from generator.lazy import regex
from generator.paper.dossier import Dossier
from generator.plan.records import PARTS, alias
from generator.plan.source import Listing, Node, Text, elements, entries
from generator.problems import Severity
from generator.rules import Finding, told


def _both(*names: str) -> frozenset[str]:
    return frozenset(name for english in names for name in (english, alias("plan", english)))


# Each entry of these has a line of its own; where names share a line, a comma more is no loss.
_PARAGRAPHS = _both("closing", "preamble")
_ITEMS = _both("items", *PARTS)
_LINES = _PARAGRAPHS | _ITEMS | _both("legal_bases", "recipients", "to", "address")
_ENDED = regex(r"[.;:?!…”\"')\]]$")


@CHECKS(
    told(
        "plan/comma",
        "dấu phẩy trong [ ] tách một câu làm hai",
        "a comma inside [ ] divides a sentence",
        Severity.WARNING,
    )
)
def commas(dossier: Dossier) -> Found:
    """A list in `[ ]` has entries, not the halves of a sentence; told at the first such comma."""
    for key, listing in _flow_lists(dossier.source.root):
        if (before := _divided(key, listing)) is not None:
            yield Finding(
                dossier.source.spot(before.span.end),
                Said(
                    "dấu phẩy trong [ ] tách câu này làm hai",
                    "a comma inside [ ] divides this sentence",
                ),
                mend=Said(
                    'Đặt cả câu trong ngoặc kép thẳng "…", '
                    "hoặc viết mỗi mục một dòng, đầu dòng có '- '.",
                    'Put all of it in straight quotes "…", '
                    "or write each entry on a line that begins with '- '.",
                ),
            )


def _flow_lists(node: Node | None) -> Iterator[tuple[str, Listing]]:
    for item in elements(node):
        yield from _flow_lists(item)
    for key, value in entries(node):
        if isinstance(value, Listing) and value.flow and key.value in _LINES:
            yield key.value, value
        yield from _flow_lists(value)


def _divided(key: str, listing: Listing) -> Text | None:
    """The entry after which a comma seems to divide a sentence.

    What is not quoted and follows a capital in lower case does; so does what lacks the mark that
    ends a sentence, in a list of paragraphs, or where another entry has one.
    """
    nodes = listing.items
    sentences = key in _ITEMS and any(isinstance(one, Text) and _ends(one) for one in nodes)
    ended = key in _PARAGRAPHS or sentences
    for before, after in pairwise(nodes):
        if _plain(before) and _plain(after):
            goes_on = after.value[:1].islower() and not before.value[:1].islower()
            if goes_on or (ended and not _ends(before)):
                return before
    return None


def _plain(node: Node) -> TypeGuard[Text]:
    """Whether it is a text without quotes."""
    return isinstance(node, Text) and node.span.style is None and bool(node.value)


def _ends(text: Text) -> bool:
    return bool(_ENDED.search(text.value))
