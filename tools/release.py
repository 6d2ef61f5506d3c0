"""Prepares a release: `python tools/release.py 0.1.0`, which `make release VERSION=0.1.0` runs after all tests.

It dates the version in CHANGELOG.md, puts it into the program, makes wheel and bundle in dist/, and says what is left: to commit and
to tag, which a person does.
"""

import re
import subprocess
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import bundle

ROOT = Path(__file__).resolve().parents[1]
LOG, PROGRAM = ROOT / "CHANGELOG.md", ROOT / "generator" / "__init__.py"
_VERSION = re.compile(r"\d+\.\d+\.\d+")
_SET = re.compile(r'(?m)^__version__ = "[^"]+"$')


def dated(log: str, version: str, day: date) -> str:
    """The changelog with the version dated; SystemExit where it has no such open version."""
    head = f"## {version} (unreleased)\n"
    told = log.partition(head)[2].partition("\n## ")[0]
    if "\n- " not in told:
        raise SystemExit(f"CHANGELOG.md tells nothing under “{head.strip()}”")
    return log.replace(head, f"## {version} ({day.isoformat()})\n", 1)


def refused(version: str, tags: Sequence[str], changed: str) -> str:
    """Why this cannot be released, "" if nothing forbids it."""
    if not _VERSION.fullmatch(version):
        return f"“{version}” is no version: make release VERSION=0.1.0"
    if f"v{version}" in tags:
        return f"v{version} is released already"
    return f"commit first:\n{changed}" if changed.strip() else ""


def _git(*arguments: str) -> str:
    command = ["git", "-C", str(ROOT), *arguments]
    return subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout


def prepare(version: str) -> None:
    """Leaves all of the release but its commit and its tag."""
    if why := refused(version, _git("tag").split(), _git("status", "--porcelain")):
        raise SystemExit(why)
    log = dated(LOG.read_text("utf-8"), version, date.today())
    program = _SET.sub(f'__version__ = "{version}"', PROGRAM.read_text("utf-8"))
    LOG.write_text(log, "utf-8", newline="\n")
    PROGRAM.write_text(program, "utf-8", newline="\n")
    made = bundle.bundle(ROOT / "dist")
    build = ["-m", "build", "--wheel", "--no-isolation", "--outdir", str(ROOT / "dist"), str(ROOT)]
    subprocess.run([sys.executable, *build], check=True, stdout=subprocess.DEVNULL)
    print(f"{made}\nLeft to do:")
    print(f"  git commit -am 'release: {version}' && git tag v{version}")
    print(f"  git push --follow-tags; attach dist/*{version}* to the release")


if __name__ == "__main__":
    prepare(sys.argv[1] if len(sys.argv) > 1 else "")
