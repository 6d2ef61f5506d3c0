"""What is no more, made fit to stand in the new paper: with its styles, lists, pictures and notes."""

from collections import defaultdict
from collections.abc import Iterator
from copy import deepcopy

from generator.language import Said
from generator.reading.document.ooxml import Element, R, V, W, take_out
from generator.redline.atoms import NOTES, PASSIVE, is_accident, note_of
from generator.redline.both import Both
from generator.redline.forms import Forms
from generator.redline.related import Relations

_DRAWN = (W + "drawing", W + "pict", W + "object")
_NOT_TAKEN = (
    *PASSIVE,
    W + "printerSettings",
    W + "commentReference",
    W + "annotationRef",
    W + "lastRenderedPageBreak",
)
_STYLED = (W + "pStyle", W + "rStyle", W + "tblStyle")
_RELATED = (R + "id", R + "embed", R + "link", R + "pict")
_NO_PICTURE = Said(
    "một hình hoặc biểu đồ đã bỏ không còn trong bản đánh dấu",
    "a picture or chart that went is not shown in the marked paper",
)


class Imports:
    """Takes elements of the old paper over into the new one."""

    def __init__(self, both: Both) -> None:
        self._both, self._forms, self._relations = both, Forms(both), Relations(both)
        self._notes = defaultdict[str, str](both.new_id)

    def fit(self, element: Element, old_part: str, new_part: str) -> Element | None:
        """A copy of an element of a part of the old paper that may stand in one of the new paper;
        None where nothing of it can."""
        copy = _bare(element)
        if not self._relate(copy, old_part, new_part):
            return None
        self._name_anew(copy)
        for one in copy.iter(*_STYLED):
            one.set(W + "val", self._forms.style(str(one.get(W + "val", ""))))
        for one in copy.iter(W + "numId"):
            one.set(W + "val", self._forms.number(str(one.get(W + "val", "0"))))
        for one in copy.iter(*NOTES):
            one.set(W + "id", self.note(note_of(one)))
        return copy

    def note(self, old: str) -> str:
        """The id under which a note of the old paper stands in the new one."""
        return self._notes[old]

    def _relate(self, copy: Element, old_part: str, new_part: str) -> bool:
        """Takes over what an element refers to; False where nothing of it can stay."""
        for one, name in list(_references(copy)):
            made = self._relations.taken(str(one.get(name)), old_part, new_part)
            if made:
                one.set(name, made)
                continue
            drawn = next((up for up in (one, *one.iterancestors()) if up.tag in _DRAWN), None)
            if drawn is None:  # it refers to nothing; its words stay
                del one.attrib[name]
                continue
            self._both.left.append(_NO_PICTURE)
            if drawn is copy:
                return False
            take_out(drawn)
        return True

    def _name_anew(self, copy: Element) -> None:
        """Gives drawings ids that no other one has: Word may call a file damaged without that."""
        for one in copy.iter("{*}docPr"):
            one.set("id", self._both.new_id())
        became: dict[str, str] = {}
        for one in copy.iter(V + "*"):
            if one.get("id"):
                identity = f"cu{self._both.new_id()}"
                became[f"#{one.get('id')}"] = f"#{identity}"
                one.set("id", identity)
        for one in copy.iter(V + "*"):
            if one.get("type") in became:
                one.set("type", became[str(one.get("type"))])


def _bare(element: Element) -> Element:
    """A copy without what no reader sees, and what programs count anew."""
    copy = deepcopy(element)
    copy.tail = None
    for one in [one for one in copy.iter(*_NOT_TAKEN) if one is not copy]:
        take_out(one)
    for one in copy.iter():
        for name in [name for name in one.attrib if is_accident(str(name))]:
            del one.attrib[name]
    return copy


def _references(element: Element) -> Iterator[tuple[Element, str]]:
    for one in element.iter():
        yield from ((one, name) for name in _RELATED if name in one.attrib)
