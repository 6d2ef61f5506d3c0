"""Headers and footers, section by section: what each shows, marked against what it showed before."""

from collections.abc import Callable, Iterator

from lxml import etree

from generator.package import relations_name, relations_of
from generator.reading.document.ooxml import Element, R, W, parse
from generator.redline.both import Both
from generator.redline.marks import Marks
from generator.redline.related import add_related, emptied, reference_to

Place = tuple[str, str]
"""What refers to a header or footer, and the kind of page that shows it."""
Shown = dict[Place, str]
"""The part that each place of a section shows, of its own or of an earlier section."""
_REFERENCES = (W + "headerReference", W + "footerReference")


class BandMarker:
    """Marks headers and footers once the text is marked, for that says which sections stay."""

    def __init__(self, both: Both, marks: Marks, mark: Callable[[str, str], None]) -> None:
        self._both, self._marks, self._mark = both, marks, mark
        self._made: dict[tuple[str, str], str] = {}

    def all(self) -> None:
        """Marks what each section shows now against what its text showed before.

        A section that came or went is taken together with the one that holds its text in the other
        paper: Word has its headers go with it, LibreOffice may keep them instead of the others.
        """
        both = self._both
        was, all_ = sections_of(both.old_root(both.old_main)), sections_of(both.root(both.main))
        before = list(_shown(was, both.old.parts, both.old_main))
        now = [one for one in all_ if not _is(one, "del")]
        after = list(_shown(now, both.parts, both.main))
        inherited: list[Shown] = [{}]
        i = k = 0
        for section in all_:
            there = dict(self._section(section, before[i], after[k], inherited))
            stays = not (_is(section, "ins") or _is(section, "del"))
            inherited = [there] if stays else [*inherited, there]
            if stays:
                self._marks.format_of_section(section, was[i])
            i, k = i + (not _is(section, "ins")), k + (not _is(section, "del"))

    def _section(
        self, section: Element, before: Shown, after: Shown, inherited: list[Shown]
    ) -> Iterator[tuple[Place, str]]:
        """What a section shows at each place; it says so itself where it may not inherit that from
        each of the sections that may stand before it."""
        for place in dict.fromkeys((*after, *before)):
            name = self._marked(before.get(place, ""), after.get(place, ""))
            band, kind = place
            own = (one for one in section.findall(band) if one.get(W + "type", "default") == kind)
            reference = next(own, None)
            if reference is None and any(one.get(place) != name for one in inherited):
                reference = etree.Element(band, {W + "type": kind})
                section.insert(0, reference)
            if reference is not None:
                reference.set(R + "id", reference_to(self._both, name))
            yield place, name

    def _marked(self, was: str, now: str) -> str:
        """The part that shows what became of the one in the other; each pair has one."""
        if (was, now) not in self._made:
            self._made[was, now] = name = self._part(was, now)
            self._mark(was, name)
        return self._made[was, now]

    def _part(self, was: str, now: str) -> str:
        """A part that shows what the new paper shows there, and is not marked yet."""
        both = self._both
        if now and now not in self._made.values():
            return now
        root = both.fresh(now) if now else emptied(parse(both.old.parts[was], was))
        kind = "header" if root.tag == W + "hdr" else "footer"
        name = add_related(both, f"word/{kind}-cu-{both.new_id()}.xml", kind, root)
        if relations_name(now) in both.parts:
            both.parts[relations_name(name)] = both.parts[relations_name(now)]
        return name


def sections_of(main: Element | None) -> list[Element]:
    """The properties of all sections of a text in which no change of theirs is marked."""
    return [] if main is None else list(main.iter(W + "sectPr"))


def _is(section: Element, kind: str) -> bool:
    """Whether the paragraph that ends a section came or went."""
    return section.find(f"../{W}rPr/{W}{kind}") is not None


def _shown(sections: list[Element], parts: dict[str, bytes], main: str) -> Iterator[Shown]:
    paths = {one.identity: one.path for one in relations_of(parts, main) if not one.is_external}
    shown: Shown = {}
    for section in sections:
        shown = dict(shown)
        for one in section.findall("*"):
            path = paths.get(one.get(R + "id", ""), "")
            if one.tag in _REFERENCES and path in parts:
                shown[str(one.tag), one.get(W + "type", "default")] = path
        yield shown
