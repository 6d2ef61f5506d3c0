"""The posts of who signs, with the body that each is of (PL I, II.7.b, II.7.c; Điều 13)."""

from generator.language import Said
from generator.lazy import regex
from generator.problems import Severity
from generator.reading.anatomy.paper import Paper
from generator.reading.anatomy.segments import Segment
from generator.reading.anatomy.words import is_blank
from generator.reading.finding import FORM, Findings, at, by_one, said
from generator.reading.rules.signature import COUNCIL, mark_of, titles_of
from generator.rules import Entry, Finding

_HAS = "quyen-han-chuc-vu"
_BARE = regex(
    r"(?:PHÓ )?(?:TỔNG )?(?:(?:CHI )?CỤC TRƯỞNG|VỤ TRƯỞNG|GIÁM ĐỐC|TRƯỞNG (?:PHÒNG|BAN|KHOA)"
    r"|(?:BỘ|THỨ|VIỆN|HIỆU|ĐỘI|TRẠM|THỦ) TRƯỞNG|CHỦ TỊCH|CHỦ NHIỆM)"
)
"""Posts that say nothing of where they are held: every office has a GIÁM ĐỐC."""
_IN_COUNCIL = regex(
    r"(?:PHÓ )?(?:TRƯỞNG BAN|CHỦ TỊCH|ỦY VIÊN)(?: THƯỜNG TRỰC)?(?: (?:BAN CHỈ ĐẠO|HỘI ĐỒNG))?"
)


def _post(piece: Segment) -> str:
    """The post that a line names, in capitals and without the mark before it."""
    marked = mark_of(piece)
    return (marked[2] if marked else piece.text.upper()).strip(" .,")


@FORM(
    Entry(
        "quyen-han-chuc-vu/unit",
        Said("Chức vụ người ký, tên đơn vị", "Signer's post, its unit"),
        Severity.WARNING,
        "Điều 13; PL I, II.7.b",
        "TUQ. CHỦ TỊCH / GIÁM ĐỐC SỞ NỘI VỤ",
        "TUQ. CHỦ TỊCH / GIÁM ĐỐC",
    ),
    applies=by_one(_HAS),
)
def unit(paper: Paper) -> Findings:
    """Below TUQ. and TL. the post is that of another unit, which it names.

    Who signs by order is of the same office and may be known there: that is info.
    """
    titles = titles_of(paper)
    for index, piece in enumerate(titles):
        marked = mark_of(piece)
        below = [*map(_post, titles[index + 1 :])]
        if marked is None or marked[0] not in ("TL", "TUQ") or not below:
            continue
        own_deputy = below[0] == f"PHÓ {_post(piece)}"
        if all(map(_BARE.fullmatch, below)) and not own_deputy:
            where, text = at(titles[index + 1], "Chức vụ")
            allowed = said("“{} <tên đơn vị>”", "“{} <unit>”", below[0])
            mend = Said("Thêm tên đơn vị sau chức vụ.", "Add the unit behind the post.")
            severity = Severity.INFO if marked[0] == "TL" else None
            yield Finding(where, said("“{}”", "“{}”", text), allowed, mend, text, severity)


@FORM(
    Entry(
        "quyen-han-chuc-vu/council",
        Said("Chức vụ ở cơ quan công tác", "Post in one's own office"),
        Severity.INFO,
        "PL I, II.7.c",
        "TM. BAN CHỈ ĐẠO / TRƯỞNG BAN / (chữ ký) / CHỦ TỊCH UBND TỈNH / họ tên",
        "TM. BAN CHỈ ĐẠO / TRƯỞNG BAN / (chữ ký) / họ tên",
    ),
    applies=lambda paper: (
        by_one(_HAS)(paper) and bool(COUNCIL.match(paper.text("co-quan-ban-hanh")))
    ),
)
def council(paper: Paper) -> Findings:
    """Who signs for a council or a steering committee bears his post elsewhere too.

    The decree says so of those that ministers lead; offices below do as it says.
    """
    posts = [piece for piece in titles_of(paper) if not is_blank(piece.text)]
    if posts and all(map(_is_of_council, posts)):
        where, text = at(posts[-1], "Chức vụ")
        found = said("chỉ có chức danh “{}”", "only the post “{}”", text)
        allowed = Said(
            "chức vụ và tên cơ quan công tác ở phía trên họ tên",
            "the post and office of the signer above his name",
        )
        mend = Said(
            "Dưới chữ ký thêm dòng như “CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH”.",
            "Below the signature add a line such as “CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH”.",
        )
        yield Finding(where, found, allowed, mend, text)


def _is_of_council(piece: Segment) -> bool:
    post = _post(piece)
    return bool(_IN_COUNCIL.fullmatch(post) or COUNCIL.match(post))
