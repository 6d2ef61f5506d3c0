"""What of a reviewed document is not in the plan, told with its words."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path

from generator.absorbing.by_hand import ANYWHERE, ByHand
from generator.absorbing.comments import Comment
from generator.absorbing.structure import label_kind, unnumbered
from generator.absorbing.three_ways import BothChanged
from generator.cascade.behind import rules_broken
from generator.language import Said
from generator.making.load import Loaded
from generator.making.wording import wording_problems
from generator.problems import Problem, Severity, Spot, typed
from generator.review.compare import Difference, changes
from generator.review.spans import around, spans
from generator.review.stories import Stories, Story, StoryText, as_read
from generator.rules import told

told("absorb/unplaced", "chữ chưa đưa được vào kế hoạch", "words that found no place")
told("absorb/follows", "chỗ đổi theo chỗ đã đưa vào", "what follows from words that were placed")
told("absorb/clash", "kế hoạch và người sửa cùng đổi một chỗ", "both changed the same words")
told("absorb/broken", "chữ của người sửa làm hỏng kế hoạch", "the words break the plan")
told("absorb/comment", "nhận xét chưa đưa được vào kế hoạch", "a comment without a place")

_Words = tuple[Story, str]


def words_that_break(path: Path) -> Problem:
    """That the plan has errors with the reviewer's words."""
    message = Said(
        "đưa chữ của người sửa vào thì kế hoạch có lỗi sau; chưa ghi gì",
        "with the reviewer's words the plan has these errors; nothing was written",
    )
    return Problem(Spot(path.as_posix()), "absorb/broken", message)


def findings(path: Path, loaded: Loaded, text: str) -> list[Problem]:
    """What a check finds in a plan at `path` whose file says `text`."""
    assert loaded.plan
    followed = rules_broken(path, loaded.plan, text)
    return [*loaded.problems, *wording_problems(loaded), *followed]


def newly_found(before: Sequence[Problem], after: Sequence[Problem]) -> tuple[Problem, ...]:
    """What is found now, but for remarks, and was not found before, wherever it stood."""
    known = Counter((one.code, one.message.vi) for one in before)
    found = [one for one in after if one.severity is not Severity.INFO]
    new = Counter((one.code, one.message.vi) for one in found) - known
    return tuple(one for one in found if (one.code, one.message.vi) in new)


def comment_left(path: Path, comment: Comment) -> Problem:
    """A comment that speaks of nothing in the plan."""
    message = Said(f"nhận xét: {comment.told}", f"comment: {comment.told}")
    return Problem(Spot(path.as_posix()), "absorb/comment", message, Severity.WARNING)


def clashing(path: Path, clash: BothChanged) -> Problem:
    """What both changed, in the words of both and of the document as it was built."""
    before, ours = around(spans(clash.before, clash.ours), as_read)
    was, words = around(spans(clash.before, clash.theirs), as_read)
    none = Said("(đã bỏ)", "(taken away)")
    message = Said(
        f"hai bên cùng sửa; trong Word: “{words or none.vi}” (lúc tạo: “{was}”); "
        f"kế hoạch nay: “{ours or none.vi}” (lúc tạo: “{before}”)",
        f"both changed it; in Word: “{words or none.en}” (as built: “{was}”); "
        f"the plan now: “{ours or none.en}” (as built: “{before}”)",
    )
    again = f"kehoach absorb {typed(path)} … --take {clash.number}"
    advice = Said(
        f"Kế hoạch giữ chữ của mình. Muốn theo Word thì sửa tay, hoặc chạy: {again}",
        f"The plan keeps its words. If those of Word are to stand, write them, or run: {again}",
    )
    spot = Spot(path.as_posix(), part=clash.place)
    return Problem(spot, "absorb/clash", message, Severity.WARNING, advice)


def unplaced(
    path: Path, by_hand: ByHand, before: Stories, found: Iterable[StoryText]
) -> Iterator[Problem]:
    """Where the plan as it is now differs from what is wanted; `before` is what it said when the
    reviewer's words, which are `found`, were not in it. Comments have been told by themselves."""
    said = {(story, one.text) for story, texts in before.texts.items() for one in texts}
    written = {(one.story, one.text) for one in found}
    for change in changes(by_hand.made, by_hand.wanted):
        if change.story is not Story.COMMENT:
            yield _left_over(path, change, by_hand, _follows(change, said, written), written)


def _follows(change: Difference, said: Collection[_Words], written: Collection[_Words]) -> bool:
    """Whether nobody wrote what differs: the reviewer left words as they were that say otherwise now
    (a number, a table that repeats the text), or the program alone numbers what was moved, and makes
    capitals of new ones."""
    before, after = change.before, change.after
    new = before is not None and (change.story, before.text) not in said
    if after is None:
        return new
    if before is None:
        return False  # what Word still has and the plan no longer prints is looked at
    same = unnumbered(before.text).lower() == unnumbered(after.text).lower()
    return (change.story, after.text) not in written or (new and same)


def _left_over(
    path: Path, change: Difference, by_hand: ByHand, follows: bool, written: Collection[_Words]
) -> Problem:
    where = change.after or change.before
    stories = by_hand.wanted if change.after else by_hand.made
    place_ = _place(where, stories, whole=change.before is None or change.after is None)
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
        advice = _NUMBERED if _typed_without_number(change, written) else _FOLLOWS
        return Problem(spot, "absorb/follows", message, Severity.INFO, advice)
    added = change.after if change.before is None else None
    advice = by_hand.advice(added) if added else ANYWHERE
    return Problem(spot, "absorb/unplaced", message, Severity.WARNING, advice)


def _place(text: StoryText | None, stories: Stories, whole: bool) -> str:
    """Where a text stands; of one that is told with all its words, and that is a paragraph by itself,
    only in which part of the paper."""
    if text is None:
        return ""
    alone = whole and text.story is Story.TEXT and text.cell is None
    return stories.region(text) if alone else stories.quoted_place(text)


_FOLLOWS = Said("Chỗ này đổi theo chỗ đã đưa vào.", "This follows from what was placed.")
_NUMBERED = Said(
    "Đoạn không gõ số đứng giữa hai mục của một danh sách: đã đưa vào thành mục mới ở đó, số do "
    "chương trình đánh.",
    "A paragraph without a number between two items of one list: now an item of it, numbered by "
    "the program.",
)


def _typed_without_number(change: Difference, written: Collection[_Words]) -> bool:
    """Whether the reviewer wrote it without the number that the plan gives it."""
    before, after = change.before, change.after
    if before is None or after is None or (change.story, after.text) not in written:
        return False
    return bool(label_kind(before.text)) and not label_kind(after.text)
