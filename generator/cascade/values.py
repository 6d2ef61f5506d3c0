"""Values of a plan file without its accidents.

The same for English and Vietnamese keys, short and long forms.
"""

from collections.abc import Callable, Iterator
from functools import cache
from itertools import starmap
from typing import Any, NamedTuple, TypeGuard

from generator.language import Lang
from generator.lazy import dataclass
from generator.plan.blocks import CELL_RECORD, GROUP_ROW
from generator.plan.fields import Choice, Later, ListOf, OrOpen
from generator.plan.records import ALIASES, Record, alias, read_into
from generator.plan.slips.braces import OPEN_KEYS
from generator.plan.source import Listing, Mapping, Node, Source, Text, entries
from generator.problems import Spot, has_errors


class Pair(NamedTuple):
    """A word of the plan file's own vocabulary, in both of its languages."""

    en: str
    vi: str

    def to(self, lang: Lang) -> str:
        """The word in `lang`."""
        return self.en if lang == "en" else self.vi


@dataclass(frozen=True, slots=True)
class Fields:
    """The keys of a mapping with their values, in the order of the model."""

    entries: tuple[tuple[Pair, "Value"], ...]

    @property
    def keys(self) -> tuple[Pair, ...]:
        """The keys alone."""
        return tuple(key for key, _ in self.entries)

    @property
    def by_name(self) -> dict[str, "Value"]:
        """The values by their English keys."""
        return {key.en: value for key, value in self.entries}


def by_name(value: "Value | None") -> dict[str, "Value"]:
    """The values of a mapping by their English keys; none of anything else."""
    return value.by_name if isinstance(value, Fields) else {}


class Stacked(tuple[Any, ...]):
    """A list whose elements are written one below the other, however short they are."""

    __slots__ = ()


Value = str | Pair | tuple[Any, ...] | Fields
"""Text, a word of the vocabulary, a list of values, or keys with values."""
OPEN = Pair(*OPEN_KEYS)


def left_open(reason: str) -> Fields:
    """`{open: reason}`."""
    return Fields(((OPEN, reason),))


def is_open(value: Value | None) -> bool:
    """Whether `value` is `{open: …}`."""
    return isinstance(value, Fields) and value.keys == (OPEN,)


def is_filled(value: Value | None) -> bool:
    """Whether something is said, and not left open; a value may be one line of `xung_dot` too."""
    open_line = isinstance(value, str) and value.startswith(f"{{{OPEN.vi}: ")
    return value is not None and not is_open(value) and not open_line


def is_list(value: Value | None) -> TypeGuard[tuple[Any, ...]]:
    """Whether `value` is a list of values; a word in both languages is none."""
    return isinstance(value, tuple) and not isinstance(value, Pair)


def record_fields(record: Record[Any]) -> Iterator[tuple[Pair, Any]]:
    """The keys of `record` in the order of its model, each with its reader."""
    model: Any = record.model
    for key in _keys(record.name, model):
        yield key, record.reader(key.en)


@cache
def _keys(record: str, model: type) -> tuple[Pair, ...]:
    return tuple(Pair(name, alias(record, name)) for name in read_into(model))


def pair(record: Record[Any], english: str) -> Pair:
    """The key `english` of `record` in both languages."""
    return Pair(english, alias(record.name, english))


def value_of(node: Node, reader: Any) -> Value:
    """What `node` says, read as `reader` reads it; the node has no errors."""
    if isinstance(reader, Later):
        return value_of(node, reader.reader())
    if isinstance(reader, OrOpen):
        return _open(node) or value_of(node, reader.reader)
    if isinstance(reader, ListOf):
        values = tuple(value_of(item, reader.item) for item in _listed(node))
        return values[0] if reader.one and len(values) == 1 else values
    if isinstance(reader, Record):
        return _fields(node, reader)
    if isinstance(reader, Choice) and isinstance(node, Text):
        return _word(node.value, reader)
    return _plain(node)


def _open(node: Node) -> Fields | None:
    if [key.value in OPEN_KEYS for key, _ in entries(node)] != [True]:
        return None
    return left_open(str(entries(node)[0][1]))


def _listed(node: Node) -> tuple[Node, ...]:
    """What a list holds; one value stands for a list of it, and nothing for an empty one."""
    if isinstance(node, Listing):
        return node.items
    return () if node == Text("") else (node,)


def _word(written: str, choice: Choice) -> Value:
    words = starmap(Pair, choice.names.items())
    return next((word for word in words if written in word), written)


def _fields(node: Node, record: Record[Any]) -> Value:
    if not isinstance(node, Mapping):
        return _short_form(node, record)
    said = [(written.value, value) for written, value in node.entries if value != Text("")]
    names = {written for written, _ in said}
    return Fields(
        tuple(
            (key, value_of(value, reader))
            for key, reader in record_fields(record)
            if not names.isdisjoint(key)
            for written, value in said
            if written in key
        )
    )


def _short_form(node: Text | Listing, record: Record[Any]) -> Value:
    """A sentence or a list that stands for the mapping with that alone."""
    meant = record.short if isinstance(node, Text) else record.listed
    fields = (field for field in record_fields(record) if field[0].en == meant)
    key, reader = next(fields, (None, None))
    return Fields(((key, value_of(node, reader)),)) if key else _plain(node)


def _plain(node: Node) -> Value:
    if isinstance(node, Text):
        return node.value
    if isinstance(node, Listing):
        return tuple(map(_plain, node.items))
    for record in (CELL_RECORD, GROUP_ROW):
        if _speaks_of(record, node):
            return _fields(node, record)
    key, value = node.entries[0]
    if len(node.entries) == 1 and isinstance(value, Text):
        return f"{key}: {value}"  # - Lưu: VT
    return Fields(
        tuple(
            (Pair(key.value, ALIASES.get(key.value, key.value)), _plain(value))
            for key, value in node.entries
        )
    )


def _speaks_of(record: Record[Any], node: Mapping) -> bool:
    words = {word for key, _ in record_fields(record) for word in key}
    return all(key.value in words for key, _ in node.entries)


def one_line(value: Value | None, lang: Lang = "vi") -> str:
    """The value in one line, as messages and `xung_dot` have it; "" for none."""
    if value is None:
        return ""
    if isinstance(value, Pair):
        return value.to(lang)
    if isinstance(value, Fields):
        inner = (f"{key.to(lang)}: {one_line(below, lang)}" for key, below in value.entries)
        return f"{{{', '.join(inner)}}}"
    if isinstance(value, tuple):
        return ", ".join(one_line(below, lang) for below in value)
    return value


def line_or_none(value: Value | None) -> str | None:
    """As `one_line`, but None for what is not there."""
    return None if value is None else one_line(value)


def texts(value: Value) -> Iterator[str]:
    """All texts in a value; words of the vocabulary are none."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Fields):
        yield from (text for _, below in value.entries for text in texts(below))
    elif is_list(value):
        yield from (text for below in value for text in texts(below))


def reworded(value: Value, change: Callable[[str], str]) -> Value:
    """The value with every text in it changed."""
    if isinstance(value, str):
        return change(value)
    if isinstance(value, Fields):
        return Fields(tuple((key, reworded(below, change)) for key, below in value.entries))
    if is_list(value):
        return tuple(reworded(below, change) for below in value)
    return value


def rows(*values: Value | None) -> list[tuple[Pair, list[Value]]]:
    """The keys that all of these mappings have, each with its values.

    None where keys or order differ.
    """
    fields = [value for value in values if isinstance(value, Fields)]
    if len(fields) < len(values) or len({one.keys for one in fields}) > 1:
        return []
    beside = zip(*(one.entries for one in fields), strict=True)
    return [(row[0][0], [value for _, value in row]) for row in beside]


def to_node(value: Value) -> Node:
    """The value as a node that readers take."""
    spot = Spot("")
    if isinstance(value, str):
        return Text(value)
    if isinstance(value, Pair):
        return Text(value.en)
    if isinstance(value, Fields):
        return Mapping(tuple((Text(key.en), to_node(below)) for key, below in value.entries), spot)
    return Listing(tuple(map(to_node, value)), spot)


def makes_sense(fields: Fields, record: Record[Any]) -> bool:
    """Whether `fields` have no errors as a `record`; warnings do not count."""
    source = Source("")
    record.read(to_node(fields), source)
    return not has_errors(source.problems)


def vocabulary(root: Node | None) -> Lang:
    """The language of the keys of a plan file: that of most of them at the top."""
    keys = [key.value for key, _ in entries(root)]
    english = sum(key in ALIASES for key in keys)
    vietnamese = sum(key in ALIASES.values() for key in keys)
    return "en" if english > vietnamese else "vi"
