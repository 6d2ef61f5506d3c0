"""The manifest of an output folder: what was made of what, by which program, and whether it still stands.

It is a note, never an authority: an entry counts only while its seal, everything it was made of and the very bytes of
the document agree; else the document is made anew.
"""

import hashlib
import json
import os
from collections.abc import Collection
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from generator.language import Said
from generator.package import Package, Reads, read_bytes, zip_parts
from generator.plan.model import Plan
from generator.problems import Problem, Rejected, Severity, Spot

MANIFEST = "manifest.json"
Entry = dict[str, str | int]
_LIBRARIES = ("docxtpl", "python-docx", "jinja2", "lxml", "pyyaml", "num2words", "xlsxwriter")
_LARGEST = 8 * 1024 * 1024
PROGRAM, SEAL = "program_sha256", "seal"


def sha256(content: bytes) -> str:
    """The SHA-256 of `content`, in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


@cache
def program_sha256() -> str:
    """What the program is: the text of all its modules and data, and the versions of the libraries that it writes with.

    The version number would not do: sources change between two of them.
    """
    package = Path(__file__).resolve().parents[1]
    total = hashlib.sha256()
    for path in sorted(package.rglob("*"), key=lambda path: path.relative_to(package).as_posix()):
        if (
            path.is_file()
            and path.suffix not in (".pyc", ".md")
            and "__pycache__" not in path.parts
        ):
            # A checkout on Windows may have other line ends; the program is the same.
            content = path.read_bytes().replace(b"\r\n", b"\n")
            total.update(f"{path.relative_to(package).as_posix()}\0{sha256(content)}\n".encode())
    for name in _LIBRARIES:
        total.update(f"{name}\0{_version(name)}\n".encode())
    return total.hexdigest()


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "?"


def entry(
    target: Path, path: Path, read: Reads, plan: Plan, template: Package, office: Path
) -> Entry:
    """What the document `target` would be made of now; its own `sha256` and the seal come with `sealed`.

    `read` is every file that reading the plan read: its own, and others such as pictures or the plan of a report.
    """
    resolved, base = path.resolve(), office.resolve()
    others = [f"{way} {digest}" for way, digest in others_read(read, path).items()]
    return {
        "file": target.name,
        "plan": resolved.relative_to(base).as_posix()
        if resolved.is_relative_to(base)
        else path.name,
        "id": plan.id.value,
        "version": plan.version,
        "plan_sha256": read[resolved],
        **({"included_sha256": sha256("\n".join(others).encode())} if others else {}),
        "template_sha256": sha256(zip_parts(template.parts)),
        PROGRAM: program_sha256(),
    }


def others_read(read: Reads, plan: Path) -> dict[str, str]:
    """Of what was read the files beside the plan itself, in order.

    By their way from the plan: what is noted must not depend on where the office's folder lies.
    """
    own = plan.resolve()
    return dict(
        sorted((_way(one, own.parent), digest) for one, digest in read.items() if one != own)
    )


def _way(path: Path, base: Path) -> str:
    try:
        return Path(os.path.relpath(path, base)).as_posix()
    except ValueError:  # on another drive of Windows
        return path.name


def sealed(made_of: Entry, content: bytes) -> Entry:
    """The entry of a document with these bytes. The seal holds all of it together: merging two manifests line by line
    gives no entry that counts."""
    full = made_of | {"sha256": sha256(content)}
    return full | {SEAL: sha256(json.dumps(full, sort_keys=True).encode())}


def same_words(one: Entry | None, other: Entry) -> bool:
    """Whether two entries say the same of a document, whichever program made it."""
    apart = (PROGRAM, SEAL)
    return one is not None and {k: v for k, v in one.items() if k not in apart} == {
        k: v for k, v in other.items() if k not in apart
    }


def read_manifest(output: Path) -> dict[str, Entry]:
    """The entries by document; one that cannot be read counts as none, and is made anew from what is built."""
    try:
        entries = json.loads(read_bytes(output / MANIFEST, _LARGEST))
        return {entry["file"]: entry for entry in entries if _plain(entry["file"])}
    except (Rejected, ValueError, TypeError, KeyError, RecursionError):
        return {}


def _plain(name: str) -> bool:
    return isinstance(name, str) and name.endswith(".docx") and not set(name) & set("/\\:\0")


def manifest_bytes(entries: dict[str, Entry]) -> bytes:
    """The manifest: sorted, free of times."""
    text = json.dumps([entries[name] for name in sorted(entries)], ensure_ascii=False, indent=2)
    return f"{text}\n".encode("utf-8", "backslashreplace")


def left_over(output: Path, made: Collection[str], severity: Severity) -> list[Problem]:
    """Documents in `output` that none of the plans gives: once made of a plan that is gone (`severity`), or a stranger's.

    `made` are the names of the documents that the plans give.
    """
    known, expected = read_manifest(output), {name.casefold() for name in made}
    return [
        _left(path, known.get(path.name), severity)
        for path in sorted(output.glob("*.docx"))
        if path.name.casefold() not in expected and not path.name.startswith(("~$", "."))
    ]


def _left(path: Path, made_of: Entry | None, severity: Severity) -> Problem:
    advice = Said(
        "Xóa tệp này, hoặc khôi phục kế hoạch.", "Delete this file, or bring the plan back."
    )
    if made_of:
        plan = made_of.get("plan")
        message = Said(
            f"còn lại từ kế hoạch đã bỏ: {plan}", f"left over from a plan that is gone: {plan}"
        )
        return Problem(Spot(path.as_posix()), "build/left-over", message, severity, advice)
    message = Said("văn bản không do kế hoạch nào ở đây tạo ra", "no plan here gives this document")
    return Problem(Spot(path.as_posix()), "build/stranger", message, Severity.INFO)


def known_documents(output: Path) -> dict[str, Entry]:
    """The entries of the manifest whose document is there."""
    return {name: one for name, one in read_manifest(output).items() if (output / name).is_file()}
