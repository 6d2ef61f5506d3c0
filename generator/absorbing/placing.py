"""Which value of a plan file a changed word belongs to, and what that value becomes."""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import field, replace
from difflib import SequenceMatcher

from generator.absorbing.provenance import Sourced
from generator.absorbing.sites import Sites
from generator.law.deadlines import DAY
from generator.law.wording import printed_day
from generator.lazy import dataclass, regex
from generator.plan.inline import literal
from generator.plan.source import Node, Text
from generator.problems import Spot
from generator.redline.tokens import thrifty_steps

_TOKEN = regex(r"\s+|\d(?:[\d/.,]*\d)?%?|\w+|[^\w\s]")
"""Spaces, a figure or day, a word, a sign."""


@dataclass(frozen=True, slots=True)
class Edit:
    """Words `[start, end)` of a printed paragraph, and what the reviewer has in their place."""

    start: int
    end: int
    new: str

    def disputes(self, other: "Edit") -> bool:
        """Whether both cannot be made."""
        apart = self.end <= other.start or other.end <= self.start
        return self != other and (self.start == other.start or not apart)


@dataclass
class Rewritten:
    """What values become: for each the words that change, from left to right.

    `names` are printed as they are written; in all others signs of emphasis and references mean more.
    `going` says of a value whether it leaves its place, and so cannot change there.
    """

    names: Collection[Spot]
    going: Callable[[Text], bool]
    words: dict[int, list[Edit]] = field(default_factory=dict)
    values: dict[int, Text] = field(default_factory=dict)
    whole: dict[int, str] = field(default_factory=dict)

    def change(self, value: Text, edit: Edit) -> bool:
        """Whether words of a value can change: that is noted. Said twice is said once."""
        edit = replace(edit, new=self._written(value, edit.new))
        own = self.words.setdefault(id(value), [])
        if self.going(value) or any(map(edit.disputes, own)) or _ends_note(value.value, edit):
            return False
        self.values[id(value)] = value
        if edit not in own:
            own.append(edit)
        return True

    def replace(self, value: Text, new: str) -> bool:
        """Whether a value can give way to another one: that is noted."""
        new = self._written(value, new)
        if self.going(value) or self.whole.get(id(value), new) != new:
            return False
        self.values[id(value)] = value
        self.whole[id(value)] = new
        return True

    def _written(self, value: Text, words: str) -> str:
        return words if value.spot in self.names else literal(words)

    def results(self) -> Iterator[tuple[Text, str]]:
        """Each value that changes with what it becomes."""
        for key, value in self.values.items():
            text = self.whole.get(key, value.value)
            if key not in self.whole:
                for edit in sorted(self.words[key], key=lambda one: -one.start):
                    text = text[: edit.start] + edit.new + text[edit.end :]
            yield value, text


def _ends_note(text: str, edit: Edit) -> bool:
    """Whether brackets would come into a footnote, which end it."""
    opened = text.rfind("^[", 0, edit.start)
    inside = opened >= 0 and "]" not in text[opened + 2 : edit.start].replace("]]", "")
    return inside and bool(set(edit.new) & set("[]"))


def edits_of(before: str, after: str) -> list[Edit]:
    """What differs between two texts, figures and days whole."""
    one, other = _TOKEN.findall(before), _TOKEN.findall(after)
    found = []
    for step in thrifty_steps(one, other):
        if not step.same:
            start, end = len("".join(one[: step.i])), len("".join(one[: step.j]))
            found.append(Edit(start, end, "".join(other[step.k : step.m])))
    return found


def bring_home(
    edit: Edit, printed: Sourced, item: Node | None, places: Sites, into: Rewritten
) -> bool:
    """Whether the value was found to which an edit belongs: it is noted in `into`.

    `item` is the element of the plan that is printed there.
    """
    for start, end, value in _fields(printed):
        if start <= edit.start and edit.end <= end:
            moved = _within(printed.told.text[start:end], value.value, edit, start)
            if moved is not None:
                return into.change(value, moved)
    return _figure(edit, printed, item, places, into)


def _fields(printed: Sourced) -> Iterator[tuple[int, int, Text]]:
    """Each value of a paragraph with the words that may come of it, the innermost first."""
    starts = [at for at, _ in printed.values]
    text = printed.told.text
    for number in reversed(range(len(printed.values))):
        at, value = printed.values[number]
        end = starts[number + 1] if number + 1 < len(starts) else len(text)
        yield at, end, value
    for at, value in printed.values:  # a value may go on behind what it cites
        yield at, len(text), value


def _within(shown: str, written: str, edit: Edit, offset: int) -> Edit | None:
    """The edit in the words of the value, None where these are printed otherwise there."""
    start, end = edit.start - offset, edit.end - offset
    matcher = SequenceMatcher(None, shown.lower(), written.lower(), autojunk=False)
    blocks = [one for one in matcher.get_matching_blocks() if one.size]
    low = next((b.b + start - b.a for b in blocks if b.a <= start <= b.a + b.size), None)
    if low is None:
        return None
    high = low + end - start
    return Edit(low, high, edit.new) if _says(written, low, high, shown[start:end]) else None


def _says(written: str, low: int, high: int, words: str) -> bool:
    return high <= len(written) and written[low:high].lower() == words.lower()


def _figure(
    edit: Edit, printed: Sourced, item: Node | None, places: Sites, into: Rewritten
) -> bool:
    """Whether a day or figure is one value of the item that is printed there."""
    before, after = printed.told.text[edit.start : edit.end].strip(), edit.new.strip()
    if not before or item is None:
        return False
    found = [one for one in places.values_of(item) if before in printed_forms(one.value)]
    if len({*map(id, found)}) != 1:
        return False
    new = as_written(found[0].value, after)
    return bool(new) and into.replace(found[0], new)


def as_written(old: str, after: str) -> str:
    """A new day or figure as the file writes one; "" for words in the place of a day. One that no
    calendar has is kept: who reads the plan tells of it."""
    if not printed_day(old):
        return after if old.endswith("%") else after.removesuffix("%")
    if not DAY.fullmatch(after):
        return ""
    day, month, year = map(int, after.split("/"))
    return f"{year}-{month:02d}-{day:02d}"


def printed_forms(written: str) -> Sequence[str]:
    """How a value stands in the paper."""
    return (written, printed_day(written) or f"{written}%")
