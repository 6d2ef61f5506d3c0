"""Many plans to documents in one folder: each whole or untouched, a manifest of what is of what."""

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from functools import cache
from pathlib import Path
from typing import Any

from generator.atomic import remove_leftovers
from generator.disk.links import real
from generator.language import Said
from generator.lazy import dataclass
from generator.making.acceptance import stops
from generator.making.as_issued import issued_entry
from generator.making.became import Built
from generator.making.homes import of_batches, written_in
from generator.making.keep import WAYS_OUT, Keeper, Unread, WordReader, stem_of_kept
from generator.making.load import Loaded, load_plan
from generator.making.made_of import (
    MadeOf,
    content_there,
    others_read,
    program_sha256,
    sha256,
    write_unless_there,
)
from generator.making.manifest import (
    DEFLATED,
    MANIFEST,
    PACKING,
    Entry,
    document_entry,
    known_documents,
    manifest_bytes,
    read_manifest,
    same_words,
    sealed,
)
from generator.making.plans import document_name, with_papers
from generator.making.templates import find_template as find_template
from generator.making.wording import wording_problems
from generator.package import (
    MAX_FILE,
    Package,
    Reads,
    holds_deflated,
    kept_package,
    noted_reads,
    read_bytes,
    zip_parts,
)
from generator.plan.model import Plan
from generator.plan.named import ISSUED
from generator.problems import Problem, Rejected, Spot
from generator.running.circles import left_alone
from generator.running.clock import served
from generator.word.opc import saved
from generator.word.origin import origin, set_origin
from generator.word.render import rendered, template_faults, unless_damaged
from generator.word.stamp import (
    fit_lines,
    fit_stamps,
    fit_tables,
    keep_end_together,
    keep_periods_whole,
    set_properties,
)

_RESERVED = {
    "con",
    "prn",
    "aux",
    "nul",
    "conin$",
    "conout$",
    *(f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10)),
}
_FORBIDDEN = set('<>:"/\\|?*')


def document_bytes(loaded: Loaded, template: Package) -> bytes:
    """The Word document of a plan without errors: the same plan and template, the same bytes."""
    return zip_parts(document_parts(loaded, template))


def document_parts(loaded: Loaded, template: Package) -> dict[str, bytes]:
    """Its members, by name.

    Raises `Rejected` for what another paper issues: it has no paper of its own (PL III, Mẫu 1.3).
    """
    plan, paper = loaded.plan, loaded.paper
    assert plan
    if plan.is_attached:
        message = Said(
            "tệp .kem.yaml không có văn bản riêng", "a .kem.yaml file has no paper of its own"
        )
        advice = Said(
            "Tạo văn bản ban hành nó (quyết định có kem_theo).", "Build the paper that attaches it."
        )
        raise Rejected([Problem(plan.spot, "build/attached", message, advice=advice)])
    document = rendered(template, paper.names, paper.blocks, paper.anchors)
    # Its styles are complete: each is looked for once.
    part: Any = document.part
    part.get_style = cache(part.get_style)
    # What is measured here is the layout of the template.
    with template_faults(template, paper.names):
        fit_tables(document)
        fit_lines(document)
        fit_stamps(document)
        keep_end_together(document)
        keep_periods_whole(document)
    with unless_damaged(template):
        set_properties(document, paper.title, paper.author, plan.dated)
        set_origin(document, origin(plan, template))
        return saved(document)


_UNREAD = Unread()
Judge = Callable[[Path, Plan], Iterable[Problem]]
"""What there is to say of a plan at a path beyond what the plan itself shows."""


def build(
    plans: Sequence[Path],
    output: Path,
    template: Path | None = None,
    office: Path = Path(),
    force: bool = False,
    judge: Judge = lambda _path, _plan: (),
    reader: WordReader = _UNREAD,
    compact: bool = False,
) -> Iterator[Built]:
    """Builds each of `plans` into `output` and gives what became of it, one after the other.

    A plan with an error of its own, or one that `judge` finds, writes nothing and leaves the
    document that was there; the others are built all the same. What is there already and would come
    out the same is left alone, unless `force`. What somebody edited in Word is kept beside the new
    document and told, as `reader` reads it. `compact` documents are deflated. Raises `Rejected` before anything is written when two
    plans would get one file name, or one that Windows refuses.
    """
    _refuse_names(plans)
    remove_leftovers(output)
    keeper = Keeper(output, reader, force, lambda: written_in(output))
    making = _Making(output, template, office, read_manifest(output), judge, reader, compact)
    made: list[Entry] = []
    try:
        for path in with_papers(plans):
            yield making.tried(path, lambda ready: making.write(ready, keeper, made, force))
    finally:
        if made:
            _write_manifest(output, made)


def verify(
    plans: Sequence[Path],
    output: Path,
    template: Path | None = None,
    office: Path = Path(),
    judge: Judge = lambda _path, _plan: (),
    reader: WordReader = _UNREAD,
) -> Iterator[Built]:
    """Says of each of `plans` whether `output` holds what it gives now, and writes nothing.

    Every document is made anew, packed as it is noted, and compared; the manifest is judged, not
    believed. Raises
    `Rejected` as `build` does.
    """
    _refuse_names(plans)
    keeper = Keeper(output, reader)
    noted, batches = read_manifest(output), of_batches(output)
    making = _Making(output, template, office, noted, judge, reader, None, batches)
    for path in with_papers(plans):
        yield making.tried(path, lambda ready: making.compare(ready, keeper))


@dataclass(frozen=True, slots=True)
class _Ready:
    """A plan without errors, with what its document is made of."""

    loaded: Loaded
    path: Path
    template: Package
    target: Path
    entry: Entry
    problems: tuple[Problem, ...]
    read: Reads

    def built(self, output: Path, written: bool, *found: Problem) -> Built:
        problems = (*self.problems, *found)
        return Built(self.path, output, problems, self.loaded, written, self.read)


@dataclass(frozen=True, slots=True)
class _Making:
    """One call of the program: where documents go, and what was noted of those that are there."""

    output: Path
    template: Path | None
    office: Path
    noted: dict[str, Entry]
    judge: Judge
    reader: WordReader
    compact: bool | None
    batches: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    templates: dict[Path, Package] = field(default_factory=dict)

    def tried(self, path: Path, then: Callable[[_Ready], Built]) -> Built:
        """What `then` makes of the plan, or its errors."""
        told: list[Problem] = []
        try:
            with served(path), left_alone():
                return self._made(path, then, told)
        except Rejected as rejected:
            return Built(path, None, (*told, *rejected.problems))
        except Exception as error:  # a fault of the program with one plan must not stop the others
            return Built(path, None, (*told, _fault(path, error)))

    def _made(self, path: Path, then: Callable[[_Ready], Built], told: list[Problem]) -> Built:
        """As `tried`; what is found of the plan goes to `told`."""
        # Should a file change from now on, the note is old, and the document is made anew.
        with noted_reads() as read:
            loaded = load_plan(path)
        told += loaded.problems
        if loaded.plan is None:
            return Built(path, None, (*told, *wording_problems(loaded)))
        with noted_reads() as judged_by:
            further = tuple(self.judge(path, loaded.plan))
        told += further
        if any(map(stops, further)):
            return Built(path, None, tuple(told))
        package = _opened(
            self.template or find_template(loaded.plan.kind, self.office), self.templates
        )
        target = self.output / document_name(path)
        made_of = MadeOf(
            read[real(path)],
            package.sum,
            program_sha256(),
            read=others_read(read, path),
        )
        entry = document_entry(target, path, made_of, loaded.plan, self.office)
        entry |= issued_entry(loaded.dossier)
        entry |= {PACKING: DEFLATED} if self._deflates(target.name) else {}
        read = judged_by | read
        return then(_Ready(loaded, path, package, target, entry, tuple(told), read))

    def write(self, ready: _Ready, keeper: Keeper, made: list[Entry], force: bool) -> Built:
        """Makes the document, unless it is there and of the same; what is noted goes to `made`."""
        target = ready.target
        there, noted = content_there(target), self.noted.get(target.name)
        if there is not None and noted == sealed(ready.entry, there) and not force:
            made.append(noted)
            return ready.built(target, False, *keeper.around(target, there))
        content = self.content(ready, there)
        if there == content and not force:
            made.append(sealed(ready.entry, content))
            return ready.built(target, False, *keeper.around(target, content))
        placed = keeper.put(target, content, _sum(noted), f"{ready.entry.get(ISSUED, '')}")
        if placed.path == target:
            made.append(sealed(ready.entry, content))
        return ready.built(placed.path, True, *placed.problems, *keeper.around(target, content))

    def compare(self, ready: _Ready, keeper: Keeper) -> Built:
        """Says where the document or what is noted of it differs from what the plan gives."""
        content = self.content(ready, content_there(ready.target))
        found = self._differences(ready, content)
        return ready.built(ready.target, False, *found, *keeper.waiting(ready.target, content))

    def content(self, ready: _Ready, there: bytes | None) -> bytes:
        """The document as it is written.

        Deflated it is what is `there`, where that has the same members: another zlib packs otherwise.
        """
        parts = self.reader.marked(document_parts(ready.loaded, ready.template))
        name, deflates = ready.target.name, self._deflates(ready.target.name)
        if there and (deflates or name in self.batches) and holds_deflated(there, parts):
            return there
        return zip_parts(parts, deflated=deflates)

    def _deflates(self, name: str) -> bool:
        noted = self.noted.get(name, {}).get(PACKING) == DEFLATED
        return noted if self.compact is None else self.compact

    def _differences(self, ready: _Ready, content: bytes) -> Iterator[Problem]:
        target, plan = ready.target, ready.path.as_posix()
        there, noted = content_there(target), self.noted.get(target.name)
        if there is None:
            yield _not_as_built(
                target,
                "missing",
                Said(f"chưa có văn bản của {plan}", f"the document of {plan} is missing"),
            )
        elif there != content and (
            sha256(there) == _sum(noted) or self.reader.resaved(there, content)
        ):
            yield _not_as_built(
                target,
                "stale",
                Said(
                    f"không phải văn bản mà {plan} cho ra",
                    f"is not the document that {plan} gives",
                ),
            )
        elif there != content:
            yield _edited(target, plan)
            yield from self.reader.differing(target.as_posix(), there, content)
        elif not self._is_noted(sealed(ready.entry, content)):
            yield _not_as_built(
                target,
                "manifest",
                Said(
                    f"{MANIFEST} ghi khác về văn bản này",
                    f"{MANIFEST} says otherwise of this document",
                ),
            )

    def _is_noted(self, now: Entry) -> bool:
        """Whether the manifest says this of a document, or the batch that made it says the like."""
        name = str(now["file"])
        batch = self.batches.get(name, {})
        by_batch = all(batch.get(key) == now[key] for key in ("sha256", "plan_sha256"))
        return by_batch or same_words(self.noted.get(name), now)


def _sum(noted: Entry | None) -> str | None:
    return str(noted["sha256"]) if noted and "sha256" in noted else None


def _fault(path: Path, error: Exception) -> Problem:
    why = f"{type(error).__name__}: {error}"
    message = Said(
        f"lỗi của chương trình khi tạo văn bản ({why})", f"the program itself failed ({why})"
    )
    advice = Said("Xin báo lỗi, kèm tệp này.", "Please report it, with this file.")
    return Problem(Spot(path.as_posix()), "build/failed", message, advice=advice)


def _not_as_built(target: Path, code: str, message: Said) -> Problem:
    advice = Said("Chạy: kehoach build", "Run: kehoach build")
    return Problem(Spot(target.as_posix()), f"build/{code}", message, advice=advice)


def _edited(target: Path, plan: str) -> Problem:
    message = Said(
        f"ai đó đã sửa trong Word: khác văn bản mà {plan} cho ra",
        f"somebody edited it in Word: it is not the document that {plan} gives",
    )
    return Problem(Spot(target.as_posix()), "build/edited", message, advice=WAYS_OUT)


def _opened(path: Path, templates: dict[Path, Package]) -> Package:
    if path not in templates:
        templates[path] = kept_package(path.as_posix(), read_bytes(path, MAX_FILE))
    return templates[path]


def _refuse_names(plans: Iterable[Path]) -> None:
    problems, taken = [], dict[str, Path]()
    for path in plans:
        if not _on_windows(path.stem):
            message = Said(
                f"tên tệp '{path.stem}' không dùng được trên Windows",
                f"Windows refuses the file name '{path.stem}'",
            )
            problems.append(_misnamed(path, "file-name", message))
        if path.stem.startswith("-"):
            message = Said(
                f"tên '{path.stem}' bắt đầu bằng dấu -, lệnh khác hiểu là tùy chọn",
                f"the name '{path.stem}' begins with -, which commands take for an option",
            )
            problems.append(_misnamed(path, "file-name", message))
        if stem_of_kept(path.stem):
            message = Said(
                f"tên '{path.stem}' để dành cho bản sửa trong Word",
                f"the name '{path.stem}' is for what was edited in Word",
            )
            problems.append(_misnamed(path, "file-name", message))
        first = taken.setdefault(unicodedata.normalize("NFC", path.stem).casefold(), path)
        if first is not path:
            message = Said(
                f"trùng tên văn bản với {first.as_posix()}",
                f"same document name as {first.as_posix()}",
            )
            problems.append(_misnamed(path, "same-name", message))
    if problems:
        raise Rejected(problems)


def _on_windows(stem: str) -> bool:
    """Whether Windows takes it as the name of a file."""
    reserved = stem.split(".")[0].strip().casefold() in _RESERVED
    whole = stem == stem.strip().rstrip(".") and stem.isprintable()
    return whole and not reserved and not set(stem) & _FORBIDDEN


def _misnamed(path: Path, code: str, message: Said) -> Problem:
    advice = Said("Đổi tên tệp.", "Rename the file.")
    return Problem(Spot(path.as_posix()), f"build/{code}", message, advice=advice)


def _write_manifest(output: Path, made: list[Entry]) -> None:
    """Adds what was made to the manifest; entries of documents that are gone are dropped."""
    entries = known_documents(output) | {str(one["file"]): one for one in made}
    write_unless_there(output / MANIFEST, manifest_bytes(entries))
