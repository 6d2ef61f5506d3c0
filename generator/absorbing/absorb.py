"""A plan file takes in what a reviewer changed in its Word document, and proves it by building."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.absorbing.comments import Comment, comments_of
from generator.absorbing.moves import Move, carry, element_moved, moves_in, place_now
from generator.absorbing.placing import Rewritten, bring_home, edits_of
from generator.absorbing.provenance import Sourced, names_of, printed
from generator.absorbing.sites import Element, Sites
from generator.absorbing.structure import New, add, by_list, chain_of, in_table, take_away
from generator.cascade.edit import Editor
from generator.cascade.emit import comment_lines
from generator.cascade.values import vocabulary
from generator.language import Said
from generator.making.build import document_bytes, find_template
from generator.making.load import load_plan, plan_of
from generator.package import Package, package_of, read_package
from generator.plan.model import Plan
from generator.plan.source import Node, Source
from generator.plan.text import parse_source
from generator.problems import Problem, Rejected, Severity, Spot, has_errors, refused
from generator.reading.document.ooxml import Damaged, TooMuchMarkup
from generator.reading.lint import damaged_file
from generator.redline.views import accepted
from generator.review.compare import Difference, changes
from generator.review.mark import same_plan, untouched
from generator.review.spans import around
from generator.review.stories import Stories, Story, StoryText, as_read, stories_of
from generator.rules import told

told("absorb/unplaced", "chữ chưa đưa được vào kế hoạch", "words that found no place")
told("absorb/follows", "chỗ đổi theo chỗ đã đưa vào", "what follows from words that were placed")
told("absorb/other-plan", "văn bản của kế hoạch khác", "a document of another plan")
told("absorb/moved-on", "kế hoạch đã sửa từ khi tạo văn bản", "the plan moved on since then")
told("absorb/broken", "chữ của người sửa làm hỏng kế hoạch", "the words break the plan")
told("absorb/comment", "nhận xét chưa đưa được vào kế hoạch", "a comment without a place")


@dataclass(frozen=True, slots=True)
class Absorbed:
    """The text of the plan file with the reviewer's words, what changed in it, and what is left."""

    before: str
    text: str
    placed: int
    comments: int
    left: tuple[Problem, ...]

    @property
    def changes_file(self) -> bool:
        """Whether there is anything to write."""
        return self.text != self.before


def absorb(path: Path, reviewed: Path) -> Absorbed:
    """What the plan at `path` becomes with the words of `reviewed`; nothing is written.

    Raises `Rejected` where one of both cannot be used, where the document is of another plan, and
    where the words would break the plan.
    """
    try:
        return _absorbed(path, reviewed)
    except (Damaged, TooMuchMarkup) as error:
        raise Rejected([damaged_file(reviewed.as_posix(), error)]) from None


def _absorbed(path: Path, reviewed: Path) -> Absorbed:
    loaded = load_plan(path)
    if loaded.plan is None or loaded.dossier is None:
        raise Rejected(loaded.problems)
    template = read_package(find_template(loaded.plan.kind, Path()))
    package = read_package(reviewed)
    made = package_of(path.as_posix(), document_bytes(loaded, template))
    if not same_plan(made, package):
        raise refused(Spot(reviewed.as_posix()), "absorb/other-plan", *_OTHER)
    if not untouched(package, stories_of(made)):
        raise refused(Spot(reviewed.as_posix()), "absorb/moved-on", *_MOVED_ON)
    source = loaded.dossier.source
    wanted = stories_of(accepted(package))
    shown = printed(loaded, template, source.text)
    absorbing = _Absorbing(path, loaded.plan, source, shown, wanted, template)
    return absorbing.done(stories_of(made), comments_of(package))


_OTHER = (
    Said(
        "văn bản này không phải của kế hoạch ấy (thuộc tính “ma” khác hoặc không có)",
        "the document is not of this plan (its property “ma” is another one or missing)",
    ),
    Said("Chọn đúng tệp kế hoạch.", "Name the plan that it was made of."),
)


_MOVED_ON = (
    Said(
        "kế hoạch đã sửa từ khi tạo văn bản này, nên không biết chữ nào của ai",
        "the plan was changed since this document was made: whose words are whose is unknown",
    ),
    Said(
        "Dùng tệp kế hoạch của lúc ấy (….truoc.yaml, git), đưa chữ vào đó, rồi so bằng kehoach diff.",
        "Take the plan file of that time, absorb into it, then compare with kehoach diff.",
    ),
)


_Key = tuple[Story, int]
_Said = tuple[Story, str]


class _Absorbing:
    """One document that is absorbed into one plan file."""

    def __init__(
        self,
        path: Path,
        plan: Plan,
        source: Source,
        shown: dict[Story, list[Sourced]],
        wanted: Stories,
        template: Package,
    ) -> None:
        self.path, self.plan, self.source = path, plan, source
        self.wanted, self.template = wanted, template
        self.by_text = {_key(one.told): one for own in shown.values() for one in own}
        self.places = Sites(source)
        self.editor = Editor(source, vocabulary(source.root))
        self.behind: dict[_Key, Sourced] = {}
        self.ahead: dict[_Key, Sourced] = {}
        self.going: set[Spot] = set()

    def done(self, made: Stories, comments: Sequence[Comment]) -> Absorbed:
        found = list(_cell_by_cell(changes(made, self.wanted)))
        self._follow(found)
        moves = moves_in(found)
        moved = {_key(one.came): self._moved(one) for one in moves}
        elsewhere = {_key(one.gone) for one in moves}
        placed = self._gone(found, elsewhere) + self._new(found, moved) + self._words(found)
        noted, lost = self._comments(comments)
        text = self.editor.text()
        left = [*self._left(text, made, found), *lost]
        return Absorbed(self.source.text, text, placed, noted, tuple(left))

    def _printed(self, change: Difference) -> Sourced | None:
        return self.by_text.get(_key(change.before)) if change.before else None

    def _follow(self, found: Sequence[Difference]) -> None:
        """For each paragraph of the reviewed document the one of ours that it is, or follows, and
        the one that it is or goes before."""
        new = {_key(one.after) for one in found if one.after and not one.before}
        gone = {_key(one.before) for one in found if one.before and not one.after}
        for story, texts in self.wanted.texts.items():
            own = [self.by_text[key] for key in self.by_text if key[0] is story and key not in gone]
            keys = [_key(one) for one in texts]
            self.behind |= _walk(keys, new, own)
            self.ahead |= _walk(keys[::-1], new, own[::-1])

    def _words(self, found: Sequence[Difference]) -> int:
        """Words that changed in paragraphs that stayed."""
        names = {one.spot for one in names_of(self.plan)}
        rewritten, count = Rewritten(names, self._goes), 0
        for change in found:
            printed = self._printed(change)
            if printed is None or change.before is None or change.after is None:
                continue
            for edit in edits_of(change.before.text, change.after.text):
                count += bring_home(edit, printed, self._item(printed), self.places, rewritten)
        for value, new in rewritten.results():
            entry, in_flow = self.places.entry(value), self.places.in_flow(value)
            if entry is not None:
                self.editor.replace(entry, new, in_flow)
            else:
                self.editor.replace_text(value, new, in_flow)
        return count

    def _item(self, printed: Sourced) -> Node | None:
        """The element that is printed there; in a table what another cell of the row prints."""
        return self.places.item_in_row(printed, self.by_text.values())

    def _goes(self, value: Node) -> bool:
        """Whether a value stands in an element that is taken away or moved."""
        element = self.places.element(value)
        while element is not None and element.spot not in self.going:
            element = self.places.over(element)
        return element is not None

    def _gone(self, found: Sequence[Difference], elsewhere: Collection[_Key]) -> int:
        """Elements that the reviewer took away; what stands `elsewhere` now is not gone."""
        gone = {
            _key(one.before): self._printed(one)
            for one in found
            if one.before and not one.after and _key(one.before) not in elsewhere
        }
        kept = [one for key, one in self.by_text.items() if key not in gone]
        elements = take_away(list(filter(None, gone.values())), kept, self.places)
        for listing, indexes in by_list(elements):
            self.editor.remove_elements(listing, indexes)
        self.going |= {one.spot for one in elements}
        return len(elements)

    def _moved(self, moved: Move) -> Element | None:
        """The element that a paragraph prints which stands elsewhere now."""
        gone = self.by_text[_key(moved.gone)]
        others = (one for one in self.by_text.values() if one is not gone and not in_table(one))
        kept = {element.spot for one in others for element in chain_of(one, self.places)}
        return element_moved(gone, kept, self.places)

    def _new(self, found: Sequence[Difference], moved: Mapping[_Key, Element | None]) -> int:
        """Elements that came or moved, in the order of the document."""
        count = 0
        for change in found:
            if change.before is not None or change.after is None:
                continue
            key = _key(change.after)
            behind = self.behind.get(key)
            if key not in moved:
                count += add(New(change.after.text, behind), self.places, self.editor)
            elif element := moved[key]:
                at = place_now(element, behind, self.ahead.get(key), self.places)
                if at is not None and not self._goes(element.node):
                    carry(element, at, self.editor)
                    self.going.add(element.spot)
                    count += 1
        return count

    def _comments(self, comments: Sequence[Comment]) -> tuple[int, list[Problem]]:
        """Comments as lines over the item that they speak of; those that found none."""
        noted, lost = 0, []
        for comment in comments:
            printed = self._spoken_of(comment)
            value = printed.values[0][1] if printed and printed.values else None
            if value is None or self._goes(value):
                lost.append(_comment_left(self.path, comment))
                continue
            element = self.places.element(value)
            start = self.editor.line_start((element.node if element else value).span.start)
            column = len(self.source.text[start:]) - len(self.source.text[start:].lstrip(" "))
            self.editor.insert_line(start, comment_lines(comment.told, column))
            noted += 1
        return noted, lost

    def _spoken_of(self, comment: Comment) -> Sourced | None:
        texts = self.wanted.texts.get(Story.TEXT, ())
        number = next((one.number for one in texts if one.text == comment.paragraph), None)
        return self.behind.get((Story.TEXT, number)) if number is not None else None

    def _left(self, text: str, first: Stories, found: Sequence[Difference]) -> Iterator[Problem]:
        """What the document of the new text still says otherwise than the reviewed one; `first` is
        what the plan said before, and `found` where the reviewer wrote."""
        loaded = plan_of(parse_source(self.path.as_posix(), text))
        if loaded.plan is None:
            raise Rejected([_broken(self.path), *loaded.problems])
        made = stories_of(package_of("", document_bytes(loaded, self.template)))
        yield from (one for one in loaded.problems if has_errors([one]))
        said = {(story, one.text) for story, texts in first.texts.items() for one in texts}
        written = {(one.story, one.after.text) for one in found if one.after}
        for change in changes(made, self.wanted):
            yield _left_over(self.path, change, self.wanted, made, _follows(change, said, written))


def _walk(
    texts: Iterable[_Key], new: Collection[_Key], own: Iterable[Sourced]
) -> dict[_Key, Sourced]:
    """For each text the one of `own` that it is, or the last one that was met."""
    stayed, last, found = iter(own), None, {}
    for key in texts:
        last = last if key in new else next(stayed, last)
        if last is not None:
            found[key] = last
    return found


def _cell_by_cell(found: Sequence[Difference]) -> Iterator[Difference]:
    """The differences, those of one cell of a table beside each other whatever it says now."""
    waiting: dict[tuple[int, int, int], StoryText] = {}
    come = {_cell(one.after) for one in found if one.before is None}
    for change in found:
        place_ = _cell(change.before) if change.after is None else None
        if place_ is not None and place_ in come and change.before is not None:
            waiting[place_] = change.before
            continue
        here = _cell(change.after) if change.before is None else None
        yield Difference(waiting.pop(here), change.after) if here in waiting else change
    yield from (Difference(one, None) for one in waiting.values())


def _cell(text: StoryText | None) -> tuple[int, int, int] | None:
    return text.cell if text is not None else None


def _key(text: StoryText) -> _Key:
    return text.story, text.number


def _follows(change: Difference, said: Collection[_Said], written: Collection[_Said]) -> bool:
    """Whether nobody wrote what differs: the reviewer left words as they were that say otherwise now
    (a number, a table that repeats the text), or the program alone makes capitals of new ones."""
    before, after = change.before, change.after
    new = before is not None and (change.story, before.text) not in said
    if after is None:
        return new
    if (change.story, after.text) not in written:
        return before is not None  # what Word still has and the plan no longer prints is looked at
    return before is not None and new and before.text.lower() == after.text.lower()


def _broken(path: Path) -> Problem:
    message = Said(
        "đưa chữ của người sửa vào thì kế hoạch có lỗi sau; chưa ghi gì",
        "with the reviewer's words the plan has these errors; nothing was written",
    )
    return Problem(Spot(path.as_posix()), "absorb/broken", message)


def _left_over(
    path: Path, change: Difference, wanted: Stories, made: Stories, follows: bool
) -> Problem:
    where = change.after or change.before
    stories = wanted if change.after else made
    place_ = stories.place(where) if where else ""
    before, after = around(change.spans, as_read)
    if change.before is None:
        message = Said(f"chỉ có trong Word: “{after}”", f"only in Word: “{after}”")
    elif change.after is None:
        message = Said(f"không còn trong Word: “{before}”", f"no longer in Word: “{before}”")
    else:
        message = Said(
            f"trong Word: “{after}”; theo kế hoạch: “{before}”",
            f"in Word: “{after}”; by the plan: “{before}”",
        )
    spot = Spot(path.as_posix(), part=place_)
    if follows:
        advice = Said("Chỗ này đổi theo chỗ đã đưa vào.", "This follows from what was placed.")
        return Problem(spot, "absorb/follows", message, Severity.INFO, advice)
    advice = Said("Sửa tay chỗ này trong tệp kế hoạch.", "Put this into the plan file by hand.")
    return Problem(spot, "absorb/unplaced", message, Severity.WARNING, advice)


def _comment_left(path: Path, comment: Comment) -> Problem:
    message = Said(f"nhận xét: {comment.told}", f"comment: {comment.told}")
    return Problem(Spot(path.as_posix()), "absorb/comment", message, Severity.WARNING)
