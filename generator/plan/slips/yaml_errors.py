"""What PyYAML says about broken syntax, in the words of somebody who writes plans."""

import re

from generator.language import Said
from generator.plan.events import yaml
from generator.plan.slips.phrases import to_write

Told = tuple[int, Said, Said]
"""The column in its line, what is wrong there, and what to do."""

OF_COLON = Said(
    'Nếu câu có dấu hai chấm, đặt cả câu trong ngoặc kép thẳng "…" (không phải “ ”).',
    'If the sentence has a colon, put all of it in straight quotes "…" (not “ ”).',
)
_COLON = Said(
    "Thêm dấu hai chấm và một dấu cách sau khóa; dòng nối của một câu dài phải thụt vào.",
    "Put a colon and a space after the key; lines that continue a sentence must be indented.",
)
_NO_COLON = Said("thiếu dấu hai chấm sau khóa", "the colon after the key is missing"), _COLON
REST = Said("sau dấu đóng ngoặc còn chữ", "text follows what is closed here")
QUOTE_ALL = Said(
    'Đặt cả câu trong một cặp ngoặc kép thẳng "…"; ngoặc kép bên trong viết “ ”.',
    'Put the whole sentence in one pair of straight quotes "…"; inside it write “ ”.',
)
_INDENT = Said(
    "Xem lại thụt đầu dòng: các mục cùng cấp phải thẳng cột.",
    "Check the indent: items of one level stand in one column.",
)
QUOTE_TEXT = Said(
    "Nếu là chữ, đặt cả câu trong ngoặc kép.", "If it is text, put it in double quotes."
)
OF_PLACE = (OF_COLON, _INDENT)
"""Advice on what stands where it cannot stand: the line may tell more."""


def stands_wrongly(line: str, column: int, advice: Said) -> bool:
    """Whether YAML stumbles because of where the line stands, not of what is in it."""
    if advice is OF_COLON:
        key = re.match(r" *(?:- +)*[A-Za-z_]+(?=:)", line)
        return bool(key and column == key.end() + 1)
    return advice is _INDENT or (advice is _COLON and ":" not in line)


UNCLOSED = Said("ngoặc kép chưa đóng", "a quotation mark is not closed")
CLOSE = Said("Xem lại ngoặc mở và ngoặc đóng.", "Check that what opens also closes.")
_SAID = (
    (
        "mapping values are not allowed",
        Said("dấu hai chấm không được đứng ở đây", "a colon cannot stand here"),
        OF_COLON,
    ),
    (
        "could not find expected ':'",
        *_NO_COLON,
    ),
    (
        "expected <block end>",
        Said("dòng này thụt vào sai chỗ", "this line is indented wrongly"),
        _INDENT,
    ),
    ("expected ',' or", Said("ngoặc [ ] hoặc { } chưa đóng", "a [ ] or { } is not closed"), CLOSE),
    (
        "expected the node content",
        Said("ở đây phải là chữ, không phải dấu này", "words are expected here, not this"),
        Said(
            "Xem lại ngoặc mở, ngoặc đóng, dấu phẩy; là chữ thì đặt cả câu trong ngoặc kép.",
            "Check brackets and commas; if it is text, put all of it in double quotes.",
        ),
    ),
    ("found unexpected end of stream", UNCLOSED, CLOSE),
    ("found unexpected document separator", UNCLOSED, CLOSE),
    (
        "while scanning a simple key",
        *_NO_COLON,
    ),
    (
        "found unknown escape character",
        Said("dấu \\ lạ trong ngoặc kép", "an odd \\ in double quotes"),
        Said("Dùng ngoặc đơn '…', hoặc viết \\\\.", "Use single quotes '…', or write \\\\."),
    ),
    (
        "sequence entries are not allowed",
        Said("dấu '- ' không được đứng ở đây", "a '- ' cannot stand here"),
        _INDENT,
    ),
    (
        "cannot start any token",
        Said("ký tự này không được đứng đầu câu", "this character cannot start a value"),
        Said("Đặt cả câu trong ngoặc kép.", "Put the whole sentence in double quotes."),
    ),
    (
        "while scanning a block scalar",
        Said("dấu > hoặc | đứng đầu câu", "a > or | begins the value"),
        QUOTE_ALL,
    ),
    ("while scanning an anchor", Said("dấu & đứng đầu câu", "an & begins the value"), QUOTE_ALL),
    (
        "while scanning an alias",
        Said("dấu * của YAML (bí danh)", "a YAML alias"),
        QUOTE_TEXT,
    ),
)

_SPARE = (
    Said("thừa dấu đóng ngoặc", "a closing bracket too many"),
    Said("Xóa dấu này.", "Delete it."),
)
_FILLED = (
    Said("chữ viết sau {chua_co: …}", "words behind {open: …}"),
    Said(
        "Điền xong thì xóa cả cặp ngoặc { } và chữ bên trong.",
        "Once filled in, delete the braces and all in them.",
    ),
)
UNQUOTED_ID = (
    Said(
        "[[mã]] ở đầu câu hoặc trong { } mà không có ngoặc kép",
        "[[id]] begins a value, or stands in { }, unquoted",
    ),
    Said('Đặt cả câu trong ngoặc kép thẳng "…".', 'Put the whole sentence in straight quotes "…".'),
)
_END_COLON = (
    Said("dấu hai chấm thừa ở cuối dòng", "a colon too many at the end of the line"),
    Said(
        'Bỏ dấu hai chấm cuối dòng; nếu nó thuộc câu, đặt cả câu trong ngoặc kép thẳng "…".',
        'Take the colon away; if it belongs to the sentence, put all of it in straight quotes "…".',
    ),
)
_TWO_COLONS = (
    Said("thừa một dấu hai chấm", "a colon too many"),
    Said("Bỏ dấu hai chấm này.", "Take this colon away."),
)
_CURLY = (
    Said(
        "ngoặc kép mở bằng dấu thẳng mà đóng bằng dấu cong",
        "quotes that open straight and close curly",
    ),
    Said('Đóng bằng ngoặc kép thẳng ".', 'Close them with a straight ".'),
)
_FLOW_COLON = (
    Said("dấu hai chấm trong { } tách câu làm hai", "a colon inside { } divides the sentence"),
    Said(
        'Đặt cả câu trong ngoặc kép thẳng "…"; '
        "nếu câu không có dấu hai chấm thì xem ngoặc { } đã đóng chưa.",
        'Put the whole sentence in straight quotes "…"; '
        "without a colon in it, see whether { } is closed.",
    ),
)
_LINES = (
    (
        r"\s*-(?=[^-\s]|[^\S \t\r\n])",
        Said("thiếu dấu cách sau dấu '-' đầu dòng", "the space after the '-' is missing"),
        Said("Viết '- ' rồi mới đến chữ.", "Write '- ' and then the words."),
    ),
    (
        r"\s*(?:[–—•+*·●▪]\s*|--+\s*|[o§] +)(?=\w)",
        Said("dòng mục không bắt đầu bằng dấu trừ '-'", "an item begins with a plain '-'"),
        Said("Thay bằng '- '.", "Replace it by '- '."),
    ),
    (
        r"\s*(?:\d{1,2}|[a-zđ])[.)]\s+(?=\w)",
        Said("số thứ tự gõ tay thay cho dấu '-'", "a number is typed in place of the '-'"),
        Said(
            "Thay số này bằng '- ', số tự thêm.", "Replace it by '- '; numbers come by themselves."
        ),
    ),
    (
        r"\s*(?:- )?[A-Za-z_]+：",
        Said("dấu hai chấm '：' không phải dấu thường", "this '：' is no plain colon"),
        Said("Thay bằng ': '.", "Replace it by ': '."),
    ),
    (
        r"\s*(?:- )?[A-Za-z_]+:[^\S \r\n]",
        Said("dấu cách lạ sau dấu hai chấm", "an unusual space after the colon"),
        Said("Thay bằng dấu cách thường.", "Use a plain space."),
    ),
    (
        r"\s*(?:- )?[A-Za-z_]+ +:(?=[^\s:])",
        Said("dấu cách đứng trước dấu hai chấm", "the space stands before the colon"),
        Said("Đưa dấu cách ra sau dấu hai chấm.", "Put the space behind the colon."),
    ),
    (
        r"\s*(?:- )?[A-Za-z_]+:(?=[^\s/])",
        Said("thiếu dấu cách sau dấu hai chấm", "the space after the colon is missing"),
        Said("Thêm một dấu cách sau dấu hai chấm.", "Add a space after the colon."),
    ),
)
"""How a line begins that was typed wrongly, and what to do."""


def line_slip(line: str) -> Told | None:
    """What is typed wrongly at the beginning of a line of which YAML makes no key and no item."""
    for pattern, message, advice in _LINES:
        if match := re.match(pattern, line):
            return len(match[0].rstrip()), message, advice
    return None


def told_at(line: str, column: int, message: Said, advice: Said) -> Told:
    """Why YAML stumbled at `column` of `line`: its own message where the line tells no more."""
    if message is REST:
        found = _behind(line, column)
    elif advice is CLOSE:
        found = _quotes(line, column) if message is UNCLOSED else _in_brackets(line, column)
    else:
        found = _begins_with_id(line) if advice is _INDENT else _of_colon(line, column)
    return found or (column, message, advice)


def _behind(line: str, column: int) -> Told | None:
    """What it is that stands behind something closed."""
    before, behind = line[: column - 1], line[column - 1 :]
    if reference := re.search(r"\[\[[\w.-]+\]\]$", before):
        return reference.start() + 1, *UNQUOTED_ID
    rest = behind.lstrip()
    if rest.startswith(("}", "]")):
        return column + len(behind) - len(rest), *_SPARE
    if re.search(r"\{ ?(chua_co|open):[^{}]*\}$", before.rstrip()):
        return column, *_FILLED
    return None


def _quotes(line: str, column: int) -> Told | None:
    """Straight quotes that end in curly ones."""
    return (column, *_CURLY) if line.rstrip().endswith(("”", "“", "’")) else None


def _of_colon(line: str, column: int) -> Told | None:
    """A colon that ends a heading, or stands before the number as it does on the paper."""
    ends = line[column - 1 :].strip() == ":"
    if re.match(rf"(?=.{{{column - 1}}}:) *(?:- +)*[A-Za-z_]+: *:", line):
        return column, *_TWO_COLONS
    return (column, *_END_COLON) if ends else _number_as_printed(line)


def _number_as_printed(line: str) -> Told | None:
    """The number of the paper, as it is printed: `so: Số: 15/KH-UBND`."""
    found = re.match(r" *(?P<key>so|number): +(?i:số|so|number) *: *(?P<number>\d*)", line)
    if not found:
        return None
    vi, en = to_write(f"{found['key']}: {found['number']}".strip())
    advice = Said(f"{vi} Chữ “Số:” và ký hiệu tự thêm.", f"{en} The word and the symbol are added.")
    return found.end("key") + 3, _NUMBER_ALONE, advice


_NUMBER_ALONE = Said("ở đây chỉ ghi số", "the number stands here alone")


def _begins_with_id(line: str) -> Told | None:
    """An id in front, which YAML takes for a list."""
    found = re.match(r" *(?:- +)*(?:[A-Za-z_]+: +)?(?=\[\[[\w.-]+\]\])", line)
    return (found.end() + 1, *UNQUOTED_ID) if found else None


def _in_brackets(line: str, column: int) -> Told | None:
    """What it is that is not closed: an id that YAML took for a list, a sentence with a colon."""
    unquoted = r"(?:[^\"'\[]|\"[^\"]*\"|'[^']*')*(?<=[: ,])(?=\[\[[\w.-]+\]\])"
    if reference := re.match(unquoted, line[column - 1 :]):
        return column + reference.end(), *UNQUOTED_ID
    if re.search(r"\{[^{}]*: [^{},\"]*: [^{}]*\}", line):
        return column, *_FLOW_COLON
    return None


_OPENED = (
    "while scanning a simple key",
    "expected ',' or",
    "found unexpected end of stream",
    "found unexpected document separator",
)
"""What was begun and not ended is shown where it begins, not where the end was missed."""


def explained(error: yaml.MarkedYAMLError) -> tuple[yaml.Mark | None, Said, Said]:
    """Where it is wrong, what is wrong and what to do; PyYAML's own words where none are better."""
    text = " ".join(filter(None, (error.context, error.problem)))
    opened = any(key in text for key in _OPENED)
    mark = (
        error.context_mark
        if opened and error.context_mark
        else error.problem_mark or error.context_mark
    )
    for key, message, advice in _SAID:
        if key in text:
            return mark, message, advice
    return mark, Said(f"YAML sai cú pháp ({text})", f"YAML syntax ({text})"), _INDENT
