"""A paper with its tracked changes accepted, or rejected (ECMA-376-1, 17.13.5)."""

from collections.abc import Iterator

from generator.package import Package, relations_of
from generator.reading.document.fields import unwrap
from generator.reading.document.ooxml import Element, W, as_part, parse, take_out
from generator.reading.document.read import main_part

_STORIES = ("header", "footer", "footnotes", "endnotes")
"""The kinds of parts, beside the text itself, whose text may be tracked."""
_COME, _GONE = (W + "ins", W + "moveTo"), (W + "del", W + "moveFrom")
_MARKS = tuple(
    W + name
    for name in (
        "moveFromRangeStart",
        "moveFromRangeEnd",
        "moveToRangeStart",
        "moveToRangeEnd",
        "cellIns",
        "cellDel",
        "cellMerge",
        "numberingChange",
    )
)
_CHANGED = tuple(
    W + name
    for name in (
        "rPrChange",
        "pPrChange",
        "sectPrChange",
        "tblPrChange",
        "tblPrExChange",
        "trPrChange",
        "tcPrChange",
        "tblGridChange",
    )
)
_KEPT = {
    W + "pPr": (W + "rPr", W + "sectPr"),
    W + "sectPr": (W + "headerReference", W + "footerReference"),
}
"""What a change of format says nothing of."""
_SPOKEN = {W + "delText": W + "t", W + "delInstrText": W + "instrText"}


def story_parts(package: Package) -> Iterator[str]:
    """The names of the parts whose text may be tracked."""
    main = main_part(package)
    beside = (one.path for one in relations_of(package.parts, main) if one.kind in _STORIES)
    yield from dict.fromkeys((main, *(path for path in beside if path in package.parts)))


def accepted(package: Package) -> Package:
    """The paper with all changes accepted; a part without any keeps its bytes."""
    return _viewed(package, accepting=True)


def rejected(package: Package) -> Package:
    """The paper with all changes rejected; a part without any keeps its bytes."""
    return _viewed(package, accepting=False)


def is_tracked(package: Package) -> bool:
    """Whether the paper has tracked changes."""
    parts = (parse(package.parts[name], name) for name in story_parts(package))
    return any(map(_has_changes, parts))


def _has_changes(root: Element) -> bool:
    return next(root.iter(*_COME, *_GONE, *_CHANGED, *_MARKS), None) is not None


def _viewed(package: Package, accepting: bool) -> Package:
    parts = dict(package.parts)
    for name in story_parts(package):
        root = parse(parts[name], name)
        if _has_changes(root):
            resolve(root, accepting)
            parts[name] = as_part(root)
    return Package(package.path, parts, package.external, package.active, package.numbers)


def resolve(root: Element, accepting: bool) -> None:
    """Takes all changes of a part as accepted, else as rejected."""
    lost, kept = (_GONE, _COME) if accepting else (_COME, _GONE)
    _rows(root, lost)
    joined = [one for one in root.iter(W + "p") if _mark_is(one, lost)]
    for one in list(root.iter(*lost, *kept)):
        if _is_mark(one) or one.tag in lost:
            take_out(one)
        else:
            unwrap(one)
    for paragraph in joined:
        _join_next(paragraph)
    for change in list(root.iter(*_CHANGED)):
        _format(change, accepting)
    for one in list(root.iter(*_MARKS, *_SPOKEN)):
        if one.tag in _SPOKEN:
            one.tag = _SPOKEN[str(one.tag)]
        else:
            take_out(one)


def _rows(root: Element, lost: tuple[str, ...]) -> None:
    """Takes rows away that are lost, and tables that have no other."""
    for row in list(root.iter(W + "tr")):
        if any(row.find(f"{W}trPr/{one}") is not None for one in lost):
            table = row.getparent()
            take_out(row)
            if table is not None and table.find(f".//{W}tr") is None:
                take_out(table)


def _is_mark(element: Element) -> bool:
    """Whether it says of a paragraph mark or of a row that it came or went."""
    over = element.getparent()
    return over is not None and over.tag in (W + "rPr", W + "trPr")


def _mark_is(paragraph: Element, kinds: tuple[str, ...]) -> bool:
    return any(paragraph.find(f"{W}pPr/{W}rPr/{one}") is not None for one in kinds)


def _join_next(paragraph: Element) -> None:
    """What is left of a paragraph whose mark is lost opens the next one, as Word does it.

    The last paragraph of its place has none to join, and stays.
    """
    following = paragraph.getnext()
    if following is None or following.tag != W + "p":
        if not _content(paragraph) and following is not None and following.tag == W + "tbl":
            take_out(paragraph)
        return
    place = 1 if following.find(W + "pPr") is not None else 0
    for at, child in enumerate(_content(paragraph), place):
        following.insert(at, child)
    take_out(paragraph)


def _content(paragraph: Element) -> list[Element]:
    return [child for child in paragraph if child.tag != W + "pPr"]


def _format(change: Element, accepting: bool) -> None:
    """Drops what a format was, or puts it back."""
    properties = change.getparent()
    if properties is None:
        return
    was = change[0] if len(change) else None
    take_out(change)
    if accepting or was is None:
        return
    kept = [one for one in properties if one.tag in _KEPT.get(str(properties.tag), ())]
    first = [one for one in kept if one.tag in _KEPT[W + "sectPr"]]
    for child in list(properties):
        properties.remove(child)
    properties.extend([*first, *was, *(one for one in kept if one not in first)])
