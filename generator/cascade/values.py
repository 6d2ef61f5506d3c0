"""Values of a plan file without its accidents: the same for English and Vietnamese keys, short and long forms."""

import dataclasses
from collections.abc import Iterator
from typing import Any, NamedTuple

from generator.language import Lang
from generator.plan.blocks import CELL_RECORD, GROUP_ROW
from generator.plan.fields import OPEN_KEYS, Choice, Later, ListOf, OrOpen
from generator.plan.records import ALIASES, Record, alias
from generator.plan.source import Listing, Mapping, Node, Source, Text
from generator.problems import Spot


class Pair(NamedTuple):
    """A word of the plan file's own vocabulary, in both of its languages."""

    en: str
    vi: str

    def to(self, lang: Lang) -> str:
        """The word in `lang`."""
        return self.en if lang == "en" else self.vi


@dataclasses.dataclass(frozen=True, slots=True)
class Fields:
    """The keys of a mapping with their values, in the order of the model."""

    entries: tuple[tuple[Pair, "Value"], ...]


Value = str | Pair | tuple[Any, ...] | Fields
"""Text, a word of the vocabulary, a list of values, or keys with values."""
OPEN = Pair(*OPEN_KEYS)


def opened(reason: str) -> Fields:
    """`{open: reason}`."""
    return Fields(((OPEN, reason),))


def is_open(value: Value | None) -> bool:
    """Whether `value` is `{open: …}`."""
    return isinstance(value, Fields) and len(value.entries) == 1 and value.entries[0][0] == OPEN


def record_fields(record: Record[Any]) -> Iterator[tuple[Pair, Any]]:
    """The keys of `record` in the order of its model, each with its reader."""
    for field in dataclasses.fields(record.model):
        if "reader" in field.metadata:
            yield Pair(field.name, alias(record.name, field.name)), record.reader(field.name)


def pair(record: Record[Any], english: str) -> Pair:
    """The key `english` of `record` in both languages."""
    return Pair(english, alias(record.name, english))


def value_of(node: Node, reader: Any) -> Value:
    """What `node` says, read as `reader` reads it; the node has no errors."""
    if isinstance(reader, Later):
        return value_of(node, reader.reader())
    if isinstance(reader, OrOpen):
        if isinstance(node, Mapping) and [key.value in OPEN_KEYS for key, _ in node.entries] == [
            True
        ]:
            return opened(str(node.entries[0][1]))
        return value_of(node, reader.reader)
    if isinstance(reader, ListOf):
        nodes = node.items if isinstance(node, Listing) else () if node == Text("") else (node,)
        return tuple(value_of(item, reader.item) for item in nodes)
    if isinstance(reader, Record):
        return _fields(node, reader)
    if isinstance(reader, Choice) and isinstance(node, Text):
        return next(
            (Pair(*names) for names in reader.names.items() if node.value in names), node.value
        )
    return _plain(node)


def _fields(node: Node, record: Record[Any]) -> Value:
    if not isinstance(node, Mapping):
        bare = record.short if isinstance(node, Text) else record.listed
        readers = {key.en: (key, reader) for key, reader in record_fields(record)}
        return (
            Fields(((readers[bare][0], value_of(node, readers[bare][1])),))
            if bare
            else _plain(node)
        )
    return Fields(
        tuple(
            (key, value_of(value, reader))
            for key, reader in record_fields(record)
            for written, value in node.entries
            if written.value in key and value != Text("")
        )
    )


def _plain(node: Node) -> Value:
    if isinstance(node, Text):
        return node.value
    if isinstance(node, Listing):
        return tuple(_plain(item) for item in node.items)
    for record in (CELL_RECORD, GROUP_ROW):
        if all(
            any(key.value in name for name, _ in record_fields(record)) for key, _ in node.entries
        ):
            return _fields(node, record)
    if len(node.entries) == 1 and isinstance(node.entries[0][1], Text):
        return f"{node.entries[0][0]}: {node.entries[0][1]}"  # - Lưu: VT
    return Fields(
        tuple(
            (Pair(key.value, ALIASES.get(key.value, key.value)), _plain(value))
            for key, value in node.entries
        )
    )


def shown(value: Value | None, lang: Lang = "vi") -> str:
    """The value in one line, as messages and `xung_dot` have it; "" for none."""
    if value is None:
        return ""
    if isinstance(value, Pair):
        return value.to(lang)
    if isinstance(value, Fields):
        inner = ", ".join(f"{key.to(lang)}: {shown(below, lang)}" for key, below in value.entries)
        return f"{{{inner}}}"
    if isinstance(value, tuple):
        return ", ".join(shown(below, lang) for below in value)
    return value


def to_node(value: Value) -> Node:
    """The value as a node that readers take."""
    spot = Spot("")
    if isinstance(value, Fields):
        return Mapping(tuple((Text(key.en), to_node(below)) for key, below in value.entries), spot)
    if isinstance(value, tuple) and not isinstance(value, Pair):
        return Listing(tuple(to_node(below) for below in value), spot)
    return Text(value.en if isinstance(value, Pair) else value)


def faults(fields: Fields, record: Record[Any]) -> list[str]:
    """The codes of the errors that `fields` would have as a `record`, warnings left out."""
    from generator.problems import Severity

    source = Source("")
    record.read(to_node(fields), source)
    return [problem.code for problem in source.problems if problem.severity is Severity.ERROR]


def vocabulary(root: Node | None) -> Lang:
    """The language of the keys of a plan file: that of most of them at the top."""
    if not isinstance(root, Mapping):
        return "vi"
    english = sum(key.value in ALIASES for key, _ in root.entries)
    vietnamese = sum(key.value in ALIASES.values() for key, _ in root.entries)
    return "en" if english > vietnamese else "vi"
