"""A plan as what a template may say: the names of `docs/templates.md`, each with its text."""

import dataclasses
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import Any

from generator.law.kinds import kind
from generator.law.marks import CIRCULATION, SECRECY, URGENCY
from generator.law.wording import DOTS, date_line, reference_line
from generator.lazy import dataclass
from generator.paper.anchors import Anchors
from generator.paper.blocks import Letterhead, SectionBreak, Signatures, Signed, Underline
from generator.paper.body import CAPITALS, Passage, Say, Teller, body, ended, opened, unended
from generator.paper.citations import Citations
from generator.paper.dossier import Dossier
from generator.paper.grids import Grid
from generator.paper.issuing import (
    COLUMN,
    deciding,
    issuer_lines,
    issuer_name,
    number_lines,
    parent_lines,
    signed_blocks,
    symbol,
    wrapped,
)
from generator.paper.pointing import said_once
from generator.paper.telling import teller
from generator.plan.fields import Open
from generator.plan.inline import BLOCK_CLOSE, BLOCK_OPEN, formatted, plain
from generator.plan.model import Plan
from generator.plan.source import Text

_PAGE, _LANDSCAPE = 150.0, 235.0
"""Room for a line of the subject, and of a title on a landscape page, mm.

It is less than the cell and the page of the template have."""


@dataclass(frozen=True, slots=True)
class Composed:
    """What a template prints: `names` for its tags, `title` and `author` for the file's properties.

    `blocks` are the tables, charts, pictures and section breaks that paragraphs stand for, by
    number. `anchors` are the names by which texts are found in Word, by the keys of these.
    """

    names: dict[str, Any]
    title: str
    author: str
    blocks: tuple[Any, ...] = ()
    anchors: dict[str, str] = dataclasses.field(default_factory=dict)


def composed(dossier: Dossier) -> Composed:
    """The plan in the words of its paper."""
    plan = dossier.plan
    blocks: list[Any] = []
    voice = _Voice(dossier, blocks)
    kind_ = kind(plan.kind)
    # In the order in which the paper is read, for it decides where a name is written out.
    subject = voice.said(plan.subject)
    names: dict[str, Any] = {
        **_head(plan),
        **_stamps(plan),
        "ten_loai": "" if kind_.below_number else kind_.name.upper(),
        "trich_yeu": "\n".join(_subject_lines(subject, kind_.below_number)),
        **_addressees([DOTS] if isinstance(plan.to, Open) else list(map(voice.said, plan.to))),
        "tham_quyen": _enacting(plan, voice.said) if kind_.enacts else [],
        "can_cu": _closed(voice.bases()),
        "mo_dau": voice.opening(),
        "ban_hanh": kind_.enacts,
        "noi_dung": [*voice.text(), *voice.settled(_signing(plan))],
        "noi_nhan": _recipients(plan, voice.said),
        **_end(plan),
        "phu_luc": [
            *_attached(dossier, blocks),
            *voice.settled(_appendices(voice, _belongs(plan))),
        ],
    }
    title = f"{kind_.name} {' '.join(plain(subject).split())}"
    author = issuer_name(plan) if plan.issuers else ""
    anchors = Anchors(dossier)
    of_names = anchors.of_names(names)
    named = (anchors.in_grid(one) if isinstance(one, Grid) else one for one in blocks)
    return Composed(names, title, author, tuple(named), of_names)


def _head(plan: Plan) -> dict[str, Any]:
    return {
        "co_quan_chu_quan": parent_lines(plan),
        "co_quan_ban_hanh": issuer_lines(plan),
        "so_ky_hieu": number_lines(plan),
        "dia_danh_thoi_gian": date_line(opened(plan.place), *_calendar(plan)),
    }


def _stamps(plan: Plan) -> dict[str, str]:
    return {
        "do_mat": SECRECY[plan.secrecy][1] if plan.secrecy else "",
        "do_khan": URGENCY[plan.urgency][1] if plan.urgency else "",
        "luu_hanh": CIRCULATION[plan.circulation][1] if plan.circulation else "",
        "du_thao": plan.draft_mark.value.upper() if plan.draft_mark else "",
    }


def _addressees(to: Sequence[str]) -> dict[str, list[str]]:
    """`Kính gửi` with one name beside it, or over a list of several."""
    if len(to) > 1:
        listed = _closed([f"- {one}" for one in to])
        return {"kinh_gui": ["Kính gửi:"], "kinh_gui_danh_sach": listed}
    return {"kinh_gui": [f"Kính gửi: {unended(one)}" for one in to], "kinh_gui_danh_sach": []}


def _enacting(plan: Plan, say: Say) -> list[str]:
    authority = say(plan.authority) if plan.authority else deciding(plan)
    return wrapped(authority.upper(), "ten-loai", _PAGE)


def _end(plan: Plan) -> dict[str, Any]:
    return {
        "nguoi_soan": _drafter(plan),
        **_signer(plan),
        "dia_chi": [*map(opened, plan.address)],
    }


def _signer(plan: Plan) -> dict[str, Any]:
    """The one signature beside the recipients; several stand in a row of their own above."""
    signed = signed_blocks(plan)
    alone = signed[0] if len(signed) == 1 else Signed((), "")
    return {"quyen_han_chuc_vu": list(alone.rights), "ho_ten": alone.name}


def _signing(plan: Plan) -> Iterator[Passage]:
    if len(signed := signed_blocks(plan)) > 1:
        yield Passage("noi-dung", "", plan.signature[0].spot, Signatures(signed))


class _Voice:
    """Says the texts of one plan in reading order: a name is written out where it comes first."""

    def __init__(self, dossier: Dossier, blocks: list[Any]) -> None:
        self.dossier, self.plan, self.blocks = dossier, dossier.plan, blocks
        plan = dossier.plan
        self.citations = Citations(plan.documents, plan.acronyms)
        self.cited = dossier.citable
        self.kinds = {document.id.value: document.kind.value for document in plan.documents}

    def say(self, value: Text | Open) -> str:
        if not isinstance(value, Text):
            return DOTS
        return formatted(said_once(value.value, self.cited, self.kinds), self._refer)

    def _refer(self, id_: str) -> str:
        return self.citations.token(id_) if id_ in self.citations else self.cited.get(id_, DOTS)

    def said(self, value: Text | Open) -> str:
        return self.citations.resolved(self.say(value))

    def bases(self) -> list[str]:
        return [
            self.citations.resolved(self.say(base), basis=True) for base in self.plan.legal_bases
        ]

    def opening(self) -> list[str]:
        return [
            self.citations.resolved(line)
            for value in self.plan.preamble
            for line in self.say(value).split("\n")
        ]

    @cached_property
    def tell(self) -> Teller:
        return teller(self.dossier, self.say)

    def text(self) -> list[Passage]:
        entries = body(self.dossier.arrangement.entries, self.tell)
        return self.settled(ended([*entries, *_closing(self.plan, self.say)]))

    def settled(self, paragraphs: Iterable[Passage]) -> list[Passage]:
        return [_settled(paragraph, self.citations, self.blocks) for paragraph in paragraphs]


def speaking(dossier: Dossier) -> Say:
    """Says a text of the plan as its paper does, without emphasis and notes."""
    voice = _Voice(dossier, [])
    return lambda value: plain(voice.said(value))


def _belongs(plan: Plan) -> str:
    return reference_line(
        kind(plan.kind).name, plan.number, symbol(plan), _issued_by(plan), *_calendar(plan)
    )


def _issued_by(plan: Plan) -> str:
    """The issuer; of a paper with an authority line who decides, as there, but in small letters."""
    if kind(plan.kind).enacts:
        named = plan.authority.value if plan.authority else ""
        return " ".join(named.split()) if named and not named.isupper() else deciding(plan)
    return issuer_name(plan)


def _subject_lines(subject: str, below_number: bool) -> list[str]:
    if below_number:
        return wrapped(f"V/v {subject}", "trich-yeu-cong-van", COLUMN)
    return wrapped(subject, "trich-yeu", _PAGE)


def _drafter(plan: Plan) -> str:
    copies = f"({plan.copies})" if plan.copies else ""
    return f"{plan.drafter}.{copies}" if plan.drafter else ""


def _attached(dossier: Dossier, blocks: list[Any]) -> Iterator[Passage]:
    """What is issued with the paper: each opens a section, its heading has no number (Mẫu 1.3)."""
    belongs = _belongs(dossier.plan)
    for attached in dossier.attached:
        one, voice = attached.plan, _Voice(attached, blocks)
        named = one if one.issuers else dossier.plan
        yield from voice.settled(_attached_head(one, named, belongs, voice))
        yield from (Passage("can-cu", line, one.spot) for line in _closed(voice.bases()))
        yield from (Passage("noi-dung", line, one.spot) for line in voice.opening())
        yield from voice.text()
        yield from voice.settled(_appendices(voice, belongs))


def _attached_head(one: Plan, named: Plan, belongs: str, voice: _Voice) -> Iterator[Passage]:
    yield Passage("noi-dung", "", one.spot, SectionBreak(counts_on=True))
    letterhead = Letterhead(tuple(parent_lines(named)), tuple(issuer_lines(named)))
    yield Passage("noi-dung", "", one.spot, letterhead)
    yield Passage("ten-loai", kind(one.kind).name.upper(), one.spot)
    subject = _subject_lines(voice.said(one.subject), below_number=False)
    yield Passage("trich-yeu", "\n".join(subject), one.spot)
    yield Passage("phu-luc-kem-theo", _reference(belongs, _PAGE), one.spot)
    yield Passage("noi-dung", "", one.spot, Underline())


def _settled(paragraph: Passage, citations: Citations, blocks: list[Any]) -> Passage:
    """The paragraph in its last words: names full or short, capitals, a block by its number."""
    block = paragraph.block
    if block is None:
        words = citations.resolved(paragraph.text)
        capitals = paragraph.style in CAPITALS
        return dataclasses.replace(paragraph, text=words.upper() if capitals else words)
    blocks.append(block.mapped(citations.resolved) if isinstance(block, Grid) else block)
    number = f"{BLOCK_OPEN}{len(blocks) - 1}{BLOCK_CLOSE}"
    return dataclasses.replace(paragraph, text=number, block=blocks[-1])


def _closing(plan: Plan, say: Say) -> Iterator[Passage]:
    for value in plan.closing if isinstance(plan.closing, tuple) else (plan.closing,):
        for line in say(value).split("\n"):
            yield Passage("noi-dung", line, value.spot)


def _appendices(voice: _Voice, belongs: str) -> Iterator[Passage]:
    """All appendices: each opens a section with name, title, what it belongs to (PL I, III.1)."""
    for annex in voice.dossier.arrangement.annexes:
        appendix = annex.appendix
        landscape = appendix.orientation == "landscape"
        room = _LANDSCAPE if landscape else _PAGE
        yield Passage("noi-dung", "", appendix.spot, SectionBreak(landscape))
        yield Passage("phu-luc", annex.name, appendix.spot)
        lines = wrapped(voice.say(appendix.title), "phu-luc-tieu-de", room)
        yield Passage("phu-luc-tieu-de", "\n".join(lines), appendix.title.spot)
        yield Passage("phu-luc-kem-theo", _reference(belongs, room), appendix.spot)
        yield from body(annex.entries, voice.tell)


def _calendar(plan: Plan) -> tuple[int | None, ...]:
    return (plan.date.year, plan.date.month, plan.date.day) if plan.date else ()


def _reference(belongs: str, room: float) -> str:
    """What a text belongs to; on two lines where one is too short, torn before its issuer alone."""
    if len(wrapped(belongs, "phu-luc-kem-theo", room)) > 1:
        belongs = belongs.replace(" của ", "\ncủa ", 1)
    return "\n".join(wrapped(belongs, "phu-luc-kem-theo", room))


def _closed(lines: Sequence[str]) -> list[str]:
    """Each line with `;`, the last with a full stop (PL I, II.6.a and II.9.d)."""
    bare = [*map(unended, lines)]
    # An ellipsis at the very end is full stop enough.
    return [f"{line};" for line in bare[:-1]] + [
        line if line.endswith("..") else f"{line}." for line in bare[-1:]
    ]


def _recipients(plan: Plan, say: Say) -> list[str]:
    if isinstance(plan.recipients, Open):
        return [f"- {DOTS};", f"- Lưu: VT, {DOTS}."]
    lines = (say(text).removeprefix("-").lstrip() for text in plan.recipients)
    return _closed([f"- {re.sub(r'^Lưu:(?=[^ ])', 'Lưu: ', line)}" for line in lines])
