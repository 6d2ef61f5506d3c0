"""The worked example of `plans/xa-phuong`, and the communes' page of the guide, walked from the first step to the last."""

import re
import shlex
import shutil
import textwrap
from collections import Counter

import pytest

from generator.making.plans import find_plans
from generator.reading.lint import check_document
from tests.cascade.helpers import COMMUNES, EXAMPLE, Desk, filled
from tests.helpers import ROOT
from tests.workbooks import Book

UNITS = dict(zip(COMMUNES, ("xã Minh Tân", "phường Hòa Thuận", "đặc khu Hòn Ngọc"), strict=True))
CHOICES = {
    "xa-minh-tan": (["CT02"], ["--take", "CT02"]),
    "phuong-hoa-thuan": ([], []),
    "dac-khu-hon-ngoc": (["NV07"], ["--keep", "NV07"]),
}
"""What both sides changed, by commune, and what it decides."""
SIGNED = {
    "xa-minh-tan": ("15", "2026-03-17", "Trung tâm Phục vụ hành chính công"),
    "phuong-hoa-thuan": ("14", "2026-03-18", "Trung tâm Phục vụ hành chính công"),
    "dac-khu-hon-ngoc": ("11", "2026-03-19", "Văn phòng HĐND và UBND đặc khu"),
}
"""Number and day of the second paper, and who leads the task that the province added."""


@pytest.mark.parametrize("name", COMMUNES)
def test_the_first_paper_of_a_commune_is_a_copy_with_its_own_words(name: str, desk: Desk) -> None:
    shutil.copy(EXAMPLE / "tinh-minh-hoa-lan-1.yaml", desk.folder)
    new = [
        "new",
        "--from",
        "tinh-minh-hoa-lan-1.yaml",
        "--unit",
        UNITS[name],
        "-o",
        f"{name}-lan-1.yaml",
    ]
    assert desk.run(*new) == 0
    assert desk.run("check", f"{name}-lan-1.yaml") == 0, desk.said
    assert desk.read(f"{name}-lan-1.goc.yaml") == (EXAMPLE / f"{name}-lan-1.goc.yaml").read_text(
        "utf-8"
    )
    made = desk.read(f"{name}-lan-1.yaml").splitlines()
    own = (EXAMPLE / f"{name}-lan-1.yaml").read_text("utf-8").splitlines()
    # All that the example's author took out of what the program wrote is what it asks for, or what the rules allow.
    lost = [line.strip() for line in Counter(made) - Counter(own)]
    asked = re.compile(
        r"chua_co:|^so:$|^ngay:$|^trich_yeu:|^# yaml|^chi_tieu:|^noi_dung: Đặt hòm thư|^- Các phòng, đơn vị|^khai.$"
    )
    assert lost and [line for line in lost if not asked.search(line)] == []


@pytest.mark.parametrize("name", COMMUNES)
def test_the_second_paper_of_a_commune_is_its_first_after_an_update(name: str, desk: Desk) -> None:
    for path in EXAMPLE.glob("*-lan-?.yaml"):
        shutil.copy(path, desk.folder)
    for suffix in (".yaml", ".goc.yaml"):
        shutil.copy(EXAMPLE / f"{name}-lan-1{suffix}", desk.folder / f"{name}-lan-2{suffix}")
    own, office = f"{name}-lan-2.yaml", "tinh-minh-hoa-lan-2.yaml"
    before = desk.read(own)
    clashes, choice = CHOICES[name]
    assert desk.run("update", own, "--from", office, "--dry-run") == 1
    assert desk.read(own) == before
    assert desk.run("update", own, "--from", office) == 1
    assert re.findall(r"^  \d\. (\w+)", desk.said, re.MULTILINE) == clashes
    assert desk.read(f"{name}-lan-2.truoc.yaml") == before
    assert desk.run("check", own) == 1  # it bears a number, and holds conflicts or open places
    assert desk.run("update", own, *choice) == 0, desk.said
    number, day, lead = SIGNED[name]
    text = re.sub(r"(?<=: )\{chua_co: [^}]*\}", lead, desk.read(own)).replace(
        "\nphien_ban: 1\n", "\nphien_ban: 2\n", 1
    )
    desk.write(own, re.sub(r"\nso: \d+\nngay: .*", f"\nso: {number}\nngay: {day}", text))
    assert desk.run("check", "--strict", own) == 0, desk.said
    assert desk.read(own) == (EXAMPLE / own).read_text("utf-8")
    assert desk.read(f"{name}-lan-2.goc.yaml") == (EXAMPLE / office).read_text("utf-8")
    again = desk.read(own)
    assert desk.run("update", own) == 0
    assert desk.read(own) == again


@pytest.mark.parametrize("name", COMMUNES)
def test_no_word_of_a_commune_of_the_example_is_lost(name: str) -> None:
    first, second = (
        (EXAMPLE / f"{name}-lan-{number}.yaml").read_text("utf-8").splitlines() for number in (1, 2)
    )
    office = (EXAMPLE / f"{name}-lan-1.goc.yaml").read_text("utf-8")
    lost = [line.strip() for line in Counter(first) - Counter(second)]
    told = re.compile(r"^(phien_ban|so|ngay|tep): |^- Căn cứ Kế hoạch số 20/")
    taken = [
        'chi_tieu: {tu: "43,5", nam: 2026}',
        "- ma: NV07",
        "chu_tri: Văn phòng HĐND và UBND xã",
    ]
    taken += ["chu_tri: Văn phòng HĐND và UBND phường", "quy_tac: goi_y"]
    words = {line: re.sub(r"^[\w ]+: ", "", line.removeprefix("- ")) for line in lost}
    left = [
        line
        for line in lost
        if not told.match(line) and line not in taken and words[line] not in office
    ]
    # The rest are the province's own words, in the flow form that a copy writes out.
    assert left == [
        line for line in left if line.startswith(("chi_tieu: {tu: 42", "- [1, Kết quả 6 tháng"))
    ]


def test_all_documents_of_the_example_have_no_finding(desk: Desk) -> None:
    plans = find_plans(EXAMPLE)
    assert len(plans) == 8
    assert desk.run("check", "--strict", *map(str, plans)) == 0, desk.said
    assert desk.run("build", *map(str, plans), "-o", "out") == 0, desk.said
    documents = sorted(desk.folder.glob("out/*.docx"))
    assert len(documents) == 8
    for path in documents:
        assert not check_document(path).problems, path.name


PAGE = (ROOT / "HUONG_DAN.md").read_text("utf-8").partition("\n## 10. ")[2]
"""The communes' way, and behind it their reports."""


def _commands(page: str) -> list[list[str]]:
    blocks = re.findall(r"^ *```bat\n(.*?)^ *```", page, re.MULTILINE | re.DOTALL)
    lines = [line.strip() for block in blocks for line in block.splitlines()]
    assert all(line.startswith("py -m generator ") for line in lines)
    return [shlex.split(line)[3:] for line in lines]


def test_the_guide_leads_a_commune_through_all_steps(desk: Desk) -> None:
    page, _, reports = PAGE.partition("\n## 12. ")[0].partition("\n## 11. ")
    assert 5 < len(re.findall(r"^\d+\. ", page, re.MULTILINE)) <= 10
    (desk.folder / "plans").mkdir()
    own = "plans/xa-tan-hung.yaml"
    commands = iter(_commands(page))

    def step(*codes: int) -> None:
        for code in codes:
            command = next(commands)
            assert desk.run(*command) == code, (command, desk.said)

    shutil.copy(EXAMPLE / "tinh-minh-hoa-lan-1.yaml", desk.folder / "plans" / "ke-hoach-tinh.yaml")
    step(0)
    assert desk.names() == {"plans/ke-hoach-tinh.yaml", own, "plans/xa-tan-hung.goc.yaml"}
    desk.write(own, filled(desk.read(own)))
    desk.edit(
        own,
        ("chi_tieu: {tu: 42, nam: 2026}", 'chi_tieu: {tu: "43,5", nam: 2026}'),
        ("Đặt hòm thư góp ý tại trụ sở", "Đặt hòm thư góp ý tại chợ, trụ sở"),
    )
    step(0, 0, 0, 0)
    assert "so: 12\nngay: 2026-02-25" in desk.read(own)
    shutil.copy(EXAMPLE / "tinh-minh-hoa-lan-2.yaml", desk.folder / "plans" / "ke-hoach-tinh.yaml")
    desk.run("check", own)
    assert "cascade/behind" in desk.said and "CT02" in desk.said
    step(1, 1)
    assert (
        "1. CT02 (Tỷ lệ hồ sơ thủ tục hành chính của cấp xã nộp trực tuyến), chỉ tiêu: cấp trên từ 44% trở lên, xã từ 43,5% trở lên, trước đó từ 42% trở lên"
        in desk.said
    )
    step(1, 0)
    assert next(commands, None) is None
    text = re.sub(r"\nso: .*\nngay: .*", "\nso:\nngay:", desk.read(own)).replace(
        "\nphien_ban: 1", "\nphien_ban: 2", 1
    )
    desk.write(own, filled(text))
    assert desk.run("check", "--strict", own) == 0, desk.said
    assert desk.run("build", own) == 0
    assert 'tu: "44"' in desk.read(own) and "NV07" in desk.read(own)
    commands = iter(_commands(reports))
    step(0)
    book = Book((desk.folder / "bao-cao-6-thang.xlsx").read_bytes())
    for row in range(5, 9):
        book.put(1, f"G{row}", "Đang thực hiện")
    (desk.folder / "bao-cao-6-thang.xlsx").write_bytes(book.content)
    step(0, 0, 0, 0, 0)
    assert next(commands, None) is None
    assert (desk.folder / "viec-cua-xa.ics").exists()


def test_the_guide_leads_a_province_from_its_list_to_its_letters(desk: Desk) -> None:
    page = PAGE.partition("\n## 12. ")[2]
    (roster,) = re.findall(r"^ *```text\n(.*?)^ *```", page, re.MULTILINE | re.DOTALL)
    desk.write("xa.csv", textwrap.dedent(roster))
    shutil.copy(EXAMPLE / "tinh-minh-hoa-lan-2.yaml", desk.folder / "ke-hoach.yaml")
    (desk.folder / "xa").mkdir()
    rollup, report, remind = _commands(page)
    # The commune of the list has sent nothing.
    assert desk.run(*rollup) == 1 and "Tân Hưng" in desk.said, desk.said
    assert {"th.xlsx", "th.html", "th.json"} <= {path.name for path in desk.folder.iterdir()}
    assert desk.run(*report) == 1 and "← ke-hoach.yaml" in desk.said, desk.said
    made = "ke-hoach-bao-cao-6-thang-dau-nam-2026.yaml"
    desk.run("check", made)
    assert "plan/rollup" not in desk.said and "tong_hop" not in desk.said, desk.said
    # What it has of the figures is what a report that was written before is told to have.
    (line,) = re.findall(r"`(tong_hop: \{.*?\})`", page)
    assert line.replace("th.json", f"{made.removesuffix('.yaml')}.json") in desk.read(made)
    (table,) = re.findall(r"(?m)^ *(ket_qua_nhiem_vu:)$", page)
    assert f"{table}\n" in desk.read(made) and "  - bang_tong_hop: nhiem_vu\n" in desk.read(made)
    assert desk.run(*remind) == 0, desk.said
    (letter,) = (desk.folder / "don-doc").glob("*.yaml")
    assert "Tân Hưng" in letter.read_text("utf-8") and desk.run("build", str(letter)) == 0


def test_what_the_guide_has_clicked_is_on_the_page() -> None:
    """Buttons and links of the communes' way are named as the page has them."""
    here = ROOT / "generator" / "page"
    files = [path for path in here.rglob("*") if path.suffix in (".py", ".html", ".js")]
    words = "\n".join(path.read_text("utf-8") for path in files)
    # What opens a step says what it is about, and two things are said with emphasis.
    bold = re.findall(r"(\n\d\. )?\*\*([^*]+?)\*\*", PAGE)
    said = ("lãnh đạo xã sửa trong tệp Word", "sát lề trái")
    clicked = [name for opening, name in bold if not opening and name not in said]
    assert len(clicked) >= 20
    for one in {part for name in clicked for part in re.split(r"\s+>\s+", name)}:
        assert re.sub(r"\s+", " ", one) in words, one


def test_a_rule_of_the_office_that_is_broken_is_told_by_build_too(desk: Desk) -> None:
    for name in (
        "xa-minh-tan-lan-2.yaml",
        "xa-minh-tan-lan-2.goc.yaml",
        "tinh-minh-hoa-lan-2.yaml",
    ):
        shutil.copy(EXAMPLE / name, desk.folder)
    assert desk.run("build", "xa-minh-tan-lan-2.yaml") == 0, desk.said
    desk.edit(
        "xa-minh-tan-lan-2.yaml",
        ("chi_tieu: {dat: 100, nam: 2026}", "chi_tieu: {dat: 90, nam: 2026}"),
    )
    assert desk.run("build", "xa-minh-tan-lan-2.yaml") == 1
    assert "cascade/fixed" in desk.said
