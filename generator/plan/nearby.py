"""Files that a plan names: they lie in its folder or below it."""

from pathlib import Path, PurePosixPath, PureWindowsPath

from generator.disk.links import real
from generator.language import NOTHING, Said
from generator.package import MIB, read_bytes
from generator.plan.source import Source, Text
from generator.plan.text import source_of
from generator.problems import Rejected
from generator.rules import Entry


class Unusable(Exception):
    """A file that a plan names and cannot use: a short `code`, what is wrong, and what to do."""

    def __init__(self, code: str, message: Said, advice: Said = NOTHING) -> None:
        super().__init__(f"{code}: {message.en}")
        self.code, self.message, self.advice = code, message, advice


_BESIDE = Said("Chép tệp vào cạnh kế hoạch.", "Copy the file beside the plan.")


def nearby(name: str, base: Path) -> Path:
    """The file that `name`, relative to `base`, stands for, which it may not leave. Raises
    `Unusable`."""
    if (
        PurePosixPath(name).is_absolute()
        or PureWindowsPath(name).drive
        or name.startswith("\\")
        or "\0" in name
    ):
        message = Said(
            f"đường dẫn '{name}' không tính từ thư mục kế hoạch",
            f"'{name}' is no path from the plan's folder",
        )
        raise Unusable("absolute", message, _BESIDE)
    try:
        path = real(base / name.replace("\\", "/"))
        inside = path.is_relative_to(real(base))
    except (OSError, ValueError, RuntimeError):  # a loop of links
        inside = False
    if not inside:
        message = Said(
            f"'{name}' nằm ngoài thư mục của cơ quan", f"'{name}' is outside the office's folder"
        )
        raise Unusable("outside", message, _BESIDE)
    return path


def read_nearby(name: Text, source: Source, entry: Entry) -> Source | None:
    """The YAML file that `source` names beside itself; an unusable one is reported, under `entry`.

    Its problems name it as it lies from where `source` is named, which is shorter than its path.
    """
    base = Path(source.path).parent
    shown = (base / name.value.replace("\\", "/")).as_posix()
    try:
        return source_of(shown, read_bytes(nearby(name.value, base), MIB))
    except Unusable as error:
        source.report(name.spot, entry, error.message, error.advice, ending=f"-{error.code}")
    except Rejected as rejected:
        found = rejected.problems[0]
        message = Said(f"'{name}': {found.message.vi}", f"'{name}': {found.message.en}")
        source.report(name.spot, entry, message, found.advice)
    return None
