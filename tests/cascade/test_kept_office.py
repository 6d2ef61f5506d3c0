"""The office's plan is made once of one text, and anew where it follows from other files too."""

from pathlib import Path
from shutil import copy

import pytest

from generator.cascade import files
from generator.cascade.files import office_tree
from generator.disk.links import real
from generator.package import noted_reads
from generator.plan.text import read_source
from generator.problems import Rejected
from tests.helpers import ROOT

from .helpers import OFFICE


def _said(path: Path) -> list[tuple[str, object]]:
    _, tree = office_tree(read_source(path))
    return [(unit.id, unit.fields) for unit in tree.walk()]


def test_it_is_made_once_of_one_text_and_says_the_same(tmp_path: Path) -> None:
    office = tmp_path / "tinh.yaml"
    office.write_text(OFFICE, "utf-8")
    plan, tree = office_tree(read_source(office))
    again = office_tree(read_source(office))
    assert again[0] is plan and again[1] is tree
    kept = _said(office)
    files._TREES.clear()
    assert _said(office) == kept and len(kept) > 3
    office.write_text(OFFICE.replace("version: 1", "version: 2", 1), "utf-8")
    assert office_tree(read_source(office))[0].version == 2


def test_what_follows_from_another_file_is_made_anew(tmp_path: Path) -> None:
    for name in ("quyet-dinh.yaml", "ke-hoach-kiem-tra.kem.yaml"):
        copy(ROOT / "plans" / "minh-hoa-2026" / name, tmp_path)
    office, issued = tmp_path / "quyet-dinh.yaml", tmp_path / "ke-hoach-kiem-tra.kem.yaml"
    with noted_reads() as read:
        office_tree(read_source(office))
    # Whoever notes what was read is told of what was read inside as well.
    assert {real(office), real(issued)} <= read.keys()
    issued.write_text("a: b\n", "utf-8")
    with pytest.raises(Rejected):
        office_tree(read_source(office))
