"""The command line: every verb of its room, its arguments and help, in either language."""

import re
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from enum import Enum
from importlib import import_module
from itertools import chain
from pathlib import Path
from typing import Any, NoReturn

from generator import __version__
from generator.console import printable
from generator.language import LANGS, NOTHING, Lang, Said
from generator.lazy import dataclass, patterns_put_off
from generator.running.overview import columns
from generator.verbs import NAMES

# It asks for plurals of other languages, which long patterns read.
with patterns_put_off():
    import argparse

GOOD, PROBLEMS, INTERRUPTED = 0, 1, 130
Options = argparse.Namespace
"""What was typed after a verb, by the names of its arguments."""


def files_asked(kinds: Iterable[str], options: Options) -> dict[str, Path]:
    """The files that a verb is to write, by their endings, of which it knows these."""
    return {ending: target for ending in kinds if (target := getattr(options, ending))}


def exit_code(is_wrong: object) -> int:
    """How a verb ends that did what it was asked for: whether anything is wrong."""
    return PROBLEMS if is_wrong else GOOD


class Group(Enum):
    """What verbs are for, in the order in which they are listed."""

    PLANS = "Plans and documents"
    COPIES = "A commune's copy"
    PROVINCE = "A whole province"
    ISSUE = "A signed paper"
    REFERENCE = "To look up"


STAND_INS = {
    "ADDRESS": "ĐỊA_CHỈ",
    "CODE": "MÃ",
    "CODE[@“WORDS”]": "MÃ[@“CHỮ”]",
    "COMMUNE_PLAN": "KẾ_HOẠCH_XÃ",
    "DIR": "THƯ_MỤC",
    "FILE": "TỆP",
    "FILE.docx": "TỆP.docx",
    "FOLDER": "THƯ_MỤC",
    "N": "SỐ",
    "NAME": "TÊN",
    "NEW": "BẢN_SAU",
    "OFFICE_PLAN": "KẾ_HOẠCH_CẤP_TRÊN",
    "OLD": "BẢN_TRƯỚC",
    "OUT": "TỆP_MỚI",
    "OUT.docx": "TỆP_MỚI.docx",
    "PAPER": "VĂN_BẢN",
    "PERIOD": "KỲ",
    "PLAN": "KẾ_HOẠCH",
    "REPO@VERSION": "KHO@PHIÊN_BẢN",
    "REPORT": "BÁO_CÁO",
    "REV": "BẢN_GIT",
    "REVIEWED.docx": "BẢN_DUYỆT.docx",
    "ROSTER": "DANH_SÁCH",
    "TEMPLATE": "MẪU",
    "UNIT": "ĐƠN_VỊ",
    "WORD": "TỪ",
    "WORDS": "CHỮ",
    "YEAR": "NĂM",
    "YYYY-MM-DD": "NĂM-THÁNG-NGÀY",
}
"""What stands for a value in the help, as verbs name it, and in Vietnamese."""


@dataclass(frozen=True, slots=True)
class Argument:
    """One argument of a verb, as argparse takes it.

    `wrong` is told of a text that its type refuses with ValueError.
    """

    names: tuple[str, ...]
    help: Said
    wrong: Said
    settings: Mapping[str, Any]

    def add(self, adding: Callable[..., object], lang: Lang) -> None:
        """Gives it to `adding`, the `add_argument` of a parser or of a group."""
        own: dict[str, Any] = {"type": self._read(lang)} if self.wrong.vi else {}
        if lang == "vi" and "metavar" in self.settings:
            own["metavar"] = STAND_INS[self.settings["metavar"]]
        adding(*self.names, **{**self.settings, **own}, help=self.help.to(lang))

    @property
    def named(self) -> Said:
        """The option as it is typed, or what stands for a value in the help."""
        name = self.names[-1]
        if name.startswith("-"):
            return Said(name, name)
        english = self.settings.get("metavar", name)
        return Said(STAND_INS.get(english, english), english)

    def _read(self, lang: Lang) -> Callable[[str], Any]:
        def read(text: str) -> Any:
            try:
                return self.settings["type"](text)
            except ValueError:
                raise argparse.ArgumentTypeError(self.wrong.to(lang).format(text)) from None

        return read


def argument(names: str, help: Said, wrong: Said = NOTHING, **settings: Any) -> Argument:
    """The argument with its `names`, divided by blanks; `settings` are those of argparse."""
    return Argument(tuple(names.split()), help, wrong, settings)


def file_arguments(kinds: Mapping[str, Said]) -> list[Argument]:
    """For each ending of a file that the verb can write, what it is told by, and what that is."""
    return [
        argument(f"--{ending}", about, type=Path, metavar="FILE") for ending, about in kinds.items()
    ]


def writes_nothing(_options: Options) -> tuple[Path, ...]:
    """What a verb changes that only prints."""
    return ()


_DAYS = (
    r"(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})",
    r"(?P<day>\d{1,2})/(?P<month>\d{1,2})/(?P<year>\d{4})",
)
_NO_DAY = Said(
    "'{}' không phải ngày; viết như 2026-08-01 hoặc 01/08/2026",
    "'{}' is no day; write it like 2026-08-01 or 01/08/2026",
)


def _day(text: str) -> date:
    for form in _DAYS:
        if match := re.fullmatch(form, text):
            return date(**{name: int(number) for name, number in match.groupdict().items()})
    raise ValueError(text)


def day_argument(names: str, help: Said, **settings: Any) -> Argument:
    """An argument that is a day, as programs or as Vietnamese write it."""
    return argument(names, help, _NO_DAY, type=_day, metavar="YYYY-MM-DD", **settings)


class Verb:
    """What one module of `verbs/` gives: its help, what it does, and its arguments.

    What it does gives the exit code; `changes` gives the folders in which it changes files. One
    that `lasts` goes on until somebody ends it, and reads nothing of strangers by itself. Of
    arguments that stand in a tuple only one can be given.
    """

    def __init__(
        self,
        group: Group,
        help: Said,
        run: Callable[[Options, Lang], int],
        *arguments: Argument | tuple[Argument, ...],
        changes: Callable[[Options], Iterable[Path]] = writes_nothing,
        lasts: bool = False,
    ) -> None:
        self.group, self.help, self.run, self.arguments = group, help, run, arguments
        self.changes, self.lasts = changes, lasts

    def each_argument(self) -> list[Argument]:
        """Its arguments one by one."""
        some = ((one,) if isinstance(one, Argument) else one for one in self.arguments)
        return list(chain.from_iterable(some))


def folders_of(*files: Path | None) -> set[Path]:
    """The folders of the files that are named, and those that are named; of those that are there."""
    folders = {file if file.is_dir() else file.parent for file in files if file}
    return {folder for folder in folders if folder.is_dir()}


def verbs() -> dict[str, Verb]:
    """Every verb by its name, in the order of the help: by groups, and in each by name."""
    found = [(name, _verb(name)) for name in NAMES]
    return dict(sorted(found, key=lambda one: ([*Group].index(one[1].group), one[0])))


def _verb(name: str) -> Verb:
    verb: Verb = import_module(f"generator.verbs.{name}").VERB
    return verb


LANGUAGE = argument(
    "--lang",
    Said("ngôn ngữ thông báo", "language of messages"),
    choices=LANGS,
    default="vi",
)
"""The argument that every verb has."""
PAPER = argument(
    "paper", Said("văn bản Word (.docx)", "the Word paper (.docx)"), type=Path, metavar="PAPER"
)
"""The paper that a verb makes something of."""
OFFICE_PLAN = argument(
    "plan", Said("kế hoạch giao cho các xã", "the office's plan"), type=Path, metavar="PLAN"
)
"""The plan to which units answer."""
FOLDER = argument(
    "folder",
    Said("thư mục; bỏ trống là thư mục đang đứng", "the folder; none means the current one"),
    nargs="?",
    type=Path,
    default=Path(),
    metavar="FOLDER",
)
"""The folder that a verb makes or opens."""
_VERSION = argument(
    "--version",
    Said("hiện phiên bản", "show the version"),
    action="version",
    version=f"kehoach {__version__}",
)
_ABOUT = Said(
    "Kế hoạch khai báo một lần, ra văn bản Word đúng Nghị định 30.",
    "Plans in YAML to Word, after Decree 30.",
)
_COMMAND = Said("lệnh", "command")


def parser(lang: Lang, asked: str = "") -> argparse.ArgumentParser:
    """The parser of the whole command, or of `asked` alone where that is the name of a verb.

    What it parses has `run`, what the verb does.
    """
    made = _PARSERS[lang]("kehoach", description=_ABOUT.to(lang))
    _VERSION.add(made.add_argument, lang)
    places = made.add_subparsers(required=True, metavar=_COMMAND.to(lang))
    known = {asked: _verb(asked)} if asked in NAMES else verbs()
    for name, verb in known.items():
        words = verb.help.to(lang)
        own = places.add_parser(name, help=words, description=words)
        own.set_defaults(run=verb.run, changes=verb.changes, lasts=verb.lasts)
        for one in (LANGUAGE, *verb.arguments):
            if isinstance(one, Argument):
                one.add(own.add_argument, lang)
                continue
            group = own.add_mutually_exclusive_group()
            for each in one:
                each.add(group.add_argument, lang)
    return made


# What argparse says of wrong usage, and what is said instead; what it says besides stays as it is.
_MISTAKES = (
    (r"unrecognized arguments: (.*)", r"tham số lạ: \1"),
    (
        r".* are required: -o/--output",
        "thiếu nơi ghi; thêm ở cuối: -o TÊN_MỚI",
    ),
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
        from ast import literal_eval

        return f"'{literal_eval(choice[1])}' không hợp lệ (chọn: {choice[2]})"
    found = ((re.fullmatch(english, mistake, re.DOTALL), said) for english, said in _MISTAKES)
    return next((match.expand(said) for match, said in found if match), mistake)


class _Help(argparse.HelpFormatter):
    """Help as wide as the terminal; the library asks that of a module which loads much else."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=columns() - 2)


class _VietnameseHelp(_Help):
    """Help under Vietnamese headings."""

    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, "cách dùng: " if prefix is None else prefix)

    def start_section(self, heading: str | None) -> None:
        super().start_section(_HEADINGS.get(heading or "", heading))


class _Parser(argparse.ArgumentParser):
    """A parser that repeats no control character and no line end of what was typed."""

    def __init__(self, prog: str, **rest: Any) -> None:
        super().__init__(prog, formatter_class=_Help, **rest)

    def error(self, message: str) -> NoReturn:
        super().error(printable(message))


class _VietnameseParser(argparse.ArgumentParser):
    """A parser whose help and complaints are Vietnamese, as argparse's own are English."""

    def __init__(self, prog: str, **rest: Any) -> None:
        super().__init__(prog, add_help=False, formatter_class=_VietnameseHelp, **rest)
        self.add_argument("-h", "--help", action="help", help="hiện phần trợ giúp này")

    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        self.exit(2, f"{self.prog}: lỗi: {printable(_vietnamese(message))}\n")


_PARSERS: dict[Lang, type[argparse.ArgumentParser]] = {
    "vi": _VietnameseParser,
    "en": _Parser,
}


def expanded(paths: Sequence[Path]) -> list[Path]:
    """The paths, patterns such as `plans/*.yaml` expanded: Windows leaves that to programs."""
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
