"""Which province a body is of, as far as its name or its place tells."""

import pytest

from generator.wording.provinces import province_of, same_province


@pytest.mark.parametrize(
    ("body", "place", "wanted"),
    [
        ("Ủy ban nhân dân tỉnh Khánh Hòa", "Nha Trang", "tỉnh Khánh Hòa"),
        ("ỦY BAN NHÂN DÂN TỈNH KHÁNH HOÀ", "", "tỉnh Khánh Hòa"),
        ("UBND tỉnh Ninh Thuận", "", "tỉnh Khánh Hòa"),
        ("Ban Quản lý các\nkhu công nghiệp tỉnh Hưng Yên", "", "tỉnh Hưng Yên"),
        ("Ủy ban nhân dân tỉnh Minh Hòa", "Minh Hòa", "tỉnh Minh Hòa"),
        ("UBND TP. Hồ Chí Minh", "", "Thành phố Hồ Chí Minh"),
        ("Ủy ban nhân dân tỉnh Quảng Ninh", "", "thành phố Quảng Ninh"),
        ("Ủy ban nhân dân thành phố Hải Phòng", "Hải Phòng", "thành phố Hải Phòng"),
        ("Sở Y tế", "Khánh Hòa", "tỉnh Khánh Hòa"),
        ("Ủy ban nhân dân tỉnh", "Hưng Yên", "tỉnh Hưng Yên"),
        ("Sở Y tế", "Nha Trang", ""),
        ("Bộ Nội vụ", "Hà Nội", ""),
        ("Ủy ban nhân dân xã Minh Tân", "Minh Tân", ""),
        ("Ủy ban nhân dân phường Huế", "Huế", ""),
        ("Ủy ban nhân dân thành phố Hưng Yên", "Hưng Yên", ""),
        ("Ủy ban nhân dân thành phố Nha Trang", "Khánh Hòa", ""),
        ("Khối thi đua các tỉnh Tây Nguyên", "Đắk Lắk", ""),
        ("Đoàn liên ngành tỉnh và các bộ", "Hà Nội", ""),
        ("Ban Chỉ đạo tỉnh về chuyển đổi số", "", ""),
        ("Sở Y tế", "33", ""),
        ("", "Hà Nội", ""),
    ],
)
def test_the_province_of_a_body_is_told_only_where_it_is_certain(
    body: str, place: str, wanted: str
) -> None:
    assert province_of(body, place) == wanted


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("tỉnh Khánh Hòa", "KHÁNH HOÀ", True),
        ("tỉnh Khánh Hòa", "Ninh Thuận", True),
        ("tỉnh Minh Hòa", "Minh Hoà", True),
        ("tỉnh Minh Hòa", "Tỉnh Minh Hòa", True),
        ("tỉnh Khánh Hòa", "tỉnh Hưng Yên", False),
        ("tỉnh Minh Hòa", "tỉnh Khánh Hòa", False),
    ],
)
def test_two_names_of_one_province_are_one(one: str, other: str, same: bool) -> None:
    assert same_province(one, other) is same
