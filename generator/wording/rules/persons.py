"""Persons and names: degrees, posts, one name for one body, one wording of a motto."""

import re

from generator.language import Said
from generator.lazy import regex
from generator.problems import Severity
from generator.rules import Entry
from generator.wording.base import WORDING, Prose, Slips, found_in, slip
from generator.wording.cited import CAPITAL, RUNNING, SMALL

# A degree counts only before a family name, so that "TS." of a place or "CN." of a branch is none.
_FAMILIES = (
    "Nguyễn|Trần|Lê|Phạm|Hoàng|Huỳnh|Phan|Vũ|Võ|Đặng|Bùi|Đỗ|Hồ|Ngô|Dương|Lý|Đinh|Đoàn|Trịnh"
    "|Mai|Lương|Tô|Hà|Cao|Tạ|Chu|Châu|Thái|Tăng|Lâm|Phùng|Vương|Quách|Trương|Nông|Hứa|Tống"
    "|Kiều|Đào|Đồng|Triệu|Lưu|Văn|Quản|Mạc|Thân|Nghiêm|Tôn|Từ|La"
)
_NAME = rf"(?P<name>(?:{_FAMILIES})(?:\s+{CAPITAL}\w+){{1,4}})"
_DEGREE = regex(
    r"(?<!\w)(?P<degree>(?:(?:GS|PGS|TSKH|TS|ThS|Ths|BSCKI{1,2}|NGND|NGƯT|NSND|NSƯT)\.\s*){1,4}"
    r"|(?:(?:Giáo sư|Phó Giáo sư|Tiến sĩ|Tiến sỹ|Thạc sĩ|Thạc sỹ|Bác sĩ|Bác sỹ)[,\s]+){1,4})"
    rf"{_NAME}"
)
_POST = regex(
    r"\bPhó Chủ tịch [Tt]hường trực(?=\s+(?:UBND|[ỦU][yỷ] ban nhân dân))"
    r"|\bPhó Giám đốc [Tt]hường trực(?=\s+Sở\b)"
)
_PARTY_POST = regex(
    r"(?:PHÓ\s+)?BÍ THƯ\b[^,–-]{0,60}[,–-]\s*(?:PHÓ\s+)?(?:CHỦ TỊCH|GIÁM ĐỐC|TRƯỞNG|HIỆU TRƯỞNG"
    r"|CHÁNH)|"
    r"(?:CHỦ TỊCH|GIÁM ĐỐC|HIỆU TRƯỞNG)\b[^,–-]{0,60}[,–-]\s*(?:PHÓ\s+)?BÍ THƯ\b",
    re.IGNORECASE,
)
_BODY = regex(
    r"\b(?P<head>Sở|Ban|Đài|Phòng|Trung tâm|Bộ|Hội|Chi cục|Cục|Trường)\s+"
    rf"(?P<one>{CAPITAL}\w+(?:\s+{SMALL}\w*){{0,2}}?)\s*"
    rf"(?P<joint>\svà\s|-|–|&)\s*(?P<two>{CAPITAL}\w+\s+\w{{2,}})"
)
_QUOTE = regex(r"[“\"](?P<words>[^“”\"]{10,200})[”\"]")


@WORDING(
    Entry(
        "ten-nguoi/degree",
        Said("Học hàm, học vị trước họ tên", "Degrees before names"),
        Severity.INFO,
        "PL I, II.7.c",
        good="Giao đồng chí Nguyễn Văn Bình, Phó Giám đốc Sở, chủ trì.",
        bad="Giao ThS. Nguyễn Văn Bình, Phó Giám đốc Sở, chủ trì.",
        unseen=Said(
            "người ký (quy tắc thể thức xét); họ hiếm gặp; đơn vị giáo dục, y tế, "
            "khoa học được phép ghi",
            "the signer (judged by form); rare family names; units of education, "
            "health and science may write them",
        ),
    )
)
def degree(prose: Prose) -> Slips:
    """Running text names persons by post and name.

    The decree forbids degrees for signers only: advice.
    """
    for number, match in found_in(prose, _DEGREE, RUNNING):
        told = Said(
            f"“{match['degree'].strip()}” trước họ tên",
            f"“{match['degree'].strip()}” before a name",
        )
        yield slip(
            number,
            match.start("degree"),
            match.end("name"),
            told,
            Said("Ghi chức vụ.", "Give the post."),
        )


@WORDING(
    Entry(
        "ten-nguoi/post",
        Said("Chức danh Nhà nước không quy định", "Posts that the State does not provide for"),
        Severity.INFO,
        "PL I, II.7.c",
        good="Giao Phó Chủ tịch UBND xã phụ trách lĩnh vực văn hóa theo dõi.",
        bad="Giao Phó Chủ tịch Thường trực UBND xã theo dõi.",
        unseen=Said(
            "chức danh riêng của từng ngành; dòng chức vụ ký có “THƯỜNG TRỰC”, "
            "“PHỤ TRÁCH” (quy tắc thể thức xét)",
            "posts of single sectors; signature lines with “THƯỜNG TRỰC”, "
            "“PHỤ TRÁCH” (judged by form)",
        ),
    )
)
def post(prose: Prose) -> Slips:
    """A deputy chair is Phó Chủ tịch.

    A Party post beside the post of the State in the signature is a warning.
    """
    for number, match in found_in(prose, _POST, RUNNING):
        told = Said(
            f"“{match[0]}” không phải chức danh theo luật", f"“{match[0]}” is no post of the law"
        )
        yield slip(
            number,
            match.start(),
            match.end(),
            told,
            Said("Ghi chức vụ chính thức.", "Give the official post."),
        )
    for number, match in found_in(prose, _PARTY_POST, ("quyen-han-chuc-vu",)):
        told = Said(
            "chức vụ Đảng trong phần ký của cơ quan nhà nước",
            "a Party post in the signature of a state body",
        )
        mend = Said("Chỉ ghi chức vụ trong cơ quan ban hành.", "Only the post in the issuing body.")
        yield slip(number, match.start(), match.end(), told, mend, Severity.WARNING)


@WORDING(
    Entry(
        "tu-ngu/one-name",
        Said("Một cơ quan, một cách viết", "One body, one spelling"),
        Severity.INFO,
        "PL I, II.6 (cách diễn đạt)",
        good="Đài Phát thanh và Truyền hình tỉnh đưa tin.\n"
        "Đài Phát thanh và Truyền hình tỉnh mở chuyên mục.",
        bad="Đài Phát thanh và Truyền hình tỉnh đưa tin.\n"
        "Đài Phát thanh - Truyền hình tỉnh mở chuyên mục.",
        unseen=Said(
            "tên viết tắt; khác nhau ngoài chỗ nối “và”, “-” (dấu thanh: quy tắc khác xét)",
            "short forms; differences other than the joint “và” or “-” (tone marks: another rule)",
        ),
    )
)
def one_name(prose: Prose) -> Slips:
    """A body is written in one way throughout."""
    first: dict[tuple[str, ...], str] = {}
    for number, match in found_in(prose, _BODY, RUNNING):
        key = tuple(match[part].casefold() for part in ("head", "one", "two"))
        joint = match["joint"].strip().replace("–", "-")
        if first.setdefault(key, joint) != joint:
            told = Said(
                f"“{match[0]}” ở trên có “{first[key]}”",
                f"“{match[0]}” has “{first[key]}” above",
            )
            yield slip(
                number,
                match.start(),
                match.end(),
                told,
                Said("Viết thống nhất.", "Write it one way."),
            )


@WORDING(
    Entry(
        "tu-ngu/motto",
        Said("Khẩu hiệu trích khác nhau", "A motto in different words"),
        Severity.INFO,
        "PL I, II.6 (cách diễn đạt)",
        good="Phương châm “Dân biết, dân bàn, dân kiểm tra”.\nThực hiện “Dân biết, dân bàn, "
        "dân kiểm tra”.",
        bad="Phương châm “Dân biết, dân bàn, dân kiểm tra”.\nThực hiện “Dân biết, dân bàn, "
        "dân làm, dân kiểm tra”.",
        unseen=Said(
            "khẩu hiệu không trong ngoặc kép, dưới ba vế, hay khác nhau từ vế đầu",
            "mottoes without quotes, of fewer than three members, or different from the first "
            "member on",
        ),
    )
)
def motto(prose: Prose) -> Slips:
    """A quoted saying of three or more members reads the same each time."""
    first: dict[str, list[str]] = {}
    for number, match in found_in(prose, _QUOTE, RUNNING):
        members = [
            " ".join(part.split()).casefold().strip(" .*;") for part in match["words"].split(",")
        ]
        if len(members) < 3:
            continue
        before = first.setdefault(members[0], members)
        if before != members:
            told = Said(
                f"“{match['words']}” khác lần trước",
                f"“{match['words']}” differs from the first time",
            )
            mend = Said(
                f"Lần trước: “{', '.join(before)}”.", f"The first time: “{', '.join(before)}”."
            )
            yield slip(number, match.start("words"), match.end("words"), told, mend)
