"""Numbers that are typed in front of titles and sentences, where the program numbers by itself."""

from collections.abc import Iterator, Sequence
from typing import Any

from generator.checks import CHECKS, Found
from generator.language import Said
from generator.lazy import regex
from generator.paper.dossier import Dossier
from generator.plan.source import Text
from generator.problems import Severity
from generator.rules import Finding, told
from generator.wording.labels import Node, label_of, labelled, rank_of

_TYPED = regex(r"(?:[IVX]+\.|\d+(?:\.\d+)*\.|[a-zđ]\)|[-+•–]) ")
_SHOWN = 8
"""So many labels show how a list was meant to be numbered."""


@CHECKS(
    told(
        "numbering/typed",
        "số gõ tay in thêm vào số tự động",
        "a number typed on top of ours",
        Severity.WARNING,
    )
)
def typed_numbers(dossier: Dossier) -> Found:
    """Nothing that the program numbers has a number typed in front."""
    for _, part in dossier.plan.parts():
        if part.title:
            yield from _typed(part.title, _ON_TOP)
    for marks, siblings in _lists(dossier):
        for text in (text for item in siblings for text in _texts(item)):
            yield from _typed(text, _UNNUMBERED if marks == "none" else _ON_TOP)


_ON_TOP = (
    Said("'{}' gõ tay sẽ in thêm vào số tự động", "'{}' is printed on top of our number"),
    Said("Bỏ phần số đã gõ.", "Leave the typed number out."),
)
_UNNUMBERED = (
    Said("'{}' gõ tay ở nơi không đánh số", "'{}' is typed where nothing is numbered"),
    Said("Bỏ phần số đã gõ, đổi danh_so của mục trên.", "Leave it out, and change marks above."),
)


def _typed(text: Text, told_as: tuple[Said, Said]) -> Found:
    if match := _TYPED.match(text.value):
        message, advice = told_as
        number = match[0].strip()
        said = Said(message.vi.format(number), message.en.format(number))
        yield Finding(text.spot, said, mend=advice)


def _lists(dossier: Dossier) -> Iterator[tuple[str, tuple[Any, ...]]]:
    """The lists of items and headings at any depth, each with the marks that are set for it."""
    for record in dossier.walked.records:
        for siblings in (getattr(record, name, ()) for name in ("items", "sections")):
            if siblings:
                yield (
                    getattr(record, "marks", "") or "",
                    tuple(one for one in siblings if not getattr(one, "paragraph", "")),
                )


def _texts(item: Any) -> list[Text]:
    found = (getattr(item, name, None) for name in ("title", "text"))
    return [text for text in found if isinstance(text, Text)]


@CHECKS(
    told(
        "numbering/sequence",
        "số gõ tay sai thứ tự",
        "typed numbers out of order",
        Severity.WARNING,
    )
)
def sequences(dossier: Dossier) -> Found:
    """The typed numbers of one list go on without a gap or a repeat.

    Where nothing else is numbered, the rules of wording judge what is printed.
    """
    for marks, siblings in _lists(dossier):
        if marks != "none":
            firsts = [texts[0] for texts in map(_texts, siblings) if texts]
            yield from _out_of_order(firsts)


def _out_of_order(firsts: Sequence[Text]) -> Found:
    """The first of these texts whose typed number is not the next one."""
    nodes = [labelled(text.value) if _TYPED.match(text.value) else None for text in firsts]
    typed = [node for node in nodes if node is not None]
    # A single number may begin the sentence.
    if len({node.level for node in typed}) != 1 or len(typed) < 2 or 2 * len(typed) < len(nodes):
        return
    for place, (text, node) in enumerate(zip(firsts, nodes, strict=True), 1):
        if node is None or rank_of(node) != place:
            shown, due = _shown(nodes), label_of(typed[0], place)
            yield Finding(
                text.spot,
                Said(
                    f"dãy số gõ tay {shown}: ở đây phải là “{due}”",
                    f"labels {shown}: “{due}” is due here",
                ),
                mend=Said(
                    "Bỏ các số đã gõ; số tự đánh.", "Leave them all out; the program numbers."
                ),
            )
            return


def _shown(nodes: Sequence[Node | None]) -> str:
    """The labels of a list in one line, a dash where there is none."""
    labels = [node.label if node else "–" for node in nodes[:_SHOWN]]
    return ", ".join(labels + (["…"] if nodes[_SHOWN:] else []))
