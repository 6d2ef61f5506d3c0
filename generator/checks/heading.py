"""What the document would get wrong above and below its text, told where the plan says it."""

import re
from collections.abc import Iterator

from generator.language import Said
from generator.law.capitals import mostly_upper, small_initials
from generator.law.kinds import WRITTEN, kind
from generator.paper.outline import MARKS, Entry, annexes, arranged
from generator.plan.model import Issuer, Plan
from generator.plan.source import Source, Text
from generator.problems import Severity
from generator.wording.rules.bases import OPENINGS


def check_heading(plan: Plan, source: Source) -> None:
    """Reports what is typed although the program adds it, and what breaks the form as it is typed."""
    _check_additions(plan, source)
    let_stand = {one.code.value for one in plan.accepted}
    for text, code, message, advice in (*_miswritten(plan), *_without_opening(plan)):
        if code not in let_stand:
            source.report(text.spot, code, message, advice)
    _check_titles(plan, source)


def _check_additions(plan: Plan, source: Source) -> None:
    name, prefix = (
        (kind(plan.kind).name, f"{kind(plan.kind).abbreviation}-") if plan.kind else ("", "")
    )
    symbol = plan.issuer.abbreviation if isinstance(plan.issuer, Issuer) else None
    if isinstance(symbol, Text) and name and symbol.value.startswith(prefix):
        bare = symbol.value.removeprefix(prefix)
        message = Said(f"'{prefix}' tự thêm vào ký hiệu", f"'{prefix}' is added to the symbol")
        advice = Said(f"Chỉ ghi {bare}.", f"Write {bare}.")
        source.report(symbol.spot, "so-ky-hieu/abbreviation", message, advice)
    if isinstance(plan.place, Text) and re.search(r"(?i)\bngày\b|\d{4}", plan.place.value):
        message = Said("địa danh có cả ngày tháng", "the place has a date in it")
        advice = Said(
            "Chỉ ghi địa danh; ngày ghi ở khóa ngay.",
            "The place alone; the date belongs to the key date.",
        )
        source.report(plan.place.spot, "dia-danh-thoi-gian/text", message, advice)
    if isinstance(plan.subject, Text) and name and _repeats_kind(plan.kind, plan.subject.value):
        message = Said(
            "trích yếu lặp lại tên loại hoặc V/v, Về việc", "the subject repeats the kind, or V/v"
        )
        advice = Said(
            "Bỏ mấy chữ đầu; tên loại, V/v tự in.",
            "Leave it out; the kind, or V/v, is printed of itself.",
        )
        source.report(plan.subject.spot, "trich-yeu/text", message, advice, Severity.WARNING)


def _repeats_kind(key: str, subject: str) -> bool:
    # Below the number of a letter stands "V/v"; elsewhere a subject may well begin with "Về việc".
    added = "|về việc" if kind(key).below_number else ""
    return bool(re.match(rf"(?i)({kind(key).name}|v/v{added})\b", subject))


_Finding = tuple[Text, str, Said, Said]
_CAPITALS = Said("viết toàn chữ in hoa", "it is written in capitals")


def _miswritten(plan: Plan) -> Iterator[_Finding]:
    form = WRITTEN.get(plan.kind)
    name = plan.signature.name if plan.signature else None
    if isinstance(name, Text) and _shouted(name):
        yield name, "ho-ten/caps", _CAPITALS, _ordinary(name.value.title())
    if isinstance(plan.subject, Text) and form and _shouted(plan.subject):
        subject = "trich-yeu-cong-van" if form.below_number else "trich-yeu"
        advice = Said("Viết chữ thường như một câu.", "Write it in small letters, as a sentence.")
        yield plan.subject, f"{subject}/caps", _CAPITALS, advice
    if isinstance(plan.place, Text) and small_initials(plan.place.value):
        message = Said("địa danh chưa viết hoa chữ cái đầu", "the place lacks a capital")
        words = [
            word[0].upper() + word[1:] if word in small_initials(plan.place.value) else word
            for word in plan.place.value.split()
        ]
        yield plan.place, "dia-danh-thoi-gian/capitals", message, _ordinary(" ".join(words))


def _shouted(text: Text) -> bool:
    return sum(map(str.isalpha, text.value)) > 2 and mostly_upper(text.value)


def _ordinary(words: str) -> Said:
    return Said(f"Viết: {words}", f"Write: {words}")


def _without_opening(plan: Plan) -> Iterator[_Finding]:
    """A legal basis that opens with other words is not known for one, and judged as the text of the paper."""
    for basis in plan.legal_bases:
        if not OPENINGS.match(basis.value.lstrip("*").capitalize()):
            message = Said(
                "căn cứ không mở đầu bằng “Căn cứ”", "a legal basis does not open with “Căn cứ”"
            )
            advice = Said(
                'Thêm “Căn cứ” ở đầu; nếu là phần nối của căn cứ trên, đặt cả câu trong ngoặc kép thẳng "…".',
                'Open it with “Căn cứ”; if it continues the basis above, put all of that in straight quotes "…".',
            )
            yield basis, "can-cu/opening", message, advice


def _check_titles(plan: Plan, source: Source) -> None:
    """A bold title with a full stop is a bold sentence to whoever reads the paper (PL I, II.6.đ)."""
    entries = [*arranged(plan), *(entry for annex in annexes(plan) for entry in annex.entries)]
    told = set()
    for entry in (entry for top in entries for entry in top.walk()):
        if (
            entry.title
            and entry.title.spot not in told
            and _is_bold(entry)
            and entry.title.value.endswith((".", ";"))
        ):
            told.add(entry.title.spot)
            bare = entry.title.value.rstrip(".;")
            message = Said(
                "tiêu đề có dấu câu ở cuối nên thành một câu",
                "the mark at its end makes a sentence of the title",
            )
            advice = Said(
                f"Viết: {bare} (nếu là một câu thì ghi ở noi_dung).",
                f"Write: {bare} (a sentence is a text).",
            )
            source.report(entry.title.spot, "plan/title", message, advice)


def _is_bold(entry: Entry) -> bool:
    return MARKS[entry.mark].heading == "khoan-tieu-de" and not (entry.item and entry.item.speaks)
