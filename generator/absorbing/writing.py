"""The plan file with a reviewer's words, written whole, and the file before kept beside it."""

from pathlib import Path

from generator.absorbing.absorb import Absorbed
from generator.atomic import write_atomically
from generator.cascade.kept import keep
from generator.language import Said
from generator.plan.slips.encoding import begun_as, decoded
from generator.problems import Spot, refused

_CHANGED = Said("tệp vừa được sửa trong lúc này", "the file changed meanwhile")


def write(path: Path, done: Absorbed) -> Path:
    """Writes the plan, with the byte order mark it had; gives where the file before is kept.

    Raises `Rejected` where somebody changed the file since it was read.
    """
    old = path.read_bytes()
    if decoded(path.as_posix(), old).text.removeprefix("\ufeff") != done.before:
        again = Said("Chạy lại.", "Try again.")
        raise refused(Spot(path.as_posix()), "absorb/changed", _CHANGED, again)
    kept = keep(path, old)
    write_atomically(path, begun_as(old, done.text))
    return kept
