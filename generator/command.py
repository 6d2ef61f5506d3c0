"""The command line: every verb of its room, its arguments and help, in either language."""

import argparse
import ast
import re
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from importlib import import_module
from pathlib import Path
from typing import Any, NoReturn, TypeVar

from generator import __version__
from generator.language import LANGS, Lang, Said
from generator.verbs import NAMES

T = TypeVar("T")
GOOD, PROBLEMS, INTERRUPTED = 0, 1, 130
Words = Callable[[str, str], str]
"""What gives the one of two texts, Vietnamese and English, that is in the language asked for."""


class Group(Enum):
    """What verbs are for, in the order in which they are listed."""

    PLANS = "Plans and documents"
    COPIES = "A commune's copy"
    PROVINCE = "A whole province"
    ISSUE = "A signed paper"
    REFERENCE = "To look up"


@dataclass(frozen=True, slots=True)
class Verb:
    """What one module of `verbs/` gives: its help, its arguments, and what it does, which gives the exit code."""

    group: Group
    help: Said
    arguments: Callable[[argparse.ArgumentParser, Words], None]
    run: Callable[[argparse.Namespace, Lang], int]


def verbs() -> dict[str, Verb]:
    """Every verb by its name, in the order of the help: by groups, and in each by name."""
    found = [(name, _verb(name)) for name in NAMES]
    return dict(sorted(found, key=lambda one: ([*Group].index(one[1].group), one[0])))


def _verb(name: str) -> Verb:
    verb: Verb = import_module(f"generator.verbs.{name}").VERB
    return verb


def parser(lang: Lang) -> argparse.ArgumentParser:
    """The parser of the whole command; what it parses has `run`, what the verb does."""

    def said(vi: str, en: str) -> str:
        return Said(vi, en).to(lang)

    made = _PARSERS[lang](
        "kehoach",
        description=said(
            "Kế hoạch khai báo một lần, ra văn bản Word đúng Nghị định 30.",
            "Plans in YAML to Word, after Decree 30.",
        ),
    )
    made.add_argument(
        "--version",
        action="version",
        version=f"kehoach {__version__}",
        help=said("hiện phiên bản", "show the version"),
    )
    places = made.add_subparsers(required=True, metavar=said("lệnh", "command"))
    language = said("ngôn ngữ thông báo", "language of messages")
    for name, verb in verbs().items():
        words = verb.help.to(lang)
        own = places.add_parser(name, help=words, description=words)
        own.add_argument("--lang", choices=LANGS, default="vi", help=language)
        own.set_defaults(run=verb.run)
        verb.arguments(own, said)
    return made


# What argparse says of wrong usage, and what is said instead; what it says besides stays as it is.
_MISTAKES = (
    (r"unrecognized arguments: (.*)", r"tham số lạ: \1"),
    (r"the following arguments are required: (.*)", r"thiếu tham số: \1"),
    (r"expected one argument", "cần một giá trị"),
    (r"expected at least one argument", "cần ít nhất một giá trị"),
    (r"not allowed with argument (.*)", r"không đi cùng tham số \1"),
)
_CHOICE = r"invalid choice: (.*) \(choose from (.*)\)"
_HEADINGS = {"positional arguments": "tham số", "options": "tùy chọn"}


def _vietnamese(mistake: str) -> str:
    """What argparse says of a mistake, in Vietnamese."""
    if argument := re.fullmatch(r"argument ([^:]+): (.*)", mistake, re.DOTALL):
        return f"tham số {argument[1]}: {_vietnamese(argument[2])}"
    if choice := re.fullmatch(_CHOICE, mistake, re.DOTALL):
        return f"'{ast.literal_eval(choice[1])}' không hợp lệ (chọn: {choice[2]})"
    found = ((re.fullmatch(english, mistake, re.DOTALL), said) for english, said in _MISTAKES)
    return next((match.expand(said) for match, said in found if match), mistake)


class _VietnameseHelp(argparse.HelpFormatter):
    """Help under Vietnamese headings."""

    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, "cách dùng: " if prefix is None else prefix)

    def start_section(self, heading: str | None) -> None:
        super().start_section(_HEADINGS.get(heading or "", heading))


class _VietnameseParser(argparse.ArgumentParser):
    """A parser whose help and complaints are Vietnamese, as argparse's own are English."""

    def __init__(self, prog: str, **rest: Any) -> None:
        super().__init__(prog, add_help=False, formatter_class=_VietnameseHelp, **rest)
        self.add_argument("-h", "--help", action="help", help="hiện phần trợ giúp này")

    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        self.exit(2, f"{self.prog}: lỗi: {_vietnamese(message)}\n")


_PARSERS: dict[Lang, type[argparse.ArgumentParser]] = {
    "vi": _VietnameseParser,
    "en": argparse.ArgumentParser,
}


def argument_type(read: Callable[[str], T], wrong: str) -> Callable[[str], T]:
    """The type of an argument that `read` reads; of one that it refuses with ValueError, `wrong` is told."""

    def read_or_told(text: str) -> T:
        try:
            return read(text)
        except ValueError:
            raise argparse.ArgumentTypeError(wrong.format(text)) from None

    return read_or_told


def expanded(paths: Sequence[Path]) -> list[Path]:
    """The paths, with patterns such as `plans/*.yaml` expanded, which the shell of Windows leaves to programs."""
    found: list[Path] = []
    for path in paths:
        found += (_matching(path) if _is_pattern(path) else []) or [path]
    return list(dict.fromkeys(found))


def _is_pattern(path: Path) -> bool:
    return any(char in str(path) for char in "*?") and not path.exists()


def _matching(path: Path) -> list[Path]:
    base = path.anchor or "."
    try:
        return sorted(Path(base).glob(str(path.relative_to(path.anchor))))
    except ValueError:  # such as **a.yaml
        return []
