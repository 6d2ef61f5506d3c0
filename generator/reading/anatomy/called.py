"""What a reader calls a table: by its number among those of the text, for nobody sees that head and end
stand in one."""

from collections.abc import Iterable

from generator.reading.document.layout import Paragraph

_NAME = "called"
_HEAD, _END = "bảng phần đầu", "bảng phần ký"


def call_tables(
    paragraphs: Iterable[Paragraph], head: Iterable[Paragraph], end: Iterable[Paragraph]
) -> None:
    """Gives each table its name: those in which head and end stand have one of their own."""
    names = dict[int, str]()
    for opening, laid_out in ((_HEAD, head), (_END, end)):
        own = dict.fromkeys(one.table for one in laid_out if one.table not in (0, *names))
        names |= {table: _numbered(opening, count) for count, table in enumerate(own, 1)}
    tabled = [one for one in paragraphs if one.table]
    others = dict.fromkeys(one.table for one in tabled if one.table not in names)
    names |= {table: f"bảng {count}" for count, table in enumerate(others, 1)}
    for one in tabled:
        one.cached[_NAME] = names[one.table]


def _numbered(name: str, count: int) -> str:
    return f"{name} {count}" if count > 1 else name


def table_called(paragraph: Paragraph) -> str:
    """What the table is called in which a paragraph stands."""
    name: str = paragraph.cached.get(_NAME, f"bảng {paragraph.table}")
    return name
