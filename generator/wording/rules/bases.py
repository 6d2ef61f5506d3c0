"""Legal bases: how each opens, what it must tell, the few known to be stale (PL I, II.6.a)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from generator.language import NOTHING, Said
from generator.law.kinds import KINDS
from generator.problems import Severity
from generator.rules import Entry
from generator.wording.base import WORDING, Prose, Slips, slip
from generator.wording.cited import (
    CITING,
    DATED,
    ISSUER,
    LAWS,
    REFERENCE,
    body_of,
    date_after,
    tells_subject,
)

OPENINGS = re.compile(
    r"(?:Căn cứ|Theo đề nghị|Xét|Thực hiện|Trên cơ sở|Theo|Tiếp theo|Thi hành|Chấp hành|Quán triệt"
    r"|Sau khi|Được)\b"
)
_PROPOSAL = re.compile(r"(?:Theo|Xét) đề nghị\b", re.IGNORECASE)
_NUMBERED = (
    *("Nghị định", "Thông tư liên tịch", "Thông tư"),
    *(kind.name for kind in KINDS if kind.numbered),
)
"""Kinds that always have a number; minutes, contracts and programmes may have none."""
_NAMED = re.compile(
    rf"Căn cứ (?:các |vào )?(?P<kind>{'|'.join((*LAWS, *_NUMBERED))})\b(?P<rest>[^;]*)",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\d\s*/\s*[A-ZĐ\d]|số[\s.…_]*/|\d-[A-ZĐ]\w*/")
_YEAR = re.compile(r"^(?!.*\d/).*\bnăm\s+\d{4}\b")
"""A law called by its year, as usage has it."""
_LAW_NUMBER = re.compile(
    r"\b(?P<law>(?:Bộ luật|Luật|Pháp lệnh)\b[^;,.]{0,120}?)\s+số(?:\s*:)?\s*"
    r"(?P<number>\d{1,4}/\d{4}/(?:UBTV)?QH\d+)"
)


@dataclass(frozen=True, slots=True)
class Repealed:
    """A document, by its number or name and day, that another has replaced from `since` on."""

    pattern: "re.Pattern[str]"
    shown: str
    since: date
    by: str


def _law(number: str, day_: int, month: int, year: int) -> "re.Pattern[str]":
    told = rf"ngày 0?{day_}(?:/0?{month}/| tháng 0?{month} năm ){year}"
    return re.compile(
        rf"(?<![\d/]){number}\b|Luật Tổ chức chính quyền địa phương (?:số \S+ )?{told}"
    )


_DECREE_30 = "Nghị định số 30/2020/NĐ-CP"
_LOCAL = "Luật Tổ chức chính quyền địa phương số 72/2025/QH15"
_INTERIM = "từ 01/3 đến 15/6/2025: số 65/2025/QH15"
REPEALED = (
    Repealed(
        re.compile(r"(?<![\d/])110/2004/NĐ-CP\b"), "110/2004/NĐ-CP", date(2020, 3, 5), _DECREE_30
    ),
    Repealed(
        re.compile(r"(?<![\d/])09/2010/NĐ-CP\b"), "09/2010/NĐ-CP", date(2020, 3, 5), _DECREE_30
    ),
    Repealed(
        re.compile(r"(?<![\d/])01/2011/TT-BNV\b"), "01/2011/TT-BNV", date(2020, 3, 5), _DECREE_30
    ),
    Repealed(
        _law("77/2015/QH13", 19, 6, 2015),
        "77/2015/QH13",
        date(2025, 3, 1),
        f"{_LOCAL} ({_INTERIM})",
    ),
    Repealed(_law("65/2025/QH15", 19, 2, 2025), "65/2025/QH15", date(2025, 6, 16), _LOCAL),
)
"""Only what is certain; every other basis is not judged for its force."""

ISSUED = {
    "30/2020/NĐ-CP": date(2020, 3, 5),
    "72/2025/QH15": date(2025, 6, 16),
    "65/2025/QH15": date(2025, 2, 19),
    "202/2025/QH15": date(2025, 6, 12),
    "1666/NQ-UBTVQH15": date(2025, 6, 16),
    "1667/NQ-UBTVQH15": date(2025, 6, 16),
    "150/2025/NĐ-CP": date(2025, 6, 12),
}
"""The day of issue of documents that papers of the two-level government often cite."""
MISNUMBERED = {"72/2025/QH16": "72/2025/QH15", "202/2025/QH16": "202/2025/QH15"}


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
        match = _NAMED.match(text)
        if match is None or "đại hội" in match["rest"].lower():
            continue
        missing = list(_missing(match))
        if missing:
            vi, en = (", ".join(part.to(lang) for part in missing) for lang in ("vi", "en"))
            advice = missing[0].en == "subject" or (
                missing[0].en == "date" and _YEAR.search(match["rest"])
            )
            severity = Severity.INFO if advice else None
            told = Said(
                f"căn cứ “{match['kind']}” thiếu {vi}", f"the basis “{match['kind']}” lacks {en}"
            )
            mend = Said(f"Ghi thêm {vi}.", f"Add {en}.")
            yield slip(number, match.start("kind"), match.end("kind"), told, mend, severity)


def _missing(match: "re.Match[str]") -> Iterator[Said]:
    rest = match["rest"]
    if match["kind"].lower() in {law.lower() for law in LAWS}:
        if not DATED.search(rest) and not _NUMBER.search(rest):
            yield Said("ngày ban hành", "date")
        return
    if not _NUMBER.search(rest):
        yield Said("số, ký hiệu", "number and symbol")
    if not DATED.search(rest):
        yield Said("ngày ban hành", "date")
    if not ISSUER.search(rest):
        yield Said("cơ quan ban hành", "issuer")
    last = [*REFERENCE.finditer(rest)]
    if not tells_subject(rest[last[0].end() :] if last else rest):
        yield Said("trích yếu", "subject")


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
        Said("Căn cứ còn hiệu lực", "Basis in force"),
        Severity.WARNING,
        "PL I, II.6.a; Điều 37",
        good="Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác "
        "văn thư;",
        bad="Căn cứ Nghị định số 110/2004/NĐ-CP ngày 08 tháng 4 năm 2004 của Chính phủ về công tác "
        "văn thư;",
        unseen=Said(
            "mọi văn bản ngoài năm văn bản trong bảng; văn bản cũ nhắc trong nội dung",
            "every document but the five in the table; older ones named in the text",
        ),
    )
)
def repealed(prose: Prose) -> Slips:
    """No basis was replaced before the day of the paper; without any date that is not decided."""
    for number, text in _bases(prose):
        for row in REPEALED:
            match = row.pattern.search(text)
            stale = _stale(prose, row)
            if match is None or stale is False:
                continue
            told = Said(
                f"“{row.shown}” hết hiệu lực từ {row.since:%d/%m/%Y}",
                f"“{row.shown}” ended on {row.since:%d/%m/%Y}",
            )
            mend = Said(f"Thay bằng {row.by}.", f"Use {row.by}.")
            yield slip(
                number,
                match.start(),
                match.end(),
                told,
                mend,
                Severity.UNDECIDED if stale is None else None,
            )


def _stale(prose: Prose, row: Repealed) -> bool | None:
    if prose.issued is not None:
        return prose.issued >= row.since
    if prose.year is None or prose.year == row.since.year:
        return None
    return prose.year > row.since.year


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
    for number, role, text in body_of(prose):
        for match in REFERENCE.finditer(text) if role in CITING else ():
            key = "".join(match[0].split())
            right = MISNUMBERED.get(key)
            due = ISSUED.get(key)
            told_day = date_after(text, match.end())
            if right is not None:
                told = Said(
                    f"không có “{key}”, đúng là “{right}”", f"there is no “{key}”, it is “{right}”"
                )
                yield slip(number, match.start(), match.end(), told, NOTHING)
            elif due is not None and told_day is not None and told_day != due:
                told = Said(
                    f"“{key}” ban hành ngày {due:%d/%m/%Y}", f"“{key}” is of {due:%d/%m/%Y}"
                )
                yield slip(
                    number, match.start(), match.end(), told, Said("Sửa ngày.", "Mend the date.")
                )
