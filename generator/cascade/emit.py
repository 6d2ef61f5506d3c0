"""Values as YAML that our own parser reads back as the same.

Quoted where needed, folded, in either vocabulary.
"""

import re

from generator.cascade.units import Unit
from generator.cascade.values import Fields, Pair, Stacked, Value, is_list, is_open, one_line
from generator.language import Lang
from generator.lazy import regex

LINE_WIDTH = 110
# What a plain scalar may not begin with, hold, or be; a hyphen or dash in front may be taken for a
# list.
_UNSAFE = regex(
    r"""^[\s\-?:,\[\]{}#&*!|>'"%@`+•–~=<]|:(\s|$)|\s\#|[\n\t\u00a0\\]"""
    r"|^(null|Null|NULL)$|^\.\.\.|\s{2}|\s$|^$"
)
_FLOW_UNSAFE = regex(r"[,\[\]{}]|:|\?")
_BREAK = regex(r"(?<=[^ ]) (?=[^ \-+*•–#|>])")
"""Where a long text may go on in the next line.

Never before what looks like a list or a comment.
"""

_NO_BEGINNING = regex(r"---|\.\.\.|%|\S+:(\s|$)")
"""What no line may begin with: what YAML takes for the start of a document or a key."""


def scalar(text: str, flow: bool = False, style: str | None = None) -> str:
    """`text` on one line, plain where that is safe, else in quotes.

    `style` asks for the quotes that stood there.
    """
    unsafe = bool(_UNSAFE.search(text)) or (flow and bool(_FLOW_UNSAFE.search(text)))
    if not unsafe and style not in ("'", '"'):
        return text
    if style == "'" and not re.search(r"[\n\t]", text):
        quoted = text.replace("'", "''")
        return f"'{quoted}'"
    escaped = (
        text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    )
    return f'"{escaped}"'


def folded(text: str, column: int, indent: int, style: str | None = None) -> str:
    """`text` as a block scalar value that begins at `column`, long ones continued on lines indented
    by `indent`.
    """
    if "\n" in text and style not in ("'", '"'):
        return _literal(text, indent)
    line = scalar(text, style=style)
    lines, start = [], 0
    room = LINE_WIDTH - column
    while len(line) - start > room and (at := _last_break(line, start, room)):
        lines.append(line[start:at])
        start = at + 1
        room = LINE_WIDTH - indent
    return ("\n" + " " * indent).join([*lines, line[start:]])


def _literal(text: str, indent: int) -> str:
    """Several lines, each as it is, below a `|-`."""
    return "|-" + "".join(f"\n{' ' * indent}{line}".rstrip() for line in text.split("\n"))


def _last_break(line: str, start: int, room: int) -> int:
    """The last space where a line from `start` on may be broken to fit into `room`, 0 if there is
    none."""
    least, most = start + 20, start + max(room, 40)
    spaces = [match.start() for match in _BREAK.finditer(line, least, most + 2)]
    fitting = (at for at in reversed(spaces) if least < at <= most)
    # Inside quotes an escape may not be torn apart; a backslash before the space would join the
    # lines.
    may_end = (at for at in fitting if line[at - 1] != "\\")
    return next((at for at in may_end if not _NO_BEGINNING.match(line, at + 1)), 0)


def flow(value: Value, lang: Lang, style: str | None = None) -> str:
    """`value` in one line, as it may stand inside `{ }` or `[ ]`.

    `style` asks for the quotes of a text.
    """
    if isinstance(value, Pair):
        return value.to(lang)
    if isinstance(value, Fields):
        inner = (f"{key.to(lang)}: {flow(below, lang)}" for key, below in value.entries)
        return f"{{{', '.join(inner)}}}"
    if isinstance(value, tuple):
        return f"[{', '.join(flow(below, lang) for below in value)}]"
    return scalar(value, True, style)


def flow_unit(unit: Unit, lang: Lang) -> str:
    """The unit and all below it in one line."""
    parts = [f"{key.to(lang)}: {flow(value, lang)}" for key, value in unit.as_fields().entries]
    if unit.below:
        below = ", ".join(flow_unit(one, lang) for one in unit.below)
        parts.append(f"{unit.key('items').to(lang)}: [{below}]")
    return f"{{{', '.join(parts)}}}"


def entry_lines(key: str, value: Value, indent: int, lang: Lang) -> str:
    """`key: value` as lines of a block mapping indented by `indent`, the first bare."""
    return f"{key}:{after_key(value, indent, lang, len(key) + indent + 2)}"


def after_key(value: Value, indent: int, lang: Lang, column: int, style: str | None = None) -> str:
    """What follows the colon of a key at `indent`.

    The value on the same line, or lines below it.
    """
    if isinstance(value, str):
        return " " + folded(value, column, indent + 2, style)
    line = flow(value, lang)
    if _is_one_line(value) or (len(line) + column <= LINE_WIDTH and not _is_table(value)):
        return f" {line}"
    return "".join(f"\n{' ' * (indent + 2)}{text}" for text in _below_key(value, indent, lang))


def _is_one_line(value: Value) -> bool:
    return isinstance(value, Pair) or is_open(value)


def _is_table(value: Value) -> bool:
    """Whether it has rows, which stand one below the other."""
    return isinstance(value, Stacked) or (is_list(value) and any(map(is_list, value)))


def _below_key(value: Value, indent: int, lang: Lang) -> list[str]:
    """The keys of a mapping or the elements of a list, each from its first character on."""
    if isinstance(value, Fields):
        return _entries(value, indent + 2, lang)
    made = stacked_element if isinstance(value, Stacked) else list_element
    return [f"- {made(below, indent + 4, lang)}" for below in value]


def _entries(fields: Fields, indent: int, lang: Lang) -> list[str]:
    return [entry_lines(key.to(lang), value, indent, lang) for key, value in fields.entries]


def list_element(value: Value, indent: int, lang: Lang) -> str:
    """An element of a block list, its text beginning at column `indent`."""
    if isinstance(value, str):
        return folded(value, indent, indent)
    line = flow(value, lang)
    if len(line) + indent <= LINE_WIDTH or not isinstance(value, Fields):
        return line
    return block_mapping(value, indent, lang)


def stacked_element(value: Value, indent: int, lang: Lang) -> str:
    """As `list_element`, a mapping always with each key on a line of its own."""
    if isinstance(value, Fields):
        return block_mapping(value, indent, lang)
    return list_element(value, indent, lang)


def block_mapping(fields: Fields, indent: int, lang: Lang) -> str:
    """The lines of a block mapping indented by `indent`, the first without its indent."""
    return f"\n{' ' * indent}".join(_entries(fields, indent, lang))


def block_unit(unit: Unit, indent: int, lang: Lang) -> str:
    """The unit as an element of a block list whose dashes stand at `indent`, with all below it.

    Ends in a newline.
    """
    inner = indent + 2
    dash = f"{' ' * indent}- "
    if unit.is_sentence:
        return f"{dash}{folded(one_line(unit.fields['text']), inner, inner)}\n"
    own = f"{dash}{block_mapping(unit.as_fields(), inner, lang)}\n"
    if not unit.below:
        return own
    key = f"{' ' * inner}{unit.key('items').to(lang)}:\n"
    return own + key + block_units(unit.below, inner + 2, lang)


def block_units(units: list[Unit], indent: int, lang: Lang) -> str:
    """Several units as a block list."""
    return "".join(block_unit(unit, indent, lang) for unit in units)


def comment_lines(text: str, indent: int = 0) -> str:
    """`text` as comment lines of at most `LINE_WIDTH` characters."""
    lines: list[str] = []
    for word in text.split():
        if lines and len(lines[-1]) + 1 + len(word) <= LINE_WIDTH - indent - 2:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return "".join(f"{' ' * indent}# {line}\n" for line in lines)
