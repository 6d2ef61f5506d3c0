"""The catalogue of rules, made from the rules themselves: what `kehoach rules` prints, and `rules/README.md`."""

import difflib
from itertools import groupby

from generator.language import Lang, Said
from generator.reading.classes import ALL
from generator.reading.finding import Rule
from generator.reading.rules import RULES

_HEAD = Said(
    "# Danh mục quy tắc thể thức\n\n"
    "Trang này được tạo từ mã nguồn (`generator.reading.catalogue`), không sửa tay. "
    "Mỗi quy tắc có mã dùng cho `--ignore`, "
    "mức độ, điều khoản của Nghị định 30/2020/NĐ-CP (PL: Phụ lục), "
    "một mẫu đúng và một mẫu sai. Giá trị không xác định được thì báo “chưa kết luận”, không đoán và không bỏ qua.\n",
    "# Catalogue of the rules of form\n\n"
    "Made from the code (`generator.reading.catalogue`), not written by hand. Each rule has its code for `--ignore`, "
    "its severity, the article of Decree 30/2020/NĐ-CP (PL: Phụ lục), a good and a bad sample. "
    "A value that cannot be resolved is reported as undecided, never guessed and never passed over.\n",
)
_COLUMNS = Said(
    "| Mã | Quy tắc | Mức độ | Điều khoản | Đúng | Sai |", "| Code | Rule | Severity | Article | Good | Bad |"
)
_CLASSES = Said("## Văn bản không thuộc phạm vi", "## Papers that are not judged")
_OF_FILE = Said("## Tệp", "## Files")
_FILE_CODES = {
    "file/damaged": Said("tệp hỏng", "the file is damaged"),
    "file/unreadable": Said("tệp không đọc được", "the file cannot be read"),
    "file/encrypted": Said("tệp có mật khẩu, hoặc .doc đời cũ", "password, or an old .doc"),
    "file/not-docx": Said("không phải văn bản Word", "no Word document"),
    "file/too-large": Said("tệp quá lớn", "too large"),
    "file/missing": Said("không có tệp", "no such file"),
    "file/folder": Said("thư mục, không phải tệp", "a folder"),
    "file/macros": Said("có macro hoặc chương trình nhúng", "macros or embedded programs"),
    "file/external": Said("trỏ tới nguồn bên ngoài", "refers to sources outside"),
    "file/not-read": Said("có phần chèn không đọc được (chưa kết luận)", "an inserted part is not read (undecided)"),
}


def markdown(lang: Lang = "vi") -> str:
    """All rules as one page, grouped by component."""
    lines = [_HEAD.to(lang)]
    for group, rules in groupby(sorted(RULES, key=lambda rule: rule.code), key=lambda rule: rule.code.split("/")[0]):
        lines += [f"## `{group}`", "", _COLUMNS.to(lang), "|---|---|---|---|---|---|"]
        lines += [_row(rule, lang) for rule in rules]
        lines.append("")
    lines += [_CLASSES.to(lang), ""]
    lines += [f"- `class/{klass.code}`: {klass.name.to(lang)} ({klass.law.to(lang)})" for klass in ALL]
    lines += ["", _OF_FILE.to(lang), ""]
    lines += [f"- `{code}`: {meaning.to(lang)}" for code, meaning in _FILE_CODES.items()]
    return "\n".join(lines) + "\n"


def _row(rule: Rule, lang: Lang) -> str:
    cells = (f"`{rule.code}`", rule.title.to(lang), rule.severity.said.to(lang), rule.article, rule.good, rule.bad)
    return "| " + " | ".join(cell.replace("|", "\\|").replace("*", "\\*").replace("_", "\\_") for cell in cells) + " |"


def entry(code: str, lang: Lang = "vi") -> str | None:
    """One rule in full, None if no rule has that code."""
    rule = next((rule for rule in RULES if rule.code == code), None)
    if rule is None:
        return _other(code, lang)
    labels = {"vi": ("Mức độ", "Căn cứ", "Đúng", "Sai"), "en": ("Severity", "Article", "Good", "Bad")}[lang]
    values = (rule.severity.said.to(lang), rule.article, rule.good, rule.bad)
    return "\n".join(
        [f"{rule.code}: {rule.title.to(lang)}", *(f"  {k}: {v}" for k, v in zip(labels, values, strict=True))]
    )


def near(code: str) -> list[str]:
    """Codes that look like `code`, nearest first."""
    return difflib.get_close_matches(code, [rule.code for rule in RULES], 3)


def _other(code: str, lang: Lang) -> str | None:
    if code in _FILE_CODES:
        return f"{code}: {_FILE_CODES[code].to(lang)}"
    klass = next((klass for klass in ALL if f"class/{klass.code}" == code), None)
    return None if klass is None else f"{code}: {klass.name.to(lang)} ({klass.law.to(lang)})"
