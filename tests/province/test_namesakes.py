"""Communes of one name in two provinces stay two: in a roster, in a batch, in the ledger."""

import re
from pathlib import Path

import docx
import pytest

from generator.batch.roster import read_roster
from generator.cascade.commands import new_copy
from generator.ledger.gather import gather
from generator.ledger.tables import reason
from generator.problems import Rejected
from tests.helpers import sound
from tests.province.offices import batch, province

HUNG_YEN, CA_MAU = "xã Tân Hưng, tỉnh Hưng Yên", "xã Tân Hưng, tỉnh Cà Mau"
BOTH = [("11977", HUNG_YEN), ("32137", CA_MAU)]
WITH_PROVINCE = "Mã;Tên;Tỉnh\n11977;xã Tân Hưng;Hưng Yên\n32137;xã Tân Hưng;tỉnh Cà Mau\n"
WITHOUT = "Mã;Tên\n11977;xã Tân Hưng\n32137;xã Tân Hưng\n11980;phường Hồng Châu\n"


def _roster(folder: Path, text: str) -> Path:
    path = folder / "u.csv"
    path.write_text(text, "utf-8")
    return path


@pytest.mark.parametrize("text", [WITH_PROVINCE, WITHOUT])
def test_a_roster_tells_them_by_their_province(tmp_path: Path, text: str) -> None:
    roster = read_roster(str(_roster(tmp_path, text)))
    assert not roster.notes and not roster.broken
    assert [(one.code, one.unit.full) for one in roster.entries][:2] == BOTH
    assert all("," not in one.unit.full for one in roster.entries[2:])


@pytest.mark.parametrize("text", [WITH_PROVINCE, WITHOUT])
def test_a_batch_and_the_ledger_keep_both(tmp_path: Path, text: str) -> None:
    office, roster = province(tmp_path), read_roster(str(_roster(tmp_path, text)))
    assert {one.what for one in batch(office, roster, tmp_path / "out")} == {"new"}
    plans = sorted((tmp_path / "out" / "plans").glob("*tan-hung*[!c].yaml"))
    plans = [path for path in plans if ".goc" not in path.name]
    read = [sound(path.read_text("utf-8")).plan for path in plans]
    assert [plan.based_on.unit.value for plan in read if plan.based_on] == [HUNG_YEN, CA_MAU]
    assert len({plan.id.value for plan in read}) == 2
    words = plans[0].read_text("utf-8")
    assert re.findall("xã Tân Hưng, tỉnh", words) == ["xã Tân Hưng, tỉnh"], "said once: don_vi"
    plans[1].unlink()
    found = gather(office, [tmp_path / "out" / "plans"], roster)
    sent = {one.unit.full: one.path is not None for one in found.answers}
    assert sent[HUNG_YEN] and not sent[CA_MAU]
    assert len(found.answers) == len(roster.entries)


def test_documents_go_with_their_plans_also_without_a_roster(tmp_path: Path) -> None:
    """A name whose tone stands before its last letter too: the document's name has no marks."""
    office = province(tmp_path)
    roster = read_roster(
        str(_roster(tmp_path, "Mã;Tên\n1;xã A Sào\n2;xã Ái Quốc\n3;xã Tân Hưng\n"))
    )
    assert {one.what for one in batch(office, roster, tmp_path / "out")} == {"new"}
    found = gather(office, [tmp_path / "out"])
    assert {one.unit.full for one in found.answers} == {one.unit.full for one in roster.entries}
    assert all(one.plan for one in found.answers) and not found.notes


@pytest.mark.parametrize("named", ["xã Tân Hưng", "UBND xã tân hưng"])
def test_a_plan_that_names_no_province_may_be_of_both(tmp_path: Path, named: str) -> None:
    office, roster = province(tmp_path), read_roster(str(_roster(tmp_path, WITH_PROVINCE)))
    sent = tmp_path / "sent"
    sent.mkdir()
    new_copy(office, "xã Tân Hưng", sent / "tra-loi.yaml")
    text = (sent / "tra-loi.yaml").read_text("utf-8")
    assert "don_vi: xã Tân Hưng" in text
    text = text.replace("don_vi: xã Tân Hưng", f"don_vi: {named}")
    (sent / "tra-loi.yaml").write_text(text, "utf-8")
    found = gather(office, [sent], roster)
    assert [one.unit.full for one in found.answers] == [HUNG_YEN, CA_MAU], "and no third"
    (note,) = found.notes
    assert note.code == "ledger/namesakes" and note.spot.path.endswith("tra-loi.yaml")
    assert HUNG_YEN in note.message.vi and CA_MAU in note.message.vi and HUNG_YEN in note.advice.vi
    assert all("tra-loi.yaml" in reason(one, found) for one in found.answers)

    # The name of its file says which.
    (sent / "tra-loi.yaml").rename(sent / "papi-2026-32137-xa-tan-hung-tinh-ca-mau.yaml")
    found = gather(office, [sent], roster)
    assert [one.path is not None for one in found.answers] == [False, True] and not found.notes


def test_a_document_that_names_no_province_may_be_of_both(tmp_path: Path) -> None:
    office, roster = province(tmp_path), read_roster(str(_roster(tmp_path, WITH_PROVINCE)))
    paper = docx.Document()
    for line in ("ỦY BAN NHÂN DÂN", "XÃ TÂN HƯNG", "KẾ HOẠCH"):
        paper.add_paragraph(line)
    paper.save(str(tmp_path / "tra-loi.docx"))
    (note,) = gather(office, [tmp_path / "tra-loi.docx"], roster).notes
    assert note.code == "ledger/namesakes" and ".yaml" in note.advice.vi


def test_a_copy_for_one_of_them_names_its_province(tmp_path: Path) -> None:
    office = province(tmp_path)
    done = new_copy(office, "UBND xã tân hưng, Tỉnh Cà Mau", tmp_path / "xa.yaml")
    told = {one.code for one in done.problems}
    assert told == {"cascade/copied-figures", "cascade/other-province", "cascade/taken-over"}
    plan = sound((tmp_path / "xa.yaml").read_text("utf-8")).plan
    assert plan.based_on and plan.based_on.unit.value == CA_MAU
    assert plan.id.value.endswith("-xa-tan-hung-tinh-ca-mau")


def test_a_commune_is_no_unit_of_another_province(tmp_path: Path) -> None:
    office = province(tmp_path)
    told = new_copy(office, "xã Tân Hưng, tỉnh Lào Cai", tmp_path / "xa.yaml").problems
    (note,) = (one for one in told if one.code == "cascade/unit")
    assert HUNG_YEN in note.advice.vi


def test_one_unit_with_and_without_its_province_is_one(tmp_path: Path) -> None:
    text = "Mã;Tên;Tỉnh\n11977;xã Tân Hưng;Hưng Yên\n11978;xã Tân Hưng;\n"
    with pytest.raises(Rejected, match="units/same-unit"):
        read_roster(str(_roster(tmp_path, text)))
