"""A plan as what a template may say: the names of `templates/README.md`, each with its text."""

import dataclasses
import re
from collections.abc import Sequence
from typing import Any

from generator.law.decree30 import component
from generator.law.kinds import kind
from generator.law.times_new_roman import text_width
from generator.law.wording import DOTS, date_line, number_line
from generator.writing.body import Paragraph, body, ended, opened, unended
from generator.writing.fields import Open
from generator.writing.inline import BOLD, ITALIC, formatted
from generator.writing.lines import balanced
from generator.writing.outline import arranged, provisions
from generator.writing.plan import Issuer, Plan, Signature
from generator.writing.source import Text

_COMMITTEE = re.compile(r"(?i)((?:[uủ][ỷy] ban|hội đồng) nhân dân) (?=\S)")
_COLUMN, _PAGE = 60.0, 150.0
"""Room for a line of the agency's name and of the subject, mm: less than the cell and the page of the template have."""


@dataclasses.dataclass(frozen=True, slots=True)
class Composed:
    """What a template prints: `names` for its tags, and `title` and `author` for the properties of the file."""

    names: dict[str, Any]
    title: str
    author: str


def composed(plan: Plan) -> Composed:
    """The plan in the words of its paper."""
    entries = arranged(plan)
    cited = provisions(entries)

    def say(value: Text | Open) -> str:
        return formatted(value.value, lambda id_: cited[id_]) if isinstance(value, Text) else DOTS

    issuer = plan.issuer if isinstance(plan.issuer, Issuer) else None
    abbreviation = opened(issuer.abbreviation) if issuer else DOTS
    kind_ = kind(plan.kind)
    closing = plan.closing if isinstance(plan.closing, tuple) else (plan.closing,)
    end = [Paragraph("noi-dung", line, value.spot) for value in closing for line in say(value).split("\n")]
    text = [*body(entries, say), *end]
    names: dict[str, Any] = {
        "co_quan_chu_quan": _parent(issuer),
        "co_quan_ban_hanh": _issuer_lines(issuer),
        "so_ky_hieu": number_line(plan.number, f"{kind_.abbreviation}-{abbreviation}"),
        "dia_danh_thoi_gian": date_line(opened(plan.place), *_calendar(plan)),
        "ten_loai": kind_.name.upper(),
        "trich_yeu": "\n".join(_wrapped(say(plan.subject), "trich-yeu", _PAGE)),
        "can_cu": _closed([say(base) for base in plan.legal_bases]),
        "mo_dau": [line for value in plan.preamble for line in say(value).split("\n")],
        "noi_dung": ended(text),
        "noi_nhan": _recipients(plan, say),
        "quyen_han_chuc_vu": _rights(plan.signature),
        "ho_ten": opened(plan.signature.name),
    }
    flat = " ".join(say(plan.subject).replace(BOLD, "").replace(ITALIC, "").split())
    return Composed(names, f"{kind_.name} {flat}", opened(issuer.name) if issuer else "")


def _calendar(plan: Plan) -> tuple[int | None, ...]:
    return (plan.date.year, plan.date.month, plan.date.day) if plan.date else ()


def _wrapped(text: str, code: str, room: float) -> list[str]:
    row = component(code)
    return list(balanced(text, lambda line: text_width(line, row.size.used, row.bold, row.italic), room))


def _parent(issuer: Issuer | None) -> list[str]:
    return _agency(issuer.parent.value, "co-quan-chu-quan") if issuer and issuer.parent else []


def _issuer_lines(issuer: Issuer | None) -> list[str]:
    return _agency(opened(issuer.name) if issuer else DOTS, "co-quan-ban-hanh")


def _agency(name: str, code: str) -> list[str]:
    # A committee prints its name on two lines: the body, and the place.
    return _wrapped(_COMMITTEE.sub(lambda match: match[1] + "\n", name, count=1).upper(), code, _COLUMN)


def _closed(lines: Sequence[str]) -> list[str]:
    """Each line with `;`, the last with a full stop (PL I, II.6.a and II.9.d)."""
    bare = [unended(line) for line in lines]
    # An ellipsis at the very end is full stop enough.
    return [f"{line};" for line in bare[:-1]] + [line if line.endswith("..") else f"{line}." for line in bare[-1:]]


def _recipients(plan: Plan, say: Any) -> list[str]:
    if isinstance(plan.recipients, Open):
        return [f"- {DOTS};", f"- Lưu: VT, {DOTS}."]
    lines = (say(text).removeprefix("-").lstrip() for text in plan.recipients)
    return _closed([f"- {re.sub(r'^Lưu:(?=[^ ])', 'Lưu: ', line)}" for line in lines])


def _rights(signature: Signature) -> list[str]:
    """The lines above the signature: TM., then TL. or TUQ., then KT., then the signer's own title (PL I, II.7)."""
    rights = (
        ("TM. ", signature.on_behalf_of),
        ("TL. ", signature.by_order_of),
        ("TUQ. ", signature.authorised_by),
        ("KT. ", signature.deputy_for),
        ("Q. ", signature.acting),
        ("", signature.title),
    )
    return [f"{prefix}{opened(value).upper()}" for prefix, value in rights if value]
