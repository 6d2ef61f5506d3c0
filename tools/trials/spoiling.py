"""Good files made wrong at random: a plan's text, a Word paper, a workbook, a roster."""

import random
import re
import zipfile
from collections.abc import Callable
from io import BytesIO

from tests.corrupted import corrupted

_ODD = (
    *("", "0", "-1", "1" * 400, "1e999", "NaN", "null", "~", "true", "off", "12:30:45", "0x1F"),
    *("2026-02-30", "9999-12-31", "Quý V/2026", "30/02/2026", "năm 10000", "16/34", "43,44,45"),
    *("[]", "{}", "[[]]", "{a: b}", "- x", "? x", "*a", "&a x", "!!int x", "<<: x", "|", ">-"),
    *("{{ 7*7 }}", "{% for x in y %}", "[[NV01]]", "[[]]", "^[x]", "**", "*a", "\\", "\\*", "…"),
    *("../../etc/passwd", "/dev/zero", "C:\\CON", "file:///x", "=1+1", "::error::x", "\x1b[31m"),
    *(
        "\u2028",
        "\u0085",
        "\u202e",
        "\u200b",
        "\ufeff",
        "\ud7ff",
        "e\u0301",
        "😀",
        "<w:p/>",
        "&#0;",
    ),
    *("a" * 3000, "x " * 800, "Căn cứ Luật", "PHỤ LỤC", "Nơi nhận:", "{chua_co: x}", '"', "'"),
)
Text = Callable[[random.Random, list[str]], None]


def _at(chance: random.Random, lines: list[str]) -> int:
    return chance.randrange(len(lines))


def _gone(chance: random.Random, lines: list[str]) -> None:
    del lines[_at(chance, lines)]


def _again(chance: random.Random, lines: list[str]) -> None:
    lines.insert(_at(chance, lines), chance.choice(lines))


def _deeper(chance: random.Random, lines: list[str]) -> None:
    at = _at(chance, lines)
    lines[at] = " " * chance.randint(0, 6) + lines[at].lstrip(" " * chance.randint(0, 1))


def _exchanged(chance: random.Random, lines: list[str]) -> None:
    one, two = _at(chance, lines), _at(chance, lines)
    lines[one], lines[two] = lines[two], lines[one]


def _value(chance: random.Random, lines: list[str]) -> None:
    """Another value behind a key, an item or inside braces."""
    at = _at(chance, lines)
    places = [found.span(1) for found in re.finditer(r"(?:: |- |[{,] ?\w+: )([^,}\n]+)", lines[at])]
    if places:
        begin, end = chance.choice(places)
        lines[at] = lines[at][:begin] + chance.choice(_ODD) + lines[at][end:]


def _key(chance: random.Random, lines: list[str]) -> None:
    keys = re.findall(r"(\w+):", "\n".join(lines))
    at = _at(chance, lines)
    lines[at] = re.sub(r"\w+(?=:)", lambda _: chance.choice(keys), lines[at], count=1)


def _typed(chance: random.Random, lines: list[str]) -> None:
    at = _at(chance, lines)
    place = chance.randrange(len(lines[at]) + 1)
    lines[at] = lines[at][:place] + chance.choice(_ODD) + lines[at][place + chance.randint(0, 3) :]


def _many(chance: random.Random, lines: list[str]) -> None:
    at = _at(chance, lines)
    lines[at:at] = [lines[at]] * chance.choice((2, 30, 400))


def _cut(chance: random.Random, lines: list[str]) -> None:
    del lines[max(1, _at(chance, lines)) :]


_OF_TEXT: tuple[Text, ...] = (
    *(_gone, _again, _deeper, _exchanged, _value, _value, _value, _key, _key),
    *(_typed, _typed, _many, _cut),
)


def of_text(content: bytes, chance: random.Random) -> bytes:
    """A text, wrong in one way or in several, now and then in bytes that are no letters."""
    lines = content.decode("utf-8").split("\n")
    for _ in range(chance.choice((1, 1, 1, 2, 4))):
        chance.choice(_OF_TEXT)(chance, lines)
        lines = lines or [""]
    spoiled = bytearray("\n".join(lines).encode("utf-8", "surrogatepass"))
    if spoiled and chance.random() < 0.1:
        at = chance.randrange(len(spoiled))
        spoiled[at : at + chance.randint(0, 3)] = chance.randbytes(chance.randint(1, 3))
    return bytes(spoiled)


def _of_workbook(content: bytes, chance: random.Random) -> bytes:
    """A workbook with words, attributes or pieces of its XML replaced, or a part taken out."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    for _ in range(chance.choice((1, 1, 2, 5))):
        name = chance.choice([*parts])
        places = list(re.finditer(rb'(?<=")[^"<>]*(?=")|(?<=>)[^<>]+(?=<)|<[^>]+>', parts[name]))
        if chance.random() < 0.05:
            del parts[name]
        elif places:
            begin, end = chance.choice(places).span()
            new = chance.choice([*_ODD, "</row>", "<c/>", "A9999999", "XFD1048576"]).encode()
            parts[name] = parts[name][:begin] + new + parts[name][end:]
        if not parts:
            break
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, blob in parts.items():
            archive.writestr(name, blob)
    packed = bytearray(out.getvalue())
    if chance.random() < 0.1:
        del packed[chance.randrange(len(packed)) :]
    return bytes(packed)


def spoiled(name: str, content: bytes, chance: random.Random) -> bytes:
    """The file of this name, wrong in one way or another."""
    if name.endswith(".docx"):
        return corrupted(content, chance)
    if name.endswith(".xlsx"):
        return _of_workbook(content, chance)
    return of_text(content, chance)
