"""Writes docs/commands.md: `python tools/commands.py`. Every verb with its arguments."""

import inspect
import os
from itertools import groupby
from pathlib import Path

from generator.command import (
    GOOD,
    INTERRUPTED,
    LANGUAGE,
    PROBLEMS,
    Argument,
    Verb,
    parser,
    verbs,
)
from generator.running.overview import DIVIDER, FILE, USUAL, WIDE
from generator.verbs import NAMES

PAGE = Path(__file__).resolve().parents[1] / "docs" / "commands.md"
_HEAD = """\
# The verbs

Made by `make templates` from what the parser is made of, not written by hand. `kehoach VERB --help` says the same, in
Vietnamese.
"""
_TAIL = f"""\

Exit codes: {GOOD} good, {PROBLEMS} problems in the input, 2 wrong usage, {INTERRUPTED} on Ctrl-C.

A problem is `file:line:column: message [code]`, with the line and what to do below it; `kehoach rules CODE` explains the code.

```text
plans/xa-tan-hung.yaml:9:1: không có khóa 'muc_dic' trong kế hoạch [plan/unknown-key]
    muc_dic:
    ^
    → Có phải 'muc_dich'?
```
"""
_COLUMNS = ["| argument | means |", "|---|---|"]


def page() -> str:
    """Every verb with its arguments, in Markdown."""
    lines = [_HEAD]
    for group, members in groupby(verbs().items(), key=lambda one: one[1].group):
        lines += [f"## {group.value}", ""]
        for name, verb in members:
            lines += [*_verb(name, verb), ""]
    return "\n".join([*lines, "## After any verb", "", *_COLUMNS, _row(LANGUAGE), _TAIL])


def _verb(name: str, verb: Verb) -> list[str]:
    arguments = verb.each_argument()
    named = [_named(argument) for argument in arguments if _is_needed(argument)]
    about = inspect.getdoc(inspect.getmodule(verb.run)) or ""
    synopsis = " ".join(["kehoach", name, *named])
    return [f"### `{synopsis}`", "", about, "", *_COLUMNS, *map(_row, arguments)]


def _is_option(argument: Argument) -> bool:
    return argument.names[0].startswith("-")


def _is_needed(argument: Argument) -> bool:
    """Whether it stands in the line that one types: what has no dashes, or is required."""
    return not _is_option(argument) or bool(argument.settings.get("required"))


def _named(argument: Argument) -> str:
    """An argument as it is typed, in brackets where it may be left out."""
    form = _forms(argument)[0]
    return f"[{form}]" if argument.settings.get("nargs") in ("*", "?") else form


def _row(argument: Argument) -> str:
    forms = ", ".join(f"`{form}`" for form in _forms(argument)).replace("|", "\\|")
    says = [argument.help.en]
    if argument.settings.get("required"):
        says.append("required")
    default = argument.settings.get("default")
    if isinstance(default, str | Path) and default not in ("", Path()):
        says.append(f"default `{default}`")
    return f"| {forms} | {'; '.join(says)} |"


def _forms(argument: Argument) -> list[str]:
    """The argument in each of its spellings, with the value that it takes."""
    settings = argument.settings
    value = "|".join(settings.get("choices", ())) or settings.get("metavar", "")
    if settings.get("nargs") in ("*", "+"):
        value = f"{value} …"
    names = argument.names if _is_option(argument) else ("",)
    return [f"{name} {value}".strip() for name in names]


def overview() -> str:
    """What the help of the command is told from: the names of the verbs, and it in both widths."""
    told = [" ".join(sorted(NAMES)) + "\n"]
    for width in (USUAL, WIDE):
        os.environ["COLUMNS"] = str(width)
        told.append(parser("vi").format_help())
    return DIVIDER.join(told)


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8", newline="\n")
    Path(FILE).write_text(overview(), "utf-8", newline="\n")
