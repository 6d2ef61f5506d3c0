"""Papers written again with what is found in them as comments: one to a file, several to a folder."""

from collections.abc import Sequence
from pathlib import Path

from generator.atomic import free_name, write_atomically
from generator.folders import PAPERS, is_paper, must_be_folder, must_end_in_docx, targets_in
from generator.language import Lang, Said
from generator.mending.comments import Commented, commented
from generator.package import MAX_FILE, read_bytes
from generator.problems import Problem, Spot, refused, typed
from generator.reading.foreign import paper_package
from generator.rules import told

told("comments/exists", "tệp đích đã có, không ghi đè", "the target exists, not written over")
told("comments/suffix", "tên tệp đích không có đuôi .docx", "the target does not end in .docx")
told(
    "comments/folder", "nhiều văn bản cần một thư mục đích", "several papers need a folder to go to"
)
told("comments/no-paper", "--comments mà không có văn bản nào", "--comments without any paper")


def copies_of(files: Sequence[Path], named: Sequence[Path], target: Path) -> dict[Path, Path]:
    """Where each paper among the files is written with its comments: a paper alone to `target`, others
    below it. Raises `Rejected` where there is no paper, or `target` cannot take what is written."""
    papers = [*filter(is_paper, files)]
    if not papers:
        message = Said(
            "không có văn bản Word nào để ghi chú", "there is no Word paper to comment on"
        )
        raise refused(Spot(target.as_posix()), "comments/no-paper", message)
    is_named = target.suffix.casefold() in PAPERS
    if len(papers) == 1 and not target.is_dir() and (is_named or papers[0] in named):
        must_end_in_docx(papers[0], target, "comments/suffix")
        copies = {papers[0]: target}
    else:
        _must_name_folder(named, target)
        copies = targets_in(target, papers, named)
    if any(one.exists() for one in copies.values()):
        message = Said("đã có tệp này, không ghi đè", "this file exists and is not written over")
        raise refused(
            Spot(target.as_posix()), "comments/exists", message, _to(named, free_name(target))
        )
    return copies


def _must_name_folder(named: Sequence[Path], target: Path) -> None:
    """Raises `Rejected` where several papers would go to a file, or to a folder called like one."""
    if target.suffix.casefold() in PAPERS and not target.is_dir():
        message = Said("nhiều văn bản thì đích là một thư mục", "several papers go to a folder")
        advice = _to(named, target.with_suffix(""))
        raise refused(Spot(target.as_posix()), "comments/folder", message, advice)
    must_be_folder(target, "comments/folder")


def _to(named: Sequence[Path], target: Path) -> Said:
    again = f"kehoach check {' '.join(map(typed, named))} --comments {typed(target)}"
    return Said(f"Ghi ra tên khác: {again}", f"Write to another name: {again}")


def write_commented(paper: Path, found: Sequence[Problem], target: Path, lang: Lang) -> Commented:
    """Writes the paper to `target` with a comment for each finding. Raises `Rejected`."""
    package = paper_package(paper.as_posix(), read_bytes(paper, MAX_FILE))
    made = commented(package, found, lang)
    write_atomically(target, made.content)
    return made
