"""Whether everything that the plan has stands somewhere, once, under its number."""

import re
from collections.abc import Iterator
from dataclasses import replace

from generator.checks import CHECKS, Found
from generator.language import Said
from generator.paper.dossier import Dossier
from generator.plan import codes
from generator.plan.closest import closest
from generator.plan.items import Part
from generator.plan.records import PARTS, alias, part_name, part_names
from generator.plan.source import Text, entries, value_at
from generator.plan.walk import values
from generator.problems import Severity, Spot
from generator.rules import Finding, told


def written_keys(dossier: Dossier) -> set[str]:
    """The keys at the top of the file, and those in lines that could not be read."""
    top = {key.value for key, _ in entries(dossier.source.root)}
    return top | dossier.source.unread_words


@CHECKS(told("plan/no-content", "chưa có phần nội dung nào", "no part with any content"))
def content(dossier: Dossier) -> Found:
    """A plan says something; a part that could not be read has been told already."""
    plan = dossier.plan
    unread = not dossier.whole and any(map(part_name, written_keys(dossier)))
    if unread or plan.outline or plan.reports_on or any(part.items for _, part in plan.parts()):
        return
    names = ", ".join(alias("plan", name) for name in PARTS)
    yield Finding(
        plan.spot,
        Said("kế hoạch chưa có phần nội dung nào", "the plan has no part with any content"),
        mend=Said(f"Thêm một trong: {names}.", f"Add one of: {', '.join(PARTS)}."),
    )


@CHECKS(codes.EMPTY)
def parts(dossier: Dossier) -> Found:
    """A part that is there has items, but for one whose items could not be read."""
    for name, part in dossier.plan.parts():
        if not part.items and not _unread(part, dossier):
            yield Finding(
                part.spot,
                Said(
                    f"phần '{alias('plan', name)}' không có mục nào", f"part '{name}' has no items"
                ),
                mend=Said("Thêm mục, hoặc bỏ phần này.", "Add items, or remove it."),
            )


def _unread(part: Part, dossier: Dossier) -> bool:
    """Whether something that could not be read lies between the part and the next."""
    first = part.spot.line
    starts = [other.spot.line for _, other in dossier.plan.parts() if other.spot.line > first]
    lines = [one.spot.line for one in dossier.source.problems]
    return any(first <= line < min(starts, default=line + 1) for line in lines)


def _outlined(dossier: Dossier) -> list[Text]:
    """Every name of a part in the outline."""
    return [
        text
        for name, text in values(dossier.plan.outline)
        if name == "parts" and isinstance(text, Text)
    ]


UNKNOWN_PART = told("plan/unknown-part", "phần không có", "no such part")


@CHECKS(
    UNKNOWN_PART,
    told(
        "plan/empty-part",
        "bố cục nêu phần chưa có nội dung",
        "the outline names a part without content",
    ),
    told("plan/repeated-part", "một phần đứng ở hai đề mục", "a part stands under two headings"),
)
def outline(dossier: Dossier) -> Found:
    """The outline names parts that the plan has, each once."""
    has = {*dict(dossier.plan.parts()), *map(part_name, written_keys(dossier))}
    seen: set[str] = set()
    for text in _outlined(dossier):
        part = part_name(text.value)
        if not part:
            yield _unknown_part(text)
        elif part not in has:
            yield Finding(
                text.spot,
                Said(f"phần '{text}' chưa có nội dung", f"part '{text}' has no content"),
                mend=Said(
                    f"Thêm '{text}:', hoặc bỏ khỏi bố cục.",
                    f"Add '{text}:', or take it out of the outline.",
                ),
                code="plan/empty-part",
            )
        elif part in seen:
            yield Finding(
                text.spot,
                Said(
                    f"phần '{text}' đã đứng ở đề mục khác",
                    f"part '{text}' stands under another heading",
                ),
                mend=Said("Bỏ một chỗ.", "Take one away."),
                code="plan/repeated-part",
            )
        seen.add(part)


def _unknown_part(text: Text) -> Finding[Spot]:
    names = list(part_names())
    near = closest(text.value, names)
    listed = f"'{near}'?" if near else ", ".join(names)
    return Finding(
        text.spot,
        Said(f"kế hoạch không có phần '{text}'", f"a plan has no part '{text}'"),
        mend=Said(f"Có phải {listed}", f"Did you mean {listed}"),
    )


def _words_of_outline(dossier: Dossier) -> set[str]:
    """All words of the outline as the file has it, and of lines that could not be read."""
    source = dossier.source
    node = value_at(source.root, "outline", alias("plan", "outline"))
    text = source.text[node.span.start : node.span.end] if node else ""
    return {*re.findall(r"\w+", text), *source.unread_words}


@CHECKS(told("plan/lost-part", "phần không nằm trong bố cục", "a part that the outline leaves out"))
def lost_parts(dossier: Dossier) -> Found:
    """Every part stands in the outline, where there is one."""
    if dossier.plan.outline is None:
        return
    named = {part_name(text.value) for text in _outlined(dossier)}
    named |= set() if dossier.whole else set(map(part_name, _words_of_outline(dossier)))
    for name, part in dossier.plan.parts():
        if name not in named:
            vi = alias("plan", name)
            yield Finding(
                part.spot,
                Said(
                    f"phần '{vi}' không nằm trong bố cục, sẽ bị mất",
                    f"part '{name}' is not in the outline and would be lost",
                ),
                mend=Said(
                    f"Thêm '{vi}' vào cac_phan của một đề mục.",
                    f"Add '{name}' to the parts of a heading.",
                ),
            )


@CHECKS(
    told("numbering/marks", "kiểu đánh số không hợp với mục", "marks that do not fit the items")
)
def numbered(dossier: Dossier) -> Found:
    """Everything that has a number can have it."""
    for fault in dossier.arrangement.faults:
        yield Finding(fault.spot, fault.message, mend=fault.advice)


DUPLICATE_ID = told("plan/duplicate-id", "một mã dùng hai lần", "an id is used twice")


@CHECKS(
    DUPLICATE_ID,
    told(
        "plan/similar-id",
        "hai mã chỉ khác chữ hoa, chữ thường",
        "ids that differ in capitals alone",
        Severity.WARNING,
    ),
)
def ids(dossier: Dossier) -> Found:
    """An id stands for one thing, and looks like no other."""
    first: dict[str, Text] = {}
    alike: dict[str, Text] = {}
    for text in _ids(dossier):
        other = alike.get(text.value.casefold())
        if same := first.get(text.value):
            line = same.spot.line
            yield Finding(
                text.spot,
                Said(f"mã '{text}' đã dùng ở dòng {line}", f"id '{text}' is used on line {line}"),
                mend=Said("Đặt mã khác.", "Choose another id."),
            )
        elif other:
            line = other.spot.line
            yield Finding(
                text.spot,
                Said(
                    f"mã '{text}' chỉ khác '{other}' ở dòng {line} về chữ hoa, chữ thường",
                    f"id '{text}' differs from '{other}' on line {line} in capitals alone",
                ),
                mend=Said("Đặt mã khác hẳn.", "Choose ids that differ in more."),
                code="plan/similar-id",
            )
        first.setdefault(text.value, text)
        alike.setdefault(text.value.casefold(), text)


def _ids(dossier: Dossier) -> Iterator[Text]:
    """Every id and acronym; not of the results of a report, which bear the ids of its plan."""
    plan = dossier.plan
    own = values(replace(plan, reports_on=None)) if plan.reports_on else dossier.walked.values
    for name, text in own:
        if name == "id" and text is not plan.id:
            yield text
    yield from (acronym.short for acronym in plan.acronyms)
