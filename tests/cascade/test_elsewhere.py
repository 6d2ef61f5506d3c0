"""Communes of another province than the one whose plan they are to follow."""

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.cli import main
from tests.helpers import changed
from tests.province.offices import TASKS, roster_file

KHANH_HOA = "{name: ỦY BAN NHÂN DÂN TỈNH KHÁNH HÒA, abbreviation: UBND}"
SO = "{name: Sở Nội vụ, abbreviation: SNV}"
MINISTRY = "{name: Bộ Nội vụ, abbreviation: BNV}"
MINH_HOA = "{name: Ủy ban nhân dân tỉnh Minh Hòa, abbreviation: UBND}"
NAMED = "Mã", "Tên", "Tỉnh"
TOLD = "cascade/other-province"

Told = Callable[..., str]


@pytest.fixture
def told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Told:
    """What a verb prints over the plan of an issuer, its lines as one."""
    monkeypatch.chdir(tmp_path)

    def run(issuer: str, verb: str, *words: str, place: str = "Nha Trang") -> str:
        text = changed(issuer=f"issuer: {issuer}\n", place=f"place: {place}\n", solutions=TASKS)
        Path("tinh.yaml").write_text(text, "utf-8")
        main([verb, *words])
        return " ".join(capsys.readouterr().out.split())

    return run


@pytest.mark.parametrize(
    ("issuer", "place", "own"),
    [
        (KHANH_HOA, "Nha Trang", "tỉnh Khánh Hòa"),
        (SO, "Khánh Hòa", "tỉnh Khánh Hòa"),
        (MINH_HOA, "Minh Hòa", "tỉnh Minh Hòa"),
    ],
)
def test_a_roster_of_another_province_is_told_with_both_names(
    told: Told, issuer: str, place: str, own: str
) -> None:
    rows = [("11977", "xã Tân Hưng"), ("99901", "xã Không Đâu")]
    roster_file(Path("xa.csv"), rows)
    said = told(issuer, "batch", "tinh.yaml", "--units", "xa.csv", "--jobs", "1", place=place)
    assert said.count(TOLD) == 1
    assert f"của {own}, mà 1/2 đơn vị thuộc tỉnh Hưng Yên: xã Tân Hưng" in said
    assert "--units" in said


@pytest.mark.parametrize(
    ("issuer", "place", "rows", "head"),
    [
        (KHANH_HOA, "Nha Trang", [("22366", "phường Nha Trang")], NAMED[:2]),
        (KHANH_HOA, "Nha Trang", [("1", "xã Mới", "Ninh Thuận")], NAMED),
        (KHANH_HOA, "Nha Trang", [("99901", "xã Không Đâu")], NAMED[:2]),
        (MINH_HOA, "Minh Hòa", [("1", "xã Tân Hưng", "Minh Hoà")], NAMED),
        (MINH_HOA, "Minh Hòa", [("1", "xã Tân Hưng")], NAMED[:2]),
        (MINISTRY, "Hà Nội", [("11977", "xã Tân Hưng")], NAMED[:2]),
        (SO, "Nha Trang", [("11977", "xã Tân Hưng")], NAMED[:2]),
    ],
)
def test_nothing_is_said_where_a_province_cannot_be_told_or_is_the_same(
    told: Told, issuer: str, place: str, rows: list[tuple[str, str]], head: tuple[str, ...]
) -> None:
    roster_file(Path("xa.csv"), rows, head)
    said = told(issuer, "batch", "tinh.yaml", "--units", "xa.csv", "--jobs", "1", place=place)
    assert TOLD not in said and "1 văn bản" in said


@pytest.mark.parametrize(
    ("issuer", "unit", "where"),
    [
        (KHANH_HOA, "xã Lạc Đạo", "tỉnh Hưng Yên"),
        (MINH_HOA, "xã Tân Hưng, tỉnh Cà Mau", "tỉnh Cà Mau"),
        (KHANH_HOA, "phường Nha Trang", ""),
        (MINH_HOA, "xã Tân Hưng", ""),
        (KHANH_HOA, "xã Không Đâu", ""),
    ],
)
def test_a_copy_for_a_commune_of_another_province_is_told(
    told: Told, issuer: str, unit: str, where: str
) -> None:
    said = told(issuer, "new", "--from", "tinh.yaml", "--unit", unit, "-o", "xa.yaml")
    assert Path("xa.yaml").exists()
    assert (f"1/1 đơn vị thuộc {where}: {unit}" in said) is (TOLD in said) is bool(where)


def test_an_update_tells_it_once_of_a_version_that_came(told: Told) -> None:
    told(SO, "new", "--from", "tinh.yaml", "--unit", "xã Lạc Đạo", "-o", "xa.yaml")
    assert TOLD in told(KHANH_HOA, "update", "xa.yaml")
    assert TOLD not in told(KHANH_HOA, "update", "xa.yaml")
