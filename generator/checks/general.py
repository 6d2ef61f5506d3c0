"""What no single value of a plan shows: things that contradict, are lost, or are still open."""

import dataclasses
import re
from collections.abc import Iterator
from typing import Any

from generator.checks.blocks import check_blocks
from generator.checks.consistency import check_consistency
from generator.checks.form import check_form
from generator.checks.heading import check_heading
from generator.checks.sums import AMOUNT_IDS
from generator.checks.typed import check_typed
from generator.language import Said
from generator.paper.outline import annexes, arranged, citable
from generator.paper.pointing import misnamed
from generator.plan.closest import closest
from generator.plan.fields import Open
from generator.plan.inline import has_note, references, stray_mark
from generator.plan.lineage import conflict_said
from generator.plan.model import Plan
from generator.plan.records import PARTS, alias, part_name
from generator.plan.source import Mapping, Source, Text
from generator.problems import Severity, Spot, has_errors, typed

# Where a value that is still open would be printed.
_COMPONENTS = {
    "issuer": "co-quan-ban-hanh",
    "issuer.name": "co-quan-ban-hanh",
    "issuer.abbreviation": "so-ky-hieu",
    "issuer.drafting_unit": "so-ky-hieu",
    "to": "kinh-gui",
    "place": "dia-danh-thoi-gian",
    "subject": "trich-yeu",
    "recipients": "noi-nhan",
    "signature.title": "quyen-han-chuc-vu",
    "signature.name": "ho-ten",
}


def check_plan(plan: Plan, source: Source) -> None:
    """Reports to `source` what is wrong with the plan as a whole."""
    _check_status(plan, source)
    _check_content(plan, source)
    _check_parts(plan, source)
    check_heading(plan, source)
    check_form(plan, source)
    _check_words(plan, source)
    check_typed(plan, source)
    _check_outline(plan, source)
    _check_recipients(plan, source)
    _check_conflicts(plan, source)
    check_consistency(plan, source)
    arranged(plan, source)
    annexes(plan, source)
    _check_ids(plan, source)
    check_blocks(plan, source)
    if has_errors(source.problems):
        return  # an item that could not be read is not one that a reference misses
    names = [
        *(document.id.value for document in plan.documents),
        *(one.short.value for one in plan.acronyms),
    ]
    provisions = citable(plan)
    cited = provisions | dict.fromkeys(names, "…")
    used: set[str] = set()
    for name, text in _marked(plan):
        for id_ in references(text.value):
            used.add(id_)
            if id_ not in AMOUNT_IDS or name != "text":
                _check_reference(id_, cited, _at(id_, text, source), source)
        for word, id_ in misnamed(text.value, provisions):
            message = Said(
                f"“{word} [[{id_}]]” in thành “{word} {provisions[id_]}”",
                f"'{word}' before [[{id_}]]",
            )
            advice = Said(f"Bỏ chữ '{word}' trước [[{id_}]].", f"Leave '{word}' out.")
            source.report(text.spot, "plan/reference", message, advice, Severity.WARNING)
    _check_uses(plan, used, source)


_PLAIN = (
    "id",
    "code",
    "place",
    "abbreviation",
    "about",
    "kind",
    "number",
    "file",
    "short",
    "full",
    "alt",
    "members",
    "targets",
    "dimension",
    "item",
    "key",
    "office",
    "own",
    "before",
)
"""Names are printed as they stand, or not at all; marks are for sentences."""


def _check_uses(plan: Plan, used: set[str], source: Source) -> None:
    """A document or acronym that is declared and never cited is not printed anywhere."""
    declared = [(one.id, "documents") for one in plan.documents] + [
        (one.short, "acronyms") for one in plan.acronyms
    ]
    for id_, key in declared:
        if id_.value not in used:
            message = Said(
                f"'{id_}' khai trong '{alias('plan', key)}' mà không dùng",
                f"'{id_}' of '{key}' is never used",
            )
            advice = Said(
                f"Dẫn bằng [[{id_}]], hoặc bỏ đi.", f"Cite it as [[{id_}]], or take it out."
            )
            source.report(id_.spot, "plan/unused", message, advice, Severity.INFO)


def _marked(plan: Plan) -> Iterator[tuple[str, Text]]:
    """Every text of the plan in which marks mean something, with its key, in the order of its fields."""
    seen: set[tuple[Spot, str]] = (
        set()
    )  # a result stands in the report, and in the task that it is a result of
    for name, found in _walk(plan, ""):
        if (
            not isinstance(found, Text)
            or name in _PLAIN
            or name.startswith(("issuer", "signature"))
        ):
            continue
        if (found.spot, found.value) not in seen:
            seen.add((found.spot, found.value))
            yield name, found


def _walk(value: Any, name: str) -> Iterator[tuple[str, Any]]:
    if isinstance(value, tuple):
        for item in value:
            yield from _walk(item, name)
    elif dataclasses.is_dataclass(value) and not isinstance(value, Text | Open | Spot):
        for field in dataclasses.fields(value):
            inner = f"{name}.{field.name}" if name in ("issuer", "signature") else field.name
            yield from _walk(getattr(value, field.name), inner)
    elif value is not None:
        yield name, value


def open_places(plan: Plan) -> Iterator[tuple[str, Open]]:
    """Everything in the plan that is not known yet, each with its key."""
    yield from ((name, value) for name, value in _walk(plan, "") if isinstance(value, Open))


def _check_status(plan: Plan, source: Source) -> None:
    final = plan.status == "final"
    if final and not (plan.number and plan.date and plan.date.full):
        message = Said(
            "văn bản chính thức phải có số và ngày", "a final paper needs its number and date"
        )
        advice = Said(
            "Điền 'so' và 'ngay', hoặc đổi trang_thai: du_thao.",
            "Fill in number and date, or status: draft.",
        )
        source.report(plan.spot, "so-ky-hieu/missing", message, advice)
    for name, value in open_places(plan):
        code = f"{_COMPONENTS.get(name, 'noi-dung')}/open"
        message = Said(f"chưa có: {value.reason}", f"still open: {value.reason}")
        if plan.is_draft:
            source.report(value.spot, code, message, severity=Severity.INFO)
        else:
            advice = Said(
                "Điền nội dung, hoặc đặt trang_thai: du_thao.", "Fill it in, or set status: draft."
            )
            source.report(value.spot, code, message, advice)


def _check_content(plan: Plan, source: Source) -> None:
    written = (
        {key.value for key, _ in source.root.entries} if isinstance(source.root, Mapping) else set()
    )
    if has_errors(source.problems) and any(map(part_name, written)):
        return  # there is a part, and why it could not be read has been told
    if not any(part.items for _, part in plan.parts()) and not (plan.outline or plan.reports_on):
        message = Said(
            "kế hoạch chưa có phần nội dung nào", "the plan has no part with any content"
        )
        names = ", ".join(alias("plan", name) for name in PARTS)
        advice = Said(f"Thêm một trong: {names}.", f"Add one of: {', '.join(PARTS)}.")
        source.report(plan.spot, "plan/no-content", message, advice)


def _check_parts(plan: Plan, source: Source) -> None:
    parts = list(plan.parts())
    for name, part in parts:
        if not part.items:
            after = [other.spot.line for _, other in parts if other.spot.line > part.spot.line]
            if any(
                part.spot.line <= one.spot.line < min(after, default=one.spot.line + 1)
                for one in source.problems
            ):
                continue  # its items are wrong, and that is told
            message = Said(
                f"phần '{alias('plan', name)}' không có mục nào", f"part '{name}' has no items"
            )
            source.report(
                part.spot,
                "plan/empty",
                message,
                Said("Thêm mục, hoặc bỏ phần này.", "Add items, or remove it."),
            )


_ENDED = ("legal_bases", "recipients", "to", "closing")
_DOUBLED = re.compile(
    r"(?<!\.)\.\.(?!\.)|[;,]\.(?!\.)|;;|,,|;,|,;|(?<!\bv\.v)(?<![A-ZĐ])(?<!\.)\.;$"
)
_NO_NOTES = ("subject", "recipients", "title", "caption")


def _check_words(plan: Plan, source: Source) -> None:
    """Marks that were meant to be marks, and footnotes where none can stand."""
    for name, text in _marked(plan):
        if name in _NO_NOTES and has_note(text.value):
            message = Said(
                "chú thích cuối trang không đặt được ở đây", "a footnote cannot stand here"
            )
            advice = Said(
                "Chuyển sang một câu của nội dung.", "Move it into a sentence of the text."
            )
            source.report(text.spot, "plan/footnote", message, advice)
        if left := stray_mark(text.value):
            message = Said(
                f"dấu {left} không thành cặp, sẽ in nguyên",
                f"{left} has no partner and is printed as it is",
            )
            advice = Said(
                "Viết **đậm**, *nghiêng*, [[mã]], sát chữ bên trong.",
                "Write **bold**, *italic*, [[id]], close to the words.",
            )
            source.report(text.spot, "plan/marks", message, advice, Severity.WARNING)
        # The end of a line to which we add the mark is mended.
        if doubled := _DOUBLED.search(text.value.rstrip(".;,") if name in _ENDED else text.value):
            message = Said(
                f"hai dấu liền nhau: '{doubled[0]}'", f"two marks in a row: '{doubled[0]}'"
            )
            source.report(
                text.spot,
                "plan/doubled-mark",
                message,
                Said("Bỏ bớt một dấu.", "Drop one."),
                Severity.WARNING,
            )
        if text.value.count("{") != text.value.count("}"):
            message = Said(
                "dấu { } không thành cặp, sẽ in nguyên",
                "a brace has no partner and is printed as it is",
            )
            advice = Said(
                "Xóa dấu thừa; có thể là phần còn lại của {chua_co: …}.",
                "Delete it; it may be left of {open: …}.",
            )
            source.report(text.spot, "plan/marks", message, advice, Severity.WARNING)


def _check_outline(plan: Plan, source: Source) -> None:
    if plan.outline is None:
        return
    has = dict(plan.parts())
    names = [name for english in PARTS for name in (alias("plan", english), english)]
    seen: set[str] = set()
    for text in (text for name, text in _walk(plan.outline, "") if name == "parts"):
        part = part_name(text.value)
        if not part:
            near = closest(text.value, names)
            message = Said(f"kế hoạch không có phần '{text}'", f"a plan has no part '{text}'")
            listed = f"'{near}'?" if near else ", ".join(names)
            source.report(
                text.spot,
                "plan/unknown-part",
                message,
                Said(f"Có phải {listed}", f"Did you mean {listed}"),
            )
        elif part not in has:
            message = Said(f"phần '{text}' chưa có nội dung", f"part '{text}' has no content")
            advice = Said(
                f"Thêm '{text}:', hoặc bỏ khỏi bố cục.",
                f"Add '{text}:', or take it out of the outline.",
            )
            source.report(text.spot, "plan/empty-part", message, advice)
        elif part in seen:
            message = Said(
                f"phần '{text}' đã đứng ở đề mục khác",
                f"part '{text}' stands under another heading",
            )
            source.report(
                text.spot, "plan/repeated-part", message, Said("Bỏ một chỗ.", "Take one away.")
            )
        seen.add(part)
    for name in (name for name in has if name not in seen):
        vi = alias("plan", name)
        message = Said(
            f"phần '{vi}' không nằm trong bố cục, sẽ bị mất",
            f"part '{name}' is not in the outline and would be lost",
        )
        advice = Said(
            f"Thêm '{vi}' vào cac_phan của một đề mục.", f"Add '{name}' to the parts of a heading."
        )
        source.report(has[name].spot, "plan/lost-part", message, advice)


def _check_recipients(plan: Plan, source: Source) -> None:
    if isinstance(plan.recipients, Open) or not plan.recipients:
        return
    spot = plan.recipients[-1].spot
    if not re.match(r"(- ?)?Lưu: ?\S", plan.recipients[-1].value):
        message = Said(
            "dòng cuối của nơi nhận phải là 'Lưu: VT, …'", "the last recipient must be 'Lưu: VT, …'"
        )
        source.report(
            spot,
            "noi-nhan/luu",
            message,
            Said("Thêm '- Lưu: VT, <đơn vị>'.", "Add '- Lưu: VT, <unit>'."),
        )
    first: dict[str, Text] = {}
    for text in plan.recipients:
        before = first.setdefault(text.value.strip("- ;.").casefold(), text)
        if before is not text:
            message = Said(
                f"'{text}' đã có ở dòng {before.spot.line}",
                f"'{text}' stands on line {before.spot.line}",
            )
            source.report(
                text.spot,
                "plan/repeated-recipient",
                message,
                Said("Bỏ một dòng.", "Take one out."),
                Severity.WARNING,
            )


def _check_conflicts(plan: Plan, source: Source) -> None:
    """What is not settled with the office may stand in a draft, and not in a final paper."""
    name = typed(source.path)
    for number, conflict in enumerate(plan.conflicts, 1):
        key = str(conflict.key) if conflict.key else ""
        said = (
            str(value) if value else None
            for value in (conflict.office, conflict.own, conflict.before)
        )
        about = conflict_said(str(conflict.item), key, *said)
        message = Said(f"chưa thống nhất {about.vi}", f"not settled, {about.en}")
        advice = Said(
            f"Theo văn phòng: kehoach update {name} --take {number}; giữ của xã: kehoach update {name} --keep {number}",
            f"The office's: kehoach update {name} --take {number}; your own: kehoach update {name} --keep {number}",
        )
        severity = Severity.WARNING if plan.is_draft else Severity.ERROR
        source.report(conflict.spot, "cascade/conflict", message, advice, severity)


def _check_ids(plan: Plan, source: Source) -> None:
    first: dict[str, Text] = {}
    alike: dict[str, Text] = {}
    own = dataclasses.replace(
        plan, reports_on=None
    )  # results bear the ids of what they are results of
    ids = [text for name, text in _walk(own, "") if name == "id" and text is not plan.id]
    for text in (*ids, *(acronym.short for acronym in plan.acronyms)):
        if text.value in first:
            line = first[text.value].spot.line
            message = Said(
                f"mã '{text}' đã dùng ở dòng {line}", f"id '{text}' is used on line {line}"
            )
            source.report(
                text.spot, "plan/duplicate-id", message, Said("Đặt mã khác.", "Choose another id.")
            )
        elif text.value.casefold() in alike:
            other = alike[text.value.casefold()]
            message = Said(
                f"mã '{text}' chỉ khác '{other}' ở dòng {other.spot.line} về chữ hoa, chữ thường",
                f"id '{text}' differs from '{other}' on line {other.spot.line} in capitals alone",
            )
            advice = Said("Đặt mã khác hẳn.", "Choose ids that differ in more.")
            source.report(text.spot, "plan/similar-id", message, advice, Severity.WARNING)
        first.setdefault(text.value, text)
        alike.setdefault(text.value.casefold(), text)


def _at(id_: str, text: Text, source: Source) -> Spot:
    """Where `text` names the id."""
    index = (
        source.text.find(f"[[{id_}]]", text.span.start, text.span.end)
        if text.span.start >= 0
        else -1
    )
    return text.spot if index < 0 or text.spot.path != source.path else source.spot(index)


def _check_reference(id_: str, cited: dict[str, str], spot: Spot, source: Source) -> None:
    if cited.get(id_):
        return
    if id_ in cited:
        message = Said(
            f"mục '{id_}' không có số để dẫn chiếu", f"item '{id_}' has no number to refer to"
        )
        advice = Said(
            "Đổi danh_so của cấp trên thành 'chu_cai' hoặc 'so'.",
            "Set marks above to 'letter' or 'arabic'.",
        )
    else:
        near = closest(id_, list(cited))
        message = Said(f"[[{id_}]] không trỏ tới mục nào", f"[[{id_}]] points to no item")
        advice = Said(
            f"Có phải [[{near}]]?"
            if near
            else "Đặt 'ma' cho mục cần dẫn, hoặc viết \\[[ nếu là chữ.",
            f"Did you mean [[{near}]]?"
            if near
            else "Give the item an id, or write \\[[ for the characters.",
        )
    source.report(spot, "plan/reference", message, advice)
