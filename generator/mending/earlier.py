"""Comments that the program wrote before, taken away; those of others stay, with what they answer."""

from collections.abc import Iterator

from generator.package import Package, package_of, related_parts, zip_parts
from generator.reading.authors import COMMENTED
from generator.reading.document.ooxml import Element, W, as_part, parent_of, parse
from generator.reading.document.read import main_part

_BESIDE = ("commentsExtended", "commentsIds", "commentsExtensible")
"""The parts in which Word says more of comments, the first of them what answers what."""
_MARKS = tuple(f"{W}comment{kind}" for kind in ("RangeStart", "RangeEnd", "Reference"))


def without_earlier(package: Package) -> tuple[Package, int]:
    """The package without comments of the program's own, and how many these were; of one that somebody
    answered nothing is taken. Raises `Damaged` where a part cannot be read."""
    main, parts = main_part(package), dict(package.parts)
    for name in related_parts(parts, main, "comments"):
        if any(one.encode() in parts[name] for one in COMMENTED):
            taken = _taken(parts, main, name)
            return package_of(package.path, zip_parts(parts, deflated=True)), taken
    return package, 0


def _taken(parts: dict[str, bytes], main: str, name: str) -> int:
    """Takes them out of the part that has them, of those that say more of them, and of the text."""
    beside = [other for kind in _BESIDE for other in related_parts(parts, main, kind)]
    roots = {one: parse(parts[one], one) for one in (name, main, *beside)}
    answered = _answered([roots[one] for one in beside])
    own = [one for one in _own(roots[name]) if answered.isdisjoint(_identities(one))]
    gone = set[str]().union(*map(_identities, own))
    for one in own:
        parent_of(one).remove(one)
    for other in beside:
        _take(roots[other], gone)
    _unmark(roots[main], {one.get(W + "id") for one in own})
    parts |= {one: as_part(root) for one, root in roots.items()}
    return len(own)


def _own(comments: Element) -> Iterator[Element]:
    return (one for one in comments if one.get(W + "author") in COMMENTED)


def _identities(comment: Element) -> set[str]:
    """The names of a comment's paragraphs, by which other parts speak of it."""
    return {
        str(value)
        for paragraph in comment.iter(W + "p")
        for key, value in paragraph.attrib.items()
        if _local(key) == "paraId"
    }


def _answered(beside: list[Element]) -> set[str]:
    """The names of what has an answer."""
    return {
        str(value)
        for root in beside
        for one in root
        for key, value in one.attrib.items()
        if _local(key) == "paraIdParent"
    }


def _take(root: Element, gone: set[str]) -> None:
    """Takes away what a part says of comments that are gone, and adds the other names that it gives
    them."""
    for one in list(root):
        names = {_local(key): str(value) for key, value in one.attrib.items()}
        own = {names[kind] for kind in ("paraId", "durableId") if kind in names}
        if not gone.isdisjoint(own):
            gone |= own
            root.remove(one)


def _unmark(document: Element, identities: set[str | None]) -> None:
    """Takes away where the comments stood, with the run that showed one and nothing else."""
    for mark in [one for one in document.iter(*_MARKS) if one.get(W + "id") in identities]:
        run = parent_of(mark)
        run.remove(mark)
        if run.tag == W + "r" and all(one.tag == W + "rPr" for one in run):
            parent_of(run).remove(run)


def _local(key: object) -> str:
    return str(key).rpartition("}")[2]
