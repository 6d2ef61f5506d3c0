"""The form of a plan: its fields in the order of the paper, with what stands there and what is wrong."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from itertools import starmap
from typing import Any

from generator.cascade.leeway import FIXED
from generator.cascade.values import Value, value_of, vocabulary
from generator.form.labels import help_of, label_said, still_open, words_of_choice
from generator.form.offers import Offer, offers_of
from generator.form.places import (
    Place,
    Slot,
    Step,
    list_of,
    place_at,
    reader_below,
    record_of,
    slots_below,
)
from generator.form.typed import IN_A_ROW, as_typed, takes_lines
from generator.language import NOTHING, Said
from generator.lazy import dataclass
from generator.plan.blocks import BLOCKS, CELL_RECORD, PART_NAME
from generator.plan.fields import Date, Later, OrOpen, inner_reader
from generator.plan.items import RULES
from generator.plan.model import PLAN
from generator.plan.records import KNOWN, Record, alias
from generator.plan.slips.braces import OPEN_KEYS
from generator.plan.source import Source, Text, entries, entry_at, text_at
from generator.plan.tasks import Deadline
from generator.problems import Problem, Severity


@dataclass(frozen=True, slots=True)
class FormField:
    """A value of a plan as a form shows it; `control` says how it is typed.

    `value` is what somebody typed, as people write it; `reason` why it is left open, None where it
    is not. What is `locked` the office above fixed; a cell of a table has a `span`, of columns and
    rows. `below` are the fields that it holds, `more` what could be added.
    """

    place: Place
    label: Said
    about: Said
    control: str
    value: str = ""
    reason: str | None = None
    required: bool = False
    may_open: bool = False
    choices: tuple[tuple[str, Said], ...] = ()
    line: int = 0
    problems: tuple[Problem, ...] = ()
    below: tuple["FormField", ...] = ()
    more: tuple[Offer, ...] = ()
    locked: bool = False
    span: tuple[int, int] = (1, 1)

    @property
    def is_there(self) -> bool:
        """Whether the file says anything here."""
        return bool(self.line)

    @property
    def is_choice(self) -> bool:
        """Whether the value is one of its choices, or none."""
        return self.value in ("", *self._called)

    @property
    def is_bold(self) -> bool:
        """Whether its words are marked as bold from end to end."""
        words = self.value.strip()
        return words.startswith("**") and words.endswith("**") and len(words) > 4

    @property
    def left_open(self) -> Said:
        """What a box that waits for its value says meanwhile."""
        return still_open(self.reason or "")

    @property
    def said(self) -> Said:
        """The value in words: of a choice what it is called."""
        return self._called.get(self.value, Said(self.value, self.value))

    @property
    def _called(self) -> dict[str, Said]:
        """Its choices by each of their names."""
        return {name: said for word, said in self.choices for name in (word, said.vi)}

    def walk(self) -> Iterator["FormField"]:
        """The field and all that it holds."""
        yield self
        for one in self.below:
            yield from one.walk()


@dataclass(frozen=True, slots=True)
class FormSection:
    """The fields of one piece of the paper; `missing` says in one sentence what it lacks."""

    key: str
    title: Said
    fields: tuple[FormField, ...]
    more: tuple[Offer, ...] = ()
    missing: Said = NOTHING

    @property
    def problems(self) -> list[Problem]:
        """What is wrong in it."""
        return [one for field in self.fields for below in field.walk() for one in below.problems]

    @property
    def is_empty(self) -> bool:
        """Whether it says nothing, and nothing of it is missing."""
        return not self.missing.vi and not any(one.is_there for one in self.fields)

    @property
    def complete(self) -> bool:
        """Whether it says something, and nothing of it is missing, open or wrong."""
        wrong = any(one.severity in _WRONG for one in self.problems)
        return not self.missing.vi and not wrong and any(one.is_there for one in self.fields)


_WRONG = (Severity.ERROR, Severity.WARNING)
SECTIONS: tuple[tuple[str, Said, tuple[str, ...], tuple[str, ...]], ...] = (
    (
        "head",
        Said("Đầu văn bản", "Head"),
        ("kind", "issuer", "place", "number", "date", "subject", "to"),
        (
            *("status", "authority", "draft_mark", "secrecy", "urgency", "circulation"),
            *("drafter", "copies", "address", "attached"),
        ),
    ),
    (
        "bases",
        Said("Căn cứ", "Legal bases"),
        ("legal_bases", "preamble"),
        ("documents", "acronyms"),
    ),
    ("purpose", Said("Mục đích, yêu cầu", "Purpose"), ("purpose", "requirements"), ()),
    ("targets", Said("Mục tiêu, chỉ tiêu", "Targets"), ("targets",), ()),
    ("solutions", Said("Nhiệm vụ, giải pháp", "Tasks"), ("solutions",), ("content",)),
    ("budget", Said("Kinh phí", "Money"), ("budget",), ()),
    ("implementation", Said("Tổ chức thực hiện", "Implementation"), ("implementation",), ()),
    (
        "reports",
        Said("Báo cáo", "Reports"),
        ("report_schedule",),
        ("reports_on", "task_results", "target_results", "rollup"),
    ),
    ("closing", Said("Đoạn kết", "Closing"), ("closing",), ()),
    ("recipients", Said("Nơi nhận", "Recipients"), ("recipients",), ("groups",)),
    ("signature", Said("Chữ ký", "Signature"), ("signature",), ()),
    ("appendices", Said("Phụ lục", "Appendices"), ("appendices",), ()),
    (
        "arrangement",
        Said("Sắp xếp", "Arrangement"),
        ("id", "version", "period"),
        ("outline", "accepted", "based_on", "conflicts", "format", "issued"),
    ),
)
"""Each piece of the paper: what is always asked there, and what may be added."""
OWN = {"format", "issued"}
"""What the program itself keeps in a file, and nobody fills in."""
_ASKED = {
    "item": ("title", "text"),
    "target_item": ("indicator", "text", "unit", "baseline", "target"),
    "part": ("items",),
    "targets": ("items",),
    "table": ("title", "columns", "rows"),
    "appendix": ("id", "title", "items"),
    "section": ("title", "parts"),
    "issuer": ("name", "abbreviation", "parent"),
    "signature": ("on_behalf_of", "deputy_for", "title", "name"),
    "report_due": ("period", "due"),
    "report_duty": ("reporters", "receiver", "periods"),
}
"""What is asked of a record although its file may lack it; of others all of it is."""
_BLOCK_KEYS = tuple(name for key in BLOCKS for name in (key, alias("item", key)))
_WHOLE = ("item", "target_item", "report_duty")
"""Records that a sentence may stand for, and which a form shows with all that they say."""
_MOST = 8
"""Of a record with more keys than this, only those that must be there are asked."""
WITH_TASKS = ("solutions", "content", "implementation", "appendices", "outline")
"""Parts whose items are asked who does them, and until when."""


def plan_form(
    source: Source, problems: Sequence[Problem], asked: Collection[Place] = ()
) -> tuple[FormSection, ...]:
    """The form of the plan in a file, with what was found of it where it stands.

    What is `asked` has a field although the file does not have it.
    """
    found = _Sheet(source, problems, asked)
    return tuple(starmap(found.section, SECTIONS))


class _Sheet:
    """Makes fields of what one file says."""

    def __init__(
        self, source: Source, problems: Sequence[Problem], asked: Collection[Place]
    ) -> None:
        self.root = Slot((), PLAN, source.root or _ABSENT)
        self._extra = frozenset(asked)
        self._lang = vocabulary(source.root)
        self._follows = "based_on" in slots_below(self.root)
        self._left: dict[Place, list[Problem]] = {}
        for one in problems:
            self._left.setdefault(place_at(source, one.spot), []).append(one)

    def section(
        self, key: str, title: Said, asked: Sequence[str], further: Sequence[str]
    ) -> FormSection:
        """A piece of the paper, with the fields that it has or is asked for."""
        wanted = {
            *asked,
            *slots_below(self.root),
            *(one[0] for one in self._extra if len(one) == 1),
        }
        there = [one for one in (*asked, *further) if one in wanted - OWN]
        fields = tuple(self._keyed(self.root, PLAN, one) for one in there)
        more = [one for one in offers_of(PLAN.name) if one.key in {*further} - wanted - OWN]
        return FormSection(key, title, fields, tuple(more), _missing(fields))

    def _keyed(self, over: Slot, record: Record[Any], key: str) -> FormField:
        """The field of a key of a record; what is not there at all lacks nothing."""
        declared = record.fields[key]
        absent = Slot((*over.place, key), record.reader(key), _ABSENT)
        return replace(
            self._field(slots_below(over).get(key, absent)),
            label=label_said(record.name, key, declared),
            about=help_of(declared),
            required=declared.metadata["required"] and over.node is not _ABSENT,
        )

    def _field(self, slot: Slot, control: str = "") -> FormField:
        """A field without its name."""
        control = control or control_of(slot.place, slot.reader)
        reason = _reason(slot)
        below = self._below(slot, control) if reason is None else ()
        there = {one.place[-1] for one in below}
        keys = offers_of(record.name) if below and (record := record_of(slot.reader)) else ()
        value = None if below or reason is not None else _value(slot)
        return FormField(
            slot.place,
            NOTHING,
            NOTHING,
            control,
            as_typed(value),
            reason,
            may_open=_may_open(slot.reader),
            choices=words_of_choice(slot.reader, self._lang) if control == "choice" else (),
            line=slot.node.spot.line,
            problems=tuple(self._found(slot.place)),
            below=below,
            more=tuple(one for one in keys if one.key not in there),
        )

    def _found(self, place: Place) -> Iterator[Problem]:
        """What is wrong at a place, or in what of it has no field of its own: that was made before."""
        for inside in [one for one in self._left if one[: len(place)] == place]:
            yield from self._left.pop(inside)

    def _below(self, slot: Slot, control: str) -> tuple[FormField, ...]:
        record = record_of(slot.reader)
        if control == "group" and record:
            keys = filter(self._wanted(slot, record).__contains__, record.fields)
            fields = (self._keyed(slot, record, key) for key in keys)
            return tuple(fields if not self._is_fixed(slot) else map(_locked, fields))
        listed = slots_below(slot).values() if control in _LISTS else ()
        return tuple(map(self._element, listed))

    def _is_fixed(self, slot: Slot) -> bool:
        """Whether the office that this plan follows left nothing of it to be changed."""
        rule = slots_below(slot).get("rule") if self._follows else None
        return rule is not None and text_at(rule.node) in _FIXED

    def _element(self, slot: Slot) -> FormField:
        """The field of an element of a list; of one that words may stand for, that of the words."""
        named = [one for step, one in slots_below(slot).items() if isinstance(step, str)]
        if not named or control_of(slot.place, slot.reader) == "group":
            return self._field(slot)
        if record_of(slot.reader) is CELL_RECORD:
            return self._cell(slot)
        return self._field(named[0]) if len(named) == 1 else self._field(slot, "group")

    def _cell(self, slot: Slot) -> FormField:
        """The words of a cell of a table, and over how many columns and rows it stands."""
        said, words = slots_below(slot), (*slot.place, "text")
        absent = Slot(words, reader_below(slot.reader, "text"), _ABSENT)
        columns, rows = (spanned(_written(said, key)) for key in ("columns", "rows"))
        return replace(self._field(said.get("text", absent)), span=(columns, rows))

    def _wanted(self, slot: Slot, record: Record[Any]) -> set[Step]:
        """The keys of a record that have a field: those that it has, and that are asked of it."""
        extra = {one[-1] for one in self._extra if one[:-1] == slot.place}
        there = {*slots_below(slot), *extra}
        if entry_at(slot.node, *_BLOCK_KEYS):
            return there  # a table or a picture has no words beside it
        asked = _ASKED.get(record.name, _asked_keys(record.name))
        tasks = record.name == "item" and slot.place[0] in WITH_TASKS
        return {*there, *asked, *(IN_A_ROW if tasks else ())}


def _locked(field: FormField) -> FormField:
    """The field of an item that is fixed: locked, unless it is the commune's to say."""
    if field.place[-1] not in (*FIXED, "rule"):
        return field
    below = tuple(replace(one, locked=True) for one in field.below)
    return replace(field, locked=True, below=below)


_FIXED = ("fixed", RULES["fixed"])
_ABSENT = Text("")
"""What stands where the file has nothing."""
_LISTS = ("list", "items", "rows")


def _value(slot: Slot) -> Value | None:
    return None if slot.node == _ABSENT else value_of(slot.node, slot.reader)


def _written(said: Mapping[Step, Slot], key: str) -> str:
    return text_at(said[key].node) if key in said else ""


def spanned(written: str) -> int:
    """How many columns or rows are said: one where no number is."""
    return max(int(written), 1) if written.isascii() and written.isdecimal() else 1


def _reason(slot: Slot) -> str | None:
    """Why a value is left open, None of one that is not."""
    held = entries(slot.node)
    open_ = [key.value for key, _ in held if key.value in OPEN_KEYS]
    return text_at(held[0][1]) if open_ and len(held) == 1 else None


@cache
def _asked_keys(name: str) -> tuple[str, ...]:
    """What is asked of a record: all that it can say, where that is not too much."""
    fields = KNOWN[name].fields
    most = len(fields) > _MOST
    return tuple(key for key, one in fields.items() if one.metadata["required"] or not most)


def _may_open(reader: Any) -> bool:
    while isinstance(reader, Later):
        reader = reader.reader()
    return isinstance(reader, OrOpen)


def control_of(place: Place, reader: Any) -> str:
    """How a value is typed: `line`, `lines`, `choice`, `day`, `names`, or what it holds."""
    listed, record = list_of(reader), record_of(reader)
    if listed is not None:
        return _list_control(place, reader, listed.item, listed.one)
    if record is not None:
        in_words = record.short and isinstance(place[-1], int) and record.name not in _WHOLE
        return "lines" if in_words else "group"
    if isinstance(inner_reader(reader), Deadline | Date):
        return "day"
    if words_of_choice(reader):
        return "choice"
    return "lines" if takes_lines(reader) else "line"


def _list_control(place: Place, reader: Any, item: Any, one: bool) -> str:
    inner = record_of(item)
    if inner is not None and inner.name in ("item", "target_item"):
        return "items"
    if list_of(item) is not None:
        return "rows"
    several = inner is not None or takes_lines(item) or (len(place) == 1 and not one)
    several = several or item is PART_NAME
    return "list" if several or isinstance(place[-1], int) else "names"


def _missing(fields: Sequence[FormField]) -> Said:
    """What a piece of the paper lacks, in one sentence."""
    all_ = [one for field in fields for one in field.walk()]
    gone = [one.label for one in all_ if one.required and not one.is_there]
    dots = [one.label for one in all_ if one.reason is not None]
    told = [
        *_naming(Said("Còn thiếu", "Missing"), gone),
        *_naming(Said("Còn để chấm", "Left open"), dots),
    ]
    return Said.in_one(told)


def _naming(what: Said, names: Sequence[Said]) -> Iterator[Said]:
    """The sentence that names fields, where there are any."""
    if names:
        listed = zip(*dict.fromkeys(names), strict=True)
        vi, en = (", ".join(f"{one[:1].lower()}{one[1:]}" for one in side) for side in listed)
        yield Said(f"{what.vi}: {vi}", f"{what.en}: {en}")
