"""Folders as users name them: the files that stand in them, and a table of these to end with."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain, count
from pathlib import Path

from generator import console
from generator.disk.links import real
from generator.language import NOTHING, Lang, Said
from generator.problems import Problem, Spot, refused, typed
from generator.rules import told

told("file/apart", "tên tệp có dấu cách, thiếu ngoặc kép", "a name with spaces without quotes")

PAPERS = (".docx", ".doc", ".rtf")
"""What the names of Word papers end in."""
_OLD = (".doc", ".rtf")
_MACRO = ".docm"
_WORDS = 20
"""Words that a name may have which came apart."""
_MOST = 12
"""Files passed over that are named; one more is named too."""
Row = tuple[str, Sequence[int | str]]
"""A file as it is shown, and what stands beside it in the table."""


def is_paper(path: Path) -> bool:
    """Whether the name is that of a Word paper, and none that Word keeps while it is open."""
    return path.suffix.casefold() in PAPERS and not path.name.startswith(("~$", "."))


def files_of(paths: Iterable[Path], below: Callable[[Path], Sequence[Path]]) -> list[Path]:
    """The paths, each folder replaced by what `below` finds in it; one without any stays.

    Raises `Rejected` where a name with spaces came apart for want of quotes.
    """
    paths = list(paths)
    for whole in (one for start in range(len(paths)) for one in _joined(paths[start:])):
        message = Said("tên tệp có dấu cách bị đọc thành nhiều tên", "a name came apart at spaces")
        advice = Said(f"Đặt trong ngoặc kép: {typed(whole)}", f"Put it in quotes: {typed(whole)}")
        raise refused(Spot(whole.as_posix()), "file/apart", message, advice)
    found = (one for path in paths for one in (path.is_dir() and below(path)) or [path])
    return list(dict.fromkeys(found))


def _joined(paths: Sequence[Path]) -> Iterator[Path]:
    """What is there under the first name with words behind it, while it is no name itself."""
    words = [] if paths[0].exists() else [f"{one}" for one in paths[:_WORDS]]
    names = (Path(" ".join(words[:count])) for count in range(2, len(words) + 1))
    return (name for name in names if name.exists())


def nothing_in(folder: Path) -> Problem:
    """What is told of a folder without a file to work on."""
    message = Said("thư mục này không có tệp nào để xét", "the folder has no file to work on")
    advice = Said(
        "Chép văn bản (.docx) hoặc kế hoạch (.yaml) vào đó, hay nêu thư mục khác.",
        "Copy papers (.docx) or plans (.yaml) there, or name another folder.",
    )
    return Problem(Spot(folder.as_posix()), "file/missing", message, advice=advice)


def passed_over(named: Iterable[Path], taken: Iterable[Path]) -> list[Path]:
    """The files below the folders among `named` that are neither taken nor hidden, in stable order."""
    known = set(taken)
    below = {(one, folder) for folder in named if folder.is_dir() for one in folder.rglob("*")}
    return sorted(one for one, folder in below if one not in known and _is_seen(one, folder))


def _is_seen(path: Path, folder: Path) -> bool:
    hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
    return not hidden and path.is_file()


def show_passed_over(paths: Sequence[Path], what: Said, lang: Lang) -> None:
    """Tells which files of a folder nobody looked at, being no such thing."""
    count, names = len(paths), named_files(paths)
    told = Said(
        f"Không xét {count} tệp không phải {what.vi}: {names.vi}",
        f"Passed over, {count} files that are no {what.en}: {names.en}",
    )
    if paths:
        console.say(told.to(lang))


def named_files(paths: Sequence[Path]) -> Said:
    """The names of files, of many the first with how many there are more."""
    named = paths if len(paths) == _MOST + 1 else paths[:_MOST]
    names, others = ", ".join(path.name for path in named), len(paths) - len(named)
    more = Said(f" và {others} tệp khác", f" and {others} others") if others else NOTHING
    return Said(f"{names}{more.vi}", f"{names}{more.en}")


def must_end_in_docx(paper: Path, target: Path, code: str) -> None:
    """Raises `Rejected` where what is made of a paper would not be called what it is."""
    is_macro = paper.suffix.casefold() == _MACRO
    ending = _MACRO if is_macro else PAPERS[0]
    if target.suffix.casefold() != ending:
        message = Said(f"tên tệp phải có đuôi {ending}", f"its name must end in {ending}")
        name = target.with_suffix(ending).as_posix()
        advice = Said(f"Đặt tên: {name}", f"Call it {name}")
        raise refused(Spot(target.as_posix()), code, message, advice)


def must_be_folder(target: Path, code: str) -> None:
    """Raises `Rejected` where a file stands in the place of the folder to write to."""
    if target.exists() and not target.is_dir():
        message = Said("nhiều văn bản thì đích là một thư mục", "several papers go to a folder")
        advice = Said("Đặt tên một thư mục.", "Name a folder.")
        raise refused(Spot(target.as_posix()), code, message, advice)


def is_in(path: Path, folder: Path) -> bool:
    """Whether a path lies in the folder that is written to."""
    return folder.is_dir() and real(folder) in real(path).parents


def targets_in(folder: Path, papers: Iterable[Path], named: Iterable[Path]) -> dict[Path, Path]:
    """Where what is made of each paper stands in the folder that is written to, no two in one place."""
    targets: dict[Path, Path] = {}
    taken = set[str]()
    for paper in papers:
        usual = folder / _below(paper, named)
        ways = (usual.with_stem(f"{usual.stem}-{number}") for number in count(2))
        target = next(one for one in chain([usual], ways) if _key(one) not in taken)
        taken.add(_key(target))
        targets[paper] = target
    return targets


def told_renamed(targets: Mapping[Path, Path], lang: Lang) -> Iterator[str]:
    """Tells of which papers what is made is called otherwise than usual."""
    for paper, target in targets.items():
        if target.stem != paper.stem:
            shown = paper.as_posix()
            yield Said(
                f"{shown}: trùng tên với văn bản khác, ghi thành {target.name}",
                f"{shown}: another paper has its name; it is written as {target.name}",
            ).to(lang)


def _key(target: Path) -> str:
    """The name as folders know it that do not tell capitals apart."""
    return target.as_posix().casefold()


def _below(paper: Path, named: Iterable[Path]) -> Path:
    """Where what is made of a paper stands in the folder that is written to, as in the folder that was
    named, under its own name where it was named itself; there with its ending where a paper of
    another ending stands beside it."""
    folders = (one for one in named if one in paper.parents)
    way = next(map(paper.relative_to, folders), Path(paper.name))
    if way.suffix.casefold() not in _OLD:
        return way
    others = (one for one in PAPERS if one != paper.suffix.casefold())
    if any(paper.with_suffix(one).exists() for one in others):
        return way.with_name(f"{way.name}.docx")
    return way.with_suffix(".docx")


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
