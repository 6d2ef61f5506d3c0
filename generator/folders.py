"""Folders as users name them: the files that stand in them, and a table of these to end with."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from generator import console
from generator.language import Lang, Said
from generator.problems import Problem, Spot

PAPERS = (".docx", ".doc", ".rtf")
"""What the names of Word papers end in."""
Row = tuple[str, Sequence[int | str]]
"""A file as it is shown, and what stands beside it in the table."""


def is_paper(path: Path) -> bool:
    """Whether the name is that of a Word paper, and none that Word keeps while it is open."""
    return path.suffix.casefold() in PAPERS and not path.name.startswith(("~$", "."))


def files_of(paths: Iterable[Path], below: Callable[[Path], Sequence[Path]]) -> list[Path]:
    """The paths, each folder replaced by what `below` finds in it; one without any stays."""
    found = (one for path in paths for one in (path.is_dir() and below(path)) or [path])
    return list(dict.fromkeys(found))


def nothing_in(folder: Path) -> Problem:
    """What is told of a folder without a file to work on."""
    message = Said("thư mục này không có tệp nào để xét", "the folder has no file to work on")
    advice = Said(
        "Chép văn bản (.docx) hoặc kế hoạch (.yaml) vào đó, hay nêu thư mục khác.",
        "Copy papers (.docx) or plans (.yaml) there, or name another folder.",
    )
    return Problem(Spot(folder.as_posix()), "file/missing", message, advice=advice)


def papers_below(folder: Path) -> list[Path]:
    """The Word papers below the folder, in stable order."""
    return sorted(path for path in folder.rglob("*") if is_paper(path) and path.is_file())


def show_files(columns: Sequence[Said], rows: Sequence[Row], lang: Lang) -> None:
    """Prints a line for each file and their sums below; a count of 0 is a dash."""
    heads = [Said("Tệp", "File"), *columns]
    cells = [[shown, *map(_cell, values)] for shown, values in rows]
    total = Said(f"Cộng: {len(rows)} tệp", f"All {len(rows)} files").to(lang)
    sums = [_cell(_sum(values)) for values in zip(*(values for _, values in rows), strict=True)]
    console.show_table("", [head.to(lang) for head in heads], [*cells, [total, *sums]])


def _sum(values: Iterable[int | str]) -> int | str:
    counts = [value for value in values if isinstance(value, int)]
    return sum(counts) if counts else ""


def _cell(value: int | str) -> str:
    return str(value) if value != 0 else "–"
