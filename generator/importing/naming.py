"""Ids for the items of an import, made of the words with which they begin."""

from collections.abc import Sequence

from generator.cascade.values import Fields, Pair, Value, one_line, pair
from generator.importing.body import Items
from generator.importing.branches import Branch
from generator.law.divisions import slug
from generator.plan.items import APPENDIX

Entry = tuple[Pair, Value]
_WORDS, _LONGEST = 6, 40
_NAMELESS = {"table": "bang", "task_table": "bang", "target_table": "bang", "image": "hinh"}


class Names:
    """Ids that are given once each."""

    def __init__(self) -> None:
        self._used: set[str] = set()

    def entries(self, entries: Sequence[Entry]) -> list[Entry]:
        """The keys of a plan, every item and appendix below them with an id."""
        return [(key, self._named(key, value)) for key, value in entries]

    def _named(self, key: Pair, value: Value) -> Value:
        if isinstance(value, Items):
            for branch in value:
                self._name(branch)
        elif isinstance(value, Fields):
            return Fields(tuple((k, self._named(k, inner)) for k, inner in value.entries))
        elif key.en == "appendices" and isinstance(value, tuple):
            return tuple(map(self._appendix, value))
        elif isinstance(value, tuple) and not isinstance(value, Pair):
            return tuple(self._named(key, one) for one in value)
        return value

    def _appendix(self, appendix: Fields) -> Fields:
        name = self._free(one_line(appendix.by_name.get("title")))
        below = (self._named(*entry) for entry in appendix.entries)
        keys = (key for key, _ in appendix.entries)
        return Fields(((pair(APPENDIX, "id"), name), *zip(keys, below, strict=True)))

    def _name(self, branch: Branch) -> None:
        branch.id = self._free(_says(branch))
        for one in branch.below:
            self._name(one)

    def _free(self, words: str) -> str:
        """An id that begins as the words do, and that nothing has yet."""
        parts = slug(words).split("-")[:_WORDS]
        while len(parts) > 1 and len("-".join(parts)) > _LONGEST:
            parts.pop()
        stem = "-".join(parts)[:_LONGEST] or "muc"
        name, number = stem, 1
        while name in self._used:
            number += 1
            name = f"{stem}-{number}"
        self._used.add(name)
        return name


def _says(branch: Branch) -> str:
    own = branch.fields.by_name if branch.fields else {}
    block = next((word for key, word in _NAMELESS.items() if key in own), "")
    return block or one_line(own.get("title") or own.get("text")) or branch.title or branch.text
