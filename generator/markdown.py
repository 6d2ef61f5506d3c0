"""Words of strangers in Markdown: none can become a link, a heading, HTML or the end of a block."""

from generator.language import visible

LONGEST = 300
"""How much of a line is shown."""
_ESCAPED = str.maketrans({char: f"\\{char}" for char in "\\`*_{}[]<>()#+-!|~&@:/"})


def in_markdown(text: str) -> str:
    """The words of a stranger in Markdown, where none of them means anything, on one line."""
    return cut_to_line(text).translate(_ESCAPED)


def cut_to_line(line: str) -> str:
    """The line without control characters, its end cut off where it is too long."""
    line = visible("".join(" " if char.isspace() else char for char in line))
    return line if len(line) <= LONGEST else f"{line[:LONGEST]}…"
