"""Citing: in full the first time, by kind, number and symbol later (PL I, II.6.b; PL II, V.7)."""

import re
from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter

from generator.language import Said
from generator.law.kinds import KINDS
from generator.law.wording import short_date
from generator.lazy import regex
from generator.problems import Severity
from generator.rules import Entry, Finding
from generator.wording.base import WORDING, Prose, Slips, slip
from generator.wording.cited import (
    CITING,
    DATED,
    ISSUER,
    LAWS,
    NORMATIVE,
    REFERENCE,
    RUNNING,
    Citation,
    citations_of,
    in_body,
    key_of,
    quoted,
    tells_subject,
)
from generator.wording.provisions import chains_of

_ABBREVIATIONS = {kind.abbreviation: kind.name for kind in KINDS if kind.abbreviation}
_ABBREVIATIONS |= {"NĐ": "Nghị định", "TT": "Thông tư", "TTLT": "Thông tư liên tịch"}
_KINDS = {name: abbreviation for abbreviation, name in _ABBREVIATIONS.items()} | {
    "Chương trình hành động": "CTr"
}
# Kinds whose numbers never bear the year; notices of treaties and contracts may.
_YEARLESS = (*(kind.name for kind in KINDS if kind.yearless), "Chương trình hành động")
_YEARS_SINCE = 2005
"""From here on every Nghị định and Thông tư bears the year in its number; older ones may not."""


def _cited(prose: Prose) -> Iterator[Citation]:
    """The citations in running text and legal bases."""
    return (one for one in citations_of(prose) if prose.lines[one.line].role in CITING)


def _own(prose: Prose) -> Iterator[Citation]:
    """Those that no quotation has."""
    for found in _cited(prose):
        if not quoted(prose.lines[found.line].text, found.start):
            yield found


@WORDING(
    Entry(
        "vien-dan/number-word",
        Said("Viện dẫn, từ “số”", "Citation, the word “số”"),
        Severity.INFO,
        "PL I, II.6.b",
        good="Thực hiện Kế hoạch số 12/KH-UBND ngày 05/3/2026 của UBND tỉnh về chuyển đổi số.",
        bad="Thực hiện Kế hoạch 12/KH-UBND ngày 05/3/2026 của UBND tỉnh về chuyển đổi số.",
        unseen=Said(
            "văn bản nêu bằng tên gọi, không có số và ký hiệu",
            "documents named without number and symbol",
        ),
    )
)
def number_word(prose: Prose) -> Slips:
    """Kind, `số`, number: no citation leaves the word out."""
    for found in _own(prose):
        if not found.numbered:
            written = f"{found.kind} {found.key}"
            told = Said(f"“{written}” thiếu từ “số”", f"“{written}” lacks the word “số”")
            mend = f"{found.kind} số {found.key}"
            yield Finding(found.where, told, mend=Said(f"Viết “{mend}”.", f"Write “{mend}”."))


_KIND = "QĐ|KH|BC|TB|NQ|NĐ|CT|TT|TTr|HD|CTr"
_SYMBOL = r"[A-ZĐ][\w&]*(?:-[A-ZĐ]\w*)+"
_MISTYPED = (
    # A year of five digits, or no slash behind it; no slash behind the number.
    rf"\d{{1,5}}/(?:(?:19|20)\d{{3}}(?=[/A-ZĐ])|(?:19|20)\d{{2}}(?=[A-ZĐ]))/?{_SYMBOL}",
    rf"\d{{1,5}}(?:{_KIND})(?:-[A-ZĐ]\w*)+",
    # No hyphen in the symbol.
    rf"\d{{1,5}}/(?:\d{{4}}/)?(?:(?:{_KIND})(?:UBND|HĐND)|N[QĐ]CP|(?:QĐ|CT)TTg)(?![\w-])",
    # Two slashes.
    rf"\d{{1,5}}(?:/\d{{4}}//|//\d{{4}}/|//){_SYMBOL}",
    # A letter for a digit, in the number or the year.
    rf"(?=\d*[OolI])(?=[OolI]*\d)[\dOolI]{{2,5}}(?:/\d{{4}})?/{_SYMBOL}",
    rf"\d{{1,5}}/(?=\d+[OolI])[\dOolI]{{4}}/{_SYMBOL}",
)
_BROKEN = regex(rf"(?<![\w/])(?:{'|'.join(_MISTYPED)})")


@WORDING(
    Entry(
        "vien-dan/broken",
        Said("Viện dẫn, số và ký hiệu gõ nhầm", "Citation, number mistyped"),
        Severity.WARNING,
        "PL I, II.3; II.6.b",
        good="Theo Quyết định số 18/2020/QĐ-UBND ngày 05/3/2020 của UBND tỉnh về phân cấp quản lý.",
        bad="Theo Quyết định số 18/20202QĐ-UBND ngày 05/3/2020 của UBND tỉnh về phân cấp quản lý.",
        unseen=Said(
            "số nhầm mà vẫn đúng dạng số, ký hiệu", "wrong numbers that look like right ones"
        ),
    )
)
def broken(prose: Prose) -> Slips:
    """A number has digits, a year of four of them, one slash behind each, a hyphen in its symbol."""
    for number, match in in_body(prose, _BROKEN):
        told = Said(f"“{match[0]}” không phải số, ký hiệu", f"“{match[0]}” is no number")
        mend = Said("Gõ lại: số/năm/ký hiệu.", "Type it again: number/year/symbol.")
        yield slip(number, *match.span(), told, mend)


@WORDING(
    Entry(
        "vien-dan/first",
        Said("Viện dẫn lần đầu, đủ thông tin", "First citation, in full"),
        Severity.WARNING,
        "PL I, II.6.b",
        good="Thực hiện Kế hoạch số 12/KH-UBND ngày 05/3/2026 của UBND tỉnh về chuyển đổi số.",
        bad="Các đơn vị được giao việc tại Kế hoạch số 12/KH-UBND của UBND tỉnh về chuyển đổi số "
        "báo cáo trước tháng 6.",
        unseen=Said(
            "văn bản viện dẫn trong tên của văn bản khác, trong ngoặc kép, bảng, tiêu đề; "
            "minh chứng là của chính nơi báo cáo, về việc được báo cáo; "
            "cơ quan nêu trước đó trong"
            " cùng câu được coi là cơ quan ban hành",
            "documents named inside the name of another, in quotes, tables, headings; "
            "what proves a result is its reporter's own and on that result; a body named anywhere in the sentence"
            " is taken for the issuer",
        ),
    )
)
def first(prose: Prose) -> Slips:
    """The first citation tells date, issuer and subject.

    Without the date it is a breach, else advice.
    """
    named = {
        number: {key_of(match[0]) for _, match in matches}
        for number, matches in groupby(in_body(prose, REFERENCE), key=itemgetter(0))
    }
    seen: set[str] = set()
    for found in citations_of(prose):
        # What an earlier line names by its number is no first citation either.
        for number in [one for one in named if one < found.line]:
            seen |= named.pop(number)
        if found.key not in seen and _stands_alone(found, prose):
            yield from _lacks(found)
            seen.add(found.key)


def _stands_alone(found: Citation, prose: Prose) -> bool:
    """Whether the running text cites it, outside quotes and names of other documents."""
    line = prose.lines[found.line]
    nested = REFERENCE.search(found.sentence[: found.at])
    return line.role in RUNNING and not nested and not quoted(line.text, found.start)


def _proves(found: Citation) -> bool:
    """Whether it is named as what proves a result: a paper of who reports, on what is reported."""
    return "minh chứng:" in found.sentence[: found.at].lower()


def _tells_issuer(found: Citation) -> bool:
    """Whether the sentence names who issued it."""
    told = ISSUER.search(found.sentence[: found.at] + " … " + found.after)
    return _proves(found) or told is not None


def _tells_on_what(found: Citation) -> bool:
    """Whether the sentence tells its subject, or says it in another way."""
    proposes = found.kind == "Tờ trình" and "đề nghị" in found.sentence[: found.at].lower()
    return _proves(found) or proposes or tells_subject(found.after)


def _lacks(found: Citation) -> Slips:
    if found.kind in LAWS:
        return
    asked = (
        (DATED.search(found.sentence), Said("ngày ban hành", "date")),
        (_tells_issuer(found), Said("cơ quan ban hành", "issuer")),
        (_tells_on_what(found), Said("trích yếu", "subject")),
    )
    missing = [said for tells, said in asked if not tells]
    if missing:
        vi, en = Said.in_one(missing, ", ")
        told = Said(
            f"“{found.key}” thiếu {vi}",
            f"first citation of “{found.key}” lacks {en}",
        )
        severity = None if missing[0].en == "date" else Severity.INFO
        mend = Said(f"Ghi thêm {vi}.", f"Add {en}.")
        yield slip(found.line, found.start, found.end, told, mend, severity)


@WORDING(
    Entry(
        "vien-dan/again",
        Said("Viện dẫn lần sau, chỉ ghi tên loại, số, ký hiệu", "Later citations, short"),
        Severity.INFO,
        "PL I, II.6.b",
        good="Kế hoạch số 12/KH-UBND ngày 05/3/2026 của UBND tỉnh về chuyển đổi số.\n"
        "Theo Kế hoạch số 12/KH-UBND, các xã báo cáo.",
        bad="Kế hoạch số 12/KH-UBND ngày 05/3/2026 của UBND tỉnh về chuyển đổi số.\n"
        "Theo Kế hoạch số 12/KH-UBND ngày 05/3/2026 của UBND tỉnh, các xã báo cáo.",
        unseen=Said(
            "lần sau không nhắc lại ngày; văn bản đứng sau văn bản khác trong cùng câu; phụ lục, "
            "bảng; cùng số, ký hiệu mà"
            " khác ngày là văn bản khác",
            "later citations without the date; documents after another one in the sentence; "
            "appendices, tables; the same"
            " number with another date is another document",
        ),
    )
)
def again(prose: Prose) -> Slips:
    """A document already cited with its date is cited by number and symbol alone."""
    seen: set[tuple[str, object]] = set()
    for found in _cited(prose):
        if found.told is None:
            continue
        if (found.key, found.told) in seen and _stands_alone(found, prose):
            short = f"{found.kind} số {found.key}"
            told = Said(
                f"“{found.key}” đã viện dẫn đầy đủ ở trên",
                f"“{found.key}” was cited in full above",
            )
            mend = Said(f"Chỉ ghi “{short}”.", f"“{short}” is enough.")
            yield Finding(found.where, told, mend=mend)
        seen.add((found.key, found.told))


@WORDING(
    Entry(
        "vien-dan/order",
        Said("Viện dẫn điều khoản, từ nhỏ đến lớn", "Provisions, from small to large"),
        Severity.INFO,
        "PL II, V.7",
        good="Theo điểm a khoản 2 Điều 5 và khoản 1 Điều 7 của Quy chế.",
        bad="Theo Điều 5 khoản 2 điểm a của Quy chế.",
        unseen=Said("số ghép kiểu “mục II.3”", "numbers run together, as in “mục II.3”"),
    )
)
def order(prose: Prose) -> Slips:
    """Điểm, khoản, Điều, Mục, Chương, Phần follow one another in this order."""
    for number, chain in chains_of(prose):
        if prose.lines[number].role in CITING and _falls([link.rank for link in chain]):
            start, end = chain[0].start, chain[-1].end
            words = prose.lines[number].text[start:end]
            told = Said(f"“{words}” đi từ lớn đến nhỏ", f"“{words}” runs from large to small")
            mend = Said("Viết “điểm … khoản … Điều …”.", "Write “điểm … khoản … Điều …”.")
            yield slip(number, start, end, told, mend)


def _falls(ranks: list[int]) -> bool:
    """Whether a smaller unit follows one, and none as large: not in `Điều 5, khoản 2 Điều 6`."""
    largest = 0
    for rank, following in zip(ranks[-2::-1], ranks[:0:-1], strict=True):
        largest = max(largest, following)
        if following < rank > largest:
            return True
    return False


@WORDING(
    Entry(
        "vien-dan/later",
        Said("Ngày của văn bản viện dẫn", "Date of a cited document"),
        Severity.WARNING,
        "PL I, II.4.b",
        good="Thực hiện Kế hoạch số 12/KH-UBND ngày 05/3/2026 của UBND tỉnh về chuyển đổi số.",
        bad="Thực hiện Kế hoạch số 12/KH-UBND ngày 20/3/2026 của UBND tỉnh về chuyển đổi số.",
        unseen=Said(
            "văn bản chưa có ngày ban hành; ngày không đứng ngay sau ký hiệu",
            "undated papers; dates not next to the symbol",
        ),
    )
)
def later(prose: Prose) -> Slips:
    """No cited document is younger than the paper that cites it."""
    issued = prose.issued
    for found in _cited(prose) if issued is not None else ():
        if issued is not None and found.told is not None and found.told > issued:
            days = f"{short_date(found.told)} > {short_date(issued)}"
            told = Said(
                f"“{found.key}” có ngày sau ngày ban hành ({days})",
                f"“{found.key}” is of a later day ({days})",
            )
            yield Finding(found.where, told, mend=Said("Kiểm tra hai ngày.", "Check both dates."))


@WORDING(
    Entry(
        "vien-dan/kind",
        Said("Viện dẫn, tên loại khớp ký hiệu", "Citation, kind and symbol agree"),
        Severity.WARNING,
        "PL III, Mục I",
        good="Theo Quyết định số 12/QĐ-UBND ngày 05/3/2026 của UBND tỉnh về chuyển đổi số.",
        bad="Theo Quyết định số 12/KH-UBND ngày 05/3/2026 của UBND tỉnh về chuyển đổi số.",
        unseen=Said(
            "công văn và “Văn bản số” (ký hiệu là cơ quan, đơn vị); văn bản của Đảng; "
            "chữ viết tắt ngoài bảng",
            "công văn and “Văn bản số” (their symbols are bodies); Party papers; "
            "abbreviations outside the table",
        ),
    )
)
def kind(prose: Prose) -> Slips:
    """The kind named is the kind that the symbol abbreviates."""
    for found in _cited(prose):
        # Công văn have no abbreviation of their kind, and symbols of the Party no second group.
        first_group, _, rest = found.symbol.partition("-")
        due = _KINDS.get(found.kind)
        its = _ABBREVIATIONS.get(first_group)
        if due and its and rest and due != first_group:
            told = Said(
                f"“{found.kind}” mà ký hiệu “{first_group}” là {its}",
                f"“{found.kind}”, but “{first_group}” is {its}",
            )
            mend = Said(
                f"“{its} số …” hoặc ký hiệu “{due}-…”.",
                f"“{its} số …” or the symbol “{due}-…”.",
            )
            yield Finding(found.where, told, mend=mend)


@WORDING(
    Entry(
        "vien-dan/year",
        Said("Viện dẫn, năm trong số ký hiệu", "Citation, the year in the number"),
        Severity.WARNING,
        "PL I, II.3",
        good="Theo Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ về công tác văn thư.",
        bad="Theo Nghị định số 30/2020/NĐ-CP ngày 05/3/2021 của Chính phủ về công tác văn thư.",
        unseen=Said(
            "quyết định, nghị quyết, chỉ thị (có loại là văn bản quy phạm pháp luật, "
            "có loại không);"
            " nghị định, thông tư trước 2005",
            "decisions, resolutions, directives (some are normative, some not); "
            "decrees and circulars before 2005",
        ),
    )
)
def year(prose: Prose) -> Slips:
    """The year in a number is that of the date.

    Only normative documents bear one (else advice), and those all do.
    """
    mend = Said("Kiểm tra số, ký hiệu.", "Check the number.")
    for found in _cited(prose):
        told, severity = _year_slip(found)
        if told is not None:
            yield Finding(found.where, told, mend=mend, severity=severity)


def _year_slip(found: Citation) -> tuple[Said | None, Severity | None]:
    if found.year and found.told is not None and int(found.year) != found.told.year:
        said = Said(
            f"“{found.key}” mà ngày là của năm {found.told.year}",
            f"“{found.key}”, but dated {found.told.year}",
        )
        return said, None
    if found.year and found.kind in _YEARLESS:
        return Said(
            f"“{found.key}”: {found.kind.lower()} không ghi năm",
            f"“{found.key}”: no year in this kind",
        ), Severity.INFO
    due = found.kind in NORMATIVE and not found.year and re.match(r"NĐ|TT", found.symbol)
    if due and found.told is not None and found.told.year >= _YEARS_SINCE:
        return Said(f"“{found.key}” thiếu năm ban hành", f"“{found.key}” lacks the year"), None
    return None, None
