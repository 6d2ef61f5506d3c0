"""The two languages that users read: every message is said in both where it is made."""

import unicodedata
from collections.abc import Iterable
from typing import Literal, NamedTuple, Self

Lang = Literal["vi", "en"]
LANGS: tuple[Lang, ...] = ("vi", "en")


class Said(NamedTuple):
    """One message in Vietnamese and in English; `str()` gives the Vietnamese one."""

    vi: str
    en: str

    def to(self, lang: Lang) -> str:
        """The message in `lang`."""
        return self.en if lang == "en" else self.vi

    @classmethod
    def in_one(cls, told: Iterable[Self], between: str = "; ") -> Self:
        """All of `told` in one message, one after the other; of none an empty one."""
        vi, en = [*zip(*told, strict=True)] or ((), ())
        return cls(between.join(vi), between.join(en))

    def __str__(self) -> str:
        return self.vi


NOTHING = Said("", "")


def visible(text: str) -> str:
    """The text with a sign in the place of each letter that nobody can see."""
    if text.isprintable():
        return text
    return "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in text)


def without_marks(text: str) -> str:
    """The text in small letters without diacritics: `Kế hoạch` and `ke hoach` are the same."""
    letters = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    return "".join(one for one in letters if not unicodedata.combining(one))
