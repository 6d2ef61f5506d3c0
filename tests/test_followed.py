"""Who follows the advice on a slip in a plan file to the letter has the plan that was meant."""

import dataclasses
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from generator.language import Said
from generator.plan.source import Listing, Mapping, Node
from generator.plan.text import parse_source
from generator.problems import Problem, Severity
from tests.helpers import ROOT, loaded

PLAN = """\
dinh_dang: 1
ma: cds-2027
phien_ban: 1
loai: ke_hoach
co_quan:
  ten: Ủy ban nhân dân xã Tân Lập
  viet_tat: UBND
dia_danh: Tân Lập
so: 15
trich_yeu: Chuyển đổi số năm 2027
mo_dau:
  - "Ủy ban nhân dân xã ban hành Kế hoạch như sau:"
muc_dich:
  - Nâng cao tỷ lệ người dân sử dụng dịch vụ công trực tuyến.
  - Giảm thời gian, chi phí đi lại của Nhân dân.
yeu_cau:
  - Xác định rõ người, rõ việc, rõ thời hạn.
  - Các đơn vị phối hợp chặt chẽ, kịp thời,
    hiệu quả.
muc_tieu:
  - ma: CT01
    chi_so: Tỷ lệ hồ sơ nộp trực tuyến
    chi_tieu: {tu: 75}
    don_vi: "%"
giai_phap:
  - tieu_de: Tuyên truyền, tập huấn
    cac_muc:
      - ma: NV01
        noi_dung: Mở lớp tập huấn kỹ năng số tại 12 thôn.
        chu_tri: Phòng Văn hóa - Xã hội
        thoi_han: 2027-06-30
      - ma: NV02
        noi_dung: Phát thanh chuyên mục chuyển đổi số hằng tuần.
        chu_tri: Phòng Văn hóa - Xã hội
  - tieu_de: Dịch vụ công trực tuyến
    cac_muc:
      - ma: NV03
        noi_dung: Hướng dẫn người dân nộp hồ sơ trực tuyến.
        chu_tri: Trung tâm Phục vụ hành chính công xã
        thoi_han: 2027-03-31
to_chuc_thuc_hien:
  - Văn phòng HĐND và UBND đôn đốc, tổng hợp.
ket_thuc: Trên đây là Kế hoạch chuyển đổi số năm 2027
noi_nhan:
  - Các phòng, đơn vị thuộc xã
  - Lưu: VT
chu_ky:
  thay_mat: Ủy ban nhân dân
  chuc_vu: Chủ tịch
  ho_ten: Trần Văn Hòa
"""
NAMING = PLAN.replace("tổng hợp.", "tổng hợp theo Phụ lục.")
"""With the words that name an appendix."""


def errors(text: str) -> list[Problem]:
    """The errors that a plan file with this text has."""
    return [one for one in loaded(text).problems if one.severity is Severity.ERROR]


def said(node: Node | None) -> object:
    """What a file says, without the places."""
    if isinstance(node, Mapping):
        return {str(key): said(value) for key, value in node.entries}
    return [said(one) for one in node.items] if isinstance(node, Listing) else str(node)


def meaning(text: str) -> object:
    """What the file with this text says, None where YAML stumbles."""
    root = parse_source("p.yaml", text).root
    return root and said(root)


def test_the_plan_has_no_error() -> None:
    assert not errors(PLAN)


def _indented(lines: list[str]) -> list[int]:
    return [at for at, line in enumerate(lines) if re.match(r" +[^ #]", line)]


def _untabbed(lines: list[str], at: int, tabs: str) -> str:
    """The text after the advice on a line that was indented by tabs is followed."""
    words = lines[at].lstrip()
    found = parse_source("p.yaml", "\n".join([*lines[:at], tabs + words, *lines[at + 1 :]]))
    (told,) = found.problems
    number = re.search(r"đầu dòng này có đúng (\d+) dấu cách", told.advice.vi)
    assert (told.code, told.spot.line) == ("yaml/tab", at + 1) and number, told
    assert f"exactly {number[1]} at the start" in told.advice.en
    return "\n".join([*lines[:at], " " * int(number[1]) + words, *lines[at + 1 :]])


@pytest.mark.parametrize("tabs", ["\t", "\t\t", "  \t"])
def test_a_tab_before_any_line_is_told_with_the_spaces_of_its_neighbours(tabs: str) -> None:
    lines = PLAN.split("\n")
    for at in _indented(lines):
        assert _untabbed(lines, at, tabs) == PLAN, lines[at]


@pytest.mark.parametrize("path", sorted((ROOT / "plans").glob("*.yaml")), ids=lambda one: one.stem)
def test_spaces_for_a_tab_leave_a_plan_that_can_be_read(path: Path) -> None:
    lines = path.read_text("utf-8").split("\n")
    wholes = [_untabbed(lines, at, "\t") for at in _indented(lines)]
    assert len(wholes) > 30 and all(map(meaning, wholes))
    assert sum(whole == "\n".join(lines) for whole in wholes) > 0.95 * len(wholes)


def test_tabs_of_several_lines_are_told_line_by_line() -> None:
    text = PLAN.replace("      - ma: NV02\n        noi", "\t- ma: NV02\n\t\tnoi")
    found = parse_source("p.yaml", text).problems
    assert [re.findall(r"\d+", one.advice.vi) for one in found] == [["6"], ["8"]]


def test_a_tab_between_words_is_told_without_a_number() -> None:
    (found,) = parse_source("p.yaml", PLAN.replace("Giảm thời", "Giảm\tthời")).problems
    assert found.advice.vi == "Thay bằng dấu cách."


def followed(text: str, told: Problem) -> str:
    """The text after what the advice says was done, letter by letter."""
    lines, at = text.split("\n"), told.spot.line - 1
    _pushed_in(lines, told.advice.vi)
    vi, _, _ = told.advice.vi.partition(" Mục con: ")
    if found := re.search(r"[Vv]iết dòng (\d+) thành '- noi_dung: câu'", vi):
        owner = int(found[1]) - 1
        lines[owner] = lines[owner].replace("- ", "- noi_dung: ", 1)
    if re.search(r"Thay .*bằng '- '|rồi mới đến chữ|đầu dòng này .+ rồi '- '", vi):
        for number in _numbers(vi, at):
            lines[number - 1] = re.sub(r"^\s*(\d\.|\w\)|o |[^\w\s]+)?\s*", "- ", lines[number - 1])
    if found := re.search(r"[Tt]hêm một dòng '(.+?)' ngay trên dòng này, .+?(\d+|lề trái)", vi):
        lines.insert(at, " " * (found[2].isdecimal() and int(found[2])) + found[1])
        if item := re.search(r" Viết '(- .+?)'\.", vi):
            lines[at + 1] = re.sub(r"\S.*", item[1], lines[at + 1])
    elif found := re.search(r"[Xx]uống dòng trước '(.+?)', .+? (\d+) dấu cách rồi '- '", vi):
        lines[at] = lines[at].replace(f" {found[1]}", f"\n{' ' * int(found[2])}- {found[1]}")
    elif found := re.search(
        r"đầu (?:dòng này|dòng \d+|các dòng [\d, ]+) có (?:đúng )?(\d+) dấu cách", vi
    ):
        if item := re.search(r"[Vv]iết '(- .+?)', ", vi):
            lines[at] = item[1]
        for number in _numbers(vi, at) if "Bỏ dấu '-'" in vi else ():
            lines[number - 1] = lines[number - 1].replace("- ", "", 1)
        _moved(lines, [*_numbers(vi, at)], int(found[1]))
        _moved(lines, range(*_followers(vi)), int(found[1]) + 2)
    elif found := re.search(r"Thêm dấu { trước '(\w+)'( và dấu } ở cuối dòng)?\.", vi):
        lines[at] = lines[at].replace(f"{found[1]}:", f"{{{found[1]}:", 1) + "}" * bool(found[2])
    elif found := re.search(r"(bỏ dấu phẩy, )?xuống dòng trước (.+); .+ (\d+) dấu cách\.", vi):
        for key in re.findall(r"\w+|-", found[2]):
            begin = f"\n{' ' * int(found[3])}{key}"
            lines[at] = re.sub(rf"{',' * bool(found[1])} {key}(?=:| )", begin, lines[at], count=1)
    elif found := re.search(r"Thay (.) (.) bằng { }\.", vi):
        lines[at] = lines[at].replace(found[1], "{").replace(found[2], "}")
    elif found := re.search(r"Chỉ ghi số, ví dụ (\d+);", vi):
        lines[at] = re.sub(r"(?<=: ).*", found[1], lines[at])
    elif "Bỏ dấu '-' ở ngay trước câu" in vi:
        lines[at] = lines[at].replace("- - ", "- ")
    elif found := re.search(r"Viết (\{.+\})\.", vi):
        value = re.escape(lines[at].partition(": ")[2])
        lines[at] = re.sub(rf"(?<=: ){value}$", found[1], lines[at])
    elif found := re.search(r"viết (\w+: .+)\.$", vi):
        lines[at] = re.sub(r"\S.*", found[1], lines[at])
    elif "Thêm dấu [ trước { và dấu ] sau }" in vi:
        lines[at] = re.sub(r"(\{.*\})", r"[\1]", lines[at])
    elif found := re.search(r"Viết '(.+)'\.", vi):
        before = re.match(r" *(?:- )?" if found[1][:1] != "-" else " *", lines[at])
        assert before
        lines[at] = f"{before[0]}{found[1]}"
    if found := re.search(r"Rồi thêm một dòng '(.+?)' ngay trên dòng (\d+), .+?(\d+) dấu", vi):
        lines.insert(int(found[2]) - 1, " " * int(found[3]) + found[1])
    return "\n".join(lines)


def _numbers(advice: str, at: int) -> Iterator[int]:
    """The numbers of the lines that the advice speaks of."""
    found = re.search(r"đầu (?:các )?dòng (\d[\d, ]*) có", advice)
    yield from map(int, re.findall(r"\d+", found[1] if found else str(at + 1)))


def _followers(advice: str) -> tuple[int, int]:
    """From which line up to which others move as well."""
    found = re.search(r"dời theo các dòng (\d+)–(\d+)", advice)
    return (int(found[1]), int(found[2]) + 1) if found else (0, 0)


def _pushed_in(lines: list[str], advice: str) -> None:
    """Gives the lines more spaces that are to have some."""
    if found := re.search(r"Thêm (\d) dấu cách ở đầu (?:các )?dòng (\d+)(?:–(\d+))?", advice):
        for at in range(int(found[2]) - 1, int(found[3] or found[2])):
            lines[at] = " " * int(found[1]) + lines[at]


def _moved(lines: list[str], numbers: Sequence[int], column: int) -> None:
    for number in numbers:
        lines[number - 1] = " " * column + lines[number - 1].lstrip()


TASK, FIRST, TARGET = (
    re.findall(rf"(?m)\n +- ma: {one}(?:\n +\w+: .*)+", PLAN)[0] for one in ("NV03", "NV01", "CT01")
)
ASTRAY = [
    ("- ma: NV03", "- ma NV03", "- ma NV03", "thiếu dấu hai chấm sau 'ma'"),
    ("- ma: CT01", "- ma CT01", "- ma CT01", "thiếu dấu hai chấm sau 'ma'"),
    ("- tieu_de: Dịch", "- tieu_de Dịch", "- tieu_de", "thiếu dấu hai chấm sau 'tieu_de'"),
    ("  ten: Ủy", "ten: Ủy", "ten: Ủy", "dòng này phải thụt vào dưới 'co_quan'"),
    ("  thay_mat:", "thay_mat:", "thay_mat:", "dòng này phải thụt vào dưới 'chu_ky'"),
    (
        "      - ma: NV03",
        "  - ma: NV03",
        "- ma: NV03",
        "dòng này phải thụt vào dưới 'cac_muc'",
    ),
    (
        "  ten: Ủy ban nhân dân xã Tân Lập\n  viet",
        "ten: Ủy ban nhân dân xã Tân Lập\nviet",
        "ten: Ủy",
        "dòng này phải thụt vào dưới 'co_quan'",
    ),
    ("  viet_tat:", "viet_tat:", "viet_tat:", "dòng này phải thụt vào dưới 'co_quan'"),
    (
        "  thay_mat: Ủy ban nhân dân\n  chuc_vu: Chủ tịch\n  ho",
        "thay_mat: Ủy ban nhân dân\nchuc_vu: Chủ tịch\nho",
        "thay_mat:",
        "dòng này phải thụt vào dưới 'chu_ky'",
    ),
    (
        "chi_tieu: {tu: 75}",
        "chi_tieu:\n    tu: 75",
        "tu: 75",
        "dòng này phải thụt vào dưới 'chi_tieu'",
    ),
    ("dia_danh:", "  dia_danh:", "  dia_danh:", "khóa này không thuộc 'co_quan'"),
    ("chi_tieu: {tu: 75}", "chi_tieu: tu: 75}", "tu: 75}", "thiếu dấu { mở ngoặc"),
    ("chi_tieu: {tu: 75}", "chi_tieu: tu: 75", "tu: 75", "nhiều khóa trên một dòng"),
    (
        "co_quan:\n  ten: Ủy ban nhân dân xã Tân Lập\n  viet_tat: UBND",
        "co_quan: ten: Ủy ban nhân dân xã Tân Lập, viet_tat: UBND}",
        "ten:",
        "thiếu dấu { mở ngoặc",
    ),
    (
        "co_quan:\n  ten: Ủy ban nhân dân xã Tân Lập\n  viet_tat: UBND",
        "co_quan: ten: Ủy ban nhân dân xã Tân Lập, viet_tat: UBND",
        "ten:",
        "nhiều khóa trên một dòng",
    ),
    (
        "- ma: CT01\n    chi_so: Tỷ lệ hồ sơ nộp trực tuyến\n    chi_tieu: {tu: 75}\n    don_vi: ",
        "- ma: CT01, chi_so: Tỷ lệ hồ sơ nộp trực tuyến\n    chi_tieu: {tu: 75}\n    don_vi: ",
        "chi_so:",
        "nhiều khóa trên một dòng",
    ),
    (
        "hằng tuần.\n        chu_tri: P",
        "hằng tuần. chu_tri: P",
        "chu_tri: P",
        "nhiều khóa trên một dòng",
    ),
    ("- ma: NV03\n       ", "- ma: NV03", "noi_dung: H", "nhiều khóa trên một dòng"),
    ("chu_ky:\n ", "chu_ky:", "thay_mat:", "nhiều khóa trên một dòng"),
    ("muc_dich:\n ", "muc_dich:", "- Nâng", "danh sách bắt đầu ngay sau khóa"),
    ("muc_tieu:\n ", "muc_tieu:", "- ma", "danh sách bắt đầu ngay sau khóa"),
    ("cac_muc:\n      - ma: NV03", "cac_muc: - ma: NV03", "- ma", "danh sách bắt đầu"),
    (
        "  ten: Ủy ban nhân dân xã Tân Lập\n  viet_tat: UBND\ndia_danh: Tân Lập\nso: 15",
        "ten: Ủy ban nhân dân xã Tân Lập\nviet_tat: UBND\nso: 15\ndia_danh: Tân Lập",
        "ten: Ủy",
        "dòng này phải thụt vào dưới 'co_quan'",
    ),
    # A line in the column of no other.
    ("        chu_tri: T", "      chu_tri: T", "chu_tri: T", "dòng này thụt vào sai chỗ"),
    ("        chu_tri: T", "          chu_tri: T", "chu_tri: T", "khóa này thụt sâu hơn"),
    ("        chu_tri: T", "chu_tri: T", "chu_tri: T", "dòng này thụt vào sai chỗ"),
    ("  chuc_vu:", " chuc_vu:", "chuc_vu:", "dòng này thụt vào sai chỗ"),
    ("  chuc_vu:", "    chuc_vu:", "chuc_vu:", "khóa này thụt sâu hơn"),
    ("  - tieu_de: Dịch", "    - tieu_de: Dịch", "- tieu_de", "dòng này thụt vào sai chỗ"),
    ("  - tieu_de: Dịch", "- tieu_de: Dịch", "- tieu_de", "dòng này thụt vào sai chỗ"),
    (
        "      - ma: NV02\n        noi_dung: Phát thanh chuyên mục chuyển đổi số hằng tuần.\n        chu",
        "    - ma: NV02\n      noi_dung: Phát thanh chuyên mục chuyển đổi số hằng tuần.\n      chu",
        "- ma: NV02",
        "dòng này thụt vào sai chỗ",
    ),
    (
        "      - ma: NV02\n        noi_dung: Phát thanh chuyên mục chuyển đổi số hằng tuần.\n        chu",
        "        - ma: NV02\n          noi_dung: Phát thanh chuyên mục chuyển đổi số hằng tuần."
        "\n          chu",
        "- ma: NV02",
        "danh sách này chưa có khóa của nó",
    ),
    ("    cac_muc:\n      - ma: NV03", "  cac_muc:\n      - ma: NV03", "cac_muc", "dòng này thụt"),
    ("ket_thuc:", "  ket_thuc:", "ket_thuc", "'ket_thuc' là khóa của cả kế hoạch"),
    ("to_chuc_thuc_hien:", "  to_chuc_thuc_hien:", "to_chuc", "'to_chuc_thuc_hien' là khóa của cả"),
    # All of an item, or all keys of one but its first, among those of the heading above.
    (
        TASK,
        TASK.replace("\n      ", "\n  "),
        "- ma: NV03",
        "dòng này phải thụt vào dưới 'cac_muc'",
    ),
    (
        TASK,
        TASK.replace("\n        ", "\n    "),
        "noi_dung",
        "dòng này phải thụt vào dưới '- ma: NV03'",
    ),
    (
        FIRST,
        FIRST.replace("\n        ", "\n    "),
        "noi_dung",
        "dòng này phải thụt vào dưới '- ma: NV01'",
    ),
    (
        "- ma: NV02\n        noi_dung: Phát thanh chuyên mục chuyển đổi số hằng tuần.\n        chu",
        "- ma: NV02\n    noi_dung: Phát thanh chuyên mục chuyển đổi số hằng tuần.\n    chu",
        "noi_dung",
        "dòng này phải thụt vào dưới '- ma: NV02'",
    ),
    (
        TARGET,
        TARGET.replace("\n    ", "\n"),
        "chi_so",
        "dòng này phải thụt vào dưới '- ma: CT01'",
    ),
    # A line, or a sign in front of one, that was deleted or never typed.
    ("chu_ky:\n", "", "thay_mat", "thiếu dòng 'chu_ky:' ở trên"),
    ("      - ma: NV02", "      ma: NV02", "ma: NV02", "mục này thiếu dấu '-' ở đầu"),
    ("  - tieu_de: Dịch", "  tieu_de: Dịch", "tieu_de: Dịch", "mục này thiếu dấu '-' ở đầu"),
    ("      - ma: NV01", "        ma: NV01", "ma: NV01", "mục này thiếu dấu '-' ở đầu"),
    (
        f"\n    cac_muc:{TASK}",
        TASK.replace("\n  ", "\n"),
        "- ma: NV03",
        "danh sách này chưa có khóa của nó",
    ),
    ("  - Nâng", "  Nâng", "Nâng", "mục này thiếu dấu '-' ở đầu"),
    ("  - Giảm", "  Giảm", "Giảm", "dòng này không có khóa mà cũng không nối vào câu nào"),
    ("  - Giảm", "Giảm", "Giảm", "dòng này không có khóa mà cũng không nối vào câu nào"),
    ("        chu_tri: Trung", "        - chu_tri: Trung", "chu_tri", "'chu_tri' là khóa của mục"),
    ("chu_tri: Trung", "chu_tri Trung", "chu_tri", "thiếu dấu hai chấm sau 'chu_tri'"),
    ("chu_tri: Trung", "chu_tri = Trung", "chu_tri", "thiếu dấu hai chấm sau 'chu_tri'"),
    ("cac_muc:\n      - ma: NV03", "cac_muc\n      - ma: NV03", "cac_muc", "thiếu dấu hai chấm"),
    ("muc_dich:\n  -", "muc_dich:", "muc_dich", "sau 'muc_dich:' có cả câu lẫn danh sách"),
    # Pasted from Word.
    ("so: 15", "so: Số: 15/KH-UBND", "so:", "ở đây chỉ ghi số"),
    ("so: 15", "so: SỐ : 15 /KH-UBND", "so:", "ở đây chỉ ghi số"),
    ("so: 15", "so: Số 15/KH-UBND", "so:", "phải là số nguyên trong khoảng 1–99999"),
    ("so: 15", 'so: "15/KH-UBND"', "so:", "phải là số nguyên trong khoảng 1–99999"),
    ("  - Giảm", "  –\u00a0Giảm", "–", "dòng mục không bắt đầu bằng dấu trừ"),
    ("  - Giảm", "  -\u00a0Giảm", "-", "thiếu dấu cách sau dấu '-' đầu dòng"),
    ("  - Giảm", "o Giảm", "o Giảm", "dòng mục không bắt đầu bằng dấu trừ"),
    ("  - Giảm", "2. Giảm", "2. Giảm", "số thứ tự gõ tay"),
    ("  - Giảm", "b) Giảm", "b) Giảm", "số thứ tự gõ tay"),
    # Read by YAML, otherwise than it was meant.
    ("      - ma: NV02", "        ma: NV02", "ma: NV02", "khóa 'ma' đã có ở dòng"),
    ("  - tieu_de: Dịch", "    tieu_de: Dịch", "tieu_de: Dịch", "khóa 'tieu_de' đã có ở dòng"),
    (
        "  ten: Ủy ban nhân dân xã Tân Lập\n  viet",
        "  - ten: Ủy ban nhân dân xã Tân Lập\n  - viet",
        "ten",
        "các khóa này không có dấu '-' ở đầu",
    ),
    (
        "chi_tieu: {tu: 75}",
        "chi_tieu:\n      - tu: 75",
        "- tu",
        "các khóa này không có dấu '-' ở đầu",
    ),
    ("chi_tieu: {tu: 75}", "chi_tieu: [tu: 75]", "[tu", "các khóa nằm trong [ ]"),
    ("chi_tieu: {tu: 75}", "chi_tieu: (tu: 75)", "(tu", "các khóa nằm trong ( )"),
    ("chi_tieu: {tu: 75}", "chi_tieu: Từ 75% trở lên", "Từ", "'chi_tieu' phải gồm các khóa con"),
    ("chi_tieu: {tu: 75}", "tu: 75", "tu", "không có khóa 'tu' trong một mục tiêu"),
    ("  - Các phòng", "  - - Các phòng", "- -", "thừa một dấu '-' trước câu này"),
    (
        "to_chuc_thuc_hien:\n  - Văn phòng HĐND và",
        "to_chuc_thuc_hien: Văn phòng HĐND và",
        "to_chuc",
        "ở đây phải là một danh sách, mỗi mục một dòng",
    ),
]


@pytest.mark.parametrize(("right", "wrong", "place", "message"), ASTRAY)
@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_who_follows_what_is_told_of_a_key_astray_has_the_plan_that_was_meant(
    right: str, wrong: str, place: str, message: str, ends: str
) -> None:
    text = PLAN.replace(right, wrong)
    (told,) = errors(text.replace("\n", ends))
    assert told.message.vi.startswith(message) and told.advice.en
    line = text.split("\n")[told.spot.line - 1]
    assert place in line
    assert meaning(followed(text, told)) == meaning(PLAN)


ONLY = [
    (
        "phu_luc",
        "ma: PL1\n  tieu_de: Danh mục\n  cac_muc:\n    - A.\n    - noi_dung: |\n        B.",
    ),
    ("phu_luc", "tieu_de: Danh mục\n  cac_muc:\n  - A.\n\n  - B."),
    ("muc_tieu", "ma: CT01\n  chi_so: Tỷ lệ\n  chi_tieu: {tu: 75}"),
    ("muc_tieu", "{ma: CT01, chi_so: Tỷ lệ, chi_tieu: {tu: 75}}"),
    ("muc_dich", "noi_dung: Một câu."),
    ("van_ban", "ma: ND30\n  loai: Nghị định"),
]


@pytest.mark.parametrize(("key", "only"), ONLY)
def test_the_only_item_without_its_dash_is_told_with_the_lines_that_move(
    key: str, only: str
) -> None:
    others = re.sub(rf"(?m)^{key}:\n(?:  .*\n)+", "", PLAN)
    text = f"{others}{key}:\n  {only}\n"
    told = next(one for one in errors(text) if one.code == "plan/shape")
    assert told.spot.line == others.count("\n") + 2 and told.advice.en
    plan, item = meaning(others), meaning(only.replace("\n  ", "\n"))
    assert isinstance(plan, dict) and isinstance(item, dict)
    assert meaning(followed(text, told)) == plan | {key: [item]}
    assert "plan/shape" not in [one.code for one in errors(followed(text, told))]


def test_what_belongs_in_an_item_of_a_list_that_is_not_there_is_told_so() -> None:
    table = "bang:\n{0}    cac_cot: [A, B]\n{0}    cac_dong: [[1, 2]]\n"
    head = f"{NAMING}phu_luc:\n  - ma: PL1\n    tieu_de: Danh mục\n"
    text = f"{head}    noi_dung: Câu.\n    {table.format('  ')}"
    meant = f"{head}    cac_muc:\n      - noi_dung: Câu.\n      - {table.format('      ')}"
    told = errors(text)
    assert [one.code for one in told] == ["plan/unknown-key"] * 2 and not errors(meant)
    for one in reversed(told):
        text = followed(text, one)
    assert meaning(text) == meaning(meant)
    listed = f"{head}    noi_dung:\n      - Câu.\n"
    (of_list,) = errors(listed)
    assert meaning(followed(listed, of_list)) == meaning(f"{head}    cac_muc:\n      - Câu.\n")


def test_two_items_without_a_dash_are_told_one_after_the_other() -> None:
    """Nobody is told to delete one of them first."""
    first, second = (
        f"ma: PL{one}\n    tieu_de: Danh mục\n    cac_muc:\n      - A.\n" for one in (1, 2)
    )
    meant = f"{NAMING}phu_luc:\n  - {first}  - {second}"
    text = f"{NAMING}phu_luc:\n" + "".join(
        f"  {one}".replace("\n  ", "\n") for one in (first, second)
    )
    for _ in range(2):
        told = min(errors(text), key=lambda one: one.spot.line)
        assert len(errors(text)) <= 2
        text = followed(text, told)
    assert meaning(text) == meaning(meant) and not errors(text)


def test_a_sentence_with_a_colon_in_the_place_of_a_list_is_shown_as_its_item() -> None:
    text = PLAN.replace("  - Các phòng, đơn vị thuộc xã\n  - Lưu: VT", "  Lưu: VT")
    (told,) = errors(text)
    assert told.advice.vi == 'Ví dụ: - "Lưu: VT"'


HEADS = [
    "      tieu_de: Lịch\n      cac_cot: [A, B]\n",
    "      cac_cot: [A, B]\n      tieu_de: Lịch\n",
    "      tieu_de: Lịch\n      cac_cot:\n        - A\n        - {tieu_de: B}\n",
    "      cac_cot:\n        - A\n        - B\n      tieu_de: Lịch\n",
]


@pytest.mark.parametrize("head", HEADS)
@pytest.mark.parametrize("column", [6, 8])
@pytest.mark.parametrize("first", ["nhom: I", "[1, 2]"])
def test_rows_of_a_table_whose_key_was_left_out_are_told_once(
    head: str, column: int, first: str
) -> None:
    rows = "".join(f"{' ' * column}- {row}\n" for row in (first, "[3, 4]"))
    here = "  - Văn phòng HĐND"
    text = PLAN.replace(here, f"  - bang:\n{head}{rows}{here}")
    (told,) = errors(text)
    assert told.message.vi == "thiếu dòng 'cac_dong:' ở trên"
    meant = PLAN.replace(here, f"  - bang:\n{head}      cac_dong:\n{rows}{here}")
    assert not errors(meant) and meaning(followed(text, told)) == meaning(meant)


def test_a_list_too_far_left_below_rows_is_none_of_them() -> None:
    table = f"  - bang:\n{HEADS[0]}      cac_dong:\n        - [1, 2]\n      - Câu.\n"
    (told,) = errors(PLAN.replace("  - Văn phòng HĐND", f"{table}  - Văn phòng HĐND"))
    assert "cac_dong" not in told.message.vi + told.advice.vi


BELOW = ["Đi lại ít hơn.", "Nhanh hơn."]


@pytest.mark.parametrize(
    ("owner", "column"),
    [("  - Giảm", 4), ("  - Giảm", 8), ("  - noi_dung: Giảm", 4), ("  - noi_dung: Giảm", 6)],
)
def test_a_list_below_a_sentence_may_stand_beside_it_or_below_it(owner: str, column: int) -> None:
    sentence = "  - Giảm thời gian, chi phí đi lại của Nhân dân.\n"
    items = "".join(f"{' ' * column}- {one}\n" for one in BELOW)
    text = PLAN.replace(sentence, sentence.replace("  - Giảm", owner) + items)
    (told,) = errors(text)
    beside, below = told.advice.vi.split(" Mục con: ")
    said_first, said_then = (
        followed(text, dataclasses.replace(told, advice=Said(vi, ""))) for vi in (beside, below)
    )
    flat = sentence.replace("  - Giảm", owner) + "".join(f"  - {one}\n" for one in BELOW)
    assert meaning(said_first) == meaning(PLAN.replace(sentence, flat))
    deep = sentence.replace("  - Giảm", "  - noi_dung: Giảm") + f"    cac_muc:\n{items}"
    assert meaning(said_then) == meaning(PLAN.replace(sentence, deep))


def test_a_list_between_the_keys_of_an_item_is_told_the_line_that_it_lacks() -> None:
    items = "          - Lớp cho cán bộ.\n          - Lớp cho người dân.\n"
    text = PLAN.replace("12 thôn.\n", f"12 thôn.\n{items}")
    (told,) = errors(text)
    assert told.message.vi == "danh sách này chưa có khóa của nó"
    meant = PLAN.replace("12 thôn.\n", f"12 thôn.\n        cac_muc:\n{items}")
    assert meaning(followed(text, told)) == meaning(meant)


READ = [
    ("so: 15", "so: Số:      /KH-UBND", "Viết 'so:'. Chữ “Số:” và ký hiệu tự thêm."),
    ("so: 15", "so: 15, 16", "Chỉ ghi số, ví dụ 5;"),
    ("so: 15", "so: Số 150000/KH", "Chỉ ghi số, ví dụ 5;"),
    (
        "chi_tieu: {tu: 75}",
        "chi_tieu: {tu: 75}\n    NV9: Câu.",
        "Viết hai khóa: ma: NV9, rồi ở dòng",
    ),
    ("tieu_de: Dịch vụ công trực tuyến", "tieu_de: Dịch vụ công:", "Bỏ dấu hai chấm cuối dòng"),
    ("to_chuc_thuc_hien:", "V. TỔ CHỨC THỰC HIỆN:", "Có phải 'to_chuc_thuc_hien'?"),
    (
        "  - Văn phòng HĐND",
        "  - http://a.vn: HĐND",
        "Nếu đây là một câu, đặt cả câu trong ngoặc kép",
    ),
    (
        "noi_nhan:\n  - Các phòng, đơn vị thuộc xã\n  - Lưu: VT",
        "noi_nhan: Các phòng, Đảng ủy xã",
        "Viết [Các phòng, Đảng ủy xã].",
    ),
    (
        "  - Văn phòng HĐND",
        "  - bang:\n    tieu_de: Lịch\n    cac_cot: [A, B]\n    cac_dong: [[1, 2]]\n  - Văn phòng HĐND",
        "đầu các dòng 43, 44, 45 có đúng 6 dấu cách.",
    ),
    ("chi_tieu: {tu: 75}", "chi_tieu: {tu 75}", "Viết 'tu: 75'."),
    ("thoi_han: 2027-03-31", "thoi_han: {chua co: chưa rõ}", "Viết {chua_co: chưa rõ}."),
    ("thoi_han: 2027-03-31", "thoi_han: {chưa có: chưa rõ}", "Viết {chua_co: chưa rõ}."),
    ("ma: NV03", "ma:", "Điền nội dung, hoặc bỏ khóa này."),
    ("dia_danh: Tân Lập", "dia_danh:", "Điền nội dung, viết {chua_co: lý do}, hoặc bỏ khóa này."),
    ("loai: ke_hoach", "ngay: ngày 15 tháng 01 năm 2027\nloai: ke_hoach", "Viết như 2027-01-15."),
    ("  - Văn phòng HĐND", "Văn phòng: HĐND", "có đúng 2 dấu cách rồi '- ', và đặt cả câu"),
    ("chi_tieu: {tu: 75}", "chi_tieu: không quá 75%", "Viết {khong_qua: 75}."),
    ("chi_tieu: {tu: 75}", "chi_tieu: 75%", "Viết {dat: 75}."),
    ("to_chuc", "---\nto_chuc", "Cùng một kế hoạch thì xóa dòng ---"),
    (
        "chu_ky:\n  thay_mat: Ủy ban nhân dân\n  chuc_vu: Chủ tịch\n  ho_ten: Trần Văn Hòa",
        "chu_ky: Trần Văn Hòa",
        'Viết {chuc_vu: …, ho_ten: "Trần Văn Hòa"}.',
    ),
    (
        "chuc_vu: Chủ tịch",
        "chuc_vu: KT. CHỦ TỊCH PHÓ CHỦ TỊCH",
        "Viết hai khóa: ky_thay: Chủ tịch, và chuc_vu: Phó Chủ tịch; KT. tự thêm.",
    ),
    (
        "  - Văn phòng HĐND và UBND đôn đốc, tổng hợp.",
        "  - Văn phòng có nhiệm vụ:\n    - Đôn đốc.",
        'noi_dung: "Văn phòng có nhiệm vụ:", rồi ở dòng dưới cac_muc:, đầu dòng mới có đúng 4 dấu cách',
    ),
]


@pytest.mark.parametrize(("right", "wrong", "advice"), READ)
def test_what_is_meant_by_a_value_of_the_wrong_shape_is_written_out(
    right: str, wrong: str, advice: str
) -> None:
    assert PLAN.count(right) == 1
    told = [one.advice for one in errors(PLAN.replace(right, wrong))]
    assert any(advice in one.vi and one.en for one in told), told


def test_a_key_that_is_there_twice_is_told_twice_where_no_item_may_begin() -> None:
    told = errors(PLAN.replace("  viet_tat: UBND", "  viet_tat: UBND\n  viet_tat: HĐND"))
    assert [one.advice.vi for one in told] == ["Xóa một trong hai, hoặc gộp nội dung."]
    last = PLAN.replace('    don_vi: "%"', '    don_vi: "%"\n    don_vi: lớp')
    assert [one.advice.vi for one in errors(last)] == ["Xóa một trong hai, hoặc gộp nội dung."]


def test_who_issues_together_is_a_list_of_offices_none_of_which_is_taken_apart() -> None:
    both = "  - {ten: Sở Nội vụ, viet_tat: SNV}\n  - {ten: Sở Y tế, viet_tat: SYT}\n"
    text = re.sub(r"(?<=co_quan:\n)(?:  .*\n)+", both, PLAN)
    assert all("dấu '-'" not in one.message.vi for one in errors(text))


def test_bullets_of_several_lines_are_told_at_once() -> None:
    text = PLAN.replace("  - Nâng", "  • Nâng").replace("  - Giảm", "  • Giảm")
    (told,) = errors(text)
    assert meaning(followed(text, told)) == meaning(PLAN)


def test_bullets_further_in_than_the_list_stay_there() -> None:
    text = PLAN.replace("  - Giảm", "    + Giảm")
    (told,) = errors(text)
    assert "có đúng 4 dấu cách" in told.advice.vi


def test_quotes_that_open_straight_and_close_curly_are_told_as_that() -> None:
    (told,) = errors(PLAN.replace('như sau:"', "như sau:”"))
    assert told.advice.vi.startswith('Đóng bằng ngoặc kép thẳng "')


def test_the_first_key_of_an_item_with_neither_colon_nor_value_is_told() -> None:
    (told,) = errors(PLAN.replace("- ma: NV03", "- ma"))
    assert told.advice.vi == "Viết 'ma: …'."


@pytest.mark.parametrize("sentence", ["so sánh với năm trước", "tu sửa nhà văn hóa", "Ma túy."])
def test_a_sentence_that_begins_as_a_key_is_told_as_a_sentence(sentence: str) -> None:
    text = PLAN.replace("- ma: NV03\n        noi_dung: Hướng", f"- {sentence}\n        chu_tri: H")
    (told,) = errors(text)
    assert told.message.vi == "mục ở trên chỉ là một câu nên không nhận thêm khóa"


def test_a_number_that_is_still_open_is_not_taken_for_what_holds_the_next_key() -> None:
    text = PLAN.replace("dia_danh: Tân Lập\n", "so:\ndia_danh: Tân Lập\n  trich_yeu: A\n", 1)
    assert all("thụt vào dưới 'so'" not in one.message.vi for one in errors(text))


def test_words_with_a_colon_that_are_no_keys_are_told_to_be_quoted() -> None:
    (told,) = errors(PLAN.replace("noi_dung: Hướng dẫn", "noi_dung: Việc: hướng dẫn"))
    assert "đặt cả câu trong ngoặc kép" in told.advice.vi


@pytest.mark.parametrize("first", ["NV01", "NV03"])
def test_a_list_whose_key_was_left_out_is_told_once_with_the_line_to_add(first: str) -> None:
    text = PLAN.replace(f"    cac_muc:\n      - ma: {first}", f"      - ma: {first}")
    (told,) = errors(text)
    assert told.message.vi == "danh sách này chưa có khóa của nó"
    found = re.search(r"Thêm một dòng '(.+)' ngay trên dòng này, .+ (\d+) dấu", told.advice.vi)
    assert found and "items:" in told.advice.en
    lines = text.split("\n")
    lines.insert(told.spot.line - 1, " " * int(found[2]) + found[1])
    assert "\n".join(lines) == PLAN
