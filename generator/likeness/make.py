"""A paper that an office likes, made the office's template of its kind."""

from collections.abc import Iterator
from pathlib import Path

from generator.atomic import write_keeping
from generator.language import Said
from generator.law.kinds import Kind
from generator.lazy import dataclass, regex
from generator.likeness.lawful import lawful, without
from generator.likeness.measured import likeness_of
from generator.likeness.restyle import template_like
from generator.likeness.summary import taken_over
from generator.likeness.told import KIND, NAME, SELF, SUFFIX, Telling
from generator.likeness.trial import tried
from generator.package import MAX_FILE, Package, package_of, read_bytes
from generator.problems import Problem, Rejected, Severity, Spot, refused
from generator.reading.anatomy.nearest import nearest_written, written_kind
from generator.reading.anatomy.paper import Paper, read_paper
from generator.reading.document.ooxml import Damaged, TooMuchMarkup
from generator.reading.document.read import read_body, read_document
from generator.reading.foreign import as_through_office, paper_package
from generator.reading.lint import damaged_file, report_of
from generator.word.styles import template_name

_SEEN = regex(
    r".*/(?:bold|italic|align|underline)|page/(?:font|legacy-font|color|width|height)"
    r"|(?:tieu-ngu|co-quan-ban-hanh|trich-yeu)/line"
    r"|(?:quoc-hieu|co-quan-ban-hanh|trich-yeu-cong-van)/spacing"
    r"|so-trang/(?:header|first-page|align|missing)|noi-dung/typed-indent"
)
"""The codes of rules whose matter is a template's, and not the words of a paper or a measure that is
told with what the template has instead."""


@dataclass(frozen=True, slots=True)
class OfficeTemplate:
    """The template of a kind, what it took from the paper, and what is told of that."""

    kind: Kind
    content: bytes
    taken: tuple[Said, ...]
    problems: tuple[Problem, ...]


def likened(path: Path, kind_key: str = "") -> OfficeTemplate:
    """The template in the likeness of the paper at `path`, which was tried; nothing is written.

    Raises `Rejected` for what is no Word paper, or of a kind without templates.
    """
    shown = path.as_posix()
    content = read_bytes(path, MAX_FILE)
    package = paper_package(shown, content)
    try:
        telling = Telling(shown, as_through_office(shown, content, ()))
        return _made(package, kind_key, telling)
    except (Damaged, TooMuchMarkup) as error:
        raise Rejected([damaged_file(shown, error)]) from None


@dataclass(frozen=True, slots=True)
class Put:
    """Where a template was written, where the one before it is now, and what there is to say."""

    path: Path
    kept: Path | None
    problems: tuple[Problem, ...]


def put(made: OfficeTemplate, paper: Path, output: Path | None) -> Put:
    """Writes the template to the file or folder `output`; one that is there is kept beside it.

    Raises `Rejected` where the file is none of Word's, or the paper itself.
    """
    usual = template_name(made.kind.key)
    target = output or Path("templates") / usual
    target = target / usual if target.is_dir() else target
    spot = Spot(target.as_posix())
    if target.suffix.casefold() != ".docx":
        message = Said("tên mẫu phải có đuôi .docx", "the name of a template ends in .docx")
        raise refused(spot, SUFFIX.code, message, Said(f"Ví dụ: {usual}", f"Such as {usual}"))
    if target.exists() and paper.exists() and target.samefile(paper):
        message = Said("mẫu sẽ ghi đè chính văn bản này", "this would replace the paper itself")
        raise refused(
            spot, SELF.code, message, Said("Đặt tên khác bằng -o.", "Name another by -o.")
        )
    kept = write_keeping(target, made.content)
    return Put(target, kept, tuple(_misnamed(target, usual)))


def _misnamed(target: Path, usual: str) -> Iterator[Problem]:
    if target.name != usual:
        message = Said(
            f"tên khác {usual}: chỉ được dùng khi nêu bằng --template",
            f"not called {usual}: it is used where --template names it",
        )
        yield Problem(Spot(target.as_posix()), NAME.code, message, NAME.severity)


def _made(package: Package, kind_key: str, telling: Telling) -> OfficeTemplate:
    body = read_body(package)
    paper = read_paper(read_document(package, body))
    own = _kind(telling.shown, paper, kind_key)
    likeness = lawful(likeness_of(package, paper, body, telling), telling)
    content = template_like(own, likeness)
    wrong = tried(package_of(telling.shown, content), own)
    if wrong:
        # A rule that no measure stands for: what it speaks of stays as it is in ours.
        likeness = without(likeness, wrong, telling)
        content = template_like(own, likeness)
        if wrong := tried(package_of(telling.shown, content), own):
            raise Rejected(wrong)
    _tell_overruled(package, paper, telling)
    return OfficeTemplate(own, content, tuple(taken_over(likeness)), tuple(telling.problems))


def _kind(shown: str, paper: Paper, chosen: str) -> Kind:
    """The kind whose template is made."""
    if found := written_kind(paper, chosen):
        return found
    named = paper.kind.name or paper.text("ten-loai").capitalize()
    message = Said(
        f"chưa có mẫu của loại “{named}”" if named else "không nhận ra loại văn bản",
        f"there are no templates of “{named}”" if named else "its kind is not recognised",
    )
    near = nearest_written(paper)
    advice = Said(f"Làm mẫu của loại gần nhất: --kind {near}", f"Name a kind: --kind {near}")
    raise refused(Spot(shown), KIND.code, message, advice)


def _tell_overruled(package: Package, paper: Paper, telling: Telling) -> None:
    """Tells what the rules of form find in how the paper looks: there the template follows them;
    and that they do not rule it, where that is so."""
    seen = set()
    problems = report_of(package, paper).problems
    telling.problems += (problem for problem in problems if problem.code.startswith("class/"))
    for problem in problems:
        sure = problem.breach is not None and problem.severity is not Severity.UNDECIDED
        if not sure or problem.code in seen or not _SEEN.fullmatch(problem.code):
            continue
        seen.add(problem.code)
        assert problem.breach
        title, found, allowed = problem.breach
        telling.decree(title.vi, found, allowed, problem.citation)
