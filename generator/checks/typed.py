"""Numbers that are typed in front of titles and sentences, where the program numbers by itself."""

import dataclasses
import re
from collections.abc import Iterator, Sequence
from typing import Any

from generator.language import Said
from generator.plan.model import Plan
from generator.plan.source import Source, Text
from generator.problems import Severity
from generator.wording.labels import Node, label_of, labelled, rank_of

_TYPED = re.compile(r"(?:[IVX]+\.|\d+(?:\.\d+)*\.|[a-zđ]\)|[-+•–]) ")
_SHOWN = 8
"""So many labels show how a list was meant to be numbered."""


def check_typed(plan: Plan, source: Source) -> None:
    """Reports every typed number to `source`, and where the typed numbers of one list have a gap or a repeat."""
    for _, part in plan.parts():
        if part.title:
            _check_one(part.title, "", source)
    for marks, siblings in _lists(plan):
        for item in siblings:
            for text in _texts(item):
                _check_one(text, marks, source)
        if (
            marks != "none"
        ):  # there they are the only numbers, and the rules of wording judge what is printed
            _check_sequence(siblings, source)


def _lists(value: Any) -> Iterator[tuple[str, tuple[Any, ...]]]:
    """The lists of items and headings at any depth, each with the marks that are set for it."""
    if isinstance(value, tuple):
        for one in value:
            yield from _lists(one)
    elif dataclasses.is_dataclass(value) and not isinstance(value, Text):
        for field in dataclasses.fields(value):
            held = getattr(value, field.name)
            if field.name in ("items", "sections") and held:
                yield (
                    getattr(value, "marks", "") or "",
                    tuple(one for one in held if not getattr(one, "paragraph", "")),
                )
            yield from _lists(held)


def _texts(item: Any) -> list[Text]:
    found = (getattr(item, name, None) for name in ("title", "text"))
    return [text for text in found if isinstance(text, Text)]


def _check_one(text: Text, marks: str, source: Source) -> None:
    match = _TYPED.match(text.value)
    if match is None:
        return
    typed = match[0].strip()
    if marks == "none":
        message = Said(
            f"'{typed}' gõ tay ở nơi không đánh số", f"'{typed}' is typed where nothing is numbered"
        )
        advice = Said(
            "Bỏ phần số đã gõ, đổi danh_so của mục trên.", "Leave it out, and change marks above."
        )
    else:
        message = Said(
            f"'{typed}' gõ tay sẽ in thêm vào số tự động",
            f"'{typed}' is printed on top of our number",
        )
        advice = Said("Bỏ phần số đã gõ.", "Leave the typed number out.")
    source.report(text.spot, "numbering/typed", message, advice, Severity.WARNING)


def _check_sequence(siblings: Sequence[Any], source: Source) -> None:
    """One problem, at the first item whose typed number is not the next one."""
    firsts = [texts[0] for texts in map(_texts, siblings) if texts]
    nodes = [labelled(text.value) if _TYPED.match(text.value) else None for text in firsts]
    typed = [node for node in nodes if node is not None]
    # A single number may begin the sentence.
    if len({node.level for node in typed}) != 1 or len(typed) < 2 or 2 * len(typed) < len(nodes):
        return
    for place, (text, node) in enumerate(zip(firsts, nodes, strict=True), 1):
        if node is None or rank_of(node) != place:
            shown = _shown(nodes)
            due = label_of(typed[0], place)
            message = Said(
                f"dãy số gõ tay {shown}: ở đây phải là “{due}”",
                f"labels {shown}: “{due}” is due here",
            )
            advice = Said(
                "Bỏ các số đã gõ; số tự đánh.", "Leave them all out; the program numbers."
            )
            source.report(text.spot, "numbering/sequence", message, advice, Severity.WARNING)
            return


def _shown(nodes: Sequence[Node | None]) -> str:
    """The labels of a list in one line, a dash where there is none."""
    labels = [node.label if node else "–" for node in nodes[:_SHOWN]]
    return ", ".join(labels + (["…"] if nodes[_SHOWN:] else []))
