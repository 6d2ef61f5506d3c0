"""Pictures that travel.

The files behind what a commune takes over lie beside its plan under the same names.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

from generator.cascade.units import Tree, Unit
from generator.cascade.values import Fields
from generator.language import Said
from generator.lazy import dataclass
from generator.plan.nearby import Unusable, nearby
from generator.plan.picture_file import MAX_BYTES, NoPicture, picture_of
from generator.problems import Problem, Severity, refused


@dataclass(frozen=True, slots=True)
class Copies:
    """The files to write, by path, and what there is to say of those that stand in the way."""

    files: dict[Path, bytes]
    notes: tuple[Problem, ...]


def pictures(
    view: Tree,
    office: Path,
    folder: Path,
    taken: Tree | None = None,
    at_hand: Mapping[Path, bytes] = MappingProxyType({}),
) -> Copies:
    """What `folder` lacks of the pictures in `view`, whose plan is at `office`.

    With `taken`, of those named there too. `at_hand` are files that may not be written yet.

    A file of the same name that shows something else is left, with a note. Raises `Rejected` when a
    picture of the office cannot be used, or would leave its folder.
    """
    files: dict[Path, bytes] = {}
    notes = []
    still = {name for _, name in named_pictures(taken or view)}
    for unit, name in named_pictures(view):
        travels = _travels(unit, name, office.parent, folder, at_hand) if name in still else None
        if travels is None:
            continue
        target, content = travels
        if not target.exists():
            files[target] = content
        elif not _shows(target, content):
            notes.append(_other(unit, target))
    return Copies(files, tuple(notes))


def _travels(
    unit: Unit, name: str, office: Path, folder: Path, at_hand: Mapping[Path, bytes]
) -> tuple[Path, bytes] | None:
    """Where the picture goes, and what is in it.

    None for one that lies there already, being the office's.
    """
    try:
        source, target = nearby(name, office), nearby(name, folder)
        if source == target:
            return None
        return target, at_hand.get(office / name) or _content(source, name)
    except Unusable as error:
        code = f"plan/image-{error.code}"
        raise refused(unit.spot_of("image"), code, error.message, error.advice) from None


def _shows(path: Path, content: bytes) -> bool:
    return path.is_file() and path.stat().st_size == len(content) and path.read_bytes() == content


def named_pictures(tree: Tree) -> Iterator[tuple[Unit, str]]:
    """The pictures that a plan names, each with the item that it stands in."""
    for unit in tree.walk():
        image = unit.fields.get("image")
        file = image.by_name.get("file") if isinstance(image, Fields) else None
        if isinstance(file, str):
            yield unit, file


def _content(path: Path, name: str) -> bytes:
    """The bytes of a picture that a plan can use; raises `Unusable`."""
    if not path.is_file():
        raise NoPicture(
            "missing", Said(f"không thấy tệp hình '{name}'", f"there is no picture '{name}'")
        )
    with path.open("rb") as file:
        content = file.read(MAX_BYTES + 1)
    picture_of(content)
    return content


def _other(unit: Unit, target: Path) -> Problem:
    return Problem(
        unit.spot_of("image"),
        "cascade/picture",
        Said(
            f"cạnh kế hoạch của xã đã có một hình khác tên {target.name}; hình ấy được giữ",
            f"beside the commune's plan there is another picture called {target.name}; it is kept",
        ),
        Severity.WARNING,
        Said(
            "Muốn dùng hình của cấp trên thì chép đè bằng tay.",
            "To have the office's, copy it over that one yourself.",
        ),
    )
