"""Plan files whose characters, structure or bytes are not what they seem."""

import unicodedata
from collections.abc import Iterator

from tests.helpers import BASE, changed
from tools.trials.hostile.case import Case, refused, taken, told

_ENDS = {"U+2028": "\u2028", "U+2029": "\u2029", "U+0085": "\x85", "lone CR": "\r"}
"""Ends of lines for YAML that no editor shows."""
_PLACES = {
    "comment": ("place: Minh Hòa", "place: Minh Hòa  # ghi chú@drafter: Kẻ gian"),
    "comment line": ("number: 5", "# ghi chú@drafter: Kẻ gian\nnumber: 5"),
    "plain value": ("place: Minh Hòa", "place: Minh@Hòa"),
    "quoted value": ("place: Minh Hòa", 'place: "Minh@Hòa"'),
    "key": ("place: Minh Hòa", "pla@ce: Minh Hòa"),
    "list": ("  - Nâng cao", "  -@Nâng cao"),
    "braces": ("{on_behalf_of: ", "{@on_behalf_of: "),
}
_CONTROLS = {
    f"U+{code:04X}": chr(code)
    for code in (*range(0, 9), 0xB, 0xC, *range(0xE, 0x20), 0x7F, *range(0x80, 0x85), 0x86, 0x9B)
}
_HIDDEN = {
    f"U+{code:04X}": chr(code)
    for code in (
        *(0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, 0xAD, 0x180E, 0x061C, 0x200E, 0x200F),
        *(0x202A, 0x202B, 0x202C, 0x202D, 0x202E, 0x2066, 0x2067, 0x2068, 0x2069),
        *(0xFFFE, 0xFFFF, 0xFDD0, 0xFDEF, 0x1FFFE, 0x10FFFF, 0xE0001, 0xE0041, 0xE0100, 0xFE0F),
        *(0x115F, 0x3164, 0xFFA0, 0x2800),
    )
}
_CHECK = ("check", "a.yaml")


def _plan(text: str | bytes) -> dict[str, bytes]:
    return {"a.yaml": text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass")}


def _with(old: str, new: str) -> dict[str, bytes]:
    assert BASE.count(old) == 1, old
    return _plan(BASE.replace(old, new))


def line_ends() -> Iterator[Case]:
    """Line ends that nobody sees, which make a key of what looks like a comment."""
    for end, char in _ENDS.items():
        for place, (old, new) in _PLACES.items():
            files = _with(old, new.replace("@", char))
            yield Case(f"{end} in a {place}", _CHECK, files, refused("a.yaml:"))  # fmt: skip


def characters() -> Iterator[Case]:
    """Characters that are none, or that nobody sees, as they are and as YAML spells them."""
    for name, char in (_CONTROLS | _HIDDEN).items():
        files = _with("place: Minh Hòa", f"place: Minh{char} Hòa")
        yield Case(f"{name} in a value", _CHECK, files, refused("a.yaml:6:"))
        escaped = f"\\U{ord(char):08x}"
        files = _with("place: Minh Hòa", f'place: "Minh{escaped} Hòa"')
        yield Case(f"{name} escaped", _CHECK, files, refused("a.yaml:6:"))
    for name, spelled in {"low": "\\udc00", "high": "\\ud800", "pair": "\\ud83d\\ude00"}.items():
        files = _with("place: Minh Hòa", f'place: "Minh{spelled} Hòa"')
        yield Case(f"surrogate: {name}", _CHECK, files, refused("a.yaml:6:"))
    yield Case("surrogate in bytes", _CHECK, _with("Minh Hòa\nnumber", "Minh\ud800\nnumber"), refused("a.yaml"))  # fmt: skip


def structure() -> Iterator[Case]:
    """Anchors, aliases, merges, tags, documents, nesting, sizes."""
    line = "place: Minh Hòa"
    bomb = "a: &a [x]\n" + "".join(
        f"{chr(98 + n)}: &{chr(98 + n)} [{', '.join([f'*{chr(97 + n)}'] * 9)}]\n" for n in range(9)
    )
    values = {
        "anchor": "&a Minh Hòa", "alias": "*a", "alias of nothing": "*khong-co", "merge": "{<<: {a: b}}",
        "tag of Python": "!!python/object/apply:os.system ['id']", "tag of ours": "!x Minh Hòa",
        "tag of a string": "!!str Minh Hòa", "tag of a number": "!!int '5'", "tag of bytes": "!!binary aGVsbG8=",
        "tag by address": "!<tag:yaml.org,2002:python/name:os.system> x", "set": "!!set {a, b}", "time": "!!timestamp abc",
        "no braces": "{a: b", "no brackets": "[a, b", "no quotes": '"Minh Hòa', "stray bracket": "]", "at": "@Minh Hòa",
        "backtick": "`Minh Hòa`", "percent": "%Minh Hòa", "question": "? a", "escape": '"\\q"', "half escape": '"\\x4"',
        "colon": "a: b: c", "block of nothing": "|", "block, odd head": "|99\n  a", "tab": "\tMinh Hòa",
    }  # fmt: skip
    for name, value in values.items():
        yield Case(f"value: {name}", _CHECK, _with(line, f"place: {value}"), refused("a.yaml:"))
    whole = {
        "alias bomb": bomb + BASE,
        "merge bomb": "x: &x {a: b}\n" + BASE + "y: {<<: [" + "*x, " * 500 + "*x]}\n",
        "two documents": BASE + "---\n" + BASE,
        "three documents": "---\na: b\n---\n" + BASE + "...\n---\n",
        "an unknown version": "%YAML 3.0\n---\n" + BASE,
        "two directives": "%YAML 1.1\n%YAML 1.1\n---\n" + BASE,
        "a list": "- a\n- b\n",
        "a word": "Kế hoạch\n",
        "a number": "5\n",
        "nothing": "",
        "spaces": "   \n\n  \n",
        "comments": "# a\n# b\n",
        "only a mark": "---\n",
        "a null": "~\n",
        "tabs": BASE.replace("  - ", "\t- "),
        "a key of braces": "{a: b}: c\n" + BASE,
        "a key of brackets": "[a]: c\n" + BASE,
        "a key of 5,000 letters": "k" * 5000 + ": c\n" + BASE,
        "a key of nothing": ": c\n" + BASE,
        "a null key": "~: c\n" + BASE,
        "a number as key": "5: c\n" + BASE,
        "windows and old line ends": BASE.replace("\n", "\r\n").replace("\r\n", "\n\r", 3),
        "a plan in a plan": "plan:\n" + "".join(f"  {one}\n" for one in BASE.splitlines()),
        "a scalar of 900 kB": BASE.replace(line, "place: " + "a" * 900_000),
        "a block of 900 kB": BASE + "closing: |\n" + "  a\n" * 200_000,
        "more than 1 MiB": BASE + "# x\n" * 300_000,
        "200,000 items": BASE + "budget: [" + "a," * 200_000 + "a]\n",
        "200,000 brackets": BASE + "budget: " + "[" * 200_000 + "\n",
        "200,000 braces": BASE + "budget: " + "{a: " * 200_000 + "\n",
        "200,000 marks": BASE + "budget:\n  " + "- " * 200_000 + "a\n",
        "100,000 keys": BASE + "".join(f"k{n}: a\n" for n in range(60_000)),
        "100,000 quotes": BASE + "budget: [" + '"", ' * 100_000 + "]\n",
        "a million spaces": BASE + "budget:" + " " * 900_000 + "a\n",
    }
    for name, text in whole.items():
        yield Case(f"file: {name}", _CHECK, _plan(text), refused("a.yaml"))
    for depth in (20, 33, 40, 100, 1000, 20_000):
        for shape, (opens, closes) in {"brackets": ("[", "]"), "braces": ("{a: ", "}")}.items():
            files = _plan(BASE + "budget: " + opens * depth + closes * depth + "\n")
            yield Case(f"{depth} {shape}", _CHECK, files, refused("a.yaml:"))
    for depth in (12, 40, 400):
        items = "".join("  " * n + "- title: a\n" + "  " * n + "  items:\n" for n in range(depth))
        yield Case(f"{depth} items", _CHECK, _plan(BASE + "budget:\n" + items), refused("a.yaml:"))


_KEYS = tuple(line.split(":")[0] for line in BASE.splitlines() if line[0].isalpha())
_ALIKE = {"a": "а", "e": "е", "o": "о", "c": "с", "p": "р", "i": "і", "s": "ѕ"}
"""Latin letters and the Cyrillic ones that look so."""


def keys() -> Iterator[Case]:
    """Keys twice, under another name, in another form, or that only look like keys."""
    from generator.plan.records import ALIASES

    for key in _KEYS:
        again = f"{key}: Kẻ gian\n"
        yield Case(f"{key} twice", _CHECK, _plan(BASE + again), refused("a.yaml:", "duplicate-key"))
        quoted = f'"{key}": Kẻ gian\n'
        yield Case(f"{key} twice, quoted", _CHECK, _plan(BASE + quoted), refused("duplicate-key"))
        alias = f"{ALIASES[key]}: Kẻ gian\n"
        yield Case(f"{key} by both names", _CHECK, _plan(BASE + alias), refused("plan/duplicate-key"))  # fmt: skip
        yield Case(f"{key} in capitals", _CHECK, _plan(BASE + again.upper()), refused("plan/unknown-key"))  # fmt: skip
        looks = next((key.replace(a, b, 1) for a, b in _ALIKE.items() if a in key), "ѕо")
        yield Case(f"{key} in Cyrillic", _CHECK, _plan(f"{BASE}{looks}: Kẻ gian\n"), refused("a.yaml:"))  # fmt: skip
        hidden = f"{key[0]}\u200b{key[1:]}: Kẻ gian\n"
        yield Case(f"{key} with nothing inside", _CHECK, _plan(BASE + hidden), refused("a.yaml:"))
    composed = changed(closing="ghi chú: a")
    twice = composed + unicodedata.normalize("NFD", "ghi chú") + ": b\n"
    yield Case("a key in two normal forms", _CHECK, _plan(twice), refused("duplicate-key"))


def encodings() -> Iterator[Case]:
    """Bytes in other encodings: read where that is certain, refused where it is not."""
    for encoding in ("utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"):
        yield Case(f"in {encoding}", _CHECK, _plan(BASE.encode(encoding)), told("a.yaml"))
        yield Case(f"in {encoding}, cut", _CHECK, _plan(BASE.encode(encoding)[:-1]), told("a.yaml"))
    yield Case("with a mark of UTF-8", _CHECK, _plan(b"\xef\xbb\xbf" + BASE.encode()), taken())
    yield Case("with two marks", _CHECK, _plan(b"\xef\xbb\xbf" * 2 + BASE.encode()), refused("a.yaml"))  # fmt: skip
    yield Case("in Windows-1258", _CHECK, _plan(BASE.encode("cp1258", "replace")), told("a.yaml"))
    for encoding in ("latin-1", "cp1252", "ascii", "utf-7", "shift_jis", "koi8-r", "cp037"):
        content = BASE.encode(encoding, "replace")
        yield Case(f"in {encoding}", _CHECK, _plan(content), told("a.yaml"))
    for name, content in {
        "a lone byte": b"\xff", "a cut letter": BASE.encode()[:-1] + b"\xe1\xba", "an overlong slash": b"a: \xc0\xaf\n",
        "an overlong nul": b"a: \xc0\x80\n", "beyond Unicode": b"a: \xf4\x90\x80\x80\n", "CESU": b"a: \xed\xa0\xbd\xed\xb8\x80\n",
        "zeros": bytes(5000), "a gzip": b"\x1f\x8b\x08\0" + bytes(100), "an ELF": b"\x7fELF" + bytes(100), "a PDF": b"%PDF-1.7\n%\xe2\xe3\n",
        "a zip": b"PK\x03\x04" + bytes(60), "a PNG": b"\x89PNG\r\n\x1a\n" + bytes(40), "noise": bytes(range(256)) * 20,
    }.items():  # fmt: skip
        yield Case(f"bytes: {name}", _CHECK, _plan(content), refused("a.yaml"))
