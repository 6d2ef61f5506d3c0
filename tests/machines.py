"""Copies of the project, and environments of their own, made in a moment."""

import os
import shutil
import sysconfig
import venv
from pathlib import Path

from tests.helpers import ROOT

BIN = "Scripts" if os.name == "nt" else "bin"
READY = {"PIP_NO_INDEX": "1", "PIP_NO_BUILD_ISOLATION": "0"}
"""For pip in such an environment: what a line installs is there, and what builds the program ("0" is pip's way to say so)."""
_LEFT = (".git", ".venv", "output", "dist", ".hypothesis", ".pytest_cache")


def project(folder: Path) -> Path:
    """A copy of the project; what Python compiled and mypy judged is as good there, and comes along."""
    return Path(shutil.copytree(ROOT, folder, ignore=shutil.ignore_patterns(*_LEFT)))


def environment(folder: Path) -> Path:
    """Where the programs of an environment are that has the libraries of this one, and not the program.

    That spares the network, and making pip anew.
    """
    venv.create(folder)
    where = {"base": str(folder), "platbase": str(folder)}
    site = Path(sysconfig.get_path("purelib", vars=where))
    (site / "libraries.pth").write_text(sysconfig.get_path("purelib"), "utf-8")
    return folder / BIN
