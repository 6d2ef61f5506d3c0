"""Keys and items in the wrong place, which YAML takes for words of what stands beside or above."""

import re
from collections.abc import Sequence
from itertools import islice

from generator.language import Said
from generator.lazy import regex
from generator.plan.records import KEYS
from generator.plan.slips.indents import TypedLine, first_below, says, seen, without_quotes
from generator.plan.slips.phrases import Slip, belongs_below, indent_it, no_colon, to_write
from generator.plan.slips.roles import INDICATORS, SENTENCES, TITLES
from generator.plan.source import Source

_KEY_AND_VALUE = regex(r" *(?:- +)*(?P<key>[A-Za-z_]+): +(?P<value>.*\S)")
_KEY_WITHIN = regex(r"(?:(?<=[ (])|(?<=, ))(?P<key>[A-Za-z_]+):(?= )")
_NO_COLON = regex(r" *- +(?P<key>[A-Za-z_]+)(?P<rest>| +[^\s:][^:]*)$")
_WORDS_TOO = {"so", "tu"}
"""Keys that begin sentences, too: “so với năm trước”, “tu sửa”."""
_MAY_BE_EMPTY = {"so", "ngay", "number", "date"}
_NO_BRACE = Said("thiếu dấu { mở ngoặc", "the opening { is missing")
_ROUND = (
    Said("các khóa nằm trong ( )", "the keys stand in ( )"),
    Said("Thay ( ) bằng { }.", "Put { } in place of ( )."),
)
_ONE_LINE = Said("nhiều khóa trên một dòng", "several keys on one line")
_LIST_BESIDE = Said(
    "danh sách bắt đầu ngay sau khóa, trên cùng một dòng", "a list begins on the line of its key"
)


def astray(source: Source, number: int) -> Slip | None:
    """What stands in the wrong place in line `number`, or above it: why YAML stumbled there."""
    line, lines = source.line(number), source.text.split("\n")
    above = _above(lines, number)
    found = _beside(line, lines[number:])
    if found:
        return number, *found
    if not above:
        return None
    return _colon_lost(seen(line), *above[0]) or _not_indented(seen(line), above)


def _above(lines: Sequence[str], number: int) -> list[tuple[int, str]]:
    """The two nearest lines above that hold something, with their numbers."""
    held = ((at, lines[at - 1]) for at in range(number - 1, 0, -1) if says(lines[at - 1]))
    return [*islice(held, 2)]


def _beside(line: str, below: Sequence[str]) -> tuple[int, Said, Said] | None:
    """What stands on the line of a key that should begin one of its own, or stand in braces."""
    plain = without_quotes(line)
    found = _KEY_AND_VALUE.match(plain)
    if not found or found["key"] not in KEYS or "{" in plain:
        return None
    value = found.start("value")
    if found["value"].startswith("- "):
        return value + 1, *_dash_beside(line, found, below)
    within = [one for one in _KEY_WITHIN.finditer(plain, value) if one["key"] in KEYS]
    if not within:
        return None
    first = within[0] if within[0].start() == value else found
    if found["value"].startswith("(") and found["value"].endswith(")"):
        return value + 1, *_ROUND
    if found["value"].endswith("}"):
        advice = Said(f"Thêm dấu {{ trước '{first['key']}'.", f"Put {{ before '{first['key']}'.")
        return first.start("key") + 1, _NO_BRACE, advice
    return within[0].start() + 1, _ONE_LINE, _apart(line, found, within, below)


def _dash_beside(line: str, found: re.Match[str], below: Sequence[str]) -> tuple[Said, Said]:
    """What is told of a '-' on the line of a key: it begins a list there, or is one too many."""
    value = found.start("value")
    if found["key"] in SENTENCES | TITLES | INDICATORS:
        return _SPARE_DASH, to_write(f"{found['key']}: {line[value:].lstrip('- ').rstrip()}")
    column = first_below(line[:value].rstrip(), line[value:], below)
    return _LIST_BESIDE, _on_new_lines(_THE_LIST, ("dấu '-'", "the '-'"), column)


def _apart(
    line: str, found: re.Match[str], within: Sequence[re.Match[str]], below: Sequence[str]
) -> Said:
    """How the keys of one line are divided: by braces, or by lines."""
    value, nested = found.start("value"), within[0].start() == found.start("value")
    commas = any(line[: one.start()].endswith(", ") for one in within)
    if commas and (nested or seen(line).item) and not _goes_on(line, below):
        name = (within[0] if nested else found)["key"]
        return Said(
            f"Thêm dấu {{ trước '{name}' và dấu }} ở cuối dòng.",
            f"Put {{ before '{name}' and }} at the end of the line.",
        )
    keys = ", ".join(f"'{one['key']}'" for one in within)
    each = _WITHOUT_COMMAS if commas else ("Mỗi khóa một dòng: ", "One key a line: ")
    column = first_below(line[:value].rstrip(), line[value:], below) if nested else seen(line).words
    return _on_new_lines(each, (keys, keys), column)


def _goes_on(line: str, below: Sequence[str]) -> bool:
    """Whether what the line begins has more in the next lines."""
    follow = next(filter(str.strip, below), "")
    return seen(follow).column > seen(line).column


_SPARE_DASH = Said("thừa một dấu '-' trước câu này", "a '-' too many in front of the sentence")
_THE_LIST = ("Danh sách ở các dòng dưới khóa: ", "A list stands below its key: ")
_WITHOUT_COMMAS = (
    "Mỗi khóa một dòng: bỏ dấu phẩy, ",
    "One key a line: take the commas away, ",
)


def _on_new_lines(first: tuple[str, str], before: tuple[str, str], column: int) -> Said:
    """What to do, after what comes first, for lines to begin before these words."""
    return Said(
        f"{first[0]}xuống dòng trước {before[0]}; đầu dòng mới có đúng {column} dấu cách.",
        f"{first[1]}begin a line before {before[1]}, with exactly {column} spaces in front.",
    )


def _colon_lost(line: TypedLine, number: int, above: str) -> Slip | None:
    """The first key of an item without its colon, where further keys stand below it."""
    found = _NO_COLON.match(above)
    if not found or not line.key or line.words != seen(above).words:
        return None
    key, rest = found["key"], found["rest"].lstrip("-–— ").rstrip()
    if key not in KEYS - _WORDS_TOO:
        return None
    return number, found.end("key"), *no_colon(key, rest or "…")


def _not_indented(line: TypedLine, above: Sequence[tuple[int, str]]) -> Slip | None:
    """What follows a key that has nothing, and stands too far left to be below it."""
    if len(above) < 2 or not line.key or line.item:
        return None
    (number, text), (_, owner) = above
    first, key = seen(text), seen(owner)
    column = line.words - (first.words - first.column)
    if not (key.key and key.opens and first.key and not first.opens and column > first.column):
        return None
    if key.key in _MAY_BE_EMPTY or first.column > key.words - first.item:
        return None
    return number, first.column + 1, belongs_below(key.key), indent_it(column)
