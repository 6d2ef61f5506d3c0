"""What a reviewer changed in a document, brought into the text of its plan file."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from generator.absorbing.anchored import Compared, Pair
from generator.absorbing.comments import Comment
from generator.absorbing.moves import Destination, Move, carry, moves_of, place_now, with_words
from generator.absorbing.placing import Rewritten, bring_home, edits_of
from generator.absorbing.provenance import Sourced, names_of
from generator.absorbing.rows import Rows
from generator.absorbing.sites import Sites
from generator.absorbing.structure import New, add, by_list, take_away
from generator.cascade.edit import Editor
from generator.cascade.emit import comment_lines
from generator.cascade.values import vocabulary
from generator.plan.model import Plan
from generator.plan.source import Node, Source
from generator.problems import Spot
from generator.review.stories import Stories, Story, StoryText

_Key = tuple[Story, int]


class TakenIn(NamedTuple):
    """The text of the plan with what was changed: how much was placed, and comments that were not."""

    text: str
    placed: int
    comments: int
    left: list[Comment]


class Bringing:
    """One reviewed document that is brought into one plan file.

    `shown` are the paragraphs of the document that the plan gives, `wanted` is the reviewed one,
    `found` how they differ.
    """

    def __init__(
        self, plan: Plan, source: Source, shown: Iterable[Sourced], wanted: Stories, found: Compared
    ) -> None:
        self._plan, self._source, self._wanted = plan, source, wanted
        self._found = with_words(found)
        self._shown = {one.told.key: one for one in shown}
        self._places = Sites(source)
        self._editor = Editor(source, vocabulary(source.root))
        self._going: set[Spot] = set()
        self._moving: dict[Spot, str] = {}
        """The elements that stand elsewhere now, each with the lines that come over it."""

    def done(self, comments: Sequence[Comment]) -> TakenIn:
        """The text with all that found its place."""
        filled = list(_filled(self._found))
        rest = self._found.without(chain.from_iterable(filled))
        edited = [*rest.stayed, *rest.moved, *filled]
        self._follow()
        in_rows = Rows(self._shown, rest, self._places, self._editor).placed()
        rest = rest.without(in_rows)
        placed = len(in_rows) + self._gone(rest.gone)
        moves = list(self._moves())
        self._moving = {move.element.spot: "" for move, _ in moves}
        placed += self._new(rest.came) + self._words(edited)
        over = [(one, self._over(one)) for one in comments]
        for move, target in moves:
            carry(move, target, self._moving[move.element.spot], self._editor)
        # What is put in front of an element must not go along with the one before it.
        for start, lines in filter(None, (place for _, place in over)):
            self._editor.insert_line(start, lines)
        left = [one for one, place in over if place is None]
        noted = len(comments) - len(left)
        return TakenIn(self._editor.text(), placed + len(moves), noted, left)

    def _follow(self) -> None:
        """For each paragraph of the reviewed document the one of ours that it is, or follows; the
        same of those that stayed; and the one that it is or goes before."""
        pairs = {new.key: self._shown.get(old.key) for old, new in self._found.stayed}
        moved = {new.key: self._shown.get(old.key) for old, new in self._found.moved}
        keys = [one.key for texts in self._wanted.texts.values() for one in texts]
        self._behind = last_met(keys, pairs | moved)
        self._stayed = last_met(keys, pairs)
        self._ahead = last_met(keys[::-1], pairs)

    def _gone(self, gone: Sequence[StoryText]) -> int:
        """Elements that the reviewer took away; what stands elsewhere now is not gone."""
        keys = {one.key for one in gone}
        kept = [one for key, one in self._shown.items() if key not in keys]
        printed = [self._shown[key] for key in keys if key in self._shown]
        elements = take_away(printed, kept, self._places)
        for listing, indexes in by_list(elements):
            self._editor.remove_elements(listing, indexes)
        self._going |= {one.spot for one in elements}
        return len(elements)

    def _moves(self) -> Iterator[tuple[Move, Destination]]:
        """The elements that stand elsewhere, each with its place; a list never loses all it has."""
        now = self._wanted.texts.get(Story.TEXT, ())
        leaving = Counter[Spot]()
        for move in moves_of(self._found.moved, self._shown, self._places, now):
            behind, before = (
                self._stayed.get(move.came[0].key),
                self._ahead.get(move.came[-1].key),
            )
            target = place_now(move, behind, before, self._places)
            if target is None or self._goes(move.element.node):
                continue
            own = move.element.listing
            if target.listing.spot != own.spot:
                leaving[own.spot] += 1
                if leaving[own.spot] + self._gone_of(own.items) >= len(own.items):
                    continue
            yield move, target

    def _gone_of(self, nodes: Iterable[Node]) -> int:
        return sum(node.spot in self._going for node in nodes)

    def _new(self, came: Sequence[StoryText]) -> int:
        """Elements that came, in the order of the document."""
        behind = ((one, self._behind.get(one.key)) for one in came)
        # What stands in another cell is no element of the same list.
        new = (
            New(one.text, last, self._ahead.get(one.key))
            for one, last in behind
            if last and last.told.cell == one.cell
        )
        return sum(add(one, self._places, self._editor) for one in new)

    def _words(self, edited: Sequence[Pair]) -> int:
        """Words that changed in paragraphs that stayed, or stand elsewhere with their element."""
        names = {one.spot for one in names_of(self._plan)}
        rewritten, count = Rewritten(names, self._goes), 0
        for before, after in edited:
            printed = self._shown.get(before.key)
            if printed is None or before.text == after.text:
                continue
            item = self._places.item_in_row(printed, self._shown.values())
            for edit in edits_of(before.text, after.text):
                count += bring_home(edit, printed, item, self._places, rewritten)
        for value, new in rewritten.results():
            entry, in_flow = self._places.entry(value), self._places.in_flow(value)
            if entry is not None:
                self._editor.replace(entry, new, in_flow)
            else:
                self._editor.replace_text(value, new, in_flow)
        return count

    def _goes(self, value: Node) -> bool:
        """Whether a value stands in an element that is taken away."""
        element = self._places.element(value)
        while element is not None and element.spot not in self._going:
            element = self._places.over(element)
        return element is not None

    def _over(self, comment: Comment) -> tuple[int, str] | None:
        """The lines of a comment and where they are to be put; none of one that is there already, or
        that goes along with its item; None where it speaks of nothing in the plan."""
        if _said(comment_lines(comment.told)) in _said(self._source.text):
            return 0, ""
        printed = self._spoken_of(comment)
        value = printed.values[0][1] if printed and printed.values else None
        if value is None or self._goes(value):
            return None
        element = self._places.element(value)
        start = self._editor.line_start((element.node if element else value).span.start)
        column = len(self._source.text[start:]) - len(self._source.text[start:].lstrip(" "))
        indented = comment_lines(comment.told, column)
        if element is not None and element.spot in self._moving:
            self._moving[element.spot] += indented
            return 0, ""
        return start, indented

    def _spoken_of(self, comment: Comment) -> Sourced | None:
        texts = self._wanted.texts.get(Story.TEXT, ())
        number = next((one.number for one in texts if one.text == comment.paragraph), None)
        return self._behind.get((Story.TEXT, number)) if number is not None else None


def _said(lines: str) -> str:
    return " ".join(lines.replace("#", " ").split())


def last_met(keys: Iterable[_Key], known: dict[_Key, Sourced | None]) -> dict[_Key, Sourced]:
    """For each text the one that it is, else the last one of its story that was met."""
    found: dict[_Key, Sourced] = {}
    last: tuple[Story, Sourced] | None = None
    for key in keys:
        printed = known.get(key)
        if printed is not None:
            last = (key[0], printed)
        if last is not None and last[0] is key[0]:
            found[key] = last[1]
    return found


def _filled(found: Compared) -> Iterator[Pair]:
    """The cells whose words are all others now."""
    went = {one.cell: one for one in found.gone if one.cell}
    yield from ((went[one.cell], one) for one in found.came if one.cell in went)
