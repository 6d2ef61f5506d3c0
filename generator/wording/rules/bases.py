"""Legal bases: how each opens, what it must tell, the few known to be stale (PL I, II.6.a)."""

import re
from collections.abc import Iterator

from generator.language import NOTHING, Said
from generator.law.acts import AMENDED, ENDED, ISSUED, MISNUMBERED, Act
from generator.law.kinds import KINDS
from generator.law.wording import short_date
from generator.lazy import regex
from generator.problems import Severity
from generator.rules import Entry
from generator.wording.base import WORDING, Prose, Slips, slip
from generator.wording.cited import (
    DATE,
    DATED,
    ISSUER,
    LAWS,
    REFERENCE,
    date_after,
    in_body,
    tells_subject,
    written_between,
)
from generator.wording.searched import once_a_line

OPENINGS = regex(
    r"(?:Căn cứ|Theo đề nghị|Xét|Thực hiện|Trên cơ sở|Theo|Tiếp theo|Thi hành|Chấp hành|Quán triệt"
    r"|Sau khi|Được)\b"
)
_PROPOSAL = regex(r"(?:Theo|Xét) đề nghị\b", re.IGNORECASE)
_NUMBERED = (
    *("Nghị định", "Thông tư liên tịch", "Thông tư"),
    *(kind.name for kind in KINDS if kind.numbered),
)
"""Kinds that always have a number; minutes, contracts and programmes may have none."""
_NAMED = regex(
    rf"Căn cứ (?:các |vào )?(?P<kind>{'|'.join((*LAWS, *_NUMBERED))})\b(?P<rest>[^;]*)",
    re.IGNORECASE,
)
_NUMBER = regex(r"\d\s*/\s*[A-ZĐ\d]|số[\s.…_]*/|\d-[A-ZĐ]\w*/")
_YEAR = regex(r"^(?!.*\d/).*\bnăm\s+\d{4}\b")
"""A law called by its year, as usage has it."""
_LAW_NUMBER = regex(
    r"\b(?P<law>(?:Bộ luật|Luật|Pháp lệnh)\b[^;,.]{0,120}?)\s+số(?:\s*:)?\s*"
    r"(?P<number>\d{1,4}/\d{4}/(?:UBTV)?QH\d+)"
)

_DAY_OF_ISSUE = regex(
    rf"(?:{REFERENCE.pattern}|\b(?:Bộ luật|Luật|Pháp lệnh)\b[^;,.\d]{{0,120}}?)[,\s]*"
    rf"(?P<day>(?i:{DATE.pattern}))"
)


def _bases(prose: Prose) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(prose.lines):
        if line.role == "can-cu":
            yield number, line.text


@WORDING(
    Entry(
        "can-cu/opening",
        Said("Căn cứ, từ mở đầu", "Basis, how it opens"),
        Severity.INFO,
        "PL III, Mẫu 1.1 đến 1.3",
        good="Căn cứ Kế hoạch số 12/KH-UBND ngày 05/3/2026 của UBND tỉnh về chuyển đổi số;\n"
        "Theo đề nghị của Giám đốc Sở Nội vụ.",
        bad="Kế hoạch số 12/KH-UBND ngày 05/3/2026 của UBND tỉnh về chuyển đổi số;",
        unseen=Said("đoạn văn mở đầu không phải căn cứ", "opening paragraphs that are no bases"),
    )
)
def opening(prose: Prose) -> Slips:
    """Each basis opens with Căn cứ; a proposal, a review or an order may have words of its own."""
    for number, text in _bases(prose):
        if not OPENINGS.match(text):
            first = " ".join(text.split()[:2])
            told = Said(f"căn cứ mở đầu bằng “{first}”", f"a basis opens with “{first}”")
            yield slip(
                number, 0, len(first), told, Said("Mở đầu bằng “Căn cứ”.", "Open it with “Căn cứ”.")
            )


@WORDING(
    Entry(
        "can-cu/proposal",
        Said("Theo đề nghị, đứng cuối", "The proposal stands last"),
        Severity.INFO,
        "PL III, Mẫu 1.2, 1.3",
        good="Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ về công tác văn thư;\n"
        "Theo đề nghị của Chánh Văn phòng.",
        bad="Theo đề nghị của Chánh Văn phòng;\n"
        "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ về công tác văn thư.",
        unseen=Said("quyết định không có đề nghị", "decisions without a proposal"),
    )
)
def proposal(prose: Prose) -> Slips:
    """No basis follows the one that names who proposes."""
    bases = list(_bases(prose))
    lasts = [index for index, (_, text) in enumerate(bases) if not _PROPOSAL.match(text)]
    for index, (number, text) in enumerate(bases):
        match = _PROPOSAL.match(text)
        if match and lasts and index < lasts[-1]:
            told = Said(
                "“Theo đề nghị” đứng trên căn cứ khác", "“Theo đề nghị” stands above another basis"
            )
            yield slip(
                number,
                match.start(),
                match.end(),
                told,
                Said("Đưa xuống cuối.", "Move it to the end."),
            )


@WORDING(
    Entry(
        "can-cu/data",
        Said("Căn cứ, đủ thông tin", "Basis, in full"),
        Severity.WARNING,
        "PL I, II.6.a",
        good="Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác "
        "văn thư;",
        bad="Căn cứ Nghị định số 30/2020/NĐ-CP của Chính phủ về công tác văn thư;",
        unseen=Said(
            "căn cứ không nêu tên loại văn bản (chức năng, tình hình thực tế), biên bản, hợp đồng, "
            "chương trình,"
            " nghị quyết đại hội; văn bản thứ hai trong cùng căn cứ",
            "bases that name no kind of document (functions, the situation), minutes, contracts, "
            "programmes, resolutions of"
            " congresses; the second document in one basis",
        ),
    )
)
def data(prose: Prose) -> Slips:
    """Number, date and issuer stand in each basis; a law needs its date or number.

    The subject is advice.
    """
    for number, text in _bases(prose):
        match, missing = _lacking(text)
        if match and missing:
            vi, en = Said.in_one(missing, ", ")
            advice = missing[0].en == "subject" or (
                missing[0].en == "date" and _YEAR.search(match["rest"])
            )
            severity = Severity.INFO if advice else None
            told = Said(
                f"căn cứ “{match['kind']}” thiếu {vi}", f"the basis “{match['kind']}” lacks {en}"
            )
            mend = Said(f"Ghi thêm {vi}.", f"Add {en}.")
            yield slip(number, match.start("kind"), match.end("kind"), told, mend, severity)


@once_a_line
def _lacking(text: str) -> "tuple[re.Match[str] | None, list[Said]]":
    """The document that a basis names, and what it does not tell of it."""
    match = _NAMED.match(text)
    judged = match and "đại hội" not in match["rest"].lower()
    return match, [*_missing(match)] if match and judged else []


def _missing(match: "re.Match[str]") -> Iterator[Said]:
    rest = match["rest"]
    if match["kind"].lower() in {law.lower() for law in LAWS}:
        if not DATED.search(rest) and not _NUMBER.search(rest):
            yield Said("ngày ban hành", "date")
        return
    last = [*REFERENCE.finditer(rest)]
    about = rest[last[0].end() :] if last else rest
    told = (
        (_NUMBER.search(rest), Said("số, ký hiệu", "number and symbol")),
        (DATED.search(rest), Said("ngày ban hành", "date")),
        (ISSUER.search(rest), Said("cơ quan ban hành", "issuer")),
        (tells_subject(about), Said("trích yếu", "subject")),
    )
    yield from (said for tells, said in told if not tells)


@WORDING(
    Entry(
        "can-cu/padding",
        Said("Căn cứ, số 0 trước ngày, tháng", "Basis, a zero before day and month"),
        Severity.INFO,
        "PL I, II.4.b",
        good="Căn cứ Kế hoạch số 12/KH-UBND ngày 05/01/2026 của UBND tỉnh về chuyển đổi số;\n"
        "Căn cứ Luật Đất đai ngày 18 tháng 01 năm 2024;\n"
        "Căn cứ biên bản họp ngày 5/1/2026.",
        bad="Căn cứ Kế hoạch số 12/KH-UBND ngày 5/1/2026 của UBND tỉnh về chuyển đổi số;",
        unseen=Said(
            "ngày không đứng ngay sau số, ký hiệu hay tên luật; văn bản dẫn trong nội dung",
            "days that do not follow a number or the name of a law; documents cited in the text",
        ),
    )
)
def padding(prose: Prose) -> Slips:
    """The day of issue of a basis has its zero: days below 10, months 1 and 2."""
    for number, match in in_body(prose, _DAY_OF_ISSUE, ("can-cu",)):
        day, month = match["d"].zfill(2), match["m"]
        due = month.zfill(2) if int(month) <= 2 else month
        start, end = match.start("d"), match.end("m")
        right = day + match.string[match.end("d") : match.start("m")] + due
        if right != match.string[start:end]:
            told = Said(f"ban hành “{match['day']}”", f"issued “{match['day']}”")
            mend = Said(f"Viết “ngày {right}”.", f"Write “ngày {right}”.")
            yield slip(number, start, end, told, mend, right=right)


@WORDING(
    Entry(
        "can-cu/law-number",
        Said("Căn cứ là luật, không ghi số", "A law as basis, without number"),
        Severity.INFO,
        "PL I, II.6.a",
        good="Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;",
        bad="Căn cứ Luật Tổ chức chính quyền địa phương số 72/2025/QH15;",
        unseen=Said("luật viện dẫn trong nội dung", "laws cited in the text"),
    )
)
def law_number(prose: Prose) -> Slips:
    """Luật and Pháp lệnh are named with their date.

    A number is common since 2025, so this is advice.
    """
    for number, text in _bases(prose):
        for match in _LAW_NUMBER.finditer(text):
            told = Said(
                f"luật có ghi số “{match['number']}”", f"a law with the number “{match['number']}”"
            )
            mend = Said("Chỉ ghi tên và ngày ban hành.", "Give name and date only.")
            yield slip(number, match.start("law"), match.end("number"), told, mend)


@WORDING(
    Entry(
        "can-cu/repealed",
        Said("Căn cứ hết hiệu lực", "Basis no longer in force"),
        Severity.WARNING,
        "PL I, II.6.a; Điều 37",
        good="Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác "
        "văn thư;",
        bad="Căn cứ Nghị định số 110/2004/NĐ-CP ngày 08 tháng 4 năm 2004 của Chính phủ về công tác "
        "văn thư;",
        unseen=Said(
            "mọi văn bản ngoài bảng; văn bản cũ nhắc trong nội dung",
            "every document outside the table; older ones named in the text",
        ),
    )
)
def repealed(prose: Prose) -> Slips:
    """No basis was replaced before the day of the paper; where the days allow both it is undecided."""
    first, last = written_between(prose)
    for number, text in _bases(prose):
        for act in ENDED:
            match = act.cited_in(text)
            if match and last >= act.ended:
                told = Said(
                    f"“{act.number}” hết hiệu lực từ {short_date(act.ended)}{_unsure(act).vi}",
                    f"“{act.number}” ended on {short_date(act.ended)}{_unsure(act).en}",
                )
                instead = act.successor(last)
                mend = Said(f"Thay bằng {instead}.", f"Use {instead}.")
                severity = _certain(act) if first >= act.ended else Severity.UNDECIDED
                yield slip(number, *match.span(), told, mend, severity)


def _certain(act: Act) -> Severity | None:
    return None if act.sure else Severity.INFO


def _unsure(act: Act) -> Said:
    if act.sure:
        return NOTHING
    return Said(f", chưa kiểm chứng: {act.source}", f", not verified: {act.source}")


@WORDING(
    Entry(
        "can-cu/amended",
        Said("Căn cứ đã được sửa đổi", "Basis amended"),
        Severity.INFO,
        "PL I, II.6.a",
        good="Căn cứ Nghị định số 150/2025/NĐ-CP ngày 12 tháng 6 năm 2025 của Chính phủ quy định "
        "tổ chức các cơ quan chuyên môn, được sửa đổi tại Nghị định số 370/2025/NĐ-CP;",
        bad="Căn cứ Nghị định số 150/2025/NĐ-CP ngày 12 tháng 6 năm 2025 của Chính phủ quy định "
        "tổ chức các cơ quan chuyên môn;",
        unseen=Said(
            "mọi văn bản ngoài bảng; nội dung được sửa đổi",
            "every document outside the table; what was amended",
        ),
    )
)
def amended(prose: Prose) -> Slips:
    """A basis that another act amends may name that one too."""
    last = prose.days[1]
    for number, text in _bases(prose):
        for act, (since, by) in AMENDED.items():
            start = text.find(act)
            if start >= 0 and last >= since and by not in text:
                told = Said(
                    f"“{act}” đã được {by} sửa đổi (nội dung sửa chưa xem được)",
                    f"“{act}” was amended by {by} (its content was not seen)",
                )
                mend = Said("Kiểm tra phần được viện dẫn có bị sửa không.", "Look what it changed.")
                yield slip(number, start, start + len(act), told, mend)


@WORDING(
    Entry(
        "can-cu/misnumbered",
        Said("Căn cứ, viện dẫn sai số hoặc sai ngày", "Wrong number or date of a basis"),
        Severity.WARNING,
        "PL I, II.6.a, II.6.b",
        good="Căn cứ Luật Tổ chức chính quyền địa phương số 72/2025/QH15 ngày 16 tháng 6 năm 2025;",
        bad="Căn cứ Luật Tổ chức chính quyền địa phương số 72/2025/QH16;",
        unseen=Said("mọi văn bản ngoài bảng", "every document outside the table"),
    )
)
def misnumbered(prose: Prose) -> Slips:
    """Numbers and dates of the few documents in the table are theirs."""
    for number, match in in_body(prose, REFERENCE):
        key = "".join(match[0].split())
        right = MISNUMBERED.get(key)
        due = ISSUED.get(key)
        told_day = date_after(match.string, match.end())
        if right is not None:
            told = Said(
                f"không có “{key}”, đúng là “{right}”", f"there is no “{key}”, it is “{right}”"
            )
            mend = Said(f"Viết “{right}”.", f"Write “{right}”.")
            yield slip(number, match.start(), match.end(), told, mend)
        elif due is not None and told_day is not None and told_day != due:
            told = Said(
                f"“{key}” ban hành ngày {short_date(due)}", f"“{key}” is of {short_date(due)}"
            )
            yield slip(
                number, match.start(), match.end(), told, Said("Sửa ngày.", "Mend the date.")
            )
