"""`kehoach ready`: what is not clear, what nobody serves, what is asked twice, and what may be accepted."""

import re
from pathlib import Path

import pytest

from generator.cli import main
from tests.helpers import BASE, ROOT, changed

CLEAR = "lead: Sở Nội vụ, deadline: 2026-06-30, product: Kế hoạch kiểm tra"
TASK = "{id: NV01, text: 'Xây dựng kế hoạch kiểm tra [[CT01]] tại các xã.', " + CLEAR + "}"
GOOD = changed(solutions=f"solutions:\n  - title: Chỉ đạo\n    items:\n      - {TASK}")
ASKS = "report_schedule: [{reporters: Ủy ban nhân dân cấp xã, receiver: Sở Nội vụ, periods: {period: hằng quý, due: 20}}]\n"
OTHER = GOOD.replace("id: papi-2026", "id: cchc-2026")


def _told(folder: Path, capsys: pytest.CaptureFixture[str], **plans: str) -> list[str]:
    """The codes that are told, each with its file and what is said."""
    for name, text in plans.items():
        (folder / f"{name}.yaml").write_text(text, "utf-8")
    main(["ready", str(folder)])
    told = capsys.readouterr()
    said = told.out + told.err
    assert "Traceback" not in said
    found = re.findall(r"(\w+)\.yaml:\d+:\d+: \S+ ?\S*: (.*) \[(ready/[\w-]+)\]", said)
    return [" ".join((name, code, words)) for name, words, code in found]


def test_a_clear_plan_that_serves_its_targets_is_ready(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _told(tmp_path, capsys, a=GOOD) == []
    assert main(["ready", "--strict", str(tmp_path)]) == 0


@pytest.mark.parametrize(
    ("old", "new", "missing"),
    [
        ("lead: Sở Nội vụ, ", "", "người chủ trì"),
        ("deadline: 2026-06-30, ", "", "thời hạn"),
        (", product: Kế hoạch kiểm tra", "", "sản phẩm"),
        ("lead: Sở Nội vụ", "lead: [Sở Nội vụ, Sở Y tế]", "trách nhiệm"),
        ("tại các xã.", "trình cơ quan có thẩm quyền.", "thẩm quyền"),
        ("tại các xã.", "tại các xã, trình phê duyệt.", "thẩm quyền (trình"),
        ("Xây dựng kế hoạch", "Tham mưu ban hành kế hoạch", "thẩm quyền (trình"),
        ("product: Kế hoạch kiểm tra", "product: Nghị quyết", "thẩm quyền (nghị quyết"),
        ("Xây dựng kế hoạch kiểm tra [[CT01]] tại các xã.", "Theo [[CT01]].", "việc"),
    ],
)
def test_what_is_not_clear_of_a_task_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], old: str, new: str, missing: str
) -> None:
    assert old in GOOD
    (found,) = _told(tmp_path, capsys, a=GOOD.replace(old, new))
    assert found.startswith("a ready/clear") and missing in found
    assert main(["ready", "--strict", str(tmp_path)]) == 1


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("tại các xã.", "tại các xã, trình Ủy ban nhân dân tỉnh phê duyệt."),
        ("tại các xã.", "tại các xã, trình phê duyệt của Chủ tịch UBND tỉnh."),
        ("Xây dựng kế hoạch", "Tham mưu UBND tỉnh ban hành kế hoạch"),
        ("tại các xã.", "theo quy trình ban hành văn bản."),
        ("product: Kế hoạch kiểm tra", "product: Nghị quyết của Hội đồng nhân dân tỉnh"),
        ("product: Kế hoạch kiểm tra", "product: Quyết định"),
    ],
)
def test_whose_authority_it_is_may_be_said_in_many_ways(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], old: str, new: str
) -> None:
    assert old in GOOD
    assert _told(tmp_path, capsys, a=GOOD.replace(old, new)) == []


def test_who_leads_may_stand_in_the_heading(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = GOOD.replace("title: Chỉ đạo", "title: Sở Nội vụ").replace("lead: Sở Nội vụ, ", "")
    assert _told(tmp_path, capsys, a=text) == []


def test_a_target_without_a_task_and_a_task_without_a_target_are_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    more = TASK.replace("NV01", "NV02").replace("[[CT01]]", "đột xuất")
    second = "  - {id: CT02, indicator: Số vụ, target: {at_most: 3}}\n"
    text = GOOD.replace(f"      - {TASK}", f"      - {TASK}\n      - {more}")
    text = text.replace("solutions:\n", f"{second}solutions:\n")
    found = _told(tmp_path, capsys, a=text)
    assert [one.split()[1] for one in found] == ["ready/no-task", "ready/no-target"]
    assert _told(tmp_path, capsys, a=text.replace("[[CT01]]", "x"))[0].startswith(
        "a ready/no-task không"
    )


def test_a_dimension_links_a_target_to_the_tasks_below_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = GOOD.replace("[[CT01]] ", "").replace("- title: Chỉ đạo", "- dimension: '1.2'")
    assert any("ready/no-task" in one for one in _told(tmp_path, capsys, a=text))
    linked = text.replace("{id: CT01", "{id: CT01").replace(
        "    indicator:", "    dimension: D1\n    indicator:"
    )
    assert _told(tmp_path, capsys, a=linked) == []


def test_a_task_that_another_plan_of_the_office_has_is_told_with_both_places(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = OTHER.replace("kiểm tra [[CT01]] tại các xã", "kiểm tra [[CT01]] tại các xã, phường")
    found = _told(tmp_path, capsys, a=GOOD, b=other)
    (twice,) = (one for one in found if "task-twice" in one)
    assert twice.startswith("b ") and "a.yaml:" in twice
    elsewhere = other.replace("tỉnh Minh Hòa", "tỉnh Hòa Minh")
    assert not any("task-twice" in one for one in _told(tmp_path, capsys, b=elsewhere))
    version = other.replace("id: cchc-2026", "id: papi-2026")
    assert not any("task-twice" in one for one in _told(tmp_path, capsys, b=version))


def test_tasks_of_two_places_by_number_are_two(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = "Xây dựng kế hoạch kiểm tra [[CT01]] tại các xã"
    one = GOOD.replace(words, f"{words} thuộc cụm số 4 theo phân công")
    other = OTHER.replace(words, f"{words} thuộc cụm số 5 theo phân công")
    assert _told(tmp_path, capsys, a=one, b=other) == []
    assert len(_told(tmp_path, capsys, b=other.replace("cụm số 5", "cụm số 4"))) == 1


def test_a_report_that_is_asked_twice_is_told_with_both_places(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mine = f"{GOOD}{ASKS}"
    its = (
        ASKS.replace("cấp xã", "các xã")
        .replace("Sở Nội vụ", "Sở Tài chính")
        .replace("hằng quý, due: 20", "quý II/2026, due: 2026-06-25")
    )
    other = OTHER.replace("Xây dựng kế hoạch kiểm tra", "Tổng kết, khen thưởng tập thể theo") + its
    (found,) = _told(tmp_path, capsys, a=mine, b=other)
    assert "ready/report-twice" in found and "Sở Nội vụ quý II/2026" in found and "a.yaml:" in found
    accepted = "accepted: [{code: ready/report-twice, reason: số liệu khác nhau}]\n"
    assert _told(tmp_path, capsys, b=other + accepted) == []
    assert main(["check", str(tmp_path / "b.yaml")]) == 0
    assert "accepted-unused" not in capsys.readouterr().out


def test_each_report_that_is_asked_for_is_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ready", str(ROOT / "plans" / "minh-hoa-2026" / "ke-hoach.yaml")]) == 0
    said = capsys.readouterr().out
    assert "Báo cáo phải gửi" in said and "hằng quý" in said


def test_a_plan_with_errors_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.yaml").write_text(BASE.replace("place:", "plaxe:"), "utf-8")
    assert main(["ready", str(tmp_path)]) == 1
    assert "plan/unknown-key" in capsys.readouterr().out
