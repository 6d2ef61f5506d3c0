"""LibreOffice, where it is present: makes other files of documents, within limits of time and
memory, and lets no program in them run."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from generator.language import Said
from generator.lazy import dataclass
from generator.reading.bounded import NotConverted, failed, run, written_by

SECONDS = 60.0
_TOGETHER, _MORE = 40, 5.0
"""How many documents one process takes, and the seconds that it has more for each."""
_BY = "LibreOffice"
_NAMES = ("soffice", "libreoffice")
_SETTINGS = (
    ("org.openoffice.Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("org.openoffice.Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("org.openoffice.Office.Common/Security/Scripting", "DisableActiveContent", "true"),
    ("org.openoffice.Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    # 2: what a document links to is never fetched.
    ("org.openoffice.Office.Writer/Content/Update", "Link", "2"),
    # A proxy that nobody answers: should anything still ask for the network, it gets none.
    ("org.openoffice.Inet/Settings", "ooInetProxyType", "2"),
    ("org.openoffice.Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"),
    ("org.openoffice.Inet/Settings", "ooInetHTTPProxyPort", "9"),
    ("org.openoffice.Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"),
    ("org.openoffice.Inet/Settings", "ooInetHTTPSProxyPort", "9"),
    ("org.openoffice.Inet/Settings", "ooInetNoProxy", ""),
)


@dataclass(frozen=True, slots=True)
class Output:
    """What LibreOffice is to make: the ending of the file, its filter, how such a file begins and
    ends."""

    ending: str
    filter: str
    begins: bytes
    ends: bytes


PDF_A = Output(
    "pdf",
    "writer_pdf_Export:"
    '{"SelectPdfVersion":{"type":"long","value":"2"},'
    '"UseTaggedPDF":{"type":"boolean","value":"true"}}',
    b"%PDF",
    b"%%EOF",
)
"""PDF/A-2b with tagged text; all fonts are in it."""
_ZIP_ENDS = b"PK\5\6"
DOCX = Output("docx", "MS Word 2007 XML", b"PK", _ZIP_ENDS)
XLSX = Output("xlsx", "Calc MS Excel 2007 XML", b"PK", _ZIP_ENDS)


def find_office() -> Path | None:
    """The program of LibreOffice: on PATH, or where its installers for Windows and macOS put it."""
    for name in _NAMES:
        found = shutil.which(name)
        if found:
            return Path(found)
    return next((path for path in _usual() if path.is_file()), None)


def _usual() -> Iterable[Path]:
    for variable in ("PROGRAMFILES", "PROGRAMW6432", "PROGRAMFILES(X86)"):
        folder = os.environ.get(variable)
        if folder:
            # soffice.com waits for the end of the work and shows no window.
            yield from (
                Path(folder, "LibreOffice", "program", name)
                for name in ("soffice.com", "soffice.exe")
            )
    if sys.platform == "darwin":
        for root in (Path("/"), Path.home()):
            yield root / "Applications/LibreOffice.app/Contents/MacOS/soffice"


def convert(content: bytes, ending: str, target: Output) -> bytes:
    """What LibreOffice makes of a file with that `ending` (`.docx`); raises `NotConverted`."""
    (one,) = convert_all([content], ending, target)
    if isinstance(one, NotConverted):
        raise one
    return one


def convert_all(
    contents: Sequence[bytes], ending: str, target: Output
) -> Iterator[bytes | NotConverted]:
    """What LibreOffice makes of each file, or why nothing: one process for many of them."""
    for start in range(0, len(contents), _TOGETHER):
        yield from _converted(contents[start : start + _TOGETHER], ending, target)


def _converted(
    contents: Sequence[bytes], ending: str, target: Output
) -> list[bytes | NotConverted]:
    """What one process makes of all, and new ones of those that it left.

    It takes them in order: where it fell, the first that is left is tried alone and the rest
    together; where it was stopped for its time, each has the time of one alone.
    """
    made, stopped = _at_once(contents, ending, target)
    left = [at for at, one in enumerate(made) if isinstance(one, NotConverted)]
    groups = [[at] for at in left] if stopped else [left[:1], left[1:]]
    for group in filter(None, groups if len(contents) > 1 else ()):
        anew = _converted([contents[at] for at in group], ending, target)
        for at, one in zip(group, anew, strict=True):
            made[at] = one
    return made


def _at_once(
    contents: Sequence[bytes], ending: str, target: Output
) -> tuple[list[bytes | NotConverted], bool]:
    """What one process makes of each, and whether it had to be stopped."""
    with TemporaryDirectory(prefix="kehoach-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        one = len(contents) == 1
        stems = ["paper"] if one else [f"paper-{at}" for at in range(len(contents))]
        sources = [folder / f"{stem}{ending}" for stem in stems]
        for source, content in zip(sources, contents, strict=True):
            source.write_bytes(content)
        stopped = None
        try:
            command = [str(_office()), *_options(folder, target), *map(str, sources)]
            run(command, folder, SECONDS + _MORE * (len(contents) - 1), _BY)
        except NotConverted as error:
            stopped = error
        paths = [folder / "out" / f"{stem}.{target.ending}" for stem in stems]
        return [_tried(path, target, stopped) for path in paths], stopped is not None


def _tried(path: Path, target: Output, stopped: NotConverted | None) -> bytes | NotConverted:
    """What was made, all of it, or why it was not."""
    try:
        made = written_by(path, target.begins, _BY)
        return made if target.ends in made[-1024:] else stopped or failed(_BY, target.ending)
    except NotConverted as error:
        return stopped or error


def _office() -> Path:
    office = find_office()
    if office is None:
        message = Said("máy này không có LibreOffice", "there is no LibreOffice here")
        advice = Said(
            "Cài LibreOffice (libreoffice.org) rồi chạy lại.",
            "Install LibreOffice (libreoffice.org) and run again.",
        )
        raise NotConverted("no-libreoffice", message, advice)
    return office


def version() -> str:
    """What LibreOffice calls itself: `LibreOffice 7.4.7.2`; raises `NotConverted`."""
    command = [str(_office()), "--version"]
    try:
        done = subprocess.run(command, capture_output=True, timeout=SECONDS, check=False)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise failed(_BY, type(error).__name__) from None
    words = done.stdout.decode("utf-8", "replace").split()
    return " ".join(words[:2]) or _BY


def _options(folder: Path, target: Output) -> list[str]:
    user = folder / "profile" / "user"
    user.mkdir(parents=True)
    items = "".join(
        f'<item oor:path="/{path}"><prop oor:name="{name}" oor:op="fuse">'
        f"<value>{value}</value></prop></item>"
        for path, name, value in _SETTINGS
    )
    schema = 'xmlns:oor="http://openoffice.org/2001/registry"'
    text = f'<?xml version="1.0" encoding="UTF-8"?>\n<oor:items {schema}>{items}</oor:items>\n'
    (user / "registrymodifications.xcu").write_text(text, "utf-8")
    profile = f"-env:UserInstallation={(folder / 'profile').resolve().as_uri()}"
    quiet = [
        "--headless",
        "--norestore",
        "--nolockcheck",
        "--nodefault",
        "--nofirststartwizard",
        "--nologo",
    ]
    return [
        profile,
        *quiet,
        "--convert-to",
        f"{target.ending}:{target.filter}",
        "--outdir",
        str(folder / "out"),
    ]
