"""Two versions as one Word paper with tracked changes."""

from collections.abc import Sequence
from pathlib import Path

from generator.changes.versions import Pairing, Version
from generator.language import Said
from generator.making.build import document_bytes, find_template
from generator.making.load import plan_of
from generator.package import Package, package_of, read_package
from generator.plan.text import source_of
from generator.problems import Problem, Rejected, Spot, refused
from generator.redline.make import Redline, redline


def redline_of(paired: Sequence[Pairing], target: Path) -> Redline:
    """The one pair as a marked paper; of plans, of the documents that they give.

    Raises `Rejected` where there are several pairs, where `target` exists, where a plan has no
    document, and where the marked paper does not prove true.
    """
    if target.exists():
        raise refused(Spot(target.as_posix()), "diff/exists", _EXISTS, _ANOTHER)
    old, new = _only(paired)
    return redline(_paper(old), _paper(new))


_EXISTS = Said("đã có tệp này, không ghi đè", "this file exists and is not written over")
_ANOTHER = Said("Đặt tên khác, hoặc chuyển tệp cũ đi.", "Choose another name.")
_ONE_PAIR = Said(
    "--redline cần đúng hai tệp, trước và sau", "--redline takes two files, before and after"
)


def _only(paired: Sequence[Pairing]) -> tuple[Version, Version]:
    for pair in paired:
        if len(paired) == 1 and pair.old and pair.new:
            return pair.old, pair.new
    raise Rejected([Problem(Spot("--redline"), "diff/one-pair", _ONE_PAIR)])


def _paper(version: Version) -> Package:
    """The paper itself, or the document that the plan gives now."""
    if not version.is_plan:
        return package_of(version.name, version.content)
    loaded = plan_of(source_of(version.name, version.content))
    if loaded.sound is None or loaded.plan is None:
        raise Rejected(loaded.problems)
    template = read_package(find_template(loaded.plan.kind, Path()))
    return package_of(version.name, document_bytes(loaded, template))
