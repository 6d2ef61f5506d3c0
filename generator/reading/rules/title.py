"""Type, subject and bases (PL I, II.5 and II.6.a; PL III, Mẫu 1.1 and 1.2)."""

import re

from generator.language import NOTHING, Said
from generator.law.decree30 import component, measure
from generator.law.kinds import KINDS, UNKNOWN
from generator.lazy import regex
from generator.problems import Severity
from generator.reading.anatomy import words
from generator.reading.anatomy.paper import Paper
from generator.reading.anatomy.segments import Segment
from generator.reading.finding import FORM, TEXT, Findings, at, ending, has, said, shown_number
from generator.reading.rules.letters import FACES, PUSHED, aligned, blanks_before
from generator.rules import Entry, Finding

_BASES = component("can-cu").article
_GAP = measure("trich-yeu-cong-van/spacing")
_BOLD_CENTRED = Said(
    "Chọn dòng này: xóa dấu cách, Tab đầu dòng nếu có, bấm Ctrl+B cho chữ đậm, Ctrl+E vào giữa.",
    "Select the line: delete blanks before it, make it bold (Ctrl+B), centre it (Ctrl+E).",
)
_LETTERS = regex(r"(?i)v\s*/\s*v(?!\w)")
_STOPPED = regex(r"(?<=[\w)”])(?<!v\.v)[.;,]$")
_SLIP = 0.8
"""Likeness from which on a name is a slip for that of a kind: one letter of seven."""


@FORM(
    Entry(
        "ten-loai/kind",
        Said("Tên loại văn bản", "Kind of document"),
        Severity.ERROR,
        "Điều 7",
        "KẾ HOẠCH",
        "KẾ HOẠCK",
    ),
    applies=has("ten-loai"),
)
def known_kind(paper: Paper) -> Findings:
    """One of the 29 kinds, rightly spelt; other laws know papers of other kinds (info)."""
    if paper.kind is UNKNOWN:
        from difflib import get_close_matches

        where, text = at(paper.found["ten-loai"][0], "Tên loại")
        allowed = Said("một trong 29 loại văn bản hành chính", "one of the 29 kinds of papers")
        names = [words.bare(kind.name) for kind in KINDS]
        meant = get_close_matches(words.bare(text), names, 1, _SLIP)
        mend = Said(
            "Gõ nhầm thì gõ lại tên loại; văn bản theo luật khác (như kết luận thanh tra) thì để vậy.",
            "Where it is a slip, type it again; a paper that another law knows may stay.",
        )
        severity = None if meant else Severity.INFO
        yield Finding(where, said("“{}”", "“{}”", text), allowed, mend, text, severity)


@FORM(
    Entry(
        "ten-loai/cong-van",
        Said("Công văn không ghi tên loại", "A công văn has no heading"),
        Severity.ERROR,
        "PL I, II.5.b",
        "(không ghi)",
        "CÔNG VĂN",
    ),
    applies=has("ten-loai"),
)
def no_heading(paper: Paper) -> Findings:
    """A công văn prints no name of its kind."""
    if paper.kind.below_number:
        where, text = at(paper.found["ten-loai"][0], "Tên loại")
        mend = Said(
            "Bỏ dòng này; trích yếu ghi sau “V/v”, dưới số.",
            "Drop it; write “V/v …” below the number.",
        )
        yield Finding(
            where, said("“{}”", "“{}”", text), Said("không có tên loại", "no heading"), mend, text
        )


@FORM(
    Entry(
        "ten-loai/line",
        Said("Trích yếu dưới tên loại", "Subject below the kind"),
        Severity.ERROR,
        "PL I, II.5.b",
        "KẾ HOẠCH / Cải cách hành chính năm 2026",
        "KẾ HOẠCH Cải cách hành chính năm 2026",
    ),
    applies=has("trich-yeu"),
)
def own_line(paper: Paper) -> Findings:
    """The subject stands on a line of its own."""
    title, subject = paper.one("ten-loai"), paper.found["trich-yeu"][0]
    if title is not None and title.row == subject.row and title.paragraph is subject.paragraph:
        where, text = at(title, "Tên loại")
        found = Said("trích yếu cùng dòng với tên loại", "subject on the line of the kind")
        yield Finding(
            where,
            found,
            Said("ngay dưới tên loại", "below it"),
            Said("Xuống dòng.", "Break the line."),
            text,
        )


@TEXT(
    Entry(
        "trich-yeu/prefix",
        Said("Trích yếu dưới tên loại, “V/v”", "Subject below the kind, “V/v”"),
        Severity.WARNING,
        "PL I, II.5.b",
        "Kết quả công tác năm 2026; Về việc thành lập Tổ công nghệ số",
        "V/v kết quả công tác năm 2026",
    ),
    applies=has("trich-yeu"),
)
def letter_prefix(paper: Paper) -> Findings:
    """`V/v` is the letter's, which has no kind to stand below."""
    piece = paper.found["trich-yeu"][0]
    if _LETTERS.match(piece.text):
        where, text = at(piece, "Trích yếu")
        found, allowed = Said("“V/v”", "“V/v”"), Said("chỉ công văn ghi “V/v”", "a letter's alone")
        mend = Said("Bỏ “V/v”, hoặc viết “Về việc”.", "Drop it, or write “Về việc”.")
        yield Finding(where, found, allowed, mend, text)


@TEXT(
    Entry(
        "trich-yeu/full-stop",
        Said("Trích yếu, không có dấu chấm cuối", "Subject, no stop at its end"),
        Severity.WARNING,
        "thông lệ",
        "Kết quả công tác năm 2026",
        "Kết quả công tác năm 2026.",
    ),
    applies=has("trich-yeu"),
)
def subject_stop(paper: Paper) -> Findings:
    """A subject is a title, and ends without a mark; dots are room to fill in."""
    piece = paper.found["trich-yeu"][-1]
    if _STOPPED.search(piece.text):
        where, text = at(piece, "Trích yếu")
        found = said("kết thúc bằng “{}”", "ends with “{}”", piece.text[-1])
        mend = said("Bỏ dấu “{}” ở cuối.", "Drop the last “{}”.", piece.text[-1])
        yield Finding(where, found, Said("không có dấu", "no mark"), mend, text)


@FORM(
    Entry(
        "trich-yeu-cong-van/text",
        Said("Trích yếu công văn, “V/v”", "Subject, “V/v”"),
        Severity.WARNING,
        "PL I, II.5.b",
        "V/v tổ chức hội nghị",
        "v/v; V/V; Về việc",
    ),
    applies=has("trich-yeu-cong-van"),
)
def prefix(paper: Paper) -> Findings:
    """`V/v` exactly."""
    piece = paper.found["trich-yeu-cong-van"][0]
    if not piece.text.startswith("V/v ") and piece.text != "V/v":
        where, text = at(piece, "Trích yếu công văn")
        found = said("“{}”", "“{}”", " ".join(piece.text.split()[:2]))
        yield Finding(
            where, found, Said("“V/v ”", "“V/v ”"), Said("Gõ lại “V/v”.", "Type “V/v”."), text
        )


@FORM(
    Entry(
        "trich-yeu-cong-van/spacing",
        Said("Trích yếu công văn, khoảng cách", "Subject, gap"),
        Severity.ERROR,
        "PL I, II.5.b",
        "cách dòng trên 6 pt",
        "cách dòng trên 0 pt",
    ),
    applies=has("trich-yeu-cong-van"),
)
def gap(paper: Paper) -> Findings:
    """6 pt below the number."""
    piece = paper.found["trich-yeu-cong-van"][0]
    paragraph = piece.paragraph
    above = next(
        (
            p
            for p in reversed(paper.document.paragraphs[: paragraph.number - 1])
            if p.cell == paragraph.cell
        ),
        None,
    )
    before, after = paragraph.before, above.after if above is not None else 0.0
    where, text = at(piece, "Trích yếu công văn")
    allowed = said("cách {} pt", "{} pt", shown_number(_GAP.value.used))
    if "\n" in paragraph.text and not paragraph.text.startswith(piece.text):
        before = 0.0
    if before is None or after is None:
        unknown = Said("không rõ khoảng cách", "the gap cannot be told")
        yield Finding(where, unknown, allowed, NOTHING, text, Severity.UNDECIDED)
    elif above is not None and not above.blank and max(before, after) < _GAP.value.low - 0.1:
        mend = Said(
            "Đặt cách đoạn trên 6 pt (Word: Paragraph > Spacing > Before).",
            "Paragraph > Spacing Before: 6 pt.",
        )
        yield Finding(
            where,
            said("cách {} pt", "{} pt", shown_number(max(before, after))),
            allowed,
            mend,
            text,
        )


@FORM(
    Entry(
        "can-cu/line",
        Said("Căn cứ, mỗi căn cứ một dòng", "Bases, one to a line"),
        Severity.ERROR,
        "PL I, II.6.a",
        "mỗi căn cứ một đoạn",
        "Căn cứ Luật …; Căn cứ Nghị định …;",
    ),
    applies=has("can-cu"),
)
def basis_own_line(paper: Paper) -> Findings:
    """Each basis is a paragraph."""
    for piece in paper.found["can-cu"]:
        if re.search(r";\s*[Cc]ăn cứ\b", piece.text):
            where, text = at(piece, "Căn cứ")
            found = Said("nhiều căn cứ trong một đoạn", "several bases in one paragraph")
            mend = Said("Xuống dòng sau mỗi dấu “;”.", "Break the line after each “;”.")
            yield Finding(where, found, Said("mỗi căn cứ một dòng", "one to a line"), mend, text)


def _ends(paper: Paper, last: bool, wanted: str) -> Findings:
    pieces = paper.found["can-cu"]
    for piece in pieces[-1:] if last else pieces[:-1]:
        if not piece.text.rstrip().endswith(wanted):
            where, text = at(piece, "Căn cứ")
            found, mend = ending(piece.text, wanted)
            yield Finding(where, found, said("“{}”", "“{}”", wanted), mend, text)


@FORM(
    Entry(
        "can-cu/semicolon",
        Said("Căn cứ, dấu chấm phẩy", "Bases, semicolon"),
        Severity.ERROR,
        "PL I, II.6.a",
        "Căn cứ Luật … ngày …;",
        "Căn cứ Luật … ngày …,",
    ),
    applies=has("can-cu"),
)
def basis_semicolon(paper: Paper) -> Findings:
    """A semicolon after each but the last."""
    yield from _ends(paper, False, ";")


@FORM(
    Entry(
        "can-cu/full-stop",
        Said("Căn cứ cuối, dấu chấm", "Last basis, full stop"),
        Severity.ERROR,
        "PL I, II.6.a",
        "Theo đề nghị của ….",
        "Theo đề nghị của …;",
    ),
    applies=has("can-cu"),
)
def basis_full_stop(paper: Paper) -> Findings:
    """A full stop after the last."""
    yield from _ends(paper, True, ".")


@FORM(
    Entry(
        "can-cu/place",
        Said("Căn cứ, vị trí", "Bases, place"),
        Severity.ERROR,
        "PL I, II.6.a; PL III, Mẫu 1.2",
        "dưới dòng thẩm quyền ban hành",
        "trên dòng thẩm quyền ban hành",
    ),
    applies=lambda p: "can-cu" in p.found and bool(p.authority),
)
def basis_place(paper: Paper) -> Findings:
    """In a decision the bases follow the line that names the authority."""
    first = paper.found["can-cu"][0]
    if first.paragraph.number < paper.authority[0].paragraph.number:
        where, text = at(first, "Căn cứ")
        found = Said("đứng trên dòng thẩm quyền ban hành", "above the authority line")
        mend = Said("Chuyển các căn cứ xuống dưới dòng ấy.", "Move the bases below that line.")
        yield Finding(where, found, Said("đứng dưới", "below it"), mend, text)


def _decides(paper: Paper) -> bool:
    return bool(paper.kind.enacts)


@FORM(
    Entry(
        "ten-loai/marker",
        Said("Dòng “QUYẾT ĐỊNH:”", "The line “QUYẾT ĐỊNH:”"),
        Severity.ERROR,
        "PL III, Mẫu 1.1, 1.2",
        "QUYẾT ĐỊNH: (đậm, giữa trang, trước Điều 1)",
        "không có dòng QUYẾT ĐỊNH:",
    ),
    applies=_decides,
)
def marker(paper: Paper) -> Findings:
    """A decision says QUYẾT ĐỊNH:, a resolution QUYẾT NGHỊ:, bold and centred before Điều 1."""
    wanted = paper.kind.enacts
    allowed = said("“{}” chữ hoa, đậm, giữa trang", "“{}” in bold capitals, centred", wanted)
    piece = paper.marker
    if piece is None:
        yield Finding(
            "",
            Said("không có", "absent"),
            allowed,
            Said("Thêm trước Điều 1.", "Add it before Điều 1."),
        )
        return
    where, text = at(piece, "Nội dung")
    mend = said("Gõ “{}”, chữ đậm, canh giữa.", "Type “{}”, bold, centred.", wanted)
    if piece.text != wanted:
        yield Finding(where, said("“{}”", "“{}”", text), allowed, mend, text)
    elif found := _unlike_a_title(piece):
        yield Finding(where, found, allowed, _BOLD_CENTRED, text)


@FORM(
    Entry(
        "ten-loai/authority",
        Said("Dòng thẩm quyền ban hành", "The authority line"),
        Severity.ERROR,
        "PL III, Mẫu 1.1, 1.2",
        "CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ TÂN AN (đậm, giữa trang)",
        "không có dòng thẩm quyền",
    ),
    applies=_decides,
)
def authority(paper: Paper) -> Findings:
    """Who decides, in bold capitals, centred, above the bases."""
    allowed = Said(
        "chữ hoa, đậm, giữa trang, trên các căn cứ", "bold capitals, centred, above the bases"
    )
    if not paper.authority:
        mend = Said(
            "Thêm chức vụ hoặc tên cơ quan quyết định, trên các căn cứ.",
            "Add the post or the body that decides, above the bases.",
        )
        yield Finding("", Said("không có", "absent"), allowed, mend)
        return
    for piece in paper.authority:
        if found := _unlike_a_title(piece):
            where, text = at(piece, "Thẩm quyền ban hành")
            yield Finding(where, found, allowed, _BOLD_CENTRED, text)


def _unlike_a_title(piece: Segment) -> Said | None:
    """What keeps a line from standing bold in the middle of the page."""
    paragraph, wrong = piece.paragraph, list[Said]()
    if not piece.bold:
        wrong.append(FACES["bold"][1])
    if paragraph.align != "center":
        typed = blanks_before(piece) or "\t" in paragraph.text
        wrong.append(PUSHED if typed else aligned(paragraph.align))
    return said(*[", ".join(["{}"] * len(wrong))] * 2, *wrong) if wrong else None
