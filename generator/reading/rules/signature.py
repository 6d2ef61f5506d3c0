"""Quyền hạn, chức vụ, họ tên (PL I, II.7; Điều 13)."""

import re
from collections.abc import Iterable
from dataclasses import replace

from generator.language import NOTHING, Said
from generator.law.decree30 import component
from generator.lazy import regex
from generator.problems import Severity
from generator.reading.anatomy.paper import Paper
from generator.reading.anatomy.segments import Segment
from generator.reading.anatomy.words import is_blank
from generator.reading.finding import FORM, Findings, at, by_one, has, said
from generator.rules import Entry, Finding

_ARTICLE = component("quyen-han-chuc-vu").article
_MARK = regex(
    r"(?P<mark>T[./]?U[./]?Q|T[./]?M|K[./]?T|T[./]?L|Q(?:UYỀN)?)(?P<after>[./:]*\s*)(?P<rest>\S.*)",
    re.IGNORECASE,
)
_HEADS = regex(
    r"(?:CHỦ TỊCH|GIÁM ĐỐC|TỔNG GIÁM ĐỐC|TRƯỞNG|BỘ TRƯỞNG|CỤC TRƯỞNG|TỔNG CỤC TRƯỞNG|HIỆU TRƯỞNG"
    r"|CHÁNH|THỦ TƯỚNG"
    r"|VIỆN TRƯỞNG|CHỦ NHIỆM|THỦ TRƯỞNG|TỔNG|ĐỘI TRƯỞNG|TRẠM TRƯỞNG|CHI CỤC TRƯỞNG|BÍ THƯ|KHO BẠC"
    r"|CHỈ HUY)\b"
)
_DEPUTY = regex(r"(?:PHÓ|THỨ TRƯỞNG)\b|P\. ?(?=[A-ZĐ])")
_BODY = regex(
    r"(?:[ỦU][YỶ] BAN|UBND|HỘI ĐỒNG|HĐND|BAN |SỞ |PHÒNG |TẬP THỂ|THƯỜNG TRỰC|ĐOÀN|CHÍNH PHỦ|HỘI "
    r"|TỔ )"
)
_DEGREE = regex(
    r"(?:GS|PGS|TSKH|TS|T[hH]\.?\s?[sS]|CN|KS|BS|BSCKI|BSCKII|CKI|CKII|LS|DS|NGND|NGƯT|NSND|NSƯT)\b[.\s]"
    r"|(?:[TBGK]|PG)\.S\b(?=[.\s]+\w+\s\w)"
    r"|(?:Giáo sư|Phó Giáo sư|Tiến sĩ|Tiến sỹ|Thạc sĩ|Thạc sỹ|Cử nhân|Kỹ sư|Bác sĩ|Bác sỹ|Luật sư"
    r"|Dược sĩ"
    r"|Ông|Bà|Đồng chí|Đ/c)\b",
)


_IN_FULL = {
    "UBND": "ỦY BAN NHÂN DÂN",
    "HĐND": "HỘI ĐỒNG NHÂN DÂN",
    "BCĐ": "BAN CHỈ ĐẠO",
    "BQL": "BAN QUẢN LÝ",
    "BCH": "BAN CHẤP HÀNH",
    "HĐTV": "HỘI ĐỒNG THÀNH VIÊN",
    "HĐQT": "HỘI ĐỒNG QUẢN TRỊ",
}
COUNCIL = regex(
    r"(?:BAN CHỈ ĐẠO|HỘI ĐỒNG (?!NHÂN DÂN|TRƯỜNG|ĐẠI HỌC|QUẢN|THÀNH VIÊN))\b", re.IGNORECASE
)
"""A body whose members have their posts elsewhere."""
_ABBREVIATED = regex(rf"(?:{'|'.join(_IN_FULL)})\b")


def titles_of(paper: Paper) -> list[Segment]:
    """The lines of authority and posts, from above."""
    return paper.found.get("quyen-han-chuc-vu", [])


def mark_of(piece: Segment) -> tuple[str, str, str] | None:
    """The mark in plain letters, what stands after it, and the rest of the line."""
    found = _MARK.match(piece.text)
    if found is None or not found["after"]:
        return None
    mark = re.sub("[./]|UYỀN", "", found["mark"].upper())
    return mark, found["after"], found["rest"].upper()


def _marks(titles: Iterable[Segment]) -> set[str]:
    """The marks that stand before titles, in plain letters."""
    return {marked[0] for marked in map(mark_of, titles) if marked}


def _each(
    piece: Segment, found: Said, allowed: Said, mend: Said = NOTHING, region: str = "Chức vụ"
) -> Finding[str]:
    where, text = at(piece, region)
    return Finding(where, found, allowed, mend, text)


_HAS = "quyen-han-chuc-vu"


@FORM(
    Entry(
        "quyen-han-chuc-vu/prefix",
        Said("Quyền hạn ký, chữ viết tắt", "Authority, the mark"),
        Severity.ERROR,
        "PL I, II.7.b",
        "TM. ỦY BAN NHÂN DÂN; KT. CHỦ TỊCH",
        "T/M; TM/; KT.CHỦ TỊCH",
    ),
    applies=has(_HAS),
)
def prefix(paper: Paper) -> Findings:
    """TM., KT., TL., TUQ., Q. with a full stop and a space."""
    for piece in titles_of(paper):
        marked = mark_of(piece)
        if marked is None:
            continue
        written = piece.text[: len(piece.text) - len(marked[2])]
        if written.upper().replace("\u00a0", " ") != f"{marked[0]}. ":
            found = said("“{}”", "“{}”", piece.text[: len(written) + 1])
            allowed = said("“{}. ”", "“{}. ”", marked[0])
            yield _each(
                piece,
                found,
                allowed,
                said("Gõ “{}. ” và chức vụ.", "Type “{}. ” and the post.", marked[0]),
            )


@FORM(
    Entry(
        "quyen-han-chuc-vu/tm",
        Said("Ký thay mặt tập thể", "Signing for a collective"),
        Severity.ERROR,
        "PL I, II.7.b; Điều 13.2",
        "TM. ỦY BAN NHÂN DÂN / CHỦ TỊCH",
        "TM. CHỦ TỊCH; CHỦ TỊCH (kế hoạch của Ủy ban)",
    ),
    applies=by_one(_HAS),
)
def collective(paper: Paper) -> Findings:
    """TM. stands before the name of the collective.

    A committee's plan is signed on its behalf, unless its chairman decides by himself: of that
    the paper says nothing (info).
    """
    marks = [*map(mark_of, titles_of(paper))]
    for piece, marked in zip(titles_of(paper), marks, strict=True):
        if marked and marked[0] == "TM" and _is_post(marked[2]):
            allowed = Said("TM. trước tên tập thể lãnh đạo", "TM. before the name of a collective")
            mend = said(
                "Gõ “{}.” và tên tập thể, chức vụ ở dòng dưới.",
                "“{}.” and the collective; the post on the next line.",
                marked[0],
            )
            yield _each(piece, said("“{}”", "“{}”", piece.text), allowed, mend)
    signed = {marked[0] for marked in marks if marked}
    filled = not all(is_blank(piece.text) for piece in titles_of(paper))
    if _of_committee(paper) and filled and not signed & {"TM", "TL", "TUQ"}:
        found = Said("không ký thay mặt Ủy ban", "not signed on behalf of the committee")
        allowed = Said("TM. ỦY BAN NHÂN DÂN", "TM. ỦY BAN NHÂN DÂN")
        mend = Said(
            "Ủy ban quyết định: thêm dòng “TM. ỦY BAN NHÂN DÂN”; "
            "Chủ tịch tự quyết định: để như vậy.",
            "If the committee decides, add the line; if its chairman does, leave it so.",
        )
        where, text = at(titles_of(paper)[0], "Chức vụ")
        yield Finding(where, found, allowed, mend, text, Severity.INFO)


def _is_post(text: str) -> bool:
    return bool(_HEADS.match(text) or _DEPUTY.match(text)) and not _BODY.match(text)


def _of_committee(paper: Paper) -> bool:
    """Whether it is a committee as a body, not its head, that plans, reports or decides here."""
    decides = bool(paper.kind.enacts and paper.authority)
    by_body = decides and not paper.authority[0].text.upper().startswith("CHỦ TỊCH")
    return paper.committee and (paper.kind.collective or by_body)


@FORM(
    Entry(
        "quyen-han-chuc-vu/tm-name",
        Said("Tên tập thể, viết đầy đủ", "Name of the collective in full"),
        Severity.WARNING,
        "PL I, II.7.b",
        "TM. ỦY BAN NHÂN DÂN",
        "TM. UBND",
    ),
    applies=has(_HAS),
)
def in_full(paper: Paper) -> Findings:
    """The collective behind TM. is named without abbreviations."""
    for piece in titles_of(paper):
        marked = mark_of(piece)
        short = _ABBREVIATED.match(marked[2]) if marked and marked[0] == "TM" else None
        if short:
            allowed = said("TM. {}", "TM. {}", _IN_FULL[short[0]])
            mend = said("Viết “{}”.", "Write “{}”.", _IN_FULL[short[0]])
            yield _each(piece, said("“{}”", "“{}”", piece.text), allowed, mend)


@FORM(
    Entry(
        "quyen-han-chuc-vu/kt",
        Said("Ký thay cấp trưởng", "Signing for the head"),
        Severity.ERROR,
        "PL I, II.7.b",
        "KT. CHỦ TỊCH / PHÓ CHỦ TỊCH",
        "KT. PHÓ CHỦ TỊCH",
    ),
    applies=by_one(_HAS),
)
def for_head(paper: Paper) -> Findings:
    """KT. before the post of the head, the deputy's own post on the next line."""
    for piece in _deputies_alone(paper):
        needed = Said("KT. <chức vụ cấp trưởng> ở dòng trên", "KT. <head> on the line above")
        mend = Said("Thêm dòng “KT. …” ở trên.", "Add a line “KT. …” above.")
        yield _each(piece, said("“{}”", "“{}”", piece.text), needed, mend)
    titles = titles_of(paper)
    for index, piece in enumerate(titles):
        marked = mark_of(piece)
        if marked is None or marked[0] != "KT":
            continue
        allowed = Said(
            "KT. <chức vụ cấp trưởng>, dòng dưới <chức vụ cấp phó>", "KT. <head>, below it <deputy>"
        )
        if _DEPUTY.match(marked[2]) or _BODY.match(marked[2]):
            mend = Said("Gõ chức vụ cấp trưởng sau “KT.”.", "Type the head's post after “KT.”.")
            yield _each(piece, said("“{}”", "“{}”", piece.text), allowed, mend)
        elif index + 1 >= len(titles):
            found = Said("không có chức vụ người ký ở dòng dưới", "no post of the signer below")
            mend = Said("Thêm dòng chức vụ cấp phó.", "Add a line with the deputy's post.")
            yield _each(piece, found, allowed, mend)


def _deputies_alone(paper: Paper) -> list[Segment]:
    """The post of a deputy who signs without KT.

    Below TL. and TUQ. he has a right of his own; a second post, above the name, is that of the
    signer in another body (7b), but where it is the deputy of the first.
    """
    titles = titles_of(paper)
    marks = _marks(titles)
    if marks & {"KT", "TL", "TUQ"}:
        return []
    posts = [piece for piece in titles if mark_of(piece) is None and _is_post(piece.text.upper())]
    first = posts[0].text.upper() if posts else ""
    if _DEPUTY.match(first):
        return posts[:1]
    return [piece for piece in posts[1:] if piece.text.upper() == f"PHÓ {first}"]


@FORM(
    Entry(
        "quyen-han-chuc-vu/tl",
        Said("Ký thừa lệnh, thừa ủy quyền", "By order, by authorisation"),
        Severity.ERROR,
        "PL I, II.7.b",
        "TL. CHỦ TỊCH / CHÁNH VĂN PHÒNG",
        "TL. ỦY BAN NHÂN DÂN",
    ),
    applies=by_one(_HAS),
)
def by_order(paper: Paper) -> Findings:
    """TL. and TUQ. before the post of the head, never before a body, never with TM.

    The post of who signs stands below.
    """
    titles = titles_of(paper)
    marks = _marks(titles)
    for piece in titles:
        marked = mark_of(piece)
        if marked is None or marked[0] not in ("TL", "TUQ"):
            continue
        if _BODY.match(marked[2]) or "TM" in marks:
            allowed = said("{}. <chức vụ người đứng đầu>", "{}. <post of the head>", marked[0])
            mend = said(
                "Gõ chức vụ người đứng đầu sau “{}.”, bỏ TM.",
                "Type the head's post after “{}.”, without TM.",
                marked[0],
            )
            yield _each(piece, said("“{}”", "“{}”", piece.text), allowed, mend)
        elif piece is titles[-1]:
            found = Said("không có chức vụ người ký ở dòng dưới", "no post of the signer below")
            mend = Said("Thêm chức vụ người ký ở dòng dưới.", "Add the signer's post below.")
            yield _each(piece, found, Said("<chức vụ người ký>", "<the signer's post>"), mend)


_ONE_OF_BOTH = Said(
    "Cá nhân quyết định: ký không có TM.; tập thể quyết định: ghi tên tập thể ở dòng thẩm quyền.",
    "Where a person decides, sign without TM.; where the body does, name it as who decides.",
)


@FORM(
    Entry(
        "quyen-han-chuc-vu/authority",
        Said("Thẩm quyền và chữ ký", "Authority and signature"),
        Severity.WARNING,
        "PL III, Mẫu 1.2",
        "CHỦ TỊCH … quyết định, CHỦ TỊCH ký",
        "CHỦ TỊCH … quyết định, TM. ỦY BAN NHÂN DÂN ký",
    ),
    applies=lambda paper: by_one(_HAS)(paper) and bool(paper.authority),
)
def authority(paper: Paper) -> Findings:
    """Who decides also signs: both personal or both collective."""
    personal = (
        paper.authority[0].text.upper().startswith(("CHỦ TỊCH", "GIÁM ĐỐC", "TRƯỞNG", "BỘ TRƯỞNG"))
    )
    marks = {marked[0] for marked in map(mark_of, titles_of(paper)) if marked}
    first = titles_of(paper)[0]
    if personal and "TM" in marks:
        found = Said("cá nhân quyết định, tập thể ký", "a person decides, the collective signs")
        yield _each(first, found, Said("không có TM.", "no TM."), _ONE_OF_BOTH)
    elif not personal and paper.committee and not marks & {"TM", "TL", "TUQ"}:
        found = Said("tập thể quyết định, cá nhân ký", "the collective decides, a person signs")
        mend = Said(
            "Thêm dòng “TM. ỦY BAN NHÂN DÂN”, hoặc sửa dòng thẩm quyền.",
            "Add the line “TM. ỦY BAN NHÂN DÂN”, or mend who decides.",
        )
        yield _each(first, found, Said("TM. ỦY BAN NHÂN DÂN", "TM. ỦY BAN NHÂN DÂN"), mend)


@FORM(
    Entry(
        "quyen-han-chuc-vu/title",
        Said("Chức vụ chính thức", "Official post"),
        Severity.WARNING,
        "PL I, II.7.c",
        "PHÓ CHỦ TỊCH",
        "PHÓ CHỦ TỊCH THƯỜNG TRỰC",
    ),
    applies=has(_HAS),
)
def official(paper: Paper) -> Findings:
    """No post that the State does not provide for.

    A council orders its own posts; who answers for accounts is in the law on accounting.
    """
    unknown = r"PHỤ TRÁCH\b(?! KẾ TOÁN)"
    if not COUNCIL.match(paper.text("co-quan-ban-hanh")):
        unknown = rf"PHÓ .*THƯỜNG TRỰC\b|{unknown}"
    for piece in titles_of(paper):
        if re.search(unknown, piece.text.upper()):
            yield _each(
                piece,
                said("“{}”", "“{}”", piece.text),
                Said("chức vụ lãnh đạo chính thức", "the official post"),
                Said("Chỉ ghi chức vụ theo luật.", "Write the post that the law knows."),
            )


@FORM(
    Entry(
        "quyen-han-chuc-vu/level",
        Said("Chữ ký ngang hàng Nơi nhận", "Signature level with Nơi nhận"),
        Severity.ERROR,
        "PL I, II.9.d; IV",
        "cùng hàng với “Nơi nhận:”",
        "dưới danh sách nơi nhận",
    ),
    applies=lambda paper: (
        by_one(_HAS)(paper) and "noi-nhan" in paper.found and not paper.kind.sides
    ),
)
def level(paper: Paper) -> Findings:
    """The first line of the signature is level with Nơi nhận, in the right half."""
    if not paper.closing.level:
        mend = Said(
            "Dùng bảng hai cột không viền, cùng một hàng.", "Use one row of a table of two columns."
        )
        found = Said("không cùng hàng với “Nơi nhận:”", "not level with “Nơi nhận:”")
        yield _each(
            titles_of(paper)[0],
            found,
            Said("cùng hàng, nửa phải trang", "level with it, to the right"),
            mend,
        )


@FORM(
    Entry(
        "ho-ten/degree",
        Said("Họ tên, học hàm, học vị", "Name, degree"),
        Severity.ERROR,
        "PL I, II.7.c",
        "Nguyễn Văn Bình",
        "ThS. Nguyễn Văn Bình",
    ),
    applies=has("ho-ten"),
)
def degree(paper: Paper) -> Findings:
    """No academic rank or honour before the name."""
    for piece in paper.found["ho-ten"]:
        match = _DEGREE.match(piece.text)
        if match:
            allowed = Said("chỉ ghi họ tên", "the name alone")
            found = said("“{}”", "“{}”", match[0].strip())
            told = _each(piece, found, allowed, _BY_THE_FIELD, "Họ tên")
            yield replace(told, severity=Severity.INFO if _learned(paper) else None)


_BY_THE_FIELD = Said(
    "Chỉ ghi họ tên; cơ sở giáo dục, y tế, khoa học ghi thêm nếu người đứng đầu ngành quy định.",
    "The name alone; schools, hospitals and institutes may add it where their minister says so.",
)
_LEARNED = regex(r"(?:TRƯỜNG|ĐẠI HỌC|HỌC VIỆN|VIỆN|BỆNH VIỆN|TRUNG TÂM Y TẾ|TRẠM Y TẾ|KHOA)\b")


def _learned(paper: Paper) -> bool:
    """Whether a school, a hospital or an institute issues it, whose names may bear degrees."""
    own = (piece.text.upper() for piece in paper.found.get("co-quan-ban-hanh", ()))
    return any(map(_LEARNED.match, own))


@FORM(
    Entry(
        "ho-ten/full",
        Said("Họ tên đầy đủ", "Full name"),
        Severity.WARNING,
        "PL I, II.7.c",
        "Nguyễn Văn Bình",
        "N.V. Bình; Bình",
    ),
    applies=has("ho-ten"),
)
def full(paper: Paper) -> Findings:
    """Family and given name, no initials."""
    for piece in paper.found["ho-ten"]:
        name = _DEGREE.sub("", piece.text).strip()
        initials = re.search(r"\b[A-ZĐ]\.", name)
        if (
            not is_blank(name)
            and (len(name.split()) < 2 or initials)
            and not any(char.isdigit() for char in name)
        ):
            yield _each(
                piece,
                said("“{}”", "“{}”", name),
                Said("họ, chữ đệm và tên", "the full name"),
                Said("Ghi đủ họ, chữ đệm, tên.", "Write the name in full."),
                "Họ tên",
            )
