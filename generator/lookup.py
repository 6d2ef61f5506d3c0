"""Verbs, keys of a plan and codes of findings, by what they are called or by what is said of them.

Words are typed with diacritics or without. Vietnamese words are of several syllables, so these are
sought as they follow each other; only where nothing has them so, each by itself.
"""

import unicodedata
from collections.abc import Iterator

from generator.command import verbs
from generator.language import LANGS, Said, without_marks
from generator.lazy import dataclass, regex
from generator.plan.records import alias
from generator.plan.schema import RECORDS
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
    """Something that words may mean: `name` is what one types, `says` what it is for."""

    group: Said
    name: str
    says: Said

    @property
    def whole(self) -> str:
        """All that is sought in."""
        return " ".join([self.name, *(self.says.to(lang) for lang in LANGS)])


def meanings(asked: str) -> list[Meaning]:
    """What the words may mean, nearest first; none where nothing has all of them."""
    every = list(_all())
    typed_plainly = _as_typed(asked) == _unmarked(asked)
    for spelt in (_unmarked,) if typed_plainly else (_as_typed, _unmarked):
        wanted = spelt(asked)
        found = [one for one in every if wanted.strip() and wanted in spelt(one.whole)]
        if found:
            return sorted(found, key=lambda one: _place(wanted, spelt(one.name)))
    parts = [f" {word}" for word in _unmarked(asked).split()]
    return [one for one in every if parts and all(part in _unmarked(one.whole) for part in parts)]


def _place(wanted: str, name: str) -> int:
    """Where it stands among the meanings: first what is called so, then what has it in its name."""
    return (name == wanted, wanted in name, True).index(True)


def _as_typed(text: str) -> str:
    """The words in small letters, a blank around each."""
    return _spaced(unicodedata.normalize("NFC", text).casefold())


def _unmarked(text: str) -> str:
    return _spaced(without_marks(text))


def _spaced(text: str) -> str:
    return " ".join(["", *_WORD.findall(text), ""])


def _all() -> Iterator[Meaning]:
    known = verbs()
    yield from (Meaning(VERBS, name, verb.help) for name, verb in known.items())
    for name, verb in known.items():
        for one in verb.each_argument():
            yield Meaning(VERBS, f"{name} {one.names[-1]}", one.help)
    yield from dict.fromkeys(_keys())
    load("generator")
    for code, entry in sorted(CATALOGUE.items()):
        yield Meaning(RULES, code, entry.title)


def _keys() -> Iterator[Meaning]:
    """The keys with what each record says of them."""
    for record in RECORDS:
        for key, field in record.fields.items():
            name = f"{alias(record.name, key)} ({key})"
            yield Meaning(KEYS, name, field.metadata["about"])
