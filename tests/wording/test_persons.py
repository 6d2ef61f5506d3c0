"""Degrees, posts, acronyms, names of bodies, mottoes."""

import pytest

from generator.problems import Severity
from generator.wording.not_judged import NOT_JUDGED
from generator.wording.rules import acronyms, persons

from .helpers import WordingRule, judged_by_its_samples, paper, rules_of, shown, slips

RULES = rules_of("ten-nguoi", "tu-ngu")


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_samples(rule: WordingRule) -> None:
    judged_by_its_samples(rule)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("PGS.TS. Trần Thị Mai trình bày.", ["PGS.TS. Trần Thị Mai"]),
        ("Tiến sĩ Lê Văn An trình bày.", ["Tiến sĩ Lê Văn An"]),
        ("Đoàn Luật sư Hà Nội tham gia.", []),
        ("Bệnh viện có 3 BS. và 2 TS. được đào tạo.", []),
        ("Đồng chí Nguyễn Văn Bình, ông Lê An.", []),
        ("ho-ten| ThS. Nguyễn Văn Bình", []),
        ("UBND TP. Hồ Chí Minh, TX. Sơn Tây.", []),
    ],
)
def test_degrees(text: str, found: list[str]) -> None:
    assert shown(persons.degree, paper(text)) == found


def test_posts() -> None:
    assert shown(persons.post, paper("Phó Thủ tướng Thường trực Chính phủ chủ trì.")) == []
    assert shown(persons.post, paper("Phó Chủ tịch Thường trực HĐND tỉnh chủ trì.")) == []
    assert shown(persons.post, paper("quyen-han-chuc-vu| PHÓ CHỦ TỊCH THƯỜNG TRỰC")) == []
    assert shown(persons.post, paper("quyen-han-chuc-vu| BÍ THƯ ĐOÀN TRƯỜNG")) == []
    (slip,) = slips(persons.post, paper("quyen-han-chuc-vu| PHÓ BÍ THƯ ĐẢNG ỦY - CHỦ TỊCH"))
    assert slip.severity is Severity.WARNING


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        (("Công tác TTHC.", "Thủ tục hành chính (sau đây viết tắt là TTHC)."), ["TTHC"]),
        (("Thủ tục hành chính (TTHC); giải quyết TTHC.",), []),
        (("Chỉ số PAPI.", "Chỉ số Hiệu quả Quản trị (sau đây gọi tắt là PAPI)."), ["PAPI"]),
        (("UBND tỉnh giao.", "cơ quan chủ trì (UBND) báo cáo."), []),
        (("Chỉ số PAPI.", "Chỉ số Hiệu quả Quản trị (PAPI)."), []),
        (("bang| CCHC", "cải cách hành chính (CCHC)"), []),
        (("Số 12/KH-UBND.", "Ủy ban nhân dân (UBND) tỉnh."), []),
        (("UBND tỉnh.", "Ủy ban nhân dân (UBND) tỉnh."), ["UBND"]),
    ],
)
def test_acronyms(lines: tuple[str, ...], found: list[str]) -> None:
    assert shown(acronyms.acronym, paper(*lines)) == found


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        (("Giữ vững ANTT; giữ ANTT, làm tốt công tác PBGDPL.",), ["ANTT", "PBGDPL"]),
        (("Theo dõi việc thực hiện KH này, QĐ số 12/QĐ-UBND.",), ["KH", "QĐ"]),
        (("Phát triển KT-XH; thực hiện TTHC.", "bang| TTHC"), ["KT-XH"]),
        (("Phổ biến giáo dục pháp luật (gọi là PBGDPL).", "Công tác PBGDPL."), []),
        (("Công tác CCHC.", "Đẩy mạnh cải cách hành chính (CCHC)."), []),
        (("Sở KH và CN, Ủy ban MTTQ, HĐND, UBND xã, Công ty BCA.",), []),
        (("Kế hoạch số 12/KH-CCHC; Nghị quyết số 5/NQ-QPAN; mục “CCHC”.",), []),
        (("muc| II. GIỮ VỮNG ANTT", "noi-nhan-danh-sach| - Phòng CCHC;", "GIỮ VỮNG ANTT."), []),
    ],
)
def test_acronyms_that_nothing_explains(lines: tuple[str, ...], found: list[str]) -> None:
    assert shown(acronyms.unexplained, paper(*lines)) == found


@pytest.mark.parametrize(
    ("text", "mend"),
    [
        ("Giữ ANTT.", "Viết “an ninh trật tự”."),
        ("Giữ ANTT, ANTT.", "Lần đầu viết “an ninh trật tự (ANTT)”."),
        ("Theo KH này, KH này.", "Viết “Kế hoạch”."),
    ],
)
def test_an_acronym_used_once_is_written_out(text: str, mend: str) -> None:
    (slip,) = slips(acronyms.unexplained, paper(text))
    assert slip.mend.vi == mend


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        (
            ("Đài Phát thanh và Truyền hình tỉnh.", "Đài Phát thanh – Truyền hình."),
            ["Đài Phát thanh – Truyền hình"],
        ),
        (
            (
                "Sở Văn hóa, Thể thao và Du lịch.",
                "Sở Nội vụ và Sở Tài chính.",
                "Sở Nội vụ - Tài chính",
            ),
            [],
        ),
        (("Bộ Giáo dục và Đào tạo.", "Bộ Giáo dục và Đào tạo."), []),
        (("Phòng Văn hóa - Xã hội.", "Phòng Văn hóa - Xã hội các xã."), []),
    ],
)
def test_one_name_for_one_body(lines: tuple[str, ...], found: list[str]) -> None:
    assert shown(persons.one_name, paper(*lines)) == found


def test_mottoes_of_three_members_with_the_same_first() -> None:
    one, other = "“Dân biết, dân bàn, dân làm”", '"dân biết,  dân bàn, dân làm."'
    assert shown(persons.motto, paper(one, other)) == []
    assert shown(persons.motto, paper(one, "“dân biết, dân bàn, dân hưởng”")) == [
        "dân biết, dân bàn, dân hưởng"
    ]
    assert shown(persons.motto, paper("“Vì nhân dân, do dân”", "“Vì nhân dân, của dân”")) == []
    assert shown(persons.motto, paper("“4 tại chỗ”", "“5 tại chỗ”")) == []
    assert shown(persons.motto, paper(one, "“Dân biết, dân bàn, dân hưởng”")) == [
        "Dân biết, dân bàn, dân hưởng"
    ]


def test_what_is_not_judged_says_why_in_both_languages() -> None:
    errors = [row.error for row in NOT_JUDGED if row.error]
    assert len(errors) == len(set(errors)) <= 8
    for row in NOT_JUDGED:
        assert row.article and all((row.what.vi, row.what.en, row.reason.vi, row.reason.en))
