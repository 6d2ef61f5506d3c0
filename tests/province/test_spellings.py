"""A commune is one unit however its name is spelt: its tone on either vowel, capitals, composed or not."""

import unicodedata
from pathlib import Path

import pytest

from generator.batch.roster import Roster, read_roster
from generator.cascade.commands import new_copy
from generator.law.divisions import known_as
from generator.law.periods import period_named
from generator.ledger.gather import gather
from generator.ledger.senders import Senders
from generator.problems import Rejected
from generator.rollup.gather import read_inbox
from tests.province import reports as year
from tests.province.offices import begun, province

LATE, EARLY, CAPITALS = "xã Minh Hoá", "xã Minh Hóa", "XÃ MINH HOÁ"
LOOSE = unicodedata.normalize("NFD", EARLY)
SPELT = [EARLY, CAPITALS, LOOSE]


def _roster(folder: Path, *names: str) -> Roster:
    rows = "".join(f"{at};{name}\n" for at, name in enumerate(names, 1))
    (folder / "u.csv").write_text(f"Mã;Tên\n{rows}", "utf-8")
    return read_roster(str(folder / "u.csv"))


@pytest.mark.parametrize(
    ("one", "other"),
    [("Hoá", "Hóa"), ("Thuỷ", "Thủy"), ("Hoè, A", "Hòe, A"), ("Hoà-B", "Hòa-B"), (LATE, LOOSE)],
)
def test_places_of_the_tone_are_one_name(one: str, other: str) -> None:
    assert known_as(one) == known_as(other) == known_as(one.upper())
    assert known_as(one) in known_as(f"giao {other}; xong"), "in a text as well"
    assert known_as("Hóa") != known_as("Hòa")


@pytest.mark.parametrize("spelt", SPELT)
def test_the_ledger_knows_the_plan_of_a_unit_by_any_spelling(tmp_path: Path, spelt: str) -> None:
    office = province(tmp_path)
    (tmp_path / "xa").mkdir()
    plan = tmp_path / "xa" / "ke-hoach.yaml"
    new_copy(office, EARLY, plan)
    begun(plan)
    plan.write_text(plan.read_text("utf-8").replace(EARLY, spelt), "utf-8")
    found = gather(office, [tmp_path / "xa"], _roster(tmp_path, LATE, "xã Tân Hưng"))
    assert [(one.name, one.path is not None) for one in found.answers] == [
        (LATE, True),
        ("xã Tân Hưng", False),
    ]


@pytest.mark.parametrize("spelt", SPELT)
def test_reports_of_one_unit_in_two_spellings_are_of_one(tmp_path: Path, spelt: str) -> None:
    """With a roster and without one, by the plan that a report is on."""
    office, _ = year.province(tmp_path)
    for at, name in ((0, LATE), (1, spelt)):
        year.commune(tmp_path, at)
        year.sent(tmp_path, at, year.HALF)
        for path in (tmp_path / "xa" / f"{at:02}").glob("*.yaml"):
            path.write_text(path.read_text("utf-8").replace(year.UNITS[at], name), "utf-8")
    period = period_named(year.HALF)
    assert period
    for roster in (None, _roster(tmp_path, LATE)):
        found = read_inbox(office, [tmp_path / "xa"], roster).of(period)
        assert [(one.name, one.listed) for one in found.units] == [(LATE, True)]
        assert "rollup/twice" in {one.code for one in found.notes}, "both of them are its own"


@pytest.mark.parametrize("spelt", SPELT)
def test_the_committee_over_a_document_is_that_of_the_roster(tmp_path: Path, spelt: str) -> None:
    senders = Senders([one.unit for one in _roster(tmp_path, LATE).entries])
    found = senders.issuing(["ỦY BAN NHÂN DÂN", spelt.upper()])
    assert found and found.full == LATE


@pytest.mark.parametrize("spelt", SPELT)
def test_one_unit_in_two_spellings_stands_in_a_roster_twice(tmp_path: Path, spelt: str) -> None:
    with pytest.raises(Rejected) as refused:
        _roster(tmp_path, LATE, spelt)
    assert [one.code for one in refused.value.problems] == ["units/same-unit"]
