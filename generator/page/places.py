"""Files that a page names: always inside its folder, never through a link."""

import re
import secrets
import unicodedata
from contextlib import suppress
from pathlib import Path, PurePosixPath

from generator.lazy import regex

PAPER_ENDINGS = (".docx", ".doc", ".rtf")
TABLE_ENDINGS = (".xlsx", ".ods", ".xls", ".csv")
PLAN_ENDINGS = (".yaml", ".yml")
TAKEN = (*PAPER_ENDINGS, *TABLE_ENDINGS, *PLAN_ENDINGS)
"""How the names of files end that a page takes."""
RECEIVED = "nhan-ve"
"""The folder of the office's folder for what came from above."""
_LONGEST = 100
_DEVICES = regex(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)


class Nowhere(Exception):
    """There is no such file in the folder, or it is none of ours to show."""


def inside(folder: Path, name: str) -> Path:
    """The way of a file from the folder, as a page names it; raises `Nowhere`."""
    way = PurePosixPath(name)
    if not name or way.is_absolute() or re.search(r"[\\:\0\n\r]", name):
        raise Nowhere(name)
    with suppress(OSError):  # a name that no file of this disk can have
        if _is_shown(folder, way):
            return Path(*way.parts)
    raise Nowhere(name)


def _is_shown(folder: Path, way: PurePosixPath) -> bool:
    """Whether there is such a file, and neither it nor a folder above it is hidden or a link."""
    steps = [folder.joinpath(*way.parts[: count + 1]) for count in range(len(way.parts))]
    if any(step.startswith(".") for step in way.parts) or any(one.is_symlink() for one in steps):
        return False
    return (folder / way).is_file()


def safe_name(name: str) -> str:
    """What a file is called here that somebody calls `name`; raises `Nowhere` for what is not
    taken."""
    last = unicodedata.normalize("NFC", re.split(r"[/\\]", name)[-1])
    kept = "".join(char if char.isalnum() or char in " ._-()" else "_" for char in last)
    stem, dot, ending = kept.strip(" .").rpartition(".")
    if f"{dot}{ending}".casefold() not in TAKEN or not stem.strip(" ._-"):
        raise Nowhere(name)
    stem = re.sub(r"\s+", " ", stem).lstrip("-")[:_LONGEST].strip()
    return f"{'_' if _DEVICES.fullmatch(stem) else ''}{stem}.{ending.casefold()}"


def new_token() -> str:
    """A name that nobody guesses."""
    return secrets.token_hex(8)


def is_token(text: str) -> bool:
    """Whether it is such a name."""
    return re.fullmatch(r"[0-9a-f]{16}", text) is not None
