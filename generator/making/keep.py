"""Documents put where they belong without a loss: what somebody edited in Word is kept beside."""

import os
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from functools import cache
from itertools import chain, count
from pathlib import Path
from typing import NamedTuple, Protocol

from generator.atomic import Held, remove, rename, write_atomically, write_new
from generator.language import Said
from generator.lazy import regex
from generator.making.made_of import content_there, sha256
from generator.plan.named import AS_ISSUED
from generator.problems import Problem, Severity, Spot

EDITED, RESAVED, BESIDE = ".da-sua-word", ".luu-word", ".ban-moi"
"""How the names of files end that stand beside a document: edited in Word; saved there without a
changed word; the new document, while Word has the old one open."""
WITHDRAWN = ".khong-con-dung"
"""How the name of a document ends whose plan says something else now and gives none."""
_NUMBERED = "|".join(re.escape(one) for one in (EDITED, WITHDRAWN))
_KEPT = regex(
    rf"(?P<stem>.+)(({_NUMBERED})(-\d+)?|{re.escape(RESAVED)}|{re.escape(BESIDE)}"
    rf"|{re.escape(AS_ISSUED)}(-\d+)+)"
)


WAYS_OUT = Said(
    "Chữ nào cần giữ thì chép vào tệp kế hoạch rồi tạo lại; "
    "xong, hoặc không cần, thì xóa hay chuyển bản sửa này đi.",
    "Copy the words that count into the plan file and build again; then, or if none counts, "
    "delete or move this file.",
)


class WordReader(Protocol):
    """Who reads the words of documents for those who write them."""

    def marked(self, parts: dict[str, bytes]) -> dict[str, bytes]:
        """The members of a document as they are to be written, so that it is known again."""
        ...

    def as_made(self, there: bytes, content: bytes) -> bool:
        """Whether `there` is what was once made of the plan of `content`, whichever folder or
        manifest knows of it."""
        ...

    def resaved(self, there: bytes, content: bytes) -> bool:
        """Whether nobody has changed a word of `there`, made of the plan of `content`."""
        ...

    def differing(self, shown: str, there: bytes, content: bytes) -> list[Problem]:
        """Where the file `shown`, which is `there`, says something else than `content`."""
        ...


class Unread:
    """Reads nothing: whatever is not the very document that we wrote counts as edited."""

    def marked(self, parts: dict[str, bytes]) -> dict[str, bytes]:
        """The members as they are."""
        return parts

    def as_made(self, there: bytes, content: bytes) -> bool:
        """Whether it is the same document."""
        return there == content

    def resaved(self, there: bytes, content: bytes) -> bool:
        """Whether it is the same document."""
        return there == content

    def differing(self, shown: str, there: bytes, content: bytes) -> list[Problem]:
        """Nothing, for nothing is known."""
        return []


def stem_of_kept(stem: str) -> str | None:
    """Whose document a kept file stands beside, by their stems; None of a file that is not kept."""
    found = _KEPT.fullmatch(stem)
    return found["stem"] if found else None


class Placed(NamedTuple):
    """Where a document was written, and what there is to say of what stood there."""

    path: Path
    problems: tuple[Problem, ...]


class Keeper:
    """Puts the documents of one run into one folder, and knows what waits there edited.

    With `force` what waits is told and is no error. `written` gives the sums of documents that were
    noted there, each with the number and the sums that it was issued under, "" of one that was not.
    """

    def __init__(
        self,
        folder: Path,
        reader: WordReader,
        force: bool = False,
        written: Callable[[], Mapping[str, str]] = dict,
    ) -> None:
        self._reader = reader
        self._written = cache(written)
        self._severity = Severity.WARNING if force else Severity.ERROR
        # Listed once: a batch has thousands of documents in one folder.
        self._edited = sorted(folder.glob(f"*{EDITED}*.docx"))

    def put(self, target: Path, content: bytes, noted: str | None, issued: str = "") -> Placed:
        """Writes the document; whatever is there and is not ours is kept under another name, and what
        was signed under its number, unless it is `issued` as that still.

        `noted` is the sum of what we wrote there. Raises `Rejected` where nothing can be written.
        """
        there = content_there(target)
        before = self._issued(there)
        kept = (
            [_signed(target, there, before, issued)] if there and before not in ("", issued) else []
        )
        path, told = self._put(target, content, noted)
        return Placed(path, (*kept, *told))

    def _put(self, target: Path, content: bytes, noted: str | None) -> Placed:
        lock = _lock(target)
        if lock is None:
            try:
                return self._replaced(target, target, content, noted)
            except Held:
                if not os.path.lexists(target):
                    raise
        beside = _beside(target)
        told = self._replaced(beside, target, content, None).problems
        return Placed(beside, (*told, _open(target, beside, lock)))

    def _issued(self, there: bytes | None) -> str:
        """What a document that we wrote was issued as, "" of every other."""
        return self._written().get(sha256(there), "") if there else ""

    def withdraw(self, target: Path, noted: str | None) -> tuple[Problem, ...]:
        """Sets a document aside whose plan gives none now, and says where it is.

        What somebody edited in it waits for the plan to be mended, as everywhere; what was signed is
        kept under its number.
        """
        there = content_there(target)
        if there is None:
            return ()
        if issued := self._issued(there):
            told = _signed(target, there, issued, "", replaced=False)
            with suppress(Held):
                if _lock(target) is None:
                    remove(target)
            return (told,)
        ours = sha256(there) in {noted, *self._written()}
        aside = _free(target, WITHDRAWN if ours else EDITED)
        with suppress(Held):
            if _lock(target) is None:
                rename(target, aside)
        return (_wrong(target, aside),)

    def around(self, target: Path, content: bytes) -> Iterator[Problem]:
        """What there is to say of the files that are kept beside a document.

        A new document that stood beside it while Word had it open goes when it has come to its
        place.
        """
        beside = _beside(target)
        if beside.is_file() and content_there(target) == content:
            with suppress(Held):
                told = self._cleared(beside, target, content, None).problems
                remove(beside)
                yield from told
        yield from self.waiting(target, content)

    def waiting(self, target: Path, content: bytes) -> Iterator[Problem]:
        """The edited files beside a document, and what they say that it does not."""
        for path in self._kept(target):
            yield from self._compared(path, target, content)

    def _kept(self, target: Path) -> list[Path]:
        kept = (path for path in self._edited if stem_of_kept(path.stem) == target.stem)
        return [path for path in kept if path.is_file()]

    def _compared(self, path: Path, target: Path, content: bytes) -> Iterator[Problem]:
        there = content_there(path)
        if there is not None and self._reader.resaved(there, content):
            yield _arrived(path)
            return
        yield _edited(path, target, self._severity)
        if there is not None:
            yield from self._reader.differing(path.as_posix(), there, content)

    def _replaced(self, path: Path, target: Path, content: bytes, noted: str | None) -> Placed:
        kept = self._cleared(path, target, content, noted)
        write_atomically(path, content, like=kept.path)
        return Placed(path, kept.problems)

    def _cleared(self, path: Path, target: Path, content: bytes, noted: str | None) -> Placed:
        """Moves away what stands at `path`, unless it is ours, and says where it is now."""
        there = content_there(path)
        if not os.path.lexists(path) or path.is_dir() or self._ours(there, content, noted):
            return Placed(path, ())
        if there is None or not self._reader.resaved(there, content):
            return Placed(self._set_aside(path, target), ())
        copy = target.with_stem(f"{target.stem}{RESAVED}")
        before = content_there(copy)
        if os.path.lexists(copy) and not (before and self._reader.resaved(before, content)):
            self._set_aside(copy, target)
        rename(path, copy)
        return Placed(copy, (_resaved(path, copy),))

    def _ours(self, there: bytes | None, content: bytes, noted: str | None) -> bool:
        if there is None:
            return False
        known = there == content or sha256(there) == noted
        return known or self._reader.as_made(there, content)

    def _set_aside(self, path: Path, target: Path) -> Path:
        """Gives an edited file a name that says so, unless it is kept already."""
        there, kept = content_there(path), self._kept(target)
        if there is not None and there in map(content_there, kept):
            return path
        free = _free(target, EDITED)
        rename(path, free)
        self._edited.append(free)
        return free


def kept_as_issued(path: Path, number: str, content: bytes) -> Path:
    """The file beside `path` that holds it as it was issued under `number`: one that is there, else
    a new one."""
    first = path.with_stem(f"{path.stem}{AS_ISSUED}-{number}")
    others = (first.with_stem(f"{first.stem}-{at}") for at in count(2))
    names = chain([first], others)
    return next(one for one in names if write_new(one, content) or content_there(one) == content)


def _signed(target: Path, there: bytes, before: str, issued: str, replaced: bool = True) -> Problem:
    """Copies the document that was issued `before`, which is to be `replaced` by one that is `issued`
    or is not, or to go; its PDF, or the signed paper as one was scanned, goes with it."""
    number, again = before.partition(" ")[0], issued.partition(" ")[0]
    copy, pdf = kept_as_issued(target, number, there), _pdf_as_issued(target, number)
    vi, en = (f"; bản PDF nay là {pdf}", f"; its PDF is {pdf} now") if pdf else ("", "")
    now = Said(f"{target.name} nay nói khác", f"{target.name} says otherwise now")
    if again not in ("", number):
        now = Said(f"{target.name} nay là số {again}", f"{target.name} is no. {again} now")
    then = Said(
        f"gửi {target.name} đi khi nó đã được ký", f"send {target.name} once that is signed"
    )
    if not replaced:
        now = Said(
            "kế hoạch nay nói khác và còn lỗi", "the plan says otherwise now, and has errors"
        )
        then = Said(
            "sửa kế hoạch, ban hành lại rồi tạo văn bản mới",
            "mend the plan, issue it again, and make its document",
        )
    message = Said(
        f"văn bản đã ban hành số {number} được giữ ở đây; {now.vi}{vi}",
        f"what was issued as no. {number} is kept here; {now.en}{en}",
    )
    advice = Said(f"Bản có giá trị là bản đã ký; {then.vi}.", f"What was signed counts; {then.en}.")
    spot = Spot(copy.as_posix())
    if again not in ("", number):
        return Problem(spot, "build/issued", message, Severity.INFO)
    return Problem(spot, "build/issued", message, Severity.WARNING, advice)


def _pdf_as_issued(target: Path, number: str) -> str:
    """Sets the PDF beside an issued document aside, and gives its name there; "" where is none."""
    pdf = target.with_suffix(".pdf")
    there = content_there(pdf)
    if there is None:
        return ""
    aside = kept_as_issued(pdf, number, there)
    with suppress(Held):  # open in a reader of PDF on Windows
        remove(pdf)
    return aside.name


def _free(target: Path, ending: str) -> Path:
    """The first name with that ending beside the document that no file has."""
    names = (f"{target.stem}{ending}{f'-{at}' if at > 1 else ''}.docx" for at in count(1))
    paths = map(target.with_name, names)
    return next(one for one in paths if not os.path.lexists(one))


def _beside(target: Path) -> Path:
    return target.with_stem(f"{target.stem}{BESIDE}")


def _lock(target: Path) -> Path | None:
    """The file by which Word or LibreOffice says that somebody has the document open."""
    if not os.path.lexists(target):
        return None
    # Word writes "~$" over the first letters of a long name, and before a short one.
    names = [f"~${target.name[cut:]}" for cut in (0, 1, 2)] + [f".~lock.{target.name}#"]
    return next((path for path in map(target.with_name, names) if path.is_file()), None)


def _open(target: Path, beside: Path, lock: Path | None) -> Problem:
    message = Said(
        f"đang mở trong Word nên để nguyên; văn bản mới là {beside.name}",
        f"is open in Word and stays as it is; the new document is {beside.name}",
    )
    advice = Said("Đóng tệp rồi tạo lại.", "Close the file and build again.")
    if lock:
        advice = Said(
            f"{advice.vi} Nếu không ai mở, xóa tệp {lock.name}.",
            f"{advice.en} If nobody has it open, delete {lock.name}.",
        )
    return Problem(Spot(target.as_posix()), "build/open", message, Severity.WARNING, advice)


def _wrong(target: Path, aside: Path) -> Problem:
    """That the document is not what its plan says now, and under which name it stands."""
    message = Said(
        f"văn bản cũ không còn đúng với kế hoạch, nay là {aside.name}",
        f"the old document is not what the plan says now; it is {aside.name}",
    )
    if not aside.exists():
        message = Said(
            "văn bản cũ không còn đúng với kế hoạch, nhưng đang mở trong Word nên còn tên này",
            "the old document is not what the plan says now; it is open in Word and keeps its name",
        )
    advice = Said(
        "Đừng gửi văn bản ấy; sửa kế hoạch rồi tạo lại.",
        "Do not send it; mend the plan and make the document again.",
    )
    return Problem(Spot(target.as_posix()), "build/withdrawn", message, Severity.WARNING, advice)


def _resaved(path: Path, copy: Path) -> Problem:
    message = Said(
        f"đã được lưu lại trong Word, chữ không đổi; bản ấy nay là {copy.name}",
        f"was saved in Word, no word changed; that copy is now {copy.name}",
    )
    return Problem(Spot(path.as_posix()), "build/resaved", message, Severity.INFO)


def _arrived(path: Path) -> Problem:
    message = Said(
        "bản sửa trong Word này nay giống kế hoạch", "this edited copy now says what the plan says"
    )
    advice = Said("Có thể xóa tệp này.", "This file can be deleted.")
    return Problem(Spot(path.as_posix()), "build/arrived", message, Severity.INFO, advice)


def _edited(path: Path, target: Path, severity: Severity) -> Problem:
    message = Said(
        f"bản sửa trong Word, giữ lại vì khác kế hoạch; văn bản theo kế hoạch là {target.name}",
        f"edited in Word and kept, for it differs from the plan, whose document is {target.name}",
    )
    return Problem(Spot(path.as_posix()), "build/edited", message, severity, WAYS_OUT)
