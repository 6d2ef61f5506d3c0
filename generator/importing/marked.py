"""Letters of a Word paragraph as text of a plan: emphasis as `**…**` and `*…*`, signs escaped."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from generator.plan.inline import formatted, plain
from generator.reading.document.layout import Paragraph, Run

_ATOM = re.compile(r"\w+|\s+|.", re.DOTALL)
_SIGNS = re.compile(r"\*|\[\[|\^\[")


class Letter(NamedTuple):
    """One letter of a paper, and how it stands out."""

    text: str
    bold: bool
    italic: bool


def shown_letters(paragraph: Paragraph) -> list[Letter]:
    """The letters of a paragraph, spaces made one; the number that Word draws is none of them."""
    return collapsed(paragraph.runs)


def collapsed(runs: Sequence[Run]) -> list[Letter]:
    """The letters of `runs`, spaces made one and none at the ends."""
    found: list[Letter] = []
    for run in runs:
        for char in run.text:
            if not char.isspace():
                found.append(Letter(char, bool(run.look.bold), bool(run.look.italic)))
            elif found and found[-1].text != " ":
                found.append(Letter(" ", bool(run.look.bold), bool(run.look.italic)))
    return found[:-1] if found and found[-1].text == " " else found


def words(letters: Sequence[Letter]) -> str:
    """The letters alone."""
    return "".join(letter.text for letter in letters)


def in_marks(letters: Sequence[Letter]) -> str:
    """The letters as a plan has them; without emphasis where its marks cannot say it.

    A text that is italic as a whole stresses nothing, and the decree has it upright.
    """
    text = words(letters)
    if all(letter.italic for letter in letters if letter.text.isalnum()):
        letters = [letter._replace(italic=False) for letter in letters]
    said = "".join(_spans(letters))
    return said if _says(said, text) else escaped(text)


def escaped(text: str) -> str:
    """`text` as a plan has it that means these very signs."""
    said = _SIGNS.sub(lambda sign: f"\\{sign[0]}", text)
    return text if _says(text, text) else said


def _says(said: str, text: str) -> bool:
    return plain(formatted(said, lambda _: "")) == text


def _spans(letters: Sequence[Letter]) -> Iterator[str]:
    for look, atoms in groupby(_atoms(letters), key=lambda atom: atom[1]):
        text = _SIGNS.sub(lambda sign: f"\\{sign[0]}", "".join(atom[0] for atom in atoms))
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
        found.append((match[0], look))
    return found


def _most(flags: Iterator[bool]) -> bool:
    told = list(flags)
    return 2 * sum(told) > len(told)


def share_of_bold(letters: Sequence[Letter]) -> float:
    """How much of the letters is bold, from 0 to 1."""
    seen = [letter.bold for letter in letters if letter.text.isalnum()]
    return sum(seen) / len(seen) if seen else 0.0


def run_in(letters: Sequence[Letter]) -> int:
    """Where a bold beginning up to a colon ends and plain text goes on, 0 where there is none."""
    text = words(letters)
    colon = text.find(":")
    if not 0 < colon < 200 or not text[colon + 1 :].strip():
        return 0
    is_bold = share_of_bold(letters[:colon]) > 0.9 and share_of_bold(letters[colon:]) < 0.5
    return colon + 1 if is_bold else 0
