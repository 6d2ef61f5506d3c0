"""The text of the plan as paragraphs: each with its component, its number in front, its marks."""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from generator.law.decree30 import END_MARK
from generator.law.number_words import dong_twice
from generator.law.wording import DOTS
from generator.lazy import dataclass, regex
from generator.paper.outline import MARKS, Numbered
from generator.paper.schedule_text import due, duty_sentence, history_text
from generator.paper.sums import AMOUNT_IDS, spelled
from generator.paper.target_text import reached, sentence
from generator.plan.fields import Day, Open
from generator.plan.inline import BOLD, ITALIC, NOTE_CLOSE, NOTE_OPEN
from generator.plan.items import Item, Target
from generator.plan.reports.outcome import Outcome
from generator.plan.reports.schedule import ReportDuty
from generator.plan.source import Text
from generator.plan.tasks import TASK_FIELDS
from generator.problems import Spot

Say = Callable[[Text | Open], str]
"""Gives a text as it is printed: references resolved, emphasis marked, dots for what is open."""
CAPITALS = ("muc", "phan-chuong-tieu-de", "phu-luc-tieu-de")
"""Components that are printed in capitals, once all names in them are in their words."""

STATES = {"done": "đã hoàn thành", "in_progress": "đang thực hiện", "not_started": "chưa thực hiện"}
"""How far a task is, in words."""
NEEDS_EVIDENCE = "hoàn thành phải có minh chứng"
NAMED, BETWEEN = ": ", "; "
"""What stands behind the label of what a task says, and between two of these."""
_HEADINGS = ("phan-chuong", "muc", "dieu")
"""Components that never run into the text below them."""
_RUN_IN = regex(rf"{BOLD}[^{BOLD}]+(?:{BOLD}:|:{BOLD})")


@dataclass(frozen=True, slots=True)
class Passage:
    """One paragraph of the body.

    `style` is the component that it is set as, `spot` where it is written, `block` the table, chart
    or picture that stands in its place.
    """

    style: str
    text: str
    spot: Spot | None = None
    block: Any = None


def _nothing(_: Item) -> frozenset[str]:
    return frozenset()


@dataclass(frozen=True, slots=True)
class Teller:
    """How items become text.

    `say` prints a text, `block` makes the table, chart or picture of an item; `shown` gives the
    roles of a task that stand in a table, and so are not said again in the text.
    """

    say: Say
    block: Callable[[Item], Any]
    shown: Callable[[Item], frozenset[str]] = _nothing


def body(entries: Sequence[Numbered], tell: Teller, above: str = "") -> Iterator[Passage]:
    """The paragraphs of `entries`, in order; `above` are the headings that they stand under."""
    for entry in entries:
        if entry.item and entry.item.block:
            yield Passage("noi-dung", "", entry.item.block.spot, tell.block(entry.item))
            continue
        for paragraph in _entry(entry, tell, above):
            yield Passage(paragraph.style, paragraph.text, written(entry))
        yield from body(entry.below, tell, f"{above}\n{entry.title or ''}".rstrip(":"))


def written(entry: Numbered) -> Spot | None:
    """Where the text of `entry` stands in the plan file."""
    if entry.item:
        return entry.item.text.spot if isinstance(entry.item.text, Text) else entry.item.spot
    return entry.title.spot if entry.title else None


def _entry(entry: Numbered, tell: Teller, above: str) -> Iterator[Passage]:
    item, mark, say = entry.item, MARKS[entry.mark], tell.say
    title = say(entry.title) if entry.title else ""
    text = note = came = ""
    if item:
        text = item_text(item, say)
        note = task_note(item, say, f"{above}\n{title.rstrip(':')}", text, tell.shown(item))
        came = outcome_text(item, say)
    if title and (mark.heading in _HEADINGS or not text):
        yield from _heading(entry, mark.heading, title)
        yield from _below(text.split("\n"), note, came)
    elif "\n" in text:
        first, *more = text.split("\n")
        yield Passage(mark.text, _opening(entry, title, first))
        yield from _below(more, note, came)
    else:
        noted = _noted(_opening(entry, title, text), note)
        yield Passage(mark.text, _with_outcome(noted, came))


def _below(lines: Sequence[str], note: str, came: str) -> Iterator[Passage]:
    """What has no room in the first paragraph of an item, in paragraphs of its own."""
    yield from (Passage("noi-dung", line) for line in lines if line)
    if note:
        yield Passage("noi-dung", f"{ITALIC}{note[0].upper()}{note[1:]}.{ITALIC}")
    if came:
        yield Passage("noi-dung", f"Kết quả: {came}")


def _opening(entry: Numbered, title: str, text: str) -> str:
    """The first words of an item, behind its number and the title that they run in from."""
    if not text:
        return ""
    mark = MARKS[entry.mark]
    label = f"{BOLD}{mark.word}{entry.label}{BOLD}" if mark.word else entry.label
    lead = unended(title.replace(BOLD, "").removesuffix(":").rstrip())
    if lead and mark.heading == "khoan-tieu-de":
        lead = f"{BOLD}{lead}{BOLD}"
    return _labelled(label, f"{lead}: {text}" if lead else text)


def _labelled(label: str, text: str) -> str:
    """The text behind its number, which is as bold as a heading that the text runs in from."""
    if _RUN_IN.match(text) and label and BOLD not in label:
        return f"{BOLD}{label} {text.removeprefix(BOLD)}"
    return f"{label} {text}".strip()


def _heading(entry: Numbered, heading: str, title: str) -> Iterator[Passage]:
    if heading == "phan-chuong":
        yield Passage(heading, f"{MARKS[entry.mark].word}{entry.label}")
        heading, label = "phan-chuong-tieu-de", ""
    else:
        label = f"{MARKS[entry.mark].word}{entry.label} "
    yield Passage(heading, f"{label}{title}".strip())


def item_text(item: Item, say: Say) -> str:
    """What the item says, its amount included; a target without a sentence gets one of figures."""
    said = item.sentence
    if item.amount and not isinstance(said, Open):
        return say(_with_amount(said, item.amount))
    if said:
        return say(said)
    if isinstance(item, ReportDuty):
        return duty_sentence(item, say)
    return sentence(item, say) if isinstance(item, Target) else ""


def _with_amount(said: Text | None, amount: int) -> Text:
    phrase = dong_twice(amount)
    if said is None:
        return Text(f"{phrase}.")
    if told := spelled(said.value, amount):
        return Text(told, said.spot)
    words = said.value
    for id_ in AMOUNT_IDS:
        words = words.replace(f"[[{id_}]]", phrase)
    if words == said.value:
        joint = ": " if words.endswith((".", ";")) else " "
        words = f"{unended(words)}{joint}{phrase}."
    return Text(words, said.spot)


def task_note(
    item: Item, say: Say, above: str, text: str, shown: frozenset[str] = frozenset()
) -> str:
    """Who does a task, until when, and what comes out, in one line; "" if there is nothing to add.

    What is `shown` in a table is left out. A lead is left out where the item stands under a heading
    that is just his name, or where the sentence begins with him, and a day where the sentence has
    it: then the reader knows already. Everything else is printed.
    """
    said = {name: field_text(item, name, say) for name in TASK_FIELDS if name not in shown}
    if "lead" in said and _leads_already(field_names(item, "lead", say), above, text):
        del said["lead"]
    if isinstance(item.deadline, Day) and _has_day(text, said.get("deadline", "")):
        del said["deadline"]
    notes = [f"{TASK_FIELDS[name].label}{NAMED}{unended(one)}" for name, one in said.items() if one]
    if item.needs_evidence == "yes":
        notes.append(NEEDS_EVIDENCE)
    if item.history and "history" not in shown:
        notes.append(history_text(item, say))
    return BETWEEN.join(notes)


def _leads_already(leads: Sequence[str], above: str, text: str) -> bool:
    """Whether the reader knows all who lead: by the heading over the task, or its first words."""
    if not leads:
        return False
    ways = {", ".join(leads), " và ".join(filter(None, (", ".join(leads[:-1]), leads[-1])))}
    first_words = rf"(?:(?:Giao|Đề nghị) )?(?:{'|'.join(map(re.escape, ways))})(?!\w)"
    return bool(ways & set(above.split("\n"))) or re.match(first_words, text) is not None


def _has_day(text: str, day: str) -> bool:
    return bool(day) and re.search(rf"(?<![\d/]){re.escape(day)}(?![\d/])", text) is not None


def field_text(item: Item, name: str, say: Say) -> str:
    """What a task says under `name`, one of `TASK_FIELDS`; "" where it says nothing."""
    value = getattr(item, name)
    return ", ".join(map(say, value)) if isinstance(value, tuple) else due(value, say)


def field_names(item: Item, name: str, say: Say) -> list[str]:
    """The names that a task has under `name`, each by itself."""
    value = getattr(item, name)
    return list(map(say, value)) if isinstance(value, tuple) else []


def outcome_text(item: Item, say: Say) -> str:
    """What came of a task, as one or more sentences; dots where it is not known yet.

    It is "" where none is asked for: a target without a sentence of its own has it in the sentence
    that its figures make.
    """
    if item.result is None or (isinstance(item, Target) and not item.text):
        return ""
    state = state_text(item.result)
    figures = reached(item, say) if isinstance(item, Target) else ""
    said = say(item.result.text) if item.result.text else ""
    proof = evidence_text(item.result, say)
    return joined([*filter(None, (state, proof, figures, said))] or [DOTS])


def evidence_text(result: Outcome, say: Say) -> str:
    """`minh chứng: Kế hoạch số 15/KH-UBND ngày 20/3/2026`; "" where it has none."""
    return f"minh chứng: {', '.join(map(say, result.evidence))}" if result.evidence else ""


def joined(pieces: Sequence[str]) -> str:
    """The pieces as sentences; one that begins with a small letter goes on behind a semicolon."""
    text = ""
    for piece in map(unended, pieces):
        text += f"{'. ' if piece[:1] == piece[:1].upper() else '; '}{piece}" if text else piece
    return f"{text}." if text and text[-1] not in ".…" else text


def state_text(result: Outcome) -> str:
    """`hoàn thành ngày 20/3/2026`, `đang thực hiện, quá thời hạn`; "" where no state is given."""
    if not result.state:
        return ""
    if result.state != "done":
        unproven = ", chưa có minh chứng hoàn thành" if result.unproven else ""
        return STATES[result.state] + unproven + (", quá thời hạn" if result.late else "")
    done = f"hoàn thành ngày {due(result.date, str)}" if result.date else STATES["done"]
    return done + (", chậm so với thời hạn" if result.late else "")


def _with_outcome(text: str, outcome: str) -> str:
    return f"{unended(text)}: {outcome}" if outcome else text


def _noted(text: str, note: str) -> str:
    if not note:
        return text
    colon = text.removesuffix(":")
    bare = unended(text) if colon == text else colon
    end = text[-1] if text[-1:] in ".;:" and bare != text else ""
    return f"{bare} ({ITALIC}{note}{ITALIC}){end}"


def unended(text: str) -> str:
    """`text` without the marks (`.` `;` `,`) that end it; an ellipsis and emphasis stay."""
    match = re.fullmatch(
        rf"(.*?)((?<!\.)\.{{3,}})?(?:(?!\.{{3}})[.;,]){{0,3}}"
        rf"((?:[{BOLD}{ITALIC}]|{NOTE_OPEN}[^{NOTE_CLOSE}]*{NOTE_CLOSE})*)",
        text,
        re.DOTALL,
    )
    assert match
    return match[1].rstrip() + (match[2] or "") + match[3]


def ended(paragraphs: list[Passage]) -> list[Passage]:
    """The paragraphs with `./.` after the last word; behind a block it has a line of its own."""
    if not paragraphs:
        return paragraphs
    *before, last = paragraphs
    if last.block is not None:
        return [*paragraphs, Passage("noi-dung", END_MARK, last.spot)]
    text = unended(last.text.removesuffix(END_MARK).rstrip())
    return [*before, Passage(last.style, text + END_MARK, last.spot)]


def opened(value: Text | Open) -> str:
    """A text as it stands, or dots for one that is not known yet."""
    return value.value if isinstance(value, Text) else DOTS
