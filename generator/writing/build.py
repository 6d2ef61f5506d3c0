"""Many plans to documents in one folder: each file whole or untouched, and a manifest of what was made of what."""

import hashlib
import json
import os
import re
import secrets
import shutil
import unicodedata
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from generator.language import Said
from generator.package import Package, read_package, zip_parts
from generator.problems import Problem, Rejected, Severity, Spot
from generator.writing.compose import composed
from generator.writing.origin import origin, set_origin
from generator.writing.plan import Plan, load_plan
from generator.writing.prose import accepted_findings
from generator.writing.render import rendered, template_faults
from generator.writing.stamp import fit_lines, fit_tables, keep_end_together, set_properties

MANIFEST = "manifest.json"
PLAN_SUFFIXES = (".yaml", ".yml")
_NEARLY = (".yaml.txt", ".yml.txt")
"""What Notepad makes of a plan's name when it hides the end of it."""
_RESERVED = {
    "con",
    "prn",
    "aux",
    "nul",
    "conin$",
    "conout$",
    *(f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10)),
}
_KEPT = re.compile(r"\.(goc|truoc(-\d+)?)$")
_FORBIDDEN = set('<>:"/\\|?*')


@dataclass(frozen=True, slots=True)
class Built:
    """What became of one plan: the file written, unless an error forbade it, and every problem found.

    `accepted` are the findings in the document that the plan lets stand: each a code and the text where it may be
    found, "" for all of the document.
    """

    plan: Path
    output: Path | None
    problems: tuple[Problem, ...]
    accepted: tuple[tuple[str, str], ...] = ()


def find_plans(folder: Path) -> list[Path]:
    """The plan files below `folder`, in stable order.

    What `kehoach update` keeps beside a commune's plan is none: the office's version `*.goc.yaml`, and `*.truoc.yaml`,
    `*.truoc-2.yaml` …, the plan as it was before.
    """
    found = (path for path in folder.rglob("*") if path.suffix.casefold() in PLAN_SUFFIXES)
    return sorted(path for path in found if path.is_file() and not _KEPT.search(path.stem))


def nearly_plans(folder: Path) -> list[Problem]:
    """A warning for every file below `folder` that was meant to be a plan, but is called `.yaml.txt`."""
    message = Said("tệp có đuôi .txt nên không phải kế hoạch", "the file ends in .txt, so it is no plan")
    advice = Said("Đổi tên tệp: bỏ .txt (File Explorer > View > File name extensions).", "Rename it without .txt.")
    return [
        Problem(Spot(path.as_posix()), "build/txt", message, Severity.WARNING, advice)
        for path in sorted(folder.rglob("*"))
        if path.name.casefold().endswith(_NEARLY)
    ]


def find_template(kind: str, office: Path) -> Path:
    """The template of `kind`: the office's own in `office/templates`, else the one that comes with the program."""
    name = f"{kind.replace('_', '-')}.docx"
    here = Path(__file__).resolve()
    # Installed, the templates are inside the package; in a checkout they stand beside it.
    folders = (office / "templates", here.parents[1] / "templates", here.parents[2] / "templates")
    return next((folder / name for folder in folders if (folder / name).is_file()), folders[0] / name)


def document_bytes(plan: Plan, template: Package) -> bytes:
    """The Word document of `plan`; the same plan and template give the same bytes anywhere and at any time."""
    paper = composed(plan)
    with template_faults(template, paper.names):
        document = rendered(template, paper.names, paper.blocks)
        fit_tables(document)
        fit_lines(document)
        keep_end_together(document)
        set_properties(document, paper.title, paper.author, plan.date.full if plan.date else None)
        set_origin(document, origin(plan, template))
        buffer = BytesIO()
        document.save(buffer)
        with zipfile.ZipFile(buffer) as archive:
            return zip_parts({name: archive.read(name) for name in archive.namelist()})


def build(plans: Sequence[Path], output: Path, template: Path | None = None, office: Path = Path()) -> Iterator[Built]:
    """Builds each of `plans` into `output` and gives what became of it, one after the other.

    A plan with an error writes nothing and leaves the document that was there; the others are built all the same.
    Raises `Rejected` before anything is written when two plans would get one file name, or one that Windows refuses.
    """
    _refuse_names(plans)
    templates: dict[Path, Package] = {}
    made: list[dict[str, str | int]] = []
    try:
        for path in plans:
            problems: tuple[Problem, ...] = ()
            target: Path | None = None
            accepted: tuple[tuple[str, str], ...] = ()
            try:
                loaded = load_plan(path)
                problems = loaded.problems
                if loaded.plan:
                    package = _opened(template or find_template(loaded.plan.kind, office), templates)
                    content = document_bytes(loaded.plan, package)
                    write_atomically(output / f"{path.stem}.docx", content)
                    target = output / f"{path.stem}.docx"
                    accepted = accepted_findings(loaded.plan)
                    made.append(_entry(target, path, loaded.plan, package, content, office))
            except Rejected as rejected:
                problems = (*problems, *rejected.problems)
            yield Built(path, target, problems, accepted)
    finally:
        if made:
            _write_manifest(output, made)


def _opened(path: Path, templates: dict[Path, Package]) -> Package:
    if path not in templates:
        templates[path] = read_package(path)
    return templates[path]


def _refuse_names(plans: Iterable[Path]) -> None:
    problems, taken = [], dict[str, Path]()
    for path in plans:
        stem = path.stem
        spot = Spot(path.as_posix())
        reserved = stem.split(".")[0].strip().casefold() in _RESERVED
        if reserved or set(stem) & _FORBIDDEN or not stem.isprintable() or stem != stem.strip().rstrip("."):
            message = Said(f"tên tệp '{stem}' không dùng được trên Windows", f"Windows refuses the file name '{stem}'")
            problems.append(Problem(spot, "build/file-name", message, advice=Said("Đổi tên tệp.", "Rename the file.")))
        first = taken.setdefault(unicodedata.normalize("NFC", stem).casefold(), path)
        if first is not path:
            message = Said(f"trùng tên văn bản với {first.as_posix()}", f"same document name as {first.as_posix()}")
            problems.append(Problem(spot, "build/same-name", message, advice=Said("Đổi tên tệp.", "Rename the file.")))
    if problems:
        raise Rejected(problems)


def write_atomically(target: Path, content: bytes) -> None:
    """Writes `content` so that `target` is at all times the old file or the new one, whole; who may read it stays.

    Raises `Rejected` when it cannot be written, for example because Word has it open on Windows.
    """
    temporary = target.with_name(f".kehoach-{os.getpid()}-{secrets.token_hex(4)}.tmp")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with temporary.open("xb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        with suppress(FileNotFoundError):
            shutil.copymode(target, temporary)
        temporary.replace(target)
    except OSError as error:
        message = Said(f"không ghi được tệp ({error.strerror})", f"cannot be written ({error.strerror})")
        advice = Said(
            "Nếu tệp đang mở trong Word, đóng lại rồi chạy lại.", "If Word has it open, close it and try again."
        )
        raise Rejected([Problem(Spot(target.as_posix()), "build/write", message, advice=advice)]) from None
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)


def _entry(
    target: Path, path: Path, plan: Plan, template: Package, content: bytes, office: Path
) -> dict[str, str | int]:
    resolved, base = path.resolve(), office.resolve()
    return {
        "file": target.name,
        "plan": resolved.relative_to(base).as_posix() if resolved.is_relative_to(base) else path.name,
        "id": plan.id.value,
        "version": plan.version,
        "sha256": _sha256(content),
        "plan_sha256": _sha256(path.read_bytes()),
        "template_sha256": _sha256(zip_parts(template.parts)),
    }


def _write_manifest(output: Path, made: list[dict[str, str | int]]) -> None:
    """Adds what was made to the manifest; entries of documents that are gone are dropped."""
    path = output / MANIFEST
    entries = {str(entry["file"]): entry for entry in _old_entries(path) if (output / str(entry["file"])).is_file()}
    entries |= {str(entry["file"]): entry for entry in made}
    text = json.dumps([entries[name] for name in sorted(entries)], ensure_ascii=False, indent=2)
    write_atomically(path, f"{text}\n".encode("utf-8", "backslashreplace"))


def _old_entries(path: Path) -> list[dict[str, str | int]]:
    try:
        entries = json.loads(path.read_text("utf-8"))
        return [entry for entry in entries if isinstance(entry["file"], str)]
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return []  # a manifest that cannot be read is made anew from what is built


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
