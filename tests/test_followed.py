"""Who follows the advice on a slip in a plan file to the letter has the plan that was meant."""

import re
from pathlib import Path

import pytest

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
    lines, at, vi = text.split("\n"), told.spot.line - 1, told.advice.vi
    if found := re.search(r"đầu (?:dòng này|các dòng ([\d, ]+)) có (?:đúng )?(\d+) dấu cách", vi):
        for number in map(int, re.findall(r"\d+", found[1] or str(at + 1))):
            lines[number - 1] = " " * int(found[2]) + lines[number - 1].lstrip()
    elif found := re.search(r"Thêm dấu { trước '(\w+)'( và dấu } ở cuối dòng)?\.", vi):
        lines[at] = lines[at].replace(f"{found[1]}:", f"{{{found[1]}:", 1) + "}" * bool(found[2])
    elif found := re.search(r"(bỏ dấu phẩy, )?xuống dòng trước (.+); .+ (\d+) dấu cách\.", vi):
        for key in re.findall(r"\w+|-", found[2]):
            begin = f"\n{' ' * int(found[3])}{key}"
            lines[at] = re.sub(rf"{',' * bool(found[1])} {key}(?=:| )", begin, lines[at], count=1)
    else:
        (written,) = re.findall(r"^Viết '(.+)'\.", vi)
        lines[at] = re.sub(r"(?<=- ).*", written, lines[at])
    return "\n".join(lines)


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
