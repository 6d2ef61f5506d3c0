"""Names that lead elsewhere: no file is read through a link, no folder leads out of where one works."""

import os
from pathlib import Path

from generator.language import Said
from generator.problems import Problem, Rejected, Spot
from generator.rules import told

told("file/link", "liên kết dẫn tới nơi khác", "a link that leads elsewhere")


def real(path: Path) -> Path:
    """Where the path leads; of links that lead in a circle one of them."""
    return Path(os.path.realpath(path))


def leads_out(path: Path) -> bool:
    """Whether the path stands in the working folder, and a link takes it out of there."""
    here, whole = os.getcwd(), os.path.abspath(path)
    if not _holds(here, whole):  # whoever names a place elsewhere means it
        return False
    led = os.path.realpath(whole)
    return led != whole and not _holds(os.path.realpath(here), led)


def _holds(folder: str, path: str) -> bool:
    """Whether the path is the folder, or stands in it."""
    whole, above = (os.path.join(os.path.normcase(one), "") for one in (path, folder))
    return whole.startswith(above)


def refuse_link(path: Path) -> None:
    """Raises `Rejected` where the file is a link, or its folder leads out of the working folder."""
    if path.is_symlink() or leads_out(path.parent):
        raise linked(path)


def linked(path: Path) -> Rejected:
    """That the path is a link, or leads through one; what stands there is not told."""
    message = Said(
        "là liên kết, hoặc qua liên kết, dẫn tới nơi khác; không đọc, không ghi theo",
        "is a link, or leads through one, to another place; nothing is read or written there",
    )
    advice = Said(
        "Thay liên kết bằng chính tệp hay thư mục đó, hoặc ghi đường dẫn thật.",
        "Put the file or folder itself in its place, or name its real path.",
    )
    return Rejected([Problem(Spot(path.as_posix()), "file/link", message, advice=advice)])
