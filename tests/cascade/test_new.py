"""`kehoach new`: what goes to a commune, how it is named there, and what is refused."""

import re
import zipfile
from xml.etree import ElementTree

import docx
import pytest

from generator.cascade.communes import commune
from generator.cascade.files import read_office
from generator.cascade.units import read_tree
from generator.plan.text import parse_source
from tests.cascade.helpers import EXAMPLE, OFFICE, Desk, filled
from tests.helpers import ROOT, told_of
from tests.images import png

MORE = """\
documents:
  - {id: QD, kind: Quyết định, number: 12/QĐ-UBND, date: 2026-01-20, issuer: Ủy ban nhân dân tỉnh, about: giao dự toán}
  - {id: KH, kind: Kế hoạch, number: 06/KH-UBND, date: 2026-01-09, issuer: Ủy ban nhân dân tỉnh, about: cải cách}
acronyms:
  - {short: PAPI, full: Chỉ số Hiệu quả Quản trị và Hành chính công cấp tỉnh}
period: {start: 2026-01, end: 2026-12}
purpose:
  - Nâng cao [[PAPI]] theo [[KH]].
budget:
  - {text: Tổng kinh phí là, amount: 1500000000}
implementation:
  - {id: SNV, text: "Sở Nội vụ tổng hợp theo [[PL1]]."}
  - title: Ủy ban nhân dân các xã, phường, đặc khu
    items:
      - Thực hiện [[NV01]] theo [[QD]], mẫu tại [[PL1]]; phối hợp theo [[SNV]].
      - table:
          title: Lịch báo cáo
          columns: [{title: TT, width: 12}, Kỳ, Ngày]
          header:
            - [{text: TT, rows: 2}, {text: Báo cáo, columns: 2}]
            - [Kỳ, Ngày]
          rows:
            - {group: "Báo cáo: định kỳ"}
            - [1, "Sáu tháng, một lần", {text: 15/6/2026, rows: 2, align: center}]
            - [2, ""]
      - image: {file: hinh/so-do.png, alt: "Sơ đồ: bốn bước", caption: Các bước}
  - table: {title: Của sở, columns: [A, B], rows: [[1, 2]]}
  - image: {file: hinh/cua-so.png, alt: Của sở}
appendices:
  - id: PL1
    title: Danh mục
    items:
      - task_table: [no, task, lead]
"""


@pytest.fixture
def office(desk: Desk) -> Desk:
    """A province's plan with all that a plan may have, and its pictures."""
    desk.write(
        "tinh/kh.yaml",
        OFFICE.replace("targets:\n", MORE.partition("appendices")[0] + "targets:\n", 1),
    )
    desk.write("tinh/kh.yaml", desk.read("tinh/kh.yaml") + MORE[MORE.index("appendices") :])
    (desk.folder / "tinh" / "hinh").mkdir()
    (desk.folder / "tinh" / "hinh" / "so-do.png").write_bytes(png(40, 20))
    (desk.folder / "tinh" / "hinh" / "cua-so.png").write_bytes(png(30, 20))
    return desk


def test_a_copy_takes_what_is_the_communes_and_leaves_what_is_the_offices(office: Desk) -> None:
    assert (
        office.run("new", "--from", "tinh/kh.yaml", "--unit", "xã Tân Hưng", "-o", "xa/kh.yaml")
        == 0
    ), office.said
    text = office.read("xa/kh.yaml")
    assert (
        "NV01" in text
        and "NV03" in text
        and "NV02" not in text
        and "Kiểm tra việc niêm yết" not in text
    )
    assert (
        "ma: QD" in text and "ma: KH" not in text and "PAPI" not in text and "so_tien" not in text
    )
    assert (
        "thoi_ky: {tu_ngay: 2026-01, den_ngay: 2026-12}" in text and "tep: ../tinh/kh.yaml" in text
    )
    assert (
        "phu_luc" not in text
        and "mẫu tại Phụ lục Kế hoạch của Ủy ban nhân dân tỉnh Minh Hòa" in " ".join(text.split())
    )
    assert "phối hợp theo khoản 1 Mục" in " ".join(text.split())
    assert text.count("bang:") == 1 and text.count("hinh:") == 1
    assert office.names() == {
        "tinh/kh.yaml", "tinh/hinh/so-do.png", "tinh/hinh/cua-so.png", "xa/kh.yaml", "xa/kh.goc.yaml", "xa/hinh/so-do.png",
    }  # fmt: skip
    assert office.run("check", "xa/kh.yaml") == 0, office.said
    assert "cascade/" not in office.said and "noi-dung/open" in office.said
    office.write("xa/kh.yaml", filled(text))
    assert office.run("check", "--strict", "xa/kh.yaml") == 0, office.said
    assert office.run("build", "xa/kh.yaml") == 0, office.said


def test_a_table_is_the_same_table_in_the_copy(office: Desk) -> None:
    office.run("new", "--from", "tinh/kh.yaml", "--unit", "xã Tân Hưng", "-o", "xa/kh.yaml")
    view = read_office(office.folder / "tinh" / "kh.yaml", commune("xã Tân Hưng")[0]).view
    own = read_tree(parse_source("kh.yaml", office.read("xa/kh.yaml")))
    meant, found = (
        [one.fields for one in tree.walk() if {"table", "image"} & set(one.fields)]
        for tree in (view, own)
    )
    assert len(meant) == 2 and found == meant


def test_a_picture_that_the_office_changes_or_adds_follows(office: Desk) -> None:
    office.run("new", "--from", "tinh/kh.yaml", "--unit", "xã Tân Hưng", "-o", "xa/kh.yaml")
    (office.folder / "tinh" / "hinh" / "moi.png").write_bytes(png(50, 20))
    office.edit("tinh/kh.yaml", ("version: 1", "version: 2"), ("hinh/so-do.png", "hinh/moi.png"))
    assert office.run("update", "xa/kh.yaml") == 0, office.said
    assert "hinh/moi.png" in office.read("xa/kh.yaml")
    assert (office.folder / "xa" / "hinh" / "moi.png").read_bytes() == png(50, 20)
    (office.folder / "tinh" / "hinh" / "moi.png").write_bytes(png(60, 20))
    assert office.run("update", "xa/kh.yaml") == 0
    assert "cảnh báo" in told_of(office.said, "cascade/picture")
    assert (office.folder / "xa" / "hinh" / "moi.png").read_bytes() == png(50, 20)


def test_a_picture_that_is_missing_stops_a_copy_before_anything_is_written(office: Desk) -> None:
    (office.folder / "tinh" / "hinh" / "so-do.png").unlink()
    assert (
        office.run("new", "--from", "tinh/kh.yaml", "--unit", "xã Tân Hưng", "-o", "xa/kh.yaml")
        == 1
    )
    assert "plan/image-missing" in office.said
    assert not any(name.startswith("xa/") for name in office.names())


@pytest.mark.parametrize(
    ("unit", "committee", "place"),
    [
        ("xã Tân Hưng", "Ủy ban nhân dân xã Tân Hưng", "Tân Hưng"),
        ("Phường   Phố Hiến", "Ủy ban nhân dân phường Phố Hiến", "Phố Hiến"),
        ("đặc khu Trường Sa", "Ủy ban nhân dân đặc khu Trường Sa", "Trường Sa"),
        ("phường 5", "Ủy ban nhân dân phường 5", "Phường 5"),
    ],
)
def test_a_unit_is_named_as_the_decree_says(
    unit: str, committee: str, place: str, desk: Desk
) -> None:
    desk.copy(unit=unit)
    text = desk.read("xa.yaml")
    assert f"co_quan: {{ten: {committee}, viet_tat: UBND}}\ndia_danh: {place}\n" in text
    assert desk.run("check", "xa.yaml") == 0 and "lưu ý: chưa có" in desk.said, desk.said


@pytest.mark.parametrize(
    "written",
    [
        "UBND xã Tân Hưng",
        "Ủy ban nhân dân Xã Tân Hưng",
        "X. Tân Hưng",
        "xã tân hưng",
        "XÃ TÂN HƯNG",
    ],
)
def test_a_unit_may_be_written_as_offices_write_it(written: str, desk: Desk) -> None:
    desk.copy(unit=written)
    assert "cho xã Tân Hưng\n" in desk.said and "cascade/unit" not in desk.said


def test_districts_are_no_more(desk: Desk) -> None:
    desk.write("tinh.yaml", OFFICE)
    assert desk.run("new", "--from", "tinh.yaml", "--unit", "huyện Tân Hưng") == 1
    assert "không phải đơn vị cấp xã" in desk.said and "xã huyện" not in desk.said


@pytest.mark.parametrize(
    "unit", ["Tân Hưng", "huyện Tân Hưng", "xã", "xã ../x", "xã {a}", "", "xã " + "a" * 80]
)
def test_what_is_no_unit_of_a_commune_is_refused(unit: str, desk: Desk) -> None:
    desk.write("tinh.yaml", OFFICE)
    assert desk.run("new", "--from", "tinh.yaml", "--unit", unit) == 1
    assert told_of(desk.said, "cascade/unit", "--unit") and desk.names() == {"tinh.yaml"}


@pytest.mark.parametrize("name", ["xa.yaml", "xa.goc.yaml"])
def test_no_file_is_written_over(name: str, desk: Desk) -> None:
    desk.write("tinh.yaml", OFFICE)
    desk.write(name, "của xã\n")
    assert desk.run("new", "--from", "tinh.yaml", "--unit", "xã Tân Hưng", "-o", "xa.yaml") == 1
    assert told_of(desk.said, "cascade/exists", name)
    assert desk.names() == {"tinh.yaml", name} and desk.read(name) == "của xã\n"


def test_the_base_that_a_killed_run_left_is_taken(desk: Desk) -> None:
    """The base is written first: killed between the two, the next run goes on."""
    desk.write("tinh.yaml", OFFICE)
    desk.write("xa.goc.yaml", OFFICE)
    assert desk.run("new", "--from", "tinh.yaml", "--unit", "xã Tân Hưng", "-o", "xa.yaml") == 0
    assert desk.names() == {"tinh.yaml", "xa.yaml", "xa.goc.yaml"}


def test_a_copy_of_a_copy_and_a_broken_plan_are_refused(desk: Desk) -> None:
    desk.copy()
    assert desk.run("new", "--from", "xa.yaml", "--unit", "xã Tân Hưng", "-o", "b.yaml") == 1
    assert "cascade/copy-of-copy" in desk.said
    desk.edit("tinh.yaml", ("place:", "plac:"))
    assert desk.run("new", "--from", "tinh.yaml", "--unit", "xã Tân Hưng", "-o", "b.yaml") == 1
    assert (
        told_of(desk.said, "plan/unknown-key", "tinh.yaml:6:1")
        and not (desk.folder / "b.yaml").exists()
    )


def test_the_shipped_example_of_a_province_can_be_copied(desk: Desk) -> None:
    source = str(ROOT / "plans" / "minh-hoa-2026" / "ke-hoach.yaml")
    assert desk.run("new", "--from", source, "--unit", "xã Tân Hưng", "-o", "xa.yaml") == 0, (
        desk.said
    )
    assert desk.run("check", "--strict", "xa.yaml") == 0, desk.said


def test_a_document_tells_what_it_was_made_of(desk: Desk) -> None:
    plan = EXAMPLE / "xa-minh-tan-lan-2.yaml"
    assert desk.run("build", str(plan), "-o", "out") == 0
    with zipfile.ZipFile(desk.folder / "out" / "xa-minh-tan-lan-2.docx") as archive:
        root = ElementTree.fromstring(archive.read("docProps/custom.xml"))
        types, relations = (
            archive.read("[Content_Types].xml").decode(),
            archive.read("_rels/.rels").decode(),
        )
    said = {one.attrib["name"]: "".join(one.itertext()) for one in root}
    assert {len(said.pop(one)) for one in ("mau_sha256", "chu_sha256", "tep_sha256")} == {64}
    assert said == {
        "ma": "minh-hoa-mot-cua-2026-xa-minh-tan",
        "phien_ban": "2",
        "mau": "ke-hoach.docx",
        "theo_ke_hoach.ma": "minh-hoa-mot-cua-2026",
        "theo_ke_hoach.phien_ban": "2",
        "theo_ke_hoach.so": "31/KH-UBND",
        "theo_ke_hoach.ngay": "2026-03-06",
    }
    assert "custom-properties+xml" in types and relations.count("docProps/custom.xml") == 1


def test_a_department_that_leads_stays_the_leader_when_the_commune_says_who_does_its_part(
    desk: Desk,
) -> None:
    supported = "      - {ma: NV04, noi_dung: Tập huấn., chu_tri: Sở Nội vụ, phoi_hop: [UBND cấp xã, Công an tỉnh]}\n"
    office = (ROOT / "plans" / "xa-phuong" / "tinh-minh-hoa-lan-1.yaml").read_text("utf-8")
    desk.write("tinh.yaml", re.sub(r" +- \{ma: NV04.*\n", supported, office))
    assert desk.run("new", "--from", "tinh.yaml", "--unit", "xã Tân Hưng", "-o", "xa.yaml") == 0
    text = desk.read("xa.yaml")
    open_ = "{chua_co: xã phân công đơn vị đầu mối; Công an tỉnh cùng phối hợp}"
    assert f"        chu_tri: Sở Nội vụ\n        phoi_hop: {open_}\n" in text
    desk.write("xa.yaml", text.replace(open_, "Phòng Văn hóa - Xã hội"))
    assert desk.run("check", "--strict", "xa.yaml") == 0, desk.said
    assert "đầu mối" not in desk.said
    assert desk.run("build", "xa.yaml", "-o", "out") == 0, desk.said
    said = "\n".join(p.text for p in docx.Document(str(desk.folder / "out" / "xa.docx")).paragraphs)
    assert "chủ trì: Sở Nội vụ; phối hợp: Phòng Văn hóa - Xã hội" in said
