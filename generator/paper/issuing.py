"""Who issues a paper and who signs it, as it is printed: one body, or several together."""

from collections.abc import Iterable, Iterator

from generator.law.decree30 import component
from generator.law.kinds import kind
from generator.law.times_new_roman import text_width
from generator.law.wording import DOTS, number_line, padded
from generator.lazy import regex
from generator.paper.blocks import Signed
from generator.paper.body import opened
from generator.paper.lines import balanced
from generator.plan.fields import Open
from generator.plan.model import RIGHTS, Issuer, Plan, Signature
from generator.plan.source import Text

COLUMN = 60.0
"""Room for a line of the agency's name, mm: less than the cell of the template has."""
_SIGNING = 160.0
"""Room for all signatures side by side, mm."""
_COMMITTEE = regex(r"(?i)((?:[uủ][ỷy] ban|hội đồng) nhân dân) (?=\S)")


def wrapped(text: str, code: str, room: float) -> list[str]:
    """The text in lines of like length that fit into `room`, in the letters of `code`."""
    row = component(code)

    def width(line: str) -> float:
        return text_width(line, row.size.used, row.bold, row.italic)

    return list(balanced(text, width, room))


def symbol(plan: Plan) -> str:
    """What follows the number: `KH-UBND`, of a letter issuer and unit: `UBND-VP` (PL I, II.3).

    Those who issue it under one number all stand in it, the one that leads first (usage).
    """
    sharing = [one for one in plan.issuers if one.number is None]
    own = "-".join(opened(one.abbreviation) for one in sharing) or DOTS
    return _symbol(plan, own, plan.issuers[0] if plan.issuers else None)


def _symbol(plan: Plan, own: str, issuer: Issuer | None) -> str:
    if short := kind(plan.kind).abbreviation:
        return f"{short}-{own}"
    unit = issuer.drafting_unit if issuer else None
    return f"{own}-{opened(unit) if unit else DOTS}"


def number_lines(plan: Plan) -> str:
    """`Số: 05/KH-UBND`; a line more for each body that gives the paper a number of its own."""
    lines = [number_line(plan.number, symbol(plan))]
    for one in plan.issuers:
        if one.number is not None:
            own = None if isinstance(one.number, Open) else one.number
            lines.append(number_line(own, _symbol(plan, opened(one.abbreviation), one)))
    return "\n".join(lines)


def number_and_symbol(plan: Plan) -> str:
    """`05/KH-UBND` as a sentence names the paper, without the number while there is none (II.3)."""
    return f"{padded(plan.number)}/{symbol(plan)}" if plan.number else symbol(plan)


def issuer_name(plan: Plan) -> str:
    """Who issues it in a sentence, dots where that is not known: `Sở Nội vụ và Sở Y tế`."""
    names = [" ".join(opened(one.name).split()) for one in plan.issuers]
    return " và ".join(filter(None, (", ".join(names[:-1]), *names[-1:]))) or DOTS


def deciding(plan: Plan) -> str:
    """Who decides: the body for which is signed, or the head of the issuer (note 6 of Mẫu 1.2)."""
    body = issuer_name(plan)
    signed = plan.signature[0] if plan.signature else None
    if not signed or signed.on_behalf_of:
        return body
    head = (
        signed.by_order_of
        or signed.authorised_by
        or signed.deputy_for
        or signed.acting
        or signed.title
    )
    return f"{opened(head) if head else DOTS} {body}"


def parent_lines(plan: Plan) -> list[str]:
    """The body above, printed once where it stands over several issuers."""
    parents = dict.fromkeys(one.parent.value for one in plan.issuers if one.parent)
    return [line for parent in parents for line in _agency(parent, "co-quan-chu-quan")]


def issuer_lines(plan: Plan) -> list[str]:
    """The names of those who issue it, beside each other where one line holds them."""
    names = [opened(one.name) for one in plan.issuers] or [DOTS]
    beside = " - ".join(name.upper() for name in names)
    if len(names) > 1 and len(wrapped(beside, "co-quan-ban-hanh", COLUMN)) == 1:
        return [beside]
    return _joined(_agency(name, "co-quan-ban-hanh") for name in names)


def _joined(names: Iterable[list[str]]) -> list[str]:
    """The lines of all names; a hyphen behind each says that another follows."""
    lines: list[str] = []
    for name in names:
        if lines:
            lines[-1] += " -"
        lines += name
    return lines


def _agency(name: str, code: str) -> list[str]:
    # A committee prints its name on two lines: the body, and the place.
    return wrapped(_COMMITTEE.sub(r"\1\n", name, count=1).upper(), code, COLUMN)


def signed_blocks(plan: Plan) -> tuple[Signed, ...]:
    """Every signature as it is printed, in the order of those who issue the paper."""
    return tuple(
        Signed(tuple(line for line, _ in rights_of(plan, one)), opened(one.name))
        for one in plan.signature
    )


def rights_of(plan: Plan, signature: Signature) -> Iterator[tuple[str, Text | Open]]:
    """The lines above the signature: TM., TL. or TUQ., KT., the signer's own title (PL I, II.7).

    Each with the value that it prints.
    """
    room = _SIGNING / max(len(plan.signature), 1)
    given = ((f"{prefix} ", getattr(signature, name)) for name, prefix in RIGHTS)
    lines = (*given, ("", signature.title))
    for prefix, value in lines:
        if value:
            words = f"{prefix}{opened(value).upper()}"
            yield from ((line, value) for line in wrapped(words, "quyen-han-chuc-vu", room))
