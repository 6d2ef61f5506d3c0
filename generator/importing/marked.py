"""Letters of a Word paragraph as text of a plan: emphasis as `**…**` and `*…*`, signs escaped."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from generator.lazy import regex
from generator.plan import inline
from generator.plan.fields import Open
from generator.plan.inline import formatted, plain
from generator.plan.slips.characters import bad_characters
from generator.plan.source import Text
from generator.reading.document.layout import Document, Paragraph

_ATOM = regex(r"\w+|\s+|\[\[|\^\[|.", re.DOTALL)


class Letter(NamedTuple):
    """One letter of a paper, how it stands out, and the footnote that is behind it."""

    text: str
    bold: bool
    italic: bool
    note: str = ""


_NOTES = "footnotes"


def remember_notes(document: Document) -> None:
    """Gives every paragraph the words of the footnotes and endnotes that it refers to."""
    identities = {number: identity for identity, number in document.note_numbers.items()}
    footnotes = ((identities[number], paragraph) for number, paragraph in document.notes)
    said: dict[str, list[str]] = {}
    for identity, paragraph in (*footnotes, *document.endnotes):
        said.setdefault(identity, []).append(" ".join(paragraph.text.split()))
    for paragraph in document.paragraphs:
        paragraph.cached[_NOTES] = [
            (at, " ".join(said[identity])) for at, identity in paragraph.notes if identity in said
        ]


def shown_letters(paragraph: Paragraph) -> list[Letter]:
    """The letters of a paragraph, spaces made one; the number that Word draws is none of them."""
    notes: dict[int, list[str]] = {}
    for place, note in paragraph.cached.get(_NOTES, ()):
        notes.setdefault(place, []).append(note)
    found: list[Letter] = []
    for at, letter in enumerate(_letters(paragraph)):
        found = _noted(found, notes.pop(at, []))
        if letter.text.strip() or (letter.text and found and found[-1].text != " "):
            found.append(letter)
    found = _noted(found, [note for rest in notes.values() for note in rest])
    return found[:-1] if found and found[-1].text == " " else found


def _letters(paragraph: Paragraph) -> Iterator[Letter]:
    """Every letter, all kinds of spaces as one."""
    for run in paragraph.runs:
        look = bool(run.look.bold), bool(run.look.italic)
        plainly = next(bad_characters(run.text), None) is None
        for char in run.text:
            shown = char if plainly else readable(char)
            yield Letter(" " if char.isspace() else shown, *look)


def _noted(letters: list[Letter], notes: list[str]) -> list[Letter]:
    """The letters with footnotes behind the last of them that is seen."""
    if not notes:
        return letters
    last = next((at for at in reversed(range(len(letters))) if letters[at].text != " "), None)
    if last is not None:
        letters[last] = letters[last]._replace(note=letters[last].note + _notes_text(notes))
    return letters


def _notes_text(notes: list[str]) -> str:
    return "".join(f"^[{escaped(_unbracketed(note))}]" for note in notes if note)


def _unbracketed(note: str) -> str:
    """A note without brackets, which would end it in a plan."""
    return note.translate(str.maketrans("[]", "()"))


def words(letters: Sequence[Letter]) -> str:
    """The letters alone."""
    return "".join(letter.text for letter in letters)


def in_marks(letters: Sequence[Letter]) -> str:
    """The letters as a plan has them; without emphasis where its marks cannot say it.

    A text that is italic as a whole stresses nothing, and the decree has it upright.
    """
    text = words(letters)
    if all_italic(letters):
        letters = [letter._replace(italic=False) for letter in letters]
    said = "".join(_spans(letters))
    return said if _says(said, text) else unmarked(letters)


def all_italic(letters: Sequence[Letter]) -> bool:
    """Whether all but a few of the letters are italic."""
    return _share([letter.italic for letter in letters if letter.text.isalnum()]) > 0.9


def unmarked(letters: Sequence[Letter]) -> str:
    """The letters as a plan has them, without emphasis but with their footnotes."""
    plain_letters = [letter._replace(bold=False, italic=False) for letter in letters]
    said = "".join(_spans(plain_letters))
    return said if _says(said, words(letters)) else escaped(words(letters))


def readable(text: str) -> str:
    """The text without what a plan may not hold: what nobody sees is left out, a sign of an old
    font is a question mark."""
    kept, at = [], 0
    for bad in bad_characters(text):
        kept += [text[at : bad.index], _instead(text[bad.index])]
        at = bad.index + 1
    return "".join([*kept, text[at:]])


def _instead(char: str) -> str:
    """What stands for a letter that a plan may not hold."""
    if char.isspace():
        return " "
    return "?" if unicodedata.category(char) in ("Co", "So") else ""


def plain_words(text: Text | Open) -> str:
    """A text of a plan as it is read, without its marks."""
    return plain(formatted(text.value, lambda _: "")) if isinstance(text, Text) else ""


def escaped(text: str) -> str:
    """`text` as a plan has it that means these very signs."""
    text = readable(text)
    return text if _says(text, text) else inline.literal(text)


def _says(said: str, text: str) -> bool:
    return plain(formatted(said, lambda _: "")) == text


def _spans(letters: Sequence[Letter]) -> Iterator[str]:
    for look, atoms in groupby(_atoms(letters), key=lambda atom: atom[1]):
        text = "".join(atom[0] for atom in atoms)
        if look == (False, False) or not text.strip():
            yield text
            continue
        sign = "**" if look[0] else "*"
        head = text[: len(text) - len(text.lstrip())]
        tail = text[len(text.rstrip()) :]
        yield f"{head}{sign}{text.strip()}{sign}{tail}"


def _atoms(letters: Sequence[Letter]) -> list[tuple[str, tuple[bool, bool]]]:
    """Words, and signs between them, each with one look; a space looks like what is before it."""
    found: list[tuple[str, tuple[bool, bool]]] = []
    at = 0
    for match in _ATOM.finditer(words(letters)):
        own = letters[at : match.end()]
        at = match.end()
        look = (_most(one.bold for one in own), _most(one.italic for one in own))
        if match[0].isspace():
            look = found[-1][1] if found else (False, False)
        notes = "".join(one.note for one in own)
        found.append((inline.literal(match[0]) + notes, look))
    return found


def _most(flags: Iterator[bool]) -> bool:
    told = list(flags)
    return 2 * sum(told) > len(told)


def share_of_bold(letters: Sequence[Letter]) -> float:
    """How much of the letters is bold, from 0 to 1."""
    return _share([letter.bold for letter in letters if letter.text.isalnum()])


def _share(flags: Sequence[bool]) -> float:
    return sum(flags) / len(flags) if flags else 0.0


def run_in(letters: Sequence[Letter]) -> int:
    """Where a bold beginning up to a colon ends and plain text goes on, 0 where there is none."""
    text = words(letters)
    colon = text.find(":")
    if not 0 < colon < 200 or not text[colon + 1 :].strip():
        return 0
    is_bold = share_of_bold(letters[:colon]) > 0.9 and share_of_bold(letters[colon:]) < 0.5
    return colon + 1 if is_bold else 0
