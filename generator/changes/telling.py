"""Changes of a plan in words, as one who signs it wants to hear them."""

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any, NamedTuple

from generator.cascade.match import ALIKE, likeness
from generator.cascade.units import BLOCK_NAMES, SAYING, Unit
from generator.cascade.values import Fields, Value, is_list, is_open, one_line
from generator.changes.compare import Amendment
from generator.changes.rows import column_titles, rows_told
from generator.changes.whole import nested
from generator.form.worded import day_said
from generator.language import LANGS, NOTHING, Lang, Said
from generator.law import papi
from generator.lazy import regex
from generator.plan.blocks import BLOCKS
from generator.plan.model import PLAN
from generator.plan.records import Record
from generator.plan.tasks import TASK_FIELDS
from generator.review.spans import around, in_line, spans

_FIRST = regex(r"[^,:;(–]+")
_NONE = Said("(không có)", "(none)")
_ROWS = ("table", "rows")
_FIGURES = ("at_least", "at_most", "exactly", "value")
"""Keys that are no more than where a figure stands: the key above says what it is."""
_SENTENCE = ("text", "paragraph")
_BESIDE = (("version",), ("issued",))
"""What says of a plan that it changed, and is no change itself."""
_SHORT = 24
"""How long a value may be that is shown whole, such as a day or a name."""


class Told(NamedTuple):
    """What is told of one list of units, or of one value beside them (`heading` is empty)."""

    heading: Said
    lines: tuple[Said, ...]


def in_words(changes: Iterable[Amendment]) -> list[Told]:
    """The changes in words, in their order, those of one list below its heading."""
    found = (one for one in changes if one.keys not in _BESIDE)
    by_list = groupby(found, lambda one: one.part if one.unit else "")
    return [_told(part, list(own)) for part, own in by_list]


def _told(part: str, changes: Sequence[Amendment]) -> Told:
    lines = tuple(_lines(changes))
    return Told(_heading(part) if part else NOTHING, lines)


def _heading(part: str) -> Said:
    """What the list is called, as far as the model explains nothing yet."""
    about = PLAN.fields[part].metadata["about"]
    vi, en = (re.split(r"[:;(]", one)[0].strip() for one in about)
    return Said(vi[:1].upper() + vi[1:], en[:1].upper() + en[1:])


def _lines(changes: Sequence[Amendment]) -> Iterator[Said]:
    for (unit, is_set), same in groupby(changes, lambda one: (one.unit, one.what == "set")):
        if not is_set:
            yield from (_PLACED[one.what](one) for one in same)
        elif unit is None:
            yield from (_value(one, PLAN) for one in same)
        else:
            said = [_value(one, unit.record) for one in same]
            yield _after(_name(unit), Said.in_one(said))


def _after(name: str, said: Said) -> Said:
    return Said(f"{name}: {said.vi}", f"{name}: {said.en}")


# -- units that came, went, or stand elsewhere


def _new(change: Amendment) -> Said:
    return _with_words(Said("thêm", "new:"), change.now)


def _gone(change: Amendment) -> Said:
    return _with_words(Said("bỏ", "gone:"), change.was)


def _with_words(what: Said, unit: Unit) -> Said:
    """A unit by its id, with whom and by when, its words, and how many go with it."""
    own = f" {unit.id}" if unit.id else ""
    facts = [_written(unit.fields[key]) for key in ("lead", "deadline") if key in unit.fields]
    known = f" ({'; '.join(facts)})" if facts else ""
    colon = ":" if own or known else ""
    words = f"{own}{known}{colon} “{in_line(_says(unit))}”"
    below = sum(1 for _ in unit.walk()) - 1
    vi, en = (f" và {below} mục dưới", f" and {below} below") if below else ("", "")
    return Said(f"{what.vi}{words}{vi}", f"{what.en}{words}{en}")


def _renamed(change: Amendment) -> Said:
    old, new = change.was.id, change.now.id
    if not old or not new:
        given, id_ = Said("nay có mã", "now has the id"), new
        lost = Said("nay không còn mã", "no longer has the id")
        what, id_ = (given, new) if new else (lost, old)
        says = in_line(_says(change.now))
        return Said(f"“{says}” {what.vi} {id_}", f"“{says}” {what.en} {id_}")
    return Said(
        f"{old} nay mang mã {new}, câu chữ như cũ", f"{old} now has the id {new}, the same words"
    )


def _moved(change: Amendment) -> Said:
    name, over = _name(change.now), change.now.parent
    place = _quoted(over.label) if over else _label(PLAN, change.part).vi
    return Said(f"chuyển {name} sang {place}", f"{name} moved to {place}")


def _ordered(change: Amendment) -> Said:
    name = _name(change.now)
    return Said(f"xếp {name} sang chỗ khác trong mục", f"{name} put elsewhere in its list")


_PLACED = {"new": _new, "gone": _gone, "renamed": _renamed, "moved": _moved, "ordered": _ordered}


def _name(unit: Unit) -> str:
    return unit.id or _quoted(in_line(_says(unit)))


def _says(unit: Unit) -> str:
    """The words of a unit; of one that has none of its own the name that is printed for its part of
    PAPI, of a table the titles of its columns."""
    if titles := _headings(unit):
        return titles
    code = unit.fields.get("dimension")
    worded = any(key in unit.fields for key in (*SAYING, *BLOCKS))
    return (
        papi.name(code)
        if isinstance(code, str) and code in papi.CODES and not worded
        else unit.says
    )


def _headings(unit: Unit) -> str:
    """The titles of the columns of a table without a name of its own, "" of all else."""
    table = unit.fields.get("table")
    own = isinstance(table, Fields) and not any(key in table.by_name for key in BLOCK_NAMES)
    return " | ".join(filter(None, column_titles(unit))) if own else ""


# -- values


def _value(change: Amendment, record: Record[Any]) -> Said:
    """A value that is otherwise, with what it is called; a sentence needs no name."""
    before, after = change.before, change.after
    if change.keys == _ROWS:
        return rows_told(change)
    inner = _inner(record, change.keys)
    told = Said(*(_apart(before, after, lang, inner) + _measure(change) for lang in LANGS))
    named = _label_of(record, change.keys)
    if not named.vi:
        return told
    colon = "" if told.vi[0].isdigit() else ":"
    return Said(f"{named.vi}{colon} {told.vi}", f"{named.en}{colon} {told.en}")


def _measure(change: Amendment) -> str:
    """The unit in which the figure of a target counts, "" for what is no figure."""
    unit = change.unit.fields.get("unit") if change.unit else None
    if change.keys[-1] not in _FIGURES or not isinstance(unit, str):
        return ""
    return unit if unit.startswith("%") else f" {unit}"


def _label_of(record: Record[Any], keys: Sequence[str]) -> Said:
    """What the keys are called, from the outer to the inner one; figures are called by the outer."""
    named: list[Said] = []
    for key in keys:
        if key in _SENTENCE or (key in _FIGURES and named):
            continue
        named.append(_label(record, key))
        record = nested(record, key) or record
    return Said.in_one(named, ", ")


def _label(record: Record[Any], key: str) -> Said:
    """What the model says of a key, as far as its first words."""
    if key not in record.fields:
        return Said(key, key)
    about = record.fields[key].metadata["about"]
    vi, en = map(_FIRST.match, about)
    said = Said(vi[0].strip() if vi else key, en[0].strip() if en else key)
    return said._replace(vi=TASK_FIELDS[key].label) if key in TASK_FIELDS else said


def _inner(record: Record[Any], keys: Sequence[str]) -> Record[Any] | None:
    """What reads the keys of the value to which these keys lead, None where it has none."""
    found: Record[Any] | None = record
    for key in keys:
        found = nested(found, key) if found else None
    return found


def _apart(
    before: Value | None, after: Value | None, lang: Lang, record: Record[Any] | None
) -> str:
    """Both values: of lists what came and went, of sentences the words around the difference."""
    if _are_lists(before, after):
        return _of_lists(_texts(before), _texts(after), lang)
    one, other = _written(before, lang, record), _written(after, lang, record)
    both = isinstance(before, str) and isinstance(after, str)
    if both and max(len(one), len(other)) > _SHORT:
        one, other = map(_quoted, around(spans(one, other)))
    return f"{one} → {other}"


def _are_lists(*values: Value | None) -> bool:
    return any(map(is_list, values)) and all(_texts(one) is not None for one in values)


def _texts(value: Value | None) -> tuple[str, ...] | Any:
    """A list of texts, a single one counted as such; None for what is neither."""
    if value is None:
        return ()
    if isinstance(value, str):
        return (value,)
    plain = is_list(value) and all(isinstance(one, str) for one in value)
    return value if plain else None


def _of_lists(before: Sequence[str], after: Sequence[str], lang: Lang) -> str:
    came = [one for one in after if one not in before]
    went = [one for one in before if one not in after]
    edited = list(_edited(went, came))
    reworded = [" → ".join(map(_quoted, around(spans(*one)))) for one in edited]
    known = {one for pair in edited for one in pair}
    new, gone, reordered = _LISTED[lang]
    said = [*reworded, *_alone(new, came, known), *_alone(gone, went, known)]
    return "; ".join(said) or reordered


def _alone(word: str, lines: Sequence[str], known: Container[str]) -> Iterator[str]:
    """The lines that came, or went, without being another one's new wording."""
    alone = [_quoted(in_line(one)) for one in lines if one not in known]
    if alone:
        yield f"{word} {', '.join(alone)}"


def _edited(went: Sequence[str], came: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Lines that were reworded: of each that went the first that came and is like it."""
    free = list(came)
    for one in went:
        like = next((other for other in free if likeness(one, other) >= ALIKE), None)
        if like is not None:
            free.remove(like)
            yield one, like


_LISTED: dict[Lang, tuple[str, str, str]] = {
    "vi": ("thêm", "bỏ", "xếp lại thứ tự"),
    "en": ("new", "gone", "in another order"),
}


def _written(value: Value | None, lang: Lang = "vi", record: Record[Any] | None = None) -> str:
    """A value as people write it: a day as dd/mm/yyyy, what is open with its reason, what has keys
    (those of `record`) with the names of these."""
    if value is None:
        return _NONE.to(lang)
    if isinstance(value, Fields) and is_open(value):
        reason = one_line(value.entries[0][1])
        return Said(f"(chưa có: {reason})", f"(open: {reason})").to(lang)
    if isinstance(value, Fields) and record:
        return ", ".join(
            _under(record, key, _written(one, lang), lang) for key, one in value.by_name.items()
        )
    text = day_said(one_line(value, lang))
    return text if isinstance(value, str) else in_line(text)


def _under(record: Record[Any], key: str, value: str, lang: Lang) -> str:
    """`từ 45 trở lên`, `năm 2026`: a value with what its key is called."""
    label = _label(record, key).to(lang)
    return label.replace("…", value) if "…" in label else f"{label} {value}"


def _quoted(text: str) -> str:
    return f"“{text}”"
