"""Số, ký hiệu (PL I, II.3; PL III, Mục I)."""

import re
from dataclasses import replace
from typing import NamedTuple

from generator.language import NOTHING, Said
from generator.law.decree30 import component
from generator.law.kinds import COPY_KINDS, KINDS, Kind
from generator.lazy import regex
from generator.problems import Severity
from generator.reading.anatomy.paper import Paper
from generator.reading.anatomy.words import is_blank
from generator.reading.finding import FILL, FORM, Findings, at, by_one, excerpt, said
from generator.rules import Entry, Finding

_ARTICLE = component("so-ky-hieu").article
_ABBREVIATIONS = {kind.abbreviation: kind for kind in (*KINDS, *COPY_KINDS) if kind.abbreviation}
_FOLDED = {name.upper() for name in _ABBREVIATIONS}
_MIXED = {name for name in _ABBREVIATIONS if name != name.upper()}
_LINE = regex(
    r"(?P<word>s[ốô])(?P<colon>\s*:)?(?P<number>[\s\u00a0\d.…_]*)"
    r"(?P<slash>[/\-–—\\]?)(?P<symbol>.*)",
    re.IGNORECASE,
)
_YEAR = regex(r"\s*(?:19|20)\d\d\s*/\s*")
_JOINTS = regex(r"\s*[-–—_/\s]\s*")


class Symbol(NamedTuple):
    """The parts of the line; `groups` of the symbol are cleaned of spaces and dashes."""

    word: str
    colon: str
    number: str
    slash: str
    symbol: str
    groups: tuple[str, ...]


def read_symbol(paper: Paper) -> Symbol:
    """The line `Số: …/…` in its parts."""
    return paper.kept(_read)


def _read(paper: Paper) -> Symbol:
    text = paper.found["so-ky-hieu"][0].text
    found = _LINE.match(text)
    if found is None:
        return Symbol("", "", "", "", text, ())
    symbol = _YEAR.sub("", found["symbol"], count=1)
    groups = tuple(filter(None, _JOINTS.split(symbol.strip(" ."))))
    return Symbol(
        found["word"],
        found["colon"] or "",
        found["number"],
        found["slash"],
        found["symbol"],
        groups,
    )


def _finding(paper: Paper, found: Said, allowed: Said, mend: Said = NOTHING) -> Finding[str]:
    where, text = at(paper.found["so-ky-hieu"][0], "Số, ký hiệu")
    return Finding(where, found, allowed, mend, text)


def _named(paper: Paper) -> bool:
    return by_one("so-ky-hieu")(paper) and bool(paper.kind.abbreviation)


def _letter(paper: Paper) -> bool:
    return by_one("so-ky-hieu")(paper) and paper.kind.below_number


@FORM(
    Entry(
        "so-ky-hieu/colon",
        Said("Số, ký hiệu, dấu hai chấm", "Number, the colon"),
        Severity.ERROR,
        _ARTICLE,
        "Số: 12/KH-UBND",
        "Số 12/KH-UBND; Số:12/KH-UBND",
    ),
    applies=by_one("so-ky-hieu"),
)
def colon(paper: Paper) -> Findings:
    """A colon right after the word Số; the forms print a space before the number, which is usage."""
    symbol = read_symbol(paper)
    opened = f"{symbol.word}{symbol.colon}"
    if symbol.colon != ":":
        found = said("“{}”", "“{}”", opened)
        yield _finding(paper, found, Said("“Số:”", "“Số:”"), Said("Gõ lại “Số:”.", "Type “Số:”."))
    elif symbol.number[:1].isdigit():
        close = said("“{}”", "“{}”", opened + symbol.number.strip())
        mend = Said("Thêm dấu cách sau “Số:”.", "Put a space behind “Số:”.")
        allowed = said("“{}”", "“{}”", f"{opened} {symbol.number.strip()}")
        yield replace(_finding(paper, close, allowed, mend), severity=Severity.WARNING)


@FORM(
    Entry(
        "so-ky-hieu/blank",
        Said("Số văn bản, chưa điền", "Number, not filled in"),
        Severity.INFO,
        "Điều 15",
        "Số: 05/KH-UBND",
        "Số:      /KH-UBND",
    ),
    applies=by_one("so-ky-hieu"),
)
def blank(paper: Paper) -> Findings:
    """A draft has no number yet."""
    if is_blank(read_symbol(paper).number):
        yield _finding(paper, Said("chưa điền số", "no number yet"), NOTHING, FILL)


@FORM(
    Entry(
        "so-ky-hieu/padding",
        Said("Số văn bản dưới 10", "Number below 10"),
        Severity.ERROR,
        "PL I, II.3.a",
        "Số: 05/KH-UBND",
        "Số: 5/KH-UBND",
    ),
    applies=by_one("so-ky-hieu"),
)
def padding(paper: Paper) -> Findings:
    """A number below 10 takes a zero."""
    digits = read_symbol(paper).number.strip()
    if re.fullmatch(r"[1-9]", digits):
        mend = said("Viết “0{}”.", "Write “0{}”.", digits)
        yield _finding(
            paper,
            said("“{}”", "“{}”", digits),
            Said("thêm số 0 phía trước", "a zero in front"),
            mend,
        )


@FORM(
    Entry(
        "so-ky-hieu/spaces",
        Said("Số, ký hiệu, dấu cách", "Number and symbol, spaces"),
        Severity.ERROR,
        _ARTICLE,
        "12/KH-UBND",
        "12 / KH - UBND",
    ),
    applies=by_one("so-ky-hieu"),
)
def spaces(paper: Paper) -> Findings:
    """No spaces around slash and hyphen; the room for a number to come is none."""
    symbol = read_symbol(paper)
    filled = not is_blank(symbol.number)
    if (filled and symbol.number[-1:].isspace()) or re.search(r"\s", symbol.symbol.rstrip()):
        text = excerpt(paper.found["so-ky-hieu"][0].text)
        mend = Said("Bỏ dấu cách quanh “/” và “-”.", "Take out the spaces around “/” and “-”.")
        allowed = Said("không có dấu cách", "no spaces")
        yield _finding(paper, said("“{}”", "“{}”", text), allowed, mend)


@FORM(
    Entry(
        "so-ky-hieu/hyphen",
        Said("Ký hiệu, dấu gạch nối", "Symbol, the hyphen"),
        Severity.ERROR,
        _ARTICLE,
        "KH-UBND",
        "KH–UBND; KH_UBND",
    ),
    applies=by_one("so-ky-hieu"),
)
def hyphen(paper: Paper) -> Findings:
    """A short hyphen joins the groups."""
    text = _YEAR.sub("", read_symbol(paper).symbol).strip(" .")
    if re.search("[–—_]", text):
        yield _finding(
            paper,
            said("“{}”", "“{}”", text),
            Said("dấu “-”", "“-”"),
            Said("Gõ lại ký hiệu.", "Type it again."),
        )


@FORM(
    Entry(
        "so-ky-hieu/text",
        Said("Số, ký hiệu, cách viết", "Number and symbol, form"),
        Severity.ERROR,
        _ARTICLE,
        "Số: 12/KH-UBND",
        "Số: 12-KH/UBND",
    ),
    applies=by_one("so-ky-hieu"),
)
def form(paper: Paper) -> Findings:
    """Number, slash, symbol; hyphens inside the symbol."""
    symbol = read_symbol(paper)
    if symbol.slash != "/" or "/" in _YEAR.sub("", symbol.symbol):
        text = excerpt(paper.found["so-ky-hieu"][0].text)
        yield _finding(
            paper,
            said("“{}”", "“{}”", text),
            Said("Số: …/<ký hiệu>", "Số: …/<symbol>"),
            Said("Gõ lại: số, “/”, ký hiệu nối bằng “-”.", "Number, “/”, symbol joined by “-”."),
        )


@FORM(
    Entry(
        "so-ky-hieu/year",
        Said("Ký hiệu, năm ban hành", "Symbol, year"),
        Severity.WARNING,
        "PL I, II.3",
        "12/KH-UBND",
        "12/2026/KH-UBND",
    ),
    applies=by_one("so-ky-hieu"),
)
def year(paper: Paper) -> Findings:
    """Only normative documents bear a year in their symbol."""
    if _YEAR.match(read_symbol(paper).symbol):
        allowed = Said("không ghi năm trong ký hiệu", "no year in the symbol")
        yield _finding(
            paper,
            Said("có năm trong ký hiệu", "a year in the symbol"),
            allowed,
            Said("Bỏ năm.", "Drop it."),
        )


@FORM(
    Entry(
        "so-ky-hieu/caps",
        Said("Ký hiệu, chữ in hoa", "Symbol, capitals"),
        Severity.ERROR,
        _ARTICLE,
        "KH-UBND; TTr-SNV",
        "kh-ubnd; KH-Ubnd",
    ),
    applies=by_one("so-ky-hieu"),
)
def capitals(paper: Paper) -> Findings:
    """Capitals, but for the fixed QyĐ, CTr, TTr, TrS."""
    symbol = read_symbol(paper)
    if symbol.word != "Số":
        mend = Said("Gõ lại.", "Type it again.")
        yield _finding(paper, said("“{}”", "“{}”", symbol.word), Said("“Số”", "“Số”"), mend)
    small = _small_groups(symbol.groups, paper.kind)
    if small:
        found = said("“{}”", "“{}”", small[0])
        mend = said("Gõ “{}”.", "Type “{}”.", small[0].upper())
        yield _finding(paper, found, Said("chữ in hoa", "capitals"), mend)


def _small_groups(groups: tuple[str, ...], kind: Kind) -> list[str]:
    """The groups not in capitals; a kind in odd ones is told by so-ky-hieu/abbreviation."""
    first = groups[0] if groups else ""
    odd = first != first.lower()
    named = odd and first.upper() in _FOLDED
    small = [
        group
        for group in (groups[1:] if named else groups)
        if group not in _MIXED and group != group.upper()
    ]
    return small[1:] if odd and kind.abbreviation and small[:1] == [first] else small


@FORM(
    Entry(
        "so-ky-hieu/abbreviation",
        Said("Ký hiệu, chữ viết tắt tên loại", "Symbol, abbreviation"),
        Severity.ERROR,
        "PL III, Mục I",
        "12/TTr-UBND",
        "12/TTR-UBND; 12/DAn-UBND",
    ),
    applies=_named,
)
def abbreviation(paper: Paper) -> Findings:
    """The abbreviation of the kind comes from the decree's table."""
    groups = read_symbol(paper).groups
    kind = paper.kind
    if not groups or groups[0] in _ABBREVIATIONS or kind.abbreviation in groups:
        return
    allowed = said("{} viết tắt là {}", "{} is {}", kind.name, kind.abbreviation)
    run_on = groups[0].removeprefix(kind.abbreviation) if len(groups) < 2 else groups[0]
    others = groups[1:] or ([run_on] if run_on.isupper() and run_on != groups[0] else [])
    mend = said("Gõ lại: “{}”.", "Type “{}”.", "-".join([kind.abbreviation, *others]))
    yield _finding(
        paper,
        said("“{}”", "“{}”", groups[0]),
        allowed,
        mend if others else said(*_BOTH, kind.abbreviation),
    )


_BOTH = (
    "Gõ lại: “{}-”, rồi chữ viết tắt tên cơ quan.",
    "“{}-”, then the agency's abbreviation.",
)


def is_whole(paper: Paper) -> bool:
    """Whether the symbol names the kind of the paper and an agency behind it, where it is to do so."""
    groups, short = read_symbol(paper).groups, paper.kind.abbreviation
    return not _named(paper) or (groups[:1] == (short,) and len(groups) > 1)


@FORM(
    Entry(
        "so-ky-hieu/kind",
        Said("Ký hiệu và tên loại", "Symbol and kind"),
        Severity.ERROR,
        "PL I, II.3.b; II.5",
        "KẾ HOẠCH, ký hiệu KH-UBND",
        "KẾ HOẠCH, ký hiệu BC-UBND",
    ),
    applies=_named,
)
def agrees(paper: Paper) -> Findings:
    """The symbol names the kind that the heading names."""
    groups, kind = read_symbol(paper).groups, paper.kind
    if not groups or kind.abbreviation in groups:
        return
    other = _ABBREVIATIONS.get(groups[0])
    if other is not None:
        found = said(
            "ký hiệu {} ({}), tên loại {}",
            "symbol {} ({}), heading {}",
            groups[0],
            other.name,
            kind.name,
        )
        allowed = said("ký hiệu {}", "symbol {}", kind.abbreviation)
        mend = said("Đổi “{}” thành “{}”.", "Change “{}” to “{}”.", groups[0], kind.abbreviation)
        yield _finding(paper, found, allowed, mend)


@FORM(
    Entry(
        "so-ky-hieu/order",
        Said("Ký hiệu, thứ tự", "Symbol, order"),
        Severity.ERROR,
        "PL I, II.3.b",
        "KH-UBND (tên loại, rồi cơ quan)",
        "UBND-KH; KH",
    ),
    applies=_named,
)
def order(paper: Paper) -> Findings:
    """The kind, then the agency."""
    groups, kind = read_symbol(paper).groups, paper.kind
    if kind.abbreviation in groups and (groups[0] != kind.abbreviation or len(groups) < 2):
        found = said("“{}”", "“{}”", "-".join(groups))
        allowed = said("{}-<cơ quan>", "{}-<agency>", kind.abbreviation)
        yield _finding(paper, found, allowed, said(*_BOTH, kind.abbreviation))


@FORM(
    Entry(
        "so-ky-hieu/cong-van",
        Said("Ký hiệu công văn", "Symbol of a công văn"),
        Severity.ERROR,
        "PL I, II.3.b",
        "12/UBND-VX",
        "12/CV-UBND; 12/UBND",
    ),
    applies=_letter,
)
def letter(paper: Paper) -> Findings:
    """Agency and drafting unit, no abbreviation of the kind; without the unit it is a warning.

    A phòng of a commune has no units in it: info. Whether it goes by VHXH or by PVHXH nobody has
    ruled; both are in use, and neither is told.
    """
    groups = read_symbol(paper).groups
    allowed = Said(
        "<cơ quan>-<đơn vị soạn thảo hoặc lĩnh vực>", "<agency>-<drafting unit or field>"
    )
    shown = said("“{}”", "“{}”", "-".join(groups))
    if groups and groups[0].upper() in {"CV", *_ABBREVIATIONS} and len(groups) > 1:
        yield _finding(
            paper,
            shown,
            allowed,
            Said("Bỏ chữ viết tắt tên loại.", "Drop the abbreviation of the kind."),
        )
    elif len(groups) == 1:
        finding = _finding(
            paper, shown, allowed, Said("Thêm đơn vị hoặc lĩnh vực.", "Add the unit or field.")
        )
        small = paper.text("co-quan-ban-hanh").upper().startswith("PHÒNG ")
        yield replace(finding, severity=Severity.INFO if small else Severity.WARNING)
