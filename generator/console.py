"""What users see: problems as text, in their language; the only place that prints."""

import errno
import os
import sys
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, TextIO

from generator.language import Lang, Said
from generator.lazy import regex
from generator.problems import Problem, Severity, by_severity, typed
from generator.running.widths import in_lines, widths_for
from generator.verbs import NAMES

WIDTH = 76
_WIDEST = 2000
"""Columns of a table that a program lays out."""
_FRAME = 3
"""A line and two blanks, for each column of a table."""
WATCHED, STEP, FACT = "KEHOACH_WATCHED", "\x1e", "\x1d"
"""The variable by which a program says that it watches, and how each step and each fact begins that
it is told."""
_NAME = "kehoach"
_CALL = regex(rf"\b{_NAME} (?=(?:{'|'.join(NAMES)})\b)")


def watched() -> bool:
    """Whether another program reads what is told, and tells people itself what to do."""
    return bool(os.environ.get(WATCHED))


class _Outlet:
    """A stream that goes on when whoever read it has gone: the work is done all the same."""

    def __init__(self, stream: TextIO) -> None:
        self._stream, self._read = stream, True

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)

    def write(self, text: str) -> int:
        """Writes the text, or nothing where nobody reads."""
        try:
            return self._stream.write(text) if self._read else len(text)
        except OSError as error:
            self._go_on(error)
            return len(text)

    def flush(self) -> None:
        """Passes on what was written, if somebody reads."""
        try:
            if self._read:
                self._stream.flush()
        except OSError as error:
            self._go_on(error)

    def _go_on(self, error: OSError) -> None:
        # EINVAL is what Windows says of a pipe that was closed.
        if error.errno not in (errno.EPIPE, errno.ESHUTDOWN, errno.EINVAL):
            raise error
        self.forsake()

    def forsake(self) -> None:
        """Sends what is still to come, and what waits to be written, nowhere."""
        self._read = False
        nowhere = os.open(os.devnull, os.O_WRONLY)
        with suppress(OSError, ValueError):
            os.dup2(nowhere, self._stream.fileno())
        os.close(nowhere)


def _nowhere() -> TextIO:
    """What takes the place of a stream that was closed before the program began.

    The numbers of all three are taken first: no file that is written later may get one of them.
    """
    while (number := os.open(os.devnull, os.O_RDWR)) < 3:
        pass
    os.close(number)
    return open(os.devnull, "w", encoding="utf-8")


@contextmanager
def prepared() -> Iterator[Callable[[], None]]:
    """Makes the console take Vietnamese whatever its code page, the rest as \\u…, and its readers
    leave; calling what is given sends the rest of standard output nowhere."""
    before = sys.stdout, sys.stderr
    streams = [stream or _nowhere() for stream in before]
    for stream in streams:
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    out, error = map(_Outlet, streams)
    sys.stdout, sys.stderr = out, error
    try:
        yield out.forsake
    finally:
        with suppress(OSError):
            error.flush()
        sys.stdout, sys.stderr = before


def as_called(text: str) -> str:
    """`text` with `kehoach build` and the like as they are called here: `py -m generator build`,
    `.venv/bin/kehoach build`."""
    # Whoever goes to another folder first finds it by its whole path.
    called = _called("cd " in text) if _NAME in text else _NAME
    return text if called == _NAME else _CALL.sub(lambda _: f"{called} ", text)


def _called(far: bool) -> str:
    """How this program is called: by its name where the system finds it so, else as it was typed."""
    name = Path(sys.argv[0])
    if os.name == "nt" and name.name == "__main__.py":
        return "py -m generator"
    found = os.environ.get("PATH", "").split(os.pathsep)
    if name.name != _NAME or name.parent == Path() or str(name.parent) in found:
        return _NAME
    return typed(name.absolute() if far else sys.argv[0])


def say(text: str) -> None:
    """Prints a result; no control character of a text reaches a terminal or the log of a CI."""
    lines = (printable(line).replace("##[", "## [") for line in as_called(text).split("\n"))
    print("\n".join(f"…{line}" if line.lstrip().startswith("::") else line for line in lines))


def advise(what: Said, lang: Lang) -> None:
    """Prints what to do now, last, where the eye is; a program that watches tells it by itself."""
    if not watched():
        say(what.to(lang))


def say_all(lines: Iterable[str]) -> None:
    """Prints results as `say`; a terminal gets long lines broken, what goes on further in."""
    broken = sys.stdout.isatty()
    for line in lines:
        say(_broken(line) if broken and "\n" not in line else line)


def _broken(line: str) -> str:
    """The line in as many as the terminal needs, each but the first further in."""
    from shutil import get_terminal_size
    from textwrap import fill

    indent = " " * (len(line) - len(line.lstrip(" -")))
    width = max(get_terminal_size().columns - 1, WIDTH)
    return fill(
        line, width, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False
    )


def pass_on(text: str) -> None:
    """Prints what a format for other programs gave, as it is."""
    print(text)


def complain(text: str) -> None:
    """Prints one line to standard error."""
    print(printable(as_called(text)), file=sys.stderr)


def show_table(
    title: str, columns: Sequence[str], rows: Iterable[Sequence[str]], colours: Sequence[str] = ()
) -> None:
    """Prints a table as wide as the terminal, which alone shows `colours`, those of the rows."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    width = None if sys.stdout.isatty() else _WIDEST if watched() else 140
    console = Console(file=sys.stdout, width=width, markup=False, highlight=False, emoji=False)
    words = [[*columns], *([printable(cell) for cell in row] for row in rows)]
    widths = widths_for(words, console.width - _FRAME * len(columns) - 1)
    head, *body = (
        [Text(in_lines(*cell)) for cell in zip(row, widths, strict=True)] for row in words
    )
    table = Table(title=title, title_justify="left")
    for name, room in zip(head, widths, strict=True):
        table.add_column(name, width=room, overflow="fold")
    for row, colour in zip(body, colours or ("",) * len(body), strict=True):
        table.add_row(*row, style=colour or None)
    console.print(table)


@contextmanager
def progress(title: str, total: int) -> Iterator[Callable[[str | None], None] | None]:
    """A bar on standard error with the time left, or steps for a program that watches; None where
    nobody looks.

    What is given moves it on: called with a name, or with None at the end.
    """
    if watched():
        yield _counting(total)
        return
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeRemainingColumn,
    )

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
    )
    screen = Console(stderr=True, markup=False, highlight=False)
    with Progress(
        *columns, console=screen, redirect_stdout=False, redirect_stderr=False, transient=True
    ) as bar:
        task = bar.add_task(title, total=total)

        def advance(name: str | None) -> None:
            if name is None:
                bar.stop()
            else:
                bar.update(task, advance=1, description=printable(name)[:30].ljust(30))

        yield advance


def _counting(total: int) -> Callable[[str | None], None]:
    """Tells a program that watches of each step, a line on standard error."""
    done = 0

    def advance(name: str | None) -> None:
        nonlocal done
        done += name is not None
        print(f"{STEP}{done} {total} {printable(name or '')}", file=sys.stderr, flush=True)

    return advance


def note(name: str, value: object) -> None:
    """Tells a program that watches a fact, which people are told in other words; nobody else."""
    if watched():
        print(f"{FACT}{name} {printable(f'{value}')}", file=sys.stderr, flush=True)


def show(problems: Iterable[Problem], lang: Lang) -> None:
    """Prints each problem: place, message, code; below it the line of the file, what to do."""
    for problem in problems:
        say(described(problem, lang))


def described(problem: Problem, lang: Lang) -> str:
    """The problem as text, its first line `file:line:column: message [code]`."""
    lines = [problem.line(lang)]
    if problem.excerpt:
        text, at = _window(problem.excerpt, problem.spot.column)
        lines += (
            [f"    {text}", f"    {' ' * at}^"]
            if problem.spot.column
            else [f"    {printable(problem.excerpt)}"]
        )
    if problem.advice.to(lang):
        lines.append(f"    → {printable(problem.advice.to(lang))}")
    return "\n".join(lines)


def counted(problems: Iterable[Problem], lang: Lang) -> str:
    """How many problems there are of each severity, "" if there are none."""
    found = zip(by_severity(problems), Severity, strict=True)
    return ", ".join(f"{count} {severity.said.to(lang)}" for count, severity in found if count)


def printable(text: str) -> str:
    """The text with what no terminal can show in angle brackets."""
    if text.isprintable():
        return text
    return "".join(char if char.isprintable() else _named(char) for char in text)


def _named(char: str) -> str:
    """A character that nobody sees: a tab by the name of its key, another by its number."""
    return "<Tab>" if char == "\t" else f"<U+{ord(char):04X}>"


def _window(line: str, column: int) -> tuple[str, int]:
    """As much of `line` around `column` as fits, and where the column stands in it."""
    start = max(0, column - 1 - WIDTH // 2) if len(line) > WIDTH else 0
    head = "…" if start else ""
    tail = "…" if start + WIDTH < len(line) else ""
    before = unicodedata.normalize("NFC", head + printable(line[start : column - 1]))
    after = unicodedata.normalize("NFC", printable(line[column - 1 : start + WIDTH]) + tail)
    return before + after, len(before)
