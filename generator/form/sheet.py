"""The form of a plan: its fields in the order of the paper, with what stands there and what is wrong."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from generator.cascade.values import is_open, value_of
from generator.form.labels import choices_of, help_of, label_said
from generator.form.places import Place, inner_reader, list_of, place_at, record_of
from generator.form.typed import IN_A_ROW, as_typed, takes_lines
from generator.language import NOTHING, Said
from generator.plan.blocks import BLOCKS, CELL_RECORD
from generator.plan.fields import Date, Later, OrOpen
from generator.plan.model import PLAN
from generator.plan.records import KNOWN, Record, alias
from generator.plan.source import Listing, Node, Source, Text, elements, entries, entry_at
from generator.plan.tasks import Deadline
from generator.problems import Problem, Severity


@dataclass(frozen=True, slots=True)
class FormField:
    """A value of a plan as a form shows it; `control` says how it is typed.

    `value` is what somebody typed, as people write it; `reason` why it is left open, None where it
    is not. `below` are the fields that it holds, `more` the keys that could be added, as they are
    called.
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
    more: tuple[tuple[str, Said], ...] = ()

    @property
    def is_there(self) -> bool:
        """Whether the file says anything here."""
        return bool(self.line)

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
    more: tuple[tuple[str, Said], ...] = ()
    missing: Said = NOTHING

    @property
    def problems(self) -> list[Problem]:
        """What is wrong in it."""
        return [one for field in self.fields for below in field.walk() for one in below.problems]

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
    ("budget", Said("Kinh phí", "Money"), (), ("budget",)),
    ("implementation", Said("Tổ chức thực hiện", "Implementation"), ("implementation",), ()),
    (
        "reports",
        Said("Báo cáo", "Reports"),
        (),
        ("report_schedule", "reports_on", "task_results", "target_results", "rollup"),
    ),
    ("closing", Said("Đoạn kết", "Closing"), ("closing",), ()),
    ("recipients", Said("Nơi nhận", "Recipients"), ("recipients",), ("groups",)),
    ("signature", Said("Chữ ký", "Signature"), ("signature",), ()),
    ("appendices", Said("Phụ lục", "Appendices"), (), ("appendices",)),
    (
        "arrangement",
        Said("Sắp xếp", "Arrangement"),
        ("id", "version", "period"),
        ("outline", "accepted", "based_on", "conflicts", "format"),
    ),
)
"""Each piece of the paper: what is always asked there, and what may be added."""
_ASKED = {
    "item": ("title", "text"),
    "target_item": ("indicator", "text", "unit", "baseline", "target"),
    "part": ("items",),
    "targets": ("items",),
    "table": ("title", "columns", "rows"),
    "appendix": ("title", "items"),
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
_WITH_TASKS = ("solutions", "content", "implementation", "appendices", "outline")
"""Parts whose items are asked who does them, and until when."""


def plan_form(
    source: Source, problems: Sequence[Problem], asked: Collection[Place] = ()
) -> tuple[FormSection, ...]:
    """The form of the plan in a file, with what was found of it where it stands.

    What is `asked` has a field although the file does not have it.
    """
    found = _Sheet(source, problems, asked)
    return tuple(found.section(*one) for one in SECTIONS)


class _Sheet:
    """Makes fields of what one file says."""

    def __init__(
        self, source: Source, problems: Sequence[Problem], asked: Collection[Place]
    ) -> None:
        self.source, self._extra = source, frozenset(asked)
        self.problems: dict[Place, list[Problem]] = {}
        for one in problems:
            self.problems.setdefault(place_at(source, one.spot), []).append(one)

    def section(
        self, key: str, title: Said, asked: Sequence[str], further: Sequence[str]
    ) -> FormSection:
        """A piece of the paper, with the fields that it has or is asked for."""
        root, names = self.source.root, (*asked, *further)
        there = [one for one in names if one in asked or self._is_wanted((one,), root, one, PLAN)]
        fields = tuple(self._keyed((), PLAN, one, _inside(root, PLAN, one)) for one in there)
        more = [one for one in _addable(PLAN) if one[0] in further and one[0] not in there]
        return FormSection(key, title, fields, tuple(more), _missing(fields))

    def _keyed(self, over: Place, record: Record[Any], key: str, node: Node | None) -> FormField:
        """The field of a key of a record."""
        declared, reader = record.fields[key], record.reader(key)
        made = self._field((*over, key), reader, node)
        return replace(
            made,
            label=label_said(key, declared),
            about=help_of(declared),
            required=declared.metadata["required"],
        )

    def _field(self, place: Place, reader: Any, node: Node | None) -> FormField:
        """A field without its name."""
        value = value_of(node, reader) if node is not None and node != Text("") else None
        is_dots = is_open(value)
        below = () if is_dots else self._below(place, reader, node)
        record, control = record_of(reader), control_of(place, reader)
        there = {one.place[-1] for one in below}
        more = [one for one in _addable(record) if one[0] not in there] if record and below else ()
        return FormField(
            place,
            NOTHING,
            NOTHING,
            control,
            "" if is_dots or below else as_typed(value),
            as_typed(value.entries[0][1]) if is_dots and value is not None else None,  # type: ignore[union-attr]
            may_open=_may_open(reader),
            choices=choices_of(reader) if control == "choice" else (),
            line=node.spot.line if node is not None else 0,
            problems=self._found(place, below),
            below=below,
            more=tuple(more),
        )

    def _found(self, place: Place, below: Sequence[FormField]) -> tuple[Problem, ...]:
        """What is wrong at a place, and in what of it has no field."""
        shown_ = [one.place for one in below]
        inside = (one for one in self.problems if one[: len(place)] == place)
        own = [one for one in inside if not any(one[: len(it)] == it for it in shown_)]
        return tuple(problem for one in own for problem in self.problems[one])

    def _below(self, place: Place, reader: Any, node: Node | None) -> tuple[FormField, ...]:
        record, listed = record_of(reader), list_of(reader)
        control = control_of(place, reader)
        if control == "group" and record:
            return tuple(self._of_record(place, record, node))
        if control not in ("list", "items", "rows", "cells") or listed is None or node is None:
            return ()
        inner = elements(node) if isinstance(node, Listing) else (node,) * (node != Text(""))
        return tuple(self._element((*place, at), listed.item, one) for at, one in enumerate(inner))

    def _element(self, place: Place, reader: Any, node: Node) -> FormField:
        """The field of an element of a list; of one that words may stand for, that of the words."""
        record = record_of(reader)
        cells = isinstance(node, Listing) and list_of(reader) is not None
        if record and not cells and control_of(place, reader) != "group":
            if len(entries(node)) > 1 and record is not CELL_RECORD:
                below = tuple(self._of_record(place, record, node))
                return replace(self._field(place, reader, node), control="group", below=below)
            words = record.short or next(iter(record.fields))
            return self._field((*place, words), record.reader(words), _inside(node, record, words))
        return self._field(place, reader, node)

    def _of_record(
        self, place: Place, record: Record[Any], node: Node | None
    ) -> Iterator[FormField]:
        for key in record.fields:
            inner = (*place, key)
            if key in self._asked(place, record, node) or self._is_wanted(inner, node, key, record):
                made = self._keyed(place, record, key, _inside(node, record, key))
                # What is not there at all lacks nothing.
                yield made if node is not None else replace(made, required=False)

    def _is_wanted(self, place: Place, node: Node | None, key: str, record: Record[Any]) -> bool:
        return place in self._extra or _inside(node, record, key) is not None

    def _asked(self, place: Place, record: Record[Any], node: Node | None) -> Sequence[str]:
        if entry_at(node, *_BLOCK_KEYS):
            return ()  # a table or a picture has no words beside it
        asked = _ASKED.get(record.name, _asked_keys(record.name))
        tasks = record.name == "item" and place[0] in _WITH_TASKS
        return (*asked, *IN_A_ROW) if tasks else asked


@cache
def _asked_keys(name: str) -> tuple[str, ...]:
    """What is asked of a record: all that it can say, where that is not too much."""
    fields = KNOWN[name].fields
    most = len(fields) > _MOST
    return tuple(key for key, one in fields.items() if one.metadata["required"] or not most)


@cache
def _addable_keys(name: str) -> tuple[tuple[str, Said], ...]:
    record = KNOWN[name]
    return tuple((key, label_said(key, declared)) for key, declared in record.fields.items())


def _addable(record: Record[Any]) -> tuple[tuple[str, Said], ...]:
    """The keys of a record as they are called."""
    return _addable_keys(record.name)


def _inside(node: Node | None, record: Record[Any], key: str) -> Node | None:
    """What stands under a key of a record, written short or in full."""
    short = {Text: record.short, Listing: record.listed}.get(type(node)) if node else ""
    if short:
        return node if key == short else None
    names = (key, alias(record.name, key))
    return next((value for one, value in entries(node) if one.value in names), None)


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
    if choices_of(reader):
        return "choice"
    return "lines" if takes_lines(reader) else "line"


def _list_control(place: Place, reader: Any, item: Any, one: bool) -> str:
    inner = record_of(item)
    if inner is not None and inner.name in ("item", "target_item"):
        return "items"
    if list_of(item) is not None:
        return "rows"
    several = inner is not None or takes_lines(item) or (len(place) == 1 and not one)
    return "list" if several or isinstance(place[-1], int) else "names"


def _missing(fields: Sequence[FormField]) -> Said:
    """What a piece of the paper lacks, in one sentence."""
    all_ = [one for field in fields for one in field.walk()]
    gone = [one.label for one in all_ if one.required and not one.is_there]
    dots = [one.label for one in all_ if one.reason is not None]
    told = [
        Said(
            f"{vi}: {_listed(one.vi for one in labels)}",
            f"{en}: {_listed(one.en for one in labels)}",
        )
        for labels, vi, en in ((gone, "Còn thiếu", "Missing"), (dots, "Còn để chấm", "Left open"))
        if labels
    ]
    return Said.in_one(told) if told else NOTHING


def _listed(names: Iterator[str] | Any) -> str:
    return ", ".join(one[:1].lower() + one[1:] for one in dict.fromkeys(names))
