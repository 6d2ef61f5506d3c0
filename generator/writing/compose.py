"""A plan as what a template may say: the names of `templates/README.md`, each with its text."""

import dataclasses
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from generator.law.decree30 import component
from generator.law.kinds import kind
from generator.law.times_new_roman import text_width
from generator.law.wording import DOTS, date_line, number_line, reference_line
from generator.writing.body import CAPITALS, Paragraph, Say, body, ended, opened, unended
from generator.writing.citations import Citations
from generator.writing.fields import Open
from generator.writing.grids import Grid
from generator.writing.inline import BLOCK_CLOSE, BLOCK_OPEN, formatted, plain
from generator.writing.lines import balanced
from generator.writing.outline import annexes, arranged, citable
from generator.writing.plan import Issuer, Plan, Signature
from generator.writing.sections import SectionBreak
from generator.writing.source import Text
from generator.writing.telling import teller

_COMMITTEE = re.compile(r"(?i)((?:[uủ][ỷy] ban|hội đồng) nhân dân) (?=\S)")
_COLUMN, _PAGE, _LANDSCAPE = 60.0, 150.0, 235.0
"""Room for a line of the agency's name, of the subject, and of a title on a landscape page, mm: less than the cell and
the page of the template have."""


@dataclasses.dataclass(frozen=True, slots=True)
class Composed:
    """What a template prints: `names` for its tags, and `title` and `author` for the properties of the file.

    `blocks` are the tables, charts, pictures and section breaks that paragraphs stand for, by number.
    """

    names: dict[str, Any]
    title: str
    author: str
    blocks: tuple[Any, ...] = ()


def composed(plan: Plan) -> Composed:
    """The plan in the words of its paper."""
    citations = Citations(plan.documents, plan.acronyms)
    cited = citable(plan)

    def refer(id_: str) -> str:
        return citations.token(id_) if id_ in citations else cited[id_]

    def say(value: Text | Open) -> str:
        return formatted(value.value, refer) if isinstance(value, Text) else DOTS

    issuer = plan.issuer if isinstance(plan.issuer, Issuer) else None
    kind_ = kind(plan.kind)
    symbol = f"{kind_.abbreviation}-{opened(issuer.abbreviation) if issuer else DOTS}"
    # In the order in which the paper is read, for it decides where a name is written out.
    subject = citations.resolved(say(plan.subject))
    bases = [citations.resolved(say(base), basis=True) for base in plan.legal_bases]
    opening = [citations.resolved(line) for value in plan.preamble for line in say(value).split("\n")]
    blocks: list[Any] = []

    def settled(paragraphs: Iterable[Paragraph]) -> list[Paragraph]:
        return [_settled(paragraph, citations, blocks) for paragraph in paragraphs]

    text = settled(ended([*body(arranged(plan), teller(plan, say)), *_closing(plan, say)]))
    names: dict[str, Any] = {
        "co_quan_chu_quan": _parent(issuer),
        "co_quan_ban_hanh": _issuer_lines(issuer),
        "so_ky_hieu": number_line(plan.number, symbol),
        "dia_danh_thoi_gian": date_line(opened(plan.place), *_calendar(plan)),
        "ten_loai": kind_.name.upper(),
        "trich_yeu": "\n".join(_wrapped(subject, "trich-yeu", _PAGE)),
        "can_cu": _closed(bases),
        "mo_dau": opening,
        "noi_dung": text,
        "noi_nhan": _recipients(plan, say),
        "quyen_han_chuc_vu": _rights(plan.signature),
        "ho_ten": opened(plan.signature.name),
        "phu_luc": settled(_appendices(plan, say, symbol)),
    }
    return Composed(
        names, f"{kind_.name} {' '.join(plain(subject).split())}", opened(issuer.name) if issuer else "", tuple(blocks)
    )


def _settled(paragraph: Paragraph, citations: Citations, blocks: list[Any]) -> Paragraph:
    """The paragraph with its last words: names written out or short, capitals, and a block by its number."""
    if paragraph.khoi is not None:
        block = paragraph.khoi.mapped(citations.resolved) if isinstance(paragraph.khoi, Grid) else paragraph.khoi
        blocks.append(block)
        return dataclasses.replace(paragraph, chu=f"{BLOCK_OPEN}{len(blocks) - 1}{BLOCK_CLOSE}", khoi=block)
    words = citations.resolved(paragraph.chu)
    return dataclasses.replace(paragraph, chu=words.upper() if paragraph.kieu in CAPITALS else words)


def _closing(plan: Plan, say: Say) -> Iterator[Paragraph]:
    for value in plan.closing if isinstance(plan.closing, tuple) else (plan.closing,):
        for line in say(value).split("\n"):
            yield Paragraph("noi-dung", line, value.spot)


def _appendices(plan: Plan, say: Say, symbol: str) -> Iterator[Paragraph]:
    """The paragraphs of all appendices: each opens a section, with its name, title and what it belongs to (PL I, III.1)."""
    issuer = opened(plan.issuer.name) if isinstance(plan.issuer, Issuer) else DOTS
    belongs = reference_line(kind(plan.kind).name, plan.number, symbol, " ".join(issuer.split()), *_calendar(plan))
    for annex in annexes(plan):
        appendix = annex.appendix
        landscape = appendix.orientation == "landscape"
        yield Paragraph("noi-dung", "", appendix.spot, SectionBreak(landscape))
        yield Paragraph("phu-luc", annex.name, appendix.spot)
        lines = _wrapped(say(appendix.title), "phu-luc-tieu-de", _LANDSCAPE if landscape else _PAGE)
        yield Paragraph("phu-luc-tieu-de", "\n".join(lines), appendix.title.spot)
        yield Paragraph("phu-luc-kem-theo", belongs, appendix.spot)
        yield from body(annex.entries, teller(plan, say))


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


def _recipients(plan: Plan, say: Say) -> list[str]:
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
