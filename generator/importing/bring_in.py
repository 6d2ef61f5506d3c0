"""A Word paper read, made a plan file, and proven by what that file builds."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.atomic import write_atomically
from generator.cascade.values import Fields, Pair, Value, is_open, pair
from generator.importing.body import content, parted
from generator.importing.branches import Branch, unend, without_end_mark
from generator.importing.head import HeadReader
from generator.importing.marked import in_marks, shown_letters
from generator.importing.proof import Proof, built, made_of, proof
from generator.importing.text import Line, closing_of, read_text, tree_of
from generator.importing.told import EXISTS, KIND, NOT_WORD, Doubts
from generator.importing.written import plan_text
from generator.language import Lang, Said
from generator.law.divisions import slug
from generator.law.kinds import WRITTEN, Kind, kind
from generator.making.acceptance import stops
from generator.package import MAX_FILE, Package, package_of, read_bytes
from generator.plan.model import PLAN, STATUSES
from generator.problems import Problem, Rejected, Spot, refused
from generator.reading.anatomy.outline import OutlineLine
from generator.reading.anatomy.paper import Paper, read_paper
from generator.reading.document.ooxml import Damaged, TooMuchMarkup
from generator.reading.document.read import read_document
from generator.reading.lint import damaged_file

Entry = tuple[Pair, Value]


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import made: the text of the plan file, what is told of it, and the proof.

    Without a proof, an error of the plan says why it could not be built.
    """

    target: Path
    text: str
    problems: tuple[Problem, ...]
    proof: Proof | None

    @property
    def same(self) -> bool:
        """Whether the plan says what the paper says, word by word and number by number."""
        return self.proof is not None and self.proof.same

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


def bring_in(path: Path, target: Path | None, lang: Lang, kind_key: str) -> Imported:
    """Writes the plan of the paper at `path` to `target`, or beside the paper.

    Raises `Rejected` as `imported`, and where a file would be written over.
    """
    target = target or path.with_name(f"{slug(path.stem) or 'ke-hoach'}.yaml")
    if target.exists():
        message = Said("đã có tệp này, không ghi đè", "this file exists and is not written over")
        advice = Said("Đặt tên khác bằng -o.", "Name another file with -o.")
        raise refused(Spot(target.as_posix()), EXISTS.code, message, advice)
    done = imported(path, target, lang, kind_key)
    write_atomically(target, done.text.encode())
    return done


def imported(path: Path, target: Path, lang: Lang = "vi", kind_key: str = "") -> Imported:
    """The plan of the paper at `path`, as the file `target` is to hold it; nothing is written.

    Raises `Rejected` for what is no Word paper, or of a kind that plans are not made of.
    """
    shown = path.as_posix()
    package = package_of(shown, _content(path))
    paper = _read(shown, package)
    doubts = Doubts(shown)
    own = _kind(shown, paper, kind_key)
    text = _text(paper, own, doubts, target, lang)
    loaded = made_of(target.as_posix(), text)
    wrong = tuple(one for one in loaded.problems if stops(one))
    if wrong:
        return Imported(target, text, (*doubts.problems, *wrong), None)
    proven = proof(shown, package, built(loaded))
    return Imported(target, text, (*doubts.problems, *proven.problems), proven)


def _read(shown: str, package: Package) -> Paper:
    try:
        return read_paper(read_document(package))
    except (Damaged, TooMuchMarkup) as error:
        raise Rejected([damaged_file(shown, error)]) from None


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
    if chosen:
        return kind(chosen)
    if paper.kind_key in WRITTEN:
        return paper.kind
    named = paper.kind.name or paper.text("ten-loai").capitalize()
    near = _nearest(paper)
    message = Said(
        f"chưa nhập được loại “{named}”" if named else "không nhận ra loại văn bản",
        f"papers of the kind “{named}” are not imported" if named else "its kind is not recognised",
    )
    advice = Said(f"Nhập như loại gần nhất: --kind {near}", f"Import it as: --kind {near}")
    raise refused(Spot(shown), KIND.code, message, advice)


def _nearest(paper: Paper) -> str:
    """The kind that numbers its text as the paper's own does, a plan where that says nothing."""
    if paper.kind.enacts or any(line.level == "dieu" for line in paper.items):
        return "quyet_dinh"
    if not paper.kind.key and "kinh-gui" in paper.found:
        return "cong_van"
    return {"bien_ban": "bao_cao", "thong_cao": "thong_bao", "cong_dien": "cong_van"}.get(
        paper.kind_key, "ke_hoach"
    )


def _text(paper: Paper, own: Kind, doubts: Doubts, target: Path, lang: Lang) -> str:
    head = HeadReader(paper, own, doubts)
    paragraphs = paper.document.paragraphs
    lines = read_text(paragraphs[paper.begin : paper.closing.start], doubts)
    preamble = [] if own.enacts or own.mark == "none" else _opening(lines)
    closing = [] if own.enacts or own.mark == "none" else closing_of(lines)
    root = tree_of(lines)
    unend(root)
    entries: list[Entry] = [
        *_named(own, target),
        *head.opening(),
        *_paragraphs("preamble", preamble),
        *_parts(root, own),
        *_paragraphs("closing", closing),
        *head.end(),
    ]
    about = [f"Nhập từ {Path(doubts.shown).name}."]
    return plan_text(about, _in_order(entries), lang, own.mark, doubts.over)


def _named(own: Kind, target: Path) -> list[Entry]:
    identity = slug(re.sub(r"\.kem$", "", target.stem)) or "ke-hoach"
    values = (("format", "1"), ("id", identity), ("version", "1"))
    return [*((pair(PLAN, key), value) for key, value in values), (pair(PLAN, "kind"), own.key)]


def _opening(lines: list[Line]) -> list[Line]:
    """Takes from the text the paragraphs before its first number, unless there is none."""
    numbered = [at for at, line in enumerate(lines) if not _is_plain(line)]
    first = numbered[0] if numbered else 0
    opening = lines[:first]
    del lines[:first]
    return opening


def _is_plain(line: Line) -> bool:
    return isinstance(line, OutlineLine) and not line.level and not line.title_of


def _paragraphs(key: str, lines: list[Line]) -> list[Entry]:
    said = tuple(
        without_end_mark(in_marks(shown_letters(line.paragraph)))
        for line in lines
        if isinstance(line, OutlineLine)
    )
    return [(pair(PLAN, key), said)] if said else []


def _parts(root: Branch, own: Kind) -> list[Entry]:
    if not root.below:
        return []
    plan = parted(root) if own.copied or own.key == "bao_cao" else []
    return plan or [(pair(PLAN, "content"), content(root, own.key))]


def _in_order(entries: list[Entry]) -> list[Entry]:
    """The keys in the order of the model; a paper that lacks something is a draft."""
    if any(is_open(one) for _, value in entries for one in _values(value)):
        entries = [*entries, (pair(PLAN, "status"), Pair("draft", STATUSES["draft"]))]
    order = list(PLAN.fields)
    return sorted(entries, key=lambda entry: order.index(entry[0].en))


def _values(value: Value) -> Iterator[Value]:
    yield value
    if isinstance(value, Fields):
        yield from (one for _, one in value.entries)
