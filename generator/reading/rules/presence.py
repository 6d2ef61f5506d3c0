"""Components that a paper must have, and their order (Điều 8; PL I, IV)."""

from collections.abc import Callable, Iterator

from generator.language import NOTHING, Said
from generator.law.decree30 import component
from generator.law.kinds import MUST
from generator.problems import Severity
from generator.reading.anatomy import words
from generator.reading.anatomy.paper import Paper
from generator.reading.finding import Applies, Check, Finding, Rule, at, rule, said

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


_MUST: tuple[tuple[str, Applies, Callable[[Paper], bool]], ...] = (
    # code, the papers that need it, what excuses its absence
    ("quoc-hieu", _always, lambda paper: False),
    ("tieu-ngu", _always, lambda paper: False),
    ("co-quan-ban-hanh", _always, lambda paper: False),
    ("so-ky-hieu", _always, lambda paper: "so-ky-hieu" in paper.kind.lacks),
    (
        "dia-danh-thoi-gian",
        lambda paper: "dia-danh-thoi-gian" not in paper.kind.lacks,
        lambda paper: False,
    ),
    ("ten-loai", lambda paper: not _letter(paper), lambda paper: False),
    (
        "trich-yeu",
        lambda paper: "ten-loai" in paper.found and "trich-yeu" not in paper.kind.lacks,
        lambda paper: False,
    ),
    ("trich-yeu-cong-van", _letter, lambda paper: False),
    ("kinh-gui", lambda paper: paper.kind.to == MUST, lambda paper: False),
    ("noi-nhan", lambda paper: "noi-nhan" not in paper.kind.lacks, lambda paper: False),
    ("quyen-han-chuc-vu", _always, lambda paper: bool(paper.closing.names)),
)


def _missing(code: str, excused: Callable[[Paper], bool]) -> Check:
    row = component(code)

    def check(paper: Paper) -> Iterator[Finding]:
        if code not in paper.found and not excused(paper):
            mend = said(
                "Thêm {} vào đúng ô của sơ đồ ở Mục IV.",
                "Add {} in its cell of the diagram.",
                row.name,
            )
            yield Finding(
                "", Said("không tìm thấy", "not found"), Said("phải có", "required"), mend
            )

    return check


def _rule(code: str, needed: Applies, excused: Callable[[Paper], bool]) -> Rule:
    row = component(code)
    title = Said(f"{row.name}, có mặt", f"{row.name}, presence")
    article = f"Điều 8; {row.article}"
    good, bad = f"có {row.name}", f"thiếu {row.name}"
    return rule(f"{code}/missing", Severity.ERROR, article, title, good, bad, needed)(
        _missing(code, excused)
    )


@rule(
    "page/order",
    Severity.ERROR,
    "PL I, I.6; IV",
    Said("Thứ tự các thành phần", "Order of components"),
    "Quốc hiệu, số, tên loại, nội dung, chữ ký",
    "tên loại đứng trên Quốc hiệu",
)
def order(paper: Paper) -> Iterator[Finding]:
    """Each component stands below those before it in the diagram."""
    highest, last = 0, ""
    for code in _ORDER:
        piece = paper.one(code)
        if piece is None or (piece.paragraph.cell is not None and not piece.paragraph.cell.table):
            continue
        if piece.paragraph.number < highest and not _beside(code):
            where, text = at(piece, component(code).name)
            found = said("đứng trước {}", "stands before {}", component(last).name)
            allowed = said("đứng sau {}", "after {}", component(last).name)
            yield Finding(where, found, allowed, NOTHING, text)
        elif piece.paragraph.number > highest:
            highest, last = piece.paragraph.number, code


def _beside(code: str) -> bool:
    """The two halves of the head stand side by side, in either reading order."""
    return code in ("quoc-hieu", "so-ky-hieu", "dia-danh-thoi-gian")


def _blank(code: str) -> Rule:
    row = component(code)

    def check(paper: Paper) -> Iterator[Finding]:
        for piece in paper.found[code]:
            if words.is_blank(piece.text.strip("- ;")):
                where, text = at(piece, row.name)
                fill = Said("Điền trước khi ký.", "Fill it in before signing.")
                yield Finding(where, Said("chưa điền", "not filled in"), NOTHING, fill, text)

    title = Said(f"{row.name}, chưa điền", f"{row.name}, not filled in")
    return rule(
        f"{code}/blank", Severity.INFO, row.article, title, f"{row.name} đã điền", "……………", code
    )(check)


@rule(
    "ho-ten/blank",
    Severity.INFO,
    "PL I, II.7.c",
    Said("Họ tên người ký, chưa điền", "Signer's name, not filled in"),
    "Nguyễn Văn Bình",
    "……………",
    lambda paper: bool(paper.found.get("quyen-han-chuc-vu")),
)
def name_blank(paper: Paper) -> Iterator[Finding]:
    """A signature without a name is not filled in yet."""
    if "ho-ten" not in paper.found:
        where, text = at(paper.closing.titles[-1], "Chữ ký")
        yield Finding(
            where,
            Said("chưa điền", "not filled in"),
            NOTHING,
            Said("Điền trước khi ký.", "Fill it in."),
            text,
        )


@rule(
    "law/before-decree",
    Severity.INFO,
    "Điều 37",
    Said("Thời điểm áp dụng", "Time of application"),
    "văn bản từ ngày 05/3/2020",
    "văn bản ngày 10/01/2020",
    lambda paper: paper.dated is not None,
)
def before_decree(paper: Paper) -> Iterator[Finding]:
    """The decree applies from its day of signing."""
    from generator.law.decree30 import IN_FORCE

    dated = paper.dated
    if dated is not None and (dated.year, dated.month, dated.day) < IN_FORCE:
        piece = paper.found["dia-danh-thoi-gian"][0]
        where, text = at(piece, "Địa danh, thời gian")
        found = Said("ban hành trước ngày 05/3/2020", "issued before 5 March 2020")
        yield Finding(
            where, found, Said("khi đó áp dụng quy định cũ", "older rules held then"), NOTHING, text
        )


_OPEN = ("co-quan-ban-hanh", "trich-yeu", "quyen-han-chuc-vu", "noi-nhan-danh-sach")
RULES = (*(_rule(*row) for row in _MUST), *map(_blank, _OPEN), order, name_blank, before_decree)
