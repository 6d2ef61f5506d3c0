"""Components that a paper must have, and their order (Điều 8; PL I, IV)."""

import re
from itertools import chain

from generator.language import NOTHING, Said
from generator.law.decree30 import IN_FORCE, component
from generator.law.kinds import MUST, UPWARD
from generator.lazy import regex
from generator.problems import Severity
from generator.reading.anatomy import words
from generator.reading.anatomy.paper import Paper
from generator.reading.finding import FILL, FORM, Applies, Findings, at, excerpt, has, place, said
from generator.rules import Entry, Finding

_ORDER = (
    "quoc-hieu",
    "so-ky-hieu",
    "dia-danh-thoi-gian",
    "ten-loai",
    "trich-yeu",
    "kinh-gui",
    "can-cu",
    "noi-dung",
    "quyen-han-chuc-vu",
    "ho-ten",
)


def _letter(paper: Paper) -> bool:
    return paper.kind.below_number and "ten-loai" not in paper.found


def _always(paper: Paper) -> bool:
    return True


Must = tuple[str, Applies]
"""A component, and the papers that need it."""
_MUST: tuple[Must, ...] = (
    ("quoc-hieu", _always),
    ("tieu-ngu", _always),
    ("co-quan-ban-hanh", _always),
    ("so-ky-hieu", _always),
    ("dia-danh-thoi-gian", _always),
    ("ten-loai", lambda paper: not _letter(paper)),
    ("trich-yeu", has("ten-loai")),
    ("trich-yeu-cong-van", _letter),
    ("kinh-gui", lambda paper: paper.kind.to == MUST),
    ("noi-nhan", _always),
    ("quyen-han-chuc-vu", lambda paper: not paper.closing.names),
)


def _must(must: Must) -> Applies:
    """Whether a paper needs the component; no kind needs what the table says that it lacks."""
    code, needed = must
    return lambda paper: code not in paper.kind.lacks and needed(paper)


@FORM.each(
    _MUST,
    lambda must: Entry(
        f"{must[0]}/missing",
        Said(f"{component(must[0]).name}, có mặt", f"{component(must[0]).name}, presence"),
        Severity.ERROR,
        f"Điều 8; {component(must[0]).article}",
        f"có {component(must[0]).name}",
        f"thiếu {component(must[0]).name}",
    ),
    applies=_must,
)
def missing(must: Must, paper: Paper) -> Findings:
    """Whoever needs a component has it."""
    code, _ = must
    if code not in paper.found:
        mend = said(
            "Thêm {} vào đúng ô của sơ đồ ở Mục IV Phụ lục I Nghị định 30/2020/NĐ-CP.",
            "Add {} in its cell of the diagram.",
            component(code).name,
        )
        yield Finding("", Said("không tìm thấy", "not found"), Said("phải có", "required"), mend)


_BODY = (
    r"(?P<body>(?:(?:Chủ tịch|Thường trực|Văn phòng) )?"
    r"(?:UBND|Ủy ban nhân dân|HĐND|Hội đồng nhân dân) (?:tỉnh|thành phố|xã|phường|đặc khu)"
    r"|(?:(?:Thủ tướng|Văn phòng) )?Chính phủ"
    r"|(?:(?:Ban Thường vụ|Thường trực) )?(?:Tỉnh|Thành|Đảng) ủy"
    r"|(?:Bộ(?: trưởng Bộ)?|Sở|Cục|Giám đốc Sở) [A-ZĐ]\w* \w+(?: và [A-ZĐ]\w* \w+)?)"
)
_REPORTS = (
    regex(
        r"(?<!tổng hợp, )(?<!tổng hợp )(?<!việc )(?<!độ )(?<!để )"
        rf"báo cáo (?:(?:với|đến|lên|gửi) )?{_BODY}"
    ),
    regex(rf"\bgửi (?:về )?{_BODY} (?:để )?(?:tổng hợp|xem xét|theo dõi|báo cáo)"),
)
"""How an office says in a sentence to whom it reports."""


def _of_report(paper: Paper) -> bool:
    return paper.kind.to == UPWARD and "kinh-gui" not in paper.found


@FORM(
    Entry(
        "kinh-gui/report",
        Said("Kính gửi của báo cáo gửi cấp trên", "Kính gửi of a report to a higher body"),
        Severity.INFO,
        "PL I, II.9.b",
        "Kính gửi: Ủy ban nhân dân tỉnh Minh Hòa",
        "“… Sở Nội vụ báo cáo UBND tỉnh …”, không có Kính gửi",
    ),
    applies=_of_report,
)
def reports_to(paper: Paper) -> Findings:
    """A report whose opening or closing sentence reports to a named body has Kính gửi."""
    own = _full(paper.text("co-quan-ban-hanh"))
    plain = [item for item in paper.items if not item.level]
    for item in (*plain[:2], *plain[2:][-2:]):
        told = chain.from_iterable(pattern.finditer(item.text) for pattern in _REPORTS)
        above = next((match for match in told if not own.startswith(_full(match["body"]))), None)
        if above is not None:
            where = place(item.paragraph, "Nội dung")
            found = said("“{}”, không có “Kính gửi”", "says “{}”, has no “Kính gửi”", above[0])
            allowed = said("“Kính gửi: {}”", "“Kính gửi: {}”", above["body"])
            mend = Said(
                "Báo cáo gửi cấp trên: thêm “Kính gửi: …” dưới trích yếu, “- Như trên;” ở Nơi nhận.",
                "If it goes to a higher body, add “Kính gửi: …” and “- Như trên;”.",
            )
            yield Finding(where, found, allowed, mend, excerpt(item.text))
            return


def _full(body: str) -> str:
    """The name of a body in capitals, without the post of who leads it."""
    name = body.upper().replace("UBND", "ỦY BAN NHÂN DÂN").replace("HĐND", "HỘI ĐỒNG NHÂN DÂN")
    return re.sub(r"^(?:CHỦ TỊCH|THƯỜNG TRỰC|GIÁM ĐỐC|BỘ TRƯỞNG|THỦ TƯỚNG) ", "", name)


@FORM(
    Entry(
        "page/order",
        Said("Thứ tự các thành phần", "Order of components"),
        Severity.ERROR,
        "PL I, I.6; IV",
        "Quốc hiệu, số, tên loại, nội dung, chữ ký",
        "tên loại đứng trên Quốc hiệu",
    )
)
def order(paper: Paper) -> Findings:
    """Each component stands below those before it in the diagram."""
    highest, last = 0, ""
    for code in _ORDER:
        piece = paper.one(code)
        if piece is None or piece.paragraph.in_box:
            continue
        if piece.paragraph.number < highest and not _beside(code):
            where, text = at(piece, component(code).name)
            found = said("đứng trước {}", "stands before {}", component(last).name)
            allowed = said("đứng sau {}", "after {}", component(last).name)
            mend = Said(
                "Chuyển về đúng chỗ của sơ đồ ở Mục IV Phụ lục I Nghị định 30/2020/NĐ-CP.",
                "Move it to its place in the diagram.",
            )
            yield Finding(where, found, allowed, mend, text)
        elif piece.paragraph.number > highest:
            highest, last = piece.paragraph.number, code


def _beside(code: str) -> bool:
    """The two halves of the head stand side by side, in either reading order."""
    return code in ("quoc-hieu", "so-ky-hieu", "dia-danh-thoi-gian")


@FORM.each(
    ("co-quan-ban-hanh", "trich-yeu", "quyen-han-chuc-vu", "noi-nhan-danh-sach"),
    lambda code: Entry(
        f"{code}/blank",
        Said(f"{component(code).name}, chưa điền", f"{component(code).name}, not filled in"),
        Severity.INFO,
        component(code).article,
        f"{component(code).name} đã điền",
        "……………",
    ),
    applies=has,
)
def blank(code: str, paper: Paper) -> Findings:
    """What stands as dots is still to be filled in."""
    for piece in paper.found[code]:
        if words.is_blank(piece.text.strip("- ;")):
            where, text = at(piece, component(code).name)
            yield Finding(where, Said("chưa điền", "not filled in"), NOTHING, FILL, text)


@FORM(
    Entry(
        "ho-ten/blank",
        Said("Họ tên người ký, chưa điền", "Signer's name, not filled in"),
        Severity.INFO,
        "PL I, II.7.c",
        "Nguyễn Văn Bình",
        "……………",
    ),
    applies=lambda paper: bool(paper.found.get("quyen-han-chuc-vu")),
)
def name_blank(paper: Paper) -> Findings:
    """A signature without a name is not filled in yet."""
    if "ho-ten" not in paper.found:
        where, text = at(paper.closing.titles[-1], "Chữ ký")
        yield Finding(
            where,
            Said("chưa điền", "not filled in"),
            NOTHING,
            FILL,
            text,
        )


@FORM(
    Entry(
        "law/before-decree",
        Said("Thời điểm áp dụng", "Time of application"),
        Severity.INFO,
        "Điều 37",
        "văn bản từ ngày 05/3/2020",
        "văn bản ngày 10/01/2020",
    ),
    applies=lambda paper: paper.dated is not None,
)
def before_decree(paper: Paper) -> Findings:
    """The decree applies from its day of signing."""
    dated = paper.dated
    if dated is not None and (dated.year, dated.month, dated.day) < IN_FORCE:
        piece = paper.found["dia-danh-thoi-gian"][0]
        where, text = at(piece, "Địa danh, thời gian")
        found = Said("ban hành trước ngày 05/3/2020", "issued before 5 March 2020")
        allowed = Said("khi đó áp dụng quy định cũ", "older rules held then")
        mend = Said("Xét theo quy định cũ.", "Judge it by the older rules.")
        yield Finding(where, found, allowed, mend, text)
