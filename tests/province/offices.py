"""An office's plan with work for its communes, and rosters, for the tests of batch and ledger."""

import csv
from pathlib import Path

from generator.batch.roster import Roster, read_roster
from generator.batch.run import Batch, Finished, laid_out_for, one_by_one, run
from tests.helpers import changed

TASKS = """\
solutions:
  - title: Quán triệt, chỉ đạo triển khai
    items:
      - {id: NV01, text: Xây dựng kế hoạch kiểm tra., lead: Sở Nội vụ, deadline: 2026-06-30}
      - id: NV02
        text: Ban hành kế hoạch của địa phương.
        lead: Ủy ban nhân dân các xã, phường
        deadline: 2026-03-31
        rule: minimum
      - id: NV03
        text: Công khai thủ tục hành chính tại bộ phận một cửa.
        lead: Ủy ban nhân dân các xã, phường
        deadline: Quý II/2026
  - title: Đối thoại với Nhân dân
    items:
      - id: NV04
        text: Tổ chức đối thoại ít nhất hai lần trong năm.
        lead: Sở Nội vụ
        support: Ủy ban nhân dân các xã, phường
        deadline: 2026-11-30
      - {id: NV05, text: Mở chuyên mục trên trang thông tin điện tử., rule: suggested}
"""
TARGETS = """\
targets:
  - id: CT01
    rule: minimum
    indicator: Chỉ số tổng hợp PAPI
    baseline: {year: 2025, value: "43,44"}
    target: {at_least: "45,00"}
    unit: điểm
  - {id: CT02, indicator: Tỷ lệ hồ sơ đúng hạn, target: {at_least: "98"}, unit: "%", rule: minimum}
"""
UNSIGNED = "{chua_co: chưa có tên người ký}"
OFFICE = changed(solutions=TASKS, targets=TARGETS)


def province(folder: Path, text: str = OFFICE) -> Path:
    """The office's plan as a file in `folder`."""
    path = folder / "papi-2026.yaml"
    path.write_text(text, "utf-8")
    return path


def begun(path: Path) -> Path:
    """A commune's plan in which somebody has written: who signs it."""
    text = path.read_text("utf-8")
    assert UNSIGNED in text
    path.write_text(text.replace(UNSIGNED, "Nguyễn Văn An"), "utf-8")
    return path


def roster_file(
    path: Path, rows: list[tuple[str, str]], head: tuple[str, ...] = ("Mã", "Tên")
) -> Path:
    """A roster as Excel in Viet Nam writes it."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file, delimiter=";").writerows([head, *rows])
    return path


def units(name: str = "hung-yen", few: int = 200) -> list[tuple[str, str]]:
    """Code and name of so many units of a province."""
    return [(entry.code, entry.unit.full) for entry in read_roster(name).entries[:few]]


def batch(office: Path, roster: Roster, folder: Path) -> list[Finished]:
    """What a batch in this process gives."""
    return list(run(ready(office, roster, folder), one_by_one))


def ready(office: Path, roster: Roster, folder: Path) -> Batch:
    """A batch that can begin, with the template that the program ships."""
    return laid_out_for(office, roster, folder, None)


def files(folder: Path) -> dict[str, bytes]:
    """Every file below `folder` but the log, whose times differ."""
    paths = (
        path
        for path in folder.rglob("*")
        if path.is_file() and not path.name.endswith("-log.jsonl")
    )
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}
