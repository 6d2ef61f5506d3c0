"""Words of strangers in Markdown: none can become a link, a heading, HTML or the end of a block."""

LONGEST = 300
"""How much of a line is shown."""
_MARKS = set("\\`*_{}[]<>()#+-!|~&@:/")


def in_markdown(text: str) -> str:
    """The words of a stranger in Markdown, where none of them means anything, on one line."""
    return "".join(f"\\{char}" if char in _MARKS else char for char in cut_to_line(text))


def cut_to_line(line: str) -> str:
    """The line without control characters, its end cut off where it is too long."""
    known = (
        " " if char.isspace() else char if char.isprintable() else "\N{REPLACEMENT CHARACTER}"
        for char in line
    )
    line = "".join(known)
    return line if len(line) <= LONGEST else f"{line[:LONGEST]}…"
