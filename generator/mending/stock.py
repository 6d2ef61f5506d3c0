"""What stands in a paper beside its letters: Tabs, breaks, signs, fields, pictures, notes, links."""

from collections import Counter
from collections.abc import Iterable

from generator.reading.document.ooxml import MC, Element, W

_IN_RUNS = (
    *("tab", "ptab", "br", "cr", "sym", "noBreakHyphen", "softHyphen", "fldChar", "instrText"),
    *("drawing", "pict", "object", "footnoteReference", "endnoteReference", "commentReference"),
)
_AROUND = ("fldSimple", "hyperlink", "sdt", "bookmarkStart", "bookmarkEnd")
_COUNTED = [W + name for name in (*_IN_RUNS, *_AROUND, "t")]
_STOPS = W + "tabs"
_UNSEEN = (W + "del", W + "moveFrom", MC + "Fallback")
DIVIDES = "\t\n"
"""What lays out a line and reads as a blank: no space, and never to be taken for one."""
_BOUND = "\u00a0\u2011"
"""Characters that hold words together on one line."""


def stock(root: Element) -> Counter[str]:
    """How much of each stands in an element, but for what tracked changes took away."""
    found = Counter[str]()
    for one in root.iter(*_COUNTED):
        if next(one.iterancestors(*_UNSEEN), None) is not None:
            continue
        if one.tag == W + "t":
            found += signs_lost(one.text or "")
        elif next(one.iterancestors(_STOPS), None) is None:
            found[str(one.tag)] += 1
    return found


def stock_of(roots: Iterable[Element]) -> Counter[str]:
    """The same of several parts."""
    return sum(map(stock, roots), Counter[str]())


def signs_lost(old: str, new: str = "") -> Counter[str]:
    """The characters that hold words together or apart which `old` has and `new` has not."""
    kept = DIVIDES + _BOUND
    return Counter(one for one in old if one in kept) - Counter(one for one in new if one in kept)
