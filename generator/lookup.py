"""Verbs, keys of a plan and codes of findings, by what they are called or by what is said of them.

Words are typed with diacritics or without. Vietnamese words are of several syllables, so these are
sought as they follow each other; only where nothing has them so, each by itself.
"""

import unicodedata
from collections.abc import Iterator
from typing import Any

from generator.command import verbs
from generator.language import LANGS, NOTHING, Said, without_marks
from generator.lazy import dataclass, regex
from generator.plan.closest import called_otherwise
from generator.plan.records import Record, alias
from generator.plan.schema import RECORDS
from generator.plan.schema_examples import EXAMPLES
from generator.rules import CATALOGUE, load

VERBS, KEYS, RULES = (
    Said("Lệnh", "Verbs"),
    Said("Khóa của tệp kế hoạch", "Keys of a plan file"),
    Said("Quy tắc (kehoach rules MÃ nói rõ)", "Rules (kehoach rules CODE says more)"),
)
_WORD = regex(r"[^\W_]+")
GROUPS = (VERBS, KEYS, RULES)
"""What a meaning is one of, in the order in which they are shown."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """Something that words may mean: `name` is what one types in either language, `says` what it is
    for, `more` where it stands, which is not sought in; `called` is what else people call it."""

    group: Said
    name: Said
    says: Said
    more: Said = NOTHING
    called: str = ""

    @property
    def whole(self) -> str:
        """All that is sought in."""
        said = (one.to(lang) for one in (self.name, self.says) for lang in LANGS)
        return " ".join([*said, self.called])


def meanings(asked: str) -> list[Meaning]:
    """What the words may mean, nearest first; none where nothing has all of them."""
    every = list(_all())
    typed_plainly = _as_typed(asked) == _unmarked(asked)
    for spelt in (_unmarked,) if typed_plainly else (_as_typed, _unmarked):
        wanted = spelt(asked)
        found = [one for one in every if wanted.strip() and wanted in spelt(one.whole)]
        if found:
            return sorted(found, key=lambda one: _place(_unmarked(asked), one))
    parts = [f" {word}" for word in _unmarked(asked).split()]
    return [one for one in every if parts and all(part in _unmarked(one.whole) for part in parts)]


def _place(wanted: str, meaning: Meaning) -> tuple[bool, bool, bool]:
    """Where it stands among the meanings: first what is called so, of that what is just that and
    no kind of it; then what has it in a name."""
    names = [*map(_unmarked, meaning.name)]
    just = [_unmarked(_BEFORE_MORE.split(said)[0]) for said in meaning.says]
    return (
        wanted not in names,
        wanted not in just,
        not any(wanted in one for one in names),
    )


_BEFORE_MORE = regex(r" *[:;–(]")


def _as_typed(text: str) -> str:
    """The words in small letters, a blank around each."""
    return _spaced(unicodedata.normalize("NFC", text).casefold())


def _unmarked(text: str) -> str:
    return _spaced(without_marks(text))


def _spaced(text: str) -> str:
    return " ".join(["", *_WORD.findall(text), ""])


def _all() -> Iterator[Meaning]:
    known = verbs()
    yield from (Meaning(VERBS, Said(name, name), verb.help) for name, verb in known.items())
    for name, verb in known.items():
        for one in verb.each_argument():
            vi, en = (f"{name} {shown}" for shown in one.named)
            yield Meaning(VERBS, Said(vi, en), one.help)
    yield from _keys()
    load("generator")
    for code, entry in sorted(CATALOGUE.items()):
        right = Said(f"; ví dụ đúng: {entry.good}", f"; right: {entry.good}")
        yield Meaning(RULES, Said(code, code), entry.title, right if entry.good else NOTHING)


def _keys() -> Iterator[Meaning]:
    """The keys with what each record says of them, in which records they stand, and an example."""
    places: dict[tuple[str, str, Said], list[Record[Any]]] = {}
    for record in RECORDS:
        for key, field in record.fields.items():
            same = alias(record.name, key), key, field.metadata["about"]
            places.setdefault(same, []).append(record)
    for (name, key, about), records in places.items():
        place = _place_of(name, key, records)
        yield Meaning(KEYS, Said(name, key), about, place, called_otherwise(name))


def _place_of(name: str, key: str, records: list[Record[Any]]) -> Said:
    """In which records a key stands, with the example that editors show of it there."""
    vi, en = ("; ".join(dict.fromkeys(one.what.to(lang) for one in records)) for lang in LANGS)
    shown = next(filter(None, (example_of(one, key) for one in records)), None)
    if shown is None:
        return Said(f" – ở {vi}", f" – in {en}")
    typed = f"{name}: {in_one_line(shown)}"
    return Said(f" – ở {vi}; ví dụ {typed}", f" – in {en}; such as {typed}")


def example_of(record: Record[Any], key: str) -> Any:
    """What editors show of the key of a record where they have an example of its own."""
    return EXAMPLES.get(f"{record.name}.{key}", EXAMPLES.get(key))


def in_one_line(value: Any) -> str:
    """The value as it is typed in a plan file, on the line of its key."""
    if isinstance(value, dict):
        return f"{{{', '.join(f'{key}: {in_one_line(one)}' for key, one in value.items())}}}"
    if isinstance(value, list):
        return f"[{', '.join(map(in_one_line, value))}]"
    return str(value) if isinstance(value, int) or _PLAIN.fullmatch(value) else f'"{value}"'


_PLAIN = regex(r"[^\W_][\w ./()-]*")
"""Words that no sign of YAML divides, in whatever brackets."""
