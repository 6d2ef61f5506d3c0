"""A plan file that is open on the page: saved at once and whole, merged with what others wrote meanwhile."""

import codecs
import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from generator.atomic import write_atomically
from generator.cascade.kept import keep
from generator.disk.changing import changing
from generator.form.merge import Differing, merged_text
from generator.form.writing import Draft
from generator.language import Said
from generator.lazy import dataclass
from generator.making.issue import kept_before_change
from generator.package import MIB, read_bytes
from generator.plan.slips.encoding import decoded, not_kept
from generator.plan.splice import TextEditor
from generator.plan.text import parse_source
from generator.problems import Problem, Rejected, Severity, Spot
from generator.rules import told

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""What stands before a text, and how what follows is written; the longer ones first."""
_MOST = 500
"""So many texts of one plan are remembered: as far back goes undoing."""
KEPT = told("form/kept", "bản đang viết được giữ bên cạnh", "what was being written is kept beside")


def encoded_like(path: str, content: bytes, text: str) -> bytes:
    """The text as the file has its own: with its mark, in its encoding.

    Raises `Rejected` for an encoding in which not every word can be written.
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return mark + text.encode(encoding)
    if encoding := decoded(path, content).encoding:
        raise not_kept(path, encoding)
    return text.encode("utf-8")


@dataclass(frozen=True, slots=True)
class Saved:
    """What came of saving: the text that the file has now, and its name.

    `clashes` are what both sides changed, `merged` whether somebody else had written; `notes` tell
    where words are kept that the file does not have.
    """

    text: str
    name: str
    clashes: tuple[Differing, ...] = ()
    merged: bool = False
    notes: tuple[Problem, ...] = ()


class _Step(NamedTuple):
    """A change: the text that somebody saw, and what they made of it, each by its name."""

    before: str
    after: str
    about: str


class OpenPlan:
    """One plan file, with the texts that it had while it was open, each by a name."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._texts: dict[str, str] = {}
        self._past: list[_Step] = []
        self._ahead: list[_Step] = []

    def now(self) -> Saved:
        """What the file says now; raises `Rejected` where it cannot be read."""
        text, _ = self._read()
        return Saved(text, self._named(text))

    def text(self, name: str) -> str | None:
        """The text of that name, None where it is not known any more."""
        return self._texts.get(name)

    def change(self, seen: str, edit: Callable[[Draft], None], about: str = "") -> Saved:
        """Makes a change in the text that somebody saw, and saves it; changes one after the other
        that are `about` the same are one.

        Raises `Rejected`, and changes nothing, where it cannot be made.
        """
        draft = Draft(parse_source(self.path.as_posix(), self._seen(seen)))
        edit(draft)
        return self.save(seen, draft.text, about)

    def save(self, seen: str, text: str, about: str = "") -> Saved:
        """The file has what became of the text that somebody saw, and what others changed."""
        before, after = self._seen(seen), self._named(text)
        saved = self._written(before, text)
        if after != seen:
            goes_on = bool(about) and [(one.after, one.about) for one in self._past[-1:]] == [
                (seen, about)
            ]
            before_it = self._past.pop().before if goes_on else seen
            self._past.append(_Step(before_it, after, about))
            self._ahead.clear()
        return saved

    def undo(self) -> Saved | None:
        """Takes the last change back, whatever others wrote since; None where there is none."""
        if not self._past:
            return None
        step = self._past.pop()
        self._ahead.append(step)
        return self._written(self._seen(step.after), self._seen(step.before))

    def redo(self) -> Saved | None:
        """Makes the change again that was taken back last; None where there is none."""
        if not self._ahead:
            return None
        step = self._ahead.pop()
        self._past.append(step)
        return self._written(self._seen(step.before), self._seen(step.after))

    @property
    def ways(self) -> tuple[bool, bool]:
        """Whether something can be undone, and redone."""
        return bool(self._past), bool(self._ahead)

    def _written(self, base: str, text: str) -> Saved:
        with changing([self.path.parent], lambda _: None):
            theirs, content = self._read()
            done = merged_text(self.path.as_posix(), base, text, theirs)
            notes = self._kept(content, base, text, done.text, done.clashes)
            if done.text != theirs:
                notes = (*notes, *filter(None, [kept_before_change(self.path, content)]))
                new = encoded_like(self.path.as_posix(), content, done.text)
                write_atomically(self.path, new)
        return Saved(done.text, self._named(done.text), done.clashes, theirs != base, notes)

    def _kept(
        self, content: bytes, base: str, text: str, now: str, clashes: tuple[Differing, ...]
    ) -> tuple[Problem, ...]:
        """Keeps what was written beside the file, where the file itself does not get all of it."""
        said = _comments(self.path, text) - _comments(self.path, base) if now != text else set()
        if not clashes and not said - _comments(self.path, now):
            return ()
        beside = keep(self.path, encoded_like(self.path.as_posix(), content, text))
        message = Said(
            f"chỗ hai bên cùng sửa: bản đang viết được giữ ở {beside.name}",
            f"both sides changed the same: what was being written is kept in {beside.name}",
        )
        return (Problem(Spot(self.path.as_posix()), KEPT.code, message, Severity.WARNING),)

    def _read(self) -> tuple[str, bytes]:
        content = read_bytes(self.path, MIB)
        text = decoded(self.path.as_posix(), content).text.removeprefix("\ufeff")
        return text, content

    def _named(self, text: str) -> str:
        name = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]
        self._texts[name] = text
        while len(self._texts) > _MOST:
            self._texts.pop(next(iter(self._texts)))
        return name

    def _seen(self, name: str) -> str:
        text = self._texts.get(name)
        if text is None:
            message = Said(
                "trang này mở từ lâu, không còn biết tệp lúc ấy",
                "this page is old: the file of then is no longer known",
            )
            advice = Said("Mở lại trang; chữ vừa gõ còn ở ô.", "Open the page again.")
            spot = Spot(self.path.as_posix())
            raise Rejected([Problem(spot, UNSEEN.code, message, advice=advice)])
        return text


UNSEEN = told("form/unseen", "trang mở từ lâu, tệp đã khác", "an old page, of another file")


def _comments(path: Path, text: str) -> set[str]:
    """The comments of a plan."""
    source = parse_source(path.as_posix(), text)
    return set(TextEditor(source).comments(0, len(text))) if source.root else set()
