"""References: each points to something, says what it is, and what is declared is cited."""

import re
from collections.abc import Iterator

from generator.checks import CHECKS, Found
from generator.language import Said
from generator.lazy import dataclass
from generator.paper.dossier import Dossier
from generator.paper.pointing import misnamed
from generator.paper.sums import AMOUNT_IDS
from generator.plan.closest import slip_of
from generator.plan.inline import references
from generator.plan.records import alias
from generator.plan.source import Source, Text
from generator.problems import Severity, Spot
from generator.rules import Finding, told

_ID = r"\b(?:ma|id)\b[:\s]+([\w.-]+)"
"""An id where somebody meant to give one, whatever else of the item is wrong."""


@dataclass(frozen=True, slots=True)
class _Reference:
    id: str
    text: Text
    key: str


def _references(dossier: Dossier) -> Iterator[_Reference]:
    for key, text in dossier.marked:
        yield from (_Reference(id_, text, key) for id_ in references(text.value))


@CHECKS(told("plan/reference", "[[mã]] không trỏ tới đâu", "[[id]] points to nothing"))
def pointing(dossier: Dossier) -> Found:
    """Every reference points to what has a number or a name, and is called nothing else.

    An item that could not be read is not one that a reference misses.
    """
    provisions = dossier.citable
    plan = dossier.plan
    names = [document.id.value for document in plan.documents]
    names += [acronym.short.value for acronym in plan.acronyms]
    cited = provisions | dict.fromkeys(names, "…")
    for one in _references(dossier):
        if (one.id in AMOUNT_IDS and one.key == "text") or cited.get(one.id):
            continue
        if dossier.may_be_unread(rf"(?<![\w.[-]){re.escape(one.id)}(?![\w.-])"):
            continue
        spot = _at(one, dossier.source)
        known = [*cited, *dossier.maybe_unread(_ID)]
        yield _numberless(one.id, spot) if one.id in cited else _nowhere(one.id, known, spot)
    for _, text in dossier.marked if dossier.whole else ():
        for word, id_ in misnamed(text.value, provisions):
            yield Finding(
                text.spot,
                Said(
                    f"“{word} [[{id_}]]” in thành “{word} {provisions[id_]}”",
                    f"'{word}' before [[{id_}]]",
                ),
                mend=Said(f"Bỏ chữ '{word}' trước [[{id_}]].", f"Leave '{word}' out."),
                severity=Severity.WARNING,
            )


def _at(reference: _Reference, source: Source) -> Spot:
    """Where the text names the id."""
    text = reference.text
    if text.spot.path != source.path:
        return text.spot
    index = source.text.find(f"[[{reference.id}]]", source.index(text.spot.line, text.spot.column))
    return text.spot if index < 0 else source.spot(index)


def _numberless(id_: str, spot: Spot) -> Finding[Spot]:
    return Finding(
        spot,
        Said(f"mục '{id_}' không có số để dẫn chiếu", f"item '{id_}' has no number to refer to"),
        mend=Said(
            "Đổi danh_so của cấp trên thành 'chu_cai' hoặc 'so'.",
            "Set marks above to 'letter' or 'arabic'.",
        ),
    )


def _nowhere(id_: str, known: list[str], spot: Spot) -> Finding[Spot]:
    near = slip_of(id_, known)
    give = Said(
        f"Mục ấy đã bỏ thì bỏ chữ [[{id_}]]; còn thì đặt 'ma' này cho nó; là chữ thì viết \\[[.",
        f"If its item is gone take [[{id_}]] out, else give it this id; or write \\[[.",
    )
    meant = Said(f"Có phải [[{near}]]?", f"Did you mean [[{near}]]?")
    message = Said(f"[[{id_}]] không trỏ tới mục nào", f"[[{id_}]] points to no item")
    return Finding(spot, message, mend=meant if near else give)


@CHECKS(
    told("plan/unused", "khai mà không dẫn", "declared and never cited", Severity.INFO),
)
def unused(dossier: Dossier) -> Found:
    """A document or acronym that is declared and never cited is not printed anywhere."""
    plan = dossier.plan
    used = {one.id for one in _references(dossier)}
    declared = [(one.id, "documents") for one in plan.documents]
    declared += [(one.short, "acronyms") for one in plan.acronyms]
    for id_, key in declared:
        cited = rf"\[\[{re.escape(id_.value)}\]\]"
        if id_.value not in used and not dossier.may_be_unread(cited):
            yield Finding(
                id_.spot,
                Said(
                    f"'{id_}' khai trong '{alias('plan', key)}' mà không dùng",
                    f"'{id_}' of '{key}' is never used",
                ),
                mend=Said(
                    f"Dẫn bằng [[{id_}]], hoặc bỏ đi.", f"Cite it as [[{id_}]], or take it out."
                ),
            )
