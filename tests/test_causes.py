"""What is wrong in a plan file is told by its true cause, once, with what to do about it."""

from unittest.mock import ANY

import pytest

from generator.making.load import plan_of
from generator.making.wording import wording_problems
from generator.plan.slips.rest import with_rest
from generator.plan.text import parse_source
from generator.problems import Severity
from tests.helpers import changed, loaded

QUOTES = 'Đặt cả câu trong ngoặc kép thẳng "…".'
OF_KEYS = [
    ("  - noi_dung:Nâng cao.", "thiếu dấu cách sau dấu hai chấm"),
    ("  - noi_dung:\u00a0Nâng cao.", "dấu cách lạ sau dấu hai chấm"),
    ("  - text：Nâng cao.", "dấu hai chấm '：' không phải dấu thường"),
    ("  - noi_dung:Nâng cao.\n    chu_tri: Sở Nội vụ", "thiếu dấu cách sau dấu hai chấm"),
    ("  - {noi_dung:Nâng cao., chu_tri: Sở Nội vụ}", "thiếu dấu cách sau dấu hai chấm"),
    ("  - Nâng cao.\n    chu_tri:Sở Nội vụ", "thiếu dấu cách sau dấu hai chấm"),
]


@pytest.mark.parametrize(("items", "message"), OF_KEYS)
def test_a_key_that_would_be_printed_is_told_at_its_colon(items: str, message: str) -> None:
    (found,) = loaded(changed(purpose=f"purpose:\n{items}")).problems
    assert (found.code, found.severity, found.message.vi) == ("yaml/mark", Severity.ERROR, message)
    assert found.excerpt[found.spot.column - 1] in ":："


@pytest.mark.parametrize(
    "words", ["http://hungyen.gov.vn là cổng thông tin.", "Từ 7:30 đến 17:00.", '"noi_dung:Câu."']
)
def test_a_colon_that_is_part_of_a_sentence_is_not_taken_for_a_key(words: str) -> None:
    assert loaded(changed(purpose=f"purpose:\n  - {words}")).plan


OF_SYNTAX = [
    (
        "  - Tổ chức lớp.\n    chu_tri: Sở Nội vụ\n    thoi_han: 2026-03-01",
        27,
        "mục ở trên chỉ là một câu",
        "noi_dung",
    ),
    ("  - Tổ chức lớp.\n  chu_tri: Sở Nội vụ", 27, "mục ở trên chỉ là một câu", "noi_dung"),
    ("  - Tổ chức lớp.\n    cac_muc:\n      - Hai.", 27, "mục ở trên chỉ là một câu", "noi_dung"),
    (
        "  - noi_dung: Một\n      chu_tri: Sở Nội vụ",
        27,
        "khóa này thụt sâu hơn",
        "có đúng 4 dấu cách",
    ),
    ("  - tieu_de: A\n    - Một\n    - Hai", 27, "danh sách này chưa có khóa", "cac_muc:"),
    ("  tieu_de: A\n  - Một", 26, "mục này thiếu dấu '-' ở đầu, và thiếu dòng", "cac_muc:"),
    (
        '  - {noi_dung: "Xây dựng.", thoi_han: 2027-03-01\n  - Hai.',
        26,
        "ngoặc [ ] hoặc { } chưa đóng",
        "ngoặc đóng",
    ),
    (
        "  - {noi_dung: Xây dựng., thoi_han: 2027-03-01\n  - Hai.\n  - Ba.",
        26,
        "ngoặc [ ] hoặc { } chưa",
        "ngoặc đóng",
    ),
    (
        '  - {noi_dung: "Xây" dựng., thoi_han: 2027-03-01}',
        26,
        "sau dấu đóng ngoặc còn chữ",
        "một cặp ngoặc kép",
    ),
    (
        "  - {noi_dung: Tổng [[so_tien]] từ ngân sách., so_tien: 1.000}",
        26,
        "[[mã]] ở đầu câu",
        "ngoặc kép thẳng",
    ),
    ("  - {noi_dung: Theo [[LA]], chu_tri: Sở Nội vụ}", 26, "[[mã]] ở đầu câu", "ngoặc kép thẳng"),
    ("  - [[LA]] là văn bản.", 26, "[[mã]] ở đầu câu", "ngoặc kép thẳng"),
    ("  - {noi_dung: A, san_pham: [Sở A, Sở B]}", 26, "ở đây phải là một câu", "Viết một câu"),
    ("  - {noi_dung: Một, thoi_han: 3/2026}", 26, "'3/2026' không phải ngày", "Viết như 2026-03."),
    (
        "  - {noi_dung: Một, thoi_han: 2026-3-31}",
        26,
        "'2026-3-31' không phải ngày",
        "Viết như 2026-03-31.",
    ),
    (
        "  - {noi_dung: Một, thoi_han: 31.3.2026}",
        26,
        "'31.3.2026' không phải ngày",
        "Viết như 2026-03-31.",
    ),
    (
        "  - {noi_dung: Một, thoi_han: 13/2026}",
        26,
        "không có ngày 13/2026 trong lịch",
        "các tháng 1 đến 12.",
    ),
    (
        "  - {noi_dung: Một, thoi_han: 31/6/2027}",
        26,
        "không có ngày 31/6/2027 trong lịch",
        "Tháng 6 năm 2027 có 30 ngày. Viết như 2027-06-30.",
    ),
    (
        "  - {noi_dung: Một, thoi_han: 29/2/27}",
        26,
        "không có ngày 29/2/27 trong lịch",
        "Tháng 2 năm 2027 có 28 ngày. Viết như 2027-06-30.",
    ),
    (
        "  - {noi_dung: Một, thoi_han: 30/6/27}",
        26,
        "'30/6/27' không phải ngày",
        "Viết như 2027-06-30.",
    ),
    (
        "  - {ma: NV01, noi_dung: Lắp wifi chu_tri: Văn phòng}",
        26,
        "thiếu dấu phẩy trước 'chu_tri'",
        "Thêm dấu phẩy",
    ),
    (
        '  - {ma: NV01, noi_dung: "Lắp wifi" chu_tri: Văn phòng}',
        26,
        "thiếu dấu phẩy trước 'chu_tri'",
        "Thêm dấu phẩy",
    ),
    (
        "  - noi_dung: Lắp wifi.\n  - thoi_han: 2026-06-30",
        27,
        "mục không có nội dung",
        "bỏ dấu '-'",
    ),
    (
        "  - noi_dung: Lắp wifi.\nthoi_han: 2026-06-30",
        27,
        "khóa của một mục mà đứng ở lề trái",
        "Đưa dòng này vào mục mà nó nói tới (không hẳn là mục ngay trên)",
    ),
    ("  - noi_dung: Một.\n\tchu_tri: Sở", 27, "dấu Tab", "đúng 4 dấu cách"),
    (
        "  - {noi_dung: Ba việc: một}",
        26,
        "dấu hai chấm trong { } tách câu",
        "Đặt cả câu trong ngoặc kép",
    ),
    (
        "  - {noi_dung: Một, thoi_han: Tháng 13/2026}",
        26,
        "không có 'Tháng 13/2026'",
        "quý từ I đến IV",
    ),
    (
        "  - {noi_dung: Một, thoi_han: Quý V năm 2026}",
        26,
        "không có 'Quý V năm 2026'",
        "quý từ I đến IV",
    ),
    (
        "  - bang:\n      cac_cot: [A, B]\n      cac_dong: [[1, Hai, ba]]",
        28,
        "dòng này có 3/2 ô",
        "Mỗi cột một ô; dấu phẩy",
    ),
    ("  - Hội: nghị: là", 26, "dấu hai chấm không được đứng ở đây", "ngoặc kép"),
]


@pytest.mark.parametrize(("items", "line", "message", "advice"), OF_SYNTAX)
def test_what_yaml_stumbles_over_is_told_by_its_cause(
    items: str, line: int, message: str, advice: str
) -> None:
    (found,) = loaded(changed(solutions=f"solutions:\n{items}")).problems
    assert (
        found.spot.line == line
        and found.message.vi.startswith(message)
        and advice in found.advice.vi
    )


SIGNED = "signature: {{on_behalf_of: Ủy ban nhân dân, title: Chủ tịch, name: {}}}"
OF_FORM = [
    ({"signature": SIGNED.format("NGUYỄN VĂN AN")}, "ho-ten/caps", "Viết: Nguyễn Văn An"),
    ({"place": "place: xã Tân Hưng"}, "dia-danh-thoi-gian/capitals", "Viết: Xã Tân Hưng"),
    ({"place": "place: Tân hưng"}, "dia-danh-thoi-gian/capitals", "Viết: Tân Hưng"),
    ({"subject": "subject: NÂNG CAO CHỈ SỐ NĂM 2026"}, "trich-yeu/caps", "Viết chữ thường"),
    (
        {"legal_bases": "legal_bases:\n  - Luật Đất đai ngày 18/01/2024"},
        "can-cu/opening",
        "Thêm “Căn cứ”",
    ),
    (
        {"solutions": "solutions:\n  - {title: Tiêu đề., items: [Một.]}"},
        "plan/title",
        "Viết: Tiêu đề (",
    ),
    (
        {"purpose": "purpose:\n  title: Mục đích;\n  items: [Một.]"},
        "plan/title",
        "Viết: Mục đích (",
    ),
]


@pytest.mark.parametrize(("key", "code", "advice"), OF_FORM)
def test_what_the_document_would_get_wrong_is_told_of_the_plan(
    key: dict[str, str], code: str, advice: str
) -> None:
    (found,) = loaded(changed(**key)).problems
    assert (found.code, found.severity) == (code, Severity.ERROR)
    assert (
        found.advice.vi.startswith(advice)
        and found.excerpt == changed(**key).split("\n")[found.spot.line - 1]
    )


@pytest.mark.parametrize(
    "key",
    [
        {"signature": SIGNED.format("Nguyễn Văn An")},
        {"place": "place: Thành phố Hồ Chí Minh"},
        {
            "place": "place: xã Tân Hưng",
            "closing": "accepted: [{code: dia-danh-thoi-gian/capitals, reason: thử}]",
        },
        {
            "legal_bases": "legal_bases:\n  - Căn cứ Luật A\n  - Xét đề nghị của Sở Nội vụ\n  - '*Theo đề nghị của Sở*'"
        },
        {
            "solutions": "solutions:\n  - {title: Thời gian., text: Năm 2026.}\n  - {title: 'Gồm:', items: [Một.]}"
        },
        {"solutions": "solutions:\n  - {title: Một, items: [{title: Hai., items: [Ba.]}]}"},
    ],
)
def test_what_the_document_would_get_right_is_not_spoken_of(key: dict[str, str]) -> None:
    assert loaded(changed(**key)).problems == ()


def test_an_unknown_kind_is_the_only_thing_told_of_a_text_without_parts() -> None:
    assert [
        found.code for found in loaded(changed(kind="kind: lạ") + "content: [Một.]\n").problems
    ] == ["plan/choice"]


def test_headings_below_headings_tell_why_what_stands_beside_them_needs_titles() -> None:
    sections = (
        "[{title: A, sections: [{title: B, parts: [purpose]}, {title: C, parts: [requirements]}]},"
        " {title: D, parts: [solutions]}, {title: E, parts: [targets]}, {title: F, parts: [implementation]}]"
    )
    found = loaded(f"{changed()}outline: {sections}\n").problems
    assert {one.code for one in found} == {"numbering/marks"} and len(found) == 2
    assert all("nên cấp lớn nhất là “Phần”" in one.message.vi for one in found)
    assert all("bo_cuc: {danh_so: la_ma, cac_de_muc: […]}" in one.advice.vi for one in found)
    assert loaded(f"{changed()}outline: {{marks: roman, sections: {sections}}}\n").problems == ()


@pytest.mark.parametrize(
    "due", ["Tháng 12/2026", "Quý IV/2026", "Quý 04 năm 2026", "Tháng 02/2026", "Tháng 3 hằng năm"]
)
def test_months_and_quarters_that_there_are_may_be_deadlines(due: str) -> None:
    items = f"  - {{noi_dung: Một, thoi_han: {due}}}"
    assert loaded(changed(solutions=f"solutions:\n{items}")).problems == ()


def test_one_number_that_was_typed_is_not_the_first_of_a_sequence() -> None:
    found = loaded(changed(purpose="purpose:\n  - a) Trực ban.\n  - Hai.")).problems
    assert [one.code for one in found] == ["numbering/typed"]


def test_a_sentence_that_begins_with_a_number_leaves_no_gap_in_the_numbers() -> None:
    items = [
        "Câu một.",
        "12 lớp tập huấn được tổ chức.",
        "2026 là năm đầu.",
        "100% hồ sơ được số hóa.",
        "Câu năm.",
    ]
    listed = "".join(f"    - {item}\n" for item in items)
    found = loaded(
        changed(purpose=f"purpose:\n  marks: arabic\n  items:\n{listed}", requirements=None)
    )
    assert found.plan and wording_problems(found) == []


@pytest.mark.parametrize("day", ["2026-00-15", "2026-06-00", "2026-13-01", "2026-02-30"])
def test_a_day_that_no_calendar_has_is_told(day: str) -> None:
    (found,) = loaded(changed(date=f"date: {day}")).problems
    assert found.code == "plan/date" and f"không có ngày {day} trong lịch" in found.message.vi


@pytest.mark.parametrize("day", ["2027-00", "2027-06-00", "2027-13", "0000"])
def test_a_deadline_that_no_calendar_has_is_told(day: str) -> None:
    items = f"requirements:\n  - {{text: Rà soát., deadline: {day}}}"
    (found,) = loaded(changed(requirements=items)).problems
    assert found.code == "plan/date"


@pytest.mark.parametrize(
    ("item", "after", "advice"),
    [
        ("noi_dung: Số hóa hồ sơ, kết quả giải quyết, chu_tri: Sở Nội vụ", "kết quả", QUOTES),
        ("noi_dung: Mua máy, thu phí, lệ phí, chu_tri: Sở Nội vụ", "thu phí", QUOTES),
        ("noi_dung: Chi 1,5 tỷ đồng, chu_tri: Sở Nội vụ", "5 tỷ", QUOTES),
        ("noi_dung: Làm., phoi_hop: Công an, Sở Y tế, thoi_han: 2026-03-31", "Sở Y tế", QUOTES),
        ("noi_dung: Làm., chu_tri: {chua_co: hỏi sở, chờ trả lời}", "chờ", QUOTES),
    ],
)
def test_a_comma_in_braces_is_told_as_such_and_once(item: str, after: str, advice: str) -> None:
    (found,) = loaded(changed(solutions=f"solutions:\n  - {{{item}}}")).problems
    assert found.code == "plan/braces" and found.message.vi.startswith("dấu phẩy trong {")
    assert found.excerpt[found.spot.column - 1 :].startswith(after)
    assert found.advice.vi == advice


@pytest.mark.parametrize(
    "key", ["chi_tieu: {tu: 45,05}", "chi_tieu: {tu: 45}, muc_tang: {tu: 45,05}"]
)
def test_a_decimal_comma_in_braces_is_told_with_the_number_in_quotes(key: str) -> None:
    (found,) = loaded(changed(targets=f"targets:\n  - {{chi_so: A, {key}}}")).problems
    assert (found.code, found.advice.vi) == ("plan/braces", 'Viết "45,05".')


def test_a_decimal_comma_is_told_so_beside_a_line_that_cannot_be_read() -> None:
    item = "targets:\n  - {chi_so: A, chi_tieu: {tu: 45,05}}"
    broken = changed(place="place:Tân Hưng", targets=item)
    found = plan_of(with_rest(parse_source("plan.yaml", broken))).problems
    assert [one.advice.vi for one in found] == [ANY, 'Viết "45,05".']


def test_words_behind_a_comma_that_have_a_colon_are_told_as_words() -> None:
    item = "{noi_dung: Họp, gồm: ba nhóm}"
    (found,) = loaded(changed(solutions=f"solutions:\n  - {item}")).problems
    assert "ngoặc kép thẳng" in found.advice.vi


@pytest.mark.parametrize("part", ["solutions", "implementation", "requirements"])
def test_a_target_outside_the_targets_is_one_error(part: str) -> None:
    lines = "chi_so: Tỷ lệ, hien_trang: {nam: 2025, gia_tri: 40}, chi_tieu: {tu: 45}, don_vi: điểm"
    items = f"  - {{ma: CT09, {lines}}}\n  - {{{lines.replace('chi_', 'linh_vuc: D1, chi_', 1)}}}\n"
    found = loaded(changed(**{part: f"{part}:\n{items}"})).problems
    assert [one.code for one in found] == ["plan/misplaced"] * 2
    assert all("sang muc_tieu" in one.advice.vi for one in found)
