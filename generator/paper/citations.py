"""Declared names: cited in full where they are first read, in short afterwards (PL I, II.6.b)."""

import re
from collections.abc import Sequence

from generator.law.wording import date_in_words, short_date
from generator.lazy import regex
from generator.plan.declared import Acronym, CitedDocument
from generator.plan.inline import LATE_CLOSE, LATE_OPEN, NOTE_CLOSE, NOTE_OPEN, plain

_LATE = regex(f"{LATE_OPEN}([0-9]+){LATE_CLOSE}")
_BY_NAME = ("luật", "bộ luật", "pháp lệnh", "hiến pháp")
"""Kinds that are cited by their name alone, without number and issuer (PL I, II.6.a and b)."""
_OPENING = regex(
    rf"(?:^\s*(?:(?:Điều )?[\dIVXLC.]+\.|[A-ZĐa-zđ]\)|[A-ZĐ]\.|\(\d+\)|[-+*])?|\n|{NOTE_OPEN}"
    r"|(?<!\bTP)(?<!\bTT)(?<!\bTp)(?<!\bTX)(?<!\bv\.v)[.!?])\s*$"
)
"""What is in front of a sentence: nothing, the number of the item, the end of another sentence."""


class Citations:
    """What the plan declares by id; remembers which of it has been read already."""

    def __init__(self, documents: Sequence[CitedDocument], acronyms: Sequence[Acronym]) -> None:
        self._declared: list[CitedDocument | Acronym] = [*documents, *acronyms]
        self._numbers = {_id(one): number for number, one in enumerate(self._declared)}
        self._read: set[int] = set()
        self._noted: set[int] = set()

    def __contains__(self, id_: str) -> bool:
        return id_ in self._numbers

    def token(self, id_: str) -> str:
        """What stands for the name until it is known which citation of it comes first."""
        return f"{LATE_OPEN}{self._numbers[id_]}{LATE_CLOSE}"

    def resolved(self, text: str, basis: bool = False) -> str:
        """`text` with every name in its words; to be called once on each text, in reading order.

        Who reads the text alone must find every name in full there: footnotes go by what was read
        in text or footnotes, the text by what was read in the text.
        """

        def said(match: re.Match[str]) -> str:
            number, before = int(match[1]), text[: match.start()]
            in_note = before.rfind(NOTE_OPEN) > before.rfind(NOTE_CLOSE)
            again = number in self._read or (in_note and number in self._noted)
            (self._noted if in_note else self._read).add(number)
            words = self._words(self._declared[number], again, basis)
            opens = _OPENING.search(plain(before))
            return words[:1].upper() + words[1:] if opens else words

        return _LATE.sub(said, text)

    @staticmethod
    def _words(declared: CitedDocument | Acronym, again: bool, basis: bool) -> str:
        if again:
            return _short(declared)
        if isinstance(declared, Acronym):
            return f"{declared.full} ({declared.short})"
        return _full(declared, basis)


def short_names(documents: Sequence[CitedDocument], acronyms: Sequence[Acronym]) -> dict[str, str]:
    """What is declared, by id: as it is cited once it has been read in full."""
    declared: list[CitedDocument | Acronym] = [*documents, *acronyms]
    return {_id(one): _short(one) for one in declared}


def _id(declared: CitedDocument | Acronym) -> str:
    return declared.short.value if isinstance(declared, Acronym) else declared.id.value


def is_law(document: CitedDocument) -> bool:
    """Whether it is cited by its name: Luật, Bộ luật, Pháp lệnh."""
    return document.kind.value.casefold() in _BY_NAME


def _short(declared: CitedDocument | Acronym) -> str:
    if isinstance(declared, Acronym):
        return declared.short.value
    if is_law(declared) or not declared.number:
        return f"{declared.kind} {declared.about or ''}".strip()
    return f"{declared.kind} số {declared.number}"


def _full(document: CitedDocument, basis: bool) -> str:
    day = document.date.full if document.date else None
    # A line of the legal bases writes the day in words, running text in figures; both are usual.
    written = (date_in_words(day) if basis else f"ngày {short_date(day)}") if day else ""
    if is_law(document):
        return " ".join(filter(None, (_short(document), written if basis else "")))
    number = f"số {document.number}" if document.number else ""
    issuer = f"của {document.issuer}" if document.issuer else ""
    words = (
        document.kind.value,
        number,
        written,
        issuer,
        document.about.value if document.about else "",
    )
    return " ".join(filter(None, words))
