"""LibreOffice, where it is present: turns a harmless copy of a document into PDF, within limits of
time and memory."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from generator.language import NOTHING, Said
from generator.package import MIB, Package
from generator.problems import Severity
from generator.reading.pages.harmless import harmless
from generator.rules import told

SECONDS = 60.0
MEMORY, LARGEST = 2048 * MIB, 64 * MIB
"""Bytes of address space for LibreOffice, and of the PDF."""
_BOUND = """
import os, sys
try:
    import resource
    for kind, most in zip((resource.RLIMIT_AS, resource.RLIMIT_FSIZE), map(int, sys.argv[1:3])):
        try:
            resource.setrlimit(kind, (most, most))
        except (OSError, ValueError):
            pass  # macOS accepts no RLIMIT_AS
except ImportError:
    pass
os.execv(sys.argv[3], sys.argv[3:])
"""
_NAMES = ("soffice", "libreoffice")
_SETTINGS = (
    ("org.openoffice.Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("org.openoffice.Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("org.openoffice.Office.Common/Security/Scripting", "DisableActiveContent", "true"),
    ("org.openoffice.Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    # A proxy that nobody answers: should anything still ask for the network, it gets none.
    ("org.openoffice.Inet/Settings", "ooInetProxyType", "2"),
    ("org.openoffice.Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"),
    ("org.openoffice.Inet/Settings", "ooInetHTTPProxyPort", "9"),
    ("org.openoffice.Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"),
    ("org.openoffice.Inet/Settings", "ooInetHTTPSProxyPort", "9"),
    ("org.openoffice.Inet/Settings", "ooInetNoProxy", ""),
)


told("page/no-libreoffice", "không có LibreOffice", "LibreOffice is missing", Severity.UNDECIDED)
told(
    "page/no-reader",
    "thiếu thư viện pypdfium2",
    "the library pypdfium2 is missing",
    Severity.UNDECIDED,
)
told(
    "page/not-converted",
    "LibreOffice không chuyển được",
    "LibreOffice cannot convert it",
    Severity.UNDECIDED,
)
told("page/timeout", "LibreOffice chạy quá lâu", "LibreOffice takes too long", Severity.UNDECIDED)
told("page/too-large", "trang in quá lớn", "the pages are too large", Severity.UNDECIDED)


class NotLaidOut(Exception):
    """No pages could be had; `code` is the part after `page/`, `message` says why, `advice` what to
    do."""

    def __init__(self, code: str, message: Said, advice: Said = NOTHING) -> None:
        self.code, self.message, self.advice = code, message, advice
        super().__init__(code)


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


def lay_out(package: Package) -> bytes:
    """The PDF that LibreOffice makes of a harmless copy of the document.

    Raises `NotLaidOut`, and `Damaged` or `TooMuchMarkup` where a part of the document cannot be
    read.
    """
    office = find_office()
    if office is None:
        message = Said(
            "không xét được trang in: máy này không có LibreOffice",
            "pages not judged: no LibreOffice here",
        )
        advice = Said(
            "Cài LibreOffice (libreoffice.org) rồi chạy lại; các quy tắc khác vẫn được xét.",
            "Install LibreOffice (libreoffice.org) and run again; all other rules were applied.",
        )
        raise NotLaidOut("no-libreoffice", message, advice)
    copy = harmless(package)
    with TemporaryDirectory(prefix="kehoach-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        source, pdf = folder / "paper.docx", folder / "out" / "paper.pdf"
        source.write_bytes(copy)
        _run([str(office), *_options(folder), str(source)], folder)
        return _result(pdf)


def _options(folder: Path) -> list[str]:
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
        "pdf:writer_pdf_Export",
        "--outdir",
        str(folder / "out"),
    ]


def _run(command: list[str], folder: Path) -> None:
    """Runs the program in a group of its own, so that all its children end with it."""
    own_group = os.name == "posix"
    try:
        process = subprocess.Popen(
            _bounded(command),
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=own_group,
        )
    except OSError as error:
        raise _failed(error.strerror or type(error).__name__) from None
    try:
        process.wait(SECONDS)
    except subprocess.TimeoutExpired:
        limit = f"{SECONDS:.0f}"
        message = Said(
            f"LibreOffice không xong trong {limit} giây", f"LibreOffice took over {limit} seconds"
        )
        advice = Said(
            "Mở bằng Word, lưu lại rồi thử lại.", "Open it in Word, save it anew and try again."
        )
        raise NotLaidOut("timeout", message, advice) from None
    finally:
        _end(process)


def _bounded(command: list[str]) -> list[str]:
    """The command behind a step that bounds its memory and files; as it is where the system knows
    no such limits.

    A step of its own rather than a function between fork and exec, which is unsafe as soon as there
    are threads.
    """
    if os.name != "posix" or not sys.executable:
        return command
    return [sys.executable, "-I", "-S", "-c", _BOUND, str(MEMORY), str(LARGEST), *command]


def _end(process: subprocess.Popen[bytes]) -> None:
    """Ends the program and all that it started; nothing happens where all of it has ended."""
    if os.name == "posix":
        with suppress(OSError):
            os.killpg(process.pid, signal.SIGKILL)
    elif process.poll() is None:
        with suppress(OSError):
            command = ["taskkill", "/F", "/T", "/PID", str(process.pid)]
            subprocess.run(command, capture_output=True, timeout=10, check=False)
    if process.poll() is None:
        process.kill()
        process.wait(10)


def _result(pdf: Path) -> bytes:
    try:
        with pdf.open("rb") as stream:
            content = stream.read(LARGEST + 1)
    except OSError:
        raise _failed("PDF") from None  # it exits 0 even when it writes nothing
    if len(content) > LARGEST:
        size = f"{LARGEST // MIB} MiB"
        raise NotLaidOut(
            "too-large", Said(f"trang in lớn hơn {size}", f"the pages are larger than {size}")
        )
    if not content.startswith(b"%PDF"):
        raise _failed("PDF")
    return content


def _failed(why: str) -> NotLaidOut:
    message = Said(
        f"LibreOffice không chuyển được văn bản này ({why})",
        f"LibreOffice cannot convert this ({why})",
    )
    advice = Said(
        "Mở bằng Word, lưu lại rồi thử lại.", "Open it in Word, save it anew and try again."
    )
    return NotLaidOut("not-converted", message, advice)
