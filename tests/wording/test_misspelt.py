"""Slips of spelling that have one right form, and blanks that a text leaves: near misses of both."""

import pytest

from generator.wording.base import sample

from .helpers import paper, rules_of, shown, slips

_BY_CODE = {rule.code: rule for rule in rules_of("chinh-ta", "noi-dung")}


@pytest.mark.parametrize("code", _BY_CODE)
def test_samples_of_each_rule(code: str) -> None:
    entry = _BY_CODE[code].entry
    assert slips(_BY_CODE[code], sample(entry.good)) == []
    assert len(slips(_BY_CODE[code], sample(entry.bad))) == 1


@pytest.mark.parametrize(
    ("code", "line", "right"),
    [
        ("hay-sai", "Đã chấn chĩnh, xữ lý.", ["chấn chỉnh", "xử lý"]),
        ("hay-sai", "muc| II. SÁT NHẬP KHU PHỐ", ["SÁP NHẬP"]),
        ("hay-sai", "Bổ xung kịp thời nhân sự.", ["Bổ sung"]),
        ("hay-sai", "bang| Hổ trợ tổ chức", ["Hỗ trợ"]),
        ("hay-sai", "Khảo sát nhập liệu, giám sát nhập khẩu, cảnh sát nhập ngũ; hồ sơ xuất cảnh.", []),
        ("hay-sai", "Phòng, chống bão đảm bảo an toàn; phân bổ xung quanh; bùng nổ lực lượng.", []),
        ("hay-sai", "Lịch sử lý luận; thế kỷ năng lượng; cư trú trọng điểm; thăm quan chức.", []),
        ("hay-sai", "Các xã cũng cố gắng nắm kỹ luật này.", []),
        ("hay-sai", "Kiểm tra, sát hạch; nhập liệu; cũng có; sữa học đường; nổ mìn.", []),
        ("hay-sai", "Chữ “sát nhập” trong văn bản cũ.", []),
        ("hay-sai", "ho-ten| Nguyễn Bổ Xung", []),
        ("dau-thanh", "Hòan thành kết qủa của qúy, ngòai gía.", ["Hoàn", "quả", "quý", "ngoài", "giá"]),
        ("dau-thanh", "Đánh gía LỌAI qũy, đặt gíêng.", ["giá", "LOẠI", "quỹ", "giếng"]),
        ("dau-thanh", "Tòa án, hòa giải, hoà bình, khỏe, thỏa mãn, gìn giữ, qui định, gì.", []),
        ("dau-thanh", "ho-ten| Lê Văn Tòan", []),
    ],
)  # fmt: skip
def test_what_no_vietnamese_word_is_has_its_right_form(
    code: str, line: str, right: list[str]
) -> None:
    assert [one.right for one in slips(_BY_CODE[f"chinh-ta/{code}"], paper(line))] == right


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        (("Mức độ hài lòng đạt ……%.",), ["……"]),
        (("Đạt …%, tăng .. %.",), ["…", ".."]),
        (("gach| - Địa điểm: ……………",), ["……………"]),
        (("Do ông ............ chủ trì.",), ["............"]),
        (("Thời gian: ____",), ["____"]),
        (("Các tổ, ……; các đội, .... và tủ sách...",), []),
        (("Kèm theo Kế hoạch số …/KH-UBND; rà soát….",), []),
        (("Mẫu ghi “đạt ……%”.", "bang| ……%", "can-cu| Căn cứ Kế hoạch số ……/KH-UBND"), []),
        (("phu-luc| Phụ lục", "Họ và tên: ……………"), []),
    ],
)
def test_a_blank_of_the_text_is_told(lines: tuple[str, ...], found: list[str]) -> None:
    assert shown(_BY_CODE["noi-dung/blank"], paper(*lines)) == found
