"""Capitals where sentences and paragraphs begin (PL II, I)."""

import re

from generator.language import Said
from generator.lazy import regex
from generator.problems import Severity
from generator.rules import Entry
from generator.wording.base import WORDING, Prose, Slips, slip
from generator.wording.running import HEADINGS, LOWER, just_before, rather, running

# Abbreviations that end in a stop and stand inside sentences.
_ABBREVIATED = regex(
    r"(?<!\w)(?:tr|tp|ts|ths|tx|vv|v\.v|stt|sđt|đc|vd|gs|pgs|bs|ks|cn|st|nxb)$", re.IGNORECASE
)


_SENTENCE = regex(rf"(?<={LOWER}{LOWER})[.?!] +({LOWER}[^\W\d_]*)(?![.@/])")


@WORDING(
    Entry(
        "viet-hoa/dau-cau",
        Said("Chữ đầu câu", "First letter of a sentence"),
        Severity.WARNING,
        "PL II, I",
        "Đã triển khai, v.v. và thực hiện xong... còn lại. Các xã báo cáo.",
        "Đã triển khai xong. các xã báo cáo.",
        Said(
            "câu sau chữ số, chữ viết tắt, dấu chấm lửng hay dấu ngoặc",
            "sentences after figures, abbreviations, dots or brackets",
        ),
    )
)
def dau_cau(prose: Prose) -> Slips:
    """A capital after a full stop, a question mark or an exclamation mark."""
    for number, match in running(prose, _SENTENCE, HEADINGS | {"bang"}):
        if not _ABBREVIATED.search(just_before(match)):
            word = match[1]
            found = Said(
                f"câu bắt đầu bằng chữ thường: “{word}”",
                f"a sentence begins with a small letter: “{word}”",
            )
            mend = Said(
                "Viết hoa, hoặc bỏ dấu chấm đứng trước.",
                "Write a capital, or drop the stop before it.",
            )
            yield slip(number, *match.span(1), found, mend)


_BROKEN = regex(rf"\s*({LOWER}[^\W\d_]+)(?= )")


@WORDING(
    Entry(
        "viet-hoa/dau-doan",
        Said("Chữ đầu đoạn văn", "First letter of a paragraph"),
        Severity.WARNING,
        "PL II, I",
        "Giao các cơ quan:\nchủ động thực hiện.",
        "Thống nhất với Kế hoạch cải cách hành\nchính tỉnh giai đoạn 2021-2030.",
        Said(
            "đoạn gãy mà chữ đầu vốn viết hoa; dòng trong danh sách, bảng; đoạn sau “;”, "
            "“:” hay “,”",
            "a broken line that begins with a name; lists and tables; what follows “;”, “:” or “,”",
        ),
    )
)
def dau_doan(prose: Prose) -> Slips:
    """A paragraph that begins in small letters was broken by a stray line end."""
    before = ""
    for number, line in enumerate(prose.lines):
        text = prose.own.texts[number]
        match = _BROKEN.match(text) if before and line.role == "noi-dung" else None
        if match and not _goes_on(before):
            word = match[1]
            found = Said(
                f"đoạn bắt đầu bằng chữ thường: “{word}”",
                f"a paragraph begins with a small letter: “{word}”",
            )
            mend = Said(
                "Nối với đoạn trước, hoặc viết hoa.",
                "Join it to the paragraph before, or write a capital.",
            )
            yield slip(number, *match.span(1), found, mend)
        before = text.rstrip() or before


def _goes_on(text: str) -> bool:
    """Whether a list or what stands in brackets goes on behind a line."""
    return text.endswith((":", ";", ",")) or text.count("(") > text.count(")")


# Words that begin clauses and are no names, so that their capital after a semicolon can have no
# other reason.
_CLAUSE = (
    "Nâng cao|Thực hiện|Cải thiện|Tăng cường|Tuyên truyền|Xây dựng|Đẩy mạnh|Phối hợp|Kiểm tra"
    "|Triển khai|Hướng dẫn"
    "|Phát huy|Rà soát|Bảo đảm|Đảm bảo|Chủ động|Tiếp tục|Quán triệt|Chủ trì|Theo dõi|Tổng hợp|Đề "
    "xuất|Kịp thời"
    "|Hoàn thành|Phấn đấu|Góp phần|Thường xuyên|Đồng thời|Các|Những|Mục đích|Đối với|Tham mưu|Chấp "
    "hành|Tạo điều kiện"
)
_NEXT_CLAUSE = regex(rf"(?<=;) +({_CLAUSE})(?!\w)")


@WORDING(
    Entry(
        "viet-hoa/cham-phay",
        Said("Sau dấu chấm phẩy", "After a semicolon"),
        Severity.INFO,
        "PL II, I",
        "Giám sát việc thực thi; nâng cao chất lượng; Sở Y tế phối hợp.",
        "Giám sát việc thực thi; Nâng cao chất lượng.",
        Said(
            "chữ hoa ở từ không có trong danh sách; sau dấu hai chấm",
            "capitals of words not listed; after a colon",
        ),
    )
)
def cham_phay(prose: Prose) -> Slips:
    """The part after a semicolon belongs to the same sentence."""
    for number, match in running(prose, _NEXT_CLAUSE, HEADINGS | {"bang", "can-cu"}):
        word = re.compile(re.escape(match[1])).search(match.string, match.start(1))
        if word:
            yield rather(number, word, match[1][:1].lower() + match[1][1:])
