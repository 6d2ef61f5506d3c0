"""The catalogue of rules, made from the rules themselves: what `kehoach rules` prints, and `rules/README.md`."""

import difflib
from collections.abc import Iterable
from itertools import groupby

from generator.language import Lang, Said
from generator.reading.anatomy.classes import ALL
from generator.reading.finding import Rule
from generator.reading.pages.laid_out import PAGE_CODES, PAGE_RULES
from generator.reading.pages.page_rule import PageRule
from generator.reading.rules import RULES
from generator.wording.base import WordingRule
from generator.wording.not_judged import NOT_JUDGED
from generator.wording.rules import RULES as WORDING

ALL_RULES: tuple[Rule | PageRule | WordingRule, ...] = (*RULES, *PAGE_RULES, *WORDING)
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
    "| Mã | Quy tắc | Mức độ | Điều khoản | Đúng | Sai |",
    "| Code | Rule | Severity | Article | Good | Bad |",
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
    "file/not-read": Said(
        "có phần không đọc được (chưa kết luận)", "a part is not read (undecided)"
    ),
}


_WORDING_COLUMNS = Said(f"{_COLUMNS.vi} Không thấy |", f"{_COLUMNS.en} Not seen |")
_PAGES = Said("## Trang in (`--pages`)", "## Printed pages (`--pages`)")
_NOT_JUDGED = Said(
    "## Không xét, vì cần dữ kiện ngoài văn bản",
    "## Not judged: it needs facts outside the document",
)


def markdown(lang: Lang = "vi") -> str:
    """All rules as one page, those of form grouped by component, then those of wording, and what is not judged."""
    return "\n".join([*_form(lang), *_pages(lang), *_wording(lang), *_left_out(lang)]) + "\n"


def _pages(lang: Lang) -> list[str]:
    lines = [_PAGES.to(lang), "", _COLUMNS.to(lang), "|---|---|---|---|---|---|"]
    lines += [_cells(_values(rule, lang)) for rule in PAGE_RULES]
    lines += ["", *(f"- `{code}`: {meaning.to(lang)}" for code, meaning in PAGE_CODES.items()), ""]
    return lines


def _wording(lang: Lang) -> list[str]:
    lines = []
    for group, rules in groupby(
        sorted(WORDING, key=lambda rule: rule.code), key=lambda rule: rule.code.split("/")[0]
    ):
        lines += [f"## `{group}`", "", _WORDING_COLUMNS.to(lang), "|---|---|---|---|---|---|---|"]
        lines += [_cells((*_values(rule, lang), rule.unseen.to(lang))) for rule in rules]
        lines.append("")
    return lines


def _left_out(lang: Lang) -> list[str]:
    lines = [_NOT_JUDGED.to(lang), ""]
    for left in NOT_JUDGED:
        error = f"{left.error}: " if left.error else ""
        lines.append(f"- {error}{left.what.to(lang)} ({left.article}): {left.reason.to(lang)}")
    return lines


def _form(lang: Lang) -> list[str]:
    lines = [_HEAD.to(lang)]
    for group, rules in groupby(
        sorted(RULES, key=lambda rule: rule.code), key=lambda rule: rule.code.split("/")[0]
    ):
        lines += [f"## `{group}`", "", _COLUMNS.to(lang), "|---|---|---|---|---|---|"]
        lines += [_row(rule, lang) for rule in rules]
        lines.append("")
    lines += [_CLASSES.to(lang), ""]
    lines += [
        f"- `class/{klass.code}`: {klass.name.to(lang)} ({klass.law.to(lang)})" for klass in ALL
    ]
    lines += ["", _OF_FILE.to(lang), ""]
    lines += [f"- `{code}`: {meaning.to(lang)}" for code, meaning in _FILE_CODES.items()]
    return [*lines, ""]


def _values(rule: Rule | PageRule | WordingRule, lang: Lang) -> tuple[str, ...]:
    return (
        f"`{rule.code}`",
        rule.title.to(lang),
        rule.severity.said.to(lang),
        rule.article,
        rule.good,
        rule.bad,
    )


def _row(rule: Rule, lang: Lang) -> str:
    return _cells(_values(rule, lang))


def _cells(cells: tuple[str, ...]) -> str:
    lines = (" / ".join(cell.split("\n")) for cell in cells)
    return (
        "| "
        + " | ".join(
            line.replace("|", "\\|").replace("*", "\\*").replace("_", "\\_") for line in lines
        )
        + " |"
    )


def entry(code: str, lang: Lang = "vi") -> str | None:
    """One rule in full, None if no rule has that code."""
    rule = next((rule for rule in ALL_RULES if rule.code == code), None)
    if rule is None:
        return _other(code, lang)
    names = (("Mức độ", "Căn cứ", "Đúng", "Sai"), ("Severity", "Article", "Good", "Bad"))[
        lang == "en"
    ]
    rows = list(zip(names, _values(rule, lang)[2:], strict=True))
    if isinstance(rule, WordingRule):
        rows.append((Said("Không thấy", "Not seen").to(lang), rule.unseen.to(lang)))
    return "\n".join(
        [f"{rule.code}: {rule.title.to(lang)}", *(f"  {name}: {value}" for name, value in rows)]
    )


def near(code: str, others: Iterable[str] = ()) -> list[str]:
    """Codes of rules, and of `others`, that look like `code`, nearest first."""
    return difflib.get_close_matches(code, [*(rule.code for rule in ALL_RULES), *others], 3)


def _other(code: str, lang: Lang) -> str | None:
    if code in _FILE_CODES:
        return f"{code}: {_FILE_CODES[code].to(lang)}"
    klass = next((klass for klass in ALL if f"class/{klass.code}" == code), None)
    return None if klass is None else f"{code}: {klass.name.to(lang)} ({klass.law.to(lang)})"
