"""The page of all rules, made from them: what `kehoach rules` prints, and `rules/README.md`."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from generator.language import Lang, Said
from generator.reading.finding import FORM, TEXT
from generator.reading.pages.page_rule import PAGES
from generator.rules import CATALOGUE, MENDED, Entry, load
from generator.wording.base import WORDING
from generator.wording.not_judged import NOT_JUDGED

_HEAD = Said(
    "# Danh mục quy tắc thể thức\n\n"
    "Trang này được tạo từ mã nguồn (`generator.reading.catalogue`), không sửa tay. "
    "Mỗi quy tắc có mã dùng cho `--ignore`, "
    "mức độ, điều khoản của Nghị định 30/2020/NĐ-CP (PL: Phụ lục), "
    "một mẫu đúng và một mẫu sai. "
    "Cột `fix`: quy tắc mà `kehoach fix` sửa được. "
    "Giá trị không xác định được thì báo “chưa kết luận”, không đoán và không bỏ qua.\n",
    "# Catalogue of the rules of form\n\n"
    "Made from the code (`generator.reading.catalogue`), not written by hand. "
    "Each rule has its code for `--ignore`, "
    "its severity, the article of Decree 30/2020/NĐ-CP (PL: Phụ lục), a good and a bad sample. "
    "The column `fix` marks what `kehoach fix` mends. "
    "A value that cannot be resolved is reported as undecided, "
    "never guessed and never passed over.\n",
)
_COLUMNS = Said(
    "| Mã | Quy tắc | Mức độ | Điều khoản | Đúng | Sai |",
    "| Code | Rule | Severity | Article | Good | Bad |",
)
_MENDED = " `fix` |"
_UNSEEN = Said(" Không thấy |", " Not seen |")
_CLASSES = Said("## Văn bản không thuộc phạm vi", "## Papers that are not judged")
_FILES = Said("## Tệp", "## Files")
_PAGES = Said("## Trang in (`--pages`)", "## Printed pages (`--pages`)")
_NOT_JUDGED = Said(
    "## Không xét, vì cần dữ kiện ngoài văn bản",
    "## Not judged: it needs facts outside the document",
)


def markdown(lang: Lang = "vi") -> str:
    """All rules as one page: of form by component, of pages, of wording, and what is not judged."""
    load("generator")
    parts = (_form(lang), _pages(lang), _wording(lang), _left_out(lang))
    return "\n".join(line for part in parts for line in part) + "\n"


def _form(lang: Lang) -> Iterator[str]:
    yield _HEAD.to(lang)
    yield from _tables((rule.entry for rule in (*FORM, *TEXT)), lang)
    yield from (_CLASSES.to(lang), "", *_listed("class/", lang), "")
    yield from (_FILES.to(lang), "", *_listed("file/", lang), "")


def _pages(lang: Lang) -> Iterator[str]:
    yield from (_PAGES.to(lang), "")
    yield from _table([rule.entry for rule in PAGES], lang)
    yield from ("", *_listed("page/", lang), "")


def _wording(lang: Lang) -> Iterator[str]:
    yield from _tables((rule.entry for rule in WORDING), lang)


def _left_out(lang: Lang) -> Iterator[str]:
    yield from (_NOT_JUDGED.to(lang), "")
    for left in NOT_JUDGED:
        error = f"{left.error}: " if left.error else ""
        yield f"- {error}{left.what.to(lang)} ({left.article}): {left.reason.to(lang)}"


def _tables(entries: Iterable[Entry], lang: Lang) -> Iterator[str]:
    """A table of each group of codes."""
    rows = sorted(entries, key=lambda entry: entry.code)
    for group, own in groupby(rows, key=lambda entry: entry.code.split("/")[0]):
        yield from (f"## `{group}`", "", *_table(list(own), lang), "")


def _table(entries: list[Entry], lang: Lang) -> Iterator[str]:
    unseen = any(entry.unseen.vi for entry in entries)
    mended = any(entry.code in MENDED for entry in entries)
    columns = _COLUMNS.to(lang) + _MENDED * mended + _UNSEEN.to(lang) * unseen
    yield columns
    yield "|" + "---|" * (columns.count("|") - 1)
    for entry in entries:
        cells = (
            f"`{entry.code}`",
            entry.title.to(lang),
            entry.severity.said.to(lang),
            entry.article,
            entry.good,
            entry.bad,
            *(["✓" if entry.code in MENDED else ""] if mended else []),
            *([entry.unseen.to(lang)] if unseen else []),
        )
        yield f"| {' | '.join(map(_cell, cells))} |"


def _cell(text: str) -> str:
    text = " / ".join(text.split("\n"))
    return text.replace("|", "\\|").replace("*", "\\*").replace("_", "\\_")


def _listed(group: str, lang: Lang) -> Iterator[str]:
    """The codes of a group that are no rules."""
    for code, entry in sorted(CATALOGUE.items()):
        if code.startswith(group) and not entry.article:
            yield f"- `{code}`: {entry.title.to(lang)}"
