"""Items that stand beside the heading above them, whose list is empty for it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from generator.plan import codes
from generator.plan.slips.indents import seen
from generator.plan.slips.phrases import belongs_below, push_in
from generator.plan.slips.roles import LISTS, TITLES
from generator.plan.source import Listing, Mapping, Node, Source, Text, entry_at


def put_below(node: Listing, source: Source) -> Listing:
    """The list, whose headings have the items that are theirs; what was moved is told."""
    if not any(map(_empty_list, node.items)):
        return node
    return replace(node, items=(*_nested(node.items, source),))


def _empty_list(item: Node) -> Text | None:
    """The last key of a heading, if it is that of its items and there are none below it."""
    if not (isinstance(item, Mapping) and item.entries and entry_at(item, *TITLES)):
        return None
    key, value = item.entries[-1]
    return key if key.value in LISTS and value == Text("") and not item.flow else None


def _nested(items: Sequence[Node], source: Source) -> Iterator[Node]:
    """The items; in each heading that has none, those without a title behind it."""
    end = 0
    while (at := end) < len(items):
        heading, end = items[at], at + 1
        if (key := _empty_list(heading)) and isinstance(heading, Mapping):
            behind = map(items.__getitem__, range(end, len(items)))
            tasks = (*takewhile(_no_heading, behind),)
            end += len(tasks)
            heading = _with(heading, key, tasks, source) if tasks else heading
        yield heading


def _no_heading(item: Node) -> bool:
    return isinstance(item, Mapping) and not item.flow and not entry_at(item, *TITLES)


def _with(heading: Mapping, key: Text, tasks: tuple[Node, ...], source: Source) -> Mapping:
    """The heading with these items, which is told."""
    spot, last = tasks[0].spot, source.spot(tasks[-1].span.end - 1).line
    more = key.spot.column + 1 - seen(source.line(spot.line)).column
    advice = push_in(more, spot.line, last)
    source.report(spot, codes.MISPLACED, belongs_below(key.value), advice)
    return replace(heading, entries=(*heading.entries[:-1], (key, Listing(tasks, spot))))
