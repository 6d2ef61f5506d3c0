"""What braces and the commas inside them do to a sentence: `{text: A, B}` has two keys for YAML."""

import re
from collections.abc import Container, Iterator, Sequence

from generator.language import Said
from generator.lazy import regex
from generator.plan import codes
from generator.plan.slips.indents import without_quotes
from generator.plan.slips.phrases import no_colon
from generator.plan.source import Mapping, Node, Source, Text

_COLON = regex(" *:")
OPEN_KEYS = ("open", "chua_co")
"""The key of a value that is not known yet."""
QUOTE = Said('Đặt cả câu trong ngoặc kép thẳng "…".', 'Put all of it in straight quotes "…".')
_IN_BRACES = (
    Said("cả câu nằm trong { }", "the sentence stands in { }"),
    Said("Xóa cặp ngoặc { } quanh câu.", "Delete the braces around it."),
)

_BEHIND_NO_COMMA = regex(r"(?<=[^\s,{\[]) +(?P<key>[A-Za-z_]+): ")


def no_comma(line: str, keys: Container[str]) -> tuple[int, Said, Said] | None:
    """Where in braces a key stands behind a value without a comma between them."""
    plain = without_quotes(line)
    for found in _BEHIND_NO_COMMA.finditer(plain, plain.find("{") + 1 or len(plain)):
        if (key := found["key"]) in keys:
            message = Said(f"thiếu dấu phẩy trước '{key}'", f"the comma before '{key}' is missing")
            return found.start("key") + 1, message, _ADD_COMMA
    return None


_ADD_COMMA = Said(
    'Thêm dấu phẩy trước khóa này; nếu là chữ của câu thì đặt cả câu trong ngoặc kép thẳng "…".',
    'Add the comma; if the word belongs to the sentence, put all of it in straight quotes "…".',
)


def report_braces(node: Mapping, source: Source, own: Container[str] = ()) -> bool:
    """Whether braces spoil a sentence, or have keys of their `own` without colons: it is reported.

    They stand around all of a sentence, or a comma inside `{open: …}` divides its reason.
    """
    keys = [key for key, _ in node.entries]
    if not node.flow or not keys:
        return False
    bare = [_bare(key, source) for key in keys]
    if bare[0] and _report_no_colon(keys[0], own, source):
        return True
    if keys[0].value in OPEN_KEYS and any(bare[1:]):
        return bool(divided_by_commas(node, keys, source))
    if all(bare) and any(" " in key.value for key in keys):
        source.report(node.spot, codes.BRACES, *_IN_BRACES)
        return True
    return False


def _report_no_colon(key: Text, own: Container[str], source: Source) -> bool:
    """Whether it is a key of those and its value without a colon between them: it is reported."""
    name, _, value = key.value.partition(" ")
    if not value or name not in own:
        return False
    words = value.lstrip("-–—=; ")
    source.report(key.spot, codes.BRACES, *no_colon(name, "…" if words.count('"') % 2 else words))
    return True


def divided_by_commas(node: Mapping, unknown: Sequence[Text], source: Source) -> list[Text]:
    """Those of the `unknown` keys that are words behind a comma; the first of them is reported."""
    halves = list(_behind_commas(node, unknown, source))
    if halves:
        before, after = halves[0]
        key = next((str(key) for key, value in node.entries if value is before), "")
        where = f"{{{key}: …}}" if key in OPEN_KEYS else "{ }"
        message = Said(
            f"dấu phẩy trong {where} tách câu làm hai",
            f"a comma inside {where} divides the sentence",
        )
        # What half a number was told to be, it is not.
        source.problems = [one for one in source.problems if one.spot != before.spot]
        source.report(after.spot, codes.BRACES, message, _in_quotes(before, after))
    return [after for _, after in halves]


def _bare(key: Text, source: Source) -> bool:
    """Whether no colon follows it: it is no key to who wrote it.

    Its line and column are those of the file, its span is not where lines with a fault are left out.
    """
    start = source.index(key.spot.line, key.spot.column)
    return not _COLON.match(source.text, start + key.span.end - key.span.start)


def _behind_commas(
    node: Mapping, unknown: Sequence[Text], source: Source
) -> Iterator[tuple[Node, Text]]:
    """What the braces divide: the value before each comma, and the words behind it."""
    before: Node | None = None
    for key, value in node.entries:
        bare = node.flow and _bare(key, source)
        if bare and before is not None and key in unknown:
            yield before, key
        elif not bare:
            before = value


def _in_quotes(before: Node, after: Text) -> Said:
    """What to do: a decimal number is quoted as it is meant, a sentence as a whole."""
    whole, decimals = str(before), after.value
    if re.fullmatch(r"-?(?:\d+|\d{1,3}(?:\.\d{3})+)", whole) and decimals.isdecimal():
        return Said(f'Viết "{whole},{decimals}".', f'Write "{whole},{decimals}".')
    return QUOTE
