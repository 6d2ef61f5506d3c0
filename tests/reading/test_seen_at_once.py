"""What is seen at once in papers and their words never hides what the slower look would find."""

import random
import re
import unicodedata
from collections.abc import Callable
from difflib import SequenceMatcher
from itertools import product
from typing import Any

import pytest

from generator import package
from generator.reading.anatomy import words
from generator.reading.document import ooxml
from generator.reading.document.styles import Look
from generator.reading.rules import page
from generator.wording.base import Line, Prose
from generator.wording.cited import body_of
from generator.wording.rules import capitals, characters

_EVERY = "".join(map(chr, range(0x10000)))
_FACE = Look(("A", "B", "C", "D"), 14, False, False, False, False, "", "auto", "", "", False)


def _texts(name: str, pieces: list[str], count: int = 2000) -> list[str]:
    chosen = random.Random(name)
    return ["".join(chosen.choices(pieces, k=chosen.randint(0, 6))) for _ in range(count)]


def test_letters_of_the_far_east_are_far() -> None:
    far = {*page._FAR.findall(_EVERY)}
    assert {*page._ASIAN.findall(_EVERY)} < far
    assert not any(map(str.isprintable, re.findall("[\ue000-\uf8ff]", _EVERY)))
    near = "".join(char for char in _EVERY if char not in far)
    assert page._LETTER.findall(near) == page._NARROW.findall(near)


def test_a_text_uses_the_fonts_that_each_of_its_letters_uses() -> None:
    pieces = ["a", "5", "ế", "đ", " ", "–", "“", "\u3042", "\u4e00", "\uff01", "\ue010", "\u1100"]
    for text, hint in product(_texts("fonts", pieces), (False, True)):
        plain = {"A"} if page._ASCII.search(text) else set[str]()
        plain |= {"B"} if page._NARROW.search(text) else set()
        shared = hint and page._SHARED.search(text)
        plain |= {"C"} if shared or page._ASIAN.search(text) else set()
        assert page.used_fonts(text, _FACE._replace(east_asian_hint=hint)) == plain, text
        assert page.is_asian(text) == bool(page._ASIAN.search(text))


def _resembles(text: str, model: str) -> bool:
    mine, its = words.bare(text), words.bare(model)
    near = 0.6 * len(model) <= len(text) <= 2 * len(model)
    if not near or mine == its:
        return near
    ratio = SequenceMatcher(None, mine, its, autojunk=False).ratio()
    return 0.75 * len(its) <= len(mine) <= 1.25 * len(its) and ratio >= 0.86


def test_what_resembles_a_model_does_so_letter_by_letter() -> None:
    chosen, told = random.Random(1), []
    for _ in range(600):
        model = chosen.choice(("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Nơi nhận", "QUYẾT ĐỊNH"))
        letters = list(model)
        for _ in range(chosen.randint(0, 6)):
            at = chosen.randrange(len(letters))
            letters[at : at + chosen.randint(0, 2)] = chosen.choice(("", "x", "ô", " ", "VN"))
            letters = letters or ["x"]
        text = "".join(letters)
        told.append(words.resembles(text, model))
        assert told[-1] == _resembles(text, model), text
    assert 50 < sum(told) < 550


def _fields(blob: bytes) -> set[str]:
    said = b"".join(one or other for one, other in package._INSTRUCTION.findall(blob))
    return {*package._FETCHING.findall(said.decode())}


def _not_people(text: str) -> bool:
    before = "|".join(map(re.escape, capitals._NOT_PEOPLE))
    return re.search(f"(?:{before})$", text, re.IGNORECASE) is not None


def _asked(text: str) -> bool:
    prose = Prose((Line(f"{text}nhân dân", "noi-dung"),), "ke_hoach", None, 2026)
    return not [*capitals.nhan_dan.check(prose)]


def _loose(text: str) -> int:
    lines = Line(unicodedata.normalize("NFC", text), "noi-dung", text), Line("ế", "noi-dung")
    return len([*characters.lan_to_hop.check(Prose(lines, "ke_hoach", None, 2026))])


def _in_body(text: str) -> bool:
    return bool([*body_of(Prose((Line(text, "noi-dung"),), "ke_hoach", None, 2026))])


def _length(text: str) -> float | None:
    found = ooxml._MEASURE.fullmatch(text)
    value = float(found[1]) * (ooxml._TWIPS[found[2]] if found[2] else 5) if found else 1e9
    return value if abs(value) < 1e7 else None


Asked = Callable[[str], Any]
_OPENINGS = ("kèm theo", "ban hành kèm theo")
SAID: dict[str, tuple[Asked, Asked, list[str]]] = {
    "fields": (
        lambda text: package._fetching(text.encode()),
        lambda text: _fields(text.encode()),
        ["<w:instrText>", "<w:instrText a='b'>", ' w:instr="', '"', "LINK", "RD ", " a", "<", ">"],
    ),
    "people": (_asked, _not_people, ["Thanh tra ", "BAN ", "tòa án ", "bàn ", " ", "của ", "HỘI "]),
    "marks": (
        _loose,
        lambda text: int(characters._DECOMPOSED.search(text) is not None),
        ["a", "e\u0302\u0301", "\u0301", "đ", " ", "ế", "1", "o\u031b"],
    ),
    "appendices": (
        _in_body,
        lambda text: not text.lstrip(" (").lower().startswith(_OPENINGS),
        ["(", " ", "Kèm theo", "kèm ", "theo ", "BAN HÀNH ", "ban hành ", "İ"],
    ),
    "lengths": (
        lambda text: ooxml.length(text, 5),
        _length,
        ["1", "20", "9999", "-", ".5", "pt", "cm", " ", "٣", "²", "\n"],
    ),
}


@pytest.mark.parametrize("name", sorted(SAID))
def test_what_is_said_after_a_look_is_what_is_found(name: str) -> None:
    quick, plain, pieces = SAID[name]
    texts = _texts(name, pieces)
    said = [plain(text) for text in texts]
    assert sum(one == said[0] for one in said) < len(said) - 50
    assert [quick(text) for text in texts] == said
