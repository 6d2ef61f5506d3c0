"""What a document said when it was built, found wherever that may still be told."""

from collections.abc import Iterator
from contextlib import suppress
from itertools import chain, islice
from pathlib import Path

from generator.cascade.kept import kept_files
from generator.changes.revisions import states_of
from generator.making.build import document_bytes
from generator.making.load import plan_of
from generator.package import MAX_FILE, Package, package_of, read_bytes, read_package
from generator.plan.text import source_of
from generator.problems import Rejected
from generator.reading.document.ooxml import Damaged, TooMuchMarkup
from generator.redline.views import rejected
from generator.review.mark import same_plan, untouched
from generator.review.stories import Stories, stories_of

_UNREADABLE = (Rejected, Damaged, TooMuchMarkup)
_MOST = 40
"""How many other documents are read, and how many earlier states of a plan are built."""


def base_of(plan: Path, reviewed: Package, ours: Stories, template: Package) -> Stories | None:
    """The words that the program gave the document, None where nothing tells them any more.

    The document bears their sum. They are looked for in the plan as it is, in the document with its
    tracked changes rejected, in documents beside it, in the copies that are kept of the plan, and in
    what git has of it.
    """
    places = chain(
        [ours],
        [stories_of(rejected(reviewed))],
        islice(_documents(plan, reviewed), _MOST),
        islice(_states(plan, template), _MOST),
    )
    return next((one for one in places if untouched(reviewed, one)), None)


def _documents(plan: Path, reviewed: Package) -> Iterator[Stories]:
    """Other documents of the same plan, beside the reviewed one and where documents are built."""
    folders = (Path(reviewed.path).parent, Path("output"), plan.parent.parent / "output")
    for path in (path for folder in folders for path in sorted(folder.glob("*.docx"))):
        with suppress(*_UNREADABLE):
            package = read_package(path)
            if same_plan(package, reviewed):
                yield stories_of(package)


def _states(plan: Path, template: Package) -> Iterator[Stories]:
    """The documents of earlier states of the plan."""
    kept = (read_bytes(path, MAX_FILE) for path in reversed(kept_files(plan)))
    for content in dict.fromkeys(chain(kept, islice(states_of(plan), _MOST))):
        with suppress(*_UNREADABLE):
            loaded = plan_of(source_of(plan.as_posix(), content))
            if loaded.plan is not None:
                made = document_bytes(loaded, template)
                yield stories_of(package_of(plan.as_posix(), made))
