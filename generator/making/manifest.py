"""The manifest of an output folder: what was made of what, by which program, and sealed."""

import json
from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING

from generator.disk.links import real
from generator.language import Said
from generator.making.keep import stem_of_kept
from generator.making.made_of import PROGRAM, MadeOf, sha256
from generator.package import read_bytes
from generator.problems import Problem, Rejected, Severity, Spot

if TYPE_CHECKING:
    from generator.plan.model import Plan

MANIFEST = "manifest.json"
Entry = dict[str, str | int]
_LARGEST = 8 * 1024 * 1024
SEAL = "seal"
PACKING, DEFLATED = "packing", "deflated"
"""What is noted of a compact document; of one that is stored nothing is."""


def document_entry(target: Path, path: Path, made_of: MadeOf, plan: "Plan", office: Path) -> Entry:
    """What is to be noted of the document `target`; its own sum and the seal come with `sealed`."""
    resolved, base = real(path), real(office)
    inside = resolved.is_relative_to(base)
    return {
        "file": target.name,
        "plan": resolved.relative_to(base).as_posix() if inside else path.name,
        "id": plan.id.value,
        "version": plan.version,
        **made_of.one_by_one,
    }


def sealed(entry: Entry, content: bytes) -> Entry:
    """The entry of a document with these bytes.

    The seal holds all of it together: merging two manifests line by line gives no entry that
    counts.
    """
    full = entry | {"sha256": sha256(content)}
    return full | {SEAL: sha256(json.dumps(full, sort_keys=True).encode())}


def same_words(one: Entry | None, other: Entry) -> bool:
    """Whether two entries say the same of a document, whichever program made it."""
    apart = (PROGRAM, SEAL)
    return one is not None and {k: v for k, v in one.items() if k not in apart} == {
        k: v for k, v in other.items() if k not in apart
    }


def read_manifest(output: Path) -> dict[str, Entry]:
    """The entries by document; one that cannot be read counts as none, and is made anew from what
    is built."""
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
    """Documents in `output` that none of the plans gives: once made of a plan that is gone
    (`severity`), or a stranger's.

    `made` are the names of the documents that the plans give.
    """
    known, expected = read_manifest(output), {name.casefold() for name in made}
    return [
        _left(path, known.get(path.name), severity)
        for path in sorted(output.glob("*.docx"))
        if not path.name.startswith(("~$", "."))
        and not {_name(path), path.name.casefold()} & expected
    ]


def _name(path: Path) -> str:
    """The document that a file is, or that it is kept beside."""
    return f"{stem_of_kept(path.stem) or path.stem}.docx".casefold()


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
