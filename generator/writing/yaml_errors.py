"""What PyYAML says about broken syntax, in the words of somebody who writes plans."""

import yaml

from generator.language import Said

_QUOTE = Said(
    'Nếu câu có dấu hai chấm, đặt cả câu trong ngoặc kép thẳng "…" (không phải “ ”).',
    'If the sentence has a colon, put all of it in straight quotes "…" (not “ ”).',
)
_COLON = Said(
    "Thêm dấu hai chấm và một dấu cách sau khóa; dòng nối của một câu dài phải thụt vào.",
    "Put a colon and a space after the key; lines that continue a sentence must be indented.",
)
REST = Said("sau dấu đóng ngoặc còn chữ", "text follows what is closed here")
QUOTE_ALL = Said(
    'Đặt cả câu trong một cặp ngoặc kép thẳng "…"; ngoặc kép bên trong viết “ ”.',
    'Put the whole sentence in one pair of straight quotes "…"; inside it write “ ”.',
)
_INDENT = Said(
    "Xem lại thụt đầu dòng: các mục cùng cấp phải thẳng cột.",
    "Check the indent: items of one level stand in one column.",
)
UNCLOSED = Said("ngoặc kép chưa đóng", "a quotation mark is not closed")
CLOSE = Said("Xem lại ngoặc mở và ngoặc đóng.", "Check that what opens also closes.")
_SAID = (
    ("mapping values are not allowed", Said("dấu hai chấm không được đứng ở đây", "a colon cannot stand here"), _QUOTE),
    ("could not find expected \':\'", Said("thiếu dấu hai chấm sau khóa", "the colon after the key is missing"), _COLON),
    ("expected <block end>", Said("dòng này thụt vào sai chỗ", "this line is indented wrongly"), _INDENT),
    ("expected ',' or", Said("ngoặc [ ] hoặc { } chưa đóng", "a [ ] or { } is not closed"), CLOSE),
    ("found unexpected end of stream", UNCLOSED, CLOSE),
    ("found unexpected document separator", UNCLOSED, CLOSE),
    ("while scanning a simple key", Said("thiếu dấu hai chấm sau khóa", "the colon after the key is missing"), _COLON),
    ("found unknown escape character", Said("dấu \\ lạ trong ngoặc kép", "an odd \\ in double quotes"),
     Said("Dùng ngoặc đơn '…', hoặc viết \\\\.", "Use single quotes '…', or write \\\\.")),
    ("sequence entries are not allowed", Said("dấu '- ' không được đứng ở đây", "a '- ' cannot stand here"), _INDENT),
    ("cannot start any token", Said("ký tự này không được đứng đầu câu", "this character cannot start a value"),
     Said("Đặt cả câu trong ngoặc kép.", "Put the whole sentence in double quotes.")),
    ("while scanning a block scalar", Said("dấu > hoặc | đứng đầu câu", "a > or | begins the value"), QUOTE_ALL),
    ("while scanning an anchor", Said("dấu & đứng đầu câu", "an & begins the value"), QUOTE_ALL),
    ("while scanning an alias", Said("dấu * của YAML (bí danh)", "a YAML alias"),
     Said("Nếu là chữ, đặt cả câu trong ngoặc kép.", "If it is text, put it in double quotes.")),
)  # fmt: skip


_OPENED = (
    "while scanning a simple key",
    "expected ',' or",
    "found unexpected end of stream",
    "found unexpected document separator",
)
"""What was begun and not ended is shown where it begins, not where the end was missed."""


def explained(error: yaml.MarkedYAMLError) -> tuple[yaml.Mark | None, Said, Said]:
    """Where it is wrong, what is wrong and what to do; PyYAML's own words where we have no better ones."""
    text = " ".join(filter(None, (error.context, error.problem)))
    opened = any(key in text for key in _OPENED)
    mark = error.context_mark if opened and error.context_mark else error.problem_mark or error.context_mark
    for key, message, advice in _SAID:
        if key in text:
            return mark, message, advice
    return mark, Said(f"YAML sai cú pháp ({text})", f"YAML syntax ({text})"), _INDENT
