"""The office's plan comes as a Word paper, and its new version too: the commune's copy follows."""

import re
from collections.abc import Sequence
from dataclasses import replace

import pytest

from generator.importing import office
from generator.importing.bring_in import imported
from generator.importing.proof import built, made_of
from generator.language import Said
from generator.problems import Problem, Spot
from tests.cascade.helpers import OFFICE, Desk
from tests.helpers import ROOT
from tests.importing import paper
from tests.reading.papers.body import task_table
from tests.reading.papers.head import TINH

EARLY = replace(TINH, date="Minh Hòa, ngày 15 tháng 01 năm 2026")
HEAD = ("STT", "Nhiệm vụ", "Sản phẩm", "Thời hạn", "Chủ trì")
ROWS = (
    ("1", "Ban hành kế hoạch cải cách.", "Kế hoạch", "30/6/2026", "Sở Nội vụ"),
    ("2", "Tập huấn cho cán bộ một cửa.", "Lớp tập huấn", "Quý III/2026", "UBND cấp xã"),
    ("3", "Trả lời trực tuyến về đất đai.", "Buổi trả lời", "31/8/2026", "UBND xã Tân Hưng"),
)
FIRST = (
    "# I. MỤC ĐÍCH, YÊU CẦU",
    "1. Nâng cao chất lượng phục vụ.",
    "# II. NỘI DUNG",
    "1. Sở Nội vụ chủ trì, phối hợp với Ủy ban nhân dân các xã, phường mở lớp tập huấn.",
    "2. Sở Tài chính bố trí kinh phí.",
    "# III. TỔ CHỨC THỰC HIỆN",
    "# 1. Sở Nội vụ",
    "a) Theo dõi việc thực hiện Kế hoạch.",
    "b) Tổng hợp, báo cáo Ủy ban nhân dân tỉnh.",
    "# 2. Ủy ban nhân dân các xã, phường, đặc khu",
    "a) Niêm yết công khai danh sách hộ nghèo tại trụ sở.",
    "b) Đối thoại với Nhân dân mỗi quý một lần.",
    "c) Báo cáo kết quả trước ngày 15/12/2026.",
    "# IV. DANH MỤC VIỆC",
)


def _sent(
    desk: Desk, name: str, lines: Sequence[str] = FIRST, rows: Sequence[tuple[str, ...]] = ROWS
) -> None:
    content = paper(*lines, head=EARLY, more=task_table((HEAD, *rows), (12, 60, 30, 30, 33)))
    (desk.folder / name).write_bytes(content)


def _changed(*pairs: tuple[str, str | None]) -> list[str]:
    """The lines of the paper with one instead of another; None takes it away."""
    known = dict(pairs)
    assert known.keys() <= set(FIRST)
    return [said for line in FIRST if (said := known.get(line, line)) is not None]


def _ids(text: str) -> dict[str, str]:
    """What each item of a plan is called, by how its text begins."""
    flat = re.sub(r"\n +(?![ \-]|\w+:)", " ", text)
    return {
        said.strip("\"'")[:24]: id_
        for id_, said in re.findall(r"ma: ([\w-]+)[,\n] *(?:noi_dung|tieu_de): (.+)", flat)
    }


_MADE: dict[str, bytes] = {}
"""The files of the first copy, which is made once."""


@pytest.fixture
def copied(desk: Desk) -> Desk:
    """A commune's copy `xa.yaml` of the paper `tinh.docx`."""
    if not _MADE:
        _sent(desk, "tinh.docx")
        new = ("new", "--from", "tinh.docx", "--unit", "xã Tân Hưng", "-o", "xa.yaml")
        assert desk.run(*new) == 0, desk.said
        _MADE.update({name: (desk.folder / name).read_bytes() for name in desk.names()})
    for name, content in _MADE.items():
        (desk.folder / name).write_bytes(content)
    return desk


def test_a_copy_has_what_the_paper_gives_to_communes_each_with_an_id(copied: Desk) -> None:
    assert copied.names() == {"tinh.docx", "tinh.yaml", "xa.yaml", "xa.goc.yaml"}
    text = copied.read("xa.yaml")
    for given in (
        "mở lớp tập huấn",
        "Niêm yết",
        "Đối thoại",
        "trước ngày",
        "cán bộ một cửa",
        "đất đai",
    ):
        assert given in text, given
    for other in ("bố trí kinh phí", "Tổng hợp, báo cáo", "Ban hành kế hoạch cải cách"):
        assert other not in text, other
    assert "tieu_de: Ủy ban nhân dân xã Tân Hưng" in text
    assert _ids(text).items() >= _ids(copied.read("tinh.yaml")).items() & _ids(text).items()
    assert _ids(text)["Niêm yết công khai danh "] == "niem-yet-cong-khai-danh-sach"
    assert copied.run("check", "xa.yaml") == 0, copied.said
    assert copied.read("xa.goc.yaml") == copied.read("tinh.yaml")


def test_the_next_commune_takes_the_same_plan(copied: Desk) -> None:
    before = copied.read("tinh.yaml")
    assert copied.run("new", "--from", "tinh.docx", "--unit", "xã Tân Tiến", "-o", "b.yaml") == 0
    assert "Dùng lại tinh.yaml" in copied.said and copied.read("tinh.yaml") == before
    assert "đất đai" not in copied.read("b.yaml")


def test_a_plan_that_an_editor_saved_with_a_mark_in_front_stays_as_it_is(copied: Desk) -> None:
    saved = b"\xef\xbb\xbf" + (copied.folder / "tinh.yaml").read_bytes()
    (copied.folder / "tinh.yaml").write_bytes(saved)
    assert copied.run("new", "--from", "tinh.docx", "--unit", "xã Tân Tiến", "-o", "b.yaml") == 0
    assert (copied.folder / "tinh.yaml").read_bytes() == saved
    assert "tinh.truoc.yaml" not in copied.names()


@pytest.mark.parametrize("how", ["edited", "without ids", "of another paper"])
def test_a_plan_that_is_not_what_the_paper_gives_is_not_written_over(desk: Desk, how: str) -> None:
    _sent(desk, "tinh.docx")
    if how == "without ids":
        assert desk.run("import", "tinh.docx") == 0
    else:
        assert desk.run("new", "--from", "tinh.docx", "--unit", "xã Tân Hưng", "-o", "a.yaml") == 0
        if how == "edited":
            desk.edit("tinh.yaml", ("bố trí kinh phí", "bố trí đủ kinh phí"))
        else:
            _sent(desk, "tinh.docx", FIRST[:-1])
    before = {name: (desk.folder / name).read_bytes() for name in desk.names()}
    assert desk.run("new", "--from", "tinh.docx", "--unit", "xã Tân Hưng", "-o", "b.yaml") == 1
    assert "import/exists" in desk.said and "--from tinh.yaml" in desk.said
    assert {name: (desk.folder / name).read_bytes() for name in desk.names()} == before


@pytest.mark.parametrize("unit", ["huyện Tân Hưng", "Tân"])
def test_nothing_is_written_for_what_is_no_commune(desk: Desk, unit: str) -> None:
    _sent(desk, "tinh.docx")
    assert desk.run("new", "--from", "tinh.docx", "--unit", unit, "-o", "xa.yaml") == 1
    assert desk.names() == {"tinh.docx"}


def test_a_paper_that_is_no_plan_makes_no_copy(desk: Desk) -> None:
    content = paper("Điều 1. Ban hành quy chế.", "Điều 2. Thi hành.", kind="QUYẾT ĐỊNH")
    (desk.folder / "tinh.docx").write_bytes(content)
    assert desk.run("new", "--from", "tinh.docx", "--unit", "xã Tân Hưng", "-o", "xa.yaml") == 1
    assert "cascade/no-plan" in desk.said and desk.names() == {"tinh.docx"}


SECOND = _changed(
    (
        FIRST[3],
        "1. Sở Nội vụ chủ trì, phối hợp với UBND các xã, phường, đặc khu mở hai lớp tập huấn.",
    ),
    (FIRST[10], "a) Đối thoại với Nhân dân mỗi quý một lần."),
    (FIRST[11], "b) Niêm yết công khai danh sách hộ nghèo tại trụ sở và ở nhà văn hóa thôn."),
    (FIRST[12], "c) Lập trang tin điện tử của xã.\nd) Báo cáo kết quả trước ngày 30/11/2026."),
)
SECOND = [one for line in SECOND for one in line.split("\n")]


def test_the_next_paper_is_followed_by_the_ids_of_the_first(copied: Desk) -> None:
    ids = _ids(copied.read("xa.yaml"))
    copied.edit(
        "xa.yaml",
        ("Báo cáo kết quả trước", "Báo cáo bằng văn bản kết quả trước"),
        ("Tập huấn cho cán bộ một cửa.", "Tập huấn cho cán bộ một cửa và trưởng thôn."),
    )
    _sent(copied, "tinh-2.docx", SECOND, [*ROWS[:2], (*ROWS[2][:3], "15/9/2026", ROWS[2][4])])
    assert copied.run("update", "xa.yaml", "--from", "tinh-2.docx") == 1, copied.said
    text = copied.read("xa.yaml")
    now = _ids(text)
    for said, id_ in ids.items():
        assert id_ in now.values(), said
    assert "mở hai lớp" in text and "nhà văn hóa thôn" in text and "2026-09-15" in text
    assert text.index("Đối thoại") < text.index("Niêm yết") < text.index("Lập trang tin")
    assert now["Lập trang tin điện tử củ"] not in ids.values()
    # Both changed one sentence: the commune's stays, and is asked about.
    assert "Báo cáo bằng văn bản kết quả trước ngày 15/12/2026." in text and "xung_dot:" in text
    assert "trưởng thôn" in text and "tep: tinh-2.yaml" in text
    assert copied.read("xa.goc.yaml") == copied.read("tinh-2.yaml")
    assert "phien_ban: 2" in copied.read("tinh-2.yaml")
    assert "\nma: tinh\n" in copied.read("tinh-2.yaml")
    assert "trước ngày 15/12/2026" in copied.read("xa.truoc.yaml")
    assert copied.run("update", "xa.yaml", "--take", "all") == 0, copied.said


def test_a_new_item_gets_no_id_that_an_older_one_had(copied: Desk) -> None:
    ids = _ids(copied.read("tinh.yaml"))
    new = "a) Niêm yết công khai danh sách người có công đủ điều kiện nhận quà."
    old = "b) Niêm yết công khai danh sách hộ nghèo tại trụ sở."
    _sent(copied, "tinh-2.docx", [*FIRST[:10], new, old, *FIRST[12:]])
    assert copied.run("update", "xa.yaml", "--from", "tinh-2.docx") == 0, copied.said
    text = re.sub(r"\s+", " ", copied.read("tinh-2.yaml"))
    stem = ids["Niêm yết công khai danh "]
    assert f"ma: {stem} noi_dung: {old[3:]}" in text or f"{{ma: {stem}, noi_dung: {old[3:]}" in text
    assert f"ma: {stem}-2" in text and "doi-thoai" not in text


def test_a_dry_run_writes_nothing(copied: Desk) -> None:
    before = {name: (copied.folder / name).read_bytes() for name in copied.names()}
    _sent(copied, "tinh-2.docx", SECOND)
    assert copied.run("update", "xa.yaml", "--from", "tinh-2.docx", "--dry-run") == 0
    assert "mở hai lớp" in copied.said and "mục giữ mã" in copied.said
    (copied.folder / "tinh-2.docx").unlink()
    assert {name: (copied.folder / name).read_bytes() for name in copied.names()} == before


def test_a_paper_of_the_same_name_leaves_a_copy_of_the_plan_before(copied: Desk) -> None:
    before = copied.read("tinh.yaml")
    _sent(copied, "tinh.docx", SECOND)
    assert copied.run("update", "xa.yaml", "--from", "tinh.docx") == 0, copied.said
    assert copied.read("tinh.truoc.yaml") == before
    assert "mở hai lớp" in copied.read("tinh.yaml") and "tinh.truoc.yaml" in copied.said


def test_all_copies_of_a_folder_follow_one_reading_of_the_paper(copied: Desk) -> None:
    assert copied.run("new", "--from", "tinh.docx", "--unit", "xã Tân Tiến", "-o", "b.yaml") == 0
    _sent(copied, "tinh-2.docx", SECOND)
    assert copied.run("update", ".", "--from", "tinh-2.docx") == 0, copied.said
    assert copied.said.count("mục giữ mã") == 1 and "2 bản: 2 đã theo" in copied.said
    assert all("mở hai lớp" in copied.read(name) for name in ("xa.yaml", "b.yaml"))


def test_the_same_paper_again_brings_nothing(copied: Desk) -> None:
    before = copied.read("xa.yaml")
    assert copied.run("update", "xa.yaml", "--from", "tinh.docx") == 0, copied.said
    assert "Không có gì phải ghi" in copied.said and copied.read("xa.yaml") == before


def test_what_is_perhaps_another_item_is_told_with_its_line(copied: Desk) -> None:
    other = _changed(
        (FIRST[11], "b) Đối thoại với doanh nghiệp, hợp tác xã tại hội trường tháng Năm.")
    )
    _sent(copied, "tinh-2.docx", other)
    assert copied.run("update", "xa.yaml", "--from", "tinh-2.docx", "--dry-run") == 0
    assert "import/recognised" in copied.said and "chưa chắc cùng một mục" in copied.said


def test_a_copy_of_a_plan_file_follows_no_paper(desk: Desk) -> None:
    desk.copy()
    _sent(desk, "tinh-2.docx")
    before = {name: (desk.folder / name).read_bytes() for name in desk.names()}
    assert desk.run("update", "xa.yaml", "--from", "tinh-2.docx") == 1
    assert "import/more" in desk.said and "xin cấp trên tệp .yaml mới" in desk.said
    assert {name: (desk.folder / name).read_bytes() for name in desk.names()} == before


def test_a_copy_follows_a_paper_that_says_until_when_as_plans_print_it(desk: Desk) -> None:
    due = "a) Niêm yết công khai danh sách hộ nghèo (thời hạn: 30/6/2026; sản phẩm: Biên bản)."
    _sent(desk, "tinh.docx", _changed((FIRST[10], due)))
    new = ("new", "--from", "tinh.docx", "--unit", "xã Tân Hưng", "-o", "xa.yaml")
    assert desk.run(*new) == 0, desk.said
    assert "thoi_han: 2026-06-30" in desk.read("xa.yaml")
    _sent(desk, "tinh-2.docx", _changed((FIRST[10], due.replace("30/6", "31/7"))))
    assert desk.run("update", "xa.yaml", "--from", "tinh-2.docx") == 0, desk.said
    assert "thoi_han: 2026-07-31" in desk.read("xa.yaml")


def test_a_batch_is_made_of_a_paper_too(copied: Desk) -> None:
    copied.write("units.csv", "ma,ten\n99901,xã Tân Hưng\n99902,xã Tân Tiến\n")
    before = copied.read("tinh.yaml")
    template = (ROOT / "templates" / "ke-hoach.docx").as_posix()
    made = copied.run(
        *("batch", "tinh.docx", "--units", "units.csv", "-o", "out", "--jobs", "1"),
        *("--template", template),
    )
    assert made == 0, copied.said
    assert "Dùng lại tinh.yaml" in copied.said and copied.read("tinh.yaml") == before
    plans = [name for name in copied.names() if name.startswith("out/plans/")]
    assert len(plans) == 4
    assert ["đất đai" in copied.read(name) for name in sorted(plans)[1::2]] == [True, False]


def test_a_paper_that_gives_communes_nothing_says_so(desk: Desk) -> None:
    lines = [*FIRST[:3], FIRST[4], *FIRST[5:9], FIRST[-1]]
    _sent(desk, "tinh.docx", lines, ROWS[:1])
    assert desk.run("new", "--from", "tinh.docx", "--unit", "xã Tân Hưng", "-o", "xa.yaml") == 0
    assert "cascade/nothing" in desk.said and "kehoach tasks" in desk.said


def test_a_paper_whose_plan_has_errors_makes_no_copy(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    _sent(desk, "tinh.docx")
    wrong = Problem(Spot("tinh.yaml"), "plan/shape", Said("sai", "wrong"))
    done = imported(desk.folder / "tinh.docx", desk.folder / "tinh.yaml")
    faulty = replace(done, proof=None, slips=(wrong,))
    monkeypatch.setattr(office, "imported", lambda *_, **__: faulty)
    assert desk.run("new", "--from", "tinh.docx", "--unit", "xã Tân Hưng", "-o", "xa.yaml") == 1
    assert "import/faulty" in desk.said and desk.names() == {"tinh.docx"}


WORDS = """\
solutions:
  - {id: NV01, text: UBND cấp xã niêm yết danh sách hộ nghèo.}
  - {id: NV02, text: Sở Nội vụ tổng hợp kết quả.}
  - {id: NV03, text: UBND cấp xã đối thoại với Nhân dân mỗi quý.}
"""


def test_a_copy_of_a_plan_that_says_words_alone_follows_its_paper(desk: Desk) -> None:
    head, _, _ = OFFICE.partition("targets:")
    office_plan = f"{head}{WORDS}{OFFICE[OFFICE.index('recipients:') :]}"
    desk.copy(office_plan)
    now = "UBND cấp xã niêm yết danh sách hộ nghèo và hộ cận nghèo."
    later = office_plan.replace("UBND cấp xã niêm yết danh sách hộ nghèo.", now)
    loaded = made_of({"p.yaml": later.encode()}, desk.folder / "p.yaml")
    (desk.folder / "tinh-2.docx").write_bytes(built(loaded))
    assert desk.run("update", "xa.yaml", "--from", "tinh-2.docx") == 0, desk.said
    text = desk.read("xa.yaml")
    assert "hộ cận nghèo" in text and "ma: NV01" in text and "ma: NV03" in text
