"""Whether two states of the program say and write the same: what each does with a folder of files, side by side.

    python tools/same_results.py record FOLDER RESULT.json [BEGINNING ...]    what the program does with the folder
    python tools/same_results.py compare OLD.json NEW.json                    where two records differ; 1 if anywhere

FOLDER holds plan files (.yaml) and Word papers (.docx) in any depth. Run both records with the same folder as it was:
every path that is told is part of what is compared. `record` takes the program from PYTHONPATH if that names one;
with BEGINNINGs only files whose path below FOLDER begins so, and only these are compared.
"""

import contextlib
import hashlib
import io
import json
import os
import sys
import tempfile
from pathlib import Path

FORMATS = ("text", "json", "sarif", "github", "gitlab")


def _run(arguments: list[str]) -> str:
    """The exit code and what the command prints on both streams."""
    from generator.cli import main

    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            status = main(arguments)
        except SystemExit as left:
            status = int(left.code or 0)
    return f"{status}\n{out.getvalue()}\n--\n{err.getvalue()}"


def _checks(path: str) -> dict[str, str]:
    found = {f"check {path} {kind}": _run(["check", path, "--format", kind]) for kind in FORMATS}
    return found | {f"check {path} en": _run(["check", path, "--lang", "en"])}


def _built(path: str, output: str) -> dict[str, str]:
    told = _run(["build", path, "-o", output]).replace(output, "OUT")
    made = {
        one.name: hashlib.sha256(one.read_bytes()).hexdigest()
        for one in Path(output).glob("*.docx")
    }
    return {f"build {path}": told, f"bytes {path}": json.dumps(made, sort_keys=True)}


def record(folder: Path, result: Path, beginnings: tuple[str, ...] = ("",)) -> None:
    """Writes what the program says of, and makes from, each file of `folder` to `result`."""
    target = result.resolve()
    os.chdir(folder)
    names = sorted(
        path.as_posix() for path in Path().rglob("*") if path.suffix in (".yaml", ".docx")
    )
    names = [name for name in names if name.startswith(beginnings)]
    found = {"rules vi": _run(["rules"]), "rules en": _run(["rules", "--lang", "en"])}
    found["schema"] = _run(["schema"])
    for name in names:
        found |= _checks(name)
        if name.endswith(".yaml"):
            with tempfile.TemporaryDirectory() as output:
                found |= _built(name, output)
    target.write_text(
        json.dumps({"beginnings": beginnings, "found": found}, ensure_ascii=False), "utf-8"
    )
    print(f"{len(names)} files, {len(found)} results")


def _file(key: str) -> str:
    """The file that a result is of, as in `check plans/a.yaml json`."""
    return key.partition(" ")[2]


def compare(old: Path, new: Path) -> int:
    """Prints the results that differ, line by line, and gives 1 if there are any."""
    import difflib

    before, after = (json.loads(path.read_text("utf-8"))["found"] for path in (old, new))
    beginnings = tuple(json.loads(new.read_text("utf-8"))["beginnings"])
    before = {
        key: one for key, one in before.items() if _file(key).startswith(beginnings) or key in after
    }
    differing = [
        key for key in sorted(before.keys() | after.keys()) if before.get(key) != after.get(key)
    ]
    for key in differing:
        print(f"== {key}")
        lines = (before.get(key, "").splitlines(), after.get(key, "").splitlines())
        changed = [
            one
            for one in difflib.unified_diff(*lines, lineterm="", n=0)
            if one[:3] not in ("---", "+++")
        ]
        print("\n".join(one[:300] for one in changed[:12]))
    print(f"{len(differing)} of {len(before)} results differ")
    return 1 if differing else 0


if __name__ == "__main__":
    verb, *paths = sys.argv[1:] or [""]
    if verb == "record" and len(paths) >= 2:
        record(Path(paths[0]), Path(paths[1]), tuple(paths[2:]) or ("",))
    elif verb == "compare" and len(paths) == 2:
        raise SystemExit(compare(*map(Path, paths)))
    else:
        raise SystemExit(__doc__)
