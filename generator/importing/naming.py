"""Ids for the items of an import, made of the words with which they begin."""

from collections.abc import Iterable
from itertools import chain, count

from generator.cascade.values import Fields, one_line, pair
from generator.importing.branches import Branch
from generator.law.divisions import slug
from generator.plan.items import APPENDIX

_WORDS, _LONGEST = 6, 40
_NAMELESS = {"table": "bang", "task_table": "bang", "target_table": "bang", "image": "hinh"}


class Names:
    """Ids that are given once each."""

    def __init__(self) -> None:
        self._used: set[str] = set()

    def name(self, branches: Iterable[Branch]) -> None:
        """Gives an id to each of these and all below them."""
        for branch in branches:
            branch.id = self._free(_says(branch))
            self.name(branch.below)

    def appendix(self, appendix: Fields) -> Fields:
        """The appendix with an id of its own, its items with theirs."""
        own = appendix.by_name
        entry = pair(APPENDIX, "id"), self._free(one_line(own["title"]))
        self.name(own["items"])  # type: ignore[arg-type]
        return Fields((entry, *appendix.entries))

    def _free(self, words: str) -> str:
        """An id that begins as the words do, and that nothing has yet."""
        parts = slug(words).split("-")[:_WORDS]
        while len(parts) > 1 and len("-".join(parts)) > _LONGEST:
            parts.pop()
        return unused("-".join(parts)[:_LONGEST] or "muc", self._used)


def unused(name: str, used: set[str]) -> str:
    """The name, or that with a number, which is not among those used, and now is."""
    others = (f"{name}-{number}" for number in count(2))
    found = next(one for one in chain([name], others) if one not in used)
    used.add(found)
    return found


def _says(branch: Branch) -> str:
    own = branch.fields.by_name if branch.fields else {}
    block = next((word for key, word in _NAMELESS.items() if key in own), "")
    return block or one_line(own.get("title") or own.get("text")) or branch.title or branch.text
