"""The plan files of a folder."""

import re
import unicodedata
from collections.abc import Callable, Sequence
from pathlib import Path

from generator.lazy import regex
from generator.plan.codes import YAML_TXT
from generator.plan.named import AS_ISSUED, ATTACHED, NEARLY, is_nearly_plan, is_plan
from generator.problems import Problem, Severity, Spot

_KEPT = regex(rf"\.(goc|truoc(-\d+)?)$|{re.escape(AS_ISSUED)}(-\d+)+$")


def find_plans(folder: Path) -> list[Path]:
    """The plan files below `folder` that have a paper of their own, in stable order.

    What `kehoach update` keeps beside a commune's plan has none: the office's version `*.goc.yaml`,
    and `*.truoc.yaml`, `*.truoc-2.yaml` …, the plan as it was before; nor has
    `*.da-ban-hanh-15.yaml`, the plan as it was issued, nor what another paper issues, `*.kem.yaml`.
    """
    return [*filter(is_plan_of_its_own, _files(folder, is_plan))]


def _files(folder: Path, wanted: Callable[[Path], bool]) -> list[Path]:
    return sorted(filter(Path.is_file, filter(wanted, folder.rglob("*"))))


def with_papers(plans: Sequence[Path]) -> Sequence[Path]:
    """Those of the plans that have a paper of their own.

    Named alone, what another paper issues is told to have none; `*.yaml` passes it over.
    """
    return [path for path in plans if not path.stem.endswith(ATTACHED)] or plans


def document_name(plan: Path) -> str:
    """The name of the document of a plan, in composed letters however the system writes them."""
    return f"{unicodedata.normalize('NFC', plan.stem)}.docx"


WORKBOOKS, PAPERS = (".xlsx", ".xlsm", ".ods", ".xls", ".xlsb"), (".docx", ".docm")
"""What else a report may come as."""


def find_tabled(folder: Path) -> list[Path]:
    """The workbooks and Word papers below `folder`, not what a program keeps of an open one."""
    return [one for one in _files(folder, _is_tabled) if not one.name.startswith(("~$", "."))]


def _is_tabled(path: Path) -> bool:
    return path.suffix.casefold() in (*WORKBOOKS, *PAPERS)


def is_plan_of_its_own(path: Path) -> bool:
    """Whether a plan file of that name has a paper of its own."""
    return not path.stem.endswith(ATTACHED) and not _KEPT.search(path.stem)


def nearly_plans(folder: Path) -> list[Problem]:
    """A warning for every file below `folder` that was meant to be a plan: `.yaml.txt`."""
    return [
        Problem(Spot(path.as_posix()), YAML_TXT.code, NEARLY[0], Severity.WARNING, NEARLY[1])
        for path in _files(folder, is_nearly_plan)
    ]
