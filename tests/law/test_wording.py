"""Rules of wording at their limits: the day from which a name is wrong, how much is too much, how many are enough."""

from datetime import date

import pytest

from generator.problems import Severity
from generator.wording.base import WORDING
from generator.wording.rules import announced, bases, figures, names, persons
from tests.law.decree import CAPITALS_OF, Capitals
from tests.wording.helpers import WordingRule, paper, shown, slips


def _capitals(text: str) -> set[str]:
    return {
        entry.code for entry, _ in WORDING.judge(paper(text)) if entry.code.startswith("viet-hoa/")
    }


@pytest.mark.parametrize("row", CAPITALS_OF, ids=lambda row: f"{row.point} {row.right}")
def test_capitals_of_the_decrees_own_examples(row: Capitals) -> None:
    assert _capitals(row.right) == set()
    assert not row.code or _capitals(row.wrong) == {row.code}


@pytest.mark.parametrize(
    ("rule", "text", "since"),
    [
        (names.cap_huyen, "Giao UBND các huyện thực hiện.", date(2025, 7, 1)),
        (names.tinh, "Phối hợp với UBND tỉnh Thái Bình.", date(2025, 7, 1)),
        (names.tinh, "Phối hợp với UBND tỉnh Đồng Nai.", date(2026, 4, 30)),
        (names.tinh, "Phối hợp với UBND tỉnh Quảng Ninh.", date(2026, 9, 1)),
        (names.tinh, "Phối hợp với UBND tỉnh Bắc Ninh.", date(2026, 9, 20)),
        (names.co_quan, "Giao Sở Kế hoạch và Đầu tư chủ trì.", date(2025, 7, 1)),
        (names.co_quan, "Theo hướng dẫn của Bộ Kế hoạch và Đầu tư.", date(2025, 3, 1)),
        (
            bases.repealed,
            "can-cu| Căn cứ Nghị định số 110/2004/NĐ-CP ngày 08 tháng 4 năm 2004 của Chính phủ về công tác văn thư;",
            date(2020, 3, 5),
        ),
        (
            bases.repealed,
            "can-cu| Căn cứ Luật Tổ chức chính quyền địa phương số 77/2015/QH13;",
            date(2025, 3, 1),
        ),
    ],
)
def test_a_name_is_wrong_from_its_day_on(rule: WordingRule, text: str, since: date) -> None:
    before = date.fromordinal(since.toordinal() - 1)
    assert shown(rule, paper(text, issued=before)) == []
    assert len(shown(rule, paper(text, issued=since))) == 1


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Tỷ lệ số hóa hồ sơ đạt 100%.", []),
        ("Tỷ lệ số hóa hồ sơ đạt 100,0%.", []),
        ("Tỷ lệ số hóa hồ sơ đạt 100,1%.", ["100,1"]),
    ],
)
def test_a_share_is_at_most_the_whole(text: str, found: list[str]) -> None:
    assert shown(figures.phan_tram, paper(text)) == found


@pytest.mark.parametrize(
    ("day", "there_is"),
    [
        ("29/02/2024", True),
        ("29/02/2026", False),
        ("29/02/2025", False),
        ("31/12/2026", True),
        ("32/12/2026", False),
        ("30/6/2026", True),
        ("31/6/2026", False),
        ("01/12/2026", True),
        ("01/13/2026", False),
    ],
)
def test_days_of_the_calendar(day: str, there_is: bool) -> None:
    assert shown(figures.ngay_khong_co, paper(f"Trước ngày {day}.")) == ([] if there_is else [day])


@pytest.mark.parametrize(
    ("one", "other", "mixed"),
    [
        ("01/01/2026", "12/1/2026", True),
        ("12/02/2026", "11/2/2026", True),
        ("12/02/2026", "11/3/2026", False),
    ],
)
def test_months_1_and_2_are_judged_apart(one: str, other: str, mixed: bool) -> None:
    found = shown(figures.so_khong, paper(f"Từ ngày {one} đến ngày {other}."))
    assert bool(found) is mixed


@pytest.mark.parametrize(("members", "told"), [(2, False), (3, True), (4, True)])
def test_a_saying_of_three_members_is_quoted_alike(members: int, told: bool) -> None:
    said = ["Dân biết", "dân bàn", "dân làm", "dân kiểm tra"][:members]
    once, again = ", ".join(said), ", ".join([*said[:-1], "dân giám sát"])
    found = shown(persons.motto, paper(f"Phương châm “{once}”.", f"Thực hiện “{again}”."))
    assert found == ([again] if told else [])


@pytest.mark.parametrize(
    "degree",
    [
        "GS.",
        "PGS.",
        "TSKH.",
        "TS.",
        "ThS.",
        "BSCKI.",
        "BSCKII.",
        "NGND.",
        "NGƯT.",
        "NSND.",
        "NSƯT.",
    ],
)
def test_every_degree_before_a_name_is_told(degree: str) -> None:
    assert shown(persons.degree, paper(f"Giao {degree} Nguyễn Văn Bình chủ trì.")) == [
        f"{degree} Nguyễn Văn Bình"
    ]


@pytest.mark.parametrize("count", [2, 3, 9, 12])
def test_lists_are_counted(count: int) -> None:
    announced_ = f"Kế hoạch có {count} nhiệm vụ, cụ thể như sau:"
    full = [f"- Việc {number}." for number in range(count)]
    assert shown(announced.count, paper(announced_, *full)) == []
    assert shown(announced.count, paper(announced_, *full[:-1])) == [f"{count} nhiệm vụ"]


def test_five_labels_show_how_a_list_is_numbered() -> None:
    lines = [f"{number}. Việc." for number in range(3, 10)]
    (slip,) = slips(announced.label, paper(*lines))
    assert "–, 3, 4, 5, 6, 7, …" in slip.found.vi
    assert slip.severity is None
    assert announced.label.entry.severity is Severity.WARNING
