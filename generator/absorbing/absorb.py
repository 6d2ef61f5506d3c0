"""A plan file takes in what a reviewer changed in its Word document, and proves it by building."""

from collections.abc import Collection
from pathlib import Path

from generator.absorbing.anchored import side_by_side
from generator.absorbing.bases import base_of
from generator.absorbing.bringing import Bringing
from generator.absorbing.by_hand import ByHand
from generator.absorbing.comments import comments_of
from generator.absorbing.left import (
    clashing,
    comment_left,
    findings,
    newly_found,
    unplaced,
    words_that_break,
)
from generator.absorbing.provenance import printed
from generator.absorbing.three_ways import BothChanged, Threeway, merged
from generator.language import Said
from generator.lazy import dataclass
from generator.making.build import document_bytes, find_template
from generator.making.load import load_plan, plan_of
from generator.package import package_of, read_package
from generator.plan.text import parse_source
from generator.problems import Problem, Rejected, Spot, refused
from generator.reading.document.ooxml import Damaged, TooMuchMarkup
from generator.reading.lint import damaged_file
from generator.redline.views import accepted
from generator.review.mark import same_plan
from generator.review.stories import stories_of
from generator.rules import told

told("absorb/other-plan", "văn bản của kế hoạch khác", "a document of another plan")
told("absorb/moved-on", "kế hoạch đã sửa từ khi tạo văn bản", "the plan moved on since then")


@dataclass(frozen=True, slots=True)
class Absorbed:
    """The text of the plan file with the reviewer's words, what changed in it, and what is left."""

    before: str
    text: str
    placed: int
    comments: int
    left: tuple[Problem, ...]
    asked: tuple[Problem, ...] = ()
    """What the plan breaks with these words, and did not break before."""
    clashes: tuple[BothChanged, ...] = ()
    """What both changed, where the plan's words stand."""

    @property
    def changes_file(self) -> bool:
        """Whether there is anything to write."""
        return self.text != self.before


def absorb(path: Path, reviewed: Path, take: Collection[int] = ()) -> Absorbed:
    """What the plan at `path` becomes with the words of `reviewed`; nothing is written.

    What the plan says otherwise since the document was made stays, and what both changed is left,
    but for the places whose numbers are to `take`: there the reviewer's words stand.
    Raises `Rejected` where one of both cannot be used, where the document is of another plan, and
    where the words would break the plan.
    """
    try:
        return _absorbed(path, reviewed, take)
    except (Damaged, TooMuchMarkup) as error:
        raise Rejected([damaged_file(reviewed.as_posix(), error)]) from None


def _absorbed(path: Path, reviewed: Path, take: Collection[int]) -> Absorbed:
    loaded = load_plan(path)
    if loaded.plan is None or loaded.dossier is None:
        raise Rejected(loaded.problems)
    source = loaded.dossier.source
    template = read_package(find_template(loaded.plan.kind, Path()))
    package = read_package(reviewed)
    made = package_of(path.as_posix(), document_bytes(loaded, template))
    if not same_plan(made, package):
        raise refused(Spot(reviewed.as_posix()), "absorb/other-plan", *_OTHER)
    ours = stories_of(made)
    base = base_of(path, package, ours, template)
    if base is None:
        raise refused(Spot(reviewed.as_posix()), "absorb/moved-on", *_MOVED_ON)
    shown = [one for own in printed(loaded, template, source.text, ours).values() for one in own]
    theirs = stories_of(accepted(package))
    both = Threeway(theirs, []) if base is ours else merged(base, ours, theirs, shown, take)
    found = side_by_side(ours, both.stories)
    bringing = Bringing(loaded.plan, source, shown, both.stories, found)
    done = bringing.done(comments_of(package))
    taken = parse_source(path.as_posix(), done.text)
    after = plan_of(taken)
    if after.plan is None:
        raise Rejected([words_that_break(path), *after.problems])
    built = stories_of(package_of(path.as_posix(), document_bytes(after, template)))
    by_hand = ByHand(after, template, taken, built, both.stories)
    left = [
        *(clashing(path, one) for one in both.clashes),
        *unplaced(path, by_hand, ours, found.written),
        *(comment_left(path, one) for one in done.left),
    ]
    asked = newly_found(findings(path, loaded, source.text), findings(path, after, done.text))
    return Absorbed(
        source.text,
        done.text,
        done.placed,
        done.comments,
        tuple(left),
        asked,
        tuple(both.clashes),
    )


_OTHER = (
    Said(
        "văn bản này không phải của kế hoạch ấy (thuộc tính “ma” khác hoặc không có)",
        "the document is not of this plan (its property “ma” is another one or missing)",
    ),
    Said("Chọn đúng tệp kế hoạch.", "Name the plan that it was made of."),
)


_MOVED_ON = (
    Said(
        "kế hoạch đã sửa từ khi tạo văn bản này, và không còn bản nào như lúc ấy, nên không biết chữ "
        "nào của ai",
        "the plan was changed since this document was made, and nothing is left as it was then: "
        "whose words are whose is unknown",
    ),
    Said(
        "Để văn bản như lúc tạo ra (chưa ai sửa) cạnh tệp này, hoặc tệp kế hoạch của lúc ấy thành "
        "….truoc.yaml cạnh kế hoạch, rồi chạy lại.",
        "Put the document as it was built beside this one, or the plan file of that time as "
        "….truoc.yaml beside the plan, and try again.",
    ),
)
