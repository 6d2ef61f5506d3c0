"""`kehoach update`, as an officer meets it: what is taken, what is asked, what is kept, and what is refused."""

import pytest

from tests.cascade.helpers import OFFICE, Desk, filled
from tests.helpers import told_of

DEADLINE = ("deadline: 2026-06-30", "deadline: 2026-05-29")
VERSION = ("version: 1", "version: 2")
TARGET = ('at_least: "42"', 'at_least: "44"')
TASK = (
    "  - title: Đối thoại\n",
    "      - {id: NV04, text: Công bố đường dây nóng., lead: Ủy ban nhân dân cấp xã, deadline: 2026-04-24}\n"
    "  - title: Đối thoại\n",
)
OWN_TASK = (
    "  - tieu_de: Đối thoại\n",
    "      - {ma: TH01, noi_dung: Đọc loa truyền thanh.}  # của xã\n  - tieu_de: Đối thoại\n",
)


def changed(*pairs: tuple[str, str], text: str = OFFICE) -> str:
    for old, new in pairs:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text


@pytest.fixture
def copied(desk: Desk) -> Desk:
    """A commune that has filled in what was open."""
    desk.copy()
    desk.write("xa.yaml", filled(desk.read("xa.yaml")))
    return desk


def test_the_case_that_broke_copier_gives_one_conflict(copied: Desk) -> None:
    """The office: one deadline, one task, one target. The commune: that target, one task."""
    copied.edit(
        "xa.yaml", ("chi_tieu: {tu: 42, nam: 2026}", 'chi_tieu: {tu: "43,5", nam: 2026}'), OWN_TASK
    )
    own = copied.read("xa.yaml")
    copied.write("tinh.yaml", changed(VERSION, DEADLINE, TASK, TARGET))
    assert copied.run("update", "xa.yaml") == 1
    assert "cùng sửa, đang giữ của xã, chờ xã chọn (1):" in copied.said
    assert (
        "1. CT01 (Tỷ lệ hồ sơ đúng hạn), chỉ tiêu: cấp trên từ 44% trở lên, xã từ 43,5% trở lên, trước đó từ 42% trở lên"
        in copied.said
    )
    text = copied.read("xa.yaml")
    assert (
        text.count("  - muc: ") == 1
        and "van_phong: 44\n    cua_xa: 43,5\n    truoc_do: 42\n" in text
    )
    assert 'chi_tieu: {tu: "43,5", nam: 2026}' in text and "thoi_han: 2026-05-29" in text
    assert text.index("ma: NV01") < text.index("ma: NV04") < text.index("tieu_de: Đối thoại")
    assert "      - {ma: TH01, noi_dung: Đọc loa truyền thanh.}  # của xã\n" in text
    gone = [line for line in own.splitlines() if line not in text.splitlines()]
    # What the file says of the office's version, and the one deadline: nothing else of it has changed.
    assert gone == ["  phien_ban: 1", "        thoi_han: 2026-06-30"]
    assert copied.read("xa.truoc.yaml") == own
    assert copied.run("update", "xa.yaml", "--dry-run") == 1
    assert copied.read("xa.yaml") == text


def _line_told(desk: Desk) -> str:
    """The line of the commune's file at which the first conflict is said to stand."""
    place = desk.said.split("  1. CT01")[1].splitlines()[1].split("  |  ")[0].strip()
    return desk.read("xa.yaml").splitlines()[int(place.split(":")[1]) - 1]


def test_a_conflict_is_told_at_its_line_of_the_file_as_it_is_then(copied: Desk) -> None:
    copied.edit("xa.yaml", ("chi_tieu: {tu: 42, nam: 2026}", 'chi_tieu: {tu: "43,5", nam: 2026}'))
    copied.write("tinh.yaml", changed(VERSION, TARGET))
    assert copied.run("update", "xa.yaml", "--dry-run") == 1
    assert 'tu: "43,5"' in _line_told(copied)
    assert copied.run("update", "xa.yaml") == 1
    assert 'tu: "43,5"' in _line_told(copied)


def test_what_is_kept_against_a_rule_of_the_office_is_told_at_once(copied: Desk) -> None:
    lower = 'chi_tieu: {tu: "43,5", nam: 2026}'
    copied.edit("xa.yaml", ("chi_tieu: {tu: 42, nam: 2026}", lower))
    copied.write("tinh.yaml", changed(VERSION, TARGET, ("rule: suggested", "rule: minimum")))
    assert copied.run("update", "xa.yaml") == 1
    assert "cascade/minimum" not in copied.said  # it is asked about
    assert copied.run("update", "xa.yaml", "--keep", "1") == 1
    line = 1 + next(
        at for at, text in enumerate(copied.read("xa.yaml").splitlines()) if lower in text
    )
    assert f"xa.yaml:{line}:" in copied.said and "cascade/minimum" in copied.said


@pytest.mark.parametrize(
    ("choice", "value"),
    [(["--take", "1"], "44"), (["--keep", "CT01"], "43,5"), (["--keep", "1"], "43,5")],
)
def test_a_conflict_is_settled_for_good(choice: list[str], value: str, copied: Desk) -> None:
    copied.edit("xa.yaml", ("chi_tieu: {tu: 42, nam: 2026}", 'chi_tieu: {tu: "43,5", nam: 2026}'))
    copied.write("tinh.yaml", changed(VERSION, TARGET))
    assert copied.run("update", "xa.yaml") == 1
    assert copied.run("update", "xa.yaml", *choice) == 0
    text = copied.read("xa.yaml")
    assert "xung_dot" not in text and "Hai bên cùng sửa" not in text
    assert f'chi_tieu: {{tu: "{value}", nam: 2026}}' in text
    assert copied.run("update", "xa.yaml") == 0
    assert copied.read("xa.yaml") == text


def test_a_conflict_that_is_deleted_by_hand_is_kept_for_the_commune(copied: Desk) -> None:
    copied.edit("xa.yaml", ("chi_tieu: {tu: 42, nam: 2026}", 'chi_tieu: {tu: "43,5", nam: 2026}'))
    copied.write("tinh.yaml", changed(VERSION, TARGET))
    assert copied.run("update", "xa.yaml") == 1
    text = copied.read("xa.yaml")
    start, end = text.index("xung_dot:"), text.index("co_quan:")
    copied.write("xa.yaml", text[:start] + text[end:])
    assert copied.run("update", "xa.yaml") == 0, copied.said
    assert 'tu: "43,5"' in copied.read("xa.yaml") and "xung_dot" not in copied.read("xa.yaml")


def test_an_open_conflict_stops_a_final_paper_only(copied: Desk) -> None:
    copied.edit("xa.yaml", ("chi_tieu: {tu: 42, nam: 2026}", 'chi_tieu: {tu: "43,5", nam: 2026}'))
    copied.write("tinh.yaml", changed(VERSION, TARGET))
    copied.run("update", "xa.yaml")
    assert copied.run("check", "xa.yaml") == 0 and "cảnh báo" in told_of(
        copied.said, "cascade/conflict"
    )
    copied.edit("xa.yaml", ("so:\nngay:\n", "so: 5\nngay: 2026-03-02\n"))
    assert (
        copied.run("check", "xa.yaml") == 1
        and "cấp trên từ 44% trở lên, xã từ 43,5%" in copied.said
    )


def test_check_tells_that_a_copy_is_behind_and_by_what(copied: Desk) -> None:
    assert copied.run("check", "--strict", "xa.yaml") == 0, copied.said
    copied.edit("xa.yaml", ("chi_tieu: {tu: 42, nam: 2026}", 'chi_tieu: {tu: "43,5", nam: 2026}'))
    copied.write("tinh.yaml", changed(VERSION, DEADLINE, TASK, TARGET))
    assert copied.run("check", "--strict", "xa.yaml") == 1
    assert (
        "bản này theo phiên bản 1; cấp trên đã có phiên bản 2: sửa NV01; mới NV04; hai bên cùng sửa CT01"
        in copied.said
    )
    assert "kehoach update xa.yaml --dry-run" in copied.said
    assert copied.run("update", "xa.yaml") == 1
    assert copied.run("check", "xa.yaml") == 0 and "cascade/behind" not in copied.said


def test_an_update_carries_number_date_basis_and_period(copied: Desk) -> None:
    period = ("targets:\n", "period: {start: 2026, end: 2026}\ntargets:\n")
    copied.write(
        "tinh.yaml",
        changed(VERSION, ("number: 20", "number: 31"), ("2026-02-06", "2026-03-06"), period),
    )
    assert copied.run("update", "xa.yaml") == 0, copied.said
    text = copied.read("xa.yaml")
    assert "so: 31/KH-UBND\n  ngay: 2026-03-06\n" in text and "phien_ban: 2\n" in text
    assert "- Căn cứ Kế hoạch số 31/KH-UBND ngày 06 tháng 3 năm 2026 của" in text
    assert "thoi_ky: {tu_ngay: 2026, den_ngay: 2026}\n" in text
    copied.edit(
        "xa.yaml",
        ("thoi_ky: {tu_ngay: 2026, den_ngay: 2026}", "thoi_ky: {tu_ngay: 2026-03, den_ngay: 2026}"),
    )
    later = changed(VERSION, ("targets:\n", "period: {start: 2026, end: 2027}\ntargets:\n"))
    copied.write("tinh.yaml", later.replace("version: 2", "version: 3"))
    assert copied.run("update", "xa.yaml") == 1
    assert "2026-03, den_ngay: 2026}" in copied.read("xa.yaml")
    told = (
        "1. đầu kế hoạch, thời gian thực hiện: cấp trên từ 2026, đến 2027, xã từ 3/2026, đến 2026"
    )
    assert told in copied.said.replace("\n", " ")
    place = copied.said.split("1. đầu kế hoạch")[1].splitlines()[1].split("  |  ")[0].strip()
    assert (
        copied.read("xa.yaml").splitlines()[int(place.split(":")[1]) - 1].startswith("thoi_ky: {")
    )
    assert (
        copied.run("update", "xa.yaml") == 1
        and "1. đầu kế hoạch, thời gian thực hiện" in copied.said
    )
    assert copied.run("update", "xa.yaml", "--take", "1") == 0
    assert "thoi_ky: {tu_ngay: 2026, den_ngay: 2027}\n" in copied.read("xa.yaml")


def test_a_subject_and_a_basis_follow_unless_the_commune_wrote_its_own(copied: Desk) -> None:
    new = changed(VERSION, ("subject: Nâng cao chất lượng", "subject: Cải thiện chất lượng"))
    copied.write("tinh.yaml", new)
    assert copied.run("update", "xa.yaml", "--dry-run") == 0
    assert (
        "~ sẽ sửa đầu kế hoạch, trích yếu: Nâng cao" in copied.said
        and "~ sẽ sửa đầu kế hoạch, căn cứ:" in copied.said
    )
    copied.edit(
        "xa.yaml",
        ("trich_yeu: Nâng cao", "trich_yeu: Tiếp tục nâng cao"),
        ("của Ủy ban nhân dân tỉnh Minh Hòa về nâng", "của UBND tỉnh Minh Hòa về nâng"),
    )
    assert copied.run("update", "xa.yaml") == 1
    assert "trich_yeu: Tiếp tục nâng cao" in copied.read("xa.yaml")
    assert (
        "1. đầu kế hoạch, trích yếu:" in copied.said and "2. đầu kế hoạch, căn cứ:" in copied.said
    )
    assert copied.run("update", "xa.yaml", "--keep", "1", "--take", "2") == 0, copied.said
    text = copied.read("xa.yaml")
    assert "trich_yeu: Tiếp tục nâng cao" in text and "xung_dot" not in text
    assert "của Ủy ban nhân dân tỉnh Minh Hòa về cải thiện" in " ".join(text.split())


def test_an_office_file_elsewhere_is_remembered(copied: Desk) -> None:
    copied.write("gui/moi.yaml", changed(VERSION, DEADLINE))
    assert copied.run("update", "xa.yaml", "--from", "gui/moi.yaml") == 0
    assert "tep: gui/moi.yaml\n" in copied.read("xa.yaml")
    copied.write(
        "gui/moi.yaml",
        changed(("version: 1", "version: 3"), ("deadline: 2026-06-30", "deadline: 2026-05-15")),
    )
    assert (
        copied.run("check", "xa.yaml") == 0
        and "cấp trên đã có phiên bản 3: sửa NV01" in copied.said
    )


def test_what_the_office_takes_out_and_the_commune_cites_is_told(copied: Desk) -> None:
    copied.edit(
        "xa.yaml",
        (
            "  - noi_dung: Văn phòng xã\n\n# Nơi nhận",
            "  - Kết quả [[NV03]] báo cáo hằng quý.\n\n# Nơi nhận",
        ),
    )
    # Untouched as the program wrote it: only then does it go by itself.
    copied.edit(
        "xa.goc.yaml",
        ("lead: Ủy ban nhân dân cấp xã, deadline: 2026-12-15", "deadline: 2026-12-15"),
    )
    copied.edit(
        "xa.yaml",
        (
            "        chu_tri: Văn phòng xã\n        thoi_han: 2026-12-15",
            "        thoi_han: 2026-12-15",
        ),
    )
    start, end = OFFICE.index("  - title: Đối thoại"), OFFICE.index("recipients:")
    copied.write("tinh.yaml", changed(VERSION, text=OFFICE[:start] + OFFICE[end:]))
    assert copied.run("update", "xa.yaml") == 1, copied.said
    assert "[[NV03]]" in told_of(copied.said, "plan/reference")


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ("base", "cascade/no-base"),
        ("office", "cascade/no-office"),
        ("other", "cascade/other-plan"),
        ("older", "cascade/older"),
        ("newer-base", "cascade/newer-base"),
        ("broken", "plan/unknown-key"),
        ("lineage", "cascade/no-lineage"),
        ("conflict", "cascade/no-conflict"),
    ],
)
def test_an_update_that_cannot_be_made_changes_nothing(wrong: str, code: str, copied: Desk) -> None:
    more = ["--take", "7"] if wrong == "conflict" else []
    if wrong in ("base", "office"):
        (copied.folder / {"base": "xa.goc.yaml", "office": "tinh.yaml"}[wrong]).unlink()
    if wrong == "other":
        copied.write("tinh.yaml", changed(("id: tinh-2026", "id: tinh-2027")))
    if wrong in ("older", "newer-base"):
        copied.edit("xa.goc.yaml", ("version: 1", "version: 5"))
    if wrong == "older":
        copied.edit("xa.yaml", ("  phien_ban: 1\n", "  phien_ban: 5\n"))
    if wrong == "broken":
        copied.write("tinh.yaml", changed(("place:", "plac:")))
    name = "tinh.yaml" if wrong == "lineage" else "xa.yaml"
    before = {file: copied.read(file) for file in copied.names()}
    assert copied.run("update", name, *more) == 1
    assert code in copied.said
    assert {file: copied.read(file) for file in copied.names()} == before


def test_what_is_kept_is_what_was_shown(copied: Desk) -> None:
    """A value that the office gives later has not been shown: it is asked about anew."""
    copied.edit("xa.yaml", ("chi_tieu: {tu: 42, nam: 2026}", 'chi_tieu: {tu: "43,5", nam: 2026}'))
    copied.write("tinh.yaml", changed(VERSION, TARGET))
    assert copied.run("update", "xa.yaml") == 1
    copied.write(
        "tinh.yaml", changed(("version: 1", "version: 3"), ('at_least: "42"', 'at_least: "50"'))
    )
    assert copied.run("update", "xa.yaml", "--keep", "1") == 1
    assert (
        "1. CT01 (Tỷ lệ hồ sơ đúng hạn), chỉ tiêu: cấp trên từ 50% trở lên, xã từ 43,5% trở lên, trước đó từ 42% trở lên"
        in copied.said
    )
    assert "giữ của xã" not in copied.said.split("Hai bên")[0]
    assert (
        copied.run("update", "xa.yaml", "--keep", "1", "--take", "CT01") == 1
        and "cascade/both" in copied.said
    )
    assert copied.run("update", "xa.yaml", "--keep", "1") == 0
    assert (
        copied.run("update", "xa.yaml", "--keep", "1") == 1
        and "Không có chỗ nào chờ chọn." in copied.said
    )


def test_what_would_go_with_a_heading_is_named(copied: Desk) -> None:
    own = "      - {ma: XA1, noi_dung: Việc của xã.}\n"
    copied.edit(
        "xa.yaml",
        ("  - tieu_de: Đối thoại\n    cac_muc:\n", f"  - tieu_de: Đối thoại\n    cac_muc:\n{own}"),
    )
    start, end = OFFICE.index("  - title: Đối thoại"), OFFICE.index("      - {id: NV03")
    copied.write("tinh.yaml", changed(VERSION, text=OFFICE[:start] + OFFICE[end:]))
    assert copied.run("update", "xa.yaml") == 1
    assert "1. Đối thoại: cấp trên đã bỏ, xã còn ghi: Đối thoại (+ XA1)" in copied.said
    assert own in copied.read("xa.yaml")
    assert copied.run("update", "xa.yaml", "--take", "1") == 0
    assert "  - bỏ XA1: Việc của xã." in copied.said and own not in copied.read("xa.yaml")


@pytest.mark.parametrize("further_in", [0, 2])
def test_a_table_follows_wherever_its_dashes_stand(further_in: int, desk: Desk) -> None:
    """In the column of its key, where many put them, or further in."""
    table = (
        "      - rule: suggested\n        table:\n          columns: [{title: Việc}, {title: Hạn}]\n          rows:\n"
        "            - [Báo cáo 6 tháng, 15/6/2026]\n            - [Báo cáo năm, 30/11/2026]\n"
    )
    office = changed(("  - title: Đối thoại\n", f"{table}  - title: Đối thoại\n"))
    desk.copy(office)
    lines = filled(desk.read("xa.yaml")).splitlines()
    key = next(line for line in lines if line.lstrip() == "cac_dong:")
    pad = " " * (len(key) - len(key.lstrip()) + further_in)
    lines = [
        f"{pad}{line.lstrip()}" if line.lstrip().startswith("- [Báo cáo") else line
        for line in lines
    ]
    desk.write("xa.yaml", "\n".join(lines) + "\n")
    desk.write(
        "tinh.yaml", office.replace("version: 1", "version: 2").replace("15/6/2026", "22/6/2026")
    )
    assert desk.run("update", "xa.yaml") == 0, desk.said
    assert f"{pad}- [Báo cáo 6 tháng, 22/6/2026]\n{pad}- [Báo cáo năm," in desk.read("xa.yaml")


def test_a_plan_that_cannot_be_compared_says_why(copied: Desk) -> None:
    copied.write(
        "tinh.yaml", changed(("version: 1", "version: 3"), ("id: tinh-2026", "id: tinh-2027"))
    )
    assert copied.run("check", "--strict", "xa.yaml") == 1
    assert "cảnh báo: không so được với tinh.yaml: xa.yaml:" in copied.said
    assert "'tinh-2026', không phải 'tinh-2027'" in copied.said


def test_a_unit_named_wrongly_is_told_at_its_line_and_stops_nothing_else(copied: Desk) -> None:
    copied.write("khac.yaml", copied.read("xa.yaml"))
    copied.edit(
        "xa.yaml",
        ("don_vi: xã Tân Hưng", "don_vi: Tân Hưng"),
        ("thoi_han: 2026-06-30", "thoi_han: 2026-06-28"),
    )
    line = 1 + copied.read("xa.yaml").splitlines().index("  don_vi: Tân Hưng")
    assert copied.run("check", "xa.yaml") == 1
    assert (
        told_of(copied.said, "cascade/unit", f"xa.yaml:{line}:11") and "plan/day-off" in copied.said
    )
    assert copied.run("build", "xa.yaml", "khac.yaml") == 1
    assert (
        "output/khac.docx ← khac.yaml" in copied.said
        and "1 kế hoạch còn lỗi, chưa tạo văn bản" in copied.said
    )


def test_a_plan_that_breaks_a_rule_is_neither_built_nor_issued(copied: Desk) -> None:
    copied.edit("xa.yaml", ("thoi_han: 2026-06-30", "thoi_han: 2026-07-31"))
    before = copied.read("xa.yaml")
    for command in (
        ["build", "xa.yaml"],
        ["issue", "xa.yaml", "--number", "5", "--date", "2026-03-02"],
    ):
        assert copied.run(*command) == 1 and "cascade/minimum" in copied.said
    assert copied.read("xa.yaml") == before and not (copied.folder / "output").exists()
    (copied.folder / "xa.goc.yaml").unlink()
    assert copied.run("build", "xa.yaml") == 0 and "chưa xét được" in told_of(
        copied.said, "cascade/no-base"
    )


def test_windows_line_ends_and_a_byte_order_mark_stay(copied: Desk) -> None:
    (copied.folder / "xa.yaml").write_bytes(
        b"\xef\xbb\xbf" + copied.read("xa.yaml").replace("\n", "\r\n").encode()
    )
    copied.write("tinh.yaml", changed(VERSION, DEADLINE, TASK))
    assert copied.run("update", "xa.yaml") == 0, copied.said
    content = (copied.folder / "xa.yaml").read_bytes()
    assert content.startswith(b"\xef\xbb\xbf") and content.count(b"\n") == content.count(b"\r\n")
    assert b"NV04" in content


def test_who_leads_together_in_a_commune_survives_whatever_the_office_changes(desk: Desk) -> None:
    together = ("lead: Ủy ban nhân dân cấp xã, deadline: 2026-06-30", "lead: [Sở Y tế, Ủy ban nhân dân cấp xã], deadline: 2026-06-30")  # fmt: skip
    desk.copy(changed(together))
    said = "chu_tri: {chua_co: xã phân công đơn vị chủ trì; Sở Y tế cùng chủ trì}"
    assert said in desk.read("xa.yaml")
    desk.edit("xa.yaml", (said, "chu_tri: [Trạm Y tế, 'Phòng Văn hóa, Xã hội']"))
    desk.write("xa.yaml", filled(desk.read("xa.yaml")))
    text = changed((together[0], "lead: [Ủy ban nhân dân cấp xã], deadline: 2026-05-29"), VERSION)
    desk.write("tinh.yaml", text.replace("Niêm yết danh sách", "Niêm yết công khai danh sách"))
    assert desk.run("update", "xa.yaml") == 0, desk.said
    assert "chu_tri: [Trạm Y tế, 'Phòng Văn hóa, Xã hội']" in desk.read("xa.yaml")
    assert "xung_dot" not in desk.read("xa.yaml") and "2026-05-29" in desk.read("xa.yaml")


def test_one_name_in_brackets_is_that_name(desk: Desk) -> None:
    desk.copy(
        changed(("Thanh tra tỉnh, deadline", "Thanh tra tỉnh, support: UBND các xã, deadline"))
    )
    before = desk.read("xa.yaml")
    desk.write("tinh.yaml", changed(VERSION, ("Thanh tra tỉnh, deadline", "[Thanh tra tỉnh], support: [UBND các xã], deadline")))  # fmt: skip
    assert desk.run("update", "xa.yaml") == 0, desk.said
    assert desk.read("xa.yaml") == before.replace("phien_ban: 1\n  ", "phien_ban: 2\n  ")


def test_what_makes_no_sense_together_is_asked_as_a_whole(desk: Desk) -> None:
    """The office makes an item of a paragraph that the commune has reworded: no item has both."""
    paragraph = "      - {id: NV05, paragraph: Các xã chủ động.}\n  - title: Đối thoại\n"
    office = changed(("  - title: Đối thoại\n", paragraph))
    desk.copy(office)
    desk.write("xa.yaml", filled(desk.read("xa.yaml")))
    desk.edit("xa.yaml", ("Các xã chủ động.", "Xã chủ động."))
    item = (
        "{id: NV05, paragraph: Các xã chủ động.}",
        "{id: NV05, text: Chủ động., lead: Ủy ban nhân dân cấp xã, deadline: 2026-09-30}",
    )
    desk.write("tinh.yaml", changed(VERSION, item, text=office))
    assert desk.run("update", "xa.yaml") == 1
    for name in (
        ", nội dung",
        " (Chủ động.), thời hạn hoàn thành",
        " (Chủ động.), cơ quan chủ trì",
        ", đoạn không đánh số",
    ):
        assert f"NV05{name}: cấp trên" in desk.said, desk.said
    assert "- ma: NV05\n        doan: Xã chủ động.\n" in desk.read("xa.yaml"), desk.read("xa.yaml")
    assert desk.run("update", "xa.yaml", "--take", "all") == 0, desk.said
    assert "Xã chủ động." not in desk.read("xa.yaml")
    assert "noi_dung: Chủ động.\n" in desk.read("xa.yaml")
