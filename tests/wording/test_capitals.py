"""Each rule of capitals against its samples, and against traps."""

import pytest

from generator.wording.base import sample

from .helpers import WordingRule, rules_of, words

RULES = rules_of("viet-hoa")
_BY_CODE = {rule.code: rule for rule in RULES}


def found(code: str, text: str, role: str = "noi-dung", kind: str = "ke_hoach") -> list[str]:
    """The words that the rule `code` reports in `text`."""
    prose = sample(text, kind=kind, role=role)
    return [words(prose, slip) for slip in _BY_CODE[code].check(prose)]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_good_sample_is_clean_and_bad_one_has_one_slip(rule: WordingRule) -> None:
    assert list(rule.check(sample(rule.entry.good))) == []
    assert len(list(rule.check(sample(rule.entry.bad)))) == 1


@pytest.mark.parametrize(
    ("code", "text", "words"),
    [
        ("viet-hoa/uy-ban-nhan-dan", "Ủy ban Nhân dân xã; Uỷ ban nhân dân; HỘI ĐỒNG NHÂN DÂN", ["Ủy ban Nhân dân"]),
        ("viet-hoa/uy-ban-nhan-dan", "giao ủy ban nhân dân tỉnh", ["ủy ban nhân dân"]),
        ("viet-hoa/uy-ban-nhan-dan", "“Ủy Ban Nhân Dân” là cách viết sai", []),
        ("viet-hoa/uy-ban-nhan-dan", "Giao {{Ủy Ban Nhân Dân}} và <Ủy Ban Nhân Dân> thực hiện", []),
        ("viet-hoa/uy-ban-nhan-dan", "Giao [Ủy Ban Nhân Dân] thực hiện", []),
        ("viet-hoa/uy-ban-nhan-dan", "Tòa Án nhân dân tỉnh; Viện kiểm sát nhân dân", ["Tòa Án nhân dân"]),
        ("viet-hoa/to-chuc", "Đề nghị ủy ban mặt trận tổ quốc Việt Nam phường và ủy ban Mặt trận Tổ quốc Việt Nam xã",
         ["ủy ban mặt trận tổ quốc Việt Nam", "ủy ban Mặt trận Tổ quốc Việt Nam"]),
        ("viet-hoa/to-chuc", "Uỷ ban Mặt trận Tổ quốc Việt Nam; Mặt trận Tổ quốc Việt Nam", []),
        ("viet-hoa/so-nganh", "Sở Nội Vụ, Sở tư pháp, SỞ Y TẾ", ["Sở Nội Vụ", "Sở tư pháp"]),
        ("viet-hoa/so-nganh", "cơ sở y tế, trụ sở Tài chính, công sở xây dựng, các sở Tài chính, Nội vụ", []),
        ("viet-hoa/bo-nganh", "Bộ Y Tế", ["Bộ Y Tế"]),
        ("viet-hoa/bo-nganh", "cán bộ tài chính, bộ y tế, Bộ Tài chính", []),
        ("viet-hoa/nhan-dan", "Báo Nhân dân, nhân dân tệ, Công an nhân dân, Nghệ sĩ nhân dân", []),
        ("viet-hoa/nhan-dan", "đối với nhân dân", ["nhân dân"]),
        ("viet-hoa/nha-nuoc", "quản lý nhà nước, ngân sách nhà nước, của nhà nước pháp quyền", []),
        ("viet-hoa/nha-nuoc", "Đảng và nhà nước", ["nhà nước"]),
        ("viet-hoa/don-vi-hanh-chinh", "Tỉnh ủy, Tỉnh Đoàn Hưng Yên, Quận 1, Phường 3, Phường Điện Biên Phủ", []),
        ("viet-hoa/don-vi-hanh-chinh", "- Tỉnh Hưng Yên đứng đầu. Xã Tân Hưng đứng sau.", []),
        ("viet-hoa/don-vi-hanh-chinh", "tại Xã Tân Hưng, Thành phố Hải Phòng", ["Xã Tân Hưng", "Thành phố Hải Phòng"]),
        ("viet-hoa/don-vi-hanh-chinh", "tại Phường Bắc Hà và Đặc Khu Lý Sơn; ở Xã Ea H’Leo, Xã Đắk Wil",
         ["Phường Bắc Hà", "Đặc Khu Lý Sơn", "Xã Ea H’Leo", "Xã Đắk Wil"]),
        ("viet-hoa/don-vi-hanh-chinh", "tại Xã Quang Trung, Phường Trần Hưng Đạo, Xã Không Đâu, Xã Tân Hưng Hai", []),
        ("viet-hoa/don-vi-hanh-chinh", "UBND Thành phố Hồ Chí Minh", []),
        ("viet-hoa/vung-mien", "vùng bắc bộ, khu vực đông nam bộ; nam bộ đội", ["bắc bộ", "đông nam bộ"]),
        ("viet-hoa/dac-biet", "tại Thành Phố Hồ Chí Minh", ["Thành Phố Hồ Chí Minh"]),
        ("viet-hoa/van-ban-so", "quyết định số 12/QĐ-UBND, nghị định số 30/2020/NĐ-CP", ["quyết định", "nghị định"]),
        ("viet-hoa/van-ban-so", "kế hoạch số 1 và quyết định số lượng; công văn đến số 12", []),
        ("viet-hoa/van-ban-nay", "Quyết định này, kế hoạch này nêu", ["kế hoạch"]),
        ("viet-hoa/ten-luat", "Luật cán bộ, công chức; Luật sư; công chức", ["Luật cán bộ, công chức"]),
        ("viet-hoa/vien-dan", "Khoản 2 điều 5 của Luật", ["điều"]),
        ("viet-hoa/vien-dan", "tại Điểm a Khoản 2 Điều 5", ["Điểm", "Khoản"]),
        ("viet-hoa/vien-dan", "điều 5 xe, huy động 12 điều 05 cán bộ; danh mục I; thành phần I; Điểm số", []),
        ("viet-hoa/vien-dan", "tại mục II chương III", ["mục", "chương"]),
        ("viet-hoa/thu", "Điều thứ hai, lần thứ ba, thứ tư là", []),
        ("viet-hoa/thu", "từ thứ hai đến thứ sáu", ["thứ hai", "thứ sáu"]),
        ("viet-hoa/thang", "ngày tháng năm sinh; mỗi tháng ba lần; tháng tư năm 2026", ["tháng tư"]),
        ("viet-hoa/tet", "dịp tết; Tết Nguyên đán đến. Dịp Tết Trung thu; tết trung thu",
         ["tết", "Tết Trung thu", "tết trung thu"]),
        ("viet-hoa/ngay-le", "ngày Quốc tế phụ nữ 8-3", ["Quốc tế phụ nữ"]),
        ("viet-hoa/am-lich", "xuân Bính ngọ; năm Bính Ngọ", ["Bính ngọ"]),
        ("viet-hoa/viet-tat", "Ubnd tỉnh; https://papi.org.vn; bao-cao-papi.docx; PAPI", ["Ubnd"]),
        ("viet-hoa/dau-cau", "xem mục 2. xong... rồi; v.v. và; TP. hồ; email a@b.vn. Đủ", []),
        ("viet-hoa/dau-cau", "Đã xong! các xã báo cáo? không", ["các", "không"]),
        ("viet-hoa/dau-doan", "Nội dung:\nthực hiện;\nphối hợp.", []),
        ("viet-hoa/dau-doan", "(Kèm theo Kế hoạch\nngày 05 tháng 3)", []),
        ("viet-hoa/dau-doan", "Đã xong.\ncác xã báo cáo.", ["các"]),
        ("viet-hoa/cham-phay", "a; Ủy ban; Sở Y tế; Các xã; Công an", ["Các"]),
    ],
)  # fmt: skip
def test_traps(code: str, text: str, words: list[str]) -> None:
    assert found(code, text) == words


@pytest.mark.parametrize("role", ["muc", "ten-loai", "quyen-han-chuc-vu"])
def test_headings_are_left_alone(role: str) -> None:
    text = "ỦY BAN NHÂN DÂN. giao Ủy Ban Nhân Dân; Nâng cao; kế hoạch số 12/KH-UBND tại Khoản 2"
    assert [rule.code for rule in RULES if list(rule.check(sample(text, role=role)))] == []


def test_a_list_and_a_table_may_begin_small() -> None:
    for role in ("gach", "diem", "bang", "noi-nhan-danh-sach"):
        assert found("viet-hoa/dau-doan", "Giao các xã\nthực hiện xong", role=role) == []
