"""How papers name communes, in the ways that they do."""

import pytest

from generator.wording import communes

ALL = (
    "UBND các xã, phường",
    "Ủy ban nhân dân cấp xã",
    "Uỷ ban nhân dân các xã, phường, đặc khu",
    "UBND xã, phường",
    "UBND các xã và phường",
    "UBND các xã - phường",
    "UBND 124 xã, phường, đặc khu",
    "UBND xã",
    "Chủ tịch UBND các xã, phường, đặc khu",
    "HĐND, UBND các xã, phường",
    "các xã, phường, đặc khu",
    "Các sở, ban, ngành; UBND các xã, phường, đặc khu; các cơ quan, đơn vị có liên quan",
    "chính quyền địa phương cấp xã",
    "UBND tỉnh và UBND từng xã",
    "UBND CÁC XÃ, PHƯỜNG CHỦ TRÌ",
    "Các sở, ngành, UBND cấp xã",
    "UBND các xã, phường - Chủ trì thực hiện",
)
LOCAL = (
    "các địa phương",
    "Các sở, ban, ngành, địa phương",
    "các cơ quan, đơn vị và địa phương",
    "UBND các cấp",
    "Trung tâm Phục vụ hành chính công cấp tỉnh, cấp xã",
    "Công an các xã, phường",
)
OTHERS = (
    "UBND tỉnh",
    "Sở Nội vụ",
    "Lãnh đạo UBND phường Xuân Hương - Đà Lạt",
    "UBND xã Tân Hưng",
    "UBND phường 3 Bảo Lộc",
    "Xã hội hóa",
    "Ban Chỉ đạo phòng, chống dịch",
    "Hội Nông dân tỉnh",
    "các tổ chức chính trị - xã hội",
    "phân cấp xã hội",
)


COUNTED = (
    "Số xã đạt chuẩn nông thôn mới",
    "SỐ XÃ, PHƯỜNG ĐẠT CHUẨN",
    "Tỷ lệ phường có điểm cầu trực tuyến",
    "Phấn đấu 80% số xã hoàn thành",
    "Có 64 xã đạt chuẩn",
    "Số lượng đơn vị hành chính cấp xã hoàn thành",
    "Tỷ lệ các xã, phường",
)
NOT_COUNTED = (
    "Tỷ lệ xã hội hóa",
    "Số xã viên hợp tác xã",
    "Số hộ nghèo của xã Tân Hưng",
    "Số xã Tân Hưng",
    "Tỷ lệ hồ sơ trực tuyến của các xã",
    "Chỉ số tổng hợp PAPI cấp xã",
)


@pytest.mark.parametrize("said", [*COUNTED, *NOT_COUNTED])
def test_what_counts_communes(said: str) -> None:
    assert communes.counts_communes(said) == (said in COUNTED)


@pytest.mark.parametrize("said", ALL)
def test_all_communes(said: str) -> None:
    assert communes.means_all(said)


@pytest.mark.parametrize("said", LOCAL)
def test_what_all_communes_have_is_among_bodies_alone(said: str) -> None:
    assert communes.means_all(said) and not communes.names_committees(said)


@pytest.mark.parametrize("said", OTHERS)
def test_others_are_not_all_communes(said: str) -> None:
    assert not communes.means_all(said) and not communes.names_committees(said)


def test_one_is_known_by_its_whole_name() -> None:
    assert communes.means_one(
        "Lãnh đạo UBND Phường Xuân Hương - Đà Lạt", "phường Xuân Hương - Đà Lạt"
    )
    assert communes.means_one("UBND xã Hoà Bình, Sở Y tế", "xã Hòa Bình")
    for other in (
        "UBND xã Tân Hưng Đông",
        "UBND xã Tân Hưng 2",
        "UBND xã Tân Hưng - Đồi Cao",
        "UBND phường Tân Hưng",
    ):
        assert not communes.means_one(other, "xã Tân Hưng")
        assert communes.means_any(other)


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("UBND các xã, phường chủ trì.", " chủ trì."),
        ("Các Ủy ban nhân dân cấp xã rà soát.", " rà soát."),
        ("Giao UBND cấp xã rà soát.", "Giao UBND cấp xã rà soát."),
        ("UBND xã Tân Hưng rà soát.", "UBND xã Tân Hưng rà soát."),
    ],
)
def test_where_the_committees_end_that_open_a_sentence(text: str, rest: str) -> None:
    assert text[communes.committees_end(text) :] == rest
