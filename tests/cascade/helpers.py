"""An office's plan and the commands run in a folder, as tests of copies and updates need them."""

import re
from pathlib import Path

import pytest

from generator.cli import main
from tests.helpers import ROOT
from tests.program import FAULT

EXAMPLE = ROOT / "plans" / "xa-phuong"
COMMUNES = ("xa-minh-tan", "phuong-hoa-thuan", "dac-khu-hon-ngoc")

OFFICE = """\
format: 1
id: tinh-2026
version: 1
kind: ke_hoach
issuer: {name: Ủy ban nhân dân tỉnh Minh Hòa, abbreviation: UBND}
place: Minh Hòa
number: 20
date: 2026-02-06
subject: Nâng cao chất lượng phục vụ Nhân dân năm 2026
targets:
  - id: CT01
    indicator: Tỷ lệ hồ sơ đúng hạn
    baseline: {year: 2025, value: "40"}
    target: {at_least: "42", year: 2026}
    unit: "%"
    rule: suggested
solutions:
  - title: Công khai
    items:
      - {id: NV01, text: Niêm yết danh sách hộ nghèo., lead: Ủy ban nhân dân cấp xã, deadline: 2026-06-30, rule: minimum}
      - {id: NV02, text: Kiểm tra việc niêm yết tại các xã., lead: Thanh tra tỉnh, deadline: 2026-09-30}
  - title: Đối thoại
    items:
      - {id: NV03, text: Đối thoại với Nhân dân mỗi quý một lần., lead: Ủy ban nhân dân cấp xã, deadline: 2026-12-15, rule: fixed}
recipients:
  - Thanh tra tỉnh
  - Ủy ban nhân dân các xã, phường, đặc khu
  - "Lưu: VT"
signature: {on_behalf_of: Ủy ban nhân dân, title: Chủ tịch, name: Nguyễn Văn An}
"""

LEAD = "chu_tri: Phòng Kinh tế"
NV03 = (
    "      - {id: NV03, text: Đối thoại với Nhân dân mỗi quý một lần., "
    "lead: Ủy ban nhân dân cấp xã, deadline: 2026-12-15, rule: fixed}\n"
)
"""The last task of `OFFICE`, in its line."""


class Desk:
    """A folder with an office's plan `tinh.yaml`, and what the commands say there."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder, self._capsys = folder, capsys
        self.said = ""

    def run(self, *arguments: str) -> int:
        """The exit code of the command; `said` is what it printed."""
        status = main(arguments)
        told = self._capsys.readouterr()
        self.said = told.out + told.err
        assert not re.search(FAULT, self.said)
        return status

    def write(self, name: str, text: str) -> None:
        """Writes a file of the folder."""
        (self.folder / name).parent.mkdir(parents=True, exist_ok=True)
        (self.folder / name).write_text(text, "utf-8", newline="")

    def read(self, name: str) -> str:
        """The text of a file of the folder."""
        return (self.folder / name).read_bytes().decode("utf-8")

    def edit(self, name: str, *pairs: tuple[str, str]) -> None:
        """Replaces words that stand exactly once in a file."""
        text = self.read(name)
        for old, new in pairs:
            assert text.count(old) == 1, (name, old, text.count(old))
            text = text.replace(old, new)
        self.write(name, text)

    def copy(self, office: str = OFFICE, unit: str = "xã Tân Hưng") -> None:
        """Makes `xa.yaml` from an office's plan `tinh.yaml`."""
        self.write("tinh.yaml", office)
        assert self.run("new", "--from", "tinh.yaml", "--unit", unit, "-o", "xa.yaml") == 0, (
            self.said
        )

    def names(self) -> set[str]:
        """The files of the folder."""
        return {
            path.relative_to(self.folder).as_posix()
            for path in self.folder.rglob("*")
            if path.is_file()
        }


def filled(text: str) -> str:
    """The plan with something in every open place."""
    return re.sub(r"(?<=: )\{chua_co: [^{}]*\}", "Văn phòng xã", text)
