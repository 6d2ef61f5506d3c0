"""What is typed although the program adds it, and what breaks the form of the heading."""

import re
from collections.abc import Iterator

from generator.checks import CHECKS, Found, known
from generator.language import Said
from generator.law.capitals import mostly_upper, small_initials
from generator.law.divisions import known_as, place_of, seat_of
from generator.law.kinds import WRITTEN, kind
from generator.lazy import regex
from generator.paper.dossier import Dossier
from generator.paper.outline import MARKS, Numbered
from generator.plan.source import Text
from generator.plan.years import own_name_year, subject_years
from generator.problems import Severity
from generator.rules import Finding, told
from generator.wording.rules.bases import OPENINGS

_CAPITALS = Said("viết toàn chữ in hoa", "it is written in capitals")


@CHECKS(known("so-ky-hieu/abbreviation"))
def symbol(dossier: Dossier) -> Found:
    """The abbreviation of the kind is ours to add to the symbol."""
    plan = dossier.plan
    prefix = f"{kind(plan.kind).abbreviation}-" if plan.kind else ""
    for written in (one.abbreviation for one in plan.issuers):
        if not prefix or not isinstance(written, Text) or not written.value.startswith(prefix):
            continue
        bare = written.value.removeprefix(prefix)
        yield Finding(
            written.spot,
            Said(f"'{prefix}' tự thêm vào ký hiệu", f"'{prefix}' is added to the symbol"),
            mend=Said(f"Chỉ ghi {bare}.", f"Write {bare}."),
        )


@CHECKS(known("dia-danh-thoi-gian/text"))
def place_alone(dossier: Dossier) -> Found:
    """The day is ours to add to the place."""
    place = dossier.plan.place
    if isinstance(place, Text) and re.search(r"(?i)\bngày\b|\d{4}", place.value):
        yield Finding(
            place.spot,
            Said("địa danh có cả ngày tháng", "the place has a date in it"),
            mend=Said(
                "Chỉ ghi địa danh; ngày ghi ở khóa ngay.",
                "The place alone; the date belongs to the key date.",
            ),
        )


@CHECKS(
    told(
        "trich-yeu/text",
        "trích yếu lặp lại tên loại hoặc V/v",
        "the subject repeats the kind, or has V/v",
        Severity.WARNING,
    )
)
def subject_alone(dossier: Dossier) -> Found:
    """The kind, or V/v, is ours to print in front of the subject."""
    subject = dossier.plan.subject
    if (
        isinstance(subject, Text)
        and dossier.plan.kind
        and _repeats(dossier.plan.kind, subject.value)
    ):
        yield Finding(
            subject.spot,
            Said(
                "trích yếu lặp lại tên loại hoặc V/v, Về việc",
                "the subject repeats the kind, or V/v",
            ),
            mend=Said(
                "Bỏ mấy chữ đầu; tên loại, V/v tự in.",
                "Leave it out; the kind, or V/v, is printed of itself.",
            ),
        )


def _repeats(key: str, subject: str) -> bool:
    # Below the number of a letter stands "V/v"; elsewhere a subject may well begin with "Về việc".
    added = "|về việc" if kind(key).below_number else ""
    return bool(re.match(rf"(?i)({kind(key).name}|v/v{added})\b", subject))


@CHECKS(
    told(
        "plan/own-year",
        "tên kế hoạch mang năm khác trích yếu",
        "the plan's own name with another year than the subject",
        Severity.WARNING,
    )
)
def own_year(dossier: Dossier) -> Found:
    """Where the text issues the plan or ends it, its name has the year of the subject."""
    plan = dossier.plan
    years = subject_years(plan) if plan.kind else []
    closing = plan.closing if isinstance(plan.closing, tuple) else ()
    for text in (*plan.preamble, *closing) if years else ():
        year = own_name_year(plan, text.value)
        if year and not min(years) <= year <= max(years):
            named = ", ".join(map(str, years))
            yield Finding(
                text.spot,
                Said(
                    f"tên văn bản ở đây có năm {year}, trích yếu: {named}",
                    f"the year {year} in its own name here, {named} in the subject",
                ),
                mend=Said(f"Sửa một trong hai chỗ: {year} hay {named}.", "Mend one of the two."),
            )


@CHECKS(known("ho-ten/caps"))
def name(dossier: Dossier) -> Found:
    """The signer's name is written in small letters (PL I, II.7.đ)."""
    for written in (signer.name for signer in dossier.plan.signature):
        if isinstance(written, Text) and _shouted(written):
            yield Finding(written.spot, _CAPITALS, mend=_ordinary(written.value.title()))


@CHECKS(known("trich-yeu/caps"), known("trich-yeu-cong-van/caps"))
def subject(dossier: Dossier) -> Found:
    """The subject is written as a sentence (PL I, II.5)."""
    form, written = WRITTEN.get(dossier.plan.kind), dossier.plan.subject
    if form and isinstance(written, Text) and _shouted(written):
        component = "trich-yeu-cong-van" if form.below_number else "trich-yeu"
        yield Finding(
            written.spot,
            _CAPITALS,
            mend=Said("Viết chữ thường như một câu.", "Write it in small letters, as a sentence."),
            code=f"{component}/caps",
        )


@CHECKS(known("dia-danh-thoi-gian/capitals"))
def place(dossier: Dossier) -> Found:
    """The place has its capitals (PL I, II.4.c)."""
    written = dossier.plan.place
    if isinstance(written, Text) and (small := small_initials(written.value)):
        words = [
            word[0].upper() + word[1:] if word in small else word for word in written.value.split()
        ]
        yield Finding(
            written.spot,
            Said("địa danh chưa viết hoa chữ cái đầu", "the place lacks a capital"),
            mend=_ordinary(" ".join(words)),
        )


@CHECKS(
    known("dia-danh-thoi-gian/place", Severity.WARNING),
    told(
        "dia-danh-thoi-gian/commune",
        "địa danh không phải tên của xã ban hành",
        "the place is not that of the commune which issues",
        Severity.WARNING,
    ),
)
def place_of_commune(dossier: Dossier) -> Found:
    """A commune's committee issues in its commune (PL I, II.4.a)."""
    written = dossier.plan.place
    name = next((one.name for one in dossier.plan.issuers), None)
    seat = seat_of(name.value) if isinstance(name, Text) else None
    if seat is None or not isinstance(written, Text):
        return
    right, typed = place_of(*seat), known_as(written.value)
    if typed in (known_as(right), known_as(" ".join(seat))):
        return
    bare = typed == known_as(seat[1])
    message = Said(f"địa danh '{written.value}'", f"the place '{written.value}'")
    yield Finding(
        written.spot,
        Said(f"{message.vi} thiếu loại đơn vị", f"{message.en} lacks its kind")
        if bare
        else Said(
            f"{message.vi}, mà cơ quan ban hành là của {' '.join(seat)}",
            f"{message.en}, and the issuer is that of {' '.join(seat)}",
        ),
        mend=Said(f"Viết: {right}.", f"Write: {right}."),
        severity=Severity.WARNING,
        code=f"dia-danh-thoi-gian/{'place' if bare else 'commune'}",
    )


@CHECKS(
    told(
        "plan/kind-of-commune",
        "xã, phường, đặc khu khác với cơ quan ban hành",
        "a commune of another kind than the issuer's",
        Severity.INFO,
    )
)
def kind_of_commune(dossier: Dossier) -> Found:
    """A ward that speaks of the committee of “the commune”, without a name, speaks of itself."""
    plan = dossier.plan
    name = next((one.name for one in plan.issuers), None)
    seat = seat_of(name.value) if isinstance(name, Text) and len(plan.issuers) == 1 else None
    if seat is None:
        return
    right = seat[0].lower()
    closing = plan.closing if isinstance(plan.closing, tuple) else ()
    for text in (*plan.preamble, *plan.listed_recipients, *closing):
        if (found := _NAMELESS.search(text.value)) and found[2].lower() != right:
            yield Finding(
                text.spot,
                Said(
                    f"“{found[0]}”, mà cơ quan ban hành là của {' '.join(seat)}",
                    f"“{found[0]}”, and the issuer is that of {' '.join(seat)}",
                ),
                mend=_ordinary(f"{found[1]} {right}."),
            )


_NAMELESS = regex(
    r"(?<!các )(?<!cấp )((?:[ỦUủu][ỷyỶY] ban nhân dân|UBND|[Hh]ội đồng nhân dân|HĐND|Đảng [uủ][ỷy]"
    r"|Ủy ban Mặt trận Tổ quốc Việt Nam|UBMTTQ(?: Việt Nam)?)) (xã|phường|đặc khu)"
    r"(?=$|[.;:]| (?!xã|phường|đặc khu|và|hoặc)[a-zà-ỹđ])"
)
"""A body of a commune that is not named, with the kind of that."""


def _shouted(text: Text) -> bool:
    return sum(map(str.isalpha, text.value)) > 2 and mostly_upper(text.value)


def _ordinary(words: str) -> Said:
    return Said(f"Viết: {words}", f"Write: {words}")


@CHECKS(known("can-cu/opening"))
def openings(dossier: Dossier) -> Found:
    """A legal basis that opens with other words is judged as the text of the paper."""
    for basis in dossier.plan.legal_bases:
        if not OPENINGS.match(basis.value.lstrip("*").capitalize()):
            yield Finding(
                basis.spot,
                Said(
                    "căn cứ không mở đầu bằng “Căn cứ”", "a legal basis does not open with “Căn cứ”"
                ),
                mend=Said(
                    "Thêm “Căn cứ” ở đầu; nếu là phần nối của căn cứ trên, "
                    'đặt cả câu trong ngoặc kép thẳng "…".',
                    "Open it with “Căn cứ”; if it continues the basis above, "
                    'put all of that in straight quotes "…".',
                ),
            )


@CHECKS(told("plan/title", "tiêu đề có dấu câu ở cuối", "a title ends like a sentence"))
def titles(dossier: Dossier) -> Found:
    """A bold title with a full stop is a bold sentence to who reads the paper (PL I, II.6.đ)."""
    titled = {entry.title.spot: entry.title for entry in _bold(dossier) if entry.title}
    for title in titled.values():
        if title.value.endswith((".", ";")):
            bare = title.value.rstrip(".;")
            yield Finding(
                title.spot,
                Said(
                    "tiêu đề có dấu câu ở cuối nên thành một câu",
                    "the mark at its end makes a sentence of the title",
                ),
                mend=Said(
                    f"Viết: {bare} (nếu là một câu thì ghi ở noi_dung).",
                    f"Write: {bare} (a sentence is a text).",
                ),
            )


def _bold(dossier: Dossier) -> Iterator[Numbered]:
    """What is printed as a heading in bold letters."""
    for entry in dossier.arrangement.walk():
        if MARKS[entry.mark].heading == "khoan-tieu-de" and not (entry.item and entry.item.speaks):
            yield entry
