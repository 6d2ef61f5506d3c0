"""What is wrong in a plan file is told by its true cause, once, with what to do about it."""

import pytest

from generator.problems import Severity
from tests.helpers import changed, loaded

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


@pytest.mark.parametrize("words", ["http://hungyen.gov.vn là cổng thông tin.", "Từ 7:30 đến 17:00.", '"noi_dung:Câu."'])
def test_a_colon_that_is_part_of_a_sentence_is_not_taken_for_a_key(words: str) -> None:
    assert loaded(changed(purpose=f"purpose:\n  - {words}")).plan


OF_SYNTAX = [
    ("  - Tổ chức lớp.\n    chu_tri: Sở Nội vụ\n    thoi_han: 2026-03-01", 27, "mục ở trên chỉ là một câu", "noi_dung"),
    ("  - Tổ chức lớp.\n  chu_tri: Sở Nội vụ", 27, "mục ở trên chỉ là một câu", "noi_dung"),
    ("  - Tổ chức lớp.\n    cac_muc:\n      - Hai.", 27, "mục ở trên chỉ là một câu", "noi_dung"),
    ("  - noi_dung: Một\n      chu_tri: Sở Nội vụ", 27, "khóa này thụt sâu hơn", "Cho thẳng cột"),
    ("  - tieu_de: A\n    - Một\n    - Hai", 27, "danh sách này chưa có khóa", "cac_muc:"),
    ("  tieu_de: A\n  - Một", 27, "danh sách này chưa có khóa", "cac_muc:"),
    ("  - Hội: nghị: là", 26, "dấu hai chấm không được đứng ở đây", "ngoặc kép"),
]


@pytest.mark.parametrize(("items", "line", "message", "advice"), OF_SYNTAX)
def test_what_yaml_stumbles_over_is_told_by_its_cause(items: str, line: int, message: str, advice: str) -> None:
    (found,) = loaded(changed(solutions=f"solutions:\n{items}")).problems
    assert found.spot.line == line and found.message.vi.startswith(message) and advice in found.advice.vi
