"""One paper of two: the new one with what came and went marked, proven in both directions."""

from datetime import datetime
from functools import partial

from generator.language import Said
from generator.lazy import dataclass
from generator.package import Package, package_of, zip_parts
from generator.problems import Problem, Rejected, Severity, Spot
from generator.reading.document.ooxml import Damaged, Element, TooMuchMarkup, W, inner, parse
from generator.reading.lint import damaged_file
from generator.redline.atoms import NOTES
from generator.redline.bands import BandMarker
from generator.redline.blocks import BlockMarker
from generator.redline.both import Both
from generator.redline.imports import Imports
from generator.redline.marks import Marks
from generator.redline.related import add_notes
from generator.redline.views import accepted, is_tracked, rejected
from generator.review.compare import Difference, changes
from generator.review.stories import Stories, Story, stories_of
from generator.rules import told

_MARKED = (Story.TEXT, Story.BAND, Story.FOOTNOTE, Story.ENDNOTE)
"""The stories in which every word is marked; what differs in the others is told."""

_MODIFIED = "{http://purl.org/dc/terms/}modified"
_NO_DAY = datetime(2000, 1, 1)

told("redline/unproven", "bản đánh dấu không khớp hai bản", "the marked paper does not prove true")
told("redline/not-marked", "chỗ khác không đánh dấu được", "a difference that is not marked")
told("redline/tracked", "bản đã có đánh dấu thay đổi", "the paper has tracked changes already")


@dataclass(frozen=True, slots=True)
class Redline:
    """The marked paper as bytes, and what is to be said of it."""

    content: bytes
    notes: tuple[Problem, ...]


def redline(old: Package, new: Package) -> Redline:
    """The new paper with what differs from the old one as tracked changes.

    Accepting all gives the words of the new one, rejecting all those of the old one, in text, tables,
    headers and notes: that is tried here, and a paper of which it is not true is refused. Raises
    `Rejected`.
    """
    try:
        return _redline(old, new)
    except (Damaged, TooMuchMarkup) as error:
        raise Rejected([damaged_file(new.path, error)]) from None


def _redline(old: Package, new: Package) -> Redline:
    notes = [_tracked(one) for one in (old, new) if is_tracked(one)]
    before, after = accepted(old), accepted(new)
    both = Both(before, after)
    _Papers(both).mark()
    content = zip_parts(both.packed())
    made = package_of(new.path, content)
    unproven = [
        *_differing("accept", stories_of(after), stories_of(accepted(made))),
        *_differing("reject", stories_of(before), stories_of(rejected(made))),
    ]
    if wrong := [one for one in unproven if one[1].story in _MARKED]:
        raise Rejected(_refusal(new.path, wrong[0]))
    notes += [_not_marked(new.path, said) for said in dict.fromkeys(both.left)]
    for story in dict.fromkeys(change.story for _, change in unproven):
        what = Said(f"{story.value.vi}: khác mà không đánh dấu", f"{story.value.en}: differs")
        notes.append(_not_marked(new.path, what))
    return Redline(content, tuple(notes))


class _Papers:
    """Walks through all parts of both papers that hold text."""

    def __init__(self, both: Both) -> None:
        self._both, self._imports, self._marks = both, Imports(both), Marks(_day(both))
        self._met: list[tuple[str, str]] = []

    def mark(self) -> None:
        """Marks the text, then headers and footers, then the notes that were met on the way."""
        self._part(self._both.old_main, self._both.main, "body")
        BandMarker(self._both, self._marks, self._part).all()
        for kind in ("footnotes", "endnotes"):
            self._notes(kind)

    def _marker(self, old_part: str, new_part: str) -> BlockMarker:
        fit = partial(self._imports.fit, old_part=old_part, new_part=new_part)
        return BlockMarker(self._marks, fit, lambda was, now: self._met.append((was, now)))

    def _part(self, old: str, new: str, inside: str = "") -> None:
        was, now = self._both.old_root(old), self._both.root(new)
        if inside:
            was, now = inner(was, W + inside), inner(now, W + inside)
        if now is not None:
            self._marker(old, new).contents([was] if was is not None else [], now)

    def _notes(self, kind: str) -> None:
        """The notes of the text, word by word where they stayed.

        One that came or went does so with its reference: LibreOffice 7 mistakes marks in such notes.
        """
        met = [
            two for two in dict.fromkeys(self._met) if any(one.startswith(kind[:-1]) for one in two)
        ]
        if not met:
            return
        old_part = self._both.old_part_of(kind)
        new_part = self._both.part_of(kind) or add_notes(self._both, kind)
        root = self._both.root(new_part)
        if root is None:
            return
        there, here = _by_id(self._both.old_root(old_part)), _by_id(root)
        marker = self._marker(old_part, new_part)
        for was, now in met:
            old, new = there.get(_number(was)), here.get(_number(now))
            if old is not None and new is not None:
                marker.contents([old], new)
            elif (
                old is not None and (copy := self._imports.fit(old, old_part, new_part)) is not None
            ):
                copy.set(W + "id", self._imports.note(was))
                root.append(copy)
        _in_order(root, self._both.root(self._both.main))


def _day(both: Both) -> datetime:
    """When the new paper was saved, as it says itself."""
    try:
        root = parse(both.parts.get("docProps/core.xml", b""), "docProps/core.xml")
        return datetime.fromisoformat(root.findtext(_MODIFIED) or "").replace(tzinfo=None)
    except (Damaged, TooMuchMarkup, ValueError):
        return _NO_DAY


def _in_order(notes: Element, text: Element | None) -> None:
    """Puts notes in the order in which the text cites them: LibreOffice 7 takes them by that."""
    cited = text.iter(*NOTES) if text is not None else ()
    own = f"{W}{str(notes.tag).rpartition('}')[2][:-1]}Reference"
    ids = [one.get(W + "id", "") for one in cited if one.tag == own]
    place = {identity: at for at, identity in enumerate(dict.fromkeys(ids), 1)}
    notes[:] = sorted(notes, key=lambda one: place.get(one.get(W + "id", ""), 0))


def _number(note: str) -> str:
    return note.partition(":")[2]


def _by_id(root: Element | None) -> dict[str, Element]:
    return {} if root is None else {one.get(W + "id", ""): one for one in root}


def _differing(way: str, wanted: Stories, made: Stories) -> list[tuple[str, Difference]]:
    return [(way, one) for one in changes(wanted, made)]


def _refusal(path: str, first: tuple[str, Difference]) -> list[Problem]:
    way, change = first
    was = change.before.text if change.before else ""
    now = change.after.text if change.after else ""
    vi = "chấp nhận hết không ra bản mới" if way == "accept" else "từ chối hết không ra bản cũ"
    en = "accepting all gives not the new" if way == "accept" else "rejecting all not the old"
    said = f"“{was[:80]}” / “{now[:80]}”"
    message = Said(
        f"{vi}: {change.story.value.vi}, {said}", f"{en}: {change.story.value.en}, {said}"
    )
    return [Problem(Spot(path), "redline/unproven", message)]


def _tracked(package: Package) -> Problem:
    message = Said(
        "đã có đánh dấu thay đổi: coi như đã chấp nhận",
        "has tracked changes already: they are taken as accepted",
    )
    return Problem(Spot(package.path), "redline/tracked", message, Severity.INFO)


def _not_marked(path: str, what: Said) -> Problem:
    return Problem(Spot(path), "redline/not-marked", what, Severity.WARNING)
