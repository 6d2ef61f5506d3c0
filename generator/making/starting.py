"""An office's folder: a first plan, templates, CI, a hook before commits, editor settings."""

import json
import re
import sys
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from generator.atomic import remove_leftovers, write_new
from generator.language import Lang, Said
from generator.law.kinds import WRITTEN
from generator.lazy import dataclass
from generator.making.example import example_text
from generator.making.templates import find_template
from generator.package import MAX_FILE, read_bytes
from generator.plan.schema import plan_schema
from generator.problems import Problem, Rejected, Spot
from generator.running.today import year_of_plans
from generator.word.styles import template_name

UNKNOWN = "TEN-TAI-KHOAN/kehoach@main"
"""Where the workflow gets the program when nobody said so: it has to be mended by hand."""
FIRST_PLAN = "plans/ke-hoach-dau-tien.yaml"
CLICKED = ("mo-trang.bat", "soi-van-ban.bat", "tao-van-ban.bat", "tu-tep-word.bat")
"""What Windows runs when it is clicked, or a file dropped on it: opens a folder as a page, judges
Word papers, builds plans, imports a Word paper."""
WORKFLOW, PIPELINE = ".github/workflows/ke-hoach.yml", ".gitlab-ci.yml"
_STARTER = {
    "mo-trang.desktop": "mo-trang.desktop",
    ".pre-commit-config.yaml": "pre-commit-config.yaml",
    ".vscode/settings.json": "settings.json",
    ".vscode/extensions.json": "extensions.json",
    ".vscode/tasks.json": "tasks.json",
    ".gitignore": "gitignore",
    ".gitattributes": "gitattributes",
}
_PACKAGE = Path(__file__).resolve().parents[1]
_PROGRAM = r"[\w.-]+/[\w.-]+@[\w./-]+"


@dataclass(frozen=True, slots=True)
class Started:
    """The files that were written, and those that were there and kept; relative to the folder."""

    written: tuple[str, ...]
    kept: tuple[str, ...]


def start(folder: Path, lang: Lang, program: str) -> Started:
    """Makes an office's folder of `folder`; nothing that is there is changed.

    `program` is where CI gets the program, `OWNER/REPOSITORY@VERSION` on GitHub. Raises `Rejected`
    with one problem when it is no such name or the folder cannot be made.
    """
    if not re.fullmatch(_PROGRAM, program):
        message = Said(
            f"'{program}' không phải tên kho@phiên bản", f"'{program}' is no repository@version"
        )
        advice = Said(f"Ví dụ: {UNKNOWN}", f"For example: {UNKNOWN}")
        raise Rejected([Problem(Spot("--program"), "init/program", message, advice=advice)])
    written: list[str] = []
    kept: list[str] = []
    for name, content in _contents(lang, program):
        remove_leftovers((folder / name).parent, 0.0)  # one run at a time has the folder
        (written if write_new(folder / name, content) else kept).append(name)
    return Started(tuple(written), tuple(kept))


def installed_from() -> str:
    """Where pip got this program on GitHub, as `OWNER/REPOSITORY@VERSION`; "" if it did not."""
    try:
        origin = json.loads(distribution("kehoach").read_text("direct_url.json") or "{}")
        url, vcs = str(origin.get("url")), origin.get("vcs_info") or {}
    except (PackageNotFoundError, ValueError, AttributeError):
        return ""
    match = re.fullmatch(r"https://github\.com/([\w.-]+/[\w.-]+?)(?:\.git)?/?", url)
    version = vcs.get("requested_revision") or vcs.get("commit_id")
    return f"{match[1]}@{version}" if match and version else ""


def clicked(name: str) -> bytes:
    """One of `CLICKED`, which finds the program by itself: on the path, else where Python goes."""
    parts = [(_PACKAGE / "starter" / one).read_text("utf-8") for one in (name, "tim-python.txt")]
    # The command line of Windows misreads scripts with the line ends of others.
    return _text("".join(parts)).replace(b"\n", b"\r\n")


def _contents(lang: Lang, program: str) -> Iterator[tuple[str, bytes]]:
    yield FIRST_PLAN, _text(example_text(year_of_plans()))
    for name, source in _STARTER.items():
        text = (_PACKAGE / "starter" / source).read_text("utf-8")
        yield name, _text(text.replace('"KEHOACH"', f'"{_beside_python()}"'))
    for name in CLICKED:
        yield name, clicked(name)
    schema = json.dumps(plan_schema(lang, "vi"), ensure_ascii=False, indent=2)
    yield "plans/plan.schema.json", _text(f"{schema}\n")
    for kind in WRITTEN:
        yield (
            f"templates/{template_name(kind)}",
            read_bytes(find_template(kind, _PACKAGE.parent), MAX_FILE),
        )
    yield WORKFLOW, _text(_shipped(WORKFLOW).replace("- uses: ./\n", f"- uses: {program}\n"))
    address, version = program.rsplit("@", 1)
    package = f'"kehoach[pages] @ git+https://github.com/{address}@{version}"'
    yield PIPELINE, _text(_shipped(PIPELINE).replace('".[pages]"', package))


def _beside_python() -> str:
    """The program of this environment, where a double click finds none on the path; a name that a shell takes as it stands."""
    path = Path(sys.executable).with_name("kehoach").as_posix()
    return path if re.fullmatch(r"[\w /.-]+", path) else "kehoach"


def _shipped(name: str) -> str:
    """A CI file of this project: in the package if installed, in a checkout where it works."""
    inside = _PACKAGE / "starter" / Path(name).name.lstrip(".")
    return (inside if inside.is_file() else _PACKAGE.parent / name).read_text("utf-8")


def _text(text: str) -> bytes:
    return text.replace("\r\n", "\n").encode()
