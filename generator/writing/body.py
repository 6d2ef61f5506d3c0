"""The text of the plan as paragraphs: each with its component, its number typed in front, and its marks."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from generator.law.decree30 import END_MARK
from generator.law.wording import DOTS, short_date
from generator.problems import Spot
from generator.writing.fields import Day, Open
from generator.writing.inline import BOLD, ITALIC
from generator.writing.items import Item, Target
from generator.writing.outline import MARKS, Entry
from generator.writing.source import Text
from generator.writing.target_text import sentence

Say = Callable[[Text | Open], str]
"""Gives a text of the plan as it is printed: references resolved, emphasis marked, dots for what is open."""
_CAPITALS = ("muc", "phan-chuong-tieu-de")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of the body: `kieu` is the component that it is set as, `chu` its text, `spot` where it is written."""

    kieu: str
    chu: str
    spot: Spot | None = None


def body(entries: Sequence[Entry], say: Say, above: str = "") -> Iterator[Paragraph]:
    """The paragraphs of `entries`, in order; `above` are the headings that they stand under."""
    for entry in entries:
        for paragraph in _entry(entry, say, above):
            yield Paragraph(paragraph.kieu, paragraph.chu, written(entry))
        yield from body(entry.below, say, f"{above}\n{entry.title or ''}".rstrip(":"))


def written(entry: Entry) -> Spot | None:
    """Where the text of `entry` stands in the plan file."""
    if entry.item:
        return entry.item.text.spot if isinstance(entry.item.text, Text) else entry.item.spot
    return entry.title.spot if entry.title else None


def _entry(entry: Entry, say: Say, above: str) -> Iterator[Paragraph]:
    item, mark = entry.item, MARKS[entry.mark]
    title = say(entry.title) if entry.title else ""
    text = item_text(item, say) if item else ""
    note = task_note(item, say, f"{above}\n{title.rstrip(':')}", text) if item else ""
    first, *more = text.split("\n")
    if title and (mark.heading in ("phan-chuong", "muc") or not text):
        yield from _heading(entry, mark.heading, title)
    else:
        title = unended(title.replace(BOLD, "").removesuffix(":").rstrip())
        lead = f"{BOLD}{title}{BOLD}: " if title and mark.heading == "khoan-tieu-de" else f"{title}: " if title else ""
        first = f"{entry.label} {lead}{first}".strip() if first else ""
        if not more:
            first, note = _noted(first, note), ""
        yield Paragraph(mark.text, first)
        first = ""
    for line in filter(None, (first, *more)):
        yield Paragraph("noi-dung", line)
    if note:
        yield Paragraph("noi-dung", f"{ITALIC}{note[0].upper()}{note[1:]}.{ITALIC}")


def _heading(entry: Entry, heading: str, title: str) -> Iterator[Paragraph]:
    if heading == "phan-chuong":
        yield Paragraph(heading, f"Phần {entry.label}")
        heading, label = "phan-chuong-tieu-de", ""
    else:
        label = f"{entry.label} "
    yield Paragraph(heading, f"{label}{title.upper() if heading in _CAPITALS else title}".strip())


def item_text(item: Item, say: Say) -> str:
    """What the item says; a target without a sentence of its own gets one from its figures."""
    if item.paragraph or item.text:
        return say(item.paragraph or item.text)  # type: ignore[arg-type]
    return sentence(item, say) if isinstance(item, Target) else ""


def task_note(item: Item, say: Say, above: str, text: str) -> str:
    """Who does a task, until when, and what comes out, in one line; "" where there is nothing to add.

    A lead is left out where the item stands under a heading that is just his name, or where the sentence begins with
    him, and a day where the sentence has it: then the reader knows already. Everything else is printed.
    """
    lead = say(item.lead) if item.lead else ""
    if lead and (lead in above.split("\n") or re.match(rf"(?:(?:Giao|Đề nghị) )?{re.escape(lead)}(?!\w)", text)):
        lead = ""
    due = _due(item.deadline, say)
    if isinstance(item.deadline, Day) and re.search(rf"(?<![\d/]){re.escape(due)}(?![\d/])", text):
        due = ""
    values = (
        ("chủ trì", lead),
        ("phối hợp", ", ".join(map(say, item.support))),
        ("thời hạn", due),
        ("sản phẩm", say(item.product) if item.product else ""),
        ("theo dõi", say(item.monitor) if item.monitor else ""),
        ("kinh phí", say(item.budget) if item.budget else ""),
        ("ghi chú", say(item.note) if item.note else ""),
    )
    return "; ".join(f"{name}: {unended(value)}" for name, value in values if value)


def _due(due: Day | Text | Open | None, say: Say) -> str:
    if isinstance(due, Day):
        return short_date(due.full) if due.full else f"tháng {due.month}/{due.year}" if due.month else f"năm {due.year}"
    return say(due) if due else ""


def _noted(text: str, note: str) -> str:
    if not note:
        return text
    bare = unended(text)
    end = text[-1] if text[-1:] in ".;" and bare != text else ""
    return f"{bare} ({ITALIC}{note}{ITALIC}){end}"


def unended(text: str) -> str:
    """`text` without the one mark (`.` `;` `,`) that ends it; an ellipsis stays, and so does emphasis around the end."""
    match = re.fullmatch(rf"(.*?)([.;,]?)([{BOLD}{ITALIC}]*)", text, re.DOTALL)
    assert match
    ellipsis = (match[1] + match[2]).endswith("..")
    return text if ellipsis else match[1].rstrip() + match[3]


def ended(paragraphs: list[Paragraph]) -> list[Paragraph]:
    """The paragraphs with `./.` after the last word."""
    if not paragraphs:
        return paragraphs
    *before, last = paragraphs
    text = unended(last.chu.removesuffix(END_MARK).rstrip())
    return [*before, Paragraph(last.kieu, text + END_MARK, last.spot)]


def opened(value: Text | Open) -> str:
    """A text as it stands, or dots for one that is not known yet."""
    return value.value if isinstance(value, Text) else DOTS
