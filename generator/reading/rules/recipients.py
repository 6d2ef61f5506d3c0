"""Kính gửi and Nơi nhận (PL I, II.9)."""

import re
from dataclasses import replace
from itertools import pairwise

from generator.language import NOTHING, Said
from generator.law.decree30 import component
from generator.law.kinds import NONE
from generator.lazy import regex
from generator.problems import Severity
from generator.reading.anatomy import words
from generator.reading.anatomy.paper import Paper
from generator.reading.anatomy.segments import Segment
from generator.reading.finding import FORM, Findings, at, ending, has, opening, said
from generator.rules import Entry, Finding

_ARTICLE = component("noi-nhan-danh-sach").article
_TO = component("kinh-gui").article
_ENTRY = regex(r"[-–—]\s*\w")
_LUU = regex(r"[-–—•+]?\s*lưu\b", re.IGNORECASE)
_LUU_FORM = regex(r"(?:- ?)?Lưu: ?[^;]*\bVT\b[^;]*")
_AS_ABOVE = regex(r"[-–—•+]?\s*như (?:trên|kính gửi)\b", re.IGNORECASE)
_AS_ADDRESSED = regex(r"[-–—•+]?\s*như kính gửi\b", re.IGNORECASE)
_AND_ANOTHER = regex(
    r"\w (?:và|,) (?:Bộ|Sở|Phòng|Cục|Chi cục|Công an|Trung tâm|Trường|Trạm|Văn phòng|Đảng ủy) \w"
)
"""A body behind another that the line names; no word of “Nông nghiệp và Môi trường” opens so."""
_HYPHEN = regex(r"- ?\S")
_CLOSE = regex(r"-(?=[^\W\d_])")
_OPENS = Said("gạch nối “- ” đầu dòng", "“- ” in front")
_HYPHENATE = Said("Gõ “- ” ở đầu dòng.", "Type “- ” in front.")


def _each(
    piece: Segment, region: str, found: Said, allowed: Said, mend: Said = NOTHING
) -> Finding[str]:
    where, text = at(piece, region)
    return Finding(where, found, allowed, mend, text)


def _filled(paper: Paper) -> list[Segment]:
    return [
        piece
        for piece in paper.found.get("noi-nhan-danh-sach", ())
        if not words.is_blank(piece.text.lstrip("- "))
    ]


def _entries(paper: Paper) -> list[Segment]:
    """The entries up to the archive line; a drafter's mark such as PL.(300) after it is none."""
    found: list[Segment] = []
    for piece in _filled(paper):
        found.append(piece)
        if _LUU.match(piece.text):
            break
    return found


def _listed(paper: Paper) -> bool:
    return bool(_filled(paper))


def _wraps(piece: Segment) -> bool:
    """Whether the line goes on with the one before, as a typed break inside one entry."""
    return piece.text[:1].islower() or piece.text.startswith("(")


@FORM(
    Entry(
        "noi-nhan/colon",
        Said("Nơi nhận, dấu hai chấm", "Nơi nhận, colon"),
        Severity.ERROR,
        component("noi-nhan").article,
        "Nơi nhận:",
        "Nơi nhận",
    ),
    applies=has("noi-nhan"),
)
def label_colon(paper: Paper) -> Findings:
    """`Nơi nhận:` with its colon, right after the word."""
    piece = paper.found["noi-nhan"][0]
    if piece.text != "Nơi nhận:" and not words.mostly_upper(piece.text):
        found = said("“{}”", "“{}”", piece.text)
        yield _each(
            piece,
            "Nơi nhận",
            found,
            Said("“Nơi nhận:”", "“Nơi nhận:”"),
            Said("Gõ lại.", "Type it again."),
        )


@FORM(
    Entry(
        "noi-nhan/underline",
        Said("Nơi nhận, gạch chân", "Nơi nhận, underline"),
        Severity.WARNING,
        component("noi-nhan").article,
        "không gạch chân",
        "gạch chân",
    ),
    applies=has("noi-nhan"),
)
def label_underline(paper: Paper) -> Findings:
    """Not underlined, as Party papers have it."""
    piece = paper.found["noi-nhan"][0]
    if sum(share for kind, share in piece.shares("underline").items() if kind != "none") > 0.5:
        mend = Said("Chọn chữ, bấm Ctrl+U.", "Select it, press Ctrl+U.")
        yield _each(
            piece,
            "Nơi nhận",
            Said("gạch chân", "underlined"),
            Said("không gạch chân", "not underlined"),
            mend,
        )


@FORM(
    Entry(
        "noi-nhan-danh-sach/hyphen",
        Said("Nơi nhận, gạch đầu dòng", "Recipients, hyphen"),
        Severity.ERROR,
        _ARTICLE,
        "- Như trên;",
        "• Như trên;",
    ),
    applies=_listed,
)
def hyphen(paper: Paper) -> Findings:
    """A hyphen opens each entry; one without a space behind it is a note."""
    for piece in _entries(paper):
        if _CLOSE.match(piece.text):
            told = _each(piece, "Nơi nhận", opening(piece.text), _OPENS, _HYPHENATE)
            yield replace(told, severity=Severity.INFO)
        elif not _HYPHEN.match(piece.text) and not _wraps(piece):
            yield _each(piece, "Nơi nhận", opening(piece.text), _OPENS, _HYPHENATE)


@FORM(
    Entry(
        "noi-nhan-danh-sach/semicolon",
        Said("Nơi nhận, dấu chấm phẩy", "Recipients, semicolon"),
        Severity.ERROR,
        _ARTICLE,
        "- Như trên;",
        "- Như trên,",
    ),
    applies=_listed,
)
def semicolon(paper: Paper) -> Findings:
    """A semicolon closes each entry but the last."""
    entries = _entries(paper)
    for index, piece in enumerate(entries[:-1]):
        follows = entries[index + 1]
        if not piece.text.endswith(";") and not _wraps(follows):
            found, mend = ending(piece.text, ";")
            yield _each(piece, "Nơi nhận", found, Said("dấu “;”", "“;” at the end"), mend)


@FORM(
    Entry(
        "noi-nhan-danh-sach/luu",
        Said("Nơi nhận, dòng Lưu", "Recipients, archive line"),
        Severity.ERROR,
        _ARTICLE,
        "- Lưu: VT, TH.",
        "- Lưu VT, TH.",
    ),
    applies=_listed,
)
def archive(paper: Paper) -> Findings:
    """`- Lưu: VT, <unit>` closes the list."""
    last = _entries(paper)[-1]
    allowed = Said("“- Lưu: VT, <đơn vị soạn thảo>.”", "“- Lưu: VT, <unit that drafted it>.”")
    if not _LUU.match(last.text):
        found = Said("không có dòng Lưu ở cuối", "no archive line at the end")
        yield _each(
            last,
            "Nơi nhận",
            found,
            allowed,
            Said(
                "Thêm dòng cuối “- Lưu: VT, …” với tên viết tắt của đơn vị soạn thảo, hết bằng “.”; dòng "
                "ở trên nó hết bằng “;”.",
                "Add “- Lưu: VT, …” with the short name of the unit that drafted it and “.” at its end; the "
                "line above ends with “;”.",
            ),
        )
    elif not _LUU_FORM.match(last.text):
        yield _each(
            last,
            "Nơi nhận",
            said("“{}”", "“{}”", last.text),
            allowed,
            Said("Gõ lại.", "Type it again."),
        )


_TO_THE_END = Said(
    "Chuyển dòng này xuống cuối danh sách, hết bằng “.”; các dòng trên nó hết bằng “;”.",
    "Move this line to the end of the list, with “.” behind it; those above end with “;”.",
)


@FORM(
    Entry(
        "noi-nhan-danh-sach/last",
        Said("Nơi nhận, dòng cuối", "Recipients, last line"),
        Severity.ERROR,
        _ARTICLE,
        "- Các thôn; / - Lưu: VT, TH.",
        "- Lưu: VT, TH; / - Các thôn.",
    ),
    applies=_listed,
)
def archive_last(paper: Paper) -> Findings:
    """No recipient stands behind the archive line."""
    entries = _entries(paper)
    behind = _filled(paper)[len(entries) :]
    if any(_ENTRY.match(piece.text) for piece in behind):
        found = Said("dòng Lưu không ở cuối", "the archive line is not the last")
        allowed = Said("dòng Lưu ở cuối danh sách", "the archive line is the last")
        yield _each(entries[-1], "Nơi nhận", found, allowed, _TO_THE_END)


@FORM(
    Entry(
        "noi-nhan-danh-sach/full-stop",
        Said("Nơi nhận, dấu chấm cuối", "Recipients, full stop"),
        Severity.ERROR,
        _ARTICLE,
        "- Lưu: VT, TH.",
        "- Lưu: VT, TH;",
    ),
    applies=_listed,
)
def full_stop(paper: Paper) -> Findings:
    """A full stop closes the list; where a drafter's mark follows the stop, one closes that too.

    Offices leave the latter out: the template has it, the article speaks of the last line (info).
    """
    last = _entries(paper)[-1]
    if last.text.endswith("."):
        return
    found, mend = ending(last.text, ".")
    told = _each(last, "Nơi nhận", found, Said("dấu “.”", "a full stop"), mend)
    marked = _LUU.match(last.text) and re.search(r"\w\.\s?(?P<mark>\S.*)", last.text)
    if marked:
        told = replace(told, found=_STOPPED, mend=_MARKED, severity=Severity.INFO)
    yield told


_STOPPED = Said("dấu chấm ở trước ký hiệu người soạn thảo", "the stop is before the drafter's mark")
_MARKED = Said(
    "Để vậy cũng được, vì dấu chấm trước ký hiệu đã kết thúc danh sách; muốn như Mẫu 1.4 thì thêm dấu "
    "chấm sau ký hiệu.",
    "It may stay, for the stop before the mark ends the list; to have it as in Mẫu 1.4, put one behind the "
    "mark too.",
)


@FORM(
    Entry(
        "noi-nhan-danh-sach/nhu-tren",
        Said("“Như trên” và “Kính gửi”", "Như trên and Kính gửi"),
        Severity.ERROR,
        "PL I, II.9.b",
        "Kính gửi: … và - Như trên;",
        "có Như trên mà không có Kính gửi; Như kính gửi",
    ),
    applies=_listed,
)
def as_above(paper: Paper) -> Findings:
    """Như trên, in these words, opens the list where there is Kính gửi, and only there."""
    entries = _entries(paper)
    spoken = [piece for piece in entries if _AS_ABOVE.match(piece.text)]
    if "kinh-gui" in paper.found and not spoken:
        found = Said("có Kính gửi mà không có “Như trên”", "Kính gửi without “Như trên”")
        allowed = Said("“- Như trên;” ở đầu danh sách", "“- Như trên;” first")
        yield _each(
            entries[0],
            "Nơi nhận",
            found,
            allowed,
            Said("Thêm “- Như trên;”.", "Add “- Như trên;”."),
        )
    elif spoken and "kinh-gui" not in paper.found and not paper.kind.greets:
        found = Said("“Như trên” mà không có Kính gửi", "“Như trên” without Kính gửi")
        yield _each(
            spoken[0],
            "Nơi nhận",
            found,
            Said("chỉ khi có Kính gửi", "only below Kính gửi"),
            Said(
                "Gửi cho ai thì ghi Kính gửi ở trên; nếu không, ghi tên nơi nhận thay “Như trên”.",
                "Name whom it is sent to: after Kính gửi above, or here.",
            ),
        )
    elif spoken and _AS_ADDRESSED.match(spoken[0].text):
        told = _each(
            spoken[0],
            "Nơi nhận",
            said("“{}”", "“{}”", spoken[0].text),
            Said("“- Như trên;”", "“- Như trên;”"),
            Said("Viết “- Như trên;”.", "Write “- Như trên;”."),
        )
        yield replace(told, severity=Severity.WARNING)


@FORM(
    Entry(
        "kinh-gui/kind",
        Said("Kính gửi, loại văn bản", "Kính gửi, kind of paper"),
        Severity.WARNING,
        "PL I, II.9.c",
        "Kính gửi trong công văn, tờ trình, báo cáo",
        "Kính gửi trong kế hoạch, quyết định",
    ),
    applies=has("kinh-gui"),
)
def addressed_kind(paper: Paper) -> Findings:
    """Plans, decisions and notices address nobody."""
    if paper.kind.to == NONE and not paper.kind.greets:
        found = said("{} có Kính gửi", "{} with Kính gửi", paper.kind.name)
        mend = Said("Ghi ở Nơi nhận.", "Name them under Nơi nhận.")
        yield _each(
            paper.found["kinh-gui"][0], "Kính gửi", found, Said("không có Kính gửi", "none"), mend
        )


def _addressees(paper: Paper) -> tuple[str, list[Segment]]:
    """What follows the colon on the first line, and the entries below it."""
    own = paper.found["kinh-gui"]
    return words.KINH_GUI.sub("", own[0].text, count=1).lstrip(" :").strip(), own[1:]


@FORM(
    Entry(
        "kinh-gui/line",
        Said("Kính gửi, mỗi nơi một dòng", "Kính gửi, one to a line"),
        Severity.ERROR,
        _TO,
        "Kính gửi: / - A; / - B.",
        "Kính gửi: A, B, C",
    ),
    applies=has("kinh-gui"),
)
def one_to_a_line(paper: Paper) -> Findings:
    """One recipient on the line of Kính gửi, several below it."""
    first, below = _addressees(paper)
    several = (
        first.count(";") >= (1 if not first.endswith(";") else 2)
        or len(re.findall(r", (?=[A-ZĐÀ-Ỹ])", first)) >= 2
        or _AND_ANOTHER.search(first) is not None
    )
    head = paper.found["kinh-gui"][0]
    goes_on = first.endswith(";") or any(_begins(piece.text) for piece in below)
    if several or (first and below and goes_on):
        found = Said("nhiều nơi nhận trên dòng Kính gửi", "several recipients on the line")
        yield _each(
            head,
            "Kính gửi",
            found,
            Said("mỗi nơi một dòng, gạch đầu dòng", "one to a line, with a hyphen"),
            Said(
                "Xuống dòng trước mỗi nơi, gõ “- ” ở đầu.", "Break the line before each, type “- ”."
            ),
        )
    elif not first and len(below) == 1:
        found = Said("một nơi nhận mà xuống dòng", "one recipient on a line below")
        allowed = Said("cùng dòng với Kính gửi", "on the line of Kính gửi")
        yield _each(head, "Kính gửi", found, allowed, Said("Nối hai dòng.", "Join the two lines."))


def _begins(text: str) -> bool:
    """Whether the line is a recipient of its own."""
    return bool(words.HANGS.match(text) or words.BODY.fullmatch(text.rstrip(";.")))


def _several(paper: Paper) -> bool:
    return "kinh-gui" in paper.found and len(_addressees(paper)[1]) > 1


@FORM(
    Entry(
        "kinh-gui/hyphen",
        Said("Kính gửi, gạch đầu dòng", "Kính gửi, hyphen"),
        Severity.ERROR,
        _TO,
        "- Sở Nội vụ;",
        "Sở Nội vụ;",
    ),
    applies=_several,
)
def addressee_hyphen(paper: Paper) -> Findings:
    """A hyphen opens each line."""
    for piece in _addressees(paper)[1]:
        if not _HYPHEN.match(piece.text) and not _wraps(piece):
            allowed = Said("gạch nối “- ” đầu dòng", "“- ” in front")
            yield _each(piece, "Kính gửi", opening(piece.text), allowed, _HYPHENATE)


@FORM(
    Entry(
        "kinh-gui/semicolon",
        Said("Kính gửi, dấu chấm phẩy", "Kính gửi, semicolon"),
        Severity.ERROR,
        _TO,
        "- Sở Nội vụ;",
        "- Sở Nội vụ",
    ),
    applies=_several,
)
def addressee_semicolon(paper: Paper) -> Findings:
    """A semicolon closes each line but the last."""
    below = _addressees(paper)[1]
    for piece, follows in pairwise(below):
        if not piece.text.endswith(";") and not _wraps(follows):
            found, mend = ending(piece.text, ";")
            yield _each(piece, "Kính gửi", found, Said("dấu “;”", "“;”"), mend)


@FORM(
    Entry(
        "kinh-gui/full-stop",
        Said("Kính gửi, dấu chấm cuối", "Kính gửi, full stop"),
        Severity.ERROR,
        _TO,
        "- Sở Tài chính.",
        "- Sở Tài chính;",
    ),
    applies=_several,
)
def addressee_full_stop(paper: Paper) -> Findings:
    """A full stop closes the last line."""
    last = _addressees(paper)[1][-1]
    if not last.text.endswith("."):
        found, mend = ending(last.text, ".")
        yield _each(last, "Kính gửi", found, Said("dấu “.”", "“.”"), mend)
