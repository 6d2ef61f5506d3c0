"""What several slips are told in: the same words for the same fault and the same advice."""

from collections.abc import Sequence

from generator.language import Said

NO_DASH = Said("mục này thiếu dấu '-' ở đầu", "this item lacks its '-'")
OF_ITEMS = Said("cac_muc", "items")
NEITHER = Said(
    "mục này thiếu dấu '-' ở đầu, và thiếu dòng 'cac_muc:' trên danh sách của nó",
    "this item lacks its '-', and 'items:' above its list",
)
Slip = tuple[int, int, Said, Said]
"""The line and the column, what is wrong there, and what to do."""
_NO_SPACE = Said("0 dấu cách (sát lề trái)", "no space (at the left margin)")


def belongs_below(key: str) -> Said:
    """That a line, and what stands with it, belongs below the key."""
    return Said(f"dòng này phải thụt vào dưới '{key}'", f"this belongs below '{key}'")


def no_colon(key: str, words: str) -> tuple[Said, Said]:
    """That a key has no colon behind it, and how it is written with the words behind it."""
    message = Said(f"thiếu dấu hai chấm sau '{key}'", f"the colon after '{key}' is missing")
    return message, to_write(f"{key}: {words}".strip())


def to_write(words: str) -> Said:
    """How a line is to be written."""
    return Said(f"Viết '{words}'.", f"Write '{words}'.")


def in_column(column: int, lines: Sequence[int] = ()) -> Said:
    """How this line is to begin, or each of those of several numbers."""
    count = Said(f"đúng {column} dấu cách", f"exactly {column} spaces") if column else _NO_SPACE
    if len(lines) < 2:
        return Said(f"đầu dòng này có {count.vi}", f"{count.en} at the start of it")
    numbers = ", ".join(map(str, lines))
    return Said(f"đầu các dòng {numbers} có {count.vi}", f"{count.en} in front of lines {numbers}")


def indent_it(column: int, lines: Sequence[int] = ()) -> Said:
    """That the lines belong further in."""
    return _begin(Said("Thụt vào", "Indent it"), column, lines)


def move_left(column: int, lines: Sequence[int] = ()) -> Said:
    """That the lines belong further left."""
    return _begin(Said("Lùi ra", "Move it left"), column, lines)


def without_dash(column: int, lines: Sequence[int] = ()) -> Said:
    """That the lines begin with a '-' too many."""
    return _begin(Said("Bỏ dấu '-'", "Take the '-' away"), column, lines)


def _begin(what: Said, column: int, lines: Sequence[int]) -> Said:
    vi, en = in_column(column, lines)
    return Said(f"{what.vi}: {vi}.", f"{what.en}: {en}.")


def push_in(more: int, first: int, last: int) -> Said:
    """That the lines from the first to the last get so many more spaces in front."""
    lines = Said(f"dòng {first}", f"line {first}")
    if first < last:
        lines = Said(f"các dòng {first}–{last}", f"lines {first}–{last}")
    return Said(
        f"Thêm {more} dấu cách ở đầu {lines.vi}.", f"Put {more} more spaces in front of {lines.en}."
    )


def with_dash(words: str, first: int, last: int) -> Said:
    """How an item gets its '-' in front of the words, and its lines from the first to the last,
    which stand in the column of the words, move along."""
    line = to_write(f"- {words}")
    if first > last:
        return line
    more = push_in(2, first, last)
    return Said(f"{line.vi} {more.vi}", f"{line.en} {more.en}")


def add_line(key: Said, column: int) -> Said:
    """The line of a key that this line, of a list below it, lacks."""
    return Said(
        f"Thêm một dòng '{key.vi}:' ngay trên dòng này, đầu dòng mới có đúng {column} dấu cách.",
        f"Add a line '{key.en}:' just above this one, with exactly {column} spaces in front.",
    )


def with_dash_and_items(words: str, first: int, last: int, at: int, column: int) -> Said:
    """As `with_dash`, and the line of the key of its items, above the line of that number."""
    line = with_dash(words, first, last)
    return Said(
        f"{line.vi} Rồi thêm một dòng '{OF_ITEMS.vi}:' ngay trên dòng {at}, "
        f"đầu dòng mới có đúng {column} dấu cách.",
        f"{line.en} Then add a line '{OF_ITEMS.en}:' just above line {at}, "
        f"with exactly {column} spaces in front.",
    )


def quoted_item(sentence: str, column: int) -> Said:
    """How a sentence with a colon is written as an item, in that column."""
    words = f"- '{sentence}'" if '"' in sentence else f'- "{sentence}"'
    vi, en = in_column(column)
    return Said(f"Viết '{words}', {vi}.", f"Write '{words}', {en}.")


def no_rows(column: int) -> tuple[Said, Said]:
    """That the key of the rows of a table is missing, which belongs in that column."""
    key = Said("cac_dong", "rows")
    return no_line(key), add_line(key, column)


def no_line(key: Said) -> Said:
    """That the line of a key above this one is missing."""
    return Said(f"thiếu dòng '{key.vi}:' ở trên", f"the line '{key.en}:' above is missing")


def with_text(number: int) -> Said:
    """How the line of that number, a sentence, comes to have keys."""
    return Said(
        f"Viết dòng {number} thành '- noi_dung: câu'", f"Write line {number} as '- text: sentence'"
    )
