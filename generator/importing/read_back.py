"""What plans print behind their items, read back as keys where these print the very same words."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, NamedTuple

from generator.cascade.values import Fields, Pair, Value, is_list, to_node
from generator.importing.body import ALONE, Items, fields_of, usual_below
from generator.importing.branches import Branch
from generator.importing.goals import target_said
from generator.importing.marked import plain_words
from generator.importing.told import KEPT, Doubts
from generator.importing.worklists import task_value
from generator.language import Said
from generator.lazy import dataclass, regex
from generator.paper.body import BETWEEN, NAMED, NEEDS_EVIDENCE, Teller, body
from generator.paper.outline import Numbered
from generator.plan.fields import Date
from generator.plan.inline import plain
from generator.plan.items import ITEM, TARGET, YES_NO, Item
from generator.plan.records import Record
from generator.plan.source import Source, Text
from generator.plan.tasks import TASK_FIELDS, due_days
from generator.problems import has_errors

_KEYS = {one.label: name for name, one in TASK_FIELDS.items()} | {NEEDS_EVIDENCE: "needs_evidence"}
_LABELS = "|".join(one.label for one in TASK_FIELDS.values())
_BEGINS = rf"(?i:(?:{_LABELS}){NAMED}|{NEEDS_EVIDENCE})"
_OPENED = regex(rf" \*?\(\*?(?={_BEGINS})")
_CLOSED = regex(r"(?P<note>.+?)\*?\)\*?(?P<end>[.;:]?)")
_LINE = regex(rf"(?P<note>(?={_BEGINS}).+)\.")
_BETWEEN = regex(rf"{BETWEEN}(?={_BEGINS})")
_UNSURE = regex(r"[:*…]|\.{3}")
"""What no value has: a label that is not ours, emphasis, dots for what is open."""
_ZEROS = regex(r"(?<![\d,.])0+(?=\d)")
_TELL = Teller(plain_words, lambda _: None)


class _Way(NamedTuple):
    """How an item may be written: its text, its further keys, so many paragraphs below it less."""

    text: str
    more: Fields
    less: int = 0


def read_back(entries: Sequence[tuple[Pair, Value]], doubts: Doubts) -> None:
    """Gives the items in a plan the keys of tasks and targets that their words are printed of."""
    issued = next((_day(value) for key, value in entries if key.en == "date"), None)
    tabled = {text for _, value in entries for text in _tabled(value)} - {""}
    for key, value in entries:
        reader = _Reader(TARGET if key.en == "targets" else ITEM, issued, tabled, doubts)
        for items, above in _lists(value, ""):
            reader.items(items, above, "")


def _day(value: Value) -> date | None:
    day = Date(partial=True).read(to_node(value), Source(""))
    return day.first if day else None


def _lists(value: Value, above: str) -> Iterator[tuple[Items, str]]:
    """The lists of items in a value, each with the headings over it."""
    if isinstance(value, Items):
        yield value, above
    elif isinstance(value, Fields):
        title = value.by_name.get("title", "")
        for one in value.by_name.values():
            yield from _lists(one, f"{above}\n{title}")
    elif is_list(value):
        for one in value:
            yield from _lists(one, above)


def _tabled(value: Value) -> Iterator[str]:
    """What the tasks say that tables show."""
    for items, _ in _lists(value, ""):
        for node in items:
            yield from _said_below(node, False)


def _said_below(node: Branch, in_table: bool) -> Iterator[str]:
    own = node.fields.by_name if node.fields else {}
    if in_table:
        yield _bare(str(own.get("text", "")))
    for one in node.below:
        yield from _said_below(one, in_table or "task_table" in own)


def _bare(text: str) -> str:
    return text.rstrip(" .;:")


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads the items of one part, which are targets or not; `tabled` are tasks of tables.

    A task that a table has too is one already; one due before the plan is issued would be wrong.
    """

    record: Record[Any]
    issued: date | None
    tabled: set[str]
    doubts: Doubts

    def items(self, nodes: Sequence[Branch], above: str, usual: str) -> None:
        """Reads a list, which would be numbered as is `usual`, and what is below it."""
        alone = _alone(nodes, usual)
        for node in nodes:
            if node.mark or node is alone:
                self._item(node, above)
            if not node.fields:
                below = usual_below(node.mark or "none", node.below)
                self.items(node.below, f"{above}\n{node.title}", below)

    def _item(self, node: Branch, above: str) -> None:
        for way in _noted(node):
            self._put(node, way, above)
        for way in _targets(node, self.record):
            self._put(node, way, above)

    def _put(self, node: Branch, way: _Way, above: str) -> None:
        """Writes the item so, where that prints the same and is right."""
        now = self._read(node.title, way.text, _joined(node.more, way.more))
        if now is None or _printed(now, above) != self._as_it_is(node, way.less, above):
            return
        due = due_days(now.deadline)
        if self.issued and due and due[1] < self.issued:
            self._kept(node, way)
        elif _bare(way.text) not in self.tabled:
            node.text, node.more = way.text, _joined(node.more, way.more)
            node.notes += [note for one in node.below[: way.less] for note in one.notes]
            node.below = node.below[way.less :]

    def _read(self, title: str, text: str, more: Fields) -> Item | None:
        source = Source("")
        own = fields_of(self.record, title=title, text=text)
        item: Item | None = self.record.read(to_node(_joined(own, more)), source)
        return None if has_errors(source.problems) else item

    def _as_it_is(self, node: Branch, count: int, above: str) -> str:
        item = self._read(node.title, node.text, node.more)
        below = [plain_words(Text(one.text)) for one in node.below[:count]]
        return "\n".join([_printed(item, above), *map(_even, below)]) if item else ""

    def _kept(self, node: Branch, way: _Way) -> None:
        words = plain_words(Text(node.text or node.title))
        message = Said(
            f"thời hạn trước ngày ban hành, giữ nguyên chữ: “{words}”",
            f"due before the plan is issued, and so kept as words: “{words}”",
        )
        self.doubts.tell(KEPT.code, message, f"đoạn {node.place}")


def _joined(one: Fields, other: Fields) -> Fields:
    return Fields((*one.entries, *other.entries))


def _printed(item: Item, above: str) -> str:
    """The words of an item, without its number, as the document of its plan has them."""
    entry = Numbered("none", "", (), item.title, item)
    return _even("\n".join(one.text for one in body([entry], _TELL, above)))


def _even(text: str) -> str:
    """The text as it is compared: 05 is 5, capitals and emphasis are form."""
    return _ZEROS.sub("", plain(text).casefold())


def _alone(nodes: Sequence[Branch], usual: str) -> Branch | None:
    """The one item of a list that goes without a number for being the only one."""
    noted = [one for one in nodes if one.mark or _OPENED.search(one.text)]
    return noted[0] if usual in ALONE and len(noted) == 1 else None


def _noted(node: Branch) -> Iterator[_Way]:
    """The item with the keys that the bracket behind it says, or the line below its title."""
    for opened in [*_OPENED.finditer(node.text)][-1:]:
        if closed := _CLOSED.fullmatch(node.text, opened.end()):
            text = node.text[: opened.start()] + closed["end"]
            yield from (_Way(text, more) for more in _keys(closed["note"]))
    for one in node.below[: not node.text]:
        if not one.mark and (line := _LINE.fullmatch(one.text)):
            yield from (_Way("", more, 1) for more in _keys(line["note"]))


def _keys(note: str) -> Iterator[Fields]:
    """The keys of a note, if each of its values is sure."""
    parts = (piece.partition(NAMED) for piece in _BETWEEN.split(note))
    said = {_KEYS.get(label.casefold(), ""): value for label, _, value in parts}
    if "" not in said and not any(map(_UNSURE.search, said.values())):
        yield fields_of(ITEM, **{name: _value(name, value) for name, value in said.items()})


def _value(name: str, words: str) -> Value:
    if name == "needs_evidence":
        return Pair("yes", YES_NO["yes"])
    return task_value(name, words, [plain_words(Text(words))])


def _targets(node: Branch, record: Record[Any]) -> Iterator[_Way]:
    """The item with the figures of its sentence, where it is one of targets."""
    said = target_said(node.text) if record is TARGET and not node.title else None
    if said:
        yield _Way("", said)
