"""Values as YAML that our own parser reads back as the same values: quoted where needed, folded, in either vocabulary."""

import re

from generator.cascade.units import Unit
from generator.cascade.values import Fields, Pair, Value, is_open
from generator.language import Lang

WIDTH = 110
# What a plain scalar may not begin with, hold, or be; a hyphen or dash in front may be taken for a list.
_UNSAFE = re.compile(
    r"""^[\s\-?:,\[\]{}#&*!|>'"%@`+•–~=<]|:(\s|$)|\s\#|[\n\t\u00a0\\]|^(null|Null|NULL)$|^\.\.\.|\s{2}|\s$|^$"""
)
_FLOW_UNSAFE = re.compile(r"[,\[\]{}]|:|\?")
_BREAK = re.compile(r"(?<=[^ ]) (?=[^ \-+*•–#|>])")
"""Where a long text may go on in the next line: never before what looks like a list or a comment."""


def scalar(text: str, flow: bool = False, style: str | None = None) -> str:
    """`text` on one line, plain where that is safe, else in quotes; `style` asks for the quotes that stood there."""
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
    """`text` as a block scalar value that begins at `column`, long ones continued on lines indented by `indent`."""
    line = scalar(text, style=style)
    lines = []
    room = WIDTH - column
    while len(line) > room:
        breaks = [
            match.start() for match in _BREAK.finditer(line) if 20 < match.start() <= max(room, 40)
        ]
        # Inside quotes an escape may not be torn apart; a backslash before the space would join the lines.
        breaks = [at for at in breaks if line[at - 1] != "\\" and _goes_on(line[at + 1 :])]
        if not breaks:
            break
        lines.append(line[: breaks[-1]])
        line = line[breaks[-1] + 1 :]
        room = WIDTH - indent
    return ("\n" + " " * indent).join([*lines, line])


def _goes_on(rest: str) -> bool:
    """Whether `rest` may begin a line: not what YAML takes for the start of a document or a key."""
    return not re.match(r"---|\.\.\.|%|\S+:(\s|$)", rest)


def flow(value: Value, lang: Lang) -> str:
    """`value` in one line, as it may stand inside `{ }` or `[ ]`."""
    if isinstance(value, Pair):
        return value.to(lang)
    if isinstance(value, Fields):
        return (
            "{"
            + ", ".join(f"{key.to(lang)}: {flow(below, lang)}" for key, below in value.entries)
            + "}"
        )
    if isinstance(value, tuple):
        return "[" + ", ".join(flow(below, lang) for below in value) + "]"
    return scalar(value, flow=True)


def flow_unit(unit: Unit, lang: Lang) -> str:
    """The unit and all below it in one line."""
    parts = [f"{key.to(lang)}: {flow(value, lang)}" for key, value in unit.as_fields().entries]
    if unit.below:
        parts.append(
            f"{unit.key('items').to(lang)}: [{', '.join(flow_unit(one, lang) for one in unit.below)}]"
        )
    return "{" + ", ".join(parts) + "}"


def entry_lines(key: str, value: Value, indent: int, lang: Lang) -> str:
    """`key: value` as lines of a block mapping indented by `indent`, the first without its indent."""
    return f"{key}:{after_key(value, indent, lang, len(key) + indent + 2)}"


def after_key(value: Value, indent: int, lang: Lang, column: int, style: str | None = None) -> str:
    """What follows the colon of a key at `indent`: the value on the same line, or lines below it."""
    if isinstance(value, str):
        return " " + folded(value, column, indent + 2, style)
    line = flow(value, lang)
    # The rows of a table stand one below the other.
    rows = isinstance(value, tuple) and any(
        isinstance(one, tuple) and not isinstance(one, Pair) for one in value
    )
    if isinstance(value, Pair) or is_open(value) or (len(line) + column <= WIDTH and not rows):
        return f" {line}"
    lines = (
        [entry_lines(key.to(lang), below, indent + 2, lang) for key, below in value.entries]
        if isinstance(value, Fields)
        else [f"- {_element(below, indent + 4, lang)}" for below in value]
    )
    return "".join(f"\n{' ' * (indent + 2)}{text}" for text in lines)


def _element(value: Value, indent: int, lang: Lang) -> str:
    """An element of a block list, its text beginning at column `indent`."""
    if isinstance(value, str):
        return folded(value, indent, indent)
    line = flow(value, lang)
    if len(line) + indent <= WIDTH or not isinstance(value, Fields):
        return line
    lines = [entry_lines(key.to(lang), below, indent, lang) for key, below in value.entries]
    return f"\n{' ' * indent}".join(lines)


def block_unit(unit: Unit, indent: int, lang: Lang) -> str:
    """The unit as an element of a block list whose dashes stand at `indent`, with all below it; ends in a newline."""
    inner = indent + 2
    entries = unit.as_fields().entries
    if list(unit.fields) == ["text"] and isinstance(entries[0][1], str) and not unit.below:
        return f"{' ' * indent}- {folded(entries[0][1], inner, inner)}\n"
    pad = "\n" + " " * inner
    text = (
        " " * indent
        + "- "
        + pad.join(entry_lines(key.to(lang), value, inner, lang) for key, value in entries)
    )
    if unit.below:
        text += f"{pad}{unit.key('items').to(lang)}:\n" + block_units(
            unit.below, inner + 2, lang
        ).rstrip("\n")
    return text + "\n"


def block_units(units: list[Unit], indent: int, lang: Lang) -> str:
    """Several units as a block list."""
    return "".join(block_unit(unit, indent, lang) for unit in units)


def comment_lines(text: str, indent: int = 0) -> str:
    """`text` as comment lines of at most `WIDTH` characters."""
    lines: list[str] = []
    for word in text.split():
        if lines and len(lines[-1]) + 1 + len(word) <= WIDTH - indent - 2:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return "".join(f"{' ' * indent}# {line}\n" for line in lines)
