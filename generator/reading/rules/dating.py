"""Địa danh và thời gian (PL I, II.4)."""

import re
from dataclasses import replace
from datetime import date

from generator.language import NOTHING, Said
from generator.law.capitals import small_initials
from generator.law.decree30 import component
from generator.law.divisions import known_as, place_of, seat_of
from generator.lazy import regex
from generator.problems import Severity
from generator.reading.anatomy.paper import Paper
from generator.reading.anatomy.words import DATE, is_blank, is_upper
from generator.reading.finding import FILL, FORM, Findings, at, has, said
from generator.rules import Entry, Finding

_CODE = "dia-danh-thoi-gian"
_ARTICLE = component(_CODE).article
_EXACT = regex(r"ngày [^a-z]*? ?tháng [^a-z]*? ?năm(?: [^a-z]*)?")
_SHORT = regex(r"\b(?:TP|TX|TT|T|H|X|P|Q)\.|\b(?:TP|TPHCM|HCM|TP\.HCM)\b")


_OTHERWISE = (NOTHING, Said("Viết đầy đủ.", "Write it in full."))
_WITHOUT_YEAR = (Said(", thiếu năm", ", without its year"), Said("Thêm “năm …”.", "Add “năm …”."))
"""What a date line lacks, and what to do about it."""


def _parts(paper: Paper) -> tuple[str, dict[str, str]]:
    """The place as written up to "ngày", and day, month and year without blanks.

    Empty if the form is another.
    """
    return paper.kept(_divided)


def _divided(paper: Paper) -> tuple[str, dict[str, str]]:
    text = paper.found[_CODE][0].text
    found = DATE.search(text)
    if found is None:
        place = re.split(r",|ngày|\d", text, maxsplit=1)[0]
        return place.strip(), {}
    written = ((name, found[name]) for name in ("d", "m", "y"))
    return text[: found.start()], {
        name: value.strip(" \u00a0.…_") for name, value in written if value is not None
    }


def _finding(paper: Paper, found: Said, allowed: Said, mend: Said = NOTHING) -> Finding[str]:
    where, text = at(paper.found[_CODE][0], "Địa danh, thời gian")
    return Finding(where, found, allowed, mend, text)


@FORM(
    Entry(
        f"{_CODE}/text",
        Said("Địa danh, thời gian, cách viết", "Place and date, form"),
        Severity.ERROR,
        _ARTICLE,
        "Hưng Yên, ngày 05 tháng 01 năm 2026",
        "Hưng Yên, 05/01/2026",
    ),
    applies=has(_CODE),
)
def form(paper: Paper) -> Findings:
    """`<place>, ngày … tháng … năm …` in full."""
    place, numbers = _parts(paper)
    text = paper.found[_CODE][0].text
    rest = text[len(place) :].replace("\u00a0", " ").rstrip(". ")
    odd = any(value and not value.isdigit() for value in numbers.values())
    if not numbers or odd or not _EXACT.fullmatch(rest) or not place.strip(" ,"):
        allowed = Said("<địa danh>, ngày … tháng … năm …", "<place>, ngày … tháng … năm …")
        without_year = bool(numbers) and "y" not in numbers
        lacks, mend = _WITHOUT_YEAR if without_year else _OTHERWISE
        yield _finding(paper, said("“{}”{}", "“{}”{}", text, lacks), allowed, mend)


@FORM(
    Entry(
        f"{_CODE}/comma",
        Said("Dấu phẩy sau địa danh", "Comma after the place"),
        Severity.ERROR,
        "PL I, II.4.c",
        "Hưng Yên, ngày 05",
        "Hưng Yên ngày 05",
    ),
    applies=has(_CODE),
)
def comma(paper: Paper) -> Findings:
    """A comma follows the place."""
    place, numbers = _parts(paper)
    if numbers and place.strip() and not re.search(r"\S, ?$", place.replace("\u00a0", " ")):
        found = said("“{}ngày”", "“{}ngày”", place)
        yield _finding(
            paper,
            found,
            Said("dấu phẩy sau địa danh", "a comma"),
            Said("Thêm dấu phẩy.", "Add a comma."),
        )


@FORM(
    Entry(
        f"{_CODE}/padding",
        Said("Ngày dưới 10, tháng 1 và 2", "Days below 10, months 1 and 2"),
        Severity.ERROR,
        "PL I, II.4.b",
        "ngày 05 tháng 01",
        "ngày 5 tháng 1",
    ),
    applies=has(_CODE),
)
def padding(paper: Paper) -> Findings:
    """Days below 10 and months 1 and 2 take a zero."""
    numbers = _parts(paper)[1]
    for name, those, word in (("d", "1-9", "ngày"), ("m", "12", "tháng")):
        value = numbers.get(name, "")
        if re.fullmatch(f"[{those}]", value):
            found = said("“{} {}”", "“{} {}”", word, value)
            allowed = Said("thêm số 0 phía trước", "a zero in front")
            yield _finding(
                paper, found, allowed, said("Viết “{} 0{}”.", "Write “{} 0{}”.", word, value)
            )


@FORM(
    Entry(
        f"{_CODE}/month",
        Said("Tháng 3 đến tháng 9", "March to September"),
        Severity.INFO,
        "PL I, V.4",
        "tháng 3",
        "tháng 03",
    ),
    applies=has(_CODE),
)
def month_zero(paper: Paper) -> Findings:
    """The other months stand bare in the decree's examples."""
    value = _parts(paper)[1].get("m", "")
    if re.fullmatch("0[3-9]", value):
        allowed = Said("không cần số 0", "no zero needed")
        mend = said("Viết “tháng {}”.", "Write “tháng {}”.", value[1:])
        yield _finding(paper, said("“tháng {}”", "“tháng {}”", value), allowed, mend)


@FORM(
    Entry(
        f"{_CODE}/date",
        Said("Ngày có thật", "A date that exists"),
        Severity.WARNING,
        "PL I, II.4.b",
        "ngày 30 tháng 6",
        "ngày 31 tháng 6",
    ),
    applies=has(_CODE),
)
def impossible(paper: Paper) -> Findings:
    """The date stands in the calendar."""
    numbers = _parts(paper)[1]
    digits = [numbers.get(name, "") for name in ("y", "m", "d")]
    if len(digits) == 3 and all(
        text.isascii() and text.isdigit() and len(text) < 5 for text in digits
    ):
        try:
            date(*map(int, digits))
        except ValueError:
            shown = f"{digits[2]}/{digits[1]}/{digits[0]}"
            found = said("{} không có trong lịch", "{} does not exist", shown)
            mend = Said("Xem lại ngày, tháng, năm.", "Check day, month and year.")
            yield _finding(paper, found, NOTHING, mend)


@FORM(
    Entry(
        f"{_CODE}/place",
        Said("Địa danh viết tắt", "Place shortened"),
        Severity.ERROR,
        "PL I, II.4.a",
        "Thành phố Hồ Chí Minh",
        "TP. Hồ Chí Minh",
    ),
    applies=has(_CODE),
)
def shortened(paper: Paper) -> Findings:
    """The official name in full; a unit named after a person takes its type word (a warning)."""
    place = _parts(paper)[0]
    if _SHORT.search(place.upper() if "tp" in place else place):
        allowed = Said("tên gọi chính thức, không viết tắt", "the official name in full")
        mend = Said("Viết đầy đủ tên địa danh.", "Write the name in full.")
        yield _finding(paper, said("“{}”", "“{}”", place.strip(" ,")), allowed, mend)
        return
    bare = place.strip(" ,")
    full = "Thành phố Hồ Chí Minh" if bare == "Hồ Chí Minh" else _of_commune(paper, bare)
    if full != bare:
        kind = full.removesuffix(bare).strip()
        found = _finding(
            paper,
            said("“{}”", "“{}”", bare),
            said("{}", "{}", full),
            said("Thêm “{}”.", "Add “{}”.", kind),
        )
        yield replace(found, severity=Severity.WARNING)


def _of_commune(paper: Paper, bare: str) -> str:
    """The place as papers of that commune have it; of other bodies as it stands."""
    for code in ("co-quan-ban-hanh", "co-quan-chu-quan"):
        lines = (piece.text for piece in paper.found.get(code, ()))
        seat = seat_of(" ".join(lines))
        if seat and known_as(seat[1]) == known_as(bare):
            return place_of(seat[0], bare)
    return bare


@FORM(
    Entry(
        f"{_CODE}/capitals",
        Said("Địa danh, chữ cái đầu", "Place, initials"),
        Severity.ERROR,
        "PL I, II.4.c",
        "Hưng Yên",
        "Hưng yên",
    ),
    applies=has(_CODE),
)
def initials(paper: Paper) -> Findings:
    """Each syllable of the place opens with a capital, and nothing else of it is one."""
    place = _parts(paper)[0].strip(" ,")
    if small_initials(place) and len(place) < 40:
        allowed = Said("viết hoa chữ cái đầu", "initials in capitals")
        mend = Said("Viết hoa chữ đầu mỗi tiếng.", "Write each initial as a capital.")
        yield _finding(paper, said("“{}”", "“{}”", place), allowed, mend)
    elif is_upper(place) and not (is_upper(paper.text(_CODE)) or _SHORT.search(place)):
        allowed = Said("chữ in thường, viết hoa chữ cái đầu", "small letters, initials in capitals")
        mend = said("Viết “{}”.", "Write “{}”.", place.title())
        yield _finding(paper, said("“{}”", "“{}”", place), allowed, mend)


@FORM(
    Entry(
        f"{_CODE}/same-line",
        Said("Địa danh ngang hàng với số", "Place level with number"),
        Severity.ERROR,
        "PL I, II.4.c",
        "cùng hàng với số, ký hiệu",
        "dưới hàng số, ký hiệu",
    ),
    applies=lambda paper: _CODE in paper.found and "so-ky-hieu" in paper.found,
)
def same_line(paper: Paper) -> Findings:
    """On the line of the number: the same row of the table, the same paragraph."""
    mine, its = paper.found[_CODE][0], paper.found["so-ky-hieu"][0]
    if mine.paragraph.in_box:
        return
    if (mine.row != its.row and mine.row[:1] + its.row[:1] != (0, 0)) or (
        mine.row[:2] != its.row[:2]
    ):
        mend = Said(
            "Đặt hai dòng trong cùng một hàng của bảng.", "Put both into one row of the table."
        )
        found = Said("không cùng hàng với số, ký hiệu", "not on the line of the number")
        yield _finding(paper, found, Said("cùng một hàng", "one line"), mend)


@FORM(
    Entry(
        f"{_CODE}/blank",
        Said("Ngày tháng, chưa điền", "Date, not filled in"),
        Severity.INFO,
        "Điều 15",
        "ngày 05 tháng 01 năm 2026",
        "ngày     tháng     năm 2026",
    ),
    applies=has(_CODE),
)
def blank(paper: Paper) -> Findings:
    """A draft has no date yet."""
    place, numbers = _parts(paper)
    if (numbers and any(not value for value in numbers.values())) or is_blank(place.strip(" ,")):
        yield _finding(paper, Said("chưa điền đủ", "not filled in"), NOTHING, FILL)
