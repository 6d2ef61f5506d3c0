"""What there is to say of a Word file beside the document that its plan gives."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from generator.language import Said
from generator.package import MAX_FILE, Package, package_of, read_bytes
from generator.problems import Problem, Rejected, Severity, Spot
from generator.review.compare import Difference, changes, say_the_same
from generator.review.mark import as_made, same_plan, untouched, with_mark
from generator.review.spans import around
from generator.review.stories import Stories, stories_of

_TOLD = 12
"""How many differences are told."""


class _Read(NamedTuple):
    package: Package
    stories: Stories


class Reviewer:
    """Reads the words of documents for those who write them; no file makes it raise."""

    def marked(self, parts: dict[str, bytes]) -> dict[str, bytes]:
        """The members of a document with sums, by which `as_made` and `resaved` know that they, or
        its words, stayed."""
        read = _words_of(lambda: Package("", parts, (), ()))
        return with_mark(*read) if read else parts

    def as_made(self, there: bytes, content: bytes) -> bool:
        """Whether `there` is, byte for byte, what was once made of the plan of `content`."""
        one, other = _read(there), _read(content)
        known = one and other and same_plan(one.package, other.package)
        return bool(known and one and as_made(one.package))

    def resaved(self, there: bytes, content: bytes) -> bool:
        """Whether nobody has changed a word of `there`: it says what it said when it was made of
        the plan of `content`, or what `content` says."""
        one, other = _read(there), _read(content)
        if one is None or other is None:
            return False
        made = untouched(*one) and same_plan(one.package, other.package)
        return made or say_the_same(one.stories, other.stories)

    def differing(
        self, shown: str, there: bytes, content: bytes, most: int = _TOLD
    ) -> list[Problem]:
        """Where the file `shown`, which is `there`, says something else than `content`: the first
        places, and how many more there are."""
        one, other = _read(there), _read(content)
        if one is None or other is None:
            return [_unread(shown)]
        found = changes(other.stories, one.stories)
        told = [_told(shown, change, other.stories, one.stories) for change in found[:most]]
        if rest := len(found) - len(told):
            more = Said(f"còn {rest} chỗ khác nữa", f"{rest} more places differ")
            told.append(Problem(Spot(shown), "words/more", more, Severity.INFO))
        parts = [_unread(shown)] if one.stories.unread else []
        return [*told, *parts]


def stories_at(path: Path) -> Stories | None:
    """The words of a document that is there, None of one that is not or cannot be read."""
    try:
        read = _read(read_bytes(path, MAX_FILE))
    except Rejected:
        return None
    return read.stories if read else None


def _read(content: bytes) -> _Read | None:
    """The words of a file, None of one that has none which can be read."""
    return _words_of(lambda: package_of("", content))


def _words_of(opened: Callable[[], Package]) -> _Read | None:
    try:
        package = opened()
        return _Read(package, stories_of(package))
    except Exception:  # whatever a stranger's file makes the reader stumble over: it is kept
        return None


def _unread(shown: str) -> Problem:
    message = Said(
        "không đọc được hết chữ trong tệp này, nên không so được",
        "not every word of this file can be read, so it cannot be compared",
    )
    return Problem(Spot(shown), "words/unread", message, Severity.UNDECIDED)


def _told(shown: str, change: Difference, plan: Stories, word: Stories) -> Problem:
    place = ""
    if change.after:
        place = word.quoted_place(change.after)
    elif change.before:
        place = plan.quoted_place(change.before)
    return Problem(Spot(shown, part=place), "words/differ", _message(change), Severity.INFO)


def _message(change: Difference) -> Said:
    before, after = around(change.spans)
    if change.before is None:
        return Said(f"chỉ có trong Word: “{after}”", f"only in Word: “{after}”")
    if change.after is None:
        return Said(f"không còn trong Word: “{before}”", f"no longer in Word: “{before}”")
    return Said(
        f"trong Word: “{after}”; theo kế hoạch: “{before}”",
        f"in Word: “{after}”; by the plan: “{before}”",
    )
