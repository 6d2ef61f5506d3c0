"""Which of several names was meant by one that is none of them."""

import functools
from collections.abc import Iterable

from generator.language import without_marks


def closest(word: str, words: list[str]) -> str:
    """The one of `words` that was probably meant, "" if none is near.

    Accents, capitals and spaces do not count.
    """
    plain, names = _plain(word), dict[str, str]()
    for name in words[:200]:
        names.setdefault(_plain(name), name)
    begun = [name for name in names if len(name) > 3 and plain.startswith(name)]
    near = [name for name in names if name == plain] or begun or _alike(plain, names)
    return names[near[0]] if near else ""


def _alike(plain: str, names: Iterable[str]) -> list[str]:
    from difflib import get_close_matches

    return get_close_matches(plain, list(names), 1, 0.7)


@functools.lru_cache(1024)
def _plain(word: str) -> str:
    return without_marks(word).replace(" ", "_").replace("-", "_")
