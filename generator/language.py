"""The two languages that users read: every message is said in both where it is made."""

from typing import Literal, NamedTuple

Lang = Literal["vi", "en"]
LANGS: tuple[Lang, ...] = ("vi", "en")


class Said(NamedTuple):
    """One message in Vietnamese and in English; `str()` gives the Vietnamese one."""

    vi: str
    en: str

    def to(self, lang: Lang) -> str:
        """The message in `lang`."""
        return self.en if lang == "en" else self.vi

    def __str__(self) -> str:
        return self.vi


NOTHING = Said("", "")
