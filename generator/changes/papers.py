"""What two Word papers say differently, told by the place at which it stands."""

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Any

from generator.changes.telling import Told
from generator.language import Said
from generator.package import package_of
from generator.problems import Rejected, Spot, refused
from generator.reading.document.ooxml import Damaged, TooMuchMarkup
from generator.reading.lint import damaged_file
from generator.review.compare import Difference, changes
from generator.review.spans import around, in_line
from generator.review.stories import Stories, stories_of

Placed = tuple[str, Difference]


def read_stories(name: str, content: bytes) -> Stories:
    """The words of a paper; raises `Rejected` where not all of them can be read."""
    package = package_of(name, content)
    try:
        stories = stories_of(package)
    except (Damaged, TooMuchMarkup) as error:
        raise Rejected([damaged_file(name, error)]) from None
    if stories.unread:
        parts = ", ".join(stories.unread)
        message = Said(
            f"không đọc được hết chữ của văn bản ({parts})", f"not all words can be read ({parts})"
        )
        raise refused(Spot(name), "diff/unread", message)
    return stories


def differences(before: Stories, after: Stories) -> list[Placed]:
    """Where two papers differ in words, each with its place in the one where it stands."""
    found = changes(before, after)
    return [(_place(one, before, after), one) for one in found]


def _place(change: Difference, before: Stories, after: Stories) -> str:
    if change.after:
        return after.quoted_place(change.after)
    return before.quoted_place(change.before) if change.before else ""


def told_of_papers(placed: Iterable[Placed]) -> list[Told]:
    """The differences in words, those of one place below it."""
    return [
        Told(Said(place, place), tuple(_told(one) for _, one in own))
        for place, own in groupby(placed, lambda one: one[0])
    ]


def rows_of_papers(placed: Sequence[Placed]) -> list[dict[str, Any]]:
    """The differences as data, with the whole texts."""
    return [
        {
            "what": "words",
            "place": place,
            "story": one.story.name.lower(),
            "before": one.before.text if one.before else None,
            "after": one.after.text if one.after else None,
        }
        for place, one in placed
    ]


def _told(change: Difference) -> Said:
    if change.before is None:
        text = in_line(change.after.text if change.after else "")
        return Said(f"thêm: “{text}”", f"new: “{text}”")
    if change.after is None:
        text = in_line(change.before.text)
        return Said(f"bỏ: “{text}”", f"gone: “{text}”")
    before, after = around(change.spans)
    return Said(f"“{before}” → “{after}”", f"“{before}” → “{after}”")
