"""Which characters a plan file may hold; what none can see, or XML cannot carry, is refused."""

import re
from collections.abc import Iterator
from itertools import islice

from generator.language import Said
from generator.lazy import dataclass, regex
from generator.plan import codes
from generator.plan.slips.indents import Untabbed
from generator.rules import Entry

MAX_REPORTED = 20


@dataclass(frozen=True, slots=True)
class BadCharacter:
    """A refused character at `index` of the text searched."""

    index: int
    entry: Entry
    message: Said
    advice: Said


_NONE = "".join(
    f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000)
)
"""The last two code points of every plane, which are no characters."""
_SPACES = Said("Thay bằng dấu cách.", "Use spaces instead.")
_KINDS = (
    (
        r"\t+(?![ \t]*\r?(?:\n|\Z))",
        codes.YAML_TAB,
        Said("dấu Tab", "a tab"),
        _SPACES,
    ),
    (
        r"[\u2028\u2029\u0085]|\r(?!\n)",
        codes.YAML_LINE_SEPARATOR,
        Said("ký tự xuống dòng lạ {name}", "an unusual line break {name}"),
        Said("Xóa ký tự này rồi nhấn Enter.", "Delete it and press Enter."),
    ),
    (
        r"[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]",
        codes.YAML_BIDI,
        Said("ký tự đảo chiều chữ {name}", "a text direction character {name}"),
        Said(
            "Xóa ký tự này; nó làm chữ hiện khác nội dung thật.",
            "Delete it; it makes text look other than it is.",
        ),
    ),
    (
        # Tags among them: whole sentences can hide in such; letters that are blank, too.
        r"(?<![\u00a9\u00ae\u2010-\u3299#*0-9\U0001f000-\U0001faff])[\ufe00-\ufe0f]|"
        r"[\u200b-\u200d\u2060-\u2065\u206a-\u206f\ufeff\u00ad\u034f\u180b-\u180f"
        r"\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0\ufff0-\ufffb\U0001bca0-\U0001bca3"
        r"\U0001d173-\U0001d17a\U000e0000-\U000e0fff]",
        codes.YAML_INVISIBLE,
        Said("ký tự không nhìn thấy {name}", "an invisible character {name}"),
        Said(
            "Gõ lại từ này; ký tự thường lẫn vào khi chép từ trang web.",
            "Type the word anew; web pages carry these.",
        ),
    ),
    (
        r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef"
        f"{_NONE}]",
        codes.YAML_CONTROL,
        Said("ký tự điều khiển {name}", "a control character {name}"),
        Said("Xóa ký tự này.", "Delete it."),
    ),
    (
        r"[\ue000-\uf8ff\ufffd\U000f0000-\U000ffffd\U00100000-\U0010fffd]",
        codes.YAML_UNREADABLE,
        Said("ký tự hỏng hoặc của phông chữ cũ {name}", "a broken or old-font character {name}"),
        Said("Gõ lại từ này bằng bộ mã Unicode.", "Type the word anew in Unicode."),
    ),
)
_PRINTABLE = regex(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\ufe00-\ufe0f\uffa0\ufffd"
    "\U000e0100-\U000e01ef]"
)
"""Those of them that Python counts among what can be printed."""
_BAD = regex("|".join(f"({pattern})" for pattern, *_ in _KINDS))


def _spaces(lines: Untabbed, tab: int) -> Said:
    """What to put in place of tabs: where they indent a line, so many spaces."""
    column = lines.column_at(tab)
    if not column:
        return _SPACES
    return Said(
        f"Thay bằng dấu cách: đầu dòng này có đúng {column} dấu cách.",
        f"Use spaces instead: exactly {column} at the start of this line.",
    )


def bad_characters(text: str) -> Iterator[BadCharacter]:
    """The characters of `text` that a plan may not hold, in order."""
    lines = Untabbed(text)
    for match in _BAD.finditer(text) if _may_be_bad(text) else ():
        assert match.lastindex
        _, entry, message, advice = _KINDS[match.lastindex - 1]
        name = f"U+{ord(match[0][0]):04X}"
        yield BadCharacter(
            match.start(),
            entry,
            Said(message.vi.format(name=name), message.en.format(name=name)),
            _spaces(lines, match.start()) if entry is codes.YAML_TAB else advice,
        )


_SPOILING = (codes.YAML_LINE_SEPARATOR, codes.YAML_UNREADABLE)
"""What stands in the place of a letter or of a break: nobody knows of which."""
_INDENT_OR_BAD = regex(rf"(?m:^)[^\S\r\n]+|{_BAD.pattern}")
_DIVIDING = (1, 2)


def without_bad(text: str) -> tuple[str, frozenset[int]]:
    """The text as it is without them, in the same lines; and the numbers of lines they spoil.

    Tabs before the first word stay: how far they indent nobody knows.
    """
    spoiling = (one.index for one in bad_characters(text) if one.entry in _SPOILING)
    spoilt = frozenset(text.count("\n", 0, at) + 1 for at in islice(spoiling, MAX_REPORTED))
    return _INDENT_OR_BAD.sub(_in_its_place, text), spoilt


def _in_its_place(found: re.Match[str]) -> str:
    """Plain spaces for odd ones that indent, one for what divides words, nothing for the rest."""
    if found.lastindex is None:
        return re.sub(r"[^\S\t]", " ", found[0])
    return " " * len(found[0]) * (found.lastindex in _DIVIDING)


def _may_be_bad(text: str) -> bool:
    """Whether any of these can be in `text`: but for a few, none of them can be printed."""
    lines = text.replace("\r\n", "").replace("\n", "")
    return not lines.isprintable() or _PRINTABLE.search(lines) is not None
