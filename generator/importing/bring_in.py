"""A Word paper read, made a plan file, and proven by what that file builds."""

import re
from dataclasses import replace
from pathlib import Path

from generator.atomic import free_name, write_atomically
from generator.importing.files import Wanted, plan_files
from generator.importing.markup import tell_markup
from generator.importing.next_year import told_of
from generator.importing.proof import Proof, built, made_of, proof
from generator.importing.told import EXISTS, KEPT, KIND, NOT_WORD, YEAR, Doubts
from generator.importing.years import Years
from generator.language import Lang, Said
from generator.law.divisions import slug
from generator.law.kinds import Kind
from generator.lazy import dataclass
from generator.making.acceptance import stops
from generator.making.load import Loaded
from generator.package import MAX_FILE, MIB, Package, read_bytes
from generator.plan.named import is_plan
from generator.problems import Problem, Rejected, Severity, Spot, refused, typed
from generator.reading.anatomy.nearest import nearest_written, written_kind
from generator.reading.anatomy.paper import Paper, read_paper
from generator.reading.document.ooxml import Damaged, TooMuchMarkup
from generator.reading.document.read import read_body, read_document
from generator.reading.foreign import as_through_office, paper_package
from generator.reading.lint import damaged_file
from generator.tasks.read import calendar_of

_YEAR = r"(?<!\d)20\d\d(?!\d)"


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import made: the files by name, what is told of them, and the proof.

    The first file is the plan, the others are what it names; `slips` are what checks say of it.
    Without a proof, an error of the plan says why it could not be built.
    """

    target: Path
    files: dict[str, bytes]
    told: tuple[Problem, ...]
    slips: tuple[Problem, ...]
    proof: Proof | None
    wanted: Wanted

    @property
    def problems(self) -> tuple[Problem, ...]:
        """All that is told."""
        return (*self.told, *self.slips)

    @property
    def text(self) -> str:
        """The text of the plan file."""
        return self.files[self.target.name].decode()

    @property
    def same(self) -> bool:
        """Whether the plan says what the paper says, word by word and number by number."""
        return self.proof is not None and self.proof.same

    def because(self, kept: Said, wrong: Problem) -> "Imported":
        """The same, told what was kept as it stood, and what would have been wrong otherwise."""
        message = Said(f"{kept.vi}, vì: {wrong.message.vi}", f"{kept.en}, for: {wrong.message.en}")
        told = Problem(Spot(self.target.as_posix()), KEPT.code, message, KEPT.severity)
        return replace(self, told=(told, *self.told))

    @property
    def summary(self) -> Said:
        """What came of it, in one line."""
        shown = self.target.as_posix()
        if self.proof is None:
            return Said(
                f"{shown}: đã ghi, nhưng chưa tạo được văn bản để so; sửa các lỗi trên",
                f"{shown}: written, but no document can be made of it yet; mend what is told above",
            )
        held = self.proof.summary
        return Said(f"{shown}: {held.vi}", f"{shown}: {held.en}")


def bring_in(
    path: Path, target: Path | None, lang: Lang, kind_key: str, year: int | None = None
) -> Imported:
    """Writes the plan of the paper at `path` to `target`, into it under a free name where it is a
    folder or a name without an ending, or beside the paper; for another `year`, where one is given.

    Raises `Rejected` as `imported`, and where a file would be written over.
    """
    if target is None or target.is_dir() or not (target.suffix or target.exists()):
        named = plan_beside(path, target, year)
        target = free_name(named) if target and named.exists() else named
    _refuse_existing(target)
    done = imported(path, target, lang, kind_key, year)
    for name in done.files:
        _refuse_existing(target.with_name(name))
    for name, content in reversed(done.files.items()):
        write_atomically(target.with_name(name), content)
    return done


def plan_beside(path: Path, folder: Path | None = None, year: int | None = None) -> Path:
    """The plan file of the paper at `path`, beside it or in a folder: for another `year`, the one
    year in its name becomes that.
    """
    stem = path.stem
    found = set(re.findall(_YEAR, stem))
    named = re.sub(_YEAR, str(year), stem) if year and len(found) == 1 else stem
    return (folder or path.parent) / f"{slug(named) or 'ke-hoach'}.yaml"


def _refuse_existing(target: Path) -> None:
    if target.exists():
        message = Said("đã có tệp này, không ghi đè", "this file exists and is not written over")
        again = f"-o {typed(free_name(target))}"
        advice = Said(f"Ghi ra tên khác: thêm {again}", f"Write another file: add {again}")
        raise refused(Spot(target.as_posix()), EXISTS.code, message, advice)


def imported(
    path: Path,
    target: Path,
    lang: Lang = "vi",
    kind_key: str = "",
    year: int | None = None,
    with_ids: bool = False,
) -> Imported:
    """The plan of the paper at `path`, as the file `target` is to hold it; nothing is written.

    Raises `Rejected` for what is no Word paper, or of a kind that plans are not made of.
    """
    shown = path.as_posix()
    content = _content(path)
    package = paper_package(shown, content)
    doubts = Doubts(shown, as_through_office(shown, content, ()))
    try:
        body = read_body(package)
        paper = read_paper(read_document(package, body))
        wanted = Wanted(target.name, lang, _kind(shown, paper, kind_key), with_ids=with_ids)
        tell_markup(paper, body, doubts)
        done = _proven(package, paper, wanted, target, doubts)
        return _of_year(package, paper, done, year, shown) if year else done
    except (Damaged, TooMuchMarkup) as error:
        raise Rejected([damaged_file(shown, error)]) from None


def _of_year(package: Package, paper: Paper, done: Imported, year: int, shown: str) -> Imported:
    """The plan for another year: what the proof says is of the year of the paper."""
    old = calendar_of(paper).year
    if old is None:
        message = Said("không rõ văn bản của năm nào", "the paper does not say its year")
        unknown = Problem(Spot(done.target.as_posix()), YEAR.code, message, YEAR.severity)
        return replace(done, told=(*done.told, unknown))
    years = Years(old, year)
    wanted = replace(done.wanted, years=years)
    files = plan_files(package, paper, wanted, Doubts(shown))
    told = (*done.told, *told_of(years, files, done.target))
    return replace(done, files=files, told=told, slips=_slips(made_of(files, done.target)))


def _proven(
    package: Package, paper: Paper, wanted: Wanted, target: Path, above: Doubts
) -> Imported:
    """The files and their proof; where what was made of the paper is wrong, more stays as it is."""
    first = done = _made(package, paper, wanted, target, above)
    for as_tasks, declares, kept in _PLAINER:
        if done.proof:
            break
        plainer = replace(wanted, as_tasks=as_tasks, declares=declares)
        done = _made(package, paper, plainer, target, above).because(kept, first.slips[0])
    return done if done.proof else first


_AS_TABLES = Said(
    "nhiệm vụ, chỉ tiêu giữ nguyên là chữ, là bảng",
    "tasks and targets stay words and tables",
)
_AS_WORDS = Said("căn cứ giữ nguyên chữ", "bases stay words")
_AS_BOTH = Said(f"{_AS_TABLES.vi}, {_AS_WORDS.vi}", f"{_AS_TABLES.en}, {_AS_WORDS.en}")
_PLAINER = ((True, False, _AS_WORDS), (False, True, _AS_TABLES), (False, False, _AS_BOTH))
"""What may stay as the paper has it, the least first: are there tasks, are papers declared."""


_TOO_LONG = (
    Said(
        "kế hoạch làm từ văn bản này dài hơn 1 MiB chữ",
        "the plan of this paper would have more than 1 MiB of text",
    ),
    Said("Chia văn bản thành nhiều tệp.", "Divide the paper into several files."),
)


def _made(package: Package, paper: Paper, wanted: Wanted, target: Path, above: Doubts) -> Imported:
    doubts = Doubts(above.shown, list(above.problems))
    files = plan_files(package, paper, wanted, doubts)
    if any(len(content) > MIB for name, content in files.items() if is_plan(Path(name))):
        raise refused(Spot(doubts.shown), "file/too-large", *_TOO_LONG)
    loaded = made_of(files, target)
    wrong = tuple(filter(stops, loaded.problems))
    if wrong:
        return Imported(target, files, tuple(doubts.problems), wrong, None, wanted)
    proven = proof(doubts.shown, package, built(loaded))
    told = (*doubts.problems, *proven.problems)
    return Imported(target, files, told, _slips(loaded), proven, wanted)


def _slips(loaded: Loaded) -> tuple[Problem, ...]:
    """What the plan is told that was a slip of the paper: it stays as it is, and is no error yet.

    What stops a build is one all the same.
    """
    found = (one for one in loaded.problems if one.severity in (Severity.ERROR, Severity.WARNING))
    return tuple(one if stops(one) else replace(one, severity=Severity.WARNING) for one in found)


def _content(path: Path) -> bytes:
    content = read_bytes(path, MAX_FILE)
    if content.startswith(b"%PDF"):
        message = Said("đây là tệp PDF, không phải văn bản Word", "this is a PDF, no Word document")
        advice = Said(
            "Cần tệp Word (.docx) mà từ đó PDF này được tạo.",
            "The Word file (.docx) is needed that this PDF was made of.",
        )
        raise refused(Spot(path.as_posix()), NOT_WORD.code, message, advice)
    return content


def _kind(shown: str, paper: Paper, chosen: str) -> Kind:
    """The kind of plan that is made of the paper."""
    if found := written_kind(paper, chosen):
        return found
    named = paper.kind.name or paper.text("ten-loai").capitalize()
    near = nearest_written(paper)
    message = Said(
        f"chưa nhập được loại “{named}”" if named else "không nhận ra loại văn bản",
        f"papers of the kind “{named}” are not imported" if named else "its kind is not recognised",
    )
    advice = Said(f"Nhập như loại gần nhất: --kind {near}", f"Import it as: --kind {near}")
    raise refused(Spot(shown), KIND.code, message, advice)
