"""Prepares a release: `python tools/release.py 0.1.0`, which `make release VERSION=0.1.0` runs around all tests.

All is made in a clone of what is committed: there the version is dated in CHANGELOG.md and put into the program, the bundle is made,
and its wheel is installed in an environment of its own, where it has to make, check and open plans. Only then `dist/` gets
both, and the project its two lines; with `--dry-run` the project stays as it is. To commit and to tag is left to a person.
"""

import argparse
import os
import re
import subprocess
import sys
import venv
import zipfile
from collections.abc import Sequence
from datetime import date
from http.cookiejar import CookieJar
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urljoin
from urllib.request import HTTPCookieProcessor, ProxyHandler, build_opener

ROOT = Path(__file__).resolve().parents[1]
LOG, PROGRAM = Path("CHANGELOG.md"), Path("generator/__init__.py")
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


def _git(folder: Path, *arguments: str) -> str:
    command = ["git", "-C", str(folder), *arguments]
    return subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout


def allowed(version: str, project: Path) -> dict[Path, str]:
    """The two files that say the version, as they will say it; SystemExit where it cannot be released."""
    if why := refused(
        version, _git(project, "tag").split(), _git(project, "status", "--porcelain")
    ):
        raise SystemExit(why)
    log, program = ((project / path).read_text("utf-8") for path in (LOG, PROGRAM))
    return {
        LOG: dated(log, version, date.today()),
        PROGRAM: _SET.sub(f'__version__ = "{version}"', program),
    }


def _write(said: dict[Path, str], project: Path) -> None:
    for path, text in said.items():
        (project / path).write_text(text, "utf-8", newline="\n")


def made(clone: Path, version: str) -> tuple[Path, Path]:
    """The bundle, and the program's wheel that is in it; SystemExit where a new record of wheels is to be committed."""
    subprocess.run(
        [sys.executable, str(clone / "tools" / "bundle.py"), str(clone / "dist")], check=True
    )
    if changed := _git(clone, "diff", "--name-only", "--", "tools"):
        raise SystemExit(f"other wheels than those on record: make bundle, and commit {changed}")
    bundle = clone / "dist" / f"kehoach-{version}-windows-x64.zip"
    wheel = f"kehoach-{version}-py3-none-any.whl"
    with zipfile.ZipFile(bundle) as archive:
        (clone / "dist" / wheel).write_bytes(archive.read(f"wheels/{wheel}"))
    return bundle, clone / "dist" / wheel


def installed(wheel: Path, pins: Path, folder: Path) -> Path:
    """Where the programs of a new environment are that has the wheel with what it needs, and nothing else."""
    venv.create(folder / "venv", with_pip=False)
    programs = folder / "venv" / ("Scripts" if os.name == "nt" else "bin")
    pip = [sys.executable, "-m", "pip", "--python", str(programs / "python")]
    needed = f"{wheel}[page,pages]"
    command = [*pip, "install", "--quiet", "--no-compile", "-c", str(pins), needed]
    subprocess.run(command, check=True)
    return programs


TRIED = (
    "init",
    "build",
    "check plans/ke-hoach-dau-tien.yaml",
    "check output/ke-hoach-dau-tien.docx",
)


def tried(programs: Path, version: str, folder: Path) -> None:
    """SystemExit unless the program installed there is of this version, and makes, checks and opens plans."""
    office = folder / "office"
    office.mkdir()
    world = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
    # Whoever prepares a release may have a page of a folder open; this one is of nobody.
    world |= {"KEHOACH_CACHE": "", "XDG_RUNTIME_DIR": str(folder)}

    def said(*arguments: str) -> str:
        command = [str(programs / "kehoach"), *arguments]
        done = subprocess.run(
            command, cwd=office, env=world, capture_output=True, encoding="utf-8", check=False
        )
        if done.returncode:
            raise SystemExit(f"kehoach {' '.join(arguments)}\n{done.stdout}{done.stderr}")
        return done.stdout

    if (own := said("--version")).split() != ["kehoach", version]:
        raise SystemExit(f"the wheel of {version} says that it is {own}")
    for line in TRIED:
        said(*line.split())
    _opened([str(programs / "kehoach"), "open", "--no-browser", str(office)], world)


def _opened(command: list[str], world: dict[str, str]) -> None:
    """SystemExit unless the page comes and shows the plan."""
    with subprocess.Popen(command, env=world, stdout=subprocess.PIPE, encoding="utf-8") as process:
        try:
            assert process.stdout
            browser = build_opener(ProxyHandler({}), HTTPCookieProcessor(CookieJar()))
            address = process.stdout.readline().strip()
            shell = browser.open(address, timeout=60).read().decode()
            # What takes time comes after the page: the desk with its plans.
            (part,) = re.findall(r'data-part="([^"]+)"', shell)
            page = browser.open(urljoin(address, part), timeout=60).read().decode()
        finally:
            process.kill()
    if "ke-hoach-dau-tien" not in page:
        raise SystemExit(f"kehoach open shows no plan:\n{page}")


def prepare(version: str, project: Path, *, dry: bool) -> None:
    """Leaves all of the release but its commit and its tag; of a dry run only what lies in `dist/`."""
    said = allowed(version, project)
    with TemporaryDirectory(prefix="kehoach-") as name:
        clone = Path(name) / "project"
        _git(project, "clone", "--quiet", "--no-hardlinks", str(project), str(clone))
        _write(said, clone)
        files = made(clone, version)
        tried(installed(files[1], clone / "constraints.txt", Path(name)), version, Path(name))
        (project / "dist").mkdir(exist_ok=True)
        for path in files:
            (project / "dist" / path.name).write_bytes(path.read_bytes())
            print(f"dist/{path.name}")
    if dry:
        print("A dry run: nothing but dist/ is changed.")
        return
    _write(said, project)
    print(f"Left to do:\n  git commit -am 'release: {version}' && git tag v{version}")
    print(f"  git push --follow-tags; attach dist/*{version}* to the release")


def main(arguments: Sequence[str]) -> None:
    """Asks whether this may be released, or prepares it."""
    parser = argparse.ArgumentParser(prog="tools/release.py")
    parser.add_argument("version")
    parser.add_argument("--ask", action="store_true", help="only say what forbids it")
    parser.add_argument("--dry-run", action="store_true", help="change nothing but dist/")
    options = parser.parse_args(arguments)
    if options.ask:
        allowed(options.version, ROOT)
    else:
        prepare(options.version, ROOT, dry=options.dry_run)


if __name__ == "__main__":
    main(sys.argv[1:])
