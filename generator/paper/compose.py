"""A plan as what a template may say: the names of `templates/README.md`, each with its text."""

import dataclasses
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from generator.law.decree30 import component
from generator.law.kinds import kind
from generator.law.marks import CIRCULATION, SECRECY, URGENCY
from generator.law.times_new_roman import text_width
from generator.law.wording import DOTS, date_line, number_line, padded, reference_line
from generator.paper.blocks import Letterhead, SectionBreak, Underline
from generator.paper.body import CAPITALS, Passage, Say, body, ended, opened, unended
from generator.paper.citations import Citations
from generator.paper.dossier import Dossier
from generator.paper.grids import Grid
from generator.paper.lines import balanced
from generator.paper.pointing import said_once
from generator.paper.telling import teller
from generator.plan.fields import Open
from generator.plan.inline import BLOCK_CLOSE, BLOCK_OPEN, formatted, plain
from generator.plan.model import Issuer, Plan, Signature
from generator.plan.source import Text

_COMMITTEE = re.compile(r"(?i)((?:[uủ][ỷy] ban|hội đồng) nhân dân) (?=\S)")
_COLUMN, _PAGE, _LANDSCAPE = 60.0, 150.0, 235.0
"""Room for a line of the agency's name, of the subject, and of a title on a landscape page, mm.

It is less than the cell and the page of the template have."""


@dataclasses.dataclass(frozen=True, slots=True)
class Composed:
    """What a template prints: `names` for its tags, `title` and `author` for the file's properties.

    `blocks` are the tables, charts, pictures and section breaks that paragraphs stand for, by
    number.
    """

    names: dict[str, Any]
    title: str
    author: str
    blocks: tuple[Any, ...] = ()


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
        "noi_dung": voice.text(),
        "noi_nhan": _recipients(plan, voice.said),
        **_end(plan),
        "phu_luc": [
            *_attached(dossier, blocks),
            *voice.settled(_appendices(dossier, voice.say, _belongs(plan))),
        ],
    }
    title = f"{kind_.name} {' '.join(plain(subject).split())}"
    author = opened(plan.issuer.name) if isinstance(plan.issuer, Issuer) else ""
    return Composed(names, title, author, tuple(blocks))


def _head(plan: Plan) -> dict[str, Any]:
    return {
        "co_quan_chu_quan": _parent(plan.issuer),
        "co_quan_ban_hanh": _issuer_lines(plan.issuer),
        "so_ky_hieu": number_line(plan.number, symbol(plan)),
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
    authority = say(plan.authority) if plan.authority else _authority(plan)
    return _wrapped(authority.upper(), "ten-loai", _PAGE)


def _end(plan: Plan) -> dict[str, Any]:
    return {
        "nguoi_soan": _drafter(plan),
        "quyen_han_chuc_vu": _rights(plan.signature) if plan.signature else [],
        "ho_ten": opened(plan.signature.name) if plan.signature else "",
        "dia_chi": [opened(line) for line in plan.address],
    }


class _Voice:
    """Says the texts of one plan in reading order: a name is written out where it comes first."""

    def __init__(self, dossier: Dossier, blocks: list[Any]) -> None:
        self.dossier, self.plan, self.blocks = dossier, dossier.plan, blocks
        plan = dossier.plan
        self.citations = Citations(plan.documents, plan.acronyms)
        self.cited = dossier.arrangement.citable
        self.kinds = {document.id.value: document.kind.value for document in plan.documents}

    def say(self, value: Text | Open) -> str:
        if not isinstance(value, Text):
            return DOTS
        return formatted(said_once(value.value, self.cited, self.kinds), self._refer)

    def _refer(self, id_: str) -> str:
        return self.citations.token(id_) if id_ in self.citations else self.cited[id_]

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

    def text(self) -> list[Passage]:
        entries = body(self.dossier.arrangement.entries, teller(self.dossier, self.say))
        return self.settled(ended([*entries, *_closing(self.plan, self.say)]))

    def settled(self, paragraphs: Iterable[Passage]) -> list[Passage]:
        return [_settled(paragraph, self.citations, self.blocks) for paragraph in paragraphs]


def symbol(plan: Plan) -> str:
    """What follows the number: `KH-UBND`, of a letter issuer and unit: `UBND-VP` (PL I, II.3)."""
    issuer = plan.issuer if isinstance(plan.issuer, Issuer) else None
    own = opened(issuer.abbreviation) if issuer else DOTS
    if short := kind(plan.kind).abbreviation:
        return f"{short}-{own}"
    unit = issuer.drafting_unit if issuer else None
    return f"{own}-{opened(unit) if unit else DOTS}"


def number_and_symbol(plan: Plan) -> str:
    """`05/KH-UBND` as a sentence names the paper, without the number while there is none (II.3)."""
    return f"{padded(plan.number)}/{symbol(plan)}" if plan.number else symbol(plan)


def _belongs(plan: Plan) -> str:
    return reference_line(
        kind(plan.kind).name, plan.number, symbol(plan), _issued_by(plan), *_calendar(plan)
    )


def _issued_by(plan: Plan) -> str:
    """The issuer; of a paper with an authority line who decides, as there, but in small letters."""
    if kind(plan.kind).enacts:
        named = plan.authority.value if plan.authority else ""
        return " ".join(named.split()) if named and not named.isupper() else _authority(plan)
    return _name(plan.issuer)


def _name(issuer: Issuer | Open) -> str:
    return " ".join(opened(issuer.name).split()) if isinstance(issuer, Issuer) else DOTS


def _subject_lines(subject: str, below_number: bool) -> list[str]:
    if below_number:
        return _wrapped(f"V/v {subject}", "trich-yeu-cong-van", _COLUMN)
    return _wrapped(subject, "trich-yeu", _PAGE)


def _authority(plan: Plan) -> str:
    """Who decides: the body for which is signed, or the head of the issuer (note 6 of Mẫu 1.2)."""
    signed, body_ = plan.signature, _name(plan.issuer)
    if not signed or signed.on_behalf_of:
        return body_
    head = (
        signed.by_order_of
        or signed.authorised_by
        or signed.deputy_for
        or signed.acting
        or signed.title
    )
    return f"{opened(head) if head else DOTS} {body_}"


def _drafter(plan: Plan) -> str:
    copies = f"({plan.copies})" if plan.copies else ""
    return f"{plan.drafter}.{copies}" if plan.drafter else ""


def _attached(dossier: Dossier, blocks: list[Any]) -> Iterator[Passage]:
    """What is issued with the paper: each opens a section, its heading has no number (Mẫu 1.3)."""
    belongs = _belongs(dossier.plan)
    for attached in dossier.attached:
        one, voice = attached.plan, _Voice(attached, blocks)
        issuer = one.issuer if isinstance(one.issuer, Issuer) else dossier.plan.issuer
        yield from voice.settled(_attached_head(one, issuer, belongs, voice))
        yield from (Passage("can-cu", line, one.spot) for line in _closed(voice.bases()))
        yield from (Passage("noi-dung", line, one.spot) for line in voice.opening())
        yield from voice.text()
        yield from voice.settled(_appendices(attached, voice.say, belongs))


def _attached_head(
    one: Plan, issuer: Issuer | Open, belongs: str, voice: _Voice
) -> Iterator[Passage]:
    yield Passage("noi-dung", "", one.spot, SectionBreak(counts_on=True))
    letterhead = Letterhead(tuple(_parent(issuer)), tuple(_issuer_lines(issuer)))
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


def _appendices(dossier: Dossier, say: Say, belongs: str) -> Iterator[Passage]:
    """All appendices: each opens a section with name, title, what it belongs to (PL I, III.1)."""
    for annex in dossier.arrangement.annexes:
        appendix = annex.appendix
        landscape = appendix.orientation == "landscape"
        room = _LANDSCAPE if landscape else _PAGE
        yield Passage("noi-dung", "", appendix.spot, SectionBreak(landscape))
        yield Passage("phu-luc", annex.name, appendix.spot)
        lines = _wrapped(say(appendix.title), "phu-luc-tieu-de", room)
        yield Passage("phu-luc-tieu-de", "\n".join(lines), appendix.title.spot)
        yield Passage("phu-luc-kem-theo", _reference(belongs, room), appendix.spot)
        yield from body(annex.entries, teller(dossier, say))


def _calendar(plan: Plan) -> tuple[int | None, ...]:
    return (plan.date.year, plan.date.month, plan.date.day) if plan.date else ()


def _reference(belongs: str, room: float) -> str:
    """What a text belongs to; on two lines where one is too short, torn before its issuer alone."""
    if len(_wrapped(belongs, "phu-luc-kem-theo", room)) > 1:
        belongs = belongs.replace(" của ", "\ncủa ", 1)
    return "\n".join(_wrapped(belongs, "phu-luc-kem-theo", room))


def _wrapped(text: str, code: str, room: float) -> list[str]:
    row = component(code)

    def width(line: str) -> float:
        return text_width(line, row.size.used, row.bold, row.italic)

    return list(balanced(text, width, room))


def _parent(issuer: Issuer | Open) -> list[str]:
    parent = issuer.parent if isinstance(issuer, Issuer) else None
    return _agency(parent.value, "co-quan-chu-quan") if parent else []


def _issuer_lines(issuer: Issuer | Open) -> list[str]:
    return _agency(opened(issuer.name) if isinstance(issuer, Issuer) else DOTS, "co-quan-ban-hanh")


def _agency(name: str, code: str) -> list[str]:
    # A committee prints its name on two lines: the body, and the place.
    return _wrapped(_COMMITTEE.sub(r"\1\n", name, count=1).upper(), code, _COLUMN)


def _closed(lines: Sequence[str]) -> list[str]:
    """Each line with `;`, the last with a full stop (PL I, II.6.a and II.9.d)."""
    bare = [unended(line) for line in lines]
    # An ellipsis at the very end is full stop enough.
    return [f"{line};" for line in bare[:-1]] + [
        line if line.endswith("..") else f"{line}." for line in bare[-1:]
    ]


def _recipients(plan: Plan, say: Say) -> list[str]:
    if isinstance(plan.recipients, Open):
        return [f"- {DOTS};", f"- Lưu: VT, {DOTS}."]
    lines = (say(text).removeprefix("-").lstrip() for text in plan.recipients)
    return _closed([f"- {re.sub(r'^Lưu:(?=[^ ])', 'Lưu: ', line)}" for line in lines])


def _rights(signature: Signature) -> list[str]:
    """The lines above the signature: TM., TL. or TUQ., KT., the signer's own title (PL I, II.7)."""
    rights = (
        ("TM. ", signature.on_behalf_of),
        ("TL. ", signature.by_order_of),
        ("TUQ. ", signature.authorised_by),
        ("KT. ", signature.deputy_for),
        ("Q. ", signature.acting),
        ("", signature.title),
    )
    return [f"{prefix}{opened(value).upper()}" for prefix, value in rights if value]
