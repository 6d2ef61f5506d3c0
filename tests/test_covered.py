"""What the tests do not run is told by room and place, and held against the reasons that are given for it."""

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.helpers import ROOT
from tools import covered

_CODE = """def a():
    if x:
        b()
        c()
    d()


if y:
    e()
"""


def _inside(**about: Any) -> dict[str, Any]:
    return {"executed_lines": [], "missing_lines": [], "missing_branches": [], **about}


def _module(ran: int, of: int, **functions: dict[str, Any]) -> dict[str, Any]:
    summary = {"covered_lines": ran, "num_statements": of, "covered_branches": 0, "num_branches": 0}
    return {"summary": summary, "functions": functions}


@pytest.fixture
def files(tmp_path: Path) -> dict[str, Any]:
    (tmp_path / "generator/law").mkdir(parents=True)
    for name in ("generator/law/a.py", "generator/law/b.py", "generator/cli.py"):
        (tmp_path / name).write_text(_CODE, "utf-8")
    gap = _inside(executed_lines=[2, 5], missing_lines=[3, 4], missing_branches=[[2, 3]])
    rest = _inside(executed_lines=[1, 8, 9], missing_branches=[[8, -1]])
    return {
        "generator/law/a.py": _module(10, 10, a=_inside(executed_lines=[2, 3, 4, 5])),
        "generator/law/b.py": _module(5, 10, **{"a": gap, "": rest}),
        "generator/cli.py": _module(10, 10),
    }


def test_rooms_gaps_and_reasons_are_told(files: dict[str, Any], tmp_path: Path) -> None:
    found = covered.gaps(files, tmp_path)
    assert found == {"generator/law/b.py": {"(module): if y:": "", "a: b()": ""}}
    listed = {"generator/law/b.py": {"a: b()": "moment", "a: c()": "moment"}}
    made, lost = covered.reasoned(found, listed)
    assert [*covered.told(files, made, lost)] == [
        f"{'(root)':20} 100.00 %",
        f"{'law':20}  75.00 %",
        f"{'all':20}  83.33 %",
        "without a reason: generator/law/b.py, (module): if y:",
        "no gap any more: generator/law/b.py, a: c()",
    ]


def test_the_list_names_modules_that_are_there_and_reasons_that_are_explained() -> None:
    reasons, gaps = covered.listed()
    proposed = yaml.safe_load(covered.LISTED.read_text("utf-8"))["proposed"]
    assert all(reasons.values()) and reasons.keys() >= proposed.keys() | {
        why for inside in gaps.values() for why in inside.values()
    }
    # Lines that changed since are told by the next `make coverage`; a module that went is none.
    assert [name for name in gaps if not (ROOT / name).is_file()] == []


def test_the_list_is_written_anew_with_the_reasons_that_were_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "list.yaml"
    head = "# Why\nreasons:\n  moment: now\nproposed:\n  moment: os\n  branch: ''\n"
    path.write_text(f"{head}gaps: {{}}\n", "utf-8")
    monkeypatch.setattr(covered, "LISTED", path)
    covered.list_anew({"a.py": {"f: x = [1]": "other", "f: 'y': 2": "", "f: os.x()": ""}})
    gaps = {"f: x = [1]": "other", "f: 'y': 2": "branch", "f: os.x()": "moment"}
    assert covered.listed() == ({"moment": "now"}, {"a.py": gaps})
    assert path.read_text("utf-8").startswith(head)


def test_what_is_kept_stands_on_the_page_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = {"day": "2026-01-02", "commit": "abc", "shares": {"all": 97.5}, "gaps": {"none yet": 2}}
    monkeypatch.setattr(covered, "KEPT", tmp_path / "covered.json")
    assert covered.section() == ""
    covered.KEPT.write_text(json.dumps(kept), "utf-8")
    page = covered.put_into("# A\n\n## What was found\n\nx\n", covered.section())
    assert (
        "| all | 97.50 |" in page and "2026-01-02, commit abc" in page and "- 2: none yet" in page
    )
    assert page.endswith("\n\n## What was found\n\nx\n")
    assert covered.put_into(page, covered.section()) == page


def test_the_page_says_what_is_kept() -> None:
    assert covered.section() in (ROOT / "RELIABILITY.md").read_text("utf-8")
