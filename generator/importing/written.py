"""The plan file as text: keys in the order of the model, items with comments over them."""

from collections.abc import Iterable, Mapping, Sequence

from generator.cascade.copying import SCHEMA
from generator.cascade.emit import block_mapping, comment_lines, entry_lines, flow, folded
from generator.cascade.values import Fields, Pair, Value, pair
from generator.importing.body import Items, is_unnumbered, item_value
from generator.importing.branches import Branch
from generator.importing.marked import readable
from generator.language import Lang
from generator.plan.items import ITEM

Entry = tuple[Pair, Value]
_ITEMS = pair(ITEM, "items")
_WIDE = 100


def plan_text(
    about: Iterable[str],
    entries: Sequence[Entry],
    lang: Lang,
    usual: str,
    over: Mapping[str, Sequence[str]],
) -> str:
    """The whole file: what it says of itself, then its keys, each below what is `over` it.

    `usual` is how the kind of paper numbers its text where the plan does not say.
    """
    head = f"# yaml-language-server: $schema={SCHEMA}\n"
    comments = "".join(comment_lines(readable(one)) for one in about)
    writer = _Writer(lang, usual, over)
    return head + comments + "".join(writer.top(key, value) for key, value in entries)


class _Writer:
    def __init__(self, lang: Lang, usual: str, over: Mapping[str, Sequence[str]]) -> None:
        self.lang = lang
        self.usual = usual
        self.over = over

    def top(self, key: Pair, value: Value) -> str:
        """A key of the plan with its value, after a blank line where that is long."""
        comments = "".join(map(comment_lines, self.over.get(key.en, ())))
        text = comments + self.entry(key, value, 0)
        return f"\n{text}" if text.count("\n") > 3 else text

    def entry(self, key: Pair, value: Value, indent: int) -> str:
        name, inner = key.to(self.lang), " " * (indent + 2)
        if isinstance(value, Items):
            plain = key.en == "content" and is_unnumbered(value, self.usual)
            return f"{name}:\n{self.items(value, indent + 2, plain)}"
        if isinstance(value, Fields) and _has_items(value):
            below = (inner + self.entry(k, v, indent + 2) for k, v in value.entries)
            return f"{name}:\n{''.join(below)}"
        if isinstance(value, tuple) and any(map(_has_items, value)):
            below = (f"{inner}- {self.element(one, indent + 4)}" for one in value)
            return f"{name}:\n{''.join(below)}"
        return f"{entry_lines(name, value, indent, self.lang)}\n"

    def element(self, value: Fields, indent: int) -> str:
        """A mapping in a list, from behind its dash on."""
        if not _has_items(value):
            line = flow(value, self.lang)
            if len(line) + indent <= _WIDE:
                return f"{line}\n"
        entries = [self.entry(key, one, indent) for key, one in value.entries]
        return (" " * indent).join(entries)

    def items(self, nodes: Sequence[Branch], indent: int, plain: bool = False) -> str:
        return "".join(self.item(node, indent, plain) for node in nodes)

    def item(self, node: Branch, indent: int, plain: bool) -> str:
        notes = "".join(comment_lines(readable(note), indent) for note in node.notes)
        dash, inner = " " * indent + "- ", indent + 2
        value = item_value(node, plain)
        if isinstance(value, str):
            return f"{notes}{dash}{folded(value, inner, inner)}\n"
        line = flow(value, self.lang)
        if not node.below and len(line) + inner <= _WIDE:
            return f"{notes}{dash}{line}\n"
        own = f"{notes}{dash}{block_mapping(value, inner, self.lang)}\n"
        if not node.below:
            return own
        return f"{own}{' ' * inner}{_ITEMS.to(self.lang)}:\n{self.items(node.below, inner + 2)}"


def _has_items(value: Value) -> bool:
    return isinstance(value, Fields) and any(
        isinstance(one, Items)
        or _has_items(one)
        or (isinstance(one, tuple) and not isinstance(one, Pair) and any(map(_has_items, one)))
        for _, one in value.entries
    )
