"""What plans print behind their items, read back as keys where these print the very same words."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import chain
from typing import Any, NamedTuple

from generator.cascade.values import Fields, Pair, Value, by_name, pair, to_node
from generator.importing.body import ALONE, Items, fields_of, usual_below, values_in
from generator.importing.branches import Branch
from generator.importing.goals import target_said
from generator.importing.marked import plain_words
from generator.importing.told import KEPT, Doubts
from generator.importing.worklists import task_value
from generator.language import Said
from generator.law.deadlines import last_day, named_days
from generator.lazy import dataclass, regex
from generator.paper.body import BETWEEN, NAMED, NEEDS_EVIDENCE, Teller, body, unended
from generator.paper.outline import Numbered
from generator.paper.schedule_text import BY, DEADLINE, FROM_TO, MOVED
from generator.plan.inline import plain
from generator.plan.items import ITEM, PART, TARGET, YES_NO
from generator.plan.records import Record
from generator.plan.reports.history import ADJUSTED
from generator.plan.source import Source, Text
from generator.plan.tasks import TASK_FIELDS
from generator.problems import has_errors

_EVIDENCE = "needs_evidence"
_KEYS = {one.label: name for name, one in TASK_FIELDS.items()} | {NEEDS_EVIDENCE: _EVIDENCE}
_LABELS = "|".join(one.label for one in TASK_FIELDS.values())
_MOVES = MOVED.format(DEADLINE, "")
_BEGINS = rf"(?i:(?:{_LABELS}){NAMED}|{NEEDS_EVIDENCE}|{_MOVES})"
_BRACKET = regex(
    rf" \*?\(\*?(?P<note>(?={_BEGINS})[^()*]*(?:\([^()]*\)[^()*]*)*)\*?\)\*?(?P<end>[.;:]?)$"
)
_BETWEEN = regex(rf"{BETWEEN}(?={_BEGINS})")
_MOVED = regex(
    rf"{_MOVES}(?P<date>[\d/]+)(?:{BY.format('(?P<basis>[^:]+)')})?"
    + FROM_TO.format("(?P<reason>[^:]+)", "(?P<deadline>[^:]+)", "[^:]+")
)
_UNSURE = regex(r"[:*…]|\.{3}")
"""What no value has: a label that is not ours, emphasis, dots for what is open."""
_ZEROS = regex(r"(?<![\d,.])0+(?=\d)")
_TELL = Teller(plain_words, lambda _: None)


class _Way(NamedTuple):
    """How an item may be written: its text, its further keys, so many paragraphs below it less."""

    text: str
    more: Fields
    less: int = 0


def read_words_back(
    entries: Sequence[tuple[Pair, Value]], tabled: set[str], doubts: Doubts
) -> None:
    """Gives the items of a plan the keys of tasks and targets that their words are printed of.

    A task that is `tabled` already is none a second time.
    """
    own = {key.en: value for key, value in entries}
    (issued, _) = named_days(str(own.get("date"))) or (date.min, date.max)
    for name, value in own.items():
        reader = _Reader(TARGET if name == "targets" else ITEM, issued, tabled, doubts)
        for items, above in _lists(value):
            reader.items(items, above, "")


def _lists(value: Value) -> Iterator[tuple[Items, str]]:
    """The lists of items in a part, an outline or appendices, each with the heading over it."""
    for one in values_in(Fields(((pair(PART, "items"), value),))):
        own = by_name(one)
        if isinstance(items := own.get("items"), Items):
            yield items, str(own.get("title", ""))


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads the items of a part, which are targets or not, of a plan that was issued on a day."""

    record: Record[Any]
    issued: date
    tabled: set[str]
    doubts: Doubts

    def items(self, nodes: Sequence[Branch], above: str, usual: str) -> None:
        """Reads a list, which would be numbered as is `usual`, and what is below it."""
        for node in nodes:
            if node.mark:
                self._item(node, above)
                below = usual_below(node.mark, node.below)
                self.items(node.below, f"{above}\n{node.title}", below)
        noted = [one for one in nodes if one.mark or _BRACKET.search(one.text)]
        # The only one goes without the number that it would have.
        if usual in ALONE and len(noted) == 1:
            self._item(noted[0], above)

    def _item(self, node: Branch, above: str) -> None:
        for way in chain(_noted(node), _figured(node)):
            more = _joined(node.more, way.more)
            now = self._printed(node.title, way.text, more, above)
            before = self._printed(node.title, node.text, node.more, above)
            below = [_even(plain_words(Text(one.text))) for one in node.below[: way.less]]
            if "" != now == "\n".join([before, *below]) and self._right(node, way):
                node.text, node.more = way.text, more
                node.notes += chain.from_iterable(one.notes for one in node.below[: way.less])
                node.below = node.below[way.less :]

    def _printed(self, title: str, text: str, more: Fields, above: str) -> str:
        """The words of an item in the document of its plan, without its number; "" of a wrong one."""
        source = Source("")
        own = fields_of(self.record, title=title, text=text)
        item: Any = self.record.read(to_node(_joined(own, more)), source)
        if has_errors(source.problems):
            return ""
        entry = Numbered("none", "", (), item.title, item)
        return "\n".join(_even(plain(one.text)) for one in body([entry], _TELL, above))

    def _right(self, node: Branch, way: _Way) -> bool:
        """Whether it is no task of a table, nor due before the plan is issued, which is told."""
        due = last_day(str(way.more.by_name.get("deadline"))) or date.max
        if due < self.issued:
            words = plain_words(Text(node.text or node.title))
            message = Said(
                f"thời hạn trước ngày ban hành, giữ nguyên chữ: “{words}”",
                f"due before the plan is issued, and so kept as words: “{words}”",
            )
            self.doubts.tell(KEPT.code, message)
        return due >= self.issued and unended(plain_words(Text(way.text))) not in self.tabled


def _joined(one: Fields, other: Fields) -> Fields:
    return Fields((*one.entries, *other.entries))


def _even(text: str) -> str:
    """The text as it is compared: 05 is 5, capitals are form."""
    return _ZEROS.sub("", text.casefold())


def _noted(node: Branch) -> Iterator[_Way]:
    """The item with the keys that the bracket behind it says, or the line below its title."""
    lines = (f" ({one.text.removesuffix('.')})" for one in node.below[:1] if not one.mark)
    text = node.text or next(lines, "")
    if found := _BRACKET.search(text):
        said = f"{text[: found.start()]}{found['end']}"
        yield from (_Way(said, more, not node.text) for more in _keys(found["note"]))


def _keys(note: str) -> Iterator[Fields]:
    """The keys of a note, if each of its values is sure."""
    pieces = {piece: _MOVED.fullmatch(piece) for piece in _BETWEEN.split(note)}
    parts = (piece.partition(NAMED) for piece, moved in pieces.items() if not moved)
    said = {_KEYS.get(label.casefold(), ""): value for label, _, value in parts}
    if "" not in said and not any(map(_UNSURE.search, said.values())):
        values: dict[str, Value] = {
            name: task_value(name, words, [plain_words(Text(words))])
            for name, words in said.items()
        }
        evidence = dict.fromkeys({_EVIDENCE} & values.keys(), Pair("yes", YES_NO["yes"]))
        history = tuple(_adjusted(moved.groupdict()) for moved in pieces.values() if moved)
        yield fields_of(ITEM, **values | evidence, history=history)


def _adjusted(said: dict[str, str]) -> Fields:
    """One change of a deadline."""
    days = {name: task_value("deadline", said[name], ()) for name in ("date", "deadline")}
    return fields_of(ADJUSTED, **said | days)


def _figured(node: Branch) -> Iterator[_Way]:
    """The item with the figures of its sentence."""
    yield from (_Way("", said) for said in target_said(node.text))
