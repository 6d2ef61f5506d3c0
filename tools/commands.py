"""Writes docs/commands.md: `python tools/commands.py`. Every verb with its arguments, as the parser has them."""

import argparse
import inspect
from itertools import groupby
from pathlib import Path

from generator.command import Verb, parser, verbs

PAGE = Path(__file__).resolve().parents[1] / "docs" / "commands.md"
_HEAD = """\
# The verbs

Made from the parser by `make templates`, not written by hand. `kehoach VERB --help` says the same in Vietnamese.
"""
_TELL_NOTHING = ("", ".", argparse.SUPPRESS)
"""Defaults that are none for a reader."""
_OF_ALL = ("help", "lang")
_COLUMNS = ["| argument | means |", "|---|---|"]


def page() -> str:
    """Every verb with its arguments, in Markdown."""
    parsers = _parsers()
    lines = [_HEAD]
    for group, members in groupby(verbs().items(), key=lambda one: one[1].group):
        lines += [f"## {group.value}", ""]
        for name, verb in members:
            lines += [*_verb(verb, parsers[name]), ""]
    common = [one for one in next(iter(parsers.values()))._actions if one.dest in _OF_ALL]
    return "\n".join([*lines, "## After any verb", "", *_COLUMNS, *map(_row, common)]) + "\n"


def _parsers() -> dict[str, argparse.ArgumentParser]:
    """The parser of each verb. argparse has no public name for what a parser holds."""
    actions = parser("en")._actions
    found = next(one for one in actions if isinstance(one, argparse._SubParsersAction))
    return dict(found.choices)


def _verb(verb: Verb, own: argparse.ArgumentParser) -> list[str]:
    about = inspect.getdoc(inspect.getmodule(verb.run)) or ""
    actions = [one for one in own._actions if one.dest not in _OF_ALL]
    named = [one for one in actions if one.required or not one.option_strings]
    synopsis = " ".join([own.prog, *map(_named, named)])
    return [f"### `{synopsis}`", "", about, "", *_COLUMNS, *map(_row, actions)]


def _named(action: argparse.Action) -> str:
    """An argument as it is typed, in brackets where it may be left out."""
    form = _forms(action)[0]
    return f"[{form}]" if action.nargs in ("*", "?") else form


def _row(action: argparse.Action) -> str:
    forms = ", ".join(f"`{form}`" for form in _forms(action)).replace("|", "\\|")
    says = [action.help or ""]
    if action.required and action.option_strings:
        says.append("required")
    if isinstance(action.default, str | Path) and str(action.default) not in _TELL_NOTHING:
        says.append(f"default `{action.default}`")
    return f"| {forms} | {'; '.join(says)} |"


def _forms(action: argparse.Action) -> list[str]:
    """The argument in each of its spellings, with the value that it takes."""
    value = "|".join(action.choices) if action.choices else str(action.metavar or "")
    if action.nargs in ("*", "+"):
        value = f"{value} …"
    return [f"{name} {value}".strip() for name in action.option_strings or [""]]


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8", newline="\n")
